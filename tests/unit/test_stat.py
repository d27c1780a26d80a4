"""The table of bars: every word counted, no bar too long, none empty that stands for something."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrcdiff.renderers.columns import columns
from hrcdiff.renderers.to_stat import stat_to_text
from hrcdiff.text import count
from tests.unit.redlines import all_kinds, council, document, redline

LINE = re.compile(r"(?P<label>.*?) \| +(?P<count>[\d,]+) ?(?P<plus>\+*)(?P<minus>-*)")
WORDS = st.lists(st.integers(0, 400).map(lambda n: " ".join(["word"] * n)), min_size=1, max_size=5)


def lines(printed: str) -> list[re.Match[str]]:
    return [match for line in printed.split("\n") if (match := LINE.fullmatch(line))]


def test_how_it_looks() -> None:
    assert stat_to_text(all_kinds(), width=64) == (
        "9/1 → 12/1\n"
        "\n"
        "── Preamble ──\n"
        "\n"
        "PP1 → PP1       unchanged                    |  0\n"
        "PP2 → –         gone                         |  6 ------\n"
        "PP3, PP4 → PP2  merged from PP3 and PP4      |  3 +--\n"
        "OP3 → PP3       crossed into the preamble, … |  5 +++--\n"
        "\n"
        "── Operative part ──\n"
        "\n"
        "OP1 → –         gone                         |  7 -------\n"
        "OP5 → OP1       moved up, from after OP4, r… |  2 +-\n"
        "OP2 → OP2       split into OP2 and OP3 (par… |  1 +\n"
        "OP2 → OP3       split into OP2 and OP3 (par… |  4 +---\n"
        "OP3(a) → –      gone                         |  3 ---\n"
        "OP4 → –         gone                         |  8 --------\n"
        "– → OP4         new                          | 11 +++++++++++\n"
        "– → OP4(a)      new                          |  2 ++\n"
        "\n"
        "Eleven paragraphs changed: 20 words added, 32 words removed.\n"
    )


@pytest.mark.parametrize("colour", [False, True])
def test_nothing_of_an_address_is_a_command_to_the_terminal(colour: bool) -> None:
    old = document("1/1", ("OP1", "Recalls the bakers of the harbour;"), ("\x9b31mOP2", "Thanks the keepers;"))
    new = document("1/2", ("OP\x1b]0;1\x07", "Recalls the bakers of the harbour;"))
    drawn = redline(old, new)
    printed = stat_to_text(drawn, colour=colour)
    plain = re.sub(r"\x1b\[[\d;]*m", "", printed)
    assert "OP2" in plain
    assert all(char.isprintable() or char == "\n" for char in plain)


@given(WORDS, WORDS, st.integers(40, 120))
def test_a_bar_fits_and_is_never_empty_for_a_change(left: list[str], right: list[str], width: int) -> None:
    old = document("1/1", *((f"OP{i}", text) for i, text in enumerate(left, 1)))
    new = document("1/2", *((f"OP{i}", text) for i, text in enumerate(right, 1)))
    found = lines(stat_to_text(redline(old, new), width=width))
    assert len(found) == len(left) + len(right)
    for match in found:
        assert columns(match[0]) <= width
        gone = match["label"].split()[2] == "–"
        assert bool(match["minus" if gone else "plus"]) == (match["count"] != "0")
        assert not match["plus" if gone else "minus"]
    wanted = sorted(count(text) for text in (*left, *right))
    assert sorted(int(match["count"].replace(",", "")) for match in found) == wanted


@pytest.mark.parametrize("width", [40, 59, 60, 80, 120])
def test_no_line_is_too_wide(width: int) -> None:
    assert all(columns(match[0]) <= width for match in lines(stat_to_text(council(), width=width)))


def test_added_and_removed_are_told_apart_without_colour() -> None:
    coloured = stat_to_text(all_kinds(), colour=True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == stat_to_text(all_kinds())
    assert "\x1b[38;5;166m------" in coloured
    assert "\x1b[38;5;32m++" in coloured


def test_it_can_be_narrowed_to_what_is_substantive() -> None:
    assert "unchanged" not in stat_to_text(all_kinds(), only="substantive")
