"""Who does a thing or has it done to them: one actor in the place of another anywhere, and by whom wrongs are done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from hrcdiff.findings.items import items
from hrcdiff.findings.make import alone, finding, point, trimmed
from hrcdiff.findings.sought import sought
from hrcdiff.findings.view import plain
from hrcdiff.lexicon.states import is_state
from hrcdiff.patterns import later

if TYPE_CHECKING:
    from hrcdiff.findings.view import Change, View
    from hrcdiff.model import Finding

MOST = 14
"""Words of an actor that is told."""
_HEADS = (
    "(?:armed|security|defence|government|police|military|occupying|foreign)\\s+forces|forces|police|military|army|"
    "troops|militias?|groups|parties|sides|actors|authorities|regime|gangs|rebels|combatants|mercenaries|officials|"
    "personnel|soldiers|settlers|Governments?|States|Commission|commission|Mission|mission|Mechanism|mechanism|"
    "Committee|Tribunal|Court|Envoy|Representative|Union|Organi[sz]ation|Panel"
)
_SIGNS = (
    *"forces police military army troops militia groups parties sides actors authorities regime gangs rebels".split(),
    *"combatants mercenaries officials personnel soldiers settlers Government States ommission ission".split(),
    *"echanism Committee Tribunal Court Envoy Representative Union Organi Panel".split(),
)
"""Letters of which some stand in each of these."""
_WHOSE = r"(?:members|elements|officers|agents|units|representatives|personnel)\s+of\s+"
_WHICH = r"(?:(?:the|all|any|both|some|certain|other|these|its|their|each|every|various|many|most)\s+)*"
_NAMED = sought(
    rf"{_WHICH}(?:{_WHOSE}(?:the\s+)?)?(?P<which>(?:[\w\u2019-]+\s+){{0,3}}?)(?:{_HEADS})"
    r"(?:\s+of\s+[Ii]nquiry)?(?:\s+(?:of|to|in|on|concerned|engaged|involved)\b[^,;:]{0,80})?",
    holds=_SIGNS,
)
"""An actor with nothing beside it: *the armed forces of Utopia*, *all parties to the conflict*."""
_HEAD = later(rf"\b(?:{_HEADS})\b")
_BETWEEN = 2
"""Words at most round which one actor stands in the place of another."""
_BY = rf"by\s+{_WHICH}(?:{_WHOSE}(?:the\s+)?)?(?:[\w\u2019-]+\s+){{0,4}}?(?:{_HEADS})\b[^;:]{{0,120}}"
_DONE_BY = later(_BY)
_OF_FORCES = later(
    rf"{_WHOSE}(?:the\s+)?(?:[\w\u2019-]+\s+){{0,4}}?(?:forces|police|military|army|militias?|armed\s+groups)\b[^;:,]{{0,60}}"
)
"""*Those members of the security forces responsible*."""
_WRONGS = later(
    r"\b(?:attack|violat|abus|commit|perpetrat|kill|crime|violence|tortur|bomb|shell|arrest|detain|"
    r"detention|harass|intimidat|repris|rape|massacre|persecut|execut|raid|strikes?\b|demoli|destr|use of force)",
    re.IGNORECASE,
)
_NEAR = 60
"""Characters before *by* in which it is said what was done."""
_BESIDE = frozenset("the all that by for with to both and or upon any other between against".split())
"""Words behind which the name of an actor begins."""
_SMALL = frozenset(
    "the all any both some certain other these its their each every various many most of to in on by and or a an "
    "members elements officers agents units representatives personnel".split()
)


_ELSE = later(r"\s*(?:and|or)\s+(?:at|of|in|on|about|that|with|over|for)\b")
"""Behind those by whom a wrong is done something else, and not others: *by guards [and at the theft of oil]*."""


def find(view: View) -> Iterator[Finding]:
    """Actors in the place of others, and those by whom wrongs are done that are no longer named, or now are."""
    for link in view.changed:
        for change in view.changes(link):
            if change.simple and change.deleted.strip(" ,") and change.inserted.strip(" ,"):
                yield from _instead(view, change)
            elif change.simple:
                yield from _by_whom(view, change)
        for one, other in pairwise(view.changes(link)):
            if one.deleted.strip(" ,") and one.inserted.strip(" ,") and one.beside(other):
                yield from _round(view, one, other)


def _instead(view: View, change: Change) -> Iterator[Finding]:
    """One actor in the place of another, each with nothing beside it."""
    if not _begins(change):
        return
    texts = change.deleted.strip(" ,"), change.inserted.strip(" ,")
    if max(len(text.split()) for text in texts) > MOST:
        return
    one = _words(texts[0])
    other = _words(texts[1]) if one else one
    if not other or one <= other or other <= one:
        return
    spots = trimmed(view, change.old, old=True), trimmed(view, change.new, old=False)
    said = [_without_by(text) for text in texts]
    if said[0].split()[-1].lower() != said[1].split()[-1].lower() or said[0].split()[-1] in ("conflict", "concerned"):
        yield finding(view, "actor.replaced", *spots, " \u2192 ".join(said))


def _round(view: View, one: Change, other: Change) -> Iterator[Finding]:
    """One actor in the place of another round a word of both: *all in security*, *its security institutions*."""
    spots = (one.old.address, one.old.start, other.old.end), (one.new.address, one.new.start, other.new.end)
    kept = view.text(spots[0][0], old=True)[one.old.end : other.old.start]
    if len(kept.split()) > _BETWEEN or not kept.replace(" ", "").isalpha() or not _SMALL.isdisjoint(kept.split()):
        return
    if not any(sign in one.deleted for sign in _SIGNS) or not any(sign in one.inserted for sign in _SIGNS):
        return
    texts = [
        view.text(at, old=old)[start:end].strip(" ,")
        for (at, start, end), old in zip(spots, (True, False), strict=True)
    ]
    if max(len(text.split()) for text in texts) > MOST or not _begins(one._replace(after=other.after)):
        return
    if _heads(one.deleted) & _heads(one.inserted) or not (_heads(one.deleted) and _heads(one.inserted)):
        return
    words = [_words(text) for text in texts]
    if all(words):
        yield finding(view, "actor.replaced", *spots, " \u2192 ".join(map(_without_by, texts)))


def _heads(text: str) -> set[str]:
    """What kind of actors a text names: *authorities*, *Government*."""
    return {match.lower() for match in _HEAD.findall(text)}


def _begins(change: Change) -> bool:
    """Whether a change begins where the name of an actor can, and does not end within a name."""
    before = change.before.rsplit(maxsplit=1)[-1:]
    if not before or before[0] not in _BESIDE or change.before.rstrip().endswith(" of the"):
        return False
    after = change.after.split(maxsplit=1)[:1]
    return not (after and after[0][:1].isupper())


def _without_by(text: str) -> str:
    """The name of an actor as it is told."""
    return text.removeprefix("by ").removeprefix("the ")


def _words(text: str) -> frozenset[str]:
    """The words by which an actor is known; none if a text is no name of one."""
    said = _without_by(text)
    if said.split()[-1:] and said.split()[-1] in _SMALL:
        return frozenset()
    if not (_NAMED.fullmatch(said) or (said[:1].isupper() and is_state(said)) or _of_table(said)):
        return frozenset()
    return frozenset(word for word in plain(said).split() if word not in _SMALL)


def _of_table(said: str) -> bool:
    """Whether a text is an actor of the table and no more."""
    return any(i.entry.kind == "actor" and i.start == 0 and i.end == len(said) for i in items(said))


def _by_whom(view: View, change: Change) -> Iterator[Finding]:
    """By whom wrongs are done, where that alone comes or goes, and not as one of several."""
    old = bool(change.deleted.strip(" ,"))
    said = (change.deleted if old else change.inserted).strip(" ,")
    if (
        not said.startswith(("by ", "members ", "elements ", "officers ", "agents ", "units "))
        or len(said.split()) > MOST
    ):
        return
    if " by " in change.before[-_NEAR:] or (
        change.after.lstrip(" ,").startswith(("and ", "or ", "by ", "as well ")) and not _ELSE.match(change.after)
    ):
        return
    by = said.startswith("by ") and _DONE_BY.fullmatch(said) and _WRONGS.search(change.before[-_NEAR:])
    if by or _OF_FORCES.fullmatch(said):
        here = trimmed(view, change.old if old else change.new, old=old)
        note = f"{'no longer said' if old else 'now said'} who: \u201c{said}\u201d"
        yield alone(view, "actor.changed", here, point(change, old=old), note, old=old)
