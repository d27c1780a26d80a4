"""Left-over paragraphs that hold the words which another lost on the way to its partner."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from hrcdiff.alignment.conditions import RARE, strays
from hrcdiff.alignment.sides import Match, Text, partners
from hrcdiff.alignment.similarity import cosine, dot

LOST = ((1, 3, 2, 30, 0), (3, 6, 0, 50, 0), (None, 6, 4, 25, 25))
"""What a left-over paragraph needs to be taken for a part of another: places between it and the partner of the other,
content words that the partner lacks, how many of them are rare, and per cent of all the words that the partner lacks,
and of its own.  What is split off mostly stands right beside the rest, and hardly in the same words.  Judged by
reading the eleven such pairs of 124 comparisons."""


def remainders(old: Text, new: Text, links: list[Match], chain: set[tuple[int, int]]) -> list[Match]:
    """Parts that share hardly a run of words with the paragraph they come from, but the words that it lost."""
    forward, backward = partners(links)
    linked = {(m.old, m.new) for m in links}
    found = [(*rank, host, guest, True) for *rank, host, guest in _held(old, new, forward, backward)]
    found += [(*rank, host, guest, False) for *rank, host, guest in _held(new, old, backward, forward)]
    out: list[Match] = []
    for *_, host, guest, free_is_new in sorted(found):
        i, j = (host, guest) if free_is_new else (guest, host)
        here, there = (forward, backward) if free_is_new else (backward, forward)
        sides = (old, new) if free_is_new else (new, old)
        if guest in there or not _rank(*sides, host, guest, here[host]) or strays(old, new, (i, j), linked):
            continue
        here[host].append(guest)
        there[guest] = [host]
        one, other = old.profiles[i], new.profiles[j]
        score = cosine(dot(one.weights, other.weights), one.norm, other.norm)
        out.append(Match(i, j, score, "part", (i, j) in chain))
    return out


def _held(
    one: Text, other: Text, links: Mapping[int, Sequence[int]], taken: Mapping[int, Sequence[int]]
) -> Iterator[tuple[int, int, int, int]]:
    """Left-over paragraphs of the other text that hold what one paragraph lost, and how well they do."""
    where: defaultdict[str, list[int]] = defaultdict(list)
    for j, words in enumerate(other.content):
        if j not in taken:
            for word in words:
                if one.spread.get(word, RARE + 1) <= RARE and other.spread[word] <= RARE:
                    where[word].append(j)
    reach = max(far for far, *_ in LOST if far is not None)
    for i, mates in sorted(links.items()):
        beside = {j for k in mates for j in range(max(0, k - reach), min(len(other.paragraphs), k + reach + 1))}
        guests = beside.difference(taken).union(*(where.get(word, ()) for word in one.content[i]))
        for j in sorted(guests):
            rank = _rank(one, other, i, j, mates)
            if rank and one.paragraphs[i].part == other.paragraphs[j].part:
                yield *rank, i, j


def _rank(one: Text, other: Text, host: int, guest: int, mates: Sequence[int]) -> tuple[int, int] | None:
    """How many of the words that its partners lack a paragraph finds again, and the way to them; the best is least."""
    lost = one.content[host].difference(*(other.content[k] for k in mates))
    own = other.content[guest]
    held = lost & own
    rare = sum(1 for word in held if one.spread[word] <= RARE and other.spread[word] <= RARE)
    way = min(abs(guest - k) for k in mates)
    for far, least, needed, share, part in LOST:
        near = far is None or way <= far
        enough = len(held) * 100 >= max(len(lost) * share, len(own) * part)
        if near and enough and len(held) >= least and rare >= needed:
            return -len(held), way
    return None
