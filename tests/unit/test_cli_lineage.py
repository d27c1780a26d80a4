"""Lineages and histories on the command line: what is printed, where it is written, how it is refused."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hrcdiff import lineage as lineages
from hrcdiff.cli import tracing
from hrcdiff.errors import UsageError
from hrcdiff.renderers.grid import standing_told
from hrcdiff.schema.lineage import lineage_from_dict
from tests.unit.test_cli import LONGEST_LINE, SMALL, done, elsewhere, refused, valid

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["elsewhere"]
A, B, C = "18/L.24/Rev.1", "27/20", "54/28"
PAGE = Path("reports/18-L.24-Rev.1--54-28.lineage.html")


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[str, str]:
    """Standard output and standard error of a run that succeeds."""
    from hrcdiff.cli import run

    code = run(words)
    out, err = capsys.readouterr()
    assert code == 0, err
    return out, err


def write(name: str, text: str | bytes) -> str:
    Path(name).write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return name


# --- the lineage -----------------------------------------------------------------------------


def test_three_texts_give_the_grid(capsys: pytest.CaptureFixture[str]) -> None:
    out, err = said(capsys, A, B, C)
    assert re.search(r"^ 21 Emphasizes +OP9 +– +↺ OP1$", out, re.MULTILINE)
    assert "Six paragraphs were reinstated after an absence." in out
    assert max(map(len, out.splitlines())) <= 80
    assert not err
    assert not list(Path().iterdir())


def test_a_page_of_files_is_named_by_their_stems_as_a_redline_is(capsys: pytest.CaptureFixture[str]) -> None:
    seeds = Path(__file__).parents[2] / "seeds"
    texts = ("A_HRC_18_L.24_Rev.1", "A_HRC_RES_27_20", "A_HRC_RES_54_28")
    files = [
        write(f"{name}.txt", (seeds / f"{seed}.txt").read_bytes()) for name, seed in zip("abc", texts, strict=True)
    ]
    out, _ = said(capsys, *files, "--html")
    assert out == "reports/a--c.lineage.html\n"
    out, _ = said(capsys, files[0], files[2], "--html")
    assert out == "reports/a--c.html\n"


def test_the_order_of_the_arguments_does_not_matter(capsys: pytest.CaptureFixture[str]) -> None:
    assert done(capsys, C, A, B) == done(capsys, "compare", A, B, C)


def test_in_order_keeps_it(capsys: pytest.CaptureFixture[str]) -> None:
    out = done(capsys, C, B, A, "--in-order")
    assert "1  54/28" in out
    assert "3  18/L.24/Rev.1" in out


@pytest.mark.parametrize("base", [C, "A/HRC/RES/54/28", "54/28"])
def test_the_base_is_named_as_one_likes(capsys: pytest.CaptureFixture[str], base: str) -> None:
    out = done(capsys, A, B, C, "--base", base)
    assert "12 October 2023, the base" in " ".join(out.split())
    assert "↺ OP1" not in out


def test_html_writes_a_page_that_verify_proves(capsys: pytest.CaptureFixture[str]) -> None:
    out, err = said(capsys, A, B, C, "--html")
    assert out == f"{PAGE.as_posix()}\n"
    assert "Three versions, 65 threads of provisions." in " ".join(err.split())
    assert "all 3 texts rebuild exactly from the page" in done(capsys, "verify", str(PAGE))
    first = PAGE.read_bytes()
    said(capsys, B, C, A, "--html")
    assert PAGE.read_bytes() == first, "a page of our own is replaced, by the same bytes"


def test_a_page_that_was_changed_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    from hrcdiff.cli import run

    said(capsys, A, B, C, "--html")
    PAGE.write_text(PAGE.read_text("utf-8").replace("inclusive", "exclusive"), "utf-8")
    assert run(["verify", str(PAGE)]) == 1
    assert "is not what it was" in capsys.readouterr().err


def test_json_fits_the_published_schema(capsys: pytest.CaptureFixture[str]) -> None:
    printed = json.loads(done(capsys, A, B, C, "--json"))
    valid("lineage").validate(printed)
    assert lineage_from_dict(printed).base is None


BEGINS = {
    "x.json": '{\n  "schema": "hrcdiff.lineage/1"',
    "x.md": "# Enhancement",
    "x.csv": "\ufeffthread,",
    "x.txt": "Enhancement",
    "x.html": "<!DOCTYPE html>",
}


@pytest.mark.parametrize(("name", "begins"), BEGINS.items(), ids=BEGINS)
def test_the_suffix_says_the_form(capsys: pytest.CaptureFixture[str], name: str, begins: str) -> None:
    done(capsys, A, B, C, "-o", name)
    text = Path(name).read_bytes().decode("utf-8")
    assert text.startswith(begins)
    assert "\r" not in text
    assert refused(capsys, A, B, C, "-o", write("mine.csv", "mine")).startswith("mine.csv exists")


def test_two_texts_are_a_lineage_where_it_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    rows = list(csv.reader(io.StringIO(done(capsys, A, C, "--csv").removeprefix("\ufeff"))))
    assert rows[0][1:4] == ["18/L.24/Rev.1 address", "18/L.24/Rev.1 change", "18/L.24/Rev.1 text"]
    assert len(rows) == 1 + 26 + 39 - 11


def test_a_text_given_twice_counts_once(capsys: pytest.CaptureFixture[str]) -> None:
    out = done(capsys, A, B, C, B)
    assert "Warning: 27/20 is given twice and counts once" in out
    assert "Three versions" in out


def test_different_families_are_traced_with_a_warning(capsys: pytest.CaptureFixture[str]) -> None:
    _, err = said(capsys, A, C, "36/...", "--html")
    assert "warning: these texts belong to 2 families" in err
    out = " ".join(done(capsys, A, C, "36/...").split())
    assert "Warning: these texts belong to 2 families (18/L.24/Rev.1, 54/28; 36/...)" in out


def test_a_text_of_unknown_place_is_taken_for_the_newest(capsys: pytest.CaptureFixture[str]) -> None:
    out = done(capsys, write("mine.txt", SMALL), A, C)
    assert "3  mine" in out
    assert "mine has neither symbol nor date" in out


def test_fifteen_versions(capsys: pytest.CaptureFixture[str]) -> None:
    names = [write(f"A_HRC_RES_{n}_1.txt", SMALL.replace("lit", f"lit in year {n}")) for n in range(10, 25)]
    out = done(capsys, *names)
    assert "15 versions, two threads of provisions." in " ".join(out.split())
    assert max(map(len, out.splitlines())) <= 80
    done(capsys, *names, "-o", "x.html")
    assert "all 15 texts rebuild" in done(capsys, "verify", "x.html")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b"\x00\x01\x02" * 500, ""),
        (b"nothing that looks like a resolution", ""),
        ("Le Conseil des droits de l'homme,\n\nRappelant les lanternes du port et la Charte des Nations Unies,\n\n"
         "1. Décide de les garder allumées et prie le Haut-Commissariat de faire rapport.\n", "in the same language"),
    ],
    ids=["empty", "binary", "no resolution", "another language"],
)  # fmt: skip
def test_one_text_that_cannot_be_used_is_refused(
    capsys: pytest.CaptureFixture[str], content: bytes | str, message: str
) -> None:
    assert message in refused(capsys, A, B, write("bad.txt", content))


def test_links_are_ruled_for_any_two_of_the_texts(capsys: pytest.CaptureFixture[str]) -> None:
    ruling = '[[comparison]]\nold = "18/L.24/Rev.1"\nnew = "54/28"\nforbidden = [["PP7", "PP13"]]\n'
    out = done(capsys, A, B, C, "--links", write("links.toml", ruling))
    assert "Five paragraphs were reinstated after an absence." in out


def test_a_text_that_changes_while_it_is_traced_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from hrcdiff.cli import run

    name = write("A_HRC_RES_60_1.txt", SMALL)
    real: Callable[..., lineages.Lineage] = lineages.trace

    def slow(*words: object, **more: object) -> lineages.Lineage:
        drawn = real(*words, **more)
        write(name, SMALL.replace("lit", "dark"))
        return drawn

    monkeypatch.setattr("hrcdiff.lineage.tracing.trace", slow)
    assert run([A, C, name, "--json"]) == 3
    assert "changed while it was compared" in capsys.readouterr().err


def test_open_is_for_the_page(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Path] = []
    monkeypatch.setattr(tracing, "show_in_browser", shown.append)
    done(capsys, A, B, C, "--open")
    assert shown == [PAGE]
    assert "--open shows the page, not --csv" in refused(capsys, A, B, C, "--csv", "--open")


def test_a_lineage_of_too_many_forms_is_refused() -> None:
    wanted = tracing.Wanted({"html": True, "csv": True})
    with pytest.raises(UsageError, match="--html and --csv together"):
        _ = wanted.form
    assert replace(wanted, forms={}).form == "grid"


# --- the history -----------------------------------------------------------------------------


def test_history_finds_the_family_in_the_library(capsys: pytest.CaptureFixture[str]) -> None:
    out = done(capsys, "history", C, "OP10")
    assert out.startswith("54/28 OP10, thread 23: in two versions of three")
    assert "OP10, reinstated from 18/L.24/Rev.1, 65 % of the words stay" in " ".join(out.split())
    assert "27/20             dropped" in out
    assert "· strongly encourages [the Office and respective United Nations agencies]" in " ".join(out.split())
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.parametrize("address", ["OP10", "op10", " OP10 ", "op 10", "Op. 10"])
def test_history_takes_the_versions_and_the_address_as_they_are_written(
    capsys: pytest.CaptureFixture[str], address: str
) -> None:
    assert done(capsys, "history", C, address, A, B) == done(capsys, "history", C, "OP10")


def test_history_of_a_list_item(capsys: pytest.CaptureFixture[str]) -> None:
    assert done(capsys, "history", A, "OP6 (a)", B, C).startswith("18/L.24/Rev.1 OP6(a), thread")
    assert done(capsys, "history", A, "op 6 a", B, C) == done(capsys, "history", A, "OP6 (a)", B, C)
    done(capsys, "history", A, "OP6(a)", "-o", "x.txt")
    assert Path("x.txt").read_text("utf-8").startswith("18/L.24/Rev.1 OP6(a)")


def test_history_of_texts_with_brackets_has_signs_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    for name, session in (("old.txt", "sixtieth"), ("new.txt", "sixty-first")):
        write(name, SMALL + f"\n\n2. Decides to meet again at its {session} session [in Geneva].\n")
    out = done(capsys, "history", "old.txt", "OP2", "new.txt", "--in-order")
    assert "{-sixtieth-} {+sixty-first+} session [in Geneva]" in " ".join(out.split())


# --- the family ------------------------------------------------------------------------------


def test_family_gives_the_lineage_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = said(capsys, "family", B, "--html")
    assert out == f"{PAGE.as_posix()}\n"
    assert "all 3 texts rebuild" in done(capsys, "verify", str(PAGE))


def test_a_family_of_one_has_no_lineage(capsys: pytest.CaptureFixture[str]) -> None:
    assert "only version of its family" in refused(capsys, "family", "36/...", "--html")
    assert "one at a time" in refused(capsys, "family", B, "--html", "--json")
    assert len(refused(capsys, "history", "36/...", "OP1")) < LONGEST_LINE


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["54/28"] * 3, "54/28 is given 3 times: a lineage needs two versions at least"),
        (
            ["54/28", "A/HRC/RES/54/28", "--base", "54/28"],
            "54/28 is given twice: a lineage needs two versions at least",
        ),
    ],
)
def test_one_text_alone_has_no_lineage(capsys: pytest.CaptureFixture[str], words: list[str], told: str) -> None:
    assert told in refused(capsys, *words)


def test_a_text_that_is_given_three_times_is_told_of_once(capsys: pytest.CaptureFixture[str]) -> None:
    out = done(capsys, "27/20", "54/28", "27/20", "27/20")
    assert out.count("Warning: 27/20 is given 3 times and counts once") == out.count("counts once") == 1


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        ((5, 7, 2), "five run through all versions; seven stand in 54/28, two do not"),
        ((5, 39, 26), "5 run through all versions; 39 stand in 54/28, 26 do not"),
        ((0, 5, 63), "none runs through all versions; 5 stand in 54/28, 63 do not"),
        ((1, 1, 1), "one runs through all versions; one stands in 54/28, one does not"),
        ((5, 5, 0), "five run through all versions; all stand in 54/28"),
        ((1, 1, 0), "one runs through all versions; it stands in 54/28"),
    ],
)
def test_the_sentence_on_threads(figures: tuple[int, int, int], told: str) -> None:
    assert standing_told(*figures, "54/28") == told
