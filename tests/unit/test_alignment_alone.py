"""Provisions that hardly anything ties but a name, an ask or one of two; and reports under two treaties."""

from __future__ import annotations

import pytest

from hrcdiff.alignment.features import profiles
from hrcdiff.alignment.matching import match
from hrcdiff.alignment.refusal import refused
from hrcdiff.alignment.sides import text
from hrcdiff.model import Document
from tests.unit.test_alignment import resolution
from tests.unit.test_alignment_taken import PADS, drawn, pairs

# --- half of what was said of two --------------------------------------------------------------------------------

BOTH = (
    "Strongly condemns the hiring of apprentices to dig at night and all wrongs committed by river gangs against"
    " {people}, including beating, theft of wages and other forms of bondage, and notes that such wrongs may amount to"
    " crimes under the law of the sea;"
)
APPRENTICES = (
    "Strongly condemns the hiring of apprentices to dig at night and all wrongs committed by river gangs against"
    " apprentices, including beating, theft of wages and other forms of bondage, and notes that such wrongs may amount"
    " to crimes under the law of the sea;"
)
WIDOWS = (
    "Strongly condemns all wrongs {by} against widows, including beating, theft of inheritance, eviction from"
    " houseboats and forced labour, and stresses the importance of bringing offenders before a bench of elders;"
)


@pytest.mark.parametrize("people", ["apprentices and widows", "widows and apprentices"])
def test_what_was_said_of_two_and_is_said_of_each_is_a_split(people: str) -> None:
    """The paragraph on the first of the two holds all words but one."""
    old = [("OP1", BOTH.format(people=people))]
    new = [("OP1", WIDOWS.format(by="committed by river gangs")), ("OP2", APPRENTICES)]
    assert pairs(drawn(old, new)) == {("OP1", "OP1"), ("OP1", "OP2")}
    assert pairs(drawn(new, old)) == {("OP1", "OP1"), ("OP2", "OP1")}


@pytest.mark.parametrize(
    ("people", "by"),
    [
        ("apprentices and widows", "done by landlords of the upper quays"),  # something else is said of widows
        ("apprentices wherever widows hire them", "committed by river gangs"),  # it was not said of both
        ("apprentices and pilots", "committed by river gangs"),  # nothing was said of widows
    ],
)
def test_a_paragraph_that_says_something_else_of_another_is_new(people: str, by: str) -> None:
    old = [("OP1", BOTH.format(people=people))]
    new = [("OP1", WIDOWS.format(by=by)), ("OP2", APPRENTICES)]
    assert pairs(drawn(old, new)) == {("OP1", "OP2")}


def test_half_of_what_was_said_of_two_stands_beside_the_other_half() -> None:
    old = [("OP1", BOTH.format(people="apprentices and widows"))]
    new = [("OP2", APPRENTICES), *PADS[:1], ("OP3", WIDOWS.format(by="committed by river gangs"))]
    assert pairs(drawn(old, new)) == {("OP1", "OP2")}


# --- an item that became a paragraph -----------------------------------------------------------------------------

CHAPEAU = "Calls upon guilds:"
ITEM = (
    "To promote and protect the rights of apprentices and widows, including journeymen and lodgers far from home, to"
    " equal seats in schools of pilotage, by finding tutors for those whom the winter keeps ashore, by lending them"
    " charts, compasses and candles, and by paying a stipend from the tolls of the upper"
    " locks, so that no bunk is let twice and no kettle goes cold;"
)
ASKED = (
    "Also calls upon guilds to promote and protect the right{more} of apprentices and widows to seats in evening"
    " classes, on the re-entry of dismissed rowers, on the arithmetic of cargo and ballast, in full partnership with"
    " harbour masters, parents, physicians and tutors, so that nobody is apprenticed before the age of twelve and every"
    " ledger of fees is open;"
)


def test_an_item_whose_words_follow_another_verb_is_a_paragraph_now() -> None:
    old = [("OP1", CHAPEAU), ("OP1(a)", "To dredge the fairway before each winter;"), ("OP1(b)", ITEM)]
    new = [("OP1", CHAPEAU), ("OP1(a)", "To dredge the fairway before each winter;"), ("OP2", ASKED.format(more="s"))]
    assert ("OP1(b)", "OP2") in pairs(drawn(old, new))
    assert ("OP2", "OP1(b)") in pairs(drawn(new, old))


def test_an_item_that_only_shares_words_with_a_paragraph_outside_its_list_went() -> None:
    old = [("OP1", CHAPEAU), ("OP1(a)", "To dredge the fairway before each winter;"), ("OP1(b)", ITEM)]
    new = [
        ("OP1", CHAPEAU),
        ("OP1(a)", "To dredge the fairway before each winter;"),
        ("OP2", ASKED.format(more="s").replace("to promote and protect", "to count, publish and protect")),
    ]
    assert ("OP1(b)", "OP2") not in pairs(drawn(old, new))


# --- reports under two treaties ----------------------------------------------------------------------------------

