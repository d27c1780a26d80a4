"""Amendment instructions: the table of cases, how they read, and that one's own give the new text."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hrcdiff.comparison import compare
from hrcdiff.instructions import Instruction, apply, instructions, read
from hrcdiff.instructions.kinds import blocks, head
from hrcdiff.instructions.reading import read_one, shielded
from hrcdiff.model import Document
from tests.unit.redlines import document, seed

ROOT = Path(__file__).resolve().parents[2]
CASES = tomllib.loads((ROOT / "tests/cases/amendments.toml").read_text(encoding="utf-8"))["case"]
NAMES = ("A_HRC_18_L.24_Rev.1", "A_HRC_RES_27_20", "A_HRC_RES_54_28", "HRC-36-draft-follow-up-systems")
DRAFT = document(
    "draft",
    ("PP1", "Recalling its resolution 5/1 of 18 June 2007,"),
    ("PP2", "Recognizing that the rights of the child, and the rights of women, are human rights,"),
    ("PP3", "Welcoming the report of the Secretary-General,"),
    ("OP1", "Welcomes with appreciation the work of the Office;"),
    ("OP2", "Requests the Office to report to the Council, as appropriate, at its next session:"),
    ("OP2(a)", "On the rights of the child;"),
    ("OP2(b)", "On the rights of women;"),
    ("OP3", "Decides to remain seized of the matter."),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_case(case: dict[str, Any]) -> None:
    made = apply(DRAFT, read(case["say"]))
    texts = [item.text for item in made.items]
    before = {p.text for p in DRAFT.paragraphs}
    assert [text for text in texts if text not in before] == case["gives"]
    assert len(texts) == case["count"]
    reasons = [outcome.reason for outcome in made.unplaced]
    assert len(reasons) == ("refused" in case)
    assert all(case["refused"] in (reason or "") for reason in reasons)
    if "depths" in case:
        assert [item.depth for item in made.items if item.text not in before] == case["depths"]
    if "order" in case:
        at = texts.index(case["order"][0])
        assert texts[at : at + len(case["order"])] == case["order"]


def test_the_table_has_cases_that_are_refused() -> None:
    assert sum("refused" in case for case in CASES) >= 10


def applied(old: Document, new: Document) -> list[str]:
    made = apply(old, instructions(compare(old, new)))
    assert not made.unplaced
    return [item.text for item in made.items]


@pytest.mark.parametrize("pair", [*permutations(NAMES, 2)], ids="→".join)
def test_own_instructions_give_the_new_text(pair: tuple[str, str]) -> None:
    old, new = (seed(name) for name in pair)
    assert applied(old, new) == [p.text for p in new.paragraphs]


WORDS = st.lists(st.sampled_from("Welcomes Requests States the Office of and to , report review".split()), min_size=1)
TEXTS = st.lists(WORDS.map(" ".join), min_size=1, max_size=6)


@example(["Welcomes Requests Requests Requests"], ["Welcomes Requests Requests Welcomes"])
@given(TEXTS, TEXTS)
def test_so_do_those_of_any_two_texts(old: list[str], new: list[str]) -> None:
    sides = [
        document(name, *((f"OP{n}", text) for n, text in enumerate(texts, 1)))
        for name, texts in (("old", old), ("new", new))
    ]
    assert applied(*sides) == new


def test_what_cannot_be_placed_is_named() -> None:
    missing = Instruction(act="words", address="OP1", quoted="Demands", text="Requests")
    made = apply(document("draft", ("OP1", "Invites States;")), [missing])
    (left,) = made.unplaced
    assert str(left.instruction) == "In operative paragraph 1, replace “Demands” by “Requests”."
    assert left.reason == "“Demands” does not stand in operative paragraph 1"
    assert [item.text for item in made.items] == ["Invites States;"]


def test_they_read_as_instructions() -> None:
    old = document("old", ("OP1", "Requests the Office to report to the Council on its work in this field;"))
    new = document("old", ("OP1", "Encourages the Office to report to the Council on its work in this field;"))
    assert [str(one) for one in instructions(compare(old, new))] == [
        "In operative paragraph 1, replace “Requests” by “Encourages”."
    ]


def lettered(name: str, *texts: str) -> Document:
    """A list under one paragraph, with its letters as they are printed."""
    items = [(f"OP1({chr(97 + n)})", text) for n, text in enumerate(texts)]
    made = document(name, ("OP1", "Invites lighthouse keepers:"), *items)
    labels = [None, *(f"({chr(97 + n)})" for n in range(len(texts)))]
    paragraphs = [replace(p, label=label) for p, label in zip(made.paragraphs, labels, strict=True)]
    return replace(made, paragraphs=tuple(paragraphs), title=None)


def test_new_sub_paragraphs_carry_the_letters_of_the_new_text() -> None:
    kept = "To trim the wick of every lamp at dusk;", "To write the weather into the logbook each morning;"
    more = "To greet the supply boat;", "To paint the railings in spring;"
    old, new = lettered("old", *kept), lettered("new", *kept, *more)
    (one,) = instructions(compare(old, new))
    assert blocks(one) == ("(c) To greet the supply boat;", "(d) To paint the railings in spring;")
    assert applied(old, new) == [p.text for p in new.paragraphs]


def test_letters_that_would_be_read_otherwise_are_counted() -> None:
    kept = "To trim the wick of every lamp at dusk;"
    old, new = lettered("old", kept), lettered("new", kept, "To greet the supply boat;", "To paint the railings;")
    odd = [replace(p, label="(i)" if p.label == "(c)" else p.label) for p in new.paragraphs]
    (one,) = instructions(compare(old, replace(new, paragraphs=tuple(odd))))
    assert blocks(one) == ("(a) To greet the supply boat;", "(b) To paint the railings;")
    assert applied(old, new) == [p.text for p in new.paragraphs]


@pytest.mark.parametrize("pair", [*permutations(NAMES, 2)], ids="→".join)
def test_each_is_read_as_it_is_worded(pair: tuple[str, str]) -> None:
    for one in instructions(compare(seed(pair[0]), seed(pair[1]))):
        if one.act in ("words", "delete", "move"):
            assert read_one(head(one)) == one


@given(st.text('“”"(a)1. OP Requests;', max_size=20).map(str.strip))
def test_a_quoted_paragraph_is_read_as_it_stands(text: str) -> None:
    (one,) = read(["Replace operative paragraph 1 by the following:", shielded(f"Requests {text} States;")])
    assert one.text == f"Requests {text} States;"


@given(st.lists(st.text(max_size=60), max_size=6))
def test_any_words_are_read_as_something(texts: list[str]) -> None:
    given_ = read(texts)
    made = apply(DRAFT, given_)
    assert [outcome.instruction for outcome in made.outcomes] == list(given_)
    unread = [outcome for outcome in made.outcomes if outcome.instruction.act == "unread"]
    assert {outcome.instruction.printed for outcome in unread} <= set(texts)
    assert all("is not understood" in (outcome.reason or "") for outcome in unread)
    if len(unread) == len(given_):
        assert [item.text for item in made.items] == [p.text for p in DRAFT.paragraphs]


PIECES = st.sampled_from(
    "In ,After ,operative paragraph 2,preambular paragraph 1, replace , delete , insert , by ,“Office”,“the,”,"
    'a new paragraph, reading:,OP99,(a), and ,., the last preambular paragraph,⟦0⟧,⟪0⟫,Move , to follow ,"'.split(",")
)


@given(st.lists(st.lists(PIECES, max_size=12).map("".join), max_size=4))
def test_broken_grammar_is_refused_or_placed_and_nothing_else(texts: list[str]) -> None:
    given_ = read([text for text in texts if text.strip()])
    made = apply(DRAFT, given_)
    assert len(made.outcomes) == len(given_)
    if not any(outcome.reason is None and outcome.instruction.act != "renumber" for outcome in made.outcomes):
        assert [item.text for item in made.items] == [p.text for p in DRAFT.paragraphs]


def test_they_stand_in_the_order_of_the_older_text() -> None:
    old = [
        ("PP1", "Recalling its resolution 5/1 on lighthouses and on their keepers,"),
        ("PP2", "Noting that bread is baked at dawn in every harbour of the coast,"),
        ("PP3", "Welcoming the report of the harbour master on oil,"),
        ("OP1", "Thanks the keepers of the lamps for their songs;"),
        ("OP2", "Requests the harbour master to buy oil for the winter:"),
        ("OP2(a)", "In barrels of good wood;"),
        ("OP2(b)", "At the price of last year;"),
        ("OP3", "Deplores the loss of seven bells in the fog;"),
        ("OP4", "Decides to meet again in spring."),
    ]
    new = dict(old) | {"PP3": "Welcoming the last report of the harbour master on oil,"}
    rows = [("PP1", new["PP1"]), ("PP2", new["PP3"]), ("PP3", "Mindful of the ships that wait outside,")]
    rows += [("OP1", new["OP1"]), ("OP2", new["OP2"]), ("OP2(a)", new["OP2(a)"])]
    rows += [("OP2(b)", new["OP2(b)"]), ("OP2(c)", "With a seal on each;"), ("OP3", "Invites all bakers to a feast;")]
    rows += [("OP4", new["OP4"])]
    assert [head(one) for one in instructions(compare(document("one", *old), document("one", *rows)))] == [
        "Delete preambular paragraph 2.",
        "In preambular paragraph 3, after \u201cWelcoming the\u201d, insert \u201clast\u201d.",
        "After preambular paragraph 3, insert a new preambular paragraph, reading:",
        "After operative paragraph 2 (b), insert a new subparagraph, reading:",
        "After operative paragraph 2, insert a new operative paragraph, reading:",
        "Delete operative paragraph 3.",
    ]
