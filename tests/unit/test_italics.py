"""Opening phrases stand in italics, without the brackets that a draft has around them."""

from __future__ import annotations

import re

import pytest

from hrcdiff import compare, trace
from hrcdiff.parsing import parse
from hrcdiff.readers import read_bytes
from hrcdiff.renderers.docx.blocks import blocks
from hrcdiff.renderers.html import to_html
from hrcdiff.renderers.italics import parts
from hrcdiff.renderers.lineage_page import lineage_to_html
from hrcdiff.renderers.to_terminal import document_to_terminal

HEAD = "The Human Rights Council,\n\nRecalling the lamps of the harbour,\n\n"
OLD = f"{HEAD}[Reaffirming that each lamp has a keeper,]\n\n1. Encourages bakers to share their bread;\n"
NEW = f"{HEAD}[Reaffirming also that each lamp has a keeper,]\n\n1. [Encourages][Urges] bakers to share their bread;\n"


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("[Encourages][Urges] bakers to share;", "[_Encourages][Urges_] bakers to share;"),
        ("[Encourages/Urges] bakers to share;", "[_Encourages/Urges_] bakers to share;"),
        ("[Encourages] / [Urges] bakers to share;", "[_Encourages] / [Urges_] bakers to share;"),
        ("[Encourages] [States] to share;", "[_Encourages_] [States] to share;"),
        ("[Also encourages] bakers to share;", "[_Also encourages_] bakers to share;"),
        ("[Strongly] Encourages bakers to share;", "[_Strongly] Encourages_ bakers to share;"),
        ("[[Encourages bakers to share;]]", "[[_Encourages_ bakers to share;]]"),
        ("Encourages [all] bakers to share;", "_Encourages_ [all] bakers to share;"),
        ("Encourages/supports bakers who share;", "_Encourages_/supports bakers who share;"),
    ],
)
def test_brackets_stand_outside_the_italics(words: str, wanted: str) -> None:
    document = parse(read_bytes("draft", f"{HEAD}1. {words}\n".encode()))
    assert wanted in re.sub(r"\s+", " ", document_to_terminal(document, width=100, colour=False))
    block = blocks(document)[-1]
    pieces = parts(block.text, 0, block.italic)
    assert "".join(f"_{piece}_" if italic else piece for piece, italic in pieces) == wanted


def test_a_page_sets_them_so_whatever_changed() -> None:
    old, new = (parse(read_bytes(name, text.encode())) for name, text in (("1", OLD), ("2", NEW)))
    page, lineage = to_html(compare(old, new)), lineage_to_html(trace([old, new]))
    for each in (page, lineage):
        assert '[<i>Reaffirming</i><ins class="gap"> </ins><ins><i>also</i></ins> that each lamp' in each
    assert page.count("<i>[") == 0
    assert "<ins>[</ins><i>Encourages</i><ins><i>][Urges</i>]<span" in page
    assert "<ins>[</ins><i>Encourages</i><ins><i>][Urges</i>]</ins> bakers" in lineage
