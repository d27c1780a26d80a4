"""Instructions as they are printed: several in one sentence, new paragraphs behind whole lists, new numbers."""

from __future__ import annotations

import pytest

from hrcdiff.comparison import compare
from hrcdiff.instructions import instructions, read
from hrcdiff.instructions.kinds import heads
from hrcdiff.instructions.reading import MOST, joined
from hrcdiff.model import Document
from hrcdiff.parsing import parse
from hrcdiff.readers import read_bytes
from hrcdiff.renderers.to_instructions import instructions_to_text

HEAD = (
    "The Human Rights Council,",
    "Recalling the keepers of lighthouses on the northern coast and their lamps,",
    "Noting that bakers rise early in winter,",
    "Welcoming the boats that bring oil to the islands each spring,",
)
LIST = (
    "1. Requests harbour masters:",
    "(a) To greet every boat with a flag, a bell and a cup of tea;",
    "(b) To write down the names of all ropes;",
    "2. Thanks the gardeners of the botanical society for their tulips;",
    "3. Decides to plant an orchard behind the old lighthouse.",
)
MORE = "Invites the school of the village to draw maps of all reefs and sandbanks;"


def text(*lines: str) -> Document:
    return parse(read_bytes("text", "\n\n".join(lines).encode()))


def told(old: tuple[str, ...], new: tuple[str, ...]) -> list[str]:
    drawn = instructions(compare(text(*old), text(*new)))
    printed = parse(read_bytes("amendments", instructions_to_text(compare(text(*old), text(*new))).encode()))
    assert read([p.text for p in printed.paragraphs]) == drawn
    return [heads(group) for group in joined(drawn)]


def test_paragraphs_that_go_are_named_together() -> None:
    assert told(HEAD + LIST, (HEAD[0], HEAD[1], *LIST)) == ["Delete preambular paragraphs 2 and 3."]


def test_paragraphs_of_two_parts_are_not() -> None:
    left = [*HEAD[:3], *LIST[:3], "2. Decides to plant an orchard behind the old lighthouse."]
    assert told(HEAD + LIST, tuple(left)) == [
        "Delete preambular paragraph 3.",
        "Delete operative paragraph 2.",
        "Renumber the paragraphs accordingly.",
    ]


def test_changes_of_one_paragraph_are_told_together() -> None:
    new = HEAD[1].replace("northern", "southern").replace("Recalling", "Recalling also").replace("their", "its")
    assert told(HEAD + LIST, (HEAD[0], new, *HEAD[2:], *LIST)) == [
        "In preambular paragraph 1, after “Recalling”, insert “also”; replace “northern” by “southern”; "
        "and replace “their” by “its”."
    ]


def test_a_new_paragraph_goes_behind_a_whole_list() -> None:
    new = (*LIST[:3], f"2. {MORE}", LIST[3].replace("2.", "3."), LIST[4].replace("3.", "4."))
    assert told(HEAD + LIST, HEAD + new) == [
        "After operative paragraph 1, insert a new operative paragraph, reading:",
        "Renumber the paragraphs accordingly.",
    ]


def test_a_new_subparagraph_goes_behind_the_one_before_it() -> None:
    new = (*LIST[:2], f"(b) {MORE}", LIST[2].replace("(b)", "(c)"), *LIST[3:])
    assert told(HEAD + LIST, HEAD + new) == [
        "After operative paragraph 1 (a), insert a new subparagraph, reading:",
        "Reletter the subparagraphs accordingly.",
    ]


def test_a_new_paragraph_at_the_end_leaves_all_numbers() -> None:
    new = (*LIST[:4], LIST[4].replace("house.", "house;"), f"4. {MORE.replace(';', '.')}")
    assert told(HEAD + LIST, HEAD + new)[-1].startswith("After operative paragraph 3, insert")


@pytest.mark.parametrize("count", [MOST, MOST + 1])
def test_a_sentence_comes_to_an_end(count: int) -> None:
    preamble = tuple(f"Recalling lighthouse {n} of the northern coast," for n in range(1, count + 1))
    given = told((HEAD[0], *preamble, *LIST), (HEAD[0], *LIST))
    assert given[0] == f"Delete preambular paragraphs 1 to {MOST}."
    assert len(given) == (1 if count == MOST else 2)
