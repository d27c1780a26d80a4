"""Words that changed their place among a few others: what no finding names is told once, before and after.

Of *bread [and oil] {oil} and salt* it says less that *oil* came and *oil* went than that *oil and salt* stand for *salt
and oil*, and a reader would look for what was lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from hrcdiff.findings.parts import of_several
from hrcdiff.findings.view import plain
from hrcdiff.lexicon import function_words
from hrcdiff.patterns import later

if TYPE_CHECKING:
    from hrcdiff.findings.view import Change, View

Row = tuple["Change", str, str]
"""A change, and what is told of its two sides."""
_SIGNS = " ,;."
_MOST = 6
"""Words that stay between the two places."""
_LONGEST = 5
"""Words that changed their place."""
_TELLING = later(r"[^\W\d_]{4}")
_APART = later(r"[;:]")
_NEXT_WORD = later(r"\s+([^\W\d_][\w\u2019-]{3,})")
_LAST_WORD = later(r"(?<![\w\u2019'/-])[^\W\d_][\w\u2019-]{3,}\s*$")


def joined(view: View, rows: Sequence[Row]) -> Iterator[Row]:
    """The rows of one link; two next to each other of which one takes out what the other puts in are one.

    What else one of the two took out, or put in, stands behind it by itself.
    """
    at = 0
    while at < len(rows):
        found = _both(view, rows[at], rows[at + 1]) if at + 1 < len(rows) else ()
        yield from found or (rows[at],)
        at += 2 if found else 1


def _both(view: View, first: Row, last: Row) -> tuple[Row, ...]:
    """Two changes as one; nothing if the words are others, a finding tells some of them, or much stands between."""
    one, other = first[0], last[0]
    begin, end = (one.deleted.strip(_SIGNS), one.inserted.strip(_SIGNS)), (other.inserted, other.deleted)
    went, came = begin[0] == end[0].strip(_SIGNS), begin[1] == end[1].strip(_SIGNS)
    moved = [words for words, same in zip(begin, (went, came), strict=True) if same and words]
    if not (moved and one.beside(other) and all(map(_said, moved)) and _whole(first) and _whole(last)):
        return ()
    if of_several(one) or of_several(other):
        return ()
    texts = view.text(one.old.address, old=True), view.text(one.new.address, old=False)
    between = texts[0][one.old.end : other.old.start], texts[1][one.new.end : other.new.start]
    if between[0].split() != between[1].split() or len(between[0].split()) > _MOST or _APART.search(between[0]):
        return ()
    rest: tuple[Row, ...] = ()
    starts, ends = (one.old.start, one.new.start), (other.old.end, other.new.end)
    if not (went and came):  # of both the side on which words changed their place, and the others by themselves
        starts = (one.old.end, one.new.start) if came else (one.old.start, one.new.end)
        ends = (other.old.end, other.new.start) if came else (other.old.start, other.new.end)
        rows = (one, first[1] * came, first[2] * went), (other, last[1] * went, last[2] * came)
        rest = tuple(row for row in rows if plain(row[1] + row[2]))
    if len(rest) > 1:
        return ()
    word = _LAST_WORD.search(one.before) if starts == (one.old.start, one.new.start) else None
    size = len(word[0]) if word else 0
    spans = [*zip(texts, starts, ends, strict=True)]
    said = [" ".join(text[start - size : end].split()).strip(" ,;") for text, start, end in spans]
    behind = _NEXT_WORD.match(other.after) if ends == (other.old.end, other.new.end) else None
    ended = (words.split()[-1].casefold() for words in said)
    if behind and any(word in function_words("en") or word in moved[0].casefold().split() for word in ended):
        said = [f"{words} {behind[1]}" for words in said]
    return ((one, said[0], said[1]), *rest)


def _said(words: str) -> bool:
    """Whether some words say something and end with no small one: *in accordance with* has its object behind it."""
    row = words.split()
    return (
        0 < len(row) <= _LONGEST
        and _TELLING.search(words) is not None
        and row[-1].casefold() not in function_words("en")
    )


def _whole(row: Row) -> bool:
    """Whether all words of a change are told."""
    change, old, new = row
    return plain(old) == plain(change.deleted) and plain(new) == plain(change.inserted)
