"""Laws of the readers of Word files and web pages: nothing lost, nothing twice, no input breaks them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hrcdiff.errors import ReadError
from hrcdiff.parsing import parse
from hrcdiff.readers import read_bytes
from hrcdiff.source import Source, Tracked
from tests.unit.docx_files import (
    Xml,
    box,
    deleted,
    docx,
    inserted,
    leaf,
    moved_from,
    moved_to,
    note,
    p,
    table,
    up,
    within,
)
from tests.unit.reading import accounted

WORDS = st.sampled_from(
    "Recalling|the lanterns,|1.|(a)|Decides|;|.|*| |\u00ad|\u200b|•|-|48|th|Annex|\u00a0|[1]|\t|".split("|")
) | st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=5)
STATES: st.SearchStrategy[Tracked] = st.sampled_from(["original", "final"])

# --- Word files ------------------------------------------------------------------------------

LEAVES = st.sampled_from(
    [leaf("tab"), leaf("br"), leaf("noBreakHyphen"), leaf("softHyphen"), note(1), note(2, mark="*")]
)
RUNS: st.SearchStrategy[str] = st.recursive(
    WORDS | LEAVES | WORDS.map(up),
    lambda inner: st.builds(
        lambda wrap, items: wrap(*items),
        st.sampled_from([inserted, deleted, moved_from, moved_to, lambda *x: within("hyperlink", *x)]),
        st.lists(inner, max_size=3),
    ),
    max_leaves=6,
)
PARAGRAPHS = st.builds(
    lambda runs, num, mark: p(*runs, num=num, mark=mark),
    st.lists(RUNS, max_size=4),
    st.none() | st.tuples(st.just(1), st.integers(0, 3)),
    st.sampled_from(["", "", "ins", "del", "moveFrom", "moveTo"]),
)
BLOCKS: st.SearchStrategy[Xml] = st.recursive(
    PARAGRAPHS,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3).map(lambda items: table([Xml("".join(items)), "cell"]))
        | st.lists(inner, min_size=1, max_size=2).map(lambda items: p("around ", box(*items)))
    ),
    max_leaves=8,
)
BEGIN = p("The Human Rights Council,"), p("Recalling lanterns,")
FILES = st.lists(BLOCKS, max_size=6).map(lambda blocks: docx(*BEGIN, *blocks, notes={1: "One.", 2: p("* Two.")}))


def whole(data: bytes, tracked: Tracked = "final") -> Source | None:
    """The source, accounted for and parsed, or None if it was refused in one line."""
    try:
        source = read_bytes("text", data, tracked=tracked)
        accounted(source)
        parse(source)
    except ReadError as error:
        message = error.message
    else:
        return source
    assert "\n" not in message
    return None


@given(FILES, STATES)
def test_each_character_of_a_word_file_is_in_one_line_or_is_markup(data: bytes, tracked: Tracked) -> None:
    whole(data, tracked)


@given(st.lists(WORDS, min_size=1, max_size=5), st.lists(WORDS, min_size=1, max_size=5))
def test_the_states_of_a_file_are_what_was_put_in_and_taken_out(old: list[str], new: list[str]) -> None:
    def text(data: bytes, tracked: Tracked) -> list[str]:
        try:
            return [line.text for line in read_bytes("text", data, tracked=tracked).lines]
        except ReadError:
            return []

    changed = docx(p("x", deleted(*old), inserted(*new), "y"))
    assert text(changed, "original") == text(docx(p("x", *old, "y")), "final")
    assert text(changed, "final") == text(docx(p("x", *new, "y")), "final")


@given(FILES, st.data())
def test_a_damaged_word_file_is_read_or_refused_in_one_line(file: bytes, data: st.DataObject) -> None:
    damaged = bytearray(file)
    for at in data.draw(st.lists(st.integers(4, len(file) - 1), max_size=8)):
        damaged[at] = data.draw(st.integers(0, 255))
    whole(bytes(damaged[: data.draw(st.integers(4, len(file)))]))


# --- web pages -------------------------------------------------------------------------------

TAGS = "p div span ol ul li table tr td th dl dt dd pre sup em i b br hr h1 nav footer section aside a q script".split()
ATTRIBUTES = st.sampled_from(
    [
        "",
        "",
        " hidden",
        " class=nav",
        " class=footnotes",
        " id=fn1",
        " start=3",
        " type=a",
        " style='display:none'",
        " value=x",
    ]
)
PAGES = st.lists(
    WORDS
    | st.builds("<{}{}>".format, st.sampled_from(TAGS), ATTRIBUTES)
    | st.sampled_from(TAGS).map("</{}>".format)
    | st.sampled_from(["&shy;", "&nbsp;", "&#150;", "&lt;", "&", "<", "<!--", "-->", "<![if x]>", "\n", "<?x"]),
    max_size=30,
).map(
    lambda pieces: (
        "<!DOCTYPE html><body><p>The Human Rights Council,<p>Recalling lanterns,<p>" + "".join(pieces)
    ).encode()
)


@given(PAGES)
def test_each_character_of_a_page_is_in_one_line_or_is_markup(data: bytes) -> None:
    whole(data)


@given(
    st.lists(
        st.tuples(st.sampled_from(["p", "div", "li", "td", "h1", "span"]), st.lists(WORDS, max_size=3)), max_size=8
    )
)
def test_the_words_of_a_page_are_read_in_their_order(blocks: list[tuple[str, list[str]]]) -> None:
    clean = [(tag, " ".join(words).replace("<", "").replace("&", "").replace(">", "")) for tag, words in blocks]
    source = whole(("<html><body>x " + "".join(f"<{tag}>{text}</{tag}>" for tag, text in clean)).encode())
    shown = "".join(char for _, text in clean for char in text if not char.isspace())
    assert source is None or "".join(source.text.split()) == "x" + shown


@given(st.binary(max_size=300).map(lambda data: b"<html>" + data))
def test_any_bytes_of_a_page_are_read_or_refused_in_one_line(data: bytes) -> None:
    whole(data)
