"""Plain text and Markdown: markup off and text kept, encodings, line ends, characters one cannot see."""

from __future__ import annotations

import codecs

import pytest

from hrcdiff.errors import ReadError
from hrcdiff.parsing import parse
from hrcdiff.readers import MAX_BYTES, plain, read_bytes
from hrcdiff.readers.lines import LineWriter
from hrcdiff.resources import folder
from hrcdiff.source import Line, Source
from tests.unit.reading import ORGAN

TEXT = f"{ORGAN}\n\nRecalling the “lanterns” of the café – and the bells’ sound,\n\n1. Decides to go on.\n"


def source(text: str) -> Source:
    return read_bytes("text", text.encode("utf-8"))


def lines(text: str) -> list[str]:
    return [line.text for line in source(text).lines]


def line(text: str) -> Line:
    (only,) = source(text).lines
    return only


# --- emphasis --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("*Recalling* the lanterns,", "Recalling the lanterns,"),
        ("*Recalling the lanterns,*", "Recalling the lanterns,"),
        ("_Recalling_ the lanterns,", "Recalling the lanterns,"),
        ("**Recalling** the lanterns,", "Recalling the lanterns,"),
        ("__Recalling__ the lanterns,", "Recalling the lanterns,"),
        ("**36/...** *Lanterns*", "36/... Lanterns"),
        ("<em>Recalling</em> the <b>lanterns</b>,", "Recalling the lanterns,"),
        ("## 54/28 Lanterns", "54/28 Lanterns"),
        ("- 1. *Decides* so;", "1. Decides so;"),
        ("• (a) Lanterns;", "(a) Lanterns;"),
        ("the lanterns\\* and \\[bells\\]", "the lanterns* and [bells]"),
        ("the lanterns<sup>2</sup>", "the lanterns2"),
        ("the lanterns^{2}", "the lanterns2"),
    ],
)
def test_markup_is_taken_off(text: str, clean: str) -> None:
    assert line(text).text == clean


@pytest.mark.parametrize(
    "text",
    [
        "Brazil*, Chile*, Peru: draft resolution",
        "Brazil,* Chile,* Peru:* draft resolution",
        "Bolivia (Plurinational State of),* Peru",
        "Zimbabwe*: revised draft resolution",
        "the lanterns* of the harbour",
        "2 * 3 is six",
        "a_b_c and snake_case",
        "-not a bullet",
        "#not a heading",
        "1 < 2 and 3 > 2",
        "the <lanterns> of the harbour",
        "well-known lanterns -- and bells",
        "[Adopted without a vote.]",
        "A/HRC/54/L.2*",
    ],
)
def test_what_is_no_markup_stays(text: str) -> None:
    assert line(text).text == text


def test_emphasis_may_cross_a_line_but_no_blank_line() -> None:
    assert lines("*48th meeting\n12 October 2023*") == ["48th meeting", "12 October 2023"]
    assert lines("*48th meeting\n\n12 October 2023*") == ["*48th meeting", "12 October 2023*"]


def test_words_glued_at_the_edge_of_a_bold_span_are_two_lines() -> None:
    assert lines("Human Rights Council**Fifty-fourth session**") == ["Human Rights Council", "Fifty-fourth session"]
    assert lines("**on 12 October 2023****54/28. Lanterns**") == ["on 12 October 2023", "54/28. Lanterns"]
    assert lines("the **lanterns** of the **harbour**") == ["the lanterns of the harbour"]


def test_marks_are_remembered() -> None:
    found = line("- *Recalling* the lanterns<sup>12</sup>")
    assert found.bullet
    assert [found.text[a:b] for a, b in found.italic] == ["Recalling"]
    assert [found.text[a:b] for a, b in found.raised] == ["12"]
    assert line("# Lanterns").heading
    assert line("* * *").rule
    assert not line("*Recalling* lanterns").bullet


@pytest.mark.parametrize("text", ["---", "- - -", "***", "_____", "=====", "———"])
def test_a_line_that_only_draws_a_line_is_a_rule(text: str) -> None:
    assert line(text).rule


def test_gaps_are_counted() -> None:
    assert [(x.number, x.gap) for x in source("a\n\n\n\nb\nc\n \nd").lines] == [(1, 0), (5, 3), (6, 0), (8, 1)]


def test_each_character_knows_where_it_stood() -> None:
    found = source("*a*  b\u00a0c")
    assert found.lines[0].text == "a b c"
    assert list(found.lines[0].strand.at) == [1, 3, 5, 6, 7]


# --- encodings and characters ----------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8"),
        codecs.BOM_UTF8 + TEXT.encode("utf-8"),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
        codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"),
        TEXT.encode("cp1252"),
    ],
    ids=["UTF-8", "UTF-8 with a mark", "UTF-16 LE", "UTF-16 BE", "UTF-32 LE", "UTF-32 BE", "Windows-1252"],
)
def test_encodings(data: bytes) -> None:
    assert [x.text for x in read_bytes("text", data).lines] == [x for x in TEXT.split("\n") if x]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x85", "\f"])
