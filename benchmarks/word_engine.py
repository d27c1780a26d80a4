"""A peer that works on Word files: Docxodus, as python-redlines brings it.

Not among the locked dependencies (44 MB, a program of its own): ``pip install "python-redlines[docxodus]"``; without
it its row is left out.  Both texts are given as Word files, a paragraph for each of ours, without numbers; its
tracked changes are read back, and two paragraphs are linked where it keeps, or moves, half of the words of the shorter.
"""

from __future__ import annotations

import io
import zipfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from html import escape
from typing import Any

from lxml import etree

from hrcdiff.model import Document
from hrcdiff.text import words

NAME = "Docxodus (python-redlines)"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
Kept = Counter[tuple[int, int]]
"""Words that an old and a new paragraph share, by index."""


def engine() -> Callable[[Document, Document], Kept] | None:
    """What compares two texts, if it is installed."""
    try:
        from python_redlines.engines import DocxodusEngine  # type: ignore[import-not-found, unused-ignore]

        made: Any = DocxodusEngine()
    except (ImportError, OSError):
        return None

    def kept(old: Document, new: Document) -> Kept:
        data, _, error = made.run_redline("peer", word_file(old), word_file(new), detect_moves=True)
        if not data:
            raise RuntimeError(error)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _kept(etree.fromstring(archive.read("word/document.xml")))

    return kept


def word_file(document: Document) -> bytes:
    """The paragraphs of a text as a Word file."""
    rows = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(p.text, quote=False)}</w:t></w:r></w:p>'
        for p in document.paragraphs
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS)
        archive.writestr(
            "word/document.xml",
            f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{_W}"><w:body>{rows}</w:body></w:document>',
        )
    return out.getvalue()


def _kept(root: Any) -> Kept:
    """Words kept, or moved from one place to another, for each pair of paragraphs."""
    i = j = 0
    kept: Kept = Counter()
    moved: defaultdict[str, list[list[tuple[int, int]]]] = defaultdict(lambda: [[], []])
    for paragraph in root.iter(f"{{{_W}}}p"):
        for how, name, text in _runs(paragraph):
            size = len(words(text))
            if how == "both":
                kept[i, j] += size
            elif how in {"moveFrom", "moveTo"}:
                moved[name][how == "moveTo"].append((j if how == "moveTo" else i, size))
        mark = paragraph.find(f"{{{_W}}}pPr/{{{_W}}}rPr")
        states = set() if mark is None else {etree.QName(e).localname for e in mark}
        i += not states & {"ins", "moveTo"}
        j += not states & {"del", "moveFrom"}
    for gone, come in moved.values():
        for (a, size), (b, other) in zip(gone, come, strict=False):
            kept[a, b] += min(size, other)
    return kept


def _runs(paragraph: Any) -> Iterator[tuple[str, str, str]]:
    """State, name of the move, and text of each stretch of a paragraph."""
    name = ""
    for element in paragraph.iter():
        tag = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if tag in {"moveFromRangeStart", "moveToRangeStart"}:
            name = element.get(f"{{{_W}}}name", "")
        if tag in {"t", "delText"}:
            above = [etree.QName(a).localname for a in element.iterancestors()]
            how = next((a for a in above if a in {"ins", "del", "moveFrom", "moveTo"}), "both")
            yield how, name, element.text or ""
