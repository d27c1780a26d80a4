"""A source to a document, by general rules.

The steps, in their order: furniture off, organ line, masthead, footnote bodies, closing record, paragraphs,
footnote markers, checks.  At the end the characters of the source must add up.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from hrcdiff.citations import citations
from hrcdiff.errors import NotAResolution
from hrcdiff.lexicon import LANGUAGES, detect, iso_date, opening, organ_line, organ_line_typed, pattern
from hrcdiff.model import Adoption, Document, Footnote, Heading, Paragraph, Part
from hrcdiff.parsing import checks, closing, footnotes, furniture, identity, mails, masthead, shapes, sponsors
from hrcdiff.parsing.attributions import attributed
from hrcdiff.parsing.bracketed import opened
from hrcdiff.parsing.labels import INSERTED, alone, drafted, number, odd
from hrcdiff.parsing.ledger import Ledger
from hrcdiff.parsing.segments import Block, Segmenter, instructions
from hrcdiff.source import Line, Source, Strand, join

_REACH = 3
"""An organ line is followed by an opening phrase within so many lines."""
_SAMPLE = 400
"""Lines that settle the language."""


@dataclass(slots=True)
class _Parts:
    """The lines of a source, cut at its organ line and its record."""

    language: str
    head: list[Line]
    body: list[Line]
    record: list[Line]
    after: list[Line]
    page: list[Line]
    notes: list[footnotes.Body]
    fields: dict[str, str]
    statement: bool
    decision: bool
    amending: bool


class _Anchor(NamedTuple):
    """The marker of a footnote, and where it stood."""

    marker: str
    address: str
    start: int


def parse(source: Source, *, name: str | None = None) -> Document:
    """Read a source as a resolution.

    Raises `NotAResolution` if nothing in it looks like one.
    """
    ledger = Ledger(source)
    parts = _cut(source, ledger)
    language = parts.language
    adoption = closing.read(parts.record, ledger, language)
    top = masthead.read(parts.head, ledger, language)
    for line in parts.page:
        _page_line(line, ledger, parts.fields)
    # What follows the record is read as annexes, if an annex begins there, and else stays unassigned.
    annexed = bool(parts.after) and pattern("annex", language).match(parts.after[0].text)
    body = parts.body + (parts.after if annexed else [])
    amending = parts.amending or (top.kind or "").startswith("amendment")
    blocks = _blocks(body, language, amending=amending)
    raised = _raised(source)
    paragraphs, anchors = _paragraphs(blocks, raised, ledger, language)
    headings = _headings(blocks, paragraphs, ledger)
    marks = [ledger.take("furniture", mark) for block in blocks for mark in block.marks]
    notes = _footnotes(parts.notes, anchors, bool(top.sponsors), ledger)
    if top.starred and notes:
        top.sponsors = sponsors.noted(top.sponsors, top.starred, notes, language)
    tally, unassigned = ledger.close()
    document = replace(
        _titled(name or source.name, source.sha256, top, parts, adoption),
        paragraphs=tuple(paragraphs),
        footnotes=tuple(notes),
        headings=tuple(headings),
        furniture=(*(line.text for line in parts.page), *marks),
        unassigned=unassigned,
        tally=tally,
    )
    document = replace(document, citations=citations(document))
    return replace(document, warnings=tuple(checks.warnings(blocks, document, source.doubts)))


def _raised(source: Source) -> bytearray:
    """1 for each character of a source that is set as superscript; nothing at all if none is."""
    if not any(line.raised for line in source.lines):
        return bytearray()
    flags = bytearray(len(source.text))
    for line in source.lines:
        for span in line.raised:
            for start, end in line.strand.cut(*span).spans():
                flags[start:end] = b"\x01" * (end - start)
    return flags


def _cut(source: Source, ledger: Ledger) -> _Parts:
    """Furniture off, organ line found, notes lifted, record parted from the text."""
    lines, page = furniture.split(list(source.lines))
    language = detect(line.text for line in lines) or _by_openings(lines)
    lines = _with_organ_apart(lines, language)
    start = _organ_line(lines, language)
    head, body = lines[:start], lines[start:]
    fields: dict[str, str] = {}
    statement = bool(body) and shapes.is_quoted(body[0], language)
    if statement:
        body = shapes.unquoted(body, ledger)
    decision = bool(body) and shapes.opens_decision(body[0])
    if body and organ_line_typed(language).fullmatch(body[0].text):
        fields["enacting"] = ledger.take("metadata", body[0].strand)
        body = body[1:]
    body, stray = masthead.stray(_with_their_labels(body, language), language)
    body, heads = furniture.running(body, page)
    page = sorted([*page, *heads], key=lambda line: line.strand.at[0]) if heads else page
    head, head_notes = footnotes.lift(head, lambda _: False)
    body, body_notes = footnotes.lift(body, lambda line: _begins(line, language))
    body, record, after = closing.split(body, language)
    body = _without_mail(body, language)
    body, last_notes = footnotes.trailing(body, lambda line: _begins(line, language), language)
    notes = head_notes + body_notes + last_notes
    amending = bool(body) and shapes.amendments(body[:1], language) == 0
    return _Parts(language, head + stray, body, record, after, page, notes, fields, statement, decision, amending)


def _with_their_labels(lines: list[Line], language: str) -> list[Line]:
    """The lines, with a label that stands in a line of its own put before the paragraph that it numbers."""
    out: list[Line] = []
    for line in lines:
        before = out[-1] if out else None
        if before and alone(before.text) and line.role == before.role and opening(line.text, language):
            out[-1] = replace(before, strand=join((before.strand, line.strand)), italic=(), raised=())
        else:
            out.append(line)
    return out


def _without_mail(body: list[Line], language: str) -> list[Line]:
    """The lines of the text, without what the mail says after it: nobody takes that."""
    body = body[: mails.quoted(body)]
    leave = mails.signed(body, language)
    # A mail that goes on with more of the text has not ended with its greeting.
    if not any(_begins(line, language) for line in body[leave + 1 :]):
        body = body[:leave]
    return body[: mails.named(body, language)]


def _titled(name: str, sha256: str, top: masthead.Masthead, parts: _Parts, adoption: Adoption | None) -> Document:
    """The document as far as masthead and record tell it."""
    fields = {**top.fields, **parts.fields, **top.portal}
    printed = (fields.get("adopted_on"), fields.get("document_date"))
    dates = [adoption.date if adoption else None, *(iso_date(date, parts.language) for date in printed)]
    return Document(
        name=name,
        sha256=sha256,
        symbol=identity.symbol(top),
        title=top.title,
        kind=_kind(top, fields, statement=parts.statement, decision=parts.decision, amending=parts.amending),
        organ=identity.organ(fields, parts.language),
        session=top.session_number,
        agenda_item=masthead.figures(fields.get("agenda_item", "")) or None,
        date=next(filter(None, dates), None),
        language=parts.language,
        masthead=tuple(fields.items()),
        sponsors=top.sponsors,
        adoption=adoption,
    )


def _blocks(body: list[Line], language: str, *, amending: bool) -> list[Block]:
    return instructions(body) if amending else Segmenter(body, language).run()


def _kind(
    top: masthead.Masthead, fields: dict[str, str], *, statement: bool, decision: bool, amending: bool
) -> str | None:
    if statement or "/PRST/" in (identity.symbol(top) or ""):
        return "President's statement"
    if top.kind or decision or amending:
        return top.kind or ("decision" if decision else "amendment")
    return "draft resolution" if masthead.limited(fields, top.language) else None


def _by_openings(lines: list[Line]) -> str:
    """The language in which most lines open a paragraph, for texts too short to tell otherwise."""
    counts = {code: sum(_begins(line, code) for line in lines[:_SAMPLE]) for code in LANGUAGES}
    return max(LANGUAGES, key=lambda code: counts[code])


def _organ_line(lines: list[Line], language: str) -> int:
    """Index of the organ line; without one, of the first instruction or line that opens a paragraph."""
    instruction = shapes.amendments(lines, language)
    if instruction is not None:
        return instruction
    for subject, reach in ((organ_line(language), _REACH), (organ_line_typed(language), 1)):
        for index, line in enumerate(lines):
            following = lines[index + 1 : index + 1 + reach]
            if subject.fullmatch(line.text) and any(_begins(each, language, small=True) for each in following):
                return index
    decision = next((index for index, line in enumerate(lines) if shapes.opens_decision(line)), None)
    if decision is not None:
        return decision
    openings = [index for index, line in enumerate(lines) if _begins(line, language)]
    if len(openings) < 2:
        named = any(organ_line(language).fullmatch(line.text) for line in lines)
        within = any(len(line.text) > _ONE_LINE and organ_line(language).search(line.text) for line in lines)
        raise NotAResolution(_told(named, within=within))
    return openings[0]


def _with_organ_apart(lines: list[Line], language: str) -> list[Line]:
    """The lines, the first that has the organ and goes on with the preamble, *The Council, recalling …*, made two."""
    for index, line in enumerate(lines):
        match = organ_line(language).match(line.text)
        if not match:
            continue
        rest = line.strand.cut(match.end()).strip()
        if not rest:
            break
        if opening(rest.text[:1].upper() + rest.text[1:], language, small=True):
            organ = replace(line, strand=line.strand.cut(0, match.end()), italic=(), raised=())
            after = replace(line, strand=rest, gap=1, italic=(), raised=())
            return [*lines[:index], organ, after, *lines[index + 1 :]]
    return lines


_ONE_LINE = 200
"""Characters of a line that is more than an organ line."""


def _told(named: bool, *, within: bool = False) -> str:
    """Why a text is no resolution; ``named`` says that it has an organ line, ``within`` that a long line holds one."""
    if within and not named:
        return (
            "this text cannot be read: it stands in one line, with what may be its organ line within; "
            "give each paragraph a line of its own"
        )
    lacks = "paragraph with an opening phrase such as “Recalling” or a number and a verb such as “1. Decides”"
    if named:
        return f"this is not the text of a resolution: its organ line is followed by no {lacks}"
    organ = "there is no organ line such as “The Human Rights Council,”"
    return f"this is not the text of a resolution: {organ}, and no {lacks}"


def _begins(line: Line, language: str, *, small: bool = False) -> bool:
    text = line.text.lstrip('"\u201c\u201e\u00ab')
    proposed = attributed(text, language) if "(" in text or "[" in text else None
    text = proposed[2].lstrip("[") if proposed else text
    match = number(language).match(text) or drafted(text) or INSERTED.match(text)
    found = None if match else odd(text)
    end = match.end() if match else found.end if found else 0
    return opened(text[end:], language, small=small) is not None


def _page_line(line: Line, ledger: Ledger, fields: dict[str, str]) -> None:
    ledger.take("furniture", line.strand)
    for name, value in (("job_number", furniture.job_number(line)), ("barcode", furniture.barcode(line))):
        if value:
            fields.setdefault(name, value)


def _paragraphs(
    blocks: list[Block], raised: bytearray, ledger: Ledger, language: str
) -> tuple[list[Paragraph], list[_Anchor]]:
    """Paragraphs with their addresses, and the footnote markers found in each."""
    paragraphs: list[Paragraph] = []
    anchors: list[_Anchor] = []
    addresses = identity.Addresses()
    for block in blocks:
        if block.kind == "heading":
            continue
        if block.label:
            ledger.take("labels", block.label)
        strand, marks = _without_markers(_joined(block.strands), raised, len(anchors) + 1, ledger, language)
        address, parent = addresses.next(block)
        anchors += [_Anchor(mark, address, start) for mark, start in marks]
        begins = opened(strand.text, language, small=block.kind in {"preambular", "operative"})
        part: Part = (
            "preambular"
            if _under(address) == "PP"
            else "annex"
            if block.section.startswith("A") and block.section[1:]
            else "operative"
        )
        if block.kind in {"sub", "continuation"} and begins and not begins.opens("operative"):
            begins = None
        paragraphs.append(
            Paragraph(
                address=address,
                part=part,
                label=block.number if block.restored else block.printed,
                parent=parent,
                opening=begins.phrase if begins else None,
                text=ledger.take("paragraphs", strand),
                line=block.line,
            )
        )
    return paragraphs, anchors


def _under(address: str) -> str:
    return address.rpartition(".")[2][:2]


_CHINESE = (("\u3000", "\u303f"), ("\u3400", "\u9fff"), ("\uff00", "\uffef"))


def _is_chinese(sign: str) -> bool:
    """Whether it is one of the signs between which a line break is no space; the empty text is none."""
    return any(first <= sign <= last for first, last in _CHINESE)


def _joined(strands: list[Strand]) -> Strand:
    """Lines to one text; a hyphen at a line's end stays, and its word is closed up."""
    if len(strands) == 1:
        return strands[0]
    groups: list[list[Strand]] = [[strands[0]]]
    for before, strand in pairwise(strands):
        tight = before.text.endswith("-") and before.text[-2:-1].isalpha() and strand.text[:1].islower()
        tight = tight or (_is_chinese(before.text[-1:]) and _is_chinese(strand.text[:1]))
        if tight:
            groups[-1].append(strand)
        else:
            groups.append([strand])
    return join(join(group, "") for group in groups)


