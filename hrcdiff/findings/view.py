"""A redline as the rules of the findings see it: changes with their offsets, and what was kept where."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from hrcdiff.findings.cited import key
from hrcdiff.model import Evidence, Link, Place
from hrcdiff.text import fold
from hrcdiff.verbs import Limb, verbs

if TYPE_CHECKING:
    from hrcdiff.findings.asks import Ask, Elsewhere
    from hrcdiff.findings.delivered import Report
    from hrcdiff.findings.documents import Name
    from hrcdiff.findings.items import Item
    from hrcdiff.findings.likeness import Led, Pair
    from hrcdiff.findings.naming import Named
    from hrcdiff.findings.standing import Standing
    from hrcdiff.model import Citation, Document, Edit, Paragraph, Redline, Transfer

_WORD = re.compile(r"[^\W_]+(?:['\u2019/-][^\W_]+)*")
_SHORT_NAMES = ("Human Rights Council", "General Assembly")
CONTEXT = 80
"""Characters of kept text that a change knows on either side."""


class Change(NamedTuple):
    """What is taken out and put in at one place of a link."""

    link: Link
    first: int
    """Half-open span in the edits of the link."""
    last: int
    deleted: str
    inserted: str
    old: Place
    """What is taken out; a point between words if nothing is."""
    new: Place
    before: str
    """Kept text before and after; empty at the ends of the two paragraphs, and where one of them changes."""
    after: str
    simple: bool
    """Within one old and one new paragraph."""

    @property
    def small(self) -> bool:
        """Four words at most on either side."""
        return len(self.deleted.split()) <= 4 and len(self.inserted.split()) <= 4

    def beside(self, other: Change) -> bool:
        """Whether this and another change are both of one old and one new paragraph, and of the same ones."""
        same = (self.old.address, self.new.address) == (other.old.address, other.new.address)
        return same and self.simple and other.simple


class Kept(NamedTuple):
    """A run of characters that both sides have."""

    start: int
    end: int
    to: str
    """Address on the other side."""
    at: int
    """Offset there."""


def changes(link: Link, start: tuple[int, int] = (0, 0)) -> list[Change]:
    """The changes of a link in order; words of several paragraphs at one place are one change.

    ``start`` says where the first old and the first new paragraph begin, of which a transfer has a part.
    """
    if len(link.old) == len(link.new) == 1:
        return _of_two(link, *start)
    out: list[Change] = []
    at_old = defaultdict(int, dict.fromkeys(link.old[:1], start[0]))
    at_new = defaultdict(int, dict.fromkeys(link.new[:1], start[1]))
    last_old, last_new = "".join(link.old[:1]), "".join(link.new[:1])
    index = 0
    for equal, run in groupby(link.edits, lambda e: e.op == "equal"):
        row = list(run)
        if equal:
            for edit in row:
                last_old, last_new = edit.old or last_old, edit.new or last_new
                at_old[last_old] += len(edit.text)
                at_new[last_new] += len(edit.text)
        else:
            gone, come = [e for e in row if e.op == "delete"], [e for e in row if e.op == "insert"]
            before = _near(
                link.edits, index - 1, (gone[0].old if gone else last_old, come[0].new if come else last_new)
            )
            old = _place(gone, [e.old or "" for e in gone], at_old, last_old)
            new = _place(come, [e.new or "" for e in come], at_new, last_new)
            last_old = gone[-1].old or last_old if gone else last_old
            last_new = come[-1].new or last_new if come else last_new
            out.append(
                Change(
                    link, index, index + len(row), "".join(e.text for e in gone), "".join(e.text for e in come),
                    old, new, before[-CONTEXT:], _near(link.edits, index + len(row), (last_old, last_new))[:CONTEXT],
                    len({e.old for e in gone}) <= 1 and len({e.new for e in come}) <= 1,
                )
            )  # fmt: skip
        index += len(row)
    return out


def _of_two(link: Link, at_old: int, at_new: int) -> list[Change]:
    """The same of one old and one new paragraph, which begin at these offsets."""
    out: list[Change] = []
    edits = link.edits
    index, size = 0, len(edits)
    while index < size:
        if edits[index].op == "equal":
            at_old += len(edits[index].text)
            at_new += len(edits[index].text)
            index += 1
            continue
        first, deleted, inserted = index, "", ""
        while index < size and edits[index].op != "equal":
            if edits[index].op == "delete":
                deleted += edits[index].text
            else:
                inserted += edits[index].text
            index += 1
        old = Place(address=link.old[0], start=at_old, end=at_old + len(deleted))
        new = Place(address=link.new[0], start=at_new, end=at_new + len(inserted))
        before = edits[first - 1].text[-CONTEXT:] if first else ""
        after = edits[index].text[:CONTEXT] if index < size else ""
        out.append(Change(link, first, index, deleted, inserted, old, new, before, after, simple=True))
        at_old, at_new = old.end, new.end
    return out


def as_link(transfer: Transfer) -> Link:
    """A transfer as the link that its two paragraphs do not have."""
    old, new = transfer.old.address, transfer.new.address
    evidence = Evidence(
        score=0.0, shared=(), in_order=False, runner_up=None, runner_up_score=None, kept_old=0.0, kept_new=0.0
    )  # fmt: skip
    return Link(
        id=transfer.id, old=(old,), new=(new,), pairs=((old, new),), relation="reworded", moved=True, crossed=False,
        renumbered=old != new, confidence=0.0, significance="substantive", evidence=evidence, edits=transfer.edits,
    )  # fmt: skip


def _near(edits: Sequence[Edit], index: int, addresses: tuple[str | None, str | None]) -> str:
    """Kept text beside a change, if it is of the same two paragraphs."""
    beside = edits[index] if 0 <= index < len(edits) else None
    return beside.text if beside and (beside.old, beside.new) == addresses else ""


def _place(row: Sequence[Edit], addresses: Sequence[str], at: defaultdict[str, int], last: str) -> Place:
    """Span of the words of one side, those of its first paragraph; the offsets move on."""
    if not row:
        return Place(address=last, start=at[last], end=at[last])
    first, start = addresses[0], at[addresses[0]]
    for edit, address in zip(row, addresses, strict=True):
        at[address] += len(edit.text)
    return Place(address=first, start=start, end=at[first])


def kept(edits: Sequence[Edit]) -> Iterator[tuple[str, int, int, str, int]]:
    """Kept runs: old address, span there, new address, offset there."""
    at_old: defaultdict[str, int] = defaultdict(int)
    at_new: defaultdict[str, int] = defaultdict(int)
    for edit in edits:
        size = len(edit.text)
        if edit.op == "equal" and edit.old is not None and edit.new is not None:
            start = at_old[edit.old]
            yield edit.old, start, start + size, edit.new, at_new[edit.new]
        if edit.old is not None and edit.op != "insert":
            at_old[edit.old] += size
        if edit.new is not None and edit.op != "delete":
            at_new[edit.new] += size


class View:
    """A redline with its paragraphs by address, its changes and its kept words."""

    def __init__(self, redline: Redline) -> None:
        self.redline = redline
        self.old = {p.address: p for p in redline.old.paragraphs}
        self.new = {p.address: p for p in redline.new.paragraphs}
        self.english = all(d.language in (None, "en") for d in (redline.old, redline.new))
        self.changed = tuple(link for link in redline.links if link.relation != "unchanged")
        self.removed = tuple(self.old[a] for a in redline.removed if a in self.old)
        self.added = tuple(self.new[a] for a in redline.added if a in self.new)
        self._changes: dict[str, list[Change]] = {}
        self._words: tuple[dict[str, str], dict[str, str]] = ({}, {})
        self.led: dict[bool, list[Led]] = {}
        """The limbs of the old text (True) and of the new one, as `likeness.limbs_of` gathers them."""
        self.received: dict[bool, list[Report]] = {}
        """The reports that the other text receives, as `delivered.received` reads them."""
        self.limb_pairs: list[Pair] | None = None
        """What `partners.paired` found: kept here, since several families of rules ask for it."""
        self.shared_sizes: dict[tuple[int, int], int] | None = None
        """The same of `likeness.shared_sizes`."""
        self.phrases: tuple[dict[str, dict[str, list[Item]]], ...] = ({}, {})
        """The phrases of `items` by kind, by old and by new address."""
        self.offices: tuple[dict[str, list[Item]], dict[str, list[Item]]] = ({}, {})
        """Those of `offices`, by old and by new address."""
        self.asks_alone: list[tuple[bool, Ask]] | None = None
        """The same of `asks._alone`."""
        self.asks_elsewhere: list[Elsewhere] | None = None
        """The same of `asks.elsewhere`."""
        self.named: tuple[dict[str, list[Named]], dict[str, list[Named]]] = ({}, {})
        """What `naming` found that paragraphs name, by old and by new address."""
        self.names: dict[tuple[str, tuple[tuple[int, int], ...]], list[Name]] = {}
        """The names of documents in a text besides some known ones: a paragraph that stayed is read once."""
        self.changed_stems: dict[tuple[str, bool], set[str]] = {}
        """The stems that `parts.said_anew` compares, by link, and whether words of the old text are looked for."""
        self.pieces: dict[str, list[Change]] = {}
        """The same of `parts.pieces`, by link."""
        self.standing: tuple[Standing, ...] = ()
        """The same of `standing.standing`: the clauses of the new text, and those of the old one."""

    @cached_property
    def unlinked(self) -> tuple[frozenset[str], frozenset[str]]:
        """The addresses of the paragraphs that went, and of those that came."""
        return frozenset(self.redline.removed), frozenset(self.redline.added)

    @cached_property
    def folded(self) -> tuple[str, str]:
        """All words of both texts in small letters, quotes and dashes unified."""
        texts = self.redline.old, self.redline.new
        old, new = (" ".join([fold(p.text) for p in text.paragraphs]).casefold() for text in texts)
        return old, new

    @cached_property
    def _small(self) -> tuple[list[str], list[str]]:
        """The paragraphs of both texts in small letters."""
        texts = self.redline.old, self.redline.new
        old, new = ([p.text.casefold() for p in text.paragraphs] for text in texts)
        return old, new

    def _near(self, words: str, *, old: bool) -> Iterator[Paragraph]:
        """The paragraphs of one text that have each of some words, given as `plain` has them, the longest first."""
        longest, *others = sorted(words.split(), key=len, reverse=True) or [""]
        for paragraph, small in zip(self.document(old=old).paragraphs, self._small[not old], strict=True):
            if longest in small and all(word in small for word in others):
                yield paragraph

    def says(self, words: str, *, old: bool) -> bool:
        """Whether a paragraph of one text has some words, given as `plain` has them, be they parts of longer ones."""
        return any(words in plain(paragraph.text) for paragraph in self._near(words, old=old))

    def paragraphs_with(self, words: str, *, old: bool) -> Iterator[str]:
        """The addresses of the paragraphs of one text that have some words, given as `plain` has them."""
        return (p.address for p in self._near(words, old=old) if f" {words} " in f" {plain(p.text)} ")

    def changes(self, link: Link) -> list[Change]:
        """The changes of a link."""
        found = self._changes.get(link.id)
        if found is None:
            found = self._changes[link.id] = changes(link)
        return found

    def carried(self, transfer: Transfer) -> list[Change]:
        """The changes of the words of a transfer, as if its two paragraphs were linked."""
        old, new = transfer.old, transfer.new
        if transfer.id not in self._changes:
            self._changes[transfer.id] = changes(as_link(transfer), (old.start, new.start))
        return self._changes[transfer.id]

    @cached_property
    def images(self) -> tuple[dict[str, list[Kept]], dict[str, list[Kept]]]:
        """Kept runs by old and by new address, those of transfers included."""
        old: defaultdict[str, list[Kept]] = defaultdict(list)
        new: defaultdict[str, list[Kept]] = defaultdict(list)
        for edits, o0, n0 in self._all_edits():
            for o, start, end, n, at in kept(edits):
                old[o].append(Kept(start + o0, end + o0, n, at + n0))
                new[n].append(Kept(at + n0, at + n0 + end - start, o, start + o0))
        return old, new

    def _all_edits(self) -> Iterator[tuple[Sequence[Edit], int, int]]:
        for link in self.changed:
            yield link.edits, 0, 0
        for transfer in self.redline.transfers:
            yield transfer.edits, transfer.old.start, transfer.new.start

    @cached_property
    def _citations(self) -> tuple[dict[str, list[Citation]], dict[str, list[Citation]]]:
        sides: tuple[defaultdict[str, list[Citation]], ...] = (defaultdict(list), defaultdict(list))
        for side, document in zip(sides, (self.redline.old, self.redline.new), strict=True):
            for citation in document.citations:
                side[citation.address].append(citation)
        return sides[0], sides[1]

    @cached_property
    def _cited(self) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
        """The paragraphs of both texts by what they cite."""
        sides: tuple[defaultdict[str, list[str]], ...] = (defaultdict(list), defaultdict(list))
        for side, document in zip(sides, (self.redline.old, self.redline.new), strict=True):
            for citation in document.citations:
                here = side[key(citation)]
                if citation.address not in here[-1:]:
                    here.append(citation.address)
        return sides[0], sides[1]

    def cited_in(self, citation: Citation, *, old: bool) -> list[str]:
        """The paragraphs of one text that cite the same, in order."""
        return list(dict.fromkeys(self._cited[not old].get(key(citation), ())))

    def citations(self, address: str, *, old: bool) -> Sequence[Citation]:
        """The citations of a paragraph in order."""
        return self._citations[not old].get(address, ())

    def image(self, address: str, start: int, end: int, *, old: bool) -> Place | None:
        """Where a kept span stands on the other side; None if it was not kept whole."""
        there = self.kept_at(address, start, end, old=old)
        return Place(address=there[0], start=there[1], end=there[1] + end - start) if there else None

    def kept_at(self, address: str, start: int, end: int, *, old: bool) -> tuple[str, int] | None:
        """The same as the paragraph and the offset where it begins."""
        for first, last, to, at in self.images[not old].get(address, ()):
            if first <= start and end <= last:
                return to, at + start - first
        return None

    def share(self, address: str, start: int, end: int, *, old: bool) -> list[tuple[str, int, int]]:
        """The parts of a span that were kept, on the other side."""
        out: list[tuple[str, int, int]] = []
        for first, last, to, at in self.images[not old].get(address, ()):
            if first < end and start < last:
                a, b = max(start, first), min(end, last)
                if a < b:
                    out.append((to, at + a - first, at + b - first))
        return out

    def limbs(self, paragraph: Paragraph) -> tuple[Limb, ...]:
        """The limbs of a paragraph; none in a language whose verbs are not known."""
        return verbs(paragraph.text, paragraph.part) if self.english else ()

    def place(self, address: str, start: int, end: int, *, old: bool) -> Place:
        """A place with the number of its limb."""
        paragraph = (self.old if old else self.new)[address]
        limbs = self.limbs(paragraph)
        number = len(limbs) or None
        for index, limb in enumerate(limbs, 1):
            if start < limb.end:
                number = index
                break
        return Place(address=address, start=start, end=end, limb=number)

    def change_at(self, link: Link, address: str, start: int, *, old: bool) -> Change | None:
        """The change of a link that holds an offset."""
        for change in self.changes(link):
            place = change.old if old else change.new
            if place.address == address and place.start <= start < place.end:
                return change
        return None

    def change_over(self, link: Link, address: str, start: int, end: int, *, old: bool) -> Change | None:
        """The first change of a link that touches a span: of a name or phrase it may be the end alone."""
        for change in self.changes(link):
            place = change.old if old else change.new
            if place.address == address and place.start < end and start < place.end:
                return change
        return None

    def transfer_of(self, address: str, start: int, end: int, *, old: bool) -> Transfer | None:
        """The transfer that carried a span."""
        for transfer in self.redline.transfers:
            place = transfer.old if old else transfer.new
            if place.address == address and place.start <= start and end <= place.end:
                return transfer
        return None

    @cached_property
    def organ(self) -> str:
        """The organ whose texts these are, by its short name: *the Council*."""
        name = self.redline.new.organ or self.redline.old.organ
        return f"the {name.split()[-1]}" if name in _SHORT_NAMES else f"the {name}" if name else "the organ itself"

    @cached_property
    def _sides(self) -> tuple[dict[str, Link], dict[str, Link]]:
        """The changed links by old and by new address."""
        return (
            {address: link for link in self.changed for address in link.old},
            {address: link for link in self.changed for address in link.new},
        )

    def stands(self, address: str, words: str, *, old: bool) -> bool:
        """Whether words stand as often in the paragraphs on the other side of a link as in those on this one."""
        link = self.link_at(address, old=old)
        wanted = f" {plain(words)} " if link else ""
        if link is None or not wanted.strip():
            return False
        wanted = wanted.replace(" ", "  ")
        count = sum(self._spaced(a, old=True).count(wanted) for a in link.old)
        return count > 0 and count == sum(self._spaced(a, old=False).count(wanted) for a in link.new)

    def said_of_both(self, address: str, words: str, *, old: bool) -> bool:
        """Whether several paragraphs of a link say some words, and the other side has them as often as one of these.

        *The Light Fund and the Rope Fund* and *the Rope Fund and the Net Fund* that became *the Light Fund, the Rope
        Fund and the Net Fund*: no fund went.
        """
        link = self.link_at(address, old=old)
        wanted = f" {plain(words)} ".replace(" ", "  ")
        if link is None or len(link.old) == len(link.new) == 1 or not wanted.strip():
            return False
        most = [
            max(self._spaced(a, old=o).count(wanted) for a in each) for o, each in ((True, link.old), (False, link.new))
        ]
        return most[0] == most[1] > 0

    def _spaced(self, address: str, *, old: bool) -> str:
        """The plain words of a paragraph with two spaces round each, so that neighbours share none."""
        known = self._words[not old]
        if address not in known:
            known[address] = f" {plain(self.text(address, old=old))} ".replace(" ", "  ")
        return known[address]

    def stands_anew(self, change: Change, words: str, *, old: bool) -> bool:
        """Whether words of one side of a change stand in another change of its link on the other side."""
        wanted = plain(words)
        others = (c.inserted if old else c.deleted for c in self.changes(change.link) if c is not change)
        return any(wanted in plain(text) for text in others)

    @cached_property
    def order(self) -> int:
        """1 if the new text is the later one, -1 if it is the earlier one, 0 if that is not known.

        By date, else by session, else by what one text cites of the other or of a later day: a rule that asks what
        is later must say the same when the texts change places.
        """
        old, new = self.redline.old, self.redline.new
        for one, other in ((old.date, new.date), (_number(old.session), _number(new.session))):
            if one and other and one != other:
                return 1 if other > one else -1  # type: ignore[operator]  # two dates, or two numbers
        return _looks_back(new, old) - _looks_back(old, new)

    def onward(self, forward: bool, backward: bool) -> bool:
        """Whether figures go forward in time as the texts do; not where it is not known which text is the later one.

        Between two texts of one session a date changes because somebody asked for it, whatever their dates.
        """
        old, new = self.redline.old, self.redline.new
        if old.session and old.session == new.session and old.organ == new.organ:
            return False
        return (forward and self.order > 0) or (backward and self.order < 0)

    def document(self, *, old: bool) -> Document:
        """One of the two documents."""
        return self.redline.old if old else self.redline.new

    def text(self, address: str, *, old: bool) -> str:
        """The text of a paragraph of one side."""
        return (self.old if old else self.new)[address].text

    def texts(self, link: Link, *, old: bool) -> list[str]:
        """The texts of the paragraphs that a link has on one side."""
        return [self.text(address, old=old) for address in (link.old if old else link.new)]

    def link_at(self, address: str, *, old: bool) -> Link | None:
        """The changed link of a paragraph of one side."""
        return self._sides[not old].get(address)


def _looks_back(one: Document, other: Document) -> bool:
    """Whether a text cites another one, or a resolution adopted after it."""
    return any(
        (c.symbol is not None and c.symbol == other.symbol) or bool(c.date and other.date and c.date > other.date)
        for c in one.citations
        if c.kind != "internal"
    )


def _number(session: str | None) -> int | None:
    """A session by its number; special sessions have none."""
    return int(session) if session and session.isdecimal() else None


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """The words of a text in small letters, without signs."""
    return " ".join(_WORD.findall(text.casefold()))


def span(text: str, place: Place | None) -> str:
    """The words at a place, without the space around them."""
    return text[place.start : place.end].strip() if place else ""
