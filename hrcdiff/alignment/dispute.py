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
    one, other = old[match.old], new[match.new]
    of_one = [(new[j], score) for score, j in ranking.of_old[match.old] if j not in theirs]
    of_other = [(old[i], score) for score, i in ranking.of_new[match.new] if i not in mine]
    found: list[str] = []
    if any(score > match.score for _, score in (*of_one, *of_other)):
        found.append("text")
    if moved:
        found.append("order")
    if not _same_head(one, other) and (
        any(_same_head(one, rival) for rival, _ in of_one) or any(_same_head(other, rival) for rival, _ in of_other)
    ):
        found.append("opening")
    cited = _cited(one.text), _cited(other.text)
    if cited[0].isdisjoint(cited[1]) and (_cites(of_one, cited[0]) or _cites(of_other, cited[1])):
        found.append("citations")
    return tuple(found)


def _same_head(one: Paragraph, other: Paragraph) -> bool:
    """The same number and the same opening phrase."""
    same = one.opening is not None and one.opening == other.opening
    return same and one.address.rpartition(".")[2] == other.address.rpartition(".")[2]


def _cites(rivals: Sequence[tuple[Paragraph, int]], cited: frozenset[str]) -> bool:
    """Whether any of some paragraphs cites what another one does."""
    return bool(cited) and any(not cited.isdisjoint(_cited(rival.text)) for rival, _ in rivals)


@lru_cache(maxsize=8192)
def _cited(text: str) -> frozenset[str]:
    return frozenset(_CITED.findall(text) if "/" in text or " (" in text else ())
