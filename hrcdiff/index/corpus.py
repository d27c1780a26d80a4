"""What is searched: the texts of all libraries, each from the index if it knows the file as it is, else read now."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hrcdiff.errors import HrcdiffError
from hrcdiff.index.held import Facts, Held, Line, Passage, Raw, Shelf, Spot, Where, facts
from hrcdiff.index.scan import Scan
from hrcdiff.library import Entry, Library
from hrcdiff.model import Document
from hrcdiff.parsing import parse
from hrcdiff.readers import load, read_file
from hrcdiff.symbols import parse as parse_symbol

if TYPE_CHECKING:
    from hrcdiff.index.store import File, Store


@dataclass(frozen=True, slots=True)
class Corpus:
    """All texts that are searched, and the shelves they stand on."""

    texts: tuple[Held, ...]
    """By date."""
    shelves: tuple[Shelf, ...]
    held: Mapping[str, Held]
    """By SHA-256, in the same order; what a shelf has besides is not searched."""
    rank: Mapping[str, int]
    """Place of each text in that order."""
    unread: tuple[str, ...] = ()
    """Names of files that are no resolutions or cannot be read."""
    read_now: int = 0
    """Files that the index does not know as they are."""

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages of the texts."""
        return tuple(sorted({held.facts.language for held in self.texts}))

    def without(self, dropped: Iterable[str]) -> Corpus:
        """The corpus without some texts, by SHA-256."""
        gone = set(dropped)
        return corpus_of(
            (h for h in self.texts if h.facts.sha256 not in gone), self.shelves, self.unread, self.read_now
        )

    def containing(self, stems: Sequence[str], language: str) -> list[Raw]:
        """Passages in which these stems may follow one another."""
        return [raw for shelf in self.shelves for raw in shelf.containing(stems, language)]

    def stems(self) -> set[str]:
        """The stems of what is on the shelves, of texts that are not searched as well."""
        return {stem for shelf in self.shelves for stem in shelf.stems()}

    def sharing(self, stems: Sequence[str], least: int, language: str) -> list[Raw]:
        """Passages that may have at least so many of these stems, each given once."""
        return [raw for shelf in self.shelves for raw in shelf.sharing(stems, least, language)]

    def passages(self, found: Iterable[Raw]) -> list[Passage]:
        """Passages with the places where they stand; those that stand in no text that is searched are left out."""
        spots: dict[tuple[str, str], list[Spot]] = {}
        by_shelf: dict[int, list[Raw]] = {}
        for raw in found:
            by_shelf.setdefault(id(raw.shelf), []).append(raw)
        for raws in by_shelf.values():
            where = raws[0].shelf.where([raw.id for raw in raws])
            for raw in raws:
                spots.setdefault((raw.text, raw.language), []).extend(self._spots(where[raw.id]))
        ordered = {key: sorted(set(row), key=self._by_date) for key, row in spots.items() if row}
        passages = [Passage(text, language, tuple(row)) for (text, language), row in ordered.items()]
        return sorted(passages, key=lambda passage: (self._by_date(passage.spots[0]), passage.text))

    def _by_date(self, spot: Spot) -> tuple[int, int]:
        return self.rank[spot.held.facts.sha256], spot.number

    def _spots(self, where: Iterable[Where]) -> Iterable[Spot]:
        return (Spot(self.held[sha], number, address, part) for sha, number, address, part in where if sha in self.held)

    def lines(self, held: Held) -> list[Line]:
        """The paragraphs of a text."""
        found = (shelf.lines(held.facts.sha256) for shelf in self.shelves)
        return next((lines for lines in found if lines), [])


def corpus_of(texts: Iterable[Held], shelves: Sequence[Shelf], unread: Sequence[str] = (), read_now: int = 0) -> Corpus:
    """A corpus of texts that are in order, on shelves that hold them."""
    held = {text.facts.sha256: text for text in texts}
    rank = {sha: place for place, sha in enumerate(held)}
    return Corpus(tuple(held.values()), tuple(shelves), held, rank, tuple(unread), read_now)


def path_key(path: Path) -> str:
    """How the index calls a file."""
    return os.path.normcase(Path(path).absolute())


def open_corpus(libraries: Sequence[Library], store: Store | None, given: Sequence[Document] = ()) -> Corpus:
    """The texts of the libraries, and documents given besides, which come first.

    Of several texts of one symbol and language the first is searched, as a symbol finds it; texts without
    a symbol and the same bytes are one.
    """
    known = store.files() if store else {}
    shas: list[tuple[Entry, str]] = []
    fresh: dict[str, Document] = {}
    unread: list[str] = []
    for entry in (entry for library in libraries for entry in library.entries):
        sha = _as_known(entry.path, known)
        if sha is None:
            document = _read(entry.path)
            sha = document.sha256 if document else ""
            fresh |= {sha: document} if document else {}
        if sha:
            shas.append((entry, sha))
        else:
            unread.append(entry.path.name)
    of_index = store.facts({sha for _, sha in shas} - fresh.keys()) if store else {}
    facts_of = of_index | {sha: facts(document) for sha, document in fresh.items()}
    texts = [_given(document) for document in given] + [
        _held(entry, facts_of[sha]) for entry, sha in shas if sha in facts_of
    ]
    scan = Scan([*given, *fresh.values()])
    ordered = sorted(_each_once(texts).values(), key=lambda each: each.order)
    return corpus_of(ordered, (*([store] if store else []), scan), unread, len(fresh))


def _as_known(path: Path, known: Mapping[str, File]) -> str | None:
    """SHA-256 of a file that is as the index knows it, empty if it is no text; None if it must be read."""
    file = known.get(path_key(path))
    if file is None:
        return None
    try:
        stat = path.stat()
        if (stat.st_size, stat.st_mtime_ns) != (file.size, file.changed):
            return None
        if file.fresh and file.sha256 != hashlib.sha256(load(path)).hexdigest():
            return None
    except (OSError, ValueError, HrcdiffError):
        return None
    return file.sha256 or ""


def _read(path: Path) -> Document | None:
    try:
        return parse(read_file(path))
    except HrcdiffError:
        return None


def _given(document: Document) -> Held:
    """A text that was given, called as a library would call it."""
    name = parse_symbol(document.symbol).short if document.symbol else document.name
    return Held(name=name, symbol=document.symbol, origin="given", facts=facts(document))


def _held(entry: Entry, known: Facts) -> Held:
    symbol = str(entry.symbol) if entry.symbol else known.symbol
    return Held(name=entry.name, symbol=symbol, origin=entry.origin, facts=known)


def _each_once(texts: Iterable[Held]) -> dict[str, Held]:
    """The first of those with the same bytes, or the same symbol in the same language."""
    held: dict[str, Held] = {}
    taken: set[tuple[str, str]] = set()
    for text in texts:
        called = (text.symbol or text.facts.sha256, text.facts.language)
        if text.facts.sha256 not in held and called not in taken:
            held[text.facts.sha256] = text
            taken.add(called)
    return held
