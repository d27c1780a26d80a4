"""Coordination: what a change takes out or puts in, cut into items where commas, *and* and *or* join it to a list."""

from __future__ import annotations

import re
from typing import NamedTuple

from hrcdiff.findings.figures import is_deadline
from hrcdiff.findings.items import instruments, items
from hrcdiff.findings.sought import sought
from hrcdiff.findings.wordkinds import adjective, adverb, gerund, infinitive, no_item, verb, verb_only
from hrcdiff.lexicon import names_in
from hrcdiff.patterns import later
from hrcdiff.text import NEAR
from hrcdiff.wording.bodies import HEADS

MOST = 40
"""Words of a change that may still be items of a list."""
LONGEST = 14
"""Words of an item."""
_CLAUSE_BEFORE = 300
"""Characters before a change in which a preposition is looked for that its items repeat."""
_JOINT = re.compile(r"\s*(?:,\s*(?:and|or|as well as)\b\s*|,\s*|\b(?:and|or|as well as)\b\s*)")
_OPENS = re.compile(r"\s*(?:,|(?:and|or|as well as)\b)")
_CLOSES = re.compile(r"(?:,|\b(?:and|or|as well as))$")
_CLOSING = (",", "and", "or", "as")
"""The letters with which such a text ends."""
_CLOSES_ARTICLE = later(r"\b(?:and|or|as well as) (?P<article>the|an?|its|their|our)$")
_BEHIND = ","
_WITH_INSTANCE = re.compile(rf"{_BEHIND}\s+(?:including|such as|especially|notably|particularly|in particular)\b")
"""What an item may have behind it: *and on the peace of the coast, including by meetings*."""
_WITH_ASK = re.compile(rf"{_BEHIND}\s+and\s+to\s+[a-z]+\b")
"""The same of a further request: *and with the guilds, and to report on it*."""
_ENDS_LIST = re.compile(r"\b(?:and|or|as well as)(?:\s+(?:the|an?|its|their|our))?\s*$|,\s*$")
_WORD = re.compile(r"[\w-]+")
_LAST_WORD = re.compile(r"[\w\u2019'-]+$")
_LONGEST_SIGN = len(" as well as")
_ENDS = re.compile(r"\s*(?:[,;]|\.?\s*$|(?:and|or|as well as)\b)")
_FOLLOWED = re.compile(r"[^,;:]{1,80}(?:,|\band\b|\bor\b)")
_CONJUNCTION = re.compile(r"\b(?:and|or|as well as)\b")
_CLAUSE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|shall|should|will|may|can|could|must|that|which|who|whose|to|from|by|"
    r"at|through|upon|while|also|further|not|including|there|whom|of them)\b"
)
"""Words that make a run of words a clause and no item."""
_NOMINAL = sought(
    r"\bbelonging to\b|"
    r"\b(?:access|attacks?|barriers?|contributions?|freedoms?|incitement|obstacles?|part(?:y|ies)|protection|relating|responses?|"
    r"rights?|threats?) (?:to|from)\b|\bconducive to\b",
    holds=(" to", " from"),
)
"""What is no sign of a clause all the same: *the right to work*."""
_LAW = later(r"(?:the\s+)?(?:Law|Act|Decree|Code|Bill|Ordinance|Convention|Protocol|Programme|Plan)\b")
_OF_A_NAME = later(r"(?<=[a-z])\s+(?:that|which)\s.+$")
"""What is told of a named thing: *the Law on Bells that entered into force in June*."""
_OF_PARTICIPLES = ("ed", "en", "wn", "building")
_PARTICIPLE = later(r"\w+(?:ed|en|wn) (?:on|by|in|to|at|with|for|under|from|upon|through)\b|building (?:up)?on\b")
_NO_ITEM = frozenset(
    "him hers he she it them they of in on for with by under from to at through among between within since "
    "against as if whoever whatever whichever whomever when where while whether how hence thereby both not also "
    "further then thus therefore only such "
    "together along including held made given taken led met put drawn".split()
)
"""Words with which no item begins: pronouns, prepositions and conjunctions."""
_PREPOSITIONS = frozenset(
    "of in on for with by under from to at through among between against within during into towards after before "
    "without about over".split()
)
_LEADS = _PREPOSITIONS | {"including", "as", "like", "namely", "particularly", "especially", "notably", "particular"}
"""Words behind which the first item of a list stands."""
_ARTICLES = frozenset(
    "the a an all any each every its their other our his her such this these those some several certain".split()
)
_OWN_ARTICLES = frozenset("the a an its their".split())
"""Behind the first word of an item, which is a verb then, but for *all the* and *both the*."""
_FINITE = frozenset("is are was were has have had shall should will may can could must".split())
_STOPS = _FINITE | {"be", "that", "which", "who", "not", "while"}
"""Words that end a noun with its adjectives, besides prepositions."""
_HEAD = 4
"""Words of a noun that is told with its adjective, capitals apart."""


