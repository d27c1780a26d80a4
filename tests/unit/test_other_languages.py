"""Texts in a language without rules: every form of a redline says so, before anybody looks for findings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hrcdiff.cli import run

FRENCH = """Le Conseil des droits de l'homme,

Rappelant sa résolution 5/1 du 18 juin 2007,

1. Prie le Haut-Commissariat de lui présenter un rapport sur les droits de l'enfant à sa cinquantième session;

2. Décide de rester saisi de la question.
"""
SAID = "the texts are in French"


@pytest.fixture
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    Path("old.txt").write_text(FRENCH, encoding="utf-8")
    newer = FRENCH.replace("Prie", "Invite").replace("cinquantième", "soixantième")
    Path("new.txt").write_text(newer, encoding="utf-8")
    return ["old.txt", "new.txt"]


FORMS: tuple[list[str], ...] = (
    [],
    ["--ledger"],
    ["--summary"],
    ["--only", "verbs"],
    ["--ledger", "--only", "verbs"],
    ["--check", "rollover"],
)


@pytest.mark.parametrize("options", FORMS, ids=" ".join)
def test_the_terminal_says_so(options: list[str], texts: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    run([*texts, *options])
    printed = " ".join(capsys.readouterr().out.split())
    assert printed.count(SAID) == 1


def test_json_says_so(texts: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*texts, "--json"]) == 0
    redline = json.loads(capsys.readouterr().out)
    (warning,) = [w for w in redline["warnings"] if w["code"] == "no-rules-for-language"]
    assert warning["message"].startswith(SAID)
    assert all(finding["kind"] == "structure" for finding in redline["findings"])
    assert redline["ledgers"]["lowered"] == []


def test_the_page_says_so_at_its_head(texts: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*texts, "--html", "-o", "page.html"]) == 0
    page = Path("page.html").read_text(encoding="utf-8")
    assert '<p class="notice">The texts are in French' in page
    assert page.index('<p class="notice">') < page.index("carried over</dt>")
    assert SAID in " ".join(capsys.readouterr().err.split())


def test_nothing_is_lowered_to_what_only_english_rules_know(
    texts: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*texts, "--check", "rollover"]) == 1
    assert "Not a technical rollover" in capsys.readouterr().out


def test_english_texts_have_no_such_warning(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["27/20", "54/28", "--ledger"]) == 0
    assert "the texts are in" not in capsys.readouterr().out
