"""Links that must not be drawn."""

from __future__ import annotations

from tests.property.documents import clause
from tests.unit.test_alignment import drawn

CITED = "Human Rights Council resolutions 5/1 and 5/2 of 18 June 2007"


def test_two_paragraphs_that_share_only_a_citation_are_not_linked() -> None:
    common = [(f"PP{n}", f"Noting {clause(300 + n)}, with regard to {CITED},") for n in range(2, 7)]
    old = [("PP1", f"Recalling the villages dredged under {CITED},"), *common]
    new = [("PP1", f"Noting that bells were cast under {CITED},"), *common]
    assert drawn(old, new).removed == ("PP1",)
