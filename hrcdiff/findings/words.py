"""Changes of words that weigh something and that no finding names: with the findings they tell all that changed.

Rules name what they know; what a negotiator wrote anew without a verb, a condition, a list or a citation in it would be
told by no table.  Here it stands as it is, old words and new ones, without a rule and without a judgement.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from hrcdiff.findings.parts import apart
from hrcdiff.findings.view import View, plain
from hrcdiff.lexicon import opening
from hrcdiff.model import Place
from hrcdiff.text import is_han
from hrcdiff.verbs import SEQUENCE

if TYPE_CHECKING:
    from hrcdiff.findings.view import Change
    from hrcdiff.model import Redline

OTHER = "Other words"
"""What stands over their table."""
FEW = 2
"""Telling words of a change beside what findings name, from which it is told as well; in the place of that, one."""
TELLING = 4
"""Letters of a telling word."""
LEAST = 3
"""Words that say enough to be found again; a verb alone does."""
RUN = 4
"""Words together that a merge has from another part, or all if they are fewer."""
DOUBLED = 0.9
"""Share of words that stand there if they are doubles."""
_WHOLE = re.compile(r"verb\.(?:limb|tail|ask)-|duty\.")
"""Findings that tell the clause they stand in, however much of it their place covers."""
_WORD = re.compile(r"\w+(?:['\u2019/-]\w+)*")
_Spans = dict[str, list[tuple[int, int, bool]]]


class Unnamed(NamedTuple):
    """A substantive change of words that no finding names."""

    old: str
    """Addresses."""
    new: str
    old_words: str
    """Empty if words were put in alone."""
    new_words: str

    @property
    def weighty(self) -> bool:
        """Whether a figure or a word of four letters or more is on one side alone, endings and capitals aside."""
        old, new = (
            {word if word[0].isdigit() else word[:4].casefold() for word in _WORD.findall(side) if _weighs(word)}
            for side in (self.old_words, self.new_words)
        )
        return old != new

    @property
    def words(self) -> str:
        """``in: “…”``, ``out: “…”``, ``“…” → “…”``."""
        if self.old_words and self.new_words:
            return f"“{self.old_words}” → “{self.new_words}”"
        return f"out: “{self.old_words}”" if self.old_words else f"in: “{self.new_words}”"


def unnamed(redline: Redline, view: View | None = None) -> tuple[Unnamed, ...]:
    """What no finding and no transfer names, in the order of the links; ``view`` if somebody has it already."""
    view, named = view or View(redline), _named(redline)
    themes = _themes(redline)
    return tuple(
        Unnamed(
            old=change.old.address, new=change.new.address,
            old_words=_trimmed(change.deleted), new_words=_trimmed(change.inserted),
        )
        for link in view.changed
        if link.significance == "substantive"
        for whole in view.changes(link)
        if link.edits[whole.first].significance == "substantive"
        for change in apart(view, whole)
        if not (_told(view, change, named) or _doubled(view, change) or _of_theme(change, themes))
    )  # fmt: skip


_Themes = dict[tuple[str, str], list[str]]


def _themes(redline: Redline) -> _Themes:
    """The notes that say what a report or meeting is on now, by the addresses of both sides."""
    notes: _Themes = defaultdict(list)
    for f in redline.findings:
        if f.rule == "duty.changed" and f.old and f.new and " on " in f.note:
            notes[f.old.address, f.new.address].append(f" {plain(f.note)} ")
    return notes


def _of_theme(change: Change, themes: _Themes) -> bool:
    """Whether such a note has the words of a change in it."""
    notes = themes.get((change.old.address, change.new.address), ())
    sides = [words for words in (plain(change.deleted), plain(change.inserted)) if words]
    return any(all(f" {words} " in note for words in sides) for note in notes)


def _doubled(view: View, change: Change) -> bool:
    """Whether words that came or went alone in a merge or split stand in another part, and on the other side as well.

    Of two paragraphs that say one thing the merged one has it once.
    """
    link = change.link
    if len(link.pairs) < 2 or bool(change.deleted.strip()) == bool(change.inserted.strip()):
        return False
    old = bool(change.deleted.strip())
    mine = [word for word in plain(change.deleted if old else change.inserted).split() if word not in SEQUENCE]
    mine = mine[1:] if mine[:1] == ["and"] else mine
    here = change.old.address if old else change.new.address
    sides = (link.old, view.old), (link.new, view.new)
    mine_there, theirs = sides if old else sides[::-1]
    beside = [mine_there[1][a].text for a in mine_there[0] if a != here and a in mine_there[1]]
    beyond = [theirs[1][a].text for a in theirs[0] if a in theirs[1]]
    raised = " ".join(mine).capitalize()
    first = opening(raised)
    several = len(mine) >= LEAST or (first is not None and first.phrase == raised)
    return several and all(_covered(mine, texts) >= DOUBLED * len(mine) for texts in (beside, beyond))


def _covered(words: list[str], texts: list[str]) -> int:
    """How many of some words stand in texts in runs of several; all, if they stand there together."""
    said = [f" {' '.join(w for w in plain(text).split() if w not in SEQUENCE)} " for text in texts]
    size = min(RUN, len(words))
    there = [any(f" {' '.join(words[n : n + size])} " in text for text in said) for n in range(len(words) - size + 1)]
    return sum(any(there[max(0, n - size + 1) : n + 1]) for n in range(len(words)))


def _weighs(word: str) -> bool:
    """Whether a word says something by itself: a figure, a Chinese character, four letters or more."""
    return len(word) > 3 or word[0].isdigit() or is_han(word[0])


def _trimmed(text: str) -> str:
    """A text on one line, without the commas round it unless it is no more than that."""
    words = " ".join(text.split())
    return words.strip(" ,;") or words


def _named(redline: Redline) -> tuple[_Spans, _Spans]:
    """What findings and transfers name in both texts: start, end, and whether that tells the whole change."""
    out: tuple[_Spans, _Spans] = defaultdict(list), defaultdict(list)
    for finding in redline.findings:
        if finding.kind != "structure":
            for spans, place in zip(out, (finding.old, finding.new), strict=True):
                if place:
                    spans[place.address].append((place.start, place.end, _WHOLE.match(finding.rule) is not None))
    for transfer in redline.transfers:
        for spans, place in zip(out, (transfer.old, transfer.new), strict=True):
            spans[place.address].append((place.start, place.end, False))
    return out


def _told(view: View, change: Change, named: tuple[_Spans, _Spans]) -> bool:
    """Whether findings name a change, or all but a few words of it."""
    places = change.old, change.new
    overs = [_over(spans.get(place.address, ()), place) for spans, place in zip(named, places, strict=True)]
    if any(whole for over in overs for _, _, whole in over):
        return True
    if not any(overs):
        return False
    left = 0
    for over, place, paragraphs in zip(overs, places, (view.old, view.new), strict=True):
        paragraph = paragraphs.get(place.address)  # a redline that was read from JSON may name one that is not there
        for _ in _left(paragraph.text if paragraph else "", place, over):
            left += 1 if over else FEW
            if left >= FEW:
                return False
    return True


def _over(spans: Sequence[tuple[int, int, bool]], place: Place) -> list[tuple[int, int, bool]]:
    """The spans that share a character with a place; a point between words is in the span that holds it."""
    start, end = place.start, place.end
    if start == end:
        return [span for span in spans if span[0] < start < span[1]]
    return [span for span in spans if span[0] < end and start < span[1]]


def _left(text: str, place: Place, over: list[tuple[int, int, bool]]) -> Iterator[str]:
    """The telling words of a place that no span covers."""
    for match in _WORD.finditer(text, place.start, place.end):
        a, b = match.span()
        if b - a >= TELLING and all(end <= a or b <= start for start, end, _ in over):
            yield match[0]
