"""Of how many something is said, *some*, *most*, *all*: which of them stands in place of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hrcdiff.findings.numbers import numeral
from hrcdiff.findings.wordkinds import adjective
from hrcdiff.patterns import later

if TYPE_CHECKING:
    from hrcdiff.findings.items import Found
    from hrcdiff.findings.view import Change, View

_MOST = "most"
"""A word of degree in *the most serious crimes*, one of quantity in *most States*."""
_PARTS = frozenset(("few", "majority of", "many", "many of", "most of", "some", "some of"))
"""Quantities but for those of a whole."""
_QUANTITIES = _PARTS | {"all", "any", "both", "each", "every", _MOST}
_OF_DEGREE = frozenset("the its their his her our this these those a is are was were be at".split())
"""Words behind which *most* is a word of degree: *the most serious*, *is most welcome*, *at most*."""
_FORMS = later(r"\s*(?:forms?|kinds?|types?|sorts?|categories)(?:\s+and\s+[a-z]+s)?\s+of\s*")
"""Words between a quantity and what it is of: *all forms and manifestations of*."""
_DEMONYMS = ("an", "ese", "ish")
"""Ends of adjectives in capitals: *some African countries*."""


def exchanged(view: View, change: Change, old: Found, new: Found) -> bool:
    """Whether a quantity stands in place of another one before what stays: *most current*, *all forms of*."""
    keys = {old.item.entry.key, new.item.entry.key}
    if not (change.simple and keys <= _QUANTITIES and len(keys) > 1 and change.after.startswith(" ")):
        return False
    return _opens(view, change, old, old=True) and _opens(view, change, new, old=False)


def _opens(view: View, change: Change, one: Found, *, old: bool) -> bool:
    """Whether a quantity is the first word of a change in which nothing that it counts came or went."""
    place, text = change.old if old else change.new, view.text(one.address, old=old)
    before = text[: one.item.start].split()[-1:]
    first = text[place.start : one.item.start].strip().lower()
    rest = text[one.item.end : place.end]
    if place.address != one.address or first not in ("", "the", "a") or (one.item.entry.key == _MOST and first):
        return False
    if one.item.entry.key == _MOST and before and before[0].lower() in _OF_DEGREE:
        return False
    return all(map(adjective, rest.split())) or is_of_a_place(rest) or _FORMS.fullmatch(rest) is not None


def counts(one: Found) -> bool:
    """Whether a word says of how many something is said."""
    return one.item.entry.key in _QUANTITIES


def said_otherwise(one: Found, there: list[str]) -> bool:
    """Whether a number or a *not* is among the words in the place of a quantity: *9 in 10*, *not all*."""
    return one.item.entry.key in _PARTS and any(word == "not" or numeral(word) for word in there)


def is_of_a_place(words: str) -> bool:
    """Whether some words are one adjective in capitals: *African*."""
    word = words.strip()
    return word.isalpha() and word.istitle() and word.endswith(_DEMONYMS)
