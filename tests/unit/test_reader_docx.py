"""Word files: numbers, styles, notes, tables, boxes, fields; nothing lost and nothing twice."""

from __future__ import annotations

import pytest

from hrcdiff.parsing import parse
from hrcdiff.readers import read_bytes
from hrcdiff.source import Source
from tests.unit.docx_files import (
    UN_LISTS,
    Xml,
    abstract,
    box,
    comment,
    commented,
    docx,
    either,
    field,
    foot,
    head,
    i,
    leaf,
    level,
    note,
    num,
    p,
    restart,
    run,
    section,
    style,
    table,
    up,
    within,
)
from tests.unit.reading import accounted


def source(*blocks: str, **parts: object) -> Source:
    found = read_bytes("text", docx(*blocks, **parts))  # type: ignore[arg-type]
    accounted(found)
    return found


def lines(*blocks: str, **parts: object) -> list[str]:
    return [line.text for line in source(*blocks, **parts).lines]


def marked(*blocks: str, **parts: object) -> list[str]:
    """The lines with raised characters in ``^…^`` and italic ones in ``_…_``."""
    out = []
    for line in source(*blocks, **parts).lines:
        text = line.text
        signs = [(at, "^") for span in line.raised for at in span] + [(at, "_") for span in line.italic for at in span]
        for at, sign in sorted(signs, reverse=True):
            text = text[:at] + sign + text[at:]
        out.append(text)
    return out


# --- characters ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("inner", "wanted"),
    [
        ([run("Decides "), run("to go"), run(" on")], "Decides to go on"),
        (["capacity", leaf("noBreakHyphen"), "building"], "capacity-building"),
        (["promo", leaf("softHyphen"), "tion"], "promotion"),
        (["promo\u00adtion\u200b"], "promotion"),
        (["1.", leaf("tab"), "Decides"], "1. Decides"),
        (["Decides  to\u00a0go"], "Decides to go"),
        ([within("hyperlink", "A/HRC/RES/54/28", attributes='r:id="r9"')], "A/HRC/RES/54/28"),
        ([within("sdt", within("sdtContent", "controlled"))], "controlled"),
        ([within("smartTag", within("smartTag", "tagged"))], "tagged"),
        (["page ", field(" PAGEREF x ", "12"), "."], "page 12."),
        (["see ", within("fldSimple", "note 3", attributes='w:instr="REF x"')], "see note 3"),
        (["a ", field(f" IF {field(' PAGE ', '1')} ", "b"), " c"], "a b c"),
        ([leaf("sym", 'w:font="Symbol" w:char="F0B7"')], "•"),
        ([leaf("sym", 'w:font="Nothing" w:char="F0B7"')], "\uf0b7"),
        ([leaf("sym", 'w:font="Symbol" w:char="nonsense"')], "\ufffd"),
        (["seen", run("unseen", "<w:vanish/>")], "seen"),
        ([Xml("<m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath>")], "x+y"),
        (["said", leaf("commentReference", 'w:id="1"')], "said"),
        (["left ", Xml("<w:proofErr/>"), "right"], "left right"),
    ],
)
def test_characters_are_kept(inner: list[str], wanted: str) -> None:
    assert lines(p(*inner)) == [wanted]


def test_a_break_in_a_paragraph_is_a_line_without_a_gap() -> None:
    found = source(p("one", leaf("br"), "two", leaf("cr"), leaf("br"), "three"), p("four")).lines
    assert [(line.text, line.gap) for line in found] == [("one", 0), ("two", 0), ("three", 1), ("four", 1)]


def test_empty_paragraphs_leave_no_line() -> None:
    assert lines(p("one"), p(), p(" "), p("two")) == ["one", "two"]


def test_a_field_that_never_ends_hides_nothing_of_the_next_paragraph() -> None:
    assert lines(p("one ", leaf("fldChar", 'w:fldCharType="begin"'), "code"), p("two")) == ["one", "two"]


