"""Reports in a real browser: opened, watched for messages and requests, and looked through for barriers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    Open = Callable[..., Page]

SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
SETTINGS: dict[str, dict[str, object]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "narrow": {"width": 320},
    "forced colours": {"forced_colors": "active"},
}
"""In which a page is opened."""
RARELY = [pytest.param(name, marks=() if name in ("light", "narrow") else pytest.mark.slow) for name in SETTINGS]
"""Their names; colours other than the usual ones are among the slow tests where another page stands for them."""
HERE = ".row.here,.marker.here,.fold.here"
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


def barriers(page: Page, *, paper: bool = False) -> list[tuple[str, list[str]]]:
    """What axe-core finds under WCAG 2.2 AA and its own good practice: rule, and where; nobody taps on paper."""
    options = RULES | {"rules": {"target-size": {"enabled": not paper}}}
    found: list[dict[str, Any]] = Axe().run(page, options=options).response["violations"]
    return [(rule["id"], [node["html"][:200] for node in rule["nodes"]][:5]) for rule in found]


def here(page: Page) -> str | None:
    """The anchor of the row at which the reader is."""
    return page.locator(HERE).first.get_attribute("id")


def expect_here(page: Page, anchor: str) -> None:
    """The reader comes to stand at that row, soon: a browser scrolls and tells of it when it finds the time."""
    expect(page.locator(HERE).first).to_have_attribute("id", anchor)


def expect_said(page: Page, words: str) -> None:
    """The page comes to say those words, and no others."""
    expect(page.locator("#said")).to_have_text(words)


def expect_address(page: Page, end: str | re.Pattern[str]) -> None:
    """The address of the page comes to end so, or to hold what the pattern finds."""
    expect(page).to_have_url(re.compile(re.escape(end) + "$") if isinstance(end, str) else end)
