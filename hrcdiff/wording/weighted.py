"""A second opinion on which words stay: the heaviest ones in the fewest pieces.

The base difference keeps as many words as possible and so prefers five function words to two nouns.
Where it leaves a change in which the same content word is both taken out and put in, or two changes of which
one takes out what the other puts in, this one is asked too: among all common subsequences the one with the
greatest weight, less a fine for each change.
O(m log n) for m pairs of equal words, with a Fenwick tree of prefix maxima; integers, so that the
mirrored question has the mirrored answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from hrcdiff.lexicon import FUNCTION_WORDS
from hrcdiff.text import is_han
from hrcdiff.wording.engine import Step

CONTENT, CAPITAL, FUNCTION, SIGN = 10, 5, 3, 1
"""Weights of a content word, of one with a capital, as names have, of a function word, of a punctuation mark."""
FINE = 6
"""Weight that each change costs."""
MOST_PAIRS = 40_000
"""Pairs of equal words beyond which the second opinion is not asked for."""


def weight(word: str, weak: frozenset[str] = FUNCTION_WORDS) -> int:
    """Weight of a word; ``weak`` are the function words of its language."""
    if not word[0].isalnum():
        return SIGN
    if word.lower() in weak:
        return FUNCTION
    return CAPITAL if word[0].isupper() or is_han(word[0]) else CONTENT


def worth(old: Sequence[str], new: Sequence[str], runs: Sequence[Step], weak: frozenset[str] = FUNCTION_WORDS) -> int:
    """Weight of what stays, less a fine for each change."""
    ends = [(0, 0, 0, 0), *runs, (len(old), len(old), len(new), len(new))]
    changes = sum((b, d) != (a, c) for (_, b, _, d), (a, _, c, _) in pairwise(ends))
    return sum(weight(word, weak) for a, b, _, _ in runs for word in old[a:b]) - FINE * changes


def doubtful(
    old: Sequence[str], new: Sequence[str], runs: Sequence[Step], weak: frozenset[str] = FUNCTION_WORDS
) -> bool:
    """Whether some change takes out and puts in the same content word."""
    a = c = 0
    for start, end, first, last in [*runs, (len(old), len(old), len(new), len(new))]:
        if a < start and c < first:
            both = set(old[a:start]).intersection(new[c:first])
            if any(weight(word, weak) == CONTENT for word in both):
                return True
        a, c = end, last
    return False


def crossing(
    old: Sequence[str], new: Sequence[str], runs: Sequence[Step], weak: frozenset[str] = FUNCTION_WORDS
) -> bool:
    """Whether of two changes, with one kept run between them, one takes out a content word that the other puts in."""
    a = c = 0
    gone: set[str] = set()
    come: set[str] = set()
    for start, end, first, last in [*runs, (len(old), len(old), len(new), len(new))]:
        if a < start or c < first:
            out, put = set(old[a:start]), set(new[c:first])
            if any(word.isalpha() and weight(word, weak) == CONTENT for word in (out & come) | (put & gone)):
                return True
            gone, come = out, put
        a, c = end, last
    return False


def exchanges(runs: Sequence[Step], ends: tuple[int, int]) -> int:
    """How many changes take something out and put something in; ``ends`` are the lengths of the two sides."""
    places = [(0, 0, 0, 0), *runs, (ends[0], ends[0], ends[1], ends[1])]
    return sum(b < a and d < c for (_, b, _, d), (a, _, c, _) in pairwise(places))


def heaviest(old: Sequence[str], new: Sequence[str], weak: frozenset[str] = FUNCTION_WORDS) -> list[Step] | None:
    """The runs that stay, or None if there are too many pairs of equal words to ask."""
    if list(old) > list(new):
        mirrored = heaviest(new, old, weak)
        return None if mirrored is None else [(c, d, a, b) for a, b, c, d in mirrored]
    places: defaultdict[str, list[int]] = defaultdict(list)
    for j, word in enumerate(new):
        places[word].append(j)
    if sum([len(places[word]) for word in old if word in places]) > MOST_PAIRS:
        return None
    weights = {word: weight(word, weak) for word in {*old}.intersection(places)}
    best: list[int] = []
    back: list[int] = []
    pairs: list[tuple[int, int]] = []
    totals, found = [0] * (len(new) + 1), [-1] * (len(new) + 1)  # the best that each node of the tree stands for
    row: dict[int, int] = {}
    top = (-FINE, -1)  # nothing stays: all of it is one change
    ends = len(old) - 1, len(new) - 1
    for i, word in enumerate(old):
        own = weights.get(word, 0)
        current: dict[int, int] = {}
        for j in places.get(word, ()):
            beside = row.get(j - 1)
            if beside is None or best[beside] < max(0, top[0]):
                total, previous = _before(totals, found, j)
                alone = -FINE if i or j else 0  # what comes before the first run that stays is a change
                total = total - FINE if previous >= 0 else alone
                if beside is not None and best[beside] >= total:
                    total, previous = best[beside], beside
                elif total <= alone:
                    total, previous = alone, -1
            else:  # nothing before it is worth more, less a fine
                total, previous = best[beside], beside
            total += own
            current[j] = len(pairs)
            pairs.append((i, j))
            best.append(total)
            back.append(previous)
            if total > top[0]:
                closed = total if (i, j) == ends else total - FINE
                if closed > top[0]:
                    top = (closed, current[j])
        row = current
        _raise(totals, found, best, row)
    return _runs(pairs, back, top[1])


def _before(totals: list[int], found: list[int], node: int) -> tuple[int, int]:
    """The greatest total of the pairs before a place, by the tree, with its pair; -1 if there is none."""
    total, previous = 0, -1
    while node:
        if totals[node] > total:
            total, previous = totals[node], found[node]
        node &= node - 1
    return total, previous


def _raise(totals: list[int], found: list[int], best: list[int], row: dict[int, int]) -> None:
    """Enter a row in the tree: the pair at each place, by its index; of equals the first stays.

    Where a node stands for as much already, so do those above it.
    """
    size = len(totals)
    for place, index in row.items():
        total, node = best[index], place + 1
        while node < size and totals[node] < total:
            totals[node], found[node] = total, index
            node += node & -node


def _runs(pairs: list[tuple[int, int]], back: list[int], last: int) -> list[Step]:
    chosen: list[tuple[int, int]] = []
    while last >= 0:
        chosen.append(pairs[last])
        last = back[last]
    runs: list[Step] = []
    for i, j in reversed(chosen):
        if runs and runs[-1][1] == i and runs[-1][3] == j:
            runs[-1] = (runs[-1][0], i + 1, runs[-1][2], j + 1)
        else:
            runs.append((i, i + 1, j, j + 1))
    return runs
