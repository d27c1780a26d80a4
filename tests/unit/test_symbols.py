"""Symbols: tables of (written, canonical), what must not parse, and laws."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrcdiff.errors import SymbolError
from hrcdiff.symbols import (
    Symbol,
    assembly_dates,
    candidates,
    council_year,
    draft_session,
    parse,
    session_fits_date,
)

CANONICAL = [
    ("A/HRC/RES/27/20", "HRC", "resolution"),
    ("A/HRC/RES/S-28/1", "HRC", "resolution"),
    ("A/HRC/DEC/28/101", "HRC", "decision"),
    ("A/HRC/PRST/29/1", "HRC", "statement"),
    ("A/HRC/PRST/OS/13/1", "HRC", "statement"),
    ("A/HRC/18/L.24", "HRC", "draft"),
    ("A/HRC/18/L.24/Rev.1", "HRC", "draft"),
    ("A/HRC/18/L.24/Rev.1/Corr.1", "HRC", "draft"),
    ("A/HRC/18/L.24/Add.1", "HRC", "draft"),
    ("A/HRC/S-4/L.3", "HRC", "draft"),
    ("A/HRC/OS/13/L.1", "HRC", "draft"),
    ("A/HRC/27/20", "HRC", "report"),
    ("A/HRC/S-28/1", "HRC", "report"),
    ("A/HRC/27/20/Add.2", "HRC", "report"),
    ("A/HRC/5/G/12", "HRC", "submission"),
    ("A/HRC/7/NGO/5", "HRC", "submission"),
    ("A/HRC/7/NI/1", "HRC", "submission"),
    ("A/HRC/31/CRP.1", "HRC", "paper"),
    ("A/HRC/WG.6/27/BRA/1", "HRC", "review"),
    ("E/CN.4/2004/81", "CHR", "document"),
    ("E/CN.4/2004/L.5", "CHR", "draft"),
    ("E/CN.4/RES/1993/87", "CHR", "resolution"),
    ("A/RES/60/251", "GA", "resolution"),
    ("A/RES/57/270B", "GA", "resolution"),
    ("A/RES/217(III)", "GA", "resolution"),
    ("A/RES/217(III) A", "GA", "resolution"),
    ("A/RES/3201(S-VI)", "GA", "resolution"),
    ("A/RES/ES-11/1", "GA", "resolution"),
    ("A/RES/S-28/1", "GA", "resolution"),
    ("A/DEC/60/401", "GA", "decision"),
    ("A/65/L.78", "GA", "draft"),
    ("A/ES-11/L.1", "GA", "draft"),
    ("A/C.3/80/L.20/Rev.1", "GA", "draft"),
    ("A/C.6/80/L.24", "GA", "draft"),
    ("A/80/6", "GA", "report"),
    ("S/RES/2020 (2010)", "SC", "resolution"),
    ("S/2011/612", "SC", "document"),
    ("S/PRST/2011/5", "SC", "statement"),
    ("E/RES/2010/5", "ECOSOC", "resolution"),
    ("E/DEC/2010/201", "ECOSOC", "decision"),
    ("E/2010/L.5", "ECOSOC", "draft"),
    ("E/2010/5", "ECOSOC", "document"),
]

WRITTEN = [
    (" A/HRC/RES/54/28 ", "A/HRC/RES/54/28"),
    ("A/HRC/RES/54/28.", "A/HRC/RES/54/28"),
    ("a/hrc/res/54/28,", "A/HRC/RES/54/28"),
    ("“A/HRC/RES/54/28”", "A/HRC/RES/54/28"),
    ("(A/HRC/RES/54/28)", "A/HRC/RES/54/28"),
    ("A / HRC / RES / 54 / 28", "A/HRC/RES/54/28"),
    ("A/HRC/RES/54/28\n", "A/HRC/RES/54/28"),
    ("A/HRC/RES/\u00a054/28", "A/HRC/RES/54/28"),
    ("\ufeffA/HRC/\u200bRES/54/28", "A/HRC/RES/54/28"),
    ("A/HRC/RES/S\u201328/1", "A/HRC/RES/S-28/1"),
    ("A/HRC/RES/s‑28/1", "A/HRC/RES/S-28/1"),
    ("A/HRC/18/L.24/Rev1", "A/HRC/18/L.24/Rev.1"),
    ("A/HRC/18/L.24/rev. 1", "A/HRC/18/L.24/Rev.1"),
    ("A/HRC/18/L.24 Rev 1", "A/HRC/18/L.24/Rev.1"),
    ("A/HRC/18/L. 24/REV.1/corr.2", "A/HRC/18/L.24/Rev.1/Corr.2"),
    ("A/65/L.78*", "A/65/L.78"),
    ("A/65/L.78**", "A/65/L.78"),
    ("A/65/L.78 *", "A/65/L.78"),
    ("A/65/L.78*/Rev.1", "A/65/L.78/Rev.1"),
    ("S/RES/2020(2010)", "S/RES/2020 (2010)"),
    ("S/RES/2020  ( 2010 )", "S/RES/2020 (2010)"),
    ("A/RES/217 A (III)", "A/RES/217(III) A"),
    ("A/RES/217(III)A", "A/RES/217(III) A"),
    ("A/RES/57/270 B", "A/RES/57/270B"),
    ("A/RES/57/270 B/Corr.1", "A/RES/57/270B/Corr.1"),
    ("A/RES/57/270 Corr.1", "A/RES/57/270/Corr.1"),
    ("https://undocs.org/en/A/HRC/RES/54/28", "A/HRC/RES/54/28"),
    ("http://www.undocs.org/A/HRC/RES/54/28/", "A/HRC/RES/54/28"),
    ("undocs.org/A/HRC/RES/54/28", "A/HRC/RES/54/28"),
    ("https://docs.un.org/fr/A/RES/80/190", "A/RES/80/190"),
    ("https://undocs.org/Home/Mobile?FinalSymbol=A%2FHRC%2FRES%2F54%2F28&Language=E", "A/HRC/RES/54/28"),
    ("https://documents.un.org/api/symbol/access?s=S/RES/2020%20%282010%29&l=en", "S/RES/2020 (2010)"),
    ("https://www.right-docs.org/doc/a-hrc-res-27-20/", "A/HRC/RES/27/20"),
    ("a-hrc-res-27-20", "A/HRC/RES/27/20"),
    ("a-hrc-res-s-28-1", "A/HRC/RES/S-28/1"),
    ("a-hrc-18-l-24-rev-1", "A/HRC/18/L.24/Rev.1"),
    ("a-hrc-wg-6-27-bra-1", "A/HRC/WG.6/27/BRA/1"),
    ("a-c-3-80-l-20", "A/C.3/80/L.20"),
    ("e-cn-4-2004-l-5", "E/CN.4/2004/L.5"),
    ("s-res-2020-2010", "S/RES/2020 (2010)"),
    ("A_HRC_RES_36_29", "A/HRC/RES/36/29"),
    ("A_HRC_18_L.24_Rev.1", "A/HRC/18/L.24/Rev.1"),
    ("A_HRC_S-28_1", "A/HRC/S-28/1"),
    ("A_C.3_80_L.20", "A/C.3/80/L.20"),
    ("A_RES_217(III)", "A/RES/217(III)"),
]

NOT_SYMBOLS = [
    ("", 0),
    ("   ", 0),
    ("***", 0),
    ("27/20", 0),
    ("24/7", 0),
    ("HIV/AIDS", 0),
    ("and/or", 1),
    ("OEA/Ser.L/V/II.118", 0),
    ("GE.17-16839", 0),
    ("../A/HRC/RES/54/28", 0),
    ("https://example.org/../A/HRC/RES/54/28", 20),
    ("A/../HRC/RES/54/28", 2),
    ("A/HRC", 5),
    ("A/HRC/RES", 9),
    ("A/HRC/RES/", 10),
    ("A/HRC/RES/54", 12),
    ("A/HRC/RES/54/", 13),
    ("A/HRC/RES/x/28", 10),
    ("  A/HRC/RES/x/28", 12),
    ("A/HRC/RES/54/28x", 15),
    ("A/HRC/RES/54/28/", 15),
    ("A/HRC/RES/54/28/29", 15),
    ("A/HRC/RES/54/28/Rev.", 15),
    ("A/HRC/RES/54/28/Rev.0", 15),
    ("A/HRC/RES/54/28/Draft.1", 15),
    ("A/HRC/RES/54/28\0", 15),
    ("A/HRC/RES/54/٢٨", 13),
    ("A/HRC/RES/54/2８", 14),
    ("А/HRC/RES/54/28", 0),
    ("A/HRC/RES/0/1", 10),
    ("A/HRC/RES/054/28", 10),
    ("A/HRC/RES/54/0", 13),
    ("A/HRC/RES/54/028", 13),
    ("A/HRC/RES/54/123456", 18),
    ("A/HRC/RES/5400/1", 13),
    ("A/HRC/DEC/17/20", 13),
    ("A/HRC/DEC/28/1010", 16),
    ("A/HRC/18/L24", 10),
    ("A/H*RC/18/L.24", 3),
    ("A/HRC/WG.6/27/BRAZ/1", 17),
    ("A/HRC/WG.6/27/BRA/4", 18),
    ("A/C.7/80/L.20", 2),
    ("A/RES/217(IIII)", 13),
    ("A/RES/217()", 10),
    ("S/RES/2020 (2110)", 12),
    ("S/RES/2020 (2010", 16),
    ("S/RES/1325", 10),
    ("E/CN.4/04/81", 7),
    ("resolution A/HRC/RES/54/28", 0),
    ("A/HRC/RES/54/28 and 27/20", 15),
    ("A" * 201, 200),
    ("A/HRC/RES/54/28" + "/Rev.1" * 40, 200),
]

CANDIDATES = [
    ("27/20", ["A/HRC/RES/27/20"]),
    ("resolution 27/20", ["A/HRC/RES/27/20"]),
    ("Resolution 27/20", ["A/HRC/RES/27/20"]),
    ("Human Rights Council resolution 27/20", ["A/HRC/RES/27/20"]),
    ("RES/27/20", ["A/HRC/RES/27/20"]),
    ("res. 27/20", ["A/HRC/RES/27/20"]),
    ("HRC 27/20", ["A/HRC/RES/27/20"]),
    ("HRC/RES/27/20", ["A/HRC/RES/27/20"]),
    ("24/7", ["A/HRC/RES/24/7"]),
    ("54/28.", ["A/HRC/RES/54/28", "A/RES/54/28"]),
    ("HRC 54/28", ["A/HRC/RES/54/28"]),
    ("GA 54/28", ["A/RES/54/28"]),
    ("General Assembly resolution 60/251", ["A/RES/60/251"]),
    ("65/281", ["A/RES/65/281", "A/HRC/DEC/65/281"]),
    ("80/19", ["A/RES/80/19", "A/HRC/RES/80/19"]),
    ("17/120", ["A/HRC/DEC/17/120"]),
    ("decision 17/120", ["A/HRC/DEC/17/120"]),
    ("resolution 17/120", ["A/HRC/DEC/17/120"]),
    ("54/28/Corr.1", ["A/HRC/RES/54/28/Corr.1", "A/RES/54/28/Corr.1"]),
    ("18/L.24/Rev.1", ["A/HRC/18/L.24/Rev.1"]),
    ("18/L.24 Rev 1", ["A/HRC/18/L.24/Rev.1"]),
    ("draft resolution 18/L.24", ["A/HRC/18/L.24"]),
    ("80/L.20", ["A/80/L.20", *(f"A/C.{n}/80/L.20" for n in range(1, 7)), "A/HRC/80/L.20"]),
    ("C.3/80/L.20", ["A/C.3/80/L.20"]),
    ("18/NGO/5", ["A/HRC/18/NGO/5"]),
    ("S-28/1", ["A/HRC/RES/S-28/1", "A/RES/S-28/1"]),
    ("S-4/L.3", ["A/HRC/S-4/L.3", "A/S-4/L.3"]),
    ("ES-11/1", ["A/RES/ES-11/1"]),
    ("PRST 29/1", ["A/HRC/PRST/29/1"]),
    ("PRST/29/1", ["A/HRC/PRST/29/1"]),
    ("PRST OS/13/1", ["A/HRC/PRST/OS/13/1"]),
    ("PRST/2011/5", ["S/PRST/2011/5"]),
    ("2020 (2010)", ["S/RES/2020 (2010)"]),
    ("Security Council resolution 1325 (2000)", ["S/RES/1325 (2000)"]),
    ("217 A (III)", ["A/RES/217(III) A"]),
    ("2819 (XXVI)", ["A/RES/2819(XXVI)"]),
    ("1993/87", ["E/CN.4/RES/1993/87", "E/RES/1993/87"]),
    ("ECOSOC 2010/5", ["E/RES/2010/5"]),
    ("2010/5", ["E/RES/2010/5"]),
    ("A/HRC/27/20", ["A/HRC/27/20"]),
    ("resolution A/HRC/27/20", ["A/HRC/RES/27/20"]),
    ("a-hrc-res-27-20", ["A/HRC/RES/27/20"]),
]

MEANINGLESS = [
    ("HIV/AIDS", "no UN document symbol"),
    ("27/", "breaks off"),
    ("54/x", "'x' does not fit"),
    ("resolution", "no UN document symbol"),
    ("resolution 1325", "no UN document symbol"),
    ("decision 17/20", "no document is numbered so"),
    ("GA 27/20", "no document is numbered so"),
    ("L.24", "does not say which session: write 18/L.24"),
    ("L.24/Rev.1", "does not say which session: write 18/L.24/Rev.1"),
    ("HRC L.24 Rev 1", "does not say which session: write 18/L.24 Rev 1"),
    ("../27/20", "no UN document symbol"),
    ("", "an empty symbol"),
]


@pytest.mark.parametrize(("text", "organ", "kind"), CANONICAL)
def test_every_row_of_the_grammar(text: str, organ: str, kind: str) -> None:
    symbol = parse(text)
    assert (str(symbol), symbol.organ, symbol.kind) == (text, organ, kind)


@pytest.mark.parametrize(("text", "canonical"), WRITTEN)
def test_what_makes_no_difference(text: str, canonical: str) -> None:
    assert str(parse(text)) == canonical


@pytest.mark.parametrize(("text", "at"), NOT_SYMBOLS)
def test_must_not_parse(text: str, at: int) -> None:
    with pytest.raises(SymbolError) as caught:
        parse(text)
    assert caught.value.at == at
    assert caught.value.text == text
    assert "write A/HRC/RES/54/28" in caught.value.message
    assert caught.value.message.isprintable()


@pytest.mark.parametrize(("text", "symbols"), CANDIDATES)
def test_short_forms(text: str, symbols: list[str]) -> None:
    assert [str(symbol) for symbol in candidates(text)] == symbols


@pytest.mark.parametrize(("text", "message"), MEANINGLESS)
def test_what_no_short_form_is(text: str, message: str) -> None:
    with pytest.raises(SymbolError) as caught:
        candidates(text)
    assert message in caught.value.message


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("A/HRC/18/L.24/Rev.1", "18/L.24/Rev.1"),
        ("A/HRC/RES/54/28", "54/28"),
        ("A/HRC/RES/S-28/1", "S-28/1"),
        ("A/HRC/DEC/28/101", "28/101"),
        ("A/HRC/PRST/OS/13/1", "PRST OS/13/1"),
        ("A/HRC/27/20", "A/HRC/27/20"),
        ("A/HRC/RES/28/101", "A/HRC/RES/28/101"),
        ("A/RES/80/190", "A/RES/80/190"),
        ("A/C.3/80/L.20", "A/C.3/80/L.20"),
        ("S/RES/2020 (2010)", "S/RES/2020 (2010)"),
    ],
)
def test_the_short_form_of(text: str, short: str) -> None:
    assert parse(text).short == short


def test_fields() -> None:
    draft = parse("A/C.3/80/L.20/Rev.1/Corr.2")
    assert (draft.session, draft.series, draft.number) == ("80", "C.3", 20)
    assert draft.modifiers == (("Rev", 1), ("Corr", 2))
    assert draft.base == "A/C.3/80/L.20"
    assert parse("A/HRC/WG.6/27/BRA/1").part == "BRA"
    old = parse("A/RES/217(III) A")
    assert (old.session, old.session_number, old.part) == ("III", 3, "A")
    council = parse("S/RES/2020 (2010)")
    assert (council.session, council.session_number, council.year) == (None, None, 2010)
    assert parse("A/HRC/PRST/OS/13/1").session_number == 13
    assert parse("A/RES/2819(XXVI)").session_number == 26
    assert parse("A/RES/1991(XVIII)").session_number == 18


def test_order() -> None:
    ordered = [
        "A/HRC/9/L.100",
        "A/HRC/18/L.9",
        "A/HRC/18/L.24",
        "A/HRC/18/L.24/Add.1",
        "A/HRC/18/L.24/Rev.1",
        "A/HRC/18/L.24/Rev.1/Corr.1",
        "A/HRC/18/L.24/Rev.2",
        "A/HRC/18/L.24/Rev.10",
        "A/HRC/RES/18/18",
        "A/HRC/RES/18/18/Corr.1",
        "A/HRC/RES/27/20",
        "A/HRC/RES/54/28",
        "A/HRC/S-4/L.3",
        "A/HRC/RES/S-28/1",
        "A/RES/217(III) A",
        "A/RES/60/251",
        "A/C.3/80/L.20",
        "A/RES/80/190",
        "S/RES/2020 (2010)",
    ]
    assert [str(symbol) for symbol in sorted(map(parse, reversed(ordered)))] == ordered
    with pytest.raises(TypeError):
        _ = parse("A/HRC/RES/54/28") < "A/HRC/RES/54/29"


@pytest.mark.parametrize(
    ("text", "session"),
    [
        ("36/...", "36"),
        ("36/…", "36"),
        ("36/..", "36"),
        (" 36/. . .", "36"),
        ("36 / ...", "36"),
        ("S-4/...", "S-4"),
        ("36/... Promoting international cooperation", "36"),
        ("36/.", None),
        ("36/..x", None),
        ("36/../x", None),
        ("36/29", None),
        ("/...", None),
        ("٣٦/...", None),
        ("1936/...", None),
        ("", None),
    ],
)
def test_the_title_placeholder(text: str, session: str | None) -> None:
    assert draft_session(text) == session


@pytest.mark.parametrize(
    ("session", "year"),
    [(1, 2006), (3, 2006), (4, 2007), (6, 2007), (18, 2011), (27, 2014), (36, 2017), (43, 2020), (54, 2023)],
)
def test_the_year_of_a_session(session: int, year: int) -> None:
    assert council_year(session) == year


def test_the_days_of_an_assembly() -> None:
    assert assembly_dates(60) == ("2005-09-01", "2006-09-30")


@pytest.mark.parametrize(
    ("text", "date", "fits"),
    [
        ("A/HRC/RES/27/20", "2014-09-25", True),
        ("A/HRC/RES/6/17", "2007-09-28", True),
        ("A/HRC/RES/6/17", "2008-09-28", False),
        ("A/HRC/18/L.24/Rev.1", "2011-09-28", True),
        ("A/RES/60/251", "2006-03-15", True),
        ("A/HRC/RES/60/251", "2006-03-15", False),
        ("A/RES/53/63", "2023-06-01", False),
        ("A/RES/217(III) A", "1948-12-10", True),
        ("A/RES/1(I)", "1946-01-24", True),
        ("A/RES/48/141", "1993-12-20", True),
        ("S/RES/2020 (2010)", "2010-11-22", True),
        ("S/RES/1325 (2000)", "2001-10-31", False),
        ("E/CN.4/RES/1993/87", "1993-03-10", True),
        ("A/HRC/RES/S-28/1", "2018-05-18", None),
        ("A/RES/ES-11/1", "2022-03-02", None),
        ("A/HRC/PRST/OS/13/1", "2019-01-01", None),
        ("A/RES/3201(S-VI)", "1974-05-01", None),
        ("A/HRC/34/24", "2016-12-30", None),
        ("A/HRC/RES/27/20", "2014", None),
        ("A/HRC/RES/27/20", "25 September 2014", None),
    ],
)
def test_session_and_date(text: str, date: str, fits: bool | None) -> None:
    assert session_fits_date(parse(text), date) is fits


def test_an_error_knows_the_place() -> None:
    with pytest.raises(SymbolError) as caught:
        parse("A/HRC/RES/54/28x")
    assert (caught.value.at, caught.value.message.count("\n")) == (15, 0)
    assert "'x' does not fit" in caught.value.message


NUMBERS = st.integers(1, 99999)
SESSIONS = st.integers(1, 999).map(str)
SPECIAL = st.integers(1, 99).map("S-{}".format)
YEARS = st.integers(1940, 2099)
ROMANS = st.sampled_from(["I", "III", "IV", "IX", "XIV", "XXX", "S-VI"])
LETTERS = st.sampled_from(["", "A", "B"])
MODIFIERS = st.lists(
    st.builds("/{}.{}".format, st.sampled_from(["Rev", "Add", "Corr", "Amend"]), st.integers(1, 20)),
    max_size=3,
).map("".join)
BASES = st.one_of(
    st.builds("A/HRC/RES/{}/{}".format, SESSIONS | SPECIAL, NUMBERS),
    st.builds("A/HRC/DEC/{}/{}".format, SESSIONS, st.integers(101, 999)),
    st.builds("A/HRC/PRST/{}/{}".format, SESSIONS | st.just("OS/13"), NUMBERS),
    st.builds("A/HRC/{}/L.{}".format, SESSIONS | SPECIAL, NUMBERS),
    st.builds("A/HRC/{}/{}".format, SESSIONS | SPECIAL, NUMBERS),
    st.builds("A/HRC/{}/{}/{}".format, SESSIONS, st.sampled_from(["G", "NGO", "NI"]), NUMBERS),
    st.builds("A/RES/{}/{}{}".format, SESSIONS | SPECIAL, NUMBERS, LETTERS),
    st.builds("A/RES/{}({})".format, NUMBERS, ROMANS),
    st.builds("A/RES/{}({}) B".format, NUMBERS, ROMANS),
    st.builds("A/C.{}/{}/L.{}".format, st.integers(1, 6), SESSIONS, NUMBERS),
    st.builds("S/RES/{} ({})".format, NUMBERS, YEARS),
    st.builds("S/{}/{}".format, YEARS, NUMBERS),
    st.builds("E/CN.4/{}/L.{}".format, YEARS, NUMBERS),
    st.builds("E/DEC/{}/{}".format, YEARS, NUMBERS),
)
SYMBOLS = st.builds("{}{}".format, BASES, MODIFIERS)
GRAMMAR_WORDS = st.lists(
    st.sampled_from([*"AES/.-_*() ", "HRC", "RES", "L.", "Rev.", "18", "S-", "(III)", "PRST", "…", "\0", "HRC ", "–"]),
    max_size=14,
).map("".join)
ANYTHING = st.one_of(st.text(), GRAMMAR_WORDS, SYMBOLS)


@given(SYMBOLS)
def test_law_a_symbol_is_read_as_it_is_written(text: str) -> None:
    symbol = parse(text)
    assert str(symbol) == text
    assert parse(str(symbol)) == symbol
    assert parse(text.lower()) == symbol
    assert candidates(text) == (symbol,)


@given(SYMBOLS.filter(lambda text: "(" not in text))
def test_law_a_file_name_is_read_as_its_symbol(text: str) -> None:
    assert parse(text.replace("/", "_")) == parse(text)


@given(SYMBOLS)
def test_law_the_short_form_leads_back(text: str) -> None:
    symbol = parse(text)
    assert candidates(symbol.short)[0] == symbol


def refused(read: Callable[[str], object], text: str) -> SymbolError | None:
    try:
        read(text)
    except SymbolError as error:
        return error
    return None


@given(ANYTHING)
@pytest.mark.parametrize("read", [parse, candidates, draft_session])
def test_law_no_text_breaks_the_parser(read: Callable[[str], object], text: str) -> None:
    error = refused(read, text)
    assert error is None or (0 <= error.at <= len(text) and error.message.isprintable())


@given(ANYTHING)
def test_law_reading_twice_changes_nothing(text: str) -> None:
    try:
        symbol = parse(text)
    except SymbolError:
        return
    assert parse(str(symbol)) == symbol


@given(st.lists(SYMBOLS.map(parse), min_size=3, max_size=3))
def test_law_the_order_is_total(symbols: list[Symbol]) -> None:
    a, b, c = symbols
    assert (a < b) + (b < a) + (a == b) == 1
    assert not (a < b < c) or a < c
    assert (a <= b) == (not b < a)
