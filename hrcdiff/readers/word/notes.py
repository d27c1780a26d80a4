"""Footnotes and endnotes: which mark each has, in the order in which the text refers to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hrcdiff.readers.numerals import numeral
from hrcdiff.readers.word.xml import attribute, child, descendants, name_of, value, whole

if TYPE_CHECKING:
    from lxml import etree


@dataclass(frozen=True, slots=True)
class Note:
    """A note that the text refers to."""

    mark: str
    typed: bool
    """The mark was typed by hand, in the text and again in the note."""
    body: etree._Element | None


class Notes:
    """The notes of one kind."""

    def __init__(
        self,
        kind: str,
        root: etree._Element | None,
        settings: etree._Element | None,
        body: etree._Element,
    ) -> None:
        self._format, self._next = "lowerRoman" if kind == "endnote" else "decimal", 1
        self._bodies = {
            attribute(item, "id") or "": item for item in (root if root is not None else ()) if name_of(item) == kind
        }
        self._met: dict[str, Note] = {}
        self._in_order: list[Note] = []
        in_sections = (child(section, f"{kind}Pr") for section in descendants(body, "sectPr"))
        for said in (child(settings, f"{kind}Pr"), next((item for item in in_sections if item is not None), None)):
            self._format = value(said, "numFmt") or self._format
            start = whole(value(said, "numStart"))
            self._next = self._next if start is None else start

    def meet(self, identity: str, typed: str | None) -> str:
        """The mark of the note to which the text refers here; ``typed`` is one that stands there already."""
        if identity not in self._met:
            mark = typed
            if mark is None:
                mark = numeral(self._next, self._format)
                self._next += 1
            self._met[identity] = Note(mark, typed is not None, self._bodies.get(identity))
            self._in_order.append(self._met[identity])
        return self._met[identity].mark

    def __iter__(self) -> Iterator[Note]:
        """The notes met so far; the bodies may refer to further ones."""
        yield from self._in_order  # a list that grows is gone through to its end
