"""Two texts that are no versions of each other: what they share is language, and seldom a provision."""

from __future__ import annotations

from collections.abc import Sequence

from hrcdiff.alignment.conditions import STRONG, own_words
from hrcdiff.alignment.sides import Match, Text

KIN = 10
"""Per cent of both texts, as a geometric mean, that must stand in strong links; below, they are strangers."""
MANY = 12
"""Links that are too many for chance, if they are half of a text."""
SHARED_LANGUAGE = 3_500
"""What a link between strangers needs."""
OWN_WORDS = 6
"""Content words, the formulae's own apart, that strangers must share in a link."""


def strangers(old: Text, new: Text, links: Sequence[Match]) -> bool:
    """Whether two texts have so little in common that a weak link between them is chance.

    Texts of which half is linked, however weakly, are no strangers.
    """
    if len(links) >= MANY and len(links) * 2 >= min(len(old.paragraphs), len(new.paragraphs)):
        return False
    strong = [link for link in links if link.score >= STRONG]
    share = [
        sum(len(side.paragraphs[i].text) for i in places) * 100 / max(1, sum(len(p.text) for p in side.paragraphs))
        for side, places in ((old, {m.old for m in strong}), (new, {m.new for m in strong}))
    ]
    return share[0] * share[1] < KIN * KIN


def shared_language(old: Text, new: Text, link: Match) -> bool:
    """Whether a link between strangers is language that they share, and no formula that everybody uses."""
    return link.score >= SHARED_LANGUAGE and len(own_words(old, new, link.old, link.new)) >= OWN_WORDS
