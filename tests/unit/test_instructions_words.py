"""How changes of one paragraph are worded: what is put in goes beside words, what goes is named alone."""

from __future__ import annotations

import pytest

from hrcdiff.comparison import compare
from hrcdiff.instructions import apply, instructions, read
from tests.unit.redlines import document

DRAFT = "Requests the keepers of all lighthouses and of the harbour to trim the wicks at dusk, and to report;"


def amended(new: str, old: str = DRAFT) -> list[str]:
    draft, revised = (document("text", ("OP1", text)) for text in (old, new))
    given = instructions(compare(draft, revised))
    assert [item.text for item in apply(draft, given).items] == [new]
    assert read([str(one) for one in given if one.act == "words"]) == tuple(one for one in given if one.act == "words")
    return [str(one).removeprefix("In operative paragraph 1, ") for one in given]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("dusk", "dusk and at dawn", "after “dusk”, insert “and at dawn”."),
        ("dusk", "dusk, in fog as well", "after “dusk”, insert “, in fog as well”."),
        ("Requests the", "Urgently requests the", "replace “Requests” by “Urgently requests”."),
        ("trim", "clean and trim", "after “harbour to”, insert “clean and”."),
        ("the harbour", "the old harbour", "after “of the”, insert “old”."),
        ("all ", "", "replace “of all lighthouses” by “of lighthouses”."),
        ("harbour to", "port to", "replace “harbour” by “port”."),
        ("report;", "report.", "replace “report;” by “report.”."),
        ("keepers of", "keepers, of", "replace “keepers of” by “keepers, of”."),
        (" and of the harbour", "", "delete “and of the harbour”."),
    ],
)
def test_one_change(old: str, new: str, said: str) -> None:
    assert amended(DRAFT.replace(old, new, 1)) == [said]


def test_words_before_the_first() -> None:
    assert amended(f"Again {DRAFT}") == ["before “Requests”, insert “Again”."]


def test_two_of_them_beside_the_same_words_stand_in_their_order() -> None:
    draft = document("text", ("OP1", DRAFT))
    given = read(["In operative paragraph 1, after “dusk”, insert “and at dawn” and, after “dusk”, insert “in fog”."])
    (item,) = apply(draft, given).items
    assert "at dusk and at dawn in fog," in item.text
