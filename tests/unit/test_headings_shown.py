"""Headings that have other words, are gone or are new, in every form that shows a redline."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from hrcdiff import compare
from hrcdiff.model import Heading, Redline
from hrcdiff.parsing import parse
from hrcdiff.readers import read_bytes
from hrcdiff.renderers.docx.columns import Table
from hrcdiff.renderers.html import to_html
from hrcdiff.renderers.reread import texts
from hrcdiff.renderers.to_markdown import redline_to_markdown
from hrcdiff.renderers.to_summary import summary_to_text
from hrcdiff.renderers.to_terminal import redline_to_terminal

HEAD = (
    "Human Rights Council\nSixtieth session\n\n60/1. Lights\n\nThe Human Rights Council,\n\n"
    "Recalling the charter of the keepers of lamps,\n\n"
)
ROWS = (
    "1. Requests the keepers to light the lamps of every harbour in winter;",
    "2. Urges the ringers to ring the bells of the tower in a storm;",
    "3. Invites the bakers to bake bread for the fishermen of the northern islands;",
    "4. Decides to remain seized of the matter.",
)
OLD = ("I. Lamps of the coast", "II. Bells", "III. Bread", "")
NEW = ("I. Lamps of the northern coast", "", "II. Bread", "III. Final provisions")


def _drawn(old: tuple[str, ...], new: tuple[str, ...], *, rows: tuple[str, ...] = ROWS) -> Redline:
    sides = [
        HEAD + "\n\n".join(line for heading, row in zip(headings, said, strict=True) for line in (heading, row) if line)
        for headings, said in ((old, ROWS), (new, rows))
    ]
    return compare(*(parse(read_bytes("x.txt", f"{side}\n".encode())) for side in sides))


def test_on_the_terminal() -> None:
    told = redline_to_terminal(_drawn(OLD, NEW))
    lines = [line for line in told.splitlines() if re.match(r"[\[{]|I", line)]
    assert lines == [
        "I. Lamps of the {+northern+} coast",
        "[-II. Bells-]",
        "[-III-]{+II+}. Bread",
        "{+III. Final provisions+}",
    ]
    assert told.index("[-II. Bells-]") < told.index("OP2 → OP2")


def test_beside_each_other() -> None:
    told = redline_to_terminal(_drawn(OLD, NEW), sides=True)
    assert re.search(r"^\[-II\. Bells-\] +│$", told, re.MULTILINE)
    assert re.search(r"^\[-III-\]\. Bread +│ \{\+II\+\}\. Bread$", told, re.MULTILINE)


def test_in_markdown() -> None:
    told = redline_to_markdown(_drawn(OLD, NEW))
    for line in ("### I. Lamps of the **northern** coast", "### ~~II. Bells~~", "### **III. Final provisions**"):
        assert f"\n{line}\n" in told


def test_on_the_page() -> None:
    page = to_html(_drawn(OLD, NEW))
    rows = re.findall(r'<p class="heading"><span class="t"><b>(.*?)</b></span></p>', page)
    shown = [re.sub(r' class="(?:gap|by)"', "", row) for row in rows]
    assert shown == [
        "I. Lamps of the<ins> </ins><ins>northern</ins> coast",
        "<del>II. Bells</del>",
        "<del>III</del><ins>II</ins>. Bread",
        "<ins>III. Final provisions</ins>",
    ]
    assert [*texts(page)[0].values()] == [*texts(page)[1].values()]


def test_in_the_columns_of_a_word_file() -> None:
    content = Table(_drawn(OLD, NEW), rtl=False).content()
    rows = [
        "".join(str(t) for t in row.itertext())
        for part in content
        for row in part.iter()
        if str(row.tag).endswith("}tr")
    ]
    assert "I. Lamps of the coastI. Lamps of the northern coastHeading changed" in rows
    assert "II. BellsHeading gone" in rows
    assert "III. Final provisionsHeading new" in rows


def test_the_headline_counts_those_that_changed() -> None:
    rows = (ROWS[0].replace("winter", "summer"), *ROWS[1:])
    one = _drawn(OLD, ("I. Lamps of the northern coast", *OLD[1:]), rows=rows)
    assert " One heading changed. No leading verb changed." in " ".join(redline_to_terminal(one).split())
    assert (
        "Headings that changed\nheading  “I. Lamps of the coast” → “I. Lamps of the northern coast”"
        in summary_to_text(one)
    )
    same = _drawn(OLD, OLD, rows=rows)
    assert "heading" not in redline_to_terminal(same)
    assert "heading" not in summary_to_text(same)


@pytest.mark.parametrize("headings", [OLD, NEW, ("Operative part", "", "", "")])
def test_headings_that_did_not_change_stand_as_they_are(headings: tuple[str, ...]) -> None:
    drawn = _drawn(headings, headings)
    for heading in filter(None, headings):
        assert f"\n{heading}\n" in redline_to_terminal(drawn)
        assert f"\n### {heading}\n" in redline_to_markdown(drawn)
        assert f'<p class="heading">{heading}</p>' in to_html(drawn)


def test_a_line_that_only_names_the_operative_part_is_no_change() -> None:
    told = redline_to_terminal(_drawn(("", "", "", ""), ("Operative part", "", "", "")))
    assert "+Operative" not in told


def test_a_heading_that_is_gone_at_the_end_is_struck_there() -> None:
    drawn = _drawn(OLD, OLD)
    old = replace(drawn.old, headings=(*drawn.old.headings, Heading(text="Annex of lamps", before=None)))
    told = redline_to_terminal(replace(drawn, old=old))
    assert told.index("[-Annex of lamps-]") > told.index("── Operative part ──") > 0
    assert told.index("[-Annex of lamps-]") > told.index("OP4 →")