class Item(NamedTuple):
    """An item, or a part of one, where it stands in its paragraph."""

    start: int
    end: int
    text: str

    @property
    def key(self) -> str:
        """Its words without articles, in small letters."""
        words = self.text.casefold()
        if not words.isalpha():
            return " ".join([word for word in _WORD.findall(words) if word not in ("the", "a", "an")])
        return words if words not in ("the", "a", "an") else ""


class Stretch(NamedTuple):
    """What a change takes out or puts in, bounded on both sides as items of a list are."""

    items: tuple[Item, ...]
    """Cut at every joint; what *and* joins may be one item all the same."""
    head: str
    """What its adjectives share with their neighbours: *cooperation*, of *triangular*."""
    certain: bool
    """Whether they are items by their own words; else they are if they stand elsewhere in the list."""


class _Span(NamedTuple):
    """A span of a paragraph, with what stands at its ends."""

    text: str
    start: int
    end: int
    opened: bool
    closed: bool
    parts: tuple[Item, ...]

    @property
    def before(self) -> str:
        """The word before it."""
        near = self.text[max(0, self.start - NEAR) : self.start].rstrip().rpartition(" ")[2]
        if near.isalpha():
            return near.lower()
        last = _LAST_WORD.search(near)
        return last[0].lower() if last else ""

    @property
    def after(self) -> str:
        """The text behind it."""
        return self.text[self.end :]


def stretch(text: str, start: int, end: int, *, alone: bool) -> Stretch | None:
    """The items that a span of a paragraph is, or None; ``alone`` if nothing stands there on the other side."""
    while end > start and text[end - 1] in ";. ":
        end -= 1
    further = alone and text.find(_BEHIND, start, end) >= 0
    instance = (_WITH_INSTANCE.search(text, start, end) or _WITH_ASK.search(text, start, end)) if further else None
    if instance is not None and text[start : instance.start()].strip(" ,") and not _ENDS_LIST.search(text, start, end):
        end = instance.start()
    body = text[start:end]
    if not body.strip() or ";" in body or ":" in body or len(body.split()) > MOST:
        return None
    opened, closed = _OPENS.match(body) is not None, _closes(body)
    if not (opened or closed or _beside_items(text, start, end, alone=alone)):
        return None
    parts = _parts(text, start, end)
    span = _Span(text, start, end, opened, closed, parts)
    if _joined_before(span):
        span = span._replace(closed=True, parts=parts[:-1])
        parts = span.parts
    if alone and parts and (whole := _before_its_adjectives(span)):
        return whole
    if not parts or not _bounded(span, alone=alone):
        return None
    shared = _adjectival(parts[-1].text) or all(" " not in part.text for part in parts)
    beside = shared and len(parts) == 1 and span.opened and adjective(span.before)  # *maternal [and child] mortality*
    beside = beside or (len(parts) == 1 and " " not in parts[0].text and span.opened and _compound(span))
    led = beside or (shared and any(_adjectival(part.text) for part in parts))
    head = _noun(span.after, joined=span.closed) if led and not _series(span) else ""
    return Stretch(parts, head, _certain(span, alone=alone))


_LAST_ARTICLES = ("the", "a", "an", "its", "their", "our")


def _beside_items(text: str, start: int, end: int, *, alone: bool) -> bool:
    """Whether a span with no joint of its own may be items: at an end, before an article, or alone behind a joint."""
    return (
        _ENDS.match(text, end) is not None
        or text[start:end].rstrip().endswith(_LAST_ARTICLES)
        or (alone and _closes(text[max(0, start - NEAR) : start]))
    )


