"""Tracked changes: a Word file as it was, as it is to be, and what has to happen to numbers, marks and notes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hrcdiff import cli
from hrcdiff.readers import read_bytes
from hrcdiff.readers.word import has_tracked_changes
from hrcdiff.source import Tracked
from tests.unit.docx_files import (
    Xml,
    box,
    changed_row,
    deleted,
    docx,
    i,
    inserted,
    moved_from,
    moved_to,
    note,
    p,
    run,
    style,
    table,
    within,
)
from tests.unit.reading import accounted

N = (1, 0)


def states(*blocks: str, **parts: object) -> tuple[list[str], list[str]]:
    """The lines of both states: original, final."""

    def state(tracked: Tracked) -> list[str]:
        source = read_bytes("text", docx(*blocks, **parts), tracked=tracked)  # type: ignore[arg-type]
        accounted(source)
        return [line.text for line in source.lines]

    return state("original"), state("final")


@pytest.mark.parametrize(
    ("runs", "original", "final"),
    [
        (["light ", inserted("all "), "lanterns"], "light lanterns", "light all lanterns"),
        (["light ", deleted("all "), "lanterns"], "light all lanterns", "light lanterns"),
        (["ring ", deleted("a bell"), inserted("bells")], "ring a bell", "ring bells"),
        (["a ", inserted("b ", deleted("c ")), "d"], "a d", "a b d"),
        (["a ", moved_from("b "), "c ", moved_to("b "), "d"], "a b c d", "a c b d"),
        ([within("hyperlink", inserted("A/"), "HRC")], "HRC", "A/HRC"),
        ([inserted(within("sdt", within("sdtContent", "new "))), "old"], "old", "new old"),
        (["a", inserted(run(within("noBreakHyphen"))), "b"], "ab", "a-b"),
    ],
)
def test_words(runs: list[str], original: str, final: str) -> None:
    assert states(p(*runs)) == ([original], [final])


def test_a_paragraph_that_was_inserted_is_not_in_the_original_nor_counted_there() -> None:
    blocks = p("a", num=N), p(inserted("new"), num=N, mark="ins"), p("b", num=N)
    assert states(*blocks) == (["1. a", "2. b"], ["1. a", "2. new", "3. b"])


def test_a_paragraph_that_was_deleted_is_not_in_the_final_text_nor_counted_there() -> None:
    blocks = p("a", num=N), p(deleted("old"), num=N, mark="del"), p("b", num=N)
    assert states(*blocks) == (["1. a", "2. old", "3. b"], ["1. a", "2. b"])


def test_a_paragraph_that_was_moved_is_once_in_each() -> None:
    blocks = (
        p(moved_from("a"), num=N, mark="moveFrom"),
        p("b", num=N),
        p(moved_to("a"), num=N, mark="moveTo"),
        p("c", num=N),
    )
    assert states(*blocks) == (["1. a", "2. b", "3. c"], ["1. b", "2. a", "3. c"])


def test_two_paragraphs_that_were_joined_are_one_in_the_final_text() -> None:
    blocks = p("Decides ", num=N, mark="del"), p("to light;", num=N), p("Requests", num=N)
    assert states(*blocks) == (
        ["1. Decides", "2. to light;", "3. Requests"],
        ["1. Decides to light;", "2. Requests"],
    )


def test_a_paragraph_that_was_split_is_one_in_the_original() -> None:
    blocks = p("Decides a;", inserted(" "), num=N, mark="ins"), p("b", num=N)
    assert states(*blocks) == (["1. Decides a;b"], ["1. Decides a;", "2. b"])


def test_several_paragraphs_may_be_joined_and_the_last_with_text_says_what_they_are() -> None:
    styles = style("H", name="heading 1")
    blocks = p("a ", mark="del", num=N), p(deleted("x"), mark="del"), p("b", style="H")
    assert states(*blocks, styles=styles) == (["1. a", "x", "b"], ["a b"])
    source = read_bytes("text", docx(*blocks, styles=styles))
    assert source.lines[0].heading


def test_a_join_at_the_end_of_a_cell_stays_in_it() -> None:
    blocks = table([Xml(p("a", mark="del")), Xml(p("b"))]), p("c")
    assert states(*blocks) == (["a", "b", "c"], ["a", "b", "c"])


def test_rows() -> None:
    rows = table(["a", "b"], ["c", "d"], ["e", "f"], properties=("", changed_row("ins"), changed_row("del")))
    assert states(rows) == (["a", "b", "e", "f"], ["a", "b", "c", "d"])


def test_notes_are_counted_as_each_state_has_them() -> None:
    blocks = p("a", inserted(note(1)), " b", note(2), " c", deleted(note(3)))
    notes = {1: "New.", 2: Xml(p("Was ", deleted("old"), inserted("young"))), 3: "Gone."}
    assert states(*blocks, notes=notes) == (
        ["a b1 c2", "1 Was old", "2 Gone."],
        ["a1 b2 c", "1 New.", "2 Was young"],
    )


def test_numbering_and_style_that_were_changed() -> None:
    was = Xml('<w:pPrChange w:id="1" w:author="A"><w:pPr><w:pStyle w:val="Plain"/></w:pPr></w:pPrChange>')
    added = Xml('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins w:id="2" w:author="A"/></w:numPr>')
    assert states(p("a", num=N, more=was), p("b", more=added)) == (["a", "b"], ["1. a", "2. b"])


def test_italics_that_were_changed() -> None:
    runs = p(run("a", "<w:i/><w:rPrChange w:id='1' w:author='A'><w:rPr/></w:rPrChange>"))
    original, final = (read_bytes("t", docx(runs), tracked=tracked).lines[0] for tracked in ("original", "final"))
    assert (original.italic, final.italic) == ((), ((0, 1),))


def test_changes_in_text_boxes() -> None:
    assert states(p("a", box(p("b ", inserted("c"))))) == (["a", "b"], ["a", "b c"])


@pytest.mark.parametrize(
    ("block", "changed"),
    [
        (p("a"), False),
        (p(i("a"), style="insert"), False),
        (p(run("<w:ins></w:ins>")), False),
        (p("a", inserted("b")), True),
        (p("a", deleted("b")), True),
        (p("a", moved_to("b")), True),
        (p("a", mark="ins"), True),
        (table(["a"], properties=(changed_row("del"),)), True),
    ],
)
def test_a_file_says_whether_it_has_changes(block: str, changed: bool) -> None:
    assert has_tracked_changes(docx(block), "text.docx") is changed


def test_changes_in_notes_count() -> None:
    data = docx(p("a", note(1)), notes={1: Xml(p(inserted("new")))})
    assert has_tracked_changes(data, "text.docx")


# --- the command -----------------------------------------------------------------------------

DRAFT = docx(
    p("The Human Rights Council,"),
    p("Recalling the ", deleted("old "), "lanterns of every harbour,"),
    p("Decides to ", inserted("always "), "keep them lit;", num=N),
    p(inserted("Requests a report on bells;"), num=N, mark="ins"),
    p("Invites all States to light theirs.", num=N),
)


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "draft.docx"
    path.write_bytes(DRAFT)
    return path


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    assert cli.run([*words, "--json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_a_draft_alone_is_compared_with_itself(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    redline = printed(capsys, draft.name)
    assert [redline[side]["name"] for side in ("old", "new")] == ["draft-original", "draft-final"]
    assert [x["address"] for x in redline["old"]["paragraphs"]] == ["PP1", "OP1", "OP2"]
    assert [x["address"] for x in redline["new"]["paragraphs"]] == ["PP1", "OP1", "OP2", "OP3"]
    assert cli.run([draft.name, "--html"]) == 0
    assert Path("reports/draft-original--draft-final.html").exists()


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ([], "Recalling the lanterns of every harbour,"),
        (["--tracked", "final"], "Recalling the lanterns of every harbour,"),
        (["--tracked", "original"], "Recalling the old lanterns of every harbour,"),
    ],
)
def test_show_reads_the_state_that_is_asked_for(
    draft: Path, capsys: pytest.CaptureFixture[str], words: list[str], text: str
) -> None:
    assert printed(capsys, "show", draft.name, *words)["paragraphs"][0]["text"] == text


def test_two_files_are_compared_in_the_state_that_is_asked_for(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    redline = printed(capsys, draft.name, draft.name, "--tracked", "original")
    assert len(redline["old"]["paragraphs"]) == len(redline["new"]["paragraphs"]) == 3


def test_explain_reads_the_state_that_is_asked_for(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["explain", draft.name, draft.name, "PP1", "--tracked", "original"]) == 0
    assert "the old lanterns" in capsys.readouterr().out


def test_a_text_without_changes_needs_another(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft.write_bytes(docx(p("The Human Rights Council,")))
    for text in (draft.name, "54/28"):
        assert cli.run([text]) == 2
        assert "no Word file with tracked changes" in capsys.readouterr().err
    assert cli.run(["54/28", "54/28", "--tracked", "both"]) == 2
    assert "tracked" in capsys.readouterr().err
