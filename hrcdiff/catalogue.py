"""The index of a folder of texts: read and judged here, for all who look a text up and for all who change one.

Nothing in an index is believed: a file that it names lies inside the folder, or the index is refused as a whole.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hrcdiff.errors import LibraryError, SymbolError
from hrcdiff.symbols import Symbol, parse
from hrcdiff.text import caseless

INDEX = "index.json"
SCHEMA = "hrcdiff.library/1"
FIELDS = ("file", "symbol", "name", "title", "date", "session", "language", "source", "sha256")
"""What an index may say of a text, all of it in words; further fields are kept and not read."""


def records(index: Path) -> list[dict[str, Any]]:
    """What an index says of each text, as it stands there.

    LibraryError, in one line, if it is not an index that can be used.
    """
    content = _content(index)
    texts = content.get("texts") if isinstance(content, dict) else None
    if not isinstance(content, dict) or not isinstance(texts, list):
        raise LibraryError(f"{index} has no list of texts: it needs {{'schema': '{SCHEMA}', 'texts': [...]}}")
    if content.get("schema", SCHEMA) != SCHEMA:
        raise LibraryError(f"{index} has a schema that this version of hrcdiff does not know: it reads {SCHEMA}")
    for number, record in enumerate(texts, 1):
        _judge(record, f"{index}, text {number}", index.name)
    return texts


def symbol_of(record: Mapping[str, Any]) -> Symbol | None:
    """The symbol of a text as the index states it."""
    return parse(record["symbol"]) if record.get("symbol") else None


def _content(index: Path) -> object:
    try:
        return json.loads(index.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise LibraryError(f"{index} cannot be read: {error.strerror or error}") from None
    except json.JSONDecodeError as error:
        why = f"it goes wrong at line {error.lineno}, column {error.colno}"
    except UnicodeDecodeError:
        why = "it is not in UTF-8"
    except (ValueError, RecursionError):
        why = "it is nested too deeply, or a number in it is too long"
    raise LibraryError(f"{index} cannot be read, because it is no JSON ({why}): mend it or delete it")


def _judge(record: object, where: str, index: str) -> None:
    """LibraryError if an entry is of the wrong shape, or names a file that is none of the folder's texts."""
    if not isinstance(record, dict):
        raise LibraryError(f"{where}: not an object")
    for key in FIELDS:
        if not isinstance(record.get(key), str | None):
            raise LibraryError(f"{where}: '{key}' is not a string")
    file = record.get("file")
    if not file or not stays_inside(file):
        raise LibraryError(f"{where}: 'file' must name a file inside the folder, with / between folders")
    if caseless(file) == index:
        raise LibraryError(f"{where}: 'file' names the index itself")
    try:
        symbol_of(record)
    except SymbolError as error:
        raise LibraryError(f"{where}: {error.message}") from None


def stays_inside(file: str) -> bool:
    """Whether it is a plain relative path, on every system, that does not climb."""
    parts = file.split("/")
    return not re.search(r"[\\:\x00]", file) and not any(part in ("", ".", "..") for part in parts)
