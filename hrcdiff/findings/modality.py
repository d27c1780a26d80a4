"""Modal verbs: exchanged, put in, taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from hrcdiff.findings.attachment import attached
from hrcdiff.findings.hedge import hedges
from hrcdiff.findings.items import Found, data, difference, items
from hrcdiff.findings.make import alone, finding, opposite, point, trimmed
from hrcdiff.findings.sought import sought
from hrcdiff.findings.view import plain
from hrcdiff.findings.wordkinds import act_kind, adverb, infinitive
from hrcdiff.patterns import later

if TYPE_CHECKING:
    from hrcdiff.findings.make import Spot
    from hrcdiff.findings.view import Change, View
    from hrcdiff.model import Finding, Link

_FEW = 5
"""Words that stand in place of *which may include*."""
_PHRASE = 2
"""Words of a verb that stands alone, or behind its modal verb: *amount to*."""
_LONG = 25
"""Words of a predicate that is told."""


def find(view: View) -> Iterator[Finding]:
    """Findings on modal verbs."""
    for link in view.changed:
        yield from _modals(view, link)


def _modals(view: View, link: Link) -> Iterator[Finding]:
    """Modal verbs in place of others, then those that stand on one side alone."""
    diff = difference(view, link, "modal")
    new = list(diff.new)
    for one in diff.old:
        here = view.change_at(link, one.address, one.item.start, old=True)
        partner = next((n for n in new if here and here.simple and _replaces(view, link, here, one, n)), None)
        if partner and here:
            new.remove(partner)
            keys, spots = (one.item.entry.key, partner.item.entry.key), (one.spot, partner.spot)
            possible = _of_what_may_be(view, one, old=True) and _of_what_may_be(view, partner, old=False)
            if keys[0] != keys[1] and not (possible and frozenset(keys) in _SHADES):
                verbs = _verb(view, here, one, old=True), _verb(view, here, partner, old=False)
                parts = view.old[one.address].part, view.new[partner.address].part
                binding = not possible and "preambular" not in parts
                said = _meant(*keys) if binding else " → ".join(keys)
                if verbs[0] and verbs[1] and _acts_apart(verbs[0][0], verbs[1][0]):
                    said = said.replace(" → ".join(keys), f"{keys[0]} {verbs[0][0]} → {keys[1]} {verbs[1][0]}")
                    spots = (*spots[0][:2], verbs[0][1]), (*spots[1][:2], verbs[1][1])
                yield finding(view, "modality.changed", *spots, said, source=one.item.entry.source)
        elif here:
            yield from _one_sided(view, here, one, old=True)
    for one in new:
        there = view.change_at(link, one.address, one.item.start, old=False)
        if there:
            yield from _one_sided(view, there, one, old=False)
    for change in view.changes(link):
        yield from _predicate(view, change)


_SHADES = (frozenset(("may", "might")), frozenset(("can", "could")))
"""Modal verbs of one possibility: another tense of the verb before them, or no more than a shade."""
_RELATES = later(r"\b(?:that|which|who)\s*$")
_BEFORE = 8
"""Characters in which that stands."""


def _of_what_may_be(view: View, one: Found, *, old: bool) -> bool:
    """Whether a modal verb stands in a relative clause, *measures that may*, in which nobody is permitted anything."""
    text = view.text(one.address, old=old)
    return _RELATES.search(text, max(0, one.item.start - _BEFORE), one.item.start) is not None


def _one_sided(view: View, change: Change, one: Found, *, old: bool) -> Iterator[Finding]:
    """A modal verb that stands on one side: alone, or where its verb stands without it, *can be*, *are*."""
    if _only(change, one, old=old) or _before_its_verb(change, one, old=old):
        yield _alone(view, change, one, old=old)
        return
    hedge = _in_its_place(view, change, one, old=old)
    if hedge:
        yield _exchanged(view, one, hedge, old=old)
        return
    became = _finite(change, one, old=old)
    if became:
        what = "removed" if old else "added"
        said = " → ".join(became if old else became[::-1])
        here, there = one.spot, opposite(change, old=old)
        yield alone(view, f"modality.{what}", here, there, said, old=old, source=one.item.entry.source)


def _in_its_place(view: View, change: Change, one: Found, *, old: bool) -> Spot | None:
    """The hedge that stands last in a change, as the modal verb does on the other side."""
    place, texts = (change.new if old else change.old), (change.deleted, change.inserted)
    mine, theirs = texts if old else texts[::-1]
    if not change.simple or not f" {mine.strip().lower()}".endswith(f" {one.item.entry.key}"):
        return None
    end = place.start + len(theirs.rstrip())
    found = hedges(view.text(place.address, old=not old), place.address)
    return next((hedge.spot for hedge in found if place.start <= hedge.start and hedge.end == end), None)


def _exchanged(view: View, one: Found, there: Spot, *, old: bool) -> Finding:
    """A modal verb in whose place a hedge stands, or the reverse: *should* → *continue to*."""
    hedge = view.text(there[0], old=not old)[there[1] : there[2]]
    spots, words = (one.spot, there), (one.item.entry.key, hedge)
    if not old:
        spots, words = (there, one.spot), (hedge, one.item.entry.key)
    return finding(view, "modality.changed", *spots, _meant(*words), source=one.item.entry.source)


_BE = frozenset(("is", "are", "was", "were", "being"))
_RELATIVE = frozenset(("which", "who", "that"))
_NAMES = sought(
    r"\W*(?:(?:which|that)\s+)?(?P<said>(?:may|might|can|could)\s+includ(?:e|es))\b.*", re.DOTALL, holds=("includ",)
)
_ENDS_VERB = frozenset("to is are be been not do does did has have had by of".split())
"""Words behind which another verb stands than that of the modal."""


def _finite(change: Change, one: Found, *, old: bool) -> tuple[str, str] | None:
    """A modal verb with its verb, and what stands there without it: *can be*, *is*; *may include*, *including*."""
    words, others = (change.deleted, change.inserted) if old else (change.inserted, change.deleted)
    mine, theirs = words.strip(" ,").lower().split(), others.strip(" ,").lower().split()
    if not change.simple or not theirs or any(i.entry.kind == "modal" for i in items(others)):
        return None
    plain_be = [word for word in theirs if not adverb(word)]
    if [word for word in mine if not adverb(word)] == [one.item.entry.key, "be"] and plain_be[1:] == []:
        return (" ".join(mine), " ".join(theirs)) if plain_be and plain_be[0] in _BE else None
    if len(mine) == 2 and mine[0] == one.item.entry.key and theirs in ([f"{mine[1]}s"], [f"{mine[1]}es"]):
        return " ".join(mine), theirs[0]
    if _of_a_verb(change, mine, theirs, one.item.entry.key):
        return " ".join(mine), " ".join(theirs)
    if _weaker(mine, theirs, one.item.entry.key):
        return " ".join(mine), " ".join(theirs)
    amounts = _AMOUNTS.fullmatch(words)
    if amounts and _AMOUNTING.fullmatch(others.strip(" ,")):
        return amounts["said"], " ".join(theirs)
    named = _NAMES.fullmatch(words)
    return (named["said"], " ".join(theirs)) if named and len(theirs) <= _FEW else None


_AMOUNTS = sought(
    r"\W*(?:which|that)\s+(?P<said>(?:may|might|can|could)\s+[a-z]+(?:\s+[a-z]+){0,2})\W*", holds=("which", "that")
)
_AMOUNTING = later(
    r"in\s+(?:violation|breach|contravention|disregard)(?:\s+of)?|(?:amounting\s+to|constituting|violating|breaching)"
)
"""What is said as a fact where *which may amount to* stands on the other side."""


_ABLE = frozenset(("can", "could", "may", "might"))
_MEANT = frozenset(("intended", "designed", "meant", "expected"))
_FOR = frozenset(("for", "to", "in", "of"))
_SAID = 5
"""Words of a predicate in whose place one with a modal verb stands."""


def _weaker(mine: list[str], theirs: list[str], modal: str) -> bool:
    """Whether one side says what may be where the other has what is, or is meant to be.

    *is essential for*, *can contribute to*; *intended to* balance, *that could* balance.
    """
    if modal not in _ABLE:
        return False
    if len(mine) == _PHRASE and mine[0] in _RELATIVE and mine[1] == modal:
        return theirs[-1] == "to" and len(theirs) > 1 and theirs[-2] in _MEANT and {*theirs[:-2]} <= _RELATIVE | {*_BE}
    if not (1 < len(mine) <= 1 + _PHRASE and mine[0] == modal and infinitive(mine[1])):
        return False
    ends = mine[-1] in _FOR and theirs[-1] in _FOR
    return ends and _PHRASE < len(theirs) <= _SAID and theirs[0] in ("is", "are") and not theirs[1].endswith("ed")


def _of_a_verb(change: Change, mine: list[str], theirs: list[str], modal: str) -> bool:
    """Whether one side has a modal verb with its verb, *may amount to*, and the other one a verb alone."""
    if not (
        1 < len(mine) <= 1 + _PHRASE
        and mine[0] == modal
        and len(theirs) <= _PHRASE
        and (infinitive(mine[1]) or mine[1] == "amount")
    ):
        return False
    said, before = theirs[0], plain(change.before).split()[-1:]
    verb = said if infinitive(said) else said.removesuffix("s")
    led = before and (before[0] in _ENDS_VERB or before[0] in ("and", "or") or infinitive(before[0]))
    ends = {mine[-1], theirs[-1]} if len(mine) > 2 or len(theirs) > 1 else set()
    return infinitive(verb) and not led and ends <= {"to", "in", "for", mine[1], said}


def _before_its_verb(change: Change, one: Found, *, old: bool) -> bool:
    """Whether a modal verb went, its verb stayed, and words of the subject or *which* stand there: [may] *face*."""
    words, others = (change.deleted, change.inserted) if old else (change.inserted, change.deleted)
    said = plain(others).split()
    after = plain(change.after).split()
    if not change.simple or plain(words) != one.item.entry.key or not said or one.item.entry.key.endswith("to"):
        return False
    if len(said) == 1 and said[0] in _RELATIVE:
        return bool(after)
    verb_next = len(said) > 1 and bool(after) and (infinitive(after[0]) or adverb(after[0]))
    led = said[-1] in _ENDS_VERB or infinitive(said[-1]) or adverb(said[-1]) or said[-1].endswith("ing")
    return verb_next and not led and not any(i.entry.kind == "modal" for i in items(others))


_JOINING = (["and"], ["or"], ["but"])
_PREDICATE = sought(
    r"\W*(?:and|or|but)\s+(?:(?:also|therefore|thus|hence)\s+)?"
    r"(?:should|must|shall|may|can|could|will|ought to)\s+\w.*",
    re.DOTALL,
    holds=("should", "must", "shall", "may", "can", "could", "will", "ought to"),
)
_CLOSED = later(r"\s*(?:[,;.]|$)")


def _predicate(view: View, change: Change) -> Iterator[Finding]:
    """A predicate with a modal verb that came to a clause that stayed: *and should be central to its work*."""
    texts = change.deleted, change.inserted
    old = bool(plain(texts[0]))
    said = texts[0] if old else texts[1]
    first = plain(said).split(maxsplit=1)[:1]
    if not change.simple or (plain(texts[0]) and plain(texts[1])) or first not in _JOINING:
        return
    if not _PREDICATE.fullmatch(said):
        return
    place = change.old if old else change.new
    text = view.text(place.address, old=old)
    if len(said.split()) > _LONG or not (said.rstrip()[-1] in ",;." or _CLOSED.match(text, place.end)):
        return
    what = "removed" if old else "added"
    here, there = trimmed(view, place, old=old), point(change, old=old)
    note = f"{what}: “{text[here[1] : here[2]]}”"
    yield alone(view, f"modality.{what}", here, there, note, old=old, source=data()["modals"]["source"])


def _replaces(view: View, link: Link, change: Change, old: Found, new: Found) -> bool:
    """Whether two modal verbs stand at one place: in one change, before the same word or within few words."""
    if view.change_at(link, new.address, new.item.start, old=False) is not change:
        return False
    return change.small or old.item.next == new.item.next


def _only(change: Change, one: Found, *, old: bool) -> bool:
    """Whether a modal verb is all that comes or goes, and its verb stays."""
    words, others = (change.deleted, change.inserted) if old else (change.inserted, change.deleted)
    return change.simple and words.lower().split() == one.item.entry.key.split() and not others.strip()


_NEXT_VERB = later(r"\s+(?:[a-z]+ly\s+)?(?P<verb>[a-z]+)\b")


def _verb(view: View, change: Change, one: Found, *, old: bool) -> tuple[str, int] | None:
    """The verb right behind a modal verb that changed with it, and where it ends."""
    place = change.old if old else change.new
    found = _NEXT_VERB.match(view.text(one.address, old=old), one.item.end)
    return (found["verb"], found.end()) if found and found.end() <= place.end else None


def _acts_apart(one: str, other: str) -> bool:
    """Whether two verbs are acts that the table keeps apart: *ensure*, *promote*."""
    kinds = act_kind(one), act_kind(other)
    return None not in kinds and kinds[0] != kinds[1]


def _meant(*modals: str) -> str:
    """Two modal verbs, and what the table says that those of them mean of which it says anything."""
    told = [part for part in data()["modals"]["note"].split(", ") if part.partition(" ")[0] in modals]
    return " → ".join(modals) + (f" ({', '.join(told)})" if told else "")


def _alone(view: View, change: Change, one: Found, *, old: bool) -> Finding:
    """A modal verb that stands on one side alone."""
    what = "removed" if old else "added"
    note = f"{one.item.entry.key} {what}, at “{attached(view, one, old=old)}”"
    there = opposite(change, old=old)
    return alone(view, f"modality.{what}", one.spot, there, note, old=old, source=one.item.entry.source)
