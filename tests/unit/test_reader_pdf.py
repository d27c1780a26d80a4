"""The PDF reader on files made here: layout, footnotes, furniture, and files that are refused."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrcdiff.errors import NotAResolution, ReadError
from hrcdiff.model import Document
from hrcdiff.parsing import parse
from hrcdiff.readers import read_bytes
from hrcdiff.readers.pdf import glyphs
from hrcdiff.source import JOINT, Source
from tests.unit.pdf_files import LEFT, Ink, Passage, Sheet, encrypted, scan, typeset, write

LONG = "the lanterns of every harbour and of every pier, quay and jetty that the sea reaches, "
PREAMBLE = [Passage(f"Recalling {LONG * count}and noting them,") for count in range(1, 9)]
OPERATIVE = [Passage(f"{number}. Requests all States to light {LONG * number}and to report;") for number in range(1, 8)]


def draft(*body: Passage, notes: dict[str, str] | None = None) -> Document:
    head = [
        Passage(text, indent=0) for text in ("A/HRC/60/L.5", "Sixtieth session", "60/... Lanterns for every harbour")
    ]
    return parse(read_bytes("draft", typeset([*head, Passage("The Human Rights Council,"), *body], notes or {})))


def lines(*sheets: Sheet) -> list[str]:
    return [line.text for line in read_bytes("page", write(sheets)).lines]


# --- paragraphs ------------------------------------------------------------------------------


def test_paragraphs_go_on_over_pages() -> None:
    document = draft(*PREAMBLE, *OPERATIVE, Passage("8. Decides to remain seized of the matter."))
    assert [p.address for p in document.paragraphs] == [
        *(f"PP{n}" for n in range(1, 9)),
        *(f"OP{n}" for n in range(1, 9)),
    ]
    assert [p.text for p in document.paragraphs][:8] == [passage.text for passage in PREAMBLE]
    assert {warning.code for warning in document.warnings} == {"joined-over-page"}
    over = [warning.message for warning in document.warnings]
    assert over[0] == f"{document.warnings[0].address} goes on over the end of a page, at the top of page 2"
    assert len(set(over)) == len(over)
    assert not document.unassigned


def test_running_heads_and_page_numbers_are_furniture() -> None:
    document = draft(*PREAMBLE, *OPERATIVE)
    found = Counter(document.furniture)
    pages = found["25-01234"]
    assert pages > 2
    assert found["A/HRC/60/L.5"] == pages - 1, "on the first page it is the symbol of the text"
    assert {f"{n}/9" for n in range(1, pages + 1)} <= set(found)


def test_footnotes_hang_on_their_paragraphs() -> None:
    marked = [Passage(f"Recalling {LONG * n}and resolution 5/{n},{{{n}}} and others,") for n in range(1, 7)]
    notes = {str(n): f"See A/HRC/{n}/2, chap. I." for n in range(1, 7)}
    document = draft(*marked, Passage("Decides to light them."), notes=notes)
    assert [(note.marker, note.address, note.text) for note in document.footnotes] == [
        (str(n), f"PP{n}", notes[str(n)]) for n in range(1, 7)
    ]
    assert "5/1, and others," in document.paragraph("PP1").text
    assert not [w for w in document.warnings if w.code.startswith("footnote")]


def test_a_note_without_raised_number_below_a_drawn_line() -> None:
    body = [Ink("Recalling its resolution 5/1,", LEFT, 600), Ink("1", LEFT + 175, 603.5, 6)]
    foot = [Ink("1See A/HRC/5/2 on the matter of lanterns, which", LEFT, 100, 8), Ink("goes on.", LEFT, 90, 8)]
    organ = Ink("The Human Rights Council,", LEFT, 618)
    last = Ink("Decides to light them.", LEFT, 582)
    sheet = Sheet([organ, *body, last, *foot], drawn=f"{LEFT} 112 m {LEFT + 80} 112 l S\n")
    document = parse(read_bytes("note", write([sheet])))
    assert [(n.marker, n.address, n.text) for n in document.footnotes] == [
        ("1", "PP1", "See A/HRC/5/2 on the matter of lanterns, which goes on.")
    ]


HYPHENS = {
    "a divided word is closed up if the whole word stands elsewhere": (
        ["The promotion of light, the promo-", "tion of lanterns"],
        "The promotion of light, the promotion of lanterns",
    ),
    "a compound keeps its hyphen": (
        ["The building of a capacity and capacity-", "building for all"],
        "The building of a capacity and capacity-building for all",
    ),
    "without evidence the hyphen stays": (["They build light-", "houses"], "They build light-houses"),
    "a hyphen that waits for the next word keeps its space": (
        ["In the long-", "and short-term"],
        "In the long- and short-term",
    ),
    "a range goes on after its dash": (["For the years 2026\u2013", "2030"], "For the years 2026\u20132030"),
}


@pytest.mark.parametrize(("rows", "whole"), HYPHENS.values(), ids=HYPHENS.keys())
def test_line_ends(rows: list[str], whole: str) -> None:
    assert lines(Sheet([Ink(row, LEFT, 600 - 12 * n) for n, row in enumerate(rows)])) == [whole]


def test_spaces_are_judged_by_the_gap() -> None:
    apart = Ink("apart", LEFT + 6 * 4 + 2.0, 600)
    assert lines(Sheet([Ink("near", LEFT, 600), apart])) == ["near apart"]
    assert lines(Sheet([Ink("near", LEFT, 600), Ink("ly", LEFT + 6 * 4 + 1.2, 600)])) == ["nearly"]


def test_a_page_on_its_side_is_read_upright() -> None:
    column = [Ink(text, 200 + 12 * n, 100, slope=(0, 1)) for n, text in enumerate(["A line of text", "and another"])]
    assert lines(Sheet(column, rotate=90)) == ["A line of text and another"]


def test_a_watermark_is_furniture() -> None:
    source = read_bytes(
        "mark", write([Sheet([Ink("A line of text", LEFT, 600), Ink("DRAFT", 200, 300, 60, "F3", (0.7, 0.7))])])
    )
    assert [(line.text, line.role) for line in source.lines] == [("A line of text", "text"), ("DRAFT", "furniture")]


def test_italics_come_from_the_font() -> None:
    source = read_bytes("it", write([Sheet([Ink("Recalling", LEFT, 600, 10, "F2"), Ink("it,", LEFT + 60, 600)])]))
    assert [line.text[slice(*line.italic[0])] for line in source.lines] == ["Recalling"]


def test_a_scanned_page_among_others_is_told() -> None:
    organ, first = Ink("The Human Rights Council,", LEFT, 618), Ink("Recalling its resolution 5/1,", LEFT, 600)
    document = parse(read_bytes("mixed", write([Sheet([organ, first, Ink("Decides to go.", LEFT, 582)]), scan()])))
    assert [warning.message for warning in document.warnings if warning.code == "not-read"] == [
        "page 2 shows a picture and no text: what it says was not read"
    ]


# --- refused ---------------------------------------------------------------------------------

COLUMN = [Ink("A line in one of two columns", x, 700 - 12 * n, 8) for n in range(30) for x in (60.0, 330.0)]
REFUSED = {
    "a password": (encrypted(), "is an encrypted PDF"),
    "a scan": (write([scan()]), "has no text: it is a scan"),
    "no end": (typeset(PREAMBLE, {})[:2000], "is a PDF without its end"),
    "nothing in it": (b"%PDF-1.4\n%%EOF\n", "is a damaged PDF"),
    "no page": (write([]), "PDF"),
    "two columns": (write([Sheet(COLUMN)]), "has two columns on page 1"),
}


@pytest.mark.parametrize(("data", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_refused_with_one_line(data: bytes, message: str) -> None:
    with pytest.raises(ReadError) as error:
        read_bytes("x", data, shown="x.pdf")
    assert message in error.value.message
    assert error.value.message.startswith("x.pdf ")
    assert "\n" not in error.value.message


LIMITS = {"MAX_PAGES": "has 3 pages", "MAX_CHARS": "characters", "MAX_PAGE_CHARS": "characters on page 1"}


@pytest.mark.parametrize(("limit", "message"), LIMITS.items())
def test_limits(limit: str, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glyphs, limit, 2)
    data = write([Sheet([Ink("Some text", LEFT, 600)])] * 3)
    with pytest.raises(ReadError, match=message):
        read_bytes("x", data)


# --- laws ------------------------------------------------------------------------------------

LETTERS = st.text(st.sampled_from("abcABC012 ,;.-()*_/\u2013\u201c\u00e9\u00ad"), min_size=1, max_size=40)
INKS = st.builds(
    Ink,
    text=LETTERS,
    x=st.floats(20, 500),
    y=st.floats(20, 770),
    size=st.sampled_from([5.0, 6.5, 8.0, 10.0, 14.0]),
    font=st.sampled_from(["F1", "F2", "F3"]),
    slope=st.sampled_from([(1.0, 0.0)] * 8 + [(0.0, 1.0), (0.7, 0.7)]),
)
SHEETS = st.lists(st.builds(Sheet, inks=st.lists(INKS, max_size=25), rotate=st.sampled_from([0, 0, 90])), max_size=4)


def nobody_lost(source: Source) -> None:
    """Each character that is to be seen is in one line, or is markup."""
    owners = Counter(at for line in source.lines for at in line.strand.at if at != JOINT)
    for line in source.lines:
        for char, at in zip(line.text, line.strand.at, strict=True):
            assert char == (" " if at == JOINT else source.text[at])
    for at, char in enumerate(source.text):
        if not char.isspace():
            assert owners[at] + source.markup[at] == 1


@given(SHEETS)
@settings(max_examples=150)
def test_no_character_is_lost_wherever_it_stands(sheets: list[Sheet]) -> None:
    data = write(sheets)
    try:
        source = read_bytes("any", data)
    except ReadError:
        return
    nobody_lost(source)
    assert read_bytes("any", data) == source
    try:
        parse(source)
    except NotAResolution:
        return


WHOLE = typeset([*PREAMBLE, *OPERATIVE], {})


@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=40), st.booleans())
@settings(max_examples=150)
def test_a_damaged_file_is_read_or_refused(changes: list[tuple[int, int]], cut: bool) -> None:
    data = bytearray(WHOLE)
    for at, value in changes:
        data[at] = value
    if cut:
        data = data[: changes[0][0]] + data[-40:]
    data[:5] = b"%PDF-"
    try:
        source = read_bytes("damaged", bytes(data))
    except ReadError:
        return
    nobody_lost(source)
