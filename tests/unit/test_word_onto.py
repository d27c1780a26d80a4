"""Tracked changes in a Word file that was there: what stays as it was, what new words look like, what is refused."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from hrcdiff import compare
from hrcdiff.cli import run as command
from hrcdiff.errors import CompareError, ProofError
from hrcdiff.model import Document
from hrcdiff.parsing import parse
from hrcdiff.readers import read_bytes
from hrcdiff.readers.word.xml import name_of
from hrcdiff.renderers.docx import onto, onto_docx, to_clean_docx
from hrcdiff.renderers.docx.archive import packed as our_archive
from hrcdiff.renderers.docx.archive import parts_of
from hrcdiff.renderers.docx.elements import qname
from hrcdiff.renderers.docx.weave import weave
from hrcdiff.source import Tracked
from tests.unit.docx_files import (
    Xml,
    abstract,
    box,
    deleted,
    docx,
    field,
    i,
    inserted,
    leaf,
    level,
    note,
    num,
    p,
    packed,
    run,
    section,
    style,
    table,
    up,
    within,
)
from tests.unit.word_schema import faults

N = (1, 0)
STYLES = style("PP") + style("OP") + style("FootnoteText") + style("FootnoteReference", kind="character")
ORGAN = p("The Human Rights Council,")
BELLS, WELLS = "Recalling the bells of every harbour,", "Recalling also the wells of the valleys,"
MEET, REPORT = "Decides to meet again in winter;", "Requests the Office to report on the bells."


def file(*blocks: str, **more: object) -> bytes:
    return docx(ORGAN, *blocks, section(), styles=STYLES, **more)  # type: ignore[arg-type]


def text(*lines: str) -> Document:
    return parse(read_bytes("new", "\n\n".join(("The Human Rights Council,", *lines)).encode()))


def onto_file(data: bytes, *lines: str, author: str = "A") -> bytes:
    """The file with the changes that make it these lines."""
    old = parse(read_bytes("old", data))
    new = text(*lines)
    made = onto_docx(compare(old, new), data, "old.docx", author)
    states: tuple[tuple[Tracked, Document], ...] = (("original", old), ("final", new))
    for tracked, wanted in states:
        found = parse(read_bytes("made", made, tracked=tracked))
        assert [(x.address, x.text) for x in found.paragraphs] == [(x.address, x.text) for x in wanted.paragraphs]
    return made


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def body(data: bytes) -> etree._Element:
    found = etree.fromstring(parts(data)["word/document.xml"]).find(qname("body"))
    assert found is not None
    return found


def words(element: etree._Element) -> str:
    return "".join(x.text or "" for x in element.iter("{*}t", "{*}delText"))


def runs(data: bytes, inside: str) -> list[tuple[str, list[str]]]:
    """Runs in insertions or deletions: their words and the names of their properties."""
    looks = [(words(r), r.find(qname("rPr"))) for w in body(data).iter(qname(inside)) for r in w]
    return [(text, [] if look is None else [name_of(x) for x in look]) for text, look in looks]


PLAIN = file(p(i("Recalling"), BELLS[9:], style="PP"), p(i("Decides"), MEET[7:-1] + ".", style="OP", num=N))


def test_all_other_parts_stay_as_they_were() -> None:
    before, after = parts(PLAIN), parts(onto_file(PLAIN, BELLS, WELLS, "1. " + MEET[:-1] + "."))
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} == {"word/document.xml"}


def test_what_did_not_change_stays_to_the_byte() -> None:
    made = onto_file(PLAIN, BELLS, WELLS, "1. " + MEET[:-1] + ".")
    old, new = (list(body(data)) for data in (PLAIN, made))
    assert [etree.tostring(x) for x in (new[0], new[1], new[3], new[4])] == [etree.tostring(x) for x in old]


def test_a_new_paragraph_is_set_like_its_neighbour() -> None:
    made = onto_file(PLAIN, BELLS, WELLS, "1. " + MEET, "2. " + REPORT)
    preambular, operative = (x for x in body(made) if x.find("{*}pPr/{*}rPr/{*}ins") is not None)
    assert preambular.find("{*}pPr/{*}pStyle").get(qname("val")) == "PP"  # type: ignore[union-attr]
    assert operative.find("{*}pPr/{*}numPr/{*}numId").get(qname("val")) == "1"  # type: ignore[union-attr]
    assert words(operative) == REPORT  # Word counts
    assert ("Recalling also", ["i", "iCs"]) in runs(made, "ins")


def test_typed_numbers_are_typed_and_tracked() -> None:
    data = file(p("1.", leaf("tab"), MEET, style="OP"), p("2.", leaf("tab"), REPORT, style="OP"))
    made = onto_file(data, "1. Recalls the wells of the valleys and villages;", "2. " + MEET, "3. " + REPORT)
    assert [words(x) for x in body(made).iter(qname("del"))] == ["1.", "2."]
    assert [words(x) for x in body(made).iter(qname("ins"))][-2:] == ["2.", "3."]


def test_a_list_that_word_numbers_with_a_point_is_changed_item_by_item() -> None:
    lists = abstract(0, level(0, "%1."), level(1, "%2.", "lowerLetter")) + num(1, 0)
    rows = [p("Requests the bakers:", num=N), p("To light lamps;", num=(1, 1)), p("To ring bells.", num=(1, 1))]
    data = file(p(BELLS), *rows, numbering=lists)
    made = onto_file(data, BELLS, "1. Requests the bakers:", "a. To light lamps;", "b. To ring all bells.")
    assert [words(x).strip() for x in body(made).iter(qname("ins"))] == ["all"]


def test_new_words_look_like_those_before_them_and_old_ones_keep_their_look() -> None:
    data = file(
        p(run("Recalling the ", "<w:b/>"), run("bells of every harbour,", '<w:color w:val="FF0000"/>')), p(WELLS)
    )
    made = onto_file(data, BELLS.replace("every", "each and every"), WELLS)
    assert runs(made, "ins") == [(" each and", ["color"])]
    made = onto_file(data, BELLS.replace("bells", "lamps"), WELLS)
    assert runs(made, "del") == [(" ", ["b"]), ("bells", ["color"])]


def test_links_bookmarks_and_comments_stay_where_they_were() -> None:
    link = within("hyperlink", "bells of ", i("every"), " harbour", attributes='w:anchor="x"')
    marks = Xml('<w:bookmarkStart w:id="3" w:name="x"/>'), Xml('<w:bookmarkEnd w:id="3"/>')
    data = file(p("Recalling the ", marks[0], link, marks[1], ","), p(WELLS))
    made = onto_file(data, BELLS.replace("every", "each"), WELLS)
    held = next(body(made).iter(qname("hyperlink")))
    assert held.get(qname("anchor")) == "x"
    assert words(held).startswith("bells of every")
    assert len([*body(made).iter(qname("bookmarkStart"), qname("bookmarkEnd"))]) == 2
    assert next(x for x in body(made).iter(qname("del"))).getparent().tag == qname("hyperlink")  # type: ignore[union-attr]


def test_our_ids_begin_after_those_of_the_file() -> None:
    data = file(p(Xml('<w:bookmarkStart w:id="70" w:name="x"/><w:bookmarkEnd w:id="70"/>'), BELLS), p(WELLS))
    made = onto_file(data, BELLS.replace("bells", "lamps"), WELLS)
    assert min(int(x.get(qname("id"), "0")) for x in body(made).iter("{*}ins", "{*}del")) > 70


def test_a_moved_paragraph_takes_its_footnote_and_its_look_along() -> None:
    more = "Noting with appreciation the lanterns of the coastal villages and of their keepers,"
    data = file(p(i("Recalling"), BELLS[9:], note(1)), p(WELLS), p(more), notes={1: "See A/1."})
    made = onto_file(data, WELLS, more, BELLS + "¹", "1. " + MEET[:-1] + ".", "¹ See A/1.")
    assert [name_of(x) for x in body(made) if name_of(x) != "p"] == ["moveFromRangeEnd", "moveToRangeEnd", "sectPr"]
    notes = etree.fromstring(parts(made)["word/footnotes.xml"])
    assert [words(x).strip() for x in notes][-2:] == ["See A/1.", "See A/1."]


def test_footnotes_are_added_to_the_part_that_is_there_or_to_a_new_one() -> None:
    lines = (BELLS + "¹", WELLS, "¹ See A/HRC/9.")
    for data in (file(p(BELLS), p(WELLS)), file(p(BELLS), p(WELLS, note(4)), notes={4: "See A/1."})):
        made = onto_file(data, *lines)
        assert parse(read_bytes("made", made)).footnotes[0].text == "See A/HRC/9."
        changed = {name for name, content in parts(made).items() if parts(data).get(name) != content}
        new = "word/footnotes.xml" not in parts(data)
        announced = {"[Content_Types].xml", "word/_rels/document.xml.rels"} if new else set()
        assert changed == {"word/document.xml", "word/footnotes.xml"} | announced


def test_paragraphs_at_the_end_of_a_file_come_and_go() -> None:
    data = docx(ORGAN, p(BELLS), p(WELLS), styles=STYLES)
    for lines in ((BELLS, WELLS, "Noting the lanterns of the coastal villages,"), (BELLS,)):
        made = onto_docx(compare(parse(read_bytes("old", data)), text("Noting,", *lines)), data, "old.docx", "A")
        last = [x for x in body(made) if name_of(x) == "p"][-1]
        assert last.find("{*}pPr/{*}rPr") is None


def test_a_file_of_our_own_stays_valid() -> None:
    data = to_clean_docx(text(BELLS, WELLS, "1. " + MEET, "2. " + REPORT))
    made = onto_file(data, WELLS, BELLS.replace("every", "each"), "1. " + REPORT[:-1] + ";", "2. " + MEET[:-1] + ".")
    assert faults(made) == []


def test_parts_that_stay_keep_their_packing() -> None:
    styles = b"<w:styles xmlns:w='urn:w'>" + b"<w:style/>" * 20_000 + b"</w:styles>"
    old = packed({**parts(file(p(BELLS), p(WELLS))), "word/other.xml": styles, "word/médias.xml": styles})
    new = onto_file(old, BELLS, WELLS.replace("wells", "deep wells"))
    assert len(new) < len(old) + 3 * len(parts(new)["word/document.xml"])
    assert zipfile.ZipFile(io.BytesIO(new)).testzip() is None
    names = [name for name in parts(old) if name != "word/document.xml"]
    assert {name: parts(new)[name] for name in names} == {name: parts(old)[name] for name in names}
    raw = parts_of(old), parts_of(new)
    assert {name: raw[1][name] for name in names} == {name: raw[0][name] for name in names}


def test_an_archive_of_ours_is_what_the_library_makes() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name in ("first.xml", "word/médias.xml"):
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.create_system, member.external_attr = 0, 0o644 << 16
            archive.writestr(member, name.encode() * 99)
    assert our_archive((name, name.encode() * 99) for name in ("first.xml", "word/médias.xml")) == buffer.getvalue()


def test_the_bytes_are_the_same_each_time() -> None:
    assert onto_file(PLAIN, BELLS, WELLS) == onto_file(PLAIN, BELLS, WELLS)


# --- what is refused -------------------------------------------------------------------------

REFUSED: dict[str, tuple[bytes, str]] = {
    "a table": (file(p(BELLS), table([p(WELLS)])), "PP2 cannot be placed in old.docx"),
    "a text box": (file(p(BELLS, box(p(WELLS)))), "PP2 cannot be placed"),
    "two paragraphs in one, by a line break": (file(p(BELLS, leaf("br"), WELLS)), "PP1 cannot be placed"),
    "one paragraph in two": (file(p("Recalling the bells of"), p("every harbour,"), p(WELLS)), "PP1 cannot be placed"),
    "the sign of a footnote without the note": (
        file(p(BELLS[:-1], up("1"), ","), p(WELLS)),
        "PP1 cannot be placed in old.docx: the sign of a footnote is typed",
    ),
    "tracked changes": (file(p(BELLS, inserted("x")), p(WELLS)), "holds tracked changes already"),
    "deleted words": (file(p(BELLS), p(WELLS, deleted("x"))), "holds tracked changes already"),
    "another format": (f"The Human Rights Council,\n\n{BELLS}\n\n{WELLS}".encode(), "is no Word file"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_placed_is_refused(name: str) -> None:
    data, why = REFUSED[name]
    old = parse(read_bytes("old", data))
    new = text(*(x.text for x in old.paragraphs[:-1]), WELLS.replace("wells", "bakers"), "Noting the lamps,")
    with pytest.raises(CompareError, match=why):
        onto_docx(compare(old, new), data, "old.docx", "A")


def test_a_field_must_not_be_cut_in_two() -> None:
    whole = "Recalling the bells, and requests the Office to report on them,"
    held = within("fldSimple", "the bells, and requests the Office", attributes='w:instr="DATE"')
    data = file(p("Recalling ", held, " to report on them,"), p(WELLS))
    old = parse(read_bytes("old", data))
    assert old.paragraph("PP1").text == whole
    parted = text("Recalling the bells,", "Requesting the Office to report on them,", WELLS)
    redline = compare(old, parted)
    assert redline.summary.split == 1
    with pytest.raises(CompareError, match="is cut by a change"):
        onto_docx(redline, data, "old.docx", "A")


def test_complex_fields_may_stand_in_what_stays() -> None:
    data = file(p("Recalling the bells of ", field("REF x", "every"), " harbour,"), p(WELLS))
    made = onto_file(data, BELLS.replace("harbour", "village"), WELLS)
    assert len([*body(made).iter(qname("fldChar"))]) == 3


def test_a_wrong_result_is_our_fault_and_not_given(monkeypatch: pytest.MonkeyPatch) -> None:
    redline = compare(parse(read_bytes("old", PLAIN)), text(BELLS, WELLS))
    monkeypatch.setattr(onto, "weave", lambda *row: weave(*row)[:-1])
    with pytest.raises(ProofError, match="accepting all changes"):
        onto_docx(redline, PLAIN, "old.docx", "A")
    monkeypatch.setattr(onto, "_numbered", lambda _, __, new: new[:-1])
    with pytest.raises(ProofError, match="please report"):
        onto_docx(redline, PLAIN, "old.docx", "A")


# --- the command -----------------------------------------------------------------------------


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    Path("old.docx").write_bytes(PLAIN)
    Path("new.txt").write_text(f"The Human Rights Council,\n\n{BELLS}\n\n{WELLS}\n", "utf-8")
    for _ in range(2):  # a file of our own is replaced
        assert command(["old.docx", "new.txt", "--docx", "--onto", "--author", "B"]) == 0
        assert capsys.readouterr().out == "reports/old--new-onto.docx\n"
    made = Path("reports/old--new-onto.docx").read_bytes()
    assert {x.get(qname("author")) for x in body(made).iter("{*}ins", "{*}del")} == {"B"}
    for options in ([], ["--force"]):
        assert command(["old.docx", "new.txt", "-o", "old.docx", "--onto", *options]) == 2
        assert "was read for this" in capsys.readouterr().err
        assert Path("old.docx").read_bytes() == PLAIN
    Path("old.docx").write_bytes(made)  # a file of our own may be an input as well
    assert command(["old.docx", "new.txt", "-o", "old.docx", "--onto"]) == 2
    assert Path("old.docx").read_bytes() == made
    Path("old.docx").write_bytes(PLAIN)
    capsys.readouterr()
    for words_, said in (
        (["new.txt", "old.docx", "--docx", "--onto"], "new.txt is no Word file"),
        (["old.docx", "new.txt", "--onto"], "--onto without --docx"),
    ):
        assert command(words_) == 2
        assert said in capsys.readouterr().err


def test_a_file_that_unpacks_to_too_much_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "old.docx"
    path.write_bytes(PLAIN)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/picture.bin", bytes(5_000_000))
    assert command([str(path), "54/28", "--docx", "--onto", "-o", str(tmp_path / "x.docx")]) == 2
    assert "unpacks to more than" in capsys.readouterr().err
    assert not (tmp_path / "x.docx").exists()


def test_a_footnote_needs_a_file_that_says_what_its_parts_are() -> None:
    broken = {name: data for name, data in parts(file(p(BELLS), p(WELLS))).items() if "Content_Types" not in name}
    data = packed(broken)
    old = parse(read_bytes("old", data))
    with pytest.raises(CompareError, match="does not say what its parts are"):
        onto_docx(compare(old, text(BELLS + "¹", WELLS, "¹ See A/HRC/9.")), data, "old.docx", "A")
