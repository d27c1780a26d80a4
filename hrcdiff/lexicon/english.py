"""Opening phrases in English: regular verbs are formed, and only the others listed."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from hrcdiff.lexicon.opened import Mood, Opening
from hrcdiff.lexicon.tables import any_of, any_word, table
from hrcdiff.patterns import later


def _rules() -> dict[str, Any]:
    rules: dict[str, Any] = table("en")["opening"]
    return rules


def _ing(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith("ee"):
        return verb[:-1] + "ing"
    if verb in _DOUBLED:
        return verb + verb[-1] + "ing"
    return verb + "ing"


_DOUBLED = frozenset({"concur", "commit", "regret", "transmit", "refer", "submit"})


def _third(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "z")):
        return verb + "es"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + "s"


@cache
def _forms() -> dict[str, tuple[str, Mood]]:
    """Each form in lower case: its lemma and the part it opens."""
    rules = _rules()
    forms: dict[str, tuple[str, Mood]] = {}
    for verb in rules["regular"]:
        forms[_ing(verb)] = (verb, "preambular")
        forms[_third(verb)] = (verb, "operative")
    for lemma, ing, third in rules["irregular"]:
        forms[ing] = (lemma, "preambular")
        forms[third] = (lemma, "operative")
    for adjective in rules["participles"]:
        forms[adjective] = (adjective, "preambular")
    return forms


@cache
def verb_forms() -> frozenset[str]:
    """All participles and finite forms that lead a limb, in lower case."""
    return frozenset(_forms())


_MORE = (
    r"\s+(?:improvements?|efforts|progress|steps|measures|actions?|cooperation|research|developments?|work|"
    r"discussions?|consultations?|contributions|support|reforms?|ratifications|accessions)\b"
)
"""What *further* belongs to, and not to the verb before it: *encouraging further improvements*."""


@cache
def _pattern() -> re.Pattern[str]:
    """One pattern for the whole phrase; its group ``verb`` is a verb if `_forms` has it.

    A list of hundreds of verbs takes longer to compile than many texts to read.
    """
    adverbs = any_of(_rules()["adverbs"])
    return re.compile(
        rf"(?P<before>(?:(?:{adverbs})\s+)*)"
        rf"(?P<verb>{any_word(_forms())})\b"
        rf"(?P<after>(?:\s+(?:also|further(?!{_MORE})|once again|again)\b)*)",
        re.IGNORECASE,
    )


@cache
def _noun() -> re.Pattern[str]:
    return later(rf"\s+(?:{any_of(_rules()['nouns'])})\b", re.IGNORECASE)


@cache
def _attitude() -> re.Pattern[str]:
    return re.compile(rf"(?:\s+(?:{any_of(_rules()['attitudes'])}))*{_noun().pattern}", re.IGNORECASE)


_WITH = re.compile(r"\s+with(?=\s)", re.IGNORECASE)
_ARTICLE = re.compile(r"\s+(?:the|an?)(?=\s)", re.IGNORECASE)
_AND = re.compile(r"\s+and(?=\s)", re.IGNORECASE)


def _held(text: str, at: int, before: re.Pattern[str] | None = None) -> int | None:
    """Where an attitude ends that stands here, behind what must come before it; None if there is none.

    It may be two, *deep concern and great sorrow*; the second of those with *with* is a noun alone.
    """
    led = before.match(text, at) if before else None
    if before and not led:
        return None
    first = _attitude().match(text, led.end() if led else at)
    if not first:
        return None
    joined = _AND.match(text, first.end())
    other = (_noun() if before is _WITH else _attitude()).match(text, joined.end()) if joined else None
    return (other or first).end()


@cache
def _tail(lemma: str) -> re.Pattern[str] | None:
    tails = _rules()["tails"]
    words = tails.get(lemma, tails["*"] if lemma in _rules()["participles"] else [])
    return re.compile(rf"\s+(?:{any_of(words)})\b(?:\s+(?:also|further|again)\b)?", re.IGNORECASE) if words else None


@cache
def _state() -> re.Pattern[str]:
    rules = _rules()
    adjectives = any_of([adjective for adjective in rules["participles"] if " " not in adjective])
    return re.compile(rf"\s+(?:(?:{any_of(rules['adverbs'])})\s+)*(?P<adjective>{adjectives})\b", re.IGNORECASE)


_TAKES_NOUN = frozenset({"express", "voice", "convey", "extend", "renew"})
"""Verbs whose opening phrase includes the attitude that is their object: *Expressing deep concern*."""


def opening(text: str) -> Opening | None:
    """The opening phrase with which a paragraph begins, or None.

    The phrase is the verb with its adverbs, its fixed complement (*Bearing in mind*, *Calls upon*) and the attitude
    (*with appreciation*), or the state that *is* or *remains* leads to (*Is deeply concerned*); a plain preposition
    after it (*of*, *to*) is left out.
    """
    match = _pattern().match(text) if text[:1].isupper() else None
    if not match:
        return None
    known = _forms().get(match.group("verb").lower())
    if known is None:
        return None
    lemma, mood = known
    end = match.end("after")
    state = _state().match(text, end) if lemma in ("be", "remain") else None
    if state:
        return Opening(text[: state.end()], mood, state["adjective"].lower())
    if lemma in _TAKES_NOUN:
        end = _held(text, end) or end
    tail = pattern.match(text, end) if (pattern := _tail(lemma)) else None
    if tail:
        end = tail.end()
    end = _held(text, end, _WITH) or end
    if lemma in _NEEDS_TAIL and end == match.end("after"):
        return None
    return Opening(text[:end], mood, lemma)


def attitude_end(lemma: str, text: str, end: int) -> int:
    """Where the attitude ends that stands behind an opening phrase: *Renewing the commitment*; its own end if none."""
    return (_held(text, end, _ARTICLE) if lemma in _TAKES_NOUN else None) or end


_NEEDS_TAIL = frozenset({"be", "have", "give", "put", "hold", "set"})
"""Verbs too common to open a paragraph on their own."""
