"""Notes on qualifiers: what they say, and the words that they quote."""

from __future__ import annotations

import pytest

from hrcdiff import compare
from tests.unit.reading import body
from tests.unit.test_findings import drawn

NOTES = {
    "a condition that stood before two things, and stands before one of them": (
        "Encourages the keepers, where appropriate, to mend the lamps and to ring the bells in the harbours;",
        "Encourages the keepers to mend the lamps and, where appropriate, to ring the bells in the harbours;",
        [
            "where appropriate: moved, from before both “to mend the lamps” and “to ring the bells” "
            "to “to ring the bells” alone"
        ],
    ),
    "a condition that stands before two things now": (
        "Encourages the keepers to protect the lamps and, where appropriate, the bells of all the harbours;",
        "Encourages the keepers to protect, where appropriate, the lamps and the bells of all the harbours;",
        ["where appropriate: moved, from “bells” alone to before both “lamps” and “bells”"],
    ),
    "a condition that stood behind one thing, and stands behind another": (
        "Encourages the keepers to mend the lamps, where appropriate, and to ring the bells in the harbours;",
        "Encourages the keepers to mend the lamps and to ring the bells, where appropriate, in the harbours;",
        ["where appropriate: moved, from “lamps” to “bells”"],
    ),
    "inter alia leaves nobody a choice": (
        "Condemns the use of false lamps in the form of lanterns on the cliffs of the coast;",
        "Condemns the use of false lamps, inter alia in the form of lanterns on the cliffs of the coast;",
        ["inter alia added (examples), at “false lamps”"],
    ),
    "no place that is the phrase itself": (
        "Recognizes the rights of the keepers, including, as appropriate, with bells of the tower, and their lamps;",
        "Recognizes the rights of the keepers, including lamps in every harbour of the coast, and their lamps;",
        ["as appropriate removed (discretion)"],
    ),
    "kept words behind two conditions": (
        "Requests the Office to provide, within its mandate and from existing resources, technical advice to bakers;",
        "Requests the Office to provide technical advice to bakers;",
        [
            "from existing resources removed (resources), at “technical advice”",
            "within its mandate removed (competence), at “technical advice”",
        ],
    ),
    "words before the comma behind which a condition is led": (
        "Urges States to keep the bells and lamps of the harbours, with their free, prior and informed consent;",
        "Urges States to keep the bells and lamps of the harbours;",
        ["free, prior and informed consent removed (consent and request), at “harbours”"],
    ),
    "the first of several with whom something is to be done, and a sign that they are several": (
        "Requests the Office to mend the lamps of the cape, in close cooperation with all relevant stakeholders;",
        "Requests the Office to mend the lamps of the cape, in consultation with States, guilds of keepers and bakers;",
        ["in close cooperation with all relevant stakeholders → in consultation with States … (consent and request)"],
    ),
    "one alone with whom something is to be done": (
        "Requests the Office to mend the lamps of the cape, in close cooperation with all relevant stakeholders;",
        "Requests the Office to mend the lamps of the cape, in consultation with States, and to ring the bells;",
        ["in close cooperation with all relevant stakeholders → in consultation with States (consent and request)"],
    ),
    "words before a phrase behind which a preposition stands": (
        "Urges States to keep the lamps of the harbour in the winter;",
        "Urges States to keep the lamps of the harbour, where possible, in the winter;",
        ["where possible added (discretion), at “keep the lamps of the harbour”"],
    ),
    "adjectives with their noun": (
        "Urges States to assist independent, cheerful and able bakers of the cape;",
        "Urges States to assist relevant independent, cheerful and able bakers of the cape;",
        ["relevant added (scope), at “independent, cheerful and able bakers”"],
    ),
    "no words of the clause behind a sign": (
        "Urges States to end thefts by reforming old mills, to increase the number of lamps;",
        "Urges States to end thefts by reforming the harbour courts in a manner consistent with international human "
        "rights law, to increase the number of lamps;",
        ["in a manner consistent with international human rights law added (law), at “harbour courts”"],
    ),
    "no words that only go on with the condition": (
        "Urges States to adopt plans for young keepers, and good practices, such as those of the north;",
        "Urges States to adopt plans for young keepers in accordance with international law, including international "
        "harbour law, and good practices, such as those of the north;",
        ["in accordance with international law added (law), at “adopt plans for young keepers”"],
    ),
    "a noun with those that it hangs on": (
        "Stresses the need to protect the rights of keepers of lamps, in particular in the winter;",
        "Stresses the need to protect the rights of keepers of lamps, thereby keeping a harbour that is open to all "
        "of them, in particular in the winter;",
        [
            "added: “thereby keeping a harbour that is open to all of them” (a participle clause), at “protect the "
            "rights of keepers of lamps”"
        ],
    ),
    "a condition between commas is of the verb behind": (
        "Requests the Office to prepare a report on lamps;",
        "Requests the Office, in close cooperation with the guilds, to prepare a report on lamps;",
        ["in close cooperation with the guilds added (cooperation), at “to prepare a report”"],
    ),
    "a right with what it is to": (
        "Reaffirms the right to bread of the keepers of the cape;",
        "Reaffirms the full right to bread of the keepers of the cape;",
        ["full added (scope), at “right to bread”"],
    ),
    "a predicate that came with a phrase": (
        "Encourages States to build harbours that are accessible to all ships;",
        "Encourages States to build harbours that are accessible to all ships and, wherever possible, are storm-proof;",
        ["wherever possible added, with its words (discretion): “and, wherever possible, are storm-proof”"],
    ),
    "a means, cut": (
        "Urges States to provide training to keepers;",
        "Urges States to provide training to keepers, including by drawing from the experience of the Coastal Mission "
        "of the northern harbours to support the development of lamps;",
        [
            "added: “including by drawing from the experience of the Coastal Mission of the northern harbours to …” "
            "(a means)"
        ],
    ),
    "an aside belongs to what stands before it": (
        "Stressing the important role of the Harbour Council to keep the lamps,",
        "Stressing the important role of the Harbour Council, as stated by the Board of Lamps in its ninth letter, to "
        "keep the lamps,",
        ["added: “as stated by the Board of Lamps in its ninth letter” (attribution), at “Harbour Council”"],
    ),
    "a guarantee is called one": (
        "Stresses that the keepers must be brought to justice, and urges States to train them;",
        "Stresses that the keepers must be brought to justice and that there shall be no amnesty for them, and urges "
        "States to train them;",
        ["added: “and that there shall be no amnesty for them” (guarantee), at “brought to justice”"],
    ),
    "a guarantee before another statement is called one": (
        "Urges States to ensure that keepers with disabilities are consulted;",
        "Urges States to ensure that no one is left behind and that keepers with disabilities are consulted;",
        ["added: “that no one is left behind” (guarantee), at “ensure”"],
    ),
    "without delay between two things belongs to the first": (
        "Calls upon the Guild to ensure notification of families, access to a judge and access to a doctor;",
        "Calls upon the Guild to ensure notification of families without delay, access to a judge and access to a "
        "doctor;",
        ["without delay added (time), at “families”"],
    ),
    "a closed list": (
        "Urges States to provide remedies for losses, namely through the repair of ovens;",
        "Urges States to provide remedies for losses, including through the repair of ovens;",
        ["namely → including (a closed list is now open)"],
    ),
    "a scope that grew": (
        "Urges States to assist keepers living in least developed harbours;",
        "Urges States to assist keepers living in developing harbours, in particular least developed harbours;",
        ["scope widened: now “developing harbours, in particular”, before “least developed harbours”"],
    ),
    "two of one sense that stand apart": (
        "Requests the Office, when requested, to lend lamps to all ports that are without light;",
        "Requests the Office to lend lamps to all ports that are without light, upon their request;",
        ["when requested → upon their request (consent and request), from “to lend lamps” to “without light”"],
    ),
    "kept words are of neither condition": (
        "Encourages the Guild to write rules, taking into account the views of keepers and sailors, and to print them;",
        "Encourages the Guild to write rules, in consultation with keepers and sailors, and to print them;",
        ["taking into account the views of keepers → in consultation with keepers (consent and request)"],
    ),
    "resources that went to another paragraph": (
        "Requests the Office to give the keepers adequate resources and to mend the lamps of the cape;",
        "Requests the Office to give the keepers good advice and to mend the lamps of the cape with adequate "
        "and lasting resources;",
        [],
    ),
    "an adverb whose aside is passed over": (
        "Urges States to carry out the advice of the keepers;",
        "Urges States to carry out fully, before the winter, the advice of the keepers;",
        ["added: “before the winter” (deadline), at “advice”", "fully added (scope), at “advice”"],
    ),
    "the noun of a verb to be considered": (
        "Invites bakers to consider their full participation in the work of the Guild;",
        "Invites bakers to participate fully in the work of the Guild;",
        ["consider removed: consider their full participation → participate"],
    ),
    "what a scope was widened to still stands in the list": (
        "Deplores the losses of keepers, such as broken lamps, harmful practices, including all forms of wrecking, and "
        "stolen bells;",
        "Deplores the losses of keepers, such as broken lamps, all forms of wrecking and harmful practices, and "
        "stolen bells;",
        ["including removed (emphasis), at “all forms”", "moved in a list: harmful practices"],
    ),
    "a manner that the law sets": (
        "Urges States to train the keepers of lamps;",
        "Urges States to train the keepers of lamps in a manner consistent with international human rights law;",
        ["in a manner consistent with international human rights law added (law), at “train the keepers of lamps”"],
    ),
    "a consultation in place of cooperation": (
        "Requests the Office, in close cooperation with the keepers of the cape, to prepare a song;",
        "Requests the Office, in consultation with States, to prepare a song;",
        ["in close cooperation with the keepers of the cape → in consultation with States (consent and request)"],
    ),
    "a hedge before words that end on a noun": (
        "Encourages the Government to hold elections in the northern harbours of the cape;",
        "Encourages the Government to make efforts to hold elections in the northern harbours of the cape;",
        ["make efforts to added, at “hold elections”"],
    ),
    "a word before when": (
        "Urges the keepers to consult organizations when the lamps of the cape are lit;",
        "Urges the keepers to consult relevant organizations when the lamps of the cape are lit;",
        ["relevant added (scope), at “organizations”"],
    ),
    "a condition by its own words": (
        "Calls upon the Government to hold the elections of the bakers;",
        "Calls upon the Government, unless the bakers object, to hold the elections of the bakers;",
        ["added: “unless the bakers object” (condition), at “to hold the elections”"],
    ),
    "what both conditions rest on": (
        "Encourages States to set up boards in compliance with the rules of the harbour, and to train keepers;",
        "Encourages States to set up boards consistent with the rules of the harbour, and to train keepers;",
        ["in compliance with → consistent with (accordance), at “the rules of the harbour”"],
    ),
    "a modal verb with its verb": (
        "Notes that lamps can be important for the safety of ships;",
        "Notes that lamps are important for the safety of ships;",
        ["can be → are"],
    ),
    "the stronger of two modal verbs": (
        "Affirms that the risks to ships can and should be reduced by lamps;",
        "Affirms that the risks to ships must be reduced by lamps;",
        ["should → must (should recommends)"],
    ),
    "whom it is with, by a long name, and others": (
        "Requests the Office to hold a song festival in the harbours of the cape, and to print the songs;",
        "Requests the Office to hold a song festival in the harbours of the cape, in consultation with the Office of "
        "the United Nations High Commissioner for Refugees and the keepers of lamps themselves, and to print them;",
        [
            "in consultation with the Office of the United Nations High Commissioner for Refugees and the keepers of "
            "lamps themselves added (consent and request), at “festival in the harbours of the cape”"
        ],
    ),
    "whom it is with, before another request": (
        "Requests the Office to hold a song festival in the harbours of the cape;",
        "Requests the Office to hold a song festival in the harbours of the cape in consultation with the guilds and "
        "to print the songs;",
        ["in consultation with the guilds added (consent and request), at “cape”"],
    ),
    "a negation with the words beside it": (
        "Urges States to issue papers to keepers at a reasonable cost in winter;",
        "Urges States to issue papers to keepers at no cost in winter;",
        ["at a reasonable cost → at no cost (negation)"],
    ),
    "a negation before a part of a word": (
        "Notes with concern attacks by State actors on the lamps;",
        "Notes with concern attacks by non-State actors on the lamps;",
        ["by State → by non-State (negation)"],
    ),
    "not alone": (
        "Affirms that the lamps should not be lit in summer;",
        "Affirms that the lamps should be lit in summer;",
        ["should not be → should be (negation)"],
    ),
    "a negation with what it denies": (
        "Urges States to count the lamps of the cape without conditions in winter;",
        "Urges States to count the lamps of the cape in winter;",
        ["without conditions removed (negation)"],
    ),
}


