"""The title of a draft that has no number: what stands directly above the organ line.

Above it stands much else in a draft that goes round as a mail or a Word file: greetings, the names of those who
sign, sponsors, dates, *Zero draft*.  None of it is a title, and where it stands in the title's place the text has
none; a line that only says how far the text has come, or of what kind it is, stands below a title as well as above.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from hrcdiff.lexicon import date, pattern
from hrcdiff.lexicon.states import is_state
from hrcdiff.lexicon.tables import expanded
from hrcdiff.parsing import sponsors
from hrcdiff.parsing.mails import ADDRESS, takes_leave
from hrcdiff.patterns import later
from hrcdiff.source import Line

_MOST_LINES = 4
_LONGEST = 400
"""Characters of a title; the longest of the Council have some three hundred."""
_SIGNATURE = 6
"""Lines above a name within which the mail took its leave."""
_HEADER = later(
    r"(?:from|to|cc|bcc|sent|date|subject|reply-to|von|an|gesendet|betreff|de|à|a|objet|envoyé|para|asunto|enviado|cc[io]"
    r"|от|кому|тема|дата|копия|发件人|收件人|主题|日期|抄送|من|إلى|الموضوع|التاريخ"
    r"|penholders?|facilitators?|contact|tel|phone|time|deadline|status|source)"
    r"\s?[:：].*",
    re.IGNORECASE,
)
"""The heads of a mail, and what drafts say in the same form of those who have written them."""
_SPONSORED = later(r"(?:(?:main |co-?)?sponsors?|core group|submitted by|tabled by)\b.*", re.IGNORECASE)
_NAMED = later(r"(?:title|titre|título|название|العنوان|标题)\s?[:：]\s*(?P<title>\S.*)", re.IGNORECASE)
_SYMBOL = later(r"[(\[]?(?=\S*(?:\d|L\.))[\w.…*-]{1,8}(?:/[\w.…*-]+)+[)\]]?|GE\.\S*")
_COLON = later(r"\s*[:\uff1a\u2013\u2014]\s*|\s-\s")
_BESIDE_DATE = 20
"""Characters beside a date in a line that only dates a draft: *Geneva, 12 June 2025, 15:00*."""
_SESSION_LINE = 80
_WORDS_OF_NAME = 4
_ENDS = later(r"[,;:.\u060c\u061b\u3002\uff0c\uff1b\uff1a]$")
_NO_END = later(r"(?:[,:\u060c\uff0c\u2013\u2014-]|\b(?:and|of|in|on|the|for|to|by|from|with|et|de|des|du|y|и|в|на))$")


def above(lines: Sequence[Line], used: Sequence[bool], language: str) -> range | None:
    """The lines of the title at the end of a page head, or None; ``used`` says which of them are something else."""
    last = len(lines) - 1
    while last >= 0 and _stands_below(lines[last].text, language):
        last -= 1
    if last < 0 or used[last] or not _may_be(lines[last], language):
        return None
    first = last
    while first and not used[first - 1] and _goes_on(lines[first - 1], lines[first]):
        if not _may_be(lines[first - 1], language, goes_on=True):
            break
        first -= 1
    if last - first >= _MOST_LINES or _signs(lines[:first], lines[first : last + 1], language):
        return None
    title = " ".join(line.text for line in lines[first : last + 1])
    return range(first, last + 1) if len(title) <= _LONGEST and _begins(title) else None


def said(line: str, language: str) -> tuple[str, str | None]:
    """The words of a title without what introduces them, and the kind of text that this names.

    *Draft resolution: …* names one, *Title: …* and *Zero draft: …* name none.
    """
    match = _NAMED.fullmatch(line)
    if match:
        return match["title"], None
    before, _, rest = (part.strip() for part in _COLON.sub("\0", line, count=1).partition("\0"))
    told = tells_draft(before, language) if rest else None
    return (rest, told["kind"]) if told else (line, None)


def tells_draft(text: str, language: str) -> re.Match[str] | None:
    """Whether a line only says what kind of draft it is, and how far it has come: *Zero draft as of 12 June*."""
    return pattern("draft_line", language).fullmatch(text)


def _stands_below(text: str, language: str) -> bool:
    """Whether a line may come between title and organ line: sponsors, symbol, date, how far the draft has come."""
    day = date(language).search(text)
    dated = day is not None and len(text) - len(day.group()) < _BESIDE_DATE
    if _SPONSORED.fullmatch(text) or _lists_states(text, language):
        return True
    return dated or tells_draft(text, language) is not None or _SYMBOL.fullmatch(text) is not None


def _may_be(line: Line, language: str, *, goes_on: bool = False) -> bool:
    """Whether a line may be one of a title; its last line has no sign at its end unless it is set as a heading."""
    text = line.text
    if _HEADER.fullmatch(text) or ADDRESS.search(text) or _stands_below(text, language):
        return False
    if pattern("covering", language).fullmatch(text) or takes_leave(text, language) or _publishes(text, language):
        return False
    if not any(char.isalpha() for char in text):
        return False
    return goes_on or not _ENDS.search(text) or (line.heading and text[-1:] in ".\u3002")


def _publishes(text: str, language: str) -> bool:
    """Whether a line says organ and session, in whatever letters and order."""
    session, organ = _session(language)
    return (session.search(text) is not None and len(text) < _SESSION_LINE) or organ.fullmatch(text) is not None


@cache
def _session(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    sources = ("{session}", r"(?:the )?(?:{organ}|HRC~-?\d*)\*?")
    session, organ = (re.compile(expanded(source, language), re.IGNORECASE) for source in sources)
    return session, organ


def _lists_states(text: str, language: str) -> bool:
    """Whether a line is a list of sponsors, or the name of one."""
    names = sponsors.states(text.strip("()[]"), language)
    return 2 * sum(map(is_state, names)) >= len(names) > 0


def _goes_on(line: Line, following: Line) -> bool:
    """Whether a title goes on from one line to the next: no blank line, or no end before it."""
    if not following.gap:
        return not (line.heading and not following.heading)
    return following.text[0].islower() or _NO_END.search(line.text) is not None


def _signs(before: Sequence[Line], found: Sequence[Line], language: str) -> bool:
    """Whether what looks like a title is the name under a mail: the mail took its leave just above it."""
    if found[0].heading:
        return False
    near = list(before[-_SIGNATURE:])
    while near and not near[-1].gap and not takes_leave(near[-1].text, language):
        near.pop()
    if not near or not takes_leave(near[-1].text, language):
        return False
    return not found[0].gap or _is_name(found[0].text)


def _is_name(text: str) -> bool:
    """Whether each word of a short line begins with a capital, as in the name of a person."""
    words = text.split()
    return len(words) <= _WORDS_OF_NAME and all(word[0].isupper() for word in words)


def _begins(title: str) -> bool:
    """Whether a title may begin so: not in the middle of a sentence."""
    return not title[0].islower()
