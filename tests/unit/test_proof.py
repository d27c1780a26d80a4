"""The proof of a small redline, and what it says when it refuses one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hrcdiff import read
from hrcdiff.comparison import compare as unproved
from hrcdiff.errors import EXIT_OUR_FAULT, ProofError
from hrcdiff.model import Document, Edit, Redline
from hrcdiff.proof import prove, rebuilt

OLD, NEW = "27/20", "54/28"


@pytest.fixture(scope="module")
def sides() -> tuple[Document, Document]:
    return read(OLD), read(NEW)


@pytest.fixture
def redline(sides: tuple[Document, Document]) -> Redline:
    return unproved(*sides)


def refusal(redline: Redline, sides: tuple[Document, Document]) -> str:
    with pytest.raises(ProofError) as caught:
        prove(redline, lambda: sides[0], lambda: sides[1])
    assert caught.value.exit_code == EXIT_OUR_FAULT
    assert "\n" not in caught.value.message
    return caught.value.message


def with_edits(redline: Redline, edits: tuple[Edit, ...]) -> Redline:
    """The first link with other edits."""
    return replace(redline, links=(replace(redline.links[0], edits=edits), *redline.links[1:]))


def test_the_proof_states_both_texts(sides: tuple[Document, Document]) -> None:
    proof = prove(unproved(*sides), lambda: sides[0], lambda: sides[1]).proof
    assert proof is not None
    for side, document in zip((proof.old, proof.new), sides, strict=True):
        assert side.sha256 == document.sha256
        assert side.paragraphs == len(document.paragraphs)
        assert side.characters == sum(len(p.text) for p in document.paragraphs)
        assert (side.unassigned, side.rebuilt) == (0, True)


def test_a_redline_is_not_proved_by_itself(redline: Redline) -> None:
    assert redline.proof is None


@pytest.mark.parametrize("side", ["old", "new"])
def test_each_side_is_rebuilt(redline: Redline, sides: tuple[Document, Document], side: str) -> None:
    document = sides[side == "new"]
    assert rebuilt(redline, side) == {p.address: p.text for p in document.paragraphs}


def test_a_word_that_is_lost_is_named_by_its_paragraph(redline: Redline, sides: tuple[Document, Document]) -> None:
    said = refusal(with_edits(redline, redline.links[0].edits[1:]), sides)
    assert said == "PP1 of the old text, 27/20, does not rebuild from the redline"


def test_a_space_more_is_noticed(redline: Redline, sides: tuple[Document, Document]) -> None:
    blank = Edit(op="insert", text=" ", new="PP1", significance="extraction")
    assert refusal(with_edits(redline, (*redline.links[0].edits, blank)), sides).startswith("PP1 of the new text")


def test_words_under_another_address_are_noticed(redline: Redline, sides: tuple[Document, Document]) -> None:
    first = redline.links[0].edits[0]
    assert first.op == "equal"
    other = (replace(first, old="PP2"), *redline.links[0].edits[1:])
    assert "PP1 of the old text" in refusal(with_edits(redline, other), sides)


def test_a_paragraph_twice_is_noticed(redline: Redline, sides: tuple[Document, Document]) -> None:
    twice = replace(redline, links=(*redline.links, redline.links[0]))
    assert "twice" in refusal(twice, sides)
    assert "twice" in refusal(replace(redline, removed=(*redline.removed, redline.removed[0])), sides)
    assert "twice" in refusal(replace(redline, removed=(*redline.removed, "PP1")), sides)


def test_a_paragraph_less_is_noticed(redline: Redline, sides: tuple[Document, Document]) -> None:
    assert "does not hold the paragraphs" in refusal(replace(redline, added=redline.added[1:]), sides)
    assert "does not hold the paragraphs" in refusal(replace(redline, links=redline.links[1:]), sides)


def test_a_paragraph_that_is_in_neither_text_is_noticed(redline: Redline, sides: tuple[Document, Document]) -> None:
    made_up = replace(redline.links[0], old=("PP99",))
    assert refusal(replace(redline, links=(made_up, *redline.links[1:])), sides)


def test_the_texts_are_those_that_are_read_anew(redline: Redline, sides: tuple[Document, Document]) -> None:
    """A redline whose own documents were changed along with it does not pass."""
    changed = replace(sides[0].paragraphs[0], text="Guided by nothing,")
    forged = replace(sides[0], paragraphs=(changed, *sides[0].paragraphs[1:]))
    assert refusal(unproved(forged, sides[1]), sides).startswith("PP1 of the old text")


def test_a_file_that_changed_is_told_as_such(redline: Redline, sides: tuple[Document, Document]) -> None:
    said = refusal(redline, (replace(sides[0], sha256="0" * 64), sides[1]))
    assert "changed while it was compared" in said
