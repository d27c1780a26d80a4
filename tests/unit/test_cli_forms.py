"""The forms of a redline on the command line: page in the browser, Markdown, bars, two columns, narrowed."""

from __future__ import annotations

import json
import re
import webbrowser
from pathlib import Path

import pytest

from hrcdiff.cli import run
from hrcdiff.marks import MARKDOWN
from tests.unit.test_cli import REPORT, A, C, done, elsewhere, refused

__all__ = ["elsewhere"]
B = "27/20"


class Browser:
    """Stands in for the reader's browser."""

    def __init__(self, *, starts: bool) -> None:
        self.starts = starts
        self.seen: list[str] = []

    def open(self, address: str) -> bool:
        self.seen.append(address)
        return self.starts


@pytest.mark.parametrize("options", [("--open",), ("--html", "--open"), ("--open", "-o", "a b.html")])
def test_open_writes_the_page_and_shows_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...]
) -> None:
    browser = Browser(starts=True)
    monkeypatch.setattr(webbrowser, "open", browser.open)
    path = Path("a b.html") if "-o" in options else REPORT
    assert done(capsys, A, C, *options) == f"{path.as_posix()}\n"
    assert path.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert browser.seen == [path.resolve().as_uri()]
    assert " " not in browser.seen[0]


def test_without_a_browser_the_page_is_written_all_the_same(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webbrowser, "open", Browser(starts=False).open)
    assert run([A, C, "--open"]) == 0
    assert f"no browser could be started: open {REPORT.as_posix()} yourself" in capsys.readouterr().err
    assert REPORT.exists()


def test_nothing_is_opened_unless_asked(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    browser = Browser(starts=True)
    monkeypatch.setattr(webbrowser, "open", browser.open)
    done(capsys, A, C, "--html")
    assert browser.seen == []


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--open", "--json"), "--open shows the page, not --json"),
        (("--open", "-o", "x.md"), "--open shows the page, not .md"),
        (("--open", "--stat"), "--open shows the page, not --stat"),
        (("--markdown", "--stat"), "--markdown and --stat together: choose one at a time"),
        (("--json", "--only", "verbs"), "--only has no effect on --json"),
        (("--summary", "--only", "verbs"), "--only has no effect on --summary"),
        (("-o", "x.json", "--only", "verbs"), "--only has no effect on --json"),
        (("--stat", "--side-by-side"), "--side-by-side has no effect on --stat"),
        (("--markdown", "--side-by-side"), "--side-by-side has no effect on --markdown"),
        (("--only", "everything"), "everything"),
        (("--check", "rollover", "--only", "verbs"), "--only has no effect on --check rollover"),
        (("--check", "rollover", "--side-by-side"), "--side-by-side has no effect on --check rollover"),
        (("--check", "rollover", "--agreed"), "--agreed has no effect on --check rollover"),
        (("--stat", "--agreed"), "--agreed has no effect on --stat"),
        (("--ledger", "--agreed"), "--agreed has no effect on --ledger"),
        (("--instructions", "--agreed"), "--agreed has no effect on --instructions"),
        (("--docx", "--agreed"), "--agreed has no effect on --docx"),
        (("--stat", "--verb-scale", "scale.json"), "--verb-scale has no effect on --stat"),
        (("--docx", "--verb-scale", "scale.json"), "--verb-scale has no effect on --docx"),
    ],
)
def test_forms_that_do_not_go_together(capsys: pytest.CaptureFixture[str], options: tuple[str, ...], said: str) -> None:
    assert said in refused(capsys, A, C, *options)


@pytest.mark.parametrize("name", ["x.md", "x.markdown", "deep/X.MD"])
def test_markdown_by_option_and_by_suffix(capsys: pytest.CaptureFixture[str], name: str) -> None:
    printed = done(capsys, A, C, "--markdown")
    assert printed.startswith("# Enhancement of technical cooperation")
    assert done(capsys, A, C, "-o", name) == ""
    assert Path(name).read_bytes() == (printed + MARKDOWN).encode()
    assert done(capsys, A, C, "-o", name, "--only", "verbs") == ""  # a report of our own is replaced
    Path(name).write_text("# Notes on lanterns\n", encoding="utf-8")
    assert "exists" in refused(capsys, A, C, "-o", name)


