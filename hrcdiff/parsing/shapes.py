"""Texts that are no plain resolution: President's statements, unnumbered decisions, amendments.

A statement quotes its text, ``“The Human Rights Council,`` and each paragraph after it with a mark of its
own; a decision of the Assembly is one paragraph, *At its 46th plenary meeting, … decided …*, without an
organ line; amendments are instructions, *After operative paragraph 3, insert …*.
"""

from __future__ import annotations

import re
from dataclasses import replace

from hrcdiff.lexicon import ORGANS, organ_line
from hrcdiff.parsing import sponsors
from hrcdiff.parsing.ledger import Ledger
from hrcdiff.patterns import later
from hrcdiff.source import Line

_INSTRUCTION = re.compile(
    r"(?:\d{1,3}\.\s+|\([a-z]\)\s+)?(?:"
    r"(?:In|After|Before|At|Between|Following|Throughout|Immediately|Replace|Substitute|Delete|Remove|Omit|Strike|Insert|"
    r"Add|Include|Amend|Revise|Renumber|Reletter|Reorder|Adjust|Move|Merge|Split)\b"
    r".*(?:\b(?:(?:sub-?)?paragraphs?|preamb\w+|operative|title|section|annex|heading|footnote|words?|line|text|beginning)\b|\u201c|\")"
    r"|(?:The\s+)?(?:\w+\s+)?(?:preambular|operative)\s+paragraph\b.{0,40}\b(?:should|shall|to|reads?|deleted)\b)"
)
_AMENDING = later(
    r"Amendments?\s+to\s+(?P<base>\S.{0,80}?)(?:\s+that\s+(?:turn\s+it\s+into|make\s+of\s+it)\s+(?P<result>\S.{0,80}))?"
)
_QUOTES = '"\u201c\u201d\u201e\u00ab\u00bb'
_AT_ITS_MEETING = later(
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


def instructs(text: str) -> bool:
    """Whether a text begins as an instruction to amend does: *In operative paragraph 4, replace …*."""
    return _INSTRUCTION.match(text) is not None


def amending(line: Line) -> re.Match[str] | None:
    """The line that names what is amended, where there are no sponsors: *Amendments to A/HRC/18/L.24*."""
    return _AMENDING.fullmatch(line.text) if line.text.startswith("Amendment") else None


def amendments(lines: list[Line], language: str) -> int | None:
    """Index of the first instruction of a document that amends a draft; None if it is no such document."""
    tail = sponsors.tail(language)
    found = (tail.search(line.text) for line in lines)
    last = next((i for i, match in enumerate(found) if match and match.group("base")), None)
    if last is None:
        last = next((i for i, line in enumerate(lines[:-1]) if amending(line) and instructs(lines[i + 1].text)), None)
    if last is None:
        return 0 if lines and instructs(lines[0].text) and _quotes_or_numbers(lines[0].text) else None
    after = range(last + 1, len(lines))
    told = next((i for i in after if instructs(lines[i].text)), None)
    return told if told is not None else next((i for i in after if lines[i].text[-1] in ".:;,"), None)


def _quotes_or_numbers(text: str) -> bool:
    """Whether an instruction says plainly what it means, so that no masthead is needed to know it for one."""
    named = re.search(
        r"\b(?:preambular|operative|paragraphs?)\s+(?:paragraphs?\s+)?\d|preambular\s+paragraph|title", text
    )
    return (
        named is not None
        and re.search(r"\b(?:delete|insert|add|replace|substitute|move|amend)\b", text, re.IGNORECASE) is not None
    )


def opens_decision(line: Line) -> bool:
    """Whether a line is the beginning of a decision in the past tense."""
    return line.text.startswith("At ") and _AT_ITS_MEETING.match(line.text) is not None
