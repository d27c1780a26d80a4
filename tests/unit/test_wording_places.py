"""Where a change begins and ends: words with hyphens, islands that only look alike, words put beside their like."""

from __future__ import annotations

import pytest

from hrcdiff.lexicon import names_in
from hrcdiff.wording.engine import Step
from hrcdiff.wording.phrases import NEVER, grown, readable, weigh
from hrcdiff.wording.weighted import crossing, exchanges
from tests.unit.test_wording import both_ways, shown


def row(old: str, new: str) -> str:
    """The edits of two paragraphs in one line, which mirror: ``kept [-gone-] {+come+}``."""
    return shown(both_ways([("A", old)], [("B", new)], {("A", "B")}))


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        (
            "examining the wide range of lamps in harbours;",
            "examining the wide-ranging lamps in harbours;",
            "examining the[- wide range of-]{+ wide-ranging+} lamps in harbours;",
        ),
        (
            "and with following up on all bells;",
            "and for follow-up on all bells;",
            "and[- with following up-]{+ for follow-up+} on all bells;",
        ),
        (
            "a human rights approach;",
            "a human rights-based approach;",
            "a human rights{+-based+} approach;",
        ),
        ("the lamp keepers of the port;", "the lamp-keepers of the port;", "the lamp[- -]{+-+}keepers of the port;"),
    ],
    ids=["the other half exchanged", "the first half exchanged", "a half put in alone", "a hyphen put in"],
)
def test_a_word_with_hyphens_is_not_cut_where_its_other_half_was_exchanged(old: str, new: str, wanted: str) -> None:
    assert row(old, new) == wanted


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        (
            "safety of lamps and the care of bells;",
            "safety of lamps and wells and the care of bells;",
            "safety of lamps{+ and wells+} and the care of bells;",
        ),
        (
            "the spread of rust and that make bells;",
            "the spread of rust and slow decay conducive to rust and that make bells;",
            "the spread of rust{+ and slow decay conducive to rust+} and that make bells;",
        ),
        (
            "Requests the Office to provide lamps;",
            "Requests the Office to continue to provide lamps;",
            "Requests the Office to{+ continue to+} provide lamps;",
        ),
        (
            "lamps in harbours, and in towns;",
            "lamps in harbours, and in mills, and in towns;",
            "lamps in harbours{+, and in mills+}, and in towns;",
        ),
    ],
)
def test_a_change_of_one_side_lies_where_it_reads_like_a_phrase(old: str, new: str, wanted: str) -> None:
    assert row(old, new) == wanted


def spans(old: str, new: str, kept: list[Step]) -> list[str]:
    """The runs that a reader sees of given ones, as words; the same the other way round."""
    one, other = old.split(), new.split()
    runs = readable(one, other, kept)
    assert readable(other, one, [(c, d, a, b) for a, b, c, d in kept]) == [(c, d, a, b) for a, b, c, d in runs]
    assert all(one[a:b] == other[c:d] for a, b, c, d in runs)
    return [" ".join(one[a:b]) for a, b, _, _ in runs]


def test_what_repeats_the_words_beside_it_is_set_apart_from_an_exchange() -> None:
    """As *particularly in developing countries*, which becomes *in particular in …, including landlocked …*."""
    old = "impact , mainly in tidal harbours , lone wells"
    new = "impact , in the main in tidal harbours , including small tidal harbours , lone wells"
    kept = [(0, 2, 0, 2), (4, 9, 11, 16)]
    assert spans(old, new, kept) == ["impact ,", "in tidal harbours", ", lone wells"]


@pytest.mark.parametrize(
    ("old", "new", "kept"),
    [
        (
            "impact , mainly at tidal harbours , wells",
            "impact , in tidal harbours and tidal harbours , wells",
            [(0, 2, 0, 2), (4, 8, 6, 10)],
        ),
        ("impact , mainly in the harbours", "impact , in the main in the harbours", [(0, 2, 0, 2), (4, 6, 6, 8)]),
    ],
    ids=["no word before it in common", "no word that tells"],
)
def test_what_repeats_less_is_not_set_apart(old: str, new: str, kept: list[Step]) -> None:
    assert len(spans(old, new, kept)) == len(kept)


