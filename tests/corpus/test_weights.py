"""Changes that a reader judged: nothing that matters is lowered, and as much agrees as was published."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from benchmarks import weights
from hrcdiff.comparison import compare
from hrcdiff.findings.significance import RULES
from hrcdiff.model import SIGNIFICANCES
from tests.corpus.texts import resolution

PUBLISHED = {"first": (89, 89), "second": (87, 83)}
"""As the reader says, of a hundred: when the sample was drawn, and now."""


@pytest.mark.parametrize("name", PUBLISHED)
def test_verdicts_are_whole(name: str) -> None:
    rows = tomllib.loads((weights.VERDICTS / f"{name}.toml").read_text(encoding="utf-8"))["verdict"]
    assert len(rows) == len(weights.verdicts(name)) == weights.SIZE
    assert {row["level"] for row in rows} <= set(SIGNIFICANCES)
    assert {row["said"] for row in rows} <= {*(rule.name for rule in RULES), "substantive"}
    then = weights.then(name)
    assert sum(then[level, level] for level in SIGNIFICANCES) == PUBLISHED[name][0]


def test_samples_share_no_change() -> None:
    assert not weights.verdicts("first").keys() & weights.verdicts("second").keys()


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_page_has_the_figures(name: str) -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "significance.md").read_text(encoding="utf-8")
    assert f"{PUBLISHED[name][0]} of 100" in page
    assert f"{PUBLISHED[name][1]} of 100" in page


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("name", PUBLISHED)
def test_no_change_that_matters_is_lowered(name: str, shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "SHARED", shared)
    table, _, lost = weights.confusion(name)
    lowered = Counter({key: count for key, count in table.items() if key[0] != "substantive"})
    assert not sum(count for (_, read), count in lowered.items() if read == "substantive")
    assert not lost
    assert sum(table[level, level] for level in SIGNIFICANCES) >= PUBLISHED[name][1]


@pytest.mark.shared
@pytest.mark.parametrize(
    ("old", "new", "address", "rule"),
    [
        ("39/9", "51/7", "PP4", "technical.latest"),
        ("36/9", "51/7", "PP28", "editorial.name"),
        ("48/22", "51/38", "PP13", "editorial.capital"),
        ("42/18", "51/24", "PP19", "editorial.comma"),
    ],
)
def test_a_trifle_is_lowered(old: str, new: str, address: str, rule: str, shared: Path) -> None:
    found = compare(resolution(old, shared), resolution(new, shared))
    assert rule in {edit.rule for link in found.links if address in link.new for edit in link.edits}


@pytest.mark.shared
@pytest.mark.parametrize(("old", "new", "address"), [("36/9", "51/7", "OP17"), ("48/22", "51/38", "OP14(e)")])
def test_the_article_of_another_noun_is_not_lowered(old: str, new: str, address: str, shared: Path) -> None:
    found = compare(resolution(old, shared), resolution(new, shared))
    edits = [edit for link in found.links if address in link.new for edit in link.edits]
    assert not [edit for edit in edits if edit.rule == "editorial.article"]
