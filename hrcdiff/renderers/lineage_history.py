"""One provision through all versions, for the terminal: its readings, what changed, who is asked what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hrcdiff.renderers import grid, phrases
from hrcdiff.renderers.columns import Span
from hrcdiff.renderers.italics import italics, parts
from hrcdiff.renderers.screen import ADDED, MOVED, OPENING, QUIET, REMOVED, STRONG, WARNED, Screen
from hrcdiff.renderers.words import bracketed, signs
from hrcdiff.text import first_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hrcdiff.lineage.model import Lineage, Reading, Thread, Traits
    from hrcdiff.model import Edit

GUTTER = 18
WHAT_WORDS = 14
"""Words of what is asked that are told."""


def history_to_terminal(
    lineage: Lineage, thread: Thread, version: int, *, width: int = 80, colour: bool = False
) -> str:
    """The readings of a thread; ``version`` is the one in which it was asked for, whose words are traced at the end."""
    screen = Screen(width=width, colour=colour, gutter=GUTTER, brackets=bracketed(*lineage.versions))
    called = grid.names(lineage)
    screen.text(Span(_title(lineage, thread, version, called), STRONG))
    for warning in lineage.warnings:
        screen.text(Span(f"Warning: {warning.message}", WARNED))
    for reading in thread.readings:
        screen.skip()
        _reading(screen, lineage, reading, called)
    _disputed(screen, lineage, thread, called)
    _origins(screen, lineage, thread, version, called)
    return str(screen)


def _title(lineage: Lineage, thread: Thread, version: int, called: Sequence[str]) -> str:
    stands = phrases.counted(len(thread.spots), "version")
    place = f"{called[version]} {thread.readings[version].address}"
    return f"{place}, thread {thread.number}: in {stands} of {phrases.figure(len(lineage.versions))}"


def _reading(screen: Screen, lineage: Lineage, reading: Reading, called: Sequence[str]) -> None:
    document = lineage.versions[reading.version]
    date = phrases.date(document.date)
    said = [grid.state(lineage, reading, called) or ("" if reading.address is not None else "not there")]
    if reading.edits and reading.against is not None:
        beside = f" (beside {called[reading.against]})" if reading.state != "reinstated" else ""
        said.append(f"{grid.closeness(reading)}{beside}")
    words = ", ".join(filter(None, (reading.address, *said)))
    head = [Span(words, STRONG), Span(f"  {date}" if date else "", QUIET)]
    flows = [[Span(f"· {grid.tributary(flow, called)}", MOVED)] for flow in reading.tributaries]
    texts = (
        [list(_words(lineage, reading, screen))] if reading.address is not None and reading.state != "unchanged" else []
    )
    asked = [[Span(line, QUIET)] for line in _asked(reading.traits)] if reading.traits else []
    screen.entry(called[reading.version], head, *texts, *flows, *asked)


def _words(lineage: Lineage, reading: Reading, screen: Screen) -> Iterator[Span]:
    """The text of a reading, with what changed in it; the opening phrase of a first reading in its own look."""
    paragraph = grid.paragraph(lineage, reading)
    if not reading.edits:
        opening = italics(paragraph, lineage.versions[reading.version].language)
        yield from (Span(words, OPENING if italic else "") for words, italic in parts(paragraph.text, 0, opening))
        return
    for edit in reading.edits:
        if edit.op == "equal" and edit.new != reading.address:
            yield from (Span("‹to " + (edit.new or "") + ":›", MOVED), Span(edit.text), Span("‹›", MOVED))
        elif edit.op == "equal" and edit.old != _source(lineage, reading):
            yield from (Span(" ‹from " + (edit.old or "") + ":›", MOVED), Span(edit.text), Span("‹›", MOVED))
        else:
            yield from _signed(edit, screen)


def _source(lineage: Lineage, reading: Reading) -> str | None:
    thread = next(t for t in lineage.threads if t.readings[reading.version].address == reading.address)
    return thread.readings[reading.against].address if reading.against is not None else None


def _signed(edit: Edit, screen: Screen) -> Iterator[Span]:
    """An edit with its signs; white space at its ends stays outside them."""
    left, right = signs(edit.op, screen)
    style = {"equal": "", "delete": REMOVED, "insert": ADDED}[edit.op]
    core = edit.text.strip()
    if not core:
        yield Span(" ")
        return
    start = edit.text.index(core)
    yield Span(edit.text[:start])
    yield Span(f"{left}{core}{right}", style, breaks=edit.op != "equal")
    yield Span(edit.text[start + len(core) :])


def _asked(traits: Traits) -> Iterator[str]:
    """Who is asked to do what, under which conditions, with which references."""
    for asked in traits.verbs:
        words = asked.what.split()
        what = first_words(words, WHAT_WORDS)
        whom = f" [{asked.addressee}]" if asked.addressee else ""
        yield f"· {asked.phrase}{whom} {what}"
    for name, found in (("conditions", traits.qualifiers), ("references", traits.references)):
        if found:
            yield f"· {name}: {'; '.join(found)}"


def _disputed(screen: Screen, lineage: Lineage, thread: Thread, called: Sequence[str]) -> None:
    bonds = [bond for dispute in lineage.disputes if thread.number in dispute.threads for bond in dispute.bonds]
    if bonds:
        screen.heading("Disputed links, not followed")
    for bond in bonds:
        ends = [f"{called[spot.version]} {spot.address}" for spot in (bond.old, bond.new)]
        screen.text(Span(f"{' – '.join(ends)}, {bond.strength:.2f} of 1"))


def _origins(screen: Screen, lineage: Lineage, thread: Thread, version: int, called: Sequence[str]) -> None:
    """Each run of words of one reading with the version that first had it."""
    address = thread.readings[version].address
    traced = next(each for each in lineage.provenance[version] if each.address == address)
    screen.heading(f"Where the words of {called[version]} {address} come from")
    spans: list[Span] = []
    for run in traced.runs:
        own = run.origin.address == address and run.origin.version == version
        spans += [Span(f"‹{called[run.origin.version]}{'' if own else ' ' + run.origin.address}›", MOVED), Span(" ")]
        spans.append(Span(run.text.strip() + " "))
    screen.text(*spans)