# --- styles ----------------------------------------------------------------------------------


def test_italics_come_from_the_run_and_the_styles() -> None:
    styles = (
        style("Lead", chars="<w:i/>", kind="character")
        + style("Quote", chars="<w:i/>")
        + style("Deep", based="Quote")
        + style("Straight", based="Quote", chars='<w:i w:val="0"/>')
    )
    found = marked(
        p(i("Recalling"), " a"),
        p(run("Noting", '<w:rStyle w:val="Lead"/>'), " b"),
        p("all of it", style="Deep"),
        p(run("both", '<w:rStyle w:val="Lead"/>'), " cancel", style="Quote"),
        p("none", style="Straight"),
        p(run("not", '<w:i w:val="false"/>'), style="Quote"),
        styles=styles,
    )
    assert found == ["_Recalling_ a", "_Noting_ b", "_all of it_", "both_ cancel_", "none", "not"]


def test_styles_that_inherit_in_a_circle_end() -> None:
    styles = style("A", based="B") + style("B", based="A", chars="<w:i/>")
    assert marked(p("round", style="A"), styles=styles) == ["_round_"]


@pytest.mark.parametrize(
    ("styles", "more", "heading"),
    [
        (style("H", name="heading 1"), "", True),
        (style("H", name="_ H_1", para='<w:outlineLvl w:val="0"/>'), "", True),
        (style("Base", para='<w:outlineLvl w:val="1"/>') + style("H", based="Base"), "", True),
        (style("H", name="heading 1"), '<w:outlineLvl w:val="9"/>', False),
        (style("H", name="__Single Txt"), "", False),
        (style("H", name="Headings are rare"), "", False),
    ],
)
def test_headings_are_told_by_their_style(styles: str, more: str, heading: bool) -> None:
    (line,) = source(p("Annex", style="H", more=more), styles=styles).lines
    assert line.heading is heading


def test_superscript_is_raised_but_not_the_letters_of_an_ordinal() -> None:
    assert marked(p("so;", up("1"), " the 48", up("th"), " meeting")) == ["so;^1^ the 48th meeting"]


# --- numbers ---------------------------------------------------------------------------------


def test_automatic_numbers_are_counted() -> None:
    found = lines(
        p("Decides", num=(1, 0)),
        p("to light", num=(1, 1)),
        p("lanterns", num=(1, 2)),
        p("bells", num=(1, 2)),
        p("to ring", num=(1, 1)),
        p("unnumbered"),
        p("Requests", num=(1, 0)),
        p("again", num=(1, 1)),
    )
    wanted = "1. Decides|(a) to light|(i) lanterns|(ii) bells|(b) to ring|unnumbered|2. Requests|(a) again"
    assert found == wanted.split("|")


@pytest.mark.parametrize(
    ("numbering", "wanted"),
    [
        (abstract(0, level(0, "%1.", start=4)) + num(1, 0), ["4. a", "5. b"]),
        (abstract(0, level(0, "%1)", "upperRoman")) + num(1, 0), ["I) a", "II) b"]),
        (abstract(0, level(0, "%1.", "upperLetter")) + num(1, 0), ["A. a", "B. b"]),
        (abstract(0, level(0, "%1.", "decimalZero")) + num(1, 0), ["01. a", "02. b"]),
        (abstract(0, level(0, "%1.", "russianLower")) + num(1, 0), ["а. a", "б. b"]),
        (abstract(0, level(0, "%1、", "chineseCounting")) + num(1, 0), ["一、 a", "二、 b"]),
        (abstract(0, level(0, "%1.", "neverHeardOf")) + num(1, 0), ["1. a", "2. b"]),
        (abstract(0, level(0, "%1", "none")) + num(1, 0), ["a", "b"]),
        (abstract(0, level(0, "PP%1", more='<w:suff w:val="space"/>')) + num(1, 0), ["PP1 a", "PP2 b"]),
        (abstract(0, level(0, "%1", more='<w:suff w:val="nothing"/>')) + num(1, 0), ["1a", "2b"]),
        (abstract(0, level(0, "%1.")) + num(1, 0, restart(0, 7)), ["7. a", "8. b"]),
        (abstract(0, level(0, "%1.")) + num(2, 0), ["a", "b"]),
        ("", ["a", "b"]),
    ],
)
def test_formats_of_numbers(numbering: str, wanted: list[str]) -> None:
    assert lines(p("a", num=(1, 0)), p("b", num=(1, 0)), numbering=numbering) == wanted


