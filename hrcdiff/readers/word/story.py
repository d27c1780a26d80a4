"""The paragraphs of a story: of the body, a note, a running head.

A story is walked with a stack of its own, so that no depth of nesting can exhaust Python's.  What a
tracked change took out, or put in, is left aside as asked; two paragraphs whose mark is gone are one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from hrcdiff.readers.word.fields import Fields
from hrcdiff.readers.word.styles import PLAIN, Form, Look, Styles
from hrcdiff.readers.word.symbols import symbol
from hrcdiff.readers.word.xml import attribute, child, descendants, name_of
from hrcdiff.source import Tracked

if TYPE_CHECKING:
    from lxml import etree

_ADDED = frozenset({"ins", "moveTo", "cellIns"})
_REMOVED = frozenset({"del", "moveFrom", "cellDel"})
_SKIPPED = frozenset(
    "pPr rPr tblPr tblGrid trPr tcPr sdtPr sdtEndPr sectPr instrText delInstrText rt rubyPr binData oMathParaPr".split()
)
_CHARACTERS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
_DRAWINGS = frozenset({"drawing", "pict", "object"})
_CELLS = frozenset({"tc", "tr", "tbl"})
PieceKind = Literal["text", "break", "footnote", "endnote", "own mark"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters set alike, a line break, or the mark of a note."""

    kind: PieceKind
    text: str = ""
    """The characters; for the mark of a note, its id."""
    look: Look = PLAIN
    typed: bool = False
    """The mark of a note was typed by hand and follows."""


@dataclass(slots=True)
class Para:
    """A paragraph as it stands after all changes were accepted, or rejected."""

    form: Form
    pieces: list[Piece] = field(default_factory=list)
    cell: int = 0
    """Number of its table cell; 0 outside tables."""

    @property
    def empty(self) -> bool:
        """Whether nothing is in it."""
        return not self.pieces


def paragraphs(root: etree._Element, styles: Styles, tracked: Tracked) -> Iterator[Para]:
    """All paragraphs of a story, in order; those of a text box follow the one that it hangs on."""
    return _Walk(styles, tracked).run(root)


class _Walk:
    def __init__(self, styles: Styles, tracked: Tracked) -> None:
        self._styles = styles
        self._gone = _REMOVED if tracked == "final" else _ADDED
        self._fields = Fields()
        self._pending: Para | None = None
        self._boxes: list[etree._Element] = []
        self._cells = 0

    def run(self, root: etree._Element) -> Iterator[Para]:
        """Walk the blocks; a paragraph is given as soon as its mark is met."""
        stack: list[tuple[Iterator[etree._Element], int]] = [(iter(root), 0)]
        while stack:
            blocks, cell = stack[-1]
            block = next(blocks, None)
            name = "" if block is None else name_of(block)
            if block is None:
                stack.pop()
                if not stack or stack[-1][1] != cell:
                    yield from self._flush()
            elif name == "p":
                yield from self._paragraph(block, cell)
                stack.extend((iter(box), -1) for box in reversed(self._boxes))
                self._boxes = []
            elif name in _CELLS:
                yield from self._flush()
                if not self._is_gone(child(block, "trPr")) and not self._is_gone(child(block, "tcPr")):
                    self._cells += name == "tc"
                    stack.append((iter(block), self._cells if name == "tc" else 0))
            elif name not in self._gone and name not in _SKIPPED:
                stack.append((iter(alternative(block) if name == "AlternateContent" else block), cell))

    def _is_gone(self, properties: etree._Element | None) -> bool:
        return properties is not None and any(name_of(item) in self._gone for item in properties)

    def _flush(self) -> Iterator[Para]:
        """Give the paragraph that waits for the next, if there is no next."""
        if self._pending is not None and not self._pending.empty:
            yield self._pending
        self._pending = None

    def _paragraph(self, block: etree._Element, cell: int) -> Iterator[Para]:
        properties = child(block, "pPr")
        para = Para(self._styles.form(properties), cell=max(0, cell))
        self._inline(block, para)
        self._fields.end_paragraph()
        before = self._pending
        if before is not None and not before.empty:
            if para.empty:
                para.form = before.form
            before.pieces.extend(para.pieces)
            para.pieces = before.pieces
        self._pending = None
        if self._is_gone(child(properties, "rPr")):
            self._pending = para
        else:
            yield para

    def _inline(self, block: etree._Element, para: Para) -> None:
        """The characters of one paragraph."""
        stack: list[tuple[Iterator[etree._Element], Look]] = [(iter(block), para.form.look)]
        while stack:
            items, look = stack[-1]
            item = next(items, None)
            if item is None:
                stack.pop()
                continue
            name = name_of(item)
            if name in self._gone or name in _SKIPPED:
                continue
            if name == "r":
                stack.append((iter(item), self._styles.look(child(item, "rPr"), para.form)))
            elif name in _DRAWINGS:
                self._boxes += _boxes(item)
            elif name == "AlternateContent":
                stack.append((iter(alternative(item)), look))
            elif name == "fldChar":
                self._fields.meet(attribute(item, "fldCharType"))
            elif name in {"footnoteReference", "endnoteReference"}:
                self._reference(item, name, para)
            elif not self._character(item, name, look, para):
                stack.append((iter(item), look))

    def _character(self, item: etree._Element, name: str, look: Look, para: Para) -> bool:
        """Take a leaf of a run; False if it is no leaf."""
        if name in {"t", "delText"}:
            text = item.text or ""
        elif name in _CHARACTERS and len(item) == 0:
            text = _CHARACTERS[name]
        elif name == "sym":
            text = symbol(attribute(item, "font"), attribute(item, "char"))
        elif name in {"br", "cr"}:
            if self._fields.shown:
                para.pieces.append(Piece("break"))
            return True
        elif name in {"footnoteRef", "endnoteRef"}:
            para.pieces.append(Piece("own mark", look=look))
            return True
        else:
            return False
        if text and self._fields.shown:
            para.pieces.append(Piece("text", text, look))
        return True

    def _reference(self, item: etree._Element, name: str, para: Para) -> None:
        if not self._fields.shown:
            return
        kind: Literal["footnote", "endnote"] = "footnote" if name == "footnoteReference" else "endnote"
        identity = attribute(item, "id") or ""
        typed = (attribute(item, "customMarkFollows") or "0").lower() not in {"0", "false", "off"}
        para.pieces.append(Piece(kind, identity, typed=typed))


def alternative(block: etree._Element) -> etree._Element:
    """Of the ways to draw one thing, the first that has text in it: each has the same text."""
    ways = [item for item in block if name_of(item) in {"Choice", "Fallback"}]
    return next((way for way in ways if next(descendants(way, "t"), None) is not None), ways[0] if ways else block)


def _boxes(drawing: etree._Element) -> list[etree._Element]:
    """The outermost text boxes in a drawing, each once."""
    boxes: list[etree._Element] = []
    stack = [drawing]
    while stack:
        item = stack.pop()
        if name_of(item) == "txbxContent":
            boxes.append(item)
        elif name_of(item) == "AlternateContent":
            stack.append(alternative(item))
        else:
            stack += reversed(item)
    return boxes
