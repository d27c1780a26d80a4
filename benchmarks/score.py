"""Links counted against a known truth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

Pair = tuple[str, str]
"""Address in the old text, address in the new one."""


@dataclass(frozen=True, slots=True)
class Score:
    """How many links were drawn and wanted, and how many of each are right."""

    right: int = 0
    """Links drawn that are in the truth, or that one reader would accept."""
    drawn: int = 0
    found: int = 0
    """Links wanted that were drawn."""
    wanted: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.right + other.right, self.drawn + other.drawn, self.found + other.found, self.wanted + other.wanted
        )

    @property
    def precision(self) -> float:
        """1 if nothing was drawn: nothing is wrong."""
        return self.right / self.drawn if self.drawn else 1.0

    @property
    def recall(self) -> float:
        """1 if nothing was wanted."""
        return self.found / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def rates(self) -> tuple[str, str]:
        """Precision and recall with their counts."""
        return (
            f"{self.precision:.3f} ({self.right}/{self.drawn})",
            f"{self.recall:.3f} ({self.found}/{self.wanted})",
        )


def score(drawn: frozenset[Pair], must: frozenset[Pair], may: frozenset[Pair] = frozenset()) -> Score:
    """All links."""
    return Score(len(drawn & (must | may)), len(drawn), len(drawn & must), len(must))


def forked(pairs: Iterable[Pair], end: int) -> frozenset[Pair]:
    """Links of paragraphs that have several: end 0 for splits (one old, several new), 1 for merges."""
    listed = set(pairs)
    times = Counter(pair[end] for pair in listed)
    return frozenset(pair for pair in listed if times[pair[end]] > 1)


def total(scores: Iterable[Score]) -> Score:
    """Sum of the counts."""
    out = Score()
    for each in scores:
        out += each
    return out
