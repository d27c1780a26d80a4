"""Limbs without a partner whose words live on elsewhere: the verb is told, or nothing, not that they came or went."""

from __future__ import annotations

import pytest

from hrcdiff.comparison import compare
from tests.unit.reading import body

STAYS = "1. Welcomes the harbour museum, its lamps and its open doors on every Sunday of the summer;"
TOLD = ("verb.limb-gone", "verb.limb-new", "verb.changed", "verb.modifier")


def told(old: list[str], new: list[str]) -> list[tuple[str, str, str]]:
    """What is told of verbs, with their words on both sides; the reverse comparison tells the same."""
    redlines = compare(body(*old), body(*new)), compare(body(*new), body(*old))
    there, back = ([f for f in r.findings if f.rule in TOLD] for r in redlines)
    other = {"verb.limb-gone": "verb.limb-new", "verb.limb-new": "verb.limb-gone"}
    turned = sorted((other.get(f.rule, f.rule), f.new_words, f.old_words) for f in back)
    assert sorted((f.rule, f.old_words, f.new_words) for f in there) == turned
    return [(f.rule, f.old_words, f.new_words) for f in there]


def test_a_limb_that_became_a_paragraph_with_a_weaker_verb() -> None:
    """The object stays, with a word put in and a tail behind it."""
    first = "2. Condemns unequivocally all attacks, reprisals and violence against pilots and lightkeepers"
    old = [STAYS, f"{first}, and expresses its deep concern at the surveillance of fishermen."]
    new = [
        STAYS,
        f"{first};",
        "3. Expresses its concern at the unlawful surveillance of fishermen, including through buoys and drones, and "
        "at the chilling effect thereof on their families.",
    ]
    assert told(old, new) == [("verb.changed", "expresses its deep concern", "Expresses its concern")]


def test_a_limb_of_the_operative_part_that_became_a_paragraph_of_the_preamble() -> None:
    rest = "encourages ports to consider nets-for-debt exchanges on a voluntary basis."
    old = [STAYS, f"2. Notes with interest the Breakwater Initiative, and {rest}"]
    new = ["Noting the Breakwater Initiative,", STAYS, f"2. {rest.capitalize()}"]
    assert ("verb.changed", "Notes with interest", "Noting") in told(old, new)


def test_a_limb_of_the_preamble_that_became_a_paragraph_of_the_operative_part() -> None:
    """The verb is the same: nothing is told of it."""
    first = "Stressing that foghorns and bells are vital for ferries"
    old = [f"{first}, and urging States not to interfere with the use of such instruments,", STAYS]
    new = [
        f"{first},",
        STAYS,
        "2. Urges States not to interfere with the use of foghorns, bells and rockets, and to ensure that any limit "
        "thereon complies with maritime law.",
    ]
    assert told(old, new) == []


def test_kept_words_after_another_verb() -> None:
    """What was asked for with the one verb is asked for with the other, and more with it."""
    first = "States to remove barriers to sailing, including by ensuring that young keepers may continue their training"
    things = "anchors bells cables dredgers ensigns ferries gangways hawsers islands jetties kedges lanterns".split()
    others = [f"{n}. Notes the cost of {thing};" for n, thing in enumerate(things, 4)]
    old = [
        STAYS,
        f"2. Calls upon {first}, and to allocate adequate resources to secondary quays in remote bays;",
        *others,
    ]
    new = [
        STAYS,
        f"2. Calls upon {first};",
        "3. Urges States and merchant guilds to fund secondary quays in remote bays adequately and to build separate "
        "boathouses there;",
        *others,
    ]
    assert told(old, new) == [("verb.changed", "Calls upon", "Urges")]


@pytest.mark.parametrize(
    "came",
    [
        "3. Expresses its concern at the price of rope;",
        "3. Expresses its appreciation for the surveillance of fishermen and gulls by the coastguard;",
        "3. Expresses its concern at the mending of sails, which may follow the surveillance of fishermen in the bay;",
        "3. Recalls the surveillance of fishermen, and what was said of it in the archives of the town;",
    ],
)
def test_other_limbs_are_still_gone_and_new(came: str) -> None:
    """Another object, another verb, an object that is no more than an aside, a verb of another kind."""
    first = "2. Condemns unequivocally all attacks, reprisals and violence against pilots and lightkeepers"
    old = [STAYS, f"{first}, and expresses its deep concern at the surveillance of fishermen."]
    assert ("verb.limb-gone", "expresses its deep concern", "") in told(old, [STAYS, f"{first};", came])


def test_names_and_formulae_tie_no_limbs() -> None:
    """Whom a verb asks, and the first word of what, are not its object."""
    first = "2. Welcomes the mending of the northern breakwater by the guilds of the five towns"
    who = "the Government of Norland to improve"
    old = [STAYS, f"{first}, and encourages {who} its cooperation with the coastguard by replying to its letters."]
    new = [STAYS, f"{first};", f"3. Encourages {who} conditions of work in the salt mines, and to limit night shifts."]
    assert ("verb.limb-gone", "encourages", "") in told(old, new)


CHARTS = "its charts and tables of tides on shoals and currents off the western skerries"


@pytest.mark.parametrize(("joint", "came"), [(f"as well as {CHARTS}", 0), (f"as {CHARTS} show", 1)])
def test_a_split_whose_second_half_repeats_the_verb(joint: str, came: int) -> None:
    """What *as well as* joins stood under it before; not what stood in a clause of its own."""
    first = (
        "Welcoming the activities of the coastguard, including through its stations on the islands, in helping ports"
    )
    tail = ", and encouraging greater efforts to train young keepers in all of these activities,"
    office = "Welcoming also the role of the Office of the Harbour Master"
    old = [f"{first} to design, build and keep lighthouses, {joint}{tail}", STAYS]
    new = [
        f"{first} to design, build and keep lighthouses{tail}",
        f"{office}, including {CHARTS}, and the growing number of joint voyages,",
        STAYS,
    ]
    assert told(old, new) == [("verb.limb-new", "", "Welcoming also")] * came


def test_a_note_quotes_the_words_that_stood_under_the_other_verb() -> None:
    """Not those put in before them."""
    kept = "share in decisions on the dredging of channels and the towing of barges,"
    old = "the important role of pilots in the towing of boats and in salvage, and the need to increase their"
    put_in = "in this regard the importance of pilots\u2019 equal pay and"
    redline = compare(
        body(f"Recalling further letters 13 and 18 of the guild on boats, and reaffirming {old} {kept}", STAYS),
        body(
            "Reaffirming the important role of pilots in salvage, and stressing "
            f"{put_in} the need to increase the pilots\u2019 {kept}",
            STAYS,
        ),
    )
    notes = [f.note.rpartition(", for ")[2] for f in redline.findings if f.rule == "verb.changed"]
    assert notes == ["\u201cthe need to increase the pilots\u2019 \u2026\u201d"]
