"""How much the streams of a PDF unpack to, found out before the library that reads it does so without a limit.

A stream of a kilobyte may hold a megabyte of zeros, and one packed twice a gigabyte.  Each is unpacked here piece
by piece, and nothing of it is kept.  Where a stream ends is for the packed data to say: the word ``endstream`` may
stand within them, and a length may lie.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hrcdiff.errors import ReadError
from hrcdiff.limits import limit

MAX_UNPACKED = limit("MAX_UNPACKED", 300_000_000)
"""Bytes of all streams, unpacked; the largest files of the document system have less than a tenth."""
_STREAM = re.compile(rb"stream(?<!endstream)[^\r\n]*+(?:\r\n?|\n|\Z)")
"""What stands before a stream.  The rest of the line is taken in so that no line is searched twice."""
_FIRST_PIECE = 1 << 10
_PIECE = 1 << 16
_DEEPEST = 4
"""Times that a stream may be packed over and over; beyond, the file is refused."""
_OVER = 4
"""Times that the bytes of a file may be read: more only if streams lie within each other."""


@dataclass(slots=True)
class _Meter:
    """What may still be unpacked of a file, and read."""

    shown: str
    unpacked: int
    read: int

    def unpack(self, count: int) -> None:
        self.unpacked -= count
        if self.unpacked < 0:
            raise ReadError(
                f"{self.shown} unpacks to more than {MAX_UNPACKED:,} bytes: that is no resolution "
                "(HRCDIFF_MAX_UNPACKED sets the limit)"
            )

    def take(self, count: int) -> None:
        self.read -= count
        if self.read < 0:
            raise ReadError(f"{self.shown} holds streams that lie within each other: that is no resolution")

    def give_back(self, count: int) -> None:
        self.read += count


def check(data: bytes, shown: str) -> None:
    """Raises `ReadError` if the streams of a file unpack to more than is read."""
    meter = _Meter(shown, MAX_UNPACKED, _OVER * len(data) + _PIECE)
    for found in _STREAM.finditer(data):
        if _is_packed(data[found.end() : found.end() + 2]):
            _measure(_inflated(_pieces(data, found.end(), meter), meter, meter.give_back), meter)


def _measure(layer: Iterator[bytes], meter: _Meter) -> None:
    """Unpack a stream, and what it unpacks to if that is packed in turn, and so on, to the end."""
    layers = [layer]
    while (start := _start(layers[-1])) and _is_packed(start[:2]):
        if len(layers) == _DEEPEST:
            raise ReadError(
                f"{meter.shown} holds a stream that is packed more than {_DEEPEST} times over: that is no resolution"
            )
        layers.append(_inflated(_after(start, layers[-1]), meter))
    for each in reversed(layers):
        for _ in each:
            pass


def _is_packed(start: bytes) -> bool:
    """Whether bytes begin as a stream does that zlib packed."""
    return len(start) == 2 and start[0] & 0x8F == 8 and int.from_bytes(start, "big") % 31 == 0


def _pieces(data: bytes, at: int, meter: _Meter) -> Iterator[bytes | memoryview]:
    """The file from a place on, in pieces that grow: most streams are short."""
    whole, size = memoryview(data), _FIRST_PIECE
    while at < len(whole):
        piece = whole[at : at + size]
        meter.take(len(piece))
        yield piece
        at, size = at + size, min(2 * size, _PIECE)


def _start(layer: Iterator[bytes]) -> bytes:
    """The first bytes of a layer: two at least, if it has them."""
    start = b""
    for piece in layer:
        start += piece
        if len(start) > 1:
            break
    return start


def _after(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _inflated(
    packed: Iterator[bytes | memoryview] | Iterator[bytes], meter: _Meter, unread: Callable[[int], None] | None = None
) -> Iterator[bytes]:
    """A stream piece by piece, as far as it can be unpacked; all of it is counted.

    ``unread`` is told how many bytes of the last piece are no longer part of it.
    """
    unpack = zlib.decompressobj()
    try:
        for piece in packed:
            yield from _piece(unpack, piece, meter)
            if unpack.eof:
                break
    except zlib.error:
        meter.unpack(_PIECE)  # what the last piece had given before the damage is not known
    if unread and unpack.eof:
        unread(len(unpack.unused_data))


def _piece(unpack: zlib._Decompress, piece: bytes | memoryview, meter: _Meter) -> Iterator[bytes]:
    """What a piece unpacks to, in pieces that are no larger."""
    while not unpack.eof:
        out = unpack.decompress(piece, _PIECE)
        meter.unpack(len(out))
        if out:
            yield out
        piece = unpack.unconsumed_tail
        if not piece and len(out) < _PIECE:
            return
