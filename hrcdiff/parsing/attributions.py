"""Whose proposal a paragraph of a draft is: *OP2 bis (EU): Urges …*, *PP3 [Mexico, Chile: Stressing …]*.

Only what stands before the opening phrase of a paragraph, and names nothing but delegations, is taken for that:
words in brackets may be words of the paragraph, and within it an attribution stays where it is.
"""

from __future__ import annotations

import re

from hrcdiff.lexicon.states import is_state
from hrcdiff.parsing.labels import INSERTED, drafted, number, roman
from hrcdiff.patterns import later

NAMES = r"[^\[\](){}:;\u201c\u201d\"]{2,80}"
"""What may be the names of delegations; `delegations` says whether it is."""
_FORMS = tuple(
    later(form)
    for form in (
        rf"(?P<mark>[(\[](?P<names>{NAMES})\s?:?\s?[)\]](?:\s?[:.,\u2013\u2014-](?=\s))?)\s+",
        rf"\[(?P<mark>(?P<names>{NAMES}):)\s*",
        rf"(?P<labelled>)(?P<mark>(?P<names>{NAMES}):)\s+",
    )
)
"""``(EU):``, ``[Mexico, Chile]``; ``[EU: `` before words whose bracket closes behind them; ``EU:`` behind a number."""
_LONGEST = 90
"""Characters within which the colon stands that follows the names, where no bracket stands before them."""
_BETWEEN = later(r"\s*(?:[,/&+]|\band\b)\s*")
_GROUP = later(r"(?:the )?(?:[A-Z]\w+ ){0,2}[Gg]roup(?: of(?: [A-Za-z]\w+){1,6})?")
_SHORT = later(r"[A-Z]{2,8}(?:-\d{1,2})?|[A-Z][a-z]?[A-Z]{1,6}")
_SAID = later(
    r"(?:proposed|supported|suggested|added) by\s+|proposal (?:by|of|from)\s+|(?:new|alt)\s+"
    r"|(?:\s+|^)(?:proposal|text|new|agreed|(?:agreed )?ad ref(?:erendum)?)\b",
    re.IGNORECASE,
)
"""What is said beside the names: *proposed by*, *agreed ad ref*."""


def attributed(text: str, language: str = "en") -> tuple[int, int, str] | None:
    """Span of an attribution in front of a paragraph, with what follows it; None if there is none."""
    label = drafted(text) or INSERTED.match(text) or number(language).match(text)
    start = label.end() if label else 0
    for form in _forms(text, start):
        found = form.match(text, start)
        if found and (label or "labelled" not in found.groupdict()) and delegations(found["names"]):
            opened = text[start : found.start("mark")]
            return found.start("mark"), found.end(), opened + text[found.end() :]
    return None


def _forms(text: str, start: int) -> tuple[re.Pattern[str], ...]:
    """The forms that begin with the sign that stands there."""
    if text.startswith(("(", "["), start):
        return _FORMS[:2] if text[start] == "[" else _FORMS[:1]
    return _FORMS[2:] if ":" in text[start : start + _LONGEST] else ()


def delegations(names: str) -> bool:
    """Whether words name States and groups alone, or say of a paragraph that it is new or agreed."""
    left = _SAID.sub("", names).strip()
    return all(_delegation(name) for name in _BETWEEN.split(left)) if left else bool(names.strip())


def _delegation(name: str) -> bool:
    if is_state(name) or _GROUP.fullmatch(name):
        return True
    return _SHORT.fullmatch(name) is not None and roman(name.lower()) is None and name not in _LABELS


_LABELS = frozenset({"PP", "OP"})
