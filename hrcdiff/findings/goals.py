"""Sustainable Development Goals that a text names by their numbers: *Goals 4 and 5*."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hrcdiff.findings.make import alone, point
from hrcdiff.findings.naming import GOALS
from hrcdiff.findings.numbered import Numbered, exchanged
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


def find(view: View, link: Link, lookup: Lookup, named: list[Finding]) -> Iterator[Finding]:
    """What Goals a linked paragraph names by number that its partner does not, but for those that others tell of."""
    sides = [
        [goal for address in addresses for goal in _goals(address, view.text(address, old=old))]
        for addresses, old in ((link.old, True), (link.new, False))
    ]
    if not any(sides):
        return
    told, gone, come = exchanged(view, link, *sides)
    yield from told
    for left, old in ((gone, True), (come, False)):
        for one in left:
            if not any(f.note.startswith(f"Sustainable Development {one.name} ") for f in named):
                yield _alone(view, link, one, lookup, old=old)


def _alone(view: View, link: Link, one: Numbered, lookup: Lookup, *, old: bool) -> Finding:
    """A Goal that one side alone names; it says whether the other text has it, or others, elsewhere."""
    what = "dropped" if old else "added"
    there = point(view.change_at(link, *one.spot[:2], old=old), old=old)
    note = f"{one.name} {what} here{lookup(not old).instrument(GOALS, one.name)}"
    return alone(view, f"reference.{what}", one.spot, there, note, old=old)


def _goals(address: str, text: str) -> Iterator[Numbered]:
    """The Goals that a text names by number: where one is, with the word before it."""
    for found in _GOAL.finditer(text) if _WORD in text else ():
        numbers = [*_NUMBER.finditer(text, *found.span("numbers"))]
        for number in numbers:
            start = number.start() if len(numbers) > 1 else text.rfind(_WORD, found.start(), number.start())
            yield Numbered(f"{_WORD} {number[0]}", (address, start, number.end()))
