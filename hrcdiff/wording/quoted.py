"""Quotations of which one takes the place of another: a theme, a title.

Two titles that have a few words in common are two titles, and not one that was cut open in the middle.  Where they
stand in each other's place, each is compared as one word, and exchanged as a whole between its quotation marks.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from hrcdiff.lexicon import FUNCTION_WORDS
from hrcdiff.wording.engine import Step, joined
from hrcdiff.wording.weighted import weight

LEAST = 4
"""Words and signs of the shortest quotation that is looked at."""
_QUOTED = re.compile("“([^“”]*)”|«([^«»]*)»")
_AS_ONE = "q\0"
"""With this begins what a quotation is compared by that is one word."""
Span = tuple[int, int]
"""From the first word between two quotation marks to the one that closes."""


def quotations(text: str, starts: Sequence[int]) -> list[Span]:
    """The quotations of a paragraph whose words start at these offsets, without their marks."""
    spans = (match.span(match.lastindex or 0) for match in _QUOTED.finditer(text))
    found = ((bisect_left(starts, start), bisect_left(starts, end)) for start, end in spans)
    return [(a, b) for a, b in found if b - a >= LEAST]


def exchanged(
    old: Sequence[str],
    new: Sequence[str],
    spans: tuple[Sequence[Span], Sequence[Span]],
    runs: Sequence[Step],
    weak: frozenset[str] = FUNCTION_WORDS,
) -> tuple[list[Span], list[Span]] | None:
    """The quotations of either side that took the place of one another; None if there are none.

    Two stand in one place if their opening marks are kept as one, or the one has words of the other; they are others if
    less than half of what each of them says stays.
    """
    forward: dict[int, int] = {}
    for a, b, c, d in runs:
        forward.update(zip(range(a, b), range(c, d), strict=True))
    others: tuple[set[Span], set[Span]] = (set(), set())
    same: set[Span] = set()
    theirs: set[Span] = set()
    for one, other in _facing(spans, forward):
        among = range(*other)
        stays = sum(weight(old[i], weak) for i in range(*one) if forward.get(i, -1) in among)
        said = [sum(weight(word, weak) for word in side[slice(*span)]) for side, span in ((old, one), (new, other))]
        (others[0] if 2 * stays < min(said) else same).add(one)
        (others[1] if 2 * stays < min(said) else theirs).add(other)
    found = sorted(others[0] - same), sorted(others[1] - theirs)
    return found if all(found) else None


def _facing(spans: tuple[Sequence[Span], Sequence[Span]], forward: dict[int, int]) -> Iterator[tuple[Span, Span]]:
    """Quotations that stand in one place."""
    for one in spans[0]:
        for other in spans[1]:
            among = range(*other)
            if forward.get(one[0] - 1) == other[0] - 1 or any(forward.get(i, -1) in among for i in range(*one)):
                yield one, other


def as_words(keys: Sequence[str], spans: Sequence[Span]) -> tuple[list[int], list[str]]:
    """Words with each of some quotations as one: the place of each, and what it is compared by."""
    places: list[int] = []
    words: list[str] = []
    end = 0
    for start, stop in [*spans, (len(keys), len(keys))]:
        places += [*range(end, start)]
        words += keys[end:start]
        if start < stop:
            places.append(start)
            words.append(_AS_ONE + "\0".join(keys[start:stop]))
        end = stop
    return places, words


def closed(old: Sequence[str], new: Sequence[str], runs: Sequence[Step]) -> list[Step]:
    """Kept runs with the mark that closes a quotation, where that took the place of another: its own mark is no change.

    A comma behind the mark stays with it.  The words are those that `as_words` gives.
    """
    out: list[Step] = []
    i = j = 0
    for a, b, c, d in [*runs, (len(old), len(old), len(new), len(new))]:
        if i < a and j < c and old[i][:2] == new[j][:2] == _AS_ONE:
            signs = 1
            while (
                i + signs < a and j + signs < c and old[i + signs] == new[j + signs] and not old[i + signs][0].isalnum()
            ):
                signs += 1
            if signs > 1:
                out.append((i + 1, i + signs, j + 1, j + signs))
        if a < b:
            out.append((a, b, c, d))
        i, j = b, d
    return joined(out)
