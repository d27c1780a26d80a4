"""A finished Word file, opened again: what a reader gets who accepts or rejects every change.

Nothing of the woven text is used here, only the bytes that would be written, so that a file whose marks are
wrong is never written.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from hrcdiff.errors import ProofError
from hrcdiff.renderers.docx.blocks import NOTE
from hrcdiff.renderers.docx.elements import local, qname

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hrcdiff.renderers.docx.blocks import Block

_GONE = {"new": frozenset({"del", "moveFrom"}), "old": frozenset({"ins", "moveTo"})}
_LEAVES = {"tab": "\t", "br": "\n"}


class State(NamedTuple):
    """The paragraphs of a body as they stand in one of the two texts."""

    lines: list[str]
    """Those with something in them; footnotes stand in their place between two signs."""
    open: bool
    """Whether the last paragraph has lost its mark, which no program can carry out."""


def state(body: etree._Element, notes: Mapping[str, etree._Element], side: str) -> State:
    """The paragraphs after all changes were accepted (``new``) or rejected (``old``)."""
    lines: list[str] = []
    waiting = ""
    joins = False
    for paragraph in body.iterchildren(qname("p")):
        waiting += "".join(_words(paragraph, notes, side))
        joins = _mark_gone(paragraph, side)
        if not joins:
            lines.append(waiting)
            waiting = ""
    return State([line for line in [*lines, waiting] if line], joins)


def _mark_gone(paragraph: etree._Element, side: str) -> bool:
    look = paragraph.find(f"{qname('pPr')}/{qname('rPr')}")
    return look is not None and any(local(item) in _GONE[side] for item in look)


def _words(items: Iterable[etree._Element], notes: Mapping[str, etree._Element], side: str) -> Iterator[str]:
    gone = _GONE.get(side, frozenset())
    for item in items:
        name = local(item)
        if name in gone or name in {"pPr", "rPr"}:
            continue
        if name in {"t", "delText"}:
            yield item.text or ""
        elif name in _LEAVES:
            yield _LEAVES[name]
        elif name == "footnoteReference":
            note = notes.get(item.get(qname("id"), ""))
            if note is None:
                raise ProofError("the Word file refers to a footnote that it does not hold: please report this")
            yield f"{NOTE}{_note(note, notes, side)}{NOTE}"
            if item.get(qname("customMarkFollows")):
                return
        else:
            yield from _words(item, notes, side)


def _note(note: etree._Element, notes: Mapping[str, etree._Element], side: str) -> str:
    """The text of a footnote without the mark and the space with which it begins."""
    items = [item for paragraph in note.iterchildren(qname("p")) for item in paragraph if local(item) != "pPr"]
    return "".join(_words(items[2:], notes, side))


def text_of(element: etree._Element) -> str:
    """The characters of a run, with nothing accepted or rejected."""
    return "".join(_words(element, {}, ""))


def opened(data: bytes) -> tuple[etree._Element, dict[str, etree._Element]]:
    """The body of a file, and its footnotes by number."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body = etree.fromstring(archive.read("word/document.xml")).find(qname("body"))
        notes = etree.fromstring(archive.read("word/footnotes.xml"))
    if body is None:
        raise ProofError("the Word file has no body: please report this")
    return body, {note.get(qname("id"), ""): note for note in notes}


def lines(blocks: Iterable[Block]) -> list[str]:
    """The lines that a text must have in a Word file."""
    return [block.line for block in blocks if block.line]


def check(data: bytes, old: Sequence[Block], new: Sequence[Block]) -> bytes:
    """The file itself; ProofError if accepting or rejecting all does not give the two texts."""
    body, notes = opened(data)
    for side, blocks in (("old", old), ("new", new)):
        found, wanted = state(body, notes, side), lines(blocks)
        if found.open or found.lines != wanted:
            pairs = zip([*found.lines, ""], [*wanted, ""], strict=False)
            at = next((n for n, (one, other) in enumerate(pairs, 1) if one != other), len(wanted))
            raise ProofError(
                f"the Word file does not give paragraph {at} of the {side} text exactly, so it was not written: "
                "please report this with both texts"
            )
    return data
