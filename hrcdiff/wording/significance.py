"""How much a change of words matters: substantive, unless a named rule covers the whole change.

What a file does to a text is told from what an editor does by the practice of those who compare such texts: quotes,
dashes and spaces differ between the files of one text, commas and capitals between its editions.
"""

from __future__ import annotations

import re

from hrcdiff.model import SIGNIFICANCES, Significance
from hrcdiff.text import fold

_TERMINAL = frozenset(",;.:")


def significance(deleted: str, inserted: str) -> Significance:
    """Significance of one change: the words taken out and the words put in at the same place."""
    old, new = fold(deleted), fold(inserted)
    first, other = (next(filter(str.isalnum, text), "") for text in (old, new))
    if first == other and _letters(old) == _letters(new):
        if old.split() == new.split() or re.sub(r"\s+", "", old) == re.sub(r"\s+", "", new):
            return "extraction"
        if set(old.strip()) | set(new.strip()) <= _TERMINAL:
            return "editorial"
    return "substantive"


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def most(levels: list[Significance]) -> Significance:
    """The highest of several significances; extraction if there are none."""
    return max(levels, key=SIGNIFICANCES.index, default="extraction")
