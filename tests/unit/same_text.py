"""One text in many formats: what was parsed once, written again as plain text, Markdown, HTML and DOCX."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from hrcdiff.model import Document, Paragraph
from tests.unit.docx_files import UN_LISTS, docx, i, note, p, style, up

SMALL = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class Text:
    """A resolution to be written."""

    document: Document

    @property
    def head(self) -> list[str]:
        """The lines above the title."""
        fields = dict(self.document.masthead)
        lines = [self.document.symbol or "", "Human Rights Council", fields["session"]]
        lines += [f"Agenda item {fields['agenda_item']}", fields["agenda_title"]]
        if self.starred:
            lines.append(self.sponsors)
        else:
            lines.append(fields.get("adopted_by", "Resolution adopted by the Human Rights Council"))
        return [line for line in lines if line]

    @property
    def starred(self) -> bool:
        """Whether the sponsors stand in a line, those that are no members with an asterisk."""
        return any(sponsor.member is False for sponsor in self.document.sponsors)

    @property
    def sponsors(self) -> str:
        """The line of the sponsors."""
        names = [sponsor.name + ("*" if sponsor.member is False else "") for sponsor in self.document.sponsors]
        return f"{', '.join(names)}: {self.document.kind}"

    @property
    def title(self) -> str:
        """The number and the title."""
        return f"{dict(self.document.masthead)['title_prefix']} {self.document.title}"

    @property
    def record(self) -> list[str]:
        """Meeting, date and vote."""
        found = self.document.adoption
        return [found.meeting or "", "12 October 2023", found.text or ""] if found else []

    @property
    def notes(self) -> list[tuple[str, str | None, str]]:
        """Marker, address and text of each footnote; a body that was lost is written anew."""
        return [(note.marker, note.address, note.text or "See A/HRC/27/41.") for note in self.document.footnotes]

    def marker(self, paragraph: Paragraph) -> str:
        """The marker of the footnote that hangs on a paragraph."""
        return next((marker for marker, address, _ in self.notes if address == paragraph.address), "")


def label(paragraph: Paragraph) -> str:
    """The printed label with a space after it."""
    if paragraph.label is None:
        return ""
    return f"{paragraph.label} " if paragraph.parent else f"{paragraph.label}. "


def _cut(paragraph: Paragraph) -> tuple[str, str]:
    """The opening, which is italic, and the rest."""
    opening = paragraph.opening or ""
    return paragraph.text[: len(opening)], paragraph.text[len(opening) :]


def plain(text: Text) -> bytes:
    """One paragraph to a line."""
    body = [label(x) + x.text + text.marker(x).translate(SMALL) for x in text.document.paragraphs]
    notes = [f"{marker.translate(SMALL)} {words}" for marker, _, words in text.notes]
    return "\n\n".join([*text.head, text.title, "The Human Rights Council,", *body, *text.record, *notes]).encode()


def markdown(text: Text) -> bytes:
    """Italic openings, bullets before the labels, raised markers."""
    body = []
    for x in text.document.paragraphs:
        opening, rest = _cut(x)
        lead = f"*{opening}*" if opening else ""
        mark = text.marker(x)
        body.append(("- " if x.label else "") + label(x) + lead + rest + (f"<sup>{mark}</sup>" if mark else ""))
    notes = [f"<sup>{marker}</sup> {words}" if marker != "*" else f"\\* {words}" for marker, _, words in text.notes]
    head = [line.replace("*", "\\*") for line in text.head]
    parts = [*head, f"## {text.title}", "*The Human Rights Council,*", *body, *text.record, *notes]
    return "\n\n".join(parts).encode()


def html(text: Text) -> bytes:
    """A page with typed numbers."""
    body = ""
    for x in text.document.paragraphs:
        opening, rest = map(escape, _cut(x))
        mark = text.marker(x)
        lead = f"<em>{opening}</em>" if opening else ""
        body += f"<p>{label(x)}{lead}{rest}{f'<sup>{mark}</sup>' if mark else ''}</p>\n"
    head = "".join(f"<p>{escape(line).replace('*', '<sup>*</sup>')}</p>" for line in text.head)
    notes = "".join(f"<p><sup>{marker}</sup> {escape(words)}</p>" for marker, _, words in text.notes)
    record = "".join(f"<p><i>{line}</i></p>" for line in text.record)
    return _page(f"{head}<h1>{escape(text.title)}</h1><p><i>The Human Rights Council</i>,</p>{body}{record}{notes}")


def lists(text: Text) -> bytes:
    """A page with numbers that the browser counts, and a list of notes as converters make it."""
    body, depth = "", 0
    for x in text.document.paragraphs:
        wanted = 0 if x.label is None else x.address.count("(") + 1
        while depth > wanted:
            body += "</ol>"
            depth -= 1
        while depth < wanted:
            body += f'<ol type="{"1ai"[depth]}">'
            depth += 1
        mark = text.marker(x)
        tag = "li" if wanted else "p"
        body += f"<{tag}>{escape(x.text)}{f'<sup><a href=#n>{mark}</a></sup>' if mark else ''}"
    body += "</ol>" * depth
    head = "".join(f"{escape(line)}<br>\n" for line in text.head)
    record = "<br>".join(text.record)
    numbers = "".join(f'<li id="fn{m}">{escape(words)} <a href=#b>↩</a></li>' for m, _, words in text.notes if m != "*")
    stars = "".join(f"<p>* {escape(words)}</p>" for marker, _, words in text.notes if marker == "*")
    notes = f'<section class="footnotes"><ol>{numbers}</ol></section>{stars}'
    title = f"<h2>{escape(text.title)}</h2><p>The Human Rights Council,</p>"
    return _page(f"<nav><a href=/>Home</a></nav><p>{head}</p>{title}{body}<p>{record}</p>{notes}")


def _page(body: str) -> bytes:
    head = "<head><meta charset=utf-8><title>A text</title></head>"
    return f"<!DOCTYPE html>\n<html>{head}<body>{body}</body></html>".encode()


def word(text: Text, *, counted: bool = True) -> bytes:
    """A Word file with real footnotes; numbers are automatic, or typed with a tab."""
    identities = {address: number for number, (marker, address, _) in enumerate(text.notes, 2) if marker != "*"}
    head = [p(line) for line in text.head]
    if text.starred:
        *names, last = text.sponsors.split("*")
        runs = [run for name in names for run in (name, up("*"))]
        head[-1] = p(*runs, last)
    body = []
    for x in text.document.paragraphs:
        opening, rest = _cut(x)
        tail = [note(identities[x.address])] if x.address in identities else []
        typed = [label(x).replace(" ", "\t")] if x.label and not counted else []
        level = (1, x.address.count("(")) if x.label and counted else None
        body.append(p(*typed, *([i(opening)] if opening else []), rest, *tail, num=level))
    stars = [p(f"* {words}") for marker, _, words in text.notes if marker == "*"]
    return docx(
        *head,
        p(text.title, style="H"),
        p(i("The Human Rights Council"), ","),
        *body,
        *map(p, text.record),
        *stars,
        notes={identities[address]: words for marker, address, words in text.notes if marker != "*"},
        styles=style("H", name="heading 1", para='<w:outlineLvl w:val="0"/>')
        + style("NoteText", name="footnote text", chars='<w:sz w:val="18"/>')
        + style("Normal", chars='<w:sz w:val="22"/>'),
        numbering=UN_LISTS,
    )


def typed_word(text: Text) -> bytes:
    """A Word file with typed numbers."""
    return word(text, counted=False)


FORMATS: dict[str, Callable[[Text], bytes]] = {
    "plain": plain,
    "markdown": markdown,
    "html": html,
    "html-lists": lists,
    "docx": word,
    "docx-typed": typed_word,
}
