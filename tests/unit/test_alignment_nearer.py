"""Little that two paragraphs share and nobody else: a place in a list, rare words, a clause; and who wrote a report."""

from __future__ import annotations

from hrcdiff.alignment.refusal import refused
from tests.property.documents import clause
from tests.unit.test_alignment import drawn, resolution

MANY = [(f"OP{n}", f"Stresses {clause(300 + n)};") for n in range(40, 52)]
Paragraphs = list[tuple[str, str]]


def _pairs(old: Paragraphs, new: Paragraphs) -> set[tuple[str, str]]:
    """The pairs of the paragraphs before `MANY`; the same in both directions."""
    found = {pair for link in drawn([*old, *MANY], [*new, *MANY]).links for pair in link.pairs}
    back = {pair for link in drawn([*new, *MANY], [*old, *MANY]).links for pair in link.pairs}
    assert {(b, a) for a, b in back} == found
    return {pair for pair in found if pair[0].startswith("PP") or pair[0] < "OP4"}


BURDEN = "girls carry the main burden of gathering firewood in many valleys"
OLD_BURDEN = f"Deeply concerned also that {BURDEN}, which leaves them little time for lessons and for play,"
SOOT = (
    "Concerned that the lack of lamps, and the persistent shame tied to mended clothing, weigh on the equality of "
    "girls in the schools, including on the apprenticeship of weavers,"
)
BOTH = (
    f"Deeply concerned that {BURDEN}, and that shame and the lack of means for mended clothing have a grave effect on "
    "equality and on the enjoyment by them of their customs, including on the apprenticeship of weavers,"
)
NIGHT = (
    "Deeply concerned also that the lack of lamps exposes girls to robbers, including to armed robbers, whenever they "
    "must cross a bridge or sleep far from an inn,"
)


def test_a_weak_pair_in_order_gives_way_to_the_merger_that_says_more() -> None:
    old, new = [("PP1", OLD_BURDEN), ("PP2", SOOT)], [("PP1", BOTH), ("PP2", NIGHT)]
    assert _pairs(old, new) == {("PP1", "PP1"), ("PP2", "PP1")}


def test_a_weak_pair_in_order_stays_if_nothing_beside_it_says_more() -> None:
    old, new = [("PP1", OLD_BURDEN), ("PP2", SOOT)], [("PP1", OLD_BURDEN), ("PP2", NIGHT)]
    assert _pairs(old, new) == {("PP1", "PP1"), ("PP2", "PP2")}


DROWNING = "that the drying of lagoons constitutes a flagrant breach of a wide range of fishing customs"


def test_a_recital_that_is_the_second_thing_an_operative_paragraph_says_has_crossed() -> None:
    old = [("PP1", f"Recognizing also {DROWNING},")]
    new = [("OP1", f"Reaffirms that no boat shall be kept in harbour without a written warrant, and {DROWNING};")]
    assert _pairs(old, new) == {("PP1", "OP1")}


def test_a_request_that_is_the_second_thing_another_asks_for_is_a_transfer() -> None:
    task = "to map the drying of lagoons and the flagrant breach of a wide range of fishing customs"
    old = [("OP1", f"Requests the harbour office {task};")]
    new = [("OP2", f"Requests the guild of masons to prepare a list of all broken piers and quays, and {task};")]
    assert _pairs(old, new) == set()


WATCH = "the reports of the Night Watch on the right to silence"
COMMENT = (
    "Noting with appreciation decision No. 16 of the Lantern Committee on the keeping of quiet hours, gardens and "
    "letters, while also noting the vast leaps in horn making that have taken place since its adoption,"
)
WATCHED = (
    f"Taking note of {WATCH} and of decision No. 16 of the Lantern Committee on the keeping of quiet hours, gardens "
    "and letters, and noting the vast leaps in horn making that have taken place since the adoption of that decision,"
)
PILOT = (
    "Taking note with appreciation of the report of the Chief Pilot on the right to silence in the age of horns, "
    "submitted to the Diet at its spring meeting,"
)


