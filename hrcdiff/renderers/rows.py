"""The rows of a report as plain data, for the page and for the terminal.

Rows follow the new text.  What is gone stands, folded together, where it stood between its old
neighbours; a moved paragraph leaves a marker at its old place; unchanged paragraphs fold.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from hrcdiff.renderers.runs import Flag, Run, cuts, of_link, whole
from hrcdiff.text import count

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hrcdiff.model import Document, Link, Paragraph, Part, Redline
    from hrcdiff.renderers.runs import Side

Kind = Literal["changed", "unchanged", "added", "gone", "marker"]
Way = Literal["up", "down"]
PARTS: tuple[Part, ...] = ("preambular", "operative", "annex")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One paragraph of the report."""

    kind: Kind
    old: tuple[str, ...]
    """Old addresses whose words stand in this row."""
    new: str | None
    part: Part
    """Part of the report in which the row stands."""
    depth: int
    """1 for a sub-paragraph, 2 for one below it."""
    label: str | None
    """Number or letter as printed."""
    words: int
    """Length of the paragraph."""
    link: Link | None = None
    runs: tuple[Run, ...] = ()
    opening: str | None = None
    way: Way | None = None
    """Which way a moved paragraph went."""
    after: str | None = None
    """The old paragraph after which a moved one stood; None if it stood first."""
    piece: tuple[int, int] | None = None
    """Of a split: which piece this is, of how many."""

    @property
    def flags(self) -> tuple[Flag, ...]:
        """The transfers that begin in this row."""
        return tuple(flag for run in self.runs for flag in run.flags)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fold:
    """Rows that fold into one line: unchanged ones, or those that are gone."""

    kind: Kind
    rows: tuple[Row, ...]

    @property
    def old(self) -> tuple[str, ...]:
        """Old addresses, each once, in the order of the rows."""
        return tuple(dict.fromkeys(address for row in self.rows for address in row.old))

    @property
    def new(self) -> tuple[str, ...]:
        """New addresses."""
        return tuple(row.new for row in self.rows if row.new is not None)

    @property
    def words(self) -> int:
        """Length of all paragraphs."""
        return sum(row.words for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A heading of the new text."""

    text: str
    part: Part


Item = Row | Fold | Title


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The preamble, the operative part or the annexes."""

    part: Part
    items: tuple[Item, ...]


def sections(redline: Redline) -> tuple[Section, ...]:
    """The whole report, in the order in which it is read."""
    parts: dict[Part, list[Row | Title]] = {part: [] for part in PARTS}
    for item in _in_order(redline):
        parts[item.part].append(item)
    return tuple(Section(part=part, items=tuple(_folded(items))) for part, items in parts.items() if items)


def _folded(items: Iterable[Row | Title]) -> Iterable[Item]:
    """Neighbours that fold, folded."""
    for key, group in groupby(items, _fold_key):
        if key[0] in ("gone", "unchanged"):
            rows = tuple(item for item in group if isinstance(item, Row))
            yield Fold(kind=rows[0].kind, rows=rows)
        else:
            yield from group


def _fold_key(item: Row | Title) -> tuple[str, object]:
    """Items with the same key, next to each other, are one fold."""
    if isinstance(item, Title):
        return ("title", id(item))
    if item.kind == "gone":
        return ("gone", None)
    if item.kind == "unchanged" and item.link is not None:
        return ("unchanged", (item.way, item.link.crossed))
    return ("row", id(item))


# --- order -----------------------------------------------------------------------------------


@dataclass(slots=True)
class Both:
    """What is asked of the two documents again and again."""

    old: Mapping[str, Paragraph]
    new: Mapping[str, Paragraph]
    link_of_old: Mapping[str, Link]
    link_of_new: Mapping[str, Link]
    place: Mapping[str, int]
    """Place of a new paragraph among the others."""
    order: list[str]
    """New addresses in order."""
    begins: Mapping[Part, int]
    """Place of the first new paragraph of each part."""
    before: Mapping[str, str | None]
    """The old paragraph before an old one."""
    ways: Mapping[str, Way]
    """Which way a moved link went, by its id."""


def _both(redline: Redline) -> Both:
    order = [p.address for p in redline.new.paragraphs]
    old = [p.address for p in redline.old.paragraphs]
    return Both(
        old=_by_address(redline.old),
        new=_by_address(redline.new),
        link_of_old={address: link for link in redline.links for address in link.old},
        link_of_new={address: link for link in redline.links for address in link.new},
        place={address: i for i, address in enumerate(order)},
        order=order,
        begins={p.part: len(order) - 1 - i for i, p in enumerate(reversed(redline.new.paragraphs))},
        before=dict(zip(old, [None, *old], strict=False)),
        ways=_ways(redline, {a: i for i, a in enumerate(old)}, {a: i for i, a in enumerate(order)}),
    )


def _by_address(document: Document) -> dict[str, Paragraph]:
    return {paragraph.address: paragraph for paragraph in document.paragraphs}


def _ways(redline: Redline, old: Mapping[str, int], new: Mapping[str, int]) -> dict[str, Way]:
    """A moved link went up if it passed more of the others on its way up than on its way down."""
    ends = [(min(old[a] for a in link.old), min(new[a] for a in link.new), link) for link in redline.links]
    still = [(o, n) for o, n, link in ends if not link.moved and not link.crossed]
    ways: dict[str, Way] = {}
    for o, n, link in ends:
        if link.moved or link.crossed:
            up = sum(a < o and b > n for a, b in still)
            down = sum(a > o and b < n for a, b in still)
            ways[link.id] = "up" if (up, -n) > (down, -o) else "down"
    return ways


def _in_order(redline: Redline) -> list[Row | Title]:
    both = _both(redline)
    old_side, new_side = cuts(redline)
    runs: dict[str, list[Run]] = {}
    for link in redline.links:
        runs.update(of_link(link, old_side, new_side))
    left = _left_behind(redline, both, old_side)
    titles = defaultdict(list)
    for heading in redline.new.headings:
        titles[heading.before].append(heading.text)
    items: list[Row | Title] = []
    for place, paragraph in enumerate(redline.new.paragraphs):
        items += left[place]
        items += [Title(text=text, part=paragraph.part) for text in titles[paragraph.address]]
        items.append(_row(paragraph, both, runs.get(paragraph.address), new_side))
    items += left[len(redline.new.paragraphs)]
    last = redline.new.paragraphs[-1].part if redline.new.paragraphs else "operative"
    return items + [Title(text=text, part=last) for text in titles[None]]


def _row(paragraph: Paragraph, both: Both, runs: list[Run] | None, side: Side) -> Row:
    """The row of a new paragraph."""
    address, link = paragraph.address, both.link_of_new.get(paragraph.address)
    depth, length = _depth(paragraph, both.new), count(paragraph.text)
    if link is None or runs is None:
        added = tuple(whole("insert", address, paragraph.text, side))
        return Row(
            kind="added", old=(), new=address, part=paragraph.part, depth=depth, label=paragraph.label,
            words=length, runs=added, opening=paragraph.opening,
        )  # fmt: skip
    here = {run.old for run in runs} | {o for o, n in link.pairs if n == address}
    same = link.relation == "unchanged" and all(run.op == "equal" for run in runs)
    return Row(
        kind="unchanged" if same else "changed",
        old=tuple(o for o in link.old if o in here),
        new=address,
        part=paragraph.part,
        depth=depth,
        label=paragraph.label,
        words=length,
        link=link,
        runs=tuple(runs),
        opening=paragraph.opening,
        way=both.ways.get(link.id),
        after=both.before[link.old[0]],
        piece=(link.new.index(address) + 1, len(link.new)) if len(link.new) > 1 else None,
    )


def _depth(paragraph: Paragraph, paragraphs: Mapping[str, Paragraph]) -> int:
    depth, parent = 0, paragraph.parent
    while parent is not None and parent in paragraphs and depth < 5:
        depth, parent = depth + 1, paragraphs[parent].parent
    return depth


# --- what the old text leaves behind ---------------------------------------------------------


def _left_behind(redline: Redline, both: Both, side: Side) -> defaultdict[int, list[Row]]:
    """Rows of what is gone and markers of what moved, by the new paragraph before which they stand."""
    left: defaultdict[int, list[Row]] = defaultdict(list)
    here = 0
    below: int | None = None
    for paragraph in redline.old.paragraphs:
        link = both.link_of_old.get(paragraph.address)
        if paragraph.parent is None:
            below = None
        place = below if below is not None else _within_part(paragraph, here, both)
        if link is None:
            left[place].append(_gone(paragraph, both, side))
            continue
        partner = _after(paragraph, link, both)
        away = link.moved or link.crossed
        if away and not _went_along(paragraph, link, both):
            left[place].append(_marker(paragraph, link, both))
        below = partner + 1 if not link.crossed else below
        if not away:
            here = max(here, _past_children(partner + 1, both))
    return left


def _after(paragraph: Paragraph, link: Link, both: Both) -> int:
    """Place of the last of the neighbouring new paragraphs that an old one became."""
    places = sorted(both.place[n] for o, n in link.pairs if o == paragraph.address)
    places = places or sorted(both.place[n] for n in link.new)
    last = places[0]
    while last + 1 in places:
        last += 1
    return last


def _past_children(place: int, both: Both) -> int:
    """The place after the sub-paragraphs that begin here."""
    while place < len(both.order) and both.new[both.order[place]].parent is not None:
        place += 1
    return place


def _within_part(paragraph: Paragraph, here: int, both: Both) -> int:
    """A place, or the beginning of the paragraph's part if the place is before it."""
    if here > 0 and both.new[both.order[here - 1]].part == paragraph.part:
        return here
    if paragraph.part in both.begins:
        return max(both.begins[paragraph.part], here)
    return len(both.order) if paragraph.part != "preambular" else 0


def _went_along(paragraph: Paragraph, link: Link, both: Both) -> bool:
    """Whether a moved sub-paragraph moved because its chapeau did: that one's marker is enough."""
    above = both.link_of_old.get(paragraph.parent or "")
    if above is None or not (above.moved or above.crossed):
        return False
    return all(both.new[address].parent in above.new for address in link.new)


def _gone(paragraph: Paragraph, both: Both, side: Side) -> Row:
    return Row(
        kind="gone",
        old=(paragraph.address,),
        new=None,
        part=paragraph.part,
        depth=_depth(paragraph, both.old),
        label=paragraph.label,
        words=count(paragraph.text),
        runs=tuple(whole("delete", paragraph.address, paragraph.text, side)),
        opening=paragraph.opening,
    )


def _marker(paragraph: Paragraph, link: Link, both: Both) -> Row:
    return Row(
        kind="marker",
        old=(paragraph.address,),
        new=next((n for o, n in link.pairs if o == paragraph.address), link.new[0]),
        part=paragraph.part,
        depth=_depth(paragraph, both.old),
        label=paragraph.label,
        words=count(paragraph.text),
        link=link,
        opening=paragraph.opening,
        way=both.ways.get(link.id),
    )
