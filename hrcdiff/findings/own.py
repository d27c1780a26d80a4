"""Conditions that rest on what is a State's own, in paragraphs that are new or gone: *consistent with domestic law*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hrcdiff.findings.make import alone
from hrcdiff.patterns import later

if TYPE_CHECKING:
    from hrcdiff.findings.items import Found, Item
    from hrcdiff.findings.view import View
    from hrcdiff.model import Finding, Paragraph

_FAMILIES = ("law", "accordance", "regard", "means")
"""Families of conditions of which some rest on that."""
_NATIONAL = ("national", "domestic")
_OWN = later(
    r"\b(?:national|domestic)\s+(?:laws?|legislation|legal|regulations?|polic(?:y|ies)|capacit(?:y|ies)|capabilities|"
    r"circumstances?|contexts?|priorit(?:y|ies)|conditions?|specificities)\b(?!\s+obligations\b)"
)
"""What is a State's own; its obligations are not."""


def reserves(paragraph: Paragraph, item: Item) -> bool:
    """Whether what an operative paragraph asks is measured by a State's own law or means."""
    if paragraph.part != "operative" or item.entry.family not in _FAMILIES:
        return False
    said = paragraph.text[item.start : max(item.end, item.whole)]
    return any(word in said for word in _NATIONAL) and _OWN.search(said) is not None


def told(view: View, one: Found, *, old: bool) -> Finding:
    """Such a condition, with all that it rests on, that came or went with its paragraph."""
    item, what = one.item, "removed" if old else "added"
    spot = one.address, item.start, max(item.end, item.whole)
    said = view.text(one.address, old=old)[spot[1] : spot[2]]
    note = f"{said} {what}, with its paragraph ({item.entry.family})"
    return alone(view, f"qualifier.{what}", spot, None, note, old=old, source=item.entry.source)
