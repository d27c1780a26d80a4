"""Laws of the redline: nothing found where nothing is, partitions, order, mirror, JSON, HTML."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from hrcdiff.comparison import compare
from hrcdiff.model import Document, Redline
from hrcdiff.proof import prove, rebuilt
from hrcdiff.renderers.html import to_html
from hrcdiff.renderers.reread import texts as reread
from hrcdiff.schema.from_dict import redline_from_dict
from hrcdiff.schema.to_dict import redline_to_dict
from tests.property.changes import FRESH, TEXTS, Change, Kind, changes, reword, scrap_documents
from tests.property.documents import Provision, Resolution, document, resolutions, truth
from tests.property.mirror import plain

ALL: tuple[Kind, ...] = ("reword", "delete", "insert", "split", "merge", "move", "cross")
CHANGES = resolutions(most=6).flatmap(lambda resolution: changes(resolution, ALL, most=6))
Pair = tuple[Document, Document]
PAIRS: st.SearchStrategy[Pair] = (
    CHANGES.map(Change.documents)
    | st.tuples(scrap_documents("old"), scrap_documents("new"))
    | st.tuples(scrap_documents("old", TEXTS), scrap_documents("new", TEXTS))
    | st.tuples(resolutions(most=4), resolutions(most=4)).map(
        lambda two: (document("old", truth(two[0])), document("new", truth(two[1])))
    )
)


def by_address(side: Document) -> dict[str, str]:
    return {paragraph.address: paragraph.text for paragraph in side.paragraphs}


# --- a text and itself -----------------------------------------------------------------------


def nothing_found(redline: Redline) -> None:
    assert [(link.old, link.new) for link in redline.links] == [
        ((p.address,), (p.address,)) for p in redline.old.paragraphs
    ]
    assert {link.relation for link in redline.links} <= {"unchanged"}
    assert not any(link.moved or link.crossed or link.renumbered for link in redline.links)
    assert {edit.op for link in redline.links for edit in link.edits} <= {"equal"}
    assert (redline.removed, redline.added, redline.transfers) == ((), (), ())
    assert (redline.metadata_changes, redline.footnote_changes) == ((), ())


@given(resolutions())
def test_comparing_a_text_with_itself_finds_nothing(resolution: Resolution) -> None:
    same = document("same", truth(resolution))
    nothing_found(compare(same, same))


@given(scrap_documents("same") | scrap_documents("same", TEXTS))
def test_comparing_a_text_that_repeats_itself_with_itself_finds_nothing(same: Document) -> None:
    assume(all(any(char.isalnum() for char in p.text) for p in same.paragraphs))
    nothing_found(compare(same, same))


@given(resolutions(least=2), st.data())
def test_one_changed_word_changes_one_paragraph(resolution: Resolution, data: st.DataObject) -> None:
    part = data.draw(st.sampled_from(["preamble", "operative"]))
    side: tuple[Provision, ...] = getattr(resolution, part)
    place = data.draw(st.integers(0, len(side) - 1))
    limb = reword(side[place].limbs[0], [data.draw(st.integers(0, 30))], [data.draw(st.sampled_from(FRESH))])
    changed = replace(side[place], limbs=(limb, *side[place].limbs[1:]))
    newer = replace(resolution, **{part: (*side[:place], changed, *side[place + 1 :])})
    redline = compare(document("old", truth(resolution)), document("new", truth(newer)))
    address = f"{'PP' if part == 'preamble' else 'OP'}{place + 1}"
    assert [link.old for link in redline.links if link.relation != "unchanged"] == [(address,)]
    assert all(link.old == link.new and not link.moved for link in redline.links)
    assert (redline.removed, redline.added, redline.transfers) == ((), (), ())
    (link,) = (link for link in redline.links if link.old == (address,))
    assert [(edit.op, edit.text.split()[-1].strip(",;.:")) for edit in link.edits if edit.op == "insert"] == [
        ("insert", limb_word(limb.words, side[place].limbs[0].words))
    ]


def limb_word(new: str, old: str) -> str:
    (word,) = (a for a, b in zip(new.split(" "), old.split(" "), strict=True) if a != b)
    return word.strip(",")


# --- partitions and order --------------------------------------------------------------------


@given(PAIRS)
def test_every_paragraph_is_in_one_link_or_removed_or_added(pair: Pair) -> None:
    redline = compare(*pair)
    old = Counter([a for link in redline.links for a in link.old] + list(redline.removed))
    new = Counter([a for link in redline.links for a in link.new] + list(redline.added))
    assert old == Counter(p.address for p in pair[0].paragraphs)
    assert new == Counter(p.address for p in pair[1].paragraphs)


@given(PAIRS)
def test_the_pairs_of_a_link_cover_its_paragraphs(pair: Pair) -> None:
    for link in compare(*pair).links:
        assert {a for a, _ in link.pairs} == set(link.old)
        assert {b for _, b in link.pairs} == set(link.new)
        sizes = (len(link.old) > 1, len(link.new) > 1)
        relation = {(False, True): "split", (True, False): "merged", (True, True): "regrouped"}.get(sizes)
        assert relation in (link.relation, None)
        if relation is None:
            same = by_address(pair[0])[link.old[0]] == by_address(pair[1])[link.new[0]]
            assert link.relation == ("unchanged" if same else "reworded")


@given(PAIRS)
def test_unmoved_links_keep_their_order(pair: Pair) -> None:
    old = [p.address for p in pair[0].paragraphs]
    new = [p.address for p in pair[1].paragraphs]
    places = [
        (old.index(link.old[0]), new.index(link.new[0]))
        for link in compare(*pair).links
        if not link.moved and link.relation in {"unchanged", "reworded"}
    ]
    assert sorted(places) == sorted(places, key=lambda place: place[1])


@given(PAIRS)
def test_only_what_is_moved_is_out_of_order(pair: Pair) -> None:
    """A redline whose links all keep the order has none that moved."""
    old = [p.address for p in pair[0].paragraphs]
    new = [p.address for p in pair[1].paragraphs]
    links = compare(*pair).links
    if any(link.relation not in {"unchanged", "reworded"} for link in links):
        return
    places = sorted((old.index(link.old[0]), new.index(link.new[0])) for link in links)
    if places == sorted(places, key=lambda place: place[1]):
        assert not any(link.moved for link in links)


@given(PAIRS)
def test_a_transfer_shows_words_that_stand_in_both_texts(pair: Pair) -> None:
    old, new = by_address(pair[0]), by_address(pair[1])
    redline = compare(*pair)
    for transfer in redline.transfers:
        before = old[transfer.old.address][transfer.old.start : transfer.old.end]
        after = new[transfer.new.address][transfer.new.start : transfer.new.end]
        assert after == transfer.text
        assert "".join(e.text for e in transfer.edits if e.op != "insert") == before
        assert "".join(e.text for e in transfer.edits if e.op != "delete") == after


# --- both sides ------------------------------------------------------------------------------


@given(PAIRS)
def test_both_sides_rebuild(pair: Pair) -> None:
    redline = prove(compare(*pair), lambda: pair[0], lambda: pair[1])
    assert rebuilt(redline, "old") == by_address(pair[0])
    assert rebuilt(redline, "new") == by_address(pair[1])


@given(PAIRS)
def test_swapping_the_versions_mirrors_the_redline(pair: Pair) -> None:
    old, new = pair
    assert plain(compare(new, old), mirrored=True) == plain(compare(old, new))


@given(st.permutations(range(6)), scrap_documents("same"))
def test_a_permuted_text_mirrors(order: list[int], same: Document) -> None:
    paragraphs = same.paragraphs
    shuffled = [paragraphs[n] for n in order if n < len(paragraphs)]
    renamed = [replace(p, address=q.address, part=q.part) for p, q in zip(shuffled, paragraphs, strict=False)]
    other = document("other", renamed)
    assert plain(compare(other, same), mirrored=True) == plain(compare(same, other))


@given(PAIRS)
def test_json_in_equals_json_out(pair: Pair) -> None:
    redline = prove(compare(*pair), lambda: pair[0], lambda: pair[1])
    printed = json.dumps(redline_to_dict(redline))
    assert redline_from_dict(json.loads(printed)) == redline


@given(PAIRS)
def test_accepting_all_in_html_gives_the_new_text_and_rejecting_all_the_old(pair: Pair) -> None:
    redline = prove(compare(*pair), lambda: pair[0], lambda: pair[1])
    assert reread(to_html(redline)) == (by_address(pair[0]), by_address(pair[1]))


@given(PAIRS)
def test_the_same_input_gives_the_same_redline(pair: Pair) -> None:
    assert compare(*pair) == compare(*pair)
