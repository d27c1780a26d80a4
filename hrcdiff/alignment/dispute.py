"""Which independent signals speak against a link.

Four of them can be asked without each other: the words, the order, the number with the opening verb, and
what is cited.  One that points to another partner does not undo a link; it is told with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from hrcdiff.alignment.sides import Match
from hrcdiff.alignment.similarity import Ranking
from hrcdiff.model import Paragraph

_CITED = re.compile(r"\b(?:\d{1,4}/\d{1,4}|\d{4} \(\d{4}\))")


def disputed(
    match: Match,
    members: Sequence[Match],
    ranking: Ranking,
    old: Sequence[Paragraph],
    new: Sequence[Paragraph],
    *,
    moved: bool,
) -> tuple[str, ...]:
    """Names of the signals that prefer a partner outside the link, for the pair that carries it."""
    mine, theirs = {m.old for m in members}, {m.new for m in members}
    rivals = [(old[match.old], new[j], score) for score, j in ranking.of_old[match.old] if j not in theirs]
    rivals += [(old[i], new[match.new], score) for score, i in ranking.of_new[match.new] if i not in mine]
    pair = old[match.old], new[match.new]
    found: list[str] = []
    if any(score > match.score for _, _, score in rivals):
        found.append("text")
    if moved:
        found.append("order")
    if not _same_head(*pair) and any(_same_head(a, b) for a, b, _ in rivals):
        found.append("opening")
    if rivals and not _shares_citation(*pair) and any(_shares_citation(a, b) for a, b, _ in rivals):
        found.append("citations")
    return tuple(found)


def _same_head(one: Paragraph, other: Paragraph) -> bool:
    """The same number and the same opening phrase."""
    same = one.opening is not None and one.opening == other.opening
    return same and one.address.rpartition(".")[2] == other.address.rpartition(".")[2]


def _shares_citation(one: Paragraph, other: Paragraph) -> bool:
    return not _cited(one.text).isdisjoint(_cited(other.text))


@lru_cache(maxsize=8192)
def _cited(text: str) -> frozenset[str]:
    return frozenset(_CITED.findall(text) if "/" in text or " (" in text else ())
