"""The versions as the rest of this package asks for them: paragraphs, redlines of two, words of two readings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from hrcdiff.comparison import compare
from hrcdiff.lineage.bonds import Node, Pairs, Ruled
from hrcdiff.lineage.model import Spot
from hrcdiff.model import Document, Edit, Paragraph, Redline
from hrcdiff.rulings import Rulings
from hrcdiff.wording import edits

Words = tuple[Edit, ...]


@dataclass(slots=True)
class Texts:
    """The versions with their links; what is compared once is kept."""

    documents: Sequence[Document]
    pairs: Pairs
    language: str
    ruled: Ruled | None = None
    _redlines: dict[tuple[int, int], Redline] = field(default_factory=dict)
    _words: dict[object, Words] = field(default_factory=dict)
    _places: list[dict[str, int]] = field(default_factory=list)

    def paragraph(self, node: Node) -> Paragraph:
        """A paragraph by its place."""
        return self.documents[node[0]].paragraphs[node[1]]

    def spot(self, node: Node) -> Spot:
        """Version and address of a paragraph."""
        return Spot(version=node[0], address=self.paragraph(node).address)

    def node(self, version: int, address: str) -> Node:
        """A paragraph by its address."""
        if not self._places:
            self._places = [{p.address: i for i, p in enumerate(d.paragraphs)} for d in self.documents]
        return version, self._places[version][address]

    def redline(self, old: int, new: int) -> Redline:
        """The redline of two versions."""
        if (old, new) not in self._redlines:
            one, other = self.documents[old], self.documents[new]
            self._redlines[old, new] = compare(one, other, self.ruled(one, other) if self.ruled else Rulings())
        return self._redlines[old, new]

    def step(self, old: Node, new: Node) -> Words:
        """The edits between two readings as the redline of their versions has them, significances included."""
        here, there = self.paragraph(old), self.paragraph(new)
        for link in self.redline(old[0], new[0]).links:
            if (here.address, there.address) in link.pairs:
                return _touching(link.edits, here.address, there.address)
        return self.between(old, new)

    def between(self, old: Node, new: Node) -> Words:
        """The edits between any two readings; ``old`` need not be the older one.

        Joined, those that are equal or delete under the old address are its text, those that are equal or insert
        under the new address that one's.  Where one went into several, or several into one, an edit that is equal
        may have another address on one side: words that went elsewhere, or came from there.
        """
        pair = self.pairs.get((old, new)) or self.pairs.get((new, old))
        pairs = pair.link.pairs if pair else ((old, new),)
        if pair and (old, new) not in self.pairs:
            pairs = tuple((q, p) for p, q in pairs)
        named = tuple((self._named(p), self._named(q)) for p, q in pairs)
        if named not in self._words:
            sides = list(dict.fromkeys(sorted(p for p, _ in pairs))), list(dict.fromkeys(sorted(q for _, q in pairs)))
            old_side, new_side = ([self._named(node) for node in side] for side in sides)
            addresses = {(a, b) for (a, _), (b, _) in named}
            self._words[named] = edits(old_side, new_side, addresses, self.language)
        return _touching(self._words[named], self.paragraph(old).address, self.paragraph(new).address)

    def _named(self, node: Node) -> tuple[str, str]:
        paragraph = self.paragraph(node)
        return paragraph.address, paragraph.text


def _touching(row: Words, old: str, new: str) -> Words:
    """The edits that are part of one of two paragraphs."""
    return tuple(e for e in row if e.old == old or e.new == new)


def kept_share(row: Words, old: str, new: str) -> float:
    """Share of the words of two readings that stay, from 0 to 1, to three places."""
    sizes = {"stays": 0, "all": 0}
    for edit in row:
        count = len(edit.text.split())
        sides = (edit.old == old) + (edit.new == new)
        sizes["all"] += count * sides
        sizes["stays"] += count * 2 if edit.op == "equal" and sides == 2 else 0
    return round(sizes["stays"] / sizes["all"], 3) if sizes["all"] else 1.0
