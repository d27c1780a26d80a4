"""Square brackets on a page for a cable: what became of them at each place, like with like, in few words."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from hrcdiff.patterns import later
from hrcdiff.renderers.fitting import Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from hrcdiff.model import Finding

_CHOSEN = later(r"“(?P<words>[^\[\]]*)” chosen of (?=\[)")
_SHORT = (
    ("bracketed text ", ""),
    ("none chosen of ", "none chosen: "),
    ("new, in brackets", "new"),
    ("in brackets, in other words", "reworded"),
    ("put in brackets", "now in brackets"),
    ("alternatives in brackets", "alternatives"),
    ("the paragraph was put in brackets", "whole paragraph now in brackets"),
    ("brackets round the paragraph lifted", "brackets round it lifted"),
    ("remark of delegations taken out, not text", "remark out"),
    ("remark of delegations put in, not text", "remark"),
)
"""How notes begin, and what stands for that under a title that says what they are on."""
_FIRST = ("chosen", "none chosen", "alternatives", "deleted", "new", "changed", "reworded")
_LAST = ("kept", "now in brackets", "remark out", "remark")
"""What is told of a place before all else, and behind it."""
_WORDS = 6
"""Words that are quoted of each of several."""


def rows(findings: Iterable[Finding], place: Callable[[Finding], str]) -> tuple[Entry, ...]:
    """One entry for each place."""
    notes: defaultdict[str, list[str]] = defaultdict(list)
    for finding in findings:
        notes[place(finding)].append(finding.note)
    return tuple(_row(label, list(dict.fromkeys(said))) for label, said in notes.items())


def _row(label: str, notes: Sequence[str]) -> Entry:
    """What became of the brackets at one place; a choice alone names all between which it was."""
    parts = _parts(notes)
    if len(notes) == 1 and _CHOSEN.match(notes[0]):
        return Entry(label, (notes[0],), short=parts[0])
    return Entry(label, tuple(parts), small=all(part.startswith("remark") for part in parts), whole=True)


def _parts(notes: Sequence[str]) -> list[str]:
    """What happened, and to which words: *deleted: “strictly”, “all relevant”*."""
    said: defaultdict[str, list[str]] = defaultdict(list)
    for note in notes:
        chosen = _CHOSEN.match(note)
        what, colon, words = ("chosen", ": ", f"“{chosen['words']}”") if chosen else _shortened(note).partition(": ")
        said[what].append(words if colon else "")
    return [_part(what, said[what]) for what in sorted(said, key=_rank)]


def _shortened(note: str) -> str:
    """A note with its first words in short."""
    return next((short + note.removeprefix(begins) for begins, short in _SHORT if note.startswith(begins)), note)


def _part(what: str, words: Sequence[str]) -> str:
    """What happened to some words."""
    told = [each for each in words if each]
    several = len(told) > 1
    return f"{what}: {', '.join(_cut(each) if several else each for each in told)}" if told else what


def _rank(what: str) -> int:
    """Where in its row it is told."""
    if what in _FIRST:
        return _FIRST.index(what)
    return len(_FIRST) + (_LAST.index(what) + 1 if what in _LAST else 0)


def _cut(quoted: str) -> str:
    """The first of some quoted words, if they are many."""
    words = quoted.split()
    if len(words) <= _WORDS or not quoted.startswith("“") or "”" in quoted[:-1]:
        return quoted
    return f"{' '.join(words[:_WORDS]).rstrip(',;…')} …”"
