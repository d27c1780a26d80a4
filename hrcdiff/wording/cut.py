"""Paragraphs cut into words, by column: one list of white space, one of words, one of what they are compared by."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, chain, compress
from operator import add, not_, sub
from typing import NamedTuple

from hrcdiff.text import TOKEN, fold, is_even, pieces
from hrcdiff.wording.quoted import Span, quotations
from hrcdiff.wording.units import Row as Units
from hrcdiff.wording.units import continued, units


class Lexeme(NamedTuple):
    """A word with the white space before it."""

    address: str
    gap: str
    text: str
    key: str
    """What it is compared by: quotes and dashes unified, capitals kept."""


class Cut:
    """A paragraph, cut: its words, the white space before each, and what they are compared by.

    Joined with their gaps, the words are its text; white space at its end stands before an empty word.
    """

    def __init__(self, address: str, text: str, number: int = 0, language: str = "en") -> None:
        """``number`` says which paragraph of its side it is."""
        self.address = address
        self.text, self._language = text, language
        self.gaps, self.texts = _even(text) if is_even(text) else _uneven(text)
        self.keys = self.texts[:] if text.isascii() and "`" not in text else [*map(_key, self.texts)]
        if self.texts and not self.texts[-1]:
            self.keys[-1] = " "
        sizes = [*map(len, self.texts)]
        self._starts = [*map(sub, accumulate(map(add, map(len, self.gaps), sizes)), sizes)]
        self.units: Units = units(text, self._starts, language, number)
        """The unit of each word."""
        quoted = "”" in text or "»" in text
        self.quotations: list[Span] = quotations(text, self._starts) if quoted else []
        """Which of its words stand between quotation marks, but for a few."""

    def continued(self) -> list[bool]:
        """Which words go on with what the word before began."""
        return continued(self.text, self._starts, self._language)


def _even(text: str) -> tuple[list[str], list[str]]:
    """The white space before each word, and the words, of a text whose white space is single spaces between words."""
    rows = [*map(pieces().__getitem__, text.split(" "))]
    words = [*chain.from_iterable(rows)]
    gaps = [""] * len(words)
    for first in accumulate(map(len, rows[:-1])):
        gaps[first] = " "
    return gaps, words


def _uneven(text: str) -> tuple[list[str], list[str]]:
    """The same of any text; white space at its end stands before an empty word."""
    tokens = TOKEN.findall(text)
    blank = [*map(str.isspace, tokens)]
    word = [*map(not_, blank)]
    before = [token if space else "" for token, space in zip(tokens, blank, strict=True)]
    gaps, words = [*compress(chain(("",), before), word)], [*compress(tokens, word)]
    if before and before[-1]:
        gaps.append(before[-1])
        words.append("")
    return gaps, words


class Words(NamedTuple):
    """The words of some paragraphs, one after the other."""

    cuts: Sequence[Cut]
    addresses: list[str]
    gaps: list[str]
    texts: list[str]
    keys: list[str]

    def quotations(self) -> list[Span]:
        """Which words stand between quotation marks."""
        ends = [0, *accumulate(len(cut.keys) for cut in self.cuts)]
        return [(k + a, k + b) for cut, k in zip(self.cuts, ends, strict=False) for a, b in cut.quotations]

    def text(self) -> str:
        """The words with the white space before each."""
        return "".join([cut.text for cut in self.cuts])

    def places(self) -> list[int]:
        """Where in that text the white space before each word begins, and where the last word ends."""
        return [0, *accumulate(map(add, map(len, self.gaps), map(len, self.texts)))]

    def lexemes(self) -> list[Lexeme]:
        """The words one by one."""
        return [*map(Lexeme, self.addresses, self.gaps, self.texts, self.keys)]


def in_a_row(cuts: Sequence[Cut]) -> Words:
    """The words of some paragraphs in this order."""
    if len(cuts) == 1:
        (cut,) = cuts
        return Words(cuts, [cut.address] * len(cut.keys), cut.gaps, cut.texts, cut.keys)
    return Words(
        cuts,
        [cut.address for cut in cuts for _ in cut.keys],
        [*chain.from_iterable(cut.gaps for cut in cuts)],
        [*chain.from_iterable(cut.texts for cut in cuts)],
        [*chain.from_iterable(cut.keys for cut in cuts)],
    )


def lexemes(address: str, text: str) -> list[Lexeme]:
    """The words of a paragraph; joined with their gaps, they are its text."""
    return in_a_row([Cut(address, text)]).lexemes()


@lru_cache(maxsize=65536)
def _key(token: str) -> str:
    return fold(token) or token
