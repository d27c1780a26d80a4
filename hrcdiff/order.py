"""Order: the heaviest set of pairs that keeps the order of both texts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

Weighted = tuple[int, int, int]
"""Place in the old text, place in the new text, weight."""


def heaviest_chain(pairs: Iterable[Weighted]) -> set[tuple[int, int]]:
    """Pairs that increase strictly on both sides and have the greatest total weight.

    Where several chains weigh the same, the one is taken whose last pair comes first, and so on back:
    with both texts in a canonical order this is the same choice whichever text is called old.
    O(n log n), with a Fenwick tree of prefix maxima.
    """
    ordered = sorted(pairs, key=lambda pair: (pair[0], -pair[1]))
    places = sorted({j for _, j, _ in ordered})
    tree: list[tuple[int, int]] = [(0, -1)] * (len(places) + 1)
    back: list[int] = []
    best = (0, -1)
    for index, (_, j, weight) in enumerate(ordered):
        rank = bisect_left(places, j)
        total, previous = 0, -1
        k = rank
        while k:
            if tree[k][0] > total:
                total, previous = tree[k]
            k &= k - 1
        back.append(previous)
        total += weight
        k = rank + 1
        while k <= len(places):
            if tree[k][0] < total:
                tree[k] = (total, index)
            k += k & -k
        if total > best[0]:
            best = (total, index)
    chain: set[tuple[int, int]] = set()
    at = best[1]
    while at >= 0:
        chain.add(ordered[at][:2])
        at = back[at]
    return chain
