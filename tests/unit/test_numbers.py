"""Numbers and lengths of time in words, each found whole."""

from __future__ import annotations

import pytest

from hrcdiff.findings.figures import figures
from hrcdiff.findings.numbers import WORDS, in_figures, numbers

TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NAMES = [*WORDS, *(each for ten in TENS for each in (ten, *(f"{ten}-{unit}" for unit in WORDS[1:10])))]


@pytest.mark.parametrize(("number", "name"), list(enumerate(NAMES)))
def test_a_number_in_words_is_one_number(number: int, name: str) -> None:
    for written in (name, name.capitalize(), name.upper(), f"{name} hundred and {name}"):
        assert numbers(f"the {written} lamps")[0].startswith(str(number))
        assert len(numbers(f"the {written} lamps")) == 1
    assert in_figures(f"the {name} lamps") == f"the {number} lamps"


@pytest.mark.parametrize("word", ["fort", "sixth-rate", "tenfold", "someone", "weight", "forty-first", "oneness"])
def test_a_word_that_begins_or_ends_like_a_number_is_none(word: str) -> None:
    assert in_figures(f"the {word} lamps") == f"the {word} lamps"


@pytest.mark.parametrize(
    ("said", "length"),
    [
        ("for a period of three years", "period of three years"),
        ("for a further two years", "for a further two years"),
        ("for another twenty-one months", "for another twenty-one months"),
        ("a three-year mandate", "three-year"),
        ("a half-day meeting, a full-day panel", "half-day full-day"),
        ("within the next six weeks", "within the next six weeks"),
        ("within a period of 90 days", "within a period of 90 days"),
        ("within two-year plans", "two-year"),
        ("for four-day visits", "four-day"),
        ("within half-year terms", "half-year"),
        ("for another half months", ""),
        ("within half days", ""),
        ("for three weeks", ""),
        ("three years", ""),
        ("period of three-year", "period of three-year"),
        ("a three-week course", ""),
    ],
)
def test_a_length_of_time(said: str, length: str) -> None:
    assert " ".join(each.text for each in figures(said) if each.what == "length") == length
