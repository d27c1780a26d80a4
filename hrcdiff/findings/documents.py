"""Documents that no table knows, told by what they are called: *the Rome Declaration on World Food Security*."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from hrcdiff.findings.sought import sought
from hrcdiff.lexicon import names_in
from hrcdiff.patterns import later

_BEGINS = {
    "A": "genda|greement",
    "C": "onvention|ovenant|harter|ode|ompact|onsensus",
    "D": "eclaration",
    "F": "ramework",
    "G": "uidelines",
    "I": "nitiative",
    "P": "rotocol|rogramme of Action|lan of Action|rinciples|latform (?:for|of) Action|rocess|act",
    "R": "ules|ecommendations?|oad ?[Mm]ap",
    "S": "tatute",
    "T": "reaty",
}
"""What documents are called, by the first letter: a pattern that begins with a letter is found sooner."""
_CALLED_SO = "|".join(rf"{letter}(?<!\w.)(?<!Coordination .)(?:{words})" for letter, words in _BEGINS.items())
DOCUMENT = re.compile(rf"(?:{_CALLED_SO})\b(?!\s+(?:Committee|Secretariat|Group)\b)")
"""What a document is called that a resolution recalls by its name; what coordinates, a *Coordination Compact*, acts."""
_CALLED = re.compile(
    "Declaration|Convention|Covenant|Protocol|Action|Agenda|Guidelines|Principles|Charter|Framework|Agreement|Treaty|"
    "Statute|Rules|Code|Compact|Consensus|Recommendation|Process|Pact|Initiative|Road"
)
"""Letters of which some stand in every text that names a document."""
_KINDS = "conventions covenants protocols declarations agreements treaties charters compacts pacts".split()
_CALLED_JOINTLY = tuple(kind[1:] for kind in _KINDS)
"""The same where several of one kind are named together, with a capital or without it."""
_BEHIND_TWO = later(rf"\sand\s[A-Z][\w-]+\s[A-Za-z](?:{'|'.join(_CALLED_JOINTLY)})")
_TOO_SHORT = frozenset({"Optional Protocol", "Additional Protocol", "Penal Code", "Criminal Code", "Civil Code"})
"""Names that do not say which of many is meant."""


_ADDED = frozenset({"initiative", "process"})
"""What a thing may be called with or without: *the Lamp Principles Initiative*, *the Lamp Principles on Safety*."""


class Name(NamedTuple):
    """A name where it stands; in brackets behind it, its short form belongs to it."""

    start: int
    end: int
    words: frozenset[str]
    said: str
    """As a note names it: *Rotterdam Convention*, of *the Basel, Rotterdam and Stockholm Conventions*."""


def _several(text: str) -> bool:
    """Whether a text may name several documents of one kind together."""
    for word in _CALLED_JOINTLY:
        if word in text:
            return _BEHIND_TWO.search(text) is not None
    return False


@lru_cache(maxsize=32768)
def names_document(text: str) -> bool:
    """Whether a text may name a document at all."""
    if _CALLED.search(text) and DOCUMENT.search(text) is not None:
        return True
    if _several(text) and _JOINTLY.search(text) is not None:
        return True
    return _is_general(text) and GENERAL.search(text) is not None


GENERALLY = "general "
"""How a note names a general comment or recommendation."""
_YEAR = r"(?:(?:\s+of\s+the\s+[A-Z][^();,:]{0,90}?)?\s*\((?P<year>(?:19|20)\d\d)\))?"
_ANY_YEAR = _YEAR.replace("?P<year>", "?:")
GENERAL = sought(
    r"\b(?:[Jj]oint\s+)?[Gg]eneral\s+(?P<kind>[Cc]omment|[Rr]ecommendation|[Oo]bservation)s?\s+Nos?\.?\s*(?=\d)"
    rf"(?P<numbers>\d+\b{_ANY_YEAR}(?:(?:,\s*|,?\s+and\s+)(?:Nos?\.?\s*)?\d+\b(?!\s+[A-Z]){_ANY_YEAR})*)",
    holds=("omment", "ecommendation", "bservation"),
)
"""*General comments No. 14 (2000) and No. 22 (2016)*: what a treaty body calls its own readings of its treaty."""
_ONE_OF_THEM = later(rf"(?<![\d(])(?P<number>\d+)\b{_YEAR}")


def _is_general(text: str) -> bool:
    """Whether a text may name a general comment."""
    return "eneral " in text and "No" in text


def _general(text: str) -> Iterator[Name]:
    """General comments and recommendations, each by its number and year."""
    for found in GENERAL.finditer(text) if _is_general(text) else ():
        for one in _ONE_OF_THEM.finditer(text, *found.span("numbers")):
            first = one.start() == found.start("numbers")
            number, year = one["number"], one["year"]
            kind = f"{GENERALLY}{found['kind'].lower()}"
            words = frozenset(filter(None, (f"{kind} {number}", year)))
            said = f"{kind} No. {number}" + (f" ({year})" if year else "")
            yield Name(found.start() if first else one.start(), one.end(), words, said)


def names(text: str, known: Iterable[tuple[int, int]]) -> Iterator[Name]:
    """The names of documents in a text; what is known as another reference apart."""
    taken = list(known)
    yield from (one for one in _of_one_kind(text) if not any(a < one.end and one.start < b for a, b in taken))
    general = [*_general(text)]
    yield from general
    taken += [(one.start, one.end) for one in general]
    free = 0
    spans = [part for name in names_in(text) for part in _parts(text, *name)]
    if "ing to" in text or "oncerning" in text:
        spans = sorted({*spans, *(found.span() for found in _RELATING.finditer(text))})
    for start, end in spans:
        first, last = _begin(text, start), _whole(text, end)
        if start < free or any(a < last and first < b for a, b in taken):
            continue
        if DOCUMENT.search(text[first:last]) and " " in text[first:last]:
            last = free = _short_form(text, last)
            yield Name(first, last, _words(text[first:last]), text[first:last])


def _words(name: str) -> frozenset[str]:
    """The words of a name by which it is known."""
    return frozenset(re.findall(r"[^\W_]+", name.lower())) - _ADDED


_RELATING = later(
    r"\b(?:(?:19|20)\d\d\s)?(?:Convention|Protocol|Covenant|Agreement|Treaty|Declaration)\s(?:relating\sto|concerning)\s"
    r"(?:the\s)?[A-Z][\w\u2019-]*(?:\s(?:of|the|and|on|for)(?:\sthe)?\s[A-Z][\w\u2019-]*|\s[A-Z][\w\u2019-]*)*"
)
"""*The 1951 Convention relating to the Status of Refugees*: a name that goes on in small letters."""
_PLACE = (
    r"(?!(?:First|Second|Third|Fourth|Optional|Additional|International|Regional|Universal|Convention|Covenant|Protocol|"
    r"Declaration|Agreement|Treat|Charter|Compact|Pact)[a-z]*\b)[A-Z][\w-]+"
)
_JOINTLY = later(
    rf"\bthe\s(?P<each>{_PLACE}(?:,\s{_PLACE})*,?\sand\s{_PLACE})\s"
    rf"(?P<kind>{'|'.join(f'[{kind[0].upper()}{kind[0]}]{kind[1:]}' for kind in _KINDS)})\b"
)
"""*The Basel, Rotterdam and Stockholm Conventions*: several documents of one kind, each by its own word."""


def _of_one_kind(text: str) -> Iterator[Name]:
    """Documents that share the word for what they are, each where its own word stands."""
    for joint in _JOINTLY.finditer(text) if _several(text) else ():
        kind = re.sub(r"ies$|s$", lambda end: "y" if len(end.group()) > 1 else "", joint["kind"]).capitalize()
        for word in re.finditer(r"[\w-]+", joint["each"]):
            if word.group() != "and":
                start = joint.start("each") + word.start()
                said = f"{word.group()} {kind}"
                yield Name(start, start + len(word.group()), _words(said), said)


_JOINT = re.compile(r"\s+(?:and|to) the\s+")
_CUT = sought(
    r"\s+(?:by the\s|and (?:(?:General Assembly|Human Rights Council|Security Council)\b)|"
    r"at the\s(?:[A-Z][\w-]+\s){0,5}(?:Conference|Summit|Congress|Session|Forum|Assembly)\b)",
    holds=("by the", "at the", "and General Assembly", "and Human Rights Council", "and Security Council"),
)
"""Where a name ends that another follows: *by the Special Rapporteur*, *at the World Conference*."""


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A capitalised stretch cut where another document begins, or one behind a country or body."""
    cut = _CUT.search(text, start, end)
    end = cut.start() if cut else end
    documents = [match.span() for match in DOCUMENT.finditer(text, start, end)]
    told, last = 0, documents[-1][0] if documents else start
    for joint in _JOINT.finditer(text, start, end):
        if last < joint.end():
            break
        while documents[told][1] <= joint.start():
            told += 1
        behind = told > 0 and documents[told - 1][0] >= start
        if not behind or joint.group().strip().startswith("and"):
            yield start, joint.start()
            start = joint.end()
    if text[start:end] not in _TOO_SHORT:
        yield start, end


