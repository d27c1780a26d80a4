"""The redline between any two readings of a thread, from the lineage alone."""

from __future__ import annotations

from hrcdiff.lineage.model import Lineage, Spot, Thread
from hrcdiff.lineage.rows import fuller, touching
from hrcdiff.model import Edit
from hrcdiff.wording import edits


def between(lineage: Lineage, thread: Thread, old: int, new: int) -> tuple[Edit, ...]:
    """The edits from the reading in one version to that in another; ``old`` may be the newer version.

    Joined, those that are equal or delete under the old address are its text, those that are equal or insert under
    the new address that one's.  Where words went into another thread, or came from there, an edit that is equal has
    an address of that thread on one side.  KeyError if the thread has no paragraph in one of the versions.
    """
    here, there = (Spot(version=v, address=_address(thread, v)) for v in (old, new))
    if thread.readings[new].against == old and thread.readings[new].edits:
        return thread.readings[new].edits
    pairs = [(here.address, there.address)]
    for bond in lineage.branches:
        one, other = (bond.old, bond.new) if bond.old.version == old else (bond.new, bond.old)
        if (one.version, other.version) == (old, new) and (one == here or other == there):
            pairs.append((one.address, other.address))
    sides = [
        [(p.address, p.text) for p in lineage.versions[version].paragraphs if p.address in addresses]
        for version, addresses in ((old, {a for a, _ in pairs}), (new, {b for _, b in pairs}))
    ]
    language = next((d.language for d in lineage.versions if d.language), "en")
    row = edits(sides[0], sides[1], pairs, language)
    touched = touching(row, here.address, there.address)
    if len(pairs) == 1:
        return touched
    paragraphs = [lineage.versions[spot.version].paragraph(spot.address) for spot in (here, there)]
    return fuller(touched, paragraphs[0], paragraphs[1], language)


def _address(thread: Thread, version: int) -> str:
    address = thread.readings[version].address
    if address is None:
        raise KeyError(f"thread {thread.number} has no paragraph in version {version}")
    return address
