"""Long texts: time, memory and growth, each case in a process of its own."""

from __future__ import annotations

import json
import math
import subprocess
from collections.abc import Iterator, Sequence

from benchmarks.tables import Cell, heading, table
from benchmarks.timing import python

SIZES = (250, 500, 1_000, 2_000)
LONG_SIZES = (5_000, 10_000)
LIMIT = 60.0
"""Seconds that a process of another method may take."""
LONG_LIMIT = 600.0
"""Seconds that one of hrcdiff may take."""
ROUNDS = 3
SLOW = 5.0
"""Seconds beyond which a case is not repeated."""
METHODS = {
    "hrcdiff": "hrcdiff: links, words, transfers",
    "links": "hrcdiff: links alone",
    "greedy": "greedy Levenshtein > 0.8: links alone",
    "token_sort": "token sort, assigned: links alone",
    "tf_idf": "tf-idf, assigned: links alone",
    "difflib": "difflib on all words (autojunk off)",
}
Taken = tuple[float, int]
"""Seconds, and peak memory in MB."""
GOALS = "Goals: 2,000 × 2,000 in under 2 s and 500 MB, growth below n^1.3."


def report(*, long: bool = False) -> Iterator[str]:
    """The table of all methods and sizes."""
    sizes = SIZES + (LONG_SIZES if long else ())
    taken: dict[str, list[Taken | None]] = {method: [] for method in METHODS}
    for n in sizes:
        for method, found in rounds(n, [m for m in METHODS if None not in taken[m]]).items():
            taken[method].append(found)
    rows: list[list[Cell]] = []
    for method, name in METHODS.items():
        done = [t for t in taken[method] if t]
        seconds = [t[0] for t in done] + [None] * (len(sizes) - len(done))
        cells = [f"{s:.2f}" if s is not None else "–" for s in seconds]
        known = [(n, s) for n, s in zip(sizes, seconds, strict=True) if s]  # shorter rows end in "–"
        growth = f"n^{exponent(known):.2f}" if len(known) > 2 else "–"
        rows.append([name, *cells, growth, done[-1][1] if done else "–"])
    remark = (
        "Seconds of processor time for n × n paragraphs, mutated as *all, lightly reworded* at 20 %; medians of up "
        "to three runs in fresh processes, making and reading the texts not counted. Peak memory in MB is that of the "
        f"largest n done. –: more than {LIMIT:.0f} s ({LONG_LIMIT:.0f} s for hrcdiff), or not tried after that. {GOALS}"
    )
    head = ("method", *(f"{n:,}" for n in sizes), "growth", "peak, MB")
    yield heading("Long texts", remark) + "\n\n" + table(head, rows)


def rounds(size: int, methods: Sequence[str]) -> dict[str, Taken | None]:
    """Medians of a few interleaved rounds; slow cases have one."""
    found: dict[str, list[Taken | None]] = {method: [] for method in methods}
    for number in range(ROUNDS):
        for method, done in found.items():
            last = done[-1] if done else None
            if number == 0 or (last and last[0] < SLOW):
                done.append(case(method, size))
    return {m: None if None in done else sorted(t for t in done if t)[len(done) // 2] for m, done in found.items()}


def case(method: str, size: int) -> Taken | None:
    """Seconds and peak memory in MB; None if it takes too long."""
    limit = LONG_LIMIT if method in {"hrcdiff", "links"} else LIMIT
    try:
        found = json.loads(python("-m", "benchmarks.scale_case", method, str(size), limit=limit))
    except subprocess.TimeoutExpired:
        return None
    return float(found["seconds"]), int(found["megabytes"])


def exponent(known: Sequence[tuple[int, float]]) -> float:
    """Slope of the line through the logarithms of size and time."""
    xs = [math.log(n) for n, _ in known]
    ys = [math.log(s) for _, s in known]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum((a - x) ** 2 for a in xs)
