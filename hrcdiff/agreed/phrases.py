"""A phrase, looked for in all texts: where it stands word for word, and in which other words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from hrcdiff.agreed.alike import joined, variants
from hrcdiff.agreed.near import least_shared, reworded, verbatim
from hrcdiff.errors import UsageError
from hrcdiff.index.corpus import Corpus
from hrcdiff.index.held import Held, Passage, Spot
from hrcdiff.index.terms import Term, content, literal, terms

LONGEST = 120
"""Words of a phrase; more are looked for as a paragraph."""
_SHOWN = 40
"""Characters of a phrase that a message repeats."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A place where a phrase stands."""

    held: Held
    number: int
    """Place of the paragraph in its text, from 0."""
    address: str
    part: str
    start: int
    """Half-open, in code points of the paragraph."""
    end: int
    text: str
    """As it is written there, on one line."""


def standing_at(passage: Passage, spot: Spot, row: tuple[Term, ...], start: int, end: int) -> Standing:
    """Where some words of a passage stand, at one of its places; ``row`` are its words."""
    return Standing(
        held=spot.held,
        number=spot.number,
        address=spot.address,
        part=spot.part,
        start=row[start].start,
        end=row[end - 1].end,
        text=literal(passage.text, row, start, end),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A phrase in one wording."""

    text: str
    """As it is written where it stands first."""
    verbatim: bool
    """The words of the phrase and no others."""
    score: float
    """1 if word for word."""
    places: tuple[Standing, ...]
    """By date."""

    @property
    def adopted(self) -> tuple[Standing, ...]:
        """The places in adopted texts."""
        return tuple(place for place in self.places if place.held.adopted)

    @property
    def first(self) -> Standing:
        """Where it stands first; in an adopted text if it stands in one."""
        return (self.adopted or self.places)[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What came of looking for a phrase."""

    words: str
    """What was looked for."""
    forms: tuple[Form, ...]
    """Word for word first, then the nearest; of those, the most used."""
    texts: int
    """Texts that were searched."""
    adopted: int
    """Adopted ones among them."""

    @property
    def verbatim(self) -> tuple[Form, ...]:
        return tuple(form for form in self.forms if form.verbatim)

    @property
    def reworded(self) -> tuple[Form, ...]:
        return tuple(form for form in self.forms if not form.verbatim)


def find(corpus: Corpus, words: str, *, exact: bool = False) -> Found:
    """Look for a phrase; ``exact`` leaves out what is reworded.

    Raises `UsageError` for a phrase that has no telling word, or too many words.
    """
    words = " ".join(words.split())
    _check(words)
    forms: list[Form] = []
    for language in corpus.languages:
        phrase = terms(words, language)
        if content(phrase):
            forms += forms_of(corpus, phrase, language, exact=exact)
            forms += [] if exact else _alike(corpus, words, language, tuple(forms))
    adopted = sum(held.adopted for held in corpus.texts)
    return Found(words=words, forms=_ordered(forms), texts=len(corpus.texts), adopted=adopted)


def _alike(corpus: Corpus, words: str, language: str, found: Sequence[Form]) -> list[Form]:
    """The wordings with a compound in one word, and, if nothing was found, with a word that begins alike."""
    known = {form.text for form in found}
    out: dict[str, Form] = {}
    tried = (
        [joined(words, language)] if found else [joined(words, language), *variants(words, language, corpus.stems())]
    )
    for phrase, share in filter(None, tried):
        for form in forms_of(corpus, phrase, language):
            if form.text not in known and form.score * share > (out[form.text].score if form.text in out else 0):
                score = min(0.99, round(form.score * share, 2))
                out[form.text] = replace(form, verbatim=False, score=score)
    return [*out.values()]


def _check(words: str) -> None:
    shown = words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
    count = len(terms(words, "en"))
    if not count:
        what = f"'{shown}' has no word" if words else "no words were given"
        raise UsageError(f"{what}: write what to look for, such as 'with the consent of the States concerned'")
    if count > LONGEST:
        raise UsageError(f"{count:,} words are too many for a phrase: give at most {LONGEST}, or use --paragraph")
    from hrcdiff.lexicon import LANGUAGES

    if not any(content(terms(words, language)) for language in LANGUAGES):
        raise UsageError(f"'{shown}' stands in every text: add a word that says something")
    if not content(terms(words, "en")) and words.isascii():
        raise UsageError(f"'{shown}' stands in every text: add a word that says something")


def forms_of(corpus: Corpus, phrase: Sequence[Term], language: str, *, exact: bool = False) -> list[Form]:
    """The wordings in which a phrase stands in the texts of one language."""
    raws = corpus.containing([term.stem for term in phrase], language)
    if not exact and content(tuple(phrase)) > 0:
        raws += corpus.sharing(*least_shared(phrase), language)
    unique = {(raw.text, raw.shelf): raw for raw in raws}
    hits = {text: _hits(phrase, text, language, exact=exact) for text in {raw.text for raw in unique.values()}}
    able = [raw for raw in unique.values() if hits[raw.text]]
    return _grouped(phrase, corpus.passages(able), hits)


_Hits = list[tuple[int, int, float]]


def _hits(phrase: Sequence[Term], text: str, language: str, *, exact: bool) -> _Hits:
    """Half-open numbers of words, and the score, of each place in a passage, in order."""
    passage = terms(text, language)
    found = [(hit.start, hit.end, hit.score) for hit in verbatim(phrase, passage)]
    if not exact:
        for hit in reworded(phrase, passage):
            if not any(start < hit.end and hit.start < end for start, end, _ in found):
                found.append((hit.start, hit.end, hit.score))
    return sorted(found)


def _grouped(phrase: Sequence[Term], passages: Iterable[Passage], hits: Mapping[str, _Hits]) -> list[Form]:
    """Places by the words that stand there; the hits are those of each passage by its text."""
    places: dict[tuple[str, ...], list[Standing]] = {}
    scores: dict[tuple[str, ...], float] = {}
    for passage in passages:
        row = terms(passage.text, passage.language)
        for start, end, score in hits[passage.text]:
            key = tuple(term.word for term in row[start:end])
            scores[key] = max(score, scores.get(key, 0.0))
            places.setdefault(key, []).extend(standing_at(passage, spot, row, start, end) for spot in passage.spots)
    wanted = tuple(term.word for term in phrase)
    return [
        Form(text=ordered[0].text, verbatim=key == wanted, score=scores[key], places=tuple(ordered))
        for key, ordered in ((key, sorted(row, key=_by_date)) for key, row in places.items())
    ]


def _by_date(place: Standing) -> tuple[object, ...]:
    return (*place.held.order, place.number, place.start)


def _ordered(forms: Iterable[Form]) -> tuple[Form, ...]:
    return tuple(sorted(forms, key=lambda f: (not f.verbatim, -f.score, -len(f.places), _by_date(f.places[0]), f.text)))
