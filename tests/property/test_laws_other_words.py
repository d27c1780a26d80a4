"""The law of other words: each longer word that a substantive change takes out or puts in is told somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, permutations
from pathlib import Path

import pytest
from hypothesis import given, settings

from hrcdiff.comparison import compare
from hrcdiff.findings.ledgers import clause
from hrcdiff.findings.words import unnamed
from hrcdiff.lexicon import function_words
from hrcdiff.model import Link, Redline
from hrcdiff.parsing import parse
from hrcdiff.readers import read_file
from tests.property.rewritten import SEEDS, rewritten
from tests.property.test_laws_findings import CHANGED, REAL, Pair, negotiated
from tests.unit.redlines import seed

_WORD = re.compile(r"\w+(?:['\u2019/-]\w+)*")
_SMALL = function_words("en") | {"well", "while"}


def longer(text: str) -> set[str]:
    """The words of a text that say something: figures, and those of four letters or more that are no small words."""
    words = {word.casefold() for word in _WORD.findall(text) if len(word) > 3 or word[0].isdigit()}
    return words - _SMALL


def told(redline: Redline, link: Link) -> set[str]:
    """The longer words that findings, transfers and the table of other words tell of a link.

    A note on a list tells the items that it names, and all of them only if it says that it is cut.
    """
    out: set[str] = set()
    for f in redline.findings:
        if (f.old and f.old.address in link.old) or (f.new and f.new.address in link.new):
            out |= longer(f.note) | longer(clause(redline, f) or "")
            if f.kind != "list" or "\u2026" in f.note:
                out |= longer(f"{f.old_words} {f.new_words}")
    for transfer in redline.transfers:
        if transfer.old.address in link.old or transfer.new.address in link.new:
            out |= longer(" ".join(edit.text for edit in transfer.edits))
    for row in unnamed(redline):
        if row.old in link.old or row.new in link.new:
            out |= longer(f"{row.old_words} {row.new_words}")
    return out


def untold(redline: Redline) -> Iterator[tuple[tuple[str, ...], tuple[str, ...], set[str]]]:
    """The words of each link that nothing tells; of several paragraphs that say one thing it is told once."""
    for link in redline.links:
        if link.significance != "substantive":
            continue
        known = told(redline, link)
        texts = [
            {word for address in side for word in longer(document.paragraph(address).text)}
            for side, document in ((link.old, redline.old), (link.new, redline.new))
        ]
        doubles = texts[0] & texts[1] if len(link.pairs) > 1 else set()
        for changed, run in groupby(link.edits, lambda edit: edit.op != "equal"):
            row = list(run)
            if changed and row[0].significance == "substantive":
                sides = [set[str]().union(*(longer(e.text) for e in row if e.op == op)) for op in ("delete", "insert")]
                left = (sides[0] ^ sides[1]) - known - doubles
                if left:
                    yield link.old, link.new, left


@given(negotiated())
def test_each_word_of_a_substantive_change_is_told(pair: Pair) -> None:
    assert not [*untold(compare(*pair))]


@given(CHANGED)
def test_each_word_of_moves_splits_and_merges_is_told(pair: Pair) -> None:
    assert not [*untold(compare(*pair))]


@settings(max_examples=max(200, settings().max_examples))
@given(rewritten())
def test_each_word_put_in_taken_out_or_moved_is_told(pair: Pair) -> None:
    assert not [*untold(compare(*pair))]


@pytest.mark.parametrize("pair", [*permutations(SEEDS, 2)], ids="→".join)
def test_each_word_of_the_seeds_is_told(pair: tuple[str, str]) -> None:
    assert not [*untold(compare(seed(pair[0]), seed(pair[1])))]


@pytest.mark.shared
@pytest.mark.parametrize("pair", REAL)
def test_each_word_of_real_series_is_told(pair: str, shared: Path) -> None:
    folder = shared / "corpora" / "hrc-en"
    old, new = (parse(read_file(folder / f"A_HRC_RES_{number.replace('/', '_')}.txt")) for number in pair.split())
    assert not [*untold(compare(old, new))]
