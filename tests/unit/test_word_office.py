"""LibreOffice accepts and rejects all changes of our Word files: the texts come out, paragraph by paragraph."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings

from hrcdiff import compare as proved
from hrcdiff import read
from hrcdiff.comparison import compare
from hrcdiff.model import Document, Redline
from hrcdiff.renderers.docx import onto_docx, to_clean_docx, to_column_docx, to_docx
from hrcdiff.renderers.docx.blocks import Block, blocks
from tests.property.changes import Change, Kind, changes, scrap_documents
from tests.property.documents import resolutions
from tests.property.test_laws_word import document, reread, with_automatic_numbers
from tests.unit import redlines
from tests.unit.test_word_file import CASES, SEEDS, noted
from tests.unit.word_changes import Read, both

KINDS: tuple[Kind, ...] = ("reword", "delete", "insert", "split", "merge", "move", "cross")
pytestmark = pytest.mark.office


def text(block: Block) -> str:
    return (f"{block.label}\t" if block.label else "") + block.text


def said(document: Document) -> Read:
    """What LibreOffice must say of a text."""
    notes = [note.text for block in blocks(document) for note in block.notes]
    return Read([line for block in blocks(document) if (line := text(block)).strip()], notes)


def agree(redline: Redline, found: tuple[Read, Read]) -> None:
    """Both texts came out; the space after the mark of a footnote is none of its words."""
    for wanted, got in zip((said(redline.old), said(redline.new)), found, strict=True):
        assert got.paragraphs == wanted.paragraphs
        assert [note.removeprefix(" ") for note in got.notes] == wanted.notes


def test_the_seeds(soffice: Path, tmp_path: Path) -> None:
    pairs = [proved(read(old), read(new)) for old, new in permutations(SEEDS, 2)]
    for redline, found in zip(pairs, both([to_docx(r) for r in pairs], soffice, tmp_path), strict=True):
        agree(redline, found)


def test_cases_drawn_by_hand(soffice: Path, tmp_path: Path) -> None:
    old = noted("old", ("PP1", 14, "See A/1."), ("PP2", 18, "See A/2."))
    new = noted("new", ("PP1", 14, "See A/9."), ("PP1", 25, "New."))
    pairs = [redline for redline, _ in CASES.values()]
    pairs.append(redlines.redline(old, new, ("PP1", "PP1"), ("PP2", "PP2")))
    for redline, found in zip(pairs, both([to_docx(r) for r in pairs], soffice, tmp_path), strict=True):
        agree(redline, found)


def test_generated_texts(soffice: Path, tmp_path: Path) -> None:
    pairs: list[Redline] = []
    few = settings(max_examples=12, phases=[Phase.generate], database=None, derandomize=True, deadline=None)

    @few
    @given(resolutions(least=2, most=4, footnotes=True).flatmap(lambda r: changes(r, KINDS, most=6)))
    def changed(change: Change) -> None:
        pairs.append(compare(document(change.old, "old"), document(change.new, "new")))

    @few
    @given(scrap_documents("old"), scrap_documents("new"))
    def repeating(old: Document, new: Document) -> None:
        pairs.append(compare(old, new))

    changed()
    repeating()
    assert len(pairs) == 24
    for redline, found in zip(pairs, both([to_docx(r) for r in pairs], soffice, tmp_path), strict=True):
        agree(redline, found)


def test_changes_in_a_file_that_was_there(soffice: Path, tmp_path: Path) -> None:
    """Rejecting gives what LibreOffice reads in the file as it was, accepting the new paragraphs in their order."""
    pairs: list[tuple[Redline, bytes]] = []

    @settings(max_examples=12, phases=[Phase.generate], database=None, derandomize=True, deadline=None)
    @given(resolutions(least=2, most=4, footnotes=True).flatmap(lambda r: changes(r, KINDS, most=6)))
    def changed(change: Change) -> None:
        new = document(change.new, "new")
        files = (with_automatic_numbers(change.old), to_clean_docx(document(change.old, "old")))
        pairs.extend((compare(reread(data, "final"), new), data) for data in files)

    changed()
    made = [onto_docx(redline, data, "old.docx", "A") for redline, data in pairs]
    found = both([*made, *(data for _, data in pairs)], soffice, tmp_path)
    for place, (redline, _) in enumerate(pairs):
        (rejected, accepted), (before, _) = found[place], found[len(made) + place]
        assert rejected == before
        texts = [line.rpartition("\t")[2] for line in accepted.paragraphs]
        wanted = {paragraph.text for paragraph in redline.new.paragraphs}
        assert [text for text in texts if text in wanted] == [p.text for p in redline.new.paragraphs]
        assert len(texts) - len(wanted) == len(before.paragraphs) - len(redline.old.paragraphs)


def test_a_clean_file_and_a_table_have_nothing_to_accept(soffice: Path, tmp_path: Path) -> None:
    redline = proved(read("18/L.24/Rev.1"), read("54/28"))
    clean, table = both([to_clean_docx(redline.new), to_column_docx(redline)], soffice, tmp_path)
    assert clean[0] == clean[1]
    assert clean[1].paragraphs == said(redline.new).paragraphs
    assert table[0] == table[1]
    assert table[0].paragraphs[0] == redline.new.title
