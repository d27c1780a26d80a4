"""The order in which instructions are told: that of the paragraphs in the older text.

What each of them does rests on that text alone, but moves, and what is put in at one place, count on those before
them.  So there are several orders to try, the plainest first.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from hrcdiff.instructions.kinds import BEGINNING, Instruction
from hrcdiff.instructions.lists import Lists

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hrcdiff.model import Paragraph

_Key = tuple[int, int]
"""Place of a paragraph, and what comes first there: what stands before it, what becomes of it, what follows it."""
_BEFORE, _IN, _AFTER = range(3)


def orders(drawn: Sequence[Instruction], old: Sequence[Paragraph]) -> Iterator[tuple[Instruction, ...]]:
    """Orders of the same instructions: by place; by place, but for moves and insertions; as they were drawn."""
    keys = list(_keys(drawn, old))
    yield _sorted(drawn, keys)
    for act in ("move", "insert"):
        at = [n for n, one in enumerate(drawn) if one.act == act]
        for n, key in zip(at, accumulate((keys[n] for n in at), max), strict=True):
            keys[n] = key
    yield _sorted(drawn, keys)
    yield tuple(drawn)


def _sorted(drawn: Sequence[Instruction], keys: Sequence[_Key]) -> tuple[Instruction, ...]:
    return tuple(drawn[n] for n in sorted(range(len(drawn)), key=lambda n: keys[n]))


def _keys(drawn: Sequence[Instruction], old: Sequence[Paragraph]) -> Iterator[_Key]:
    at = {p.address: n for n, p in enumerate(old)}
    lists = Lists(old)
    gone = {one.address for one in drawn if one.act == "delete" and not one.chapeau}
    for one in drawn:
        if one.address == BEGINNING:
            yield -1, _BEFORE
        elif one.act == "insert":
            below = [] if one.chapeau else lists.below(one.address)
            yield (at[one.address], _BEFORE) if one.side == "before" else (at[(below or [one.address])[-1]], _AFTER)
        else:
            with_it = next((each for each in lists.above(one.address)[::-1] if each in gone), one.address)
            yield at[with_it if one.act == "delete" else one.address], _IN
