"""Addresses as people write them."""

from __future__ import annotations

import pytest

from hrcdiff import read
from hrcdiff.addresses import find, paragraph_at
from hrcdiff.errors import UsageError
from hrcdiff.model import Document, Paragraph


def document(*addresses: str) -> Document:
    """A text of which nothing but its addresses is known."""
    known = {"part": "operative", "label": None, "parent": None, "opening": None, "text": "Thanks the keepers;"}
    made = tuple(Paragraph(**{"address": each, **known}) for each in addresses)  # type: ignore[arg-type]
    return Document(name="lights", sha256="0" * 64, paragraphs=made)


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("OP8", "OP8"),
        ("op 8", "OP8"),
        ("OP. 8", "OP8"),
        ("OP 6 b", "OP6(b)"),
        ("Op6(b)", "OP6(b)"),
        ("op6b(ii)", "OP6(b)(ii)"),
        ("OP6bii", "OP6(b)(ii)"),
        ("op 2 #2", "OP2#2"),
        ("a1 13", "A1.13"),
        ("A113", "A1.13"),
        ("pp 3 bis", "PP3 bis"),
        ("pp3bis", "PP3 bis"),
        ("PP3\u00a0BIS", "PP3 bis"),
    ],
)
def test_an_address_may_be_written_in_several_ways(written: str, address: str) -> None:
    assert paragraph_at(document("PP1", address), written).address == address


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("OP8", "PP8"),
        ("OP8", "OP81"),
        ("OP6(b)", "OP6(c)"),
        ("8", "OP8"),
        ("A11.3", "A1.13"),
        ("OP6(ii)", "OP6(i)(i)"),
        ("OP2#2", "OP22"),
        ("", "OP1"),
    ],
)
def test_two_addresses_are_not_one(one: str, other: str) -> None:
    assert find(document(other), one) is None
    assert find(document(other, one), one) == document(one).paragraphs[0]


def test_an_address_that_may_be_two_is_refused_with_both() -> None:
    text = document("A1.13", "A11.3", "OP6(i)(i)", "OP6(ii)")
    with pytest.raises(UsageError, match=r"more than one paragraph A113: write A1\.13 or A11\.3"):
        paragraph_at(text, "A113")
    assert paragraph_at(text, "op6ii").address == "OP6(ii)", "as it stands, before what it might be"


def test_a_paragraph_is_found_however_its_address_is_written() -> None:
    text = read("54/28")
    assert paragraph_at(text, " op 7.") == text.paragraph("OP7")
    assert find(text, "OP700") is None
    with pytest.raises(UsageError, match="has no paragraph OP700: it has from PP1 to OP"):
        paragraph_at(text, "OP700")
