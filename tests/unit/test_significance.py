"""What a change weighs: the table of cases, the reasons of *also*, and the rollover test."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hrcdiff.citations import citations
from hrcdiff.cli import run
from hrcdiff.comparison import compare
from hrcdiff.findings.ledgers import concordance, lowered, rollover
from hrcdiff.findings.significance import RULES
from hrcdiff.model import Document, Footnote, FootnoteChange, Redline
from tests.unit.redlines import document, seed

ROOT = Path(__file__).resolve().parents[2]
CASES = tomllib.loads((ROOT / "tests/cases/significance.toml").read_text(encoding="utf-8"))["case"]
LAST = "Decides to remain seized of the matter."


def text(*paragraphs: str, date: str | None = None) -> Document:
    """A document whose operative part this is."""
    rows = [(f"OP{n}", words) for n, words in enumerate(paragraphs, 1)]
    plain = replace(document("text", *rows), title="T", organ="Human Rights Council", date=date)
    return replace(plain, citations=citations(plain))


def drawn(case: dict[str, Any]) -> Redline:
    return compare(text(case["old"], LAST, date="2020-10-07"), text(case["new"], LAST, date="2023-10-12"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.get("why") or case["rule"])
def test_case(case: dict[str, Any]) -> None:
    edits = [e for link in drawn(case).links for e in link.edits if e.op != "equal"]
    wanted = None if case["rule"] == "substantive" else case["rule"]
    found = {e.rule for e in edits}
    assert found == {wanted} if wanted else None in found
    level = {rule.name: rule.level for rule in RULES}.get(wanted or "", "substantive")
    assert max((link.significance for link in drawn(case).links), key=_weight) == level


def _weight(level: str) -> int:
    return ["extraction", "editorial", "technical", "substantive"].index(level)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.get("why") or case["rule"])
def test_a_rollover_is_what_only_such_rules_cover(case: dict[str, Any]) -> None:
    assert rollover(drawn(case)).holds == (case["rule"] != "substantive")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.get("why") or case["rule"])
def test_what_a_change_weighs_does_not_depend_on_which_text_is_called_old(case: dict[str, Any]) -> None:
    old, new = text(case["old"], LAST, date="2020-10-07"), text(case["new"], LAST, date="2023-10-12")
    assert rules(compare(new, old)) == rules(compare(old, new))
    old, new = replace(old, date=None), replace(new, date=None)
    assert rules(compare(new, old)) == rules(compare(old, new))


def test_the_sign_in_a_list_weighs_the_same_when_the_texts_change_places() -> None:
    """Where the date of a citation is cut short in one text, its end stands between the sign and what came."""
    recalls = "Recalls its resolutions 42/34 of 27 September 2019{} 45/34 of {}2020{}, on lamps;"
    old = text(recalls.format(" and", "", ""), LAST, date="2020-10-07")
    new = text(recalls.format(",", "7 October ", " and 48/20 of 11 October 2021"), LAST, date="2023-10-12")
    assert rules(compare(new, old)) == rules(compare(old, new))


@pytest.mark.parametrize(
    ("more", "end", "lowered"),
    [
        (", the Convention on Oars and the Pact on the Bread of the Coast", ";", True),
        (", the Convention on Oars and the Pact on the Bread of the Coast", " of the northern coast;", False),
        (" and the Convention on Oars of the whole coast", ";", True),
        (", the Convention on Oars of the northern coast and all its harbours and boats", ";", False),
    ],
)
def test_a_conjunction_goes_where_several_items_came_behind_the_last(more: str, end: str, lowered: bool) -> None:
    named = "the Covenant on Lamps{} the International Convention on the Elimination of All Forms of Darkness"
    old = text(f"Calls for conformity with {named.format(' and')}{end}", LAST, date="2020-10-07")
    new = text(f"Calls for conformity with {named.format(',')}{more}{end}", LAST, date="2023-10-12")
    assert ((" and", "editorial.series") in rules(compare(old, new))) == lowered
    assert rules(compare(new, old)) == rules(compare(old, new))


def rules(redline: Redline) -> set[tuple[str, str | None]]:
    return {(e.text, e.rule) for link in redline.links for e in link.edits if e.op != "equal"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "extend the mandate of the keeper until 31 December 2029",
            "extend the mandate of the keeper until 31 May 2026",
        ),
        ("hear the keeper at its sixtieth session", "hear the keeper at its fifty-ninth session"),
        ("paint the lighthouse in 2026", "paint the lighthouse in 2027"),
    ],
)
def test_dates_are_not_lowered_where_it_is_not_known_which_text_is_the_later_one(old: str, new: str) -> None:
    one, other = text(f"Decides to {old};"), text(f"Decides to {new};")
    for redline in (compare(one, other), compare(other, one)):
        assert not rollover(redline).holds
        assert {rule for _, rule in rules(redline)} == {None}
    session = replace(one, session="60"), replace(other, session="60")
    assert not rollover(compare(*session)).holds


@pytest.mark.parametrize(
    "earlier",
    [{"symbol": "A/HRC/RES/54/28"}, {"date": "2023-10-12"}],
    ids=["cited by its symbol", "cited is a later day"],
)
def test_a_draft_without_a_date_is_later_than_the_text_it_cites(earlier: dict[str, str]) -> None:
    recalls = "Recalls Human Rights Council resolution 54/28 of 13 October 2023 on the lighthouse;"
    decides = "Decides to hear the keeper of the lighthouse at its {} session;"
    one = text("Recalls its work on the lighthouse and the rocks of the cape;", decides.format("fifty-eighth"))
    one = replace(one, **earlier)  # type: ignore[arg-type]
    other = text(recalls, decides.format("sixtieth"))
    redline = compare(one, other)
    assert [each.rule for each in lowered(redline) if each.old == "OP2"] == ["technical.later"]
    assert rules(compare(other, one)) == rules(redline)
    back = replace(one, paragraphs=(one.paragraphs[0], replace(one.paragraphs[1], text=decides.format("sixty-first"))))
    assert [each.rule for each in lowered(compare(back, other)) if each.old == "OP2"] == []


def test_a_lowered_change_says_that_the_old_text_is_the_later_one() -> None:
    recalls = (
        "Recalls Human Rights Council resolutions 18/18 of 29 September 2011{} on the lighthouse, and its keepers;"
    )
    decides = "Decides to hear the keeper of the lighthouse at its {} session;"
    earlier = text(recalls.format(" and 27/20 of 25 September 2014"), decides.format("fifty-sixth"), date="2023-10-12")
    more = ", 27/20 of 25 September 2014 and 54/28 of 12 October 2023"
    later = text(recalls.format(more), decides.format("fifty-eighth"), date="2024-10-12")
    forth, back = lowered(compare(earlier, later)), lowered(compare(later, earlier))
    assert {each.rule for each in forth} == {each.rule for each in back} == {"technical.list", "technical.later"}
    assert {each.reason for each in forth} == {None}
    assert {each.reason for each in back} == {"the old text is the later one"}
    assert all("later text" in each.says for each in back)


def test_between_two_texts_of_one_session_a_later_date_was_asked_for() -> None:
    decides = "Decides to hear the keeper of the lighthouse at its {} session;"
    old = replace(text(decides.format("sixtieth"), date="2025-07-01"), session="59")
    new = replace(text(decides.format("sixty-second"), date="2025-07-07"), session="59")
    assert not lowered(compare(old, new))
    assert not lowered(compare(new, old))
    later = replace(new, session="62")
    assert [each.rule for each in lowered(compare(old, later))] == ["technical.later"]


def test_a_cross_reference_that_follows_the_renumbering() -> None:
    report = "Welcomes the report of the Office on this important question;"
    act = "Requests the Office to act on the matter set out in paragraph {} above without further delay;"
    views = "Takes note of the views of Governments on another subject altogether;"
    old = text(report, act.format(1))
    new = text(views, report, act.format(2))
    redline = compare(old, new)
    assert [each.rule for each in lowered(redline)] == ["editorial.renumbered"]
    assert not [f for f in redline.findings if f.kind == "reference"]
    wrong = replace(new, paragraphs=(*new.paragraphs[:2], replace(new.paragraphs[2], text=old.paragraphs[1].text)))
    wrong = replace(wrong, citations=citations(wrong))
    assert [f.rule for f in compare(old, wrong).findings if f.kind == "reference"] == ["reference.internal"]


def test_also_has_its_reason() -> None:
    first = "Recognizes the importance of the work of the treaty bodies in this field;"
    second = "ecognizes that national human rights institutions play a constructive role;"
    redline = compare(text("R" + second), text(first, "Also r" + second))
    assert [each.reason for each in lowered(redline)] == ["follows from OP1, which is new"]
    back = compare(text(first, "Also r" + second), text("R" + second))
    assert [each.reason for each in lowered(back)] == ["follows from old OP1, which is gone"]


def test_the_concordance_has_every_paragraph_once() -> None:
    redline = compare(seed("A_HRC_RES_27_20"), seed("A_HRC_RES_54_28"))
    lines = concordance(redline)
    assert [line.old for line in lines if line.old] == [p.address for p in redline.old.paragraphs]
    new = {address for line in lines for address in line.new}
    assert new == {p.address for p in redline.new.paragraphs}


@pytest.mark.parametrize(
    "option", [["--summary"], ["--ledger"], ["--instructions"], ["--only", "verbs"], ["--only", "substantive"]]
)
def test_other_forms(option: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["27/20", "54/28", *option]) == 0
    printed = capsys.readouterr().out
    assert "ffirms" in printed
    assert run(["27/20", "54/28", *option]) == 0
    assert capsys.readouterr().out == printed


def test_the_rollover_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["27/20", "54/28", "--check", "rollover"]) == 1
    assert capsys.readouterr().out.startswith("Not a technical rollover")
    assert run(["27/20", "27/20", "--check", "rollover"]) == 0
    assert capsys.readouterr().out == "Not a word of the text changed.\n"


@pytest.mark.parametrize(
    ("new", "passes"),
    [
        ("Official Records, Seventy-ninth Session, Supplement No. 53 (A/79/53/Add.1).", True),
        ("Official Records, Seventy-eighth Session, Supplement No. 54 (A/78/53/Add.1).", False),
        ("Official Records, Seventy-seventh Session, Supplement No. 53 (A/77/53/Add.1).", False),
        ("See the report of the keepers (A/79/53/Add.1).", False),
    ],
    ids=["the report of the next year", "another supplement", "an older report", "other words"],
)
def test_a_footnote_with_the_report_of_the_next_year_is_no_more_than_a_rollover(new: str, passes: bool) -> None:
    old = Footnote(
        marker="1", address="OP1", text="Official Records, Seventy-eighth Session, Supplement No. 53 (A/78/53/Add.1)."
    )
    redline = replace(
        drawn({"old": "Decides to go on;", "new": "Decides to go on;"}),
        footnote_changes=(FootnoteChange(old=old, new=replace(old, text=new)),),
    )
    assert rollover(redline).holds == passes
    back = replace(redline, old=redline.new, new=redline.old)
    back = replace(back, footnote_changes=(FootnoteChange(old=redline.footnote_changes[0].new, new=old),))
    assert rollover(back).holds == passes, "whichever text is called old"
    undated = replace(redline, old=replace(redline.old, date=None), new=replace(redline.new, date=None))
    assert not rollover(undated).holds, "nobody knows which text is the later one"


def test_what_changed_in_words_that_went_elsewhere_is_weighed_as_well() -> None:
    redline = compare(seed("A_HRC_18_L.24_Rev.1"), seed("A_HRC_RES_54_28"))
    weighed = [(e.text.strip(), e.significance, e.rule) for t in redline.transfers for e in t.edits if e.op != "equal"]
    assert ("Members", "editorial", "editorial.capital") in weighed
    assert ("members", "editorial", "editorial.capital") in weighed
    assert all(significance for _, significance, _ in weighed)
    rows = [(each.old_words, each.new_words) for each in lowered(redline) if each.rule == "editorial.capital"]
    assert ("Members", "members") in rows


def test_the_form_that_a_verb_takes_in_another_part_is_lowered_and_its_paragraph_is_not() -> None:
    row = "Recogniz{} that the keepers of the lamps of the harbour work by night in the winter of each year{}"
    first = ("PP1", "Guided by the purposes and principles of the Charter of the United Nations,")
    one = document("old", first, ("PP2", row.format("ing", ",")), ("OP1", LAST))
    other = document("new", first, ("OP1", row.format("es", ";")), ("OP2", LAST))
    link = next(link for link in compare(one, other).links if link.crossed)
    assert {e.rule for e in link.edits if e.op != "equal"} == {"editorial.crossed", "editorial.ending"}
    assert link.significance == "substantive"
    assert not rollover(compare(one, other)).holds
