"""The page of a lineage in a real browser: order, filters, any two readings, print, and no barriers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hrcdiff.lineage import between
from hrcdiff.renderers.lineage_page import lineage_to_html
from tests.browser.opening import RARELY, SETTINGS, barriers, expect_address, expect_said
from tests.unit.lineages import council, harbour

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.opening import Open

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lineages in the place of redlines, for `visit`."""
    folder = tmp_path_factory.mktemp("lineages")
    for name, lineage in (("council", council()), ("harbour", harbour())):
        (folder / f"{name}.html").write_text(lineage_to_html(lineage), encoding="utf-8", newline="\n")
    return folder


def numbers(page: Page) -> list[int]:
    rows = page.locator("#table tbody tr:visible").all()
    return [int(row.get_attribute("data-thread") or 0) for row in rows]


def test_the_grid_is_ordered_by_place_or_by_first_appearance(visit: Open) -> None:
    page = visit("harbour")
    assert numbers(page) == [1, 4, 3, 6, 5, 2, 7]
    page.locator("#order").select_option("first")
    assert numbers(page) == [1, 2, 3, 4, 5, 6, 7]
    expect_address(page, "?order=first")
    page.locator("#order").select_option("place")
    assert numbers(page) == [1, 4, 3, 6, 5, 2, 7]


@pytest.mark.parametrize(
    ("show", "wanted"),
    [("changed", [4, 3, 6, 5, 2, 7]), ("back", [4, 6]), ("here", [1, 4, 3, 6, 5]), ("gone", [2, 7])],
)
def test_the_grid_is_narrowed_and_the_address_keeps_it(visit: Open, show: str, wanted: list[int]) -> None:
    page = visit("harbour")
    page.locator("#show").select_option(show)
    assert numbers(page) == wanted
    assert numbers(visit("harbour", f"?show={show}")) == wanted
    expect_said(page, f"{len(wanted)} of 7 threads")


def test_a_cell_opens_the_redline_with_the_reading_before(visit: Open) -> None:
    page = visit()
    page.locator(".grid td a", has_text="PP12").click()
    assert page.locator("#two-title").text_content() == "Thread 8: 54/28 PP12"
    assert page.locator("#from").input_value() == "0"
    assert page.locator("#to").input_value() == "2"
    assert "potential" in " ".join(page.locator("#drawn del").all_text_contents())
    page.locator("#close").click()
    assert not page.locator("#two").is_visible()


def drawn(page: Page, without: str) -> str:
    script = """(gone) => { const copy = document.querySelector('#drawn').cloneNode(true);
        copy.querySelectorAll(gone + ',.tag').forEach((e) => e.remove()); return copy.textContent; }"""
    return str(page.evaluate(script, without))


@pytest.mark.parametrize("name", [pytest.param("council", marks=pytest.mark.slow), "harbour"])
def test_any_two_readings_give_both_texts(visit: Open, name: str) -> None:
    page = visit(name)
    lineage = {"council": council, "harbour": harbour}[name]()
    for thread in (t for t in lineage.threads if len(t.spots) > 1):
        last = thread.spots[-1]
        page.locator(f'.grid td a[data-thread="{thread.number}"][data-version="{last.version}"]').click()
        for one in thread.spots:
            for other in thread.spots:
                page.locator("#from").select_option(str(one.version))
                page.locator("#to").select_option(str(other.version))
                texts = [lineage.versions[s.version].paragraph(s.address).text for s in (one, other)]
                assert [drawn(page, "ins,.came"), drawn(page, "del,.went")] == texts
        page.keyboard.press("Escape")


def test_words_that_came_from_another_paragraph_are_not_shown_as_added(visit: Open) -> None:
    page = visit()
    page.locator('.grid td a[data-thread="4"][data-version="1"]').click()
    assert "international cooperation is essential" in (page.locator("#drawn .came").text_content() or "")
    thread = council().threads[3]
    assert any(e.op == "equal" and e.old == "PP3" for e in between(council(), thread, 0, 1))


def test_the_keyboard_alone_is_enough(visit: Open) -> None:
    page = visit()
    page.locator(".grid td.s-reinstated a").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("#two").is_visible()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.closest('td').className").startswith("c s-reinstated")


def test_without_script_everything_is_there(visit: Open) -> None:
    page = visit(java_script_enabled=False)
    assert not page.locator("#bar").is_visible()
    link = page.locator(".grid td.s-reinstated a").first
    place = link.get_attribute("href") or ""
    link.click()
    assert page.locator(place).is_visible()
    assert page.locator(f"{place} del").first.is_visible()


