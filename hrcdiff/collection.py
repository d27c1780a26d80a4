"""The user's own collection: a folder with an index, in the user's data folder, kept by ``hrcdiff library``.

Files are kept byte for byte under the name of their symbol; the index has the format of every library
(`hrcdiff.library`).  Each change writes the file first and then the index, each whole or not at all, so
that a process that is stopped leaves at worst a file that the index does not list.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hrcdiff.errors import LibraryError, ReadError
from hrcdiff.library import INDEX, SCHEMA
from hrcdiff.model import Document
from hrcdiff.output import replace_file, slug
from hrcdiff.parsing import parse
from hrcdiff.readers import load, read_bytes
from hrcdiff.symbols import parse as parse_symbol


def user_folder() -> Path:
    """Where the collection is, on this system; it may not exist yet."""
    from platformdirs import user_data_path

    return user_data_path("hrcdiff", appauthor=False, roaming=False) / "library"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
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
    stem = slug(str(symbol).replace("/", "_")) if symbol else slug(file.stem)
    if symbol and document.language not in (None, "en"):
        stem += f"_{document.language}"
    records = _records(folder)
    target = stem + file.suffix.lower()
    before = next((r for r in records if Path(str(r["file"])).stem.casefold() == stem.casefold()), None)
    digest = hashlib.sha256(data).hexdigest()
    if before and before.get("sha256") == digest:
        return Kept(name=name, message="is in the library already")
    if before and not force:
        raise LibraryError(f"the library has another text of {name}: use --force to replace it")
    folder.mkdir(parents=True, exist_ok=True)
    replace_file(folder / target, data)
    _write(folder, [r for r in records if r is not before] + [_record(document, name, target, digest)])
    if before and before["file"] != target:
        (folder / str(before["file"])).unlink(missing_ok=True)
    return Kept(name=name, message="replaced" if before else "added")


def remove(folder: Path, name: str) -> Kept:
    """Take a text out, by its name or symbol; `LibraryError` if there is no such text."""
    records = _records(folder)
    wanted = name.strip().casefold()
    found = [r for r in records if wanted in {str(r.get(k) or "").casefold() for k in ("name", "symbol", "file")}]
    if not found:
        raise LibraryError(f"the library has no text called {name}: see 'hrcdiff library list'")
    if len(found) > 1:
        raise LibraryError(f"{name} may be {' or '.join(str(r['file']) for r in found)}: write which")
    _write(folder, [r for r in records if r is not found[0]])
    (folder / str(found[0]["file"])).unlink(missing_ok=True)
    return Kept(name=str(found[0].get("name") or found[0]["file"]), message="removed")


def check(folder: Path) -> list[Kept]:
    """Every text that is missing, was changed, or can no longer be read; none if all is well."""
    out: list[Kept] = []
    records = _records(folder)
    for record in records:
        name = str(record.get("name") or record["file"])
        path = folder / str(record["file"])
        try:
            data = load(path)
            parse(read_bytes(path.stem, data, shown=path.name))
        except ReadError as error:
            out.append(Kept(name=name, message=error.message))
            continue
        if hashlib.sha256(data).hexdigest() != record.get("sha256"):
            out.append(Kept(name=name, message=f"{path.name} is not the file that was added"))
    listed = {str(r["file"]) for r in records} | {INDEX}
    if folder.is_dir():
        strays = sorted(p.name for p in folder.iterdir() if p.is_file() and p.name not in listed)
        out += [
            Kept(name=stray, message="is in the folder and not in the index: add it or delete it") for stray in strays
        ]
    return out


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
    index = folder / INDEX
    if not index.exists():
        return []
    try:
        content = json.loads(index.read_text(encoding="utf-8-sig"))
        texts = content["texts"]
        return [{**record, "file": str(record["file"])} for record in texts]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise LibraryError(f"{index} cannot be read ({error}): delete it and add the texts again") from None


def _write(folder: Path, records: Sequence[dict[str, Any]]) -> None:
    ordered = sorted(records, key=lambda record: str(record["file"]))
    text = json.dumps({"schema": SCHEMA, "texts": ordered}, ensure_ascii=False, indent=2) + "\n"
    replace_file(folder / INDEX, text.encode("utf-8"))
