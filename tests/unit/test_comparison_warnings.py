"""Warnings on a text that is cut off, and on a file that holds more than the text that was read."""

from __future__ import annotations

import pytest

from hrcdiff.comparison import compare
from hrcdiff.model import Document
from hrcdiff.parsing import parse
from hrcdiff.readers import read_bytes

HEAD = "Human Rights Council\nSixtieth session\n\nLights\n\nThe Human Rights Council,\n\n"
WHOLE = (
    "Recalling the charter of the keepers of lamps,\n\n"
    "1. Urges the keepers to light the lamps of every harbour;\n\n"
    "2. Decides to remain seized of the matter.\n"
)
SECOND = "\n\n".join(f"{n}. A line that belongs to another paper of the guild, and to no paragraph." for n in range(60))


def text(body: str, name: str = "x.txt") -> Document:
    return parse(read_bytes(name, f"{HEAD}{body}".encode()))


def codes(old: Document, new: Document) -> list[str]:
    return [w.code for w in compare(old, new).warnings if w.code in ("cut-off", "left-over")]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            WHOLE[: WHOLE.index("lamps of every")].rstrip(),
            "x.txt ends within a sentence, at OP1: perhaps it is cut off",
        ),
        (WHOLE[: WHOLE.index("of the matter")], "x.txt ends within a sentence, at OP2: perhaps it is cut off"),
        (WHOLE[: WHOLE.index("1. Urges")], "x.txt has no operative part: perhaps it is cut off"),
        (WHOLE[: WHOLE.index("keepers of lamps,")], "x.txt has no operative part: perhaps it is cut off"),
    ],
)
def test_a_text_that_is_cut_off_is_told(body: str, said: str) -> None:
    whole, cut = text(WHOLE, "whole.txt"), text(body)
    for pair in ((whole, cut), (cut, whole)):
        assert [w.message for w in compare(*pair).warnings if w.code == "cut-off"] == [said]


@pytest.mark.parametrize("body", [WHOLE, WHOLE.replace("matter.", "matter;"), WHOLE.replace("matter.", "“matter”.")])
def test_a_text_that_ends_with_a_sign_is_not_cut_off(body: str) -> None:
    assert codes(text(WHOLE), text(body)) == []


def test_an_adopted_text_is_whole() -> None:
    record = "\n[Adopted without a vote.]\n"
    assert codes(text(WHOLE), text(WHOLE.replace("matter.", "matter") + record)) == []


def test_of_two_preambles_none_is_cut_off() -> None:
    body = WHOLE[: WHOLE.index("1. Urges")]
    assert codes(text(body), text(body)) == []


def test_much_that_found_no_place_is_told() -> None:
    whole = text(WHOLE)
    more = parse(read_bytes("y.txt", f"{HEAD}{WHOLE}\n[Adopted without a vote.]\n\n{SECOND}".encode()))
    assert sum(map(len, more.unassigned)) > 2000
    assert codes(whole, more) == ["left-over"]
    assert codes(more, whole) == ["left-over"]
    assert codes(more, more) == ["left-over", "left-over"]
