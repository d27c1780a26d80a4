"""What findings on lists and conditions say of what comes or goes."""

from __future__ import annotations

import pytest

from hrcdiff import compare
from tests.unit.redlines import document
from tests.unit.test_findings import drawn

NOTES = {
    "beside a name": (
        "Calls upon Ingrid, the elder of two sisters, to light the lamps of the cape;",
        "Calls upon Ingrid to light the lamps of the cape;",
        ["removed: “the elder of two sisters”"],
    ),
    "of a list": (
        "Calls upon Ingrid, the baker, the keeper and Anna to light the lamps of the cape;",
        "Calls upon Ingrid, the keeper and Anna to light the lamps of the cape;",
        ["removed in a list: the baker"],
    ),
    "before a noun that it shares": (
        "Urges States to reduce maternal mortality in the harbours;",
        "Urges States to reduce maternal and child mortality in the harbours;",
        ["added in a list: child, at “mortality”"],
    ),
    "with what already describes its noun": (
        "Recognizes regional and international technical cooperation as a means to light the lamps;",
        "Recognizes national, regional and international technical cooperation as a means to light the lamps;",
        ["added in a list: national, at “technical cooperation”"],
    ),
    "beside a genitive, with the noun of both": (
        "Supports bakers’ and sailor-led guilds of the cape in the whole of the bay;",
        "Supports bakers’, keeper-led and sailor-led guilds of the cape in the whole of the bay;",
        ["added in a list: keeper-led, at “guilds”"],
    ),
    "before a participle that is no noun of both": (
        "Taking note of the seminar on the protection of the lamps held in the spring,",
        "Taking note of the seminar on the protection of the lamps and glass held in the spring,",
        ["added in a list: glass"],
    ),
    "before *and*, whose noun is the next one's": (
        "Recognizing that the making, distribution, use and final disposal of oil harm the coast,",
        "Recognizing that the making, distribution, use, recycling and final disposal of oil harm the coast,",
        ["added in a list: recycling"],
    ),
    "a noun before another": (
        "Encourages the training of harbour officers, judges and keepers of the cape;",
        "Encourages the training of harbour and prison officers, judges and keepers of the cape;",
        ["added in a list: prison, at “officers”"],
    ),
    "verbs": (
        "Calls upon keepers to detect and remedy faults of the lamps of the cape;",
        "Calls upon keepers to prevent, detect and remedy faults of the lamps of the cape;",
        ["added in a list: prevent"],
    ),
    "a verb with its adverb": (
        "Calls upon States to adopt and implement plans for the lamps of the cape;",
        "Calls upon States to adopt, implement and regularly review plans for the lamps of the cape;",
        ["newly asked, under Calls upon: to regularly review"],
    ),
    "a last item that another replaces, by name": (
        "Urges the keepers to repeal the Law on Loud Bells and the Law on Small Lamps and all other rules of the cape;",
        "Urges the keepers to repeal the Law on Loud Bells and the Law on Bread and all other rules of the cape;",
        ["removed in a list: Law on Small Lamps", "added in a list: Law on Bread"],
    ),
    "a named item with what is told of it": (
        "Urges the keepers to repeal the Law on Bells and the Law on Lamps that entered into force in June 2021;",
        "Urges the keepers to repeal the Law on Bells, the Law on Boats and the Law on Bread;",
        [
            "removed in a list: the Law on Lamps that entered into force in June 2021",
            "added in a list: the Law on Boats and the Law on Bread",
        ],
    ),
    "a last item that another body replaces, and an aside that went with it": (
        "Notes the work of bakers, the Conference on the Great Seas and the West Coast Community, through the Accra "
        "and Lome processes, aimed at cheap bread;",
        "Notes the work of bakers, the Conference on the Great Seas and the Economic Union of Northern Isles, aimed "
        "at cheap bread;",
        [
            "West Coast Community → Economic Union of Northern Isles",
            "removed: “through the Accra and Lome processes” (manner), at “Great Seas and the West Coast Community”",
        ],
    ),
    "an adjective of a thing that stays": (
        "Notes with concern a turbulent harbour outlook, including the price of oil;",
        "Notes with concern a turbulent and uncertain harbour outlook, including the price of oil;",
        ["added in a list: uncertain, at “harbour outlook”"],
    ),
    "a noun before one that stays": (
        "Recalls plans for addressing bread security and oil challenges of the cape;",
        "Recalls plans for addressing bread security challenges of the cape;",
        ["removed in a list: oil, at “challenges”"],
    ),
    "people who belong to something": (
        "Notes that keepers, bakers and masters are at risk of storms on coasts;",
        "Notes that keepers, bakers, masters and persons belonging to small guilds are at risk of storms on coasts;",
        ["added in a list: persons belonging to small guilds"],
    ),
    "items glued to another form of their verb": (
        "Notes that bakers, keepers and harbour masters are affected by the lack of lamps on all coasts;",
        "Notes that bakers, keepers, harbour masters, sailors and newly trained guides have been affected by the lack "
        "of lamps on all coasts;",
        ["added in a list: sailors and newly trained guides"],
    ),
    "NOT a verb in another form alone": (
        "Notes that bakers, keepers and harbour masters are affected by the lack of lamps on all coasts;",
        "Notes that bakers, keepers and harbour masters have been affected by the lack of lamps on all coasts;",
        [],
    ),
    "by doing": (
        "Notes the value of lamps, including by lighting the coast and by showing the way;",
        "Notes the value of lamps, including by lighting the coast, by warming the keepers and by showing the way;",
        ["added in a list: by warming the keepers"],
    ),
    "NOT a noun behind a comma": (
        "Notes the lamps, boats and bells, customs and songs of the coast of the bay;",
        "Notes the lamps, boats, nets and bells, customs and songs of the coast of the bay;",
        ["added in a list: nets"],
    ),
    "a request, and not half a phrase behind it": (
        "Calls upon the guilds to support, upon request, inter alia, national lamps of the cape;",
        "Calls upon the guilds to support, inter alia, national lamps of the cape;",
        ["upon request removed (consent and request), at “national lamps”"],
    ),
    "on resources": (
        "Requests the Office, subject to available resources, to hold a festival of lamps;",
        "Requests the Office to hold a festival of lamps;",
        ["subject to available resources removed (resources), at “to hold a festival”"],
    ),
}


