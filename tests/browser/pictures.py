"""The pictures in ``docs/pictures``: ``python -m tests.browser.pictures``, or ``make pictures``."""

from __future__ import annotations

import shutil
import struct
import subprocess
import tempfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from hrcdiff import compare, read, render
from hrcdiff.readers.doc import find_libreoffice
from hrcdiff.renderers.docx import to_docx

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "pictures"
SWITCHES = ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none", "--disable-lcd-text"]
REDLINE = "#new-PP4"


@dataclass(frozen=True, kw_only=True)
class Shot:
    """A photograph of the page."""

    at: str = ""
    width: int = 1280
    height: int = 720
    part: str | None = None
    """An element, if not the window."""
    settings: dict[str, Any] = field(default_factory=dict)
    keys: tuple[str, ...] = ()


SHOTS = {
    "glance": Shot(),
    "wide": Shot(at=REDLINE),
    "side-by-side": Shot(at="?view=side#new-OP4", width=1360, height=660),
    "filter": Shot(at="?show=verbs&part=operative#operative", height=620),
    "dark": Shot(at=REDLINE, settings={"color_scheme": "dark"}),
    "narrow": Shot(at=REDLINE, width=390, height=844, settings={"has_touch": True}),
    "map": Shot(part=".map", height=760),
}
PRINTED = ("print", 2)
"""Name of the picture, and the page."""
WORD = ("word-file", 1)
"""The same of the Word file, as LibreOffice shows it."""


def main() -> None:
    """Draw the bundled pair and photograph it."""
    FOLDER.mkdir(exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "18-L.24-Rev.1--54-28.html"
        file.write_text(render(compare(read("18/L.24/Rev.1"), read("54/28")), "html"), "utf-8", newline="\n")
        browser = playwright.chromium.launch(executable_path=chromium, args=SWITCHES)
        for name, shot in SHOTS.items():
            photograph(browser, file, name, shot)
        page = browser.new_page()
        page.goto(file.as_uri())
        page.pdf(path=Path(folder) / "print.pdf", prefer_css_page_size=True)
        browser.close()
        name, number = PRINTED
        (FOLDER / f"{name}.png").write_bytes(sheet(Path(folder) / "print.pdf", number))
        word_file(Path(folder))


def word_file(folder: Path) -> None:
    """The Word file of the pair, if there is a LibreOffice to draw it."""
    program = find_libreoffice()
    if program is None:
        print("no LibreOffice: docs/pictures/word-file.png stays as it was")
        return
    file = folder / "pair.docx"
    file.write_bytes(to_docx(compare(read("18/L.24/Rev.1"), read("54/28"))))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(program), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    name, number = WORD
    (FOLDER / f"{name}.png").write_bytes(sheet(folder / "pair.pdf", number, grey=False))


def photograph(browser: Browser, file: Path, name: str, shot: Shot) -> None:
    """One picture."""
    context = browser.new_context(viewport={"width": shot.width, "height": shot.height}, **shot.settings)
    page = context.new_page()
    page.goto(file.as_uri() + shot.at)
    for key in shot.keys:
        page.keyboard.press(key)
    page.wait_for_timeout(300)
    target = page.locator(shot.part) if shot.part else page
    target.screenshot(path=FOLDER / f"{name}.png")
    context.close()


def sheet(pdf: Path, number: int, scale: float = 1.5, *, grey: bool = True) -> bytes:
    """A page of a PDF as a PNG, grey or in colour."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        bitmap = document[number - 1].render(scale=scale, grayscale=grey, rev_byteorder=not grey)
        row = bitmap.width * (1 if grey else 3)
        rows = [bytes(bitmap.buffer)[y * bitmap.stride :][:row] for y in range(bitmap.height)]
        return png(rows, bitmap.width, kind=0 if grey else 2)


def png(rows: list[bytes], width: int, *, kind: int = 0) -> bytes:
    """Rows of pixels as a file: grey ones, or of kind 2, with a byte for each colour."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, len(rows), 8, kind, 0, 0, 0)
    body = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


if __name__ == "__main__":
    main()
