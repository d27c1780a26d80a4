"""The report that is decided with a mandate, and a duty whose paragraph went elsewhere: it is kept, and not new."""

from __future__ import annotations

import pytest

from tests.unit.test_rule_cases import compared

OPENS = "OP Welcomes the report of the Office on the rights of older persons in rural areas;"
MANDATE = "OP Decides to extend the mandate of the Working Group on Lamps for a period of three years"
REPORT = "to report annually to the Human Rights Council and to the General Assembly;"
REQUEST = f"OP Requests the Working Group {REPORT}"
AT_SIXTY = "to submit a report on the lamps of the cape to the Human Rights Council at its sixtieth session;"

ROWS: dict[str, tuple[list[str], list[str], list[str]]] = {
    "a request in a clause of its own": (
        [f"{MANDATE};", REQUEST],
        [f"{MANDATE}, and requests the Working Group {REPORT}"],
        [],
    ),
    "that the holder is to be requested": (
        [f"{MANDATE};", REQUEST],
        [f"{MANDATE} and to request the mandate holders {REPORT}"],
        [],
    ),
    "that the holder shall report": (
        [f"{MANDATE};", REQUEST],
        [f"{MANDATE}, and that the Working Group shall {REPORT.removeprefix('to ')}"],
        [],
    ),
    "a holder that shall report": (
        [f"{MANDATE};", REQUEST],
        [f"{MANDATE}, which shall {REPORT.removeprefix('to ')}"],
        [],
    ),
    "at another session": (
        [f"{MANDATE};", f"OP Requests the Working Group {AT_SIXTY}"],
        [f"{MANDATE}, and that the Working Group will {AT_SIXTY.removeprefix('to ').replace('sixtieth', 'ninetieth')}"],
        ["duty.changed: report by the Working Group: sixtieth session \u2192 ninetieth session"],
    ),
    "no report any more": (
        [f"{MANDATE}, and that the Working Group shall {REPORT.removeprefix('to ')}"],
        [f"{MANDATE};"],
        [
            "duty.lapsed: not repeated: report by the Working Group to the Human Rights Council and the General "
            "Assembly, annually"
        ],
    ),
    "others who report": (
        [f"{MANDATE};"],
        [f"{MANDATE}, to assist the keepers who report annually to the Guild on the lamps of the cape;"],
        [],
    ),
    "a length in other words": (
        [f"{MANDATE};"],
        ["OP Decides to extend the mandate of the Working Group on Lamps for three years;"],
        [],
    ),
    "another length": (
        [f"{MANDATE};"],
        ["OP Decides to extend the mandate of the Working Group on Lamps for two years;"],
        ["duty.changed: mandate of the Working Group on Lamps: period of three years \u2192 for two years"],
    ),
    "a paragraph that is gone, and a clause of another one that says it in other words": (
        [
            f"{MANDATE};",
            "OP Requests the Working Group, in the performance of its tasks and in its own way, to "
            "report annually on the implementation of the mandate to the Human Rights Council and the "
            "General Assembly;",
        ],
        [
            f"{MANDATE}, as set out by the Council in its resolution 27/20, and requests the Working Group to report "
            "annually to the Council and the Assembly;"
        ],
        [
            "duty.changed: kept, now in OP2: report by the Working Group to the Council and the General Assembly, "
            "annually"
        ],
    ),
}


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_a_report_that_is_due_in_both_texts_is_neither_new_nor_gone(
    row: tuple[list[str], list[str], list[str]],
) -> None:
    old, new, told = row
    redline = compared({"old": [OPENS, *old], "new": [OPENS, *new]})
    assert [f"{f.rule}: {f.note}" for f in redline.findings if f.kind in ("duty", "date")] == told
