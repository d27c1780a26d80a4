"""Laws of amending: one's own instructions, printed and read again, make the new text of the old."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hrcdiff.comparison import compare
from hrcdiff.instructions import apply, instructions, read
from hrcdiff.model import Document
from hrcdiff.parsing import parse
from hrcdiff.readers import read_bytes
from hrcdiff.renderers.to_instructions import instructions_to_text
from hrcdiff.renderers.to_resolution import to_resolution
from tests.property.changes import Change, Kind, changes
from tests.property.documents import Resolution, document, resolutions, truth

KINDS: tuple[Kind, ...] = ("reword", "delete", "insert", "split", "merge", "move", "cross")
PAIRS = resolutions().flatmap(lambda resolution: changes(resolution, KINDS, most=6))
STRANGERS = st.tuples(resolutions(most=4), resolutions(most=4))


def amended(old: Document, new: Document) -> tuple[list[str], list[tuple[str, str]]]:
    """The texts after the printed instructions were read and applied; and read again from the printed result."""
    redline = compare(old, new)
    if not instructions(redline):
        texts = [(p.address, p.text) for p in old.paragraphs]
        return [text for _, text in texts], texts
    printed = parse(read_bytes("amendments", instructions_to_text(redline).encode(), shown="amendments"))
    assert printed.kind == "amendment"
    given_ = read([p.text for p in printed.paragraphs])
    assert given_ == instructions(redline)
    made = apply(old, given_)
    assert not made.unplaced
    again = parse(read_bytes("amended", to_resolution(old, made, "amendments").encode(), shown="amended"))
    return [item.text for item in made.items], [(p.address, p.text) for p in again.paragraphs]


@given(PAIRS)
def test_own_instructions_printed_and_read_make_the_new_text(change: Change) -> None:
    old, new = change.documents()
    texts, again = amended(old, new)
    assert texts == [p.text for p in new.paragraphs]
    assert again == [(p.address, p.text) for p in new.paragraphs]


@given(STRANGERS)
def test_so_do_those_between_strangers(pair: tuple[Resolution, Resolution]) -> None:
    old, new = (document(name, truth(each)) for name, each in zip(("old", "new"), pair, strict=True))
    texts, again = amended(old, new)
    assert texts == [p.text for p in new.paragraphs]
    assert again == [(p.address, p.text) for p in new.paragraphs]


@given(resolutions(footnotes=True))
def test_a_text_that_nothing_amends_is_written_and_read_as_it_was(resolution: Resolution) -> None:
    old = document("old", truth(resolution))
    written = to_resolution(old, apply(old, ()), "nothing")
    again = parse(read_bytes("again", written.encode(), shown="again"))
    assert [(p.address, p.text) for p in again.paragraphs] == [(p.address, p.text) for p in old.paragraphs]
    assert again.title == old.title
    assert again.kind == "amended text"
