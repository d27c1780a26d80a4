"""The adoption record: meeting, date, and the bracketed note on the vote.

Forms: ``39th meeting`` / ``25 September 2014`` / ``[Adopted without a vote.]``, the Assembly's
``82nd plenary meeting``, ``[Resolution adopted without a vote.]`` (2007), and a recorded vote whose
bracket goes on over the lists of States (``un-resolutions.md``, section 1.9).
"""

from __future__ import annotations

import re

from hrcdiff.lexicon import DATE, iso_date
from hrcdiff.model import Adoption, Vote
from hrcdiff.parsing.ledger import Ledger
from hrcdiff.source import Line, join

_MEETING = re.compile(r"(\d{1,4}(?:st|nd|rd|th)\s+(?:plenary\s+)?meeting)\b[,\s]*", re.IGNORECASE)
_BRACKET = re.compile(r"\[\s*(?:Resolution\s+)?adopted\b", re.IGNORECASE)
_RECORDED = re.compile(r"vote of (\d+) (?:votes )?to (\d+|none),?(?: with (\d+|no) abstentions?)?", re.IGNORECASE)


def split(lines: list[Line]) -> tuple[list[Line], list[Line], list[Line]]:
    """The lines before the record, the record, and what follows it."""
    start = next((i for i in range(1, len(lines)) if _starts(lines, i)), None)
    if start is None:
        return lines, [], []
    end = start
    while end < len(lines):
        text = lines[end].text
        if _BRACKET.match(text):
            return lines[:start], lines[start : (stop := _bracket_end(lines, end))], lines[stop:]
        if not (_MEETING.match(text) or DATE.fullmatch(text)):
            break
        end += 1
    return lines[:start], lines[start:end], lines[end:]


def _starts(lines: list[Line], index: int) -> bool:
    text = lines[index].text
    if _BRACKET.match(text):
        return True
    meeting = _MEETING.match(text)
    if not meeting:
        return False
    rest = text[meeting.end() :]
    following = lines[index + 1].text if index + 1 < len(lines) else ""
    return bool(DATE.fullmatch(rest)) or (not rest and bool(DATE.fullmatch(following) or _BRACKET.match(following)))


def _bracket_end(lines: list[Line], start: int) -> int:
    for index in range(start, len(lines)):
        if lines[index].text.rstrip(".").endswith("]"):
            return index + 1
    return start + 1


def read(lines: list[Line], ledger: Ledger) -> Adoption | None:
    """The record in the model's form; None if there is none."""
    if not lines:
        return None
    whole = ledger.take("metadata", join(line.strand for line in lines))
    meeting = _MEETING.search(whole)
    at = whole.find("[")
    note = whole[at:] if at >= 0 else None
    recorded = _RECORDED.search(note or "")
    vote = (
        Vote(**dict(zip(("in_favour", "against", "abstaining"), map(_count, recorded.groups()), strict=True)))
        if recorded
        else None
    )
    mode = "recorded vote" if recorded else "without a vote" if note and "without a vote" in note.lower() else None
    head = whole[:at] if at >= 0 else whole
    return Adoption(meeting=meeting.group(1) if meeting else None, date=iso_date(head), mode=mode, text=note, vote=vote)


def _count(figure: str | None) -> int:
    return int(figure) if figure and figure.isdigit() else 0
