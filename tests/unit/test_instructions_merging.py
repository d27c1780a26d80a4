"""Splits and merges as instructions: what is there all the same is not told as struck, and the new text comes of it."""

from __future__ import annotations

import pytest

from hrcdiff.comparison import compare
from hrcdiff.instructions import apply, instructions, read
from hrcdiff.instructions.kinds import blocks, head
from hrcdiff.instructions.reading import shielded
from hrcdiff.model import Redline
from tests.unit.redlines import Ends, document, redline, seed

LAMPS = "Recalling that lamps are trimmed at dusk,"
OIL = "Recalling that oil is bought in autumn,"
BOTH = "Recalling that lamps are trimmed and oil is bought,"
KEEPERS = "Welcoming the work of all keepers,"
INVITES = "Invites bakers to bring bread:"
THANKS = "Thanks the bakers;"
Rows = list[tuple[str, str]]
CASES: dict[str, tuple[Rows, Rows, list[Ends], list[str]]] = {
    "a split": (
        [("PP1", BOTH), ("PP2", KEEPERS)],
        [("PP1", LAMPS), ("PP2", OIL), ("PP3", KEEPERS)],
        [("PP1", "PP1 PP2"), ("PP2", "PP3")],
        ["Replace preambular paragraph 1 by the following two paragraphs:"],
    ),
    "a merge": (
        [("PP1", LAMPS), ("PP2", OIL), ("PP3", KEEPERS)],
        [("PP1", BOTH), ("PP2", KEEPERS)],
        [("PP1 PP2", "PP1"), ("PP3", "PP2")],
        ["Replace preambular paragraphs 1 and 2 by the following:"],
    ),
    "a merge over a paragraph that stays": (
        [("PP1", LAMPS), ("PP2", KEEPERS), ("PP3", OIL)],
        [("PP1", BOTH), ("PP2", KEEPERS)],
        [("PP1 PP3", "PP1"), ("PP2", "PP2")],
        ["Replace preambular paragraphs 1 and 3 by the following:"],
    ),
    "a merge at the place of the second": (
        [("PP1", LAMPS), ("PP2", KEEPERS), ("PP3", OIL)],
        [("PP1", KEEPERS), ("PP2", BOTH)],
        [("PP1 PP3", "PP2"), ("PP2", "PP1")],
        [
            "Delete preambular paragraph 1 (merged into preambular paragraph 3).",
            "Replace preambular paragraph 3 by the following:",
        ],
    ),
    "a split over a paragraph that stays": (
        [("PP1", BOTH), ("PP2", KEEPERS)],
        [("PP1", LAMPS), ("PP2", KEEPERS), ("PP3", OIL)],
        [("PP1", "PP1 PP3"), ("PP2", "PP2")],
        [
            "Replace preambular paragraph 1 by the following:",
            "After preambular paragraph 2, insert a new preambular paragraph (from preambular paragraph 1), reading:",
        ],
    ),
    "a split that leaves the paragraph as it was": (
        [("PP1", LAMPS), ("PP2", KEEPERS)],
        [("PP1", LAMPS), ("PP2", "Recalling dusk,"), ("PP3", KEEPERS)],
        [("PP1", "PP1 PP2"), ("PP2", "PP3")],
        ["After preambular paragraph 1, insert a new preambular paragraph (from preambular paragraph 1), reading:"],
    ),
    "a merge into the other part": (
        [("PP1", LAMPS), ("PP2", KEEPERS), ("OP1", "Decides to buy oil;"), ("OP2", THANKS)],
        [("PP1", BOTH), ("PP2", KEEPERS), ("OP1", THANKS)],
        [("PP1 OP1", "PP1"), ("PP2", "PP2"), ("OP2", "OP1")],
        [
            "Replace preambular paragraph 1 by the following:",
            "Delete operative paragraph 1 (merged into preambular paragraph 1).",
        ],
    ),
    "two for two": (
        [("PP1", LAMPS), ("PP2", OIL), ("PP3", KEEPERS)],
        [("PP1", BOTH), ("PP2", "Recalling both,"), ("PP3", KEEPERS)],
        [("PP1 PP2", "PP1 PP2"), ("PP3", "PP3")],
        ["Replace preambular paragraphs 1 and 2 by the following two paragraphs:"],
    ),
    "items of a list": (
        [("OP1", INVITES), ("OP1(a)", "rye bread;"), ("OP1(b)", "salt;"), ("OP1(c)", "white bread;")],
        [("OP1", INVITES), ("OP1(a)", "rye and white bread;"), ("OP1(b)", "salt;")],
        [("OP1", "OP1"), ("OP1(a) OP1(c)", "OP1(a)"), ("OP1(b)", "OP1(b)")],
        ["Replace operative paragraphs 1 (a) and 1 (c) by the following:"],
    ),
    "a list becomes one paragraph": (
        [("OP1", INVITES), ("OP1(a)", "rye bread;"), ("OP1(b)", "white bread;"), ("OP2", THANKS)],
        [("OP1", "Invites bakers to bring rye and white bread;"), ("OP2", THANKS)],
        [("OP1 OP1(a) OP1(b)", "OP1"), ("OP2", "OP2")],
        ["Replace operative paragraph 1 by the following:"],
    ),
    "a paragraph becomes a list": (
        [("OP1", "Invites bakers to bring rye and white bread;"), ("OP2", THANKS)],
        [("OP1", INVITES), ("OP1(a)", "rye bread;"), ("OP1(b)", "white bread;"), ("OP2", THANKS)],
        [("OP1", "OP1 OP1(a) OP1(b)"), ("OP2", "OP2")],
        ["Replace operative paragraph 1 by the following:"],
    ),
    "an item of a list that goes": (
        [("OP1", THANKS), ("OP2", INVITES), ("OP2(a)", "rye bread;"), ("OP2(b)", "salt;")],
        [("OP1", "Thanks the bakers for rye bread;")],
        [("OP1 OP2(a)", "OP1")],
        [
            "Replace operative paragraph 1 by the following:",
            "Delete operative paragraph 2 (a) (merged into operative paragraph 1).",
            "Delete operative paragraph 2.",
        ],
    ),
    "a merge that moved": (
        [("OP1", "Asks for oil;"), ("OP2", THANKS), ("OP3", "Asks for rye;"), ("OP4", "Asks for lamps;")],
        [("OP1", "Asks for oil;"), ("OP2", "Asks for lamps and rye;"), ("OP3", THANKS)],
        [("OP1", "OP1"), ("OP2", "OP3"), ("OP3 OP4", "OP2")],
        [
            "Move operative paragraph 3 to follow operative paragraph 1.",
            "Replace operative paragraphs 3 and 4 by the following:",
        ],
    ),
}


