"""The versions as the rest of this package asks for them: paragraphs, redlines of two, words of two readings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from hrcdiff.alignment.parts import LIMB_RUN
from hrcdiff.alignment.runs import common_run
from hrcdiff.alignment.tokens import tokenize
from hrcdiff.comparison import compare
from hrcdiff.lineage.bonds import Node, Pairs, Ruled
from hrcdiff.lineage.model import Spot
from hrcdiff.lineage.rows import Words, fuller, touching
from hrcdiff.model import Document, Paragraph, Redline
from hrcdiff.rulings import Rulings
from hrcdiff.wording import edits


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

    def share_clause(self, one: Node, other: Node) -> bool:
        """Whether two paragraphs have a run of words in common that is long enough to be a clause."""
        cut = [tokenize(self.paragraph(node).text, self.language).stems for node in (one, other)]
        return common_run(*cut)[0] >= LIMB_RUN

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
                row = touching(link.edits, here.address, there.address)
                return row if len(link.pairs) == 1 else fuller(row, here, there, self.language)
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
        here, there = self.paragraph(old), self.paragraph(new)
        row = touching(self._words[named], here.address, there.address)
        return row if len(pairs) == 1 else fuller(row, here, there, self.language)

    def _named(self, node: Node) -> tuple[str, str]:
        paragraph = self.paragraph(node)
        return paragraph.address, paragraph.text
