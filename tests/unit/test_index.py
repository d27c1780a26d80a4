"""The index: built, kept up to date, shared, killed, damaged, and never needed."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from hrcdiff.errors import IndexUnusable
from hrcdiff.index import refresh as refreshing
from hrcdiff.index import store as storing
from hrcdiff.index.corpus import open_corpus
from hrcdiff.index.refresh import Refreshed, made_anew, open_index, refresh
from hrcdiff.library import Library, bundled, open_folder
from hrcdiff.resources import folder as resource_folder
from tests.unit.agreed_texts import folder, resolution

WELLS = resolution("30/1", "Recalling the wells of the coastal villages,", "1. Decides to remain seized of the matter.")
LAMPS = resolution("30/2", "Recalling the lanterns of the harbour towns,", "1. Decides to remain seized of the matter.")
TABLES = ("about", "text", "file", "passage", "place")


def built(path: Path, *libraries: Library) -> Refreshed:
    store = made_anew(path, lambda _: None)
    try:
        return refresh(store, libraries)
    finally:
        store.close()


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """What an index says, without the numbers by which its tables know each other and the times of files."""
    store = open_index(path)
    assert store is not None
    try:
        texts = store.rows("SELECT sha256, facts FROM text ORDER BY sha256")
        passages = store.rows("SELECT language, words FROM passage ORDER BY language, words")
        places = store.rows(
            "SELECT sha256, number, address, part, words FROM place JOIN text ON text.id = place.text "
            "JOIN passage ON passage.id = place.passage ORDER BY sha256, number"
        )
        rarity = store.rows("SELECT term, doc, cnt FROM rarity ORDER BY term")
    finally:
        store.close()
    return {"texts": texts, "passages": passages, "places": places, "rarity": rarity}


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    return folder(tmp_path / "texts", A_HRC_RES_30_1=WELLS, A_HRC_RES_30_2=LAMPS)


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "data" / "language.sqlite"


def test_each_file_is_read_once(texts: Path, index: Path) -> None:
    library = open_folder(texts)
    assert built(index, library) == Refreshed(texts=2, read=2, forgotten=0, unread=())
    _age(texts)
    built(index, open_folder(texts))
    assert built(index, open_folder(texts)).read == 0


def _age(texts: Path) -> None:
    """Make files look as if they had changed long ago."""
    for file in texts.iterdir():
        os.utime(file, ns=(10**18, 10**18))


def test_words_that_several_texts_share_are_kept_once(texts: Path, index: Path) -> None:
    built(index, open_folder(texts))
    said = content(index)
    assert len(said["places"]) == 4
    assert len(said["passages"]) == 3


def test_a_changed_file_is_read_again(texts: Path, index: Path) -> None:
    built(index, open_folder(texts))
    (texts / "A_HRC_RES_30_1.txt").write_text(WELLS.replace("coastal", "mountain"), "utf-8")
    assert built(index, open_folder(texts)).read == 1
    assert [row[4] for row in content(index)["places"] if "villages" in str(row[4])] == [
        "Recalling the wells of the mountain villages,"
    ]


def test_a_change_within_the_same_size_and_time_is_noticed(texts: Path, index: Path) -> None:
    file = texts / "A_HRC_RES_30_1.txt"
    stat = file.stat()
    built(index, open_folder(texts))
    file.write_text(WELLS.replace("coastal", "distant"), "utf-8")
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    store = open_index(index)
    assert store is not None
    corpus = open_corpus([open_folder(texts)], store)
    assert corpus.read_now == 1
    assert any("distant" in text for held in corpus.texts for _, _, _, text in corpus.lines(held))
    store.close()


def test_added_and_removed_again_leaves_the_index_as_it_was(texts: Path, index: Path) -> None:
    built(index, open_folder(texts))
    before = content(index)
    folder(texts, A_HRC_RES_30_3=resolution("30/3", "Recalling the wells of the coastal villages,", "1. Decides so."))
    built(index, open_folder(texts))
    assert content(index) != before
    (texts / "A_HRC_RES_30_3.txt").unlink()
    assert built(index, open_folder(texts)).forgotten == 1
    assert content(index) == before


def test_texts_of_other_folders_stay(texts: Path, tmp_path: Path, index: Path) -> None:
    other = folder(tmp_path / "other", A_HRC_RES_31_1=resolution("31/1", "Recalling bells,", "1. Decides so."))
    built(index, open_folder(other))
    assert built(index, open_folder(texts)).texts == 3
    shutil.rmtree(other)
    assert built(index, open_folder(texts)).texts == 2


def test_what_is_no_resolution_is_told_and_not_held(texts: Path, index: Path) -> None:
    (texts / "notes.txt").write_text("Buy milk.", "utf-8")
    done = built(index, open_folder(texts))
    assert done.texts == 2
    assert len(done.unread) == 1
    assert done.unread[0].startswith("notes.txt")


def test_a_file_that_the_index_does_not_know_is_searched_all_the_same(texts: Path, index: Path) -> None:
    built(index, open_folder(texts))
    folder(texts, A_HRC_RES_30_3=resolution("30/3", "Recalling bells,", "1. Decides so."))
    store = open_index(index)
    with_index = open_corpus([open_folder(texts)], store)
    without = open_corpus([open_folder(texts)], None)
    assert with_index.texts == without.texts
    assert (with_index.read_now, without.read_now) == (1, 3)
    assert store is not None
    store.close()


# --- old, damaged, foreign, closed -----------------------------------------------------------


def test_an_index_of_another_version_is_made_anew_with_a_word(
    texts: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(index, open_folder(texts))
    monkeypatch.setattr(storing, "VERSION", storing.VERSION + 1)
    with pytest.raises(IndexUnusable, match="another version") as refused:
        open_index(index)
    assert refused.value.rebuild
    said: list[str] = []
    store = made_anew(index, said.append)
    assert refresh(store, [open_folder(texts)]).read == 2
    store.close()
    assert len(said) == 1


def test_another_way_of_reading_makes_the_index_anew(texts: Path, index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built(index, open_folder(texts))
    monkeypatch.setattr(refreshing, "reading", lambda: "otherwise")
    with pytest.raises(IndexUnusable, match="another version"):
        open_index(index)


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"not a database at all, but long enough to be looked at" * 9,
        lambda data: data[:100] + b"\xff" * (len(data) - 100),
        lambda data: data[:4096],
        lambda data: b"\x00" * len(data),
    ],
    ids=["text", "torn", "cut short", "zeros"],
)
def test_a_damaged_index_is_made_anew(texts: Path, index: Path, damage: object) -> None:
    built(index, open_folder(texts))
    whole = content(index)
    index.write_bytes(damage(index.read_bytes()))  # type: ignore[operator]
    with pytest.raises(IndexUnusable) as refused:
        content(index)
    assert refused.value.rebuild
    built(index, open_folder(texts))
    assert content(index) == whole


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(path)) as base:
        base.execute("CREATE TABLE t (x)")
        base.commit()
    with pytest.raises(IndexUnusable, match="no index of hrcdiff"):
        open_index(path)


def test_no_index_is_no_error(index: Path) -> None:
    assert open_index(index) is None
    assert not index.parent.exists()


def test_without_fts5_the_message_says_so(monkeypatch: pytest.MonkeyPatch, texts: Path, index: Path) -> None:
    built(index, open_folder(texts))

    class Without:
        def execute(self, *_: object) -> None:
            raise sqlite3.OperationalError("no such module: fts5")

        def close(self) -> None:
            pass

    monkeypatch.setattr(sqlite3, "connect", lambda *_, **__: Without())
    with pytest.raises(IndexUnusable, match="FTS5") as refused:
        storing.require_fts5()
    assert not refused.value.rebuild


def test_an_index_that_may_only_be_read_can_be_searched(
    texts: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(index, open_folder(texts))
    connect = sqlite3.connect

    def closed(address: str, **how: Any) -> sqlite3.Connection:
        if "mode=rw" in address:
            raise sqlite3.OperationalError("attempt to write a readonly database")
        base: sqlite3.Connection = connect(address, **how)
        return base

    monkeypatch.setattr(sqlite3, "connect", closed)
    assert len(content(index)["texts"]) == 2


def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path, texts: Path) -> None:
    (tmp_path / "data").write_text("in the way", "utf-8")
    with pytest.raises(IndexUnusable, match="cannot be"):
        built(tmp_path / "data" / "language.sqlite", open_folder(texts))


# --- several processes -----------------------------------------------------------------------

WRITER = """
import sys
from pathlib import Path
from hrcdiff.index import refresh as r
from hrcdiff.library import open_folder
r._BATCH = 1
store = r.made_anew(Path(sys.argv[1]), print)
print("ready", flush=True)
for _ in range(int(sys.argv[3])):
    r.refresh(store, [open_folder(Path(folder)) for folder in sys.argv[2].split("|")])
    with store.change():
        store.drop_files([key for key in store.files()])
        store.tidy()
