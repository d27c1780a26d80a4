"""A pattern that is compiled later is a pattern like any other once it is used."""

from __future__ import annotations

import re

import pytest

from hrcdiff.patterns import later


def test_it_finds_what_a_pattern_finds() -> None:
    lamp = later(r"(?P<colour>red|green)\s+lamps?", re.IGNORECASE)
    for _ in range(2):
        assert lamp.findall("a Red lamp, two green lamps") == ["Red", "green"]
        assert [found["colour"] for found in lamp.finditer("the green lamp")] == ["green"]
        assert lamp.fullmatch("a red lamp") is None
    assert re.compile(f"the {lamp.pattern}").search("the red lamp")
    assert lamp.groupindex == {"colour": 1}


def test_a_mistake_shows_when_it_is_used() -> None:
    wrong = later("(")
    with pytest.raises(re.error):
        wrong.search("lamp")
