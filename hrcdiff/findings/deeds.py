"""Verbs within what is asked, of which one stands in the place of another: *by addressing*, *by guaranteeing access*.

Only acts that the table keeps apart, in one form, before words that stay: others may be the same in another word.  An
infinitive within what is asked says what for, and is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from hrcdiff.findings.attachment import closed
from hrcdiff.findings.chapeau import chapeau
from hrcdiff.findings.make import finding
from hrcdiff.findings.wordkinds import act_form, said_in
from hrcdiff.patterns import later
from hrcdiff.verbs import DIRECTIVE

if TYPE_CHECKING:
    from hrcdiff.findings.make import Spot
    from hrcdiff.findings.view import Change, View
    from hrcdiff.model import Finding, Place

_QUOTED = 4
"""Words behind a verb that a note quotes."""
_MOST = 6
"""Words of a verb with what goes with it."""
_DEED = later(
    r"\s*(?:[a-z]+ly\s+)?(?P<said>(?P<verb>[A-Za-z]+)(?:\s+up)?(?:\s+(?:[a-z-]+\s+){1,3}(?:of|for|to))?)"
    r"(?:\s+(?:an?|the|its|their|all))?\s*"
)
"""*ensuring*, *providing equal opportunities for*, *Addressing the issue of*."""
_FORMS = (
    ("s", later(r"\b(?:that|which|who)\s*(?:[a-z]+ly\s*)?$")),
    ("ing", later(r"(?:\b(?:by|in|and|or|while|through)|,|^)\s*(?:[a-z]+ly\s+)?$")),
)
"""How a verb ends, and what stands before it, so that it is no noun."""
_OBJECT = later(r"\s*(?:[a-z\u2019-]+\s+){0,3}?[A-Za-z\u2019-]{4,}")
"""What stands behind a verb and stays."""


class Deed(NamedTuple):
    """A verb of the table, with what goes with it."""

    said: str
    verb: str
    form: str
    kind: int
    spot: Spot


def exchanged(view: View, change: Change) -> Iterator[Finding]:
    """One act within what is asked in the place of another, before the same words."""
    if (
        not (change.simple and change.deleted and change.inserted)
        or max(len(change.deleted.split()), len(change.inserted.split())) > _MOST
    ):
        return
    old = _deed(change.deleted, change.old, change.before)
    new = _deed(change.inserted, change.new, change.before) if old else None
    if old is None or new is None or old.form != new.form or old.kind == new.kind:
        return
    if said_in(old.verb, change.inserted) or said_in(new.verb, change.deleted) or not _OBJECT.match(change.after):
        return
    if _asked(view, old.spot, old=True) and _asked(view, new.spot, old=False):
        where = "asked" if not change.before and not old.spot[1] else "in what is asked"
        what = closed(" ".join(re.split(r"[,;:.]", change.after.strip(), maxsplit=1)[0].split()[:_QUOTED]))
        note = f"{where}: {old.said} \u2192 {new.said}, at \u201c{what}\u201d"
        yield finding(view, "verb.ask-changed", old.spot, new.spot, note, source="addressee")


def _deed(text: str, place: Place, before: str) -> Deed | None:
    """The one verb of some words; None if they are no verb of the table."""
    found = _DEED.fullmatch(text)
    if found is None:
        return None
    known = act_form(found["verb"])
    if known is None:
        return None
    kind, form = known
    if not any(form == end and where.search(before) for end, where in _FORMS):
        return None
    at = place.start
    return Deed(
        found["said"], found["verb"], form, kind, (place.address, at + found.start("said"), at + found.end("said"))
    )


def _asked(view: View, spot: Spot, *, old: bool) -> bool:
    """Whether a place stands in what an operative clause, or the chapeau above an item, asks for or decides."""
    paragraph = (view.old if old else view.new)[spot[0]]
    if paragraph.part != "operative":
        return False
    limb = next((limb for limb in view.limbs(paragraph) if limb.verb_end <= spot[1] < limb.end), None)
    if limb is None:
        above = chapeau(view, spot[0], old=old)
        limb = above.limb if above else None
    return limb is not None and (limb.lemma in DIRECTIVE or limb.lemma == "decide")
