"""Plain text and Markdown, as people save them and as converters write them.

Markup is recognised character by character and taken out of the lines; what stays keeps
its offset.  The rules are looser than CommonMark where the field needs it: an asterisk
after a State's name (``Brazil*,``) is no emphasis, and two words glued at the edge of a
bold span (``Council**Fifty-fourth``) are two lines.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace

from hrcdiff.patterns import later
from hrcdiff.readers.charsets import REPLACEMENT
from hrcdiff.readers.lines import (
    INVISIBLE,
    LABEL_ALONE,
    SIGNS,
    UNSEEN,
    is_ordinal,
    odd_signs,
    spans_of,
    strand_of,
    struck,
)
from hrcdiff.source import Line, Source, Strand

_RULE = re.compile(r"\s*(?:-\s?){3,}\s*$|\s*(?:\*\s?){3,}\s*$|\s*_{3,}\s*$|\s*={4,}\s*$|\s*[\u2500\u2014]{3,}\s*$")
_RULERS = "-*_=\u2500\u2014"
_LEADS = frozenset(f">|#{_RULERS}{SIGNS}")
"""With what a line begins that is a rule or a row, or has a heading's, a bullet's or a quoted mail's sign."""
_MARKS = ("<", "^{", "~~", "\\")
"""What markup has within a line, but for stars."""
_HIDES = (*_MARKS, *UNSEEN)
"""The same, and characters that nobody sees: none of them is printable."""
_TAG = re.compile(r"</?(?:sup|sub|em|i|b|u|strong|br|hr)\s*/?>", re.IGNORECASE)
_RAISED = re.compile(r"<sup>((?:(?!<sup>).)*?)</sup>|\$?\^\{([^{}\n]{1,8})\}\$?", re.IGNORECASE)
_HEADING = re.compile(r"[ \t]{0,3}#{1,6}(?=[ \t])")
_BULLET = re.compile(
    r"(?![ \t]*-\s?\d{1,4}\s?-\s*$)"
    rf"[ \t]*[{SIGNS}](?=[ \t]|$)"
    r"|[ \t]*\*(?=[ \t]+(?:\d{1,3}\.|\([a-z]{1,4}\))[ \t])"
)
_STARS = later(r"[ \t]*\*[ \t]+(?=\S)")
_LISTED = 3
"""Paragraphs that begin with a star and a space, so many that they are a list and no notes."""
_STRUCK = re.compile(r"~~(?=\S)(?:(?!~~)[^\n])+?(?<=\S)~~|<(s|del|strike)>[^\n]*?</\1>", re.IGNORECASE)
_WIDE = "   "
_GAP = re.compile(rf"\S{_WIDE} *\S")
_COLUMN = 10
"""Characters of a line before the gap between two columns, at least."""
_FEW = 6
"""Lines of a text too short to tell how it was set."""
_ROW = re.compile(r"[ \t]*\|.*\|[ \t]*$")
_UNDER_HEADS = re.compile(r"[ \t]*\|(?:[ \t]*:?-{2,}:?[ \t]*\|)+[ \t]*$")
_QUOTE = re.compile(r"[ \t]*>[> \t]*")
_ESCAPE = re.compile(r"\\(?=[*_#\[\]()\-.+!`~\\])")
_DOUBLE = re.compile(r"\*\*(?<!\*{3})\*{0,2}(?!\*)|__(?<!___)(?!_)")
_STAR = re.compile(r"\*(?<![*\\]\*)(?!\*)|_(?<![_\\]_)(?!_)")
"""Patterns that begin with the sign itself are found several times as fast as those that first look behind."""


def read(name: str, text: str, sha256: str) -> Source:
    """Characters to lines without markup."""
    scanner = _Scanner(text)
    source = scanner.source(name, sha256)
    doubts: list[str] = []
    if broken := text.count(REPLACEMENT):
        doubts.append(f"{broken} characters of the file could not be decoded and stand as {REPLACEMENT}")
    if any(sign in UNSEEN for sign in scanner.hides):
        doubts += odd_signs(text)
    if scanner.struck:
        doubts.append(struck(scanner.struck))
    if _in_columns(text):
        doubts.append("the text seems to stand in columns side by side, and its lines to run through them")
    return replace(source, doubts=tuple(doubts)) if doubts else source


