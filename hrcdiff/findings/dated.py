"""Tasks with a time, other than reports, mandates and meetings, in paragraphs that came or went whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from hrcdiff.findings.chapeau import chapeau
from hrcdiff.findings.make import alone
from hrcdiff.findings.subjects import office, short
from hrcdiff.findings.tasks import ASKS
from hrcdiff.lexicon import function_words
from hrcdiff.patterns import later

if TYPE_CHECKING:
    from hrcdiff.findings.make import Spot
    from hrcdiff.findings.tasks import Duty
    from hrcdiff.findings.view import View
    from hrcdiff.model import Finding, Paragraph

_SESSION = (
    r"(?:at|by|before|prior\s+to|(?:by\s+)?(?:no|not)\s+later\s+than)\s+(?:its|their)\s+[a-z]+(?:-[a-z]+)?\s+session\b"
)
_WHEN = later(
    rf",?\s+(?P<when>(?:preferably\s+|if\s+possible\s+)?(?:{_SESSION}|"
    r"(?:by|before|(?:by\s+)?(?:no|not)\s+later\s+than)\s+the\s+end\s+of\s+20\d\d\b|"
    r"within\s+(?:\d+|[a-z]+(?:-[a-z]+)?)\s+(?:days|weeks|months|years)\b))"
    r"(?=\s*[,;.]|\s*$|\s+(?:in|with|and|through|on)\b)"
)
"""When a task is due: *, preferably by no later than its ninth session*."""
_OF_ANOTHER = later(
    r"[:;\u201c]|,?\s+and\s+(?:(?:also|further)\s+)?(?:to|shall|will|should|that)\s|"
    r"\b(?:which|who|whose|that|held|made|given|taken|begun|"
    r"(?:[a-z]+ed)(?=,?\s+(?:[a-z]+ly\s+)?(?:at|by|in|on|to|before|during|under|with|within|upon)\b))\b"
)
"""What begins something else, whose time that behind it may be: *the rules adopted at its ninth session*."""
_ASKED = later(r"(?:,\s[^,;:]{2,200},|,)?\s+to\s+(?P<task>[a-z]+\s)")
_THAT = later(
    rf"\s*[Tt]hat\s+(?P<who>the\s(?:(?!\bthat\b)[^,;:]){{2,100}}?)(?:,?\s+(?P<early>{_SESSION}),?|,\s[^,;:]{{2,100}},)?"
    r"\s+(?:shall|will|should)\s+(?:also\s+)?(?P<task>[a-z]+\s)"
)
_REST = later(r"[,;:.]|\s+and\s+(?:to|shall|will|should)\s")
"""What ends a task before which its time is said."""
_TOLD = 0.7
"""Share of the longer words of a task that stand together in the other text, so that it may live on there."""
_LETTERS = 4
"""Letters of a word that says something, and of what two forms of one have in common."""


class Dated(NamedTuple):
    """A task with a time."""

    spot: Spot
    who: str
    task: str
    when: str

    def told(self) -> str:
        """``the Board to finish its work, by its ninth session``."""
        who = "the " + office(self.who).removeprefix("the ") if self.who.startswith("the ") else office(self.who)
        return f"{who} to {short(self.task)}, {self.when}"


def find(view: View, duties: Iterable[Duty], *, old: bool) -> Iterator[Finding]:
    """Findings on dated tasks in paragraphs that are gone, or new; without those that are duties of another kind."""
    known = [duty.spot for duty in duties]
    for paragraph in view.removed if old else view.added:
        if paragraph.part != "operative" or not _may_have_time(paragraph.text):
            continue
        for each in _tasks(view, paragraph, old=old):
            (address, start, end), said = each.spot, f"{'not repeated' if old else 'new'}: {each.told()}"
            if any(a == address and start < there and here < end for a, here, there in known):
                continue
            if not _lives(view, each.task, old=old):
                rule = "duty.lapsed" if old else "duty.new"
                yield alone(view, rule, each.spot, None, said, old=old)


def _may_have_time(text: str) -> bool:
    """Whether some letters stand in a text without which no task in it has a time."""
    if "session" in text and (" its " in text or " their " in text):
        return True
    return "the end of 20" in text or " within " in text


def _tasks(view: View, paragraph: Paragraph, *, old: bool) -> Iterator[Dated]:
    """The dated tasks of a paragraph: of its clauses, or of a lettered item under the verb of its chapeau."""
    text, address = paragraph.text, paragraph.address
    above = chapeau(view, address, old=old)
    if above is not None and above.limb.verb in ASKS:
        who = above.limb.addressee
        if above.limb.verb == "decide":
            yield from _decided(text, address, 0, len(text))
        elif who and text.startswith("To "):
            yield from _due(text, address, who, len("To "), len(text))
    for limb in view.limbs(paragraph):
        if limb.verb == "decide":
            yield from _decided(text, address, limb.verb_end, limb.end)
        elif limb.verb in ASKS and limb.addressee:
            behind = text.find(limb.addressee, limb.verb_end) + len(limb.addressee)
            asked = _ASKED.match(text, behind, limb.end)
            if asked:
                yield from _due(text, address, limb.addressee, asked.start("task"), limb.end)


def _decided(text: str, address: str, start: int, end: int) -> Iterator[Dated]:
    """What is decided that somebody shall do at a time."""
    that = _THAT.match(text, start, end)
    if that is None:
        return
    task = that.start("task")
    if that["early"]:
        words = _REST.split(text[task:end], maxsplit=1)[0]
        yield Dated((address, task, task + len(words)), that["who"], words, that["early"])
    else:
        yield from _due(text, address, that["who"], task, end)


def _due(text: str, address: str, who: str, start: int, end: int) -> Iterator[Dated]:
    """What somebody is to do, if it is said when, before anything else begins."""
    when = _WHEN.search(text, start, end)
    other = _OF_ANOTHER.search(text, start, when.end()) if when else None
    if when is not None and (other is None or other.start() >= when.start("when")):
        yield Dated((address, start, when.end()), who, text[start : when.start()], when["when"])


def _lives(view: View, task: str, *, old: bool) -> bool:
    """Whether most of a task stands in one paragraph of the other text, where it may be asked for at another time."""
    words = {word[:_LETTERS] for word in _telling(task)}
    there = (view.new if old else view.old).values()
    return any(len(words & {word[:_LETTERS] for word in _telling(p.text)}) >= _TOLD * len(words) for p in there)


def _telling(text: str) -> Iterator[str]:
    """The longer words of a text, in small letters."""
    small = function_words("en")
    return (word for word in re.findall(r"[^\W\d_]{4,}", text.lower()) if word not in small)
