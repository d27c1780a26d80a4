"""Order: the heaviest set of pairs that keeps the order of both texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

Pair = tuple[int, int]
"""Place in the old text, place in the new text."""
Weighted = tuple[int, int, int]
"""Place in the old text, place in the new text, weight."""
MOST_TRIES = 64
"""Chains that are looked at for groups of which two pairs keep the order; real texts need two or three."""


def heaviest_chain(pairs: Iterable[Weighted]) -> set[tuple[int, int]]:
    """Pairs that increase strictly on both sides and have the greatest total weight.

    Where several chains weigh the same, the one is taken whose last pair comes first, and so on back:
    with both texts in a canonical order this is the same choice whichever text is called old.
    O(n log n), with a Fenwick tree of prefix maxima.
    """
    ordered = sorted(pairs, key=lambda pair: (pair[0], -pair[1]))
    ranks = {j: rank for rank, j in enumerate(sorted({j for _, j, _ in ordered}))}
    totals, found = [0] * (len(ranks) + 1), [-1] * (len(ranks) + 1)  # the best that each node of the tree stands for
    back: list[int] = []
    best = (0, -1)
    for index, (_, j, weight) in enumerate(ordered):
        rank = k = ranks[j]
        total, previous = 0, -1
        while k:
            if totals[k] > total:
                total, previous = totals[k], found[k]
            k &= k - 1
        back.append(previous)
        total += weight
        k = rank + 1
        while k <= len(ranks) and totals[k] < total:  # if a node stands for as much already, so do those above it
            totals[k], found[k] = total, index
            k += k & -k
        if total > best[0]:
            best = (total, index)
    chain: set[tuple[int, int]] = set()
    at = best[1]
    while at >= 0:
        chain.add(ordered[at][:2])
        at = back[at]
    return chain


def standing(groups: Sequence[tuple[Sequence[Pair], int]]) -> dict[int, Pair]:
    """The groups that keep the order, by number, and at which of its pairs each of them does.

    A group of pairs keeps the order if one of its pairs does, and counts with its weight once; those that do
    have the greatest total weight.  Groups share no place.  Of equal choices one is taken as in `heaviest_chain`.
    """
    weights = [weight for _, weight in groups]
    best: dict[int, Pair] = {}
    waiting: list[list[Sequence[Pair]]] = [[pairs for pairs, _ in groups]]
    for _ in range(MOST_TRIES):
        if not waiting:
            break
        choice = waiting.pop()
        home = {pair: number for number, pairs in enumerate(choice) for pair in pairs}
        chain = heaviest_chain((i, j, weights[number]) for (i, j), number in home.items())
        counts = Counter(home[pair] for pair in chain)
        found = {home[pair]: pair for pair in sorted(chain, reverse=True)}
        if best and sum(weights[home[pair]] for pair in chain) <= sum(weights[n] for n in best):
            continue
        if sum(weights[n] for n in found) > sum(weights[n] for n in best):
            best = found
        twice = min((number for number, count in counts.items() if count > 1), default=None)
        if twice is not None:  # several old and several new paragraphs: at one pair after the other
            waiting += [[*choice[:twice], [pair], *choice[twice + 1 :]] for pair in reversed(choice[twice])]
    return best
