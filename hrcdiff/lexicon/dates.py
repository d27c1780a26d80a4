"""Dates and ordinals, in words and in figures of any script."""

from __future__ import annotations

import re
from functools import cache

from hrcdiff.lexicon.tables import expanded, table

_UNITS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
_TENS = {
    "twent": 20, "thirt": 30, "fort": 40, "fift": 50, "sixt": 60, "sevent": 70, "eight": 80, "ninet": 90,
}  # fmt: skip
MONTHS = tuple("January February March April May June July August September October November December".split())
"""English names of months."""
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_HAN = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
_HAN_NUMBER = "[〇零○一二三四五六七八九十百]+"


def date_in_words(iso: str | None) -> str | None:
    """``2023-10-12`` as the UN writes it: 12 October 2023; anything else as it is."""
    match = _ISO.fullmatch(iso or "")
    if match is None or not 1 <= int(match[2]) <= 12:
        return iso
    return f"{int(match[3])} {MONTHS[int(match[2]) - 1]} {match[1]}"


def ordinal(word: str, language: str = "en") -> int | None:
    """The number of an ordinal in words or figures: ``Fifty-fourth``, ``54th`` and ``54e`` are 54.

    In other languages than English it may stand in a phrase, such as the name of a session.
    """
    return _english(word) if language == "en" else _other(word, language)


def _english(word: str) -> int | None:
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


def _other(phrase: str, language: str) -> int | None:
    figures = re.search(r"\d{1,3}", phrase)
    if figures:
        return int(figures.group())
    if language == "zh":
        signs = re.search(_HAN_NUMBER, phrase)
        return han(signs.group()) if signs else None
    known: dict[str, int] = table(language)["ordinals"]
    plain = phrase.lower().replace("ё", "е").replace("quatre-vingt", "quatrevingt")
    values = []
    for each in re.findall(r"\w+", plain):
        # gender, and the Arabic "and" that is written together with its word
        forms = (each, each[1:] if each[0] == "و" else each, each[:-1] + "o" if each.endswith("a") else each)
        values += next(([known[form]] for form in forms if form in known), [])
    return sum(values) or None


def han(signs: str) -> int:
    """The value of a Chinese numeral: ``五十四`` is 54, ``二〇二三`` 2023."""
    if not set(signs) & {"十", "百"}:
        return int("".join(str(_HAN[sign]) for sign in signs))
    total = unit = 0
    for sign in signs:
        if sign in "十百":
            total += (unit or 1) * (10 if sign == "十" else 100)
            unit = 0
        else:
            unit = _HAN[sign]
    return total + unit


A_DATE = expanded("{date}", "en")
"""Pattern, without groups, of a date as the UN writes it in English: ``12 October 2023``."""
DATE = re.compile(rf"\b{A_DATE}\b")


@cache
def date(language: str = "en") -> re.Pattern[str]:
    """Pattern of a date in a language."""
    if language == "en":
        return DATE
    return re.compile(rf"(?<!\d)(?:{expanded('{date}', language)})" + ("" if language == "zh" else r"(?!\w)"))


@cache
def _months(language: str) -> re.Pattern[str]:
    """Any month of a language, each in a group of its number; Chinese has no names for them."""
    names = "|".join(f"({expanded(form, language)})" for form in table(language)["months"])
    return re.compile(rf"(?<!\w)(?:{names})(?!\w)")


def iso_date(text: str | None, language: str = "en") -> str | None:
    """The first date in a text as ``2023-10-12``, or None."""
    match = date(language).search(text or "")
    if not match:
        return None
    numbers = [int(each) if each.isdigit() else han(each) for each in re.findall(rf"\d+|{_HAN_NUMBER}", match.group())]
    month = _month(match.group(), language) or _month(match.group(), "en")
    if month is None:
        year, month, day = numbers
    else:
        day, year = numbers[0], numbers[-1]
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= day <= 31 and 1 <= month <= 12 else None


def _month(text: str, language: str) -> int | None:
    """The number of the first month of the year that a text names."""
    return min((name.lastindex for name in _months(language).finditer(text) if name.lastindex), default=None)
