"""How important something is said to be: *the key agency*, *an essential agency*; *a vital role*, *a role*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from hrcdiff.findings.items import data
from hrcdiff.findings.make import alone, finding, point
from hrcdiff.patterns import later

if TYPE_CHECKING:
    from hrcdiff.findings.make import Spot
    from hrcdiff.findings.view import Change, View
    from hrcdiff.model import Finding, Link

_ARTICLES = ("", "a", "an", "the")
_WORDS = 2
"""Words of one side of a change that is no more than such a word, with its article."""
_MOST = 6
"""Words of one side of a change that begins with one."""
_FIRST = re.compile(r"\s*(?:(?:a|an|the)\s+)?(?P<word>[a-z]+)(?=\s|$)")
_BESIDE = later(r"(?P<and>and\s+)?(?P<word>[a-z]+)(?(and)|\s+and)")
"""One beside another adjective: *important and* constructive, constructive *and vital*."""
_NEXT = re.compile(r"(?:[\s,]+[\w-]+){1,4}")
"""What follows such a word, in which the noun stands that it is said of."""
_NOUN = re.compile(r"\b[a-z-]{4,}\b")


@cache
def _table() -> tuple[frozenset[str], frozenset[str], str]:
    """The words that say how important something is, what they are told before if they stand alone, and the source."""
    group = data()["importance"]
    return frozenset(group["words"]), frozenset(group["before"]), group["source"]


def find(view: View, link: Link) -> Iterator[Finding]:
    """A word of importance in the place of another one, or one that came or went before what it is said of."""
    for change in view.changes(link):
        if change.simple:
            old, new = change.deleted.strip() not in _ARTICLES, change.inserted.strip() not in _ARTICLES
            yield from _exchanged(view, change) if old and new else _alone(view, change, old=old)


def _exchanged(view: View, change: Change) -> Iterator[Finding]:
    """One word in the place of another at the beginning of a change, of one noun, or where nothing else changed."""
    words, _, source = _table()
    found = _FIRST.match(change.deleted), _FIRST.match(change.inserted)
    if not (found[0] and found[1]) or found[0]["word"] not in words or found[1]["word"] not in words:
        return
    sizes = [len(said.split()) for said in (change.deleted, change.inserted)]
    if found[0]["word"] == found[1]["word"] or max(sizes) > _MOST:
        return
    spots: list[Spot] = []
    nouns: list[list[str]] = []
    for match, place, old in ((found[0], change.old, True), (found[1], change.new, False)):
        text, start, end = view.text(place.address, old=old), *(place.start + at for at in match.span("word"))
        behind = _NEXT.match(text, end)
        spots.append((place.address, start, end))
        nouns.append(_NOUN.findall(behind[0]) if behind else [])
    noun = next((word for word in nouns[0] if word in nouns[1]), "")
    alone = all(
        not said[match.end() :].strip()
        for match, said in zip(found, (change.deleted, change.inserted), strict=True)
        if match
    )
    if noun or alone:
        note = f"{found[0]['word']} \u2192 {found[1]['word']} (importance)" + (
            f", at \u201c{noun}\u201d" if noun else ""
        )
        yield finding(view, "qualifier.replaced", spots[0], spots[1], note, source=source)


def _alone(view: View, change: Change, *, old: bool) -> Iterator[Finding]:
    """One word that came or went, with an article at most, before a noun of which its kind is said.

    So beside another adjective that *and* joins to it: *the [important and] constructive role*.
    """
    said = change.deleted if old else change.inserted
    if len(said.split()) > _WORDS:
        return
    words, before, source = _table()
    joined = _BESIDE.fullmatch(said.strip())
    found, noun = joined or _FIRST.fullmatch(said.rstrip()), _NOUN.match(change.after.lstrip())
    if joined and noun and noun[0] not in before:  # the other adjective stands before it
        noun = _NOUN.match(change.after.lstrip(), noun.end() + 1)
    if found is None or noun is None or found["word"] not in words or noun[0] not in before:
        return
    place, what = (change.old if old else change.new), "removed" if old else "added"
    start = place.start + said.find(found["word"])
    here = place.address, start, start + len(found["word"])
    note = f"{found['word']} {what} (importance), at \u201c{noun[0]}\u201d"
    yield alone(view, f"qualifier.{what}", here, point(change, old=old), note, old=old, source=source)
