"""Instructions on texts with thousands of splits, merges and moves, in the manner of test_growth."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrcdiff.instructions import apply, instructions, untold
from hrcdiff.instructions.brought import news
from hrcdiff.instructions.standing import Order
from hrcdiff.instructions.words import MOST
from hrcdiff.model import Document, Heading, Redline
from hrcdiff.renderers.to_resolution import to_resolution
from tests.unit.growth import growth
from tests.unit.redlines import document, redline
from tests.unit.test_growth import LINEAR

Texts = Sequence[str]


def drawn(old: Texts, new: Texts, *ends: tuple[Sequence[int], Sequence[int]], moved: Sequence[int] = ()) -> Redline:
    """A redline of operative paragraphs, linked by their numbers."""
    one, other = (
        document(name, *((f"OP{n}", text) for n, text in enumerate(texts, 1)))
        for name, texts in (("o", old), ("n", new))
    )
    links = [(" ".join(f"OP{n}" for n in a), " ".join(f"OP{n}" for n in b)) for a, b in ends]
    return redline(one, other, *links, moved=[f"OP{n}" for n in moved])


def halves(n: int) -> tuple[list[str], list[str]]:
    """Paragraphs, and each of them cut in two."""
    whole = [f"Asks keeper {k} to trim wick {k}, to paint rail {k};" for k in range(1, n + 1)]
    cut = [text for k in range(1, n + 1) for text in (f"Asks keeper {k} to trim wick {k};", f"Asks to paint rail {k};")]
    return whole, cut


def near(n: int) -> Redline:
    whole, cut = halves(n)
    return drawn(whole, cut, *(([k], [2 * k - 1, 2 * k]) for k in range(1, n + 1)))


def far(n: int) -> Redline:
    whole, cut = halves(n)
    return drawn(whole, cut[::2] + cut[1::2], *(([k], [k, n + k]) for k in range(1, n + 1)))


def merged(n: int) -> Redline:
    whole, cut = halves(n)
    return drawn(cut, whole, *(([2 * k - 1, 2 * k], [k]) for k in range(1, n + 1)))


def merged_from_afar(n: int) -> Redline:
    whole, cut = halves(n)
    return drawn(cut[::2] + cut[1::2], whole, *(([k, n + k], [k]) for k in range(1, n + 1)))


def one_split(n: int) -> Redline:
    cut = halves(n)[1][::2]
    return drawn([" and ".join(cut)], cut, ([1], range(1, n + 1)))


def one_merged(n: int) -> Redline:
    cut = halves(n)[1][::2]
    return drawn(cut, [" and ".join(cut)], (range(1, n + 1), [1]))


def turned(n: int) -> Redline:
    whole = halves(n)[0]
    return drawn(whole, whole[::-1], *(([k], [n + 1 - k]) for k in range(1, n + 1)), moved=range(2, n + 1))


def others(n: int) -> Redline:
    whole = halves(n)[0]
    return drawn(whole, [f"Thanks baker {k};" if k % 2 else text for k, text in enumerate(whole)],
                 *(([k], [k]) for k in range(1, n + 1, 2)))  # fmt: skip


@pytest.mark.parametrize("made", [near, far, merged, merged_from_afar, turned, others])
def test_many_of_them(made: Callable[[int], Redline]) -> None:
    redlines = {n: made(n) for n in (2, 60, 120)}
    assert growth(lambda n: untold(redlines[n], instructions(redlines[n])), 60) < LINEAR
    amended = apply(redlines[120].old, instructions(redlines[120]))
    assert [item.text for item in amended.items] == [p.text for p in redlines[120].new.paragraphs]


@pytest.mark.parametrize("made", [one_split, one_merged])
def test_one_with_many_pieces(made: Callable[[int], Redline]) -> None:
    redlines = {n: made(n) for n in (2, 30, 60)}
    assert growth(lambda n: instructions(redlines[n]), 30) < LINEAR


@pytest.mark.parametrize("changes", [MOST, MOST + 1])
def test_a_paragraph_with_many_changes_is_replaced(changes: int) -> None:
    """Looking up each of thousands in the whole paragraph would take minutes, and nobody would table them."""
    words = [f"Asks keeper {k} of the long pier to trim wick {k} at dusk," for k in range(changes)]
    sides = [" ".join(words), " ".join(word.replace("trim", "light") for word in words)]
    given_ = instructions(drawn(sides[:1], sides[1:], ([1], [1])))
    assert [one.act for one in given_ if one.act != "title"] == (["words"] * MOST if changes == MOST else ["text"])


def test_headings_of_what_is_gone() -> None:
    def written(n: int) -> str:
        made = redlines[n]
        old = replace(made.old, headings=tuple(headings(made.old)))
        return to_resolution(old, apply(old, instructions(made)), "all")

    redlines = {n: others(n) for n in (2, 60, 120)}
    assert growth(written, 60) < LINEAR


def headings(text: Document) -> list[Heading]:
    return [Heading(text=f"Pier {p.address}", before=p.address) for p in text.paragraphs]


def test_letters_of_what_is_brought() -> None:
    """Looking on from each for the next letter would take minutes."""
    assert len(news(["(a) Lamps;", *["Oil;"] * 100_000], None, 1)) == 100_001


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=8), st.integers(0, 8), st.integers(0, 8))
def test_what_fits_is_what_has_the_same_neighbours(pairs: list[tuple[int, int]], old: int, new: int) -> None:
    order = Order(9)
    for pair in pairs:
        order.add(*pair)
    assert order.fits(old, new) is all((old < other) == (new < one) for other, one in pairs)
