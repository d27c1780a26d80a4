"""How much two paragraphs have in common: the cosine of their weighted runs."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from math import isqrt, sqrt

from hrcdiff.alignment.features import Profile

SCALE = 10_000
"""Similarities are integers from 0 to this."""
ALL_PAIRS = 400
"""Up to so many paragraphs in both texts together, every run counts."""
COMMON = 24
"""In longer texts runs that stand in so many paragraphs of the other text are left out."""

ROUNDING = 1e-9
"""By how much a product of fractions may be wrong: what comes so near is reckoned again in whole numbers."""

Scores = dict[tuple[int, int], int]


class Ranking:
    """The candidates of each paragraph, so that nobody looks through all pairs."""

    def __init__(self, scores: Scores) -> None:
        self.of_old: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        """Score and new paragraph, for each old one."""
        self.of_new: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for (i, j), score in scores.items():
            self.of_old[i].append((score, j))
            self.of_new[j].append((score, i))

    def rivals(self, i: int, j: int) -> tuple[int, int]:
        """The highest scores that an old and a new paragraph have with others than each other."""
        return (
            max((score for score, other in self.of_old.get(i, ()) if other != j), default=0),
            max((score for score, other in self.of_new.get(j, ()) if other != i), default=0),
        )


def dot(one: Mapping[int, int], other: Mapping[int, int]) -> int:
    """Scalar product of two profiles."""
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other[run] for run, weight in one.items() if run in other)


def overlap(one: Mapping[int, int], other: Mapping[int, int]) -> int:
    """Weight of what both have."""
    if len(one) > len(other):
        one, other = other, one
    return sum(min(weight, other[run]) for run, weight in one.items() if run in other)


def cosine(product: int, one: int, other: int) -> int:
    """``SCALE`` times the cosine, from a scalar product and two norms; exact to one unit."""
    norms = one * other
    return isqrt(product * product * SCALE * SCALE // norms) if norms else 0


def scores(old: Sequence[Profile], new: Sequence[Profile], floor: int) -> Scores:
    """Similarity of all pairs that reach ``floor``.

    In long texts runs that stand in many paragraphs are left out of the product: they are light, and they
    would make every paragraph a candidate of every other.
    """
    everything = len(old) + len(new) <= ALL_PAIRS
    common = len(new) + 1 if everything else COMMON
    runs = set().union(*(profile.weights for profile in old))
    where: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for j, profile in enumerate(new):
        weights = profile.weights
        for run in weights.keys() & runs:
            where[run][j] = weights[run]
    known = {run: places.items() for run, places in where.items() if len(places) < common}
    norms = [profile.norm for profile in new]
    lengths = [sqrt(norm) for norm in norms]
    out: Scores = {}
    for i, profile in enumerate(old):
        row: dict[int, int] = {}
        for run, weight in profile.weights.items():
            if run in known:
                for j, other in known[run]:
                    row[j] = row.get(j, 0) + weight * other
        least = floor / SCALE * sqrt(profile.norm) * (1 - ROUNDING)
        near = [j for j, product in row.items() if product >= least * lengths[j]]
        for j in sorted(near):
            if (score := cosine(row[j], profile.norm, norms[j])) >= floor:
                out[i, j] = score
    return out | _equal(old, new, wordless=everything)


def _equal(old: Sequence[Profile], new: Sequence[Profile], *, wordless: bool) -> Scores:
    """Paragraphs of the same words, the first with the first: what is repeated often has no rare runs.

    ``wordless`` restricts them to those that have no runs of any weight.
    """
    waiting: defaultdict[tuple[str, ...], deque[int]] = defaultdict(deque)
    for j, profile in enumerate(new):
        if profile.norm and wordless:
            continue
        waiting[profile.tokens.stems].append(j)
    out: Scores = {}
    for i, profile in enumerate(old):
        queue = waiting.get(profile.tokens.stems)
        if queue:
            out[i, queue.popleft()] = SCALE
    return out
