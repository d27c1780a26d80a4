"""What the styles of a Word file say: headings, italics, superscript, hidden text, numbering.

Styles inherit from one another; the italics of a paragraph style and of a character style cancel out,
and what a run says of itself counts before both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from hrcdiff.readers.word.xml import attribute, child, name_of, path, switch, value, whole
from hrcdiff.source import Tracked

if TYPE_CHECKING:
    from lxml import etree

_HEADING = re.compile(r"(?:heading|title|subtitle)\b", re.IGNORECASE)
_T = TypeVar("_T")
_DEEPEST = 60
"""Styles that inherit from more than so many others are cut off: real ones have five."""


@dataclass(frozen=True, slots=True)
class Look:
    """How characters are set."""

    italic: bool = False
    raised: bool = False
    hidden: bool = False
    struck: bool = False


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Form:
    """What is known of a paragraph before its characters."""

    style: str | None = None
    heading: bool = False
    list_id: str | None = None
    level: int | None = None
    look: Look = PLAIN


@dataclass(frozen=True, slots=True)
class _Said:
    """What properties say; None where they are silent."""

    italic: bool | None = None
    raised: bool | None = None
    hidden: bool | None = None
    struck: bool | None = None
    outline: int | None = None
    list_id: str | None = None
    level: int | None = None

    def over(self, other: _Said) -> _Said:
        """This, and where it is silent, the other."""
        return _Said(
            italic=_first(self.italic, other.italic),
            raised=_first(self.raised, other.raised),
            hidden=_first(self.hidden, other.hidden),
            struck=_first(self.struck, other.struck),
            outline=_first(self.outline, other.outline),
            list_id=_first(self.list_id, other.list_id),
            level=_first(self.level, other.level),
        )


_SILENT = _Said()


class Styles:
    """The styles part of one file."""

    def __init__(self, root: etree._Element | None, tracked: Tracked) -> None:
        self._original = tracked == "original"
        self._styles: dict[str, etree._Element] = {}
        self._known: dict[str, _Said] = {}
        self._forms: dict[str | None, Form] = {}
        self._default: str | None = None
        for item in root if root is not None else ():
            if name_of(item) != "style":
                continue
            identity = attribute(item, "styleId") or ""
            self._styles[identity] = item
            if attribute(item, "type") == "paragraph" and attribute(item, "default") in {"1", "true", "on"}:
                self._default = identity
        self._base = self._said(None, path(root, "docDefaults", "rPrDefault", "rPr"))

    def form(self, properties: etree._Element | None) -> Form:
        """What a paragraph's properties and its style say."""
        properties = self._then(properties, "pPrChange", "pPr")
        style = value(properties, "pStyle") or self._default
        form = self._styled(style)
        if properties is None:
            return form
        said = self._said(properties, None)
        if said.outline is not None:
            form = replace(form, heading=said.outline < 9)
        if said.list_id is not None or said.level is not None:
            form = replace(form, list_id=said.list_id or form.list_id, level=said.level or 0)
        return form

    def look(self, properties: etree._Element | None, form: Form) -> Look:
        """How a run is set in a paragraph."""
        properties = self._then(properties, "rPrChange", "rPr")
        if properties is None:
            return form.look
        style = value(properties, "rStyle")
        named = self._inherited(style) if style else _SILENT
        own = self._said(None, properties)
        return Look(
            italic=(form.look.italic != bool(named.italic)) if own.italic is None else own.italic,
            raised=bool(_first(own.raised, named.raised, form.look.raised)),
            hidden=bool(_first(own.hidden, named.hidden, form.look.hidden)),
            struck=bool(_first(own.struck, named.struck, form.look.struck)),
        )

    def _then(self, properties: etree._Element | None, change: str, kind: str) -> etree._Element | None:
        """The properties as they were before a tracked change of them, if that is what is read."""
        before = path(properties, change, kind) if self._original else None
        return properties if before is None else before

    def _styled(self, style: str | None) -> Form:
        if style not in self._forms:
            said = self._inherited(style).over(self._base) if style else self._base
            name = value(self._styles.get(style or ""), "name") or ""
            self._forms[style] = Form(
                style=style,
                heading=said.outline < 9 if said.outline is not None else bool(_HEADING.match(name)),
                list_id=said.list_id,
                level=said.level,
                look=Look(
                    italic=bool(said.italic),
                    raised=bool(said.raised),
                    hidden=bool(said.hidden),
                    struck=bool(said.struck),
                ),
            )
        return self._forms[style]

    def _inherited(self, style: str) -> _Said:
        """What a style says, with what it inherits; a circle of styles ends."""
        chain: list[str] = []
        current: str | None = style
        while current and current not in self._known and current not in chain and len(chain) < _DEEPEST:
            chain.append(current)
            current = value(self._styles.get(current), "basedOn")
        said = self._known.get(current or "", _SILENT)
        for identity in reversed(chain):
            item = self._styles.get(identity)
            said = self._said(child(item, "pPr"), child(item, "rPr")).over(said)
            self._known[identity] = said
        return self._known.get(style, said)

    def _said(self, paragraph: etree._Element | None, run: etree._Element | None) -> _Said:
        if (paragraph is None or not len(paragraph)) and (run is None or not len(run)):
            return _SILENT
        numbering = child(paragraph, "numPr")
        if self._original and child(numbering, "ins") is not None:
            numbering = None
        aligned = value(run, "vertAlign")
        return _Said(
            italic=switch(run, "i"),
            raised=None if aligned is None else aligned == "superscript",
            hidden=switch(run, "vanish"),
            struck=_first(switch(run, "strike"), switch(run, "dstrike")),
            outline=whole(value(paragraph, "outlineLvl")),
            list_id=value(numbering, "numId"),
            level=whole(value(numbering, "ilvl")),
        )


def _first(*said: _T | None) -> _T | None:
    return next((item for item in said if item is not None), None)
