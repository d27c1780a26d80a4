"""From similarities to links: the one-to-one backbone first, then what was split off or merged in.

A pair needs less evidence where it keeps the order of the text, and more where it crosses between
preamble and operative part or leaves its chapeau.  The best one-to-one links come from a matching of
greatest weight; a paragraph left over is attached where it explains what the partners of another
paragraph leave unexplained.
"""

from __future__ import annotations

from hrcdiff.alignment.assignment import Matching
from hrcdiff.alignment.authors import other_authors
from hrcdiff.alignment.carried import carried
from hrcdiff.alignment.conditions import (
    IN_ORDER,
    OUT_OF_ORDER,
    STRAY,
    STRONG,
    SURE,
    addressed,
    clause_only,
    enough_words,
    formula_alone,
    only_annexed,
    other_treaty,
    outdone,
    several_words,
    short,
    spurned,
    strays,
    subject_alone,
    thin,
    weigh,
)
from hrcdiff.alignment.divided import divided
from hrcdiff.alignment.lone import chapeaux, closing, last_items, lone, siblings
from hrcdiff.alignment.noted import noted_reports
from hrcdiff.alignment.parts import parts, shared_rests, tied_limbs
from hrcdiff.alignment.places import same_place
from hrcdiff.alignment.remainders import remainders
from hrcdiff.alignment.sides import Match, Pairs, Text, by_side
from hrcdiff.alignment.similarity import SCALE, Ranking, Scores, scores
from hrcdiff.alignment.strangers import shared_language, strangers
from hrcdiff.order import heaviest_chain

FLOOR = 1_000
"""Below this similarity (of 10,000) two paragraphs have only stock phrases in common."""
UNRIVALLED = 60
"""Per cent of the similarity of a pair in order: if the other of the two has nothing so near besides, it is a link."""

SETTLED = 300
"""Per cent: a paragraph whose own partner is so much more like it is no rival for that of another."""


