"""The two texts side by side in a table: old, new, findings; changes told apart by the look of their words.

Each paragraph stands once in its column, whole: what was taken out is struck through, what was put in is
underlined.  Rows follow the new text; an old paragraph stands beside the first new one that it went into.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hrcdiff.errors import ProofError
from hrcdiff.readers.word.xml import name_of
from hrcdiff.renderers import headline, phrases
from hrcdiff.renderers.docx import reread
from hrcdiff.renderers.docx.blocks import DEEPEST
from hrcdiff.renderers.docx.elements import make, plain, qname, run, words
from hrcdiff.renderers.italics import italics, parts
from hrcdiff.renderers.notes import notes, of_row, told
from hrcdiff.renderers.rows import Fold, Row, Title, sections

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml import etree

    from hrcdiff.model import Document, Edit, Link, Redline
    from hrcdiff.renderers.notes import Notes

WIDTHS = (5300, 5300, 3970)
"""Of the columns, in twentieths of a point."""
_GONE, _COME, _QUIET = "B00020", "00539B", "595959"
"""Colours with a contrast of at least 7 on white; no meaning hangs on them alone."""
_INDENT = 340


class Table:
    """The rows of one redline, made one after the other."""

    def __init__(self, redline: Redline, *, rtl: bool) -> None:
        self._redline = redline
        self._rtl = make("rtl") if rtl else None
        self._links = {("old", a): link for link in redline.links for a in link.old}
        self._links |= {("new", a): link for link in redline.links for a in link.new}
        self._paragraphs = {
            (side, p.address): p
            for side, document in (("old", redline.old), ("new", redline.new))
            for p in document.paragraphs
        }
        self._shown: set[str] = set()

    def content(self) -> list[etree._Element]:
        """What was compared, and the table."""
        grid = make("tblGrid", *(make("gridCol", w=str(width)) for width in WIDTHS))
        table = make("tbl", _properties(), grid, self._head(), *self._rows(notes(self._redline)), *self._footnotes())
        return [*self._lead(), table]

    def _lead(self) -> Iterator[etree._Element]:
        title = self._redline.new.title or self._redline.old.title
        if title:
            yield self._p("Title", [self._run(title)], indent=0)
        yield self._p("Lead", [self._run(headline.answered(self._redline))])
        for warning in self._redline.warnings:
            yield self._p("Lead", [self._run(f"Warning: {warning.message}")])

    def _head(self) -> etree._Element:
        titles = [_titled(self._redline.old), _titled(self._redline.new), "Findings"]
        cells = [self._cell(n, [self._p("CellHead", [self._run(text)])], "E7E6E6") for n, text in enumerate(titles)]
        return make("tr", make("trPr", make("cantSplit"), make("tblHeader")), *cells)

    def _rows(self, table: Notes) -> Iterator[etree._Element]:
        for section in sections(self._redline):
            yield self._across(phrases.PARTS[section.part])
            for item in section.items:
                if isinstance(item, Title):
                    yield self._title(item)
                for row in item.rows if isinstance(item, Fold) else [item] if isinstance(item, Row) else []:
                    yield self._row(row, table)

    def _title(self, title: Title) -> etree._Element:
        """A heading across the table; one that has other words, is gone or is new in the columns of its texts."""
        if not title.words:
            return self._across(title.text)
        gone, come = (
            [
                self._run(run.text, bold=True, mark=mark if run.op == op else None)
                for run in title.words
                if run.op != other
            ]
            for op, other, mark in (("delete", "insert", _GONE), ("insert", "delete", _COME))
        )
        said = "Heading gone" if not come else "Heading changed" if gone else "Heading new"
        cells = [[self._p("CellHead", runs)] if runs else [] for runs in (gone, come)]
        return self._cells(*cells, [self._p("CellNote", [self._run(said)])])

    def _footnotes(self) -> Iterator[etree._Element]:
        """Footnotes that came, went, moved or were reworded."""
        if self._redline.footnote_changes:
            yield self._across("Footnotes")
        for change in self._redline.footnote_changes:
            ends = [[self._p("CellNote", [self._run(n.text or "")])] if n else [] for n in (change.old, change.new)]
            places = [note.address or note.marker for note in (change.old, change.new) if note]
            moved = change.old and change.new and change.old.text == change.new.text
            what = "moved" if moved else "reworded" if len(places) == 2 else "gone" if change.old else "new"
            said = f"Footnote {what}: {' → '.join(dict.fromkeys(places))}"
            yield self._cells(*ends, [self._p("CellNote", [self._run(said)])])

    def _across(self, text: str) -> etree._Element:
        properties = make(
            "tcPr", make("tcW", w=str(sum(WIDTHS)), type="dxa"), make("gridSpan", val="3"), _shade("F5F5F5")
        )
        return make(
            "tr", make("trPr", make("cantSplit")), make("tc", properties, self._p("CellHead", [self._run(text)]))
        )

    def _row(self, row: Row, table: Notes) -> etree._Element:
        if row.kind == "marker":
            went = f"{row.old[0]}: now {row.new}"
            return self._cells([self._p("CellNote", [self._run(went, quiet=True)])], [], [])
        old = [self._paragraph("old", address) for address in row.old if address not in self._shown]
        again = [address for address in row.old if address in self._shown]
        if again:
            old.append(self._p("CellNote", [self._run(f"{phrases.listed(again)}: above", quiet=True)]))
        self._shown.update(row.old)
        new = [self._paragraph("new", row.new)] if row.new is not None else []
        said = [phrases.upper(phrase) for phrase in phrases.relation(row) if phrase != "unchanged"]
        said += [finding.note for finding in of_row(row, table) if told(finding)]
        said += [f"Words that {phrases.carried(flag)}: “{flag.words}”" for flag in row.flags]
        return self._cells(old, new, [self._p("CellNote", [self._run(text)]) for text in said])

    def _cells(self, *columns: Sequence[etree._Element]) -> etree._Element:
        return make("tr", *(self._cell(number, column) for number, column in enumerate(columns)))

    def _cell(self, column: int, content: Sequence[etree._Element], shade: str | None = None) -> etree._Element:
        properties = make("tcPr", make("tcW", w=str(WIDTHS[column]), type="dxa"), _shade(shade) if shade else None)
        return make("tc", properties, *(content or [self._p("Cell", [])]))

    def _paragraph(self, side: str, address: str) -> etree._Element:
        """One paragraph of a text with its address and its marked words."""
        paragraph = self._paragraphs[side, address]
        link = self._links.get((side, address))
        opening = italics(paragraph, (self._redline.old if side == "old" else self._redline.new).language)
        first = [self._run(address, bold=True), self._run("  ")]
        at, runs = 0, []
        for text, changed in _marked(side, address, paragraph.text, link):
            mark = None if not changed else _GONE if side == "old" else _COME
            runs += [self._run(part, italic=italic, mark=mark) for part, italic in parts(text, at, opening)]
            at += len(text)
        return self._p("Cell", [*first, *runs], indent=_INDENT * min(address.count("("), DEEPEST))

    def _run(
        self, text: str, *, bold: bool = False, italic: bool = False, quiet: bool = False, mark: str | None = None
    ) -> etree._Element:
        colour = mark or (_QUIET if quiet else None)
        return run(
            words(text),
            *((make("b"), make("bCs")) if bold else ()),
            *((make("i"), make("iCs")) if italic else ()),
            make("strike") if mark == _GONE else None,
            make("color", val=colour) if colour else None,
            make("u", val="single") if mark == _COME else None,
            self._rtl,
        )

    @staticmethod
    def _p(style: str, runs: Sequence[etree._Element], indent: int | None = None) -> etree._Element:
        place = None if indent is None else make("ind", left=str(indent), right="0")
        return make("p", make("pPr", make("pStyle", val=style), place), *runs)


def _marked(side: str, address: str, text: str, link: Link | None) -> Iterator[tuple[str, bool]]:
    """The words of a paragraph, and whether they changed."""
    if link is None:
        yield text, True
        return
    edits: Sequence[Edit] = link.edits
    for edit in edits:
        if (edit.old if side == "old" else edit.new) == address:
            yield edit.text, edit.op != "equal"


def _titled(document: Document) -> str:
    return f"{phrases.name(document)} ({phrases.standing(document)})"


def _shade(colour: str) -> etree._Element:
    return make("shd", val="clear", color="auto", fill=colour)


def _properties() -> etree._Element:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = make("tblBorders", *(make(side, val="single", sz="4", space="0", color="A6A6A6") for side in sides))
    return make("tblPr", make("tblW", w=str(sum(WIDTHS)), type="dxa"), borders, make("tblLayout", type="fixed"))


def check(data: bytes, redline: Redline) -> bytes:
    """The file itself; ProofError if its columns do not hold both texts, each paragraph once."""
    body, _ = reread.opened(data)
    for column, document in enumerate((redline.old, redline.new)):
        found: dict[str, str] = {}
        for paragraph in (p for row in body.iter(qname("tr")) for p in _of_column(row, column)):
            address, text = _read(paragraph)
            found[address] = found.get(address, "") + text
        if found != {plain(p.address): plain(p.text) for p in document.paragraphs}:
            raise ProofError(
                f"the table does not hold {document.name} exactly, so it was not written: please report this"
            )
    return data


def _of_column(row: etree._Element, column: int) -> list[etree._Element]:
    """The paragraphs of a text in one cell."""
    cells = row.findall(qname("tc"))
    if len(cells) <= column or len(cells) == 1:
        return []
    styled = f"{qname('pPr')}/{qname('pStyle')}"
    cell = cells[column].findall(qname("p"))
    return [p for p in cell if len(p) > 1 and (s := p.find(styled)) is not None and s.get(qname("val")) == "Cell"]


def _read(paragraph: etree._Element) -> tuple[str, str]:
    """Address and text of a paragraph in a cell; between them stands a run of spaces."""
    runs = [reread.text_of(item) for item in paragraph if name_of(item) == "r"]
    return runs[0], "".join(runs[2:])
