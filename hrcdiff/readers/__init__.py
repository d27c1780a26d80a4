"""Files to sources.

Each format has a file of its own here and one function, ``read(name, data) -> Source``.
The format is told by the content; the suffix is only a hint in messages.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from hrcdiff.errors import ReadError
from hrcdiff.readers import plain
from hrcdiff.source import Source

MAX_BYTES = 50_000_000
"""Larger files are refused: the longest resolutions have less than a megabyte of text."""

_MAGIC = (
    (b"PK\x03\x04", "a ZIP archive (DOCX, ODT …)"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)


def read_file(path: Path) -> Source:
    """Read a file of any known format.

    Raises `ReadError` for whatever is missing, empty, too large, binary or no file at all.
    """
    return read_bytes(path.stem, load(path), shown=path.name)


def load(path: Path) -> bytes:
    """The bytes of a file, or a `ReadError` that says why not."""
    shown = path.name or str(path)
    try:
        if path.is_dir():
            raise ReadError(f"{shown} is a folder: name a file, or use --library to add a folder of texts")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise ReadError(f"{shown} has {size:,} bytes: hrcdiff reads texts of up to {MAX_BYTES:,} bytes")
        return path.read_bytes()
    except FileNotFoundError:
        raise ReadError(f"there is no file {path}: check the name, or give a symbol such as 54/28") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ReadError(f"{shown} cannot be read: {reason}") from None


def read_bytes(name: str, data: bytes, *, shown: str | None = None) -> Source:
    """Read bytes that came from a file, or from anywhere else, called ``shown`` in messages."""
    shown = shown or name
    digest = hashlib.sha256(data).hexdigest()
    if data.startswith(b"%PDF-"):
        from hrcdiff.readers import pdf

        return pdf.read(name, data, digest, shown=shown)
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise ReadError(f"{shown} is {what}: hrcdiff reads plain text and Markdown so far; save the text first")
    text = plain.decode(data, shown)
    if not text.strip():
        raise ReadError(f"{shown} is empty: there is no text to read")
    return plain.read(name, text, digest)
