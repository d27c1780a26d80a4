"""What hrcdiff wrote itself is not read as a resolution; what is one all the same still is."""

from __future__ import annotations

from pathlib import Path

import pytest

from hrcdiff import compare, read
from hrcdiff.cli import run
from hrcdiff.collection import add
from hrcdiff.errors import ReadError
from hrcdiff.marks import REPORTS
from hrcdiff.readers import read_bytes
from hrcdiff.readers.reports import schema_of
from hrcdiff.verify import verify

OLD, NEW = "27/20", "54/28"
PROVED = {
    "report.html": [OLD, NEW, "--html"],
    "report.json": [OLD, NEW, "--json"],
    "lineage.html": ["18/L.24/Rev.1", OLD, NEW, "--html"],
    "lineage.json": ["18/L.24/Rev.1", OLD, NEW, "--json"],
}
"""Reports that hold all they need to be proved again."""
PRINTED = {
    "report.md": [OLD, NEW, "--markdown"],
    "lineage.md": ["18/L.24/Rev.1", OLD, NEW, "--markdown"],
    "columns.docx": [OLD, NEW, "--docx", "--two-column"],
    "reading.json": ["show", NEW, "--json"],
    "found.json": ["find", "technical cooperation", "--json"],
    "origins.json": ["find", "--paragraph", "54/28:OP5", "--json"],
    "family.json": ["family", NEW, "--json"],
}
TEXTS = {
    "tracked.docx": [OLD, NEW, "--docx"],
    "clean.docx": [OLD, NEW, "--docx", "--clean"],
}
"""Word files that are the newer text."""


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one file of each form."""
    folder = tmp_path_factory.mktemp("written")
    for name, words in (PROVED | PRINTED | TEXTS).items():
        assert run([*words, "-o", str(folder / name)]) == 0
    return folder


@pytest.mark.parametrize("name", [*PROVED, *PRINTED])
def test_a_report_is_no_text(written: Path, tmp_path: Path, name: str) -> None:
    with pytest.raises(ReadError, match="name the text"):
        read(written / name)
    with pytest.raises(ReadError, match=name):
        add(tmp_path / "library", written / name)
    assert not (tmp_path / "library").exists()


@pytest.mark.parametrize("name", PROVED)
def test_what_can_be_proved_again_is_said_to_be(written: Path, name: str) -> None:
    with pytest.raises(ReadError, match="'hrcdiff verify' proves it again"):
        read(written / name)
    assert verify((written / name).read_bytes(), name).documents


@pytest.mark.parametrize("name", [name for name in PRINTED if name.endswith(".json")])
def test_what_holds_no_proof_is_told_by_its_name(written: Path, name: str) -> None:
    with pytest.raises(ReadError, match=f"{name} is .*, not a report: there is nothing to prove"):
        verify((written / name).read_bytes(), name)


def test_a_report_of_another_version_is_told() -> None:
    with pytest.raises(ReadError, match=r"r\.json is a report of another version of hrcdiff"):
        verify(b'{"schema": "hrcdiff.redline/9"}', "r.json")


@pytest.mark.parametrize("name", TEXTS)
def test_a_word_file_that_is_the_newer_text_can_be_read(written: Path, name: str) -> None:
    assert compare(read(NEW), read(written / name)).summary.unchanged == len(read(NEW).paragraphs)


def test_an_amended_text_can_be_read(tmp_path: Path) -> None:
    amendments, amended = tmp_path / "a.txt", tmp_path / "amended.txt"
    assert run([OLD, NEW, "--instructions", "-o", str(amendments)]) == 0
    run(["apply", OLD, str(amendments), "-o", str(amended)])
    assert len(read(amended).paragraphs) == len(read(NEW).paragraphs)


def test_a_report_in_a_folder_of_texts_is_not_searched(written: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["find", "genuine dialogue", "--json"])
    alone = capsys.readouterr().out
    folder = written / "reports"
    folder.mkdir()
    (folder / "27-20--54-28.html").write_bytes((written / "report.html").read_bytes())
    run(["find", "genuine dialogue", "--json", "--library", str(folder)])
    answer = capsys.readouterr()
    assert answer.out == alone
    assert "27-20--54-28.html" in answer.err


def test_what_another_shell_saved_is_known_in_utf_16(written: Path) -> None:
    data = (written / "report.json").read_text("utf-8").encode("utf-16")
    with pytest.raises(ReadError, match="is a report of hrcdiff"):
        read_bytes("report", data)


def test_every_form_of_json_is_known() -> None:
    assert {schema_of(f'{{\n  "schema": "hrcdiff.{kind}/1"') for kind in REPORTS} == set(REPORTS)
    assert schema_of('{"schema": "hrcdiff.library/1"}') is None


def test_words_about_hrcdiff_are_no_mark(tmp_path: Path) -> None:
    text = tmp_path / "draft.txt"
    text.write_text("The Human Rights Council,\n\nRecalling hrcdiff,\n\n1. Decides to compare.\n", "utf-8")
    assert len(read(text).paragraphs) == 2
