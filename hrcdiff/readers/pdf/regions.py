"""Which rows of a page are text, which belong to the page, and which are footnotes.

Furniture is told by its place at the edge of the page together with its form (page number, symbol, job
number, barcode) or with its return on other pages; footnotes by the line above them, or by their marker and
smaller type at the foot of the page.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from hrcdiff.readers.pdf.rows import Row

_EDGE = 0.1
"""Running heads and feet stand within this part of the page's height."""
_SMALLER = 0.93
"""Footnotes are set in type so much smaller than the text."""
_FORM = re.compile(
    r"\d{1,4}\s*/\s*\d{1,4}|\d{1,4}|[Pp]age\s+\d{1,4}(?:\s+of\s+\d{1,4})?|[-\u2013]\s?\d{1,4}\s?[-\u2013]"
    r"|(?:GE\.\s?)?\d{2}-\d{5,6}(?:\s*\([A-Z]\))?(?:\s+\d{6})*|V\.\d{2}-\d{5}(?:\s*\([A-Z]\))?"
    r"|\*\s?(?:\d\s?){6,9}\*|Please recycle\b.*"
)
_SYMBOL = re.compile(r"(?:[A-Z]{1,4}|CEDAW|CERD|ICCD|FCCC)/[A-Za-z0-9.\-]+(?:/[A-Za-z0-9.\-]+)*(?:\s\(\d{4}\))?\*{0,2}")
_RULE = re.compile(r"[_\u2014\u2015\u2500]{4,}|(?:_\s){4,}_?")
_STARTS = re.compile(r"(?P<marker>(?P<number>[1-9]\d{0,2})(?![\d.])|\*{1,3}|[\u2020\u2021\u00a7])\s*(?=\S)")


