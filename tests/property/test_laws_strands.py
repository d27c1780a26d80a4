"""Laws of strands: whatever is cut and joined, each character keeps its place in the file."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hrcdiff.source import JOINT, Strand, join, stretch

Pairs = list[tuple[str, int]]
PIECES = st.lists(st.tuples(st.text("ab \t", max_size=5), st.integers(0, 30) | st.just(JOINT)), max_size=5)


def strand_of(pieces: list[tuple[str, int]], glue: str) -> Strand:
    return join([stretch(text, offset) for text, offset in pieces], glue)


def pairs(strand: Strand) -> Pairs:
    """Each character with its offset."""
    return list(zip(strand.text, strand.at, strict=True))


@given(PIECES, st.sampled_from(["", " "]))
def test_joined_pieces_keep_their_places(pieces: list[tuple[str, int]], glue: str) -> None:
    wanted: Pairs = []
    for number, (text, offset) in enumerate(pieces):
        wanted += [(sign, JOINT) for sign in glue if number]
        wanted += [(sign, JOINT if offset == JOINT else offset + at) for at, sign in enumerate(text)]
    assert pairs(strand_of(pieces, glue)) == wanted


@given(PIECES, st.integers(0, 30), st.none() | st.integers(0, 30))
def test_what_is_cut_keeps_its_places(pieces: list[tuple[str, int]], start: int, end: int | None) -> None:
    strand = strand_of(pieces, " ")
    assert pairs(strand.cut(start, end)) == pairs(strand)[start:end]
    stripped = strand.strip()
    assert stripped.text == strand.text.strip()
    left = len(strand.text) - len(strand.text.lstrip())
    assert pairs(stripped) == pairs(strand)[left : left + len(stripped)]


@given(PIECES, st.sets(st.integers(0, 24)))
def test_what_is_taken_out_leaves_the_rest_in_its_place(pieces: list[tuple[str, int]], out: set[int]) -> None:
    strand = strand_of(pieces, " ")
    rest = strand.without([(at, at + 1) for at in sorted(out) if at < len(strand)])
    assert pairs(rest) == [pair for at, pair in enumerate(pairs(strand)) if at not in out]


@given(PIECES)
def test_the_stretches_of_the_file_are_the_characters_but_for_joints(pieces: list[tuple[str, int]]) -> None:
    strand = strand_of(pieces, " ")
    told = [offset for start, end in strand.spans() for offset in range(start, end)]
    assert told == [offset for offset in strand.at if offset != JOINT]
