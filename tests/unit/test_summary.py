"""The summary for a cable: a page, in order of weight, and what is not on it is counted."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from hrcdiff import compare, read
from hrcdiff.model import Document, Redline
from hrcdiff.parsing import parse
from hrcdiff.readers import read_bytes
from hrcdiff.renderers.addresses import but_for_items, neighbours
from hrcdiff.renderers.to_summary import PAGE, summary_to_text

PAIRS = [("18/L.24/Rev.1", "54/28"), ("18/L.24/Rev.1", "27/20"), ("27/20", "54/28"), ("36/...", "54/28")]
HEAD = "Human Rights Council\nSixtieth session\n\n60/{number}. Lights\n\nThe Human Rights Council,\n\n"


def _text(number: int, *paragraphs: str) -> Document:
    return parse(read_bytes(f"{number}.txt", (HEAD.format(number=number) + "\n\n".join(paragraphs) + "\n").encode()))


def _seeds(old: str, new: str) -> Redline:
    return compare(read(old), read(new))


@pytest.mark.parametrize(("old", "new"), [*PAIRS, *((new, old) for old, new in PAIRS)])
def test_it_is_a_page(old: str, new: str) -> None:
    lines = summary_to_text(_seeds(old, new)).splitlines()
    assert len(lines) <= PAGE
    assert max(map(len, lines)) <= 72


def test_order_of_weight() -> None:
    told = summary_to_text(_seeds("18/L.24/Rev.1", "54/28"))
    titles = ["Duties", "Operative paragraphs that went or came", "Verbs and clauses", "Conditions", "Who is asked"]
    places = [told.index(f"\n{title}") for title in titles]
    assert places == sorted(places)
    assert re.search(r"OP8 → – +not repeated: comprehensive report by the Chairperson", told)


def test_of_many_paragraphs_those_that_decide_are_told_and_all_are_named() -> None:
    many = [f"{n}. Underscores the need for {n} barrels of oil in harbour {n};" for n in range(2, 40)]
    old, new = (
        _text(n, "1. Requests the keepers to light lamps;", *rows, "40. Decides to hold a fair in the harbour.")
        for n, rows in ((1, []), (2, many))
    )
    old = _text(1, "1. Requests the keepers to light lamps.")
    told = summary_to_text(compare(old, new))
    assert re.search(r"– → OP40 +Decides to hold a fair", told)
    assert len(told.splitlines()) <= PAGE
    assert {f"OP{n}" for n in range(2, 41)} <= _named(told)


def test_paragraphs_are_told_in_the_order_of_their_text_new_ones_first() -> None:
    first, last = "Recalling the Charter of the United Nations,", "Requests the keepers to light the lamps."
    gone = ("1. Welcomes the wool of three kinds of sheep;", f"2. {last}")
    more = ("1. Underscores the need for oil;", "2. Decides to hold a fair in the harbour;", f"3. {last}")
    told = summary_to_text(compare(_text(1, first, *gone), _text(2, first, *more)))
    places = [told.index(words) for words in ("Underscores the need", "Decides to hold", "Welcomes the wool")]
    assert places == sorted(places)


def _named(told: str) -> set[str]:
    """The operative paragraphs of the older text that are told as gone, and those of the newer told as new."""
    lines = re.findall(r"^(?:also )?(?:new|gone) +((?:.+\n?)(?: {9,}.+\n)*)", told, re.MULTILINE)
    out = {*re.findall(r"^(?:– → )?(OP\d+)(?: → –)? {2}", told, re.MULTILINE)}
    for part in ", ".join(" ".join(line.split()) for line in lines).split(", "):
        first, _, last = part.removeprefix("OP").partition("–OP")
        if first.isdigit():
            out |= {f"OP{n}" for n in range(int(first), int(last or first) + 1)}
    return out


def test_no_paragraph_that_went_or_came_is_hidden() -> None:
    redline = _seeds("18/L.24/Rev.1", "54/28")
    told = summary_to_text(redline)
    assert {a for a in (*redline.removed, *redline.added) if re.fullmatch(r"OP\d+", a)} <= _named(told)
    assert "Not told here, but by --ledger:" in told
    assert re.search(
        r"\nAlso changed \(in full by --ledger\)\n(?:[^\n]+\n)*references +(?:in|out of old) [PO]P\d+: \w", told
    )


def test_what_finds_no_room_is_named_in_brief() -> None:
    told = summary_to_text(_seeds("18/L.24/Rev.1", "54/28"))
    brief = told.partition("\nAlso changed (in full by --ledger)\n")[2].partition("\n\n")[0]
    assert re.search(r"references +.*OP\d+.*; \+\d+", " ".join(brief.split()))
    assert "references (" not in told


def test_a_small_change_is_told_in_full() -> None:
    lamp = "1. Requests the keepers of the coast to count the lamps of each lighthouse and to report on it;"
    old = _text(1, "Recalling the lighthouses of the coast,", lamp, "2. Decides to remain seized of the matter.")
    added = (
        "Recognizing that the bakers of the coast have given warm bread to the keepers of the lamps in every winter "
        "since the great storm, and that the fishermen have mended their nets without asking for any reward,"
    )
    new = _text(2, "Recalling the lighthouses of the coast,", added, lamp, "2. Decides to remain seized of the matter.")
    told = " ".join(summary_to_text(compare(old, new)).split())
    assert "– → PP2 " + added in told
    assert "more" not in told
    assert "Not told here" not in told


def test_items_are_told_with_their_paragraph() -> None:
    fair = "1. Welcomes the fair;"
    row = "2. Endorses the bells, and requests:\n\n(a) The keepers to count them;\n\n(b) The bakers to ring them."
    told = summary_to_text(compare(_text(1, fair), _text(2, fair, row)))
    assert re.search(r"– → OP2 +with two items: Endorses", told)
    assert "OP2(a)" not in told


def test_words_that_no_rule_names_are_told_of_the_preamble_as_well() -> None:
    redline = _seeds("27/20", "54/28")
    told = summary_to_text(redline)
    assert re.search(r"\nOther words in preambular paragraphs\nPP\d+ → PP\d+ |\npreamble +PP\d+: ", told)


@pytest.mark.parametrize(("old", "new"), [*PAIRS, *((new, old) for old, new in PAIRS)])
def test_what_came_alone_is_not_told_as_if_it_stood_in_the_place_of_something(old: str, new: str) -> None:
    told = " ".join(summary_to_text(_seeds(old, new)).split())
    assert not re.search(r"(?:in|out): “[^“”]*” (?:… )?→", told)


def test_a_clause_is_told_with_its_words() -> None:
    assert re.search(
        r"PP4 → PP3 +verb gone: Emphasizing that the promotion", summary_to_text(_seeds("18/L.24/Rev.1", "27/20"))
    )
    told = summary_to_text(_seeds("18/L.24/Rev.1", "54/28"))
    assert re.search(r"OP9 → OP1 +Encourages → Emphasizes\n", told)


def test_the_same_text_has_nothing_but_its_head() -> None:
    told = summary_to_text(_seeds("54/28", "54/28"))
    assert "Duties" not in told
    assert len(told.splitlines()) < 12


def test_consent_in_the_operative_part_comes_before_other_conditions() -> None:
    told = summary_to_text(_seeds("18/L.24/Rev.1", "27/20"))
    consent = ["upon their request added", "with the consent of removed"]
    places = [told.index(words) for words in ("\nConditions", *consent)]
    assert places == sorted(places)
    assert re.search(r"OP6\(b\) → – +with the consent of removed", told)


def test_their_consent_comes_first_and_so_does_their_agreement() -> None:
    first = "Recalling the Charter of the United Nations,"
    hedges = "1. Requests the divers to light lamps, as appropriate;"
    old = _text(1, first, hedges, "2. Requests the Office to lend oil to ports, upon request and with their consent;")
    new = _text(
        2, first, hedges.replace(", as", ", where"), "2. Requests the Office to lend oil to ports, upon request;"
    )
    told = summary_to_text(compare(old, new))
    assert "with their consent removed" in told
    assert "as appropriate" not in told[: told.index("with their consent")]
    gone = compare(
        _text(
            1, first, "1. Calls for calm in winter;", "2. Lends oil to ports, if possible, and with their agreement;"
        ),
        _text(2, first, "1. Calls for calm, as appropriate, in winter;"),
    )
    told = summary_to_text(gone)
    assert 0 < told.index("with their agreement removed") < told.index("as appropriate")


def test_resources_come_behind_consent_and_before_other_conditions() -> None:
    first = "Recalling the Charter of the United Nations,"
    rows = ("1. Requests the divers to light lamps{};", "2. Requests the Office to lend oil{};", "3. Hires the bell{};")
    old = _text(1, first, *(row.format("") for row in rows))
    hedges = (", as appropriate", ", within existing resources", ", upon request")
    new = _text(2, first, *(row.format(hedge) for row, hedge in zip(rows, hedges, strict=True)))
    told = summary_to_text(compare(old, new))
    places = [told.index(words) for words in ("upon request", "within existing resources", "as appropriate")]
    assert places == sorted(places)


def test_conditions_come_before_small_words_for_others() -> None:
    first = "Recalling the Charter of the United Nations,"
    old = _text(1, first, "1. Urges peace between keepers;", "2. Requests the divers to light all lamps;")
    new = _text(2, first, "1. Urges peace among keepers;", "2. Requests the divers to light lamps, as appropriate;")
    told = summary_to_text(compare(old, new))
    assert 0 < told.index("as appropriate") < told.index("between → among")


def test_words_that_no_rule_names_are_told() -> None:
    first = "Recalling the Charter of the United Nations,"
    old = _text(1, first, "1. Requests the keepers to review how lamps are lit;", "2. Decides to go on.")
    new = _text(2, first, "1. Requests the keepers to review where lamps are lit;", "2. Decides to go on.")
    told = summary_to_text(compare(old, new))
    assert "Other words in operative paragraphs\nOP1 → OP1  “how” → “where”\n" in told + "\n"


def test_a_clause_that_is_gone_is_quoted_to_its_end_and_no_further() -> None:
    first, clause = "Recalling the Charter of the United Nations,", "emphasizes the need for clean lamps, and "
    row = "1. Welcomes the report of the keepers, {}requests the Secretary-General to publish it in all languages;"
    old, new = (_text(n, first, row.format(words)) for n, words in ((1, clause), (2, "and ")))
    told = summary_to_text(compare(old, new))
    assert "gone: emphasizes the need for clean lamps\n" in told


def test_how_many_there_are_is_a_figure_and_how_many_are_to_meet_a_duty() -> None:
    old, new = (
        _text(
            number,
            f"1. Notes with concern that {dark} million lamps, or {share} per cent of those on the coast, are dark;",
            f"2. Decides that the group of keepers shall have {many} experts from the regions.",
        )
        for number, dark, share, many in ((1, "150.2", "28.9", "three"), (2, "151", "28.0", "five"))
    )
    told = summary_to_text(compare(old, new))
    duties, _, figures = told.partition("\nDates and figures")
    assert "three experts → five experts" in duties.partition("\nDuties")[2]
    assert "28.9 per cent → 28.0 per cent" in figures
    assert "150.2 million → 151 million" in figures


def test_a_title_that_changed_has_a_group_of_its_own() -> None:
    first = ("1. Requests the keepers to ensure that lamps are lit;", "2. Decides to go on.")
    old, new = _text(1, *first), _text(1, *first)
    new = replace(new, title="Bells")
    told = summary_to_text(compare(old, new))
    assert "\nThe title changed\ntitle  “Lights” → “Bells”\n" in told
    assert "word for word. The title changed. It is not a" in " ".join(told.split())
    assert "Operative paragraphs that went or came" not in told


def test_verbs_that_no_source_ranks_are_told_alike_whatever_their_kinds() -> None:
    rows = ("{} the charter of the keepers,", "1. {} clean lamps in every harbour of the cape;", "2. Decides to go on.")
    verbs = ("Recalling", "Calls for"), ("Bearing in mind", "Reaffirms")
    old, new = (
        _text(n, rows[0].format(one), rows[1].format(other), rows[2]) for n, (one, other) in enumerate(verbs, 1)
    )
    told = summary_to_text(compare(old, new))
    assert "Calls for → Reaffirms\n" in told
    assert "Recalling → Bearing in mind\n" in told
    assert "comparable" not in told


def test_verbs_of_which_a_ranking_is_told_come_first() -> None:
    rows = ("{} that lamps of the northern harbour are lit in winter", "{} the keepers to light the bells of the cape")
    old, new = (
        _text(n, *(f"{k}. {row.format(verb)};" for k, (row, verb) in enumerate(zip(rows, verbs, strict=True), 1)))
        for n, verbs in ((1, ("Notes", "Urges")), (2, ("Recalls", "Encourages")))
    )
    told = summary_to_text(compare(old, new))
    assert told.index("Urges → Encourages (weaker)") < told.index("Notes → Recalls")


def test_all_paragraphs_that_are_new_are_all() -> None:
    old = _text(1, "1. Requests the keepers to ensure that lamps are lit;")
    new = _text(
        2, "Recalling the Charter of the bakers,", "1. Welcomes bread of three kinds;", "2. Invites all to eat it."
    )
    told = " ".join(summary_to_text(compare(old, new)).split())
    assert "Of the three paragraphs of the newer text all are new." in told


def test_the_operative_part_comes_before_the_preamble() -> None:
    rows = (
        "{} lamps in every harbour of the cape,",
        "1. {} bells in every tower of the coast;",
        "2. Decides to go on.",
    )
    verbs = ("Noting with concern", "Urges"), ("Noting", "Calls for")
    old, new = (
        _text(n, *(r.format(v) for r, v in zip(rows, (*each, ""), strict=True))) for n, each in enumerate(verbs)
    )
    told = summary_to_text(compare(old, new))
    assert told.index("Urges → Calls for") < told.index("Noting with concern → Noting")


def test_figures_in_a_language_without_findings_are_told() -> None:
    rows = ("Le Conseil des droits de l’homme,\n\n1. Prie les gardiens de faire rapport dans les {} jours ;\n",)
    old, new = (parse(read_bytes(f"{n}.txt", rows[0].format(n).encode())) for n in (30, 90))
    assert "“30” → “90”" in summary_to_text(compare(old, new))


def test_words_in_brackets_have_a_group_of_their_own() -> None:
    row = "1. Requests the keepers to count the lamps of every harbour{}, and to report on them;"
    old, new = (_text(n, row.format(words)) for n, words in ((1, ""), (2, " [and the bells of every tower]")))
    told = summary_to_text(compare(old, new))
    assert "\nBrackets\nOP1 → OP1" in told
    assert "\nConditions\n" not in told


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "[Urges][Requests] the keepers to count [all] the lamps of the harbours [in winter];",
            "Urges the keepers to count the lamps of the harbours in winter;",
            "chosen: “Urges”; deleted: “all”; kept: “in winter”",
        ),
        (
            "[Urges][Requests] the keepers to count the lamps of the harbours in winter;",
            "Requests the keepers to count the lamps of the harbours in winter;",
            "“Requests” chosen of [Urges][Requests]",
        ),
        (
            "Urges the keepers to count the lamps of the harbours in winter;",
            "[Urges the keepers to count the lamps of the harbours in winter; – Chad]",
            "whole paragraph now in brackets (proposed by Chad)",
        ),
    ],
)
def test_of_brackets_like_is_told_with_like_at_each_place(old: str, new: str, said: str) -> None:
    told = summary_to_text(compare(_text(1, f"1. {old}"), _text(2, f"1. {new}")))
    assert f"\nBrackets\nOP1 → OP1  {said}\n" in told


@pytest.mark.parametrize(("old", "new"), [*PAIRS, *((new, old) for old, new in PAIRS)])
def test_a_quotation_that_is_cut_is_closed(old: str, new: str) -> None:
    assert not re.search(r"“[^”\n]*…$", summary_to_text(_seeds(old, new)), re.MULTILINE)


def test_of_a_change_both_sides_are_seen_in_one_entry() -> None:
    told = summary_to_text(_seeds("18/L.24/Rev.1", "54/28"))
    assert re.search(r"OP11 → OP10 +addressee: .+\s+→ .+", told)


def _headline(old: str, new: str) -> str:
    rows = ("Recalling the charter of the keepers,", "1. {};", "2. Decides to go on.")
    one, other = (_text(n, rows[0], rows[1].format(words), rows[2]) for n, words in ((1, old), (2, new)))
    return " ".join(summary_to_text(compare(one, other)).split()).partition(" It is not")[0]


def test_where_no_verb_became_another_what_came_and_went_is_counted() -> None:
    old = (
        "Welcomes the report of the keepers on lamps, emphasizes the need for clean lamps, and urges States to pay them"
    )
    new = "Welcomes the report of the keepers on lamps, and urges States to pay them"
    assert _headline(old, new).endswith("No leading verb became another, but one clause went.")
    assert _headline(new, old).endswith("No leading verb became another, but one clause came.")
    fewer = "Calls upon keepers to consider painting the towers that stand near the harbour"
    light = "Calls upon keepers to take all the measures necessary to light the coast by night, and "
    asked = fewer.replace("Calls upon keepers ", light)
    assert _headline(asked, fewer).endswith("No leading verb became another, but one thing is no longer asked.")
    assert _headline(fewer, asked).endswith("No leading verb became another, but one thing is newly asked.")


def test_what_stands_under_a_verb_that_asks_for_nothing_is_not_counted_as_asked() -> None:
    fewer = "Stresses the need to strengthen the programmes of the guilds for young keepers of the outer lamps"
    more = f"{fewer}, as well as to ensure the careful building and painting of towers"
    for old, new in ((fewer, more), (more, fewer)):
        told = _headline(old, new)
        assert "asked" not in told
        assert told.endswith("No leading verb changed.")


def test_a_leading_verb_is_one_with_which_a_paragraph_begins_in_both_texts() -> None:
    old = "Welcomes the lamps of the coast, emphasizes the need for oil, and remains deeply concerned at the fog"
    one = old.replace("deeply", "seriously")
    assert _headline(old, one).endswith("One verb within a paragraph changed.")
    two = one.replace("emphasizes", "recalls")
    assert _headline(old, two).endswith("Two verbs within paragraphs changed.")
    both = one.replace("Welcomes", "Notes")
    assert _headline(old, both).endswith("One leading verb and one within a paragraph changed.")
    assert _headline(both, old).endswith("One leading verb and one within a paragraph changed.")


def test_the_verb_of_a_list_is_the_leading_one_of_its_items() -> None:
    rows = ["1. Urges the guilds:", "(a) To mend the nets;", "(b) To strengthen the lamps of the outer coast;"]
    more = ["2. Calls upon the keepers:", "(a) To hang many bells;", "(b) To count the tides;"]
    old, new = ([*rows, *more], [*rows[:2], *more, "(c) To strengthen the lamps of the outer coast;"])
    one, other = (_text(n, *text, "3. Decides to go on.") for n, text in ((1, old), (2, new)))
    assert "One leading verb changed." in " ".join(summary_to_text(compare(one, other)).split())


def test_where_nothing_came_or_went_no_verb_changed() -> None:
    old = "Urges States to count the lamps of the coast and to pay its keepers well"
    assert _headline(old, old.replace("well", "on time")).endswith("No leading verb changed.")
    assert _headline(old, old.replace("Urges", "Invites")).endswith("One leading verb changed.")


def test_of_what_finds_no_room_it_is_said_where_it_stands() -> None:
    rows = [
        f"{n}. Urges the keepers of harbour {n} to light {n} lamps in it with oil of tree {n};" for n in range(1, 60)
    ]
    old = _text(1, *rows, "60. Decides to go on.")
    new = _text(2, *(row.replace("Urges", "Invites") for row in rows), "60. Decides to go on.")
    told = summary_to_text(compare(old, new))
    assert len(told.splitlines()) <= PAGE
    assert "\nVerbs and clauses (in full by --ledger --only verbs)\n" in told
    assert re.search(r"\nalso +Urges → Invites \(weaker\): OP(\d\d)–OP59\n", told)


def test_verbs_that_find_no_room_are_named_by_what_they_became() -> None:
    said = ("Urges", "Invites"), ("Requests", "Urges"), ("Welcomes", "Notes")
    rows = [
        (f"{n}. {{}} the keepers of harbour {n} to light {n} lamps in it with oil of tree {n};", *said[n % 2])
        for n in range(1, 41)
    ]
    many = [f"{n}. Underscores the need for {n} barrels of tar in port {n};" for n in range(42, 70)]
    old = _text(1, *(row.format(before) for row, before, _ in rows), "41. Decides to go on.")
    new = _text(2, *(row.format(after) for row, _, after in rows), "41. Decides to go on;", *many)
    told = " ".join(summary_to_text(compare(old, new)).split())
    assert re.search(
        r"Verbs and clauses \(in full by --ledger --only verbs\) .* also Urges → Invites \(weaker\): OP\d+", told
    )
    assert re.search(r"; Requests → Urges \(stronger\): OP\d+, OP\d+", told)


def test_of_a_paragraph_that_went_its_items_that_did_not_are_told() -> None:
    fair = "1. Welcomes the fair of the guilds in the old harbour;"
    row = "2. Takes note of this:\n\n(a) The lamps shall burn;\n\n(b) The bells shall ring;\n\n(c) The nets shall dry;"
    document = _text(1, fair, row, "3. Decides to go on.")
    fated = {"OP1", "OP2", "OP2(b)", "OP3"}
    assert but_for_items(["OP1", "OP2", "OP3"], fated, document) == "OP1, OP3, OP2 but for (a), (c)"
    assert but_for_items(["OP1", "OP2", "OP3"], {*fated, "OP2(a)", "OP2(c)"}, document) == "OP1–OP3"


def test_numbers_in_a_row_are_drawn_together() -> None:
    assert neighbours(["OP2", "OP5", "OP6", "OP7", "PP8", "PP9", "OP9(a)", "OP5"]) == "OP2, OP5–OP7, PP8, PP9, OP9(a)"


def test_that_a_text_remains_seized_of_the_matter_is_told_last() -> None:
    more = [f"{n}. Urges the keepers of harbour {n} to light {n} lamps in it;" for n in range(2, 60)]
    old = _text(1, "1. Welcomes the fair of the guilds.")
    for last in ("remain actively seized of the matter", "continue its consideration of the matter"):
        new = _text(2, "1. Welcomes the fair of the guilds;", *more, f"60. Decides to {last}.")
        told = summary_to_text(compare(old, new))
        assert re.search(r"– → OP2 +Urges", told)
        assert not re.search(r"– → OP60 ", told)


def test_a_ranking_is_told_without_its_source() -> None:
    row = "1. {} the keepers to light the bells of the cape;"
    old, new = (_text(n, row.format(verb), "2. Decides to go on.") for n, verb in ((1, "Urges"), (2, "Calls upon")))
    redline = compare(old, new)
    assert any("according to" in finding.note for finding in redline.findings)
    assert re.search(r"OP1 → OP1 +Urges → Calls upon \(sources disagree\)\n", summary_to_text(redline))


def test_a_figure_of_the_preamble_is_no_duty() -> None:
    rows = (
        "Recalling the fair that was held for a period of {} years on the coast,",
        "1. Decides to light lamps for {} years.",
    )
    old, new = (
        _text(n, rows[0].format(one), rows[1].format(other))
        for n, (one, other) in enumerate((("two", "two"), ("four", "six")), 1)
    )
    duties, _, dates = summary_to_text(compare(old, new)).partition("\nDates and figures")
    assert "OP1 → OP1" in duties.partition("\nDuties")[2]
    assert "PP1 → PP1" in dates


def test_what_the_note_of_a_finding_quotes_is_not_told_again() -> None:
    row = "1. Calls upon States to light the lamps of the harbour with {} organizations of the coast in each winter;"
    words = ("respective", "representative", "large and small and old and green and northern")
    first, other, more = (_text(n, row.format(each), "2. Decides to go on.") for n, each in enumerate(words, 1))
    told = " ".join(summary_to_text(compare(first, other)).split())
    assert "respective removed, at “organizations”, now “representative”" in told
    assert "“respective” →" not in told
    assert "“respective” →" in summary_to_text(compare(first, more))


def test_an_act_asked_in_the_place_of_another_is_counted() -> None:
    old = "Urges States to guarantee access to the lamps of the coast for all keepers"
    new = old.replace("guarantee", "facilitate")
    assert _headline(old, new).endswith("No leading verb became another, but one thing asked is another.")


def test_of_paragraphs_those_that_request_or_decide_find_room_before_those_that_welcome() -> None:
    said = [f"{n}. Welcomes the {n} lanterns that the bakers hung beside well {n};" for n in range(2, 62)]
    more = ["62. Encourages the bakers to bake;", "63. Requests the divers to report on the cape each spring."]
    old, new = (
        _text(1, "1. Thanks the ringers of the bell;"),
        _text(2, "1. Thanks the ringers of the bell;", *said, *more),
    )
    told = summary_to_text(compare(old, new))
    assert "Requests the divers to report" in told
    assert "Encourages the bakers to bake" in told
    assert "lanterns that the bakers hung beside well 61" not in told


def test_what_is_only_encouraged_is_the_last_duty_and_said_to_be_no_more() -> None:
    first = "Recalling the Charter of the United Nations,"
    rows = (
        "1. Encourages the Government to submit its report to the Human Rights Council at its sixtieth session;",
        "2. Requests the Special Rapporteur to submit a report to the Human Rights Council at its sixtieth session;",
    )
    old, new = _text(1, first, "1. Thanks the bakers."), _text(2, first, *rows, "3. Thanks the bakers.")
    told = " ".join(summary_to_text(compare(old, new)).split())
    assert 0 < told.index("OP2 new: report by the Special Rapporteur") < told.index("OP1 newly encouraged: report by")
    told = " ".join(summary_to_text(compare(new, old)).split())
    assert 0 < told.index("OP2 → – not repeated: report by") < told.index("OP1 → – no longer encouraged: report by")


def test_of_verbs_a_request_that_is_spent_comes_before_other_verbs_and_near_synonyms_come_last() -> None:
    rows = (
        "Underscoring the need for bells on the northern cape,",
        "1. {} that lamps of the northern harbour were lit in winter;",
        "2. {} the keepers to light the bells of the cape in spring;",
        "3. {} the duty of divers to mend nets of the southern coast;",
    )
    verbs = ("Underscores", "Welcomes"), ("Requests", "Welcomes"), ("Underscores", "Emphasizes")
    old, new = (
        _text(n, rows[0], *(row.format(each[n]) for row, each in zip(rows[1:], verbs, strict=True))) for n in (0, 1)
    )
    told = summary_to_text(compare(old, new))
    places = [told.index(words) for words in ("Requests → Welcomes", "Underscores → Wel", "Underscores → Emph")]
    assert places == sorted(places)


def test_of_conditions_and_dates_what_went_comes_before_what_came_and_a_modal_verb_before_both() -> None:
    first = "Recalling the Charter of the United Nations,"
    rows = (
        "1. Requests the divers to light lamps{};",
        "2. Urges the bakers to bake bread{};",
        "3. Notes that keepers {} ring bells.",
    )
    old, new = (
        _text(n, first, *(row.format(words) for row, words in zip(rows, each, strict=True)))
        for n, each in enumerate((("", ", as appropriate", "shall"), (", where feasible", "", "should")))
    )
    told = summary_to_text(compare(old, new))
    places = [told.index(words) for words in ("shall → should", "as appropriate removed", "where feasible added")]
    assert places == sorted(places)


def test_of_a_paragraph_that_was_split_it_is_told_that_a_part_of_it_crossed() -> None:
    vote = "to hold the election of the keepers of all harbours of the coast before the next winter, by secret ballot"
    fair = "the agreement of the bakers and the divers on the bread, the nets and the wells of the southern cape"
    old = _text(1, "Recalling the Charter of the United Nations,", f"1. Urges the towns {vote}, and welcomes {fair};")
    new = _text(2, "Recalling the Charter of the United Nations,", f"Welcoming {fair},", f"1. Urges the towns {vote}.")
    told = summary_to_text(compare(old, new))
    assert "OP1 → PP2  a part of it crossed; the rest is OP1\n" in told


def test_an_act_asked_in_the_place_of_another_is_told_with_what_it_is_on() -> None:
    first, asked = (
        "Recalling the Charter of the United Nations,",
        "1. Urges the keepers {} access to the wells of the cape;",
    )
    old, new = (_text(n, first, asked.format(act)) for n, act in ((1, "to guarantee"), (2, "to facilitate")))
    assert "OP1 → OP1  asked: guarantee → facilitate access to the wells\n" in summary_to_text(compare(old, new))


def test_dates_of_the_operative_part_come_before_those_of_the_preamble() -> None:
    rows = (
        "Noting that {} million lamps are dark,",
        "1. Requests the keepers to light all lamps{};",
        "2. Rings bells.",
    )
    old, new = (
        _text(n, *(row.format(words) for row, words in zip(rows, each, strict=True)))
        for n, each in enumerate((("4.5", " before the end of 2021", ""), ("5.2", "", "")))
    )
    told = summary_to_text(compare(old, new))
    assert 0 < told.index("2021") < told.index("4.5 million")


def test_consent_that_came_and_went_with_paragraphs_is_named_together() -> None:
    told = summary_to_text(_seeds("18/L.24/Rev.1", "54/28"))
    assert "consent gone: OP6(b), new: OP6, OP7, OP14, PP17; " in told
    assert "lists        out of old PP7: financial (assistance); " in told


def test_a_word_that_joins_others_is_no_condition() -> None:
    first = "Recalling the Charter of the United Nations,"
    old = _text(1, first, "1. Urges peace between keepers;", "2. Requests the divers to light all lamps;")
    new = _text(2, first, "1. Urges peace among keepers;", "2. Requests the divers to light lamps, as appropriate;")
    conditions, _, small = summary_to_text(compare(old, new)).partition("\nSmall words alone\n")
    assert "as appropriate" in conditions
    assert "between" not in conditions
    assert "between → among" in small


ROW = "Recalling General Assembly resolutions {}, on the lamps of the coast and on the bells of the northern harbours,"
CITED = ["73/305 of 28 June 2019", "73/174 of 17 December 2018", "72/246 of 24 December 2017"]
OTHERS = ["72/180 of 19 December 2017", "72/165 of 19 December 2017", "72/129 of 8 December 2017"]


def test_a_row_of_resolutions_in_the_other_order_is_no_change_of_words_to_lead_with() -> None:
    """Which came the references tell."""
    row = [*CITED, *OTHERS]
    rows = [f"{', '.join(each[:-1])} and {each[-1]}" for each in (row, ["76/169 of 16 December 2021", *row[::-1]])]
    old, new = (_text(n, ROW.format(each), "1. Requests the keepers to go on.") for n, each in enumerate(rows, 1))
    told = summary_to_text(compare(old, new))
    assert "A/RES/76/169 added here" in told
    assert "→ “76/169" not in re.sub(r"\s+", " ", told.partition("\nSmall words alone")[0])
    new = _text(2, ROW.format(rows[0]).replace("lamps", "quiet inlets"), "1. Requests the keepers to go on.")
    told = summary_to_text(compare(old, new))
    assert "“lamps” → “quiet inlets”" in told.partition("\nSmall words alone")[0]
