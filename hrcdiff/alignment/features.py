"""What a paragraph is recognised by: its words and short runs of words, each with a weight.

A run is heavy if it is rare in both texts.  Function words weigh little; so do the names of organs,
funds and instruments, because two provisions may name the same fund and be no versions of each other;
the head of a paragraph, where its verb and object stand, weighs more.  All weights are integers, so
that sums do not depend on their order.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain, count
from operator import getitem, mul
from typing import NamedTuple

from hrcdiff.alignment.tokens import Tokens, tokenize
from hrcdiff.model import Paragraph

RUN = 3
"""Longest run of words that is a feature."""
HEAD_WORDS = 12
HEAD_WEIGHT = 1.5
"""Weight of a run that begins in the head of its paragraph."""
NAME_WEIGHT = 0.5
"""Weight of a run that lies within a capitalised name."""
FUNCTION_WEIGHT = 0.3
"""Weight of a run of function words alone."""
OPENING_WEIGHT = 0.7
"""Weight of a run that begins in the opening phrase: the verb does not decide."""
RARITY = 1.2
"""Exponent of the inverse document frequency: above 1, rare runs count for more."""
UNIT = 1000
"""Integer weight of a run that has weight 1."""


Feature = int
"""A run of words, put together of the numbers of its stems: found sooner than three words."""

_CONTENT, _FUNCTION, _NAME_PART, _LATER, _OPENING = 1, 2, 4, 8, 16
"""What is known of a run, put together: what its words are, and whether it begins after the head, or in the opening."""


def _factor(bits: int) -> float:
    """The weight of a run, rarity apart.  It is what the most telling of its words is."""
    place = (1.0 if bits & _LATER else HEAD_WEIGHT) * (OPENING_WEIGHT if bits & _OPENING else 1.0)
    return place * (1.0 if bits & _CONTENT else NAME_WEIGHT if bits & _NAME_PART else FUNCTION_WEIGHT)


_FACTORS = sorted({_factor(bits) for bits in range(1, 32)})
_RANKS = bytes([0, *(_FACTORS.index(_factor(bits)) for bits in range(1, 32))]).ljust(256, b"\0")
"""The place of a weight among all that there are, by what is known of the run."""
_KINDS = bytes([_CONTENT, _NAME_PART, _FUNCTION, _FUNCTION]).ljust(256, b"\0")
"""What is known of a word, by its kind."""


class _Numbers(dict[str, int]):
    """A number above nought for each stem, the same as long as the program runs."""

    _next = count(1)

    def __missing__(self, stem: str) -> int:
        return self.setdefault(stem, next(self._next))  # of two threads that come at once, both get the first's


_NUMBERS = _Numbers()
_RADIX = 2**30 - 35
"""More than there are stems; a prime, so that runs that end alike spread in a dictionary."""


def features(stems: Iterable[str]) -> list[list[Feature]]:
    """The runs of a row of stems: those of one word, of two, and so on, each in its order."""
    ones = list(map(_NUMBERS.__getitem__, stems))
    out = [ones]
    for length in range(1, RUN):
        out.append([run * _RADIX + last for run, last in zip(out[-1], ones[length:], strict=False)])
    return out


@lru_cache(maxsize=4096)
def _runs(text: str, opening: int, language: str) -> Mapping[Feature, int]:
    """Each run of a paragraph with the weight of its heaviest occurrence, rarity apart, as its rank in `_FACTORS`.

    The answer is kept, and not to be changed.  ``opening`` is the length of the opening phrase in characters.
    """
    runs: dict[Feature, int] = {}
    tokens = tokenize(text, language)
    kinds = int.from_bytes(tokens.kinds.translate(_KINDS), "little")
    known = kinds | _place(len(tokens), bisect_left(tokens.starts, opening))
    for length, row in enumerate(features(tokens.stems)):
        known |= kinds >> 8 * length
        ranks = known.to_bytes(len(tokens), "little").translate(_RANKS)
        before = len(runs)
        runs.update(zip(row, ranks, strict=False))
        if len(runs) - before < len(row):
            for run, rank in zip(row, ranks, strict=False):
                if runs[run] < rank:
                    runs[run] = rank
    return runs


def _place(words: int, opening: int) -> int:
    """What is known of the runs that begin with each of so many words by their place, a byte for each."""
    opened = int.from_bytes(bytes([_OPENING]) * opening, "little")
    later = int.from_bytes(bytes([_LATER]) * (words - HEAD_WORDS), "little")
    return opened | later << 8 * HEAD_WORDS


class Profile(NamedTuple):
    """A paragraph as the matcher sees it."""

    tokens: Tokens
    weights: dict[int, int]
    """By the number of the run."""
    mass: int
    """Sum of the weights."""
    norm: int
    """Sum of their squares."""
    numbers: Mapping[Feature, int]
    """The number of each run among those of all the texts that were put together."""
    language: str = "en"


def profiles(
    old: Sequence[Paragraph], new: Sequence[Paragraph], language: str = "en"
) -> tuple[list[Profile], list[Profile]]:
    """Profiles of all paragraphs of both texts."""
    one, other = profiles_over((old, new), language)
    return one, other


def profiles_over(texts: Sequence[Sequence[Paragraph]], language: str = "en") -> list[list[Profile]]:
    """Profiles of all paragraphs of several texts.

    The rarity of a run is that of the text in which it is most common: a run that stands once in
    each text is as telling as a run can be, and one that stands in every paragraph tells nothing.
    """
    numbers: dict[Feature, int] = {}
    unused = count()
    sides = [[_alike(paragraph) for paragraph in side] for side in texts]
    found = {alike: _runs(*alike, language) for alike in dict.fromkeys(chain.from_iterable(sides))}
    rows = {alike: tuple(map(numbers.setdefault, runs, unused)) for alike, runs in found.items()}
    most: dict[int, int] = {}
    for side in sides:
        often = Counter(chain.from_iterable(map(rows.__getitem__, side)))
        more = {run: most[run] for run in most.keys() & often.keys() if most[run] > often[run]}
        most |= often
        most |= more
    total = max(2, *(len(side) for side in texts)) + 1
    rarity = {df: round(UNIT * math.log(total / df) ** RARITY) for df in {*most.values()}}
    table = {df: [int(factor * each) for factor in _FACTORS] for df, each in rarity.items()}
    weightless = any(0 in row for row in table.values())
    weighed = dict(zip(most, map(table.__getitem__, most.values()), strict=True))
    built: dict[_Alike, Profile] = {}
    for alike, row in rows.items():
        heavy = map(getitem, map(weighed.__getitem__, row), found[alike].values())
        weights = dict(zip(row, heavy, strict=True))
        if weightless:
            weights = {run: weight for run, weight in weights.items() if weight}
        norm = sum(map(mul, weights.values(), weights.values()))
        built[alike] = Profile(tokenize(alike[0], language), weights, sum(weights.values()), norm, numbers, language)
    return [list(map(built.__getitem__, side)) for side in sides]


_Alike = tuple[str, int]


def _alike(paragraph: Paragraph) -> _Alike:
    """Text and length of the opening phrase: where both are the same, so is the profile."""
    return paragraph.text, len(paragraph.opening or "")
