"""Both texts rebuilt from the redline alone, and compared with a fresh reading of the inputs.

A redline that fails is never rendered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from hashlib import sha256

from hrcdiff.errors import ProofError
from hrcdiff.model import Document, Proof, Redline, SideProof

Reread = Callable[[], Document]
"""Reads an input again, from its bytes."""


def prove(redline: Redline, reread_old: Reread, reread_new: Reread) -> Redline:
    """The redline with its proof.

    Raises `ProofError` if one of the texts cannot be rebuilt word for word and space for space.
    """
    old = _side("old", redline, reread_old())
    new = _side("new", redline, reread_new())
    return replace(redline, proof=Proof(old=old, new=new))


def rebuilt(redline: Redline, side: str) -> dict[str, str]:
    """Paragraphs of one side by address, from the edits and from what was removed or added.

    Raises `ProofError` if a paragraph comes twice, or is none of the text.
    """
    document, alone, gone = (
        (redline.old, redline.removed, "insert") if side == "old" else (redline.new, redline.added, "delete")
    )
    stated = {paragraph.address: paragraph.text for paragraph in document.paragraphs}
    unknown = [address for address in alone if address not in stated]
    if unknown:
        raise ProofError(f"the redline lists {unknown[0]}, which the {side} text does not have")
    texts = {address: stated[address] for address in alone}
    if len(texts) != len(alone):
        raise ProofError(f"the redline lists a paragraph of the {side} text twice")
    for link in redline.links:
        for address in link.old if side == "old" else link.new:
            if address in texts:
                raise ProofError(f"{address} of the {side} text is in the redline twice")
            texts[address] = "".join(
                e.text for e in link.edits if e.op != gone and (e.old if side == "old" else e.new) == address
            )
    return texts


def digest(texts: Iterable[str]) -> str:
    """SHA-256 of paragraphs in their order, each closed by a character that no text holds."""
    return sha256("".join(text + "\0" for text in texts).encode("utf-8", "surrogatepass")).hexdigest()


def _side(side: str, redline: Redline, fresh: Document) -> SideProof:
    document = redline.old if side == "old" else redline.new
    texts = rebuilt(redline, side)
    if document.sha256 != fresh.sha256:
        raise ProofError(f"the {side} text, {document.name}, changed while it was compared: run hrcdiff again")
    if texts.keys() != {p.address for p in fresh.paragraphs}:
        raise ProofError(f"the redline does not hold the paragraphs of the {side} text, {document.name}")
    for paragraph in fresh.paragraphs:
        if texts[paragraph.address] != paragraph.text:
            raise ProofError(
                f"{paragraph.address} of the {side} text, {document.name}, does not rebuild from the redline"
            )
    return SideProof(
        sha256=fresh.sha256,
        paragraphs=len(fresh.paragraphs),
        characters=sum(len(p.text) for p in fresh.paragraphs),
        unassigned=fresh.tally.unassigned,
        rebuilt=True,
        text_sha256=digest(texts[p.address] for p in fresh.paragraphs),
    )
