"""Why two paragraphs that have something in common are no link: the first condition of the matcher that failed.

The conditions are those of `hrcdiff.alignment.conditions`, asked in the order of the matcher.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from hrcdiff.alignment import conditions, matching
from hrcdiff.alignment.authors import other_authors
from hrcdiff.alignment.features import profiles
from hrcdiff.alignment.sides import Match, Text, partners, text
from hrcdiff.alignment.similarity import SCALE, Ranking, Scores
from hrcdiff.model import Paragraph
from hrcdiff.order import heaviest_chain

Reason = Literal[
    "ruled", "strangers", "annex", "treaties", "authors", "partner", "frame", "few", "names", "addressees", "parts",
    "order", "weak", "list", "clause", "neighbour", "nearer", "others",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a pair is no link."""

    reason: Reason
    counts: float
    """What of their similarity counts, 0 to 1."""
    needs: float | None = None
    """What would have to count, if that is the reason."""
    nearer: tuple[str, str] | None = None
    """Side and address of the paragraph that stands in the way: ``("old", "OP5")``."""


def refused(
    old: Sequence[Paragraph],
    new: Sequence[Paragraph],
    ends: tuple[str, str],
    *,
    language: str = "en",
    kin: bool = False,
) -> Refusal:
    """Why an old and a new paragraph, by their addresses, are not linked; ``kin`` as for `hrcdiff.alignment.align`."""
    sides = profiles(old, new, language)
    one, other = text(old, sides[0]), text(new, sides[1])
    pair = (
        next(i for i, p in enumerate(old) if p.address == ends[0]),
        next(j for j, p in enumerate(new) if p.address == ends[1]),
    )
    links, found = matching.match(one, other, kin=True)
    kept = {(m.old, m.new) for m in matching.match(one, other, kin=kin)[0]}
    if any((m.old, m.new) == pair for m in links):
        return Refusal("ruled" if pair in kept else "strangers", found.get(pair, 0) / SCALE)
    reason, needs, rival = _reason(one, other, pair, links, found)
    apart = reason == "authors" and len(kept) < len(links)  # of strangers that is told, whatever they report
    if apart or (reason == "partner" and not any(i == pair[0] or j == pair[1] for i, j in kept)):
        return Refusal("strangers", found.get(pair, 0) / SCALE)
    nearer = None if rival is None else (rival[0], (old if rival[0] == "old" else new)[rival[1]].address)
    return Refusal(reason, found.get(pair, 0) / SCALE, needs / SCALE if needs else None, nearer)


_Told = tuple[Reason, int | None, tuple[str, int] | None]


def _reason(old: Text, new: Text, pair: tuple[int, int], links: Sequence[Match], found: Scores) -> _Told:
    """The reason, what would be needed, and the rival by side and index."""
    score = found.get(pair, 0)
    if conditions.only_annexed(old, new, pair, score):
        return "annex", conditions.STRONG, None
    if pair not in found and conditions.other_treaty(old, new, *pair):
        return "treaties", None, None
    if pair not in found and pair in other_authors(old, new, {pair: matching.FLOOR}):
        return "authors", None, None
    for match in links:
        if match.old == pair[0] or match.new == pair[1]:
            return "partner", None, ("new", match.new) if match.old == pair[0] else ("old", match.old)
    chain = heaviest_chain((i, j, each * each // SCALE) for (i, j), each in found.items())
    if not conditions.enough_words(old, new, *pair) or conditions.formula_alone(old, new, pair, score):
        return "frame", None, None
    if score < conditions.SURE and not conditions.several_words(old, new, *pair):
        return "few", None, None
    if pair not in chain and conditions.thin(old, new, pair, score):
        return "names", None, None
    needs = conditions.IN_ORDER if pair in chain else conditions.OUT_OF_ORDER
    if conditions.weigh(old, new, pair, score, chain) < needs:
        return _below(old, new, pair, score, needs), needs, None
    if conditions.subject_alone(old, new, pair, score):
        return "few", None, None
    return _passed_over(old, new, pair, links, found)


def _below(old: Text, new: Text, pair: tuple[int, int], score: int, needs: int) -> Reason:
    """What made too little of a similarity."""
    if conditions.other_addressee(old, new, *pair):
        return "addressees"
    if old.paragraphs[pair[0]].part != new.paragraphs[pair[1]].part:
        return "parts"
    return "order" if needs == conditions.OUT_OF_ORDER and score >= conditions.IN_ORDER else "weak"


def _passed_over(old: Text, new: Text, pair: tuple[int, int], links: Sequence[Match], found: Scores) -> _Told:
    """Why a pair that had words enough was not chosen."""
    score, chosen = found[pair], {(m.old, m.new) for m in links}
    if conditions.strays(old, new, pair, chosen) and score < conditions.STRAY:
        return "list", conditions.STRAY, None
    if conditions.clause_only(old, new, *pair):
        return "clause", None, None
    if conditions.outdone(found, pair, partners(links)):
        return "neighbour", None, None
    ranking = Ranking(found)
    rivals = [(each, ("new", j)) for each, j in ranking.of_old[pair[0]] if j != pair[1]]
    rivals += [(each, ("old", i)) for each, i in ranking.of_new[pair[1]] if i != pair[0]]
    best, where = max(rivals, key=lambda r: (r[0], r[1][0], -r[1][1]), default=(0, ("new", 0)))
    if conditions.spurned(score, best):
        return "nearer", None, where
    return "others", None, None
