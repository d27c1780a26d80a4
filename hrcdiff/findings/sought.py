"""Patterns that are tried only where signs stand that are in whatever they match, and compiled when first tried.

Where the signs are words, a `Vocabulary` has them: it looks for all of them at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from sys import maxsize
from typing import cast

from hrcdiff.patterns import later

BLANK = ", \t\n\r\v\f\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
"""What may stand before the first word of a match: a comma, and white space of any kind."""


_WORDS_ALONE = bytes(sign if sign in b"abcdefghijklmnopqrstuvwxyz" else ord(" ") for sign in range(256))
"""Bytes of UTF-8, of which those that are no small letters part words."""


class Vocabulary:
    """Some words in small letters from a to z, looked for in a text all at once."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(word.encode() for word in words)

    def among(self, lower: str) -> frozenset[str]:
        """Which of them a text in small letters has; whatever is no letter from a to z parts its words."""
        said = lower.encode(errors="replace").translate(_WORDS_ALONE).split()
        return frozenset([word.decode() for word in self._words.intersection(said)])


class _Sought:
    """Stands for a pattern, of which it is known what stands in each match, or at the beginning of each."""

    def __init__(self, source: str, flags: int, holds: tuple[str, ...], begins: tuple[str, ...]) -> None:
        self.pattern, self.flags, self.holds, self.begins = source, flags, holds, begins
        self._tried = later(source, flags)

    def search(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """As a pattern does it."""
        return self._tried.search(text, start, end) if self._somewhere(text, start, end) else None

    def match(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """As a pattern does it."""
        return self._tried.match(text, start, end) if self._here(text, start, end) else None

    def fullmatch(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """As a pattern does it."""
        return self._tried.fullmatch(text, start, end) if self._here(text, start, end) else None

    def finditer(self, text: str, start: int = 0, end: int = maxsize) -> Iterator[re.Match[str]]:
        """As a pattern does it."""
        return self._tried.finditer(text, start, end) if self._somewhere(text, start, end) else iter(())

    def sub(self, into: str, text: str) -> str:
        """As a pattern does it."""
        return self._tried.sub(into, text) if self._somewhere(text, 0, maxsize) else text

    def _here(self, text: str, start: int, end: int) -> bool:
        """Whether a match may begin at a place."""
        if self.begins and not text[start:end].lstrip(BLANK).startswith(self.begins):
            return False
        return not self.holds or _one_stands(self.holds, text, start, end)

    def _somewhere(self, text: str, start: int, end: int) -> bool:
        """Whether a match may stand in a stretch."""
        if self.holds and not _one_stands(self.holds, text, start, end):
            return False
        return not self.begins or _one_stands(self.begins, text, start, end)


def _one_stands(signs: tuple[str, ...], text: str, start: int, end: int) -> bool:
    stretch = text[start:end] if start or end < len(text) else text
    return any(map(stretch.__contains__, signs))


def sought(
    source: str, flags: int = 0, *, holds: tuple[str, ...] = (), begins: tuple[str, ...] = ()
) -> re.Pattern[str]:
    """A pattern each of whose matches has one of some signs in it; or one at its beginning, commas and spaces apart.

    They are looked for as they are: letters of a pattern that takes them in either case are none.
    """
    return cast("re.Pattern[str]", _Sought(source, flags, holds, begins))
