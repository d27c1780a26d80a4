"""How lines become paragraphs: each rule where it must fire and where it must not."""

from __future__ import annotations

import pytest

from hrcdiff import parsing, readers
from hrcdiff.errors import NotAResolution
from hrcdiff.model import Vote
from hrcdiff.parsing import sponsors
from tests.unit.reading import ORGAN, addresses, body, codes, read

# --- numbers ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (["1. Decides a;", "2. Requests b."], ["OP1", "OP2"]),
        (["1) Decides a;", "2) Requests b."], ["OP1", "OP2"]),
        (["- 1. *Decides* a;", "- 2. **Requests** b."], ["OP1", "OP2"]),
        (["1.Decides a;", "2.Requests b."], ["OP1", "OP2"]),
        (["1. Decides a;", "2Also decides b."], ["OP1", "OP2"]),
        (["Decides to light the lanterns."], ["OP1"]),
        (["Decides a;", "Requests b."], ["OP1", "OP2"]),
        (["9. Decides a;", "10. Requests b."], ["OP9", "OP10"]),
    ],
    ids=["points", "brackets", "bullets", "no space", "point lost", "single", "no numbers", "part of a text"],
)
def test_numbers_begin_operative_paragraphs(lines: list[str], wanted: list[str]) -> None:
    assert addresses(body(*lines)) == wanted


@pytest.mark.parametrize(
    "line",
    [
        "2007 and 16/21 of 25 March 2011, which aim at light;",
        "2. of the report, and its annex;",
        "16/21 of 25 March 2011;",
        "12 October 2023;",
        "2.5 million lanterns;",
        "5. and 6. of the annex;",
        "100 per cent of the lanterns;",
    ],
)
def test_a_line_that_begins_with_a_number_out_of_sequence_goes_on(line: str) -> None:
    document = body("1. Decides to follow the resolutions of 18 June", line, "2. Requests b.", gap="\n")
    assert addresses(document) == ["OP1", "OP2"]
    assert document.paragraph("OP1").text == f"Decides to follow the resolutions of 18 June {line}"


def test_a_lost_number_that_its_neighbours_prove_is_restored_with_a_warning() -> None:
    document = body("1. Decides a;", "Requests b;", "3. Invites c.")
    assert addresses(document) == ["OP1", "OP2", "OP3"]
    assert [(w.code, w.address) for w in document.warnings] == [("number-restored", "OP2")]
    assert document.paragraph("OP2").label == "2"


def test_a_gap_in_the_numbers_is_warned_about_and_not_closed() -> None:
    document = body("1. Decides a;", "2. Requests b;", "4. Invites c.")
    assert addresses(document) == ["OP1", "OP2", "OP4"]
    assert [(w.code, w.address) for w in document.warnings] == [("numbering-gap", "OP4")]


@pytest.mark.parametrize(
    ("before", "address"),
    [
        (["I", "1. Decides to light the lanterns;", "II"], "II.OP4"),
        (["A", "1. Decides to light the lanterns;", "B"], "B.OP4"),
        (["A", "1. Decides to light the lanterns;", "B", "I", "1. Decides to count them;", "II"], "B.II.OP4"),
    ],
)
def test_a_gap_in_the_numbers_is_warned_about_in_each_division(before: list[str], address: str) -> None:
    document = body(*before, "1. Thanks the bakers;", "2. Thanks the keepers;", "4. Thanks the owls.")
    assert [(w.code, w.address) for w in document.warnings] == [("numbering-gap", address)]


def test_a_gap_in_the_numbers_is_warned_about_in_a_part_with_two_letters() -> None:
    parts = [f"{ORGAN}\n\nRecalling lighthouse {n},\n\n1. Thanks keeper {n}." for n in range(27)]
    document = read("\n\n".join([*parts, "3. Thanks the lamps."]))
    assert [w.address for w in document.warnings if w.code == "numbering-gap"] == ["AA.OP3"]


def test_a_single_paragraph_without_a_number_has_no_label() -> None:
    (paragraph,) = body("Decides to light the lanterns.").paragraphs[1:]
    assert (paragraph.address, paragraph.label) == ("OP1", None)


