"""What is one thing to a reader, so that no change cuts it: a date, a symbol, a word with hyphens, a name.

*29 September 2016* that becomes *27 September 2019* is another date, and not a date of which the month
stayed; *forty-first* becomes *forty-fourth* as a whole.  It takes two to be cut: *October 2016* with a day put
before it is no other date, *mandate holders* with a hyphen between them no other word.

A name is different: *Special Procedures Mandate Holders* that loses a letter is the same name still, and *the
High Commissioner* is a short form of a longer one.  Only a name of which less than half stays, where no more
than half of the new one was there before, is another name; and the other way round.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Literal

from hrcdiff.lexicon import MONTHS, date, names_in
from hrcdiff.wording.bodies import HEADS, others
from hrcdiff.wording.engine import Step, joined
from hrcdiff.wording.phrases import NEVER

_HYPHENATED = re.compile(r"(?<![^\W_])[^\W_]++(?:[-\u2010\u2011][^\W_]++)+")
_JOINT = re.compile(r"[-\u2010\u2011][^\W_]")
_SYMBOL = re.compile(r"\b[A-Z]{1,4}(?:/[\w.\-]*\w)+(?:\s?\(\d{4}\))?")


_NUMBER = r"\b\d{1,4}/\d{1,4}\s+of\s+"
"""A resolution by its number, before its date."""


_MANY = frozenset("United Nations Nations Unies International".split())
"""Words with which the names of many bodies begin."""
Kind = Literal["whole", "word", "name", "half"]
Unit = tuple[Kind, int, int]
"""What it is, which paragraph of the row it stands in, and its number there."""
Row = list[Unit | None]
"""The unit of each word."""


def units(text: str, starts: Sequence[int], language: str = "en", paragraph: int = 0) -> Row:
    """The units of a paragraph whose words start at these offsets; what a name holds is for itself."""
    spans: dict[Kind, list[tuple[int, int]]] = {
        "name": [span for name in names_in(text, language) for span in _laws(text, *name)],
        "word": _hyphened(text),
        "whole": [match.span() for pattern in _wholes(text, language) for match in pattern.finditer(text)],
    }
    out: Row = [None] * len(starts)
    for kind, found in spans.items():
        for number, (start, end) in enumerate(found):
            for k in range(bisect_left(starts, start), bisect_left(starts, end)):
                out[k] = kind, paragraph, number
    return out


_NEXT_LAW = re.compile(
    r"\s(?:and|or)\s(?:the\s)?(?=(?:Law|Act|Decree|Code|Bill|Ordinance)s?\s)|"
    rf"\s(?:and|or)\sthe\s(?=(?:[A-Z][\w-]*\s){{0,3}}(?:{'|'.join(sorted(HEADS))})\b)"
)


def _laws(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A name, or the several that it is: *the Law on Bells and the Law on Lamps*, *… and the Vienna Declaration*."""
    out: list[tuple[int, int]] = []
    for joint in _NEXT_LAW.finditer(text, start, end):
        out.append((start, joint.start()))
        start = joint.end()
    return [span for span in (*out, (start, end)) if span[1] > span[0]]


def _wholes(text: str, language: str) -> list[re.Pattern[str]]:
    dated = language != "en" or any(map(text.__contains__, MONTHS))
    return [*([date(language)] if dated else []), *([_SYMBOL] if "/" in text else [])]


def _hyphened(text: str) -> list[tuple[int, int]]:
    """Words with hyphens; looked for beside the hyphens, as most words have none."""
    out: list[tuple[int, int]] = []
    end = 0
    for joint in _JOINT.finditer(text):
        if joint.start() >= end:
            found = _HYPHENATED.search(text, max(end, text.rfind(" ", end, joint.start())))
            if not found:
                break
            out.append(found.span())
            end = found.end()
    return out


def continued(text: str, starts: Sequence[int], language: str = "en") -> list[bool]:
    """Which words go on with what the word before began: a number with its date, a date, a symbol, hyphened words."""
    spans = [
        match.span() for pattern in (_cited(language), *_wholes(text, language)) for match in pattern.finditer(text)
    ]
    out = [False] * len(starts)
    for span in (*spans, *_hyphened(text)):
        first, end = (bisect_left(starts, place) for place in span)
        out[first + 1 : end] = [True] * (end - first - 1)
    return out


