"""What an instruction quotes, and the paragraphs that it brings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from hrcdiff.instructions.kinds import BRACKETED, New
from hrcdiff.parsing.labels import AFTER, BIS, Nesting

if TYPE_CHECKING:
    from hrcdiff.model import Part

_PARAGRAPH_LABEL = re.compile(
    rf"(?:\[?(?:PP|OP)\s?\.?\d{{1,3}}(?:\s?(?:{BIS}))?\]?[.:]?|\d{{1,3}}(?:\s?(?:{BIS}))?\.)\s+(?=\S)"
)
_SUB = re.compile(
    rf"(?P<printed>\((?P<label>[a-z]{{1,4}})\)(?:\s(?P<after>{AFTER})\b)?|(?P<dotted>[a-z]{{1,4}}\.))\s+(?=\S)"
)
PAIRS = {"\u201c": "\u201d", "\u00ab": "\u00bb", '"': '"', "\u201e": "\u201d"}


def unquoted(text: str) -> tuple[str, list[str]]:
    """The text with its quotations as ``⟦0⟧``, ``⟦1⟧`` …, and the quotations; marks nest."""
    out: list[str] = []
    quotes: list[str] = []
    ends = closes(text)
    at = 0
    while at < len(text):
        end = ends.get(at, -1)
        if end < 0:
            out.append(text[at])
            at += 1
        else:
            out.append(f"\u27e6{len(quotes)}\u27e7")
            quotes.append(text[at + 1 : end])
            at = end + 1
    return "".join(out), quotes


def closes(text: str) -> dict[int, int]:
    """Where the quotations end that begin at these places."""
    out: dict[int, int] = {}
    open_: dict[str, list[int]] = {closing: [] for closing in PAIRS.values()}
    for at, char in enumerate(text):
        if open_.get(char):
            out[open_[char].pop()] = at
        elif char in PAIRS:
            open_[PAIRS[char]].append(at)
    return out


def news(texts: Iterable[str], part: Part | None, level: int) -> tuple[New, ...]:
    """Paragraphs with their depths; labels and the marks that quote a paragraph as a whole are taken off."""
    out: list[New] = []
    nesting = Nesting()
    rows = [bare(text) for text in texts]
    labels = [_SUB.match(row) for row in rows]
    for row, match, following in zip(rows, labels, _next(labels), strict=True):
        above = max(level - 1, 0)
        dotted = match is not None and bool(match["dotted"])
        if match and (out or level) and (not dotted or len(nesting.open) + above >= BRACKETED):
            deep = _placed(nesting, match, following, level) + above
            out.append(New(text=row[match.end() :], part=part, depth=deep, label=match["printed"]))
        else:
            nesting = Nesting()
            out.append(New(text=row, part=part, depth=level))
    return tuple(out)


def _next(labels: Sequence[re.Match[str] | None]) -> list[str | None]:
    """The label after each place."""
    following = [None, *(_letter(match) for match in reversed(labels))]
    for at, label in enumerate(following[1:], 1):
        following[at] = label or following[at - 1]
    return following[-2::-1]


def _letter(match: re.Match[str] | None) -> str | None:
    return (match["dotted"] or match["label"]) if match else None


def _placed(nesting: Nesting, match: re.Match[str], following: str | None, level: int) -> int:
    """The depth of a sub-paragraph among those that an instruction brings, from 1."""
    label = match["dotted"] or match["label"]
    if not nesting.open:
        nesting.go_on(label, following, level or 1)
    inserted = nesting.insert(label, match["after"]) if match["after"] else None
    return inserted or nesting.place(label, following) or 1


def bare(text: str) -> str:
    """A paragraph without its number and without the marks that quote it as a whole."""
    text = dequoted(text.strip())
    label = _PARAGRAPH_LABEL.match(text)
    return dequoted(text[label.end() :]) if label else text


def dequoted(text: str) -> str:
    if text[:2] in ("\u201c\u201c", '\u201c"') and text[-1:] == "\u201d":
        return text[1:-1]
    if text[:1] in ("\u201c", '"') and text.count("\u201c") != text.count("\u201d") + (text[:1] == '"'):
        text = text[1:]
    elif text[:1] in PAIRS and (end := closes(text).get(0, -1)) >= len(text.rstrip(".;,")) - 1 > 0:
        text = text[1:end]
    if text.rstrip(".").endswith("\u201d") and text.count("\u201d") > text.count("\u201c"):
        text = text.rstrip(".")[:-1]
    return text
