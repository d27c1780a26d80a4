"""Main verbs: by what word each limb of a paragraph is led, with its modifiers and its addressee.

*Welcomes the report, and encourages the Office to …, while inviting States to …* has the limbs *Welcomes*
and *encourages* and the tail *inviting*.  A verb in the past tense, or in a clause that begins with
*which*, has another subject than the organ and leads no limb.
"""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from hrcdiff.lexicon import Opening, attitude_end, opening, verb_forms
from hrcdiff.lexicon.tables import any_of, any_word
from hrcdiff.patterns import later
from hrcdiff.text import NEAR

SEQUENCE = frozenset({"also", "further"})
"""Adverbs that only mark a sequence."""

_NO_LIMB = frozenset(
    "act address aim anticipate aspire assess await be build consider continue ensure establish examine extend find "
    "follow give grant have hold identify keep launch look mark object observe offer perceive proceed promote put "
    "realize receive record reflect regard reinforce remain repeat report respect respond seek set solicit state "
    "strive support undertake value view".split()
)
"""Verbs that after a comma as a rule have another subject than the organ."""
_WORRIED = frozenset(
    "alarmed appalled concerned dismayed distressed disturbed outraged shocked troubled worried".split()
)
"""What after *and remains* the organ is; others remain *committed*."""
_NOUNS = frozenset("appeal call demand hope note offer pledge praise regret request stress trust wish".split())
"""Verbs whose form is a noun as well: *the recommendations, pledges and commitments*."""
DIRECTIVE = frozenset("appeal ask call demand encourage insist invite recommend remind request urge".split())
"""Verbs that make a tail worth telling: they still ask something of somebody."""
_HELD = frozenset(
    "acknowledge affirm appreciate commend condemn deplore emphasize endorse express highlight note reaffirm recall "
    "recognize regret reiterate stress underline underscore welcome".split()
)
"""Verbs of what the organ holds, which make a tail behind *while*: *while reaffirming the key role of …*."""


def without_sequence(phrase: str) -> str:
    """A verb as printed, but for *also* and *further*: *Mindful also* is *Mindful*, *Also decides* is *Decides*."""
    said = " ".join(word for word in phrase.split() if word.lower() not in SEQUENCE)
    return said[:1].upper() + said[1:] if phrase[:1].isupper() else said


class Limb(NamedTuple):
    """A clause with its main verb."""

    start: int
    """Half-open span of the clause."""
    end: int
    verb_start: int
    """Half-open span of the verb with its adverbs, fixed complement and attitude."""
    verb_end: int
    phrase: str
    """As written: ``also calls upon``."""
    verb: str
    """The verb as the scale knows it, without adverbs: ``call upon``, ``take note with appreciation``."""
    lemma: str
    modifiers: tuple[str, ...]
    """Adverbs beside the verb, *also* and *further* apart: ``strongly``, ``in the strongest terms``."""
    sequence: bool
    """Whether *also* or *further* stands with the verb, floating ones included."""
    tail: bool
    """Subordinate: ``while encouraging …``."""
    addressee: str | None
    """Who is asked, as far as the words show it."""


_ASKING = frozenset("appeals calls decides demands encourages invites recommends requests urges".split())
"""Finite forms that begin a limb after *and* alone."""
_FINITE = _ASKING | frozenset("commends recalls recognizes supports welcomes".split())
"""The same after *as well as*."""
_AS_WELL_AS = "as well as"
_ASIDE = (
    "at the same time|hence|while|thus|therefore|accordingly|in this regard|in that regard|in addition|in this context|"
    "to this end|to that end"
)
_MORE_SO = ("particularly", "especially")
"""Adverbs of emphasis, which may stand before a noun as well: *, and particularly calls from the coast*."""
_HOW = "strongly|deeply|firmly|gravely|seriously|warmly|sincerely|unequivocally|categorically|urgently|fully|highly"
_LINKS = rf"and|but|also|further|again|once again|{_HOW}|(?<=\band )(?:{'|'.join(_MORE_SO)})|{_ASIDE}"
_SKIPPED = re.compile(rf"(?:(?:and|but|as\s+well\s+as|{_ASIDE}),?\s+)*")
_AND = re.compile(r"\s+and\s+(?=[a-z])")
_FLOATING = re.compile(r"[^,;:]{0,80}?\b(?:also|further)\s+(?:to|that)\b")
_LAST_OF_THEM = (
    r"\s+(?!(?:in|with|within|as|upon|through|under|on|by|at|from|for|to|where|when|if|while|subject|pursuant|"
    r"including|such|especially|notably|particularly|inter|also|not|[a-z]+ing|[a-z]+ed|that|which|who)\b)"
    r"[^,;:]{2,120}\b(?:organizations|institutions|bodies|stakeholders|society|experts|agencies|partners|actors|groups|"
    r"enterprises|procedures|mechanisms|holders|States|countries|Governments|communities),"
)
"""What is no aside behind those who are asked, but the last of them: *, and other stakeholders,*."""
_ASKED = re.compile(
    rf"\s+(?P<who>[^;:]{{2,250}}?)(?:,(?!{_LAST_OF_THEM})[^,;:]{{2,160}},)?"
    r"(?:(?<!\brights)|(?<=\b(?:of|on) human rights)|(?<=\bfor human rights))"  # not *the human rights to water*
    r"(?<!\bright)(?<!\baccess)(?<!\brelated)(?<!\brelating)"
    r"\s+(?:(?:also|further)\s+)?(?:not\s+)?to\s+(?!the\b|its\b|their\b|an?\b|all\b|this\b|that\b|which\b)[a-z]"
)