def _before_its_adjectives(span: _Span) -> Stretch | None:
    """Items before adjectives of the next one, which stays: *arrest, [theft, open and secret] quarrels and fire*."""
    if span.opened or span.closed or len(span.parts) < 2 or not _closes(span.text[: span.start]):
        return None
    own = [n for n, part in enumerate(span.parts) if not (" " not in part.text and adjective(part.text))]
    last = own[-1] + 1 if own else 0
    if not 0 < last < len(span.parts):
        return None
    parts = span.parts[:last]
    between = span.text[parts[-1].end : span.parts[last].start]
    whole = span._replace(end=parts[-1].end, closed=True, parts=parts)
    known = _NOUN_NEXT.match(span.after) and between.strip() == "," and _certain(whole, alone=True)
    return Stretch(parts, "", True) if known else None


_NOUN_NEXT = later(r"\s+[a-z]+,?\s+(?:and|or)\b|\s+[a-z]+,")


def _compound(span: _Span) -> bool:
    """Whether a noun right behind a span is of it as well: *police [and prison] officers*."""
    beside = re.match(r"\s+([a-z][\w-]+)", span.after)
    if beside is None or span.closed or gerund(beside[1]) or beside[1] == "including":
        return False
    return beside[1] not in _NO_ITEM | {"and", "or"} and not _acted(
        beside[1]
    )  # *on lamps [and oil] held in the spring*


def _joined_before(span: _Span) -> bool:
    """Whether a span is an item before another: *the [pilot and the] baker*."""
    if len(span.parts) < 2 or span.parts[-1].text != span.before:
        return False
    found = _CLOSES_ARTICLE.search(span.text[span.start : span.end].rstrip()[-_LONGEST_SIGN - NEAR :])
    return found is not None and found["article"] == span.before


def _closes(text: str) -> bool:
    """Whether a text ends with a sign or word behind which an item follows."""
    near = text.rstrip()[-_LONGEST_SIGN:]
    return near.endswith(_CLOSING) and _CLOSES.search(near) is not None


def _parts(text: str, start: int, end: int) -> tuple[Item, ...]:
    """The items of a span; the name of an instrument is one, with whatever commas and conjunctions."""
    body = text[start:end]
    cuts = [joint.span() for joint in _JOINT.finditer(body)]
    if cuts:
        names = [(i.start, i.end) for i in instruments(body)]
        if names:
            cuts = [(first, last) for first, last in cuts if not any(a < last and first < b for a, b in names)]
    out: list[Item] = []
    at = 0
    for first, last in (*cuts, (len(body), len(body))):
        part = body[at:first].lstrip()
        if part:
            begin = start + first - len(part)
            said = part.rstrip()
            out.append(Item(begin, begin + len(said), said))
        at = last
    return tuple(out)


def _bounded(span: _Span, *, alone: bool) -> bool:
    """Whether a span begins and ends where items do."""
    left = span.opened or _closes(span.text[: span.start]) or (not alone and _in_place_of_last(span))
    right = span.closed or _ENDS.match(span.after) is not None
    if not span.text[: span.start].strip():
        return False
    if span.opened and span.before in _PREPOSITIONS and not _series(span):
        return False  # *in [or near] the harbour*, in no list
    if (left and right) or _series(span):
        return True
    if left:
        return span.opened and (_shares(span) if alone else _followed(span))
    return right and _first(span, alone=alone)


def _in_place_of_last(span: _Span) -> bool:
    """Whether a name behind *and the* takes the place of another: *the Law on Bells and the [Law on Lamps]*."""
    before = span.text[max(0, span.start - _LONGEST_SIGN - NEAR) : span.start].rstrip()
    named = len(span.parts) == 1 and (_LAW.match(span.parts[0].text) or of_a_body(span.parts[0].text))
    return bool(named) and _CLOSES_ARTICLE.search(before) is not None


def of_a_body(words: str) -> bool:
    """Whether some words are one name, and say of what kind of body or text it is: *the League of Keepers*."""
    if words.islower():
        return False
    name = words.removeprefix("the ")
    return not HEADS.isdisjoint(name.split()) and (len("in "), len(name) + len("in ")) in names_in(f"in {name}")


