"""What a paragraph is recognised by: its words and short runs of words, each with a weight.

A run is heavy if it is rare in both texts.  Function words weigh little; so do the names of organs,
funds and instruments, because two provisions may name the same fund and be no versions of each other;
the head of a paragraph, where its verb and object stand, weighs more.  All weights are integers, so
that sums do not depend on their order.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from operator import mul, or_
from typing import NamedTuple

from hrcdiff.alignment import stems
from hrcdiff.lexicon import MONTHS, function_words, names_in
from hrcdiff.model import Paragraph
from hrcdiff.text import TOKEN, Word, word

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


Feature = tuple[str, ...]

_CONTENT, _FUNCTION, _NAME_PART = 1, 2, 4
_FACTOR = {
    bits: 1.0 if bits & _CONTENT else NAME_WEIGHT if bits & _NAME_PART else FUNCTION_WEIGHT for bits in range(1, 8)
}


class Token(NamedTuple):
    """A word as the matcher sees it."""

    stem: str
    name: bool
    """Inside a capitalised name of two words or more, or part of a number or date."""
    start: int
    """Offset in the paragraph."""
    end: int
    function: bool = False
    """Says nothing on its own."""


@lru_cache(maxsize=65536)
def stem(form: Word, language: str = "en") -> str:
    """A word without its inflection: *reports*, *reporting* and *reported* are one word.

    Deliberately crude: it serves to compare, never to show.
    """
    if language != "en":
        return stems.cut(form, language)
    if len(form) <= 4:
        return form
    if form.endswith("ies"):
        return form[:-3] + "y"
    out: str = form
    if form.endswith("ing") and len(form) > 6:
        out = form[:-3]
    elif (form.endswith("ed") and len(form) > 5) or (form.endswith(("ses", "xes", "zes", "hes")) and len(form) > 5):
        out = form[:-2]
    elif form.endswith("s") and form[-2] not in "sui":
        out = form[:-1]
    return out.removesuffix("e")


_TITLE = re.compile(r"\u201c[^\u201c\u201d]+\u201d|\"[^\"]+\"|\u00ab[^\u00ab\u00bb]+\u00bb")
"""Words in quotation marks: the title of a report or a panel, which names it and is no provision of the text."""


@lru_cache(maxsize=8192)
def tokenize(text: str, language: str = "en") -> tuple[Token, ...]:
    """The words of a paragraph, in order."""
    names: Sequence[tuple[int, int]] = names_in(text, language)
    titles = [match.span() for match in _TITLE.finditer(text)]
    if titles:
        names = [n for n in names if not any(a < n[1] and n[0] < b for a, b in titles)]
        names = sorted([*names, *titles])
    out: list[Token] = []
    at = 0
    for match in TOKEN.finditer(text):
        start, end = match.span()
        if not text[start].isalnum():
            continue
        while at < len(names) and names[at][1] <= start:
            at += 1
        _, cut, figure, function = known(match.group(), language)
        name = figure or (at < len(names) and names[at][0] <= start)
        out.append(tuple.__new__(Token, (cut, name, start, end, function)))  # in half the time of Token(…)
    return tuple(out)


class Known(NamedTuple):
    """A word apart from where it stands."""

    form: Word
    stem: str
    figure: bool
    """Part of a number or date."""
    function: bool
    """Says nothing on its own."""


@lru_cache(maxsize=65536)
def known(raw: str, language: str) -> Known:
    """A word as it is written, in a text of that language."""
    form, weak = word(raw), function_words(language)
    cut = stem(form, language)
    function = cut in weak or (language != "en" and form in weak)
    return Known(form, cut, raw[0].isdigit() or raw in MONTHS, function)


@lru_cache(maxsize=4096)
def _runs(text: str, opening: int, language: str) -> Mapping[Feature, float]:
    """Each run of a paragraph with the weight of its heaviest occurrence, rarity apart.

    The answer is kept, and not to be changed.  ``opening`` is the length of the opening phrase in characters.
    """
    runs: dict[Feature, float] = {}
    tokens = tokenize(text, language)
    stems = [token.stem for token in tokens]
    kinds = [_FUNCTION if t.function else _NAME_PART if t.name else _CONTENT for t in tokens]
    place = [
        (HEAD_WEIGHT if i < HEAD_WORDS else 1.0) * (OPENING_WEIGHT if token.start < opening else 1.0)
        for i, token in enumerate(tokens)
    ]
    kind = kinds
    for length in range(1, RUN + 1):
        # A run is what the most telling of its words is: content, else part of a name, else function.
        if length > 1:
            kind = list(map(or_, kind, kinds[length - 1 :]))
        factors = map(_FACTOR.__getitem__, kind)
        each = zip(*(stems[n:] for n in range(length)), strict=False)
        for run, weight in zip(each, map(mul, place, factors), strict=False):
            if runs.get(run, 0.0) < weight:
                runs[run] = weight
    return runs


@dataclass(frozen=True, slots=True)
class Profile:
    """A paragraph as the matcher sees it."""

    tokens: tuple[Token, ...]
    weights: dict[int, int]
    """By the number of the run."""
    mass: int
    """Sum of the weights."""
    norm: int
    """Sum of their squares."""
    numbers: Mapping[Feature, int]
    """The number of each run of all the texts that were put together: a number is found sooner than three words."""
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
    distinct: dict[_Alike, dict[int, float]] = {}
    for paragraph in chain.from_iterable(texts):
        if (alike := _alike(paragraph)) not in distinct:
            runs = _runs(*alike, language)
            distinct[alike] = {numbers.setdefault(run, len(numbers)): weight for run, weight in runs.items()}
    most = [0] * len(numbers)
    for side in texts:
        for run, count in Counter(chain.from_iterable(distinct[_alike(p)] for p in side)).items():
            if count > most[run]:
                most[run] = count
    total = max(2, *(len(side) for side in texts)) + 1
    table = [0] + [round(UNIT * math.log(total / df) ** RARITY) for df in range(1, total + 1)]
    built: dict[_Alike, Profile] = {}
    for alike, runs_of_it in distinct.items():
        weights = {run: heavy for run, weight in runs_of_it.items() if (heavy := int(weight * table[most[run]]))}
        norm = sum(w * w for w in weights.values())
        built[alike] = Profile(tokenize(alike[0], language), weights, sum(weights.values()), norm, numbers, language)
    return [[built[_alike(p)] for p in side] for side in texts]


_Alike = tuple[str, int]


def _alike(paragraph: Paragraph) -> _Alike:
    """Text and length of the opening phrase: where both are the same, so is the profile."""
    return paragraph.text, len(paragraph.opening or "")
