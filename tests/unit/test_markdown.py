"""Markdown: accepting and rejecting give both texts, and nothing of a text becomes markup."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from hrcdiff import compare
from hrcdiff.renderers import words
from hrcdiff.renderers.runs import Run
from hrcdiff.renderers.screen import Screen
from hrcdiff.renderers.to_markdown import escaped, marked, redline_to_markdown
from tests.unit.reading import body
from tests.unit.redlines import all_kinds, council, document, redline
from tests.unit.test_html import HOSTILE, row

if TYPE_CHECKING:
    from markdown_it.token import Token

    from hrcdiff.model import Redline

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
ACTIVE = st.text(st.sampled_from("ab 1*_~`\\[]()<>&#|!-+=.:;,/@$’“\u00a0éß"), min_size=1, max_size=12)


def inline(markdown: str) -> list[Token]:
    """The pieces of the one paragraph that a line of Markdown is."""
    tokens = READER.parse(markdown)
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"], markdown
    return tokens[1].children or []


def read_back(markdown: str) -> tuple[str, str]:
    """The line with all changes rejected and with all accepted; tags and comments left out."""
    texts, gone, come = ["", ""], False, False
    for token in inline(markdown):
        assert token.type in {"text", "s_open", "s_close", "strong_open", "strong_close", "code_inline", "html_inline"}
        name = token.content if token.type == "html_inline" else token.type
        assert token.type != "html_inline" or name in {"<!-- -->", "<del>", "</del>", "<ins>", "</ins>"}
        gone = (gone or name in {"s_open", "<del>"}) and name not in {"s_close", "</del>"}
        come = (come or name in {"strong_open", "<ins>"}) and name not in {"strong_close", "</ins>"}
        if token.type == "text":
            texts[0] += "" if come else token.content
            texts[1] += "" if gone else token.content
    return spaced(texts[0]), spaced(texts[1])


def spaced(text: str) -> str:
    """White space as it is seen: one space for any."""
    return re.sub(r"\s+", " ", text).strip()


def bare(text: str) -> str:
    return re.sub(r"[\s␣⍽]", "", text)


# --- laws ------------------------------------------------------------------------------------


@pytest.mark.parametrize("drawn", [council(), all_kinds()], ids=["council", "all kinds"])
def test_leaving_out_what_is_struck_gives_the_newer_text(drawn: Redline) -> None:
    for link in drawn.links:
        if len(link.old) == len(link.new) == 1:
            wanted = drawn.old.paragraph(link.old[0]).text, drawn.new.paragraph(link.new[0]).text
            assert read_back(marked(row(drawn, link.new[0]).runs)) == tuple(map(spaced, wanted))


@given(st.lists(ACTIVE, min_size=1, max_size=5), st.lists(ACTIVE, min_size=1, max_size=5))
def test_marks_are_seen_whatever_stands_beside_them(left: list[str], right: list[str]) -> None:
    old, new = "Is" + " ".join(left), "Is" + " ".join(right)
    drawn = redline(document("1/1", ("PP1", old)), document("1/2", ("PP1", new)), ("PP1", "PP1"))
    runs = row(drawn, "PP1").runs
    got = read_back(marked(runs))
    assert tuple(map(bare, got)) == (bare(old), bare(new))
    if not any(run.op != "equal" and run.text.isspace() for run in runs):
        assert got == (spaced(old), spaced(new))


@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn"]), min_size=1, max_size=30))
def test_an_escaped_text_is_read_as_itself(text: str) -> None:
    tokens = inline("A" + escaped(text) + "Z")
    assert all(token.type in {"text", "html_inline"} for token in tokens)
    got = "".join(token.content for token in tokens if token.type == "text")
    assert bare(got) == bare(f"A{text}Z")


# --- what it holds ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", [*HOSTILE, "# no heading", "- no list", "1. no list", "> no quote", "===", "| a | b |"]
)
def test_nothing_of_a_text_becomes_markup(text: str) -> None:
    def kinds(words: str) -> list[str]:
        old = document("1/1", ("PP1", words), ("OP1", f"Was {words}"), ("OP2", words))
        new = document("1/2", ("PP1", words), ("OP1", f"Is {words}"), ("OP2", f"{words} {words}"))
        drawn = redline(replace(old, title=words), replace(new, title=words), ("PP1", "PP1"), ("OP1", "OP1"))
        return [token.type for token in READER.parse(redline_to_markdown(drawn))]

    assert kinds(text) == kinds("plain words")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("see www.un.org and http://un.org", "see www\\.un.org and http\\://un.org"),
        ("write to a@b.org", "write to a@<!-- -->b.org"),
        ("§ 3_4 [sic]", "§ 3\\_4 \\[sic\\]"),
        ("a\nb\x07c\u202ed", "a b\ufffdc\ufffdd"),
    ],
)
def test_characters_that_mean_something(text: str, wanted: str) -> None:
    assert escaped(text) == wanted


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("lamps for all without end", "lamps for all, without end", "lamps for all<ins>,</ins> without end"),
        ("of wind and rain", "of wind, rain", "of wind<del> and</del>**,** rain"),
        ("by wind, sleet", "by wind, rain, sleet", "by wind, **rain,** sleet"),
        ("to light and keep lamps", "to light or keep lamps", "to light ~~and~~ **or** keep lamps"),
        ("in 48/24, on lamps", "in 54/28, on lamps", "in ~~48/24~~**54/28**, on lamps"),
        ("the lamps;", "the lamps,", "the lamps<del>;</del>**,**"),
        ("lamps (old) here", "lamps here", "lamps ~~(old)~~ here"),
    ],
)
def test_no_space_stands_that_is_in_neither_text(old: str, new: str, wanted: str) -> None:
    drawn = redline(document("1/1", ("OP1", old)), document("1/2", ("OP1", new)), ("OP1", "OP1"))
    assert marked(row(drawn, "OP1").runs) == wanted
    assert read_back(wanted) == (old, new)


def test_a_mark_that_a_letter_would_hide_is_an_element() -> None:
    drawn = redline(
        document("1/1", ("OP1", "Urges States, all of them, to act")),
        document("1/2", ("OP1", "Urges States to act")),
        ("OP1", "OP1"),
    )
    assert marked(row(drawn, "OP1").runs) == "Urges States<del>, all of them,</del> to act"


def test_all_of_it() -> None:
    printed = redline_to_markdown(all_kinds())
    assert printed.startswith("# Title of 12/1\n\n9/1 (text of unknown kind) → 12/1 (text of unknown kind)\n\n")
    for piece in (
        "`PP1 → PP1` unchanged, 4 words",
        "`PP2 → –` gone\n\n~~Noting the work of the Office,~~",
        "`PP3, PP4 → PP2` merged from PP3 and PP4\n\n`PP3` Recognizing that",
        "`OP3` crossed into the preamble: now PP3",
        "- words that went to new OP4: “sum up the debate”",
        "## Concordance\n\n| Old | New | What became of it |\n| --- | --- | --- |\n| PP1 | PP1 | unchanged |",
    ):
        assert piece in printed, piece
    assert all(line == line.rstrip() for line in printed.split("\n"))


def test_it_can_be_narrowed() -> None:
    from hrcdiff import compare, read

    drawn = compare(read("27/20"), read("54/28"))
    printed = redline_to_markdown(drawn, only="verbs")
    assert "## Verbs\n\n| Old | New | What | Rule |" in printed
    assert "## References" not in printed
    assert "## Concordance" not in printed
    assert "`PP4 → PP5` reworded\n\n~~Recalling its~~ **Bearing in mind the** mandate" in printed
    assert "→ PP6" not in printed


def test_one_space_follows_the_name_of_a_source() -> None:
    runs = [
        Run(op="equal", text="Recalling the lamps,", old="PP1", new="PP1"),
        Run(op="equal", text=" and the boats", old="PP2", new="PP1", tag="PP2"),
        Run(op="equal", text="of wood", old="PP3", new="PP1", tag="PP3"),
    ]
    assert marked(runs) == "Recalling the lamps, `PP2` and the boats `PP3` of wood"
    screen = Screen(width=80, colour=False, gutter=4)
    screen.text(*words.marked(runs, screen))
    assert str(screen).strip() == "Recalling the lamps, ‹PP2› and the boats ‹PP3› of wood"


def test_a_note_on_brackets_is_headed_brackets_and_one_on_a_pair_words() -> None:
    text = "1. Requests the keepers to count the lamps {} the bells of every harbour{}, and to report on them;"
    old, new = (
        body("Recalling the harbour,", text.format(*said)) for said in (("and", ""), ("or", " [and of towers]"))
    )
    told = redline_to_markdown(compare(old, new))
    assert "- brackets: " in told
    assert "- words: and → or" in told
    assert "pair:" not in told


def test_a_note_on_an_addressee_says_once_what_it_is_on() -> None:
    text = "1. Requests {} to count the lamps of every harbour, and to report on them to the guild of keepers;"
    old, new = (body("Recalling the harbour,", text.format(who)) for who in ("States", "all Member States"))
    told = redline_to_markdown(compare(old, new))
    assert "- addressee: States → all Member States" in told
    assert "actor:" not in told
