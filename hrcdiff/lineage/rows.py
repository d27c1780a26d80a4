"""Rows of edits between two readings: those of a link that concern them, and how much they keep."""

from __future__ import annotations

from hrcdiff.model import Edit, Paragraph
from hrcdiff.wording import edits

Words = tuple[Edit, ...]
OWN = 2
"""So many times as many words of its own must two paragraphs keep alone, to be shown without what went elsewhere."""


def touching(row: Words, old: str, new: str) -> Words:
    """The edits of a link that are part of one of two paragraphs."""
    return tuple(e for e in row if e.old == old or e.new == new)


def fuller(row: Words, old: Paragraph, new: Paragraph, language: str) -> Words:
    """The row, or the edits between the two paragraphs alone if these keep more.

    Where several paragraphs became several in another order, a comparison of them all in one row has to give some of
    their words up; a reader of one thread must see those of its own kept.
    """
    alone = edits([(old.address, old.text)], [(new.address, new.text)], {(old.address, new.address)}, language)
    here = (old.address, new.address)
    more = _kept(alone) > _kept(row) or _kept(alone, here) > OWN * _kept(row, here)
    return alone if more else row


def _kept(row: Words, ends: tuple[str, str] | None = None) -> int:
    """Words that are kept, all of them or those of one pair of paragraphs."""
    return sum(len(e.text.split()) for e in row if e.op == "equal" and ends in (None, (e.old, e.new)))


def kept_share(row: Words, old: str, new: str) -> float:
    """Share of the words of two readings that stay, from 0 to 1, to three places."""
    stays = every = 0
    for edit in row:
        count = len(edit.text.split())
        sides = (edit.old == old) + (edit.new == new)
        every += count * sides
        stays += count * 2 if edit.op == "equal" and sides == 2 else 0
    return round(stays / every, 3) if every else 1.0
