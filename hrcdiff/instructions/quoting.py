"""Where quoted words stand in a paragraph, and what goes in their place."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from hrcdiff.instructions.kinds import Instruction

_QUOTES = "\"'\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb`"
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212"
_CLOSING = ",;.:)?!\u201d\u2019"
_STOP = re.compile(r"[,;.:]?\s*$")


class Place(NamedTuple):
    """A half-open span of a paragraph, and what takes its place."""

    start: int
    end: int
    text: str


def located(text: str, one: Instruction) -> list[Place] | str:
    """The places that an instruction on words means; else what is wrong, as *“…” stands twice*."""
    if one.side in ("start", "end"):
        return [_at_an_end(text, one)]
    spans = spans_of(text, one.quoted)
    if one.upto:
        ends = [(a, next((d for c, d in spans_of(text, one.upto) if c >= b), -1)) for a, b in spans]
        spans = [(a, d) for a, d in ends if d >= 0]
    if one.beside and len(spans) > 1:
        beside = spans_of(text, one.beside)
        spans = [(a, b) for a, b in spans if any(abs(a - d) <= 1 or abs(c - b) <= 1 for c, d in beside)]
    said = f"“{one.quoted}”" + (f" … “{one.upto}”" if one.upto else "")
    if not spans:
        return f"{said} does not stand"
    if len(spans) > 1 and not one.every:
        return f"{said} stands {len(spans)} times"
    return [_changed(text, span, one) for span in spans]


def spans_of(text: str, quoted: str) -> list[tuple[int, int]]:
    """Where words stand, overlapping places counted; if nowhere exactly, whatever their quotes, dashes and spaces."""
    if not quoted.strip():
        return []
    exact = [(m.start(), m.start() + len(quoted)) for m in re.finditer(f"(?={re.escape(quoted)})", text)]
    exact = [(a, b) for a, b in exact if _whole(text, a, b)]
    return exact or [m.span(1) for m in _loose(quoted.strip()).finditer(text) if _whole(text, *m.span(1))]


def _whole(text: str, start: int, end: int) -> bool:
    """Whether a span begins and ends at the edges of words."""
    before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    after = end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
    return not before and not after


@lru_cache(maxsize=256)
def _loose(quoted: str) -> re.Pattern[str]:
    signs = []
    for char in " ".join(quoted.split()):
        if char == " ":
            signs.append(r"\s+")
        elif char in _QUOTES:
            signs.append(f"[{re.escape(_QUOTES)}]")
        elif char in _DASHES:
            signs.append(f"[{re.escape(_DASHES)}]")
        else:
            signs.append(re.escape(char))
    return re.compile(f"(?=({''.join(signs)}))")


def _changed(text: str, span: tuple[int, int], one: Instruction) -> Place:
    start, end = span
    if one.side == "after":
        glue = "" if one.text[:1] in ",;.:)" or one.text[:1].isspace() else " "
        return Place(end, end, glue + one.text.rstrip())
    if one.side == "before":
        return Place(start, start, one.text.rstrip() + " ")
    if one.text:
        return Place(start, end, one.text)
    before, after = text[:start][-1:], text[end:][:1]
    if (not before or before.isspace()) and after.isspace():
        end += 1
    elif before.isspace() and (not after or after in _CLOSING):
        start -= 1
    return Place(start, end, "")


def _at_an_end(text: str, one: Instruction) -> Place:
    """Words put at the beginning, or at the end before the mark that ends the paragraph, unless they bring one."""
    if one.side == "start":
        return Place(0, 0, one.text.rstrip() + " ")
    stop = _STOP.search(text)
    start = stop.start() if stop else len(text)
    glue = "" if one.text[:1] in ",;.:)" else " "
    brings = one.text.rstrip()[-1:] in ",;.:"
    return Place(start, len(text) if brings else start, glue + one.text.strip())
