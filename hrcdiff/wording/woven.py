"""Words that a split or merge keeps out of turn.

One row of words against another keeps what stands in the same order in both.  Where one paragraph became two,
or two became one, their words may be woven into each other: the old text says *A, B and A'*, the new ones say
*A and A'* and *B*.  Each pair of paragraphs keeps its order, the row as a whole does not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from hrcdiff.wording.engine import MOST_CELLS
from hrcdiff.wording.weighted import CAPITAL, weight

if TYPE_CHECKING:
    from hrcdiff.wording.cut import Lexeme

LEAST = 5
"""Words that a run which is kept out of turn must add."""
AT_START = 2
"""Words fewer of a run with which both its paragraphs begin."""
TELLING = 2
"""Words of it that are neither function words nor signs."""
Kept = list[tuple[int, int]]
"""Places of a word that stays, in the one paragraph and in the row of the several."""
Script = list[tuple[int | None, int | None]]
"""What to write, word by word: places in both rows if it stays, in one if it goes or comes."""


def woven(
    one: Sequence[Lexeme],
    many: Sequence[Lexeme],
    kept: Kept,
    paired: Collection[str],
    weak: frozenset[str],
) -> Kept:
    """The words that stay, with those that do so out of turn; in the order of ``one``.

    ``one`` is a single paragraph, ``many`` are the several it is linked with, one after the other; ``paired``
    are the addresses of those whose words may be shown as kept.
    """
    stays = sorted(kept)
    if len(one) * len(many) > MOST_CELLS:
        return stays
    runs = _runs(one, many, paired)
    while True:
        better = _with_another_run(one, many, stays, runs, weak)
        if better is None:
            return stays
        stays = better


def _with_another_run(
    one: Sequence[Lexeme], many: Sequence[Lexeme], kept: Kept, runs: Sequence[Kept], weak: frozenset[str]
) -> Kept | None:
    """What stays with the run that adds most to it, the first of equals; None if none adds enough.

    It takes the place of words that are out of order with it, if there are fewer of them.
    """
    best: tuple[int, Kept] = (LEAST - 1, [])  # what each run adds, with what it may lack
    to_many, to_one, already = dict(kept), {c: a for a, c in kept}, set(kept)
    for run in _with_their_beginning(one, many, runs, to_many, to_one):
        lacks = AT_START if run and _begins(one, many, run[0]) else 0
        most = len(run) + lacks
        if most <= best[0] or len(already.intersection(run)) + best[0] >= most:
            continue
        if sum(weight(one[a].key, weak) >= CAPITAL for a, _ in run) < TELLING:
            continue
        others = [pair for pair in kept if _goes_with(many, pair, run)]
        gain = len({*others, *run}) - len(kept) + lacks
        if gain > max(best[0], lacks):
            best = gain, sorted({*others, *run})
    return best[1] or None


def _with_their_beginning(
    one: Sequence[Lexeme],
    many: Sequence[Lexeme],
    runs: Sequence[Kept],
    to_many: Mapping[int, int],
    to_one: Mapping[int, int],
) -> Iterator[Kept]:
    """Each run without the words at its ends that stay elsewhere, and as it is if both paragraphs begin with it."""
    for whole in runs:
        run = _trimmed(whole, to_many, to_one)
        yield run
        if run and run[0] != whole[0] and _begins(one, many, whole[0]):
            yield whole[: whole.index(run[-1]) + 1]


def _runs(one: Sequence[Lexeme], many: Sequence[Lexeme], paired: Collection[str]) -> list[Kept]:
    """All common runs that cannot be made longer, each within one of the several paragraphs."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for c, lexeme in enumerate(many):
        if lexeme.address in paired:
            places[lexeme.key].append(c)
    out: list[Kept] = []
    lengths: dict[int, int] = {}
    for a in range(len(one) + 1):
        found: dict[int, int] = {}
        for c in places.get(one[a].key, ()) if a < len(one) else ():
            follows = c - 1 in lengths and many[c - 1].address == many[c].address
            found[c] = lengths[c - 1] + 1 if follows else 1
        for c, size in lengths.items():
            enough = size >= LEAST or (size >= LEAST - AT_START and _begins(one, many, (a - size, c + 1 - size)))
            if enough and (c + 1 not in found or found[c + 1] == 1):
                out.append([(a - k, c + 1 - k) for k in range(size, 0, -1)])
        lengths = found
    return out


def _begins(one: Sequence[Lexeme], many: Sequence[Lexeme], pair: tuple[int, int]) -> bool:
    """Whether two words are the first ones of their paragraphs."""
    return all(k == 0 or row[k - 1].address != row[k].address for row, k in zip((one, many), pair, strict=True))


def beside(one: Sequence[Lexeme], many: Sequence[Lexeme], kept: Kept) -> Kept:
    """The same words, each run with the one that it stands next to in ``one``, if its own words stand there as well.

    Of *to count and map, and to light*, cut in two, *to* stays with what it led.
    """
    runs = _rows(sorted(kept))
    taken = {c for _, c in kept}
    for run, (start, place, _) in pairwise(runs):
        a, c, size = run
        if a + size != start or place < size or one[a].address != one[start].address:
            continue
        there = range(place - size, place)
        same = all(
            many[k].key == one[a + n].key and many[k].address == many[place].address for n, k in enumerate(there)
        )
        if same and taken.isdisjoint(there):
            taken = (taken - {*range(c, c + size)}) | {*there}
            run[1] = place - size
    return [(a + k, c + k) for a, c, size in runs for k in range(size)]


