"""What is asked of States and offices, in adopted texts: by symbol and address."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from hrcdiff.comparison import compare
from tests.corpus.texts import resolution

if TYPE_CHECKING:
    from pathlib import Path

    from hrcdiff.model import Redline


@cache
def redline(old: str, new: str, shared: Path) -> Redline:
    return compare(resolution(old, shared), resolution(new, shared))


@pytest.mark.shared
@pytest.mark.parametrize(
    ("old", "new", "rule", "address", "begins"),
    [
        ("32/32", "41/12", "verb.ask-new", "OP2", "to give due consideration to implementing"),
        ("45/6", "51/7", "verb.ask-gone", "OP11", "to implement the recommendations"),
        ("49/6", "55/7", "verb.ask-new", "PP36", "to prevent and minimize"),
        ("45/9", "51/5", "verb.ask-new", "OP17(c)", "to make it available"),
        ("40/7", "52/16", "verb.ask-gone", "OP14", "to take all the measures necessary"),
        ("49/6", "55/7", "list.added", "OP25", "and on the human rights impact"),
        ("45/9", "51/5", "list.added", "PP10", "Indigenous Peoples, persons with disabilities"),
        ("45/6", "51/7", "list.added", "OP27", "Special Rapporteur"),
        ("36/9", "48/10", "list.added", "OP8", "financial and human"),
        ("49/6", "55/7", "qualifier.added", "OP26", "the possibility of"),
        ("45/6", "51/7", "qualifier.replaced", "PP26", "in a timely manner"),
    ],
)
def test_it_is_told(old: str, new: str, rule: str, address: str, begins: str, shared: Path) -> None:
    found = [f for f in redline(old, new, shared).findings if f.rule == rule]
    places = [
        (f.new, f.new_words) if rule.endswith(("new", "added", "replaced")) else (f.old, f.old_words) for f in found
    ]
    assert any(place and place.address == address and words.startswith(begins) for place, words in places)


@pytest.mark.shared
def test_a_condition_that_went_with_its_clause_is_not_told(shared: Path) -> None:
    found = redline("40/7", "52/16", shared).findings
    assert not [
        f
        for f in found
        if f.kind == "qualifier" and f.old_words == "where appropriate" and f.old and f.old.address == "OP17"
    ]
