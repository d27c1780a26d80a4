"""Names of reports, and files that are written whole or not at all."""

from __future__ import annotations

import json
import os
import re
import stat
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrcdiff.amending import AMENDED
from hrcdiff.errors import WriteError
from hrcdiff.marks import MARKDOWN, REPORTS
from hrcdiff.output import report_path, slug, write
from hrcdiff.renderers.to_family import FAMILY
from hrcdiff.renderers.to_found import FOUND, ORIGINS
from hrcdiff.schema.lineage import LINEAGE
from hrcdiff.schema.to_dict import DOCUMENT, REDLINE

ROOT = Path(__file__).resolve().parents[2]
OURS = '<!doctype html><meta name="generator" content="hrcdiff 0.1.0">'


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("18/L.24/Rev.1", "18-L.24-Rev.1"),
        ("54/28", "54-28"),
        ("36/...", "36-draft"),
        ("36/…", "36-draft"),
        ("PRST 29/1", "PRST-29-1"),
        ("S/RES/2020 (2010)", "S-RES-2020-2010"),
        ("my draft, second try", "my-draft-second-try"),
        ("../../etc/passwd", "etc-passwd"),
        ("a<b>:c|d?e*f", "a-b-c-d-e-f"),
        ("résumé", "résumé"),
        ("CON", "text-CON"),
        ("nul.txt", "text-nul.txt"),
        ("", "text-"),
        ("...", "text-"),
        ("x" * 60, "x" * 60),
        ("x" * 300, "x" * 51 + "-0d4e2ca9"),
    ],
)
def test_names_of_texts_become_names_of_files(name: str, wanted: str) -> None:
    assert slug(name) == wanted


@given(st.text())
def test_a_name_is_legal_everywhere(name: str) -> None:
    made = slug(name)
    assert made
    assert len(made) <= 65
    assert len(made.encode("utf-8", "replace")) <= 105
    assert not set(made) & set('<>:"/\\|?*\0\n\r\t')
    assert made.rstrip(". ") == made
    assert not made.startswith(".")


@given(st.text(min_size=1, max_size=3), st.text(min_size=1, max_size=3))
def test_long_names_that_begin_alike_stay_two(one: str, other: str) -> None:
    beginning = "Enhancement of technical cooperation and capacity-building " * 2
    same = unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)
    assert (slug(beginning + one) == slug(beginning + other)) is same


def test_a_letter_and_its_accent_are_one_name_in_both_forms_of_unicode() -> None:
    assert slug(unicodedata.normalize("NFD", "résumé")) == unicodedata.normalize("NFC", "résumé")


def test_two_long_names_in_any_script_fit_into_the_name_of_a_file() -> None:
    path = report_path("决议" * 80, "Ж" * 200, "lineage.html")
    assert len(path.name.encode("utf-8")) <= 255


def test_the_path_of_a_report() -> None:
    assert report_path("18/L.24/Rev.1", "54/28", "html") == Path("reports/18-L.24-Rev.1--54-28.html")
    assert report_path("a", "b", "json", Path("x")) == Path("x/a--b.json")


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "page.html"
    write(path, "é\n")
    assert path.read_bytes() == b"\xc3\xa9\n"
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.skipif(os.name != "posix", reason="permissions as POSIX has them")
def test_a_file_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    write(tmp_path / "page.html", "x")
    (tmp_path / "other").write_text("x", encoding="utf-8")
    assert (tmp_path / "page.html").stat().st_mode == (tmp_path / "other").stat().st_mode


@pytest.mark.skipif(os.name != "posix", reason="permissions as POSIX has them")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
@pytest.mark.parametrize("linked", [False, True])
def test_a_file_that_is_written_again_keeps_its_permissions(tmp_path: Path, mode: int, linked: bool) -> None:
    path, link = tmp_path / "page.html", tmp_path / "link.html"
    write(path, OURS)
    path.chmod(mode)
    link.symlink_to(path)
    write(link if linked else path, OURS + "again")
    assert path.read_text(encoding="utf-8") == OURS + "again"
    assert stat.S_IMODE(path.stat().st_mode) == mode
    assert link.is_symlink()


