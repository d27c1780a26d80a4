"""What findings say of duties that stand in several paragraphs, or that were fulfilled between two texts."""

from __future__ import annotations

import pytest

from hrcdiff.comparison import compare
from tests.unit.test_significance import text

MASTER = "the Harbour Master to submit to the Council, at its sixth session, a report on the "
APART = (
    f"Requests {MASTER}implementation of the rules of the cape;",
    f"Also requests {MASTER}work of the guild of keepers in training apprentices;",
)
TOGETHER = (
    "Requests the Harbour Master to submit to the Council, at its ninth session, a report on the implementation of the "
    "rules of the cape, including on the work of the guild of keepers in training apprentices;"
)


def duties(
    old: tuple[str, ...], new: tuple[str, ...], *, dates: tuple[str, str] = ("2020-10-07", "2023-10-12")
) -> list[str]:
    """The notes of all findings on duties."""
    redline = compare(text(*old, date=dates[0]), text(*new, date=dates[1]))
    return [f.note for f in redline.findings if f.kind == "duty"]


def test_two_duties_that_became_one_are_told_once() -> None:
    assert duties(APART, (TOGETHER,)) == [
        "report by the Harbour Master, two (OP1 and OP2) → one: sixth session → ninth session"
    ]


def test_one_duty_that_became_two_is_told_once() -> None:
    assert duties((TOGETHER,), APART, dates=("2023-10-12", "2020-10-07")) == [
        "report by the Harbour Master, one → two (OP1 and OP2): ninth session → sixth session, backwards"
    ]


SEIZED = "Decides to remain seized of the lamps of the cape;"
ASKED = (
    SEIZED,
    "Requests the Harbour Master to prepare a report on the lamps and bells of distant capes, and to present it to the "
    "Council at its ninth session;",
)
TOLD = "report by the Harbour Master to the Council, ninth session, on the lamps and bells of distant capes"
RECEIVED = "Takes note of the report of the Harbour Master on the lamps and bells of distant capes;"


def test_a_report_that_was_delivered_since_is_said_to_be() -> None:
    assert duties(ASKED, (RECEIVED, SEIZED)) == [f"not repeated: {TOLD}; delivered: see OP1"]


def test_so_it_is_where_the_older_text_is_the_new_one() -> None:
    back = duties((RECEIVED, SEIZED), ASKED, dates=("2023-10-12", "2020-10-07"))
    assert back == [f"new: {TOLD}; delivered: see OP1 of the old text"]


@pytest.mark.parametrize(
    "other",
    [
        RECEIVED.replace("Harbour Master", "Bell Founder"),
        RECEIVED.replace("bells of distant capes", "wages of keepers"),
        RECEIVED.replace("capes;", "capes that will be submitted at the tenth session;"),
        "Takes note of the report of the Harbour Master;",
    ],
    ids=["of another office", "on something else", "still to come", "of which nobody says what it is on"],
)
def test_another_report_is_not_the_one_that_was_asked_for(other: str) -> None:
    assert duties(ASKED, (other, SEIZED)) == [f"not repeated: {TOLD}"]


def test_what_two_paragraphs_became_alike_is_told_once() -> None:
    lamps, bells = "the good work of the guild of keepers on the lamps", "the good work of the founders on the bells"
    apart = text(f"Welcomes {lamps} of distant capes;", f"Welcomes {bells} of busy harbours;", date="2020-10-07")
    together = text(f"Recalls {lamps} of distant capes and {bells} of busy harbours;", date="2023-10-12")
    notes = [
        [f.note for f in compare(*pair).findings if f.rule == "verb.changed"]
        for pair in ((apart, together), (together, apart))
    ]
    assert [len(each) for each in notes] == [1, 1]
    assert notes[0][0].endswith(", from OP1 and OP2")
    assert notes[1][0].endswith(", into OP1 and OP2")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (
            "hold a seminar in 2023 and a one-day seminar in 2024, both on the lamps of the cape",
            ", in 2023 and in 2024",
        ),
        ("hold a panel discussion in 2024 on the lamps of the cape", ", in 2024"),
        ("hold a panel discussion, at its sixth session, on the great fires in 2021", ", sixth session"),
        ("hold a seminar in 2023 on lamps, and to hold a seminar in 2024 on boats", ", in 2023"),
    ],
)
def test_a_meeting_is_told_with_the_years_that_stand_with_it(asked: str, told: str) -> None:
    new = f"Requests the Harbour Master to {asked};"
    (note,) = duties(("Welcomes the great calm of the crews;",), ("Welcomes the great calm of the crews;", new))
    assert f"by the Harbour Master{told}" in note
    assert note.count("in 20") == told.count("in 20") + ("great fires in 2021" in note)
