"""Main verbs: the table of cases, and the annotated verbs of four texts."""

from __future__ import annotations

import json
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from hrcdiff import compare
from hrcdiff.parsing import parse
from hrcdiff.readers import read_bytes
from hrcdiff.renderers.html import to_html
from hrcdiff.verbs import DIRECTIVE, first_limb, verbs

ROOT = Path(__file__).resolve().parents[2]
CASES = tomllib.loads((ROOT / "tests/cases/verbs.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_case(case: dict[str, Any]) -> None:
    found = verbs(case["text"], case["part"])
    assert [limb.phrase for limb in found if not limb.tail] == case["limbs"]
    assert [limb.phrase for limb in found if limb.tail] == case.get("tails", [])
    if "addressees" in case:
        assert [limb.addressee or "-" for limb in found if not limb.tail] == case["addressees"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_first_limb_is_that_of_all_where_its_verb_asks(case: dict[str, Any]) -> None:
    first = next(iter(verbs(case["text"], case["part"])), None)
    found = first_limb(case["text"], case["part"], DIRECTIVE)
    assert found == first or (found is None and first and not first.addressee and first.lemma not in DIRECTIVE)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_limbs_cover_the_paragraph(case: dict[str, Any]) -> None:
    found = verbs(case["text"], case["part"])
    if found:
        assert found[0].start == 0
        assert found[-1].end == len(case["text"])
        assert all(a.end == b.start for a, b in pairwise(found))
    for limb in found:
        assert case["text"][limb.verb_start : limb.verb_end] == limb.phrase


def test_the_floating_also_counts_as_a_sequence() -> None:
    (limb,) = verbs("Encourages States also to consider offering assistance;", "operative")
    assert limb.sequence
    assert limb.modifiers == ()


@pytest.mark.parametrize(
    ("text", "verb", "modifiers"),
    [
        ("Takes note with appreciation of the report;", "take note with appreciation", ()),
        ("Strongly urges all States to comply;", "urge", ("strongly",)),
        ("Expresses its deep concern at the situation;", "express deep concern", ()),
        ("Once again calls upon States to act;", "call upon", ("once again",)),
    ],
)
def test_the_verb_as_the_scale_knows_it(text: str, verb: str, modifiers: tuple[str, ...]) -> None:
    (limb,) = verbs(text, "operative")
    assert (limb.verb, limb.modifiers) == (verb, modifiers)


@pytest.mark.parametrize(
    ("text", "part", "phrases"),
    [
        (
            "Looks forward to the guide, and particularly welcomes the work with the divers;",
            "operative",
            ["Looks forward", "particularly welcomes"],
        ),
        ("Notes the storm, and firmly condemns all theft;", "operative", ["Notes", "firmly condemns"]),
        ("Notes the storm, and, accordingly, invites the divers to wait;", "operative", ["Notes", "invites"]),
        ("Noting the storm, and warmly welcoming the boats,", "preambular", ["Noting", "warmly welcoming"]),
        ("Takes note of the appeals, and particularly calls from the coast;", "operative", ["Takes note"]),
        ("Takes note of the letters, and especially requests of divers;", "operative", ["Takes note"]),
        ("Notes the lamps, particularly welcomes by night;", "operative", ["Notes"]),
    ],
)
def test_a_verb_behind_an_adverb_leads_a_limb(text: str, part: str, phrases: list[str]) -> None:
    assert [limb.phrase for limb in verbs(text, part)] == phrases


@pytest.mark.shared
def test_annotated_verbs_of_the_seed_texts(shared: Path) -> None:
    gold = json.loads((shared / "gold/seeds-parse.json").read_text(encoding="utf-8"))
    for text in gold.values():
        preamble = zip(text["preambular"], text["preambular_verbs"], strict=True)
        operative = ((p["text"], p["verbs"]) for p in text["operative"])
        for part, pairs in (("preambular", preamble), ("operative", operative)):
            for paragraph, wanted in pairs:
                assert [limb.phrase for limb in verbs(paragraph, part) if not limb.tail] == wanted


@pytest.mark.parametrize(
    ("old", "new", "note"),
    [
        (
            "Mindful also of the lamps of the coast,",
            "Deeply concerned at the lamps of the coast,",
            "Mindful → Deeply concerned",
        ),
        (
            "1. Also requests the bakers to bake bread;",
            "1. Further urges the bakers to bake bread;",
            "Requests → Urges",
        ),
    ],
)
def test_a_verb_that_changed_is_told_without_also_and_further(old: str, new: str, note: str) -> None:
    head = "The Human Rights Council,\n\nRecalling the harbour,\n\n{}\n"
    one, other = (parse(read_bytes(f"{n}.txt", head.format(text).encode())) for n, text in ((1, old), (2, new)))
    redline = compare(one, other)
    assert [f.note.partition(" (")[0] for f in redline.findings if f.rule == "verb.changed"] == [note]
    listed = to_html(redline).partition('id="openings"')[2].partition("</section>")[0]
    assert "lso" not in listed
    assert "urther" not in listed
