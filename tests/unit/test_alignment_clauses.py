"""What a clause, a name in full, an ask or the number ties to a paragraph that has a partner; and what it does not."""

from __future__ import annotations

import pytest

from hrcdiff.alignment.carried import carried
from hrcdiff.alignment.features import profiles
from hrcdiff.alignment.lone import last_items
from hrcdiff.alignment.matching import FLOOR
from hrcdiff.alignment.sides import Match, text
from hrcdiff.alignment.similarity import scores
from tests.property.documents import clause
from tests.unit.test_alignment import resolution
from tests.unit.test_alignment_taken import PADS, drawn, pairs

Rows = list[tuple[str, str]]
Pairs = set[tuple[str, str]]


def tied(old: Rows, new: Rows, linked: Pairs) -> Pairs:
    """What the last rules add to some links, in long texts, and the same when the texts change places."""
    found = _added(old, new, linked)
    assert {(b, a) for a, b in _added(new, old, {(b, a) for a, b in linked})} == found
    return found


def _added(old: Rows, new: Rows, linked: Pairs) -> Pairs:
    rows = [*old, *PADS], [*new, *PADS]
    one, other = (resolution(name, *each).paragraphs for name, each in zip(("old", "new"), rows, strict=True))
    sides = profiles(one, other)
    same = linked | {(address, address) for address, _ in PADS}
    where = [{p.address: k for k, p in enumerate(each)} for each in (one, other)]
    links = [Match(where[0][a], where[1][b], 5000, "pair", True) for a, b in sorted(same)]
    texts, near = (text(one, sides[0]), text(other, sides[1])), scores(*sides, FLOOR)
    came = [*carried(*texts, near, links, set()), *last_items(*texts, links, set())]
    return {(one[m.old].address, other[m.new].address) for m in came}


def both_ways(old: Rows, new: Rows) -> set[tuple[str, str]]:
    """The pairs of links, which must be the same when the texts change places."""
    found = pairs(drawn(old, new))
    assert {(b, a) for a, b in pairs(drawn(new, old))} == found
    return found


# --- a limb that crossed with its verb -----------------------------------------------------------------------------

PRAISE = "Commending the Ferry Guild, the League of Weirs and the Salt Company for the return of calm to the estuary"
MEND = "to redouble their labours for the mending of the towpaths of the estuary"
GUILDS = "the Ferry Guild, the Rope Makers and the Salt Company"


def test_a_limb_that_crossed_with_its_verb_is_half_of_a_split() -> None:
    """Whom it encourages is named only in the paragraph that it became."""
    old = [("PP1", f"{PRAISE}, and encouraging them {MEND},")]
    new = [("PP1", f"{PRAISE},"), ("OP1", f"Encourages {GUILDS} {MEND};")]
    assert both_ways(old, new) == {("PP1", "PP1"), ("PP1", "OP1")}
    redline = drawn(old, new)
    assert next(link for link in redline.links if "PP1" in link.old).crossed
    assert redline.added == ()


@pytest.mark.parametrize(
    "new",
    [
        f"Thanks {GUILDS}, which were asked {MEND};",
        f"Encourages {GUILDS} to redouble their labours in the brewing of ale;",
        f"Encourages {GUILDS} to redouble their singing for the sake of the feasts of the estuary;",
    ],
    ids=["another verb", "another ask", "one word"],
)
def test_a_paragraph_with_another_verb_or_another_ask_is_no_half(new: str) -> None:
    old = [("PP1", f"{PRAISE}, and encouraging them {MEND},")]
    assert both_ways(old, [("PP1", f"{PRAISE},"), ("OP1", new)]) == {("PP1", "PP1")}


def test_a_limb_that_stayed_has_no_half_on_the_other_side_of_the_border() -> None:
    old = [("PP1", f"{PRAISE}, and encouraging them {MEND},")]
    new = [("PP1", f"{PRAISE}, and encouraging them {MEND},"), ("OP1", f"Encourages {GUILDS} {MEND};")]
    assert both_ways(old, new) == {("PP1", "PP1")}


# --- what a paragraph is about, in full ----------------------------------------------------------------------------

BODIES = (
    "the Estuary Children’s Fund, the Estuary Schools, Letters and Songs Organization and other worthy bodies of the"
    " delta"
)
WORK = "Welcomes the work of the lamp wardens{more} in spreading the reading of charts"


def test_bodies_praised_in_one_paragraph_and_then_in_another_came_from_the_one() -> None:
    old = [
        ("OP1", f"{WORK.format(more='')};"),
        ("OP2", f"Commends the gifts of {BODIES} towards the aims of the old winter programme;"),
    ]
    new = [("OP1", f"{WORK.format(more=f', the beadles of the Moot and {BODIES}')};")]
    assert tied(old, new, {("OP1", "OP1")}) == {("OP2", "OP1")}


