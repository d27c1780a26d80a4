"""A browser, reports to open in it, and a watch over what they do."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from hrcdiff import compare, read
from hrcdiff.parsing import parse
from hrcdiff.readers import read_bytes
from hrcdiff.renderers.html import to_html
from tests.browser.opening import SWITCHES
from tests.unit.redlines import all_kinds, council

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.browser.opening import Open

FEW = "The Human Rights Council,\n\nRecalling the bakers of the harbour,\n\n1. Decides to keep the lamps lit;\n"
MORE = "\n2. Invites “the bakers’ guild” to a half\u2011day meeting\u00a0–\u00a0and to its supper.\n"
LANGUAGES = Path(__file__).parents[1] / "cases" / "languages"


@pytest.fixture(scope="module")
def browser(chromium: Path) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """``council`` is drawn by hand, ``kinds`` holds everything, ``seed`` has findings, ``arabic`` runs to the left.

    ``few`` has three paragraphs, one of them new.  ``bare`` is ``kinds`` as it is without script: axe-core cannot
    run where script is switched off.
    """
    folder = tmp_path_factory.mktemp("reports")
    seed = compare(read("18/L.24/Rev.1"), read("54/28"))
    arabic = compare(read(LANGUAGES / "ar-draft.txt"), read(LANGUAGES / "ar-adopted.txt"))
    few = compare(*(parse(read_bytes(name, text.encode())) for name, text in (("1", FEW), ("2", f"{FEW}{MORE}"))))
    strangers = compare(read("36/..."), read("54/28"))
    drawn = {
        "council": council(),
        "kinds": all_kinds(),
        "seed": seed,
        "arabic": arabic,
        "strangers": strangers,
        "few": few,
    }
    pages = {name: to_html(redline) for name, redline in drawn.items()}
    pages["asked"] = to_html(seed, only="references", sides=True)
    pages["bare"] = re.sub(r"<script>.*?</script>", "", pages["kinds"], flags=re.DOTALL)
    for name, page in pages.items():
        (folder / f"{name}.html").write_text(page, encoding="utf-8", newline="\n")
    return folder


@pytest.fixture
def visit(browser: Browser, reports: Path) -> Iterator[Open]:
    """Opens a report; at the end no message and no request may have been seen."""
    seen: list[str] = []
    pages: list[Page] = []

    def open_page(name: str = "council", at: str = "", *, width: int = 1300, **settings: object) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, **settings)  # type: ignore[arg-type]
        page = context.new_page()
        address = (reports / f"{name}.html").as_uri()
        page.on("console", lambda message: seen.append(message.text))
        page.on("pageerror", lambda error: seen.append(str(error)))
        page.on("request", lambda r: None if r.url.startswith(address) else seen.append(r.url))
        page.goto(address + at)
        pages.append(page)
        return page

    yield open_page
    for page in pages:
        page.context.close()
    assert not seen
