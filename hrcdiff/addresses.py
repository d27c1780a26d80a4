"""Addresses as people write them: ``OP 6 b`` and ``op6(b)`` are ``OP6(b)``, and ``pp 3 bis`` is ``PP3 bis``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from hrcdiff.errors import UsageError

if TYPE_CHECKING:
    from hrcdiff.model import Document, Paragraph


def spelled(address: str) -> str:
    """An address in letters and digits alone: what is left of all ways to write it."""
    return re.sub(r"[\s().]", "", address).casefold()


def find(document: Document, address: str) -> Paragraph | None:
    """The paragraph of an address, however it is written; None if there is none.

    What is written with a dot or brackets is parted there and nowhere else: ``A11.3`` is not ``A1.13``.
    `UsageError` if several are meant.
    """
    found = [document.paragraph(each) for each in meant([p.address for p in document.paragraphs], address)]
    if len(found) > 1:
        choices = " or ".join(p.address for p in found)
        raise UsageError(f"{document.name} has more than one paragraph {_shown(address)}: write {choices}")
    return found[0] if found else None


def meant(known: Iterable[str], address: str) -> list[str]:
    """The addresses of a text that may be meant by one, however it is written; itself if the text has it."""
    known = list(known)
    if address.strip() in known:
        return [address.strip()]
    wanted = _parts(address)
    found = [each for each in known if _parts(each) == wanted]
    if not found and address.strip().isalnum():
        found = [each for each in known if spelled(each) == spelled(address)]
    return found


def _parts(address: str) -> list[str]:
    """The numbers and words of an address: ``op``, ``6``, ``ii`` of ``OP6(ii)``."""
    return re.findall(r"\d+|[^\W\d_]+|#", address.casefold())


def paragraph_at(document: Document, address: str) -> Paragraph:
    """The same; `UsageError` if there is none as well, with the addresses that there are."""
    found = find(document, address)
    if found is None:
        known = [p.address for p in document.paragraphs if p.parent is None]
        ends = f"from {known[0]} to {known[-1]}" if known else "none"
        raise UsageError(f"{document.name} has no paragraph {_shown(address) or 'without an address'}: it has {ends}")
    return found


def _shown(address: str) -> str:
    """An address that may hold anything, for a message of one line."""
    return "".join(c if c.isprintable() else "?" for c in address.strip())[:40]
