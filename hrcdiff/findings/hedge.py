"""Hedges: what stands between an ask and its verb, *consider adopting*, *take steps to adopt*, *continue to adopt*.

The verb behind a hedge is looked for on the other side in any form: *adopting*, *adopt*.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from hrcdiff.findings.attachment import closed
from hrcdiff.findings.attempts import attempts
from hrcdiff.findings.make import alone, finding
from hrcdiff.findings.sought import Vocabulary
from hrcdiff.findings.wordkinds import gerund, infinitive, root
from hrcdiff.patterns import later
from hrcdiff.text import NEAR, small

if TYPE_CHECKING:
    from hrcdiff.findings.make import Spot
    from hrcdiff.findings.view import View
    from hrcdiff.model import Finding, Link, Place

_SOME = r"(?:(?!to\s)[a-z-]+,?\s+){0,6}?"
_WAYS = (
    r"(?:(?:the|all|possible|new|further|other|effective|various|appropriate)\s+)*"
    r"(?:ways?(?:\s+and\s+means)?|means|options|avenues|possibility|possibilities|feasibility)"
)
_LOOK = r"(?:explor|examin|assess|study|identify|consider|seek)(?:e|ing)?"
_EFFORTS = rf"(?:mak|exert|undertak|intensify|step|redoubl|strengthen|pursu|continu)(?:e|ing)?\s+{_SOME}efforts?"
_BETWEEN = r"(?:(?:,[^,;:]{2,80}){1,3},)?"
_STEPS = (
    rf"(?:tak|adopt|undertak)(?:e|ing)?{_BETWEEN}\s+{_SOME}(?:steps|measures|actions?)"
    rf"(?:\s+(?:necessary|required|needed|possible|feasible))?{_BETWEEN}"
)
_UTMOST = (
    r"do(?:ing)?\s+(?:everything|all)\s+(?:possible|necessary|feasible|(?:with)?in\s+(?:its|their)\s+power)",
    r"do(?:ing)?\s+(?:its|their)\s+(?:utmost|best)",
    r"spar(?:e|ing)\s+no\s+efforts?",
)
_ING = (
    r"consider(?:ing)?",
    rf"giv(?:e|ing)\s+{_SOME}consideration\s+to(?:\s+the\s+(?:possibility|feasibility)\s+of)?",
    rf"{_LOOK}\s+{_WAYS}\s+(?:of|for)",
    r"work(?:ing)?\s+towards?",
    r"aim(?:ing)?\s+at",
    r"continu(?:e|ing)",
    rf"{_EFFORTS}\s+(?:towards?|at|aimed\s+at)",
    rf"{_STEPS}\s+(?:towards?|for|aimed\s+at)",
)
"""Hedges before a verb in *-ing*."""
_TO = (
    rf"{_LOOK}\s+{_WAYS}\s+to",
    r"(?:endeavour|seek|striv|attempt|try|aim|work)(?:e|ing)?\s+to",
    rf"{_EFFORTS}\s+to",
    rf"{_STEPS}\s+(?:(?:in\s+order|so\s+as)\s+)?to",
    rf"(?:{'|'.join(_UTMOST)})\s+to",
    r"continu(?:e|ing)\s+to",
)
"""Hedges before an infinitive without *to*."""
_ADVERB = r"(?:,[^,;:]{2,80},\s+)?(?:[a-z]+ly\s+)?"
_HEDGE = re.compile(
    rf"\b(?P<ing>{'|'.join(_ING)})\b\s*{_ADVERB}(?P<doing>[a-z-]+ing)\b|"
    rf"\b(?P<to>{'|'.join(_TO)})\s+{_ADVERB}(?P<do>[a-z-]+)\b",
    re.IGNORECASE,
)
_BEGIN = (
    "explor|examin|assess|study|identify|seek|work|aim|endeavour|striv|attempt|try|mak|exert|undertak|intensify|step|"
    "redoubl|strengthen|pursu|tak|adopt|giv|spar"
)
_PARTS = ("consider", "continu")
_FIRST = Vocabulary(["do", "doing", *(f"{verb}{end}" for verb in _BEGIN.split("|") for end in ("", "e", "ing"))])
"""First words of hedges, but for those that begin with one of `_PARTS`."""
_AND = re.compile(r"(?:,\s*|,?\s+(?:and|or)\s+)(?:to\s+)?(?:[a-z]+ly\s+)?(?P<verb>[a-z-]+)\b")
_NO_VERB = later(r".*ly|.*ing|.*s|the|an?|all|its|their|each|every|any|this|that|other", re.IGNORECASE)
"""What stands behind *to* and is no verb."""
_CONSIDER = rf"(?:consider(?:ing)?|giv(?:e|ing)\s+{_SOME}consideration\s+to)"
_NOUN = re.compile(
    rf"\b(?<=to )(?P<head>{_CONSIDER})\s+(?:(?:the|their|its|his|her|an?)\s+)?(?:[a-z]+\s+){{0,2}}?"
    r"(?P<noun>[a-z]{3,}(?:tion|sion|ment|ance|ence))\b"
)
"""*To consider* with the noun of a verb: *their full participation*."""
_KINDS = (
    ("continue", re.compile(r"continu", re.IGNORECASE)),
    ("consideration", re.compile(r"consideration\b")),
    ("ways", re.compile(r"\b(?:ways?|means|options|avenues|possibilit|feasibility)")),
    ("efforts", re.compile(rf"\befforts?\b|{'|'.join(_UTMOST)}")),
    ("steps", re.compile(r"\b(?:steps|measures|actions?)\b")),
)
"""Hedges that differ in no more than adjectives and form are of one kind."""
_VERB_BEFORE = re.compile(
    r"(?:\b(?:to|and|or|by|not|should|shall|will|must|may|can|of|from|in|while|also|further)|\w+ly|,|^)\s*$",
    re.IGNORECASE,
)
"""What stands before a verb that is asked for, and not before a noun of the same form."""
_CARRIED_OUT = later(
    r"\b(?:carry(?:ing)?\s+out|conduct(?:ing)?|undertak(?:e|ing)|perform(?:ing)?|mak(?:e|ing)|initiat(?:e|ing))\s+"
    r"(?:an?|the|its|their|further|such)\s+(?:[a-z-]+,?\s+(?:and\s+)?){0,3}$"
)
"""What stands before the noun of an act that is asked for: *carry out a comprehensive* review."""
_OF_VERBS = ("ment", "tion", "sion")
"""How such a noun ends."""
_SAID_OF = later(
    r"\b(?:that|which|who)\s+(?:[a-z-]+ly\s+)?(?:[a-z-]+(?:,\s*(?:(?:and|or)\s+)?|\s+(?:and|or)\s+)){1,4}(?:[a-z-]+ly\s+)?$"
)
"""What stands before a verb that is said of a thing, and asked of nobody: *services that respect, protect and*."""
_SAID = 4
"""Words of what is hedged that a note quotes."""
_OBJECT = 80
"""Characters behind a verb within which its object is looked for."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LONGER = re.compile(r"[^\W\d_]{4,}")
_STEM = 5
"""Letters by which longer words are compared."""


