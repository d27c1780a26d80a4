"""The user's own collection: a folder with an index, in the user's data folder, kept by ``hrcdiff library``.

Files are kept byte for byte under the name of their symbol; the index has the format of every library
(`hrcdiff.library`).  Each change writes the file first and then the index, each whole or not at all, so
that a process that is stopped leaves at worst a file that the index does not list.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from hrcdiff.catalogue import INDEX, SCHEMA, records, symbol_of
from hrcdiff.errors import HrcdiffError, LibraryError, ReadError, SymbolError
from hrcdiff.library import BUNDLED, Library, find
from hrcdiff.model import Document
from hrcdiff.output import digest_of, replace_file, slug
from hrcdiff.parsing import parse
from hrcdiff.readers import load, read_bytes
from hrcdiff.symbols import Symbol, candidates, shown
from hrcdiff.symbols import parse as parse_symbol
from hrcdiff.text import caseless


def user_folder() -> Path:
    """Where the collection is, on this system; it may not exist yet."""
    from platformdirs import user_data_path

    return user_data_path("hrcdiff", appauthor=False, roaming=False) / "library"


class Kept(NamedTuple):
    """What became of one file or text."""

    name: str
    """How the text is called from now on."""
    message: str


def add(folder: Path, file: Path, *, force: bool = False) -> Kept:
    """Read a file, find its symbol and keep it.

    Raises `ReadError` if it is no resolution, `LibraryError` if the collection has another text of that
    name and ``force`` is not given.
    """
    data = load(file)
    try:
        document = parse(read_bytes(file.stem, data, shown=file.name))
    except ReadError as error:
        raise type(error)(error.message if file.name in error.message else f"{file.name}: {error.message}") from None
    symbol = parse_symbol(document.symbol) if document.symbol else None
    name = symbol.short if symbol else file.stem
    digest = hashlib.sha256(data).hexdigest()
    kept = _records(folder)
    before = [record for record in kept if _is_called(record, document, name)]
    if any(record.get("sha256") == digest for record in before):
        return Kept(name=name, message="is in the library already")
    if before and not force:
        raise LibraryError(f"the library has another text of {name}: use --force to replace it")
    others = [record for record in kept if record not in before]
    target = _file_for(document, name, file.suffix.lower(), {caseless(record["file"]) for record in others})
    if not force and not before and _is_another(folder / target, digest):
        raise LibraryError(f"the library's folder has another file {target}: use --force to replace it")
    replace_file(folder / target, data)
    after = [*others, _record(document, name, target, digest)]
    _write(folder, after)
    _discard(folder, before, after)
    return Kept(name=name, message="replaced" if before else "added")


def _is_called(record: dict[str, Any], document: Document, name: str) -> bool:
    """Whether the library knows a text under the symbol and in the language of this one, or under its whole name."""
    if document.symbol is None:
        return not record.get("symbol") and caseless(record.get("name") or Path(record["file"]).stem) == caseless(name)
    same = symbol_of(record) == parse_symbol(document.symbol)
    return same and (record.get("language") or "en") == (document.language or "en")


def _file_for(document: Document, name: str, suffix: str, taken: Collection[str]) -> str:
    """The name under which a text is kept; never one that belongs to another text."""
    stem = slug(str(parse_symbol(document.symbol)).replace("/", "_") if document.symbol else name)
    if document.symbol and document.language not in (None, "en"):
        stem += f"_{document.language}"
    return f"{stem}{suffix}" if caseless(f"{stem}{suffix}") not in taken else f"{stem}-{digest_of(name)}{suffix}"


def _is_another(path: Path, digest: str) -> bool:
    """Whether there is a file that holds anything else; one that a stopped process left holds the same."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() != digest
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True


