"""Footnotes: bodies lifted out of the lines, markers lifted out of the paragraphs.

The marker stands after punctuation; a bare digit is one only if it is glued to what precedes it, ends its
word, and is the next number expected; bodies stand in mid-document at a page break, or at the very end, or
are lost.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from typing import NamedTuple

from hrcdiff.lexicon import pattern, table, written
from hrcdiff.parsing.ledger import Ledger
from hrcdiff.patterns import later
from hrcdiff.source import JOINT, Line, Strand, join

_SUPERSCRIPT = str.maketrans("\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079", "0123456789")
_SUPERS = "[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]"
_SMALL = re.compile(rf"{_SUPERS}{_SUPERS}{{0,2}}")
_BODY = re.compile(rf"({_SUPERS}{{1,3}}|\*{{1,3}}|[\u2020\u2021])\s*(?=\S)")
_PLAIN_BODY = re.compile(r"(\d{1,2})\s+(?=[^\W\d_a-z])")
_BARE = re.compile(r"(\d(?:(?<=[,;.:\]\u201d\"»،؛。，；]\d)|(?<=[a-zà-ÿа-я]{4}\d))\d?)(?=\s|$|[,;.:](?:\s|$))")
_APART = later(r"(?<=[\w»\u201d)])\s(\d{1,2})(?=\s?[,;.:]|\s(?!er\b)[^\W\d_]|$)")
"""A marker that a converter set apart from its word, in languages whose table says after which words."""
_NEAR = 80
"""Characters before a sign in which the symbol stands that it belongs to."""
_NUMBERED = later(
    r"(?:/|(?:^|[\s(])[A-Z]{1,6}/[\w./-]*"
    r"|\b(?:L|R|Add|Rev|Corr|Amend|Sub|CONF|Conf"
    r"|(?i:nos?|nrs?|núms?|arts?|par[as]*|párrs?|pp?|vols?|chaps?|caps?|sec[ct]s?|figs?)))$"
)
"""What a number belongs to whose point comes before it: part of a symbol, or an abbreviation."""


class Body(NamedTuple):
    """A footnote's text and its marker, as found."""

    marker: str
    strand: Strand
    line: int


def _marker_end(line: Line) -> int:
    """Length of the marker with which a body begins, 0 if the line is none."""
    if line.raised and line.raised[0][0] == 0 and line.raised[0][1] < len(line.text):
        return line.raised[0][1]
    match = _BODY.match(line.text)
    if not match or line.bullet:
        return 0
    return match.end(1) if match.end() > match.end(1) or match.group(1) != "*" else 0


def lift(lines: list[Line], begins: Callable[[Line], bool]) -> tuple[list[Line], list[Body]]:
    """Take the bodies out; ``begins`` says of a line that it begins something else and ends a body."""
    kept: list[Line] = []
    bodies: list[Body] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        end = _marker_end(line)
        index += 1
        if not end:
            kept.append(line)
            continue
        strands = [line.strand]
        while index < len(lines) and _goes_on(line, strands[-1], lines[index], begins):
            strands.append(lines[index].strand)
            index += 1
        bodies.append(Body(line.text[:end].translate(_SUPERSCRIPT).strip(), join(strands), line.number))
    return kept, bodies


def trailing(lines: list[Line], begins: Callable[[Line], bool], language: str = "en") -> tuple[list[Line], list[Body]]:
    """Take the bodies out that stand last, each with a bare number, *1 A/HRC/53/63.*, counted from 1."""
    starts = [(index, match) for index, line in enumerate(lines) if (match := _PLAIN_BODY.match(line.text))]
    first = next((index for index, match in reversed(starts) if match[1] == "1" and not begins(lines[index])), None)
    if not first or not lines[first - 1].text.endswith((".", "]", "\u3002")) or any(map(begins, lines[first:])):
        return lines, []
    if any(pattern("annex", language).fullmatch(line.text) for line in lines[:first]):
        return lines, []
    found: list[tuple[str, int, list[Strand]]] = []
    for line in lines[first:]:
        match = _PLAIN_BODY.match(line.text)
        if match and int(match[1]) == len(found) + 1:
            found.append((match[1], line.number, [line.strand]))
        else:
            found[-1][2].append(line.strand)
    return lines[:first], [Body(marker, join(strands), number) for marker, number, strands in found]


