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
from hrcdiff.readers.word.xml import name_of
from hrcdiff.renderers.docx.blocks import NOTE
from hrcdiff.renderers.docx.elements import qname

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hrcdiff.renderers.docx.blocks import Block

_GONE = {"new": frozenset({"del", "moveFrom"}), "old": frozenset({"ins", "moveTo"})}
_LEAVES = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_SKIPPED = frozenset({"pPr", "rPr", "sdtPr", "drawing", "pict", "object", "AlternateContent"})
"""What holds no words of the paragraph itself."""


class State(NamedTuple):
    """The paragraphs of a body as they stand in one of the two texts."""

    lines: list[str]
    """Those with something in them; footnotes stand in their place between two signs."""
    open: bool
    """Whether the last paragraph has lost its mark, which no program can carry out."""


def state(body: etree._Element, notes: Mapping[str, etree._Element], side: str) -> State:
    """The paragraphs after all changes were accepted (``new``) or rejected (``old``)."""
    found = joined(body, notes, side)
    last = body.findall(qname("p"))[-1:]
    return State([line for _, line in found if line], any(_mark_gone(paragraph, side) for paragraph in last))


def joined(
    body: etree._Element, notes: Mapping[str, etree._Element] | None, side: str
) -> list[tuple[etree._Element, str]]:
    """Each paragraph that keeps its mark, with its words and those of the paragraphs that lost theirs before it.

    Without ``notes`` the marks of footnotes are left aside.
    """
    lines: list[tuple[etree._Element, str]] = []
    waiting = ""
    last: etree._Element | None = None
    for last in body.iterchildren(qname("p")):
        waiting += "".join(_words(last, notes, side))
        if not _mark_gone(last, side):
            lines.append((last, waiting))
            waiting = ""
    return [*lines, (last, waiting)] if last is not None and waiting else lines


def _mark_gone(paragraph: etree._Element, side: str) -> bool:
    look = paragraph.find(f"{qname('pPr')}/{qname('rPr')}")
    return look is not None and any(name_of(item) in _GONE[side] for item in look)


def _words(items: Iterable[etree._Element], notes: Mapping[str, etree._Element] | None, side: str) -> Iterator[str]:
    gone = _GONE.get(side, frozenset())
    for item in items:
        name = name_of(item)
        if name in gone:
            continue
        if name in {"t", "delText"}:
            yield item.text or ""
        elif name in _LEAVES:
            yield _LEAVES[name]
        elif name in _SKIPPED or (notes is None and name == "footnoteReference"):
            continue
        elif name == "footnoteReference" and notes is not None:
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
    items = [item for paragraph in note.iterchildren(qname("p")) for item in paragraph if name_of(item) != "pPr"]
    apart = len(items) > 1 and "".join(_words(items[1:2], notes, side)) == " "
    return "".join(_words(items[2:] if apart else items, notes, side))


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
