"""A lineage on the terminal, as tables, as JSON and as a page."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from lxml import etree
from referencing import Registry, Resource

from hrcdiff import trace
from hrcdiff.errors import ProofError, ReadError
from hrcdiff.lineage import Lineage
from hrcdiff.renderers import grid
from hrcdiff.renderers.columns import columns
from hrcdiff.renderers.lineage_history import history_to_terminal
from hrcdiff.renderers.lineage_marks import check
from hrcdiff.renderers.lineage_page import lineage_to_html, redlines
from hrcdiff.renderers.lineage_tables import MARK, lineage_to_csv, lineage_to_markdown, safe
from hrcdiff.renderers.lineage_terminal import lineage_to_terminal
from hrcdiff.renderers.to_json import lineage_to_json
from hrcdiff.schema.lineage import lineage_from_dict, lineage_to_dict
from hrcdiff.verify import verify
from tests.unit.lineages import council, harbour, harbour_texts, text
from tests.unit.test_html import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Golden

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS: dict[str, dict[str, Any]] = {
    name: json.loads((ROOT / f"hrcdiff/schemas/{name}.schema.json").read_text(encoding="utf-8"))
    for name in ("document", "redline", "lineage")
}
VALID = Draft202012Validator(
    SCHEMAS["lineage"],
    registry=Registry().with_resources((s["$id"], Resource.from_contents(s)) for s in SCHEMAS.values()),
)
BOTH = pytest.mark.parametrize("drawn", [council, harbour], ids=["council", "harbour"])
Drawn = "Callable[[], Lineage]"


def hostile() -> Lineage:
    texts = [text(n, *(f"Notes {words}" for words in HOSTILE)) for n in range(3)]
    changed = [replace(p, text=p.text + " and more") for p in texts[1].paragraphs]
    return trace([texts[0], replace(texts[1], paragraphs=tuple(changed), name="<b>=v1"), texts[2]])


def of_state(drawn: Lineage) -> dict[str, str]:
    return {r.state: f"{r.version} {r.address}" for t in drawn.threads for r in t.readings}


def test_everything_occurs_in_the_harbour() -> None:
    found = of_state(harbour())
    assert set(found) == {"new", "unchanged", "reworded", "split", "merged", "reinstated", "dropped", "absent"}
    flags = [(r.moved, r.crossed) for t in harbour().threads for r in t.readings]
    assert any(moved for moved, _ in flags)
    assert any(crossed for _, crossed in flags)


# --- the terminal ----------------------------------------------------------------------------


@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_grid_looks_as_agreed(golden: Golden, width: int) -> None:
    golden(f"lineage/grid-{width}.txt", lineage_to_terminal(harbour(), width=width))


def test_the_grid_in_colour_looks_as_agreed(golden: Golden) -> None:
    golden("lineage/grid-colour.txt", lineage_to_terminal(harbour(), colour=True).replace("\x1b", "^["))


def test_the_grid_of_the_bundled_series_looks_as_agreed(golden: Golden) -> None:
    golden("lineage/council.txt", lineage_to_terminal(council()))


@BOTH
@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal(drawn: Callable[[], Lineage], width: int) -> None:
    assert max(columns(line) for line in lineage_to_terminal(drawn(), width=width).splitlines()) <= width


def test_many_versions_stand_in_bands() -> None:
    versions = [replace(text(n, LINE), name=f"v{n}") for n in range(15)]
    shown = lineage_to_terminal(trace(versions), width=60)
    heads = [line for line in shown.splitlines() if re.fullmatch(r"(?:\s+\d+/1|\s+\[\d+\])+", line)]
    assert len(heads) > 1
    assert max(map(columns, shown.splitlines())) <= 60


LINE = "Requests the harbour master to repair the bells;"


def test_nothing_of_a_text_is_a_command_to_the_terminal() -> None:
    shown = lineage_to_terminal(hostile())
    assert "\x1b" not in shown
    assert "\x07" not in shown
    history = history_to_terminal(hostile(), hostile().threads[9], 0)
    assert "\x00" not in history


def test_the_history_of_a_provision_looks_as_agreed(golden: Golden) -> None:
    thread = next(t for t in council().threads if t.readings[2].address == "OP10")
    golden("lineage/history.txt", history_to_terminal(council(), thread, 2))


def test_the_history_tells_of_words_that_came_from_elsewhere() -> None:
    thread = next(t for t in council().threads if t.readings[1].address == "PP3")
    shown = history_to_terminal(council(), thread, 1)
    assert "‹from PP3:›" in shown
    assert "from 18/L.24/Rev.1 PP3 (thread 3)" in shown
    thread = next(t for t in council().threads if t.readings[2].address == "OP8")
    assert "‹to OP2:›" in history_to_terminal(council(), thread, 2)


# --- tables ----------------------------------------------------------------------------------


def rows_of(drawn: Lineage) -> list[list[str]]:
    return list(csv.reader(io.StringIO(lineage_to_csv(drawn).removeprefix(MARK))))


@BOTH
def test_the_table_holds_every_text_once(drawn: Callable[[], Lineage]) -> None:
    lineage = drawn()
    head, *rows = rows_of(lineage)
    assert len(head) == 1 + 3 * len(lineage.versions)
    for number, document in enumerate(lineage.versions):
        column = {row[1 + 3 * number]: row[3 + 3 * number] for row in rows if row[1 + 3 * number]}
        assert column == {p.address: p.text for p in document.paragraphs}


@pytest.mark.parametrize(
    "cell", ["=1+1", "+cmd", "-2", "@SUM(A1)", " =1", "\t=1", "\r=1", "\ufeff=1", "＝1", "\u00a0@x", "\n-1"]
)
def test_no_cell_is_a_formula(cell: str) -> None:
    assert safe(cell).startswith("'")


@pytest.mark.parametrize("cell", ["", "PP1", "Recalling =", "(a) – 1", "1. Decides"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert safe(cell) == cell


def test_hostile_texts_stay_in_their_cells() -> None:
    head, *rows = rows_of(hostile())
    assert {len(row) for row in rows} == {len(head)}
    lines = lineage_to_markdown(hostile()).splitlines()
    table = [line for line in lines if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in table} == {5}
    assert "<script>" not in "\n".join(lines)


def test_markdown_looks_as_agreed(golden: Golden) -> None:
    golden("lineage/table.md", lineage_to_markdown(harbour()))


def test_csv_looks_as_agreed(golden: Golden) -> None:
    golden("lineage/table.csv", lineage_to_csv(harbour()))


# --- JSON ------------------------------------------------------------------------------------


@BOTH
def test_lineage_in_equals_lineage_out(drawn: Callable[[], Lineage]) -> None:
    printed = lineage_to_json(drawn())
    VALID.validate(json.loads(printed))
    again = lineage_from_dict(json.loads(printed))
    assert again == drawn()
    assert lineage_to_json(again) == printed


def test_the_schema_is_as_strict_as_the_others() -> None:
    Draft202012Validator.check_schema(SCHEMAS["lineage"])
    nodes: list[Any] = [SCHEMAS["lineage"]]
    while nodes:
        node = nodes.pop()
        if isinstance(node, dict) and "required" in node:
            assert set(node["required"]) == set(node["properties"])
            assert node["additionalProperties"] is False
        nodes += node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()


def test_fields_of_a_later_version_are_ignored() -> None:
    some = lineage_to_dict(harbour())
    for node in (some, some["versions"][0], some["threads"][0], some["threads"][0]["readings"][0]):
        node["later"] = 1
    assert lineage_from_dict(some) == harbour()


BROKEN: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "no schema": (lambda d: d.pop("schema"), "$.schema is missing"),
    "another version": (lambda d: d.update(schema="hrcdiff.lineage/2"), 'this hrcdiff reads "hrcdiff.lineage/1" alone'),
    "a base beyond": (lambda d: d.update(base=4), '$ has 4 under "base"'),
    "a reading too few": (lambda d: d["threads"][0]["readings"].pop(), "has not one reading for each version"),
    "a state of its own": (
        lambda d: d["threads"][0]["readings"][0].update(state="gone"),
        '$.threads[0].readings[0].state is "gone"',
    ),
    "compared with nothing": (
        lambda d: d["threads"][-1]["readings"][-1].update(against=0),
        "compares its reading in version 3 with one that is not there",
    ),
    "a place that is none": (
        lambda d: d["versions"][0]["provenance"][0]["runs"][0].update(version=-1),
        '$.versions[0].provenance[0].runs[0] has -1 under "version"',
    ),
}


@pytest.mark.parametrize(("change", "message"), BROKEN.values(), ids=BROKEN)
def test_malformed_json_is_refused_with_its_place(change: Callable[[dict[str, Any]], object], message: str) -> None:
    some = lineage_to_dict(harbour())
    change(some)
    with pytest.raises(ReadError, match=re.escape(message)):
        lineage_from_dict(some)


# --- the page --------------------------------------------------------------------------------


def tree(page: str) -> etree._Element:
    return etree.fromstring(page.encode("utf-8"), etree.HTMLParser(encoding="utf-8", huge_tree=True))


@BOTH
def test_the_page_shows_the_texts_exactly_and_proves_itself(drawn: Callable[[], Lineage]) -> None:
    page = lineage_to_html(drawn())
    assert check(page, drawn()) == page
    found = verify(page.encode(), "page")
    assert found.page
    assert [d.name for d in found.documents] == [d.name for d in drawn().versions]
    assert not verify(lineage_to_json(drawn()).encode(), "json").page


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("repair the bells", "sell the bells"),
        ("of the words stay", "of the words are kept"),
        ('"base":null', '"base":0'),
    ],
)
def test_a_page_that_was_changed_is_told(old: str, new: str) -> None:
    page = lineage_to_html(harbour())
    assert old in page
    with pytest.raises(ProofError):
        verify(page.replace(old, new, 1).encode(), "page")


def test_json_whose_texts_were_changed_is_told() -> None:
    printed = lineage_to_json(harbour()).replace("harbour master", "harbour mistress")
    with pytest.raises(ProofError, match="is not the text that was proved"):
        verify(printed.encode(), "json")


def test_a_mark_that_is_wrong_is_never_written() -> None:
    page = lineage_to_html(harbour())
    with pytest.raises(ProofError, match="the page does not show"):
        check(page.replace("<ins", "<del", 1).replace("</ins>", "</del>", 1), harbour())
    with pytest.raises(ProofError, match="the page does not show"):
        check(re.sub(r'<p class="t" data-text="traced"[^>]*>', '<p class="t">', page, count=1), harbour())


def test_nothing_of_a_text_becomes_markup() -> None:
    page = lineage_to_html(hostile())
    root = tree(page)
    assert len(root.findall(".//script")) == 3
    assert not root.findall(".//img")
    assert len(root.findall(".//style")) == 1
    assert check(page, hostile()) == page


@BOTH
def test_every_anchor_is_there_once_and_every_link_leads_somewhere(drawn: Callable[[], Lineage]) -> None:
    root = tree(lineage_to_html(drawn()))
    ids = [str(name) for name in root.xpath("//@id")]  # type: ignore[union-attr]
    assert len(ids) == len(set(ids))
    links = {str(href)[1:] for href in root.xpath("//a/@href")}  # type: ignore[union-attr]
    assert links <= set(ids)


def test_the_redlines_for_the_script_join_to_the_texts() -> None:
    lineage = council()
    found = redlines(lineage)
    for thread in lineage.threads:
        for pair, code in found.get(str(thread.number), {}).items():
            old, new = (int(version) for version in pair.split("-"))
            sizes = {"=": 0, "-": 0, "+": 0, "<": 0, ">": 0}
            steps = iter(code)
            for sign in steps:
                if sign in ("<", ">"):
                    next(steps)
                sizes[str(sign)] += int(str(next(steps)))
            texts = [len(grid.paragraph(lineage, thread.readings[version]).text) for version in (old, new)]
            assert texts == [sizes["="] + sizes["-"] + sizes[">"], sizes["="] + sizes["+"] + sizes["<"]]


def test_the_same_texts_give_the_same_bytes_in_any_order() -> None:
    texts = harbour_texts()
    one, other = trace(texts), trace(texts[::-1])
    assert lineage_to_html(one) == lineage_to_html(other)
    assert lineage_to_json(one) == lineage_to_json(other)


def test_two_versions_of_one_name_are_told_apart() -> None:
    texts = harbour_texts()[:2]
    copy = replace(texts[1], name="copy", sha256="c" * 64)
    assert grid.names(trace([*texts, copy])) == ["10/1", "13/1 (copy)", "13/1 (v1)"]


def test_one_version_is_a_lineage_too() -> None:
    lineage = trace(harbour_texts()[:1])
    assert lineage_to_html(lineage)
    assert lineage_to_terminal(lineage)
    assert lineage_to_csv(lineage)


def test_a_text_in_arabic_keeps_its_direction() -> None:
    arabic = [replace(each, language="ar") for each in harbour_texts()]
    assert ' lang="ar" dir="rtl"' in lineage_to_html(trace(arabic))


def test_no_space_stands_before_the_comma_behind_an_opening_phrase() -> None:
    page = lineage_to_html(council())
    assert "<i>Decides</i>, in accordance" in page
    assert not re.search(r"</i> [,;:.]", page)
