"""The grid of a lineage as plain data: a row a thread, a column a version; the words and signs of its cells.

The page, the terminal and the tables show the same rows with the same words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hrcdiff.errors import SymbolError
from hrcdiff.findings.structure import PARTS as INTO
from hrcdiff.renderers import phrases
from hrcdiff.renderers.italics import italics
from hrcdiff.symbols import parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hrcdiff.lineage.model import Lineage, Reading, State, Thread, Tributary, VersionTally
    from hrcdiff.model import Document, Paragraph

SIGNS: dict[State, str] = {
    "new": "+",
    "unchanged": "=",
    "reworded": "~",
    "split": "<",
    "merged": ">",
    "reinstated": "↺",
    "dropped": "–",
    "absent": "·",
}
MOVED, CROSSED = "↕", "⇄"
GIST_WORDS = 9


def short(document: Document) -> str:
    """What a column is called: ``54/28``, ``A/RES/80/149``; the name of the file if there is no symbol."""
    try:
        return parse(document.symbol).short if document.symbol else document.name
    except SymbolError:
        return document.name


def names(lineage: Lineage) -> list[str]:
    """What each column is called; the name of the text is added where two would be called the same."""
    called = [short(document) for document in lineage.versions]
    return [
        name if called.count(name) == 1 else f"{name} ({document.name})"
        for name, document in zip(called, lineage.versions, strict=True)
    ]


def paragraph(lineage: Lineage, reading: Reading) -> Paragraph:
    """The paragraph of a reading; KeyError if it has none."""
    return lineage.versions[reading.version].paragraph(reading.address or "")


def standing(lineage: Lineage) -> tuple[list[Thread], list[Thread]]:
    """The threads of the newest version by their place in it, and those that are gone by first appearance."""
    newest = len(lineage.versions) - 1
    place = {p.address: i for i, p in enumerate(lineage.versions[newest].paragraphs)}
    here = [thread for thread in lineage.threads if thread.readings[newest].address is not None]
    gone = [thread for thread in lineage.threads if thread.readings[newest].address is None]
    return sorted(here, key=lambda thread: place[thread.readings[newest].address or ""]), gone


def latest(thread: Thread) -> Reading:
    """The last reading that has a paragraph."""
    return next(reading for reading in reversed(thread.readings) if reading.address is not None)


def gist(lineage: Lineage, thread: Thread, words: int = GIST_WORDS) -> tuple[str, str]:
    """The opening phrase of the last reading, and the words that follow it."""
    newest = latest(thread)
    last = paragraph(lineage, newest)
    _, end = italics(last, lineage.versions[newest.version].language)
    rest = last.text[end:].split()
    cut = " ".join(rest[:words])
    return last.text[:end], f"{cut} …" if len(rest) > words else cut


def gap(thread: Thread, version: int) -> bool:
    """Whether a thread is absent from a version between two of its readings."""
    spots = [spot.version for spot in thread.spots]
    return version not in spots and spots[0] < version < spots[-1]


def oldest(lineage: Lineage, reading: Reading) -> bool:
    """Whether it stands in the oldest version and is compared with none: it is there, and not new."""
    return reading.version == 0 and reading.state == "new" and lineage.base is None


def sign(lineage: Lineage, reading: Reading) -> str:
    """The sign of a cell; none in the oldest version."""
    return "" if oldest(lineage, reading) else SIGNS[reading.state]


def level(reading: Reading) -> int:
    """How much a reading differs from the one it is compared with: 0 nothing to 4 nearly everything."""
    if reading.kept is None or reading.kept == 1.0:
        return 0
    return 1 if reading.kept >= 0.9 else 2 if reading.kept >= 0.7 else 3 if reading.kept >= 0.4 else 4


def alike(one: Reading, other: Reading) -> bool:
    """Whether two readings ask the same of the same, under the same conditions and with the same references."""
    first, second = (
        ([(a.phrase, a.addressee) for a in traits.verbs], traits.qualifiers, traits.references) if traits else None
        for traits in (one.traits, other.traits)
    )
    return first == second


# --- words -----------------------------------------------------------------------------------


def state(lineage: Lineage, reading: Reading, called: Sequence[str]) -> str:
    """What became of the thread, in a few words: ``reworded, moved``, ``reinstated from 27/20``, ``in OP7``."""
    parts = [_state(lineage, reading, called)]
    if reading.crossed:
        parts.append(f"crossed into {INTO[paragraph(lineage, reading).part]}")
    elif reading.moved:
        parts.append("moved")
    return ", ".join(part for part in parts if part)


def _state(lineage: Lineage, reading: Reading, called: Sequence[str]) -> str:
    if reading.address is None:
        into = [t.spot.address for t in reading.tributaries if t.kind == "link" and t.way == "into"]
        return f"in {phrases.listed(into)}" if reading.state == "merged" and into else _absent(reading)
    if oldest(lineage, reading):
        return ""
    if reading.state == "reinstated" and reading.against is not None:
        return f"reinstated from {called[reading.against]}"
    if reading.state == "unchanged" and reading.version == lineage.base:
        return "the base"
    if reading.state == "split":
        sources = [t.spot.address for t in reading.tributaries if t.kind == "link" and t.way == "from"]
        return f"split from {phrases.listed(list(dict.fromkeys(sources)))}" if sources else "split"
    if reading.state == "merged":
        sources = [t.spot.address for t in reading.tributaries if t.kind == "link" and t.way == "from"]
        return f"merged with {phrases.listed(list(dict.fromkeys(sources)))}" if sources else "merged"
    return reading.state


def _absent(reading: Reading) -> str:
    return "dropped" if reading.state == "dropped" else "merged into another" if reading.state == "merged" else ""


def closeness(reading: Reading) -> str:
    """``66 % of the words stay``; empty where nothing is compared."""
    return "" if reading.kept is None else f"{phrases.percent(reading.kept)} of the words stay"


def tributary(flow: Tributary, called: Sequence[str]) -> str:
    """``13 words from 27/20 OP4 (thread 36)``, ``in 27/20 OP7 (thread 39)``"""
    place = f"{called[flow.spot.version]} {flow.spot.address} (thread {flow.thread})"
    if flow.kind == "transfer":
        return (
            f"{phrases.counted(len(flow.text.split()), 'word')} {'from' if flow.way == 'from' else 'went to'} {place}"
        )
    return f"{'from' if flow.way == 'from' else 'in'} {place}"


def tally(figures: VersionTally, *, first: bool) -> str:
    """``39 paragraphs: 25 new, six reworded, six reinstated; 15 threads dropped``"""
    paragraphs = f"{figures.paragraphs:,} paragraph{'' if figures.paragraphs == 1 else 's'}, {figures.words:,} words"
    if first:
        return paragraphs
    kinds = ("unchanged", "reworded", "merged", "split", "reinstated", "new", "moved", "crossed")
    told = [f"{getattr(figures, kind)} {kind}" for kind in kinds if getattr(figures, kind)]
    gone = f"thread{'' if figures.dropped == 1 else 's'} dropped"
    lost = [
        f"{count} {kind}"
        for kind, count in ((gone, figures.dropped), ("absorbed by others", figures.absorbed))
        if count
    ]
    return "; ".join(filter(None, (f"{paragraphs}: {', '.join(told)}" if told else paragraphs, ", ".join(lost))))


def summary(lineage: Lineage) -> str:
    """What happened over all versions, in one paragraph."""
    threads, count = lineage.threads, len(lineage.versions)
    newest = names(lineage)[-1]
    through = sum(1 for t in threads if len(t.spots) == count)
    back = sum(1 for t in threads for r in t.readings if r.state == "reinstated")
    here, gone = standing(lineage)
    sentences = [
        f"{phrases.upper(phrases.counted(count, 'version'))}, {phrases.counted(len(threads), 'thread')} of provisions.",
        f"Of these, {standing_told(through, len(here), len(gone), newest)}.",
    ]
    if back:
        came = phrases.counted(back, "paragraph was", "paragraphs were")
        sentences.append(f"{phrases.upper(came)} reinstated after an absence.")
    return " ".join(sentences)


def standing_told(through: int, here: int, gone: int, newest: str) -> str:
    """``10 run through all versions; 39 stand in 54/28, 29 do not``, with all three in words or in digits."""
    runs, stands, absent = phrases.figures(through, here, gone)
    said = [
        f"{runs if through else 'none'} {'run' if through > 1 else 'runs'} through all versions",
        f"{stands if here else 'none'} {'stand' if here > 1 else 'stands'} in {newest}",
    ]
    if not gone:
        said[1] = f"all stand in {newest}" if here > 1 else f"it stands in {newest}"
        return "; ".join(said)
    return f"{'; '.join(said)}, {absent} {'do' if gone > 1 else 'does'} not"
