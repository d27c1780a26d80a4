"""PDFs that LibreOffice makes of a seed text, in the layouts that people choose."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest

from hrcdiff.model import Document
from hrcdiff.parsing import parse
from hrcdiff.readers import read_file

pytestmark = pytest.mark.office

NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for name, long in (("office", "office"), ("text", "text"), ("style", "style"), ("fo", "xsl-fo-compatible"))
)
STYLES = (
    '<style:style style:name="B" style:family="paragraph"><style:paragraph-properties fo:margin-left="0in" '
    'fo:margin-top="0in" style:auto-text-indent="false" fo:text-indent="{indent}" fo:margin-bottom="{space}" '
    'fo:text-align="{align}"/><style:text-properties fo:font-size="{size}" fo:font-family="{font}"/></style:style>'
    '<style:style style:name="F" style:family="paragraph"><style:text-properties fo:font-size="8pt"/></style:style>'
    '<style:style style:name="S" style:family="text"><style:text-properties style:text-position="super 58%"/>'
    '</style:style><style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic"/>'
    '</style:style><text:notes-configuration text:note-class="footnote" text:citation-body-style-name="S" '
    'style:num-format="1" text:start-numbering-at="document" text:footnotes-position="page"/>'
)
PAGE = (
    '<office:automatic-styles><style:page-layout style:name="P"><style:page-layout-properties '
    'fo:page-width="{width}" fo:page-height="8in" fo:margin="0.6in"/><style:header-style/><style:footer-style/>'
    "</style:page-layout></office:automatic-styles><office:master-styles><style:master-page "
    'style:name="Standard" style:page-layout-name="P"><style:header><text:p>A/HRC/60/L.5</text:p></style:header>'
    "<style:footer><text:p><text:page-number>1</text:page-number></text:p></style:footer></style:master-page>"
    "</office:master-styles>"
)
NOTE = (
    '<text:note text:id="f{n}" text:note-class="footnote"><text:note-citation>{n}</text:note-citation>'
    '<text:note-body><text:p text:style-name="F">See A/HRC/{n}/{n}, which goes on for a while so that it takes more '
    "than one line of the page at the foot.</text:p></text:note-body></text:note>"
)
USUAL = {
    "indent": "0.5in",
    "space": "0.08in",
    "align": "justify",
    "size": "10pt",
    "font": "Liberation Serif",
    "width": "5in",
}
LAYOUTS: dict[str, dict[str, str]] = {
    "as the UN sets it": {},
    "no indents": {"indent": "0in"},
    "neither indents nor space": {"indent": "0in", "space": "0in", "align": "start"},
    "ligatures, ragged, no space": {"space": "0in", "align": "start", "size": "12pt", "font": "DejaVu Sans"},
    "narrow pages": {"indent": "0.3in", "align": "start", "size": "11pt", "font": "Liberation Sans", "width": "4in"},
}


def body(document: Document) -> Iterator[str]:
    title = f"60/... {document.title}"
    head = ("United Nations", "Distr.: Limited", "Human Rights Council", "Sixtieth session", title)
    for text in (*head, "The Human Rights Council,"):
        yield f'<text:p text:style-name="B">{escape(text)}</text:p>'
    for index, paragraph in enumerate(document.paragraphs):
        label = "" if paragraph.label is None else f"{paragraph.label}{'.' if paragraph.label.isdigit() else ''} "
        opening = paragraph.opening or ""
        note = NOTE.format(n=index // 3 + 1) if index % 3 == 0 else ""
        italic = f'<text:span text:style-name="I">{escape(opening)}</text:span>'
        rest = escape(paragraph.text.removeprefix(opening))
        yield f'<text:p text:style-name="B">{label}{italic}{rest}{note}</text:p>'


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_a_text_comes_back_as_it_was(layout: dict[str, str], root: Path, soffice: Path, tmp_path: Path) -> None:
    wanted = parse(read_file(root / "seeds" / "A_HRC_RES_54_28.txt"))
    choice = {**USUAL, **layout}
    file = tmp_path / "text.fodt"
    file.write_text(
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMESPACES} office:version="1.2" '
        'office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:styles>{STYLES.format(**choice)}</office:styles>{PAGE.format(**choice)}<office:body><office:text>"
        f"{''.join(body(wanted))}</office:text></office:body></office:document>",
        encoding="utf-8",
    )
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(soffice), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    found = parse(read_file(file.with_suffix(".pdf")))
    assert [(p.address, p.text) for p in found.paragraphs] == [(p.address, p.text) for p in wanted.paragraphs]
    places = [p.address for p in wanted.paragraphs][::3]
    assert [(note.marker, note.address) for note in found.footnotes] == [
        (str(n), place) for n, place in enumerate(places, 1)
    ]
    assert all(note.text and note.text.endswith("at the foot.") for note in found.footnotes)
    assert not found.unassigned
    assert set(found.furniture) <= {"A/HRC/60/L.5", *map(str, range(1, 30))}
