"""Citations as data: resolutions, decisions and documents that a text cites, and its references to itself.

A group is a word such as *resolutions* with the numbers that follow it; a date belongs to every undated
number since the last date; the organ is named, or *its*, or that of the group before, and never guessed
from the number.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from hrcdiff.errors import SymbolError
from hrcdiff.lexicon import A_DATE, ORGANS, iso_date, names_in
from hrcdiff.model import Citation, Document
from hrcdiff.patterns import later
from hrcdiff.symbols import parse as parse_symbol
from hrcdiff.symbols import session_fits_date
from hrcdiff.text import NEAR

_CLAUSE = 600
"""Characters before a group of resolutions in which words say whose they are."""
_ORGAN = "|".join(re.escape(name) for name in ORGANS)
_SHORT = {
    "Council": ("Human Rights Council", "Economic and Social Council", "Security Council"),
    "Assembly": ("General Assembly",),
    "Commission": ("Commission on Human Rights",),
}
"""Short names, and what they may stand for: the citing organ if it is one of them, else the last one named."""
_LONGER = re.compile(r"(?<=\s)(?:[A-Z][\w-]*\s(?:(?:of|and|for|on|the)\s){0,3})*[A-Z][\w-]*\s$")
"""Capitals before a short name: the end of another organ's, *United Nations Environment Assembly*."""
_YEARLY = frozenset({"Commission on Human Rights", "Economic and Social Council"})
"""Organs that number by year: 1993/87."""
_BY_SESSION = frozenset({"Human Rights Council", "General Assembly"})
"""Organs that number by session: 54/28."""
_BY_YEAR = re.compile(r"\d{4}/")
_ITEM = (
    r"(?:S-|ES-)?\d{1,4}/\d{1,4}(?:\s[A-Z](?:[-\u2013][A-Z])?\b(?!\w))?"
    r"|\d{1,4}(?:\s[A-Z])?\s?\((?:\d{4}|[IVXL]+|S-[IVX]+)\)(?:\s[A-Z]\b)?"
)
_WHOSE = rf"{_ORGAN}|Council|Assembly|Commission|[Ii]ts|[Tt]heir|[Tt]his|same"
_WHICH = "(?:own|earlier|prior|latest|(?:most )?recent)"
"""What may stand between *its* and *resolution*, as *relevant* and *previous* may."""
_CITED = ("esolution", "ecision")
_COUNTED = re.compile(rf"(?:{'|'.join(_CITED)})s?,?\s+(?=(?:S-|ES-)?\d)")
"""What a text has that cites a resolution by its number: soon found, or not."""
_HEAD = re.compile(
    rf"(?=[A-Zdiprst])(?=(?:{_WHOSE}|relevant|previous|[Rr]esolution|[Dd]ecision))(?:(?P<organ>{_WHOSE})\s+"
    rf"(?:{_WHICH}\s+)?)?(?:relevant\s+|previous\s+)?(?P<kind>[Rr]esolution|[Dd]ecision)s?,?\s+(?=(?:{_ITEM})\b|\d)"
)
_BEFORE = max(len(name.split()) for name in ORGANS) + len("most recent relevant r".split())
"""Words of it at most before the second letter of *resolution*: an organ, and which of its resolutions."""
_NUMBER = re.compile(_ITEM)
_OF_THE_SECURITY_COUNCIL = re.compile(r"\d{1,4}\s?\((?:19|20)\d\d\)")
"""A number with the year in Arabic figures, which of the three Councils the Security Council alone gives."""
_TITLE = r"\u201c[^\u201c\u201d]{1,600}\u201d"
_GLOSS = rf"(?:,?\s+(?:on|entitled|concerning|regarding)\s(?:{_TITLE}|(?!{_TITLE})(?!\b(?:{_ITEM}))[^;.]){{1,200}}?)?"
"""What a resolution is on, digits included: *on the fight against COVID-19*; the next number ends it.

A quoted title counts as one sign, however long it is and whatever stands in it.
"""
_DATED = re.compile(rf"{_GLOSS},?\s+(?:of|on|dated|adopted on)\s+(?P<date>{A_DATE})")
_NEXT = re.compile(rf"{_GLOSS}(?:,|;)?\s*(?:,|;|and|as well as|or)\s+(?:in\s+)?(?={_ITEM})")
_AHEAD = re.compile(rf"(?:{_ITEM})(?:\s+of\s+{A_DATE})?,\s+the\s+({_ORGAN}|Council|Assembly)\b")
"""*In its resolution 48/141 of 20 December 1993, the General Assembly decided*: the organ is named after."""
_PLACE = r"(?:\d{1,3}|[IVX]+)(?:\s?\([a-z]+\))*"
_PLACES = (
    rf"{_PLACE}(?:(?:,?\s(?:and|or|to)\s|,\s|[-\u2013])(?:(?:paragraphs?|sections?|part)\s)?(?:{_PLACE}|\([a-z]+\)))*"
)
_ANCHOR = re.compile(rf"(?:paragraphs?|sections?|part)\s+(?P<anchor>{_PLACES}),?\s+of(?:\s+(?:the|annex to|its))*\s*$")
_ANCHOR_AFTER = later(
    rf",?\s+(?:paras?\.|sects?\.|paragraphs?|sections?)\s+(?P<anchor>{_PLACES})(?!\w|\s(?:above|below))"
)
"""*A/HRC/54/30, paras. 12–15*: the place is named after the document, as footnotes do."""
_BODIES = "ASE"
"""Letters with which the symbols of documents begin, before a stroke."""
_BEGINNINGS = tuple(f"{body}/" for body in _BODIES)
_SYMBOL = re.compile(
    rf"\b[{_BODIES}]/(?:[A-Z][\w.]*|\d{{1,3}}|S-\d+|ES-\d+)(?:/[A-Z]?[\w.\-]*\d[\w.\-]*(?:\s\(\d{{4}}\))?)+"
)
_INTERNAL = re.compile(
    r"(?:sub)?paragraphs?\s+(?P<number>\d+(?:\s?\([a-z]+\))*(?:(?:,\s|\sand\s|\sto\s|[-\u2013])(?:\d+)?(?:\s?\([a-z]+\))*)*)"
    r"\s+(?:above|below|of the present (?:resolution|decision))"
)


