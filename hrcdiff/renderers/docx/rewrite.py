"""A Word file's own paragraphs, written anew where the text changed: everything else stays as it is.

What stays or goes is made of the file's own runs, cut where a change begins or ends; what comes takes the look
of its neighbours.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from hrcdiff.errors import CompareError
from hrcdiff.readers.word.xml import name_of
from hrcdiff.renderers.docx.body import WRAPPERS, last_atoms
from hrcdiff.renderers.docx.elements import XML, make, qname, words
from hrcdiff.renderers.docx.hosts import WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lxml import etree

    from hrcdiff.renderers.docx.hosts import Host, Unit
    from hrcdiff.renderers.docx.notes_part import NotesPart
    from hrcdiff.renderers.docx.weave import Atom, Fate, Strip

_BEFORE_ITALIC = frozenset({"rStyle", "rFonts", "b", "bCs"})


@dataclass(slots=True)
class _Piece:
    """A run, or what stands beside runs, with its fate."""

    element: etree._Element
    fate: Fate
    move: int | None
    holders: tuple[etree._Element, ...] = ()
    run: etree._Element | None = None
    """The run of the file that it was cut from."""
    atom: Atom | None = None


@dataclass(slots=True)
class Rewriter:
    """Writes woven paragraphs into the body from which the old ones came."""

    hosts: Mapping[str, Host]
    """By the key of the old block."""
    models: Mapping[str, Host]
    """By the key of a new block: the paragraph after which it is set."""
    notes: NotesPart
    author: str
    last: int
    italics: bool
    """Whether the file sets openings in italics."""
    _ranges: dict[tuple[Fate, int], str] = field(default_factory=dict)
    _held: set[etree._Element] = field(default_factory=set)

    def write(self, strips: Sequence[Strip], body: etree._Element) -> None:
        """Write all paragraphs, each in its place."""
        ends = last_atoms(strips)
        before: etree._Element | None = None
        for place, strip in enumerate(strips):
            element, after = self._paragraph(strip, ends)
            if element.getparent() is None:
                head = place == 0 or strips[place - 1].block.rank == 0 < strip.block.rank
                below = self._following(strips[place + 1 :]) if head else None
                if below is not None:
                    below.addprevious(element)  # between title and text the file may have lines of its own
                elif before is not None:
                    before.addnext(element)
                else:
                    body.insert(0, element)
            before = element
            for end in after:
                before.addnext(end)
                before = end
        gone = before is not None and strips[-1].mark.fate != "keep"
        if before is not None and gone and not any(name_of(item) == "p" for item in before.itersiblings()):
            before.addnext(make("p"))  # the mark of the last paragraph of a file cannot go

    def _following(self, strips: Sequence[Strip]) -> etree._Element | None:
        """The paragraph of the file before which some new ones stand."""
        hosts = (self._host(strip.mark) for strip in strips)
        return next((host.element for host in hosts if host is not None), None)

    def _paragraph(
        self, strip: Strip, ends: Mapping[tuple[Fate, int | None], Atom]
    ) -> tuple[etree._Element, list[etree._Element]]:
        """One paragraph, and the ends of moves that follow it; one in which nothing changed is left alone."""
        host = self._host(strip.mark)
        if host is not None and all(self._stays(atom, host) for atom in strip.atoms):
            return host.element, []
        pieces = [piece for atom in strip.atoms[:-1] for piece in self._pieces(atom, strip)]
        pieces = self._joined(pieces)
        content = self._assembled(pieces, ends)
        after: list[etree._Element] = []
        mark = strip.mark
        if mark.move is not None:
            if (mark.fate, mark.move) not in self._ranges:
                content.append(self._range(mark.fate, mark.move))
            if ends[mark.fate, mark.move] is mark:
                after.append(make(f"{WRAPPERS[mark.fate]}RangeEnd", id=self._ranges[mark.fate, mark.move]))
        if host is not None:
            element = host.element
            for item in [item for item in element if name_of(item) != "pPr"]:
                element.remove(item)
        else:
            element = make("p")
            model = self._model(strip).element.find(qname("pPr"))
            if model is not None:
                element.append(_properties(model))
        element.extend(content)
        if mark.fate != "keep":
            self._mark(element, mark.fate)
        return element, after

    def _host(self, mark: Atom) -> Host | None:
        """The paragraph of the file whose mark this is."""
        if mark.fate in ("keep", "del") and mark.other is not None:
            return self.hosts[mark.other.block.key]
        return self.hosts[mark.block.key] if mark.fate in ("del", "from") else None

    def _stays(self, atom: Atom, host: Host) -> bool:
        return atom.fate == "keep" and atom.other is not None and self.hosts[atom.other.block.key] is host

    def _model(self, strip: Strip) -> Host:
        """The paragraph whose properties a new one takes: its own where it moved, if it is of the same kind."""
        came = strip.mark.other if strip.mark.fate == "to" else None
        if came is not None and came.block.style == strip.block.style:
            return self.hosts[came.block.key]
        return self.models.get(strip.block.key) or self.hosts[strip.block.key]

    def _mark(self, element: etree._Element, fate: Fate) -> None:
        """Say what became of the mark of a paragraph."""
        properties = element.find(qname("pPr"))
        if properties is None:
            properties = make("pPr")
            element.insert(0, properties)
        look = properties.find(qname("rPr"))
        if look is None:
            look = make("rPr")
            later = next(
                (n for n, x in enumerate(properties) if name_of(x) in {"sectPr", "pPrChange"}), len(properties)
            )
            properties.insert(later, look)
        look.insert(0, self.change(WRAPPERS[fate]))

    def change(self, element: str, **more: str) -> etree._Element:
        """An element that says who changed something."""
        self.last += 1
        return make(element, id=str(self.last), author=self.author, **more)

    def _range(self, fate: Fate, move: int) -> etree._Element:
        start = self.change(f"{WRAPPERS[fate]}RangeStart", name=f"hrcdiff{move}")
        self._ranges[fate, move] = start.get(qname("id"), "")
        return start

    # --- pieces ------------------------------------------------------------------------------

    def _pieces(self, atom: Atom, strip: Strip) -> Iterator[_Piece]:
        """What an atom is made of: the file's own pieces, or a run of its own."""
        old = atom.other if atom.fate in ("keep", "to") else atom if atom.fate != "ins" else None
        if old is None:
            if atom.kind == "note":
                yield _Piece(self.notes.reference(atom.note.text if atom.note else ""), "ins", None, atom=atom)
            elif atom.text:
                run = make("r", self._look(atom, strip), *words(atom.text))
                yield _Piece(run, "ins", None, atom=atom)
            return
        host = self.hosts[old.block.key]
        for unit, start, end in _units(old, host):
            if atom.fate == "to" and not unit.text and not unit.is_note:
                continue
            element = _cut(unit, start, end, gone=atom.fate == "del")
            if atom.fate == "to" and unit.is_note:
                self.notes.double(element, old.block.key)
            holders = () if atom.fate == "to" else unit.holders
            if unit.run is None:
                yield _Piece(element, "keep", None, holders, atom=atom)
            else:
                yield _Piece(element, atom.fate, atom.move, holders, unit.run, atom)

    def _look(self, atom: Atom, strip: Strip) -> etree._Element | None:
        """The look of what comes: that of the words before it, or after it, or of its model."""
        place = strip.atoms.index(atom)
        before = [unit for x in strip.atoms[:place] for unit in self._lenders(x)]
        there = before[::-1] or [unit for x in strip.atoms[place + 1 :] for unit in self._lenders(x)]
        if not there:
            model = [unit for unit in self._model(strip).units if unit.is_text]
            there = model if atom.italic else model[::-1]
        run = there[0].run if there else None
        look = None if run is None else run.find(qname("rPr"))
        look = make("rPr") if look is None else deepcopy(look)
        if self.italics and atom.kind == "text":
            _set_italic(look, on=atom.italic)
        return look if len(look) else None

    def _lenders(self, atom: Atom) -> Iterator[Unit]:
        """The pieces of the file behind an atom that have a look to lend."""
        old = atom.other if atom.fate in ("keep", "to") else atom if atom.fate != "ins" else None
        if old is not None and old.kind != "mark":
            yield from (unit for unit, _, _ in _units(old, self.hosts[old.block.key]) if unit.is_text)

    def _joined(self, pieces: Iterable[_Piece]) -> list[_Piece]:
        """Neighbours from one run with one fate, as one run again."""
        out: list[_Piece] = []
        for piece in pieces:
            last = out[-1] if out else None
            same = last is not None and piece.run is not None and last.run is piece.run
            if last is not None and same and (last.fate, last.move) == (piece.fate, piece.move):
                last.element.extend([item for item in piece.element if name_of(item) != "rPr"])
                last.atom = piece.atom
            else:
                out.append(piece)
        return out

    def _assembled(
        self, pieces: Sequence[_Piece], ends: Mapping[tuple[Fate, int | None], Atom]
    ) -> list[etree._Element]:
        """Pieces in the elements that say what became of them, and in the links and controls that held them."""
        closing = {key: piece for piece in pieces for key in [(piece.fate, piece.move)] if ends.get(key) is piece.atom}
        out: list[etree._Element] = []
        for holders, held in groupby(pieces, key=lambda piece: piece.holders):
            inner: list[etree._Element] = []
            for (fate, move), group in groupby(held, key=lambda piece: (piece.fate, piece.move)):
                run = list(group)
                if move is not None and (fate, move) not in self._ranges:
                    inner.append(self._range(fate, move))
                elements = [piece.element for piece in run]
                if fate != "keep":
                    wrapper = self.change(WRAPPERS[fate])
                    wrapper.extend(elements)
                    elements = [wrapper]
                inner += elements
                if move is not None and closing.get((fate, move)) is run[-1]:
                    inner.append(make(f"{WRAPPERS[fate]}RangeEnd", id=self._ranges[fate, move]))
            out += self._held_by(holders, inner)
        return out

    def _held_by(self, holders: tuple[etree._Element, ...], inner: list[etree._Element]) -> list[etree._Element]:
        for holder in reversed(holders):
            if name_of(holder) in WHOLE and holder in self._held:
                raise CompareError(
                    "a field or content control is cut by a change, which Word does not allow: leave --onto out"
                )
            self._held.add(holder)
            shell = make(name_of(holder))
            for key, value in holder.items():
                shell.set(key, value)
            shell.extend([deepcopy(item) for item in holder if name_of(item).endswith("Pr")])
            shell.extend(inner)
            inner = [shell]
        return inner


