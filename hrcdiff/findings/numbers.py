"""Numbers in words and in figures: how they are written, and which a text has."""

from __future__ import annotations

import re
from functools import lru_cache

from hrcdiff.lexicon import ordinal
from hrcdiff.patterns import later
from hrcdiff.text import fold, small

WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen".split()
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ENDS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
"""What makes an ordinal of a ten: *twenty-first* has no *twenty* in it."""
_HYPHEN = r"[-\u2010\u2011]"
_UNITS, _TENTHS = "|".join(WORDS[1:10]), "(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
_WORDS = "(?:four|six|seven|nine)(?:teen)?|eight(?:een)?|(?:thir|fif)teen|zero|one|two|three|five|ten|eleven|twelve"
"""The same words as in `WORDS`, in fewer letters: this stands many times in patterns, and each letter is compiled."""
_BELOW_HUNDRED = (
    rf"(?<![\w-])(?:{_TENTHS}(?:{_HYPHEN}(?:{_UNITS})\b|\b(?!{_HYPHEN}(?:{_ENDS})\b))|"
    rf"(?:{_WORDS})\b)"
)
IN_WORDS = rf"(?:{_BELOW_HUNDRED}(?:\s+(?:hundred(?:\s+and\s+{_BELOW_HUNDRED})?|thousand)\b)?)"
"""A number in words, whole: *twenty-one*, *one hundred and five*."""
_THOUSANDS = r"(?<![\d.,/])\d{1,3}(?:[ ,\u00a0\u2009\u202f]\d{3})+(?!\d)"
COUNT = rf"(?:{_THOUSANDS}|\d+|{IN_WORDS})"
"""The same in words or in figures: *1,000* and *1 000* are one number."""

_IN_WORDS = later(IN_WORDS, re.IGNORECASE)
_NUMBER = later(
    rf"\d+(?:st|nd|rd|th)\b|{_TENTHS}[\s-](?:{_ENDS})\b|\b(?:{_ENDS})\b|{_TENTHS}\s(?:{_UNITS})\b|"
    rf"(?:{_THOUSANDS}|\d+)(?:\.\d+)?|{IN_WORDS}"
)
"""In small letters."""
_DIGIT = re.compile(r"\d")
_MAY_HAVE = re.compile(
    "e(?:ight|leven)|f(?:i(?:ft|rst|ve)|o(?:rty|ur))|nin(?:e|th)|one|s(?:e(?:cond|ven)|ix)|"
    "t(?:en|h(?:ir|ree)|w(?:e(?:lve|nty)|o))|zero"
)
"""Letters of a number in words, by their first ones: that takes a third of the time of all such words in a row."""
_LETTERS = re.compile("[a-z]+")
_FIRST_WORDS = frozenset((*_TENS, *WORDS))
"""Words with which a number in words begins, each whole."""
_LAST_WORDS = _FIRST_WORDS | {"hundred", "thousand", "half", "full"}
"""Words with which one ends, or a length: *half-year*."""
_OR_ONE = _FIRST_WORDS | {"a", "an"}


def numeral(word: str) -> bool:
    """Whether a word is a figure, or a number in words."""
    return word[:1].isdigit() or value(word) is not None


def value(words: str) -> int | None:
    """The number that some words are: *twenty-one*, *one hundred and five*."""
    lower = words.lower().replace("\u2010", "-").replace("\u2011", "-")
    first, *rest = lower.replace(" and ", " ").split() or [""]
    known = _below_hundred(first)
    if known is None or not rest:
        return known
    if rest[0] in ("hundred", "thousand"):
        more = _below_hundred(rest[1]) if rest[1:] else 0
        return None if more is None else known * (100 if rest[0] == "hundred" else 1000) + more
    return _below_hundred("-".join((first, *rest)))


def _below_hundred(word: str) -> int | None:
    """The number that a word from *zero* to *ninety-nine* is."""
    tens, hyphen, unit = word.partition("-")
    if tens in _TENS and (not hyphen or unit in WORDS[1:10]):
        return 20 + 10 * _TENS.index(tens) + (WORDS.index(unit) if unit else 0)
    return WORDS.index(tens) if tens in WORDS and not hyphen else None


def in_figures(text: str) -> str:
    """The text with its numbers in words written in figures."""
    if _FIRST_WORDS.isdisjoint(_LETTERS.findall(small(text))):
        return text
    return _IN_WORDS.sub(lambda found: str(value(found[0])), text)


def may_count(text: str) -> bool:
    """Whether a text has a figure, an article, or a word with which a number begins."""
    return _DIGIT.search(text) is not None or not _OR_ONE.isdisjoint(_LETTERS.findall(small(text)))


def may_end(lower: str) -> bool:
    """Whether a text in small letters has a figure, or a word with which a number or a length ends."""
    return _DIGIT.search(lower) is not None or not _LAST_WORDS.isdisjoint(_LETTERS.findall(lower))


def may_have(lower: str) -> bool:
    """Whether a text in small letters has a figure, or letters of a number in words."""
    return _DIGIT.search(lower) is not None or _MAY_HAVE.search(lower) is not None


@lru_cache(maxsize=8192)
def numbers(text: str) -> tuple[str, ...]:
    """The numbers of a text in their order, in figures: *twenty-one* and *21*, *1 000* and *1,000* are the same."""
    lower = small(fold(text))
    return tuple(map(_figure, _NUMBER.findall(lower))) if may_have(lower) else ()


def _figure(number: str) -> str:
    """A number in figures; an ordinal is that of its number."""
    known = value(number) if value(number) is not None else ordinal(re.sub(r"\s", "-", number))
    return re.sub(r"[ ,]", "", number) if known is None else str(known)
