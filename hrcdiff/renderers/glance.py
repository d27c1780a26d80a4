"""What the head of the page tells at a glance: verbs, duties, consent and resources, operative paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hrcdiff.findings import ledgers
from hrcdiff.renderers import briefly, phrases
from hrcdiff.verbs import without_sequence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hrcdiff.model import Finding, Redline
    from hrcdiff.renderers.notes import Mark

    Marks = Mapping[tuple[str, str], Sequence[Mark]]

MOST = 6
"""Duties that the head tells; the others are in their ledger."""
FEW = 3
"""Conditions that it tells."""
_WEIGHTY = ("(consent and request", "(resources")
"""What a note says of conditions on consent, on requests and on resources."""
WIDTH, LINES = 62, 3
"""Room of a duty: characters of a line, lines."""


class Verb(NamedTuple):
    """A verb that became another one."""

    note: str
    """Name of its note in the page."""
    finding: Finding
    old: str
    new: str


class Due(NamedTuple):
    """A duty, or a condition on consent or resources, that came, went or changed."""

    note: str
    old: str
    """Where it stands in the older text; a dash for nowhere."""
    new: str
    says: str


def verbs(redline: Redline, marks: Marks) -> list[Verb]:
    """The verbs that became others, those of the operative part first; an item of a list has that of its chapeau."""
    noted = _noted(redline, marks, phrases.verbs_changed(redline))
    return [Verb(note, finding, *_forms(finding)) for note, finding in noted]


def _forms(finding: Finding) -> tuple[str, str]:
    """Both verbs as the note has them."""
    old, became, new = finding.note.partition(" (")[0].partition(", ")[0].partition(briefly.BECAME)
    if became:
        return old, new
    return without_sequence(finding.old_words) or "none", without_sequence(finding.new_words) or "none"


def duties(redline: Redline, marks: Marks) -> list[Due]:
    """What is decided or due in the operative part, so much as the head has room for."""
    due = [*(f for f in redline.findings if decided(f)), *(f for f in redline.findings if f.kind == "duty")]
    found = [finding for finding in due if _operative(redline, finding)]
    return _told(redline, marks, found, MOST)


def conditions(redline: Redline, marks: Marks) -> list[Due]:
    """The conditions on which texts most often stand or fall, in operative paragraphs that both texts have."""
    gone, new = {*redline.removed}, {*redline.added}
    found = [
        f
        for f in redline.findings
        if f.kind == "qualifier" and any(kind in f.note for kind in _WEIGHTY) and _operative(redline, f)
        if not (f.old and f.old.address in gone) and not (f.new and f.new.address in new)
    ]
    return _told(redline, marks, found, FEW)


def came_and_went(redline: Redline) -> list[tuple[str, str]]:
    """``new`` and ``gone`` with the operative paragraphs of which that is so, ``OP3, OP5–OP9``; items are left out."""
    out: list[tuple[str, str]] = []
    for what, text, addresses in (("new", redline.new, redline.added), ("gone", redline.old, redline.removed)):
        order = {p.address: n for n, p in enumerate(p for p in text.paragraphs if p.parent is None)}
        there = [a for a in addresses if a in order and text.paragraph(a).part == "operative"]
        if there:
            out.append((what, phrases.span(there, order)))
    return out


def _told(redline: Redline, marks: Marks, findings: Iterable[Finding], most: int) -> list[Due]:
    where = ledgers.sides(redline)
    out: list[Due] = []
    for note, finding in _noted(redline, marks, findings)[:most]:
        old, new = (", ".join(side) or "–" for side in where(finding))
        out.append(Due(note, old, new, briefly.told((finding.note,), WIDTH, LINES)[0]))
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
