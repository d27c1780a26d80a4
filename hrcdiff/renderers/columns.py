"""Text in columns of a terminal: what a character takes up, what is safe to print, where lines break.

Widths follow Unicode (UAX 11, East Asian Width; combining marks take up no column), as the
terminals do.  Nothing of a text reaches the terminal as a command: control characters and
those that turn the direction of writing are shown, not obeyed.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from hrcdiff.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ODD = "\ufffd"
"""Stands for a character that cannot be shown."""

_KEPT = "\u200c\u200d"
"""Format characters that spelling needs: the joiners of Persian and Indic scripts."""
_GAP = later(r"([^\S\u00a0\u2007\u202f]+)")
"""White space at which a line may break."""
_NO_START = frozenset("、。，．；：？！）］｝」』】》〉”’")
"""Never the first of a line."""


class Span(NamedTuple):
    """Characters of one look."""

    text: str
    style: str = ""
    """Parameters of the escape sequence SGR: ``4;38;5;32``; none for plain."""
    breaks: bool = False
    """Whether a line may break before it, though there is no space."""


Line = tuple[Span, ...]


class _Word(NamedTuple):
    """What a line never breaks, with the space before it."""

    gap: list[Span]
    spans: list[Span]


# --- characters ------------------------------------------------------------------------------


def shown(text: str) -> str:
    """The text as it may be printed: on one line, without commands to the terminal."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_shown, text))


@lru_cache(maxsize=4096)
def _shown(char: str) -> str:
    if char in "\t\n\r\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029":
        return " "
    if char == "\x1b":
        return "^["
    odd = unicodedata.category(char) in ("Cc", "Cf", "Cs") and char not in _KEPT
    return ODD if odd else char


def columns(text: str) -> int:
    """How many columns a text takes up."""
    return len(text) if text.isascii() else sum(map(_columns, text))


@lru_cache(maxsize=4096)
def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


# --- lines -----------------------------------------------------------------------------------


def wrap(spans: Iterable[Span], width: int) -> list[Line]:
    """Lines of at most ``width`` columns; a single word that is wider has a line of its own."""
    lines: list[Line] = []
    line: list[Span] = []
    used = 0
    for word in _words(spans):
        gap, length = _length(word.gap), _length(word.spans)
        if line and used + gap + length > width:
            lines.append(tuple(line))
            line, used = [], 0
        if line:
            line += word.gap
            used += gap
        line += word.spans
        used += length
    return [*lines, tuple(line)] if line else lines


def lines(text: str, width: int) -> int:
    """How many lines of at most ``width`` columns a text of one look takes."""
    if not text.isprintable() or "  " in text or any(_columns(char) != 1 for char in {*text}):
        return len(wrap([Span(text)], width))
    number, used = 0, width
    for word in text.split():
        used += 1 + len(word)
        if used > width:
            number, used = number + 1, len(word)
    return number


def _length(spans: Iterable[Span]) -> int:
    return sum(columns(span.text) for span in spans)


def _words(spans: Iterable[Span]) -> Iterator[_Word]:
    word = _Word([], [])
    for span, is_gap in _pieces(spans):
        if word.spans and (is_gap or span.breaks):
            yield word
            word = _Word([], [])
        (word.gap if is_gap else word.spans).append(span)
    if word.spans:
        yield word


def _pieces(spans: Iterable[Span]) -> Iterator[tuple[Span, bool]]:
    """Words and the gaps between them, in turn."""
    breaks = False
    for span in spans:
        breaks = breaks or span.breaks
        for i, text in enumerate(_GAP.split(shown(span.text))):
            if i % 2:
                yield Span(text, span.style), True
                breaks = False
            elif text:
                for part in _cut_wide(text):
                    yield Span(part, span.style, breaks), False
                    breaks = True
                breaks = False


def _cut_wide(text: str) -> list[str]:
    """A word cut at wide characters, between which lines may break without a space."""
    if text.isascii():
        return [text]
    cuts = [0]
    before = 0
    for at, char in enumerate(text):
        taken = _columns(char)
        stays = char in _NO_START or taken == 0 or (taken != 2 and before != 2)
        if at and not stays:
            cuts.append(at)
        before = taken
    return [text[start:end] for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True)]


def painted(line: Sequence[Span], *, colour: bool) -> str:
    """A line as printed, without commands to the terminal but those of its own styles.

    Each one switches its styles off again, so that it can be cut out or paged.
    """
    if not colour:
        return "".join(shown(span.text) for span in line).rstrip()
    pieces: list[str] = []
    style = ""
    for span in line:
        if span.style != style:
            pieces.append(("\x1b[0m" if style else "") + (f"\x1b[{span.style}m" if span.style else ""))
            style = span.style
        pieces.append(shown(span.text))
    return "".join(pieces).rstrip() + ("\x1b[0m" if style else "")


def beside(label: Sequence[Span], lines: Sequence[Line], *, gutter: int, width: int) -> list[Line]:
    """Lines set in by ``gutter`` columns with a label in the gutter; one too wide stands above them."""
    head = wrap(label, gutter - 2)
    if any(_length(line) > gutter - 2 for line in head):
        return [*wrap(label, width), *set_in(lines, gutter)]
    missing = len(head) - len(lines)
    body = [*lines, *([()] * missing)]
    head += [()] * -missing
    pads = [Span(" " * (gutter - _length(row))) for row in head]
    return [(*row, pad, *line) for row, pad, line in zip(head, pads, body, strict=True)]


def abreast(left: Sequence[Line], right: Sequence[Line], *, width: int, between: Span) -> list[Line]:
    """Two columns of lines; one that is too wide for its column pushes the other to the next line."""
    lines: list[Line] = []
    left, right = list(left), list(right)
    while left or right:
        one = left.pop(0) if left else ()
        wide = _length(one) > width
        other = right.pop(0) if right and not wide else ()
        pad = Span(" " * max(0, width - _length(one)))
        lines.append(one if wide else (*one, pad, between, *other))
    return lines


def set_in(lines: Iterable[Line], by: int) -> list[Line]:
    """Lines moved to the right."""
    return [(Span(" " * by), *line) for line in lines]
