"""Short runs of words that are transfers because a whole clause went, and those that are none."""

from __future__ import annotations

import pytest

from hrcdiff.model import Redline
from tests.unit.test_alignment_taken import drawn


def moved(redline: Redline) -> list[tuple[str, str, str]]:
    return [(each.old.address, each.new.address, each.text) for each in redline.transfers]


LAMPS = "Recognizing that sealed lamps have become vital for many pilots, including to steer their barges"
SECRET = "to protect the secrecy of their soundings"
SPIES = "Calls upon the wardens to refrain from spying upon pilots on the quays"


def test_a_short_clause_that_went_whole_into_another_paragraph_is_a_transfer() -> None:
    """*And to* stays in both, of another clause."""
    old = [("PP1", f"{LAMPS} and {SECRET},"), ("OP1", f"{SPIES}, and to repair the gates;")]
    new = [("PP1", f"{LAMPS},"), ("OP1", f"{SPIES}, and {SECRET};")]
    assert moved(drawn(old, new)) == [("PP1", "OP1", SECRET.removeprefix("to "))]
    assert [(b, a) for a, b, _ in moved(drawn(new, old))] == [("PP1", "OP1")]


@pytest.mark.parametrize(
    ("gone", "come"),
    [
        (f"{SECRET} and of their winter charts", SECRET),
        ("to guard secrecy of soundings", "to guard secrecy of soundings"),
        ("to protect the rights of all and freedom for all", "to protect the rights of all and freedom for all"),
    ],
    ids=["no end of a clause", "too short", "a formula"],
)
def test_a_few_words_that_are_no_clause_are_no_transfer(gone: str, come: str) -> None:
    old = [("PP1", f"{LAMPS} and {gone},"), ("OP1", f"{SPIES};")]
    assert moved(drawn(old, [("PP1", f"{LAMPS},"), ("OP1", f"{SPIES}, and {come};")])) == []


def test_a_clause_that_stands_in_a_third_paragraph_too_is_no_transfer() -> None:
    third = ("OP2", f"Notes the guilds that strive {SECRET};")
    old = [("PP1", f"{LAMPS} and {SECRET},"), ("OP1", f"{SPIES};"), third]
    assert moved(drawn(old, [("PP1", f"{LAMPS},"), ("OP1", f"{SPIES}, and {SECRET};"), third])) == []
