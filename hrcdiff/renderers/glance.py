"""What the head of the page tells at a glance: which verbs became others, which duties came, went or changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hrcdiff.renderers import briefly, phrases
from hrcdiff.verbs import without_sequence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hrcdiff.model import Finding, Redline
    from hrcdiff.renderers.notes import Mark

    Marks = Mapping[tuple[str, str], Sequence[Mark]]

MOST = 6
"""Duties that the head tells; the others are in their ledger."""
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
    """A duty that came, went or changed."""

    note: str
    finding: Finding
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
    return [
        Due(note, finding, briefly.told((finding.note,), WIDTH, LINES)[0])
        for note, finding in _noted(redline, marks, found)[:MOST]
    ]


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