def _units(atom: Atom, host: Host) -> Iterator[tuple[Unit, int, int]]:
    """The pieces of the file that an old atom stands for, and which of their characters."""
    if atom.kind == "note":
        notes = [unit for unit in host.units if unit.is_note]
        number = next((n for n, note in enumerate(host.block.notes) if note is atom.note), None)
        if number is not None:
            yield notes[number], 0, 0
        return
    start, end = _bounds(atom, host)
    final = end == max((unit.end for unit in host.units), default=0)
    for unit in host.units:
        if unit.text:
            a, b = max(start, unit.start), min(end, unit.end)
            if a < b:
                yield unit, a - unit.start, b - unit.start
        elif not unit.is_note and (start <= unit.start < end or (final and unit.start == end and atom.kind == "text")):
            yield unit, 0, 0


def _bounds(atom: Atom, host: Host) -> tuple[int, int]:
    """Where an old atom stands in its paragraph of the file; the number and the space after it stand before all."""
    label = host.block.label
    begins = host.places[0]
    if atom.kind in ("label", "tab"):
        raw = "".join(unit.text for unit in host.units)[:begins]
        after = raw.index(label) + len(label)
        return (0, after) if atom.kind == "label" else (after, begins)
    stop = atom.start + len(atom.text)
    first = 0 if atom.start == 0 and not label else host.places[atom.start]
    whole = max((unit.end for unit in host.units), default=0)
    return first, whole if stop == len(host.block.text) else host.places[stop]


