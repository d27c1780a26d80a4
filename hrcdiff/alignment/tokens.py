"""The words of a paragraph as the matcher sees them: without inflection, names and function words told apart.

They are held by columns, because most that is asked of them is asked of all at once: their stems, or which
of them stand in a name.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, chain, compress
from operator import add
from typing import NamedTuple, overload

from hrcdiff.alignment import stems as endings
from hrcdiff.lexicon import MONTHS, function_words, names_in
from hrcdiff.patterns import later
from hrcdiff.text import Word, pieces, small, word

MOST_WORDS = 65_536
"""Forms of words of a language, with the signs beside them, that are kept in mind."""


class Token(NamedTuple):
    """One word."""

    stem: str
    name: bool
    """Inside a capitalised name of two words or more, or part of a number or date."""
    start: int
    """Offset in the paragraph."""
    end: int
    function: bool
    """Says nothing on its own."""


NAME, FUNCTION = 1, 2
"""What is known of a word, put together: whether it is part of a name, and whether it says nothing on its own."""
_NAMED = bytes(kind | NAME for kind in range(256))
_NAMES, _FUNCTIONS = (bytes(bool(kind & bit) for kind in range(256)) for bit in (NAME, FUNCTION))
_TELLING = bytes(not kind for kind in range(256))


@dataclass(frozen=True, slots=True)
class Tokens(Sequence[Token]):
    """The words of a paragraph, in order."""

    stems: tuple[str, ...]
    kinds: bytes
    """For each word `NAME` and `FUNCTION`, put together; nought for a word that says something."""
    starts: tuple[int, ...]
    sizes: tuple[int, ...]
    """Letters of each word."""

    def __len__(self) -> int:
        return len(self.stems)

    def __iter__(self) -> Iterator[Token]:
        return map(Token, self.stems, map(bool, self.names), self.starts, self.ends(), map(bool, self.functions))

    @overload
    def __getitem__(self, place: int) -> Token: ...

    @overload
    def __getitem__(self, place: slice) -> Tokens: ...

    def __getitem__(self, place: int | slice) -> Token | Tokens:
        if isinstance(place, slice):
            return Tokens(self.stems[place], self.kinds[place], self.starts[place], self.sizes[place])
        kind, start, end = self.kinds[place], self.starts[place], self.end(place)
        return Token(self.stems[place], bool(kind & NAME), start, end, bool(kind & FUNCTION))

    def end(self, place: int) -> int:
        """Offset behind a word."""
        return self.starts[place] + self.sizes[place]

    def ends(self) -> Iterator[int]:
        """Offset behind each word."""
        return map(add, self.starts, self.sizes)

    @property
    def names(self) -> bytes:
        """1 for each word that is part of a name, a number or a date."""
        return self.kinds.translate(_NAMES)

    @property
    def functions(self) -> bytes:
        """1 for each word that says nothing on its own."""
        return self.kinds.translate(_FUNCTIONS)

    def between(self, start: int, end: int) -> Tokens:
        """The words that begin between two offsets."""
        return self[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def telling(self) -> bytes:
        """1 for each word that is neither a function word nor part of a name."""
        return self.kinds.translate(_TELLING)


@lru_cache(maxsize=65536)
def stem(form: Word, language: str = "en") -> str:
    """A word without its inflection: *reports*, *reporting* and *reported* are one word.

    Deliberately crude: it serves to compare, never to show.
    """
    if language != "en":
        return endings.cut(form, language)
    if len(form) <= 4:
        return form
    if form.endswith("ies"):
        return form[:-3] + "y"
    out: str = form
    if form.endswith("ing") and len(form) > 6:
        out = form[:-3]
    elif (form.endswith("ed") and len(form) > 5) or (form.endswith(("ses", "xes", "zes", "hes")) and len(form) > 5):
        out = form[:-2]
    elif form.endswith("s") and form[-2] not in "sui":
        out = form[:-1]
    return out.removesuffix("e")


_TITLE = re.compile(r"\u201c[^\u201c\u201d]+\u201d|\"[^\"]+\"|\u00ab[^\u00ab\u00bb]+\u00bb")
"""Words in quotation marks: the title of a report or a panel, which names it and is no provision of the text."""
_ORDINAL = later(
    r"\b(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty-[a-z]+|(?:[a-z]+(?:teen|tie)|ten|eleven|twelf)th(?= session))\b",
    re.IGNORECASE,
)
"""The number of a session: in words, and yet no more than a figure."""
_IN_ORDINAL = re.compile(r"t(?:y-|h session)")
"""Letters that the number of a session has; it is looked for where they stand."""


@lru_cache(maxsize=16384)
def tokenize(text: str, language: str = "en") -> Tokens:
    """The words of a paragraph, in order."""
    stems, figures, heads, steps, sizes = zip(
        *chain.from_iterable(map(_vocabulary(language).__getitem__, text.split(" "))), strict=True
    )
    starts = tuple(map(add, accumulate(steps, initial=0), heads))
    if not all(sizes):
        stems, figures, starts = (tuple(compress(row, sizes)) for row in (stems, figures, starts))
        sizes = tuple(filter(None, sizes))
    kinds = bytearray(figures)
    for start, end in _names(text, language):
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        kinds[first:last] = kinds[first:last].translate(_NAMED)
    return Tokens(stems, bytes(kinds), starts, sizes)


def _names(text: str, language: str) -> Sequence[tuple[int, int]]:
    """Spans of the names, titles and numbers of sessions; a name that a title holds, or that holds one, is none."""
    names: Sequence[tuple[int, int]] = names_in(text, language)
    quoted = "\u201c" in text or '"' in text or "\u00ab" in text
    titles = [match.span() for match in _TITLE.finditer(text)] if quoted else ()
    if titles:
        names = [*(n for n in names if not any(a < n[1] and n[0] < b for a, b in titles)), *titles]
    if language == "en" and ("ty-" in text or "th session" in text):
        names = [*names, *_ordinals(text)]
    return names


def _ordinals(text: str) -> list[tuple[int, int]]:
    """Spans of the numbers of sessions in words."""
    out: list[tuple[int, int]] = []
    for sign in _IN_ORDINAL.finditer(small(text)):
        start = sign.start()
        while start and (text[start - 1].isalnum() or text[start - 1] == "_"):
            start -= 1
        found = _ORDINAL.match(text, start) if not out or start >= out[-1][1] else None
        if found:
            out.append(found.span())
    return out


_NUMERO = frozenset("no nos o os".split())
"""What stands before a number in French: *n o 4*, as a raised letter is read, and *nos 4 et 5*."""


class Known(NamedTuple):
    """A word apart from where it stands."""

    form: Word
    stem: str
    figure: bool
    """Part of a number or date."""
    function: bool
    """Says nothing on its own."""


@lru_cache(maxsize=65536)
def known(raw: str, language: str) -> Known:
    """A word as it is written, in a text of that language."""
    form, weak = word(raw), function_words(language)
    cut = stem(form, language)
    function = cut in weak or (language != "en" and (form in weak or (language == "fr" and form in _NUMERO)))
    return Known(form, cut, raw[0].isdigit() or raw in MONTHS, function)


_Placed = tuple[str, int, int, int, int]
"""The stem of a word, its kind, its offset in what stands between two spaces, how far behind their beginning the offset
of the next word is reckoned from, and its letters: none if no word stands there."""


class _Vocabulary(dict[str, tuple[_Placed, ...]]):
    """What stands between two spaces, as `hrcdiff.text.pieces` has it, each piece with the words that it holds."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, piece: str) -> tuple[_Placed, ...]:
        if len(self) >= MOST_WORDS:
            self.clear()
        found: list[_Placed] = []
        at = 0
        for raw in pieces()[piece]:
            if raw[0].isalnum():
                _, stem, figure, function = known(raw, self._language)
                found.append((stem, NAME * figure | FUNCTION * function, at, 0, len(raw)))
            at += len(raw)
        *others, last = found or [("", 0, 0, 0, 0)]
        self[piece] = (*others, (*last[:3], at + 1, last[4]))
        return self[piece]


@cache
def _vocabulary(language: str) -> _Vocabulary:
    return _Vocabulary(language)
