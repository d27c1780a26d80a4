"""What findings say where two things stand in one place, or side by side, that have nothing to do with each other."""

from __future__ import annotations

import pytest

from hrcdiff import compare
from tests.unit.redlines import document
from tests.unit.test_findings import drawn

_NOTING = "Noting Human Rights Council resolutions 45/3 of 13 October 2020 on the oil of lamps,"
_HARBOUR = "Noting, firstly, the opening of the harbour for the boats of the coast"
_HARBOURS = "Encourages the work of the keepers in all harbours of the coast"
_AGREED = "Reaffirms that the plans are to be made in full agreement with the guilds of the coast"
_REPORT = "the report of the Board of Keepers on the lamps of the cape"
_LAW = (
    "to ensure that the law of the lamps is in accordance with the customs of the coast and allows keepers and "
    "masters to conduct effective and prompt inquiries"
)
_BAKERS = "to urge bakers that have a say in the life of the islands in relation to the winter harvest"
_SAILORS = "to take measures to protect sailors from all storms"
NOTES = {
    "what is asked, where the clause that asked before is gone": (
        f"Encourages States {_BAKERS}, and calls upon States {_LAW};",
        f"Urges States {_SAILORS} in the winter harvest, {_LAW};",
        [
            "calls upon → Urges (sources disagree: stronger according to the guide of the United Nations website and "
            "Gruenberg (2009, on the Security Council), weaker according to Model Diplomat)",
            f"newly asked, under Urges: {_SAILORS}",
            "clause gone: Encourages (a directive)",
        ],
    ),
    "what is asked in a clause that stayed under another verb": (
        f"Encourages States {_BAKERS} of the northern coast, {_LAW};",
        f"Urges States {_SAILORS} in the winter harvest, {_LAW};",
        [
            "Encourages → Urges (stronger, according to one source, Model Diplomat)",
            f"asked: to urge bakers that have a say in the life of the islands in … → {_SAILORS}",
        ],
    ),
    "another meeting has its place beside its date": (
        "Recalling the Meeting of Keepers, held in Rome from 24 to 26 July 2023, and all its fruits,",
        "Recalling the Meeting of Keepers, held in Addis Ababa from 27 to 29 July 2025, and all its fruits,",
        ["Rome from 24 to 26 July 2023 → Addis Ababa from 27 to 29 July 2025"],
    ),
    "nor is it earlier than the same one was": (
        "Recalling the Meeting of Keepers, held in Addis Ababa from 27 to 29 July 2025, and all its fruits,",
        "Recalling the Meeting of Keepers, held in Rome from 24 to 26 July 2023, and all its fruits,",
        ["Addis Ababa from 27 to 29 July 2025 → Rome from 24 to 26 July 2023"],
    ),
    "a meeting in the same place has another date": (
        "Recalling the Meeting of Keepers, held in Rome from 24 to 26 July 2023, and all its fruits,",
        "Recalling the Meeting of Keepers, held in Rome from 20 to 22 July 2023, and all its fruits,",
        ["24 to 26 July 2023 → 20 to 22 July 2023, backwards"],
    ),
    "a deadline has no place": (
        "Decides to hold a meeting in Rome, and to end it by 26 July 2025;",
        "Decides to hold a meeting in Rome, and to end it by 20 July 2025;",
        ["26 July 2025 → 20 July 2025, backwards"],
    ),
    "two resolutions known to be on two things": (
        f"{_NOTING} 51/4 of 6 October 2022 on countering storms and 54/5 on bread for all,",
        f"{_NOTING} 56/5 of 10 July 2024, entitled “Guild of bakers on the cape”, and 54/5 on bread for all,",
        ["A/HRC/RES/51/4 dropped here; not in the new text", "A/HRC/RES/56/5 added here; not in the old text"],
    ),
    "two on one thing": (
        f"{_NOTING} 51/4 of 6 October 2022 on countering storms and 54/5 on bread for all,",
        f"{_NOTING} 56/5 of 10 July 2024 on countering storms and 54/5 on bread for all,",
        ["A/HRC/RES/51/4 → A/HRC/RES/56/5"],
    ),
    "two of which one says nothing of what it is on": (
        f"{_NOTING} 51/4 of 6 October 2022 on countering storms and 54/5 on bread for all,",
        f"{_NOTING} 56/5 of 10 July 2024 and 54/5 on bread for all,",
        ["A/HRC/RES/51/4 → A/HRC/RES/56/5"],
    ),
    "a verb that another one replaced for one thing alone": (
        f"Taking note of {_REPORT} and of its conclusions and recommendations,",
        f"Welcoming {_REPORT} and taking note of its conclusions and recommendations,",
        [
            "Taking note → Welcoming (stronger, according to General Assembly decision 55/488 and drafting practice); "
            "the new text still has “taking note of its conclusions and recommendations”"
        ],
    ),
    "and in the other text": (
        f"Welcoming {_REPORT} and taking note of its conclusions and recommendations,",
        f"Taking note of {_REPORT} and of its conclusions and recommendations,",
        [
            "Welcoming → Taking note (weaker, according to General Assembly decision 55/488 and drafting practice); "
            "the old text has “taking note of its conclusions and recommendations” already"
        ],
    ),
    "a verb that goes on before a newer thing": (
        "Takes note of the report of the Keeper on the lamps of the far towers, submitted in the spring;",
        "Recalls the report of the Keeper on the lamps of the far towers, submitted in the spring, and takes note of "
        "the reports of the Keeper submitted in the autumn;",
        [
            "Takes note → Recalls (no source ranks these two), for “the report of the Keeper on …”; the new text also "
            "has “takes note of the reports of the Keeper submitted in the autumn”"
        ],
    ),
    "a verb that another one replaced for all": (
        f"Taking note of {_REPORT} and of its conclusions and recommendations,",
        f"Welcoming {_REPORT} and its conclusions and recommendations,",
        ["Taking note → Welcoming (stronger, according to General Assembly decision 55/488 and drafting practice)"],
    ),
    "a noun that looks like the verb": (
        f"Notes {_REPORT} and the guidance note of its conclusions and recommendations;",
        f"Welcomes {_REPORT} and the guidance note of its conclusions and recommendations;",
        ["Notes → Welcomes (stronger, according to General Assembly decision 55/488 and drafting practice)"],
    ),
    "the second thing noted, behind a relative clause of the first": (
        f"{_HARBOUR},",
        f"{_HARBOUR}, which is open to keepers of all islands, "
        "and, secondly, the adoption of a plan by the guild for the lamps,",
        [
            "added: “which is open to keepers of all islands” (relative clause), "
            "at “harbour for the boats of the coast”",
            "added: “secondly, the adoption of a plan by the guild for the lamps”",
        ],
    ),
    "two things within a relative clause": (
        f"{_HARBOUR.replace('firstly', 'with joy')},",
        f"{_HARBOUR.replace('firstly', 'with joy')}, which, first, serves the keepers of all "
        "islands, and, secondly, serves the guild and the lamps,",
        [
            "added: “which, first, serves the keepers of all islands, and, secondly, serves the guild and the lamps” "
            "(relative clause), at “harbour for the boats of the coast”"
        ],
    ),
    "a clause behind a manner": (
        f"{_AGREED};",
        f"{_AGREED}, through the board of the "
        "islands, under the eyes of the master, while continuing to encourage bakers to consult with sailors;",
        [
            "added: “through the board of the islands, under the eyes of the master” (manner), at “agreement with the "
            "guilds of the coast”",
            "subordinate clause new: continuing to encourage (a directive)",
        ],
    ),
    "a further clause behind as well as": (
        f"{_HARBOURS};",
        f"{_HARBOURS}, as well as supports the repair of the lamps in the context of storms;",
        ["clause new: supports (approval)"],
    ),
    "a further thing behind as well as": (
        f"{_HARBOURS};",
        f"{_HARBOURS}, as well as support for the repair of the lamps;",
        ["added in a list: support for the repair of the lamps"],
    ),
}


