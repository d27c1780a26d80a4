"""Which independent signals speak against a link.

Four of them can be asked without each other: the words, the order, the number with the opening verb, and
what is cited.  One that points to another partner does not undo a link; it is told with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from hrcdiff.alignment.sides import Match
from hrcdiff.model import Paragraph

_CITED = re.compile(r"\b(?:\d{1,4}/\d{1,4}|\d{4} \(\d{4}\))")


class Rivals(NamedTuple):
    """What the two paragraphs of a pair are like outside its link, each with the similarity, of 10,000."""

    of_old: list[tuple[int, int]]
    """New paragraphs, by index."""
    of_new: list[tuple[int, int]]
    """Old paragraphs, by index."""


def disputed(
    match: Match, rivals: Rivals, old: Sequence[Paragraph], new: Sequence[Paragraph], *, moved: bool
) -> tuple[str, ...]:
    """Names of the signals that prefer a partner outside the link, for the pair that carries it."""
    order = ("order",) if moved else ()
    if not (rivals.of_old or rivals.of_new):
        return order
    one, other = old[match.old], new[match.new]
    of_one, of_other = [new[j] for _, j in rivals.of_old], [old[i] for _, i in rivals.of_new]
    found: list[str] = []
    if max(rivals.of_old + rivals.of_new)[0] > match.score:
        found.append("text")
    found += order
    if not _same_head(one, other) and (
        any(_same_head(one, rival) for rival in of_one) or any(_same_head(other, rival) for rival in of_other)
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


def _cites(rivals: Sequence[Paragraph], cited: frozenset[str]) -> bool:
    """Whether any of some paragraphs cites what another one does."""
    return bool(cited) and any(not cited.isdisjoint(_cited(rival.text)) for rival in rivals)


@lru_cache(maxsize=8192)
def _cited(text: str) -> frozenset[str]:
    return frozenset(_CITED.findall(text) if "/" in text or " (" in text else ())
