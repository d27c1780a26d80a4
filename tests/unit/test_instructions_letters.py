"""Letters in instructions: of what is put in between, of the third degree, of a letter that stands twice."""

from __future__ import annotations

import pytest

from hrcdiff.amending import amend
from hrcdiff.comparison import compare
from hrcdiff.instructions import called, instructions, read, untold
from hrcdiff.instructions.brought import news
from hrcdiff.instructions.kinds import blocks, together
from hrcdiff.instructions.reading import read_one
from hrcdiff.model import Document
from hrcdiff.parsing import parse
from hrcdiff.readers import read_bytes
from hrcdiff.renderers.to_instructions import instructions_to_text

OLD = (
    "1. Invites lighthouse keepers:",
    "(a) To trim the wick of every lamp at dusk;",
    "(b) To write the weather into the logbook each morning:",
    "(i) The wind and the height of the waves at noon;",
    "(ii) The fog over the harbour and the bay:",
    "a. Its thickness in yards as measured by rope;",
    "b. Its colour as seen from the gallery;",
    "2. Thanks the bakers.",
)
PUT_BETWEEN = "(a) bis To greet the supply boat with a flag;"
THIRD_DEGREE = ("c. Its smell, if a kitchen is near:", "i. Of fresh bread and butter;", "ii. Of soup with leeks;")
NEW = (*OLD[:2], PUT_BETWEEN, *OLD[2:7], *THIRD_DEGREE, OLD[7])


def text(*lines: str) -> Document:
    return parse(read_bytes("text", "\n\n".join(["The Human Rights Council,", "Recalling lamps,", *lines]).encode()))


def test_new_ones_carry_the_letters_of_the_new_text() -> None:
    between, third = instructions(compare(text(*OLD), text(*NEW)))
    assert blocks(between) == (PUT_BETWEEN,)
    assert blocks(third) == THIRD_DEGREE


BULLETED = ("1. Invites lighthouse keepers:", *("\u2022 " + line[4:] for line in OLD[1:3]), OLD[7])


def test_new_ones_of_a_list_with_bullets_carry_the_letters_of_their_places() -> None:
    old, new = text(*BULLETED), text(*BULLETED[:3], "\u2022 To greet the supply boat with a flag;", BULLETED[3])
    (added,) = instructions(compare(old, new))
    assert blocks(added) == ("(c) To greet the supply boat with a flag;",)
    printed = parse(read_bytes("amendments", instructions_to_text(compare(old, new)).encode()))
    amended = amend(old, printed)
    assert not amended.unplaced
    assert [(p.address, p.text) for p in amended.document.paragraphs] == [(p.address, p.text) for p in new.paragraphs]


def test_dropped_ones_are_named_as_a_person_names_them() -> None:
    given = [str(one) for one in instructions(compare(text(*NEW), text(*OLD)))]
    assert given == ["Delete operative paragraph 1 (a) bis.", "Delete operative paragraph 1 (b) (ii) (c)."]


@pytest.mark.parametrize("sides", [(OLD, NEW), (NEW, OLD)], ids=["in", "out"])
def test_what_is_printed_is_applied(sides: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    old, new = (text(*side) for side in sides)
    printed = parse(read_bytes("amendments", instructions_to_text(compare(old, new)).encode()))
    result = amend(old, printed)
    assert not result.unplaced
    assert [p.text for p in result.document.paragraphs] == [p.text for p in new.paragraphs]
    assert [p.label for p in result.document.paragraphs if p.label and p.label.endswith(".")] == [
        p.label for p in new.paragraphs if p.label and p.label.endswith(".")
    ]


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("OP1(a) bis", "operative paragraph 1 (a) bis"),
        ("OP1(a) bis(i)", "operative paragraph 1 (a) bis (i)"),
        ("OP5 alt", "operative paragraph 5 alt"),
        ("OP5 alt 2", "operative paragraph 5 alt 2"),
        ("OP1(d)#2", "the second operative paragraph 1 (d)"),
        ("OP1(d)#2(i)", "subparagraph (i) of the second operative paragraph 1 (d)"),
        ("OP5#2(a)", "subparagraph (a) of the second operative paragraph 5"),
        ("PP2#3", "the third preambular paragraph 2"),
        ("PP3 bis", "preambular paragraph 3 bis"),
        ("OP6+", "the closing words of operative paragraph 6"),
        ("OP6(b)+", "the closing words of operative paragraph 6 (b)"),
        ("OP6+#2", "paragraph OP6+#2"),
        ("II.OP3", "operative paragraph 3 of section II"),
        ("II.OP3(b) bis", "operative paragraph 3 (b) bis of section II"),
        ("II.OP3 bis#2", "paragraph II.OP3 bis#2"),
        ("A1.OP2(a)", "paragraph A1.OP2(a)"),
        ("OP5#12", "paragraph OP5#12"),
    ],
)
def test_each_is_named_and_read(address: str, name: str) -> None:
    assert called(address) == name
    one = read_one(f"Delete {name}.")
    assert one is not None
    assert one.address == address


