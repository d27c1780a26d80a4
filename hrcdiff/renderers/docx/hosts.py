"""Where the paragraphs of a text stand in its own Word file, character by character.

The text of a paragraph is not quite what the file holds: numbers and white space were taken off when it was
read.  So it is looked for among the characters that are to be seen, and each of its characters keeps the place
at which it was found.  What cannot be found whole, in one paragraph of the file, is refused and not guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from hrcdiff.errors import CompareError
from hrcdiff.readers.lines import UNSEEN
from hrcdiff.readers.word.symbols import symbol
from hrcdiff.readers.word.xml import attribute, name_of, switch
from hrcdiff.renderers.docx.elements import qname

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml import etree

    from hrcdiff.renderers.docx.blocks import Block

_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
_HOLDERS = frozenset({"hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo"})
WHOLE = frozenset({"sdt", "fldSimple"})
"""Holders that must not be cut in two."""
_NOTES = frozenset({"footnoteReference", "endnoteReference"})
VISIBLE = re.compile(rf"[^\s{UNSEEN}]")
"""A character by which a paragraph is found again: no white space, and none that a reader leaves aside."""
_LONGEST_LABEL = 20
"""Visible characters before a paragraph that can be its number."""


@dataclass(slots=True, eq=False)
class Unit:
    """A piece of a paragraph of the file: characters of one run, or something that has none."""

    start: int
    text: str
    leaf: etree._Element
    run: etree._Element | None
    """None for what stands beside runs, such as a bookmark."""
    holders: tuple[etree._Element, ...]
    """Links and controls around the run, outermost first."""

    @property
    def end(self) -> int:
        """Offset after its last character."""
        return self.start + len(self.text)

    @property
    def is_note(self) -> bool:
        """Whether it is the mark of a footnote."""
        return self.run is not None and name_of(self.leaf) in _NOTES

    @property
    def is_text(self) -> bool:
        """Whether it is plain characters, fit to lend their look."""
        look = None if self.run is None else self.run.find(qname("rPr"))
        return bool(self.text.strip()) and (look is None or look.find(qname("vertAlign")) is None)


@dataclass(slots=True, eq=False)
class Host:
    """A paragraph of the file that holds a block of the text."""

    element: etree._Element
    units: list[Unit]
    block: Block
    places: list[int]
    """Where in the file's paragraph each character of the block's text stands, and the end."""


def units(paragraph: etree._Element) -> list[Unit]:
    """The pieces of a paragraph in their order."""
    found = [*_pieces(paragraph, ())]
    starts = accumulate((len(text) for _, _, text, _ in found), initial=0)
    return [
        Unit(start, text, leaf, run, holders) for start, (leaf, run, text, holders) in zip(starts, found, strict=False)
    ]


def _pieces(
    parent: etree._Element, holders: tuple[etree._Element, ...]
) -> Iterator[tuple[etree._Element, etree._Element | None, str, tuple[etree._Element, ...]]]:
    """What a piece is made of, its run, its characters, and what holds it."""
    for item in parent:
        name = name_of(item)
        if name in {"pPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr"}:
            continue
        if name in _HOLDERS:
            yield from _pieces(item, (*holders, item))
        elif name == "r":
            hidden = bool(switch(item.find(qname("rPr")), "vanish"))
            for leaf in item:
                if name_of(leaf) != "rPr":
                    yield leaf, item, "" if hidden else _characters(leaf), holders
        else:
            yield item, None, "", holders


def _characters(leaf: etree._Element) -> str:
    name = name_of(leaf)
    if name == "t":
        return leaf.text or ""
    if name == "sym":
        return symbol(attribute(leaf, "font"), attribute(leaf, "char"))
    return _CHARACTERS.get(name, "")


# --- placing ---------------------------------------------------------------------------------


class Finder:
    """Looks for one block after the other in the body of a file."""

    def __init__(self, body: etree._Element, shown: str) -> None:
        self._shown = shown
        self._paragraphs = [item for item in body if name_of(item) == "p"]
        self._next = 0

    def find(self, block: Block) -> Host | None:
        """The paragraph of the file that holds a block, from where the last one was found; None if there is none."""
        wanted, _ = _squeezed(block.text)
        for place in range(self._next, len(self._paragraphs)):
            pieces = units(self._paragraphs[place])
            raw = "".join(unit.text for unit in pieces)
            there, offsets = _squeezed(raw)
            at = there.find(wanted)
            if at < 0 or at + len(wanted) != len(there) or at > _LONGEST_LABEL or not wanted:
                continue
            self._next = place + 1
            spots = offsets[at : at + len(wanted)]
            typed = raw[: spots[0]].strip()
            known = replace(block, label=typed)
            return Host(self._paragraphs[place], pieces, known, _places(block.text, spots))
        return None

    def must_find(self, block: Block) -> Host:
        """The same; CompareError if it is not there whole."""
        host = self.find(block)
        if host is None and self._typed_note(block):
            raise CompareError(
                f"{block.key} cannot be placed in {self._shown}: the sign of a footnote is typed there, and is no "
                "footnote of Word; make it one, or leave --onto out, and the changes are written into a new file"
            )
        if host is None:
            raise CompareError(
                f"{block.key} cannot be placed in {self._shown}: it is not one paragraph of its body, between its "
                "neighbours; leave --onto out, and the changes are written into a new file"
            )
        references = [unit for unit in host.units if unit.is_note]
        if len(references) != len(block.notes):
            raise CompareError(
                f"the footnotes of {block.key} cannot be placed in {self._shown}: it has "
                f"{len(references)} where {len(block.notes)} were read; leave --onto out"
            )
        return host

    def _typed_note(self, block: Block) -> bool:
        """Whether a paragraph holds a block with something short at the place of one of its footnotes."""
        cuts = [
            (_squeezed(block.text[: note.start])[0], _squeezed(block.text[note.start :])[0]) for note in block.notes
        ]
        for paragraph in self._paragraphs[self._next :] if cuts else ():
            there, _ = _squeezed("".join(unit.text for unit in units(paragraph)))
            if any(re.search(f"{re.escape(one)}.{{1,3}}{re.escape(other)}$", there) for one, other in cuts):
                return True
        return False


def _squeezed(text: str) -> tuple[str, list[int]]:
    """The characters that are to be seen, and their offsets."""
    return "".join(VISIBLE.findall(text)), [match.start() for match in VISIBLE.finditer(text)]


def _places(text: str, spots: Sequence[int]) -> list[int]:
    """Where each character of a text stands, given where those that are to be seen do; a space follows the last."""
    out: list[int] = []
    left = iter(spots)
    last = spots[0]
    for char in text:
        if not VISIBLE.match(char):
            out.append(last)
        else:
            place = next(left)
            out.append(place)
            last = place + 1
    return [*out, last]
