"""Small texts, read as files are."""

from __future__ import annotations

from hrcdiff import compare
from hrcdiff.model import Document, Redline
from hrcdiff.parsing import parse
from hrcdiff.readers import read_bytes
from hrcdiff.source import Source

ORGAN = "The Human Rights Council,"


def read(text: str) -> Document:
    """A text as a file of that content."""
    return parse(read_bytes("text", text.encode("utf-8")))


def body(*paragraphs: str, gap: str = "\n\n") -> Document:
    """An organ line, a preambular paragraph, and what follows."""
    return read(gap.join([ORGAN, "Recalling its lanterns,", *paragraphs]) + "\n")


SIXTIETH = f"""Human Rights Council
Sixtieth session

60/{{}}. Lights

{ORGAN}

Recalling the Charter of the United Nations,

{{}}
"""
"""A resolution of the sixtieth session, with places for its number and its operative part."""


def joined_or_parted(old: list[str], new: list[str]) -> Redline:
    """Two resolutions of these operative paragraphs, of which some became one, or one some."""
    sides = []
    for number, rows in ((1, old), (2, new)):
        numbered = "\n\n".join(f"{n}. {row};" for n, row in enumerate([*rows, "Decides to go on"], 1))
        sides.append(read(SIXTIETH.format(number, numbered)))
    redline = compare(*sides)
    assert {"merged", "split"} & {link.relation for link in redline.links}
    return redline


def addresses(document: Document) -> list[str]:
    """The addresses, in order, without the preambular paragraph that `body` puts first."""
    return [p.address for p in document.paragraphs if p.address != "PP1"]


def codes(document: Document) -> list[str]:
    """The codes of the warnings, in order."""
    return [warning.code for warning in document.warnings]


def accounted(source: Source) -> None:
    """Each character that is to be seen is in one line, or is markup; each line knows where it stands."""
    seen: set[int] = set()
    for line in source.lines:
        assert line.text == line.text.strip()
        assert line.text
        for char, offset in zip(line.text, line.strand.at, strict=True):
            assert source.text[offset] == char or (char == " " and (source.text[offset] + " ").isspace())
            assert offset not in seen
            seen.add(offset)
    kept = {at for at, char in enumerate(source.text) if not char.isspace() and not source.markup[at]}
    assert {at for at in seen if not source.text[at].isspace()} == kept
    assert len(source.markup) == len(source.text)
