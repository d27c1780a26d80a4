"""Laws of the patterns that are tried only where signs stand: they find what they find without being asked for signs.

Texts are made of the patterns, so that whoever adds an alternative to a pattern has texts with it here.
"""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

from hrcdiff import findings
from hrcdiff.findings import (
    addressee,
    asides,
    citing,
    coordination,
    counts,
    documents,
    figures,
    guarantees,
    modality,
    numbers,
    style,
    subjects,
    terms,
)
from hrcdiff.findings.sought import _Sought, sought
from hrcdiff.findings.view import plain
from hrcdiff.lexicon import MONTHS, date
from tests.property.matching import every_way

SOUGHT = {
    f"{info.name}.{name}": pattern
    for info in pkgutil.iter_modules(findings.__path__)
    for name, pattern in vars(importlib.import_module(f"hrcdiff.findings.{info.name}")).items()
    if isinstance(pattern, _Sought)
}
AMONG = ("{}", "The keepers{} and so on", "bells: {} (in winter)\nand", "{} {}")


def compiled(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """A pattern, be it one that is compiled later."""
    return re.compile(pattern.pattern, pattern.flags & ~re.UNICODE)


def span(match: re.Match[str] | None) -> tuple[int, int] | None:
    return match.span() if match else None


@pytest.mark.parametrize("name", SOUGHT)
def test_what_is_sought_is_found(name: str) -> None:
    asked = SOUGHT[name]
    assert not asked.flags & re.IGNORECASE
    tried = re.compile(asked.pattern, asked.flags)
    texts, _ = every_way(tried)
    assert texts
    for said in (each.format(text, text) for text in map(braced, texts) for each in AMONG):
        assert span(asked.search(said)) == span(tried.search(said)), said
        assert span(asked.fullmatch(said)) == span(tried.fullmatch(said)), said
        assert [*map(span, asked.finditer(said))] == [*map(span, tried.finditer(said))], said
        assert asked.sub("", said) == tried.sub("", said), said
        for start in {0, *(found.start() for found in tried.finditer(said))}:
            assert span(asked.match(said, start)) == span(tried.match(said, start)), said
            assert span(asked.search(said, start, len(said) - 1)) == span(tried.search(said, start, len(said) - 1))


def braced(text: str) -> str:
    """A text for a template in which it is no template itself."""
    return text.replace("{", "").replace("}", "")


def test_what_has_no_sign_is_not_tried() -> None:
    for pattern in (sought("(", holds=("bell",)), sought("(", begins=("bell",))):
        assert pattern.search("lamps") is None
        assert pattern.match("lamps") is None
        assert pattern.fullmatch("lamps") is None
        assert [*pattern.finditer("lamps")] == []
        assert pattern.sub("", "lamps") == "lamps"
        with pytest.raises(re.error):
            pattern.match(", bells")


ENDS = {
    "who is held open": (addressee._HELD_OPEN, addressee._OPENS),
    "strays": (addressee._STRAY, addressee._STRAYS),
    "things": (addressee._THINGS, addressee._OF_THINGS),
    "names that go on": (documents._OPEN, documents._GO_ON),
    "adverbs": (asides._ADVERBS, ("ly",)),
    "what is wider": (asides._WIDER, asides._ENDS_WIDER),
    "dates": (citing._OF_DATE, tuple("0123456789")),
}


@pytest.mark.parametrize("name", ENDS)
def test_what_ends_a_match_is_known(name: str) -> None:
    pattern, ends = ENDS[name]
    texts, _ = every_way(compiled(pattern))
    for text in texts:
        found = compiled(pattern).search(text)
        assert found, text
        said = found[0].rstrip()
        assert said.endswith(ends) or said[-1].isdigit(), text


def test_numbers_have_their_words() -> None:
    for text in every_way(compiled(counts._NUMBER))[0]:
        assert numbers.may_count(text), text
    for text in every_way(compiled(figures._DEADLINE))[0]:
        assert figures.is_deadline(text) == (compiled(figures._DEADLINE).fullmatch(text) is not None), text
    for text in every_way(compiled(style._THOUSANDS))[0]:
        assert text.lstrip()[:1].isdigit(), text


def test_dates_have_months() -> None:
    for pattern in (date("en"), *(shape for what, shape in figures._SHAPES if what == "date")):
        for text in every_way(compiled(pattern))[0]:
            assert any(month in text for month in MONTHS), text


def test_organs_are_found_behind_their_words() -> None:
    pattern = compiled(terms._TO)
    texts = every_way(pattern)[0]
    for text in (*texts, *map(" ".join, zip(texts, texts[3:], strict=False)), *(f"in{text}" for text in texts)):
        for said in (text, f"to submit it {text}, and {text}"):
            found = [(m.start(group), m[group]) for m in pattern.finditer(said) for group in ("to", "and") if m[group]]
            assert [*terms._organs(said)] == found, said


def test_what_a_body_may_do_stands_near_the_end() -> None:
    for text in every_way(compiled(citing._MANDATE))[0]:
        for more in ("", " of the keepers" * 5, " of the keepers" * 12, "; "):
            said = "The bells ring, " * 12 + text + more
            assert citing._says_what(said) == (citing._MANDATE.search(said) is not None), said


def test_signs_before_the_patterns_of_names_and_items() -> None:
    for text in every_way(compiled(guarantees._BEGUN))[0]:
        assert guarantees._NO.search(text), text
    for text in every_way(compiled(documents._BEFORE))[0]:
        assert "," in text[-3:], text
    for text in every_way(compiled(documents._SERIES))[0]:
        assert text.startswith(","), text
    for text in every_way(compiled(documents._THAT))[0]:
        whole = compiled(documents._THAT).match(text)
        if whole:
            assert documents._whole(f"Treaty{text}", len("Treaty")) >= len("Treaty") + whole.end(), text
    assert not any(text.islower() for text in every_way(compiled(coordination._LAW))[0])
    for text in every_way(compiled(coordination._PARTICIPLE))[0]:
        assert text.split()[0].endswith(coordination._OF_PARTICIPLES), text
    for text in every_way(compiled(coordination._NOMINAL))[0]:
        left = re.sub(coordination._NOMINAL.pattern, "", f"bells {text} lamps")
        assert coordination._CLAUSE.search(left) is None or coordination._CLAUSE.search(f"bells {text} lamps"), text
    for text in every_way(compiled(subjects._HOW))[0]:
        assert "," in text, text
    for text in every_way(compiled(modality._PREDICATE))[0]:
        assert plain(text).split(maxsplit=1)[:1] in modality._JOINING, text
