"""Headings of two texts: which one became which."""

from __future__ import annotations

import pytest

from hrcdiff.comparison import compare
from hrcdiff.findings.headings import paired
from hrcdiff.model import Document, Redline
from hrcdiff.parsing import parse
from hrcdiff.readers import read_bytes

LAMPS = "Calls upon harbour masters to light every lamp along the quay before dusk;"
OIL = "Requests the keepers of the stores to count the barrels of oil once a week;"
BELLS = "Decides to hang one bell at the mouth of each harbour;"


def text(name: str, *lines: str) -> Document:
    return parse(read_bytes("text", "\n\n".join(["The Human Rights Council,", "Recalling the sea,", *lines]).encode()))


def sectioned(*sections: tuple[str, str]) -> Document:
    lines = [line for number, (head, body) in enumerate(sections, 1) for line in (head, f"{number}. {body}")]
    return text("a", *lines)


def told(redline: Redline) -> list[tuple[str | None, str | None]]:
    return [(one.text if one else None, other.text if other else None) for one, other in paired(redline)]


THREE = (("I. Lamps", LAMPS), ("II. Oil and its barrels", OIL), ("III. Bells", BELLS))


@pytest.mark.parametrize(
    ("new", "pairs"),
    [
        (THREE, [("I. Lamps",) * 2, ("II. Oil and its barrels",) * 2, ("III. Bells",) * 2]),
        (
            (("I. Lights of the quay", LAMPS), *THREE[1:]),
            [("I. Lamps", "I. Lights of the quay"), ("II. Oil and its barrels",) * 2, ("III. Bells",) * 2],
        ),
        (
            (THREE[0], ("II. Bells", BELLS)),
            [("I. Lamps",) * 2, ("II. Oil and its barrels", None), ("III. Bells", "II. Bells")],
        ),
        (
            (THREE[0], ("II. Oil and its barrels", "Thanks the bakers for the bread;"), ("III. Bells", BELLS)),
            [("I. Lamps",) * 2, ("II. Oil and its barrels",) * 2, ("III. Bells",) * 2],
        ),
    ],
    ids=["same", "reworded", "one fewer", "other paragraphs under it"],
)
def test_pairs(new: tuple[tuple[str, str], ...], pairs: list[tuple[str | None, str | None]]) -> None:
    old, changed = sectioned(*THREE), sectioned(*new)
    assert told(compare(old, changed)) == pairs
    assert sorted(told(compare(changed, old)), key=repr) == sorted(((b, a) for a, b in pairs), key=repr)


def test_a_heading_that_was_reworded_is_told() -> None:
    redline = compare(sectioned(*THREE), sectioned(("I. Lights of the quay", LAMPS), *THREE[1:]))
    (finding,) = (f for f in redline.findings if f.rule == "structure.heading")
    assert (finding.old_words, finding.new_words) == ("I. Lamps", "I. Lights of the quay")


@pytest.mark.parametrize("first", ["I. lamps", "I. Lamps"])
def test_a_capital_makes_no_other_heading(first: str) -> None:
    redline = compare(sectioned(*THREE), sectioned((first, LAMPS), *THREE[1:]))
    assert not [f for f in redline.findings if f.rule == "structure.heading"]


def test_a_numeral_alone_becomes_no_title() -> None:
    old = text("a", "I", f"1. {LAMPS}", "II", f"2. {OIL}")
    new = text("b", "The lights of the quay", f"1. {LAMPS}", "II", f"2. {OIL}")
    assert not [f for f in compare(old, new).findings if f.rule == "structure.heading"]


def test_what_only_says_operative_part_is_no_heading_to_compare() -> None:
    old = text("a", "Operative part", f"1. {LAMPS}", f"2. {OIL}")
    assert told(compare(old, sectioned(*THREE[:2]))) == [(None, "I. Lamps"), (None, "II. Oil and its barrels")]
