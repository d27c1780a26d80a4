"""The PDF reader on documents as the United Nations serves them; `python -m tests.corpus.test_pdf` prints a table."""

from __future__ import annotations

import os
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from hrcdiff.comparison import compare
from hrcdiff.model import Edit, Redline
from tests.corpus.texts import served

pytestmark = pytest.mark.shared

AMENDMENTS = ("A_C.3_80_L.56", "A_C.6_80_L.24")
RESOLUTIONS = (
    "A_C.2_80_L.14 A_C.2_80_L.3 A_C.2_80_L.55 A_C.2_80_L.59 A_C.3_80_L.14 A_C.3_80_L.2 A_C.3_80_L.20 A_C.3_80_L.34 "
    "A_C.3_80_L.41 A_C.3_80_L.48 A_C.3_80_L.52 A_C.6_80_L.14 A_RES_78_186 A_RES_78_187 A_RES_79_157 A_RES_79_171 "
    "A_RES_80_149 A_RES_80_155 A_RES_80_169 A_RES_80_177 A_RES_80_190 A_RES_80_192 A_RES_80_203 A_RES_80_210 "
    "A_RES_80_217 A_RES_80_218"
).split()
COUNTS = {
    "A_C.2_80_L.14": (38, 35, 14),
    "A_C.2_80_L.3": (8, 11, 5),
    "A_C.2_80_L.55": (40, 34, 16),
    "A_C.2_80_L.59": (10, 14, 7),
    "A_C.3_80_L.14": (20, 17, 19),
    "A_C.3_80_L.2": (21, 74, 22),
    "A_C.3_80_L.20": (51, 57, 40),
    "A_C.3_80_L.34": (9, 13, 7),
    "A_C.3_80_L.41": (53, 51, 32),
    "A_C.3_80_L.48": (46, 31, 24),
    "A_C.3_80_L.52": (38, 33, 26),
    "A_C.6_80_L.14": (11, 16, 3),
    "A_RES_78_186": (3, 1, 1),
    "A_RES_78_187": (54, 66, 42),
    "A_RES_79_157": (3, 1, 1),
    "A_RES_79_171": (50, 51, 28),
    "A_RES_80_149": (40, 34, 16),
    "A_RES_80_155": (10, 14, 7),
    "A_RES_80_169": (11, 16, 3),
    "A_RES_80_177": (20, 17, 19),
    "A_RES_80_190": (52, 58, 40),
    "A_RES_80_192": (21, 75, 22),
    "A_RES_80_203": (9, 13, 7),
    "A_RES_80_210": (53, 51, 32),
    "A_RES_80_217": (46, 31, 24),
    "A_RES_80_218": (38, 33, 26),
}
"""Preambular paragraphs, operative ones and footnotes as printed: counted by poppler and the places of the lines."""
PAIRS = (
    ("A_C.3_80_L.20", "A_RES_80_190"),
    ("A_C.3_80_L.14", "A_RES_80_177"),
    ("A_C.3_80_L.52", "A_RES_80_218"),
    ("A_C.3_80_L.2", "A_RES_80_192"),
    ("A_C.3_80_L.34", "A_RES_80_203"),
    ("A_C.3_80_L.48", "A_RES_80_217"),
    ("A_C.3_80_L.41", "A_RES_80_210"),
    ("A_C.6_80_L.14", "A_RES_80_169"),
)
REWORDED = {"A_RES_80_218": {"OP23"}, "A_RES_80_192": {"OP69"}, "A_RES_80_169": {"OP2"}}
"""What the committee reworded where it changed little; nothing in the three that are not named."""
UNTOUCHED = ("A_RES_80_203", "A_RES_80_217", "A_RES_80_210")