_THAT = later(r"\b(?:that|which|who|whom|whose|where)\b")
_WHOM = (
    r"\s+(?:the|all|any|each|that|its|them|it|States|Governments?|Member|parties|civil|relevant|other|countries|"
    r"international|national|regional|local|donors?|on|upon)\b"
)
"""What follows a verb, and not a noun: *the needs and requests of States*."""


@cache
def _boundary() -> re.Pattern[str]:
    return re.compile(rf",\s+(?P<links>(?:(?:{_LINKS}),?\s+)*)(?P<verb>{any_word(verb_forms())})\b")


@cache
def _bare_boundary() -> re.Pattern[str]:
    """*and requests the Office to …* without a comma before it, or with *but*; only verbs that ask or decide."""
    forms = (form for form in verb_forms() if form.split(maxsplit=1)[0] in _ASKING)
    return re.compile(
        rf"(?<=[a-z\d])\s+(?P<links>(?:and|but)\s+(?:(?:{_LINKS})\s+)*)(?P<verb>{any_of(sorted(forms))})(?={_WHOM})"
    )


_FURTHER_CLAUSE = later(
    rf"\b(?P<links>as well as )(?P<verb>(?:{any_of(sorted(_FINITE))})(?: (?:upon|on|for|to)\b)?)(?={_WHOM})"
)
"""*as well as supports the work of the Board*: a finite verb, which joins a clause and no further object."""


@cache
def _participles() -> frozenset[str]:
    return frozenset(form for form in verb_forms() if form.endswith("ing"))


@cache
def _while() -> re.Pattern[str]:
    """*while encouraging it to continue* without a comma before it, if its verb is one of `_participles`."""
    forms = any_word(_participles())
    return re.compile(
        rf"(?<=[a-z\d])\s+(?P<links>(?:and\s+)?while\s+(?:(?:{_LINKS})\s+)*)(?P<verb>{forms})"
        rf"(?={_WHOM}|(?<=continuing)\s+to\s)"
    )


_GOES_ON_TO = later(
    rf"\s+to\s+(?:strongly\s+)?(?P<verb>(?P<lemma>{any_of(sorted(DIRECTIVE))})(?:\s+(?:upon|on|for)|(?<=appeal)\s+to)?)\s+(?!and\b|or\b)"
)
"""*continuing to encourage States to act* asks as *encouraging States* does."""


_GOVERNED = ("To ", "The ", "Its ", "Their ")
"""How a sub-paragraph begins that the verb of its chapeau governs."""


@lru_cache(maxsize=8192)
def verbs(text: str, part: str) -> tuple[Limb, ...]:
    """The limbs and tails of a paragraph in order.

    In a sub-paragraph that the verb of the chapeau governs (*To report …*) only what has a verb of its own (*…, and
    encourages the Government to …*); where it names a thing (*The enforcement of …*) only what asks or decides.
    """
    heads = _opening_heads(text, part)
    if not heads and not (part == "operative" and text.startswith(_GOVERNED)):
        return ()
    thing, forms = not heads and not text.startswith("To "), verb_forms()
    between: list[_Head] = []
    for match in _boundaries(text, heads[-1][1] if heads else 0):
        after = heads[-1][1] if heads else 0
        head = _head(text, match, part, after) if match["verb"] in forms else None
        if head and (heads or not head[3]) and (not thing or match["verb"] in _ASKING):
            if between and not head[3]:
                heads += between
            heads.append(head)
            between = []
        elif head is None and part == "preambular" and match["verb"] in forms:
            between += _between(text, match, after)
    if not heads:
        return ()
    ends = [start for start, *_ in heads[1:]] + [len(text)]
    return tuple(_limb(text, head, end) for head, end in zip(heads, ends, strict=True))


