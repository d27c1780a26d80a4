"""A paragraph, looked for in all texts: each of its runs with its earliest and its closest source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hrcdiff.agreed.claims import claims, without_remarks
from hrcdiff.agreed.origins import Subject, origins, subject
from hrcdiff.index.corpus import Corpus
from hrcdiff.model import Claim, Document, Origin, Paragraph


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """Where the words of a paragraph stand in other texts."""

    document: Document
    paragraph: Paragraph
    origins: tuple[Origin, ...]
    claims: tuple[Claim, ...]
    texts: int
    """Texts that were searched."""
    adopted: int


def trace(corpus: Corpus, document: Document, paragraph: Paragraph) -> Traced:
    """Look for the words of a paragraph in every text but its own, first in those that are no later."""
    own = {held.facts.sha256 for held in corpus.texts if held.symbol and held.symbol == document.symbol}
    others = corpus.without({document.sha256} | own)
    language = document.language or "en"
    later = {h.facts.sha256 for h in others.texts if document.date and h.date and h.date > document.date}
    it = subject(others.without(later), paragraph.address, paragraph.text, language)
    after = subject(others.without(set(others.held) - later), paragraph.address, paragraph.text, language)
    said = claims(document, others, language)
    return Traced(
        document=document,
        paragraph=paragraph,
        origins=tuple(o for low, high in without_remarks(paragraph.text) for o in _origins(it, after, low, high)),
        claims=tuple(claim for claim in said if claim.place.address == paragraph.address),
        texts=len(others.texts),
        adopted=sum(held.adopted for held in others.texts),
    )


def _origins(it: Subject, after: Subject, start: int, end: int) -> Iterator[Origin]:
    """Where the words were used before; of those that were not, where they were used later."""
    for origin in origins(it, start, end):
        later = origins(after, origin.place.start, origin.place.end) if origin.standing == "absent" else []
        if all(each.standing == "absent" for each in later):
            yield origin
        else:
            yield from later
