"""Items of lists that changed their places, and the two sides of a change in which items are looked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from hrcdiff.findings.coordination import Item, Stretch, nameable
from hrcdiff.findings.make import finding
from hrcdiff.model import Place
from hrcdiff.patterns import later

if TYPE_CHECKING:
    from hrcdiff.findings.view import Change, View
    from hrcdiff.model import Finding

_NOT_WITHIN = later(r"[;:]|\b(?:that|which|who|is|are|was|were|has|have|shall|should|will|may|while)\b")
"""What does not stand between two items of one list."""
MANNER = frozenset("by through with in on at for during under among from to where when while after before as".split())
"""Words with which an instance begins that is a condition or a means: *especially in times of storm*."""
_ASIDE = (MANNER | {"within", "without"}) - {"as"}
"""Words with which an aside begins."""


class Side(NamedTuple):
    """What a change takes out, or what it puts in."""

    change: Change
    old: bool
    text: str
    """Its paragraph."""
    stretch: Stretch | None
    blank: bool
    """Whether it is nothing but signs and conjunctions."""

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.change.old if self.old else self.change.new

    @property
    def items(self) -> tuple[Item, ...]:
        """Its items, certain or not."""
        return self.stretch.items if self.stretch else ()


class Move(NamedTuple):
    """An item at its old and at its new place."""

    gone: Item
    come: Item
    old: Side
    new: Side


def moves(sides: list[tuple[Side, Side]]) -> Iterator[Move]:
    """Items that one change takes out and another puts in, in one list; each once, lest the wrong ones meet."""
    keys = {item.key for gone, _ in sides for item in gone.items}
    both = keys.intersection(item.key for _, come in sides for item in come.items) if keys else keys
    if not both:
        return
    gone, come = (_nameable((side[old] for side in sides), both) for old in (0, 1))
    for key in gone:
        if len(gone[key]) == len(come.get(key, ())) == 1:
            (before, item), (after, twin) = gone[key][0], come[key][0]
            if before.change is not after.change and _one_list(before.change, after.change, before.text, after.text):
                move = Move(item, twin, before, after)
                if not _past_an_aside(move):
                    yield move


def _nameable(sides: Iterable[Side], keys: set[str]) -> dict[str, list[tuple[Side, Item]]]:
    """The items of some sides that can stand elsewhere in a list, by their words, if those are among some keys."""
    out: dict[str, list[tuple[Side, Item]]] = {}
    for side in sides:
        for item in side.items:
            if (key := item.key) in keys and nameable(item.text):
                out.setdefault(key, []).append((side, item))
    return out


def _one_list(gone: Change, come: Change, old: str, new: str) -> bool:
    """Whether nothing but items stands between two changes of the same paragraphs."""
    if not gone.beside(come):
        return False
    between = [
        text[min(a.end, b.end) : max(a.start, b.start)]
        for text, a, b in ((old, gone.old, come.old), (new, gone.new, come.new))
    ]
    return all(between) and not any(_NOT_WITHIN.search(text) for text in between)


def _past_an_aside(move: Move) -> bool:
    """Whether a thing has passed nothing but an aside, *in a timely manner*, which is no item of its list."""
    gone, come = move.old.change, move.new.change
    passed = (
        move.old.text[min(gone.old.end, come.old.end) : max(gone.old.start, come.old.start)],
        move.new.text[min(gone.new.end, come.new.end) : max(gone.new.start, come.new.start)],
    )
    begin = [[part.split()[0] for part in text.split(",") if part.strip()] for text in passed]
    return move.come.text.split()[0] not in MANNER and any(all(word in _ASIDE for word in words) for words in begin)


def reordered(view: View, moves: list[Move]) -> Iterator[Finding]:
    """One finding for items that moved together."""
    runs: list[list[Move]] = []
    for move in moves:
        if _in_transfer(view, move):
            continue
        last = runs[-1][-1] if runs else None
        if last and (last.old, last.new) == (move.old, move.new) and _next(last, move):
            runs[-1].append(move)
        else:
            runs.append([move])
    for run in runs:
        first, last = run[0], run[-1]
        old = first.old.change.old.address, first.gone.start, last.gone.end
        new = first.new.change.new.address, first.come.start, last.come.end
        note = f"moved in a list: {first.new.text[first.come.start : last.come.end]}"
        yield finding(view, "list.reordered", old, new, note)


def _in_transfer(view: View, move: Move) -> bool:
    """Whether an item kept its place among words that were transferred with it."""
    sides = (move.old, move.gone, True), (move.new, move.come, False)
    old, new = (view.transfer_of(side.place.address, item.start, item.end, old=at) for side, item, at in sides)
    return old is not None and old is new and len(old.text.split()) - len(move.gone.text.split()) >= _WITH_IT


_WITH_IT = 3
"""Words of a transfer at least besides an item."""


def _next(one: Move, other: Move) -> bool:
    """Whether an item follows another on both sides."""
    return all(
        side.items.index(b) == side.items.index(a) + 1
        for side, a, b in ((one.old, one.gone, other.gone), (one.new, one.come, other.come))
    )
