"""Speed of each reader, per page or per megabyte, beside the bare library that it stands on."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.tables import heading, table
from benchmarks.texts import shared
from benchmarks.timing import medians
from hrcdiff import read
from hrcdiff.readers import read_bytes
from hrcdiff.resources import folder


@dataclass(frozen=True, slots=True)
class Case:
    """A file, and the least that can be done with it."""

    name: str
    data: bytes
    pages: int | None
    bare: Callable[[bytes], object]
    library: str


def report(rounds: int) -> Iterator[str]:
    """The table."""
    cases = list(_cases())
    times = medians(
        {f"{case.name} {what}": _job(case, bare=what == "bare") for case in cases for what in ("read", "bare")}, rounds
    )
    rows = []
    for case in cases:
        ours, bare = times[f"{case.name} read"], times[f"{case.name} bare"]
        per_page = f"{ours / case.pages:.1f}" if case.pages else "–"
        per_megabyte = f"{ours / len(case.data) * 1_000_000:,.0f}"
        rows.append(
            (case.name, case.library, f"{ours:.1f}", per_page, per_megabyte, f"{bare:.1f}", f"{ours / bare:.1f} ×")
        )
    yield heading("Readers")
    yield table(("file", "bare library", "ms", "ms a page", "ms a MB", "bare ms", "ratio"), rows)
    if shared() is None:
        yield "Without the folder of further texts there is no PDF to read."


def _job(case: Case, *, bare: bool) -> Callable[[], object]:
    return (lambda: case.bare(case.data)) if bare else (lambda: read_bytes(case.name, case.data))


def _cases() -> Iterator[Case]:
    seed = (Path(folder("seeds")) / "A_HRC_RES_54_28.txt").read_bytes()
    yield Case("text, 54/28", seed, None, lambda data: data.decode(), "str")
    yield Case("HTML, 54/28", _html(), None, _bare_html, "lxml")
    yield Case("DOCX, 54/28", _docx(), None, _bare_docx, "zipfile, lxml")
    further = shared()
    for name in ("A_RES_80_149.pdf", "A_RES_80_190.pdf") if further else ():
        file = further / "corpora" / "un-pdf" / name if further else None
        if file and file.is_file():
            data = file.read_bytes()
            yield Case(f"PDF, {name}", data, _pages(data), _bare_pdf, "pypdfium2")


def _html() -> bytes:
    paragraphs = "".join(f"<p>{p.label + '. ' if p.label else ''}{p.text}</p>\n" for p in read("54/28").paragraphs)
    page = f"<!doctype html><html><body><p>The Human Rights Council,</p>\n{paragraphs}</body></html>"
    return page.encode()


def _docx() -> bytes:
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    texts = [
        "The Human Rights Council,",
        *(f"{p.label + '. ' if p.label else ''}{p.text}" for p in read("54/28").paragraphs),
    ]
    body = "".join(f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>' for text in texts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
            'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
            'wordprocessingml.document.main+xml"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
            'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{name}"><w:body>{body}</w:body></w:document>')
    return out.getvalue()


def _bare_html(data: bytes) -> object:
    from lxml import html

    return "".join(map(str, html.document_fromstring(data).itertext()))


def _bare_docx(data: bytes) -> object:
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "".join(map(str, etree.fromstring(archive.read("word/document.xml")).itertext()))


def _bare_pdf(data: bytes) -> object:
    from pypdfium2 import PdfDocument

    document = PdfDocument(data)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def _pages(data: bytes) -> int:
    from pypdfium2 import PdfDocument

    document = PdfDocument(data)
    try:
        return len(document)
    finally:
        document.close()
