"""What is asked in the same words under another verb: merged, split, out of a list or into another one."""

from __future__ import annotations

from collections import Counter

import pytest

from hrcdiff.comparison import compare
from tests.property.mirror import told
from tests.unit.test_rule_cases import text

PROSECUTE = "o prosecute those responsible for attacks on keepers of the lamps"
PUBLISH = "o publish the findings of inquiries into such attacks"
TRAIN = "o train the guards of the harbour in the law"
SEMINAR = "o hold a seminar on the ringing of bells"
LIST = [f"(a) T{PROSECUTE};", f"(b) T{PUBLISH};", f"(c) T{TRAIN};"]

Row = tuple[list[str], list[str], list[str]]
ROWS: dict[str, Row] = {
    "an item of a list, merged into a paragraph with a weaker verb": (
        ["OP Calls upon States:", *LIST, "OP Encourages States to support the fund of the keepers;"],
        ["OP Calls upon States:", *LIST[:2], f"OP Encourages States to support the fund of the keepers and t{TRAIN};"],
        ["OP1(c) -> OP2: Calls upon \u2192 Encourages"],
    ),
    "the same verb": (
        ["OP Calls upon States:", *LIST, "OP Calls upon States to support the fund of the keepers;"],
        ["OP Calls upon States:", *LIST[:2], f"OP Calls upon States to support the fund of the keepers and t{TRAIN};"],
        [],
    ),
    "part of an item, now a paragraph": (
        ["OP Calls upon States to take these steps:", f"(a) T{PROSECUTE} and t{PUBLISH};", f"(b) T{TRAIN};"],
        [
            "OP Calls upon States to take these steps:", f"(a) T{PROSECUTE};", f"(b) T{TRAIN};",
            f"OP Encourages States t{PUBLISH};",
        ],
        ["OP1(a) -> OP2: Calls upon \u2192 Encourages"],
    ),
    "the items of a list whose chapeau is gone": (
        ["OP Calls upon States:", *LIST],
        [f"OP Encourages States t{PROSECUTE}, t{PUBLISH} and t{TRAIN};"],
        ["OP1(a) -> OP1: Calls upon \u2192 Encourages"],
    ),
    "an item that went as it is into another list": (
        ["OP Calls upon States:", *LIST[:2], "OP Encourages States:", f"(a) T{TRAIN};", f"(b) T{SEMINAR};"],
        [
            "OP Calls upon States:", LIST[0], "OP Encourages States:", f"(a) T{PUBLISH};", f"(b) T{TRAIN};",
            f"(c) T{SEMINAR};",
        ],
        ["OP1(b) -> OP2(a): Calls upon \u2192 Encourages"],
    ),
    "an item that went as it is into another list under the same verb": (
        ["OP Calls upon States:", *LIST[:2], "OP Calls upon the Guild:", f"(a) T{TRAIN};", f"(b) T{SEMINAR};"],
        [
            "OP Calls upon States:", LIST[0], "OP Calls upon the Guild:", f"(a) T{PUBLISH};", f"(b) T{TRAIN};",
            f"(c) T{SEMINAR};",
        ],
        [],
    ),
    "one of two things asked, now beside what a linked paragraph invites to": (
        [f"OP Urges States t{PROSECUTE} and t{PUBLISH};", f"OP Invites States t{TRAIN};"],
        [f"OP Urges States t{PUBLISH};", f"OP Invites States t{PROSECUTE} and t{TRAIN};"],
        ["OP1 -> OP2: Urges \u2192 Invites"],
    ),
    "one of two things asked, of somebody else": (
        [f"OP Urges States t{PROSECUTE} and t{PUBLISH};", f"OP Invites civil society t{TRAIN};"],
        [f"OP Urges States t{PUBLISH};", f"OP Invites civil society t{PROSECUTE} and t{TRAIN};"],
        ["OP1 -> OP2: Urges \u2192 Invites"],
    ),
}  # fmt: skip


REPORT = "o submit a report on the impact of floods on the lamps to the Guild, as stated by the Board"
TIDES = "o submit a report on tides by 2027"
NEITHER_WAY = (
    (
        [f"OP Encourages the Keeper t{REPORT};"],
        [f"OP Encourages the Keeper t{SEMINAR}, and requests the Office t{TIDES};"],
    ),
    (
        [f"OP Requests the Keeper t{TRAIN}, and t{PUBLISH};", f"OP Welcomes those who are ready t{SEMINAR};"],
        ["OP Urges States:", f"(a) T{PROSECUTE}, and t{PUBLISH};", f"(b) T{TRAIN};", f"(c) T{SEMINAR};"],
    ),
)
"""Texts of which one way something was told that was told otherwise, or not at all, the other way."""


@pytest.mark.parametrize("row", NEITHER_WAY, ids=("in a longer one", "the first of several"))
def test_what_is_told_of_verbs_mirrors(row: tuple[list[str], list[str]]) -> None:
    begins = ["PP Guided by the purposes and principles of the Charter of the United Nations,"]
    ends = ["OP Decides to remain seized of the matter."]
    old, new = (text(f"A/HRC/RES/{n}/1", [*begins, *each, *ends]) for n, each in zip((30, 36), row, strict=True))
    there = Counter(map(told, compare(old, new).findings))
    assert there == Counter(told(finding, mirrored=True) for finding in compare(new, old).findings)


def verbs(old: list[str], new: list[str]) -> list[str]:
    """The verbs that changed, where, without what their notes say of force."""
    redline = compare(text("A/HRC/RES/30/1", old), text("A/HRC/RES/36/1", new))
    return [
        f"{f.old.address} -> {f.new.address}: {f.note.partition(' (')[0]}"
        for f in redline.findings
        if f.old and f.new and f.rule == "verb.changed"
    ]


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_a_verb_that_became_another_for_the_same_words_is_told(row: Row) -> None:
    old, new, found = row
    begins = ["PP Guided by the purposes and principles of the Charter of the United Nations,"]
    ends = ["OP Decides to remain seized of the matter."]
    assert verbs([*begins, *old, *ends], [*begins, *new, *ends]) == found


def test_a_verb_with_another_adverb_says_from_which_list_it_is() -> None:
    old = ["OP Calls upon States:", *LIST]
    new = [f"OP Strongly calls upon States t{TRAIN};", "OP Calls upon States:", *LIST[:2]]
    begins = ["PP Guided by the purposes and principles of the Charter of the United Nations,"]
    before, after = (text(f"A/HRC/RES/{n}/1", [*begins, *each]) for n, each in ((30, old), (36, new)))
    notes = [f.note for f in compare(before, after).findings if f.rule == "verb.modifier"]
    assert [note.rpartition(", ")[2] for note in notes] == ["out of the list of OP1"]