def test_a_number_may_show_the_levels_above_it() -> None:
    numbering = abstract(0, level(0, "%1", "upperRoman"), level(1, "%1.%2"), level(2, "%1.%2.%3", more="<w:isLgl/>"))
    found = lines(*(p("x", num=(1, depth)) for depth in (0, 1, 1, 2, 0, 1)), numbering=numbering + num(1, 0))
    assert found == ["I x", "I.1 x", "I.2 x", "1.2.1 x", "II x", "II.1 x"]


def test_lists_share_the_counter_of_their_definition_unless_they_start_anew() -> None:
    numbering = abstract(0, level(0, "%1.")) + num(1, 0) + num(2, 0) + num(3, 0, restart(0))
    found = lines(*(p("x", num=(identity, 0)) for identity in (1, 1, 2, 3, 3, 1)), numbering=numbering)
    assert found == ["1. x", "2. x", "3. x", "1. x", "2. x", "3. x"]


def test_a_level_may_run_on_through_the_levels_above() -> None:
    numbering = abstract(0, level(0, "%1."), level(1, "(%2)", more='<w:lvlRestart w:val="0"/>')) + num(1, 0)
    found = lines(*(p("x", num=(1, depth)) for depth in (0, 1, 1, 0, 1)), numbering=numbering)
    assert found == ["1. x", "(1) x", "(2) x", "2. x", "(3) x"]


def test_a_style_may_number_its_paragraphs_and_a_paragraph_may_decline() -> None:
    styles = style("Op", para='<w:numPr><w:numId w:val="1"/></w:numPr>') + style("Sub", based="Op")
    numbering = abstract(0, level(0, "%1."), level(1, "(%2)", "lowerLetter", more='<w:pStyle w:val="Sub"/>')) + num(
        1, 0
    )
    declined = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    found = lines(p("a", style="Op"), p("b", style="Sub"), p("c", style="Op", more=declined), p("d", style="Op"),
                  styles=styles, numbering=numbering)  # fmt: skip
    assert found == ["1. a", "(a) b", "c", "2. d"]


def test_an_empty_numbered_paragraph_is_counted_but_is_no_text() -> None:
    found = source(p("a", num=(1, 0)), p(num=(1, 0)), p("b", num=(1, 0)))
    assert [line.text for line in found.lines] == ["1. a", "3. b"]


def test_bullets_are_taken_off() -> None:
    numbering = abstract(0, level(0, "\uf0b7", "bullet")) + num(1, 0)
    found = source(p("a", num=(1, 0)), p("• b"), p("-", leaf("tab"), "c"), p("- "), numbering=numbering).lines
    assert [(line.text, line.bullet) for line in found] == [("a", True), ("b", True), ("c", True), ("-", False)]


# --- notes -----------------------------------------------------------------------------------


def test_footnotes_stand_after_the_text_with_their_marks() -> None:
    found = source(
        p("Recalling a,", note(5)), p("Noting b", note(2), " and c,", note(3)), p("End."),
        notes={2: "Two.", 3: Xml(p("Three") + p("goes on.")), 5: "Five."},
    )  # fmt: skip
    assert [line.text for line in found.lines[:3]] == ["Recalling a,1", "Noting b2 and c,3", "End."]
    notes = found.lines[3:]
    assert [line.text for line in notes] == ["1 Five.", "2 Two.", "3 Three", "goes on."]
    assert {line.role for line in notes} == {"note"}
    assert [line.raised for line in notes] == [((0, 1),), ((0, 1),), ((0, 1),), ()]