def test_parts_beyond_the_alphabet_have_two_letters() -> None:
    parts = [f"{ORGAN}\n\nRecalling lighthouse {n},\n\n1. Thanks keeper {n} of the lamps;" for n in range(1, 95)]
    found = [p.address for p in read("\n\n".join(parts)).paragraphs]
    assert found[:4] == ["A.PP1", "A.OP1", "B.PP1", "B.OP1"]
    assert found[50:54] == ["Z.PP1", "Z.OP1", "AA.PP1", "AA.OP1"]
    assert found[-1] == "CP.OP1"


def test_a_number_twice_is_told_apart() -> None:
    document = body("1. Decides a;", "2. Requests b;", "Annex", "1. Lanterns;", "2. Bells.")
    assert addresses(document) == ["OP1", "OP2", "A1.1", "A1.2"]
    assert [p.part for p in document.paragraphs[-2:]] == ["annex", "annex"]
    assert [(h.text, h.before) for h in document.headings] == [("Annex", "A1.1")]


def test_sections_restart_the_numbers() -> None:
    document = body("I", "1. Decides a;", "2. Requests b;", "II", "1. Invites c;", "2. Urges d.")
    assert addresses(document) == ["I.OP1", "I.OP2", "II.OP1", "II.OP2"]
    assert [h.text for h in document.headings] == ["I", "II"]


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (["I. Lamps", "1. Thanks a;", "II. Oil", "2. Urges b;", "III", "3. Decides c."], ["OP1", "OP2", "OP3"]),
        (["I", "General", "1. Thanks a;", "II", "Oil", "2. Urges b."], ["OP1", "OP2"]),
        (["A. Lamps", "1. Thanks a;", "B. Oil", "2. Urges b."], ["OP1", "OP2"]),
        (
            ["I. Lamps", "1. Thanks a;", "II. Oil", "2. Urges b;", "III. Bread", "1. Decides c."],
            ["I.OP1", "II.OP2", "III.OP1"],
        ),
        (["1. Thanks a;", "I. Lamps", "2. Urges b;", "II. Oil", "1. Decides c."], ["OP1", "OP2", "II.OP1"]),
    ],
    ids=["through", "titles beside", "letters", "once through and once not", "begun before"],
)
def test_a_section_is_named_only_where_numbers_start_again(lines: list[str], wanted: list[str]) -> None:
    document = body(*lines)
    assert [a for a in addresses(document) if "OP" in a] == wanted
    assert [h.text for h in document.headings] == [line for line in lines if not line[0].isdigit()]


# --- where paragraphs end --------------------------------------------------------------------


def test_a_sentence_goes_on_over_a_page_break_with_a_warning() -> None:
    document = body(
        "1. Decides to light the lanterns of", "---", "GE.23-20205", "2/5", "every harbour;", "2. Requests b."
    )
    assert document.paragraph("OP1").text == "Decides to light the lanterns of every harbour;"
    assert document.furniture == ("---", "GE.23-20205", "2/5")
    assert codes(document) == ["joined-over-gap"]


def test_an_opening_word_in_mid_sentence_begins_nothing() -> None:
    document = body("Noting the lanterns and", "Recalling them fondly,", "1. Decides a.", gap="\n")
    assert addresses(document) == ["PP2", "OP1"]


def test_a_preambular_opening_after_the_first_number_begins_nothing() -> None:
    document = body("1. Decides to light the lanterns,", "Recalling the bells;", "2. Requests b.")
    assert addresses(document) == ["OP1", "OP2"]


