"""What becomes of each old paragraph: it stays, is replaced together with others, or goes.

A link between two paragraphs keeps the old one.  A split or a merge keeps one old paragraph as well, the one
that stands in its place; the others are replaced together with it, so that nothing reads as struck that is
there all the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from hrcdiff.instructions.kinds import depth, together
from hrcdiff.instructions.lists import Lists
from hrcdiff.instructions.standing import Order
from hrcdiff.text import tokens

if TYPE_CHECKING:
    from hrcdiff.model import Link, Paragraph, Redline

PLAIN, ALONE, UNLISTED, NOTHING = range(4)
"""How much is kept: what is linked; what is linked with one paragraph alone; that, without lists; nothing."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An old paragraph and the new one that it becomes."""

    link: Link
    old: Paragraph
    new: Paragraph
    moved: bool
    chapeau: bool
    """Whether it is meant without the sub-paragraphs that it has in the old text."""
    also: tuple[str, ...] = ()
    """Old paragraphs that the same words replace."""
    more: tuple[Paragraph, ...] = ()
    """New paragraphs after the first that replace it."""


@dataclass(slots=True)
class Plan:
    """What becomes of the old text."""

    old: Lists
    """Of the two texts."""
    new: Lists
    kept: dict[str, Kept] = field(default_factory=dict)
    """By new address."""
    brought: set[str] = field(default_factory=set)
    """New paragraphs that come with the text of another."""
    replaced: set[str] = field(default_factory=set)
    """Old paragraphs that go with the text of another."""
    into: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Old paragraphs that go by themselves, with what they are merged into."""
    source: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """New paragraphs that come by themselves, with the old ones that they come from."""


def planned(redline: Redline, coarse: int = PLAIN) -> Plan:
    """The plan of a redline; the coarser it is, the less is kept."""
    return _Planner(redline, coarse).plan


class _Planner:
    """One plan in the making."""

    def __init__(self, redline: Redline, coarse: int) -> None:
        self.old, self.new = redline.old.paragraphs, redline.new.paragraphs
        self.at_old = {p.address: n for n, p in enumerate(self.old)}
        self.at_new = {p.address: n for n, p in enumerate(self.new)}
        self.parents = {p.parent for p in self.old if p.parent}
        self.plan = Plan(Lists(self.old), Lists(self.new))
        self.order = Order(len(self.old))
        """What stays and keeps its order."""
        self.words: dict[tuple[str, bool], Counter[str]] = {}
        """Of paragraphs that were compared, by address and whether it is an old one."""
        if coarse == NOTHING:
            return
        alone = [link for link in redline.links if len(link.old) == len(link.new) == 1]
        many = [link for link in redline.links if len(link.old) + len(link.new) > 2]
        for link in alone if coarse < UNLISTED else _unlisted(redline, alone):
            self.keep(link, link.old[0], link.new[0], moved=link.moved)
        if coarse == PLAIN:
            mains = {link.id: self.main(link) for link in many}
            stay = {each.old.address for each in self.plan.kept.values()}
            for link in many:
                self.widen(link, *mains[link.id], stay)

    def keep(self, link: Link, old: str, new: str, *, moved: bool) -> None:
        """An old paragraph becomes a new one."""
        before, after = self.old[self.at_old[old]], self.new[self.at_new[new]]
        self.plan.kept[new] = Kept(link, before, after, moved, chapeau=old in self.parents)
        if not moved:
            self.order.add(self.at_old[old], self.at_new[new])

    def main(self, link: Link) -> tuple[str, str]:
        """Keep the pair of a split or a merge that stands in its place, else the pair that is most alike."""
        places = [self.at_new[new] for new in link.new]
        close = max(places) - min(places) < len(places)
        alike = {pair: self.alike(*pair) for pair in link.pairs}
        standing = [pair for pair in link.pairs if self.order.fits(self.at_old[pair[0]], self.at_new[pair[1]])]

        def first(pair: tuple[str, str]) -> tuple[float, ...]:
            old, new = self.at_old[pair[0]], self.at_new[pair[1]]
            return not self.same_kind(old, new), 0 if close else -alike[pair], new, old

        best = min(standing, key=first) if standing else max(link.pairs, key=alike.__getitem__)
        self.keep(link, *best, moved=not standing)
        return best

    def alike(self, old: str, new: str) -> float:
        """The share of words that two paragraphs have in common."""
        fewer, more = sorted((self.counted(old, old=True), self.counted(new, old=False)), key=len)
        shared = sum(min(count, more[word]) for word, count in fewer.items())
        return 2 * shared / max(1, fewer.total() + more.total())

    def counted(self, address: str, *, old: bool) -> Counter[str]:
        """The words of a paragraph, counted once."""
        if (address, old) not in self.words:
            text = (self.old[self.at_old[address]] if old else self.new[self.at_new[address]]).text
            self.words[address, old] = Counter(token for token in tokens(text) if token.strip())
        return self.words[address, old]

    def same_kind(self, old: int, new: int) -> bool:
        """Whether two paragraphs are of one part and one degree."""
        a, b = self.old[old], self.new[new]
        return (a.part, self.plan.old.level(a.address)) == (b.part, self.plan.new.level(b.address))

    def widen(self, link: Link, old: str, new: str, stay: set[str]) -> None:
        """What else the text of a split or a merge replaces and brings; the rest goes, and comes, by itself."""
        kept = self.plan.kept[new]
        below = self.plan.old.below(old)
        free = stay.isdisjoint(below) and depth(old) == self.plan.old.level(old)
        more: list[Paragraph] = []
        if free and kept.old.text != kept.new.text:
            more = list(self.following(link, kept)) if self.same_kind(self.at_old[old], self.at_new[new]) else []
            if more or not below or not kept.new.text.endswith(":"):
                several = any(self.plan.new.level(p.address) == self.plan.new.level(new) for p in more)
                also = tuple(self.neighbours(link, kept, stay, below, close=several))
                self.plan.replaced |= {*below, *also}
                self.plan.kept[new] = replace(kept, chapeau=False, also=also, more=tuple(more))
        self.plan.brought |= {p.address for p in more}
        for each in link.old:
            if each != old and each not in self.plan.replaced:
                self.plan.into[each] = (old,)
        for before, after in link.pairs:
            if after != new and after not in self.plan.brought:
                self.plan.source[after] = (*self.plan.source.get(after, ()), before)

    def following(self, link: Link, kept: Kept) -> Iterator[Paragraph]:
        """The new paragraphs of a link that stand right after the first one."""
        deep = self.plan.new.level(kept.new.address)
        pieces = frozenset(link.new)
        for at in range(self.at_new[kept.new.address] + 1, len(self.new)):
            p = self.new[at]
            if p.address not in pieces or p.part != kept.new.part or self.plan.new.level(p.address) < deep:
                return
            yield p

    def neighbours(self, link: Link, kept: Kept, stay: set[str], below: Sequence[str], *, close: bool) -> Iterator[str]:
        """The old paragraphs of a link that can be named after the first one; ``close``: those right after it alone."""
        at = self.at_old[(below or [kept.old.address])[-1]]
        gone = {*below}
        for address in sorted(link.old, key=self.at_old.__getitem__):
            under = self.plan.old.below(address)
            upper = {each for each in self.plan.old.above(address) if each in self.at_old}
            fits = self.at_old[address] > at and address not in gone and address not in self.plan.replaced
            fits = (
                fits
                and stay.issuperset(upper)
                and stay.isdisjoint(under)
                and not (close and self.at_old[address] != at + 1)
            )
            if fits and together((kept.old.address, address)) and depth(address) == self.plan.old.level(address):
                yield address
                gone |= {address, *under}
                self.plan.replaced |= {*under}
                at = self.at_old[(under or [address])[-1]] if close else at


def _unlisted(redline: Redline, links: Sequence[Link]) -> Iterator[Link]:
    """The links of paragraphs that neither have sub-paragraphs nor are some."""
    sides = (redline.old.paragraphs, redline.new.paragraphs)
    lists = [{p.address for p in side if p.parent} | {p.parent for p in side if p.parent} for side in sides]
    return (link for link in links if link.old[0] not in lists[0] and link.new[0] not in lists[1])
