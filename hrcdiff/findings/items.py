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

from hrcdiff.findings.conditions import Begin, Cut, behind_thing, reach
from hrcdiff.findings.numbers import numeral
from hrcdiff.findings.view import Kept, View
from hrcdiff.patterns import later

if TYPE_CHECKING:
    from hrcdiff.findings.make import Spot
    from hrcdiff.model import Link

_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")


BRINGS_ITS_WORDS = frozenset({"consent and request"})
"""Families whose phrases are followed by words of their own: *the States concerned*."""
_OF_A_THING = frozenset(("subject to", "without prejudice to", "not subject to"))
"""Conditions of the table that stand before what they are of, and not before what they are a condition of."""
_TELLS = later(r"[^\W\d_]{4}")
"""A word that a condition may attach to."""
_KNOWN = 2
"""Words by which phrases are looked up."""
_ABOUT = "some"
"""What says of a number that it is not exact: *some 300 boats*."""
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


class Under(NamedTuple):
    """What may begin with two words, the longest first."""

    rows: tuple[Row, ...] = ()
    conditions: tuple[Begin, ...] = ()


@cache
def _begins() -> dict[str, dict[str, Under]]:
    """All phrases and conditions by their first two words; the second one is empty if it may be any other."""
    table, conditions = _table(), _conditions()
    out: dict[str, dict[str, Under]] = {}
    for first in {**table, **conditions}:
        rows, begins = table.get(first, {}), conditions.get(first, {})
        out[first] = {
            second: Under(
                (*rows.get(second, ()), *(rows.get("", ()) if second else ())),
                (*begins.get(second, ()), *(begins.get("", ()) if second else ())),
            )
            for second in {**rows, **begins}
        }
    return out


def _condition(cut: Cut, at: int, begins: Iterable[Begin]) -> tuple[int, Item] | None:
    """The condition that begins at a word, with the number of words that it begins with."""
    lower = cut.lower
    for begin in begins:
        size = len(begin.words)
        if tuple(lower[at : at + size]) != begin.words or (at and lower[at - 1] in begin.not_after):
            continue
        found = reach(cut, at, begin)
        if found is None:
            continue
        key = " ".join(word for word in lower[at : found.first] if word != "the")
        entry = Entry("qualifier", begin.family, "phrase", key, begin.source, " ".join(begin.words))
        following = lower[found.first] if found.first < len(lower) else ""
        return size, Item(entry, cut.start(at), cut.end(found.first - 1), following, cut.end(found.last - 1))
    return None


@lru_cache(maxsize=32768)
def items(text: str) -> tuple[Item, ...]:
    """All phrases of the table in a text, in order, none inside another.

    But for what limits an actor, *all States*, and a modal verb in *the need to*.
    """
    begins, cut = _begins(), Cut(text)
    lower = cut.lower
    size = len(lower)
    out: list[Item] = []
    free = 0
    for at in [at for at, first in enumerate(lower) if first in begins]:
        if at < free:
            continue
        under = begins[lower[at]]
        found = (under.get(lower[at + 1]) if at + 1 < size else None) or under.get("")
        if found is None:
            continue
        for phrase, printed, entry, not_after, must in found.rows:
            end = at + len(phrase)
            if len(phrase) > _KNOWN and lower[at:end] != phrase:
                continue
            if printed and [*map(cut.word, range(at, end))] != printed:
                continue
            free = end
            before = lower[at - 1] if at else ""
            following = lower[end] if end < size else ""
            about = entry.key == _ABOUT and numeral(following)
            if about or before in not_after or (must and following not in must):
                free = at + 1
                break
            negated = before == "not" and entry.weight == "phrase" and entry.kind == "qualifier"
            said = entry._replace(key=f"not {entry.key}") if negated else entry
            out.append(Item(said, cut.start(at - negated), cut.end(end - 1), following))
            if entry.kind == "actor":
                out += _limits(map(cut.word, range(at, min(end + 1, size))), map(cut.start, range(at, end)))
            elif entry.weight == "place":  # *the need to*: *need to* is a modal verb as well
                free = at + 1
            break
        else:
            condition = _condition(cut, at, found.conditions) if found.conditions else None
            if condition:
                free = at + condition[0]
                out.append(condition[1])
    return tuple(out)


