"""Names of documents that no table knows: where they begin and end."""

from __future__ import annotations

import pytest

from hrcdiff.findings.documents import names
from tests.unit.test_findings import drawn

NAMES = [
    (
        "a comma within (45/32 PP2)",
        "and the Convention against Theft of the Lamps Educational, Scientific and Cultural "
        "Organization, and recalling",
        ["Convention against Theft of the Lamps Educational, Scientific and Cultural Organization"],
    ),
    (
        "a colon within (46/19 PP13)",
        "the Declaration of the World Lamp Summit: five years later, adopted on 13 June 2002",
        ["Declaration of the World Lamp Summit: five years later"],
    ),
    ("a colon behind", "recalls the Lamps Declaration: to light lamps, and", ["Lamps Declaration"]),
    (
        "a comma near the beginning (48/20 PP23)",
        "under the Peace, Security and Cooperation Framework for the Cape",
        ["Peace, Security and Cooperation Framework for the Cape"],
    ),
    (
        "its short form in brackets (45/32 OP11)",
        "the Standard Minimum Rules for the Treatment of Lamps (the Harbour Rules), and others",
        ["Standard Minimum Rules for the Treatment of Lamps (the Harbour Rules)"],
    ),
    (
        "one joined by a participle (51/38 OP14 (g))",
        "the Principles and Guidelines on Lamps Associated with Armed Forces or Armed Groups, and",
        ["Principles and Guidelines on Lamps Associated with Armed Forces or Armed Groups"],
    ),
    ("countries behind", "the Durban Declaration, Cabo Verde, Peru and Chile", ["Durban Declaration"]),
    ("a resolution behind", "the Women’s Charter and Security Council resolutions 1325 (2000)", ["Women’s Charter"]),
    (
        "the conference at which it was adopted",
        "the adoption of the New Lamps Agenda at the World Conference on Lamps and Lasting Harbours, held in Lima",
        ["New Lamps Agenda"],
    ),
    (
        "levels within a name",
        "the Declaration on the Rule of Lamps at the National and International Levels, and",
        ["Declaration on the Rule of Lamps at the National and International Levels"],
    ),
    ("whose it is", "the Lamps Agenda by the Special Rapporteur on lamps", ["Lamps Agenda"]),
    (
        "a number at its end",
        "the Lamps Suspension Initiative of the Group of 20, and",
        ["Lamps Suspension Initiative of the Group of 20"],
    ),
    ("a body", "the Global Lamps Coordination Compact entities", []),
    ("a service", "the Lamps Research Platform of the Cape", []),
    ("two in a row", "the Lamps Declaration and the Bells Convention", ["Lamps Declaration", "Bells Convention"]),
]


@pytest.mark.parametrize(("text", "found"), [row[1:] for row in NAMES], ids=[row[0] for row in NAMES])
def test_names(text: str, found: list[str]) -> None:
    assert [text[name.start : name.end] for name in names(text, ())] == found


def test_a_fund_is_named_as_the_text_names_it() -> None:
    fund = "the Voluntary Fund for Participation in the Universal Periodic Review"
    redline = drawn({"old": "Welcomes the work done;", "new": f"Welcomes the work done with {fund};"})
    assert [f.note for f in redline.findings] == [f"{fund[4:]} added here"]