def test_line_ends(end: str) -> None:
    assert lines(TEXT.replace("\n", end)) == [x for x in TEXT.split("\n") if x]


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("the\u00a0lanterns", "the lanterns"),
        ("the\u202flanterns\u2009of\u3000old", "the lanterns of old"),
        ("lan\u00adterns", "lanterns"),
        ("lan\u200bterns\u200d\u2060", "lanterns"),
        ("\u200elan\u200fterns\u061c", "lanterns"),
        ("\u202alan\u202bterns\u202c", "lanterns"),
        ("\u2066lan\u2067ter\u2068ns\u2069", "lanterns"),
        ("\u202dlan\u202eterns", "lanterns"),
        ("\ufefflanterns", "lanterns"),
        ("the \t  lanterns  ", "the lanterns"),
        ("lanterns, “bells” – and ‘maps’ …", "lanterns, “bells” – and ‘maps’ …"),
        ("cafe\u0301", "cafe\u0301"),
        ("ﬁre", "ﬁre"),
        ("²", "²"),
    ],
)
def test_white_space_is_folded_and_everything_else_stays_as_it_was_written(text: str, clean: str) -> None:
    assert lines(f"x {text}") == [f"x {clean}"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("the lanterns", ()),
        ("the\u200e lan\u200bterns\u200f of\u2066 old\u2069", ()),
        ("\u202bالمصابيح\u202c", ()),
        ("lan\x00terns", ("1 null character was left out: the file may be damaged there",)),
        ("\x00lan\x00terns", ("2 null characters were left out: the file may be damaged there",)),
        (
            "\u202elanterns\u202c",
            ("1 sign that turns the direction of writing was left out: the file may be shown in another order",),
        ),
        (
            "\u202e\u202dlanterns",
            ("2 signs that turn the direction of writing were left out: the file may be shown in another order",),
        ),
    ],
)
def test_signs_that_change_what_is_seen_are_told_and_marks_of_direction_are_not(
    text: str, said: tuple[str, ...]
) -> None:
    assert plain.read("x", text, "").doubts == said
    writer = LineWriter()
    writer.put(text)
    assert writer.source("x", "").doubts == said


@pytest.mark.parametrize("mark", list("\u200e\u200f\u061c\u2066"))
@pytest.mark.parametrize("place", ["The Human Rights Council", "Recalling", "the harbour", "1. Decides"])
def test_a_mark_of_direction_changes_nothing(mark: str, place: str) -> None:
    text = "Bells\n\nThe Human Rights Council,\n\nRecalling the lanterns of the harbour,\n\n1. Decides to ring them.\n"
    plainly = parse(plain.read("x", text, ""))
    marked = parse(plain.read("x", text.replace(place, mark + place), ""))
    assert (marked.title, marked.paragraphs) == (plainly.title, plainly.paragraphs)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"\n \t\r\n", "empty"),
        (codecs.BOM_UTF8, "empty"),
        (bytes(range(256)), "not text"),
        (b"\x00\x01\x02" * 100, "control characters"),
        (codecs.BOM_UTF16_LE + b"\x00", "UTF-16"),
        (b"abc\x00\xff", "not text"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\x1f\x8b\x08", "compressed"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, said: str) -> None:
    with pytest.raises(ReadError, match=said) as caught:
        read_bytes("file", data, shown="file.txt")
    assert caught.value.message.startswith("file.txt")
    assert "\n" not in caught.value.message


def test_the_limit_is_far_above_the_longest_resolutions() -> None:
    assert MAX_BYTES >= 10_000_000


# --- pasted from mails and word processors ---------------------------------------------------


@pytest.mark.parametrize("sign", "-•·●▪‣◦⁃\uf0b7\uf0a7")
def test_pasted_bullets_are_taken_off(sign: str) -> None:
    found = line(f"{sign}\t(a) Lanterns;")
    assert (found.text, found.bullet) == ("(a) Lanterns;", True)


def test_the_signs_of_a_quoted_mail_are_taken_off() -> None:
    found = source("> The Human Rights Council,\n>\n> > - 1. *Decides*\n>>to go on.\n\n5 > 3\n").lines
    assert [(x.text, x.gap, x.bullet) for x in found] == [
        ("The Human Rights Council,", 0, False),
        ("1. Decides", 1, True),
        ("to go on.", 0, False),
        ("5 > 3", 1, False),
    ]


def test_raised_letters_after_a_figure_mark_no_footnote() -> None:
    assert line("the 48<sup>th</sup> meeting;<sup>2</sup>").raised == ((17, 18),)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [TEXT, "Совет по правам человека,\r\n\r\nссылаясь на всё это,\r\n"])
def test_utf_16_without_a_mark_is_found(text: str, encoding: str) -> None:
    wanted = read_bytes("text", text.encode())
    assert read_bytes("text", text.encode(encoding)).lines == wanted.lines


@pytest.mark.parametrize("data", [b"a\x00b\x00c\x00d", "理事会".encode("utf-16-le"), b"\x00" * 50, b"\x00 \x00 " * 9])
def test_zeros_that_are_no_utf_16_are_refused(data: bytes) -> None:
    with pytest.raises(ReadError):
        read_bytes("text", data)


def test_a_few_broken_bytes_do_not_turn_a_text_into_another_encoding() -> None:
    text = "The Human Rights Council,\n\nRecalling “wells” – and ‘bells’,\n\n1. Decides to meet.\n".encode()
    document = parse(read_bytes("text", text.replace(b"meet", b"me\xffet")))
    assert document.paragraph("PP1").text == "Recalling “wells” – and ‘bells’,"
    assert document.paragraph("OP1").text == "Decides to me\ufffdet."
    assert [w.code for w in document.warnings] == ["not-read"]


def test_a_null_character_is_markup_and_is_lost_nowhere() -> None:
    data = (folder("seeds") / "A_HRC_RES_54_28.txt").read_bytes().replace(b"Guided", b"Gui\x00ded", 1)
    document = parse(read_bytes("text", data))
    assert document.paragraph("PP1").text.startswith("Guided by the purposes")
    assert document.tally.unassigned == 0
