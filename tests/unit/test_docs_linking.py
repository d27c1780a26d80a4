"""docs/how-it-links.md and docs/tricky-cases.md against the code: the figures they give are those of the matcher."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hrcdiff.alignment import carried, conditions, features, lone, matching, parts, remainders, strangers
from hrcdiff.alignment.similarity import SCALE
from hrcdiff.comparison import compare
from hrcdiff.transfers import CLAUSE, CLAUSE_RARE, SHORTEST
from tests.unit.redlines import seed

DOCS = Path(__file__).resolve().parents[2] / "docs"
METHOD, TRICKY = (
    " ".join((DOCS / f"{name}.md").read_text("utf-8").split()) for name in ("how-it-links", "tricky-cases")
)


def share(similarity: int) -> str:
    """As the page gives it: ``0.22``, ``0.115``."""
    return f"{similarity / SCALE:.3f}".rstrip("0").ljust(4, "0")


@pytest.mark.parametrize(
    "sentence",
    [
        f"only function words (× {features.FUNCTION_WEIGHT})",
        f"begins in the opening phrase (× {features.OPENING_WEIGHT}",
        f"below {share(matching.FLOOR)} no pair is looked at",
        f"crosses between preamble and operative part counts {conditions.CROSSING} per cent",
        f"that would leave its chapeau's partner needs {share(conditions.STRAY)}",
        f"Below {share(conditions.SURE)} a pair must share several content words",
        f"addressees that are named count {conditions.OTHER_ADDRESSEE} per cent",
        f"between it and the resolution a link needs {share(conditions.STRONG)}",
        f"nothing above {matching.UNRIVALLED} per cent of their similarity",
        f"unless it finds {parts.CROSSING_OWN} per cent of its own in the other",
        f"and as good as the same ({share(parts.REST_LIKE)})",
        f"if they keep the order ({share(conditions.IN_ORDER)})",
        f"Nor is below {share(conditions.STRAY)} what the text is about enough",
        f"to one that is clearly like it ({share(parts.LIKE)})",
        f"each is like the other ({share(lone.LONE)} at least)",
        f"nothing above {lone.LONE_RIVAL} per cent of that",
        f"links of at least {share(conditions.STRONG)} hold less than a tenth of the two texts",
        f"a link needs {share(strangers.SHARED_LANGUAGE)}",
        f"Below {share(remainders.LEAST)} it was an item that went",
    ],
)
def test_a_figure_of_the_page_is_the_constant(sentence: str) -> None:
    assert sentence in METHOD


def test_figures_in_words_are_the_constants() -> None:
    assert (conditions.SHORT, "In texts of less than twelve paragraphs" in METHOD) == (12, True)
    assert (matching.SETTLED, "whose own partner is three times as like it" in METHOD) == (300, True)
    assert (parts.LONG_RUN, "A run of sixteen words" in METHOD) == (16, True)
    assert (parts.LIMB_SHARE, "two fifths of which stand word for word" in METHOD) == (40, True)
    assert (conditions.WHOLE_WORDS, "after its opening, eight words at least, is what the other" in METHOD) == (8, True)
    assert (conditions.SUBJECT, "more than a tenth of the paragraphs of both texts" in METHOD) == (10, True)
    assert (conditions.SUBJECT_WORDS, "of both texts, fewer than two others" in METHOD) == (2, True)
    assert (conditions.CLAUSE_WORDS, "of eight words with four content words" in METHOD) == (4, True)
    assert (conditions.REQUEST_WORDS, "need only two rare words in common" in METHOD) == (2, True)
    assert (parts.NAMES_BESIDE, "names and hardly a word besides, and as good as" in METHOD) == (1, True)
    assert (parts.REST_SHARE, "what these leave of both is three tenths of each" in METHOD) == (30, True)
    assert (features.HEAD_WORDS, "must begin among its first twelve words" in METHOD) == (12, True)
    assert (conditions.WORDS, "must share eight content words" in METHOD) == (8, True)
    assert (
        lone.SIBLINGS,
        "if they share ten content words and a third of those of the shorter, or six and half" in METHOD,
    ) == (
        ((10, 33), (6, 50)),
        True,
    )
    told = (
        "holds three of the lost words, two of them rare, and three tenths",
        "or two rare ones that are a quarter of its own",
        "within three places, if six and half of them",
        "if six, four of them rare, and a quarter of those that were lost and",
        f"four and two fifths of them, if the two are twins (a similarity of {share(remainders.TWIN)}",
    )
    assert [need for sentence, need in zip(told, remainders.LOST, strict=True) if sentence in METHOD] == [
        remainders.Lost(way=1, words=3, rare=2, share=30),
        remainders.Lost(way=1, words=2, rare=2, own=25),
        remainders.Lost(way=3, words=6, share=50),
        remainders.Lost(way=None, words=6, rare=4, share=25, own=25),
        remainders.Lost(way=None, words=4, share=40, like=remainders.TWIN),
    ]
    assert (strangers.OWN_WORDS, "and six content words that are none of the formulae's" in METHOD) == (6, True)
    assert (SHORTEST, "at least ten in a row" in METHOD) == (10, True)
    assert (CLAUSE, "Seven will do if they are a clause" in METHOD) == (7, True)
    assert (CLAUSE_RARE, "two of the words stand in no formula and hardly any other" in METHOD) == (2, True)
    assert (carried.ASKED_WORDS, "if they share four words, three fifths of both" in METHOD) == (4, True)
    assert (carried.ASKED_SHARE, carried.NAMED_SHARE, "sixteen words to another one, half of" in METHOD) == (
        60,
        50,
        True,
    )
    assert (carried.CHOSEN_WORDS, "it has two words from the second that the first lacks" in METHOD) == (2, True)
    assert (lone.LAST_WORDS, lone.LAST_SHARE, "two rare words, a quarter of those" in METHOD) == (2, 25, True)


def test_the_tricky_cases_give_the_figures_of_today() -> None:
    assert f"below a similarity of {share(conditions.SURE)} a pair must share" in TRICKY
    (split,) = (
        link for link in compare(seed("A_HRC_RES_27_20"), seed("A_HRC_RES_54_28")).links if link.old == ("OP7",)
    )
    assert re.search(r"has no home in OP8; confidence ([\d.]+),", TRICKY)[1] == f"{split.confidence:.2f}"  # type: ignore[index]
