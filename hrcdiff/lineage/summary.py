"""What happened at each version, in figures; links that no thread follows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from hrcdiff.alignment.similarity import SCALE
from hrcdiff.lineage.bonds import Node
from hrcdiff.lineage.model import Bond, Dispute, Thread, VersionTally
from hrcdiff.lineage.states import Course, across
from hrcdiff.model import Document
from hrcdiff.text import count


def tallies(versions: Sequence[Document], threads: Sequence[Thread]) -> tuple[VersionTally, ...]:
    """The figures of each version."""
    out: list[VersionTally] = []
    for version, document in enumerate(versions):
        column = [thread.readings[version] for thread in threads]
        present = [reading for reading in column if reading.address is not None]
        absent = [reading for reading in column if reading.address is None]
        counts = {
            state: sum(1 for reading in present if reading.state == state)
            for state in ("new", "unchanged", "reworded", "split", "merged", "reinstated")
        }
        out.append(
            VersionTally(
                paragraphs=len(document.paragraphs),
                words=sum(count(p.text) for p in document.paragraphs),
                moved=sum(1 for reading in present if reading.moved),
                crossed=sum(1 for reading in present if reading.crossed),
                dropped=sum(1 for reading in absent if reading.state == "dropped"),
                absorbed=sum(1 for reading in absent if reading.state == "merged"),
                **counts,
            )
        )
    return tuple(out)


def branches(course: Course) -> tuple[Bond, ...]:
    """The links of splits and merges that lead from one thread into another."""
    pairs = course.texts.pairs
    return tuple(_bond(course, p, q) for p, q in across(pairs, course.home) if not pairs[p, q].link.alone)


def disputes(course: Course) -> tuple[Dispute, ...]:
    """Links of one paragraph with one that no thread follows, by the threads they would join."""
    pairs = course.texts.pairs
    found: defaultdict[tuple[int, int], list[Bond]] = defaultdict(list)
    for p, q in across(pairs, course.home):
        if pairs[p, q].link.alone:
            found[course.home[p] + 1, course.home[q] + 1].append(_bond(course, p, q))
    return tuple(Dispute(threads=threads, bonds=tuple(bonds)) for threads, bonds in sorted(found.items()))


def _bond(course: Course, p: Node, q: Node) -> Bond:
    strength = course.texts.pairs[p, q].strength
    return Bond(old=course.texts.spot(p), new=course.texts.spot(q), strength=round(strength / SCALE, 3))
