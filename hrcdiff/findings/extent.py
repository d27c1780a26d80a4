"""How much of a qualifier is quoted: its object if that goes with it, all adjectives beside it, no kept words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hrcdiff.findings.attachment import opens, words_of
from hrcdiff.findings.conditions import LONGEST, behind_thing
from hrcdiff.findings.documents import names, names_document
from hrcdiff.findings.items import items
from hrcdiff.findings.quantities import counts, is_of_a_place
from hrcdiff.findings.wordkinds import adjective, adverb
from hrcdiff.patterns import later

if TYPE_CHECKING:
    from hrcdiff.findings.items import Found
    from hrcdiff.findings.view import Change, View
    from hrcdiff.model import Link, Place

_OF = later(r"\b(?:of|with|to|for|by)$")
"""What a condition ends with whose object stands behind it."""
_KEPT_OF = later(r"\s+of\s")
"""What begins words that stayed behind its last noun: *the making* of the bells."""
_GOES_ON = re.compile(r",?\s+(?:and|or|as)\b|,\s*\w")
"""What stands behind the first of several objects."""
_ASKS = later(r"\b(?:to|that|which|by|in|for|on|with|including)\b")
"""What stands in words that hold more than objects."""
_BEFORE_ASKS = later(r"(?:,(?:\s+(?:and|or))?|^\s+(?:and|or))\s+$")
"""What stands between objects and another request."""
_TOKEN = re.compile(r"(?!(?:and|or)\b)\b[\w-]+")
_NO_ROW = frozenset(("emphasis", "modality"))
"""Families whose words stand in no row with adjectives."""
_JOINT = re.compile(r",\s+|(?P<and>,?\s+(?:and|or)\s+)")
"""What stands between adjectives of one noun."""


_LAW = later(r"law|legislat|obligation|rule|procedure|regulation|constitution|standard|charter|decision", re.IGNORECASE)


def family_of(view: View, one: Found, *, old: bool) -> str:
    """What a note calls a qualifier, with the words that are quoted: *subject to* what is no law is a condition."""
    entry = one.item.entry
    if not entry.key.startswith("subject to") or entry.family != "law" or _LAW.search(words_of(view, one, old=old)):
        return entry.family
    return "condition"


def quoted(view: View, link: Link | None, one: Found, *, old: bool) -> Found:
    """A qualifier as a note quotes it."""
    change = view.change_at(link, one.address, one.item.start, old=old) if link else None
    one = _in_full(one, _place(change, one, old=old))
    place = _place(change, one, old=old)
    if place is not None:
        text = view.text(one.address, old=old)
        one = _without_kept(text, _with_its_object(text, one, place), place)
        first, last = row(text, one, place)
        one = one._replace(item=one.item._replace(start=first, end=max(last, one.item.end)))
    return by_name(view, one, old=old)


def _place(change: Change | None, one: Found, *, old: bool) -> Place | None:
    """Where the change of a qualifier stands in its paragraph."""
    place = (change.old if old else change.new) if change else None
    return place if place is not None and place.address == one.address else None


def by_name(view: View, one: Found, *, old: bool) -> Found:
    """A condition with the whole name of the document that it rests on: *the Principles and Guidelines on Lamps*."""
    text, item = view.text(one.address, old=old), one.item
    if not item.entry.begin or not names_document(text):
        return one
    end = next((name.end for name in names(text, ()) if item.start < name.start < item.end < name.end), item.end)
    return one._replace(item=item._replace(end=end, whole=max(end, item.whole)))


def _in_full(one: Found, place: Place | None) -> Found:
    """A condition with what *and* adds to it, if that came or went as well."""
    if place is None or not one.item.end <= one.item.whole <= place.end:
        return one
    return one._replace(item=one.item._replace(end=one.item.whole))


def kept_apart(view: View, link: Link, one: Found, *, old: bool) -> Found:
    """A condition without the words behind its last *of* that the redline keeps: *with the advice of*."""
    place = _place(view.change_at(link, one.address, one.item.start, old=old), one, old=old)
    return _without_kept(view.text(one.address, old=old), one, place) if place else one


def _without_kept(text: str, one: Found, place: Place) -> Found:
    said = text[one.item.start : place.end].rstrip()
    end = one.item.start + len(said)
    if one.item.end <= end or len(said) <= len(one.item.entry.begin):
        return one
    if not (_OF.search(said) or _KEPT_OF.match(text, end)):
        return one
    return one._replace(item=one.item._replace(end=end, whole=end)) if one.item.entry.begin else one


def _with_its_object(text: str, one: Found, place: Place) -> Found:
    """A phrase with what it is of, if that came or went as well: *in consultation with the bakers*."""
    if not opens(one) or one.item.entry.weight != "phrase":
        return one
    end = behind_thing(text, one.item.end)
    if not one.item.end < end <= place.end:
        return one
    if _GOES_ON.match(text, end, place.end):
        more = _others(text[end : place.end])
        if more is None or len(more.split()) > LONGEST:
            return one
        end += len(more)
    key = f"{one.item.entry.key} {text[one.item.end : end].strip()}"
    return one._replace(item=one.item._replace(end=end, whole=end, entry=one.item.entry._replace(key=key)))


def _others(words: str) -> str | None:
    """The further things that a phrase is of, as some words begin; None if their end is not clear."""
    asks = _ASKS.search(words)
    if asks:
        joint = _BEFORE_ASKS.search(words, 0, asks.start())
        if not joint:
            return None
        words = words[: joint.start()]
    return words.rstrip(" ,;:.")


def row(text: str, one: Found, place: Place) -> tuple[int, int]:
    """Where the adjectives or adverbs begin and end that a word came or went with alone: *frequent and severe*."""
    start, end = one.item.start, one.item.end
    if one.item.entry.weight != "word" or one.item.entry.family in _NO_ROW:
        return start, end
    if counts(one) and is_of_a_place(text[end : place.end]):
        return start, end + len(text[end : place.end].rstrip())
    words = [match.span() for match in _TOKEN.finditer(text, place.start, place.end)]
    index = next((i for i, (at, _) in enumerate(words) if at == start), None)
    if index is None:
        return start, end
    known = {item.start for item in items(text) if item.entry.weight == "word" and item.entry.family not in _NO_ROW}
    adverbs = adverb(text[start:end])

    def joined(at: int) -> re.Match[str] | None:
        """What joins a word to the next one, if both are of the row."""
        two = words[at : at + 2]
        joint = _JOINT.fullmatch(text, two[0][1], two[1][0]) if len(two) == 2 else None
        alike = joint and all(adverb(text[a:b]) if adverbs else a in known or adjective(text[a:b]) for a, b in two)
        return joint if alike else None

    first = last = index
    joints: list[re.Match[str]] = []
    while first and (joint := joined(first - 1)):
        joints.append(joint)
        first -= 1
    while joint := joined(last):
        joints.append(joint)
        last += 1
    several = any(joint["and"] for joint in joints)
    span = words[first][0], words[last][1]
    alone = not text[place.start : span[0]].strip() and not text[span[1] : place.end].strip()
    return span if several and alone else (start, end)
