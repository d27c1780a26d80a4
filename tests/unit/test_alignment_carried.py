"""What was carried over in few words: an ask, an item that begins alike, the last paragraph; and what was not."""

from __future__ import annotations

import pytest

from hrcdiff.alignment.features import profiles
from hrcdiff.alignment.lone import siblings
from hrcdiff.alignment.sides import Match, text
from hrcdiff.comparison import compare
from hrcdiff.limbs import asks, limbs
from hrcdiff.model import Redline
from tests.property.documents import clause
from tests.unit.test_alignment import drawn, resolution

MANY = [(f"OP{n}", f"Stresses {clause(300 + n)};") for n in range(20, 30)]

REMAIN = "Decides to remain seized of the matter."
CONTINUE = "Decides to continue its consideration of the question of fog bells at its forty-fourth session."


def _pairs(old: list[tuple[str, str]], new: list[tuple[str, str]]) -> set[tuple[str, str]]:
    return {pair for link in drawn([*old, *MANY], [*new, *MANY]).links for pair in link.pairs if pair[0] < "OP2"}


def test_the_infinitives_after_the_first_are_asks_of_their_own() -> None:
    words = "Urges the guilds to repair the piers, to release all boats and to pay the masons;"
    found = asks(words, limbs(words))
    assert [words[start:end] for start, end in found] == ["to release all boats and ", "to pay the masons;"]
    single = "Urges the guilds to repair the piers;"
    assert asks(single, limbs(single)) == []


def test_an_ask_that_became_a_paragraph_is_part_of_the_request_it_came_from() -> None:
    """Its words are nearly all a name, and it stands under another verb."""
    kept = "to respect the customs of the villages, to end idle rowing by the Northern Lights Service"
    act = "to amend the Northern Lights Service Act of 2014"
    old = [("OP1", f"Urges the guilds {kept}, and {act};")]
    powers = (
        "so as to remove the powers of towing and mooring of the Northern Lights Service, in accordance with its duties"
    )
    new = [("OP1", f"Urges the guilds {kept};"), ("OP10", f"Calls upon the guilds {act} {powers};")]
    assert _pairs(old, new) == {("OP1", "OP1"), ("OP1", "OP10")}
    assert _pairs(new, old) == {("OP1", "OP1"), ("OP10", "OP1")}


def test_an_act_that_another_paragraph_only_names_is_no_part_of_it() -> None:
    kept = "to respect the customs of the fishing villages, to close the night market of the pilots"
    old = [("OP1", f"Urges the guilds {kept}, and to amend the Northern Coast Harbour Lights Act of 2014;")]
    praise = (
        "the singers of the southern island, whose songs on the Northern Coast Harbour Lights Act of 2014 are known"
    )
    new = [("OP1", f"Urges the guilds {kept};"), ("OP10", f"Welcomes {praise};")]
    assert _pairs(old, new) == {("OP1", "OP1")}


def test_an_item_that_begins_with_the_same_words_is_the_same_item() -> None:
    """Though what follows comes from another paragraph, which has taken its other words as well."""
    chapeau = "Urges the guilds of the northern coast to take the following steps before the winter:"
    start, treaty = "To open the Harbour Court for Northern Coast", "the memorandum of understanding with the Pilots"
    asked = f"Calls upon the guilds to sign {treaty} on the Harbour Court, and asks the Pilots to open the Court;"
    old = [("OP1", chapeau), ("OP1(a)", f"{start} without delay;"), ("OP2", asked)]
    new = [
        ("OP1", chapeau),
        ("OP1(a)", f"{start} by 31 December 2030, including by signing {treaty};"),
        ("OP2", REMAIN),
    ]
    one, other = (resolution(name, *rows).paragraphs for name, rows in (("old", old), ("new", new)))
    mine, theirs = (text(rows, each) for rows, each in zip((one, other), profiles(one, other, "en"), strict=True))
    linked = [Match(0, 0, 9000, "pair", True), Match(2, 1, 4500, "pair", False)]
    assert [(m.old, m.new) for m in siblings(mine, theirs, linked, set())] == [(1, 1)]


def _ending(old: str, new: str) -> Redline:
    one, other = (resolution(name, *MANY, ("OP99", end)) for name, end in (("old", old), ("new", new)))
    return compare(one, other)


@pytest.mark.parametrize(("old", "new"), [(REMAIN, CONTINUE), (CONTINUE, REMAIN)])
def test_the_last_paragraphs_that_only_go_on_with_the_matter_are_one(old: str, new: str) -> None:
    redline = _ending(old, new)
    assert not redline.removed
    assert not redline.added
    assert not any(link.moved for link in redline.links)


def test_a_last_paragraph_that_decides_something_else_is_new() -> None:
    other = "Decides to hold a fair of fog bells in the harbour at its forty-fourth session."
    redline = _ending(REMAIN, other)
    assert redline.removed == redline.added == ("OP99",)


SUBJECT = "how fog bells, including tuned, hung and hand-rung ones, affect the rest of sailors, singers and bakers"


def test_a_report_that_is_there_is_no_part_of_a_request_for_one_on_the_same_subject() -> None:
    noted = "Takes note of the report of the Harbour Master on the bells of the coast"
    old = [
        ("OP1", f"{noted}, submitted in the spring;"),
        ("OP10", f"Requests the Harbour Office to hold a seminar to discuss {SUBJECT}, and to report on it;"),
    ]
    new = [("OP1", f"{noted}, in which the Harbour Master looked into {SUBJECT}, submitted in the autumn;")]
    assert _pairs(old, new) == {("OP1", "OP1")}
    assert _pairs(new, old) == {("OP1", "OP1")}


ITEMS = [f"To {clause(60 + n)};" for n in range(4)]


def _list(address: str, chapeau: str, *items: str) -> list[tuple[str, str]]:
    return [(address, chapeau), *((f"{address}({letter})", item) for letter, item in zip("abcd", items, strict=False))]


def test_what_opens_a_list_goes_with_its_items() -> None:
    """*Calls upon States:* and *Urges States:* have no word in common that says anything."""
    old, new = _list("OP1", "Calls upon States:", *ITEMS), _list("OP1", "Urges States:", *ITEMS[:3])
    assert ("OP1", "OP1") in _pairs(old, new)
    assert ("OP1", "OP1") in _pairs(new, old)


def test_what_opens_a_list_of_which_few_items_went_along_is_gone() -> None:
    old = _list("OP1", "Calls upon bakers:", *ITEMS)
    new = _list("OP1", "Urges pilots:", ITEMS[0], f"To {clause(80)};")
    assert ("OP1", "OP1") not in _pairs(old, new)


def test_who_is_asked_in_a_list_that_was_taken_up_by_another_is_part_of_that() -> None:
    first = f"Reminds States that {clause(90)}"
    old = [("OP1", f"{first};"), *_list("OP12", "Also reminds States:", *ITEMS)]
    new = _list("OP1", f"{first}, and also reminds them:", *ITEMS)
    assert {("OP1", "OP1"), ("OP12", "OP1")} <= _pairs(old, new)
    says_more = [("OP1", f"{first};"), *_list("OP12", f"Thanks {clause(95)}:", *ITEMS)]
    assert ("OP12", "OP1") not in _pairs(says_more, new)
