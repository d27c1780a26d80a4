"""Changes of words that no finding names: with the findings they tell all that changed."""

from __future__ import annotations

import pytest

from hrcdiff import compare
from hrcdiff.findings.words import Unnamed, unnamed
from hrcdiff.model import Redline
from hrcdiff.parsing import parse
from hrcdiff.readers import read_bytes
from hrcdiff.renderers.to_ledgers import ledgers_to_text
from tests.property.rewritten import written

TEXT = """Human Rights Council
Sixtieth session

60/{}. Lights

The Human Rights Council,

Recalling the Charter of the United Nations,

1. {}

2. Decides to go on.
"""


def _compared(old: str, new: str) -> Redline:
    one, other = (parse(read_bytes("a.txt", TEXT.format(n, row).encode())) for n, row in ((1, old), (2, new)))
    return compare(one, other)


def _words(old: str, new: str) -> list[str]:
    return [change.words for change in unnamed(_compared(old, new))]


def test_words_that_no_rule_names_are_told_as_they_are() -> None:
    row = "Calls upon States to {} the lamps of the harbour in the winter of each year;"
    assert _words(row.format("repair"), row.format("admire")) == ["“repair” → “admire”"]


def test_words_that_came_alone_or_went_alone() -> None:
    row = "Calls upon States to light the {}lamps of the harbour in the winter of each year;"
    assert _words(row.format(""), row.format("green ")) == ["in: “green”"]
    assert _words(row.format("green "), row.format("")) == ["out: “green”"]


def test_what_a_finding_names_is_not_told_again() -> None:
    row = "{} States to light the lamps of the harbour in the winter of each year;"
    assert _words(row.format("Urges"), row.format("Encourages")) == []


def test_what_a_finding_names_in_part_is_told_whole() -> None:
    row = "Calls upon States to light the lamps of the harbour in the winter{};"
    more = ", as appropriate, whenever boats with tired crews are expected back from the northern fishing grounds"
    assert any("northern fishing grounds" in words for words in _words(row.format(""), row.format(more)))


def test_what_a_rule_lowers_is_not_among_them() -> None:
    row = "Calls upon States to light the lamps {} the harbour in the winter of each year;"
    redline = _compared(row.format("in  "), row.format("in"))
    assert unnamed(redline) == ()


def test_every_change_that_weighs_is_named_or_stands_among_them() -> None:
    old = "Urges States to light three lamps of the harbour, as appropriate, and to ask the keepers for oil;"
    new = "Calls upon all States to light the lamps of the northern harbour and to beg the keepers for much oil;"
    redline = _compared(old, new)
    assert "verb.changed" in {finding.rule for finding in redline.findings}
    assert {"in: “northern”", "in: “much”"} <= {change.words for change in unnamed(redline)}


def test_what_stands_in_the_place_of_a_word_that_a_finding_names_is_told() -> None:
    row = "Calls upon States to take {} measures for the lamps of the cape;"
    redline = _compared(row.format("appropriate"), row.format("concrete"))
    assert [finding.rule for finding in redline.findings] == ["qualifier.removed"]
    assert [change.words for change in unnamed(redline)] == ["“appropriate” → “concrete”"]


def test_words_of_a_split_stand_at_their_own_paragraphs() -> None:
    old = "Urges bakers to light the lamps of the cape every evening, and to paint the rails of the pier every spring;"
    halves = (
        "Urges bakers to light the lamps of the cape every cold evening;",
        "Urges bakers to paint the rails of the green pier every spring;",
    )
    one = parse(read_bytes("a.txt", TEXT.format(1, old).encode()))
    other = parse(
        read_bytes("a.txt", TEXT.replace("2. Dec", "3. Dec").format(2, "{}\n\n2. {}".format(*halves)).encode())
    )
    redline = compare(one, other)
    assert {"split"} <= {link.relation for link in redline.links}
    told = {(change.new, word) for change in unnamed(redline) for word in change.new_words.split()}
    assert {("OP1", "cold"), ("OP2", "green")} <= told


def test_a_ledger_quotes_how_a_clause_that_came_begins() -> None:
    row = "Urges bakers to light the lamps of the cape{};"
    more = ", and invites the pilots of the northern harbour to ring the bells of every pier at dawn and at dusk"
    told = " ".join(ledgers_to_text(_compared(row.format(""), row.format(more)), only="verbs").split())
    assert (
        "clause new: invites (a directive): “invites the pilots of the northern harbour to ring the bells of …”" in told
    )


