"""Any document and any redline, as Hypothesis strategies: the types of the model, not their sense."""

from __future__ import annotations

import dataclasses
from typing import Any, get_args

from hypothesis import strategies as st

from hrcdiff import model
from hrcdiff.model import Document, Edit, Evidence, Redline, Summary

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
MAYBE = st.none() | TEXTS
ADDRESSES = st.text("POI.()abiv#123 ", min_size=1, max_size=8)
COUNTS = st.integers(0, 10**9)
SHARES = st.floats(0, 1)
DATES = st.sampled_from(["2006-03-15", "2023-10-12"])
SHA256 = st.integers(0, 2**256 - 1).map(lambda number: f"{number:064x}")
SIGNIFICANCES = st.sampled_from(model.SIGNIFICANCES)


def few(strategy: st.SearchStrategy[Any], **how: Any) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=2, **how).map(tuple)


FOOTNOTES = st.builds(model.Footnote, marker=TEXTS, address=MAYBE, text=MAYBE, start=st.none() | COUNTS)
WARNINGS = st.builds(model.Warning_, code=TEXTS, message=TEXTS, address=MAYBE, line=st.none() | COUNTS)
VOTES = st.builds(
    model.Vote,
    in_favour=COUNTS,
    against=COUNTS,
    abstaining=COUNTS,
    in_favour_states=few(TEXTS),
    against_states=few(TEXTS),
    abstaining_states=few(TEXTS),
)
PARAGRAPHS = st.builds(
    model.Paragraph,
    address=ADDRESSES,
    part=st.sampled_from(get_args(model.Part)),
    label=MAYBE,
    parent=st.none() | ADDRESSES,
    opening=MAYBE,
    text=TEXTS,
    line=COUNTS,
)


def _in_order(rows: tuple[model.Paragraph, ...]) -> tuple[model.Paragraph, ...]:
    """None stands under itself, or under one behind it."""
    place = {row.address: n for n, row in enumerate(rows)}
    return tuple(
        dataclasses.replace(row, parent=None) if row.parent and place.get(row.parent, -1) >= n else row
        for n, row in enumerate(rows)
    )


