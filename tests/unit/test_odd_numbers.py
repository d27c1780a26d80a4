"""Numbers and labels as people type them in drafts."""

from __future__ import annotations

import pytest

from tests.unit.reading import ORGAN, body, read

PREAMBULAR = ["Recalling its resolution 48/13 of 8 October 2021,", "Recognizing that light guides ships,"]
OPERATIVE = [
    "Urges States to keep the lamps lit;",
    "Calls upon States to pay the keepers;",
    "Requests the Office to report;",
    "Decides to remain seized of the matter.",
]
WANTED = ["PP1", "PP2", "OP1", "OP2", "OP3", "OP4"]


def _labels(form: str) -> list[str]:
    """The first four labels of a form that shows the first: ``I.`` gives ``II.`` and so on."""
    series = {"1": "1234", "I": ("I", "II", "III", "IV"), "i": ("i", "ii", "iii", "iv"), "A": "ABCD", "a": "abcd"}
    series |= {"\u2460": "\u2460\u2461\u2462\u2463", "\uff11": "\uff11\uff12\uff13\uff14", "*": "****"}
    first = next(sign for sign in series if sign in form)
    return [form.replace(first, each) for each in series[first]]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "form",
    [
        *("I. ", "I) ", "(I) ", "I ", "i) ", "(i) ", "i. ", "A. ", "a) ", "(a) "),
        *("1) ", "(1) ", "(1)", "[1] ", "[1.] ", "1.- ", "1 - ", "1\u2013 ", "1: ", "1/ ", "1\u00ba ", "#1 ", "1.) "),
        *("\uff11\uff0e", "\u2460 ", "* "),
    ],
)
def test_operative_paragraphs_in_other_numbers(form: str, gap: str) -> None:
    lines = [label + text for label, text in zip(_labels(form), OPERATIVE, strict=True)]
    document = read(gap.join([ORGAN, *PREAMBULAR, *lines]))
    assert [p.address for p in document.paragraphs] == WANTED
    assert [p.text for p in document.paragraphs] == [*PREAMBULAR, *OPERATIVE]


@pytest.mark.parametrize(
    "form",
    [
        *("OP1 ", "OP1. ", "OP 1 ", "OP.1 ", "OP1: ", "[OP1] ", "(OP1) ", "op1 ", "Op 1 - ", "OP1 \u2013 ", "OP-1 "),
        *("O.P. 1 ", "OP#1 ", "OP1\n", "OP1.\n", "Para 1. ", "Paragraph 1: ", "Operative paragraph 1: "),
    ],
)
def test_labels_of_drafters(form: str) -> None:
    other = form.replace("Operative", "Preambular").replace("OP", "PP").replace("Op", "Pp").replace("op1", "pp1")
    heads = (
        PREAMBULAR
        if "ara" in form and "reamb" not in other
        else [label + text for label, text in zip([other, other.replace("1", "2")], PREAMBULAR, strict=True)]
    )
    lines = [form.replace("1", str(number)) + text for number, text in enumerate(OPERATIVE, 1)]
    document = read("\n\n".join([ORGAN, *heads, *lines]))
    assert [p.address for p in document.paragraphs] == WANTED
    assert [p.text for p in document.paragraphs][2:] == OPERATIVE


@pytest.mark.parametrize("form", ["1. ", "(1) ", "I. ", "a) "])
def test_a_preamble_with_numbers(form: str) -> None:
    heads = [label + text for label, text in zip(_labels(form), PREAMBULAR, strict=False)]
    document = read("\n\n".join([ORGAN, *heads, *(f"{n}. {text}" for n, text in enumerate(OPERATIVE, 1))]))
    assert [p.address for p in document.paragraphs] == WANTED
    assert [p.text for p in document.paragraphs] == [*PREAMBULAR, *OPERATIVE]


@pytest.mark.parametrize(
    "label",
    [
        *("2 bis. ", "2bis. ", "2.bis ", "2. bis ", "2.bis. ", "2-bis ", "2bis) ", "(2 bis) ", "[2 bis] ", "[2bis.] "),
        *("OP2.bis ", "OP2-bis ", "OP2 (bis) ", "OP2 BIS ", "OP2 Bis. ", "OP 2 bis - "),
    ],
)
def test_paragraphs_put_in_between(label: str) -> None:
    document = body("1. Urges a;", "2. Requests b;", f"{label}Invites c;", "3. Decides d.")
    assert [p.address for p in document.paragraphs][1:] == ["OP1", "OP2", "OP2 bis", "OP3"]
    assert document.paragraph("OP2 bis").text == "Invites c;"


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (["1. Requests keepers:", "(a) To light lamps;", "(b) To sing;", "2. Decides c."], ["OP1(a)", "OP1(b)", "OP2"]),
        (["1. Decides:", "(i) Urges bakers;", "(ii) Calls upon all;", "2. Urges c."], ["OP1(i)", "OP1(ii)", "OP2"]),
        (["I", "1. Urges a;", "II", "1. Requests b."], ["I.OP1", "II.OP1"]),
        (["Urges keepers:", "(a) Requests of bakers are met;", "(b) Calls are answered;"], ["OP1(a)", "OP1(b)"]),
    ],
    ids=["letters in a list", "numerals in a list", "sections", "a list without numbers"],
)  # fmt: skip
def test_what_a_list_or_a_section_counts_is_no_paragraph_of_its_own(lines: list[str], wanted: list[str]) -> None:
    addresses = [p.address for p in body(*lines).paragraphs]
    assert addresses[-len(wanted) :] == wanted


def test_the_ninth_letter_of_a_list_in_the_preamble_is_no_first_paragraph() -> None:
    items = [f"({letter}) Noting lamp {letter}," for letter in "abcdefghi"]
    document = read("\n\n".join([ORGAN, "Recalling the following:", *items, "1. Urges all."]))
    assert [p.address for p in document.paragraphs][-2:] == ["PP1(i)", "OP1"]


def test_operative_paragraphs_in_roman_numerals_have_lists() -> None:
    document = body("I. Requests keepers:", "(a) To light lamps;", "(b) To sing;", "II. Urges bakers to rise.")
    assert [p.address for p in document.paragraphs][1:] == ["OP1", "OP1(a)", "OP1(b)", "OP2"]


def test_a_few_stars_are_notes_and_no_list() -> None:
    text = f"Brazil,* Norway:* draft resolution\n\nThe lamps\n\n{ORGAN}\n\nRecalling its lamps,\n\n1. Urges all.\n"
    document = read(text + "\n* State not a member of the Human Rights Council.\n")
    assert [note.marker for note in document.footnotes] == ["*"]
