"""Numbers and letters in front of paragraphs, and how they nest.

A number counts only in its sequence: the line ``2007 and 16/21 of 25 March 2011 …`` is no paragraph.
After ``(h)`` the label ``(i)`` is a letter unless ``(ii)`` follows.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from hrcdiff.lexicon import han, pattern
from hrcdiff.patterns import later

BIS = "bis|ter|quater|quinquies|sexies"
"""What is put after the number of a paragraph that comes between two others."""
AFTER = rf"{BIS}|alt(?:\s?\d)?"
"""The same, and what drafters put after the number of another wording: ``5 alt``, ``5 alt 2``."""
_AFTER = rf"(?i:{AFTER})"
_PUT_IN = rf"[.\-_ ]{{0,2}}\(?(?P<after>{_AFTER})\b\)?"
INSERTED = re.compile(rf"[(\[]{{0,2}}(?P<number>\d{{1,3}}){_PUT_IN}[)\].:]{{0,2}}\s+(?=\S)")
"""``5 bis.``, ``[5.bis]``: a paragraph put in between."""
_DRAFTED = (
    rf"[(\[]{{0,2}}(?:(?i:new)\s)?(?P<part>PP|OP|Pp|Op|(?P<loose>pp|op|P\.P\.|O\.P\.|(?i:(?:operative|preambular)\s)?(?i:para(?:graph)?)))"
    rf"[.#_\-]?\s?(?P<number>\d{{1,3}})(?:{_PUT_IN})?[)\]]{{0,2}}(?:[.:)]|\s?[-\u2013\u2014](?=\s))?"
)
_LABEL = later(_DRAFTED)
_BEFORE = later(rf"{_DRAFTED}(?:\s\d{{1,3}}\.)?\s+(?=\S)")
_BEGINNINGS = frozenset("ne pp op p. o. pr pa".split())
"""The first two signs of a drafter's label, brackets apart."""
_NUMBER_AT = 32
"""Characters within which its number begins."""
_LONGEST = 3
"""Figures of a number."""
_ODD = re.compile(
    r"(?P<before>[(\[#]{0,2})(?:(?P<figure>\d{1,3})|(?P<circled>[\u2460-\u2473])|(?P<upper>[IVX]{1,6}|[A-H])|(?P<lower>[ivx]{1,6}|[a-h]))"
    r"(?P<behind>[).\]:/\u00ba\u00b0\u00aa\uff0e\uff09\u3001]*(?:\s?[-\u2013\u2014](?=\s))?)\s*(?=\S)"
)
_CIRCLED = 0x245F


def number(language: str = "en") -> re.Pattern[str]:
    """``6.`` or, with its point lost, ``6Also``; in Arabic ``٦ -`` as well, in Chinese ``６．``."""
    return pattern("number", language, exact=True)


def sub(language: str = "en") -> re.Pattern[str]:
    """``(a)``, ``(ii)`` or ``a)``; ``(أ)``, ``а)``, ``(一)``."""
    return pattern("sub", language, exact=True)


class Odd(NamedTuple):
    """A label that may be the number of a paragraph; what follows must say that it is one."""

    style: str
    values: tuple[int, ...]
    """What it may count: ``c`` is 3, or 100."""
    end: int


def odd(text: str) -> Odd | None:
    """The label of a line that is no usual number: ``I.``, ``(1)``, ``1.-``, ``a)``."""
    match = _ODD.match(text)
    if not match or not match.lastgroup:
        return None
    bare = not match["before"] and not match["behind"]
    kind = next(name for name in ("figure", "circled", "upper", "lower") if match[name])
    label = match[kind]
    if bare and (match.end() == match.end("behind") or kind == "lower" or label in "ABCDEFGH"):
        return None
    return Odd(f"{match['before']}{kind}{match['behind']}", _counts(kind, label), match.end())


def _counts(kind: str, label: str) -> tuple[int, ...]:
    if kind in ("figure", "circled"):
        return (int(label) if kind == "figure" else ord(label) - _CIRCLED,)
    return tuple(value for value in (roman(label.lower()), letter(label.lower())) if value is not None)


def drafted(text: str) -> re.Match[str] | None:
    """What drafters write in front: ``PP1``, ``[PP.4]``, ``OP5.bis``; ``loose`` is one that running text may have."""
    return _BEFORE.match(text) if _may_be_drafted(text) else None


