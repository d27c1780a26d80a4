"""Links by what a paragraph took over whole, and what is no link because a subject or a session is all they share."""

from __future__ import annotations

import pytest

from hrcdiff.alignment.tokens import tokenize
from hrcdiff.comparison import compare
from hrcdiff.model import Redline
from tests.property.documents import clause
from tests.unit.test_alignment import links, resolution

PADS = [(f"OP9{n}", f"Recalls {clause(200 + n)};") for n in range(14)]


def drawn(old: list[tuple[str, str]], new: list[tuple[str, str]]) -> Redline:
    """Compared as parts of long texts, in which rarity says something."""
    return compare(resolution("old", *old, *PADS), resolution("new", *new, *PADS))


def pairs(redline: Redline) -> set[tuple[str, str]]:
    return {pair for link in redline.links for pair in link.pairs if not pair[0].startswith("OP9")}


# --- a paragraph that became a clause in another part ------------------------------------------------------------

GATES = "attempts to close the gates by watches that can be bribed"
DYKES = "Stresses the need to keep the dykes, sluices and towpaths of the delta in repair before each winter"


def test_a_paragraph_that_stands_whole_in_another_part_is_merged_with_it_and_not_gone() -> None:
    redline = drawn(
        [("PP1", f"Concerned at {GATES},"), ("OP1", f"{DYKES};")],
        [("OP1", f"{DYKES}, and expresses concern at {GATES};")],
    )
    assert pairs(redline) == {("OP1", "OP1"), ("PP1", "OP1")}
    assert redline.removed == ()
    assert next(link for link in redline.links if "PP1" in link.old).crossed


def test_a_paragraph_of_which_a_few_words_became_a_clause_in_another_part_is_gone() -> None:
    redline = drawn(
        [
            ("PP1", "Concerned at attempts to close the gates by decrees on ferries, fairs and toll bridges,"),
            ("OP1", f"{DYKES};"),
        ],
        [("OP1", f"{DYKES}, and expresses concern at attempts to close the gates;")],
    )
    assert pairs(redline) == {("OP1", "OP1")}
    assert redline.removed == ("PP1",)


PILOTS = (
    "Recalling that pilots must know the shoals, the tides and the lamps of the outer channel in order to guide "
    "vessels, so that no cargo of salt, grain or timber is lost at the bar"
)
TAIL = "neglect of soundings in the lower fairway may amount to a breach of oath"


def test_the_tail_of_a_request_that_became_the_tail_of_a_recital_carries_no_request_along() -> None:
    redline = drawn(
        [
            ("PP1", f"{PILOTS},"),
            (
                "OP1",
                "Calls upon towns that have not yet done so to pay every ferryman a wage that meets his costs in "
                "full, to insure his boat and gear against storms, to train an apprentice for each landing stage, "
                f"including in times of flood, bearing in mind that {TAIL};",
            ),
        ],
        [("PP1", f"{PILOTS}, and that {TAIL},")],
    )
    assert pairs(redline) == {("PP1", "PP1")}
    assert [(t.old.address, t.new.address) for t in redline.transfers] == [("OP1", "PP1")]


def test_a_clause_that_a_recital_became_carries_the_recital_along() -> None:
    redline = drawn(
        [("PP1", f"{PILOTS},"), ("OP1", f"Affirms that {TAIL}, whatever the weather;")],
        [("PP1", f"{PILOTS}, and that {TAIL},")],
    )
    assert pairs(redline) == {("PP1", "PP1"), ("OP1", "PP1")}


# --- a report that is all a paragraph names ----------------------------------------------------------------------

REPORT = "the report of the Commission of Lighthouses and Beacons in the Outer Delta"
KEPT = [(f"PP{n}", f"Recalling {clause(420 + n)},") for n in range(2, 6)]


def naming(name: str) -> list[tuple[str, str]]:
    """Paragraphs that all name something, as those of a text on it do."""
    return [(f"OP7{n}", f"Recalls {clause(430 + n)}, as {name} wished;") for n in range(7)]


NAMING = naming("the Commission of Lighthouses and Beacons in the Outer Delta")


