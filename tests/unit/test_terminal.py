"""Laws of the terminal: no line too wide, no word lost, no command let through; and how it looks."""

from __future__ import annotations

import re
import time
from dataclasses import fields, replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrcdiff import compare
from hrcdiff.model import (
    Document,
    Edit,
    Evidence,
    FieldChange,
    Footnote,
    FootnoteChange,
    Link,
    Op,
    Paragraph,
    Place,
    Proof,
    Redline,
    SideProof,
    Sponsor,
    Summary,
    Transfer,
    Vote,
)
from hrcdiff.parsing import parse
from hrcdiff.readers import read_bytes
from hrcdiff.renderers.columns import ODD, Span, columns, painted, shown, wrap
from hrcdiff.renderers.to_markdown import redline_to_markdown
from hrcdiff.renderers.to_terminal import document_to_terminal, redline_to_terminal
from tests.unit.model_strategies import DOCUMENTS
from tests.unit.redlines import all_kinds, document, seed

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Golden

WIDTHS = st.integers(20, 120)
ANSI = re.compile(r"\x1b\[[0-9;]*m")
NASTY = st.text(
    st.sampled_from("ab;,. \t\n\u00a0\u00ad\u200b\u202e\u2066\u3000\x07\x1b\x9b31mé字的あ한🙂\u0301、”"),
    max_size=40,
)
NO_SIGNS = NASTY.map(lambda text: text.replace("\x1b", ""))
"""An escape is shown as ``^[``, which together with a sign could be read as another sign."""


def too_wide(printed: str, width: int) -> list[str]:
    """Lines wider than allowed that hold more than one word beside the gutter."""
    plain = [ANSI.sub("", line) for line in printed.split("\n")]
    return [line for line in plain if columns(line) > width and len(line[10:].split(" ")) > 1]


