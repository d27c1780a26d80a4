"""How much two paragraphs have in common: the cosine of their weighted runs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from heapq import nlargest
from math import isqrt

from hrcdiff.alignment.features import Feature, Profile

SCALE = 10_000
"""Similarities are integers from 0 to this."""
ALL_PAIRS = 400
"""Up to so many paragraphs in both texts together, every pair with a run in common is scored."""
COMMON = 24
"""In longer texts only runs that stand in fewer paragraphs than this nominate a pair."""
NOMINEES = 12
"""In longer texts so many pairs are scored for each paragraph."""

Scores = dict[tuple[int, int], int]


def dot(one: Mapping[Feature, int], other: Mapping[Feature, int]) -> int:
    """Scalar product of two profiles."""
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other[run] for run, weight in one.items() if run in other)


def overlap(one: Mapping[Feature, int], other: Mapping[Feature, int]) -> int:
    """Weight of what both have."""
    if len(one) > len(other):
        one, other = other, one
    return sum(min(weight, other[run]) for run, weight in one.items() if run in other)


def cosine(product: int, one: int, other: int) -> int:
    """``SCALE`` times the cosine, from a scalar product and two norms; exact to one unit."""
    norms = one * other
    return isqrt(product * product * SCALE * SCALE // norms) if norms else 0


def scores(old: Sequence[Profile], new: Sequence[Profile], floor: int) -> Scores:
    """Similarity of all pairs that reach ``floor``; in long texts, of all that are nominated."""
    out: Scores = {}
    for i, j in _nominated(old, new):
        score = cosine(dot(old[i].weights, new[j].weights), old[i].norm, new[j].norm)
        if score >= floor:
            out[i, j] = score
    return out


def _nominated(old: Sequence[Profile], new: Sequence[Profile]) -> list[tuple[int, int]]:
    if len(old) + len(new) <= ALL_PAIRS:
        return [(i, j) for i in range(len(old)) for j in range(len(new))]
    where: defaultdict[Feature, list[int]] = defaultdict(list)
    for j, profile in enumerate(new):
        for run in profile.weights:
            where[run].append(j)
    common = {run for run, places in where.items() if len(places) >= COMMON}
    rows: list[tuple[int, int, int]] = []
    for i, profile in enumerate(old):
        found: defaultdict[int, int] = defaultdict(int)
        for run, weight in profile.weights.items():
            if run not in common:
                for j in where.get(run, ()):
                    found[j] += weight * weight
        rows += [
            (weight, i, j)
            for j, weight in nlargest(NOMINEES, found.items(), key=lambda x: (x[1], -x[0]))
            for j, weight in [(j, weight)]
        ]
    return sorted({(i, j) for _, i, j in rows})
