"""Lineages of the bundled texts and of small ones: threads, states, what flows between them, order, refusals."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from hrcdiff import compare, read, trace
from hrcdiff.errors import CompareError, ProofError
from hrcdiff.lineage import Lineage, Reading, Thread, between
from hrcdiff.lineage.ordering import ordered
from hrcdiff.lineage.proof import prove
from hrcdiff.model import Document
from tests.unit.redlines import document

SERIES = ("18/L.24/Rev.1", "27/20", "54/28")


@cache
def council() -> Lineage:
    return trace([read(name) for name in SERIES])


def thread_of(lineage: Lineage, version: int, address: str) -> Thread:
    (found,) = (t for t in lineage.threads if t.readings[version].address == address)
    return found


def states(thread: Thread) -> list[str]:
    return [reading.state for reading in thread.readings]


def gone(reading: Reading) -> str:
    return "".join(edit.text for edit in reading.edits if edit.op == "delete")


# --- the bundled series ----------------------------------------------------------------------


def test_six_paragraphs_are_reinstated_and_no_others() -> None:
    found = {
        (thread.readings[0].address, thread.readings[2].address)
        for thread in council().threads
        for reading in thread.readings
        if reading.state == "reinstated"
    }
    assert found == {
        ("PP7", "PP13"),
        ("PP8", "PP12"),
        ("OP9", "OP1"),
        ("OP11", "OP10"),
        ("OP12", "OP11"),
        ("OP13", "OP12"),
    }


@pytest.mark.parametrize("address", ["PP7", "PP8", "OP9", "OP11", "OP12", "OP13"])
def test_a_reinstated_paragraph_was_absent_from_27_20(address: str) -> None:
    thread = thread_of(council(), 0, address)
    assert states(thread) == ["new", "dropped", "reinstated"]
    assert thread.readings[1].address is None
    assert thread.readings[2].against == 0
    assert 0 < (thread.readings[2].kept or 0) < 1


@pytest.mark.parametrize(("address", "word"), [("PP7", "financial"), ("PP8", "potential")])
def test_a_word_that_does_not_come_back_is_shown_as_gone(address: str, word: str) -> None:
    reading = thread_of(council(), 0, address).readings[2]
    assert word in gone(reading)
    (standing,) = (one for one in council().standing[0] if one.address == address)
    assert word in "".join(stretch.text for stretch in standing.stretches if stretch.stands is None)


def test_what_feeds_into_a_reinstated_paragraph_is_a_tributary() -> None:
    """27/20 OP4 feeds into 54/28 OP1, whose thread is 18/L.24/Rev.1 OP9."""
    reading = thread_of(council(), 0, "OP9").readings[2]
    assert reading.address == "OP1"
    (flow,) = reading.tributaries
    assert (flow.kind, flow.way, flow.spot.version, flow.spot.address) == ("transfer", "from", 1, "OP4")
    assert "inclusive exercise" in flow.text
    assert states(thread_of(council(), 1, "OP4")) == ["absent", "new", "dropped"]


def test_words_that_stood_in_another_paragraph_meanwhile_are_not_reinstated() -> None:
    """The consent clause of 54/28 OP2 stood in 27/20 OP7, though its thread comes from 18/L.24/Rev.1 OP10."""
    thread = thread_of(council(), 2, "OP2")
    assert thread.readings[0].address == "OP10"
    assert states(thread) == ["new", "merged", "split"]
    assert [(t.spot.version, t.spot.address) for t in thread.readings[1].tributaries] == [(1, "OP7")]


def test_a_merge_follows_the_paragraph_that_carries_most_and_tells_of_the_other() -> None:
    followed, other = thread_of(council(), 0, "PP4"), thread_of(council(), 0, "PP3")
    assert [r.address for r in followed.readings] == ["PP4", "PP3", "PP4"]
    assert states(followed)[1] == "merged"
    assert [(t.kind, t.way, t.spot.address) for t in followed.readings[1].tributaries] == [("link", "from", "PP3")]
    assert states(other) == ["new", "merged", "merged"]


def test_merged_words_are_not_shown_as_new() -> None:
    reading = thread_of(council(), 0, "PP4").readings[1]
    came = [edit for edit in reading.edits if edit.op == "equal" and edit.old == "PP3"]
    assert "international cooperation is essential" in "".join(edit.text for edit in came)
    assert "essential" not in "".join(edit.text for edit in reading.edits if edit.op == "insert")


def test_versions_that_are_not_neighbours_bear_a_thread_out() -> None:
    """27/20 OP8 and 54/28 OP4 share a clause alone; that both come from 18/L.24/Rev.1 OP14 makes them one thread."""
    assert [r.address for r in thread_of(council(), 0, "OP14").readings] == ["OP14", "OP8", "OP4"]


def test_each_word_of_the_newest_text_says_where_it_comes_from() -> None:
    (traced,) = (each for each in council().provenance[2] if each.address == "PP1")
    origins = {run.text.strip(" ,"): run.origin.version for run in traced.runs}
    assert next(v for text, v in origins.items() if "Guided by" in text) == 0
    assert next(v for text, v in origins.items() if "colour" in text) == 1
    first = council().provenance[0]
    assert all(len(each.runs) == 1 for each in first)


def test_any_version_can_be_the_base() -> None:
    texts = [read(name) for name in SERIES]
    lineage = trace(texts, base=texts[2])
    assert lineage.base == 2
    thread = thread_of(lineage, 2, "PP13")
    assert states(thread) == ["reworded", "dropped", "unchanged"]
    assert "financial" in "".join(e.text for e in thread.readings[0].edits if e.op == "insert")
    assert states(thread_of(lineage, 0, "PP6")) == ["new", "absent", "absent"]


def test_the_redline_between_any_two_readings() -> None:
    thread = thread_of(council(), 0, "PP1")
    back = between(council(), thread, 2, 0)
    assert "".join(e.text for e in back if e.op != "delete") == council().versions[0].paragraph("PP1").text
    with pytest.raises(KeyError):
        between(council(), thread_of(council(), 0, "PP6"), 0, 1)


# --- what is followed, and what is not -------------------------------------------------------

BELLS = "Requests the harbour master to repair the bells of the northern tower before the winter storms;"
REPORT = "Decides that the keepers of the northern tower shall report annually to the council of elders on their work;"


def version(number: int, *texts: tuple[str, str]) -> Document:
    found = document(f"v{number}", ("PP1", "Recalling the old lighthouse,"), *texts)
    return replace(found, symbol=f"A/HRC/RES/{10 + 3 * number}/1", title="The harbour")


def test_an_annex_takes_nothing_up_again_over_a_gap_unless_it_is_nearly_the_same() -> None:
    alike = (
        "Each year the keepers of the northern tower shall report to the assembly of fishermen on their work, on the "
        "lamps and on the ropes."
    )
    texts = [version(0, ("OP1", REPORT)), version(1, ("OP1", BELLS)), version(2, ("OP1", BELLS), ("A1.2", alike))]
    assert ("OP1", "A1.2") in {pair for link in compare(texts[0], texts[2]).links for pair in link.pairs}
    assert states(thread_of(trace(texts), 0, "OP1")) == ["new", "dropped", "absent"]
    same = [*texts[:2], version(2, ("OP1", BELLS), ("A1.2", REPORT))]
    assert states(thread_of(trace(same), 0, "OP1")) == ["new", "dropped", "reinstated"]


def test_a_list_item_is_carried_on_by_a_list_item() -> None:
    """What is organized and what is welcomed afterwards share more words than two items of two years."""
    chapeau = ("OP1", "Requests the harbour master:")
    panel = (
        "To organize, before the spring tide, a panel on the ropes and sails of the northern fleet, with the pilots;"
    )
    later = (
        "To organize, before the autumn tide, a panel on the lamps and buoys of the northern fleet, with the divers;"
    )
    welcome = "Welcomes the panel on the ropes and sails of the northern fleet;"
    lineage = trace(
        [
            version(0, chapeau, ("OP1(a)", panel)),
            version(1, ("OP1", welcome), ("OP2", chapeau[1]), ("OP2(a)", later)),
        ]
    )
    assert thread_of(lineage, 0, "OP1(a)").readings[1].address == "OP2(a)"


def test_two_paragraphs_that_became_two_in_another_order_show_what_they_keep() -> None:
    note = "Takes note of the report of the lamp keepers on the northern tower, and of its many sad conclusions"
    renew = "Decides to renew for one year the mandate of the lamp keepers of the harbour"
    tail = "in particular that the tides of spring should take account of the moon and of the dangers of the reef"
    lineage = trace(
        [
            version(0, ("OP1", f"{renew};"), ("OP2", f"{note}, {tail};")),
            version(1, ("OP1", f"{note};"), ("OP2", f"{renew}, {tail};")),
        ]
    )
    for thread in lineage.threads:
        for reading in thread.readings:
            assert reading.kept is None or reading.kept > 0.5


def test_a_clause_is_where_its_words_are() -> None:
    """An absent provision stands in a paragraph only if that has a clause of it."""
    thread = thread_of(council(), 2, "OP2")
    assert thread.readings[1].state == "merged"
    assert thread_of(council(), 2, "OP1").readings[1].state == "dropped"


# --- order -----------------------------------------------------------------------------------


def dated(name: str, symbol: str | None = None, date: str | None = None, **fields: str) -> Document:
    return replace(document(name, ("PP1", "Recalling lanterns,")), symbol=symbol, date=date, **fields)  # type: ignore[arg-type]


ORDERS = {
    "by session": ["A/HRC/RES/27/20", "A/HRC/RES/54/28"],
    "draft, revision, adopted": ["A/HRC/18/L.24", "A/HRC/18/L.24/Rev.1", "A/HRC/RES/18/18"],
    "committee to plenary": ["A/C.2/80/L.14", "A/C.2/80/L.55", "A/RES/80/149"],
    "numbers as numbers": ["A/HRC/RES/9/2", "A/HRC/RES/10/2"],
}


@pytest.mark.parametrize("symbols", ORDERS.values(), ids=ORDERS)
def test_versions_are_ordered_by_symbol(symbols: list[str]) -> None:
    texts = [dated(symbol, symbol) for symbol in symbols]
    found, guessed = ordered(texts[::-1])
    assert [text.symbol for text in found] == symbols
    assert not guessed


def test_a_session_stays_together_whatever_the_dates_say() -> None:
    texts = [
        dated("a", "A/HRC/RES/18/18"),
        dated("b", "A/HRC/18/L.24/Rev.1", "2011-09-28"),
        dated("c", None, "2012-01-01"),
    ]
    assert [text.name for text in ordered(texts)[0]] == ["b", "a", "c"]


def test_dates_order_what_has_no_symbol() -> None:
    texts = [dated("later", None, "2020-05-01"), dated("earlier", None, "2019-05-01"), dated("x", "A/HRC/RES/42/1")]
    assert [text.name for text in ordered(texts)[0]] == ["earlier", "x", "later"]


def test_a_text_of_unknown_place_is_taken_for_the_newest_with_a_warning() -> None:
    lineage = trace([dated("mine"), dated("old", "A/HRC/RES/42/1")])
    assert [version.name for version in lineage.versions] == ["old", "mine"]
    assert [warning.code for warning in lineage.warnings] == ["place-unknown"]


def test_the_order_given_is_kept_where_it_is_asked_for() -> None:
    texts = [dated("b", "A/HRC/RES/42/1"), dated("a", "A/HRC/RES/12/1")]
    lineage = trace(texts, in_order=True)
    assert [version.name for version in lineage.versions] == ["b", "a"]
    assert not lineage.warnings


# --- what is given ---------------------------------------------------------------------------


def test_a_text_given_twice_counts_once() -> None:
    lineage = trace([dated("a", "A/HRC/RES/12/1"), dated("a", "A/HRC/RES/12/1")])
    assert len(lineage.versions) == 1
    assert [warning.code for warning in lineage.warnings] == ["given-twice"]


def test_texts_in_two_languages_are_refused() -> None:
    with pytest.raises(CompareError, match="a is in English and b is in French: compare texts in the same language"):
        trace([dated("a"), dated("b", language="fr")])


def test_no_text_and_a_strange_base_are_refused() -> None:
    with pytest.raises(CompareError, match="no text given"):
        trace([])
    with pytest.raises(CompareError, match="the base, b, is not among the texts"):
        trace([dated("a")], base=dated("b"))


def test_texts_of_several_families_are_traced_with_a_warning() -> None:
    lineage = trace([read(name) for name in (*SERIES, "36/...")])
    (warning,) = lineage.warnings
    assert warning.code == "different-families"
    assert warning.message.startswith("these texts belong to 2 families (18/L.24/Rev.1, 27/20, 54/28; 36/...):")


def test_a_text_without_paragraphs_is_a_version_all_the_same() -> None:
    empty = replace(document("empty"), symbol="A/HRC/RES/13/1")
    lineage = trace([dated("a", "A/HRC/RES/12/1"), empty, dated("c", "A/HRC/RES/14/1")])
    (thread,) = lineage.threads
    assert states(thread) == ["new", "dropped", "reinstated"]
    assert thread.readings[2].kept == 1.0
    assert not thread.readings[2].edits


# --- proof -----------------------------------------------------------------------------------


def test_a_lineage_is_proved() -> None:
    proof = council().proof
    assert proof is not None
    assert [each.paragraphs for each in proof] == [26, 21, 39]


def test_a_thread_that_loses_a_paragraph_is_no_lineage() -> None:
    lineage = council()
    with pytest.raises(ProofError, match="the threads do not hold each paragraph"):
        prove(replace(lineage, threads=lineage.threads[1:]), lambda: lineage.versions)


def test_edits_that_do_not_give_the_text_are_no_lineage() -> None:
    lineage = council()
    thread = lineage.threads[0]
    reading = replace(thread.readings[1], edits=thread.readings[1].edits[1:])
    broken = replace(thread, readings=(thread.readings[0], reading, thread.readings[2]))
    with pytest.raises(ProofError, match="the edits that lead to PP1 of 27/20 do not give its text"):
        prove(replace(lineage, threads=(broken, *lineage.threads[1:])), lambda: lineage.versions)


def test_runs_that_do_not_join_are_no_lineage() -> None:
    lineage = council()
    cut = replace(lineage.provenance[0][0], runs=())
    broken = ((cut, *lineage.provenance[0][1:]), *lineage.provenance[1:])
    with pytest.raises(ProofError, match=r"the runs of provenance do not join to the text of 18/L\.24/Rev\.1"):
        prove(replace(lineage, provenance=broken), lambda: lineage.versions)


def test_a_text_that_changed_meanwhile_is_told() -> None:
    lineage = council()
    changed = [replace(lineage.versions[0], sha256="1" * 64), *lineage.versions[1:]]
    with pytest.raises(ProofError, match="changed while it was compared"):
        prove(lineage, lambda: changed)
