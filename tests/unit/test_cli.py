"""The command line: what it prints, where it writes, how it refuses, and its exit codes."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from hrcdiff import __version__
from hrcdiff.cli import COMMANDS, run
from hrcdiff.renderers.reread import texts as reread

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds"
A, C = "18/L.24/Rev.1", "54/28"
REPORT = Path("reports/18-L.24-Rev.1--54-28.html")
SMALL = "The Human Rights Council,\n\nRecalling the lanterns of the harbour,\n\n1. Decides to keep them lit.\n"
LONGEST_LINE = 300


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder, a home without a collection, no library in the environment."""
    home = tmp_path / "home"
    here = tmp_path / "here"
    home.mkdir()
    here.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.delenv("HRCDIFF_LIBRARY", raising=False)
    for variable in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_DATA_HOME"):
        monkeypatch.setenv(variable, str(home))
    return here


@pytest.fixture
def small() -> Path:
    path = Path("small.txt")
    path.write_text(SMALL, encoding="utf-8")
    return path


def done(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """Standard output of a run that succeeds."""
    code = run(words)
    out, err = capsys.readouterr()
    assert code == 0, err
    return out


def refused(capsys: pytest.CaptureFixture[str], *words: str, files: int | None = None) -> str:
    """The answer of a run that is refused: one line, nothing on standard output, nothing written."""
    before = sorted(Path().rglob("*"))
    code = run(words)
    out, err = capsys.readouterr()
    assert code == 2
    assert out == ""
    first, *more = err.removesuffix("\n").split("\n")
    assert first.startswith("hrcdiff: ")
    assert first == first.rstrip()
    assert more == []
    assert all(len(line) <= LONGEST_LINE for line in err.splitlines())
    assert sorted(Path().rglob("*")) == before
    return first.removeprefix("hrcdiff: ")


# --- the main job ----------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["--html", "--docx"])
def test_a_report_of_other_texts_is_not_replaced_without_a_word(capsys: pytest.CaptureFixture[str], form: str) -> None:
    texts = {"one": SMALL, "other": SMALL.replace("keep", "leave"), "new": SMALL.replace("lit", "bright")}
    for folder, text in texts.items():
        Path(folder).mkdir()
        (Path(folder) / "a.txt").write_text(text, encoding="utf-8")
    said = []
    for folder in ("one", "one", "other"):
        assert run([f"{folder}/a.txt", "new/a.txt", form]) == 0
        out, err = capsys.readouterr()
        assert out == f"reports/a--a.{form[2:]}\n"
        said.append([line for line in err.splitlines() if "replaced" in line])
    what = "a report of other files called a and a" if form == "--html" else "a report with other content"
    assert said == [[], [], [f"warning: reports/a--a.{form[2:]} was replaced: it held {what}"]]


def test_html_writes_the_report_and_prints_its_path(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([A, C, "--html"]) == 0
    out, err = capsys.readouterr()
    assert out == f"{REPORT.as_posix()}\n"
    assert "Of the 26 paragraphs of the older text" in err
    old, new = reread(REPORT.read_text(encoding="utf-8"))
    assert (len(old), len(new)) == (26, 39)
    assert list(Path("reports").iterdir()) == [REPORT]


def test_the_word_compare_may_stand_before(capsys: pytest.CaptureFixture[str]) -> None:
    assert done(capsys, "compare", A, C) == done(capsys, A, C)


def test_json_fits_the_published_schema(capsys: pytest.CaptureFixture[str]) -> None:
    redline = json.loads(done(capsys, A, C, "--json"))
    valid("redline").validate(redline)
    assert redline["schema"] == "hrcdiff.redline/1"
    assert redline["proof"]["old"]["rebuilt"]
    assert redline["proof"]["new"]["rebuilt"]


def valid(name: str) -> Draft202012Validator:
    schemas = [json.loads(path.read_text(encoding="utf-8")) for path in (ROOT / "hrcdiff/schemas").glob("*.json")]
    registry: Registry[Any] = Registry().with_resources((s["$id"], Resource.from_contents(s)) for s in schemas)
    (schema,) = (s for s in schemas if f":{name}:" in s["$id"])
    return Draft202012Validator(schema, registry=registry)


def test_without_a_format_the_redline_goes_to_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    out = done(capsys, A, C)
    assert "\x1b" not in out
    assert "OP14" in out
    assert not list(Path().iterdir())


def test_different_families_are_compared_with_a_warning(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["36/...", C, "--html"]) == 0
    out, err = capsys.readouterr()
    assert out == "reports/36-draft--54-28.html\n"
    assert "different families" in err
    assert "different families" in done(capsys, "36/...", C)
    page = Path("reports/36-draft--54-28.html").read_text(encoding="utf-8")
    assert "different families" in page


def test_the_same_text_twice_is_all_unchanged(capsys: pytest.CaptureFixture[str]) -> None:
    redline = json.loads(done(capsys, C, C, "--json"))
    assert {link["relation"] for link in redline["links"]} == {"unchanged"}
    assert len(redline["links"]) == 39
    assert redline["removed"] == redline["added"] == redline["transfers"] == []


# --- show and library ------------------------------------------------------------------------


def test_show_prints_what_was_read(capsys: pytest.CaptureFixture[str]) -> None:
    out = done(capsys, "show", "27/20")
    assert "PP7" in out
    assert "OP3(d)" in out
    assert "proposed goals aimed at the eradication of poverty" in " ".join(out.split())


def test_show_json_fits_the_published_schema(capsys: pytest.CaptureFixture[str]) -> None:
    document = json.loads(done(capsys, "show", "27/20", "--json"))
    valid("document").validate(document)
    assert document["symbol"] == "A/HRC/RES/27/20"


def test_library_list_names_the_bundled_texts(capsys: pytest.CaptureFixture[str]) -> None:
    out = done(capsys, "library", "list")
    assert [line.split("  ")[0] for line in out.splitlines()] == [A, "27/20", C, "36/..."]


def test_folders_may_be_added_to_the_library(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("one", "two", "three"):
        Path(name).mkdir()
    Path("one/A_HRC_RES_99_1.txt").write_text(SMALL, encoding="utf-8")
    Path("two/A_HRC_RES_99_2.txt").write_text(SMALL, encoding="utf-8")
    Path("three/A_HRC_RES_99_3.txt").write_text(SMALL, encoding="utf-8")
    both = ("--library", "one", "--library", "two")
    assert "PP1 → PP1" in done(capsys, "99/1", "99/2", *both)
    assert "99/1" in done(capsys, "library", "list", *both)
    assert "99/3" in refused(capsys, "show", "99/3", *both)
    monkeypatch.setenv("HRCDIFF_LIBRARY", "three")
    assert "lanterns" in done(capsys, "show", "99/3", *both)


def test_a_folder_of_the_users_goes_before_the_bundled_texts(capsys: pytest.CaptureFixture[str]) -> None:
    Path("mine").mkdir()
    Path("mine/A_HRC_RES_54_28.txt").write_text(SMALL, encoding="utf-8")
    assert "lanterns" in done(capsys, "show", "54/28", "--library", "mine")


# --- files, standard input, output -----------------------------------------------------------


def test_a_command_is_a_first_word_and_a_path_is_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert {"compare", "show", "library"} <= COMMANDS
    Path("show").write_text(SMALL, encoding="utf-8")
    assert "PP1 → PP1" in done(capsys, "./show", "./show")
    assert "DOC" in refused(capsys, "show")


def test_a_folder_called_like_a_symbol_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    Path("27").mkdir()
    assert "PP7" in done(capsys, "show", "27/20")


def test_a_dash_is_standard_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, small: Path
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SMALL.encode())))
    redline = json.loads(done(capsys, "-", str(small), "--json"))
    assert redline["old"]["name"] == "stdin"
    assert {link["relation"] for link in redline["links"]} == {"unchanged"}