def test_the_schemas_of_reports_are_those_that_are_published() -> None:
    published = {path.name.removesuffix(".schema.json") for path in (ROOT / "hrcdiff" / "schemas").glob("*.json")}
    assert published <= set(REPORTS)
    constants = {DOCUMENT, REDLINE, LINEAGE, AMENDED, FOUND, ORIGINS, FAMILY}
    assert constants == {f"hrcdiff.{name}/1" for name in REPORTS}


@pytest.mark.parametrize("schema", ["library", "verb-scale", "redlines", "redline"])
@pytest.mark.parametrize("before", ["", '"texts": [], ', '"note": "', '["'])
def test_a_file_of_the_users_in_a_format_of_ours_is_no_report(tmp_path: Path, schema: str, before: str) -> None:
    path = tmp_path / "index.json"
    content = f'{{{before}"schema": "hrcdiff.{schema}/1", "texts": []}}'
    path.write_text(content, encoding="utf-8")
    if (schema, before) == ("redline", ""):
        write(path, "new")
        return
    with pytest.raises(WriteError, match="--force"):
        write(path, "new")
    assert path.read_text(encoding="utf-8") == content


@pytest.mark.parametrize("suffix", ["", ".md"])
def test_what_is_there_already_is_left(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"x{suffix}"
    path.write_text("the same", encoding="utf-8")
    before = path.stat()
    write(path, "the same")
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.parametrize("way", ["itself", "relative", "symbolic", "hard", "to it"])
@pytest.mark.parametrize("force", [False, True])
def test_an_input_is_never_overwritten(tmp_path: Path, way: str, force: bool) -> None:
    path, other = tmp_path / "base.txt", tmp_path / "other.txt"
    path.write_text(OURS, encoding="utf-8")
    if way == "relative":
        other = tmp_path / ".." / tmp_path.name / "base.txt"
    elif way == "symbolic":
        other.symlink_to(path)
    elif way == "hard":
        other.hardlink_to(path)
    elif way == "to it":
        path.rename(other)
        path.symlink_to(other)
    else:
        other = path
    with pytest.raises(WriteError, match="was read for this"):
        write(other, "new", force=force, inputs=[tmp_path / "missing.txt", path])
    assert path.read_text(encoding="utf-8") == OURS
    write(tmp_path / "third.txt", "new", inputs=[path, other])


@pytest.mark.parametrize("content", [OURS, '{\n  "schema": "hrcdiff.redline/1"', "# A\n" + MARKDOWN])
def test_our_own_report_is_replaced(tmp_path: Path, content: str) -> None:
    path = tmp_path / "page"
    path.write_text(content, encoding="utf-8")
    write(path, "new")
    assert path.read_text(encoding="utf-8") == "new"


@pytest.mark.parametrize("content", ["", "notes", "a note about hrcdiff", " " * 5000 + OURS])
def test_any_other_file_is_replaced_only_by_force(tmp_path: Path, content: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(WriteError, match="--force"):
        write(path, "new")
    assert path.read_text(encoding="utf-8") == content
    assert list(tmp_path.iterdir()) == [path]
    write(path, "new", force=True)
    assert path.read_text(encoding="utf-8") == "new"


@pytest.mark.parametrize("force", [False, True])
def test_a_folder_is_never_replaced(tmp_path: Path, force: bool) -> None:
    with pytest.raises(WriteError, match="is a folder"):
        write(tmp_path, "new", force=force)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes as POSIX has them")
@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("linked", [False, True])
def test_what_is_no_file_is_never_replaced(tmp_path: Path, force: bool, linked: bool) -> None:
    """A pipe stands for a device here: to try it with a device would take the machine's own away."""
    path = tmp_path / "pipe"
    os.mkfifo(path)
    if linked:
        (tmp_path / "link").symlink_to(path)
    with pytest.raises(WriteError, match="a device or a pipe"):
        write(tmp_path / "link" if linked else path, "new", force=force)
    assert path.is_fifo()


def test_a_file_in_the_place_of_a_folder_stays(tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("mine", encoding="utf-8")
    with pytest.raises(WriteError, match="cannot be written"):
        write(tmp_path / "reports" / "page.html", "new")
    assert (tmp_path / "reports").read_text(encoding="utf-8") == "mine"


def test_nothing_half_written_stays_when_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "page.html"
    path.write_text(OURS, encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(WriteError, match="No space left on device"):
        write(path, "new")
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_text(encoding="utf-8") == OURS


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("content", [OURS, "of the user's"])
def test_a_file_that_is_read_only_is_not_replaced(tmp_path: Path, content: str, force: bool) -> None:
    path = tmp_path / "page.html"
    path.write_text(content, encoding="utf-8")
    path.chmod(stat.S_IREAD)
    with pytest.raises(WriteError, match="is read-only: choose another name"):
        write(path, OURS + "again", force=force)
    assert path.read_text(encoding="utf-8") == content
    write(path, content)
    assert not path.stat().st_mode & stat.S_IWRITE
    path.chmod(stat.S_IREAD | stat.S_IWRITE)
    write(path, OURS + "again", force=True)
    assert path.read_text(encoding="utf-8") == OURS + "again"


def stating(*texts: tuple[str, str, str | None], kind: str = "redline", more: str = "") -> str:
    """JSON of ours that states texts: name, the sign its digest is made of, symbol."""
    stated = [
        f'{{"name": "{name}", "sha256": "{digest * 64}", "symbol": {json.dumps(s)}}}' for name, digest, s in texts
    ]
    return f'{{"schema": "hrcdiff.{kind}/1", "texts": [{", ".join(stated)}]{more}}}'


BELLS, MAPS, ROADS = ("bells", "a", "A/HRC/RES/1/2"), ("maps", "b", None), ("roads", "c", None)
WITH_AGREED = ', "agreed": {}'


@pytest.mark.parametrize(
    ("before", "after", "gone"),
    [
        (stating(BELLS, MAPS), stating(BELLS, MAPS), None),
        (stating(BELLS, MAPS), stating(BELLS, MAPS, more=', "links": []'), None),
        (stating(BELLS, MAPS), stating(BELLS, MAPS, more=WITH_AGREED), None),
        (stating(BELLS, MAPS, more=WITH_AGREED), stating(BELLS, MAPS, more=WITH_AGREED + " "), None),
        (stating(BELLS, MAPS, more=WITH_AGREED), stating(BELLS, MAPS), "a report with what --agreed found"),
        (stating(BELLS, MAPS), stating(ROADS, MAPS), "a report of A/HRC/RES/1/2 and maps"),
        (stating(BELLS, MAPS), stating(MAPS, BELLS), "a report of A/HRC/RES/1/2 and maps"),
        (stating(MAPS), stating(("maps", "d", None)), "a report of other files called maps"),
        (stating(BELLS, MAPS), stating(BELLS, MAPS, kind="lineage"), "a report of another kind, of .* and maps"),
        (stating(BELLS, MAPS, ROADS, ("bridges", "e", None)), stating(BELLS), "A/HRC/RES/1/2, maps and 2 others"),
        (f"# Bells{MARKDOWN}", f"# Bells{MARKDOWN}", None),
        (f"# Bells{MARKDOWN}", f"# Maps{MARKDOWN}", "a report with other content"),
    ],
)
def test_what_goes_with_a_report_of_something_else_is_told(
    tmp_path: Path, before: str, after: str, gone: str | None
) -> None:
    path = tmp_path / "x.json"
    assert write(path, before) is None
    told = write(path, after)
    assert path.read_text(encoding="utf-8") == after
    assert told is None if gone is None else re.search(gone, told or "")


@pytest.mark.parametrize("below", ["page.html", "deeper/page.html"])
def test_a_file_where_a_folder_is_wanted_is_named(tmp_path: Path, below: str) -> None:
    (tmp_path / "reports").write_text("x", encoding="utf-8")
    with pytest.raises(WriteError, match="reports is a file, not a folder"):
        write(tmp_path / "reports" / below, OURS)
