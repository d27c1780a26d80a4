"""What findings on actors say: names as the texts print them, and whole."""

from __future__ import annotations

import pytest

from tests.unit.test_findings import drawn

NOTES = {
    "one addressee for another": (
        "Urges States to light the lamps of the cape;",
        "Urges Member States to light the lamps of the cape;",
        ["addressee changed: States → Member States"],
    ),
    "two addressees for one": (
        "Urges States to light the lamps of the cape;",
        "Urges the Secretary-General and civil society to light the lamps of the cape;",
        ["addressee changed: no longer States; now Secretary-General, civil society"],
    ),
    "two addressees for one that no table has": (
        "Encourages the Harbour authorities to light the lamps of the cape;",
        "Encourages the Federal Government of Lampland and its institutions to light the lamps of the cape;",
        ["addressee changed: Harbour authorities → Federal Government of Lampland and its institutions"],
    ),
    "a name with its commas": (
        "Urges States to light the lamps of the cape;",
        "Urges States and United Nations agencies, funds and programmes to light the lamps of the cape;",
        ["addressee widened: now United Nations agencies, funds and programmes"],
    ),
    "a plural as it is printed (36/29 PP21)": (
        "Affirms that lamps shall be lit with the consent of the countries concerned;",
        "Affirms that lamps shall be lit with the consent of the States concerned;",
        ["countries concerned → States concerned"],
    ),
    "members of a body beside an office (45/6 OP22, 51/7 OP22)": (
        "Requests the Special Rapporteur to take part in the festival of lamps;",
        "Requests the Special Rapporteur and members of the Expert Mechanism to take part in the festival of lamps;",
        ["addressee widened: now Expert Mechanism"],
    ),
    "NOT: what belongs to a body": (
        "Requests the special procedures of the Council to take part in the festival of lamps;",
        "Requests the special procedures of the General Assembly to take part in the festival of lamps;",
        [],
    ),
    "an addressee of a tail without a comma (45/6 OP2, 51/7 OP2)": (
        "Acknowledges the need for lamps while urging all States to light them;",
        "Acknowledges the need for lamps while urging all Member States to light them;",
        ["addressee changed: States → Member States"],
    ),
}


@pytest.mark.parametrize(("old", "new", "notes"), NOTES.values(), ids=NOTES)
def test_notes(old: str, new: str, notes: list[str]) -> None:
    assert [f.note for f in drawn({"old": old, "new": new}).findings if f.kind == "actor"] == notes