@cache
def _cited(language: str) -> re.Pattern[str]:
    """Pattern of a resolution by its number, with its date."""
    return re.compile(_NUMBER + date(language).pattern.removeprefix(r"\b"))


def uncut(old: Row, new: Row, runs: Sequence[Step], words: tuple[Sequence[str], Sequence[str]]) -> list[Step]:
    """The kept runs without the words of units that are cut; ``words`` are those of the two sides."""
    forward: dict[int, int] = {}
    for a, b, c, d in runs:
        forward.update(zip(range(a, b), range(c, d), strict=True))
    size = {a + k: b - a for a, b, _, _ in runs if b - a < NEVER for k in range(b - a)}
    sides = _members(old), _members(new)
    kinds = tuple([(kind, row) for (kind, *_), row in side.items()] for side in sides)
    fewer = False
    while True:
        backward = {j: i for i, j in forward.items()}
        one, other = _cut(sides[0], forward), _cut(sides[1], backward)
        gone = {i for i, kind in one.items() if _both(kind, other.get(forward[i]), short=i in size)}
        gone |= size.keys() & _of_many(sides[0], words[0], one)
        gone |= size.keys() & {backward[j] for j in _of_many(sides[1], words[1], other)}
        gone |= _torn(sides[0], forward, backward, len(new))
        gone |= {backward[j] for j in _torn(sides[1], backward, forward, len(old))}
        gone |= others(kinds[0], kinds[1], words, forward, backward)
        if not gone:
            return joined((i, i + 1, j, j + 1) for i, j in forward.items()) if fewer else joined(runs)
        forward = {i: j for i, j in forward.items() if i not in gone}
        fewer = True


def _of_many(members: dict[Unit, list[int]], words: Sequence[str], cut: dict[int, Kind]) -> set[int]:
    """Kept words of names of which less than half stays, and nothing that other names do not have as well."""
    out: set[int] = set()
    if not any(kind == "name" and words[i] in _MANY for i, kind in cut.items()):
        return out
    for row in members.values():
        stay = [i for i in row if cut.get(i) == "name"]
        if stay and all(words[i] in _MANY for i in stay):
            out.update(stay)
    return out


def _torn(members: dict[Unit, list[int]], kept: dict[int, int], back: dict[int, int], size: int) -> set[int]:
    """Kept words of words with hyphens, where both sides changed what stands beside them in the word.

    ``back`` leads from the other side to this one; ``size`` is how many words the other one has.
    """
    out: set[int] = set()
    for (kind, *_), row in members.items():
        if kind != "word" or all(i in kept for i in row):
            continue
        for i, following in pairwise(row):
            if (i in kept) == (following in kept):
                continue
            inner, step = (i, 1) if i in kept else (following, -1)
            if 0 <= kept[inner] + step < size and kept[inner] + step not in back:
                out.update(k for k in row if k in kept)
    return out


def _both(one: Kind | None, other: Kind | None, *, short: bool) -> bool:
    """Whether a kept word is given up, by the kind of the unit that is cut on each side."""
    if {one, other} <= {"name", "half"}:
        return short and "name" in (one, other)
    return one is not None and one == other


def _members(row: Row) -> dict[Unit, list[int]]:
    found: defaultdict[Unit, list[int]] = defaultdict(list)
    for index, unit in enumerate(row):
        if unit is not None:
            found[unit].append(index)
    return found


def _cut(members: dict[Unit, list[int]], kept: dict[int, int]) -> dict[int, Kind]:
    """Kept words of units that do not stay whole; of names, of those of which half or less stays."""
    out: dict[int, Kind] = {}
    for (kind, *_), row in members.items():
        stay = [index for index in row if index in kept]
        whole = len(stay) == len(row) and kept[row[-1]] - kept[row[0]] == len(row) - 1
        if kind == "name" and len(stay) * 2 == len(row):
            out |= dict.fromkeys(stay, "half")
        elif len(stay) * 2 < len(row) if kind == "name" else not whole:
            out |= dict.fromkeys(stay, kind)
    return out
