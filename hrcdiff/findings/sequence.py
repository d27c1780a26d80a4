"""*Also* and *further* with a verb: whether they mark a mere sequence, and which neighbour explains them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hrcdiff.findings.sought import sought
from hrcdiff.patterns import later
from hrcdiff.verbs import SEQUENCE

if TYPE_CHECKING:
    from hrcdiff.findings.view import Change, View

_BESIDE_OBJECT = later(r"\s*also\s+(?:at|about|over|for|that)\b")
"""*Expressing its concern also at*: behind the noun of the verb."""
_ADJECTIVE = sought(
    r"\s*further\s+(?!(?:the|its|their|an?|all|any|this|that|those|these|to|with|of|on|in|each|every|upon)\b)[a-z]",
    begins=("further",),
)
"""*Calls for further steps*: behind the verb, and before a noun of its own."""
FLOATS = 80
"""Characters behind a verb within which its *also* may stand."""


def with_verb(view: View, change: Change, old: str, new: str) -> bool:
    """*Also* or *further* that came to a verb or went from it; an adverb of another kind or place is none."""
    one, other = old.lower().split(), new.lower().split()
    if SEQUENCE.isdisjoint(one) and SEQUENCE.isdisjoint(other):
        return False
    plain = [[word for word in side if word not in SEQUENCE] for side in (one, other)]
    return plain[0] == plain[1] and any(
        _in_verb(view, place.address, place.start, place.end, old=side)
        for place, side in ((change.old, True), (change.new, False))
        if place.start < place.end
    )


def _in_verb(view: View, address: str, start: int, end: int, *, old: bool) -> bool:
    """Whether a span is part of a verb phrase, or the *also* that floats behind one."""
    paragraph = (view.old if old else view.new)[address]
    for limb in view.limbs(paragraph):
        if limb.verb_start - 1 <= start and end <= limb.verb_end + 1:
            return end < limb.verb_end or not _ADJECTIVE.match(paragraph.text, start)
        floats = limb.sequence and re.match(r"\s*(?:to|that)\b", paragraph.text[end : end + 8])
        if floats and limb.verb_end <= start < limb.verb_end + FLOATS:
            return True
        if limb.verb_end <= start <= limb.verb_end + 1 and _BESIDE_OBJECT.match(paragraph.text, start):
            return True
    return False


def reason(view: View, address: str, *, old: bool) -> str:
    """Which neighbour explains an *also* that came (new text) or went (old text)."""
    order = [p.address for p in view.document(old=old).paragraphs if p.parent is None]
    paragraphs = view.old if old else view.new
    at = order.index(address) if address in order else 0
    limbs = view.limbs(paragraphs[address]) if at else ()
    if not limbs:
        return "no neighbour explains it"
    before = order[at - 1]
    alike = {limb.lemma for limb in view.limbs(paragraphs[before])} & {limb.lemma for limb in limbs}
    if not alike:
        return "no neighbour explains it"
    gone = before in view.unlinked[not old]
    link = next((li for li in view.redline.links if before in (li.old if old else li.new)), None)
    what = ("is gone" if old else "is new") if gone else "moved" if link and link.moved else "has the same verb"
    return f"follows from {'old ' if old else ''}{before}, which {what}"
