"""What UN texts say: opening phrases, organs, ordinals.

The data files beside this module are tables; this module turns them into patterns the
first time they are needed.  Sources: the UN Editorial Manual on resolutions for the
grammar of both parts (preambular paragraphs open with a participle or an adjective,
operative ones with a verb in the present indicative), and the openings met in Council
and Assembly resolutions since 2006.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

Mood = Literal["preambular", "operative"]

ORGANS = (
    "Human Rights Council",
    "General Assembly",
    "Security Council",
    "Economic and Social Council",
    "Commission on Human Rights",
    "Commission on the Status of Women",
    "Third Committee",
)
"""Organs whose name opens a resolution, or stands in its masthead."""


FUNCTION_WORDS = frozenset(
    "a all also an and any are as at be been between by for from had has have her his in including inter alia into "
    "is it its more most not of on or other per such than that the their these they this those through to under "
    "upon was were which who with within".split()
)
"""Words that say nothing on their own; also the stems of the matcher."""


ORGAN_LINE = re.compile(rf"[\"\u201c]?The\s+(?:{'|'.join(map(re.escape, ORGANS))})\*?\s?,")
"""The subject of the sentence; a President's statement quotes it."""


@dataclass(frozen=True, slots=True)
class Opening:
    """The opening phrase of a paragraph."""

    phrase: str
    """As written: ``Recalling also``."""
    mood: Mood
    lemma: str
    """The verb or adjective: ``recall``."""


@cache
def _table() -> dict[str, Any]:
    path = os.path.join(os.path.dirname(__file__), "openings.json")  # noqa: PTH118,PTH120 - pathlib doubles the cost
    with open(path, encoding="utf-8") as file:  # noqa: PTH123 - as above
        table: dict[str, Any] = json.load(file)
    return table


def _ing(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith("ee"):
        return verb[:-1] + "ing"
    if verb in _DOUBLED:
        return verb + verb[-1] + "ing"
    return verb + "ing"


_DOUBLED = frozenset({"concur", "commit", "regret", "transmit", "refer", "submit"})


def _third(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "z")):
        return verb + "es"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + "s"


@cache
def _forms() -> dict[str, tuple[str, Mood]]:
    """Each form in lower case: its lemma and the part it opens."""
    table = _table()["en"]
    forms: dict[str, tuple[str, Mood]] = {}
    for verb in table["regular"]:
        forms[_ing(verb)] = (verb, "preambular")
        forms[_third(verb)] = (verb, "operative")
    for lemma, ing, third in table["irregular"]:
        forms[ing] = (lemma, "preambular")
        forms[third] = (lemma, "operative")
    for adjective in table["participles"]:
        forms[adjective] = (adjective, "preambular")
    return forms


def verb_forms() -> frozenset[str]:
    """All participles and finite forms that lead a limb, in lower case."""
    return frozenset(_forms())


def _any(words: list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


@cache
def _pattern() -> re.Pattern[str]:
    """One pattern for the whole phrase; the verb is its group ``verb``."""
    table = _table()["en"]
    adverbs, attitudes = _any(table["adverbs"]), _any(table["attitudes"])
    nouns = _any(table["nouns"])
    return re.compile(
        rf"(?P<before>(?:(?:{adverbs})\s+)*)"
        rf"(?P<verb>{_any(list(_forms()))})\b"
        rf"(?P<after>(?:\s+(?:also|further|once again|again)\b)*)"
        rf"(?P<mood>(?:\s+(?:{attitudes}))*\s+(?:{nouns})\b(?:\s+and(?:\s+(?:{attitudes}))*\s+(?:{nouns})\b)?)?",
        re.IGNORECASE,
    )


@cache
def _with() -> re.Pattern[str]:
    table = _table()["en"]
    attitudes, nouns = _any(table["attitudes"]), _any(table["nouns"])
    return re.compile(rf"\s+with(?:\s+(?:{attitudes}))*\s+(?:{nouns})\b(?:\s+and\s+(?:{nouns})\b)?", re.IGNORECASE)


@cache
def _tail(lemma: str) -> re.Pattern[str] | None:
    tails = _table()["en"]["tails"]
    words = tails.get(lemma, tails["*"] if lemma in _table()["en"]["participles"] else [])
    return re.compile(rf"\s+(?:{_any(words)})\b(?:\s+(?:also|further|again)\b)?", re.IGNORECASE) if words else None


_TAKES_NOUN = frozenset({"express", "voice", "convey", "extend", "renew"})
"""Verbs whose opening phrase includes the attitude that is their object: *Expressing deep concern*."""


def opening(text: str) -> Opening | None:
    """The opening phrase with which a paragraph begins, or None.

    The phrase is the verb with its adverbs, its fixed complement (*Bearing in mind*, *Calls upon*)
    and the attitude (*with appreciation*); a plain preposition after it (*of*, *to*) is left out.
    """
    match = _pattern().match(text)
    if not match or not match.group()[0].isupper():
        return None
    verb = match.group("verb").lower()
    lemma, mood = _forms()[verb]
    end = match.end("after")
    if lemma in _TAKES_NOUN and match.group("mood"):
        end = match.end("mood")
    for pattern in (_tail(lemma), _with()):
        tail = pattern.match(text, end) if pattern else None
        if tail:
            end = tail.end()
    if lemma in _NEEDS_TAIL and end == match.end("after"):
        return None
    return Opening(text[:end], mood, lemma)


_NEEDS_TAIL = frozenset({"be", "have", "give", "put", "hold", "set"})
"""Verbs too common to open a paragraph on their own."""

_UNITS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
_TENS = {
    "twent": 20, "thirt": 30, "fort": 40, "fift": 50, "sixt": 60, "sevent": 70, "eight": 80, "ninet": 90,
}  # fmt: skip


def ordinal(word: str) -> int | None:
    """The number of an ordinal in words or figures: ``Fifty-fourth`` and ``54th`` are 54."""
    word = word.strip().lower().replace("\u2013", "-").replace("\u2011", "-")
    figures = re.fullmatch(r"(\d{1,3})(?:st|nd|rd|th)", word)
    if figures:
        return int(figures.group(1))
    if word in _UNITS:
        return _UNITS.index(word) + 1
    tens, _, unit = word.partition("-")
    stem = tens[:-1] if tens.endswith("y") else tens.removesuffix("ieth")
    if stem not in _TENS or (unit and unit not in _UNITS[:9]):
        return None
    return _TENS[stem] + (_UNITS.index(unit) + 1 if unit else 0)


_MONTHS = ("January February March April May June July August September October November December").split()
A_DATE = rf"\d{{1,2}}\s+(?:{'|'.join(_MONTHS)})\s+\d{{4}}"
"""Pattern, without groups, of a date as the UN writes it: ``12 October 2023``."""
DATE = re.compile(rf"\b{A_DATE}\b")


def iso_date(text: str | None) -> str | None:
    """The first date in a text as ``2023-10-12``, or None."""
    match = DATE.search(text or "")
    if not match:
        return None
    day, month, year = match.group().split()
    return f"{year}-{_MONTHS.index(month) + 1:02d}-{int(day):02d}" if 1 <= int(day) <= 31 else None
