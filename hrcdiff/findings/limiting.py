"""A limit within a relative clause that stayed: *countries that are landlocked and are facing drought*."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hrcdiff.findings.attachment import attached_at
from hrcdiff.findings.make import alone, point
from hrcdiff.findings.parts import said_anew
from hrcdiff.patterns import later

if TYPE_CHECKING:
    from hrcdiff.findings.view import Change, View
    from hrcdiff.model import Finding

_IS = r"(?:are|is|were|was|have|has|had|do|does|may|can|could|should)"
_RELATIVE = later(rf"(?<=[a-z])\s(?P<word>that|who|which)(?P<is>\s+{_IS})?\s*$")
"""Before what limits something, with its auxiliary: *countries that are*."""
_LIMIT = later(rf"\s*(?P<what>(?P<is>{_IS}\b)?[^,;:]*?[^\s,;:])\s+and(?:\s+{_IS})?\s*")
"""What stands before another limit: *are landlocked and*."""
_STATED = later(
    r"\b(?P<ensures>(?:ensur|guarante)[a-z]*\s+)?that\s+(?P<who>(?:(?!\b(?:is|are|was|were|has|have|shall|should|must|may|can|"
    r"that|which|who)\b)[^,;:]){3,100}?)\s*$"
)
"""Before the predicate of what is stated, with whom it is said of: *to ensure that all keepers*."""
_ALSO = later(r"\s*(?P<what>(?:is|are|has|have|shall|should|must)\b[^,;:]*?[^\s,;:])\s+and\s*")
"""A predicate before another one: *are qualified and*."""
_OF_WHOM = 140
"""Characters in which that stands."""
_BEFORE = 60
"""Characters in which the relative pronoun stands, with the noun before it."""
_MOST = 15
"""Words of a limit."""


def find(view: View, change: Change, *, old: bool) -> Iterator[Finding]:
    """A limit that came or went beside another one, which stayed: fewer, or more, are meant."""
    said, place = (change.deleted, change.old) if old else (change.inserted, change.new)
    if " and" not in said or len(said.split()) > _MOST:
        return
    if stated := _further(view, change, old=old):
        yield stated
        return
    found = _LIMIT.fullmatch(said)
    if found is None:
        return
    text = view.text(place.address, old=old)
    start = max(0, place.start - _BEFORE)
    relative = _RELATIVE.search(text[start : place.start])
    if relative is None or not (relative["is"] or found["is"]) or said_anew(view, change, found["what"], old=old):
        return
    here = place.address, place.start + found.start("what"), place.start + found.end("what")
    what = "removed" if old else "added"
    of = text[start : start + relative.start()].split()[-1]
    note = f"{what}: \u201c{found['what']}\u201d (a further limit), at \u201c{of} {relative['word']}\u201d"
    yield alone(view, f"qualifier.{what}", here, point(change, old=old), note, old=old, source="hedges")


def _further(view: View, change: Change, *, old: bool) -> Finding | None:
    """A predicate that came or went before another one of a statement: *that keepers [are paid and] light lamps*."""
    said, place = (change.deleted, change.old) if old else (change.inserted, change.new)
    found = _ALSO.fullmatch(said)
    if found is None:
        return None
    text = view.text(place.address, old=old)
    of = _STATED.search(text, max(0, place.start - _OF_WHOM), place.start)
    if of is None or _VERB.match(change.after) is None or said_anew(view, change, found["what"], old=old):
        return None
    here = place.address, place.start + found.start("what"), place.start + found.end("what")
    what, sense = "removed" if old else "added", "to be ensured" if of["ensures"] else "a further statement"
    at = attached_at(text, of.start("who"), of.start("who"))
    note = f"{what}: \u201c{found['what']}\u201d ({sense}), at \u201c{at}\u201d"
    return alone(view, f"qualifier.{what}", here, point(change, old=old), note, old=old, source="hedges")


_VERB = later(r"\s*(?:(?:fully|also|always)\s+)?(?:is|are|has|have|shall|should|must|may|can|(?P<verb>[a-z]{3,}))\b")
