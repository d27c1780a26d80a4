"""A text together with the place each of its characters came from.

A reader turns a file into a `Source`: lines whose characters still know their offset in
the decoded file.  The parser cuts and joins those lines; at the end the offsets show
whether every character went somewhere and none went to two places.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

JOINT = -1
"""Offset of a character that is not in the file: the space that joins two lines."""


@dataclass(frozen=True, slots=True)
class Strand:
    """Characters with their offsets: ``len(text) == len(at)``."""

    text: str
    at: array[int]

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return bool(self.text)

    def cut(self, start: int, end: int | None = None) -> Strand:
        """The characters from ``start`` up to ``end``."""
        return Strand(self.text[start:end], self.at[start:end])

    def strip(self) -> Strand:
        """Without white space at either end."""
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


def join(strands: Iterable[Strand], glue: str = " ") -> Strand:
    """One strand out of several, with ``glue`` between them."""
    texts, at = [], array("l")
    joint = array("l", [JOINT] * len(glue))
    for number, strand in enumerate(strands):
        if number:
            at.extend(joint)
        texts.append(strand.text)
        at.extend(strand.at)
    return Strand(glue.join(texts), at)


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
    fused: bool = False
    """Was glued to the line before it; the boundary showed in the markup alone."""
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
