"""Lines to blocks: where each paragraph begins, and which lines go on.

A number begins an operative paragraph if it fits the sequence; a sub-label if it fits its list; an
opening phrase begins a preambular paragraph, and an operative one whose number was lost.  Whatever
begins nothing belongs to the block before it (``un-resolutions.md``, section 8.4).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from statistics import median
from typing import Literal

from hrcdiff.lexicon import opening
from hrcdiff.parsing.labels import NUMBER, SUB, Nesting
from hrcdiff.source import Line, Strand

Kind = Literal["preambular", "operative", "sub", "continuation", "annex", "heading"]

_SOFT_WIDTH = 100
"""Lines of a file whose breaks are all soft are shorter than this; one paragraph to a line is longer."""
_ENDED = re.compile(r"[,;.:\]](?:\s?(?:and|or))?[\"'\u201d\u2019)\]]*(?:[\u00b9\u00b2\u00b3\u2070-\u2079]|\d{1,2})*$")
_ANNEX = re.compile(r"(?:Annex|Appendix)(?:\s+[IVX]{1,5})?\*?$")
_SECTION = re.compile(
    r"(?P<roman>[IVX]{1,6})(?:\.\s*(?P<title>\S.*)?)?$|(?P<part>[A-H])(?:\.\s+(?P<heading>[A-Z].*))?$"
)


@dataclass(slots=True)
class Block:
    """A paragraph or heading in the making."""

    kind: Kind
    strands: list[Strand]
    line: int
    label: Strand | None = None
    number: str | None = None
    """The number or the path of labels that addresses it."""
    printed: str | None = None
    section: str = ""
    restored: bool = False
    joined_at: list[int] = field(default_factory=list)
    """Lines that were joined over a gap."""

    @property
    def ended(self) -> bool:
        """Whether the text so far could be a whole paragraph."""
        return bool(_ENDED.search(self.strands[-1].text))


def is_soft(lines: list[Line]) -> bool:
    """Whether the line breaks of a file are only wraps (section 8.4, step 7)."""
    if len(lines) < 4:
        return False
    open_ends = sum(1 for line in lines if not _ENDED.search(line.text))
    return median(len(line.text) for line in lines) < _SOFT_WIDTH and open_ends * 2 > len(lines)


class Segmenter:
    """Reads lines one by one; `blocks` is the result."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.soft = is_soft(lines)
        self.blocks: list[Block] = []
        self.number = 0
        self.section = ""
        self.nesting = Nesting()
        self.annex = 0
        self.index = 0

    def run(self) -> list[Block]:
        """All blocks, in order."""
        for index, line in enumerate(self.lines):
            self.index = index
            if not (
                self._annex_or_section(line)
                or self._numbered(line)
                or self._sub(line)
                or self._preambular(line)
                or self._unnumbered(line)
                or self._loose(line)
            ):
                self._join(line)
        return self.blocks

    @property
    def _last(self) -> Block | None:
        return self.blocks[-1] if self.blocks else None

    def _ended(self) -> bool:
        return self._last is None or self._last.kind == "heading" or self._last.ended

    def _boundary(self, line: Line) -> bool:
        """Whether the layout allows a new paragraph here."""
        return line.gap > 0 or not self.soft or line.bullet or self._last is None

    def _add(self, kind: Kind, line: Line, cut: int = 0, **more: str | bool | None) -> bool:
        strand = line.strand.cut(cut).strip()
        label = line.strand.cut(0, cut).strip() if cut else None
        self.blocks.append(
            Block(kind, [strand], line.number, label=label, section=self.section, **more)  # type: ignore[arg-type]
        )
        return True

    def _annex_or_section(self, line: Line) -> bool:
        text = line.text
        if _ANNEX.fullmatch(text) and self._ended() and self.number:
            self.annex += 1
            self.number, self.section, self.nesting = 0, f"A{self.annex}", Nesting()
            return self._add("heading", line)
        section = _SECTION.fullmatch(text)
        if section and self._ended() and self._boundary(line) and not self.annex and self._restarts(section):
            self.section = section.group("roman") or section.group("part")
            self.number, self.nesting = 0, Nesting()
            return self._add("heading", line)
        return False

    def _restarts(self, section: re.Match[str]) -> bool:
        """A heading counts as a section if the next number is 1, so that addresses need it."""
        following = next((m for m in map(self._number_of, self.lines[self.index + 1 :]) if m), None)
        return following is not None and following[0] == 1 and (bool(self.number) or section.group("roman") == "I")

    @staticmethod
    def _number_of(line: Line) -> tuple[int, int, bool] | None:
        """Number, length of the label, and whether its point was lost."""
        match = NUMBER.match(line.text)
        if not match or match.end() >= len(line.text):
            return None
        return (
            int(match.group("label") or match.group("glued")),
            match.end(),
            match.group("glued") is not None,
        )

    def _numbered(self, line: Line) -> bool:
        found = self._number_of(line)
        if not found:
            return False
        number, cut, glued = found
        begins = opening(line.text[cut:])
        operative = begins is not None and begins.mood == "operative"
        if self.annex:
            fits = number == self.number + 1 and self._ended() and not glued
        elif number == self.number + 1:
            fits = operative or (self._ended() and self._boundary(line) and not glued and bool(self.blocks))
        else:
            fits = operative and self._ended() and self._boundary(line) and not glued and number > self.number
        if not fits:
            return False
        self.number, self.nesting = number, Nesting()
        return self._add("annex" if self.annex else "operative", line, cut, number=str(number), printed=str(number))

    def _sub(self, line: Line) -> bool:
        match = SUB.match(line.text)
        if not match or not self.blocks or not (self._ended() or self._boundary(line)):
            return False
        if self._last and self._last.kind == "heading":
            return False
        following = next(
            (m.group("label") for m in (SUB.match(x.text) for x in self.lines[self.index + 1 :]) if m), None
        )
        depth = self.nesting.place(match.group("label"), following)
        if depth is None:
            return False
        printed = line.text[: match.end()].strip()
        return self._add("sub", line, match.end(), number=self.nesting.path(depth), printed=printed)

    def _preambular(self, line: Line) -> bool:
        if self.number or self.annex:
            return False
        begins = opening(line.text)
        if not begins or begins.mood != "preambular" or not (self._ended() or (not self.soft and line.gap)):
            return False
        self.nesting = Nesting()
        return self._add("preambular", line)

    def _unnumbered(self, line: Line) -> bool:
        """An operative paragraph without its number: lost, or never there."""
        begins = opening(line.text)
        if self.annex or not begins or begins.mood != "operative" or not (self._ended() and self._boundary(line)):
            return False
        following = next((m[0] for m in map(self._number_of, self.lines[self.index + 1 :]) if m), None)
        if following == self.number + 2:
            self.number, self.nesting = self.number + 1, Nesting()
            return self._add("operative", line, number=str(self.number), restored=True)
        if following is None and (self.number == 0 or self._last is None or self._last.printed is None):
            self.number, self.nesting = self.number + 1, Nesting()
            return self._add("operative", line, number=str(self.number))
        return False

    def _loose(self, line: Line) -> bool:
        """Text that begins nothing known but stands apart."""
        last = self._last
        if last is None:
            return self._add("preambular", line)
        if not (self._ended() and self._boundary(line) and line.gap) or self.soft:
            return False
        if self.annex:
            return self._add("annex", line)
        if last.kind == "sub" and line.text[0].islower():
            return self._add("continuation", line)
        if last.kind == "preambular" and not self.number and line.text[0].isupper():
            return self._add("preambular", line)
        if line.text[0].isupper() and not _ENDED.search(line.text) and len(line.text) < _SOFT_WIDTH * 2:
            return self._add("heading", line)
        return False

    def _join(self, line: Line) -> None:
        last = self.blocks[-1]
        last.strands.append(line.strand)
        if line.gap:
            last.joined_at.append(line.number)