def _cut(unit: Unit, start: int, end: int, *, gone: bool) -> etree._Element:
    """A piece of the file as an element of its own."""
    if unit.run is None:
        return deepcopy(unit.leaf)
    run = make("r")
    for key, value in unit.run.items():
        run.set(key, value)
    look = unit.run.find(qname("rPr"))
    if look is not None:
        run.append(deepcopy(look))
    leaf = deepcopy(unit.leaf)
    leaf.tail = None
    if name_of(leaf) == "t":
        leaf.text = unit.text[start:end]
        leaf.set(f"{{{XML}}}space", "preserve")
        if gone:
            leaf.tag = qname("delText")
    elif name_of(leaf) == "instrText" and gone:
        leaf.tag = qname("delInstrText")
    run.append(leaf)
    return run


def _properties(model: etree._Element) -> etree._Element:
    """The properties of a new paragraph after those of another."""
    copied = deepcopy(model)
    for name in ("sectPr", "pPrChange"):
        for item in copied.findall(qname(name)):
            copied.remove(item)
    for look in copied.findall(qname("rPr")):
        for item in [item for item in look if name_of(item) in WRAPPERS.values()]:
            look.remove(item)
    return copied


def _set_italic(look: etree._Element, *, on: bool) -> None:
    for name in ("i", "iCs"):
        for item in look.findall(qname(name)):
            look.remove(item)
    if on:
        place = sum(name_of(item) in _BEFORE_ITALIC for item in look)
        look.insert(place, make("i"))
        look.insert(place + 1, make("iCs"))
