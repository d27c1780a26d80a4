"""Instructions put into a draft: what each does, and why one cannot be placed.

All instructions are read against the draft as it stands, as the UN writes them.  Deletions and moves come
first, then the words, then what is inserted.  An instruction whose place cannot be told for certain is not
placed, and says why; the others are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hrcdiff.instructions.annexes import annex_items
from hrcdiff.instructions.chain import END, Chain
from hrcdiff.instructions.items import Item, become, items_of
from hrcdiff.instructions.kinds import BEGINNING, EVERYWHERE, Instruction, New, called, together
from hrcdiff.instructions.quoting import Place, located
from hrcdiff.instructions.references import resolved

if TYPE_CHECKING:
    from hrcdiff.model import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of an instruction."""

    instruction: Instruction
    reason: str | None
    """Why it could not be placed; None if it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amended:
    """A draft with its amendments."""

    title: str | None
    items: tuple[Item, ...]
    outcomes: tuple[Outcome, ...]
    reannexed: bool = False
    """Whether the annex of the draft is gone, with its headings."""
    renumbered: bool = False
    """Whether an instruction says to number the paragraphs anew; but for working numbers that is done in any case."""

    @property
    def unplaced(self) -> tuple[Outcome, ...]:
        """The instructions that could not be placed."""
        return tuple(each for each in self.outcomes if each.reason)


class _RefusalError(Exception):
    """Why an instruction cannot be placed."""

    def __init__(self, why: str, *, another: bool = False) -> None:
        super().__init__(why)
        self.another = another
        """Whether it could be, if it were not for another instruction."""


class _Work:
    """The text in the making."""

    def __init__(self, document: Document) -> None:
        self.title = document.title
        self.draft = items_of(document.paragraphs)
        self.chain = Chain(self.draft)
        self.known: dict[str, int] = {item.address: n for n, item in enumerate(self.draft) if item.address}
        self.gone: dict[str, int] = {}
        """Deleted paragraphs, with the number of the instruction."""
        self.moved: set[str] = set()
        """Paragraphs that an instruction put elsewhere, with those below them."""
        self.above = _above(self.draft)
        self.texts: dict[str, str] = {}
        """New texts of paragraphs as a whole."""
        self.places: dict[str, list[Place]] = {}
        self.reannexed = False
        self.last: tuple[int, int, int] | None = None
        """Of the insertion before: where it was to go, where it went behind what was new there, how deep that is."""

    # --- where things are ---

    def address(self, named: str, *, act: str) -> str:
        """The address that an instruction names, if there is such a paragraph; refused otherwise."""
        address = resolved(named, self.known)
        if address not in self.known:
            raise _RefusalError(f"the draft has no {called(address)}")
        if act != "insert" and address in self.gone:
            raise _RefusalError(f"{called(address)} is deleted by instruction {self.gone[address]}", another=True)
        return address

    def place(self, address: str) -> int:
        """Where a paragraph of the draft now stands; refused if it is deleted."""
        found = self.chain.at(address)
        if found is None:
            by = self.gone.get(address, 0)
            raise _RefusalError(f"{called(address)} is deleted by instruction {by}", another=True)
        return found

    def block(self, address: str, *, alone: bool) -> tuple[int, int]:
        """The half-open range of a paragraph with its sub-paragraphs, or without them."""
        start = self.place(address)
        end, depth = self.chain.after(start), self.chain.item(start).depth
        while not alone and end != END and self.chain.item(end).depth > depth:
            if self._orphan(self.chain.item(end), address):
                break
            end = self.chain.after(end)
        return start, end

    def _orphan(self, item: Item, address: str) -> bool:
        """Whether a sub-paragraph stands behind a paragraph only since its own chapeau was deleted."""
        above = self.above.get(item.address or "", ())
        return bool(above) and above[-1] in self.gone and address not in above and item.address not in self.moved

    def under(self, address: str) -> list[str]:
        """A paragraph of the draft and its sub-paragraphs, by address."""
        start = self.known[address]
        end = start + 1
        while end < len(self.draft) and self.draft[end].depth > self.draft[start].depth:
            end += 1
        return [item.address for item in self.draft[start:end] if item.address]

    # --- acts ---

    def delete(self, one: Instruction) -> None:
        address = self.address(one.address, act="delete")
        start, end = self.block(address, alone=one.chapeau)
        for item in self.chain.take(start, end):
            if item.address:
                self.gone[item.address] = one.number

    def move(self, one: Instruction) -> None:
        address = self.address(one.address, act="move")
        start, end = self.block(address, alone=one.chapeau)
        anchor = self.address(one.anchor, act="move") if one.anchor != BEGINNING else None
        if anchor in {self.chain.item(place).address for place in self.chain.places(start, end)}:
            raise _RefusalError(f"{called(address)} cannot be moved beside itself")
        moved = self.chain.take(start, end)
        at = self.chain.first
        beside = self.chain.item(self.place(anchor)) if anchor is not None else None
        if one.becomes or beside:
            moved = become(moved, one.becomes or New(text="", part=moved[0].part, depth=moved[0].depth), beside)
        self.moved.update(item.address for item in moved if item.address)
        if anchor is not None and beside is not None:
            first, last = self.block(anchor, alone=one.anchor_chapeau or moved[0].depth > beside.depth)
            at = first if one.side == "before" else last
        self.chain.put(at, moved)

    def insert(self, one: Instruction) -> None:
        deepest = min(new.depth for new in one.new)
        if one.address == BEGINNING:
            neighbour, at = next(iter(self.draft), None), self.chain.first
        else:
            address = self.address(one.address, act="insert")
            beside = neighbour = self.chain.item(self.place(address))
            alone = one.chapeau or deepest > beside.depth
            first, last = self.block(address, alone=alone)
            at = first if one.side == "before" else last
        if one.side == "before":
            self.last = None
        else:
            at = self._behind(at, deepest)
        section = neighbour.section if neighbour else ""
        part = neighbour.part if neighbour else "operative"
        self.chain.put(
            at, (Item(text=new.text, part=new.part or part, section=section, depth=new.depth) for new in one.new)
        )

    def _behind(self, start: int, deepest: int) -> int:
        """The place behind what was put in before and is no less deep: what is brought later goes behind it."""
        at = start
        if self.last and self.last[0] == start and deepest <= self.last[2]:
            at = self.last[1]
        while at != END and self._brought(self.chain.item(at), deepest):
            at = self.chain.after(at)
        self.last = (start, at, deepest)
        return at

    def _brought(self, item: Item, depth: int) -> bool:
        """Whether an item is new and no less deep: what is brought later goes behind it."""
        return item.address is None and item.depth >= depth

    def text(self, one: Instruction) -> None:
        address, *also = (self.address(named, act="text") for named in (one.address, *one.also))
        for each in (address, *also):
            if each in self.texts:
                why = f"the text of {called(each)} is already replaced by another instruction"
                raise _RefusalError(why, another=True)
        if also:
            self._merge([address, *also], one)
        below = self.under(address)[1:]
        if below and not one.chapeau and (one.new or not one.text.endswith(":")):
            for each in below:
                if (place := self.chain.at(each)) is not None:
                    self.chain.take(place, self.chain.after(place))
            self.gone |= dict.fromkeys(below, one.number)
        if one.new:
            item = self.draft[self.known[address]]
            brought = (
                Item(text=new.text, part=item.part, section=item.section, depth=item.depth + new.depth)
                for new in one.new
            )
            self.chain.put(self.chain.after(self.place(address)), brought)
        self.texts[address] = one.text

    def _merge(self, named: list[str], one: Instruction) -> None:
        """Take out all but the first of the paragraphs that one new text replaces; refused if places are unclear."""
        blocks = [self.under(each) for each in named]
        if len({each for block in blocks for each in block}) < sum(map(len, blocks)):
            raise _RefusalError(f"{together(named) or 'what it names'} are not several paragraphs")
        ends = [self.known[block[-1]] for block in blocks[:-1]]
        apart = any(self.known[each] != end + 1 for each, end in zip(named[1:], ends, strict=True))
        if apart and any(new.depth == 0 for new in one.new):
            raise _RefusalError(f"{together(named) or 'what it names'} do not stand together")
        for each in named[1:]:
            self.delete(Instruction(act="delete", address=each, number=one.number))

    def words(self, one: Instruction) -> None:
        """Words of one paragraph, else of its sub-paragraphs, else, if all are meant, of every paragraph."""
        if one.address == EVERYWHERE:
            found = [(a, located(self.draft[n].text, one)) for a, n in self.known.items() if a not in self.gone]
            rows = [(a, places) for a, places in found if isinstance(places, list)]
            if not rows:
                raise _RefusalError(f"“{one.quoted}” stands nowhere in the draft")
            for address, places in rows:
                self._place(address, places)
            return
        address = self.address(one.address, act="words")
        here = located(self.draft[self.known[address]].text, one)
        below = [] if one.chapeau else self.under(address)[1:]
        if isinstance(here, str) and one.side not in ("start", "end"):
            found = [(a, located(self.draft[self.known[a]].text, one)) for a in below]
            inside = [(a, places) for a, places in found if isinstance(places, list)]
            if len(inside) == 1:
                address, here = inside[0]
                self.address(address, act="words")
        if isinstance(here, str):
            raise _RefusalError(f"{here} in {called(address)}")
        self._place(address, here)

    def _place(self, address: str, places: list[Place]) -> None:
        taken = self.places.setdefault(address, [])
        for place in places:
            if any(place.start < other.end and other.start < place.end for other in taken):
                why = f"its words in {called(address)} overlap with those of another instruction"
                raise _RefusalError(why, another=True)
        taken += places

    def retitle(self, one: Instruction) -> None:
        """The title as a whole, or words of it."""
        if not one.quoted:
            self.title = one.text
            return
        found = located(self.title or "", replace(one, act="words"))
        if isinstance(found, str):
            raise _RefusalError(f"{found} in the title")
        self.title = _put(self.title or "", found)

    def annex(self, one: Instruction) -> None:
        """An annex added, put in the place of the draft's, or deleted."""
        if one.side == "over" and not any(item.part == "annex" for item in self.draft):
            raise _RefusalError("the draft has no annex")
        brought = annex_items([new.text for new in one.new])
        if one.new and not brought:
            raise _RefusalError("what it brings is not read as an annex")
        self.reannexed = one.side == "over"
        self.chain = Chain([*(item for item in self.chain if not (self.reannexed and item.part == "annex")), *brought])

    def finished(self) -> tuple[Item, ...]:
        """The items with their new words."""
        out = []
        for item in self.chain:
            text = self.texts.get(item.address or "", item.text)
            out.append(replace(item, text=_put(text, self.places.get(item.address or "", []))))
        return tuple(out)


