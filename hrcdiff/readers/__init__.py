"""Files to sources.

Each format has a file of its own here and one function, ``read(name, data) -> Source``.
The format is told by the content; the suffix is only a hint in messages.
"""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Callable
from pathlib import Path

from hrcdiff.errors import ReadError
from hrcdiff.limits import limit
from hrcdiff.readers import charsets, plain, reports
from hrcdiff.readers.formats import Format, format_of
from hrcdiff.source import Source, Tracked

MAX_BYTES = limit("MAX_BYTES", 50_000_000)
"""Larger files are refused: the longest resolutions have less than a megabyte of text."""

_MAGIC = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)


def read_file(path: Path) -> Source:
    """Read a file of any known format.

    Raises `ReadError` for whatever is missing, empty, too large, binary or no file at all.
    """
    return read_bytes(path.stem, load(path), shown=path.name)


def is_stream(path: Path) -> bool:
    """Whether a path means what another program writes, ``<(...)`` or ``/dev/stdin``: that can be read only once."""
    return path.as_posix() == "/dev/stdin" or path.parent.as_posix() in ("/dev/fd", "/proc/self/fd")


def load(path: Path) -> bytes:
    """The bytes of a file, or a `ReadError` that says why not."""
    shown = str(path) if is_stream(path) else path.name or str(path)
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise ReadError(f"{path} is a folder: name a file, or use --library to add a folder of texts")
        if not stat.S_ISREG(found.st_mode) and not (is_stream(path) and stat.S_ISFIFO(found.st_mode)):
            raise ReadError(f"{shown} is a device or a pipe, not a file: name a file, or give the text to -")
        if found.st_size > MAX_BYTES:
            raise ReadError(f"{shown} has {found.st_size:,} bytes: hrcdiff reads texts of up to {MAX_BYTES:,} bytes")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:  # a pipe does not say how much it holds
            raise ReadError(f"{shown} has more than {MAX_BYTES:,} bytes, the most that hrcdiff reads")
        return data
    except FileNotFoundError:
        raise ReadError(f"there is no file {path}: check the name, or give a symbol such as 54/28") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ReadError(f"{shown} cannot be read: {reason}") from None


def read_bytes(name: str, data: bytes, *, shown: str | None = None, tracked: Tracked = "final") -> Source:
    """Read bytes that came from a file, or from anywhere else, called ``shown`` in messages.

    ``tracked`` says how to read a Word file with tracked changes; to all others it is nothing.
    """
    shown = shown or name
    digest = hashlib.sha256(data).hexdigest()
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise ReadError(f"{shown} is {what}: hrcdiff reads text, Word, PDF and HTML files")
    source = _READERS[format_of(data)](name, data, digest, shown, tracked)
    if not source.text.strip():
        raise ReadError(f"{shown} is empty: there is no text to read")
    return source


# An engine is loaded when a file needs it.


_NAMED = {".docx": "Word", ".doc": "Word", ".pdf": "PDF", ".odt": "OpenDocument", ".rtf": "RTF"}
"""What a file's name promises, for one whose bytes are nothing known."""


def _text(name: str, data: bytes, digest: str, shown: str, _: Tracked) -> Source:
    try:
        text = charsets.decode(data, shown)
    except ReadError:
        kind = next((kind for suffix, kind in _NAMED.items() if shown.lower().endswith(suffix)), None)
        if kind is None:
            raise
        raise ReadError(f"{shown} is no {kind} file, or a damaged one") from None
    reports.refuse_text(text, shown)
    return plain.read(name, text, digest)


def _pdf(name: str, data: bytes, digest: str, shown: str, _: Tracked) -> Source:
    from hrcdiff.readers import pdf

    return pdf.read(name, data, digest, shown=shown)


def _html(name: str, data: bytes, digest: str, shown: str, _: Tracked) -> Source:
    from hrcdiff.readers import html

    return html.read(name, data, digest, shown=shown)


def _docx(name: str, data: bytes, digest: str, shown: str, tracked: Tracked) -> Source:
    from hrcdiff.readers import word

    return word.read(name, data, digest, shown=shown, tracked=tracked)


def _through_libreoffice(name: str, data: bytes, digest: str, shown: str, tracked: Tracked) -> Source:
    from hrcdiff.readers import doc

    return doc.read(name, data, digest, shown=shown, tracked=tracked)


def _archive(name: str, data: bytes, digest: str, shown: str, _: Tracked) -> Source:
    from hrcdiff.readers import archive

    return archive.read(name, data, digest, shown=shown)


_READERS: dict[Format, Callable[[str, bytes, str, str, Tracked], Source]] = {
    "text": _text,
    "pdf": _pdf,
    "html": _html,
    "mime": _archive,
    "docx": _docx,
    "doc": _through_libreoffice,
    "rtf": _through_libreoffice,
    "odt": _through_libreoffice,
}
