"""docs/findings.md against the code: every rule, every source and every ranking is there, and no other."""

from __future__ import annotations

import json
import re
from pathlib import Path

from hrcdiff import compare, read
from hrcdiff.findings import RULES
from hrcdiff.findings.items import data
from hrcdiff.findings.make import REASONS, SOURCES
from hrcdiff.findings.significance import RULES as LOWERING

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "findings.md").read_text(encoding="utf-8")
SCALE = json.loads((ROOT / "hrcdiff/findings/verb-scale.json").read_text(encoding="utf-8"))


def section(heading: str) -> str:
    """The text under a heading of the page."""
    return re.split(r"^## ", PAGE.partition(f"## {heading}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]


def table(heading: str) -> list[list[str]]:
    """The rows of the tables under a heading, without their heads."""
    lines = [line for line in section(heading).splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if not line.startswith("|--")]


def named(cell: str) -> list[str]:
    """The rules that a cell names; ``.removed`` goes with the family before it."""
    out: list[str] = []
    for name in re.findall(r"`([a-z]*\.[a-z-]+)`", cell):
        family = out[-1].partition(".")[0] if name.startswith(".") else ""
        out.append(family + name)
    return out


def test_every_rule_is_documented_and_no_other() -> None:
    rules = [rule for row in table("The rules") for rule in named(row[0])]
    assert sorted(rules) == sorted(RULES)


def test_every_rule_that_lowers_is_documented_in_its_order() -> None:
    rules = [rule for row in table("What is lowered") for rule in named(row[0])]
    assert rules == [rule.name for rule in LOWERING]


def test_every_source_of_the_scale_is_documented() -> None:
    rows = {row[0].partition(":")[0]: row[1] for row in table("The verb scale") if ":" in row[0]}
    assert rows.keys() == SCALE["sources"].keys()


def test_every_ranking_is_in_the_row_of_its_source() -> None:
    rows = {row[0].partition(":")[0]: row[1] for row in table("The verb scale") if ":" in row[0]}
    for ranking in SCALE["rankings"]:
        said = rows[ranking["source"]]
        for verb in ranking["order"]:
            stem = verb.split()[-1].rstrip("e")[:6]
            assert stem in said, f"{ranking['source']} ranks {verb}, and the page does not say so"


def test_every_near_synonym_is_named() -> None:
    said = section("The verb scale").lower()
    for group in SCALE["near_synonyms"]:
        for verb in group["verbs"]:
            assert re.sub(r"ly$|ed$|e$", "", verb.split()[0])[:6] in said, verb


def test_every_verb_and_every_ranking_has_a_known_source() -> None:
    known = {verb for verbs in SCALE["verbs"].values() for verb in verbs}
    for ranking in SCALE["rankings"]:
        assert ranking["source"] in SCALE["sources"]
        # *warn* and *decide* are ranked by one source and have no band of ours.
        assert set(ranking["order"]) - known <= {"warn", "decide"}


def test_every_group_of_phrases_has_a_source_in_words() -> None:
    phrases = data()
    groups = [*phrases["qualifiers"], *phrases["pairs"], phrases["modals"], phrases["negation"]]
    assert {group["source"] for group in groups} <= set(SOURCES)


def test_every_finding_says_why_it_is_told_in_words_that_need_no_other_paper() -> None:
    """No number of a section, no heading of a table: a sentence, or whose practice it is."""
    bare = {rule for rule in RULES if not (REASONS.get(rule) or REASONS.get(rule.partition(".")[0]))}
    assert {rule.partition(".")[0] for rule in bare} == {"verb", "qualifier", "modality", "pair"}, "these have sources"
    redlines = [compare(read(old), read(new)) for old, new in (("18/L.24/Rev.1", "54/28"), ("27/20", "54/28"))]
    said = {finding.source for redline in redlines for finding in redline.findings}
    assert all(len(source) > 20 and not re.match(r"\d", source) for source in said)
    assert not any("what moves with the calendar" in source or "as the texts print" in source for source in said)