def apply(document: Document, given: Sequence[Instruction]) -> Amended:
    """The amended text, with what became of each instruction, in the order in which they are given.

    An instruction as it is printed is placed as a whole or not at all: of *Delete paragraphs 3 and 99* nothing is
    done where there is no paragraph 99, and what stands against it is not held against the others.
    """
    reasons: dict[int, str] = {}
    out: set[int] = set()
    while True:
        work, refused = _applied(document, [(n, one) for n, one in enumerate(given) if one.number not in out])
        own = [n for n, why in refused.items() if not why.another] or [*refused][-1:]
        if not own:
            break
        reasons |= {n: str(refused[n]) for n in own}
        out |= {given[n].number for n in own}
    return Amended(
        title=work.title, items=work.finished(), reannexed=work.reannexed,
        outcomes=tuple(Outcome(instruction=one, reason=reasons.get(n)) for n, one in enumerate(given)),
        renumbered=any(one.act == "renumber" for one in given),
    )  # fmt: skip


def _applied(document: Document, given: Sequence[tuple[int, Instruction]]) -> tuple[_Work, dict[int, _RefusalError]]:
    """A draft with some instructions carried out as far as they can be, and why the others cannot, by number."""
    work = _Work(document)
    refused: dict[int, _RefusalError] = {}
    acts = (
        ("delete", work.delete), ("move", work.move), ("text", work.text), ("words", work.words),
        ("title", work.retitle), ("insert", work.insert), ("annex", work.annex),
    )  # fmt: skip
    for act, do in acts:
        for index, one in given:
            if one.act == act:
                try:
                    do(one)
                except _RefusalError as why:
                    refused[index] = why
    for index, one in given:
        if one.act == "unread":
            refused[index] = _RefusalError("it is not understood (docs/amendments.md lists what is)")
        elif one.act == "words" and work.texts.get(resolved(one.address, work.known)):
            said = f"{called(one.address)} is replaced as a whole by another instruction"
            refused.setdefault(index, _RefusalError(said, another=True))
    return work, refused


def _put(text: str, places: Iterable[Place]) -> str:
    out, at = [], 0
    for place in sorted(places, key=lambda p: (p.start, p.end)):
        out += [text[at : place.start], place.text]
        at = max(at, place.end)
    return "".join([*out, text[at:]])


def _above(draft: Sequence[Item]) -> dict[str, tuple[str, ...]]:
    """What each paragraph of a draft stands under, outermost first."""
    out: dict[str, tuple[str, ...]] = {}
    opened: list[Item] = []
    for item in draft:
        while opened and opened[-1].depth >= item.depth:
            opened.pop()
        if item.address:
            out[item.address] = tuple(each.address for each in opened if each.address)
        opened.append(item)
    return out
