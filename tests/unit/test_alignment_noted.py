"""The one paragraph of either text that notes a report of a body: last year's and this year's are one provision."""

from __future__ import annotations

import pytest

from hrcdiff.alignment.features import profiles
from hrcdiff.alignment.noted import noted_reports
from hrcdiff.alignment.sides import Match, text
from tests.property.documents import clause
from tests.unit.test_alignment import resolution

FULL = "Working Group on Harbour Lanterns"
NAMED = ("OP9", f"Invites all guilds to help the {FULL} in {clause(41)};")
"""Says on what the Working Group is."""


def _noted(
    old: list[tuple[str, str]], new: list[tuple[str, str]], linked: tuple[int, int] | None = None
) -> set[tuple[str, str]]:
    """What the rule ties, by address, the same either way; ``linked`` are an old and a new paragraph by index."""
    found: list[set[tuple[str, str]]] = []
    for rows, turned in (((old, new), False), ((new, old), True)):
        one, other = (resolution(str(n), *each, NAMED).paragraphs for n, each in enumerate(rows))
        mine, theirs = (text(each, of) for each, of in zip((one, other), profiles(one, other), strict=True))
        before, after = (linked[1], linked[0]) if linked and turned else linked or (0, 0)
        links = [Match(before, after, 9000, "pair", True)] if linked else []
        pairs = [(one[m.old].address, other[m.new].address) for m in noted_reports(mine, theirs, links, set())]
        found.append({(b, a) if turned else (a, b) for a, b in pairs})
    assert found[0] == found[1]
    return found[0]


ASKS = "and asks the Office to consider what was proposed to it"
SAME = [
    (f"Also welcomes the report of the Chair of the {FULL} on its eighteenth session;",
     f"Takes note of the report of the Working Group on its twentieth session, {ASKS};"),
    (f"Welcomes the annual report of the {FULL}, and its findings;",
     f"Recalls the latest report of the {FULL} submitted to the Council at its sixth session;"),
    ("Takes note with appreciation of the reports of the Special Rapporteur on the right to fog bells;",
     f"Takes note of the report of the Special Rapporteur on the right to fog bells, {ASKS} on pay and rest;"),
    ("Welcomes the report of the Secretary-General on the price of oars, which was late;",
     f"Takes note of the report of the Secretary-General on the price of oars, {ASKS} by the singers of the coast;"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new"), SAME)
def test_the_report_of_a_body_is_noted_where_the_last_one_was(old: str, new: str) -> None:
    assert _noted([("OP1", old)], [("OP2", new)]) == {("OP1", "OP2")}


OTHER = [
    # two mandates
    ("Welcomes the report of the Special Rapporteur on the right to fog bells, which was late;",
     "Takes note of the report of the Special Rapporteur on the sale of rafts, and asks her to go on;"),
    # two Working Groups: the text with the short name has another one in mind
    ("Welcomes the report of the Working Group on Broken Oars, which was late;",
     f"Takes note of the report of the Working Group on its twentieth session, {ASKS};"),
    # who reports on many things
    ("Welcomes the report of the Secretary-General on the price of oars;",
     f"Takes note of the report of the Secretary-General on the schooling of pilots, {ASKS};"),
    ("Welcomes the report of the Secretary-General;",
     f"Takes note of the report of the Secretary-General, {ASKS} on pay and rest;"),
    # a visit, and not the year
    (f"Welcomes the report of the {FULL};",
     f"Takes note of the report of the {FULL} on its visit to the southern islands, {ASKS} on pay and rest;"),
    # a report that is asked for
    (f"Welcomes the report of the {FULL};",
     f"Requests the Office to translate the report of the {FULL} into the tongues of the coast, with all its maps;"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new"), OTHER)
def test_reports_of_two_bodies_or_on_two_things_are_two(old: str, new: str) -> None:
    assert _noted([("OP1", old)], [("OP2", new)]) == set()


def test_of_several_reports_of_one_body_none_is_taken() -> None:
    old = [("OP1", f"Welcomes the report of the {FULL} on its eighteenth session;")]
    new = [
        ("OP1", f"Takes note of the report of the Working Group on its twentieth session, {ASKS};"),
        ("OP2", "Also takes note of the report of the Working Group, presented in the spring by the pilots;"),
    ]
    assert _noted(old, new) == set()


def test_a_report_does_not_cross_into_the_preamble() -> None:
    old = [("OP1", f"Welcomes the report of the {FULL} on its eighteenth session;")]
    new = [("PP1", "Recalling the report of the Working Group on its twentieth session, and the advice of the pilots,")]
    assert _noted(old, new) == set()


KEPT = "to go on to pay heed to how the shores of other seas are lit, and to the oil that this takes"
NEXT = (
    "OP2",
    f"Takes note of the annual report of the {FULL} and of its songs, and requests the Office to buy a boat;",
)


def test_the_clause_on_a_report_is_a_part_of_the_paragraph_that_notes_the_next_one() -> None:
    old = [
        ("OP1", f"Takes note with appreciation of the reports of the {FULL}, and requests the Working Group {KEPT};")
    ]
    assert _noted(old, [("OP1", f"Requests the Working Group {KEPT};"), NEXT], (0, 0)) == {("OP1", "OP2")}


def test_a_paragraph_that_keeps_its_report_has_no_second_one() -> None:
    said = f"the reports of the {FULL}, and requests the Working Group {KEPT}"
    old, new = (f"{verb} {said};" for verb in ("Takes note with appreciation of", "Having read"))
    assert _noted([("OP1", old)], [("OP1", new), NEXT], (0, 0)) == set()


def test_two_paragraphs_that_have_partners_are_left_alone() -> None:
    old, new = SAME[0]
    rows = [("OP1", old), ("OP2", "Thanks the bakers;")], [("OP1", new), ("OP2", "Thanks the bakers;")]
    assert _noted(*rows) == {("OP1", "OP1")}
    assert _noted(*rows, (0, 0)) == set()
