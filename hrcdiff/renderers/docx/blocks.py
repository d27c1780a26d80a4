"""A document as the blocks of a printed resolution: masthead, title, organ line, paragraphs, record.

A block is a paragraph on the page.  What the masthead says is put into the order of a UN document; nothing is
added to it but the words that print a field, such as *Agenda item*.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hrcdiff.renderers.docx.elements import plain
from hrcdiff.renderers.italics import italics
from hrcdiff.renderers.phrases import date

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hrcdiff.model import Document, Footnote, Paragraph

DEEPEST = 4
"""Levels of sub-paragraphs that have a style of their own."""
_PARTS = {"preambular": (1, "Preambular"), "operative": (2, "Operative"), "annex": (3, "Annex")}
_RECORD = 4
_PUBLISHERS = {
    "en": "United Nations",
    "fr": "Nations Unies",
    "es": "Naciones Unidas",
    "ru": "Организация Объединенных Наций",
    "ar": "الأمم المتحدة",
    "zh": "联合国",
}
NOTE = "\x00"
"""Stands on both sides of a footnote's text in a line; no text of ours holds it."""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote at a place of a block."""

    start: int
    text: str
    mark: str | None = None
    """A mark that is typed, such as an asterisk; None for a number that Word counts."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph on the page."""

    key: str
    """Its address; what is no paragraph of the resolution has a name that begins with ``#``."""
    style: str
    text: str
    label: str = ""
    """The number as typed: ``6.``, ``(a)``."""
    italic: tuple[int, int] = (0, 0)
    """Where what is set in italics begins and ends."""
    notes: tuple[Note, ...] = ()
    rank: int = 0
    """Of its part: masthead, preamble, operative part, annexes, record."""

    @property
    def line(self) -> str:
        """Label, tab and text as a Word file holds them, with the footnotes where they hang."""
        parts, at = [f"{plain(self.label)}\t" if self.label else ""], 0
        for note in self.notes:
            parts += [plain(self.text[at : note.start]), NOTE, plain(note.text), NOTE]
            at = note.start
        return "".join([*parts, plain(self.text[at:])])


def blocks(document: Document) -> tuple[Block, ...]:
    """All blocks of a document in the order of the page."""
    notes = _notes(document)
    headings: defaultdict[str | None, list[str]] = defaultdict(list)
    for heading in document.headings:
        headings[heading.before].append(heading.text)
    depths: dict[str, int] = {}
    out = [*_masthead(document)]
    for paragraph in document.paragraphs:
        depths[paragraph.address] = depths.get(paragraph.parent or "", -1) + 1
        hung = tuple(notes.get(paragraph.address, ()))
        block = _paragraph(paragraph, depths[paragraph.address], hung, document.language)
        out += [_heading(block.key, n, text, block.rank) for n, text in enumerate(headings[paragraph.address])]
        out.append(block)
    out += [_heading("", n, text, out[-1].rank if out else 0) for n, text in enumerate(headings[None])]
    return (*out, *_record(document))


def _heading(before: str, number: int, text: str, rank: int) -> Block:
    return Block(_heading_key(before, number), "Heading", text, rank=rank)


def _heading_key(before: str, number: int) -> str:
    return f"#heading {number} {before}"


def heading_keys(document: Document) -> list[str]:
    """The keys of the blocks of the headings, in their order."""
    seen: Counter[str] = Counter()
    keys: list[str] = []
    for heading in document.headings:
        before = heading.before or ""
        keys.append(_heading_key(before, seen[before]))
        seen[before] += 1
    return keys


def _paragraph(paragraph: Paragraph, depth: int, notes: tuple[Note, ...], language: str | None) -> Block:
    rank, style = _PARTS[paragraph.part]
    if depth:
        style = f"Sub{min(depth, DEEPEST)}" if paragraph.label else "Continuation"
    return Block(
        key=paragraph.address,
        style=style,
        text=paragraph.text,
        label=printed(paragraph.label),
        italic=italics(paragraph, language),
        notes=notes,
        rank=rank,
    )


def printed(label: str | None) -> str:
    """A number with its full stop; a letter in its brackets as it is."""
    label = label or ""
    return f"{label}." if label[:1].isdigit() and label[-1:].isalnum() else label


def _notes(document: Document) -> Mapping[str, list[Note]]:
    """Footnotes by the paragraph on which they hang; a text that the source has lost is empty."""
    lengths = {paragraph.address: len(paragraph.text) for paragraph in document.paragraphs}
    found: defaultdict[str, list[Note]] = defaultdict(list)
    for note in document.footnotes:
        if note.address in lengths:
            end = lengths[note.address]
            found[note.address].append(Note(end if note.start is None else min(note.start, end), note.text or ""))
    return {address: sorted(notes, key=lambda note: note.start) for address, notes in found.items()}


