"""Citations as data: each row a clause and what it cites."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hrcdiff import read
from hrcdiff.citations import in_text

COUNCIL = "Human Rights Council"

# clause, (symbol, date, anchor) of each citation in order
FIRES = [
    (
        "a paragraph of the text itself is no place in another",
        "in accordance with paragraphs 1 and 2 above and paragraph 4 (b) of its resolution 45/6 of 6 October 2020",
        [(None, None, None), ("A/HRC/RES/45/6", "2020-10-06", "4 (b)")],
    ),
    (
        "those of another organ",
        "Recalling the resolutions of the General Assembly, the latest of which is resolution 78/187 of "
        "19 December 2023, and those of the Council, including resolution 45/30 of 7 October 2020",
        [("A/RES/78/187", "2023-12-19", None), ("A/HRC/RES/45/30", "2020-10-07", None)],
    ),
    (
        "all subsequent resolutions of an organ that is named in short",
        "Recalling the year proclaimed by the General Assembly in its resolution 44/82 of 8 December 1989, and all "
        "subsequent Assembly resolutions on lighthouses, the latest of which is resolution 71/163 of 19 December 2016",
        [("A/RES/44/82", "1989-12-08", None), ("A/RES/71/163", "2016-12-19", None)],
    ),
    (
        "the organ named in short is another one's Assembly",
        "Recalling all United Nations Environment Assembly resolutions on lamps, the latest of which is resolution "
        "4/1 of 15 March 2019",
        [(None, "2019-03-15", None)],
    ),
    (
        "resolutions of two organs, the second named last",
        "the resolutions of the General Assembly and of the Human Rights Council, including resolution 45/30",
        [("A/HRC/RES/45/30", None, None)],
    ),
    ("a place after a document", "See A/HRC/54/30, paras. 12–15.", [("A/HRC/54/30", None, "12–15")]),
    (
        "a place after a resolution",
        "General Assembly resolution 60/251, para. 5 (a)",
        [("A/RES/60/251", None, "5 (a)")],
    ),
    (
        "a place of the text itself after a document",
        "the report A/HRC/54/30, paragraph 4 above,",
        [("A/HRC/54/30", None, None), (None, None, None)],
    ),
    (
        "one date closes over two numbers",
        "provisions in Council resolutions 5/1 and 5/2 of 18 June 2007 and 16/21 of 25 March 2011",
        [
            ("A/HRC/RES/5/1", "2007-06-18", None),
            ("A/HRC/RES/5/2", "2007-06-18", None),
            ("A/HRC/RES/16/21", "2011-03-25", None),
        ],
    ),
    (
        "two organs in one paragraph",
        "General Assembly resolutions 48/141 of 20 December 1993 and 60/251 of 15 March 2006 and "
        "Human Rights Council resolution 30/25 of 2 October 2015",
        [
            ("A/RES/48/141", "1993-12-20", None),
            ("A/RES/60/251", "2006-03-15", None),
            ("A/HRC/RES/30/25", "2015-10-02", None),
        ],
    ),
    (
        "the organ is far away and numbers by year",
        "the resolutions of the Commission on Human Rights that provided the foundation, in particular "
        "resolutions 1993/87 of 10 March 1993 and 2004/81 of 21 April 2004",
        [("E/CN.4/RES/1993/87", "1993-03-10", None), ("E/CN.4/RES/2004/81", "2004-04-21", None)],
    ),
    (
        "the Assembly of another organ is not the General Assembly (A/RES/80/149 OP21)",
        "in line with United Nations Environment Assembly resolution 4/1 of 15 March 2019",
        [(None, "2019-03-15", None)],
    ),
    (
        "its previous resolutions, the last of which is named behind them (A/RES/80/190 PP11)",
        "Reaffirming all its previous resolutions on lighthouses, the most recent of which was resolution 46/18 of "
        "23 March 2021",
        [("A/HRC/RES/46/18", "2021-03-23", None)],
    ),
    (
        "the organ is named with the word before (A/RES/80/192 PP2)",
        "Recalling Commission on Human Rights resolution 2005/5 of 14 April 2005 and relevant Human Rights Council "
        "resolutions, in particular resolutions 7/34 of 28 March 2008 and 18/15 of 29 September 2011",
        [
            ("E/CN.4/RES/2005/5", "2005-04-14", None),
            ("A/HRC/RES/7/34", "2008-03-28", None),
            ("A/HRC/RES/18/15", "2011-09-29", None),
        ],
    ),
    (
        "the organ that adopted it is named behind (A/RES/80/190 PP6)",
        "Reaffirming further resolution 70/1, adopted by the General Assembly on 25 September 2015",
        [("A/RES/70/1", None, None)],
    ),
    (
        "an organ that numbers by year, named before a comma (A/RES/80/192 OP67)",
        "Recalls the request of the Commission on Human Rights, in its resolution 2005/5, that the keepers go on",
        [("E/CN.4/RES/2005/5", None, None)],
    ),
    (
        "other resolutions stand between: whose the last one is, is not told",
        "Recalling its previous resolutions on lamps, the resolutions of bakers and resolution 7/3 of their guild",
        [(None, None, None)],
    ),
    (
        "a capital at the beginning of the paragraph is no part of a name",
        "Recalling Assembly resolution 60/251 of 15 March 2006",
        [("A/RES/60/251", "2006-03-15", None)],
    ),
    (
        "its is the organ just named",
        "as stated by the General Assembly in its resolution 60/251 of 15 March 2006",
        [("A/RES/60/251", "2006-03-15", None)],
    ),
    (
        "its own, after a resolution of another organ, is that of the text",
        "Recalling General Assembly resolution 60/251 of 15 March 2006, and its own resolutions 5/1 and 5/2 of "
        "18 June 2007",
        [
            ("A/RES/60/251", "2006-03-15", None),
            ("A/HRC/RES/5/1", "2007-06-18", None),
            ("A/HRC/RES/5/2", "2007-06-18", None),
        ],
    ),
    (
        "its, after a resolution of another organ without a comma, is that of the text",
        "Recalling General Assembly resolution 60/251 of 15 March 2006 and its resolution 5/1 of 18 June 2007",
        [("A/RES/60/251", "2006-03-15", None), ("A/HRC/RES/5/1", "2007-06-18", None)],
    ),
    (
        "its own is the organ just named",
        "as decided by the General Assembly in its own resolution 60/251 of 15 March 2006",
        [("A/RES/60/251", "2006-03-15", None)],
    ),
    (
        "its with the number that the Security Council gives",
        "Recalling Security Council resolution 1325 (2000) and its resolution 1820 (2008) of 19 June 2008",
        [("S/RES/1325 (2000)", None, None), ("S/RES/1820 (2008)", "2008-06-19", None)],
    ),
    (
        "its is the organ named after",
        "Stressing that, in its resolution 48/141 of 20 December 1993, the General Assembly decided",
        [("A/RES/48/141", "1993-12-20", None)],
    ),
    (
        "on instead of of",
        "adopted by the Human Rights Council in its resolution 21/11 on 27 September 2012",
        [("A/HRC/RES/21/11", "2012-09-27", None)],
    ),
    (
        "paragraphs of a resolution",
        "Decides, in accordance with paragraphs 3 and 4 of Human Rights Council resolution 18/18 of 29 September 2011",
        [("A/HRC/RES/18/18", "2011-09-29", "3 and 4")],
    ),
    ("no date", "General Assembly resolution 60/251", [("A/RES/60/251", None, None)]),
    (
        "a gloss with figures in it (51/7 PP6)",
        "General Assembly resolutions 74/270 of 2 April 2020, on lamps of the year 2019 (LAMP-19), 74/274 of "
        "20 April 2020, on oil, and 74/306 of 11 September 2020, on LAMP-19, and 74/307",
        [
            ("A/RES/74/270", "2020-04-02", None),
            ("A/RES/74/274", "2020-04-20", None),
            ("A/RES/74/306", "2020-09-11", None),
            ("A/RES/74/307", None, None),
        ],
    ),
    (
        "a figure in a gloss is no number of a resolution",
        "General Assembly resolution 74/270 on 12 lamps and 15 keepers, and 3 bakers,",
        [("A/RES/74/270", None, None)],
    ),
    (
        "a gloss between number and date",
        "Council resolutions 5/1, on institution-building of the Council, and 5/2, on the Code of Conduct, "
        "of 18 June 2007",
        [("A/HRC/RES/5/1", "2007-06-18", None), ("A/HRC/RES/5/2", "2007-06-18", None)],
    ),
    (
        "the Security Council's numbers have a year",
        "Security Council resolutions 1325 (2000) of 31 October 2000 and 1960 (2010)",
        [("S/RES/1325 (2000)", "2000-10-31", None), ("S/RES/1960 (2010)", None, None)],
    ),
    (
        "such a number behind the short name of a Council",
        "recalling the statements of the Security Council, including Council resolution 2625 (2022) of 15 March 2022",
        [("S/RES/2625 (2022)", "2022-03-15", None)],
    ),
    (
        "a date of another year than the session's is not borrowed",
        "Council resolutions 9/3 and 42/23 of 27 September 2019",
        [("A/HRC/RES/9/3", None, None), ("A/HRC/RES/42/23", "2019-09-27", None)],
    ),
    (
        "a long title in quotation marks, which names a number and has a full stop",
        "Human Rights Council resolutions 55/29 of 5 April 2024, entitled “Open-ended working group of keepers and "
        "bakers on a second and a third protocol to the convention on the lamps, lenses and bells of lighthouses "
        "and lightships, St. Brigid’s harbour included, and on the follow-up to resolution 9/3 on bread and on the "
        "ovens in which it is made along the coast”, 57/6 of 9 October 2024 on fog, and 54/5 of 10 October 2023",
        [
            ("A/HRC/RES/55/29", "2024-04-05", None),
            ("A/HRC/RES/57/6", "2024-10-09", None),
            ("A/HRC/RES/54/5", "2023-10-10", None),
        ],
    ),
    (
        "a title that is not closed",
        "its resolutions 9/3, entitled “The bread of keepers, and 42/23 of 27 September 2019",
        [("A/HRC/RES/9/3", None, None), ("A/HRC/RES/42/23", "2019-09-27", None)],
    ),
    ("a decision", "its decision 2/105 of 27 November 2006", [("A/HRC/DEC/2/105", "2006-11-27", None)]),
    ("a bare symbol", "See A/HRC/53/63.", [("A/HRC/53/63", None, None)]),
    ("an internal reference", "provided for under paragraphs 7 and 8 above", [(None, None, None)]),
]
MUST_NOT_FIRE = [
    ("an agenda item", "held under agenda item 10 of the Human Rights Council"),
    ("a disease and a ratio", "HIV/AIDS services around the clock, 24/7, and/or on request"),
    ("a foreign symbol", "OEA/Ser.L/V/II.114, doc. 5"),
    ("a treaty's article", "article 18 of the International Covenant"),
    ("a range of years", "the Second United Nations Decade for the Eradication of Poverty (2008-2017)"),
    ("a resolution without a number", "all relevant Human Rights Council resolutions on the right to food"),
]


@pytest.mark.parametrize(("clause", "cited"), [row[1:] for row in FIRES], ids=[row[0] for row in FIRES])
def test_cites(clause: str, cited: list[tuple[str | None, str | None, str | None]]) -> None:
    found = in_text(clause, "PP1", COUNCIL)
    assert [(c.symbol, c.date, c.anchor) for c in found] == cited
    assert all(clause[c.start : c.end].startswith(c.number) for c in found if c.kind != "internal")


@pytest.mark.parametrize("clause", [row[1] for row in MUST_NOT_FIRE], ids=[row[0] for row in MUST_NOT_FIRE])
def test_cites_nothing(clause: str) -> None:
    assert in_text(clause, "PP1", COUNCIL) == []


def test_the_organ_may_be_one_that_no_table_knows() -> None:
    (cited,) = in_text("Recalling Conference of the Keepers of the North resolution 10/1 of 15 December 2023", "PP1")
    assert (cited.organ, cited.symbol) == ("Conference of the Keepers of the North", None)


@pytest.mark.parametrize(
    ("clause", "citing", "symbols"),
    [
        ("the adoption of resolution 51/77 of 12 December 1996", "General Assembly", ["A/RES/51/77"]),
        ("the Summit, at which resolution 79/1 was adopted", "General Assembly", ["A/RES/79/1"]),
        ("mindful of resolution 51/77 of 6 October 2022", "General Assembly", [None]),
        ("mindful of resolution 16/18 of 24 March 2011", COUNCIL, ["A/HRC/RES/16/18"]),
        ("mindful of resolution 51/77 of 12 December 1996", COUNCIL, [None]),
        ("mindful of resolution 51/77", COUNCIL, [None]),
        ("the Security Council, including Council resolution 2242 (2015)", COUNCIL, ["S/RES/2242 (2015)"]),
        ("the Security Council, including Council resolution 51/77", COUNCIL, ["A/HRC/RES/51/77"]),
        ("mindful of decisions 22/1 and 22/2 of the bakers", "General Assembly", [None, None]),
        ("mindful of resolution 51/77 of 12 December 1996", None, [None]),
    ],
)
def test_a_number_without_an_organ_is_the_citing_organs_if_its_date_says_so(
    clause: str, citing: str | None, symbols: list[str | None]
) -> None:
    assert [c.symbol for c in in_text(clause, "PP1", citing)] == symbols


def test_a_slip_in_a_date_is_told() -> None:
    codes = [w.code for w in read("36/...").warnings if w.address == "PP21"]
    assert codes == ["date-contradicts-session"]


@pytest.mark.shared
@pytest.mark.parametrize("name", ["36/...", "18/L.24/Rev.1", "54/28", "27/20"])
def test_the_seeds_cite_what_a_reader_found(name: str, shared: Path) -> None:
    order = ["36/...", "18/L.24/Rev.1", "54/28", "27/20"]
    gold = json.loads((shared / "gold" / "seeds-parse.json").read_text("utf-8"))
    expected = [
        (
            c["where"],
            None
            if c.get("kind")
            else c["organ"],  # the gold names no organ for documents, "present resolution" for itself
            c["number"].removeprefix("paras. "),
            c["date"],
            c["symbol"],
            c.get("paragraphs"),
        )
        for c in gold[sorted(gold)[order.index(name)]]["citations"]
    ]
    found = [(c.address, c.organ, c.number, c.date, c.symbol, c.anchor) for c in read(name).citations]
    assert found == expected
