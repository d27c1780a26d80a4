"""Verbs with which the paragraphs of a split begin: one that was kept is not told as if it had come."""

from __future__ import annotations

import pytest

from hrcdiff.comparison import compare
from hrcdiff.findings.words import unnamed
from hrcdiff.rulings import Rulings
from tests.property.rewritten import written

HARM = "abuses committed by pirate gangs against "
OLD = (
    "Strongly condemns the recruitment and use of keepers to burn lamps and all violations and " + HARM + "keepers "
    "and divers, including killing and maiming, abduction and robbery and other forms of open violence, and notes that "
    "such violations and abuses may amount to piracy or crimes against the sea;"
)
FIRST = (
    " all violations committed while countering piracy and " + HARM + "divers and pilots, including killing, maiming, "
    "ransom, and robbery and other forms of wanton violence, and stresses the importance of holding the perpetrators "
    "of such violations accountable;"
)
SECOND = (
    "Strongly condemns also all violations committed while countering piracy and " + HARM + "keepers, and strongly "
    "condemns further the recruitment and use of keepers to burn lamps, and all violations and " + HARM + "keepers, "
    "including ransom, killing and maiming, abduction and robbery and other forms of wanton violence, and notes that "
    "such violations and abuses may amount to piracy or crimes against the sea;"
)


@pytest.mark.parametrize(
    ("begins", "told"),
    [
        ("Strongly condemns", []),
        ("Deplores", ["clause new: Deplores (disapproval)"]),  # NOT: another verb
        ("Condemns", ["clause new: Condemns (disapproval)"]),  # NOT: another one, without its adverb
    ],
)
def test_a_verb_that_was_kept_is_none_that_came(begins: str, told: list[str]) -> None:
    pins = Rulings(pinned=frozenset({("OP1", "OP1"), ("OP1", "OP2")}))
    old, new = written("old", OLD), written("new", begins + FIRST, SECOND)
    for back in (False, True):
        pinned = Rulings(pinned=frozenset((b, a) for a, b in pins.pinned)) if back else pins
        redline = compare(*((new, old) if back else (old, new)), pinned)
        notes = [
            f.note.replace("clause gone", "clause new").partition("; most of its words")[0]
            for f in redline.findings
            if f.rule.startswith("verb.limb-") and {p.address for p in (f.old, f.new) if p} == {"OP1"}
        ]
        assert [note for note in notes if "stresses" not in note] == told
        if not told:
            assert any("while countering piracy and abuses" in each.words for each in unnamed(redline))


AID = "Affirming that aid, given in consultation with, and with the consent of, the States concerned, should be open,"
WORTH = (
    "Reiterating the worth of the lessons and lamps given in consultation with, and with the consent of, the States "
    "concerned to ensure the mending and the patient keeping of their old northern bells and harbour lights,"
)


@pytest.mark.parametrize(
    ("with_consent", "told"),
    [("given in consultation with and with the consent of the State concerned, ", False), ("", True)],
    ids=["one of two merged paragraphs keeps it", "NOT: neither does"],
)
def test_a_condition_that_both_of_two_merged_paragraphs_had_is_there(with_consent: str, told: bool) -> None:
    new = (
        f"Affirming that aid, {with_consent}including aid for the purpose of strengthening the mending and patient "
        "keeping of their old northern bells and harbour lights, should be open,"
    )
    redline = compare(
        written("old", AID, WORTH), written("new", new), Rulings(pinned=frozenset({("PP1", "PP1"), ("PP2", "PP1")}))
    )
    assert any(f.rule == "qualifier.removed" and "consent" in f.old_words for f in redline.findings) is told
