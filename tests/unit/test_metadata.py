"""What differs beside the paragraphs: who tabled the texts and how they were adopted."""

from __future__ import annotations

import json

import pytest

from hrcdiff import compare, read
from hrcdiff.errors import ReadError
from hrcdiff.lexicon.states import same_state
from hrcdiff.metadata import voted
from hrcdiff.model import Document, Vote
from hrcdiff.parsing import parse
from hrcdiff.parsing.sponsors import parse as parse_sponsors
from hrcdiff.parsing.sponsors import states
from hrcdiff.readers import read_bytes
from hrcdiff.renderers.to_terminal import redline_to_terminal
from hrcdiff.schema.from_dict import document_from_dict
from hrcdiff.schema.to_dict import document_to_dict

BODY = "The Human Rights Council,\n\nRecalling the lighthouses,\n\n1. Decides to paint them white."
VOTE = """

48th meeting
12 October 2023

[Adopted by a recorded vote of {counts}. The voting was as follows:

In favour:

{favour}

Against:

{against}

Abstaining:

{abstaining}]
"""


def _draft(sponsors: str) -> Document:
    text = f"Human Rights Council\nSixtieth session\n\n{sponsors}: draft resolution\n\n60/... Lights\n\n{BODY}\n"
    return parse(read_bytes("draft.txt", text.encode()))


def _voted(counts: str, favour: str, against: str, abstaining: str) -> Document:
    vote = VOTE.format(counts=counts, favour=favour, against=against, abstaining=abstaining)
    return parse(read_bytes("voted.txt", f"Human Rights Council\n\n60/1. Lights\n\n{BODY}{vote}".encode()))


ONE = _voted("3 to 1, with 2 abstentions", "Bolivia (Plurinational State of), Chile, Turkey", "Japan", "Fiji, Malawi")
OTHER = _voted("2 to 1, with 1 abstention", "Chile, Fiji", "Japan", "Türkiye")


def _changes(old: Document, new: Document) -> dict[str, tuple[str | None, str | None]]:
    return {change.field: (change.old, change.new) for change in compare(old, new).metadata_changes}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Swaziland", "Eswatini"),
        ("Turkey", "Türkiye"),
        ("the former Yugoslav Republic of Macedonia", "North Macedonia"),
        ("The former Yugoslav Republic of Macedonia", "North Macedonia"),
        ("Czech Republic", "Czechia"),
        ("Cape Verde", "Cabo Verde"),
        ("Bolivia (Plurinational State of)", "Bolivia, Plurinational State of"),
        ("Bolivia", "Bolivia (Plurinational State of)"),
        ("Congo, the Democratic Republic of the", "Democratic Republic of the Congo"),
        ("State of Palestine", "Palestine"),
        ("Netherlands (Kingdom of the)", "Netherlands"),
        ("Côte d'Ivoire", "Côte d’Ivoire"),
    ],
)
def test_names_of_one_state(one: str, other: str) -> None:
    assert same_state(one) == same_state(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Congo", "Democratic Republic of the Congo"),
        ("Guinea", "Guinea-Bissau"),
        ("Guinea", "Equatorial Guinea"),
        ("Republic of Korea", "Democratic People's Republic of Korea"),
        ("Sudan", "South Sudan"),
        ("Dominica", "Dominican Republic"),
        ("Algeria (on behalf of the African Group)", "Algeria"),
    ],
)
def test_names_of_two(one: str, other: str) -> None:
    assert same_state(one) != same_state(other)


def test_who_joined_and_withdrew_and_not_who_was_renamed() -> None:
    old = _draft("Brazil, Eswatini, Paraguay, Turkey")
    new = _draft("Brazil, Chile, Swaziland, Türkiye")
    assert _changes(old, new)["sponsors"] == ("Paraguay", "Chile")
    assert _changes(new, old)["sponsors"] == ("Chile", "Paraguay")


def test_a_renaming_alone_is_no_change() -> None:
    assert "sponsors" not in _changes(_draft("Brazil, Swaziland"), _draft("Brazil, Eswatini"))


