"""Verbs in a row before one object that stayed, of which the diff shows more or less than became of them.

*To respect, protect and uphold all rights, and to respect the law* became *to respect the law and to protect and
uphold all rights*: nobody is asked to respect all rights.  *And to protect and uphold all rights* became *with a view
to protecting and upholding all rights*: what was asked is a purpose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from hrcdiff.findings.make import finding
from hrcdiff.findings.view import plain
from hrcdiff.findings.wordkinds import gerund, infinitive, root
from hrcdiff.patterns import later
from hrcdiff.text import NEAR, first_words

if TYPE_CHECKING:
    from hrcdiff.findings.asks import Ask
    from hrcdiff.findings.make import Spot
    from hrcdiff.findings.view import Change, View
    from hrcdiff.model import Finding

_V = r"[a-z]+(?:-[a-z]+)?"
_JOINT = r"(?:,\s+(?:(?:and|or)\s+)?|\s+(?:and|or)\s+)"
_ROW = later(rf"\b[Tt]o\s+(?P<verbs>{_V}(?:{_JOINT}{_V})+)\s+(?P<object>[^,;:.]+)")
_BEGUN = later(rf"\b[Tt]o\s+(?:{_V}{_JOINT})*{_V}\s*")
"""The beginning of such a row."""
_HEAD = later(r"(?:[^\s,;:.]+\s+){0,2}[^\s,;:.]+")
"""The first three words of an object."""
_CLAUSES = later(r"[,;:.]|\s+and\s+to\s")
_HEADS = later(rf"\b[Tt]o\s+(?P<verbs>(?:{_V}{_JOINT})*)$")
"""What stands before the last verb of a row."""
_WORDS = later(_V)
_JOINTS = frozenset(("and", "or"))
_AIM = later(
    r",?\s*(?:and\s+)?(?:(?:with\s+(?:a\s+view\s+to|the\s+(?:aim|objective|goal|purpose)\s+of)|for\s+the\s+purpose\s+of|"
    rf"aimed\s+at)\s+(?P<doing>{_V}(?:{_JOINT}{_V})*)|(?:in\s+order|so\s+as)\s+to\s+(?P<do>{_V}(?:{_JOINT}{_V})*))\s*"
)
_ASKED = later(rf".*\bto\s+(?P<what>{_V}(?:{_JOINT}{_V})*)\s*")
_BEGINS = (",", "with", "in order", "so as", "for the", "aimed", "and with", "and in")
"""How a purpose begins that takes the place of what was asked."""
_SIGN = later(r"[,;:.]")
_SAID = 16
"""Words of what is asked that a note quotes."""


def _verbs(row: str) -> list[str]:
    """The verbs of a row; none if one of its words is none."""
    words = [word for word in _WORDS.findall(row) if word not in _JOINTS]
    return words if all(map(infinitive, words)) else []


def may_be_purpose(said: str, others: str) -> bool:
    """Whether one side of a change may be what was asked, and the other the same as a purpose."""
    return others.lstrip().startswith(_BEGINS) and "to " in said


def became_purpose(view: View, change: Change, asks: list[Ask], *, old: bool) -> Iterator[Finding]:
    """What was asked by itself, and is but a purpose on the other side, before words that stayed."""
    said, others = (change.deleted, change.inserted) if old else (change.inserted, change.deleted)
    place, there = (change.old, change.new) if old else (change.new, change.old)
    aim, asked = _AIM.fullmatch(others), _ASKED.fullmatch(said)
    if aim is None or asked is None:
        return
    group = "doing" if aim["doing"] else "do"
    mine = [*map(root, _verbs(asked["what"]))]
    theirs = [root(word) for word in _WORDS.findall(aim[group]) if word not in _JOINTS]
    if not mine or mine != theirs or (group == "doing" and not all(map(gerund, _WORDS.findall(aim[group])[-1:]))):
        return
    start = place.start + asked.start("what")
    ask = next((a for a in asks if a.asks and a.start <= start < a.end), None)
    if ask is None or ask is asks[0]:
        return
    here = place.address, start, place.start + asked.end("what")
    other = there.address, there.start + aim.start(group), there.start + aim.end(group)
    object_ = _SIGN.split(view.text(ask.address, old=old)[here[2] : ask.end], maxsplit=1)[0]
    words = first_words(f"{asked['what']} {object_.strip()}".split(), _SAID)
    spots, what = ((here, other), "asked → a purpose") if old else ((other, here), "a purpose → asked")
    yield finding(view, "verb.ask-changed", *spots, f"to {words}: {what}", source="addressee")


def left(view: View, change: Change, *, old: bool) -> Iterator[tuple[Spot, str]]:
    """Verbs that stayed, but not before the object before which the others of their row stayed, with that object."""
    said, place = (change.deleted, change.old) if old else (change.inserted, change.new)
    if not said.lstrip().startswith((",", "and ", "or ")):
        return
    text, first = view.text(place.address, old=old), max(0, place.start - NEAR)
    at = max(text.rfind("to ", first, place.start), text.rfind("To ", first, place.start))
    begun = _BEGUN.fullmatch(text, at, place.start) if at >= 0 else None
    row = _ROW.match(text, at) if begun else None
    verbs = [*_WORDS.finditer(text, *row.span("verbs"))] if row else []
    if row is None or row.end("verbs") <= place.start or not _verbs(row["verbs"]):
        return
    verbs = [verb for verb in verbs if verb.group() not in _JOINTS]
    theirs = _row_of(view, place.address, verbs[-1], row, old=old)
    if not theirs or not theirs <= {root(verb.group()) for verb in verbs}:
        return
    for verb in verbs[:-1]:
        stays = view.kept_at(place.address, verb.start(), verb.end(), old=old) is not None
        if stays and root(verb.group()) not in theirs and not _said_still(view, change, verb.group(), row, old=old):
            words = first_words(row["object"].split(), _SAID)
            yield (place.address, verb.start(), verb.end()), f"{verb.group()} {words}"


def _row_of(view: View, address: str, last: re.Match[str], row: re.Match[str], *, old: bool) -> set[str]:
    """The verbs that the last verb of a row ends on the other side, if its object stayed; else none."""
    behind = _HEAD.match(row.string, row.start("object"))
    there = view.kept_at(address, last.start(), behind.end(), old=old) if behind else None
    if there is None:
        return set()
    found = _HEADS.search(view.text(there[0], old=not old), max(0, there[1] - NEAR), there[1])
    verbs = _verbs(found["verbs"]) if found else []
    return {root(verb) for verb in (*verbs, last.group())} if found and (verbs or not found["verbs"]) else set()


def _said_still(view: View, change: Change, verb: str, row: re.Match[str], *, old: bool) -> bool:
    """Whether a verb, or its noun, stands before the object of a row in the paragraphs of the other side."""
    behind = _HEAD.match(row.string, row.start("object"))
    wanted = plain(behind.group()).split() if behind else []
    for text in view.texts(change.link, old=not old):
        for clause in _CLAUSES.split(text):
            words = plain(clause).split()
            at = next((n for n, word in enumerate(words) if root(word) == root(verb)), None)
            if at is not None and wanted[-1:] and wanted[-1] in words[at:]:
                return True
    return False
