"""Texts that a pattern matches, made of the pattern itself, so that each of its alternatives is taken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from random import Random
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_TRIES = 200
"""Texts made for one alternative until the pattern matches one: what it looks ahead and behind for is left to luck."""
_EACH = 3
"""Texts for one alternative, with others at the other places."""
_SIGNS = "a e7Zé\u0663-,.;:/\n\u00a0\u2019_X("
"""Characters for what may be any, or any but some."""
_CATEGORIES = {
    sre.CATEGORY_SPACE: r"\s", sre.CATEGORY_NOT_SPACE: r"\S", sre.CATEGORY_DIGIT: r"\d", sre.CATEGORY_NOT_DIGIT: r"\D",
    sre.CATEGORY_WORD: r"\w", sre.CATEGORY_NOT_WORD: r"\W",
}  # fmt: skip
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
_ODD = ({"s": "\u017f", "i": "\u0131", "k": "\u212a"}, {"i": "\u0130"}, {" ": "\u00a0"}, {" ": "\n"}, {" ": "\t  "},
        {"-": "\u2010"}, {"-": "\u2011"}, {"-": "\u2013"}, {"'": "\u2019"})  # fmt: skip
"""Characters that stand for others: where letters are of either case, where spaces or hyphens are of several kinds."""

_Fork = tuple[int, ...]
"""A place at which a pattern has alternatives, as the way to it through the parts of the pattern."""
_Way = dict[_Fork, int]
"""Which alternative is to be taken at some forks."""


class _Maker:
    """Makes a text, taking some alternatives as it is told and the others at random."""

    def __init__(self, random: Random, way: _Way, flags: int) -> None:
        self.random, self.way, self.flags = random, way, flags
        self.groups: dict[int, str] = {}

    def sequence(self, items: Any, at: _Fork) -> str:
        return "".join([self.item(code, value, (*at, n)) for n, (code, value) in enumerate(items)])

    def item(self, code: Any, value: Any, at: _Fork) -> str:
        if code == sre.LITERAL:
            return self._letter(chr(value))
        if code in (sre.IN, sre.ANY, sre.NOT_LITERAL):
            return self._letter(self._member(code, value, at))
        if code == sre.BRANCH:
            taken = self._taken(at, len(value[1]))
            return self.sequence(value[1][taken], (*at, taken))
        if code in _REPEATS:
            least, most, body = value
            least = max(least, self._taken(at, 2) if least == 0 else 1)
            times = min(most, least + self.random.choice((0, 0, 0, 1))) if least else 0
            return "".join([self.sequence(body, at) for _ in range(times)])
        if code == sre.SUBPATTERN:
            said = self.sequence(value[3], at)
            if value[0] is not None:
                self.groups[value[0]] = said
            return said
        if code == sre.ATOMIC_GROUP:
            return self.sequence(value, at)
        if code == sre.ASSERT:
            return self.sequence(value[1], at) if self.random.random() < 0.5 else ""
        if code == sre.GROUPREF:
            return self.groups.get(value, "")
        if code == sre.GROUPREF_EXISTS:
            there = value[0] in self.groups
            return self.sequence(value[1 if there else 2] or (), (*at, 1 if there else 2))
        return ""  # a place, or what must not stand there

    def _taken(self, at: _Fork, number: int) -> int:
        return self.way.get(at, self.random.randrange(number))

    def _letter(self, char: str) -> str:
        if self.flags & re.IGNORECASE and self.random.random() < 0.2:
            swapped = char.swapcase()
            return swapped if len(swapped) == 1 else char
        return char

    def _member(self, code: Any, value: Any, at: _Fork) -> str:
        if code == sre.ANY:
            return self.random.choice("a e7é,-")
        if code == sre.NOT_LITERAL:
            return self.random.choice([sign for sign in _SIGNS if ord(sign) != value])
        members = list(value)
        if members[0][0] == sre.NEGATE:
            return self.random.choice([sign for sign in _SIGNS if not any(_holds(m, sign) for m in members[1:])])
        kind, what = members[self._taken(at, len(members))]
        if kind == sre.LITERAL:
            return chr(what)
        if kind == sre.RANGE:
            return chr(self.random.randint(*what))
        signs = [sign for sign in _SIGNS if re.match(_CATEGORIES[what], sign)]
        return " " if " " in signs and self.random.random() < 0.8 else self.random.choice(signs)


def _holds(member: tuple[Any, Any], sign: str) -> bool:
    """Whether a character is in a member of a class."""
    kind, what = member
    if kind == sre.LITERAL:
        return bool(ord(sign) == what)
    if kind == sre.RANGE:
        return bool(what[0] <= ord(sign) <= what[1])
    return re.match(_CATEGORIES[what], sign) is not None


def _forks(items: Any, at: _Fork, above: _Way) -> Iterator[_Way]:
    """Each alternative of a pattern with those that lead to it."""
    for n, (code, value) in enumerate(items):
        here = (*at, n)
        if code == sre.BRANCH:
            for taken, branch in enumerate(value[1]):
                yield (way := {**above, here: taken})
                yield from _forks(branch, (*here, taken), way)
        elif code in _REPEATS:
            if value[0] == 0:
                yield {**above, here: 0}
                yield {**above, here: 1}
            yield from _forks(value[2], here, {**above, here: 1} if value[0] == 0 else above)
        elif code == sre.IN and value[0][0] != sre.NEGATE:
            yield from ({**above, here: taken} for taken in range(len(value)))
        elif code == sre.SUBPATTERN:
            yield from _forks(value[3], here, above)
        elif code == sre.ATOMIC_GROUP:
            yield from _forks(value, here, above)
        elif code == sre.GROUPREF_EXISTS:
            yield from (way for part in (1, 2) for way in _forks(value[part] or (), (*here, part), above))


def made(pattern: re.Pattern[str], random: Random, way: _Way | None = None) -> str | None:
    """A text that a pattern matches, with what stands at some of its forks; None if luck was against it."""
    tree = _parsed(pattern)
    for _ in range(_TRIES):
        text = _Maker(random, way or {}, pattern.flags).sequence(tree, ())
        if pattern.search(text):
            return text
    return None


@lru_cache(maxsize=128)
def _parsed(pattern: re.Pattern[str]) -> Any:
    return parser.parse(pattern.pattern, pattern.flags)


@lru_cache(maxsize=128)
def every_way(pattern: re.Pattern[str]) -> tuple[tuple[str, ...], int]:
    """Texts that a pattern matches, of which some takes each alternative that can be taken; how many cannot.

    Each also in other capitals and with other spaces and hyphens, where the pattern matches it all the same.
    """
    random = Random(0)
    texts: dict[str, None] = {}
    missed = 0
    for way in ({}, *_forks(_parsed(pattern), (), {})):
        first = made(pattern, random, way)
        if first is None:
            missed += 1
            continue
        found = [first, *filter(None, (made(pattern, random, way) for _ in range(_EACH - 1)))]
        texts.update(dict.fromkeys(form for text in found for form in forms(text) if pattern.search(form)))
    return tuple(texts), missed


def forms(text: str) -> Iterator[str]:
    """A text as it is, in other capitals, and with characters that stand for others."""
    yield from (text, text.upper(), text.lower(), text.capitalize())
    for odd in _ODD:
        table = {ord(one): other for one, other in odd.items()}
        yield from (text.translate(table), text.lower().translate(table))
