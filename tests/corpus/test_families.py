"""Families of real resolutions beside the series that a reader of their titles would put together."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.families import SERIES, searched
from hrcdiff.families import family
from hrcdiff.index.corpus import open_corpus
from tests.corpus.texts import served

pytestmark = pytest.mark.shared


def test_the_first_and_the_last_of_each_series_find_it_and_nothing_else(shared: Path) -> None:
    texts = searched(shared, "hrc-en")
    names = [held.name for held in texts.texts]
    council = [series for series in SERIES if series & set(names)]
    assert sum(map(len, council)) == len(names), "each text is of one series"
    for series in council:
        ordered = [held for held in texts.texts if held.name in series]
        for held in (ordered[0], ordered[-1]):
            assert {member.held.name for member in family(texts, held).members} == series, held.name


def test_sister_families_are_told_apart(shared: Path) -> None:
    texts = searched(shared, "hrc-en")
    named = {held.name: held for held in texts.texts}
    assert [m.held.name for m in family(texts, named["54/28"]).sisters] == ["51/33"]
    assert [m.held.name for m in family(texts, named["36/29"]).sisters] == ["54/28", "57/32"]
    assert family(texts, named["45/34"]).sisters == (), "the title of the one on the Congo has most words of 54/28's"
    assert family(texts, named["36/..."]).became[0].symbol == "A/HRC/RES/36/29"


def test_a_chain_of_drafts_and_an_amendment(shared: Path) -> None:
    names = ("A_C.2_80_L.14", "A_C.2_80_L.55", "A_RES_80_149", "A_C.6_80_L.14", "A_C.6_80_L.24", "A_RES_80_169")
    documents = [served(name, shared) for name in names]
    texts = open_corpus([], None, documents)
    found = family(texts, texts.held[documents[2].sha256])
    assert [m.held.symbol for m in found.members] == ["A/C.2/80/L.14", "A/C.2/80/L.55", "A/RES/80/149"]
    assert {each.symbol for each in found.became} == {"A/RES/80/149"}
    amended = family(texts, texts.held[documents[4].sha256])
    assert [m.held.symbol for m in amended.members] == ["A/C.6/80/L.14", "A/RES/80/169"]
    assert [held.symbol for held in amended.amendments] == ["A/C.6/80/L.24"]