def test_runs_grow_by_words_that_stand_beside_them_in_both() -> None:
    old, new = "bells and the lamps of tin".split(), "bells or clearly the lamps in tin".split()
    assert grown(old, new, [(0, 1, 0, 1), (3, 4, 4, 5)]) == [(0, 1, 0, 1), (2, 4, 3, 5)]
    assert grown(old, new, [(0, 1, 0, 1), (2, 4, 3, 5)]) == [(0, 1, 0, 1), (2, 4, 3, 5)]
    assert grown(["a", "b"], ["a", "b"], [(0, 1, 0, 1)]) == [(0, 2, 0, 2)]
    assert grown(["a"], ["b"], []) == []


def test_a_word_that_goes_beside_where_it_comes_is_a_crossing() -> None:
    old, new = "encourages the Office kindly".split(), "the Office encourages at last".split()
    assert crossing(old, new, [(1, 3, 0, 2)])
    assert not crossing("of the Office".split(), "the Office of".split(), [(1, 3, 0, 2)])
    assert not crossing("5 lamps".split(), "lamps 5".split(), [(1, 2, 0, 1)])
    assert not crossing("bright lamps".split(), "lamps of brass".split(), [(1, 2, 0, 1)])


def test_exchanges_are_changes_of_both_sides() -> None:
    assert exchanges([(1, 2, 1, 2)], (3, 3)) == 2
    assert exchanges([(0, 1, 1, 2)], (2, 2)) == 0
    assert exchanges([], (1, 0)) == 0


def test_a_clause_put_before_another_leaves_that_one_its_own_verb() -> None:
    """As in the request to consider asking for aid that was put before *and strongly encourages the Office*."""
    drawn = row(
        "accepted in the review, and strongly encourages the Office of the Harbours and the respective lamp keepers"
        " to respond to such requests;",
        "accepted in the review, to consider requesting such aid from the Office of the Harbours and other lamp"
        " keepers, and strongly encourages the Office and respective lamp keepers to respond to such requests;",
    )
    assert drawn == (
        "accepted in the review{+, to consider requesting such aid from the Office of the Harbours and other lamp"
        " keepers+}, and strongly encourages the Office[- of the Harbours and the-]{+ and+} respective lamp keepers"
        " to respond to such requests;"
    )


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        (
            "to assist States, to compile good practices and to publish them;",
            "to assist States and to publish good practices;",
            "to assist States[-, to compile good practices-] and to publish[- them-]{+ good practices+};",
        ),
        (
            "upon States, and other stakeholders, including business enterprises, to give access;",
            "upon States, business enterprises and other stakeholders to give access;",
            "upon States,{+ business enterprises+} and other stakeholders[-, including business enterprises,-]"
            " to give access;",
        ),
    ],
    ids=["the object went with its verb", "two names that changed places"],
)
def test_what_is_exchanged_as_often_keeps_the_most_words(old: str, new: str, wanted: str) -> None:
    assert row(old, new) == wanted


GREAT = (
    "bridges between old towns which keepers mended before the storm, in spite of rust, wind an"
    "d long nights at sea, nor ever left to the tide by those who light lamps there"
)
OTHER = "trade that helps ports through reviews by bakers or millers, obstacles faced, achievements made, promises kept"


