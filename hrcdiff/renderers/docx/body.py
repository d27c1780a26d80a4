"""The woven text as WordprocessingML, with its footnotes."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from lxml import etree

from hrcdiff.renderers.docx.elements import R, W, make, plain, run, words
from hrcdiff.wording import edits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hrcdiff.renderers.docx.blocks import Note
    from hrcdiff.renderers.docx.weave import Atom, Fate, Strip

WRAPPERS: dict[Fate, str] = {"del": "del", "ins": "ins", "from": "moveFrom", "to": "moveTo"}


@dataclass(slots=True)
class Writer:
    """Writes paragraphs and collects their footnotes; numbers what needs a number."""

    author: str
    language: str = "en"
    rtl: bool = False
    notes: list[etree._Element] = field(default_factory=list)
    first_note: int = 1
    _last: int = 0
    _ranges: dict[tuple[Fate, int], str] = field(default_factory=dict)

    def body(self, strips: Sequence[Strip]) -> list[etree._Element]:
        """The paragraphs, and the ends of moves that stand between them."""
        ends = last_atoms(strips)
        return [element for strip in strips for element in self.paragraph(strip, ends)]

    def paragraph(self, strip: Strip, ends: dict[tuple[Fate, int | None], Atom]) -> list[etree._Element]:
        """One paragraph; the end of a move that includes its mark follows it."""
        content: list[etree._Element] = []
        after: list[etree._Element] = []
        for (fate, move), atoms in groupby(strip.atoms, key=lambda atom: (atom.fate, atom.move)):
            pieces = list(atoms)
            if move is not None and (fate, move) not in self._ranges:
                content.append(self._range(fate, move))
            content += self._wrapped(fate, [atom for atom in pieces if atom.kind != "mark"])
            if move is not None and ends[fate, move] is pieces[-1]:
                end = make(f"{WRAPPERS[fate]}RangeEnd", id=self._ranges[fate, move])
                (after if pieces[-1].kind == "mark" else content).append(end)
        return [make("p", self._properties(strip), *content), *after]

    def _properties(self, strip: Strip) -> etree._Element:
        fate = strip.mark.fate
        mark = None if fate == "keep" else make("rPr", self.change(WRAPPERS[fate]))
        return make("pPr", make("pStyle", val=strip.block.style), mark)

    def change(self, element: str, **more: str) -> etree._Element:
        """An element that says who changed something; its date is left out on purpose."""
        return make(element, id=self._next(), author=self.author, **more)

    def _next(self) -> str:
        self._last += 1
        return str(self._last)

    def _range(self, fate: Fate, move: int) -> etree._Element:
        start = self.change(f"{WRAPPERS[fate]}RangeStart", name=f"move{move}")
        self._ranges[fate, move] = start.get(f"{{{W}}}id", "")
        return start

    def _wrapped(self, fate: Fate, atoms: Sequence[Atom]) -> Iterator[etree._Element]:
        """Runs in the element that says what became of them."""
        runs = [*self._runs(fate, atoms)]
        if fate == "keep" or not runs:
            yield from runs
            return
        wrapper = self.change(WRAPPERS[fate])
        wrapper.extend(runs)
        yield wrapper

    def _runs(self, fate: Fate, atoms: Iterable[Atom]) -> Iterator[etree._Element]:
        """Atoms that are set alike, as runs; a footnote is one by itself."""
        for (is_note, italic), group in groupby(atoms, key=lambda atom: (atom.kind == "note", atom.italic)):
            pieces = list(group)
            if is_note:
                for atom in pieces:
                    yield self._reference(atom)
            else:
                text = "".join(atom.text for atom in pieces)
                yield self.text(text, italic=italic, gone=fate == "del")

    def text(self, text: str, *, italic: bool = False, gone: bool = False) -> etree._Element:
        """A run of plain or italic words."""
        look = (make("i"), make("iCs")) if italic else ()
        return run(words(text, gone=gone), *look, make("rtl") if self.rtl else None)

    def _reference(self, atom: Atom) -> etree._Element:
        """The mark of a footnote in the text; the note itself is kept for the other part."""
        note = atom.note
        other = atom.other.note if atom.fate == "keep" and atom.other else note
        if note is None or other is None:
            raise ValueError("an atom of a footnote without its footnote")
        number = str(self.first_note + len(self.notes))
        self.notes.append(self._note(number, other, note))
        style = make("rStyle", val="FootnoteReference")
        if note.mark:
            return run(
                [
                    make("footnoteReference", customMarkFollows="1", id=number),
                    *words(note.mark, gone=atom.fate == "del"),
                ],
                style,
            )
        return run([make("footnoteReference", id=number)], style)

    def _note(self, number: str, old: Note, new: Note) -> etree._Element:
        """A footnote; its words are compared if it is in both texts."""
        style = make("rStyle", val="FootnoteReference")
        mark = run(words(new.mark), style) if new.mark else run([make("footnoteRef")], style)
        pieces: list[etree._Element] = [mark, self.text(" ")]
        same = old.text == new.text
        if same and new.text:
            pieces.append(self.text(new.text))
        key = "note"
        for edit in () if same else edits([(key, old.text)], [(key, new.text)], {(key, key)}, self.language):
            piece = self.text(edit.text, gone=edit.op == "delete")
            if edit.op != "equal":
                wrapper = self.change("del" if edit.op == "delete" else "ins")
                wrapper.append(piece)
                piece = wrapper
            pieces.append(piece)
        return make("footnote", make("p", make("pPr", make("pStyle", val="FootnoteText")), *pieces), id=number)


def last_atoms(strips: Iterable[Strip]) -> dict[tuple[Fate, int | None], Atom]:
    """The last atom of each move, at either end."""
    return {(atom.fate, atom.move): atom for strip in strips for atom in strip.atoms if atom.move is not None}


def document(content: Sequence[etree._Element], section: etree._Element) -> etree._Element:
    """The main part."""
    root = etree.Element(f"{{{W}}}document", nsmap={"w": W, "r": R})
    root.append(make("body", *content, section))
    return root


def footnotes(notes: Sequence[etree._Element]) -> etree._Element:
    """The part of the footnotes, with the two lines that every such part has."""
    root = etree.Element(f"{{{W}}}footnotes", nsmap={"w": W, "r": R})
    for number, name in (("-1", "separator"), ("0", "continuationSeparator")):
        line = make("p", make("pPr", make("spacing", after="0", line="240", lineRule="auto")), run([make(name)]))
        root.append(make("footnote", line, type=name, id=number))
    root.extend(list(notes))
    return root


def named(author: str) -> str:
    """An author as Word shows it: one line of at most 255 characters."""
    return " ".join(plain(author).split())[:255]
