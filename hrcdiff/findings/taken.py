"""Where the other text names what is no longer asked: a paragraph without a partner may ask for it in other words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hrcdiff.findings.items import items
from hrcdiff.findings.view import plain
from hrcdiff.findings.wordkinds import adjective, adverb
from hrcdiff.patterns import later

if TYPE_CHECKING:
    from hrcdiff.findings.asks import Ask
    from hrcdiff.findings.view import View

_CAPITAL = r"[A-Z][\w\u2019'-]+"
_NAME = later(rf"{_CAPITAL}(?:\s(?:(?:of|on|for|the|and)\s){{0,2}}{_CAPITAL})+")
_THING = later(r"\b(?=(?P<said>(?P<which>[a-z-]{5,})\s[a-z-]{5,})\b)")
"""Two longer words side by side, of which the first may say of what kind the other is: *administrative detention*."""
_RARE = 2
"""Paragraphs of the other text that may name it."""
_LEAST = 14
"""Letters and spaces of such a name."""


def taken_up(view: View, ask: Ask, *, old: bool) -> str:
    """Which paragraph without a partner names something that was asked, as the end of a note; empty if none does.

    What the linked paragraphs of the other text name as well, or many of its paragraphs, is nothing of that ask.
    """
    others = [p for p in (view.added if old else view.removed) if p.part == "operative"]
    link = view.link_at(ask.address, old=old) if others else None
    if link is None:
        return ""
    linked = " ".join(plain(text) for text in view.texts(link, old=not old))
    for name in _names(ask.text):
        said = plain(name)
        there = [p.address for p in others if f" {said} " in f" {plain(p.text)} "]
        if len(there) != 1 or f" {said} " in f" {linked} ":
            continue
        here, other = ([*view.paragraphs_with(said, old=side)] for side in (old, not old))
        if here == [ask.address] and len(other) <= _RARE:
            return f"; the {'new' if old else 'old'} text has \u201c{name}\u201d in {there[0]}"
    return ""


def _names(text: str) -> list[str]:
    """What some words name: names with capitals, then nouns with an adjective; the longer ones first."""
    names = [found.group() for found in _NAME.finditer(text)]
    things = [found["said"] for found in _THING.finditer(text) if adjective(found["which"])]
    things = [said for said in things if not adjective(said.split()[1]) and not adverb(said.split()[1])]
    rows = sorted(names, key=len, reverse=True), sorted(things, key=len, reverse=True)
    said = (said for row in rows for said in row if len(said) >= _LEAST)
    return [name for name in said if not any(item.entry.kind == "actor" for item in items(name))]
