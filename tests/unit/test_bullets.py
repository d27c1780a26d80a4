"""Lists whose items have bullets in the place of letters."""

from __future__ import annotations

import pytest

from hrcdiff.amending import amend
from hrcdiff.comparison import compare
from hrcdiff.parsing import parse
from hrcdiff.readers import read_bytes
from hrcdiff.renderers.to_instructions import instructions_to_text
from tests.unit.reading import ORGAN, read

HEAD = f"{ORGAN}\n\nRecalling its resolution 5/1 on lighthouses,\n\n"
LIST = ["To light the lamps each evening;", "To count the ships that pass;", "To sing;"]


def listed(signs: str, items: list[str] = LIST, gap: str = "\n") -> str:
    rows = gap.join(f"{sign} {item}" for sign, item in zip(signs, items, strict=True))
    return f"{HEAD}1. Requests the keepers:{gap}{rows}\n\n2. Decides to remain seized of the matter."


@pytest.mark.parametrize("signs", ["---", "\u2022\u2022\u2022", "***", "\u25aa\u25aa\u25aa"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_items_with_bullets_are_sub_paragraphs(signs: str, gap: str) -> None:
    document = read(listed(signs, gap=gap))
    assert [(p.address, p.label, p.text) for p in document.paragraphs[2:5]] == [
        (f"OP1({letter})", "\u2022", item) for letter, item in zip("abc", LIST, strict=True)
    ]
    assert [p.parent for p in document.paragraphs[1:]] == [None, "OP1", "OP1", "OP1", None]
    assert document.unassigned == ()


def test_they_may_stand_in_the_preamble_and_under_letters() -> None:
    lines = (
        "Recognizing the following:\n- The worth of bread,\n- The worth of oil,\n\n1. Requests the keepers:\n\n"
        "(a) To report:\n- By day;\n- By night;\n\n(b) To sing;\n\n2. Decides to remain seized of the matter."
    )
    found = [p.address for p in read(HEAD + lines).paragraphs]
    assert found[1:] == [
        "PP2", "PP2(a)", "PP2(b)", "OP1", "OP1(a)", "OP1(a)(i)", "OP1(a)(ii)", "OP1(b)", "OP2",
    ]  # fmt: skip


def test_an_item_goes_on_in_the_next_line_and_needs_no_mark_at_its_end() -> None:
    lines = "1. Requests the keepers to\n- count the ships that pass\nand their lamps\n- sing\n\n2. Decides to rest."
    assert [(p.address, p.text) for p in read(HEAD + lines).paragraphs[1:4]] == [
        ("OP1", "Requests the keepers to"),
        ("OP1(a)", "count the ships that pass and their lamps"),
        ("OP1(b)", "sing"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "- Recognizing the following:\n- Noting the worth of bread,\n- 1. Requests all to sing:\n- 2. Decides to rest.",
        "Recognizing the worth of bread,\n- Noting the worth of oil,\n1. Requests all to sing;\n2. Decides to rest.",
        "Recognizing the worth of keepers\n- all of them - and of bakers,\n\nNoting bread,\n\n1. Requests all\n"
        "- bakers too - to sing;\n\n2. Decides to rest.",
    ],
    ids=["every paragraph has one", "some have one", "dashes in a sentence"],
)
def test_not_all_that_has_a_bullet_is_an_item(lines: str) -> None:
    found = [p.address for p in read(HEAD + lines).paragraphs]
    assert found == ["PP1", "PP2", "PP3", "OP1", "OP2"]


def test_lists_of_a_web_page_are_read_so() -> None:
    items = "".join(f"<li>{item}</li>" for item in LIST)
    page = (
        "<html><body><p>The Human Rights Council,</p><p><i>Recalling</i> its resolution 5/1,</p>"
        f"<p>1. <i>Requests</i> the keepers:</p><ul>{items}</ul><p>2. <i>Decides</i> to rest.</p></body></html>"
    )
    document = parse(read_bytes("page.html", page.encode(), shown="page.html"))
    assert [p.address for p in document.paragraphs][1:] == ["OP1", "OP1(a)", "OP1(b)", "OP1(c)", "OP2"]


def test_what_amendments_put_into_such_a_list_gets_a_bullet() -> None:
    old = read(listed("---"))
    new = read(listed("----", [LIST[0], "To feed the cats of the harbour;", *LIST[1:]]))
    printed = instructions_to_text(compare(old, new))
    result = amend(old, parse(read_bytes("amendments", printed.encode(), shown="amendments")))
    assert not result.unplaced
    assert not result.warnings
    assert [(p.address, p.label, p.text) for p in result.document.paragraphs] == [
        (p.address, p.label, p.text) for p in new.paragraphs
    ]
