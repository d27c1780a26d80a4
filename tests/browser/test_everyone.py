"""The page for everyone: every state without barriers, without script, from right to left, on paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser import opening
from tests.browser.opening import barriers, expect_address

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.opening import Open

pytestmark = pytest.mark.browser

STATES = {
    "as it opens": ("seed", ""),
    "unfolded": ("seed", "unfold"),
    "side by side": ("kinds", "?view=side"),
    "side by side, unfolded": ("kinds", "?view=side unfold"),
    "a note": ("seed", "#note-new-OP4-2"),
    "right to left": ("arabic", "unfold"),
    "right to left, side by side": ("arabic", "?view=side"),
    "strangers": ("strangers", ""),
    "opened narrowed": ("asked", ""),
    "filter and part": ("kinds", "?show=verbs&part=operative"),
}
SETTINGS = opening.SETTINGS | {
    "narrow and dark": {"width": 320, "color_scheme": "dark"},
    "dark forced colours": {"forced_colors": "active", "color_scheme": "dark"},
    "print": {},
}
EVERY = ("side by side",)
"""States that are tried in every setting; the others in the light and on paper."""
USUAL = [("as it opens", "light"), ("as it opens", "print"), ("right to left", "light"), ("strangers", "light")]
USUAL += [("side by side", setting) for setting in ("light", "narrow")]
"""What `make test` tries; the others are among the slow tests."""
OTHERS = ("changes", "moved", "verbs", "qualifiers", "references")
OPEN_ALL = "document.querySelectorAll('details').forEach((d) => { d.open = true; })"


@pytest.mark.parametrize(
    ("state", "setting"),
    [
        pytest.param(state, setting, marks=() if (state, setting) in USUAL else pytest.mark.slow)
        for state in STATES
        for setting in SETTINGS
        if setting in ("light", "print") or state in EVERY
    ],
)
def test_axe_finds_no_barriers(visit: Open, state: str, setting: str) -> None:
    name, at = STATES[state]
    page = visit(name, at.replace("unfold", "").strip(), **SETTINGS[setting])
    if setting == "print":
        page.emulate_media(media="print")
    if "unfold" in at:
        page.evaluate(OPEN_ALL)
    assert not barriers(page, paper=setting == "print")


@pytest.mark.parametrize("kind", ["substantive", *(pytest.param(k, marks=pytest.mark.slow) for k in OTHERS)])
def test_axe_finds_no_barriers_under_a_filter(visit: Open, kind: str) -> None:
    page = visit("kinds")
    page.locator("#show").select_option(kind)
    assert not barriers(page)
    page.keyboard.press("o")
    assert not barriers(page)


def test_axe_finds_no_barriers_without_script(visit: Open) -> None:
    page = visit("bare")
    assert not page.locator("#bar").is_visible()
    assert not barriers(page)


def test_axe_finds_no_barriers_after_finding_sorting_and_going(visit: Open) -> None:
    page = visit("seed", "#ledger-verbs")
    page.locator("#ledger-verbs th button").first.click()
    page.locator("#find").fill("voluntary")
    page.locator("#find").press("Enter")
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    assert not barriers(page)


# --- keyboard and pointer --------------------------------------------------------------------


def test_all_controls_are_reached_with_the_tab_key_and_none_is_covered(visit: Open) -> None:
    """Focus is always visible, and never under the bar."""
    page = visit("kinds")
    reached: set[str] = set()
    for _ in range(400):
        page.keyboard.press("Tab")
        found = page.evaluate(
            "() => { const e = document.activeElement; if (!e || e === document.body) return null;"
            " const r = e.getBoundingClientRect(), bar = document.querySelector('#bar').getBoundingClientRect();"
            " const inBar = !!e.closest('#bar'), name = e.dataset.do || e.id || e.tagName;"
            " return [name, inBar || r.bottom > bar.bottom || r.bottom <= bar.top, getComputedStyle(e).outlineStyle]; }"
        )
        if found is None:
            break
        name, uncovered, outline = found
        assert uncovered, name
        assert outline != "none" or name in {"show", "goto", "find"}, name
        reached.add(name)
    assert {"next", "previous", "part", "side", "unfold", "show", "goto", "find", "help", "sort"} <= reached
    assert {"copy-text", "copy-change", "copy-link", "SUMMARY", "A"} <= reached


def test_the_list_of_keys_names_every_key(visit: Open) -> None:
    page = visit("kinds")
    page.keyboard.press("?")
    listed = set(page.locator("#help kbd").all_text_contents())
    shortcuts = page.locator("[aria-keyshortcuts]").evaluate_all("(all) => all.map((e) => e.ariaKeyShortcuts || "
                                                                 "e.getAttribute('aria-keyshortcuts'))")  # fmt: skip
    assert listed == set(shortcuts) == {"n", "p", "s", "f", "o", "u", "/", "g", "?"}


def test_nothing_moves_by_itself(visit: Open) -> None:
    page = visit("kinds", reduced_motion="reduce")
    moving = page.locator("*").evaluate_all(
        "(all) => all.filter((e) => { const s = getComputedStyle(e); return"
        " s.animationName !== 'none' || s.transitionDuration !== '0s' || s.scrollBehavior === 'smooth'; }).length"
    )
    assert moving == 0


def test_changes_are_told_apart_without_colour(visit: Open) -> None:
    page = visit("kinds", forced_colors="active")
    line = "(e) => getComputedStyle(e).textDecorationLine"
    assert page.locator("#new-PP3 ins:not(.gap)").first.evaluate(line) == "underline"
    assert page.locator("#new-PP3 del:not(.gap)").first.evaluate(line) == "line-through"
    said = "(e) => getComputedStyle(e, '::before').content"
    assert page.locator("#new-PP3 .t ins:not(.gap)").first.evaluate(said) == '" [added: "'
    assert page.locator("#new-PP3 .t del:not(.gap)").first.evaluate(said) == '" [removed: "'


@pytest.mark.parametrize("name", ["seed", "arabic", "strangers"])
def test_no_width_scrolls_sideways(visit: Open, name: str) -> None:
    page = visit(name)
    page.evaluate(OPEN_ALL)
    for width in (320, 768, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_text_at_twice_its_size_does_not_scroll_sideways(visit: Open) -> None:
    page = visit("seed", width=640)
    page.evaluate("document.styleSheets[0].insertRule('html{font-size:200%}')")
    assert page.evaluate("document.documentElement.scrollWidth") == 640


# --- right to left, without script -----------------------------------------------------------


def test_arabic_runs_from_right_to_left_in_both_views(visit: Open) -> None:
    page = visit("arabic")
    assert page.locator("main .t").first.evaluate("(e) => getComputedStyle(e).direction") == "rtl"
    page.keyboard.press("s")
    assert page.locator(".pair .t").first.evaluate("(e) => getComputedStyle(e).direction") == "rtl"
    assert page.locator("h1").evaluate("(e) => getComputedStyle(e).direction") == "rtl"


@pytest.mark.parametrize("name", ["seed", "asked"])
def test_without_script_nothing_is_missing(visit: Open, name: str) -> None:
    page = visit(name, java_script_enabled=False)
    assert not page.locator("#bar").is_visible()
    assert page.locator("main .row:visible").count() == page.locator("main > .part > .row").count()
    ledger = page.locator("#ledger-verbs")
    ledger.locator("summary").click()
    assert ledger.get_by_text("Calls for → Reaffirms").is_visible()
    fold = page.locator("details.fold.gone").first
    fold.locator("summary").click()
    assert fold.locator(".t").first.is_visible()
    page.locator(".openings li a").first.click()
    expect_address(page, re.compile("#note-new-OP1-"))
    assert page.locator(".map a").first.get_attribute("href")


# --- paper -----------------------------------------------------------------------------------


def paper(page: Page, tmp_path: Path) -> list[str]:
    """The pages of the print, as text."""
    import pypdfium2

    file = tmp_path / "print.pdf"
    page.pdf(path=file, prefer_css_page_size=True)
    with pypdfium2.PdfDocument(file) as document:
        assert {tuple(map(round, sheet.get_size())) for sheet in document} == {(595, 842)}
        return [sheet.get_textpage().get_text_range() for sheet in document]


@pytest.mark.parametrize("at", ["", "?view=side", "#old-PP2"])
def test_paper_has_addresses_running_heads_and_all_that_is_gone(visit: Open, tmp_path: Path, at: str) -> None:
    pages = paper(visit("seed", at), tmp_path)
    assert all("A/HRC/18/L.24/Rev.1 → A/HRC/RES/54/28" in text for text in pages)
    assert all(f"{number} / {len(pages)}" in text for number, text in enumerate(pages, 1))
    printed = re.sub(r"\s+", " ", " ".join(pages))
    for piece in ("PP3, PP4 → PP4", "OP14 → OP4", "moved up, from after OP13", "to promote universal respect for"):
        assert piece in printed, piece
    told = ("SHA-256 of the file", "PP7 is read as one paragraph", "verb.changed", "Editorial or technical, by rule")
    for piece in told:
        assert piece in printed, piece
    for control in ("Next change", "copy text", "Similarity"):
        assert control not in printed


@pytest.mark.parametrize("script", [True, False])
def test_paper_repeats_the_heads_of_tables_and_leaves_none_alone(visit: Open, tmp_path: Path, *, script: bool) -> None:
    pages = paper(visit("seed", java_script_enabled=script), tmp_path)
    lines = [re.split(r"\s*\n", text.strip()) for text in pages]
    tables = [each for each in lines if any(re.fullmatch(r"– OP\d+ new|PP\d+ – gone", line) for line in each)]
    assert len(tables) > 1
    assert all("Old New What became of it Old words kept" in each for each in tables)
    for last in (each[-1] for each in lines):
        assert last not in {"Ledgers", "Concordance", "Masthead and footnotes", "How this was made"}
        assert not re.fullmatch(r"(Verbs|Qualifiers|References|Lists|Other words) \d+", last)


def test_paper_is_grey(visit: Open) -> None:
    page = visit("seed", "?view=side")
    page.emulate_media(media="print")
    colours = page.locator("main *, header *").evaluate_all(
        "(all) => [...new Set(all.filter((e) => e.getClientRects().length).flatMap((e) => {"
        " const s = getComputedStyle(e); return [s.color, s.textDecorationColor]; }))]"
    )
    for colour in colours:
        red, green, blue = map(int, re.findall(r"\d+", colour)[:3])
        assert red == green == blue, colour


def test_paper_of_a_dark_screen_is_white(visit: Open) -> None:
    page = visit("kinds", color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator("body").evaluate("(e) => getComputedStyle(e).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator("main .t").first.evaluate("(e) => getComputedStyle(e).color") == "rgb(0, 0, 0)"


def test_folds_close_again_after_printing(visit: Open, tmp_path: Path) -> None:
    page = visit("seed")
    folded = page.locator("details:not([open])").count()
    paper(page, tmp_path)
    assert folded
    assert page.locator("details:not([open])").count() == folded
