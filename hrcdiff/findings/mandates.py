"""What a clause decides on a mandate: that it is extended or set up, whose it is, and for how long."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from hrcdiff.findings.subjects import NAME_END, phrase
from hrcdiff.patterns import later

if TYPE_CHECKING:
    from hrcdiff.model import Finding

MANDATE = later(
    r"\bto\s+(?P<act>extend|renew|establish|appoint|terminate|discontinue)\b[^;]{0,120}?"
    r"\b(?:mandates?|[Ss]pecial [Rr]apporteur|[Ii]ndependent [Ee]xperts?|[Ww]orking [Gg]roup|commission of inquiry|"
    r"mission|mechanism)\b"
)
_ASIDE = later(r"\s*(?:,[^,;]{0,120},|(?:for|by)\s+(?:a\s+)?(?:further\s+|new\s+)?(?:period\s+of\s+)?\w+\s+years?)?\s*")
"""*To extend, for a period of three years, the mandate*."""
_OF = later(r"(?:the|its|all)?\s*(?P<mandates>mandates?)\s+of\s+")
_AS_A = later(r"the\s+[A-Z][^,;]{2,120}?\s+as\s+an?\s+(?=[A-Z])")
"""What a holder was called before: *the Independent Expert as a Special Rapporteur on lamps*."""
_RENEWABLE = later(r"\b(?:non-)?renewable\b[^,;.]*")
_DONE = {
    "extend": "extended", "renew": "renewed", "establish": "established", "appoint": "appointed",
    "terminate": "terminated", "discontinue": "discontinued",
}  # fmt: skip
_ALIKE = {"renew": "extend", "discontinue": "terminate"}
_TERM = later(r"^(?:period of|for(?: a further| another)?)\s+(?P<years>.+)$")


def object_of(said: str) -> str:
    """What is extended or set up, named in full: *mandate of the Working Group on lamps*."""
    act = MANDATE.match(said)
    if act is None:
        return ""
    start = act.end("act")
    aside = _ASIDE.match(said, start)
    start = aside.end() if aside else start
    of = _OF.match(said, start)
    if of:
        start = of.end()
        holder = _AS_A.match(said, start)
        start = holder.end() if holder else start
        whose = phrase(said, start, NAME_END).removesuffix(" \u2026").removeprefix("the ")
        return f"{of['mandates']} of the {whose}"
    return re.sub(r"^(?:the|an?)\s+", "", phrase(said, start, NAME_END))


def act_of(said: str) -> str:
    """What is done to it."""
    act = MANDATE.match(said)
    return act["act"] if act else ""


def renewable(said: str) -> str:
    """Whether it may be renewed, as it is said."""
    found = _RENEWABLE.search(said)
    return found.group() if found else ""


def done(act: str) -> str:
    """*Extended*."""
    return _DONE.get(act, act)


def one_act(old: str, new: str) -> bool:
    """Whether two acts come to the same: *to extend*, *to renew*."""
    return _ALIKE.get(old, old) == _ALIKE.get(new, new)


_BODY = later(r"special rapporteur|independent expert|working group|commission|mission|mechanism", re.IGNORECASE)


def one_object(old: str, new: str) -> bool:
    """Whether two mandates can be one: of one sort of body, and the capitals of one name are among the other's."""
    bodies = [_BODY.search(name) for name in (old, new)]
    if bodies[0] and bodies[1] and bodies[0][0].lower() != bodies[1][0].lower():
        return False
    one, other = ({*re.findall(r"\b[A-Z][\w-]*", name)} for name in (old, new))
    return one <= other or other <= one


def told(name: str, act: str, when: str) -> str:
    """``mandate of the Board on Lamps extended by three years``."""
    parts = when.split(", ") if when else []
    term = _TERM.match(parts[0]) if parts else None
    if term:
        parts[0] = f"{'by' if act == 'extend' else 'for'} {term['years']}"
    return f"{name} {done(act)}" + (" " if term else ", " if parts else "") + ", ".join(parts)


_SCOPE = later(
    r"to\s+(?:also\s+|further\s+)?(?:extend|expand|broaden|widen|enlarge|limit|restrict|adjust|modify|revise)\s+"
    r"(?:it|its\s+(?:scope|mandate)|(?:the|that|this)\s+(?:mandate|scope\s+of\s+the\s+mandate))\b"
)
"""What else is decided on a mandate: *and to extend it to cover the whole coast*."""
_DECIDED = {"verb.ask-gone": "the old text also decided", "verb.ask-new": "the new text also decides"}


def with_scope(found: Sequence[Finding]) -> list[Finding]:
    """Findings, where what else a clause decides on its mandate is told with the change of that mandate.

    *To renew the mandate on the strait and to extend it to cover the whole coast* became *to renew the mandate on the
    coast*: its reach was not withdrawn.
    """
    changed = [f for f in found if f.rule == "duty.changed" and f.note.startswith("mandate")]
    if not changed:
        return [*found]
    notes = {id(f): f.note for f in changed}
    out: list[Finding] = []
    for f in found:
        said = _DECIDED.get(f.rule)
        here, words = (f.old, f.old_words) if f.old else (f.new, f.new_words)
        of = None
        if said and here and "decided" in f.note and _SCOPE.match(words):
            places = ((d, d.old if f.old else d.new) for d in changed)
            of = next((d for d, at in places if at and (at.address, at.limb) == (here.address, here.limb)), None)
        if of is None:
            out.append(f)
        else:
            notes[id(of)] += f"; {said} {words}"
    return [replace(f, note=notes[id(f)]) if id(f) in notes else f for f in out]
