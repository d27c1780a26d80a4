"""What moved, what crossed, what words went elsewhere: told of each paragraph, and only where it is so."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest

from hrcdiff.comparison import compare
from hrcdiff.findings import judge
from hrcdiff.findings.ledgers import concordance
from hrcdiff.model import Link, Redline
from hrcdiff.renderers import headline, phrases
from hrcdiff.renderers.docx import to_column_docx
from hrcdiff.renderers.html import to_html
from hrcdiff.renderers.rows import Fold, Row, sections
from hrcdiff.renderers.to_explanation import explanation
from hrcdiff.renderers.to_markdown import redline_to_markdown
from hrcdiff.renderers.to_terminal import redline_to_terminal
from tests.property.documents import clause
from tests.unit.redlines import document, redline, seed
from tests.unit.test_alignment import resolution

A, B, C, D, E, F = (clause(n) for n in (3, 8, 13, 22, 27, 34))


def compared(old: list[str], new: list[str]) -> Redline:
    """Operative paragraphs, numbered as they come."""
    one, other = ([(f"OP{n}", text) for n, text in enumerate(side, 1)] for side in (old, new))
    return compare(resolution("old", *one), resolution("new", *other))


def link_of(drawn: Redline, new: str) -> Link:
    return next(link for link in drawn.links if new in link.new)


def rows(drawn: Redline) -> list[Row]:
    items = [item for section in sections(drawn) for item in section.items]
    return [row for item in items for row in (item.rows if isinstance(item, Fold) else (item,)) if isinstance(row, Row)]


def said(drawn: Redline, new: str) -> list[str]:
    return phrases.relation(next(row for row in rows(drawn) if row.new == new and row.kind != "marker"))


def markers(drawn: Redline) -> list[str]:
    return [f"{row.old[0]} {phrases.marker(row)}, now {row.new}" for row in rows(drawn) if row.kind == "marker"]


# --- moved -----------------------------------------------------------------------------------

SINGLE = [f"Welcomes {A};", f"Decides {B};", f"Affirms {C};", f"Requests {D};", f"Notes {E};"]


@pytest.mark.parametrize("swapped", [False, True])
def test_a_merge_of_one_that_stayed_and_one_from_elsewhere_did_not_move(swapped: bool) -> None:
    """The longer of the two came from elsewhere, and carries the link."""
    longer = f"Affirms {C}, and {A}, and {F};"
    old = [SINGLE[0], f"Decides {B};", SINGLE[3], SINGLE[4], longer]
    new = [SINGLE[0], f"Decides {B}, and affirms {C}, and {A}, and {F};", SINGLE[3], SINGLE[4]]
    drawn = compared(new, old) if swapped else compared(old, new)
    assert {link.relation for link in drawn.links} == {"unchanged", "split" if swapped else "merged"}
    assert not any(link.moved for link in drawn.links)
    assert "moved" not in headline.summary(drawn)
    assert not markers(drawn)


def test_a_merge_of_which_no_part_keeps_the_order_moved() -> None:
    first = [f"Welcomes {A}, and {F};", f"Affirms {B}, and {D};", f"Notes {C}, and {E};"]
    drawn = compared([*first, f"Decides {clause(41)};", f"Urges {clause(47)};"],
                     [f"Decides {clause(41)}, and urges {clause(47)};", *first])  # fmt: skip
    merged = link_of(drawn, "OP1")
    assert (merged.relation, merged.moved) == ("merged", True)
    assert said(drawn, "OP1") == ["moved up, from after OP3", "merged from OP4 and OP5"]
    assert markers(drawn) == ["OP4 moved up, now OP1", "OP5 moved up, now OP1"]


def test_of_a_merge_from_two_sides_each_is_told_its_way() -> None:
    rest = (("OP2", "Affirms rain"), ("OP3", "Welcomes bakers"), ("OP4", "Notes sand"), ("OP5", "the lighthouse."))
    old = document("9/1", ("OP1", "Decides to paint"), *rest)
    whole = (("OP3", "Decides to paint the lighthouse."), ("OP4", "Notes sand"))
    new = document("12/1", ("OP1", "Affirms rain"), ("OP2", "Welcomes bakers"), *whole)
    ends = [("OP2", "OP1"), ("OP3", "OP2"), ("OP1 OP5", "OP3"), ("OP4", "OP4")]
    drawn = redline(old, new, *ends, moved=("OP3",))
    assert said(drawn, "OP3") == ["moved", "merged from OP1 and OP5"]
    assert markers(drawn) == ["OP1 moved down, now OP3", "OP5 moved up, now OP3"]


def test_what_is_gone_stands_with_its_neighbours_though_one_before_it_went_into_a_later_one() -> None:
    rest = [("OP2", "Affirms rain"), ("OP3", "Regrets fog"), ("OP4", "Notes sand"), ("OP5", "the lighthouse.")]
    old = document("9/1", ("OP1", "Decides to paint"), *rest)
    new = document("12/1", ("OP1", "Affirms rain"), ("OP2", "Notes sand"), ("OP3", "Decides to paint the lighthouse."))
    drawn = redline(old, new, ("OP2", "OP1"), ("OP4", "OP2"), ("OP1 OP5", "OP3"))
    assert [row.new or f"gone {row.old[0]}" for row in rows(drawn)] == ["OP1", "gone OP3", "OP2", "OP3"]


# --- crossed ---------------------------------------------------------------------------------


def notes(drawn: Redline) -> list[tuple[str, str, str, str]]:
    found = judge(drawn).findings
    return [(f.rule, f.old.address, f.new.address, f.note) for f in found if f.old and f.new and f.kind == "structure"]


def test_of_a_split_only_the_piece_that_left_its_part_crossed() -> None:
    old = [("PP1", f"Noting {A}, and welcoming {B},"), ("PP2", f"Affirming {C},"), ("OP1", f"Decides {D};")]
    new = [("PP1", f"Noting {A},"), ("PP2", f"Affirming {C},"), ("OP1", f"Decides {D};"), ("OP2", f"Welcomes {B};")]
    drawn = compare(resolution("old", *old), resolution("new", *new))
    assert link_of(drawn, "PP1").new == ("PP1", "OP2")
    assert link_of(drawn, "PP1").crossed
    crossing = ("structure.crossed", "PP1", "OP2", "from the preamble into the operative part")
    assert [note for note in notes(drawn) if note[0] == "structure.crossed"] == [crossing]
    assert said(drawn, "PP1") == ["split into PP1 and OP2 (part 1 of 2)"]
    assert said(drawn, "OP2") == ["crossed into the operative part", "split into PP1 and OP2 (part 2 of 2)"]
    assert not markers(drawn)
    assert "moved" not in headline.summary(drawn)


def test_of_a_merge_the_one_that_crossed_is_named() -> None:
    old = document("9/1", ("PP1", "Noting rain,"), ("OP1", "and hail,"), ("OP2", "Decides to paint the lighthouse."))
    new = document("12/1", ("PP1", "Noting rain, and hail,"), ("OP1", "Decides to paint the lighthouse."))
    drawn = redline(old, new, ("PP1 OP1", "PP1"), ("OP2", "OP1"))
    assert said(drawn, "PP1") == ["OP1 crossed into the preamble", "merged from PP1 and OP1"]
    assert markers(drawn) == ["OP1 crossed into the preamble, now PP1"]
    assert [(line.old, line.what) for line in concordance(drawn)][:2] == [("PP1", "merged"), ("OP1", "merged, crossed")]


def test_what_crossed_is_not_counted_as_moved_besides() -> None:
    old = [("PP1", f"Noting {A},"), ("PP2", f"Affirming {C},"), ("OP1", f"Decides {D};"), ("OP2", f"Requests {E};")]
    new = [("PP1", f"Affirming {C},"), ("OP1", f"Decides {D};"), ("OP2", f"Requests {E};"), ("OP3", f"Notes {A};")]
    drawn = compare(resolution("old", *old), resolution("new", *new))
    assert link_of(drawn, "OP3").crossed
    assert "One crossed between preamble and operative part." in headline.summary(drawn)
    assert "moved" not in headline.summary(drawn)


def test_an_annex_is_no_part_between_which_and_another_anything_crosses() -> None:
    old = document("9/1", ("OP1", f"Notes {A};"), ("OP2", f"Decides {B};"), ("OP3", f"Requests {C};"))
    new = document("12/1", ("OP1", f"Decides {B};"), ("OP2", f"Requests {C};"), ("A1.1", f"Notes {A};"))
    drawn = compare(old, new)
    link = link_of(drawn, "A1.1")
    assert (link.old, link.crossed, link.moved) == (("OP1",), False, True)
    assert notes(drawn) == [("structure.moved", "OP1", "A1.1", "from the operative part into an annex")]
    assert said(drawn, "A1.1") == ["from the operative part into an annex", "unchanged"]
    assert markers(drawn) == ["OP1 into an annex, now A1.1"]
    assert "One went into an annex." in headline.summary(drawn)
    assert "`OP1` into an annex: now A1.1" in redline_to_markdown(drawn)


# --- words that went elsewhere ---------------------------------------------------------------

CLAUSE = "the keepers of the lighthouse and their families shall have a share of the catch"


def within_one_link() -> Redline:
    old = resolution("old", ("OP1", f"Decides that {CLAUSE}, and that boats are painted in spring, summer and autumn;"))
    new = resolution("new", ("OP1", f"Decides that boats are painted in spring, summer and autumn, and that {CLAUSE};"))
    return compare(old, new)


def between_two() -> Redline:
    """The words are written otherwise in the newer text."""
    rest = [(f"OP{n}", f"Recalls {clause(200 + n)};") for n in range(3, 9)]
    there = CLAUSE.replace("the keepers", "the Keepers").replace("a share", "a Share")
    old = resolution("old", ("OP1", f"Decides {A}, and that {CLAUSE};"), ("OP2", f"Affirms {D};"), *rest)
    new = resolution("new", ("OP1", f"Decides {A};"), ("OP2", f"Affirms {D}, and that {there};"), *rest)
    return compare(old, new)


def test_words_that_stay_in_their_provision_are_said_to_have_changed_their_place() -> None:
    drawn = within_one_link()
    assert len(drawn.transfers) == 1
    markdown = redline_to_markdown(drawn)
    assert markdown.count("- words that changed their place within the provision: “") == 1
    assert not re.search("words that (went|came)", markdown)
    terminal = " ".join(redline_to_terminal(drawn).split())
    assert "[T1] eight words changed their place within the provision" in terminal
    assert "of the newer text" not in terminal
    page = to_html(drawn)
    assert "words that changed their place within the provision</a>" in page
    assert "words that went" not in page
    assert "changed their place within the provision" in " ".join(explanation(drawn, "OP1").split())
    assert "Words that changed their place within the provision" in _column(drawn)


def test_words_that_went_elsewhere_are_quoted_as_they_stand_in_the_text_that_is_named() -> None:
    drawn = between_two()
    (transfer,) = drawn.transfers
    assert (transfer.old.address, transfer.new.address) == ("OP1", "OP2")
    there = transfer.text
    here = drawn.old.paragraph("OP1").text[transfer.old.start : transfer.old.end]
    assert here != there
    markdown = redline_to_markdown(drawn)
    assert f"- words that went to new OP2: “{there}”" in markdown
    assert f"- words that came from old OP1: “{here}”" in markdown
    assert f"Words that came from old OP1: “{here}”" in _column(drawn)


def _column(drawn: Redline) -> str:
    """The findings of the table in a Word file."""
    with ZipFile(BytesIO(to_column_docx(drawn))) as archive:
        return re.sub("<[^>]*>", "", archive.read("word/document.xml").decode())


def test_the_evidence_on_order_is_about_what_moved() -> None:
    """The chain that rewards order is one of similarity; what moved is told by words."""
    drawn = compare(seed("A_HRC_RES_27_20"), seed("HRC-36-draft-follow-up-systems"))
    assert [link.moved for link in drawn.links].count(True) == 1
    for link in drawn.links:
        assert link.evidence.in_order is not link.moved
        assert ("order" in link.evidence.disputed) is link.moved
