"""Word edits: phrases and not confetti, what stays is shown as staying, and how much a change matters."""

from __future__ import annotations

import random
import re

import pytest

from hrcdiff.lexicon import FUNCTION_WORDS
from hrcdiff.model import Edit, Significance
from hrcdiff.wording import Side, edits
from hrcdiff.wording.significance import most, significance
from tests.property.documents import clause
from tests.property.mirror import changes


def row(old: str, new: str) -> str:
    """The edits of two paragraphs in one line: ``kept [-gone-] {+come+}``."""
    return shown(edits([("A", old)], [("B", new)], {("A", "B")}))


def shown(drawn: tuple[Edit, ...]) -> str:
    marks = {"equal": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}
    return "".join(marks[edit.op].format(edit.text) for edit in drawn)


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        (
            "Requests the Office to report to the Council;",
            "Encourages the Office to report to the Council;",
            "[-Requests-]{+Encourages+} the Office to report to the Council;",
        ),
        (
            "aid, with the consent of the State concerned, and support;",
            "aid and support;",
            "aid[-, with the consent of the State concerned,-] and support;",
        ),
        (
            "Recalling resolutions 75/181 of 16 December 2020 and 76/171 of 16 December 2021,",
            "Recalling resolutions 76/171 of 16 December 2021, 77/214 of 15 December 2022 and 78/202 of 9 May 2023,",
            "Recalling resolutions[- 75/181 of 16 December 2020 and-] 76/171 of 16 December 2021"
            "{+, 77/214 of 15 December 2022 and 78/202 of 9 May 2023+},",
        ),
        (
            "small and medium-sized bakers on the coast need support,",
            "small and medium-scale bakers and coastal and small-scale fishers on the coast need support,",
            "small and[- medium-sized-]{+ medium-scale+} bakers{+ and coastal and small-scale fishers+} on the"
            " coast need support,",
        ),
        (
            "the right of women and girls to light lamps;",
            "the right of girls, including young and tired girls, to light lamps;",
            "the right of[- women and-] girls{+, including young and tired girls,+} to light lamps;",
        ),
        (
            "the right of girls, including young and tired girls, to light lamps;",
            "the right of women and girls to light lamps;",
            "the right of{+ women and+} girls[-, including young and tired girls,-] to light lamps;",
        ),
        (
            "the old lamps and the lamps of the north;",
            "the lamps of the south and the lamps of the north;",
            "the[- old-] lamps{+ of the south+} and the lamps of the north;",
        ),
        (
            "Reaffirming the Universal Declaration of Human Rights and the Vienna Declaration and Programme of Action,",
            "Reaffirming the Declaration on the Right to Development and the Vienna Declaration"
            " and Programme of Action,",
            "Reaffirming the[- Universal Declaration of Human Rights-]{+ Declaration on the Right to Development+}"
            " and the Vienna Declaration and Programme of Action,",
        ),
        (
            "Welcoming the outcome of the Fourth World Conference on the Oldest Harbours,",
            "Welcoming the outcome of the Fifth World Conference on the Oldest Harbours,",
            "Welcoming the outcome of the[- Fourth-]{+ Fifth+} World Conference on the Oldest Harbours,",
        ),
        (
            "under the International Convention on the Protection of the Rights of All Migrant Workers in winter,",
            "under the Convention on the Rights of the Child in winter,",
            "under the[- International Convention on the Protection of the Rights of All Migrant Workers-]"
            "{+ Convention on the Rights of the Child+} in winter,",
        ),
        (
            "on the economy and social fabric of States,",
            "on the economy and social fabric of States, as well as on global trade,",
            "on the economy and social fabric of States{+, as well as on global trade+},",
        ),
        (
            "Recalling resolution 35/34 of 23 June 2017,",
            "Recalling resolution 35/34 of 24 June 2017, 37/27 of 23 March 2018 and 40/16 of 22 March 2019,",
            "Recalling resolution 35/34 of[- 23 June 2017-]"
            "{+ 24 June 2017, 37/27 of 23 March 2018 and 40/16 of 22 March 2019+},",
        ),
        (
            "women and children;",
            "women, girls and children;",
            "women{+, girls+} and children;",
        ),
        (
            "the promotion of lanterns in harbours;",
            "the promotion and protection of lanterns in harbours;",
            "the promotion{+ and protection+} of lanterns in harbours;",
        ),
        ("States shall consult;", "States should consult;", "States[- shall-]{+ should+} consult;"),
        ("resolution 16/21;", "resolution 16/22;", "resolution[- 16/21-]{+ 16/22+};"),
        (
            "resolution 33/14 of 29 September 2016, and others;",
            "resolution 42/23 of 27 September 2019, and others;",
            "resolution[- 33/14 of 29 September 2016-]{+ 42/23 of 27 September 2019+}, and others;",
        ),
        (
            "resolution 33/14 of 29 September 2016 on wells;",
            "resolution 33/14 of 30 September 2016 on wells;",
            "resolution 33/14 of[- 29 September 2016-]{+ 30 September 2016+} on wells;",
        ),
        ("in October 2016;", "in 12 October 2016;", "in{+ 12+} October 2016;"),
        ("its forty-first session;", "its forty-fourth session;", "its[- forty-first-]{+ forty-fourth+} session;"),
        ("the report A/HRC/45/34;", "the report A/HRC/48/20;", "the report[- A/HRC/45/34-]{+ A/HRC/48/20+};"),
        ("all mandate holders;", "all mandate-holders;", "all mandate[- -]{+-+}holders;"),
        (
            "by the United Nations High Commissioner for Human Rights, on request;",
            "by the High Commissioner, on request;",
            "by the[- United Nations-] High Commissioner[- for Human Rights-], on request;",
        ),
        (
            "the International Convention on the Rights of the Child, as ratified;",
            "the International Covenant on Economic and Social Rights, as ratified;",
            "the[- International Convention on the Rights of the Child-]"
            "{+ International Covenant on Economic and Social Rights+}, as ratified;",
        ),
        (
            "assistance on the basis of needs and requests of the States concerned;",
            "assistance on the basis of the needs and requests of the States concerned;",
            "assistance on the basis of{+ the+} needs and requests of the States concerned;",
        ),
        (
            "estimated by the Island and Harbour Organization of the Northern Lights, in its report;",
            "estimated by the Northern Lights Keepers Union, in its report;",
            "estimated by the[- Island and Harbour Organization of the Northern Lights-]"
            "{+ Northern Lights Keepers Union+}, in its report;",
        ),
        (
            "all members of the Council, and the wells in the old harbours of the islands;",
            "all members of the Council, and the bridges over many rivers of the islands and lakes;",
            "all members of the Council, and the[- wells in the old harbours-]{+ bridges over many rivers+}"
            " of the islands{+ and lakes+};",
        ),
        ("in 2.5 years;", "in 2.6 years;", "in[- 2.5-]{+ 2.6+} years;"),
        ("the State’s duty;", "the States’ duty;", "the[- State’s-]{+ States’+} duty;"),
    ],
    ids=[
        "verb",
        "qualifier",
        "a citation among others that are like it",
        "words with hyphens are one each",
        "what takes the place of nothing stands apart",
        "the same the other way",
        "a word that stands elsewhere as well",
        "one instrument for another",
        "the next of a series is no other one",
        "one treaty for another",
        "what is put at the end begins with the comma",
        "the sign at the end stays there",
        "list item",
        "before of",
        "one word",
        "a citation is one word",
        "a date is one thing",
        "the number of a citation stays where its date is another",
        "a day put before a month",
        "an ordinal is one word",
        "a symbol too",
        "a hyphen put in makes no other word",
        "the short form of a name",
        "another name",
        "a condition that gains an article",
        "the end of one name is not the beginning of another",
        "the sign at the end stays",
        "a figure too",
        "possessive",
    ],
)
def test_edits_are_those_a_colleague_would_draw(old: str, new: str, wanted: str) -> None:
    assert row(old, new) == wanted


