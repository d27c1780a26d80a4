"""Which paragraphs are linked: each kind of link where it must be drawn and where it must not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hrcdiff.alignment.refusal import refused
from hrcdiff.alignment.tokens import stem, tokenize
from hrcdiff.comparison import compare
from hrcdiff.lexicon import FUNCTION_WORDS, opening
from hrcdiff.limbs import limbs, main_clause_end
from hrcdiff.model import Document, Paragraph, Redline
from hrcdiff.text import word
from tests.property.documents import clause, document


def resolution(name: str, *rows: tuple[str, str]) -> Document:
    """A document of (address, text)."""
    paragraphs = []
    for address, text in rows:
        begins = opening(text)
        paragraphs.append(
            Paragraph(
                address=address,
                part="preambular" if address.startswith("PP") else "operative",
                label=None,
                parent=address[: address.rindex("(")] if address.endswith(")") else None,
                opening=begins.phrase if begins else None,
                text=text,
            )
        )
    return document(name, paragraphs)


def padded(*rows: tuple[str, str]) -> list[tuple[str, str]]:
    """With paragraphs that both texts have, as real texts do; their addresses stand at the end."""
    return [*rows, *((f"OP{90 + n}", f"Recalls {clause(200 + n)};") for n in range(6))]


def drawn(old: list[tuple[str, str]], new: list[tuple[str, str]]) -> Redline:
    return compare(resolution("old", *padded(*old)), resolution("new", *padded(*new)))


def links(redline: Redline) -> list[tuple[str, str, str]]:
    return [
        (" ".join(link.old), " ".join(link.new), link.relation)
        for link in redline.links
        if not link.old[0].startswith("OP9")
    ]


A, B, C, D = (clause(n) for n in (3, 8, 13, 22))

# --- must be drawn ---------------------------------------------------------------------------


def test_a_verb_alone_that_changed() -> None:
    redline = drawn([("OP1", f"Requests {A};")], [("OP1", f"Encourages {A};")])
    assert links(redline) == [("OP1", "OP1", "reworded")]
    assert redline.summary.openings_changed == 1


def test_also_is_no_change_of_the_opening() -> None:
    redline = drawn([("OP1", f"Encourages {A};")], [("OP1", f"Also encourages {A};")])
    assert redline.summary.openings_changed == 0


def test_a_merge_and_a_split() -> None:
    apart = [("OP1", f"Welcomes {A};"), ("OP2", f"Encourages {B};")]
    together = [("OP1", f"Welcomes {A}, and encourages {B};")]
    assert links(drawn(apart, together)) == [("OP1 OP2", "OP1", "merged")]
    assert links(drawn(together, apart)) == [("OP1", "OP1 OP2", "split")]


def test_another_task_for_the_same_body_is_no_part_of_a_provision_that_stays() -> None:
    """OP1 keeps nearly all of its words; what it lost is but how the new paragraph begins."""
    view = (
        "the view of the fishers in the fulfilment of every duty at sea, and encourages the board of pilots and all "
        "other bodies that address the wells and the ferries to integrate and effectively implement that view in their "
        "relevant plans, programmes and rules on access to the lagoons, with the almanac of the winter survey and the "
        "ledger of the potters in hand, so that no island of the delta is left without lanterns in the months of fog"
    )
    task = (
        "take into account the links between dialects, orchards and nurseries, and to cooperate with the teachers of "
        "the plateau so that the granaries of the valleys are mended before winter, tanners and hatters find work in "
        "the villages, kitchens stay open through the drought, and mills turn again by spring"
    )
    keeper = "Encourages the keeper of the coastal register to continue to"
    old = [("OP1", f"{keeper} mainstream {view};")]
    new = [("OP1", f"Encourages States to mainstream {view};"), ("OP2", f"{keeper} {task};")]
    redline = drawn(old, new)
    assert links(redline) == [("OP1", "OP1", "reworded")]
    assert redline.added == ("OP2",)


def test_a_clause_in_common_does_not_stand_in_the_way_of_a_version() -> None:
    """OP1 is nearly as like the new paragraph as OP3 and in better order, but shares no more than its clause."""
    rule = "and to ensure that any rule adopted by the islands reflects the duty to protect the bakers and the weavers"
    between = (
        "OP2",
        "Invites the potters of the plateau to consider the winter almanac of seeds and the register of wells in the "
        "villages of the coast, together with the teachers;",
    )
    old = [
        ("OP1", f"Requests the Office to repair the lanterns, {rule} of the delta;"),
        between,
        (
            "OP3",
            f"Encourages the assembly of pilots to read the original bill on ferries, {rule} of the delta and of the "
            "northern valleys, whose granaries and mills were flooded last spring;",
        ),
    ]
    new = [
        ("OP1", f"Supports the council in passing the bill on ferries through the assembly, {rule} of the delta;"),
        between,
    ]
    redline = drawn(old, new)
    assert links(redline) == [("OP3", "OP1", "reworded"), ("OP2", "OP2", "unchanged")]
    assert redline.removed == ("OP1",)


BEEKEEPERS_OLD = [
    (
        "PP1",
        "Taking note of the report of the panel of hydrologists on the levels of the northern lakes, submitted to the "
        "Council in accordance with its resolution 42/34, and of the report of the board of beekeepers on the orchards "
        "of the plateau, submitted to the Council in accordance with its resolution 41/26 of 12 July 2019,",
    ),
    ("PP2", f"Stressing {clause(31)},"),
    ("PP3", f"Mindful {clause(32)},"),
    (
        "PP4",
        "Welcoming the report of the board of beekeepers on the orchards of the plateau and taking note of its "
        "conclusions, and commending the continued cooperation of the Government of the Federation with the board of "
        "beekeepers, including the steps taken to facilitate access to the hives, sheds and meadows,",
    ),
    ("OP1", f"Requests {clause(33)};"),
    (
        "OP2",
        "Welcomes the cooperation between the Government of the Federation, the Office of the High Commissioner, the "
        "Council and the board of beekeepers on the orchards of the plateau;",
    ),
]
BEEKEEPERS_NEW = [
    (
        "PP1",
        "Taking note of the report of the panel of hydrologists on the levels of the northern lakes, submitted to the "
        "Council in accordance with its resolution 54/34,",
    ),
    (
        "PP2",
        "Taking note also of the report of the board of beekeepers on the orchards, submitted to the Council in "
        "accordance with its resolution 54/34, and of its conclusions,",
    ),
    ("PP3", f"Stressing {clause(31)},"),
    ("PP4", f"Mindful {clause(32)},"),
    (
        "PP5",
        "Noting the cooperation between the Government of the Federation and the board of beekeepers, including the "
        "facilitation of access to the hives, sheds and meadows,",
    ),
    ("OP1", f"Requests {clause(33)};"),
]


def test_a_part_that_was_split_off_in_its_place_is_no_other_paragraph_that_moved() -> None:
    redline = drawn(BEEKEEPERS_OLD, BEEKEEPERS_NEW)
    pairs = [pair for link in redline.links for pair in link.pairs]
    assert ("PP4", "PP5") in pairs
    assert "OP2" in redline.removed


THEME = (
    "“Technical cooperation on the full participation of gardeners in the life of towns, with a view to the "
    "restoration of orchards, lanterns and footpaths”"
)


def test_the_title_of_a_panel_is_no_provision() -> None:
    old = [
        (
            "OP1",
            "Welcomes the panel discussion held by the Council at its forty-seventh session on the theme “Seeds and "
            "soils for every school”, at which participants spoke of ferries, of the cost of rope and of the winters "
            "that close the harbours of the north;",
        ),
        (
            "OP2",
            "Decides, in accordance with its resolution 18/18, that the theme of the annual panel discussion, to be "
            f"held at its fiftieth session, will be {THEME};",
        ),
    ]
    new = [
        (
            "OP1",
            f"Welcomes the panel discussion held by the Council at its fiftieth session on the theme {THEME}, at which "
            "participants underlined the worth of old maps and of a patient hand;",
        ),
        (
            "OP2",
            "Decides, in accordance with its resolution 18/18, to hold, before its fifty-third session, a half-day "
            "meeting on the theme “Lighthouses”, in order to allow pilots to exchange views on fog;",
        ),
    ]
    assert links(drawn(old, new)) == [("OP1", "OP1", "reworded"), ("OP2", "OP2", "reworded")]


def test_a_citation_is_no_part_of_every_paragraph_that_cites_the_same() -> None:
    old = [("PP1", "Recalling General Assembly resolution 60/251 of 15 March 2006,")]
    new = [
        (
            "PP1",
            "Bearing in mind the mandate of the Council, as stated by the General Assembly in its resolution 60/251 of "
            "15 March 2006, to promote advisory services and the keeping of lighthouses, ferries and harbour lamps,",
        )
    ]
    assert links(drawn(old, new)) == []


def test_a_paragraph_that_crosses_into_the_preamble() -> None:
    redline = drawn([("OP1", f"Recognizes {A};")], [("PP1", f"Recognizing {A},")])
    assert links(redline) == [("OP1", "PP1", "reworded")]
    (link,) = (link for link in redline.links if link.old == ("OP1",))
    assert link.crossed
    assert link.renumbered


def test_the_shorter_of_two_that_changed_places_is_the_one_that_moved() -> None:
    long, short = f"Welcomes {A}, and encourages {B};", f"Decides {C};"
    redline = drawn([("OP1", long), ("OP2", short)], [("OP1", short), ("OP2", long)])
    assert [(link.old, link.moved) for link in redline.links[:2]] == [(("OP2",), True), (("OP1",), False)]


def test_sub_paragraphs_go_with_their_chapeau() -> None:
    rows = [("OP1", f"Requests {A}:"), ("OP1(a)", f"{B};"), ("OP1(b)", f"{C};")]
    moved = [(address.replace("OP1", "OP2"), text) for address, text in rows]
    redline = drawn(rows, [("OP1", f"Decides {D};"), *moved])
    assert links(redline) == [(a, b, "unchanged") for (a, _), (b, _) in zip(rows, moved, strict=True)]
    assert not any(link.moved for link in redline.links)


def test_a_clause_that_went_elsewhere_is_a_transfer() -> None:
    tail = "to consult bakers, millers, potters, dyers and glaziers widely before each harvest begins in autumn"
    old = [("OP1", f"Requests the harbour master {tail};"), ("OP2", f"Welcomes {A};")]
    new = [("OP2", f"Welcomes {A}, and requests a ledger of it, and {tail};")]
    redline = drawn(old, new)
    both = {(t.old.address, t.new.address) for t in redline.transfers}
    both |= {pair for link in redline.links for pair in link.pairs}
    assert {("OP1", "OP2"), ("OP2", "OP2")} <= both


# --- must not be drawn -----------------------------------------------------------------------

BOILERPLATE = [
    (
        "the promotion and protection of all human rights and fundamental freedoms",
        "Recognizing the importance of lanterns for {},",
        "Welcoming the harvest report on {},",
    ),
    (
        "the United Nations Voluntary Fund for Lanterns",
        "Encouraging contributions to {},",
        "Taking note of the audit of {},",
    ),
    (
        "the Office of the United Nations High Commissioner for Human Rights",
        "Welcoming the almanacs printed by {},",
        "Concerned at the bells mislaid by {},",
    ),
    ("States in the", "Recalling meadows restored by {} valleys,", "Recalling harbours dredged by {} deltas,"),
]


@pytest.mark.parametrize(("phrase", "old", "new"), BOILERPLATE)
def test_two_paragraphs_that_share_only_a_stock_phrase_or_a_name_are_not_linked(
    phrase: str, old: str, new: str
) -> None:
    """The phrase stands in other paragraphs as well, as such phrases do."""
    common = [(f"PP{n}", f"Noting {clause(300 + n)}, with regard to {phrase},") for n in range(2, 7)]
    redline = drawn([("PP1", old.format(phrase)), *common], [("PP1", new.format(phrase)), *common])
    assert redline.removed == redline.added == ("PP1",)
    assert redline.transfers == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "Reaffirms that all resolutions on the enhancement of lamps, on strengthening the funds of the harbour and"
            " on the promotion and protection of human rights are to be implemented by the winter;",
            "Notes that States have the primary responsibility for the promotion and protection of human rights;",
        ),
        (
            "Welcomes the efforts made to mend nets, and emphasizes that twine shall be given with the consent of the"
            " States concerned;",
            "Calls upon States to cooperate with the keepers of lighthouses, with the consent of the States concerned;",
        ),
    ],
)
def test_a_formula_links_nothing_though_it_is_rare_in_a_short_text(old: str, new: str) -> None:
    redline = drawn([("OP1", old)], [("OP1", new)])
    assert redline.removed == redline.added == ("OP1",)
    assert refused(redline.old.paragraphs, redline.new.paragraphs, ("OP1", "OP1")).reason == "frame"


def test_nothing_is_linked_between_texts_that_have_nothing_in_common() -> None:
    redline = compare(
        resolution("old", *((f"OP{n}", f"Recalls {clause(n)};") for n in range(1, 9))),
        resolution("new", *((f"OP{n}", f"Welcomes {clause(100 + n)};") for n in range(1, 9))),
    )
    assert redline.links == ()
    assert redline.transfers == ()
    assert (redline.summary.same_family, redline.summary.family_reason) == (True, "the same title")
    renamed = replace(redline.new, title="Bakers")
    assert not compare(redline.old, renamed).summary.same_family, "where the titles differ as well"


def test_an_empty_text_has_no_links() -> None:
    redline = compare(resolution("old"), resolution("new", ("OP1", f"Recalls {A};")))
    assert (redline.links, redline.removed, redline.added) == ((), (), ("OP1",))


# --- evidence --------------------------------------------------------------------------------


def test_a_link_says_why_it_was_drawn_and_what_came_next() -> None:
    near = f"{A}, and later {B}"
    redline = drawn([("OP1", f"Welcomes {near};")], [("OP1", f"Welcomes {near};"), ("OP2", f"Recalls {A};")])
    evidence = redline.links[0].evidence
    assert evidence.score == 1
    assert evidence.in_order
    assert evidence.runner_up == "new OP2"
    assert evidence.runner_up_score is not None
    assert 0 < evidence.runner_up_score < 1
    assert (evidence.kept_old, evidence.kept_new) == (1, 1)
    assert any(A in phrase for phrase in evidence.shared)


# --- words and limbs -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "forms",
    ["reports report reported reporting", "policies policy", "recognizes recognized recognizing", "States states"],
)
def test_inflected_forms_have_one_stem(forms: str) -> None:
    assert len({stem(word(form)) for form in forms.split()}) == 1


@pytest.mark.parametrize("pair", ["rights right-wing", "bring brings-up", "news new", "process proceed", "their there"])
def test_other_words_have_other_stems(pair: str) -> None:
    one, other = pair.split()
    assert stem(word(one)) != stem(word(other))


def test_names_are_told_from_the_capital_of_the_opening() -> None:
    tokens = tokenize("Recalling the Human Rights Council and its lanterns")
    names = [token.stem for token in tokens if token.name and token.stem not in FUNCTION_WORDS]
    assert names == ["human", "right", "council"]


@pytest.mark.parametrize(
    "text",
    [
        "Welcomes the old report, and | encourages States to print it;",
        "Welcomes the old report, | encourages States to print it;",
        "Notes the report of bakers, while | encouraging States to print it;",
        "Welcomes bells, lanterns and maps, and the work of bakers;",
        "Recalls it, and notes;",
        "Noting the report of the bakers, and | encouraging its wide use,",
        "Welcomes the report, and encourages States to print it;",
    ],
)
def test_limbs(text: str) -> None:
    whole = text.replace("| ", "")
    assert " | ".join(whole[start:end].strip() for start, end in limbs(whole)) == text


def test_a_main_clause_ends_where_a_second_infinitive_begins() -> None:
    text = "Requests the High Commissioner to prepare a report on it, and to liaise with States on it;"
    end = main_clause_end(text)
    assert end is not None
    assert text[end:] == "to liaise with States on it;"
    assert main_clause_end("Requests the High Commissioner to prepare a report on all of it;") is None


def test_an_item_of_a_list_that_was_carried_over_is_found_by_its_words_alone() -> None:
    """Outside such a list so little in common is no link."""
    chapeau = "Urges the guilds of the northern coast to take the following steps before the winter:"
    other_chapeau = "Invites the ferrymen of the southern lakes to repair without delay:"
    lamps = "To keep the lamps of all lighthouses burning from dusk until dawn, with oil of good quality;"
    bakeries = (
        "To supply every bakery near a pier with complete access to separate cellars, dry flour and clean water, with"
        " equipment against mice, that keep young bakers in the trade, and to protect apprentices from burns while"
        " using ovens;"
    )
    apprentices = (
        "To offer apprentices adequate water and modern ovens, clean tools, flour which is dry and aprons of linen, and"
        " to promote habits of safety among their masters, in collaboration with cooks and physicians, so that no trade"
        " is feared by the young, scalds are treated early, mice cannot reach what a bakery has bought, and cellars"
        " stay locked at night;"
    )
    old = resolution("old", *padded(("OP1", chapeau), ("OP1(a)", lamps), ("OP1(b)", bakeries)))
    for above, found in ((chapeau, True), (other_chapeau, False)):
        new = resolution("new", *padded(("OP1", above), ("OP1(a)", lamps), ("OP1(b)", apprentices)))
        pairs = {pair for link in compare(old, new).links for pair in link.pairs}
        assert (("OP1(b)", "OP1(b)") in pairs) is found


def test_a_part_must_explain_what_the_parts_before_it_left() -> None:
    """The words *to strengthen and intensify their efforts* are given away once."""
    old = resolution(
        "old",
        *padded(
            (
                "OP1",
                "Urges all guilds of the coast to strengthen and intensify their efforts to bring about by stages the"
                " equal enjoyment of warm bread by every keeper, such as by taking the measures needed:",
            ),
        ),
    )
    new = resolution(
        "new",
        *padded(
            ("OP1", "Urges all guilds of the coast:"),
            (
                "OP1(a)",
                "To strengthen and intensify their efforts to take deliberate steps to bring about the equal enjoyment"
                " of warm bread by every keeper, and to remove the walls that hinder keepers;",
            ),
            ("OP2", "Calls upon the ferrymen of the lakes:"),
            (
                "OP2(a)",
                "To strengthen and intensify their efforts to put out fires;",
            ),
        ),
    )
    (link,) = (link for link in compare(old, new).links if "OP1" in link.new)
    assert link.new == ("OP1", "OP1(a)")


def test_a_report_of_another_body_is_no_part_of_a_welcome_that_became_a_recall() -> None:
    """*Takes note of the report* is what was left of the paragraph beside its partner, and says nothing."""
    report = "the report of the {} Committee on the importance of tide tables and fog bells for the fishing fleet"
    old = resolution("old", *padded(("OP1", f"Takes note of {report.format('Harbour Advisory')};")))
    new = resolution(
        "new",
        *padded(
            ("OP1", f"Recalls {report.format('Harbour Advisory')}, submitted in the spring;"),
            ("OP2", "Takes note of the reports of the Pilots Union on its second and third meetings;"),
        ),
    )
    (link,) = (link for link in compare(old, new).links if "OP1" in link.old)
    assert link.new == ("OP1",)


def test_a_short_paragraph_that_became_a_limb_is_found_though_it_is_nearly_all_name() -> None:
    lists = "the {0} Charter on Harbour Lights and the {0} Plan of Action, adopted at the {0} Assembly in 1996"
    principles = "eaffirming the Five Anchor Principles for Lasting Coastal Harbour Safety"
    tail = "the recommendations and commitments made therein,"
    rows = [("PP1", f"Bearing in mind {lists.format('Northern')}, and {tail}")]
    old = [
        *rows,
        ("PP2", f"R{principles} contained in the Outcome of the Southern Summit on Deep Sea Fishing and Salt,"),
    ]
    further = ", the Guidelines for the Gradual Repair of Piers in the Context of National Trade, adopted by the Union"
    new = [("PP1", f"Bearing in mind {lists.format('Northern')}{further}, and r{principles}, and {tail}")]
    redline = drawn(among_many(*old), among_many(*new))
    assert ("PP2", "PP1") in {pair for link in redline.links for pair in link.pairs}


def test_a_paragraph_on_resolutions_is_no_version_of_a_statement() -> None:
    """Two paragraphs on one subject, alike in nothing but its name."""
    statement = (
        "Recognizing that the great flood (GWF-19) is one of the gravest trials in the history of the"
        " coast, and noting its toll on health and the loss of boats, and the harm done to fisheries, the"
        " enjoyment of warm bread and all trades, including bakeries, ropeworks, smokehouses and schools,"
    )
    recall = (
        "Recalling Assembly resolutions 46/14 of 23 March 2021 and 49/25 of 1 April 2022, on fair and timely access of"
        " all villages to pumps in response to the great flood (GWF-19), in which it voiced concern at"
        " damp in old granaries and lofts, and at what mould does to bakeries,"
    )
    before, after = ("PP1", f"Recalling {A},"), ("PP3", f"Noting {B},")
    old = among_many(before, ("PP2", statement), after)
    redline = drawn(old, among_many(before, ("PP2", recall), after))
    assert redline.removed == redline.added == ("PP2",)
    assert drawn(old, among_many(before, ("PP2", "Noting the need of" + recall[79:]), after)).removed == ()


def among_many(*rows: tuple[str, str]) -> list[tuple[str, str]]:
    """With so many paragraphs that what is rare among them says something."""
    return [*rows, *((f"OP9{n}{n}", f"Decides {clause(230 + n)};") for n in range(8))]


BAKERS = (
    "Expresses concern at the theft of bread along the coast by all armed gulls, underscores the need to uphold respect"
    " for bakers and to hold accountable all those responsible for such theft, {}and emphasizes the importance of young"
    " bakers once taken along by gulls being recognized as victims{};"
)
WORKSHOPS = (
    "Calls upon the guild, with the support of donors, to strengthen workshops for apprentices, and notes that these"
    " should provide tools, shelter and lessons in rowing, so that apprentices settle in the trade, and that a watch"
    " should be established along the piers;"
)


def test_what_was_split_off_beside_the_rest_is_found_by_the_words_that_the_rest_lost() -> None:
    """Anywhere else so little in common is no link."""
    lost = " and the need to establish and run workshops for apprentices, shelter included"
    old = among_many(("OP1", BAKERS.format("", lost)), ("OP2", f"Requests {A};"), ("OP3", f"Invites {B};"))
    kept, rest = ("OP1", BAKERS.format("of cakes as well, ", "")), [("OP3", f"Requests {A};"), ("OP4", f"Invites {B};")]
    beside = drawn(old, among_many(kept, ("OP2", WORKSHOPS), *rest))
    assert ("OP1", "OP1 OP2", "split") in links(beside)
    far = drawn(old, among_many(kept, *rest, ("OP5", WORKSHOPS)))
    assert far.added == ("OP5",)
    other = drawn([("OP1", BAKERS.format("", "")), *old[1:]], among_many(kept, ("OP2", WORKSHOPS), *rest))
    assert other.added == ("OP2",)


def test_of_two_twins_that_became_one_both_are_its_parts() -> None:
    """The one that stayed explains nearly all; what the other brought is *women*, *poor*, *lonely* and *years*."""
    frame = (
        "that open, honest and patient guilds, responsive to the needs of the people, {}are the ground on which good"
    )
    one = (
        "PP2",
        f"Recognizing {frame.format('')} bread rests, and that such a ground is one of the best means of joy,",
    )
    twin = (
        f"Stressing {frame.format('including women and members of poor and lonely families, ')} bread and cheese rest,"
        " and that such a ground is a sine qua non of peace, especially in years when the coast is faced with famine,"
    )
    people = "rowers, women, ferrymen, pilots with weak sight and all whose life is lonely or poor"
    merged = (
        "PP2",
        f"Recognizing {frame.format(f'including {people}, ')} bread rests, and"
        " that such a ground is one of the best means of joy, when storms last for years especially,",
    )
    many = "for poor and lonely women, over the years especially"
    filling = [(f"PP{n}", f"Noting {clause(330 + n)} {many},") for n in range(3, 8)]
    old = among_many(one, *filling, ("PP9", twin))
    (link,) = (link for link in drawn(old, among_many(merged, *filling)).links if "PP2" in link.new)
    assert link.old == ("PP2", "PP9")
