"""Which official language a text is in: by its organ line, then by its script, then by its function words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from hrcdiff.lexicon.tables import pattern, table

_SAMPLE = 20_000
"""Characters that settle the matter."""
_SCRIPTS = {"ru": ("\u0400", "\u04ff"), "ar": ("\u0620", "\u064a"), "zh": ("\u4e00", "\u9fff")}
"""First and last letter; a pattern of thousands of signs takes long to compile."""
_FOREIGN = {
    "ru": "[\u0404\u0406\u0407\u0408-\u040f\u0454\u0456\u0457\u0458-\u045f\u0490\u0491]",
    "ar": "[\u067e\u0686\u0688\u0698\u06a9\u06af\u06ba\u06c1\u06cc\u06d2]",
    "zh": "[\u3041-\u30ff]",
}
"""Letters that the script has in other languages alone: Ukrainian, Persian, Japanese."""
_LATIN = ("en", "fr", "es")
_STARTS = {"The ": ("en",), "Le ": ("fr",), "La ": ("es", "fr"), "L'": ("fr",), "L\u2019": ("fr",), "El ": ("es",)}
"""Articles before the name of an organ: no table is read that is not needed."""
_LONGEST = 120
"""Characters of an organ line."""
_FEWEST = 3
"""Function words of its own that a short text must have at least."""
_SHARE = 0.1
"""Share of the words of a text that are function words of its language and of none of the others."""
_LEAD = 3
"""How many times as many as those of the next language."""


def detect(lines: Iterable[str]) -> str | None:
    """The code of the language; None if it is none of the six, or cannot be told."""
    sample: list[str] = []
    length = 0
    for line in lines:
        named = by_organ_line(line)
        if named:
            return named
        if length < _SAMPLE:
            sample.append(line)
            length += len(line)
    return by_words(" ".join(sample))


def by_organ_line(line: str) -> str | None:
    """The language in which a line is an organ line, such as ``Le Conseil des droits de l'homme,``."""
    if len(line) > _LONGEST or line[-1:] not in {",", "\u060c", "\uff0c"}:
        return None
    bare = line.lstrip('"\u201c\u00ab\u300c ')
    codes = next((codes for start, codes in _STARTS.items() if bare.startswith(start)), ())
    codes = codes or tuple(code for code, (first, last) in _SCRIPTS.items() if first <= bare[:1] <= last)
    return next((code for code in codes if pattern("organ_line", code, exact=True).fullmatch(line)), None)


def by_words(text: str) -> str | None:
    """The language of running text."""
    counts = {code: sum(first <= sign <= last for sign in text) for code, (first, last) in _SCRIPTS.items()}
    code = max(counts, key=lambda each: counts[each])
    letters = sum(map(str.isalpha, text))
    if letters and counts[code] * 2 > letters:
        return code if len(re.findall(_FOREIGN[code], text)) * 50 < counts[code] else None
    return _by_function_words(text)


def _by_function_words(text: str) -> str | None:
    words = Counter(re.findall(r"[^\W\d_]+", text.lower()))
    total = sum(words.values())
    found = {code: sum(words[word] for word in _own_words(code)) for code in _LATIN}
    first, second = sorted(_LATIN, key=lambda code: -found[code])[:2]
    sure = found[first] >= max(_FEWEST, _SHARE * total) and found[first] > _LEAD * found[second]
    return first if sure else None


@cache
def _own_words(code: str) -> frozenset[str]:
    return function_words(code).difference(*(function_words(other) for other in _LATIN if other != code))


@cache
def function_words(language: str = "en") -> frozenset[str]:
    """Words that say nothing on their own."""
    return frozenset(table(language)["function_words"].split())