def test_words_are_whole() -> None:
    drawn = edits([("A", "strengthening cooperation")], [("B", "strengthened corporations")], {("A", "B")})
    pieces = [word for edit in drawn for word in edit.text.split()]
    assert sorted(pieces) == ["cooperation", "corporations", "strengthened", "strengthening"]


def test_islands_that_say_nothing_are_given_up() -> None:
    """Nothing but *the* and *of* in common: one change, not four."""
    drawn = row(
        "Welcomes the swift repair of the old lanterns by patient bakers;",
        "Regrets the slow decay of the new bridges under heavy storms;",
    )
    kept = re.sub(r"\[-.*?-\]|\{\+.*?\+\}", "", drawn)
    assert set(re.findall(r"\w+", kept)) <= {"the"}


def test_islands_that_say_something_stay() -> None:
    drawn = row(
        "Welcomes the repair of the harbour lanterns of Valletta by bakers;",
        "Regrets the decay of the harbour lanterns of Valletta under storms;",
    )
    kept = re.sub(r"\[-.*?-\]|\{\+.*?\+\}", "", drawn)
    assert "of the harbour lanterns of Valletta" in kept


def unchanged_run_shown_as_changed(drawn: tuple[Edit, ...], length: int = 6) -> list[str]:
    """Runs of words that are taken out in one place of a link and put in in another, or in the same."""

    def runs(op: str) -> set[tuple[str, ...]]:
        words = [re.findall(r"[\w'’-]+", edit.text) for edit in drawn if edit.op == op]
        return {tuple(w[i : i + length]) for w in words for i in range(len(w) - length + 1)}

    return [" ".join(run) for run in runs("delete") & runs("insert")]


