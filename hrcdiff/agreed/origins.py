"""Words of a paragraph with where they come from: found word for word, found reworded, or not found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple, cast

from hrcdiff.agreed.edges import JOINTS, tied, trimmed
from hrcdiff.agreed.near import verbatim
from hrcdiff.agreed.phrases import Form, Standing, forms_of, standing_at
from hrcdiff.agreed.runs import SHORTEST, TELLING, Interval, Relative, holding, relatives, runs
from hrcdiff.index.corpus import Corpus
from hrcdiff.index.held import Passage
from hrcdiff.index.terms import CONTENT, Term, content, literal, terms
from hrcdiff.model import Origin, Part, Place, Precedent

_TELLING = 3
"""Telling words of a run that is only a part of what was put in: shorter ones are the small change of all texts."""
_OWN = 0.5
"""Share of the telling words themselves, neighbours apart, that a rewording must have."""
_LONGEST_CLAUSE = 10
"""Words beyond which what is found in no other words is looked for clause by clause."""
_MOST = 80
"""Words beyond which nobody looks for a rewording as a whole."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A paragraph whose words are looked for."""

    corpus: Corpus
    address: str
    text: str
    language: str
    row: tuple[Term, ...]
    found: tuple[Relative, ...]
    """All passages that share a run with it."""


def subject(corpus: Corpus, address: str, text: str, language: str) -> Subject:
    """Look for the runs of a paragraph."""
    row = terms(text, language)
    return Subject(corpus, address, text, language, row, tuple(relatives(corpus, row, language)))


def origins(it: Subject, start: int = 0, end: int | None = None) -> list[Origin]:
    """Where the words come from, between two offsets of the paragraph; words that say nothing are left out."""
    stop = len(it.text) if end is None else end
    inside = [k for k, term in enumerate(it.row) if term.start >= start and term.end <= stop]
    if not inside:
        return []
    return _judged(it, inside[0], inside[-1] + 1)


def _judged(it: Subject, low: int, high: int) -> list[Origin]:
    """First what adopted texts have word for word, then what drafts have, then what is reworded, then the rest."""
    out: list[Origin] = []
    gaps = [(low, high)]
    for adopted in (True, False):
        found = [part for part in (_part(r, adopted=adopted) for r in it.found) if part]
        left: list[Interval] = []
        for gap in gaps:
            taken = _verbatim(it, found, gap)
            for short in _between(gap, [span for span, _ in taken]) if taken else ():
                taken += _verbatim(it, found, short)
            out += [_origin(it, span, phrase, found, adopted=adopted) for span, phrase in taken]
            left += _between(gap, [span for span, _ in taken])
        gaps = left
    for gap in gaps:
        out += _rest(it, gap)
    return sorted(out, key=lambda origin: origin.place.start)


def _part(relative: Relative, *, adopted: bool) -> Relative | None:
    """A relative as it stands in adopted texts only, or in drafts only; None if it does not."""
    spots = tuple(spot for spot in relative.passage.spots if spot.held.adopted == adopted)
    passage = replace(relative.passage, spots=spots)
    return replace(relative, passage=passage) if spots else None


def _verbatim(it: Subject, found: Sequence[Relative], gap: Interval) -> list[tuple[Interval, Interval]]:
    """The runs of a stretch that stand in the passages, and for each the words that were looked for."""
    if not content(it.row[gap[0] : gap[1]]):
        return []
    gap = trimmed(it.text, it.row, *gap, within=gap)
    phrase = _standing_with(it, found, gap)
    if phrase:
        return [(gap, phrase)]
    clipped = [replace(relative, intervals=_clipped(it.row, relative.intervals, gap)) for relative in found]
    cut = runs(it.row, [relative for relative in clipped if relative.intervals])
    whole = [trimmed(it.text, it.row, run.start, run.end, within=gap) for run in cut]
    return [(span, span) for span in whole if content(it.row[slice(*span)]) >= TELLING]


