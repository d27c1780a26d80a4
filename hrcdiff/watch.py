"""Work of a library that has no limits of its own: watched, and ended together with the program.

A call into such a library cannot be broken off; only the program as a whole can end.  That is for the command to
decide, whose program it is: it calls `arm`.  For whoever imports hrcdiff nothing is watched.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from hrcdiff.limits import limit

_MEMORY = 1_000_000_000
"""Bytes that the program may grow by while the library reads one file; files of 200 pages take less than a tenth."""
_SECONDS = 60
"""Time of the processor that the library may take for one file; 200 pages take about one second."""
_EVERY = 0.02
"""Seconds between two looks."""

_end: Callable[[str], None] | None = None


def arm(end: Callable[[str], None] | None) -> None:
    """From now on ``end`` is called, in another thread, with a message about a file that takes too much."""
    global _end  # noqa: PLW0603 - one program, one way to end it
    _end = end


class Watch:
    """What the reading of one file has taken so far."""

    def __init__(self, shown: str) -> None:
        self._shown = shown
        self._most_memory = limit("MAX_MEMORY", _MEMORY)
        self._most_seconds = limit("MAX_SECONDS", _SECONDS)
        self._memory = 0
        self._seconds = 0.0

    @contextmanager
    def over(self) -> Iterator[None]:
        """Watch what happens in the block."""
        if _end is None:
            yield
            return
        import threading

        memory, seconds = memory_now(), time.process_time()
        done = threading.Event()

        def look(end: Callable[[str], None]) -> None:
            while not done.wait(_EVERY):
                too_much = self._verdict(memory_now() - memory, time.process_time() - seconds)
                if too_much and not done.is_set():
                    end(too_much)
                    return

        threading.Thread(target=look, args=(_end,), daemon=True).start()
        try:
            yield
        finally:
            done.set()
            self._memory += memory_now() - memory
            self._seconds += time.process_time() - seconds

    def _verdict(self, memory: int, seconds: float) -> str | None:
        """What is to be said about a file that takes so much more than before."""
        if self._memory + memory > self._most_memory:
            what, name = f"{self._most_memory:,} bytes of memory", "MAX_MEMORY"
        elif self._seconds + seconds > self._most_seconds:
            what, name = f"{self._most_seconds:,} seconds", "MAX_SECONDS"
        else:
            return None
        return f"{self._shown} takes more than {what} to open: that is no resolution (HRCDIFF_{name} sets the limit)"


def memory_now() -> int:
    """Bytes of memory that the program takes; where only the most it ever took is known, that; 0 if unknown."""
    try:
        return _memory_on_windows() if sys.platform == "win32" else _memory_elsewhere()
    except (AttributeError, ImportError, OSError, ValueError):
        return 0


def _memory_elsewhere() -> int:
    import resource

    pages = Path("/proc/self/statm")
    if pages.exists():
        return int(pages.read_bytes().split()[1]) * resource.getpagesize()
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _memory_on_windows() -> int:
    import ctypes

    sizes = [(name, ctypes.c_size_t) for name in _COUNTERS]

    class Counters(ctypes.Structure):
        """PROCESS_MEMORY_COUNTERS."""

        _fields_ = (("cb", ctypes.c_uint32), ("faults", ctypes.c_uint32), *sizes)

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - known to type checkers on Windows alone
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    counters = Counters(cb=ctypes.sizeof(Counters))
    process = ctypes.c_void_p(kernel.GetCurrentProcess())
    known = kernel.K32GetProcessMemoryInfo(process, ctypes.byref(counters), counters.cb)
    return int(counters.pagefile) if known else 0


_COUNTERS = ("peak_set", "set", "peak_paged", "paged", "peak_nonpaged", "nonpaged", "pagefile", "peak_pagefile")
