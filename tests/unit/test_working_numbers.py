"""A draft that still has a paragraph *2 bis* keeps its numbers until an instruction says to renumber."""

from __future__ import annotations

import pytest

from hrcdiff.amending import amend
from hrcdiff.comparison import compare
from hrcdiff.instructions import instructions, untold
from hrcdiff.model import Document
from hrcdiff.parsing import parse
from hrcdiff.readers import read_bytes
from hrcdiff.renderers.to_instructions import instructions_to_text
from tests.unit.reading import ORGAN, read

LINES = (
    "1. Requests the keepers:", "(a) To light the lamps;", "(a) bis To sing;", "(b) To count the ships;",
    "2. Urges States to feed the keepers;", "2 bis. Encourages bakers to rise early;",
    "3. Deplores the loss of seven bells in the fog;", "4. Decides to meet again in spring.",
)  # fmt: skip


def text(*lines: str) -> Document:
    return read("\n\n".join((ORGAN, "Recalling its resolution 5/1 on lighthouses,", *lines)))


def amended(*said: str, draft: Document | None = None) -> list[str]:
    told = "\n\n".join(("Amendments to the draft", *(f"{n}. {one}" for n, one in enumerate(said, 1))))
    result = amend(draft or text(*LINES), parse(read_bytes("said", told.encode(), shown="said")))
    assert not result.unplaced
    assert not [warning for warning in result.warnings if warning.code == "not-read-back"]
    return [p.address for p in result.document.paragraphs][1:]


COOKS = "insert a new operative paragraph, reading:\n\nInvites all cooks to a feast;"


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        (["In operative paragraph 3, replace \u201cseven\u201d by \u201ceight\u201d."],
         ["OP1", "OP1(a)", "OP1(a) bis", "OP1(b)", "OP2", "OP2 bis", "OP3", "OP4"]),
        ([f"After operative paragraph 2 bis, {COOKS}"],
         ["OP1", "OP1(a)", "OP1(a) bis", "OP1(b)", "OP2", "OP2 bis", "OP2 ter", "OP3", "OP4"]),
        ([f"After operative paragraph 3, {COOKS}"],
         ["OP1", "OP1(a)", "OP1(a) bis", "OP1(b)", "OP2", "OP2 bis", "OP3", "OP3 bis", "OP4"]),
        (["After operative paragraph 1 (b), insert a new subparagraph, reading:\n\n(c) To rest;"],
         ["OP1", "OP1(a)", "OP1(a) bis", "OP1(b)", "OP1(c)", "OP2", "OP2 bis", "OP3", "OP4"]),
        (["Delete operative paragraph 3."], ["OP1", "OP1(a)", "OP1(a) bis", "OP1(b)", "OP2", "OP2 bis", "OP4"]),
        ([f"After operative paragraph 2 bis, {COOKS}", "Renumber the paragraphs accordingly."],
         ["OP1", "OP1(a)", "OP1(b)", "OP1(c)", "OP2", "OP3", "OP4", "OP5", "OP6"]),
        (["Delete operative paragraph 2 bis.", "Delete operative paragraph 1 (a) bis."],
         ["OP1", "OP1(a)", "OP1(b)", "OP2", "OP3", "OP4"]),
        (["Move operative paragraph 3 to follow operative paragraph 1."],
         ["OP1", "OP1(a)", "OP1(a) bis", "OP1(b)", "OP2", "OP3", "OP4", "OP5"]),
        ([f"Before operative paragraph 1, {COOKS}"],
         ["OP1", "OP2", "OP2(a)", "OP2(a) bis", "OP2(b)", "OP3", "OP4", "OP5", "OP6"]),
    ],
    ids=["words", "ter", "another bis", "the end of a list", "a gap", "renumbered", "no bis left", "moved", "first"],
)  # fmt: skip
def test_numbers_that_the_room_uses_are_kept(said: list[str], wanted: list[str]) -> None:
    assert amended(*said) == wanted


def test_a_draft_without_them_is_numbered_anew() -> None:
    plain = text(*LINES[:2], LINES[3], LINES[4], *LINES[6:])
    assert amended(f"After operative paragraph 2, {COOKS}", draft=plain) == [
        "OP1", "OP1(a)", "OP1(b)", "OP2", "OP3", "OP4", "OP5",
    ]  # fmt: skip


@pytest.mark.parametrize("agreed", [False, True], ids=["kept", "agreed"])
def test_own_instructions_bring_the_numbers_of_the_newer_text(agreed: bool) -> None:
    lines = [line.replace("seven", "eight") for line in LINES]
    if agreed:
        for old, new in (("4.", "5."), ("3.", "4."), ("2 bis.", "3."), ("(b)", "(c)"), ("(a) bis", "(b)")):
            lines = [line.replace(old, new, 1) if line.startswith(old) else line for line in lines]
    redline = compare(text(*LINES), text(*lines))
    drawn = instructions(redline)
    assert [one.act for one in drawn] == ["words", *(["renumber"] if agreed else [])]
    assert untold(redline, drawn) == ()
    printed = parse(read_bytes("said", instructions_to_text(redline).encode(), shown="said"))
    made = amend(redline.old, printed).document
    assert [(p.address, p.text) for p in made.paragraphs] == [(p.address, p.text) for p in redline.new.paragraphs]
