"""Prove a report again, from what it shows and from the redline inside it.

Three things are compared with each other: the texts that the redline states, the texts rebuilt from its
edits, and, in a page, the texts rebuilt from the marks that a reader sees.  Digests in the report show
whether it was changed since; they guard against accidents and careless hands, not against forgers.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from hrcdiff.errors import ProofError, ReadError
from hrcdiff.lineage import Lineage
from hrcdiff.lineage.proof import prove
from hrcdiff.model import Document, Redline
from hrcdiff.proof import digest, rebuilt
from hrcdiff.renderers import lineage_marks, reread
from hrcdiff.renderers.html import sealed
from hrcdiff.schema.from_dict import redline_from_dict
from hrcdiff.schema.lineage import LINEAGE, lineage_from_dict
from hrcdiff.schema.to_dict import REDLINE


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """A report that holds what it says."""

    documents: tuple[Document, ...]
    """The texts that were rebuilt: two of a redline, all versions of a lineage."""
    page: bool
    """A page, whose marks were read as well; else JSON."""
    besides: str = "such as findings and the summary"
    """What JSON holds that its texts do not prove, in words."""


def verify(data: bytes, shown: str) -> Verified:
    """Check a report, given its bytes and what messages call it.

    Raises `ReadError` if it is no report of hrcdiff, `ProofError` if it does not hold what it says.
    """
    if data.startswith(b"PK\x03\x04"):
        raise ReadError(
            f"{shown} is a Word file, and verify takes a page or JSON: a Word file is proved before it is written, "
            "and 'hrcdiff FILE' compares it with its own tracked changes"
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise ReadError(f"{shown} is no report of hrcdiff: it is not UTF-8") from None
    page = not text.lstrip().startswith("{")
    content = _embedded(text, shown) if page else text
    try:
        loaded = json.loads(content)
    except (ValueError, RecursionError):
        raise ReadError(f"{shown} is no report of hrcdiff: there is no redline in it that can be read") from None
    schema = _schema(loaded, shown)
    shows = text if page else None
    try:
        if schema == LINEAGE:
            return _lineage(lineage_from_dict(loaded), shows)
        return _redline(redline_from_dict(loaded), shows)
    except ReadError as error:
        raise ReadError(f"{shown} is not as hrcdiff writes it: {error.message}") from None
    except RecursionError:
        raise ProofError("marks in the page stand deeper within each other than hrcdiff writes them") from None


_OTHERS = {
    "hrcdiff.amended": "an amended text",
    "hrcdiff.document": "a text as hrcdiff reads it",
    "hrcdiff.family": "the family of a text",
    "hrcdiff.found": "an answer of 'hrcdiff find'",
    "hrcdiff.library": "the index of a library",
    "hrcdiff.origins": "an answer of 'hrcdiff find'",
}
"""What else hrcdiff writes as JSON: it holds no proof."""


def _schema(loaded: object, shown: str) -> str:
    """Which report it is; ReadError if it is none, or not one of this version."""
    schema = loaded.get("schema") if isinstance(loaded, dict) else None
    if schema in (LINEAGE, REDLINE):
        return str(schema)
    kind, _, version = str(schema).partition("/")
    if kind in _OTHERS:
        raise ReadError(f"{shown} is {_OTHERS[kind]}, not a report: there is nothing to prove")
    if version and kind in (LINEAGE.partition("/")[0], REDLINE.partition("/")[0]):
        raise ReadError(f"{shown} is a report of another version of hrcdiff: prove it with that one")
    raise ReadError(f"{shown} is no report of hrcdiff: it does not say that it is one")


def _redline(redline: Redline, page: str | None) -> Verified:
    """Both texts rebuilt from the edits, and from the marks of a page."""
    if page is not None:
        _sealed(page)
    visible = reread.texts(page) if page is not None else None
    for number, side in enumerate(("old", "new")):
        document = redline.old if side == "old" else redline.new
        stated = {p.address: p.text for p in document.paragraphs}
        _equal(stated, rebuilt(redline, side), f"the edits do not give {{}} of the {side} text")
        if visible is not None:
            _equal(stated, visible[number], f"the page does not show {{}} of the {side} text as the redline has it")
        _proof(redline, side, document)
    return Verified(documents=(redline.old, redline.new), page=page is not None)


def _sealed(page: str) -> None:
    if sealed(page) != page:
        raise ProofError("something in the page was changed after it was written")


def _lineage(lineage: Lineage, page: str | None) -> Verified:
    """The texts rebuilt from the threads, from the runs of provenance, and from the marks of a page."""
    if page is not None:
        _sealed(page)
        lineage_marks.check(page, lineage)
    if lineage.proof is None:
        raise ProofError("the report has no proof")
    for proof, document in zip(lineage.proof, lineage.versions, strict=True):
        if proof.sha256 != document.sha256 or proof.text_sha256 != digest(p.text for p in document.paragraphs):
            raise ProofError(f"{document.name} is not the text that was proved: a word in it was changed")
    prove(lineage, lambda: lineage.versions)
    return Verified(documents=lineage.versions, page=page is not None, besides="such as states and counts")


def _embedded(html: str, shown: str) -> str:
    """The JSON inside a page."""
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
    root = etree.fromstring(html.encode("utf-8"), parser)
    found = [] if root is None else [e for e in root.iter("script") if e.get("id") == "data"]
    if not found or not found[0].text:
        raise ReadError(f"{shown} is no report of hrcdiff: there is no redline in it")
    return found[0].text


def _equal(wanted: dict[str, str], found: dict[str, str], message: str) -> None:
    for address in {**wanted, **found}:
        if wanted.get(address, "") != found.get(address, ""):
            raise ProofError(message.format(address))


def _proof(redline: Redline, side: str, document: Document) -> None:
    """What the proof line says must be so."""
    if redline.proof is None:
        raise ProofError("the report has no proof")
    proof = redline.proof.old if side == "old" else redline.proof.new
    so = (document.sha256, len(document.paragraphs), sum(len(p.text) for p in document.paragraphs), True)
    if (proof.sha256, proof.paragraphs, proof.characters, proof.rebuilt) != so:
        raise ProofError(f"the proof of the {side} text does not fit the text")
    if proof.text_sha256 != digest(p.text for p in document.paragraphs):
        raise ProofError(f"the {side} text is not the one that was proved: a word in it was changed")