def test_output_goes_to_a_named_file(capsys: pytest.CaptureFixture[str], small: Path) -> None:
    assert done(capsys, str(small), str(small), "-o", "new/page.html") == "new/page.html\n"
    assert reread(Path("new/page.html").read_text(encoding="utf-8"))[0].keys() == {"PP1", "OP1"}
    assert done(capsys, "show", str(small), "--json", "-o", "small.json") == ""
    assert json.loads(Path("small.json").read_text(encoding="utf-8"))["name"] == "small"
    done(capsys, str(small), str(small), "--json", "-o", "redline.json")
    assert json.loads(Path("redline.json").read_text(encoding="utf-8"))["schema"] == "hrcdiff.redline/1"


def test_our_own_report_is_replaced(capsys: pytest.CaptureFixture[str], small: Path) -> None:
    first = (str(small), str(small), "--html")
    done(capsys, *first)
    before = Path("reports/small--small.html").read_bytes()
    done(capsys, *first)
    assert Path("reports/small--small.html").read_bytes() == before
    done(capsys, "show", str(small), "--json", "-o", "small.json")
    done(capsys, str(small), str(small), "--json", "-o", "small.json")


def test_a_file_of_somebody_elses_is_replaced_only_by_force(capsys: pytest.CaptureFixture[str], small: Path) -> None:
    Path("reports").mkdir()
    foreign = Path("reports/small--small.html")
    foreign.write_text("<p>my notes</p>", encoding="utf-8")
    assert "--force" in refused(capsys, str(small), str(small), "--html")
    assert foreign.read_text(encoding="utf-8") == "<p>my notes</p>"
    done(capsys, str(small), str(small), "--html", "--force")
    assert b"hrcdiff" in foreign.read_bytes()


