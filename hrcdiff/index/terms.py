"""Words as language is looked for by: their normal form, their stem, how much they say, where they stand."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from hrcdiff.alignment.features import tokenize
from hrcdiff.text import word

CONTENT, FUNCTION = 10, 2
"""What a word counts for: one that says something, and one that says nothing on its own."""


class Term(NamedTuple):
    """A word of a text."""

    word: str
    """Normal form, by which words are the same word for word."""
    stem: str
    """Without inflection, by which they are the same but for their form."""
    weight: int
    start: int
    """Half-open offsets in the text."""
    end: int


@lru_cache(maxsize=4096)
def terms(text: str, language: str | None) -> tuple[Term, ...]:
    """The words of a text, without punctuation."""
    return tuple(
        Term(word(text[t.start : t.end]), t.stem, FUNCTION if t.function else CONTENT, t.start, t.end)
        for t in tokenize(text, language or "en")
    )


def content(row: tuple[Term, ...] | list[Term]) -> int:
    """How many of the words say something."""
    return sum(term.weight == CONTENT for term in row)


def literal(text: str, row: tuple[Term, ...], start: int, end: int) -> str:
    """The words from one to another as they are written, on one line."""
    return " ".join(text[row[start].start : row[end - 1].end].split())