@pytest.mark.parametrize(
    ("addresses", "named"),
    [
        (["OP2", "OP3"], "operative paragraphs 2 and 3"),
        (["OP2", "OP3", "OP4"], "operative paragraphs 2 to 4"),
        (["PP2", "PP5", "PP6", "PP7", "PP9", "PP10"], "preambular paragraphs 2, 5 to 7, 9 and 10"),
        (["OP2", "OP4", "OP5", "OP6"], "operative paragraphs 2 and 4 to 6"),
        (["OP2", "OP3", "OP4", "OP5(a)"], "operative paragraphs 2, 3, 4 and 5 (a)"),
        (["OP2", "PP3"], None),
    ],
)
def test_several_are_named_together_and_read(addresses: list[str], named: str | None) -> None:
    assert together(addresses) == named
    if named:
        assert [one.address for one in read([f"Delete {named}."])] == addresses


@pytest.mark.parametrize(
    ("lines", "level", "depths", "labels"),
    [
        (["(b) bis Lamps;", "(c) Oil;"], 1, [1, 1], ["(b) bis", "(c)"]),
        (["c. Lamps:", "i. Oil;", "d. Wicks;"], 3, [3, 4, 3], ["c.", "i.", "d."]),
        (["(a) Lamps:", "(i) Oil:", "a. Thin;", "b. Thick;", "(b) Wicks;"], 1, [1, 2, 3, 3, 1], None),
        (["Lamps and wicks;", "i. e. oil;"], 0, [0, 0], ["", ""]),
        (["(a) Lamps;", "etc. is no letter;"], 1, [1, 1], ["(a)", ""]),
    ],
)
def test_what_an_instruction_brings_is_read_with_its_letters(
    lines: list[str], level: int, depths: list[int], labels: list[str] | None
) -> None:
    brought = news(lines, None, level)
    assert [one.depth for one in brought] == depths
    assert labels is None or [one.label for one in brought] == labels


PLAIN = ("1. Invites lighthouse keepers:", "(a) To trim each wick;", "(b) To greet boats;", "2. Thanks the bakers.")
LETTERED: tuple[tuple[str, dict[str, str]], ...] = (
    ("operative paragraph 1 (a) bis becomes (b)", {"(b)": "(a) bis"}),
    ("operative paragraph 3 becomes 2", {"2.": "3."}),
    ("operative paragraph 1 (c) becomes (b), operative paragraph 4 becomes 2", {"(b)": "(c)", "2.": "4."}),
    ("", {}),
)


@pytest.mark.parametrize(("said", "other"), LETTERED, ids=lambda value: str(value) if isinstance(value, str) else "")
@pytest.mark.parametrize("bakers", ["the bakers.", "the cooks of the harbour."], ids=["none", "drawn"])
def test_numbers_that_come_out_otherwise_are_told(said: str, other: dict[str, str], bakers: str) -> None:
    lines = [line.replace("the bakers.", bakers) for line in PLAIN]
    for label, printed in other.items():
        lines = [line.replace(label, printed, 1) if line.startswith(label) else line for line in lines]
    redline = compare(text(*PLAIN), text(*lines))
    drawn = instructions(redline)
    assert bool(drawn) == (bakers != "the bakers.")
    told = f"numbers and letters come out otherwise than in the newer text: {said}"
    assert untold(redline, drawn) == ((told,) if said else ())


def test_numbers_that_stay_in_the_newer_text_are_not_said_to_be_renumbered() -> None:
    twice = [line.replace("2.", "1.") for line in PLAIN]
    given = instructions(compare(text(*twice), text(*(line.replace("bakers", "cooks") for line in twice))))
    assert [one.act for one in given] == ["words"]


def test_numbers_that_come_out_otherwise_are_counted() -> None:
    lines = [line.replace("(a)", "(c)").replace("(b)", "(d)").replace("2.", "7.") for line in PLAIN]
    (told,) = untold(redline := compare(text(*PLAIN), text(*lines, "8. Ends.")), instructions(redline))
    assert told.endswith("operative paragraph 1 (d) becomes (b), operative paragraph 7 becomes 2 and 1 more")
