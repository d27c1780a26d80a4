"""Libraries: what a reference finds, and what it says when it finds nothing or too much."""

from __future__ import annotations

import hashlib
import json
import os
import unicodedata
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrcdiff import read
from hrcdiff.cli import run
from hrcdiff.errors import AmbiguousText, HrcdiffError, LibraryError, ReadError, SymbolError, UnknownText
from hrcdiff.library import SUFFIXES, Entry, Library, bundled, find, libraries_from, open_folder
from hrcdiff.readers.formats import Format

DRAFT = "HRC-36-draft-follow-up-systems.txt"


def folder(path: Path, *names: str, index: object = None) -> Library:
    """A library of files that hold nothing."""
    path.mkdir(parents=True, exist_ok=True)
    for name in names:
        (path / name).write_text("", encoding="utf-8")
    if index is not None:
        (path / "index.json").write_text(json.dumps(index), encoding="utf-8")
    return open_folder(path)


def found(reference: str, *libraries: Library) -> str:
    return find(reference, libraries).path.name


def refused(reference: str, *libraries: Library) -> HrcdiffError | None:
    try:
        find(reference, libraries)
    except HrcdiffError as error:
        return error
    return None


# --- the texts that ship with hrcdiff ---------------------------------------------------------


@pytest.mark.parametrize(
    ("reference", "file"),
    [
        ("18/L.24/Rev.1", "A_HRC_18_L.24_Rev.1.txt"),
        ("18/L.24 rev 1", "A_HRC_18_L.24_Rev.1.txt"),
        ("A/HRC/18/L.24/Rev.1*", "A_HRC_18_L.24_Rev.1.txt"),
        ("27/20", "A_HRC_RES_27_20.txt"),
        ("RES/27/20", "A_HRC_RES_27_20.txt"),
        ("resolution A/HRC/27/20", "A_HRC_RES_27_20.txt"),
        ("a-hrc-res-27-20", "A_HRC_RES_27_20.txt"),
        ("54/28", "A_HRC_RES_54_28.txt"),
        ("54/28.", "A_HRC_RES_54_28.txt"),
        ("https://undocs.org/en/A/HRC/RES/54/28", "A_HRC_RES_54_28.txt"),
        ("A_HRC_RES_54_28.txt", "A_HRC_RES_54_28.txt"),
        ("36/...", DRAFT),
        ("36/…", DRAFT),
        ("36/..", DRAFT),
        ("HRC-36-draft-follow-up-systems", DRAFT),
        ("hrc-36-DRAFT-follow-up-systems", DRAFT),
    ],
)
def test_the_bundled_texts(reference: str, file: str) -> None:
    entry = find(reference, libraries_from([], {}))
    assert (entry.path.name, entry.origin) == (file, "bundled")


def test_the_bundled_index_says_what_the_files_are() -> None:
    library = bundled()
    texts = {path.name for path in library.folder.glob("*.txt")}
    assert {entry.path.name for entry in library.entries} == texts
    for entry in library.entries:
        assert entry.sha256 == hashlib.sha256(entry.path.read_bytes()).hexdigest()
        assert entry.title
        assert entry.title[:40] in " ".join(entry.path.read_text(encoding="utf-8").split())
        assert entry.source
        assert entry.date
        assert entry.language == "en"
    assert [entry.name for entry in library.entries] == ["18/L.24/Rev.1", "27/20", "54/28", "36/..."]


# --- what is not there ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reference", "near"),
    [
        ("54/82", ("54/28",)),
        ("A/HRC/27/20", ("27/20",)),
        ("18/L.24", ("18/L.24/Rev.1",)),
        ("18/18", ("18/L.24/Rev.1",)),
        ("18/...", ("18/L.24/Rev.1",)),
        ("36/29", ("36/...",)),
        ("HRC-36-draft", ("36/...",)),
        ("S/RES/1325 (2000)", ()),
        ("80/190", ()),
        ("99/99", ()),
        ("A/HRC/RES/99/99", ()),
        ("nonsense", ()),
    ],
)
def test_an_unknown_text_lists_near_ones(reference: str, near: tuple[str, ...]) -> None:
    with pytest.raises(UnknownText) as caught:
        find(reference, [bundled()])
    assert caught.value.near[: max(1, len(near))] == near
    assert caught.value.message.startswith(f"no text called {reference}")
    assert "library; near: " in caught.value.message or not near