@pytest.mark.parametrize(
    ("old", "new", "stays"),
    [
        (
            f"Notes {GREAT} by friendly aid to carry out their great plan, including its fourth goal;",
            f"Notes {OTHER} with friendly aid and patient teaching;",
            False,
        ),
        (
            "Notes bridges between towns by friendly aid to carry out their great plan, including its fourth goal;",
            "Notes trade that helps ports with friendly aid and patient teaching;",
            True,
        ),
        (
            f"Notes {GREAT} by friendly aid to carry out their great plan, including its fourth goal;",
            "Notes friendly aid and patient teaching;",
            True,
        ),
        (f"Notes {GREAT} by friendly aid quickly;", f"Notes {OTHER} with friendly aid slowly;", True),
    ],
    ids=["one much longer", "two of a kind", "taken out alone", "one short"],
)
def test_two_words_between_two_long_exchanges_are_given_up(old: str, new: str, stays: bool) -> None:
    """As *technical assistance* in the reports of two panels on other matters."""
    kept = [e.text for e in both_ways([("A", old)], [("B", new)], {("A", "B")}) if e.op == "equal"]
    assert any("friendly aid" in text for text in kept) is stays


@pytest.mark.parametrize(
    ("old", "new", "stay"),
    [
        (
            "bells, since harbour water supply and lanterns are of the greatest use to bakers;",
            f"bells, {OTHER}, such as water, lanterns and oil barrels in ports that meet the wishes of sailors;",
            set(),
        ),
        (
            "bells, since harbour water supply and clean lanterns are of the greatest use to bakers;",
            f"bells, {OTHER}, such as water, clean lanterns and oil barrels in ports that meet the wishes of sailors;",
            {"water", "lanterns"},
        ),
        (
            "bells, since harbour water supply and lanterns are vital;",
            f"bells, {OTHER}, such as water, lanterns of tin;",
            {"water", "lanterns"},
        ),
    ],
    ids=["no more than two words", "three words", "a short exchange behind them"],
)
def test_two_lone_words_between_two_long_exchanges_are_given_up(old: str, new: str, stay: set[str]) -> None:
    drawn = both_ways([("A", old)], [("B", new)], {("A", "B")})
    kept = " ".join(e.text for e in drawn if e.op == "equal").replace(",", " ").split()
    assert {"water", "lanterns"}.intersection(kept) == stay


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        (
            "Also welcomes the founding, by the mayor, of the guild;",
            "Welcomes the making, by the mayor, of the guild;",
            "[-Also welcomes-]{+Welcomes+} the[- founding-]{+ making+}, by the mayor, of the guild;",
        ),
        (
            "Encourages keepers to seek oil;",
            "Further encourages keepers, in all ports and at all times, to buy and to sell oil;",
            "[-Encourages-]{+Further encourages+} keepers[- to seek-]"
            "{+, in all ports and at all times, to buy and to sell+} oil;",
        ),
        (
            "Recognizing also the weighty and helpful role of the guild;",
            "Recognizing the helpful role of the guild;",
            "Recognizing[- also-] the[- weighty and-] helpful role of the guild;",
        ),
        (
            "Also welcomes the founding of the guild;",
            "Regrets the making of the guild;",
            "[-Also welcomes the founding-]{+Regrets the making+} of the guild;",
        ),
        (
            "Also decides that the work shall go on in the port;",
            "Decides, in accordance with its rules, to go on in the port;",
            "[-Also decides that the work shall-]{+Decides, in accordance with its rules, to+} go on in the port;",
        ),
    ],
    ids=["also went", "further came", "also behind the verb", "another verb", "no word in common behind it"],
)
def test_words_behind_a_verb_that_only_also_came_to_stay(old: str, new: str, wanted: str) -> None:
    assert row(old, new) == wanted


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "the United Nations Educational, Scientific and Cultural Organization and other bodies",
            ["United Nations Educational, Scientific and Cultural Organization"],
        ),
        (
            "the Committee on Economic, Social and Cultural Rights",
            ["Committee on Economic, Social and Cultural Rights"],
        ),
        (
            "the Convention against Torture and Other Cruel, Inhuman or Degrading Treatment or Punishment, and",
            ["Convention against Torture and Other Cruel, Inhuman or Degrading Treatment or Punishment"],
        ),
        (
            "the World Conference against Racism, Racial Discrimination, Xenophobia and Related Intolerance, held in",
            ["World Conference against Racism, Racial Discrimination, Xenophobia and Related Intolerance"],
        ),
        ("the Port Authority, the Lamp Office and the Guild", ["Port Authority", "Lamp Office and the Guild"]),
        ("in North Kivu, South Kivu and Ituri", ["North Kivu", "South Kivu and Ituri"]),
        ("the Office of the President, Social Affairs", ["Office of the President", "Social Affairs"]),
    ],
)
def test_a_name_goes_on_behind_a_comma_that_is_its_own(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in names_in(text)] == names