class Hedge(NamedTuple):
    """A hedge with the verbs behind it."""

    address: str
    start: int
    end: int
    kind: str
    governed: tuple[tuple[int, int], ...]
    """Where the verb stands that it is said of, and those that go on: *consider adopting and implementing*.

    Of *consider their adoption* the noun, with which the hedge ends.
    """

    @property
    def spot(self) -> Spot:
        """Where it stands."""
        return self.address, self.start, self.end


class Verb(NamedTuple):
    """A verb of the other side."""

    address: str
    start: int
    end: int


Row = tuple[Hedge, Verb, Hedge | None]
"""A hedge, where its verb stands on the other side, and another hedge before that."""


def find(view: View) -> Iterator[Finding]:
    """Hedges that came before a verb that stays, left it, or took the place of others."""
    for link in view.changed:
        old, new = _rows(view, link, old=True), _rows(view, link, old=False)
        pairs = {(one, other) for one, _, other in old if other} | {(other, one) for one, _, other in new if other}
        for one, other in sorted(pairs):
            said = _said(view, one, old=True), _said(view, other, old=False)
            note = f"{said[0]} → {said[1]}, at “{_what(view, other, old=False)}”"
            yield finding(view, "modality.changed", one.spot, other.spot, note, source="hedges")
        for rows, side in ((old, True), (new, False)):
            apart = [(hedge, there) for hedge, there, another in rows if another is None]
            yield from (_told(view, hedge, there, old=side) for hedge, there in _joined(apart))
        yield from attempts(view, link)


def _joined(apart: list[tuple[Hedge, Verb]]) -> list[tuple[Hedge, Verb]]:
    """Hedges, of which one that stands right before another is one with it: *consider taking steps to*."""
    out: list[tuple[Hedge, Verb]] = []
    for hedge, there in reversed(apart):
        inner = next((one for one, _ in out if (one.address, one.start) == (hedge.address, hedge.governed[0][0])), None)
        out = [row for row in out if row[0] is not inner]
        out.append((hedge._replace(end=inner.end, governed=inner.governed) if inner else hedge, there))
    return out[::-1]


