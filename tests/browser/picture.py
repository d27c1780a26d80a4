"""The README's picture of the report: ``python -m tests.browser.picture``, or ``make picture``."""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

from hrcdiff import compare, read, render

ROOT = Path(__file__).parents[2]


def main() -> None:
    """Draw the bundled pair and photograph its head and its first rows."""
    page_file = ROOT / "reports" / "18-L.24-Rev.1--54-28.html"
    page_file.write_text(render(compare(read("18/L.24/Rev.1"), read("54/28")), "html"), "utf-8", newline="\n")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1280, "height": 860})
        page.goto(page_file.as_uri())
        page.evaluate("document.getElementById('new-PP4').scrollIntoView(); window.scrollBy(0, -90)")
        page.wait_for_timeout(300)
        page.screenshot(path=ROOT / "docs" / "report.png")
        browser.close()


if __name__ == "__main__":
    main()
