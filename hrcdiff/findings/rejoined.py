"""Words of a merge or split that another of its paragraphs has: what no finding names of them neither came nor went.

Of two paragraphs that say *Calls upon States to increase their efforts for peace* and *Recalls that States should take
all good measures for peace*, the merged one may say *… to increase their efforts and take all good measures for peace*.
The redline keeps what stands in the order of one of the two; the table of other words is to tell what the others lack.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from hrcdiff.findings.items import of_kind
from hrcdiff.findings.parts import condition_lost
from hrcdiff.findings.view import plain
from hrcdiff.lexicon import function_words, opening
from hrcdiff.patterns import later
from hrcdiff.verbs import SEQUENCE

if TYPE_CHECKING:
    from hrcdiff.findings.view import Change, View
    from hrcdiff.model import Link, Place

Row = tuple["Change", str, str]
"""A change, and what is told of its two sides."""
_WORD = re.compile(r"\w+(?:['\u2019/-]\w+)*")
_JOINT = later(r"^(?:and|or|as\s+well\s+as)\s+")
_LEADS_ON = later(r",?\s+in\s+th(?:is|at)\s+(?:connection|context|regard|respect)$")
_SMALL = function_words("en") | {"well", "while"}
_TELLING = 3
"""Letters of a word that may say something: *two*, *own*; a figure says something as well."""
_RUN = 4
"""Words together that are the same wherever they stand."""
_NEAR = 2
"""Telling words on either side among which the next one of the other text must be."""
_MOST = 0.7
"""Share of some words in such runs, if at the ends of the others one neighbour alone is the same."""
_PARTS = later(r"[,;]")


class _Word(NamedTuple):
    """A word of a paragraph."""

    key: str
    """In small letters."""
    start: int
    end: int
    telling: bool
    to: str | None
    """The paragraph on the other side in which it was kept; None if it came or went."""


class _Text(NamedTuple):
    """The words of a paragraph of one side of a link."""

    address: str
    words: tuple[_Word, ...]
    order: tuple[int, ...]
    """The places of the telling ones among them."""
    number: dict[int, int]
    """Their places in ``order``."""


def left(view: View, link: Link, rows: Sequence[Row]) -> list[Row]:
    """The rows of a link of several paragraphs without what others of its paragraphs have, in the same words.

    A verb that both sides lead a clause with is one row, *Emphasizes* → *and emphasizes*.
    """
    if len(link.pairs) == 1 or not any(_may_stand(view, link, row) for row in rows):
        return [*rows]
    sides = _Sides(view, link)
    return [row for row in (sides.without(*each) for each in _verbs_as_one(view, rows)) if row[1] or row[2]]


def _may_stand(view: View, link: Link, row: Row) -> bool:
    """Whether the other side has the first or the last word of a row that says something."""
    for words, old in ((row[1], True), (row[2], False)):
        telling = [word.casefold() for word in _WORD.findall(words) if _tells(word)] if words else []
        if telling:
            there = [text.casefold() for text in view.texts(link, old=not old)]
            if any(telling[0] in text or telling[-1] in text for text in there):
                return True
    return False


def _verbs_as_one(view: View, rows: Sequence[Row]) -> list[Row]:
    """The rows; one that takes out a verb alone and one that puts it in before the same words are one."""
    out = [*rows]
    verbs = [(n, row, _verb(row[1] or row[2])) for n, row in enumerate(out) if not (row[1] and row[2])]
    went = [(n, row, verb) for n, row, verb in verbs if verb and row[1]]
    came = [(n, row, verb) for n, row, verb in verbs if verb and row[2]]
    for n, (change, said, _), verb in went:
        behind = view.kept_at(change.old.address, *_next(view, change.old, old=True), old=True)
        for m, (other, _, words), same in came:
            if out[m][2] == words and verb == same and behind == _spot(other.new, _next(view, other.new, old=False)):
                out[n], out[m] = (change._replace(new=other.new), said, words), (other, "", "")
                break
    return out


def _verb(words: str) -> str:
    """The verb that some words are, with what may go with it; empty if they are more or less than that."""
    said = _LEADS_ON.sub("", _JOINT.sub("", words.strip(" ,;")))
    found = opening(said[:1].upper() + said[1:]) if said else None
    rest = [word for word in (found.phrase if found else "").casefold().split() if word not in SEQUENCE]
    return " ".join(rest) if found and found.phrase.casefold() == said.casefold() else ""


def _next(view: View, place: Place, *, old: bool) -> tuple[int, int]:
    """The word behind a place."""
    found = _WORD.search(view.text(place.address, old=old), place.end)
    return found.span() if found else (place.end, place.end)


def _spot(place: Place, word: tuple[int, int]) -> tuple[str, int]:
    return place.address, word[0]


class _Sides:
    """The words of both sides of a link."""

    def __init__(self, view: View, link: Link) -> None:
        self._view = view
        self._texts = [
            {address: _read(view, address, old=old) for address in addresses}
            for old, addresses in ((True, link.old), (False, link.new))
        ]
        self._places: tuple[defaultdict[str, list[tuple[_Text, int]]], ...] = (defaultdict(list), defaultdict(list))
        for places, texts in zip(self._places, self._texts, strict=True):
            for text in texts.values():
                for n, word in enumerate(text.words):
                    places[word.key].append((text, n))

    def without(self, change: Change, old: str, new: str) -> Row:
        """A row without what the other side of the link has; of words for others both stay, or both go."""
        if sorted(plain(old).split()) == sorted(plain(new).split()) and not _verb(old):
            return change, old, new
        rest = self._rest(change.old, old, old=True), self._rest(change.new, new, old=False)
        if _says(old) and _says(new) and any(rest):
            return change, old, new
        return change, *rest

    def _rest(self, place: Place, said: str, *, old: bool) -> str:
        """Some words of a place without those parts at their ends that the other side has; empty if it has them all."""
        text = self._texts[not old][place.address]
        parts = [part for part in _PARTS.split(_LEADS_ON.sub("", said)) if plain(part)]
        mine = _found(text, place, parts)
        if self._there(place, text, [n for row in mine for n in row], old=old):
            return ""
        first, last = 0, len(parts)
        while first < last and self._there(place, text, mine[first], old=old):
            first += 1
        while first < last and self._there(place, text, mine[last - 1], old=old):
            last -= 1
        if (first, last) == (0, len(parts)) or "\u2026" in said:
            return said
        start, end = text.words[mine[first][0]].start, text.words[mine[last - 1][-1]].end
        return self._view.text(place.address, old=old)[start:end]

    def _there(self, place: Place, text: _Text, mine: Sequence[int], *, old: bool) -> bool:
        """Whether the other side has some words, of which some say something, and none limits anything."""
        if not any(text.words[n].telling for n in mine):
            return False
        at = replace(place, start=text.words[mine[0]].start, end=text.words[mine[-1]].end)
        if self._limits(at, old=old) or not self._stands(text, mine, old=old):
            return False
        return not condition_lost(self._view, at, self._view.text(at.address, old=old)[at.start : at.end], old=old)

    def _limits(self, place: Place, *, old: bool) -> bool:
        """Whether a condition, a modal verb or a negation stands in a place: of these all is told."""
        for kind in ("qualifier", "modal", "negation"):
            for item in of_kind(self._view, place.address, kind, old=old):
                if (
                    item.start < place.end
                    and place.start < item.end
                    and (kind != "qualifier" or item.entry.weight == "phrase")
                ):
                    return True
        return False

    def _stands(self, text: _Text, mine: Sequence[int], *, old: bool) -> bool:
        """Whether the other side has all telling words of some, each in a run of several or between the same words."""
        runs = self._in_runs(text, mine, old=old)
        telling = [n for n in mine if text.words[n].telling]
        rest = [n for n in telling if n not in runs]
        if len(telling) - len(rest) >= _MOST * len(telling):
            return all(self._between(text, n, old=old, both=False) for n in rest)
        return all(self._between(text, n, old=old, both=True) for n in rest)

    def _in_runs(self, text: _Text, mine: Sequence[int], *, old: bool) -> set[int]:
        """The words of some that stand in runs of the other side which did not stay of the same paragraph."""
        out: set[int] = set()
        known = {*mine}
        for first in mine:
            for there, at in self._places[old][text.words[first].key]:
                size = 0
                while (
                    first + size in known
                    and at + size < len(there.words)
                    and there.words[at + size].key == text.words[first + size].key
                    and there.words[at + size].to != text.address
                ):
                    size += 1
                if size >= _RUN:
                    out.update(range(first, first + size))
        return out

    def _between(self, text: _Text, n: int, *, old: bool, both: bool) -> bool:
        """Whether the other side took out or put in the same word between the same ones, as far as there are any."""
        for there, at in self._places[old][text.words[n].key]:
            if there.words[at].to is not None and (both or there.words[at].to == text.address):
                continue
            before, after = (_meet(text, n, there, at, step) for step in (-1, 1))
            if (before and after) if both else (before or after):
                return True
        return False


def _meet(text: _Text, n: int, there: _Text, at: int, step: int) -> bool:
    """Whether the next telling word of one text is among the next ones of the other, or one begins, or both end."""
    rows = [_neighbours(*each, step) for each in ((text, n), (there, at))]
    if not (rows[0] and rows[1]):
        return step < 0 or not (rows[0] or rows[1])
    return rows[0][0] in rows[1] or rows[1][0] in rows[0]


def _neighbours(text: _Text, n: int, step: int) -> list[str]:
    at = text.number[n]
    row = text.order[max(0, at - _NEAR) : at][::-1] if step < 0 else text.order[at + 1 : at + 1 + _NEAR]
    return [text.words[k].key for k in row]


def _read(view: View, address: str, *, old: bool) -> _Text:
    """The words of a paragraph, with where they were kept."""
    kept = sorted(view.images[not old].get(address, ()))
    words: list[_Word] = []
    for match in _WORD.finditer(view.text(address, old=old)):
        a, b = match.span()
        while kept and kept[0].end <= a:
            kept.pop(0)
        key = match[0].casefold()
        words.append(_Word(key, a, b, _tells(key), kept[0].to if kept and kept[0].start <= a else None))
    order = tuple(n for n, word in enumerate(words) if word.telling)
    return _Text(address, tuple(words), order, {n: k for k, n in enumerate(order)})


def _found(text: _Text, place: Place, parts: Sequence[str]) -> list[list[int]]:
    """The words of each part of what is told of a place, by their places in the text."""
    here = [n for n, word in enumerate(text.words) if place.start <= word.start < place.end][::-1]
    out: list[list[int]] = []
    for part in parts:
        row: list[int] = []
        for match in _WORD.finditer(part):
            while here and text.words[here[-1]].key != match[0].casefold():
                here.pop()
            if here:
                row.append(here.pop())
        out.append(row)
    return out


def _says(words: str) -> bool:
    """Whether some words say something by themselves."""
    return any(_tells(word) for word in _WORD.findall(words))


def _tells(word: str) -> bool:
    return (len(word) >= _TELLING or word[0].isdigit()) and word.casefold() not in _SMALL
