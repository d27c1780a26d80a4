"""What a comparison says beside the links: footnotes, transfers in the summary, warnings about the pair."""

from __future__ import annotations

from dataclasses import replace

import hrcdiff
from hrcdiff.comparison import compare
from hrcdiff.model import Document, Footnote
from hrcdiff.renderers.phrases import summary
from tests.property.documents import clause
from tests.unit.test_alignment import resolution

REPORT = "See the report of the survey of wells, part two, chapter four."
PLAN = "Ibid., the plan of the potters and the bakers, annex one."
BILL = "Adopted by the assembly of pilots in the winter of the flood."


def noted(name: str, *notes: tuple[str, str]) -> Document:
    """One paragraph with footnotes, given by marker and text."""
    text = f"Recalls {clause(3)};"
    footnotes = tuple(Footnote(marker=marker, address="OP1", text=words) for marker, words in notes)
    return replace(resolution(name, ("OP1", text)), footnotes=footnotes)


def changed(old: Document, new: Document) -> list[tuple[str | None, str | None]]:
    changes = compare(old, new).footnote_changes
    return [(c.old.marker if c.old else None, c.new.marker if c.new else None) for c in changes]


def test_a_footnote_that_went_takes_none_of_those_behind_it_along() -> None:
    old = noted("old", ("19", REPORT), ("20", PLAN), ("21", BILL))
    new = noted("new", ("19", PLAN.replace("Ibid., the", "The")), ("20", BILL))
    assert changed(old, new) == [("19", None), ("20", "19")]
    assert changed(new, old) == [("19", "20"), (None, "19")]


def test_the_number_of_a_footnote_means_nothing() -> None:
    assert changed(noted("old", ("1", REPORT)), noted("new", ("7", REPORT))) == []


def test_another_footnote_in_its_place_is_no_reworded_one() -> None:
    assert changed(noted("old", ("1", REPORT)), noted("new", ("1", BILL))) == [("1", None), (None, "1")]


def test_texts_in_the_wrong_order_are_told() -> None:
    old, new = hrcdiff.read("27/20"), hrcdiff.read("54/28")
    assert not compare(old, new).warnings
    (warning,) = compare(new, old).warnings
    assert warning.code == "order"
    assert "27-20, given as the newer text, is dated 2014-09-25" in warning.message.replace("/", "-")


def test_titles_that_are_alike_make_no_family_of_texts_that_share_nothing() -> None:
    old = replace(
        resolution("a", ("OP1", f"Recalls {clause(3)};")), title="Help with lanterns and wells in the harbour"
    )
    new = replace(
        resolution("b", ("OP1", f"Requests {clause(90)};")), title="Help with lanterns and wells in the delta"
    )
    drawn = compare(old, new)
    assert (drawn.summary.same_family, drawn.summary.family_reason) == (
        False,
        "alike titles, but no paragraph is carried over",
    )
    assert compare(old, replace(old, title=new.title, name="b")).summary.family_reason == "nearly the same title"


def test_words_that_stay_in_their_provision_went_nowhere_else() -> None:
    drawn = hrcdiff.compare(hrcdiff.read("27/20"), hrcdiff.read("54/28"))
    assert "Two runs of words went from one paragraph into another." in summary(drawn)
    one, two = clause(7), clause(11)
    apart = compare(
        resolution(
            "a",
            ("OP1", f"Requests the Office to mend {one}, and to repair the lanterns of the harbour by spring, {two};"),
        ),
        resolution(
            "b",
            ("OP1", f"Requests the Office to mend {one}, {two}, and to repair the lanterns of the harbour by spring;"),
        ),
    )
    assert len(apart.transfers) == 1
    assert "One run of words changed its place within a provision." in summary(apart)
