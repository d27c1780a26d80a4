"""A Word file to a source: masthead, body, notes, and what repeats on each page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from hrcdiff.errors import ReadError
from hrcdiff.readers.lines import LineWriter, struck
from hrcdiff.readers.reports import refuse_table
from hrcdiff.readers.word.comments import comments
from hrcdiff.readers.word.notes import Note, Notes
from hrcdiff.readers.word.numbering import Numbering
from hrcdiff.readers.word.package import Package
from hrcdiff.readers.word.story import Para, Piece, paragraphs
from hrcdiff.readers.word.styles import Look, Styles
from hrcdiff.readers.word.xml import attribute, child, descendants, name_of, switch
from hrcdiff.source import LineRole, Source, Tracked

if TYPE_CHECKING:
    from lxml import etree

_TYPED_MARK = re.compile(r"\s*(\S{1,5})")
_CHANGES = re.compile(rb"<(?:\w+:)?(?:ins|del|moveFrom|moveTo|cellIns|cellDel)[\s/>]")


def read(name: str, data: bytes, sha256: str, *, shown: str | None = None, tracked: Tracked = "final") -> Source:
    """Read a DOCX file; tracked changes as accepted (``final``) or as rejected (``original``).

    Raises `ReadError` for what is damaged, protected, no Word file, or too large to be one.
    """
    return _Reading(Package(data, shown or name), tracked).source(name, sha256)


def has_tracked_changes(data: bytes, shown: str) -> bool:
    """Whether a DOCX file has insertions, deletions or moves that nobody accepted or rejected yet."""
    package = Package(data, shown)
    kinds = {"footnotes", "endnotes"}
    parts = [package.main, *(part for kind, part in package.relations(package.main).values() if kind in kinds)]
    return any(_CHANGES.search(package.bytes(part) or b"") for part in dict.fromkeys(parts))


class _Reading:
    def __init__(self, package: Package, tracked: Tracked) -> None:
        root = package.xml(package.main)
        body = child(root, "body")
        if body is None:
            raise ReadError(f"{package.shown} cannot be read as a Word file: {package.main} has no body")
        refuse_table({attribute(style, "val") or "" for style in descendants(body, "pStyle")}, package.shown)
        self._package = package
        self._body = body
        self._tracked: Tracked = tracked
        self._styles = Styles(package.related("styles"), tracked)
        self._numbering = Numbering(package.related("numbering"))
        settings = package.related("settings")
        self._notes = {
            kind: Notes(kind, package.related(kind + "s"), settings, body) for kind in ("footnote", "endnote")
        }
        self._writer = LineWriter()
        self._cell = 0
        self._struck = 0
        self._seen: set[str] = set()

    def source(self, name: str, sha256: str) -> Source:
        """All of it, in the order in which a reader meets it; notes and running heads last."""
        masthead = self._masthead()
        if masthead is not None and (root := self._package.xml(masthead)) is not None:
            self._story(root)
            self._seen.update(_text(para) for para in self._paragraphs(root))
        self._story(self._body)
        for notes in self._notes.values():
            for note in notes:
                self._note(note)
        self._furniture(masthead)
        doubts = self._comments()
        if self._struck and self._tracked == "final":
            doubts = (*doubts, struck(self._struck))
        source = self._writer.source(name, sha256)
        return replace(source, doubts=(*doubts, *source.doubts))

    def _paragraphs(self, root: etree._Element) -> Iterator[Para]:
        return paragraphs(root, self._styles, self._tracked)

    def _story(self, root: etree._Element) -> None:
        for para in self._paragraphs(root):
            self._begin(para)
            self._pieces(para.pieces)

    def _begin(self, para: Para, role: LineRole = "text") -> None:
        """Begin a paragraph with its number; that of an empty one is counted, but not text."""
        label = self._numbering.label(para.form)
        if para.cell and para.cell == self._cell + 1 and self._writer.label_alone():
            self._writer.put("\t")
        else:
            self._writer.paragraph(heading=para.form.heading, bullet=bool(label and label.bullet), role=role)
        self._cell = para.cell
        if label:
            self._writer.put(label.text, hidden=label.hidden or not self._visible(para))

    def _hides(self, look: Look) -> bool:
        """Whether characters so set are no text: hidden, or struck through by hand, which deletes them."""
        return look.hidden or (look.struck and self._tracked == "final")

    def _visible(self, para: Para) -> bool:
        return any(
            piece.kind in {"footnote", "endnote"} or (piece.text.strip() and not self._hides(piece.look))
            for piece in para.pieces
        )

    def _pieces(self, pieces: list[Piece], own_mark: str = "") -> None:
        for index, piece in enumerate(pieces):
            look = piece.look
            if piece.kind == "text":
                self._struck += look.struck and not look.hidden and bool(piece.text.strip())
                self._writer.put(piece.text, italic=look.italic, raised=look.raised, hidden=self._hides(look))
            elif piece.kind == "break":
                self._writer.break_line()
            elif piece.kind == "own mark":
                self._writer.put(own_mark, raised=True)
                own_mark = ""
            else:
                self._reference(piece, pieces, index)

    def _reference(self, piece: Piece, pieces: list[Piece], index: int) -> None:
        """Put the mark of a note; a typed one is raised where it stands."""
        notes = self._notes[piece.kind]
        following = pieces[index + 1] if piece.typed and index + 1 < len(pieces) else None
        match = _TYPED_MARK.match(following.text) if following and following.kind == "text" else None
        if match and following:
            mark = notes.meet(piece.text, match.group(1))
            self._writer.put(mark, raised=True)
            pieces[index + 1] = replace(following, text=following.text[match.end() :])
            return
        if index and pieces[index - 1].kind == piece.kind:
            self._writer.put("\u200b")
        self._writer.put(notes.meet(piece.text, None), raised=True)

    def _note(self, note: Note) -> None:
        if note.body is None:
            return
        for number, para in enumerate(self._paragraphs(note.body)):
            self._begin(para, "note")
            if number == 0 and not any(piece.kind == "own mark" for piece in para.pieces):
                self._writer.put(note.mark, raised=True)
                self._writer.put(" ")
                _take_off(note.mark, para.pieces)
            self._pieces(para.pieces, note.mark if number == 0 else "")

    def _comments(self) -> tuple[str, ...]:
        """The comments in the margin, set apart; and a doubt that says how many there are."""
        found = list(comments(self._package.related("comments"), self._body))
        for comment in found:
            by, at = comment.author and f" by {comment.author}", comment.words and f" at “{comment.words}”"
            for number, para in enumerate(self._paragraphs(comment.body)):
                self._writer.paragraph(role="furniture")
                if number == 0:
                    self._writer.put(f"Comment{by}{at}: ")
                self._pieces([piece for piece in para.pieces if piece.kind in {"text", "break"}])
        if not found:
            return ()
        are = "a comment in the margin is" if len(found) == 1 else f"{len(found)} comments in the margin are"
        return (f"{are} not part of the text; hrcdiff show lists what they say",)

    def _masthead(self) -> str | None:
        """The head of the first page, if it has one of its own: there the documents of the UN say what they are."""
        section = next(descendants(self._body, "sectPr"), None)
        if section is None or not switch(section, "titlePg"):
            return None
        return next((part for kind, part in _heads(section, self._package) if kind == "first header"), None)

    def _furniture(self, masthead: str | None) -> None:
        """Each running head and foot once."""
        parts = [part for section in descendants(self._body, "sectPr") for _, part in _heads(section, self._package)]
        for part in dict.fromkeys(parts):
            root = self._package.xml(part) if part != masthead else None
            for para in self._paragraphs(root) if root is not None else ():
                text = _text(para)
                if text and text not in self._seen:
                    self._seen.add(text)
                    self._writer.paragraph(role="furniture")
                    self._pieces([piece for piece in para.pieces if piece.kind in {"text", "break"}])


def _heads(section: etree._Element, package: Package) -> Iterator[tuple[str, str]]:
    """What the running heads and feet of a section are, such as ``first header``, and their parts."""
    relations = package.relations(package.main)
    for item in section:
        kind, part = relations.get(attribute(item, "id") or "", ("", ""))
        if name_of(item) in {"headerReference", "footerReference"} and kind in {"header", "footer"}:
            yield f"{attribute(item, 'type')} {kind}", part


def _text(para: Para) -> str:
    return "".join(piece.text for piece in para.pieces if piece.kind == "text").strip()


def _take_off(mark: str, pieces: list[Piece]) -> None:
    """Take a typed mark from the start of a note, where it was put already."""
    for index, piece in enumerate(pieces):
        text = piece.text.lstrip()
        if piece.kind != "text" or (text and not text.startswith(mark)):
            return
        if text:
            pieces[index] = replace(piece, text=text.removeprefix(mark))
            return
