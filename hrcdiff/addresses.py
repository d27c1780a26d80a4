"""Addresses as people write them: ``OP 6 b`` and ``op6(b)`` are ``OP6(b)``, and ``pp 3 bis`` is ``PP3 bis``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hrcdiff.errors import UsageError

if TYPE_CHECKING:
    from hrcdiff.model import Document, Paragraph


def spelled(address: str) -> str:
    """An address in one spelling, by which two are the same."""
    return re.sub(r"[\s().]", "", address).casefold()


def find(document: Document, address: str) -> Paragraph | None:
    """The paragraph of an address, however it is written; None if there is none."""
    wanted = spelled(address)
    return next((p for p in document.paragraphs if spelled(p.address) == wanted), None)


def paragraph_at(document: Document, address: str) -> Paragraph:
    """The same; `UsageError` if there is none, with the addresses that there are."""
    found = find(document, address)
    if found is None:
        known = [p.address for p in document.paragraphs if p.parent is None]
        ends = f"from {known[0]} to {known[-1]}" if known else "none"
        shown = "".join(c if c.isprintable() else "?" for c in address)[:40]
        raise UsageError(f"{document.name} has no paragraph {shown or 'without an address'}: it has {ends}")
    return found
