"""Numbers of things, whatever they are of: *four months of wages*, *ten officers*, *a workshop of one day*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from hrcdiff.findings.make import Spot, finding, spot, within
from hrcdiff.findings.numbers import COUNT, may_count, value
from hrcdiff.findings.parts import stems
from hrcdiff.lexicon import MONTHS
from hrcdiff.patterns import later
from hrcdiff.text import small

if TYPE_CHECKING:
    from hrcdiff.findings.figures import Figure
    from hrcdiff.findings.view import Change, View
    from hrcdiff.model import Finding, Link, Place

SHORT = 6
"""Words of a change in which one number stands for another."""
_WORDS = 4
"""Words behind a number in which what it counts is named: *ten human rights officers*."""
_NUMBER = later(rf"(?<![\w/.,-])(?:{COUNT}|an?)(?![\w/.,-])", re.IGNORECASE)
_CITED = later(
    r"\b(?:paragraphs?|articles?|sections?|chapters?|parts?|rules?|principles?|goals?|targets?|items?|resolutions?|"
    r"decisions?|recommendations?|annex|nos?\.|[\d/]+,?(?:\s+(?:and|to|or))?)\s*$",
    re.IGNORECASE,
)
"""What stands before a number that is a name: *paragraph* 5, *Goals* 3."""
_NAMED_IN = 30
"""Characters in which that stands."""
_WORD = later(r"\s+([A-Za-z]+(?:-[a-z]+)*)")
_ENDS = frozenset(
    "of the and or to in for on at by with from which that who per as is are was were be has have into under during "
    "after before since through including such any all its their not than more between among upon it they".split()
)
"""Words that are none of what is counted, and none before it."""
_PEOPLE = frozenset("people persons women men children police".split())
_YEAR = later(r"(?:19|20)\d\d$")


class Count(NamedTuple):
    """A number with what it counts."""

    address: str
    start: int
    number: int
    things: tuple[tuple[str, int], ...]
    """The words that may be it, in one form for one and several, with their ends: the last of several things."""


def in_place(view: View, change: Change) -> Finding | None:
    """A number in place of another before the same thing in a short change; None if there is none, or several."""
    if not (change.simple and change.deleted.strip() and change.inserted.strip()):
        return None
    if max(len(change.deleted.split()), len(change.inserted.split())) > SHORT:
        return None
    if not (may_count(change.deleted) and may_count(change.inserted)):
        return None
    if not (_NUMBER.search(change.deleted) and _NUMBER.search(change.inserted)):
        return None
    sides = [_counts(view, place, old=old) for place, old in ((change.old, True), (change.new, False))]
    if not all(len(side) == 1 for side in sides):
        return None
    one, other = sides[0][0], sides[1][0]
    ends = next(((end, at) for thing, end in one.things for same, at in other.things if thing == same), None)
    if one.number == other.number or ends is None:
        return None
    return _told(view, (one.address, one.start, ends[0]), (other.address, other.start, ends[1]))


def _told(view: View, one: Spot, other: Spot) -> Finding:
    """A number of things in place of another."""
    said = [view.text(s[0], old=old)[s[1] : s[2]] for s, old in ((one, True), (other, False))]
    return finding(view, "date.amount", one, other, f"{said[0]} → {said[1]}")


def _counts(view: View, place: Place, *, old: bool) -> list[Count]:
    """The numbers of things that begin in a place; those of citations apart."""
    text = view.text(place.address, old=old)
    cited = view.citations(place.address, old=old)
    out: list[Count] = []
    for match in _NUMBER.finditer(text, place.start, place.end):
        article = small(match[0]) in ("a", "an")
        number = _number(match[0])
        if number is None or _YEAR.match(match[0]):
            continue
        things = _things(text, match.end(), one=number == 1)
        before = text[max(0, match.start() - _NAMED_IN) : match.start()]
        if not things or (not article and _CITED.search(before)):
            continue
        if not any(c.start < things[-1][1] and match.start() < c.end for c in cited):
            out.append(Count(place.address, match.start(), number, things))
    return out


def _things(text: str, at: int, *, one: bool) -> tuple[tuple[str, int], ...]:
    """The nouns that a number may count, and where they end; of several things the last word alone that can be one."""
    words: list[tuple[str, int]] = []
    while len(words) < _WORDS and (match := _WORD.match(text, at)) and match[1] not in _ENDS:
        words.append((match[1], match.end()))
        at = match.end()
    if one:
        return tuple((_single(word), end) for word, end in words if word not in MONTHS)
    several = [(_single(word), end) for word, end in words if word in _PEOPLE or _SEVERAL.search(word)]
    return tuple(several[-1:])


_SEVERAL = re.compile(r"[^su]s$")
_MULTIPLE = ("thousand", "million", "billion", "cent", "%")
"""With what an amount ends that does not say of what it is."""
_OF_WHAT = later(
    r"\s+(?:of\s+(?:them|whom|these|those|which)\b|(?!(?:in|to|at|by|as|for|on|from|and|or|is|are|was|were|has|have)\b)[a-z])"
    r"[^,;:.()\d]{0,80}"
)
"""What an amount is of, with the words behind: *million* girls, *million* of them are of primary school age."""
_ANYBODY = frozenset("people person individ".split())
"""Any of which the same people may be called, in so many letters as are compared."""
_NOTHING = frozenset("them whom these those which among".split())


def others(old: tuple[str, Figure], new: tuple[str, Figure]) -> bool:
    """Whether two amounts, each with its text, are of other things: *61 million of school age*, *118 million girls*."""
    if not all(figure.text.endswith(_MULTIPLE) for _, figure in (old, new)):
        return False
    said = [_OF_WHAT.match(text, figure.end) for text, figure in (old, new)]
    one, other = (stems(match[0]) - _NOTHING if match else set() for match in said)
    return bool(one and other) and not one & other and not (one & _ANYBODY and other & _ANYBODY)


_TO_ANOTHER = later(r"[^,;:.]{0,40}?\s+to\s+(?:(?:about|around|nearly|almost|over|some|more\s+than)\s+)?[$\u20ac\d]")
_FROM_ANOTHER = later(
    r"\bfrom\s+[$\u20ac\d][^;:]{0,40}?\s+to\s+(?:(?:about|around|nearly|almost|over|some|more\s+than)\s+)?$"
)
_FROM = "from "
_BEFORE = 80
"""Characters before an amount in which stands from what it rose or fell."""


def of_growth(old: tuple[str, Figure], new: tuple[str, Figure]) -> bool:
    """Whether of two amounts, each with its text, one alone is that from which something rose or fell, or to which.

    The second is one with an amount behind *to* alone: *rose to 5 million*, *rose from 3 million to 5 million*.
    """
    one, other = _end_of_growth(*old), _end_of_growth(*new)
    if one == other:
        return False
    text, figure = old if one == "" else new
    return "from" in (one, other) or not text[: figure.start].endswith(" to ")


def _end_of_growth(text: str, figure: Figure) -> str:
    """Which end an amount is of what is told by two of them: *from* or *to*; empty if it is none."""
    before = text[max(0, figure.start - _BEFORE) : figure.start]
    if before.endswith(_FROM) and _TO_ANOTHER.match(text, figure.end):
        return "from"
    return "to" if _FROM in before and _FROM_ANOTHER.search(before) else ""


def of_what(text: str, figure: Figure) -> str:
    """An amount with what it is of: *27 million people*, *4 per cent of gross domestic product*."""
    end = figure.end
    if figure.what == "share":
        things = _things(text, end, one=False)
        end = things[-1][1] if things else end
    if figure.text.endswith(_MULTIPLE):
        of = _SHARE_OF.match(text, end) if figure.text.endswith(("cent", "%")) else None
        things = _things(text, of.end() if of else end, one=of is not None)
        end = things[-1][1] if things else end
    return text[figure.start : end]


_SHARE_OF = later(r"\s+of(?:\s+(?:the|all|their|its))?(?=\s)")


def _single(word: str) -> str:
    """A noun without the ending of several: *officers*, *bodies*."""
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")


_LASTING = later(
    rf"\b(?:of|for|lasting)\s+(?P<behind>(?P<count>{COUNT}|an?)\s+(?:full\s+)?(?:and\s+a\s+half\s+)?(?P<unit>hour|day|week|month|year)s?)\b"
    rf"|\b(?P<before>(?P<number>{COUNT})-(?P<of>hour|day|week|month|year))\b",
    re.IGNORECASE,
)
"""How long a meeting is to be: *of one day*, *two-day*."""


def settled(view: View, link: Link, found: list[Finding]) -> Iterator[Finding]:
    """Findings on the dates of a link without what another of them tells, in pairs where it can be."""
    changed = [f for f in found if f.rule not in ("date.added", "date.removed")]
    alone = [f for f in found if f not in changed]
    told: list[tuple[str, Place]] = []
    left: list[Finding] = []
    for f in alone:
        old, here = f.rule == "date.removed", _here(f)
        if (f.rule, here) in told or any(within(here, c.old if old else c.new) for c in changed):
            continue
        told.append((f.rule, here))
        left.append(f)
    yield from changed
    pair = _of_one_thing(left)
    if pair:
        left = [f for f in left if f not in pair]
        yield _told(view, spot(_here(pair[0])), spot(_here(pair[1])))
    lasting = [both for f in left if (both := _lasting(view, link, f))]
    yield from (told for one, other, told in lasting if one.number != other.number)
    for f in left:
        if not any(
            spot(_here(f)) in ((one.address, *one.span), (other.address, *other.span)) for one, other, _ in lasting
        ):
            yield f


def _here(date: Finding) -> Place:
    """Where a date stands that came or went."""
    place = date.old if date.rule == "date.removed" else date.new
    assert place is not None  # what came or went stands somewhere
    return place


def _of_one_thing(alone: list[Finding]) -> tuple[Finding, Finding] | None:
    """The one amount that went and the one that came, if they are of one thing: *five experts*, *three experts*."""
    amounts = [
        [f for f in alone if f.rule == rule and f.note.endswith("(amount)")] for rule in ("date.removed", "date.added")
    ]
    if not all(len(side) == 1 for side in amounts):
        return None
    went, came = amounts[0][0], amounts[1][0]
    things = [words.split()[-1] for words in (went.old_words, came.new_words)]
    return (went, came) if things[0] == things[1] and not things[0].endswith(_MULTIPLE) else None


class _Length(NamedTuple):
    """How long something lasts, where it is said."""

    address: str
    span: tuple[int, int]
    number: int | None


def _lasting(view: View, link: Link, date: Finding) -> tuple[_Length, _Length, Finding] | None:
    """A length that came or went, and the one said in another form on the other side: *of one day*, *two-day*."""
    old, here = date.rule == "date.removed", _here(date)
    text = view.text(here.address, old=old)
    mine = _LASTING.fullmatch(text, here.start, here.end) if text.find("-", here.start, here.end) >= 0 else None
    if mine is None or mine["of"] is None:
        return None
    others = [
        (address, match)
        for address in (link.new if old else link.old)
        for match in _LASTING.finditer(view.text(address, old=not old))
        if match["behind"] and view.change_over(link, address, *match.span("count"), old=not old)
    ]
    if len(others) != 1 or small(others[0][1]["unit"]) != small(mine["of"]):
        return None
    address, there = others[0]
    one = _Length(here.address, (here.start, here.end), _number(mine["number"]))
    other = _Length(address, there.span("behind"), _number(there["count"]))
    spots, said = [(each.address, *each.span) for each in (one, other)], [mine.group(), there["behind"]]
    if not old:
        spots, said = spots[::-1], said[::-1]
    return one, other, finding(view, "date.length", spots[0], spots[1], " → ".join(said))


def lasts(text: str, said: str) -> str | None:
    """How long something lasts in the other form that a text has: *one day* for *two-day*; None if it has none."""
    mine = _LASTING.fullmatch(said) if "-" in said else None
    unit = small(mine["of"] or "") if mine else ""
    found = [match["behind"] for match in _LASTING.finditer(text) if unit and small(match["unit"] or "") == unit]
    return found[0] if len(found) == 1 else None


def one_length(one: str, other: str) -> bool:
    """Whether two lengths in two forms are one: *one-day*, *one day*."""
    return _number(one.partition("-")[0]) == _number(other.split(maxsplit=1)[0])


_BETWEEN = later(r"(?<=\d)[ ,\u00a0\u2009\u202f](?=\d)")
"""What stands between the thousands of a number: *1,000*."""


def _number(words: str) -> int | None:
    """A number in words or in figures; *a* is one."""
    words = _BETWEEN.sub("", words)
    return int(words) if words.isdecimal() else 1 if small(words) in ("a", "an") else value(words)
