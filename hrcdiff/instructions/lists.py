"""Which paragraphs of a text stand under which others."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hrcdiff.model import Paragraph


class Lists:
    """The lists of a text, looked up by address."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._parents = {p.address: p.parent for p in paragraphs}
        self._places = {p.address: place for place, p in enumerate(paragraphs)}
        self._items: dict[str, list[str]] = {}
        for p in paragraphs:
            if p.parent:
                self._items.setdefault(p.parent, []).append(p.address)

    def above(self, address: str) -> list[str]:
        """The paragraphs under which one stands, the nearest first."""
        found: list[str] = []
        up = self._parents[address]
        while up is not None:
            found.append(up)
            up = self._parents.get(up)
        return found

    def below(self, address: str) -> list[str]:
        """The paragraphs under one, at whatever depth, in the order of the text."""
        found: list[str] = []
        waiting = [address]
        while waiting:
            items = self._items.get(waiting.pop(), ())
            found += items
            waiting += items
        return sorted(found, key=self._places.__getitem__)

    def level(self, address: str) -> int:
        """How many chapeaux a paragraph stands under."""
        return len(self.above(address))
