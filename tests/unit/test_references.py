"""Markup that is made outside the templates: it is escaped where it is made."""

from __future__ import annotations

import pytest
from markupsafe import Markup, escape

from hrcdiff.findings.tables import tables
from hrcdiff.renderers.marked import autoescaped
from hrcdiff.renderers.notes import CHOICES, narrowings, notes, wanted
from hrcdiff.renderers.references import References
from hrcdiff.renderers.rows import Fold, Row, sections
from hrcdiff.schema.to_dict import redline_to_dict
from tests.unit.redlines import all_kinds

HOSTILE = """OP1"><script>alert('x')</script>&amp;"""


def test_an_address_cannot_leave_its_link() -> None:
    to = References({HOSTILE: HOSTILE, "OP2": "new-OP2"})
    for markup in (to[HOSTILE], to.listed([HOSTILE]), to.listed([HOSTILE, "OP2"])):
        assert "<script" not in markup
        assert markup.startswith(f'<a href="#{escape(HOSTILE)}">{escape(HOSTILE)}</a>')


def test_several_paragraphs_and_none() -> None:
    to = References({"OP2": "new-OP2", "OP3": "new-OP3"})
    assert to.listed(["OP2", "OP3"]) == '<a href="#new-OP2">OP2</a>, <a href="#new-OP3">OP3</a>'
    assert to.listed([]) == "–"


@pytest.mark.parametrize("text", ["lamps & boats", "a\u00a0b", HOSTILE, "", "“quoted”"])
def test_a_text_is_left_to_the_template(text: str) -> None:
    assert autoescaped(text) is text
    assert not isinstance(autoescaped(text), Markup)


def test_what_a_page_cannot_carry_is_escaped_with_its_picture() -> None:
    made = autoescaped(f"{HOSTILE}\x07")
    assert isinstance(made, Markup)
    assert made == escape(HOSTILE) + Markup('<span class="odd" data-c="7">␇</span>')


def test_a_row_stands_in_each_view_that_wants_it() -> None:
    redline = all_kinds()
    table = notes(redline)
    items = [item for section in sections(redline) for item in section.items]
    rows = [row for item in items for row in (item.rows if isinstance(item, Fold) else (item,)) if isinstance(row, Row)]
    assert rows
    for row in rows:
        assert narrowings(row, table) == [name for name in CHOICES if wanted(row, name, table)]


def test_tables_that_somebody_has_already_are_the_same() -> None:
    redline = all_kinds()
    assert redline_to_dict(redline, tables(redline)) == redline_to_dict(redline)