@pytest.mark.parametrize(("old", "new", "notes"), NOTES.values(), ids=NOTES)
def test_notes(old: str, new: str, notes: list[str]) -> None:
    assert sorted(f.note for f in drawn({"old": old, "new": new}).findings) == sorted(notes)


def test_a_phrase_has_not_moved_to_another_thing_in_a_paragraph_that_was_written_anew() -> None:
    old = "Remains concerned that the law on sea storms is in line with international human rights standards;"
    new = (
        "Remains concerned at the loss of lamps in the northern waters and at the state of the harbours, and "
        "encourages the keepers to uphold the right to sing in line with international human rights standards;"
    )
    assert "qualifier.moved" not in {f.rule for f in drawn({"old": old, "new": new}).findings}


def test_including_before_by_opens_a_list_of_ways() -> None:
    row = {
        "old": "Encourages the guild to ensure the safety of all crews by keeping books;",
        "new": "Encourages the guild to ensure the safety of all crews including by keeping books;",
    }
    assert ["a closed list is now open" in f.note for f in drawn(row).findings] == [True]
    other = {**row, "new": row["old"].replace("by keeping", "without keeping")}
    assert not any("closed list" in f.note for f in drawn(other).findings)


KEEPERS = (
    "1. Takes note of the treaties on keepers, and recalls the importance of guarding the rights of all keepers and "
    "bakers of the coast, including the young, including those who are alone at sea, with the peace of the harbour as "
    "a first aim;"
)
GUILDS = "of making the guilds of the north and of the south work together on the mending of lamps"


def test_an_aside_of_two_paragraphs_that_became_one_is_not_gone_where_it_stands_once() -> None:
    bakers = (
        "2. Recalls the importance of guarding the rights of all bakers of the coast, regardless of their age, with "
        f"the peace of the harbour as a first aim; and {GUILDS};"
    )
    merged = f"{KEEPERS.replace('young,', 'young, regardless of their age,')[:-1]}, and {GUILDS};"
    assert [f.rule for f in compare(body(KEEPERS, bakers), body(merged)).findings] == ["structure.merged"]
    assert [f.rule for f in compare(body(merged), body(KEEPERS, bakers)).findings] == ["structure.split"]


def test_an_aside_of_two_paragraphs_that_became_one_is_gone_from_the_clause_that_no_longer_has_it() -> None:
    together = (
        f"2. Recalls the importance {GUILDS}, regardless of their age, with the peace of the harbour as a first aim;"
    )
    merged = f"{KEEPERS[:-1]}, and recalls the importance {GUILDS}, regardless of their age;"
    found = compare(body(KEEPERS, together), body(merged)).findings
    assert [f.rule for f in found] == ["structure.merged", "qualifier.removed"]
