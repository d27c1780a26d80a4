"""What UN texts say, in the six official languages: opening phrases, organs, dates, ordinals.

The data files beside these modules are tables; the modules turn them into patterns the first time they
are needed.  Sources: the UN Editorial Manual on resolutions for the grammar of both parts (preambular
paragraphs open with a participle or an adjective, operative ones with a verb in the present indicative),
the openings met in Council and Assembly resolutions since 2006, and aligned official translations.

Language is a code such as ``fr``; where it is left out, English is meant.
"""

from __future__ import annotations

import json
import os
import re
from functools import cache

from hrcdiff.lexicon import dates, english
from hrcdiff.lexicon.dates import A_DATE, DATE, date, date_in_words, han, iso_date, ordinal
from hrcdiff.lexicon.detect import detect, function_words
from hrcdiff.lexicon.english import attitude_end
from hrcdiff.lexicon.names import names_in
from hrcdiff.lexicon.opened import Mood, Opening
from hrcdiff.lexicon.tables import LANGUAGES, pattern, table, written

__all__ = [
    "A_DATE",
    "DATE",
    "FUNCTION_WORDS",
    "LANGUAGES",
    "MONTHS",
    "ORGANS",
    "ORGAN_LINE",
    "Mood",
    "Opening",
    "attitude_end",
    "date",
    "date_in_words",
    "detect",
    "function_words",
    "han",
    "iso_date",
    "names_in",
    "opening",
    "ordinal",
    "organ_line",
    "organ_line_typed",
    "organ_named",
    "pattern",
    "stock_words",
    "table",
    "verb_forms",
    "without_sequence",
    "written",
]

ORGANS = tuple(table("en")["organs"])
"""Organs whose name opens a resolution, or stands in its masthead; their English names serve as keys."""

FUNCTION_WORDS = function_words("en")
"""Words that say nothing on their own; also the stems of the matcher."""


MONTHS = frozenset(dates.MONTHS)
"""English names of months, which belong to dates as their numbers do."""


@cache
def stock_words(language: str = "en") -> frozenset[str]:
    """Words of the formulae that resolutions of any series share, in lower case; empty if there is no list."""
    path = os.path.join(os.path.dirname(__file__), "stock.json")  # noqa: PTH118,PTH120 - pathlib doubles the cost
    with open(path, encoding="utf-8") as file:  # noqa: PTH123 - as above
        return frozenset(json.load(file).get(language, {}).get("words", "").split())


def organ_line(language: str = "en") -> re.Pattern[str]:
    """The subject of the sentence, ``The Human Rights Council,``; a President's statement quotes it."""
    return pattern("organ_line", language, exact=True)


@cache
def organ_line_typed(language: str = "en") -> re.Pattern[str]:
    """The organ line as people type it as well: in capitals, without its comma, with a colon."""
    source = organ_line(language).pattern
    bare = source.removesuffix(",").removesuffix("[\u060c,]").removesuffix("[\uff0c,]")
    bare = bare.replace(r"The\s+", r"(?:The\s+)?")
    return re.compile(rf"\[?{bare}[,:\u060c\uff0c\uff1a]?\]?", re.IGNORECASE)


ORGAN_LINE = organ_line()


def organ_named(text: str, language: str = "en") -> str | None:
    """The organ that a text names first in the order of `ORGANS`, by its English name."""
    organs: dict[str, list[str]] = table(language)["organs"]
    plain = text.replace("\u2019", "'").casefold()
    return next((name for name, forms in organs.items() if any(form.casefold() in plain for form in forms)), None)


def verb_forms(language: str = "en") -> frozenset[str]:
    """All participles and finite forms that lead a limb, in lower case."""
    if language == "en":
        return english.verb_forms()
    from hrcdiff.lexicon import grammar

    return grammar.verb_forms(language)


def opening(text: str, language: str = "en", *, small: bool = False) -> Opening | None:
    """The opening phrase with which a paragraph begins, or None.

    The phrase is the verb with its adverbs, its fixed complement (*Bearing in mind*, *Calls upon*)
    and the attitude (*with appreciation*); a plain preposition after it (*of*, *to*) is left out.  With
    ``small`` a French or Spanish one may begin in lower case, as it may in Russian and Arabic anyway.
    """
    if language == "en":
        return english.opening(text)
    from hrcdiff.lexicon import grammar

    return grammar.opening(text, language, small=small)


def without_sequence(phrase: str | None, language: str = "en") -> str:
    """A phrase without *also* and *further*, which only mark a sequence, in small letters.

    Nor with the *by* behind an adjective: *Concerned by* and *Concerned about* are one.
    """
    if language == "en":
        words = " ".join(word for word in (phrase or "").casefold().split() if word not in {"also", "further"})
        return words.removesuffix(" by")
    from hrcdiff.lexicon import grammar

    return grammar.without(phrase or "", language)
