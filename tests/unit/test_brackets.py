"""Notes on square brackets: alternatives, and what delegations write beside the words."""

from __future__ import annotations

import pytest

from tests.unit.test_findings import drawn

_UNTIL = "Urges the guilds to light no lamps {} the towers of the harbour are empty in all weathers;"
_HOLD = "Requests the Council to hold {} on the lamps of the harbours in winter;"
_LIGHT = "Urges the guilds to {} lamps in the towers of the harbour in all weathers;"
_RING = "Urges the guilds that keep lamps until dawn to ring no bells {} the harbour is empty, unless it snows;"
_LAMPS = "Urges the guilds to light {} of the harbour in all weathers;"
_BOTH = ("[until][unless]", "[until] [unless]")

NOTES = {
    "set close, the second": (_UNTIL, _BOTH[0], "unless", ["“unless” chosen of [until][unless]"]),
    "set close, the first": (_UNTIL, _BOTH[0], "until", ["“until” chosen of [until][unless]"]),
    "between the same words": (_RING, _BOTH[0], "until", ["“until” chosen of [until][unless]"]),
    "several words": (
        _HOLD,
        "[an interactive dialogue][a panel discussion]",
        "an interactive dialogue",
        ["“an interactive dialogue” chosen of [an interactive dialogue][a panel discussion]"],
    ),
    "a sign between spaces": (
        _HOLD,
        "[an interactive dialogue / a panel discussion]",
        "a panel discussion",
        ["“a panel discussion” chosen of [an interactive dialogue / a panel discussion]"],
    ),
    "figures, and another one": (
        "Requests the Office to report to the Council at its {} session;",
        "[sixtieth] [sixty-third]",
        "sixty-fifth",
        ["none chosen of [sixtieth] [sixty-third]", "report by the Office: sixtieth session → sixty-fifth session"],
    ),
    "verbs": (
        "{} the guilds to light the lamps;",
        "[Urges / Requests]",
        "Urges",
        ["“Urges” chosen of [Urges / Requests]"],
    ),
    "words behind two alternatives": (
        _LIGHT,
        "[light][consider lighting] [old]",
        "consider lighting",
        ["“consider lighting” chosen of [light][consider lighting]", "bracketed text deleted: “old”"],
    ),
    "long alternatives": (
        _LAMPS,
        "[lamps][one two three four five six seven eight nine ten eleven twelve thirteen]",
        "lamps",
        ["“lamps” chosen of [lamps][one two three four five six seven eight nine ten eleven twelve …]"],
    ),
    "not: space between them": (
        _UNTIL,
        _BOTH[1],
        "unless",
        ["bracketed text deleted: “until”", "bracketed text kept: “unless”"],
    ),
    "not: space or signs of their own": (
        _LAMPS,
        "the old[ and new][, big] lamps",
        "the old and new lamps",
        ["bracketed text kept: “and new”", "bracketed text deleted: “big”"],
    ),
    "not: both stay": (
        _LIGHT,
        "light [strong][bright]",
        "light strong bright",
        ["bracketed text kept: “strong”", "bracketed text kept: “bright”"],
    ),
    "not: a sign without space": (
        _LAMPS,
        "lamps [and/or bells]",
        "lamps and/or bells",
        ["bracketed text kept: “and/or bells”"],
    ),
    "not: a sentence goes on": (
        _LAMPS,
        "lamps [of the north][and bells]",
        "lamps of the north and bells",
        ["bracketed text kept: “of the north”", "bracketed text kept: “and bells”"],
    ),
    "what several want": (
        "Urges the guilds to light all lamps{};",
        " [EU: retain; Chad: delete]",
        "",
        ["remark of delegations taken out, not text: “EU: retain; Chad: delete”"],
    ),
    "what several want, between commas": (
        "Urges the guilds to light all lamps{};",
        " [EU: retain, AAA, BBB: delete]",
        "",
        ["remark of delegations taken out, not text: “EU: retain, AAA, BBB: delete”"],
    ),
    "names behind the last sign": (
        "Urges the guilds to light all lamps{}",
        "; [AAA, BBB]",
        ";",
        ["remark of delegations taken out, not text: “AAA, BBB”"],
    ),
    "names behind a paragraph in brackets": (
        "{}",
        "[Urges the guilds to light all lamps;] [AAA, BBB]",
        "Urges the guilds to light all lamps;",
        ["brackets round the paragraph lifted", "remark of delegations taken out, not text: “AAA, BBB”"],
    ),
    "not: names within a paragraph": (
        "Urges the guilds of {} to light all lamps;",
        "[Chad, Norway]",
        "Chad, Norway",
        ["bracketed text kept: “Chad, Norway”"],
    ),
    "not: names that end a sentence": (
        "Urges the guilds of the coast and {};",
        "[Chad]",
        "Chad",
        ["bracketed text kept: “Chad”"],
    ),
    "infinitives": (
        "Requests the guilds {} a bell in each harbour of the coast;",
        "[to consider] [to ring]",
        "to ring",
        ["“to ring” chosen of [to consider] [to ring]"],
    ),
    "one word of two in brackets, as it is drawn": (
        "Requests the guilds {} lamps in each harbour of the coast;",
        "[actively to consider] [to light] [all]",
        "to light all",
        [
            "bracketed text deleted: “actively to consider”",
            "bracketed text kept: “to light”",
            "bracketed text kept: “all”",
        ],
    ),
    "not: an infinitive and words beside it": (
        "Requests the guilds {} lamps in each harbour of the coast;",
        "[to light] [all]",
        "to light",
        ["bracketed text kept: “to light”", "bracketed text deleted: “all”"],
    ),
    "not: two infinitives with a comma": (
        "Requests the guilds {} lamps in each harbour of the coast;",
        "[to carry], [to light]",
        "to carry, to light",
        ["bracketed text kept: “to carry”", "bracketed text kept: “to light”"],
    ),
    "lifted, and some words cut": (
        "Stresses that lamps matter{} in each harbour;",
        " [and that they are one of the stony foundations of trade]",
        " and that they are one of the foundations of trade",
        [
            "brackets lifted, words changed: “and that they are one of the stony foundations of trade” → "
            "“and that they are one of the foundations of trade”",
        ],
    ),
    "a sign without spaces between two adjectives": (
        "Acknowledging the {} risks of the keepers of the coast;",
        "[specific/particular]",
        "particular",
        ["“particular” chosen of [specific/particular]"],
    ),
    "not: two adjectives of which none is there": (
        "Acknowledging the {} risks of the keepers of the coast;",
        "[specific/particular]",
        "marine",
        ["bracketed text deleted: “specific/particular”"],
    ),
    "not: one of several is no remark": (
        "Urges the guilds to light all lamps{};",
        " [EU: retain; in winter]",
        "; in winter",
        ["bracketed text changed: “retain; in winter” (proposed by EU)"],
    ),
}


@pytest.mark.parametrize(("text", "old", "new", "notes"), NOTES.values(), ids=NOTES)
def test_notes(text: str, old: str, new: str, notes: list[str]) -> None:
    found = drawn({"old": text.format(old), "new": text.format(new)}).findings
    assert sorted(f.note for f in found) == sorted(notes)


@pytest.mark.parametrize(("text", "old", "new", "notes"), NOTES.values(), ids=NOTES)
def test_as_many_the_other_way_round(text: str, old: str, new: str, notes: list[str]) -> None:
    found = drawn({"old": text.format(new), "new": text.format(old)}).findings
    assert len(found) == len(notes)
    assert {f.rule for f in found} <= {"pair.bracketed", "duty.changed"}
