"""Laws of linking: the true links are found, nothing else is, and the fast way finds what the slow one does."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given

from hrcdiff.alignment import align, similarity
from hrcdiff.alignment.features import profiles
from hrcdiff.alignment.matching import FLOOR
from hrcdiff.alignment.similarity import cosine, dot
from hrcdiff.comparison import compare
from hrcdiff.model import Document, Redline
from tests.property.changes import Change, changes, scrap_documents
from tests.property.documents import resolutions

Links = set[tuple[tuple[str, ...], tuple[str, ...]]]
MOVES = resolutions(least=2).flatmap(lambda r: changes(r, ("move", "delete", "insert")))
LIGHT = resolutions(least=2).flatmap(lambda r: changes(r, ("move", "delete", "insert", "reword")))
REGROUPED = resolutions(least=3).flatmap(lambda r: changes(r, ("split", "merge", "delete", "insert")))
CROSSED = resolutions(least=3).flatmap(lambda r: changes(r, ("cross", "insert")))


def found(redline: Redline) -> Links:
    return {(link.old, link.new) for link in redline.links}


@given(MOVES)
def test_moved_deleted_and_inserted_paragraphs_are_told_exactly(change: Change) -> None:
    redline = compare(*change.documents())
    assert found(redline) == change.links
    assert not redline.transfers


@given(LIGHT)
def test_lightly_reworded_paragraphs_are_linked_exactly(change: Change) -> None:
    assert found(compare(*change.documents())) == change.links


@given(REGROUPED)
def test_split_and_merged_paragraphs_are_linked_exactly(change: Change) -> None:
    assert found(compare(*change.documents())) == change.links


@given(CROSSED)
def test_paragraphs_that_cross_between_the_parts_are_linked_and_marked(change: Change) -> None:
    redline = compare(*change.documents())
    assert found(redline) == change.links
    for link in redline.links:
        assert link.crossed == (link.old[0][:2] != link.new[0][:2])


@given(scrap_documents("old"), scrap_documents("new"))
def test_similarity_is_the_cosine_of_each_pair(old: Document, new: Document) -> None:
    one, other = profiles(old.paragraphs, new.paragraphs)
    pairs = product(enumerate(one), enumerate(other))
    slow = {(i, j): cosine(dot(a.weights, b.weights), a.norm, b.norm) for (i, a), (j, b) in pairs}
    fast = similarity.scores(one, other, FLOOR)
    assert {pair: score for pair, score in slow.items() if score >= FLOOR}.items() <= fast.items()


# --- long texts ------------------------------------------------------------------------------


@given(LIGHT)
def test_nominated_pairs_give_the_links_that_all_pairs_give(change: Change) -> None:
    old, new = change.documents()
    slow = align(old.paragraphs, new.paragraphs)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(similarity, "ALL_PAIRS", 0)
        fast = align(old.paragraphs, new.paragraphs)
    assert [(g.old, g.new, g.moved) for g in fast] == [(g.old, g.new, g.moved) for g in slow]


@given(scrap_documents("old"), scrap_documents("new"))
def test_nominated_pairs_are_scored_as_all_pairs_are(old: Document, new: Document) -> None:
    sides = profiles(old.paragraphs, new.paragraphs)
    slow = similarity.scores(*sides, FLOOR)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(similarity, "ALL_PAIRS", 0)
        assert similarity.scores(*sides, FLOOR) == slow
