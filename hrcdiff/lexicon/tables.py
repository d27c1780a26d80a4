"""The tables of a language, and the patterns they hold.

Each language has a file of its own, read when it is first needed.  Patterns in the files are regular
expressions with four abbreviations: a space is any white space, ``~`` white space that may be missing, an
apostrophe stands for the curly one as well, and ``{organ}``, ``{date}`` and the like stand for the
table's own fragments.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable
from functools import cache
from typing import Any

LANGUAGES = {
    "en": "English",
    "fr": "French",
    "es": "Spanish",
    "ru": "Russian",
    "ar": "Arabic",
    "zh": "Chinese",
}
"""The official languages of the United Nations: code and name."""

_FRAGMENT = re.compile(r"\{([a-z]+)\}")
_NOTATION = str.maketrans({" ": r"\s+", "~": r"\s?", "'": "['\u2019]"})


@cache
def table(language: str) -> dict[str, Any]:
    """The table of a language."""
    path = os.path.join(os.path.dirname(__file__), f"{language}.json")  # noqa: PTH118,PTH120 - pathlib doubles the cost
    with open(path, encoding="utf-8") as file:  # noqa: PTH123 - as above
        found: dict[str, Any] = json.load(file)
    return found


def any_of(words: list[str]) -> str:
    """An alternation of words, longest first."""
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


def any_word(forms: Iterable[str]) -> str:
    """A pattern of what may be one of some English forms: those of several words or with a hyphen, or any word."""
    return f"{any_of([form for form in forms if not form.isalpha()])}|[a-z]+"


@cache
def _fragments(language: str) -> dict[str, str]:
    found = table(language)
    fragments: dict[str, str] = dict(found["fragments"])
    fragments["organ"] = "|".join(form for forms in found["organs"].values() for form in forms)
    fragments["month"] = "|".join(found["months"])
    fragments["gap"] = r"\s*" if language == "zh" else r"\s+"
    if language != "en":
        # Mastheads in Arabic, Chinese and Russian give the date of the document in English.
        fragments["date"] = f"(?:{fragments['date']}|{expanded('{date}', 'en')})"
    return fragments


def expanded(source: str, language: str) -> str:
    """A pattern of the tables as a regular expression."""
    while _FRAGMENT.search(source):
        source = _FRAGMENT.sub(lambda match: _fragments(language)[match.group(1)], source)
    return source.translate(_NOTATION)


@cache
def pattern(name: str, language: str = "en", *, exact: bool = False) -> re.Pattern[str]:
    """A pattern by its name; ``exact`` tells capitals from small letters."""
    source = table(language)["patterns"][name]
    return re.compile(expanded(source, language), 0 if exact else re.IGNORECASE)


@cache
def written(source: str, language: str = "en") -> re.Pattern[str]:
    """A pattern put together elsewhere from fragments of the tables."""
    return re.compile(expanded(source, language))
