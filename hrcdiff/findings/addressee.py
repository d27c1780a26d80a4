"""Whom a limb asks: the actors of the table that its words name, and limbs that ask for one thing together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from hrcdiff.findings.items import items
from hrcdiff.findings.sought import sought
from hrcdiff.findings.subjects import doer
from hrcdiff.findings.wordkinds import verb
from hrcdiff.lexicon.states import is_state
from hrcdiff.patterns import later
from hrcdiff.verbs import DIRECTIVE, verbs

if TYPE_CHECKING:
    from hrcdiff.findings.make import Spot
    from hrcdiff.findings.view import View
    from hrcdiff.verbs import Limb

Who = tuple["Spot", frozenset[str]]
"""Where an addressee stands, and which actors it names: those of the table by their names, others by their words."""
_CLAUSE = later(r"\b(?:that|which|who|to)\b|[;:]")
"""What does not stand in the name of an addressee."""
_THING = re.compile(r"\b(?:of|by|between|among|in|with|for|from|on)\b")
"""Before an actor, what makes another thing the object: *encourages cooperation among States*."""


def asked(view: View, address: str, number: int, *, old: bool) -> Who | None:
    """The addressee of a limb of a paragraph; None if its words show none."""
    paragraph = (view.old if old else view.new)[address]
    found = _addressees(paragraph.text, paragraph.part)[number - 1]
    return ((address, found[0], found[1]), found[2]) if found else None


def together(view: View, address: str, number: int, *, old: bool) -> frozenset[int]:
    """The numbers of the limbs that ask for the same as this one: *requests A, and urges B, to …*."""
    paragraph = (view.old if old else view.new)[address]
    return _groups(paragraph.text, paragraph.part)[number - 1]


@lru_cache(maxsize=16384)
def _addressees(text: str, part: str) -> tuple[tuple[int, int, frozenset[str]] | None, ...]:
    """For each limb of a text, where its addressee stands, and which actors of the table it names."""
    out: list[tuple[int, int, frozenset[str]] | None] = []
    for number, (limb, group) in enumerate(zip(verbs(text, part), _groups(text, part), strict=True), 1):
        if limb.addressee is not None:
            start, end = _phrase(text, text.find(limb.addressee, limb.verb_end), limb)
            others = limb.verb not in _FOR_THINGS or limb.addressee.startswith("that ")
            out.append((start, end, named(text[start:end], others=others)))
        else:
            out.append(_sharing(text, limb) if number + 1 in group else None)
    return tuple(out)


_AMONG = sought(
    r",\s+(?:including|such\s+as|especially|notably|particularly|in\s+particular)\s+"
    r"(?P<who>[^,;:]{2,100}(?:,[^,;:]{2,100}){0,5}?),\s+to\s+[a-z]",
    holds=("including", "such", "especially", "notably", "particular"),
    begins=("including", "such", "especially", "notably", "particularly", "in"),
)


def among(text: str, end: int) -> str:
    """Who is named as one of those that an addressee names: *the keepers, including those of the coast, to …*."""
    found = _AMONG.match(text, end)
    return found["who"] if found else ""


_HELD_OPEN = later(
    r"(?:\bin\s+a\s+position|\b(?:able|ready|willing|wishing|have\s+yet|have\s+not\s+yet|acceded|adhered|subscribed)"
    r"|\b(?:that|which|who)\s+(?:[a-z]+\s+)?(?:wish|intend|seek|plan|continue|have\s+begun|have\s+agreed))$"
)
"""Where the words behind an addressee's *to* are still its own: *States in a position to do so*."""
_OPENS = (
    *"position able ready willing wishing yet acceded adhered subscribed wish intend seek plan continue".split(),
    *"begun agreed".split(),
)
"""The words with which such an addressee ends."""
_OWN_END = later(
    r"\s+to\s+(?:do\s+so\b[^;:]{0,160}?|(?!do\s+so\b)[^;:]{2,160}?)(?:,[^,;:]{2,100},)?"
    r"(?=,?\s+to\s+(?!the\b|its\b|their\b|an?\b|all\b|or\b|and\b)[a-z])"
)
_PARTIES = re.compile(r"\bpart(?:y|ies)$")
_TO_WHAT = later(
    r"\s+to\s+(?:the|this|that|these|those|an?|any|all|armed|such|both)\b[^,;:]{1,80}?"
    r"(?=,?\s+to\s+(?!the\b|its\b|their\b|an?\b|all\b|or\b|and\b)[a-z])"
)
"""*Parties to the conflict to cease fire*: what they are parties to."""
_STRAYS = ("neither", "not", "regularly", "systematically", "and")
_STRAY = later(r"(?:,?\s+(?:neither|not|regularly|systematically|and(?=\s+systematically)))+$")
"""Words between an addressee and *to* that are not of it."""