FURNITURE = re.compile(
    r"\b\d{1,2}/\d{1,2}\s+2\d-\d{5}|\b2\d-\d{5}\b|\*\d{7}\*|_{4,}|[\ue000-\uf8ff\ufffd\x00-\x1f]"
    r"|(?<![(\w] )(?<!resolution )A/(?:RES|C\.\d)/\d+/\S+ [A-Z]"
)
LOOSE_HYPHEN = re.compile(r"\w- (?!and\b|or\b|to\b)\w|\w -\w")
GLUED_DIGIT = re.compile(r"[a-z]{3}\d|[,;]\d")


@cache
def redline(old: str, new: str, shared: Path) -> Redline:
    return compare(served(old, shared), served(new, shared))


def changes(found: Redline) -> list[Edit]:
    return [edit for link in found.links for edit in link.edits if edit.op != "equal"]


def test_every_file_is_known(shared: Path) -> None:
    found = {path.stem for path in (shared / "corpora" / "un-pdf").glob("*.pdf")}
    assert found == {*RESOLUTIONS, *AMENDMENTS}


@pytest.mark.parametrize("name", RESOLUTIONS)
def test_numbers_are_complete(name: str, shared: Path) -> None:
    paragraphs = served(name, shared).paragraphs
    tops = [p.address for p in paragraphs if p.parent is None]
    preambular, operative, _ = COUNTS[name]
    assert tops == [f"PP{n}" for n in range(1, preambular + 1)] + [f"OP{n}" for n in range(1, operative + 1)]


@pytest.mark.parametrize("name", RESOLUTIONS)
def test_openings_are_found(name: str, shared: Path) -> None:
    assert [p.address for p in served(name, shared).paragraphs if p.parent is None and p.opening is None] == []


@pytest.mark.parametrize("name", [*RESOLUTIONS, *AMENDMENTS])
def test_nothing_is_unassigned(name: str, shared: Path) -> None:
    found = served(name, shared)
    assert found.unassigned == ()
    assert found.tally.unassigned == 0


@pytest.mark.parametrize("name", [*RESOLUTIONS, *AMENDMENTS])
def test_no_furniture_and_no_damage_in_a_paragraph(name: str, shared: Path) -> None:
    for paragraph in served(name, shared).paragraphs:
        for pattern in (FURNITURE, LOOSE_HYPHEN, GLUED_DIGIT, re.compile("  |^ | $")):
            assert not pattern.search(paragraph.text), (paragraph.address, pattern.pattern, paragraph.text)


@pytest.mark.parametrize("name", RESOLUTIONS)
def test_footnotes_hang_on_paragraphs(name: str, shared: Path) -> None:
    notes = [note for note in served(name, shared).footnotes if note.marker.isdigit()]
    assert [note.marker for note in notes] == [str(n) for n in range(1, len(notes) + 1)]
    assert all(note.text and note.address for note in notes)
    starred = [note for note in served(name, shared).footnotes if not note.marker.isdigit()]
    assert len(notes) + len(starred) == COUNTS[name][2]
    assert all(note.address == "sponsors" for note in starred)


@pytest.mark.parametrize("name", RESOLUTIONS)
def test_a_reader_is_told_of_joins_and_of_nothing_else(name: str, shared: Path) -> None:
    told = {warning.code for warning in served(name, shared).warnings}
    assert told <= {"joined-over-page", "date-contradicts-session"}


@pytest.mark.parametrize("name", [*RESOLUTIONS, *AMENDMENTS])
def test_the_masthead(name: str, shared: Path) -> None:
    found = served(name, shared)
    assert found.symbol == name.replace("_", "/")
    assert found.title
    assert found.date
    assert found.agenda_item
    assert found.session == name.split("_")[2]
    assert found.organ == "General Assembly"
    assert found.kind == (
        "resolution" if "RES" in name else "amendment to draft resolution" if name in AMENDMENTS else "draft resolution"
    )


