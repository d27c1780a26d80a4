"""Dates and figures that a change exchanged, put in or took out: sessions, deadlines, periods, amounts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from hrcdiff.findings import counts, limits
from hrcdiff.findings.figures import Figure, alike, deadline, deadline_ends, figures, form_of_age, is_deadline, value
from hrcdiff.findings.make import alone, finding, point, within
from hrcdiff.findings.occasion import what_at
from hrcdiff.findings.terms import owner
from hrcdiff.lexicon import MONTHS
from hrcdiff.patterns import later
from hrcdiff.text import fold

if TYPE_CHECKING:
    from hrcdiff.findings.view import Change, View
    from hrcdiff.model import Finding, Link, Place, Transfer

FEW = 4
"""Words of what comes or goes in which a date of its own is told."""
TAIL = 15
"""The same of what has a deadline in it, or ends with a date."""
CLAUSE = 20
"""The same of what has an amount of money or a percentage in it."""
_RULE = {"cycle": "session", "least": "length", "share": "amount", "age": "amount"}
"""Kinds of figures that are told by the rule of another kind."""
_SAID = {"cycle": "occasion", "least": "limit", "share": "amount"}
"""Kinds of figures that a note calls by another name."""
_FIRST = ("within", "by", "before", "until", "no", "preferably")
"""How a deadline begins if nothing leads it: its place is then that of its date."""
SHORT = 6
"""Words of a change in which one figure stands for the other, whatever stands beside it."""


def of_link(view: View, link: Link) -> Iterator[Finding]:
    """Findings on the dates and figures of a link, each told once."""
    found = [f for change in view.changes(link) if change.simple for f in in_change(view, change)]
    return counts.settled(view, link, found) if found else iter(())


def at_ends(view: View) -> Iterator[Finding]:
    """Dates and figures with which a clause ends that changed its place, all but the words in which they differ.

    *…, and requests keepers to mend the lamps by 31 December 2020* and *Requests keepers to mend the lamps by 31
    December 2025, and …*.
    """
    for transfer in view.redline.transfers:
        old, new = (
            [f for f in figures(view.text(at.address, old=side)) if f.start <= at.end + 1 and at.end < f.end]
            for at, side in ((transfer.old, True), (transfer.new, False))
        )
        for one, other in zip(old, new, strict=False):
            if one.what == other.what and not alike(one, other):
                yield _changed(view, transfer, one, other)


def in_change(view: View, change: Change) -> Iterator[Finding]:
    """Findings on the dates and figures of a change: one in place of another, then those that stand alone.

    Where none of their kinds is exchanged, a number of anything in place of another.
    """
    found = [*_of_kinds(view, change), *limits.find(view, change)]
    if not any(f.old and f.new and f.rule not in ("date.added", "date.removed") for f in found):
        count = counts.in_place(view, change)
        if count:
            yield count
            found = [f for f in found if not (within(f.old, count.old) or within(f.new, count.new))]
    yield from found


def _of_kinds(view: View, change: Change) -> Iterator[Finding]:
    """The dates and figures of the kinds that are known."""
    old, new = _in(view, change, old=True), _in(view, change, old=False)
    if not old and not new:
        return
    old = old or _begun(view, change, new, old=True)
    new = new or _begun(view, change, old, old=False)
    named = {f for side in (True, False) for f in (old if side else new) if _of_a_name(view, change, f, old=side)}
    same = [(o, n) for o in old for n in new if o.what == n.what and alike(o, n) and (o in named) == (n in named)]
    old, new = [o for o in old if o not in (s[0] for s in same)], [n for n in new if n not in (s[1] for s in same)]
    for one in list(old):
        others = (n for n in new if n.what == one.what and (one in named) == (n in named))
        partner = next((n for n in others if _one_task(view, change, one, n)), None)
        if partner is None:
            continue
        if not stayed(view, change.link, one, partner):
            old.remove(one)
            new.remove(partner)
            if _in_place(view, change, one, partner):
                yield _changed(view, change, one, partner)
            continue
        for figures_left, figure, side in ((old, one, True), (new, partner, False)):
            if _stands(view, change.link, figure, old=not side):
                figures_left.remove(figure)
    for left, place, side in ((old, change.old, True), (new, change.new, False)):
        for one in left:
            if _tells(view, change, one, old=side) and not (
                _partly(place, one) or _one_of(view, change, one, old=side)
            ):
                yield _alone(view, change, one, old=side)


def stayed(view: View, link: Link, old: Figure, new: Figure) -> bool:
    """Whether a figure that seems to stand in another's place is one that stayed, so that the other came or went.

    *At its forty-second session …, at its forty-fifth session* became *at its forty-fifth session*.  Where as many
    stand on both sides, each may have moved on, *from 2019 to 2021*, *from 2021 to 2023*; and so it has where the words
    before it are the same.
    """
    if _led_alike(view, link, old, new):
        return False
    if len(_of_kind(view, link, old.what, old=True)) == len(_of_kind(view, link, old.what, old=False)):
        return False
    return _stands(view, link, new, old=True) or _stands(view, link, old, old=False)


def _of_kind(view: View, link: Link, what: str, *, old: bool) -> list[Figure]:
    """The figures of a kind that the paragraphs of a link have on one side, but for years in names."""
    return [
        f
        for text in view.texts(link, old=old)
        for f in figures(text)
        if f.what == what and not (what == "year" and _NAMED.search(text, max(0, f.start - _NAME_BEFORE), f.start))
    ]


_NAMED = later(rf"(?<![.;:]\s)\b(?!(?:{'|'.join(sorted(MONTHS))}|In|By|Since|During|Until)\s)[A-Z][\w\u2019-]+\s$")
"""What stands before a year that belongs to a name: *The State of the Harbours* 2024."""
_NAME_BEFORE = 30
"""Characters in which that stands."""


def _of_a_name(view: View, change: Change, figure: Figure, *, old: bool) -> bool:
    """Whether a year is part of a name, so that it is not the year of what is said."""
    if figure.what != "year":
        return False
    text = view.text((change.old if old else change.new).address, old=old)
    return _NAMED.search(text, max(0, figure.start - _NAME_BEFORE), figure.start) is not None


def _stands(view: View, link: Link, figure: Figure, *, old: bool) -> bool:
    """Whether the paragraphs of a link have a figure on one side."""
    return any(alike(f, figure) for f in _of_kind(view, link, figure.what, old=old))


SAME = 30
"""Characters before two figures by which they stand at one place."""


def _led_alike(view: View, link: Link, old: Figure, new: Figure) -> bool:
    """Whether some old figure and some new one, that are these, follow the same words."""
    before = [
        {
            fold(text[max(0, f.start - SAME) : f.start]).casefold()
            for text in view.texts(link, old=side)
            for f in figures(text)
            if f.what == figure.what and f.text == figure.text and f.start == figure.start
        }
        for side, figure in ((True, old), (False, new))
    ]
    return bool(before[0] & before[1])


def _one_task(view: View, change: Change, old: Figure, new: Figure) -> bool:
    """Whether two sessions can be of one task: that of a report is no partner of that of an oral update.

    Nor is the number of some things that of others.
    """
    texts = view.text(change.old.address, old=True), view.text(change.new.address, old=False)
    if old.what == "amount":
        sides = (texts[0], old), (texts[1], new)
        if counts.others(*sides) or counts.of_growth(*sides):
            return False
    tasks = {what_at(text, figure.start) for text, figure in zip(texts, (old, new), strict=True)}
    return old.what != "session" or len(tasks) == 1 or None in tasks


def _in_place(view: View, change: Change, old: Figure, new: Figure) -> bool:
    """Whether one figure stands where the other stood: in a short change, or behind the same word.

    In a passage written anew two years may be those of two events, and two ages those of two groups.
    """
    if max(len(change.deleted.split()), len(change.inserted.split())) <= SHORT:
        return True
    if old.what == "age":
        return form_of_age(old) == form_of_age(new)
    if old.what not in ("year", "date"):
        return True
    before = (
        view.text(change.old.address, old=True)[: old.start].split()[-1:],
        view.text(change.new.address, old=False)[: new.start].split()[-1:],
    )
    return before[0] == before[1]


def _partly(place: Place, figure: Figure) -> bool:
    """Whether a change touches but some of several sessions: *seventy-ninth and eightieth sessions*."""
    several = figure.what == "session" and len(value(figure) or ()) > 1
    return several and not (place.start <= figure.start and figure.end <= place.end)


_NUMBERED = later(r"[\w-]+\s+(?=[a-z])", re.IGNORECASE)


def _one_of(view: View, change: Change, figure: Figure, *, old: bool) -> bool:
    """Whether the other text names several of what one text names by its number: *the second Summit*, *the Summits*."""
    ordinal = _NUMBERED.match(figure.text) if figure.what == "cycle" else None
    if ordinal is None:
        return False
    several = re.compile(rf"\b{re.escape(figure.text[ordinal.end() :])}s\b", re.IGNORECASE)
    mine, theirs = view.texts(change.link, old=old), view.texts(change.link, old=not old)
    return any(map(several.search, theirs)) and not any(map(several.search, mine))


_ASKS = later(r"^\W*and\b|\bto\s+[a-z]")
"""Something else that is asked for, which brings its own date."""
_OR = later(r"[\s,(]*(?:or|and|that\s+is)?[\s,]*")
"""What stands before a share that says the same as the number before it: *9 million people, or* 1 in 11."""
_MONEY = later(r"\$|\u20ac|%|per cent|million|billion|thousand")


def _tells(view: View, change: Change, one: Figure, *, old: bool) -> bool:
    """Whether a figure is told that came or went alone: what comes or goes is little more than it, or it weighs.

    So do a deadline and an amount of money, and a date with which the tail of a clause ends that something is asked in.
    """
    words, place = (change.deleted, change.old) if old else (change.inserted, change.new)
    if one.what == "age":
        return False
    if _few(words) or (one.what == "session" and _passive(view, place, one, old=old)):
        return True
    text, size = view.text(place.address, old=old), len(words.split())
    if one.what == "least":
        return size <= CLAUSE and place.start <= one.start and one.end <= place.end
    if one.what == "amount":
        return size <= CLAUSE and _MONEY.search(one.text) is not None
    if one.what == "share" and size <= TAIL and _OR.fullmatch(text, place.start, one.start):
        return True
    if (view.old if old else view.new)[place.address].part != "operative" or size > TAIL:
        return False
    limit = deadline(text, one, place.start)
    if limit is not None and (limit >= place.start or _counts(text, one, place.start)):
        before = text[place.start : limit].strip(" ,")
        exchanged = bool(change.deleted.strip() and change.inserted.strip())
        return not before or (exchanged and _ASKS.search(before) is None)
    tail = (words.strip().startswith(",") or text[: place.start].endswith(",")) and _ASKS.search(words) is None
    return tail and one.what in ("date", "year") and not text[one.end : place.end].strip(" ,;.")


_NUMBER_OF = later(r"(?:within|not?\s+later\s+than)\s+")


def _counts(text: str, one: Figure, since: int) -> bool:
    """Whether all of a deadline but its first words stands behind a place: *within* 48 hours."""
    words = _NUMBER_OF.match(text, one.start)
    return words is not None and since <= words.end()


_TO_BE = later(r"\bto\s+be\s+(?:[a-z]+ed|held|taken\s+up|made)\b[^,;:]{0,90}$")
"""*To be considered by the Assembly at its* ninth session."""


def _passive(view: View, place: Place, one: Figure, *, old: bool) -> re.Match[str] | None:
    """What is said to be done at a session, if all of it came or went."""
    text = view.text(place.address, old=old)
    return (
        _TO_BE.search(text, max(0, place.start - len("to be ")), one.start)
        if one.end <= place.end + len(" session")
        else None
    )


def _few(words: str) -> bool:
    """Whether a date is most of what comes or goes."""
    return len(words.split()) <= FEW or is_deadline(words)


def _in(view: View, change: Change, *, old: bool) -> list[Figure]:
    """Figures that a change touches."""
    place = change.old if old else change.new
    near = figures(view.text(place.address, old=old))
    found = [f for f in near if f.start < place.end and place.start < f.end]
    return _told(view, place.address, found, old=old) if found else found


def _told(view: View, address: str, found: list[Figure], *, old: bool) -> list[Figure]:
    """Figures of a paragraph; those of citations, and those that went along with other words, apart."""
    cited = [(c.start, c.end) for c in view.citations(address, old=old) if found and c.kind != "internal"]
    return [
        f
        for f in found
        if not any(a < f.end and f.start < b for a, b in cited)
        and view.transfer_of(address, f.start, f.end, old=old) is None
    ]


def _begun(view: View, change: Change, others: list[Figure], *, old: bool) -> list[Figure]:
    """Figures that begin where a change ends which cuts one of the others: *five years*, of *twenty-five years*."""
    place, there = (change.old, change.new) if old else (change.new, change.old)
    if not any(f.start < there.end < f.end for f in others):
        return []
    text = view.text(place.address, old=old)
    start = place.end + len(text[place.end :]) - len(text[place.end :].lstrip())
    behind = [f for f in figures(text) if f.start == start]
    return _told(view, place.address, behind, old=old)


def _changed(view: View, change: Change | Transfer, old: Figure, new: Figure) -> Finding:
    """A date or figure in place of another."""
    one, other = value(old), value(new)
    back = one is not None and other is not None and len(one) == len(other) and other < one
    back = back and _one_organ(view, change, old, new)
    said = old.text, new.text
    if old.what == "date" and (held := _elsewhere(view, change, old, new)):
        back, said = False, held
    rule = "date.backwards" if back else f"date.{_RULE.get(old.what, old.what)}"
    note = f"{said[0]} → {said[1]}" + (", backwards" if back else "")
    spots = (change.old.address, old.start, old.end), (change.new.address, new.start, new.end)
    return finding(view, rule, spots[0], spots[1], note)


_HELD = later(
    r"\b(?:in|at)\s+(?:the\s+)?(?P<said>[A-Z][^\s,;:]*(?:,?\s+(?:(?:and|of|the|de|du|la|el)\s+)?[A-Z][^\s,;:]*){0,5},?"
    r"\s+(?:on|from|between)\s+)$"
)
"""Where a meeting is held, before its date: *in Rome from*."""
_HELD_BEFORE = 80
"""Characters in which that stands."""


def _elsewhere(view: View, change: Change | Transfer, old: Figure, new: Figure) -> tuple[str, str] | None:
    """Two dates with the places before them, if these are two: another meeting stands in the place of the first.

    None of them is then earlier or later than the same meeting was.
    """
    held: list[str] = []
    for address, figure, side in ((change.old.address, old, True), (change.new.address, new, False)):
        text = view.text(address, old=side)
        place = _HELD.search(text[max(0, figure.start - _HELD_BEFORE) : figure.start])
        if place is None:
            return None
        held.append(f"{place['said']}{figure.text}")
    names = [fold(said[: -len(figure.text)]) for said, figure in zip(held, (old, new), strict=True)]
    return None if names[0].split()[:-1] == names[1].split()[:-1] else (held[0], held[1])


def _one_organ(view: View, change: Change | Transfer, old: Figure, new: Figure) -> bool:
    """Whether two sessions can be of one organ: those of two have no order."""
    owners = (
        owner(view.text(change.old.address, old=True), old),
        owner(view.text(change.new.address, old=False), new),
    )
    return owners[0] == owners[1] or "" in owners


def _alone(view: View, change: Change, one: Figure, *, old: bool) -> Finding:
    """A date or figure that came or went without another in its place."""
    here = (change.old if old else change.new).address, one.start, one.end
    what = "removed" if old else "added"
    text = view.text(here[0], old=old)
    place = change.old if old else change.new
    limit = deadline(text, one, place.start)
    passive = _passive(view, place, one, old=old) if one.what == "session" else None
    if passive is not None:
        note = f"{text[passive.start() : one.end]} {what} (session)"
        return alone(view, f"date.{what}", here, point(change, old=old), note, old=old)
    if limit is None:
        said = counts.of_what(text, one) if one.what in ("amount", "share") else one.text
        note = f"{said} {what} ({_SAID.get(one.what, one.what)})"
        return alone(view, f"date.{what}", here, point(change, old=old), note, old=old)
    end = deadline_ends(text, one, place.end)
    if end > one.end or not text.startswith(_FIRST, limit):
        here = here[0], limit, end
    note = f"{text[limit:end]} {what} (deadline)"
    return alone(view, f"date.{what}", here, point(change, old=old), note, old=old)
