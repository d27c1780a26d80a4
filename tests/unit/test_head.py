"""What the page tells before and behind the redline: verbs, duties, reasons, the masthead."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from hrcdiff import compare, read
from hrcdiff.model import FieldChange
from hrcdiff.renderers import glance, headline, phrases
from hrcdiff.renderers.html import to_html
from hrcdiff.renderers.to_summary import summary_to_text
from tests.unit.reading import body
from tests.unit.redlines import document, redline

if TYPE_CHECKING:
    from hrcdiff.model import Redline


def seeds() -> Redline:
    return compare(read("18/L.24/Rev.1"), read("54/28"))


def region(drawn: Redline, name: str) -> etree._Element:
    """The part of the page that a heading names."""
    root = etree.HTML(to_html(drawn))
    (section,) = (e for e in root.iter("section") if e.get("aria-labelledby") == name)
    return section


def said(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))


def test_the_head_tells_one_duty_more_if_those_are_all() -> None:
    drawn = seeds()
    told = [e for e in region(drawn, "duties").iter("span") if e.get("class") == "due"]
    assert len(told) == sum(f.kind == "duty" for f in drawn.findings) == glance.MOST + 1


def test_the_head_tells_duties_and_leads_to_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glance, "MOST", 5)
    drawn = seeds()
    section = region(drawn, "duties")
    duties = [f.note for f in drawn.findings if f.kind == "duty"]
    told = [said(e) for e in section.iter("span") if e.get("class") == "due"]
    assert len(told) == glance.MOST < len(duties)
    assert all(any(note.startswith(words.rstrip(" …")) for note in duties) for words in told)
    assert told[0].startswith("new: update by the Office of the High Commissioner to the Human Rights Council")
    *_, more = section.iter("a")
    assert (more.get("href"), said(more).split()[0]) == ("#ledger-duties", "All")


def test_the_head_gives_an_item_the_verb_of_its_list() -> None:
    item = "(a) To strengthen the lanterns of every harbour and of all wells that lie beside it;"
    old, new = (body(f"1. {verb} all States:", item, "2. Decides to meet again.") for verb in ("Urges", "Encourages"))
    listed = list(region(compare(old, new), "openings").iter("li"))
    assert {tuple(said(i) for i in e.iter("i")) for e in listed} == {("Urges", "Encourages")}


def test_an_opening_put_in_front_of_a_verb_that_stays_is_no_changed_verb() -> None:
    clause = "strongly condemning the hiding of lanterns, bells and ladders from the keepers of the harbour"
    old, new = (
        body(f"{words},", "1. Decides to meet again.")
        for words in (clause.capitalize(), f"Deeply deploring the silence of the wells, and {clause}")
    )
    page = to_html(compare(old, new))
    assert "None: no leading verb became another." in page
    assert "Opening phrases that changed" not in page


def test_reasons_stand_once_below_a_ledger() -> None:
    page = to_html(seeds()).split('<script type="application/json"')[0]
    reason = "each operative paragraph has its verb"
    ledger = page[page.index('id="ledger-verbs"') : page.index('id="ledger-qualifiers"')]
    assert ledger.count("verb.limb-new") > 2
    assert ledger.count(f"verb.limb-new: UN Editorial Manual, resolutions: {reason}") == 1
    several = [replace(f, source=f"reason {n}") for n, f in enumerate(seeds().findings) if f.rule == "verb.limb-new"]
    told = to_html(replace(seeds(), findings=tuple(several)))
    assert all(f"verb.limb-new, {f.source}" in told for f in several)


def test_dates_of_the_masthead_are_in_words() -> None:
    old, new = (replace(document(f"1/{n}", ("PP1", "Recalling it,")), date=f"2023-10-1{n}") for n in (1, 2))
    change = FieldChange(field="date", old=old.date, new=new.date)
    page = to_html(replace(redline(old, new, ("PP1", "PP1")), metadata_changes=(change,)))
    assert "<td>11 October 2023<td>12 October 2023" in page


def test_what_the_organ_newly_decides_is_told_with_the_duties() -> None:
    old, new = (
        body(f"1. Decides to renew the mandate of the keepers for one year{more}, and to meet again in winter;")
        for more in ("", ", to extend it to all harbours of the coast")
    )
    drawn = compare(old, new)
    assert "newly decided: to extend it to all harbours of the coast" in said(region(drawn, "duties"))
    assert "OP1 → OP1  newly decided: to extend it to all harbours of the coast" in summary_to_text(drawn)


def test_consent_and_resources_of_operative_paragraphs_are_told_and_which_paragraphs_came_and_went() -> None:
    first, asked = "Requests the keepers to train all divers", "Invites States to publish the rules of the harbour;"
    old = body(f"1. {first} with the consent of the States concerned;", f"2. {asked}", "3. Decides to meet in winter.")
    new = body(f"1. {first} within existing resources;", "2. Decides to meet in winter.", "3. Thanks the bell-ringers.")
    drawn = compare(old, new)
    consent = said(region(drawn, "consent"))
    assert "with the consent of" in consent
    assert "within existing resources" in consent
    assert "OP1 became→ OP1" in consent
    page = etree.HTML(to_html(drawn))
    (which,) = (e for e in page.iter("ul") if e.get("class") == "which")
    words = ["gone: OP2 Invites States to publish the rules of the harbour;", "new: OP3 Thanks the bell-ringers."]
    assert [said(e).strip() for e in which.iter("li")] == words
    assert not [e for e in etree.HTML(to_html(compare(old, old))).iter("p", "ul") if e.get("class") == "which"]


def test_modal_verbs_and_hedges_stand_at_the_head_near_synonyms_behind_other_verbs() -> None:
    rows = (
        "1. Underscores the duty of divers to mend the nets of the southern coast;",
        "2. Stresses that the keepers shall ring all bells of the northern cape, and that bread is baked;",
        "3. Urges the towns to light every well of the old harbour;",
        "4. Requests the bakers to bake bread of three kinds in winter.",
    )
    changes = ("Underscores", "Emphasizes"), ("shall", "should"), ("to light", "to consider lighting"), ("Req", "Req")
    old, new = (
        body(
            "Recalling the charter of the keepers,",
            *(r.replace(c[0], c[n]) for r, c in zip(rows, changes, strict=True)),
        )
        for n in (0, 1)
    )
    drawn = compare(old, new)
    verbs = [tuple(said(i) for i in e.iter("i")) for e in region(drawn, "openings").iter("li")]
    assert verbs == [("shall", "should"), ("Underscores", "Emphasizes")]
    assert "consider added" in said(region(drawn, "consent"))
    assert "One leading verb changed and one modal verb (shall → should)." in headline.summary(drawn)


def test_items_that_came_and_went_are_named_at_the_head_with_the_first_words_of_a_few() -> None:
    begin = "1. Calls upon all States of the coast:"
    old = body(
        begin, "(a) To mend the nets of divers;", "(b) To hang bells in all towers;", "2. Decides to meet again."
    )
    new = body(
        begin, "(a) To mend the nets of divers;", "(b) To abolish the tax on bread;", "2. Decides to meet again."
    )
    page = etree.HTML(to_html(compare(old, new)))
    (which,) = (e for e in page.iter("ul") if e.get("class") == "which")
    assert [" ".join(said(e).split()) for e in which.iter("li")] == [
        "gone: OP1(b) To hang bells in all towers;",
        "new: OP1(b) To abolish the tax on bread;",
    ]
    assert [e.get("href") for e in which.iter("a")] == ["#old-OP1-b", "#new-OP1-b"]
    many = body(*(f"{n}. Hangs {n} bells on the tower of well {n};" for n in range(1, 8)), "8. Decides to meet again.")
    page = etree.HTML(to_html(compare(body("1. Thanks the bakers.", "2. Decides to meet again."), many)))
    (line,) = (said(e) for e in page.iter("p", "ul") if e.get("class") == "which")
    assert line == "Operative paragraphs gone: OP1; new: OP1–OP7"


def test_of_a_draft_it_is_told_what_became_of_its_brackets_and_which_paragraph_was_taken() -> None:
    old = body(
        "1. [Urges/Invites] the keepers to light [all] lamps [of the cape] in winter;",
        "2. Requests the divers to mend the nets of the southern coast before the spring fair;",
        "2 alt. Requests the divers to mend the nets of the southern coast in the course of the summer;",
        "3. Decides to meet again.",
    )
    new = body(
        "1. Urges the keepers to light lamps of the cape in winter;",
        "2. Requests the divers to mend the nets of the southern coast in the course of the summer;",
        "3. Decides to meet again.",
    )
    told = headline.summary(compare(old, new))
    fates = "one chosen among alternatives, one kept and one deleted"
    assert f"Three pairs of brackets are gone: {fates}. Of two alternative paragraphs OP2 alt was taken." in told
    assert "Three pairs of brackets are new." in headline.summary(compare(new, old))
    assert "brackets" not in headline.summary(compare(old, old))


def test_what_was_done_before_is_no_hedge_and_no_modal_verb() -> None:
    drawn = seeds()
    was = [f for f in drawn.findings if f.kind == "modality" and "continue to" in f.note]
    assert {f.rule for f in was} == {"modality.added", "modality.changed"}
    assert "continue to" not in said(region(drawn, "openings"))
    assert "modal verb" not in headline.summary(drawn)
    assert "continue to" not in said(region(drawn, "consent"))


def test_what_came_and_went_is_told_in_ranges_that_lead_to_their_first_paragraph() -> None:
    many = body(*(f"{n}. Hangs {n} bells on the tower of well {n};" for n in range(1, 8)), "8. Decides to meet again.")
    page = etree.HTML(to_html(compare(body("1. Thanks the bakers.", "2. Decides to meet again."), many)))
    (line,) = (e for e in page.iter("p") if e.get("class") == "which")
    assert [(said(e), e.get("href")) for e in line.iter("a")] == [("OP1", "#old-OP1"), ("OP1–OP7", "#new-OP1")]


def test_consent_that_came_or_went_with_its_paragraph_is_told_beside_what_changed_in_others() -> None:
    drawn = seeds()
    told = " ".join(said(region(drawn, "consent")).split())
    assert "With whole paragraphs: consent and request new in OP6, OP7, OP14, PP17, gone with OP6(b)" in told
    assert "resources new in OP14." in told
    back = " ".join(said(region(compare(drawn.new, drawn.old), "consent")).split())
    assert "consent and request new in OP6(b), gone with OP6, OP7, OP14, PP17; resources gone with OP14." in back
    *_, more = region(drawn, "consent").iter("a")
    assert more.get("href") == "#ledger-qualifiers"


def test_money_that_a_list_of_the_operative_part_lost_stands_with_resources() -> None:
    last = "2. Decides to meet again."
    new = body("1. Requests the keepers to lend technical help to all ports;", last)
    old = body("1. Requests the keepers to lend technical and financial help to all ports;", last)
    for one, other, fate in ((old, new, "removed"), (new, old, "added")):
        assert f"{fate} in a list: financial" in said(region(compare(one, other), "consent"))
    bread = body("1. Requests the keepers to lend technical and nautical help to all ports;", last)
    assert 'aria-labelledby="consent"' not in to_html(compare(bread, new))


def test_a_verb_that_lost_its_rank_is_set_as_a_verb_and_its_rank_beside_it() -> None:
    drawn = seeds()
    promoted = [
        replace(f, rule="verb.promoted", note=f"subordinate verb is now a main verb: {f.note}")
        for f in drawn.findings
        if f.rule == "verb.changed"
    ]
    page = region(replace(drawn, findings=tuple(promoted)), "openings")
    rows = [([said(i) for i in e.iter("i")], [said(s) for s in e.iter("small")]) for e in page.iter("li")]
    assert rows[0] == (["Encourages", "Emphasizes"], ["now a main verb"])


def test_of_texts_that_share_no_paragraph_no_verb_is_said_to_stay() -> None:
    old = document("1/1", ("OP1", "Requests the divers to mend the nets of the northern coast."))
    new = document("1/2", ("OP1", "Urges every town to light the wells of the harbour."))
    drawn = compare(old, new)
    assert drawn.summary.carried_old == 0
    assert "verb" not in headline.summary(drawn)
    assert 'aria-labelledby="openings"' not in to_html(drawn)


def test_numbers_from_ten_on_are_figures_but_at_the_beginning_of_a_sentence() -> None:
    assert [phrases.figure(n) for n in (0, 9, 10, 1204)] == ["no", "nine", "10", "1,204"]
    assert phrases.figures(9, 12) == ["9", "12"]
    assert phrases.upper(phrases.counted(11, "provision")) == "Eleven provisions"
    assert phrases.upper(phrases.counted(13, "provision")) == "13 provisions"
