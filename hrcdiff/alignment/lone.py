"""Paragraphs without a link that are like each other alone, items of lists that were carried over, the last one."""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import chain

from hrcdiff.alignment.assignment import best_matching
from hrcdiff.alignment.conditions import (
    IN_ORDER,
    RARE,
    clause_only,
    enough_words,
    rare_names,
    same_request,
    same_start,
    several_words,
    strays,
    subject_alone,
)
from hrcdiff.alignment.sides import Match, Text, partners
from hrcdiff.alignment.similarity import Ranking, cosine, dot
from hrcdiff.patterns import later

LONE = 1_150
"""What two paragraphs without a link need, if each is like the other alone."""
LONE_RIVAL = 40
"""Per cent of their similarity that anything else may reach with one of them.  Judged by reading 107 such pairs."""
LONE_WAY = 3
"""Places by which such a pair may lie off from a pair of neighbours."""
NAMED_ALONE = 2
"""How much they must be about what they name, to be one provision wherever they stand."""
FEW = 5
"""Content words that are a few."""
SIBLINGS = ((10, 33), (6, 50))
"""Content words that two sub-paragraphs without a link must share, if their chapeaux are versions of each other, and
per cent of those of the shorter of the two that they must be.  Judged by reading the eleven such pairs of 124
comparisons."""
SIBLING = 600
"""Similarity that they need besides."""
LAST_WORDS = 2
"""Rare content words that the items which are left of both of two lists must share."""
LAST_SHARE = 25
"""Per cent of the content words of the shorter of the two that what they share must be."""

_CLOSING = {
    "en": later(
        r"(?:also |further )?decides (?:also |further )?to (?:remain (?:actively )?seized|continue (?:its|the) "
        r"consideration|continue to consider|consider (?:this|the) (?:question|matter|issue))\b",
        re.IGNORECASE,
    ),
    "fr": later(r"décide (?:aussi |également |en outre )?de (?:rester|demeurer|poursuivre)\b", re.IGNORECASE),
    "es": later(r"decide (?:también |asimismo )?(?:seguir|continuar|proseguir)\b", re.IGNORECASE),
}
"""How the last operative paragraph says that the Council goes on with a matter, in either of two formulae."""
TOGETHER = 2
"""Items that went from one list to another, by which what opens the lists is known; they are most of the items."""
BARE = 1
"""Content words of a chapeau that says no more than who is asked."""

_SYMBOL = later(r"\b\d{1,4}/\d{1,4}\b")


def lone(old: Text, new: Text, ranking: Ranking, links: list[Match], chain: set[tuple[int, int]]) -> list[Match]:
    """Pairs of little in common whose paragraphs have no link, and are like each other and nothing else."""
    forward, backward = partners(links)
    linked = {(m.old, m.new) for m in links}
    beside = sorted(linked), sorted((j, i) for i, j in linked)
    out: list[Match] = []
    often = _often(old, new)
    for i in range(len(old.paragraphs)):
        score, j = max(ranking.of_old.get(i, [(0, 0)]), key=lambda r: (r[0], -r[1]))
        if i in forward or score < LONE or j in backward or old.paragraphs[i].part != new.paragraphs[j].part:
            continue
        if max(ranking.rivals(i, j)) * 100 > score * LONE_RIVAL or not enough_words(old, new, i, j):
            continue
        several, near = several_words(old, new, i, j), _near(beside[0], i, j) or _near(beside[1], j, i)
        named = 0 if several and near else rare_names(old, new, i, j, often)
        if not (several or named or ((i, j) in chain and _fits(old, new, i, j, score, linked))):
            continue
        if strays(old, new, (i, j), linked) or not (near or named >= NAMED_ALONE) or clause_only(old, new, i, j):
            continue
        if _recalls(old.paragraphs[i].text, new.paragraphs[j].text) or subject_alone(old, new, (i, j), score):
            continue
        out.append(Match(i, j, score, "pair", (i, j) in chain))
    return out


