"""Other words of merges and splits: what another of the paragraphs has in the same words neither came nor went."""

from __future__ import annotations

import pytest

from hrcdiff import compare
from hrcdiff.findings.words import unnamed
from tests.unit.reading import SIXTIETH, joined_or_parted, read


def _words(old: list[str], new: list[str]) -> list[str]:
    return [row.words for row in unnamed(joined_or_parted(old, new)) if row.weighty]


CALLS = "Calls upon the guilds to increase their efforts for the full keeping of the Charter of the Lights of the Coast"
RECALLS = "Recalls that, in line with the Charter of the Lights of the Coast, the guilds should take all suitable "
RECALLS += "measures for the true keeping of the duties named therein{}"
JOINED = "Calls upon the guilds to increase their efforts and {}take all suitable measures for the full and {} keeping "
JOINED += "of the Charter of the Lights of the Coast{}"
TAIL = ", and underlines that this includes the duties of the guilds in relation to the northern harbour"
OLD = [CALLS, RECALLS.format(TAIL)]


def test_words_that_stood_in_the_other_of_two_merged_paragraphs_did_not_come() -> None:
    new = [JOINED.format("", "true", TAIL)]
    for told in (_words(OLD, new), _words(new, OLD)):
        assert not any("suitable measures" in row or "and true" in row for row in told)


def test_words_that_stood_in_neither_came() -> None:
    assert any("costly" in f.note for f in joined_or_parted(OLD, [JOINED.format("", "costly", TAIL)]).findings)
    assert any("gladly" in row for row in _words(OLD, [JOINED.format("gladly ", "true", TAIL)]))


NEED = "Emphasizes the need for a constructive way of keeping the lamps of the northern harbour at dawn and at dusk"
DUTY = "Reaffirms that the guilds of the coast have the first responsibility for the bells of every pier and rope"


@pytest.mark.parametrize("joint", [", and emphasizes", ", as well as emphasizes", ", and emphasizes in this regard"])
def test_a_verb_that_led_a_paragraph_and_leads_a_clause_is_told_nowhere(joint: str) -> None:
    parts, whole = [DUTY, NEED], [f"{DUTY}{joint}{NEED.removeprefix('Emphasizes')}"]
    assert _words(parts, whole) == _words(whole, parts) == []


def test_another_verb_is_told() -> None:
    redline = joined_or_parted([DUTY, NEED], [f"{DUTY}, and notes{NEED.removeprefix('Emphasizes')}"])
    assert "verb.changed" in {finding.rule for finding in redline.findings}


def test_an_item_that_a_finding_tells_is_not_told_again_beside_what_went() -> None:
    row = "Calls upon States to keep in good order the lamps of the harbour and the bells of the piers"
    old = [f"{row} printed in the almanac of the northern guilds", NEED]
    new = [f"{row}, and the ropes of the boats made for them", NEED]
    sides = (read(SIXTIETH.format(n, f"1. {rows[0]};\n\n2. {rows[1]};")) for n, rows in ((1, old), (2, new)))
    redline = compare(*sides)
    listed = [f.new_words for f in redline.findings if f.rule == "list.added"]
    assert listed == ["and the ropes of the boats made for them"]
    assert not any("ropes" in change.new_words for change in unnamed(redline))
