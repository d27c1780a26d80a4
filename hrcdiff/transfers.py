"""Runs of words that left one paragraph and turned up in another that is not linked with it.

Looked for among the words that the links leave over, on both sides: at least ten words in a row, in
the same order, that stand in one place of each text only, and are more than a name.  A clause that went
whole, and into a whole one, needs seven.  Within one link, where a clause changed its place, six words will
do.  Runs that belong to one passage are joined, with the edits inside it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain, compress, count
from typing import NamedTuple

from hrcdiff.alignment.conditions import stock
from hrcdiff.alignment.tokens import Tokens, tokenize
from hrcdiff.model import Link, Paragraph, Place, Transfer
from hrcdiff.patterns import later
from hrcdiff.verbs import verbs
from hrcdiff.wording import edits

SEED = 5
"""Words in a row by which a common run is found."""
SHORTEST = 10
"""Words of the longest run of a transfer."""
TELLING = 5
"""Words of it that are neither function words nor part of a name."""
CLAUSE = 7
"""Words of a run that is a clause of its own in both texts: *and to protect the confidentiality of their sources*."""
CLAUSE_RARE = 2
"""Words of it, neither function words nor part of a name, that hardly any other paragraph has, and no formula:
boilerplate makes clauses too."""
RARE = 3
"""A word is rare if it stands in at most so many paragraphs of either text."""
WITHIN = 6
"""Words of a run that changed its place within one link, which need stand in no other place alone."""
MOST_PLACES = 400
"""Pairs of places of a seed beyond which it is boilerplate and is not looked at."""
JOINED = 5
"""Words of a run that is joined to a longer one in the same passage."""
REACH = 40
"""Words between two runs that still belong to one passage."""
_FREE = re.compile(rb"\x01{%d,}" % SEED)
_STOPS = later(r"[,;:\u060c\uff0c]")
_ENDS = re.compile(r"[^\w,;:.]*(?:[,;:.\u060c\u061b\u3002\uff0c\uff1b]|$)")
"""What stands behind the last word of a clause."""
_JOINS = frozenset("and or as y o et ou".split())
"""Words that join a clause to what stands before it, without a comma."""


class _Run(NamedTuple):
    """Equal words, by place in the two lists of tokens."""

    old: int
    new: int
    size: int


@dataclass(slots=True)
class _Loose:
    """A paragraph with those of its words that no link keeps."""

    paragraph: Paragraph
    tokens: Tokens
    free: bytearray
    """1 for each word that no link keeps."""


def find(
    old: Sequence[Paragraph], new: Sequence[Paragraph], links: Sequence[Link], language: str = "en"
) -> tuple[Transfer, ...]:
    """All transfers, in the order of the new text; looked for in one canonical direction."""
    loose_old = _loose(old, _kept(links, "old"), language)
    loose_new = _loose(new, _kept(links, "new"), language)
    homes = (
        {address: link.id for link in links for address in link.old},
        {address: link.id for link in links for address in link.new},
    )
    if [p.text for p in new] < [p.text for p in old]:
        mirrored = _without_overlap(_passages(loose_new, loose_old, homes[1], homes[0], language))
        chosen = [(j, i, [_Run(r.new, r.old, r.size) for r in runs]) for i, j, runs in mirrored]
    else:
        chosen = _without_overlap(_passages(loose_old, loose_new, *homes, language))
    chosen.sort(key=lambda c: (c[1], c[2][0].new))
    return tuple(_transfer(n, loose_old[i], loose_new[j], runs, language) for n, (i, j, runs) in enumerate(chosen, 1))


def _kept(links: Sequence[Link], side: str) -> dict[str, list[tuple[int, int]]]:
    """Spans of each linked paragraph that its link keeps."""
    kept: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    at: defaultdict[str, int] = defaultdict(int)
    for link in links:
        for edit in link.edits:
            address = edit.old if side == "old" else edit.new
            if address is None:
                continue
            if edit.op == "equal":
                kept[address].append((at[address], at[address] + len(edit.text)))
            at[address] += len(edit.text)
    return kept


def _loose(paragraphs: Sequence[Paragraph], kept: Mapping[str, list[tuple[int, int]]], language: str) -> list[_Loose]:
    out: list[_Loose] = []
    for paragraph in paragraphs:
        tokens = tokenize(paragraph.text, language)
        free = bytearray(b"\1") * len(tokens)
        for start, end in kept.get(paragraph.address, ()):
            first, last = bisect_left(tokens.starts, start), bisect_left(tokens.starts, end)
            free[first:last] = bytes(last - first)
        out.append(_Loose(paragraph, tokens, free))
    return out


_Seed = tuple[str, ...]
_Places = dict[_Seed, list[tuple[int, int]]]


def _seeds(stems: Sequence[str]) -> Iterator[_Seed]:
    return zip(*(stems[n:] for n in range(SEED)), strict=False)


_Stretch = tuple[int, int, Sequence[_Seed]]
"""The paragraph of a stretch of free words, where it begins there, and the seeds that begin with each of its words."""


def _free(side: Sequence[_Loose]) -> list[_Stretch]:
    """The stretches of free words that hold a seed."""
    return [
        (k, stretch.start(), [*_seeds(each.tokens.stems[slice(*stretch.span())])])
        for k, each in enumerate(side)
        for stretch in _FREE.finditer(each.free)
    ]


def _common(old: Sequence[_Stretch], new: Sequence[_Stretch]) -> set[_Seed]:
    """The seeds that stand in free words of both texts."""
    one, other = (chain.from_iterable(seeds for _, _, seeds in side) for side in (old, new))
    return set(one).intersection(other)


def _places(side: Sequence[_Stretch], common: Set[_Seed]) -> _Places:
    """Where each of some seeds stands in free words."""
    places: defaultdict[_Seed, list[tuple[int, int]]] = defaultdict(list)
    for k, start, seeds in side if common else ():
        for seed, at in compress(zip(seeds, count(start)), map(common.__contains__, seeds)):
            places[seed].append((k, at))
    return places


def _counts(side: Sequence[_Loose], seeds: Set[_Seed]) -> Counter[_Seed]:
    """How often each of some seeds stands anywhere."""
    every = chain.from_iterable(_seeds(each.tokens.stems) for each in side)
    return Counter(filter(seeds.__contains__, every)) if seeds else Counter()


_Passage = tuple[int, int, list[_Run]]


def _passages(
    old: Sequence[_Loose],
    new: Sequence[_Loose],
    home_old: Mapping[str, str],
    home_new: Mapping[str, str],
    language: str,
) -> list[_Passage]:
    """Candidate transfers: places in both texts with their runs; the homes are the links of paragraphs."""
    out: list[_Passage] = []
    across: list[tuple[_Passage, set[_Seed], bool]] = []
    spread = _Spread(old), _Spread(new)
    for (i, j), places, whole in _meetings(old, new):
        link = home_old.get(old[i].paragraph.address)
        within = link is not None and link == home_new.get(new[j].paragraph.address)
        linked = link is not None or new[j].paragraph.address in home_new
        least = WITHIN if linked else SHORTEST
        if whole and len(places) <= least - SEED:
            continue
        for passage in _chained(sorted(_runs(old[i], new[j], places))):
            core = max(passage, key=lambda r: (r.size, -r.old))
            if core.size < least:
                continue
            words = old[i].tokens[core.old : core.old + core.size]
            there = new[j].tokens[core.new : core.new + core.size]
            if not within and core.size >= SHORTEST and _telling(words):
                across.append(((i, j, passage), set(_seeds(words.stems)), False))
            elif linked and not within and _went_whole(old[i], new[j], core) and _own_words(words, spread, language):
                across.append(((i, j, passage), set(_seeds(words.stems)), True))
            elif within and ((_changed_place(words) and _changed_place(there)) or _whole(old[i], new[j], core)):
                out.append((i, j, passage))
    seeds = set().union(*(seeds for _, seeds, _ in across))
    counts = _counts(old, seeds), _counts(new, seeds)
    once = {seed for seed in seeds if counts[0][seed] == 1 and counts[1][seed] == 1}
    return out + [p for p, seeds, short in across if (seeds <= once if short else not once.isdisjoint(seeds))]


_Meeting = tuple[tuple[int, int], list[tuple[int, int]], bool]


def _meetings(old: Sequence[_Loose], new: Sequence[_Loose]) -> list[_Meeting]:
    """Paragraphs that share seeds, where each seed stands in both, and whether these are all: most are too few."""
    stretches = _free(old), _free(new)
    common = _common(*stretches)
    free_old, free_new = (_places(side, common) for side in stretches)
    places: defaultdict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    whole = True
    for seed in common:
        if len(free_old[seed]) * len(free_new[seed]) <= MOST_PLACES:
            for i, a in free_old[seed]:
                for j, b in free_new[seed]:
                    places[i, j].append((a, b))
        else:
            whole = False
    return [(pair, each, whole) for pair, each in places.items()]


def _changed_place(words: Tokens) -> bool:
    """Whether a run that moved within one link is a clause or a citation, and not the name of something."""
    return any(words.telling())


def _whole(old: _Loose, new: _Loose, run: _Run) -> bool:
    """Whether a run is all that was taken out here and all that was put in there: an item of a list, if only a name.

    In other capitals it did not change its place.
    """
    said = [
        each.paragraph.text[each.tokens.starts[at] : each.tokens.end(at + run.size - 1)]
        for each, at in ((old, run.old), (new, run.new))
    ]
    if said[0] != said[1]:
        return False
    ends = (old, run.old, run.old + run.size), (new, run.new, run.new + run.size)
    return not any(each.free[at] for each, a, b in ends for at in (a - 1, b) if 0 <= at < len(each.free))


def _telling(words: Tokens) -> bool:
    return sum(words.telling()) >= TELLING


def _went_whole(old: _Loose, new: _Loose, run: _Run) -> bool:
    """Whether a run is a clause of its own in both texts, with the function words that both have before it.

    The words that join it to what stands before may have stayed, or belong to another clause now: *and to*.
    """
    a, b = run.old, run.new
    while a and b and old.tokens.functions[a - 1] and old.tokens.stems[a - 1] == new.tokens.stems[b - 1]:
        a, b = a - 1, b - 1
    if run.size + run.old - a < CLAUSE:
        return False
    ends = (old, run.old + run.size), (new, run.new + run.size)
    return all(_ENDS.match(each.paragraph.text, each.tokens.end(end - 1)) for each, end in ends) and (
        _begins_clause(old, a) and _begins_clause(new, b)
    )


def _begins_clause(each: _Loose, at: int) -> bool:
    """Whether a word begins a clause: before it stand function words at most, back to a sign, to *and* or to a verb."""
    tokens, text = each.tokens, each.paragraph.text
    led = {limb.verb_end for limb in verbs(text, each.paragraph.part)}
    while at:
        before = tokens.end(at - 1)
        if tokens.stems[at] in _JOINS or before in led or _STOPS.search(text, before, tokens.starts[at]):
            return True
        if not tokens.functions[at - 1]:
            return False
        at -= 1
    return True


class _Spread:
    """In how many paragraphs of a text each of its words stands; counted when it is first asked."""

    def __init__(self, side: Sequence[_Loose]) -> None:
        self._side = side
        self._counts: Counter[str] | None = None

    def of(self, word: str) -> int:
        if self._counts is None:
            self._counts = Counter(chain.from_iterable(set(each.tokens.stems) for each in self._side))
        return self._counts[word]


def _own_words(words: Tokens, spread: Sequence[_Spread], language: str) -> bool:
    """Whether a run has words of its own, which no formula and hardly any other paragraph of either text has."""
    telling = set(compress(words.stems, words.telling())) - stock(language)
    return sum(1 for word in telling if all(side.of(word) <= RARE for side in spread)) >= CLAUSE_RARE


def _runs(old: _Loose, new: _Loose, places: list[tuple[int, int]]) -> set[_Run]:
    """The common runs around some seeds, each followed to its ends once."""
    found: set[_Run] = set()
    reached: dict[int, int] = {}
    for a, b in sorted(places):
        if reached.get(b - a, 0) <= a:
            run = _extended(old, new, a, b)
            reached[b - a] = run.old + run.size
            found.add(run)
    return found


def _extended(old: _Loose, new: _Loose, a: int, b: int) -> _Run:
    """The longest run of free words around a seed."""
    start = 0
    while _same(old, new, a - start - 1, b - start - 1):
        start += 1
    size = SEED
    while _same(old, new, a + size, b + size):
        size += 1
    return _Run(a - start, b - start, size + start)


def _same(old: _Loose, new: _Loose, a: int, b: int) -> bool:
    if not (0 <= a < len(old.tokens.stems) and 0 <= b < len(new.tokens.stems)):
        return False
    return bool(old.free[a] and new.free[b]) and old.tokens.stems[a] == new.tokens.stems[b]


def _chained(runs: list[_Run]) -> list[list[_Run]]:
    """Runs that follow one another in both paragraphs, closely enough to be one passage."""
    passages: list[list[_Run]] = []
    for run in runs:
        last = passages[-1][-1] if passages else None
        gap = (run.old - last.old - last.size, run.new - last.new - last.size) if last else (-1, -1)
        if last and run.size >= JOINED and min(gap) >= 0 and max(gap) <= REACH and min(gap) <= REACH // 4:
            passages[-1].append(run)
        else:
            passages.append([run])
    return passages


def _without_overlap(found: Collection[_Passage]) -> list[_Passage]:
    """The longest transfers first; a word is transferred once."""
    used_old: set[tuple[int, int]] = set()
    used_new: set[tuple[int, int]] = set()
    out: list[_Passage] = []
    for i, j, runs in sorted(found, key=lambda c: (-sum(r.size for r in c[2]), c[0], c[1], c[2][0].old)):
        olds = {(i, k) for r in runs for k in range(r.old, r.old + r.size)}
        news = {(j, k) for r in runs for k in range(r.new, r.new + r.size)}
        if not (olds & used_old or news & used_new):
            used_old |= olds
            used_new |= news
            out.append((i, j, runs))
    return out


def _transfer(number: int, old: _Loose, new: _Loose, runs: list[_Run], language: str) -> Transfer:
    first, last = runs[0], runs[-1]
    start_old, end_old = old.tokens.starts[first.old], old.tokens.end(last.old + last.size - 1)
    start_new, end_new = new.tokens.starts[first.new], new.tokens.end(last.new + last.size - 1)
    a, b = old.paragraph, new.paragraph
    text = b.text[start_new:end_new]
    return Transfer(
        id=f"T{number}",
        old=Place(address=a.address, start=start_old, end=end_old),
        new=Place(address=b.address, start=start_new, end=end_new),
        text=text,
        edits=edits([(a.address, a.text[start_old:end_old])], [(b.address, text)], {(a.address, b.address)}, language),
    )
