"""Modal verbs, and verbs that take force from the one behind them: exchanged, put in, taken out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hrcdiff.findings.attachment import attached
from hrcdiff.findings.items import Found, data, difference
from hrcdiff.findings.make import alone, finding, opposite

if TYPE_CHECKING:
    from hrcdiff.findings.view import Change, View
    from hrcdiff.model import Finding, Link

WEAKENING = frozenset({"consider", "seek to", "strive to", "endeavour to"})
"""Verbs that take force from the verb behind them, whatever stood before it."""


def find(view: View) -> Iterator[Finding]:
    """Findings on modal verbs."""
    for link in view.changed:
        yield from _modals(view, link)


def _modals(view: View, link: Link) -> Iterator[Finding]:
    """Modal verbs in place of others, then those that stand on one side alone."""
    diff = difference(view, link, "modal")
    new = list(diff.new)
    for one in diff.old:
        here = view.change_at(link, one.address, one.item.start, old=True)
        partner = next((n for n in new if here and here.simple and _replaces(view, link, here, one, n)), None)
        if partner:
            new.remove(partner)
            if partner.item.entry.key != one.item.entry.key:
                said = _meant(one.item.entry.key, partner.item.entry.key)
                yield finding(view, "modality.changed", one.spot, partner.spot, said, source=one.item.entry.source)
        elif here and _only(here, one, old=True):
            yield _alone(view, here, one, old=True)
    for one in new:
        there = view.change_at(link, one.address, one.item.start, old=False)
        if there and _only(there, one, old=False):
            yield _alone(view, there, one, old=False)


def _replaces(view: View, link: Link, change: Change, old: Found, new: Found) -> bool:
    """Whether two modal verbs stand at one place: in one change, before the same word or within few words."""
    if view.change_at(link, new.address, new.item.start, old=False) is not change:
        return False
    return change.small or old.item.next == new.item.next


def _only(change: Change, one: Found, *, old: bool) -> bool:
    """Whether a modal verb is all that comes or goes, and its verb stays."""
    words, others = (change.deleted, change.inserted) if old else (change.inserted, change.deleted)
    if one.item.entry.key in WEAKENING:
        after = change.after.strip().partition(" ")[0].lower()
        last = words.lower().strip().endswith(one.item.entry.key)
        verb = after.endswith("ing") or " " in one.item.entry.key
        return change.simple and change.small and last and verb and after == one.item.next
    key = one.item.entry.key.split()
    turned = key[-1] == "to" and change.after.lstrip().startswith("to ")  # *[to continue] to*
    nothing_else = words.lower().split() in ([key, ["to", *key[:-1]]] if turned else [key])
    return change.simple and nothing_else and not others.strip()


def _meant(*modals: str) -> str:
    """Two modal verbs, and what the table says that those of them mean of which it says anything."""
    told = [part for part in data()["modals"]["note"].split(", ") if part.partition(" ")[0] in modals]
    return " → ".join(modals) + (f" ({', '.join(told)})" if told else "")


def _alone(view: View, change: Change, one: Found, *, old: bool) -> Finding:
    """A modal verb that stands on one side alone."""
    what = "removed" if old else "added"
    note = f"{one.item.entry.key} {what}, at “{attached(view, one, old=old)}”"
    there = opposite(change, old=old)
    return alone(view, f"modality.{what}", one.spot, there, note, old=old, source=one.item.entry.source)
