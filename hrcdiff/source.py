"""A text together with the place each of its characters came from.

A reader turns a file into a `Source`: lines whose characters still know their offset in
the decoded file.  The parser cuts and joins those lines; at the end the offsets show
whether every character went somewhere and none went to two places.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from operator import itemgetter
from typing import Literal

JOINT = -1
"""Offset of a character that is not in the file: the space that joins two lines."""

_begin = itemgetter(0)


@dataclass(frozen=True, slots=True)
class Strand:
    """Characters that know where in the file they stood."""

    text: str
    runs: tuple[tuple[int, int], ...]
    """Where each stretch of characters begins in the text, the first at 0, and its offset in the file, or `JOINT`."""

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return bool(self.text)

    @property
    def at(self) -> array[int]:
        """The offset of each character."""
        offsets = array("l")
        for (begin, offset), (end, _) in pairwise([*self.runs, (len(self.text), JOINT)]):
            offsets.extend([JOINT] * (end - begin) if offset == JOINT else range(offset, offset + end - begin))
        return offsets

    def spans(self) -> list[tuple[int, int]]:
        """The stretches of the file that the characters are, without the joints."""
        if len(self.runs) == 1:
            ((_, offset),) = self.runs
            return [(offset, offset + len(self.text))] if offset != JOINT else []
        ends = pairwise([*self.runs, (len(self.text), JOINT)])
        return [(offset, offset + end - begin) for (begin, offset), (end, _) in ends if offset != JOINT]

    def cut(self, start: int, end: int | None = None) -> Strand:
        """The characters from ``start`` up to ``end``."""
        text = self.text[start:end]
        if len(text) == len(self.text):
            return self
        return Strand(text, self._runs(start, start + len(text)) if text else ())

    def _runs(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """The stretches between two places of the text."""
        first = bisect_right(self.runs, start, key=_begin) - 1
        begin, offset = self.runs[first]
        head = (0, offset if offset == JOINT else offset + start - begin)
        if first + 1 == len(self.runs):
            return (head,)
        last = bisect_left(self.runs, end, first + 1, key=_begin)
        return (head, *((begin - start, offset) for begin, offset in self.runs[first + 1 : last]))

    def strip(self) -> Strand:
        """Without white space at either end."""
        if len(self.text.strip()) == len(self.text):
            return self
        left = len(self.text) - len(self.text.lstrip())
        return self.cut(left, max(left, len(self.text.rstrip())))

    def without(self, spans: Iterable[tuple[int, int]]) -> Strand:
        """Without the characters in ``spans``, which must be sorted and must not overlap."""
        pieces, start = [], 0
        for begin, end in spans:
            pieces.append(self.cut(start, begin))
            start = end
        pieces.append(self.cut(start))
        return join(pieces, "")


def stretch(text: str, offset: int) -> Strand:
    """Characters that stand in the file side by side, from an offset on; `JOINT` if they are not in it."""
    return Strand(text, ((0, offset),) if text else ())


def join(strands: Iterable[Strand], glue: str = " ") -> Strand:
    """One strand out of several, with ``glue`` between them."""
    pieces = list(strands)
    if len(pieces) == 1:
        return pieces[0]
    runs: list[tuple[int, int]] = []
    length = 0
    for number, strand in enumerate(pieces):
        if number and glue:
            runs.append((length, JOINT))
            length += len(glue)
        runs += [(begin + length, offset) for begin, offset in strand.runs]
        length += len(strand.text)
    return Strand(glue.join([strand.text for strand in pieces]), tuple(runs))


LineRole = Literal["text", "furniture", "note"]
Tracked = Literal["original", "final"]
"""How a file with tracked changes is read: with none of them accepted, or with all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a file, markup taken off, white space folded to single spaces.

    In a format without lines, such as DOCX, a paragraph is a line.
    """

    strand: Strand
    number: int
    """Line of the file, from 1."""
    gap: int = 0
    """Blank lines before it."""
    bullet: bool = False
    heading: bool = False
    rule: bool = False
    """A line that only draws a line: the mark of a page break."""
    italic: tuple[tuple[int, int], ...] = ()
    """Spans of emphasis, in characters of the strand."""
    raised: tuple[tuple[int, int], ...] = ()
    """Spans set as superscript, in characters of the strand."""
    role: LineRole = "text"
    """What the format itself says: page furniture (a running head), or a line of a footnote's body,
    which begins with its marker as a raised span; the parser finds out about the rest."""
    page: int | None = None
    """Page of the file, from 1, where the format has pages."""

    @property
    def text(self) -> str:
        """The clean characters."""
        return self.strand.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file as a reader found it."""

    name: str
    sha256: str
    text: str
    """All characters of the file, decoded; numbers that the format counts by itself are among them."""
    lines: tuple[Line, ...]
    markup: bytearray = field(repr=False)
    """1 for each character of ``text`` that is markup."""
    doubts: tuple[str, ...] = ()
    """What the reader could not make out, in a sentence each; they become warnings of the document."""
