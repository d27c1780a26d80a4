"""What stands beside a qualifier that came or went: the words it came with, the word in its place, what it opens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hrcdiff.findings.replacing import SHORT
from hrcdiff.findings.view import plain
from hrcdiff.findings.wordkinds import adjective, infinitive
from hrcdiff.patterns import later

if TYPE_CHECKING:
    from hrcdiff.findings.items import Found
    from hrcdiff.findings.view import Change, View
    from hrcdiff.model import Link

_SAID = 15
"""Words that are told of what came or went with a phrase."""
_CONDITIONS = frozenset("and or in on with within upon under where when if as to from for".split())
"""Words behind a phrase that is a condition of what stays."""
_WAYS = later(r"\s*(?:by|through)\b")


def doubled(view: View, link: Link, one: Found, *, old: bool) -> bool:
    """Whether a phrase of one of several paragraphs stands on the other side as well, behind the words that were kept.

    Of two paragraphs that say *cooperation, with the consent of the States concerned,* the merged one has it once:
    behind these words, or between those that stand before the phrase and those that stand behind it.
    """
    here = link.old if old else link.new
    if len(here) == 1 or one.item.entry.weight != "phrase":
        return False
    text = view.text(one.address, old=old)
    phrase = plain(text[one.item.start : one.item.end])
    beside = (view.text(address, old=old) for address in here if address != one.address)
    if not any(f" {phrase} " in f" {plain(each)} " for each in beside):
        return False
    runs = view.images[not old].get(one.address, ())
    last = max((run for run in runs if run.end <= one.item.start), key=lambda run: run.end, default=None)
    following = min((run for run in runs if run.start >= one.item.end), key=lambda run: run.start, default=None)
    there = last or following
    if there is None:
        return False
    other = view.text(there.to, old=not old)
    begin = last.at + last.end - last.start if last else 0
    if last and f"{plain(other[begin:])} ".startswith(f"{plain(text[last.end : one.item.end])} "):
        return True
    return (
        following is not None
        and following.to == there.to
        and f" {phrase} " in f" {plain(other[begin : following.at])} "
    )


def of_ways(change: Change | None, one: Found, *, old: bool) -> str:
    """What *including* says alone before *by*: the ways that are named are no longer all of them."""
    words = plain(change.inserted + " " + change.deleted) if change else ""
    if change is None or not words == one.item.entry.key == "including" or not _WAYS.match(change.after):
        return ""
    return "an open list is now closed" if old else "a closed list is now open"


_CASE = later(r"\s*(?:in|at|during|within|on)\s")


def widens(change: Change | None, one: Found) -> bool:
    """Whether *including* makes of a limit, *in small harbours*, one case among others, or the reverse."""
    words = plain(change.inserted + " " + change.deleted) if change else ""
    return change is not None and words == one.item.entry.key == "including" and _CASE.match(change.after) is not None


_JOINS = re.compile(r"\W*(?:(?:and|or|but)\W+)?(?:(?:that|which|who)\W+)?")
"""Words with which a predicate or an item of its own begins."""


def came_with(view: View, change: Change, one: Found, *, old: bool) -> str:
    """What came or went with the phrase before it: *and, wherever possible, are climate-resilient*."""
    text = view.text(one.address, old=old)
    place, there = (change.old, change.inserted) if old else (change.new, change.deleted)
    said = text[place.start : place.end].strip(" ,;")
    rest = plain(text[one.item.end : place.end]).split()
    before = text[place.start : one.item.start]
    joins = plain(before) != "" and _JOINS.fullmatch(before) is not None
    whole = not plain(there) and joins and len(rest) > 1 and len(said.split()) <= _SAID
    return said if whole and rest[0] not in _CONDITIONS else ""


_ARTICLES = frozenset(("the", "a", "an"))
_EXCHANGED = frozenset(("law", "degree", "truth status"))
"""Families of single words that another adjective may stand for, besides those of scope."""


def in_its_place(change: Change | None, one: Found, *, old: bool) -> str:
    """The one word that stands where a qualifier of one word stood: *respective*, *representative*."""
    entry = one.item.entry
    if change is None or not (entry.family == "scope" or (entry.weight == "word" and entry.family in _EXCHANGED)):
        return ""
    mine, theirs = (change.deleted, change.inserted) if old else (change.inserted, change.deleted)
    words = theirs.strip()
    rest = {*mine.split()} - _ARTICLES if entry.family == "scope" else {mine.strip()}
    if len(rest) > 1 or len("".join(rest)) != one.item.end - one.item.start:
        return ""
    plain = len(words.split()) == 1 and words.isalpha() and words.islower()
    plain = plain and (len(words) > SHORT or adjective(words)) and not (words.endswith("s") and infinitive(words[:-1]))
    return f", {'now' if old else 'for'} “{words}”" if plain else ""
