"""The two texts beside each other on a terminal."""

from __future__ import annotations

import re

import pytest

from hrcdiff.renderers.columns import columns
from hrcdiff.renderers.to_terminal import redline_to_terminal
from tests.conftest import Golden
from tests.unit.redlines import all_kinds, council

ANSI = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("width", [72, 120])
def test_two_columns(golden: Golden, width: int) -> None:
    golden(f"terminal/sides-{width}.txt", redline_to_terminal(all_kinds(), width=width, sides=True))


def test_on_a_narrow_screen_one_stands_below_the_other(golden: Golden) -> None:
    golden("terminal/sides-40.txt", redline_to_terminal(all_kinds(), width=40, sides=True))


@pytest.mark.parametrize("width", [60, 80, 133, 200])
def test_each_column_holds_its_text_and_nothing_else(width: int) -> None:
    printed = redline_to_terminal(council(), width=width, sides=True)
    assert all(columns(line) <= width for line in printed.split("\n"))
    left = " ".join(line.split(" │")[0].strip() for line in printed.split("\n") if " │" in line)
    right = " ".join(line.split(" │")[1].strip() for line in printed.split("\n") if " │" in line)
    assert "{+" not in left
    assert "[-" not in right
    clean = " ".join(re.sub(r"\{\+|\+\}", "", right).split())
    for paragraph in council().new.paragraphs:
        assert "".join(paragraph.text.split()) in clean.replace(" ", "")


def test_colour_takes_the_place_of_signs() -> None:
    coloured = redline_to_terminal(all_kinds(), width=100, colour=True, sides=True)
    plain = ANSI.sub("", coloured)
    assert "[-" not in plain
    assert "{+" not in plain
    assert "\x1b[9;38;5;166m" in coloured
    assert "\x1b[4;38;5;32m" in coloured
