"""The words of a paragraph by where they come from: each longest run that also stands elsewhere.

A run has at least `SHORTEST` words, two of them telling.  It is looked for word for word: punctuation, case
and the shape of quotes do not count.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hrcdiff.index.corpus import Corpus
from hrcdiff.index.held import Passage, Raw
from hrcdiff.index.terms import Term, content, forms

SHORTEST = 5
"""Words of a run."""
TELLING = 2
"""Telling words of a run."""
_WINDOW = 4
"""Words looked for together, at least.  They are asked for so far apart that every run holds such words."""

Interval = tuple[int, int]
"""Half-open numbers of words in the paragraph."""


@dataclass(frozen=True, slots=True)
class Relative:
    """A passage that shares runs with the paragraph."""

    passage: Passage
    intervals: tuple[Interval, ...]
    """Of the paragraph: longest first, none within another."""
    shared: int
    """Words of the paragraph that stand in it."""
    likeness: float
    """Twice the words shared by the words of both, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of the paragraph that stands elsewhere word for word."""

    start: int
    end: int
    """Half-open numbers of words."""
    sources: tuple[Relative, ...]
    """By date of the first place."""

    @property
    def closest(self) -> Relative:
        """The passage that is most like the whole paragraph."""
        return max(self.sources, key=lambda source: (source.likeness, -self.sources.index(source)))


def relatives(corpus: Corpus, paragraph: Sequence[Term], language: str, *, shortest: int = SHORTEST) -> list[Relative]:
    """All passages that share a run with the paragraph, by date."""
    found: dict[tuple[object, int], Raw] = {}
    window = max(_WINDOW, shortest - 2)
    for start in range(0, len(paragraph) - window + 1, shortest - window + 1):
        stems = [term.stem for term in paragraph[start : start + window]]
        for raw in corpus.containing(stems, language):
            found[raw.shelf, raw.id] = raw
    places = _places(paragraph)
    out: list[Relative] = []
    for passage in corpus.passages(found.values()):
        words = forms(passage.text, language)
        intervals = _intervals(paragraph, words, places, shortest)
        if intervals:
            out.append(_relative(passage, intervals, len(paragraph) + len(words)))
    return out


def _relative(passage: Passage, intervals: tuple[Interval, ...], whole: int) -> Relative:
    """``whole`` is the number of words of both."""
    covered = {k for start, end in intervals for k in range(start, end)}
    return Relative(passage, intervals, len(covered), round(min(1.0, 2 * len(covered) / whole), 2))


def _places(paragraph: Sequence[Term]) -> dict[tuple[str, ...], list[int]]:
    words = [term.word for term in paragraph]
    places: dict[tuple[str, ...], list[int]] = {}
    for start in range(len(words) - _WINDOW + 1):
        places.setdefault(tuple(words[start : start + _WINDOW]), []).append(start)
    return places


def _intervals(
    paragraph: Sequence[Term], words: Sequence[str], places: dict[tuple[str, ...], list[int]], shortest: int
) -> tuple[Interval, ...]:
    """The runs that both have, of the paragraph; longest first, none within another."""
    found: set[Interval] = set()
    ends: dict[int, int] = {}
    for k in range(len(words) - _WINDOW + 1):
        for start in places.get(tuple(words[k : k + _WINDOW]), ()):
            if ends.get(start - k, -1) >= start + _WINDOW:
                continue  # within a run that was found from its beginning
            end, at = start + _WINDOW, k + _WINDOW
            while end < len(paragraph) and at < len(words) and paragraph[end].word == words[at]:
                end, at = end + 1, at + 1
            ends[start - k] = end
            if end - start >= shortest and content(tuple(paragraph[start:end])) >= TELLING:
                found.add((start, end))
    ordered = sorted(found, key=lambda i: (i[0] - i[1], i[0]))
    kept: list[Interval] = []
    for start, end in ordered:
        if not any(a <= start and end <= b for a, b in kept):
            kept.append((start, end))
    return tuple(kept)


def runs(paragraph: Sequence[Term], found: Sequence[Relative], *, shortest: int = SHORTEST) -> list[Run]:
    """The paragraph cut into runs, the longest first and the rest between them; in order."""
    candidates = {interval for relative in found for interval in relative.intervals}
    taken: list[Interval] = []
    left = sorted(candidates, key=lambda i: (i[0] - i[1], i[0]))
    while left:
        start, end = left.pop(0)
        taken.append((start, end))
        rest = {
            piece
            for interval in left
            for piece in _outside(interval, (start, end))
            if piece[1] - piece[0] >= shortest and content(tuple(paragraph[piece[0] : piece[1]])) >= TELLING
        }
        left = sorted(rest, key=lambda i: (i[0] - i[1], i[0]))
    return [Run(start, end, tuple(holding(found, start, end))) for start, end in sorted(taken)]


def _outside(interval: Interval, taken: Interval) -> list[Interval]:
    pieces = [(interval[0], min(interval[1], taken[0])), (max(interval[0], taken[1]), interval[1])]
    return [piece for piece in pieces if piece[1] > piece[0]]


def holding(found: Iterable[Relative], start: int, end: int) -> list[Relative]:
    """The passages that have these words of the paragraph as one run."""
    return [relative for relative in found if any(a <= start and end <= b for a, b in relative.intervals)]
