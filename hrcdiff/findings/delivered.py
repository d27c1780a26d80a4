"""A report that one text asked for and of which the later one takes note: where it does, if that is sure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from hrcdiff.findings.cited import key
from hrcdiff.findings.figures import Figure, figures, value
from hrcdiff.findings.sought import sought
from hrcdiff.findings.subjects import doer
from hrcdiff.patterns import later

if TYPE_CHECKING:
    from hrcdiff.findings.tasks import Duty
    from hrcdiff.findings.view import View
    from hrcdiff.model import Document

_RECEIVED = ("take note", "welcome", "note", "commend", "acknowledge", "appreciate", "recall", "endorse")
"""Verbs with which a report is received."""
_REPORT = sought(
    r"\b(?:the|its|his|her|their)\s+(?:[a-z-]+\s+){0,3}?(?:reports?|stud(?:y|ies)|oral\s+updates?)\s+"
    r"(?:of|by|prepared\s+by|submitted\s+by)\s+(?:the\s+)?(?P<who>[^,;]{1,120})[^;]{0,400}",
    holds=("report", "stud", "update"),
)
_TO_COME = later(r"\b(?:will|shall|should|to)\s+be\b|\blook(?:s|ing)?\s+forward\b")
_EMPTY = frozenset("present resolution implementation situation human rights including particular their with".split())
"""Words by which no theme is known."""
_TELLING = 3
"""Letters than which a telling word has more, and the least of such words that two themes share."""


def received(view: View, duty: Duty, *, old: bool) -> str:
    """Where the other text takes note of what one side asks for: ``OP1``; nothing if that is not sure."""
    later = view.order if old else -view.order
    if later <= 0 or duty.what not in ("report", "oral update"):
        return ""
    if old not in view.received:
        view.received[old] = [*_reports(view, old=not old)]
    return next((each.address for each in view.received[old] if _is_it(duty, each)), "")


_PERIODS = ("annual", "biennial", "quarterly", "monthly")
"""How often a standing meeting is held, as it is named: *the annual thematic discussion*."""
_HELD = (
    r"(?P<kind>(?:[a-z-]+\s+){0,4}?(?:panel\s+discussions?|panel|discussions?|meetings?|workshops?|seminars?|forum|"
    r"consultations?|dialogue))\b"
    r"(?P<behind>[^;]*)"
)
_STANDING = {period: later(rf"\b(?:the|its)\s+(?:[a-z-]+\s+)?{period}\s+{_HELD}") for period in _PERIODS}
_HELD_ONCE = later(r"(?<!to be )(?<!shall be )(?<!will be )\bheld\b")
"""Behind one of the meetings of a row, which was held already."""
_KIND = 2
"""Words by which a standing meeting is known: *thematic discussion*."""


def standing_meeting(view: View, duty: Duty, *, old: bool) -> str:
    """Where the other text names a meeting that one side sets up for every year: ``OP17``; else nothing.

    *Decides to hold an annual thematic discussion*, then *the theme of the annual thematic panel discussion will be*.
    """
    onward = view.order if old else -view.order
    period = next((each for each in _PERIODS if each in duty.when), "") if duty.what == "meeting" else ""
    kind = {word.removesuffix("s") for word in re.findall(r"[a-z-]+", duty.kind.lower())} - {period}
    if onward <= 0 or not period or len(kind) < _KIND:
        return ""
    known = {paragraph.text for paragraph in view.document(old=old).paragraphs}
    for paragraph in view.document(old=not old).paragraphs:
        if period not in paragraph.text or paragraph.text in known:
            continue
        for named in _STANDING[period].finditer(paragraph.text):
            words = {word.removesuffix("s") for word in named["kind"].split()}
            theme = _telling(duty.theme)
            if _HELD_ONCE.search(named["behind"]):
                continue
            if kind <= words and (not theme or 2 * len(theme & _telling(named["behind"])) > len(theme)):
                return paragraph.address
    return ""


class Report(NamedTuple):
    """A report of which one text takes note."""

    address: str
    said: str
    """The clause that does so, behind its verb."""
    words: str
    """The report with what is said of it."""
    who: frozenset[str]
    """The words with capitals of whose it is."""
    cites: bool
    """Whether its paragraph cites the other text."""


def _reports(view: View, *, old: bool) -> Iterator[Report]:
    """The reports that one text receives, but for those still to come, in paragraphs that the other has not."""
    document, other = view.document(old=old), view.document(old=not old)
    known = {paragraph.text for paragraph in other.paragraphs}
    for paragraph in document.paragraphs:
        for limb in view.limbs(paragraph) if paragraph.text not in known else ():
            said = paragraph.text[limb.verb_end : limb.end]
            report = _REPORT.search(said) if limb.verb.startswith(_RECEIVED) else None
            if report and not _TO_COME.search(said):
                cites = _cites(document, paragraph.address, other)
                yield Report(paragraph.address, said, report.group(), frozenset(_capitals(report["who"])), cites)


def _cites(text: Document, address: str, other: Document) -> bool:
    """Whether a paragraph cites the other text."""
    return bool(other.symbol) and any(
        key(c) == other.symbol for c in text.citations if c.address == address and c.kind != "internal"
    )


def _is_it(duty: Duty, report: Report) -> bool:
    """Whether what is received is what was asked for: of one office, on one thing or for one session."""
    names = {*_capitals(doer(duty.who))}
    if not names or not names <= report.who | {"Office"}:
        return False
    theme = _telling(duty.theme)
    if theme:
        shared = len(theme & _telling(report.words))
        return 2 * shared > len(theme) and (shared >= _TELLING or report.cites or _in_session(duty, report.said))
    return report.cites or _in_session(duty, report.said)


def _in_session(duty: Duty, said: str) -> bool:
    """Whether a report that is received was submitted at a session at which one was due."""
    return bool({*_sessions(figures(duty.when))} & {*_sessions(figures(said))})


def _sessions(found: tuple[Figure, ...]) -> Iterator[int]:
    """The numbers of the sessions among some figures."""
    for figure in found:
        if figure.what == "session":
            yield from value(figure) or ()


def _capitals(name: str) -> Iterator[str]:
    """The words of a name with capitals, but for those of its long form."""
    return (w for w in re.findall(r"\b[A-Z][\w-]*", name) if w not in ("United", "Nations", "Human", "Rights"))


def _telling(words: str) -> set[str]:
    """The words by which a theme is known."""
    return {w for w in re.findall(r"[a-z-]+", words.lower()) if len(w) > _TELLING and w not in _EMPTY}
