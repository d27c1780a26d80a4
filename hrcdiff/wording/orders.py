"""The orders in which the paragraphs of a split or a merge can stand in a row, and how much each may keep."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, permutations

from hrcdiff.wording.cut import Cut

_ALL_ORDERS = 4
"""Up to so many paragraphs on one side, every order of them is tried."""


def orders(old: list[Cut], new: list[Cut]) -> list[tuple[list[Cut], list[Cut]]]:
    """The orders that are tried, the natural one first."""
    if len(new) == 1 and 1 < len(old) <= _ALL_ORDERS:
        return [(list(order), new) for order in permutations(old)]
    if len(old) == 1 and 1 < len(new) <= _ALL_ORDERS:
        return [(old, list(order)) for order in permutations(new)]
    return [(old, new)]


def at_most(old: Sequence[Cut], new: Sequence[Cut]) -> int:
    """How many words an order can keep at the most, where one side is a single paragraph.

    Wherever a paragraph of the other side ends, the words of those before it stay in the beginning of the single one,
    and those of the others in its rest.
    """
    row, parts = (old[0].keys, new) if len(old) == 1 else (new[0].keys, old)
    return min(_about(row, parts[:k], parts[k:]) for k in range(1, len(parts)))


def _about(row: Sequence[str], first: Sequence[Cut], last: Sequence[Cut]) -> int:
    """The most words that some paragraphs share with the beginning of a row, and others with its rest."""
    before = _shared(row, chain.from_iterable(cut.keys for cut in first))
    after = _shared(row[::-1], chain.from_iterable(cut.keys for cut in last))
    return max(a + b for a, b in zip(before, reversed(after), strict=True))


def _shared(row: Iterable[str], words: Iterable[str]) -> list[int]:
    """How many words the first of a row have in common with some words: the first nought, the first one, and so on."""
    left = Counter(words)
    found = [0]
    many = 0
    for word in row:
        if left.get(word):
            left[word] -= 1
            many += 1
        found.append(many)
    return found