def test_the_report_of_a_body_is_not_that_of_another_one() -> None:
    """Which has the more words of it: the report is noted beside something else now."""
    old = [("PP1", f"Taking note of {WATCH} submitted to the Diet,"), ("PP2", COMMENT)]
    new = [("PP1", WATCHED), ("PP2", PILOT)]
    assert _pairs(old, new) == {("PP1", "PP1"), ("PP2", "PP1")}
    sides = [resolution("text", *rows, *MANY).paragraphs for rows in (old, new)]
    assert refused(sides[0], sides[1], ("PP1", "PP2"), kin=True).reason == "authors"


def test_the_report_of_a_body_may_stand_for_that_of_another_one_that_is_noted_no_longer() -> None:
    old = [("PP1", f"Taking note of {WATCH} submitted to the Diet,"), ("PP2", COMMENT)]
    assert _pairs(old, [("PP1", COMMENT), ("PP2", PILOT)]) == {("PP2", "PP1"), ("PP1", "PP2")}


def _lists(first: Paragraphs, second: Paragraphs) -> set[tuple[str, str]]:
    chapeau = ("OP1", "Urges the guilds of the northern coast to take the following steps before the winter:")
    return _pairs([chapeau, *first], [chapeau, *second])


ACCESS = (
    "OP1(a)",
    "To cooperate fully with the Harbour Master, including by giving her access to the archive in order to assist "
    "the guilds in honouring their duties;",
)
GRANTED = ("OP1(a)", "To consider access of her deputy to the archive, at an hour agreed by both, where duties permit;")
PIERS, MASONS = (("OP1(b)", f"To repair {clause(33)};"), ("OP1(c)", f"To pay {clause(47)};"))


def test_items_at_the_same_place_of_one_list_need_little() -> None:
    assert ("OP1(a)", "OP1(a)") in _lists([ACCESS, PIERS, MASONS], [GRANTED, PIERS, MASONS])


def test_items_need_as_much_as_ever_if_the_list_before_or_behind_them_is_another() -> None:
    added = ("OP1(d)", f"To teach {clause(61)};")
    moved = [PIERS, ("OP1(c)", GRANTED[1]), added]
    assert ("OP1(a)", "OP1(c)") not in _lists([ACCESS, PIERS, MASONS], moved)
    bare = (
        "OP1(a)",
        "To close the market of the pilots at an hour agreed by both, before the frost comes to the piers;",
    )
    assert ("OP1(a)", "OP1(a)") not in _lists([ACCESS, PIERS, MASONS], [bare, PIERS, MASONS])


KEPT = (
    "Urges the Council of Harbours to repeal the ban on rowing at night, which turns fishers into smugglers, and to "
    "simplify the listing of vessels and of crews"
)
ACT = (
    "and to allow sailors to take wages abroad; and also to bring the Law on Tall Ships into line with the customs "
    "of the northern coast by replacing the sealing of holds by one of notification"
)
AMENDED = (
    "Calls upon the Council of Harbours to amend the Law on Tall Ships so that masts need no more than notification;"
)


def test_what_a_paragraph_lost_may_be_in_good_part_a_name() -> None:
    old = [("OP1", f"{KEPT}, {ACT};")]
    assert _pairs(old, [("OP1", f"{KEPT};"), ("OP3", AMENDED)]) == {("OP1", "OP1"), ("OP1", "OP3")}


def test_a_name_alone_is_no_part_of_a_paragraph() -> None:
    old = [("OP1", f"{KEPT}, {ACT};")]
    praised = (
        "Welcomes the festival of songs at which the Law on Tall Ships was read aloud to the pupils of the island;"
    )
    assert _pairs(old, [("OP1", f"{KEPT};"), ("OP3", praised)]) == {("OP1", "OP1")}