@pytest.mark.parametrize(
    "left",
    [
        f"Requests {BODIES} to count the herons of the marsh before the winter;",
        "Commends the gifts of the Estuary Children’s Fund and other worthy bodies towards the old winter programme;",
        f"Commends the old winter programme, its cooks, its bakers, its fiddlers and the gifts to it of {BODIES};",
    ],
    ids=["asked", "a part of the name", "in passing"],
)
def test_bodies_that_are_asked_or_named_in_passing_tie_nothing(left: str) -> None:
    old = [("OP1", f"{WORK.format(more='')};"), ("OP2", left)]
    new = [("OP1", f"{WORK.format(more=f', the beadles of the Moot and {BODIES}')};")]
    assert tied(old, new, {("OP1", "OP1")}) == set()


def test_bodies_that_another_paragraph_names_as_well_tie_nothing() -> None:
    other = ("OP3", f"Recalls the oath that bound {BODIES} to the harbour in the year of the flood;")
    old = [
        ("OP1", f"{WORK.format(more='')};"),
        ("OP2", f"Commends the gifts of {BODIES} towards the aims of the old winter programme;"),
        other,
    ]
    new = [("OP1", f"{WORK.format(more=f', the beadles of the Moot and {BODIES}')};"), other]
    assert tied(old, new, {("OP1", "OP1"), ("OP3", "OP3")}) == set()


@pytest.mark.parametrize("lacks", [7, 8], ids=["nearly all of them", "not so many"])
@pytest.mark.parametrize("first", [True, False], ids=["the first", "the last"])
def test_bodies_of_which_another_paragraph_names_nearly_all_tie_nothing(first: bool, lacks: int) -> None:
    words = BODIES.split()
    named = " ".join(words[:-lacks] if first else words[lacks:])
    other = ("OP3", f"Recalls the oath that bound {named} to the harbour in the year of the flood;")
    old = [
        ("OP1", f"{WORK.format(more='')};"),
        ("OP2", f"Commends the gifts of {BODIES} towards the aims of the old winter programme;"),
        other,
    ]
    new = [("OP1", f"{WORK.format(more=f', the beadles of the Moot and {BODIES}')};"), other]
    assert tied(old, new, {("OP1", "OP1"), ("OP3", "OP3")}) == ({("OP2", "OP1")} if lacks == 8 else set())


# --- an ask of a few words -----------------------------------------------------------------------------------------

ENDING = "Calls upon the wardens to hasten the end of brawls on the quays and in the alehouses"
CHARTER = "the Safe Moorings Declaration"


def test_a_short_request_that_became_an_ask_of_another_is_a_part_of_it() -> None:
    old = [("OP1", f"{ENDING};"), ("OP2", f"Invites the wardens to endorse {CHARTER}, where fitting;")]
    new = [("OP1", f"{ENDING}, and to endorse and heed {CHARTER};")]
    assert tied(old, new, {("OP1", "OP1")}) == {("OP2", "OP1")}


@pytest.mark.parametrize(
    "left",
    [
        f"Invites the wardens to translate {CHARTER};",
        "Invites the wardens to endorse the Clear Fairways Memorandum;",
        f"Invites the bakers of the upper town to gather for a feast and to endorse {CHARTER} in song and verse;",
    ],
    ids=["another verb", "another thing", "an ask among others"],
)
def test_a_short_request_for_something_else_is_no_part(left: str) -> None:
    old = [("OP1", f"{ENDING};"), ("OP2", left)]
    new = [("OP1", f"{ENDING}, and to endorse and heed {CHARTER};")]
    assert tied(old, new, {("OP1", "OP1")}) == set()


def test_a_request_in_words_that_stand_elsewhere_too_is_no_part() -> None:
    other = ("OP3", f"Regrets that so few wardens endorse {CHARTER};")
    old = [("OP1", f"{ENDING};"), ("OP2", f"Invites the wardens to endorse {CHARTER}, where fitting;"), other]
    new = [("OP1", f"{ENDING}, and to endorse and heed {CHARTER};"), other]
    assert tied(old, new, {("OP1", "OP1"), ("OP3", "OP3")}) == set()


# --- alternatives --------------------------------------------------------------------------------------------------

FREED = "the release of ferrymen and lightermen who have been wrongly held"
BOTH = "Urges the wardens to release at once ferrymen and lightermen who have been wrongly seized, pressed or chained;"


def test_what_came_of_two_wordings_of_a_provision_is_merged_from_both() -> None:
    old = [("OP6", BOTH), ("OP6 alt", f"Calls for {FREED};")]
    new = [("OP6", f"Calls for {FREED}, pressed or chained;")]
    assert tied(old, new, {("OP6 alt", "OP6")}) == {("OP6", "OP6")}


