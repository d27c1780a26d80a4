"""Structure of texts: what a reader sees, as rows of address and beginning."""

from __future__ import annotations

import pytest

from hrcdiff.model import Document
from hrcdiff.parsing import parse
from hrcdiff.readers import read_bytes


def read(text: str) -> Document:
    return parse(read_bytes("text", text.encode()))


def outline(text: str) -> list[tuple[str, str]]:
    """Addresses and first words."""
    return [(p.address, " ".join(p.text.split()[:2])) for p in read(text).paragraphs]


ORGAN = "The Human Rights Council,\n\n"
FORMS = {
    "letters and numerals nest by sequence": (
        ORGAN
        + "Recalling its resolution 5/1,\n\n1. Requests the Office:\n\n(a) To report on:\n\n(i) Wells;\n\n(ii) Roads;"
        "\n\n(b) To publish it;\n\n2. Decides to remain seized of the matter.",
        ["PP1", "OP1", "OP1(a)", "OP1(a)(i)", "OP1(a)(ii)", "OP1(b)", "OP2"],
    ),
    "after (h) comes the letter (i)": (
        ORGAN
        + "Recalling its resolution 5/1,\n\n1. Requests the Office:\n\n"
        + "\n\n".join(f"({letter}) To do the work called {letter};" for letter in "abcdefghij")
        + "\n\n2. Decides to remain seized of the matter.",
        ["PP1", "OP1", *(f"OP1({letter})" for letter in "abcdefghij"), "OP2"],
    ),
    "after (h) comes the numeral (i), if (ii) follows": (
        ORGAN
        + "Recalling its resolution 5/1,\n\n1. Requests the Office:\n\n"
        + "\n\n".join(f"({letter}) To do the work called {letter};" for letter in "abcdefg")
        + "\n\n(h) To count:\n\n(i) Wells;\n\n(ii) Roads;\n\n2. Decides to remain seized of the matter.",
        ["PP1", "OP1", *(f"OP1({letter})" for letter in "abcdefgh"), "OP1(h)(i)", "OP1(h)(ii)", "OP2"],
    ),
    "text that goes on flush left after a list": (
        ORGAN + "Recalling its resolution 5/1,\n\n1. Requests the Office:\n\n(a) To report;\n\n(b) To publish;\n\n"
        "and to do so every year;\n\n2. Decides to remain seized of the matter.",
        ["PP1", "OP1", "OP1(a)", "OP1(b)", "OP1+", "OP2"],
    ),
    "drafters' labels": (
        ORGAN + "[PP.1] Recalling its resolution 5/1,\n\n[PP.1bis] Affirming that wells matter, [A/HRC/28/2 (PP5)]\n\n"
        "OP1. Requests the Office to report;\n\nOP1 bis. Invites States to dig;\n\nOP2 Decides to remain seized.",
        ["PP1", "PP1 bis", "OP1", "OP1 bis", "OP2"],
    ),
    "a paragraph put in between": (
        ORGAN
        + "Recalling its resolution 5/1,\n\n1. Requests the Office to report;\n\n1 bis. Invites States to dig;\n\n"
        "2. Decides to remain seized.",
        ["PP1", "OP1", "OP1 bis", "OP2"],
    ),
    "sections whose numbers start again": (
        ORGAN + "Recalling its resolution 5/1,\n\nI\nGeneral\n\n1. Requests the Office to report;"
        "\n\n2. Invites States to dig;"
        "\n\nII\nParticular\n\n1. Decides to meet;\n\n2. Decides to remain seized.",
        ["PP1", "I.OP1", "I.OP2", "II.OP1", "II.OP2"],
    ),
    "headings among numbers that run through": (
        ORGAN
        + "Recalling its resolution 5/1,\n\n1. Requests the Office to report;\n\nFollow-up\n\n2. Decides to meet.",
        ["PP1", "OP1", "OP2"],
    ),
    "parts A and B under one number": (
        "A\n\n"
        + ORGAN
        + "Recalling its resolution 5/1,\n\n1. Requests the Office to report.\n\nB\n\n"
        + ORGAN
        + "Recalling also its resolution 5/2,\n\n1. Decides to meet.",
        ["A.PP1", "A.OP1", "B.PP1", "B.OP1"],
    ),
    "an annex with numbers of its own": (
        ORGAN
        + "Recalling its resolution 5/1,\n\n1. Adopts the plan annexed to the present resolution.\n\n48th meeting\n"
        "12 October 2023\n\n[Adopted without a vote.]\n\nAnnex\n\nPlan of work"
        "\n\n1. The Office reports.\n\n2. States dig.",
        ["PP1", "OP1", "A1.1", "A1.2"],
    ),
    "divisions of an annex": (
        ORGAN + "Recalling its resolution 5/1,\n\n1. Adopts the plan annexed to the present resolution.\n\nAnnex\n\n"
        "I. Reports\n\n1. The Office reports.\n\nII. Wells\n\n1. States dig.\n\n2. States drink.",
        ["PP1", "OP1", "A1.I.1", "A1.II.1", "A1.II.2"],
    ),
    "a text quoted in a paragraph is no text of its own": (
        ORGAN + "Recalling its resolution 5/1,\n\n1. Recommends to the Assembly the following draft resolution:\n\n"
        "\u201cThe General Assembly,\n\n\u201cTaking note of the wells,"
        "\n\n\u201c1. Welcomes them.\u201d\n\n2. Decides to meet.",
        ["PP1", "OP1", "OP2"],
    ),
    "a President's statement is quoted as a whole": (
        "\u201cThe Human Rights Council,\n\n\u201cReaffirming its resolution 5/1,\n\n\u201c1. Decides to meet;\n\n"
        "\u201c2. Also decides to report.\u201d",
        ["PP1", "OP1", "OP2"],
    ),
    "one operative paragraph without a number": (
        "The General Assembly,\n\nRecalling its resolution 60/251 of 15 March 2006,"
        "\n\nDecides to remain seized of the matter.",
        ["PP1", "OP1"],
    ),
    "a decision in the past tense": (
        "At its 46th plenary meeting, on 12 October 2023, the General Assembly decided to meet again.",
        ["OP1"],
    ),
}


