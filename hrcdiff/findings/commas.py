"""Commas that an editor sets and nobody negotiates; one that can change what words belong to is none of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from hrcdiff.findings.items import items
from hrcdiff.findings.sought import sought
from hrcdiff.patterns import later
from hrcdiff.text import fold

if TYPE_CHECKING:
    from hrcdiff.findings.view import Change, View
    from hrcdiff.model import Place

REACH = 240
"""Characters on either side of a comma in which it could part or join something."""
ITEM = 10
"""Words of an item of a list at most."""
_END = later(r"[;:]|\.(?:\s|$)")
_SHARED = re.compile(r"\b(?:with|for|of|to|in|on|from|by|under|against|upon|towards)$")
"""*In consultation with, and with the consent of, the State*: what follows the parenthesis is for both."""
_ASIDE = r"(?:in th(?:is|at) (?:regard|respect|context|connection)|inter alia)"
_BEFORE_ASIDE = sought(rf"{_ASIDE}\b", begins=("in th", "inter alia"))
_BEHIND_ASIDE = sought(rf"(?<![\w-]){_ASIDE}$", holds=("in th", "inter alia"))
_CLAUSE = sought(
    r"(?:and|but)\s+(?:to|not to|that|while|are|is|has|have|in th(?:is|at) (?:regard|respect))\b", begins=("and", "but")
)
"""A clause and no noun: a noun beside it takes nothing from it."""
_JOINED = re.compile(r"(?:and|or)\s+")
_CUSTOM = sought(
    r"(?:while|whilst|with a view to|in order to|so as to|as well as|"
    r"as (?:set out|enshrined|contained|defined|reflected|stated) in|at its [a-z-]+ (?:\w+ )?session)\b",
    begins=("whil", "with a", "in order", "so as", "as ", "at its"),
)
"""Before these some write a comma and some do not; they limit nothing."""
_OF_ITS_OWN = later(
    r"(?:the|other|its|their|his|her|all|any|each|relevant|an?|on|in|for|to|by|at|from|through|[a-z]+ing)\b"
)
"""What an item begins with to which no adjective before it can belong."""
_VERB = sought(
    r"(?:is|are|was|were|has|have|shall|should|will)\b",
    begins=("is", "are", "was", "were", "has", "have", "shall", "should", "will"),
)
"""Between subject and verb."""
_CITED = re.compile(r"\b\d+/\d+(?:\s+[A-Z])?(?:\s+of\s+\d+\s+[A-Z][a-z]+\s+\d{4})?$")
_GLOSS = later(r"(?:on|entitled)\s")
_NEXT_CITED = sought(r"and\s+\d+/\d", begins=("and",))
_NO_NOUN = later(r"(?:to|that|in|on|at|by|with|as|while|for|from|of|and|or|also|inter|where)\b", re.IGNORECASE)
_LIMITS = (
    r"\b(?:which|who|whom|whose|where|when|whenever|if|unless|until|except|provided|subject|with|without|only|that|such|"
    r"including|especially|particularly|consistent|due|as|held|made|given|taken|born|living|residing|found|set)\b"
)
_LIMITED = later(_LIMITS)
_BINDS = later(
    rf"{_LIMITS}|"
    r"\b(?:in (?!this\b)|on|at|from|under|against|through|among|within|between|throughout|during|for|by|to)\b"
)
"""Words that tie what follows them to the noun before: a condition, a relative clause, a place."""
_PARTICIPLE = later(r"\b(?!(?:need|indeed)\b)[a-z]{2,}ed\b")
_WORDS = re.compile(r"[^\s,]+")


class _Gap(NamedTuple):
    """A place between two words."""

    start: int
    end: int
    comma: bool


def style_alone(view: View, change: Change, old: str, new: str) -> bool:
    """Whether commas alone differ, each where it changes nothing: in a list, before a clause, round an aside."""
    if old.replace(",", "").split() != new.replace(",", "").split() or not change.simple:
        return False
    sides = ((change.old, True), (change.new, False))
    gaps = [list(_gaps(view.text(place.address, old=side), place)) for place, side in sides]
    if len(gaps[0]) != len(gaps[1]):
        return False
    return _opens_aside(view, change, old, new) or all(
        _free(view, place.address, gap, old=side)
        for pair in zip(*gaps, strict=True)
        if pair[0].comma != pair[1].comma
        for gap, (place, side) in zip(pair, sides, strict=True)
    )


def _opens_aside(view: View, change: Change, old: str, new: str) -> bool:
    """Whether a comma is the first of two round *and conditions leading to*: what follows is for both."""
    if {old, new} != {"", ","} or not re.match(r"\s*(?:and|or)\s", change.after):
        return False
    for other in view.changes(change.link):
        if other.first > change.first and change.beside(other):
            same = (other.deleted.strip(), other.inserted.strip()) == (old, new)
            between = view.text(change.new.address, old=False)[change.new.end : other.new.start]
            return same and not set(between) & set(",;:") and _SHARED.search(between) is not None
    return False


def _gaps(text: str, place: Place) -> Iterator[_Gap]:
    """The places between the words of a span, both its ends included."""
    last = place.start
    for word in _WORDS.finditer(text, place.start, place.end):
        yield _Gap(last, word.start(), "," in text[last : word.start()])
        last = word.end()
    yield _Gap(last, place.end, "," in text[last : place.end])


def _free(view: View, address: str, gap: _Gap, *, old: bool) -> bool:
    """Whether a comma in a gap would change nothing."""
    paragraph = (view.old if old else view.new)[address]
    before = fold(paragraph.text[max(0, gap.start - REACH) : gap.start]).rstrip(" ,")
    behind = paragraph.text[gap.end : gap.end + REACH]
    after = fold(behind).lstrip(" ,")
    if not after or _VERB.match(after) or _CUSTOM.match(after):
        return True
    if _SHARED.search(before) or _BEFORE_ASIDE.match(after) or _BEHIND_ASIDE.search(before):
        return True
    if _NEXT_CITED.match(after) or (_CITED.search(before) and _GLOSS.match(after)):
        return True
    verb = gap.end + len(behind) - len(behind.lstrip(" ,")) + len("and ")
    leads = after.startswith("and ") and any(limb.verb_start == verb for limb in view.limbs(paragraph))
    if leads or _CLAUSE.match(after):
        return not (_condition(before.rpartition(",")[2]) or _condition(_END.split(after)[0]))
    if _JOINED.match(after) is None:
        return False
    before, after = _END.split(before)[-1], _END.split(after)[0]
    return _separate(after) or _series(before, after)


def _condition(words: str) -> bool:
    """Whether words hold a phrase of condition."""
    return any(item.entry.kind == "qualifier" and item.entry.weight == "phrase" for item in items(words))


def _separate(after: str) -> bool:
    """Whether the item behind *and* stands for itself: no word of either can belong to the other."""
    item = _JOINED.sub("", after.partition(",")[0], count=1)
    bound = _LIMITED.search(item) or _PARTICIPLE.search(item.partition(" ")[2]) or _condition(item)
    return _OF_ITS_OWN.match(item) is not None and not bound


def _series(before: str, after: str) -> bool:
    """Whether a comma stands before the last item of a list of three or more, with nothing tied to either item."""
    *earlier, item = before.split(",")
    item, last = item.strip(), _JOINED.sub("", after.partition(",")[0], count=1)
    if not earlier or not item or _NO_NOUN.match(item) or max(len(item.split()), len(last.split())) > ITEM:
        return False
    return not any(
        _BINDS.search(words) or _PARTICIPLE.search(words.partition(" ")[2]) or _condition(words)
        for words in (item, last)
    )
