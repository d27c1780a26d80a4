"""Whether two texts are of one series: by title, by citation and by shared words, never by number.

Two initiatives under one agenda item share much of their language and are different families all the same.
"""

from __future__ import annotations

from collections.abc import Sequence

from hrcdiff.alignment.tokens import stem
from hrcdiff.lexicon import function_words
from hrcdiff.model import Document, Link
from hrcdiff.text import words

TITLE = 0.6
"""Share of the words of the longer title that both have, for one series."""
CARRIED = 0.5
"""Share of the shorter text's paragraphs that are carried over, for one series without alike titles."""


def same_family(old: Document, new: Document, links: Sequence[Link]) -> tuple[bool, str]:
    """The answer, and the reason in a few words."""
    if old.symbol and old.symbol == new.symbol:
        return True, "the same symbol"
    carried = min(sum(len(link.old) for link in links), sum(len(link.new) for link in links))
    shorter = min(len(old.paragraphs), len(new.paragraphs))
    if same_title(old, new):
        if _title(old) == _title(new):
            return True, "the same title"
        if carried or not shorter:
            return True, "nearly the same title"
        return False, "alike titles, but no paragraph is carried over"
    if shorter and carried / shorter >= CARRIED:
        return True, f"{carried} of {shorter} paragraphs of the shorter text are carried over"
    if _title(old) and _title(new):
        return False, "different titles, and most paragraphs are not carried over"
    return False, "most paragraphs are not carried over"


def same_title(old: Document, new: Document) -> bool:
    """Whether both titles are known and nearly the same."""
    one, other = _title(old), _title(new)
    return bool(one and other) and len(one & other) >= TITLE * max(len(one), len(other))


def _title(document: Document) -> set[str]:
    language = document.language or "en"
    weak = function_words(language)
    return {stem(word, language) for word in words(document.title or "") if word not in weak}