def _told(view: View, hedge: Hedge, there: Verb, *, old: bool) -> Finding:
    """A hedge that stands on one side alone."""
    what = "removed" if old else "added"
    said = _said(view, hedge, old=old)
    note = f"{said} {what}, at “{_what(view, hedge, old=old)}”"
    if hedge.governed[0][1] == hedge.end:
        words = said, view.text(there.address, old=not old)[there.start : there.end]
        head = re.match(_CONSIDER, said)
        note = f"{head.group() if head else said} {what}: {' → '.join(words if old else words[::-1])}"
    point = there.address, there.start, there.start
    return alone(view, f"modality.{what}", hedge.spot, point, note, old=old, source="hedges")


def _said(view: View, hedge: Hedge, *, old: bool) -> str:
    """A hedge as its text prints it."""
    return view.text(hedge.address, old=old)[hedge.start : hedge.end]


def _what(view: View, hedge: Hedge, *, old: bool) -> str:
    """What is hedged, in a few words."""
    text = view.text(hedge.address, old=old)[hedge.governed[0][0] :]
    return closed(" ".join(re.split(r"[;:]|\.(?!\d)", text, maxsplit=1)[0].split()[:_SAID]))


def _rows(view: View, link: Link, *, old: bool) -> list[Row]:
    """The hedges of one side of a link whose verb stands on the other side without one of their kind."""
    out: list[Row] = []
    for address in link.old if old else link.new:
        mine = hedges(view.text(address, old=old), address)
        for hedge in mine:
            if view.image(address, hedge.start, hedge.governed[0][1], old=old) is not None:
                continue
            if hedge.kind == "continue" and _goes_on_there(view, hedge, old=old):
                continue
            found = ((verb, _counterpart(view, link, hedge, verb, old=old)) for verb in hedge.governed)
            verb, there = next((row for row in found if row[1]), (None, None))
            if verb is None or there is None:
                continue
            others = _before(hedges(view.text(there.address, old=not old), there.address), (there.start, there.end))
            if hedge.kind not in {other.kind for other in others} and not _said_there(view, hedge, there, old=old):
                kinds = {each.kind for each in _before(mine, verb)}
                out.append((hedge, there, next((other for other in others if other.kind not in kinds), None)))
    return out


_CONTINUES = later(r"\s+and\b(?:,[^,;:]{2,80},)?\s+to\s", re.IGNORECASE)
"""What stands behind *continue* where another verb goes beside it: *continue and, if possible, to increase*."""


def _goes_on_there(view: View, hedge: Hedge, *, old: bool) -> bool:
    """Whether *continue* was kept and no more than another verb was put beside it."""
    head = re.match(r"\w+", view.text(hedge.address, old=old)[hedge.start :])
    end = hedge.start + (head.end() if head else 0)
    image = view.image(hedge.address, hedge.start, end, old=old)
    return image is not None and _CONTINUES.match(view.text(image.address, old=not old), image.end) is not None


def _said_there(view: View, hedge: Hedge, there: Verb, *, old: bool) -> bool:
    """Whether what hedges stands before the verb in another form: *its efforts to adopt*, *study adopting*."""
    theirs = view.text(there.address, old=not old)
    done = (end for each in hedges(theirs, there.address) for _, end in each.governed if end <= there.start)
    before = theirs[max(0, there.start - NEAR, *done) : there.start]
    clause = re.split(r"[,;:]", before)[-1].lower()
    words = _said(view, hedge, old=old).lower()
    known = [pattern for _, pattern in _KINDS if pattern.search(words)]
    return any(pattern.search(clause) for pattern in (*known, re.compile(rf"\b{words.split()[0]}\b")))


def reworded(view: View, place: Place | None, *, old: bool) -> bool:
    """Whether words stand in a hedge that another of its kind replaces: *do everything [possible] to*."""
    link = view.link_at(place.address, old=old) if place else None
    if place is None or link is None:
        return False
    text = view.text(place.address, old=old)
    for mine in hedges(text, place.address):
        if not mine.start <= place.start < place.end <= mine.end:
            continue
        for verb in mine.governed:
            there = _counterpart(view, link, mine, verb, old=old)
            other = view.text(there.address, old=not old) if there else ""
            for hedge in _before(hedges(other, there.address), (there.start, there.end)) if there else ():
                heads = (said[at:].split()[0].rstrip(",") for said, at in ((text, mine.start), (other, hedge.start)))
                if hedge.kind == mine.kind and len({*map(root, heads)}) == 2:
                    return True
    return False