r.refresh(store, [open_folder(Path(folder)) for folder in sys.argv[2].split("|")])
"""


def writer(index: Path, texts: Path, rounds: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(index), str(texts), str(rounds)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_two_processes_may_write_at_once_while_a_third_reads(texts: Path, index: Path) -> None:
    built(index, bundled())
    wanted_texts = 4
    with writer(index, texts, 2) as one, writer(index, texts, 2) as other:
        while one.poll() is None or other.poll() is None:
            assert len(content(index)["texts"]) >= 0
            time.sleep(0.01)
    assert (one.returncode, other.returncode) == (0, 0)
    built(index, open_folder(texts), bundled())
    said = content(index)
    assert len(said["texts"]) == 2 + wanted_texts
    assert said == _fresh(index.with_name("fresh.sqlite"), open_folder(texts), bundled())


@pytest.mark.parametrize("wait", [0.0, 0.03, 0.11])
def test_a_process_killed_while_it_writes_leaves_a_whole_index(texts: Path, index: Path, wait: float) -> None:
    with writer(index, texts, 10_000) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(wait)
        process.kill()
    store = open_index(index)
    assert store is not None
    assert store.rows("PRAGMA integrity_check") == [("ok",)]
    assert store.rows("SELECT count(*) FROM place WHERE passage NOT IN (SELECT id FROM passage)") == [(0,)]
    store.close()
    built(index, open_folder(texts))
    assert content(index) == _fresh(index.with_name("fresh.sqlite"), open_folder(texts))


def _fresh(path: Path, *libraries: Library) -> dict[str, list[tuple[object, ...]]]:
    built(path, *libraries)
    return content(path)


def test_a_writer_that_waits_in_vain_is_told(texts: Path, index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built(index, open_folder(texts))
    monkeypatch.setattr(storing, "_PATIENCE", 0.05)
    with closing(sqlite3.connect(index, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(IndexUnusable, match="another process") as refused:
            built(index, open_folder(texts))
        assert not refused.value.rebuild
        assert len(content(index)["texts"]) == 2, "readers do not wait"
        other.execute("ROLLBACK")


def test_paths_may_hold_what_an_address_may_not(tmp_path: Path) -> None:
    texts = folder(tmp_path / "Textes & décisions 100% #1", A_HRC_RES_30_1=WELLS)
    index = tmp_path / "données %20 #2" / "language.sqlite"
    assert built(index, open_folder(texts)).texts == 1
    assert len(content(index)["texts"]) == 1


def test_the_bundled_texts_are_indexed_like_any_other(index: Path) -> None:
    assert built(index, bundled()).texts == len(list(resource_folder("seeds").glob("*.txt")))
