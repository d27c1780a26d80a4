"""The footnotes of a Word file that is written into: new ones are added, those that are there stay."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from hrcdiff.errors import CompareError
from hrcdiff.readers.word.xml import name_of, whole
from hrcdiff.renderers.docx.body import footnotes
from hrcdiff.renderers.docx.elements import R, make, qname, run, words

if TYPE_CHECKING:
    from collections.abc import Mapping

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
PART = "footnotes.xml"


class NotesPart:
    """The part of the footnotes, there already or made when it is first needed."""

    def __init__(self, root: etree._Element | None, styles: frozenset[str]) -> None:
        self.found = root is not None
        self.root = footnotes([]) if root is None else root
        self.changed = False
        self._styles = styles
        numbers = [whole(note.get(qname("id"))) or 0 for note in self.root]
        self._next = max([0, *numbers]) + 1

    def reference(self, text: str) -> etree._Element:
        """A run that refers to a new footnote."""
        mark, space = self._mark("footnoteRef"), run(words(" "))
        style = make("pStyle", val="FootnoteText") if "FootnoteText" in self._styles else None
        body = [run(words(text))] if text else []
        note = make("footnote", make("p", make("pPr", style) if style is not None else None, mark, space, *body))
        return self._mark("footnoteReference", id=self._added(note))

    def double(self, reference: etree._Element, key: str) -> None:
        """Give a copied reference a footnote of its own, the same as the one that it was copied from."""
        for item in reference:
            if name_of(item) == "endnoteReference":
                raise CompareError(f"an endnote of {key} moved, and only footnotes can: leave --onto out")
            if name_of(item) == "footnoteReference":
                same = (note for note in self.root if note.get(qname("id")) == item.get(qname("id")))
                item.set(qname("id"), self._added(deepcopy(next(same, make("footnote", make("p"))))))

    def in_order(self, body: etree._Element) -> None:
        """Number the notes in the order of their references, as Word does: LibreOffice relies on it."""
        if not self.changed:
            return
        references = [*body.iter(qname("footnoteReference"))]
        met = {item.get(qname("id"), ""): place for place, item in reversed([*enumerate(references)])}
        special = [note for note in self.root if note.get(qname("type")) is not None]
        others = [note for note in self.root if note.get(qname("type")) is None]
        others.sort(key=lambda note: met.get(note.get(qname("id"), ""), len(met)))
        first = max([0, *(whole(note.get(qname("id"))) or 0 for note in special)]) + 1
        numbers = {note.get(qname("id"), ""): str(number) for number, note in enumerate(others, first)}
        for item in (*others, *references):
            item.set(qname("id"), numbers.get(item.get(qname("id"), ""), ""))
        self.root[:] = [*special, *others]

    def _added(self, note: etree._Element) -> str:
        number = str(self._next)
        self._next += 1
        note.set(qname("id"), number)
        self.root.append(note)
        self.changed = True
        return number

    def _mark(self, name: str, **attributes: str) -> etree._Element:
        styled = "FootnoteReference" in self._styles
        look = make("rStyle", val="FootnoteReference") if styled else make("vertAlign", val="superscript")
        return run([make(name, **attributes)], look)


def announced(parts: Mapping[str, bytes], main: str) -> dict[str, bytes]:
    """What has to be said of a new part of footnotes: its type, and that the main part refers to it."""
    folder, _, name = main.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels"
    try:
        types = etree.fromstring(parts.get("[Content_Types].xml", b""))
    except etree.XMLSyntaxError:
        raise CompareError(
            "the Word file does not say what its parts are, so no footnote can be added: save it again in Word"
        ) from None
    etree.SubElement(
        types, f"{{{_PACKAGE}/content-types}}Override", {"PartName": f"/{folder}/{PART}", "ContentType": _KIND}
    )
    empty = f'<Relationships xmlns="{_PACKAGE}/relationships"/>'.encode()
    root = etree.fromstring(parts.get(relations, empty))
    named = {"Id": "hrcdiffNotes", "Type": f"{R}/footnotes", "Target": PART}
    etree.SubElement(root, f"{{{_PACKAGE}/relationships}}Relationship", named)
    return {"[Content_Types].xml": _written(types), relations: _written(root)}


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