def citations(document: Document) -> tuple[Citation, ...]:
    """All citations of a document, in the order of the text; those in footnotes last."""
    out: list[Citation] = []
    for paragraph in document.paragraphs:
        out += in_text(paragraph.text, paragraph.address, document.organ)
    for note in document.footnotes:
        if note.text:
            out += in_text(note.text, f"fn{note.marker}", document.organ)
    return tuple(out)


def in_text(text: str, address: str, citing: str | None = None) -> list[Citation]:
    """The citations of one paragraph; ``citing`` is the organ whose text it is."""
    found: list[Citation] = []
    organ: str | None = None
    end = 0
    for head in _heads(text) if any(word in text for word in _CITED) else ():
        if head.start() < end:
            continue
        organ = _organ(head, text, citing, organ)
        group, end = _group(head, text, address, organ)
        found += group if organ else [_own(item, citing) for item in group]
    starts, ends = [c.start for c in found], [0, *(c.end for c in found)]
    for match in _SYMBOL.finditer(text) if "/" in text and any(sign in text for sign in _BEGINNINGS) else ():
        if ends[bisect_left(starts, match.end())] <= match.start():
            found += (_with_place_after(each, text, each.end) for each in _bare(match, address))
    found += [
        Citation(
            address=address,
            kind="internal",
            organ=None,
            number=match.group("number"),
            symbol=None,
            date=None,
            anchor=None,
            start=match.start(),
            end=match.end(),
        )
        for match in (_INTERNAL.finditer(text) if "aragraph" in text else ())
    ]
    return sorted(found, key=lambda c: (c.start, c.end))


def _heads(text: str) -> Iterator[re.Match[str]]:
    """What `_HEAD` finds, looked for among the words before the numbers alone."""
    at = 0
    for counted in _COUNTED.finditer(text):
        if counted.start() < at:
            continue
        words = text[at : counted.start()].rsplit(None, _BEFORE)
        head = _HEAD.search(text, at + len(words[0]) if len(words) > _BEFORE else at)
        if head is None:
            return
        at = head.end()
        yield head


def _own(item: Citation, citing: str | None) -> Citation:
    """A citation for which no organ is named, as one of the citing organ if its date can be no other's.

    The Assembly also says *resolution 79/1* of its own without a date; decisions are as often those of a conference.
    """
    symbol = _symbol(citing, item.kind, item.number)
    if symbol is None or item.kind == "decision" or not (item.date or citing == "General Assembly"):
        return item
    fits = session_fits_date(parse_symbol(symbol), item.date) if item.date else True
    return replace(item, organ=citing, symbol=symbol) if fits else item


