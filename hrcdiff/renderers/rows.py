"""The rows of a report as plain data, for the page and for the terminal.

Rows follow the new text.  What is gone stands, folded together, where it stood between its old
neighbours; a moved paragraph leaves a marker at its old place; unchanged paragraphs fold.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from hrcdiff.renderers.runs import Flag, Run, cuts, of_link, whole
from hrcdiff.renderers.ways import Way, Ways, ways
from hrcdiff.text import count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hrcdiff.model import Document, Link, Op, Paragraph, Part, Redline
    from hrcdiff.renderers.runs import Lettering, Side

Kind = Literal["changed", "unchanged", "added", "gone", "marker"]
PARTS: tuple[Part, ...] = ("preambular", "operative", "annex")


class Row(NamedTuple):
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
    away: bool = False
    """It stands elsewhere than in the older text, with all that became it."""
    way: Way | None = None
    """Which way it went; None if what became it went both ways."""
    after: str | None = None
    """The old paragraph after which a moved one stood, empty if it stood first; None if it stood in several places."""
    across: tuple[str, ...] = ()
    """The old paragraphs that stood in another part of the text."""
    other: Part | None = None
    """That part; of a marker, the part into which its paragraph went."""
    passed: tuple[str, str] | None = None
    """Of a marker whose paragraph has its old address: old and new address of the next one that it passed."""
    piece: tuple[int, int] | None = None
    """Of a split: which piece this is, of how many."""

    @property
    def flags(self) -> tuple[Flag, ...]:
        """The transfers that begin in this row; one that stays in it once."""
        flags = [flag for run in self.runs if run.flags for flag in run.flags]
        return tuple({(flag.transfer.id, flag.within or flag.side): flag for flag in flags}.values())


class Fold(NamedTuple):
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


class Title(NamedTuple):
    """A heading of the new text, or one that is gone."""

    text: str
    part: Part
    words: tuple[Run, ...] = ()
    """With what was taken out and put in, if it has other words, is gone or is new."""

    @property
    def gone(self) -> bool:
        """Whether the new text has nothing of it."""
        return bool(self.words) and all(run.op == "delete" for run in self.words)


Item = Row | Fold | Title


class Section(NamedTuple):
    """The preamble, the operative part or the annexes."""

    part: Part
    items: tuple[Item, ...]


def sections(redline: Redline, lettering: Lettering | None = None) -> tuple[Section, ...]:
    """The whole report, in the order in which it is read; ``lettering`` if somebody has it already."""
    parts: dict[Part, list[Row | Title]] = {part: [] for part in PARTS}
    for item in _in_order(redline, lettering):
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
        return ("unchanged", (item.way, item.other))
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
    ways: Ways


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
        ways=ways(redline),
    )


def _by_address(document: Document) -> dict[str, Paragraph]:
    return {paragraph.address: paragraph for paragraph in document.paragraphs}


def _in_order(redline: Redline, lettering: Lettering | None) -> list[Row | Title]:
    both = _both(redline)
    old_side, new_side = cuts(redline, lettering)
    runs: dict[str, list[Run]] = {}
    for link in redline.links:
        runs.update(of_link(link, old_side, new_side))
    gone, words = _headings(redline)
    left = _left_behind(redline, both, old_side, gone)
    titles: defaultdict[str | None, list[tuple[str, tuple[Run, ...]]]] = defaultdict(list)
    for n, heading in enumerate(redline.new.headings):
        titles[heading.before].append((heading.text, words.get(n, ())))
    items: list[Row | Title] = []
    for place, paragraph in enumerate(redline.new.paragraphs):
        items += left[place]
        items += [Title(text, paragraph.part, said) for text, said in titles[paragraph.address]]
        items.append(_row(paragraph, both, runs.get(paragraph.address), new_side))
    items += left[len(redline.new.paragraphs)]
    last = redline.new.paragraphs[-1].part if redline.new.paragraphs else "operative"
    items += [Title(text, last, (_run("delete", text),)) for text in gone[None]]
    return items + [Title(text, last, said) for text, said in titles[None]]


def _headings(redline: Redline) -> tuple[defaultdict[str | None, list[str]], dict[int, tuple[Run, ...]]]:
    """Headings that are gone, by the old paragraph before which they stood; the words of those new or changed."""
    gone: defaultdict[str | None, list[str]] = defaultdict(list)
    words: dict[int, tuple[Run, ...]] = {}
    old, new = redline.old.headings, redline.new.headings
    if [heading.text for heading in old] == [heading.text for heading in new]:
        return gone, words
    from hrcdiff.findings.headings import paired

    places = {id(heading): n for n, heading in enumerate(new)}
    for one, other in paired(redline):
        if one is None and other is not None:
            words[places[id(other)]] = (_run("insert", other.text),)
        elif other is None and one is not None:
            gone[one.before].append(one.text)
        elif one is not None and other is not None and one.text != other.text:
            words[places[id(other)]] = _reworded(one.text, other.text, redline)
    return gone, words


def _run(op: Op, text: str, place: int = 0) -> Run:
    return Run(op=op, text=text, old=None, new=None, place=place)


def _reworded(old: str, new: str, redline: Redline) -> tuple[Run, ...]:
    """The words of a heading with those that it had."""
    from hrcdiff.wording import edits

    language = redline.new.language or redline.old.language or "en"
    said = edits([("", old)], [("", new)], {("", "")}, language)
    return tuple(_run(edit.op, edit.text, place) for place, edit in enumerate(said))


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
    pairs = [pair for pair in link.pairs if pair[1] == address]
    parted = [pair for pair in pairs if pair in both.ways.across]
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
        away=both.ways.away(link, pairs),
        way=both.ways.together(pairs),
        after=_before([o for o, _ in pairs], both),
        across=tuple(o for o, _ in parted),
        other=both.ways.across[parted[0]][0] if parted else None,
        piece=(link.new.index(address) + 1, len(link.new)) if len(link.new) > 1 else None,
    )


def _before(addresses: Sequence[str], both: Both) -> str | None:
    """The old paragraph before some neighbours, empty if there is none; None if they are no neighbours."""
    together = all(both.before[b] == a for a, b in pairwise(addresses))
    return (both.before[addresses[0]] or "") if together else None


def _depth(paragraph: Paragraph, paragraphs: Mapping[str, Paragraph]) -> int:
    depth, parent = 0, paragraph.parent
    while parent is not None and parent in paragraphs and depth < 5:
        depth, parent = depth + 1, paragraphs[parent].parent
    return depth


# --- what the old text leaves behind ---------------------------------------------------------


def _left_behind(
    redline: Redline, both: Both, side: Side, headings: Mapping[str | None, Sequence[str]]
) -> defaultdict[int, list[Row | Title]]:
    """What is gone, headings too, and markers of what moved, by the new paragraph before which they stand."""
    left: defaultdict[int, list[Row | Title]] = defaultdict(list)
    here = 0
    below: int | None = None
    for paragraph in redline.old.paragraphs:
        link = both.link_of_old.get(paragraph.address)
        if paragraph.parent is None:
            below = None
        place = below if below is not None else _within_part(paragraph, here, both)
        struck = headings.get(paragraph.address, ())
        if link is None:
            left[place] += _struck(struck, paragraph.part)
            left[place].append(_gone(paragraph, both, side))
            continue
        pairs = [pair for pair in link.pairs if pair[0] == paragraph.address]
        staying = [pair for pair in pairs if both.ways.stays(link, pair)]
        partner = _after([n for _, n in staying or pairs], both)
        if struck:
            first = min((both.place[n] for _, n in staying), default=place)
            part = both.new[both.order[first]].part if staying else paragraph.part
            left[first] += _struck(struck, part)
        if both.ways.away(link, pairs) and not _went_along(paragraph, link, both):
            left[place].append(_marker(paragraph, pairs[0], link, both))
        below = partner + 1 if staying or not any(pair in both.ways.across for pair in pairs) else below
        if staying:
            here = max(here, _past_children(partner + 1, both))
    return left


def _struck(texts: Iterable[str], part: Part) -> Iterator[Title]:
    """Headings that are gone."""
    return (Title(text, part, (_run("delete", text),)) for text in texts)


def _after(became: Iterable[str], both: Both) -> int:
    """Place of the last of the neighbouring new paragraphs that an old one became."""
    places = sorted(both.place[address] for address in became)
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
    if above is None or not both.ways.away(above, above.pairs):
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


def _marker(paragraph: Paragraph, pair: tuple[str, str], link: Link, both: Both) -> Row:
    return Row(
        kind="marker",
        old=(paragraph.address,),
        new=pair[1],
        part=paragraph.part,
        depth=_depth(paragraph, both.old),
        label=paragraph.label,
        words=count(paragraph.text),
        link=link,
        opening=paragraph.opening,
        away=True,
        way=both.ways.together([pair]),
        across=(paragraph.address,) if pair in both.ways.across else (),
        other=both.ways.across[pair][1] if pair in both.ways.across else None,
        passed=both.ways.passed(pair) if pair[0] == pair[1] else None,
    )
