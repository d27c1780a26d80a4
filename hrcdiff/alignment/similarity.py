"""How much two paragraphs have in common: the cosine of their weighted runs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from heapq import nsmallest
from math import isqrt

from hrcdiff.alignment.features import Feature, Profile

SCALE = 10_000
"""Similarities are integers from 0 to this."""
ALL_PAIRS = 400
"""Up to so many paragraphs in both texts together, every pair with a run in common is scored."""
COMMON = 24
"""In longer texts only runs that stand in fewer paragraphs than this nominate a pair."""
NOMINEES = 6
"""In longer texts so many pairs are scored for each paragraph."""

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

    def best(self, i: int, j: int) -> int:
        """The highest score that either of two paragraphs has with anything."""
        return max(max(self.of_old[i])[0], max(self.of_new[j])[0])


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
    if len(old) + len(new) <= ALL_PAIRS:
        products = _products(old, new)
    else:
        products = {(i, j): dot(old[i].weights, new[j].weights) for i, j in _nominated(old, new)}
    out: Scores = {}
    for (i, j), product in sorted(products.items()):
        score = cosine(product, old[i].norm, new[j].norm)
        if score >= floor:
            out[i, j] = score
    return out


def _products(old: Sequence[Profile], new: Sequence[Profile]) -> Scores:
    """Scalar products of all pairs, run by run."""
    where: defaultdict[Feature, list[tuple[int, int]]] = defaultdict(list)
    for j, profile in enumerate(new):
        for run, weight in profile.weights.items():
            where[run].append((j, weight))
    out: defaultdict[tuple[int, int], int] = defaultdict(int)
    for i, profile in enumerate(old):
        row: defaultdict[int, int] = defaultdict(int)
        for run, weight in profile.weights.items():
            for j, other in where.get(run, ()):
                row[j] += weight * other
        for j, product in row.items():
            out[i, j] = product
    return out


def _nominated(old: Sequence[Profile], new: Sequence[Profile]) -> set[tuple[int, int]]:
    """For each paragraph the pairs that share most of what is rare."""
    where: defaultdict[Feature, list[int]] = defaultdict(list)
    for j, profile in enumerate(new):
        for run in profile.weights:
            where[run].append(j)
    rows: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    columns: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for i, profile in enumerate(old):
        found: defaultdict[int, int] = defaultdict(int)
        for run, weight in profile.weights.items():
            places = where.get(run, ())
            if len(places) < COMMON:
                for j in places:
                    found[j] += weight * weight
        for j, weight in found.items():
            rows[i].append((-weight, j))
            columns[j].append((-weight, i))
    pairs = {(i, j) for i, row in rows.items() for _, j in nsmallest(NOMINEES, row)}
    return pairs | {(i, j) for j, column in columns.items() for _, i in nsmallest(NOMINEES, column)}