def _rows(kept: Kept) -> list[list[int]]:
    """The words that stay as runs: where each begins in both rows, and its length."""
    runs: list[list[int]] = []
    for a, c in kept:
        if runs and (a, c) == (runs[-1][0] + runs[-1][2], runs[-1][1] + runs[-1][2]):
            runs[-1][2] += 1
        else:
            runs.append([a, c, 1])
    return runs


def with_own_verb(one: Sequence[Lexeme], many: Sequence[Lexeme], kept: Kept, weak: frozenset[str]) -> Kept:
    """The same words, those of a clause with the paragraph that it became, if that begins with the clause's own verb.

    Of *and requests the team to present a report*, cut in two, *the team to* goes with *Requests the team to submit
    its report*, and not with the other paragraph's *and requests the team to count bells*.
    """
    runs = _rows(sorted(kept))
    out = dict(kept)
    for (a, c, size), (_, place, _) in pairwise(runs):
        home, there = many[c].address, many[place].address
        first = next(k for k, lexeme in enumerate(many) if lexeme.address == there)
        verb = next((v for v in range(a + size - 1, a, -1) if _leads(one, v, many[first])), None)
        if home == there or verb is None or any(first <= k < place for k in out.values()):
            continue
        last = c + size
        if last + LEAST > len(many) or many[last + LEAST - 1].address != home:
            continue
        if any(k >= last and many[k].address == home for k in out.values()):
            continue
        clause = range(verb + 1, a + size)
        goes = _one_after_another(one, clause, many, range(first + 1, place))
        if any(says := [any(weight(one[k].key, weak) >= CAPITAL for k, _ in row) for row in goes]):
            for k in range(max(a, verb - (one[verb - 1].key == "and")), a + size):
                del out[k]
            out.update(chain.from_iterable(row for row, tells in zip(goes, says, strict=True) if tells))
    return sorted(out.items())


def _leads(one: Sequence[Lexeme], verb: int, first: Lexeme) -> bool:
    """Whether a word begins a clause behind *and* or a comma, and is the one that a paragraph begins with."""
    return one[verb].key.lower() == first.key.lower() and one[verb - 1].key in (",", ";", "and")


def _one_after_another(one: Sequence[Lexeme], clause: range, many: Sequence[Lexeme], span: range) -> list[Kept]:
    """Where the words of a clause stand in a span, in this order, as runs; none if one is not there."""
    out: list[Kept] = []
    places = iter(span)
    for a in clause:
        c = next((k for k in places if many[k].key == one[a].key), None)
        if c is None:
            return []
        if out and out[-1][-1] == (a - 1, c - 1):
            out[-1].append((a, c))
        else:
            out.append([(a, c)])
    return out


def _trimmed(run: Kept, to_many: Mapping[int, int], to_one: Mapping[int, int]) -> Kept:
    """A run without the words at its ends that stay elsewhere."""
    start, end = 0, len(run)

    def elsewhere(pair: tuple[int, int]) -> bool:
        return to_many.get(pair[0], pair[1]) != pair[1] or to_one.get(pair[1], pair[0]) != pair[0]

    while start < end and elsewhere(run[start]):
        start += 1
    while start < end and elsewhere(run[end - 1]):
        end -= 1
    return run[start:end]


def _goes_with(many: Sequence[Lexeme], pair: tuple[int, int], run: Kept) -> bool:
    """Whether a word that stays can stay with a run: the same word, or another in order with it."""
    a, c = pair
    (first, start), (last, end) = run[0], run[-1]
    if first <= a <= last or start <= c <= end:
        return a - c == first - start
    return many[c].address != many[start].address or (a < first) == (c < start)


def script(one: Sequence[Lexeme], many: Sequence[Lexeme], kept: Kept) -> Script:
    """In which order to write two rows whose kept words are woven: that of the one paragraph.

    What only the several have stands before the next word that its own paragraph keeps, or after the last one.
    """
    waiting: defaultdict[str, list[int]] = defaultdict(list)
    left: defaultdict[str, int] = defaultdict(int)
    for c, lexeme in enumerate(many):
        waiting[lexeme.address].append(c)
    for _, c in kept:
        left[many[c].address] += 1
    stays = dict(kept)
    out: Script = []

    def put(address: str, end: int) -> None:
        while waiting[address] and waiting[address][0] < end:
            out.append((None, waiting[address].pop(0)))

    finished: list[str] = []
    for a in range(len(one)):
        if a not in stays:
            out.append((a, None))
            continue
        for address in finished:
            put(address, len(many))
        c = stays[a]
        address = many[c].address
        put(address, c)
        out.append((a, waiting[address].pop(0)))
        left[address] -= 1
        finished = [] if left[address] else [address]
    for address in [*finished, *waiting]:
        put(address, len(many))
    return out
