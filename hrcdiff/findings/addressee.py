"""Whom a limb asks: the actors of the table that its words name, and limbs that ask for one thing together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hrcdiff.findings.items import items
from hrcdiff.verbs import DIRECTIVE

if TYPE_CHECKING:
    from hrcdiff.findings.make import Spot
    from hrcdiff.findings.view import View
    from hrcdiff.verbs import Limb

Who = tuple["Spot", frozenset[str]]
"""Where an addressee stands, and which actors of the table it names."""
_CLAUSE = re.compile(r"\b(?:that|which|who|to)\b|[;:]")
"""What does not stand in the name of an addressee."""
_THING = re.compile(r"\b(?:of|by|between|among|in|with|for|from|on)\b")
"""Before an actor, what makes another thing the object: *encourages cooperation among States*."""


def asked(view: View, address: str, number: int, *, old: bool) -> Who | None:
    """The addressee of a limb of a paragraph; None if its words show none."""
    paragraph = (view.old if old else view.new)[address]
    limb = view.limbs(paragraph)[number - 1]
    if limb.addressee is None:
        return _sharing(view, address, number, old=old)
    start = paragraph.text.find(limb.addressee, limb.verb_end)
    return (address, start, start + len(limb.addressee)), _names(limb.addressee)


def together(view: View, address: str, number: int, *, old: bool) -> frozenset[int]:
    """The numbers of the limbs that ask for the same as this one: *requests A, and urges B, to …*."""
    paragraph = (view.old if old else view.new)[address]
    limbs = view.limbs(paragraph)
    first = last = number
    while first > 1 and _one_object(paragraph.text, limbs[first - 2], limbs[first - 1]):
        first -= 1
    while last < len(limbs) and _one_object(paragraph.text, limbs[last - 1], limbs[last]):
        last += 1
    return frozenset(range(first, last + 1) if limbs[last - 1].addressee else (number,))


def _sharing(view: View, address: str, number: int, *, old: bool) -> Who | None:
    """Whom a limb asks whose object stands behind the next one."""
    paragraph = (view.old if old else view.new)[address]
    if number + 1 not in together(view, address, number, old=old):
        return None
    limb = view.limbs(paragraph)[number - 1]
    said = re.sub(r",?\s*(?:and\s*)?$", "", paragraph.text[limb.verb_end : limb.end])
    named = [i.start for i in items(said) if i.entry.kind == "actor"]
    if not named or _THING.search(said, 0, named[0]):
        return None
    return (address, limb.verb_end + 1, limb.verb_end + len(said)), _names(said)


def _one_object(text: str, one: Limb, other: Limb) -> bool:
    """Whether two limbs have one object: no infinitive behind the first, and commas around the second or none."""
    if one.addressee or one.verb == "call for" or not {one.lemma, other.lemma} <= DIRECTIVE:
        return False
    said = text[one.verb_end : one.end]
    if _CLAUSE.search(said):
        return False
    if other.addressee is None:
        return True
    behind = text.find(other.addressee, other.verb_end) + len(other.addressee)
    return ("," in said[-len(", and ") :]) == text.startswith(",", behind)


def _names(who: str) -> frozenset[str]:
    return frozenset(i.entry.key for i in items(who) if i.entry.kind == "actor" and not _nested(who, i.start))


def _nested(text: str, at: int) -> bool:
    """Whether an actor only tells which one another is: *special procedures of the Council*."""
    return text[:at].rstrip().endswith((" of the", " of", " by the", " by", " from the", " under"))
