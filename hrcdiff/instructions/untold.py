"""What of the new text amendment instructions do not bring."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from hrcdiff.instructions.kinds import called
from hrcdiff.instructions.numbering import figure, numbers
from hrcdiff.instructions.placing import apply

if TYPE_CHECKING:
    from hrcdiff.instructions.kinds import Instruction
    from hrcdiff.model import Document, Redline

MOST = 3
"""Headings and numbers that are told; more are counted."""


def untold(redline: Redline, drawn: Sequence[Instruction]) -> tuple[str, ...]:
    """Each thing that differs between the texts and is in none of the instructions drawn, in a few words."""
    return tuple(_untold(redline, drawn))


def _untold(redline: Redline, drawn: Sequence[Instruction]) -> Iterator[str]:
    old, new = _headings(redline.old), _headings(redline.new)
    in_old, in_new = frozenset(old), frozenset(new)
    come, gone = [h for h in new if h not in in_old], [h for h in old if h not in in_new]
    for name, headings in (("newer", come), ("older", gone)):
        if headings:
            quoted = ", ".join(f"\u201c{heading}\u201d" for heading in headings[:MOST])
            more = f" and {len(headings) - MOST} more" if len(headings) > MOST else ""
            verb = "bring" if name == "newer" else "take away"
            yield f"the instructions do not {verb} headings of the {name} text: {quoted}{more}"
    notes = [note for change in redline.footnote_changes for note in [change.new or change.old] if note]
    count = sum(note.address not in (None, "sponsors") for note in notes)
    if count:
        said = "footnote that differs" if count == 1 else f"{count} footnotes that differ"
        yield f"the instructions do not bring the {said}"
    made = apply(redline.old, drawn)
    if made.unplaced or [item.text for item in made.items] != [p.text for p in redline.new.paragraphs]:
        yield "applied to the older text, the instructions do not give the newer one"
        return
    anew = list(numbers(redline.old, made)) if drawn else [p.label or "" for p in redline.old.paragraphs]
    others = list(_renumbered(redline.new, anew))
    if others:
        said, more = ", ".join(others[:MOST]), f" and {len(others) - MOST} more" if len(others) > MOST else ""
        yield f"numbers and letters come out otherwise than in the newer text: {said}{more}"


def _renumbered(new: Document, anew: Sequence[str]) -> Iterator[str]:
    """The paragraphs of the newer text that get another number or letter than they have there."""
    for p, number in zip(new.paragraphs, anew, strict=True):
        if p.part != "preambular" and figure(p.label or "") != figure(number):
            yield f"{called(p.address)} becomes {number.rstrip('.') or 'one without a number'}"


def _headings(document: Document) -> list[str]:
    """The headings before the annexes: those of an annex come with it."""
    annexed = {p.address for p in document.paragraphs if p.part == "annex"}
    return [heading.text for heading in document.headings if heading.before not in annexed]