# --- columns ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Recalls", 7),
        ("re\u0301solution", 10),
        ("人权理事会", 10),
        ("ﾊﾝ", 2),
        ("Ｒ", 2),
        ("a\u200db", 2),
        ("", 0),
    ],
)
def test_columns_of_a_text(text: str, wanted: int) -> None:
    assert columns(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a\x1b[31mb", "a^[[31mb"),
        ("a\x9b31mb", f"a{ODD}31mb"),
        ("a\x07\x08b", f"a{ODD}{ODD}b"),
        ("a\u202eb\u2066c\u200fd", f"a{ODD}b{ODD}c{ODD}d"),
        ("a\r\n\tb\u2028c", "a   b c"),
        ("a\u00adb", f"a{ODD}b"),
        ("\u0646\u0645\u06cc\u200c\u062e", "\u0646\u0645\u06cc\u200c\u062e"),
        ("“no-one’s”\u00a0–", "“no-one’s”\u00a0–"),
    ],
)
def test_nothing_of_a_text_is_a_command(text: str, wanted: str) -> None:
    assert shown(text) == wanted


@pytest.mark.parametrize("piece", ["e\u0301", "\u200b", "\u2013", "人。", "人"])
def test_a_word_of_any_length_is_wrapped_at_once(piece: str) -> None:
    started = time.process_time()
    assert "".join(painted(line, colour=False) for line in wrap([Span(piece * 400_000)], 80)) == shown(piece) * 400_000
    assert time.process_time() - started < 5, "seconds; with the square of its length it would be twenty and more"


@given(st.lists(st.builds(Span, NASTY, st.sampled_from(["", "1", "9;38;5;166"]), st.booleans())), WIDTHS)
def test_wrapped_words_are_all_there_and_fit(spans: list[Span], width: int) -> None:
    lines = wrap(spans, width)
    wanted = "".join(shown(span.text) for span in spans)
    plain = [painted(line, colour=False) for line in lines]
    assert "".join("".join(plain).split()) == "".join(wanted.split())
    assert all(columns(line) <= width or not re.search(r"[^\S\u00a0]", line) for line in plain), "or a single word"
    for line in lines:
        coloured = painted(line, colour=True)
        assert ANSI.sub("", coloured).rstrip() == painted(line, colour=False)
        assert ANSI.findall(coloured)[-1:] in ([], ["\x1b[0m"]), "no colour goes on beyond its line"


def test_chinese_breaks_between_characters_but_not_before_a_comma() -> None:
    lines = [painted(line, colour=False) for line in wrap([Span("人权理事会，回顾大会")], 10)]
    assert lines == ["人权理事", "会，回顾大", "会"]


def test_words_are_not_cut() -> None:
    lines = [painted(line, colour=False) for line in wrap([Span("see https://undocs.org/A/HRC/54/28 there")], 20)]
    assert lines == ["see", "https://undocs.org/A/HRC/54/28", "there"]


# --- how it looks ----------------------------------------------------------------------------


def of_strangers() -> Redline:
    """A redline of two families in which everything occurs."""
    redline = all_kinds()
    summary = replace(redline.summary, same_family=False, family_reason="the titles have little in common")
    return replace(redline, summary=summary)


@pytest.mark.parametrize("width", [80, 40])
def test_redline_looks_as_agreed(golden: Golden, width: int) -> None:
    golden(f"terminal/redline-{width}.txt", redline_to_terminal(of_strangers(), width=width))


def test_redline_in_colour_looks_as_agreed(golden: Golden) -> None:
    golden("terminal/redline-colour.txt", redline_to_terminal(of_strangers(), colour=True).replace("\x1b", "^["))


def test_document_looks_as_agreed(golden: Golden) -> None:
    golden("terminal/document.txt", document_to_terminal(seed("HRC-36-draft-follow-up-systems")))


# --- a small language for redlines -----------------------------------------------------------

MARKS = re.compile(r"\[-(.*?)-\]|\{\+(.*?)\+\}", re.DOTALL)
OPS: tuple[Op, ...] = ("equal", "delete", "insert")
Words = list[tuple[Op, str]]
NO_SUMMARY = Summary(**{field.name: 0 for field in fields(Summary)})  # type: ignore[arg-type]


def marked(words: str) -> Words:
    """``Urges [-all-] States`` as kinds of edits and their words."""
    return [(OPS[i % 3], part) for i, part in enumerate(MARKS.split(words)) if part]


def linked(number: int, words: Words, *, moved: bool = False) -> Link:
    """A link of one with one."""
    old, new = f"PP{number}", f"OP{number}"
    return Link(
        id=f"L{number}",
        old=(old,),
        new=(new,),
        pairs=((old, new),),
        relation="unchanged" if all(op == "equal" for op, _ in words) else "reworded",
        moved=moved,
        crossed=False,
        renumbered=True,
        confidence=1,
        significance="substantive",
        evidence=Evidence(
            score=1, shared=(), in_order=True, runner_up=None, runner_up_score=None, kept_old=1, kept_new=1
        ),
        edits=tuple(
            Edit(
                op=op,
                text=text,
                old=None if op == "insert" else old,
                new=None if op == "delete" else new,
                significance=None if op == "equal" else "technical",
            )
            for op, text in words
        ),
    )


def drawn(links: list[Link], gone: dict[str, str], fresh: dict[str, str]) -> Redline:
    """A redline whose texts are what the edits say."""
    sides = []
    for name, rest in (("old", gone), ("new", fresh)):
        texts = {getattr(x, name)[0]: "".join(e.text for e in x.edits if getattr(e, name)) for x in links} | rest
        sides.append(document(name, *texts.items()))
    return Redline(
        old=sides[0],
        new=sides[1],
        links=tuple(links),
        removed=tuple(gone),
        added=tuple(fresh),
        transfers=(),
        metadata_changes=(),
        footnote_changes=(),
        summary=NO_SUMMARY,
    )


def only(words: str) -> Redline:
    """A redline of one link."""
    return drawn([linked(1, marked(words))], {}, {})


@st.composite
def redlines(draw: st.DrawFn, words: st.SearchStrategy[str] = NASTY) -> Redline:
    """Paragraphs linked one with one, gone and new, of any words, with a transfer between any of them."""
    edits = st.lists(st.tuples(st.sampled_from(OPS), words.filter(bool)), max_size=5)
    links = [
        linked(i, [*draw(edits), ("equal", ".")], moved=draw(st.booleans())) for i in range(1, draw(st.integers(1, 4)))
    ]
    gone, fresh = draw(st.lists(words, max_size=2)), draw(st.lists(words, max_size=2))
    redline = drawn(
        links,
        {f"PP{i}": text for i, text in enumerate(gone, start=8)},
        {f"A1.III.OP{i}(b)(ii)": text for i, text in enumerate(fresh, start=8)},
    )
    change = FieldChange(field=draw(words), old=draw(words), new=None)
    old, new = replace(redline.old, title=draw(words)), replace(redline.new, name=draw(words))
    summary = replace(NO_SUMMARY, family_reason=draw(words))
    redline = replace(redline, old=old, new=new, metadata_changes=(change,), summary=summary)
    transferred = draw(st.booleans())
    if not (transferred and old.paragraphs and new.paragraphs):
        return redline
    ends = [draw(places(side)) for side in (old, new)]
    return replace(redline, transfers=(Transfer(id="T1", old=ends[0], new=ends[1], text="b", edits=()),))


@st.composite
def places(draw: st.DrawFn, side: Document) -> Place:
    paragraph: Paragraph = draw(st.sampled_from(side.paragraphs))
    start, end = sorted(draw(st.lists(st.integers(0, len(paragraph.text)), min_size=2, max_size=2)))
    return Place(address=paragraph.address, start=start, end=end)


# --- laws ------------------------------------------------------------------------------------


@given(redlines(), WIDTHS, st.booleans())
def test_no_line_of_a_redline_is_too_wide_and_nothing_a_command(redline: Redline, width: int, colour: bool) -> None:
    printed = redline_to_terminal(redline, width=width, colour=colour)
    assert not too_wide(printed, width)
    assert harmless(printed, colour=colour)


@given(DOCUMENTS, WIDTHS, st.booleans())
def test_document_fits_and_commands_nothing(document: Document, width: int, colour: bool) -> None:
    printed = document_to_terminal(document, width=width, colour=colour)
    assert not too_wide(printed, width)
    assert harmless(printed, colour=colour)


def harmless(printed: str, *, colour: bool) -> bool:
    """No control character but line feeds and our own styles; no line that leaves a style on."""
    if colour:
        lines = printed.split("\n")
        if any(ANSI.findall(line)[-1:] not in ([], ["\x1b[0m"]) for line in lines):
            return False
        printed = ANSI.sub("", printed)
    return not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f]", printed)


@given(redlines(NO_SIGNS), st.booleans())
def test_both_texts_can_be_read_from_the_redline(redline: Redline, colour: bool) -> None:
    """Accepting every mark gives each new text, rejecting every mark each old one, white space apart."""
    rendered = redline_to_terminal(replace(redline, transfers=()), width=10**6, colour=colour)
    bodies = [body(line, colour=colour) for line in rendered.split("\n")]
    folded = {a for x in redline.links if x.relation == "unchanged" for a in x.old + x.new}
    for side, kept, other in ((redline.new, "added", "removed"), (redline.old, "removed", "added")):
        readings = {reading(line, kept, other) for line in bodies}
        wanted = [p.text for p in side.paragraphs if p.address not in folded]
        assert {"".join(shown(text).split()) for text in wanted} <= readings | {""}


def body(line: str, *, colour: bool) -> str:
    """A line with its marks in one notation: control characters that no text can hold."""
    if colour:
        line = re.sub(r"\x1b\[(?:3;)?4;38[0-9;]*m(.*?)(?=\x1b)", "\x01\\1\x02", line)
        line = re.sub(r"\x1b\[(?:3;)?9;38[0-9;]*m(.*?)(?=\x1b)", "\x03\\1\x04", line)
        return ANSI.sub("", line)
    for sign, mark in (("{+", "\x01"), ("+}", "\x02"), ("[-", "\x03"), ("-]", "\x04")):
        line = line.replace(sign, mark)
    return line


def reading(line: str, kept: str, other: str) -> str:
    """What is left of a line if one kind of mark is kept and the other is not."""
    marks = {"added": "\x01([^\x02]*)\x02", "removed": "\x03([^\x04]*)\x04"}
    line = re.sub(marks[other], "", line)
    return "".join(re.sub(marks[kept], r"\1", line).replace("␣", "").replace("⍽", "").split())


def test_white_space_that_is_the_change_is_shown() -> None:
    printed = redline_to_terminal(only("Recalling[- -]{+\u00a0+}the Charter,"))
    assert "Recalling[-␣-]{+⍽+}the Charter," in printed


def test_white_space_stays_outside_the_signs() -> None:
    printed = redline_to_terminal(only("Urges[- all-] States {+and others +}to act"))
    assert "Urges [-all-] States {+and others+} to act" in printed


def test_vote_and_sponsors_are_told() -> None:
    read = seed("A_HRC_RES_27_20")
    assert read.adoption is not None
    adoption = replace(
        read.adoption, mode="recorded vote", vote=Vote(in_favour=29, against=15, abstaining=3), text=None
    )
    sponsors = (Sponsor(name="Norway", member=False), Sponsor(name="Brazil", member=True))
    printed = document_to_terminal(replace(read, adoption=adoption, sponsors=sponsors), width=120)
    assert "recorded vote, 29 to 15, with 3 abstaining, 39th meeting, 25 September 2014" in printed
    assert "2: Norway* and Brazil (* not a member)" in printed


def test_what_was_not_assigned_is_shown_and_counted() -> None:
    read = seed("HRC-36-draft-follow-up-systems")
    lost = replace(read, unassigned=("stray",), tally=replace(read.tally, unassigned=5))
    assert "nothing unassigned." in document_to_terminal(read, width=999)
    printed = document_to_terminal(lost, width=999)
    assert "── Not assigned ──\n\nstray\n" in printed
    assert "5 not assigned." in printed


@pytest.mark.parametrize(
    ("proof", "says"),
    [
        (None, "Not yet proved"),
        ((True, 0), "Both texts rebuild exactly: 24 characters, nothing unassigned."),
        ((True, 7), "14 characters of the sources not assigned"),
        ((False, 0), "Does not rebuild"),
    ],
)
def test_proof_is_told_as_it_is(proof: tuple[bool, int] | None, says: str) -> None:
    redline = only("Recalling it")
    if proof:
        side = SideProof(sha256="0", paragraphs=1, characters=12, unassigned=proof[1], rebuilt=proof[0])
        redline = replace(redline, proof=Proof(old=side, new=side))
    assert says in " ".join(redline_to_terminal(redline).split())


def test_lost_footnote_is_neither_taken_out_nor_put_in() -> None:
    lost = FootnoteChange(old=None, new=Footnote(marker="1", address="OP8", text=None))
    printed = redline_to_terminal(replace(only("Recalling it"), footnote_changes=(lost,)))
    assert "– → 1 at OP8    (its text is not in the source)\n" in printed


RENUMBERED = (
    "Human Rights Council\nSixtieth session\n\nThe Human Rights Council,\n\nRecalling the lighthouses of the coast,\n\n"
    "1. Decides to paint the northern lamp white;\n\n{new}"
    "{a}. Requests the keepers of the coast to count the windows of each house;\n\n"
    "{b}. Invites bakers to send warm bread as described in paragraph 1 above and paragraph 2 above;\n\n"
    "{c}. Encourages fishermen to mend the nets of their neighbours in winter.\n"
)


@pytest.mark.parametrize("render", [redline_to_terminal, redline_to_markdown], ids=["terminal", "markdown"])
def test_unchanged_neighbours_of_a_paragraph_with_a_note_fold(render: Callable[[Redline], str]) -> None:
    new = "2. Welcomes the copper bells that the villages of the mountains have given to the harbour;\n\n"
    texts = RENUMBERED.format(new="", a=2, b=3, c=4), RENUMBERED.format(new=new, a=3, b=4, c=5)
    shown = render(compare(*(parse(read_bytes(f"{i}.txt", text.encode())) for i, text in enumerate(texts))))
    assert "cross-reference may be wrong" in shown
    assert "warm bread" in shown, "it has a note"
    assert "count the windows" not in shown
    assert "mend the nets" not in shown
    assert "OP2 → OP3" in shown
    assert "OP4 → OP5" in shown


@pytest.mark.parametrize("render", [redline_to_terminal, redline_to_markdown], ids=["terminal", "markdown"])
def test_an_unchanged_paragraph_that_moved_is_one_line(render: Callable[[Redline], str]) -> None:
    text = RENUMBERED.format(new="", a=2, b=3, c=4).replace(
        " as described in paragraph 1 above and paragraph 2 above", ""
    )
    head, one, two, three, last = re.split(r"(?<=[;,]\n\n)\d\. ", text)
    moved = f"{head}1. {three}2. {one}3. {two}4. {last}"
    shown = render(compare(*(parse(read_bytes(f"{i}.txt", t.encode())) for i, t in enumerate((text, moved)))))
    assert re.search(r"moved up[^.]*unchanged", shown)
    assert "warm bread" not in shown


def test_fields_have_names_in_words() -> None:
    assert re.search(r"^Agenda item +10$", document_to_terminal(seed("A_HRC_RES_27_20")), re.MULTILINE)
