"""Where a note says that a condition or tail stood: words of the clause of which it is said, from its own text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hrcdiff.findings.attachment import WORDS, attached, attached_at, opens, weak
from hrcdiff.findings.items import items
from hrcdiff.findings.wordkinds import infinitive
from hrcdiff.patterns import later

if TYPE_CHECKING:
    from hrcdiff.findings.items import Found
    from hrcdiff.findings.view import View

_FAR = 120
"""Characters before a phrase in which the words stand of which it is said."""
_MOST = 7
"""Words that are quoted."""
_GOES_ON = later(
    r",\s+(?:including|in|on|at|by|with|for|from|through|under|within|and|or|which|who|that|as|such|particularly|"
    r"especially|notably|taking|thereby|consistent|without|while)\b"
)
"""What stands behind a phrase and is said of the words before it as well."""
_HANGS = later(
    r"\b(?:of|in|on|at|for|by|with|from|to|and|or|as|under|within|into)\s+(?:(?:the|an?|this|these|its|their)\s+)?$"
)
"""What stands before a noun that is but the end of its clause: *the rights of victims of* terrorism."""
_AND = re.compile(r"\s*,?\s*(?:and\s+)?")
_SIGN = re.compile(r"[,;:.()]")
_SAYS = frozenset("is are was were be been that which who whose whom".split())
"""Words behind which a clause, or what is said in it, begins."""
_AT_LEAST = re.compile(r"at (?:least|most|all) ")
_BEHIND = frozenset(("inter alia", "among others"))
"""Phrases that are said of what stands behind them."""


def at_phrase(view: View, one: Found, *, old: bool) -> str:
    """What a note quotes as the words to which a qualifier belongs; never words from behind a sign that closes it."""
    said = attached(view, one, old=old)
    if one.item.entry.weight != "phrase" or one.item.entry.key in _BEHIND or opens(one):
        return said
    text, end = view.text(one.address, old=old), max(one.item.end, one.item.whole)
    start = _first_of_row(text, one)
    sign = text[end : end + 1]
    opened = text[:start].rstrip()[-1:] in ("", ",", ";", ":", "(")
    closed = sign in (";", ":", ".", "") or (sign == "," and (not opened or _GOES_ON.match(text, end) is not None))
    return (at_end(text, start) if closed else "") or said


def _first_of_row(text: str, one: Found) -> int:
    """Where the first of the phrases begins that are said of one thing: *upon request and in line with the law*."""
    start = one.item.start
    for other in reversed([item for item in items(text) if item.end <= start]):
        if (
            other.entry.weight == "phrase"
            and other.entry.kind == "qualifier"
            and _AND.fullmatch(text, max(other.end, other.whole), start)
        ):
            start = other.start
    return start


def at_end(text: str, start: int) -> str:
    """The words of which is said what begins at a place: the last before it, with those on which these hang."""
    said = attached_at(text, start, start, far=True)
    near = max(0, start - _FAR)
    at = text.rfind(said, near, start)
    if not said or at < 0 or text[at + len(said) : start].strip(" ,") or infinitive(said.split()[0]):
        return said
    if not _HANGS.search(text, max(near, at - len("within these ")), at):
        return said
    first = max((sign.end() for sign in _SIGN.finditer(text, near, at)), default=near and text.find(" ", near))
    words = list(WORDS.finditer(text, first, start))
    cut = max(0, len(words) - _MOST)
    while cut and words[cut].group()[0].isupper() and words[cut - 1].group()[0].isupper():
        cut -= 1
    words = words[cut:]
    words = words[max((i for i in range(len(words)) if _begins(words, i)), default=0) :]
    while words and weak(words[0].group()) and not _AT_LEAST.match(text, words[0].start()):
        words.pop(0)
    return text[words[0].start() : at + len(said)] if words else said


def _begins(words: list[re.Match[str]], index: int) -> bool:
    """Whether a verb begins at a word, or what is said of something that *is* so."""
    before = words[index - 1].group() if index else ""
    return before in _SAYS or (before == "to" and infinitive(words[index].group()))