def test_words_of_one_source_that_the_other_supplies_in_a_merge_are_none() -> None:
    aim, means = "to light the whole of the coast of the island", "each by the means of his own house"
    guilds = "Reaffirms that the guilds are to keep the lamps of the harbour in good order, nationally and together"
    how = "by all good means in the winter of each year"
    one, two = f"{guilds}, {aim};", f"Reaffirms that the bakers are to store flour, {means}, {aim} {how};"
    both = f"{guilds}, {means}, {aim} {how};"
    redline = _compared(f"{one}\n\n2. {two}", both)
    assert any(link.relation == "merged" for link in redline.links)
    assert not any("light the whole of the coast" in change.words for change in unnamed(redline))


def test_words_before_a_clause_that_came_in_the_same_run_are_told_without_it() -> None:
    row = "Urges bakers to light the lamps of the cape{};"
    more = " that guide the boats of the western fleet home, and invites the pilots of the harbour to ring the bells"
    redline = _compared(row.format(""), row.format(more))
    assert "verb.limb-new" in {finding.rule for finding in redline.findings}
    assert [change.words for change in unnamed(redline)] == ["in: “that guide the boats of the western fleet home”"]


@pytest.mark.parametrize(
    ("asks", "told"),
    [
        (", and requests the pilots to mend the ropes and the nets of every boat of the fleet", ["requests"]),
        ("", []),
    ],
)
def test_a_clause_that_stands_where_one_became_a_paragraph_is_new(asks: str, told: list[str]) -> None:
    renews = "Decides to renew the charter of the guild of pilots"
    report = "to the harbour board at its sixth session, with a map of all wells of the cape"
    old = f"{renews} of the island in the north and requests the pilots to present their final report {report};"
    new = f"{renews}{asks};\n\n2. Requests the pilots of the bay to submit a final report {report};"
    found = _compared(old, new).findings
    assert [f.new_words for f in found if f.rule == "verb.limb-new"] == told


def test_words_in_the_place_of_a_clause_that_came_are_told() -> None:
    row = "Urges bakers to light the lamps of the cape{};"
    went, came = " of those western islands", ", and invites the pilots of the harbour to ring the bells of the pier"
    assert _words(row.format(went), row.format(came)) == ["out: “of those western islands”"]


def test_a_clause_that_came_alone_is_not_told_again() -> None:
    row = "Urges bakers to light the lamps of the cape{};"
    more = ", and invites the pilots of the northern harbour to ring the bells of every pier at dawn and at dusk"
    assert _words(row.format(""), row.format(more)) == []


def test_a_word_beside_what_a_finding_names_is_told() -> None:
    row = "Calls upon States to light the lamps of the harbour in the winter{};"
    more = ", in full consultation with the keepers of every lantern, whenever boats return"
    assert any("boats return" in words for words in _words(row.format(""), row.format(more)))


def test_what_is_said_on_an_item_that_a_note_leaves_out_is_told() -> None:
    row = "Requests the Board to go on proposing measures to end the storms that harm the rights of crews{};"
    more = " and on the effects of hail, including through the holding of meetings towards the writing of rules"
    redline = _compared(row.format(""), row.format(more))
    told = " ".join([*(f.note for f in redline.findings), *(change.words for change in unnamed(redline))])
    assert "towards the writing of rules" in told


def test_words_of_two_parts_that_a_merge_has_once_in_the_singular_are_none() -> None:
    leave, crews = "lit in consultation with, and with the consent of, the {} concerned", "that comforts all crews, "
    means = "to follow up on and fulfil in full their old promises to the harbours"
    lamps = "Affirming that lamps of the coast, {}, {}should be a light {}including those of small boats, at all hours"
    one = lamps.format(leave.format("keepers"), "", crews)
    oil = f"Reiterating the worth of oil and wicks {leave.format('keepers')} {means}"
    both = lamps.format(leave.format("keeper").replace("with,", "with").replace("of,", "of"), f"{means}, ", crews)
    redline = _compared(f"{one};\n\n2. {oil};", f"{both};")
    assert any(link.relation == "merged" for link in redline.links)
    assert not any("in consultation with" in change.words for change in unnamed(redline))


