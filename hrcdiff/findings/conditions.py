"""How far a condition goes that begins with words of the table: *in accordance with* their national legislation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from hrcdiff.findings.wordkinds import infinitive, verb_only

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
_SIGN = re.compile(r"[,;:.()]")


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


def reach(text: str, words: Sequence[re.Match[str]], at: int, begin: Begin) -> Reach | None:
    """How far a condition goes whose first words stand at an index; None if it rests on nothing that is known."""
    start = at + len(begin.words)
    if any(_signs(text, words, i) for i in range(at + 1, min(start, len(words)))):
        return None
    if begin.rests_on:
        end = _known(text, words, start, begin.rests_on)
        if end and end < len(words) and words[end].group() == "of" and not _signs(text, words, end):
            return Reach(end, _thing(text, words, end + 1))
        return Reach(end, end) if end else None
    end = _thing(text, words, start)
    if end == start or any(word.group()[0].isdigit() for word in words[start:end]):
        return None
    last = end
    while last + 1 < len(words) and words[last].group() in ("and", "or") and not _signs(text, words, last):
        following = words[last + 1].group().lower()
        further = _thing(text, words, last + 1)
        if following in _NOT_ADDED or verb_only(following) or further == last + 1 or _signs(text, words, last + 1):
            break
        last = further
    return Reach(end, last)


_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")


def behind_thing(text: str, at: int) -> int:
    """Where a noun ends that begins at a place, with what describes it and what it is *of*."""
    words = list(islice(_WORD.finditer(text, at), LONGEST + 2))
    end = _thing(text, words, 0)
    return words[end - 1].end() if end else at


def _signs(text: str, words: Sequence[re.Match[str]], index: int) -> bool:
    """Whether a sign stands before a word."""
    return index > 0 and _SIGN.search(text, words[index - 1].end(), words[index].start()) is not None


def _known(text: str, words: Sequence[re.Match[str]], start: int, rests_on: tuple[tuple[str, ...], ...]) -> int | None:
    """Behind the nearest of some words, past a few that describe them."""
    for index in range(start, min(start + _WITHIN, len(words))):
        if index > start and _signs(text, words, index):
            return None
        first = words[index].group().lower()
        for wanted in rests_on:
            if wanted[0] == first and wanted == tuple(w.group().lower() for w in words[index : index + len(wanted)]):
                return index + len(wanted)
        if first in _STOPS or first in ("of", "to", "on", "for"):
            return None
    return None


def _thing(text: str, words: Sequence[re.Match[str]], start: int) -> int:
    """Behind a noun with what describes it, and with what it is *of*."""
    for index in range(start, min(start + LONGEST, len(words))):
        word = words[index].group().lower()
        asked = word == "to" and index + 1 < len(words) and infinitive(words[index + 1].group())
        signed = _signs(text, words, index) and index > start
        if signed or asked or word in _STOPS or (word in ("and", "or") and index > start):
            return _back(words, start, index)
    end = min(start + LONGEST, len(words))
    joints = [i for i in range(start + 1, end) if words[i].group().lower() in ("of", "for", "to", "on")]
    return _back(words, start, max(joints) if joints and end < len(words) and not _signs(text, words, end) else end)


def _back(words: Sequence[re.Match[str]], start: int, end: int) -> int:
    """An end without the small words before it, with which nothing ends."""
    while end > start and words[end - 1].group().lower() in _ENDS_NOTHING:
        end -= 1
    return end
