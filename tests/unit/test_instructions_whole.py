"""An instruction is placed as a whole or left out as a whole, and what is left out stands against no other."""

from __future__ import annotations

import pytest

from hrcdiff.instructions import apply, read
from tests.unit.redlines import document

DRAFT = document(
    "text",
    ("OP1", "Requests the keepers to light the lamps of the harbour;"),
    ("OP2", "Invites the guilds to ring the bells of the tower;"),
    ("OP3", "Urges the bakers to bake the bread of the fishermen;"),
)
TEXTS = [p.text for p in DRAFT.paragraphs]

HALVES = [
    "Delete operative paragraphs 2 and 9.",
    "Delete operative paragraphs 2 to 40.",
    "Delete operative paragraph 1, and move operative paragraph 2 to follow operative paragraph 9.",
    "In operative paragraph 1, replace “lamps” by “fires” and replace “boats” by “ships”.",
    "In operative paragraphs 1 and 2, replace “lamps” by “fires”.",
    "In operative paragraph 1, delete “of the harbour” and insert “all” after “boats”.",
    "Move operative paragraphs 2 and 9 to follow operative paragraph 3.",
]


@pytest.mark.parametrize("printed", HALVES)
def test_of_an_instruction_that_cannot_be_placed_nothing_is_done(printed: str) -> None:
    amended = apply(DRAFT, read([printed]))
    assert amended.unplaced
    assert [item.text for item in amended.items] == TEXTS


def test_what_is_left_out_stands_against_no_other() -> None:
    given = read(
        ["1. Delete operative paragraphs 2 to 40.", "2. In operative paragraph 2, replace “bells” by “gongs”."]
    )
    amended = apply(DRAFT, given)
    assert {outcome.instruction.number for outcome in amended.unplaced} == {1}
    assert [item.text for item in amended.items] == [TEXTS[0], TEXTS[1].replace("bells", "gongs"), TEXTS[2]]


def test_of_two_that_stand_against_each_other_one_is_placed() -> None:
    given = read(["1. In operative paragraph 1, replace “lamps” by “fires”.", "2. Delete operative paragraph 1."])
    amended = apply(DRAFT, given)
    assert {outcome.instruction.number for outcome in amended.unplaced} == {1}
    assert [item.text for item in amended.items] == TEXTS[1:]


def test_an_instruction_behind_one_that_is_not_understood_is_read() -> None:
    rows = [
        "1. Delete operative paragraph 2.",
        "2. Do something strange.",
        "3. In operative paragraph 1, replace “lamps” by “fires”.",
    ]
    given = read(rows)
    assert [(one.number, one.act) for one in given] == [(1, "delete"), (2, "unread"), (3, "words")]
    assert given[1].printed == "Do something strange."
    assert [item.text for item in apply(DRAFT, given).items] == [TEXTS[0].replace("lamps", "fires"), TEXTS[2]]


def test_many_lines_that_are_not_understood_are_each_told() -> None:
    given = read(["1. Delete operative paragraph 2.", *["A line that says nothing."] * 3000])
    assert len(given) == 3001
