"""From plain dicts to the model, checked field by field."""

from __future__ import annotations

from dataclasses import fields
from typing import get_args

from hrcdiff.model import (
    Adoption,
    Agreed,
    Citation,
    CitationKind,
    Claim,
    ClaimState,
    Document,
    Edit,
    Evidence,
    FieldChange,
    Finding,
    FindingKind,
    Footnote,
    FootnoteChange,
    Heading,
    Link,
    Op,
    Origin,
    Paragraph,
    Part,
    Place,
    Precedent,
    Proof,
    Redline,
    Relation,
    SideProof,
    Significance,
    Sponsor,
    Standing,
    Summary,
    Tally,
    Transfer,
    Vote,
    Warning_,
)
from hrcdiff.schema.node import Node
from hrcdiff.schema.to_dict import DOCUMENT, REDLINE


def document_from_dict(value: object) -> Document:
    """The document that a dict describes; ReadError names the field that is wrong."""
    return _document(Node(value))


def redline_from_dict(value: object) -> Redline:
    """The redline that a dict describes; ReadError names the field that is wrong.

    Whether it is true to its texts is the question of the proof, not of this function.
    """
    node = Node(value)
    node.version(REDLINE)
    return Redline(
        old=_document(node.node("old")),
        new=_document(node.node("new")),
        links=node.each("links", _link),
        removed=node.texts("removed"),
        added=node.texts("added"),
        transfers=node.each("transfers", _transfer),
        metadata_changes=node.each("metadata_changes", _field_change),
        footnote_changes=node.each("footnote_changes", _footnote_change),
        summary=_summary(node.node("summary")),
        proof=_proof(proof) if (proof := node.maybe(node.node, "proof")) else None,
        warnings=node.each("warnings", _warning),
        findings=node.each("findings", _finding),
        agreed=_agreed(node.node("agreed")) if node.has("agreed") else None,
    )


def _document(node: Node) -> Document:
    node.version(DOCUMENT)
    adoption = node.maybe(node.node, "adoption")
    return Document(
        name=node.text("name"),
        sha256=node.text("sha256"),
        symbol=node.maybe(node.text, "symbol"),
        title=node.maybe(node.text, "title"),
        kind=node.maybe(node.text, "kind"),
        organ=node.maybe(node.text, "organ"),
        session=node.maybe(node.text, "session"),
        agenda_item=node.maybe(node.text, "agenda_item"),
        date=node.maybe(node.text, "date"),
        language=node.maybe(node.text, "language"),
        masthead=node.mapping("masthead"),
        sponsors=node.each("sponsors", _sponsor),
        adoption=_adoption(adoption) if adoption else None,
        paragraphs=_paragraphs(node),
        footnotes=node.each("footnotes", _footnote),
        headings=node.each("headings", _heading),
        citations=node.each("citations", _citation),
        furniture=node.texts("furniture"),
        unassigned=node.texts("unassigned"),
        warnings=node.each("warnings", _warning),
        tally=_tally(node.node("tally")),
    )


def _adoption(node: Node) -> Adoption:
    vote = node.maybe(node.node, "vote")
    return Adoption(
        meeting=node.maybe(node.text, "meeting"),
        date=node.maybe(node.text, "date"),
        mode=node.maybe(node.text, "mode"),
        text=node.maybe(node.text, "text"),
        vote=_vote(vote) if vote else None,
    )


_VOTERS = ("in_favour_states", "against_states", "abstaining_states")
"""Not in files of earlier versions."""


def _vote(node: Node) -> Vote:
    named = {name: node.texts(name) for name in _VOTERS if node.has(name)}
    return Vote(
        in_favour=node.whole("in_favour"), against=node.whole("against"), abstaining=node.whole("abstaining"), **named
    )


