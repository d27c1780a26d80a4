"""Why two paragraphs that have something in common are no link: the condition that failed, in words."""

from __future__ import annotations

import pytest

from hrcdiff.alignment import nearest
from hrcdiff.alignment.conditions import IN_ORDER
from hrcdiff.alignment.refusal import refused
from hrcdiff.alignment.similarity import SCALE
from hrcdiff.comparison import compare
from hrcdiff.model import Document, Redline
from hrcdiff.renderers.to_explanation import explanation
from hrcdiff.rulings import Rulings
from tests.property.documents import clause
from tests.unit.redlines import SEEDS, document, seed

REST = [(f"OP{n}", f"Recalls {clause(200 + n)};") for n in range(10, 16)]


def both(old: list[tuple[str, str]], new: list[tuple[str, str]]) -> tuple[Document, Document]:
    return document("9/1", *old, *REST), document("12/1", *new, *REST)


def told(redline: Redline, address: str) -> str:
    return " ".join(explanation(redline, address).split())


LIGHTHOUSE = "the keepers of the lighthouse to report on the lamps, the oil and the stairs"
BAKERS = "the bakers of the harbour to report on the ovens, the flour and the stairs"


@pytest.mark.parametrize(
    ("old", "new", "ends", "reason", "words"),
    [
        (
            [("OP1", f"Requests {LIGHTHOUSE};")],
            [("OP1", f"Decides {clause(3)};"), ("A1.1", f"The annual survey shall {BAKERS.partition(' to ')[2]}")],
            ("OP1", "A1.1"),
            "annex",
            "one of them stands in an annex, a text of its own: that needs 0.45.",
        ),
        (
            [("OP1", f"Requests {LIGHTHOUSE}, and decides {clause(8)};"), ("OP2", f"Requests {LIGHTHOUSE};")],
            [("OP1", f"Requests {LIGHTHOUSE}, and decides {clause(8)};")],
            ("OP2", "OP1"),
            "partner",
            "new OP1 is linked with old OP1, and what that leaves of it is too little like old OP2.",
        ),
    ],
)
def test_the_condition_that_failed_is_named(
    old: list[tuple[str, str]], new: list[tuple[str, str]], ends: tuple[str, str], reason: str, words: str
) -> None:
    redline = compare(*both(old, new))
    assert all(ends not in link.pairs for link in redline.links)
    assert refused(redline.old.paragraphs, redline.new.paragraphs, ends).reason == reason
    assert f"No link of old {ends[0]} and new {ends[1]}: {words}" in told(redline, ends[0])
    assert "Most links need a similarity" not in told(redline, ends[0]).partition("of the newer text")[0]


SYMBOLS = sorted(path.stem for path in SEEDS.glob("*.txt"))


@pytest.mark.parametrize("newer", SYMBOLS)
def test_the_rules_are_told_only_where_nothing_comes_near_enough(newer: str) -> None:
    """Whatever is near enough for a link and has none has a reason."""
    redline = compare(seed("A_HRC_18_L.24_Rev.1"), seed(newer))
    for address in redline.removed:
        near = nearest(redline.old.paragraphs, redline.new.paragraphs, address, of_old=True, language="en")[:3]
        enough = [other for other, score in near if score * SCALE >= IN_ORDER]
        said = told(redline, address).partition("of the newer text")[0]
        assert [f"No link of old {address} and new {other}: " in said for other in enough] == [True] * len(enough)
        assert ("Most links need a similarity" in said) == (not enough)


def test_a_link_that_a_person_forbade_is_said_to_be_forbidden() -> None:
    old, new = both([("OP1", f"Requests {LIGHTHOUSE};")], [("OP1", f"Requests {LIGHTHOUSE};")])
    drawn = compare(old, new, Rulings(forbidden=frozenset({("OP1", "OP1")})))
    assert "No link of old OP1 and new OP1: links.toml says so." in told(drawn, "OP1")


def test_what_is_closest_is_measured_in_the_language_of_the_texts() -> None:
    """*Gardiens*, *gardien*: in French one word, and in no other language."""
    bakers = "Décide de rester saisi de la question des boulangers;"
    keepers = (
        "Prie les gardiens des phares de réparer les lanternes anciennes du port avant les tempêtes;",
        "Le gardien du phare a réparé, dans un village, une lanterne ancienne et un toit, et la tempête est passée;",
    )
    old = document("9/1", ("OP1", keepers[0]), ("OP2", bakers), language="fr")
    new = document("12/1", ("OP1", bakers), ("OP2", keepers[1]), language="fr")
    redline = compare(old, new)
    assert redline.removed == ("OP1",)
    counts = refused(old.paragraphs, new.paragraphs, ("OP1", "OP2"), language="fr").counts
    assert f"Closest: OP2 {counts:.2f}, " in told(redline, "OP1").partition("of the newer text")[0]