@cache
def _names_begin() -> tuple[str, ...]:
    """First words of the names of instruments, of which one stands in a text that has such a name."""
    return tuple({_WORD.findall(form)[0]: 0 for entry in data()["instruments"] for form in entry["forms"]})


@cache
def forms(name: str) -> tuple[tuple[str, ...], ...]:
    """The words of each name of an instrument of the table, the longest first: a text that names it has all of one."""
    found = (form for entry in data()["instruments"] if entry["name"] == name for form in entry["forms"])
    return tuple(tuple(sorted({*_WORD.findall(form)}, key=lambda word: (-len(word), word))) for form in found)


def instruments(text: str) -> list[Item]:
    """The treaties, declarations and funds of the table in a text."""
    for word in _names_begin():
        if word in text:
            return [item for item in items(text) if item.entry.kind == "instrument"]
    return []


def of_kind(view: View, address: str, kind: str, *, old: bool) -> Sequence[Item]:
    """The phrases of one kind in a paragraph of one side, in order."""
    known = view.phrases[not old]
    if address not in known:
        kinds: defaultdict[str, list[Item]] = defaultdict(list)
        for item in items(view.text(address, old=old)):
            kinds[item.entry.kind].append(item)
        known[address] = kinds
    return known[address].get(kind, ())


def _limits(words: Iterable[str], starts: Iterable[int]) -> Iterator[Item]:
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
    for old, addresses in ((True, link.old), (False, link.new)):
        here = [(address, item) for address in addresses for item in of_kind(view, address, kind, old=old)]
        sides.append([Found(address, item) for address, item in here if not _kept(view, address, item, old=old)])
    return Difference(*sides)


def _kept(view: View, address: str, item: Item, *, old: bool) -> bool:
    """Whether the other text has an item where its words were kept."""
    there = view.kept_at(address, item.start, item.end, old=old)
    if there is None or alone(view, address, item, old=old):
        return False
    return (there[1], item.entry.key) in _starts(view.text(there[0], old=not old))


@lru_cache(maxsize=32768)
def _starts(text: str) -> frozenset[tuple[int, str]]:
    """Where phrases of the table begin in a text."""
    return frozenset((item.start, item.entry.key) for item in items(text))


def alone(view: View, address: str, item: Item, *, old: bool) -> bool:
    """Whether a condition went with few words beside its own: it now attaches to others.

    So if a transfer carried it, or if it opens what was kept between words of another of several paragraphs.
    """
    if item.entry.weight != "phrase":
        return False
    most = len(item.entry.key.split()) + CARRIED
    transfer = view.transfer_of(address, item.start, item.end, old=old)
    if transfer is not None:
        return len(transfer.text.split()) < most
    link = view.link_at(address, old=old)
    if link is None or len(link.pairs) == 1:
        return False
    runs = sorted(view.images[not old].get(address, ()))
    run = next((run for run in runs if run.start <= item.start and item.end <= run.end), None)
    text = view.text(address, old=old)
    if run is None or len(text[run.start : run.end].split()) >= most or _TELLS.search(text, run.start, item.start):
        return False
    return _out_of_turn(runs, sorted(view.images[old].get(run.to, ())), run, address)


def _out_of_turn(here: Sequence[Kept], there: Sequence[Kept], run: Kept, address: str) -> bool:
    """Whether a kept run stands behind other kept words on either side, or between those of another paragraph.

    ``here`` are the kept runs of its paragraph, which has an address, ``there`` those of the one that has it.
    """
    before = [each for each in here if each.end <= run.start], [each for each in there if each.end <= run.at]
    behind = [each for each in here if each.start > run.start], [each for each in there if each.start > run.at]
    if all(before):
        return (before[1][-1].to, before[1][-1].at) != (address, before[0][-1].start)
    between = [
        row[-1].to for row, rest in zip(before, behind, strict=True) if row and rest and row[-1].to == rest[0].to
    ]
    starts = run.start, run.at
    own = run.to if before[0] else address
    return bool(between) and between[0] != own and all(starts)


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
    """What a phrase stands before: the next word, and of *to* the verb as well.

    What *subject to* and the like are of is told with the next word behind that.
    """
    if item.entry.key in _OF_A_THING and (found := _WORD.search(text, behind_thing(text, item.end))) is not None:
        return (item.next, found.group().lower())
    if item.next != "to":
        return (item.next,)
    words = _WORD.finditer(text, item.end)
    return tuple(word.group().lower() for word in islice(words, 2))
