"""What one effort is to serve: *to take measures to end one and to protect another*, of which one went or came."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hrcdiff.findings.hedge import hedges
from hrcdiff.findings.parts import said_anew, slid
from hrcdiff.findings.wordkinds import infinitive, root
from hrcdiff.patterns import later
from hrcdiff.text import NEAR

if TYPE_CHECKING:
    from hrcdiff.findings.asks import Ask
    from hrcdiff.findings.make import Spot
    from hrcdiff.findings.view import Change, View

_LEAST = 3
"""Words of an infinitive that is told: *to end impunity*."""
_BLANK = " ,\u00a0"
_WHAT = r"(?P<what>(?:[a-z]+ly\s+)?(?P<verb>[a-z-]+)\s[^;:]+?)"
_FIRST = later(
    rf"\s*{_WHAT},?\s+and\s+(?:also\s+|further\s+)?"
    r"to(?:\s+(?:create|establish)\s+(?:the\s+)?(?:necessary\s+)?conditions\s+to)?\s*"
)
"""*measures to [secure the one and to] end the other*."""
_LAST = later(rf",?\s+and\s+(?:also\s+|further\s+)?to\s+{_WHAT}\s*,?\s*")
"""*measures to end the other [and to secure the one]*."""
_CLOSES = later(r"\s*(?:[,;.]|$)")
_NEXT = later(r"\s*(?:[a-z]+ly\s+)?(?P<verb>[a-z-]+)\b")
_OTHERS = later(r"\b(?:that|which|who|whom|where|whether|how|when|if)\b|[;:]")
"""A clause of its own, which another verb may go on."""
_TO = later(r"\bto\s+(?P<verb>[a-z-]+)")


def served(view: View, change: Change, asks: list[Ask], *, old: bool) -> Iterator[tuple[Ask, Spot]]:
    """One of several infinitives behind what hedges the thing asked, if it is what a change has on one side alone."""
    said, others, place = (
        (change.deleted, change.inserted, change.old) if old else (change.inserted, change.deleted, change.new)
    )
    if others.strip(_BLANK) or said.count(" ") < _LEAST:
        return
    text = view.text(place.address, old=old)
    ask = next((a for a in asks if a.asks and a.verb_end < place.start and place.end <= a.end + 1), None)
    if ask is None or view.transfer_of(place.address, place.start, place.end, old=old):
        return
    heads = [h.governed[0][0] for h in hedges(text, ask.address) if h.start == ask.verb_start and h.end > ask.verb_end]
    here = next((s for span in slid(text, place.start, place.end) if (s := _one(text, *span, heads))), None)
    if here and not said_anew(view, change, text[slice(*here)], old=old):
        yield ask, (place.address, *here)


_ENDS_IN_TO = later(r"\b[Tt]o(?:\s+[a-z]+ly)?\s*$")
_BY_DOING = later(rf"\s*{_WHAT}\s+(?:by|through)\s+(?:[a-z]+ly\s+)?(?P<doing>[a-z]+ing)\b")
"""*[strengthen the guild by providing] {provide} lamps*: a means that is asked by itself now."""


def served_by(view: View, change: Change, asks: list[Ask], *, old: bool) -> Iterator[tuple[Ask, Spot]]:
    """What something asked was a means to, if the other side asks for the means alone, before the same words."""
    said, others, place = (
        (change.deleted, change.inserted, change.old) if old else (change.inserted, change.deleted, change.new)
    )
    found = _BY_DOING.match(said) if "ing" in said else None
    there = _NEXT.match(others) if found else None
    if found is None or there is None or root(there["verb"]) != root(found["doing"]) or not infinitive(there["verb"]):
        return
    text, what = view.text(place.address, old=old), found["what"]
    if not _ENDS_IN_TO.search(text, max(0, place.start - NEAR), place.start) or not infinitive(found["verb"]):
        return
    ask = next((a for a in asks if a.asks and a.start < place.start and place.end <= a.end), None)
    if ask is None or _OTHERS.search(what) or any(infinitive(other["verb"]) for other in _TO.finditer(what)):
        return
    if not said_anew(view, change, what, old=old):
        yield ask, (place.address, place.start + found.start("what"), place.start + found.end("what"))


_AND = frozenset(("and", "and also", "and further"))
_SO_AS = frozenset(("in order", "so as"))
_TO_WHAT = later(r"\s+to\s+(?P<what>(?:[a-z]+ly\s+)?(?P<verb>[a-z-]+)\b[^,;:]*)")


def became_aim(said: str, others: str) -> bool:
    """Whether *and* is one side of a change, and what leads a purpose the other: *in order*."""
    return others.strip(_BLANK) in _SO_AS and said.strip(_BLANK) in _AND


def aimed(view: View, change: Change, asks: list[Ask], *, old: bool) -> Iterator[Spot]:
    """What was asked by itself, *and to end it*, and is but a purpose on the other side: *in order to end it*."""
    said, others, place = (
        (change.deleted, change.inserted, change.old) if old else (change.inserted, change.deleted, change.new)
    )
    if not became_aim(said, others):
        return
    text = view.text(place.address, old=old)
    found = _TO_WHAT.match(text, place.end - (text[place.end - 1 : place.end] == " "))
    ask = next((a for a in asks if a.asks and found and a.verb_start <= found.start("verb") < a.verb_end), None)
    if ask and found and any(each.asks and each.end <= place.start + 1 for each in asks):
        yield place.address, *found.span("what")


def _one(text: str, start: int, end: int, heads: list[int]) -> tuple[int, int] | None:
    """Where one of several infinitives stands that a span is, with what joins it to the others."""
    first = _FIRST.fullmatch(text, start, end)
    if first and first.start("what") in heads and infinitive(first["verb"]):
        goes_on = _NEXT.match(text, end)
        return first.span("what") if goes_on and infinitive(goes_on["verb"]) else None
    last = _LAST.fullmatch(text, start, end)
    if last is None or not infinitive(last["verb"]) or not _CLOSES.match(text, end):
        return None
    before = max((head for head in heads if head < start), default=None)
    if before is None or _OTHERS.search(text, before, start):
        return None
    if any(infinitive(other["verb"]) for other in _TO.finditer(text, before, start)):
        return None  # *to help keepers to mend lamps [and to light them]*
    return last.span("what")