def _may_be_drafted(text: str) -> bool:
    return text.lstrip("([")[:2].lower() in _BEGINNINGS and any(map(str.isdecimal, text[:_NUMBER_AT]))


def alone(text: str) -> bool:
    """Whether a line is only the label of the paragraph that begins on the next one."""
    if text[-1:] in (".", ")") and text[:-1].isdecimal():
        return len(text) <= _LONGEST + 1
    return _may_be_drafted(text) and _LABEL.fullmatch(text) is not None


BULLET = "\u2022"
"""What stands before an item of a list without letters, whatever sign the file has there."""
LETTERED = re.compile(
    rf"\(?(?P<label>[a-z]{{1,4}}?)(?:\)\s?(?P<after>{AFTER})\b|\s?(?P<within>{AFTER})\))[.:]?\s+(?=\S)", re.IGNORECASE
)
"""``(a) bis``, ``(a bis)``: a sub-paragraph put in between."""
DEGREES = 8
"""Lists in lists beyond which a label opens none: the texts have four degrees, and files are made to have thousands."""
DEEPEST = 4
"""Degrees of lists within a paragraph: ``(a)``, ``(i)``, ``a.``, ``i.``."""
FARTHEST = 6
"""How many places a list may skip where the next label does not prove that it goes on."""
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def roman(label: str) -> int | None:
    """The value of a small Roman numeral, or None: ``iv`` is 4."""
    total = 0
    values = [_ROMAN.get(char) for char in label]
    if None in values:
        return None
    numbers = [value for value in values if value is not None]
    for value, following in zip(numbers, [*numbers[1:], 0], strict=True):
        total += -value if value < following else value
    return total if to_roman(total) == label else None


