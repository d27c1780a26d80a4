"""Whose report a paragraph takes note of: the reports of two bodies are two matters, whatever they are on."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from hrcdiff.alignment.conditions import NOTED
from hrcdiff.alignment.sides import Pair, Pairs, Text
from hrcdiff.alignment.similarity import Scores
from hrcdiff.patterns import later
from hrcdiff.verbs import first_limb

LIKE = 6_000
"""Similarity, of 10,000, from which on two paragraphs are one though the author is another."""
_REPORT = later(
    r"\W+(?:\w+ ){0,3}?(?:the|its|her|his|their) (?:[\w-]+ ){0,3}?reports? of the (?:United Nations )?"
    r"(?:Office of the (?:United Nations )?)?(?P<author>[A-Z][\w-]+(?: [A-Z][\w-]+)*)"
)

_Authors = Mapping[int, str]
"""The author of the report that a paragraph takes note of, by the index of the paragraph."""


def other_authors(old: Text, new: Text, found: Scores) -> Pairs:
    """Pairs that note the reports of two authors, of whom one has a paragraph of its own in the other text.

    *Taking note of the reports of the Special Rapporteur on the right to privacy* and *Taking note of the report of the
    High Commissioner on the right to privacy*, beside which another paragraph notes that of the Special Rapporteur.
    English alone.
    """
    mine = _authors(old)
    theirs = _authors(new) if mine else {}
    if len({*mine.values(), *theirs.values()}) < 2:
        return frozenset()
    pairs = ((i, j) for i in mine for j in theirs if mine[i] != theirs[j])
    return frozenset(p for p in pairs if 0 < found.get(p, 0) < LIKE and _others(old, new, p, mine, theirs))


def _authors(text: Text) -> _Authors:
    near = [(k, p) for k, p in enumerate(text.paragraphs) if " report of " in p.text or " reports of " in p.text]
    found = {k: _author(p.text, p.part) for k, p in near if text.profiles[k].language == "en"}
    return {k: author for k, author in found.items() if author}


@lru_cache(maxsize=4096)
def _author(text: str, part: str) -> str | None:
    """Who made the report that a paragraph takes note of first, without what the author is called besides."""
    limb = first_limb(text, part, NOTED)
    match = _REPORT.match(text, limb.verb_end) if limb and limb.lemma in NOTED else None
    return match["author"] if match else None


def _others(old: Text, new: Text, pair: Pair, mine: _Authors, theirs: _Authors) -> bool:
    """Whether neither paragraph names the author of the other, and a report of one author is noted elsewhere."""
    (i, j), (one, other) = pair, (mine[pair[0]], theirs[pair[1]])
    if other in old.paragraphs[i].text or one in new.paragraphs[j].text:
        return False
    return one in theirs.values() or other in mine.values()
