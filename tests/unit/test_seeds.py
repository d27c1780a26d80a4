"""The four texts that ship with hrcdiff, read exactly: against tables, and against a parse made by hand."""

from __future__ import annotations

import json
import tomllib
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from hrcdiff import read
from hrcdiff.cli import run
from hrcdiff.lexicon import iso_date
from hrcdiff.model import Document, Paragraph
from hrcdiff.schema.to_dict import document_to_dict

CASES = Path(__file__).resolve().parents[1] / "cases"


def table(name: str) -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads((CASES / name).read_text(encoding="utf-8"))


TABLE = table("seeds.toml")
NAMES = [text["name"] for text in TABLE["text"]]


@cache
def seed(name: str) -> Document:
    return read(name)


def part(document: Document, which: str) -> list[Paragraph]:
    return [p for p in document.paragraphs if p.part == which and p.parent is None]


# --- tables ----------------------------------------------------------------------------------


@pytest.mark.parametrize("text", TABLE["text"], ids=NAMES)
def test_counts(text: dict[str, Any]) -> None:
    document = seed(text["name"])
    assert document.symbol == text.get("symbol")
    assert [p.address for p in part(document, "preambular")] == [f"PP{n + 1}" for n in range(text["preambular"])]
    assert [p.address for p in part(document, "operative")] == [f"OP{n + 1}" for n in range(text["operative"])]
    lists = {above: [f"{above}({'abcdefgh'[n]})" for n in range(size)] for above, size in text["lists"].items()}
    assert [p.address for p in document.paragraphs if p.parent] == [a for under in lists.values() for a in under]
    assert len(document.sponsors) == text["sponsors"]
    assert sum(sponsor.member is False for sponsor in document.sponsors) == text["starred"]
    wanted = [(marker, address, body[0] if body else None) for marker, address, *body in text["footnotes"]]
    assert [(note.marker, note.address, note.text) for note in document.footnotes] == wanted


@pytest.mark.parametrize("quote", TABLE["quote"], ids=lambda quote: f"{quote['in']} {quote['address']}")
def test_quoted_paragraphs(quote: dict[str, str]) -> None:
    paragraph = seed(quote["in"]).paragraph(quote["address"])
    assert paragraph.opening == quote.get("opening")
    assert paragraph.text == quote.get("text", paragraph.text), quote["why"]
    assert quote.get("holds", "") in paragraph.text, quote["why"]
    assert paragraph.text.endswith(quote.get("ends", "")), quote["why"]


@pytest.mark.parametrize("case", table("sponsors.toml")["starred"], ids=lambda case: str(case["in"]))
def test_starred_sponsors(case: dict[str, Any]) -> None:
    member = {sponsor.name: sponsor.member for sponsor in seed(case["in"]).sponsors}
    assert {name: member.get(name) for name in case["members"]} == dict.fromkeys(case["members"], True)
    assert {name: member.get(name) for name in case["others"]} == dict.fromkeys(case["others"], False)
    assert not any("*" in name or name != name.strip() for name in member)


@pytest.mark.parametrize("name", NAMES)
def test_every_character_is_accounted_for(name: str) -> None:
    tally = seed(name).tally
    assert tally.unassigned == 0
    assert seed(name).unassigned == ()
    roles = [field.name for field in fields(tally) if field.name != "total"]
    assert tally.total == sum(getattr(tally, role) for role in roles)
    assert tally.paragraphs == sum(len("".join(p.text.split())) for p in seed(name).paragraphs)


@pytest.mark.parametrize("name", NAMES)
def test_no_mark_of_a_format_is_left_in_a_text(name: str) -> None:
    for paragraph in seed(name).paragraphs:
        assert not set("*_#<>^{}\\\n\u00b9\u00ad") & set(paragraph.text), paragraph.address
        assert "  " not in paragraph.text
        assert paragraph.text[-1] in ",;:."


# --- the parse made by hand ------------------------------------------------------------------

FILES = {
    "36/...": "000_6da3962b8cf53d20.txt",
    "18/L.24/Rev.1": "001_f67acdf0eff0784f.txt",
    "54/28": "003_874bd8020f6ab6e9.txt",
    "27/20": "004_e614248b2ae85ac1.txt",
}

SAME_FIELD = (
    # gold's "meta"            the field of the document      and of its masthead
    ("kind",                   "kind",                        None),
    ("organ",                  "organ",                       "organ"),
    ("session_number",         "session",                     None),
    ("agenda_item",            "agenda_item",                 "agenda_item"),
    ("enacting",               None,                          "enacting"),
    ("parent_organ",           None,                          "parent_organ"),
    ("distribution",           None,                          "distribution"),
    ("document_date",          None,                          "document_date"),
    ("adopted_on",             None,                          "adopted_on"),
    ("original_language",      None,                          "original_language"),
    ("session",                None,                          "session"),
    ("session_dates",          None,                          "session_dates"),
    ("agenda_title",           None,                          "agenda_title"),
    ("job_number",             None,                          "job_number"),
    ("barcode",                None,                          "barcode"),
)  # fmt: skip
"""Where gold's fields stand.  ``title_line_prefix`` and ``web_metadata`` have tests of their own."""

PORTAL = {
    "document_type": "portal_document_type",
    "date": "portal_date",
    "session": "portal_session",
    "agenda_item": "portal_agenda_item",
    "topic": "portal_topic",
    "main_sponsors_count": "portal_main_sponsors",
    "co_sponsors_count": "portal_co_sponsors",
}
"""``web_metadata`` of the gold, and the fields of the masthead; gold counts in numbers."""

TRUNCATED = {"GE. (truncated)": "GE."}
"""The gold says in words that the job number breaks off; the document has what is printed."""

