"""What a finding on a list says: items in the words of the text, one that shares a noun with where it stands."""

from __future__ import annotations

import pytest

from tests.unit.test_alignment_taken import drawn as merged
from tests.unit.test_findings import drawn

SAID = {
    "Repairs old and tall towers;": ("Repairs tall towers;", "removed in a list: old, at “towers”"),
    "Recalls the need for safe, clear and affordable lamps in towers;": (
        "Recalls the need for clear and affordable lamps in towers;",
        "removed in a list: safe, at “lamps”",
    ),
    "Recalls fair, annual and public meetings of keepers;": (
        "Recalls fair meetings of keepers;",
        "removed in a list: annual and public, at “meetings”",
    ),
    "Recalls the upkeep of piers and of inner and outer walls;": (
        "Recalls the upkeep of piers;",
        "removed in a list: of inner and outer walls",
    ),
    "Recalls the upkeep of piers and inner and outer walls;": (
        "Recalls the upkeep of piers;",
        "removed in a list: inner and outer walls",
    ),
    "Affirms that harbours are open, orderly, calm and mutually reinforcing;": (
        "Affirms that harbours are open, orderly and calm;",
        "removed in a list: mutually reinforcing",
    ),
    "Recalls the work of pilots, bakers, millers and weavers of the coast;": (
        "Recalls the work of millers, pilots, bakers and weavers of the coast;",
        "moved in a list: millers",
    ),
    "Stresses that every pilot should live in a secure and safe harbour free from storms;": (
        "Stresses that every pilot should live in a secure harbour free from storms;",
        "removed in a list: safe, at “harbour”",
    ),
    "Decides to make primary and pre-primary schooling compulsory for all pilots;": (
        "Decides to make primary schooling compulsory for all pilots;",
        "removed in a list: pre-primary, at “schooling”",
    ),
    "Calls for a strategic, coherent and universal United Nations lighting system in the north;": (
        "Calls for a strategic United Nations lighting system in the north;",
        "removed in a list: coherent and universal, at “United Nations lighting system”",
    ),
}


@pytest.mark.parametrize("old", SAID)
def test_notes_quote_the_text(old: str) -> None:
    new, note = SAID[old]
    found = [f.note for f in drawn({"old": old, "new": new}).findings if f.kind == "list"]
    assert found == ([note] if note else [])


PRAISE = "Welcomes the work of the lamp wardens{more} in spreading the reading of charts in the villages of the delta;"
GIFTS = (
    "Commends the gifts of the Estuary Children’s Fund, the Estuary Songs Organization and other worthy bodies of the "
    "delta towards the aims of the old winter programme;"
)


@pytest.mark.parametrize(("organization", "told"), [(", the Estuary Songs Organization", False), ("", True)])
def test_what_two_paragraphs_name_and_the_one_they_became_names_once_is_not_removed(
    organization: str, told: bool
) -> None:
    """But what two of them name and the one that they became does not is told."""
    old = [("OP1", PRAISE.format(more=" and the Estuary Songs Organization")), ("OP2", GIFTS)]
    more = f", the beadles and the Estuary Children’s Fund{organization} and other worthy bodies of the delta"
    redline = merged(old, [("OP1", PRAISE.format(more=more))])
    assert [link.old for link in redline.links if link.new == ("OP1",)] == [("OP1", "OP2")]
    gone = [f.note for f in redline.findings if f.note.startswith("removed")]
    assert any("Songs" in note for note in gone) == told, gone


SHARED = "Recognizes also that lawful, open, orderly and shared keeping, mindful of the needs of the people{}, is the "
SHARED += (
    "ground on which good pilotage rests and that such a ground is one of the first conditions for the full use of "
)
SHARED += "the harbours, including the inner ones{}"
OTHER = "Stresses that lawful and shared keeping, mindful of the needs and hopes of all people of the coast{}, is the "
OTHER += "ground of pilotage and trade, and that such a ground is a must for the harbours, especially in winter"
WHOM = ", including women, divers, keepers of the bells and those in remote and smaller towns"


@pytest.mark.parametrize(
    ("had", "note"),
    [
        (
            ", including women and members of the remote and smaller guilds",
            "added in a list: divers; keepers of the bells, beside “including women …”",
        ),
        (", including pilots and members of the remote and smaller guilds", f"added: “{WHOM[2:]}”"),
    ],
)
def test_of_an_instance_that_one_of_two_merged_paragraphs_had_in_part_the_rest_was_added(had: str, note: str) -> None:
    old = [("OP1", SHARED.format("", "")), ("OP2", OTHER.format(had))]
    redline = merged(old, [("OP1", SHARED.format(WHOM, ", especially in winter"))])
    assert [link.old for link in redline.links if link.new == ("OP1",)] == [("OP1", "OP2")]
    assert [f.note for f in redline.findings if f.kind == "list"] == [note]


@pytest.mark.parametrize(
    ("rest", "stand"),
    [
        ("is the ground of pilotage and trade, and that such a ground is a must for the harbours", True),
        (
            "feeds the weavers of nets, the tellers of tales, the mothers of divers, the carvers of masts and bells, "
            "old sailors, young cooks, menders of wheels, and that such a ground is a must for the harbours",
            False,
        ),
    ],
)
def test_of_a_clause_of_a_merge_that_lost_little_but_its_verb_the_note_says_so(rest: str, stand: bool) -> None:
    begins = "Stresses that lawful and shared keeping, mindful of the needs of the people, including women and members"
    old = [("OP1", SHARED.format("", "")), ("OP2", f"{begins} of the remote and smaller guilds, {rest}, as in winter")]
    redline = merged(old, [("OP1", SHARED.format(WHOM, ", especially in winter"))])
    assert [link.old for link in redline.links if link.new == ("OP1",)] == [("OP1", "OP2")]
    notes = [f.note for f in redline.findings if f.rule == "verb.limb-gone"]
    assert notes == ["clause gone: Stresses (an assertion)" + ("; most of its words stand in OP1" if stand else "")]


def test_of_a_further_clause_the_note_does_not_say_that_its_words_stand() -> None:
    """They may stand in another clause by chance."""
    begins = (
        "Stresses that lawful and shared keeping, mindful of the needs of the people, including women and members of "
    )
    begins += "the remote and smaller guilds, is the ground of pilotage and trade"
    further = ", and notes the needs of the people in the keeping of harbours, a ground of good pilotage in winter"
    old = [("OP1", SHARED.format("", "")), ("OP2", begins + further)]
    redline = merged(old, [("OP1", SHARED.format(WHOM, ", especially in winter"))])
    assert [link.old for link in redline.links if link.new == ("OP1",)] == [("OP1", "OP2")]
    assert "clause gone: notes (an assertion)" in [f.note for f in redline.findings]


def test_where_both_sides_of_a_change_begin_with_what_was_kept_behind_it_either_way_tells_the_same() -> None:
    """The law of the mirror: neither side alone is the one that begins with it."""
    row = "Calls for enhanced contributions, including the Voluntary Fund for Lamps, "
    row += "the Voluntary Fund for {} for the Coast, and encourages States to give."
    old = row.format("Participation in Harbour Works and the Voluntary Fund for Financial and Technical Assistance")
    new = row.format("Voluntary Fund for Financial for and Technical Assistance")
    there, back = ([f.rule for f in drawn({"old": a, "new": b}).findings] for a, b in ((old, new), (new, old)))
    turned = [rule.replace("removed", "added").replace("dropped", "added") for rule in there]
    assert turned
    assert sorted(turned) == sorted(back)
