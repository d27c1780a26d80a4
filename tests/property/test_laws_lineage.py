"""Laws of the lineage: partition, two versions, copies, order of arguments, provenance, what stands."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from hrcdiff.comparison import compare
from hrcdiff.lineage import Lineage, between, trace
from hrcdiff.lineage.model import Bond
from hrcdiff.model import Document
from hrcdiff.renderers.lineage_page import lineage_to_html
from hrcdiff.schema.lineage import lineage_from_dict, lineage_to_dict
from hrcdiff.verify import verify
from tests.property.changes import TEXTS, Kind, changes, scrap_documents
from tests.property.documents import document, resolutions, truth

ALL: tuple[Kind, ...] = ("reword", "delete", "insert", "split", "merge", "move", "cross")
Ends = tuple[int, str, int, str]


@st.composite
def histories(draw: st.DrawFn, *, most: int = 5) -> list[Document]:
    """Up to ``most`` versions of one resolution, each made from the one before; some take up older provisions."""
    resolution = draw(resolutions(least=2, most=5))
    versions = [resolution]
    for _ in range(draw(st.integers(1, most - 1))):
        resolution = draw(changes(resolution, ALL, most=4)).new
        if draw(st.booleans()):
            back = draw(st.sampled_from(versions)).operative[-1:]
            texts = {p.limbs for p in resolution.operative}
            fresh = tuple(p for p in back if p.limbs not in texts)
            resolution = replace(resolution, operative=(*resolution.operative, *fresh))
        versions.append(resolution)
    return [named(document(f"v{n}", truth(each)), n) for n, each in enumerate(versions)]


def named(text: Document, number: int) -> Document:
    return replace(text, name=f"v{number}", symbol=f"A/HRC/RES/{20 + number}/1")


def scraps(count: int) -> st.SearchStrategy[list[Document]]:
    texts = st.tuples(*(scrap_documents(f"v{n}") | scrap_documents(f"v{n}", TEXTS) for n in range(count)))
    return texts.map(lambda found: [named(text, n) for n, text in enumerate(found)])


HISTORIES = histories() | st.integers(2, 4).flatmap(scraps)


def in_threads(lineage: Lineage) -> list[tuple[int, str]]:
    return [(spot.version, spot.address) for thread in lineage.threads for spot in thread.spots]


def shape(lineage: Lineage) -> list[list[tuple[object, ...]]]:
    """The threads by the names of the versions, with their states."""
    names = [document.name for document in lineage.versions]
    return [
        [(names[r.version], r.address, r.state, r.moved, r.crossed) for r in thread.readings]
        for thread in lineage.threads
    ]


def ends(bond: Bond) -> Ends:
    return bond.old.version, bond.old.address, bond.new.version, bond.new.address


@given(HISTORIES)
def test_threads_partition_the_paragraphs(versions: list[Document]) -> None:
    lineage = trace(versions)
    every = [(n, p.address) for n, document in enumerate(lineage.versions) for p in document.paragraphs]
    assert sorted(in_threads(lineage)) == sorted(every)
    assert all(len({s.version for s in t.spots}) == len(t.spots) > 0 for t in lineage.threads)
    assert all(len(thread.readings) == len(versions) for thread in lineage.threads)


@given(HISTORIES)
def test_two_versions_give_the_pairwise_links(versions: list[Document]) -> None:
    old, new = versions[0], versions[-1]
    lineage = trace([old, new])
    wanted = {(a, b) for link in compare(old, new).links for a, b in link.pairs}
    followed = {(t.readings[0].address, t.readings[1].address) for t in lineage.threads if len(t.spots) == 2}
    branched = {(bond.old.address, bond.new.address) for bond in lineage.branches}
    assert followed | branched == wanted
    assert not followed & branched
    assert not lineage.disputes


@given(HISTORIES, st.data())
def test_adding_a_copy_of_a_version_changes_nothing(versions: list[Document], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(versions) - 1))
    copy = replace(versions[place], name="copy", sha256="c" * 64)
    with_copy = trace([*versions[: place + 1], copy, *versions[place + 1 :]], in_order=True)
    without = trace(versions, in_order=True)
    column = [[cell for cell in row if cell[0] != "copy"] for row in shape(with_copy)]
    assert column == shape(without)
    for thread in with_copy.threads:
        one, other = thread.readings[place], thread.readings[place + 1]
        assert one.address == other.address
        assert other.address is None or (other.state == "unchanged" and not other.moved)


@given(HISTORIES, st.randoms(use_true_random=False))
def test_the_order_of_the_arguments_does_not_matter(versions: list[Document], random: object) -> None:
    shuffled = list(versions)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert trace(shuffled) == trace(versions)


@given(HISTORIES)
def test_provenance_runs_join_to_the_text_and_name_earlier_words(versions: list[Document]) -> None:
    lineage = trace(versions)
    for number, document_ in enumerate(lineage.versions):
        for paragraph, traced in zip(document_.paragraphs, lineage.provenance[number], strict=True):
            assert traced.address == paragraph.address
            assert "".join(run.text for run in traced.runs) == paragraph.text
            assert all(run.text and run.origin.version <= number for run in traced.runs)
            assert all(a.origin != b.origin for a, b in zip(traced.runs, traced.runs[1:], strict=False))
            for run in traced.runs:
                words = run.text.strip(" ,.;:")
                source = lineage.versions[run.origin.version].paragraph(run.origin.address).text
                assert all(word in source for word in words.split() if word.isalnum())


@given(HISTORIES)
def test_what_stands_joins_to_the_text(versions: list[Document]) -> None:
    lineage = trace(versions)
    newest = {p.address: p.text for p in lineage.versions[-1].paragraphs}
    assert len(lineage.standing) == len(versions) - 1
    for document_, standing in zip(lineage.versions, lineage.standing, strict=False):
        joined = {one.address: "".join(s.text for s in one.stretches) for one in standing}
        assert joined == {p.address: p.text for p in document_.paragraphs}
        assert all(s.stands is None or s.stands in newest for one in standing for s in one.stretches)


@given(HISTORIES)
def test_the_redline_between_any_two_readings_gives_both(versions: list[Document]) -> None:
    lineage = trace(versions)
    for thread in lineage.threads:
        for one in thread.spots:
            for other in thread.spots:
                if one.version != other.version:
                    row = between(lineage, thread, one.version, other.version)
                    old = "".join(e.text for e in row if e.op != "insert" and e.old == one.address)
                    new = "".join(e.text for e in row if e.op != "delete" and e.new == other.address)
                    assert old == lineage.versions[one.version].paragraph(one.address).text
                    assert new == lineage.versions[other.version].paragraph(other.address).text


@given(HISTORIES, st.data())
def test_any_version_can_be_the_base(versions: list[Document], data: st.DataObject) -> None:
    base = data.draw(st.sampled_from(versions))
    lineage = trace(versions, base=base)
    assert lineage.base == versions.index(base)
    plain = trace(versions)
    assert [t.spots for t in lineage.threads] == [t.spots for t in plain.threads]
    for thread in lineage.threads:
        stands = thread.readings[lineage.base].address
        for reading in thread.readings:
            assert reading.state != "reinstated"
            assert reading.against in {None, lineage.base}
            assert (reading.state in {"new", "absent"}) <= (stands is None)


@settings(max_examples=40)
@given(HISTORIES, st.booleans())
def test_the_page_shows_every_text_exactly(versions: list[Document], based: bool) -> None:
    lineage = trace(versions, base=versions[-1] if based else None)
    page = lineage_to_html(lineage)
    assert [d.sha256 for d in verify(page.encode(), "page").documents] == [d.sha256 for d in lineage.versions]


@settings(max_examples=40)
@given(HISTORIES)
def test_lineage_in_equals_lineage_out(versions: list[Document]) -> None:
    lineage = trace(versions)
    assert lineage_from_dict(json.loads(json.dumps(lineage_to_dict(lineage)))) == lineage


@given(HISTORIES)
def test_reinstated_is_only_what_was_there_and_was_gone(versions: list[Document]) -> None:
    for thread in trace(versions).threads:
        for reading in thread.readings:
            if reading.state == "reinstated":
                earlier = thread.readings[: reading.version]
                assert earlier[-1].state in {"dropped", "absent"}
                assert reading.against is not None
                assert earlier[reading.against].address is not None
