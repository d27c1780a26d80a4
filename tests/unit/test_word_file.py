"""The Word file: what is kept, taken out, put in and moved; its parts; bad input."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from hrcdiff import compare, read
from hrcdiff.cli import run
from hrcdiff.errors import ProofError
from hrcdiff.model import Adoption, Document, Footnote, Heading, Redline, Sponsor
from hrcdiff.readers.word.xml import name_of
from hrcdiff.renderers.docx import reread, to_clean_docx, to_column_docx, to_docx
from hrcdiff.renderers.docx.blocks import Block, blocks
from hrcdiff.renderers.docx.elements import qname
from hrcdiff.renderers.docx.ties import ties
from hrcdiff.renderers.docx.weave import Strip, weave
from tests.unit import redlines
from tests.unit.word_schema import faults

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ("18/L.24/Rev.1", "27/20", "36/...", "54/28")


def woven(redline: Redline) -> list[str]:
    """The woven paragraphs in signs: ``kept [-gone-] [+come+] [<from<] [>to>]`` and the mark's fate."""
    old, new = blocks(redline.old), blocks(redline.new)
    return [signs(strip) for strip in weave(old, new, ties(redline, old, new)) if strip.block.style != "Title"]


SIGNS = {"keep": ("", ""), "del": ("[-", "-]"), "ins": ("[+", "+]"), "from": ("[<", "<]"), "to": ("[>", ">]")}


def signs(strip: Strip) -> str:
    out, last = "", "keep"
    for atom in strip.atoms:
        text = "¶" if atom.kind == "mark" else "{note}" if atom.kind == "note" else atom.text
        if atom.fate != last:
            out += SIGNS[last][1] + SIGNS[atom.fate][0]
        out, last = out + text, atom.fate
    return (out + SIGNS[last][1]).replace("\t", " ")


def numbered(document: Document, labels: dict[str, str]) -> Document:
    return replace(document, paragraphs=tuple(replace(p, label=labels.get(p.address)) for p in document.paragraphs))


def pair(
    old: list[tuple[str, str]], new: list[tuple[str, str]], *ends: tuple[str, str], moved: tuple[str, ...] = ()
) -> Redline:
    a, b = redlines.document("old", *old), redlines.document("new", *new)
    a, b = (numbered(d, {p.address: p.address[2:] for p in d.paragraphs if p.address.startswith("OP")}) for d in (a, b))
    return redlines.redline(a, b, *ends, moved=moved)


A, B, C = "Recalls the bells of every harbour;", "Requests lanterns for the wells;", "Decides to meet again."

