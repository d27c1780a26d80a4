"""What a finding says came or went, though a part of it only moved: where a transfer brought that part from."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from hrcdiff.findings.make import listed

if TYPE_CHECKING:
    from hrcdiff.findings.view import View
    from hrcdiff.model import Finding, Place

_ONE_SIDED = {
    "list.added": False,
    "list.removed": True,
    "qualifier.added": False,
    "qualifier.removed": True,
}
"""Rules of what came or went, and whether it is the old text that has it."""


def with_origins(view: View, found: list[Finding]) -> list[Finding]:
    """The findings; of words that a transfer carried in part from another paragraph, or into one, the note says so."""
    carried: tuple[defaultdict[str, list[tuple[Place, Place]]], ...] = (defaultdict(list), defaultdict(list))
    for transfer in view.redline.transfers:
        if transfer.old.address != transfer.new.address:
            carried[True][transfer.old.address].append((transfer.old, transfer.new))
            carried[False][transfer.new.address].append((transfer.new, transfer.old))
    return [_with_origin(f, carried[_ONE_SIDED[f.rule]]) if f.rule in _ONE_SIDED else f for f in found]


def _with_origin(f: Finding, carried: defaultdict[str, list[tuple[Place, Place]]]) -> Finding:
    """A finding with where the words in it that were carried stand in the other text."""
    old = _ONE_SIDED[f.rule]
    place, beside = (f.old, f.new) if old else (f.new, f.old)
    if place is None or place.address not in carried:
        return f
    size = place.end - place.start
    whence = [
        other.address
        for here, other in carried[place.address]
        if place.start <= here.start and here.end <= place.end and here.end - here.start < size
    ]
    if not whence:
        return f
    others = [address for address in dict.fromkeys(whence) if beside is None or address != beside.address]
    moved = f"{'now in' if old else 'from'} {listed(others)}" if others else "moved within the provision"
    return replace(f, note=f"{f.note}; in part {moved}")
