"""The links between the texts that ship with hrcdiff: against a table, and against links drawn by hand."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from hrcdiff import read
from hrcdiff.comparison import compare
from hrcdiff.model import Redline

CASES = Path(__file__).resolve().parents[1] / "cases"
PAIRS: list[dict[str, Any]] = tomllib.loads((CASES / "seed_links.toml").read_text(encoding="utf-8"))["pair"]
Ends = tuple[tuple[str, ...], tuple[str, ...]]


@cache
def redline(old: str, new: str) -> Redline:
    return compare(read(old), read(new))


def ends(written: str) -> Ends:
    """``OP7 > OP2 OP8``"""
    old, _, new = written.partition(" > ")
    return tuple(old.split()), tuple(new.split())


def links(drawn: Redline) -> set[Ends]:
    return {(link.old, link.new) for link in drawn.links}


def transfers(drawn: Redline) -> set[Ends]:
    return {((t.old.address,), (t.new.address,)) for t in drawn.transfers}


def linked(drawn: Redline, wanted: Ends) -> bool:
    """Whether one link holds these paragraphs, with every one of the shorter side paired."""
    return any(set(wanted[0]) <= set(link.old) and set(wanted[1]) <= set(link.new) for link in drawn.links)


# --- the table -------------------------------------------------------------------------------


def named(pair: dict[str, Any]) -> str:
    return f"{pair['old']} {pair['new']}"


@pytest.mark.parametrize("pair", PAIRS, ids=named)
def test_the_links_of_the_table_are_found(pair: dict[str, Any]) -> None:
    drawn = redline(pair["old"], pair["new"])
    missing = [row for row in pair["link"] if ends(row) not in links(drawn)]
    missing += [row for row in pair["part"] if ends(row) not in links(drawn) | transfers(drawn)]
    missing += [row for row in pair["transfer"] if ends(row) not in transfers(drawn)]
    assert missing == []


@pytest.mark.parametrize("pair", PAIRS, ids=named)
def test_what_is_unchanged_or_crossed_is_said_to_be(pair: dict[str, Any]) -> None:
    drawn = redline(pair["old"], pair["new"])
    assert [link.old[0] for link in drawn.links if link.relation == "unchanged"] == pair["unchanged"]
    crossed = {(link.old, link.new) for link in drawn.links if link.crossed}
    assert crossed == {ends(row) for row in pair.get("crossed", [])}


@pytest.mark.parametrize("pair", [p for p in PAIRS if p["new"] != "36/..."], ids=named)
def test_nothing_else_is_linked_or_transferred(pair: dict[str, Any]) -> None:
    """Within the family; the table lists for the sister text only what must be found."""
    drawn = redline(pair["old"], pair["new"])
    known = {ends(row) for row in (*pair["link"], *pair["part"], *pair["transfer"], *pair.get("weak", []))}
    assert links(drawn) | transfers(drawn) <= known


@pytest.mark.parametrize("pair", PAIRS, ids=named)
def test_the_other_way_round_the_same_is_linked(pair: dict[str, Any]) -> None:
    forth, back = redline(pair["old"], pair["new"]), redline(pair["new"], pair["old"])
    assert {(new, old) for old, new in links(back)} == links(forth)
    assert {(new, old) for old, new in transfers(back)} == transfers(forth)


def test_texts_of_different_families_are_warned_about_and_compared_all_the_same() -> None:
    drawn = redline("36/...", "54/28")
    assert not drawn.summary.same_family
    assert [warning.code for warning in drawn.warnings] == ["different-families"]
    assert drawn.links


@pytest.mark.parametrize("pair", [p for p in PAIRS if p["new"] != "36/..."], ids=named)
def test_texts_of_one_family_are_not_warned_about(pair: dict[str, Any]) -> None:
    drawn = redline(pair["old"], pair["new"])
    assert drawn.summary.same_family
    assert drawn.warnings == ()


# --- the links drawn by hand -----------------------------------------------------------------

LETTERS = {"A": "18/L.24/Rev.1", "B": "27/20", "C": "54/28", "D": "36/..."}


@pytest.fixture(scope="session")
def gold(shared: Path) -> dict[str, list[dict[str, Any]]]:
    content: dict[str, Any] = json.loads((shared / "gold" / "seeds-links.json").read_text(encoding="utf-8"))
    return {key: rows for key, rows in content.items() if key != "note"}


@pytest.mark.shared
@pytest.mark.parametrize("key", ["A_B", "B_C", "A_C", "B_D", "D_C"])
def test_the_links_drawn_by_hand_are_found(gold: dict[str, list[dict[str, Any]]], key: str) -> None:
    """All that are not weak: parts as a link or as a transfer, transfers as transfers, what went or came as such."""
    old, new = (LETTERS[letter] for letter in key.split("_"))
    drawn = redline(old, new)
    wrong: list[dict[str, Any]] = []
    for row in gold[key]:
        wanted: Ends = (tuple(row["from"]), tuple(sorted(row["to"], key=lambda a: (a[:2] != "PP", int(a[2:])))))
        if row.get("weak"):
            continue
        if row["type"] == "deleted":
            right = set(wanted[0]) <= set(drawn.removed)
        elif row["type"] == "new":
            right = set(wanted[1]) <= set(drawn.added)
        elif row["type"] == "transfer":
            right = wanted in transfers(drawn)
        elif row["type"] == "part":
            right = wanted in transfers(drawn) or linked(drawn, wanted)
        else:
            right = wanted in links(drawn)
        if not right:
            wrong.append(row)
    assert wrong == []


@pytest.mark.shared
@pytest.mark.parametrize("key", ["A_B", "B_C", "A_C"])
def test_nothing_is_linked_that_the_hand_did_not_link(gold: dict[str, list[dict[str, Any]]], key: str) -> None:
    old, new = (LETTERS[letter] for letter in key.split("_"))
    known = {(a, b) for row in gold[key] for a in row["from"] for b in row["to"]}
    found = {pair for link in redline(old, new).links for pair in link.pairs}
    assert found <= known