@pytest.mark.parametrize("reference", ["27/21", "A/HRC/RES/27/21"])
def test_the_beginning_that_all_symbols_share_makes_none_near(reference: str) -> None:
    with pytest.raises(UnknownText) as caught:
        find(reference, [bundled()])
    assert caught.value.near == ("27/20",)


def test_a_report_is_not_the_resolution(tmp_path: Path) -> None:
    library = folder(tmp_path, "A_HRC_RES_27_20.txt", "A_HRC_RES_27_2.txt", "A_HRC_27_21.txt")
    with pytest.raises(UnknownText) as caught:
        find("A/HRC/27/20", [library])
    assert caught.value.near[0] == "27/20"
    assert "the symbol of a report" in caught.value.message


def test_near_ones_are_five_at_most_and_named_once(tmp_path: Path) -> None:
    library = folder(tmp_path, *(f"A_HRC_RES_54_{n}.txt" for n in range(1, 20)), "A_HRC_RES_54_1_fr.txt")
    with pytest.raises(UnknownText) as caught:
        find("54/99", [library, library])
    assert len(set(caught.value.near)) == len(caught.value.near) == 5
    assert set(caught.value.near) & {"54/9", "54/19"}


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        ("HIV/AIDS", "write A/HRC/RES/54/28, 54/28, 18/L.24/Rev.1"),
        ("54/x", "'x' does not fit"),
        ("L.24", "does not say which session: write 18/L.24"),
        ("", "an empty symbol"),
        ("x" * 201, "longer than 200 characters"),
        ("A/HRC/RES/54/28\0", "does not fit"),
        ("../seeds/A_HRC_RES_54_28.txt", "looks like a path"),
        ("A/../HRC/RES/54/28", "looks like a path"),
        ("./54/28", "looks like a path"),
        ("/54/28", "looks like a path"),
        ("..\\54", "looks like a path"),
        ("C:/texts/54", "looks like a path"),
        ("54\\28", "looks like a path"),
        ("..", "is no UN document symbol"),
    ],
)
def test_what_is_no_reference(reference: str, message: str) -> None:
    with pytest.raises(SymbolError) as caught:
        find(reference, [bundled()])
    assert message in caught.value.message


# --- too much ---------------------------------------------------------------------------------


def test_two_organs_in_one_library(tmp_path: Path) -> None:
    library = folder(tmp_path, "A_HRC_RES_54_28.txt", "A_RES_54_28.pdf")
    with pytest.raises(AmbiguousText) as caught:
        find("54/28", [library])
    assert caught.value.choices == ("A/HRC/RES/54/28", "A/RES/54/28")
    assert found("HRC 54/28", library) == "A_HRC_RES_54_28.txt"
    assert found("A/RES/54/28", library) == "A_RES_54_28.pdf"


def test_two_committees_in_one_library(tmp_path: Path) -> None:
    library = folder(tmp_path, "A_C.2_80_L.14.pdf", "A_C.3_80_L.14.pdf", "A_C.3_80_L.20.pdf")
    assert found("80/L.20", library) == "A_C.3_80_L.20.pdf"
    with pytest.raises(AmbiguousText) as caught:
        find("80/L.14", [library])
    assert caught.value.choices == ("A/C.2/80/L.14", "A/C.3/80/L.14")


def test_two_files_of_one_text(tmp_path: Path) -> None:
    library = folder(tmp_path, "A_HRC_RES_36_29.txt", "A_HRC_RES_36_29.docx")
    with pytest.raises(AmbiguousText) as caught:
        find("36/29", [library])
    assert caught.value.choices == tuple(str(tmp_path / f"A_HRC_RES_36_29{suffix}") for suffix in (".docx", ".txt"))


