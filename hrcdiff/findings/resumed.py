"""Items and instances of which the other side has a part elsewhere: what of them came or went, and no more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from hrcdiff.findings.make import alone, point
from hrcdiff.findings.parts import stems
from hrcdiff.findings.view import plain
from hrcdiff.patterns import later
from hrcdiff.text import first_words

if TYPE_CHECKING:
    from hrcdiff.findings.coordination import Item
    from hrcdiff.findings.make import Spot
    from hrcdiff.findings.rearranged import Side
    from hrcdiff.findings.view import Change, View
    from hrcdiff.model import Finding

_LIMITS = later(r"(?:(?:the|its|their)\s+)?(?:(?:all|any|each|every|other|relevant)\s+)+(?:(?:the|its|their)\s+)?")
"""Words before an item that are no part of what it names."""
_NAMED = 3
"""Words of an item by which it is known without those."""
_SAID = 20
"""Words of a relative clause that a note quotes."""
_RELATIVE = later(r",\s+(?=(?:which|who|whose|whom)\s)")
_JOINT = later(r",\s+(?:and\s+|or\s+)?|\s+(?:and|or)\s+")
_HALF = 0.5
"""Share of the longer words of an item that another paragraph has in one of its own if it is the same."""


def but_for_limits(view: View, side: Side, item: Item) -> str:
    """An item without the words that limit it, if that stands elsewhere in the link; else nothing.

    *[and all other relevant rules of the coast]* of *rules of the coast*: the rules did not go.
    """
    limits = _LIMITS.match(item.text)
    rest = item.text[limits.end() :] if limits else ""
    return rest if rest.count(" ") >= _NAMED - 1 and view.stands(side.place.address, rest, old=side.old) else ""


def limit(view: View, side: Side, item: Item) -> Iterator[Finding]:
    """*all* before an item that stands elsewhere in the link without it."""
    rest = but_for_limits(view, side, item) if item.text.startswith("all ") else ""
    link = view.link_at(side.place.address, old=side.old) if rest else None
    if link is None:
        return
    said = re.compile(rf"\ball (?:\w+ ){{0,3}}{re.escape(plain(rest))}\b")
    if any(said.search(plain(text)) for text in view.texts(link, old=not side.old)):
        return
    what = "removed" if side.old else "added"
    here = side.place.address, item.start, item.start + len("all")
    note = f"all {what} (scope), at “{item.text.removeprefix('all ')}”"
    yield alone(view, f"qualifier.{what}", here, point(side.change, old=side.old), note, old=side.old, source="hedges")


def clause_behind(view: View, change: Change, spot: Spot, *, old: bool) -> Finding | None:
    """The relative clause behind an instance that stood there without it; None if that is not so.

    *divers [, especially girls,] of the coast {, especially girls, who dive more often}* has but the clause.
    """
    address, start, end = spot
    said = view.text(address, old=old)[start:end]
    cut = _RELATIVE.search(said)
    there = _stood(view, change, said[: cut.start()], old=old) if cut else None
    if cut is None or there is None:
        return None
    what = "removed" if old else "added"
    clause = first_words(said[cut.end() :].rstrip(" ,;.").split(), _SAID)
    note = f"{what}: “{clause}” (relative clause), at “{said[: cut.start()].split()[-1]}”"
    return alone(view, f"qualifier.{what}", spot, there, note, old=old, source="hedges")


def _stood(view: View, change: Change, words: str, *, old: bool) -> Spot | None:
    """Where another change of the link has some words on the other side."""
    for other in view.changes(change.link):
        place, said = (other.new, other.inserted) if old else (other.old, other.deleted)
        if other.simple and other is not change and (found := re.search(rf"\b{re.escape(words)}(?!\w)", said)):
            return place.address, place.start + found.start(), place.start + found.end()
    return None


def said_by_another(view: View, change: Change, spot: Spot, *, old: bool) -> list[Finding] | None:
    """The items of an instance that no other paragraph of the link had, if one had the rest; None if none had.

    Of *including bells* in one paragraph and nothing in another the merged one has *including bells and lamps*: lamps
    were added.
    """
    link = change.link
    if len(link.old) == len(link.new) == 1:
        return None
    address, start, end = spot
    text, paired = view.text(address, old=old), (change.new if old else change.old).address
    items = [*_items(text, start, end)]
    led, size = plain(text[slice(*items[0])]), plain(text[start:end]).count(" ")
    known = [
        there.split()[: 2 * size]
        for each in (link.new if old else link.old)
        if each != paired and (there := plain(view.text(each, old=not old)).partition(f" {led} ")[2])
    ]
    if not known:
        return None
    left = [text[a:b] for a, b in items[1:] if not any(_said(text[a:b], " ".join(there)) for there in known)]
    what = "removed" if old else "added"
    note = f"{what} in a list: {'; '.join(left)}, beside “{text[slice(*items[0])]} …”"
    return [alone(view, f"list.{what}", spot, point(change, old=old), note, old=old)] if left else []


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The things that an instance names, the first with the word that leads it."""
    begin = start
    for joint in _JOINT.finditer(text, start, end):
        if joint.start() > begin:
            yield begin, joint.start()
        begin = joint.end()
    if begin < end:
        yield begin, end


def _said(item: str, there: str) -> bool:
    """Whether half of the longer words of an item or more stand in another text, in any form."""
    wanted = stems(item)
    return bool(wanted) and len(wanted & stems(there)) >= _HALF * len(wanted)
