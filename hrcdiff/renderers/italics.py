"""Which words of a paragraph are set in italics: its opening phrase, without the brackets around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hrcdiff.lexicon import opening
from hrcdiff.patterns import later

if TYPE_CHECKING:
    from hrcdiff.model import Paragraph

_BRACKETS = "[ "
"""What a draft has before the opening phrase, as `hrcdiff.parsing` leaves it out."""
_OR = later(r"\]\[|\]? ?/ ?\[?")
"""Between verbs of which one is to be chosen: ``[Encourages][Urges]``, ``[Encourages/Urges]``."""


def italics(paragraph: Paragraph, language: str | None) -> tuple[int, int]:
    """Where the opening phrase begins and ends; verbs of which one is still to be chosen are one phrase."""
    if not paragraph.opening:
        return 0, 0
    text = paragraph.text
    start = len(text) - len(text.lstrip(_BRACKETS))
    end = start + len(paragraph.opening)
    if text[start:end] != paragraph.opening:  # some of its words are in brackets
        end = start + _span(text[start:], len(paragraph.opening))
    while start and (between := _OR.match(text, end)):
        other = opening(text[between.end() :], language or "en")
        if other is None:
            break
        end = between.end() + len(other.phrase)
    return start, end


def _span(text: str, letters: int) -> int:
    """How far so many characters reach in a text that has brackets between them."""
    for at, char in enumerate(text):
        letters -= char not in "[]"
        if not letters:
            return at + 1
    return len(text)


def parts(text: str, at: int, span: tuple[int, int]) -> list[tuple[str, bool]]:
    """Words that stand at this offset, cut where the italics begin and end; True for those in italics."""
    start, end = (max(0, min(len(text), point - at)) for point in span)
    cut = ((text[:start], False), (text[start:end], True), (text[end:], False))
    return [(words, italic) for words, italic in cut if words]