def test_two_drafts_of_a_session(tmp_path: Path) -> None:
    texts = [{"file": "a.txt", "name": "36/..."}, {"file": "b.txt", "session": "36"}]
    library = folder(tmp_path, "a.txt", "b.txt", index={"texts": texts})
    with pytest.raises(AmbiguousText) as caught:
        find("36/…", [library])
    assert caught.value.choices == (str(tmp_path / "a.txt"), str(tmp_path / "b.txt"))
    assert found("b", library) == "b.txt"


@pytest.mark.parametrize(
    ("names", "chosen"),
    [
        (("A_HRC_RES_45_32_fr.txt",), "A_HRC_RES_45_32_fr.txt"),
        (("A_HRC_RES_45_32.txt", "A_HRC_RES_45_32_fr.txt"), "A_HRC_RES_45_32.txt"),
        (("A_HRC_RES_45_32-EN.pdf", "A_HRC_RES_45_32-FR.pdf"), "A_HRC_RES_45_32-EN.pdf"),
        (("A_HRC_RES_45_32_es.txt", "A_HRC_RES_45_32_fr.txt"), None),
        (("A_HRC_RES_45_32.txt", "A_HRC_RES_45_32_en.txt"), None),
    ],
)
def test_language_versions(tmp_path: Path, names: tuple[str, ...], chosen: str | None) -> None:
    library = folder(tmp_path, *names)
    if chosen is None:
        with pytest.raises(AmbiguousText):
            find("45/32", [library])
    else:
        assert found("45/32", library) == chosen
    for name in names:
        assert found(name, library) == name


# --- folders ----------------------------------------------------------------------------------


def test_the_first_library_wins(tmp_path: Path) -> None:
    first, second = folder(tmp_path / "a", "A_RES_54_28.txt"), folder(tmp_path / "b", "A_HRC_RES_54_28.txt")
    assert find("54/28", [first, second]).origin == "a"
    assert find("54/28", [second, first]).origin == "b"
    assert find("HRC 54/28", [first, bundled()]).origin == "bundled"


def test_a_folder_without_an_index(tmp_path: Path) -> None:
    (tmp_path / "A_HRC_RES_1_1.txt").mkdir()
    library = folder(tmp_path, "b.TXT", "A_HRC_RES_36_29.md", "a.docx", "README.md", "~$a.docx", ".x.txt", "x.png")
    assert [(entry.path.name, entry.name, entry.session) for entry in library.entries] == [
        ("A_HRC_RES_36_29.md", "36/29", "36"),
        ("a.docx", "a", None),
        ("b.TXT", "b", None),
    ]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_kind_of_file_that_is_read_is_found_in_a_folder(suffix: str, tmp_path: Path) -> None:
    assert found("36/29", folder(tmp_path, f"A_HRC_RES_36_29{suffix}")) == f"A_HRC_RES_36_29{suffix}"


def test_whatever_is_read_has_a_suffix() -> None:
    called = {"text": (".txt",), "mime": (".mht", ".mhtml", ".eml")}
    assert {end for kind in get_args(Format) for end in called.get(kind, (f".{kind}",))} <= set(SUFFIXES)


def test_a_text_can_be_identified_by_reading_it(tmp_path: Path) -> None:
    asked = []

    def identify(path: Path) -> tuple[str | None, str | None]:
        asked.append(path.name)
        if path.stem == "broken":
            raise ReadError("broken")
        return {"b": "A/HRC/RES/7/14", "c": "nonsense"}.get(path.stem), "The right to food"

    folder(tmp_path, "A_HRC_RES_36_29.txt", "b.txt", "broken.txt", "c.txt")
    library = open_folder(tmp_path, identify=identify)
    assert asked == []
    entry = find("7/14", [library])
    assert (entry.path.name, entry.name, entry.title) == ("b.txt", "b", "The right to food")
    assert found("broken", library) == "broken.txt"
    assert find("c", [library]).symbol is None
    assert sorted(asked) == ["b.txt", "broken.txt", "c.txt"]


