"""Names that take the place of others, and items of a list that change places."""

from __future__ import annotations

import pytest

from hrcdiff.comparison import compare
from hrcdiff.wording import edits
from tests.unit.redlines import document

SENTENCE = "Requests the {}, within its mandate, to continue to count the lamps of the northern coast;"


def row(old: str, new: str) -> str:
    marks = {"equal": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}
    drawn = edits([("A", SENTENCE.format(old))], [("B", SENTENCE.format(new))], {("A", "B")})
    return "".join(marks[edit.op].format(edit.text) for edit in drawn).removeprefix("Requests the").partition(",")[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Working Group on the Right to Development", "Working Group on Arbitrary Detention"),
        ("East African Community", "Economic Community of Central African States"),
        ("United Nations Assistance Mission in Somalia", "African Union Transition Mission in Somalia"),
        ("Committee on the Elimination of Racial Discrimination",
         "Committee on the Elimination of Discrimination against Women"),
        ("Convention on the Elimination of All Forms of Racial Discrimination",
         "Convention on the Elimination of All Forms of Discrimination against Women"),
        ("Working Group on Enforced or Involuntary Disappearances", "Working Group on the Right to Development"),
        ("Optional Protocol to the Convention against Torture",
         "Optional Protocol to the Convention on the Rights of the Child"),
        ("Committee on Lamps and Oil", "Committee on Lamps and Bread"),
        ("Government of Chad", "Government of Mali"),
        ("Law on Lamps and Oil", "Law on Bread and Salt"),
        ("World Conference on Lamps in Oslo", "World Conference on Bells in Lima"),
    ],
)  # fmt: skip
def test_one_name_for_another_is_replaced_whole(one: str, other: str) -> None:
    assert row(one, other) == f"[- {one}-]{{+ {other}+}}"
    assert row(other, one) == f"[- {other}-]{{+ {one}+}}"


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("Office of the High Commissioner for Human Rights", "Office of the United Nations High Commissioner",
         " Office of the{+ United Nations+} High Commissioner[- for Human Rights-]"),
        ("Office of the Harbour Master", "Office of the Harbour Master for Oil",
         " Office of the Harbour Master{+ for Oil+}"),
        ("Code of Conduct for Special Procedures Mandate Holders of the Council",
         "Code of Conduct for Special Procedure Mandate Holders of the Human Rights Council",
         " Code of Conduct for Special[- Procedures-]{+ Procedure+} Mandate Holders of the{+ Human Rights+} Council"),
        ("Committee on Lamps and the Forum on Oil", "Committee on Lamps and the Forum on Bread",
         " Committee on Lamps and the[- Forum on Oil-]{+ Forum on Bread+}"),
        ("Law on Bells and the Law on Small Lamps", "Law on Bells and the Law on Bread",
         " Law on Bells and the[- Law on Small Lamps-]{+ Law on Bread+}"),
        ("Baker Forum held in Chad in October", "Baker Forum held in Chad in December",
         " Baker Forum held in Chad in[- October-]{+ December+}"),
        ("Conference of the Keepers in Oslo", "Conference of the Keepers in Lima",
         " Conference of the Keepers in[- Oslo-]{+ Lima+}"),
    ],
    ids=["short and long", "longer", "plural", "two names", "two laws", "month", "place of a meeting"],
)  # fmt: skip
def test_another_form_of_a_name_keeps_its_words(old: str, new: str, wanted: str) -> None:
    assert row(old, new) == wanted


ITEMS = ("to light the old lamps of the northern coast", "to train keepers in the care of towers", "to sing")
NAMES = ("the Working Group on the Right to Development", "the Committee on the Rights of the Child", "the keepers")


@pytest.mark.parametrize("items", [ITEMS, NAMES], ids=["clauses", "names"])
def test_items_of_a_sentence_that_change_places_are_moved(items: tuple[str, str, str]) -> None:
    texts = [f"Urges all States and bakers {a}, {b} and {items[2]};" for a, b in (items[:2], items[1::-1])]
    end = "Decides to meet again in spring."
    old, new = (document("one", ("OP1", text), ("OP2", end)) for text in texts)
    for drawn in (compare(old, new), compare(new, old)):
        (transfer,) = drawn.transfers
        assert transfer.text in items
        assert transfer.old.address == transfer.new.address == "OP1"


def test_a_name_in_other_capitals_stays_where_it_is() -> None:
    texts = ("the unit for the protection of lamp keepers", "the Unit for the Protection of Lamp Keepers")
    old, new = (
        document("one", ("OP1", f"Thanks the bakers and {text};"), ("OP2", "Decides to meet.")) for text in texts
    )
    assert compare(old, new).transfers == ()
