"""Lineages of real series: what reading found in them stays found."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from hrcdiff import read, trace

if TYPE_CHECKING:
    from pathlib import Path

    from hrcdiff.lineage import Lineage, Reading

pytestmark = pytest.mark.shared
SERIES = {
    "cooperation": "45/32 48/24 51/34 57/32",
    "development": "36/9 39/9 42/23 45/6 48/10 51/7 54/18 57/19",
    "coercive measures": "40/3 43/15 46/5 49/6 52/13 55/7",
    "DRC": "45/34 48/20 51/36 54/34 57/34",
    "good governance": "37/6 45/9 51/5 57/5",
}
BUNDLED = ["18/L.24/Rev.1", "27/20", "54/28"]


@cache
def lineage(shared: Path, name: str) -> Lineage:
    if name == "PDF":
        files = [f"un-pdf/{stem}.pdf" for stem in ("A_RES_80_149", "A_C.2_80_L.14", "A_C.2_80_L.55")]
    else:
        files = [f"hrc-en/A_HRC_RES_{symbol.replace('/', '_')}.txt" for symbol in SERIES[name].split()]
    texts = [str(shared / "corpora" / file) for file in files]
    return trace([read(text) for text in [*texts, *(BUNDLED if name == "cooperation" else [])]])


def back(drawn: Lineage) -> set[tuple[str, str]]:
    """What came back, as the version and the address from which, and where to."""
    symbols = [(document.symbol or "").removeprefix("A/HRC/").removeprefix("RES/") for document in drawn.versions]
    return {
        (f"{symbols[r.against]} {t.readings[r.against].address}", f"{symbols[r.version]} {r.address}")
        for t in drawn.threads
        for r in t.readings
        if r.state == "reinstated" and r.against is not None
    }


def reading(drawn: Lineage, version: int, address: str, there: int) -> Reading:
    (thread,) = (t for t in drawn.threads if t.readings[version].address == address)
    return thread.readings[there]


def test_a_draft_its_revision_and_what_was_adopted(shared: Path) -> None:
    drawn = lineage(shared, "PDF")
    assert [d.symbol for d in drawn.versions] == ["A/C.2/80/L.14", "A/C.2/80/L.55", "A/RES/80/149"]
    assert len(drawn.threads) == 75
    assert sum(len(t.spots) == 3 for t in drawn.threads) == 72
    assert drawn.tallies[1].reworded + drawn.tallies[1].unchanged == 72
    assert drawn.tallies[2].unchanged == 74
    assert reading(drawn, 0, "OP24", 1).state == "dropped"
    assert not drawn.disputes


def test_what_came_back_in_the_series_of_the_bundled_texts(shared: Path) -> None:
    found = back(lineage(shared, "cooperation"))
    assert {
        ("18/L.24/Rev.1 PP7", "45/32 PP12"),
        ("18/L.24/Rev.1 PP8", "51/34 PP8"),
        ("18/L.24/Rev.1 OP9", "45/32 OP1"),
        ("18/L.24/Rev.1 OP11", "45/32 OP8"),
        ("18/L.24/Rev.1 OP12", "45/32 OP9"),
        ("18/L.24/Rev.1 OP13", "45/32 OP10"),
    } <= found
    assert len(found) <= 10


def test_a_mandate_that_is_renewed_every_three_years_comes_back(shared: Path) -> None:
    found = back(lineage(shared, "development"))
    assert ("42/23 OP22", "51/7 OP19") in found
    assert not any("A1." in there for _, there in found), "the covenant annexed to 54/18 is a text of its own"
    assert len(found) <= 8


def test_a_short_version_between_two_long_ones_is_part_of_its_thread(shared: Path) -> None:
    drawn = lineage(shared, "development")
    assert [reading(drawn, 4, "OP19", v).address for v in (5, 6, 7)] == ["OP26", "OP28", "OP26"]


def test_a_series_that_changes_little_has_few_surprises(shared: Path) -> None:
    drawn = lineage(shared, "coercive measures")
    assert back(drawn) == {("40/3 OP27", "52/13 OP27")}
    assert sum(len(t.spots) == 6 for t in drawn.threads) >= 60


def test_nothing_is_called_back_where_nothing_came_back(shared: Path) -> None:
    assert back(lineage(shared, "DRC")) == back(lineage(shared, "good governance")) == set()


@pytest.mark.parametrize("name", [*SERIES, "PDF"])
def test_every_lineage_is_proved_and_of_one_family(shared: Path, name: str) -> None:
    drawn = lineage(shared, name)
    assert drawn.proof is not None
    assert not [w for w in drawn.warnings if w.code == "different-families"]