Gold = dict[str, Any]


@pytest.fixture(scope="session")
def gold(shared: Path) -> dict[str, Gold]:
    by_file: dict[str, Gold] = json.loads((shared / "gold" / "seeds-parse.json").read_text(encoding="utf-8"))
    return {name: by_file[file] for name, file in FILES.items()}


@pytest.fixture
def shown(capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest) -> dict[str, Any]:
    """What ``hrcdiff show NAME --json`` prints."""
    assert run(["show", request.param, "--json"]) == 0
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert document == json.loads(json.dumps(document_to_dict(seed(request.param))))
    return document


def of_each(*names: str) -> pytest.MarkDecorator:
    """The test runs for each text, with what is printed for it."""
    return pytest.mark.parametrize(("name", "shown"), [(n, n) for n in names or FILES], indirect=["shown"], ids=str)


@pytest.mark.shared
@of_each()
def test_paragraphs_are_those_of_the_parse_by_hand(gold: dict[str, Gold], name: str, shown: dict[str, Any]) -> None:
    """``preambular`` is a list of texts; ``operative`` of n, text, verbs and sub with label and text."""
    wanted: list[tuple[str, str, str | None, str | None, str | None, str]] = []
    for number, text in enumerate(gold[name]["preambular"], 1):
        opening = gold[name]["preambular_verbs"][number - 1][0]
        wanted.append((f"PP{number}", "preambular", None, None, opening, text))
    for paragraph in gold[name]["operative"]:
        address = f"OP{paragraph['n']}"
        wanted.append((address, "operative", paragraph["n"], None, paragraph["verbs"][0], paragraph["text"]))
        for sub in paragraph["sub"]:
            label = sub["label"]
            wanted.append((address + label, "operative", label, address, None, sub["text"]))
    got = [(p["address"], p["part"], p["label"], p["parent"], p["opening"], p["text"]) for p in shown["paragraphs"]]
    assert [row[:4] for row in got] == [row[:4] for row in wanted]
    assert [row[5] for row in got] == [row[5] for row in wanted]
    assert [(row[0], row[4]) for row in got] == [(row[0], row[4]) for row in wanted]


@pytest.mark.shared
@of_each()
def test_the_masthead_is_that_of_the_parse_by_hand(gold: dict[str, Gold], name: str, shown: dict[str, Any]) -> None:
    meta = gold[name]["meta"]
    tabled = {key for key, _, _ in SAME_FIELD} | {"title_line_prefix", "web_metadata"}
    assert set(meta) <= tabled, "the gold has a field that this test does not compare"
    for key, top, printed in SAME_FIELD:
        wanted = TRUNCATED.get(meta.get(key), meta.get(key))
        if top is not None:
            assert shown[top] == wanted, key
        if printed is not None:
            assert shown["masthead"].get(printed) == wanted, key
    assert shown["title"] == gold[name]["title"]
    if "title_line_prefix" in meta:
        assert shown["masthead"]["title_prefix"] == meta["title_line_prefix"]
    web = meta.get("web_metadata", {})
    assert {key: shown["masthead"].get(PORTAL[key]) for key in web} == {key: str(value) for key, value in web.items()}
    assert any(key.startswith("portal_") for key in shown["masthead"]) == bool(web)


@pytest.mark.shared
@of_each()
def test_symbol_and_date_follow_from_the_parse_by_hand(gold: dict[str, Gold], name: str, shown: dict[str, Any]) -> None:
    """``symbol_guess`` with a question mark is a symbol that nobody knows."""
    guess = gold[name]["symbol_guess"]
    assert shown["symbol"] == (None if "?" in guess else guess)
    meta, record = gold[name]["meta"], gold[name]["adoption"]
    printed = record["date"] if record else meta.get("adopted_on") or meta.get("document_date")
    assert shown["date"] == iso_date(printed)
    assert shown["language"] == "en"


@pytest.mark.shared
@of_each()
def test_sponsors_are_those_of_the_parse_by_hand(gold: dict[str, Gold], name: str, shown: dict[str, Any]) -> None:
    """``non_member`` true is ``member`` false, and null is null."""
    wanted = [
        (sponsor["name"], None if sponsor["non_member"] is None else not sponsor["non_member"])
        for sponsor in gold[name]["sponsors"]
    ]
    assert [(sponsor["name"], sponsor["member"]) for sponsor in shown["sponsors"]] == wanted


@pytest.mark.shared
@of_each()
def test_footnotes_and_record_are_those_of_the_parse_by_hand(
    gold: dict[str, Gold], name: str, shown: dict[str, Any]
) -> None:
    """``anchor`` is the address; a record's date is ISO in the document; seeds have no recorded vote."""
    wanted = [(note["marker"], note["anchor"], note["text"]) for note in gold[name]["footnotes"]]
    assert [(note["marker"], note["address"], note["text"]) for note in shown["footnotes"]] == wanted
    record = gold[name]["adoption"]
    assert shown["adoption"] == (record and {**record, "date": iso_date(record["date"]), "vote": None})


@pytest.mark.shared
@of_each()
def test_nothing_is_left_over(gold: dict[str, Gold], name: str, shown: dict[str, Any]) -> None:
    assert shown["unassigned"] == []
    tally = shown["tally"]
    assert tally["unassigned"] == 0
    assert tally["total"] == sum(count for role, count in tally.items() if role != "total")
    texts = [*gold[name]["preambular"], *(p["text"] for p in gold[name]["operative"])]
    texts += [sub["text"] for p in gold[name]["operative"] for sub in p["sub"]]
    assert tally["paragraphs"] == sum(len("".join(text.split())) for text in texts)