def _shares(span: _Span) -> bool:
    """Whether the last item ends with the span: what follows belongs to its neighbours as well."""
    if not _CONJUNCTION.search(span.text[span.start : span.end]):
        return False
    last = span.parts[-1].text
    return (
        all(" " not in part.text for part in span.parts)
        or _adjectival(last)
        or _followed(span)
        or any(i.entry.kind == "actor" and i.end - i.start == len(last) for i in items(last))
    )


def _followed(span: _Span) -> bool:
    """Whether what stands behind the last item, in whose place another stands, may belong to all of them."""
    word = re.match(r"\s*([\w-]+)", span.after)
    last = span.parts[-1].text
    if word is None or (word.group(1) == "of" and re.match(r"the [a-z]", last)):  # *the building of harbours*
        return False
    return word.group(1).lower() in _PREPOSITIONS | _FINITE | {"while"}


def _first(span: _Span, *, alone: bool) -> bool:
    """Whether a span is the beginning of a list: *of media, civil society,* before *religious leaders*."""
    leads = span.before in _LEADS | _ARTICLES or verb(span.before) or _acted(span.before)
    if not span.closed:
        return not alone and leads
    body = span.text[span.start : span.end]
    joined = (
        _CONJUNCTION.search(body[-len(" as well as their ") :]) is not None or _FOLLOWED.match(span.after) is not None
    )
    if leads or gerund(span.before) or span.before == "that":
        return joined
    return joined and all(" " not in part.text and adjective(part.text) for part in span.parts)


def _acted(word: str) -> bool:
    """Whether a word may be a verb of the past behind which a list begins: *has affected women and girls*."""
    return word.endswith("ed") and adjective(word)


def _certain(span: _Span, *, alone: bool) -> bool:
    """Whether the parts of a span are items by their own words, whatever stands elsewhere in the list."""
    if _series(span):
        return True
    if not alone and not (span.opened or _closes(span.text[: span.start]) or _in_place_of_last(span)):
        return False
    if span.before == "to" and span.parts[0].text.split()[0].lower() not in _ARTICLES and not _named(span.parts[0]):
        return False
    if span.parts[-1].text.split()[-1].lower() in _PREPOSITIONS:
        return False
    parts = [_ungoverned(span, part.text) for part in span.parts]
    articled = parts[0].split()[0].lower() in _ARTICLES
    known = [
        _item(part, noun=articled and n > 0) or _action(part, parts) or _by_doing(span, part) or _action_between(span)
        for n, part in enumerate(parts)
    ]
    return all(known) or (any(known) and all(k or _describing(part) for k, part in zip(known, parts, strict=True)))


def _by_doing(span: _Span, part: str) -> bool:
    """Whether words are one of several means: *by lighting lamps, [by ringing bells] and by …*."""
    words = part.split()
    if words[0] != "by" or len(words) < 2 or len(words) > LONGEST or not gerund(words[1]) or _OTHER_VERB.search(part):
        return False
    near = re.split(r"[;:]", span.text[max(0, span.start - _CLAUSE_BEFORE) : span.start])[-1]
    return bool(_BY_DOING.search(near) or _BY_DOING.match(span.after))


_BY_DOING = later(r"(?:^|\s)(?:and\s+)?by\s+(?:[a-z]+ly\s+)?[a-z]+ing\b")
_OTHER_VERB = later(r"\b(?:is|are|was|were|has|have|shall|should|will|may|can|which|who|while)\b")


def _describing(part: str) -> bool:
    """Whether words are one adjective: with others, *full, equal and*, it is no condition."""
    return " " not in part and adjective(part)


_ADDS = re.compile(r"\s*,?\s*(?:and|or|as well as)\s+(?!in particular\b)")
_SHARED = frozenset("on in of for with among between against within under from by".split())
"""Prepositions that may be repeated before each item: *on trade, as well as on the peace of the coast*."""