def _in_columns(text: str) -> bool:
    """Whether most lines have a wide gap in their middle."""
    if _WIDE not in text:
        return False
    lines = [line for line in map(str.strip, text.splitlines()) if line]
    return len(lines) >= _FEW and 2 * sum(1 for line in lines if _GAP.search(line, _COLUMN)) > len(lines)


def _numbers_of_lines(text: str) -> list[tuple[int, int]]:
    """The numbers at the margin of a text whose lines are counted; none if they do not run from 1 on."""
    spans: list[tuple[int, int]] = []
    for match in re.finditer(r"(?m)^(?=[^\n]*\S)[ \t]*(?:(\d{1,4})(?=[ \t]|$))?", text):
        if match[1] is None or int(match[1]) != len(spans) + 1:
            return []
        spans.append(match.span(1))
    return spans if len(spans) >= _FEW else []


_Marks = tuple[bool, bool, bool]
"""Whether a line has a bullet, whether it is a heading, whether it only draws a line."""


class _Scanner:
    """Marks each character of a text as kept or markup, plain, italic or raised."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.markup = bytearray(len(text))
        self.italic = bytearray(len(text))
        self.raised = bytearray(len(text))
        self.starred = _is_starred(text)
        printable = text.replace("\n", " ").isprintable()
        self.hides = [sign for sign in (_MARKS if printable else _HIDES) if sign in text]
        """Signs that the text has of other markup than stars."""
        self.struck = 0
        """Passages that are struck through."""
        self.breaks: list[int] = []
        """Where one line of the file is two, in order."""

    def source(self, name: str, sha256: str) -> Source:
        bounds = self._bounds()
        for span in _numbers_of_lines(self.text):
            self._hide(*span)
        marks = [self._line_marks(start, end) for start, end in bounds]
        for start, end in _blocks(bounds, marks):
            self._inline(start, end)
        if 1 not in self.italic:
            self.italic = bytearray()
        if 1 not in self.raised:
            self.raised = bytearray()
        lines: list[Line] = []
        gap = 0
        for number, ((start, end), mark) in enumerate(zip(bounds, marks, strict=True), 1):
            if mark is None:
                gap += 1
                continue
            for first, last in self._pieces(start, end):
                strand = strand_of(self.text, self.markup, first, last)
                if not strand:
                    continue
                lines.append(self._line(strand, number, gap, *mark, fused=first > start))
                gap = 0
        return Source(name=name, sha256=sha256, text=self.text, lines=tuple(lines), markup=self.markup)

    def _bounds(self) -> list[tuple[int, int]]:
        """Where each line begins and ends; after the last line break one begins as well."""
        bounds, start = [], 0
        closed = f"{self.text}."
        for line, whole in zip(closed.splitlines(), closed.splitlines(keepends=True), strict=True):
            bounds.append((start, start + len(line)))
            start += len(whole)
        return [*bounds[:-1], (bounds[-1][0], len(self.text))]

    def _hide(self, start: int, end: int) -> None:
        self.markup[start:end] = b"\x01" * (end - start)

    def _line_marks(self, start: int, end: int) -> _Marks | None:
        """Hide what stands before a line; None if it has nothing in it, or only the sign of a quoted mail."""
        bare = self.text[start:end].strip()
        if not bare.lstrip("> \t"):
            self._hide(start, end)
            return None
        if bare[0] not in _LEADS:
            return False, False, False
        quote = _QUOTE.match(self.text, start, end)
        if quote:
            self._hide(*quote.span())
            start = quote.end()
        line = self.text[start:end]
        if _RULE.match(line) or _UNDER_HEADS.match(line):
            return False, False, True
        if _ROW.match(line):
            self._row(start, end)
        heading = _HEADING.match(line)
        if heading:
            self._hide(start, start + heading.end())
        bullet = _BULLET.match(line) or (self.starred and _STARS.match(line)) or None
        if bullet:
            self._hide(start, start + bullet.end())
        return bool(bullet), bool(heading), False

    def _row(self, start: int, end: int) -> None:
        """Take the bars of a row of a table off; each cell is a line, but one that only holds a label."""
        last = start
        for match in re.finditer(r"(?<!\\)\|", self.text[start:end]):
            bar = start + match.start()
            self._hide(bar, bar + 1)
            cell = self.text[last:bar].strip()
            if cell and not LABEL_ALONE.fullmatch(cell):
                self.breaks.append(bar + 1)
            last = bar + 1

    def _inline(self, start: int, end: int) -> None:
        text = self.text
        block = text[start:end].lstrip()
        if block[0] in _RULERS and _RULE.match(block):
            return
        if any(sign in block for sign in self.hides):
            self._hidden(start, end)
        if "**" in block or "__" in block:
            self._bold(start, end)
        if "*" in block or "_" in block:
            self._emphasis(start, end)

    def _hidden(self, start: int, end: int) -> None:
        """Take off markup other than stars, and find what is raised and what is struck through."""
        text = self.text
        for match in INVISIBLE.finditer(text, start, end):
            self._hide(*match.span())
        for match in _RAISED.finditer(text, start, end):
            inner = match.span(1) if match.group(1) is not None else match.span(2)
            self._hide(match.start(), inner[0])
            self._hide(inner[1], match.end())
            if not is_ordinal(text[max(start, match.start() - 1) : match.start()], text[slice(*inner)]):
                self.raised[inner[0] : inner[1]] = b"\x01" * (inner[1] - inner[0])
        for match in _STRUCK.finditer(text, start, end):
            self._hide(*match.span())
            self.struck += 1
        for match in _TAG.finditer(text, start, end):
            self._hide(*match.span())
        for match in _ESCAPE.finditer(text, start, end):
            self._hide(*match.span())

    def _bold(self, start: int, end: int) -> None:
        runs = [m for m in _DOUBLE.finditer(self.text, start, end) if not self.markup[m.start()]]
        if sum(len(m.group()) // 2 for m in runs) % 2:
            return
        for match in runs:
            self._hide(*match.span())
            before = self.text[max(start, match.start() - 1) : match.start()]
            after = self.text[match.end() : min(end, match.end() + 1)]
            if before and after and not before.isspace() and not after.isspace() and _glued(before, after):
                self.breaks.append(match.end())

    def _emphasis(self, start: int, end: int) -> None:
        """Pair single stars; one that opens stands before a word, never after one."""
        opened: int | None = None
        for match in _STAR.finditer(self.text, start, end):
            at = match.start()
            if self.markup[at] or self.raised[at]:
                continue
            before = self._visible(at, -1, start, end)
            after = self._visible(at, 1, start, end)
            if opened is None:
                if after and not after.isspace() and (not before or before.isspace() or before in "([\u201c\"'"):
                    opened = at
            elif self.text[opened] == self.text[at] and before and not before.isspace() and not after.isalnum():
                self._hide(opened, opened + 1)
                self._hide(at, at + 1)
                self.italic[opened:at] = b"\x01" * (at - opened)
                opened = None

    def _visible(self, at: int, step: int, start: int, end: int) -> str:
        """The next character in a direction that is not markup, within the block."""
        at += step
        while start <= at < end and self.markup[at]:
            at += step
        return self.text[at] if start <= at < end else ""

    def _pieces(self, start: int, end: int) -> list[tuple[int, int]]:
        if not self.breaks:
            return [(start, end)]
        cuts = self.breaks[bisect_right(self.breaks, start) : bisect_left(self.breaks, end)]
        return list(zip([start, *cuts], [*cuts, end], strict=True))

    def _line(
        self, strand: Strand, number: int, gap: int, bullet: bool, heading: bool, rule: bool, *, fused: bool
    ) -> Line:
        return Line(
            strand=strand,
            number=number,
            gap=gap,
            bullet=bullet and not fused,
            heading=heading,
            rule=rule,
            italic=spans_of(strand, self.italic),
            raised=spans_of(strand, self.raised),
        )


def _is_starred(text: str) -> bool:
    """Whether so many paragraphs begin with a star that it is a bullet."""
    if text.count("* ") + text.count("*\t") < _LISTED:
        return False
    return len(re.findall(r"\n[ \t]*\*[ \t]+[^\W\d_]", f"\n{text}")) >= _LISTED


def _blocks(bounds: list[tuple[int, int]], marks: list[_Marks | None]) -> list[tuple[int, int]]:
    """Runs of lines without a blank one: emphasis may cross a line break, but not a blank line."""
    blocks: list[tuple[int, int]] = []
    open_ = False
    for (start, end), mark in zip(bounds, marks, strict=True):
        if mark is None:
            open_ = False
        elif open_:
            blocks[-1] = (blocks[-1][0], end)
        else:
            blocks.append((start, end))
            open_ = True
    return blocks


def _glued(before: str, after: str) -> bool:
    """Whether two characters at the edge of a bold span belong to different lines."""
    return (before.isalnum() or before in ")].,;:") and (after.isalnum() or after in "([")
