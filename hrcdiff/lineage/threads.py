"""Threads: the paragraphs of all versions as provisions that go through them.

A thread is a chain of links that leads from version to version, at most one paragraph of each: every paragraph has
one link back and one forward.  Which ones is decided over all versions together, by the matching whose links carry
most; so a link that leads over a gap counts like any other, and is taken where nothing nearer carries as much.
Chains that no link of the matching joins are joined afterwards where most of their paragraphs are linked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from hrcdiff.alignment.assignment import best_matching
from hrcdiff.lineage.bonds import Node, Pairs

Chain = tuple[Node, ...]
MOST_LINKED = 2
"""Two chains are one thread if at least one in so many pairs of their paragraphs is linked."""


def partition(sizes: Sequence[int], pairs: Pairs) -> list[Chain]:
    """All paragraphs of all versions as chains, in the order of their first paragraphs.

    ``sizes`` are the numbers of paragraphs.
    """
    after = _successors(pairs, len(sizes))
    led = set(after.values())
    chains: list[Chain] = []
    for node in ((v, k) for v, size in enumerate(sizes) for k in range(size)):
        if node not in led:
            chain = [node]
            while chain[-1] in after:
                chain.append(after[chain[-1]])
            chains.append(tuple(chain))
    return _joined(chains, pairs)


def _successors(pairs: Pairs, versions: int) -> dict[Node, Node]:
    """For each paragraph the later one that carries it on: the matching of greatest weight."""
    weights = _weights(pairs, versions)
    nodes = sorted({node for pair in weights for node in pair})
    index = {node: i for i, node in enumerate(nodes)}
    matching = best_matching({(index[p], index[q]): weight for (p, q), weight in weights.items()})
    return {nodes[a]: nodes[b] for a, b in matching}


def _weights(pairs: Pairs, versions: int) -> dict[tuple[Node, Node], int]:
    """What each pair carries, and how far other versions bear it out: their links with both of it."""
    near: defaultdict[Node, dict[Node, int]] = defaultdict(dict)
    for (p, q), pair in pairs.items():
        near[p][q] = near[q][p] = pair.strength
    others = max(1, versions - 2)
    out: dict[tuple[Node, Node], int] = {}
    for (p, q), pair in pairs.items():
        one, other = sorted((near[p], near[q]), key=len)
        support = sum(min(strength, other[r]) for r, strength in one.items() if r in other)
        out[p, q] = pair.strength + support // others
    return out


def _joined(chains: list[Chain], pairs: Pairs) -> list[Chain]:
    """Chains that have no version in common and are linked in most of their paragraphs, made one; the best first."""
    home = {node: index for index, chain in enumerate(chains) for node in chain}
    across = [(p, q, pair.strength) for (p, q), pair in pairs.items() if home[p] != home[q]]
    while True:
        links: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        for p, q, strength in across:
            if home[p] != home[q]:
                links[min(home[p], home[q]), max(home[p], home[q])].append(strength)
        fit = [(sum(found), -i, -j) for (i, j), found in links.items() if _one(chains[i], chains[j], len(found))]
        if not fit:
            return sorted(chain for chain in chains if chain)
        _, i, j = max(fit)
        chains[-i], chains[-j] = tuple(sorted(chains[-i] + chains[-j])), ()
        home |= dict.fromkeys(chains[-i], -i)


def _one(chain: Chain, other: Chain, linked: int) -> bool:
    """Whether two chains may be one thread."""
    apart = {v for v, _ in chain}.isdisjoint(v for v, _ in other)
    return apart and linked * MOST_LINKED >= len(chain) * len(other)
