"""Findings by the row of the report in which they stand."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from hrcdiff.findings.ledgers import LEDGERS, ledger
from hrcdiff.renderers.anchors import anchors
from hrcdiff.renderers.homes import home
from hrcdiff.text import letters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from hrcdiff.model import Finding, Link, Place, Redline
    from hrcdiff.renderers.rows import Fold, Item, Row


class Said(NamedTuple):
    """Something on inserted words that is no finding: where they were used before, or whether a claim holds."""

    kind: str
    """``agreed`` or ``claim``"""
    rule: str
    new: Place
    note: str
    old: None = None


Notes = dict[tuple[str, str], "list[Finding | Said]"]
"""Side and address of a row: ``("new", "OP4")``, or ``("old", "OP7")`` of a paragraph that is gone."""

CHOICES = ("substantive", *LEDGERS)
"""What a report can be narrowed to."""


def notes(redline: Redline) -> Notes:
    """The findings of each row; one on words that are gone stands with the new paragraph they left.

    Where it was asked for, what inserted words were taken from comes after them.
    """
    linked = {old: link for link in reversed(redline.links) for old in link.old}
    out: defaultdict[tuple[str, str], list[Finding | Said]] = defaultdict(list)
    for finding in redline.findings:
        if finding.new is not None:
            out["new", finding.new.address].append(finding)
        elif finding.old is not None:
            link = linked.get(finding.old.address)
            out[("new", home(link, finding.old)) if link else ("old", finding.old.address)].append(finding)
    for said in _agreed(redline):
        out["new", said.new.address].append(said)
    return dict(out)


def _agreed(redline: Redline) -> list[Said]:
    if redline.agreed is None:
        return []
    from hrcdiff.renderers import phrases
    from hrcdiff.renderers.to_found import claimed, origin_note

    found = redline.agreed
    where = phrases.searched(found.texts, found.adopted)
    origins = [Said("agreed", f"agreed.{o.standing}", o.place, origin_note(o, where)) for o in found.origins]
    claims = [Said("claim", f"claim.{c.state}", c.place, claimed(c)) for c in redline.agreed.claims]
    return [*origins, *claims]


def of_row(row: Row, table: Mapping[tuple[str, str], Sequence[Finding | Said]]) -> Sequence[Finding | Said]:
    """The findings of one row; a marker has none."""
    if row.kind == "marker":
        return ()
    return table.get(("new", row.new), ()) if row.new else table.get(("old", row.old[0]), ())


class Mark(NamedTuple):
    """A finding in the margin of its row."""

    letter: str
    finding: Finding | Said
    id: str
    """Name of its note in the page."""

    @property
    def text(self) -> str:
        """Its note with what stands before it."""
        return headed(self.finding)


_HEADINGS = {"date.amount": "figure", "pair.bracketed": "brackets", "pair.unbracketed": "brackets"}
"""What is said of a finding in place of its kind."""
_NO_DATES = ("(amount)", "(limit)")
"""How the note of a date ends that is none."""


def headed(finding: Finding | Said) -> str:
    """A note with its kind as a reader is told it: a percentage is no date, brackets are no words.

    A note on an addressee says itself what it is on.
    """
    if finding.note.startswith("addressee: "):
        return finding.note
    if finding.rule in ("date.added", "date.removed") and finding.note.endswith(_NO_DATES):
        return f"figure: {finding.note}"
    return f"{_HEADINGS.get(finding.rule, 'words' if finding.kind == 'pair' else finding.kind)}: {finding.note}"


def lettered(redline: Redline, table: Notes | None = None) -> dict[tuple[str, str], list[Mark]]:
    """The notes of each row with their letters, in the order in which these stand in it: a, b, c …

    ``table`` is what `notes` gives, if somebody has it already.
    """
    out: dict[tuple[str, str], list[Mark]] = {}
    link_of = {new: link for link in redline.links for new in link.new}
    name_of = {
        side: anchors(f"note-{side}", (p.address for p in document.paragraphs))
        for side, document in (("old", redline.old), ("new", redline.new))
    }
    for (side, address), findings in (notes(redline) if table is None else table).items():
        link = link_of.get(address) if side == "new" else None
        shown = [finding for finding in findings if told(finding)]
        if len(shown) > 1:
            shown.sort(key=_reading_order(link))
        name = name_of[side][address]
        out[side, address] = [Mark(letters(i), finding, f"{name}-{i}") for i, finding in enumerate(shown, 1)]
    return out


def _reading_order(link: Link | None) -> Callable[[Finding | Said], tuple[int, int]]:
    """Where the words of a finding end among the edits of a link; what has no words comes first."""
    old: defaultdict[str, list[tuple[int, int]]] = defaultdict(lambda: [(0, 0)])
    new: defaultdict[str, list[tuple[int, int]]] = defaultdict(lambda: [(0, 0)])
    for number, edit in enumerate(link.edits if link else ()):
        length = len(edit.text)
        if edit.old is not None:
            row = old[edit.old]
            row.append((row[-1][0] + length, number))
        if edit.new is not None:
            row = new[edit.new]
            row.append((row[-1][0] + length, number))

    def place(finding: Finding | Said) -> tuple[int, int]:
        spot = at(finding)
        if spot is None:
            return -1, 0
        side, address, offset = spot
        row = (old if side == "old" else new)[address]
        first = bisect_left(row, (offset, 0))
        return row[first][1] if first < len(row) else 0, offset

    return place


def at(finding: Finding | Said) -> tuple[str, str, int] | None:
    """Where the letter of a finding stands: side, address and offset; None if it has no words."""
    for side, place in (("new", finding.new), ("old", finding.old)):
        if place is not None and place.start < place.end:
            return side, place.address, place.end
    return None


def told(finding: Finding | Said) -> bool:
    """Whether a finding needs a note: what the head of its row says already needs none."""
    return not finding.rule.startswith("structure.") or finding.rule in ("structure.promoted", "structure.demoted")


def wanted(row: Row, only: str | None, table: Mapping[tuple[str, str], Sequence[Finding | Said]]) -> bool:
    """Whether a row stands in a report that is narrowed to something."""
    if only is None:
        return True
    if only == "substantive":
        crossed = row.other is not None
        heavy = row.link is None or row.link.significance == "substantive"
        return row.kind not in ("marker", "unchanged") and (heavy or crossed)
    return any(finding.kind in LEDGERS[only] for finding in of_row(row, table))


def narrowings(row: Row, table: Mapping[tuple[str, str], Sequence[Finding | Said]]) -> list[str]:
    """All of `CHOICES` to which a report can be narrowed with this row still in it."""
    heavy = ["substantive"] if wanted(row, "substantive", table) else []
    kinds = {finding.kind for finding in of_row(row, table)}
    if not kinds:
        return heavy
    return heavy + [name for name, gathered in LEDGERS.items() if not kinds.isdisjoint(gathered)]


def nothing(redline: Redline, only: str) -> str:
    """What a view that is narrowed to something says if no paragraph is left: ``No entry on actors.``"""
    if only == "substantive":
        return "No substantive change of a paragraph."
    return f"No {'paragraph with an ' if ledger(redline, only) else ''}entry on {only}."


def narrowed(item: Item, only: str | None, table: Mapping[tuple[str, str], Sequence[Finding | Said]]) -> Item | None:
    """An item of the report with those of its rows that are wanted; None if none is."""

    from hrcdiff.renderers.rows import Fold, Row

    if only is None:
        return item
    if isinstance(item, Fold):
        rows = tuple(row for row in item.rows if wanted(row, only, table))
        return item._replace(rows=rows) if rows else None
    return item if isinstance(item, Row) and wanted(item, only, table) else None


def silent(fold: Fold, table: Notes) -> Iterator[Fold | Row]:
    """What folds, without the rows of which something is said: those stand for themselves.

    What is gone is shown in full.
    """

    def loud(row: Row) -> bool:
        return fold.kind != "unchanged" or bool(row.flags) or any(map(told, of_row(row, table)))

    for speaks, rows in groupby(fold.rows, loud):
        if speaks:
            yield from rows
        else:
            yield fold._replace(rows=tuple(rows))
