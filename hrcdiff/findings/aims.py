"""Purposes that came or went in a clause so much rewritten that no stretch of words is the purpose alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from hrcdiff.findings.anchors import at_end
from hrcdiff.findings.items import data
from hrcdiff.findings.make import alone, point
from hrcdiff.findings.partners import paired
from hrcdiff.findings.parts import stems
from hrcdiff.findings.sought import sought
from hrcdiff.findings.wordkinds import said_in
from hrcdiff.patterns import later
from hrcdiff.text import NEAR, first_words

if TYPE_CHECKING:
    from hrcdiff.findings.view import View
    from hrcdiff.model import Finding, Link

_HEADS = "with a view to|in order to|so as to|with the (?:aim|objective|goal|purpose) of"
_PURPOSE = sought(
    rf"\b(?:{_HEADS})\s+(?:[a-z]+ly\s+)?(?P<verb>[a-z-]+)\b[^,;:.]*",
    holds=("a view to", "in order to", "so as to", "the aim of", "the objective of", "the goal of", "the purpose of"),
)
_ANY = later(rf"\b(?:{_HEADS}|for the purpose of|aim(?:ed|ing)?\s+(?:at|to))\b")
"""What a purpose begins with that may have taken the place of another one."""
_BESIDE = later(r"[\w\u2019'-]+\s+[\w\u2019'-]+[\s,]*$")
"""The two words before a purpose."""
_LEAST = 6
"""Words of a purpose that is told."""
_SAID = 20
"""Words of it that a note quotes."""
_SHARED = 0.4
"""Share of its longer words that the linked paragraphs on the other side may have, if there are many of them."""
_MANY = 5
"""Longer words of such a purpose; of fewer none may stand there."""
_ELSEWHERE = 0.7
"""Share of them with which another paragraph of the other text says it."""


def purposes(view: View, link: Link) -> Iterator[Finding]:
    """Purposes of clauses that stayed, of which hardly a word stands on the other side."""
    for old in (True, False):
        for address in link.old if old else link.new:
            text = view.text(address, old=old)
            for match in _PURPOSE.finditer(text):
                if match.group().count(" ") >= _LEAST - 1 and _one_sided(view, link, address, match, old=old):
                    yield _told(view, link, address, match, old=old)


def _one_sided(view: View, link: Link, address: str, match: re.Match[str], *, old: bool) -> bool:
    """Whether a purpose changed, and stands on the other side neither in its words nor in others."""
    text, start, end = match.string, *match.span()
    change = view.change_at(link, address, start, old=old)
    if change is None or text.rfind("\u201c", 0, start) > text.rfind("\u201d", 0, start):
        return False
    if not _clause_stays(view, link, text, start, old=old):
        return False
    theirs = " ".join(view.texts(link, old=not old))
    wanted = stems(text[match.start("verb") : end])
    shared = len(wanted & stems(theirs))
    if said_in(match["verb"], theirs) or shared > (_SHARED * len(wanted) if len(wanted) >= _MANY else 0):
        return False
    mine = " ".join(view.texts(link, old=old))
    if len(_ANY.findall(theirs)) >= len(_ANY.findall(mine)):
        return False
    paragraphs = view.document(old=not old).paragraphs
    if any(len(wanted & stems(each.text)) >= _ELSEWHERE * len(wanted) for each in paragraphs):
        return False
    limb = view.place(address, start, end, old=old).limb
    return any((pair.old if old else pair.new).key == (address, limb) for pair in paired(view))


def _clause_stays(view: View, link: Link, text: str, start: int, *, old: bool) -> bool:
    """Whether the two words before a purpose are among those that were kept."""
    beside = _BESIDE.search(text, max(0, start - NEAR), start)
    if beside is None:
        return False
    words = beside.group().rstrip(" ,\u00a0")
    for address in link.new if old else link.old:
        theirs = view.text(address, old=not old)
        at = theirs.find(words)
        while at >= 0:
            if view.image(address, at, at + len(words), old=not old) is not None:
                return True
            at = theirs.find(words, at + 1)
    return False


def _told(view: View, link: Link, address: str, match: re.Match[str], *, old: bool) -> Finding:
    """A purpose that stands on one side alone."""
    what = "removed" if old else "added"
    said = first_words(match.group().split(), _SAID)
    note = f"{what}: \u201c{said}\u201d (purpose), at \u201c{at_end(match.string, match.start())}\u201d"
    there = point(view.change_at(link, address, match.start(), old=old), old=old)
    return alone(
        view, f"qualifier.{what}", (address, *match.span()), there, note, old=old, source=data()["tails"]["source"]
    )
