"""How far a condition goes that begins with words of the table: *in accordance with* their national legislation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, islice
from typing import NamedTuple

from hrcdiff.findings.wordkinds import infinitive, verb_only
from hrcdiff.text import small

LONGEST = 12
"""Words of what a condition rests on, but for what *and* adds to it."""
_WITHIN = 5
"""Words before what a condition of the table must rest on: *within the overall* budgetary framework."""
_STOPS = frozenset(
    "that which who whose whom while when where if is are was were be been has have had shall should will would may "
    "can could must by through including such in from with at within upon as into so also not before after "
    "during".split()
)
"""Words that end what a condition rests on."""
_NOT_ADDED = _STOPS | frozenset("to on for under without the of".split()) - {"the"}
"""Words that *and* does not add to it."""
_ENDS_NOTHING = frozenset(
    "the a an and or of to on for under its their relating between among but held made given expressed".split()
)
"""Words with which no condition ends."""
_SIGNS = frozenset(",;:.()")
_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_AT_WORDS = re.compile(f"([a-z]+(?![\\w'\\u2019-])|{_WORD.pattern})")
"""Most words in small letters are what comes first in it, which is found sooner."""


class Begin(NamedTuple):
    """Words with which a condition begins."""

    words: tuple[str, ...]
    family: str
    source: str
    rests_on: tuple[tuple[str, ...], ...]
    """What it must rest on; empty if on anything."""
    not_after: frozenset[str]


class Reach(NamedTuple):
    """The words of a condition, as half-open ends in the words of its text."""

    first: int
    """Behind the first thing that it rests on."""
    last: int
    """Behind what *and* adds to it."""


class Cut:
    """A text cut into words in small letters; their places are counted when they are asked for."""

    def __init__(self, text: str) -> None:
        lower = text.lower()
        self._text = text
        self._parts: list[str] = _AT_WORDS.split(lower if len(lower) == len(text) else small(text))
        self._ends: list[int] = []
        self.lower = self._parts[1::2]

    def _count(self) -> list[int]:
        """Where the words end, and what stands between them."""
        self._ends = [*accumulate(map(len, self._parts))]
        return self._ends

    def start(self, index: int) -> int:
        """Where a word begins."""
        return (self._ends or self._count())[2 * index]

    def end(self, index: int) -> int:
        """Where a word ends."""
        return (self._ends or self._count())[2 * index + 1]

    def word(self, index: int) -> str:
        """A word as it is written."""
        ends = self._ends or self._count()
        return self._text[ends[2 * index] : ends[2 * index + 1]]

    def signed(self, index: int) -> bool:
        """Whether a sign stands before a word."""
        return index > 0 and not _SIGNS.isdisjoint(self._parts[2 * index])


def reach(cut: Cut, at: int, begin: Begin) -> Reach | None:
    """How far a condition goes whose first words stand at an index; None if it rests on nothing that is known."""
    start, words = at + len(begin.words), cut.lower
    if any(cut.signed(i) for i in range(at + 1, min(start, len(words)))):
        return None
    if begin.rests_on:
        end = _known(cut, start, begin.rests_on)
        if end and end < len(words) and cut.word(end) == "of" and not cut.signed(end):
            return Reach(end, _thing(cut, end + 1))
        return Reach(end, end) if end else None
    end = _thing(cut, start)
    if end == start or any(word[0].isdigit() for word in words[start:end]):
        return None
    last = end
    while last + 1 < len(words) and cut.word(last) in ("and", "or") and not cut.signed(last):
        following = words[last + 1]
        further = _thing(cut, last + 1)
        if following in _NOT_ADDED or verb_only(following) or further == last + 1 or cut.signed(last + 1):
            break
        last = further
    return Reach(end, last)


def behind_thing(text: str, at: int) -> int:
    """Where a noun ends that begins at a place, with what describes it and what it is *of*."""
    near = [*islice(_WORD.finditer(text, at), LONGEST + 2)]
    if not near:
        return at
    cut = Cut(text[at : near[-1].end()])
    end = _thing(cut, 0)
    return at + cut.end(end - 1) if end else at


def _known(cut: Cut, start: int, rests_on: tuple[tuple[str, ...], ...]) -> int | None:
    """Behind the nearest of some words, past a few that describe them."""
    words = cut.lower
    for index in range(start, min(start + _WITHIN, len(words))):
        if index > start and cut.signed(index):
            return None
        first = words[index]
        for wanted in rests_on:
            if wanted[0] == first and wanted == tuple(words[index : index + len(wanted)]):
                return index + len(wanted)
        if first in _STOPS or first in ("of", "to", "on", "for"):
            return None
    return None


def _thing(cut: Cut, start: int) -> int:
    """Behind a noun with what describes it, and with what it is *of*."""
    words = cut.lower
    for index in range(start, min(start + LONGEST, len(words))):
        word = words[index]
        asked = word == "to" and index + 1 < len(words) and infinitive(words[index + 1])
        ends = (
            asked
            or (word in _STOPS and not _by_law(words, index))
            or (index > start and (word in ("and", "or") or cut.signed(index)))
        )
        if ends:
            return _back(words, start, index)
    end = min(start + LONGEST, len(words))
    joints = [i for i in range(start + 1, end) if words[i] in ("of", "for", "to", "on")]
    return _back(words, start, max(joints) if joints and end < len(words) and not cut.signed(end) else end)


def _by_law(words: Sequence[str], index: int) -> bool:
    """Whether *by law* follows what is so: *subject to restrictions provided* by law."""
    by_law = words[index] == "by" and words[index - 1].endswith("ed") and index > 0
    return by_law and "law" in words[index + 1 : index + 3]


def _back(words: Sequence[str], start: int, end: int) -> int:
    """An end without the small words before it, with which nothing ends."""
    while end > start and words[end - 1] in _ENDS_NOTHING:
        end -= 1
    return end