@pytest.mark.parametrize("why", NOTES)
def test_note(why: str) -> None:
    old, new, notes = NOTES[why]
    part = "operative" if old.rstrip().endswith(";") else "preambular"
    found = drawn({"old": old, "new": new, "part": part}).findings
    assert sorted(f.note for f in found if f.kind != "modality") == sorted(notes)


@pytest.mark.parametrize(
    ("there", "where"),
    [
        ("Looks forward to the planned guidance note on the closing of public lamps, and to the work of bakers;", ""),
        ("Welcomes the report of the Board on the closing of public lamps, and its work with the bakers;", ""),
        (
            "Deplores the theft of oil, the closing of public lamps and the loss of bread in the winter;",
            "; before in OP2",
        ),
    ],
)
def test_an_item_was_no_item_where_a_document_was_on_it(there: str, where: str) -> None:
    item = "Condemns the theft of ropes on the piers, the burning of boats in the night"
    rest = "OP2", there.replace("closing of public lamps", "safety of boats")
    old = document("text", ("OP1", f"{item}, and the breaking of bells;"), ("OP2", there))
    new = document("text", ("OP1", f"{item}, the closing of public lamps, and the breaking of bells;"), rest)
    found = [f.note for f in compare(old, new).findings if f.new and f.new.address == "OP1"]
    assert found == [f"added in a list: the closing of public lamps{where}"]


def test_of_what_came_in_part_from_another_paragraph_the_note_says_so() -> None:
    moved = "the sharing of pictures of the lamps and the bells of the cape"
    first = "Recognizes that the work of keepers on the coast is hard in the winter and at night"
    second = "Encourages the bakers of the islands to protect their ovens from storms and floods"
    old = document("text", ("OP1", f"{first};"), ("OP2", f"{second} and from {moved};"))
    new = document("text", ("OP1", f"{first}, including {moved} without the keepers’ consent;"), ("OP2", f"{second};"))
    came = [f.note for f in compare(old, new).findings if f.new and f.new.address == "OP1" and f.kind == "list"]
    assert came == [f"added: “including {moved} without the keepers’ consent”; in part from OP2"]
    went = [f.note for f in compare(new, old).findings if f.old and f.old.address == "OP1" and f.kind == "list"]
    assert went == [f"removed: “including {moved} without the keepers’ consent”; in part now in OP2"]


def test_of_what_came_from_nowhere_the_note_says_nothing() -> None:
    first = "Recognizes that the work of keepers on the coast is hard in the winter and at night"
    old = document("text", ("OP1", f"{first};"))
    new = document("text", ("OP1", f"{first}, including the sharing of pictures without the keepers’ consent;"))
    (found,) = compare(old, new).findings
    assert found.note == "added: “including the sharing of pictures without the keepers’ consent”"
