"""Laws of what is done in fewer steps than a plain pattern would take: it finds what the plain one finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrcdiff.findings import asks, conditions, documents, figures, wordkinds
from hrcdiff.lexicon import A_DATE, names
from hrcdiff.text import small
from tests.property.matching import every_way
from tests.property.test_laws_gates import in_any_case


@pytest.mark.parametrize("what", sorted({what for what, _ in figures._SHAPES} - figures._AS_WRITTEN))
def test_figures_in_small_letters_are_those_in_any(what: str) -> None:
    shape = next(shape for kind, shape in figures._SHAPES if kind == what)
    tried = in_any_case(what, shape)
    texts, _ = every_way(tried)
    for text in (*texts, *map(str.upper, texts)):
        for said in (text, f"The keepers {text}, and so on"):
            assert [m.span() for m in shape.finditer(small(said))] == [m.span() for m in tried.finditer(said)], said


@given(
    st.lists(
        st.sampled_from(["2019", "1918", "19", "2", " ", "a-", "-", "x", "_", "/", "\u2013", "Agenda"]), max_size=6
    )
)
def test_years_begin_where_words_do(said: list[str]) -> None:
    text = "".join(said)
    year = next(shape for what, shape in figures._SHAPES if what == "year")
    plain_one = year.pattern.replace(r"(?:19|20)(?<!\w..)(?<![a-z]-..)", r"(?<![a-z]-)\b(?:19|20)")
    assert plain_one != year.pattern
    assert [match.span() for match in year.finditer(text)] == [match.span() for match in re.finditer(plain_one, text)]


@pytest.mark.parametrize("before", ["", "the ", "Coordination ", "Co-", "x", "_", "\u00c9", "\n"])
def test_documents_are_called_by_whole_words(before: str) -> None:
    bare = documents.DOCUMENT.pattern.replace(r"(?<!\w.)(?<!Coordination .)", "")
    assert bare != documents.DOCUMENT.pattern
    plain_one = re.compile(rf"\b(?<!Coordination ){bare}")
    for name in every_way(plain_one)[0]:
        for text in (before + name, f"{before}{name}s", f"{before}{name} Group", f"{name} and {before}{name}"):
            spans = [[match.span() for match in each.finditer(text)] for each in (plain_one, documents.DOCUMENT)]
            assert spans[0] == spans[1], text


DATED = [
    "1",
    "2",
    "25",
    ", ",
    " ",
    " and ",
    " to ",
    "-",
    "\u2013",
    "May",
    "June",
    "2019",
    " 5 May 2021",
    "x",
    "/",
    "\u0663",
]


@given(st.lists(st.sampled_from(DATED), max_size=12))
def test_dates_begin_where_words_do(said: list[str]) -> None:
    text = "".join(said)
    date = next(shape for what, shape in figures._SHAPES if what == "date")
    plain_one = (
        r"(?<!\d, )\b(?:\d{1,2}(?:,\s\d{1,2}){0,5}(?:\s[A-Z][a-z]+)?(?:\s(?:and|to)\s|\s?[-\u2013]\s?))?"
        rf"{A_DATE}\b|\b\d{{1,2}}\s(?:{figures._MONTH})\b(?!\s+\d)"
    )
    assert [match.span() for match in date.finditer(text)] == [match.span() for match in re.finditer(plain_one, text)]


@given(st.text("aA\u00c0\u00d7\u00de\u0410\u042f\u0430 _1-\n", max_size=12))
def test_capitals_begin_words(text: str) -> None:
    plain_one = r"\b[^\W\d_](?<=[A-Z\u00c0-\u00de\u0410-\u042f])"
    found = [match.span() for match in names._LATER_CAPITAL.finditer(text)]
    assert found == [match.span() for match in re.finditer(plain_one, text)]


@given(st.text("and orbutwhile,;. \u00a0\n_\u00e9", max_size=14))
def test_what_joins_is_cut_off_the_end(text: str) -> None:
    assert asks._unjoined(text) == re.sub(r"[\s,;.]*(?:\b(?:and|or|but|while))?[\s,;.]*$", "", text)


@given(st.text("aZ\u00c9'\u2019-_ ,\u0130\u017f\u212a1", max_size=16))
def test_words_are_cut_with_their_places(text: str) -> None:
    cut = conditions.Cut(text)
    words = [*re.finditer(r"[^\W_]+(?:['\u2019-][^\W_]+)*", text)]
    assert [cut.word(n) for n in range(len(cut.lower))] == [word[0] for word in words]
    assert [(cut.start(n), cut.end(n)) for n in range(len(cut.lower))] == [word.span() for word in words]
    assert "\u0130" in text or cut.lower == [word[0].lower() for word in words]


FORMS = ("", "s", "d", "ed", "ing", "y", "ation", "ations")


@given(st.data())
def test_forms_of_words_that_are_others_when_parted(data: st.DataObject) -> None:
    words = wordkinds._words("one-word")
    base = data.draw(st.sampled_from(sorted(words))) + data.draw(st.sampled_from(["", "e", "x"]))
    said = base[: data.draw(st.integers(0, len(base)))] + data.draw(st.sampled_from(FORMS))
    stems = {said.removesuffix(end) + e for end in FORMS if said.endswith(end) for e in ("", "e")}
    assert wordkinds.one_word.__wrapped__(said) == ((said,) if stems & words else ())


ASKED = ("to", "To", "report", "publish", "the", "and", "or", "as well as", "also", "in so doing,", ", ", "; ", " ")


@given(st.lists(st.sampled_from(ASKED), max_size=12), st.sampled_from(["", " "]))
def test_infinitives_are_found_behind_the_one_before(said: list[str], between: str) -> None:
    text = between.join(said)
    plain_one = [match for match in asks._TO.finditer(text) if wordkinds.infinitive(match["verb"])]
    found = [*asks._infinitives(text, 0, len(text))]
    assert [match.regs for match in found] == [match.regs for match in plain_one]