@pytest.mark.parametrize(("old", "new", "notes"), NOTES.values(), ids=NOTES)
def test_notes(old: str, new: str, notes: list[str]) -> None:
    assert [f.note for f in drawn({"old": old, "new": new}).findings] == notes


def test_a_new_item_is_told_before_a_new_request() -> None:
    old = "Requests the Office to invite the guilds, the boards and the schools in order to hear them;"
    new = old.replace(" in order", ", and the harbour banks, and to publish a map in order")
    notes = [f.note for f in drawn({"old": old, "new": new}).findings if f.kind == "list"]
    assert notes == ["added in a list: the harbour banks"]


def test_an_item_is_told_before_a_further_clause() -> None:
    old = "Welcomes the work of the forum of the bay, the guild of lamps and the board of boats;"
    new = "Welcomes the work of the forum of the bay, the guild of lamps, the board of boats and the school of bells, "
    found = drawn({"old": old, "new": f"{new}and invites those that have not yet done so to think of it;"}).findings
    assert [(f.rule, f.new_words) for f in found] == [
        ("list.added", "the school of bells"),
        ("verb.limb-new", "invites"),
    ]
    assert not [
        f for f in drawn({"old": old, "new": f"{old[:-1]}, and invites them to sing;"}).findings if f.kind == "list"
    ]


@pytest.mark.parametrize(
    ("there", "note"),
    [
        ("such as warm shelters for boats", "removed in a list: warm shelters; now in OP2"),
        ("such as cold shelters for boats", "removed in a list: warm shelters"),
    ],
)
def test_an_item_that_stands_elsewhere_is_told_with_its_place(there: str, note: str) -> None:
    text = "Encourages keepers to offer lamps, {}bells and songs to all who come to the cape;"
    other = "Calls upon bakers to build towers{} and to sing in the evening of every day;"
    old = document("one", ("OP1", text.format("warm shelters, ")), ("OP2", other.format("")))
    new = document("one", ("OP1", text.format("")), ("OP2", other.format(f", {there},")))
    assert note in [f.note for f in compare(old, new).findings if f.kind == "list"]
    assert note.replace("removed", "added").replace("now", "before") in [
        f.note for f in compare(new, old).findings if f.kind == "list"
    ]
