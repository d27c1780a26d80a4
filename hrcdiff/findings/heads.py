"""Changes round a noun that was kept, though it is the head of two different items: *older persons*."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from hrcdiff.findings.view import CONTEXT
from hrcdiff.findings.wordkinds import adjective
from hrcdiff.patterns import later

if TYPE_CHECKING:
    from hrcdiff.findings.view import Change, View

_SIGNS = ("with", "belonging to ", "living with ")
"""How the words begin behind a noun that say of which kind it is."""
_KIND = later(r"(?:with(?:out)?|belonging to|living with)(?:\s+[a-z][\w-]*){1,4}")
"""*with disabilities*, *belonging to minorities*."""
_PEOPLE = (
    "(?:communities|countries|economies|families|groups|households|individuals|minorities|persons|populations|students|"
    "workers|people|women|men|children|girls|boys)"
)
"""Nouns of which one kind is another item than another kind; of *laws with sanctions* less is sure."""
_NOUN = later(rf"(?:,\s+(?:(?:and|or)\s+)?|\s(?:and|or|as well as)\s+){_PEOPLE}\s*$")
_ALONE = later(rf"\s*{_PEOPLE}\s*")
_JOINT = later(r"(?:,|\b(?:and|or|as well as))\s*$")
_OPENED = later(r"(?:,\s*(?:(?:and|or)\s*)?|\s(?:and|or|as well as)\s*)$")
_THREE = later(r",\s+[a-z-]+(?:\s+[a-z-]+){0,3}$")
_LAST = later(rf"\s+(?:and|or)\s+(?:[a-z]+\s+)?{_PEOPLE}(?:\s+(?P<kind>.+))?")


def whole(view: View, changes: Sequence[Change]) -> list[Change]:
    """Changes with the noun round which, or behind which, one kind of it stands in the place of another.

    *children and persons [with disabilities] {with albinism}* is *[persons with disabilities] {persons with albinism}*;
    *[children and] {peasants and older} persons [with disabilities]* is one change.
    """
    out: list[Change] = []
    for change in changes:
        said = change.deleted.strip(), change.inserted.strip()
        kinds = [words.startswith(_SIGNS) and _KIND.fullmatch(words) is not None for words in said]
        joined = None
        if change.simple and all(kinds):
            joined = _behind(view, change)
        elif change.simple and any(kinds) and not all(said) and out:
            joined = _round(view, out[-1], change, old=kinds[0])
            if joined:
                out.pop()
        out.append(joined or change)
    return out


def _behind(view: View, change: Change) -> Change | None:
    """A change with the noun before it, if that is the first word of an item."""
    old, new = view.text(change.old.address, old=True), view.text(change.new.address, old=False)
    found = _NOUN.search(change.before)
    if found is None:
        return None
    size = len(found[0])
    begins = change.old.start - size, change.new.start - size
    if min(begins) < 0 or old[begins[0] : change.old.start] != new[begins[1] : change.new.start]:
        return None
    return _joined(old, new, change, change, begins)


def _round(view: View, first: Change, last: Change, *, old: bool) -> Change | None:
    """Two changes with the noun between them; ``old`` if the older text has words behind it."""
    if not first.beside(last):
        return None
    texts = view.text(first.old.address, old=True), view.text(first.new.address, old=False)
    between = [
        texts[0][first.old.end : last.old.start],
        texts[1][first.new.end : last.new.start],
    ]
    if between[0] != between[1] or _ALONE.fullmatch(between[0]) is None:
        return None
    described, kind = (first.inserted.split(), last.deleted) if old else (first.deleted.split(), last.inserted)
    begins = _JOINT.search(texts[not old][: (first.old if old else first.new).end][-CONTEXT:])
    if begins is None or not described or not adjective(described[-1]) or described[-1] in kind.split():
        return None
    opened = _OPENED.search(first.before)
    size = len(opened[0]) if opened else 0
    return _joined(*texts, first, last, (first.old.start - size, first.new.start - size))


def _joined(old: str, new: str, first: Change, last: Change, begins: tuple[int, int]) -> Change:
    """One change from two offsets to the end of the last one."""
    here = replace(first.old, start=begins[0], end=last.old.end), replace(first.new, start=begins[1], end=last.new.end)
    return first._replace(
        last=last.last, deleted=old[here[0].start : here[0].end], inserted=new[here[1].start : here[1].end],
        old=here[0], new=here[1], before=new[max(0, begins[1] - CONTEXT) : begins[1]], after=last.after,
    )  # fmt: skip


def exchanged(change: Change, old: str, new: str) -> bool:
    """Whether both sides of a change end a list of three or more, one with a kind of a noun; of two whole paragraphs.

    *bakers, keepers [and persons with disabilities] {and young persons}*.
    """
    sides = ((change.deleted, change.old, old), (change.inserted, change.new, new))
    if not any(sign in words for sign in _SIGNS for words, _, _ in sides):
        return False
    ends = [_LAST.fullmatch(words.rstrip()) for words, _, _ in sides]
    three = all(_THREE.search(text, max(0, place.start - CONTEXT), place.start) for _, place, text in sides)
    return three and all(ends) and any(end and _KIND.fullmatch(end["kind"] or "") for end in ends)
