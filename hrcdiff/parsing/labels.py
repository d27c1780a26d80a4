"""Numbers and letters in front of paragraphs, and how they nest.

A number counts only in its sequence: the line ``2007 and 16/21 of 25 March 2011 …`` is no paragraph.
After ``(h)`` the label ``(i)`` is a letter unless ``(ii)`` follows (``un-resolutions.md``, section 1.5).
"""

from __future__ import annotations

import re

from hrcdiff.lexicon import han, pattern

BIS = "bis|ter|quater|quinquies|sexies"
"""What is put after the number of a paragraph that comes between two others."""
_AFTER = rf"{BIS}|alt(?:\s?\d)?"
INSERTED = re.compile(rf"(?P<number>\d{{1,3}})\s?(?P<after>{_AFTER})\b\.?\s+(?=\S)", re.IGNORECASE)
"""``5 bis.``: a paragraph put in between."""
DRAFTED = re.compile(
    rf"\[?(?P<part>PP|OP|Pp|Op)\.?\s?(?P<number>\d{{1,3}})(?:[. ]{{0,2}}(?P<after>{_AFTER}))?\]?[.:)]?\s+(?=\S)"
)
"""What drafters write in front: ``PP1``, ``[PP.4]``, ``OP5.bis``, ``Op 3:``."""


def number(language: str = "en") -> re.Pattern[str]:
    """``6.`` or, with its point lost, ``6Also``; in Arabic ``٦ -`` as well, in Chinese ``６．``."""
    return pattern("number", language, exact=True)


def sub(language: str = "en") -> re.Pattern[str]:
    """``(a)``, ``(ii)`` or ``a)``; ``(أ)``, ``а)``, ``(一)``."""
    return pattern("sub", language, exact=True)


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
    """The places that a label can have, by kind of list; several only where kinds look alike."""
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
        usual = "roman" if level == 2 else "letter"
        kinds = sorted(places, key=lambda kind: (after.get(kind) != places[kind] + 1, kind != usual))
        if kinds and places[kinds[0]] > 1:
            self.open = [("", kinds[0], places[kinds[0]] - 1)]

    def place(self, label: str, following: str | None) -> int | None:
        """Depth at which a label continues or opens a list, from 1; None if it does neither.

        ``following`` is the label of the next labelled line, which settles letter against numeral.
        """
        places = values(label, self.language)
        for depth in range(len(self.open), 0, -1):
            _, kind, last = self.open[depth - 1]
            if places.get(kind) == last + 1 and not (label == "i" and kind == "letter" and following == "ii"):
                return self._put(depth, label, kind, last + 1)
        firsts = [kind for kind, value in places.items() if value == 1]
        after = values(following, self.language) if following else {}
        firsts.sort(key=lambda kind: after.get(kind) != 2)
        for kind in firsts:
            if not self.open or self.open[-1][1] != kind:
                return self._put(len(self.open) + 1, label, kind, 1)
        return None

    def _put(self, depth: int, label: str, kind: str, value: int) -> int:
        self.open[depth - 1 :] = [(label, kind, value)]
        return depth

    def path(self, depth: int) -> str:
        """The labels down to a depth: ``(b)(ii)``."""
        return "".join(f"({label})" for label, _, _ in self.open[:depth])
