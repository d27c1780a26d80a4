"""Where the headings of a draft stand once it is amended."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hrcdiff.instructions.placing import Amended
    from hrcdiff.model import Document


def placed(draft: Document, amended: Amended) -> dict[int, list[str]]:
    """Headings by the index of the item that they now stand before; those of what is gone go to what follows it."""
    items = amended.items
    order = [p.address for p in draft.paragraphs if not (amended.reannexed and p.part == "annex")]
    places = {item.address: index for index, item in enumerate(items) if item.address}
    out: dict[int, list[str]] = {}
    stands: dict[str | None, int] = {}
    at = len(items)
    for address in reversed(order):
        at = stands[address] = places.get(address, at)
    for heading in draft.headings:
        out.setdefault(stands.get(heading.before, len(items)), []).append(heading.text)
    return out
