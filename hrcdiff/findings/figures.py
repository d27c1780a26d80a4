"""Dates and figures in a text: sessions, dates, periods, amounts, and the deadlines that name them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from hrcdiff.findings.numbers import COUNT, IN_WORDS, in_figures, may_end, numbers
from hrcdiff.findings.sought import Vocabulary, sought
from hrcdiff.findings.style import spelled
from hrcdiff.lexicon import A_DATE, MONTHS, iso_date, ordinal
from hrcdiff.patterns import later
from hrcdiff.text import small

_ORDINAL = (
    r"(?:[A-Za-z]{1,20}ieth|(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)y-[a-z]{1,20}|[a-z]{0,20}(?:first|second|"
    r"third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|[a-z]{1,20}teenth)|\d+(?:st|nd|rd|th))"
)
_MONTH = "|".join(sorted(MONTHS))
_DAY, _OF_DAY = r"\d{1,2}", r"\d?"
"""A day, and what is left of it behind its first figure: a pattern that begins with a figure is found sooner."""
_OF_A_NUMBER = (
    r"(?!(?:of|the|and|or|to|in|for|on|at|by|with|from|its|his|her|their|more|than|as|is|are|was|were|which|that|"
    r"years?|months?|paragraphs?|resolutions?)\b)[a-z][a-z-]*"
)
"""What may stand between a number and what it counts: *three regional consultations*."""
_FEW = "one|two|three|four|five|six|seven|eight|nine|ten"
_COUNTED = (
    "experts|members|meetings|workshops|seminars|consultations|staff|posts|days|weeks|hours|sessions|panels|visits|"
    "conferences|symposiums|events|studies|reports"
)


_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "session",
        later(
            rf"\b(?=[\w-]*(?:(?:th|st|nd|rd)[,\s]|y-))(?:{_ORDINAL}(?:,|,?\s+(?:and|or|to))\s+){{0,5}}{_ORDINAL}\s+(?:regular\s+|special\s+)?sessions?\b"
        ),
    ),
    (
        "cycle",
        later(
            rf"\b(?=[\w-]*(?:th|st|nd|rd)\s){_ORDINAL}\s+(?:(?!(?:of|the|and|or|to|in|for|on|at|by|with|from|half|part|report|session)\b)[a-z][a-z-]*\s+){{0,2}}"
            r"(?:cycle|phase|round|conference|summit|review|decade|anniversary)\b"
        ),
    ),
    (
        "date",
        re.compile(
            r"\d(?<!\w.)(?:(?<!\d, .)"
            r"(?:\d?(?:,\s\d{1,2}){0,5}(?:\s[A-Z][a-z]+)?(?:\s(?:and|to)\s|\s?[-\u2013]\s?)\d)?"
            rf"{A_DATE.replace(_DAY, _OF_DAY, 1)}\b|{_OF_DAY}\s(?:{_MONTH})\b(?!\s+\d))"
        ),
    ),
    (
        "share",
        later(
            rf"(?<![\w/.,-])(?:(?:nearly|almost|about|around|some|over|more than|fewer than|less than|at least) )?"
            rf"(?:(?:[0-9]{{1,2}}|{_FEW}) (?:in|out of)(?: every)? (?:[0-9]{{1,3}}|{_FEW})\b"
            r"(?![./]\d|\s+(?:hour|day|week|month|year)s?\b)"
            r"|(?:one|a)[ -](?:third|quarter|fifth|tenth)(?= of\b)|(?:two|three|four)[ -](?:third|quarter|fifth)s\b)"
        ),
    ),
    (
        "age",
        later(
            rf"\b(?:aged\s+(?:(?:between|from|under|over|above|below|up\s+to|at\s+least)\s+)?|"
            r"(?:(?:under|over|above|below|up\s+to|from|at|between|before|until)\s+)?the[ \u00a0]ages?\s+of\s+)"
            rf"{COUNT}(?:\s*(?:to|and|or|[-\u2013])\s*{COUNT})?(?:\s+years?)?"
            r"(?:\s+(?:and|or)\s+(?:over|above|older|under|below|younger))?\b"
        ),
    ),
    (
        "least",
        later(
            rf"\b(?:at\s+(?:least|most)|up\s+to|(?:not?|nor)\s+(?:less|more|fewer)\s+than|a\s+(?:minimum|maximum)\s+of)\s+{COUNT}\s+"
            r"(?:months?|years?)\b"
        ),
    ),
    (
        "length",
        later(
            r"\b(?:(?P<for>(?:period of|for(?: a further| another)?) )|"
            r"(?P<within>within\s+(?:the\s+(?:next|following)\s+|a\s+period\s+of\s+)?|not?\s+later\s+than\s+)|)"
            rf"(?:{COUNT}|(?(for)(?!)|(?(within)(?!)|(?:half|full))))"
            r"(?(for)(?:\s+|-)(?:years?|months?)|(?(within)\s+(?:(?:working|calendar|business)\s+)?(?:hours?|days?|weeks?|months?|years?)|-(?:year|month|day)))\b"
        ),
    ),
    (
        "periodicity",
        later(
            r"\b(?:annual(?:ly)?|biennial(?:ly)?|triennial(?:ly)?|on (?:an annual|a yearly) basis|"
            r"once a year|yearly|(?:each|every) year|"
            rf"every (?:other|second|third|fourth|fifth|(?:{COUNT} (?:to|or) )?{COUNT}) "
            r"(?:days?|weeks?|months?|years?))\b"
        ),
    ),
    (
        "amount",
        later(
            r"(?:\$|us\$|\u20ac)\s?(?:\d{1,3}(?:[ \u00a0]\d{3}\b)+|\d[\d,.]*)(?:\s(?:million|billion))?|"
            r"(?<!\d[ \u00a0])\b(?!(?:19|20)\d\d\s+(?:and|or|to)\b)(?:\d{1,3}(?:[ \u00a0]\d{3}\b)+|\d[\d,.]{0,20})"
            r"(?:(?:\s+(?:and|to|or)\s+|[-\u2013])\d[\d,.]{0,20})?\s+(?:thousand|million|billion)\b|"
            rf"(?:\b\d+(?:\.\d+)?(?:(?:\s+(?:and|to|or)\s+|[-\u2013])\d+(?:\.\d+)?)?|{IN_WORDS}) per cent\b|"
            rf"\b\d+(?:\.\d+)?\s?%|"
            rf"(?<![\d/.,])\b(?!\d{{4}})(?:(?:\d{{1,3}}|{_FEW})(?:\s+(?:to|or)\s+|[-\u2013]))?{COUNT}\s+"
            rf"(?:{_OF_A_NUMBER}\s+){{0,2}}(?:{_COUNTED})\b"
        ),
    ),
    (
        "year",
        re.compile(
            r"(?:19|20)(?<!\w..)(?<![a-z]-..)\d\d(?:\s?[-\u2013]\s?(?:19|20)\d\d)?\b"
            r"(?!/|\s(?:Convention|Protocol|Covenant|Treaty|Declaration|Agenda)\b)"
        ),
    ),
)
"""Kinds of dates and figures, the more exact first; looked for in small letters but for those of `_AS_WRITTEN`."""
_AS_WRITTEN = frozenset({"date", "year"})
_THINGS = frozenset(_COUNTED.split("|"))
_FRACTIONS = frozenset("third quarter fifth tenth thirds quarters fifths".split())
_NEEDS: dict[str, frozenset[str]] = {
    "session": frozenset({"session", "sessions"}),
    "cycle": frozenset("cycle phase round conference summit review decade anniversary".split()),
    "share": _FRACTIONS,
    "age": frozenset({"aged", "age", "ages"}),
    "least": frozenset("year years month months".split()),
    "length": frozenset("year years month months day days week weeks hour hours".split()),
    "periodicity": frozenset(
        "annual annually biennial biennially triennial triennially yearly year years every".split()
    ),
    "amount": frozenset({"cent", "thousand", "million", "billion"}),
}
"""Words of which some stand in every text that has a figure of a kind, but for shares and amounts in figures."""
_BEHIND_NUMBERS = {"cycle": 3, "least": 1, "length": 2}
"""Within how many words before these words the number ends of which they are; an ordinal of a cycle."""
_OF_ORDINALS = ("th", "st", "nd", "rd")
_BETWEEN = 3
"""The same before things that are counted."""
_PARTED = (" in ", " out of ")
_FEW_OR_FIGURE = (*_FEW.split("|"), *"0123456789")
"""How what stands before these words ends in a share: *one in five*."""
_SIGNS = ("$", "\u20ac", "%")
_KNOWN = Vocabulary(frozenset().union(_THINGS, *_NEEDS.values()))
_NUMBER = re.compile(r"[\d$\u20ac]")
_IN_MONTHS = re.compile(_MONTH)


class Figure(NamedTuple):
    """A date or figure where it stands."""

    what: str
    text: str
    start: int
    end: int


def _possible(what: str, text: str, lower: str, words: frozenset[str], *, number: bool) -> bool:
    """Whether a text can have such a figure.

    It is given in small letters as well, with those of the words of `_KNOWN` that it has, and with a number in figures
    or without.
    """
    if what == "year":
        return number
    if what == "date":
        return number and _IN_MONTHS.search(text) is not None
    found = _NEEDS[what] & words
    behind = _BEHIND_NUMBERS.get(what, 0)
    if found and (not behind or any(_numbered(lower, word, behind, ordinal=what == "cycle") for word in found)):
        return True
    if what == "share":
        return any(each.endswith(_FEW_OR_FIGURE) for joint in _PARTED for each in lower.split(joint)[:-1])
    return what == "amount" and (
        (number and any(sign in lower for sign in _SIGNS))
        or any(_numbered(lower, word, _BETWEEN, ordinal=False) for word in _THINGS & words)
    )


def _numbered(lower: str, letters: str, most: int, *, ordinal: bool) -> bool:
    """Whether a number, or an ordinal, may end in one of so many words before some letters, wherever they stand."""
    at = lower.find(letters)
    while at >= 0:
        near = lower[:at].rsplit(None, most)[-most:]
        if ordinal:
            if any(word.endswith(_OF_ORDINALS) for word in near):
                return True
        elif may_end(" ".join(near)):
            return True
        at = lower.find(letters, at + 1)
    return False


_NUMBERED = later(r"\bNos?\.?\s*\d+(?:\s+of\s+the\s+[^();]{0,100})?\s*\($")
"""How a year in brackets begins that belongs to a document's name: *general comment No. 36 (*2018*)*."""
_BEFORE_YEAR = 120
"""Characters in which that stands."""


