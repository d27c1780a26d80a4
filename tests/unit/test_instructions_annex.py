"""Annexes as instructions: brought, deleted and, where paragraphs do not say it, replaced as a whole."""

from __future__ import annotations

import pytest

from hrcdiff.amending import amend
from hrcdiff.comparison import compare
from hrcdiff.instructions import apply, instructions, read
from hrcdiff.instructions.kinds import head
from hrcdiff.model import Document
from hrcdiff.parsing import parse
from hrcdiff.readers import read_bytes
from hrcdiff.renderers.to_instructions import instructions_to_text
from tests.unit.redlines import document, redline

BODY = """Lighthouses

The Human Rights Council,

Recalling its resolution 5/1 of 18 June 2007,

1. Welcomes the work of the keepers of all lighthouses;

2. Decides to adopt the charter annexed to the present resolution:

(a) For the coast;

(b) For the islands.
"""
CHARTER = """
Annex

Draft charter of lighthouses

The keepers of the present charter,

Mindful of the dark,

Part I

Article 1

Lamps

1. In every harbour a lamp shall be lit, and paragraph 2 below applies to it.

2. A lamp shall:

(a) Be clean;

(b) “Burn through the night”;

Part II

Article 2

Oil

The oil shall be:

(a) Bought in autumn:

(i) By the barrel;

(ii) In fair weather;

(b) Kept in a dry cellar below the stairs of the tower.
"""


def text(name: str, content: str) -> Document:
    return parse(read_bytes(name, content.encode(), shown=name))


def frame(made: Document) -> list[object]:
    rows = [(p.address, p.label, p.text) for p in made.paragraphs]
    return [*rows, *((heading.text, heading.before) for heading in made.headings)]


MORE = CHARTER.replace("Oil\n", "Oil\n\nNo oil shall be wasted, be it ever so little.\n")
WORDS = CHARTER.replace("dry cellar", "cool cellar")
LATER = CHARTER.replace(
    "(b) \u201cBurn through the night\u201d;",
    "(b) \u201cBurn through the night\u201d;\n\n3. A spare wick hangs by the door.",
)
BETWEEN = CHARTER.replace("2. A lamp shall:", "2. A spare wick hangs by the door of the tower.\n\n3. A lamp shall:")
FEWER = CHARTER.replace("1. In every harbour a lamp shall be lit, and paragraph 2 below applies to it.\n\n2.", "1.")
ITEM = CHARTER.replace("(ii) In fair weather;", "(ii) From honest traders;\n\n(iii) In fair weather;")
OTHER = (
    CHARTER.partition("Part I\n")[0]
    + "Part I\n\nArticle 1\n\nGulls\n\n1. Gulls may nest on the roof.\n\n2. Eggs stay where they are."
)
RENAMED = CHARTER.replace("Lamps\n", "Lamps and lanterns\n")
PAIRS = {
    "a new annex": (BODY, BODY + CHARTER, ["At the end of the text, add the following annex:"]),
    "an annex that goes": (BODY + CHARTER, BODY, ["Delete the annex."]),
    "a new paragraph": (BODY + CHARTER, BODY + MORE, ["Replace the annex by the following annex:"]),
    "a new heading": (BODY + CHARTER, BODY + RENAMED, ["Replace the annex by the following annex:"]),
    "a paragraph at the end of an article": (
        BODY + CHARTER,
        BODY + LATER,
        ["After paragraph A1.Art1.2, insert a new annex paragraph, reading:"],
    ),
    "a paragraph among others": (
        BODY + CHARTER,
        BODY + BETWEEN,
        ["After paragraph A1.Art1.1, insert a new annex paragraph, reading:", "Renumber the paragraphs accordingly."],
    ),
    "a paragraph that goes": (
        BODY + CHARTER,
        BODY + FEWER,
        ["Delete paragraph A1.Art1.1.", "Renumber the paragraphs accordingly."],
    ),
    "an item": (
        BODY + CHARTER,
        BODY + ITEM,
        [
            "After paragraph A1.Art2.p1(a)(i), insert a new subparagraph of the second degree, reading:",
            "Reletter the subparagraphs accordingly.",
        ],
    ),
    "another annex": (BODY + CHARTER, BODY + OTHER, ["Replace the annex by the following annex:"]),
    "words": (BODY + CHARTER, BODY + WORDS, ["In paragraph A1.Art2.p1(b), replace “a dry cellar” by “a cool cellar”."]),
}


@pytest.mark.parametrize("pair", PAIRS)
def test_it_is_told_once_and_comes_as_it_is(pair: str) -> None:
    old, new = (text(name, content) for name, content in zip(("old", "new"), PAIRS[pair][:2], strict=True))
    wanted = compare(old, new)
    told = [head(one) for one in instructions(wanted)]
    assert told == PAIRS[pair][2]
    made = amend(old, text("told", instructions_to_text(wanted)))
    assert not made.unplaced
    assert not made.warnings
    assert frame(made.document) == frame(new)


def test_nothing_moves_between_a_text_and_its_annex() -> None:
    old = document("old", ("PP1", "Recalling lamps,"), ("OP1", "Invites keepers to trim their lamps;"))
    new = document("old", ("PP1", "Recalling lamps,"), ("A1.p1", "Keepers shall trim their lamps."))
    told = [head(one) for one in instructions(redline(old, new, ("PP1", "PP1"), ("OP1", "A1.p1")))]
    assert told == ["Delete operative paragraph 1.", "At the end of the text, add the following annex:"]


SAID = {
    "At the end of the draft resolution, insert the following annex:": None,
    "Add an annex, reading:": None,
    "Replace the annex with the following:": "the draft has no annex",
    "Delete the annex.": "the draft has no annex",
}


@pytest.mark.parametrize("told", SAID)
def test_other_ways_to_say_it(told: str) -> None:
    content = ["Annex", "Article 1", "1. A lamp shall be lit."] if told.endswith(":") else []
    made = apply(text("draft", BODY), read([told, *content]))
    assert [each.reason for each in made.unplaced] == ([SAID[told]] if SAID[told] else [])
    brought = [item for item in made.items if item.part == "annex"]
    assert [(item.above, item.label, item.text) for item in brought] == (
        [] if SAID[told] else [(("Annex", "Article 1"), "1.", "A lamp shall be lit.")]
    )


def test_an_annex_without_text_is_refused() -> None:
    made = apply(text("draft", BODY), read(["At the end of the text, add the following annex:", "Annex"]))
    assert [each.reason for each in made.unplaced] == ["what it brings is not read as an annex"]
