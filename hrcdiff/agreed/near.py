"""How near a passage comes to a phrase: word for word, or reworded by how much.

A phrase is found word for word where its words follow one another; punctuation, case and the shape of
quotes and dashes do not count.  It is found reworded where most of it stands, in its order, among few
other words: words are compared without their inflection, and those that say nothing on their own count
little.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from hrcdiff.index.terms import CONTENT, FUNCTION, Term

KEPT = 0.7
"""Share of the phrase, by weight, that a rewording must have."""
DENSE = 0.55
"""Share of the place, by weight, that must be words of the phrase."""
DENSE_SHORT = 0.75
"""The same for a phrase of two telling words or fewer."""


class Hit(NamedTuple):
    """A place in a passage, by half-open numbers of words."""

    start: int
    end: int
    score: float
    """1 if word for word; else twice what matches, by all words of both, and below 1."""


def mass(row: Sequence[Term]) -> int:
    """Weight of words."""
    return sum(term.weight for term in row)


def verbatim(phrase: Sequence[Term], passage: Sequence[Term]) -> list[Hit]:
    """Where the words of the phrase follow one another."""
    size, wanted = len(phrase), [term.word for term in phrase]
    words = [term.word for term in passage]
    out: list[Hit] = []
    at = 0
    while at + size <= len(words):
        if words[at : at + size] == wanted:
            out.append(Hit(at, at + size, 1.0))
            at += size
        else:
            at += 1
    return out


def least_shared(phrase: Sequence[Term]) -> tuple[list[str], int]:
    """The telling stems of a phrase, each once, and how many of them a rewording has at least."""
    counts: dict[str, int] = {}
    for term in phrase:
        if term.weight == CONTENT:
            counts[term.stem] = counts.get(term.stem, 0) + 1
    whole, small = mass(phrase), sum(term.weight for term in phrase if term.weight == FUNCTION)
    needed = KEPT * whole - small
    least = 0
    for many in sorted(counts.values(), reverse=True):
        if needed <= 0:
            break
        needed -= many * CONTENT
        least += 1
    return list(counts), max(1, least)


def _density(phrase: Sequence[Term]) -> float:
    return DENSE if sum(term.weight == CONTENT for term in phrase) > 2 else DENSE_SHORT


def reworded(phrase: Sequence[Term], passage: Sequence[Term]) -> list[Hit]:
    """Where the phrase stands in other words, best first, none over another; word for word is not told apart."""
    stems, least = least_shared(phrase)
    spans = _clusters(passage, frozenset(stems), least, mass(phrase) / _density(phrase), len(phrase))
    found: list[Hit] = []
    for start, end in spans:
        found += _within(phrase, passage, start, end)
    return sorted(found, key=lambda hit: (-hit.score, hit.start))


def _clusters(
    passage: Sequence[Term], stems: frozenset[str], least: int, most: float, words: int
) -> list[tuple[int, int]]:
    """Stretches in which enough telling words stand close enough together, with as much again on either side.

    ``words`` are those of the phrase: it may begin or end with many that say nothing.
    """
    places = [k for k, term in enumerate(passage) if term.stem in stems]
    spans: list[tuple[int, int]] = []
    for first, k in enumerate(places):
        seen: set[str] = set()
        weight, last = 0, k
        for j in range(k, len(passage)):
            weight += passage[j].weight
            if weight > most:
                break
            last = j
            if passage[j].stem in stems:
                seen.add(passage[j].stem)
        if len(seen) < least or (spans and first and last < spans[-1][1]):
            continue
        reach = max(words, int(most) // CONTENT)
        low, high = max(0, k - reach), min(len(passage), last + 1 + reach)
        if spans and low <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(high, spans[-1][1]))
        else:
            spans.append((low, high))
    return spans


def _within(phrase: Sequence[Term], passage: Sequence[Term], low: int, high: int) -> list[Hit]:
    """The rewordings in a stretch: the best, then those before and behind it."""
    if high <= low:
        return []
    start, end, matched = _aligned(phrase, passage[low:high])
    if matched <= 0:
        return []
    here = mass(passage[low + start : low + end])
    whole = mass(phrase)
    if matched < KEPT * whole or matched < _density(phrase) * here:
        return []
    score = min(0.99, round(2 * matched / (whole + here), 2))
    hit = Hit(low + start, low + end, score)
    return [hit, *_within(phrase, passage, low, hit.start), *_within(phrase, passage, hit.end, high)]


def _aligned(phrase: Sequence[Term], passage: Sequence[Term]) -> tuple[int, int, int]:
    """Where the phrase fits best, in order: half-open place and weight matched.

    A word of the phrase that is matched counts its weight, one of the passage that is in between costs a
    quarter of its own, and one of the phrase that is missing nothing: what is missing is counted by what matches.
    """
    rows = len(phrase)
    above: list[tuple[float, int, int]] = [(0.0, k, 0) for k in range(len(passage) + 1)]
    best = (0.0, 0, 0, 0)
    for i in range(rows):
        row: list[tuple[float, int, int]] = [(0.0, 0, 0)]
        weight, stem = phrase[i].weight, phrase[i].stem
        for k, term in enumerate(passage):
            score, start, matched = above[k + 1]
            left = row[k]
            value = left[0] - term.weight / 4
            if value > score:
                score, start, matched = value, left[1], left[2]
            if term.stem == stem:
                before = above[k]
                value = before[0] + weight
                if value > score:
                    score, start, matched = value, before[1] if before[2] else k, before[2] + weight
                    if score > best[0]:
                        best = (score, start, k + 1, matched)
            if score <= 0:
                score, start, matched = 0.0, k + 1, 0
            row.append((score, start, matched))
        above = row
    return best[1], best[2], best[3]