def test_lines_that_are_all_cut_at_a_width_are_joined() -> None:
    text = "\n".join(
        [
            ORGAN,
            "Recalling the lanterns of the harbour and the bells of the",
            "villages, both of which matter to the bakers of the",
            "islands,",
            "1. Decides to keep all the lanterns of the harbour lit",
            "until the morning;",
            "2. Requests the bakers to ring the bells of the villages",
            "at noon.",
        ]
    )
    document = read(text)
    assert [p.address for p in document.paragraphs] == ["PP1", "OP1", "OP2"]
    assert document.paragraph("PP1").text.startswith(
        "Recalling the lanterns of the harbour and the bells of the villages,"
    )
    assert codes(document) == []


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("a non-", "discriminatory manner;", "a non-discriminatory manner;"),
        ("the years 2008-", "2017 in full;", "the years 2008- 2017 in full;"),
        ("capacity-", "building;", "capacity-building;"),
        ("the lanterns –", "and the bells;", "the lanterns – and the bells;"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_closes_up_its_word(first: str, second: str, joined: str) -> None:
    document = body(f"1. Decides on {first}", second, "2. Requests b.", gap="\n")
    assert document.paragraph("OP1").text == f"Decides on {joined}"


@pytest.mark.parametrize(
    ("ending", "doubtful"),
    [(";", False), ("; and", False), (".", True), (",", True), ("", True), ("”;", False), (";”", False)],
)
def test_unusual_endings_are_doubted(ending: str, doubtful: bool) -> None:
    document = body(f"1. Decides to light the lanterns{ending}", "2. Requests b.")
    assert ("unusual-ending" in codes(document)) == doubtful


# --- furniture -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "---",
        "____",
        "GE.17-16839(E)",
        "GE. 14-17583",
        "* 1 7 1 6 8 3 9 *",
        "2/5",
        "12 / 14",
        "page 3",
        "Page 3 of 5",
        "7",
        "Please recycle The recycling symbol",
    ],
)
def test_lines_of_the_page_are_furniture(line: str) -> None:
    document = body("1. Decides to light the lanterns of", line, "every harbour;", "2. Requests b.")
    assert document.furniture == (line,)
    assert document.paragraph("OP1").text == "Decides to light the lanterns of every harbour;"


@pytest.mark.parametrize(
    "line",
    [
        "5/2 of them",
        "16/21 of 25 March 2011",
        "page 3 of the report",
        "GE is short",
        "please recycle",
        "7 lanterns",
        "A/HRC/53/63",
    ],
)
def test_lines_of_the_text_are_no_furniture(line: str) -> None:
    document = body("1. Decides to follow", line, "and the rest;", "2. Requests b.")
    assert document.furniture == ()
    assert document.paragraph("OP1").text == f"Decides to follow {line} and the rest;"


# --- footnotes -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("the lanterns;¹", "the lanterns;"),
        ("the lanterns,¹ and the bells;", "the lanterns, and the bells;"),
        ("the lanterns<sup>1</sup> and the bells;", "the lanterns and the bells;"),
        ("the lanterns^{1} and the bells;", "the lanterns and the bells;"),
        ("the nineteenth session,1 and encourages bells;", "the nineteenth session, and encourages bells;"),
        ("the lanterns;1", "the lanterns;"),
        ("the charter of the OAR.1", "the charter of the OAR."),
        ("the lanterns of States/Parties.1", "the lanterns of States/Parties."),
        ("the lanterns”1 and bells;", "the lanterns” and bells;"),
    ],
)
def test_a_marker_of_a_footnote_is_taken_out(text: str, clean: str) -> None:
    document = body(f"1. Decides on {text}", "2. Requests b.", "¹ See A/HRC/53/63.")
    assert document.paragraph("OP1").text == f"Decides on {clean}"
    assert [(n.marker, n.address, n.text) for n in document.footnotes] == [("1", "OP1", "See A/HRC/53/63.")]
    at = min(text.index(mark) for mark in ("¹", "<sup>", "^{", "1") if mark in text) + len("Decides on ")
    assert document.footnotes[0].start == at


def test_a_marker_is_counted_without_those_before_it() -> None:
    document = body("1. Decides on bells,¹ lanterns² and wells;³", "2. Requests b.", "¹ One.", "² Two.", "³ Three.")
    assert document.paragraph("OP1").text == "Decides on bells, lanterns and wells;"
    assert [n.start for n in document.footnotes] == [17, 26, 37]


@pytest.mark.parametrize(
    "text",
    [
        "agenda item 10as a platform;",
        "CO2 and H2O in the air;",
        "2.5 million lanterns;",
        "document A/HRC/53/63.1 of the Council;",
        "session,2 and bells;",
        "the years 2007,2008 and 2009;",
        "10:1 in favour;",
        "paragraphs 1, 2 and 3;",
        "COVID-19;",
        "resolution 6/1;",
        "document A/HRC/55/4/Add.1 and on the report;",
        "document A/HRC/55/4/Rev.1;",
        "document A/HRC/55/4 and Corr.1, and the bells;",
        "document E/CN.4/Sub.1 of the Commission;",
        "the lamps in document A/CONF.1, and the bells;",
        "Protocol No.1 on lighthouses;",
        "lanterns under art.1 and para.1 of the charter;",
    ],
)
def test_a_number_is_no_marker(text: str) -> None:
    document = body(f"1. Decides on {text}", "2. Requests b.")
    assert document.paragraph("OP1").text == f"Decides on {text}"
    assert document.footnotes == ()