CASES: dict[str, tuple[Redline, list[str]]] = {
    "nothing changed": (pair([("OP1", A)], [("OP1", A)], ("OP1", "OP1")), [f"1. {A}¶"]),
    "reworded": (
        pair([("OP1", A)], [("OP1", A.replace("bells", "wells"))], ("OP1", "OP1")),
        ["1. Recalls the [-bells-][+wells+] of every harbour;¶"],
    ),
    "renumbered": (
        pair([("OP1", A), ("OP2", B)], [("OP1", B)], ("OP2", "OP1")),
        [f"[-1. {A}¶-]", f"[-2.-][+1.+] {B}¶"],
    ),
    "added at the end": (
        pair([("OP1", A)], [("OP1", A), ("OP2", B)], ("OP1", "OP1")),
        [f"1. {A}¶", f"[+2. {B}¶+]"],
    ),
    "removed at the start": (
        pair([("PP1", A), ("PP2", B)], [("PP1", B)], ("PP2", "PP1")),
        [f"[-{A}¶-]", f"{B}¶"],
    ),
    "split": (
        pair(
            [("PP1", "Recalls bells, and requests lanterns,")],
            [("PP1", "Recalls bells,"), ("PP2", "Requests lanterns,")],
            ("PP1", "PP1 PP2"),
        ),
        ["Recalls bells,[- and requests-][+¶+]", "[+Requests+] lanterns,¶"],
    ),
    "merged": (
        pair(
            [("PP1", "Recalls bells,"), ("PP2", "Requests lanterns,")],
            [("PP1", "Recalls bells, and requests lanterns,")],
            ("PP1 PP2", "PP1"),
        ),
        ["Recalls bells,[+ and requests+][-¶-]", "[-Requests-] lanterns,¶"],
    ),
    "moved": (
        pair(
            [("OP1", A), ("OP2", B), ("OP3", C)],
            [("OP1", B), ("OP2", C), ("OP3", A)],
            ("OP2", "OP1"),
            ("OP3", "OP2"),
            ("OP1", "OP3"),
            moved=("OP3",),
        ),
        [f"[-1.-][< {A}¶<]", f"[-2.-][+1.+] {B}¶", f"[-3.-][+2.+] {C}¶", f"[+3.+][> {A}¶>]"],
    ),
    "moved and reworded": (
        pair(
            [("PP1", A), ("PP2", B)],
            [("PP1", B), ("PP2", A.replace("every", "each"))],
            ("PP2", "PP1"),
            ("PP1", "PP2"),
            moved=("PP2",),
        ),
        [
            "[<Recalls the bells of <][-every-][< harbour;¶<]",
            f"{B}¶",
            "[>Recalls the bells of >][+each+][> harbour;¶>]",
        ],
    ),
    "preambular paragraphs that come stand before operative ones that go": (
        pair([("PP1", A), ("OP1", B)], [("PP1", A), ("PP2", C)], ("PP1", "PP1")),
        [f"{A}¶", f"[+{C}¶+]", f"[-1. {B}¶-]"],
    ),
    "an insertion at the end before a new paragraph: the last mark is the one that stays": (
        pair([("PP1", "Recalls bells"), ("PP2", B)], [("PP1", "Recalls bells and wells"), ("PP2", A), ("PP3", B)],
             ("PP1", "PP1"), ("PP2", "PP3")),
        ["Recalls bells[+ and wells¶+]", f"[+{A}+]¶", f"{B}¶"],
    ),
    "… and where the styles differ the mark is put in and taken out": (
        pair([("PP1", "Recalls bells"), ("OP1", B)], [("PP1", "Recalls bells and wells"), ("OP1", A), ("OP2", B)],
             ("PP1", "PP1"), ("OP1", "OP2")),
        ["Recalls bells[+ and wells¶+]", "[-¶-]", f"[+1. {A}¶+]", f"[-1.-][+2.+] {B}¶"],
    ),
    "… and where something was taken out there, that stands last": (
        pair([("PP1", "Recalls bells,"), ("PP2", B)], [("PP1", "Recalls bells;"), ("PP2", A), ("PP3", B)],
             ("PP1", "PP1"), ("PP2", "PP3")),
        ["Recalls bells[+;+][-,-]¶", f"[+{A}¶+]", f"{B}¶"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_becomes_of_words_and_marks(name: str) -> None:
    redline, wanted = CASES[name]
    assert woven(redline) == wanted
    assert faults(to_docx(redline)) == []


def test_paragraphs_that_are_merged_across_another_are_moved_and_not_struck() -> None:
    redline = pair(
        [("PP1", "Recalls bells,"), ("PP2", A), ("PP3", "Requests lanterns for every well,")],
        [("PP1", "Recalls bells, and requests lanterns for every well,"), ("PP2", A)],
        ("PP1 PP3", "PP1"),
        ("PP2", "PP2"),
    )
    text = "\n".join(woven(redline))
    assert "[> lanterns for every well,>]" in text
    assert "[< lanterns for every well,<]" in text


# --- footnotes -------------------------------------------------------------------------------


def noted(name: str, *notes: tuple[str, int, str]) -> Document:
    document = redlines.document(name, ("PP1", "Recalls bells, and wells,"), ("PP2", "Requests lanterns,"))
    return replace(
        document,
        footnotes=tuple(
            Footnote(marker=str(n), address=address, text=text, start=start)
            for n, (address, start, text) in enumerate(notes, 1)
        ),
    )


def both(data: bytes) -> tuple[list[str], list[str]]:
    body, notes = reread.opened(data)
    return reread.state(body, notes, "old").lines, reread.state(body, notes, "new").lines


def test_footnotes_come_go_stay_and_are_reworded() -> None:
    old = noted("old", ("PP1", 14, "See A/1."), ("PP2", 18, "See A/2."))
    new = noted("new", ("PP1", 14, "See A/9."), ("PP1", 25, "New."))
    data = to_docx(redlines.redline(old, new, ("PP1", "PP1"), ("PP2", "PP2")))
    before, after = both(data)
    assert before[1:] == ["Recalls bells,\0See A/1.\0 and wells,", "Requests lanterns,\0See A/2.\0"]
    assert after[1:] == ["Recalls bells,\0See A/9.\0 and wells,\0New.\0", "Requests lanterns,"]
    assert faults(data) == []
    notes = part(data, "word/footnotes.xml")
    assert [name_of(item) for item in notes.iter("{*}ins", "{*}del")] == ["del", "ins"]


def test_a_footnote_whose_words_are_lost_is_empty() -> None:
    lost = replace(noted("old"), footnotes=(Footnote(marker="1", address="PP1", text=None, start=3),))
    assert both(to_docx(redlines.redline(lost, lost, ("PP1", "PP1"), ("PP2", "PP2"))))[0][1] == (
        "Rec\0\0alls bells, and wells,"
    )


def test_a_moved_paragraph_takes_its_footnote_along() -> None:
    old = noted("old", ("PP1", 25, "See A/1."))
    new = replace(
        redlines.document("new", ("PP1", "Requests lanterns,"), ("PP2", "Recalls bells, and wells,")),
        footnotes=(Footnote(marker="1", address="PP2", text="See A/1.", start=25),),
    )
    redline = redlines.redline(old, new, ("PP2", "PP1"), ("PP1", "PP2"), moved=("PP2",))
    data = to_docx(redline)
    assert both(data)[1][2] == "Recalls bells, and wells,\0See A/1.\0"
    references = part(data, "word/document.xml").iter("{*}footnoteReference")
    assert [name_of(next(iter(r.iterancestors("{*}moveFrom", "{*}moveTo")))) for r in references] == [
        "moveFrom",
        "moveTo",
    ]


def test_the_asterisk_of_the_sponsors_is_a_footnote_with_a_mark_of_its_own() -> None:
    document = replace(
        noted("old"),
        kind="draft resolution",
        sponsors=(
            Sponsor(name="Chile", member=True),
            Sponsor(name="Peru", member=False),
            Sponsor(name="Oman", member=False),
        ),
        footnotes=(Footnote(marker="*", address="sponsors", text="Not a member."),),
    )
    line = next(block.line for block in blocks(document) if block.style == "Sponsors")
    assert line == "Chile, Peru\0Not a member.\0, Oman*: draft resolution"
    data = to_clean_docx(document)
    reference = next(part(data, "word/document.xml").iter("{*}footnoteReference"))
    assert reference.get(qname("customMarkFollows")) == "1"
    assert reference.getnext().text == "*"  # type: ignore[union-attr]  # the mark follows


# --- masthead, headings, record --------------------------------------------------------------


def test_masthead_headings_and_record_stand_in_their_order() -> None:
    document = replace(
        noted("new"),
        symbol="A/HRC/60/L.5",
        kind="resolution",
        masthead=(
            ("title_prefix", "60/5"),
            ("distribution", "General"),
            ("document_date", "8 October 2025"),
            ("original_language", "English"),
            ("organ", "Human Rights Council"),
            ("session", "Sixtieth session"),
            ("agenda_item", "3"),
            ("agenda_title", "Promotion"),
            ("adopted_by", "Resolution adopted by the Human Rights Council on 8 October 2025"),
            ("enacting", "The Human Rights Council,"),
        ),
        headings=(Heading(text="I. Bells", before="PP2"), Heading(text="Annex", before=None)),
        adoption=Adoption(meeting="48th meeting", date="2025-10-08", mode="without a vote", text="[Adopted.]"),
    )
    assert [block.text for block in blocks(document)] == [
        "United Nations\tA/HRC/60/L.5",
        "Distr.: General",
        "8 October 2025",
        "Original: English",
        "Human Rights Council",
        "Sixtieth session",
        "Agenda item 3",
        "Promotion",
        "Resolution adopted by the Human Rights Council on 8 October 2025",
        "60/5. Title of new",
        "The Human Rights Council,",
        "Recalls bells, and wells,",
        "I. Bells",
        "Requests lanterns,",
        "Annex",
        "48th meeting",
        "8 October 2025",
        "[Adopted.]",
    ]


@pytest.mark.parametrize(
    ("was", "became", "lines"),
    [
        ("I. Bells", "I. Bells and clocks", ["I. Bells[+ and clocks+]¶"]),
        ("I. Bells of brass", "I. BELLS of brass", ["I.[- Bells-][+ BELLS+] of brass¶"]),
        ("Bells of brass", "Clocks of oak", ["[-Bells of brass-][+Clocks of oak+]¶"]),  # before one paragraph
    ],
)
def test_a_heading_that_became_another_is_tracked_by_its_words(was: str, became: str, lines: list[str]) -> None:
    def headed(name: str, *texts: str) -> Document:
        return replace(noted(name), headings=tuple(Heading(text=text, before="PP2") for text in texts))

    redline = redlines.redline(headed("old", was), headed("new", became), ("PP1", "PP1"), ("PP2", "PP2"))
    assert [line for line in woven(redline) if line[:7] not in ("Recalls", "Request")] == lines
    old, new = both(to_docx(redline))
    assert (old[2], new[2]) == (was, became)
    kept = redlines.redline(headed("old", "Wells", was), headed("new", became, "Wells"), ("PP1", "PP1"), ("PP2", "PP2"))
    assert "Wells¶" in woven(kept)


# --- the file --------------------------------------------------------------------------------


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


@pytest.mark.parametrize("old", SEEDS)
@pytest.mark.parametrize("new", SEEDS)
def test_the_seeds_against_each_other(old: str, new: str) -> None:
    redline = compare(read(old), read(new))
    for data in (to_docx(redline), to_clean_docx(redline.new), to_column_docx(redline)):
        assert faults(data) == []
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert archive.testzip() is None
            members = archive.infolist()
        assert {m.date_time for m in members} == {(1980, 1, 1, 0, 0, 0)}
        assert {(m.compress_type, m.create_system, m.external_attr) for m in members} == {
            (zipfile.ZIP_STORED, 0, 0o644 << 16)
        }
        assert b"w:date" not in data
    assert (b"<w:ins " in to_docx(redline)) == (old != new)


def test_the_bytes_do_not_depend_on_the_process(tmp_path: Path) -> None:
    made = []
    for seed, zone in (("0", "UTC"), ("1", "Asia/Tokyo")):
        path = tmp_path / f"{seed}.docx"
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
        command = [sys.executable, "-m", "hrcdiff", "18/L.24/Rev.1", "54/28", "-o", str(path)]
        subprocess.run(command, check=True, cwd=ROOT, env=environment, capture_output=True)
        made.append(path.read_bytes())
    assert made[0] == made[1]


def test_changes_have_an_author_and_numbers_of_their_own() -> None:
    data = to_docx(compare(read("18/L.24/Rev.1"), read("54/28")), "Delegation of Lanternia\n& friends")
    numbers: list[str] = []
    for name in ("word/document.xml", "word/footnotes.xml"):
        for item in part(data, name).iter(
            "{*}ins", "{*}del", "{*}moveFrom", "{*}moveTo", "{*}moveFromRangeStart", "{*}moveToRangeStart"
        ):
            assert item.get(qname("author")) == "Delegation of Lanternia & friends"
            numbers.append(item.get(qname("id"), ""))
    assert len(set(numbers)) == len(numbers) > 50


def test_moves_are_named_in_pairs_and_closed() -> None:
    root = part(to_docx(compare(read("18/L.24/Rev.1"), read("54/28"))), "word/document.xml")
    starts = {side: [x.get(qname("name")) for x in root.iter(f"{{*}}move{side}RangeStart")] for side in ("From", "To")}
    assert sorted(map(str, starts["From"])) == sorted(map(str, starts["To"]))
    assert len(set(starts["From"])) == len(starts["From"]) >= 2
    for side in ("From", "To"):
        opened = [x.get(qname("id")) for x in root.iter(f"{{*}}move{side}RangeStart")]
        assert opened == [x.get(qname("id")) for x in root.iter(f"{{*}}move{side}RangeEnd")]


def test_openings_are_italic_and_the_running_head_names_both() -> None:
    data = to_docx(compare(read("18/L.24/Rev.1"), read("54/28")))
    italic = [
        "".join(t.text or "" for t in r.iter("{*}t", "{*}delText"))
        for r in part(data, "word/document.xml").iter("{*}r")
        if r.find("{*}rPr/{*}i") is not None
    ]
    assert {"Guided by", "The Human Rights Council", "Decides", "Bearing in mind"} <= set(italic)
    head = "".join(map(str, part(data, "word/header1.xml").itertext()))
    assert head == "Changes from A/HRC/18/L.24/Rev.1 to A/HRC/RES/54/28"


# --- odd texts -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Recalls \x00\x01\x08\x0b\x1f bells,", "Recalls ␀␁␈␋␟ bells,"),
        ("Recalls \x7f bells,", "Recalls ␡ bells,"),
        ("Recalls \ud800 and \udfff bells,", "Recalls \ufffd and \ufffd bells,"),
        ("Recalls \ufffe\uffff bells,", "Recalls \ufffd\ufffd bells,"),
        ("Recalls\ttabs\nand breaks\rhere,", "Recalls\ttabs\nand breaks␍here,"),
        ("Recalls <w:p/> & ]]> bells,", "Recalls <w:p/> & ]]> bells,"),
        ("  Recalls   bells  ", "  Recalls   bells  "),
        ("يذكر \u202bالفوانيس\u202c 12/3،", "يذكر \u202bالفوانيس\u202c 12/3،"),
        ("Recalls \U0001f514 bells,", "Recalls \U0001f514 bells,"),
        ("Recalls " + "bells and wells " * 20_000, "Recalls " + "bells and wells " * 20_000),
    ],
    ids=["control", "delete", "surrogates", "no characters", "breaks", "markup", "spaces", "rtl", "astral", "long"],
)
def test_any_characters(text: str, shown: str) -> None:
    old, new = redlines.document("old", ("PP1", A)), redlines.document("new", ("PP1", A), ("PP2", text))
    redline = redlines.redline(old, new, ("PP1", "PP1"))
    data = to_docx(redline)
    assert both(data)[1][-1] == shown
    assert both(to_clean_docx(new))[1][-1] == shown
    assert faults(data) == []
    to_column_docx(redline)


def test_texts_from_right_to_left_are_set_so() -> None:
    old, new = (redlines.document(n, ("PP1", "إذ يشير إلى الفوانيس،"), language="ar") for n in ("old", "new"))
    data = to_docx(redlines.redline(old, new, ("PP1", "PP1")))
    assert part(data, "word/styles.xml").find(".//{*}bidi") is not None
    assert part(data, "word/document.xml").find(".//{*}r/{*}rPr/{*}rtl") is not None
    assert part(to_clean_docx(read("54/28")), "word/styles.xml").find(".//{*}bidi") is None


# --- the check -------------------------------------------------------------------------------


def test_a_file_that_does_not_hold_the_texts_is_refused() -> None:
    redline = compare(read("18/L.24/Rev.1"), read("54/28"))
    data, old, new = to_docx(redline), blocks(redline.old), blocks(redline.new)
    assert reread.check(data, old, new) == data
    wrong: list[tuple[tuple[Block, ...], tuple[Block, ...]]] = [
        (old[:-1], new),
        (old, new[1:]),
        ((*old[:-1], replace(old[-1], text=old[-1].text + " ")), new),
        (old, (new[1], new[0], *new[2:])),
    ]
    for before, after in wrong:
        with pytest.raises(ProofError, match="does not give paragraph"):
            reread.check(data, before, after)


def test_the_table_has_both_texts_once_and_its_head_on_each_page() -> None:
    redline = compare(read("18/L.24/Rev.1"), read("54/28"))
    root = part(to_column_docx(redline), "word/document.xml")
    assert root.find(".//{*}tr/{*}trPr/{*}tblHeader") is not None
    size = root.find(".//{*}pgSz")
    assert size is not None
    assert size.get(qname("orient")) == "landscape"
    words = "".join(map(str, root.itertext()))
    assert words.count("to hold, within the framework of agenda item 10, an annual thematic discussion") == 1
    assert "Recalling → Bearing in mind (no source ranks these two)" in words
    assert "Footnote new: OP13" in words


# --- the command -----------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (["--docx"], "reports/27-20--54-28.docx"),
        (["--docx", "--clean"], "reports/27-20--54-28-clean.docx"),
        (["--docx", "--two-column"], "reports/27-20--54-28-two-column.docx"),
        (["-o", "out/x.docx"], "out/x.docx"),
        (["-o", "X.DOCX", "--clean"], "X.DOCX"),
        (["--docx", "-o", "word"], "word"),
    ],
)
def test_the_command_writes_the_file_and_says_where(
    capsys: pytest.CaptureFixture[str], words: list[str], name: str
) -> None:
    for _ in range(2):  # a report of our own is replaced
        assert run(["27/20", "54/28", *words]) == 0
        said = capsys.readouterr()
        assert said.out == f"{name}\n"
        assert "carried over" in said.err
        assert Path(name).read_bytes().startswith(b"PK\x03\x04")
    if "--clean" not in words:
        assert "warning: 27/20: the source has lost the words of footnote 1 at OP8" in said.err.replace("\n", " ")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--clean"], "--clean without --docx"),
        (["--two-column", "--html"], "--two-column without --docx"),
        (["--author", "X"], "--author without --docx"),
        (["--clean", "--author", "X", "--json"], "--clean and --author without --docx"),
        (["--docx", "--clean", "--two-column"], "--clean and --two-column together"),
        (["--docx", "--html"], "--html and --docx together"),
        (["--docx", "--author", " "], "--author names nobody"),
        (["--docx", "--clean", "--author", "X"], "--author with --clean"),
        (["-o", "x.odt"], "no report can be written as ODT"),
    ],
)
def test_options_that_do_not_fit_are_refused(capsys: pytest.CaptureFixture[str], words: list[str], said: str) -> None:
    assert run(["27/20", "54/28", *words]) == 2
    answer = capsys.readouterr()
    assert said in answer.err
    assert answer.err.count("\n") == 1
    assert answer.out == ""
    assert not any(Path().iterdir())


