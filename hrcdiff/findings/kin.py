"""Whether one cited resolution may follow upon another: one row, one title, or the same age in its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hrcdiff.errors import SymbolError
from hrcdiff.findings.view import plain
from hrcdiff.lexicon import function_words
from hrcdiff.patterns import later
from hrcdiff.symbols import assembly_dates, council_year
from hrcdiff.symbols import parse as parse_symbol

if TYPE_CHECKING:
    from hrcdiff.findings.view import View
    from hrcdiff.model import Citation, Document

BEFORE = 160
"""Characters before a citation in which words say what row it stands in."""
BEHIND = 120
"""Characters of a title behind a citation."""
ALIKE = 60
"""Per cent of the words of two titles that both have, if they are on one thing."""
_STEM = 5
"""Letters by which words of titles are compared if none of them may be shared."""
TELLING = 2
"""Telling words of a title by which two resolutions are known to be on one thing."""
RECENT = 4
"""Years within which a text cites the last resolution of a row; between two such, where a text has no date."""
APART = 2
"""Years by which the ages of two citations may differ, each in its own text."""
_ROW = later(
    r"\b(?:most recent|latest|last|(?:previous|relevant|earlier|subsequent)\s+(?:\S+\s+){0,6}?resolutions)\b[^;]*$"
)
"""*The most recent being resolution …*, *its previous resolutions on this question, including …*."""
_TITLE = later(
    r"\b(?:on|entitled|concerning|regarding)\s+(?!\d|the\s+(?:theme|occasion|basis|question|same|issue)\b)(?P<title>[^;,]+)"
)


def follows_upon(view: View, old: Citation, new: Citation) -> bool:
    """Whether a newer resolution may well be of the same row as the older one: nothing known speaks against it.

    That it is newer, and of the same organ, says nothing: 54/28 does not follow upon 5/1.
    """
    texts = view.text(old.address, old=True), view.text(new.address, old=False)
    titles = _title(texts[0], old), _title(texts[1], new)
    if all(titles):
        one, other = titles
        return 100 * len(one & other) >= ALIKE * min(len(one), len(other))
    if all(_ROW.search(text[max(0, c.start - BEFORE) : c.start]) for text, c in zip(texts, (old, new), strict=True)):
        return True
    sides = [(view.document(old=True), old), (view.document(old=False), new)]
    if None in (_year_of(document) for document, _ in sides):
        years = _year(old), _year(new)
        return None not in years and abs((years[1] or 0) - (years[0] or 0)) <= RECENT
    ages = [_age(document, citation) for document, citation in sides if not _own(view, citation)]
    known = [age for age in ages if age is not None and 0 <= age <= RECENT]
    return len(known) == len(ages) and max(known, default=0) - min(known, default=0) <= APART


def on_one_thing(view: View, old: Citation, new: Citation) -> bool:
    """Whether two resolutions are on the same thing by their titles, word for word."""
    titles = (_title(view.text(old.address, old=True), old), _title(view.text(new.address, old=False), new))
    return len(titles[0]) >= TELLING and titles[0] == titles[1]


def of_two_things(view: View, old: Citation, new: Citation) -> bool:
    """Whether two resolutions are known by their titles to be on two things: no telling word of one is in the other.

    Words that begin alike may be one.
    """
    titles = (_title(view.text(old.address, old=True), old), _title(view.text(new.address, old=False), new))
    if min(map(len, titles)) < TELLING:
        return False
    one, other = ({word[:_STEM] for word in title} for title in titles)
    return not one & other


def _own(view: View, citation: Citation) -> bool:
    """Whether one of the compared texts is cited, which are of one row."""
    return citation.symbol is not None and citation.symbol in (d.symbol for d in (view.redline.old, view.redline.new))


def _title(text: str, citation: Citation) -> frozenset[str]:
    """The telling words of what a resolution is said to be on; none if that is not said."""
    said = text[citation.start : citation.end + BEHIND]
    behind = _TITLE.search(said)
    if behind is None or not _joined(said, len(citation.number), behind.start(), citation.end - citation.start):
        return frozenset()
    return frozenset(plain(behind["title"]).split()) - function_words("en")


def _joined(said: str, first: int, start: int, end: int) -> bool:
    """Whether a title is that of the citation: within it, or right behind its date."""
    return first <= start < end or said[end:start].strip(" ,") == ""


def _age(document: Document, citation: Citation) -> int | None:
    """Years between a text and what it cites; None if that is not known."""
    now, then = _year_of(document), _year(citation)
    return now - then if now and then else None


def _year_of(document: Document) -> int | None:
    """The year of a text: by its date, else by its session of the Council."""
    if document.date:
        return int(document.date[:4])
    session = document.session or ""
    council = document.organ == "Human Rights Council" and session.isdecimal()
    return council_year(int(session)) if council else None


def _year(citation: Citation) -> int | None:
    """The year of what is cited: by its date, else by its symbol."""
    if citation.date:
        return int(citation.date[:4])
    try:
        symbol = parse_symbol(citation.symbol or "")
    except SymbolError:
        return None
    session = symbol.session_number
    if session is None or not (symbol.session or "").isdecimal():
        return symbol.year
    return council_year(session) if symbol.organ == "HRC" else int(assembly_dates(session)[0][:4])