def first_limb(text: str, part: str, lemmas: Set[str]) -> Limb | None:
    """The first of the limbs of a paragraph; None, without telling them apart, if its verb can be none of some."""
    first = opening(text)
    if first is not None and first.opens(part) and first.lemma not in lemmas and first.lemma not in _AGAIN:
        return None
    return next(iter(verbs(text, part)), None)


def _boundaries(text: str, start: int) -> list[re.Match[str]]:
    """Where a further limb may begin: after a comma, or at *and* where no clause with a subject of its own is open."""
    found = [*_boundary().finditer(text, start)]
    bare: list[re.Match[str]] = []
    for form in _ASKING:
        if text.find(form, start) >= 0:
            bare += _bare_boundary().finditer(text, start)
            break
    if "while" in text:
        bare += (match for match in _while().finditer(text, start) if match["verb"] in _participles())
    if text.find(_AS_WELL_AS, start) >= 0:
        bare += _FURTHER_CLAUSE.finditer(text, start)
    if not bare:
        return found
    for match in bare:
        before = max((m.end() for m in found if m.end() <= match.start()), default=start)
        if not _THAT.search(text, before, match.start()):
            found.append(match)
    return sorted(found, key=lambda match: match.start())


def subordinate(text: str, comma: int) -> Limb | None:
    """The clause behind a comma that a participle leads, of whatever verb: *, further recognizing the need to*.

    `verbs` has those alone that ask for something.
    """
    match = _boundary().match(text, comma)
    skipped = _SKIPPED.match(text, match.start("links")) if match else None
    if match is None or skipped is None:
        return None
    start = skipped.end()
    found = opening(_raised(text, start))
    if found is None or found.mood != "preambular" or found.lemma in _NO_LIMB or not match["verb"].endswith("ing"):
        return None
    following = _boundary().search(text, match.end())
    head = (start, start + len(found.phrase), found.lemma, True)
    return _limb(text, head, following.start() if following else len(text))


_Head = tuple[int, int, str, bool]
"""Where a verb phrase begins and ends, its lemma, and whether it is a tail."""


def _opening_heads(text: str, part: str) -> list[_Head]:
    """The opening, and a second verb that shares its object: *Welcoming and encouraging*."""
    first = opening(text)
    if first is None or (part != "annex" and not first.opens(part)):
        return []
    heads: list[_Head] = [(0, len(first.phrase), first.lemma, False)]
    second = _AND.match(text, len(first.phrase))
    if second:
        found = opening(_raised(text, second.end()))
        if found and found.mood == first.mood and not _no_limb(found):
            heads.append((second.end(), second.end() + len(found.phrase), found.lemma, False))
    return heads


def _raised(text: str, start: int) -> str:
    return text[start].upper() + text[start + 1 : start + 200]


def _head(text: str, match: re.Match[str], part: str, after: int) -> _Head | None:
    """A verb after a comma, if it leads a limb or a tail."""
    skipped = _SKIPPED.match(text, match.start("links"))
    start = skipped.end() if skipped else match.start("links")
    found = opening(_raised(text, start))
    if found is None or _relative(text, after, match.start()):
        return None
    links = match.group("links").replace(",", " ").split()
    end = start + len(found.phrase)
    if found.lemma == "continue" and "while" in links and found.mood == "preambular":
        asks = _GOES_ON_TO.match(text, end)
        return (start, asks.end("verb"), asks["lemma"], True) if asks else None
    if _no_limb(found) and not _supports(text, found, match, after):
        return None
    if found.lemma in _NOUNS and re.match(r"\s+(?:and|or)\b", text[end : end + 5]):
        return None
    if found.lemma in _NOUNS and text.startswith(_MORE_SO, start):
        return None
    joined = not {"and", "but", "well"}.isdisjoint(links)
    if found.opens(part) and "while" not in links:
        state = found.mood == "operative" and found.phrase.startswith(("Is ", "Remains "))
        return (start, end, found.lemma, False) if joined or (part == "operative" and not state) else None
    nearest = max(after, text.rfind(",", after, match.start()))
    if "while" not in links and _SPEAKS.search(text, nearest, match.start()):
        return None
    tail = found.lemma in DIRECTIVE or ("while" in links and found.lemma in _HELD)
    return (start, end, found.lemma, True) if tail and found.mood == "preambular" else None


