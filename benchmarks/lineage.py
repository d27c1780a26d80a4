"""Lineages: time, memory, and threads beside a known history."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from random import Random

from benchmarks.mutate import Item, Unit, build, mutated
from benchmarks.tables import Cell, heading, table
from benchmarks.texts import all_texts
from benchmarks.timing import python
from hrcdiff.lineage import Lineage, trace
from hrcdiff.model import Document, Paragraph

CASES = ((8, 60), (30, 100))
"""Versions and paragraphs."""
RATE = 0.1
BACK = 2
"""Paragraphs of an earlier version that each version takes up again, where there are some to take up."""
Spot = tuple[int, str]


@dataclass(frozen=True, slots=True)
class History:
    """Versions with what is known of them."""

    versions: tuple[Document, ...]
    same: frozenset[tuple[Spot, Spot]]
    """Paragraphs of any two versions that are one provision."""
    back: frozenset[Spot]
    """Paragraphs that came back after an absence."""


@cache
def history(count: int, size: int) -> History:
    """Real paragraphs, changed from version to version by known operations; some that went are taken up again."""
    pool = list({p.text: p for d in all_texts() for p in d.paragraphs if p.parent is None}.values())
    random = Random(f"lineage {count} {size}")
    random.shuffle(pool)
    made = [Unit(p.part, Item(p.text)) for p in pool[:size]]
    spare = pool[size:]
    first, _ = build("v0", made)
    versions, roots = [first], [{p.address: frozenset([(0, p.address)]) for p in first.paragraphs}]
    back: set[Spot] = set()
    for number in range(1, count):
        strangers = [spare[(number * size + k) % len(spare)] for k in range(size)]
        _, new, truth = mutated(versions[-1], "all, lightly reworded", RATE, strangers, draw=number)
        origin: dict[str, frozenset[Spot]] = {p.address: frozenset() for p in new.paragraphs}
        for old, address in truth:
            origin[address] |= roots[-1][old]
        new, origin, came = _taken_up(new, origin, versions, roots, random)
        origin = {a: found or frozenset([(number, a)]) for a, found in origin.items()}
        back |= {(number, address) for address in came}
        versions.append(replace(new, name=f"v{number}", sha256=f"{number:064}"))
        roots.append(origin)
    spots = [(v, a) for v, each in enumerate(roots) for a in each]
    same = {(p, q) for p in spots for q in spots if p[0] < q[0] and roots[p[0]][p[1]] & roots[q[0]][q[1]]}
    return History(tuple(versions), frozenset(same), frozenset(back))


def _taken_up(
    new: Document,
    origin: dict[str, frozenset[Spot]],
    versions: Sequence[Document],
    roots: Sequence[dict[str, frozenset[Spot]]],
    random: Random,
) -> tuple[Document, dict[str, frozenset[Spot]], list[str]]:
    """The version with a few provisions that the one before lacks and an older one had, at the end of the text."""
    held = {root for each in (roots[-1], origin) for found in each.values() for root in found}
    lost: dict[frozenset[Spot], Paragraph] = {}
    for document, each in zip(versions, roots, strict=True):
        for p in document.paragraphs:
            if p.part == "operative" and p.parent is None and each[p.address].isdisjoint(held):
                lost[each[p.address]] = p
    chosen = random.sample(sorted(lost, key=sorted), min(BACK, len(lost)))
    last = sum(1 for p in new.paragraphs if p.part == "operative" and p.parent is None)
    came: list[str] = []
    paragraphs = list(new.paragraphs)
    for place, key in enumerate(chosen, last + 1):
        address = f"OP{place}"
        paragraphs.append(replace(lost[key], address=address, label=str(place)))
        origin = {**origin, address: key}
        came.append(address)
    order = {"preambular": 0, "operative": 1, "annex": 2}
    return replace(new, paragraphs=tuple(sorted(paragraphs, key=lambda p: order[p.part]))), origin, came


def report() -> Iterator[str]:
    """The table of all cases."""
    rows: list[list[Cell]] = []
    for count, size in CASES:
        done = json.loads(python("-m", "benchmarks.lineage_case", str(count), str(size)))
        rows.append(
            [
                f"{count} × {size}",
                *(str(done[key]) for key in ("seconds", "megabytes", "threads", "precision", "recall", "back")),
            ]
        )
    remark = (
        f"Real paragraphs, changed from version to version as *all, lightly reworded* at {RATE:.0%}, with up to {BACK} "
        "provisions a version taken up again after an absence. Seconds of processor time for `trace` in a fresh "
        "process, texts in memory. Precision: of the pairs of paragraphs of one thread, those that are of one "
        "provision. Recall: of the paragraphs that an earlier version has, those in a thread with it. Back: of the "
        "paragraphs that came back, those called reinstated; and others that were."
    )
    head = ("versions × paragraphs", "seconds", "peak, MB", "threads", "precision", "recall", "back")
    yield heading("Lineage", remark) + "\n\n" + table(head, rows)


def scores(lineage: Lineage, known: History) -> dict[str, str]:
    """Precision, recall and what came back."""
    pairs = {
        ((a.version, a.address), (b.version, b.address))
        for thread in lineage.threads
        for a in thread.spots
        for b in thread.spots
        if a.version < b.version
    }
    later = {q for _, q in known.same}
    found = {q for p, q in pairs if (p, q) in known.same}
    back = {(r.version, r.address or "") for t in lineage.threads for r in t.readings if r.state == "reinstated"}
    return {
        "precision": f"{len(pairs & known.same) / max(1, len(pairs)):.3f}",
        "recall": f"{len(found) / max(1, len(later)):.3f}",
        "back": f"{len(back & known.back)} of {len(known.back)}, {len(back - known.back)} others",
    }


def traced(known: History) -> Lineage:
    """The lineage of a history."""
    return trace(known.versions, in_order=True)
