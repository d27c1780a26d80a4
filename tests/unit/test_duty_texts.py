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


YEARLY = (SEIZED, "Decides to hold, within the framework of agenda item 3, an annual thematic discussion on lamps;")
HELD = "not repeated: thematic discussion by the Council, annual, on lamps"
NAMED = (
    "Decides that the theme of the annual thematic panel discussion on lamps, to be held at its ninth session, will be "
)
NAMED += "\u201cThe lamps of the cape\u201d;"


def test_of_a_standing_meeting_that_the_later_text_names_the_note_says_where() -> None:
    assert f"{HELD}; the new text names it in OP1" in duties(YEARLY, (NAMED, SEIZED))
    back = duties((NAMED, SEIZED), YEARLY, dates=("2023-10-12", "2020-10-07"))
    assert f"{HELD.replace('not repeated', 'new')}; the old text names it in OP1" in back


@pytest.mark.parametrize(
    "other",
    [
        NAMED.replace("annual thematic", "biennial thematic"),
        NAMED.replace("annual thematic panel discussion", "annual panel discussion"),
        NAMED.replace("on lamps", "on the wages of keepers").replace("The lamps", "The pay"),
        "Welcomes the annual thematic discussion on lamps held at its eighth session;",
        "Decides to hold an annual thematic meeting on bells;",
    ],
    ids=["of another row", "of another kind", "on something else", "one that was held", "another one"],
)
def test_another_meeting_is_not_the_standing_one(other: str) -> None:
    assert not any("names it" in note for note in duties(YEARLY, (other, SEIZED)))


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


BOARD = "the Board of Keepers"
REVIEWS = f"{BOARD} to finish its review of the wicks and chimneys"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (f"Requests {REVIEWS} as soon as possible, preferably by no later than its ninth session;",
         [f"{REVIEWS} as soon as possible, preferably by no later than its ninth session"]),
        (f"Decides that {BOARD}, at its ninth session, shall begin the drafting of a code of bells, in three parts;",
         [f"{BOARD} to begin the drafting of a code of bells, at its ninth session"]),
        (f"Decides that {BOARD}, taking into account the winds, shall finish its code by the end of 2031;",
         [f"{BOARD} to finish its code, by the end of 2031"]),
        (f"Urges {BOARD} to hang the bells of the cape within six months, and to ring them;",
         [f"{BOARD} to hang the bells of the cape, within six months"]),
        (f"Requests {BOARD}, in consultation with the guilds of the coast, to hang the bells by its ninth session;",
         [f"{BOARD} to hang the bells, by its ninth session"]),
        # NOT: the time of something else, or none at all
        (f"Requests {BOARD} to carry out the rules adopted at its ninth session;", []),
        (f"Requests {BOARD} to hang the bells of the cape, and welcomes the songs heard at its ninth session;", []),
        (f"Requests {BOARD} to look at the bells that rang within six months;", []),
        (f"Calls upon {BOARD} to pay the widows of divers who died within two years;", []),
        (f"Urges {BOARD} not to hang the bells of the cape before its ninth session;", []),
        (f"Welcomes the work of {BOARD} to hang the bells of the cape by the end of 2031;", []),
    ],
)  # fmt: skip
def test_a_dated_task_that_came_or_went_with_its_paragraph(asked: str, told: list[str]) -> None:
    other = "Calls upon all founders to use no tin from the islands;"
    assert duties((SEIZED, asked), (SEIZED, other)) == [f"not repeated: {each}" for each in told]
    back = duties((SEIZED, other), (SEIZED, asked), dates=("2023-10-12", "2020-10-07"))
    assert back == [f"new: {each}" for each in told]


def test_a_dated_task_that_another_paragraph_gives_is_not_said_to_have_gone() -> None:
    asked = f"Requests {REVIEWS} by its ninth session;"
    now = f"Recalls the storms, the tides and the long nights of the year, and that {REVIEWS} remains;"
    assert duties((SEIZED, asked), (now, SEIZED)) == []


def test_a_report_is_no_dated_task() -> None:
    assert duties(ASKED, (SEIZED,)) == [f"not repeated: {TOLD}"]
