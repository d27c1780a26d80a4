"""How often something is due or done: *annually* in the place of *on a regular basis*, told once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hrcdiff.findings.make import finding, spot, within
from hrcdiff.patterns import later

if TYPE_CHECKING:
    from hrcdiff.findings.make import Spot
    from hrcdiff.findings.view import View
    from hrcdiff.model import Finding

_REGULARLY = later(r"\bon a regular basis\b|\bat regular intervals\b|\bregularly\b")
"""What says the same in other words."""
_SIDES = {"added": False, "removed": True}


def joined(view: View, found: list[Finding]) -> list[Finding]:
    """Findings, without *on a regular basis* where a duty has it, and with a period whose place it took.

    *on an annual basis* that became *on a regular basis* is one change, not one thing that went and one that came.
    """
    regular = [
        f
        for f in found
        if f.rule in ("qualifier.added", "qualifier.removed") and _REGULARLY.fullmatch(f.old_words or f.new_words)
    ]
    if not regular:
        return found
    duties = [f for f in found if f.rule == "duty.changed"]
    periods = [f for f in found if f.rule in ("date.added", "date.removed") and f.note.endswith("(periodicity)")]
    into: dict[Finding, Finding | None] = {}
    for one in regular:
        if any(_said_in(one, duty) for duty in duties) or _reworded(view, one):
            into[one] = None
        elif period := next((p for p in periods if p not in into and _one_change(view, one, p)), None):
            into[one], into[period] = _both(view, one, period), None
    return [kept for f in found if (kept := into.get(f, f)) is not None]


def _side(f: Finding) -> int:
    """Whether a finding is on the old side alone (1) or on the new one (0); -1 if on neither alone."""
    return int(_SIDES.get(f.rule.rpartition(".")[2], -1))


def _said_in(one: Finding, duty: Finding) -> bool:
    """Whether a note on a duty has how often, which stands in it."""
    words = one.old_words or one.new_words
    return words in duty.note and (within(one.old, duty.old) or within(one.new, duty.new))


def _reworded(view: View, one: Finding) -> bool:
    """Whether the other side of a link says as often *regularly* or *on a regular basis*."""
    here, old = _here(one), bool(_side(one))
    link = view.link_at(here[0], old=old) if here else None
    if link is None:
        return False
    sides = (sum(len(_REGULARLY.findall(text)) for text in view.texts(link, old=side)) for side in (True, False))
    return len({*sides}) == 1


def _here(f: Finding) -> Spot | None:
    """Where what a finding tells stands on its side."""
    place = f.old if _side(f) else f.new
    return spot(place) if place else None


def _one_change(view: View, one: Finding, period: Finding) -> bool:
    """Whether how often came where a period went, or the reverse."""
    sides, places = (_side(one), _side(period)), (_here(one), _here(period))
    if sides[0] == sides[1] or places[0] is None or places[1] is None:
        return False
    links = [view.link_at(place[0], old=bool(side)) for place, side in zip(places, sides, strict=True) if place]
    if links[0] is None or links[0] is not links[1]:
        return False
    changes = [view.change_over(links[0], *p, old=bool(side)) for p, side in zip(places, sides, strict=True) if p]
    return changes[0] is not None and changes[0] is changes[1]


def _both(view: View, one: Finding, period: Finding) -> Finding:
    """One finding for the two."""
    old, new = (one, period) if _side(one) else (period, one)
    note = f"{old.old_words} \u2192 {new.new_words} (time)"
    return finding(view, "qualifier.replaced", _here(old), _here(new), note, source="hedges")
