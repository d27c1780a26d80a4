"""Headings of sections and annexes: which heading of the newer text is one of the older text.

A heading is the same if it has the same words, or if it stands before linked paragraphs or shares half of its words
with the other; headings keep their order, since what crosses another one is gone here and new there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hrcdiff.lexicon import pattern
from hrcdiff.text import Word, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hrcdiff.model import Document, Heading, Redline

Pair = tuple["Heading | None", "Heading | None"]
"""An old heading and the new one that it became; None where there is none."""
SHARED = 0.5
"""Share of the words of the longer heading that both have, from which on two headings may be one."""
MOST = 400
"""Headings of one text from which on only those of the same words are paired: the work grows with the square."""


def headings(document: Document) -> list[Heading]:
    """The headings of a text, but those that only say *Operative part*."""
    part = pattern("part_line", document.language or "en")
    return [heading for heading in document.headings if not part.fullmatch(heading.text)]


def paired(redline: Redline) -> list[Pair]:
    """All headings in the order of both texts, those that are gone before those that came in their place."""
    old, new = headings(redline.old), headings(redline.new)
    if not old or not new:
        return [*((one, None) for one in old), *((None, other) for other in new)]
    linked = {pair for link in redline.links for pair in link.pairs}
    out: list[Pair] = []
    i = j = 0
    for a, b in _best(_scores(old, new, linked), [h.text for h in old], [h.text for h in new]):
        out += [*((one, None) for one in old[i:a]), *((None, other) for other in new[j:b]), (old[a], new[b])]
        i, j = a + 1, b + 1
    return [*out, *((one, None) for one in old[i:]), *((None, other) for other in new[j:])]


def changed(redline: Redline) -> Iterator[tuple[Heading, Heading]]:
    """The pairs of other words; a capital or a hyphen makes no other word."""
    for one, other in paired(redline):
        if one and other and _plain(one.text) != _plain(other.text):
            yield one, other


def _scores(old: Sequence[Heading], new: Sequence[Heading], linked: set[tuple[str, str]]) -> list[list[float]]:
    """How well each old heading fits each new one; 0 where they are two."""
    befores, afters = ([_plain(heading.text) for heading in side] for side in (old, new))
    short = max(len(old), len(new)) <= MOST
    return [
        [_score(x, y, (one.before, other.before) in linked, short) for other, y in zip(new, afters, strict=True)]
        for one, x in zip(old, befores, strict=True)
    ]


def _score(one: list[Word], other: list[Word], above_linked: bool, short: bool) -> float:
    if one == other:
        return 3.0
    if not short or _lone(one) != _lone(other):
        return 0.0
    shared = len(set(one) & set(other)) / max(len(set(one)), len(set(other)), 1)
    return above_linked + shared if above_linked or shared >= SHARED else 0.0


def _lone(plain: list[Word]) -> bool:
    """Whether a heading is a numeral and the kind of division alone: *Part II*, *Article 5*, *Annex*."""
    return len(plain) <= 2 and (len(plain) < 2 or plain[-1].isdigit() or set(plain[-1]) <= set("ivxlc"))


def _plain(text: str) -> list[Word]:
    return words(text.casefold().replace("-", " "))


def _best(scores: Sequence[Sequence[float]], old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The pairs in order, none crossing another, that fit best together.

    Of equal choices the text decides which heading stays alone, and not the side: the mirrored pair gets the same.
    """
    wide = len(new)
    best = [[0.0] * (wide + 1)]
    for row in reversed(scores):
        below, here = best[-1], [0.0] * (wide + 1)
        for j in range(wide - 1, -1, -1):
            here[j] = max(below[j], here[j + 1], below[j + 1] + row[j] if row[j] else 0.0)
        best.append(here)
    best.reverse()
    out, i, j = [], 0, 0
    while i < len(old) and j < wide:
        if scores[i][j] and best[i][j] == best[i + 1][j + 1] + scores[i][j]:
            out.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] > best[i][j + 1] or (best[i + 1][j] == best[i][j + 1] and old[i] <= new[j]):
            i += 1
        else:
            j += 1
    return out