_CAPITAL = r"[A-Z][\w\u2019'-]*"
_NAME = rf"{_CAPITAL}(?:\s(?:(?:of|and|the|for|on|in|to|against)\s)*{_CAPITAL})*"
_GO_ON = ("al", "ic", "ive", "Prevent", "Civil", "Cruel")
_OPEN = later(r"\b(?!Republic|Pacific|Portugal|Senegal|Nepal|Capital)(?:[A-Z][a-z]+(?:al|ic|ive)|Prevent|Civil|Cruel)$")
"""The last word of a name that goes on behind a comma: *Economic, Social and Cultural*, *to Prevent, Suppress*."""
_SERIES = later(rf"(?:,\s{_CAPITAL})+,?\s(?:and|or)\s{_NAME}(?:,\sEspecially\s{_NAME})?")
_WITH = later(rf"\s(?:with|from)\s{_NAME}(?:\sor\s{_NAME})?")
_OF_SO_MANY = later(r"\sof\s\d+\b")
"""*The Initiative of the Group of 20*."""
_RELATIVES = (["that"], ["who"], ["which"])
_THAT = later(rf"\s(?:that|who|which)\s{_CAPITAL}\s(?:(?:the|of|in|for)\s)*{_NAME}(?=[,;.)]|$)")
"""*Protocol on Substances that Deplete the Ozone Layer*: a name that goes on with capitals behind *that*."""
_LATER = sought(r":\s(?!to\b|that\b|the\b|in\b|an?\b)[a-z]+(?:\s[a-z]+){1,4}(?=[,;.]|$)", begins=(":",))
"""*Declaration of the World Food Summit: five years later*."""


