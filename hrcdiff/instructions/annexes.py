"""An annex as one instruction brings it: headings, numbers and all.

Paragraphs of an annex have no names that amendments use, and its headings make its addresses.  So a new annex
is added as a whole, and one whose paragraphs come, go or are numbered otherwise is replaced as a whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from hrcdiff.errors import HrcdiffError
from hrcdiff.instructions.items import Item, items_of
from hrcdiff.instructions.kinds import Instruction, New
from hrcdiff.lexicon import pattern
from hrcdiff.parsing import parse
from hrcdiff.readers import read_bytes

if TYPE_CHECKING:
    from hrcdiff.model import Document, Paragraph, Redline

_HOST = ("The Human Rights Council,", "Recalling its resolutions,", "1. Adopts the text annexed hereto.")
"""A resolution that an annex stands under while it is read."""


def annex_of(document: Document) -> tuple[Paragraph, ...]:
    """The paragraphs of all annexes."""
    return tuple(p for p in document.paragraphs if p.part == "annex")


def without_annexes(redline: Redline) -> Redline:
    """A redline of what stands before the annexes."""
    sides = [
        replace(d, paragraphs=tuple(p for p in d.paragraphs if p.part != "annex")) for d in (redline.old, redline.new)
    ]
    gone = [{p.address for p in annex_of(d)} for d in (redline.old, redline.new)]
    links = tuple(
        link for link in redline.links if gone[0].isdisjoint(link.old) and gone[1].isdisjoint(link.new)
    )  # fmt: skip
    return replace(redline, old=sides[0], new=sides[1], links=links)


def built_alike(redline: Redline) -> bool:
    """Whether the annexes have the same headings and numbers, and the same paragraphs but for their words."""
    old, new = annex_of(redline.old), annex_of(redline.new)
    pairs = {link.old[0]: link.new[0] for link in redline.links if len(link.old) == len(link.new) == 1}
    linked = [pairs.get(p.address) for p in old] == [p.address for p in new]
    return linked and list(_frame(redline.old)) == list(_frame(redline.new))


def _frame(document: Document) -> Iterator[tuple[str | None, int, tuple[str, ...]]]:
    """Label, degree and headings of each paragraph of the annexes."""
    paragraphs, above = annex_of(document), _headings(document)
    for p, item in zip(paragraphs, items_of(paragraphs), strict=True):
        yield p.label, item.depth, tuple(above[p.address])


def _headings(document: Document) -> defaultdict[str | None, list[str]]:
    """The headings before each address."""
    above: defaultdict[str | None, list[str]] = defaultdict(list)
    for heading in document.headings:
        above[heading.before].append(heading.text)
    return above


def annex_act(redline: Redline) -> Instruction:
    """The annex of the new text added, put in the place of the old one, or the old one deleted."""
    above = _headings(redline.new)
    rows = [row for p in annex_of(redline.new) for row in (*above[p.address], _printed(p.label) + p.text)]
    side = "over" if annex_of(redline.old) else "end"
    return Instruction(act="annex", side=side, new=tuple(New(text=row) for row in rows))  # type: ignore[arg-type]


def _printed(label: str | None) -> str:
    return "" if label is None else f"{label} " if label.endswith((")", ".")) else f"{label}. "


def annex_items(rows: Sequence[str]) -> list[Item]:
    """The paragraphs of an annex that is brought, with their headings and numbers; empty if it is not read as one."""
    if rows and not pattern("annex", "en").fullmatch(rows[0]):
        rows = ["Annex", *rows]
    try:
        host = parse(read_bytes("annex", "\n\n".join([*_HOST, *rows]).encode("utf-8"), shown="the annex"))
    except HrcdiffError:
        return []
    paragraphs, above = annex_of(host), _headings(host)
    return [
        replace(item, address=None, plain=True, label=_printed(p.label).strip() or None, above=tuple(above[p.address]))
        for p, item in zip(paragraphs, items_of(paragraphs), strict=True)
    ]