@dataclass(slots=True)
class Regions:
    """The rows of one page, each in one list, in order."""

    text: list[Row] = field(default_factory=list)
    notes: list[Row] = field(default_factory=list)
    furniture: list[Row] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is left of a page when its glyphs are rows."""

    number: int
    height: float
    rows: list[Row]
    rules: list[tuple[float, float, float]]


def divide(sheets: list[Sheet]) -> list[Regions]:
    """The regions of all pages."""
    size = body_size(sheets)
    running = _running(sheets)
    out: list[Regions] = []
    last: int | None = None
    for sheet in sheets:
        regions = Regions()
        inner = _without_furniture(sheet, running, regions)
        start = _notes_start(sheet, inner, size, goes_on=bool(out and out[-1].notes))
        regions.text, foot = inner[:start], inner[start:]
        last = _raise_markers([row for row in foot if not _RULE.fullmatch(row.text)], last)
        for row in foot:
            (regions.furniture if _RULE.fullmatch(row.text) else regions.notes).append(row)
        kept = [row for row in regions.text if not _RULE.fullmatch(row.text)]
        regions.furniture += [row for row in regions.text if _RULE.fullmatch(row.text)]
        regions.text = kept
        out.append(regions)
    return out


def _raise_markers(foot: list[Row], last: int | None) -> int | None:
    """In the notes, see the number at the start of a row as its marker if it is the next one; return the last."""
    for index, row in enumerate(foot):
        match = None if row.marked else _STARTS.match(row.text)
        number = int(match.group("number")) if match and match.group("number") else None
        if match and (number is None or last is None or number == last + 1 or (number == 1 and not index)):
            row.raised = (match.span("marker"), *row.raised)
        if row.marked:
            marker = row.text[: row.raised[0][1]]
            last = int(marker) if marker.isdigit() else last
    return last


def body_size(sheets: list[Sheet]) -> float:
    """Size of most of the type."""
    sizes: Counter[float] = Counter()
    for sheet in sheets:
        for row in sheet.rows:
            sizes[round(row.size * 2) / 2] += len(row.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=10.0)


def _edge(sheet: Sheet, row: Row) -> str | None:
    if row.base > sheet.height * (1 - _EDGE):
        return "head"
    return "foot" if row.base < sheet.height * _EDGE else None


def _key(row: Row) -> str:
    """The text, without the number of its page."""
    return re.sub(rf"(?<![\d/]){row.page}(?!\d)", "#", row.text)


def _running(sheets: list[Sheet]) -> set[tuple[str, str]]:
    """Texts that come back at one height of the edge of several pages, figures apart."""
    places: dict[tuple[str, str], dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    for sheet in sheets:
        for row in sheet.rows:
            edge = _edge(sheet, row)
            if edge and not row.marked:
                places[edge, _key(row)][round(row.base / 4)].add(sheet.number)
    return {key for key, heights in places.items() if max(map(len, heights.values())) > 1}


def _without_furniture(sheet: Sheet, running: set[tuple[str, str]], regions: Regions) -> list[Row]:
    """The rows between head and foot; what belongs to the page goes to ``regions``."""
    edges = [_edge(sheet, row) for row in sheet.rows]
    taken = [_has_form(row, edge, sheet) for row, edge in zip(sheet.rows, edges, strict=True)]
    again = [
        not row.marked and edge is not None and (edge, _key(row)) in running and not (edge == "head" and row.page == 1)
        for row, edge in zip(sheet.rows, edges, strict=True)
    ]
    inner = [row for row, t, a in zip(sheet.rows, taken, again, strict=True) if not (t or a)]
    taken = [t or (a and _apart(row, inner)) for row, t, a in zip(sheet.rows, taken, again, strict=True)]
    for edge in ("head", "foot"):
        bases = [row.base for row, e, t in zip(sheet.rows, edges, taken, strict=True) if t and e == edge]
        if not bases or (edge == "head" and sheet.number == 1):
            continue
        for index, row in enumerate(sheet.rows):
            taken[index] = taken[index] or (edges[index] == edge and _beside(row, bases, sheet.rows))
    regions.furniture = [row for row, t in zip(sheet.rows, taken, strict=True) if t]
    return [row for row, t in zip(sheet.rows, taken, strict=True) if not t]


def _has_form(row: Row, edge: str | None, sheet: Sheet) -> bool:
    """Whether a row at the edge has the form of what belongs to the page."""
    if row.aslant:
        return True
    if edge is None:
        return False
    if edge == "head" and sheet.number == 1:
        return bool(re.fullmatch(r"\*\s?(?:\d\s?){6,9}\*", row.text))
    if _FORM.fullmatch(row.text) and (edge == "foot" or len(row.text) > 3 or row.base > sheet.height * 0.92):
        return True
    return bool(_SYMBOL.fullmatch(row.text)) and not row.marked


def _apart(row: Row, inner: list[Row]) -> bool:
    """Whether a row stands away from the text and the notes."""
    return all(abs(row.base - other.base) > 1.6 * row.size for other in inner)


def _beside(row: Row, bases: list[float], all_rows: list[Row]) -> bool:
    """Whether a row shares the line of a running head, or is a further line of one."""
    if any(abs(row.base - base) < 2 for base in bases):
        return True
    close = any(abs(row.base - base) < row.size * 1.6 for base in bases)
    far = all(other.base >= row.base or row.base - other.base > row.size * 1.9 for other in all_rows)
    return close and far


def _notes_start(sheet: Sheet, found: list[Row], size: float, *, goes_on: bool) -> int:
    """Index of the first row of the notes at the foot, or of the line above them."""
    for index in range(len(found) - 1, -1, -1):
        if _RULE.fullmatch(found[index].text):
            below = [row for row in found[index + 1 :] if not _RULE.fullmatch(row.text)]
            if below and (_note_like(below[0], size) or (goes_on and below[0].size < _SMALLER * size)):
                return index
    for left, right, height in sorted(sheet.rules, key=lambda rule: rule[2]):
        index = next((i for i, row in enumerate(found) if row.base < height), len(found))
        if 36 < right - left < 260 and 0 < index < len(found) and height < sheet.height * 0.85:
            below = found[index:]
            if _note_like(below[0], size) or (goes_on and all(row.size < _SMALLER * size for row in below)):
                return index
    start = len(found)
    while start and found[start - 1].size < _SMALLER * size:
        start -= 1
    return next((i for i in range(start, len(found)) if found[i].marked), len(found))


def _note_like(row: Row, size: float) -> bool:
    return row.marked or (row.size < _SMALLER * size and bool(_STARTS.match(row.text)))
