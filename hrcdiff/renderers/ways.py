"""Which linked paragraphs stand elsewhere than in the older text, and which way they went.

A paragraph is told of for itself: of a merge, one may have stayed while the other came from elsewhere, or from
another part of the text.
"""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from hrcdiff.findings.structure import across
from hrcdiff.order import standing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hrcdiff.model import Link, Part, Redline

Way = Literal["up", "down"]
Pair = tuple[str, str]
"""An old paragraph and a new one."""


@dataclass(frozen=True, slots=True)
class Ways:
    """What is asked about the places of linked paragraphs."""

    across: Mapping[Pair, tuple[Part, Part]]
    """Pairs that stand in two parts of their texts, with both."""
    way: Mapping[Pair, Way]
    """Which way the paragraphs of a link went that moved or left its part."""
    _old: Mapping[str, int]
    _new: Mapping[str, int]
    _still: Sequence[tuple[int, int, str]]
    """The pairs at which the links that did not move stand, in order, each with its link."""

    def away(self, link: Link, pairs: Sequence[Pair]) -> bool:
        """Whether some pairs of a link all stand elsewhere."""
        return all(link.moved or pair in self.across for pair in pairs)

    def together(self, pairs: Sequence[Pair]) -> Way | None:
        """The way that some pairs went, if all went the same."""
        ways = {self.way.get(pair) for pair in pairs}
        return ways.pop() if len(ways) == 1 else None

    def passed(self, pair: Pair) -> Pair | None:
        """The nearest pair of the links that did not move that one passed on its way; None if it passed none."""
        o, n = self._old[pair[0]], self._new[pair[1]]
        up = self.way.get(pair) == "up"
        there = [(b, a) for a, b, _ in self._still if (a < o and b > n if up else a > o and b < n)]
        if not there:
            return None
        new, old = min(there) if up else max(there)
        names = [{place: address for address, place in side.items()} for side in (self._old, self._new)]
        return names[0][old], names[1][new]

    def stays(self, link: Link, pair: Pair) -> bool:
        """Whether a pair of a link keeps its part of the text, and the order of the links that did not move."""
        if link.moved or pair in self.across:
            return False
        if len(link.pairs) == 1:
            return True
        o, n = self._old[pair[0]], self._new[pair[1]]
        at = bisect(self._still, (o, n, ""))
        before = next((b for _, b, each in reversed(self._still[:at]) if each != link.id), -1)
        after = next((b for _, b, each in self._still[at:] if each != link.id), n + 1)
        return before < n < after


def ways(redline: Redline) -> Ways:
    """Where the linked paragraphs of a redline went.

    A paragraph went up if it passed more of the links that did not move on its way up than on its way down.
    """
    old, new = ({p.address: i for i, p in enumerate(text.paragraphs)} for text in (redline.old, redline.new))
    links = [link for link in redline.links if not link.moved]
    places = standing([([(old[o], new[n]) for o, n in link.pairs], 1) for link in links])
    still = sorted((o, n, links[number].id) for number, (o, n) in places.items())
    parted = across(redline)
    way: dict[Pair, Way] = {}
    for link in redline.links:
        for pair in link.pairs:
            if link.moved or pair in parted:
                o, n = old[pair[0]], new[pair[1]]
                up = sum(a < o and b > n for a, b, _ in still)
                down = sum(a > o and b < n for a, b, _ in still)
                way[pair] = "up" if (up, -n) > (down, -o) else "down"
    return Ways(parted, way, old, new, still)
