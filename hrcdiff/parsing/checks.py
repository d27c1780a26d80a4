"""What a careful reader would doubt about a document: warnings, never repairs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hrcdiff.lexicon import table
from hrcdiff.model import Citation, Document, Footnote, Paragraph, Warning_
from hrcdiff.parsing.segments import Block
from hrcdiff.symbols import parse as parse_symbol
from hrcdiff.symbols import session_fits_date

_QUOTES = "\"'\u201d\u2019)]»」』）］"


def warnings(blocks: list[Block], document: Document, doubts: tuple[str, ...] = ()) -> list[Warning_]:
    """All doubts, in the order of the text."""
    paragraphs = list(document.paragraphs)
    amends = (document.kind or "").startswith("amendment")
    return [
        *(Warning_(code="not-read", message=doubt) for doubt in doubts),
        *_reading(blocks, paragraphs),
        *_numbering(paragraphs),
        *(() if amends else _endings(paragraphs, document.language or "en")),
        *_notes(document.footnotes),
        *_dates(document.citations),
        *(
            Warning_(code="unassigned", message=f"not assigned to any part of the text: {text[:80]}")
            for text in document.unassigned
        ),
    ]


def _reading(blocks: list[Block], paragraphs: list[Paragraph]) -> Iterator[Warning_]:
    texts = [block for block in blocks if block.kind != "heading"]
    for block, paragraph in zip(texts, paragraphs, strict=True):
        address = paragraph.address
        for line in block.joined_at:
            message = f"{address} goes on over a gap before line {line}"
            yield Warning_(code="joined-over-gap", message=message, address=address, line=line)
        for line in block.over_pages:
            message = f"{address} goes on over the end of a page before line {line}"
            yield Warning_(code="joined-over-page", message=message, address=address, line=line)
        if block.restored:
            message = f"the number {paragraph.label} of {address} is lost in the source and was restored"
            yield Warning_(code="number-restored", message=message, address=address, line=block.line)
        if block.step != 1:
            code, message = _out_of_sequence(block.step, paragraph)
            yield Warning_(code=code, message=message, address=address, line=block.line)
        if block.kind == "preambular" and paragraph.opening is None:
            message = f"{address} begins with no known opening phrase"
            yield Warning_(code="unknown-opening", message=message, address=address, line=block.line)


def _out_of_sequence(step: int, paragraph: Paragraph) -> tuple[str, str]:
    """What is odd about a label that lies so many places behind the one before it."""
    if step == 0:
        return "label-repeated", f"the label {paragraph.label} stands twice, the second time at {paragraph.address}"
    if step < 0:
        return "label-order", f"the labels go back to {paragraph.label} at {paragraph.address}"
    skipped = "a label is" if step == 2 else f"{step - 1} labels are"
    return "label-gap", f"{skipped} missing before {paragraph.label} at {paragraph.address}"


def _numbering(paragraphs: list[Paragraph]) -> Iterator[Warning_]:
    last: dict[str, int] = {}
    for paragraph in paragraphs:
        match = re.fullmatch(r"((?:[IVX]+\.|[A-H]\.|A\d+\.)?(?:OP)?)(\d+)(?:#\d+)?", paragraph.address)
        if not match or paragraph.label is None or paragraph.part == "preambular":
            continue
        series, number = match.group(1), int(match.group(2))
        if number == last.get(series):
            message = f"the number {number} stands twice, the second time at {paragraph.address}"
            yield Warning_(code="number-repeated", message=message, address=paragraph.address, line=paragraph.line)
        elif number != last.get(series, 0) + 1:
            message = f"the numbering jumps from {last.get(series, 0)} to {number} at {paragraph.address}"
            yield Warning_(code="numbering-gap", message=message, address=paragraph.address, line=paragraph.line)
        last[series] = number


def _endings(paragraphs: list[Paragraph], language: str) -> Iterator[Warning_]:
    """Preambular paragraphs end with a comma, operative ones with a semicolon, the last with a full stop."""
    comma, semicolon, stop, colon = table(language)["ends"]
    gap = "" if language == "zh" else r"\s+"
    conjunction = re.compile(rf"{gap}(?:{table(language)['conjunctions']})$")
    chapeaux = {paragraph.parent for paragraph in paragraphs}
    texts = [paragraph for paragraph in paragraphs if paragraph.part != "annex"]
    for number, paragraph in enumerate(texts):
        usual = comma if paragraph.part == "preambular" else semicolon
        if number + 1 == len(texts) or (paragraph.part == "operative" and texts[number + 1].part != "operative"):
            usual = stop
        if paragraph.address in chapeaux:
            usual = colon + usual
        end = conjunction.sub("", paragraph.text).rstrip(_QUOTES)[-1:]
        if end not in usual:
            message = f"{paragraph.address} ends with {end!r} where {usual[0]!r} is usual"
            yield Warning_(code="unusual-ending", message=message, address=paragraph.address, line=paragraph.line)


def _notes(footnotes: tuple[Footnote, ...]) -> Iterator[Warning_]:
    for note in footnotes:
        if note.text is None:
            message = f"the text of footnote {note.marker} is not in the source"
            yield Warning_(code="footnote-lost", message=message, address=note.address)
        elif note.address is None:
            message = f"footnote {note.marker} hangs on no paragraph: its marker was not found"
            yield Warning_(code="footnote-loose", message=message)


def _dates(citations: tuple[Citation, ...]) -> Iterator[Warning_]:
    """A regular session of the Council falls in one year, one of the Assembly between two Septembers (2.3)."""
    for citation in citations:
        if not citation.symbol or not citation.date:
            continue
        symbol = parse_symbol(citation.symbol)
        if session_fits_date(symbol, citation.date) is False:
            message = f"{citation.address} cites {citation.symbol} with the date {citation.date}, outside its session"
            yield Warning_(code="date-contradicts-session", message=message, address=citation.address)
