"""The longest run of words that two paragraphs have in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

MOST_CELLS = 4_000_000
"""Product of the words of two paragraphs beyond which no common run is looked for."""


def common_run(one: Sequence[str], other: Sequence[str]) -> tuple[int, int, int]:
    """The longest run of words that both have: its length, and where it begins in each; the first of equals."""
    if len(one) * len(other) > MOST_CELLS:
        return 0, 0, 0
    best = end = end_other = 0
    where: defaultdict[str, list[int]] = defaultdict(list)
    for j, word in enumerate(other):
        where[word].append(j)
    previous: dict[int, int] = {}
    for i, word in enumerate(one):
        current: dict[int, int] = {}
        for j in where.get(word, ()):
            size = current[j] = previous.get(j - 1, 0) + 1
            if size > best:
                best, end, end_other = size, i + 1, j + 1
        previous = current
    return best, end - best, end_other - best
