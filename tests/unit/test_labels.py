"""Labels of sub-paragraphs: in their sequence, out of it, and in running text."""

from __future__ import annotations

import pytest

from hrcdiff.parsing.labels import DEGREES, letter, roman, to_roman
from tests.unit.reading import addresses, body, codes


def listed(*labels: str) -> list[str]:
    document = body("1. Requests the following:", *(f"{label} Lanterns;" for label in labels), "2. Decides b.")
    return [p.address.removeprefix("OP1") for p in document.paragraphs if p.parent]


@pytest.mark.parametrize(
    ("labels", "wanted"),
    [
        ("(a) (b) (c)", "(a) (b) (c)"),
        ("a) b)", "(a) (b)"),
        ("(i) (ii) (iii)", "(i) (ii) (iii)"),
        ("(a) (i) (ii) (b)", "(a) (a)(i) (a)(ii) (b)"),
        ("(a) (b) (i) (ii) (c) (i) (ii)", "(a) (b) (b)(i) (b)(ii) (c) (c)(i) (c)(ii)"),
        ("(a) (b) (c) (d) (e) (f) (g) (h) (i) (j)", "(a) (b) (c) (d) (e) (f) (g) (h) (i) (j)"),
        ("(a) (b) (c) (d) (e) (f) (g) (h) (i) (ii)", "(a) (b) (c) (d) (e) (f) (g) (h) (h)(i) (h)(ii)"),
        ("(i) (a) (b) (ii)", "(i) (i)(a) (i)(b) (ii)"),
        ("a. b. c.", "(a) (b) (c)"),
        ("(a) (i) (ii) a. b. (iii) (b)", "(a) (a)(i) (a)(ii) (a)(ii)(a) (a)(ii)(b) (a)(iii) (b)"),
        ("(i) a. b. i. ii. c.", "(i) (i)(a) (i)(b) (i)(b)(i) (i)(b)(ii) (i)(c)"),
    ],
)
def test_labels_nest_by_their_sequence(labels: str, wanted: str) -> None:
    assert listed(*labels.split()) == wanted.split()


@pytest.mark.parametrize(
    ("labels", "wanted", "doubts"),
    [
        ("(a) (c) (d)", "(a) (c) (d)", "label-gap"),
        ("(a) (b) (d)", "(a) (b) (d)", "label-gap"),
        ("(a) (b) (b) (c)", "(a) (b) (b)#2 (c)", "label-repeated"),
        ("(b) (c)", "(b) (c)", "label-gap"),
        ("(a) (b) (d) (c) (e)", "(a) (b) (d) (c) (e)", "label-gap label-order label-gap"),
        ("(a) (b) (a) (b)", "(a) (b) (a)#2 (b)#2", "label-order"),
        ("(a) (b) (i) (iii) (c)", "(a) (b) (b)(i) (b)(iii) (c)", "label-gap"),
        ("(a) (b) (i) (j)", "(a) (b) (i) (j)", "label-gap"),
        ("(a) (b) (k) (l)", "(a) (b) (k) (l)", "label-gap"),
        ("(a) (a)_bis (a_ter) (b)", "(a) (a)_bis (a)_ter (b)", ""),
    ],
)
def test_labels_are_kept_as_printed_where_one_is_missing_or_stands_twice(labels: str, wanted: str, doubts: str) -> None:
    items = [f"{label.replace('_', ' ')} Lanterns;" for label in labels.split()]
    document = body("1. Requests the following:", *items, "2. Decides b.")
    subs = [p for p in document.paragraphs if p.parent]
    assert [p.address.removeprefix("OP1").replace(" ", "_") for p in subs] == wanted.split()
    assert [p.text for p in subs] == ["Lanterns;"] * len(items)
    assert codes(document) == doubts.split()


@pytest.mark.parametrize(
    ("labels", "wanted"),
    [
        ("(b) (c)", "OP1(b) OP1(c)"),
        ("(ii) (iii)", "OP1(a)(ii) OP1(a)(iii)"),
        ("(a) (b)", "OP1(a)(a) OP1(a)(b)"),
    ],
)
def test_a_list_within_an_item_may_begin_late_or_with_the_same_letters(labels: str, wanted: str) -> None:
    items = [f"{label} Lanterns;" for label in labels.split()]
    document = body("1. Requests the following:", "(a) Bells, namely:", *items, "2. Decides b.")
    assert [p.address for p in document.paragraphs if p.text == "Lanterns;"] == wanted.split()


def test_a_list_after_a_continuation_begins_anew() -> None:
    lines = [
        "1. Requests:",
        "(a) Lanterns;",
        "(b) Bells;",
        "and invites:",
        "(a) Bakers;",
        "(b) Smiths;",
        "2. Decides b.",
    ]
    wanted = ["OP1", "OP1(a)", "OP1(b)", "OP1+", "OP1(a)#2", "OP1(b)#2", "OP2"]
    assert addresses(body(*lines)) == wanted


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Lanterns under paragraph 4 (a),", "(c) and (d) of the charter;"),
        ("Lanterns under paragraph 4 (a),", "(c) of the charter;"),
        ("Lanterns, as agreed in paragraph", "(c) Lights of the charter;"),
        ("Lanterns as in section 3;", "(d) to (f) of the charter;"),
        ("Lanterns as in section 3;", "(d) above;"),
        ("Lanterns under the heading “Lights;", "(c) Lamps”;"),
        ("Lanterns, (b) bells,", "(c) wells;"),
    ],
)
def test_a_label_out_of_its_sequence_in_running_text_begins_nothing(first: str, second: str, gap: str) -> None:
    document = body("1. Requests the following:", f"(a) {first}", second, "2. Decides b.", gap=gap)
    assert addresses(document) == ["OP1", "OP1(a)", "OP2"]
    assert document.paragraph("OP1(a)").text == f"{first} {second}"


