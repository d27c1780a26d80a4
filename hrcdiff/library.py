"""Symbols to files: the texts that ship with hrcdiff, and folders of the user's own.

A library is a folder.  If it has an ``index.json``, that says which texts there are; if not,
each document in it is a text, known by the name of its file (``A_HRC_RES_36_29.txt``).  Nothing
is read before somebody looks for a text, and a reference is only ever compared with names: it
is never joined to a path.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from os import pathsep
from pathlib import Path
from typing import Any, Literal

from hrcdiff.catalogue import FIELDS, INDEX, records, symbol_of
from hrcdiff.errors import AmbiguousText, HrcdiffError, LibraryError, SymbolError, UnknownText
from hrcdiff.patterns import later
from hrcdiff.resources import folder as resource_folder
from hrcdiff.symbols import LONGEST, Symbol, candidates, draft_session, parse, shown
from hrcdiff.text import caseless

SUFFIXES = (
    ".txt", ".md", ".markdown", ".html", ".htm", ".mht", ".mhtml", ".eml", ".docx", ".pdf", ".doc", ".rtf", ".odt",
)  # fmt: skip
"""How files end that hrcdiff reads: what counts as a document in a folder without an index, and as a file's name."""
VARIABLE = "HRCDIFF_LIBRARY"
"""Environment variable: folders, separated as in PATH."""

BUNDLED = "bundled"
"""Label of the texts that ship with hrcdiff."""

_NEAR = 5
_NEAR_ENOUGH = 0.6
_LANGUAGE = later(r"(.+)[_-](ar|en|es|fr|ru|zh)", re.IGNORECASE)

Identify = Callable[[Path], tuple[str | None, str | None]]
"""Reads a file and says its symbol and its title, as far as they can be found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One text of a library."""

    path: Path
    symbol: Symbol | None
    """None for a draft whose symbol is not known."""
    name: str
    """How it is called: ``54/28``, ``36/...``, or the stem of the file."""
    title: str | None = None
    date: str | None = None
    """ISO date of adoption, else of the document."""
    session: str | None = None
    language: str | None = None
    """As the index or the file's name says: ``fr``; None if neither does."""
    source: str | None = None
    """Where the text comes from, in words."""
    sha256: str | None = None
    """Of the file's bytes, as the index states it."""
    origin: str = BUNDLED
    """Label of the library."""
    stated: bool = field(default=False, compare=False)
    """Whether an index says all this; else the file's name does, or its text."""


@dataclass(frozen=True, kw_only=True)
class Library:
    """A folder of texts.  It has no slots because it keeps its entries once it has read them."""

    folder: Path
    origin: str
    identify: Identify | None = None

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """All texts, by file name; LibraryError if the folder or its index cannot be read."""
        index = self.folder / INDEX
        try:
            found = _indexed(self, index) if index.exists() else list(_listed(self))
        except OSError as error:
            raise LibraryError(f"the library {self.folder} cannot be read: {error.strerror or error}") from error
        return tuple(sorted(found, key=lambda entry: entry.path.as_posix()))


def bundled() -> Library:
    """The texts that ship with hrcdiff."""
    return Library(folder=resource_folder("seeds"), origin=BUNDLED)


def open_folder(path: Path, *, identify: Identify | None = None) -> Library:
    """A folder of the user's; LibraryError if it is none.

    ``identify`` is asked about files whose names say no symbol, when somebody looks for a text.
    """
    kind = _kind_of(path)
    if kind != "folder":
        what = "is not a folder" if kind == "file" else "does not exist"
        raise LibraryError(f"the library {path} {what}: name a folder of texts")
    return Library(folder=path, origin=path.name or str(path), identify=identify)


