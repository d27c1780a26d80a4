"""What a comparison says beside the links: footnotes, transfers in the summary, warnings about the pair."""

from __future__ import annotations

import gc
import re
from dataclasses import replace

import pytest

import hrcdiff
from hrcdiff.comparison import compare
from hrcdiff.findings.view import View
from hrcdiff.model import Document, Footnote
from hrcdiff.renderers.headline import summary
from hrcdiff.renderers.to_ledgers import ledgers_to_text
from hrcdiff.renderers.to_markdown import redline_to_markdown
from hrcdiff.renderers.to_summary import summary_to_text
from hrcdiff.renderers.to_terminal import redline_to_terminal
from tests.property.documents import clause
from tests.unit.redlines import seed
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


def test_a_footnote_that_hangs_on_another_paragraph_moved() -> None:
    texts = [("OP1", f"Recalls {clause(3)};"), ("OP2", f"Requests the Office to mend {clause(9)};")]
    hanging = [
        tuple(Footnote(marker=marker, address=address, text=words) for marker, address, words in notes)
        for notes in ((("4", "OP2", REPORT), ("5", "OP2", BILL)), (("2", "OP1", REPORT), ("3", "OP1", PLAN)))
    ]
    old, new = (replace(resolution(name, *texts), footnotes=each) for name, each in zip("ab", hanging, strict=True))
    assert changed(old, new) == [("4", "2"), ("5", None), (None, "3")]
    assert "moved: “See the report of" in summary_to_text(compare(old, new))
    assert f"{{+{REPORT}" not in " ".join(redline_to_terminal(compare(old, new)).split())
    doubled = replace(new, footnotes=(*hanging[1], Footnote(marker="6", address="OP1", text=REPORT)))
    assert changed(old, doubled) == [("4", None), ("5", None), (None, "2"), (None, "3"), (None, "6")]


def test_the_number_of_a_footnote_means_nothing() -> None:
    assert changed(noted("old", ("1", REPORT)), noted("new", ("7", REPORT))) == []


def test_another_footnote_of_the_paragraph_is_no_reworded_one() -> None:
    assert changed(noted("old", ("1", REPORT)), noted("new", ("1", BILL))) == [("1", None), (None, "1")]


def placed(name: str, text: str, *notes: tuple[str, str, str]) -> Document:
    """One paragraph with footnotes, given by marker, the word behind which they stand, and text."""
    footnotes = tuple(
        Footnote(marker=marker, address="OP1", text=words, start=text.index(word) + len(word))
        for marker, word, words in notes
    )
    return replace(resolution(name, ("OP1", text)), footnotes=footnotes)


PLACES = "Welcomes the report of the keepers and the plan of the bakers, and decides to paint the lighthouse in spring;"


@pytest.mark.parametrize("newer", [PLACES, PLACES.replace("keepers", "wardens")])
def test_a_footnote_in_the_same_place_of_the_text_is_the_same_in_other_words(newer: str) -> None:
    """Whatever it says: a newer report has another number, and often not a word of the older one."""
    old = placed("old", PLACES, ("24", "keepers", "A/79/171."), ("25", "bakers", BILL))
    new = placed(
        "new", newer, ("28", "wardens" if "wardens" in newer else "keepers", "A/80/213."), ("29", "bakers", BILL)
    )
    assert changed(old, new) == [("24", "28")]
    assert changed(new, old) == [("28", "24")]


def test_a_footnote_in_another_place_of_the_text_is_another_one() -> None:
    old, new = placed("old", PLACES, ("24", "keepers", "A/79/171.")), placed("new", PLACES, ("28", "bakers", "A/80/9."))
    assert changed(old, new) == [("24", None), (None, "28")]


def test_a_footnote_that_changed_is_told_in_every_form() -> None:
    old = placed("old", PLACES, ("24", "keepers", "A/79/171."))
    new = placed("new", PLACES, ("28", "keepers", "A/80/213."))
    redline = compare(old, new)
    both = "“A/79/171.” → “A/80/213.”"
    assert f"| 24 at OP1 | 28 at OP1 | {both} |" in redline_to_markdown(redline)
    assert f"| 24 at OP1 | 28 at OP1 | {both} |" in redline_to_markdown(redline, only="references")
    assert "## Footnotes" not in redline_to_markdown(redline, only="verbs")
    for told in (summary_to_text(redline), ledgers_to_text(redline), ledgers_to_text(redline, only="references")):
        assert re.search(rf"Footnotes(?: ──\n)?\n24 at OP1 → 28(?: at)? +{both}", told)
    assert "No entry" not in ledgers_to_text(redline, only="references")
    assert "24 at OP1 → 28" in redline_to_terminal(redline)


def test_texts_in_the_wrong_order_are_told() -> None:
    old, new = hrcdiff.read("27/20"), hrcdiff.read("54/28")
    assert not compare(old, new).warnings
    (warning,) = compare(new, old).warnings
    assert warning.code == "order"
    assert "27-20, given as the newer text, is dated 25 September 2014" in warning.message.replace("/", "-")


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


def test_what_a_comparison_looked_at_is_let_go_of_without_the_collector() -> None:
    """It is stopped while texts are compared, as there would be nothing for it to find."""
    old, new = seed("A_HRC_18_L.24_Rev.1"), seed("A_HRC_RES_54_28")
    compare(old, new)
    gc.collect()
    gc.disable()
    try:
        compare(old, new)
        assert not any(type(each) is View for each in gc.get_objects())
        assert gc.collect() == 0
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_the_collector_does_not_look_at_once_through_what_a_comparison_made() -> None:
    looked: list[int] = []

    def looks(phase: str, info: dict[str, int]) -> None:
        looked.append(info["generation"])

    old, new = seed("A_HRC_18_L.24_Rev.1"), seed("A_HRC_RES_54_28")
    compare(old, new)
    gc.unfreeze()
    gc.collect()
    if gc.get_freeze_count():
        pytest.skip("Python 3.12 freezes what never goes, so that it cannot be told from what a program froze")
    gc.callbacks.append(looks)
    try:
        compare(old, new)
        made = [[] for _ in range(10)]  # type: ignore[var-annotated]  # a few more objects that are looked at
    finally:
        gc.callbacks.remove(looks)
    assert made
    assert looked == []


def test_what_a_program_froze_stays_frozen() -> None:
    gc.freeze()
    try:
        compare(resolution("a", ("OP1", clause(1))), resolution("b", ("OP1", clause(1))))
        assert gc.get_freeze_count()
    finally:
        gc.unfreeze()


def test_the_collector_runs_again_after_a_comparison_that_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[bool] = []

    def fails(*_: object) -> None:
        found.append(gc.isenabled())
        raise RuntimeError

    monkeypatch.setattr(hrcdiff.comparison, "judge", fails)
    with pytest.raises(RuntimeError):
        compare(resolution("a", ("OP1", clause(1))), resolution("b", ("OP1", clause(1))))
    assert found == [False]
    assert gc.isenabled()
