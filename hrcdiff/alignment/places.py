"""Items without a link that stand at the same place of two lists which are versions of each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from hrcdiff.alignment.conditions import RARE, subject_alone
from hrcdiff.alignment.sides import Match, Pair, Text, partners
from hrcdiff.alignment.similarity import cosine, dot

LIKE = 600
"""Similarity, of 10,000, that two items need."""
SHARE = 25
"""Per cent of the content words of the shorter of the two that what they share must be; one of these is rare."""

_Lists = Mapping[int, Sequence[int]]
"""The items of each list in order, by what opens it."""


def same_place(old: Text, new: Text, links: list[Match], chain: set[Pair]) -> list[Match]:
    """Items between two that are linked with each other, or before or behind such two at the end of both lists.

    *(a) To cooperate fully with the Special Rapporteur, including by providing access to the country* and *(a) To
    consider granting the Special Rapporteur access to the country*, if (b) of the one list is linked with (b) of the
    other.
    """
    forward, backward = partners(links)
    lists = _lists(old), _lists(new)
    found: list[Match] = []
    for above, items in lists[0].items():
        if all(i in forward for i in items):
            continue
        for listed in forward.get(above, ()):
            for i, j in _between(items, lists[1].get(listed, ()), forward, backward):
                one, other = old.profiles[i], new.profiles[j]
                score = cosine(dot(one.weights, other.weights), one.norm, other.norm)
                if score >= LIKE and _alike(old, new, i, j) and not subject_alone(old, new, (i, j), score):
                    found.append(Match(i, j, score, "pair", (i, j) in chain))
    of_old, of_new = partners(found)
    return [m for m in found if len(of_old[m.old]) == len(of_new[m.new]) == 1]  # a list may have two partners


def _lists(text: Text) -> _Lists:
    lists: defaultdict[int, list[int]] = defaultdict(list)
    for k, above in enumerate(text.chapeau):
        if above is not None:
            lists[above].append(k)
    return lists


def _between(
    mine: Sequence[int],
    theirs: Sequence[int],
    forward: Mapping[int, Sequence[int]],
    backward: Mapping[int, Sequence[int]],
) -> Iterator[Pair]:
    """Items of two lists without a link whose neighbours are linked with each other; at an end they may have one."""
    for at, i in enumerate(mine):
        for to, j in enumerate(theirs) if i not in forward else ():
            if j in backward:
                continue
            beside = [*zip(_neighbours(mine, at), _neighbours(theirs, to), strict=True)]
            linked = [one in forward and other in forward[one] for one, other in beside if one is not None]
            if any(linked) and all(linked) and all((one is None) == (other is None) for one, other in beside):
                yield i, j


def _neighbours(items: Sequence[int], at: int) -> tuple[int | None, int | None]:
    """The item before one of a list, and the one behind it."""
    return items[at - 1] if at else None, items[at + 1] if at + 1 < len(items) else None


def _alike(old: Text, new: Text, i: int, j: int) -> bool:
    """Whether two items share a rare word, and a fair part of all the words of the shorter one."""
    both, shorter = old.content[i] & new.content[j], min(len(old.content[i]), len(new.content[j]))
    rare = any(old.spread[word] <= RARE and new.spread[word] <= RARE for word in both)
    return rare and len(both) * 100 >= shorter * SHARE