def _of_a_name(text: str, start: int) -> bool:
    """Whether a year stands in the brackets of a general comment or recommendation."""
    return text[start - 1 : start] == "(" and _NUMBERED.search(text[max(0, start - _BEFORE_YEAR) : start]) is not None


@lru_cache(maxsize=8192)
def figures(text: str) -> tuple[Figure, ...]:
    """The dates and figures of a text, none inside another."""
    out: list[Figure] = []
    taken = bytearray(len(text))
    lower, number = small(text), _NUMBER.search(text) is not None
    words = _KNOWN.among(lower)
    for what, shape in _SHAPES:
        if not _possible(what, text, lower, words, number=number):
            continue
        for match in shape.finditer(text if what in _AS_WRITTEN else lower):
            start, end = match.span()
            if taken.find(1, start, end) < 0 and not (what == "year" and _of_a_name(text, start)):
                taken[start:end] = b"\x01" * (end - start)
                out.append(Figure(what, text[start:end], start, end))
    return tuple(sorted(out, key=lambda f: f.start))


_YEAR = re.compile(r"\d{4}")


def value(figure: Figure) -> tuple[int, ...] | None:
    """What a session, a date, a year or a range of years is compared by."""
    if figure.what in ("session", "cycle"):
        numbers = [ordinal(word) for word in re.findall(_ORDINAL, figure.text, re.IGNORECASE)]
        return tuple(number for number in numbers if number) or None
    if figure.what == "date":
        last = re.search(rf"{A_DATE}$", figure.text)  # *25 and 26 October 2019*
        iso = iso_date(last.group()) if last else None
        return tuple(int(n) for n in iso.split("-")) if iso else None
    return tuple(int(year) for year in _YEAR.findall(figure.text)) if figure.what == "year" else None


