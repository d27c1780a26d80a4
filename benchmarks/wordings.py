"""What a reader of a redline trips over: phantom runs and confetti.

A phantom run is a run of words that both texts have and that the redline shows as deleted here and as
inserted there.  Confetti is a kept island of one or two function words between two changes.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from hrcdiff.alignment.tokens import tokenize
from hrcdiff.lexicon import FUNCTION_WORDS
from hrcdiff.model import Document, Link, Redline
from hrcdiff.text import fold, tokens
from hrcdiff.verbs import SEQUENCE

Spans = dict[str, dict[str, list[tuple[int, int]]]]
"""Half-open spans by side and address."""
LONG = 15
SHORT = 6
_FIRST = 0xF0000
"""Words are coded as characters from the private planes where an engine compares characters."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A word as a redline shows it."""

    form: str
    name: bool
    """Part of a capitalised name, or a function word."""
    kept: bool


Row = list[Shown]
"""The words of one paragraph."""


@dataclass(frozen=True, slots=True)
class Painted:
    """How one way of comparing words paints a redline."""

    links: list[tuple[list[Row], list[Row]]]
    """Old and new paragraphs of each link."""
    removed: list[Row]
    added: list[Row]
    confetti: tuple[int, int]
    """Islands between two changes of words, and those beside a change of signs, *also* or *further* alone."""
    kept: int
    """Words of linked old paragraphs that are kept."""

    def within(self, size: int) -> int:
        """Phantom runs within one link, names apart."""
        return sum(phantom_runs(old, new, size, names=False) for old, new in self.links)

    def anywhere(self, size: int, *, names: bool = True) -> int:
        """Phantom runs anywhere; ``names`` counts those that are only names as well."""
        old = [row for link in self.links for row in link[0]] + self.removed
        new = [row for link in self.links for row in link[1]] + self.added
        return phantom_runs(old, new, size, names=names)


def phantom_runs(old: Iterable[Row], new: Iterable[Row], size: int, *, names: bool) -> int:
    """Runs of ``size`` words or more that are deleted and inserted; a deleted word counts in one run."""
    inserted = [run for row in new for run in _changed(row)]
    where: defaultdict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for k, run in enumerate(inserted):
        for b in range(len(run) - size + 1):
            where[tuple(w.form for w in run[b : b + size])].append((k, b))
    count = 0
    for run in (run for row in old for run in _changed(row)):
        a = 0
        while a + size <= len(run):
            found = where.get(tuple(w.form for w in run[a : a + size]), ())
            length = max((_same(run[a:], inserted[k][b:]) for k, b in found), default=0)
            if length and (names or not all(w.name for w in run[a : a + length])):
                count += 1
            a += length or 1
    return count


def _changed(row: Row) -> Iterator[Row]:
    """Maximal runs of words that are not kept."""
    run: Row = []
    for word in row:
        if not word.kept:
            run.append(word)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _same(one: Sequence[Shown], other: Sequence[Shown]) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a.form != b.form:
            break
        count += 1
    return count


# --- how hrcdiff paints ----------------------------------------------------------------------


def hrcdiff(redline: Redline) -> Painted:
    """A redline as it stands; the two ends of a transfer count as kept."""
    kept: Spans = {"old": {}, "new": {}}
    for link in redline.links:
        for side, spans in kept.items():
            _kept_spans(link, side, spans)
    return _painted(redline, kept, [_islands(_edit_steps(link)) for link in redline.links])


def _kept_spans(link: Link, side: str, spans: dict[str, list[tuple[int, int]]]) -> None:
    at: defaultdict[str, int] = defaultdict(int)
    for edit in link.edits:
        address = edit.old if side == "old" else edit.new
        if address is None:
            continue
        if edit.op == "equal":
            spans.setdefault(address, []).append((at[address], at[address] + len(edit.text)))
        at[address] += len(edit.text)


def _painted(redline: Redline, kept: Spans, islands: Sequence[tuple[int, int]]) -> Painted:
    sides: dict[str, Document] = {"old": redline.old, "new": redline.new}
    rows = [row for link in redline.links for row in _rows(redline.old, link.old, kept["old"])]
    with_transfers = {side: {a: list(spans) for a, spans in kept[side].items()} for side in kept}
    for transfer in redline.transfers:
        for side, place in (("old", transfer.old), ("new", transfer.new)):
            with_transfers[side].setdefault(place.address, []).append((place.start, place.end))

    def shown(side: str, addresses: Iterable[str]) -> list[Row]:
        return _rows(sides[side], addresses, with_transfers[side])

    return Painted(
        links=[(shown("old", link.old), shown("new", link.new)) for link in redline.links],
        removed=shown("old", redline.removed),
        added=shown("new", redline.added),
        confetti=(sum(a for a, _ in islands), sum(b for _, b in islands)),
        kept=sum(word.kept for row in rows for word in row),
    )


def _rows(document: Document, addresses: Iterable[str], kept: dict[str, list[tuple[int, int]]]) -> list[Row]:
    rows: list[Row] = []
    for address in addresses:
        text, spans = document.paragraph(address).text, kept.get(address, [])
        rows.append(
            [
                Shown(
                    fold(text[t.start : t.end]),
                    t.name or t.stem in FUNCTION_WORDS,
                    any(a <= t.start and t.end <= b for a, b in spans),
                )
                for t in tokenize(text)
            ]
        )
    return rows