def test_names_with_commas_are_set_apart_by_semicolons() -> None:
    old = _draft("Brazil, Chile, Bolivia, Plurinational State of")
    assert _changes(old, _draft("Brazil"))["sponsors"] == ("Chile; Bolivia, Plurinational State of", None)


def test_sponsors_of_one_text_alone_are_not_compared() -> None:
    assert "sponsors" not in _changes(_draft("Brazil, Chile"), ONE)


GROUP = "On behalf of the States Members of the United Nations that are members of the Group of Bakers and Millers."


def _noted(sponsors: str, *notes: str, kind: str = ": draft resolution") -> Document:
    rows = "".join(f"\n{note}\n" for note in notes)
    text = f"General Assembly\nSixtieth session\n\n{sponsors}{kind}\n\n60/... Lights\n\n{BODY}\n{rows}"
    return parse(read_bytes("draft.txt", text.encode()))


@pytest.mark.parametrize(
    ("sponsors", "notes", "said"),
    [
        ("Chile,*", [f"* {GROUP}"], [(None, True)]),
        ("Chile,* Peru", [f"* {GROUP}"], [(None, True), (None, False)]),
        ("Chile,* Peru", ["* State not a member of the Human Rights Council."], [(False, False), (True, False)]),
        ("Chile,* Peru", [], [(False, False), (True, False)]),
        (
            "Chile,* Peru,** Fiji",
            ["* State not a member of the Human Rights Council.", f"** {GROUP}"],
            [(False, False), (True, True), (True, False)],
        ),
        ("Chile,*,** Peru", ["* State not a member.", f"** {GROUP}"], [(False, True), (True, False)]),
        ("Chile,* Peru", [f"* State not a member of the Council, o{GROUP[1:]}"], [(False, True), (True, False)]),
        ("Chile,* Peru", ["* Reissued for technical reasons."], [(False, False), (True, False)]),
    ],
)
def test_an_asterisk_means_what_its_note_says(
    sponsors: str, notes: list[str], said: list[tuple[bool | None, bool]]
) -> None:
    found = _noted(sponsors, *notes).sponsors
    assert [(each.member, each.on_behalf_of is not None) for each in found] == said
    assert {each.on_behalf_of for each in found} <= {None, GROUP[len("On behalf of ") : -1]}


def test_who_tabled_a_text_is_told_where_it_was_one_person_or_on_behalf_of_others() -> None:
    old = _noted("Chile:*", f"* {GROUP}", kind=" draft resolution")
    who = "Draft resolution submitted by the Vice-Chair of the Committee, on the basis of informal consultations"
    new = _noted(f"{who} on draft resolution A/C.2/60/L.5", kind="")
    assert _changes(old, new)["tabled_by"] == (
        f"Chile o{GROUP[1:-1]}",
        "the Vice-Chair of the Committee, on the basis of consultations on A/C.2/60/L.5",
    )
    assert "tabled_by" in _changes(_draft("Brazil, Chile"), new)
    other = _changes(old, _noted("Peru:*", f"* {GROUP}", kind=" draft resolution"))
    assert "tabled_by" in other
    assert "sponsors" not in other
    head = redline_to_terminal(compare(old, new), width=200)
    assert "draft resolution tabled by Chile on behalf of the Group of Bakers and Millers" in head
    assert "draft resolution submitted by the Vice-Chair of the Committee" in head


def test_who_tabled_a_text_is_not_told_of_plain_lists_or_of_what_was_adopted() -> None:
    old = _noted("Chile:*", f"* {GROUP}", kind=" draft resolution")
    assert "tabled_by" not in _changes(_draft("Brazil"), _draft("Chile"))
    assert "tabled_by" not in _changes(old, old)
    assert "tabled_by" not in _changes(old, ONE)


def test_the_sponsors_of_a_file_of_an_earlier_version_speak_for_nobody() -> None:
    value = json.loads(json.dumps(document_to_dict(_draft("Chile"))))
    del value["sponsors"][0]["on_behalf_of"]
    assert document_from_dict(value) == _draft("Chile")


