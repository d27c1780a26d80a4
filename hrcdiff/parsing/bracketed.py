"""Paragraphs in square brackets: their openings, and labels behind a bracket that belongs to the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hrcdiff.lexicon import opening
from hrcdiff.patterns import later

if TYPE_CHECKING:
    from hrcdiff.lexicon import Opening

_SIGNS = str.maketrans("", "", "[]")
_BEHIND = later(r"\s*(?:\[[^\[\]]*\]|[\u2013\u2014-]\s[^\[\].,;:]*\])\s*$")
"""What delegations put behind the last sign of a paragraph: *; – Norway, EU]*, *, [Chad: delete]*."""
_BACK = 200
"""Characters at the end of a paragraph among which that stands."""
_NEAR = 60
"""Characters at the beginning of a paragraph among which the brackets of its opening stand."""


def opened(text: str, language: str = "en", *, small: bool = False) -> Opening | None:
    """The opening phrase with which a paragraph begins, in brackets or with some of its words in them."""
    text = text.lstrip("[ ")
    found = opening(text, language, small=small)
    if found is None and ("]" in text[:_NEAR] or "[" in text[:_NEAR]):
        found = opening(text[:_NEAR].translate(_SIGNS) + text[_NEAR:], language, small=small)
    return found


def without_remarks(text: str) -> str:
    """A paragraph without what stands in brackets behind its last sign."""
    while text.endswith("]") and (found := _BEHIND.search(text, max(0, len(text) - _BACK))):
        text = text[: found.start()]
    return text


def left_open(label: str) -> int:
    """How many brackets in front of a label close behind it: one of ``[OP5 bis``, none of ``[PP.4]``."""
    signs = len(label) - len(label.lstrip("["))
    return min(signs, max(0, label.count("[") - label.count("]")))
