"""Laws of the signs that are looked for before a pattern is tried: whatever the pattern matches has them.

Texts are made of the patterns, so that whoever adds an alternative to a pattern has texts with it here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random
from types import SimpleNamespace
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from hrcdiff import citations, limbs, verbs
from hrcdiff.findings import (
    asks,
    coordination,
    documents,
    enumeration,
    figures,
    hedge,
    items,
    naming,
    numbers,
    pair,
    significance,
    style,
    tasks,
    wordkinds,
)
from hrcdiff.findings import view as views
from hrcdiff.findings import words as other_words
from hrcdiff.findings.view import View
from hrcdiff.lexicon import dates
from hrcdiff.lexicon.tables import expanded, table
from hrcdiff.model import Place
from hrcdiff.parsing import attributions, footnotes, labels, ledger, mails, running, shapes
from hrcdiff.readers import lines, plain
from hrcdiff.renderers.marked import written
from hrcdiff.source import Line, stretch
from hrcdiff.text import count, fold, is_even, is_han, small, spaced
from hrcdiff.verbs import Limb
from hrcdiff.wording import cut as cuts
from hrcdiff.wording import units
from hrcdiff.wording.cut import Cut
from tests.property.matching import every_way, made
from tests.unit.redlines import council

ANY = re.compile("")
"""Stands wherever a sign is looked for."""


class Everything:
    """Holds every sign."""

    def __contains__(self, _: object) -> bool:
        return True

    def isdisjoint(self, _: object) -> bool:
        return False


def compiled(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """A pattern, be it one that is compiled later."""
    return re.compile(pattern.pattern, pattern.flags & ~re.UNICODE)


def in_any_case(what: str, shape: re.Pattern[str]) -> re.Pattern[str]:
    """The pattern of a kind of figures for texts as they are written."""
    return re.compile(shape.pattern, 0 if what in figures._AS_WRITTEN else re.IGNORECASE)


class Gated(NamedTuple):
    """What finds something by patterns, if the text has some signs."""

    find: Callable[[str], Any]
    patterns: Sequence[re.Pattern[str]]
    opened: dict[str, Any]
    """What the signs are to be, by their names, for all patterns to be tried."""
    module: Any
    missed: int = 0
    """Alternatives of which no text could be made: another one always matches before them."""


def limb(verb: str, clause: str) -> Limb:
    """A limb whose clause begins behind its verb."""
    return Limb(
        start=0, end=len(clause), verb_start=0, verb_end=0, phrase=verb, verb=verb, lemma=verb, modifiers=(),
        sequence=False, tail=False, addressee=None,
    )  # fmt: skip


def given_tasks(clause: str) -> list[Any]:
    verbs = "decide", "request"
    return [[*tasks.tasks(limb(verb, clause), "the keeper", clause, "OP1", 0)] for verb in verbs]


def quoted_from(text: str) -> int:
    """Where the mail begins that a line quotes, behind a line that has come to its end."""
    return mails.quoted([Line(strand=stretch(each, 0), number=1) for each in ("The bells ring.", text, "Bells")])


def attributed_to(text: str) -> str | None:
    """What stands first in a text as the names of delegations do."""
    found = (form.match(text) for form in attributions._forms(text, 0))
    return next((match["names"] for match in found if match), None)


def printed(text: str) -> Any:
    """What the reader of plain texts makes of lines, and of one line with others."""
    read = [plain.read("bells", each, "") for each in (text, f"The bells.\n\n  {text} ring\n{text}")]
    return [(source.lines, source.markup, source.doubts) for source in read]


def with_letters(row: tuple[Any, ...], at: int) -> tuple[Any, ...]:
    return (*row[:at], ("",), *row[at + 1 :])


OPEN_SPELLINGS = tuple(with_letters(row, 0) for row in style._spellings())


MARKS = (plain._TAG, plain._RAISED, plain._STRUCK, plain._ESCAPE, plain._HEADING, plain._BULLET, plain._STARS,
         plain._ROW, plain._UNDER_HEADS, plain._QUOTE, plain._RULE, plain._DOUBLE, plain._STAR,
         lines.INVISIBLE)  # fmt: skip

GATED = {
    "figures": Gated(
        figures.figures.__wrapped__,
        [in_any_case(what, shape) for what, shape in figures._SHAPES],
        {"_possible": lambda *_, **__: True},
        figures,
    ),
    "hedges": Gated(
        lambda text: (found := hedge._next(text, iter(hedge._heads(small(text))), 0)) and found.span(),
        [hedge._HEDGE],
        {"_heads": lambda text: range(len(text))},
        hedge,
    ),
    "documents": Gated(
        documents.names_document.__wrapped__,
        [documents.DOCUMENT, documents._JOINTLY, documents.GENERAL],
        {"_CALLED": ANY, "_CALLED_JOINTLY": ("",), "_BEHIND_TWO": ANY},
        documents,
    ),
    "tasks": Gated(
        given_tasks,
        [pattern for _, pattern, _ in tasks._TASKS],
        {"_TASKS": tuple(with_letters(row, 2) for row in tasks._TASKS), "_IN_NEXT": ANY},
        tasks,
        missed=60,
    ),
    "numbers": Gated(
        numbers.numbers.__wrapped__, [re.compile(numbers._NUMBER.pattern, re.IGNORECASE)], {"_MAY_HAVE": ANY}, numbers
    ),
    "numbers in words": Gated(numbers.in_figures, [numbers._IN_WORDS], {"_FIRST_WORDS": Everything()}, numbers),
    "spellings": Gated(
        style.spelled,
        [pattern for _, pattern, _ in style._spellings()],
        {"_SPELLED": ANY, "_spellings": lambda: OPEN_SPELLINGS},
        style,
    ),
    "adjectives": Gated(wordkinds.adjective, [wordkinds._ADJECTIVE], {"_ENDINGS_OF_ADJECTIVES": ("",)}, wordkinds),
    "mails": Gated(quoted_from, [mails._QUOTES], {"_ENDS": ("",), "_QUOTING": ("",)}, mails),
    "heads of mails": Gated(
        lambda text: mails._head_of_mail(text, "Sent: June"), [mails._FROM], {"_COLON": None}, mails
    ),
    "labels of drafters": Gated(
        lambda text: ((found := labels.drafted(text)) and found.span(), labels.alone(text)),
        [labels._BEFORE, labels._LABEL],
        {"_may_be_drafted": lambda _: True},
        labels,
    ),
    "attributions": Gated(attributed_to, attributions._FORMS, {"_forms": lambda *_: attributions._FORMS}, attributions),
    "ends": Gated(running.ended, [running._ENDED], {"_USUAL": ()}, running),
    "citations": Gated(
        lambda text: citations.in_text(text, "PP1", "Human Rights Council"),
        [citations._HEAD, citations._SYMBOL],
        {"_CITED": ("",), "_COUNTED": ANY, "_BEFORE": 1000, "_BODIES": ("",)},
        citations,
    ),
    "verbs at an end": Gated(
        lambda text: (found := enumeration._verb_end(text)) and found.span(),
        [enumeration._VERB_END],
        {"_VERBS": ("",)},
        enumeration,
    ),
    "instances": Gated(
        lambda text: coordination.stretch(f"lamps{text}", 0, len(text) + 5, alone=True),
        [coordination._WITH_INSTANCE, coordination._WITH_ASK],
        {"_BEHIND": ""},
        coordination,
    ),
    "joints at an end": Gated(coordination._closes, [coordination._CLOSES], {"_CLOSING": ("",)}, coordination),
    "instruments": Gated(
        items.instruments,
        [re.compile("|".join(re.escape(form) for row in items.data()["instruments"] for form in row["forms"]))],
        {"_names_begin": lambda: ("",)},
        items,
    ),
    "markup": Gated(
        printed,
        MARKS,
        {"_HIDES": ("",), "_MARKS": ("",), "_LEADS": Everything(), "_RULERS": Everything()},
        plain,
        missed=2,
    ),
}
SURROUNDED = ("{}", "The keepers {}, and so on", "bells: {} (in winter)\nand")


def found_with(gated: Gated, text: str) -> tuple[Any, Any]:
    """What is found with the signs as they are, and if no sign is asked for."""
    asked = gated.find(text)
    with pytest.MonkeyPatch.context() as patch:
        for name, value in gated.opened.items():
            patch.setattr(gated.module, name, value)
        return asked, gated.find(text)


@pytest.mark.parametrize("name", GATED)
def test_signs_are_in_whatever_a_pattern_matches(name: str) -> None:
    gated = GATED[name]
    for pattern in map(compiled, gated.patterns):
        texts, missed = every_way(pattern)
        assert texts
        assert missed <= gated.missed
        for text in texts:
            asked, tried = found_with(gated, text)
            assert asked == tried, text


@given(st.sampled_from(sorted(GATED)), st.data())
def test_signs_are_in_whatever_a_pattern_matches_among_other_words(name: str, data: st.DataObject) -> None:
    gated = GATED[name]
    pattern = data.draw(st.sampled_from([*map(compiled, gated.patterns)]))
    random = Random(data.draw(st.integers(0, 1 << 32)))
    said = " ".join(filter(None, (made(pattern, random), data.draw(st.text(max_size=5)), made(pattern, random))))
    text = data.draw(st.sampled_from(SURROUNDED)).format(said)
    asked, tried = found_with(gated, text)
    assert asked == tried


# --- what a pattern looks ahead for before it goes on ----------------------------------------

AHEAD = {
    "an infinitive": asks._TO,
    "a session": next(shape for what, shape in figures._SHAPES if what == "session"),
    "a resolution by its number": citations._HEAD,
}


def without_looking_ahead(source: str) -> str:
    """A pattern without the groups at its start that look ahead."""
    begin = source.startswith(r"\b") * 2
    while source.startswith("(?=", begin):
        end = next(n for n in range(begin + 3, len(source)) if source[n] == ")" and _balanced(source[begin : n + 1]))
        source = source[:begin] + source[end + 1 :]
    return source


def _balanced(source: str) -> bool:
    try:
        re.compile(source)
    except re.error:
        return False
    return True


@pytest.mark.parametrize("name", AHEAD)
def test_a_pattern_finds_what_it_finds_without_looking_ahead(name: str) -> None:
    pattern = AHEAD[name]
    bare = without_looking_ahead(pattern.pattern)
    assert len(bare) < len(pattern.pattern)
    plain_one = re.compile(bare, pattern.flags & ~re.UNICODE)
    texts, missed = every_way(plain_one)
    assert not missed
    for text in texts:
        for said in (text, f"The keepers {text}, and so on"):
            spans = [[match.span() for match in each.finditer(said)] for each in (plain_one, pattern)]
            assert spans[0] == spans[1], said


# --- the same in fewer steps -----------------------------------------------------------------

TWINS = {
    "bold": (plain._DOUBLE, r"(?<!\*)(?:\*{2,4})(?!\*)|(?<!_)__(?!_)", "*_\\ a"),
    "italic": (plain._STAR, r"(?<![*\\])\*(?!\*)|(?<![_\\])_(?!_)", "*_\\ a"),
    "bare markers": (
        footnotes._BARE,
        r"(?=\d)(?:(?<=[,;.:\]\u201d\"»،؛。，；])|(?<=[a-zà-ÿа-я]{4}))(\d{1,2})(?=\s|$|[,;.:](?:\s|$))",
        "1\u0663.,;é a\n",
    ),
    "raised markers": (footnotes._SMALL, f"{footnotes._SUPERS}{{1,3}}", "\u00b9\u2074 a"),
    "adjectives": (
        wordkinds._ADJECTIVE,
        r"(?i)[\w-]{2,}(?:al|ive|able|ible|ful|less|ous|ic|ar|ary|ory|ate|ed|ile|(?<!m)ent|ant|based|related|"
        r"sensitive)$",
        "abdeilmnrtv-M\n",
    ),
    "infinitives": (
        limbs._INFINITIVE,
        r",?\s+(?:and|as well as)\s+(?:also\s+|further\s+)?(?=to\b)|,\s+(?=to\b)",
        (" ", ",", "to", "and", "as well as", "also ", "further ", " and to", ", to", "t", "\n"),
    ),
}


@pytest.mark.parametrize("name", TWINS)
@given(st.data())
def test_a_pattern_finds_what_its_plain_form_finds(name: str, data: st.DataObject) -> None:
    pattern, source, signs = TWINS[name]
    made_of = st.builds(str.__mul__, st.sampled_from(signs), st.integers(1, 5))
    text = "".join(data.draw(st.lists(made_of, max_size=8)))
    assert [match.span() for match in pattern.finditer(text)] == [match.span() for match in re.finditer(source, text)]


@given(st.text("ab- \u2010\u2011é_1,", max_size=24))
def test_hyphened_words_are_those_of_their_pattern(text: str) -> None:
    assert units._hyphened(text) == [match.span() for match in units._HYPHENATED.finditer(text)]


@given(
    st.text("ab&<>\"'`=;#\u2028", max_size=6)
    | st.integers()
    | st.none()
    | st.builds(Markup, st.text("a&<", max_size=3))
)
def test_templates_write_what_is_escaped(value: object) -> None:
    assert "".join([written(value)]) == "".join([escape(value)])


@given(st.text(" \x00\t\n\x1c\x85\xa0\u2009\u3000a\u200b\u0663", max_size=12))
def test_even_text_has_single_spaces_alone(text: str) -> None:
    assert lines._is_even(text) == (re.search(r"  |[^\S ]|\x00", text) is None)


@given(st.text("  \x00\t\n\x1c\x85\xa0\u2009\u3000ab\u200b\u0663", max_size=12))
def test_words_are_counted_as_white_space_parts_them(text: str) -> None:
    assert spaced(text) == len(text.split())


@given(st.text("  \x00\t\n\r\x1c\x85\xa0\u2009\u3000ab\u200b\u0663", max_size=12))
def test_characters_are_counted_that_are_no_white_space(text: str) -> None:
    assert ledger._visible(text) == sum(not sign.isspace() for sign in text)


@given(st.text("a \u3400\u9fff\u33ff\ua000\uf900\ufaff\ufb00\U00020000人", max_size=12))
def test_chinese_signs_are_counted_one_by_one(text: str) -> None:
    assert count(text) == (sum(map(is_han, text)) or len(text.split()))


@given(st.text(st.characters(max_codepoint=0x7F)) | st.text("a`'\u2019 -\u2013", max_size=8))
def test_words_are_compared_as_they_fold(text: str) -> None:
    cut = Cut("PP1", text)
    assert cut.keys == [fold(word) or word or " " for word in cut.texts]


@given(st.text("aé1.2/,)(\u2019\u201d-\u2026\u0301\u4e2d\u00a0   ", max_size=16))
def test_a_text_with_single_spaces_is_cut_as_any_other(text: str) -> None:
    if is_even(text):
        assert cuts._even(text) == cuts._uneven(text)


@given(st.text("a\n\r\v\f\x1c\x1e\x1f\x85\u2028\u2029 ", max_size=12))
def test_lines_end_at_each_break(text: str) -> None:
    breaks = [match.span() for match in re.finditer(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]", text)]
    bounds = list(zip([0, *(end for _, end in breaks)], [*(start for start, _ in breaks), len(text)], strict=True))
    assert plain._Scanner(text)._bounds() == bounds


@given(st.text("* \ta\n1", max_size=30))
def test_stars_begin_a_list_as_often_as_lines_begin_with_them(text: str) -> None:
    starts = re.findall(r"(?m)^[ \t]*\*[ \t]+[^\W\d_]", text)
    assert plain._is_starred(text) == (len(starts) >= plain._LISTED)


@pytest.mark.parametrize("language", ["ar", "en", "es", "fr", "ru"])
def test_a_month_is_the_first_of_the_year_that_a_text_names(language: str) -> None:
    names = [re.compile(rf"(?<!\w)(?:{expanded(form, language)})(?!\w)") for form in table(language)["months"]]
    said = [text for name in names for text in every_way(name)[0]]
    for text in (
        *said,
        *map(" ".join, zip(said, said[::-1], strict=True)),
        *map("/".join, zip(said, said[5:], strict=False)),
    ):
        first = next((number for number, name in enumerate(names, 1) if name.search(text)), None)
        assert dates._month(text, language) == first, text


# --- markers, letters, changes ---------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "fr"])
def test_markers_are_found_whether_or_not_all_signs_are_plain(language: str) -> None:
    apart = [f"lampes {number}{end}" for number in (1, 3, 33) for end in ("", ",", " et", " lampes 2")]
    for text in [*every_way(footnotes._BARE)[0], *apart]:
        for number in (1, 2, 3, 5, 7, 33, 77):
            row = [
                footnotes.markers(stretch(each, 0), bytearray(len(each)), number, language)
                for each in (text, f"{text} \u00e9")
            ]
            assert row[0] == row[1], text


def test_small_letters_are_those_that_a_pattern_takes_in_any_case() -> None:
    signs = "".join(map(chr, range(0x110000)))
    assert len(small(signs)) == len(signs)
    for letter in "abcdefghijklmnopqrstuvwxyz":
        assert set(small("".join(re.findall(letter, signs, re.IGNORECASE)))) == {letter}


def test_forms_of_a_verb_are_looked_for_behind_what_they_stand_behind() -> None:
    for pattern in (significance._IN_VIEW, significance._GOES_ON):
        for text in every_way(pattern)[0]:
            assert text.rstrip().endswith(significance._BEFORE_FORM), text


def test_an_instance_has_letters_of_one() -> None:
    texts, missed = every_way(enumeration._INSTANCE)
    assert texts
    assert not missed
    for text in texts:
        assert any(map(text.__contains__, enumeration._BY)), text


def test_abbreviations_are_no_words() -> None:
    for text in every_way(enumeration._ABBREVIATION)[0]:
        found = enumeration._ABBREVIATION.search(text)
        assert found, text
        assert enumeration._only_marks(found[0]), text


SIGNS: dict[str, tuple[re.Pattern[str], Callable[[str], bool]]] = {
    "amendments": (shapes._AMENDING, lambda text: shapes.amending(line_of(text)) is not None),
    "decisions": (shapes._AT_ITS_MEETING, lambda text: shapes.opens_decision(line_of(text))),
    "lists that open": (running._OPENS, running.opens_list),
    "how firmly": (
        verbs._FIRMLY, lambda text: text.lstrip().startswith(verbs._FIRM) or text.find("strongest") >= 0
    ),
    "requests repeated": (verbs._REPEATED, lambda text: text.lstrip().startswith("its")),
    "with whom": (verbs._WITH_WHOM, lambda text: any(word in text for word in verbs._BESIDES)),
    "places after a document": (citations._ANCHOR_AFTER, lambda text: "para" in text or "sect" in text),
}  # fmt: skip
"""Patterns, and what must hold of a text for them to be tried."""


def line_of(text: str) -> Line:
    return Line(strand=stretch(text, 0), number=1)


@pytest.mark.parametrize("name", SIGNS)
def test_a_pattern_is_tried_wherever_it_can_match(name: str) -> None:
    pattern, tried = SIGNS[name]
    texts, missed = every_way(compiled(pattern))
    assert texts
    assert missed <= 1
    for text in texts:
        found = compiled(pattern).search(text)
        if found and found.start() == 0 and found.end() == len(text):
            assert tried(text), text


def test_a_series_of_infinitives_has_its_words() -> None:
    view: Any = SimpleNamespace(limbs=lambda _: ())
    found_in = filter(None, map(asks._TO.search, every_way(asks._TO)[0]))
    texts = [f"{match.string[: match.start('verb')]}publish" for match in found_in]
    series = 0
    for one, other in zip(texts, texts[7:], strict=False):
        paragraph: Any = SimpleNamespace(address="OP1", text=f"{one} lamps {other} bells")
        found = [each for each in asks.all_series(paragraph, view) if len(each) > 1]
        assert asks._series(paragraph, view) == found
        series += len(found)
    assert series


def test_a_prefix_that_negates_is_among_the_negations() -> None:
    for text in every_way(pair._NON)[0]:
        assert any(letters in text for letters in pair._negations())


COVERED = (
    ",", "and", "or", "which", ", which", "that", "this", "present", "the present", "his", "her", "him", "ten", "10",
    "1,000", "State", "states", "programme", "per cent", "%", "-", "\u2014", "'", "/", "_", "27/20 and", "resolutions",
)  # fmt: skip
"""Words that some rule covers in place of others, and signs of which no word is left."""


@pytest.mark.parametrize("rule", [rule for rule in significance.RULES if rule.exchanges], ids=lambda rule: rule.name)
def test_rules_for_exchanges_cover_nothing_that_came_or_went(rule: significance.Rule) -> None:
    view = View(council())
    for link in view.changed:
        for change in view.changes(link):
            for words in (change.deleted.strip(), change.inserted.strip(), *COVERED):
                said = fold(words)
                assert not rule.covers(view, change, said, "")
                assert not rule.covers(view, change, "", said)


@given(st.data())
def test_words_are_found_in_the_paragraphs_that_have_them(data: st.DataObject) -> None:
    view = View(council())
    old = data.draw(st.booleans())
    paragraphs = view.document(old=old).paragraphs
    said = views.plain(data.draw(st.sampled_from(paragraphs)).text)
    start = data.draw(st.integers(0, len(said)))
    part = said[start : start + data.draw(st.integers(0, 60))].strip()
    having = [p.address for p in paragraphs if f" {part} " in f" {views.plain(p.text)} "]
    assert [*view.paragraphs_with(part, old=old)] == having
    assert view.says(part, old=old)
    assert not view.says(f"{part} bellringers", old=old)


def test_instruments_are_named_where_the_table_finds_them() -> None:
    view = View(council())
    for old in (True, False):
        places = naming.Places(view, old=old)
        for name in {row["name"] for row in items.data()["instruments"]}:
            paragraphs = view.document(old=old).paragraphs
            having = [p.address for p in paragraphs if any(i.entry.key == name for i in items.items(p.text))]
            assert [address for address, _ in places._named(name)] == having


ENDS = st.integers(0, 22)
BELLS = "lamps bells boats keep"


@given(ENDS, ENDS, st.lists(st.tuples(ENDS, ENDS), max_size=3))
def test_words_that_one_finding_covers_are_those_that_two_cover(a: int, b: int, ends: list[tuple[int, int]]) -> None:
    place = Place(address="OP1", start=min(a, b), end=max(a, b))
    spans = [other_words._Span(min(each), max(each), False, frozenset({"bells"}), True) for each in ends]
    cuts = [min(max(span.start, BELLS.index(" boats")), span.end) for span in spans]
    halves = [h for s, cut in zip(spans, cuts, strict=True) for h in (s._replace(end=cut), s._replace(start=cut))]
    assert [*other_words._left(BELLS, place, spans)] == [*other_words._left(BELLS, place, halves)]
