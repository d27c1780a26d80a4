"""One paragraph that somebody made long: it is read and compared in proportion, and a warning says what is left out.

Where the work is inside one call, the text is so long that anything else would not come to an end.
"""

from __future__ import annotations

import pytest

from hrcdiff import Redline, compare
from hrcdiff.citations import in_text
from hrcdiff.findings.guarantees import guarantee
from hrcdiff.findings.overlong import LONGEST
from hrcdiff.findings.style import words_outside
from hrcdiff.limbs import asks
from tests.unit.growth import growth
from tests.unit.redlines import document

LINEAR = 3.0
ASKS = "urges the millers, with the consent of the bakers, to grind, and "
CLAUSE = "recalling the charter of the bakers, "


def test_a_guarantee_is_looked_for_where_it_would_begin() -> None:
    """Looking on to the end of the paragraph from each clause would take minutes."""
    text = CLAUSE * 50_000
    assert not any(guarantee(text, start, len(text)) for start in range(0, len(text), len(CLAUSE)))
    said = f"{CLAUSE}and ensuring that no one shall bake alone"
    assert guarantee(said, len(CLAUSE), len(said)) is not None


def test_what_a_limb_asks_for_besides() -> None:
    """Counting the spaces before each of them would take minutes."""
    text = "Requests bakers" + ", to knead dough" * 100_000
    assert len(asks(text, [(0, len(text))])) == 99_999
    assert asks("Requests, to knead dough, to bake", [(0, 33)]) == [(26, 33)]


def test_many_documents_without_a_place_behind_them() -> None:
    """Looking on to the end of the paragraph from each would take minutes."""
    text = "resolution 27/20 of 25 September 2014, " * 20_000
    assert len(in_text(text, "Human Rights Council")) == 20_000


def test_words_outside_many_others() -> None:
    def work(n: int) -> list[str]:
        text = "lamp oil " * n
        return words_outside(text, 0, len(text), [(at, at + 4) for at in range(0, len(text), 9)])

    assert work(3) == ["oil"] * 3
    assert words_outside("lamp oil and rope", 3, 14, [(0, 4), (9, 12)]) == ["oil", "r"]
    assert growth(work, 200) < LINEAR


LONG = {
    "a clause": "recalling the charter of the bakers, ",
    "brackets": "[bakers] [to][and] light ",
    "brackets not closed": "[bakers ",
    "brackets not opened": "bakers] ",
    "a guarantee": "no one shall be left behind and that ",
    "verbs": "and to promote and to encourage, ",
    "citations": "resolution 27/20 of 25 September 2014, ",
    "signs": "ab-c1/(d).,;",
    "quotes": "\u201cbakers \u201d\u201c",
}


def long_in(repeated: str, size: int, *, both: bool) -> Redline:
    text = "Requests the bakers to light the lamps of the long pier by night"
    long = f"{text}, and {repeated * (size // len(repeated))}and oil."
    other = f"{text}, and {repeated * (size // len(repeated) // 2)}and oil." if both else f"{text}."
    beside = ("OP2", "Requests the keepers to light the lamp of the pier.")
    beside_now = ("OP2", "Urges the keepers to light the lamp of the pier.")
    return compare(document("1/1", ("OP1", other), beside), document("2/1", ("OP1", long), beside_now))


@pytest.mark.parametrize("repeated", LONG.values(), ids=LONG)
@pytest.mark.parametrize("both", [False, True], ids=["one side", "both"])
def test_a_long_paragraph_takes_work_in_proportion(repeated: str, both: bool) -> None:
    assert growth(lambda n: long_in(repeated, 20 * n, both=both), 1_500) < LINEAR


def test_findings_stop_where_a_paragraph_is_too_long_and_a_warning_says_so() -> None:
    redline = long_in(ASKS, 2 * LONGEST, both=False)
    assert {f.new.address for f in redline.findings if f.new} == {"OP2"}
    assert [w.code for w in redline.warnings if w.code == "long-paragraph"] == ["long-paragraph"]
    assert any("OP1 of 2/1" in w.message and f"{LONGEST:,}" in w.message for w in redline.warnings)
    short = long_in(ASKS, LONGEST // 4, both=False)
    assert {"OP1", "OP2"} <= {f.new.address for f in short.findings if f.new}
    assert not [w for w in short.warnings if w.code == "long-paragraph"]


def test_structure_is_told_of_a_long_paragraph() -> None:
    text = "Requests the bakers to light the lamps of the long pier by night, and " + CLAUSE * 1_000
    others = [(f"PP{n}", f"Recalling loaf {n} of the bakers {'abcdefgh'[n] * 9},") for n in (1, 2)]
    redline = compare(
        document("1/1", *others, ("OP1", text)),
        document("2/1", ("PP3", text), *((f"OP{n}", t) for n, (_, t) in enumerate(others, 1))),
    )
    assert {f.rule for f in redline.findings} >= {"structure.crossed"}


def test_many_paragraphs_that_went() -> None:
    """Looking for each among all that went would take minutes."""
    paragraphs = [(f"PP{n}", "Recalling the charter of the bakers,") for n in range(1, 30_001)]
    redline = compare(document("1/1", *paragraphs), document("2/1", ("PP1", "Mindful of the long pier at the sea,")))
    assert len(redline.removed) == 30_000