@pytest.mark.parametrize(
    ("numbers", "wanted", "doubts"),
    [
        ("1 2 2 3", "OP1 OP2 OP2#2 OP3", "number-repeated"),
        ("1 3 2 4", "OP1 OP3 OP2 OP4", "numbering-gap numbering-gap numbering-gap"),
        ("1 1 2", "OP1 OP1#2 OP2", "number-repeated"),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_numbers_are_kept_as_printed_where_one_stands_twice_or_out_of_order(
    numbers: str, wanted: str, doubts: str, gap: str
) -> None:
    lines = [f"{number}. Requests the bakers to light lanterns;" for number in numbers.split()]
    lines[-1] = lines[-1].replace(";", ".")
    document = body(*lines, gap=gap)
    assert addresses(document) == wanted.split()
    assert codes(document) == doubts.split()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Decides to follow paragraph", "1. Requests of the annex;"),
        ("Decides to quote the words “Lanterns;", "1. Requests light;”"),
        ("Decides to follow section 3;", "1. of the annex;"),
    ],
)
def test_a_number_out_of_its_sequence_in_running_text_begins_nothing(first: str, second: str) -> None:
    document = body("1. Notes lanterns;", f"2. {first}", second, "3. Decides b.", gap="\n")
    assert addresses(document) == ["OP1", "OP2", "OP3"]
    assert document.paragraph("OP2").text == f"{first} {second}"


def test_a_label_that_fits_no_list_is_text() -> None:
    document = body("1. Requests the following:", "(a) Lanterns;", "(as amended) bells;", "2. Decides b.")
    assert addresses(document) == ["OP1", "OP1(a)", "OP2"]
    assert document.paragraph("OP1(a)").text == "Lanterns; (as amended) bells;"


def test_text_that_goes_on_flush_left_after_a_list_is_a_continuation() -> None:
    document = body(
        "1. Requests the following:", "(a) Lanterns;", "(b) Bells;", "and to report on both;", "2. Decides b."
    )
    assert addresses(document) == ["OP1", "OP1(a)", "OP1(b)", "OP1+", "OP2"]
    assert document.paragraph("OP1+").parent == "OP1"


def test_a_letter_with_a_point_is_printed_as_it_stands() -> None:
    lines = ["(a) Lanterns:", "a. Lamps;", "b. Wicks;"]
    document = body("1. Requests the following:", *lines, "2. Decides b.")
    assert [(p.address, p.label) for p in document.paragraphs if p.parent] == [
        ("OP1(a)", "(a)"),
        ("OP1(a)(a)", "a."),
        ("OP1(a)(b)", "b."),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("the bells in Smith;", "v. Jones;"),
        ("the lanterns of the", "a. lamps;"),
        ("lanterns;", "i. bells of the well;"),
    ],
)
def test_a_letter_with_a_point_in_running_text_begins_nothing(first: str, second: str) -> None:
    document = body("1. Notes it;", f"2. Decides on {first}", second, "3. Decides b.", gap="\n")
    assert document.paragraph("OP2").text == f"Decides on {first} {second}"


@pytest.mark.parametrize("indent", ["", "    "])
def test_a_continuation_needs_no_blank_line_where_each_line_is_a_paragraph(indent: str) -> None:
    items = [f"{indent}(a) To light lanterns;", f"{indent}(b) To ring bells;"]
    document = body("1. Requests the bakers:", *items, "and encourages States to help;", "2. Decides b.", gap="\n")
    assert addresses(document) == ["OP1", "OP1(a)", "OP1(b)", "OP1+", "OP2"]
    assert document.paragraph("OP1+").text == "and encourages States to help;"


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["(b) To ring bells; and", "to dance;"], "To ring bells; and to dance;"),
        (["(b) To ring bells,", "and to dance;"], "To ring bells, and to dance;"),
        (["(b) To ring bells;", "to dance;", "(c) To sing;"], "To ring bells; to dance;"),
        (["(b) To ring bells; to", "dance; and", "to sing; and to light", "lanterns;"], None),
    ],
    ids=["and", "comma", "the list goes on", "wrapped"],
)
def test_a_line_that_goes_on_with_its_item_is_no_continuation(lines: list[str], text: str | None) -> None:
    document = body("1. Requests the bakers:", "(a) To light lanterns;", *lines, "2. Decides b.", gap="\n")
    assert not any(address.endswith("+") for address in addresses(document))
    assert document.paragraph("OP1(b)").text == (text or " ".join(lines).removeprefix("(b) "))


@pytest.mark.parametrize("number", range(1, 100))
def test_numerals_there_and_back(number: int) -> None:
    assert roman(to_roman(number)) == number


@pytest.mark.parametrize("label", ["iiii", "ic", "vx", "abc", "iix"])
def test_letters_that_are_no_numeral(label: str) -> None:
    assert roman(label) is None


@pytest.mark.parametrize(("label", "place"), [("a", 1), ("z", 26), ("aa", 27), ("ab", None), ("é", None)])
def test_letters_in_order(label: str, place: int | None) -> None:
    assert letter(label) == place


def test_lists_in_lists_end_somewhere() -> None:
    """Two labels in turn, each the first of its kind, would nest for ever."""
    document = body("1. Requests the keepers:", *(f"({'ai'[n % 2]}) To light lamp {n};" for n in range(60)))
    assert max(address.count("(") for address in addresses(document)) == DEGREES
    assert "To light lamp 59;" in document.paragraphs[-1].text