def test_a_report_noted_in_so_many_words_is_found_in_the_preamble() -> None:
    redline = drawn(
        [
            *KEPT,
            (
                "OP1",
                f"Notes with appreciation {REPORT}, and takes note of its finding that lamps were doused at dusk by "
                "wreckers, that pilots were bribed to sleep through two nights of fog, that sixty barges with salt and "
                "grain ran aground at the bar, and that nobody answers for the loss;",
            ),
            *NAMING,
        ],
        [("PP1", f"Taking note of {REPORT},"), *KEPT, *NAMING],
    )
    assert ("OP1", "PP1", "reworded") in links(redline)
    assert next(link for link in redline.links if link.old == ("OP1",)).crossed


def test_a_report_named_in_passing_is_not_the_report_that_is_noted() -> None:
    redline = drawn(
        [
            *KEPT,
            (
                "OP1",
                f"Requests the harbour master to print, bind and send to each town, each village and each guild "
                f"{REPORT} before the fair, and to read it aloud;",
            ),
            *NAMING,
        ],
        [("PP1", f"Taking note of {REPORT},"), *KEPT, *NAMING],
    )
    assert redline.removed == ("OP1",)


# --- what the partners of two paragraphs leave of both ------------------------------------------------------------

FIRST = "the Charter of the Northern Ports"
SECOND = "the Covenant on Tolls and Ferries and the Covenant on Pilots and Soundings"
THIRD = "the Declaration on Lamps and Beacons and the Programme of Salt Roads"
FOURTH = "the Declaration on the Rights of Ferrymen"


def test_a_part_that_went_from_one_of_two_paragraphs_to_the_other_ties_all_four() -> None:
    redline = drawn(
        [("PP1", f"Reaffirming {FIRST},"), ("PP2", f"Reaffirming also {SECOND}, {THIRD}, and {FOURTH},")],
        [("PP1", f"Reaffirming {FIRST}, and {SECOND},"), ("PP2", f"Reaffirming also {THIRD}, and {FOURTH},")],
    )
    assert pairs(redline) == {("PP1", "PP1"), ("PP2", "PP1"), ("PP2", "PP2")}
    (link,) = (link for link in redline.links if "PP2" in link.old)
    assert link.relation == "regrouped"
    assert "Covenant" not in "".join(e.text for e in link.edits if e.op != "equal")


def test_two_paragraphs_that_say_the_same_are_not_tied_crosswise() -> None:
    purse = (
        "the assistance necessary to fulfil the mandate effectively, in particular by placing ledgers at its disposal"
    )
    old = [("OP1", f"Requests the town clerk to give the Warden {purse};")]
    old += [("OP2", f"Requests the town clerk to give the Pilots {purse};")]
    assert pairs(drawn(old, old)) == {("OP1", "OP1"), ("OP2", "OP2")}
    new = [(a, text.replace("placing", "putting").replace("ledgers", "large ledgers")) for a, text in old]
    assert pairs(drawn(old, new)) == {("OP1", "OP1"), ("OP2", "OP2")}


# --- the subject of a whole text ----------------------------------------------------------------------------------

SUBJECT = "harbour duties relating to the keeping of a clean, lit, dredged and guarded landing stage"
ABOUT = [(f"OP8{n}", f"Welcomes {clause(300 + n)}, with regard to {SUBJECT};") for n in range(9)]


def listed(item: str) -> list[tuple[str, str]]:
    asked = "Requests the Warden of the Quays, in the next three years of his tenure:"
    kept = "To visit each town twice, to hear its bakers and its millers, and to keep a diary of what they say;"
    return [("OP1", asked), ("OP1(a)", kept), ("OP1(b)", item), *ABOUT]


def test_another_task_that_has_the_subject_of_the_text_in_common_is_another_task() -> None:
    old = listed(f"To praise and report on the fulfilment of {SUBJECT};")
    new = listed(f"To work on finding obstacles and hindrances to the full fulfilment of {SUBJECT}, and gaps therein;")
    assert ("OP1(b)", "OP1(b)") not in pairs(drawn(old, new))


def test_a_task_on_the_subject_of_the_text_that_keeps_words_of_its_own_is_the_same_task() -> None:
    old = listed(f"To praise and report on the diligent fulfilment of {SUBJECT};")
    new = listed(f"To report, in print, on the diligent fulfilment of {SUBJECT}, and to praise it where due;")
    assert ("OP1(b)", "OP1(b)") in pairs(drawn(old, new))