def _between(text: str, match: re.Match[str], after: int) -> list[_Head]:
    """A verb after a comma in the preamble, a limb if a further one follows: *A, recognizing B, and stressing C*."""
    start = match.start("verb")
    if match["links"] or text[match.start() : match.start() + 1] != ",":
        return []
    found = opening(_raised(text, start))
    if found is None or found.mood != "preambular" or found.lemma not in _HELD or _relative(text, after, match.start()):
        return []
    nearest = max(after, text.rfind(",", after, match.start()))
    if _SPEAKS.search(text, nearest, match.start()):
        return []
    return [(start, start + len(found.phrase), found.lemma, False)]


def _no_limb(found: Opening) -> bool:
    """Whether a verb as a rule has another subject than the organ; *looks forward to* has the organ."""
    said = found.phrase.lower()
    if said.startswith("remain"):
        return found.lemma not in _WORRIED
    return found.lemma in _NO_LIMB and not said.endswith(" forward")


_OF_ITS_OWN = later(r"\s+(?:the|its|their|all|any|every|efforts|calls|further)\b")


def _supports(text: str, found: Opening, match: re.Match[str], after: int) -> bool:
    """Whether it is the organ that supports: behind *and*, where no clause with a subject of its own is open."""
    if found.lemma != "support" or not match["links"].startswith(("and", "as")):
        return False
    return _OF_ITS_OWN.match(text, match.end()) is not None and not _THAT.search(text, after, match.start())


_SPEAKS = re.compile(
    r"(?<!\bto )\b(?:reports?|updates?|stud(?:y|ies)|statements?|declarations?|resolutions?|decisions?|letters?|"
    r"messages?|appeals?|communiqu\u00e9s?|comments?|opinions?|outcome\s+documents?)\b(?!-)",
    re.IGNORECASE,
)
"""What asks by itself: in *a report, recommending the way forward* it is not the organ that recommends."""
_RELATIVE = re.compile(r"\bwhich\s+(?:also\s+)?(\w+)")


def _relative(text: str, start: int, end: int) -> bool:
    """Whether the clause before is one with *which* and a verb of the same form: its verbs go on.

    After *which is* they hardly do.
    """
    found = [*_RELATIVE.finditer(text, start, end)] if text.find("which", start, end) >= 0 else []
    return bool(found) and found[-1].group(1) in verb_forms() - {"is", "are", "was", "were"}


_NO_ADVERB = frozenset({"is", "continuing", "to"})
"""Words before a verb that say nothing of how firmly it is meant."""
_NO_COMPLEMENT = frozenset({"its", "their", "the", "a", "an", "once", "again"})


_REPEATED = later(
    r"\s+its\s+(?:(?P<request>request)|(?P<call>call\s+(?:up)?on|call\s+for)|(?P<invite>invitation)|"
    r"(?P<encourage>encouragement)|(?P<decide>decision)|(?P<recommend>recommendation))\b"
)
"""*Reiterates its request to*: what is asked or decided once again."""


_AGAIN = frozenset({"reiterate", "renew", "repeat"})
"""Verbs whose limb may be one of what they repeat."""


def _repeated(text: str, limb: Limb) -> Limb:
    """A limb that reiterates a request, call or decision is one; any other as it is."""
    owned = limb.lemma in _AGAIN and text[limb.verb_end : limb.end].lstrip().startswith("its")
    again = _REPEATED.match(text, limb.verb_end, limb.end) if owned else None
    lemma = again.lastgroup if again else None
    if again is None or lemma is None:
        return limb
    end = again.end(lemma)
    behind = re.match(r"\s+to(?=\s+(?:the|all|its|States|Member|Governments?)\b)", text[end : end + NEAR])
    asked = _ASKED.match(text, end + (behind.end() if behind else 0), limb.end) if lemma in DIRECTIVE else None
    return limb._replace(
        verb_end=end,
        phrase=text[limb.verb_start : end],
        verb=re.sub(r"\bon$", "upon", " ".join(again[lemma].split())) if lemma == "call" else lemma,
        lemma=lemma,
        modifiers=(*limb.modifiers, "once again"),
        addressee=_alone(asked.group("who").strip(" ,")) if asked else None,
    )


_IN_TERMS = "in the strongest terms"
_FIRM = ("strongly", "firmly", "unequivocally", "categorically", "vehemently", "unreservedly", "deeply")
_FIRMLY = later(
    r"\s+(?:(?P<terms>in\s+the\s+strongest\s+(?:possible\s+)?(?:terms|manner|way))|"
    rf"(?P<adverb>{'|'.join(_FIRM)}))\b(?!\s+(?:and|or|[a-z]+ed)\b)"
)
"""Behind a verb how firmly it is meant: *Condemns in the strongest terms*."""
_UPON = later(r"\s+(?P<upon>upon|on|for)\b")
"""What belongs to *calls* behind that: *calls strongly upon*."""


