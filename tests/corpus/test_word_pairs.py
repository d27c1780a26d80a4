"""The annotated pairs as Word files: LibreOffice and our own reader get both texts out of each."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hrcdiff import compare
from hrcdiff.model import Document, Redline
from hrcdiff.parsing import parse
from hrcdiff.readers import read_bytes, read_file
from hrcdiff.renderers.docx import to_column_docx, to_docx
from hrcdiff.source import Tracked
from tests.unit.test_word_office import agree
from tests.unit.word_changes import both
from tests.unit.word_schema import faults

pytestmark = pytest.mark.shared


def document(shared: Path, symbol: str) -> Document:
    return parse(read_file(shared / "corpora" / "hrc-en" / f"{symbol.replace('/', '_')}.txt"))


@pytest.fixture(scope="module")
def pairs(shared: Path) -> list[Redline]:
    named = json.loads((shared / "gold" / "hrc-links.json").read_text("utf-8")).values()
    return [compare(document(shared, pair["old"]), document(shared, pair["new"])) for pair in named]


@pytest.mark.office
def test_libreoffice_gets_both_texts(pairs: list[Redline], soffice: Path, tmp_path: Path) -> None:
    for redline, found in zip(pairs, both([to_docx(r) for r in pairs], soffice, tmp_path), strict=True):
        agree(redline, found)


def test_our_own_reader_gets_both_texts(pairs: list[Redline]) -> None:
    for redline in pairs:
        data = to_docx(redline)
        assert faults(data) == []
        states: tuple[tuple[Tracked, Document], ...] = (("original", redline.old), ("final", redline.new))
        for tracked, wanted in states:
            found = parse(read_bytes("file", data, tracked=tracked))
            assert [(p.address, p.text) for p in found.paragraphs] == [(p.address, p.text) for p in wanted.paragraphs]


def test_each_pair_can_be_set_in_columns(pairs: list[Redline]) -> None:
    for redline in pairs:
        assert faults(to_column_docx(redline)) == []