def _edit_steps(link: Link) -> list[tuple[bool, list[str]]]:
    """Runs of words, kept or changed, in the order of the edits; neighbours of one kind are joined."""
    steps: list[tuple[bool, list[str]]] = []
    for edit in link.edits:
        _add(steps, edit.op == "equal", tokens(edit.text))
    return steps


def _add(steps: list[tuple[bool, list[str]]], kept: bool, words: Iterable[str]) -> None:
    words = [w for w in words if w[:1].isalnum()] if kept else [w for w in words if not w.isspace()]
    if steps and steps[-1][0] == kept:
        steps[-1][1].extend(words)
    elif words:
        steps.append((kept, list(words)))


def _islands(steps: Sequence[tuple[bool, list[str]]]) -> tuple[int, int]:
    """Islands between two changes of words, and those beside a change of signs, *also* or *further* alone."""
    between = beside = 0
    for (_, before), (kept, words), (_, after) in zip(steps, steps[1:], steps[2:], strict=False):
        if kept and 1 <= len(words) <= 2 and all(w.lower() in FUNCTION_WORDS for w in words):
            if all(_says(change) for change in (before, after)):
                between += 1
            else:
                beside += 1
    return between, beside


def _says(change: Iterable[str]) -> bool:
    """Whether words changed, other than *also* and *further* and the capital of the verb beside them."""
    words = [word.lower() for word in change if word[0].isalnum()]
    if SEQUENCE.isdisjoint(words):
        return bool(words)
    return any(count % 2 for word, count in Counter(words).items() if word not in SEQUENCE)


# --- how others paint the same links ---------------------------------------------------------

Step = tuple[int, int, int, int]
Engine = Callable[[list[str], list[str]], list[Step]]
"""Kept runs of two lists of words: half-open spans in the old one and in the new one."""


def repainted(redline: Redline, engine: Engine) -> Painted:
    """The same links and transfers with the words compared by another engine."""
    kept: Spans = {"old": {}, "new": {}}
    islands: list[tuple[int, int]] = []
    for link in redline.links:
        old, new = _lexemes(redline.old, link.old), _lexemes(redline.new, link.new)
        runs = engine([w for w, *_ in old], [w for w, *_ in new])
        for a, b, c, d in runs:
            for side, row, span in (("old", old, (a, b)), ("new", new, (c, d))):
                for _, address, start, end in row[span[0] : span[1]]:
                    kept[side].setdefault(address, []).append((start, end))
        islands.append(_islands(_run_steps([w for w, *_ in old], [w for w, *_ in new], runs)))
    return _painted(redline, kept, islands)


def _lexemes(document: Document, addresses: Iterable[str]) -> list[tuple[str, str, int, int]]:
    out: list[tuple[str, str, int, int]] = []
    for address in addresses:
        at = 0
        for token in tokens(document.paragraph(address).text):
            if not token.isspace():
                out.append((fold(token) or token, address, at, at + len(token)))
            at += len(token)
    return out


def _run_steps(old: list[str], new: list[str], runs: Sequence[Step]) -> list[tuple[bool, list[str]]]:
    steps: list[tuple[bool, list[str]]] = []
    i = j = 0
    for a, b, c, d in [*runs, (len(old), len(old), len(new), len(new))]:
        _add(steps, False, [*old[i:a], *new[j:c]])
        _add(steps, True, old[a:b])
        i, j = b, d
    return steps


def difflib(old: list[str], new: list[str]) -> list[Step]:
    """difflib on words, its heuristic for popular words off."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [(b.a, b.a + b.size, b.b, b.b + b.size) for b in matcher.get_matching_blocks() if b.size]


def diff_match_patch(old: list[str], new: list[str], *, clean: bool = False) -> list[Step]:
    """diff-match-patch on words coded as characters, its clock off; ``clean`` adds its semantic clean-up."""
    from diff_match_patch import diff_match_patch as engine_class

    engine: Any = engine_class()
    engine.Diff_Timeout = 0
    codes: dict[str, str] = {}
    coded = ["".join(codes.setdefault(w, chr(_FIRST + len(codes))) for w in side) for side in (old, new)]
    found = engine.diff_main(coded[0], coded[1], False)
    if clean:
        engine.diff_cleanupSemantic(found)
    runs: list[Step] = []
    i = j = 0
    for op, text in found:
        if op == 0:
            runs.append((i, i + len(text), j, j + len(text)))
        i += len(text) if op <= 0 else 0
        j += len(text) if op >= 0 else 0
    return runs


def diff_match_patch_clean(old: list[str], new: list[str]) -> list[Step]:
    """diff-match-patch with its semantic clean-up."""
    return diff_match_patch(old, new, clean=True)


ENGINES: dict[str, Engine] = {
    "difflib": difflib,
    "diff-match-patch": diff_match_patch,
    "diff-match-patch, semantic clean-up": diff_match_patch_clean,
}
