"""Word by word: which version first had the words of a paragraph, and what of an older version still stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TypeVar

from hrcdiff.findings.view import kept
from hrcdiff.lineage.bonds import Node
from hrcdiff.lineage.model import Run, StandingParagraph, Stretch, Traced
from hrcdiff.lineage.texts import Texts
from hrcdiff.lineage.threads import Chain
from hrcdiff.wording import edits

T = TypeVar("T")
Span = tuple[int, int, int]
"""A kept run of characters: start and end in the older paragraph, start in the newer."""


@dataclass(slots=True)
class Sources:
    """For each paragraph the others that its words may have come from, or gone to."""

    texts: Texts
    home: dict[Node, int]
    near: dict[Node, list[Node]]
    transfers: dict[tuple[Node, Node], list[Span]]

    @classmethod
    def of(cls, texts: Texts, chains: Sequence[Chain]) -> Sources:
        """Paragraphs of one thread, paragraphs that are linked, and transfers between neighbours."""
        home = {node: index for index, chain in enumerate(chains) for node in chain}
        near: defaultdict[Node, set[Node]] = defaultdict(set)
        for p, q in texts.pairs:
            near[p].add(q)
            near[q].add(p)
        for chain in chains:
            for node in chain:
                near[node] |= set(chain) - {node}
        carried: defaultdict[tuple[Node, Node], list[Span]] = defaultdict(list)
        for version in range(1, len(texts.documents)):
            for transfer in texts.redline(version - 1, version).transfers:
                p, q = texts.node(version - 1, transfer.old.address), texts.node(version, transfer.new.address)
                for _, start, end, _, at in kept(transfer.edits):
                    carried[p, q].append(
                        (start + transfer.old.start, end + transfer.old.start, at + transfer.new.start)
                    )
                near[p].add(q)
                near[q].add(p)
        return cls(texts, home, {node: sorted(others) for node, others in near.items()}, dict(carried))

    def spans(self, old: Node, new: Node) -> Iterator[Span]:
        """What of one paragraph is kept in another, that of a transfer alone if they are not linked otherwise."""
        yield from self.transfers.get((old, new), ())
        pair = (min(old, new), max(old, new))
        if pair in self.texts.pairs or self.home[old] == self.home[new]:
            yield from _spans(self.texts.paragraph(old).text, self.texts.paragraph(new).text, self.texts.language)


@lru_cache(maxsize=65536)
def _spans(old: str, new: str, language: str) -> tuple[Span, ...]:
    if old == new:
        return ((0, len(old), 0),)
    row = edits([("old", old)], [("new", new)], {("old", "new")}, language)
    return tuple((start, end, at) for _, start, end, _, at in kept(row))


def traced(sources: Sources) -> Iterator[tuple[Traced, ...]]:
    """For each version its paragraphs in runs of one origin each; joined, the runs are the text."""
    origins: dict[Node, list[Node]] = {}
    for version, document in enumerate(sources.texts.documents):
        out: list[Traced] = []
        for place, paragraph in enumerate(document.paragraphs):
            here = (version, place)
            origins[here] = _origins(sources, here, origins)
            signs = _with_gaps(paragraph.text, origins[here])
            runs = tuple(Run(text=text, origin=sources.texts.spot(node)) for text, node in _cut(paragraph.text, signs))
            out.append(Traced(address=paragraph.address, runs=runs))
        yield tuple(out)


def _cut(text: str, signs: Sequence[T]) -> Iterator[tuple[str, T]]:
    """A text in runs of characters with the same sign."""
    for sign, group in groupby(zip(text, signs, strict=True), key=lambda pair: pair[1]):
        yield "".join(character for character, _ in group), sign


def _origins(sources: Sources, here: Node, known: dict[Node, list[Node]]) -> list[Node]:
    """For each character the paragraph of the earliest version that has it."""
    text = sources.texts.paragraph(here).text
    best: list[Node] = [here] * len(text)
    seen: set[str] = set()
    for old in (node for node in sources.near.get(here, ()) if node[0] < here[0]):
        words = sources.texts.paragraph(old).text
        if words in seen and (old, here) not in sources.transfers:
            continue
        seen.add(words)
        before = known[old]
        for start, end, at in sources.spans(old, here):
            for k in range(end - start):
                if before[start + k] < best[at + k]:
                    best[at + k] = before[start + k]
    return best


def _with_gaps(text: str, origins: list[Node]) -> list[Node]:
    """White space goes with the word after it, punctuation with the one before: a run is made of words."""
    out = list(origins)
    for k in range(len(text) - 2, -1, -1):
        if text[k].isspace():
            out[k] = out[k + 1]
    for k in range(1, len(text)):
        if not text[k].isalnum() and not text[k].isspace() and text[k - 1].isalnum():
            out[k] = out[k - 1]
    return out


def standing(sources: Sources, old: int, new: int) -> tuple[StandingParagraph, ...]:
    """The paragraphs of one version in stretches that still stand in another, or do not; joined, they are the text."""
    out: list[StandingParagraph] = []
    for place, paragraph in enumerate(sources.texts.documents[old].paragraphs):
        here = (old, place)
        stands: list[Node | None] = [None] * len(paragraph.text)
        for there in (node for node in sources.near.get(here, ()) if node[0] == new):
            for start, end, _ in sources.spans(here, there):
                for k in range(start, end):
                    stands[k] = stands[k] or there
        cut = _cut(paragraph.text, stands)
        stretches = tuple(
            Stretch(text=text, stands=None if node is None else sources.texts.paragraph(node).address)
            for text, node in cut
        )
        out.append(StandingParagraph(address=paragraph.address, stretches=stretches))
    return tuple(out)