def _paragraphs(node: Node) -> tuple[Paragraph, ...]:
    """The paragraphs; one that is said to stand under another must stand behind it."""
    paragraphs = node.each("paragraphs", _paragraph)
    place = {paragraph.address: n for n, paragraph in enumerate(paragraphs)}
    for n, paragraph in enumerate(paragraphs):
        if paragraph.parent is not None and place.get(paragraph.parent, -1) >= n:
            raise node.refusal(f"has {paragraph.address} under {paragraph.parent}, which does not stand before it")
    return paragraphs


def _paragraph(node: Node) -> Paragraph:
    return Paragraph(
        address=node.text("address"),
        part=node.one_of("part", get_args(Part)),
        label=node.maybe(node.text, "label"),
        parent=node.maybe(node.text, "parent"),
        opening=node.maybe(node.text, "opening"),
        text=node.text("text"),
        line=node.whole("line"),
    )


def _sponsor(node: Node) -> Sponsor:
    whom = node.maybe(node.text, "on_behalf_of") if node.has("on_behalf_of") else None  # not in earlier versions
    return Sponsor(name=node.text("name"), member=node.maybe(node.flag, "member"), on_behalf_of=whom)


def _heading(node: Node) -> Heading:
    return Heading(text=node.text("text"), before=node.maybe(node.text, "before"))


def _footnote(node: Node) -> Footnote:
    return Footnote(
        marker=node.text("marker"),
        address=node.maybe(node.text, "address"),
        text=node.maybe(node.text, "text"),
        start=node.maybe(node.whole, "start") if node.has("start") else None,  # reports of before have none
    )


def _citation(node: Node) -> Citation:
    return Citation(
        address=node.text("address"),
        kind=node.one_of("kind", get_args(CitationKind)),
        organ=node.maybe(node.text, "organ"),
        number=node.text("number"),
        symbol=node.maybe(node.text, "symbol"),
        date=node.maybe(node.text, "date"),
        anchor=node.maybe(node.text, "anchor"),
        start=node.whole("start"),
        end=node.whole("end"),
    )


def _warning(node: Node) -> Warning_:
    return Warning_(
        code=node.text("code"),
        message=node.text("message"),
        address=node.maybe(node.text, "address"),
        line=node.maybe(node.whole, "line"),
    )


def _tally(node: Node) -> Tally:
    return Tally(**{field.name: node.whole(field.name) for field in fields(Tally)})


def _link(node: Node) -> Link:
    return Link(
        id=node.text("id"),
        old=node.texts("old"),
        new=node.texts("new"),
        pairs=node.pairs("pairs"),
        relation=node.one_of("relation", get_args(Relation)),
        moved=node.flag("moved"),
        crossed=node.flag("crossed"),
        renumbered=node.flag("renumbered"),
        confidence=node.number("confidence"),
        significance=node.one_of("significance", get_args(Significance)),
        evidence=_evidence(node.node("evidence")),
        edits=node.each("edits", _edit),
    )


def _evidence(node: Node) -> Evidence:
    return Evidence(
        score=node.number("score"),
        shared=node.texts("shared"),
        in_order=node.flag("in_order"),
        runner_up=node.maybe(node.text, "runner_up"),
        runner_up_score=node.maybe(node.number, "runner_up_score"),
        kept_old=node.number("kept_old"),
        kept_new=node.number("kept_new"),
        pinned=node.has("pinned") and node.flag("pinned"),
        disputed=node.texts("disputed") if node.has("disputed") else (),
    )


def _edit(node: Node) -> Edit:
    """An edit has an address on each side it touches and on no other; what is equal weighs nothing."""
    op: Op = node.one_of("op", get_args(Op))
    changed = op != "equal"
    for name, wanted in (("old", op != "insert"), ("new", op != "delete"), ("significance", changed)):
        if node.has(name) != wanted:
            raise node.refusal(f'is of op "{op}" and has {"no" if wanted else "a field"} "{name}"')
    return Edit(
        op=op,
        text=node.text("text"),
        old=node.text("old") if node.has("old") else None,
        new=node.text("new") if node.has("new") else None,
        significance=node.one_of("significance", get_args(Significance)) if changed else None,
        rule=node.text("rule") if changed and node.has("rule") else None,
    )


