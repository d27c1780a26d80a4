"""A limit within a relative clause that stayed: *countries that are landlocked and are facing drought*."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

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
_BEFORE = 60
"""Characters in which the relative pronoun stands, with the noun before it."""
_MOST = 15
"""Words of a limit."""


def find(view: View, change: Change, *, old: bool) -> Iterator[Finding]:
    """A limit that came or went beside another one, which stayed: fewer, or more, are meant."""
    said, place = (change.deleted, change.old) if old else (change.inserted, change.new)
    found = _LIMIT.fullmatch(said) if " and" in said and len(said.split()) <= _MOST else None
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
