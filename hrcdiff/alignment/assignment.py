"""The best one-to-one links: a matching of greatest total weight, not a greedy walk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set

Pair = tuple[int, int]


def best_matching(weights: Mapping[Pair, int]) -> set[Pair]:
    """Pairs of positive weight, each index once a side, with the greatest sum of weights.

    Exact, by shortest augmenting paths within each connected component; deterministic for a
    given numbering of rows and columns.
    """
    return Matching(weights).pairs()


_Component = tuple[Mapping[Pair, int], set[Pair]]
"""Pairs with their weights that no other pair shares an index with, and those of them that were chosen."""


class Matching:
    """The best matching, by the connected components that it was found in."""

    def __init__(self, weights: Mapping[Pair, int], settled: Iterable[_Component] = ()) -> None:
        """``settled`` are components that were solved before."""
        self._found = [*settled, *((component, _solve(component)) for component in _components(weights))]

    def pairs(self) -> set[Pair]:
        """The pairs that were chosen."""
        return {pair for _, chosen in self._found for pair in chosen}

    def without(self, dropped: Set[Pair]) -> Matching:
        """The best matching if some pairs are left out: only their components are looked at again."""
        settled = [each for each in self._found if dropped.isdisjoint(each[0])]
        others = [component for component, _ in self._found if not dropped.isdisjoint(component)]
        rest = {pair: weight for component in others for pair, weight in component.items() if pair not in dropped}
        return Matching(rest, settled)


def _components(weights: Mapping[Pair, int]) -> list[dict[Pair, int]]:
    parent: dict[int, int] = {}  # a column is told from a row by its bits turned round

    def root(node: int) -> int:
        above = parent.setdefault(node, node)
        while above != node:
            parent[node] = parent[above]
            node = above
            above = parent[node]
        return node

    ordered = sorted(pair for pair, weight in weights.items() if weight > 0)
    for i, j in ordered:
        parent[root(i)] = root(~j)
    groups: defaultdict[int, dict[Pair, int]] = defaultdict(dict)
    for pair in ordered:
        groups[root(pair[0])][pair] = weights[pair]
    return list(groups.values())


def _solve(weights: dict[Pair, int]) -> set[Pair]:
    """Hungarian method on one component; each row has a column of its own that means *no link*."""
    if len(weights) == 1:
        return set(weights)
    rows = sorted({i for i, _ in weights})
    columns = sorted({j for _, j in weights})
    if len(rows) == 1 or len(columns) == 1:
        return {max(sorted(weights), key=lambda pair: weights[pair])}
    edges: dict[int, list[tuple[int, int]]] = {r: [] for r in range(len(rows))}
    column_of = {j: c for c, j in enumerate(columns)}
    for r, i in enumerate(rows):
        edges[r] = [(column_of[j], -weights[i, j]) for j in columns if (i, j) in weights]
        edges[r].append((len(columns) + r, 0))
    match = _hungarian(edges, len(columns) + len(rows))
    return {(rows[r], columns[c]) for c, r in match.items() if c < len(columns)}


def _hungarian(edges: dict[int, list[tuple[int, int]]], width: int) -> dict[int, int]:
    """Column to row, of least total cost; Dijkstra over reduced costs for one row at a time."""
    row_price = {r: min(cost for _, cost in edges[r]) for r in edges}
    column_price = [0] * width
    match: dict[int, int] = {}
    of_row: dict[int, int] = {}
    for start in edges:
        distance: dict[int, int] = {}
        via: dict[int, int] = {}
        done: set[int] = set()
        row, base = start, 0
        while True:
            for column, cost in edges[row]:
                reduced = base + cost - row_price[row] - column_price[column]
                if column not in done and reduced < distance.get(column, reduced + 1):
                    distance[column], via[column] = reduced, row
            base, best = min((d, c) for c, d in distance.items() if c not in done)
            done.add(best)
            if best not in match:
                break
            row = match[best]
        for column in done:
            column_price[column] += distance[column] - base
        for column in done:
            if column in match:
                row_price[match[column]] += base - distance[column]
        row_price[start] += base
        while True:
            row = via[best]
            previous = of_row.get(row)
            match[best], of_row[row] = row, best
            if row == start:
                break
            assert previous is not None
            best = previous
    return match
