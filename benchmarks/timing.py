"""Times: rounds in which every case has its turn, and the median of each case."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median

from benchmarks.texts import ROOT

Case = Callable[[], object]
Clock = Callable[[], float]
WALL: Clock = time.perf_counter
PROCESSOR: Clock = time.process_time if time.get_clock_info("process_time").resolution < 1e-4 else WALL
"""Processor time, which other programs do not add to, where the system measures it finely."""
ENOUGH = 3
"""Rounds that every case takes part in, however slow it is."""
BUDGET = 6.0
"""Seconds after which a slow case drops out."""


def children() -> float:
    """Processor time of the processes that have ended; time that passes where the system does not tell."""
    try:
        import resource
    except ImportError:
        return WALL()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def medians(cases: Mapping[str, Case], rounds: int, clock: Clock = PROCESSOR) -> dict[str, float]:
    """Median milliseconds of each case."""
    return {name: median(times) for name, times in interleaved(cases, rounds, clock).items()}


def interleaved(cases: Mapping[str, Case], rounds: int, clock: Clock = PROCESSOR) -> dict[str, list[float]]:
    """Milliseconds of each case, sorted.

    Each round runs every case once, so that a machine that is busy for a while slows all of them.
    """
    taken: dict[str, list[float]] = {name: [] for name in cases}
    for case in cases.values():
        case()
    for _ in range(rounds):
        for name, case in cases.items():
            if len(taken[name]) >= ENOUGH and sum(taken[name]) > 1000 * BUDGET:
                continue
            taken[name].append(once(case, clock))
    return {name: sorted(times) for name, times in taken.items()}


def once(case: Case, clock: Clock) -> float:
    """Milliseconds of one call."""
    start = clock()
    case()
    return 1000 * (clock() - start)


def python(*words: str, env: Mapping[str, str] | None = None, limit: float | None = None) -> str:
    """Standard output of this Python with other words, run in the project's folder."""
    done = subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        env=dict(os.environ if env is None else env),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=limit,
    )
    if done.returncode:
        raise RuntimeError(f"python {' '.join(words[:3])} failed: {done.stderr.strip()[-500:]}")
    return done.stdout


def with_bytecode(folder: Path) -> dict[str, str]:
    """An environment in which all bytecode is cached, in a folder of its own."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return env | {"PYTHONPYCACHEPREFIX": str(folder)}


def milliseconds(time_taken: float) -> str:
    """For a table: three figures or so."""
    return f"{time_taken:,.{0 if time_taken >= 100 else 1 if time_taken >= 1 else 2}f}"


def times(one: float, other: float) -> str:
    """A ratio, for a table."""
    return f"{one / other:.2f} ×" if other else "–"


def versions(names: Sequence[str]) -> str:
    """Installed versions of some packages."""
    from importlib.metadata import PackageNotFoundError, version

    found: list[str] = []
    for name in names:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"{name} not installed")
    return ", ".join(found)