def _goes_on(first: Line, last: Strand, line: Line, begins: Callable[[Line], bool]) -> bool:
    """Whether a line belongs to the body that began with ``first``."""
    if _marker_end(line):
        return False
    if first.role == "note" or line.role == "note":
        return first.role == line.role
    return not line.gap and not last.text.endswith(".") and not begins(line)


def body_text(body: Body, ledger: Ledger) -> str:
    """The text without its marker; both are booked."""
    text = ledger.take("footnotes", body.strand)
    raw = text.translate(_SUPERSCRIPT)
    return text[raw.index(body.marker) + len(body.marker) :].strip()


def markers(
    strand: Strand, raised: bytearray, expected: int, language: str = "en"
) -> tuple[list[tuple[int, int]], list[str]]:
    """Spans and names of the markers in a paragraph; ``expected`` is the next bare number.

    ``raised`` has 1 for each character of the source that is set as superscript, or is empty if none is.
    """
    text = strand.text
    plain = text.isascii()
    small = () if plain else _SMALL.finditer(text)
    spans = [m.span() for m in small if m.start() and not text[m.start() - 1].isdigit()]
    spans += _raised_runs(strand, raised) if raised else []
    if plain and not spans and str(expected) not in text:
        return [], []
    starts, bare = sorted(start for start, _ in spans), list[tuple[int, int]]()
    for match in _BARE.finditer(text):
        before = bisect_left(starts, match.start()) + len(bare)
        if int(match.group(1)) == expected + before and not _in_number(text, match.start()):
            bare.append(match.span())
    spans += bare
    spans += _set_apart(text, spans, expected, language)
    if not spans:
        return [], []
    spans = _without_overlap(spans)
    return spans, [text[a:b].translate(_SUPERSCRIPT).strip() for a, b in spans]


def _set_apart(text: str, spans: list[tuple[int, int]], expected: int, language: str) -> list[tuple[int, int]]:
    """Markers with a space before them; a number after *paragraphe* or *et* is none."""
    source = table(language).get("numbered")
    if not source or spans:
        return []
    numbered = written(rf"(?:^|\W)(?:{source})$", language)
    found: list[tuple[int, int]] = []
    for match in _APART.finditer(text):
        goes_on = re.match(rf"\s(?:{table(language)['conjunctions']}|à|au?x?)\s+\d", text[match.end() :])
        counted = goes_on or numbered.search(text[: match.start()].lower())
        if int(match.group(1)) == expected + len(found) and not counted:
            found.append(match.span())
    return found


def _without_overlap(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order; of two that share characters, the one that begins first."""
    kept: list[tuple[int, int]] = []
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def _raised_runs(strand: Strand, raised: bytearray) -> list[tuple[int, int]]:
    """Runs of raised characters; one invisible character between two of them parts them: 1 and 2 are not 12."""
    runs: list[tuple[int, int]] = []
    if all(raised.find(1, start, end) < 0 for start, end in strand.spans()):
        return runs
    offsets = strand.at
    for index, offset in enumerate(offsets):
        if offset != JOINT and raised[offset]:
            if runs and runs[-1][1] == index and offsets[index - 1] + 2 != offset:
                runs[-1] = (runs[-1][0], index + 1)
            else:
                runs.append((index, index + 1))
    return runs


def _in_number(text: str, start: int) -> bool:
    """Whether the sign before a bare digit belongs to a number or a symbol: ``A/HRC/53.2``, ``Add.1``, ``No.1``."""
    if text[start - 1] not in ".,:":
        return False
    before = text[max(0, start - _NEAR) : start - 1]
    return before[-1:].isdigit() or (text[start - 1] == "." and _NUMBERED.search(before) is not None)
