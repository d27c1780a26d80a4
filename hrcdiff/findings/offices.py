"""Offices and organs: their long and short names, and who holds them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from hrcdiff.findings import style
from hrcdiff.findings.items import of_kind
from hrcdiff.patterns import later
from hrcdiff.verbs import DIRECTIVE

if TYPE_CHECKING:
    from hrcdiff.findings.items import Item
    from hrcdiff.findings.view import Change, View
    from hrcdiff.model import Place

_OFFICES = frozenset(
    {"Human Rights Council", "General Assembly", "High Commissioner", "Office of the High Commissioner",
     "Secretary-General", "President of the Council"}
)  # fmt: skip
"""Actors whose long and short names are one: a change of form is a change of style."""


def one_name(view: View, change: Change, old: str, new: str) -> bool:
    """Long and short names of one organ or office, and abbreviations; *its* for the organ's own name."""
    if "its" in (old, new):
        return change.simple and _own(view, change, new if old == "its" else old)
    return change.simple and _one_office(view, change, old, new) and style.letters(old) != style.letters(new)


_ITS = later(r"\s+(?:resolution|decision)s?\s+(?=\d)")


def _own(view: View, change: Change, name: str) -> bool:
    """Whether *its* and a name of the organ stand before the number of a resolution that is its own on either side."""
    organ = view.document(old=True).organ or ""
    here = _ITS.match(change.after)
    if not (here and organ and organ == view.document(old=False).organ and name):
        return False
    if name.removeprefix("the ") not in (organ, organ.split()[-1]):
        return False
    return all(
        any(c.start == place.end + here.end() and c.organ == organ for c in view.citations(place.address, old=side))
        for place, side in ((change.old, True), (change.new, False))
    )


def _one_office(view: View, change: Change, old: str, new: str) -> bool:
    """Whether both sides of a change are of one organ or office."""
    if _abbreviated(old, new) or _abbreviated(new, old):
        return True
    if not (old and new) and _named_elsewhere(view, change, old or new):
        return True
    one = _offices(view, change.old, old=True)
    return bool(one) and not one.isdisjoint(_offices(view, change.new, old=False))


def _offices(view: View, place: Place, *, old: bool) -> set[str]:
    """The organs and offices in whose names a place lies, or beside them."""
    start, end = place.start, place.end + 1
    beside = [i for i in _offices_of(view, place.address, old=old) if i.start <= end and start <= i.end]
    if not beside:
        return set()
    start, end = _inner(view.text(place.address, old=old), place.start, place.end)
    first, last = min(start, end) + 1, max(start, end - 1)
    return {i.entry.key for i in beside if i.start <= first and last <= i.end}


def _offices_of(view: View, address: str, *, old: bool) -> list[Item]:
    """The organs and offices that a paragraph names, by their names in the table; gathered once for a redline."""
    known = view.offices[not old]
    found = known.get(address)
    if found is None:
        found = [i for i in of_kind(view, address, "actor", old=old) if i.entry.key in _OFFICES]
        known[address] = found
    return found


_ACRONYM = re.compile(r"[A-Z]{3,}")
_INITIAL = later(r"\b[A-Z](?=[a-z])")


def _abbreviated(short: str, long: str) -> bool:
    """*UNESCO* for the name of which it has the initials, with the acronym behind it or not."""
    short = short.removeprefix("the ").strip(" ,")
    if not _ACRONYM.fullmatch(short):
        return False
    return "".join(_INITIAL.findall(long.replace(f"({short})", ""))) == short


def _inner(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without space and without *the* at its start."""
    while start < end and text[start] == " ":
        start += 1
    if text.startswith("the ", start) and start + 4 <= end:
        start += 4
    return start, max(start, end)


_BODY = re.compile(r"\b(?:Special Rapporteur|Independent Expert|Expert Mechanism|Working Group)$")


def _named_elsewhere(view: View, change: Change, words: str) -> bool:
    """*The Special Rapporteur [on lamps]*: both texts name the office in full elsewhere, and no other of its kind."""
    body = _BODY.search(change.before.rstrip()) if words.startswith(("on ", "of ")) else None
    if body is None:
        return False
    full = f"{body[0]} {words}".casefold()
    counts = [_named(text, body[0].casefold(), full) for text in view.folded]
    here = bool(change.deleted.strip()), bool(change.inserted.strip())
    return all(count > said for count, said in zip(counts, here, strict=True))


@lru_cache(maxsize=1024)
def _named(text: str, body: str, full: str) -> int:
    """How often a text names an office in full; none if it names another one of its kind as well."""
    count = text.count(full)
    every = len(re.findall(rf"\b{body}(?:s\b|,? (?:on|of|in the field of|for) (?!its\b|their\b|his\b|her\b))", text))
    return count if every == count else 0


_HELD = later(r"\s*(?:mandate|mandated|duties|tasks?|functions|disposal|(?:next|future|forthcoming)\s)")
"""What an office has, whoever holds it."""
_OFFICE = later(
    r"\b(?:High Commissioner|Special Rapporteur|Independent Expert|Secretary-General|Special Representative|"
    r"Chair-Rapporteur|mandate holder)\b"
)
_ASKED_BY = later(r"\b(?:requested|required|needed)\s+by$")
_NEAR_OFFICE = 160
"""Characters before a pronoun in which its office stands."""


_REPORT = later(r"\s*(?:next\s+|future\s+)?annual\s+reports?\b")


def _in_report(view: View, change: Change) -> bool:
    """*To look into it in her annual report*: a report that is asked for is one of the office."""
    if not change.before.rstrip().endswith(" in") or not _REPORT.match(change.after):
        return False
    paragraph = view.new[change.new.address]
    leads = [limb for limb in view.limbs(paragraph) if limb.verb_start <= change.new.start]
    return bool(leads) and leads[-1].lemma in DIRECTIVE


def another_holder(view: View, change: Change, old: str, new: str) -> bool:
    """*Her mandate* for *his mandate*: the same office, another holder."""
    pair = {old.lower(), new.lower()}
    held = pair == {"his", "her"} and _HELD.match(change.after) is not None
    held = held or (pair == {"his", "her"} and _in_report(view, change))
    asked = pair == {"him", "her"} and _ASKED_BY.search(change.before.rstrip()) is not None
    return (
        change.simple
        and (held or asked)
        and all(
            _OFFICE.search(paragraphs[place.address].text, max(0, place.start - _NEAR_OFFICE), place.start)
            for place, paragraphs in ((change.old, view.old), (change.new, view.new))
        )
    )
