"""Words that stand at the edge of one side of an exchange, and in the other too, stay."""

from __future__ import annotations

import pytest

from hrcdiff.wording import edits
from hrcdiff.wording.edged import MOST_CELLS, edged
from tests.property.mirror import changes
from tests.unit.test_wording import row

# Each with the reason for which a colleague would draw it so.
KEPT = {
    "what is added to the first word of an exchange": (
        "to ensure the fair allocation of resources and due attention, as wished;",
        "to ensure the fair allocation of both financial and human resources to the harbours of the north, as wished;",
        "to ensure the fair allocation of{+ both financial and human+} resources"
        "[- and due attention-]{+ to the harbours of the north+}, as wished;",
    ),
    "a task of several of which one is left": (
        "Underlining that it can ease the task of counting and sorting old lamps and of lighting them in each harbour,",
        "Underlining that it can ease lighting of wells, bells and roads in each harbour,",
        "Underlining that it can ease[- the task of counting and sorting old lamps and of-] lighting"
        "[- them-]{+ of wells, bells and roads+} in each harbour,",
    ),
    "the full name of what was named in short": (
        "Recalling the plan adopted at the Forum,",
        "Recalling the plan adopted at the World Lamp Forum 2015, held in the north,",
        "Recalling the plan adopted at the{+ World Lamp+} Forum{+ 2015, held in the north+},",
    ),
    "a treaty that stays in a list of others": (
        "Recalling the Convention on Wells, the International Convention on the Lighting of All Harbours, "
        "the Convention on Oil and the Convention on Salt, and other texts,",
        "Recalling the Convention on Wells, the Convention on Bells, the Convention on Ropes and "
        "the International Convention on the Lighting of All Harbours, and other texts,",
        "Recalling the Convention on Wells,{+ the Convention on Bells, the Convention on Ropes and+} the International"
        " Convention on the Lighting of All Harbours[-, the Convention on Oil and the Convention on Salt-],"
        " and other texts,",
    ),
    "an appreciation that says to whom": (
        "Noting with appreciation the counting of lamps,",
        "Expresses its appreciation to the masons and weavers of the north for the counting of lamps,",
        "[-Noting with-]{+Expresses its+} appreciation{+ to the masons and weavers of the north for+} "
        "the counting of lamps,",
    ),
}
EXCHANGED = {
    "of two long clauses one word is chance": (
        "they shall be free and fair, timely, peaceful, open and inclusive, with a direct part that lets as many "
        "keepers as can be vote in the year to come, in the harbours;",
        "they shall be free and fair, inclusive and open polls, one keeper and one vote, at the levels of the town "
        "and of the road at any time, in the harbours;",
        "they shall be free and fair,[- timely, peaceful, open and inclusive, with a direct part that lets as many "
        "keepers as can be vote in the year to come-]{+ inclusive and open polls, one keeper and one vote, at the "
        "levels of the town and of the road at any time+}, in the harbours;",
    ),
    "the end is put off, and with it the reason": (
        "is to take up the matter at its next session, in keeping with its yearly programme of work and of rest;",
        "is to count, until all of the lamps of each harbour have been lit again, the matter;",
        "is to[- take up the matter at its next session, in keeping with its yearly programme of work and of rest-]"
        "{+ count, until all of the lamps of each harbour have been lit again, the matter+};",
    ),
    "a word that stands twice": (
        "reports on acts constituting crimes of their own;",
        "reports on acts, including theft, arson, old crimes and crimes against keepers, and on bells of their own;",
        "reports on acts[- constituting crimes-]"
        "{+, including theft, arson, old crimes and crimes against keepers, and on bells+} of their own;",
    ),
    "half a word with hyphens": (
        "to be taken up at its forty-sixth session;",
        "to be taken up at its sixty-sixth session;",
        "to be taken up at its[- forty-sixth-]{+ sixty-sixth+} session;",
    ),
    "half a date": (
        "Recalling the day of 7 December 2017 on lamps,",
        "Recalling the day of 9 December 2017 on lamps,",
        "Recalling the day of[- 7 December 2017-]{+ 9 December 2017+} on lamps,",
    ),
    "function words alone are no island": (
        "Recalling the treaties that uphold the right to light, including the Pact on Oil and the Pact on Lamps,",
        "Recalling the treaties, including the Pact on Lamps,",
        "Recalling the treaties[- that uphold the right to light, including the Pact on Oil and-]{+, including+}"
        " the Pact on Lamps,",
    ),
}


@pytest.mark.parametrize(("old", "new", "wanted"), KEPT.values(), ids=KEPT)
def test_what_stands_at_the_edge_of_an_exchange_stays(old: str, new: str, wanted: str) -> None:
    assert row(old, new) == wanted


@pytest.mark.parametrize(("old", "new", "wanted"), EXCHANGED.values(), ids=EXCHANGED)
def test_what_is_exchanged_as_a_whole_has_no_edge(old: str, new: str, wanted: str) -> None:
    assert row(old, new) == wanted


@pytest.mark.parametrize(("old", "new", "_"), [*KEPT.values(), *EXCHANGED.values()], ids=[*KEPT, *EXCHANGED])
def test_the_other_way_round_the_same_words_stay(old: str, new: str, _: str) -> None:
    there, back = edits([("A", old)], [("B", new)], {("A", "B")}), edits([("B", new)], [("A", old)], {("B", "A")})
    assert changes(there) == changes(back, mirrored=True)


def test_long_exchanges_are_not_looked_into() -> None:
    words = [f"w{k}" for k in range(MOST_CELLS // 2)]
    assert edged(["lamps", "bells"], ["oil", "lamps", *words], []) == []
    assert edged(["lamps", "bells"], ["oil", "lamps", *words[:9]], []) == [(0, 1, 1, 2)]