def test_the_united_nations_is_not_kept_of_two_bodies_with_it_in_their_name() -> None:
    drawn = row(
        "of the Mayor, the United Nations Educational, Scientific and Cultural Organization and other United Nations"
        " agencies in the ports;",
        "of the Mayor and other relevant United Nations agencies, including the United Nations Entity for Gender"
        " Equality and the Empowerment of Women and the United Nations Population Fund, in the ports;",
    )
    assert "United Nations Educational, Scientific and Cultural Organization" in drawn.partition("-]")[0]
    assert "{+, including the United Nations Entity for Gender Equality and" in drawn


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        (
            "requests [to ring] [all] bells of the port;",
            "requests to ring all bells of the port;",
            "requests[- [-]{+ +}to ring[-]-] [-[-]all[-]-] bells of the port;",
        ),
        (
            "lights [old lamps] [and] rings bells of the port;",
            "lights and rings bells of the port;",
            "lights[- [old lamps] [-]{+ +}and[-]-] rings bells of the port;",
        ),
    ],
    ids=["between two brackets", "NOT: the words begin with a space"],
)
def test_a_space_that_both_have_stays_between_signs_that_go(old: str, new: str, wanted: str) -> None:
    assert row(old, new) == wanted


def many(thing: str, count: int) -> str:
    """Some things, none of them named twice."""
    return " ".join(thing + chr(ord("a") + n // 26) + chr(ord("a") + n % 26) for n in range(count))


@pytest.mark.parametrize(("size", "stays"), [(60, False), (15, True)], ids=["very long", "long"])
def test_a_few_words_between_two_very_long_changes_are_chance(size: int, stays: bool) -> None:
    old = f"Requests light for {many('bell', size)} in and out of season, with {many('well', size)};"
    new = f"Requests light for {many('mill', size)} and the risk of gale out of season;"
    assert ("+} out of season" in row(old, new)) is stays


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        (
            "holds a day on the theme “Lamps in harbours and the care of old bells”, at which keepers spoke of it;",
            "holds a day on the theme “Lamps on roads: what the masons may do for them”, at which keepers spoke of us;",
            "holds a day on the theme “[-Lamps in harbours and the care of old bells-]"
            "{+Lamps on roads: what the masons may do for them+}”, at which keepers spoke of[- it-]{+ us+};",
        ),
        (
            "on the theme “The keepers of bells: enhancing lamps and wells in the harbours of the north”, "
            "at which keepers discussed the need for rope;",
            "on the theme “Weavers on roads and in towns”, at which keepers underlined the need for "
            "lamps and wells in the harbours of the north;",
            "on the theme “[-The keepers of bells: enhancing lamps and wells in the harbours of the north-]"
            "{+Weavers on roads and in towns+}”, at which keepers[- discussed-]{+ underlined+} the need for"
            "[- rope-]{+ lamps and wells in the harbours of the north+};",
        ),
        (
            "on the theme “Lamps in harbours and the care of old bells”, each year;",
            "on the theme “Lamps in harbours and the care of new bells”, each year;",
            "on the theme “Lamps in harbours and the care of[- old-]{+ new+} bells”, each year;",
        ),
        (
            "the report entitled “Lamps in old harbours”, and wells;",
            "the report entitled “Lamps in old harbours: what masons and weavers may do for them”, and wells;",
            "the report entitled “Lamps in old harbours{+: what masons and weavers may do for them+}”, and wells;",
        ),
        (
            "the guide called “Lamps”, with bells;",
            "the guide called “Lamps of the old harbours”, with bells;",
            "the guide called “Lamps{+ of the old harbours+}”, with bells;",
        ),
        (
            "on the theme “Lamps in harbours and the care of old bells”;",
            "on the theme “Lamps on roads: what the masons may do for them”, and to make it open to keepers;",
            "on the theme “[-Lamps in harbours and the care of old bells-]"
            "{+Lamps on roads: what the masons may do for them+}”{+, and to make it open to keepers+};",
        ),
        (
            "a day on the theme “Lamps in harbours and the care of old bells”, during which the keepers met;",
            "a day on the theme “Lamps on roads: what the masons may do for them”, in the course of which all met;",
            "a day on the theme “[-Lamps in harbours and the care of old bells-]"
            "{+Lamps on roads: what the masons may do for them+}”,[- during which the keepers-]"
            "{+ in the course of which all+} met;",
        ),
    ],
    ids=[
        "another theme",
        "its words used elsewhere",
        "a word changed",
        "a subtitle added",
        "a short title",
        "and more",
        "in other words",
    ],
)
def test_a_quotation_that_takes_the_place_of_another_is_not_cut_open(old: str, new: str, wanted: str) -> None:
    assert row(old, new) == wanted