def _often(old: Text, new: Text) -> Callable[[str], int]:
    """In how many paragraphs a word stands, of the text that has it oftener; counted when it is first asked."""

    @cache
    def counts() -> list[Counter[str]]:
        return [Counter(chain.from_iterable(set(p.tokens.stems) for p in side.profiles)) for side in (old, new)]

    return lambda word: max(count[word] for count in counts())


def _fits(old: Text, new: Text, i: int, j: int, score: int, linked: set[tuple[int, int]]) -> bool:
    """Whether a pair stands right beside a link with a few words in common, or is one request to one addressee."""
    if score < IN_ORDER:
        return False
    beside = {(i - 1, j - 1), (i + 1, j + 1)} & linked
    return same_request(old, new, i, j) or (bool(beside) and len(old.content[i] & new.content[j]) >= FEW)


def _recalls(one: str, other: str) -> bool:
    """Whether one paragraph is about resolutions, by their symbols, and the other names none."""
    first = [text.partition(",")[0] for text in (one, other)]
    return any(_SYMBOL.search(a) and not _SYMBOL.search(b) for a, b in ((first[0], other), (first[1], one)))


def _near(beside: Sequence[tuple[int, int]], here: int, there: int) -> bool:
    """Whether a pair lies near the pair before it or after it, in the order of the first of its texts."""
    at = bisect(beside, (here, there))
    return any(abs(other - there) <= LONE_WAY for _, other in beside[max(0, at - 1) : at + 1])


def closing(old: Text, new: Text, links: list[Match], chain: set[tuple[int, int]]) -> list[Match]:
    """The last operative paragraphs, if both only say that the Council goes on with the matter."""
    last = [max((k for k, p in enumerate(t.paragraphs) if p.part == "operative"), default=-1) for t in (old, new)]
    i, j = last
    if min(last) < 0 or any(m.old == i or m.new == j for m in links):
        return []
    one, other = old.profiles[i], new.profiles[j]
    formula = _CLOSING.get(one.language)
    if not formula or not all(formula.match(text.paragraphs[k].text) for text, k in ((old, i), (new, j))):
        return []
    return [Match(i, j, cosine(dot(one.weights, other.weights), one.norm, other.norm), "pair", (i, j) in chain)]


def chapeaux(old: Text, new: Text, links: list[Match], chain: set[tuple[int, int]]) -> list[Match]:
    """What opens a list whose items went together: *Calls upon States:* that became *Urges States:*.

    If the list that took them up has a partner already, only what says no more than who is asked is a part of it.
    """
    forward, backward = partners(links)
    went: Counter[tuple[int, int]] = Counter()
    for i, row in forward.items():
        for above in {(old.chapeau[i], new.chapeau[j]) for j in row}:
            if above[0] is not None and above[1] is not None:
                went[above[0], above[1]] += 1
    sizes = Counter(old.chapeau), Counter(new.chapeau)
    out: list[Match] = []
    for (i, j), many in sorted(went.items(), key=lambda each: (-each[1], each[0])):
        free = i not in forward, j not in backward
        most = many * 2 > (sizes[0][i] if free[0] else 0) and many * 2 > (sizes[1][j] if free[1] else 0)
        if many < TOGETHER or not any(free) or not most or old.paragraphs[i].part != new.paragraphs[j].part:
            continue
        if not all(free) and len(old.content[i] if free[0] else new.content[j]) > BARE:
            continue
        forward.setdefault(i, []).append(j)
        backward.setdefault(j, []).append(i)
        one, other = old.profiles[i], new.profiles[j]
        score = cosine(dot(one.weights, other.weights), one.norm, other.norm)
        out.append(Match(i, j, score, "pair" if all(free) else "part", (i, j) in chain))
    return out


