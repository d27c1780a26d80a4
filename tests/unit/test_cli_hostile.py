"""Arguments on the command line that are meant to hurt, or that no system allows."""

from __future__ import annotations

from pathlib import Path

import pytest

import hrcdiff.findings
from tests.unit.test_cli import SMALL, C, elsewhere, refused, small

__all__ = ["elsewhere", "small"]
SCALE = Path(hrcdiff.findings.__file__).parent


@pytest.mark.parametrize(
    ("argument", "said"),
    [
        (".", "folder"),
        ("..", "folder"),
        ("5" * 5000, "555"),
        ("54/" + "28" * 3000, "54/28"),
        ("54/28\nhrcdiff: all is well", "54/28"),
        ("\n" * 300, ""),
    ],
)
def test_an_argument_that_is_meant_to_hurt_is_refused_in_one_line(
    capsys: pytest.CaptureFixture[str], argument: str, said: str
) -> None:
    assert said in refused(capsys, "show", argument)
    refused(capsys, argument, C)


def test_a_missing_file_without_a_folder_is_told_as_missing(capsys: pytest.CaptureFixture[str]) -> None:
    assert "no file missing.txt" in refused(capsys, "show", "missing.txt")


@pytest.mark.parametrize("output", ["x" * 300 + ".html", "a\0b.html"])
def test_an_output_name_that_no_system_allows_is_refused(
    capsys: pytest.CaptureFixture[str], small: Path, output: str
) -> None:
    refused(capsys, str(small), str(small), "-o", output)


def texts_of_a_folder() -> Path:
    folder = Path("lib")
    folder.mkdir()
    for name in ("one", "two", "three"):
        (folder / f"{name}.txt").write_text(SMALL.replace("lanterns", f"lanterns {name}"), encoding="utf-8")
    (folder / "links.toml").write_text('[[comparison]]\nold = "one"\nnew = "two"\n', encoding="utf-8")
    (folder / "scale.json").write_bytes((SCALE / "verb-scale.json").read_bytes())
    return folder


@pytest.mark.parametrize(
    "words",
    [
        ("lib/one.txt", "lib/two.txt", "--html", "-o", "lib/one.txt"),
        ("lib/one.txt", "lib/two.txt", "--json", "-o", "lib/two.txt"),
        ("lib/one.txt", "lib/two.txt", "--stat", "-o", "lib/../lib/two.txt"),
        ("lib/one.txt", "lib/two.txt", "--markdown", "-o", "link"),
        ("lib/one.txt", "lib/two.txt", "--docx", "-o", "hard"),
        ("lib/one.txt", "lib/two.txt", "--links", "lib/links.toml", "-o", "lib/links.toml"),
        ("lib/one.txt", "lib/two.txt", "--verb-scale", "lib/scale.json", "-o", "lib/scale.json"),
        ("one", "two", "--library", "lib", "-o", "lib/two.txt"),
        ("one", "two", "three", "--library", "lib", "--html", "-o", "lib/three.txt"),
        ("one", "two", "three", "--library", "lib", "--csv", "-o", "lib/one.txt"),
        ("show", "lib/one.txt", "-o", "lib/one.txt"),
        ("show", "lib/one.txt", "--json", "-o", "hard"),
        ("apply", "lib/one.txt", "amendments.txt", "-o", "lib/one.txt"),
        ("apply", "lib/one.txt", "amendments.txt", "-o", "amendments.txt"),
        ("history", "one", "OP1", "two", "--library", "lib", "-o", "lib/two.txt"),
        ("find", "lanterns", "--library", "lib", "-o", "lib/three.txt"),
        ("find", "--paragraph", "lib/one.txt:OP1", "-o", "lib/one.txt"),
        ("family", "lib/one.txt", "-o", "lib/one.txt"),
        ("family", "one", "--library", "lib", "--json", "-o", "lib/two.txt"),
    ],
    ids=" ".join,
)
def test_an_input_is_never_overwritten_not_even_by_force(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    folder = texts_of_a_folder()
    Path("link").symlink_to(folder / "two.txt")
    Path("hard").hardlink_to(folder / "one.txt")
    Path("amendments.txt").write_text("Amendments to one\n\n1. Delete operative paragraph 1.\n", encoding="utf-8")
    before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    assert "was read for this" in refused(capsys, *words, "--force")
    assert {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()} == before


def test_a_library_s_index_is_no_report(capsys: pytest.CaptureFixture[str]) -> None:
    index = texts_of_a_folder() / "index.json"
    index.write_text('{"schema": "hrcdiff.library/1", "texts": [{"file": "one.txt"}]}', encoding="utf-8")
    before = index.read_bytes()
    assert "--force" in refused(capsys, "show", C, "--json", "-o", str(index))
    assert index.read_bytes() == before