def match(
    old: Text, new: Text, pinned: Pairs = frozenset(), forbidden: Pairs = frozenset(), *, kin: bool = False
) -> tuple[list[Match], Scores]:
    """All links between two texts, and the similarities they were chosen from.

    Pinned pairs are links, and their paragraphs have no others but by pins; forbidden pairs are none.
    ``kin`` says that the texts are known to be of one series.
    """
    found = scores(old.profiles, new.profiles, FLOOR)
    forbidden |= {p for p, s in found.items() if s < STRONG and p not in pinned and other_treaty(old, new, *p)}
    forbidden |= other_authors(old, new, found) - pinned
    found = {p: addressed(old, new, p, s) for p, s in found.items() if p not in forbidden}
    fixed = [Match(i, j, found.get((i, j), 0), "pin", False) for i, j in sorted(pinned)]
    held = {i for i, _ in pinned}, {j for _, j in pinned}
    found = {(i, j): s for (i, j), s in found.items() if (i, j) in pinned or not (i in held[0] or j in held[1])}
    chain = heaviest_chain((i, j, score * score // SCALE) for (i, j), score in found.items())
    pairs = _main_pairs(old, new, {p: s for p, s in found.items() if p not in pinned}, chain)
    ranking = Ranking(found)
    long = not short(old, new)
    alone = {p for p in pairs & chain if long and _unrivalled(p, ranking)}
    rivals = _Rivals(found, ranking, pairs)
    pairs = {p for p in pairs if p in alone or not spurned(found[p], rivals.best(*p))}
    links = [Match(i, j, found[i, j], "pair", (i, j) in chain) for i, j in sorted(pairs)]
    links += parts(old, new, found, links, chain)
    links += shared_rests(old, new, found, links, chain)
    links += [m for m in tied_limbs(old, new, found, links, chain) if (m.old, m.new) not in forbidden]
    links += lone(old, new, ranking, links, chain) if long else []
    links += [m for m in chapeaux(old, new, links, chain) if (m.old, m.new) not in forbidden]
    links += [m for m in siblings(old, new, links, chain) if (m.old, m.new) not in forbidden]
    links += [m for m in closing(old, new, links, chain) if (m.old, m.new) not in forbidden]
    if long:
        links += [m for m in remainders(old, new, found, links, chain) if (m.old, m.new) not in forbidden]
    links += divided(old, new, found, links, chain)
    links += [m for m in carried(old, new, found, links, chain) if (m.old, m.new) not in forbidden]
    links += [m for m in noted_reports(old, new, links, chain) if (m.old, m.new) not in forbidden]
    if long:
        links += [m for m in last_items(old, new, links, chain) if (m.old, m.new) not in forbidden]
        links += [m for m in same_place(old, new, links, chain) if (m.old, m.new) not in forbidden]
    links = [m for m in links if m.old not in held[0] and m.new not in held[1]]
    if not kin and strangers(old, new, links):
        links = [m for m in links if shared_language(old, new, m)]
    links += fixed
    return sorted(links, key=lambda m: (m.old, m.new)), found


def _main_pairs(old: Text, new: Text, found: Scores, chain: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """The backbone without pairs that share a subordinate clause alone: these would stand in the way of others."""
    matching = Matching(_weights(old, new, found, chain))
    asked: set[tuple[int, int]] = set()
    able = dict(found)
    while True:
        pairs = _backbone(old, new, able, matching, chain)
        clauses = {pair for pair in pairs - asked if clause_only(old, new, *pair)}
        if not clauses:
            return pairs
        asked |= pairs
        matching = matching.without(clauses)
        for pair in clauses:
            del able[pair]


def _weights(old: Text, new: Text, found: Scores, chain: set[tuple[int, int]]) -> Scores:
    """The pairs that may be links, and how much each of them weighs."""
    weights: Scores = {}
    for pair, score in found.items():
        weight = weigh(old, new, pair, score, chain)
        if weight < (IN_ORDER if pair in chain else OUT_OF_ORDER):
            continue
        if not enough_words(old, new, *pair) or (score < SURE and not several_words(old, new, *pair)):
            continue
        if only_annexed(old, new, pair, score) or (pair not in chain and thin(old, new, pair, score)):
            continue
        if not formula_alone(old, new, pair, score) and not subject_alone(old, new, pair, score):
            weights[pair] = weight * weight // SCALE
    return weights


def _backbone(
    old: Text, new: Text, found: Scores, matching: Matching, chain: set[tuple[int, int]]
) -> set[tuple[int, int]]:
    """The one-to-one links; sub-paragraphs are judged again when their chapeaux are settled."""
    chosen = matching.pairs()
    dropped = {pair for pair in chosen if strays(old, new, pair, chosen) and found[pair] < STRAY}
    beside = by_side(chosen)
    unsure = {pair for pair in chosen if pair not in chain or found[pair] < SURE}
    dropped |= {pair for pair in unsure if outdone(found, pair, beside)}
    return matching.without(dropped).pairs() - dropped


class _Rivals:
    """What else the paragraphs of a pair are like, but for paragraphs that clearly belong to others."""

    def __init__(self, found: Scores, ranking: Ranking, pairs: set[tuple[int, int]]) -> None:
        self._ranking = ranking
        self._of_old = {i: found[i, j] for i, j in pairs}
        self._of_new = {j: found[i, j] for i, j in pairs}

    def best(self, i: int, j: int) -> int:
        """The highest score of either paragraph of a pair, the pair's own included."""
        mine = (self._counts(score, self._of_new.get(other, 0)) for score, other in self._ranking.of_old[i])
        theirs = (self._counts(score, self._of_old.get(other, 0)) for score, other in self._ranking.of_new[j])
        return max(*mine, *theirs)

    @staticmethod
    def _counts(score: int, settled: int) -> int:
        return 0 if settled * 100 >= score * SETTLED else score


def _unrivalled(pair: tuple[int, int], ranking: Ranking) -> bool:
    """Whether one of two paragraphs is like nothing besides, whatever the other is like."""
    score, *_ = (s for s, j in ranking.of_old[pair[0]] if j == pair[1])
    return any(rival * 100 <= score * UNRIVALLED for rival in ranking.rivals(*pair))
