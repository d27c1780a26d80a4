"""Laws of the index: it answers as a scan of the files does, and what is added and removed again leaves no trace."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from hrcdiff.agreed.near import least_shared, reworded, verbatim
from hrcdiff.agreed.origins import origins, subject
from hrcdiff.agreed.phrases import find, forms_of
from hrcdiff.agreed.runs import TELLING, relatives, runs
from hrcdiff.families import family
from hrcdiff.index.corpus import Corpus, corpus_of, open_corpus
from hrcdiff.index.held import Held
from hrcdiff.index.scan import Scan
from hrcdiff.index.store import File, Store, open_store
from hrcdiff.index.terms import Term, content, terms
from hrcdiff.model import Document
from tests.property.changes import TEXTS, changes, paragraphs, scrap_documents
from tests.property.documents import document, resolutions, truth


@st.composite
def families(draw: st.DrawFn) -> list[Document]:
    """A few resolutions and changed versions of them, with dates."""
    out: list[Document] = []
    for number in range(draw(st.integers(1, 2))):
        change = draw(changes(draw(resolutions(most=3)), ("keep", "reword", "delete", "insert", "cross")))
        for version, each in enumerate((change.old, change.new)):
            text = document(f"{30 + version}/{number + 1}", truth(each))
            adopted = draw(st.booleans())
            symbol = f"A/HRC/{'RES/' if adopted else ''}{30 + version}/{'' if adopted else 'L.'}{number + 1}"
            year = draw(st.integers(2010, 2013))
            out.append(replace(text, symbol=symbol, date=f"{year}-10-01", title=f"Lanterns {number}", organ="HRC"))
    return list({text.sha256: text for text in out}.values())


@contextmanager
def shelved(documents: Sequence[Document]) -> Iterator[Store]:
    """An index on disk that holds documents."""
    with tempfile.TemporaryDirectory() as place:
        store = open_store(Path(place) / "language.sqlite", "law", write=True)
        assert store is not None
        put(store, documents)
        yield store
        store.close()


def put(store: Store, documents: Sequence[Document]) -> None:
    with store.change():
        for text in documents:
            store.put_text(text)
            store.put_file(text.sha256, File(1, 1, False, text.sha256))


def both(documents: Sequence[Document], store: Store) -> tuple[Corpus, Corpus]:
    """The same texts, from memory and from the index."""
    scanned = open_corpus([], None, documents)
    return scanned, corpus_of(scanned.texts, [store])


@settings(max_examples=25)
@given(families(), st.data())
def test_the_index_answers_as_a_scan_does(documents: list[Document], data: st.DataObject) -> None:
    paragraph = data.draw(st.sampled_from([p for text in documents for p in text.paragraphs]))
    words = paragraph.text.split()
    start = data.draw(st.integers(0, len(words) - 1))
    phrase = " ".join(words[start : start + data.draw(st.integers(1, 12))])
    with shelved(documents) as store:
        scanned, indexed = both(documents, store)
        if content(terms(phrase, "en")):
            assert find(scanned, phrase) == find(indexed, phrase)
        assert _origins(scanned, paragraph.text) == _origins(indexed, paragraph.text)
        for held in scanned.texts:
            assert family(scanned, held) == family(indexed, held)


def _origins(corpus: Corpus, text: str) -> object:
    own = [h.facts.sha256 for h in corpus.texts if any(line[3] == text for line in corpus.lines(h))]
    return origins(subject(corpus.without(own[:1]), "OP1", text, "en"))


@settings(max_examples=60)
@given(scrap_documents("scraps"), st.text(max_size=40))
def test_no_phrase_is_a_question_to_sqlite(text: Document, phrase: str) -> None:
    with shelved([text]) as store:
        scanned, indexed = both([text], store)
        row = terms(phrase, "en")
        if content(row):
            assert forms_of(scanned, row, "en") == forms_of(indexed, row, "en")


@settings(max_examples=60)
@given(scrap_documents("scraps", TEXTS))
def test_the_index_gives_back_any_text_to_the_letter(text: Document) -> None:
    with shelved([text]) as store:
        scanned, indexed = both([text], store)
        assert scanned.lines(scanned.texts[0]) == indexed.lines(indexed.texts[0])
        for paragraph in text.paragraphs:
            row = terms(paragraph.text, "en")
            if content(row):
                assert forms_of(scanned, row, "en") == forms_of(indexed, row, "en")
                assert any(form.verbatim for form in forms_of(indexed, row, "en"))


@settings(max_examples=25)
@given(families(), families())
def test_added_and_removed_again_leaves_no_trace(kept: list[Document], more: list[Document]) -> None:
    with shelved(kept) as store:
        before = _content(store)
        new = [text for text in more if text.sha256 not in {k.sha256 for k in kept}]
        put(store, new)
        with store.change():
            store.drop_files([text.sha256 for text in new])
            store.tidy()
        assert _content(store) == before


def _content(store: Store) -> object:
    return [
        store.rows("SELECT sha256, facts FROM text ORDER BY sha256"),
        store.rows("SELECT language, words FROM passage ORDER BY language, words"),
        store.rows("SELECT sha256, number, address, words FROM place JOIN text ON text.id = place.text "
                   "JOIN passage ON passage.id = place.passage ORDER BY sha256, number"),
        store.rows("SELECT term, doc, cnt FROM rarity ORDER BY term"),
    ]  # fmt: skip


@given(families())
def test_each_paragraph_is_found_word_for_word_where_it_stands(documents: list[Document]) -> None:
    corpus = open_corpus([], None, documents)
    for text in documents:
        for paragraph in text.paragraphs:
            row = terms(paragraph.text, "en")
            if not content(row):
                continue
            places = [p for form in forms_of(corpus, row, "en", exact=True) for p in form.places]
            assert (text.sha256, paragraph.address) in {(p.held.facts.sha256, p.address) for p in places}


@given(families(), st.data())
def test_runs_follow_one_another_and_stand_where_they_are_said_to(
    documents: list[Document], data: st.DataObject
) -> None:
    corpus = open_corpus([], None, documents)
    paragraph = data.draw(st.sampled_from([p for text in documents for p in text.paragraphs]))
    row = terms(paragraph.text, "en")
    end = 0
    for run in runs(row, relatives(corpus, row, "en")):
        assert end <= run.start < run.end
        end = run.end
        words = " ".join(term.word for term in row[run.start : run.end])
        for source in run.sources:
            assert f" {words} " in f" {' '.join(t.word for t in terms(source.passage.text, 'en'))} "


PIECES = st.lists(
    st.sampled_from(["consent of the States", "lanterns", "wells and", "bells", "copper", "the", "people of"]),
    min_size=3,
    max_size=9,
).map(" ".join)


@settings(max_examples=200)
@given(st.lists(PIECES, min_size=2, max_size=5, unique=True), st.sampled_from([5, 8]))
def test_every_passage_with_a_run_is_found(texts: list[str], shortest: int) -> None:
    asked, *others = texts
    corpus = open_corpus([], None, [document("30/1", paragraphs(others, 0))])
    row = terms(asked, "en")
    found = {relative.passage.text for relative in relatives(corpus, row, "en", shortest=shortest)}
    assert found == {other for other in others if _share_a_run(row, terms(other, "en"), shortest)}


def _share_a_run(one: Sequence[Term], other: Sequence[Term], shortest: int) -> bool:
    """By trying every run of the one: some run of so many words, two of them telling, is in the other."""
    words = [term.word for term in other]
    for start in range(len(one)):
        for end in range(start + shortest, len(one) + 1):
            run = [term.word for term in one[start:end]]
            there = any(words[k : k + len(run)] == run for k in range(len(words)))
            if there and content(tuple(one[start:end])) >= TELLING:
                return True
    return False


WORDS = st.lists(st.sampled_from("consent of the States concerned lanterns wells and".split()), min_size=1, max_size=14)


@given(WORDS, WORDS)
def test_what_is_reworded_has_enough_of_the_phrase(phrase: list[str], passage: list[str]) -> None:
    one, other = terms(" ".join(phrase), "en"), terms(" ".join(passage), "en")
    stems, least = least_shared(one)
    for hit in reworded(one, other):
        assert 0 < hit.score < 1
        assert len(set(stems) & {term.stem for term in other}) >= least, "or the index would not have found it"
    assert all(other[h.start : h.end] and h.score == 1 for h in verbatim(one, other))


@given(WORDS)
@example("of of of of of of consent".split())
def test_a_phrase_is_a_rewording_of_itself(phrase: list[str]) -> None:
    row = terms(" ".join(phrase), "en")
    if content(row):
        assert reworded(row, row)
        assert verbatim(row, row)


@given(families())
def test_the_order_of_the_texts_does_not_matter(documents: list[Document]) -> None:
    one, other = open_corpus([], None, documents), open_corpus([], None, documents[::-1])
    assert [h.facts for h in one.texts] == [h.facts for h in other.texts]
    held: Held = one.texts[0]
    assert family(one, held) == family(other, other.held[held.facts.sha256])


def test_a_scan_of_nothing_finds_nothing() -> None:
    assert list(Scan([]).containing(["lantern"], "en")) == []
    assert open_corpus([], None).texts == ()
