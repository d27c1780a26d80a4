"""Words that stand at the edge of one side of an exchange, and in the other side too, are kept.

*[resources and due attention] {both financial and human resources, and rooms}* is read as *{both financial and human}
resources [and due attention] {, and rooms}*: one of the two changes that are left takes nothing out or puts nothing in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hrcdiff.lexicon import FUNCTION_WORDS
from hrcdiff.wording.engine import Step
from hrcdiff.wording.phrases import BASE, spoken, weigh
from hrcdiff.wording.weighted import CAPITAL, weight

PER_WORD = 0.04
"""Weight that words must have besides ``BASE`` for each word, out and in, of the smaller change beside them.

It is half of what is given up between two exchanges.
"""
MOST_LEFT = 12
"""Words, out and in, of the smaller change, beyond which it takes a run that is never given up."""
FEW = 6
"""Words of the smaller side of the exchange that is left: of two long ones that have a word in common it is chance."""
MOST_CELLS = 40_000
"""Product of the words of the two sides beyond which they are not looked at."""

Words = Sequence[str]
_Run = tuple[int, int, int]
"""Where words begin on either side, and how many they are."""


def edged(old: Words, new: Words, runs: Sequence[Step], weak: frozenset[str] = FUNCTION_WORDS) -> list[Step]:
    """What can be kept, besides these runs, at the edges of what is exchanged between them."""
    out: list[Step] = []
    i = j = 0
    for a, b, c, d in [*runs, (len(old), len(old), len(new), len(new))]:
        run = _kept(old[i:a], new[j:c], weak) if i < a and j < c else None
        if run:
            k, m, size = i + run[0], j + run[1], run[2]
            out.append((k, k + size, m, m + size))
        i, j = b, d
    return out


def _kept(one: Words, other: Words, weak: frozenset[str]) -> _Run | None:
    """The heaviest words that can be kept of an exchange; of equals those that leave the smallest one, then the first.

    ``_kept(other, one)`` is the mirror image: they are looked for in one canonical direction.
    """
    both = {*one}.intersection(other)
    telling = {word for word in both if word.isalpha() and weight(word, weak) >= CAPITAL and _once(word, one, other)}
    if not telling or len(one) * len(other) > MOST_CELLS:
        return None
    if list(one) > list(other):
        run = _kept(other, one, weak)
        return (run[1], run[0], run[2]) if run else None
    best: tuple[tuple[int, int, int], _Run] | None = None
    for a, c, size in {*_at_edges(one, other), *((a, c, n) for c, a, n in _at_edges(other, one))}:
        words = one[a : a + size]
        if telling.isdisjoint(words) or _torn(one, a, size) or _torn(other, c, size):
            continue
        smaller = _left(one, other, (a, c, size), weigh(words, weak))
        if smaller is None:
            continue
        found = (sum(weight(word, weak) for word in words), -smaller, -a - c), (a, c, size)
        if best is None or found > best:
            best = found
    return best[1] if best else None


def _once(word: str, one: Words, other: Words) -> bool:
    """Whether a word stands once in either: of one that stands twice it is not said which of them stays."""
    return one.count(word) == other.count(word) == 1


def _torn(words: Words, start: int, size: int) -> bool:
    """Whether a run begins or ends within a word with hyphens."""
    end = start + size
    return words[start] == "-" or words[end - 1] == "-" or "-" in (*words[start - 1 : start], *words[end : end + 1])


def _left(one: Words, other: Words, run: _Run, said: float | None) -> int | None:
    """Words of the smaller side of the exchange that is left beside a run; None if that says too little to be kept."""
    a, c, size = run
    before = spoken(one, 0, a), spoken(other, 0, c)
    after = spoken(one, a + size, len(one)), spoken(other, c + size, len(other))
    smaller, least = max(min(before), min(after)), min(sum(before), sum(after))
    too_little = said is not None and (least > MOST_LEFT or said < BASE + PER_WORD * least)
    return None if smaller > FEW or too_little else smaller


def _at_edges(one: Words, other: Words) -> Iterator[_Run]:
    """The words with which the first side begins or ends, wherever the second has them."""
    for c, word in enumerate(other):
        size = 0
        while size < len(one) and c + size < len(other) and one[size] == other[c + size]:
            size += 1
        if size:
            yield 0, c, size
        size = 0
        while word == one[-1] and size < len(one) and size <= c and one[-1 - size] == other[c - size]:
            size += 1
        if size:
            yield len(one) - size, c + 1 - size, size
