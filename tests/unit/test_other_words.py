"""Changes of words that no finding names: with the findings they tell all that changed."""

from __future__ import annotations

from hrcdiff import compare
from hrcdiff.findings.words import unnamed
from hrcdiff.model import Redline
from hrcdiff.parsing import parse
from hrcdiff.readers import read_bytes

TEXT = """Human Rights Council
Sixtieth session

60/{}. Lights

The Human Rights Council,

Recalling the Charter of the United Nations,

1. {}

2. Decides to go on.
"""


def _compared(old: str, new: str) -> Redline:
    one, other = (parse(read_bytes("a.txt", TEXT.format(n, row).encode())) for n, row in ((1, old), (2, new)))
    return compare(one, other)


def _words(old: str, new: str) -> list[str]:
    return [change.words for change in unnamed(_compared(old, new))]


def test_words_that_no_rule_names_are_told_as_they_are() -> None:
    row = "Calls upon States to {} the lamps of the harbour in the winter of each year;"
    assert _words(row.format("repair"), row.format("admire")) == ["“repair” → “admire”"]


def test_words_that_came_alone_or_went_alone() -> None:
    row = "Calls upon States to light the {}lamps of the harbour in the winter of each year;"
    assert _words(row.format(""), row.format("green ")) == ["in: “green”"]
    assert _words(row.format("green "), row.format("")) == ["out: “green”"]


def test_what_a_finding_names_is_not_told_again() -> None:
    row = "{} States to light the lamps of the harbour in the winter of each year;"
    assert _words(row.format("Urges"), row.format("Encourages")) == []


def test_what_a_finding_names_in_part_is_told_whole() -> None:
    row = "Calls upon States to light the lamps of the harbour in the winter{};"
    more = ", as appropriate, whenever boats with tired crews are expected back from the northern fishing grounds"
    assert any("northern fishing grounds" in words for words in _words(row.format(""), row.format(more)))


def test_what_a_rule_lowers_is_not_among_them() -> None:
    row = "Calls upon States to light the lamps {} the harbour in the winter of each year;"
    redline = _compared(row.format("in  "), row.format("in"))
    assert unnamed(redline) == ()


def test_every_change_that_weighs_is_named_or_stands_among_them() -> None:
    old = "Urges States to light three lamps of the harbour, as appropriate, and to ask the keepers for oil;"
    new = "Calls upon all States to light the lamps of the northern harbour and to beg the keepers for much oil;"
    redline = _compared(old, new)
    assert "verb.changed" in {finding.rule for finding in redline.findings}
    assert {"in: “northern”", "in: “much”"} <= {change.words for change in unnamed(redline)}
