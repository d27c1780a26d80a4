"""The index brought up to date with the files: what is new is read, what is gone is forgotten."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hrcdiff.errors import HrcdiffError, IndexUnusable, ReadError
from hrcdiff.index.corpus import path_key
from hrcdiff.index.store import File, Store, discard, open_store
from hrcdiff.library import Library
from hrcdiff.model import Document
from hrcdiff.parsing import parse
from hrcdiff.readers import load, read_bytes

NAME = "language.sqlite"
"""Name of the index in the user's data folder."""
_BATCH = 50
"""Texts written in one transaction."""
_FRESH = 2_000_000_000
"""Nanoseconds after a change within which the next one may carry the same time."""
_READING = ("lexicon", "parsing", "readers", "symbols", "index", "alignment", "text.py", "source.py", "citations.py")
"""Modules on which it depends how a text is read and cut into words."""

Progress = Callable[[int, int], None]
"""Told how many files of how many have been looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refreshed:
    """What was done."""

    texts: int
    """Held now."""
    read: int
    """Files that were new or had changed."""
    forgotten: int
    """Texts whose files are gone."""
    unread: tuple[str, ...]
    """Files that are no resolutions or cannot be read, and why."""


@cache
def reading() -> str:
    """The way in which this hrcdiff reads texts: another one may find other paragraphs in the same file."""
    digest = hashlib.sha256()
    root = Path(__file__).parents[1]
    for name in _READING:
        files = [root / name] if name.endswith(".py") else sorted((root / name).rglob("*"))
        for file in files:
            if file.suffix in {".py", ".json", ".toml"} and file.is_file():
                digest.update(file.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


def open_index(path: Path, *, write: bool = False) -> Store | None:
    """The index; None if there is none and nothing is to be written."""
    return open_store(path, reading(), write=write)


def made_anew(path: Path, talk: Callable[[str], None], *, force: bool = False) -> Store:
    """The index, to be written; one that is old or damaged is thrown away first, with a word."""
    if not force:
        try:
            return _writable(path)
        except IndexUnusable as error:
            if not error.rebuild:
                raise
            talk(f"{error.message}: it is made anew from the files")
    discard(path)
    return _writable(path)


def _writable(path: Path) -> Store:
    store = open_index(path, write=True)
    if store is None:  # pragma: no cover (an index to be written is made)
        raise IndexUnusable(f"the index {path} cannot be made")
    return store


def refresh(store: Store, libraries: Sequence[Library], progress: Progress | None = None) -> Refreshed:
    """Bring the index up to date with these libraries; what it holds of other folders stays."""
    known = store.files()
    paths = list(dict.fromkeys(entry.path for library in libraries for entry in library.entries))
    unread: list[str] = []
    batch: list[tuple[str, File, Document | None]] = []
    read = 0
    for number, path in enumerate(paths, 1):
        file, document, why = _looked_at(path, known)
        if why:
            unread.append(why)
        if file and file != known.get(path_key(path)):
            batch.append((path_key(path), file, document))
            read += 1
        if len(batch) >= _BATCH:
            _write(store, batch)
            batch = []
        if progress:
            progress(number, len(paths))
    _write(store, batch)
    wanted = {path_key(path) for path in paths}
    folders = [Path(path_key(library.folder)) for library in libraries]
    gone = [path for path in known if path not in wanted and _lies_in(path, folders)]
    with store.change():
        store.drop_files(gone)
        forgotten = store.tidy()
    return Refreshed(texts=store.counts()["text"], read=read, forgotten=forgotten, unread=tuple(unread))


def _lies_in(path: str, folders: Iterable[Path]) -> bool:
    """Whether a file lies in one of the folders, or in no folder any more."""
    return any(folder in Path(path).parents for folder in folders) or not Path(path).exists()


def _looked_at(path: Path, known: dict[str, File]) -> tuple[File | None, Document | None, str | None]:
    """A file as it is, the document in it if it must be written, and why it cannot be read."""
    before = known.get(path_key(path))
    try:
        stat = path.stat()
        same = before and (stat.st_size, stat.st_mtime_ns) == (before.size, before.changed)
        if before and same and not before.fresh:
            return before, None, None if before.sha256 else f"{path.name}: is no resolution, or cannot be read"
        data = load(path)
    except (OSError, HrcdiffError) as error:
        return None, None, f"{path.name}: {getattr(error, 'message', None) or error}"
    fresh = time.time_ns() - stat.st_mtime_ns < _FRESH
    sha = hashlib.sha256(data).hexdigest()
    if before and before.sha256 == sha:
        return File(stat.st_size, stat.st_mtime_ns, fresh, sha), None, None
    try:
        document = parse(read_bytes(path.stem, data, shown=path.name))
    except ReadError as error:
        return File(stat.st_size, stat.st_mtime_ns, fresh, None), None, f"{path.name}: {error.message}"
    return File(stat.st_size, stat.st_mtime_ns, fresh, sha), document, None


def _write(store: Store, batch: Sequence[tuple[str, File, Document | None]]) -> None:
    if not batch:
        return
    with store.change():
        for path, file, document in batch:
            if document:
                store.put_text(document)
            store.put_file(path, file)