def siblings(old: Text, new: Text, links: list[Match], chain: set[tuple[int, int]]) -> list[Match]:
    """Items without a link of two lists that are versions of each other, in so many words.

    In a list that was carried over an item is expected again, and in other order; the words of those that have a
    partner there are not asked.  An item of which a part went elsewhere has the rest of its words, and one that begins
    with the same words, verb and object, needs no more.
    """
    forward, backward = partners(links)
    lists = {(i, j) for i, row in forward.items() for j in row}
    mine, theirs = _in_lists(old, new, forward, lists), _in_lists(new, old, backward, {(j, i) for i, j in lists})
    items: defaultdict[int | None, list[int]] = defaultdict(list)
    for j in theirs:
        items[new.chapeau[j]].append(j)
    shared: dict[tuple[int, int], int] = {}
    for i, words in mine.items():
        for j in (j for listed in forward.get(old.chapeau[i] or 0, ()) for j in items.get(listed, ())):
            both, shorter = len(words & theirs[j]), min(len(words), len(theirs[j]))
            enough = any(both >= least and both * 100 >= shorter * share for least, share in SIBLINGS)
            if enough or same_start(old, new, i, j):
                shared[i, j] = both or 1
    out: list[Match] = []
    for i, j in sorted(best_matching(shared)):
        one, other = old.profiles[i], new.profiles[j]
        score = cosine(dot(one.weights, other.weights), one.norm, other.norm)
        if score >= SIBLING and not subject_alone(old, new, (i, j), score):
            out.append(Match(i, j, score, "part" if i in forward or j in backward else "pair", (i, j) in chain))
    return out


def last_items(old: Text, new: Text, links: list[Match], chain: set[tuple[int, int]]) -> list[Match]:
    """The one item left of a list and the one left of what it became, if what opens the lists and the letter stayed.

    *Requests the Special Rapporteur: … (b) To take into account the gender and age dimensions of …* and *… (b) To
    integrate a gender, age and disability perspective …*.
    """
    forward, backward = partners(links)
    left = _left(old, forward), _left(new, backward)
    out: list[Match] = []
    for a, items in sorted(left[0].items()):
        partner = forward.get(a, ())
        if len(items) != 1 or len(partner) != 1 or len(left[1].get(partner[0], ())) != 1:
            continue
        b, i, j = partner[0], items[0], left[1][partner[0]][0]
        same = old.profiles[a].tokens.stems == new.profiles[b].tokens.stems and _letter(old, i) == _letter(new, j)
        if same and len(backward[b]) == 1 and _few_alike(old, new, i, j):
            one, other = old.profiles[i], new.profiles[j]
            score = cosine(dot(one.weights, other.weights), one.norm, other.norm)
            out.append(Match(i, j, score, "pair", (i, j) in chain))
    return out


def _left(text: Text, links: Mapping[int, Sequence[int]]) -> Mapping[int, list[int]]:
    """The items of each list that have no link, by what opens the list."""
    left: defaultdict[int, list[int]] = defaultdict(list)
    for k, above in enumerate(text.chapeau):
        if above is not None and k not in links:
            left[above].append(k)
    return left


def _letter(text: Text, item: int) -> str:
    """The letter or number of an item in its list."""
    paragraph = text.paragraphs[item]
    return paragraph.address.removeprefix(paragraph.parent or "")


def _few_alike(old: Text, new: Text, i: int, j: int) -> bool:
    """Whether two items share rare words, and a fair part of all the words of the shorter one."""
    both, shorter = old.content[i] & new.content[j], min(len(old.content[i]), len(new.content[j]))
    rare = sum(1 for word in both if old.spread[word] <= RARE and new.spread[word] <= RARE)
    return rare >= LAST_WORDS and len(both) * 100 >= shorter * LAST_SHARE


def _in_lists(
    one: Text, other: Text, links: Mapping[int, Sequence[int]], lists: set[tuple[int, int]]
) -> dict[int, frozenset[str]]:
    """The items that have no partner in the list that their own list became, and their words that no partner has."""
    return {
        i: one.content[i].difference(*(other.content[j] for j in links.get(i, ())))
        for i, above in enumerate(one.chapeau)
        if above is not None and not any((above, other.chapeau[j]) in lists for j in links.get(i, ()))
    }
