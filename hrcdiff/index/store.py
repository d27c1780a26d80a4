"""The index: the one place that calls SQLite.

Texts are kept by the SHA-256 of their bytes, passages once each, and their stems in a full-text table
(FTS5).  Everything in it can be made again from the files.  A change is one transaction, so that a
process that is killed leaves the index as it was before; readers never wait for writers (WAL).
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from functools import lru_cache
from itertools import combinations
from math import comb
from pathlib import Path
from typing import Any, NamedTuple

from hrcdiff.errors import IndexUnusable
from hrcdiff.index.held import Facts, Line, Raw, Where, facts, facts_from
from hrcdiff.index.terms import stems as stems_of
from hrcdiff.model import Document

VERSION = 1
"""Of the tables below."""
_ID = 0x48524344
"""Marks the file as ours ("HRCD")."""
_PATIENCE = 10.0
"""Seconds to wait for another process that writes."""
_MOST_WAYS = 40
"""Combinations of rare stems that one question may name."""
_CHUNK = 500

_TABLES = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE text (id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, facts TEXT NOT NULL);
CREATE TABLE file (
    path TEXT PRIMARY KEY, size INTEGER NOT NULL, changed INTEGER NOT NULL, fresh INTEGER NOT NULL,
    text INTEGER REFERENCES text
) WITHOUT ROWID;
CREATE INDEX file_text ON file (text);
CREATE TABLE passage (id INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE, language TEXT NOT NULL, words TEXT NOT NULL);
CREATE TABLE place (
    text INTEGER NOT NULL REFERENCES text, number INTEGER NOT NULL, passage INTEGER NOT NULL REFERENCES passage,
    address TEXT NOT NULL, part TEXT NOT NULL, PRIMARY KEY (text, number)
) WITHOUT ROWID;
CREATE INDEX place_passage ON place (passage);
CREATE VIRTUAL TABLE run USING fts5 (stems, content='', columnsize=0, tokenize='ascii');
CREATE VIRTUAL TABLE rarity USING fts5vocab (run, 'row');
"""


class File(NamedTuple):
    """A file as it was when the index last read it."""

    size: int
    changed: int
    """Nanoseconds, as the file system has them."""
    fresh: bool
    """Read so soon after it changed that it may have changed again unnoticed."""
    sha256: str | None
    """None if it could not be read as a resolution."""


def require_fts5() -> None:
    """`IndexUnusable` if this Python's SQLite cannot search texts."""
    try:
        with closing(sqlite3.connect(":memory:")) as base:
            base.execute("CREATE VIRTUAL TABLE t USING fts5 (x)")
    except sqlite3.Error:
        raise IndexUnusable(
            f"SQLite {sqlite3.sqlite_version} of this Python has no full-text search (FTS5): every command works "
            "without an index, and a Python from python.org has it"
        ) from None