ROWS = few(PARAGRAPHS).map(_in_order)
ADOPTIONS = st.builds(
    model.Adoption, meeting=MAYBE, date=st.none() | DATES, mode=MAYBE, text=MAYBE, vote=st.none() | VOTES
)
DOCUMENTS = st.builds(
    Document,
    name=TEXTS,
    sha256=SHA256,
    **dict.fromkeys(("symbol", "title", "kind", "organ", "session", "agenda_item", "language"), MAYBE),
    date=st.none() | DATES,
    masthead=st.dictionaries(TEXTS, TEXTS, max_size=2).map(lambda fields: tuple(fields.items())),
    sponsors=few(st.builds(model.Sponsor, name=TEXTS, member=st.none() | st.booleans())),
    adoption=st.none() | ADOPTIONS,
    paragraphs=ROWS,
    footnotes=few(FOOTNOTES),
    headings=few(st.builds(model.Heading, text=TEXTS, before=st.none() | ADDRESSES)),
    citations=few(
        st.builds(
            model.Citation,
            address=ADDRESSES,
            kind=st.sampled_from(get_args(model.CitationKind)),
            **dict.fromkeys(("organ", "symbol", "anchor"), MAYBE),
            number=TEXTS,
            date=st.none() | DATES,
            start=COUNTS,
            end=COUNTS,
        )
    ),
    furniture=few(TEXTS),
    unassigned=few(TEXTS),
    warnings=few(WARNINGS),
    tally=st.builds(model.Tally, **{field.name: COUNTS for field in dataclasses.fields(model.Tally)}),
)
EDITS = st.one_of(
    st.builds(Edit, op=st.just("equal"), text=TEXTS, old=ADDRESSES, new=ADDRESSES),
    st.builds(Edit, op=st.just("delete"), text=TEXTS, old=ADDRESSES, significance=SIGNIFICANCES),
    st.builds(Edit, op=st.just("insert"), text=TEXTS, new=ADDRESSES, significance=SIGNIFICANCES),
)
SIDE = few(ADDRESSES, min_size=1, unique=True)
LINKS = st.builds(
    model.Link,
    id=TEXTS,
    old=SIDE,
    new=SIDE,
    pairs=few(st.tuples(ADDRESSES, ADDRESSES), min_size=1),
    relation=st.sampled_from(get_args(model.Relation)),
    confidence=SHARES,
    significance=SIGNIFICANCES,
    evidence=st.builds(
        Evidence,
        **dict.fromkeys(("score", "kept_old", "kept_new"), SHARES),
        disputed=few(st.sampled_from(["text", "order", "opening", "citations"])),
        shared=few(TEXTS),
        runner_up=MAYBE,
        runner_up_score=st.none() | SHARES,
    ),
    edits=few(EDITS),
)
PLACES = st.builds(model.Place, address=ADDRESSES, start=COUNTS, end=COUNTS, limb=st.none() | st.integers(1, 9))
FINDINGS = st.builds(
    model.Finding,
    kind=st.sampled_from(get_args(model.FindingKind)),
    old=st.none() | PLACES,
    new=st.none() | PLACES,
    label=MAYBE,
    **dict.fromkeys(("rule", "old_words", "new_words", "note", "source"), TEXTS),
)
TALLIED = [field.name for field in dataclasses.fields(Summary) if field.type == "int"]
SIDE_PROOFS = st.builds(model.SideProof, sha256=SHA256, paragraphs=COUNTS, characters=COUNTS, unassigned=COUNTS)
SHORT = st.builds(Document, name=TEXTS, sha256=SHA256, paragraphs=ROWS)
"""Documents have laws of their own: a redline has few words of them."""
PRECEDENTS = st.builds(
    model.Precedent,
    name=TEXTS,
    symbol=MAYBE,
    address=ADDRESSES,
    part=st.sampled_from(get_args(model.Part)),
    organ=MAYBE,
    date=MAYBE,
    adopted=st.booleans(),
    text=TEXTS,
)
AGREED = st.builds(
    model.Agreed,
    texts=COUNTS,
    adopted=COUNTS,
    origins=few(
        st.builds(
            model.Origin,
            place=PLACES,
            words=TEXTS,
            standing=st.sampled_from(get_args(model.Standing)),
            phrase=TEXTS,
            score=st.none() | st.floats(0, 1),
            texts=COUNTS,
            earliest=st.none() | PRECEDENTS,
            closest=st.none() | PRECEDENTS,
        )
    ),
    claims=few(
        st.builds(
            model.Claim,
            place=PLACES,
            remark=TEXTS,
            cited=TEXTS,
            address=MAYBE,
            words=TEXTS,
            state=st.sampled_from(get_args(model.ClaimState)),
            share=st.none() | st.floats(0, 1),
            missing=few(TEXTS),
            found=st.none() | PRECEDENTS,
        )
    ),
)
REDLINES = st.builds(
    Redline,
    old=SHORT,
    new=SHORT,
    links=few(LINKS),
    removed=few(ADDRESSES, unique=True),
    added=few(ADDRESSES, unique=True),
    findings=few(FINDINGS),
    transfers=few(st.builds(model.Transfer, id=TEXTS, old=PLACES, new=PLACES, text=TEXTS, edits=few(EDITS))),
    metadata_changes=few(st.builds(model.FieldChange, field=TEXTS, old=MAYBE, new=MAYBE)),
    footnote_changes=few(st.builds(model.FootnoteChange, old=st.none() | FOOTNOTES, new=st.none() | FOOTNOTES)),
    summary=st.builds(Summary, family_reason=TEXTS, **dict.fromkeys(TALLIED, COUNTS)),
    warnings=few(WARNINGS),
    proof=st.none() | st.builds(model.Proof, old=SIDE_PROOFS, new=SIDE_PROOFS),
    agreed=st.none() | AGREED,
)
