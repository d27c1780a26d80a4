"""An annex as one instruction brings it: headings, numbers and all.

Its headings make the addresses of an annex, and no amendment brings a heading alone.  So a new annex is added as a
whole; one that both texts have is amended by paragraphs if its headings and numbers then come out as in the newer
text, and else is replaced as a whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from hrcdiff.errors import HrcdiffError
from hrcdiff.instructions.headings import placed
from hrcdiff.instructions.items import Item, items_of
from hrcdiff.instructions.kinds import Instruction, New
from hrcdiff.instructions.numbering import figure, numbers
from hrcdiff.lexicon import pattern
from hrcdiff.parsing import parse
from hrcdiff.readers import read_bytes

if TYPE_CHECKING:
    from hrcdiff.instructions.placing import Amended
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


def both_annexed(redline: Redline) -> bool:
    """Whether both texts have an annex, between which and the text before it nothing is linked."""
    sides = [{p.address for p in annex_of(d)} for d in (redline.old, redline.new)]
    across = ({a in sides[0] for a in ln.old} | {a in sides[1] for a in ln.new} for ln in redline.links)
    return all(sides) and all(len(found) == 1 for found in across)


def brought_by_paragraphs(redline: Redline, made: Amended) -> bool:
    """Whether instructions on paragraphs give an annex the headings, degrees and numbers of the newer text.

    Not if they bring more of it than they leave: then it is rather replaced.
    """
    size = len(annex_of(redline.new))
    if (
        2
        * sum(
            p.part == "annex" and item.address is None
            for item, p in zip(made.items, redline.new.paragraphs, strict=True)
        )
        > size
    ):
        return False
    wanted = items_of(redline.new.paragraphs)
    rows = zip(made.items, wanted, numbers(redline.old, made), redline.new.paragraphs, strict=True)
    for item, there, number, p in rows:
        if "annex" in (item.part, p.part) and (item.part, item.depth) != (there.part, there.depth):
            return False
        if p.part == "annex" and figure(number) != figure(p.label or ""):
            return False
    above = _headings(redline.new)
    annexed = {n: above[p.address] for n, p in enumerate(redline.new.paragraphs) if p.part == "annex"}
    stands = placed(redline.old, made)
    return all(stands.get(n, []) == headings for n, headings in annexed.items())


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
