"""What a session or a date is the time of: the report, the oral update or the meeting that is asked for beside it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

UPDATE = "oral update"
_NOUN = (
    r"\b(?:(?P<update>(?:oral(?:ly)?\s+)?(?:updates?|briefings?)(?!\s+(?:notes?|papers?)\b)|oral\s+(?:reports?|presentations?))|"
    r"(?P<report>reports?|stud(?:y|ies)|compilation|summary))\b"
)
_HEAD = re.compile(
    r"(?:\b(?:to\s+(?:[a-z]+\s+){0,3}?(?:submit|present|prepare|report|provide|transmit|brief|compile|update|deliver|give)|"
    r"by\s+(?:[a-z]+ly\s+)?(?:submitt|present|prepar|provid|transmitt|compil|deliver|giv)ing)\b"
    r"(?:(?!\s(?:it|them)\b(?! with\b))[^;:]){0,160}?|"
    r"\bto\s+(?:[a-z]+\s+)?(?:conduct|undertake|carry\s+out)\s+(?:an?|the|its|two|three)\s+(?:[a-z-]+\s+){0,3}?|"
    r"\band(?:,\s+at\s+its\s+\S+\s+session,)?\s+"
    rf"(?:an?|the|its|his|her|their|two|three)\s+(?:[a-z]+\s+){{0,3}}?){_NOUN}|"
    r"\bto\s+(?:[a-z]+\s+){0,3}?(?:convene|hold|organi[sz]e)\b[^;:]{0,160}?"
    r"\b(?P<meeting>panels?|discussions?|meetings?|workshops?|seminars?|forum|consultations?|dialogue)\b"
)
"""A task, up to the noun that says what is due: *to present to the Council an oral update*, *and a final report*.

A session may stand before the last: *and, at its ninth session, a final report*.
"""


class Head(NamedTuple):
    """Where a task begins."""

    what: str
    """``report``, ``oral update`` or ``meeting``."""
    start: int
    end: int


@lru_cache(maxsize=2048)
def heads(text: str) -> tuple[Head, ...]:
    """The tasks of a text in order, each from its verb to the noun that names it."""
    kinds = {"update": UPDATE}
    return tuple(
        Head(kinds.get(match.lastgroup or "", match.lastgroup or ""), match.start(), match.end())
        for match in _HEAD.finditer(text)
    )


def what_at(text: str, at: int) -> str | None:
    """What is due at a date that stands here; None if no task is named before it."""
    before = [head.what for head in heads(text) if head.start <= at]
    return before[-1] if before else None


def passages(text: str, what: str) -> str:
    """The parts of a text that belong to tasks of one kind, from each to the next task."""
    found = heads(text)
    ends = [*(head.start for head in found[1:]), len(text)]
    return " ".join(text[head.start : end] for head, end in zip(found, ends, strict=True) if head.what == what)
