"""PDF, as the document system of the United Nations serves it and as word processors write it.

The pages become glyphs (`glyphs`), rows (`rows`), text, footnotes and furniture (`regions`), and paragraphs
(`paragraphs`); here they become a source.  A line of the source is a paragraph; one that goes on over a page
is a line for each page, the second without a gap.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from hrcdiff.errors import ReadError
from hrcdiff.lexicon import ORGAN_LINE
from hrcdiff.readers.pdf import glyphs
from hrcdiff.readers.pdf.paragraphs import Chunk, Grouper
from hrcdiff.readers.pdf.regions import Sheet, body_size, divide
from hrcdiff.readers.pdf.rows import Row, Spans, in_columns, page_rows, slanted
from hrcdiff.source import JOINT, Line, Source, Strand, join, stretch

_ABOVE = re.compile(r"\bDistr\.|\bOriginal:|draft (?:resolution|decision)\b|\badopted by the\b|^Agenda item")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_TIGHT = re.compile(r"\w[-\u2010\u2011\u2013\u2014/]$")
_SUSPENDED = re.compile(r"(?:and|or|to|nor)\b")
_TAIL = re.compile(r"([^\W\d_]+)-$")
_HEAD = re.compile(r"[^\W\d_]+")
_UNREADABLE = 0.2
"""With a larger part of unknown characters the text of a file is no text."""


def read(name: str, data: bytes, sha256: str, *, shown: str | None = None) -> Source:
    """The paragraphs of a PDF.

    Raises `ReadError` for a file that is encrypted, damaged, too long, without text, or set in columns.
    """
    shown = shown or name
    sheets: list[Sheet] = []
    doubts: list[str] = []
    for page in glyphs.pages(data, shown):
        found = page_rows(page)
        if in_columns(found):
            raise ReadError(
                f"{shown} has two columns on page {page.number}: hrcdiff cannot tell the order of their lines"
            )
        if page.picture:
            doubts.append(f"page {page.number} shows a picture and no text: what it says was not read")
        sheets.append(Sheet(page.number, page.height, found + slanted(page), page.rules))
    doubts += _check_text(sheets, shown)
    divided = divide(sheets)
    head = _head([row for regions in divided for row in regions.text])
    pages = Grouper(divided, body_size(sheets)).run(head)
    return _Writer(pages).source(name, sha256, tuple(doubts))


def _check_text(sheets: list[Sheet], shown: str) -> list[str]:
    """Doubts about the characters, if there are some at all and most are known."""
    text = "".join(row.text for sheet in sheets for row in sheet.rows)
    if not text.strip():
        raise ReadError(f"{shown} has no text: it is a scan, and needs text recognition (OCR) first")
    strange = sum(char == "\ufffd" or "\ue000" <= char <= "\uf8ff" for char in text)
    if strange > _UNREADABLE * len(text):
        raise ReadError(f"{shown} does not say which characters it shows: print it anew, or use the Word file")
    pages = [str(sheet.number) for sheet in sheets if any("\ufffd" in row.text for row in sheet.rows)]
    return [f"characters on page {', '.join(pages)} are unknown: the file does not say which they are"] if pages else []


def _head(found: list[Row]) -> int:
    """Number of rows in the masthead: those above the organ line, else the last that only a masthead has."""
    organ = next((i for i, row in enumerate(found) if ORGAN_LINE.fullmatch(row.text)), None)
    if organ is not None:
        return organ
    first = [row for row in found if row.page == 1]
    return max((i + 1 for i, row in enumerate(first) if _ABOVE.search(row.text)), default=0)


class _Writer:
    """Writes the rows down in their order and makes lines of the chunks."""

    def __init__(self, pages: list[list[Chunk]]) -> None:
        self.pages = pages
        self.parts: list[str] = []
        self.at: dict[int, int] = {}
        self.numbers: dict[int, int] = {}
        length = 0
        for page in pages:
            order = [row for chunk in page for row in chunk.rows if id(row) not in self.at]
            for row in sorted(order, key=lambda r: (r.page, -r.base, r.left)):
                self.at[id(row)] = length
                self.numbers[id(row)] = len(self.parts) + 1
                self.parts.append(row.text + "\n")
                length += len(row.text) + 1
        self.markup = bytearray(length)
        self.words: Counter[str] = Counter()
        for page in pages:
            for chunk in page:
                for row in chunk.rows:
                    self.words.update(word.lower() for word in _WORD.findall(row.text))

    def source(self, name: str, sha256: str, doubts: tuple[str, ...]) -> Source:
        lines = tuple(line for page in self.pages for chunk in page if (line := self._line(chunk)) is not None)
        text = "".join(self.parts)
        return Source(name=name, sha256=sha256, text=text, lines=lines, markup=self.markup, doubts=doubts)

    def _line(self, chunk: Chunk) -> Line | None:
        strand = self._joined([self._strand(row) for row in chunk.rows])
        if not strand.text:
            return None
        first = chunk.rows[0]
        return Line(
            strand=strand,
            number=self.numbers[id(first)],
            gap=int(chunk.begins),
            italic=_spans(strand, self._offsets(chunk, "italic")),
            raised=_spans(strand, self._offsets(chunk, "raised")),
            role=chunk.role,
            page=first.page,
        )

    def _strand(self, row: Row) -> Strand:
        start = self.at[id(row)]
        for begin, end in row.hidden:
            self.markup[start + begin : start + end] = b"\x01" * (end - begin)
        return stretch(row.text, start).without(row.hidden).strip()

    def _offsets(self, chunk: Chunk, kind: str) -> set[int]:
        return {
            self.at[id(row)] + index
            for row in chunk.rows
            for begin, end in _kind(row, kind)
            for index in range(begin, end)
        }

    def _joined(self, strands: list[Strand]) -> Strand:
        """Rows to one text; hyphens at the ends of lines stay, or go with what they divide."""
        pieces: list[Strand] = []
        for strand in strands:
            if not pieces or not strand:
                pieces += [strand] if strand else []
                continue
            last = pieces[-1]
            if self._is_soft(last.text, strand.text):
                self.markup[last.at[-1]] = 1
                pieces[-1] = last.cut(0, len(last) - 1)
            elif not _TIGHT.search(last.text) or _SUSPENDED.match(strand.text):
                pieces.append(stretch(" ", JOINT))
            pieces.append(strand)
        return join(pieces, "")

    def _is_soft(self, before: str, after: str) -> bool:
        """Whether a hyphen only divides a word: the whole word occurs elsewhere, the one with hyphen does not."""
        tail, head = _TAIL.search(before), _HEAD.match(after)
        if not tail or not head:
            return False
        one, other = tail.group(1).lower(), head.group().lower()
        return self.words[one + other] > 0 and self.words[f"{one}-{other}"] == 0


def _kind(row: Row, kind: str) -> Spans:
    return row.italic if kind == "italic" else row.raised


def _spans(strand: Strand, offsets: set[int]) -> Spans:
    return tuple(_runs(strand, offsets)) if offsets else ()


def _runs(strand: Strand, offsets: set[int]) -> Iterator[tuple[int, int]]:
    start: int | None = None
    for index, offset in enumerate(strand.at):
        if offset in offsets:
            start = index if start is None else start
        elif start is not None:
            yield start, index
            start = None
    if start is not None:
        yield start, len(strand)