def test_an_index_is_read_when_a_text_is_looked_for(tmp_path: Path) -> None:
    library = folder(tmp_path)
    folder(tmp_path, "x.txt", "y.txt", index={"texts": [{"file": "x.txt", "symbol": "A/HRC/RES/7/14"}]})
    assert library.entries == (
        Entry(
            path=tmp_path / "x.txt",
            symbol=find("7/14", [library]).symbol,
            name="7/14",
            session="7",
            origin=tmp_path.name,
        ),
    )
    assert isinstance(refused("y", library), UnknownText)


@pytest.mark.parametrize(
    ("index", "message"),
    [
        ("", "is no JSON"),
        ("{", "is no JSON"),
        ("\xff", "is no JSON"),
        ("[" * 100_000, "is no JSON"),
        ("[]", "has no list of texts"),
        ("{}", "has no list of texts"),
        ('{"texts": {}}', "has no list of texts"),
        ('{"schema": "hrcdiff.library/2", "texts": []}', "has a schema that this version of hrcdiff does not know"),
        ('{"schema": null, "texts": []}', "has a schema that"),
        ('{"texts": [{"file": "index.json"}]}', "names the index itself"),
        ('{"texts": ["x.txt"]}', "text 1: not an object"),
        ('{"texts": [{}]}', "text 1: 'file' must name a file inside the folder"),
        ('{"texts": [{"file": "x.txt"}, {"file": ""}]}', "text 2: 'file' must name"),
        ('{"texts": [{"file": 1}]}', "'file' is not a string"),
        ('{"texts": [{"file": "x.txt", "title": ["a"]}]}', "'title' is not a string"),
        ('{"texts": [{"file": "x.txt", "symbol": "54/28"}]}', "no UN document symbol"),
        ('{"texts": [{"file": "../x.txt"}]}', "inside the folder"),
        ('{"texts": [{"file": "a/../../x.txt"}]}', "inside the folder"),
        ('{"texts": [{"file": "/etc/x.txt"}]}', "inside the folder"),
        ('{"texts": [{"file": "C:/x.txt"}]}', "inside the folder"),
        ('{"texts": [{"file": "..\\\\x.txt"}]}', "inside the folder"),
        ('{"texts": [{"file": "x\\u0000.txt"}]}', "inside the folder"),
    ],
)
def test_an_index_that_cannot_be_used(tmp_path: Path, index: str, message: str) -> None:
    (tmp_path / "index.json").write_bytes(index.encode("latin-1"))
    with pytest.raises(LibraryError) as caught:
        find("54/28", [open_folder(tmp_path), bundled()])
    assert message in caught.value.message
    assert "\n" not in caught.value.message


def test_an_index_may_name_files_further_down_and_begin_with_a_mark(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "x.txt").write_text("", encoding="utf-8")
    (tmp_path / "index.json").write_text('{"texts": [{"file": "sub/x.txt"}]}', encoding="utf-8-sig")
    assert find("x", [open_folder(tmp_path)]).path == tmp_path / "sub" / "x.txt"


APART, WHOLE = unicodedata.normalize("NFD", "Résolution"), unicodedata.normalize("NFC", "Résolution")


@pytest.mark.parametrize(("kept", "asked"), [(APART, WHOLE), (WHOLE, APART)])
def test_the_form_of_unicode_makes_no_difference(tmp_path: Path, kept: str, asked: str) -> None:
    assert find(asked, [folder(tmp_path, f"{kept}.txt")]).path.exists()


def test_an_index_that_lists_a_file_that_is_gone(tmp_path: Path) -> None:
    names = ("gone.txt", "x" * 5000)
    library = folder(tmp_path, index={"texts": [{"file": name, "name": name[0]} for name in names]})
    for name in names:
        with pytest.raises(LibraryError, match="is not there"):
            find(name[0], [library])


def test_an_index_that_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "index.json").mkdir()
    with pytest.raises(LibraryError, match="cannot be read"):
        find("54/28", [open_folder(tmp_path)])


