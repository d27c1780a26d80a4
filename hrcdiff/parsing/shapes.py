"""Texts that are no plain resolution: President's statements, unnumbered decisions, amendments.

A statement quotes its text, ``“The Human Rights Council,`` and each paragraph after it with a mark of its
own; a decision of the Assembly is one paragraph, *At its 46th plenary meeting, … decided …*, without an
organ line; amendments are instructions, *After operative paragraph 3, insert …* (``un-resolutions.md``,
section 1.10).
"""

from __future__ import annotations

import re
from dataclasses import replace

from hrcdiff.lexicon import ORGANS, organ_line
from hrcdiff.parsing import sponsors
from hrcdiff.parsing.ledger import Ledger
from hrcdiff.source import Line

_INSTRUCTION = re.compile(
    r"(?:\d{1,2}\.\s+|\([a-z]\)\s+)?(?:In|After|Before|At|Following|Replace|Delete|Insert|Add|Renumber|Reorder|Move)\b"
    r".*\b(?:paragraphs?|preamb\w+|operative|title|section|annex|heading|footnote|words?|line|text)\b"
)
_QUOTES = '"\u201c\u201d\u201e\u00ab\u00bb'
_AT_ITS_MEETING = re.compile(
    rf"At (?:its|the) \d+(?:st|nd|rd|th)\s+(?:plenary\s+)?meeting\b.*\b(?:{'|'.join(ORGANS)}|Council|Assembly)\b"
)


def is_quoted(line: Line, language: str = "en") -> bool:
    """Whether a line is the organ line of a text that is quoted as a whole."""
    return bool(organ_line(language).fullmatch(line.text)) and line.text[0] in _QUOTES


def unquoted(lines: list[Line], ledger: Ledger) -> list[Line]:
    """The lines without the marks that quote them, which are booked as labels."""
    out = [_cut(line, ledger) for line in lines]
    for index in range(len(out) - 1, -1, -1):
        strand = out[index].strand
        if strand.text.endswith(tuple(_QUOTES)) and strand.text.count("\u201c") < strand.text.count("\u201d"):
            ledger.take("labels", strand.cut(len(strand) - 1))
            out[index] = replace(out[index], strand=strand.cut(0, len(strand) - 1))
            break
    return out


def _cut(line: Line, ledger: Ledger) -> Line:
    text = line.text
    if text[:1] not in _QUOTES:
        return line
    ledger.take("labels", line.strand.cut(0, 1))
    return replace(line, strand=line.strand.cut(1), italic=(), raised=())


def amendments(lines: list[Line], language: str) -> int | None:
    """Index of the first instruction of a document that amends a draft; None if it is no such document."""
    tail = sponsors.tail(language)
    found = (tail.search(line.text) for line in lines)
    last = next((i for i, match in enumerate(found) if match and match.group("base")), None)
    if last is None:
        return None
    after = range(last + 1, len(lines))
    told = next((i for i in after if _INSTRUCTION.match(lines[i].text)), None)
    return told if told is not None else next((i for i in after if lines[i].text[-1] in ".:;,"), None)


def opens_decision(line: Line) -> bool:
    """Whether a line is the beginning of a decision in the past tense."""
    return bool(_AT_ITS_MEETING.match(line.text))
