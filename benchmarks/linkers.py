"""hrcdiff and other methods of linking paragraphs, behind one signature.

All are given the paragraphs as hrcdiff reads them, without numbers, so that linking alone is compared.
The thresholds of methods that come without one were chosen in their favour, on the annotated pairs.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio

from benchmarks import word_engine
from benchmarks.score import Pair
from hrcdiff.alignment import align
from hrcdiff.alignment.assignment import best_matching
from hrcdiff.model import Document
from hrcdiff.order import heaviest_chain
from hrcdiff.text import words

GREEDY = 0.8
"""The threshold that the UN's own differ comes with."""
TOKEN_SORT = 0.66
TF_IDF = 0.26
KEPT = 0.5
"""Share of the words of the shorter paragraph that a comparison of whole texts must keep."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a method draws."""

    pairs: frozenset[Pair]
    moved: frozenset[Pair]


Linker = Callable[[Document, Document], Drawn]
Indices = Iterable[tuple[int, int]]


def hrcdiff(old: Document, new: Document) -> Drawn:
    """hrcdiff itself."""
    groups = align(old.paragraphs, new.paragraphs)
    named = {id(g): [(old.paragraphs[m.old].address, new.paragraphs[m.new].address) for m in g.matches] for g in groups}
    return Drawn(
        frozenset(pair for g in groups for pair in named[id(g)]),
        frozenset(pair for g in groups if g.moved for pair in named[id(g)]),
    )


def greedy(old: Document, new: Document) -> Drawn:
    """Each new paragraph with the first old one after the last match whose Levenshtein similarity is over 0.8."""
    found: list[tuple[int, int]] = []
    cursor = 0
    for j, right in enumerate(new.paragraphs):
        for i in range(cursor, len(old.paragraphs)):
            if levenshtein(old.paragraphs[i].text, right.text) > GREEDY:
                found.append((i, j))
                cursor = i + 1
                break
    return _drawn(old, new, found)


def levenshtein(one: str, other: str) -> float:
    """Similarity of 0 to 1 as the UN's own differ has it."""
    both = len(one) + len(other)
    return (both - Levenshtein.distance(one, other)) / both if both else 1.0


def token_sort(old: Document, new: Document) -> Drawn:
    """The best one-to-one links by the likeness of the words in alphabetical order."""
    return _drawn(old, new, best_matching(_kept_above(token_sort_weights(old, new), TOKEN_SORT)))


def token_sort_weights(old: Document, new: Document) -> dict[tuple[int, int], int]:
    """Likeness of all pairs, in ten-thousandths."""
    sides = [[" ".join(sorted(p.text.lower().split())) for p in d.paragraphs] for d in (old, new)]
    return {
        (i, j): int(ratio(a, b, score_cutoff=100 * TOKEN_SORT) * 100)
        for i, a in enumerate(sides[0])
        for j, b in enumerate(sides[1])
    }


def tf_idf(old: Document, new: Document) -> Drawn:
    """The best one-to-one links by the cosine of weighted runs of one to three words."""
    return _drawn(old, new, best_matching(_kept_above(tf_idf_weights(old, new), TF_IDF)))


def tf_idf_weights(old: Document, new: Document) -> dict[tuple[int, int], int]:
    """Cosine of all pairs, in ten-thousandths."""
    sides = [[_grams(words(p.text)) for p in d.paragraphs] for d in (old, new)]
    spread = Counter(gram for side in sides for grams in side for gram in grams)
    count = len(sides[0]) + len(sides[1])
    vectors = [[_vector(grams, spread, count) for grams in side] for side in sides]
    where: defaultdict[object, list[tuple[int, float]]] = defaultdict(list)
    for j, vector in enumerate(vectors[1]):
        for gram, weight in vector.items():
            where[gram].append((j, weight))
    products: defaultdict[tuple[int, int], float] = defaultdict(float)
    for i, vector in enumerate(vectors[0]):
        for gram, weight in vector.items():
            for j, other in where.get(gram, ()):
                products[i, j] += weight * other
    return {pair: int(10_000 * product) for pair, product in products.items()}


def _grams(row: Sequence[str]) -> Counter[tuple[str, ...]]:
    return Counter(tuple(row[i : i + n]) for n in (1, 2, 3) for i in range(len(row) - n + 1))


def _vector(grams: Counter[tuple[str, ...]], spread: Mapping[tuple[str, ...], int], count: int) -> dict[object, float]:
    weights = {g: n * (math.log((1 + count) / (1 + spread[g])) + 1) for g, n in grams.items()}
    norm = math.sqrt(math.fsum(w * w for w in weights.values())) or 1.0
    return {g: w / norm for g, w in weights.items()}


def _kept_above(weights: Mapping[tuple[int, int], int], threshold: float) -> dict[tuple[int, int], int]:
    return {pair: weight for pair, weight in weights.items() if weight >= 10_000 * threshold}


def blocks(old: Document, new: Document) -> Drawn:
    """difflib on the words of the whole texts; paragraphs are linked where it keeps half of the shorter one."""
    rows = [[(w, k) for k, p in enumerate(d.paragraphs) for w in words(p.text)] for d in (old, new)]
    matcher = SequenceMatcher(None, [w for w, _ in rows[0]], [w for w, _ in rows[1]], autojunk=False)
    kept: Counter[tuple[int, int]] = Counter()
    for a, b, size in matcher.get_matching_blocks():
        kept.update((rows[0][a + k][1], rows[1][b + k][1]) for k in range(size))
    return _half_kept(old, new, kept)


def _half_kept(old: Document, new: Document, kept: Mapping[tuple[int, int], int]) -> Drawn:
    """The pairs of which half of the words of the shorter paragraph are kept."""
    sizes = [[len(words(p.text)) for p in d.paragraphs] for d in (old, new)]
    return _drawn(old, new, [p for p, n in kept.items() if n and n >= KEPT * min(sizes[0][p[0]], sizes[1][p[1]])])


def word_peers() -> dict[str, Linker]:
    """Peers that work on Word files, as far as they are installed: too slow for more than a few texts."""
    found = word_engine.engine()
    return {word_engine.NAME: lambda old, new: _half_kept(old, new, found(old, new))} if found else {}


def _drawn(old: Document, new: Document, found: Indices) -> Drawn:
    """By address; moved is what leaves the others in order at the least number of words."""
    pairs = set(found)
    length = [[len(words(p.text)) for p in d.paragraphs] for d in (old, new)]
    stay = heaviest_chain((i, j, length[0][i] + length[1][j]) for i, j in pairs)

    def named(chosen: set[tuple[int, int]]) -> frozenset[Pair]:
        return frozenset((old.paragraphs[i].address, new.paragraphs[j].address) for i, j in chosen)

    return Drawn(named(pairs), named({p for p in pairs - stay if not _attached(p, stay)}))


def _attached(pair: tuple[int, int], stay: set[tuple[int, int]]) -> bool:
    """Whether a link shares a paragraph with one that stays: part of a split or merge, not moved."""
    return any(pair[0] == i or pair[1] == j for i, j in stay)


LINKERS: dict[str, Linker] = {
    "hrcdiff": hrcdiff,
    "greedy Levenshtein > 0.8": greedy,
    f"token sort ≥ {TOKEN_SORT:.2f}, assigned": token_sort,
    f"tf-idf ≥ {TF_IDF:.2f}, assigned": tf_idf,
    "difflib on all words": blocks,
}
