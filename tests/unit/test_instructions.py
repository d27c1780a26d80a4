"""Amendment instructions: applied to the old text, they give the new one."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hrcdiff.comparison import compare
from hrcdiff.errors import CompareError
from hrcdiff.instructions import Instruction, apply, instructions
from hrcdiff.model import Document
from tests.unit.redlines import document, seed

NAMES = ("A_HRC_18_L.24_Rev.1", "A_HRC_RES_27_20", "A_HRC_RES_54_28", "HRC-36-draft-follow-up-systems")


def applied(old: Document, new: Document) -> list[str]:
    redline = compare(old, new)
    became = {link.old[0]: link.new[0] for link in redline.links}
    return apply([(p.address, p.text) for p in old.paragraphs], instructions(redline), became)


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
    with pytest.raises(CompareError, match="In operative paragraph 1, replace “Demands” by “Requests”"):
        apply([("OP1", "Invites States;")], [missing], {"OP1": "OP1"})


def test_they_read_as_instructions() -> None:
    old = document("old", ("OP1", "Requests the Office to report to the Council on its work in this field;"))
    new = document("new", ("OP1", "Encourages the Office to report to the Council on its work in this field;"))
    assert [str(one) for one in instructions(compare(old, new))] == [
        "In operative paragraph 1, replace “Requests” by “Encourages”."
    ]
