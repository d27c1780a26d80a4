"""A redline and a document for the terminal, in colour or plain.

Without colour what is taken out stands in ``[-…-]`` and what is put in in ``{+…+}``, as wdiff
writes it, or in ``{-…-}`` if the texts have square brackets of their own; with colour it is struck
through or underlined.  The rows and the words are those of the page (``rows``, ``phrases``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from hrcdiff.metadata import tabled, voted
from hrcdiff.model import is_amendment
from hrcdiff.renderers import headline, phrases
from hrcdiff.renderers.columns import Span
from hrcdiff.renderers.italics import italics, parts
from hrcdiff.renderers.notes import Notes, Said, headed, narrowed, notes, nothing, of_row, silent, told
from hrcdiff.renderers.phrases import date
from hrcdiff.renderers.rows import Fold, Row, Title, sections
from hrcdiff.renderers.screen import MOVED, OPENING, QUIET, STRONG, WARNED, Screen
from hrcdiff.renderers.words import bracketed, flagged, marked, of_side, signed
from hrcdiff.text import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hrcdiff.model import Adoption, Document, Finding, FootnoteChange, Redline, Sponsor, Tally
    from hrcdiff.renderers.rows import Item
    from hrcdiff.renderers.runs import Flag

Orders = tuple[dict[str, int], dict[str, int]]
"""Places of the paragraphs of both texts."""
GUTTER = 16
"""Columns for ``PP3, PP4 → PP3``."""
FOUND = "symbol kind organ session agenda_item date language".split()
"""Fields of a document that are told one by one."""


def redline_to_terminal(
    redline: Redline, *, width: int = 80, colour: bool = False, only: str | None = None, sides: bool = False
) -> str:
    """The redline in the order of the new text, in lines of at most ``width`` columns.

    ``only`` narrows it to ``substantive`` changes or to the findings of one ledger; ``sides`` sets the
    words of the older text beside those of the newer.
    """
    screen = Screen(
        width=width, colour=colour, gutter=GUTTER, sides=sides, brackets=bracketed(redline.old, redline.new)
    )
    _header(screen, redline)
    orders = _order(redline.old), _order(redline.new)
    table, empty = notes(redline), True
    for section in sections(redline):
        items = [item for each in section.items if (item := narrowed(each, only, table))]
        if items:
            screen.heading(phrases.PARTS[section.part])
        for item in items:
            screen.skip()
            _item(screen, item, orders, table)
            empty = False
    if only:
        if only == "references":
            empty = not _footnotes(screen, redline) and empty
        if empty:
            screen.skip()
            screen.text(Span(nothing(redline, only)))
        return str(screen)
    _other_changes(screen, redline)
    for side, document in (("older", redline.old), ("newer", redline.new)):
        _warnings(screen, document, f"How the {side} text was read")
    return str(screen)


def _order(document: Document) -> dict[str, int]:
    return {paragraph.address: i for i, paragraph in enumerate(document.paragraphs)}


def document_to_terminal(document: Document, *, width: int = 80, colour: bool = False) -> str:
    """How a document was read, for a person: every character of the source is told of."""
    screen = Screen(width=width, colour=colour, gutter=GUTTER)
    if document.title:
        screen.text(Span(document.title, STRONG))
        screen.skip()
    for name, value in _identity(document):
        screen.entry(name, [Span(value)])
    _paragraphs(screen, document)
    if document.footnotes:
        screen.heading("Footnotes")
    for note in document.footnotes:
        screen.entry(phrases.hangs(note), [Span(phrases.LOST_NOTE if note.text is None else note.text)])
    if document.masthead:
        screen.heading("Masthead and record as printed")
    for name, value in document.masthead:
        screen.entry(phrases.FIELDS.get(name, phrases.upper(name.replace("_", " "))), [Span(value)])
    _strings(screen, "Page furniture", document.furniture)
    _strings(screen, "Not assigned", document.unassigned)
    _warnings(screen, document, "Warnings")
    screen.skip()
    screen.text(Span(_tally(document.tally), QUIET))
    return str(screen)


# --- the redline -----------------------------------------------------------------------------


def _header(screen: Screen, redline: Redline) -> None:
    titles = dict.fromkeys(document.title for document in (redline.old, redline.new) if document.title)
    for title in titles:
        screen.text(Span(title, STRONG))
    screen.skip()
    for side, document in (("older", redline.old), ("newer", redline.new)):
        screen.entry(side, [Span(f"{phrases.name(document)}, {phrases.standing(document)}")])
    screen.skip()
    if not redline.summary.same_family:
        apart = f"Of different families ({redline.summary.family_reason}): {phrases.APART}."
        screen.text(Span(apart, WARNED))
    for warning in phrases.further_warnings(redline):
        screen.text(Span(f"Warning: {warning.message}", WARNED))
    screen.text(Span(headline.answered(redline)))
    screen.text(Span(proof(redline), QUIET))
    screen.skip()
    legend = [
        Span("Signs: "),
        *signed("removed", "delete", screen),
        Span(" "),
        *signed("added", "insert", screen),
    ]
    if redline.transfers:
        legend += [Span(" "), Span(flagged("T1", screen), MOVED), Span(" words that went elsewhere")]
    screen.text(*legend)
    if screen.sides:
        screen.skip()
        screen.pair(*([Span(phrases.name(document), STRONG)] for document in (redline.old, redline.new)))


def proof(redline: Redline) -> str:
    """Whether both texts can be rebuilt, in one line."""
    if redline.proof is None:
        return "Not yet proved to rebuild the two texts."
    sides = (redline.proof.old, redline.proof.new)
    if not all(side.rebuilt for side in sides):
        return "Does not rebuild the two texts."
    characters, left = (sum(getattr(side, name) for side in sides) for name in ("characters", "unassigned"))
    many = phrases.counted(left, "character")
    unassigned = f"{many} of the sources not assigned" if left else "nothing unassigned"
    return f"Both texts rebuild exactly: {characters:,} characters, {unassigned}."


def _item(screen: Screen, item: Item, orders: Orders, table: Notes) -> None:
    match item:
        case Title():
            _title(screen, item)
        case Fold():
            for part in silent(item, table):
                screen.skip()
                if isinstance(part, Fold):
                    _unchanged(screen, part, orders)
                else:
                    _row(screen, part, of_row(part, table))
        case Row(kind="marker"):
            screen.entry(", ".join(item.old), [Span(f"{phrases.marker(item)}: {phrases.now(item)}", MOVED)])
        case Row():
            _row(screen, item, of_row(item, table))
        case _:
            assert_never(item)


def _title(screen: Screen, title: Title) -> None:
    """A heading; one that has other words, is gone or is new with the signs of its words."""
    if not title.words:
        screen.text(Span(title.text, STRONG))
    elif screen.sides:
        screen.pair(*(_strong(marked(of_side(title.words, side), screen)) for side in ("old", "new")))
    else:
        screen.text(*_strong(marked(title.words, screen)))


def _strong(spans: Iterable[Span]) -> list[Span]:
    return [span._replace(style=";".join(filter(None, (STRONG, span.style)))) for span in spans]


def _unchanged(screen: Screen, fold: Fold, orders: Sequence[Mapping[str, int]]) -> None:
    """One line for all."""
    old, new = (phrases.span(side, order) for side, order in zip((fold.old, fold.new), orders, strict=True))
    many = f"{phrases.counted(len(fold.rows), 'paragraph')}, " if len(fold.rows) > 1 else ""
    about = ", ".join(phrases.relation(fold.rows[0]))
    screen.entry(f"{old} → {new}", [Span(f"{about}, {many}{fold.words:,} words", QUIET)])


def _row(screen: Screen, row: Row, findings: Sequence[Finding | Said]) -> None:
    label = f"{', '.join(row.old) or '–'} → {row.new or '–'}"
    about = Span(", ".join(phrases.relation(row)), QUIET)
    beside = [[Span(_transfer(flag, screen), MOVED)] for flag in row.flags]
    beside += [[Span(f"· {headed(finding)}", QUIET)] for finding in findings if told(finding)]
    if not screen.sides:
        screen.entry(label, [about], list(marked(row.runs, screen)), *beside)
        return
    screen.text(Span(label, STRONG), Span("  "), about)
    screen.pair(*(list(marked(of_side(row.runs, side), screen)) for side in ("old", "new")))
    for note in beside:
        screen.text(*note)


def _transfer(flag: Flag, screen: Screen) -> str:
    """The other end of a transfer: ``[T1] 34 words went to OP10 of the newer text``."""
    name, length = flagged(flag.transfer.id, screen), phrases.counted(len(words(flag.words)), "word")
    if flag.within:
        return f"{name} {length} {phrases.carried(flag)}"
    way, side = ("went to", "newer") if flag.side == "old" else ("came from", "older")
    return f"{name} {length} {way} {flag.there.address} of the {side} text"


# --- beside the paragraphs -------------------------------------------------------------------


def _footnotes(screen: Screen, redline: Redline) -> bool:
    """The footnotes that came, went, moved or were reworded; whether there are any."""
    if redline.footnote_changes:
        screen.heading("Footnotes")
    for note in redline.footnote_changes:
        screen.entry(_anchor(note), _note_change(note, screen))
    return bool(redline.footnote_changes)


def _other_changes(screen: Screen, redline: Redline) -> None:
    _footnotes(screen, redline)
    if redline.metadata_changes:
        screen.heading("Masthead and record")
    for change in redline.metadata_changes:
        screen.entry(phrases.field(change), _replaced(date(change.old), date(change.new), screen))


def _anchor(change: FootnoteChange) -> str:
    """``1 at OP13 → 2 at OP14``, ``– → 1 at OP13``"""
    return " → ".join(phrases.hangs(note) for note in (change.old, change.new))


def _note_change(change: FootnoteChange, screen: Screen) -> list[Span]:
    """Both bodies.  What the source has lost is neither taken out nor put in."""
    ends = [note for note in (change.old, change.new) if note]
    lost = [Span(f" {phrases.LOST_NOTE}", QUIET)] if any(note.text is None for note in ends) else []
    old, new = (note.text if note else None for note in (change.old, change.new))
    return [*_replaced(old, new, screen), *lost]


def _replaced(old: str | None, new: str | None, screen: Screen) -> list[Span]:
    if old == new:
        return [Span(old or "")]
    spans = signed(old, "delete", screen) if old else []
    return [*spans, Span(" "), *(signed(new, "insert", screen) if new else [])]


def _warnings(screen: Screen, document: Document, heading: str) -> None:
    if document.warnings:
        screen.heading(heading)
    for warning in document.warnings:
        line = f"line {warning.line}" if warning.line else "–"
        screen.entry(warning.address or line, [Span(warning.message, WARNED)])


# --- a document ------------------------------------------------------------------------------


def _identity(document: Document) -> Iterator[tuple[str, str]]:
    """Names and values of what is known of a document; dates as people write them."""
    for name in FOUND:
        value: str | None = getattr(document, name)
        if value:
            told = phrases.date(value) if name == "date" else value
            yield phrases.FIELDS.get(name, phrases.upper(name.replace("_", " "))), told or value
    if is_amendment(document):
        yield "Amends", dict(document.masthead).get("symbol_of_base") or "a draft that it does not name"
    if document.sponsors:
        yield "Sponsors", _sponsors(document.sponsors)
    elif who := tabled(document):
        yield phrases.FIELDS["submitted_by"], who
    if document.adoption:
        yield "Adoption", _adoption(document.adoption)


def _sponsors(sponsors: Sequence[Sponsor]) -> str:
    """Their number and names; a star for those known not to be members, and on behalf of whom they speak."""
    names = [
        sponsor.name
        + ("*" if sponsor.member is False else "")
        + (f" (on behalf of {sponsor.on_behalf_of})" if sponsor.on_behalf_of else "")
        for sponsor in sponsors
    ]
    starred = " (* not a member)" if any(sponsor.member is False for sponsor in sponsors) else ""
    return f"{len(names)}: {phrases.listed(names)}{starred}"


def _adoption(adoption: Adoption) -> str:
    """``recorded vote, 29 to 15, with 3 abstaining, 48th meeting, 12 October 2023: […]``"""
    votes = voted(adoption.vote) if adoption.vote else None
    known = (adoption.mode, votes, adoption.meeting, phrases.date(adoption.date))
    return ": ".join(filter(None, (", ".join(filter(None, known)), adoption.text)))


def _paragraphs(screen: Screen, document: Document) -> None:
    part = None
    for paragraph in document.paragraphs:
        if paragraph.part != part:
            part = paragraph.part
            screen.heading("Instructions" if is_amendment(document) else phrases.PARTS[part])
        _headings(screen, document, paragraph.address)
        sign = "" if screen.colour else "_"
        screen.skip()
        pieces = parts(paragraph.text, 0, italics(paragraph, document.language))
        spans = [Span(f"{sign}{words}{sign}", OPENING) if italic else Span(words) for words, italic in pieces]
        screen.entry(paragraph.address, spans)
    _headings(screen, document, None)


def _headings(screen: Screen, document: Document, before: str | None) -> None:
    for heading in document.headings:
        if heading.before == before:
            screen.skip()
            screen.text(Span(heading.text, STRONG))


def _strings(screen: Screen, heading: str, strings: Iterable[str]) -> None:
    """A list, each string on lines of its own."""
    for i, string in enumerate(strings):
        if not i:
            screen.heading(heading)
        screen.text(Span(string))


def _tally(tally: Tally) -> str:
    """Where the characters went, in one line."""
    booked = (
        (tally.paragraphs, "in paragraphs"),
        (tally.labels, "in their numbers"),
        (tally.footnotes, "in footnotes"),
        (tally.metadata, "in the masthead and record"),
        (tally.headings, "in headings"),
        (tally.furniture, "page furniture"),
        (tally.markup, "markup"),
    )
    where = [f"{count:,} {what}" for count, what in booked if count]
    left = f"{tally.unassigned:,} not assigned" if tally.unassigned else "nothing unassigned"
    return f"{tally.total:,} characters: {', '.join([*where, left])}."
