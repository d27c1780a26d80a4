"""Qualifiers that came or went in one stretch with other words: told if they stand beside words that stay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hrcdiff.findings.attachment import attached_at
from hrcdiff.findings.view import plain
from hrcdiff.findings.wordkinds import adjective, adverb, gerund, infinitive
from hrcdiff.lexicon import function_words
from hrcdiff.patterns import later

if TYPE_CHECKING:
    from hrcdiff.findings.items import Found
    from hrcdiff.findings.view import Change, View
    from hrcdiff.model import Link, Place

_SAME = {
    "time": later(
        r"\b(?:delay|prompt|immediat|speed|swift|expedit|quick|rapid|urgen|earl|soon|timel|haste|gradual|progress|"
        r"regularly|continuous|continual|periodically|annually|constantly)"
    ),
    "manner": later(r"\b(?:favour|positiv|constructiv)"),
    "truth status": later(r"\b(?:alleg|report|claim|suspect|presum|perceiv|purport|apparent|potential|possib|seem)"),
    "scope": later(r"\b(?:full|entire|complete|whol|total|sole|only|exclusive)"),
}
"""Families of which adverbs are told, with the beginnings of what says the same in other words."""
_OF_NOUNS = {
    "all": later(r"\b(?:all|every|each|any|whole|entire)\b"),
    "relevant": later(r"\b(?:relevan|concerned\b|appropriate|pertinent|competent)"),
    "alleged": _SAME["truth status"],
    "reported": _SAME["truth status"],
    "arbitrary": later(r"\b(?:arbitrar|unlawful|illegal|unjustifi)"),
    "unlawful": later(r"\b(?:arbitrar|unlawful|illegal|unjustifi)"),
}
"""Words that are told right before a noun that stays, with the beginnings of what says the same."""
_BE = frozenset("is are was were be been being has have had".split())
_SMALL = function_words("en") | frozenset("to with in at by for of on from under the a an and or that which".split())
"""Words behind an adverb that it does not belong to: *cooperate fully with the board*."""
_LONG = 5
"""Letters by which two words are held to be forms of one verb."""
_NEXT = re.compile(r"(?P<sign>[\s,]*(?:[;:.]|$)|,)?\s*(?P<word>[\w\u2019'-]*)")
_FOLLOWS = re.compile(r"\s*(?:[\w\u2019'-]+|[^\w\s])")
_LIMITS = ("only", "solely")
"""Adverbs that belong to what stands behind them: *only with the consent of the port*."""
_POINTS = later(
    r"\s*(?:after|before|upon|on|when|where|if|as|at|following|in (?:line|accordance|compliance|conformity|keeping))\b"
)
"""Words behind an adverb with which it goes: *immediately after the vote*, *fully in line with the law*."""
_IN_ROW = later(r",?\s+(?:and|or)\s+(?P<word>[a-z]+ly)\b")
_SIGNS = ",;:"


def beside_kept(view: View, link: Link, one: Found, *, old: bool) -> bool:
    """Whether an adverb came or went beside words that stay, whatever else changed on its other side.

    *Cooperate [fully with the board]*, *are [allegedly, in some] cases*: it is no part of what stands behind it.
    """
    change = view.change_at(link, one.address, one.item.start, old=old)
    if change is None or not _edge(view, change, one, old=old):
        return False
    there = change.new if old else change.old
    same = _OF_NOUNS.get(one.item.entry.key) or _SAME[one.item.entry.family]
    others = " ".join(each.inserted if old else each.deleted for each in view.changes(link))
    return not same.search(others.lower()) and not same.search(_clause(view.text(there.address, old=not old), there))


def belongs_before(view: View, change: Change | None, one: Found, *, old: bool) -> str:
    """The kept words before an adverb to which it belongs, if it came or went with others behind it."""
    if change is None or _edge(view, change, one, old=old) != "before":
        return ""
    place, text = change.old if old else change.new, view.text(one.address, old=old)
    if len(plain(text[one.item.end : place.end]).split()) < 2:
        return ""
    return attached_at(text, one.item.start, place.end, far=True)


def _edge(view: View, change: Change, one: Found, *, old: bool) -> str:
    """The side on which kept words stand to which an adverb belongs, ``before`` or ``behind``; empty if neither."""
    place, text = change.old if old else change.new, view.text(one.address, old=old)
    entry, start, end = one.item.entry, one.item.start, one.item.end
    adverbial = entry.family in _SAME and (entry.family == "time" or adverb(entry.key)) and entry.key not in _LIMITS
    if not (adverbial or entry.key in _OF_NOUNS) or entry.weight != "word":
        return ""
    if not change.simple or place.address != one.address:
        return ""
    if not adverbial:
        return "behind" if not text[end : place.end].strip() and _noun_stays(view, one, place, old=old) else ""
    if not text[place.start : start].strip() and _takes_adverb(change.before) and _leaves(text, end):
        return "before"
    head = _NEXT.match(text, place.end)
    word = head["word"] if head and not head["sign"] else ""
    verb = infinitive(word) or gerund(word) or adjective(word)
    if verb and not text[end : place.end].strip() and change.after:
        return "behind"
    return "within" if _of_verb_there(text, start, change.inserted if old else change.deleted, place) else ""


def _noun_stays(view: View, one: Found, place: Place, *, old: bool) -> bool:
    """Whether the noun right behind a word stays, and what follows it: *[human rights] boards* are others."""
    text = view.text(one.address, old=old)
    head = _NEXT.match(text, place.end)
    if head is None or head["sign"] or not head["word"].isalpha() or head["word"] in _SMALL:
        return False
    at = text.find(said := attached_at(text, one.item.start, place.end, phrase=False), head.start("word"))
    if at != head.start("word"):
        return False
    follows = _FOLLOWS.match(text, at + len(said))
    return view.image(one.address, at, follows.end() if follows else at + len(said), old=old) is not None


def _of_verb_there(text: str, at: int, there: str, place: Place) -> bool:
    """Whether the verb right before an adverb is of the stretch, and the other side has it there in another form."""
    words = text[place.start : at].split()
    said = words[-1].lower() if words else ""
    if not infinitive(said) or len(said) < _LONG:
        return False
    return any(word.startswith(said[: max(_LONG, len(said) - 2)]) for word in plain(there).split())


def _takes_adverb(before: str) -> bool:
    """Whether an adverb may belong to the last of some words."""
    words = before.split()
    last = words[-1].lower() if words else ""
    return bool(last) and last[-1].isalnum() and (last in _BE or last not in _SMALL)


def _leaves(text: str, at: int) -> bool:
    """Whether what stands behind an adverb, and those in a row with it, is nothing that it could belong to."""
    while found := _IN_ROW.match(text, at):
        at = found.end()
    if _POINTS.match(text, at):
        return False
    head = _NEXT.match(text, at)
    return head is not None and (bool(head["sign"]) or head["word"].lower() in _SMALL)


def _clause(text: str, place: Place) -> str:
    """The clause round a place, between signs, in small letters."""
    start = max(text.rfind(sign, 0, place.start) for sign in _SIGNS) + 1
    end = min((at for at in (text.find(sign, place.end) for sign in _SIGNS) if at >= 0), default=len(text))
    return text[min(start, place.start) : max(end, place.end)].lower()
