"""Links between real resolutions that rules of the matcher decide, by symbol and address."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from hrcdiff import compare, read
from hrcdiff.model import Redline

pytestmark = pytest.mark.shared


@cache
def redline(folder: Path, old: str, new: str) -> Redline:
    names = (f"A_HRC_RES_{symbol.replace('/', '_')}.txt" for symbol in (old, new))
    return compare(*(read(folder / "corpora" / "hrc-en" / name) for name in names))


def linked(redline: Redline) -> set[tuple[str, str]]:
    return {pair for link in redline.links for pair in link.pairs}


LONE = [
    ("48/20", "57/34", "PP6", "PP8"),  # continuing violations, in few words left
    ("48/20", "57/34", "PP13", "PP10"),  # hate speech
    ("48/20", "51/36", "OP26", "OP25"),  # the Voluntary Principles
    ("43/11", "52/16", "PP9", "PP10"),  # international cooperation and solidarity
    ("32/20", "35/22", "OP2(i)", "OP2(e)"),  # water and sanitation
]
UNRIVALLED = [
    ("45/34", "54/34", "OP5", "OP8"),  # old PP12 is nearer to OP5, and has its own successor
    ("52/16", "55/4", "OP3", "OP3"),  # the same concern with other figures
]


@pytest.mark.parametrize(("old", "new", "one", "other"), [*LONE, *UNRIVALLED])
def test_a_weak_pair_that_is_like_nothing_else_is_a_link(
    shared: Path, old: str, new: str, one: str, other: str
) -> None:
    assert (one, other) in linked(redline(shared, old, new))


def test_two_requests_put_to_two_addressees_are_two_provisions(shared: Path) -> None:
    """The High Commissioner's oral update, and the final report of the team of experts."""
    found = linked(redline(shared, "45/34", "54/34"))
    assert ("OP35", "OP43") not in found
    assert {("OP33", "OP43"), ("OP35", "OP44"), ("OP36", "OP44")} <= found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("OP18", "A1.Art3.p1(j)"),  # a draft covenant in an annex
        ("OP32", "A1.Art28.2"),
        ("OP9", "OP7"),  # reports of two bodies on the right to development
    ],
)
def test_a_treaty_in_an_annex_and_the_report_of_another_body_are_no_versions(
    shared: Path, one: str, other: str
) -> None:
    assert (one, other) not in linked(redline(shared, "42/23", "54/18"))
