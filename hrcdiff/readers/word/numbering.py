"""Automatic numbers: the definitions of a Word file, and the counters that run through its text.

A paragraph names a list and a level.  Lists that share one abstract definition share its counters,
unless a list says that it starts anew.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hrcdiff.readers.numerals import numeral
from hrcdiff.readers.word.styles import Form
from hrcdiff.readers.word.xml import attribute, child, name_of, switch, value, whole

if TYPE_CHECKING:
    from lxml import etree

LEVELS = 9
_SUFFIXES = {"space": " ", "nothing": ""}
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Label:
    """The number or bullet before a paragraph."""

    text: str
    bullet: bool
    hidden: bool


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level counts."""

    start: int = 1
    format: str = "decimal"
    pattern: str = ""
    suffix: str = "\t"
    restart: int | None = None
    """Level, from 1, whose numbers restart this one; 0 for none, None for any above it."""
    legal: bool = False
    hidden: bool = False
    style: str | None = None


def _level(item: etree._Element) -> _Level:
    start = whole(value(item, "start"))
    return _Level(
        start=0 if start is None else start,
        format=value(item, "numFmt") or "decimal",
        pattern=value(item, "lvlText") or "",
        suffix=_SUFFIXES.get(value(item, "suff") or "", "\t"),
        restart=whole(value(item, "lvlRestart")),
        legal=bool(switch(item, "isLgl")),
        hidden=bool(switch(child(item, "rPr"), "vanish")),
        style=value(item, "pStyle"),
    )


def _levels(parent: etree._Element) -> dict[int, _Level]:
    found = ((whole(attribute(item, "ilvl")), item) for item in parent if name_of(item) == "lvl")
    return {depth: _level(item) for depth, item in found if depth is not None and 0 <= depth < LEVELS}


@dataclass(frozen=True, slots=True)
class _List:
    """A list: its abstract definition, and what it changes of it."""

    abstract: str
    changed: dict[int, _Level]
    starts: dict[int, int]


def _list(item: etree._Element) -> _List:
    changed: dict[int, _Level] = {}
    starts: dict[int, int] = {}
    for override in item:
        if name_of(override) == "lvlOverride":
            level = whole(attribute(override, "ilvl")) or 0
            changed.update((level, found) for found in _levels(override).values())
            start = whole(value(override, "startOverride"))
            if start is not None:
                starts[level] = start
    return _List(value(item, "abstractNumId") or "", changed, starts)


class Numbering:
    """Counts the numbered paragraphs of one file, in the order of the text."""

    def __init__(self, root: etree._Element | None) -> None:
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, _List] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        links: dict[str, str] = {}
        named: dict[str, str] = {}
        for item in root if root is not None else ():
            if name_of(item) == "abstractNum":
                identity = attribute(item, "abstractNumId") or ""
                self._abstract[identity] = _levels(item)
                if link := value(item, "numStyleLink"):
                    links[identity] = link
                if name := value(item, "styleLink"):
                    named[name] = identity
            elif name_of(item) == "num":
                self._lists[attribute(item, "numId") or ""] = _list(item)
        for identity, link in links.items():
            if link in named:
                self._abstract[identity] = self._abstract[named[link]]

    def label(self, form: Form) -> Label | None:
        """The label of the next paragraph, counted; None if it has none."""
        found = self._lists.get(form.list_id or "")
        if found is None:
            return None
        levels = {**self._abstract.get(found.abstract, {}), **found.changed}
        depth = form.level
        if depth is None:
            depth = next((i for i, level in levels.items() if level.style and level.style == form.style), 0)
        level = levels.get(depth)
        if level is None:
            return None
        counters = self._count(form.list_id or "", found, depth, levels)
        if level.format == "bullet":
            return Label(level.pattern + level.suffix, bullet=True, hidden=True)
        text = _PLACE.sub(lambda match: self._part(int(match.group(1)) - 1, levels, counters, level), level.pattern)
        return Label(text + level.suffix, bullet=False, hidden=level.hidden) if text.strip() else None

    def _count(self, identity: str, found: _List, depth: int, levels: dict[int, _Level]) -> dict[int, int]:
        counters = self._counters.setdefault(found.abstract, {})
        start = levels[depth].start
        if depth in found.starts and (identity, depth) not in self._begun:
            counters.pop(depth, None)
            start = found.starts[depth]
        elif depth not in counters:
            start = found.starts.get(depth, start)
        self._begun.add((identity, depth))
        counters[depth] = counters[depth] + 1 if depth in counters else start
        for below in range(depth + 1, LEVELS):
            restart = levels[below].restart if below in levels else None
            if restart is None or depth < restart:
                counters.pop(below, None)
        return counters

    @staticmethod
    def _part(index: int, levels: dict[int, _Level], counters: dict[int, int], shown: _Level) -> str:
        level = levels.get(index, _Level())
        number_format = "decimal" if shown.legal and level.format != "none" else level.format
        return numeral(counters.get(index, level.start), number_format)
