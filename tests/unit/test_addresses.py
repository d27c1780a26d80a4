"""Addresses as people write them."""

from __future__ import annotations

import pytest

from hrcdiff import read
from hrcdiff.addresses import find, paragraph_at, spelled
from hrcdiff.errors import UsageError


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("OP8", "OP8"),
        ("op 8", "OP8"),
        ("OP. 8", "OP8"),
        ("OP 6 b", "OP6(b)"),
        ("Op6(b)", "OP6(b)"),
        ("pp 3 bis", "PP3 bis"),
        ("PP3\u00a0BIS", "PP3 bis"),
    ],
)
def test_an_address_may_be_written_in_several_ways(written: str, address: str) -> None:
    assert spelled(written) == spelled(address)


@pytest.mark.parametrize(("one", "other"), [("OP8", "PP8"), ("OP8", "OP81"), ("OP6(b)", "OP6(c)"), ("8", "OP8")])
def test_two_addresses_are_not_one(one: str, other: str) -> None:
    assert spelled(one) != spelled(other)


def test_a_paragraph_is_found_however_its_address_is_written() -> None:
    document = read("54/28")
    assert paragraph_at(document, " op 7.") == document.paragraph("OP7")
    assert find(document, "OP700") is None
    with pytest.raises(UsageError, match="has no paragraph OP700: it has from PP1 to OP"):
        paragraph_at(document, "OP700")