def _phrase(text: str, start: int, limb: Limb) -> tuple[int, int]:
    """The whole noun phrase of an addressee, with all that limits it and all that *and* joins to it."""
    said = limb.addressee or ""
    end = start + len(said)
    if said.startswith("that "):
        start += len("that ")
        return start, start + _before_its_verb(text[start : limb.end])
    own = _OWN_END if _held_open(said) else _TO_WHAT if _PARTIES.search(said) else None
    more = own.match(text, end, limb.end) if own else None
    if more:
        end = more.end()
    also = _AS_WELL.match(text, end)
    end = also.end() if also else end
    stray = _STRAY.search(text[start:end]) if text[start:end].rstrip("\n").endswith(_STRAYS) else None
    return start, start + stray.start() if stray else end


def _held_open(said: str) -> bool:
    """Whether an addressee goes on with its own *to*."""
    return said.rstrip("\n").endswith(_OPENS) and _HELD_OPEN.search(said) is not None


def _before_its_verb(text: str) -> int:
    """Where the subject ends of what is asked for: *that the Government of Utopia | cooperate fully*."""
    words = [*re.finditer(r"[\w\u2019-]+", text)]
    for before, word in pairwise(words):
        held = before.group().lower() in _BEFORE_NOUNS
        if not held and (verb(word.group()) or word.group() in ("do", "be", "takes")) and word.group().islower():
            return before.end()
    return 0


_BEFORE_NOUNS = frozenset("the a an of in on to for with by and or all its their any each other".split())


@lru_cache(maxsize=16384)
def _groups(text: str, part: str) -> tuple[frozenset[int], ...]:
    """For each limb of a text, the numbers of those that ask for the same."""
    limbs = verbs(text, part)
    out: list[frozenset[int]] = []
    first = 1
    for last, limb in enumerate(limbs, 1):
        if last == len(limbs) or not _one_object(text, limb, limbs[last]):
            group = range(first, last + 1)
            out += [frozenset(group)] * len(group) if limb.addressee else [frozenset((n,)) for n in group]
            first = last + 1
    return tuple(out)


def _sharing(text: str, limb: Limb) -> tuple[int, int, frozenset[str]] | None:
    """Whom a limb asks whose object stands behind the next one."""
    said = re.sub(r",?\s*(?:and\s*)?$", "", text[limb.verb_end : limb.end])
    actors = [i.start for i in items(said) if i.entry.kind == "actor"]
    if not actors or _THING.search(said, 0, actors[0]):
        return None
    return limb.verb_end + 1, limb.verb_end + len(said), named(said)


def _one_object(text: str, one: Limb, other: Limb) -> bool:
    """Whether two limbs have one object: no infinitive behind the first, and commas around the second or none."""
    if one.addressee or one.verb == "call for" or not {one.lemma, other.lemma} <= DIRECTIVE:
        return False
    said = text[one.verb_end : one.end]
    if _CLAUSE.search(said):
        return False
    if other.addressee is None:
        return True
    behind = text.find(other.addressee, other.verb_end) + len(other.addressee)
    return ("," in said[-len(", and ") :]) == text.startswith(",", behind)


def named(who: str, *, others: bool = True) -> frozenset[str]:
    """The actors that the words of an addressee name: those of the table, and others in their own words."""
    known = {i.entry.key for i in items(who) if i.entry.kind == "actor" and not _nested(who, i.start)}
    return frozenset(known | ({*_others(who)} if others else set()))


_FOR_THINGS = ("call for", "appeal for", "demand")
"""Verbs before things, which are asked for and not asked."""
_AS_WELL = sought(r",?\s+as\s+well\s+as\s+[^,;:]{2,100}(?=,)", begins=("as",))
_JOINED = re.compile(r"(?:,|\s+(?:and|or|as\s+well\s+as)\s)\s*")
_WHICH = re.compile(
    r"^(?:(?:as|well|and|or|the|all|any|each|every|both|other|relevant|those|these|its|their|such|upon|on|also|further|"
    r"interested|concerned|competent|appropriate|various|respective)\s+)*"
)
"""What only limits an actor."""
_NOUN = re.compile(
    r"(?P<noun>(?:[A-Za-z][A-Za-z-]*\s+){0,3}[A-Za-z-]+s)"
    r"(?=$|\s+(?:of|in|from|on|for|at|concerned|working)\b|(?<=\bparties)\s+to\b)"
)
_ONE_BODY = sought(
    r"(?:[A-Za-z][\w-]*\s+){0,5}?(?:Commission|commission|Mission|mission|Mechanism|mechanism|Committee|committee|"
    r"Tribunal|Court|Team|Fund|Bank|Union|Envoy|Adviser|Representative|Coordinator|Group|Panel|Institute|Forum|"
    r"Secretariat|Organi[sz]ation)\b(?!\s+(?:members?|staff)\b)(?:\s+of\s+[Ii]nquiry)?",
    holds=(
        *"ommission ission echanism ommittee Tribunal Court Team Fund Bank Union Envoy Adviser Representative".split(),
        *"Coordinator Group Panel Institute Forum Secretariat Organi".split(),
    ),
)
"""A body or office that is one and not of the table: *the Commission on Lamps*, *the fact-finding mission*."""
_ADJECTIVE = re.compile(r"[a-z-]+(?:al|ic|ing|ed|ary|ive|ous|ent|an)")
_RELATIVE = re.compile(r"\b(?:that|which|who|whose)\b")
_KNOWN = "\N{MIDDLE DOT}"
"""Where an actor of the table stood."""
_STATES = re.compile(r"\b(?:states?|governments?)\b")
"""Without their capitals they are those of the table all the same."""


