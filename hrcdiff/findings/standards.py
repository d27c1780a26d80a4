"""By what measures that are asked for are judged: *all measures necessary*, *all appropriate measures*.

What is necessary is measured by the end; what is appropriate whoever acts decides; what is possible the means limit.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from hrcdiff.findings.make import finding
from hrcdiff.findings.sought import sought
from hrcdiff.findings.wordkinds import adjective
from hrcdiff.patterns import later

if TYPE_CHECKING:
    from hrcdiff.findings.make import Spot
    from hrcdiff.findings.view import View
    from hrcdiff.model import Finding, Link

KINDS = {
    "necessary": "need", "required": "need", "needed": "need", "requisite": "need",
    "appropriate": "discretion", "suitable": "discretion",
    "possible": "means", "feasible": "means", "practicable": "means", "reasonable": "means",
}  # fmt: skip
"""Words that say by what measures are judged, each with what that is."""
_NEED = "need"
_NOUNS = ("measure", "step", "action")
_WORDS = "|".join(KINDS)
_PHRASE = sought(
    rf"\b(?:tak|adopt|undertak)(?:e|ing)?(?:,[^,;:]{{2,80}},)?\s+(?P<said>(?:(?!to\s)[a-z-]+,?\s+){{0,6}}?"
    rf"(?P<noun>measures?|steps?|actions?)(?:\s+(?:(?:as|that)\s+(?:are|may\s+be)\s+)?(?:{_WORDS}))?)\b",
    holds=("tak", "adopt", "undertak"),
)
_JUDGED = later(rf"\b(?:{_WORDS})\b")


class Standard(NamedTuple):
    """Measures that are asked for, with the words by which they are judged."""

    address: str
    start: int
    end: int
    noun: tuple[int, int]
    words: frozenset[str]

    @property
    def spot(self) -> Spot:
        """Where they are named."""
        return self.address, self.start, self.end

    @property
    def kinds(self) -> frozenset[str]:
        """By what they are judged."""
        return frozenset(KINDS[word] for word in self.words)


def find(view: View, link: Link) -> Iterator[Finding]:
    """Measures that are judged by something else now, or need no longer be those that are necessary, or the reverse."""
    old = [*_named(view, link, old=True)]
    new = [*_named(view, link, old=False)] if old else []
    alone = len(old) == len(new) == 1
    for one in old:
        kept = view.image(one.address, *one.noun, old=True)
        there = (n for n in new if alone or (kept and (kept.address, kept.start) == (n.address, n.noun[0])))
        other = next(there, None)
        if other is None or one.kinds == other.kinds:
            continue
        if not (one.kinds and other.kinds) and not _no_need(view, one, other):
            continue
        nouns = [view.text(each.address, old=side)[slice(*each.noun)] for each, side in ((one, True), (other, False))]
        if nouns[0] != nouns[1]:
            continue
        said = [
            view.text(each.address, old=side)[each.start : each.end] for each, side in ((one, True), (other, False))
        ]
        by = " and ".join(sorted(other.kinds - one.kinds or one.kinds - other.kinds))
        note = f"{said[0]} \u2192 {said[1]} ({by})"
        yield finding(view, "qualifier.replaced", one.spot, other.spot, note, source="hedges")


def _no_need(view: View, old: Standard, new: Standard) -> bool:
    """Whether measures that are necessary became measures of a kind, or the reverse: *all necessary*, *positive*."""
    if _NEED not in old.kinds | new.kinds:
        return False
    one, side = (new, False) if old.kinds else (old, True)
    before = view.text(one.address, old=side)[one.start : one.noun[0]].split()
    return bool(before) and adjective(before[-1]) and before[-1] not in _GENERAL


_GENERAL = frozenset("additional further other special specific".split())
"""What says nothing of what measures are for."""


def _named(view: View, link: Link, *, old: bool) -> Iterator[Standard]:
    """The measures that the paragraphs of a link ask for on one side."""
    for address in link.old if old else link.new:
        text = view.text(address, old=old)
        for match in _PHRASE.finditer(text) if any(noun in text for noun in _NOUNS) else ():
            words = frozenset(_JUDGED.findall(match["said"]))
            yield Standard(address, *match.span("said"), match.span("noun"), words)