def libraries_from(
    folders: Sequence[Path],
    environ: Mapping[str, str],
    *,
    user: Path | None = None,
    identify: Identify | None = None,
) -> tuple[Library, ...]:
    """In the order of search: the folders given, those of HRCDIFF_LIBRARY, the user's, the bundled.

    The user's own folder may not exist yet; the others must.
    """
    opened = [open_folder(path, identify=identify) for path in folders]
    for part in environ.get(VARIABLE, "").split(pathsep):
        if part.strip():
            try:
                opened.append(open_folder(Path(part.strip()), identify=identify))
            except LibraryError as error:
                raise LibraryError(f"{VARIABLE}: {error.message}") from error
    if user is not None and _kind_of(user) != "missing":
        opened.append(open_folder(user, identify=identify))
    return (*opened, bundled())


def find(reference: str, libraries: Sequence[Library]) -> Entry:
    """The text that a person means, from the first library that has one.

    SymbolError if the reference is in no form that is known, UnknownText with near ones if there
    is no such text, AmbiguousText with the choices if a library has more than one.
    """
    name = reference.strip()
    if re.search(r"(?:^|[/\\])\.\.?[/\\]|^[/\\]|^[A-Za-z]:[/\\]|\\", name):
        raise SymbolError(
            f"'{shown(name)}' looks like a path, not like the name of a text: "
            "write a symbol such as 54/28, or the path of a file that exists",
            text=reference,
        )
    session = draft_session(name)
    meant: tuple[Symbol, ...] = ()
    malformed: SymbolError | None = None
    try:
        meant = () if session else candidates(name)
    except SymbolError as error:
        malformed = error
    for library in libraries:
        matches = [entry for entry in library.entries if _matches(entry, name, meant, session)]
        if matches:
            return _only(name, matches)
    is_name = len(name) <= LONGEST and re.fullmatch(r"[^\W\d](?!\.? ?\d)[^/]*", name)
    if malformed is not None and not is_name:
        near = _near(name, meant, session, libraries)
        raise SymbolError(f"{malformed.fault}; near: {', '.join(near)}", text=name) if near else malformed
    raise _unknown(name, meant, session, libraries)


def _kind_of(path: Path) -> Literal["file", "folder", "missing"]:
    """What is there; before Python 3.14 pathlib raises where a folder is closed or a name too long."""
    try:
        return "folder" if path.is_dir() else "file" if path.exists() else "missing"
    except (OSError, ValueError):
        return "missing"


def _indexed(library: Library, index: Path) -> list[Entry]:
    """The entries that an index lists."""
    return [_from_index(library, record) for record in records(index)]


def _from_index(library: Library, record: Mapping[str, Any]) -> Entry:
    fields: dict[str, str | None] = {key: record.get(key) or None for key in FIELDS if key not in ("file", "symbol")}
    file, symbol = str(record["file"]), symbol_of(record)
    name = fields.pop("name") or (symbol.short if symbol else Path(file).stem)
    session = fields.pop("session") or (symbol.session if symbol else draft_session(name))
    path = library.folder / file
    return Entry(path=path, symbol=symbol, name=name, session=session, origin=library.origin, stated=True, **fields)


def _listed(library: Library) -> Iterable[Entry]:
    """One entry for each document of a folder without an index."""
    for path in library.folder.iterdir():
        ours = path.suffix.lower() in SUFFIXES and not path.name.startswith((".", "~$"))
        if ours and path.stem.lower() != "readme" and path.is_file():
            yield _from_file(library, path)


def _from_file(library: Library, path: Path) -> Entry:
    symbol, language = _from_stem(path.stem)
    name, title = symbol.short if symbol else path.stem, None
    if symbol is None and library.identify is not None:
        try:
            written, title = library.identify(path)
            symbol = parse(written) if written else None
        except (HrcdiffError, OSError):
            symbol = None  # what cannot be read is still known by its name
    session = symbol.session if symbol else draft_session(path.stem)
    return Entry(
        path=path,
        symbol=symbol,
        name=name,
        title=title,
        session=session,
        language=language,
        origin=library.origin,
    )


def _from_stem(stem: str) -> tuple[Symbol | None, str | None]:
    """Symbol and language in the name of a file: ``A_HRC_RES_45_32_fr``, ``A_HRC_RES_54_28-EN``."""
    versions: list[tuple[str, str | None]] = [(stem, None)]
    if suffixed := _LANGUAGE.fullmatch(stem):
        versions.append((suffixed[1], suffixed[2].lower()))
    for name, language in versions:
        try:
            return parse(name), language
        except SymbolError:
            continue
    return None, None