def unprinted(document: Document) -> list[Footnote]:
    """Footnotes that hang on nothing, and so have no place in the file."""
    lengths = {paragraph.address for paragraph in document.paragraphs} | {"sponsors"}
    return [note for note in document.footnotes if note.address not in lengths]


# --- masthead and record ---------------------------------------------------------------------


def _masthead(document: Document) -> Iterator[Block]:
    fields = dict(document.masthead)
    english = (document.language or "en") == "en"
    symbol = document.symbol or fields.get("symbol")
    if symbol:
        publisher = fields.get("publisher") or _PUBLISHERS.get(document.language or "en", _PUBLISHERS["en"])
        yield Block("#symbol", "Symbol", f"{publisher}\t{symbol}")
    if english and "distribution" in fields:
        yield Block("#distribution", "Publication", f"Distr.: {fields['distribution']}")
    if "document_date" in fields:
        yield Block("#document_date", "Publication", fields["document_date"])
    if english and "original_language" in fields:
        yield Block("#original_language", "Publication", f"Original: {fields['original_language']}")
    for name in ("organ", "session", "session_dates", "committee"):
        if name in fields:
            yield Block(f"#{name}", "SessionDates" if name == "session_dates" else "Session", fields[name])
    item, about = fields.get("agenda_item", ""), fields.get("agenda_title", "")
    if item and english:
        yield Block("#agenda_item", "Session", f"Agenda item {item}" if item[:1].isdigit() else item)
        item = ""
    if item or about:
        yield Block("#agenda_title", "Session", ". ".join(filter(None, (item, about))))
    if "report" in fields:
        yield Block("#report", "SessionDates", fields["report"])
    yield from _tabled(document, fields)
    if title := _title(document, fields):
        yield Block("#title", "Title", title)
    if "enacting" in fields:
        organ = fields["enacting"]
        yield Block("#enacting", "OrganLine", organ, italic=(0, len(organ.rstrip(" ,،，"))))


def _tabled(document: Document, fields: Mapping[str, str]) -> Iterator[Block]:
    """Who tabled it, or which organ adopted it; what kind of text it is, is known in English."""
    kind = (document.kind or "") if (document.language or "en") == "en" else ""
    if "adopted_by" in fields:
        yield Block("#adopted", "Adopted", fields["adopted_by"])
    elif "submitted_by" in fields:
        yield Block("#tabled", "Sponsors", f"{kind[:1].upper()}{kind[1:]} submitted by {fields['submitted_by']}")
    elif document.sponsors and "draft" in (document.kind or ""):
        names, notes = _starred(document)
        yield Block("#tabled", "Sponsors", ": ".join(filter(None, (names, kind))), notes=notes)
    elif kind:
        yield Block("#tabled", "Sponsors", f"{kind[:1].upper()}{kind[1:]}")


def _starred(document: Document) -> tuple[str, tuple[Note, ...]]:
    """The sponsors with their asterisks; the first of each kind is the mark of its note itself."""
    bodies = {note.marker: note.text or "" for note in document.footnotes if note.address == "sponsors"}
    speaking = {
        each.on_behalf_of: next((mark for mark, text in bodies.items() if each.on_behalf_of in text), "*")
        for each in document.sponsors
        if each.on_behalf_of
    }
    outside = next((mark for mark in bodies if mark not in speaking.values()), "*")
    names, notes = "", []
    for sponsor in document.sponsors:
        names += (", " if names else "") + sponsor.name
        marks = [outside] if sponsor.member is False else []
        if sponsor.on_behalf_of:
            marks.append(speaking[sponsor.on_behalf_of])
        for mark in dict.fromkeys(marks):
            if mark in bodies:
                notes.append(Note(len(names), bodies.pop(mark), mark))
            else:
                names += mark
    return names, tuple(notes)


def _title(document: Document, fields: Mapping[str, str]) -> str:
    number = fields.get("title_prefix", "")
    if number and number[-1:].isalnum():
        number += "."
    return " ".join(filter(None, (number, document.title)))


def _record(document: Document) -> Iterator[Block]:
    adoption = document.adoption
    if adoption is None:
        return
    day = date(adoption.date) if (document.language or "en") == "en" else adoption.date
    for name, text in (("meeting", adoption.meeting), ("date", day)):
        if text:
            yield Block(f"#record {name}", "Record", text, italic=(0, len(text)), rank=_RECORD)
    if adoption.text:
        yield Block("#record text", "Vote", adoption.text, rank=_RECORD)
