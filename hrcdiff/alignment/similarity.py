"""How much two paragraphs have in common: the cosine of their weighted runs."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, compress
from math import isqrt, sqrt
from operator import mul
from struct import unpack

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
    norms = [profile.norm for profile in new]
    lengths = [sqrt(norm) for norm in norms]
    equal = _equal(old, new, wordless=everything)
    twins = {} if everything else {i: j for i, j in equal if old[i] is new[j]}
    twins_of = {j: i for i, j in twins.items()}
    out: Scores = {}
    for i, row in enumerate(_products(old, new)) if everything else _rare_products(old, new, twins):
        least = floor / SCALE * sqrt(old[i].norm) * (1 - ROUNDING)
        near = [(j, product) for j, product in row if product and product >= least * lengths[j]]
        for j, product in near:
            if (score := cosine(product, old[i].norm, norms[j])) >= floor:
                out[i, j] = score
                if i in twins and j in twins_of:  # the same the other way round
                    out[twins_of[j], twins[i]] = score
    return dict(sorted((out | equal).items()))


_Row = Iterable[tuple[int, int]]
"""New paragraphs, each with the scalar product of one old paragraph with it; what is left out is nought."""


def _products(old: Sequence[Profile], new: Sequence[Profile]) -> Iterator[_Row]:
    """The products of each old paragraph, made for all new ones at once.

    The weights that a run has in the new text are the digits, of 64 bits, of one number: such numbers are multiplied
    by the weights in the old one and summed.  No digit runs over: a product of two weights has less than 30 bits.
    """
    runs = set().union(*(profile.weights for profile in old))
    digits: dict[int, int] = {}
    for j, profile in enumerate(new):
        weights, place = profile.weights, 64 * j
        for run in weights.keys() & runs:
            digits[run] = digits.get(run, 0) + (weights[run] << place)
    for profile in old:
        weights = profile.weights
        shared = weights.keys() & digits.keys()
        total = sum(map(mul, map(weights.__getitem__, shared), map(digits.__getitem__, shared)))
        yield enumerate(unpack(f"<{len(new)}Q", total.to_bytes(8 * len(new), "little")))


def _rare_products(
    old: Sequence[Profile], new: Sequence[Profile], twins: Mapping[int, int]
) -> Iterator[tuple[int, _Row]]:
    """The products of each old paragraph, by its index, over the runs that stand in few new ones.

    ``twins`` are old paragraphs with the new ones that have the same profile.  What two such pairs have in common is
    the same either way, and told once: a new one that is a twin counts from when its own old paragraph had its turn.
    """
    waiting = {*twins.values()}
    where: dict[int, dict[int, int]] = {
        run: {} for run in _shared_runs([profile for i, profile in enumerate(old) if i not in twins], new)
    }
    for j, profile in enumerate(new):
        if j not in waiting:
            for run in profile.weights.keys() & where.keys():
                where[run][j] = profile.weights[run]
    for i in (*twins, *(i for i in range(len(old)) if i not in twins)):
        weights = old[i].weights
        places = [*map(where.get, weights)]
        row: dict[int, int] = {}
        for weight, place in zip(compress(weights.values(), places), filter(None, places), strict=True):
            for j, other in place.items():
                row[j] = row.get(j, 0) + weight * other
        yield i, row.items()
        if i in twins:
            for weight, found in zip(weights.values(), places, strict=True):
                if found is not None:
                    found[twins[i]] = weight


def _shared_runs(old: Sequence[Profile], new: Sequence[Profile]) -> Iterator[int]:
    """The runs that stand in few paragraphs of the new text, and there in two, or in one and in an old one.

    ``old`` are the old paragraphs that are no twins; each twin stands among the new ones, and counts once.
    """
    often = Counter(chain.from_iterable(profile.weights for profile in new))
    once = set().union(*(profile.weights for profile in old))
    return (run for run, many in often.items() if many < COMMON and (many > 1 or run in once))


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
