"""What the search of diff-match-patch finds, told from the equal words of two texts.

Its search for the middle of a difference tries every path from both ends, as many as the square of the words that
change.  Most words of two paragraphs can stay in one way alone, and then there is nothing to search for: all longest
common subsequences go through the same pairs of equal words.  Where they do not, the search meets half way, and where
that is can be told from the pairs that stand in one of them.  The answer is that of the search itself, to the choice
between answers that are equally good, so that it can take its place.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict

Difference = list[tuple[int, str]]
"""What diff-match-patch returns: -1 for deleted, 0 for equal, 1 for inserted, and the coded words."""
Pair = tuple[int, int]
"""Places of the same word in both texts."""
Rows = list[list[Pair]]
"""For each word of a longest common subsequence the pairs that can be it."""

MOST_PAIRS = 20_000
"""Pairs of equal words beyond which they are not looked through."""


def staying(old: str, new: str) -> Rows | None:
    """The pairs that stand in some longest common subsequence of two texts; None if too many pairs are to be asked."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for j in range(len(new) - 1, -1, -1):
        places[new[j]].append(j)
    meets = [places.get(word, ()) for word in old]
    if sum(map(len, meets)) > MOST_PAIRS:
        return None
    ends = [-1]
    out: Rows = []
    for i, there in enumerate(meets):
        for j in there:
            if j > ends[-1]:
                ends.append(j)
                out.append([(i, j)])
            else:
                length = bisect_left(ends, j)
                ends[length] = j
                out[length - 1].append((i, j))
    for k in range(len(out) - 2, -1, -1):
        if len(out[k]) > 1:
            (a, b), *more = out[k + 1]
            out[k] = [
                (i, j) for i, j in out[k] if (i < a and j < b) or (more and any(i < c and j < d for c, d in more))
            ]
    return out


def certain(kept: Rows) -> bool:
    """Whether there is one longest common subsequence alone."""
    return sum(map(len, kept)) == len(kept)


def difference(old: str, new: str, kept: Rows) -> Difference:
    """The difference of two texts with one longest common subsequence."""
    out: Difference = []
    start = i = j = 0
    for ((a, b),) in [*kept, [(len(old), len(new))]]:
        if a != i or b != j:
            if start < i:
                out.append((0, old[start:i]))
            if i < a:
                out.append((-1, old[i:a]))
            if j < b:
                out.append((1, new[j:b]))
            start = a
        i, j = a + 1, b + 1
    if start < len(old):
        out.append((0, old[start:]))
    return out


def middle(kept: Rows, sizes: Pair) -> tuple[int, int, int]:
    """Where the search meets: words of the old text and of the new one before it, and those of them that stay.

    It goes as far as half of the changes lead, and on over words that stay.  Of several such places it takes the one
    after most insertions if the number of changes is odd, after most deletions if it is even, and there the last.
    """
    changes = sum(sizes) - 2 * len(kept)
    odd, half = changes % 2, (changes + 1) // 2
    found: list[tuple[int, int, int, int]] = []
    before = [(-1, -1)]
    for k, pairs in enumerate([*kept, [sizes]]):
        after = [(a, b) for a, b in pairs if a + b - 2 * k > half]
        for i, j in before if after else ():
            left = half - (i + j + 2 - 2 * k)
            for a, b in after if left >= 0 else ():
                if i < a and j < b:
                    gone = max(0, left - (b - j - 1)) if odd else min(left, a - i - 1)
                    x, y = i + 1 + gone, j + 1 + left - gone
                    found.append((x - y if odd else y - x, -x, y, k))
        before = pairs
    _, x, y, k = min(found)
    return -x, y, k
