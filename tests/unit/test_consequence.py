"""In what order a page of summary tells changes of words that no finding names."""

from __future__ import annotations

import pytest

from hrcdiff.findings.consequence import consequence

NORM, VERB, WORD, PRONOUN = 3, 2, 1, 0


@pytest.mark.parametrize(
    ("old", "new", "level"),
    [
        ("ensure", "work towards", NORM),
        ("", "without a court of law", NORM),
        ("must", "can", NORM),
        ("the Board of Lamps", "the Board of Bells", VERB),
        ("arrange", "wait", VERB),
        ("yellow", "green", WORD),
        ("him or her", "the mandate holder", PRONOUN),
        ("their", "the lamps of all guilds", PRONOUN),
        ("the rights of their guilds", "the rights of our guilds", WORD),
    ],
)
def test_consequence(old: str, new: str, level: int) -> None:
    assert consequence(old, new) == consequence(new, old) == level
