"""How much changed where: a line a paragraph with a bar, as git has it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from hrcdiff.renderers import phrases
from hrcdiff.renderers.columns import Span, columns, shown
from hrcdiff.renderers.notes import Notes, narrowed, notes, nothing
from hrcdiff.renderers.rows import Fold, Row, Title, sections
from hrcdiff.renderers.screen import ADDED, MOVED, QUIET, REMOVED, STRONG, Screen
from hrcdiff.text import count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hrcdiff.model import Op, Redline
    from hrcdiff.renderers.rows import Section

LONGEST_BAR = 50
LEAST_BAR = 14
LEAST_WORDS, MOST_WORDS = 12, 34
"""Columns for what became of a paragraph."""


class Bar(NamedTuple):
    """A line of the table."""

    label: str
    what: str
    added: int
    """Words."""
    removed: int

    @property
    def changed(self) -> int:
        """Words added and removed."""
        return self.added + self.removed


def stat_to_text(redline: Redline, *, width: int = 80, colour: bool = False, only: str | None = None) -> str:
    """A line for each paragraph with the number of words that changed, ``+`` for added and ``-`` for removed.

    The bars have one scale; one that stands for anything at all is never empty.
    """
    screen = Screen(width=width, colour=colour, gutter=16)
    names = (phrases.name(redline.old), phrases.name(redline.new))
    screen.text(Span(f"{names[0]} → {names[1]}", STRONG))
    table = notes(redline)
    parts = [(section, list(_bars(section, only, table))) for section in sections(redline)]
    every = [bar for _, bars in parts for bar in bars]
    most = max((bar.changed for bar in every), default=0)
    label = max((columns(bar.label) for bar in every), default=0)
    digits = len(f"{most:,}")
    free = screen.width - label - digits - 4
    what = max((columns(bar.what) for bar in every), default=0) if free >= LEAST_WORDS + LEAST_BAR else 0
    what = min(what, MOST_WORDS, max(0, free - LEAST_BAR - 2))
    room = max(5, min(LONGEST_BAR, free - what - 2 * bool(what)))
    for section, bars in parts:
        if bars:
            screen.heading(phrases.PARTS[section.part])
        for bar in bars:
            screen.lines.append(tuple(_line(bar, (label, what, digits), most / room if most > room else 1.0)))
    screen.skip()
    screen.text(Span(_sum(every), QUIET) if every or not only else Span(nothing(redline, only)))
    return str(screen)


def _bars(section: Section, only: str | None, table: Notes) -> Iterator[Bar]:
    for item in section.items:
        here = narrowed(item, only, table)
        if here is None or isinstance(here, Title):
            continue
        rows = here.rows if isinstance(here, Fold) else (here,)
        yield from (_bar(row) for row in rows if row.kind != "marker")


def _bar(row: Row) -> Bar:
    label = f"{', '.join(row.old) or '–'} → {row.new or '–'}"
    what = ", ".join(phrases.relation(row))
    return Bar(shown(label), shown(what), _words(row, "insert"), _words(row, "delete"))


def _words(row: Row, op: Op) -> int:
    """Words of a row that were added or removed; a mark of a note between word and sign makes no two of them."""
    stretches = groupby(row.runs, key=lambda run: run.op)
    return sum(count("".join(run.text for run in runs)) for each, runs in stretches if each == op)


def _line(bar: Bar, widths: Sequence[int], words_a_sign: float) -> Iterator[Span]:
    label, what, digits = widths
    yield Span(bar.label + " " * (label - columns(bar.label)), STRONG)
    if what:
        about = bar.what if columns(bar.what) <= what else bar.what[: what - 1] + "…"
        style = MOVED if bar.what.startswith(("moved", "crossed")) else QUIET
        yield from (Span("  "), Span(about + " " * (what - columns(about)), style))
    yield Span(f" | {bar.changed:>{digits},}{' ' * (bar.changed > 0)}")
    plus, minus = _signs(bar, words_a_sign)
    yield from (Span("+" * plus, PLUS), Span("-" * minus, MINUS))


PLUS, MINUS = ADDED.partition(";")[2], REMOVED.partition(";")[2]
"""The colours alone: a bar is neither underlined nor struck."""


def _signs(bar: Bar, words_a_sign: float) -> tuple[int, int]:
    """How many signs of each kind: none for no word, one at least for any."""
    least = (bar.added > 0, bar.removed > 0)
    total = max(int(bar.changed / words_a_sign + 0.5), sum(least))
    minus = min(max(int(bar.removed / words_a_sign + 0.5), least[1]), total - least[0])
    return total - minus, minus


def _sum(bars: Sequence[Bar]) -> str:
    changed = sum(bar.changed > 0 for bar in bars)
    added, removed = (sum(getattr(bar, side) for bar in bars) for side in ("added", "removed"))
    return (
        f"{phrases.upper(phrases.counted(changed, 'paragraph'))} changed: "
        f"{phrases.length(added)} added, {phrases.length(removed)} removed."
    )