@pytest.mark.parametrize(
    ("text", "telling"),
    [
        ("at its twenty-first session", ["session"]),
        ("the eighteenth session of the Board", ["session", "board"]),
        ("its first session", ["first", "session"]),
        ("the eleventh hour", ["eleventh", "hour"]),
    ],
)
def test_the_number_of_a_session_is_a_figure(text: str, telling: list[str]) -> None:
    tokens = tokenize(text)
    assert [stem for stem, tells in zip(tokens.stems, tokens.telling(), strict=True) if tells] == telling


# --- a few words that nothing else has ----------------------------------------------------------------------------

SOUGHT = (
    "and to organize a meeting of ferrymen before the autumn fair, with the participation of millers, weavers and "
    "dyers, to review the tolls, and to submit a ledger thereof to the Council before winter"
)
LEDGER = (
    "Also requests the Warden of the Quays to give, with the help of millers, weavers and dyers, a ledger of the tolls"
)


def test_the_first_ask_of_a_request_that_became_a_paragraph_beside_the_rest_is_a_part_of_it() -> None:
    old = [("OP1", f"Requests the Warden of the Quays to build a lantern mast to gather news of the tides, {SOUGHT};")]
    new = [
        ("OP1", "Requests the Warden of the Quays to mend the lantern mast at the lower ferry regularly;"),
        ("OP2", f"{LEDGER} to the Council before winter;"),
    ]
    assert pairs(drawn(old, new)) == {("OP1", "OP1"), ("OP1", "OP2")}


def test_a_request_that_has_one_word_of_another_is_no_part_of_it() -> None:
    old = [("OP1", f"Requests the Warden of the Quays to build a lantern mast to gather news of the tides, {SOUGHT};")]
    new = [
        ("OP1", "Requests the Warden of the Quays to polish each lantern in the chapel of the upper town daily;"),
        ("OP2", f"{LEDGER} to the Council before winter;"),
    ]
    assert pairs(drawn(old, new)) == {("OP1", "OP2")}


def resources(who: str, what: str) -> list[tuple[str, str]]:
    before, after = f"Welcomes {clause(400)};", f"Decides {clause(410)};"
    named = naming("the Warden of the Quays and the Master of the Northern Ports")[:2]
    return [("OP1", before), ("OP2", f"Requests {who} {what};"), ("OP3", after), *named]


LENT = "to lend the Warden of the Quays all the silver and parchment necessary for the worthy discharge of the tenure"
RECEIVED = (
    "to see that the Warden of the Quays receives the money necessary to enable him or her to serve the tenure well"
)


@pytest.mark.parametrize(
    ("asked", "linked"), [("the Master of the Northern Ports", True), ("the Guild of Weavers", False)]
)
def test_a_request_to_one_addressee_that_is_like_nothing_else_is_the_same_in_other_words(
    asked: str, linked: bool
) -> None:
    old = resources("the Town Clerk and the Master of the Northern Ports", LENT)
    new = resources(asked, RECEIVED)
    assert (("OP2", "OP2") in pairs(drawn(old, new))) is linked


# --- what crossed, and what moved ---------------------------------------------------------------------------------


def test_of_what_crossed_and_what_it_passed_the_shorter_one_moved() -> None:
    long, short = clause(3), "salt and timber at the northern quays"
    redline = drawn(
        [("PP1", f"Recognizing {long}, {clause(8)} and {clause(13)},"), ("PP2", f"Welcoming {short},")],
        [("PP1", f"Welcoming {short},"), ("OP1", f"Recognizes {long}, {clause(8)} and {clause(13)};")],
    )
    moved = {link.old: (link.moved, link.crossed) for link in redline.links if not link.old[0].startswith("OP9")}
    assert moved == {("PP1",): (False, True), ("PP2",): (True, False)}


def test_of_two_that_changed_places_in_their_part_the_shorter_one_moved() -> None:
    long, short = clause(3), "salt and timber at the northern quays"
    redline = drawn(
        [("PP1", f"Recognizing {long}, {clause(8)} and {clause(13)},"), ("PP2", f"Welcoming {short},")],
        [("PP1", f"Welcoming {short},"), ("PP2", f"Recognizing {long}, {clause(8)} and {clause(13)},")],
    )
    moved = {link.old: link.moved for link in redline.links if not link.old[0].startswith("OP9")}
    assert moved == {("PP1",): False, ("PP2",): True}
