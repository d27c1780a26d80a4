"""What the head of the page tells at a glance: verbs, duties, consent and resources, operative paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hrcdiff.findings import ledgers
from hrcdiff.renderers import briefly, headline
from hrcdiff.renderers.addresses import drawn_together, with_items
from hrcdiff.renderers.weight import CONSENT, RESOURCES, asks_leave, due, of_resources, only_encouraged, preambular
from hrcdiff.verbs import without_sequence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hrcdiff.model import Document, Finding, Paragraph, Redline
    from hrcdiff.renderers.notes import Mark

    Marks = Mapping[tuple[str, str], Sequence[Mark]]

MOST = 6
"""Duties that the head tells, or one more if that is all; the others are in their ledger."""
FEW = 4
"""Conditions that it tells, and hedges."""
SOME = 5
"""Operative paragraphs that came or went of which it tells the first words, if there are no more."""
FIRST = 76
"""Characters of these."""
_WEIGHTY = (f"({CONSENT}", f"({RESOURCES}")
"""What a note says of conditions on consent, on requests and on resources."""
_HEDGE = ("(discretion", "(feasibility")
"""What a note says of words that leave a choice."""
_MODAL = "modality.changed"
WIDTH, LINES = 62, 3
"""Room of a duty: characters of a line, lines."""


class Verb(NamedTuple):
    """A verb that became another one."""

    note: str
    """Name of its note in the page."""
    finding: Finding
    old: str
    new: str
    says: str
    """What is said of it besides: ``weaker``, ``now a main verb``."""


class Due(NamedTuple):
    """A duty, a condition on consent or resources, or a hedge, that came, went or changed."""

    note: str
    old: str
    """Where it stands in the older text; a dash for nowhere."""
    new: str
    says: str


def verbs(redline: Redline, marks: Marks) -> list[Verb]:
    """The verbs that became others, those of the operative part first; an item of a list has that of its chapeau.

    Behind what is asked or decided stand modal verbs that became others, *shall*, *should*; near-synonyms are the last.
    """
    noted = _noted(redline, marks, headline.verbs_changed(redline))
    noted += _noted(redline, marks, headline.modals_changed(redline))
    noted.sort(key=lambda each: (preambular(redline, each[1]), each[1].label == "near-synonym"))
    return [Verb(note, finding, *_forms(finding), _says(finding)) for note, finding in noted]


_RANK = {"verb.promoted": "now a main verb", "verb.demoted": "now subordinate"}
_LABELS = frozenset({"stronger", "weaker", "contested", "near-synonym"})


def _says(finding: Finding) -> str:
    """What the head says of a verb that became another one, besides both."""
    said = _RANK.get(finding.rule, ""), finding.label if finding.label in _LABELS else ""
    return ", ".join(filter(None, said))


def _forms(finding: Finding) -> tuple[str, str]:
    """Both verbs as the note has them."""
    note = finding.note.partition(": ")[2] if finding.rule in _RANK else finding.note
    old, became, new = note.partition(" (")[0].partition(", ")[0].partition(briefly.BECAME)
    if became:
        return old, new
    return without_sequence(finding.old_words) or "none", without_sequence(finding.new_words) or "none"


def duties(redline: Redline, marks: Marks) -> list[Due]:
    """What is decided or due in the operative part, so much as the head has room for; what is only encouraged last."""
    said = [*(f for f in redline.findings if decided(f)), *(f for f in redline.findings if f.kind == "duty")]
    found = _noted(redline, marks, [finding for finding in said if _operative(redline, finding)])
    found.sort(key=lambda each: only_encouraged(redline, each[1]))
    return _told(redline, found, MOST)


def conditions(redline: Redline, marks: Marks) -> list[Due]:
    """The conditions on which texts most often stand or fall, in operative paragraphs that both texts have.

    Behind consent and resources stand words that weaken what is asked, or did: *consider*, *as appropriate*.
    """
    gone, new = {*redline.removed}, {*redline.added}
    found = [
        (rank, f)
        for f in redline.findings
        if (rank := _condition(f)) is not None and _operative(redline, f)
        if not (f.old and f.old.address in gone) and not (f.new and f.new.address in new)
    ]
    noted = [each for rank in (0, 1) for each in _noted(redline, marks, [f for r, f in found if r == rank])]
    return _told(redline, noted, FEW)


class Whole(NamedTuple):
    """Conditions of one family that came and went with whole paragraphs."""

    what: str
    """``consent and request``, ``resources``."""
    new: tuple[str, ...]
    """Paragraphs that came with such a condition, those of the preamble last."""
    gone: tuple[str, ...]


def with_paragraphs(redline: Redline) -> list[Whole]:
    """Consent, requests and resources that came or went with their paragraphs, of all parts."""
    sides = (redline.new, {*redline.added}), (redline.old, {*redline.removed})
    out: list[Whole] = []
    for family, holds in ((CONSENT, asks_leave), (RESOURCES, of_resources)):
        ours = [f for f in redline.findings if f.kind == "qualifier" and f"({family}" in f.note and holds(f)]
        came_with = {f.new.address for f in ours if f.new and not f.old_words}
        went_with = {f.old.address for f in ours if f.old and not f.new_words}
        came, went = (
            tuple(p.address for p in _operative_first(text) if p.address in fated & found)
            for (text, fated), found in zip(sides, (came_with, went_with), strict=True)
        )
        if came or went:
            out.append(Whole(family, came, went))
    return out


def _operative_first(document: Document) -> list[Paragraph]:
    return sorted(document.paragraphs, key=lambda paragraph: paragraph.part == "preambular")


def _condition(finding: Finding) -> int | None:
    """Whether a finding is on consent or resources, 0, or on a hedge, 1; *continue to* is none.

    An item of a list that is money is one on resources: *technical and financial assistance*.
    """
    if finding.kind == "qualifier" and any(kind in finding.note for kind in _WEIGHTY):
        return 0
    if finding.kind == "list" and of_resources(finding):
        return 0
    hedge = finding.kind == "qualifier" and any(kind in finding.note for kind in _HEDGE)
    if finding.rule in ("modality.added", "modality.removed"):
        return None if finding.note.startswith("continue") else 1
    return 1 if hedge else None


class Part(NamedTuple):
    """Operative paragraphs that are new, or that are gone."""

    what: str
    """``new`` or ``gone``."""
    which: tuple[tuple[str, str], ...]
    """``OP3``, ``OP5–OP9``, ``OP12(b)``, ``(c)``, each with the first address in it."""
    first: tuple[tuple[str, str], ...]
    """Address and first words of each, where they are few."""


def came_and_went(redline: Redline) -> list[Part]:
    """The operative paragraphs that are gone and those that are new, with their items; else the items that are."""
    sides = [
        (what, text, [p for p, _ in with_items([*map(text.paragraph, addresses)]) if p.part == "operative"])
        for what, text, addresses in (("gone", redline.old, redline.removed), ("new", redline.new, redline.added))
    ]
    few = sum(len(there) for *_, there in sides) <= SOME
    return [
        Part(what, tuple(drawn_together([p.address for p in there], text)), _first(there) if few else ())
        for what, text, there in sides
        if there
    ]


def _first(paragraphs: Iterable[Paragraph]) -> tuple[tuple[str, str], ...]:
    """Address and first words of some paragraphs."""
    return tuple((p.address, briefly.cut(" ".join(p.text.split()), FIRST)) for p in paragraphs)


def _told(redline: Redline, noted: Sequence[tuple[str, Finding]], most: int) -> list[Due]:
    """So many of some findings, or all if that is one more, for which a line has to stand in any case."""
    where = ledgers.sides(redline)
    out: list[Due] = []
    for note, finding in noted[: most + (len(noted) == most + 1)]:
        old, new = (", ".join(side) or "–" for side in where(finding))
        words = due(redline, finding) if finding.kind == "duty" else finding.note
        out.append(Due(note, old, new, briefly.told((words,), WIDTH, LINES)[0]))
    return out


def decided(finding: Finding) -> bool:
    """Whether something that the organ does itself came or went: a mandate that is extended to more."""
    return finding.rule in ("verb.ask-new", "verb.ask-gone") and " decided: " in finding.note


def _operative(redline: Redline, finding: Finding) -> bool:
    sides = ((redline.old, finding.old), (redline.new, finding.new))
    return any(text.paragraph(place.address).part != "preambular" for text, place in sides if place)


def _noted(redline: Redline, marks: Marks, findings: Iterable[Finding]) -> list[tuple[str, Finding]]:
    """Findings with the names of their notes, in the order of the newer text, the operative part first.

    What is gone stands last.
    """
    notes = {id(mark.finding): mark.id for row in marks.values() for mark in row}
    places = {p.address: (p.part == "preambular", i) for i, p in enumerate(redline.new.paragraphs)}
    last = (True, len(places))
    found = [(notes[id(finding)], finding) for finding in findings if id(finding) in notes]
    return sorted(found, key=lambda each: places[each[1].new.address] if each[1].new else last)
