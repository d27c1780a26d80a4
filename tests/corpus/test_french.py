"""Nine resolutions in French, as a converter got them out of PDFs: what is read, and every doubt, as a table.

The converter left the masthead in the text and the text of the footnotes out, cut paragraphs at page
breaks, and lost a number.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import pytest

from hrcdiff.comparison import compare
from hrcdiff.lineage import trace
from tests.corpus.texts import resolution

pytestmark = pytest.mark.shared


class Row(NamedTuple):
    """What is in one text."""

    number: str
    preambular: int
    operative: int
    subs: int
    date: str
    joined: str
    """Paragraphs that a page break had cut."""
    restored: str
    """Paragraphs whose number the converter lost."""
    notes: str
    """Paragraphs with a marker whose footnote the converter lost."""


TABLE = [
    Row("16/13", 9, 14, 16, "2011-03-24", "", "", "OP13"),
    Row("22/20", 8, 17, 19, "2013-03-22", "", "", "OP12"),
    Row("34/10", 9, 18, 19, "2017-03-23", "", "", "OP13"),
    Row("39/18", 18, 9, 0, "2018-09-28", "PP16 OP6", "", "PP18"),
    Row("43/12", 9, 18, 19, "2020-06-19", "OP9(k)", "OP18", "OP13"),
    Row("45/32", 15, 14, 0, "2020-10-07", "PP4 PP13 OP7", "", "OP11"),
    Row("48/24", 20, 13, 0, "2021-10-11", "PP18", "", "OP10"),
    Row("51/34", 16, 14, 0, "2022-10-07", "PP5 PP13 OP11", "", "PP5 OP10"),
    Row("57/32", 24, 16, 0, "2024-10-11", "OP6", "", "PP17 OP11"),
]


@pytest.mark.parametrize("row", TABLE, ids=[row.number for row in TABLE])
def test_numbering_is_complete_and_every_doubt_is_true(shared: Path, row: Row) -> None:
    document = resolution(row.number, shared, "fr")
    addresses = [p.address for p in document.paragraphs]
    counts = Counter("sub" if "(" in a else a[:2] for a in addresses)
    assert (counts["PP"], counts["OP"], counts["sub"]) == (row.preambular, row.operative, row.subs)
    assert [a for a in addresses if re.fullmatch(r"OP\d+", a)] == [f"OP{n}" for n in range(1, row.operative + 1)]
    found: dict[str, list[str]] = {}
    for warning in document.warnings:
        found.setdefault(warning.code, []).append(warning.address or "")
    wanted = {"joined-over-gap": row.joined, "number-restored": row.restored, "footnote-lost": row.notes}
    assert found == {code: named.split() for code, named in wanted.items() if named}


@pytest.mark.parametrize("row", TABLE, ids=[row.number for row in TABLE])
def test_masthead(shared: Path, row: Row) -> None:
    document = resolution(row.number, shared, "fr")
    assert document.language == "fr"
    assert document.symbol == f"A/HRC/RES/{row.number}"
    assert document.kind == "resolution"
    assert document.organ == "Human Rights Council"
    assert (document.session, document.date) == (row.number.split("/")[0], row.date)
    assert document.agenda_item in {"3", "10"}
    assert document.adoption is not None
    assert document.adoption.mode == "without a vote"
    assert document.unassigned == ()


@pytest.mark.parametrize("row", TABLE, ids=[row.number for row in TABLE])
def test_every_paragraph_opens_and_no_masthead_is_in_one(shared: Path, row: Row) -> None:
    for paragraph in resolution(row.number, shared, "fr").paragraphs:
        assert paragraph.opening or "(" in paragraph.address
        assert "Distr." not in paragraph.text
        assert "image" not in paragraph.text
        assert not re.search(r"(?:Original :|(?<! o)\s\d\s;|\se$)", paragraph.text)


@pytest.mark.parametrize("number", ["45/32", "48/24", "51/34", "57/32"])
def test_the_structure_is_that_of_the_english_text(shared: Path, number: str) -> None:
    french, english = resolution(number, shared, "fr"), resolution(number, shared)
    assert [p.address for p in french.paragraphs] == [p.address for p in english.paragraphs]


@pytest.mark.parametrize(("old", "new"), [("45/32", "48/24"), ("51/34", "57/32")])
def test_the_links_are_mostly_those_of_the_english_texts(shared: Path, old: str, new: str) -> None:
    pairs = [
        {
            pair
            for link in compare(resolution(old, shared, code), resolution(new, shared, code)).links
            for pair in link.pairs
        }
        for code in ("fr", "en")
    ]
    assert len(pairs[0] & pairs[1]) >= 0.8 * len(pairs[0] | pairs[1])


def test_the_threads_are_nearly_those_of_the_english_texts(shared: Path) -> None:
    threads = []
    for code in ("fr", "en"):
        lineage = trace([resolution(number, shared, code) for number in ("45/32", "48/24", "51/34", "57/32")])
        assert len(lineage.warnings) == (code == "fr"), "that no rule knows the words is said once"
        spots = [[(spot.version, spot.address) for spot in thread.spots] for thread in lineage.threads]
        threads.append({pair for each in spots for pair in combinations(each, 2)})
    assert len(threads[0] & threads[1]) >= 0.95 * len(threads[0] | threads[1])
