"""Lines of a text are counted as they are made."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from hrcdiff.findings.ledgers import _without_joint
from hrcdiff.renderers.columns import Span, lines, wrap

SIGNS = st.text(st.sampled_from("ab  —“”→é-\t\x1b\u00a0\u0301\u3000。会议"))
JOINED = st.lists(st.sampled_from(["and", "or", "x", ",", ";", "sand", "and,", "or;", ",and"])).map(" ".join)


@given(st.text() | SIGNS, st.integers(1, 30))
def test_lines_are_counted_as_they_are_made(text: str, width: int) -> None:
    assert lines(text, width) == len(wrap([Span(text)], width))


@given(JOINED)
def test_what_stands_between_a_clause_and_the_next_one_goes(clause: str) -> None:
    assert _without_joint(clause) == re.sub(r"[\s,;]+(?:and|or)?\s*$", "", clause)
