"""Drafts that were copied, pasted, printed and marked by hand on their way."""

from __future__ import annotations

import pytest

from hrcdiff import compare
from hrcdiff.findings.ledgers import rollover
from hrcdiff.model import Document
from hrcdiff.parsing import parse
from hrcdiff.readers import read_bytes
from tests.unit.docx_files import docx, p, run
from tests.unit.reading import ORGAN, addresses, body, codes, read

HEAD = f"The right to light\n\n{ORGAN}\n\n"
PREAMBLE = "Recalling its lanterns,\n\nRecognizing that light guides ships at sea,\n\n"
REST = "1. Urges States to keep lamps lit;\n\n2. Requests a report;\n\n3. Decides to remain seized of the matter.\n"
WANTED = ["PP1", "PP2", "OP1", "OP2", "OP3"]


def _addresses(document: Document) -> list[str]:
    return [paragraph.address for paragraph in document.paragraphs]


@pytest.mark.parametrize("organ", [f"{ORGAN} recalling its lanterns,", f"{ORGAN} Recalling its lanterns,"])
def test_an_organ_line_that_goes_on_with_the_preamble(organ: str) -> None:
    document = read(f"The right to light\n\n{organ}\n\nRecognizing light,\n\n{REST}")
    assert (document.title, document.organ, _addresses(document)) == (
        "The right to light",
        "Human Rights Council",
        WANTED,
    )
    assert document.paragraph("PP1").text.casefold() == "recalling its lanterns,"


def test_a_line_that_only_names_the_organ_stays_whole() -> None:
    document = body("1. Requests b;", "The Human Rights Council, on its own motion, has said so;", "2. Requests c.")
    assert document.organ == "Human Rights Council"
    assert addresses(document) == ["OP1", "OP2"]


def test_a_text_that_names_the_organ_again_is_not_cut_there() -> None:
    quoted = "The General Assembly, recalling its own lamps, has said so in a resolution of its own,"
    document = read(f"{ORGAN}\n\nRecalling that\n\n{quoted}\n\n{REST}")
    assert any(quoted in paragraph.text for paragraph in document.paragraphs)


def test_paragraphs_without_a_sign_at_their_end_are_parted_by_blank_lines() -> None:
    document = read(HEAD + (PREAMBLE + REST).replace(",\n", "\n").replace(";\n", "\n").replace(".\n", "\n"))
    assert _addresses(document) == WANTED


def test_a_number_in_a_bracket_begins_a_paragraph() -> None:
    document = body("1. Urges all;", "[2. Requests a report; – bakers reserve]", "3. Decides c.")
    assert addresses(document) == ["OP1", "OP2", "OP3"]
    assert document.paragraph("OP2").label == "2"


@pytest.mark.parametrize(("label", "address"), [("New OP2: ", "OP2"), ("NEW OP 2. ", "OP2"), ("[New OP2] ", "OP2")])
def test_a_label_that_says_new(label: str, address: str) -> None:
    assert addresses(body("OP1. Urges all;", f"{label}Requests b."))[-1] == address


@pytest.mark.parametrize("name", ["Preambular part", "Preambular paragraphs", "PREAMBLE", "Preamble:"])
def test_lines_that_name_the_parts_are_headings(name: str) -> None:
    document = read(HEAD + f"{name}\n\n{PREAMBLE}Operative part\n\n{REST}")
    assert _addresses(document) == WANTED
    assert [heading.text for heading in document.headings] == [name, "Operative part"]
    assert rollover(compare(document, read(HEAD + PREAMBLE + REST))).holds


def test_a_symbol_beside_the_number_of_a_page_is_the_head_of_the_page() -> None:
    document = body("1. Urges States to keep lamps", "2", "A/HRC/60/L.5", "lit at all times;", "2. Requests b.")
    assert document.paragraph("OP1").text == "Urges States to keep lamps lit at all times;"
    assert document.furniture == ("2", "A/HRC/60/L.5")


