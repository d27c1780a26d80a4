"""Words that the rules look for, found by table: qualifiers, modal verbs, actors, instruments.

A text is cut into words once; at each word the table says which phrases may begin there, the longest
first.  The tables are in ``phrases.json``, with a source for each group.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from hrcdiff.findings.conditions import Begin, Reach, reach
from hrcdiff.findings.view import View

if TYPE_CHECKING:
    from hrcdiff.findings.make import Spot
    from hrcdiff.model import Link

_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")


BRINGS_ITS_WORDS = frozenset({"consent and request"})
"""Families whose phrases are followed by words of their own: *the States concerned*."""
CARRIED = 6
"""Words that go with a condition at least if it went with its clause."""


class Entry(NamedTuple):
    """A phrase of the table."""

    kind: str
    """``qualifier``, ``modal``, ``actor``, ``instrument``, ``negation``"""
    family: str
    weight: str
    """``phrase``: told wherever it comes or goes; ``word``: only where what it attaches to stays; ``place``: only where
    another of its family stood."""
    key: str
    """What makes two items the same."""
    source: str
    begin: str = ""
    """The words with which it begins, if anything may follow them: *in accordance with*."""


class Row(NamedTuple):
    """A phrase as the table is searched."""

    words: list[str]
    """In small letters."""
    printed: list[str]
    """With the capitals that a name must have; empty if they do not matter."""
    entry: Entry
    not_after: frozenset[str] = frozenset()
    """Words behind which it is something else: *are subject to*."""
    before: frozenset[str] = frozenset()
    """Words of which one must follow; empty if anything may: *voluntary contributions*."""


class Item(NamedTuple):
    """A phrase where it stands."""

    entry: Entry
    start: int
    end: int
    next: str
    """The word after it, in small letters."""
    whole: int = 0
    """Where it ends with all that *and* adds to what it rests on; 0 if nothing may follow its words."""


@cache
def data() -> dict[str, Any]:
    """The file of phrases."""
    found: dict[str, Any] = json.loads(Path(__file__).with_name("phrases.json").read_text(encoding="utf-8"))
    return found


@cache
def _table() -> dict[str, dict[str, list[Row]]]:
    """The phrases by their first word and by their second one, empty if they have none; the longest first."""
    table: defaultdict[str, defaultdict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    source = data()

    def add(phrase: str, entry: Entry, *, exact: bool = False, around: Sequence[Iterable[str]] = ()) -> None:
        words = _WORD.findall(phrase)
        lower = [word.lower() for word in words]
        table[lower[0]]["".join(lower[1:2])].append(
            Row(lower, words if exact else [], entry, *(frozenset(each) for each in around))
        )

    for group in source["qualifiers"]:
        for phrase in group["phrases"]:
            form = group.get("same", {}).get(phrase, phrase)
            key = " ".join(word for word in form.split() if word != "the")
            entry = Entry("qualifier", group["family"], group["weight"], key, group["source"])
            add(phrase, entry, around=[group.get(side, {}).get(phrase, ()) for side in ("not_after", "before")])
    for phrase in source["modals"]["phrases"]:
        form = source["modals"]["same"].get(phrase, phrase)
        add(phrase, Entry("modal", "modality", "word", form, source["modals"]["source"]))
    for phrase in source["negation"]["phrases"]:
        add(phrase, Entry("negation", "negation", "word", phrase, source["negation"]["source"]))
    for kind in ("actor", "instrument"):
        for entry in source[kind + "s"]:
            for form in entry["forms"]:
                add(form, Entry(kind, kind, "word", entry["name"], "names"), exact=True)
    return {
        first: {second: sorted(rows, key=lambda row: (-len(row.words), row.words)) for second, rows in under.items()}
        for first, under in table.items()
    }


@cache
def _conditions() -> dict[str, dict[str, list[Begin]]]:
    """What conditions begin with, by the first word and by the second one, the longest first."""
    table: defaultdict[str, defaultdict[str, list[Begin]]] = defaultdict(lambda: defaultdict(list))
    for group in data()["conditions"]:
        rests_on = tuple(tuple(phrase.split()) for phrase in group.get("rests_on", ()))
        for phrase in group["begins"]:
            words = tuple(phrase.split())
            no = frozenset(group.get("not_after", ()))
            table[words[0]]["".join(words[1:2])].append(Begin(words, group["family"], group["source"], rests_on, no))
    return {
        first: {second: sorted(each, key=lambda b: (-len(b.words), b.words)) for second, each in under.items()}
        for first, under in table.items()
    }


@cache
def _begins() -> dict[str, frozenset[str]]:
    """First words of all phrases and conditions, each with the second words; empty if one word is enough."""
    tables = _table(), _conditions()
    firsts = {first for table in tables for first in table}
    seconds = {first: frozenset().union(*(table.get(first, ()) for table in tables)) for first in firsts}
    return {first: frozenset() if "" in found else found for first, found in seconds.items()}


def _condition(text: str, words: list[re.Match[str]], lower: list[str], at: int) -> tuple[int, Item] | None:
    """The condition that begins at a word, with the words that it begins with.

    ``words`` are all of the text, or none as long as nobody asked for them: they are found when a condition begins.
    """
    under = _conditions().get(lower[at], {})
    second = lower[at + 1] if at + 1 < len(lower) else ""
    for begin in (*under.get(second, ()), *(under.get("", ()) if second else ())):
        size = len(begin.words)
        if tuple(lower[at : at + size]) != begin.words or (at and lower[at - 1] in begin.not_after):
            continue
        if not words:
            words.extend(_WORD.finditer(text))
        found: Reach | None = reach(text, words, at, begin)
        if found is None:
            continue
        key = " ".join(word for word in lower[at : found.first] if word != "the")
        entry = Entry("qualifier", begin.family, "phrase", key, begin.source, " ".join(begin.words))
        following = lower[found.first] if found.first < len(lower) else ""
        end, whole = words[found.first - 1].end(), words[found.last - 1].end()
        return size, Item(entry, words[at].start(), end, following, whole)
    return None


def _starts_of(text: str, words: list[str]) -> list[int]:
    """Where the words of a text begin."""
    starts: list[int] = []
    at = 0
    for word in words:
        at = text.find(word, at)
        starts.append(at)
        at += len(word)
    return starts


@lru_cache(maxsize=32768)
def items(text: str) -> tuple[Item, ...]:
    """All phrases of the table in a text, in order, none inside another.

    But for what limits an actor, *all States*, and a modal verb in *the need to*.
    """
    table, begins = _table(), _begins()
    words = _WORD.findall(text)
    lower = [word.lower() for word in words]
    here = [at for at, first in enumerate(lower) if first in begins]
    if not here:
        return ()
    starts: list[int] = []
    matches: list[re.Match[str]] = []
    out: list[Item] = []
    free = 0
    for at in here:
        second = lower[at + 1] if at + 1 < len(lower) else ""
        seconds = begins[lower[at]]
        if at < free or (seconds and second not in seconds):
            continue
        under = table.get(lower[at], {})
        for phrase, printed, entry, not_after, must in (*under.get(second, ()), *(under.get("", ()) if second else ())):
            size = len(phrase)
            if lower[at : at + size] != phrase:
                continue
            if printed and words[at : at + size] != printed:
                continue
            free = at + size
            before = lower[at - 1] if at else ""
            following = lower[free] if free < len(lower) else ""
            if before in not_after or (must and following not in must):
                break
            starts = starts or _starts_of(text, words)
            negated = entry.weight == "phrase" and entry.kind == "qualifier" and before == "not"
            said = entry._replace(key=f"not {entry.key}") if negated else entry
            end = starts[free - 1] + len(words[free - 1])
            out.append(Item(said, starts[at - negated], end, following))
            if entry.kind == "actor":
                out += _limits(words[at : free + 1], starts[at:free])
            elif entry.weight == "place":  # *the need to*: *need to* is a modal verb as well
                free = at + 1
            break
        else:
            condition = _condition(text, matches, lower, at)
            if condition:
                free = at + condition[0]
                out.append(condition[1])
    return tuple(out)


@cache
def _names_begin() -> tuple[str, ...]:
    """First words of the names of instruments, of which one stands in a text that has such a name."""
    return tuple({_WORD.findall(form)[0]: 0 for entry in data()["instruments"] for form in entry["forms"]})


def instruments(text: str) -> list[Item]:
    """The treaties, declarations and funds of the table in a text."""
    if not any(word in text for word in _names_begin()):
        return []
    return [item for item in items(text) if item.entry.kind == "instrument"]


def _limits(words: list[str], starts: list[int]) -> Iterator[Item]:
    """The words that limit an actor within its name, *all*, *relevant*; the last word is the one behind the name."""
    for (word, after), start in zip(pairwise(words), starts, strict=False):
        row = next(iter(_table().get(word, {}).get("", ())), None)
        if row is None or row.entry.kind != "qualifier":
            return
        yield Item(row.entry, start, start + len(word), after.lower())


class Found(NamedTuple):
    """An item with its paragraph."""

    address: str
    item: Item

    @property
    def spot(self) -> Spot:
        """Where it stands."""
        return self.address, self.item.start, self.item.end


class Difference(NamedTuple):
    """Items of one kind that a link does not keep."""

    old: list[Found]
    new: list[Found]


def difference(view: View, link: Link, kind: str) -> Difference:
    """What of one kind came and what went; what was kept or carried by a transfer is neither."""
    sides: list[list[Found]] = []
    for old, addresses, paragraphs in ((True, link.old, view.old), (False, link.new, view.new)):
        left: list[Found] = []
        for address in addresses:
            here = (item for item in items(paragraphs[address].text) if item.entry.kind == kind)
            left += [Found(address, item) for item in here if not _kept(view, address, item, old=old)]
        sides.append(left)
    return Difference(*sides)


def _kept(view: View, address: str, item: Item, *, old: bool) -> bool:
    """Whether the other text has an item where its words were kept."""
    image = view.image(address, item.start, item.end, old=old)
    if image is None or _alone(view, address, item, old=old):
        return False
    return (image.start, item.entry.key) in _starts(view.text(image.address, old=not old))


@lru_cache(maxsize=32768)
def _starts(text: str) -> frozenset[tuple[int, str]]:
    """Where phrases of the table begin in a text."""
    return frozenset((item.start, item.entry.key) for item in items(text))


def _alone(view: View, address: str, item: Item, *, old: bool) -> bool:
    """Whether a transfer carried a condition with few words beside its own: it now attaches to others."""
    if item.entry.weight != "phrase":
        return False
    transfer = view.transfer_of(address, item.start, item.end, old=old)
    return transfer is not None and len(transfer.text.split()) < len(item.entry.key.split()) + CARRIED


def without_same(view: View, diff: Difference) -> Difference:
    """Items apart that stand on both sides before the same words: they only look new."""
    new = [(found.item.entry.key, *_before(view.text(found.address, old=False), found.item)) for found in diff.new]
    free: defaultdict[tuple[str, ...], deque[int]] = defaultdict(deque)
    for index, known in enumerate(new):
        free[known].append(index)
    left: list[Found] = []
    same: set[int] = set()
    for one in diff.old:
        twins = free.get((one.item.entry.key, *_before(view.text(one.address, old=True), one.item)))
        if one.item.entry.family in BRINGS_ITS_WORDS or not twins:
            left.append(one)
        else:
            same.add(twins.popleft())
    return Difference(left, [found for index, found in enumerate(diff.new) if index not in same])


def _before(text: str, item: Item) -> tuple[str, ...]:
    """What a phrase stands before: the next word, and of *to* the verb as well."""
    if item.next != "to":
        return (item.next,)
    words = _WORD.finditer(text, item.end)
    return tuple(word.group().lower() for word in islice(words, 2))
