"""Links between all versions, two by two, each with the share of rare words that it carries."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations
from math import isqrt

from hrcdiff.alignment import linked
from hrcdiff.alignment.features import Profile, profiles_over
from hrcdiff.alignment.similarity import SCALE, overlap
from hrcdiff.family import same_title
from hrcdiff.model import Document
from hrcdiff.rulings import Rulings, fitting

CROSSING = 85
"""Per cent of what a link carries that counts between preamble and operative part."""
STRAY = 60
"""The same between a sub-paragraph and what is not under a paragraph that its chapeau is linked with."""
APART = 5_000
"""What a link needs, of `SCALE`, between an annex and the text it is annexed to if the versions are not neighbours."""
Node = tuple[int, int]
"""A paragraph: the version and its place in it, both from 0."""
Ruled = Callable[[Document, Document], Rulings]
"""What ``links.toml`` says about two texts."""
Progress = Callable[[int, int], None]
"""Told how many comparisons are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Link:
    """Paragraphs of two versions that are one provision when these two alone are compared."""

    pairs: tuple[tuple[Node, Node], ...]
    """Older and newer paragraph."""
    moved: bool

    @property
    def alone(self) -> bool:
        """One paragraph linked with one: neither a split nor a merge."""
        return len(self.pairs) == 1


@dataclass(frozen=True, slots=True)
class Pair:
    """One older and one newer paragraph of a link."""

    link: Link
    strength: int
    """Share of rare words that each has of the other, as a geometric mean, of `SCALE`; less where the link leaves its
    part or its list, and 1 at least: a link that was drawn for its order or by hand counts as well."""


Pairs = dict[tuple[Node, Node], Pair]


def pairs_of(documents: Sequence[Document], language: str, ruled: Ruled | None, progress: Progress | None) -> Pairs:
    """All links of all versions; the documents must differ from each other."""
    profiles = profiles_over([d.paragraphs for d in documents], language)
    count = len(documents) * (len(documents) - 1) // 2
    out: Pairs = {}
    for done, (a, b) in enumerate(combinations(range(len(documents)), 2), 1):
        links = _links(a, b, documents, language, ruled)
        linked = {pair for link in links for pair in link.pairs}
        for link in links:
            for p, q in link.pairs:
                carried = _strength(documents, profiles, p, q)
                if b == a + 1 or carried >= APART or not _annexed(documents, p, q):
                    out[p, q] = Pair(link, max(1, carried * _at_home(documents, linked, p, q) // 100))
        if progress:
            progress(done, count)
    return out


def _links(a: int, b: int, documents: Sequence[Document], language: str, ruled: Ruled | None) -> list[Link]:
    old, new = documents[a], documents[b]
    rulings = ruled(old, new) if ruled else Rulings()
    rulings = fitting(rulings, [p.address for p in old.paragraphs], [p.address for p in new.paragraphs])
    found = linked(old.paragraphs, new.paragraphs, rulings, language=language, kin=same_title(old, new))
    return [Link(tuple(((a, i), (b, j)) for i, j in pairs), moved) for pairs, moved in found]


def _strength(documents: Sequence[Document], profiles: Sequence[Sequence[Profile]], p: Node, q: Node) -> int:
    """Share of rare words that two paragraphs have of each other, as a geometric mean."""
    one, other = profiles[p[0]][p[1]], profiles[q[0]][q[1]]
    if documents[p[0]].paragraphs[p[1]].text == documents[q[0]].paragraphs[q[1]].text:
        return SCALE
    mass = isqrt(one.mass * other.mass)
    return overlap(one.weights, other.weights) * SCALE // mass if mass else 0


def _annexed(documents: Sequence[Document], p: Node, q: Node) -> bool:
    """Whether one of two paragraphs stands in an annex and the other does not: an annex is a text of its own."""
    parts = {documents[version].paragraphs[place].part for version, place in (p, q)}
    return "annex" in parts and len(parts) > 1


def _at_home(documents: Sequence[Document], linked: Set[tuple[Node, Node]], p: Node, q: Node) -> int:
    """Per cent of its strength that a pair keeps where it leaves its part or its list."""
    one, other = documents[p[0]].paragraphs[p[1]], documents[q[0]].paragraphs[q[1]]
    if one.part != other.part:
        return CROSSING
    above = [
        (v, next(k for k, each in enumerate(documents[v].paragraphs) if each.address == paragraph.parent))
        for (v, _), paragraph in ((p, one), (q, other))
        if paragraph.parent is not None
    ]
    return 100 if not above or (len(above) == 2 and (above[0], above[1]) in linked) else STRAY


def spread(pairs: Pairs, kind: Sequence[int], sizes: Mapping[int, int]) -> Pairs:
    """The links of all versions from those of the different ones.

    ``kind`` gives for each version which of the different texts it is, ``sizes`` the paragraphs of each.
    """
    where: dict[int, list[int]] = {}
    for version, each in enumerate(kind):
        where.setdefault(each, []).append(version)
    out: Pairs = {}
    turned: dict[tuple[int, int, int], Link] = {}
    for ((a, i), (b, j)), pair in pairs.items():
        for v in where[a]:
            for w in where[b]:
                key = (id(pair.link), v, w)
                link = turned.get(key) or turned.setdefault(key, _at(pair.link, v, w))
                old, new = ((v, i), (w, j)) if v < w else ((w, j), (v, i))
                out[old, new] = Pair(link, pair.strength)
    for each, versions in where.items():
        for v, w in combinations(versions, 2):
            for i in range(sizes[each]):
                out[(v, i), (w, i)] = Pair(Link((((v, i), (w, i)),), moved=False), SCALE)
    return out


def _at(link: Link, v: int, w: int) -> Link:
    """A link at other versions of the same two texts, the older one first."""
    placed = [((v, i), (w, j)) for (_, i), (_, j) in link.pairs]
    return Link(tuple(sorted((p, q) if v < w else (q, p) for p, q in placed)), link.moved)