def drawn(case: str) -> Redline:
    old, new, ends, _ = CASES[case]
    return redline(document("same", *old), document("same", *new), *ends)


@pytest.mark.parametrize("case", CASES)
def test_told(case: str) -> None:
    assert [head(one) for one in instructions(drawn(case))] == CASES[case][3]


@pytest.mark.parametrize("case", CASES)
def test_printed_and_read_they_make_the_new_text(case: str) -> None:
    wanted = drawn(case)
    told = instructions(wanted)
    again = read([text for one in told for text in (head(one), *map(shielded, blocks(one)))])
    assert again == told
    made = apply(wanted.old, again)
    assert not made.unplaced
    assert [(item.text, item.part, item.depth) for item in made.items] == [
        (p.text, p.part, p.address.count("(")) for p in wanted.new.paragraphs
    ]


def test_a_merge_between_the_bundled_texts_strikes_nothing() -> None:
    told = [head(one) for one in instructions(compare(seed("A_HRC_18_L.24_Rev.1"), seed("A_HRC_RES_27_20")))]
    assert "Replace preambular paragraphs 3 and 4 by the following:" in told
    assert "Replace operative paragraphs 1 and 2 by the following:" in told
    assert not {"Delete preambular paragraph 4.", "Delete operative paragraph 2."} & set(told)


def test_a_split_between_the_bundled_texts_strikes_nothing() -> None:
    told = [head(one) for one in instructions(compare(seed("A_HRC_RES_27_20"), seed("A_HRC_18_L.24_Rev.1")))]
    assert "Replace operative paragraph 1 by the following two paragraphs:" in told
    assert "Delete operative paragraph 1." not in told