def _whole(text: str, end: int) -> int:
    """Where a name ends that has commas or a colon of its own."""
    if text.startswith(",", end) and text.endswith(_GO_ON, 0, end) and _OPEN.search(text, max(0, end - 30), end):
        series = _SERIES.match(text, end)
        end = series.end() if series else end
    if text.endswith("Group", 0, end) and (number := _OF_SO_MANY.match(text, end)):
        end = number.end()
    if text.endswith("ed", 0, end) and (joined := _WITH.match(text, end)):
        end = joined.end()
    relative = text[end : end + len(" which X")].split()
    if relative[:1] in _RELATIVES and relative[1:] and relative[1][0].isupper() and (that := _THAT.match(text, end)):
        end = that.end()
    later = _LATER.match(text, end)
    return later.end() if later else end


_BEFORE = later(rf"\bthe\s(?P<first>(?:{_CAPITAL},\s)+)$")
_AND_ANOTHER = later(rf"{_CAPITAL}\sand\s")


def _begin(text: str, start: int) -> int:
    """Where a name begins that has a comma of its own: *the Peace, Security and Cooperation Framework*."""
    if "," not in text[max(0, start - 3) : start]:
        return start
    before = _BEFORE.search(text, max(0, start - 60), start)
    series = _AND_ANOTHER.match(text[start : start + 60]) if before else None
    return before.start("first") if before and series and not DOCUMENT.search(before["first"]) else start


_ALIAS = sought(rf"\s\((?:the\s)?[\u201c]?{_NAME}[\u201d]?\)", begins=("(",))


def _short_form(text: str, end: int) -> int:
    """The end of a name with its short form in brackets: *(the Nelson Mandela Rules)*."""
    alias = _ALIAS.match(text, end)
    return alias.end() if alias and DOCUMENT.search(alias.group()) else end
