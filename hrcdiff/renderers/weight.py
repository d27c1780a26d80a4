"""What weighs most of what changed: what is asked or decided before what is said, losses before what came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hrcdiff.findings.scale import built_in
from hrcdiff.patterns import later
from hrcdiff.verbs import verbs

if TYPE_CHECKING:
    from hrcdiff.model import Document, Finding, Paragraph, Place, Redline
    from hrcdiff.verbs import Limb

DECIDES, ASKS, ENCOURAGES, SAYS = range(4)
"""What a paragraph does: it decides something or requests it, asks for it, encourages it; or neither."""
_REQUESTS = frozenset({"request", "demand"})
_MILD = frozenset({"encourage", "invite"})
_ACT, _ASKED = "an act of the organ itself", "a directive"
"""Kinds of verbs, as the notes on them have it."""


def preambular(redline: Redline, finding: Finding) -> bool:
    """Whether a finding stands in no operative paragraph of either text."""
    sides = ((redline.old, finding.old), (redline.new, finding.new))
    return all(text.paragraph(place.address).part == "preambular" for text, place in sides if place)


CONSENT, RESOURCES = "consent and request", "resources"
"""Families of conditions on which texts most often stand or fall, as the notes have them."""
_LEAVE = later(r"\b(?:consent|requests?|invitation|(?:their|its|the) (?:\w+ )?agreement)\b")
_FUNDS = later(
    r"(?:removed|added)(?: in a list)?: (?:[a-z-]+ ){0,2}"
    r"(?:financial|financing|funding|funds|budgetary|budgets?|resources)(?: [a-z-]+){0,2}(?:$|, at )"
)
"""An item of a list that is money: *technical and financial assistance*."""


def asks_leave(finding: Finding) -> bool:
    """Whether a condition asks for consent or a request in so many words."""
    return _LEAVE.search(f"{finding.old_words} {finding.new_words}") is not None


def of_resources(finding: Finding) -> bool:
    """Whether a finding is a condition on resources, or on money that a list had or has."""
    if finding.kind == "list":
        return finding.note.startswith(("removed", "added")) and _FUNDS.match(finding.note) is not None
    return f"({RESOURCES})" in finding.note


def force(document: Document, paragraph: Paragraph) -> int:
    """What the strongest verb of a paragraph does, or that of the list it stands in."""
    above = force(document, document.paragraph(paragraph.parent)) if paragraph.parent else SAYS
    return min([above, *(_does(limb, paragraph.text) for limb in verbs(paragraph.text, paragraph.part))])


_SEIZED = later(
    r"\s+to\s+(?:(?:remain|continue\s+to\s+be)\s+(?:actively\s+)?seized"
    r"|continue\s+(?:its|the)\s+consideration\s+of\s+th(?:is|e)\s+(?:matter|issue|question))\b"
)
"""With which a text ends that decides nothing else there."""


def _does(limb: Limb, text: str) -> int:
    if limb.lemma in _MILD:
        return ENCOURAGES
    if limb.lemma == "decide" and _SEIZED.match(text, limb.verb_end):
        return SAYS
    kind = built_in().kind(limb.verb)
    if kind == _ACT or (kind == _ASKED and limb.lemma in _REQUESTS):
        return DECIDES
    return ASKS if kind == _ASKED else SAYS


def only_encouraged(redline: Redline, finding: Finding) -> bool:
    """Whether a duty stands under *encourages*, in the newer text or, if it is gone, in the older one."""
    text, place = (redline.new, finding.new) if finding.new else (redline.old, finding.old)
    limb = _governing(text, place) if place else None
    return limb is not None and limb.lemma == "encourage"


def _governing(document: Document, place: Place) -> Limb | None:
    """The clause under whose verb a place stands; of an item without a verb before it, the last one of its list."""
    paragraph = document.paragraph(place.address)
    limbs = [limb for limb in verbs(paragraph.text, paragraph.part) if limb.start <= place.start]
    while not limbs and paragraph.parent:
        paragraph = document.paragraph(paragraph.parent)
        limbs = [*verbs(paragraph.text, paragraph.part)]
    return limbs[-1] if limbs else None


def due(redline: Redline, finding: Finding) -> str:
    """The note on a duty, which says so if the text does no more than encourage it."""
    if not only_encouraged(redline, finding):
        return finding.note
    for what, said in (("new: ", "newly encouraged: "), ("not repeated: ", "no longer encouraged: ")):
        if finding.note.startswith(what):
            return said + finding.note.removeprefix(what)
    return f"encouraged: {finding.note}"


def of_verbs(finding: Finding) -> tuple[int, bool]:
    """The rank of a finding on a verb: what is asked or decided before what is said, near-synonyms last.

    A verb that became another one comes before what was asked besides; and of that what went before what came.
    """
    bound = finding.rule.startswith("verb.ask") or _ASKED in finding.note or _ACT in finding.note
    came = finding.rule.endswith("-new")
    if finding.label == "near-synonym":
        return 4, came
    if finding.rule.endswith(("-gone", "-new")) or finding.rule == "verb.ask-changed":
        return 1 if bound else 3, came
    ranked = finding.label in ("stronger", "weaker", "contested")
    return 0 if ranked or bound else 2, came