def _ungoverned(span: _Span, part: str) -> str:
    """An item without the preposition that it shares with what is before it."""
    first, _, rest = part.partition(" ")
    if not rest or not (first == "to" or first in _SHARED):
        return part
    said = sum(other.text.startswith(f"{first} ") for other in span.parts)
    each = said > 1 and (first != "in" or said == len(span.parts))
    if first == "to" and _among_rights(span, rest):
        return rest
    if not each and _ADDS.match(span.text, span.start, span.end) is None:
        return part
    clause = re.split(r"[;:]", span.text[max(0, span.start - _CLAUSE_BEFORE) : span.start])[-1]
    following = rest.split(" ")[0]
    if first == "to":  # *the right to food and to water*: no infinitive
        noun = following in _ARTICLES or re.search(rf"\bto {re.escape(following)}\b", clause) is not None
        shared = noun and re.search(r"\bto\s", clause) is not None and not verb(following)
    else:
        means = first == "by" and gerund(following)
        shared = not means and re.search(rf"\b{first}\s", clause) is not None
    return rest if shared else part


_TO_A_THING = later(r"\bto\s+(?:the|an?|his|her|its|their)\s")
_THEN_TO = later(r",\s+(?:(?:and|or)\s+)?to\s+(?:the|an?|his|her|its|their)\s")
_THING = later(r"(?:the|an?|his|her|its|their)\s|[a-z]+\s+to\s")


def _among_rights(span: _Span, rest: str) -> bool:
    """Whether what *to* leads is one of several things so led: *to a hearing[, to access to help], to a review*."""
    if not (_THING.match(rest) and _THEN_TO.match(span.after)):
        return False
    near = re.split(r"[;:]", span.text[max(0, span.start - _CLAUSE_BEFORE) : span.start])[-1]
    return _TO_A_THING.search(near) is not None


def _series(span: _Span) -> bool:
    """Whether the span adds to a list of verbs of one form, *to respect and protect*, or of adverbs."""
    form = _form(span.parts[0].text)
    if not form or any(_form(part.text) != form for part in span.parts[1:]):
        return False
    led = form in ("gerund", "adverb") or _INFINITIVES.search(span.text[: span.start]) is not None
    beside = re.match(r"\W*(?:to\s+)?([\w-]+)", span.after)
    before = span.opened and _alike(span.before, form)
    after = span.closed and beside is not None and _alike(beside.group(1), form)
    return led and (before or after)


def _alike(word: str, form: str) -> bool:
    """Whether a word beside a list of verbs is one of it."""
    return _form(word) == form or (form == "base" and infinitive(word))


_INFINITIVES = later(r"\b(?:[Tt]o|should|shall|must)(?: (?:[\w-]+, )*(?:to )?[\w-]+)?[ ,]*$")
"""The verbs of a list as far as the one before a place: *to*, *to respect, protect*, *should respect*."""


def _form(words: str) -> str:
    """How a verb is written that is an item, alone or with its preposition (*to comply with*); or an adverb."""
    first, *rest = words.removeprefix("to ").split() or [""]
    if len(rest) == 1 and adverb(first) and verb(rest[0]):  # *and regularly review*
        return "base"
    if len(rest) > 1 or not {*rest} <= _PREPOSITIONS:
        return ""
    if not rest and adverb(first):
        return "adverb"
    return "base" if verb(first) else "gerund" if gerund(first) else ""


def _named(part: Item) -> bool:
    """Whether an item begins with an actor."""
    return any(i.entry.kind == "actor" and i.start == 0 for i in items(part.text))


def nameable(part: str) -> bool:
    """Whether words can be an item that stands elsewhere in the list: no condition, number, date or article alone."""
    words = part.split()
    first = words[0].strip("\u201c\u2018")
    if not first[:1].isalpha() or first.lower() in _NO_ITEM:
        return False
    described = len(words) > 2 and adjective(words[1]) and words[2].lower() not in _PREPOSITIONS  # *newly built towers*
    if (adverb(first) and not _adjectival(part) and not described) or is_deadline(part):
        return False
    if all(word.lower() in _ARTICLES or no_item(word) for word in words):
        return False
    known = (i for i in items(part) if i.entry.kind in ("qualifier", "modal", "negation"))
    covered = sum(i.end - i.start for i in known if i.entry.family != "quality")
    return covered <= len(part) / 2