def test_verify_says_what_a_word_file_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["27/20", "54/28", "-o", "x.docx"]) == 0
    assert run(["verify", "x.docx"]) == 2
    assert "x.docx is a Word file" in capsys.readouterr().err


def test_a_word_file_of_ours_alone_is_compared_with_its_own_changes(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["27/20", "54/28", "-o", "x.docx"]) == 0
    capsys.readouterr()
    assert run(["x.docx", "--json"]) == 0
    links = json.loads(capsys.readouterr().out)["links"]
    assert run(["27/20", "54/28", "--json"]) == 0
    wanted = json.loads(capsys.readouterr().out)["links"]
    assert [link["edits"] for link in links] == [link["edits"] for link in wanted]


def test_a_word_file_of_somebody_else_is_replaced_only_by_force(capsys: pytest.CaptureFixture[str]) -> None:
    path = Path("mine.docx")
    for content in (b"PK\x03\x04mine", b"", b"notes on hrcdiff"):
        path.write_bytes(content)
        assert run(["27/20", "54/28", "-o", str(path)]) == 2
        assert "--force" in capsys.readouterr().err
        assert path.read_bytes() == content
    assert run(["27/20", "54/28", "-o", str(path), "--force"]) == 0
    assert run(["27/20", "54/28", "-o", str(path)]) == 0
