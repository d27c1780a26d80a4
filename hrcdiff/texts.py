"""What a person named on the command line, as a document: a file, standard input, or a text of a library."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from hrcdiff import rulings
from hrcdiff.errors import NotAResolution, ReadError, SymbolError, UnknownText, UsageError
from hrcdiff.library import SUFFIXES, Entry, Library, find
from hrcdiff.model import Document, Warning_
from hrcdiff.parsing import parse
from hrcdiff.readers import MAX_BYTES, is_stream, load, read_bytes, read_file
from hrcdiff.readers.formats import format_of
from hrcdiff.rulings import Rulings
from hrcdiff.source import Source, Tracked
from hrcdiff.symbols import parse as parse_symbol
from hrcdiff.symbols import shown

NOT_AS_INDEXED = "not-as-indexed"
"""Code of the warning that a library's index describes another file."""


class Text(NamedTuple):
    """A text that was found but not parsed."""

    name: str
    """Short name for people and for the names of reports."""
    shown: str
    """What messages call it."""
    path: Path | None
    """None for standard input and other streams, which can be read only once."""
    data: bytes
    tracked: Tracked = "final"
    """How a Word file with tracked changes is read."""
    stated: Entry | None = None
    """What an index says of it, if one does."""

    def document(self) -> Document:
        """Parse the bytes that were read first; the name is part of every message."""
        return _parsed(self, self.data)

    def again(self) -> Document:
        """Read the file anew and parse it: what a proof compares with."""
        return _parsed(self, load(self.path) if self.path else self.data)


_LONG = 2_000_000
_BEGINNING = 512_000
"""Bytes of a long text of characters that must show what it is, before the rest is read; a multiple of four."""


def _parsed(text: Text, data: bytes) -> Document:
    if len(data) > _LONG and format_of(data) == "text":
        _beginning(text, data)
    source: Source = read_bytes(text.name, data, shown=text.shown, tracked=text.tracked)
    try:
        document = parse(source)
    except ReadError as error:
        raise type(error)(f"{text.shown}: {error.message}") from None
    odd = _against_index(text, document)
    return replace(document, warnings=(*odd, *document.warnings)) if odd else document


def _beginning(text: Text, data: bytes) -> None:
    """NotAResolution if nothing at the beginning of a long text looks like one: a log, a table of numbers."""
    head = data[:_BEGINNING]
    if b"\0" not in head:  # one byte a sign, or UTF-8: no sign is cut
        head = head[: head.rfind(b"\n") + 1] or head
    try:
        parse(read_bytes(text.name, head, shown=text.shown))
    except NotAResolution as error:
        raise NotAResolution(f"{text.shown}: by its first {_BEGINNING:,} bytes {error.message}") from None
    except ReadError:
        return  # what is wrong with it, the whole says better


def _against_index(text: Text, document: Document) -> list[Warning_]:
    """That the file is not the one which the index of its library describes; one line at most."""
    stated = text.stated
    if stated is None:
        return []
    if stated.symbol and document.symbol and parse_symbol(document.symbol) != stated.symbol:
        message = f"the index of the library says that {stated.path.name} is {stated.symbol}; it is {document.symbol}"
        return [Warning_(code=NOT_AS_INDEXED, message=message)]
    if stated.sha256 and stated.sha256.casefold() != document.sha256:
        message = f"{stated.path.name} is not the file that the index of the library describes: its SHA-256 differs"
        return [Warning_(code=NOT_AS_INDEXED, message=message)]
    return []


def is_file(argument: str) -> bool:
    """Whether an argument means a file: it exists, and has a suffix or a separator.

    Anything else is a symbol, so that ``./show`` is a file and ``54/28`` a resolution, whatever
    folders there are.
    """
    path = Path(argument)
    try:
        return path.exists() and (bool(path.suffix) or "/" in argument or "\\" in argument)
    except (OSError, ValueError):
        return False


def open_text(argument: str, libraries: Sequence[Library], *, tracked: Tracked = "final") -> Text:
    """Find what an argument means and read its bytes.

    Raises `ReadError` for a file that cannot be read, and what `hrcdiff.library.find` raises.
    """
    return _found(argument, libraries)._replace(tracked=tracked)