def _standing_with(it: Subject, found: Sequence[Relative], gap: Interval) -> Interval | None:
    """The stretch, with neighbours if it is short, as it stands in the passages; None if it does not."""
    phrase = _widened(it.text, it.row, gap)
    if phrase == gap or holding(found, *phrase):
        return phrase if holding(found, *phrase) else None
    around = [i for relative in found for i in relative.intervals if i[0] <= gap[0] and gap[1] <= i[1]]
    longest = max(around, key=lambda i: (i[1] - i[0], -i[0]), default=None)
    return longest and trimmed(it.text, it.row, *longest, within=gap)


def _clipped(row: tuple[Term, ...], intervals: Iterable[Interval], gap: Interval) -> tuple[Interval, ...]:
    pieces = ((max(start, gap[0]), min(end, gap[1])) for start, end in intervals)
    return tuple(
        (start, end) for start, end in pieces if end - start >= SHORTEST and content(row[start:end]) >= _TELLING
    )


def _between(gap: Interval, taken: Iterable[Interval]) -> list[Interval]:
    """What is left of a stretch."""
    out: list[Interval] = []
    at = gap[0]
    for start, end in [*sorted(taken), (gap[1], gap[1])]:
        if start > at:
            out.append((at, start))
        at = max(at, end)
    return out


def _widened(text: str, row: Sequence[Term], gap: Interval) -> Interval:
    """The stretch with so many of its neighbours that it can be looked for as a run."""
    start, end = gap
    right = True
    while end - start < SHORTEST or content(tuple(row[start:end])) < TELLING:
        if start == 0 and end == len(row):
            break
        if (right and end < len(row)) or start == 0:
            end += 1
        else:
            start -= 1
        right = not right
    while end < len(row) and tied(text, row, end):
        end += 1
    while start and tied(text, row, start):
        start -= 1
    return start, end


# --- what is not found word for word -------------------------------------------------------------


def _rest(it: Subject, gap: Interval) -> list[Origin]:
    if not content(it.row[gap[0] : gap[1]]):
        return []
    near = _near(it, gap)
    if near:
        return [near]
    if gap[1] - gap[0] > _LONGEST_CLAUSE:
        clauses = _clauses(it, gap)
        if len(clauses) > 1:
            return _joined(it, [origin for clause in clauses for origin in _rest(it, clause)])
    return [_absent(it, gap)]


def _clauses(it: Subject, gap: Interval) -> list[Interval]:
    """A stretch cut at its commas, semicolons and conjunctions, into pieces of a few words at least."""
    cuts = [gap[0]]
    for k in range(gap[0] + 1, gap[1]):
        between = it.text[it.row[k - 1].end : it.row[k].start]
        joint = it.row[k].word in JOINTS or re.search(r"[,;:،؛，；、]", between)
        if joint and k - cuts[-1] >= SHORTEST and gap[1] - k >= SHORTEST:
            cuts.append(k)
    return list(zip(cuts, [*cuts[1:], gap[1]], strict=True))


def _joined(it: Subject, row: Sequence[Origin]) -> list[Origin]:
    """Neighbours that are found nowhere, as one."""
    out: list[Origin] = []
    for origin in row:
        if out and origin.standing == out[-1].standing == "absent":
            start, end = out[-1].place.start, origin.place.end
            words = " ".join(it.text[start:end].split())
            out[-1] = replace(out[-1], place=Place(address=it.address, start=start, end=end), words=words, phrase=words)
        else:
            out.append(origin)
    return out


