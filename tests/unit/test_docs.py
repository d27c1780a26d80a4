"""The command-line reference names every command and every option, and no others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hrcdiff.cli import COMMANDS, run

PAGE = (Path(__file__).parents[2] / "docs" / "command-line.md").read_text("utf-8")


@pytest.mark.parametrize("command", sorted(COMMANDS - {"library"}))
def test_every_option_is_in_the_reference(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([command, "--help"]) == 0
    options = set(re.findall(r"--[a-z][a-z-]+", capsys.readouterr().out)) - {"--help"}
    assert {option for option in options if option not in PAGE} == set()
    assert command in PAGE


def test_the_reference_names_no_option_that_there_is_not(capsys: pytest.CaptureFixture[str]) -> None:
    known = {"--version", "--help"}
    for command in COMMANDS:
        for words in (
            [command, "--help"],
            *([command, sub, "--help"] for sub in ("list", "add", "index") if command == "library"),
        ):
            run(words)
            known |= set(re.findall(r"--[a-z][a-z-]+", capsys.readouterr().out))
    assert set(re.findall(r"--[a-z][a-z-]+", PAGE)) - known == set()