def test_words_of_what_a_report_is_on_are_told_once_and_the_same_words_elsewhere_are_told() -> None:
    row = (
        "Requests the Office to mend the lamps{} and to prepare a study on the impact of floods on {} and to submit it "
        "to the Council at its sixtieth session, and to consult keepers{};"
    )
    told = _words(row.format("", "harbours", ""), row.format(" on markets", "markets", " of the harbours"))
    assert told == ["in: “on markets”", "in: “of the harbours”"]


def test_a_session_by_which_a_duty_changed_is_told_once() -> None:
    row = "Requests the Keeper of the Lamps to report to the Council at its {} session;"
    assert _words(row.format("sixtieth"), row.format("sixty-third")) == []


def test_words_put_into_a_paragraph_whose_brackets_were_lifted() -> None:
    """That the brackets round a paragraph were lifted says nothing of what came into it."""
    old = "[Noting with concern the use of false lamps to exercise pressure on the keepers of the coast]"
    new = (
        "Noting with concern the use of false lamps and other abusive proceedings by companies to exert pressure on "
        "the keepers of the coast"
    )
    (words,) = _words(old, new)
    assert "abusive proceedings by companies" in words


def test_words_of_brackets_that_were_deleted_are_told() -> None:
    """A note on brackets that went with their words tells those."""
    old = "Notes the use of false lamps [and of bells and mirrors] by the keepers of the coast"
    assert _words(old, "Notes the use of false lamps by the keepers of the coast") == []


def _both(old: str, new: str) -> list[str]:
    first = "1. Requests the keepers of the northern coast to light all lamps of the harbour in winter;"
    return _words(f"{first}\n\n2. {old}", f"{first}\n\n2. {new}")


def test_what_stands_before_a_verb_for_a_verb_is_no_words_for_words_behind_it() -> None:
    begin = "Condemns the theft of bells and ladders from the towers of the coast by night"
    end = "all towns of the southern cape to hang their bells again before the spring"
    old, new = f"{begin} and calls upon {end}.", f"{begin}, in particular by the Divers of the Deep, and urges {end}."
    assert _both(old, new) == ["in: “in particular by the Divers of the Deep”"]
    assert _both(new, old) == ["out: “in particular by the Divers of the Deep”"]


def test_an_actor_more_is_not_told_as_if_it_were_what_is_asked() -> None:
    begin, end = (
        "Calls upon the Union of Bakers",
        "the bread that is given to all keepers of the coast in the winter months",
    )
    old, new = f"{begin} to enrich {end}.", f"{begin} and the Guild of Millers to preserve {end}."
    assert "“enrich” → “preserve”" in _both(old, new)
    old, new = f"{begin} in winter and lead to {end}.", f"{begin} to preserve {end}."
    assert all("in winter and lead to" in words or "preserve" not in words for words in _both(old, new))


def test_words_that_both_have_behind_a_verb_are_left_out() -> None:
    end = "bells of the harbour were rung by the keepers of the coast through the long winter night"
    assert _both(f"Emphasizes that, in the age of steam, {end}.", f"Recognizes that {end}.") == [
        "out: “in the age of steam”"
    ]


def test_words_that_were_transferred_are_not_among_those_that_came_or_went() -> None:
    moved = "the bread, the nets and the wells of the southern cape, which the bakers and divers keep for all towns"
    old = (
        f"1. Welcomes the fair of the old harbour and, in the first place, {moved};\n\n"
        "2. Requests the divers to report on ladders and on the nine towers of the northern coast each spring;"
    )
    new = (
        "1. Welcomes the fair of the old harbour;\n\n"
        "2. Requests the divers to report on ladders and on the nine towers of the northern coast each spring, and on "
        f"{moved};"
    )
    drawn = _compared(old, new)
    assert drawn.transfers
    assert not [each for each in unnamed(drawn) if "bakers and divers" in each.words]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "in June 2018 and asked for oil and better lamps",
            "in June 2022",
            "out: “and asked for oil and better lamps”",
        ),
        ("in full within 90 days", "where possible, within 180 days", "“in full” → “where possible”"),
    ],
)
def test_what_stands_at_both_ends_and_is_told_is_not_told_again(old: str, new: str, told: str) -> None:
    row = "Recalls that the keepers wrote about the lamps of the cape {};"
    assert told in _words(row.format(old), row.format(new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("held in October 2019", "held in December 2020"),
        ("held at Geneva from 4 to 8 May 2019", "held at Bonn, Germany, from 6 to 9 June 2020"),
    ],
)
def test_words_that_would_be_none_by_themselves_are_told_with_what_stands_at_their_end(old: str, new: str) -> None:
    row = "Recalls the meeting of the keepers on the lamps of the cape, {};"
    assert not any(
        words.endswith(("from”", "October”", "December”")) for words in _words(row.format(old), row.format(new))
    )


