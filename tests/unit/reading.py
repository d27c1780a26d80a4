"""Small texts, read as files are."""

from __future__ import annotations

from hrcdiff.model import Document
from hrcdiff.parsing import parse
from hrcdiff.readers import read_bytes

ORGAN = "The Human Rights Council,"


def read(text: str) -> Document:
    """A text as a file of that content."""
    return parse(read_bytes("text", text.encode("utf-8")))


def body(*paragraphs: str, gap: str = "\n\n") -> Document:
    """An organ line, a preambular paragraph, and what follows."""
    return read(gap.join([ORGAN, "Recalling its lanterns,", *paragraphs]) + "\n")


def addresses(document: Document) -> list[str]:
    """The addresses, in order, without the preambular paragraph that `body` puts first."""
    return [p.address for p in document.paragraphs if p.address != "PP1"]


def codes(document: Document) -> list[str]:
    """The codes of the warnings, in order."""
    return [warning.code for warning in document.warnings]