def _matches(entry: Entry, name: str, meant: tuple[Symbol, ...], session: str | None) -> bool:
    if session is not None and entry.symbol is None and entry.session == session:
        return True
    called = {caseless(entry.name), caseless(entry.path.stem), caseless(entry.path.name)}
    return entry.symbol in meant or caseless(name) in called


def _only(name: str, matches: list[Entry]) -> Entry:
    """The one that is meant; of several languages of one document the English, or the unmarked, one."""
    symbols = {entry.symbol for entry in matches}
    if len(symbols) == 1 and None not in symbols:
        english = [entry for entry in matches if entry.language in (None, "en")]
        matches = english if len(english) == 1 else matches
    if len(matches) > 1:
        distinct = len(symbols) == len(matches) and None not in symbols
        choices = tuple(str(entry.symbol if distinct else entry.path) for entry in matches)
        raise AmbiguousText(f"'{shown(name)}' may be {' or '.join(choices)}: write which", choices=choices)
    if _kind_of(matches[0].path) != "file":
        raise LibraryError(f"the library {matches[0].origin} lists {matches[0].path}, which is not there")
    return matches[0]


_HOW = (
    "give the path of a file, or keep one there with 'hrcdiff library add FILE' "
    "('hrcdiff library list' says what is there)"
)
"""What to do where no text has a name like the one that was asked for."""


def _unknown(name: str, meant: tuple[Symbol, ...], session: str | None, libraries: Sequence[Library]) -> UnknownText:
    """The error that lists near texts."""
    near = _near(name, meant, session, libraries)
    report = next((symbol for symbol in meant if symbol.organ == "HRC" and symbol.kind == "report"), None)
    kind = " (the symbol of a report, not of a resolution)" if report else ""
    hint = f"near: {', '.join(near)}" if near else _HOW
    return UnknownText(f"no text called {shown(name)}{kind} in the library; {hint}", near=near)


def _near(name: str, meant: tuple[Symbol, ...], session: str | None, libraries: Sequence[Library]) -> tuple[str, ...]:
    """The names of near texts: same number first, then same session, then similar names."""
    ranked: dict[str, tuple[bool, bool, float]] = {}
    for entry in (entry for library in libraries for entry in library.entries):
        rank = _distance(entry, name, meant, session)
        if rank is not None:
            ranked[entry.name] = min(rank, ranked.get(entry.name, rank))
    return tuple(sorted(ranked, key=ranked.__getitem__)[:_NEAR])


def _distance(
    entry: Entry, name: str, meant: tuple[Symbol, ...], session: str | None
) -> tuple[bool, bool, float] | None:
    """How far a text is from what was asked for, to be sorted; None if too far."""
    from difflib import SequenceMatcher

    sessions = ({symbol.session for symbol in meant} | {session}) - {None}
    same_session = entry.session in sessions
    numbers = {symbol.number for symbol in meant}
    same_number = same_session and entry.symbol is not None and entry.symbol.number in numbers
    pairs = [(caseless(name), caseless(own)) for own in (entry.name, entry.path.stem)]
    begins = pairs[1][1].startswith(pairs[1][0])
    if meant and entry.symbol:
        pairs = [_tails(str(symbol), str(entry.symbol)) for symbol in meant]
    alike = 1.0 if begins else max(SequenceMatcher(None, *pair, autojunk=False).ratio() for pair in pairs)
    return (not same_number, not same_session, -alike) if same_session or alike >= _NEAR_ENOUGH else None


def _tails(one: str, other: str) -> tuple[str, str]:
    """Two symbols without the parts with which both begin: all resolutions of an organ have these in common."""
    parts = one.split("/"), other.split("/")
    same = next((n for n, (a, b) in enumerate(zip(*parts, strict=False)) if a != b), 0)
    return "/".join(parts[0][same:]), "/".join(parts[1][same:])