def test_words_that_go_on_are_not_told_for_others_that_went() -> None:
    asked = "Requests the Office to report on the lanterns, {}, before the winter, and to mend the piers"
    redline = _compared(
        asked.format("in her next annual survey"), asked.format("and concrete proposals for supporting the divers")
    )
    assert [change.words for change in unnamed(redline)] == ["out: “in her next annual survey”"]
    assert [f.note for f in redline.findings] == ["added in a list: concrete proposals for supporting the divers"]
    mended = "Recalls the harm that storms do to the piers {} the sea walls of all the harbours of the northern coast"
    assert _words(mended.format("and the erosion of"), mended.format("by eroding")) == [
        "“and the erosion of” → “by eroding”"
    ]


def test_words_in_the_place_of_a_condition_that_went_are_told() -> None:
    row = "Notes the importance of teaching the keeping of lamps{}, as well as the public understanding of the bells;"
    redline = _compared(row.format(", including for young keepers"), row.format(" from the first winter"))
    assert [f.rule for f in redline.findings] == ["qualifier.removed"]
    assert [change.words for change in unnamed(redline)] == ["“including for young keepers” → “from the first winter”"]


def test_the_verb_of_a_part_whose_other_words_a_merge_has_once_is_told() -> None:
    panel = "the Office of the High Commissioner to hold a panel discussion in 2024"
    invited = panel.removeprefix("the Office of ")
    late = "which shall be convened before 2026"
    old = written("old", f"Requests {panel}, as appropriate;", f"Invites {invited}, {late};")
    redline = compare(old, written("new", f"Requests {panel}, {late};", f"Invites {invited};"))
    assert any(link.relation == "merged" for link in redline.links)
    assert any(change.words.startswith("out: “Invites") for change in unnamed(redline))


def test_a_consent_that_one_of_two_things_lost_in_a_merge_is_told() -> None:
    sent, held = "technical cooperation should be provided{} in all regions", "field missions, {}, should protect lamps"
    consent = "with the consent of the States concerned"
    lost = sent.format(" in consultation with, and with the consent of, the States concerned,")
    redline = compare(
        written("old", f"Affirms that {lost};", f"Affirms that {held.format(consent)} of every harbour;"),
        written("new", f"Affirms that {sent.format('')}, and that {held.format(consent)} of every harbour;"),
    )
    assert any(link.relation == "merged" for link in redline.links)
    assert "with the consent of, the States concerned" in {f.old_words for f in redline.findings}