def both_states(text: Text) -> tuple[Text, Text]:
    """A Word file with tracked changes as two texts: as it was, and as it is to be.

    Raises `UsageError` for any other text: there is nothing to compare it with.
    """
    if format_of(text.data) == "docx":
        from hrcdiff.readers.word import has_tracked_changes

        if has_tracked_changes(text.data, text.shown):
            original, final = (text._replace(name=f"{text.name}-{which}") for which in ("original", "final"))
            return original._replace(tracked="original"), final._replace(tracked="final")
    raise UsageError(
        f"1 text given, and {text.shown} is no Word file with tracked changes: hrcdiff compares two, OLD and NEW"
    )


def _refuse_closed(argument: str) -> None:
    """ReadError if a file may be there, in a folder that may not be looked into."""
    try:
        Path(argument).stat()
    except PermissionError as error:
        raise ReadError(f"{shown(argument)} cannot be read: {error.strerror or error}") from None
    except (OSError, ValueError):
        return


def _found(argument: str, libraries: Sequence[Library]) -> Text:
    if argument == "-":
        return Text(name="stdin", shown="standard input", path=None, data=_standard_input())
    if not argument.strip():
        raise UsageError("a text without a name: write a symbol such as 54/28, or the path of a file")
    if is_file(argument):
        path = Path(argument)
        if is_stream(path):
            return Text(name=path.stem, shown=argument, path=None, data=load(path))
        return Text(name=path.stem, shown=path.name or argument, path=path, data=load(path))
    if _is_folder(argument):
        raise ReadError(f"{shown(argument)} is a folder: name a file, or use --library to add a folder of texts")
    try:
        entry = find(argument, libraries)
    except (SymbolError, UnknownText) as error:
        if _is_bare_file(argument):
            raise ReadError(f"{error.message}; if you mean the file, write ./{shown(argument)}") from None
        if _looks_like_path(argument):
            _refuse_closed(argument)
            hint = "check the name, or give a symbol such as 54/28"
            raise ReadError(f"there is no file {shown(argument)}: {hint}") from None
        raise
    return Text(
        name=entry.name,
        shown=entry.name,
        path=entry.path,
        data=load(entry.path),
        stated=entry if entry.stated else None,
    )


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise ReadError("standard input is closed: name a file, or give a symbol such as 54/28")
    try:
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
    except OSError as error:
        raise ReadError(f"standard input cannot be read: {error.strerror or error}") from None
    if len(data) > MAX_BYTES:
        raise ReadError(f"standard input has more than {MAX_BYTES:,} bytes, the most that hrcdiff reads")
    return data


def _is_folder(argument: str) -> bool:
    """Whether an argument names a folder that exists and can be no symbol: ``.``, ``C:\\texts``, ``texts``."""
    try:
        return not any(char.isdigit() for char in argument) and Path(argument).is_dir()
    except (OSError, ValueError):
        return False


def _is_bare_file(argument: str) -> bool:
    """Whether an argument that is no text's name is that of a file without suffix."""
    try:
        return Path(argument).is_file()
    except (OSError, ValueError):
        return False


def _looks_like_path(argument: str) -> bool:
    suffix = Path(argument).suffix.lower()
    return suffix in {*SUFFIXES, ".json"} or argument[:1] in "./~\\"


def identify(path: Path) -> tuple[str | None, str | None]:
    """Symbol and title of a file, by reading it; (None, None) if it is no resolution."""
    try:
        document = parse(read_file(path))
    except ReadError:
        return None, None
    return document.symbol, document.title


def rulings_on(old: tuple[Text, Document], new: tuple[Text, Document], file: Path | None) -> Rulings:
    """What ``links.toml`` says about a comparison: the file given, else those beside the two texts."""
    names = [{text.name, text.shown, *_symbols(document)} for text, document in (old, new)]
    if file is not None:
        return rulings.read(file, *names)
    folders = {text.path.parent for text, _ in (old, new) if text.path}
    found = [folder / rulings.FILE for folder in sorted(folders) if (folder / rulings.FILE).is_file()]
    read = [rulings.read(each, *names) for each in found]
    return Rulings(
        pinned=frozenset(pair for each in read for pair in each.pinned),
        forbidden=frozenset(pair for each in read for pair in each.forbidden),
    )


def rulings_of(file: Path, old: Document, new: Document) -> Rulings:
    """What a file of rulings says about two documents, each called by its symbol or by the name of its file."""
    return rulings.read(file, *({d.name, *(d.name + each for each in SUFFIXES), *_symbols(d)} for d in (old, new)))


def _symbols(document: Document) -> set[str]:
    if not document.symbol:
        return set()
    return {document.symbol, parse_symbol(document.symbol).short}