def test_a_text_is_not_overwritten_by_its_own_reading(capsys: pytest.CaptureFixture[str], small: Path) -> None:
    assert "exists" in refused(capsys, "show", str(small), "-o", str(small))
    assert small.read_text(encoding="utf-8") == SMALL


def test_files_end_lines_with_lf_in_utf8(capsys: pytest.CaptureFixture[str]) -> None:
    done(capsys, A, C, "-o", "page.html")
    assert b"\r" not in Path("page.html").read_bytes()
    assert "–" in Path("page.html").read_text(encoding="utf-8")


def test_markup_in_a_text_is_shown_as_text(capsys: pytest.CaptureFixture[str]) -> None:
    evil = SMALL.replace("lanterns", "<script>alert(1)</script> & <b>lanterns</b>")
    Path("evil.txt").write_text(evil, encoding="utf-8")
    Path("good.txt").write_text(SMALL, encoding="utf-8")
    done(capsys, "evil.txt", "good.txt", "-o", "page.html")
    page = Path("page.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert done(capsys, "--version") == f"hrcdiff {__version__}\n"
    for words in ((), ("--help",), ("-h",), ("show", "--help"), ("compare", "-h"), ("library", "--help")):
        assert "Usage: hrcdiff" in done(capsys, *words)


def test_the_suffix_of_the_output_says_the_format(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["18/L.24/Rev.1", "27/20", "-o", str(tmp_path / "out.json")]) == 0
    assert (tmp_path / "out.json").read_text("utf-8").startswith('{\n  "schema": "hrcdiff.redline/1"')
    assert run(["18/L.24/Rev.1", "27/20", "-o", str(tmp_path / "out.odt")]) == 2
    assert "no report can be written as ODT" in capsys.readouterr().err
    assert not (tmp_path / "out.odt").exists()


@pytest.mark.parametrize("written", ["OP3(b)", "op3 (b)", "OP 3 b", "OP3b"])
def test_an_address_may_be_written_as_people_do(written: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "18/L.24/Rev.1", "27/20", written]) == 0
    assert "OP3(b) of the newer text" in capsys.readouterr().out
