"""The edits of a link as runs: cut where a transfer, an opening or an owner begins or ends.

Joined again, the runs are the edits: no character is added, dropped or moved.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from hrcdiff.renderers.homes import homes
from hrcdiff.renderers.italics import italics
from hrcdiff.renderers.notes import Mark, at, lettered
from hrcdiff.renderers.phrases import within

if TYPE_CHECKING:
    from hrcdiff.model import Link, Op, Place, Redline, Significance, Transfer


class Flag(NamedTuple):
    """The mark at one end of a transfer."""

    number: int
    """1 for the first transfer of the redline."""
    transfer: Transfer
    side: str
    """``old`` where the words stood, ``new`` where they stand."""
    within: bool = False
    """Whether both ends are in one link: the words changed their place in the provision."""

    @property
    def there(self) -> Place:
        """The other end."""
        return self.transfer.new if self.side == "old" else self.transfer.old

    @property
    def words(self) -> str:
        """The words as they stand at the other end; within one link, as they stand in the newer text."""
        other = "delete" if self.within or self.side == "old" else "insert"
        return "".join(edit.text for edit in self.transfer.edits if edit.op != other).strip()


class Run(NamedTuple):
    """Words with one fate."""

    op: Op
    text: str
    old: str | None
    new: str | None
    significance: Significance | None = None
    place: int = 0
    """Place of its edit in the link: the order in which both texts are rebuilt."""
    opening: bool = False
    """Part of the opening phrase, which the UN sets in italics."""
    flags: tuple[Flag, ...] = ()
    """Transfers that begin here."""
    transferred: bool = False
    marks: tuple[Mark, ...] = ()
    """Findings whose words end with this run."""
    tag: str | None = None
    """Old address to name before the run, where words of several old paragraphs stand together."""


@dataclass(slots=True)
class Cuts:
    """Where the runs of one paragraph must be cut, and what begins there."""

    opening: tuple[int, int]
    """Where the opening phrase begins and ends."""
    spans: list[tuple[int, int]]
    flags: dict[int, list[Flag]]
    marks: dict[int, list[Mark]]
    _points: Sequence[int] = ()
    """All of these offsets in order, gathered when the first words are cut."""

    def within(self, start: int, end: int) -> Sequence[int]:
        """Offsets strictly between two others at which something begins or ends."""
        if not self._points:
            self._points = sorted({*self.opening, *self.marks}.union(*self.spans))
        return self._points[bisect_right(self._points, start) : bisect_left(self._points, end)]

    def plain(self, start: int, end: int) -> bool:
        """Whether nothing begins, ends or goes on between two offsets with no other between them."""
        opening = self.opening[0] <= start and end <= self.opening[1]
        return not (opening or self.spans or end in self.marks)

    def transferred(self, at: int) -> bool:
        """Whether the character at this offset is part of a transfer."""
        return bool(self.spans) and any(start <= at < end for start, end in self.spans)


Side = dict[str, Cuts]
Lettering = Mapping[tuple[str, str], Sequence[Mark]]
"""What `hrcdiff.renderers.notes.lettered` gives."""


def cuts(redline: Redline, lettering: Lettering | None = None) -> tuple[Side, Side]:
    """What to cut in each paragraph of the old and of the new text."""
    sides: tuple[Side, Side] = tuple(  # type: ignore[assignment]  # two documents, two sides
        {p.address: Cuts(italics(p, document.language), [], {}, {}) for p in document.paragraphs}
        for document in (redline.old, redline.new)
    )
    inside = within(redline)
    for number, transfer in enumerate(redline.transfers, start=1):
        for name, side, place in (("old", sides[0], transfer.old), ("new", sides[1], transfer.new)):
            cut = side[place.address]
            cut.spans.append((place.start, place.end))
            flag = Flag(number=number, transfer=transfer, side=name, within=transfer.id in inside)
            cut.flags.setdefault(place.start, []).append(flag)
    for marks in (lettered(redline) if lettering is None else lettering).values():
        for mark in marks:
            _mark(mark, sides)
    return sides


def _mark(mark: Mark, sides: tuple[Side, Side]) -> None:
    """The end of the words of a finding, if they are words of this paragraph."""
    spot = at(mark.finding)
    cut = sides[spot[0] == "new"].get(spot[1]) if spot else None
    if spot and cut:
        cut.marks.setdefault(spot[2], []).append(mark)


def whole(op: Op, address: str, text: str, side: Side) -> list[Run]:
    """The runs of a paragraph that is in no link."""
    gone = op == "delete"
    run = Run(op=op, text=text, old=address if gone else None, new=None if gone else address)
    return _cut(run, {}, side[address], by_old=gone)


def of_link(link: Link, old_side: Side, new_side: Side) -> dict[str, list[Run]]:
    """The runs of a link by the new paragraph in whose row they stand."""
    rows: dict[str, list[Run]] = {address: [] for address in link.new}
    offsets: tuple[dict[str, int], dict[str, int]] = ({}, {})
    rows_of = homes(link)
    for place, edit in enumerate(link.edits):
        gone = edit.op == "delete"
        run = Run(edit.op, edit.text, edit.old, edit.new, edit.significance, place)
        address = (edit.old if gone else edit.new) or ""
        cut = (old_side if gone else new_side)[address]
        pieces = _cut(run, offsets[not gone], cut, by_old=gone)
        if edit.op == "equal" and edit.old is not None:
            start = offsets[0].get(edit.old, 0)
            offsets[0][edit.old] = start + len(edit.text)
            if old_side[edit.old].spans:
                pieces = _cut_old(pieces, start, old_side[edit.old])
        rows[rows_of[place]].extend(pieces)
    if len(link.old) > 1:
        rows = {address: _tagged(runs) for address, runs in rows.items()}
    return rows


def _cut(run: Run, offsets: dict[str, int], cut: Cuts, *, by_old: bool) -> list[Run]:
    """A run in pieces, along the side that decides how it looks."""
    address = (run.old if by_old else run.new) or ""
    start = offsets.get(address, 0)
    end = offsets[address] = start + len(run.text)
    inner = cut.within(start, end)
    if not inner and cut.plain(start, end):
        return [run]
    op, text, old, new, significance, place, *_ = run
    (first, last), flags, marks = cut.opening, cut.flags, cut.marks
    return [
        Run(
            op, text[a - start : b - start], old, new, significance, place, first <= a and b <= last,
            tuple(flags[a]) if a in flags else (), bool(cut.spans) and cut.transferred(a),
            tuple(marks[b]) if b in marks and a < b else (),
        )
        for a, b in pairwise((start, *inner, end))
    ]  # fmt: skip


def _cut_old(runs: Sequence[Run], start: int, cut: Cuts) -> list[Run]:
    """Equal runs cut once more where a transfer of the old text begins or ends."""
    pieces: list[Run] = []
    for run in runs:
        end = start + len(run.text)
        points = [start, *cut.within(start, end), end]
        for a, b in pairwise(points):
            pieces.append(
                run._replace(
                    text=run.text[a - start : b - start],
                    flags=(run.flags if a == start else ()) + tuple(cut.flags.get(a, ())),
                    marks=run.marks if b == end else (),
                    transferred=run.transferred or cut.transferred(a),
                )
            )
        start = end
    return pieces


def _tagged(runs: Sequence[Run]) -> list[Run]:
    """The old address named wherever it changes."""
    last: str | None = None
    tagged: list[Run] = []
    for run in runs:
        changes = run.old is not None and run.old != last and not run.text.isspace()
        tagged.append(run._replace(tag=run.old) if changes else run)
        last = run.old if changes else last
    return tagged
