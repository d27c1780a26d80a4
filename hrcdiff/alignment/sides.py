"""What the matcher works on: the two sides of a comparison, and the pairs that it finds."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, compress
from typing import Literal, NamedTuple

from hrcdiff.alignment.features import Profile
from hrcdiff.alignment.tokens import Tokens
from hrcdiff.model import Paragraph

Reason = Literal["pair", "part", "limb", "pin"]
Pair = tuple[int, int]
"""An old and a new paragraph, by index."""
Pairs = frozenset[Pair]


class Match(NamedTuple):
    """One old and one new paragraph that are versions of each other, by index."""

    old: int
    new: int
    score: int
    reason: Reason
    in_order: bool


class Text(NamedTuple):
    """One side of a comparison as the matcher sees it."""

    paragraphs: Sequence[Paragraph]
    profiles: Sequence[Profile]
    chapeau: Sequence[int | None]
    """Index of the chapeau of each paragraph."""
    content: Sequence[frozenset[str]]
    """Content words of each paragraph, names apart."""
    spread: Mapping[str, int]
    """In how many paragraphs a content word stands."""


def text(paragraphs: Sequence[Paragraph], profiles: Sequence[Profile]) -> Text:
    """Put a side together."""
    index = {p.address: i for i, p in enumerate(paragraphs)}
    content = [
        _content(profile.tokens, len(paragraph.opening or ""))
        for paragraph, profile in zip(paragraphs, profiles, strict=True)
    ]
    return Text(
        paragraphs,
        profiles,
        [index.get(p.parent) if p.parent else None for p in paragraphs],
        content,
        Counter(chain.from_iterable(content)),
    )


def unchanged(one: Text, other: Text, at: int, mates: Iterable[int]) -> bool:
    """Whether one of the partners of a paragraph has all its words, so that it has nothing left to give away."""
    return any(other.profiles[k] is one.profiles[at] for k in mates)


def _content(tokens: Tokens, opening: int) -> frozenset[str]:
    after = bisect_left(tokens.starts, opening)
    return frozenset(compress(tokens.stems[after:], tokens.telling()[after:]))


Partners = tuple[dict[int, list[int]], dict[int, list[int]]]
"""The new paragraphs of each old one, and the old ones of each new one."""


def partners(links: Sequence[Match]) -> Partners:
    return by_side((link.old, link.new) for link in links)


def by_side(pairs: Iterable[Pair]) -> Partners:
    """The partners of each paragraph."""
    forward: defaultdict[int, list[int]] = defaultdict(list)
    backward: defaultdict[int, list[int]] = defaultdict(list)
    for i, j in pairs:
        forward[i].append(j)
        backward[j].append(i)
    return forward, backward
