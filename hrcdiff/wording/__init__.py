"""Word edits for one link: what stays, what goes, what comes, without losing a character.

The words of all old paragraphs of a link are compared with those of all its new ones; what a split or
merge carries over is shown as kept, with the address it comes from and the address it went to.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import cache, partial
from itertools import chain, pairwise
from typing import NamedTuple

from hrcdiff.lexicon import function_words
from hrcdiff.model import Edit
from hrcdiff.wording.context import alongside, in_context
from hrcdiff.wording.cut import Cut, Lexeme, Words, in_a_row, lexemes
from hrcdiff.wording.edged import edged
from hrcdiff.wording.engine import Step, joined, kept_runs
from hrcdiff.wording.orders import at_most, orders
from hrcdiff.wording.phrases import before_the_end, grown, led, opened, readable
from hrcdiff.wording.quoted import as_words, closed, exchanged
from hrcdiff.wording.regrouped import regrouped
from hrcdiff.wording.units import Row as Units
from hrcdiff.wording.units import uncut
from hrcdiff.wording.weighted import CONTENT, FUNCTION, crossing, doubtful, exchanges, heaviest, worth
from hrcdiff.wording.woven import AT_START, LEAST, Script, beside, script, with_own_verb, woven
from hrcdiff.wording.written import written

__all__ = ["Lexeme", "edits", "lexemes"]

Side = Sequence[tuple[str, str]]
"""Paragraphs of one side of a link: address and text."""


def edits(old: Side, new: Side, pairs: Collection[tuple[str, str]], language: str = "en") -> tuple[Edit, ...]:
    """The edits of a link.

    Joined for one old address, those that are equal or delete are its text; joined for one new
    address, those that are equal or insert.  Only words of paired paragraphs are shown as kept.
    """
    if len(old) == len(new) == len(pairs) == 1 and old[0][1] == new[0][1]:
        (one, text), (other, _) = old[0], new[0]
        return (Edit(op="equal", text=text, old=one, new=other),) if text else ()
    cut_old, cut_new = (
        [Cut(address, text, number, language) for number, (address, text) in enumerate(side)] for side in (old, new)
    )
    before, after, runs = _best_order(cut_old, cut_new, language)
    steps = _only_paired(before, after, runs, pairs)
    return written(before, after, _steps(before, after, steps, pairs, language))


def _steps(old: Words, new: Words, kept: list[Step], pairs: Collection[tuple[str, str]], language: str) -> list[Step]:
    """In which order to write the words of a link."""
    free = min(len(old.keys), len(new.keys)) - sum(b - a for a, b, _, _ in kept)
    several = (len(set(old.addresses)), len(set(new.addresses))) if free >= LEAST - AT_START else (0, 0)
    if several[0] == 1 < several[1]:
        stays = [(a + k, c + k) for a, b, c, _ in kept for k in range(b - a)]
        paired = {b for a, b in pairs if a == old.addresses[0]}
        rows = old.lexemes(), new.lexemes()
        weak = function_words(language)
        more = with_own_verb(*rows, beside(*rows, woven(*rows, stays, paired, weak)), weak)
        more = in_context(*rows, alongside(*rows, more, paired, partial(_stretch, language), weak))
        if more != stays:
            return _one_by_one(script(*rows, more))
    elif several[1] == 1 < several[0]:
        mirrored = [(c, d, a, b) for a, b, c, d in kept]
        back = _steps(new, old, mirrored, [(b, a) for a, b in pairs], language)
        return [(a, b, c, d) for c, d, a, b in back]
    elif min(several) > 1:
        stays = [(a + k, c + k) for a, b, c, _ in kept for k in range(b - a)]
        parts = regrouped((old.lexemes(), new.lexemes()), stays, pairs, partial(_stretch, language), language)
        if parts is not None:
            return _one_by_one(parts)
    out: list[Step] = []
    i = j = 0
    for a, b, c, d in [*kept, (len(old.keys), len(old.keys), len(new.keys), len(new.keys))]:
        out += [(i, a, j, j), (a, a, j, c), (a, b, c, d)]
        i, j = b, d
    return out


def _stretch(language: str, one: Sequence[Lexeme], other: Sequence[Lexeme]) -> list[Step]:
    """The words that stay of two stretches of a paragraph each."""
    before, after = (
        in_a_row([Cut(row[0].address, "".join(x.gap + x.text for x in row), language=language)]) for row in (one, other)
    )
    return _kept(before, after, language)


def _one_by_one(row: Script) -> list[Step]:
    """A script as steps, each of a word."""
    return [(a or 0, 0 if a is None else a + 1, c or 0, 0 if c is None else c + 1) for a, c in row]


def _best_order(old: list[Cut], new: list[Cut], language: str) -> tuple[Words, Words, list[Step]]:
    """Both sides in one row, in the order that keeps most words; the natural one if that is as good."""
    best: tuple[int, Words, Words, list[Step]] | None = None
    for one, other in orders(old, new):
        if best is not None and at_most(one, other) <= best[0]:
            continue
        before, after = in_a_row(one), in_a_row(other)
        runs = _kept(before, after, language)
        if len(old) == len(new) == 1:
            runs = before_the_end(before.keys, after.keys, opened(before.keys, after.keys, runs))
        kept = sum(b - a for a, b, _, _ in runs)
        if best is None or kept > best[0]:
            best = (kept, before, after, runs)
    assert best
    return best[1:]


def _kept(before: Words, after: Words, language: str) -> list[Step]:
    """The words that stay, where a quotation that took the place of another is one word."""
    weak = function_words(language)
    sides = [_Side(side.keys, [*chain.from_iterable(cut.units for cut in side.cuts)], side) for side in (before, after)]
    runs = _stay(sides[0], sides[1], weak)
    spans = before.quotations(), after.quotations()
    others = exchanged(before.keys, after.keys, spans, runs, weak) if all(spans) else None
    if others is None:
        return runs
    rows = as_words(before.keys, others[0]), as_words(after.keys, others[1])
    runs = closed(rows[0][1], rows[1][1], _stay(sides[0].at(*rows[0]), sides[1].at(*rows[1]), weak))
    (one, _), (other, _) = rows
    return [(one[a], one[b - 1] + 1, other[c], other[d - 1] + 1) for a, b, c, d in runs]


class _Side(NamedTuple):
    """The words of a side as they are compared."""

    keys: list[str]
    units: Units
    words: Words
    places: Sequence[int] | None = None
    """Which of these words they are, if not all of them."""

    def at(self, places: list[int], keys: list[str]) -> _Side:
        """Those at some places, compared by other keys."""
        return _Side(keys, [self.units[k] for k in places], self.words, places)

    def continued(self) -> list[bool]:
        """Which words go on with what the word before began."""
        row = [*chain.from_iterable(cut.continued() for cut in self.words.cuts)]
        return row if self.places is None else [row[k] for k in self.places]


def _stay(before: _Side, after: _Side, weak: frozenset[str]) -> list[Step]:
    """The words that stay: the base difference, or the second opinion where that is worth more.

    Where that would cut a unit, what stays if units are words is a third one.  Where one change takes out what the
    next one puts in, the second opinion is asked again.
    """
    old, new, one, other = before.keys, after.keys, before.units, after.units
    second = cache(partial(_second, old, new, weak))
    first = runs = _opinion(old, new, weak, second)
    whole = uncut(one, other, runs, (old, new))
    if whole != runs:
        runs = readable(old, new, whole, weak)
        ends = before.continued(), after.continued()
        atoms = readable(old, new, _by_atoms(old, new, ends, weak), weak)
        third = readable(old, new, uncut(one, other, atoms, (old, new)), weak)
        if worth(old, new, third, weak) > worth(old, new, runs, weak):
            runs = third
    heavy = second() if crossing(old, new, runs, weak) else None
    if heavy is not None and heavy != first:
        whole = uncut(one, other, heavy, (old, new))
        heavy = heavy if whole == heavy else readable(old, new, whole, weak)
        if _is_plainer(old, new, heavy, runs, weak):
            runs = heavy
    more = edged(old, new, runs, weak)
    if more:
        whole = uncut(one, other, joined(sorted([*runs, *more])), (old, new))
        more = [run for run in more if any(a <= run[0] and run[1] <= b for a, b, _, _ in whole)]
        runs = joined(sorted([*runs, *more]))
    return led(old, new, runs)


def _is_plainer(
    old: Sequence[str], new: Sequence[str], runs: list[Step], than: list[Step], weak: frozenset[str]
) -> bool:
    """Whether runs are worth more than others: by a function word if less is exchanged, else by a content word."""
    gain = worth(old, new, runs, weak) - worth(old, new, than, weak)
    ends = len(old), len(new)
    return gain > CONTENT or (gain > FUNCTION and exchanges(runs, ends) < exchanges(than, ends))


def _opinion(
    old: Sequence[str], new: Sequence[str], weak: frozenset[str], second: Callable[[], list[Step] | None]
) -> list[Step]:
    """The kept runs of the base difference, or those of greatest weight, which ``second`` gives, if worth more."""
    runs = grown(old, new, readable(old, new, kept_runs(old, new), weak))
    other = second() if doubtful(old, new, runs, weak) else None
    return other if other is not None and worth(old, new, other, weak) > worth(old, new, runs, weak) else runs


def _second(old: Sequence[str], new: Sequence[str], weak: frozenset[str]) -> list[Step] | None:
    """The kept runs of greatest weight; None if there are too many words to ask for them."""
    heavy = heaviest(old, new, weak)
    return None if heavy is None else grown(old, new, readable(old, new, heavy, weak))


def _by_atoms(
    old: Sequence[str], new: Sequence[str], cut: tuple[list[bool], list[bool]], weak: frozenset[str]
) -> list[Step]:
    """The words that stay if what is one thing is one word."""
    one, other = ([k for k, goes_on in enumerate(row) if not goes_on] + [len(row)] for row in cut)
    joined = [["\0".join(side[a:b]) for a, b in pairwise(ends)] for side, ends in ((old, one), (new, other))]
    runs = _opinion(joined[0], joined[1], weak, partial(_second, joined[0], joined[1], weak))
    return [(one[a], one[b], other[c], other[d]) for a, b, c, d in runs]


def _only_paired(old: Words, new: Words, runs: list[Step], pairs: Collection[tuple[str, str]]) -> list[Step]:
    """Kept runs, as far as their paragraphs are paired."""
    paired = set(pairs)
    if all((one.address, other.address) in paired for one in old.cuts for other in new.cuts):
        return runs
    return [
        (a + k, a + k + 1, c + k, c + k + 1)
        for a, b, c, _ in runs
        for k in range(b - a)
        if (old.addresses[a + k], new.addresses[c + k]) in paired
    ]
