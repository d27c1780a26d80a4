"""How much the streams of a PDF unpack to, found out before the library that reads it does so without a limit.

A stream of a kilobyte may hold a megabyte of zeros, and one packed twice a gigabyte.  Each is unpacked here piece
by piece, and nothing of it is kept.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator

from hrcdiff.errors import ReadError
from hrcdiff.limits import limit

MAX_UNPACKED = limit("MAX_UNPACKED", 300_000_000)
"""Bytes of all streams, unpacked; the largest files of the document system have less than a tenth."""
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_PIECE = 1 << 16
_DEEPEST = 4
"""Times that a stream may be packed over and over; beyond, the file is refused."""


def check(data: bytes, shown: str) -> None:
    """Raises `ReadError` if the streams of a file unpack to more than is read."""
    left = MAX_UNPACKED
    for found in _STREAM.finditer(data):
        end = data.find(b"endstream", found.end())
        packed = memoryview(data)[found.end() : end if end >= 0 else len(data)]
        left -= _size([bytes(packed[n : n + _PIECE]) for n in range(0, len(packed), _PIECE)], left, shown)


def _size(pieces: Iterable[bytes], most: int, shown: str) -> int:
    """Bytes that a stream unpacks to, those of every layer; 0 for one that is not packed in this way."""
    total = 0
    layers = _unpacked(iter(pieces), 0, shown)
    for piece in layers:
        total += len(piece)
        if total > most:
            raise ReadError(
                f"{shown} unpacks to more than {MAX_UNPACKED:,} bytes: that is no resolution "
                "(HRCDIFF_MAX_UNPACKED sets the limit)"
            )
    return total


def _unpacked(pieces: Iterator[bytes], depth: int, shown: str) -> Iterator[bytes]:
    """What a stream unpacks to, and what that unpacks to in turn."""
    first = next(pieces, b"")
    if len(first) < 2 or first[0] & 0x0F != 8 or int.from_bytes(first[:2], "big") % 31:
        return
    if depth == _DEEPEST:
        raise ReadError(f"{shown} holds a stream that is packed more than {_DEEPEST} times over: that is no resolution")
    inner = _inflated(first, pieces)
    start = next(inner, b"")
    yield start
    if start[:1] == b"\x78":
        yield from _unpacked(_counted(start, inner), depth + 1, shown)
    yield from inner


def _counted(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _inflated(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    """The stream piece by piece, as far as it can be unpacked."""
    unpack = zlib.decompressobj()
    piece: bytes | None = first
    try:
        while piece is not None and not unpack.eof:
            while piece and not unpack.eof:
                yield unpack.decompress(piece, _PIECE)
                piece = unpack.unconsumed_tail
            piece = next(rest, None)
    except zlib.error:
        return