def _limb(text: str, head: _Head, end: int) -> Limb:
    start, verb_end, lemma, tail = head
    verb_end = attitude_end(lemma, text, verb_end)
    words = text[start:verb_end].lower().split()
    at = _verb_at(words, lemma)
    complement = [w for w in words[at + 1 :] if w not in SEQUENCE and w not in _NO_COMPLEMENT]
    again = ["once again"] if "again" in words[at + 1 :] else []
    before = ["remains" if w == "remaining" else w for w in words[:at] if w not in SEQUENCE and w not in _NO_ADVERB]
    adverb = text[verb_end:end].lstrip().startswith(_FIRM)
    firmly = _FIRMLY.match(text, verb_end, end) if adverb or text.find("strongest", verb_end, end) >= 0 else None
    if firmly:
        verb_end = firmly.end()
        again.append(_IN_TERMS if firmly["terms"] else firmly["adverb"])
    upon = _UPON.match(text, verb_end, end) if firmly and lemma == "call" and not complement else None
    if upon:
        verb_end, complement = upon.end(), [upon["upon"]]
    phrase = text[start:verb_end]
    floating = _floats(text, verb_end, end) and _FLOATING.match(text, verb_end, end) is not None
    asked = _ASKED.match(text, verb_end, end) if lemma in DIRECTIVE else None
    limb = Limb(
        start=start,
        end=end,
        verb_start=start,
        verb_end=verb_end,
        phrase=phrase,
        verb=" ".join([lemma, *complement]),
        lemma=lemma,
        modifiers=(*_modifiers(before), *again),
        sequence=floating or bool(SEQUENCE & set(words)),
        tail=tail,
        addressee=_alone(asked.group("who").strip(" ,")) if asked else None,
    )
    return _repeated(text, limb)


def _floats(text: str, start: int, end: int) -> bool:
    """Whether an adverb stands in a stretch that may be a floating one."""
    last = min(end, start + NEAR)
    return text.find("also", start, last) >= 0 or text.find("further", start, last) >= 0


_BESIDES = (
    *("consultation", "cooperation", "coordination", "collaboration", "conjunction", "partnership"),
    *("together", "jointly", "support", "assistance", "help", "participation", "involvement"),
)
"""Words without which nobody is named who is to act as well."""
_WITH_WHOM = later(
    r",?(?<!ing)(?<!ed)(?<!part)\s+(?:in\s+(?:(?:close|full|direct|[a-z]+ation\s+and)\s+)?"
    r"(?:consultation|cooperation|coordination|collaboration|conjunction|partnership)\s+with|(?:together|jointly)\s+with|"
    r"with\s+the\s+(?:support|assistance|help|participation|involvement|cooperation)\s+of)\b[^,;:]*$"
)


_ON_TERMS = later(
    r",\s+(?:in\s+(?:accordance|line|conformity|compliance|keeping)\s+with|consistent\s+with|within|subject\s+to|"
    r"taking\s+into\s+account|bearing\s+in\s+mind|(?:as|where|when|if)\s+(?:appropriate|applicable|relevant|necessary))\b"
)
"""Behind a comma what asks on which terms: *the Office, in accordance with the priorities of the Government*."""


def _alone(who: str) -> str:
    """An addressee without those with whom it is to act, and terms: *the Office in consultation with States*."""
    terms = _ON_TERMS.search(who) if "," in who else None
    who = who[: terms.start()] if terms else who
    with_others = _WITH_WHOM.search(who) if "with " in who and any(word in who for word in _BESIDES) else None
    return who[: with_others.start()] if with_others else who


def _verb_at(words: list[str], lemma: str) -> int:
    """Index of the verb among the words of its phrase."""
    stem = lemma.split(maxsplit=1)[0][:3]
    return next((i for i, word in enumerate(words) if word.startswith(stem)), 0)


def _modifiers(words: list[str]) -> list[str]:
    """Adverbs before the verb; *once again* is one, and so is *in the strongest terms*."""
    if words[-4:] == _IN_TERMS.split():
        return [*_modifiers(words[:-4]), _IN_TERMS]
    out = [w for w in words if w not in {"once", "again"}]
    repeated = "again" in words or ("once", "again") in pairwise(words)
    return [*out, *(["once again"] if repeated else [])]
