"""Word files of the UN document system: no resolutions, but their structure is that of all its files."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from hrcdiff.readers import read_file
from hrcdiff.readers.word import has_tracked_changes
from hrcdiff.source import Source
from tests.unit.reading import accounted

pytestmark = pytest.mark.shared

FILES = ("A_80_6_PLANOUTLINE", "A_80_6_SECT.36")


def path(shared: Path, name: str) -> Path:
    return shared / "corpora" / "un-docx" / f"{name}.docx"


def texts(source: Source, role: str = "text") -> list[str]:
    return [line.text for line in source.lines if line.role == role]


@pytest.mark.parametrize("name", FILES)
def test_every_word_of_the_body_is_read_once_in_its_order(shared: Path, name: str) -> None:
    """The oracle is a regular expression over the XML: it knows no structure, and so it can lose none."""
    with zipfile.ZipFile(io.BytesIO(path(shared, name).read_bytes())) as archive:
        xml = archive.read("word/document.xml").decode()
    xml = xml.replace("<w:noBreakHyphen/>", "<w:t>-</w:t>")
    xml = re.sub(r"<mc:Fallback>.*?</mc:Fallback>", "", xml, flags=re.DOTALL)
    pieces = re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|(<w:tab/>|<w:br/>|</w:p>)", xml)
    wanted = "".join(text or " " for text, _ in pieces).replace("&amp;", "&").split()
    source = read_file(path(shared, name))
    accounted(source)
    found = " ".join(texts(source)).split()
    if name == "A_80_6_PLANOUTLINE":
        # Three numbers of its headings are automatic.
        wanted = [word for word in wanted if word not in {"I.", "II.", "III."}]
        found = [word for word in found if word not in {"I.", "II.", "III."}]
    masthead = found.index("Original:") + 2
    assert found[masthead:] == wanted


@pytest.mark.parametrize("name", FILES)
def test_the_masthead_comes_from_the_head_of_the_first_page(shared: Path, name: str) -> None:
    lines = texts(read_file(path(shared, name)))
    assert lines[0] == "United Nations"
    assert lines[1].startswith("A/80/6 (")
    assert {"General Assembly", "Distr.: General", "Original: English", "Eightieth session"} <= set(lines[:9])


@pytest.mark.parametrize(("name", "pattern", "last"), [(FILES[0], r"(\d+)\. ", 43), (FILES[1], r"36\.(\d+) ", 7)])
def test_typed_numbers_run_without_a_gap(shared: Path, name: str, pattern: str, last: int) -> None:
    matches = [re.match(pattern, line) for line in texts(read_file(path(shared, name)))]
    numbers = [int(match.group(1)) for match in matches if match]
    assert numbers == list(range(1, last + 1))


def test_headings_and_job_numbers(shared: Path) -> None:
    source = read_file(path(shared, FILES[0]))
    headings = [line.text for line in source.lines if line.heading]
    assert "II. Longer-term objectives of the Organization" in headings
    assert "Development of Africa" in headings
    assert not any(len(text) > 150 for text in headings)
    assert {"25-06262 (E) 240425", "*2506262*"} <= set(texts(source, "furniture"))


@pytest.mark.parametrize("name", FILES)
def test_they_have_no_tracked_changes(shared: Path, name: str) -> None:
    assert not has_tracked_changes(path(shared, name).read_bytes(), name)
