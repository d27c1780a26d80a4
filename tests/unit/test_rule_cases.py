"""Rows for each rule of the findings and of significance: as many in which it must not fire as in which it does."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hrcdiff.citations import citations
from hrcdiff.comparison import compare
from hrcdiff.findings import RULES
from hrcdiff.findings.significance import RULES as LOWERING
from hrcdiff.lexicon import opening
from hrcdiff.model import Document, Finding, Paragraph, Redline
from tests.property.mirror import OPPOSITE
from tests.unit.test_findings import CASES, drawn, told
from tests.unit.test_significance import drawn as weighed

FOLDER = Path(__file__).resolve().parents[1] / "cases"


def rows(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))["case"]
    return found


ROWS = rows("rules")
STRUCTURE = rows("structure")
SIGNIFICANCE = rows("significance")


def check(found: tuple[Finding, ...], row: dict[str, Any]) -> None:
    assert sorted(f.rule if f.rule in row["found"] else told(f) for f in found) == sorted(row["found"])
    assert not {f.rule for f in found} & set(row.get("not", ()))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["why"])
def test_rule(row: dict[str, Any]) -> None:
    check(drawn(row).findings, row)


def _back(rule: str) -> str:
    return OPPOSITE.get(rule, rule)


@pytest.mark.parametrize("row", [*ROWS, *CASES], ids=lambda row: row["why"])
def test_rule_from_the_newer_text_to_the_older(row: dict[str, Any]) -> None:
    """What is newer one way is older the other, so dates and references count by their family alone."""
    dates = {"dates": row["dates"][::-1]} if "dates" in row else {}
    found = drawn({**row, **dates, "old": row["new"], "new": row["old"]}).findings
    one_way = re.compile(r"(date|reference)\.(?!added|removed|dropped)[a-z-]+")
    wanted = [one_way.sub(r"\1", _back(said.partition(":")[0])) for said in row["found"]]
    assert sorted(one_way.sub(r"\1", f.rule) for f in found) == sorted(wanted)


# --- several paragraphs ------------------------------------------------------------------------


def text(name: str, lines: list[str]) -> Document:
    """A document of paragraphs behind PP, OP or a letter."""
    counts = Counter[str]()
    paragraphs: list[Paragraph] = []
    for line in lines:
        mark, _, words = line.partition(" ")
        last = f"OP{counts['OP']}"
        counts[mark] += mark in ("PP", "OP")
        address = f"{mark}{counts[mark]}" if mark in ("PP", "OP") else last + mark
        begins = opening(words) if mark in ("PP", "OP") else None
        paragraphs.append(
            Paragraph(
                address=address, part="preambular" if mark == "PP" else "operative", label=None,
                parent=None if mark in ("PP", "OP") else last, opening=begins.phrase if begins else None, text=words,
            )
        )  # fmt: skip
    plain = Document(
        name=name, sha256="0" * 64, organ="Human Rights Council", language="en", title="T",
        paragraphs=tuple(paragraphs),
    )  # fmt: skip
    return replace(plain, citations=citations(plain))


def compared(row: dict[str, Any]) -> Redline:
    return compare(text("old", row["old"]), text("new", row["new"]))


def _of_structure(rules: Iterable[str]) -> list[str]:
    return sorted(rule for rule in rules if rule.startswith("structure."))


@pytest.mark.parametrize("row", STRUCTURE, ids=lambda row: row["why"])
def test_structure(row: dict[str, Any]) -> None:
    found = compared(row).findings
    wanted = [said.partition(":")[0] for said in row["found"]]
    assert _of_structure(f.rule for f in found) == _of_structure(wanted)
    assert {*wanted} <= {f.rule for f in found}
    assert not {f.rule for f in found} & set(row.get("not", ()))


@pytest.mark.parametrize(
    ("titles", "rules"),
    [
        (("The right to food", "The rights to food and water"), ["structure.title"]),
        (("Technical cooperation", "Technical cooperation in the field of human rights"), ["structure.title"]),
        (("Capacity building and rights", "Capacity-building and rights"), []),
        (("The right to food", None), []),
    ],
)
def test_title(titles: tuple[str | None, str | None], rules: list[str]) -> None:
    sides = [
        replace(text(name, ["OP Decides to remain seized."]), title=title)
        for name, title in zip("ab", titles, strict=True)
    ]
    assert [f.rule for f in compare(sides[0], sides[1]).findings] == rules


@pytest.mark.parametrize("row", [row for row in SIGNIFICANCE if "not" in row], ids=lambda row: row["why"])
def test_what_a_rule_must_not_cover(row: dict[str, Any]) -> None:
    redline = weighed(row)
    assert not {e.rule for link in redline.links for e in link.edits} & set(row["not"])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "the use of mines, the burning of crops and the poisoning of wells",
            "the use of mines, the burning of crops, the poisoning of wells and the destruction of schools",
        ),
        (
            "the use of mines, the burning of crops, the poisoning of wells and the destruction of schools",
            "the use of mines, the burning of crops and the poisoning of wells",
        ),
        ("using, burning or poisoning the lamps", "using, burning, poisoning or hiding the lamps"),
    ],
)
def test_the_sign_before_what_was_the_last_item_follows_from_the_item(old: str, new: str) -> None:
    redline = weighed({"old": f"Condemns {old};", "new": f"Condemns {new};"})
    rules = [e.rule for e in redline.links[0].edits if e.op != "equal"]
    assert {"editorial.series", None} == set(rules)
    assert redline.links[0].significance == "substantive"


# --- as many of the one as of the other --------------------------------------------------------

ELSEWHERE = {"structure.title": (2, 2), "structure.heading": (1, 3)}
"""Rules whose rows stand in a test."""
RENUMBERED = {"editorial.crossed": (1, 0), "editorial.renumbered": (1, 1), "editorial.series": (1, 0)}
"""The same of rules that lower a part of a change alone: ``test_significance.py``, and below."""


def together(rule: str) -> str:
    """A rule and its opposite are one: each row is asked both ways."""
    return min(rule, OPPOSITE.get(rule, rule))


@pytest.mark.parametrize("rule", sorted({together(rule) for rule in RULES}))
def test_each_rule_has_as_many_rows_in_which_it_must_not_fire(rule: str) -> None:
    fires, silent = ELSEWHERE.get(rule, (0, 0))
    for row in (*ROWS, *STRUCTURE):
        fires += rule in {together(said.partition(":")[0]) for said in row["found"]}
        silent += rule in {together(name) for name in row.get("not", ())}
    assert fires, "no row in which it fires"
    assert silent >= fires, f"{fires} rows in which {rule} fires, {silent} in which it must not"


def test_rows_name_rules_that_there_are() -> None:
    named = {
        said.partition(":")[0] for row in (*ROWS, *STRUCTURE, *CASES) for said in (*row["found"], *row.get("not", ()))
    }
    assert named <= set(RULES)


@pytest.mark.parametrize("rule", sorted({rule.name for rule in LOWERING}))
def test_each_rule_that_lowers_has_as_many_rows_that_it_must_not_cover(rule: str) -> None:
    covers, refused = RENUMBERED.get(rule, (0, 0))
    covers += sum(row["rule"] == rule for row in SIGNIFICANCE)
    refused += sum(rule in row.get("not", ()) for row in SIGNIFICANCE)
    assert covers, "no row that it covers"
    assert refused >= covers, f"{covers} rows that {rule} covers, {refused} that it must not"
