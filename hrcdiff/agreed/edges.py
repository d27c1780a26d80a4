"""Where a run of words may begin and end: not within a compound, and not on a word that leads on to the next."""

from __future__ import annotations

from collections.abc import Sequence

from hrcdiff.index.terms import CONTENT, Term

JOINTS = frozenset({"and", "or", "et", "ou", "y", "o", "и", "или"})
"""Words before which a clause may begin."""
_TIES = frozenset("-\u2010\u2011/")
"""Signs that make one word of two when no space is beside them: *fifty-sixth*."""
_KEPT = frozenset({"not", "no", "without", "nor"})
"""Words that stand at the end of a run all the same: without them it says the contrary."""


def trimmed(text: str, row: Sequence[Term], start: int, end: int, *, within: tuple[int, int]) -> tuple[int, int]:
    """A run without the half of a compound, the conjunctions and the little words at its edges.

    ``within`` are the words that were asked for: little words at its end belong to it, conjunctions do not.
    """
    end = _whole(text, row, end, start)
    while end > start and row[end - 1].weight != CONTENT and row[end - 1].word not in _KEPT:
        if end == within[1] and row[end - 1].word not in JOINTS:
            break
        end = _whole(text, row, end - 1, start)
    while start < end and (tied(text, row, start) or row[start].word in JOINTS):
        start += 1
    return start, end


def _whole(text: str, row: Sequence[Term], end: int, start: int) -> int:
    """The end, or the beginning of the compound that it would cut."""
    while end > start and tied(text, row, end):
        end -= 1
    return end


def tied(text: str, row: Sequence[Term], k: int) -> bool:
    """Whether a word and the one before it are one compound."""
    return 0 < k < len(row) and text[row[k - 1].end : row[k].start] in _TIES
