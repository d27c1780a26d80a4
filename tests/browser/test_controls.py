"""Every control of the page: filters, folding, both views, tables, copies, the map, links to findings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from hrcdiff.findings.ledgers import LEDGERS
from tests.browser.opening import expect_address, expect_here, expect_said, here

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.opening import Open

pytestmark = pytest.mark.browser

COPIED = "addEventListener('copy', (e) => { window.copied = (k) => e.clipboardData.getData(k);\
 window.plain = copied('text/plain'); window.rich = copied('text/html'); })"


def shown(page: Page) -> set[str]:
    """Anchors of the rows that are not filtered out."""
    ids = page.locator("main .row:not(.off)").evaluate_all(
        "(rows) => rows.filter((row) => !row.closest('.off')).map((row) => row.id)"
    )
    return set(ids)


def expect_in_view(place: Locator) -> None:
    """An element comes to be within the window, below the bar."""
    at = (
        "(e) => { const r = e.getBoundingClientRect(), bar = document.querySelector('#bar').getBoundingClientRect();"
        " return r.top >= bar.bottom - 1 && r.top < innerHeight; }"
    )
    for _ in range(100):
        if place.evaluate(at):
            return
        place.page.wait_for_timeout(50)
    raise AssertionError(f"not in view: {place}")


# --- filters ---------------------------------------------------------------------------------


SELDOM = ("actors", "duties", "lists", "structure")


@pytest.mark.parametrize("kind", [pytest.param(k, marks=[pytest.mark.slow] * (k in SELDOM)) for k in LEDGERS])
def test_a_filter_shows_the_paragraphs_with_such_findings(visit: Open, kind: str) -> None:
    page = visit("seed", f"?show={kind}")
    wanted = {
        str(i) for i in page.locator(f"main .row[data-has~={kind}]").evaluate_all("(all) => all.map((e) => e.id)")
    }
    assert shown(page) == wanted
    rows = page.locator("main .row").count()
    expect_said(page, (f"{len(wanted)} of {rows} paragraphs" if wanted else f"No paragraph: {kind}"))
    assert page.locator("main .fold:not(.off):not([open])").count() == 0


def test_a_filter_and_the_operative_part_go_together_and_into_the_address(visit: Open) -> None:
    page = visit("seed")
    page.locator("#show").select_option("verbs")
    page.get_by_role("button", name="Operative only").click()
    expect_address(page, "?show=verbs&part=operative")
    assert shown(page)
    assert all("OP" in anchor for anchor in shown(page))
    assert not page.locator("#preambular").is_visible()
    again = visit("seed", "?show=verbs&part=operative")
    assert shown(again) == shown(page)
    page.keyboard.press("o")
    expect_address(page, "?show=verbs")
    assert any("PP" in anchor for anchor in shown(page))


def test_the_key_goes_through_all_filters_and_back(visit: Open) -> None:
    page = visit("kinds")
    everything = shown(page)
    choices = page.locator("#show option").count()
    seen = []
    for _ in range(choices):
        page.keyboard.press("f")
        seen.append(page.locator("#show").input_value())
    assert seen == ["changes", "substantive", "moved", *LEDGERS, "all"]
    assert shown(page) == everything
    expect_said(page, "")
    expect_address(page, re.compile(r"^[^?]*$"))


def test_what_a_filter_unfolded_folds_again(visit: Open) -> None:
    page = visit("seed")
    folded = page.locator(".fold.gone:not([open])").count()
    page.locator("#show").select_option("verbs")
    assert page.locator(".fold.gone[open]").count() > 0
    page.locator("#show").select_option("all")
    assert page.locator(".fold.gone:not([open])").count() == folded


def test_going_to_what_is_filtered_out_shows_all(visit: Open) -> None:
    page = visit("kinds", "?show=moved&part=operative")
    page.locator("#goto").fill("PP2")
    page.locator("#goto").press("Enter")
    expect_here(page, "new-PP2")
    assert page.locator("#show").input_value() == "all"
    assert page.locator("[data-do=part]").get_attribute("aria-pressed") == "false"


def test_a_page_opens_with_the_filter_and_the_view_it_was_written_with(visit: Open) -> None:
    page = visit("asked")
    assert page.locator("#show").input_value() == "references"
    assert page.locator(".pair").first.is_visible()
    expect_address(page, re.compile(r"^[^?]*$"))
    page.locator("#show").select_option("all")
    page.keyboard.press("s")
    expect_address(page, "?show=all&view=inline")
    again = visit("asked", "?show=all&view=inline")
    assert again.locator("#show").input_value() == "all"
    assert not again.locator(".pair").count()
    still = visit("asked", java_script_enabled=False)
    assert still.locator("#new-PP1 .t").is_visible()


@pytest.mark.parametrize("at", ["?show=nonsense", "?part=nonsense&view=nonsense", "#nowhere", "#%E0%A4%A", "?show=%00"])
def test_an_address_that_asks_for_nothing_there_is_shows_everything(visit: Open, at: str) -> None:
    page = visit("kinds", at)
    assert len(shown(page)) == page.locator("main .row").count()


# --- folding and the way from change to change -----------------------------------------------


def test_everything_unfolds_and_folds(visit: Open) -> None:
    page = visit("seed")
    page.keyboard.press("u")
    assert page.locator("details").count() > 20
    assert page.locator("details:not([open])").count() == 0
    assert page.locator("[data-do=unfold]").get_attribute("aria-pressed") == "true"
    page.get_by_role("button", name="Unfold").click()
    assert page.locator("details[open]").count() == 0


def test_the_buttons_lead_on_within_a_filter(visit: Open) -> None:
    page = visit("seed", "?show=verbs&part=operative")
    places = []
    for _ in range(4):
        page.get_by_role("button", name="Next change").click()
        places.append(here(page) or page.locator(".fold.here .row").first.get_attribute("id") or "")
    assert len(set(places)) == 4
    page.get_by_role("button", name="Previous").click()
    expect_here(page, places[-2])
    expect_in_view(page.locator(f"#{here(page)}"))


def test_at_the_last_change_the_page_says_so(visit: Open) -> None:
    page = visit("kinds")
    for _ in range(30):
        page.keyboard.press("n")
    expect_said(page, "No further change")
    expect_here(page, "new-OP4-a")


# --- links -----------------------------------------------------------------------------------


def test_every_paragraph_and_every_finding_has_a_link_that_leads_to_it(visit: Open) -> None:
    page = visit("seed")
    places = page.locator("main [id^=new-], main [id^=old-], main .note[id]").evaluate_all(
        "(all) => all.map((e) => e.id)"
    )
    linked = set(page.locator("a[href^='#']").evaluate_all("(all) => all.map((e) => e.getAttribute('href').slice(1))"))
    assert len(places) > 100
    assert set(places) <= linked
    for place in (places[3], places[len(places) // 2], places[-1]):
        page = visit("seed", f"#{place}")
        expect_in_view(page.locator(f"#{place}"))


def test_a_verb_at_the_head_leads_to_its_note_and_the_note_to_its_words(visit: Open) -> None:
    page = visit("seed")
    page.locator(".openings li a").first.click()
    expect_address(page, re.compile(r"#note-new-OP1-\d+$"))
    note = page.locator(".note.here")
    expect_in_view(note)
    note.locator(".fm").click()
    letter = page.locator("[id='" + page.url.split("#")[1] + "']")
    expect_in_view(letter)
    letter.click()
    expect_address(page, re.compile("#note-new-OP1-"))


def test_side_by_side_a_letter_is_found_in_the_half_where_it_stands(visit: Open) -> None:
    page = visit("seed", "?view=side#at-note-new-OP4-2")
    expect_in_view(page.locator(".pair [data-id='at-note-new-OP4-2']"))
    assert page.locator("[id='at-note-new-OP4-2']").count() == 1


def test_ledgers_open_from_the_head_and_lead_to_notes(visit: Open) -> None:
    page = visit("seed")
    page.get_by_role("link", name=re.compile("entries on verbs")).click()
    ledger = page.locator("#ledger-verbs")
    assert ledger.get_attribute("open") is not None
    ledger.get_by_role("link", name=re.compile("Calls for became → Reaffirms|Calls for → Reaffirms")).first.click()
    expect_here(page, "new-OP4")


def test_a_moved_paragraph_can_be_followed_both_ways(visit: Open) -> None:
    page = visit("seed")
    page.locator("#left-old-OP14 a").click()
    expect_here(page, "new-OP4")
    page.get_by_role("link", name="where OP14 stood").click()
    expect_here(page, "left-old-OP14")


@pytest.mark.parametrize(
    ("typed", "place", "words"),
    [
        ("op4", "new-OP4", "In the newer text; type “old op4” for the older"),
        ("OP 4", "new-OP4", "In the newer text; type “old OP 4” for the older"),
        ("old op8", "old-OP8", ""),
        ("new OP4", "new-OP4", ""),
        ("OP6 (b)", "old-OP6-b", "In the older text alone"),
        ("6b", "old-OP6-b", "In the older text alone"),
        ("4", "new-OP4", "In the newer text; type “old 4” for the older"),
        ("old operative paragraph 8", "old-OP8", ""),
        ("new preambular para. 3", "new-PP3", ""),
        ("paragraph 6 (b)", "old-OP6-b", "In the older text alone"),
    ],
)
def test_addresses_as_people_type_them(visit: Open, typed: str, place: str, words: str) -> None:
    page = visit("seed")
    page.keyboard.press("g")
    page.keyboard.type(typed)
    page.keyboard.press("Enter")
    expect_address(page, f"#{place}")
    expect_in_view(page.locator(f"#{place}"))
    expect_said(page, words)


@pytest.mark.parametrize(
    "words",
    ["bakers' guild", "bakers’ guild", '"the bakers', "“The bakers", "half-day  meeting", "half‑day", "meeting - and"],
)
def test_words_are_found_whatever_quotes_dashes_and_spaces_are_typed(visit: Open, words: str) -> None:
    page = visit("few")
    page.locator("#find").fill(words)
    page.locator("#find").press("Enter")
    expect_said(page, "1 of 1 paragraph")
    found = page.evaluate("[...CSS.highlights.get('found')].map((range) => range.toString().length)")
    assert found[0] == len(words.replace("  ", " "))


def test_words_of_notes_are_found_as_well(visit: Open) -> None:
    page = visit("seed")
    page.keyboard.press("/")
    page.keyboard.type("consent and request")
    page.keyboard.press("Enter")
    expect_said(page, "1 of 6 paragraphs")
    assert page.locator(".row.here .note", has_text="consent and request").first.is_visible()


# --- tables ----------------------------------------------------------------------------------


def column(page: Page, table: str, number: int) -> list[str]:
    cells = page.locator(f"{table} tbody tr td:nth-child({number})").all_text_contents()
    return [cell.strip() for cell in cells]


def test_tables_sort_by_address_in_the_order_of_the_texts_and_back(visit: Open) -> None:
    page = visit("seed", "#ledger-verbs")
    before = column(page, "#ledger-verbs", 1)
    head = page.locator("#ledger-verbs th").first
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    up = [cell for cell in column(page, "#ledger-verbs", 1) if cell != "–"]
    gone = ["OP3", "OP4", "OP5", "OP6", "OP7", "OP8", "OP8"]
    assert up == ["PP4", "PP5", "PP7", *gone, "OP9", "OP10", "OP11", "OP14", "OP14"]
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    assert [cell for cell in column(page, "#ledger-verbs", 1) if cell != "–"] == up[::-1]
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") is None
    assert column(page, "#ledger-verbs", 1) == before


def test_the_concordance_sorts_by_share_and_by_word(visit: Open) -> None:
    page = visit("seed")
    page.locator(".concordance th button", has_text="Old words kept").click()
    shares = [int(cell.split()[0]) for cell in column(page, ".concordance", 4) if cell]
    assert shares == sorted(shares)
    assert len(shares) > 5
    page.locator(".concordance th button", has_text="What became of it").click()
    words = column(page, ".concordance", 3)
    assert words == sorted(words)
    assert page.locator(".concordance th[aria-sort]").count() == 1


def test_tables_sort_from_the_keyboard(visit: Open) -> None:
    page = visit("seed")
    page.locator(".concordance th button").first.focus()
    page.keyboard.press("Enter")
    assert page.locator(".concordance th").first.get_attribute("aria-sort") == "ascending"


# --- copies ----------------------------------------------------------------------------------


def test_the_change_is_copied_as_markdown_and_for_a_letter(visit: Open) -> None:
    page = visit("kinds")
    page.evaluate(COPIED)
    page.locator("#new-PP3").hover()
    page.get_by_role("button", name="copy change of PP3").click()
    words = "~~Affirms~~ **Affirming** that consent of the State **concerned** is needed<del>;</del>**,**"
    assert page.evaluate("plain") == f"OP3 → PP3 (9/1 → 12/1): {words}"
    rich = page.evaluate("rich")
    assert '<del style="text-decoration:line-through' in rich
    assert "<b>OP3 → PP3 (9/1 → 12/1): </b>" in rich
    assert "class=" not in rich
    expect_said(page, "Copied: change of PP3")


def test_the_change_that_is_copied_is_markdown_that_is_read_as_such(visit: Open) -> None:
    from markdown_it import MarkdownIt

    page = visit("seed")
    page.evaluate(COPIED)
    for place in ("PP4", "OP1", "OP10"):
        page.locator(f"#new-{place}").hover()
        page.get_by_role("button", name=f"copy change of {place}", exact=True).click()
        line = page.evaluate("plain")
        assert not re.search(r"\w [*~]+,", line)
        words = MarkdownIt("commonmark").enable("strikethrough").parse(line)[1].children or []
        assert not [token.content for token in words if "~~" in token.content or "**" in token.content]
        assert {"s_open", "strong_open"} <= {token.type for token in words}


def test_the_link_is_copied_with_view_and_filter(visit: Open) -> None:
    page = visit("kinds", "?view=side")
    page.evaluate(COPIED)
    page.locator("#new-OP4").hover()
    page.get_by_role("button", name="copy link of OP4", exact=True).click()
    assert page.evaluate("plain").endswith("/kinds.html?view=side#new-OP4")
    expect_said(page, "Copied: link of OP4, to this file where it lies")


def test_what_is_gone_is_quoted_with_the_older_symbol(visit: Open) -> None:
    page = visit("kinds", "#old-PP2")
    page.evaluate(COPIED)
    page.get_by_role("button", name="copy text of old PP2").click()
    assert page.evaluate("plain") == "“Noting the work of the Office,” (9/1, PP2)"


def test_a_selection_over_paragraphs_and_in_each_half_is_clean(visit: Open) -> None:
    page = visit("kinds")
    page.evaluate(COPIED)
    page.evaluate(
        "const r = new Range(); r.setStart(document.querySelector('#new-OP2 .t'), 0);"
        "r.setEndAfter(document.querySelector('#new-OP3 .t').lastChild);"
        "getSelection().removeAllRanges(); getSelection().addRange(r); document.execCommand('copy')"
    )
    assert page.evaluate("plain") == (
        "“Requests the Office to report on it;” (12/1, OP2)\n\n“Encourages States to attend the panel;” (12/1, OP3)"
    )
    page.keyboard.press("s")
    for number, wanted in ((1, "“Affirms that consent of the State is needed;” (9/1, OP3)"),
                           (2, "“Affirming that consent of the State concerned is needed,” (12/1, PP3)")):  # fmt: skip
        page.evaluate(
            f"getSelection().selectAllChildren(document.querySelector('#new-PP3 .pair>:nth-child({number}) .t'));"
            "document.execCommand('copy')"
        )
        assert page.evaluate("plain") == wanted


def test_a_selection_outside_the_redline_is_left_alone(visit: Open) -> None:
    page = visit("kinds")
    page.evaluate("addEventListener('copy', (e) => { window.prevented = e.defaultPrevented; })")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.sum')); document.execCommand('copy')")
    assert page.evaluate("prevented") is False


# --- the map and the evidence ----------------------------------------------------------------


@pytest.mark.parametrize("width", [1300, 400])
def test_the_map_names_and_leads(visit: Open, width: int) -> None:
    page = visit("kinds", width=width)
    bar = page.locator(".map rect.new").first
    bar.scroll_into_view_if_needed()
    bar.hover()
    assert page.locator("#where").text_content() == "OP4"
    bar.click()
    expect_address(page, "#new-OP4")
    expect_here(page, "new-OP4")


def test_the_map_is_a_strip_on_a_narrow_screen(visit: Open) -> None:
    wide, narrow = (visit("seed", width=width).locator(".map svg").bounding_box() for width in (1300, 400))
    assert wide
    assert narrow
    assert wide["height"] > 3 * wide["width"]
    assert narrow["width"] > 3 * narrow["height"]
    assert narrow["width"] <= 400


def test_the_map_is_no_longer_than_the_text_beside_it(visit: Open) -> None:
    page = visit("few")
    chart, text = (page.locator(name).bounding_box() for name in (".map", "main"))
    assert chart
    assert text
    assert 150 < chart["height"] <= text["height"]
    long = visit("seed").locator(".map").bounding_box()
    assert long
    assert 800 < long["height"] <= 900


def test_no_side_is_named_that_has_no_words_on_a_narrow_screen(visit: Open) -> None:
    page = visit("few", "?view=side", width=390)
    assert page.locator("#new-OP2 .side:visible").all_text_contents() == ["new"]
    assert page.locator("#new-OP1 .side").count() == 2
    page.set_viewport_size({"width": 1300, "height": 900})
    left, right = (box.bounding_box() for box in page.locator("#new-OP2 .pair > div").all())
    assert left
    assert right
    assert left["x"] < right["x"]


def test_evidence_is_shown_on_demand(visit: Open) -> None:
    page = visit("seed")
    why = page.locator("#new-OP4 .why")
    assert not why.locator("dl").is_visible()
    why.locator("summary").click()
    assert why.get_by_text("Similarity").is_visible()
