"""Amendments as the United Nations served them, put into their drafts; and one's own, between real texts."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from hrcdiff.amending import amend
from hrcdiff.comparison import compare
from hrcdiff.instructions import instructions
from hrcdiff.instructions.kinds import head
from hrcdiff.model import Document, is_amendment
from hrcdiff.parsing import parse
from hrcdiff.readers import read_bytes
from hrcdiff.renderers.to_instructions import instructions_to_text
from tests.corpus.texts import resolution, served, text

pytestmark = pytest.mark.shared

SERIES = (
    "45/32 48/24 51/34 57/32", "36/9 39/9 42/23 45/6 48/10 51/7 54/18 57/19", "40/3 43/15 46/5 49/6 52/13 55/7",
    "37/27 42/18 45/11 51/24 57/11", "40/7 43/11 46/19 52/16 55/4", "37/6 45/9 51/5 57/5", "35/22 47/5 54/19",
    "45/34 48/20 51/36 54/34 57/34", "45/27 48/22 51/38 54/32 57/27",
)  # fmt: skip
PAIRS = [pair for series in SERIES for pair in pairwise(series.split())]
DRAFTS = (
    ("A_C.3_80_L.20", "A_RES_80_190"), ("A_C.3_80_L.14", "A_RES_80_177"), ("A_C.3_80_L.52", "A_RES_80_218"),
    ("A_C.3_80_L.2", "A_RES_80_192"), ("A_C.6_80_L.14", "A_RES_80_169"), ("A_C.2_80_L.14", "A_C.2_80_L.55"),
    ("A_C.2_80_L.3", "A_C.2_80_L.59"), ("A_C.2_80_L.3", "A_RES_80_155"),
)  # fmt: skip


def rows(document: Document) -> list[tuple[str, str]]:
    return [(p.address, p.text) for p in document.paragraphs]


def test_an_amendment_that_was_adopted_makes_the_resolution(shared: Path) -> None:
    """A/C.3/80/L.2 with A/C.3/80/L.56 is resolution 80/192, but for the cross-references that were brought up."""
    result = amend(served("A_C.3_80_L.2", shared), served("A_C.3_80_L.56", shared))
    final = served("A_RES_80_192", shared)
    assert not result.unplaced
    differ = [
        a for (a, one), (b, other) in zip(rows(result.document), rows(final), strict=True) if (a, one) != (b, other)
    ]
    assert differ == ["OP69"]
    assert [(w.code, w.address) for w in result.warnings] == [("cross-reference", "OP69")] * 2


def test_an_amendment_that_deletes_words(shared: Path) -> None:
    draft = served("A_C.6_80_L.14", shared)
    result = amend(draft, served("A_C.6_80_L.24", shared))
    assert not result.unplaced
    assert not result.warnings
    differ = [
        (a, one, other) for (a, one), (_, other) in zip(rows(draft), rows(result.document), strict=True) if one != other
    ]
    ((address, old, new),) = differ
    assert address == "OP2"
    cut = old.index(", to decide"), old.index(" to discuss the organization")
    assert new == old[: cut[0]] + old[cut[1] :]


def test_the_wrong_draft_is_told(shared: Path) -> None:
    result = amend(served("A_C.6_80_L.14", shared), served("A_C.3_80_L.56", shared))
    assert result.warnings[0].message == "A/C.3/80/L.56 amends A/C.3/80/L.2, and the draft is A/C.6/80/L.14"


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        ("A_C*.pdf", {"A_C.3_80_L.56", "A_C.6_80_L.24"}),
        pytest.param("A_RES*.pdf", set(), marks=pytest.mark.slow),
    ],
    ids=["drafts", "resolutions"],
)
def test_amendments_are_known_and_nothing_else_is(shared: Path, pattern: str, wanted: set[str]) -> None:
    folder = shared / "corpora" / "un-pdf"
    assert {path.stem for path in folder.glob(pattern) if is_amendment(served(path.stem, shared))} == wanted


def test_no_resolution_of_the_council_is_an_amendment(shared: Path) -> None:
    texts = (shared / "corpora" / "hrc-en").glob("*.txt")
    assert not [path.stem for path in texts if is_amendment(text(path))]


ANNEXED = [("42/23", "54/18"), ("51/7", "54/18"), ("54/18", "57/19"), ("54/18", "42/23")]
"""Pairs of which one text has an annex."""
JOINED = [
    ("43/11", "52/16"), ("48/22", "57/27"), ("57/27", "48/22"), ("40/7", "55/4"), ("37/6", "57/5"), ("48/20", "54/34"),
]  # fmt: skip
"""Pairs with splits and merges, near and far."""


def circle(old: Document, new: Document) -> None:
    redline = compare(old, new)
    printed = parse(read_bytes("amendments", instructions_to_text(redline).encode(), shown="amendments"))
    result = amend(old, printed)
    assert not result.unplaced
    assert [item.text for item in result.amended.items] == [p.text for p in new.paragraphs]
    assert rows(result.document) == rows(new)
    assert [heading.text for heading in result.document.headings] == [heading.text for heading in new.headings]
    assert len(result.amended.outcomes) == len(instructions(redline))


@pytest.mark.parametrize("pair", dict.fromkeys([*PAIRS, *ANNEXED, *JOINED]), ids="→".join)
def test_own_instructions_make_another_text_of_a_series(pair: tuple[str, str], shared: Path) -> None:
    circle(*(resolution(number, shared) for number in pair))


def told(pair: str, shared: Path) -> list[str]:
    old, new = (resolution(number, shared) for number in pair.split("→"))
    return [head(one) for one in instructions(compare(old, new))]


def test_a_paragraph_that_is_split_is_not_struck(shared: Path) -> None:
    given = told("43/11→52/16", shared)
    assert "Replace preambular paragraph 11 by the following two paragraphs:" in given
    assert "Delete preambular paragraph 11." not in given


def test_items_that_are_merged_are_not_struck(shared: Path) -> None:
    given = told("48/22→57/27", shared)
    for joined in ("14 (j) and 14 (cc)", "14 (o) and 14 (t)"):
        assert f"Replace operative paragraphs {joined} by the following:" in given
    assert not [
        each for each in given if each in {f"Delete operative paragraph 14 ({n})." for n in ("j", "o", "t", "cc")}
    ]


def test_an_annex_is_brought_as_a_whole(shared: Path) -> None:
    given = told("42/23→54/18", shared)
    assert given[-1] == "At the end of the text, add the following annex:"
    assert not [each for each in given if "annex paragraph" in each]


@pytest.mark.parametrize("pair", DRAFTS, ids="→".join)
def test_own_instructions_make_the_adopted_text(pair: tuple[str, str], shared: Path) -> None:
    circle(*(served(name, shared) for name in pair))
