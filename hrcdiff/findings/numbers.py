"""Numbers in words and in figures: how they are written, and which a text has."""

from __future__ import annotations

import re
from functools import lru_cache

from hrcdiff.lexicon import ordinal
from hrcdiff.patterns import later
from hrcdiff.text import fold

WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen".split()
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ENDS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
"""What makes an ordinal of a ten: *twenty-first* has no *twenty* in it."""
_HYPHEN = r"[-\u2010\u2011]"
IN_WORDS = (
    rf"(?<![\w-])(?:(?:{'|'.join(_TENS)})(?:{_HYPHEN}(?:{'|'.join(WORDS[1:10])})\b|\b(?!{_HYPHEN}(?:{_ENDS})\b))|"
    rf"(?:{'|'.join(reversed(WORDS))})\b)"
)
"""A number from zero to ninety-nine, whole."""
COUNT = rf"(?:(?<![\d.,/])\d{{1,3}}(?:[ ,\u00a0\u2009\u202f]\d{{3}})+(?!\d)|\d+|{IN_WORDS})"
"""The same in words or in figures: *1,000* and *1 000* are one number."""

_IN_WORDS = later(IN_WORDS, re.IGNORECASE)
_NUMBER = later(
    rf"\d+(?:st|nd|rd|th)\b|(?:{'|'.join(_TENS)})[\s-](?:{_ENDS})\b|\b(?:{_ENDS})\b|"
    rf"(?:{'|'.join(_TENS)})\s(?:{'|'.join(WORDS[1:10])})\b|"
    rf"(?:(?<![\d.,/])\d{{1,3}}(?:[ ,]\d{{3}})+(?![\d])|\d+)(?:\.\d+)?|{IN_WORDS}",
    re.IGNORECASE,
)
_MAY_HAVE = re.compile(rf"\d|{'|'.join((*_TENS, *WORDS))}|{_ENDS}", re.IGNORECASE)


def value(word: str) -> int | None:
    """The number that a word from *zero* to *ninety-nine* is."""
    tens, _, unit = re.sub(_HYPHEN, "-", word.lower()).replace(" ", "-").partition("-")
    if tens in _TENS and (not unit or unit in WORDS[1:10]):
        return 20 + 10 * _TENS.index(tens) + (WORDS.index(unit) if unit else 0)
    return WORDS.index(tens) if tens in WORDS and not unit else None


def in_figures(text: str) -> str:
    """The text with its numbers in words written in figures."""
    return _IN_WORDS.sub(lambda found: str(value(found[0])), text)


@lru_cache(maxsize=8192)
def numbers(text: str) -> tuple[str, ...]:
    """The numbers of a text in their order, in figures: *twenty-one* and *21*, *1 000* and *1,000* are the same."""
    plain = fold(text)
    return tuple(map(_figure, _NUMBER.findall(plain))) if _MAY_HAVE.search(plain) else ()


def _figure(number: str) -> str:
    """A number in figures; an ordinal is that of its number."""
    known = value(number) if value(number) is not None else ordinal(re.sub(r"\s", "-", number))
    return re.sub(r"[ ,]", "", number) if known is None else str(known)