def remove(folder: Path, name: str, others: Callable[[], Sequence[Library]] = tuple) -> Kept:
    """Take a text out, by its name or its symbol in any form; `LibraryError` if there is no such text.

    If there is none, the ``others`` are asked whether they have it.
    """
    kept = _records(folder)
    wanted = caseless(name.strip())
    found = [r for r in kept if wanted in {caseless(r[key]) for key in ("name", "symbol", "file") if r.get(key)}]
    if not found:
        meant = _meant(name)
        found = [record for record in kept if symbol_of(record) in meant]
    if not found:
        raise LibraryError(_not_ours(name, others()))
    if len(found) > 1:
        raise LibraryError(f"{name} may be {' or '.join(r['file'] for r in found)}: write which")
    after = [r for r in kept if r is not found[0]]
    _write(folder, after)
    _discard(folder, found, after)
    return Kept(name=found[0].get("name") or found[0]["file"], message="removed")


def _not_ours(name: str, others: Sequence[Library]) -> str:
    """Why a text cannot be taken out: it comes with hrcdiff, lies in another folder, or is nowhere."""
    for each in others:
        try:
            entry = find(name, (each,))
        except HrcdiffError:
            continue
        if each.origin == BUNDLED:
            return f"{entry.name} comes with hrcdiff and cannot be removed"
        return f"{entry.name} is in the folder {each.folder}, not in your own library: delete {entry.path.name} there"
    return f"your own library has no text called {shown(name)}: see 'hrcdiff library list'"


def _meant(name: str) -> tuple[Symbol, ...]:
    """The symbols that a person may mean; none if it is in no form of theirs."""
    try:
        return candidates(name)
    except SymbolError:
        return ()


def _discard(folder: Path, gone: Sequence[dict[str, Any]], kept: Sequence[dict[str, Any]]) -> None:
    """Delete the files of texts that were taken out: those that no other text needs, and that lie in the folder."""
    needed = [folder / record["file"] for record in kept]
    for path in (folder / record["file"] for record in gone):
        try:
            inside = path.parent.resolve().is_relative_to(folder.resolve())
            if inside and path.is_file() and not any(other.exists() and path.samefile(other) for other in needed):
                path.unlink()
        except OSError as error:
            raise LibraryError(f"{path} cannot be deleted: {error.strerror or error}") from None


def check(folder: Path) -> list[Kept]:
    """Every text that is missing, was changed, or can no longer be read; none if all is well."""
    out: list[Kept] = []
    kept = _records(folder)
    for record in kept:
        name = record.get("name") or record["file"]
        path = folder / record["file"]
        try:
            data = load(path)
            parse(read_bytes(path.stem, data, shown=path.name))
        except ReadError as error:
            out.append(Kept(name=name, message=error.message))
            continue
        if hashlib.sha256(data).hexdigest() != record.get("sha256"):
            out.append(Kept(name=name, message=f"{path.name} is not the file that was added"))
    listed = {record["file"] for record in kept} | {INDEX}
    if folder.is_dir():
        strays = sorted(p.name for p in folder.iterdir() if p.is_file() and p.name not in listed)
        out += [
            Kept(name=stray, message="is in the folder and not in the index: add it or delete it") for stray in strays
        ]
    return out


def is_empty(folder: Path) -> bool:
    """Whether no text was ever added, or all were taken out; LibraryError if that cannot be seen."""
    return not _records(folder)


def _record(document: Document, name: str, file: str, digest: str) -> dict[str, Any]:
    return {
        "file": file,
        "symbol": document.symbol,
        "name": name,
        "title": document.title,
        "date": document.date,
        "session": document.session,
        "language": document.language,
        "sha256": digest,
    }


def _records(folder: Path) -> list[dict[str, Any]]:
    """What the index says, checked as every index is; nothing if there is none yet."""
    index = folder / INDEX
    try:
        there = index.exists()
    except OSError as error:
        raise LibraryError(f"the library {folder} cannot be read: {error.strerror or error}") from None
    return records(index) if there else []


def _write(folder: Path, texts: Sequence[dict[str, Any]]) -> None:
    ordered = sorted(texts, key=lambda record: str(record["file"]))
    text = json.dumps({"schema": SCHEMA, "texts": ordered}, ensure_ascii=False, indent=2) + "\n"
    replace_file(folder / INDEX, text.encode("utf-8"))
