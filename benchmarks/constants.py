"""Each threshold of the matcher halved and doubled: whether another value would do as well, or better.

A table of small losses on both sides says that the thresholds are not fitted to the texts they are measured on; one
that nothing depends on would be none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from types import ModuleType
from typing import Any

from benchmarks import unrelated
from benchmarks.gold import Gold, council_pairs, further_pairs, seed_pairs
from benchmarks.linkers import LINKERS
from benchmarks.score import Pair, score, total
from benchmarks.tables import heading, table
from hrcdiff.alignment import carried, conditions, lone, matching, parts, remainders, strangers

MODULES = (conditions, matching, parts, lone, remainders, carried, strangers)
ELSEWHERE = {"SCALE"}
"""What is no threshold."""
STRANGERS = 60
"""Pairs of texts of different series."""


def thresholds() -> dict[str, list[ModuleType]]:
    """The thresholds by name, each with the modules that know it."""
    found: defaultdict[str, list[ModuleType]] = defaultdict(list)
    for module in MODULES:
        for name, value in vars(module).items():
            if name.isupper() and not name.startswith("_") and isinstance(value, int | tuple) and name not in ELSEWHERE:
                found[name].append(module)
    return dict(found)


def varied(value: int | tuple[Any, ...], way: str = "") -> Iterator[tuple[str, str, Any]]:
    """Each number in a threshold, with the way to it in a table, halved and doubled; and the threshold with that."""
    if isinstance(value, int):
        others = [value // 2] * (value > 1) + [value * 2] * (value > 0)
        yield from ((way, f"{value:,} → {other:,}", other) for other in others)
        return
    for n, each in enumerate(value):
        if isinstance(each, int | tuple):
            step = f".{value._fields[n]}" if hasattr(value, "_fields") else f"[{n}]"
            for name, told, other in varied(each, way + step):
                row = [*value[:n], other, *value[n + 1 :]]
                yield name, told, value._make(row) if hasattr(value, "_make") else tuple(row)


Drawn = tuple[list[frozenset[Pair]], int]
"""The links of each annotated pair, and how many there are between strangers."""


def _drawn(listed: list[Gold]) -> Drawn:
    links = [LINKERS["hrcdiff"](each.old, each.new).pairs for each in listed]
    return links, sum(len(unrelated.links(*pair)) for pair in unrelated.pairs(STRANGERS))


def _row(listed: list[Gold], drawn: Drawn, base: Drawn) -> tuple[str, str, str, str]:
    """F1, links that are false, those that are missed, and how many are others than with the constant as it is."""
    sums = total(score(got, each.must, each.may | each.transfers) for got, each in zip(drawn[0], listed, strict=True))
    others = sum(len(got ^ was) for got, was in zip(drawn[0], base[0], strict=True))
    counts = f"{sums.drawn - sums.right} / {sums.wanted - sums.found}"
    return f"{sums.f1:.3f}", counts, str(others), f"{drawn[1] - base[1]:+d}" if drawn[1] != base[1] else "0"


def report() -> Iterator[str]:
    """One row for each value of each threshold."""
    listed = [*council_pairs(), *further_pairs(), *seed_pairs()]
    if len(listed) <= len(seed_pairs()):
        return
    base = _drawn(listed)
    rows: list[list[str]] = [["as it is", "", *_row(listed, base, base)]]
    for name, modules in thresholds().items():
        value = getattr(modules[0], name)
        for way, told, other in varied(value):
            for module in modules:
                setattr(module, name, other)
            try:
                rows.append([name + way, told, *_row(listed, _drawn(listed), base)])
            finally:
                for module in modules:
                    setattr(module, name, value)
    yield heading(
        "The thresholds of the matcher, halved and doubled",
        f"F1 over all links of {len(listed)} annotated pairs, links that are false and that are missed, links that are "
        f"others than now, and links more or fewer in {STRANGERS} pairs of texts of different series.",
    )
    yield table(["threshold", "value", "F1", "false / missed", "others", "strangers"], rows)
