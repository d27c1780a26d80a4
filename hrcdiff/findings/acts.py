"""What is asked, verb by verb: one of several that share a *to* or an object, and the first one replaced.

*Urges States to investigate, prosecute and punish* became *to investigate*; *to prosecute the offenders and to end
impunity for abuses* lost *to end impunity*; *not to interfere with it* became *to ensure that limits are lawful*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from hrcdiff.findings.efforts import aimed, served, served_by
from hrcdiff.findings.make import alone, finding, point, trimmed
from hrcdiff.findings.parts import stems
from hrcdiff.findings.view import plain
from hrcdiff.findings.wordkinds import act_kind, adjective, adverb, infinitive, root, said_in
from hrcdiff.patterns import later
from hrcdiff.text import first_words

if TYPE_CHECKING:
    from hrcdiff.findings.asks import Ask
    from hrcdiff.findings.make import Spot
    from hrcdiff.findings.view import Change, View
    from hrcdiff.model import Finding, Link, Place

QUOTED = 14
"""Words of what is asked that a note quotes where it was replaced."""
_V = r"(?:(?:[a-z]+ly|duly|also|further)\s+)?[a-z]+(?:-[a-z]+)?"
_LAST = later(rf"\b[Tt]o\s+(?:not\s+)?(?P<verbs>{_V}(?:(?:,|,?\s+(?:and|or))\s+{_V})*),?\s*$")
"""*To prevent, investigate*, where more of the same may follow."""
_MORE = later(rf"\s*,?\s*(?:and\s+|or\s+)?(?P<verbs>{_V}(?:(?:,|,?\s+(?:and|or))\s+{_V})*)\s*,?\s*")
_FIRST = later(rf"\s*(?P<verbs>{_V}(?:,\s+{_V})*),?\s+(?:and|or)\s*")
"""What comes before a verb that stays: *to [investigate and] prosecute*."""
_FIRST_WITH_OBJECT = later(
    r"\s*(?P<said>(?P<verb>[a-z]+)\s(?:(?!\bto\b|\bthat\b|\bwhich\b)[^,;:]){3,80}?),?\s+(?:and|or)\s*"
)
"""The same with its object: *to [share good practices and] make use of it*."""
_WITH_OBJECT = later(r",\s+(?P<said>(?P<verb>[a-z]+)\s+(?:the|all|any|its|their|those|these|an?)\s[^,;:]{3,100})")
_AND_OBJECT = later(r",?\s+and\s+(?P<said>(?P<verb>[a-z]+)\s+(?:the|all|any|its|their|those|these|an?)\s[^,;:]{3,100})")
"""The last of several verbs of one *to*, with its object: *to clean the lamps [and mend the ropes]*."""
_CLAUSE = later(r"\b(?:that|who|which|where|how|whether)\s[^,;:]*$|\b(?:in\s+order|so\s+as)\s+to\s[^;:]*$")
"""A clause of its own, or a purpose, that another verb may go on: *lamps that keepers build [and mend the ropes]*."""
_CLOSES = later(r"\s*(?:[,;.]|$)")
_GOES_ON = later(r",?\s*(?:and|or)\s+(?P<verb>[a-z]+)\s")
"""Another verb of the same *to* with its object: *to end impunity[, release all detainees] and lift the curfew*."""
_PARTS = later(r",\s*|\s+(?:and|or)\s+")
_JOINED = later(r",|\b(?:and|or)\b")
_JOINTS = frozenset(("", "and", "or", "as well as"))


def may_ask(text: str) -> bool:
    """Whether one side of a change may have the verb of something asked: *to* or a verb stands in it."""
    return "to " in text or any(map(infinitive, text.split()[:2]))


def verbs_of(view: View, change: Change, text: str, others: str, *, old: bool) -> str | None:
    """The verbs that are one side of a change and share a *to* with others that stayed; None if there are none."""
    if others.strip(" ,") not in _JOINTS or not text.strip(" ,"):
        return None
    return _verbs(view, change.old if old else change.new, text, old=old)


def shared(view: View, change: Change, asks: list[Ask], said: str, *, old: bool) -> Iterator[Finding]:
    """Verbs of one *to* that one side alone has, where others of it stayed."""
    place = change.old if old else change.new
    ask = next((ask for ask in asks if ask.asks and ask.start <= place.start <= ask.end), None)
    if ask and not view.transfer_of(place.address, place.start, place.end, old=old):
        here = trimmed(view, place, old=old)
        yield one_sided(view, ask, here, point(change, old=old), f"to {said}", old=old)


def of_effort(view: View, change: Change, asks: list[Ask], *, old: bool) -> Iterator[Finding]:
    """What an effort is to serve, which came or went: *to take steps to* end the one, or *to end it by* doing that."""
    for ask, here in (*served(view, change, asks, old=old), *served_by(view, change, asks, old=old)):
        words = view.text(here[0], old=old)[here[1] : here[2]]
        yield one_sided(view, ask, here, point(change, old=old), f"to {_cut(words)}", old=old)


def as_aim(view: View, change: Change, asks: list[Ask], *, old: bool) -> Iterator[Finding]:
    """What was asked by itself and is no more than a purpose now, or the reverse."""
    for here in aimed(view, change, asks, old=old):
        said = view.text(here[0], old=old)[here[1] : here[2]]
        there = view.image(here[0], here[1], here[1] + len(said.split()[0]), old=old)
        if there is None:
            continue
        words = _cut(said)
        other = there.address, there.start, there.end
        spots, what = ((here, other), "asked → a purpose") if old else ((other, here), "a purpose → asked")
        yield finding(view, "verb.ask-changed", *spots, f"to {words}: {what}", source="addressee")


def one_sided(view: View, ask: Ask, here: Spot, there: Spot | None, said: str, *, old: bool) -> Finding:
    """A finding that something is no longer asked, or newly."""
    rule = "verb.ask-gone" if old else "verb.ask-new"
    return alone(view, rule, here, there, f"{fate(ask, old=old)}: {said}", old=old, source="each verb")


def fate(ask: Ask, *, old: bool) -> str:
    """How a note on an infinitive that came or went begins: *newly asked, under Urges*, *no longer decided*."""
    if DECIDES.match(ask.led or ""):
        return "no longer decided" if old else "newly decided"
    asks = not ask.led or ask.asks
    how = ("no longer asked" if old else "newly asked") if asks else ("gone" if old else "new")
    return f"{how}, under {ask.led}" if ask.led else how


DECIDES = re.compile(r"[Dd]ecid(?:es|ing)\b")
"""A verb by which the organ itself acts, and asks for nothing: *Decides to extend the mandate*."""


def _verbs(view: View, place: Place, text: str, *, old: bool) -> str | None:
    """The verbs that a change has and that share a *to* with others beside it; None if there are none."""
    here = view.text(place.address, old=old)
    before, after = here[max(0, place.start - 120) : place.start], here[place.end : place.end + 40]
    more = _MORE.fullmatch(text) if text.islower() and ("to" in before or "To" in before) else None
    joined = more is not None and (before.rstrip().endswith(",") or _JOINED.search(text) is not None)
    last = _LAST.search(before) if joined else None
    if more and last and _all_verbs(last["verbs"]) and _all_verbs(more["verbs"]) and not _ends_in_verb(text, after):
        return more["verbs"]
    whole = _WITH_OBJECT.fullmatch(text.rstrip(" ,")) if text[:1] == "," else None
    if whole and infinitive(whole["verb"]) and (goes_on := _GOES_ON.match(after)) and infinitive(goes_on["verb"]):
        return whole["said"]
    last_one = _AND_OBJECT.fullmatch(text.rstrip(" ,")) if "and " in text[:6] else None
    of_a_clause = last_one is not None and _CLAUSE.search(before) is not None
    if last_one and infinitive(last_one["verb"]) and _CLOSES.match(after) and not of_a_clause:
        return last_one["said"]
    if not (before.rstrip().endswith(("to", "To", "not")) and re.search(r"\b[Tt]o(?:\s+not)?\s*$", before)):
        return None
    following = plain(after).split()[:1]
    if not (following and infinitive(following[0])):
        return None
    first = _FIRST.fullmatch(text)
    if first and _all_verbs(first["verbs"]):
        return first["verbs"]
    thing = _FIRST_WITH_OBJECT.fullmatch(text)
    return thing["said"] if thing and infinitive(thing["verb"]) else None


def _all_verbs(words: str) -> bool:
    """Whether some words joined are all verbs, adverbs apart, and one of them at least is no noun as well."""
    verbs = [part.split()[-1] for part in _PARTS.split(words) if part.split()]
    fit = all(len(part.split()) == 1 or adverb(part.split()[0]) or part.split()[0] in ("also", "further")
              for part in _PARTS.split(words) if part.split())  # fmt: skip
    return fit and bool(verbs) and all(map(infinitive, verbs))


def _ends_in_verb(text: str, after: str) -> bool:
    """Whether a last word is the object of the verb before it, as in *to act, guide and [support] mechanisms*."""
    return not text.strip() or after[:1].isalpha()


def before_common(view: View, change: Change, asks: list[Ask], *, old: bool) -> Iterator[Finding]:
    """One of several infinitives, but not the first, that a change has, while what it shares with another stayed.

    Hardly anything stands in its place, or words that have nothing to do with it.
    """
    place, others = (change.old, change.inserted) if old else (change.new, change.deleted)
    asks = [ask for ask in asks if ask.asks and place.start <= ask.start and ask.verb_end < place.end]
    few, instead = len(others.split()) <= _FEW, stems(others) if asks else set[str]()
    there = stems(_other(view, change, old=old)) if asks and not few else set[str]()
    for ask in asks:
        if view.transfer_of(ask.address, ask.verb_start, ask.verb_end, old=old):
            continue
        end = min(ask.end, place.end)
        said = _OPEN.sub("", view.text(ask.address, old=old)[ask.start : end].rstrip(" ,;"))
        known = map(root, plain(_other(view, change, old=old)).split())
        mine = stems(said) - _NO_THINGS
        if not few and (len(mine) < _LEAST or mine & instead or 2 * len(mine & there) > len(mine)):
            continue
        if len(said.split()) >= _LEAST and root(said.split()[1]) not in known:
            here = ask.address, ask.start, ask.start + len(said)
            yield one_sided(view, ask, here, None, _cut(said), old=old)


_OPEN = later(r"(?:\s+(?:of|for|to|in|on|with|by|from|at|and|or|the|an?))+$")
"""What stands before words that stayed: *to end impunity [for]*."""
_NO_THINGS = frozenset("that which their these those such with from".split())
_FEW = 2
"""Words that may stand in the place of an infinitive that went: *of*, *for*."""
_LEAST = 3
"""Words of an infinitive that is told: *to end impunity*."""


def _other(view: View, change: Change, *, old: bool) -> str:
    """The paragraph on the other side of a change."""
    place = change.new if old else change.old
    return view.text(place.address, old=not old)


_DENIED = frozenset("refrain avoid cease stop desist abstain".split())
"""Verbs that ask not to do a thing."""


def replaced(view: View, change: Change, old: Ask, new: Ask) -> Iterator[Finding]:
    """The first thing asked replaced by another: by its contrary, by an act of another kind, or by other words."""
    verbs = [
        view.text(ask.address, old=side)[ask.verb_start : ask.verb_end] for ask, side in ((old, True), (new, False))
    ]
    if (
        "be" in verbs
        or root(verbs[0]) == root(verbs[1])
        or not (_over(change.old, old) and _over(change.new, new) and old.asks and new.asks)
    ):
        return
    denied = [_denied(view, ask, verb, old=side) for ask, verb, side in ((old, verbs[0], True), (new, verbs[1], False))]
    kinds = [
        act_kind(_whole_act(view.text(ask.address, old=side), ask, verb))
        for ask, verb, side in ((old, verbs[0], True), (new, verbs[1], False))
    ]
    apart = None not in kinds and kinds[0] != kinds[1]
    within = said_in(verbs[0], change.inserted) or said_in(verbs[1], change.deleted) or _LIGHT.issuperset(verbs)
    if denied[0] != denied[1] or ((apart or _rewritten(old, new, change, view)) and not within and not any(denied)):
        yield _asked(view, change, old, new)


_OF_PUT = ((" in place ", "establish"), (" an end to ", "end"))
"""What *put* asks for with the words behind it."""


def _whole_act(text: str, ask: Ask, verb: str) -> str:
    """The verb of what is asked, and for *put in place* one that says the same."""
    if verb != "put":
        return verb
    return next((act for words, act in _OF_PUT if text.startswith(words, ask.verb_end)), verb)


def another(view: View, change: Change, old: Ask, new: Ask) -> Iterator[Finding]:
    """One thing asked in the place of another that has hardly a word of it; nothing of two acts of one kind."""
    kinds = [
        act_kind(view.text(ask.address, old=side)[ask.verb_start : ask.verb_end])
        for ask, side in ((old, True), (new, False))
    ]
    if None in kinds or kinds[0] != kinds[1]:
        yield _asked(view, change, old, new)


_OF_CLAUSES = {"verb.limb-gone": True, "verb.limb-new": False}
"""Rules of clauses that came or went, and whether it is the old text that has them."""


def apart(view: View, found: list[Finding]) -> list[Finding]:
    """Findings, where of two things asked one is of a clause that came or went: nothing became it then.

    The other one is told by itself; of that clause another finding tells.
    """
    alone_here = {
        (_OF_CLAUSES[f.rule], *_clause_of(f, old=_OF_CLAUSES[f.rule])) for f in found if f.rule in _OF_CLAUSES
    }
    out: list[Finding] = []
    for f in found:
        told = [(old, *_clause_of(f, old=old)) in alone_here for old in (True, False)]
        if f.rule != "verb.ask-changed" or not f.note.startswith(_ASKED) or not any(told):
            out.append(f)
        elif not all(told):
            out.append(_by_itself(view, f, old=not told[0]))
    return out


_ASKED = "asked: "


def _clause_of(f: Finding, *, old: bool) -> tuple[str, int | None]:
    """The paragraph and the clause in which a finding stands on one side."""
    place = f.old if old else f.new
    return (place.address, place.limb) if place else ("", None)


def _by_itself(view: View, f: Finding, *, old: bool) -> Finding:
    """One of two things asked of which a finding says that one became the other, as one that came or went."""
    place, words = (f.old, f.old_words) if old else (f.new, f.new_words)
    said = f.note.removeprefix(_ASKED).split(" \u2192 ")[0 if old else 1]
    spot: Spot = ("", 0, 0) if place is None else (place.address, place.start, place.start + len(words))
    limbs = view.limbs((view.old if old else view.new)[spot[0]])
    led = limbs[place.limb - 1].phrase if place and place.limb and limbs else ""
    how = ("no longer asked" if old else "newly asked") + (f", under {led}" if led else "")
    rule = "verb.ask-gone" if old else "verb.ask-new"
    return alone(view, rule, spot, None, f"{how}: {said}", old=old, source="each verb")


def _asked(view: View, change: Change, old: Ask, new: Ask) -> Finding:
    """That one thing is asked instead of another, as far as they differ."""
    words = [
        _words(view, ask, place, old=side) for ask, place, side in ((old, change.old, True), (new, change.new, False))
    ]
    one, other = (
        (ask.address, start := _begin(view, ask, old=side), start + len(text))
        for ask, text, side in ((old, words[0], True), (new, words[1], False))
    )
    said = [_cut(_OPEN.sub("", text).rstrip(" ,;") + _noun(view, one, other, words)) for text in words]
    note = f"asked: {said[0]} \u2192 {said[1]}"
    return finding(view, "verb.ask-changed", one, other, note, source="addressee")


def _noun(view: View, old: Spot, new: Spot, words: list[str]) -> str:
    """The kept noun behind two acts that end before it: *to ensure sustainable* financing."""
    if not all(adjective(text.split()[-1].lower()) for text in words):
        return ""
    behind = [_WORD_BEHIND.match(view.text(spot[0], old=side), spot[2]) for spot, side in ((old, True), (new, False))]
    one, other = (found[0] if found else "" for found in behind)
    return one if one == other and one and not adjective(one.strip()) else ""


_WORD_BEHIND = later(r"\s+[a-z][\w-]*")
_THAT = later(
    r"That\s(?P<who>[^;:]{2,200}?)\b(?P<modal>shall|will|should|must|may)\b\s+(?:also\s+|further\s+)?(?P<verb>[a-z]+)\b"
)
"""How a lettered item begins that is decided: *That the Working Group shall finalize*."""


def decided(view: View, link: Link) -> Iterator[Finding]:
    """What an item decides that somebody shall do, replaced by another thing or under another modal verb."""
    for a, b in link.pairs:
        texts = view.text(a, old=True), view.text(b, old=False)
        if not (texts[0].startswith("That ") and texts[1].startswith("That ")):
            continue
        one, other = _THAT.match(texts[0]), _THAT.match(texts[1])
        if (
            one is None
            or other is None
            or plain(one["who"]).split()[:_SUBJECT] != plain(other["who"]).split()[:_SUBJECT]
        ):
            continue
        if not infinitive(one["verb"]) or not infinitive(other["verb"]) or root(one["verb"]) == root(other["verb"]):
            continue
        spots = (a, *one.span("verb")), (b, *other.span("verb"))
        if any(view.image(*spot, old=side) for spot, side in zip(spots, (True, False), strict=True)):
            continue
        said = [_cut(_clause(text, found.start("modal"))) for text, found in ((texts[0], one), (texts[1], other))]
        yield finding(
            view, "verb.ask-changed", (a, one.start("modal"), one.end()), (b, other.start("modal"), other.end()),
            f"decided: {said[0]} \u2192 {said[1]}", source="addressee",
        )  # fmt: skip


def _clause(text: str, start: int) -> str:
    """The words from here to the next sign."""
    return re.split(r"[,;:]", text[start:], maxsplit=1)[0].strip()


_SUBJECT = 3
"""First words of whoever shall do it that are the same."""
_LIGHT = frozenset("make do take give have undertake continue seek strive work exert".split())
"""Verbs that say little without their object: *to make every effort*, *to do everything necessary*."""


def _over(place: Place, ask: Ask) -> bool:
    """Whether a change has the verb of an infinitive."""
    return place.start <= ask.verb_start and ask.verb_end <= place.end and place.address == ask.address


def _denied(view: View, ask: Ask, verb: str, *, old: bool) -> bool:
    """Whether it is asked not to do a thing."""
    return verb in _DENIED or "not" in view.text(ask.address, old=old)[_begin(view, ask, old=old) : ask.verb_start]


def _begin(view: View, ask: Ask, *, old: bool) -> int:
    """Where an infinitive begins, with *not* before it."""
    return ask.start - len("not ") * view.text(ask.address, old=old)[: ask.start].endswith("not ")


def _words(view: View, ask: Ask, place: Place, *, old: bool) -> str:
    """What is asked, as far as it changed."""
    text = view.text(ask.address, old=old)[_begin(view, ask, old=old) : max(min(ask.end, place.end), ask.verb_end)]
    return text.rstrip(" ,;")


def _cut(text: str) -> str:
    words = text.split()
    return first_words(words, QUOTED)


_MANY, _LONG = 4, 8
"""Words behind a verb that are others as well if another thing is asked; and many, of which some may be the same."""
_SHARE = 0.67
"""Share of the longer words that may be."""


def _rewritten(old: Ask, new: Ask, change: Change, view: View) -> bool:
    """Whether the words behind two verbs are others as well, and none of those that went is among those that came."""
    texts = [
        plain(view.text(ask.address, old=side)[ask.verb_end : place.end]).split()
        for ask, place, side in ((old, change.old, True), (new, change.new, False))
    ]
    roots = [{root(word) for word in words if len(word) > _MANY} for words in texts]
    size, both = min(len(words) for words in texts), roots[0] & roots[1]
    others = (size >= _MANY and not both) or (size >= _LONG and len(both) <= _SHARE * min(map(len, roots)))
    return all(roots) and others