@pytest.mark.parametrize("seed", range(150))
def test_no_run_of_six_words_is_taken_out_and_put_in_again(seed: int) -> None:
    """A paragraph of three clauses with up to six words changed, dropped or added."""
    chance = random.Random(seed)
    old = ", and ".join(clause(chance.randrange(400)) for _ in range(3)).split(" ")
    new = list(old)
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(new))
        match chance.randrange(4):
            case 0:
                new[place] = "saffron"
            case 1:
                del new[place : place + chance.randint(1, 3)]
            case 2:
                new[place:place] = chance.sample(["velvet", "the", "of", "and", "amber"], chance.randint(1, 4))
            case _:
                new[place] = chance.choice(sorted(FUNCTION_WORDS))
    drawn = edits([("A", " ".join(old))], [("B", " ".join(new))], {("A", "B")})
    assert unchanged_run_shown_as_changed(drawn) == []


# --- splits and merges -----------------------------------------------------------------------

ONE, TWO = clause(3), clause(8)


def test_what_a_merge_takes_over_is_shown_as_kept() -> None:
    old = [("PP3", f"Recalling {ONE},"), ("PP4", f"Noting {TWO},")]
    new = [("PP3", f"Recalling {ONE}, and noting {TWO},")]
    drawn = edits(old, new, {("PP3", "PP3"), ("PP4", "PP3")})
    kept = "".join(e.text for e in drawn if e.op == "equal")
    assert ONE in kept
    assert TWO in kept
    assert {(e.old, e.new) for e in drawn if e.op == "equal"} == {("PP3", "PP3"), ("PP4", "PP3")}


def test_what_a_split_carries_over_is_shown_as_kept_whatever_the_order() -> None:
    old = [("OP7", f"Welcomes {ONE}, and encourages {TWO};")]
    new = [("OP2", f"Encourages {TWO};"), ("OP8", f"Welcomes {ONE};")]
    drawn = edits(old, new, {("OP7", "OP2"), ("OP7", "OP8")})
    kept = "".join(e.text for e in drawn if e.op == "equal")
    assert ONE in kept
    assert TWO in kept


