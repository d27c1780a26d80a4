"""Glyphs to rows: what stands on one line, with its spaces, its italics and its raised markers.

A row is a run of text without a wide gap; the two halves of a masthead or of a running head are two rows
at one height.  Spaces are judged by the gaps: Word leaves out some and pdfium makes up others
(``protecti ng``), while the gap of a word is never below `SPACE`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from hrcdiff.readers.pdf.glyphs import Glyph, Page

SPACE = 0.18
"""A gap of so many times the size of the type is a space."""
PRINTED_SPACE = 0.14
"""So much is enough if a space is printed there."""
COLUMN = 3.0
"""A gap of so many times the size of the type divides two rows."""
_RAISED_SIZE = 0.85
"""A raised marker is at most so large, compared with its line."""
_RAISED_BASE = 0.13
"""A raised marker stands so much higher, compared with the size of its line."""
_MARKER = re.compile(r"\d{1,3}|\*{1,3}|[\u2020\u2021\u00a7]")
_LABEL = re.compile(r"(?:[A-Z]{1,3}|\d{1,3}|[IVXLC]+|[a-z])?[.)]?|\(?[a-z]{1,5}\)|[\u2022\u2013\u2014\u25cf-]|\W")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")

Spans = tuple[tuple[int, int], ...]


@dataclass(slots=True)
class Row:
    """A line of type, or one half of it."""

    page: int
    text: str
    left: float
    right: float
    base: float
    size: float
    """Of most of its characters."""
    first_word: float = 0.0
    """Width of its first word."""
    bold: bool = False
    italic: Spans = ()
    raised: Spans = ()
    hidden: Spans = ()
    """Characters that are no text: control and private codes."""
    aslant: bool = False
    """Written in another direction than the page."""

    @property
    def marked(self) -> bool:
        """Whether it begins with a raised marker."""
        return bool(self.raised) and self.raised[0][0] == 0 and self.raised[0][1] < len(self.text)


def page_rows(page: Page) -> list[Row]:
    """The rows of a page, from top to bottom and from left to right."""
    out: list[Row] = []
    for line, lifted in _lines(page.glyphs):
        base, size = _measure(line)
        out += [_row(page.number, piece, base, size) for piece in _pieces(line + lifted, size)]
    return [row for row in out if row.text]


def slanted(page: Page) -> list[Row]:
    """Writing across the page, as it comes."""
    text = " ".join("".join(glyph.char for glyph in page.aslant).split())
    hidden = _runs(bytearray(map(_is_hidden, text)))
    return [Row(page.number, text, 0, 0, 0, 1, hidden=hidden, aslant=True)] if text else []


def _lines(glyphs: Iterable[Glyph]) -> list[tuple[list[Glyph], list[Glyph]]]:
    """Glyphs of one base line each, with the small ones that are raised above it or stand below it."""
    levels: list[list[Glyph]] = []
    for glyph in sorted((g for g in glyphs if g.char.strip() or g.char == " "), key=lambda g: -g.base):
        near = levels[-1][0] if levels else None
        if near and near.base - glyph.base <= 0.12 * max(near.size, glyph.size):
            levels[-1].append(glyph)
        else:
            levels.append([glyph])
    seen = [(*_measure(level), level) for level in levels]
    hosts: dict[int, list[Glyph]] = {}
    lines = []
    for index, (_, _, level) in enumerate(seen):
        host = _host(seen, index)
        if host is None:
            lines.append((index, level))
        else:
            hosts.setdefault(host, []).extend(level)
    return [(level, hosts.get(index, [])) for index, level in lines]


def _host(seen: list[tuple[float, float, list[Glyph]]], index: int) -> int | None:
    """The line, of larger type, on which the small glyphs of a level hang."""
    base, size, level = seen[index]
    left, right = min(g.left for g in level), max(g.right for g in level)
    best: tuple[float, int] | None = None
    for other in range(max(0, index - 3), min(len(seen), index + 4)):
        base_, size_, level_ = seen[other]
        rise = (base - base_) / size_
        if other == index or size > _RAISED_SIZE * size_ or not -0.35 < rise < 0.75:
            continue
        if right < min(g.left for g in level_) - size_ * 1.5 or left > max(g.right for g in level_) + size_:
            continue
        if len(level) <= max(len(level_), 12) and (best is None or abs(rise) < best[0]):
            best = abs(rise), other
    return best[1] if best else None


def _measure(line: list[Glyph]) -> tuple[float, float]:
    """Base line and size of most of the glyphs."""
    inked = [g for g in line if g.char.strip()] or line
    size = Counter(round(g.size, 1) for g in inked).most_common(1)[0][0]
    return Counter(round(g.base, 1) for g in inked).most_common(1)[0][0], size


def _pieces(line: list[Glyph], size: float) -> list[list[Glyph]]:
    """A line cut at its wide gaps, but not after the label of a paragraph."""
    if not _RIGHT_TO_LEFT.search("".join(g.char for g in line)):
        line = sorted(line, key=lambda g: g.left)
    pieces: list[list[Glyph]] = []
    last: Glyph | None = None
    for glyph in line:
        if not glyph.char.strip():
            if pieces:
                pieces[-1].append(glyph)
            continue
        wide = last is not None and _gap(last, glyph) > COLUMN * size
        if last is None or (wide and not _LABEL.fullmatch("".join(g.char for g in pieces[-1]).strip())):
            pieces.append([])
        pieces[-1].append(glyph)
        last = glyph
    return pieces


def _gap(one: Glyph, other: Glyph) -> float:
    return max(other.left - one.right, one.left - other.right)


def _row(page: int, glyphs: list[Glyph], base: float, size: float) -> Row:
    """A row from its glyphs in order."""
    chars: list[str] = []
    italic, raised = bytearray(), bytearray()
    own = Counter(round(g.size, 1) for g in glyphs if g.char.strip()).most_common(1)[0][0]
    last: Glyph | None = None
    space = False
    edges: list[float] = []
    for glyph in glyphs:
        if not glyph.char.strip():
            space = True
            continue
        up = glyph.size <= _RAISED_SIZE * size and glyph.base - base >= _RAISED_BASE * size
        if last is not None and _spaced(last, glyph, space, size, up, bool(raised[-1])):
            chars.append(" ")
            italic.append(glyph.italic and last.italic)
            raised.append(0)
            edges.append(last.right)
        for char in glyph.char:
            chars.append(char)
            italic.append(glyph.italic)
            raised.append(up)
            edges.append(glyph.right)
        last, space = glyph, False
    text = "".join(chars)
    inked = [g for g in glyphs if g.char.strip()]
    left = min(g.left for g in inked)
    end = text.find(" ")
    return Row(
        page=page,
        text=text,
        left=left,
        right=max(g.right for g in inked),
        base=base,
        size=own,
        first_word=(edges[end - 1] if end > 0 else edges[-1]) - left,
        bold=sum(g.bold for g in inked) * 2 > len(inked),
        italic=_runs(italic),
        raised=tuple(span for span in _runs(raised) if _MARKER.fullmatch(text[slice(*span)])),
        hidden=_runs(bytearray(map(_is_hidden, text))),
    )


def _spaced(last: Glyph, glyph: Glyph, space: bool, size: float, up: bool, was_up: bool) -> bool:
    """Whether there is a space between two glyphs."""
    if up and not was_up and glyph.char.isdigit():
        return _gap(last, glyph) > 1.5 * size  # a marker belongs to the word before it
    # A space that the next letter overprints is none: Word writes such ones after a hyphen.
    return _gap(last, glyph) > (PRINTED_SPACE if space else SPACE) * min(size, max(last.size, glyph.size))


@lru_cache(maxsize=4096)
def _is_hidden(char: str) -> bool:
    return char == "\u00ad" or (not char.isspace() and unicodedata.category(char) in {"Cc", "Cf", "Co", "Cs", "Cn"})


def _runs(flags: bytearray) -> Spans:
    spans: list[tuple[int, int]] = []
    for index, flag in enumerate(flags):
        if flag:
            if spans and spans[-1][1] == index:
                spans[-1] = (spans[-1][0], index + 1)
            else:
                spans.append((index, index + 1))
    return tuple(spans)


def in_columns(found: list[Row]) -> bool:
    """Whether the rows of a page stand in two columns of running text."""
    halves: Counter[int] = Counter()
    by_base: dict[float, list[Row]] = {}
    for row in found:
        by_base.setdefault(row.base, []).append(row)
    for pair in by_base.values():
        if len(pair) == 2 and all(len(row.text) > 20 for row in pair):
            halves[round(pair[1].left / 6)] += 1
    most = halves.most_common(1)[0] if halves else (0, 0)
    return most[1] >= 12 and most[1] * 2 > len(by_base)