@pytest.mark.parametrize(("text", "addresses"), FORMS.values(), ids=FORMS)
def test_addresses(text: str, addresses: list[str]) -> None:
    document = read(text)
    assert [p.address for p in document.paragraphs] == addresses
    assert document.unassigned == ()


def test_quoted_text_stays_with_its_paragraph() -> None:
    document = read(FORMS["a text quoted in a paragraph is no text of its own"][0])
    assert document.paragraph("OP1").text.endswith("\u201c1. Welcomes them.\u201d")


def test_attributions_and_brackets_are_kept_as_text() -> None:
    text = ORGAN + "Recalling [and reaffirming] its resolution 5/1, [Chad: delete]\n\n1. Decides [to meet] [to report]."
    assert [p.text for p in read(text).paragraphs] == [
        "Recalling [and reaffirming] its resolution 5/1, [Chad: delete]",
        "Decides [to meet] [to report].",
    ]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a President's statement is quoted as a whole", "President's statement"),
        ("a decision in the past tense", "decision"),
    ],
)
def test_kinds(name: str, kind: str) -> None:
    assert read(FORMS[name][0]).kind == kind


def test_an_unnumbered_operative_paragraph_has_no_label() -> None:
    assert read(FORMS["one operative paragraph without a number"][0]).paragraph("OP1").label is None


AMENDMENT = """United Nations A/C.3/80/L.90

General Assembly

Distr.: Limited

7 November 2025

Original: English

Eightieth session

Third Committee

Agenda item 69 (a)

Lanterns, harbours and related matters

Chile, Bosnia and Herzegovina and Japan: amendment to draft resolution A/C.3/80/L.20

Lanterns for every harbour

After operative paragraph 3, insert a new operative paragraph, reading:

Notes with alarm that harbours are dark, and underlines that they should not be;
"""


def test_amendments_are_instructions_and_no_provisions() -> None:
    document = read(AMENDMENT)
    assert document.kind == "amendment to draft resolution"
    assert dict(document.masthead)["symbol_of_base"] == "A/C.3/80/L.20"
    assert (document.title, document.symbol) == ("Lanterns for every harbour", "A/C.3/80/L.90")
    assert [p.address for p in document.paragraphs] == ["p1", "p2"]
    assert not document.unassigned
    assert not document.warnings


def test_the_last_two_sponsors_are_two() -> None:
    document = read(AMENDMENT)
    assert [sponsor.name for sponsor in document.sponsors] == ["Chile", "Bosnia and Herzegovina", "Japan"]


def test_a_draft_of_the_chair_names_no_sponsors() -> None:
    line = (
        "Draft resolution submitted by the Vice-Chair of the Committee, Ana Bell (Peru), on the basis of informal "
        "consultations on draft resolution A/C.2/80/L.14"
    )
    document = read(
        f"Agenda item 20 (c)\n\nLight: lanterns, lamps and others\n\n{line}\n\nLanterns for every harbour\n\n"
        "The General Assembly,\n\nRecalling its resolution 70/1,\n\nDecides to light them."
    )
    assert (document.kind, document.title) == ("draft resolution", "Lanterns for every harbour")
    assert dict(document.masthead)["submitted_by"] == "the Vice-Chair of the Committee, Ana Bell (Peru)"
    assert dict(document.masthead)["symbol_of_base"] == "A/C.2/80/L.14"
