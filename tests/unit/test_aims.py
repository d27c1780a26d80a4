"""Of requests that were merged, one that is no more than an aim of another thing: gone, and no verb for a verb."""

from __future__ import annotations

import pytest

from hrcdiff.comparison import compare
from hrcdiff.parsing import parse
from hrcdiff.readers import read_bytes
from tests.unit.test_findings import drawn

INSPECT = "Urges keepers to inspect the lamps of the outer harbour and the nets of the divers each spring"
THOSE = "all those who steal the oil of the harbour lamps by night"


@pytest.mark.parametrize(
    ("second", "merged", "rules"),
    [
        (f"to ensure that {THOSE} are held accountable", f" with the aim of holding accountable {THOSE}", "limb"),
        (f"to hold accountable {THOSE}", f", and to hold accountable {THOSE}", "changed"),
        (
            f"to write letters with a view to holding accountable {THOSE}",
            f" with a view to holding accountable {THOSE}",
            "changed",
        ),
    ],
)
def test_what_became_an_aim_of_another_thing_is_asked_no_longer(second: str, merged: str, rules: str) -> None:
    head = "The Human Rights Council,\n\nRecalling the harbour,\n\n1. {}\n"
    last = "Decides to remain seized of the matter."
    old = head.format(f"{INSPECT};\n\n2. Calls upon keepers {second};\n\n3. {last}")
    new = head.format(f"{INSPECT}{merged};\n\n2. {last}")
    one, other = (parse(read_bytes(f"{n}.txt", text.encode())) for n, text in enumerate((old, new)))
    for texts, limb in (((one, other), "verb.limb-gone"), ((other, one), "verb.limb-new")):
        told = {f.rule for f in compare(*texts).findings if f.kind == "verb"}
        assert (limb in told, "verb.changed" in told) == (rules == "limb", rules == "changed")


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (" and", " in order", ["to punish {}: asked → a purpose"]),
        (", and also", " so as", ["to punish {}: asked → a purpose"]),
        (" and", ", and", []),
        (" so as", " in order", []),
    ],
)
def test_what_became_a_purpose_within_its_clause_is_told(before: str, after: str, told: list[str]) -> None:
    row = f"Urges keepers to inspect the lamps of the outer harbour{{}} to punish {THOSE};"
    one, other = row.format(before), row.format(after)
    notes = [said.format(THOSE) for said in told]
    turned = [said.replace("asked → a purpose", "a purpose → asked") for said in notes]
    for old, new, wanted in ((one, other, notes), (other, one, turned)):
        found = drawn({"old": old, "new": new}).findings
        assert [f.note for f in found if f.rule == "verb.ask-changed"] == wanted


def test_a_purpose_of_what_nobody_is_asked_to_do_is_no_ask() -> None:
    row = "Welcomes the efforts of keepers to inspect the lamps{} to punish the thieves;"
    assert not drawn({"old": row.format(" and"), "new": row.format(" in order")}).findings
