"""Texts that somebody made long in one place take work in proportion: twice as long, about twice the calls.

Where the work is inside one call, the text is so long that anything else would not come to an end.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from hrcdiff import compare
from hrcdiff.cli import run
from hrcdiff.findings import sharing, verb
from hrcdiff.findings.addressee import Who, asked, together
from hrcdiff.findings.documents import names
from hrcdiff.findings.figures import figures
from hrcdiff.findings.partners import paired
from hrcdiff.findings.scale import built_in
from hrcdiff.findings.view import View
from hrcdiff.instructions import drawing
from hrcdiff.instructions import instructions as drawn
from hrcdiff.instructions.planning import Plan, planned
from hrcdiff.model import Document, Redline
from hrcdiff.parsing import parse, sponsors
from hrcdiff.parsing.running import closed
from hrcdiff.parsing.segments import instructions
from hrcdiff.readers import read_bytes
from hrcdiff.readers.lines import LineWriter
from hrcdiff.readers.word import story
from hrcdiff.readers.word.fields import Fields
from hrcdiff.readers.word.notes import Notes
from hrcdiff.readers.word.story import Para, Piece
from hrcdiff.source import Line, Source
from tests.unit.docx_files import Xml, comment, docx, p
from tests.unit.growth import growth
from tests.unit.redlines import document, redline

LINEAR = 3.0
"""Twice the size takes less than this many times the work, where quadratic work would take four times as much."""


def test_growth_tells_linear_work_from_quadratic() -> None:
    assert growth(lambda n: [len("") for _ in range(n)], 500) < 2.1
    assert growth(lambda n: [len("") for _ in range(n) for _ in range(n)], 50) > 3.9


def read(text: str) -> Source:
    return read_bytes("text", text.encode())


# --- reading ---------------------------------------------------------------------------------


def cells_of_a_word_file(n: int) -> bytes:
    cells = "<w:tc><w:p/></w:tc>" * n
    return docx(f"<w:tbl><w:tr><w:tc>{p('1.')}</w:tc>{cells}</w:tr></w:tbl>", p("Decides to light the lanterns."))


def cells_of_a_page(n: int) -> bytes:
    cells = "<td></td>" * n
    return f"<html><body><table><tr><td>1.</td>{cells}<td>Decides to bake.</td></tr></table></body></html>".encode()


@pytest.mark.parametrize("cells", [cells_of_a_word_file, cells_of_a_page])
def test_empty_cells_after_a_number(cells: Callable[[int], bytes]) -> None:
    assert growth(lambda n: read_bytes("text", cells(n)), 300) < LINEAR


def test_a_line_is_a_label_alone_however_it_was_put_together() -> None:
    label = re.compile(r"\s*(?:\d{1,3}[.)]|\([a-z]{1,5}\))\s*")
    parts = ("1", "123", ".", " ", "  ", "\t", "(", "abcde", "(abcde)", "x")
    for pieces in (pieces for length in (1, 2, 3, 4) for pieces in product(parts, repeat=length)):
        writer = LineWriter()
        for piece in pieces:
            writer.put(piece)
        assert writer.label_alone() is bool(label.fullmatch("".join(pieces))), pieces


def test_many_raised_characters_that_do_not_end() -> None:
    """Two million characters on one line: looking on from each to the end of the line would take an hour."""
    text = "Recalling lanterns," + "<sup>" * 400_000
    assert [line.text for line in read(text).lines] == ["Recalling lanterns,"]


@pytest.mark.parametrize(
    ("text", "raised"),
    [
        ("lamps,<sup>1</sup> oil,<sup>2</sup>", "12"),
        ("lamps,<sup><sup>1</sup></sup>", "1"),
        ("<sup>lamps,<sup>1</sup>", "1"),
    ],
)
def test_raised_characters_that_end(text: str, raised: str) -> None:
    (line,) = read(text).lines
    assert "".join(line.text[start:end] for start, end in line.raised) == raised


def test_many_lines_glued_at_bold_words() -> None:
    """Looking through the places of all for each line would take minutes."""
    lines = read("Bakers**Fifty**fourth\n" * 60_000).lines
    assert [line.text for line in lines] == ["Bakers", "Fifty", "fourth"] * 60_000


@pytest.mark.parametrize("marker", ["<sup>{}</sup>", "{}"])
def test_many_markers_in_one_paragraph(marker: str) -> None:
    """Those before each are counted as they come."""

    def work(n: int) -> Document:
        lamps = "".join(f"the lamp,{marker.format(number % 99 + 1)} and " for number in range(n))
        return parse(read(f"The Human Rights Council,\n\nRecalling lanterns,\n\n1. Requests {lamps}oil.\n"))

    assert growth(work, 200) < LINEAR


def test_many_lines_of_one_last_note() -> None:
    """Joining it anew at each line would take minutes."""
    text = "The Human Rights Council,\n\nRecalling lanterns,\n\n1. Decides to light lamps,1 and so on.\n\n1 Lamps of\n"
    (note,) = parse(read(text + "oil and\n" * 30_000)).footnotes
    assert note.text == "Lamps of" + " oil and" * 30_000


def test_many_notes() -> None:
    """Going through all of them for each would take minutes; those that a note refers to are met on the way."""
    notes = Notes("footnote", None, None, etree.Element("body"))
    for number in range(250_000):
        notes.meet(str(number), None)
    met = 0
    for note in notes:
        met += 1
        if note.mark == "250000":
            notes.meet("one more", None)
    assert met == 250_001


def test_many_fields_in_one_another() -> None:
    """Asking each of them what is shown would take minutes."""
    fields = Fields()
    for _ in range(50_000):
        fields.meet("begin")
        fields.meet("separate")
        assert fields.shown
        fields.end_paragraph()
    fields.meet("begin")
    assert not fields.shown


class Slow:
    """Fields as they are in words: one that is open is in its code or in its result."""

    def __init__(self) -> None:
        self.codes: list[bool] = []

    def meet(self, kind: str) -> None:
        if kind == "begin":
            self.codes.append(True)
        elif kind == "paragraph":
            self.codes = [code for code in self.codes if not code]
        elif self.codes and kind == "separate":
            self.codes[-1] = False
        elif self.codes and kind == "end":
            self.codes.pop()


@given(st.lists(st.sampled_from(["begin", "separate", "end", "paragraph", "other"]), max_size=12))
def test_fields_are_shown_as_they_stand(kinds: list[str]) -> None:
    fields, slow = Fields(), Slow()
    for kind in kinds:
        fields.end_paragraph() if kind == "paragraph" else fields.meet(kind)
        slow.meet(kind)
        assert fields.shown is not any(slow.codes)


class Counted(list[Piece]):
    """Pieces of a paragraph that count how many are put in from another list."""

    put_in = 0

    def __setitem__(self, at: object, value: object) -> None:
        Counted.put_in += len(value)  # type: ignore[arg-type]
        super().__setitem__(at, value)  # type: ignore[call-overload]

    def extend(self, value: Iterable[Piece]) -> None:
        given = list(value)
        Counted.put_in += len(given)
        super().extend(given)


def test_many_paragraphs_whose_ends_are_deleted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(story, "Para", lambda form, cell: Para(form, Counted(), cell))
    text = docx(*(p(f"lamp {number} ", mark="del") for number in range(200)), p("and oil,"))
    (line,) = read_bytes("text", text).lines
    assert line.text.startswith("lamp 0 lamp 1 lamp 2 ")
    assert line.text.endswith("lamp 199 and oil,")
    assert 0 < Counted.put_in < LINEAR * 200


@pytest.mark.parametrize("names", ["Chile, ", "Chile and ", "(Chile, ", "Chile), "])
def test_many_sponsors(names: str) -> None:
    """Looking on from each comma for the next bracket would take minutes."""
    assert sponsors.parse(names * 100_000 + "Peru: draft resolution")[-1].name.endswith("Peru")


def test_sponsors_are_parted_where_no_bracket_is_open() -> None:
    comma = re.compile(r"[,\u060c\u3001\uff0c](?![^(]*\))")
    for pieces in product(["Chile", ", ", "(", ")", "\u3001 "], repeat=5):
        text = "".join(pieces)
        wanted = [name for name in (piece.strip() for piece in comma.split(text)) if name]
        assert [sponsor.name for sponsor in sponsors.parse(text, "fr")] == wanted
        assert sponsors.is_list(text) is bool(comma.search(text))


# --- paragraphs ------------------------------------------------------------------------------


def an_instruction(between: str, n: int) -> list[Line]:
    """The lines of two instructions, the first of which quotes many."""
    lines = "".join(between.format(number) + "\n" for number in range(n))
    head = "After operative paragraph 3, insert “Bread,\n"
    return list(read(f"{head}{lines}Wine”.\n\nDelete operative paragraph 4.").lines)


@pytest.mark.parametrize("between", ["Salt {},", "“Salt” {},", "salt {},", "Salt {}:"])
def test_many_lines_of_one_instruction(between: str) -> None:
    lines = {n: an_instruction(between, n) for n in (2, 300, 600)}
    assert growth(lambda n: instructions(lines[n]), 300) < LINEAR


# --- findings --------------------------------------------------------------------------------


def test_many_limbs_that_ask_together() -> None:
    def view(n: int) -> View:
        texts = [
            ("OP1", "Requests" + " bakers, and requests" * n + f" {who} to bake.") for who in ("the Office", "States")
        ]
        made = View(redline(document("1/1", texts[0]), document("2/1", texts[1])))
        assert len(made.limbs(made.old["OP1"])) == n + 1
        return made

    views = {n: view(n) for n in (2, 60, 120)}

    def work(n: int) -> None:
        for number in range(1, n + 2):
            asked(views[n], "OP1", number, old=True)
            together(views[n], "OP1", number, old=True)

    assert growth(work, 60) < LINEAR


@pytest.mark.parametrize("repeated", ["a", "teenth", "1,", "1.", "$1"])
def test_one_word_in_which_a_figure_could_begin_anywhere(repeated: str) -> None:
    """Reading on from each letter to the end of the word would take the better part of an hour."""
    said = "at its second session, in a month, " + repeated * 150_000 + " and with two experts"
    assert {"second session", "two experts"} <= {figure.text for figure in figures(said)}


@pytest.mark.parametrize(
    "said",
    [
        "fifty-fourth session",
        "one hundred and twentieth session",
        "2,500,000 thousand",
        "10 and 20.5 million",
        "$1.5 million",
    ],
)
def test_figures_as_they_are_printed(said: str) -> None:
    assert [figure.text for figure in figures(f"At the {said}")] == [said.removeprefix("one hundred and ")]


def test_verbs_of_many_limbs_are_paired() -> None:
    texts = {
        n: [("OP1", "Requests" + " bakers, and requests" * n + f" {who} to bake.") for who in ("the Office", "States")]
        for n in (2, 60, 120)
    }
    views = {
        n: View(redline(document("1/1", old), document("2/1", new), ("OP1", "OP1"))) for n, (old, new) in texts.items()
    }
    assert growth(lambda n: paired(views[n]), 60) < LINEAR


def test_many_documents_that_are_joined() -> None:
    """Looking from each joint back to the beginning and on to the end would take half an hour."""
    named = "the Lamp Convention and the Oil Keepers and the " + "Wick Society and the " * 40_000
    found = list(names(named + "Harbour Protocol", []))
    assert [named[name.start : name.end] for name in found[:1]] == ["Lamp Convention"]
    assert len(found) == 2


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("the Lamp Convention and the Oil Protocol", ["Lamp Convention", "Oil Protocol"]),
        ("the Lamp Society and the Oil Protocol", ["Oil Protocol"]),
        ("the Protocol to the Lamp Convention", ["Protocol to the Lamp Convention"]),
        ("the Keepers to the Lamp Convention and the Oil Society", ["Lamp Convention and the Oil Society"]),
    ],
)
def test_documents_that_are_joined(text: str, wanted: list[str]) -> None:
    assert [text[name.start : name.end] for name in names(text, [])] == wanted


def test_a_limb_that_came_is_asked_for_its_addressee_with_its_own_paragraph_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    count = 100
    old = [(f"OP{k}", f"Requests the Office to light lamp {k} of the long pier by night.") for k in range(1, count + 1)]
    new = [(a, f"{text[:-1]}, and urges the bakers to bake loaf {a} before dawn.") for a, text in old]
    view = View(redline(document("1/1", *old), document("2/1", *new), *((a, a) for a, _ in old)))
    told: list[str] = []

    def counted(view: View, address: str, number: int, *, old: bool) -> Who | None:
        told.append(address)
        return asked(view, address, number, old=old)

    monkeypatch.setattr(sharing, "asked", counted)
    list(verb.find(view, built_in()))
    assert len(told) < 10 * count


# --- instructions ----------------------------------------------------------------------------


def lists(name: str, n: int) -> Document:
    """Paragraphs with two items each."""
    texts = [
        text
        for number in range(1, n + 1)
        for text in (
            (f"OP{number}", f"Requests the bakers of {name}:"),
            (f"OP{number}(a)", f"To knead dough {number};"),
            (f"OP{number}(b)", f"To light oven {number};"),
        )
    ]
    return document(name, *texts)


def test_instructions_on_texts_with_many_lists() -> None:
    redlines = {n: redline(lists("1/1", n), lists("2/1", n)) for n in (2, 80, 160)}
    assert growth(lambda n: drawn(redlines[n]), 80) < LINEAR


def test_instructions_are_drawn_once(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    plans: list[Plan] = []

    def made(text: Redline, coarse: int) -> Plan:
        plans.append(planned(text, coarse))
        return plans[-1]

    monkeypatch.setattr(drawing, "planned", made)
    assert run(["27/20", "54/28", "--instructions"]) == 0
    assert "Amendments to" in capsys.readouterr().out
    assert len(plans) == 1


def test_a_row_of_digits_behind_a_point_is_read_once() -> None:
    assert not closed("boats of 0." + "1" * 5_000 + "x")


def test_a_comment_on_nothing_is_not_asked_for_words_again_and_again() -> None:
    def read_file(n: int) -> object:
        starts = "".join(f'<w:commentRangeStart w:id="{k}"/>' for k in range(n))
        runs = "<w:r><w:t/></w:r>" * n
        body = Xml(f"<w:p>{starts}{runs}</w:p>")
        said = comment(0, "A", p("Why?"))
        return read_bytes("text", docx(p("The Human Rights Council,"), body, comments=said))

    assert growth(read_file, 200) < LINEAR


def test_numbers_with_a_point_are_looked_at_nearby() -> None:
    """The whole paragraph before each of them would be some 400 million signs."""
    text = (
        "The Human Rights Council,\n\nRecalling a report,\n\n1. Decides " + "a word No.1 x, " * 8_000 + "and the rest."
    )
    assert "No.1 x" in parse(read(text)).paragraphs[-1].text


def test_an_office_is_counted_once_in_each_text() -> None:
    def compared(n: int) -> object:
        rows = [f"{k}. Requests the Special Rapporteur{{}} to light lamp {k} of the long pier;" for k in range(1, n)]
        head = "The Human Rights Council,\n\nRecalling the Special Rapporteur on lamps,\n\n"
        sides = (parse(read(head + "\n\n".join(row.format(w) for row in rows))) for w in (" on lamps", ""))
        return compare(*sides)

    assert growth(compared, 40) < LINEAR