def _item(part: str, *, noun: bool) -> bool:
    """A noun or adjective phrase, not a clause; ``noun`` if an article before it makes it one: *the holding of*."""
    words = part.split()
    first = words[0].strip("\u201c\u2018")
    if not part.islower() and _LAW.match(part):
        part = _OF_A_NAME.sub("", part)
    if len(words) > LONGEST or not nameable(part):
        return False
    if _CLAUSE.search(part) and _CLAUSE.search(_NOMINAL.sub("", part)):
        return False
    if words[0].endswith(_OF_PARTICIPLES) and _PARTICIPLE.match(part):
        return False
    if verb_only(first) and not (len(words) == 1 and adjective(first)):  # *open, secure and inclusive*
        return False
    if gerund(first) and not (noun and words[1:2] == ["of"]):
        return False
    if len(words) > 1 and words[1] in _OWN_ARTICLES and first.lower() not in _ARTICLES:
        return False  # *supports the tending of the lamps*, *play a part in it*
    return not verb(first) or len(words) == 1 or words[1] in _PREPOSITIONS


def _action(part: str, others: list[str]) -> bool:
    """Whether a verb in *-ing* stands alone among nouns: *surveillance, hacking and the use of mirrors*."""
    beside = [other for other in others if other != part]
    return part.isalpha() and gerund(part) and bool(beside) and all(_item(other, noun=False) for other in beside)


_NOUN_BEFORE = later(r",\s+(?P<noun>[a-z]+)$")
_NOUN_BEHIND = later(r"\s+(?:and|or)\s+(?P<noun>[a-z-]+)")


def _action_between(span: _Span) -> bool:
    """Whether a verb in *-ing* stands between nouns of one list: *distribution, use[, recycling] and disposal*."""
    if len(span.parts) != 1 or not span.opened or not span.parts[0].text.isalpha():
        return False
    before = _NOUN_BEFORE.search(span.text, max(0, span.start - NEAR), span.start)
    behind = _NOUN_BEHIND.match(span.text, span.end) if before else None
    if before is None or behind is None:
        return False
    beside = before["noun"], behind["noun"]
    alike = any(gerund(word) or verb_only(word) or adverb(word) or word in _NO_ITEM | _ARTICLES for word in beside)
    return not alike


def _adjectival(part: str) -> bool:
    """One adjective, with an adverb at most: *mutually reinforcing*."""
    words = part.split()
    last = adjective(words[-1]) or (words[-1].endswith("ing") and len(words) > 1)
    return last and all(adverb(word) for word in words[:-1])


_JOINED_WORD = re.compile(r"(?P<joint>\s*,?\s*(?:(?:and|or)\s+)?)(?P<word>[\w-]+(?P<whose>[\u2019']s)?)")


def _noun(after: str, *, joined: bool = True) -> str:
    """The noun that adjectives before it share; none if they stand alone: *are universal and indivisible,*.

    Adjectives that *and* joins are theirs alone, those right before the noun are its own; ``joined`` if the first one
    is joined to what stands before it.
    """
    at, more = 0, joined
    while (word := _JOINED_WORD.match(after, at)) and (adjective(word["word"]) or word["whose"]):
        if not more and not word["joint"].strip():
            break
        if word["word"][0].isupper() and re.match(r"\s+[A-Z]", after[word.end() :]):  # *United Nations*: a name
            break
        at, more = word.end(), False
    words: list[str] = []
    described = False
    for word in re.finditer(r"(\s*[^\w\s]*\s*)([\w\u2019'-]+)", after[at:]):
        lower = word.group(2).lower()
        first_joint = not words and not at and re.fullmatch(r"\s*,?\s*", word.group(1))
        if (word.group(1).strip() and not first_joint) or lower in _PREPOSITIONS | _STOPS | _ARTICLES | {"as"}:
            break
        full = sum(each.islower() for each in words) == _HEAD
        if lower in ("and", "or") or full or (words and lower.endswith("s") and verb(lower[:-1])):
            break
        if adjective(word.group(2)):
            if words and not described:  # *environment free from*, *education compulsory*: what it is to be
                break
            described = True
        else:
            described = False
        words.append(word.group(2))
    return "" if described else " ".join(words)
