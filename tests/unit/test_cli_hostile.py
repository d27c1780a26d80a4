"""Arguments on the command line that are meant to hurt, or that no system allows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.test_cli import C, elsewhere, refused, small

__all__ = ["elsewhere", "small"]


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
