"""How much is read: each limit has a default, and an environment variable that changes it.

``HRCDIFF_MAX_BYTES=100000000 hrcdiff …``; ``docs/formats.md`` lists them.
"""

from __future__ import annotations

import os

from hrcdiff.errors import ReadError


def limit(name: str, default: int) -> int:
    """The limit ``HRCDIFF_<name>``, or its default.

    Raises `ReadError` if the variable is set to anything but a whole number above 0.
    """
    written = os.environ.get(f"HRCDIFF_{name}")
    if written is None:
        return default
    try:
        value = int(written)
    except ValueError:
        value = 0
    if value < 1:
        raise ReadError(f"HRCDIFF_{name} is {written[:40]!r}: give a whole number, or unset it for {default:,}")
    return value
