"""Sustainable Development Goals that a text names by their numbers: *Goals 4 and 5*."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from hrcdiff.findings.make import Spot, alone, finding, point
from hrcdiff.findings.naming import GOALS
from hrcdiff.patterns import later

if TYPE_CHECKING:
    from hrcdiff.findings.naming import Lookup
    from hrcdiff.findings.view import View
    from hrcdiff.model import Finding, Link

_WORD = "Goal"
_GOAL = later(
    r"(?<!Millennium Development )\bGoals?\s+(?P<numbers>\d{1,2}\b(?:(?:,|,?\s+and|\s+or)\s+\d{1,2}\b(?!\s+[A-Z]))*)"
)
_NUMBER = later(r"\d+")


class _Goal(NamedTuple):
    """A Goal that is named."""

    name: str
    spot: Spot


def find(view: View, link: Link, lookup: Lookup, named: list[Finding]) -> Iterator[Finding]:
    """What Goals a linked paragraph names by number that its partner does not, but for those that others tell of."""
    sides = [
        [goal for address in addresses for goal in _goals(address, view.text(address, old=old))]
        for addresses, old in ((link.old, True), (link.new, False))
    ]
    if not any(sides):
        return
    names = [{goal.name for goal in side} for side in sides]
    gone, come = (
        [g for g in dict.fromkeys(side) if g.name not in others and view.change_over(link, *g.spot, old=old)]
        for side, others, old in ((sides[0], names[1], True), (sides[1], names[0], False))
    )
    for one in list(gone):
        here = view.change_over(link, *one.spot, old=True)
        other = next((g for g in come if view.change_over(link, *g.spot, old=False) is here), None)
        if other:
            gone.remove(one)
            come.remove(other)
            yield finding(view, "reference.replaced", one.spot, other.spot, f"{one.name} → {other.name}")
    for left, old in ((gone, True), (come, False)):
        for name in dict.fromkeys(g.name for g in left):
            if not any(f.note.startswith(f"Sustainable Development {name} ") for f in named):
                yield _alone(view, link, next(g for g in left if g.name == name), lookup, old=old)


def _alone(view: View, link: Link, one: _Goal, lookup: Lookup, *, old: bool) -> Finding:
    """A Goal that one side alone names; it says whether the other text has it, or others, elsewhere."""
    what = "dropped" if old else "added"
    there = point(view.change_at(link, *one.spot[:2], old=old), old=old)
    note = f"{one.name} {what} here{lookup(not old).instrument(GOALS, one.name)}"
    return alone(view, f"reference.{what}", one.spot, there, note, old=old)


def _goals(address: str, text: str) -> Iterator[_Goal]:
    """The Goals that a text names by number: where one is, with the word before it."""
    for found in _GOAL.finditer(text) if _WORD in text else ():
        numbers = [*_NUMBER.finditer(text, *found.span("numbers"))]
        for number in numbers:
            start = number.start() if len(numbers) > 1 else text.rfind(_WORD, found.start(), number.start())
            yield _Goal(f"{_WORD} {number[0]}", (address, start, number.end()))
