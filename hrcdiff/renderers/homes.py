"""In whose row the words of a provision stand that became several paragraphs."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from hrcdiff.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hrcdiff.model import Edit, Link, Place

_LEADS = later(r"[\s,;]*(?:and|also|while|as well as|et|ainsi que|y|e|así como|и|а также)\b", re.IGNORECASE)
"""How words begin that lead in a clause."""


def homes(link: Link) -> list[str]:
    """For each edit the new paragraph in whose row it stands; what is taken out stays with its neighbours.

    Words with which a clause began (*and recognizing the commitment to*) stand where the clause now stands.
    """
    if len(link.new) == 1:
        return [link.new[0]] * len(link.edits)
    pairs = set(link.pairs)
    before = _nearest(link.edits)
    after = _nearest(link.edits[::-1])[::-1]
    kept = _nearest([e if e.op == "equal" else replace(e, new=None) for e in link.edits[::-1]])[::-1]
    out: list[str] = []
    for edit, left, right, clause in zip(link.edits, before, after, kept, strict=True):
        leads = edit.op == "delete" and clause != left and _LEADS.match(edit.text) is not None
        near = [address for address in ((clause, left) if leads else (left, right)) if address is not None]
        paired = [address for address in near if (edit.old, address) in pairs]
        out.append(edit.new or (paired or near or list(link.new))[0])
    return out


def home(link: Link, place: Place) -> str:
    """The new paragraph in whose row the last of some old words of a link stand."""
    at = 0
    for edit, row in zip(link.edits, homes(link), strict=True):
        if edit.old == place.address:
            at += len(edit.text)
            if at >= place.end:
                return row
    raise ValueError(f"{place.address} has no character {place.end}")


def _nearest(edits: Iterable[Edit]) -> list[str | None]:
    """The new address last met, for each edit."""
    last: str | None = None
    found: list[str | None] = []
    for edit in edits:
        last = edit.new or last
        found.append(last)
    return found
