"""The same text parses to the same document, whatever the format it came in."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

import pytest

from hrcdiff import read
from hrcdiff.model import Document
from hrcdiff.parsing import parse
from hrcdiff.readers import read_bytes
from tests.unit.same_text import FORMATS, Text, word

SEEDS = sorted(path.stem for path in (Path(__file__).resolve().parents[2] / "seeds").glob("*.txt"))
CONVERTED = ("docx", "doc", "odt", "rtf", "pdf")


@cache
def text(name: str) -> Text:
    return Text(read(Path(__file__).resolve().parents[2] / "seeds" / f"{name}.txt"))


def content(document: Document) -> list[tuple[str | None, ...]]:
    """What must be the same."""
    paragraphs = [(x.address, x.part, x.label, x.parent, x.opening, x.text) for x in document.paragraphs]
    notes = [(x.marker, x.address, x.text) for x in document.footnotes]
    about = (document.title, document.organ, document.session, document.agenda_item, document.kind)
    return [*paragraphs, *notes, about, *((s.name, str(s.member)) for s in document.sponsors)]


def wanted(name: str) -> list[tuple[str | None, ...]]:
    """The same of the seed itself, with the bodies of lost footnotes, and without a portal's sponsors."""
    source = text(name)
    seed = source.document
    paragraphs = [(x.address, x.part, x.label, x.parent, x.opening, x.text) for x in seed.paragraphs]
    about = (seed.title, seed.organ, seed.session, seed.agenda_item, seed.kind)
    sponsors = [(s.name, str(s.member)) for s in seed.sponsors] if source.starred else []
    return [*paragraphs, *source.notes, about, *sponsors]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", SEEDS)
def test_a_text_is_the_same_in_each_format(name: str, form: str) -> None:
    document = parse(read_bytes("text", FORMATS[form](text(name))))
    assert content(document) == wanted(name)
    assert document.unassigned == ()


@pytest.fixture(scope="module")
def converted(soffice: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Word files of the seeds, converted by LibreOffice."""
    folder = tmp_path_factory.mktemp("same")
    for name in SEEDS:
        (folder / f"{name}.docx").write_bytes(word(text(name)))
    for suffix in CONVERTED:
        subprocess.run(
            [
                str(soffice),
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                *("--headless", "--convert-to", suffix, "--outdir", str(folder / suffix)),
                *(str(folder / f"{name}.docx") for name in SEEDS),
            ],
            check=True,
            capture_output=True,
            timeout=300,
        )
    return folder


@pytest.mark.office
@pytest.mark.parametrize("suffix", CONVERTED)
@pytest.mark.parametrize("name", SEEDS)
def test_a_text_is_the_same_after_libreoffice_converted_it(name: str, suffix: str, converted: Path) -> None:
    document = parse(read_bytes("text", (converted / suffix / f"{name}.{suffix}").read_bytes()))
    assert content(document) == wanted(name)
    assert document.unassigned == ()
