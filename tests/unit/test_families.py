"""Families among the texts that are held: by title, text and citation, never by number."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from hrcdiff.families import Evidence, Family, family, kinship
from hrcdiff.index.corpus import Corpus
from tests.unit.agreed_texts import corpus, folder, resolution

WELLS = (
    "Recalling the brass lanterns of the harbour towns and the wells of the coastal villages,",
    "Recognizing that wells and lanterns serve all the people of the islands, on an equal footing,",
    "1. Encourages States to share their experience in mending lanterns, wells and copper bells;",
    "2. Decides to remain seized of the matter.",
)
BELLS = (
    "Noting the walnut doors of the old observatories and the amber beads that travellers bring,",
    "1. Welcomes the cartographers who have measured all the glaciers of the northern valleys;",
    "2. Requests the Office to count the juniper trees beside each of the seven roads.",
)


def of(texts: Corpus, name: str) -> Family:
    return family(texts, next(held for held in texts.texts if held.name == name))


def members(found: Family) -> list[str]:
    return [member.held.name for member in found.members]


def test_the_seeds_are_one_family_and_a_stranger() -> None:
    found = of(corpus(), "54/28")
    assert members(found) == ["18/L.24/Rev.1", "27/20", "54/28"]
    assert found.sisters == ()
    assert members(of(corpus(), "36/...")) == ["36/..."]


def test_whoever_of_the_family_is_asked_the_family_is_the_same() -> None:
    texts = corpus()
    assert len({tuple(members(of(texts, name))) for name in ("18/L.24/Rev.1", "27/20", "54/28")}) == 1


def test_a_draft_whose_adopted_text_is_not_held_is_followed_by_citations() -> None:
    (became,) = of(corpus(), "27/20").became
    assert (became.draft.name, became.adopted, became.symbol) == ("18/L.24/Rev.1", None, "A/HRC/RES/18/18")
    assert "27/20 OP9" in became.why
    assert "54/28 OP17" in became.why


def test_a_draft_becomes_the_text_of_its_session_that_has_its_words(tmp_path: Path) -> None:
    texts = folder(
        tmp_path,
        A_HRC_30_L_7=resolution("30/...", *WELLS, adopted=None),
        A_HRC_RES_30_2=resolution("30/2", *WELLS),
        A_HRC_RES_33_2=resolution("33/2", *WELLS, adopted="1 October 2016"),
    )
    (became,) = of(corpus(texts), "30/2").became
    assert became.adopted is not None
    assert (became.draft.name, became.adopted.name) == ("30/L.7", "30/2")


def test_the_same_number_is_no_evidence(tmp_path: Path) -> None:
    texts = folder(
        tmp_path,
        A_HRC_30_L_2=resolution("30/...", *BELLS, title="Glaciers and juniper trees", adopted=None),
        A_HRC_RES_30_2=resolution("30/2", *WELLS),
    )
    found = of(corpus(texts), "30/2")
    assert members(found) == ["30/2"]
    assert found.became == ()


def test_the_same_title_without_shared_text_or_citation_is_no_evidence(tmp_path: Path) -> None:
    texts = folder(tmp_path, A_HRC_RES_30_2=resolution("30/2", *WELLS), A_HRC_RES_33_2=resolution("33/2", *BELLS))
    assert members(of(corpus(texts), "30/2")) == ["30/2"]


def test_a_renamed_text_that_cites_its_forerunner_is_of_the_family(tmp_path: Path) -> None:
    cites = ("Recalling its resolution 30/2 of 1 October 2015,", *WELLS[1:])
    texts = folder(
        tmp_path,
        A_HRC_RES_30_2=resolution("30/2", *WELLS),
        A_HRC_RES_33_2=resolution("33/2", *cites, title="Water for all", adopted="1 October 2016"),
    )
    found = of(corpus(texts), "30/2")
    assert members(found) == ["30/2", "33/2"]
    assert found.titles == ("Wells and lanterns", "Water for all")
    (evidence,) = [member.evidence for member in found.members if member.evidence]
    assert evidence.cites == ("33/2 PP1 cites 30/2",)


def test_another_initiative_that_cites_it_is_a_sister(tmp_path: Path) -> None:
    cites = ("Recalling its resolution 30/2 of 1 October 2015,", BELLS[0], WELLS[2], *BELLS[1:])
    texts = folder(
        tmp_path,
        A_HRC_RES_30_2=resolution("30/2", *WELLS),
        A_HRC_RES_33_2=resolution("33/2", *cites, title="Glaciers and juniper trees", adopted="1 October 2016"),
    )
    found = of(corpus(texts), "30/2")
    assert members(found) == ["30/2"]
    assert [member.held.name for member in found.sisters] == ["33/2"]


def test_what_is_of_the_family_of_a_member_is_of_the_family(tmp_path: Path) -> None:
    one, two, three = WELLS[0], WELLS[1], WELLS[2]
    texts = folder(
        tmp_path,
        A_HRC_RES_30_2=resolution("30/2", one, BELLS[0], "1. Decides so."),
        A_HRC_RES_33_2=resolution("33/2", one, two, three, adopted="1 October 2016"),
        A_HRC_RES_36_2=resolution("36/2", two, three, adopted="1 October 2017"),
    )
    found = of(corpus(texts), "30/2")
    assert members(found) == ["30/2", "33/2", "36/2"]
    assert [member.beside for member in found.members] == [None, None, "33/2"]


def test_a_resolution_that_the_family_alone_cites_and_that_is_not_held(tmp_path: Path) -> None:
    texts = folder(
        tmp_path,
        A_HRC_RES_30_2=resolution("30/2", "Recalling its resolution 27/9 of 25 September 2014,", *WELLS),
        A_HRC_RES_33_2=resolution("33/2", "Recalling its resolution 5/1 of 18 June 2007,", *BELLS, title="Glaciers"),
    )
    assert [each.symbol for each in of(corpus(texts), "30/2").cited] == ["A/HRC/RES/27/9"]


NOTHING = Evidence(title=0.0, text=0.0, text_of_both=0.0, cites=(), other_organ=False)


@pytest.mark.parametrize(
    ("what", "is_"),
    [
        ({"title": 1.0, "text": 0.3}, "family"),
        ({"title": 1.0, "cites": ("x",)}, "family"),
        ({"title": 1.0}, None),
        ({"title": 1.0, "text": 0.5, "other_organ": True}, "sister"),
        ({"title": 0.2, "text": 0.9, "text_of_both": 0.9, "other_organ": True}, None),
        ({"title": 0.45, "text": 0.34, "cites": ("x",)}, "family"),
        ({"title": 0.45, "text": 0.34}, None),
        ({"title": 0.06, "text": 0.26, "cites": ("x",)}, "sister"),
        ({"title": 0.1, "text": 0.43, "text_of_both": 0.11}, None),
        ({"title": 0.0, "text": 0.7, "text_of_both": 0.6}, "family"),
        ({"cites": ("x",)}, None),
    ],
    ids=str,
)
def test_kinship(what: dict[str, object], is_: str | None) -> None:
    assert kinship(replace(NOTHING, **what)) == is_  # type: ignore[arg-type]
