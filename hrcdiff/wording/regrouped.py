"""Words that a regrouping keeps out of turn: several old paragraphs that became several new ones.

One row of words against another keeps what stands in the same order in both.  Of two old paragraphs the second may have
given its first half to the first of the new ones, and the rest to the second.  Each pair of paragraphs keeps its order,
the rows as a whole do not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import chain, groupby

from hrcdiff.lexicon import function_words
from hrcdiff.wording.cut import Lexeme
from hrcdiff.wording.engine import MOST_CELLS, Step
from hrcdiff.wording.weighted import CAPITAL, weight
from hrcdiff.wording.woven import LEAST, TELLING, Kept, Script

Row = Sequence[Lexeme]
"""The words of several paragraphs, one paragraph after the other."""
Stay = Callable[[Sequence[Lexeme], Sequence[Lexeme]], list[Step]]
"""The runs that stay of two rows."""


def regrouped(
    rows: tuple[Row, Row], kept: Kept, pairs: Collection[tuple[str, str]], stay: Stay, language: str
) -> Script | None:
    """What to write, word by word, if paired paragraphs keep more words than ``kept``; else None.

    Looked for in one canonical direction: the answer is the same whichever side is called old.
    """
    (old, new), weak = rows, function_words(language)
    if len(old) * len(new) > MOST_CELLS:
        return None
    if [x.key for x in new] < [x.key for x in old]:
        turned = _regrouped(new, old, sorted((c, a) for a, c in kept), {(b, a) for a, b in pairs}, stay, weak)
        return turned and [(c, a) for a, c in turned]
    return _regrouped(old, new, sorted(kept), set(pairs), stay, weak)


def _regrouped(
    old: Row, new: Row, kept: Kept, pairs: Collection[tuple[str, str]], stay: Stay, weak: frozenset[str]
) -> Script | None:
    """As `regrouped`: the good runs of ``kept`` first, then those out of turn, the longest first, and then the rest."""
    runs = _runs(old, new, kept)
    stays = sorted(chain.from_iterable(run for run in runs if _is_good(old, run, weak)))
    seen: dict[tuple[int, ...], list[Step]] = {}
    while True:
        further = sorted(_further(old, new, stays, pairs, stay, weak, seen), key=lambda run: (-len(run), run))
        cut = [_runs(old, new, each) for each in further]
        good = [[run for run in each if _is_good(old, run, weak)] for each in cut]
        tried = [*(sorted(chain.from_iterable(each)) for each in good), *chain.from_iterable(good)]
        better = next((run for run in tried if _script(old, new, sorted([*stays, *run]))), None)
        if better is None:
            break
        stays = sorted([*stays, *better])
        runs += next(each for each in cut if not set(better).isdisjoint(chain.from_iterable(each)))
    stays = _with_short(old, new, stays, runs)
    return _script(old, new, stays) if len(stays) > len(kept) else None


def _with_short(old: Row, new: Row, stays: Kept, runs: Sequence[Kept]) -> Kept:
    """What stays with other runs, as far as their words stay nowhere else and there is an order for them."""
    used, short = ({a for a, _ in stays}, {c for _, c in stays}), []
    for run in runs:
        left = [(a, c) for a, c in run if a not in used[0] and c not in used[1]]
        used[0].update(a for a, _ in left)
        used[1].update(c for _, c in left)
        short += [left] if left else []
    together = sorted([*stays, *chain.from_iterable(short)])
    if _script(old, new, together):
        return together
    for left in short:
        if _script(old, new, sorted([*stays, *left])):
            stays = sorted([*stays, *left])
    return stays


def _runs(old: Row, new: Row, kept: Kept) -> list[Kept]:
    """Kept words that follow one another in both rows, within one paragraph of each."""
    out: list[Kept] = []
    for a, c in kept:
        last = out[-1][-1] if out else (-1, -1)
        follows = (
            (a - 1, c - 1) == last and old[a].address == old[a - 1].address and new[c].address == new[c - 1].address
        )
        if follows:
            out[-1].append((a, c))
        else:
            out.append([(a, c)])
    return out


def _further(
    old: Row,
    new: Row,
    kept: Kept,
    pairs: Collection[tuple[str, str]],
    stay: Stay,
    weak: frozenset[str],
    seen: dict[tuple[int, ...], list[Step]],
) -> Iterator[Kept]:
    """What else two stretches of paired paragraphs may keep of which no word is kept yet, if it holds a good run.

    ``seen`` holds what stays of two stretches, by place and length of both.
    """
    free = _stretches(old, {a for a, _ in kept}), _stretches(new, {c for _, c in kept})
    for start, one in free[0]:
        for begin, other in free[1]:
            if (one[0].address, other[0].address) not in pairs or len(_keys(one) & _keys(other)) < TELLING:
                continue
            where = (start, len(one), begin, len(other))
            steps = seen[where] = seen[where] if where in seen else stay(one, other)
            found = [(start + a + k, begin + c + k) for a, b, c, _ in steps for k in range(b - a)]
            if any(_is_good(old, run, weak) for run in _runs(old, new, found)):
                yield found


def _stretches(row: Row, taken: Collection[int]) -> list[tuple[int, list[Lexeme]]]:
    """The words in a row of one paragraph of which none is taken, and where they begin."""
    groups = groupby(range(len(row)), key=lambda k: (row[k].address, k in taken))
    free = [list(places) for (_, used), places in groups if not used]
    return [(places[0], [row[k] for k in places]) for places in free if len(places) >= LEAST]


def _keys(words: Row) -> set[str]:
    return {x.key for x in words}


def _is_good(old: Row, run: Kept, weak: frozenset[str]) -> bool:
    """Whether a run is long enough to be kept out of turn."""
    return len(run) >= LEAST and sum(weight(old[a].key, weak) >= CAPITAL for a, _ in run) >= TELLING


def _script(old: Row, new: Row, kept: Kept) -> Script | None:
    """In which order to write two rows of which each paragraph keeps its own; None if there is no such order.

    An old paragraph waits where a new one has words before that another old one keeps.
    """
    writer = _Order(old, new, kept)
    for address in writer.addresses:
        if not writer.write(address, len(old), ()):
            return None
    writer.finish()
    return writer.out


class _Order:
    """Writes the words of several old and several new paragraphs, each of them in its own order."""

    def __init__(self, old: Row, new: Row, kept: Kept) -> None:
        self.out: Script = []
        self._old, self._new = old, new
        self._to_new, self._to_old = dict(kept), {c: a for a, c in kept}
        self._before: defaultdict[str, list[int]] = defaultdict(list)
        self._after: defaultdict[str, list[int]] = defaultdict(list)
        for a in reversed(range(len(old))):
            self._before[old[a].address].append(a)
        for c in reversed(range(len(new))):
            self._after[new[c].address].append(c)
        self._left = {address: sum(c in self._to_old for c in row) for address, row in self._after.items()}
        self._done: list[str] = []
        self.addresses = list(dict.fromkeys(x.address for x in old))

    def write(self, address: str, end: int, waiting: tuple[str, ...]) -> bool:
        """An old paragraph up to a word; False if it would wait for one that waits for it."""
        row = self._before[address]
        while row and row[-1] < end:
            a = row[-1]
            c = self._to_new.get(a)
            if c is not None and not self._reach(c, (*waiting, address)):
                return False
            row.pop()
            if c is None:
                self.out.append((a, None))
            else:
                self._keep(a, c)
        return True

    def _reach(self, place: int, waiting: tuple[str, ...]) -> bool:
        """What a new paragraph has before a word: what it keeps of other old paragraphs is written with these."""
        row = self._after[self._new[place].address]
        while row[-1] < place:
            a = self._to_old.get(row[-1])
            if a is None:
                self.out.append((None, row.pop()))
                continue
            other = self._old[a].address
            if other in waiting or not self.write(other, a + 1, waiting):
                return False
        return row[-1] == place

    def _keep(self, a: int, c: int) -> None:
        for address in self._done:
            self._rest(address)
        self._done = []
        address = self._new[c].address
        self._after[address].pop()
        self.out.append((a, c))
        self._left[address] -= 1
        if not self._left[address]:
            self._done = [address]

    def _rest(self, address: str) -> None:
        """The words of a new paragraph after the last that it keeps."""
        row = self._after[address]
        while row:
            self.out.append((None, row.pop()))

    def finish(self) -> None:
        """What is left of the new paragraphs."""
        for address in [*self._done, *self._after]:
            self._rest(address)
