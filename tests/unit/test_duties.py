"""What findings on duties and dates say: which task a session belongs to, to whom it is owed, in what debate."""

from __future__ import annotations

from itertools import pairwise

import pytest

from hrcdiff.findings.occasion import heads, what_at
from tests.unit.test_findings import drawn

KEEPER = "Requests the Harbour Master "
BOTH = KEEPER + (
    "to present an oral update on the preparation of the report to the Council at its sixth session, and to present "
    "the report to the Council at its ninth session;"
)

BOARD = "Decides that the Board shall hold two sessions of five days each year and "

NOTES = {
    "who reports is named without what is decided of them first": (
        BOARD + "shall report annually to the Council;",
        BOARD.rstrip("and ") + ";",
        ["not repeated: report by the Board to the Council, annually"],
    ),
    "the organ of the text is named as the one whose session it is, or not": (
        KEEPER + "to provide an oral update on the lamps at its sixth session;",
        KEEPER + "to present the Council with an oral update on the lamps at its ninth session;",
        ["oral update by the Harbour Master: sixth session → ninth session"],
    ),
    "a report is due before a session, and now at it": (
        KEEPER + "to submit a report on the lamps to the Council before its ninth session;",
        KEEPER + "to submit a report on the lamps to the Council at its ninth session;",
        ["report by the Harbour Master: before the ninth session → at the ninth session"],
    ),
    "another organ is named where none was": (
        KEEPER + "to provide an oral update on the lamps at its sixth session;",
        KEEPER + "to provide an oral update on the lamps to the General Assembly at its ninth session;",
        ["oral update by the Harbour Master: sixth session → to the General Assembly, ninth session"],
    ),
    "an organ is named where no session was": (
        KEEPER + "to provide an oral update on the lamps;",
        KEEPER + "to provide an oral update on the lamps to the Council at its ninth session;",
        ["oral update by the Harbour Master: now said: to the Council, ninth session"],
    ),
    "a report is an oral update now, and nothing else changed": (
        KEEPER + "to submit a report on the lamps to the Council at its ninth session;",
        KEEPER + "to present an oral update on the lamps to the Council at its ninth session;",
        ["report → oral update by the Harbour Master"],
    ),
    "an update is an oral one where its words say so alone, and part of a report": (
        KEEPER + "to light the lamps of the cape;",
        KEEPER + "to light the lamps of the cape, and to provide an update to the Council in her report on the bells;",
        ["new: update by the Harbour Master to the Council, in her report"],
    ),
    "several updates": (
        KEEPER + "to light the lamps of the cape;",
        KEEPER + "to light the lamps of the cape, and to provide regular updates to the Council in this regard;",
        ["new: updates by the Harbour Master to the Council"],
    ),
    "an update that is given orally is an oral one": (
        KEEPER + "to light the lamps of the cape;",
        KEEPER + "to light the lamps of the cape, and to update the Council orally at its ninth session;",
        ["new: oral update by the Harbour Master to the Council, ninth session"],
    ),
    "what nobody calls a report is none": (
        KEEPER + "to light the lamps of the cape;",
        KEEPER + "to light the lamps of the cape, and to present to the Council, at its ninth session, new bells;",
        ["new: submission by the Harbour Master to the Council, ninth session"],
    ),
    "a report behind an oral update has a session of its own": (
        KEEPER + "to present to the Council, at its sixth session, an oral update on the lamps and, at its ninth "
        "session, a comprehensive report;",
        KEEPER + "to present to the Council, at its tenth session, an oral update on the lamps and, at its twelfth "
        "session, a comprehensive report;",
        [
            "oral update by the Harbour Master: sixth session → tenth session",
            "comprehensive report by the Harbour Master: ninth session → twelfth session",
        ],
    ),
    "a period for both organs became one for each": (
        KEEPER + "to report on the lamps to the Human Rights Council and the General Assembly annually;",
        KEEPER + "to report on the lamps to the Human Rights Council annually and to the General Assembly every two "
        "years;",
        [
            "report by the Harbour Master: annually to the General Assembly → every two years to the General Assembly"
        ],
    ),
    "an update that became an oral one": (
        KEEPER + "to provide an update on the lamps to the Council at its ninth session;",
        KEEPER + "to provide an oral update on the lamps to the Council at its ninth session;",
        ["update → oral update by the Harbour Master"],
    ),
    "another topic, of which a note quotes what differs": (
        KEEPER + "to prepare a report on the lamps and bells of the keepers, bakers and founders of the northern and "
        "southern harbours of the coast, which are old, to the Council at its ninth session;",
        KEEPER + "to prepare a report on the lamps and bells of the keepers, bakers and founders of the northern and "
        "southern harbours of the island, which are old, to the Council at its ninth session;",
        ["report by the Harbour Master: on … the coast → on … the island"],
    ),
    "an update and a report are two duties": (
        KEEPER + "to prepare a report on the lamps, and to submit the report to the Council at its sixth session;",
        KEEPER + "to prepare a report on the lamps, for submission to the Human Rights Council at its tenth session, "
        "and to provide an oral update thereon to the Council at its ninth session;",
        [
            "report by the Harbour Master: sixth session → tenth session",
            "new: oral update by the Harbour Master to the Council, ninth session",
        ],
    ),
    "one organ by its short and by its long name": (
        KEEPER + "to submit to the Council a report on the lamps of the cape at its sixth session;",
        KEEPER + "to submit to the Human Rights Council a report on the lamps of the cape at its ninth session;",
        ["report by the Harbour Master: sixth session → ninth session"],
    ),
    "another form of the debate": (
        KEEPER + "to present the Council with an oral update, in the framework of an enhanced interactive dialogue;",
        KEEPER + "to present the Council with an oral update, in the framework of an enhanced dialogue;",
        ["oral update by the Harbour Master: enhanced interactive dialogue → enhanced dialogue"],
    ),
    "earlier than before": (
        KEEPER + "to submit to the Council a report on the lamps of the cape at its ninth session;",
        KEEPER + "to submit to the Council a report on the lamps of the cape at its sixth session;",
        ["report by the Harbour Master: ninth session → sixth session, backwards"],
    ),
    "what is submitted is no report": (
        KEEPER + "to light the lamps of the cape;",
        KEEPER + "to light the lamps of the cape, and to submit the final draft text of the rules on bells to the "
        "Council;",
        ["new: submission of the final draft text of the rules on bells by the Harbour Master to the Council"],
    ),
    "a panel on something else": (
        KEEPER + "to organize, at the sixth session, a panel discussion on the lamps of the cape after the storm;",
        KEEPER + "to organize, at the ninth session, a panel discussion on the bells of the cape;",
        [
            "panel discussion by the Harbour Master: sixth session, on the lamps of the cape after the storm → ninth "
            "session, on the bells of the cape"
        ],
    ),
    "the form of a panel is not its theme": (
        KEEPER + "to organize, at the sixth session, a panel discussion on the lamps of the cape;",
        KEEPER + "to organize, at the sixth session, a panel discussion on the lamps of the cape in a fully accessible "
        "and hybrid format;",
        [],
    ),
    "the theme that the organ sets (45/32 OP12, 57/32 OP14)": (
        "Decides that the theme of the annual panel discussion, to be held at its sixth session, will be “Lamps”;",
        "Decides that the theme of the annual panel discussion, to be held at its ninth session, will be "
        "“Bells, horns and songs of the cape”;",
        ["theme of a meeting: “Lamps”, sixth session → “Bells, horns and songs of the cape”, ninth session"],
    ),
    "said twice, due once": (
        KEEPER + "to submit to the Council an annual report on the lamps, and to look at the bells in the next annual "
        "report;",
        KEEPER + "to submit to the Council an annual report on the lamps, and to look at the bells;",
        [],
    ),
    "the term of a mandate, and not how it is named": (
        "Decides to extend the mandate of the Keepers' Board for a further period of three years;",
        "Decides to extend the mandate of the Keepers' Board on lamps and bells for a period of three years;",
        [],
    ),
    "another term, and no longer renewable": (
        "Decides to extend the mandate of the Commission on Lamps for a period of one year, renewable as authorized;",
        "Decides to renew, for a period of two years, the mandate of the Commission on Lamps;",
        ["mandate of the Commission on Lamps: period of one year, renewable as authorized → period of two years"],
    ),
    "a mandate of another name": (
        "Decides to extend the mandate of the Working Group on Lamps for a period of three years;",
        "Decides to extend the mandate of the Working Group on Bells for a period of three years;",
        ["mandate of the Working Group on Lamps → mandate of the Working Group on Bells"],
    ),
    "a new mandate, by its name": (
        KEEPER + "to light the lamps;",
        KEEPER + "to light the lamps, and decides to extend the mandate of the Special Rapporteur on truth, bells and "
        "the lamps of the cape for a period of three years;",
        ["new: mandate of the Special Rapporteur on truth, bells and the lamps of the cape extended by three years"],
    ),
    "NOT: a question that stays with the organ, if without its session": (
        KEEPER + "to light the lamps, and decides to continue its consideration of the matter at its ninth session;",
        KEEPER + "to light the lamps, and decides to continue its consideration of the matter as its work permits;",
        [],
    ),
    "every year is every year": (
        KEEPER + "to report annually to the Council on the lamps of the cape;",
        KEEPER + "to present an annual report to the Council on the lamps of the cape;",
        [],
    ),
    "another organ, from a session on": (
        KEEPER + "to report annually to the Council;",
        KEEPER + "to present an annual report to the Council and to the General Assembly, from its ninth session "
        "onward;",
        [
            "report by the Harbour Master: to the Council → to the Council and the General Assembly, from the ninth "
            "session of the General Assembly"
        ],
    ),
    "each organ has its session": (
        KEEPER + "to submit a report on lamps to the Council at its sixth session;",
        KEEPER + "to submit a report on lamps to the Council at its sixth session and the General Assembly at its "
        "ninth session;",
        [
            "report by the Harbour Master: to the Council → to the Council and the General Assembly, ninth session of "
            "the General Assembly"
        ],
    ),
    "a panel and the summary report on it": (
        KEEPER + "to light the lamps;",
        KEEPER + "to light the lamps, to hold, in consultation with the Board, a panel discussion on bells at the "
        "sixth session, and to submit a summary report thereon to the Council at its ninth session;",
        [
            "new: panel discussion by the Harbour Master, sixth session, on bells",
            "new: summary report by the Harbour Master to the Council, ninth session",
        ],
    ),
    "a report that became a study, with a debate": (
        KEEPER + "to submit to the Council a report on the lamps;",
        KEEPER + "to submit to the Council an analytical study on the lamps, followed by an interactive dialogue;",
        ["report → analytical study by the Harbour Master: now said: interactive dialogue"],
    ),
    "who, without how": (
        "Requests the Keeper, in consultation with and taking into account the views of States, boats, and other "
        "stakeholders, to submit a report on the lamps at the sixth session;",
        "Requests the Keeper, in consultation with and taking into account the views of States, boats, and other "
        "stakeholders, to submit a report on the lamps at the ninth session;",
        ["report by the Keeper: sixth session → ninth session"],
    ),
    "a subject that is a series, whole": (
        KEEPER + "to light the lamps;",
        KEEPER + "to light the lamps, and to submit a report on bells, the keepers and other friends of the cape, to "
        "the Council;",
        ["new: report by the Harbour Master to the Council on bells, the keepers and other friends of the cape"],
    ),
    "a subject that is cut off says so": (
        KEEPER + "to light the lamps;",
        KEEPER + "to light the lamps, and to submit a report on bells, including those of the cape;",
        ["new: report by the Harbour Master on bells …"],
    ),
    "theme for, theme of": (
        "Decides that the theme for the annual panel discussion at its sixth session shall be “Lamps”;",
        "Decides that the theme of the annual panel discussion at its ninth session shall be “Bells, horns and songs”;",
        ["theme of a meeting: “Lamps”, sixth session → “Bells, horns and songs”, ninth session"],
    ),
    "an update, and a presentation every year": (
        KEEPER + "to light the lamps;",
        KEEPER + "to light the lamps, and to update the Human Rights Council on a yearly basis;",
        ["new: update by the Harbour Master to the Human Rights Council, on a yearly basis"],
    ),
    "the present resolution presents nothing": (
        KEEPER + "to light the lamps;",
        KEEPER + "to light the lamps, and to give priority to the present resolution in the annual report;",
        [],
    ),
    "a report every year, whatever it is on": (
        KEEPER + "to light the lamps;",
        KEEPER + "to light the lamps and to report annually thereon;",
        ["new: report by the Harbour Master, annually"],
    ),
    "a meeting of the organ that decides": (
        "Welcomes the lamps;",
        "Welcomes the lamps, and decides to hold a panel discussion on bells;",
        ["new: panel discussion by the Council on bells"],
    ),
    "it is whom the report goes to": (
        KEEPER + "to submit a report to the Council at its tenth session and to present it with an oral update at its "
        "eighth session;",
        KEEPER + "to submit a report to the Council at its tenth session;",
        ["not repeated: oral update by the Harbour Master to the Council, eighth session"],
    ),
    "a session is of the organ that is named with it": (
        KEEPER + "to report to the Human Rights Council and the General Assembly;",
        KEEPER + "to report to the Human Rights Council and the General Assembly, starting from the forty-sixth "
        "session of the Council and the seventy-sixth session of the Assembly, respectively;",
        [
            "report by the Harbour Master: now said: from the forty-sixth session of the Council, from the "
            "seventy-sixth session of the General Assembly"
        ],
    ),
    "two sessions in one breath are of nobody alone": (
        KEEPER + "to submit a report on lamps to the Human Rights Council;",
        KEEPER + "to submit a report on lamps to the Human Rights Council and the General Assembly at their sixth and "
        "ninth sessions, respectively;",
        [
            "report by the Harbour Master: to the Human Rights Council → to the Human Rights Council and the General "
            "Assembly, sixth and ninth sessions"
        ],
    ),
    "NOT backwards: sessions of two organs have no order": (
        KEEPER + "to report on the lamps of the quay to the Human Rights Council at its forty-third session and to the "
        "General Assembly at its seventy-fifth session;",
        KEEPER + "to report annually on the lamps of the quay to the Human Rights Council and the General Assembly, "
        "starting from the forty-sixth session of the Council and the seventy-sixth session of the Assembly, "
        "respectively;",
        [
            "report by the Harbour Master: forty-third session of the Council, seventy-fifth session of the General "
            "Assembly → annually, from the forty-sixth session of the Council, from the seventy-sixth session of the "
            "General Assembly"
        ],
    ),
    "the Assembly without its first name": (
        KEEPER + "to report to the Council at its ninth session;",
        KEEPER + "to report to the Council, starting at the tenth session of the Council, and to the Assembly, "
        "starting at its fiftieth session;",
        [
            "report by the Harbour Master: to the Council, ninth session → to the Council and the General Assembly, "
            "from the tenth session of the Council, from the fiftieth session of the General Assembly"
        ],
    ),
    "NOT: the reports that there are already": (
        KEEPER + "to light the lamps;",
        "Encourages the keepers to make use of the recommendations contained in the reports thereon;",
        [],
    ),
    "NOT: a means of which nobody says when it is due": (
        KEEPER + "to light the lamps;",
        KEEPER + "to light the lamps, including by submitting reports on them;",
        [],
    ),
    "a means that is due at a session": (
        KEEPER + "to light the lamps;",
        KEEPER + "to light the lamps, including by submitting a report on them to the Council at its ninth session;",
        ["new: report by the Harbour Master to the Council, ninth session, on them"],
    ),
    "a report that is asked for behind what an older one says": (
        KEEPER + "to light the lamps;",
        KEEPER + "to provide keepers with the findings of his first report, and to submit a second report on bells;",
        ["new: report by the Harbour Master on bells"],
    ),
    "NOT: the organ takes a matter up, and takes it up again": (
        "Decides to consider the question of the lamps at its sixth session;",
        "Decides to remain seized of the matter and to continue its consideration of the question of the lamps at its "
        "ninth session;",
        [],
    ),
    "a report that became an oral report is one duty": (
        KEEPER + "to present a report on lamps to the Council at its sixth session;",
        KEEPER + "to present an oral report on lamps to the Council at its ninth session;",
        ["report → oral report by the Harbour Master: sixth session → ninth session"],
    ),
    "what is told is called what the text calls it": (
        KEEPER + "to light the lamps;",
        KEEPER + "to light the lamps, and to provide an oral briefing to the Council at its ninth session;",
        ["new: oral briefing by the Harbour Master to the Council, ninth session"],
    ),
    "NOT: a report and an update are no one duty, whatever limb asks for them": (
        KEEPER + "to present a report on lamps to the Council at its sixth session;",
        KEEPER + "to present an oral update on lamps to the Council at its ninth session;",
        [
            "new: oral update by the Harbour Master to the Council, ninth session, on lamps",
            "not repeated: report by the Harbour Master to the Council, sixth session, on lamps",
        ],
    ),
    "a study that was asked for, and is due now": (
        "Requests the guild to conduct a study on lamps and the training of keepers;",
        "Requests the guild to conduct a study on lamps and the training of keepers, and to present it to the Council "
        "at its ninth session;",
        ["study by the guild: now said: to the Council, ninth session"],
    ),
    "a panel is intersessional now, and half a day long": (
        "Decides to convene, at its sixth session, a panel discussion on lamps and the training of keepers;",
        "Decides to convene, at its ninth session, a half-day intersessional panel discussion on lamps and the "
        "training of keepers;",
        [
            "panel discussion → intersessional panel discussion by the Council: sixth session → ninth session, half-day"
        ],
    ),
    "how long a meeting is comes before its name": (
        KEEPER + "to light the lamps;",
        KEEPER + "to light the lamps, and to hold, before the ninth session, a one-day expert workshop on bells;",
        ["new: one-day expert workshop by the Harbour Master, before the ninth session, on bells"],
    ),
    "what is submitted to two organs, by its name": (
        KEEPER + "to light the lamps;",
        KEEPER + "to light the lamps, and to submit its findings to the General Assembly at its sixth session and to "
        "the Council at its ninth session;",
        [
            "new: submission of its findings by the Harbour Master to the General Assembly and the Council, sixth "
            "session of the General Assembly, ninth session of the Council"
        ],
    ),
    "what is due in a report is no report": (
        KEEPER + "to light the lamps;",
        KEEPER + "to work on a set of signs for a draft code of bells, and to submit those signs to the Council in his "
        "next report;",
        ["new: submission of signs for a draft code of bells by the Harbour Master to the Council, in the next report"],
    ),
    "NOT: a report that goes into another one is one": (
        KEEPER + "to light the lamps;",
        KEEPER + "to submit a report on the lamps to the Council in his next book, at its ninth session;",
        ["new: report by the Harbour Master to the Council, ninth session, on the lamps"],
    ),
    "the title of a meeting is quoted from its beginning": (
        KEEPER + "to hold a panel discussion entitled \u201cThe way to a code on lamps and bells\u201d in the harbour;",
        KEEPER + "to hold a panel discussion on the songs of founders in the harbour;",
        [
            "panel discussion by the Harbour Master: \u201cThe way to a code on lamps and bells\u201d \u2192 "
            "on the songs of founders in the harbour"
        ],
    ),
    "NOT: a title that stands behind what a meeting is on": (
        KEEPER + "to light the lamps;",
        KEEPER + "to hold a panel discussion on the songs of founders, in the book \u201cSongs on the sea\u201d;",
        ["new: panel discussion by the Harbour Master on the songs of founders"],
    ),
    "who is to report, in consultation with many others": (
        KEEPER + "to light the lamps;",
        KEEPER.rstrip() + ", in consultation with the keepers, the guilds of founders and bakers of the northern and "
        "southern harbours of the coast, the boards of the islands and of the capes, the divers and the pilots of "
        "the bay, the schools for the blind and the societies of friends of the bells, to prepare a report on the "
        "lamps, for submission to the Council at its ninth session;",
        ["new: report by the Harbour Master to the Council, ninth session, on the lamps"],
    ),
    "NOT: who is named with a thing, in consultation with many others": (
        KEEPER + "to light the lamps;",
        "Requests the assistance of the keepers, in consultation with the guilds of founders and bakers of the old "
        "harbours of the coast, the boards of the islands and of the northern capes, the divers and the pilots of "
        "the bay, the schools for the blind and the societies of friends of the bells and of the lamps, and decides to "
        "prepare a report on the lamps;",
        [],
    ),
    "NOT: a report that is there already is made known": (
        KEEPER + "to light the lamps;",
        KEEPER + "to light the lamps, and to make the report available to all keepers;",
        [],
    ),
    "one report where there were several": (
        "Encourages the guild to submit its overdue reports on the lamps and the wages of keepers;",
        "Encourages the guild to submit its first report on the bells and the songs of founders;",
        [
            "report by the guild: on the lamps and the wages of keepers → on the bells and the songs of founders"
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "notes"), NOTES.values(), ids=NOTES)
def test_notes(old: str, new: str, notes: list[str]) -> None:
    found = drawn({"old": old, "new": new}).findings
    assert sorted(f.note for f in found if f.kind == "duty") == sorted(notes)


def test_a_deadline_is_told_with_the_word_that_makes_it_one() -> None:
    old = "Urges the keepers to light the lamps and the bells of the cape;"
    found = drawn({"old": old, "new": old.replace(";", " by 2027;")}).findings
    assert [f.note for f in found] == ["by 2027 added (deadline)"]


def test_the_next_session_of_the_organ_is_told_where_one_text_has_it() -> None:
    seized, goes_on = "Decides to remain seized of lamps;", "Decides to continue its consideration of lamps"
    texts = [seized, f"{goes_on} at its sixth session, in its annual programme;", f"{goes_on} at its ninth session;"]
    notes = [
        [f.note for f in drawn({"old": one, "new": other}).findings if f.kind in ("duty", "date")]
        for one, other in pairwise(texts)
    ]
    assert notes == [["new: next consideration by the Council, sixth session"], ["sixth session → ninth session"]]


def test_a_date_within_a_told_duty_is_not_told_again() -> None:
    old, new, _ = NOTES["earlier than before"]
    assert [f.rule for f in drawn({"old": old, "new": new}).findings] == ["duty.changed"]


def test_a_date_beside_a_told_duty_is_told() -> None:
    old, new, _ = NOTES["earlier than before"]
    sides = ({"old": old, "new": new}[k].replace("cape", f"cape of {y}") for k, y in (("old", 2019), ("new", 2021)))
    redline = drawn(dict(zip(("old", "new"), sides, strict=True)))
    assert [f.rule for f in redline.findings] == ["duty.changed", "date.year"]


@pytest.mark.parametrize(
    ("text", "date", "what"),
    [
        (BOTH, "sixth", "oral update"),
        (BOTH, "ninth", "report"),
        ("to prepare a report and to submit it, in an interactive dialogue, at its sixth session", "sixth", "report"),
        ("to present it with an oral update at its sixth session", "sixth", "oral update"),
        ("to hold a panel discussion at its sixth session, and a report on it at the eighth", "sixth", "meeting"),
        ("to hold a panel discussion at its sixth session, and a report on it at the eighth", "eighth", "report"),
        ("the sixth session", "sixth", None),
    ],
)  # fmt: skip
def test_what_is_due_at_a_session(text: str, date: str, what: str | None) -> None:
    assert what_at(text, text.index(date)) == what


@pytest.mark.parametrize("turned", [False, True])
def test_what_may_be_done_now_is_not_told_as_not_repeated(*, turned: bool) -> None:
    texts = (BOARD + "shall report annually to the Council;", BOARD + "may report annually to the Council;")
    old, new = texts[::-1] if turned else texts
    assert [f.rule for f in drawn({"old": old, "new": new}).findings] == ["modality.changed"]


def test_an_update_on_a_report_is_one_task() -> None:
    assert [head.what for head in heads(BOTH)] == ["oral update", "report"]


def test_a_session_that_stayed_takes_the_place_of_no_other() -> None:
    new = "Recalling the report on the lamps submitted by the Harbour Master to the Council at its ninth session;"
    assert not [f for f in drawn({"old": BOTH, "new": new}).findings if f.rule == "date.session"]


def test_a_session_that_stayed_is_told_for_no_other_and_lowers_nothing() -> None:
    """In which the texts follow each other by their dates."""
    from tests.unit.test_significance import drawn as weighed

    row = {
        "old": "Recalling the bells of all of the keepers in the sixth session and the lamps lit at the ninth session,",
        "new": "Recalling the bells of many keepers in the ninth session and the horns of the cape,",
        "part": "preambular",
    }
    redline = weighed(row)
    assert not [f for f in redline.findings if f.rule == "date.session"]
    assert "technical.later" not in {e.rule for link in redline.links for e in link.edits}


def test_a_session_behind_the_same_words_has_moved_on_whatever_else_is_named() -> None:
    behind = ", and requests the keepers to bring a plan to the Board at its "
    old = f"Stresses the meeting at the sixth session{behind}eighth session;"
    new = f"Stresses the meeting at the ninth session, which goes on from the eighth session{behind}ninth session;"
    assert "eighth session → ninth session" in [f.note for f in drawn({"old": old, "new": new}).findings]


def test_the_ledger_with_dates_of_past_events_says_so() -> None:
    from hrcdiff.renderers import to_ledgers

    found = drawn({
        "old": "Welcomes the feast of the keepers held at the cape on 3 May 2016;",
        "new": "Welcomes the feast of the keepers held at the cape on 7 June 2024;",
    })  # fmt: skip
    assert "Duties and dates" in to_ledgers.ledgers_to_text(found)
