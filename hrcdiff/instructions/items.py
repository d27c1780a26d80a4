"""The paragraphs of an amended text in the making."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hrcdiff.parsing.labels import BULLET

if TYPE_CHECKING:
    from hrcdiff.instructions.kinds import New
    from hrcdiff.model import Paragraph, Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A paragraph of the amended text."""

    text: str
    part: Part
    section: str = ""
    """What stands before the address in a divided text: ``II``, ``A1``."""
    depth: int = 0
    address: str | None = None
    """Of the paragraph of the draft that it was; None if it is new."""
    plain: bool = False
    """Without a number or letter, though its neighbours may have one."""
    label: str | None = None
    """The number or letter that it keeps; None if it is numbered with its neighbours."""
    above: tuple[str, ...] = ()
    """The headings that it brings."""


def items_of(paragraphs: Iterable[Paragraph]) -> list[Item]:
    """A draft as items."""
    depths: dict[str, int] = {}
    out: list[Item] = []
    for p in paragraphs:
        depths[p.address] = depths.get(p.parent, 0) + 1 if p.parent else 0
        section = p.address.rpartition(".")[0]
        plain = p.label is None and (p.parent is not None or p.part == "annex")
        out.append(
            Item(
                text=p.text, part=p.part, section=section, depth=depths[p.address], address=p.address, plain=plain,
                label=BULLET if p.label == BULLET else None,
            )
        )  # fmt: skip
    return out


def become(items: list[Item], kind: New, beside: Item | None) -> list[Item]:
    """Paragraphs as another kind of paragraph, in the section of their new neighbour."""
    lower = kind.depth - items[0].depth
    part = kind.part or (beside.part if beside else items[0].part)
    section = beside.section if beside else items[0].section
    return [replace(item, part=part, section=section, depth=item.depth + lower) for item in items]
