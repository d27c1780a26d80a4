"""What a careful reader would doubt about a document: warnings, never repairs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hrcdiff.lexicon import iso_date, table
from hrcdiff.model import Adoption, Citation, Document, Footnote, Paragraph, Warning_
from hrcdiff.parsing.bracketed import without_remarks
from hrcdiff.parsing.segments import Block
from hrcdiff.patterns import later
from hrcdiff.symbols import council_year, session_fits_date
from hrcdiff.symbols import parse as parse_symbol
from hrcdiff.text import NEAR

_QUOTES = "\"'\u201d\u2019)]»」』）］"


def warnings(blocks: list[Block], document: Document, doubts: tuple[str, ...] = ()) -> list[Warning_]:
    """All doubts, in the order of the text."""
    paragraphs = list(document.paragraphs)
    amends = (document.kind or "").startswith("amendment")
    return [
        *(Warning_(code="not-read", message=doubt) for doubt in doubts),
        *_reading(blocks, paragraphs),
        *_attributions(blocks, paragraphs),
        *_numbering(paragraphs),
        *(() if amends else _endings(paragraphs, document.language or "en")),
        *_notes(document.footnotes),
        *_own_dates(document),
        *_dates(document.citations),
        *_votes(document.adoption),
        *(
            Warning_(code="unassigned", message=f"not assigned to any part of the text: {text[:80]}")
            for text in document.unassigned
        ),
    ]


def _votes(adoption: Adoption | None) -> Iterator[Warning_]:
    """Lists of States that are longer or shorter than the record counts."""
    vote = adoption and adoption.vote
    if not vote or not (vote.in_favour_states or vote.against_states or vote.abstaining_states):
        return
    lists = (
        ("in favour", vote.in_favour, vote.in_favour_states),
        ("against", vote.against, vote.against_states),
        ("abstaining", vote.abstaining, vote.abstaining_states),
    )
    for how, count, names in lists:
        if count != len(names):
            message = f"the record of the vote counts {count} {how} and names {len(names)}"
            yield Warning_(code="vote-count", message=message)


def _reading(blocks: list[Block], paragraphs: list[Paragraph]) -> Iterator[Warning_]:
    texts = [block for block in blocks if block.kind != "heading"]
    for block, paragraph in zip(texts, paragraphs, strict=True):
        address = paragraph.address
        for line in block.joined_at:
            where = f"on page {line.page}" if line.page else f"before line {line.number} of the file"
            message = f"{address} is read as one paragraph, though an empty line parts it {where}"
            yield Warning_(code="joined-over-gap", message=message, address=address, line=line.number)
        for line in block.over_pages:
            message = f"{address} goes on over the end of a page, at the top of page {line.page}"
            yield Warning_(code="joined-over-page", message=message, address=address, line=line.number)
        if block.restored:
            message = f"the number {paragraph.label} of {address} is lost in the source and was restored"
            yield Warning_(code="number-restored", message=message, address=address, line=block.line)
        if block.step != 1:
            code, message = _out_of_sequence(block.step, paragraph)
            yield Warning_(code=code, message=message, address=address, line=block.line)
        if block.kind == "preambular" and paragraph.opening is None:
            message = f"{address} begins with no known opening phrase"
            yield Warning_(code="unknown-opening", message=message, address=address, line=block.line)


def _attributions(blocks: list[Block], paragraphs: list[Paragraph]) -> Iterator[Warning_]:
    """Whose proposal paragraphs are, as the draft says in front of them."""
    texts = [block for block in blocks if block.kind != "heading"]
    pairs = zip(texts, paragraphs, strict=True)
    told = [f"{paragraph.address} {mark.text}" for block, paragraph in pairs for mark in block.marks]
    if told:
        message = f"the names of those who propose a paragraph are set apart, as no words of it: {', '.join(told)}"
        yield Warning_(code="attributed", message=message)


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
        if paragraph.label is None or paragraph.part == "preambular":
            continue
        match = re.fullmatch(r"((?:.+\.)?(?:OP)?)(\d+)(?:#\d+)?", paragraph.address)
        if not match:
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
    conjunction = later(rf"{gap}(?:{table(language)['conjunctions']})$")
    chapeaux = {paragraph.parent for paragraph in paragraphs}
    texts = [paragraph for paragraph in paragraphs if paragraph.part != "annex"]
    for number, paragraph in enumerate(texts):
        usual = comma if paragraph.part == "preambular" else semicolon
        if number + 1 == len(texts) or (paragraph.part == "operative" and texts[number + 1].part != "operative"):
            usual = stop
        if paragraph.address in chapeaux:
            usual = colon + usual
        words = paragraph.text[-1:].isalpha()
        joined = conjunction.search(paragraph.text, max(0, len(paragraph.text) - NEAR)) if words else None
        end = paragraph.text[: joined.start() if joined else None].rstrip(_QUOTES)[-1:]
        if end not in usual and without_remarks(paragraph.text).rstrip(_QUOTES)[-1:] not in usual:
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


def _own_dates(document: Document) -> Iterator[Warning_]:
    """The dates of the text itself, against its session; it may be issued long after it was adopted."""
    fields, language = dict(document.masthead), document.language or "en"
    adopted = document.adoption.date if document.adoption else None
    told = {
        "the record of the adoption": adopted,
        "the line “adopted by”": iso_date(fields.get("adopted_on"), language),
        "the masthead": iso_date(fields.get("document_date"), language),
    }
    for place, date in told.items():
        again = place != "the record of the adoption" and date == adopted
        issued = place == "the masthead" and _issued_later(document, date, adopted)
        if date and not again and not issued and _fits_session(document, date) is False:
            message = f"{place} has the date {date}, outside the session of {document.symbol or document.session}"
            yield Warning_(code="date-contradicts-session", message=message)
    years = re.findall(r"\d{4}", fields.get("session_dates", ""))
    session = _council_session(document)
    if session and years and str(council_year(session)) not in years:
        message = (
            f"the masthead says session {session} and {fields['session_dates']}; it was in {council_year(session)}"
        )
        yield Warning_(code="date-contradicts-session", message=message)


def _council_session(document: Document) -> int | None:
    """The number of the Council's regular session, by the symbol or else by the masthead; None if it is another."""
    if document.organ != "Human Rights Council":
        return None
    if document.symbol:
        symbol = parse_symbol(document.symbol)
        regular = symbol.organ == "HRC" and (symbol.session or "").isdecimal()
        return symbol.session_number if regular else None
    printed = dict(document.masthead).get("session", "").lower()
    number = document.session or ""
    return int(number) if number.isdecimal() and not re.search(_SPECIAL, printed) else None


_SPECIAL = "special|extraordina|специальн|استثنائية|特别"


def _fits_session(document: Document, date: str) -> bool | None:
    """Whether the session of a text was in that year; None if that cannot be known."""
    if document.symbol:
        return session_fits_date(parse_symbol(document.symbol), date)
    session = _council_session(document)
    return council_year(session) == int(date[:4]) if session else None


def _issued_later(document: Document, date: str | None, adopted: str | None) -> bool:
    """Whether an adopted text was issued in a year after that of its session."""
    if not date or not (adopted or document.kind in {"resolution", "decision"}):
        return False
    session = _council_session(document)
    return (adopted or "") <= date and (session is None or int(date[:4]) >= council_year(session))


def _dates(citations: tuple[Citation, ...]) -> Iterator[Warning_]:
    """A regular session of the Council falls in one year, one of the Assembly between two Septembers."""
    for citation in citations:
        if not citation.symbol or not citation.date:
            continue
        symbol = parse_symbol(citation.symbol)
        if session_fits_date(symbol, citation.date) is False:
            message = f"{citation.address} cites {citation.symbol} with the date {citation.date}, outside its session"
            yield Warning_(code="date-contradicts-session", message=message, address=citation.address)