def test_a_footnote_without_its_body_or_its_marker_is_warned_about() -> None:
    document = body("1. Decides on the lanterns;¹", "2. Requests b.")
    assert [(n.marker, n.address, n.text) for n in document.footnotes] == [("1", "OP1", None)]
    assert "footnote-lost" in codes(document)
    document = body("1. Decides on the lanterns;", "2. Requests b.", "¹ See A/HRC/53/63.")
    assert [(n.marker, n.address, n.text) for n in document.footnotes] == [("1", None, "See A/HRC/53/63.")]
    assert "footnote-loose" in codes(document)


def test_a_body_in_mid_document_is_lifted_out() -> None:
    document = body(
        "1. Decides on the lanterns;¹", "2. Requests the bakers to", "¹ See A/HRC/53/63.", "ring the bells."
    )
    assert document.paragraph("OP2").text == "Requests the bakers to ring the bells."
    assert document.footnotes[0].text == "See A/HRC/53/63."


# --- the record at the end -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (
            ["39th meeting", "25 September 2014", "[Adopted without a vote.]"],
            ("39th meeting", "2014-09-25", "without a vote"),
        ),
        (
            ["*39th meeting\n25 September 2014*", "[Adopted without a vote.]"],
            ("39th meeting", "2014-09-25", "without a vote"),
        ),
        (["39th meeting, 25 September 2014"], ("39th meeting", "2014-09-25", None)),
        (["82nd plenary meeting", "19 December 2023"], ("82nd plenary meeting", "2023-12-19", None)),
        (["[Resolution adopted without a vote.]"], (None, None, "without a vote")),
    ],
)
def test_the_record_of_the_adoption(lines: list[str], wanted: tuple[str | None, ...]) -> None:
    record = body("1. Decides a;", "2. Requests b.", *lines).adoption
    assert record is not None
    assert (record.meeting, record.date, record.mode) == wanted


def test_a_recorded_vote() -> None:
    bracket = "[Adopted by a recorded vote of 29 to 1, with 17 abstentions. The voting was as follows:"
    document = body(
        "1. Decides a.",
        "39th meeting",
        "25 September 2014",
        bracket,
        "In favour:",
        "Algeria, Benin",
        "Against:",
        "Japan]",
    )
    record = document.adoption
    assert record is not None
    named = {"in_favour_states": ("Algeria", "Benin"), "against_states": ("Japan",)}
    assert (record.mode, record.vote) == ("recorded vote", Vote(in_favour=29, against=1, abstaining=17, **named))
    assert record.text is not None
    assert record.text.endswith("Japan]")
    assert document.unassigned == ()


@pytest.mark.parametrize(
    "line", ["at its 39th meeting, and decides so;", "39th meeting of the bakers;", "[as amended];"]
)
def test_a_line_of_the_text_is_no_record(line: str) -> None:
    document = body("1. Decides to report", line, "2. Requests b.")
    assert document.adoption is None
    assert document.paragraph("OP1").text == f"Decides to report {line}"


SIGNED = ["Anna Muster", "Permanent Mission of the Lighthouses"]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("leave", ["Best regards,", "Kind regards", "Sincerely,", "Thank you", "Best regards, Anna"])
def test_what_a_mail_says_after_the_text_is_set_apart(leave: str, gap: str) -> None:
    document = body("1. Decides to light lanterns;", "2. Requests b.", leave, *SIGNED, gap=gap)
    assert document.paragraph("OP2").text == "Requests b."
    assert document.unassigned == (leave, *SIGNED)
    assert codes(document) == ["unassigned"] * 3