def test_a_mark_typed_by_hand_is_raised_in_both_places() -> None:
    found = marked(p("Brazil,", note(2, mark="*"), " Chile", note(3)), notes={2: p("* ", "Not a member."), 3: "See a."})
    assert found == ["Brazil,^*^ Chile^1^", "^*^ Not a member.", "^1^ See a."]


def test_endnotes_are_counted_apart() -> None:
    found = marked(p("a", note(1), " b", note(1, "endnote"), " c", note(2, "endnote")),
                   notes={1: "Foot."}, endnotes={1: "End.", 2: "Last."})  # fmt: skip
    assert found == ["a^1^ b^i^ c^ii^", "^1^ Foot.", "^i^ End.", "^ii^ Last."]


def test_settings_say_how_notes_are_counted() -> None:
    settings = '<w:footnotePr><w:numFmt w:val="lowerLetter"/><w:numStart w:val="3"/></w:footnotePr>'
    assert marked(p("a", note(1)), notes={1: "C."}, settings=settings) == ["a^c^", "^c^ C."]


def test_two_marks_side_by_side_are_two() -> None:
    (line, _, _) = source(p("a", note(1), note(2)), notes={1: "One.", 2: "Two."}).lines
    assert line.text == "a12"
    assert line.strand.at[2] > line.strand.at[1] + 1


def test_a_note_without_a_body_leaves_its_mark() -> None:
    assert marked(p("a", note(7)), notes={}) == ["a^1^"]
    assert marked(p("a", note(7))) == ["a^1^"]


# --- tables, boxes, running heads ------------------------------------------------------------


def test_cells_are_read_in_order_and_tables_in_tables() -> None:
    inner = Xml(table(["x", "y"]) + p("z"))
    assert lines(p("a"), table(["b", "c"], ["d", inner]), p("e")) == ["a", "b", "c", "d", "x", "y", "z", "e"]


def test_a_number_in_a_cell_of_its_own_belongs_to_the_next_cell() -> None:
    assert lines(table(["1.", "Decides;"], ["(a)", "To go."], ["12", "14"])) == [
        "1. Decides;",
        "(a) To go.",
        "12",
        "14",
    ]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    assert lines(p("a", box(p("in"), p("the box")), "b"), p("c")) == ["ab", "in", "the box", "c"]


def test_of_alternatives_the_one_with_text_is_read() -> None:
    assert lines(p("a", either("<w:other/>", "<w:t>☺</w:t>"))) == ["a☺"]
    assert lines(p("a", either("<w:t>b</w:t>", "<w:t>b</w:t>"))) == ["ab"]


def test_the_head_of_the_first_page_is_text_and_what_repeats_is_furniture() -> None:
    parts = {
        "rh1": head(p("United Nations"), p("A/HRC/60/L.5")),
        "rh2": head(p("A/HRC/60/L.5")),
        "rh3": head(p("A/HRC/60/L.5"), p("Page ", field(" PAGE ", "3"))),
        "rf1": foot(p("GE.25-01234 (E)")),
    }
    ends = section(True, header_first="rh1", header_default="rh2", header_even="rh3", footer_first="rf1")
    found = source(p("text"), ends, parts=parts).lines
    assert [line.text for line in found if line.role == "text"] == ["United Nations", "A/HRC/60/L.5", "text"]
    assert [line.text for line in found if line.role == "furniture"] == ["Page 3", "GE.25-01234 (E)"]


def test_without_a_first_page_of_its_own_all_heads_are_furniture() -> None:
    found = source(p("text"), section(header_default="rh1"), parts={"rh1": head(p("Draft 3"))}).lines
    assert [(line.text, line.role) for line in found] == [("text", "text"), ("Draft 3", "furniture")]


