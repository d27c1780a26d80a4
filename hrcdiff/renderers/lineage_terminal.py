"""A lineage for the terminal: the versions, the grid in bands that fit, what came back, what is disputed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hrcdiff.renderers import grid, phrases
from hrcdiff.renderers.columns import Span, columns, shown
from hrcdiff.renderers.screen import ADDED, MOVED, QUIET, REMOVED, STRONG, WARNED, Screen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hrcdiff.lineage.model import Lineage, Reading, Thread

GUTTER = 18
STYLES = {"new": ADDED, "reinstated": MOVED, "dropped": REMOVED, "unchanged": QUIET, "absent": QUIET}
LEGEND = (
    "+ new   = unchanged   ~ reworded   > merged   < split   ↺ reinstated   – dropped   · absent   "
    "(OP7) its words stand in OP7   ↕ moved   ⇄ crossed between preamble and operative part"
)
LABEL = 28
"""Most columns for the number and the opening of a thread."""
NARROW_LABEL = 16


def lineage_to_terminal(lineage: Lineage, *, width: int = 80, colour: bool = False) -> str:
    """The grid and what belongs to it, in lines of at most ``width`` columns where an address is not wider."""
    screen = Screen(width=width, colour=colour, gutter=GUTTER)
    called = grid.names(lineage)
    _header(screen, lineage, called)
    here, gone = grid.standing(lineage)
    for heading, threads in ((f"In {called[-1]}, by place", here), (f"No longer in {called[-1]}", gone)):
        if threads:
            screen.heading(heading)
            _grid(screen, lineage, threads, called)
    _returns(screen, lineage, called)
    _disputes(screen, lineage, called)
    return str(screen)


def _header(screen: Screen, lineage: Lineage, called: Sequence[str]) -> None:
    for title in dict.fromkeys(document.title for document in lineage.versions if document.title):
        screen.text(Span(title, STRONG))
    screen.skip()
    for number, (document, figures) in enumerate(zip(lineage.versions, lineage.tallies, strict=True), 1):
        base = ", the base" if lineage.base == number - 1 else ""
        about = f"{phrases.standing(document)}{base}"
        counts = grid.tally(figures, first=number == 1 and lineage.base is None)
        screen.entry(f"{number}  {called[number - 1]}", [Span(about)], [Span(counts, QUIET)])
    screen.skip()
    for warning in lineage.warnings:
        screen.text(Span(f"Warning: {warning.message}", WARNED))
    screen.text(Span(grid.summary(lineage)))
    if lineage.proof:
        total = sum(each.characters for each in lineage.proof)
        screen.text(Span(f"All texts rebuild exactly from the threads: {total:,} characters.", QUIET))
    screen.skip()
    screen.text(Span(LEGEND, QUIET))


# --- the grid --------------------------------------------------------------------------------


def _grid(screen: Screen, lineage: Lineage, threads: Sequence[Thread], called: Sequence[str]) -> None:
    """The rows, in as many bands of columns as the width asks for."""
    label = LABEL if screen.width >= 100 else NARROW_LABEL + 6 if screen.width >= 60 else NARROW_LABEL
    cells = [[_cell(lineage, reading) for reading in thread.readings] for thread in threads]
    heads = _heads(called, cells, screen.width - label)
    widths = _widths(heads, cells)
    for band in _bands(widths, screen.width - label):
        screen.skip()
        top = [Span(" " * label), *(Span(_padded(heads[v], widths[v]), STRONG) for v in band)]
        screen.lines.append(tuple(top))
        for thread, row in zip(threads, cells, strict=True):
            if any(thread.readings[v].state != "absent" or grid.gap(thread, v) for v in band):
                spans = [_label(lineage, thread, label)]
                spans += [Span(_padded(row[v], widths[v]), _style(lineage, thread.readings[v])) for v in band]
                screen.lines.append(tuple(spans))


def _bands(widths: Sequence[int], room: int) -> Iterator[list[int]]:
    """Versions side by side, as many as there is room for, and one at least."""
    band: list[int] = []
    used = 0
    for version, width in enumerate(widths):
        if band and used + width - 2 > room:
            yield band
            band, used = [], 0
        band.append(version)
        used += width
    yield band


def _heads(called: Sequence[str], cells: Sequence[Sequence[str]], room: int) -> list[str]:
    """The names of the versions; where there is no room for them, the numbers of the list above for the long ones."""
    full = [shown(name) for name in called]
    if sum(_widths(full, cells)) - 2 <= room:
        return full
    widths = _widths([""] * len(full), cells)
    return [
        name if columns(name) <= max(width - 2, 6) else f"[{number}]"
        for number, (name, width) in enumerate(zip(full, widths, strict=True), 1)
    ]


def _widths(heads: Sequence[str], cells: Sequence[Sequence[str]]) -> list[int]:
    """Columns that each version takes, with the space after it."""
    return [max([columns(head), *(columns(row[v]) for row in cells)]) + 2 for v, head in enumerate(heads)]


def _cell(lineage: Lineage, reading: Reading) -> str:
    sign = grid.sign(lineage, reading) or " "
    if reading.address is None:
        into = [t.spot.address for t in reading.tributaries if t.kind == "link" and t.way == "into"]
        return f"({', '.join(into[:1])})" if reading.state == "merged" and into else sign
    extra = grid.CROSSED if reading.crossed else grid.MOVED if reading.moved else ""
    return shown(f"{sign} {reading.address}{extra}")


def _style(lineage: Lineage, reading: Reading) -> str:
    return "" if grid.oldest(lineage, reading) else STYLES.get(reading.state, "")


def _label(lineage: Lineage, thread: Thread, width: int) -> Span:
    """The number of the thread and how it opens, cut to the width."""
    opening, rest = grid.gist(lineage, thread)
    text = shown(f"{thread.number:>3} {opening or rest}")
    kept = ""
    for character in text:
        if columns(kept + character) > width - 3:
            kept = kept.rstrip() + "…"
            break
        kept += character
    return Span(_padded(kept, width))


def _padded(text: str, width: int) -> str:
    return text + " " * max(0, width - columns(text))


# --- below it --------------------------------------------------------------------------------


def _returns(screen: Screen, lineage: Lineage, called: Sequence[str]) -> None:
    """What came back, and how close to what it was."""
    found = [(t, r) for t in lineage.threads for r in t.readings if r.state == "reinstated" and r.against is not None]
    if found:
        screen.heading("Reinstated")
    for thread, reading in sorted(found, key=lambda pair: (pair[1].version, pair[0].number)):
        source = thread.readings[reading.against or 0]
        flows = [Span(f"; {grid.tributary(flow, called)}", QUIET) for flow in reading.tributaries]
        place = f"{called[reading.version]} {reading.address}"
        text = f"comes back from {called[source.version]} {source.address}, {grid.closeness(reading)}"
        screen.entry(f"thread {thread.number}", [Span(f"{place} {text}"), *flows])


def _disputes(screen: Screen, lineage: Lineage, called: Sequence[str]) -> None:
    """Links that no thread follows."""
    if lineage.disputes:
        screen.heading("Disputed: two versions alone would link these, all versions together do not")
    for dispute in lineage.disputes:
        bond = max(dispute.bonds, key=lambda each: (each.strength, each.old, each.new))
        one, other = (f"{called[spot.version]} {spot.address}" for spot in (bond.old, bond.new))
        more = f" and {phrases.counted(len(dispute.bonds) - 1, 'more link')}" if len(dispute.bonds) > 1 else ""
        label = f"threads {dispute.threads[0]}, {dispute.threads[1]}"
        screen.entry(label, [Span(f"{one} – {other}, {bond.strength:.2f} of 1{more}")])
