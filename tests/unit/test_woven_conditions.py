"""Conditions of merges and splits: one that another of the paragraphs lost, or has now, is told."""

from __future__ import annotations

import pytest

from hrcdiff.findings.words import unnamed
from tests.unit.reading import joined_or_parted

HELP = "Requests the Office to help the guilds of the coast to mend the lamps of the northern harbour{}"
TEACH = "Requests the Board to teach the divers of the island the keeping of ropes and nets{} in each month of the year"
BOTH = f"{HELP}, and to ask the Board{TEACH.removeprefix('Requests the Board')}"


@pytest.mark.parametrize(
    "words",
    [
        ", with the consent of the guild concerned,",
        ", as appropriate,",
        ", upon request,",
        ", where appropriate,",
        ", in consultation with the guilds concerned,",
    ],
)
@pytest.mark.parametrize("moves", [False, True])
def test_a_condition_that_one_of_merged_paragraphs_lost_is_told(words: str, moves: bool) -> None:
    one, other = words.rstrip(","), words
    if moves:  # it goes with the other one now
        old, new = [HELP.format(one), TEACH.format("")], [BOTH.format("", other)]
    else:
        old, new = [HELP.format(one), TEACH.format("")], [BOTH.format("", "")]
    for before, after in ((old, new), (new, old)):
        redline = joined_or_parted(before, after)
        told = [f.note for f in redline.findings] + [row.words for row in unnamed(redline)]
        assert any(words.strip(" ,").split()[-1] in note for note in told)


OPEN = "Calls upon States to open{} the piers of the southern coast to the boats of all guilds"
LIGHT = "Calls upon States to light{} the lamps of every tower for the pilots of the coast in winter"


@pytest.mark.parametrize(
    ("words", "old", "new"),
    [
        ("in full respect of the sovereignty of guilds", (1, 1), (0, 1)),
        ("in full respect of the sovereignty of guilds", (1, 1), (1, 0)),
        ("not later than the first storm", (1, 1), (0, 1)),
        ("not later than the first storm", (1, 0), (0, 1)),
        ("with the consent of the guild", (1, 1), (0, 1)),
        ("with the consent of the guild", (0, 1), (1, 0)),
        ("with the consent of the guild", (1, 0), (0, 1)),
    ],
)
def test_what_two_paragraphs_were_subject_to_is_told_where_one_of_both_asks_lost_it(
    words: str, old: tuple[int, int], new: tuple[int, int]
) -> None:
    aside = f", {words},"
    parts = [OPEN.format(aside * old[0]), LIGHT.format(aside * old[1])]
    both = [f"{OPEN.format(aside * new[0])}, and to{LIGHT.format(aside * new[1]).removeprefix('Calls upon States to')}"]
    for before, after in ((parts, both), (both, parts)):
        redline = joined_or_parted(before, after)
        told = [f.note for f in redline.findings] + [row.words for row in unnamed(redline)]
        assert any(words in note for note in [*told, *(transfer.text for transfer in redline.transfers)])
