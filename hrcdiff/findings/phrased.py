"""Acts that are asked in more words than a verb, and acts in a row, of which one stands in the place of another.

*To ensure the realization* became *to work towards the realization*, *to take account of the views* *to consider the
views*, *to prevent and eliminate hunger* *to prevent and reduce hunger*.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from hrcdiff.findings.attachment import closed
from hrcdiff.findings.chapeau import chapeau
from hrcdiff.findings.hedge import hedges
from hrcdiff.findings.make import finding
from hrcdiff.findings.pair import opposed
from hrcdiff.findings.wordkinds import act_kind, infinitive, phrased_kind, said_in
from hrcdiff.patterns import later
from hrcdiff.text import NEAR

if TYPE_CHECKING:
    from hrcdiff.findings.asks import Ask
    from hrcdiff.findings.make import Spot
    from hrcdiff.findings.view import Change, View
    from hrcdiff.model import Finding, Place

_QUOTED = 4
"""Words behind a verb that a note quotes."""
_LONGEST = 7
"""Words of an act with what goes with it."""
_SAID = later(
    r"\s*(?:(?:also|further|continuously|[a-z]+ly)\s+)?(?P<said>[a-z][a-z-]*(?:\s+[a-z]+){0,4}?)"
    r"(?:\s+(?:an?|the|its|their|all|any))?\s*"
)
"""An act in one word or in several, with the article behind it."""
_BEFORE = later(r"(?:\b[Tt]o|,|\b(?:and|or))\s+(?:(?:also|further|[a-z]+ly)\s+)?$")
"""What stands before a verb that is asked for."""
_ROW = later(r"(?:(?:,\s+|,?\s+(?:and|or)\s+)(?:[a-z]+ly\s+)?[a-z-]+)*(?:,\s+(?:(?:and|or)\s+)?|\s+(?:and|or)\s+)")
"""Between the first verb of a row and one that ends it: *prevent[, investigate and] punish*."""
_OBJECT = later(r"\s*(?:[a-z\u2019-]+\s+){0,3}?[A-Za-z\u2019-]{4,}")
"""What stands behind an act and stays."""


class _Act(NamedTuple):
    said: str
    kind: int
    spot: Spot


def exchanged(view: View, change: Change, asked: Callable[[bool], list[list[Ask]]]) -> Iterator[Finding]:
    """One act in the place of another, before the same words; ``asked`` gives what is asked there by either text."""
    sizes = change.deleted.count(" "), change.inserted.count(" ")
    if not (change.deleted and change.inserted and max(sizes) <= _LONGEST and change.simple):
        return
    old = _act(view, change.deleted, change.old, old=True)
    new = _act(view, change.inserted, change.new, old=False) if old else None
    if old is None or new is None or old.kind == new.kind or not _OBJECT.match(change.after):
        return
    if opposed(old.said, new.said):
        return  # of which the pair tells
    if _again(old.said, change.inserted) or _again(new.said, change.deleted):
        return
    if _is_asked(view, old.spot, asked(True), old=True) and _is_asked(view, new.spot, asked(False), old=False):
        what = closed(" ".join(re.split(r"[,;:.]|\sby\s", change.after.strip(), maxsplit=1)[0].split()[:_QUOTED]))
        note = f"asked: {old.said} \u2192 {new.said}, at \u201c{what}\u201d"
        yield finding(view, "verb.ask-changed", old.spot, new.spot, note, source="addressee")


def _again(said: str, text: str) -> bool:
    """Whether the verb of an act stands on the other side in any form."""
    return any(said_in(word, text) for word in said.split() if infinitive(word))


def _act(view: View, words: str, place: Place, *, old: bool) -> _Act | None:
    """The one act that some words name; None if they name none of the table, or stand where none is asked."""
    found = _SAID.fullmatch(words)
    if found is None:
        return None
    said = found["said"]
    kind = act_kind(said) if " " not in said else phrased_kind(said)
    if kind is None:
        return None
    before = view.text(place.address, old=old)[max(0, place.start - NEAR) : place.start + found.start("said")]
    if before and not _BEFORE.search(before):
        return None
    return _Act(said, kind, (place.address, place.start + found.start("said"), place.start + found.end("said")))


def _is_asked(view: View, spot: Spot, clauses: list[list[Ask]], *, old: bool) -> bool:
    """Whether an act is what a clause or a chapeau asks for or decides: its verb, one of a row, or what is hedged."""
    address, start, _ = spot
    text = view.text(address, old=old)
    for ask in (ask for series in clauses for ask in series):
        if not (ask.asks and (ask.led or chapeau(view, address, old=old) is not None)):
            continue
        if start in (ask.start, ask.verb_start) or _ROW.fullmatch(text, ask.verb_end, start):
            return True
        if any(h.start == ask.verb_start and start in (at for at, _ in h.governed) for h in hedges(text, address)):
            return True
    return False
