"""The page in a real browser: keys, filters, links, folding, print, and no barriers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.opening import SETTINGS, barriers, expect_address, expect_here, expect_said

if TYPE_CHECKING:
    from tests.browser.opening import Open

pytestmark = pytest.mark.browser


def test_the_keys_lead_from_change_to_change(visit: Open) -> None:
    page = visit()
    page.keyboard.press("n")
    expect_here(page, "new-PP1")
    page.keyboard.press("n")
    page.keyboard.press("n")
    expect_here(page, "new-PP2")
    page.keyboard.press("p")
    page.keyboard.press("p")
    expect_here(page, "new-PP1")
    expect_said(page, "Change 1 of 43")


def test_a_filter_is_kept_in_the_address(visit: Open) -> None:
    page = visit("kinds")
    assert page.locator(".fold.unchanged").is_visible()
    page.keyboard.press("f")
    expect_address(page, "?show=changes")
    assert not page.locator(".fold.unchanged").is_visible()
    again = visit("kinds", "?show=moved")
    assert again.locator("#new-OP1").is_visible()
    assert not again.locator("#new-OP2").is_visible()
    operative = visit("kinds", "?show=operative")
    assert not operative.locator("#new-PP2").is_visible()
    assert operative.locator("#new-OP2").is_visible()


def test_side_by_side_shows_each_text_alone(visit: Open) -> None:
    page = visit("kinds")
    page.keyboard.press("s")
    expect_address(page, "?view=side")
    left, right = page.locator("#new-PP3 .pair > div").all()
    assert "Affirms that consent of the State is needed;" in (left.text_content() or "")
    assert "Affirming that consent of the State concerned is needed," in (right.text_content() or "")
    page.keyboard.press("s")
    assert page.locator("#new-PP3 .t[data-text]").is_visible()


def test_a_link_opens_what_is_folded(visit: Open) -> None:
    page = visit("kinds", "#old-OP4")
    assert page.locator("#old-OP4").is_visible()
    page.locator("#old-OP4 .flag").first.click()
    expect_address(page, "#T1-new")
    assert page.locator("#new-OP4").is_visible()


def test_go_to_an_address(visit: Open) -> None:
    page = visit("kinds")
    page.keyboard.press("g")
    page.keyboard.type("op4(a)")
    page.keyboard.press("Enter")
    expect_here(page, "new-OP4-a")
    page.locator("#goto").fill("old OP1")
    page.locator("#goto").press("Enter")
    expect_here(page, "old-OP1")
    page.locator("#goto").fill("OP77")
    page.locator("#goto").press("Enter")
    expect_said(page, "No such paragraph")
    page.locator("#goto").fill("the end")
    page.locator("#goto").press("Enter")
    expect_said(page, "No such paragraph: type OP6, OP6(b) or PP3")


def test_find_words(visit: Open) -> None:
    page = visit("kinds")
    page.keyboard.press("/")
    page.keyboard.type("state concerned is")
    page.keyboard.press("Enter")
    expect_here(page, "new-PP3")
    expect_said(page, "1 of 1 paragraph")


def test_the_list_of_keys_and_switching_them_off(visit: Open) -> None:
    page = visit()
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.locator("#keys").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("s")
    expect_address(page, "?keys=off")
    assert not page.locator(".pair").count()


def test_copying_gives_the_clean_text_with_its_address(visit: Open) -> None:
    page = visit("kinds")
    page.evaluate("addEventListener('copy', (e) => { window.copied = e.clipboardData.getData('text/plain'); })")
    page.locator("#new-PP3").hover()
    page.locator("#new-PP3 .copy").click()
    assert page.evaluate("copied") == "“Affirming that consent of the State concerned is needed,” (12/1, PP3)"
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#new-PP2 .t'))")
    page.evaluate("document.execCommand('copy')")
    wanted = "“Recognizing that cooperation is essential, and that dialogue matters,” (12/1, PP2)"
    assert page.evaluate("copied") == wanted


def test_without_script_everything_is_there(visit: Open) -> None:
    page = visit(java_script_enabled=False)
    assert page.locator("#new-OP4").is_visible()
    assert not page.locator("#bar").is_visible()
    fold = page.locator("details.fold.gone").first
    fold.locator("summary").click()
    assert fold.locator(".t").first.is_visible()


@pytest.mark.parametrize("at", ["", "?view=side"])
def test_no_width_scrolls_sideways(visit: Open, at: str) -> None:
    page = visit(at=at)
    for width in (320, 375, 768, 1100, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_it_prints_with_what_is_gone(visit: Open) -> None:
    page = visit(java_script_enabled=False)
    page.emulate_media(media="print")
    assert page.locator("details.fold.gone .t").first.is_visible()
    assert not page.locator(".map").is_visible()
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


@pytest.mark.slow
@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("at", ["", "?view=side", "?show=moved"])
def test_axe_finds_no_barriers(visit: Open, setting: str, at: str) -> None:
    page = visit("kinds", at, **SETTINGS[setting])
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    assert not barriers(page)


def test_axe_finds_no_barriers_in_a_whole_report_and_in_the_list_of_keys(visit: Open) -> None:
    page = visit()
    page.keyboard.press("?")
    assert not barriers(page)
    page.keyboard.press("Escape")
    assert not barriers(page)


LEFT = "(name) => Math.round(document.querySelector(name).getBoundingClientRect().left)"


def test_side_by_side_and_its_head_begin_at_one_line(visit: Open) -> None:
    page = visit("kinds", width=1440)
    assert page.evaluate(LEFT, "h1") == page.evaluate(LEFT, ".map")
    page.keyboard.press("s")
    assert page.evaluate(LEFT, "h1") == page.evaluate(LEFT, ".map") < 60


def test_a_narrow_bar_shows_that_there_is_more_until_its_end(visit: Open) -> None:
    page = visit("kinds", width=390)
    seen = "() => getComputedStyle(document.querySelector('#bar'), '::after').opacity"
    assert page.evaluate(seen) == "1"
    page.evaluate("document.querySelector('#bar').scrollLeft = 9999")
    page.wait_for_function(f"({seen})() === '0'")
    assert "none" in visit("kinds", width=1300).evaluate(
        "() => getComputedStyle(document.querySelector('#bar'), '::after').content"
    )


def test_all_of_the_head_begins_at_the_left_of_an_arabic_title(visit: Open) -> None:
    page = visit("arabic")
    where = """() => {
      const range = document.createRange();
      range.selectNodeContents(document.querySelector("h1"));
      return [range.getBoundingClientRect().left, document.querySelector(".sum").getBoundingClientRect().left];
    }"""
    title, sentence = page.evaluate(where)
    assert abs(title - sentence) < 2


def test_on_a_small_screen_the_figures_stand_in_one_row_and_headings_above_their_cells(visit: Open) -> None:
    page = visit("seed", width=390)
    tops = {box["y"] for box in (each.bounding_box() for each in page.locator(".figures dt").all()) if box}
    assert len(tops) == 1
    align = "(button) => getComputedStyle(button).textAlign"
    assert {each.evaluate(align) for each in page.locator(".concordance thead button").all()} == {"start"}
