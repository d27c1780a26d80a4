"""The user's own library: add, list, remove, check."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hrcdiff import collection
from hrcdiff.cli import run
from hrcdiff.errors import LibraryError, ReadError
from hrcdiff.resources import folder as resource_folder

SEED = resource_folder("seeds") / "A_HRC_RES_27_20.txt"
OTHER = """Human Rights Council
Twenty-seventh session
Resolution adopted by the Human Rights Council
27/20
Wells

The Human Rights Council,

Recalling its resolution 5/1 of 18 June 2007,

1. Decides to remain seized of the matter.
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the user's library, for the time of a test."""
    place = tmp_path / "data" / "library"
    monkeypatch.setattr(collection, "user_folder", lambda: place)
    return place


def test_an_added_text_is_found_by_its_symbol(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "mail attachment.txt"
    file.write_text(OTHER.replace("27/20", "51/2"), "utf-8")
    assert run(["library", "add", str(file)]) == 0
    assert capsys.readouterr().out == "51/2  added\n"
    assert (home / "A_HRC_RES_51_2.txt").read_bytes() == file.read_bytes()
    file.unlink()
    assert run(["show", "51/2"]) == 0
    assert "Wells" in capsys.readouterr().out


def test_the_users_text_comes_before_the_bundled_one(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "other.txt"
    file.write_text(OTHER, "utf-8")
    collection.add(home, file)
    from hrcdiff import read

    assert read("27/20").title == "Wells"


def test_the_same_file_twice_is_no_error(home: Path) -> None:
    assert collection.add(home, SEED).message == "added"
    assert collection.add(home, SEED).message == "is in the library already"


def test_another_text_of_the_same_symbol_needs_force(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "other.txt"
    file.write_text(OTHER, "utf-8")
    collection.add(home, SEED)
    with pytest.raises(LibraryError, match="--force"):
        collection.add(home, file)
    assert (home / "A_HRC_RES_27_20.txt").read_bytes() == SEED.read_bytes()
    assert collection.add(home, file, force=True).message == "replaced"
    assert collection.check(home) == []


def test_what_is_no_resolution_is_not_kept(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("Buy milk.", "utf-8")
    with pytest.raises(ReadError, match=r"notes\.txt"):
        collection.add(home, file)
    assert not home.exists()


def test_one_bad_file_does_not_keep_out_the_good_ones(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["library", "add", str(tmp_path / "missing.txt"), str(SEED)]) == 2
    out = capsys.readouterr()
    assert out.out == "27/20  added\n"
    assert out.err.count("\n") == 1


def test_removed_is_gone(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    collection.add(home, SEED)
    assert run(["library", "remove", "A/HRC/RES/27/20"]) == 0
    assert [p.name for p in home.iterdir()] == ["index.json"]
    assert run(["library", "remove", "27/20"]) == 2
    assert "no text called 27/20" in capsys.readouterr().err


def test_check_tells_what_is_wrong(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    collection.add(home, SEED)
    assert run(["library", "check"]) == 0
    kept = home / "A_HRC_RES_27_20.txt"
    kept.write_text(OTHER, "utf-8")
    (home / "stray.txt").write_text("?", "utf-8")
    assert [fault.name for fault in collection.check(home)] == ["27/20", "stray.txt"]
    kept.unlink()
    assert run(["library", "check"]) == 1


def test_a_damaged_index_is_told_and_not_overwritten(home: Path) -> None:
    home.mkdir(parents=True)
    (home / "index.json").write_text("{", "utf-8")
    with pytest.raises(LibraryError, match="cannot be read"):
        collection.add(home, SEED)
    assert (home / "index.json").read_text("utf-8") == "{"


def test_the_index_has_the_format_of_every_library(home: Path) -> None:
    collection.add(home, SEED)
    index = json.loads((home / "index.json").read_text("utf-8"))
    bundled = json.loads((resource_folder("seeds") / "index.json").read_text("utf-8"))
    assert index["schema"] == bundled["schema"]
    assert set(index["texts"][0]) <= set(bundled["texts"][0])