def _group(head: re.Match[str], text: str, address: str, organ: str | None) -> tuple[list[Citation], int]:
    """The numbers after a word such as *resolutions*, with their dates, and where they end."""
    kind = head.group("kind").lower()
    anchor = _ANCHOR.search(text, max(0, head.start() - _CLAUSE), head.start())
    items: list[Citation] = []
    waiting = 0
    at: int = head.end()
    number = _NUMBER.match(text, at)
    while number:
        start, at = number.start(), number.end()
        items.append(
            Citation(
                address=address,
                kind="decision" if kind == "decision" else "resolution",
                organ=organ,
                number=" ".join(number.group().split()),
                symbol=_symbol(organ, kind, number.group()),
                date=None,
                anchor=anchor.group("anchor").strip() if anchor and not items else None,
                start=start,
                end=at,
            )
        )
        dated = _DATED.match(text, at)
        if dated:
            at = dated.end()
            date = iso_date(dated.group("date"))
            items[waiting:-1] = [replace(item, date=date) if _fits(item, date) else item for item in items[waiting:-1]]
            items[-1] = replace(items[-1], date=date, end=at)
            waiting = len(items)
        items[-1] = _with_place_after(items[-1], text, at)
        link = _NEXT.match(text, at)
        number = _NUMBER.match(text, link.end()) if link else None
    return items, at


def _with_place_after(item: Citation, text: str, end: int) -> Citation:
    """A citation with the place named after it, if one is and none stood before it."""
    beside = text[end : end + NEAR] if not item.anchor else ""
    named = "para" in beside or "sect" in beside
    place = _ANCHOR_AFTER.match(text, end) if named else None
    return replace(item, anchor=place["anchor"]) if place else item


def _fits(item: Citation, date: str | None) -> bool:
    """Whether a date further on can be that of an undated number: not if its session was in another year."""
    return not item.symbol or not date or session_fits_date(parse_symbol(item.symbol), date) is not False


def _organ(head: re.Match[str], text: str, citing: str | None, before: str | None) -> str | None:
    """Which organ's resolutions a group means."""
    said = head.group("organ")
    numbered = _NUMBER.match(text, head.end())
    by_year = bool(numbered and re.match(r"(?:19|20)\d\d/", numbered.group()))
    named = _named(text, head.start())
    if said in ORGANS:
        return said
    if said in _SHORT and (longer := _LONGER.search(text, max(0, head.start() - 100), head.start())):
        return f"{longer.group()}{said}"
    if said in {"Council", "its", "Its"} and numbered and _OF_THE_SECURITY_COUNCIL.fullmatch(numbered.group()):
        return "Security Council"
    if said in _SHORT:
        if by_year:
            return next((name for name in reversed(named) if name in _YEARLY), None)
        return _full(said, citing, named)
    if said in {"its", "Its"} and by_year and (yearly := [name for name in named if name in _YEARLY]):
        return yearly[-1]
    if said in {"its", "Its"}:
        ahead = _AHEAD.match(text, head.end())
        clause = [ahead.group(1)] if ahead else _named(text, head.start(), since_clause=True)
        return _full(clause[-1], citing, named) if clause else citing
    if by_year:
        yearly = [name for name in named if name in _YEARLY]
        return yearly[-1] if yearly else None
    if said is None and (those := _THOSE.search(text, max(0, head.start() - _CLAUSE), head.start())):
        return _full(those["organ"], citing, named)
    if said is None and (told := _told_beside(text, head, citing)):
        return told
    if said is None and re.search(r"of the\s*$|by the\s*$", text[max(0, head.start() - NEAR) : head.start()]):
        return named[-1] if named else before
    return before or (named[-1] if named else None)


_OF_A_KIND = later(
    rf"\b(?:(?P<organ>{_ORGAN}|Council|Assembly|Commission)|its)\s+(?:(?:previous|earlier|prior|relevant|own|other|many)\s+)*(?:resolutions|decisions)\b"
    r"(?:(?!\b(?:resolution|decision)s?\b)[^;])*$"
)
"""*Its previous resolutions on the matter, the most recent of which was*: whose resolutions follow."""
_ADOPTED_BY = later(rf"(?:{_ITEM}),?\s+(?:as\s+)?adopted by the\s+({_ORGAN})\b")


