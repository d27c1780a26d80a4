"""The longest run of words that two paragraphs have in common."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count, repeat

MOST_CELLS = 4_000_000
"""Product of the words of two paragraphs beyond which no common run is looked for."""
ONE, OTHER = "\0", "\1"
"""What stands for the words that only the one has, and for those that only the other has."""


def common_run(one: Sequence[str], other: Sequence[str]) -> tuple[int, int, int]:
    """The longest run of words that both have: its length, and where it begins in each; the first of equals."""
    return longest(*coded(one, other))


def coded(one: Sequence[str], other: Sequence[str]) -> tuple[str, str]:
    """Two rows of words as texts in which each word is one character; empty if they are too long to be compared."""
    if len(one) * len(other) > MOST_CELLS:
        return "", ""
    codes = dict(zip({*one}.intersection(other), map(chr, count(len((ONE, OTHER)))), strict=False))
    return "".join(map(codes.get, one, repeat(ONE))), "".join(map(codes.get, other, repeat(OTHER)))


def longest(one: str, other: str) -> tuple[int, int, int]:
    """The longest run of characters that both texts have: its length, and where it begins in each; the first of equals.

    Each run that is looked for is longer by one than what was found, and begins where that did or farther on; none has
    a character that only the one has.
    """
    size = at = begin = 0
    for part in one.split(ONE):
        start, stop = begin, begin + len(part)
        for end in range(begin + size + 1, stop + 1):
            if one[start:end] in other:
                size, at = end - start, start
            else:
                start += 1
        begin = stop + 1
    return size, at, other.find(one[at : at + size])
