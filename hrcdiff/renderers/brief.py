"""Findings of one family in a line or two: what came and went, each with its address, the weightiest first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hrcdiff.renderers.fitting import Entry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hrcdiff.model import Finding

_LED = re.compile(r"(?:added|removed|moved)(?: in a list)?: ")
_WHERE = re.compile(r",? (?:at|before|after) \u201c[^\u201c\u201d]*\u201d")
_NOUN = re.compile(r"(?<=[^\u201d]), at \u201c([^\u201c\u201d]*)\u201d")
"""The noun that an item of a list shares: *child, at “mortality”*."""
_FATE = re.compile(r" (?:added|dropped|removed)(?: here)?(?:[;,] .*| \([a-z ]+\))?$")
_PREFIX = re.compile(r"\bA/(?:HRC/)?(?:RES|DEC)/")
_ELSEWHERE = re.compile(r"; the (?:new|old) text (?:names|cites) ")
_ORDER = ("reference.dropped", "reference.replaced", "reference.added", "reference.updated")


def brief(label: str, findings: Sequence[Finding], rank: int = 0) -> Entry | None:
    """``in OP5: harbours, lamps; out of old PP3: the Harbour Charter``, a part a place; None if nothing is told."""
    rows: dict[str, list[str]] = {}
    for finding in sorted(findings, key=_weight):
        place, words = _short(finding)
        rows.setdefault(place, []).append(words)
    parts = tuple(f"{place}: {', '.join(dict.fromkeys(said))}" for place, said in rows.items())
    return Entry(label, parts, rank=(rank,), whole=True) if parts else None


def reworded(label: str, entries: Sequence[Entry]) -> Entry | None:
    """The greatest change of words of each place, where most changed first."""
    told = sorted(entries, key=lambda entry: entry.rank)
    parts = tuple(f"{entry.label.rpartition(' ')[2]}: {entry.parts[0]}" for entry in told)
    return Entry(label, parts, rank=(1,), whole=True) if parts else None


def _weight(finding: Finding) -> tuple[bool, int]:
    """What the other text has elsewhere comes last, then references by what became of them."""
    rank = _ORDER.index(finding.rule) if finding.rule in _ORDER else 0
    return _ELSEWHERE.search(finding.note) is not None, rank


def _short(finding: Finding) -> tuple[str, str]:
    """Where something came or went, and what."""
    what = finding.rule.partition(".")[2]
    went = what in ("removed", "dropped")
    place = (finding.old if went else finding.new) or finding.new or finding.old
    note = _NOUN.sub(r" (\1)", finding.note) if finding.kind == "list" else finding.note
    words = _PREFIX.sub("", _FATE.sub("", _WHERE.sub("", _LED.sub("", note))))
    quoted = words[1:-1]
    if words.startswith("\u201c") and words.endswith("\u201d") and "\u201c" not in quoted:
        words = quoted
    lead = {"added": "in ", "reordered": "moved in "}.get(what, "out of old " if went else "")
    return f"{lead}{place.address if place else ''}", words