@pytest.mark.parametrize("name", ["x.txt", "x.csv"])
def test_a_form_without_a_mark_is_left_where_nothing_changes_and_refused_else(
    capsys: pytest.CaptureFixture[str], name: str
) -> None:
    texts = (A, B, C) if name == "x.csv" else (A, C)
    for _ in range(2):
        assert done(capsys, *texts, "-o", name) == ""
    written = Path(name).read_bytes()
    assert f"{name} exists and bears no mark" in refused(capsys, B, C, "--in-order", "-o", name)
    assert Path(name).read_bytes() == written
    done(capsys, B, C, "--in-order", "-o", name, "--force")
    assert Path(name).read_bytes() != written


@pytest.mark.parametrize(
    ("words", "schema"),
    [
        (("show", C), "document"),
        (("find", "human rights"), "found"),
        (("find", "--paragraph", "54/28:OP5"), "origins"),
        (("family", C), "family"),
        ((A, C), "redline"),
        ((A, B, C), "lineage"),
    ],
    ids=" ".join,
)
def test_a_name_that_ends_in_json_holds_json(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], schema: str
) -> None:
    for _ in range(2):  # a report of our own is replaced
        done(capsys, *words, "-o", "x.JSON")
    assert json.loads(Path("x.JSON").read_text("utf-8"))["schema"] == f"hrcdiff.{schema}/1"
    assert done(capsys, *words, "--json") == Path("x.JSON").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("show", A, "-o", "s.docx"), "no reading of a text can be written as DOCX: use .txt or .json"),
        (("show", A, "--json", "-o", "s.html"), "no reading of a text can be written as HTML"),
        (("find", "rights", "-o", "s.md"), "no answer of 'find' can be written as MD: use .txt or .json"),
        (("find", "--paragraph", "54/28:OP5", "-o", "s.pdf"), "can be written as PDF"),
        (("history", C, "OP10", "-o", "s.json"), "no history can be written as JSON: use .txt"),
        (("family", C, "-o", "s.docx"), "no family can be written as DOCX: use .txt, .html or .json"),
        (("family", C, "--html", "-o", "s.json"), "--html is not written as .json: leave --html out"),
        (("family", C, "--json", "-o", "s.html"), "--json is not written as .html"),
        ((B, C, "-o", "s.xlsx"), "no report can be written as XLSX: use .txt, .html, .docx, .json or .md"),
        ((B, C, "-o", "s.csv"), "no report can be written as CSV"),
        ((B, C, "--json", "-o", "s.pdf"), "no report can be written as PDF"),
        ((A, B, C, "--html", "-o", "s.md"), "--html is not written as .md: leave --html out"),
        ((A, B, C, "--json", "-o", "s.html"), "--json is not written as .html"),
        ((A, B, C, "--csv", "-o", "s.ods"), "no lineage can be written as ODS: use .txt, .html, .json, .md or .csv"),
        ((A, B, C, "--open", "-o", "s.txt"), "--open shows the page, not .txt"),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, tuple) else "",
)
def test_a_suffix_that_does_not_fit_is_refused(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    assert said in refused(capsys, *words)


@pytest.mark.parametrize("name", ["x", "x.txt", "x.v2", "x.log"])
def test_any_other_suffix_is_plain_text(capsys: pytest.CaptureFixture[str], name: str) -> None:
    done(capsys, "show", C, "-o", name)
    done(capsys, "show", C, "--json", "-o", f"json-{name}")
    assert Path(name).read_text("utf-8").startswith("Enhancement")
    assert Path(f"json-{name}").read_text("utf-8").startswith("{")


def test_the_page_opens_with_what_was_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    done(capsys, A, C, "--html")
    plain = REPORT.read_text(encoding="utf-8")
    assert "<body>" in plain
    done(capsys, A, C, "--html", "--only", "verbs", "--side-by-side")
    asked = REPORT.read_text(encoding="utf-8")
    assert '<body data-only="verbs" data-sides>' in asked
    seal = re.compile(r'hrcdiff-seal" content="\w+')
    assert seal.sub("", asked.replace(' data-only="verbs" data-sides', "")) == seal.sub("", plain)
    assert run(["verify", str(REPORT)]) == 0


def test_one_ledger_alone(capsys: pytest.CaptureFixture[str]) -> None:
    printed = done(capsys, A, C, "--ledger", "--only", "verbs")
    assert printed.startswith("── Verbs ──")
    assert printed.count("──") == 2
    assert "OP14 → OP4        Calls for → Reaffirms" in printed
    assert done(capsys, C, C, "--ledger", "--only", "verbs") == "No entry on verbs.\n"


def test_the_ledgers_of_what_is_substantive_have_the_words_that_no_finding_names(
    capsys: pytest.CaptureFixture[str],
) -> None:
    whole = done(capsys, A, C, "--ledger")
    narrow = done(capsys, A, C, "--ledger", "--only", "substantive")
    assert "── Other words" in narrow
    assert whole.startswith(narrow.rstrip("\n"))
    assert whole[len(narrow) :].lstrip("\n").startswith("── Editorial or technical, by rule ──")
    assert done(capsys, C, C, "--ledger", "--only", "substantive") == "No entry on substantive.\n"


@pytest.mark.parametrize("form", [(), ("--side-by-side",), ("--stat",), ("--markdown",), ("--ledger",)])
def test_a_view_that_is_narrowed_to_nothing_says_so(form: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert done(capsys, C, C, *form, "--only", "actors").splitlines()[-1] == "No entry on actors."
    assert "No entry" not in done(capsys, A, C, *form, "--only", "verbs")


def test_stat_and_side_by_side(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert "– → PP2         new                                |  33 +" in done(capsys, A, C, "--stat")
    assert "PP2 → –" not in done(capsys, A, C, "--stat", "--only", "references")
    monkeypatch.setenv("COLUMNS", "160")
    assert max(map(len, done(capsys, A, C, "--side-by-side").split("\n"))) > 150
    assert max(map(len, done(capsys, A, C).split("\n"))) <= 120
    done(capsys, A, C, "--side-by-side", "-o", "x.txt")
    assert " │ " in Path("x.txt").read_text(encoding="utf-8")


FAILS = "hrcdiff: not a technical rollover: more than dates, sessions, references and house style changed.\n"


@pytest.mark.parametrize("form", [("--html",), ("--json",), ("--stat",), ("--docx",), ("-o", "x.txt")])
def test_a_check_that_fails_says_so(capsys: pytest.CaptureFixture[str], form: tuple[str, ...]) -> None:
    assert run([B, C, "--check", "rollover", *form]) == 1
    assert FAILS in capsys.readouterr().err
    assert run([C, C, "--check", "rollover", *form, "--force"]) == 0
    assert FAILS not in capsys.readouterr().err


@pytest.mark.parametrize("form", [(), ("--ledger",), ("--summary",)])
def test_a_check_whose_answer_is_printed_is_not_told_twice(
    capsys: pytest.CaptureFixture[str], form: tuple[str, ...]
) -> None:
    assert run([B, C, "--check", "rollover", *form]) == 1
    printed = capsys.readouterr()
    assert FAILS not in printed.err
    assert "ot a technical rollover" in " ".join(printed.out.split())


def test_the_terminal_says_of_a_page_whether_it_is_a_rollover(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([B, C, "--html"]) == 0
    assert "Not a technical rollover." in " ".join(capsys.readouterr().err.split())
    assert "Not a technical rollover." in " ".join(done(capsys, B, C).split())


def test_markdown_has_a_short_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert done(capsys, B, C, "--md") == done(capsys, B, C, "--markdown")
    assert done(capsys, A, B, C, "--md") == done(capsys, A, B, C, "--markdown")
