"""Resolutions as files have them: one paragraph to a line, wrapped, in Markdown, broken by pages."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator

from hypothesis import strategies as st

from hrcdiff.model import Paragraph
from tests.property.documents import Resolution, notes, truth

Layout = Callable[[Resolution], str]

HEAD = (
    "United Nations A/HRC/60/L.5",
    "Distr.: Limited",
    "2 October 2025",
    "Original: English",
    "Human Rights Council",
    "Sixtieth session",
    "Agenda item 3",
    "Promotion and protection of all human rights",
    "Brazil,* Chile, Japan:* draft resolution",
    "60/... Lanterns for every harbour",
    "The Human Rights Council,",
)
RECORD = ("48th meeting", "8 October 2025", "[Adopted without a vote.]")
SMALL = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

Mark = Callable[[str], str]
"""How a footnote's marker is set: ``1`` as ``¹`` or ``<sup>1</sup>``."""


def superscript(marker: str) -> str:
    """``¹``"""
    return marker.translate(SMALL)


def tagged(marker: str) -> str:
    """``<sup>1</sup>``"""
    return f"<sup>{marker}</sup>"


def labelled(resolution: Resolution, mark: Mark) -> Iterator[tuple[Paragraph, str, str]]:
    """Each paragraph with its printed label and its text with the footnote marker."""
    marked = {note.address: mark(note.marker) for note in notes(resolution)}
    for paragraph in truth(resolution):
        label = "" if paragraph.label is None else paragraph.label if paragraph.parent else f"{paragraph.label}."
        yield paragraph, label, paragraph.text + marked.get(paragraph.address, "")


def lines(resolution: Resolution) -> str:
    """One paragraph to a line, with blank lines between."""
    body = [f"{label} {text}".strip() for _, label, text in labelled(resolution, superscript)]
    bodies = [f"{superscript(note.marker)} {note.text}" for note in notes(resolution)]
    return "\n\n".join([*HEAD, *body, *RECORD, *bodies]) + "\n"


def wrapped(width: int, *, gaps: bool) -> Layout:
    """Hard breaks at a width, with or without blank lines between the paragraphs."""

    def write(resolution: Resolution) -> str:
        body = [f"{label} {text}".strip() for _, label, text in labelled(resolution, superscript)]
        bodies = [f"{superscript(note.marker)} {note.text}" for note in notes(resolution)]
        pieces = [*body, *RECORD, *bodies]
        filled = [textwrap.fill(piece, width, break_long_words=False, break_on_hyphens=False) for piece in pieces]
        return "\n\n".join(HEAD) + "\n\n" + ("\n\n" if gaps else "\n").join(filled) + "\n"

    return write


def markdown(resolution: Resolution) -> str:
    """Headings, italic openings, bullets before the labels, footnotes as ``<sup>``."""
    parts = [*map(_bold_head, HEAD[:-1]), f"*{HEAD[-1]}*"]
    for paragraph, label, text in labelled(resolution, tagged):
        shown = f"*{paragraph.opening}*{text.removeprefix(paragraph.opening)}" if paragraph.opening else text
        parts.append(f"- {label} {shown}" if label else shown)
    parts += [f"*{RECORD[0]}\n{RECORD[1]}*", RECORD[2]]
    parts += [f"{tagged(note.marker)} {note.text}" for note in notes(resolution)]
    return "\n\n".join(parts) + "\n"


def _bold_head(text: str) -> str:
    return f"### **{text}**" if text.startswith("60/") else f"**{text}**" if "session" in text else text


def paged(every: int) -> Layout:
    """A page break in mid-sentence in every so-manieth paragraph, with rule, page number and job number."""
    furniture = ("---", "GE.25-01234(E)", "2/9")

    def write(resolution: Resolution) -> str:
        body = []
        for index, (_, label, text) in enumerate(labelled(resolution, superscript)):
            words = text.split(" ")
            if index % every == 0 and len(words) > 8:
                half = len(words) // 2
                while words[half - 1][-1] in ",;.:" or not words[half][0].islower():
                    half += 1
                words = ["\n\n".join([" ".join(words[:half]), *furniture, " ".join(words[half:])])]
            body.append(f"{label} {' '.join(words)}".strip())
        bodies = [f"{superscript(note.marker)} {note.text}" for note in notes(resolution)]
        return "\n\n".join([*HEAD, *body, *RECORD, *bodies]) + "\n"

    return write


def crlf(layout: Layout) -> Layout:
    """The same with the line ends of Windows."""
    return lambda resolution: layout(resolution).replace("\n", "\r\n")


LAYOUTS: dict[str, Layout] = {
    "lines": lines,
    "wrapped at 72": wrapped(72, gaps=False),
    "wrapped at 60": wrapped(60, gaps=False),
    "wrapped at 72 with gaps": wrapped(72, gaps=True),
    "markdown": markdown,
    "paged": paged(2),
    "lines with CRLF": crlf(lines),
}


def layouts() -> st.SearchStrategy[Layout]:
    """Any layout."""
    return st.sampled_from(list(LAYOUTS.values()))
