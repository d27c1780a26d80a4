"""Notes on what is asked: the words that they quote."""

from __future__ import annotations

import pytest

from hrcdiff.comparison import compare
from tests.unit.test_findings import drawn
from tests.unit.test_rule_cases import text

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


BELLS = "to bring the Law on Public Bells into line with the law of the sea"
LEFT = "OP Urges the guild to repair the lamps of the harbours each year;"
ASKED = f"{LEFT[:-1]}, and {BELLS};"
OTHERS = {
    "another paragraph asks for it in other words": (
        "OP Calls upon the keepers to change the Law on Public Bells so that no more than prior notice is needed;",
        "; the new text has \u201cLaw on Public Bells\u201d in OP2",
    ),
    "none does": ("OP Calls upon the keepers to change the rules of the winter so that no oil is lost;", ""),
    "what stands in a paragraph of the preamble is not asked": (
        "PP Noting the Law on Public Bells, which came into force in the winter of the last year,",
        "",
    ),
}


@pytest.mark.parametrize("why", OTHERS)
def test_what_is_no_longer_asked_may_be_named_in_a_new_paragraph(why: str) -> None:
    other, end = OTHERS[why]
    found = compare(
        text("old", [ASKED]), text("new", sorted([LEFT, other], key=lambda line: line[:2] != "PP"))
    ).findings
    notes = [finding.note for finding in found if finding.rule == "verb.ask-gone"]
    assert notes == [f"no longer asked, under Urges: {BELLS}{end}"]