def test_no_width_scrolls_sideways(visit: Open) -> None:
    page = visit()
    for width in (320, 375, 768, 1100, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_it_prints(visit: Open) -> None:
    page = visit()
    page.emulate_media(media="print")
    assert not page.locator("#bar").is_visible()
    assert page.locator("#table").is_visible()
    page.set_viewport_size({"width": 660, "height": 900})
    cut = "(all) => all.filter((e) => e.scrollWidth > e.clientWidth).length"
    assert page.locator("#table tbody th").evaluate_all(cut) == 0
    table, around = (page.locator(name).bounding_box() for name in ("#table", "main > .wide >> nth=0"))
    assert table
    assert around
    assert abs(table["width"] - around["width"]) < 2


def test_paper_tells_each_change_once_and_leaves_no_heading_alone(visit: Open, tmp_path: Path) -> None:
    import pypdfium2

    file = tmp_path / "print.pdf"
    visit().pdf(path=file, prefer_css_page_size=True)
    with pypdfium2.PdfDocument(file) as document:
        pages = [sheet.get_textpage().get_text_range() for sheet in document]
    assert len(pages) < 30
    headings = {"Grid", "Threads", "The texts over time", "Length", "How this was made"}
    assert not headings & {text.strip().splitlines()[-1].strip() for text in pages}


def test_on_paper_a_table_over_time_has_the_rows_that_differ(visit: Open) -> None:
    page = visit("harbour")
    rows = page.locator("tr.same")
    hidden = [row.is_visible() for row in rows.all()]
    assert hidden
    assert all(hidden)
    page.emulate_media(media="print")
    assert not any(row.is_visible() for row in rows.all())


@pytest.mark.parametrize("setting", RARELY)
@pytest.mark.parametrize("name", [pytest.param("council", marks=pytest.mark.slow), "harbour"])
def test_axe_finds_no_barriers(visit: Open, name: str, setting: str) -> None:
    page = visit(name, **SETTINGS[setting])
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    assert not barriers(page)


@pytest.mark.parametrize("setting", RARELY)
def test_axe_finds_no_barriers_in_the_redline_of_two_readings(visit: Open, setting: str) -> None:
    page = visit(**SETTINGS[setting])
    page.locator('.grid td a[data-thread="4"][data-version="1"]').click()
    assert not barriers(page)


def test_the_newest_version_is_to_be_seen_on_a_small_screen(visit: Open) -> None:
    page = visit("council", width=900)
    right = "() => document.querySelector('#table thead th:last-child').getBoundingClientRect().right"
    assert page.evaluate(right) <= 900


def test_a_dark_screen_prints_on_white(visit: Open) -> None:
    page = visit("council", color_scheme="dark")
    colour = "() => getComputedStyle(document.documentElement).getPropertyValue('--g4').trim()"
    dark = page.evaluate(colour)
    page.emulate_media(media="print")
    assert page.evaluate(colour) == "#aec3da" != dark


def test_the_names_of_the_versions_stay_in_sight(visit: Open) -> None:
    page = visit("council")
    page.set_viewport_size({"width": 1280, "height": 700})
    page.locator("#table tbody tr").nth(30).scroll_into_view_if_needed()
    page.evaluate("document.querySelectorAll('#table tbody tr')[30].scrollIntoView()")
    bar = page.locator("#bar").bounding_box()
    heads = [head.bounding_box() for head in page.locator("#table thead th").all()]
    assert bar is not None
    for head in heads:
        assert head is not None
        assert abs(head["y"] - (bar["y"] + bar["height"])) < 2


def test_on_a_small_screen_the_thread_and_the_newest_versions_are_seen_at_once(visit: Open) -> None:
    page = visit("council")
    page.set_viewport_size({"width": 300, "height": 700})
    page.reload()
    script = "(one) => { const box = one.getBoundingClientRect(); return [box.left, box.right]; }"
    first, *_, newest = (head.evaluate(script) for head in page.locator("#table thead th").all())
    assert first[0] >= 0
    assert newest[1] <= 300
    row = page.locator("#table tbody th").first.evaluate(script)
    assert row[0] == first[0]


def test_the_paragraphs_that_came_back_are_told_in_the_order_of_the_text(visit: Open) -> None:
    told = visit("council").locator("[aria-labelledby=returned] .adr").all_text_contents()
    assert [each.split()[-1] for each in told] == ["PP12", "PP13", "OP1", "OP10", "OP11", "OP12"]
