"""Lines that belong to the page and not to the text.

Whole lines only: a substring of a line of text is never taken out.
"""

from __future__ import annotations

import re
from dataclasses import replace

from hrcdiff.patterns import later
from hrcdiff.source import Line

_PAGE = re.compile(r"(\d{1,4})\s*/\s*(\d{1,4})")
_JOB = re.compile(
    r"GE\.\s?[\dA-Z/.\-]*(?:\s[\d\-]+)?\s*(?:\([A-Z]\))?(?:\s+\d{6})*|\d{2}-\d{5}\s*\([A-Z]\)(?:\s+\d{6})*"
)
_BARCODE = re.compile(r"\*\s?((?:\d\s?){6,9})\*")
_SYMBOL = later(r"[ASE]/[\w.-]+(?:/[\w.-]+)+\*?")
_BESIDE = 2
"""Lines, an empty one among them, between the symbol and the number of a page."""
_OTHER = re.compile(
    r"[Pp]age\s+\d{1,4}(?:\s+of\s+\d{1,4})?"
    r"|[-\u2013]\s?\d{1,4}\s?[-\u2013]"
    r"|\d{1,3}"
    r"|(?:Please recycle|Merci de recycler|Se ruega reciclar|Просьба отправить на вторичную переработку)\b.{0,150}"
    r"|(?:الرجاء إعادة استعمال|请回收).{0,150}"
    r"|<!--.{0,200}-->"
    r"|Original HRC document|PDF|Download|Print",
)


def is_furniture(line: Line) -> bool:
    """Whether a line can be nothing but furniture, wherever it stands."""
    text = line.text
    if line.role != "text":
        return line.role == "furniture"
    if line.rule or _JOB.fullmatch(text) or _BARCODE.fullmatch(text) or _OTHER.fullmatch(text):
        return True
    page = _PAGE.fullmatch(text)
    return bool(page) and 1 <= int(page.group(1)) <= int(page.group(2)) if page else False


def job_number(line: Line) -> str | None:
    """The number of the job, if the line is one."""
    return line.text if _JOB.fullmatch(line.text) else None


def barcode(line: Line) -> str | None:
    """The digits of a barcode, if the line is one."""
    match = _BARCODE.fullmatch(line.text)
    return "".join(match.group(1).split()) if match else None


def split(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """Lines of text and lines of furniture; a line after furniture counts as standing after a gap.

    Where the format has pages, the reader saw the layout and knows about gaps.
    """
    kept: list[Line] = []
    furniture: list[Line] = []
    gap = 0
    for line in lines:
        if is_furniture(line):
            furniture.append(line)
            gap = max(1, gap + line.gap) if line.page is None else 0
        else:
            kept.append(replace(line, gap=line.gap + gap) if gap else line)
            gap = 0
    return kept, furniture


def running(lines: list[Line], page: list[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of the text, and symbols alone in a line beside a page number: the heads of pages."""
    numbers = {line.number for line in page if line.page is None}
    kept: list[Line] = []
    found: list[Line] = []
    for line in lines:
        beside = numbers.intersection(range(line.number - _BESIDE, line.number + _BESIDE + 1))
        (found if beside and _SYMBOL.fullmatch(line.text) else kept).append(line)
    return kept, found
