"""Parts of a document that texts name by number, Goals and articles: what stands in the place of what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from hrcdiff.findings.make import finding

if TYPE_CHECKING:
    from hrcdiff.findings.make import Spot
    from hrcdiff.findings.view import View
    from hrcdiff.model import Finding, Link


class Numbered(NamedTuple):
    """A part that is named."""

    name: str
    """With its number: *Goal 4*, *article 19*."""
    spot: Spot


def exchanged(
    view: View, link: Link, old: Sequence[Numbered], new: Sequence[Numbered]
) -> tuple[list[Finding], list[Numbered], list[Numbered]]:
    """The parts that one took the place of in one change, as findings; and what else went and came, each once."""
    gone = _changed(view, link, old, {one.name for one in new}, old=True)
    come = _changed(view, link, new, {one.name for one in old}, old=False)
    told: list[Finding] = []
    for one in list(gone):
        here = view.change_over(link, *one.spot, old=True)
        other = next((c for c in come if view.change_over(link, *c.spot, old=False) is here), None)
        if other:
            gone.remove(one)
            come.remove(other)
            told.append(finding(view, "reference.replaced", one.spot, other.spot, f"{one.name} → {other.name}"))
    return told, _first(gone), _first(come)


def _changed(view: View, link: Link, side: Iterable[Numbered], others: set[str], *, old: bool) -> list[Numbered]:
    return [one for one in dict.fromkeys(side) if one.name not in others and view.change_over(link, *one.spot, old=old)]


def _first(side: Iterable[Numbered]) -> list[Numbered]:
    """The first of each name."""
    out: dict[str, Numbered] = {}
    for one in side:
        out.setdefault(one.name, one)
    return [*out.values()]
