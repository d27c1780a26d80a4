"""Verbs in a row behind a modal verb, of which one came or went: *may use, encourage or threaten to use*."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from hrcdiff.findings.make import alone, point
from hrcdiff.findings.sought import sought
from hrcdiff.findings.wordkinds import infinitive
from hrcdiff.patterns import later

if TYPE_CHECKING:
    from hrcdiff.findings.view import View
    from hrcdiff.model import Finding, Link

# a verb with what may go with it: *threaten to use*, *encourage the use of*
_VERB = r"(?:[a-z]+ly\s+)?[a-z-]+(?:\s+to\s+[a-z]+|\s+the\s+[a-z]+\s+of)?"
_ROW = sought(
    rf"\b(?:may|must|shall|should|can|cannot|will|could) (?:not\s+)?"
    rf"(?P<row>{_VERB}(?:,\s+{_VERB})*,?\s+(?:and|or)\s+{_VERB})\b",
    holds=("may ", "must ", "shall ", "should ", "can ", "cannot ", "will ", "could "),
)
_EACH = later(
    r"(?:^|,\s+(?:(?:and|or)\s+)?|\s+(?:and|or)\s+)(?P<said>(?:[a-z]+ly\s+)?(?P<verb>[a-z-]+)(?:\s+to\s+[a-z]+)?)"
)


class _Row(NamedTuple):
    """The verbs of a row, each with where it stands with what goes with it."""

    address: str
    modal: int
    verbs: dict[str, tuple[int, int]]


def permitted(view: View, link: Link) -> Iterator[Finding]:
    """Verbs that came or went in a row behind a modal verb that stayed, as another verb of the row did."""
    if len(link.old) != 1 or len(link.new) != 1:
        return
    old = [*_rows(view, link.old[0], old=True)]
    new = [*_rows(view, link.new[0], old=False)] if old else []
    for one in old:
        image = view.image(one.address, one.modal, one.modal + 3, old=True)
        other = next((n for n in new if image and (image.address, image.start) == (n.address, n.modal)), None)
        if other is None or len(one.verbs) == len(other.verbs):
            continue
        for mine, theirs, side in ((one, other, True), (other, one, False)):
            if {*theirs.verbs} < {*mine.verbs}:
                yield from _more(view, link, mine, theirs, old=side)


def _rows(view: View, address: str, *, old: bool) -> Iterator[_Row]:
    """The rows of a paragraph in which every word that may be a verb is one."""
    for match in _ROW.finditer(view.text(address, old=old)):
        found = {
            each["verb"]: (match.start("row") + each.start("said"), match.start("row") + each.end("said"))
            for each in _EACH.finditer(match["row"])
        }
        if len(found) > 1 and all(map(infinitive, found)):
            yield _Row(address, match.start(), found)


def _more(view: View, link: Link, mine: _Row, theirs: _Row, *, old: bool) -> Iterator[Finding]:
    """The verbs of one row that the other has not."""
    text = view.text(mine.address, old=old)
    what = "removed" if old else "added"
    for verb, (start, end) in mine.verbs.items():
        change = view.change_at(link, mine.address, start, old=old)
        if verb not in theirs.verbs and change is not None:
            note = f"{what} in a list: {text[start:end]}"
            yield alone(view, f"list.{what}", (mine.address, start, end), point(change, old=old), note, old=old)