# --- the whole -------------------------------------------------------------------------------


def test_a_resolution_is_read_from_a_word_file() -> None:
    document = parse(
        source(
            table(["United Nations", "A/HRC/60/L.5"], ["General Assembly", p("Distr.: Limited")]),
            p("Human Rights Council"), p("Sixtieth session"), p("Agenda item 3"),
            p("Brazil,", note(9, mark="*"), " Chile: ", i("draft resolution")),
            p("60/…", leaf("tab"), "Lanterns for every harbour", style="H"),
            p(i("The Human Rights Council"), ","),
            p(i("Recalling"), " its resolution 54/28,", note(1)),
            p(i("Decides"), ":", num=(1, 0)),
            p("To light lanterns;", num=(1, 1)),
            p("To ring bells;", num=(1, 1)),
            p(i("Requests"), " the High Commissioner to report.", note(2), num=(1, 0)),
            styles=style("H", name="heading 1"),
            notes={9: p("* State not a member of the Council."), 1: "A/HRC/RES/54/28.", 2: "See paragraph 1."},
        )
    )  # fmt: skip
    assert [(x.address, x.label, x.text) for x in document.paragraphs] == [
        ("PP1", None, "Recalling its resolution 54/28,"),
        ("OP1", "1", "Decides:"),
        ("OP1(a)", "(a)", "To light lanterns;"),
        ("OP1(b)", "(b)", "To ring bells;"),
        ("OP2", "2", "Requests the High Commissioner to report."),
    ]
    assert [(x.marker, x.address, x.text) for x in document.footnotes] == [
        ("*", "sponsors", "State not a member of the Council."),
        ("1", "PP1", "A/HRC/RES/54/28."),
        ("2", "OP2", "See paragraph 1."),
    ]
    assert (document.symbol, document.title) == ("A/HRC/60/L.5", "Lanterns for every harbour")
    assert document.unassigned == ()


def test_the_lists_of_the_un_are_what_the_others_are_measured_by() -> None:
    assert lines(p("a", num=(1, 2)), numbering=UN_LISTS) == ["(i) a"]


def test_two_notes_on_one_place_are_two_footnotes() -> None:
    document = parse(
        source(
            p("The Human Rights Council,"),
            p("Recalling all lanterns,", note(1), note(2)),
            p("Decides to go on.", note(1, "endnote"), num=(1, 0)),
            notes={1: "One.", 2: "Two."},
            endnotes={1: "At the end."},
        )
    )
    assert [(x.marker, x.address, x.text) for x in document.footnotes] == [
        ("1", "PP1", "One."),
        ("2", "PP1", "Two."),
        ("i", "OP1", "At the end."),
    ]
    assert [x.text for x in document.paragraphs] == ["Recalling all lanterns,", "Decides to go on."]


def test_comments_are_set_apart_and_named() -> None:
    found = source(
        p("The Human Rights Council,"),
        p("Recalling ", commented(1, "the Charter"), ","),
        p("1. ", commented(2, "Decides to remain seized of the matter, and of all others, for as long as it takes.")),
        comments=comment(1, "Delegation A", p("Add the date?"), p("Or not.")) + comment(2, "", p("Cut.")),
    )
    document = parse(found)
    assert [paragraph.text for paragraph in document.paragraphs] == [
        "Recalling the Charter,",
        "Decides to remain seized of the matter, and of all others, for as long as it takes.",
    ]
    assert document.furniture == (
        "Comment by Delegation A at “the Charter”: Add the date?",
        "Or not.",
        "Comment at “Decides to remain seized of the matter, and of all others, …”: Cut.",
    )
    assert "2 comments in the margin are not part of the text; hrcdiff show lists what they say" in [
        warning.message for warning in document.warnings
    ]
