"""What a paragraph says of two that became a paragraph on each: *abuses committed against women and children*."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hrcdiff.alignment.conditions import IN_ORDER
from hrcdiff.alignment.sides import Match, Text, partners, unchanged
from hrcdiff.alignment.similarity import Scores

FRAME = 4
"""Words in a row before the two of which something is said, that both paragraphs on one of them have as well."""
TELLING = 2
"""How many of them are neither function words nor part of a name."""
FIRST = 2
"""Words at most of the first of the two, if the second went."""
_BOTH = {"en": ("and", "or"), "fr": ("et", "ou"), "es": ("y", "o", "e", "u")}


def divided(old: Text, new: Text, found: Scores, links: list[Match], chain: set[tuple[int, int]]) -> list[Match]:
    """Left-over paragraphs beside the partner of another that say of the one of two what the partner says of the other.

    The partner may hold nearly all the words of the paragraph, so that there is nothing else to tell a part by.
    """
    forward, backward = partners(links)
    out: list[Match] = []
    for i, j in _halves(old, new, forward, backward):
        if found.get((i, j), 0) >= IN_ORDER:
            backward[j] = [i]
            out.append(Match(i, j, found[i, j], "part", (i, j) in chain))
    for j, i in _halves(new, old, backward, forward):
        if found.get((i, j), 0) >= IN_ORDER and i not in {m.old for m in out}:
            out.append(Match(i, j, found[i, j], "part", (i, j) in chain))
    return out


def _halves(
    one: Text, other: Text, links: Mapping[int, Sequence[int]], taken: Mapping[int, Sequence[int]]
) -> Iterator[tuple[int, int]]:
    """Paragraphs and the left-over ones that say of one of two what they say of both."""
    for i, mates in sorted(links.items()):
        if unchanged(one, other, i, mates):
            continue
        lost: frozenset[str] | None = None
        for j in sorted({k + way for k in mates for way in (-1, 1)}):
            if j in taken or not 0 <= j < len(other.paragraphs) or one.paragraphs[i].part != other.paragraphs[j].part:
                continue
            if lost is None:
                lost = one.content[i].difference(*(other.content[k] for k in mates))
            held = lost & other.content[j]
            if held and any(
                _holds(other, j, (*frame, half)) and any(_holds(other, k, (*frame, rest)) for k in mates)
                for frame, half, rest in _frames(one, i, held)
            ):
                yield i, j


def _frames(text: Text, at: int, held: frozenset[str]) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """What is said of two, the one of them that went, and the other, by its first word."""
    tokens = text.profiles[at].tokens
    stems, telling, both = tokens.stems, tokens.telling(), _BOTH.get(text.profiles[at].language, ())
    for here, word in enumerate(stems):
        if word not in held or not telling[here]:
            continue
        starts = [here - 1 - size for size in range(1, FIRST + 1)] if stems[here - 1] in both else []
        rests = [(start, stems[start]) for start in starts]
        if here + 2 < len(stems) and stems[here + 1] in both:
            rests.append((here, stems[here + 2]))
        for start, rest in rests:
            if start >= FRAME and sum(telling[start - FRAME : start]) >= TELLING:
                yield stems[start - FRAME : start], word, rest


def _holds(text: Text, at: int, run: tuple[str, ...]) -> bool:
    """Whether a paragraph has some words in a row."""
    stems = text.profiles[at].tokens.stems
    return run[-1] in stems and any(stems[k : k + len(run)] == run for k in range(len(stems) - len(run) + 1))
