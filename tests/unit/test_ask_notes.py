"""Notes on what is asked: the words that they quote."""

from __future__ import annotations

import pytest

from tests.unit.test_findings import drawn

NOTES = {
    "the noun that stayed behind two acts that end before it": (
        "Urges States to improve public financing for the lamps of the coast;",
        "Urges States to ensure sustainable and equitable financing for the lamps of the coast;",
        ["asked: to improve public financing → to ensure sustainable and equitable financing"],
    ),
    "no word behind an act that has its own noun": (
        "Urges States to guarantee access for the bakers of the coast;",
        "Urges States to facilitate work for the bakers of the coast;",
        ["asked: to guarantee access → to facilitate work"],
    ),
}


@pytest.mark.parametrize("why", NOTES)
def test_note(why: str) -> None:
    old, new, notes = NOTES[why]
    found = drawn({"old": old, "new": new, "part": "operative"}).findings
    assert [finding.note for finding in found if finding.rule == "verb.ask-changed"] == notes
