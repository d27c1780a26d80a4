"""Real paragraphs in two versions, in which words were put in, taken out and moved without regard to sense."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from hrcdiff.citations import citations
from hrcdiff.lexicon import opening
from hrcdiff.model import Document, Paragraph
from tests.unit.redlines import seed

SEEDS = ("A_HRC_18_L.24_Rev.1", "A_HRC_RES_27_20", "A_HRC_RES_54_28", "HRC-36-draft-follow-up-systems")
REAL = tuple(dict.fromkeys(p.text for name in SEEDS for p in seed(name).paragraphs if len(p.text.split()) > 5))
"""The paragraphs of the texts that ship with hrcdiff, but for the shortest."""
SCRAPS = (
    "requests", "urges", "encourages States to", "and encourages the Office to", "takes note of", "and", "or", "the",
    "of", ",", ";", "not", "in", "2024", "all", "States", "Member States", "States concerned", "shall", "should",
    "may", "human rights", "violations", "abuses", "report", "where appropriate", "as appropriate", "upon request",
    "with the consent of the States concerned", "in consultation with", "relevant", "potential", "including",
    "such as", "as well as", "women", "General Assembly", "Human Rights Council", "the High Commissioner",
    "the Office of the High Commissioner", "the Secretary-General", "General Assembly resolution 60/251",
    "resolution 54/28 of 11 October 2023", "A/HRC/50/2", "paragraph 3 above", "at its fifty-seventh session",
    "annually", "15 March 2024",
)  # fmt: skip
"""Words that the rules look for, and words between them."""

PLACES = st.integers(0, 200)
LENGTHS = st.integers(1, 8)


@st.composite
def _other_words(draw: st.DrawFn) -> list[str]:
    """A scrap, or a run of words from another real paragraph."""
    if draw(st.booleans()):
        return draw(st.sampled_from(SCRAPS)).split(" ")
    words = draw(st.sampled_from(REAL)).split(" ")
    start = draw(PLACES) % len(words)
    return words[start : start + draw(LENGTHS)]


@st.composite
def _rewritten(draw: st.DrawFn, text: str, most: int) -> str:
    """A text with words put in, taken out, replaced and moved; its last sign stays."""
    words, end = text[:-1].split(" "), text[-1]
    for _ in range(draw(st.integers(0, most))):
        how = draw(st.sampled_from(("put in", "taken out", "replaced", "moved")))
        place, length = draw(PLACES) % len(words), draw(LENGTHS)
        if how == "put in":
            words[place:place] = draw(_other_words())
        elif how == "replaced":
            words[place : place + min(length, 3)] = draw(_other_words())
        elif len(words) - length > 3:
            run = words[place : place + length]
            del words[place : place + length]
            if how == "moved":
                to = draw(PLACES) % len(words)
                words[to:to] = run
    return " ".join(words) + end


@st.composite
def rewritten(draw: st.DrawFn) -> tuple[Document, Document]:
    """Two versions of up to three real paragraphs, which may have changed their order."""
    texts = draw(st.lists(st.sampled_from(REAL), min_size=1, max_size=3))
    old = [draw(_rewritten(text, 3)) for text in texts]
    new = [draw(_rewritten(text, 6)) for text in texts]
    if draw(st.booleans()):
        new = draw(st.permutations(new))
    return written("old", *old), written("new", *new)


def written(name: str, *texts: str) -> Document:
    """A resolution of these operative paragraphs."""
    paragraphs = []
    for number, text in enumerate(texts, 1):
        begins = opening(text)
        paragraphs.append(
            Paragraph(
                address=f"OP{number}",
                part="operative",
                label=str(number),
                parent=None,
                opening=begins.phrase if begins else None,
                text=text,
            )
        )
    plain = Document(
        name=name, sha256="0" * 64, title="T", organ="Human Rights Council", language="en", paragraphs=tuple(paragraphs)
    )
    return replace(plain, citations=citations(plain))
