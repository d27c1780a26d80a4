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
from hrcdiff.findings.wordkinds import act_form, act_kind, said_in
from hrcdiff.patterns import later
from hrcdiff.verbs import DIRECTIVE

if TYPE_CHECKING:
    from hrcdiff.findings.make import Spot
    from hrcdiff.findings.view import Change, View
    from hrcdiff.model import Finding, Place

_QUOTED = 4
"""Words behind a verb that a note quotes."""
_LONGEST = 10
"""Words of a verb, or of the noun of an act, with what goes with it."""
_DEED = later(
    r"\s*(?:[a-z]+ly\s+)?(?P<said>(?P<verb>[A-Za-z]+)(?:\s+up)?(?:\s+(?:[a-z-]+\s+){1,3}(?:of|for|to))?)"
    r"(?:\s+(?:an?|the|its|their|all))?\s*"
)
"""*ensuring*, *providing equal opportunities for*, *Addressing the issue of*."""
_ACT = later(
    r"\s*,?\s*(?:(?:including|in\s+particular|particularly|especially|notably|such\s+as|by|through|in)\s+)?(?:the\s+)?"
    r"(?:(?P<said>(?:(?!(?:of|the|and|or|in|to)\b)[a-z]+\s+)?(?P<noun>[a-z]+(?:tion|sion|ment))(?:\s+of\s+the\s+[a-z]+\s+(?:enjoyment|exercise))?)"
    r"(?P<of>\s+of)?|(?P<doing>(?P<verb>[a-z]+ing)))\s*"
)
"""An act as a noun or in *-ing*, with what leads to it: *including the progressive realization of*, *ensuring*."""
_NOUNS = {
    "abolition": "abolish", "adoption": "adopt", "application": "apply", "creation": "create",
    "criminalization": "criminalize", "elimination": "eliminate", "enactment": "enact", "encouragement": "encourage",
    "enhancement": "enhance", "establishment": "establish", "examination": "examine", "facilitation": "facilitate",
    "fulfilment": "fulfil", "implementation": "implement", "improvement": "improve", "preservation": "preserve",
    "prevention": "prevent", "prohibition": "prohibit", "promotion": "promote", "protection": "protect",
    "provision": "provide", "realization": "realize", "reduction": "reduce", "regulation": "regulate",
    "restriction": "restrict",
}  # fmt: skip
"""Nouns of acts of the table."""
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
        or max(len(change.deleted.split()), len(change.inserted.split())) > _LONGEST
    ):
        return
    old = _deed(change.deleted, change.old, change.before) or _act(change, old=True)
    new = (_deed(change.inserted, change.new, change.before) or _act(change, old=False)) if old else None
    if old is None or new is None or old.kind == new.kind or not _one_form(old, new):
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


def _one_form(old: Deed, new: Deed) -> bool:
    """Whether two acts stand in one form, or one as a noun with *of* where the other stands in *-ing*."""
    return old.form == new.form or {old.form, new.form} == {"of", "ing"}


def _act(change: Change, *, old: bool) -> Deed | None:
    """The act that one side of a change names by its noun, or in *-ing* behind *in particular* and the like."""
    text, place = (change.deleted, change.old) if old else (change.inserted, change.new)
    if "tion" not in text and "ment" not in text and "ing" not in text:
        return None
    found = _ACT.fullmatch(text)
    if found is None:
        return None
    if found["doing"]:
        known = act_form(found["verb"])
        verb, kind, form, name = (found["verb"], *known, "doing") if known else ("", None, "", "doing")
    else:
        verb, name, form = _NOUNS.get(found["noun"], ""), "said", "of" if found["of"] else "noun"
        kind = act_kind(verb)
    if kind is None or (form == "noun" and not change.after.startswith(" of ")):
        return None
    spot = place.address, place.start + found.start(name), place.start + found.end(name)
    return Deed(found[name], verb, form, kind, spot)


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
