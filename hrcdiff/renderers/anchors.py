"""Names of places in a page: ``#new-OP4``, ``#old-OP6-b``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def anchor(address: str) -> str:
    """An address as part of a link: letters, digits and hyphens alone."""
    if address.isascii() and address.isalnum():
        return address
    return re.sub(r"[^A-Za-z0-9]+", "-", address.replace("+", "-plus")).strip("-") or "x"


def anchors(side: str, addresses: Iterable[str]) -> dict[str, str]:
    """For each address its anchor, no two alike."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for address in addresses:
        base = name = f"{side}-{anchor(address)}"
        number = 2
        while name in taken:
            name, number = f"{base}-x{number}", number + 1
        taken.add(name)
        names[address] = name
    return names