def _told_beside(text: str, head: re.Match[str], citing: str | None) -> str | None:
    """The organ of a group without one, if the words around it name it."""
    adopted = _ADOPTED_BY.match(text, head.end())
    if adopted:
        return adopted.group(1)
    kind = _OF_A_KIND.search(text, max(0, head.start() - _CLAUSE), head.start())
    if kind:
        short = kind["organ"] in _SHORT and _LONGER.search(text, max(0, kind.start() - 100), kind.start())
        whose = f"{short.group()}{kind['organ']}" if short else kind["organ"]
        return _full(whose, citing, _named(text, kind.start())) if whose else citing
    names = names_in(text)
    before = bisect_left(names, (head.start(), 0))
    start, end = names[before - 1] if before else (0, 0)
    beside = end <= head.start() <= end + NEAR and not text[end : head.start()].strip()
    return text[start:end] if beside and _BODY.match(text, start, end) else None


_THOSE = later(
    rf"\b(?:resolutions|decisions|those)\s+(?:adopted\s+)?(?:of|by)\s+the\s+(?P<organ>{_ORGAN}|Council|Assembly|Commission)\b"
    rf"(?:(?!\b(?:resolution|decision)s?\b|{_ORGAN}|\b(?:Council|Assembly|Commission)\b)[^;])*$"
)
"""*Those of the Council, including resolution*: whose resolutions follow."""
_BODY = later(r"(?:[A-Z][\w-]+ )*(?:Conference|Meeting|Assembly|Committee|Commission|Board)\b")
"""How the name of an organ begins that the table does not know."""


def _named(text: str, end: int, *, since_clause: bool = False) -> list[str]:
    """The organs named before a place; with ``since_clause``, only as *by the ORGAN in its*, not *ORGAN resolution*."""
    if not since_clause:
        ends, names = _organs(text)
        return names[: bisect_right(ends, end)]
    near = text[max(0, end - 2 * NEAR) : end]
    found = [(m.end(), m.group().removeprefix("the ")) for m in _IN_SHORT.finditer(near)]
    return [name for at, name in found if re.fullmatch(r"(?!\s(?:resolution|decision))[^,;]{0,60}", near[at:])]


_IN_SHORT = re.compile(f"{_ORGAN}|the (?:Assembly|Council)")


@lru_cache(maxsize=256)
def _organs(text: str) -> tuple[list[int], list[str]]:
    """Where the names of organs in a paragraph end, and the names."""
    found = [*re.finditer(_ORGAN, text)]
    return [match.end() for match in found], [match.group() for match in found]


def _full(name: str, citing: str | None, named: list[str]) -> str | None:
    """The full name of an organ that may be named in short."""
    if name not in _SHORT:
        return name
    possible = _SHORT[name]
    last = next((each for each in reversed(named) if each in possible), None)
    return citing if citing in possible else last or (possible[0] if len(possible) == 1 else None)


_PREFIX = {
    "Human Rights Council": ("A/HRC/RES/", "A/HRC/DEC/"),
    "General Assembly": ("A/RES/", "A/DEC/"),
    "Security Council": ("S/RES/", None),
    "Economic and Social Council": ("E/RES/", "E/DEC/"),
    "Commission on Human Rights": ("E/CN.4/RES/", "E/CN.4/DEC/"),
}


def _symbol(organ: str | None, kind: str, number: str) -> str | None:
    prefixes = _PREFIX.get(organ or "")
    prefix = prefixes[kind == "decision"] if prefixes else None
    if prefix is None or (organ in _BY_SESSION and _BY_YEAR.match(number)):
        return None
    try:
        return str(parse_symbol(prefix + " ".join(number.split())))
    except SymbolError:
        return None


def _bare(match: re.Match[str], address: str) -> Iterator[Citation]:
    written = match.group().rstrip(".-")
    try:
        symbol = parse_symbol(written)
    except SymbolError:
        return
    kind = "resolution" if symbol.kind == "resolution" else "decision" if symbol.kind == "decision" else "document"
    yield Citation(
        address=address,
        kind=kind,  # type: ignore[arg-type]
        organ=None,
        number=written,
        symbol=str(symbol),
        date=None,
        anchor=None,
        start=match.start(),
        end=match.start() + len(written),
    )
