"""The archive around the parts: the same bytes on every machine.

A part that comes from another archive as it is keeps the packing that it has there.  Nothing else is compressed,
because what a compression library makes differs between its versions; every file in the archive has the same date,
and none says on which system it was made.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_DAWN = (1 << 5 | 1) << 16
"""The first of January 1980, midnight: the first date that an archive can give."""
_VERSION = 20
"""Of the format: what unpacks files that are deflated."""
_UTF8 = 0x800
"""The flag that says how a name is written."""
_PLAIN = 0o644 << 16
"""The permissions of a file, where the archive keeps them."""
_LOCAL = struct.Struct("<4s3H4L2H")
_CENTRAL = struct.Struct("<4s4H4L5H2L")
_END = struct.Struct("<4s4H2LH")
_NAMES_AT = 26
"""Where a local header says how long the name and the extra field after it are."""


class Packed(NamedTuple):
    """A part as it lies in an archive."""

    data: bytes
    method: int
    crc: int
    size: int
    """Bytes, unpacked."""


def stored(data: bytes) -> Packed:
    """A part that is not compressed."""
    return Packed(data, zipfile.ZIP_STORED, zlib.crc32(data), len(data))


def parts_of(data: bytes) -> dict[str, Packed]:
    """The parts of an archive as they lie in it; those in packings that Word does not know are left out."""
    found: dict[str, Packed] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for member in archive.infolist():
            if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) or member.flag_bits & 1:
                continue
            lengths = struct.unpack_from("<2H", data, member.header_offset + _NAMES_AT)
            start = member.header_offset + _LOCAL.size + sum(lengths)
            content = data[start : start + member.compress_size]
            found[member.filename] = Packed(content, member.compress_type, member.CRC, member.file_size)
    return found


def packed(
    parts: Iterable[tuple[str, bytes]], extra: bytes = b"", as_they_are: Mapping[str, Packed] | None = None
) -> bytes:
    """The parts as an archive; ``extra`` is kept beside the name of the first, where no program reads it.

    ``as_they_are`` are those that are taken over as they lie in another archive, by name.
    """
    known = as_they_are or {}
    body, directory, count = bytearray(), bytearray(), 0
    for name, content in parts:
        part = known.get(name) or stored(content)
        called, at = name.encode("utf-8"), len(body)
        flags = 0 if name.isascii() else _UTF8
        facts = (_VERSION, flags, part.method, _DAWN, part.crc, len(part.data), part.size, len(called), len(extra))
        body += _LOCAL.pack(b"PK\x03\x04", *facts) + called + extra + part.data
        directory += _CENTRAL.pack(b"PK\x01\x02", _VERSION, *facts, 0, 0, 0, _PLAIN, at) + called + extra
        extra, count = b"", count + 1
    end = _END.pack(b"PK\x05\x06", 0, 0, count, count, len(directory), len(body), 0)
    return bytes(body + directory + end)
