"""Items of one list that stand in each other's place: *gender, disability and age*, *age, disability and gender*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from hrcdiff.findings.make import finding
from hrcdiff.lexicon import function_words
from hrcdiff.patterns import later

if TYPE_CHECKING:
    from hrcdiff.findings.view import Change, View
    from hrcdiff.model import Finding

_BETWEEN = later(r"(?:(?:,\s+(?:(?:and|or)\s+)?|\s+(?:and|or|as well as)\s+)[\w\u2019-]+(?:\s+[\w\u2019-]+){0,3}?){0,6}"
                 r"(?:,\s+(?:(?:and|or)\s+)?|\s+(?:and|or|as well as)\s+)")  # fmt: skip
"""Nothing but items stands between the two: *, disability and*."""
_MOST = 3
"""Words of an item."""


def find(view: View, changes: Sequence[Change]) -> Iterator[Finding]:
    """Two changes next to each other of which each has what the other one had."""
    for one, other in pairwise(changes):
        if one.deleted.strip() != other.inserted.strip() or one.inserted.strip() != other.deleted.strip():
            continue
        if not (_item(one.deleted) and _item(one.inserted) and one.simple and other.simple and one.beside(other)):
            continue
        texts = view.text(one.old.address, old=True), view.text(one.new.address, old=False)
        between = texts[0][one.old.end : other.old.start], texts[1][one.new.end : other.new.start]
        if between[0] != between[1] or _BETWEEN.fullmatch(f"{between[0].rstrip()} ") is None:
            continue
        starts = [
            place.start + len(said) - len(said.lstrip())
            for place, said in ((one.old, one.deleted), (one.new, one.inserted))
        ]
        old = one.old.address, starts[0], other.old.end
        new = one.new.address, starts[1], other.new.end
        yield finding(view, "list.reordered", old, new, f"moved in a list: {texts[1][starts[1] : other.new.end]}")


def _item(said: str) -> bool:
    """Whether some words can be an item: a few, and none of them small."""
    words = said.split()
    return 0 < len(words) <= _MOST and all(
        word.replace("-", "").isalpha() and word.casefold() not in function_words("en") for word in words
    )
