"""Acts of which the other text has but efforts: *ensuring*, *efforts to ensure*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from hrcdiff.findings.attachment import attached_at
from hrcdiff.findings.make import alone, point
from hrcdiff.findings.wordkinds import infinitive, root
from hrcdiff.patterns import later

if TYPE_CHECKING:
    from hrcdiff.findings.view import Change, View
    from hrcdiff.model import Finding, Link

_TRIED = later(
    r"\s*(?:the\s+)?(?P<said>(?:(?:(?!to\s)[a-z]+ed|all|its|their|further|new|other|additional|national|joint)\s+)*"
    r"(?:efforts?|attempts?|endeavours?)\s+to)\s+(?P<verb>[a-z-]+)\s*"
)
_DONE = later(r"\s*(?:(?P<doing>[a-z-]+ing)|(?:the\s+)?(?P<noun>[a-z]+(?:tion|sion|ment|ance|ence|al))\s+of)\s*")
"""An act alone: *ensuring*, *the adoption of*."""
_STEM = 6
"""Letters by which a noun is held to be that of a verb."""
_WORD = later(r"\s*[\w\u2019'-]")


def attempts(view: View, link: Link) -> Iterator[Finding]:
    """Efforts that came before a verb of which the other side has the act alone, before the same words."""
    for change in view.changes(link):
        said = change.deleted + change.inserted
        if "effort" in said or "attempt" in said or "endeavour" in said:
            for old in (True, False):
                yield from _of_side(view, change, old=old)


def _of_side(view: View, change: Change, *, old: bool) -> Iterator[Finding]:
    """Efforts on one side of a change that is no more than them and the verb."""
    mine, theirs = (change.deleted, change.inserted) if old else (change.inserted, change.deleted)
    tried = _TRIED.fullmatch(mine) if change.simple and _WORD.match(change.after) else None
    done = _DONE.fullmatch(theirs) if tried else None
    if tried is None or done is None or not _one_act(tried["verb"], done):
        return
    what, place = ("removed", change.old) if old else ("added", change.new)
    start = place.start + tried.start("said")
    spot = place.address, start, start + len(tried["said"])
    said = attached_at(view.text(place.address, old=old), start, place.end, phrase=False)
    words = theirs.strip(), mine.strip()
    note = f"{tried['said']} {what}: {' → '.join(words[::-1] if old else words)}, at “{said}”"
    yield alone(view, f"modality.{what}", spot, point(change, old=old), note, old=old, source="hedges")


def _one_act(verb: str, done: re.Match[str]) -> bool:
    """Whether a verb and a form of one, or a noun, say the same act: *realize*, *realization*."""
    if not infinitive(verb):
        return False
    stem = root(verb)
    return root(done["doing"]) == stem if done["doing"] else done["noun"].startswith(stem[:_STEM])
