"""A phrase with a word written otherwise: *dialog* for *dialogue*, *co-operation* for *cooperation*."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from hrcdiff.index.terms import CONTENT, Term, content, terms

LONGEST = 6
"""Telling words of a phrase in which one is exchanged: a longer one is found by the others."""
_SHORTEST = 4
"""Letters that two words have in common at their beginning, at least."""
_ALIKE = 0.75
"""Share of the longer of the two that this must be."""
_COMPOUND = re.compile(r"(?<=[^\W\d_])[-\u2010\u2011](?=[^\W\d_])")
_BEFORE = "anti co counter inter multi non over post pre re self socio sub under".split()
"""What stands before a hyphen in one text and is one with the word in another."""


class Variant(NamedTuple):
    """A phrase to look for in place of another."""

    phrase: tuple[Term, ...]
    share: float
    """How much of a match counts: a word that only begins alike counts half."""


def joined(words: str, language: str) -> Variant | None:
    """The phrase with its compounds in one word, if it has any."""
    whole = _COMPOUND.sub("", words)
    return Variant(terms(whole, language), 1.0) if whole != words else None


def variants(words: str, language: str, known: Collection[str]) -> Iterator[Variant]:
    """The phrase with a word exchanged for one that begins alike, or cut in two; ``known`` are stems that are there."""
    phrase = terms(words, language)
    if content(phrase) > LONGEST:
        return
    whole = sum(term.weight for term in phrase)
    for number, term in enumerate(phrase):
        if term.weight != CONTENT:
            continue
        before, after = phrase[:number], phrase[number + 1 :]
        for start in _BEFORE:
            if term.word.startswith(start) and len(term.word) >= len(start) + _SHORTEST:
                parts = terms(f"{start}-{term.word.removeprefix(start)}", language)
                yield Variant((*before, *parts, *after), 1.0)
        for stem in sorted(known):
            if _begins_alike(term.stem, stem):
                exchanged = term._replace(stem=stem, word=stem)
                yield Variant((*before, exchanged, *after), 1 - CONTENT / 2 / whole)


def _begins_alike(one: str, other: str) -> bool:
    """Whether two stems have their beginning in common, and hardly more than that."""
    if one == other or one[:_SHORTEST] != other[:_SHORTEST]:
        return False
    shared = next((k for k, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), 99)
    return min(shared, len(one), len(other)) >= _ALIKE * max(len(one), len(other))
