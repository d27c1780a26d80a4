"""Actors and addressees: who is asked, who acts, for whose benefit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from hrcdiff.findings.items import Found, difference, items
from hrcdiff.findings.make import Spot, finding
from hrcdiff.findings.verb import Led, Pair, paired

if TYPE_CHECKING:
    from hrcdiff.findings.view import View
    from hrcdiff.model import Finding, Link

_ITS_TEXT = re.compile(r"\s+(?:resolution|decision)s?\b")


def find(view: View) -> Iterator[Finding]:
    """Findings on actors: addressees of verbs first, then one actor in another's place."""
    told: set[tuple[str, int]] = set()
    for pair in paired(view):
        for each in _addressee(view, pair):
            told.add((each.new.address, each.new.start) if each.new else ("", 0))
            yield each
    for link in view.changed:
        for each in _replaced(view, link):
            spot = (each.new.address, each.new.start) if each.new else ("", 0)
            if not any(a == spot[0] and s <= spot[1] <= s + 200 for a, s in told):
                yield each


def _addressee(view: View, pair: Pair) -> Iterator[Finding]:
    one, other = _who(view, pair.old, old=True), _who(view, pair.new, old=False)
    if one is None or other is None:
        return
    old, new = one[1], other[1]
    if not old or not new:
        return
    lost = sorted(old - new - _asked(view, pair, old=False))
    won = sorted(new - old - _asked(view, pair, old=True))
    if not lost and not won:
        return
    how = "widened" if not lost else "narrowed" if not won else "changed"
    gone, come = ", ".join(lost), ", ".join(won)
    detail = "; ".join(filter(None, (f"no longer {gone}" if gone else "", f"now {come}" if come else "")))
    yield finding(view, f"actor.{how}", one[0], other[0], f"addressee {how}: {detail}", source="4.3")


def _asked(view: View, pair: Pair, *, old: bool) -> frozenset[str]:
    """Whom the limbs on one side of the link address."""
    address = (pair.old if old else pair.new).address
    link = next((x for x in view.changed if address in (x.old if old else x.new)), None)
    paragraphs = view.old if old else view.new
    names: set[str] = set()
    for each in (link.old if old else link.new) if link else (address,):
        for number, limb in enumerate(view.limbs(paragraphs[each]), 1):
            who = _who(view, Led(each, number, limb, paragraphs[each].part), old=old)
            names |= who[1] if who else frozenset()
    return frozenset(names)


def _who(view: View, led: Led, *, old: bool) -> tuple[Spot, frozenset[str]] | None:
    """Where the addressee of a limb stands, and which actors of the table it names."""
    who = led.limb.addressee
    if who is None:
        return None
    text = (view.old if old else view.new)[led.address].text
    start = text.find(who, led.limb.verb_end)
    names = frozenset(i.entry.key for i in items(who) if i.entry.kind == "actor" and not _nested(who, i.start))
    return (led.address, start, start + len(who)), names


def _nested(text: str, at: int) -> bool:
    """Whether an actor only tells which one another is: *special procedures of the Council*."""
    return text[:at].rstrip().endswith((" of the", " of", " by the", " by", " from the", " under"))


def _replaced(view: View, link: Link) -> Iterator[Finding]:
    """One actor in another's place, in a change that is little more than the two names."""
    diff = difference(view, link, "actor")
    new = list(diff.new)
    for one in diff.old:
        here = view.change_at(link, one.address, one.item.start, old=True)
        if here is None or not here.simple or _adopted(view.old[one.address].text, one):
            continue
        there = [n for n in new if view.change_at(link, n.address, n.item.start, old=False) is here]
        if len(there) != 1 or not _little_more(here.deleted, one) or not _little_more(here.inserted, there[0]):
            continue
        new.remove(there[0])
        if there[0].item.entry.key != one.item.entry.key:
            note = f"{one.item.entry.key} → {there[0].item.entry.key}"
            yield finding(view, "actor.replaced", _spot(one), _spot(there[0]), note, source="7.4")


def _adopted(text: str, found: Found) -> bool:
    """Whether an organ is named as the one whose resolution is cited: that is part of the reference."""
    return bool(_ITS_TEXT.match(text, found.item.end))


def _little_more(text: str, found: Found) -> bool:
    return len(text.strip()) - (found.item.end - found.item.start) <= 8


def _spot(one: Found) -> Spot:
    return one.address, one.item.start, one.item.end
