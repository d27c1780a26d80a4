"""Conditions that are in no table: a phrase set off by commas, told by its own words; and a scope that grew."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from hrcdiff.findings import limiting
from hrcdiff.findings.aims import purposes
from hrcdiff.findings.anchors import at_end
from hrcdiff.findings.attachment import attached_at
from hrcdiff.findings.dates import TAIL
from hrcdiff.findings.guarantees import guarantees
from hrcdiff.findings.items import data, items
from hrcdiff.findings.make import alone, point, trimmed, within
from hrcdiff.findings.numbers import COUNT
from hrcdiff.findings.parts import of_another, of_several, pieces, said_anew, slid
from hrcdiff.findings.permitted import permitted
from hrcdiff.findings.qualifier import IN_WHOLE_PARAGRAPHS
from hrcdiff.findings.sought import sought
from hrcdiff.findings.tails import of_law, tail
from hrcdiff.findings.view import plain
from hrcdiff.findings.wordkinds import adverb
from hrcdiff.lexicon.tables import any_of
from hrcdiff.patterns import later
from hrcdiff.text import first_words

if TYPE_CHECKING:
    from hrcdiff.findings.view import Change, View
    from hrcdiff.model import Finding, Place

_LONG = 25
"""Words of an aside."""
_APART = tuple(IN_WHOLE_PARAGRAPHS)
"""Families told by themselves, in whatever tail they stand."""
_SAID = 15
"""Words of it that are told."""
_SHORT = 10
"""Words of what a scope was widened to."""
_SMALL = 3
"""Letters than which a word has more that says something by itself."""
_STEM = 6
"""Letters by which two words are held to be forms of one."""
_CLOSED = re.compile(r"\s*(?:[,;.]|$)")
_ADVERB = re.compile(r"[a-z]+ly,\s+")
"""A word that may go with an aside: *fully, before the winter,*."""
_CLAUSE = re.compile(r"\b(?:that|which|who|is|are|was|were|has|have|shall|should|will|may|to|and to)\b")
_ENDS_WIDER = (",", "of", "particular", "particularly", "especially", "notably", "including", "such as")
"""How words end that are such a scope."""
_WIDER = sought(
    r"(?P<what>\w[^,;:]*),\s+(?:and\s+)?(?P<by>in particular|particularly|especially|notably|including|such as)\s*"
    r"(?:,\s+(?:as|where|when|if)\s+[a-z]+,\s*(?:of\s+)?)?",
    holds=("particular", "especially", "notably", "including", "such as"),
)


def joined(view: View, found: list[Finding]) -> list[Finding]:
    """Findings with the asides of which none of them tells, and without what is but a part of one."""
    beside: defaultdict[tuple[str | None, str | None], list[Finding]] = defaultdict(list)
    for f in found:
        beside[f.old.address if f.old else None, None].append(f)
        beside[None, f.new.address if f.new else None].append(f)
    told: list[Finding] = []
    parts: set[int] = set()
    for aside in _asides(view):
        here = aside.old if aside.old_words else aside.new
        key = (here.address, None) if aside.old_words and here else (None, here.address if here else None)
        if not any(_tells(f, aside) for f in beside[key]):
            told.append(aside)
            parts |= {id(f) for f in beside[key] if _part(f, aside)}
            beside[key].append(aside)
    return [*(f for f in found if id(f) not in parts), *told]


def _part(f: Finding, aside: Finding) -> bool:
    """Whether a finding takes an aside for an item of a list, or tells a word of it."""
    return f.kind in ("list", "qualifier", "pair") and within(*_ends(f, aside))


def _tells(f: Finding, aside: Finding) -> bool:
    """Whether a finding tells an aside, or the clause in which it stands."""
    outer, inner = _ends(f, aside)
    if f.rule in ("qualifier.replaced", "qualifier.moved"):
        outer = f.old if aside.old_words else f.new
    if f.kind != "structure" and within(inner, outer) and not (f.kind == "list" and inner == outer):
        return True
    if f.kind == aside.kind == "list" and (within(inner, outer) or within(outer, inner)):
        return True
    if f.kind in ("structure", "list", "pair") or not within(outer, inner) or not (inner and outer):
        return False
    most = 2 * (outer.end - outer.start) >= inner.end - inner.start
    if f.kind == "qualifier":
        instead = f.rule in ("qualifier.replaced", "qualifier.moved")
        return most or instead or any(f"({family})" in f.note for family in _APART)
    short = len((aside.old_words or aside.new_words).split()) <= TAIL
    return most or f.kind in ("verb", "duty") or (short and f.kind == "date")


def _ends(f: Finding, aside: Finding) -> tuple[Place | None, Place | None]:
    """The places of a finding and an aside in the text that has the aside; none of what tells of the other text."""
    old = bool(aside.old_words)
    if f.rule.endswith(".added" if old else ".removed"):
        return None, aside.old if old else aside.new
    return (f.old, aside.old) if old else (f.new, aside.new)


def _asides(view: View) -> Iterator[Finding]:
    """Asides and tails that came or went, and scopes that were widened or narrowed, where nothing else changed."""
    for link in view.changed:
        for change in pieces(view, link):
            yield from _at_an_end(view, change)
            if change.deleted and change.inserted and (plain(change.deleted) and plain(change.inserted)):
                for side in (True, False):
                    yield from _age(view, change, old=side)
                    yield from tail(view, change, old=side)
                    yield from guarantees(view, change, old=side)
            elif (old := bool(plain(change.deleted))) or plain(change.inserted):
                yield from _alone(view, change, old=old)
                yield from tail(view, change, old=old)
                yield from guarantees(view, change, old=old)
        yield from purposes(view, link)
        yield from permitted(view, link)


def _alone(view: View, change: Change, *, old: bool) -> Iterator[Finding]:
    """What a change is that has words on one side alone."""
    yield from _aside(view, change, old=old)
    if not of_several(change):
        yield from _widest(view, change, old=old)
        law = [*of_law(view, change, old=old)]
        yield from law or limiting.find(view, change, old=old)
        yield from _money(view, change, old=old)
        yield from _age(view, change, old=old)
        yield from _where(view, change, old=old)
        yield from _how(view, change, old=old)


@cache
def _begins() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(data()['asides']['begins'])})\b", re.IGNORECASE)


def _sides(view: View, change: Change, *, old: bool) -> tuple[str, Place, str]:
    """What came or went, where it stands, and its paragraph."""
    place = change.old if old else change.new
    return (change.deleted if old else change.inserted), place, view.text(place.address, old=old)


def _aside(view: View, change: Change, *, old: bool) -> Iterator[Finding]:
    """A phrase between commas that begins as a condition does, and that no table has."""
    said, place, text = _sides(view, change, old=old)
    if not said.rstrip().endswith((",", ";")) and _CLOSED.match(text, place.end) is None:
        return
    here = trimmed(view, place, old=old)
    word = _ADVERB.match(text, here[1], here[2])
    here = (here[0], word.end(), here[2]) if word else here
    words = text[here[1] : here[2]]
    opened = text[: here[1]].rstrip().endswith(",")
    if not (opened and _begins().match(words)) or len(words.split()) > _LONG or ";" in words:
        return
    known = (i.entry for i in items(words))
    if of_another(view, *here, old=old):
        return
    if _leads(view, place, old=old) or any(e.kind == "qualifier" and e.weight == "phrase" for e in known):
        return
    what = "removed" if old else "added"
    told = first_words(words.split(), _SAID)
    sense = _sense(words)
    at = attached_at(text, here[1], place.end, far=sense in _OF_BEFORE) if sense != "manner" else at_end(text, here[1])
    note = f"{what}: “{told}” ({sense}), at “{at}”"
    yield alone(
        view, f"qualifier.{what}", here, point(change, old=old), note, old=old, source=data()["asides"]["source"]
    )


_UNLESS = sought(
    r"\b(?:unless|except|save|provided|on\s+condition|on\s+the\s+understanding|notwithstanding|pending|"
    r"so\s+long\s+as|as\s+long\s+as|insofar\s+as|in\s+so\s+far\s+as|to\s+the\s+exclusion|depending\s+on)\b",
    holds=(
        "unless",
        "except",
        "save",
        "provided",
        "condition",
        "understanding",
        "notwithstanding",
        "pending",
        "long",
        "far",
        "exclusion",
        "depending",
    ),
)
"""Conditions that are told beside other words that changed."""
_BEHIND = re.compile(r",\s+")
_MOST_BESIDE = 6
"""Words beside such a condition."""


def _at_an_end(view: View, change: Change) -> Iterator[Finding]:
    """A condition that came or went behind a few other words: *[on their soil, unless they object]*."""
    if "," not in change.deleted and "," not in change.inserted:
        return
    for old in (True, False):
        said, place, _ = _sides(view, change, old=old)
        words_of_it = said.rstrip(" ,;")
        last = _BEHIND.match(words_of_it, words_of_it.rfind(",")) if "," in words_of_it else None
        if last is None or not _UNLESS.match(said, last.end()):
            continue
        beside = said[: last.start()]
        words = beside.split()
        if not words or len(words) > _MOST_BESIDE or _CLAUSE.search(beside) or "," in beside.strip(" ,"):
            continue
        here = replace(place, start=place.start + last.start())
        there = " ".join(c.inserted if old else c.deleted for c in view.changes(change.link))
        whole = said[last.start() :]
        if _UNLESS.search(there) or said_anew(view, change, whole, old=old):
            continue
        cut = change._replace(old=here, deleted=whole) if old else change._replace(new=here, inserted=whole)
        yield from _aside(view, cut, old=old)


_OF_BEFORE = ("attribution", "basis")
"""Senses of what belongs to the words before it: *the Council, as stated by the Assembly, to promote*."""


def _sense(words: str) -> str:
    """What an aside is, by the words with which it begins."""
    senses = data()["asides"]["senses"].items()
    return next((sense for sense, begins in senses if words.lower().startswith(tuple(begins))), "condition")


def _leads(view: View, place: Place, *, old: bool) -> bool:
    """Whether the verb of a limb came or went."""
    limbs = view.limbs((view.old if old else view.new)[place.address])
    return any(place.start <= limb.verb_start < place.end for limb in limbs)


def _widest(view: View, change: Change, *, old: bool) -> Iterator[Finding]:
    """A scope that grew or shrank, wherever the diff cut it: *law, in particular foreign*, for *foreign law, …*."""
    said, place, text = _sides(view, change, old=old)
    if "," not in said:
        return
    for start, end in slid(text, place.start, place.end):
        words = text[start:end]
        if not words.rstrip().endswith(_ENDS_WIDER):
            continue
        here = replace(place, start=start, end=end)
        cut = change._replace(old=here, deleted=words) if old else change._replace(new=here, inserted=words)
        found = [*_wider(view, cut, old=old)]
        if found:
            yield from found
            return


def _wider(view: View, change: Change, *, old: bool) -> Iterator[Finding]:
    """*developing harbours, in particular* before *small harbours*, which stay."""
    said, place, text = _sides(view, change, old=old)
    found = _WIDER.fullmatch(said.lstrip())
    if found is None or len(found["what"].split()) > _SHORT or _CLAUSE.search(found["what"]):
        return
    if _leads(view, place, old=old) or plain(found["what"]).split()[0] in ("and", "or"):
        return
    if _said_anew(view, change, found["what"], old=old):
        return
    here = trimmed(view, place, old=old)
    if text[place.end : place.end + 1] == ":":
        what, became = ("removed", "an open list is now closed") if old else ("added", "a closed list is now open")
        note = f"{what}: “{text[here[1] : here[2]]}” ({became})"
        yield alone(view, f"qualifier.{what}", here, point(change, old=old), note, old=old, source="hedges")
        return
    how = "narrowed: no longer" if old else "widened: now"
    note = f"scope {how} “{text[here[1] : here[2]]}”, before “{attached_at(text, place.end, place.end)}”"
    rule = f"qualifier.{'removed' if old else 'added'}"
    yield alone(view, rule, here, point(change, old=old), note, old=old, source="hedges")


_WHERE = re.compile(
    r"(?:(?:before|prior\s+to|after|during)(?:,\s+during)?,?\s+(?:and|or)\s+(?:during|after)|"
    r"in|at|during|throughout|within|outside|across)\s+(?!this\b|that\b|such\b)(?:[\w\u2019-]+\s+){0,6}?"
    r"(?:situations?|contexts?|domains?|settings?|areas?|spheres?|territor(?:y|ies)|conflicts?|emergenc(?:y|ies)|"
    r"circumstances|countries|pandemics?|cris[ie]s|disasters?|elections?|levels?|regions?|peacetime|wartime|war|peace|custody|detention)",
    re.IGNORECASE,
)
"""Where, or in which state of things: *in the inshore area*, *during emergencies*."""
_RELATION = re.compile(
    r"(?:alongside|on\s+a\s+par\s+with|at\s+the\s+expense\s+of|in\s+preference\s+to|instead\s+of|rather\s+than)\s+(?:[\w\u2019-]+\s+){0,7}?[\w\u2019-]+"
)
"""Beside or above what something is set: *alongside all other human rights*."""


def _where(view: View, change: Change, *, old: bool) -> Iterator[Finding]:
    """Where a clause that stayed holds, *in conflict situations*, or beside what something is set."""
    _, place, text = _sides(view, change, old=old)
    here = trimmed(view, place, old=old)
    joint = _OPENING.match(text, here[1], here[2])
    here = (here[0], joint.end() if joint else here[1], here[2])
    words = text[here[1] : here[2]]
    sense = "scope" if _WHERE.fullmatch(words) else "relation" if _RELATION.fullmatch(words) else None
    if sense is None or _CLAUSE.search(words):
        return
    if plain(change.after).split()[:1] == ["of"] or not plain(change.before):
        return
    what = "removed" if old else "added"
    note = f"{words} {what} ({sense}), at “{at_end(text, here[1])}”"
    yield alone(view, f"qualifier.{what}", here, point(change, old=old), note, old=old, source="hedges")


_AGE = later(
    rf"(?:aged\s+)?(?:under|below|above|over|between|from|up\s+to)\s+(?:the\s+age\s+of\s+)?{COUNT}"
    rf"(?:\s+(?:and|to)\s+{COUNT})?(?:\s+years(?:\s+of\s+age|\s+old)?)?"
)
_YEARS = later(r"\bage[ds]?\b")


def _age(view: View, change: Change, *, old: bool) -> Iterator[Finding]:
    """A limit of age that came or went behind those of whom it is said: *children under 18 years of age*."""
    said, place, text = _sides(view, change, old=old)
    if " age" not in said or _YEARS.search(said) is None or _AGE.fullmatch(said.strip(" ,")) is None:
        return
    if _YEARS.search(change.inserted if old else change.deleted) or said_anew(view, change, said, old=old):
        return
    what = "removed" if old else "added"
    here = trimmed(view, place, old=old)
    note = f"{text[here[1] : here[2]]} {what} (limit), at “{attached_at(text, here[1], place.end, far=True)}”"
    yield alone(view, f"qualifier.{what}", here, point(change, old=old), note, old=old, source="hedges")


_ADVERBS = later(r"[a-z-]+ly(?:(?:,\s+|,?\s+(?:and|or)\s+)[a-z-]+ly)*")
_NO_MANNER = frozenset(
    "accordingly additionally consequently conversely currently daily especially finally firstly formerly hourly "
    "initially lastly mainly monthly mostly namely nightly notably only particularly presently previously recently "
    "respectively secondly similarly simultaneously subsequently thirdly ultimately weekly yearly".split()
)
"""Adverbs that say when, or how a text goes on, and nothing of how something is to be done."""
_IN_SERIES = later(r"(?:,|ly,?\s+(?:and|or))\s*$")
_GOES_ON = later(r"\s*(?:,|(?:and|or)\s+[a-z-]+ly\b)")
"""What makes an adverb one of several, of which a list tells, or an aside."""


def _how(view: View, change: Change, *, old: bool) -> Iterator[Finding]:
    """How something is to be done that stayed, in adverbs alone: *to openly and safely* share views."""
    said, place, text = _sides(view, change, old=old)
    words = said.strip(" ,\u00a0")
    if not words.endswith("ly") or _ADVERBS.fullmatch(words) is None or _IN_SERIES.search(text[: place.start]):
        return
    if not (plain(change.before) and plain(change.after)) or _GOES_ON.match(text, place.end):
        return
    adverbs = [word for word in plain(words).split() if word not in ("and", "or")]
    if not all(adverb(word) for word in adverbs) or not _NO_MANNER.isdisjoint(adverbs):
        return
    there = plain(" ".join(c.inserted if old else c.deleted for c in view.changes(change.link))).split()
    if any(word.startswith(each[: min(len(each) - len("ly"), _STEM)]) for each in adverbs for word in there):
        return  # *safely*, for *safe* or at another place
    what = "removed" if old else "added"
    here = trimmed(view, place, old=old)
    note = f"{words} {what} (manner), at “{attached_at(text, here[1], place.end, phrase=False)}”"
    yield alone(view, f"qualifier.{what}", here, point(change, old=old), note, old=old, source="hedges")


_MONEY = sought(
    r"(?<!natural )\bresources\b|\b(?:funding|financing|budgets?)\b",
    holds=("resources", "funding", "financing", "budget"),
)
_GIVEN = later(r"\b(?:provid|allocat|secur|mobiliz|dedicat|made available|mak(?:e|ing) available)")
_OPENING = later(r"(?:and|or)\s+")


def _money(view: View, change: Change, *, old: bool) -> Iterator[Finding]:
    """A clause on the money that something gets: *and that budgetary resources are provided*."""
    said, place, text = _sides(view, change, old=old)
    if not (_MONEY.search(said) and _GIVEN.search(said)) or len(said.split()) > _LONG or _leads(view, place, old=old):
        return
    here = trimmed(view, place, old=old)
    opening = _OPENING.match(text, here[1], here[2])
    here = (here[0], opening.end() if opening else here[1], here[2])
    what = "removed" if old else "added"
    note = f"{what}: “{text[here[1] : here[2]]}” (resources), at “{attached_at(text, place.start, place.end)}”"
    yield alone(view, f"qualifier.{what}", here, point(change, old=old), note, old=old, source="hedges")


def _said_anew(view: View, change: Change, what: str, *, old: bool) -> bool:
    """Whether other changes of the link put in what one took out, or the reverse, if only in other forms."""
    there = plain(" ".join(c.inserted if old else c.deleted for c in view.changes(change.link)))
    stems = {word[:_STEM] for word in there.split()}
    return all(word[:_STEM] in stems for word in plain(what).split() if len(word) > _SMALL)
