"""Laws of the proof: it refuses every redline from which a word was lost, moved or added."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from hrcdiff.comparison import compare
from hrcdiff.errors import ProofError
from hrcdiff.model import Document, Edit, Link, Redline
from hrcdiff.proof import prove
from tests.property.changes import Change, changes
from tests.property.documents import resolutions

ROOT = Path(__file__).resolve().parents[2]
CHANGES = resolutions(least=2, most=4).flatmap(
    lambda r: changes(r, ("reword", "delete", "insert", "split", "merge", "move"))
)

REBUILT = 10_000
"""Texts that must be rebuilt in the nightly profile."""


def refused(redline: Redline, old: Document, new: Document) -> None:
    with pytest.raises(ProofError) as caught:
        prove(redline, lambda: old, lambda: new)
    assert "\n" not in caught.value.message


def one_link(data: st.DataObject, redline: Redline) -> tuple[int, Link]:
    assume(redline.links)
    place = data.draw(st.integers(0, len(redline.links) - 1))
    return place, redline.links[place]


def with_link(redline: Redline, place: int, *links: Link) -> Redline:
    return replace(redline, links=(*redline.links[:place], *links, *redline.links[place + 1 :]))


def with_alone(redline: Redline, which: str, addresses: tuple[str, ...]) -> Redline:
    return replace(redline, removed=addresses) if which == "removed" else replace(redline, added=addresses)


@settings(max_examples=REBUILT if settings().max_examples >= 1_000 else settings().max_examples)
@given(CHANGES)
def test_an_honest_redline_is_proved(change: Change) -> None:
    old, new = change.documents()
    proof = prove(compare(old, new), lambda: old, lambda: new).proof
    assert proof is not None
    assert (proof.old.rebuilt, proof.new.rebuilt) == (True, True)
    assert (proof.old.sha256, proof.new.sha256) == (old.sha256, new.sha256)
    assert (proof.old.paragraphs, proof.new.paragraphs) == (len(old.paragraphs), len(new.paragraphs))
    assert proof.old.characters == sum(len(p.text) for p in old.paragraphs)


@given(CHANGES, st.data())
def test_a_redline_that_drops_a_word_is_refused(change: Change, data: st.DataObject) -> None:
    old, new = change.documents()
    redline = compare(old, new)
    place, link = one_link(data, redline)
    at = data.draw(st.integers(0, len(link.edits) - 1))
    first, _, rest = link.edits[at].text.strip().partition(" ")
    shorter: list[Edit] = [replace(link.edits[at], text=rest)] if rest and first else []
    edits = (*link.edits[:at], *shorter, *link.edits[at + 1 :])
    refused(with_link(redline, place, replace(link, edits=edits)), old, new)


@given(CHANGES, st.data())
def test_a_redline_that_loses_a_link_is_refused(change: Change, data: st.DataObject) -> None:
    old, new = change.documents()
    redline = compare(old, new)
    place, _ = one_link(data, redline)
    refused(with_link(redline, place), old, new)


@given(CHANGES, st.data())
def test_a_redline_that_has_a_link_twice_is_refused(change: Change, data: st.DataObject) -> None:
    old, new = change.documents()
    redline = compare(old, new)
    place, link = one_link(data, redline)
    refused(with_link(redline, place, link, link), old, new)


@given(CHANGES, st.sampled_from(["removed", "added"]), st.data())
def test_a_redline_that_lists_a_linked_paragraph_as_gone_is_refused(
    change: Change, which: str, data: st.DataObject
) -> None:
    old, new = change.documents()
    redline = compare(old, new)
    _, link = one_link(data, redline)
    address = link.old[0] if which == "removed" else link.new[0]
    refused(with_alone(redline, which, (*getattr(redline, which), address)), old, new)


@given(CHANGES, st.sampled_from(["removed", "added"]), st.data())
def test_a_redline_that_loses_or_repeats_a_paragraph_is_refused(
    change: Change, which: str, data: st.DataObject
) -> None:
    old, new = change.documents()
    redline = compare(old, new)
    alone: tuple[str, ...] = getattr(redline, which)
    assume(alone)
    at = data.draw(st.integers(0, len(alone) - 1))
    refused(with_alone(redline, which, (*alone[:at], *alone[at + 1 :])), old, new)
    refused(with_alone(redline, which, (*alone, alone[at])), old, new)


@given(CHANGES, st.data())
def test_a_redline_whose_words_change_places_is_refused(change: Change, data: st.DataObject) -> None:
    """Two words of one edit exchanged: every word is still there, and the text is another."""
    old, new = change.documents()
    redline = compare(old, new)
    place, link = one_link(data, redline)
    at = data.draw(st.integers(0, len(link.edits) - 1))
    pieces = link.edits[at].text.split(" ")
    turned = " ".join(reversed(pieces))
    assume(turned != link.edits[at].text)
    edits = (*link.edits[:at], replace(link.edits[at], text=turned), *link.edits[at + 1 :])
    refused(with_link(redline, place, replace(link, edits=edits)), old, new)


@given(CHANGES)
def test_a_file_that_changed_meanwhile_is_noticed(change: Change) -> None:
    old, new = change.documents()
    with pytest.raises(ProofError, match="changed while it was compared"):
        prove(compare(old, new), lambda: old, lambda: replace(new, sha256="0" * 64))


# --- the same bytes --------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["--json", "--html"])
def test_the_same_texts_give_the_same_bytes_whatever_the_hash_seed(form: str, tmp_path: Path) -> None:
    results = set()
    for seed in ("0", "1", "20230405"):
        out = tmp_path / f"{seed}.out"
        subprocess.run(
            [sys.executable, "-m", "hrcdiff", "18/L.24/Rev.1", "54/28", form, "-o", str(out)],
            check=True,
            capture_output=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        results.add(out.read_bytes())
    assert len(results) == 1
