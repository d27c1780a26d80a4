"""Which of two paragraphs that were merged a clause goes with that both of them have."""

from __future__ import annotations

import pytest

from tests.unit.test_wording import both_ways

AID = (
    "Affirming that friendly aid, given in talks with, and with the leave of, the ports concerned, should be an open "
    "task for all bakers,"
)
WORTH = (
    "Reiterating the worth of lessons and of lamps given in talks with, and with the leave of, the ports concerned to "
    "ensure the mending and the patient keeping of their old bells,"
)
BOTH = (
    "Affirming that friendly aid, given in talks with and with the leave of the port concerned, including aid for the "
    "purpose of strengthening the mending and patient keeping of their old bells, should promote an open task for all "
    "bakers,"
)


def gone(old: dict[str, str], new: str) -> dict[str, list[str]]:
    """What a merge takes out of each paragraph."""
    drawn = both_ways([*old.items()], [("N", new)], {(address, "N") for address in old})
    return {address: [e.text.strip() for e in drawn if e.op == "delete" and e.old == address] for address in old}


@pytest.mark.parametrize("turned", [False, True], ids=["in this order", "the other paragraph first"])
def test_a_clause_that_both_have_goes_with_the_one_in_whose_sentence_it_stands(turned: bool) -> None:
    old = {"B": WORTH, "A": AID} if turned else {"A": AID, "B": WORTH}
    out = gone(old, BOTH)
    assert out["A"] == [",", ",", "ports", "be"]
    assert out["B"][0].startswith("Reiterating the worth")
    assert out["B"][0].endswith("the ports concerned to ensure")


def test_a_clause_stays_where_it_stands_in_as_few_pieces() -> None:
    out = gone(
        {
            "A": "Welcoming the new lamps of the northern harbours, given with the leave of the ports,",
            "B": "Noting the bells that were cast by old masons, given with the leave of the ports, and heard at sea,",
        },
        "Welcoming the new lamps of the northern harbours and the bells that were cast by old masons, given with the "
        "leave of the ports, and heard at sea,",
    )
    assert out["B"] == ["Noting"]


def test_the_sign_at_the_end_is_that_of_the_last_sentence() -> None:
    old = {
        "A": "Recalls the duty of all ports to light their lamps, and recognizes the lamps as a means of finding home;",
        "B": "Calls upon ports to promote new lamps, especially for children in far and forgotten places;",
    }
    out = gone(
        old,
        "Recalls the duty of all ports to light their lamps, especially for children in far and forgotten places, and "
        "recognizes the lamps as a means of finding home, saving oil and keeping warm;",
    )
    assert out["A"] == []
    assert out["B"] == ["Calls upon ports to promote new lamps", ";"]


GROUND = (
    "Recognizing that open and patient keeping, responsive to the wishes of the bakers, is the ground on which fair "
    "trade rests, and is needed for the mending of all harbour lamps,"
)
SECOND = (
    "Stressing that patient keeping, responsive to the wishes of the bakers, including masons and members of small and "
    "forgotten guilds, is the ground on which trade rests, especially in years when storms are worse than ever before,"
)


def kept_of(address: str, old: dict[str, str], new: str) -> str:
    drawn = both_ways([*old.items()], [("N", new)], {(each, "N") for each in old})
    return "".join(e.text for e in drawn if e.op == "equal" and e.old == address)


def test_what_one_paragraph_says_where_the_other_says_nothing_stays() -> None:
    new = (
        "Recognizing that open and patient keeping, responsive to the wishes of the bakers, including masons, sailors, "
        "weavers and those in small and forgotten ports, is the ground on which fair trade rests and is needed for the "
        "mending of all harbour lamps, especially in years of storms,"
    )
    kept = kept_of("B", {"A": GROUND, "B": SECOND}, new)
    assert ", including masons small and forgotten" in kept


@pytest.mark.parametrize(
    "put", [", including masons, for good or ill,", ", at all times and on every coast,"], ids=["one word", "none"]
)
def test_what_says_too_little_or_something_else_there_does_not(put: str) -> None:
    new = (
        f"Recognizing that open and patient keeping, responsive to the wishes of the bakers{put} is the ground on "
        "which fair trade rests and is needed for the mending of all harbour lamps, especially in years of storms,"
    )
    assert "masons" not in kept_of("B", {"A": GROUND, "B": SECOND}, new)


def test_words_with_which_a_merged_paragraph_begins_are_those_of_the_one_that_begins_with_them() -> None:
    old = {
        "A": "To make urgent progress towards mending the lamps that light the way of masons and bakers home;",
        "B": "To hasten the guild-led settlement and to reach lasting accord among the keepers, all ports and the "
        "board through regular talks at all levels;",
    }
    new = (
        "To make urgent progress towards a new charter, with a view to reaching lasting accord among the keepers, all "
        "ports and the board through regular talks at all levels, that light the way of masons and bakers home;"
    )
    assert kept_of("A", old, new).startswith("To make urgent progress towards")
    assert not kept_of("B", old, new).startswith("To")
    other = new.replace("To make urgent progress towards", "To make a step towards")  # NOT: two words are too few
    assert kept_of("B", old, other).startswith("To")
