"""Whether a number is a floor, a ceiling or exact: *at least 5 experts*, *up to 5 experts*, *5 experts*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from hrcdiff.findings.figures import figures
from hrcdiff.findings.make import alone, finding, point, trimmed
from hrcdiff.findings.numbers import numeral
from hrcdiff.findings.view import plain
from hrcdiff.patterns import later

if TYPE_CHECKING:
    from hrcdiff.findings.view import Change, View
    from hrcdiff.model import Finding, Link

_BOUNDS = {
    "a maximum of": "at most",
    "a minimum of": "at least",
    "about": "about",
    "almost": "nearly",
    "approximately": "about",
    "around": "about",
    "at least": "at least",
    "at most": "at most",
    "exactly": "exactly",
    "fewer than": "less than",
    "less than": "less than",
    "more than": "more than",
    "nearly": "nearly",
    "no fewer than": "at least",
    "no less than": "at least",
    "no more than": "at most",
    "not exceeding": "at most",
    "not less than": "at least",
    "not more than": "at most",
    "only": "only",
    "over": "more than",
    "roughly": "about",
    "up to": "at most",
}
"""What stands before a number, with what it says: those of one sense are no change."""
_NUMBER = re.compile(
    r"\s+(?P<said>[$\u20ac]?(?i:(?=[^a-z]|e[il]|f(?:i|ou|ort)|ni|on|s[ei]|t(?:e|h[ir]|w)|ze))[\w.,-]*\w"
    r"(?:\s+(?:million|billion|thousand|per cent))?(?:\s+[a-z-]{4,})?)"
)
"""The number that stays, with what it is of; numbers in words begin with these letters."""

_YEAR = re.compile(r"(?:19|20)\d\d")
_TIME = later(r"\s(?:day|week|month|year|session|cycle|decade)s?$")


def find(view: View, link: Link) -> Iterator[Finding]:
    """A bound of a number that stays, which came, went or became another one."""
    for change in view.changes(link):
        if not (change.simple and change.after.startswith(" ")):
            continue
        number = _NUMBER.match(change.after)
        if number is None or not _begins_with_number(number["said"]):
            continue
        senses = [_sense(said) for said in (change.deleted, change.inserted)]
        if senses[0] == senses[1] or None in senses or _passes(number["said"], senses) or _told(view, change):
            continue
        yield _bound(view, change, number["said"])


def _sense(said: str) -> str | None:
    """What a bound says, empty if there is none; None if some words are no bound."""
    words = plain(said)
    return _BOUNDS.get(words) if words else ""


def _begins_with_number(said: str) -> bool:
    """Whether some words begin with a number: *five*, *0.7*, *$5*; not with a year."""
    first = said.split(maxsplit=1)[0].lstrip("$\u20ac")
    return numeral(first) and _YEAR.fullmatch(first) is None


def _passes(said: str, senses: list[str | None]) -> bool:
    """Whether a number is of a time that passes: *over* five years."""
    return "more than" in senses and _TIME.search(said) is not None


def _told(view: View, change: Change) -> bool:
    """Whether the bound is a part of a date or figure, of which another rule tells, on either side."""
    return any(
        f.start < place.end and place.start < f.end
        for place, old in ((change.old, True), (change.new, False))
        for f in figures(view.text(place.address, old=old))
        if place.end > place.start
    )


def _bound(view: View, change: Change, number: str) -> Finding:
    """A bound that came or went, or stands in place of another."""
    spots = trimmed(view, change.old, old=True), trimmed(view, change.new, old=False)
    said = change.deleted.strip(), change.inserted.strip()
    if all(said):
        note = f"{said[0]} \u2192 {said[1]} (limit), at \u201c{number}\u201d"
        return finding(view, "qualifier.replaced", *spots, note, source="hedges")
    old = bool(said[0])
    what = "removed" if old else "added"
    note = f"{said[0] or said[1]} {what} (limit), at \u201c{number}\u201d"
    here = spots[0] if old else spots[1]
    return alone(view, f"qualifier.{what}", here, point(change, old=old), note, old=old, source="hedges")