@pytest.mark.parametrize(
    "after",
    [
        "-- \nAnna Muster",
        "\nRegards\nAnna",
        "\nSent from my telephone",
        "\nAnna Muster\nPermanent Mission",
        "Anna Muster",
        "\nAnna Muster\nanna@example.org\nTel.: +41 22 000 00 00",
        "\nOn Tue, 4 Mar 2025 at 10:00, Bob <bob@example.org> wrote:\n> 1. Decides to sleep.",
        "\nOn Tue, 4 Mar 2025 at 10:00, Bob of the Lamps\n<bob@example.org> wrote:\n> thanks",
        "\nAm 04.03.2025 um 10:00 schrieb Bob <bob@example.org>:\n> danke",
        "\nLe mar. 4 mars 2025 à 10:00, Bob <bob@example.org> a écrit :\n> merci",
        "\n-----Original Message-----\nFrom: Bob\nSubject: draft\n\n1. Decides to sleep;",
        "\nFrom: Bob <bob@example.org>\nSent: Tuesday\nTo: Anna\n\nhello",
        "\nPlease send comments by Friday.\n\nBest regards,\nAnna",
        "\nThis message and any attachments are confidential.\nPlease delete them.",
        "\n[END]",
    ],
)
def test_what_follows_the_text_of_a_mail_is_not_assigned(after: str) -> None:
    document = body("1. Decides to light lanterns;", "2. Requests b.\n" + after)
    assert (document.paragraph("OP2").text, document.headings) == ("Requests b.", ())
    assert len(document.unassigned) == len([line for line in after.splitlines() if line])


@pytest.mark.parametrize(
    "after",
    [
        ["Annex", "Rules of the lighthouse", "1. Lanterns are lit;"],
        ["3. Decides to remain seized of the matter."],
        ["39th meeting", "25 September 2014", "[Adopted without a vote.]"],
    ],
)
def test_what_belongs_to_a_text_is_no_mail(after: list[str]) -> None:
    assert body("1. Decides to light lanterns;", "2. Requests b.", *after).unassigned == ()


@pytest.mark.parametrize(
    "lines",
    [
        ["2. Requests that all receive best", "regards;"],
        ["2. Requests bakers to say", "Best regards;"],
        ["2. Requests b;", "Best regards are sent;"],
    ],
)
def test_a_line_of_the_text_is_no_leave(lines: list[str]) -> None:
    document = body("1. Decides to light lanterns;", *lines, "3. Requests c.", gap="\n")
    assert document.paragraph("OP2").text == " ".join(lines).removeprefix("2. ")
    assert document.unassigned == ()


def test_a_text_that_goes_on_after_a_greeting_is_read_on() -> None:
    document = body("1. Decides to light lanterns;", "Best regards,", "Anna", "2. Requests b.")
    assert addresses(document)[-1] == "OP2"


HEAD = "Human Rights Council\n\nFifty-seventh session\n\n{}\n\n"
TEXT = ORGAN + "\n\nRecalling its lanterns,\n\n1. Decides a.\n\n{}"


@pytest.mark.parametrize(
    ("head", "record", "wanted"),
    [
        ("A/HRC/RES/57/1", "48th meeting\n\n11 October 2011", 1),
        ("A/HRC/RES/57/1", "48th meeting\n\n11 October 2024", 0),
        ("9 September–9 October 2024\n\n3 October 2011", "", 1),
        ("9 September–9 October 2024\n\n3 October 2024", "", 0),
        ("A/HRC/57/L.3\n\n3 October 2011", "", 1),
        ("A/HRC/57/L.3\n\n3 October 2024", "", 0),
        ("9 September–9 October 2023", "", 1),
        ("A/HRC/RES/57/1\n\n9 January 2025", "48th meeting\n\n11 October 2024", 0),
        ("A/HRC/RES/57/1\n\n9 January 2023", "48th meeting\n\n11 October 2024", 1),
        ("A/HRC/RES/S-30/1", "2nd meeting\n\n27 May 2021", 0),
        ("Resolution adopted by the Human Rights Council on 11 October 2011\n\n57/1. Lanterns", "", 1),
    ],
)
def test_a_date_of_the_text_outside_its_session_is_told(head: str, record: str, wanted: int) -> None:
    document = read(HEAD.format(head) + TEXT.format(record))
    assert codes(document).count("date-contradicts-session") == wanted


