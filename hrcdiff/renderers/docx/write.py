"""Word files out of redlines and documents: woven, written, packed, and read again before they are given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from hrcdiff.renderers.docx import columns, parts, reread
from hrcdiff.renderers.docx.archive import packed
from hrcdiff.renderers.docx.blocks import blocks
from hrcdiff.renderers.docx.body import Writer, document, footnotes, named
from hrcdiff.renderers.docx.elements import make, serialized
from hrcdiff.renderers.docx.ties import ties
from hrcdiff.renderers.docx.weave import alone, weave
from hrcdiff.renderers.phrases import name

if TYPE_CHECKING:
    from hrcdiff.model import Document, Redline

AUTHOR = "hrcdiff"
"""Whose the changes are, unless somebody is named."""


def to_docx(redline: Redline, author: str = AUTHOR) -> bytes:
    """The newer text with tracked changes against the older one.

    Raises `ProofError` if accepting or rejecting all changes would not give the two texts.
    """
    old, new = blocks(redline.old), blocks(redline.new)
    language = redline.new.language or redline.old.language or "en"
    writer = Writer(named(author), language, language in parts.RTL)
    content = writer.body(weave(old, new, ties(redline, old, new)))
    head = parts.header(f"Changes from {name(redline.old)} to {name(redline.new)}")
    return reread.check(_file(writer, content, head, tracking=True), old, new)


def to_clean_docx(document: Document) -> bytes:
    """A text alone."""
    shown = blocks(document)
    language = document.language or "en"
    writer = Writer(AUTHOR, language, language in parts.RTL)
    content = writer.body(alone(shown))
    return reread.check(_file(writer, content, parts.header("", name(document)), tracking=False), shown, shown)


def to_column_docx(redline: Redline) -> bytes:
    """Both texts and the findings in a table.

    Raises `ProofError` if its columns would not hold the two texts.
    """
    language = redline.new.language or redline.old.language or "en"
    content = columns.Table(redline, rtl=language in parts.RTL).content()
    head = parts.header(name(redline.old), name(redline.new))
    return columns.check(_file(Writer(AUTHOR, language), content, head, tracking=False, landscape=True), redline)


def _file(
    writer: Writer, content: list[etree._Element], head: str, *, tracking: bool, landscape: bool = False
) -> bytes:
    """The parts around a body; its last paragraph is empty, so that any other can lose its mark."""
    end = make("p", make("pPr", make("pStyle", val="End")))
    section = etree.fromstring(parts.section(landscape=landscape))
    main = serialized(document([*content, end], section))
    named_parts = {
        "styles.xml": parts.styles(writer.language, parts.line_width(landscape=landscape)),
        "settings.xml": parts.settings(tracking=tracking),
        "header1.xml": head,
        "footer1.xml": parts.footer(),
    }
    return packed(parts.around(main, serialized(footnotes(writer.notes)), named_parts))