def test_a_name_that_a_database_turned_round_is_one_sponsor() -> None:
    names = [sponsor.name for sponsor in _draft("Bolivia, Plurinational State of, Brazil").sponsors]
    assert names == ["Bolivia, Plurinational State of", "Brazil"]
    assert states("Japan, Republic of Korea, United Republic of Tanzania") == (
        "Japan",
        "Republic of Korea",
        "United Republic of Tanzania",
    )


def test_a_vote_has_its_counts_and_its_states() -> None:
    assert ONE.adoption is not None
    vote = ONE.adoption.vote
    assert vote is not None
    assert (vote.in_favour, vote.against, vote.abstaining) == (3, 1, 2)
    assert vote.in_favour_states == ("Bolivia (Plurinational State of)", "Chile", "Turkey")
    assert (vote.against_states, vote.abstaining_states) == (("Japan",), ("Fiji", "Malawi"))
    assert not [w for w in ONE.warnings if w.code == "vote-count"]


def test_a_list_that_is_shorter_than_its_count_is_told() -> None:
    short = _voted("3 to 1, with 2 abstentions", "Chile, Fiji", "Japan", "Malawi, Nauru")
    (warning,) = [w for w in short.warnings if w.code == "vote-count"]
    assert warning.message == "the record of the vote counts 3 in favour and names 2"


def test_votes_are_compared() -> None:
    changes = _changes(ONE, OTHER)
    assert changes["vote"] == ("3 to 1, with 2 abstaining", "2 to 1, with 1 abstaining")
    assert changes["voted_otherwise"] == (
        "Fiji (abstaining), Turkey (in favour)",
        "Fiji (in favour), Türkiye (abstaining)",
    )
    assert "vote" not in _changes(ONE, ONE)


def test_nobody_who_abstains_is_no_abstention() -> None:
    assert voted(Vote(in_favour=29, against=18, abstaining=0)) == "29 to 18, with no abstentions"


def test_a_vote_instead_of_none_is_told() -> None:
    assert _changes(read("54/28"), ONE)["adoption_mode"] == ("without a vote", "recorded vote")


def test_a_file_of_an_earlier_version_has_counts_alone() -> None:
    value = json.loads(json.dumps(document_to_dict(ONE)))
    vote = value["adoption"]["vote"]
    assert vote["against_states"] == ["Japan"]
    for name in ("in_favour_states", "against_states", "abstaining_states"):
        del vote[name]
    earlier = document_from_dict(value)
    assert earlier.adoption is not None
    assert earlier.adoption.vote is not None
    assert (earlier.adoption.vote.against, earlier.adoption.vote.against_states) == (1, ())


def test_who_voted_is_a_state() -> None:
    assert states("None") == states("-") == states("Aucun") == ()
    assert states("Togo\u00b9, Chad2 and Benin*") == ("Togo", "Chad", "Benin")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("T\u00fcrkiye", "Turkiye"),
        ("Gambia", "Gambia (The)"),
        ("Congo", "Congo (Republic of the)"),
        ("Sao Tome and Principe", "Sao Tom\u00e9 and Principe"),
    ],
)
def test_accents_and_an_article_behind_make_no_other_state(one: str, other: str) -> None:
    assert same_state(one) == same_state(other)


def test_a_star_inside_of_an_inverted_name_counts() -> None:
    sponsored = parse_sponsors("Chile, Bolivia*, Plurinational State of, Peru")
    assert [(s.name, s.member) for s in sponsored] == [
        ("Chile", True),
        ("Bolivia, Plurinational State of", False),
        ("Peru", True),
    ]


def test_a_paragraph_under_one_that_does_not_stand_before_it_is_refused() -> None:
    found = document_to_dict(_draft("Chile"))
    found["paragraphs"][0]["parent"] = found["paragraphs"][-1]["address"]
    with pytest.raises(ReadError, match="does not stand before it"):
        document_from_dict(found)