def test_a_special_session_is_not_counted_with_the_regular_ones() -> None:
    text = HEAD.replace("Fifty-seventh session", "Fifty-seventh special session") + TEXT
    document = read(text.replace("{}", "3 October 2031", 1).replace("{}", ""))
    assert "date-contradicts-session" not in codes(document)


# --- sponsors --------------------------------------------------------------------------------

PERU = ("Peru", True)
IN_BRACKETS = "Bolivia (Plurinational State of)"
LOWER_CASE = "the former Yugoslav Republic of Macedonia"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Brazil*, Chile: draft resolution", [("Brazil", False), ("Chile", True)]),
        ("Brazil,* Chile: draft resolution", [("Brazil", False), ("Chile", True)]),
        ("Brazil, Chile:* draft resolution", [("Brazil", True), ("Chile", False)]),
        ("Brazil, Chile*: revised draft resolution", [("Brazil", True), ("Chile", False)]),
        ("Bolivia (Plurinational State of),* Peru: draft decision", [(IN_BRACKETS, False), PERU]),
        ("the former Yugoslav Republic of Macedonia,* Peru: draft resolution", [(LOWER_CASE, False), PERU]),
        ("Brazil, Chile: draft resolution", [("Brazil", None), ("Chile", None)]),
    ],
)  # fmt: skip
def test_sponsors_and_their_asterisks(text: str, wanted: list[tuple[str, bool | None]]) -> None:
    assert [(sponsor.name, sponsor.member) for sponsor in sponsors.parse(text)] == wanted


# --- what is no resolution -------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Dear colleague, please find attached.",
        "Recalling is a word.",
        "1. Milk\n2. Bread\n3. Butter",
        "The Human Rights Council met today.",
        "x",
    ],
)
def test_a_text_that_is_no_resolution_is_refused(text: str) -> None:
    with pytest.raises(NotAResolution, match="organ line"):
        read(text)


@pytest.mark.parametrize(
    "text",
    [
        f"{ORGAN}\n\nRecalling lanterns,\n",
        f"*{ORGAN}*\n\n*Recalling* lanterns,\n",
        "The General Assembly,\n\nRecalling lanterns,\n",
        "Recalling lanterns,\n\nNoting bells,\n\n1. Decides so.\n",
    ],
)
def test_a_text_that_is_part_of_one_is_read(text: str) -> None:
    assert read(text).paragraphs


def test_a_page_number_between_dashes_is_furniture() -> None:
    text = (
        "The Human Rights Council,\n\nRecalling its resolution 5/1,\n\n1. Decides to light the lanterns of\n\n- 2 -\n\n"
        "every harbour;\n\n2. Decides to remain seized of the matter."
    )
    document = read(text)
    assert document.paragraph("OP1").text == "Decides to light the lanterns of every harbour;"
    assert "- 2 -" in document.furniture


def test_a_paragraph_in_square_brackets_is_a_paragraph_with_its_verb() -> None:
    document = body("[Noting the harbours,]", "1. [Requests a map of the lanterns;]", "[2. Decides so;]", "3. Ends.")
    assert addresses(document) == ["PP2", "OP1", "OP2", "OP3"]
    assert document.paragraph("PP2").text == "[Noting the harbours,]"
    assert [document.paragraph(a).opening for a in ("PP2", "OP1", "OP2")] == ["Noting", "Requests", "Decides"]


def test_a_line_on_how_a_text_was_revised_is_no_part_of_its_title() -> None:
    line = "(as orally revised; changes in brackets)"
    head = f"Human Rights Council\nSixtieth session\n\n60/1. Lamps of the coast\n\n{line}\n\n"
    document = read(f"{head}{ORGAN}\n\n1. Decides to light the lanterns.")
    assert document.title == "Lamps of the coast"
    assert dict(document.masthead)["revised"] == line
    assert not document.unassigned


def test_a_resolution_in_one_line_is_refused_as_that() -> None:
    text = "Lamps of the pier The Human Rights Council, Recalling the charter of the bakers, 1. Decides to bake. " * 3
    with pytest.raises(NotAResolution, match="it stands in one line"):
        parsing.parse(readers.read_bytes("text", text.encode()))
