"""The law of rules together: whatever their rows are put together to, it is compared, proved and told in every form."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hrcdiff.comparison import compare
from hrcdiff.model import Document
from hrcdiff.proof import prove
from hrcdiff.renderers.html import to_html
from hrcdiff.renderers.to_ledgers import ledgers_to_text
from hrcdiff.renderers.to_markdown import redline_to_markdown
from hrcdiff.renderers.to_summary import summary_to_text
from hrcdiff.renderers.to_terminal import redline_to_terminal
from tests.property.rewritten import LENGTHS, PLACES, written
from tests.unit.test_findings import CASES
from tests.unit.test_rule_cases import ROWS, SIGNIFICANCE

PAIRS = [
    (row["old"], row["new"]) for row in (*CASES, *ROWS, *SIGNIFICANCE) if row["old"].strip() and row["new"].strip()
]
"""One provision each, as it was and as it is."""


@st.composite
def _clauses(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """Provisions of one paragraph, in both texts; the newer one has them in another order, or words of others."""
    picked = draw(st.lists(st.sampled_from(PAIRS), min_size=1, max_size=3))
    old, new = [one for one, _ in picked], [other for _, other in picked]
    if draw(st.booleans()):
        new = draw(st.permutations(new))
    if draw(st.booleans()):
        new = [draw(_spliced(text)) for text in new]
    return old, new


@st.composite
def _spliced(draw: st.DrawFn, text: str) -> str:
    """A provision with a few words of another one put in."""
    words, others = text.split(" "), draw(st.sampled_from(PAIRS))[0].split(" ")
    at, start = draw(PLACES) % len(words), draw(PLACES) % len(others)
    words[at:at] = others[start : start + draw(LENGTHS)]
    return " ".join(words)


@st.composite
def put_together(draw: st.DrawFn) -> tuple[Document, Document]:
    """Two texts of up to three paragraphs; a provision may have gone to another one, and their order may differ."""
    rows = draw(st.lists(_clauses(), min_size=1, max_size=3))
    old, new = [one for one, _ in rows], [list(other) for _, other in rows]
    if draw(st.booleans()):
        new[-1].append(new[0].pop())
    if draw(st.booleans()):
        new = draw(st.permutations(new))
    pair = written("old", *map(_paragraph, old)), written("new", *map(_paragraph, filter(None, new)))
    return pair if draw(st.booleans()) else pair[::-1]


def _paragraph(clauses: list[str]) -> str:
    """One paragraph of several provisions."""
    first, *others = [clause.rstrip(" ;.,") for clause in clauses]
    return ", and ".join([first, *(other[:1].lower() + other[1:] for other in others)]) + ";"


@given(put_together())
def test_rules_that_meet_do_not_fail(pair: tuple[Document, Document]) -> None:
    redline = prove(compare(*pair), lambda: pair[0], lambda: pair[1])
    forms = (to_html, ledgers_to_text, redline_to_markdown, summary_to_text, redline_to_terminal)
    assert all(form(redline) for form in forms)