_EACH_YEAR = re.compile(
    r"annual(?:ly)?|yearly|on (?:an annual|a yearly) basis|once a year|(?:each|every) year", re.IGNORECASE
)


def each_year(text: str) -> bool:
    """Whether words say that something is due every year, in whatever form."""
    return _EACH_YEAR.fullmatch(text) is not None


def alike(old: Figure, new: Figure) -> bool:
    """Whether two figures are one in words and in figures: *54th session*, *fifty-fourth session*."""
    if each_year(old.text) and each_year(new.text):
        return True
    known = value(old)
    if (often := _often(old)) is not None:
        return often == _often(new)
    if old.what == "age":
        return form_of_age(old) == form_of_age(new) and numbers(old.text) == numbers(new.text)
    if old.what == "share":
        return _share(old) == _share(new)
    if old.what == "amount" and old.text[-1:].isalpha():
        return _counted(old) == _counted(new)
    return (known is not None and known == value(new)) or _bare(old) == _bare(new)


def _bare(figure: Figure) -> str:
    """A figure in one spelling; a length without *for* and *period of*."""
    said = spelled(figure.text).lower()
    return said.removeprefix("for ").removeprefix("period of ") if figure.what == "length" else said


_OF_AGE = {"below": "under", "younger": "under", "above": "over", "older": "over", "-": "to", "\u2013": "to"}
"""Words that say the same of an age."""
_IN_AGE = later(r"[a-z]+|[-\u2013]")