class Store:
    """A shelf on disk.  Errors of SQLite come out as `IndexUnusable`."""

    def __init__(self, base: sqlite3.Connection, path: Path) -> None:
        self._base = base
        self.path = path

    def close(self) -> None:
        with suppress(sqlite3.Error):
            self._base.close()

    # --- what is held ------------------------------------------------------------------------

    def files(self) -> dict[str, File]:
        """The files that were read, by path."""
        rows = self.rows("SELECT path, size, changed, fresh, sha256 FROM file LEFT JOIN text ON text.id = file.text")
        return {path: File(size, changed, bool(fresh), sha) for path, size, changed, fresh, sha in rows}

    def facts(self, wanted: set[str]) -> dict[str, Facts]:
        """What is known of texts, by SHA-256."""
        found = {}
        for sha, known in self.rows("SELECT sha256, facts FROM text"):
            if sha in wanted:
                found[sha] = facts_from(json.loads(known))
        return found

    def counts(self) -> dict[str, int]:
        """Rows of each table."""
        return {t: self.rows(f"SELECT count(*) FROM {t}")[0][0] for t in ("file", "text", "passage", "place")}

    # --- a shelf -----------------------------------------------------------------------------

    def containing(self, stems: Sequence[str], language: str) -> Iterable[Raw]:
        return self._matching(_phrase(stems), language)

    def sharing(self, stems: Sequence[str], least: int, language: str) -> Iterable[Raw]:
        return self._matching(self._some_of(stems, max(1, least)), language) if len(stems) >= least else ()

    def stems(self) -> Iterable[str]:
        return (term for (term,) in self.rows("SELECT term FROM rarity") if term.isalnum())

    def _some_of(self, stems: Sequence[str], least: int) -> str:
        """A question that every passage with at least so many of the stems answers.

        Of those that must have ``least`` of n stems, any n - least + k of them leave out so few that k of
        them are there; the rarest are asked for.
        """
        known = dict.fromkeys(stems, 0)
        for start in range(0, len(stems), _CHUNK):
            some = [_coded(stem) for stem in stems[start : start + _CHUNK]]
            marks = ",".join("?" * len(some))
            rows = dict(self.rows(f"SELECT term, doc FROM rarity WHERE term IN ({marks})", some))
            known.update({stem: rows.get(_coded(stem), 0) for stem in stems[start : start + _CHUNK]})
        rarest = sorted(known, key=lambda stem: (known[stem], stem))
        spare = len(rarest) - least
        together = max(k for k in range(1, least + 1) if k == 1 or comb(spare + k, k) <= _MOST_WAYS)
        ways = combinations(rarest[: spare + together], together)
        return " OR ".join("(" + " AND ".join(_phrase([stem]) for stem in way) + ")" for way in ways)

    def _matching(self, question: str, language: str) -> list[Raw]:
        rows = self.rows(
            "SELECT id, words FROM passage WHERE language = ? AND id IN (SELECT rowid FROM run WHERE run MATCH ?)",
            (language, question),
        )
        return [Raw(self, key, words, language) for key, words in rows]

    def where(self, ids: Sequence[int]) -> Mapping[int, list[Where]]:
        out: dict[int, list[Where]] = {key: [] for key in ids}
        for start in range(0, len(ids), _CHUNK):
            some = ids[start : start + _CHUNK]
            for key, *place in self.rows(
                "SELECT passage, sha256, number, address, part FROM place JOIN text ON text.id = place.text "
                f"WHERE passage IN ({','.join('?' * len(some))})",
                some,
            ):
                out[key].append((place[0], place[1], place[2], place[3]))
        return out

    def lines(self, sha256: str) -> list[Line]:
        return [
            (number, address, part, words)
            for number, address, part, words in self.rows(
                "SELECT number, address, part, words FROM place JOIN text ON text.id = place.text "
                "JOIN passage ON passage.id = place.passage WHERE sha256 = ? ORDER BY number",
                (sha256,),
            )
        ]

    def check(self, reading: str, *, write: bool) -> None:
        """Make the tables of a new index; refuse one that is another program's, of another version, or damaged."""
        ((ours,),) = self.rows("PRAGMA application_id")
        ((version,),) = self.rows("PRAGMA user_version")
        ((tables,),) = self.rows("SELECT count(*) FROM sqlite_master")
        if not tables and write:
            with self.change():
                self._make(reading)
            return
        if not tables or ours != _ID:
            raise IndexUnusable(f"{self.path} is no index of hrcdiff", rebuild=True)
        made = dict(self.rows("SELECT key, value FROM about")) if version == VERSION else {}
        if made.get("reading") != reading:
            raise IndexUnusable("the index was made by another version of hrcdiff", rebuild=True)

    def _make(self, reading: str) -> None:
        """The tables, unless another process has just made them."""
        if self.rows("SELECT 1 FROM sqlite_master LIMIT 1"):
            return
        for statement in _TABLES.split(";"):
            if statement.strip():
                self._base.execute(statement)
        self._base.execute("INSERT INTO about VALUES ('reading', ?)", (reading,))
        self._base.execute(f"PRAGMA application_id = {_ID}")
        self._base.execute(f"PRAGMA user_version = {VERSION}")

    # --- changes -----------------------------------------------------------------------------

    @contextmanager
    def change(self) -> Iterator[None]:
        """All that is done within it, or nothing."""
        try:
            self._base.execute("BEGIN IMMEDIATE")
            yield
            self._base.execute("COMMIT")
        except sqlite3.Error as error:
            self._undo()
            raise _unusable(error, self.path) from None
        except BaseException:
            self._undo()
            raise

    def _undo(self) -> None:
        with suppress(sqlite3.Error):
            self._base.execute("ROLLBACK")

    def put_text(self, document: Document) -> None:
        """Hold a text; nothing if it is held already."""
        known = facts(document)
        cursor = self._base.execute(
            "INSERT OR IGNORE INTO text (sha256, facts) VALUES (?, ?)",
            (known.sha256, json.dumps(known.to_dict(), ensure_ascii=False)),
        )
        if not cursor.rowcount:
            return
        text = cursor.lastrowid
        for number, p in enumerate(document.paragraphs):
            passage = self._passage(p.text, known.language)
            self._base.execute("INSERT INTO place VALUES (?, ?, ?, ?, ?)", (text, number, passage, p.address, p.part))

    def _passage(self, words: str, language: str) -> int:
        digest = hashlib.sha256(f"{language}\0{words}".encode()).digest()[:16]
        found = self._base.execute("SELECT id FROM passage WHERE digest = ?", (digest,)).fetchone()
        if found:
            return int(found[0])
        cursor = self._base.execute(
            "INSERT INTO passage (digest, language, words) VALUES (?, ?, ?)", (digest, language, words)
        )
        key = int(cursor.lastrowid or 0)
        self._base.execute("INSERT INTO run (rowid, stems) VALUES (?, ?)", (key, _stems(words, language)))
        return key

    def put_file(self, path: str, file: File) -> None:
        """Say what a file holds: a text that is held, or none."""
        self._base.execute(
            "INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, (SELECT id FROM text WHERE sha256 = ?))",
            (path, file.size, file.changed, file.fresh, file.sha256),
        )

    def drop_files(self, paths: Iterable[str]) -> None:
        """Forget files."""
        self._base.executemany("DELETE FROM file WHERE path = ?", ((path,) for path in paths))

    def tidy(self) -> int:
        """Forget texts that no file has any more, and passages that no text has; how many texts."""
        gone = self.rows("SELECT id FROM text WHERE id NOT IN (SELECT text FROM file WHERE text IS NOT NULL)")
        if not gone:
            return 0
        loose: set[int] = set()
        for (text,) in gone:
            loose |= {row[0] for row in self.rows("SELECT passage FROM place WHERE text = ?", (text,))}
            self._base.execute("DELETE FROM place WHERE text = ?", (text,))
            self._base.execute("DELETE FROM text WHERE id = ?", (text,))
        for passage in sorted(loose):
            if self.rows("SELECT 1 FROM place WHERE passage = ? LIMIT 1", (passage,)):
                continue
            ((language, words),) = self.rows("SELECT language, words FROM passage WHERE id = ?", (passage,))
            self._base.execute(
                "INSERT INTO run (run, rowid, stems) VALUES ('delete', ?, ?)", (passage, _stems(words, language))
            )
            self._base.execute("DELETE FROM passage WHERE id = ?", (passage,))
        return len(gone)

    def rows(self, question: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """What a question is answered with."""
        try:
            return self._base.execute(question, values).fetchall()
        except sqlite3.Error as error:
            raise _unusable(error, self.path) from None


# --- opening ---------------------------------------------------------------------------------


def open_store(path: Path, reading: str, *, write: bool = False) -> Store | None:
    """The index at a path; None if there is none and nothing is to be written.

    ``reading`` names the way texts are read: an index made in another way is no use.  Raises
    `IndexUnusable`, whose ``rebuild`` says whether making it anew would help.
    """
    try:
        if not write and not path.exists():
            return None
        require_fts5()
        if write:
            path.parent.mkdir(parents=True, exist_ok=True)
        store = Store(_connect(path, write=write), path)
    except OSError as error:
        raise IndexUnusable(f"the index {path} cannot be opened: {error.strerror or error}") from None
    except sqlite3.Error as error:
        raise _unusable(error, path) from None
    try:
        store.check(reading, write=write)
    except IndexUnusable:
        store.close()
        raise
    return store


def discard(path: Path) -> None:
    """Remove an index that cannot be used, while no other process does the same."""
    if not path.parent.exists():
        return
    try:
        with closing(sqlite3.connect(path.with_name(path.name + ".lock"), timeout=_PATIENCE)) as lock:
            lock.execute("BEGIN EXCLUSIVE")
            for suffix in ("", "-wal", "-shm", "-journal"):
                path.with_name(path.name + suffix).unlink(missing_ok=True)
            lock.execute("ROLLBACK")
    except (OSError, sqlite3.Error) as error:
        raise IndexUnusable(f"the damaged index {path} cannot be removed ({error}): delete it") from None


def _connect(path: Path, *, write: bool) -> sqlite3.Connection:
    """A connection; one that only reads also works in a folder that may not be written."""
    address = path.resolve().as_uri()
    if write:
        base = sqlite3.connect(f"{address}?mode=rwc", uri=True, timeout=_PATIENCE, isolation_level=None)
        base.execute("PRAGMA journal_mode = WAL")
        base.execute("PRAGMA synchronous = NORMAL")
        return base
    try:
        base = sqlite3.connect(f"{address}?mode=rw", uri=True, timeout=_PATIENCE, isolation_level=None)
        with closing(base.execute("SELECT count(*) FROM sqlite_master")) as found:
            found.fetchone()
    except sqlite3.OperationalError:
        base = sqlite3.connect(f"{address}?mode=ro&immutable=1", uri=True, isolation_level=None)
    base.execute("PRAGMA query_only = ON")
    return base


def _unusable(error: sqlite3.Error, path: Path) -> IndexUnusable:
    busy = isinstance(error, sqlite3.OperationalError) and "locked" in str(error)
    if busy:
        return IndexUnusable(f"another process is writing the index {path}: try again when it is done")
    damaged = "malformed" in str(error) or "not a database" in str(error) or "no such" in str(error)
    what = "is damaged" if damaged else "cannot be used"
    return IndexUnusable(f"the index {path} {what} ({error})", rebuild=damaged)


# --- the language of FTS5 --------------------------------------------------------------------


@lru_cache(maxsize=65536)
def _coded(stem: str) -> str:
    """A stem in characters that FTS5 takes as letters: signs move into a private plane."""
    return "".join(
        c if c.isalnum() or (ord(c) > 0x7F and not c.isspace()) else chr(0xE000 + ord(c) % 0x1000) for c in stem
    )


def _stems(words: str, language: str) -> str:
    return " ".join(map(_coded, stems_of(words, language)))


def _phrase(stems: Sequence[str]) -> str:
    return '"' + " ".join(map(_coded, stems)) + '"'