def _transfer(node: Node) -> Transfer:
    return Transfer(
        id=node.text("id"),
        old=_place(node.node("old")),
        new=_place(node.node("new")),
        text=node.text("text"),
        edits=node.each("edits", _edit),
    )


def _place(node: Node) -> Place:
    return Place(
        address=node.text("address"),
        start=node.whole("start"),
        end=node.whole("end"),
        limb=node.whole("limb") if node.has("limb") else None,
    )


def _finding(node: Node) -> Finding:
    old, new = node.maybe(node.node, "old"), node.maybe(node.node, "new")
    return Finding(
        kind=node.one_of("kind", get_args(FindingKind)),
        rule=node.text("rule"),
        old=_place(old) if old else None,
        new=_place(new) if new else None,
        old_words=node.text("old_words"),
        new_words=node.text("new_words"),
        label=node.maybe(node.text, "label"),
        note=node.text("note"),
        source=node.text("source"),
    )


def _agreed(node: Node) -> Agreed:
    return Agreed(
        texts=node.whole("texts"),
        adopted=node.whole("adopted"),
        origins=node.each("origins", _origin),
        claims=node.each("claims", _claim),
    )


def _origin(node: Node) -> Origin:
    earliest, closest = node.maybe(node.node, "earliest"), node.maybe(node.node, "closest")
    return Origin(
        place=_place(node.node("place")),
        words=node.text("words"),
        standing=node.one_of("standing", get_args(Standing)),
        phrase=node.text("phrase"),
        score=node.maybe(node.number, "score"),
        texts=node.whole("texts"),
        earliest=_precedent(earliest) if earliest else None,
        closest=_precedent(closest) if closest else None,
    )


def _claim(node: Node) -> Claim:
    found = node.maybe(node.node, "found")
    return Claim(
        place=_place(node.node("place")),
        remark=node.text("remark"),
        cited=node.text("cited"),
        address=node.maybe(node.text, "address"),
        words=node.text("words"),
        state=node.one_of("state", get_args(ClaimState)),
        share=node.maybe(node.number, "share"),
        missing=node.texts("missing"),
        found=_precedent(found) if found else None,
    )


def _precedent(node: Node) -> Precedent:
    return Precedent(
        name=node.text("name"),
        symbol=node.maybe(node.text, "symbol"),
        address=node.text("address"),
        part=node.one_of("part", get_args(Part)),
        organ=node.maybe(node.text, "organ"),
        date=node.maybe(node.text, "date"),
        adopted=node.flag("adopted"),
        text=node.text("text"),
    )


def _field_change(node: Node) -> FieldChange:
    return FieldChange(field=node.text("field"), old=node.maybe(node.text, "old"), new=node.maybe(node.text, "new"))


def _footnote_change(node: Node) -> FootnoteChange:
    old, new = node.maybe(node.node, "old"), node.maybe(node.node, "new")
    return FootnoteChange(old=_footnote(old) if old else None, new=_footnote(new) if new else None)


def _summary(node: Node) -> Summary:
    return Summary(
        same_family=node.flag("same_family"),
        family_reason=node.text("family_reason"),
        **{field.name: node.whole(field.name) for field in fields(Summary) if field.type == "int"},
    )


def _proof(node: Node) -> Proof:
    return Proof(old=_side_proof(node.node("old")), new=_side_proof(node.node("new")))


def _side_proof(node: Node) -> SideProof:
    return SideProof(
        sha256=node.text("sha256"),
        paragraphs=node.whole("paragraphs"),
        characters=node.whole("characters"),
        unassigned=node.whole("unassigned"),
        rebuilt=node.flag("rebuilt"),
        text_sha256=node.text("text_sha256") if node.has("text_sha256") else "",
    )


document_in, edit_in, warning_in = _document, _edit, _warning
"""For formats that hold documents, edits and warnings as well."""
