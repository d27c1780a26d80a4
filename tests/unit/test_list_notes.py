"""What findings on lists and conditions say of what comes or goes."""

from __future__ import annotations

import pytest

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
        ["added in a list: child mortality"],
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
