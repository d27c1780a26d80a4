"""Laws of the Word file: accepting every change gives the new text, rejecting every change the old one."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from hrcdiff.comparison import compare
from hrcdiff.model import Document
from hrcdiff.parsing import parse
from hrcdiff.readers import read_bytes
from hrcdiff.renderers.docx import onto_docx, to_clean_docx, to_column_docx, to_docx
from hrcdiff.renderers.docx.blocks import blocks
from hrcdiff.renderers.docx.reread import lines, opened, state
from hrcdiff.source import Tracked
from tests.property.changes import TEXTS, Change, changes, scrap_documents
from tests.property.documents import Resolution, notes, resolutions, truth
from tests.property.layouts import HEAD, RECORD
from tests.property.layouts import lines as printed
from tests.unit.docx_files import docx, i, p, run, section, style
from tests.unit.docx_files import note as reference

CHANGES = resolutions(least=2, most=4, footnotes=True).flatmap(
    lambda r: changes(r, ("reword", "delete", "insert", "split", "merge", "move", "cross"), most=6)
)


def document(resolution: Resolution, name: str) -> Document:
    return parse(read_bytes(name, printed(resolution).encode()))


def told(document: Document) -> list[tuple[str, str | None, str]]:
    return [(p.address, p.label, p.text) for p in document.paragraphs]


def reread(data: bytes, tracked: Tracked) -> Document:
    return parse(read_bytes("file", data, tracked=tracked))


HALF = settings().max_examples // 2
"""Examples of the laws that read each file twice."""


@settings(max_examples=HALF)
@given(CHANGES)
def test_our_own_reader_reads_both_texts_in_one_file(change: Change) -> None:
    old, new = document(change.old, "old"), document(change.new, "new")
    data = to_docx(compare(old, new))
    states: tuple[tuple[Tracked, Document], ...] = (("original", old), ("final", new))
    for tracked, wanted in states:
        found = reread(data, tracked)
        assert told(found) == told(wanted)
        assert found.title == wanted.title
        assert [(n.address, n.text, n.start) for n in found.footnotes] == [
            (n.address, n.text, n.start) for n in wanted.footnotes
        ]


def with_automatic_numbers(resolution: Resolution) -> bytes:
    """A Word file of somebody else: styles and numbers of its own, runs cut anywhere, real footnotes."""
    out, bodies = [p(line) for line in HEAD], {}
    marked = {note.address: note for note in notes(resolution)}
    for paragraph in truth(resolution):
        opening = paragraph.opening or ""
        rest = paragraph.text[len(opening) :]
        runs = [*([i(opening)] if opening else []), rest[: len(rest) // 2], run(rest[len(rest) // 2 :], "<w:noProof/>")]
        if note := marked.get(paragraph.address):
            bodies[int(note.marker)] = note.text or ""
            runs.append(reference(int(note.marker)))
        level = None if paragraph.label is None else (1, paragraph.address.count("("))
        out.append(p(*runs, num=level, style="Numbered" if level else "Plain"))
    body = [*out, *(p(line) for line in RECORD), section()]
    return docx(*body, notes=bodies or None, styles=style("Plain") + style("Numbered"))


@settings(max_examples=HALF)
@given(CHANGES, st.booleans())
def test_changes_written_onto_a_file_are_read_from_it(change: Change, ours: bool) -> None:
    data = to_clean_docx(document(change.old, "old")) if ours else with_automatic_numbers(change.old)
    old, new = reread(data, "final"), document(change.new, "new")
    made = onto_docx(compare(old, new), data, "old.docx", "A")
    states: tuple[tuple[Tracked, Document], ...] = (("original", old), ("final", new))
    for tracked, wanted in states:
        found = reread(made, tracked)
        assert told(found) == told(wanted)
        assert [(n.address, n.text, n.start) for n in found.footnotes] == [
            (n.address, n.text, n.start) for n in wanted.footnotes
        ]


@given(CHANGES)
def test_a_clean_file_reads_as_its_text(change: Change) -> None:
    new = document(change.new, "new")
    found = reread(to_clean_docx(new), "final")
    assert told(found) == told(new)
    assert (found.symbol, found.title, found.session) == (new.symbol, new.title, new.session)


@given(scrap_documents("old"), scrap_documents("new"))
def test_paragraphs_that_repeat_each_other_are_woven_exactly(old: Document, new: Document) -> None:
    to_docx(compare(old, new))  # refuses to give a file that does not hold both texts
    to_column_docx(compare(old, new))


@given(scrap_documents("old", TEXTS), scrap_documents("new", TEXTS))
def test_any_text_at_all_can_be_written(old: Document, new: Document) -> None:
    data = to_docx(compare(old, new))
    body, bodies = opened(data)
    assert state(body, bodies, "old").lines == lines(blocks(old))
    assert state(body, bodies, "new").lines == lines(blocks(new))
    to_column_docx(compare(old, new))


@given(scrap_documents("text"))
def test_a_text_against_itself_has_no_change(text: Document) -> None:
    data = to_docx(compare(text, text))
    for name in (b"<w:ins ", b"<w:del ", b"<w:moveFrom ", b"<w:moveTo "):
        assert name not in data


@settings(max_examples=20)
@given(CHANGES, st.sampled_from(["old", "new"]))
def test_a_file_that_lost_a_word_is_not_the_text(change: Change, side: str) -> None:
    old, new = change.documents()
    body, bodies = opened(to_docx(compare(old, new)))
    wanted = lines(blocks(old if side == "old" else new))
    texts = list(body.iter("{*}t", "{*}delText"))
    for item in texts:
        kept, item.text = item.text, ""
        gone = [
            parent for parent in item.iterancestors() if parent.tag.endswith(("}ins", "}del", "}moveFrom", "}moveTo"))
        ]
        other = {"old": ("}ins", "}moveTo"), "new": ("}del", "}moveFrom")}[side]
        if not any(parent.tag.endswith(other) for parent in gone):
            assert state(body, bodies, side).lines != wanted
        item.text = kept
