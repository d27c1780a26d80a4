"""Links between real resolutions that rules of the matcher decide, by symbol and address."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from hrcdiff import compare, read
from hrcdiff.alignment.refusal import refused
from hrcdiff.model import Redline
from hrcdiff.renderers.to_explanation import explanation
from hrcdiff.renderers.to_markdown import redline_to_markdown

pytestmark = pytest.mark.shared


@cache
def redline(folder: Path, old: str, new: str) -> Redline:
    names = (f"A_HRC_RES_{symbol.replace('/', '_')}.txt" for symbol in (old, new))
    return compare(*(read(folder / "corpora" / "hrc-en" / name) for name in names))


def test_an_item_that_went_makes_no_part(shared: Path) -> None:
    """*Incitement to life-threatening activities* stands in another list now; the rest of OP48 is gone."""
    names = (shared / "corpora" / "un-pdf" / f"A_RES_{name}.pdf" for name in ("78_187", "80_190"))
    assert "OP48" in compare(*map(read, names)).removed


def linked(redline: Redline) -> set[tuple[str, str]]:
    return {pair for link in redline.links for pair in link.pairs}


LONE = [
    ("48/20", "57/34", "PP6", "PP8"),  # continuing violations, in few words left
    ("48/20", "57/34", "PP13", "PP10"),  # hate speech
    ("48/20", "51/36", "OP26", "OP25"),  # the Voluntary Principles
    ("45/34", "54/34", "OP20", "OP20"),  # near its neighbours in the order of the new text alone
    ("45/34", "51/36", "OP20", "OP25"),  # again, by two rare words and the name
    ("48/20", "51/36", "OP13", "OP31"),  # far away, on two whom nothing else names
    ("43/11", "52/16", "PP9", "PP10"),  # international cooperation and solidarity
    ("32/20", "35/22", "OP2(i)", "OP2(e)"),  # water and sanitation
]
UNRIVALLED = [
    ("45/34", "54/34", "OP5", "OP8"),  # old PP12 is nearer to OP5, and has its own successor
    ("52/16", "55/4", "OP3", "OP3"),  # the same concern with other figures
]
SETTLED = [
    ("48/20", "54/34", "OP6", "OP8"),  # PP12 is nearer to OP6, and has a partner that is nearer by far
    ("51/36", "54/34", "OP5", "OP8"),
]
OTHERWISE = [
    ("37/27", "57/11", "PP12", "PP15"),  # children and women in one paragraph, women in one beside children's
    ("42/18", "37/27", "PP14", "PP12"),  # the reverse
    ("54/19", "47/5", "OP6(c)", "OP7"),  # an item that became a paragraph with a verb of its own
]
LOST = [
    ("48/22", "57/27", "OP3", "OP4"),  # reintegration programmes, right behind the rest
    ("45/27", "57/27", "OP13(d)", "OP17(c)"),  # elections; the other half became PP10
    ("51/7", "57/19", "OP18", "OP20"),  # one paragraph became three
    ("36/29", "51/33", "PP12", "PP5"),  # obligations and commitments, merged in
    ("45/9", "51/5", "PP25", "PP10"),  # a twin that brought what the other lacked
    ("40/7", "52/16", "PP9", "PP6"),  # reaffirming the Five Rome Principles, a limb now
]
NONE = [
    ("45/6", "51/7", "OP16", "OP13"),  # nothing but that the report of somebody is noted
    ("51/36", "57/34", "OP21", "OP10"),  # reports under two conventions
    ("51/36", "54/34", "OP22", "OP14"),  # again; the successor is OP19
    ("45/34", "51/36", "OP28", "OP13"),  # two bodies of one name, among others
    ("45/34", "57/34", "OP19", "OP13"),  # laws and strategies on one subject, no name in common
    ("49/6", "55/7", "PP5", "PP5"),  # a statement on the pandemic, and resolutions on vaccines
]


@pytest.mark.parametrize(("old", "new", "one", "other"), [*SETTLED, *OTHERWISE, *LOST])
def test_what_the_rest_lost_and_what_has_no_true_rival_is_linked(
    shared: Path, old: str, new: str, one: str, other: str
) -> None:
    assert (one, other) in linked(redline(shared, old, new))


@pytest.mark.parametrize(("old", "new", "one", "other"), NONE)
def test_a_formula_or_a_subject_alone_links_nothing(shared: Path, old: str, new: str, one: str, other: str) -> None:
    assert (one, other) not in linked(redline(shared, old, new))


TAKEN_OVER = [
    ("42/23", "57/19", "OP6", "PP26"),  # a clause of names and symbols, word for word in another paragraph's successor
]


SIBLINGS = [
    ("45/27", "57/27", "OP13(g)", "OP17(f)"),  # inclusive elections
    ("32/20", "47/5", "OP2(i)", "OP5(d)"),  # water and sanitation in schools
    ("32/20", "54/19", "OP2(j)", "OP5(f)"),  # basic skills
    ("45/27", "51/38", "OP13(d)", "OP14(c)"),  # elections; the other half of OP13 (d) became PP10
]


@pytest.mark.parametrize(("old", "new", "one", "other"), SIBLINGS)
def test_an_item_of_a_list_that_was_carried_over_is_linked(
    shared: Path, old: str, new: str, one: str, other: str
) -> None:
    assert (one, other) in linked(redline(shared, old, new))


def test_what_was_given_to_one_part_is_not_given_to_another(shared: Path) -> None:
    """OP6 (b), on violence in schools, begins in the words that old OP2 gave to OP5 (a)."""
    links = linked(redline(shared, "32/20", "47/5"))
    assert ("OP2", "OP5(a)") in links
    assert ("OP2", "OP6(b)") not in links


@pytest.mark.parametrize(("old", "new", "one", "other"), TAKEN_OVER)
def test_a_clause_taken_over_word_for_word_is_merged_in(shared: Path, old: str, new: str, one: str, other: str) -> None:
    assert (one, other) in linked(redline(shared, old, new))


@pytest.mark.parametrize(("old", "new", "one", "other"), [*LONE, *UNRIVALLED])
def test_a_weak_pair_that_is_like_nothing_else_is_a_link(
    shared: Path, old: str, new: str, one: str, other: str
) -> None:
    assert (one, other) in linked(redline(shared, old, new))


def test_two_requests_put_to_two_addressees_are_two_provisions(shared: Path) -> None:
    """The High Commissioner's oral update, and the final report of the team of experts."""
    found = linked(redline(shared, "45/34", "54/34"))
    assert ("OP35", "OP43") not in found
    assert {("OP33", "OP43"), ("OP35", "OP44"), ("OP36", "OP44")} <= found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("OP18", "A1.Art3.p1(j)"),  # a draft covenant in an annex
        ("OP32", "A1.Art28.2"),
        ("OP9", "OP7"),  # reports of two bodies on the right to development
    ],
)
def test_a_treaty_in_an_annex_and_the_report_of_another_body_are_no_versions(
    shared: Path, one: str, other: str
) -> None:
    assert (one, other) not in linked(redline(shared, "42/23", "54/18"))


