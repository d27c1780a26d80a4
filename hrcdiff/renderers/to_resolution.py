"""An amended text as the plain text of a resolution, which hrcdiff reads again.

Paragraphs are numbered anew, one to a line; headings stay before the paragraphs that they stood before;
footnotes hang at the end of their paragraph, since their place in it is not known.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from hrcdiff.instructions.headings import placed
from hrcdiff.instructions.numbering import numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hrcdiff.instructions import Amended
    from hrcdiff.model import Document, Footnote

_SMALL = str.maketrans("0123456789", "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079")
_NUMERAL = re.compile(r"^((?:(?:Part|Section|Chapter)\s+)?[IVX]{1,6})\s(?=[^\W\d_]*[^\W\d_a-z])")


def to_resolution(draft: Document, amended: Amended, by: str) -> str:
    """The text; ``by`` names the amendments, and what could not be placed stands in the first line."""
    called = draft.symbol or draft.name
    left = sorted({outcome.instruction.number for outcome in amended.unplaced})
    without = f" (without instruction{'s' * (len(left) > 1)} {', '.join(map(str, left))})" if left else ""
    head = [f"{called} as amended by {by}{without}"]
    head += [amended.title] if amended.title else []
    enacting = dict(draft.masthead).get("enacting") or (f"The {draft.organ}," if draft.organ else "")
    head += [enacting] if enacting else []
    return "\n\n".join([*head, *_body(draft, amended)]) + "\n"


def _body(draft: Document, amended: Amended) -> Iterator[str]:
    """Headings and paragraphs with their numbers, then the footnotes."""
    items = amended.items
    notes: defaultdict[str | None, list[Footnote]] = defaultdict(list)
    for note in draft.footnotes:
        if note.address != "sponsors" and note.marker.isdigit():
            notes[note.address].append(note)
    headings = placed(draft, amended)
    told: list[str] = []
    for index, (item, number) in enumerate(zip(items, numbers(draft, amended), strict=True)):
        yield from map(_in_lines, headings.get(index, ()))
        yield from item.above
        if (
            item.part == "annex"
            and not item.above
            and not item.section
            and not (index and items[index - 1].part == "annex")
        ):
            yield "Annex"
        marks = ""
        for note in notes[item.address] if item.address else ():
            told.append(note.text or "")
            marks += ("" if not marks else " ") + str(len(told)).translate(_SMALL)
        yield f"{number} {item.text}{marks}" if number else f"{item.text}{marks}"
    for number_, text in enumerate(told, 1):
        if text:
            yield f"{str(number_).translate(_SMALL)} {text}"


def _in_lines(heading: str) -> str:
    """A heading as texts have it: the numeral of a section without a full stop stands on a line of its own."""
    return _NUMERAL.sub(r"\1\n", heading)
