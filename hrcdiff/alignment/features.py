"""What a paragraph is recognised by: its words and short runs of words, each with a weight.

A run is heavy if it is rare in both texts.  Function words weigh little; so do the names of organs,
funds and instruments, because two provisions may name the same fund and be no versions of each other;
the head of a paragraph, where its verb and object stand, weighs more.  All weights are integers, so
that sums do not depend on their order.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, count
from operator import add, mul, or_

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

_CONTENT, _FUNCTION, _NAME_PART = 1, 2, 4
_FACTOR = {
    bits: 1.0 if bits & _CONTENT else NAME_WEIGHT if bits & _NAME_PART else FUNCTION_WEIGHT for bits in range(1, 8)
}


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
    ones = [_NUMBERS[stem] for stem in stems]
    out = [ones]
    for length in range(1, RUN):
        out.append(list(map(add, map(_RADIX.__mul__, out[-1]), ones[length:])))
    return out


@lru_cache(maxsize=4096)
def _runs(text: str, opening: int, language: str) -> Mapping[Feature, float]:
    """Each run of a paragraph with the weight of its heaviest occurrence, rarity apart.

    The answer is kept, and not to be changed.  ``opening`` is the length of the opening phrase in characters.
    """
    runs: dict[Feature, float] = {}
    tokens = tokenize(text, language)
    kinds = [
        _FUNCTION if function else _NAME_PART if name else _CONTENT
        for name, function in zip(tokens.names, tokens.functions, strict=True)
    ]
    place = [
        (HEAD_WEIGHT if i < HEAD_WORDS else 1.0) * (OPENING_WEIGHT if start < opening else 1.0)
        for i, start in enumerate(tokens.starts)
    ]
    kind = kinds
    for length, row in enumerate(features(tokens.stems)):
        # A run is what the most telling of its words is: content, else part of a name, else function.
        if length:
            kind = list(map(or_, kind, kinds[length:]))
        weights = list(map(mul, place, map(_FACTOR.__getitem__, kind)))
        heaviest = dict(zip(row, weights, strict=False))
        if len(heaviest) < len(row):
            for run, weight in zip(row, weights, strict=False):
                if heaviest[run] < weight:
                    heaviest[run] = weight
        runs |= heaviest
    return runs


@dataclass(frozen=True, slots=True)
class Profile:
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
    distinct: dict[_Alike, tuple[list[int], Mapping[Feature, float]]] = {}
    for paragraph in chain.from_iterable(texts):
        if (alike := _alike(paragraph)) not in distinct:
            runs = _runs(*alike, language)
            distinct[alike] = list(map(numbers.setdefault, runs, unused)), runs
    most = [0] * next(unused)
    for side in texts:
        for run, often in Counter(chain.from_iterable(distinct[_alike(p)][0] for p in side)).items():
            if often > most[run]:
                most[run] = often
    total = max(2, *(len(side) for side in texts)) + 1
    table = [0] + [round(UNIT * math.log(total / df) ** RARITY) for df in range(1, total + 1)]
    rarity = list(map(table.__getitem__, most))
    built: dict[_Alike, Profile] = {}
    for alike, (row, runs) in distinct.items():
        heavy = map(int, map(mul, runs.values(), map(rarity.__getitem__, row)))
        weights = dict(zip(row, heavy, strict=True))
        if 0 in weights.values():
            weights = {run: weight for run, weight in weights.items() if weight}
        norm = sum(map(mul, weights.values(), weights.values()))
        built[alike] = Profile(tokenize(alike[0], language), weights, sum(weights.values()), norm, numbers, language)
    return [[built[_alike(p)] for p in side] for side in texts]


_Alike = tuple[str, int]


def _alike(paragraph: Paragraph) -> _Alike:
    """Text and length of the opening phrase: where both are the same, so is the profile."""
    return paragraph.text, len(paragraph.opening or "")
