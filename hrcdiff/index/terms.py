"""Words as language is looked for by: their normal form, their stem, how much they say, where they stand."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from hrcdiff.alignment.tokens import known
from hrcdiff.text import TOKEN

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
    out: list[Term] = []
    for match in TOKEN.finditer(text):
        raw = match.group()
        if raw[0].isalnum():
            form, stem, _, function = known(raw, language or "en")
            out.append(Term(form, stem, FUNCTION if function else CONTENT, *match.span()))
    return tuple(out)


def forms(text: str, language: str) -> list[str]:
    """The normal forms of the words alone, in a fraction of the time."""
    return [known(raw, language).form for raw in TOKEN.findall(text) if raw[0].isalnum()]


def stems(text: str, language: str) -> list[str]:
    """The stems of the words alone."""
    return [known(raw, language).stem for raw in TOKEN.findall(text) if raw[0].isalnum()]


def content(row: tuple[Term, ...] | list[Term]) -> int:
    """How many of the words say something."""
    return sum(term.weight == CONTENT for term in row)


def literal(text: str, row: tuple[Term, ...], start: int, end: int) -> str:
    """The words from one to another as they are written, on one line."""
    return " ".join(text[row[start].start : row[end - 1].end].split())
