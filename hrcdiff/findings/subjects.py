"""What a report, a meeting or a mandate is on or of, as a whole phrase; what is left out is marked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hrcdiff.findings.view import plain
from hrcdiff.patterns import later

if TYPE_CHECKING:
    from hrcdiff.model import Finding, Place

_ABOUT = re.compile(
    r"(?P<what>\b(?:reports?|update|stud(?:y|ies)|compilation|briefing))(?:\s+|,[^;:]*?,\s+)on\s+(?P<theme>(?:the|an?)\s|\w)"
)
_MEETING_ON = re.compile(
    r"(?P<what>\b(?:panel|discussions?|meetings?|workshops?|seminars?|forum|consultations?|dialogue))\b[^;\u201c]{0,160}?"
    r"\b(?:on\s+(?:the\s+theme(?:\s+of)?[,:]?\s+)?(?P<theme>\u201c|(?!(?:that|the)\s+basis\b|\d)\w)|"
    r"(?:entitled|titled|under\s+the\s+(?:title|theme))[,:]?\s+(?P<title>\u201c))"
)
THEME_SET = "theme of a meeting"
THEMED = re.compile(
    r"\bthat\s+the\s+(?:theme|topic)\s+(?:of|for)\s+(?:the|its)\s+[^;\u201c]{0,160}?"
    r"\b(?P<what>panel|discussions?|meetings?|seminars?|forum|dialogue)\b"
    r"[^;\u201c]{0,160}?\b(?:will|shall|should|would)\s+be(?=:?,?\s+(?P<theme>\u201c))"
)
"""*Decides that the theme of the panel discussion will be “…”*."""
THEMES = {"meeting": _MEETING_ON, THEME_SET: THEMED}
"""How the theme is said of tasks that are no reports."""
_QUOTED = re.compile(r"\u201c(?P<said>[^\u201d]+)\u201d")
_ENDS = (
    r"[;:.]|$|,|\s+(?:and|or)\s+to\s|\s+to\s+(?:be|the\s+(?:Human Rights Council|Council|General Assembly))\b|"
    r"\s+for\s+(?:submission|consideration|presentation)\b|\s+in\s+an?\s+(?:[a-z-]+\s+){0,5}format\b|"
    r"\s+(?:at|before|by)\s+(?:its|their|the)\s+\S+\s+session\b"
)
_THEME_END = re.compile(_ENDS)
NAME_END = later(
    _ENDS + r"|\s+(?:for(?=\s+(?:a|an|another|one|two|three)\b)|as\s+(?:set|contained|established|provided|a)\b|"
    r"in\s+(?:accordance|conformity|line|order)\b|under\s+the\s+same\b|until\b|pursuant\b|to\s+(?:enable|provide)\b)"
)
"""Where the name of the holder of a mandate ends."""
_BESIDE = (
    r"(?:and\s+)?(?:to|at|in(?!\s+particular)|with|within|which|that|who|whose|for|by|taking|as|through|based|followed|before|after|while|"
    r"on|from|also|inter|drawing|submitted|prepared|under|until|pursuant|if|where|upon|bearing|building|together|during)\b"
)
"""Behind a comma, what says how, when or by whom, and no more of the subject."""
_DOING = r"(?:(?!including\b)[a-z-]+(?:ing|ed)|inclusive)\b"
_OF_A_SERIES = r"(?:(?!\s+(?:at|before|by)\s+(?:its|their|the)\s+\S+\s+session\b)[^,;:.()\u201c]){1,70}?"
_SERIES = re.compile(
    rf"(?:,\s+(?!{_BESIDE}|{_DOING}|and\b){_OF_A_SERIES}(?=,|\s+and\s)){{1,6}},?\s+and\s+(?!{_BESIDE})[^\s,;:.]+"
    rf"|,\s+and\s+(?!{_BESIDE}|(?:its|their|his|her|requests?|invites?|decides?|encourages?)\b)[^\s,;:.]+"
)
"""The rest of a series that a comma does not end: *States, the Office and others*."""


def theme(said: str, end: int, what: str = "report") -> str:
    """What a task is on: the words behind *report on*, or behind *report, to be submitted to …, on*."""
    shape = THEMES.get(what, _ABOUT)
    about = shape.search(said, 0 if shape is THEMED else max(0, end - len("consultations")))
    if about is None or about.start("what") > end:
        return ""
    start = about.start("title" if about.re is _MEETING_ON and about["title"] else "theme")
    quoted = _QUOTED.match(said, start)
    return quoted["said"] if quoted else phrase(said, start)


def phrase(said: str, start: int, ends: re.Pattern[str] = _THEME_END) -> str:
    """A phrase from its first word to its end, a series whole; an ellipsis stands for what a comma cuts off."""
    close = ends.search(said, start)
    while close is not None and close.group() == ",":
        series = _SERIES.match(said, close.start())
        if series is None:
            aside = re.match(rf",\s+(?:{_BESIDE}|{_DOING}|and\b|$)", said[close.start() :])
            return _whole(said[start : close.start()]) + ("" if aside else " \u2026")
        close = ends.search(said, series.end())
    return _whole(said[start : close.start()]) if close else ""


def _whole(words: str) -> str:
    """Words without what would join others to them."""
    return re.sub(r"(?:\s+(?:and|or))?\s*$", "", words)


_LONG = 16
"""Words of a theme that are told."""


def short(words: str) -> str:
    """The first words of a theme."""
    said = words.split()
    return words if len(said) <= _LONG else " ".join(said[:_LONG]) + " \u2026"


_HOW = later(
    r",\s+(?:and\s+)?(?:in|with|within|as(?!\s+well\s+as)|upon|through|under|on|by|at|having|taking|where|when|subject|drawing|building|"
    r"following|inter|while|also|including|pursuant|acting|if|bearing|from|based)\b"
)


def doer(who: str) -> str:
    """Who is to do something, by name: without how, with whom or within what."""
    return _HOW.split(who, maxsplit=1)[0] if "," in who else who


_NAME = 12
"""Words of a name that are told, and half of that at least where it is longer."""


def office(who: str) -> str:
    """Who is to do something; of a very long name its beginning, up to a small word."""
    words = doer(who).split()
    if len(words) <= _NAME:
        return " ".join(words)
    end = next((n for n in range(_NAME // 2, _NAME) if words[n] in ("of", "for", "on", "in", "to", "and")), _NAME)
    return " ".join(words[:end]) + " \u2026"


LONG_FORM = frozenset("united nations human rights".split())
"""Words of the long name of an office."""
_NEAR = 300
"""Characters behind the words that ask for a report in which it is said when it is due, and what it is on."""


def said_of_duty(f: Finding, place: Place, words: str, *, old: bool) -> bool:
    """Whether a duty is told to have changed by some words of one text that stand behind its place there."""
    here = f.old if old else f.new
    if f.rule != "duty.changed" or here is None or here.address != place.address:
        return False
    if not here.end <= place.start <= here.end + _NEAR:
        return False
    was, _, became = (f" {plain(part)} " for part in f.note.rpartition(": ")[2].rpartition(" \u2192 "))
    mine, other = (was, became) if old and was.strip() else (became, was)
    return f" {plain(words)} " in mine and f" {plain(words)} " not in other
