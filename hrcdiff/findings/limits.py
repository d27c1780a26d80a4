"""Words by which a date that stayed is another time: *before its ninth session*, *at its ninth session*."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hrcdiff.findings.figures import figures
from hrcdiff.findings.make import finding

if TYPE_CHECKING:
    from hrcdiff.findings.figures import Figure
    from hrcdiff.findings.make import Spot
    from hrcdiff.findings.view import Change, View
    from hrcdiff.model import Finding, Place

_SENSES = {
    "at": "at", "in": "at", "on": "at", "during": "at",
    "before": "before", "prior to": "before", "ahead of": "before",
    "by": "by", "no later than": "by", "not later than": "by",
    "until": "until", "up to": "until",
    "after": "after", "following": "after",
    "from": "from", "since": "from", "as from": "from", "as of": "from", "starting from": "from", "starting at": "from",
}  # fmt: skip
"""Prepositions before a time, each with what it says."""
_OF = (" the", " its", " their", " his", " her")
"""What may stand between a preposition and the time."""
_LONGEST = 30
"""Characters of a preposition with its article and the spaces round it."""
_KINDS = ("session", "date", "year")


def find(view: View, change: Change) -> Iterator[Finding]:
    """A session, a date or a year that stayed behind another preposition: the task is due at another time."""
    if not 0 < len(change.deleted) <= _LONGEST or not 0 < len(change.inserted) <= _LONGEST:
        return
    old, new = _preposition(change.deleted), _preposition(change.inserted)
    if not (old and new) or _SENSES[old] == _SENSES[new]:
        return
    one, other = _behind(view, change.old, old=True), _behind(view, change.new, old=False)
    if one is None or other is None or one.text != other.text or one.what not in _KINDS:
        return
    texts = view.text(change.old.address, old=True), view.text(change.new.address, old=False)
    spots: list[Spot] = []
    for place, figure, text in ((change.old, one, texts[0]), (change.new, other, texts[1])):
        words = text[place.start : figure.end]
        spots.append((place.address, figure.end - len(words.lstrip()), figure.end))
    note = " \u2192 ".join(text[start:end] for text, (_, start, end) in zip(texts, spots, strict=True))
    yield finding(view, f"date.{one.what}", spots[0], spots[1], note)


def bare(words: str) -> str:
    """A time without the preposition and the article before it: *ninth session*, of *before its ninth session*."""
    first = next((word for word in _SENSES if words.lower().startswith(f"{word} ")), "")
    rest = words[len(first) :].lstrip() if first else words
    article = next((word for word in _OF if first and f" {rest}".startswith(f"{word} ")), "")
    return rest[len(article) :]


def _preposition(words: str) -> str:
    """The preposition that some words are, in small letters, without an article behind it; empty if they are more."""
    said = " ".join(words.lower().split())
    said = next((said.removesuffix(end) for end in _OF if said.endswith(end)), said)
    return said if said in _SENSES else ""


def _behind(view: View, place: Place, *, old: bool) -> Figure | None:
    """The figure right behind a place, or behind an article there, if it is no part of a citation."""
    text = view.text(place.address, old=old)
    for figure in figures(text):
        between = text[place.end : figure.start]
        if place.end <= figure.start and (not between.strip() or f" {between.strip()}" in _OF):
            cited = view.citations(place.address, old=old)
            return None if any(c.start < figure.end and figure.start < c.end for c in cited) else figure
    return None
