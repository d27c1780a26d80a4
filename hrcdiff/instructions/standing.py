"""What keeps its order between two texts, and what would stand in it."""

from __future__ import annotations


class Order:
    """Pairs of places that keep their order; whether another pair fits is looked up, and not asked of each."""

    def __init__(self, size: int) -> None:
        """``size`` places in the old text."""
        self._size = size
        self._latest = [-1] * (size + 1)
        """The last new place of the old ones up to a place, as sums over powers of two."""
        self._first: list[float] = [float("inf")] * (size + 1)
        """The first new place of the old ones from a place on, likewise."""

    def add(self, old: int, new: int) -> None:
        """A pair that keeps its order."""
        at = old + 1
        while at <= self._size:
            self._latest[at] = max(self._latest[at], new)
            at += at & -at
        at = self._size - old
        while at <= self._size:
            self._first[at] = min(self._first[at], new)
            at += at & -at

    def fits(self, old: int, new: int) -> bool:
        """Whether a pair has the same neighbours on both sides among those that keep their order."""
        at, before = old + 1, -1
        while at:
            before = max(before, self._latest[at])
            at -= at & -at
        at, after = self._size - old - 1, float("inf")
        while at:
            after = min(after, self._first[at])
            at -= at & -at
        return before <= new < after
