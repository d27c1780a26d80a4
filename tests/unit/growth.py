"""How much work a function does for inputs of two sizes, counted in calls and never in time."""

from __future__ import annotations

import sys
from collections.abc import Callable


def calls(work: Callable[[], object]) -> int:
    """Calls of functions, Python's own ones among them, while something is done."""
    count = 0

    def met(_frame: object, event: str, _what: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(met)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def growth(work: Callable[[int], object], size: int) -> float:
    """How many times the calls are that twice the size takes: 2 for what is linear, 4 for what is quadratic."""
    work(2)  # what is loaded once and kept is not counted
    small, large = (calls(lambda n=n: work(n)) for n in (size, 2 * size))  # type: ignore[misc]
    return large / small
