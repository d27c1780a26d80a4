"""Words of a split or merge that stay with the paragraph in whose running context they stand.

Two paragraphs that became one may both have a clause: *aid, given with the consent of the States, should be open* and
*the value of support given with the consent of the States to ensure peace*.  The clause that the new paragraph has
behind *aid* goes with the first of them.  And where the new one says more than the first, in a place that the second
has as well, what the second says there stays.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from hrcdiff.wording.engine import Step
from hrcdiff.wording.weighted import CAPITAL, weight
from hrcdiff.wording.woven import TELLING, Kept

if TYPE_CHECKING:
    from hrcdiff.wording.cut import Lexeme

Row = Sequence["Lexeme"]
Stay = Callable[[Sequence["Lexeme"], Sequence["Lexeme"]], list[Step]]
"""The runs that stay of two rows."""
Keys = tuple[str, ...]
"""A few words one after the other, by their keys."""
NEAR = 4
"""Words and signs that a paragraph may have between two words of a clause that it takes over."""
FARTHEST = 60
"""Words and signs between the two places at which two paragraphs say the same again, and of a clause that goes."""
MOST_MOVES = 50
"""Clauses of one paragraph that go with another one than before."""
BESIDE = 2
"""Words and signs before such a place, and behind it, that must be the same; one of them says something."""


def in_context(one: Row, many: Row, kept: Kept) -> Kept:
    """The same words of ``one``, those at the border of two paragraphs with the one that keeps them in fewer pieces.

    If there are as many pieces, with the one that they stand beside if fewer borders are left: the sign at the end is
    that of the last sentence.
    ``one`` is a single paragraph, ``many`` are the several it is linked with, one after the other.
    """
    stays = dict(sorted(kept))
    for _ in range(MOST_MOVES):
        more, _count, moved = min(_bordering(one, many, stays), default=(0, 0, []))
        if more >= 0:
            break
        stays |= moved
    before = set(kept)
    return _grown(one, many, stays, [pair for pair in stays.items() if pair not in before])


def _bordering(one: Row, many: Row, stays: dict[int, int]) -> Iterator[tuple[int, int, Kept]]:
    """Words at the border of two paragraphs, by number, with where they stand in the other of the two.

    With what is gained if they go with that one, and their number, both less than nought.
    """
    row = list(stays)
    taken = set(stays.values())
    for n, (a, b) in enumerate(pairwise(row)):
        if many[stays[a]].address == many[stays[b]].address:
            continue
        for step, first, beside in ((1, n + 1, stays[a]), (-1, n, stays[b])):
            home = many[stays[row[first]]].address
            moved: Kept = []
            k, place = first, beside
            while 0 <= k < len(row) and len(moved) < FARTHEST and many[stays[row[k]]].address == home:
                found = _next(many, place, step, one[row[k]].key, taken)
                if found is None or (k == first and found != place + step):
                    break
                moved.append((row[k], found))
                k, place = k + step, found
                low, high = (first - 1, k) if step > 0 else (k, first + 1)
                then = dict(moved)
                more = _torn(many, stays, then, row[max(low, 0) : high + 1]) + _free(many, stays, then, taken)
                yield more, -len(moved), list(moved)


def _torn(many: Row, stays: dict[int, int], then: dict[int, int], row: Sequence[int]) -> int:
    """How many pieces and borders more there are in a row of words if some of them are moved, a piece counted twice."""
    more = 0
    for a, b in pairwise(row):
        for sign, c, d in ((-1, stays[a], stays[b]), (1, then.get(a, stays[a]), then.get(b, stays[b]))):
            more += sign * (2 * ((b - a, d - c) != (1, 1)) + (many[c].address != many[d].address))
    return more


def _free(many: Row, stays: dict[int, int], then: dict[int, int], taken: Collection[int]) -> int:
    """How many stretches more of which nothing is kept the several paragraphs have if some words are moved."""
    left, put = {stays[a] for a in then}, {*then.values()}

    def begins(c: int, *, moved: bool) -> bool:
        free = [
            place not in taken if not moved else place not in put and (place not in taken or place in left)
            for place in (c, c - 1)
        ]
        return free[0] and not (free[1] and c and many[c - 1].address == many[c].address)

    near = {c + k for c in left | put for k in (0, 1) if c + k < len(many)}
    return sum(begins(c, moved=True) - begins(c, moved=False) for c in near)


def _next(many: Row, place: int, step: int, key: str, taken: Collection[int]) -> int | None:
    """Where a paragraph has a word again, near a place, with nothing that stays between."""
    address = many[place].address
    for k in range(place + step, place + step * (NEAR + 2), step):
        if not 0 <= k < len(many) or many[k].address != address or k in taken:
            return None
        if many[k].key == key:
            return k
    return None


def _grown(one: Row, many: Row, stays: dict[int, int], moved: Kept) -> Kept:
    """Words with those beside the moved ones that both sides have and neither keeps, hyphened words apart."""
    out, taken = dict(stays), {*stays.values()}
    for step in (-1, 1):
        for a, c in sorted(moved, reverse=step > 0):
            i, j = a + step, c + step
            while (
                0 <= i < len(one)
                and 0 <= j < len(many)
                and i not in out
                and j not in taken
                and one[i].key == many[j].key
                and many[j].address == many[c].address
                and "-" not in (one[k].key for k in range(max(i - 1, 0), min(i + 2, len(one))))
            ):
                out[i] = j
                taken.add(j)
                i, j = i + step, j + step
    return sorted(out.items())


def alongside(one: Row, many: Row, kept: Kept, paired: Collection[str], stay: Stay, weak: frozenset[str]) -> Kept:
    """The same words, and those of a stretch of ``one`` that another paragraph has at a place like it.

    Before the stretch and behind it that other paragraph says the same as the one whose words are kept there.
    """
    stays = sorted(kept)
    stretches = [(a + 1, b) for (a, _), (b, _) in pairwise(stays) if b - a > TELLING]
    about = {
        (x, y): beside
        for x, y in stretches
        if x >= BESIDE and y + BESIDE <= len(one)
        for beside in ((_keys(one, x - BESIDE), _keys(one, y)),)
        if any(weight(word, weak) >= CAPITAL for words in beside for word in words)
    }
    places = _places(many, {words for beside in about.values() for words in beside}, paired) if about else {}
    for (x, y), beside in about.items():
        begins, ends = (places.get(words, ()) for words in beside)
        if not (begins and ends):
            continue
        for q, end in _like(many, begins, [k - BESIDE for k in ends], {c: a for a, c in stays}, x):
            steps = stay(one[x:y], many[q:end])
            found = [(x + a + k, q + c + k) for a, b, c, _ in steps for k in range(b - a)]
            if sum(weight(one[a].key, weak) >= CAPITAL for a, _ in found) >= TELLING:
                stays = sorted([*stays, *found])
                break
    return stays


def _places(many: Row, wanted: Collection[Keys], paired: Collection[str]) -> dict[Keys, list[int]]:
    """Behind which places of the paired paragraphs some words stand, in order."""
    keys = [lexeme.key for lexeme in many]
    out: defaultdict[Keys, list[int]] = defaultdict(list)
    for q, words in enumerate(zip(*(keys[k:] for k in range(BESIDE)), strict=False), BESIDE):
        if words in wanted and many[q - BESIDE].address == many[q - 1].address in paired:
            out[words].append(q)
    return out


def _keys(row: Row, start: int) -> Keys:
    return tuple(lexeme.key for lexeme in row[start : start + BESIDE])


def _like(
    many: Row, begins: Sequence[int], ends: Sequence[int], taken: dict[int, int], x: int
) -> Iterator[tuple[int, int]]:
    """Stretches of a paragraph of which nothing is kept, in order with what it keeps before and behind ``x``."""
    for q in begins:
        address = many[q - 1].address
        k = bisect_left(ends, q + 1)
        if k == len(ends) or ends[k] > q + FARTHEST or many[ends[k]].address != address:
            continue
        free = taken.keys().isdisjoint(range(q, ends[k]))
        if free and all((a < x) == (c < q) for c, a in taken.items() if many[c].address == address):
            yield q, ends[k]
