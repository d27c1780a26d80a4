"""Groups of entries on one page: how many of each are told, and in how many lines.

Every entry has a line first.  If that is too much, small entries go, then those of the groups of least weight; if there
is room, what is cut gets more lines, that of the groups of most weight first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from hrcdiff.renderers.addresses import neighbours
from hrcdiff.renderers.briefly import lines, packed, to_word, told, without_place

LIGHT, PREAMBLE, WORDS, HEAVY, FOREMOST = range(5)
"""Weights of groups."""
MOST = 8
"""Lines of an entry, if there is room."""
LEFT = 2
"""Lines in which what is not told is named, at most."""
GUTTER = 19
"""Columns for the addresses of an entry, at most: ``OP14(m) → OP15(o)``."""
PLACES = 24
"""Characters in which the places of what is named with them are told."""
LEAST_PLACES = 12
"""Characters in which it is said where some of what is not told stands."""
_SHORTER = (
    (4, 6, 8, 14, 24), (2, 5, 7, 12, 20), (1, 4, 6, 10, 17), (0, 3, 6, 9, 15), (0, 3, 5, 8, 14), (0, 2, 4, 7, 13),
    (0, 2, 4, 6, 12), (0, 2, 3, 5, 11), (0, 1, 3, 4, 10), (0, 1, 2, 4, 9), (0, 1, 2, 3, 9), (0, 1, 2, 3, 8),
    (0, 0, 2, 3, 8), (0, 0, 2, 3, 7), (0, 0, 1, 3, 7), (0, 0, 1, 2, 7), (0, 0, 0, 2, 6), (0, 0, 0, 2, 5),
    (0, 0, 0, 1, 5), (0, 0, 0, 1, 4), (0, 0, 0, 0, 3), (0, 0, 0, 0, 2), (0, 0, 0, 0, 1), (0, 0, 0, 0, 0),
)  # fmt: skip
"""Entries that a group of each weight keeps, step by step, until all is on the page."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is told of one place."""

    label: str
    parts: tuple[str, ...]
    """What is told, the gravest first."""
    short: str = ""
    """What stands for a single part that has to be cut."""
    rank: tuple[float, ...] = ()
    """Entries of a low rank are kept before others; those of the same rank in their order."""
    small: bool = False
    """Whether it is the first to go."""
    whole: bool = False
    """Whether its parts are told whole, as many as find room."""
    kinds: tuple[str, ...] = ()
    """What it is called among those that are not told, if not by its parts: ``clauses new``."""


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under one title."""

    title: str
    entries: tuple[Entry, ...]
    shown_by: str
    """What shows all of it."""
    weight: int = LIGHT
    lines: int = 1
    """That each entry has at least, if it needs them."""
    count: int = 0
    """What its entries tell of, if each tells of several."""
    others: Callable[[Sequence[int]], Sequence[tuple[str, str]]] | None = None
    """Labels and words for the entries that are not told, by their numbers; else they are counted."""
    named: int = 0
    """Lines at least in which what is not told is named; nought if it is counted alone."""
    brief: Entry | None = None
    """What is told in the place of all entries where these find no room."""

    @property
    def gutter(self) -> int:
        """Columns for its labels, and those of what is not told."""
        labels = [len(entry.label) for entry in self.entries]
        return min(GUTTER, max(*labels, len("also gone") if self.others and len(labels) > 1 else 0) + 2)

    @property
    def ranked(self) -> list[int]:
        """The entries in the order in which they are kept."""
        return sorted(range(len(self.entries)), key=lambda n: (self.entries[n].small, self.entries[n].rank, n))

    def left(self, kept: Sequence[int], width: int, most: int = 1) -> Sequence[tuple[str, str]]:
        """What is said of the entries that are not told: how many there are, what shows them, and where they stand.

        Where they are named, that takes ``most`` lines.
        """
        rest = [n for n in range(len(self.entries)) if n not in kept]
        if not rest:
            return ()
        if self.others is not None:
            return self.others(rest)
        if self.named:
            parts = by_kind([self.entries[n] for n in self.ranked if n not in kept])
            return (("also", packed(parts, width - self.gutter, most)),)
        said = f"\u2026 and {len(rest):,} more (see {self.shown_by})"
        places = ", ".join(dict.fromkeys(_place(self.entries[n].label) for n in rest))
        free = width - self.gutter - len(said) - 2
        if len(places) > free:
            places = to_word(places, free - 2) if free >= LEAST_PLACES else ""
        return (("", f"{said}: {places}" if places else said),)


@dataclass(slots=True)
class Fitted:
    """A group as it stands on the page."""

    group: Group
    width: int
    many: int
    """Entries that are told; -1 if nothing of the group is."""
    ranked: list[int]
    lines: dict[int, int]
    """That each entry has."""
    full: dict[int, int]
    """That each entry would have, and no more than it may have."""
    most: int
    """Lines in which what is not told is named, at most."""
    sizes: dict[tuple[int, int], int] = field(default_factory=dict)
    """Lines of what is not told, by the number of entries that are and the lines that it may have."""

    @property
    def kept(self) -> list[int]:
        """The entries that are told, in their order."""
        return sorted(self.ranked[: max(self.many, 0)])

    @property
    def title(self) -> str:
        """That of the group, with what shows all of it if not all is told."""
        cut = self.group.named and self.many < len(self.ranked)
        return f"{self.group.title} (in full by {self.group.shown_by})" if cut else self.group.title

    @property
    def height(self) -> int:
        """Lines of all, with its title and the empty line before it."""
        if self.many < 0:
            return 0
        key = self.many, self.most
        if key not in self.sizes:
            width = self.width - self.group.gutter
            self.sizes[key] = sum(lines(text, width) for _, text in self.left)
        return 2 + sum(self.lines[n] for n in self.ranked[: self.many]) + self.sizes[key]

    @property
    def left(self) -> Sequence[tuple[str, str]]:
        """What is said of the entries that are not told."""
        return self.group.left(self.kept, self.width, self.most)

    def text(self, n: int) -> str:
        """An entry in the lines that it has."""
        return shown(self.group.entries[n], self.width - self.group.gutter, self.lines[n])

    def label_lines(self, n: int) -> int:
        """Lines that the label of an entry takes."""
        return lines(self.group.entries[n].label, self.group.gutter - 2)


def _place(label: str) -> str:
    """The newer address of a label, or the older one of what is gone."""
    old, _, new = label.partition(" \u2192 ")
    return old if new in ("", "\u2013") else new


def by_kind(entries: Sequence[Entry]) -> list[str]:
    """``Welcomes → Takes note (weaker): OP15, OP21``, ``clauses new: PP4``: what is told, with all its places."""
    rows: dict[str, list[str]] = {}
    for entry in entries:
        for what in entry.kinds or map(without_place, entry.parts):
            rows.setdefault(what, []).append(_place(entry.label))
    said = {what: f"{what}: {_few(neighbours(places))}" for what, places in rows.items()}
    for what in [*said]:
        family, _, fate = what.rpartition(" ")
        other = f"{family} {_OTHER_FATE.get(fate, '')}"
        if family and what in said and other in said:
            said[what] += f", {said.pop(other).removeprefix(family).lstrip()}"
    return [*said.values()]


_OTHER_FATE = {"gone": "new", "new": "gone"}
"""What went and what came of one kind is told together: ``clauses gone: PP4, new: OP4, OP9``."""


def _few(places: str) -> str:
    """Places, as many as leave room for what else is told."""
    return places if len(places) <= PLACES else to_word(places, PLACES - 2)


def shown(entry: Entry, width: int, most: int) -> str:
    """What an entry tells in so many lines."""
    if entry.whole:
        return packed(entry.parts, width, most)
    text, whole = told(entry.parts, width, most)
    return text if whole or not entry.short else told((entry.short,), width, most)[0]


_FEW = 3
"""Entries of a group of more weight for which there must be room."""
ALSO = "Also changed"
"""The group of what is told in brief."""
ALL_BY = " (in full by --ledger)"
"""What its title says besides."""


def _cut_short(each: Fitted) -> bool:
    """Whether a group found no room: for a few of its entries, or of little weight for all of them."""
    return each.many < (len(each.ranked) if each.group.weight == LIGHT else min(_FEW, len(each.ranked)))


def cut_short(page: Sequence[Fitted]) -> list[Group]:
    """The groups that found no room for all their entries, and may be told in brief."""
    return [each.group for each in page if each.group.brief and _cut_short(each)]


def without_room(page: Sequence[Fitted]) -> list[Group]:
    """The groups that found no room at all, and may be told in brief."""
    return [each.group for each in page if each.group.brief and each.many < 0]


def weighty(page: Sequence[Fitted]) -> int:
    """How many entries are told of the groups of weight, but for what is told in brief."""
    return sum(max(each.many, 0) for each in page if each.group.weight >= HEAVY and each.group.title != ALSO + ALL_BY)


def in_brief(groups: Sequence[Group], short: Sequence[Group]) -> list[Group]:
    """The groups, of which some are one group, an entry for each."""
    entries = tuple(group.brief for group in groups if group.brief and group in short)
    heavy = any(group.weight == FOREMOST and group.others for group in groups)
    also = Group(ALSO + ALL_BY, entries, "--ledger", weight=FOREMOST, lines=1 + heavy)
    out = [group for group in groups if group not in short]
    at = next((n for n, group in enumerate(groups) if group in short), len(out))
    before = sum(group not in short for group in groups[:at])
    return [*out[:before], also, *out[before:]] if entries else list(groups)


def fitted(groups: Sequence[Group], width: int, room: int, rest: Callable[[Sequence[Group]], int]) -> list[Fitted]:
    """The groups as they stand in so many lines; ``rest`` says how many tell of those that are not there at all."""
    out = [_whole(group, width) for group in groups]

    def free() -> int:
        hidden = [each.group for each in out if each.many < 0]
        return room - sum(each.height for each in out) - (rest(hidden) if hidden else 0)

    _shorten(out, free)
    _lengthen(out, free)
    return out


def _whole(group: Group, width: int) -> Fitted:
    """A group with all its entries, each in as few lines as it may have."""
    each = Fitted(group, width, len(group.entries), group.ranked, {}, {}, group.named)
    for n, entry in enumerate(group.entries):
        whole = min(lines("; ".join(entry.parts)[: width * MOST], width - group.gutter), MOST)
        label = each.label_lines(n)
        each.full[n] = max(whole, label)
        each.lines[n] = max(min(whole, group.lines), label)
    return each


def _shorten(out: Sequence[Fitted], free: Callable[[], int]) -> None:
    """Fewer entries, until there is room for all that are told."""
    for each in reversed(out):
        while each.many > 1 and each.group.entries[each.ranked[each.many - 1]].small and free() < 0:
            each.many -= 1
    for step in _SHORTER:
        for weight, most in enumerate(step):
            for each in reversed([each for each in out if each.group.weight == weight]):
                _keep(each, most, free)
    for each in reversed(out):  # not even what is said of those that are not told finds room
        if each.many == 0 and free() < 0:
            each.many = -1


def _keep(each: Fitted, most: int, free: Callable[[], int]) -> None:
    """No more than so many entries of a group, or as many as find room."""
    most = 2 if most == 1 and len(each.ranked) == 2 else most  # no line is won by saying that one is left out
    while each.many > most and free() < 0:
        each.many -= 1
    if each.many == 0 and not each.group.others:
        each.many = -1


def _lengthen(out: Sequence[Fitted], free: Callable[[], int]) -> None:
    """More entries, then more lines, as far as there is room."""
    heaviest = sorted(out, key=lambda each: -each.group.weight)
    for each in heaviest:
        if each.many < 0 and each.group.weight >= HEAVY:  # it may find room since another one of its weight went
            _revive(each, free)
    for each in heaviest:
        while -1 < each.many < len(each.ranked):
            each.many += 1
            if free() < 0:
                each.many -= 1
                break
    for each in heaviest:
        each.most = LEFT if each.group.named else 0
        if free() < 0:
            each.most = each.group.named
    _more_lines(heaviest, free)


def _revive(each: Fitted, free: Callable[[], int]) -> None:
    """The first entry of a group of which nothing was told, in as few lines as can be."""
    first = each.ranked[0]
    each.many, each.lines[first] = 1, each.label_lines(first)
    if free() < 0:
        each.many = -1


def _more_lines(heaviest: Sequence[Fitted], free: Callable[[], int]) -> None:
    """More lines for the entries that are told: first for those of several parts."""
    for several in (True, False):
        for most in range(2, MOST + 1):
            for each in heaviest:
                for n in each.ranked[: max(each.many, 0)]:
                    parts = len(each.group.entries[n].parts)
                    wanted = min(each.full[n], parts if several else MOST)
                    if each.lines[n] < min(most, wanted):
                        each.lines[n] += 1
                        if free() < 0:
                            each.lines[n] -= 1
