"""The numbers and letters that the paragraphs of an amended text get: they are numbered anew, but for working ones."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from hrcdiff.instructions.kinds import label
from hrcdiff.instructions.working import lists, standing
from hrcdiff.parsing.labels import BULLET

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

    from hrcdiff.instructions.items import Item
    from hrcdiff.instructions.placing import Amended
    from hrcdiff.model import Document


def numbers(draft: Document, amended: Amended) -> Iterator[str]:
    """The number of each paragraph as it is printed, ``3.`` or ``(a)``; empty if it has none."""
    items = amended.items if amended.renumbered else standing(amended.items)
    counts: Counter[str] = Counter()
    below: list[int] = []
    unnumbered = _unnumbered(draft, items)
    counted = {p.address.rpartition(".")[0] for p in draft.paragraphs if p.part == "annex" and p.label and not p.parent}
    for item in _with_bullets(items):
        if item.depth and not item.plain:
            below = [*below[: item.depth], *[0] * (item.depth - len(below))]
            below[item.depth - 1] += 1
        elif not item.depth:
            below = []
            counts[item.section] += not _bare(item, counted)
        if item.label:
            yield "" if unnumbered and not item.depth else item.label
        elif item.plain or (not item.depth and (unnumbered or _bare(item, counted))):
            yield ""
        else:
            yield label(item.depth, below[item.depth - 1]) if item.depth else f"{counts[item.section]}."


def _with_bullets(items: Sequence[Item]) -> Iterator[Item]:
    """The paragraphs; what is new in a list that has bullets in the place of letters gets one as well."""
    named = lists(items)
    bulleted = {at for at, item in zip(named, items, strict=True) if item.depth and item.label == BULLET}
    for at, item in zip(named, items, strict=True):
        new = at in bulleted and item.depth > 0 and item.address is None and not item.label
        yield replace(item, label=BULLET) if new else item


def figure(label: str) -> str:
    """A number or letter without what stands round it: French texts have ``a)``."""
    return re.sub(r"[^\w ]", "", label.removeprefix("OP")).strip().lower()


def _unnumbered(draft: Document, items: Sequence[Item]) -> bool:
    """Whether a single operative paragraph goes without a number, as in the draft."""
    single = sum(item.part == "operative" and not item.depth for item in items) == 1
    return single and any(p.part == "operative" and p.label is None and not p.parent for p in draft.paragraphs)


def _bare(item: Item, counted: Set[str]) -> bool:
    """Whether a paragraph has no number: one of the preamble, or a new one in an annex or article without numbers."""
    new = item.part == "annex" and item.address is None
    return item.plain or item.part == "preambular" or (new and item.section not in counted)
