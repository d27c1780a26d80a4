"""The adoption record: meeting, date, and the bracketed note on the vote.

Forms: ``39th meeting`` / ``25 September 2014`` / ``[Adopted without a vote.]``, the Assembly's
``82nd plenary meeting``, ``[Resolution adopted without a vote.]`` (2007), and a recorded vote whose
bracket goes on over the lists of States.
"""

from __future__ import annotations

import re

from hrcdiff.lexicon import date, iso_date, pattern
from hrcdiff.model import Adoption, Vote
from hrcdiff.parsing import sponsors
from hrcdiff.parsing.ledger import Ledger
from hrcdiff.source import Line, join

_OPEN = re.compile(r"[\[\uff3b]")
_CLOSED = ("]", "\uff3d")


def split(lines: list[Line], language: str = "en") -> tuple[list[Line], list[Line], list[Line]]:
    """The lines before the record, the record, and what follows it."""
    rules = pattern("bracket", language), pattern("meeting", language), date(language)
    start = next((i for i in range(1, len(lines)) if _starts(lines, i, *rules)), None)
    if start is None:
        return lines, [], []
    end = start
    if start > 1 and _lost_ordinal(lines[start - 1].text, language):
        start -= 1
    while end < len(lines):
        text = lines[end].text
        if pattern("bracket", language).match(text[_bracket(text) :]):
            return lines[:start], lines[start : (stop := _bracket_end(lines, end))], lines[stop:]
        if not (pattern("meeting", language).match(text) or date(language).fullmatch(text)):
            break
        end += 1
    return lines[:start], lines[start:end], lines[end:]


def _bracket(text: str) -> int:
    """Where the bracketed note begins in a line that may hold meeting and date as well."""
    match = _OPEN.search(text)
    return match.start() if match else 0


def _lost_ordinal(text: str, language: str) -> bool:
    """Whether a line is only the raised ending of an ordinal, which a converter put above its number."""
    return text in pattern("stray_ordinal", language).pattern.split("|")


def _starts(
    lines: list[Line], index: int, bracket: re.Pattern[str], meeting: re.Pattern[str], day: re.Pattern[str]
) -> bool:
    text = lines[index].text
    if bracket.match(text):
        return True
    following = lines[index + 1].text if index + 1 < len(lines) else ""
    match = meeting.match(text)
    if not match:
        return bool(day.fullmatch(text) and meeting.fullmatch(following))
    rest = text[match.end() :]
    dated = day.match(rest)
    if dated:
        after = rest[dated.end() :].strip()
        return not after or bool(bracket.match(after))
    return not rest and bool(day.fullmatch(following) or bracket.match(following))


def _bracket_end(lines: list[Line], start: int) -> int:
    for index in range(start, len(lines)):
        if lines[index].text.rstrip(".\u3002").endswith(_CLOSED):
            return index + 1
    return start + 1


def read(lines: list[Line], ledger: Ledger, language: str = "en") -> Adoption | None:
    """The record in the model's form; None if there is none."""
    if not lines:
        return None
    whole = ledger.take("metadata", join(line.strand for line in lines))
    meeting = pattern("meeting", language).search(whole)
    opened = _OPEN.search(whole)
    note = whole[opened.start() :] if opened else None
    recorded = pattern("recorded", language).search(note or "")
    vote = _vote(note or "", recorded, language) if recorded else None
    unopposed = note is not None and pattern("unopposed", language).search(note)
    head = whole[: opened.start()] if opened else whole
    return Adoption(
        meeting=meeting.group(1) if meeting else None,
        date=iso_date(head, language),
        mode="recorded vote" if recorded else "without a vote" if unopposed else None,
        text=note,
        vote=vote,
    )


def _vote(note: str, recorded: re.Match[str], language: str) -> Vote:
    """Counts, and the States that are listed under each."""
    in_favour, against, abstaining = map(_count, recorded.groups())
    heads = [*pattern("voters", language).finditer(note, recorded.end())]
    ends = [*(head.start() for head in heads[1:]), len(note)]
    named: dict[str, tuple[str, ...]] = {}
    for head, end in zip(heads, ends, strict=False):
        listed = note[head.end() : end].strip("".join(_CLOSED) + ".\u3002 \t\n")
        named[head.lastgroup or ""] = sponsors.states(listed, language)
    return Vote(in_favour=in_favour, against=against, abstaining=abstaining, **named)


def _count(figure: str | None) -> int:
    return int(figure) if figure and figure.isdecimal() else 0
