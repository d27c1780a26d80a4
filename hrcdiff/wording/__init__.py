"""Word edits for one link: what stays, what goes, what comes, without losing a character.

The words of all old paragraphs of a link are compared with those of all its new ones; what a split or
merge carries over is shown as kept, with the address it comes from and the address it went to.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import lru_cache
from itertools import accumulate, chain, groupby, pairwise, permutations
from operator import attrgetter
from typing import NamedTuple, TypeVar

from hrcdiff.lexicon import function_words
from hrcdiff.model import Edit, Op
from hrcdiff.text import TOKEN, fold
from hrcdiff.wording.engine import Step, kept_runs
from hrcdiff.wording.phrases import before_the_end, readable
from hrcdiff.wording.significance import significance
from hrcdiff.wording.units import continued, uncut, units
from hrcdiff.wording.weighted import doubtful, heaviest, worth
from hrcdiff.wording.woven import Kept, Script, script, woven

_ALL_ORDERS = 4
"""Up to so many paragraphs on one side, every order of them is tried."""


class Lexeme(NamedTuple):
    """A word with the white space before it."""

    address: str
    gap: str
    text: str
    key: str
    """What it is compared by: quotes and dashes unified, capitals kept."""


_Said = TypeVar("_Said")

Side = Sequence[tuple[str, str]]
"""Paragraphs of one side of a link: address and text."""


def lexemes(address: str, text: str) -> list[Lexeme]:
    """The words of a paragraph; joined with their gaps, they are its text."""
    out: list[Lexeme] = []
    gap = ""
    for token in TOKEN.findall(text):
        if token.isspace():
            gap = token
        else:
            out.append(Lexeme(address, gap, token, _key(token)))
            gap = ""
    if gap:
        out.append(Lexeme(address, gap, "", " "))
    return out


@lru_cache(maxsize=65536)
def _key(token: str) -> str:
    return fold(token) or token


def edits(old: Side, new: Side, pairs: Collection[tuple[str, str]], language: str = "en") -> tuple[Edit, ...]:
    """The edits of a link.

    Joined for one old address, those that are equal or delete are its text; joined for one new
    address, those that are equal or insert.  Only words of paired paragraphs are shown as kept.
    """
    if len(old) == len(new) == len(pairs) == 1 and old[0][1] == new[0][1]:
        (one, text), (other, _) = old[0], new[0]
        return (Edit(op="equal", text=text, old=one, new=other),) if text else ()
    cut_old = [lexemes(*paragraph) for paragraph in old]
    cut_new = [lexemes(*paragraph) for paragraph in new]
    weak = function_words(language)
    before, after, runs = _best_order(cut_old, cut_new, language)
    steps = _only_paired(before, after, runs, pairs)
    return tuple(_significant(_written(before, after, _script(before, after, steps, pairs, weak))))


def _script(
    old: list[Lexeme], new: list[Lexeme], kept: Kept, pairs: Collection[tuple[str, str]], weak: frozenset[str]
) -> Script:
    """In which order to write the words of a link."""
    addresses = {x.address for x in old}, {x.address for x in new}
    if len(addresses[0]) == 1 < len(addresses[1]):
        stays = woven(old, new, kept, {b for a, b in pairs if a in addresses[0]}, weak)
        if len(stays) > len(kept):
            return script(old, new, stays)
    if len(addresses[1]) == 1 < len(addresses[0]):
        stays = woven(new, old, [(c, a) for a, c in kept], {a for a, b in pairs if b in addresses[1]}, weak)
        if len(stays) > len(kept):
            return [(a, c) for c, a in script(new, old, stays)]
    out: Script = []
    i = j = 0
    for a, c in [*kept, (len(old), len(new))]:
        out += [(k, None) for k in range(i, a)] + [(None, k) for k in range(j, c)] + [(a, c)]
        i, j = a + 1, c + 1
    return out[:-1]


def _best_order(
    old: list[list[Lexeme]], new: list[list[Lexeme]], language: str
) -> tuple[list[Lexeme], list[Lexeme], list[Step]]:
    """Both sides in one row, in the order that keeps most words; the natural one if that is as good."""
    best: tuple[int, list[Lexeme], list[Lexeme], list[Step]] | None = None
    for one, other in _orders(old, new):
        before, after = [*chain.from_iterable(one)], [*chain.from_iterable(other)]
        runs = _kept(before, after, language)
        if len(old) == len(new) == 1:
            runs = before_the_end([x.key for x in before], [x.key for x in after], runs)
        kept = sum(b - a for a, b, _, _ in runs)
        if best is None or kept > best[0]:
            best = (kept, before, after, runs)
    assert best
    return best[1:]


def _kept(before: list[Lexeme], after: list[Lexeme], language: str) -> list[Step]:
    """The words that stay: the base difference, or the second opinion where that is worth more.

    Where that would cut a unit, what stays if units are words is a third one.
    """
    old, new, weak = [x.key for x in before], [x.key for x in after], function_words(language)
    runs = _opinion(old, new, weak)
    rows = _of_row(before, language, units), _of_row(after, language, units)
    whole = uncut(*rows, runs, (old, new))
    if whole == runs:
        return runs
    runs = readable(old, new, whole, weak)
    cut = _of_row(before, language, continued), _of_row(after, language, continued)
    atoms = readable(old, new, _by_atoms(old, new, cut, weak), weak)
    other = readable(old, new, uncut(*rows, atoms, (old, new)), weak)
    return other if worth(old, new, other, weak) > worth(old, new, runs, weak) else runs


def _opinion(old: Sequence[str], new: Sequence[str], weak: frozenset[str]) -> list[Step]:
    """The kept runs of the base difference, or those of greatest weight if they are worth more."""
    runs = readable(old, new, kept_runs(old, new), weak)
    other = heaviest(old, new, weak) if doubtful(old, new, runs, weak) else None
    if other is None:
        return runs
    other = readable(old, new, other, weak)
    return other if worth(old, new, other, weak) > worth(old, new, runs, weak) else runs


def _by_atoms(
    old: Sequence[str], new: Sequence[str], cut: tuple[list[bool], list[bool]], weak: frozenset[str]
) -> list[Step]:
    """The words that stay if what is one thing is one word."""
    one, other = ([k for k, goes_on in enumerate(row) if not goes_on] + [len(row)] for row in cut)
    joined = [["\0".join(side[a:b]) for a, b in pairwise(ends)] for side, ends in ((old, one), (new, other))]
    return [(one[a], one[b], other[c], other[d]) for a, b, c, d in _opinion(joined[0], joined[1], weak)]


def _of_row(
    row: list[Lexeme], language: str, rule: Callable[[str, Sequence[int], str, int], list[_Said]]
) -> list[_Said]:
    """What a rule says of each word of all paragraphs of a side."""
    out: list[_Said] = []
    for number, (_, group) in enumerate(groupby(row, key=attrgetter("address"))):
        words = [(x.gap, x.text) for x in group]
        ends = accumulate(len(gap) + len(text) for gap, text in words)
        starts = [end - len(text) for end, (_, text) in zip(ends, words, strict=True)]
        out += rule("".join(chain.from_iterable(words)), starts, language, number)
    return out


def _orders(old: list[list[Lexeme]], new: list[list[Lexeme]]) -> list[tuple[list[list[Lexeme]], list[list[Lexeme]]]]:
    if len(new) == 1 and 1 < len(old) <= _ALL_ORDERS:
        return [(list(order), new) for order in permutations(old)]
    if len(old) == 1 and 1 < len(new) <= _ALL_ORDERS:
        return [(old, list(order)) for order in permutations(new)]
    return [(old, new)]


def _only_paired(
    old: list[Lexeme], new: list[Lexeme], runs: list[Step], pairs: Collection[tuple[str, str]]
) -> list[tuple[int, int]]:
    """Kept words one by one, as far as their paragraphs are paired."""
    paired = set(pairs)
    return [
        (a + k, c + k)
        for a, b, c, _ in runs
        for k in range(b - a)
        if (old[a + k].address, new[c + k].address) in paired
    ]


_Piece = tuple[tuple[Op, str | None, str | None], list[str]]
"""What is done with some words, the addresses they have, and the words."""


class _Writer:
    """Collects edits; what is taken out goes before what is put in, up to the next kept word."""

    def __init__(self) -> None:
        self._out: list[_Piece] = []
        self._deleted: list[_Piece] = []
        self._inserted: list[_Piece] = []

    def add(self, op: Op, text: str, old: str | None = None, new: str | None = None) -> None:
        if not text:
            return
        if op == "equal":
            self._flush()
        row = self._out if op == "equal" else self._deleted if op == "delete" else self._inserted
        kind = (op, old, new)
        if row and row[-1][0] == kind:
            row[-1][1].append(text)
        else:
            row.append((kind, [text]))

    def edits(self) -> list[Edit]:
        self._flush()
        return [Edit(op=op, text="".join(words), old=old, new=new) for (op, old, new), words in self._out]

    def _flush(self) -> None:
        if self._deleted or self._inserted:
            self._out += self._deleted + self._inserted
            self._deleted, self._inserted = [], []


def _written(old: list[Lexeme], new: list[Lexeme], row: Script) -> list[Edit]:
    writer = _Writer()
    for a, c in row:
        if a is not None and c is not None:
            _same(writer, old[a], new[c])
        elif a is not None:
            writer.add("delete", old[a].gap + old[a].text, old=old[a].address)
        elif c is not None:
            writer.add("insert", new[c].gap + new[c].text, new=new[c].address)
    return writer.edits()


def _same(writer: _Writer, x: Lexeme, y: Lexeme) -> None:
    """A word that both have: kept as far as its characters are the same."""
    if x.gap == y.gap and x.text == y.text:
        writer.add("equal", x.gap + x.text, x.address, y.address)
        return
    if x.gap == y.gap:
        writer.add("equal", x.gap, x.address, y.address)
    else:
        writer.add("delete", x.gap, old=x.address)
        writer.add("insert", y.gap, new=y.address)
    if x.text == y.text:
        writer.add("equal", x.text, x.address, y.address)
    else:
        writer.add("delete", x.text, old=x.address)
        writer.add("insert", y.text, new=y.address)


def _significant(row: list[Edit]) -> list[Edit]:
    """Each change with its significance: what is taken out and put in at one place is one change."""
    out: list[Edit] = []
    start = 0
    while start < len(row):
        end = start
        while end < len(row) and row[end].op != "equal":
            end += 1
        if end == start:
            out.append(row[start])
            start += 1
            continue
        changed = row[start:end]
        level = significance(
            "".join(e.text for e in changed if e.op == "delete"),
            "".join(e.text for e in changed if e.op == "insert"),
        )
        out += [Edit(op=e.op, text=e.text, old=e.old, new=e.new, significance=level) for e in changed]
        start = end
    return out