TURNED = {
    "a word that changed its place": (
        "bread and oil security of the coast", "bread security and oil of the coast",
        ["“bread and oil security” → “bread security and oil”"],
    ),
    "and what else stands there": (
        "bread security and oil of the northern coast in winter", "bread and oil security in winter",
        ["“bread security and oil” → “bread and oil security”", "out: “of the northern coast”"],
    ),
    "two for each other": (
        "consent of the States and advice of the guilds", "advice of the States and consent of the guilds",
        ["“consent of the States and advice” → “advice of the States and consent”"],
    ),
    "with the word that it describes": (
        "obtain free consent and seek advice", "obtain consent and seek free advice",
        ["“obtain free consent and seek advice” → “obtain consent and seek free advice”"],
    ),
    "NOT past a semicolon": (
        "broad harbours for sailors; and masters of lamps", "harbours for sailors; and broad masters of lamps",
        ["out: “broad”", "in: “broad”"],
    ),
    "NOT far away": (
        "broad harbours for sailors of the coast, its islands and its masters",
        "harbours for sailors of the coast, its islands and its broad masters",
        ["out: “broad”", "in: “broad”"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "told"), TURNED.values(), ids=TURNED)
def test_words_that_changed_their_place_are_told_once_before_and_after(old: str, new: str, told: list[str]) -> None:
    row = "Calls for {};"
    changes = unnamed(_compared(row.format(old), row.format(new)))
    assert [change.words for change in changes] == told
    assert all(change.weighty for change in changes if change.old_words and change.new_words and len(told) == 1)


def test_what_leads_to_a_clause_that_went_is_no_words_for_others() -> None:
    row = "Requests the guilds to report on the lamps, and {};"
    old = row.format("in this regard looks forward to the talks of the keepers in the winter of the next year")
    new = row.format("on the bells that were cast by the masters of the northern islands")
    told = _words(old, new)
    assert "out: “in this regard”" in told
    assert any(words.startswith("in: “on the bells") for words in told)


_ADDRESSED = (
    "Encourages {} the Guild of Keepers of the Northern and Southern Harbours of the Coast, and relevant special "
    "{} to give attention to the lamps;"
)


def test_words_of_an_addressee_that_a_note_leaves_out_are_told() -> None:
    old = _ADDRESSED.format("the High Commissioner,", "procedure mandate holders")
    new = _ADDRESSED.format(
        "the Office of the United Nations High Commissioner for Human Rights,", "procedures of the Human Rights Council"
    )
    told = [f.note for f in _compared(old, new).findings]
    assert told == ["addressee: no longer High Commissioner; now also Office of the High Commissioner"]
    assert _words(old, new) == ["“procedure mandate holders” → “procedures of the Human Rights Council”"]


def test_an_addressee_that_a_note_names_whole_is_not_told_again() -> None:
    row = "Encourages {} to give attention to the lamps of the northern harbour;"
    old, new = row.format("developed countries"), row.format("private creditors")
    assert [f.rule for f in _compared(old, new).findings] == ["actor.changed"]
    assert _words(old, new) == []


def test_what_took_the_place_of_an_item_that_only_moved_is_not_told_for_it() -> None:
    row = "Recalls the harm of old bells{}, storms at night, broken lamps, unlit towers and {};"
    redline = _compared(row.format("", "early fogs"), row.format(", early fogs", "those who forget them"))
    assert [f.rule for f in redline.findings] == ["list.reordered"]
    assert [row.words for row in unnamed(redline)] == ["in: “those who forget them”"]


def test_a_quotation_that_came_is_not_quoted_twice() -> None:
    row = "Welcomes the panel on the theme {}, held in the harbour in the winter;"
    assert _words(row.format("of lamps"), row.format("“Bells of the sea”")) == ["“of lamps” → “Bells of the sea”"]
    cut = "Welcomes the panel on the theme “{} the sea”, held in the harbour in the winter;"
    assert _words(cut.format("Bells by"), cut.format("Lamps and")) in (
        ["“Bells by” → “Lamps and”"],
        ["“Bells by the sea” → “Lamps and the sea”"],
    )


def test_a_date_that_was_set_right_is_told_without_the_resolutions_behind_it() -> None:
    row = "Reaffirms Human Rights Council resolutions 34/8 of 23 March 2017 and 35/34 of {};"
    more = "24 June 2017, 37/27 of 23 March 2018 and 40/16 of 22 March 2019"
    redline = _compared(row.format("23 June 2017"), row.format(more))
    (found,) = (f for f in redline.findings if f.rule == "reference.replaced")
    assert (found.old_words, found.new_words) == ("35/34 of 23 June 2017", "35/34 of 24 June 2017")
    assert unnamed(redline) == ()


def test_an_item_that_went_beside_words_that_moved_is_an_item_of_its_list() -> None:
    row = "Urges States to protect keepers from all forms of theft and abuse,{} burning and drowning{}, and to mend;"
    old, new = (
        row.format(" afloat and ashore, including locked piers and", ""),
        row.format(" including", ", afloat and ashore"),
    )
    for before, after, rule in ((old, new, "list.removed"), (new, old, "list.added")):
        redline = _compared(before, after)
        assert [f.note.split(": ")[1] for f in redline.findings if f.rule == rule] == ["locked piers"]
        assert not any("locked" in change.words for change in unnamed(redline))


def test_an_item_that_went_beside_words_that_went_is_told_with_them() -> None:
    row = "Urges States to protect keepers from all forms of theft and abuse,{} burning and drowning, and to mend;"
    redline = _compared(row.format(" afloat and ashore, including locked piers and"), row.format(" including"))
    assert any("locked piers" in change.old_words for change in unnamed(redline))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (",", "the rule of lamps and to", "in: “the rule of lamps and to”"),
        ("the rule of lamps and to", ",", "out: “the rule of lamps and to”"),
        (",", ";", "“,” → “;”"),
        ("lamps", "", "out: “lamps”"),
        ("", "lamps", "in: “lamps”"),
        ("lamps", "candles", "“lamps” → “candles”"),
    ],
)
def test_a_sign_alone_is_no_other_side(old: str, new: str, told: str) -> None:
    assert Unnamed("OP1", "OP1", old, new).words == told
