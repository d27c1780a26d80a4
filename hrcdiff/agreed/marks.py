"""The insertions of a redline, and the claims in its newer text, checked against the texts supplied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from hrcdiff.agreed.claims import claims, without_remarks
from hrcdiff.agreed.origins import Subject, origins, subject
from hrcdiff.index.corpus import Corpus
from hrcdiff.model import Agreed, Document, Origin, Redline


def marked(redline: Redline, corpus: Corpus) -> Redline:
    """The redline with what of its insertions was used before.

    The newer text itself is no source, nor is what is dated as late as it; the older text always is one.
    """
    before = earlier(corpus, redline.new, {redline.old.sha256} - {redline.new.sha256})
    adopted = sum(held.adopted for held in before.texts)
    found = tuple(
        origin
        for it, start, end in _insertions(redline, before)
        for low, high in without_remarks(it.text, start, end)
        for origin in origins(it, low, high)
    )
    language = redline.new.language or "en"
    return replace(
        redline,
        agreed=Agreed(
            texts=len(before.texts),
            adopted=adopted,
            origins=_in_order(redline.new, found),
            claims=claims(redline.new, before, language),
        ),
    )


def earlier(corpus: Corpus, document: Document, kept: Iterable[str] = ()) -> Corpus:
    """The texts that a document can have taken words from: not itself, and none dated as late as it."""
    own = {held.facts.sha256 for held in corpus.texts if held.symbol and held.symbol == document.symbol}
    later = {held.facts.sha256 for held in corpus.texts if document.date and held.date and held.date >= document.date}
    return corpus.without(({document.sha256} | own | later) - set(kept))


def _insertions(redline: Redline, corpus: Corpus) -> Iterator[tuple[Subject, int, int]]:
    """Each inserted run of words: its paragraph and its half-open offsets."""
    language = redline.new.language or "en"
    subjects: dict[str, Subject] = {}
    texts = {p.address: p.text for p in redline.new.paragraphs}

    def of(address: str) -> Subject:
        if address not in subjects:
            subjects[address] = subject(corpus, address, texts[address], language)
        return subjects[address]

    for address in redline.added:
        yield of(address), 0, len(texts[address])
    for link in redline.links:
        at: dict[str, int] = {}
        for edit in link.edits:
            if edit.new is None:
                continue
            start = at.get(edit.new, 0)
            at[edit.new] = start + len(edit.text)
            if edit.op == "insert" and any(c.isalnum() for c in edit.text) and edit.significance not in _SMALL:
                yield of(edit.new), start, at[edit.new]


_SMALL = frozenset({"extraction", "editorial"})
"""What is put in only as a matter of spelling or extraction comes from nowhere."""


def _in_order(document: Document, found: tuple[Origin, ...]) -> tuple[Origin, ...]:
    order = {p.address: i for i, p in enumerate(document.paragraphs)}
    return tuple(sorted(found, key=lambda o: (order[o.place.address], o.place.start)))
