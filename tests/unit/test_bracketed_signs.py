"""A draft with square brackets is shown with signs that are none of its own; a marker says what was passed."""

from __future__ import annotations

import re

import pytest

from hrcdiff import compare
from hrcdiff.parsing import parse
from hrcdiff.readers import read_bytes
from hrcdiff.renderers.to_markdown import redline_to_markdown
from hrcdiff.renderers.to_terminal import redline_to_terminal

HEAD = "Human Rights Council\nSixtieth session\n\n60/1. Lights\n\nThe Human Rights Council,\n\n"
FIRST = "Recalling the charter of the keepers of lamps,"


def shown(old: str, new: str, *, colour: bool = False) -> str:
    """The redline of two texts of a first paragraph and some more, on wide lines."""
    one, other = (parse(read_bytes("x.txt", f"{HEAD}{FIRST}\n\n{words}\n".encode())) for words in (old, new))
    return redline_to_terminal(compare(one, other), width=200, colour=colour)


def test_brackets_that_are_lifted_are_told_from_the_signs() -> None:
    told = shown(
        "1. Urges the keepers to [consider adopting] [adopt] the [new] charter of lamps in every harbour;",
        "1. Urges the keepers to adopt the new charter of lamps in every harbour;",
    )
    assert "Signs: {-removed-} {+added+}" in told
    assert "␣" not in told
    assert "to {-[consider adopting] [-}adopt{-]-} the {-[-}new{-]-} charter" in told


def test_without_brackets_the_signs_are_those_of_wdiff() -> None:
    told = shown("1. Urges the keepers to light old lamps;", "1. Urges the keepers to light new lamps;")
    assert "Signs: [-removed-] {+added+}" in told
    assert "light [-old-]{+new+} lamps" in told or "light [-old-] {+new+} lamps" in told


@pytest.mark.parametrize("colour", [True, False])
def test_a_space_that_moved_is_not_shown(colour: bool) -> None:
    told = shown("1. Urges all [serious] keepers to ring;", "1. Urges all serious keepers to ring;", colour=colour)
    assert "␣" not in told


ITEMS = (
    "The lamps of the harbour and the oil that is burnt in them;",
    "The bells of the tower and the ropes by which they are rung in a storm;",
    "The bread of the bakers, who rise before the sun to bake it for the fishermen of the coast;",
)


def _items(*rows: str) -> str:
    items = "\n\n".join(f"({letter}) {row}" for letter, row in zip("abcde", rows, strict=False))
    return f"1. Calls upon the keepers to count:\n\n{items}\n\n2. Decides to go on."


def test_of_a_paragraph_that_moved_to_its_own_address_it_is_told_which_one_it_passed() -> None:
    lamps, bells, bread = ITEMS
    new = "The wool of the sheep of the northern islands;"
    told = shown(_items(bells, bread, lamps), _items(bells, new, lamps, bread))
    assert re.search(r"OP1\(c\) +moved up: now OP1\(c\), before OP1\(d\), which was OP1\(b\)", told)
    back = shown(_items(bells, new, lamps, bread), _items(bells, bread, lamps))
    assert re.search(r"OP1\(c\) +moved down: now OP1\(c\), after OP1\(b\), which was OP1\(d\)", back)


def test_of_one_that_has_another_address_that_is_enough() -> None:
    lamps, bells, bread = ITEMS
    told = shown(_items(bells, bread, lamps), _items(lamps, bells, bread))
    assert re.search(r"OP1\(c\) +moved up: now OP1\(a\)\n", told)


def test_the_page_of_markdown_tells_it_as_well() -> None:
    lamps, bells, bread = ITEMS
    sides = (_items(bells, bread, lamps), _items(bells, "The wool of the sheep of the northern islands;", lamps, bread))
    one, other = (parse(read_bytes("x.txt", f"{HEAD}{FIRST}\n\n{words}\n".encode())) for words in sides)
    assert "before OP1(d), which was OP1(b)" in redline_to_markdown(compare(one, other)).replace("\\", "")
