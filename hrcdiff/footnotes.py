"""Which footnotes came, went, moved or were reworded: told by the paragraph they hang on and not by their numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from hrcdiff.model import Document, Footnote, FootnoteChange, Link
from hrcdiff.text import words

NOTE = 0.4
"""Share of the words of two footnotes that both have, for one that was reworded."""
Spot = tuple[str, int]
"""Address and offset."""


def changed(old: Document, new: Document, links: Sequence[Link]) -> tuple[FootnoteChange, ...]:
    """The footnotes that did not stay, those of the older text first.

    A footnote is the same if its paragraphs are linked, and it has the same words in good part or hangs on the same
    place of the text.  One of the same words that came elsewhere is listed, as it moved.
    """
    mine, theirs = ([note for note in each.footnotes if note.address != "sponsors"] for each in (old, new))
    to_new: defaultdict[str | None, set[str]] = defaultdict(set)
    for link in links:
        for one, other in link.pairs:
            to_new[one].add(other)
    likeness = sorted(
        (-_alike(note, other), i + j, i, j)
        for i, note in enumerate(mine)
        for j, other in enumerate(theirs)
        if other.address in to_new.get(note.address, ())
    )
    partner: dict[int, int] = {}
    for like, _, i, j in likeness:
        if -like >= NOTE and i not in partner and j not in partner.values():
            partner[i] = j
    for i, j in sorted(_in_one_place(mine, theirs, links), key=lambda pair: (sum(pair), pair)):
        if i not in partner and j not in partner.values():
            partner[i] = j
    gone = [note for i, note in enumerate(mine) if i not in partner]
    came = [note for j, note in enumerate(theirs) if j not in partner.values()]
    elsewhere = {note: twin for note in gone if (twin := _only(came, note)) and _only(gone, twin) is note}
    changes = [
        FootnoteChange(old=note, new=theirs[partner[i]] if i in partner else elsewhere.get(note))
        for i, note in enumerate(mine)
        if i not in partner or theirs[partner[i]].text != note.text
    ]
    fresh = (note for note in came if note not in elsewhere.values())
    return (*changes, *(FootnoteChange(old=None, new=note) for note in fresh))


def _only(notes: Sequence[Footnote], one: Footnote) -> Footnote | None:
    """The only one of some footnotes that has the words of another one: it moved, with what is cited first there."""
    same = [note for note in notes if note.text is not None and note.text == one.text]
    return same[0] if len(same) == 1 else None


def _alike(one: Footnote, other: Footnote) -> float:
    """From 0 to 1; a note of which the words are lost may be any."""
    if one.text == other.text:
        return 1.0
    if one.text is None or other.text is None:
        return NOTE
    a, b = set(words(one.text)), set(words(other.text))
    return len(a & b) / len(a | b) if a | b else 0.0


def _in_one_place(
    mine: Sequence[Footnote], theirs: Sequence[Footnote], links: Sequence[Link]
) -> Iterator[tuple[int, int]]:
    """Footnotes, by number, that stand behind the same kept word, or before the same."""
    there: defaultdict[Spot, list[int]] = defaultdict(list)
    for j, note in enumerate(theirs):
        if note.address is not None and note.start is not None:
            there[note.address, note.start].append(j)
    back = {address: link for link in links for address in link.old}
    for i, note in enumerate(mine):
        if note.address in back and note.start is not None:
            for spot in _images(back[note.address], note.address, note.start):
                yield from ((i, j) for j in there.get(spot, ()))


def _images(link: Link, address: str, start: int) -> Iterator[Spot]:
    """Where a place of an old paragraph lies in the new text: behind the word kept before it, before the one after."""
    at: defaultdict[tuple[str, str], int] = defaultdict(int)
    for edit in link.edits:
        o, n = at["old", edit.old or ""], at["new", edit.new or ""]
        if edit.op == "equal" and edit.old == address and edit.new and o <= start <= o + len(edit.text):
            yield edit.new, n + start - o
        at["old", edit.old or ""] += len(edit.text)
        at["new", edit.new or ""] += len(edit.text)
