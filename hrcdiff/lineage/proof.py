"""Every text rebuilt from its lineage, and compared with a fresh reading of the inputs.

Threads must hold each paragraph once; the edits that lead to a reading must join to both texts; the runs of
provenance and the stretches of what stands must join to theirs.  A lineage that fails is never rendered.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from hrcdiff.errors import ProofError
from hrcdiff.lineage.model import Lineage, Reading, Thread, VersionProof
from hrcdiff.model import Document
from hrcdiff.proof import digest


def prove(lineage: Lineage, reread: Callable[[], Sequence[Document]]) -> Lineage:
    """The lineage with its proof; ``reread`` reads the versions again, in their order.

    Raises `ProofError` if a text cannot be rebuilt word for word and space for space.
    """
    fresh = reread()
    texts = [{p.address: p.text for p in document.paragraphs} for document in fresh]
    for document, again in zip(lineage.versions, fresh, strict=True):
        if document.sha256 != again.sha256:
            raise ProofError(f"{document.name} changed while it was compared: run hrcdiff again")
    check(lineage, texts)
    proofs = tuple(
        VersionProof(
            sha256=document.sha256,
            paragraphs=len(document.paragraphs),
            characters=sum(len(p.text) for p in document.paragraphs),
            text_sha256=digest(p.text for p in document.paragraphs),
        )
        for document in fresh
    )
    return replace(lineage, proof=proofs)


def check(lineage: Lineage, texts: Sequence[dict[str, str]]) -> None:
    """ProofError unless the lineage gives these texts, one dict of addresses to a version."""
    for version, wanted in enumerate(texts):
        name = lineage.versions[version].name
        held = [r.address for t in lineage.threads for r in t.readings[version : version + 1] if r.address is not None]
        if sorted(held) != sorted(wanted):
            raise ProofError(f"the threads do not hold each paragraph of {name} once")
        runs = {each.address: "".join(run.text for run in each.runs) for each in lineage.provenance[version]}
        if runs != wanted:
            raise ProofError(f"the runs of provenance do not join to the text of {name}")
    for version, each in enumerate(lineage.standing):
        joined = {one.address: "".join(stretch.text for stretch in one.stretches) for one in each}
        if joined != texts[version]:
            raise ProofError(f"what still stands of {lineage.versions[version].name} does not join to its text")
    for thread in lineage.threads:
        for reading in thread.readings:
            _reading(lineage, thread, reading, texts)


def _reading(lineage: Lineage, thread: Thread, reading: Reading, texts: Sequence[dict[str, str]]) -> None:
    """The edits of one reading join to it and to the one it is compared with."""
    if reading.address is None or reading.against is None:
        return
    source = thread.readings[reading.against].address or ""
    old, new = texts[reading.against][source], texts[reading.version][reading.address]
    if reading.edits:
        before = "".join(e.text for e in reading.edits if e.op != "insert" and e.old == source)
        after = "".join(e.text for e in reading.edits if e.op != "delete" and e.new == reading.address)
    else:
        before, after = new, old
    if (before, after) != (old, new):
        where = f"{reading.address} of {lineage.versions[reading.version].name}"
        raise ProofError(f"the edits that lead to {where} do not give its text")