def test_a_symbol_on_a_line_of_its_own_is_text_elsewhere() -> None:
    document = body("1. Welcomes the report contained in document", "A/HRC/53/63", "and its annex;", gap="\n")
    assert document.paragraph("OP1").text == "Welcomes the report contained in document A/HRC/53/63 and its annex;"


def test_notes_with_bare_numbers_at_the_end() -> None:
    document = read(
        HEAD + PREAMBLE.replace("lanterns,", "lanterns,1").replace("sea,", "sea,2") + REST
        + "\n1 A/HRC/53/63.\n2 See the report on lamps,\nand its annex.\n"
    )  # fmt: skip
    notes = [(note.marker, note.address, note.text) for note in document.footnotes]
    assert notes == [("1", "PP1", "A/HRC/53/63."), ("2", "PP2", "See the report on lamps, and its annex.")]


def test_numbered_rules_of_an_annex_are_no_notes() -> None:
    document = read(HEAD + PREAMBLE + REST + "\nAnnex\n\n1 Lamps are lit.\n\n2 Lamps are put out.\n")
    assert document.footnotes == ()


def test_lines_with_their_numbers_at_the_margin() -> None:
    lines = (HEAD + PREAMBLE + REST).replace("\n\n", "\n").splitlines()
    document = read("\n".join(f"{number:3}  {line}" for number, line in enumerate(lines, 1)))
    assert (document.title, _addresses(document)) == ("The right to light", WANTED)


def test_lines_that_stand_in_columns_are_doubted() -> None:
    lines = (HEAD + PREAMBLE + REST).replace("\n\n", "\n").splitlines()
    document = read("\n".join(f"{line:60}{line}" for line in lines))
    assert any("columns" in warning.message for warning in document.warnings)
    assert not any("columns" in warning.message for warning in read(HEAD + PREAMBLE + REST).warnings)


def test_a_table_in_bars() -> None:
    rows = [("PP1", "Recalling lanterns,"), ("PP2", "Recognizing light,"), ("OP1", "Urges all;"), ("OP2", "Decides b.")]
    document = read("|---|---|\n" + "".join(f"| {label} | {text} |\n" for label, text in rows))
    assert [(each.address, each.text) for each in document.paragraphs] == rows


@pytest.mark.parametrize("form", ["~~{}~~", "<s>{}</s>", "<del>{}</del>"])
def test_struck_words_of_a_text_are_deleted_with_a_doubt(form: str) -> None:
    document = body(f"1. Urges States to {form.format('speak')} sing.")
    assert document.paragraph("OP1").text == "Urges States to sing."
    assert codes(document) == ["not-read"]


@pytest.mark.parametrize(
    "form", ["<s>{}</s>", "<del>{}</del>", "<span style='text-decoration: line-through'>{}</span>"]
)
def test_struck_words_of_a_page_are_deleted_with_a_doubt(form: str) -> None:
    page = f"<h1>Light</h1><p>{ORGAN}</p><p>Recalling a,</p><p>1. Urges all to {form.format('speak')} sing.</p>"
    document = parse(read_bytes("page", f"<html><body>{page}</body></html>".encode()))
    assert (document.title, document.paragraph("OP1").text) == ("Light", "Urges all to sing.")
    assert codes(document) == ["not-read"]


def test_struck_words_of_a_word_file_are_deleted_or_as_they_were() -> None:
    struck = run("speak ", "<w:strike/>")
    data = docx(p("Light"), p(ORGAN), p("Recalling a,"), p("1. Urges all to ", struck, "sing."))
    final, original = (parse(read_bytes("file", data, tracked=tracked)) for tracked in ("final", "original"))
    assert (final.title, final.paragraph("OP1").text) == ("Light", "Urges all to sing.")
    assert codes(final) == ["not-read"]
    assert original.paragraph("OP1").text == "Urges all to speak sing."
    assert codes(original) == []


