"""Nothing that a text, a name or an argument holds reaches a terminal as a command."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

from hrcdiff import collection
from hrcdiff.cli import run
from tests.unit.test_cli import A, C, elsewhere

__all__ = ["elsewhere"]

B = "27/20"
RAW = "\x1b]0;taken\x07\x1b[31m\x9b2J\u202e\u2028"
FEW = "\x1b[31m\u202e"
"""So few control characters that a file is still text."""
NAME = "dra\x1b[31mft"
COMMANDS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]")
TEXT = """Human Rights Council
Sixtieth session

60/{number}
The {raw}lanterns of the harbour and of the lighthouse

The Human Rights Council,

Recalling the {raw} lanterns of the harbour, and all who {raw}keep them lit by night in every season,

1. Decides to keep the lanterns {raw} of the harbour lit{end};

2. Requests the keepers {raw} to report.
"""
LONG = "\n".join(f"\n{n}. Invites keeper {n} to mend the lamps, to paint the doors and to sweep." for n in range(3, 30))
AMENDMENTS = """Amendments to the draft

1. In operative paragraph 1, replace “lit” with “li{raw}t and clean”.

2. In operative paragraph 14, replace “De{raw}mands” with “Requests”.
"""


@pytest.fixture
def texts(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Hostile texts in the current folder and in the user's library; no colours."""
    monkeypatch.setenv("NO_COLOR", "1")
    for number, name, end in (("1", NAME, ""), ("2", "new", " for ever")):
        Path(f"{name}.txt").write_text(TEXT.format(number=number, raw=FEW, end=end) + LONG, encoding="utf-8")
    Path("amendments.txt").write_text(AMENDMENTS.format(raw=FEW) + " " * 600, encoding="utf-8")
    home = collection.user_folder()
    home.mkdir(parents=True)
    (home / "x.txt").write_text(TEXT.format(number="3", raw=FEW, end="") + LONG, encoding="utf-8")
    record = {"file": "x.txt", "name": "x" + RAW, "title": RAW + "title", "date": RAW}
    (home / "index.json").write_text(json.dumps({"texts": [record]}), encoding="utf-8")
    return elsewhere


OLD, NEW = f"./{NAME}.txt", "./new.txt"
WORDS: list[tuple[str, ...]] = [
    *((OLD, NEW, *form) for form in (
        (), ("--stat",), ("--side-by-side",), ("--ledger",), ("--summary",), ("--instructions",),
        ("--check", "rollover"), ("--markdown",), ("--json",), ("--html",), ("--docx",), ("--agreed",),
    )),
    *((OLD, NEW, "x.txt", "--in-order", *form) for form in ((), ("--json",), ("--csv",), ("--markdown",), ("--html",))),
    ("show", OLD), ("show", OLD, "--json"), ("show", "x.txt"),
    ("explain", OLD, NEW, "OP1"), ("explain", OLD, NEW, f"OP99{RAW}"),
    ("apply", OLD, "amendments.txt"), ("apply", OLD, "amendments.txt", "--json"),
    ("history", OLD, "OP1", NEW), ("history", OLD, f"OP1\n{RAW}", NEW), ("history", C, "OP1\n\x1b[31m", A, B),
    ("find", "lanterns"), ("find", RAW + "lanterns"), ("find", "lanterns", "--json"),
    ("find", "--paragraph", f"{OLD}:OP1"), ("find", "--paragraph", f"{OLD}:OP{RAW}"), ("find", "--paragraph", RAW),
    ("family", OLD), ("family", OLD, "--json"),
    ("library", "list"), ("library", "add", OLD), ("library", "check"), ("library", "remove", f"x{RAW}"),
    ("library", "remove", RAW), ("library", "index"),
    ("verify", OLD), ("verify", f"missing{RAW}"),
    (RAW, C), (C, f"54/28{RAW}"), (C, B, f"--{RAW}"), (C, B, "-o", f"{RAW}/x.pdf"), (C, B, "-o", f"x{RAW}.html"),
    (C, B, "--base", RAW), (C, B, "--library", RAW), (C, B, "--links", RAW), (C, B, "--verb-scale", RAW),
    (C, B, "--only", RAW), (C, B, "-o", "."),
]  # fmt: skip


@pytest.mark.parametrize("words", WORDS, ids=lambda words: " ".join(words).encode("ascii", "backslashreplace").decode())
def test_a_terminal_gets_no_command_from_a_text(
    texts: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    code = run(words)
    out, err = capsys.readouterr()
    assert code in {0, 1, 2}, err
    assert COMMANDS.findall(out) == []
    assert COMMANDS.findall(err) == []
    assert code != 2 or err.count("\n") in {1, 3}


def test_what_goes_into_a_pipe_is_as_it_was(texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["apply", OLD, "amendments.txt", "-o", "x.txt"]) == 1, capsys.readouterr().err
    run(["apply", OLD, "amendments.txt"])
    assert capsys.readouterr().out == Path("x.txt").read_text(encoding="utf-8")
