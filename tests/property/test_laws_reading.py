"""Laws of reading: any text parses or is refused, nothing of it is lost, and the truth is found."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrcdiff.errors import NotAResolution, ReadError
from hrcdiff.model import Document
from hrcdiff.parsing import parse
from hrcdiff.readers import read_bytes
from hrcdiff.source import JOINT
from tests.property.documents import POOL, Resolution, clause, content, notes, resolutions, truth
from tests.property.layouts import LAYOUTS, Layout

GRAMMAR = (
    "The Human Rights Council, | Recalling | Recalls | Bearing in mind | Decides | 1. | 2. | 3) | "
    "12. | (a) | (b) | (i) | (ii) | (h) | a) | Annex | I. | A. | II | ; | , | . | : | and | * | ** | "
    "**** | _ | __ | # | ### | --- | *** | - | • | \\* | ^{*} | ^{1} | <sup>1</sup> | <sup> | "
    "</i> | ¹ | ² | 1 | 10as | GE.17-16839(E) | 2/5 | * 1 7 1 6 8 3 9 * | Please recycle | "
    "Distr.: Limited | 28 September 2011 | Original: English | Agenda item 10 | 18/... | "
    "54/28. Title | Brazil,* Chile: draft resolution | "
    "Resolution adopted by the Human Rights Council | 48th meeting | [Adopted without a vote.] | "
    "[Adopted by a recorded vote of 30 to 2, with 15 abstentions. | Eighteenth session | "
    "A/HRC/RES/27/20 | - Co-sponsors2 | - Afghanistan | non- | discriminatory | “ | ” | "
    "\u00ad | \u200b | \u00a0 | RES/27/20 Title | *See | † | (as to | [ | ] | $^{2}$ | 2.5 | "
    "A/HRC/53/63."
).split(" | ")

GLUE = st.sampled_from([" ", "\n", "\n\n", "", "\r\n", "  \n", "\t", "\n\n\n"])
ODD = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=6)
SCRAPS = st.lists(st.tuples(st.sampled_from(GRAMMAR) | ODD, GLUE), max_size=40).map(
    lambda pieces: "".join(word + glue for word, glue in pieces)
)
OPENED = SCRAPS.map(lambda text: f"The Human Rights Council,\n\nRecalling lanterns,\n\n{text}")


def read(text: str) -> Document:
    return parse(read_bytes("text", text.encode("utf-8", errors="replace")))


def accounted(document: Document, text: str) -> None:
    """No character of a text is lost: the tally adds up, and every word is shown somewhere."""
    roles = [field.name for field in fields(document.tally) if field.name != "total"]
    assert document.tally.total == sum(getattr(document.tally, role) for role in roles)
    assert document.tally.total == sum(map(len, text.removeprefix("\ufeff").split()))
    # joined lines bring a space of their own, and nothing else
    shown = sum(len(re.sub(r"\s", "", paragraph.text)) for paragraph in document.paragraphs)
    assert document.tally.paragraphs == shown
    if document.tally.unassigned:
        assert sum(len(re.sub(r"\s", "", piece)) for piece in document.unassigned) == document.tally.unassigned
        assert any(warning.code == "unassigned" for warning in document.warnings)


def one_line(error: ReadError) -> None:
    assert error.message
    assert "\n" not in error.message


# --- any text at all -------------------------------------------------------------------------


@given(SCRAPS | st.text() | OPENED)
def test_any_text_parses_or_is_refused_and_no_character_is_lost(text: str) -> None:
    encoded = text.encode("utf-8", errors="replace")
    try:
        document = parse(read_bytes("text", encoded))
    except ReadError as error:
        one_line(error)
    else:
        accounted(document, encoded.decode("utf-8"))


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_in_one_line(data: bytes) -> None:
    try:
        parse(read_bytes("bytes", data))
    except ReadError as error:
        one_line(error)


@given(OPENED)
def test_addresses_are_unique_and_parents_exist(text: str) -> None:
    paragraphs = read(text).paragraphs
    addresses = [paragraph.address for paragraph in paragraphs]
    assert len(set(addresses)) == len(addresses)
    assert {paragraph.parent for paragraph in paragraphs} - {None} <= set(addresses)
    assert not any(" " in address for address in addresses)


@given(SCRAPS | st.text() | OPENED)
def test_each_kept_character_knows_its_place(text: str) -> None:
    try:
        source = read_bytes("text", text.encode("utf-8", errors="replace"))
    except ReadError:
        return
    seen: set[int] = set()
    for line in source.lines:
        for char, offset in zip(line.text, line.strand.at, strict=True):
            assert offset != JOINT
            assert source.text[offset] == char or (char == " " and (source.text[offset] + " ").isspace())
            assert offset not in seen
            seen.add(offset)
    kept = [i for i, char in enumerate(source.text) if not char.isspace() and char != "\0" and not source.markup[i]]
    assert seen.issuperset(kept)


@given(OPENED)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read(text) == read(text)


# --- the truth -------------------------------------------------------------------------------


@given(st.integers(0, POOL - 1), st.integers(0, POOL - 1))
def test_the_clauses_of_the_language_are_distinct(one: int, other: int) -> None:
    if one != other:
        assert len(content(clause(one)) & content(clause(other))) <= 2


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@given(resolution=resolutions(footnotes=True))
def test_what_was_written_is_read(layout: Layout, resolution: Resolution) -> None:
    text = layout(resolution)
    document = read(text)
    wanted = [(p.address, p.part, p.label, p.parent, p.opening, p.text) for p in truth(resolution)]
    assert [(p.address, p.part, p.label, p.parent, p.opening, p.text) for p in document.paragraphs] == wanted
    assert [note for note in document.footnotes if note.marker != "*"] == notes(resolution)
    accounted(document, text)
    assert document.unassigned == ()
    doubts = {"joined-over-gap"} if layout is LAYOUTS["paged"] else set()
    assert {warning.code for warning in document.warnings} <= doubts
    assert document.title == "Lanterns for every harbour"
    assert [sponsor.name for sponsor in document.sponsors] == ["Brazil", "Chile", "Japan"]
    assert document.adoption is not None
    assert (document.adoption.meeting, document.adoption.date) == ("48th meeting", "2025-10-08")


@given(SCRAPS)
def test_a_text_is_refused_only_if_it_has_no_organ_line_and_no_two_openings(text: str) -> None:
    whole = f"{text}\n\nThe Human Rights Council,\n\nRecalling lanterns,\n\n1. Decides to go on.\n"
    try:
        read(whole)
    except NotAResolution:  # pragma: no cover - the law says that this does not happen
        pytest.fail("an organ line with an opening phrase below it was not found")
