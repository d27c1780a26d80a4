"""Paragraphs too long for any resolution, in which no finding is looked for: the rules read each change many times.

A document with such paragraphs has a warning that says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from hrcdiff.model import Warning_

if TYPE_CHECKING:
    from hrcdiff.model import Document, Redline

LONGEST = 20_000
"""Characters of a paragraph; those that the Council adopts have less than a tenth."""
_NAMED = 3
"""Paragraphs that a warning names."""
_LEFT_OUT = "\u2026"


def overlong(document: Document) -> list[str]:
    """The addresses of paragraphs in which no finding is looked for."""
    return [p.address for p in document.paragraphs if len(p.text) > LONGEST]


def warnings(document: Document) -> Iterator[Warning_]:
    """What is said of a document that has such paragraphs."""
    found = overlong(document)
    if found:
        more = f" and {len(found) - _NAMED:,} more" if len(found) > _NAMED else ""
        yield Warning_(
            code="long-paragraph",
            message=f"no findings are told of {', '.join(found[:_NAMED])}{more} of {document.name}, nor of what is "
            f"linked with it: they are looked for in paragraphs of up to {LONGEST:,} characters",
        )


def without(redline: Redline) -> Redline:
    """A redline as the rules on words see it: of paragraphs too long, and of those linked with them, no word."""
    gone = {*overlong(redline.old)}, {*overlong(redline.new)}
    if not any(gone):
        return redline
    here = [link for link in redline.links if not gone[0].isdisjoint(link.old) or not gone[1].isdisjoint(link.new)]
    for link in here:
        gone[0].update(link.old)
        gone[1].update(link.new)
    dropped = {link.id for link in here}
    return replace(
        redline,
        old=_emptied(redline.old, gone[0]),
        new=_emptied(redline.new, gone[1]),
        links=tuple(replace(link, edits=()) if link.id in dropped else link for link in redline.links),
        transfers=tuple(t for t in redline.transfers if t.old.address not in gone[0] and t.new.address not in gone[1]),
    )


def _emptied(document: Document, gone: set[str]) -> Document:
    """A document without the words of some paragraphs, and what they cite."""
    return replace(
        document,
        paragraphs=tuple(replace(p, text=_LEFT_OUT) if p.address in gone else p for p in document.paragraphs),
        citations=tuple(c for c in document.citations if c.address not in gone),
    )
