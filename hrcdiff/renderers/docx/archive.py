"""The archive around the parts: the same bytes on every machine.

Nothing is compressed, because what a compression library makes differs between its versions; every file in the
archive has the same date, and none says on which system it was made.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_DAWN = (1980, 1, 1, 0, 0, 0)
"""The first date that an archive can give."""


def packed(parts: Iterable[tuple[str, bytes]], extra: bytes = b"") -> bytes:
    """The parts as an archive; ``extra`` is kept beside the name of the first, where no program reads it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, data in parts:
            member = zipfile.ZipInfo(name, _DAWN)
            member.create_system = 0
            member.external_attr = 0o644 << 16
            member.compress_type = zipfile.ZIP_STORED
            member.extra, extra = extra, b""
            archive.writestr(member, data)
    return buffer.getvalue()
