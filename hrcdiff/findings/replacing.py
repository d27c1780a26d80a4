"""Which qualifier stands in place of which: the same phrase, one that begins alike, one of its family, other words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from hrcdiff.findings.attachment import FEW, between, opens, words_of
from hrcdiff.findings.quantities import exchanged
from hrcdiff.findings.view import plain
from hrcdiff.patterns import later

if TYPE_CHECKING:
    from hrcdiff.findings.items import Difference, Found
    from hrcdiff.findings.make import Spot
    from hrcdiff.findings.view import Change, View
    from hrcdiff.model import Link, Place

SHORT = 4
"""Letters than which a word has more that says something by itself."""
_BEGINNING = 3
"""Words with which a condition begins: *in accordance with*."""
_AKIN = (
    {"law", "accordance"},
    {"cooperation", "consent and request"},
    {"regard", "consent and request"},
    {"regard", "cooperation"},
)
"""Families of which one phrase may stand in place of another."""
_SENSES = (
    ("consent and request", re.compile(r"request")),
    ("consent and request", later(r"consent|agreement")),
    ("discretion", later(r"appropriate|applicable|relevant|need|necessary")),
    ("discretion", later(r"possible|feasible")),
    ("resources", later(r"existing|availab")),
)
"""Families with the words of phrases that say the same: one of them stands in place of the other."""
_PARTS = later(r"[;:]|,\s+and\s+to\b")
"""What parts what is asked from what else is asked."""
_WORD = later(r"\w+")
_LAST = 12
"""Words of a change of which the last is another one that stands in place of it."""
_AROUND = 20
"""Words that may change beside two conditions of which one stands in place of the other."""
_INSTEAD = 8
"""Words that stand in place of a phrase."""


def partners(view: View, link: Link, diff: Difference) -> dict[Found, Found]:
    """The new phrase to each old one: the same phrase first, whatever stands before it, then one in its place."""
    out: dict[Found, Found] = {}
    new = list(diff.new)
    for partner in (_same, _at_its_beginning, _partner, _of_one_verb):
        for one in diff.old:
            found = partner(view, link, one, new) if one not in out else None
            if found:
                new.remove(found)
                out[one] = found
    return out


def _same(_view: View, _link: Link, one: Found, new: list[Found]) -> Found | None:
    """The same phrase elsewhere in the link."""
    phrase = one.item.entry.weight == "phrase"
    return next((n for n in new if phrase and n.item.entry.key == one.item.entry.key), None)


def _at_its_beginning(view: View, _link: Link, one: Found, new: list[Found]) -> Found | None:
    """A condition that begins with the same words where they were kept, and rests on something else."""
    phrase = one.item.entry.weight == "phrase" and not thing_kept(view, one, old=True)
    there = (n for n in new if phrase and begins_there(view, one, n) and not thing_kept(view, n, old=False))
    return next(there, None)


def _partner(view: View, link: Link, one: Found, new: list[Found]) -> Found | None:
    """A phrase of the same family in the same change."""
    here = view.change_over(link, one.address, one.item.start, one.item.end, old=True)
    for n in new:
        there = view.change_over(link, n.address, n.item.start, n.item.end, old=False)
        families = {n.item.entry.family, one.item.entry.family}
        if here is not None and here is there and (exchanged(view, here, one, n) or _word_for_word(here, one, n)):
            return n
        alike = len(families) == 1 or families in _AKIN
        phrases = "phrase" == n.item.entry.weight == one.item.entry.weight
        if not alike or here is None or here is not there:
            continue
        if (little(here) or phrases or _at_one_end(here, one, n)) and _in_place(view, here, one, n):
            return n
    return None


_OF_A_NOUN = frozenset(("scope", "degree", "quality", "law", "truth status", "time"))
"""Families of single words of which one may stand in place of another."""


def _word_for_word(change: Change, old: Found, new: Found) -> bool:
    """Whether one word of the table stands for another one, of whatever family: *full*, *adequate* access.

    Both stand right before what stays, at the ends of what went and what came.
    """
    for one, place, said in ((old, change.old, change.deleted), (new, change.new, change.inserted)):
        entry, words = one.item.entry, said.split()
        if entry.weight != "word" or entry.family not in _OF_A_NOUN or _QUANTITY.fullmatch(entry.key):
            return False
        if place.address != one.address or len(words) > _LAST or said[one.item.end - place.start :].strip():
            return False
    return change.after.startswith(" ")


_QUANTITY = later(r"all|any|each|every|both|some|many|few|several|certain|other|only|solely", re.IGNORECASE)
"""Words of how many, which another kind of word does not answer: *all*, *serious*."""
_ARTICLE = later(r"\s*(?:the|an?)?\s*")


def _at_one_end(change: Change, old: Found, new: Found) -> bool:
    """Whether two words behind a comma stand right before what stays: *, including* and *, such as the*."""
    sides = ((old, change.old, change.deleted), (new, change.new, change.inserted))
    return all(
        place.address == one.address
        and len(said.split()) <= _LAST
        and said[: one.item.start - place.start].rstrip().endswith(",")
        and _ARTICLE.fullmatch(said, one.item.end - place.start) is not None
        for one, place, said in sides
    )


def _of_one_verb(view: View, _link: Link, one: Found, new: list[Found]) -> Found | None:
    """Another adverb of the verb that was kept: *to realize progressively*, *to fully realize*."""
    if not one.item.entry.key.endswith("ly"):
        return None
    kept = [view.image(one.address, *word, old=True) for word in _neighbours(view, one, old=True)]
    verbs = {(place.address, place.start, place.end) for place in kept if place}
    for n in new if verbs else ():
        if n.item.entry.key.endswith("ly") and any(
            (n.address, *word) in verbs for word in _neighbours(view, n, old=False)
        ):
            return n
    return None


def _neighbours(view: View, one: Found, *, old: bool) -> list[tuple[int, int]]:
    """Where the longer words right before and behind an adverb stand."""
    text = view.text(one.address, old=old)
    start = text.rfind(" ", 0, max(0, one.item.start - 1)) + 1
    before = start, start + len(text[start : one.item.start].rstrip())
    behind = _WORD.search(text, one.item.end)
    return [span for span in (before, behind.span() if behind else before) if span[1] - span[0] > SHORT]


def _in_place(view: View, change: Change, old: Found, new: Found) -> bool:
    """Whether one condition stands in place of another one: little else changed, and neither stays in part."""
    if not (old.item.entry.begin or new.item.entry.begin):
        return True
    of = _kept_behind if opens(old) or opens(new) else thing_kept
    kept = of(view, old, old=True), of(view, new, old=False)
    around = [
        len(text.split()) - len(words_of(view, one, old=side).split())
        for text, one, side in ((change.deleted, old, True), (change.inserted, new, False))
    ]
    return (all(kept) or not any(kept)) and max(around) <= _AROUND


def _kept_behind(view: View, one: Found, *, old: bool) -> bool:
    """Whether the last word of what a phrase is of stands on the other side: *in consultation with the [bakers]*."""
    text, end = view.text(one.address, old=old), one.item.end
    start = text.rfind(" ", 0, end) + 1
    if not one.item.entry.begin:
        word = _WORD.search(text, end)
        start, end = word.span() if word else (start, end)
    return view.image(one.address, start, end, old=old) is not None


def thing_kept(view: View, one: Found, *, old: bool) -> bool:
    """Whether what a condition rests on stands on the other side: *in line with [the law and] good practice*."""
    begin = one.item.entry.begin
    start = one.item.start + len(begin) + 1
    return bool(begin) and view.image(one.address, start, one.item.end, old=old) is not None


def begins_there(view: View, one: Found, other: Found) -> bool:
    """Whether the words with which a condition begins were kept as those with which another one does."""
    begins = (one.item.entry.begin or other.item.entry.begin).removeprefix(_MANNER[0]).removeprefix(_MANNER[1])
    start, there = _in_a_manner(view, one, old=True), _in_a_manner(view, other, old=False)
    if not begins or not view.text(one.address, old=True)[start:].startswith(begins):
        return False
    image = view.image(one.address, start, start + len(begins), old=True)
    return image is not None and (image.address, image.start) == (other.address, there)


_MANNER = ("in a manner ", "in a way ")
_IS = later(r"\b(?:is|are|be|was|were|remains?)\s+$")


def _in_a_manner(view: View, one: Found, *, old: bool) -> int:
    """Where a condition begins behind *in a manner*."""
    start, text = one.item.start, view.text(one.address, old=old)
    return start + next((len(words) for words in _MANNER if text.startswith(words, start)), 0)


def much_alike(one: Found, other: Found) -> bool:
    """Whether two conditions share a longer word behind those that they begin with, or neither is of the table."""
    said = [{word for word in each.item.entry.key.split()[_BEGINNING:] if len(word) > SHORT} for each in (one, other)]
    return bool(said[0] & said[1]) or bool(one.item.entry.begin and other.item.entry.begin)


def other_words(view: View, link: Link, one: Found, *, old: bool) -> Spot | None:
    """What stands in place of a phrase whose last word was kept: *sufficient financial* for *adequate* resources."""
    entry, text = one.item.entry, view.text(one.address, old=old)
    change = view.change_at(link, one.address, one.item.start, old=old)
    last = text.rfind(" ", one.item.start, one.item.end) + 1
    image = view.image(one.address, last, one.item.end, old=old) if last > one.item.start else None
    if entry.weight != "phrase" or entry.begin or change is None or image is None or not change.simple:
        return None
    place, there = (change.new, change.inserted) if old else (change.old, change.deleted)
    same = place.address == image.address and place.start <= image.start and plain(there)
    start = place.start + len(there) - len(there.lstrip())
    start = _what_is(view, one, image, start, old=old)
    words = view.text(image.address, old=not old)[start : image.end].split()
    return (image.address, start, image.end) if same and len(words) <= _INSTEAD else None


def _what_is(view: View, one: Found, image: Place, start: int, *, old: bool) -> int:
    """Where a predicate begins that a condition was made of, *is consistent with*, behind a place; else that place."""
    core, there = _in_a_manner(view, one, old=old), view.text(image.address, old=not old)
    if core == one.item.start:
        return start
    end = view.text(one.address, old=old).find(" ", core)
    kept = view.image(one.address, core, end, old=old)
    said = _IS.search(there[start : kept.start]) if kept and kept.address == image.address else None
    return start + said.start() if said else start


def akin(view: View, link: Link, gone: list[Found], came: list[Found]) -> Iterator[tuple[Found, Found]]:
    """Phrases that went, each with one of the same sense that came elsewhere in its clause."""
    free = list(came)
    for one in gone:
        sense = sense_of(one)
        near_by = (n for n in free if sense is not None and sense_of(n) == sense and _in_one_clause(view, link, one, n))
        partner = next(near_by, None)
        if partner:
            free.remove(partner)
            yield one, partner


def in_other_form(view: View, link: Link, one: Found, *, old: bool) -> bool:
    """Whether resources are asked for in other words of one sense: *adequate resources*, to fund *adequately*.

    Or they stay, and what came or went is of what kind they are: *material and financial* resources.
    """
    if one.item.entry.begin:
        return False
    key = one.item.entry.key
    if key.split()[0] in _KINDS and key.endswith(" resources"):
        return view.image(one.address, one.item.end - len("resources"), one.item.end, old=old) is not None
    if key.endswith("ly") and " " not in key:
        same = f"{key.removesuffix('ly')} resources"
    elif key.endswith(" resources"):
        same = f"{key.removesuffix(' resources')}ly"
    else:
        return False
    return any(
        view.image(address, found.start(), found.end(), old=not old) is None
        for address in (link.new if old else link.old)
        for found in re.finditer(rf"\b{same}\b", view.text(address, old=not old))
    )


_KINDS = ("human", "financial", "technical", "material")


def sense_of(one: Found) -> int | None:
    """What a phrase says, as an index of the table of senses."""
    entry = one.item.entry
    known = (i for i, (family, words) in enumerate(_SENSES) if entry.family == family and words.search(entry.key))
    return next(known, None) if entry.weight == "phrase" else None


def _in_one_clause(view: View, link: Link, old: Found, new: Found) -> bool:
    """Whether no sign that parts clauses stands between a phrase and the place where another one now stands."""
    words = between(view, link, old, new)
    return words is not None and not _PARTS.search(words)


def little(change: Change) -> bool:
    """Whether a change is of four words at most on either side."""
    return all(len(plain(text).split()) <= FEW for text in (change.deleted, change.inserted))
