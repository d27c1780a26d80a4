"""Lettered items under the verb of their chapeau: *Calls upon States: (a) To …*."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hrcdiff.findings.likeness import Led, Pair, Taken
from hrcdiff.findings.make import Spot
from hrcdiff.findings.sought import sought

if TYPE_CHECKING:
    from hrcdiff.findings.view import View

ITEM_VERB = sought(r"(?:To|That)\s+(?:[a-z]+ly\s+)?\w+", begins=("To", "That"))
"""How a lettered item begins that is asked for or decided."""


def chapeau(view: View, address: str, *, old: bool) -> Led | None:
    """The limb whose verb governs a lettered item, *Calls upon States: (a) To …*; None if it has a verb of its own."""
    paragraphs = view.old if old else view.new
    paragraph = paragraphs[address]
    if not paragraph.parent or paragraph.parent not in paragraphs:
        return None
    limbs = view.limbs(paragraph)
    if limbs and not limbs[0].verb_start:
        return None
    above = paragraphs[paragraph.parent]
    limbs = view.limbs(above)
    return Led(above.address, len(limbs), limbs[-1], above.part) if limbs else chapeau(view, above.address, old=old)


def out_of_a_list(view: View, taken: Taken) -> Iterator[tuple[Pair, str, tuple[Spot, Spot]]]:
    """A lettered item that became a paragraph with a verb, or the other way round: the verb of its chapeau counts.

    Items that are things, and not what is to be done, have no share in that verb.  With the places where the item
    begins, and where the verb of the paragraph stands.
    """
    for link in view.changed:
        for a, b in link.pairs if len(link.pairs) == 1 else ():
            above = chapeau(view, a, old=True), chapeau(view, b, old=False)
            if (above[0] is None) == (above[1] is None):
                continue
            item, alone = (view.old[a], view.new[b]) if above[0] else (view.new[b], view.old[a])
            limbs = view.limbs(alone)
            begins = ITEM_VERB.match(item.text)
            if not begins or not limbs or limbs[0].verb_start:
                continue
            own = Led(alone.address, 1, limbs[0], alone.part)
            at = (item.address, 0, begins.end()), (own.address, 0, own.limb.verb_end)
            if above[0] is not None and own.key not in taken[1]:
                yield Pair(above[0], own), f"out of the list of {above[0].address}", at
            elif above[1] is not None and own.key not in taken[0]:
                yield Pair(own, above[1]), f"into the list of {above[1].address}", (at[1], at[0])


def under_another(view: View) -> Iterator[tuple[Pair, str, tuple[Spot, Spot]]]:
    """A lettered item that went under another chapeau: what *Calls upon* asked for, *Urges* asks for now.

    With the places where the item begins, old and new.
    """
    linked = {pair for link in view.redline.links for pair in link.pairs}
    for link in view.redline.links:
        for a, b in link.pairs if len(link.pairs) == 1 and "(" in link.old[0] and "(" in link.new[0] else ():
            above = chapeau(view, a, old=True), chapeau(view, b, old=False)
            begins = ITEM_VERB.match(view.text(a, old=True)), ITEM_VERB.match(view.text(b, old=False))
            if above[0] and above[1] and begins[0] and begins[1]:
                if (above[0].address, above[1].address) in linked:
                    continue
                where = f"from the list of {above[0].address} to that of {above[1].address}"
                yield Pair(above[0], above[1]), where, ((a, 0, begins[0].end()), (b, 0, begins[1].end()))
