"""Capitalised names: organs, instruments, conferences."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from hrcdiff.lexicon.tables import table, written

_LATER_CAPITAL = re.compile(r"[A-Z\u00c0-\u00d6\u00d8-\u00de\u0410-\u042f](?<!\w.)")


def names_in(text: str, language: str = "en") -> tuple[tuple[int, int], ...]:
    """Spans of the names of two words or more in a paragraph; Arabic and Chinese have no capitals to tell them by.

    The opening word of a paragraph is capitalised anyway and is no part of a name; a span may be empty.
    """
    return _names(text, language)


@lru_cache(maxsize=32768)
def _names(text: str, language: str) -> tuple[tuple[int, int], ...]:
    pattern = _name(language)
    return tuple(_span(match, text) for match in pattern.finditer(text)) if pattern else ()


@cache
def _name(language: str) -> re.Pattern[str] | None:
    source = table(language)["patterns"].get("name")
    return written(source, language) if source else None


def _span(match: re.Match[str], text: str) -> tuple[int, int]:
    if match.start():
        return match.span()
    capital = _LATER_CAPITAL.search(text, 1, match.end())
    start = capital.start() if capital else match.end()
    return (start, match.end()) if " " in text[start : match.end()] else (0, 0)