def test_a_wording_of_which_nothing_is_left_is_gone() -> None:
    old = [("OP6", BOTH), ("OP6 alt", f"Calls for {FREED};")]
    assert tied(old, [("OP6", f"Calls for {FREED};")], {("OP6 alt", "OP6")}) == set()


def test_another_provision_that_has_two_words_of_it_is_no_wording_of_it() -> None:
    old = [("OP6", f"Calls for {FREED};"), ("OP7", "Deplores that the cooks were pressed into galleys or chained;")]
    assert tied(old, [("OP6", f"Calls for {FREED}, pressed or chained;")], {("OP6", "OP6")}) == set()


# --- the last item of a list ---------------------------------------------------------------------------------------

OPENS = "Requests the Harbour Master, in the discharge of the office:"
KEPT = f"To {clause(40)};"
AGES = "To take into account the age and calling dimensions of every form of bondage at sea;"
LENS = "To integrate an age, calling and language lens throughout the labours of the office;"


def test_the_item_left_of_a_list_whose_chapeau_and_letter_stayed_is_one() -> None:
    old = [("OP1", OPENS), ("OP1(a)", KEPT), ("OP1(b)", AGES)]
    new = [("OP1", OPENS), ("OP1(a)", KEPT), ("OP1(b)", LENS)]
    assert tied(old, new, {("OP1", "OP1"), ("OP1(a)", "OP1(a)")}) == {("OP1(b)", "OP1(b)")}


@pytest.mark.parametrize(
    "new",
    [
        [("OP1", OPENS), ("OP1(a)", KEPT), ("OP1(b)", "To publish a map of the age of each lock and weir;")],
        [("OP1", "Urges the Harbour Master, in the spring:"), ("OP1(a)", KEPT), ("OP1(b)", LENS)],
        [("OP1", OPENS), ("OP1(a)", KEPT), ("OP1(c)", LENS)],
        [("OP1", OPENS), ("OP1(a)", KEPT), ("OP1(b)", LENS), ("OP1(c)", "To feast the choirs of the upper town;")],
    ],
    ids=["one word", "another chapeau", "another letter", "two left"],
)
def test_an_item_that_may_be_another_is_another(new: Rows) -> None:
    old = [("OP1", OPENS), ("OP1(a)", KEPT), ("OP1(b)", AGES)]
    assert tied(old, new, {("OP1", "OP1"), ("OP1(a)", "OP1(a)")}) == set()


# --- what a limb says in short -------------------------------------------------------------------------------------

RISE = "that rising again from the murrain asks for thrift and shared barns, and that the poorest farms fell first"
LONG = (
    "that the murrain, a wasting plague of the hoof, has been the greatest trial in the memory of the delta, and noting"
    " with deep concern what it did to byres, dairies, fairs and drovers, its bitter toll on the price of hides, the "
    "schooling of herders and the rest of all who live by horn and wool"
)
SHORT = "Recognizing the bitter toll of the murrain, a wasting plague of the hoof, and recognizing also"


def test_a_paragraph_that_a_limb_says_in_short_is_merged_with_the_one_beside_it() -> None:
    old = [("PP1", f"Recognizing {LONG},"), ("PP2", f"Recognizing also {RISE},")]
    assert tied(old, [("PP1", f"{SHORT} {RISE},")], {("PP2", "PP1")}) == {("PP1", "PP1")}


@pytest.mark.parametrize(
    "left",
    [
        f"Concerned {LONG},",
        "Recognizing that the murrain has been the greatest trial in the memory of the delta, and noting what it did,",
        "Recognizing the bitter toll of the spring floods on the price of hides, the schooling of herders and rest,",
    ],
    ids=["another verb", "hardly a word", "another plague"],
)
def test_a_paragraph_on_something_else_is_not_said_in_short(left: str) -> None:
    old = [("PP1", left), ("PP2", f"Recognizing also {RISE},")]
    assert tied(old, [("PP1", f"{SHORT} {RISE},")], {("PP2", "PP1")}) == set()


def test_a_paragraph_that_stands_elsewhere_is_not_said_in_short() -> None:
    old = [("PP1", f"Recognizing {LONG},"), ("PP2", "Hearing the bells,"), ("PP3", f"Recognizing also {RISE},")]
    new = [("PP1", "Hearing the bells,"), ("PP2", f"{SHORT} {RISE},")]
    assert tied(old, new, {("PP3", "PP2"), ("PP2", "PP1")}) == set()


def test_a_limb_that_the_partner_has_says_nothing_else_in_short() -> None:
    old = [("PP1", f"Recognizing {LONG},"), ("PP2", f"{SHORT} {RISE},")]
    assert tied(old, [("PP1", f"{SHORT} {RISE}, and the year,")], {("PP2", "PP1")}) == set()
