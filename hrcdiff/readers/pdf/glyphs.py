"""Pages of a PDF as glyphs with their places: the only module that knows pdfium.

Pages are read one by one and closed, so that memory depends on one page and on the text, not on the file.
Glyphs that the library makes up (a space where it sees a gap, the ends of lines) are left out: gaps are
judged by `hrcdiff.readers.pdf.rows`, which knows how wide a space is in the texts at hand.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple

from hrcdiff.errors import ReadError
from hrcdiff.limits import limit
from hrcdiff.readers.pdf import streams
from hrcdiff.watch import Watch

MAX_PAGES = limit("MAX_PAGES", 2_000)
"""Longer files are refused: the longest resolutions have fewer than 200 pages."""
MAX_CHARS = limit("MAX_CHARS", 8_000_000)
"""Glyphs in a file; more than that is no text of the United Nations."""
MAX_PAGE_CHARS = limit("MAX_PAGE_CHARS", 200_000)
"""Glyphs on one page: a full page of a resolution has 5,000."""

_END_MARK = b"%%EOF"
_PASSWORD = 4
_HYPHENS = frozenset({0x02, 0x2010, 0x2011})
"""What pdfium makes of a hyphen at the end of a line, and hyphens that only differ in where a line may end."""
_SIGHTLESS = 0xFFFD
_FORMS = tuple((first, last) for first, last in ((0xFB00, 0xFB06), (0xFB13, 0xFDFF), (0xFE70, 0xFEFC)))
"""Ligatures and positional forms: shapes of letters, not letters."""
_OVERHANG = 0.2
"""A letter reaches so far over the next one; a box that is larger is that of a ligature taken apart."""
_LARGE = 0.2
"""A picture that takes so much of a page without text may be a scan."""
_ITALIC_FLAG = 1 << 6
_MOST_OBJECTS = 100_000
"""Lines and pictures looked at on one page; more only a drawing has, whose lines part no footnotes from the text."""


class Glyph(NamedTuple):
    """A character and its place, in points from the lower left corner of the upright page."""

    char: str
    """Several characters for a ligature."""
    left: float
    right: float
    base: float
    size: float
    italic: bool
    bold: bool


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on one page."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph]
    """In the order of the file."""
    aslant: list[Glyph]
    """Written in another direction than the page: a watermark, a stamp at the edge."""
    rules: list[tuple[float, float, float]]
    """Thin horizontal lines: left, right, height."""
    picture: bool = False
    """Shows a picture and no text."""


class _Style(NamedTuple):
    size: float
    italic: bool
    bold: bool
    turn: int
    """Direction of writing in quarter turns, -1 for anything between."""
    font: int
    advance: float
    """By how much the widths of the font are to be multiplied."""


_Box = tuple[str, float, float, float, float, float, float, _Style]
"""Character, left, right, bottom, top, origin and style, before the page is turned upright."""


def pages(data: bytes, shown: str) -> Iterator[Page]:
    """The pages of a file, in order.

    Raises `ReadError` for what pdfium cannot open, and for files beyond the limits.
    """
    import pypdfium2

    if _END_MARK not in data.rstrip(b"\0 \t\r\n")[-4096:]:
        raise ReadError(f"{shown} is a PDF without its end, as after a broken download: fetch it again")
    streams.check(data, shown)
    watch = Watch(shown)
    try:
        with watch.over():
            document = pypdfium2.PdfDocument(data)
            count = len(document)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise ReadError(f"{shown} is an encrypted PDF: save it without its password first") from None
        raise ReadError(f"{shown} is a damaged PDF: pdfium cannot open it") from None
    try:
        if count > MAX_PAGES:
            raise ReadError(f"{shown} has {count:,} pages: hrcdiff reads PDFs of up to {MAX_PAGES:,} pages")
        if not count:
            raise ReadError(f"{shown} is a PDF without pages")
        total = 0
        for index in range(count):
            page = _page(document, index, shown, watch)
            total += len(page.glyphs)
            if total > MAX_CHARS:
                raise ReadError(f"{shown} has more than {MAX_CHARS:,} characters: that is no resolution")
            yield page
    finally:
        document.close()


def _page(document: Any, index: int, shown: str, watch: Watch) -> Page:
    import pypdfium2

    try:
        with watch.over():
            page = document[index]
    except pypdfium2.PdfiumError:
        raise ReadError(f"{shown} is a damaged PDF: page {index + 1} cannot be opened") from None
    try:
        with watch.over():
            text = page.get_textpage()
    except pypdfium2.PdfiumError:
        page.close()
        raise ReadError(f"{shown} is a damaged PDF: the text of page {index + 1} cannot be read") from None
    try:
        if text.count_chars() > MAX_PAGE_CHARS:
            raise ReadError(
                f"{shown} has more than {MAX_PAGE_CHARS:,} characters on page {index + 1}: that is no page of text"
            )
        return _Reader(page, text, watch).page(index + 1)
    finally:
        with watch.over():
            text.close()
            page.close()


class _Reader:
    """Reads the glyphs of one page."""

    def __init__(self, page: Any, text: Any, watch: Watch) -> None:
        import pypdfium2.raw as api

        self.api = api
        self.sheet = page
        self.text = text
        self.watch = watch
        self.styles: dict[bytes, _Style] = {}
        self.widths: dict[tuple[int, int], float] = {}

    def page(self, number: int) -> Page:
        left, bottom, right, top = self.sheet.get_bbox()
        found = list(self._glyphs())
        turns = Counter(turn for turn, _ in found)
        turn = max((t for t in turns if t >= 0), key=lambda t: (turns[t], -t), default=0)
        corner = _turned(left, bottom, turn), _turned(right, top, turn)
        origin = (min(c[0] for c in corner), min(c[1] for c in corner))
        size = [abs(corner[1][axis] - corner[0][axis]) for axis in (0, 1)]
        return Page(
            number=number,
            width=size[0],
            height=size[1],
            glyphs=[_upright(box, turn, origin) for t, box in found if t == turn],
            aslant=[_upright(box, 0, (left, bottom)) for t, box in found if t != turn],
            rules=self._rules(left, bottom) if turn == 0 else [],
            picture=not found and self._has_picture(size[0] * size[1]),
        )

    def _glyphs(self) -> Iterator[tuple[int, _Box]]:
        api, raw = self.api, self.text.raw
        box, x, y = api.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        high = 0
        for index in range(self.text.count_chars()):
            code = api.FPDFText_GetUnicode(raw, index)
            if code <= 0x20 and api.FPDFText_IsGenerated(raw, index) == 1:
                continue
            if 0xD800 <= code < 0xDC00:
                high = code
                continue
            if 0xDC00 <= code < 0xE000 and high:
                code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
            high = 0
            style = self._style(index)
            api.FPDFText_GetLooseCharBox(raw, index, box)
            api.FPDFText_GetCharOrigin(raw, index, x, y)
            left, right = box.left, box.right
            width = self._width(style, code)
            if width and style.turn == 0 and right - (x.value + width) < _OVERHANG * style.size:
                left, right = x.value, x.value + width
            yield style.turn, (_char(code), left, right, box.bottom, box.top, x.value, y.value, style)

    def _width(self, style: _Style, code: int) -> float:
        """How far a glyph moves on: its box may reach further, as that of an *f* does. 0 if unknown."""
        if not style.font:
            return 0.0
        key = style.font, code
        width = self.widths.get(key)
        if width is None:
            value = ctypes.c_float()
            font = ctypes.cast(style.font, self.api.FPDF_FONT)
            known = self.api.FPDFFont_GetGlyphWidth(font, code, 1000.0, value)
            width = self.widths[key] = value.value / 1000 if known and value.value > 0 else 0.0
        return width * style.advance

    def _style(self, index: int) -> _Style:
        """The style of a glyph's text object, which is the same for all its glyphs."""
        thing = self.api.FPDFText_GetTextObject(self.text.raw, index)
        key = bytes(thing)
        style = self.styles.get(key)
        if style is None or not thing:
            style = self.styles[key] = self._read_style(index, thing or None)
        return style

    def _read_style(self, index: int, thing: Any) -> _Style:
        api, raw = self.api, self.text.raw
        matrix = api.FS_MATRIX()
        scale, stretch, turn = 1.0, 1.0, 0
        if api.FPDFText_GetMatrix(raw, index, matrix):
            scale = math.hypot(matrix.c, matrix.d) or 1.0
            stretch = math.hypot(matrix.a, matrix.b) or 1.0
            angle = math.degrees(math.atan2(matrix.b, matrix.a)) % 360
            quarter = round(angle / 90)
            turn = quarter % 4 if abs(angle - quarter * 90) < 2 else -1
        name = ctypes.create_string_buffer(256)
        flags = ctypes.c_int()
        api.FPDFText_GetFontInfo(raw, index, name, 256, flags)
        font = name.value.decode("utf-8", "replace").lower()
        italic = "italic" in font or "oblique" in font or bool(flags.value & _ITALIC_FLAG)
        plain = api.FPDFText_GetFontSize(raw, index)
        size = plain * scale
        own = ctypes.cast(api.FPDFTextObj_GetFont(thing), ctypes.c_void_p).value if thing else None
        bold = "bold" in font or api.FPDFText_GetFontWeight(raw, index) >= 600
        return _Style(size if size > 0 else 1.0, italic, bold, turn, own or 0, max(plain, 0.0) * stretch)

    def _has_picture(self, area: float) -> bool:
        """Whether a picture takes a good part of the page."""
        with self.watch.over():
            pictures = self.sheet.get_objects(filter=[self.api.FPDF_PAGEOBJ_IMAGE], max_depth=3)
            bounds = [thing.get_bounds() for thing in islice(pictures, _MOST_OBJECTS)]
        return any((x1 - x0) * (y1 - y0) > _LARGE * area for x0, y0, x1, y1 in bounds)

    def _rules(self, left: float, bottom: float) -> list[tuple[float, float, float]]:
        """Lines and thin boxes drawn across the page."""
        found = []
        with self.watch.over():
            paths = self.sheet.get_objects(filter=[self.api.FPDF_PAGEOBJ_PATH], max_depth=2)
            for thing in islice(paths, _MOST_OBJECTS):
                x0, y0, x1, y1 = thing.get_bounds()
                if y1 - y0 < 4 and x1 - x0 > 36:
                    found.append((x0 - left, x1 - left, (y0 + y1) / 2 - bottom))
        return sorted(found)


def _turned(x: float, y: float, turn: int) -> tuple[float, float]:
    """A point as seen when the page is turned so that writing in quarter ``turn`` goes to the right."""
    return ((x, y), (y, -x), (-x, -y), (-y, x))[max(turn, 0)]


def _upright(box: _Box, turn: int, origin: tuple[float, float]) -> Glyph:
    char, left, right, bottom, top, x, y, style = box
    if turn == 0:
        return Glyph(char, left - origin[0], right - origin[0], y - origin[1], style.size, style.italic, style.bold)
    one, other = _turned(left, bottom, turn), _turned(right, top, turn)
    base = _turned(x, y, turn)[1] - origin[1]
    sides = sorted((one[0] - origin[0], other[0] - origin[0]))
    return Glyph(char, sides[0], sides[1], base, style.size, style.italic, style.bold)


@lru_cache(maxsize=4096)
def _char(code: int) -> str:
    """The character, ligatures and positional forms taken apart."""
    if code in _HYPHENS:
        return "-"
    if code in {0, 0xFFFE, 0xFFFF} or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        code = _SIGHTLESS
    if any(first <= code <= last for first, last in _FORMS):
        return unicodedata.normalize("NFKC", chr(code)).strip() or chr(code)
    return chr(code)
