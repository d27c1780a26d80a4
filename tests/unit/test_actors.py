"""What findings on actors say: names as the texts print them, and whole."""

from __future__ import annotations

import pytest

from tests.unit.test_findings import drawn

NOTES = {
    "a body for another, of which one has an aside": (
        "Notes the role of the West African Community, under the Accra accord, in the upkeep of the lamps;",
        "Notes the role of the Economic Community of Northern States in the upkeep of the lamps;",
        ["West African Community → Economic Community of Northern States"],
    ),
    "a body for another, and a consent that only one of them had": (
        "Requests the West African Community, with the consent of the State concerned, to light the lamps of the cape;",
        "Requests the Economic Community of Northern States to light the lamps of the cape;",
        ["West African Community → Economic Community of Northern States"],
    ),
    "a body behind another that stays": (
        "Notes the role of the African Union and the West African Community, under the Accra accord, in the harbours;",
        "Notes the role of the African Union and the Economic Community of Northern States in the harbours;",
        ["West African Community → Economic Community of Northern States"],
    ),
    "parties, with what they are parties to": (
        "Urges business enterprises to respect the lamps of the cape;",
        "Urges business enterprises and parties to armed conflict to respect the lamps of the cape;",
        ["addressee: business enterprises → business enterprises and parties to armed conflict"],
    ),
    "parties, and what they are asked twice": (
        "Urges business enterprises to light the lamps and to watch the cape;",
        "Urges all parties to light the lamps and to watch the cape;",
        ["addressee: business enterprises → all parties"],
    ),
    "of one mandate with what it is on": (
        "Invites States, relevant United Nations agencies, funds and programmes, treaty bodies, special procedures, "
        "national human rights institutions and civil society to take part in the seminar on the lamps;",
        "Invites States, relevant United Nations agencies, funds and programmes, treaty bodies, special procedures, "
        "in particular the Independent Expert on the enjoyment of all human rights by older persons, and other "
        "stakeholders to take part in the seminar on the lamps;",
        [
            "addressee: no longer civil society, national human rights institutions; now also Independent Expert on "
            "the enjoyment of all human rights by older persons, other stakeholders"
        ],
    ),
    "one of a list for others": (
        "Calls upon all States, lighthouse agencies, other relevant northern organizations and non-governmental "
        "organizations to light the lamps of the cape;",
        "Calls upon all States, lighthouse agencies, other relevant northern organizations, the private sector and "
        "national human rights institutions to light the lamps of the cape;",
        [
            "addressee: no longer non-governmental organizations; now also private sector, national human rights "
            "institutions"
        ],
    ),
    "one of a list for another": (
        "Urges Member States, northern organizations, all lighthouse agencies and other stakeholders to light them;",
        "Urges States, northern organizations, all lighthouse agencies and other stakeholders to light them;",
        ["addressee: Member States → States, beside others"],
    ),
    "a list of which not every part names somebody": (
        "Calls upon States, individually and through cooperation and assistance, relevant agencies and other "
        "relevant stakeholders to light the lamps of the cape;",
        "Calls upon States to light the lamps of the cape;",
        [
            "addressee: States, individually and through cooperation and assistance, relevant agencies and other "
            "relevant stakeholders → States"
        ],
    ),
    "agencies named as parts of an addressee, and a list to its last item": (
        "Encourages the United Nations, including its specialized agencies, regional intergovernmental organizations, "
        "Governments, independent experts, interested institutions and non-governmental organizations, to cooperate;",
        "Encourages States, the United Nations, including its funds, programmes and specialized agencies, regional "
        "intergovernmental organizations, independent experts, interested institutions and civil society "
        "organizations, to cooperate;",
        ["addressee: no longer Governments; now also States, funds, programmes"],
    ),
    "one addressee for another": (
        "Urges States to light the lamps of the cape;",
        "Urges Member States to light the lamps of the cape;",
        ["addressee: States → Member States"],
    ),
    "two addressees for one": (
        "Urges States to light the lamps of the cape;",
        "Urges the Secretary-General and civil society to light the lamps of the cape;",
        ["addressee: States → Secretary-General and civil society"],
    ),
    "two addressees for one that no table has": (
        "Encourages the Harbour authorities to light the lamps of the cape;",
        "Encourages the Federal Government of Lampland and its institutions to light the lamps of the cape;",
        ["addressee: Harbour authorities → Federal Government of Lampland and its institutions"],
    ),
    "a name with its commas": (
        "Urges States to light the lamps of the cape;",
        "Urges States and United Nations agencies, funds and programmes to light the lamps of the cape;",
        ["addressee: States → States and United Nations agencies, funds and programmes"],
    ),
    "a plural as it is printed (36/29 PP21)": (
        "Affirms that lamps shall be lit with the consent of the countries concerned;",
        "Affirms that lamps shall be lit with the consent of the States concerned;",
        ["countries concerned → States concerned"],
    ),
    "members of a body beside an office (45/6 OP22, 51/7 OP22)": (
        "Requests the Special Rapporteur to take part in the festival of lamps;",
        "Requests the Special Rapporteur and members of the Expert Mechanism to take part in the festival of lamps;",
        ["addressee: Special Rapporteur → Special Rapporteur and members of the Expert Mechanism"],
    ),
    "NOT: what belongs to a body": (
        "Requests the special procedures of the Council to take part in the festival of lamps;",
        "Requests the special procedures of the General Assembly to take part in the festival of lamps;",
        [],
    ),
    "an addressee of a tail without a comma (45/6 OP2, 51/7 OP2)": (
        "Acknowledges the need for lamps while urging all States to light them;",
        "Acknowledges the need for lamps while urging all Member States to light them;",
        ["addressee: all States → all Member States"],
    ),
    "a list too long to print: what went and came": (
        "Urges the Governor of Lampland, the Keeper of the Great Northern Light, the guild of lamp makers of the sea, "
        "as well as States, to light the lamps of the cape;",
        "Urges the Governor of Lampland, the Keeper of the Great Northern Light, the guild of lamp makers of the sea, "
        "as well as States and civil society, to light the lamps of the cape;",
        ["addressee: now also civil society"],
    ),
    "States that stay, within other limits": (
        "Urges developed States to light the lamps of the cape;",
        "Urges States in a position to do so and financial institutions to light the lamps of the cape;",
        ["addressee: developed States → States in a position to do so and financial institutions"],
    ),
    "States that have not done it yet": (
        "Encourages States to accept the Code of Lamps;",
        "Encourages States that have not yet done so to accept the Code of Lamps;",
        ["addressee: States → States that have not yet done so"],
    ),
    "who is in a position to do it": (
        "Urges developing countries to light the lamps of the cape;",
        "Urges all States in a position to do so to light the lamps of the cape;",
        ["addressee: developing countries → all States in a position to do so"],
    ),
    "institutions of one sort": (
        "Encourages national human rights institutions to light the lamps;",
        "Encourages national human rights institutions compliant with the Code to light the lamps;",
        ["addressee: national human rights institutions → national human rights institutions compliant with the Code"],
    ),
    "the same where they are not asked": (
        "Invites the harbour masters to see to the presence of national human rights institutions in all towers;",
        "Invites the harbour masters to see to the presence of national human rights institutions compliant with the "
        "Code in all towers;",
        ["national human rights institutions → national human rights institutions compliant with the Code"],
    ),
    "no more than the subject of what is insisted on": (
        "Insists that the Government of Lampland cooperate fully with the keepers, including by letting them in, "
        "in order to light the lamps of the cape;",
        "Insists that the Lampland authorities cooperate fully with the keepers, including by letting them in, in "
        "order to light the lamps of the cape;",
        ["addressee: Government of Lampland → Lampland authorities"],
    ),
    "NOT: which one it is, of one that is known": (
        "Requests the team to light the lamps of the cape;",
        "Requests the team of northern experts to light the lamps of the cape;",
        [],
    ),
    "NOT: an article more": (
        "Requests the Office and respective lighthouse agencies to light the lamps of the cape;",
        "Requests the Office and the respective lighthouse agencies to light the lamps of the cape;",
        [],
    ),
    "NOT: words behind the addressee": (
        "Requests all northern lighthouses of the coast regularly and systematically to light their lamps;",
        "Requests all northern lighthouses of the coast to light their lamps regularly and systematically;",
        [],
    ),
    "NOT: what is told of them and does not say which": (
        "Welcomes the presence of national human rights institutions in all lighthouses of the cape;",
        "Welcomes the presence of national human rights institutions, among others, in all lighthouses of the cape;",
        [],
    ),
}


@pytest.mark.parametrize(("old", "new", "notes"), NOTES.values(), ids=NOTES)
def test_notes(old: str, new: str, notes: list[str]) -> None:
    assert [f.note for f in drawn({"old": old, "new": new}).findings if f.kind == "actor"] == notes
