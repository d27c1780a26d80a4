"""Tails: a purpose, a relative clause, a reason or a manner that was put behind a clause whole, or cut from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from hrcdiff.findings.anchors import at_end
from hrcdiff.findings.attachment import attached_at
from hrcdiff.findings.guarantees import SENSE, guarantee
from hrcdiff.findings.items import data, items
from hrcdiff.findings.make import alone, point
from hrcdiff.findings.parts import named_beside, of_another, said_anew, slid, stems
from hrcdiff.findings.sought import sought
from hrcdiff.findings.standing import stems as telling
from hrcdiff.findings.wordkinds import gerund, infinitive
from hrcdiff.lexicon.tables import any_of
from hrcdiff.patterns import later
from hrcdiff.text import NEAR, first_words

if TYPE_CHECKING:
    from hrcdiff.findings.view import Change, View
    from hrcdiff.model import Finding, Place

LEAST = 6
"""Words of a tail; a shorter one is told by its own words, or not at all."""
SHORT = 4
"""The same of one that is to be ensured, *that* among them."""
MOST = 80
"""The same at most."""
_SAID = 20
"""Words of it that a note quotes; the words themselves are whole in the finding."""
_SHARED = 0.25
"""Share of its words that what stands in its place may have."""
_TRIMS = " ,\u00a0"
_CLOSED = re.compile(r"\s*(?:[,;.]|$)")
_DOING = later(r"(?:(?:thereby|thus|hence|so|not)\s+)?(?P<verb>[a-z]+ing)\b")
_NO_DOING = frozenset("according concerning existing following including involving pending regarding relating".split())
"""Words in *-ing* with which no participle clause begins."""
_DOES = later(
    r"(?:^|[\s,])(?:by|of|for|in|and|or|through|without|from)\s+(?:[a-z]+ly\s+)?[a-z]+ing\b|,\s+[a-z]+ing\b|^\W*[A-Z][a-z]+ing\b"
)
"""A verb in *-ing* before, of which another may be the next in a series."""
_NEXT_DOES = later(r"[\s,;]*(?:and|or)\s+(?:[a-z]+ly\s+)?[a-z]+ing\b")
_SAYS = later(
    r"(?:and\s+)?that\s.*\b(?:is|are|was|were|has|have|shall|should|must|will|may|can|could|would|need|remain|continue)s?\b",
    re.DOTALL,
)
_FURTHER = later(
    r"(?:and also|and|as well as|in addition to|together with|along with)\s+(?!that\b)(?P<next>[\w\u2019-]+)"
)
_ASKS = later(r",\s+and\s+(?:to\s+[a-z]|that\s)")
_SUBJECT = later(r",\s+the\s+[A-Z]\w+\s+(?:has\s+|have\s+|had\s+)?[a-z]+(?:s|ed)\b")
"""*And in its last resolution, the Assembly asks*: a clause with its subject."""
_DID = later(r",\s+and\s+[a-z]+ed\s+(?:the|that|its|their|an?)\s")
"""What somebody did next, *and bells, recalled the storms, and stressed the need for lamps*: no end of an item."""
_ENSURES_THAT = later(r"and\s+(?:ensure|guarantee)s?\s+that\s")
"""One of several verbs of a clause, with a statement: *to light lamps [and ensure that ropes are mended]*."""
_TO_ENSURE = "to be ensured"
_MODALS = frozenset("is are was were has have shall should must will would may can could".split())
_PREPOSITIONS = frozenset("in on of by with for from at through".split())
_STATED = "a further statement"
_ITEM = ""
"""What a further thing is: an item, however long."""


_LAW = sought(
    r"(?:(?:that|which)\s+)?(?:(?:must|should|shall|will)\s+)?(?:(?:be|are|is)\s+)?(?:(?:fully|strictly)\s+)?"
    r"(?:in\s+(?:(?:full|strict)\s+)?(?:compliance|conformity|accordance|line)\s+with|consistent\s+with|"
    r"compl(?:y|ies|ying)\s+(?:fully\s+)?with|conform(?:s|ing)?\s+(?:to|with))\s[^,;]*"
    r"\b(?:law|obligations|standards|norms|treaties|Charter)\b[^,;]*",
    holds=("law", "obligations", "standards", "norms", "treaties", "Charter"),
)
"""A predicate that holds something to the law: *are in compliance with the obligations of States*."""
_JOINED = later(
    r"(?P<before>[\s,]*(?:and\s+)?)(?P<what>.*?)(?P<after>[\s,]*(?:\band(?:\s+(?:that|must|should|shall|are|is))?)?[\s,]*)",
    re.DOTALL,
)


def of_law(view: View, change: Change, *, old: bool) -> Iterator[Finding]:
    """A predicate on the law that came or went beside another one: *are consistent with the law and* do not hinder."""
    said, place = (change.deleted, change.old) if old else (change.inserted, change.new)
    if " with " not in said or "and" not in said:
        return
    parts = _JOINED.fullmatch(said)
    joined = parts is not None and ("and" in parts["before"].split() or "and" in parts["after"].split())
    if parts is None or not joined or not _LAW.fullmatch(parts["what"]):
        return
    if len(said.split()) > MOST or said_anew(view, change, parts["what"], old=old):
        return
    here = place.address, place.start + parts.start("what"), place.start + parts.end("what")
    what = "removed" if old else "added"
    text = view.text(place.address, old=old)
    note = f"{what}: “{parts['what']}” (law), at “{attached_at(text, here[1], place.end, far=True)}”"
    yield alone(view, f"qualifier.{what}", here, point(change, old=old), note, old=old, source="hedges")


@cache
def _begins() -> re.Pattern[str]:
    """What tails begin with, each group with its sense; those of *bare* need no comma before them."""
    senses = "|".join(f"(?P<s{n}>{any_of(group['begins'])})" for n, group in enumerate(data()["tails"]["senses"]))
    return re.compile(rf"(?:{senses})\b")


def tail(view: View, change: Change, *, old: bool) -> Iterator[Finding]:
    """A tail that came or went whole; what stands in its place shares hardly a word with it."""
    said, place = (change.deleted, change.old) if old else (change.inserted, change.new)
    if said.count(" ") < _ACT_WORDS or ";" in said.strip(" ;") or ":" in said:
        return
    text, there = view.text(place.address, old=old), (change.inserted if old else change.deleted).strip(" ,;")
    end = _before_article(text, place, said, there)
    if end is not None:
        place, there = replace(place, end=end), ""
    spans = [(place.start, place.end)] if there else slid(text, place.start, place.end)
    found = next((row for span in spans if (row := _whole(text, *span))), None) or _condition(text, place)
    if found is None:
        return
    for row in _parts(view, change, found, old=old):
        yield from _of_tail(view, change, row, there, at_end(text, found[0]), old=old)


_Tail = tuple[int, int, str]
"""Where a tail begins and ends, and what it is."""
_SECOND = sought(
    r",?\s+and,?\s+(?P<what>(?:secondly|thirdly|fourthly|fifthly)\b)",
    holds=("secondly", "thirdly", "fourthly", "fifthly"),
)
"""What begins the next of several things that are numbered in words."""
_FIRST = later(r"\bfirst(?:ly)?,", re.IGNORECASE)
_BEFORE_LIMB = later(r",\s+(?:(?:and|but|while|also|further|as\s+well\s+as),?\s+)*$")


def _parts(view: View, change: Change, found: _Tail, *, old: bool) -> Iterator[_Tail]:
    """A tail as far as it goes: up to a clause behind it, and to the second of things of which it is behind the first.

    That is told as well. *[, which is welcome, and, secondly, the opening of the harbour]*.
    """
    start, end, sense = found
    place = change.old if old else change.new
    text = view.text(place.address, old=old)
    if sense in (_ITEM, _STATED):
        yield found
        return
    limb = next(
        (
            limb.verb_start
            for limb in view.limbs((view.old if old else view.new)[place.address])
            if start < limb.verb_start < end
        ),
        end,
    )
    if limb < end and (joint := _BEFORE_LIMB.search(text, start, limb)):
        end = joint.start()
    second = _SECOND.search(text, start, end)
    if second and _FIRST.search(text, 0, start) and not _FIRST.search(text, start, second.start()):
        yield second.start("what"), end, _ITEM
        end = second.start()
    if end == found[1] or text[start:end].count(" ") >= LEAST - 1:
        yield from _apart(text, start, end, sense)


_ALSO_THAT = later(r",\s+(?=and\s+that[,\s])")
_SAID_THAT = later(r"\bthat\b")


def _apart(text: str, start: int, end: int, sense: str) -> Iterator[_Tail]:
    """A tail, and behind it another statement of the clause round it: *that A burns, lighting B, and that C*."""
    cut = _ALSO_THAT.search(text, start, end) if text.find(" and that", start, end) >= 0 else None
    begins = max(text.rfind(";", 0, start), text.rfind(":", 0, start)) + 1
    if cut is None or _SAID_THAT.search(text, start, cut.start()) or not _SAID_THAT.search(text, begins, start):
        yield start, end, sense
    else:
        yield start, cut.start(), sense
        yield cut.end(), end, _stated(text, cut.end(), end)


def _of_tail(view: View, change: Change, found: _Tail, there: str, at: str, *, old: bool) -> Iterator[Finding]:
    """A tail or a further thing, unless something else tells of it or it stands on the other side.

    ``at`` are the words behind which it stands, or the first of several parts.
    """
    start, end, sense = found
    address = (change.old if old else change.new).address
    text = view.text(address, old=old)
    words = text[start:end]
    if there and len(stems(words) & stems(there)) > _SHARED * len(stems(words)):
        return
    if sense == "basis" and any(start <= c.start < end for c in view.citations(address, old=old)):
        return  # of which a reference tells
    limbs = view.limbs((view.old if old else view.new)[address])
    if any(start <= limb.verb_start < end for limb in limbs) or said_anew(view, change, words, old=old):
        return
    if view.transfer_of(address, start, end, old=old) or of_another(view, address, start, end, old=old):
        return
    what = "removed" if old else "added"
    here, told = (address, start, end), first_words(words.split(), _SAID)
    if sense == _ITEM:
        if named_beside(view, change, words, old=old) or (there and _of_one_object(text, words, start)):
            return
        if _said_in_one(view, change, words, old=old):
            return
        yield alone(view, f"list.{what}", here, point(change, old=old), f"{what}: “{told}”", old=old)
        return
    note = f"{what}: “{told}” ({sense}), at “{at}”"
    source = data()["tails"]["source"]
    yield alone(view, f"qualifier.{what}", here, point(change, old=old), note, old=old, source=source)


_COMES_BACK = 0.5
"""Share of the telling words of a further means that one other change has if it is the same under another name."""
_MEANS = later(r"(?:and\s+)?(?:through|by|via)\s")
_TELLING = 3
"""How many these are at least."""


def _said_in_one(view: View, change: Change, words: str, *, old: bool) -> bool:
    """Whether one other change has half of a further means: *and through the swift adoption of the Lamps Bill*.

    *by swiftly adopting the Lamps Act*: it came back, whatever it is called.
    """
    wanted = {*telling(words)} if _MEANS.match(words) else set()
    if len(wanted) < _TELLING:
        return False
    others = (c.inserted if old else c.deleted for c in view.changes(change.link) if c is not change)
    least = max(_TELLING, _COMES_BACK * len(wanted))
    return any(len(wanted & {*telling(said)}) >= least for said in others if said.count(" ") >= _TELLING)


def _whole(text: str, start: int, end: int) -> tuple[int, int, str] | None:
    """Where a tail begins and ends, and what it is; None if a span is none, or but a part of one."""
    while start < end and text[start] in _TRIMS:
        start += 1
    closed = text[end - 1] in ",;."
    while end > start and text[end - 1] in f"{_TRIMS};.":
        end -= 1
    words = text[start:end]
    if stated := _ensured(text, start, end) or _first_statement(text, start, end):
        return stated
    if not LEAST <= words.count(" ") + 1 <= MOST or not (
        closed or _CLOSED.match(text, end) or _within(text, start, end)
    ):
        return _for_an_act(text, start, end)
    if words.count("(") != words.count(")") or words.count("\u201c") != words.count("\u201d"):
        return None
    aside = words.rpartition(", ")[2]
    if text[end : end + 1] == "," and aside != words and any(i.entry.weight == "phrase" for i in items(aside)[:1]):
        return None  # *in order that it may finish, without delay,* its work, which stays
    comma = text[:start].rstrip(" \u00a0").endswith(",")
    if found := _begins().match(words):
        group = data()["tails"]["senses"][int((found.lastgroup or "s0")[1:])]
        if group.get("once") and f" {words.split()[0]} " in re.split(r"[;:]", text[:start])[-1]:
            return None  # *with the boards, with the guilds*: one of several
        return (start, end, group["sense"]) if comma or group.get("bare") else None
    if _SAYS.match(words) and (comma or words.startswith("and ") or text[:start].rstrip().endswith(";")):
        return start, end, _stated(text, start, end)
    if further := _FURTHER.match(words):
        return _further(words, start, end, further["next"])
    return _for_an_act(text, start, end) or (_participle(text, start, end) if comma else None)


def _participle(text: str, start: int, end: int) -> tuple[int, int, str] | None:
    """A participle clause, unless its verb may be one of several."""
    doing = _DOING.match(text, start, end)
    if doing and doing["verb"] not in _NO_DOING and gerund(doing["verb"]) and not _in_series(text, start, end):
        return start, end, "a participle clause"
    return None


def _first_statement(text: str, start: int, end: int) -> tuple[int, int, str] | None:
    """A statement before another one: *to note [that they are heard well and] that they are paid*."""
    if not text.endswith(" and", start, end) or not _THAT.match(text, end):
        return None
    size = text.count(" ", start, end)
    end -= len(" and")
    return (start, end, _stated(text, start, end)) if size >= LEAST and _SAYS.match(text, start, end) else None


_ENSURES = sought(r"\b(?:ensur(?:e|es|ing)|guarantee(?:s|ing)?)\s+(?:that\b[^;:]*)?$", holds=("ensur", "guarantee"))
_THAT_NOT_OF = later(r"(?P<and>and\s+)?that\s+(?!(?:of|which|who|in|on|at|by|for|from|to|with|is|are|was|were)\b)")
_CLAUSE = 3 * NEAR
"""Characters before a statement within which it is said what ensures it."""


def _ensured(text: str, start: int, end: int) -> tuple[int, int, str] | None:
    """One of several statements that are to be ensured, whatever its verb: *[and that the divers give consent]*."""
    found = _THAT_NOT_OF.match(text, start, end)
    if found is None or not _ENSURES.search(text, max(0, start - _CLAUSE), start):
        return None
    if not found["and"]:
        if not text.endswith(" and", start, end) or not _THAT.match(text, end):
            return None
        end -= len(" and")
    elif not _CLOSED.match(text, end) or text.count(" ", start, end) > MOST:
        return None
    return (start, end, _stated(text, start, end)) if text.count(" ", start, end) >= SHORT - 1 else None


_IF = sought(
    r"\b(?:at a time when|provided that|on (?:the )?condition that|on the understanding that|until such time as|"
    r"in the event that)\s",
    holds=("at a time", "provided", "condition", "understanding", "until", "event"),
)
"""Conditions that are told at the end of other words as well."""


def _condition(text: str, place: Place) -> tuple[int, int, str] | None:
    """The condition at the end of a longer stretch: *[elections in each state at a time when they can be held]*."""
    if text.find(" that ", place.start, place.end) < 0 and text.find(" time ", place.start, place.end) < 0:
        return None
    found = [*_IF.finditer(text, place.start, place.end)]
    return _whole(text, found[-1].start(), place.end) if found else None


def _stated(text: str, start: int, end: int) -> str:
    """What a further statement is."""
    return SENSE if guarantee(text, start, end) else _STATED


_THAT = later(r"\s+that\s")
"""Another statement behind one that came: *to ensure [that they are heard and] that they are paid*."""
_AND_THAT = later(r".*\S\s+and\s+that(?P<rest>(?:\s+[a-z]+){0,2})\s*", re.DOTALL)
_ARTICLES = frozenset("the a an".split())
_BEFORE_NOUNS = frozenset("all its their any each every such these those".split()) | _ARTICLES


def _before_article(text: str, place: Place, said: str, there: str) -> int | None:
    """Where a statement ends that stands before another one, if the articles of that one alone are others.

    *to ensure that [they are heard and that all the] {all} keepers are paid* has *[they are heard and that]*.
    """
    if not there or " and that" not in said or not _BEFORE_NOUNS.issuperset(there.split()):
        return None
    found = _AND_THAT.fullmatch(said)
    if (
        found is None
        or {*found["rest"].split()} - _ARTICLES != {*there.split()} - _ARTICLES
        or not text[max(0, place.start - NEAR) : place.start].rstrip().endswith("that")
    ):
        return None
    return place.start + found.start("rest")


_AIM = sought(
    r"(?:with\s+a\s+view\s+to|in\s+order\s+to|so\s+as\s+to|with\s+the\s+aim\s+of)\s",
    holds=("view", "order", "so", "aim"),
    begins=("with", "in", "so"),
)
_GOES_ON = later(r"\s+(?:within|in|by|through|at|during|so|and|or)\s")


def _within(text: str, start: int, end: int) -> bool:
    """Whether a purpose stands whole within a clause: *efforts [with a view to lighting it] in the winter*."""
    return _AIM.match(text, start, end) is not None and _GOES_ON.match(text, end) is not None


_FOR_ACT = later(
    r"for\s+(?:(?:the|their|its|an?|further|better|full|effective|more\s+[a-z]+|[a-z]+(?:al|ive|ed|er))\s+){0,3}"
    r"(?!(?:regard|respect|assistance|children|men|women|instance|everything|evidence|violence|audience)\b)"
    r"[a-z]+(?:tion|sion|ment|ance|ence|ing)\s+(?:of|with|to|by|in)\s"
)
"""How a purpose begins that is an act: *for further compliance with*, *for the elaboration of*."""
_BEHIND_ACT = later(r"\s*(?:[,;.]|$|and\s+to\s|(?:at|in|within|by|before)\s)")
_NAME_BEFORE = later(r"[A-Z][\w-]*\s*$")
_ACT_WORDS = 4
"""Words of such a purpose at least."""


def _for_an_act(text: str, start: int, end: int) -> tuple[int, int, str] | None:
    """A purpose that is said by the noun of an act, whole: *mechanisms [for compliance with the rules] and to ring*."""
    if not text.startswith("for ", start) or not _ACT_WORDS <= text.count(" ", start, end) <= MOST:
        return None
    if _FOR_ACT.match(text, start, end) is None or _BEHIND_ACT.match(text, end) is None:
        return None
    if _NAME_BEFORE.search(text, max(0, start - NEAR), start) or any(sign in text[start:end] for sign in ";:"):
        return None
    return start, end, "purpose"


def _further(words: str, start: int, end: int, word: str) -> tuple[int, int, str] | None:
    """A further thing, or a further predicate by its verb; what is asked for is told elsewhere."""
    if _ASKS.search(words) or _DID.search(words):
        return None
    if word in _PREPOSITIONS and _SUBJECT.search(words):
        return start, end, _STATED
    if word in _MODALS or (word.endswith("s") and infinitive(word[:-1]) and not infinitive(word)):
        return start, end, _STATED
    if _ENSURES_THAT.match(words):
        return start, end, _TO_ENSURE
    if word == "without":
        return start, end, "condition"
    asked = word == "to" or (infinitive(word) and word not in _PREPOSITIONS)
    return None if asked else (start, end, _ITEM)


def _of_one_object(text: str, words: str, start: int) -> bool:
    """Whether a verb in *-ing* has a new object with another verb: *when making {and mending boats}*, for *a plan*."""
    before, further = text[:start].split()[-1:], _FURTHER.match(words)
    return bool(before) and further is not None and gerund(before[0]) and gerund(further["next"])


def _in_series(text: str, start: int, end: int) -> bool:
    """Whether a verb in *-ing* may be one of several, of which others stand before or behind."""
    first = max(text.rfind(";", 0, start), text.rfind(":", 0, start)) + 1
    if text[start:end].split(maxsplit=1)[0] in ("thereby", "thus", "hence", "so"):
        return False
    return _DOES.search(text[first:start]) is not None or _NEXT_DOES.match(text, end) is not None
