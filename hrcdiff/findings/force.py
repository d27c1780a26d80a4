"""How firm a text holds what it names: whether it is alleged, whether it is a right, a duty, a violation or a need."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from hrcdiff.findings.attachment import closed
from hrcdiff.findings.make import alone, finding, trimmed
from hrcdiff.findings.sought import sought
from hrcdiff.findings.view import plain
from hrcdiff.patterns import later
from hrcdiff.text import small

if TYPE_CHECKING:
    from hrcdiff.findings.make import Spot
    from hrcdiff.findings.view import Change, View
    from hrcdiff.model import Finding, Place

_SAID = ("report", "allegation", "accusation", "claim", "rumour")
"""Letters of which some stand in every word by which a matter is only said to be so."""
_SAYS = "reports|allegations|accusations|claims|rumours"
_OF = r"(?:of|that|about|concerning|regarding)"
_SAYS_SO = sought(
    rf"(?:^|\s)(?P<said>(?:(?:credible|numerous|continued|continuing|recent|persistent|repeated|many|multiple|several|"
    rf"grave|serious|alarming|widespread|consistent|growing|increasing)\s+){{0,2}}(?P<noun>{_SAYS})\s+{_OF})\s*$",
    holds=("reports", "allegations", "accusations", "claims", "rumours"),
)
"""What ends with words by which what follows is only said to be so: *deeply concerned about credible reports of*."""
_NEAR = 12
"""Characters before a word in which the word before it stands."""
_NAMED = later(r"\b(?:the|its|his|her|their|annual|all|relevant|these|those|such|previous|latest)\s+$")
"""What makes a document of *reports*, right before it."""
_AUTHOR = later(
    r"(?:(?:the|its|his|her|their|all|relevant|other|these|those)\s|[A-Z]|(?:[a-z-]+\s+){0,3}?(?:experts?|committees?|groups?|"
    r"rapporteurs?|organizations?|bodies|mechanisms?|institutions?|missions?|offices?|societ\w+|procedures|holders|"
    r"entities|agencies|defenders|journalists|media|authorities|parties|meetings?|sessions?|workshops?)\b)"
)
"""How what follows begins that has written a report, or that one is on in any case."""
_MATTER = later(
    r"\s*((?:[a-z][a-z-]*\s+){0,2}?[a-z][a-z-]*)(?=[\s,;.]*(?:$|[,;.]|\b(?:of|in|and|or|by|against|to|for|on|at|that|which|who|with|from|are|is|were|was|have|has|being|including|committed)\b))"
)
"""What is said to be so, to its noun."""
_ALLEGED = later(r"\b(?:alleg|report|claim|accus|rumour|purport)")
_PREPOSITION = later(rf"\s*{_OF}\b\s*")


def find(view: View) -> Iterator[Finding]:
    """Findings on what is only said to be so or needed, and on rights that became something less, or the reverse."""
    for link in view.changed:
        for change in view.changes(link):
            if not change.simple:
                continue
            words = f"{change.deleted} {change.inserted}"
            if any(map(words.__contains__, _SAID)):
                yield from _said_so(view, change)
            if "need " in words:
                yield from _needed(view, change)
            if any(map(words.__contains__, _LETTERS)):
                yield from _force(view, change)
                yield from _right_to(view, change)


def _said_so(view: View, change: Change) -> Iterator[Finding]:
    """*Reports of* that came or went before words that stay, or *reports* in place of *allegations*."""
    words = [text.strip() for text in (change.deleted, change.inserted)]
    nouns = _SAYS.split("|")
    if words[0] != words[1] and all(word in nouns for word in words):
        of = _PREPOSITION.match(change.after)
        if of and not _AUTHOR.match(change.after, of.end()):
            spots = trimmed(view, change.old, old=True), trimmed(view, change.new, old=False)
            note = f"{words[0]} \u2192 {words[1]} (truth status)"
            yield finding(view, "qualifier.replaced", *spots, note, source="hedges")
        return
    for mine, other, place, there, old in (
        (change.deleted, change.inserted, change.old, change.new, True),
        (change.inserted, change.deleted, change.new, change.old, False),
    ):
        text = view.text(place.address, old=old)
        found = (
            _SAYS_SO.search(text, max(0, place.start - 1), place.end) if any(map(mine.__contains__, _SAID)) else None
        )
        if found is None or text[found.end() : place.end].strip() or _ALLEGED.search(small(other)):
            continue
        start, end = found.span("said")
        if (
            start < place.start
            or _NAMED.search(text[max(0, start - _NEAR) : start])
            or _AUTHOR.match(text, found.end())
        ):
            continue
        matter = _MATTER.match(text, found.end())
        spot = there.address, there.end, there.end
        at = f", at \u201c{matter[1]}\u201d" if matter else ""
        rule = f"qualifier.{'removed' if old else 'added'}"
        note = f"{text[start:end]} {rule.partition('.')[2]} (truth status){at}"
        yield alone(view, rule, (place.address, start, end), spot, note, old=old, source="hedges")


_NEED = sought(
    r"\b(?P<said>the\s+(?:[a-z]+\s+){0,2}?need\s+(?:for|to\s+[a-z]+))(?:\s+(?:the|its|their|all|any))?\s*$",
    holds=("need",),
)
"""What ends with a need: *recognizing the critical need to address*."""
_THE = 4
"""Characters of an article that may stand before a need that came or went: *the*."""
_STILL = later(
    r"\bto\s|\b(?:need|necess|importan|require|essential|urg|must|should|call|deman|right|oblig|dut|responsib|interest|"
    r"desir|value)"
)
"""What is asked, or needed in other words."""


def _needed(view: View, change: Change) -> Iterator[Finding]:
    """A need that came or went before what is needed: *the need to address hunger*, *notes hunger*."""
    for mine, other, place, there, old in (
        (change.deleted, change.inserted, change.old, change.new, True),
        (change.inserted, change.deleted, change.new, change.old, False),
    ):
        text = view.text(place.address, old=old)
        found = _NEED.search(text, max(0, place.start - _THE), place.end) if "need" in mine else None
        if found is None or _STILL.search(small(other)) or not _fewer(view, change, "need", old=old):
            continue
        start, end = found.span("said")
        matter = _MATTER.match(text, place.end)
        if matter is None:
            continue
        rule = f"qualifier.{'removed' if old else 'added'}"
        note = f"{text[start:end]} {rule.partition('.')[2]} (need), at “{matter[1]}”"
        spot = there.address, there.end, there.end
        yield alone(view, rule, (place.address, max(start, place.start), end), spot, note, old=old, source="hedges")


_RIGHTS = (
    "right", "rights", "obligation", "obligations", "duty", "duties", "responsibility", "responsibilities",
    "prerogative", "prerogatives", "entitlement", "entitlements",
)  # fmt: skip
"""What somebody may claim, or must do."""
_NEEDS = (
    "need", "needs", "importance", "necessity", "interest", "interests", "desirability", "value", "usefulness",
    "opportunity", "possibility", "wish", "wishes", "aspiration", "aspirations",
)  # fmt: skip
"""What speaks for something, without more."""
_LETTERS = (*"right obligation dut responsibilit prerogative entitlement violation breach crime".split(),)
_FIRST = re.compile(
    r"\W*(?:(?:the|an?|their|its|his|her|every|full|legal|sovereign|inherent|inalienable|fundamental|primary|great|urgent|"
    r"critical|utmost|legitimate)\s+)*(?P<word>[a-z]+)\b"
)
"""The first word of a change that says something."""
_BEHIND = re.compile(r"\s*(?:of|for|to|that|in|on)\b")
"""What stands behind a right of somebody, or to something; *human rights law* is none."""
_JOINED = re.compile(r"(?:human|women's|women\u2019s|indigenous|child|children's|children\u2019s)\s*$", re.IGNORECASE)
_OF_WHAT = r"(?:\s+(?:of|against|under)\s+[a-z]+(?:\s+[a-z]+){0,3})?"
_BEING_ONE = sought(
    r"[\s,]*(?P<said>(?:and\s+|which\s+)?(?:(?:is|are|constitutes?|amounts?\s+to|represents?|as|being)\s+)+"
    r"(?:an?\s+|the\s+)?(?:[a-z-]+\s+){0,3}(?P<what>rights?|obligations?|dut(?:y|ies)|responsibilit(?:y|ies)|violations?|"
    rf"breach(?:es)?|crimes?){_OF_WHAT})[\s,]*",
    holds=("right", "obligation", "dut", "responsibilit", "violation", "breach", "crime"),
    begins=("and", "which", "is", "are", "constitute", "amount", "represent", "as", "being"),
)
"""*Is a violation of human rights*, *as an inalienable right*."""
_VIOLATES = sought(
    r"\b(?P<said>(?:is|are|constitutes?|amounts?\s+to)\s+(?:an?\s+)?(?:[a-z-]+\s+){0,3}?"
    rf"(?P<what>violations?|breach(?:es)?|crimes?){_OF_WHAT})[\s,]*$",
    holds=("violation", "breach", "crime"),
)
"""The same at the end of words in whose place others stand."""
_BEFORE = 3
"""Words before that."""
_STEM = 6
"""Letters by which two words are held to be one."""


def _force(view: View, change: Change) -> Iterator[Finding]:
    """A right or duty in place of a need, or the reverse; what is said to be a right or a violation, come or gone."""
    one, other = _first(view, change.old, old=True), _first(view, change.new, old=False)
    if one and other:
        said = view.text(one[0], old=True)[one[1] : one[2]], view.text(other[0], old=False)[other[1] : other[2]]
        lost = said[0] in _RIGHTS and said[1] in _NEEDS and _fewer(view, change, said[0], old=True)
        if lost or (said[0] in _NEEDS and said[1] in _RIGHTS and _fewer(view, change, said[1], old=False)):
            note = f"{said[0]} \u2192 {said[1]} (right or duty, and need: legal force)"
            yield finding(view, "pair.replaced", one, other, note, source="small words")
            return
    sides = (change.deleted, change.inserted, change.old, True), (change.inserted, change.deleted, change.new, False)
    for mine, theirs, place, old in sides:
        found = _VIOLATES.search(mine) if theirs.strip() else _BEING_ONE.fullmatch(mine)
        if found is None or len(mine[: found.start("said")].split()) > _BEFORE:
            continue
        if _fewer(view, change, found["what"], old=old):
            here = place.address, place.start + found.start("said"), place.start + found.end("said")
            there = trimmed(view, change.new if old else change.old, old=not old)
            what = "removed" if old else "added"
            note = f"{found['said']} {what} (legal force)"
            there = there[0], there[1], there[1]
            yield alone(view, f"pair.{what}", here, there, note, old=old, source="small words")


_RIGHT_TO = later(r"\s*(?:the\s+)?(?P<said>(?:human\s+)?rights?\s+to)(?:\s+the)?\s*")
"""*give consideration to [the human right to] housing*."""
_SHARED = later(r"(?:,|\b(?:and|or|rights?\s+to))\s*$")
"""Before a right that may go on with one that was named before: *the right to health and [the right to] housing*."""


def _right_to(view: View, change: Change) -> Iterator[Finding]:
    """A right that came or went before what it is to, which stays."""
    for mine, theirs, place, old in (
        (change.deleted, change.inserted, change.old, True),
        (change.inserted, change.deleted, change.new, False),
    ):
        found = _RIGHT_TO.fullmatch(mine) if " to" in mine and not theirs.strip() else None
        if found is None or not change.before or _SHARED.search(change.before) or not _WHAT.match(change.after):
            continue
        if _fewer(view, change, "right", old=old):
            here = place.address, place.start + found.start("said"), place.start + found.end("said")
            there = trimmed(view, change.new if old else change.old, old=not old)
            what = "removed" if old else "added"
            at = closed(" ".join(re.split(r"[,;:.]", change.after.strip(), maxsplit=1)[0].split()[:_QUOTED]))
            note = f"{found['said']} {what} (legal force), at \u201c{at}\u201d"
            yield alone(view, f"pair.{what}", here, (there[0], there[1], there[1]), note, old=old, source="small words")


_WHAT = later(r"\s*(?!freedom|libert|life)[a-z]+")
_QUOTED = 4
"""Words of what a right is to that a note quotes."""


def _first(view: View, place: Place, *, old: bool) -> Spot | None:
    """The first word of one side of a change that says something, if it is one of somebody or to something."""
    text = view.text(place.address, old=old)
    found = _FIRST.match(text, place.start, place.end)
    if (
        found is None
        or not _BEHIND.match(text, found.end())
        or _JOINED.search(text[max(0, found.start("word") - _NEAR) : found.start("word")])
    ):
        return None
    return place.address, *found.span("word")


def _fewer(view: View, change: Change, word: str, *, old: bool) -> bool:
    """Whether a word stands more often on the side that has it in a change than on the other side of the link."""
    stem = word[:_STEM]
    counts = [
        sum(said.startswith(stem) for text in view.texts(change.link, old=side) for said in plain(text).split())
        for side in (old, not old)
    ]
    return counts[0] > counts[1]
