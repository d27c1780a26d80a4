"""Lines out of characters, for the readers of formats that know paragraphs.

A reader says what it finds: a paragraph begins, these characters are italic, here the line breaks.
The writer keeps every character, with what was said of it, and makes the `Source` at the end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from hrcdiff.patterns import later
from hrcdiff.source import Line, LineRole, Source, Strand, stretch

TURNING = "\u202d\u202e"
"""Characters that set what follows in one direction, whatever it is: it is read otherwise than it is shown."""
UNSEEN = (
    "\x00\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u061c\u202a\u202b\u202c\u2066\u2067\u2068\u2069" + TURNING
)
"""Characters that nobody sees: soft hyphens, joiners, byte order marks, marks of the direction of writing."""
INVISIBLE = re.compile(f"[{UNSEEN}]")
SIGNS = "-\u2022\u00b7\u25cf\u25aa\u2023\u25e6\u2043\uf0a7\uf0b7"
"""Bullets that people type and programs paste; the last two are those of symbol fonts."""
BULLET = later(rf"(?!\s*-\s?\d{{1,4}}\s?-\s*$)\s*[{SIGNS}](?=\s|$)")
"""A bullet at the start of a paragraph; ``- 2 -`` is a page number."""
LABEL_ALONE = later(r"(?:\d{1,3}[.)]|[OP]P\.?\s?\d{1,3}(?:\s?(?:bis|ter|alt))?[.:)]?|\([a-z]{1,5}\))\s?")
"""A number or letter, as in a cell of its own."""
_ANY_LABEL = 9
"""Characters at the start of a line that show whether it is a label and nothing else."""
_ODD_SPACE = re.compile(r"[^\S ]|\x00")
_KEPT = re.compile(b"\x00+")
_CHUNK = re.compile(r"[^\s\x00]+(?: [^\s\x00]+)*")
_FLAGGED = re.compile(b"\x01+")
_IN_BRACKETS = later(r"\s*(\[)\s*(?:\d{1,3}|\*{1,3}|[a-z])\s*(\])\s*")


def strand_of(text: str, markup: bytearray, start: int, end: int) -> Strand:
    """The characters of a stretch that are no markup, white space folded to single spaces."""
    whole = markup.find(1, start, end) < 0
    spans = [(start, end)] if whole else [span.span() for span in _KEPT.finditer(markup, start, end)]
    kept = text[start:end] if whole else "".join([text[first:last] for first, last in spans])
    if not _is_even(kept):
        return _folded(text, markup, start, spans)
    if whole:
        return stretch(kept.strip(), start + len(kept) - len(kept.lstrip()))
    runs, length = [], 0
    for first, last in spans:
        runs.append((length, first))
        length += last - first
    return Strand(kept, tuple(runs)).strip()


def _is_even(text: str) -> bool:
    """Whether all white space of a text is single spaces, and no character stands for nothing."""
    return "  " not in text and (text.isprintable() or _ODD_SPACE.search(text) is None)


def _folded(text: str, markup: bytearray, start: int, spans: list[tuple[int, int]]) -> Strand:
    """The characters of some spans, where white space must be folded."""
    chars: list[str] = []
    runs: list[tuple[int, int]] = []
    length = 0
    end_of_last = start
    for span in spans:
        for chunk in _CHUNK.finditer(text, *span):
            first, last = chunk.span()
            space = next((i for i in range(end_of_last, first) if not markup[i]), None) if chars else None
            if space is not None:
                chars.append(" ")
                _go_on(runs, length, space)
                length += 1
            chars.append(chunk.group())
            _go_on(runs, length, first)
            length += last - first
            end_of_last = last
    return Strand("".join(chars), tuple(runs))


def _go_on(runs: list[tuple[int, int]], length: int, offset: int) -> None:
    """Begin a stretch at the end of a text so long, unless the one before it goes on there."""
    if not runs or offset - runs[-1][1] != length - runs[-1][0]:
        runs.append((length, offset))


def spans_of(strand: Strand, flags: bytearray) -> tuple[tuple[int, int], ...]:
    """Spans of a strand whose characters carry a flag; all of them are in the file.  No flags are none anywhere."""
    runs = strand.runs
    if not flags or not runs:
        return ()
    begin, offset = runs[-1]
    if flags.find(1, runs[0][1], offset + len(strand.text) - begin) < 0:
        return ()
    own = b"".join([flags[first:last] for first, last in strand.spans()])
    return tuple(run.span() for run in _FLAGGED.finditer(own))


@dataclass(slots=True)
class _Record:
    """Where a line stands in the text, and what was said of it."""

    start: int
    gap: int
    bullet: bool
    heading: bool
    role: LineRole
    end: int = 0


class LineWriter:
    """Takes paragraphs and their characters; `source` makes lines of them."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._markup = bytearray()
        self._italic = bytearray()
        self._raised = bytearray()
        self._records: list[_Record] = []
        self._open: _Record | None = None
        self._start = ""
        self._blank = True
        self._gap = 0
        self._heading = False
        self._role: LineRole = "text"
        self._bullet = False

    def paragraph(self, *, heading: bool = False, bullet: bool = False, role: LineRole = "text") -> None:
        """End the paragraph before and begin one; what stays empty leaves no line."""
        self._end()
        self._gap = 1 if self._records else 0
        self._heading, self._bullet, self._role = heading, bullet, role

    def break_line(self) -> None:
        """Begin another line of the same paragraph; after an empty line, with a gap."""
        self._gap = 1 if self._blank and self._records else 0
        self._end()

    def put(self, text: str, *, italic: bool = False, raised: bool = False, hidden: bool = False) -> None:
        """Add characters; those that are ``hidden`` are kept as markup."""
        if not text:
            return
        if self._open is None:
            self._open = _Record(self._length, self._gap, self._bullet, self._heading, self._role)
            self._gap, self._bullet = 0, False
        self._add(text.replace("\n", " "), italic=italic, raised=raised, hidden=hidden)
        self._begin_with(text)
        self._blank = self._blank and (hidden or text.isspace())

    def label_alone(self) -> bool:
        """Whether the line so far is a number or letter and nothing else, as in a cell of its own."""
        return self._open is not None and bool(LABEL_ALONE.fullmatch(self._start))

    @property
    def blank(self) -> bool:
        """Whether nothing to be seen was put into the line so far."""
        return self._blank

    def source(self, name: str, sha256: str) -> Source:
        """All lines."""
        self._end()
        text = "".join(self._pieces)
        doubts: list[str] = []
        if any(sign in text for sign in UNSEEN):
            doubts = odd_signs(text)
            for match in INVISIBLE.finditer(text):
                self._markup[match.start()] = 1
        lines = []
        for number, record in enumerate(self._records, 1):
            self._take_off(text, record)
            strand = strand_of(text, self._markup, record.start, record.end)
            if strand:
                lines.append(self._made(strand, number, record))
        return Source(
            name=name, sha256=sha256, text=text, lines=tuple(lines), markup=self._markup, doubts=tuple(doubts)
        )

    def _begin_with(self, text: str) -> None:
        """Keep how the line begins: no space before it, a single one at most behind it."""
        if len(self._start) < _ANY_LABEL:
            said = (self._start + text).lstrip()
            kept = said.rstrip()
            self._start = (kept + " " if len(kept) < len(said) else kept)[:_ANY_LABEL]

    def _add(self, text: str, *, italic: bool, raised: bool, hidden: bool) -> None:
        self._pieces.append(text)
        self._length += len(text)
        for flags, flag in ((self._markup, hidden), (self._italic, italic), (self._raised, raised)):
            flags.extend((b"\x01" if flag else b"\x00") * len(text))

    def _end(self) -> None:
        self._blank, self._start = True, ""
        if self._open is None:
            return
        self._open.end = self._length
        self._records.append(self._open)
        self._open = None
        self._add("\n", italic=False, raised=False, hidden=False)

    def _take_off(self, text: str, record: _Record) -> None:
        """Mark bullets and the brackets of markers; a raised ``th`` or ``er`` after a figure is no marker."""
        bullet = BULLET.match(text, record.start, record.end)
        if bullet and record.role != "furniture" and text[bullet.end() : record.end].strip():
            self._markup[bullet.start() : bullet.end()] = b"\x01" * (bullet.end() - bullet.start())
            record.bullet = True
        for run in _FLAGGED.finditer(self._raised, record.start, record.end):
            start, end = run.span()
            inner = _IN_BRACKETS.fullmatch(text, start, end)
            if inner:
                self._markup[inner.start(1)] = self._markup[inner.start(2)] = 1
            elif is_ordinal(text[max(record.start, start - 1) : start], text[start:end]):
                self._raised[start:end] = bytes(end - start)

    def _made(self, strand: Strand, number: int, record: _Record) -> Line:
        return Line(
            strand=strand,
            number=number,
            gap=record.gap,
            bullet=record.bullet,
            heading=record.heading,
            italic=spans_of(strand, self._italic),
            raised=spans_of(strand, self._raised),
            role=record.role,
        )


def struck(passages: int) -> str:
    """What a reader doubts about text that is struck through."""
    told = "a passage is" if passages == 1 else f"{passages} passages are"
    return f"{told} struck through in the file and {'was' if passages == 1 else 'were'} read as deleted"


def odd_signs(text: str) -> list[str]:
    """What a reader doubts about signs that nobody sees and no program puts in by itself, a sentence for each kind."""
    nulls, turns = text.count("\x00"), sum(map(text.count, TURNING))
    doubts = []
    if nulls:
        what = "1 null character was" if nulls == 1 else f"{nulls:,} null characters were"
        doubts.append(f"{what} left out: the file may be damaged there")
    if turns:
        what = "1 sign that turns" if turns == 1 else f"{turns:,} signs that turn"
        was = "was" if turns == 1 else "were"
        doubts.append(f"{what} the direction of writing {was} left out: the file may be shown in another order")
    return doubts


def is_ordinal(before: str, raised: str) -> bool:
    """Whether raised letters end a figure, as in 48th, 1er and 2º, and mark no footnote."""
    letters = raised.strip()
    return letters.isalpha() and before[-1:].isdigit()
