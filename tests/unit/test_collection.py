"""The user's own library: add, list, remove, check."""

from __future__ import annotations

import json
import os
import re
import unicodedata
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
    assert "27/20 comes with hrcdiff and cannot be removed" in capsys.readouterr().err


ASSEMBLY = """General Assembly
Eightieth session
Resolution adopted by the General Assembly on 15 December 2025
80/190. Wells

The General Assembly,

Recalling the wells,

1. Decides to remain seized of the matter.
"""


@pytest.mark.parametrize("name", ["80/190", "RES/80/190", "A/RES/80/190", "GA resolution 80/190", "a_res_80_190.txt"])
def test_a_text_is_removed_by_every_name_that_shows_it(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    file = tmp_path / "A_RES_80_190.txt"
    file.write_text(ASSEMBLY, "utf-8")
    collection.add(home, file)
    collection.add(home, SEED)
    assert run(["library", "remove", name]) == 0, capsys.readouterr().err
    assert [p.name for p in sorted(home.iterdir())] == ["A_HRC_RES_27_20.txt", "index.json"]


def test_of_two_texts_with_one_short_form_none_is_removed(home: Path, tmp_path: Path) -> None:
    texts = {"A_RES_60_7": ASSEMBLY.replace("80/190", "60/7"), "A_HRC_RES_60_7": OTHER.replace("27/20", "60/7")}
    for stem, text in texts.items():
        file = tmp_path / f"{stem}.txt"
        file.write_text(text, "utf-8")
        collection.add(home, file)
    with pytest.raises(LibraryError, match="write which"):
        collection.remove(home, "RES/60/7")
    assert len(list(home.iterdir())) == 3


def test_check_tells_what_is_wrong(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    collection.add(home, SEED)
    assert run(["library", "check"]) == 0
    kept = home / "A_HRC_RES_27_20.txt"
    kept.write_text(OTHER, "utf-8")
    (home / "stray.txt").write_text("?", "utf-8")
    assert [fault.name for fault in collection.check(home)] == ["27/20", "stray.txt"]
    kept.unlink()
    assert run(["library", "check"]) == 1


def test_an_empty_library_is_called_empty(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["library", "check"]) == 0
    assert "your own library is empty" in capsys.readouterr().out
    collection.add(home, SEED)
    assert run(["library", "check"]) == 0
    assert "all texts are there" in capsys.readouterr().out


def test_the_list_says_in_which_language_a_text_is(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    collection.add(home, SEED)
    assert run(["library", "list"]) == 0
    assert re.search(r"(?m)^27/20 +A/HRC/RES/27/20 +2014-09-25  en  library  Enhancement", capsys.readouterr().out)


def test_a_folder_that_cannot_be_made_is_told_in_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "data").write_text("a file", "utf-8")
    monkeypatch.setattr(collection, "user_folder", lambda: tmp_path / "data" / "library")
    assert run(["library", "add", str(SEED)]) == 2
    told = capsys.readouterr().err
    assert " cannot be written: " in told
    assert "data is a file, not a folder" in told
    assert told.count("\n") == 1


@pytest.mark.parametrize(
    "words", [["library", "add", str(SEED)], ["library", "check"], ["library", "remove", "x"], ["find", "human rights"]]
)
def test_a_folder_that_is_closed_is_no_fault_of_ours(
    home: Path, words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = Path.exists

    def exists(path: Path, **how: bool) -> bool:
        if path.is_relative_to(home.parent) and path != home.parent:
            raise PermissionError(13, "Permission denied", str(path))
        return asked(path, **how)

    monkeypatch.setattr(Path, "exists", exists)
    assert run(words) == (0 if words[0] == "find" else 2)
    assert "internal error" not in capsys.readouterr().err


def test_a_damaged_index_is_told_and_not_overwritten(home: Path) -> None:
    home.mkdir(parents=True)
    (home / "index.json").write_text("{", "utf-8")
    with pytest.raises(LibraryError, match="cannot be read"):
        collection.add(home, SEED)
    assert (home / "index.json").read_text("utf-8") == "{"


def index_of(home: Path, *records: object, **more: object) -> Path:
    """An index as somebody may have written it."""
    home.mkdir(parents=True, exist_ok=True)
    index = home / "index.json"
    index.write_text(json.dumps({"texts": list(records), **more}), "utf-8")
    return index


@pytest.mark.parametrize("command", [("remove", "v"), ("add", str(SEED), "--force"), ("check",), ("list",)])
@pytest.mark.parametrize("climbs", ["../../victim.txt", "{victim}", "a/../../../victim.txt", "index.json"])
def test_no_file_outside_the_library_is_touched(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: tuple[str, ...], climbs: str
) -> None:
    victim = tmp_path / "victim.txt"
    victim.write_text("keep me", "utf-8")
    record = {"file": climbs.format(victim=victim), "name": "v", "symbol": "A/HRC/RES/27/20"}
    before = index_of(home, record).read_bytes()
    assert run(["library", *command]) == 2
    assert "'file'" in capsys.readouterr().err
    assert victim.read_text("utf-8") == "keep me"
    assert (home / "index.json").read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="links as POSIX has them")
def test_a_linked_folder_does_not_lead_outside(home: Path, tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "x.txt").write_text("keep me", "utf-8")
    index_of(home, {"file": "near/x.txt", "name": "x"})
    (home / "near").symlink_to(tmp_path / "far")
    assert collection.remove(home, "x").message == "removed"
    assert (tmp_path / "far" / "x.txt").exists()


def test_a_file_that_another_text_needs_is_kept(home: Path) -> None:
    index_of(home, {"file": "x.txt", "name": "one"}, {"file": "x.txt", "name": "other"})
    (home / "x.txt").write_text("?", "utf-8")
    collection.remove(home, "one")
    assert (home / "x.txt").exists()
    collection.remove(home, "other")
    assert not (home / "x.txt").exists()


def test_nothing_is_called_by_an_empty_name(home: Path) -> None:
    index_of(home, {"file": "x.txt", "name": "x", "symbol": None})
    with pytest.raises(LibraryError, match="no text called"):
        collection.remove(home, "")


@pytest.mark.parametrize(
    "content", ['{"texts": {}}', '{"texts": [3]}', "[" * 100_000, "3", '{"texts": [{"file": ["x"]}]}', "\xff"]
)
@pytest.mark.parametrize("command", [("remove", "v"), ("add", str(SEED)), ("check",), ("list",)])
def test_every_command_refuses_the_same_index(
    home: Path, capsys: pytest.CaptureFixture[str], command: tuple[str, ...], content: str
) -> None:
    home.mkdir(parents=True)
    (home / "index.json").write_bytes(content.encode("latin-1"))
    assert run(["library", *command]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert not re.search(r"mapping|subscriptable|recursion|codec", err)
    assert (home / "index.json").read_bytes() == content.encode("latin-1")


def test_two_texts_whose_long_names_begin_alike_are_both_kept(home: Path, tmp_path: Path) -> None:
    names = [f"Enhancement of technical cooperation and capacity-building, {end}" for end in ("v1", "v2")]
    for name in names:
        file = tmp_path / f"{name}.txt"
        file.write_text(OTHER.replace("27/20\n", "").replace("Wells", f"Wells {name}"), "utf-8")
        assert collection.add(home, file).message == "added"
    assert len([path for path in home.iterdir() if path.suffix == ".txt"]) == 2
    from hrcdiff import read

    assert [read(name).title for name in names] == [f"Wells {name}" for name in names]
    collection.remove(home, names[0])
    assert read(names[1]).title == f"Wells {names[1]}"


def test_names_that_differ_in_signs_alone_are_two_texts(home: Path, tmp_path: Path) -> None:
    for name in ("bakers 1", "bakers (1)"):
        (tmp_path / f"{name}.txt").write_text(OTHER.replace("27/20\n", "").replace("Wells", name), "utf-8")
        assert collection.add(home, tmp_path / f"{name}.txt").message == "added"
    assert collection.check(home) == []


def test_a_file_in_the_folder_that_the_index_does_not_list_is_not_overwritten(home: Path) -> None:
    home.mkdir(parents=True)
    (home / SEED.name).write_text("notes", "utf-8")
    with pytest.raises(LibraryError, match="--force"):
        collection.add(home, SEED)
    assert (home / SEED.name).read_text("utf-8") == "notes"
    (home / SEED.name).write_bytes(SEED.read_bytes())
    assert collection.add(home, SEED).message == "added"


def test_a_name_is_found_in_either_form_of_unicode(home: Path, tmp_path: Path) -> None:
    nfd, nfc = (unicodedata.normalize(form, "Résolution café") for form in ("NFD", "NFC"))
    (tmp_path / f"{nfd}.txt").write_text(OTHER.replace("27/20\n", ""), "utf-8")
    collection.add(home, tmp_path / f"{nfd}.txt")
    from hrcdiff import read

    assert read(nfc).title == read(nfd).title == "Wells"
    assert collection.remove(home, nfc).message == "removed"


def test_the_index_has_the_format_of_every_library(home: Path) -> None:
    collection.add(home, SEED)
    index = json.loads((home / "index.json").read_text("utf-8"))
    bundled = json.loads((resource_folder("seeds") / "index.json").read_text("utf-8"))
    assert index["schema"] == bundled["schema"]
    assert set(index["texts"][0]) <= set(bundled["texts"][0])


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("54/28", "54/28 comes with hrcdiff and cannot be removed"),
        ("A/HRC/RES/54/28", "54/28 comes with hrcdiff and cannot be removed"),
        ("51/2", "51/2 is in the folder {shelf}, not in your own library: delete A_HRC_RES_51_2.txt there"),
        ("51/3", "your own library has no text called 51/3: see 'hrcdiff library list'"),
    ],
)
def test_a_text_that_is_not_the_users_own_is_not_removed(
    home: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    said: str,
) -> None:
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    (shelf / "A_HRC_RES_51_2.txt").write_text(OTHER.replace("27/20", "51/2"), "utf-8")
    monkeypatch.setenv("HRCDIFF_LIBRARY", str(shelf))
    assert run(["library", "remove", name]) == 2
    assert capsys.readouterr().err == f"hrcdiff: {said.format(shelf=shelf)}\n"
    assert (shelf / "A_HRC_RES_51_2.txt").exists()
    assert not home.exists()