@pytest.mark.parametrize(
    ("name", "message"), [("none", "does not exist"), ("file.txt", "is not a folder"), ("a\0b", "not exist")]
)
def test_a_folder_that_is_none(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "file.txt").write_text("", encoding="utf-8")
    with pytest.raises(LibraryError, match=message):
        open_folder(tmp_path / name)


def test_a_folder_that_goes_away(tmp_path: Path) -> None:
    library = folder(tmp_path / "x")
    (tmp_path / "x").rmdir()
    with pytest.raises(LibraryError, match="cannot be read"):
        find("54/28", [library])


def test_the_order_of_the_libraries(tmp_path: Path) -> None:
    for name in "abcd":
        (tmp_path / name).mkdir()
    environ = {"HRCDIFF_LIBRARY": os.pathsep.join(["", str(tmp_path / "b"), str(tmp_path / "c"), " "])}
    libraries = libraries_from([tmp_path / "a"], environ, user=tmp_path / "d")
    assert [library.origin for library in libraries] == ["a", "b", "c", "d", "bundled"]
    assert [library.origin for library in libraries_from([], {}, user=tmp_path / "none")] == ["bundled"]
    with pytest.raises(LibraryError, match=r"^HRCDIFF_LIBRARY: the library .* does not exist"):
        libraries_from([], {"HRCDIFF_LIBRARY": str(tmp_path / "none")})


# --- laws -------------------------------------------------------------------------------------

WORDS = st.lists(
    st.sampled_from([*"0123456789/.-_* \\", "A/", "HRC", "/RES/", "L.", "54/28", "36/", "...", "S-", "..", "…", "\0"]),
    max_size=12,
).map("".join)


@given(st.text() | WORDS)
def test_law_a_reference_finds_a_text_or_says_why_not(reference: str) -> None:
    error = refused(reference, bundled())
    assert error is None or error.message.isprintable()


@pytest.mark.parametrize("entry", bundled().entries, ids=lambda entry: entry.name)
def test_law_each_text_is_found_by_all_its_names(entry: Entry) -> None:
    names = [entry.name, entry.path.name, entry.path.stem, *([str(entry.symbol)] if entry.symbol else [])]
    assert {find(name, [bundled()]) for name in names} == {entry}


# --- what the index says, and what the text is ------------------------------------------------


def stated(path: Path, **says: str) -> Path:
    """A library of one seed, of which the index says something else."""
    seed = find("27/20", [bundled()])
    path.mkdir()
    (path / "x.txt").write_bytes(seed.path.read_bytes())
    record = {"file": "x.txt", "symbol": "A/HRC/RES/27/20", "sha256": seed.sha256, **says}
    (path / "index.json").write_text(json.dumps({"texts": [record]}), encoding="utf-8")
    return path


FORMS = [(), ("--html",), ("--docx",), ("--json",), ("--markdown",), ("--stat",), ("--summary",), ("--ledger",)]


@pytest.mark.parametrize("form", FORMS, ids="".join)
@pytest.mark.parametrize(
    ("says", "name", "message"),
    [
        ({"sha256": "0" * 64}, "27/20", "x.txt is not the file that the index of the library describes"),
        ({"symbol": "A/HRC/RES/60/1"}, "60/1", "the index of the library says that x.txt is A/HRC/RES/60/1; it is"),
        ({}, "27/20", ""),
    ],
    ids=["digest", "symbol", "as it says"],
)
def test_a_text_that_is_not_what_the_index_says_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    form: tuple[str, ...], says: dict[str, str], name: str, message: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    library = str(stated(tmp_path / "lib", **says))
    assert run([name, "54/28", *form, "--library", library]) == 0
    told = " ".join("".join(capsys.readouterr()).split())
    assert told.count("the index of the library") == bool(message)
    assert message in told


@pytest.mark.parametrize("name", ["18/L.24/Rev.1", "27/20", "36/...", "54/28"])
def test_the_bundled_texts_are_what_their_index_says(name: str) -> None:
    assert [w.code for w in read(name).warnings if w.code == "not-as-indexed"] == []