def test_what_came_near_a_link_and_failed_is_told_with_its_reason(shared: Path) -> None:
    """Two things that were decided on a draft instrument, and the one paragraph on it that was left over."""
    drawn = redline(shared, "42/23", "45/6")
    told = " ".join(" ".join(explanation(drawn, item).split()) for item in ("OP20(e)", "OP20(g)"))
    few = "the words that they share are too few, or too common, for so low a similarity."
    assert f"No link of old OP20(e) and new OP10: {few}" in told
    order = "the pair breaks the order of the other links: that needs 0.20, and 0.16 is what they have."
    assert f"No link of old OP20(g) and new OP10: {order}" in told


@pytest.mark.parametrize(
    ("old", "new", "one", "other"),
    [
        ("48/22", "57/27", ("OP14(o)", "OP14(t)"), ("OP17(o)",)),  # (t) was put into (o), which stayed
        ("48/22", "57/27", ("OP14(j)", "OP14(cc)"), ("OP17(i)",)),
        ("42/23", "54/18", ("PP12", "PP19"), ("PP15",)),
    ],
)
def test_a_merger_into_a_paragraph_that_stayed_is_no_move(
    shared: Path, old: str, new: str, one: tuple[str, ...], other: tuple[str, ...]
) -> None:
    (link,) = (link for link in redline(shared, old, new).links if link.old == one)
    assert (link.new, link.relation, link.moved) == (other, "merged", False)


def test_of_a_split_over_both_parts_one_piece_crossed(shared: Path) -> None:
    found = [f for f in redline(shared, "48/20", "54/34").findings if f.rule == "structure.crossed"]
    assert [(f.old.address, f.new.address) for f in found if f.old and f.new] == [("PP18", "OP35")]
    assert found[0].note == "from the preamble into the operative part"


@pytest.mark.parametrize(("old", "address"), [("45/27", "OP13(c)"), ("48/22", "OP14(c)")])
def test_words_that_changed_their_place_in_a_provision_did_not_go_elsewhere(
    shared: Path, old: str, address: str
) -> None:
    markdown = redline_to_markdown(redline(shared, old, "57/27"))
    assert "words that changed their place within the provision: “agreement on a federated justice system”" in markdown
    assert f"came from old {address}" not in markdown


@pytest.mark.parametrize(
    ("old", "new", "ends", "reason"),
    [
        ("42/23", "45/6", ("OP12", "PP25"), "parts"),
        ("42/23", "45/6", ("OP20(g)", "OP10"), "order"),
        ("51/5", "57/5", ("OP17(b)", "OP22"), "list"),
        ("42/23", "45/6", ("OP20(e)", "OP10"), "few"),
        ("51/7", "54/18", ("PP27", "A1.p10"), "annex"),
        ("51/36", "57/34", ("OP21", "OP10"), "treaties"),
        ("42/23", "45/6", ("OP6", "OP9"), "partner"),
    ],
)
def test_the_reason_is_the_first_condition_that_failed(
    shared: Path, old: str, new: str, ends: tuple[str, str], reason: str
) -> None:
    drawn = redline(shared, old, new)
    assert refused(drawn.old.paragraphs, drawn.new.paragraphs, ends, kin=True).reason == reason


def test_between_strangers_no_partner_is_named_that_is_none(shared: Path) -> None:
    told = " ".join(explanation(redline(shared, "46/19", "51/7"), "OP8").split())
    assert "No link of old OP8 and new OP13: the two texts share so little" in told
    assert "is linked with" not in told
