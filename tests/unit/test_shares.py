"""How many words stayed, as a count that a reader can repeat; what differs where all did."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hrcdiff import compare
from hrcdiff.model import Document, Link
from hrcdiff.renderers.headline import summary
from hrcdiff.renderers.html import concordance
from hrcdiff.renderers.phrases import evidence, kept
from hrcdiff.renderers.to_explanation import explanation
from tests.unit.reading import body

LAMPS = "1. Requests the keepers of lighthouses to light the lamps of the harbour before dusk and to trim the wicks;"
BREAD = "2. Encourages the bakers of the island to send bread to the towers each Monday;"


def _links(old: str, new: str) -> dict[str, Link]:
    redline = compare(body(LAMPS, old), body(LAMPS, new))
    return {address: link for link in redline.links for address in link.old}


@pytest.mark.parametrize(
    ("new", "shares"),
    [
        (BREAD, ("100 %", "100 %")),
        (BREAD.replace("Encourages", "Also encourages"), ("100 %", "93 %")),
        (BREAD.replace(" each Monday", ""), ("86 %", "100 %")),
        (BREAD.replace("Monday", "Friday"), ("93 %", "93 %")),
        (BREAD.replace("bakers", "“bakers”"), ("100 %", "100 %")),
    ],
    ids=["same", "also put in", "two words out", "one word changed", "quotes are no words"],
)
def test_the_share_is_a_count_of_words(new: str, shares: tuple[str, str]) -> None:
    link = _links(BREAD, new)["OP2"]
    assert (kept(link, "old"), kept(link, "new")) == shares
    assert dict(evidence(link))["Kept"] == f"{shares[0]} of the old words, {shares[1]} of the new"


def test_hyphens_of_another_shape_are_the_same_word() -> None:
    link = _links(
        BREAD.replace("the bakers", "the co-operative bakers"), BREAD.replace("the bakers", "the co‑operative bakers")
    )
    assert kept(link["OP2"], "old") == kept(link["OP2"], "new") == "100 %"


def test_each_paragraph_of_a_merge_has_its_own_count() -> None:
    cups = "3. Recommends that the ferrymen carry sealed cups of honey to the keepers of the northern reefs;"
    merged = BREAD[:-1] + ", and recommends that the ferrymen carry cups of honey to the keepers of the northern reefs;"
    redline = compare(body(LAMPS, BREAD, cups), body(LAMPS, merged))
    assert [link.relation for link in redline.links if "OP3" in link.old] == ["merged"]
    shares = {line.old: line.kept for line in concordance(redline)}
    assert (shares["OP1"], shares["OP2"]) == ("100 %", "100 %")
    assert shares["OP3"] == "94 %"


def test_explain_says_the_same() -> None:
    redline = compare(body(LAMPS, BREAD), body(LAMPS, BREAD.replace("Encourages", "Also encourages")))
    assert "Kept: 100 % of the old words, 93 % of the new." in explanation(redline, "OP2")


def _noted(note: str, *stray: str) -> Document:
    found = body("1. Requests the keepers to trim the wicks.¹", f"¹ See {note}.")
    return replace(found, unassigned=stray)


@pytest.mark.parametrize(
    ("new", "said"),
    [
        (_noted("the almanac"), "word for word."),
        (_noted("the tides"), "word for word; one footnote differs."),
        (_noted("the almanac", "stray"), "word for word; lines that found no place differ."),
        (_noted("the tides", "stray"), "word for word; one footnote differs and lines that found no place differ."),
    ],
    ids=["nothing", "a footnote", "a line", "both"],
)
def test_what_differs_beside_the_paragraphs_is_named(new: Document, said: str) -> None:
    assert summary(compare(_noted("the almanac"), new)) == f"The two texts have the same two paragraphs, {said}"
