"""PDFs written by hand: text at places, and files that are not what they should be.

The type is Courier, whose letters are all as wide as 0.6 of its size, so that lines can be set without a
table of widths.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 612.0, 792.0
LEFT = 123.4
PITCH = 12.0
COLUMNS = 60
"""Letters of ten points to a line."""


@dataclass(frozen=True)
class Ink:
    """Text at a place; ``slope`` turns its line."""

    text: str
    x: float
    y: float
    size: float = 10.0
    font: str = "F1"
    slope: tuple[float, float] = (1.0, 0.0)

    def operators(self) -> bytes:
        cos, sin = self.slope
        text = self.text.encode("cp1252", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        place = f"{cos:g} {sin:g} {-sin:g} {cos:g} {self.x:.2f} {self.y:.2f}"
        return f"BT /{self.font} {self.size:g} Tf {place} Tm (".encode() + text + b") Tj ET\n"


@dataclass
class Sheet:
    """One page in the making."""

    inks: list[Ink] = field(default_factory=list)
    drawn: str = ""
    rotate: int = 0

    def content(self) -> bytes:
        return b"".join(ink.operators() for ink in self.inks) + self.drawn.encode()


def write(sheets: Sequence[Sheet], *, trailer: str = "") -> bytes:
    """The file."""
    fonts = {"F1": "Courier", "F2": "Courier-Oblique", "F3": "Courier-Bold"}
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    for name in fonts.values():
        font = f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"
        objects.append(font.encode())
    listed = " ".join(f"/{key} {number} 0 R" for number, key in enumerate(fonts, 3))
    pages = []
    for sheet in sheets:
        content = sheet.content()
        objects.append(f"<< /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream")
        pages.append(len(objects) + 1)
        page = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH:g} {HEIGHT:g}] /Rotate {sheet.rotate} "
            f"/Resources << /Font << {listed} >> >> /Contents {len(objects)} 0 R >>"
        )
        objects.append(page.encode())
    kids = " ".join(f"{number} 0 R" for number in pages)
    objects[1] = f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode()
    return _file(objects, trailer)


def _file(objects: Sequence[bytes], trailer: str) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def encrypted() -> bytes:
    """A file that asks for a password."""
    key = "00" * 32
    rules = f"<< /Filter /Standard /V 1 /R 2 /O <{key}> /U <{key}> /P -4 >>"
    ids = "".join(("/ID [<", "11" * 16, "> <", "11" * 16, ">]"))
    return write([Sheet([Ink("Secret", LEFT, 700)])], trailer=f"/Encrypt {rules} {ids}")


def scan() -> Sheet:
    """A page that shows a picture and no letter."""
    return Sheet(drawn="q 600 0 0 780 5 5 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x7f EI Q\n")


@dataclass(frozen=True)
class Passage:
    """A paragraph, with the notes that its text marks as ``{1}``."""

    text: str
    indent: float = 24.0
    size: float = 10.0


def typeset(passages: Sequence[Passage], notes: dict[str, str], *, head: str = "A/HRC/60/L.5") -> bytes:
    """Pages as the UN sets them: indents, space between paragraphs, running heads, notes at the foot."""
    setter = _Setter(notes, head)
    for passage in passages:
        setter.paragraph(passage)
    setter.finish()
    return write(setter.sheets)


class _Setter:
    def __init__(self, notes: dict[str, str], head: str) -> None:
        self.notes = notes
        self.head = head
        self.sheets: list[Sheet] = []
        self.waiting: list[str] = []
        self._page()

    def _page(self) -> None:
        number = len(self.sheets) + 1
        self.sheets.append(Sheet([Ink(f"{number}/9", 520, 36, 8), Ink("25-01234", 60, 38, 7)]))
        if number > 1:
            self.sheets[-1].inks.append(Ink(self.head, 60, 750, 8.5))
        self.y = 700.0

    def paragraph(self, passage: Passage) -> None:
        first = int(passage.indent / (0.6 * passage.size))
        filled = textwrap.wrap(" " * first + passage.text, COLUMNS, drop_whitespace=True, break_on_hyphens=False)
        for number, line in enumerate(filled):
            if self.y < 150:
                self.finish()
                self._page()
            kept = line.lstrip(" ")
            self.sheets[-1].inks += self._line(kept, LEFT + (0 if number else passage.indent), passage.size)
            self.y -= PITCH
        self.y -= PITCH / 2

    def _line(self, line: str, x: float, size: float) -> Iterator[Ink]:
        for number, piece in enumerate(line.replace("}", "{").split("{")):
            if number % 2:
                self.waiting.append(piece)
                yield Ink(piece, x, self.y + 0.35 * size, 0.6 * size)
                x += 0.36 * size * len(piece)
            elif piece:
                yield Ink(piece, x, self.y, size)
                x += 0.6 * size * len(piece)

    def finish(self) -> None:
        """Set the notes of the page."""
        if not self.waiting:
            return
        inks = self.sheets[-1].inks
        y = 60.0 + 10 * len(self.waiting)
        inks.append(Ink("_" * 12, 99, y, 8))
        for marker in self.waiting:
            y -= 10
            inks += [Ink(marker, 110, y + 3, 5), Ink(self.notes[marker], 123, y, 8)]
        self.waiting = []
