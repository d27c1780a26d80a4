"""Guarantees: a clause that allows no exception, *that there shall be no amnesty*, which came or went within others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from hrcdiff.findings.anchors import at_end
from hrcdiff.findings.make import alone, point
from hrcdiff.findings.parts import said_anew, stems
from hrcdiff.patterns import later
from hrcdiff.text import first_words

if TYPE_CHECKING:
    from hrcdiff.findings.view import Change, View
    from hrcdiff.model import Finding

SENSE = "guarantee"
_LEAST = 4
"""Words of such a clause."""
_SAID = 20
"""Words of it that a note quotes."""
_SHARED = 0.25
"""Share of its words that what stands in its place may have."""
_MUST = r"(?:shall|should|must|may|can|will)"
_NONE = (
    rf"(?:there\s+{_MUST}\s+be\s+no\b|"
    rf"(?:no\s+one|nobody|none\s+of\s)(?:(?!\s(?:and|that)\s)[^;:]){{0,80}}?\b(?:{_MUST}|(?P<stated>is|are))\b|"
    r"(?:no(?!\s+(?:less|fewer|more|later|longer|doubt)\b)|nothing)\s(?:(?!\s(?:and|that|which|who)\s)[^;:]){1,80}?"
    rf"\b(?:{_MUST}\b(?!\s+have\b)|(?:is|are)\s+(?:permitted|permissible|allowed|admissible)\b)|"
    r"(?:in|under)\s+no\s+(?:case|event|circumstances?)\b)"
)
_NO = later(r"\bno(?:\b|body|ne|thing)")
_WITHIN = 100
"""Characters in which that stands, more than what may stand before it takes."""
_BEGUN = later(
    r"(?:(?:and|but)\s+)?(?P<ensured>(?:to\s+)?(?:ensur(?:e|es|ing)|guarantee(?:s|ing)?)\s+)?"
    rf"(?:(?:that|as|since|because)\s+)?{_NONE}"
)
"""How a guarantee begins, as far as its verb: *and that no one shall*, *but in no case*."""
_ENSURED = later(r"\b(?:ensur(?:e|es|ing)|guarantee(?:s|ing)?)\s+$")
_BEFORE = 20
"""Characters in which that stands."""
_STARTS = later(
    r"(?:^|[,;:]|\b(?=(?:and|but|as|that|ensur\w+)\s+(?:that\s+)?(?:there\s|no|in\s+no\s|under\s+no\s)))\s*"
)
_ENDS = later(r"[,;:.]|\s+and\s+(?:that|to)\s|$")


def guarantee(text: str, start: int, end: int) -> re.Match[str] | None:
    """How a guarantee begins at a place; that *no one is* left behind is one if it is to be ensured, else a fact."""
    begun = _BEGUN.match(text, start, end) if _NO.search(text, start, min(end, start + _WITHIN)) else None
    stated = begun is not None and begun["stated"] is not None and begun["ensured"] is None
    if stated and _ENSURED.search(text[max(0, start - _BEFORE) : start]) is None:
        return None
    return begun


def guarantees(view: View, change: Change, *, old: bool) -> Iterator[Finding]:
    """The clauses of a change that allow no exception, of one side; each whole in it, and said nowhere else."""
    said, place = (change.deleted, change.old) if old else (change.inserted, change.new)
    there = change.inserted if old else change.deleted
    if " no" not in said or said.count(" ") < _LEAST:
        return
    text, limbs = view.text(place.address, old=old), view.limbs((view.old if old else view.new)[place.address])
    for start, end in _clauses(text, place.start, place.end):
        words = text[start:end]
        with_its_verb = any(place.start <= limb.verb_start < end for limb in limbs)
        if with_its_verb or view.transfer_of(place.address, start, end, old=old):
            continue
        if there.strip() and len(stems(words) & stems(there)) > _SHARED * len(stems(words)):
            continue
        if said_anew(view, change, words, old=old):
            continue
        what = "removed" if old else "added"
        told = first_words(words.split(), _SAID)
        note = f"{what}: “{told}” ({SENSE}), at “{at_end(text, start)}”"
        here = place.address, start, end
        yield alone(view, f"qualifier.{what}", here, point(change, old=old), note, old=old, source="hedges")


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where guarantees stand in a stretch of a text that are whole in it."""
    free = start
    for found in _STARTS.finditer(text[start:end]):
        first = start + found.end()
        begun = guarantee(text, first, end) if first >= free else None
        if begun is None:
            continue
        close = _ENDS.search(text, begun.end())
        last = close.start() if close else len(text)
        if last <= end and text[first:last].count(" ") >= _LEAST - 1:
            yield first, last
            free = last