def test_words_that_a_split_weaves_into_each_other_are_kept_in_both_parts() -> None:
    """As in 48/9 OP11, whose middle went to one paragraph and whose ends to another."""
    three = clause(12)
    old = [("OP11", f"Requests {ONE}, bearing in mind {TWO}, and to present it to the Council with {three};")]
    new = [
        ("PP8", f"Bearing in mind {TWO},"),
        ("OP10", f"Requests {ONE}, and to present it to the Council with {three};"),
    ]
    pairs = {("OP11", "PP8"), ("OP11", "OP10")}
    drawn = edits(old, new, pairs)
    kept = {address: "".join(e.text for e in drawn if e.op == "equal" and e.new == address) for address, _ in new}
    assert TWO in kept["PP8"]
    assert ONE in kept["OP10"]
    assert f"and to present it to the Council with {three}" in kept["OP10"]
    back = edits(new, old, {(b, a) for a, b in pairs})
    assert changes(back, mirrored=True) == changes(drawn)


def test_what_the_second_of_two_gave_to_the_first_of_two_others_is_kept() -> None:
    """As in 54/34 OP34 and OP35, which became OP15 and PP6 of 57/34."""
    three, four = clause(12), clause(31)
    old = [("OP34", f"Decides on {ONE};"), ("OP35", f"Takes note of {TWO}, and of {three}, and supports {four};")]
    new = [
        ("PP6", f"Taking note also of {TWO}, and of {three},"),
        ("OP15", f"Decides on {ONE}, while supporting {four};"),
    ]
    pairs = {("OP34", "OP15"), ("OP35", "PP6"), ("OP35", "OP15")}
    drawn = edits(old, new, pairs)
    kept = {address: "".join(e.text for e in drawn if e.op == "equal" and e.new == address) for address, _ in new}
    assert f"of {TWO}, and of {three}," in kept["PP6"]
    assert ONE in kept["OP15"]
    assert four in kept["OP15"]
    assert changes(edits(new, old, {(b, a) for a, b in pairs}), mirrored=True) == changes(drawn)


@pytest.mark.parametrize(
    ("shared", "stays"),
    [
        ("and of their conclusions and recommendations", True),
        ("and of all of their conclusions", False),  # one word that tells
        ("conclusions and recommendations", False),  # three words
    ],
)
def test_a_few_words_are_not_kept_out_of_turn_in_a_regrouping(shared: str, stays: bool) -> None:
    old = [("OP1", f"Decides on {ONE};"), ("OP2", f"Takes note {shared}, and supports {TWO};")]
    new = [
        ("PP1", f"Recalling the ledgers of the ports, {shared},"),
        ("OP1", f"Decides on {ONE}, in support of {TWO};"),
    ]
    drawn = edits(old, new, {("OP1", "OP1"), ("OP2", "PP1"), ("OP2", "OP1")})
    held = "".join(e.text for e in drawn if e.op == "equal" and e.new == "PP1")
    assert (shared in held) is stays


def test_what_two_pairs_would_keep_in_a_circle_is_kept_as_far_as_there_is_an_order() -> None:
    three, four = clause(12), clause(31)
    old = [("A", f"{ONE} {TWO}"), ("B", f"{three} {four}")]
    new = [("X", f"{four} {ONE}"), ("Y", f"{TWO} {three}")]
    pairs = {(a, b) for a in "AB" for b in "XY"}
    drawn = edits(old, new, pairs)
    for address, text in old:
        assert "".join(e.text for e in drawn if e.op != "insert" and e.old == address) == text
    for address, text in new:
        assert "".join(e.text for e in drawn if e.op != "delete" and e.new == address) == text
    kept = "".join(e.text for e in drawn if e.op == "equal")
    assert sum(words in kept for words in (ONE, TWO, three, four)) == 3
    assert changes(edits(new, old, {(b, a) for a, b in pairs}), mirrored=True) == changes(drawn)


