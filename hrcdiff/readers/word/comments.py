"""Comments in the margin: who says what, and of which words; they are no part of the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
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
    said = _commented(body)
    for item in bodies:
        words = " ".join("".join(said.get(attribute(item, "id") or "", ())).split())
        short = words if len(words) <= MOST_WORDS else words[:MOST_WORDS].rsplit(" ", 1)[0] + " …"
        yield Comment(" ".join((attribute(item, "author") or "").split()), short, item)


def _commented(body: etree._Element) -> dict[str, list[str]]:
    """The words between the beginning and the end of each comment's range, as many as are quoted."""
    said: defaultdict[str, list[str]] = defaultdict(list)
    length: defaultdict[str, int] = defaultdict(int)
    opened: dict[str, None] = {}
    for element in body.iter("{*}commentRangeStart", "{*}commentRangeEnd", "{*}t"):
        kind = name_of(element)
        if kind == "t":
            for each in [each for each in opened if length[each] > MOST_WORDS]:
                del opened[each]
            for each in opened:
                said[each].append(element.text or "")
                length[each] += len(element.text or "")
        elif kind == "commentRangeStart":
            opened[attribute(element, "id") or ""] = None
        else:
            opened.pop(attribute(element, "id") or "", None)
    return said