def _without_markers(
    strand: Strand, raised: bytearray, expected: int, ledger: Ledger, language: str
) -> tuple[Strand, list[tuple[str, int]]]:
    """The text without its markers; each marker with the offset at which it stood."""
    spans, marks = footnotes.markers(strand, raised, expected, language)
    if not spans:
        return strand.strip(), []
    for begin, end in spans:
        ledger.take("footnotes", strand.cut(begin, end))
    whole = strand.without(spans)
    clean = whole.strip()
    indent = len(whole.text) - len(whole.text.lstrip())
    starts, gone = [], 0
    for begin, end in spans:
        starts.append(min(max(0, begin - gone - indent), len(clean)))
        gone += end - begin
    return clean, list(zip(marks, starts, strict=True))


def _headings(blocks: list[Block], paragraphs: list[Paragraph], ledger: Ledger) -> list[Heading]:
    headings: list[Heading] = []
    following = 0
    for block in blocks:
        if block.kind != "heading":
            following += 1
            continue
        before = paragraphs[following].address if following < len(paragraphs) else None
        headings.append(Heading(text=ledger.take("headings", _joined(block.strands)), before=before))
    return headings


def _footnotes(bodies: list[footnotes.Body], anchors: list[_Anchor], sponsored: bool, ledger: Ledger) -> list[Footnote]:
    """Bodies tied to their markers, in the order of the markers; asterisks hang on the sponsors."""
    texts: dict[str, list[str]] = {}
    for body in bodies:
        texts.setdefault(body.marker, []).append(footnotes.body_text(body, ledger))
    notes: list[Footnote] = []
    tied = {marker for marker, _, _ in anchors if not (sponsored and set(marker) == {"*"})}
    apart = sorted(mark for mark in texts if not mark.isdigit() and mark not in tied)
    for marker in apart:
        place = "sponsors" if sponsored and set(marker) == {"*"} else None
        notes += [Footnote(marker=marker, address=place, text=text) for text in texts[marker]]
    for marker, address, start in anchors:
        found = [] if marker in apart else texts.get(marker, [])
        text = found.pop(0) if found else None
        notes.append(Footnote(marker=marker, address=address, text=text, start=start))
    loose = [(marker, text) for marker, left in texts.items() if marker not in apart for text in left]
    return notes + [Footnote(marker=marker, address=None, text=text) for marker, text in loose]
