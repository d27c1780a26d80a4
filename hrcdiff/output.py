"""Files written whole or not at all, under names that every system allows."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import tempfile
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from hrcdiff import marks, overwriting
from hrcdiff.errors import WriteError
from hrcdiff.patterns import later

_ARCHIVE = b"PK\x03\x04"
_LONGEST = 60
_MOST_BYTES = 100
"""Of the name of one text, in characters and in UTF-8.

A file system takes 255 bytes for a name, Windows 260 characters for a whole path; a report has two such names
and up to twenty characters more.
"""
_DIGEST = 8
_RESERVED = later(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


def slug(name: str) -> str:
    """The part of a file's name that stands for a text: ``18/L.24/Rev.1`` is ``18-L.24-Rev.1``.

    Legal on Windows; a placeholder such as ``36/...`` is ``36-draft``.  What is too long is cut, and says by a
    digest of the whole which one it was, so that two long names that begin alike stay two.
    """
    out = re.sub(r"/(?:\.{2,}|\u2026)$", "-draft", unicodedata.normalize("NFC", name))
    out = re.sub(r"[^\w.\-]+", "-", out).strip("-. ")
    if len(out) > _LONGEST or len(out.encode("utf-8", "replace")) > _MOST_BYTES:
        room = out[: _LONGEST - _DIGEST - 1].encode("utf-8", "replace")[: _MOST_BYTES - _DIGEST - 1]
        out = f"{room.decode('utf-8', 'ignore').strip('-. ')}-{digest_of(name)}"
    return f"text-{out}" if not out or _RESERVED.fullmatch(out) else out


def digest_of(name: str) -> str:
    """A few characters that tell a whole name from any other."""
    whole = unicodedata.normalize("NFC", name).encode("utf-8", "surrogatepass")
    return hashlib.sha256(whole).hexdigest()[:_DIGEST]


def report_path(old: str, new: str, suffix: str, folder: Path | None = None) -> Path:
    """``reports/<old>--<new>.html`` in the current folder."""
    return (folder or Path("reports")) / f"{slug(old)}--{slug(new)}.{suffix}"


def lineage_path(oldest: str, newest: str, suffix: str, folder: Path | None = None) -> Path:
    """``reports/<oldest>--<newest>.lineage.html`` in the current folder."""
    return report_path(oldest, newest, f"lineage.{suffix}", folder)


def write(path: Path, content: str | bytes, *, force: bool = False, inputs: Iterable[Path] = ()) -> str | None:
    """Write bytes, or a text in UTF-8 with LF, beside the target first and then renamed.

    Replaces a report of hrcdiff's own, if it bears a mark, and leaves a file that holds these very bytes as it is;
    any other existing file is replaced only with ``force``, a file that is read-only, one of the ``inputs`` and what
    is no file never.  A link stays, and the file it leads to is replaced.  Returns what went with a report of
    something else, None if nothing did.  Raises `WriteError` if that is refused, or if the folder cannot be made or
    written.
    """
    try:
        folder, exists = path.is_dir(), path.exists()
    except (OSError, ValueError) as error:
        raise WriteError(f"{_shown(path)} cannot be written: {getattr(error, 'strerror', None) or error}") from None
    if folder:
        raise WriteError(f"{path} is a folder: name a file with -o")
    if exists and not path.is_file():
        raise WriteError(f"{path} is a device or a pipe: name a file with -o, or leave -o out for standard output")
    if exists and any(_is_same(path, each) for each in inputs):
        raise WriteError(
            f"{_shown(path)} exists and was read for this: an input is never overwritten, not even with --force; "
            "choose another name with -o"
        )
    data = content.encode("utf-8") if isinstance(content, str) else content
    ours = exists and not force and _is_ours(path)
    if exists and (_is_read_only(path) or (not force and not ours)):
        if _holds(path, data):
            return None
        raise WriteError(_kept(path))
    gone = overwriting.lost(path.read_bytes(), data) if ours else None
    replace_file(path.resolve() if exists and path.is_symlink() else path, data)
    return gone


def _kept(path: Path) -> str:
    """Why a file that is there is not replaced."""
    if _is_read_only(path):
        return f"{_shown(path)} is read-only: choose another name with -o, or make it writable"
    return f"{path} exists and bears no mark of a report of hrcdiff: choose another name with -o, or use --force"


def _is_read_only(path: Path) -> bool:
    """Whether nobody may write to a file, or we may not: its folder would let it be replaced all the same."""
    return not path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) or not os.access(path, os.W_OK)


def _is_same(path: Path, other: Path) -> bool:
    """Whether two names, written in any way, lead to one file."""
    try:
        return path.samefile(other)
    except (OSError, ValueError):
        return False


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def replace_file(path: Path, data: bytes) -> None:
    """Write bytes beside the target and rename them onto it; makes the folder if it is missing.

    A file that is there keeps its permissions.
    """
    temporary: str | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=".hrcdiff-", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        _permit(temporary, path)
        Path(temporary).replace(path)
        temporary = None
    except (OSError, ValueError) as error:
        file_there = _file_above(path)
        why = (
            f"{_shown(file_there)} is a file, not a folder" if file_there else getattr(error, "strerror", None) or error
        )
        raise WriteError(f"{_shown(path)} cannot be written: {why}") from None
    finally:
        if temporary:
            Path(temporary).unlink(missing_ok=True)


def _file_above(path: Path) -> Path | None:
    """A file that stands where a path has a folder."""
    try:
        return next((above for above in path.parents if above.exists() and not above.is_dir()), None)
    except (OSError, ValueError):
        return None


def _shown(path: Path) -> str:
    """A path that may hold anything, for a message of one line."""
    clean = "".join(character if character.isprintable() else "?" for character in str(path))
    return clean if len(clean) <= 80 else clean[:77] + "..."


def _permit(name: str, target: Path) -> None:
    """Give a temporary file, made for its owner alone, the permissions of its target, or else of any new file.

    On Windows the folder says who may read what is in it.
    """
    if os.name == "posix":
        try:
            mode = stat.S_IMODE(target.stat().st_mode) & 0o777
        except FileNotFoundError:
            mask = os.umask(0)
            os.umask(mask)
            mode = 0o666 & ~mask
        Path(name).chmod(mode)


def _is_ours(path: Path) -> bool:
    """Whether a file bears the mark of a page, a Word file, JSON or Markdown that we wrote; other forms have none."""
    try:
        with path.open("rb") as file:
            start = file.read(marks.AT_START)
            file.seek(max(0, path.stat().st_size - marks.AT_END))
            end = file.read()
    except OSError as error:
        raise WriteError(f"{path} cannot be written: {error.strerror or error}") from None
    if start.startswith(_ARCHIVE):
        return marks.WORD in start or marks.APPLICATION.encode() in start
    text = start.decode("utf-8", "replace")
    return bool(marks.PAGE.search(text) or marks.JSON.match(text)) or end.endswith(marks.MARKDOWN.encode())