@pytest.mark.parametrize(
    ("line", "address", "label", "text"),
    [
        (
            "[OP2 bis Thanks the bakers; \u2013 Norway, EU]",
            "OP2 bis",
            "OP2 bis",
            "[Thanks the bakers; \u2013 Norway, EU]",
        ),
        ("[(b) To rest;] [Chad: delete]", "OP2(b)", "(b)", "[To rest;] [Chad: delete]"),
        ("[(a) bis To rest;]", "OP2(a) bis", "(a) bis", "[To rest;]"),
        ("[(b)] To rest;", "OP2(a)", "(a)", "To rise; [(b)] To rest;"),
        ("[OP3] Thanks the bakers;", "OP3", "[OP3]", "Thanks the bakers;"),
        ("[3. Thanks the bakers;]", "OP3", "3", "[Thanks the bakers;]"),
    ],
)
def test_a_bracket_before_a_label_stays_with_the_words(line: str, address: str, label: str, text: str) -> None:
    document = body("1. Urges all;", "2. Urges bakers:", "(a) To rise;", line, "4. Decides d.")
    found = document.paragraph(address)
    assert (found.label, found.text) == (label, text)
    assert document.unassigned == ()


@pytest.mark.parametrize(
    ("line", "opening"),
    [
        ("[Deeply] Concerned at the lamps,", "Deeply Concerned"),
        ("[Noting] the lamps,", "Noting"),
        ("[Also] Noting the lamps,", "Also Noting"),
        ("[Lamps] are lit,", None),
    ],
)
def test_an_opening_with_brackets_in_it_is_one(line: str, opening: str | None) -> None:
    document = body("Recalling the harbours,", line, "1. Urges all.")
    found = {p.text: p.opening for p in document.paragraphs}
    assert found.get(line) == opening


def test_what_delegations_put_behind_a_paragraph_is_not_its_end() -> None:
    document = body(
        "[Noting the lamps,] [Chad: delete]", "[Noting the bells, \u2013 Norway, EU]", "1. Urges all [to rest]."
    )
    assert not [w for w in document.warnings if w.code == "unusual-ending"]


TOP = "The right to light\n\n{}\n\n60/...\tThe right to light\n\n" + ORGAN + "\n\n" + PREAMBLE + REST


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Draft resolution as of 12 September 2019, 15:00", "2019-09-12"),
        ("Zero draft resolution, 3 June 2021", "2021-06-03"),
        ("Draft resolution", None),
    ],
)
def test_a_line_that_says_how_far_the_draft_has_come_says_when(line: str, day: str | None) -> None:
    document = read(TOP.format(line))
    assert (document.kind, document.date) == ("draft resolution", day)


def test_a_title_that_stands_twice_is_read_twice() -> None:
    document = read(TOP.format("Draft resolution"))
    assert (document.title, document.unassigned) == ("The right to light", ())
    assert "unassigned" not in codes(document)


def test_another_line_above_the_title_is_none() -> None:
    document = read(TOP.format("Draft resolution").replace("The right to light", "The right to bells", 1))
    assert document.unassigned == ("The right to bells",)


@pytest.mark.parametrize(
    ("label", "wanted"),
    [
        ("PP2 bis ", ["PP2", "PP2 bis", "PP3"]),
        ("[PP2 ter] ", ["PP2", "PP2 ter", "PP3"]),
        ("PP2 alt. ", ["PP2", "PP2 alt", "PP3"]),
        ("PP7 bis ", ["PP2", "PP7 bis", "PP8"]),
        ("PP1 bis ", ["PP2", "PP1 bis", "PP3"]),
        ("PP3 ", ["PP2", "PP3", "PP4"]),
        ("", ["PP2", "PP3", "PP4"]),
    ],
)
def test_one_preambular_paragraph_with_a_label_put_in_by_hand(label: str, wanted: list[str]) -> None:
    document = body("Recalling b,", f"{label}Noting c,", "Noting d,", "1. Urges all.")
    assert addresses(document) == [*wanted, "OP1"]