def to_roman(number: int) -> str:
    """The small Roman numeral of a number: 4 is ``iv``."""
    out = ""
    number = max(number, 0)
    for value, sign in (
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ):
        out += sign * (number // value)
        number %= value
    return out


def letter(label: str) -> int | None:
    """The place of a letter label: ``a`` is 1, ``z`` 26, ``aa`` 27."""
    if len(set(label)) != 1 or not label.isascii():
        return None
    return (len(label) - 1) * 26 + ord(label[0]) - 96


def to_letter(number: int) -> str:
    """The letter of a place: 1 is ``a``, 27 ``aa``, 28 ``bb``."""
    return chr(96 + (number - 1) % 26 + 1) * ((number - 1) // 26 + 1)


_SERIES = {
    "cyrillic": "абвгдежзиклмнопрстуфхцчшщэюя",
    "abjad": "ابجدهوزحطيكلمنسعفصقرشتثخذضظغ",
}
_LOOKALIKES: dict[str, dict[int, int | None]] = {
    "cyrillic": {**str.maketrans("aceopxkmtb", "асеорхкмтв")},
    "abjad": {**str.maketrans("أإآ", "ااا"), 0x0640: None},
}
"""Letters typed for others: a Latin *a* in a Russian list, an alef with its hamza."""


def values(label: str, language: str = "en") -> dict[str, int]:
    """The places that a label can have, by kind of list; several only where kinds look alike.

    The third and fourth degree, ``a.`` and ``i.``, are lists of their own kind.
    """
    if label.endswith("."):
        return {f"{kind}.": value for kind, value in values(label[:-1], language).items()}
    found: dict[str, int] = {}
    for kind, series in _SERIES.items():
        plain = label.translate(_LOOKALIKES[kind]) if language in {"ru", "ar"} else label
        if len(plain) == 1 and plain in series:
            found[kind] = series.index(plain) + 1
    if label.isdecimal():
        found["figure"] = int(label)
    elif not set(label) - set("一二三四五六七八九十"):
        found["han"] = han(label)
    latin = {"roman": roman(label), "letter": letter(label)}
    return found | {kind: value for kind, value in latin.items() if value is not None}


def before(label: str) -> set[str]:
    """The labels after which a label comes, as a numeral and as a letter: ``h`` before ``i``."""
    places = values(label.rstrip("."))
    found = {to_roman(places.get("roman", 0) - 1)}
    return found | ({chr(95 + places["letter"])} if 1 < places.get("letter", 0) <= 26 else set())


_NUMERALS = {("i", "ii", "letter"), ("i.", "ii.", "letter.")}
"""A label, the next one and a kind of list: the first is no letter, since the second is a numeral."""


class Nesting:
    """The lists that are open under one numbered paragraph, outermost first."""

    def __init__(self, language: str = "en") -> None:
        self.language = language
        self.open: list[tuple[str, str, int]] = []

    def go_on(self, label: str, following: str | None, level: int) -> None:
        """Open the list that goes on with this label: before ``(c)`` stood ``(b)``.

        ``level`` is the degree of the list, which settles letter against numeral where ``following`` does not.
        """
        places = values(label, self.language)
        after = values(following, self.language) if following else {}
        usual = "letter" if level % 2 else "roman"
        kinds = sorted(places, key=lambda kind: (after.get(kind) != places[kind] + 1, kind.rstrip(".") != usual))
        if kinds and places[kinds[0]] > 1:
            self.open = [("", kinds[0], places[kinds[0]] - 1)]

    def place(self, label: str, following: str | None) -> int | None:
        """Depth at which a label continues or opens a list, from 1; None if it does neither.

        ``following`` is the label of the next labelled line, which settles letter against numeral.
        """
        places = values(label, self.language)
        for depth in range(len(self.open), 0, -1):
            _, kind, last = self.open[depth - 1]
            if places.get(kind) == last + 1 and (label, following, kind) not in _NUMERALS:
                return self._put(depth, label, kind, last + 1)
        firsts = [kind for kind, value in places.items() if value == 1]
        after = values(following, self.language) if following else {}
        firsts.sort(key=lambda kind: after.get(kind) != 2)
        for kind in firsts:
            if len(self.open) >= DEGREES or (self.open and self.open[-1][1] == kind):
                continue
            if not self._skips_to(places, after):
                return self._put(len(self.open) + 1, label, kind, 1)
        return None

    def _skips_to(self, places: dict[str, int], after: dict[str, int]) -> bool:
        """Whether the next label shows that ``(i)`` is a letter of an open list that skipped some: ``(j)`` follows."""
        return any(places.get(kind, 1) > 1 and after.get(kind) == places[kind] + 1 for _, kind, _ in self.open)

    def place_stray(self, label: str, following: str | None, *, opens: bool) -> tuple[int, int] | None:
        """Depth of a label out of its sequence, and its step from the one before it; None if it belongs to no list.

        ``opens`` says that the words before it open a list: it may begin with any label, and a first one nests.
        """
        places = values(label, self.language)
        after = values(following, self.language) if following else {}
        proved = {kind for kind, value in places.items() if after.get(kind) == value + 1}
        found: list[tuple[bool, int, int, int]] = []
        for depth, (_, kind, last) in enumerate(self.open, 1):
            step = places.get(kind, last + FARTHEST + 1) - last
            if kind in proved or step <= FARTHEST:
                found.append((kind not in proved, abs(step), -depth, step))
        opens = opens and len(self.open) < DEEPEST
        if found and not (opens and 1 in places.values()):
            _, _, inwards, step = min(found)
            kind = self.open[-inwards - 1][1]
            return self._put(-inwards, label, kind, places[kind]), step
        for kind, value in sorted(places.items(), key=lambda item: (item[0] not in proved, item[1])):
            if opens and value <= FARTHEST:
                return self._put(len(self.open) + 1, label, kind, value), value
        return None

    def insert(self, label: str, after: str) -> int | None:
        """Depth of ``(a) bis``, which goes in after ``(a)``; None if no open list has come to its letter."""
        places = values(label, self.language)
        for depth in range(len(self.open), 0, -1):
            _, kind, last = self.open[depth - 1]
            if places.get(kind) in (last, last + 1):
                return self._put(depth, label, kind, places[kind], f" {after}")
        return None

    def bullet(self) -> int | None:
        """Depth of an item without a letter, which is counted; None if its list would be too deep."""
        _, kind, last = self.open[-1] if self.open else ("", "", 0)
        depth = len(self.open) + (kind != BULLET)
        if depth > DEEPEST:
            return None
        value = last + 1 if kind == BULLET else 1
        return self._put(depth, to_letter(value) if depth % 2 else to_roman(value), BULLET, value)

    def _put(self, depth: int, label: str, kind: str, value: int, after: str = "") -> int:
        self.open[depth - 1 :] = [(f"({label.rstrip('.')}){after}", kind, value)]
        return depth

    def path(self, depth: int) -> str:
        """The labels down to a depth: ``(b)(ii)``."""
        return "".join(label for label, _, _ in self.open[:depth])