def _before(found: tuple[Hedge, ...], verb: tuple[int, int]) -> list[Hedge]:
    """The hedges before a verb."""
    return [hedge for hedge in found if verb in hedge.governed]


@lru_cache(maxsize=4096)
def hedges(text: str, address: str) -> tuple[Hedge, ...]:
    """The hedges of a paragraph; one may stand within another: *continue to consider adopting*."""
    out: list[Hedge] = []
    heads = iter(_heads(small(text)))
    match = _next(text, heads, 0)
    while match:
        name, verb = ("ing", "doing") if match["ing"] else ("to", "do")
        doing = name == "ing"
        if gerund(match[verb]) if doing else infinitive(match[verb]) or not _NO_VERB.fullmatch(match[verb]):
            words = match[name]
            kind = next((k for k, pattern in _KINDS if pattern.search(words)), root(words.split()[0]))
            governed = (match.span(verb), *_goes_on(text, match.end(verb), doing=doing))
            out.append(Hedge(address, match.start(name), match.end(name), kind, governed))
            match = _next(text, heads, match.end(name))
        else:
            match = _next(text, heads, match.start() + 1)
    for index in reversed(range(len(out) - 1)):
        if out[index].governed[0][0] == out[index + 1].start:
            out[index] = out[index]._replace(governed=out[index].governed + out[index + 1].governed)
    nouns = _NOUN.finditer(text) if "consider" in text else ()
    return (*out, *(Hedge(address, *match.span(), "consider", (match.span("noun"),)) for match in nouns))


def _heads(lower: str) -> Iterable[int]:
    """Where the words with which hedges begin stand in a text in small letters, be they parts of longer ones."""
    said = [*_FIRST.among(lower), *(part for part in _PARTS if part in lower)]
    places: set[int] = set()
    for word in said:
        place = lower.find(word)
        while place >= 0:
            places.add(place)
            place = lower.find(word, place + 1)
    return sorted(places)


def _next(text: str, heads: Iterator[int], at: int) -> re.Match[str] | None:
    """The first hedge behind a place, tried only where one of their words may begin."""
    for head in heads:
        if head >= at and (match := _HEDGE.match(text, head)):
            return match
    return None


def _goes_on(text: str, at: int, *, doing: bool) -> Iterator[tuple[int, int]]:
    """The verbs of one form that stand in a row with one: *adopting, and implementing*."""
    while (match := _AND.match(text, at)) and (gerund if doing else infinitive)(match["verb"]):
        yield match.span("verb")
        at = match.end("verb")


def _counterpart(view: View, link: Link, hedge: Hedge, verb: tuple[int, int], *, old: bool) -> Verb | None:
    """Where a verb stands on the other side in some form, before something of the same object."""
    text = view.text(hedge.address, old=old)
    mine = _object(text, verb[1])
    image = view.image(hedge.address, *verb, old=old)
    if image is not None:
        if verb[1] == hedge.end:
            return None
        there = Verb(image.address, image.start, image.end)
        return there if mine & _object(view.text(there.address, old=not old), there.end) else None
    said = text[verb[0] : verb[1]]
    mine_root, noun = root(said), said if verb[1] == hedge.end else ""
    letters = noun[: _SAID + 1] or mine_root  # with which every such word begins
    for address in link.new if old else link.old:
        theirs = view.text(address, old=not old)
        for word in _WORD.finditer(theirs) if letters in theirs.lower() else ():
            if not word[0].lower().startswith(letters):
                continue
            before = theirs[max(0, word.start() - NEAR) : word.start()]
            carried = not noun and _CARRIED_OUT.search(before) is not None
            same = _of_noun(word.group(), noun) if noun else root(word.group()) == mine_root
            same = same or (carried and word.group().endswith(_OF_VERBS))
            if not same or view.image(address, *word.span(), old=not old) is not None:
                continue
            if (
                (carried or _VERB_BEFORE.search(before))
                and mine & _object(theirs, word.end())
                and not _SAID_OF.search(theirs, max(0, word.start() - _OBJECT), word.start())
            ):
                return Verb(address, *word.span())
    return None


def _of_noun(verb: str, noun: str) -> bool:
    """Whether a noun is made of a verb: *participation*, *participate*; *ratification*, *ratify*."""
    stem = root(verb).rstrip("y")
    return len(stem) > _SAID and noun.startswith(stem) and not verb.startswith(noun)


def _object(text: str, at: int) -> frozenset[str]:
    """The beginnings of the longer words behind a verb."""
    clause = re.split(r"[;:]", text[at : at + _OBJECT])[0]
    return frozenset(word[:_STEM].lower() for word in _LONGER.findall(clause))
