"""Words that the rules look for, found by table: qualifiers, modal verbs, actors, instruments.

A text is cut into words once; at each word the table says which phrases may begin there, the longest
first.  The tables are in ``phrases.json``, with a source for each group.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from hrcdiff.findings.view import View

if TYPE_CHECKING:
    from hrcdiff.model import Link

_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")


class Entry(NamedTuple):
    """A phrase of the table."""

    kind: str
    """``qualifier``, ``modal``, ``actor``, ``instrument``, ``negation``"""
    family: str
    weight: str
    """``phrase``: told wherever it comes or goes; ``word``: only where what it attaches to stays."""
    key: str
    """What makes two items the same."""
    source: str


class Item(NamedTuple):
    """A phrase where it stands."""

    entry: Entry
    start: int
    end: int
    next: str
    """The word after it, in small letters."""


@cache
def data() -> dict[str, Any]:
    """The file of phrases."""
    found: dict[str, Any] = json.loads(Path(__file__).with_name("phrases.json").read_text(encoding="utf-8"))
    return found


@cache
def _table() -> dict[str, list[tuple[tuple[str, ...], Entry]]]:
    table: defaultdict[str, list[tuple[tuple[str, ...], Entry]]] = defaultdict(list)
    source = data()

    def add(phrase: str, entry: Entry, *, exact: bool = False) -> None:
        words = tuple(_WORD.findall(phrase if exact else phrase.lower()))
        table[words[0].lower()].append((words, entry))

    for group in source["qualifiers"]:
        for phrase in group["phrases"]:
            key = " ".join(word for word in phrase.split() if word != "the")
            add(phrase, Entry("qualifier", group["family"], group["weight"], key, group["source"]))
    for phrase in source["modals"]["phrases"]:
        add(phrase, Entry("modal", "modality", "word", phrase, source["modals"]["source"]))
    for phrase in source["negation"]["phrases"]:
        add(phrase, Entry("negation", "negation", "word", phrase, source["negation"]["source"]))
    for kind in ("actor", "instrument"):
        for entry in source[kind + "s"]:
            for form in entry["forms"]:
                add(form, Entry(kind, kind, "word", entry["name"], "names"), exact=True)
    return {first: sorted(each, key=lambda e: (-len(e[0]), e[0])) for first, each in table.items()}


@lru_cache(maxsize=4096)
def items(text: str) -> tuple[Item, ...]:
    """All phrases of the table in a text, in order, none inside another."""
    table = _table()
    words = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(text)]
    lower = [w.lower() for w, _, _ in words]
    out: list[Item] = []
    at = 0
    while at < len(words):
        found = _longest(table.get(lower[at], ()), words, lower, at)
        if found:
            size, entry = found
            following = lower[at + size] if at + size < len(words) else ""
            out.append(Item(entry, words[at][1], words[at + size - 1][2], following))
            at += size
        else:
            at += 1
    return tuple(out)


def _longest(entries: Any, words: list[tuple[str, int, int]], lower: list[str], at: int) -> tuple[int, Entry] | None:
    for phrase, entry in entries:
        size = len(phrase)
        exact = entry.kind in ("actor", "instrument")
        here = tuple(w for w, _, _ in words[at : at + size]) if exact else tuple(lower[at : at + size])
        if here == phrase:
            return size, entry
    return None


class Found(NamedTuple):
    """An item with its paragraph."""

    address: str
    item: Item


class Difference(NamedTuple):
    """Items of one kind that a link does not keep."""

    old: list[Found]
    new: list[Found]


def difference(view: View, link: Link, kind: str) -> Difference:
    """What of one kind came and what went; what was kept or carried by a transfer is neither."""
    sides: list[list[Found]] = []
    for old, addresses, paragraphs in ((True, link.old, view.old), (False, link.new, view.new)):
        other = view.new if old else view.old
        left: list[Found] = []
        for address in addresses:
            here = (item for item in items(paragraphs[address].text) if item.entry.kind == kind)
            left += [Found(address, item) for item in here if not _kept(view, address, item, other, old=old)]
        sides.append(left)
    return Difference(*sides)


def _kept(view: View, address: str, item: Item, other: Any, *, old: bool) -> bool:
    image = view.image(address, item.start, item.end, old=old)
    if image is None:
        return False
    there = other[image.address].text
    return any(i.start == image.start and i.entry.key == item.entry.key for i in items(there))


def without_same(diff: Difference) -> Difference:
    """Items apart that stand on both sides before the same word: they only look new."""
    old, new = list(diff.old), list(diff.new)
    for one in diff.old:
        same = next((n for n in new if n.item.entry.key == one.item.entry.key and n.item.next == one.item.next), None)
        if same:
            old.remove(one)
            new.remove(same)
    return Difference(old, new)
