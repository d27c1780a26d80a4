"""Comments in the margin: who says what, and of which words; they are no part of the text."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hrcdiff.readers.word.xml import attribute, name_of

if TYPE_CHECKING:
    from lxml import etree

MOST_WORDS = 60
"""Characters of the words it stands at that are quoted with a comment."""


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment."""

    author: str
    words: str
    """The words that it was put to, shortened; empty if there are none."""
    body: etree._Element


def comments(root: etree._Element | None, body: etree._Element) -> Iterator[Comment]:
    """The comments of a file, in the order of their part; ``body`` is the text that they were put to."""
    bodies = [item for item in (root if root is not None else ()) if name_of(item) == "comment"]
    if not bodies:
        return
    said = _commented(body, {attribute(item, "id") or "" for item in bodies})
    for item in bodies:
        words = " ".join(said.get(attribute(item, "id") or "", "").split())
        short = words if len(words) <= MOST_WORDS else words[:MOST_WORDS].rsplit(" ", 1)[0] + " …"
        yield Comment(" ".join((attribute(item, "author") or "").split()), short, item)


def _commented(body: etree._Element, known: Collection[str]) -> dict[str, str]:
    """The words between the beginning and the end of each comment's range, as many as are quoted."""
    text: list[str] = []
    length = 0
    opened: dict[str, int] = {}
    said: dict[str, tuple[int, int]] = {}
    for element in body.iter("{*}commentRangeStart", "{*}commentRangeEnd", "{*}t"):
        kind, identity = name_of(element), attribute(element, "id") or ""
        if kind == "t":
            text.append(element.text or "")
            length += len(text[-1])
        elif kind == "commentRangeStart":
            opened[identity] = length
        elif identity in known and identity in opened:
            start = opened.pop(identity)
            said[identity] = (start, min(length, start + 2 * MOST_WORDS))
    whole = "".join(text)
    return {identity: whole[start:end] for identity, (start, end) in said.items()}