def _near(it: Subject, gap: Interval) -> Origin | None:
    """The stretch in other words, in an adopted text if there is one."""
    phrase = _widened(it.text, it.row, gap)
    if phrase[1] - phrase[0] > _MOST:
        return None
    forms = forms_of(it.corpus, it.row[phrase[0] : phrase[1]], it.language)
    own = [term.stem for term in it.row[gap[0] : gap[1]] if term.weight == CONTENT]
    able = [form for form in forms if _has(own, form, it.language)]
    if not able:
        return None
    chosen = [form for form in able if form.adopted] or able
    best = max(form.score for form in chosen)
    closest = next(form for form in chosen if form.score == best)
    places = [place for form in chosen for place in (form.adopted or form.places)]
    earliest = min(places, key=lambda place: (*place.held.order, place.number, place.start))
    texts = len({place.held.facts.sha256 for place in places})
    made = _made(it, gap, phrase, _Sources("reworded", best, texts, earliest, closest.first))
    if len(own) >= TELLING and verbatim(it.row[gap[0] : gap[1]], terms(closest.text, it.language)):
        # the words themselves stand there, and only their neighbours are others
        standing: Literal["verbatim", "drafted"] = "verbatim" if closest.adopted else "drafted"
        return replace(made, standing=standing, score=None, phrase=closest.first.text, earliest=made.closest)
    return made


def _has(own: Sequence[str], form: Form, language: str) -> bool:
    stems = {term.stem for term in terms(form.text, language)}
    return sum(stem in stems for stem in own) >= _OWN * len(own)


def _absent(it: Subject, gap: Interval) -> Origin:
    return Origin(
        place=_place(it, gap),
        words=literal(it.text, it.row, *gap),
        standing="absent",
        phrase=literal(it.text, it.row, *_widened(it.text, it.row, gap)),
        score=None,
        texts=0,
        earliest=None,
        closest=None,
    )


class _Sources(NamedTuple):
    """Where words were used before, and how."""

    standing: Literal["verbatim", "drafted", "reworded"]
    score: float | None
    texts: int
    earliest: Standing
    closest: Standing


def _made(it: Subject, gap: Interval, phrase: Interval, sources: _Sources) -> Origin:
    return Origin(
        place=_place(it, gap),
        words=literal(it.text, it.row, *gap),
        standing=sources.standing,
        phrase=literal(it.text, it.row, *phrase),
        score=sources.score,
        texts=sources.texts,
        earliest=precedent(sources.earliest),
        closest=precedent(sources.closest),
    )


def _origin(it: Subject, span: Interval, phrase: Interval, found: Sequence[Relative], *, adopted: bool) -> Origin:
    """A run that stands elsewhere word for word."""
    sources = holding(found, *phrase)
    closest = max(sources, key=lambda source: source.likeness)
    spots = [spot for source in sources for spot in source.passage.spots]
    first = min(sources, key=lambda source: (*source.passage.spots[0].held.order, source.passage.spots[0].number))
    sources_of = _Sources(
        "verbatim" if adopted else "drafted",
        None,
        len({spot.held.facts.sha256 for spot in spots}),
        _standing(it, first.passage, phrase),
        _standing(it, closest.passage, phrase),
    )
    return _made(it, span, phrase, sources_of)


def _standing(it: Subject, passage: Passage, phrase: Interval) -> Standing:
    """The first place of the words in a passage."""
    wanted = [term.word for term in it.row[phrase[0] : phrase[1]]]
    row = terms(passage.text, passage.language)
    words = [term.word for term in row]
    size = len(wanted)
    at = next(k for k in range(len(words) - size + 1) if words[k : k + size] == wanted)
    return standing_at(passage, passage.spots[0], row, at, at + size)


def _place(it: Subject, gap: Interval) -> Place:
    return Place(address=it.address, start=it.row[gap[0]].start, end=it.row[gap[1] - 1].end)


def precedent(place: Standing) -> Precedent:
    """A place as the redline has it."""
    held = place.held
    return Precedent(
        name=held.name,
        symbol=held.symbol,
        address=place.address,
        part=cast("Part", place.part),
        organ=held.facts.organ,
        date=held.date,
        adopted=held.adopted,
        text=place.text,
    )
