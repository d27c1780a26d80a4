"""Limbs: the clauses of a paragraph that are led by a main verb of their own.

*Welcomes the efforts …, and encourages the Office to …* has two.  A limb begins at the opening, or
after a comma with a verb in the mood of the opening (finite in the operative part, participle in the
preamble); a tail such as *while encouraging* begins one too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from hrcdiff.lexicon import table, verb_forms
from hrcdiff.lexicon.tables import any_of, any_word

_SHORTEST = 4
"""Words that a limb has at least; shorter ones stay with the limb before."""


@cache
def _boundary(language: str) -> re.Pattern[str]:
    links = table(language)["opening"]["links"]
    if language == "en":
        return re.compile(rf",\s+(?:(?:{links})\s+)*(?=(?P<verb>{any_word(verb_forms())})\b)")
    verbs = any_of(list(verb_forms(language)))
    if language == "zh":
        return re.compile(rf"[,\uff0c](?:{links})*(?=(?:{verbs}))")
    if language == "ar":
        return re.compile(rf"[,\u060c]\s+(?:و(?:إذ\s+)?)?(?=(?:{verbs})\b)")
    return re.compile(rf",\s+(?:(?:{links})\s+)*(?=(?:{verbs})\b)")


_SUBORDINATE = re.compile(r",\s+(?:and|as well as)\s+(?:also\s+|further\s+)?(?=(?:to|that)\b)")
_MAIN_WORDS = 6
"""Words of a main clause before a second infinitive or *that* can count as a clause of its own."""


@lru_cache(maxsize=32768)
def main_clause_end(text: str, language: str = "en") -> int | None:
    """Where a second infinitive or *that*-clause begins within the first limb: ``…, and to liaise …``.

    None if there is none: the first limb is one clause.  Known in English alone.
    """
    if language != "en":
        return None
    end = limbs(text)[0][1]
    for match in _SUBORDINATE.finditer(text, 0, end):
        if text.count(" ", 0, match.start()) >= _MAIN_WORDS:
            return match.end()
    return None


_INFINITIVE = re.compile(
    r"[,\s](?:(?<=,)\s+(?:(?:and|as well as)\s+(?:also\s+|further\s+)?)?|"
    r"(?<!,)\s*(?:and|as well as)\s+(?:also\s+|further\s+)?)(?=to\b)"
)
"""*, to*, *and to* or *, and also to*; as each begins with one sign, it is found in half the time."""


def asks(text: str, limbs: Iterable[tuple[int, int]], language: str = "en") -> list[tuple[int, int]]:
    """Spans of what some limbs ask for besides: *to end …, to release … and to implement …* has two; English alone."""
    if language != "en":
        return []
    out: list[tuple[int, int]] = []
    for start, end in limbs:
        least = _behind_a_word(text, start, end)
        starts = [m.end() for m in _INFINITIVE.finditer(text, start, end) if m.start() >= least]
        out += zip(starts, [*starts[1:], end], strict=False)  # none but the first ask: nothing
    return out


def _behind_a_word(text: str, start: int, end: int) -> int:
    """Where a second space of a span ends; its end if it has none."""
    first = text.find(" ", start, end) + 1
    return (text.find(" ", first, end) + 1 if first else 0) or end


def _length(text: str, start: int, end: int, language: str) -> int:
    """Words of a span; two Chinese signs make a word."""
    return (end - start) // 2 if language == "zh" else text.count(" ", start, end) + 1


def limbs(text: str, language: str = "en") -> list[tuple[int, int]]:
    """Spans of the limbs of a paragraph, in order; together they cover it."""
    starts = [0]
    forms = verb_forms() if language == "en" else None
    for match in _boundary(language).finditer(text):
        if forms and match["verb"] not in forms:
            continue
        if _length(text, starts[-1], match.start(), language) >= _SHORTEST:
            starts.append(match.end())
    if len(starts) > 1 and _length(text, starts[-1], len(text), language) < _SHORTEST:
        starts.pop()
    return list(zip(starts, [*starts[1:], len(text)], strict=True))