def test_a_word_with_hyphens_says_no_more_than_another() -> None:
    old, new, wanted = (
        "Welcoming initiatives such as the pilot harbour-lighting forum held by the masons of the north in that year,",
        "Welcoming initiatives as well as pacts to help masons in the tending of roads, and underlining the need for "
        "weavers to work on harbour-lighting in the field of bells,",
        "Welcoming initiatives[- such as the pilot harbour-lighting forum held by the masons of the north in that "
        "year-]{+ as well as pacts to help masons in the tending of roads, and underlining the need for weavers to "
        "work on harbour-lighting in the field of bells+},",
    )
    assert row(old, new) == wanted


def test_what_hyphens_join_weighs_little_more_than_a_word() -> None:
    assert weigh(["half", "-", "lit"]) == pytest.approx(1.2)
    assert weigh(["-", "lit"]) == pytest.approx(0.2)
    assert weigh(["half", "lit"]) == pytest.approx(2.0)
    assert weigh(["one", "-", "two", "-", "three", "-"] * 2) is None  # as many words as are never given up
    assert NEVER == 6


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        (
            "adopt measures aimed at promoting and protecting human rights and the fundamental freedoms of bakers;",
            "adopt measures to protect human rights defenders and lamplighters in the winter;",
            "adopt measures[- aimed at promoting and protecting human rights and the fundamental freedoms of bakers-]"
            "{+ to protect human rights defenders and lamplighters in the winter+};",
        ),
        (
            "in consultation with keepers and other relevant United Nations bodies, weavers and masons;",
            "in consultation with keepers, the Lamp Guild and the United Nations Fund for Old Bells;",
            "in consultation with keepers[- and other relevant United Nations bodies, weavers and masons-]"
            "{+, the Lamp Guild and the United Nations Fund for Old Bells+};",
        ),
        (
            "the respect for human rights in winter;",
            "the violations of human rights at sea;",
            "the[- respect for-]{+ violations of+} human rights[- in winter-]{+ at sea+};",
        ),
        (
            "adopt measures aimed at lighting and keeping harbour bells and the old lamps of the bakers;",
            "adopt measures to protect harbour bells from masons and lamplighters in the winter;",
            "adopt measures[- aimed at lighting and keeping-]{+ to protect+} harbour bells"
            "[- and the old lamps of the bakers-]{+ from masons and lamplighters in the winter+};",
        ),
        (
            "the work of the United Nations system in winter;",
            "the work of the United Nations Fund for Old Bells in winter;",
            "the work of the United Nations[- system-]{+ Fund for Old Bells+} in winter;",
        ),
    ],
    ids=[
        "human rights",
        "the name of a body",
        "between short changes",
        "two other words",
        "the run goes on before it",
    ],
)
def test_what_stands_in_every_text_tears_no_clause_and_no_name(old: str, new: str, wanted: str) -> None:
    assert row(old, new) == wanted
