"""Which blocks of two texts are one: linked paragraphs, and headings, masthead and record by what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hrcdiff.renderers.docx.blocks import heading_keys
from hrcdiff.renderers.docx.weave import Tie
from hrcdiff.wording import edits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hrcdiff.model import Redline
    from hrcdiff.renderers.docx.blocks import Block


def ties(redline: Redline, old: Sequence[Block], new: Sequence[Block]) -> list[Tie]:
    """All ties of a redline, given the blocks of its documents."""
    language = redline.new.language or redline.old.language or "en"
    linked = [Tie(link.pairs, link.edits, link.moved or link.crossed) for link in redline.links]
    named = _same_names(old, new)
    return linked + [
        Tie(
            ((one.key, other.key),),
            edits([(one.key, one.text)], [(other.key, other.text)], {(one.key, other.key)}, language),
        )
        for one, other in [*named, *_headings(redline, old, new)]
    ]


def _same_names(old: Sequence[Block], new: Sequence[Block]) -> Iterator[tuple[Block, Block]]:
    """Lines of the masthead and the record that both texts have."""
    there = {block.key: block for block in new if block.key.startswith("#") and block.style != "Heading"}
    return ((block, there[block.key]) for block in old if block.key in there)


def _headings(redline: Redline, old: Sequence[Block], new: Sequence[Block]) -> Iterator[tuple[Block, Block]]:
    """Headings of the same words, the first with the first, then those that became others."""
    left = {block.key: block for block in new if block.style == "Heading"}
    lone: dict[str, Block] = {}
    for block in old:
        if block.style == "Heading":
            same = next((key for key, other in left.items() if other.text == block.text), None)
            if same is None:
                lone[block.key] = block
            else:
                yield block, left.pop(same)
    if not lone or not left:
        return
    from hrcdiff.findings.headings import paired

    before, after = (
        {id(heading): key for heading, key in zip(document.headings, heading_keys(document), strict=True)}
        for document in (redline.old, redline.new)
    )
    for one, other in paired(redline):
        was, became = lone.get(before.get(id(one), "")), left.get(after.get(id(other), ""))
        if was is not None and became is not None:
            yield was, became