def test_what_is_new_in_a_woven_split_stands_with_its_own_paragraph() -> None:
    old = [("OP1", f"{ONE}, {TWO}, {clause(12)}")]
    new = [("OP1", f"{ONE}, and moreover {clause(12)} at last"), ("OP2", f"Also {TWO}, as ever")]
    drawn = edits(old, new, {("OP1", "OP1"), ("OP1", "OP2")})
    order = [e.new for e in drawn if e.new]
    assert [a for a, b in zip(order, [None, *order], strict=False) if a != b] == ["OP1", "OP2", "OP1"]


def test_an_edit_that_is_white_space_alone_stands_only_where_paragraphs_join() -> None:
    old = [("PP3", f"Recalling {ONE},"), ("PP4", f"{TWO},")]
    new = [("PP3", f"Recalling {ONE}, {TWO},")]
    drawn = edits(old, new, {("PP3", "PP3"), ("PP4", "PP3")})
    assert [(e.op, e.new) for e in drawn if not e.text.strip()] == [("insert", "PP3")]
    (blank,) = (e for e in drawn if not e.text.strip())
    assert blank.significance == "extraction"
    single = edits([("A", ONE)], [("B", f"{ONE} {TWO}")], {("A", "B")})
    assert all(e.text.strip() for e in single)


def test_words_of_paragraphs_that_are_not_paired_are_not_kept() -> None:
    drawn = edits([("A", ONE), ("B", TWO)], [("C", ONE), ("D", TWO)], {("A", "C"), ("B", "C"), ("A", "D")})
    assert ("B", "D") not in {(e.old, e.new) for e in drawn}
    assert "".join(e.text for e in drawn if e.old == "B" and e.op == "delete") == TWO


def both_ways(old: Side, new: Side, pairs: set[tuple[str, str]]) -> tuple[Edit, ...]:
    """The edits, which are those of the way back, mirrored."""
    drawn = edits(old, new, pairs)
    back = edits(new, old, {(b, a) for a, b in pairs})
    assert changes(back, mirrored=True) == changes(drawn)
    for op, side in (("delete", old), ("insert", new)):
        for address, text in side:
            mine = (e.text for e in drawn if e.op in (op, "equal") and address == (e.old if side is old else e.new))
            assert "".join(mine) == text
    return drawn


def test_a_part_that_a_regrouping_takes_out_of_turn_is_kept() -> None:
    """As in 54/34 OP34 and OP35, of which the beginning of the second went into the preamble."""
    three, four = clause(12), clause(17)
    old = [("OP1", f"Decides to renew {ONE};"), ("OP2", f"Takes note of {TWO}, {three};")]
    new = [("PP6", f"Taking note of {TWO},"), ("OP1", f"Decides to renew {ONE}, {four}, {three};")]
    drawn = both_ways(old, new, {("OP1", "OP1"), ("OP2", "OP1"), ("OP2", "PP6")})
    kept = {(e.old, e.new): e.text for e in drawn if e.op == "equal" and len(e.text) > 20}
    assert TWO in kept["OP2", "PP6"]
    assert ONE in kept["OP1", "OP1"]
    assert three in kept["OP2", "OP1"]


def test_what_would_put_a_paragraph_out_of_its_own_order_is_not_kept() -> None:
    old = [("OP1", f"{ONE}, then {TWO}"), ("OP2", clause(12))]
    new = [("OP1", f"{TWO}, after {ONE}"), ("OP2", clause(12))]
    drawn = both_ways(old, new, {("OP1", "OP1"), ("OP2", "OP2")})
    kept = "".join(e.text for e in drawn if e.op == "equal")
    assert (ONE in kept) != (TWO in kept)


def test_to_stays_with_what_it_led() -> None:
    old = [("b", f"To {ONE}, {TWO} and {clause(12)};")]
    new = [("b", f"To {ONE} and {clause(12)};"), ("c", f"To {TWO};")]
    drawn = both_ways(old, new, {("b", "b"), ("b", "c")})
    assert [(e.op, e.new) for e in drawn if e.text.strip() == "To"] == [("insert", "c")]


