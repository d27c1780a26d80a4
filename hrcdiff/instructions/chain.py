"""The paragraphs of a text in the making, each linked to the next: what goes in or out moves no other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hrcdiff.instructions.items import Item

END = 0
"""The place behind the last paragraph."""


class Chain:
    """Paragraphs in order; a place keeps its number whatever goes in or out around it."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._items: list[Item | None] = [None]
        self._next = [END]
        self._before = [END]
        self._at: dict[str, int] = {}
        self.put(END, items)

    def __iter__(self) -> Iterator[Item]:
        return (self.item(place) for place in self.places(self._next[END], END))

    @property
    def first(self) -> int:
        """Where the text begins."""
        return self._next[END]

    def item(self, place: int) -> Item:
        """What stands at a place that is not the end."""
        item = self._items[place]
        assert item is not None
        return item

    def after(self, place: int) -> int:
        """The next place."""
        return self._next[place]

    def at(self, address: str) -> int | None:
        """Where a paragraph of the draft stands; None if it is out."""
        return self._at.get(address)

    def places(self, start: int, end: int) -> Iterator[int]:
        """The places from one up to, and without, another."""
        while start != end:
            following = self._next[start]
            yield start
            start = following

    def put(self, before: int, items: Iterable[Item]) -> None:
        """Put paragraphs in before a place."""
        for item in items:
            place = len(self._items)
            self._items.append(item)
            self._before.append(self._before[before])
            self._next.append(before)
            self._next[self._before[before]] = self._before[before] = place
            if item.address:
                self._at[item.address] = place

    def take(self, start: int, end: int) -> list[Item]:
        """Take out the paragraphs from one place up to another."""
        taken = [self.item(place) for place in self.places(start, end)]
        before = self._before[start]
        self._next[before], self._before[end] = end, before
        for item in taken:
            if item.address:
                del self._at[item.address]
        return taken