def form_of_age(figure: Figure) -> tuple[str, ...]:
    """What an age says besides its numbers: *under the age of*, for *below the age of* as well."""
    words = _IN_AGE.findall(re.sub(COUNT, "0", figure.text.lower()))
    same = [_OF_AGE.get(word, word) for word in words if not word.startswith("year")]
    if len(same) > 1 and same[-1] in ("over", "under"):
        del same[-2]  # *12 and over*, *12 or older*
    return tuple(same)


def _often(figure: Figure) -> tuple[tuple[str, ...], str] | None:
    """How many of what lie between one time and the next: *every other year*, *every two years*."""
    first, *rest = figure.text.lower().split()
    if figure.what != "periodicity" or first != "every" or not rest[1:]:
        return None
    return numbers(" ".join("two" if word == "other" else word for word in rest)), rest[-1].removesuffix("s")


def _share(figure: Figure) -> str:
    """A share in one form: *one out of every nine* is *1 in 9*, *a third* is *one third*."""
    said = re.sub(
        r"\b(?:out of every|out of|in every)\b", "in", " ".join(figure.text.lower().replace("-", " ").split())
    )
    return in_figures(re.sub(r"\ba(?= )", "one", said))


def _counted(figure: Figure) -> tuple[tuple[str, ...], str]:
    """How many of what, decimals included; what stands between the two aside."""
    return numbers(figure.text), spelled(figure.text).lower().split()[-1]


_DEADLINE = sought(
    r"[\s,]*(?:at the latest |preferably )?(?:by|in|before|until|not? later than)\s+(?:(?:the|its|his|her|their)\s+)?"
    r"(?:(?:very\s+)?(?:end|beginning|start|middle|year)\s+(?:of\s+)?(?:the\s+)?)?"
    rf"(?:{A_DATE}|\d{{1,2}}\s(?:{_MONTH})|(?:(?:{_MONTH})\s+)?(?:19|20)\d\d|{_ORDINAL}\s+(?:regular\s+)?session)"
    r"(?:\s+at the latest)?[\s,;.]*",
    begins=("by", "in", "before", "until", "no", "at the latest", "preferably"),
)


_LIMIT = later(
    r"\b(?:preferably\s+)?(?:by|before|until|not? later than)\s+"
    r"(?:(?:the\s+)?(?:end|beginning|start|middle|year)\s+(?:of\s+)?(?:the\s+)?|"
    r"the\s+(?:[a-z-]+\s+){0,2}(?:elections?|referendum|conference|summit)\s+(?:of|in|on|scheduled\s+for)\s+)?$"
)
_BEFORE = 60
"""Characters before a date in which the word stands that makes it a deadline."""


_LED = later(
    r"(?:\b(?:promptly|immediately|forthwith|without\s+(?:further\s+)?delay|as\s+soon\s+as\s+possible|preferably),?\s+(?:and\s+|but\s+)?|"
    r"\band\s+)?\b(?:in\s+any\s+(?:event|case)|at\s+the\s+(?:very\s+)?latest|preferably),?\s+$"
)
"""What goes before a deadline: *promptly, and in any event*."""
_LED_BY = 60
"""Characters in which that stands."""


_BEHIND = later(r"\s+(?:of|after|from|before|following|prior\s+to)\s+[^\s,;:.](?:(?!\s(?:and|or)\s)[^,;:.]){0,60}")
"""What a length of time is counted from: *within 48 hours of the arrest*."""


def deadline(text: str, figure: Figure, since: int = 0) -> int | None:
    """Where the deadline begins that a date, a year or a number of months is: *by* 2027, *within six months*.

    With what goes before it, *and in any event*, as far as that stands behind a place.
    """
    if figure.text.lower().startswith(("within", "no later", "not later")):
        start = figure.start
    else:
        limit = _LIMIT.search(text[max(0, figure.start - _BEFORE) : figure.start])
        if limit is None or figure.what not in ("date", "year"):
            return None
        start = figure.start - len(limit.group())
    led = _LED.search(text[max(since, start - _LED_BY) : start]) if start > since else None
    return start - len(led.group()) if led else start


def deadline_ends(text: str, figure: Figure, before: int) -> int:
    """Where a deadline ends with what it is counted from, if that stands before a place: *48 hours of the arrest*."""
    behind = _BEHIND.match(text, figure.end) if figure.what == "length" else None
    return behind.end() if behind and behind.end() <= before else figure.end


def is_deadline(words: str) -> bool:
    """Whether words are a deadline and nothing else: *, by 2030 at the latest*."""
    timed = "session" in words or _NUMBER.search(words) is not None
    return timed and _DEADLINE.fullmatch(words) is not None
