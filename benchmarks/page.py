"""The page in Chromium: its size, its first paint, and how soon it answers, for a seed pair and for long texts."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.scale_case import texts
from benchmarks.tables import Cell, heading, table
from hrcdiff import compare, read, render

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

ROUNDS = 9
LONG = 450
"""Paragraphs."""
SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
GOALS = (
    "Goals: under 300 KB for a seed pair, first paint under 200 ms, and nothing that a reader does waits for more "
    "than 100 ms, which is felt as at once."
)

OPENED = """() => new Promise((done) => {
  const look = () => {
    const paint = performance.getEntriesByType('paint').find((e) => e.name === 'first-contentful-paint');
    const loaded = performance.getEntriesByType('navigation')[0].loadEventEnd;
    if (paint && loaded) done([paint.startTime, loaded]);
    else setTimeout(look, 20);
  };
  look();
})"""
"""Milliseconds to the first paint and to the end of loading."""
SHOWN = """  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => done(performance.now() - start);
    channel.port2.postMessage(0);
  });"""
KEY = f"""(key) => new Promise((done) => {{
  const start = performance.now();
  document.body.dispatchEvent(new KeyboardEvent('keydown', {{ key, bubbles: true }}));
{SHOWN}
}})"""
"""Milliseconds from a key to the end of the frame that shows what it did."""
FIND = f"""(word) => new Promise((done) => {{
  const start = performance.now(), box = document.querySelector('#find');
  box.value = word;
  box.dispatchEvent(new KeyboardEvent('keydown', {{ key: 'Enter', bubbles: true }}));
{SHOWN}
}})"""
SCROLL = """() => new Promise((done) => {
  const frames = [], most = document.documentElement.scrollHeight - innerHeight;
  let last = performance.now(), steps = 0;
  const step = () => {
    const now = performance.now();
    if (steps) frames.push(now - last);
    last = now;
    steps += 1;
    scrollTo(0, Math.min(most, steps * 400));
    if (steps * 400 < most && steps < 200) requestAnimationFrame(step);
    else { frames.sort((a, b) => a - b); done(frames[Math.floor(frames.length * 0.95)]); }
  };
  requestAnimationFrame(step);
})"""
"""Of the frames of a way down the page, the one that 95 in 100 are not slower than."""


def report() -> Iterator[str]:
    """The table; a line that says so where there is no browser."""
    from playwright.sync_api import Error, sync_playwright

    seeds = [("18/L.24/Rev.1", "54/28"), ("27/20", "54/28")]
    pages = {f"{old} → {new}": render(compare(read(old), read(new))) for old, new in seeds}
    pages[f"{LONG} paragraphs"] = render(compare(*texts(LONG)))
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    rows: list[list[Cell]] = []
    try:
        with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
            browser = playwright.chromium.launch(executable_path=path, args=SWITCHES)
            file = Path(folder) / "page.html"
            file.write_text("<!DOCTYPE html><title>One word</title><p>One word", encoding="utf-8")
            rows.append(["a page of one word", "0 KB", *_medians(browser, file, _opened), *"–––––"])
            for name, page in pages.items():
                file.write_text(page, encoding="utf-8", newline="\n")
                rows.append([name, f"{len(page.encode()) / 1000:.0f} KB", *_medians(browser, file, _once)])
            version = browser.version
            browser.close()
    except Error as error:
        yield f"The page could not be opened: {str(error).splitlines()[0]}"
        return
    remark = (
        f"Chromium {version}, {sys.platform}, no graphics processor; milliseconds that pass, medians (and least) of "
        f"{ROUNDS} fresh pages, the first opening of the browser left out. Thread: processor time of the page's own "
        "thread until it is loaded, which a busy machine hardly changes. A key or a search is timed to the end of the "
        "frame that shows its effect; of the frames of a way down the page the one that 95 in 100 are not slower than. "
        f"{GOALS}"
    )
    head = (
        "page",
        "size",
        "first paint",
        "loaded",
        "thread",
        "next change",
        "filter",
        "side by side",
        "find",
        "scroll",
    )
    yield heading("The page", remark) + "\n\n" + table(head, rows)


def _medians(browser: Browser, file: Path, do: Callable[[Page, Path], list[float]]) -> list[str]:
    """Of each column the median and the least."""
    rounds = [do(browser.new_page(viewport={"width": 1280, "height": 860}), file) for _ in range(ROUNDS + 1)][1:]
    return [f"{median(column):.0f} ({min(column):.0f})" for column in zip(*rounds, strict=True)]


def _opened(page: Page, file: Path) -> list[float]:
    taken = _load(page, file)
    page.close()
    return taken


def _load(page: Page, file: Path) -> list[float]:
    """First paint, end of loading, and the processor time of the page's own thread until then."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(file.as_uri())
    paint, loaded = page.evaluate(OPENED)
    measured = {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}
    return [float(paint), float(loaded), 1000 * float(measured["TaskDuration"])]


def _once(page: Page, file: Path) -> list[float]:
    taken = _load(page, file)
    taken += [page.evaluate(KEY, key) for key in "nfs"]
    page.keyboard.press("s")
    taken += [page.evaluate(FIND, "cooperation"), page.evaluate(SCROLL)]
    page.close()
    return [float(number) for number in taken]
