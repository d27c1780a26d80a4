"""Left-over paragraphs that hold the words which another lost on the way to its partner."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from hrcdiff.alignment.conditions import RARE, stock, strays, task_and_product
from hrcdiff.alignment.parts import said
from hrcdiff.alignment.sides import Match, Text, partners, unchanged
from hrcdiff.alignment.similarity import Scores, cosine, dot


class Lost(NamedTuple):
    """What a left-over paragraph needs to be taken for a part of another, by the words that the other lost."""

    way: int | None
    """Places at most between it and the partner of the other."""
    words: int
    """Content words at least that the partner lacks and it holds."""
    rare: int = 0
    """How many of them are rare."""
    share: int = 0
    """Per cent of all the words that the partner lacks."""
    own: int = 0
    """Per cent of its own words."""
    like: int = 0
    """Similarity to the other, of 10,000."""


LEAST = 600
"""Similarity that any such pair needs: below, an item of a list went, and no clause."""
TWIN = 3_000
"""Similarity of two paragraphs that say nearly the same."""
LOST = (
    Lost(way=1, words=3, rare=2, share=30),
    Lost(way=1, words=2, rare=2, own=25),
    Lost(way=3, words=6, share=50),
    Lost(way=None, words=6, rare=4, share=25, own=25),
    Lost(way=None, words=4, share=40, like=TWIN),
)
"""Each will do.  What is split off mostly stands right beside the rest, and hardly in the same words; what is merged
in may be a twin of what took it up.  Judged by reading the twelve such pairs of 124 comparisons."""
NAMED_WAY = 2
"""Places at most between a left-over paragraph and the partner of another, if words of names count as well."""
NAMED = 3
"""Rare words of those that the partner lacks, names included and formulae apart, that it must hold then; one of them is
no name."""
NAMED_OWN = 25
"""Per cent of its own words that what it holds must be."""
LEAST_WORDS = min(need.words for need in LOST)
"""Content words that any of them asks for."""


def remainders(old: Text, new: Text, found: Scores, links: list[Match], chain: set[tuple[int, int]]) -> list[Match]:
    """Parts that share hardly a run of words with the paragraph they come from, but the words that it lost."""
    forward, backward = partners(links)
    linked = {(m.old, m.new) for m in links}
    twins = [pair for pair, score in found.items() if score >= TWIN]
    held = [(*rank, i, j, True) for *rank, i, j in _held(old, new, forward, backward, twins)]
    turned = [(j, i) for i, j in twins]
    held += [(*rank, j, i, False) for *rank, j, i in _held(new, old, backward, forward, turned)]
    out: list[Match] = []
    for *_, host, guest, free_is_new in sorted(held):
        i, j = (host, guest) if free_is_new else (guest, host)
        here, there = (forward, backward) if free_is_new else (backward, forward)
        sides = (old, new) if free_is_new else (new, old)
        score = _similarity(old, new, i, j)
        if guest in there or score < LEAST or strays(old, new, (i, j), linked) or task_and_product(old, new, i, j):
            continue
        if not _rank(*sides, host, guest, here[host]):
            continue
        here[host].append(guest)
        there[guest] = [host]
        out.append(Match(i, j, score, "part", (i, j) in chain))
    return out


def _similarity(one: Text, other: Text, i: int, j: int) -> int:
    mine, theirs = one.profiles[i], other.profiles[j]
    return cosine(dot(mine.weights, theirs.weights), mine.norm, theirs.norm)


def _held(
    one: Text,
    other: Text,
    links: Mapping[int, Sequence[int]],
    taken: Mapping[int, Sequence[int]],
    twins: Sequence[tuple[int, int]],
) -> Iterator[tuple[int, int, int, int]]:
    """Left-over paragraphs of the other text that hold what one paragraph lost, and how well they do."""
    where: defaultdict[str, list[int]] = defaultdict(list)
    both = one.spread.keys() & other.spread.keys()
    telling = {word for word in both if one.spread[word] <= RARE and other.spread[word] <= RARE}
    for j, words in enumerate(other.content):
        if j not in taken:
            for word in words & telling:
                where[word].append(j)
    alike: defaultdict[int, list[int]] = defaultdict(list)
    for i, j in twins:
        alike[i].append(j)
    reach = max(need.way for need in LOST if need.way is not None)
    for i, mates in sorted(links.items()):
        if unchanged(one, other, i, mates):
            continue
        beside = {j for k in mates for j in range(max(0, k - reach), min(len(other.paragraphs), k + reach + 1))}
        rare = map(where.__getitem__, where.keys() & one.content[i])
        guests = beside.union(alike.get(i, ()), *rare)
        for j in sorted(j for j in guests if j not in taken):  # ``difference`` would go through all that are taken
            rank = _rank(one, other, i, j, mates)
            if rank and one.paragraphs[i].part == other.paragraphs[j].part:
                yield *rank, i, j


def _rank(one: Text, other: Text, host: int, guest: int, mates: Sequence[int]) -> tuple[int, int] | None:
    """How many of the words that its partners lack a paragraph finds again, and the way to them; the best is least."""
    lost = one.content[host].difference(*(other.content[k] for k in mates))
    own = other.content[guest]
    held = lost & own
    if not held:
        return None
    way = min(abs(guest - k) for k in mates)
    if way > NAMED_WAY and len(held) < LEAST_WORDS:
        return None
    rare = sum(1 for word in held if one.spread[word] <= RARE and other.spread[word] <= RARE)
    for need in LOST if len(held) >= LEAST_WORDS else ():
        near = need.way is None or way <= need.way
        many = len(held) >= need.words and rare >= need.rare
        enough = len(held) * 100 >= max(len(lost) * need.share, len(own) * need.own)
        if near and many and enough and (not need.like or _similarity(one, other, host, guest) >= need.like):
            return -len(held), way
    if rare and way <= NAMED_WAY and _names_too(one, other, host, guest, mates):
        return -len(held), way
    return None


def _names_too(one: Text, other: Text, host: int, guest: int, mates: Sequence[int]) -> bool:
    """Whether a paragraph is in good part what the partners of another lack, if the words of names are counted.

    *…, and also to bring the Harbour Act into conformity with … by replacing the authorization of vessels by
    notification* and *Calls upon the Government to amend the Harbour Act so that vessels require no more than prior
    notification*.
    """
    own = said(other, guest)
    held = (own & said(one, host)).difference(*(said(other, k) for k in mates))
    held = {word for word in held if not word[0].isdigit()}
    if len(held) < NAMED or len(held) * 100 < len(own) * NAMED_OWN:
        return False
    telling = held - stock(one.profiles[host].language)
    return sum(1 for word in telling if _few(one, word) and _few(other, word)) >= NAMED


def _few(text: Text, word: str) -> bool:
    """Whether hardly any paragraph has a word, as part of a name or not."""
    return sum(1 for profile in text.profiles if word in profile.tokens.stems) <= RARE