REPORT = (
    "Encourages the Government of the island to submit its {which} periodic reports on the implementation of the"
    " {treaty} as soon as possible;"
)
WOMEN = "International Convention on the Elimination of All Forms of Discrimination against Women"
CHILD = "Convention on the Rights of the Child"
DUE = (
    "Also encourages the island, before the lamps of the mole are lit for the next season of herring, to submit its"
    " periodic report on the implementation of the {treaty}, drawn up with the wardens, the tutors and the midwives of"
    " its villages, as soon as possible;"
)


def test_reports_under_two_treaties_are_two_provisions() -> None:
    one = [("OP1", REPORT.format(which="third", treaty=CHILD))]
    for treaty in (CHILD, f"{WOMEN} and the {CHILD}", f"{CHILD} by December"):
        assert pairs(drawn(one, [("OP1", DUE.format(treaty=treaty))])) == {("OP1", "OP1")}
    redline = drawn(one, [("OP1", DUE.format(treaty=WOMEN))])
    assert pairs(redline) == set()
    assert refused(redline.old.paragraphs, redline.new.paragraphs, ("OP1", "OP1")).reason == "treaties"


@pytest.mark.parametrize(
    "new",
    [
        REPORT.format(which="sixth", treaty=CHILD),
        REPORT.format(which="sixth", treaty=f"{WOMEN} and the {CHILD}"),
        f"Commends the Government of the island on submitting its third periodic report under the {CHILD};",
        f"Encourages the Government of the island to submit its third periodic reports on the {WOMEN} and {CHILD};",
    ],
)
def test_reports_under_one_treaty_are_one_provision(new: str) -> None:
    assert pairs(drawn([("OP1", REPORT.format(which="third", treaty=CHILD))], [("OP1", new)])) == {("OP1", "OP1")}


# --- a name that nothing else has --------------------------------------------------------------------------------

TRIAL = (
    "Welcomes the sittings of the courts of the delta in hamlets without a bench, the oaths taken by ferrymen and the"
    " shorter lists of cases before each magistrate, as well as the new hearing on the drowning of the pilots {name};"
)
VERDICT = (
    "Notes with satisfaction the verdict on the drowning of the pilots {name}, and asks the magistrates to look for"
    " whoever cut the ropes, paid the crew, hid a lantern or was called a helper by witnesses;"
)
NAMED = "Anselm Tideway and Barnaby Quill"


def _far(name: str, beside: str = "") -> set[tuple[str, str]]:
    """Links of two texts between which a paragraph on somebody went from the first place to the last."""
    old = [("OP1", TRIAL.format(name=name)), *PADS]
    new = [*PADS, ("OP99", VERDICT.format(name=name))]
    others = [(f"OP8{n}", f"Recalls the {w} sung for {beside};") for n, w in enumerate(("psalm", "shanty", "dirge"))]
    more = others if beside else []
    found = _matched(resolution("old", *old, *more), resolution("new", *more, *new))
    return {pair for pair in found if pair[0] == "OP1"}


def _matched(old: Document, new: Document) -> set[tuple[str, str]]:
    sides = profiles(old.paragraphs, new.paragraphs)
    found = match(text(old.paragraphs, sides[0]), text(new.paragraphs, sides[1]), kin=True)[0]
    return {(old.paragraphs[m.old].address, new.paragraphs[m.new].address) for m in found}


def test_two_paragraphs_that_alone_name_somebody_are_one_provision_wherever_they_stand() -> None:
    assert _far(NAMED) == {("OP1", "OP99")}
    assert _far("last autumn") == set()
    assert _far(NAMED, beside=NAMED) == set()


# --- near its neighbours, in the order of either text -------------------------------------------------------------

MORE = (
    "Welcomes the repair of every inn, chandlery and ropewalk between both bridges, the tolls waived since midsummer,"
    " the sextants given to apprentices, the evening schools of knotting and sounding for lodgers and widows, the"
    " granaries opened upstream after two failed harvests, the census of barges and rafts,"
    " the moorings marked with tar, the almanacs printed at public expense and the bridge keepers' pensions"
)


def test_a_pair_that_is_like_nothing_else_is_near_its_neighbours_in_the_order_of_either_text() -> None:
    """What stands beside it in one text stood near it in the other, though not the other way round."""
    trial, verdict = (t.format(name="last autumn") for t in (TRIAL.replace("Welcomes", f"{MORE},"), VERDICT))
    old = resolution("old", *PADS[:7], ("OP1", trial), *PADS[7:])
    new = resolution("new", *PADS[:5], ("OP99", verdict), *PADS[9:], *PADS[5:9])
    assert ("OP1", "OP99") in _matched(old, new)
    assert ("OP99", "OP1") in _matched(new, old)
    away = resolution("new", *PADS[9:], *PADS[5:9], *PADS[:3], ("OP99", verdict), *PADS[3:5])
    assert ("OP1", "OP99") not in _matched(old, away)