@pytest.mark.parametrize(
    ("second", "kept"),
    [
        ("Requests the masons of the port to submit their ledgers to the Council in spring;", "OP2"),
        ("Invites the masons of the port to submit their ledgers to the Council in spring;", "OP1"),
        ("Requests a friend to submit their ledgers to the Council in spring;", "OP1"),
    ],
    ids=["its own verb", "another verb", "another whom it asks"],
)
def test_a_clause_that_became_a_paragraph_of_its_own_goes_with_its_verb(second: str, kept: str) -> None:
    old = [
        (
            "OP1",
            f"Decides on {ONE} and requests the masons to present each year some ledgers to the Council in spring;",
        )
    ]
    new = [
        ("OP1", f"Decides on {ONE} and requests the masons to map the wells and lamps of all towns;"),
        ("OP2", second),
    ]
    drawn = both_ways(old, new, {("OP1", "OP1"), ("OP1", "OP2")})
    assert {e.new for e in drawn if e.op == "equal" and "masons" in e.text} == {kept}


def test_the_words_with_which_an_item_begins_are_its_own_in_a_merge() -> None:
    old = [("e", f"Counting and mapping lamps, {ONE};"), ("OP8", f"Affirms the need for {TWO};")]
    new = [("e", f"Counting and mapping {TWO}, {ONE};")]
    drawn = both_ways(old, new, {("e", "e"), ("OP8", "e")})
    first = next(e for e in drawn if e.new)
    assert (first.op, first.old, first.text) == ("equal", "e", "Counting and mapping")


# --- how much a change matters ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("gone", "come", "level"),
    [
        ("’", "'", "extraction"),
        ("“lanterns”", '"lanterns"', "extraction"),
        ("2008-2017", "2008–2017", "extraction"),
        (" ", "\u00a0", "extraction"),
        ("10as", "10 as", "extraction"),
        (";", ".", "editorial"),
        (",", ";", "editorial"),
        (";", "", "editorial"),
        ("shall", "should", "substantive"),
        ("", "financial", "substantive"),
        ("not", "", "substantive"),
        ("16/21", "16/22", "substantive"),
        ("States", "states", "substantive"),
        ("women", "women, girls", "substantive"),
        ("2008-2017", "2008-2018", "substantive"),
        ("(the Office)", "the Office", "substantive"),
    ],
)
def test_significance(gone: str, come: str, level: Significance) -> None:
    assert significance(gone, come) == level
    assert significance(come, gone) == level


def test_a_whole_is_as_significant_as_its_most_significant_part() -> None:
    assert most([]) == "extraction"
    assert most(["editorial", "extraction"]) == "editorial"
    assert most(["extraction", "substantive", "technical"]) == "substantive"


def test_quotes_and_dashes_that_differ_are_edits_all_the_same() -> None:
    drawn = edits([("A", "the State’s duty – now")], [("B", "the State's duty - now")], {("A", "B")})
    changes = [(e.op, e.text.strip(), e.significance) for e in drawn if e.op != "equal"]
    assert changes == [
        ("delete", "State’s", "extraction"),
        ("insert", "State's", "extraction"),
        ("delete", "–", "extraction"),
        ("insert", "-", "extraction"),
    ]


def test_very_long_paragraphs_are_compared_in_bounded_time() -> None:
    """No words stand once in each: only the ends are compared, and both sides still rebuild."""
    old, new = " ".join(["the", "of"] * 4000 + ["end"]), " ".join(["the", "and"] * 4000 + ["end"])
    found = edits([("OP1", old)], [("OP1", new)], [("OP1", "OP1")])
    assert "".join(e.text for e in found if e.op != "insert") == old
    assert "".join(e.text for e in found if e.op != "delete") == new
    assert found[0].op == found[-1].op == "equal"