def _others(who: str) -> Iterator[str]:
    """Actors that the table does not know, by the nouns that name them: *developed countries*, *creditors*."""
    shared, said = "", _RELATIVE.split(doer(who), maxsplit=1)[0]
    for i in reversed([i for i in items(said) if i.entry.kind == "actor"]):
        said = said[: i.start] + _KNOWN + said[i.end :]
    parts = [part.strip() for part in _JOINED.split(said)]
    of = next((n for n, part in enumerate(parts) if _THING.search(part)), len(parts))
    for n, part in reversed([*enumerate(parts)]):
        words = _WHICH.sub("", part)
        noun = _NOUN.match(words)
        if _KNOWN in part or (n > of and words == part):  # *keepers of lamps and bells*
            shared = ""
        elif noun and not _THING.search(noun["noun"]):
            shared = noun["noun"].split()[-1]
            if not _STATES.search(noun["noun"]):
                yield noun["noun"]
        elif one := _one_body(words):
            shared = ""
            yield one
        elif shared and _ADJECTIVE.fullmatch(words):  # *international and regional organizations*
            yield f"{words} {shared}"


def _one_body(words: str) -> str:
    """The body that some words name, or *Governments* if they name a State; empty if they name neither."""
    body = _ONE_BODY.match(words)
    return body.group() if body else "Governments" if words[:1].isupper() and is_state(words) else ""


_OF_THINGS = (
    *"effort cooperation participation contribution initiative measure discussion dialogue engagement efforts".split(),
    *"contributions initiatives measures steps discussions it them him her".split(),
)
_THINGS = later(
    r"\b(?:efforts?|cooperation|participation|contributions?|initiatives?|measures|steps|discussions?|dialogue|"
    r"engagement|it|them|him|her)$"
)
_IN_HAND = re.compile(r"^(?:the|this|that|these|those|its|their|his|her)\s")
"""How an addressee begins that is known already: what is added to its name says only which one it is."""


def kinds(who: str) -> tuple[frozenset[str], frozenset[str]]:
    """What sorts of actors the words of an addressee name, with all that limits them: *developed states*.

    Without what is told as a qualifier, *relevant*; then the same with those that are named one by one, *the Office*.
    """
    said = _OF_WHOM.sub("", doer(who)).replace("special procedure mandate holders", "mandate holders")
    actors = [i for i in items(said) if i.entry.kind == "actor"]
    limits = [i for i in items(said) if i.entry.kind == "qualifier" and i.entry.weight != "phrase"]
    limits = [i for i in limits if not any(a.start <= i.start < a.end for a in actors)]
    for i in sorted((*actors, *limits), key=lambda i: -i.start):
        said = said[: i.start] + (i.entry.key if i in actors else "") + said[i.end :]
    sorts: set[str] = set()
    every: set[str] = set()
    shared = ""
    for part in reversed(_JOINED.split(said)):
        words = " ".join(part.split())
        plain = _WHICH.sub("", words).casefold()
        if shared and _ADJECTIVE.fullmatch(plain):
            plain = f"{plain} {shared}"
        if not plain or (plain.endswith(_OF_THINGS) and _THINGS.search(plain)):
            continue
        key = " ".join(word.removesuffix("s") for word in plain.split() if word not in ("the", "a", "an"))
        shared = key.split()[-1] if key else shared
        every.add(key)
        if words[:1].isalpha() and not _IN_HAND.match(words):
            sorts.add(key)
    return frozenset(sorts), frozenset(every)


_OF_WHOM = re.compile(r"\s+of\s+the\s+(?:(?:Human Rights )?Council|United Nations(?: system)?|Organization)\b")
"""What says of a body no more than where it belongs."""


def kindred(name: str, others: frozenset[str]) -> bool:
    """Whether an actor is among others in more words or fewer: *creditors*, *private creditors*."""
    words = {*name.lower().split()}
    return any(words <= there or there <= words for there in ({*other.lower().split()} for other in others))


def _nested(text: str, at: int) -> bool:
    """Whether an actor only tells which one another is: *special procedures of the Council*, not *members of it*."""
    before = text[:at].rstrip()
    return not before.endswith("members of the") and before.endswith(
        (" of the", " of", " by the", " by", " from the", " under")
    )
