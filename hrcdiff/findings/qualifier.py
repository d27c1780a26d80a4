"""Qualifiers and modal verbs: added, removed, replaced, moved, and the words they attach to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from hrcdiff.findings.items import Found, data, difference, items, without_same
from hrcdiff.findings.make import Spot, finding, opposite, trimmed

if TYPE_CHECKING:
    from hrcdiff.findings.view import Change, View
    from hrcdiff.model import Finding, Link

IN_WHOLE_PARAGRAPHS = frozenset({"consent and request", "resources"})
"""Families told in paragraphs that are new or gone as well."""
_NEXT = re.compile(r"[\s,]*(?:the\s+|an?\s+)?((?:[\w\u2019'-]+\s*){1,3})")


def find(view: View) -> Iterator[Finding]:
    """Findings on qualifiers and modal verbs."""
    for link in view.changed:
        yield from _qualifiers(view, link)
        yield from _modals(view, link)
        yield from _concerned(view, link)
    for paragraphs, old in ((view.removed, True), (view.added, False)):
        for paragraph in paragraphs:
            for item in items(paragraph.text):
                if item.entry.weight == "phrase" and item.entry.family in IN_WHOLE_PARAGRAPHS:
                    found = Found(paragraph.address, item)
                    if view.transfer_of(paragraph.address, item.start, item.end, old=old) is None:
                        yield _alone(view, None, found, old=old)


def _qualifiers(view: View, link: Link) -> Iterator[Finding]:
    diff = without_same(difference(view, link, "qualifier"))
    new = list(diff.new)
    for one in diff.old:
        partner = _partner(view, link, one, new)
        if partner:
            new.remove(partner)
            alike = partner.item.entry.key == one.item.entry.key
            if _same_scope(view, one, partner) or (alike and one.item.entry.weight == "word"):
                continue
            how = "moved" if partner.item.entry.key == one.item.entry.key else "replaced"
            yield _both(view, f"qualifier.{how}", one, partner)
        elif _stands(view, link, one, old=True):
            yield _alone(view, link, one, old=True)
    for one in new:
        if _stands(view, link, one, old=False):
            yield _alone(view, link, one, old=False)


def _concerned(view: View, link: Link) -> Iterator[Finding]:
    """*The States*, *the States concerned*: the one qualifier that follows what it attaches to."""
    for change in view.changes(link):
        if change.simple and {change.deleted.strip(), change.inserted.strip()} == {"", "concerned"}:
            what = "removed" if change.deleted.strip() else "added"
            attached = " ".join(change.before.split()[-2:])
            spots = trimmed(view, change.old, old=True), trimmed(view, change.new, old=False)
            note = f"concerned {what} (scope), after “{attached}”"
            yield finding(view, f"qualifier.{what}", spots[0], spots[1], note, source="7.4")


def _partner(view: View, link: Link, one: Found, new: list[Found]) -> Found | None:
    """The same phrase elsewhere in the link, or one of its family in the same change."""
    if one.item.entry.weight == "phrase":
        same = next((n for n in new if n.item.entry.key == one.item.entry.key), None)
        if same:
            return same
    here = view.change_at(link, one.address, one.item.start, old=True)
    for n in new:
        there = view.change_at(link, n.address, n.item.start, old=False)
        alike = n.item.entry.family == one.item.entry.family and n.item.entry.weight == one.item.entry.weight
        if alike and here is not None and here is there and (here.small or one.item.entry.weight == "phrase"):
            return n
    return None


def _same_scope(view: View, old: Found, new: Found) -> bool:
    return old.item.entry.key == new.item.entry.key and _attached(view, old, True) == _attached(view, new, False)


def _stands(view: View, link: Link, one: Found, *, old: bool) -> bool:
    """Whether an item that came or went is told: a single word only if what it attaches to stays."""
    if one.item.entry.weight == "phrase":
        return True
    change = view.change_at(link, one.address, one.item.start, old=old)
    if change is None or not change.small or not change.simple:
        return False
    place = change.old if old else change.new
    return place.end - one.item.end <= 1


def _attached(view: View, one: Found, old: bool) -> str:
    text = (view.old if old else view.new)[one.address].text
    following = _NEXT.match(text, one.item.end)
    if following is None:
        return " ".join(text[: one.item.start].split()[-2:])
    return following.group(1).strip()


def _words(view: View, one: Found, old: bool) -> str:
    return (view.old if old else view.new)[one.address].text[one.item.start : one.item.end]


def _spot(one: Found) -> Spot:
    return one.address, one.item.start, one.item.end


def _both(view: View, rule: str, old: Found, new: Found) -> Finding:
    one, other = _attached(view, old, True), _attached(view, new, False)
    note = (
        f"{_words(view, new, False)}: moved, from “{one}” to “{other}”"
        if rule.endswith("moved")
        else f"{_words(view, old, True)} → {_words(view, new, False)} ({old.item.entry.family})"
    )
    return finding(view, rule, _spot(old), _spot(new), note, source=old.item.entry.source)


def _alone(view: View, link: Link | None, one: Found, *, old: bool) -> Finding:
    entry = one.item.entry
    change = view.change_at(link, one.address, one.item.start, old=old) if link else None
    what = "removed" if old else "added"
    where = "" if link else ", with its paragraph"
    attached = _attached(view, one, old)
    note = f"{_words(view, one, old)} {what}{where} ({entry.family}), at “{attached}”"
    here, there = _spot(one), opposite(change, old=old)
    there = (there[0], there[1], there[1]) if there else None
    return finding(view, f"qualifier.{what}", here if old else there, there if old else here, note, source=entry.source)


def _modals(view: View, link: Link) -> Iterator[Finding]:
    diff = difference(view, link, "modal")
    new = list(diff.new)
    note = data()["modals"]["note"]
    for one in diff.old:
        here = view.change_at(link, one.address, one.item.start, old=True)
        partner = next((n for n in new if here and here.simple and _replaces(view, link, here, one, n)), None)
        if partner:
            new.remove(partner)
            if partner.item.entry.key != one.item.entry.key:
                said = f"{one.item.entry.key} → {partner.item.entry.key} ({note})"
                yield finding(view, "modality.changed", _spot(one), _spot(partner), said, source=one.item.entry.source)
        elif here and _only(here, one, old=True):
            yield _modal_alone(view, here, one, old=True)
    for one in new:
        there = view.change_at(link, one.address, one.item.start, old=False)
        if there and _only(there, one, old=False):
            yield _modal_alone(view, there, one, old=False)


def _replaces(view: View, link: Link, change: Change, old: Found, new: Found) -> bool:
    """Whether two modal verbs stand at one place: in one change, before the same word or within few words."""
    if view.change_at(link, new.address, new.item.start, old=False) is not change:
        return False
    return change.small or old.item.next == new.item.next


def _only(change: Change, one: Found, *, old: bool) -> bool:
    """Whether a modal verb is all that comes or goes, and its verb stays."""
    words, others = (change.deleted, change.inserted) if old else (change.inserted, change.deleted)
    return change.simple and words.lower().split() == one.item.entry.key.split() and not others.strip()


def _modal_alone(view: View, change: Change, one: Found, *, old: bool) -> Finding:
    there = opposite(change, old=old)
    what = "removed" if old else "added"
    said = f"{one.item.entry.key} {what}, at “{_attached(view, one, old)}”"
    spots = (_spot(one), there) if old else (there, _spot(one))
    return finding(view, f"modality.{what}", spots[0], spots[1], said, source=one.item.entry.source)
