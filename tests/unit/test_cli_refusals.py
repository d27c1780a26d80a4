"""Bad input on the command line: one line that says what is wrong, exit code 2, nothing written."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrcdiff.cli import run
from hrcdiff.library import SUFFIXES
from tests.unit.test_cli import LONGEST_LINE, SMALL, A, C, elsewhere, refused, small

__all__ = ["elsewhere", "small"]

FILES: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\r\n  \n", "empty"),
    "binary.txt": (bytes(range(256)) * 20, "not text"),
    "page.pdf": (b"%PDF-1.7\n\x00\x01", "PDF"),
    "file.docx": (b"PK\x03\x04rest", "file.docx"),
    "noise.docx": (bytes(range(1, 256)) * 20, "no Word file"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old.doc"),
    "letter.txt": (b"Dear colleague,\n\nplease find the draft attached.\n\nYours\n", "not the text of a resolution"),
    "one-line.txt": (b"lorem ipsum dolor sit amet", "not the text of a resolution"),
    "organ.txt": (b"The Human Rights Council,\n", "its organ line is followed by no paragraph"),
    "half.txt": ("Recalling".encode("utf-16-le") + b"\x00", "not text"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_resolution_is_refused(capsys: pytest.CaptureFixture[str], name: str) -> None:
    content, said = FILES[name]
    Path(name).write_bytes(content)
    for words in (("show", name), (name, C), (C, name, "--html"), (C, name, "--json")):
        answer = refused(capsys, *words)
        assert said in answer
        assert name in answer


@pytest.mark.parametrize("name", ["lights", "54-28"])
def test_a_file_without_suffix_is_pointed_at(capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert "write ./" not in refused(capsys, "show", name)
    Path(name).write_text(SMALL, "utf-8")
    assert f"if you mean the file, write ./{name}" in refused(capsys, "show", name)
    assert run(["show", f"./{name}"]) == 0


@pytest.mark.parametrize(
    ("argument", "said"),
    [
        ("./missing.txt", "no file"),
        ("folder/missing.txt", "no file"),
        ("/nowhere/missing.docx", "no file"),
        *((f"missing{suffix}", f"no file missing{suffix}") for suffix in (*SUFFIXES, ".json")),
        ("./reports", "folder"),
        ("54/29", "near: 54/28"),
        ("54-28", "'-28' does not fit; near: 54/28"),
        ("A/HRC/RES/54-28", "'-28' does not fit; near: 54/28"),
        ("", "without a name"),
        ("A/HRC/RES/54/29", "near: 54/28"),
        ("18/L.25", "18/L.24/Rev.1"),
        ("99/99", "no text called 99/99"),
        ("shwo", "no text called shwo"),
        ("A/HRC/RES/", "breaks off"),
        ("A/HRC/RES/54//28", "no UN document symbol"),
        ("54/28/27", "54/28/27"),
        ("../54/28", "54/28"),
        ("A/HRC/../54/28", "54/28"),
        ("54/../../etc/passwd", "path"),
        ("54/28\0.txt", "null character"),
        ("\0", "hrcdiff"),
        ("", ""),
        (" ", ""),
        ("~/missing.txt", "no file"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("https://example.org/54/28/x", "example"),
    ],
)
def test_an_argument_that_names_no_text_is_refused(
    capsys: pytest.CaptureFixture[str], argument: str, said: str
) -> None:
    Path("reports").mkdir()
    assert said in refused(capsys, "show", argument) or said == "hrcdiff"
    refused(capsys, argument, C)
    refused(capsys, C, argument, "--html")


@pytest.mark.parametrize("command", ["show", "family", "compare", "history"])
def test_a_command_that_was_written_is_not_guessed(capsys: pytest.CaptureFixture[str], command: str) -> None:
    others = {"compare": (C,), "history": ("OP1",)}.get(command, ())
    answer = refused(capsys, command, "54/29", *others)
    assert "near: 54/28" in answer
    assert "did you mean" not in answer
    assert "did you mean the command" in refused(capsys, command[:-1], C)


def test_an_ambiguous_symbol_is_refused_with_the_choices(capsys: pytest.CaptureFixture[str]) -> None:
    Path("lib").mkdir()
    for name in ("A_RES_60_5.txt", "A_HRC_RES_60_5.txt"):
        (Path("lib") / name).write_text(SMALL, encoding="utf-8")
    answer = refused(capsys, "show", "60/5", "--library", "lib")
    assert "A/RES/60/5" in answer
    assert "A/HRC/RES/60/5" in answer


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((C,), "1 text given"),
        ((A, "27/20", C, "--ledger"), "--ledger can be had of two texts alone: 3 texts give a lineage"),
        ((A, "27/20", C, "--only", "verbs", "--check", "rollover"), "--only and --check"),
        ((A, "27/20", C, "--csv", "--markdown"), "one at a time"),
        ((A, "27/20", C, "-o", "x.docx"), "no lineage can be written as DOCX"),
        ((A, "27/20", C, "--base", "36/..."), "--base 36/... is not among the texts"),
        ((A, "--csv"), "1 text given: a lineage needs two versions at least"),
        ((A, "27/20", "99/1"), "no text called 99/1"),
        ((A, "27/20", "nowhere.txt"), "there is no file nowhere.txt"),
        (("-", "-", A), "only one of the texts can come from standard input"),
        ((*([A] * 61),), "61 texts given: a lineage holds 60 at most"),
        (("history", C), "Missing argument"),
        (("history", C, "OP99"), "54/28 has no paragraph OP99: it has from PP1 to OP"),
        (("history", "36/...", "OP1"), "no other version of 36/... in the library"),
        (("--html",), "Missing argument"),
        ((A, C, "--frobnicate"), "--frobnicate"),
        ((A, C, "--html", "--json"), "one at a time"),
        (("-", "-"), "standard input"),
        ((A, C, "-o", "newdir/"), "-o newdir/ is a folder: name a file in it"),
        ((A, C, "--html", "-o", "newdir/"), "-o newdir/ is a folder"),
        (("show", A, "--json", "-o", "newdir/"), "-o newdir/ is a folder"),
        ((A, "99/99"), "no text called 99/99 in the library; give the path of a file"),
        (("library", "add", "/"), "/ is a folder"),
        ((A, C, "-o"), "requires an argument"),
        ((A, C, "--library"), "requires an argument"),
        ((A, C, "--library", "nowhere"), "nowhere"),
        (("show",), "DOC"),
        (("show", A, C), "unexpected"),
        (("library",), "Missing command"),
        (("library", "burn"), "burn"),
        (("library", "list", "extra"), "unexpected"),
    ],
)
def test_words_that_do_not_fit_together_are_refused(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    assert said.lower() in refused(capsys, *words).lower()


@pytest.mark.parametrize("words", [("--html",), ("-o", "reports/page.html"), ("--json", "-o", "reports/deep/x.json")])
def test_a_file_where_a_folder_should_be_is_refused(
    capsys: pytest.CaptureFixture[str], small: Path, words: tuple[str, ...]
) -> None:
    Path("reports").write_text("a file", encoding="utf-8")
    assert "cannot be written" in refused(capsys, str(small), str(small), *words)
    assert Path("reports").read_text(encoding="utf-8") == "a file"


def test_a_folder_as_output_is_refused(capsys: pytest.CaptureFixture[str], small: Path) -> None:
    Path("out.html").mkdir()
    assert "is a folder" in refused(capsys, str(small), str(small), "-o", "out.html")


def test_standard_input_that_is_empty_is_refused(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert "standard input" in refused(capsys, "show", "-")


def test_a_fault_of_our_own_is_told_in_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("out of lanterns")

    monkeypatch.setattr("hrcdiff.comparison.compare", broken)
    monkeypatch.delenv("HRCDIFF_DEBUG", raising=False)
    assert run([A, C]) == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("hrcdiff: internal error: RuntimeError: out of lanterns")
    assert err.count("\n") == 1


# --- any words at all ------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        *(
            A,
            C,
            "27/20",
            "36/...",
            "36/…",
            "54/29",
            "RES/27/20",
            "a_hrc_res_27_20",
            "small.txt",
            "./small.txt",
            "empty.txt",
        ),
        *(
            "--html",
            "--json",
            "--force",
            "-o",
            "-oout.html",
            "out.html",
            "out.json",
            "--output=x/y.html",
            "--library",
            ".",
        ),
        *(
            "--library=.",
            "show",
            "library",
            "list",
            "compare",
            "--",
            "-",
            "--help",
            "-h",
            "--version",
            "-x",
            "--",
            "folder",
        ),
        *(
            "./folder",
            "..",
            "../..",
            "/",
            "//",
            "\\",
            "C:\\x.txt",
            "~",
            "*",
            "%s",
            "{}",
            "A/HRC/",
            "A/HRC/RES/54/28/Rev.1",
        ),
    ]
)


@contextlib.contextmanager
def quiet() -> Iterator[io.StringIO]:
    """Without standard output; what comes is standard error."""
    err, stdin = io.StringIO(), sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(SMALL.encode()))
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(err):
            yield err
    finally:
        sys.stdin = stdin


@pytest.fixture(scope="module")
def playground(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("playground") / "here"
    (path / "folder").mkdir(parents=True)
    (path / "small.txt").write_text(SMALL, encoding="utf-8")
    (path / "empty.txt").write_text("", encoding="utf-8")
    return path


@given(words=st.lists(PIECES | st.text(max_size=8), max_size=6))
def test_any_words_are_done_or_refused_and_never_a_traceback(playground: Path, words: list[str]) -> None:
    with contextlib.chdir(playground), quiet() as talk:
        code = run(words)
    assert code in {0, 2}, talk.getvalue()
    if code == 2:
        lines = talk.getvalue().splitlines()
        assert lines[0].startswith("hrcdiff: ")
        assert len(lines) in {1, 3}
        assert all(len(line) <= LONGEST_LINE for line in lines)


@pytest.mark.parametrize("options", [["--html", "--json"], ["--json", "--summary"], ["--ledger", "--instructions"]])
def test_one_view_at_a_time(capsys: pytest.CaptureFixture[str], options: list[str]) -> None:
    assert "choose one at a time" in refused(capsys, "18/L.24/Rev.1", "27/20", *options)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--stat", "-o", "x.html"), "--stat is not written as .html: use .txt"),
        (("--summary", "-o", "x.md"), "--summary is not written as .md: use .txt"),
        (("--instructions", "-o", "x.docx"), "--instructions is not written as .docx: use .txt"),
        (("--html", "-o", "x.docx"), "--html is not written as .docx: leave --html out, or name a file of its kind"),
    ],
)
def test_a_name_that_contradicts_the_form_is_refused(
    capsys: pytest.CaptureFixture[str], options: tuple[str, ...], said: str
) -> None:
    assert said in refused(capsys, A, C, *options)
    assert not Path(options[-1]).exists()


@pytest.mark.parametrize("number", ["12", "para 12", "paragraph12"])
def test_a_number_without_its_part_is_told_where_it_is(capsys: pytest.CaptureFixture[str], number: str) -> None:
    assert "write OP12 or PP12" in refused(capsys, "explain", A, C, number)


def test_help_is_a_word_as_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["help", "explain"]) == run(["explain", "--help"]) == 0
    told = capsys.readouterr().out
    assert told[: len(told) // 2] == told[len(told) // 2 :]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((A, C, "--bogus"), "there is no option --bogus (see 'hrcdiff compare --help')"),
        ((A, C, "--htm"), "there is no option --htm: did you mean --html? (see 'hrcdiff compare --help')"),
        (("show", C, "--lbrary", "x"), "did you mean --library? (see 'hrcdiff show --help')"),
        (("show",), "(see 'hrcdiff show --help')"),
        (("library", "add"), "(see 'hrcdiff library add --help')"),
    ],
)
def test_the_help_that_is_named_is_that_of_the_command(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    assert said in refused(capsys, *words)


def test_a_folder_that_is_closed_is_not_called_empty(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Path.stat

    def stat(path: Path, **how: bool) -> object:
        if path.as_posix() == "closed/bells.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return asked(path, **how)

    monkeypatch.setattr(Path, "stat", stat)
    assert "closed/bells.txt cannot be read: Permission denied" in refused(capsys, C, "closed/bells.txt")
    assert "there is no file open/bells.txt" in refused(capsys, C, "open/bells.txt")


def test_a_library_that_is_closed_is_told_as_one(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("lib").mkdir()
    asked = os.scandir

    def scandir(path: str | Path) -> object:
        if Path(path).name == "lib":
            raise PermissionError(13, "Permission denied", str(path))
        return asked(path)

    monkeypatch.setattr(os, "scandir", scandir)
    monkeypatch.setattr(os, "listdir", lambda path: [entry.name for entry in scandir(path)])  # type: ignore[attr-defined]
    assert "the library lib cannot be read: " in refused(capsys, A, C, "--library", "lib")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{}", "it has no 'schema'"),
        ("[1]", "a part of it has another shape"),
        ("{", "it is no JSON (it goes wrong at line 1, column 2)"),
        ('{"schema": "hrcdiff.verb-scale/2"}', "its schema is not hrcdiff.verb-scale/1"),
        ('{"schema": "hrcdiff.verb-scale/1", "rankings": [1]}', "a part of it has another shape"),
        ("\udcff", "it is not in UTF-8"),
    ],
)
def test_what_is_no_verb_scale_is_told_in_words(capsys: pytest.CaptureFixture[str], content: str, said: str) -> None:
    Path("v.json").write_bytes(content.encode("utf-8", "surrogateescape"))
    told = refused(capsys, A, C, "--verb-scale", "v.json")
    assert told.strip() == f"v.json is no verb scale: {said}; docs/findings.md shows the shape"