@pytest.mark.parametrize("name", [name for name in RESOLUTIONS if "RES" in name])
def test_the_record_of_adoption(name: str, shared: Path) -> None:
    adoption = served(name, shared).adoption
    assert adoption is not None
    assert re.fullmatch(r"\d{2}(?:st|nd|rd|th) plenary meeting", adoption.meeting or "")
    assert adoption.date


@pytest.mark.parametrize("name", AMENDMENTS)
def test_amendments_are_read_whole(name: str, shared: Path) -> None:
    found = served(name, shared)
    assert dict(found.masthead)["symbol_of_base"] in {"A/C.3/80/L.2", "A/C.6/80/L.14"}
    assert found.sponsors
    assert found.paragraphs[0].text.startswith(("After operative paragraph 3", "In operative paragraph 2"))


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_a_draft_and_its_resolution_differ_in_their_words_alone(old: str, new: str, shared: Path) -> None:
    for edit in changes(redline(old, new, shared)):
        assert edit.significance != "extraction", edit
        assert not FURNITURE.search(edit.text), edit
        assert not LOOSE_HYPHEN.search(edit.text), edit
        assert edit.text.strip(" ") != "-", edit
    if new in REWORDED or new in UNTOUCHED:
        reworded = {address for link in redline(old, new, shared).links if changed(link.edits) for address in link.new}
        assert reworded == REWORDED.get(new, set())


def changed(edits: tuple[Edit, ...]) -> bool:
    return any(edit.op != "equal" for edit in edits)


def test_the_amended_draft_has_its_new_paragraph(shared: Path) -> None:
    found = redline("A_C.3_80_L.2", "A_RES_80_192", shared)
    assert (found.removed, found.added) == ((), ("OP4",))
    wording = served("A_C.3_80_L.56", shared).paragraphs[1].text
    assert served("A_RES_80_192", shared).paragraph("OP4").text == wording


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_footnotes_of_pairs_change_with_their_words_alone(old: str, new: str, shared: Path) -> None:
    listed = redline(old, new, shared).footnote_changes
    numbers = [(each.old.marker if each.old else None, each.new.marker if each.new else None) for each in listed]
    assert numbers == ([("19", None), (None, "27")] if new == "A_RES_80_190" else []), "those between were renumbered"


def test_a_footnote_that_cites_a_newer_report_is_one_that_changed(shared: Path) -> None:
    changes = compare(served("A_RES_79_171", shared), served("A_RES_80_210", shared)).footnote_changes
    both = [(c.old.text, c.new.text) for c in changes if c.old and c.new]
    assert both == [("A/79/171.", "A/80/213.")]
    assert not any(c.old and not c.new for c in changes)


def main() -> None:
    """Print the measures of each file and of each pair."""
    shared = Path(os.environ.get("HRCDIFF_SHARED") or Path(__file__).resolve().parents[3] / "shared")
    print("file                PP  OP  all  notes  tied  unassigned  joins  furniture")
    for name in [*RESOLUTIONS, *AMENDMENTS]:
        found = served(name, shared)
        parts = Counter(p.part for p in found.paragraphs if p.parent is None)
        tied = sum(1 for note in found.footnotes if note.address and note.text)
        joins = sum(1 for warning in found.warnings if warning.code == "joined-over-page")
        print(
            f"{name:17} {parts['preambular']:4} {parts['operative']:3} {len(found.paragraphs):4} "
            f"{len(found.footnotes):6} {tied:5} {found.tally.unassigned:11} {joins:6} {len(found.furniture):10}"
        )
    print("\npair                              same  reworded  removed  added  edits  of them extraction")
    for old, new in PAIRS:
        result = redline(old, new, shared)
        edits = changes(result)
        worse = sum(edit.significance == "extraction" for edit in edits)
        print(
            f"{old:14} -> {new:14} {result.summary.unchanged:6} {result.summary.reworded:9} "
            f"{len(result.removed):8} {len(result.added):6} {len(edits):6} {worse:6}"
        )


if __name__ == "__main__":
    main()
