"""Redlines drawn by hand from the texts that ship with hrcdiff, for tests of the renderers."""

from __future__ import annotations

from dataclasses import replace
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from hrcdiff.model import (
    Document,
    Edit,
    Evidence,
    FieldChange,
    Footnote,
    FootnoteChange,
    Link,
    Paragraph,
    Place,
    Proof,
    Redline,
    SideProof,
    Summary,
    Transfer,
    Warning_,
)
from hrcdiff.parsing import parse
from hrcdiff.readers import read_file
from hrcdiff.text import tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hrcdiff.model import Relation, Significance

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
Ends = tuple[str, str]


@cache
def seed(name: str) -> Document:
    """One of the bundled texts."""
    return parse(read_file(SEEDS / f"{name}.txt"))


def document(name: str, *texts: tuple[str, str], language: str | None = "en") -> Document:
    """A document of (address, text); the first word of each paragraph is its opening."""
    paragraphs = tuple(
        Paragraph(
            address=address,
            part="preambular" if address.startswith("PP") else "annex" if address[0] == "A" else "operative",
            label=None,
            parent=address[: address.rindex("(")] if address.endswith(")") else None,
            opening=text.split(" ", 1)[0] if text and text[0].isupper() else None,
            text=text,
        )
        for address, text in texts
    )
    return Document(name=name, sha256="0" * 64, title=f"Title of {name}", language=language, paragraphs=paragraphs)


def edits(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> tuple[Edit, ...]:
    """Word edits between paragraphs read one after the other."""
    left = [(token, p.address) for p in old for token in tokens(p.text)]
    right = [(token, p.address) for p in new for token in tokens(p.text)]
    found: list[Edit] = []

    def add(edit: Edit) -> None:
        last = found[-1] if found else None
        if last and (last.op, last.old, last.new) == (edit.op, edit.old, edit.new):
            found[-1] = replace(last, text=last.text + edit.text)
        else:
            found.append(edit)

    matcher = SequenceMatcher(None, [t for t, _ in left], [t for t, _ in right], autojunk=False)
    for op, a, b, c, d in matcher.get_opcodes():
        if op == "equal":
            for (text, o), (_, n) in zip(left[a:b], right[c:d], strict=True):
                add(Edit(op="equal", text=text, old=o, new=n))
            continue
        for text, o in left[a:b]:
            add(Edit(op="delete", text=text, old=o, significance="substantive"))
        for text, n in right[c:d]:
            add(Edit(op="insert", text=text, new=n, significance="substantive"))
    return tuple(found)


def link(
    old: Document,
    new: Document,
    ends: tuple[str, str],
    *,
    moved: bool = False,
    significance: Significance = "substantive",
) -> Link:
    """A link between the addresses in ``PP3 PP4`` and ``PP4``."""
    left, right = (tuple(end.split()) for end in ends)
    words = edits([old.paragraph(a) for a in left], [new.paragraph(a) for a in right])
    kept = sum(len(edit.text) for edit in words if edit.op == "equal")
    length = [sum(len(d.paragraph(a).text) for a in s) for d, s in ((old, left), (new, right))]
    relation: Relation = "reworded" if any(edit.op != "equal" for edit in words) else "unchanged"
    if len(left) > 1 or len(right) > 1:
        relation = "merged" if len(right) == 1 else "split" if len(left) == 1 else "regrouped"
    return Link(
        id=f"L{right[0]}",
        old=left,
        new=right,
        pairs=tuple((o, n) for o in left for n in right),
        relation=relation,
        moved=moved,
        crossed=old.paragraph(left[0]).part != new.paragraph(right[0]).part,
        renumbered=left != right,
        confidence=0.9,
        significance="editorial" if relation == "unchanged" else significance,
        evidence=Evidence(
            score=0.83,
            shared=("consent of the States concerned", "technical assistance"),
            in_order=not moved,
            runner_up="new OP8",
            runner_up_score=0.31,
            kept_old=kept / max(1, length[0]),
            kept_new=kept / max(1, length[1]),
        ),
        edits=words,
    )


def redline(
    old: Document,
    new: Document,
    *ends: Ends,
    moved: Sequence[str] = (),
    transfers: Sequence[tuple[Ends, str]] = (),
) -> Redline:
    """A redline with these links; ``moved`` names new addresses, a transfer the words at both ends."""
    place = {p.address: i for i, p in enumerate(new.paragraphs)}
    links = sorted(
        (link(old, new, pair, moved=pair[1].split()[0] in moved) for pair in ends),
        key=lambda x: place[x.new[0]],
    )
    in_old = {a for x in links for a in x.old}
    in_new = {a for x in links for a in x.new}
    removed = tuple(p.address for p in old.paragraphs if p.address not in in_old)
    added = tuple(p.address for p in new.paragraphs if p.address not in in_new)
    count = {name: sum(x.relation == name for x in links) for name in RELATIONS}
    return Redline(
        old=old,
        new=new,
        links=tuple(links),
        removed=removed,
        added=added,
        transfers=tuple(_transfer(old, new, f"T{i}", *t) for i, t in enumerate(transfers, 1)),
        metadata_changes=(FieldChange(field="session", old=old.session, new=new.session),),
        footnote_changes=tuple(FootnoteChange(old=None, new=note) for note in new.footnotes[:1]),
        summary=Summary(
            same_family=True,
            family_reason="the titles are the same",
            old_paragraphs=len(old.paragraphs),
            new_paragraphs=len(new.paragraphs),
            carried_old=len(in_old),
            carried_new=len(in_new),
            unchanged=count["unchanged"],
            reworded=count["reworded"],
            split=count["split"],
            merged=count["merged"],
            regrouped=count["regrouped"],
            moved=sum(x.moved for x in links),
            crossed=sum(x.crossed for x in links),
            removed=len(removed),
            added=len(added),
            transfers=len(transfers),
            openings_changed=0,
        ),
        proof=Proof(old=_proof(old), new=_proof(new)),
    )


RELATIONS = ("unchanged", "reworded", "split", "merged", "regrouped")


def _transfer(old: Document, new: Document, name: str, ends: Ends, words: str) -> Transfer:
    places = []
    for side, address in zip((old, new), ends, strict=True):
        start = side.paragraph(address).text.index(words)
        places.append(Place(address=address, start=start, end=start + len(words)))
    whole = (Edit(op="equal", text=words, old=ends[0], new=ends[1]),)
    return Transfer(id=name, old=places[0], new=places[1], text=words, edits=whole)


def _proof(side: Document) -> SideProof:
    return SideProof(
        sha256=side.sha256,
        paragraphs=len(side.paragraphs),
        characters=sum(len(p.text) for p in side.paragraphs),
        unassigned=0,
        rebuilt=True,
    )


@cache
def council() -> Redline:
    """18/L.24/Rev.1 and 54/28, linked as one would by hand."""
    return redline(
        seed("A_HRC_18_L.24_Rev.1"),
        seed("A_HRC_RES_54_28"),
        ("PP1", "PP1"),
        ("PP3 PP4", "PP4"),
        ("PP5", "PP5"),
        ("PP7", "PP13"),
        ("PP8", "PP12"),
        ("OP9", "OP1"),
        ("OP10", "OP2"),
        ("OP11", "OP10"),
        ("OP12", "OP11"),
        ("OP13", "OP12"),
        ("OP14", "OP4"),
        moved=("PP13", "OP4"),
        transfers=((("OP5", "OP18"), "the Office of the United Nations High Commissioner for Human Rights"),)[:0],
    )


@cache
def all_kinds() -> Redline:
    """A small redline in which everything occurs."""
    old = document(
        "9/1",
        ("PP1", "Recalling its resolution 5/1,"),
        ("PP2", "Noting the work of the Office,"),
        ("PP3", "Recognizing that cooperation is essential,"),
        ("PP4", "Recognizing also that dialogue matters,"),
        ("OP1", "Decides to hold a panel on cooperation;"),
        ("OP2", "Requests the Office to report on it, and encourages States to attend the panel;"),
        ("OP3", "Affirms that consent of the State is needed;"),
        ("OP3(a)", "in every case;"),
        ("OP4", "Invites the President to sum up the debate;"),
        ("OP5", "Decides to remain seized of the matter."),
    )
    new = document(
        "12/1",
        ("PP1", "Recalling its resolution 5/1,"),
        ("PP2", "Recognizing that cooperation is essential, and that dialogue matters,"),
        ("PP3", "Affirming that consent of the State concerned is needed,"),
        ("OP1", "Decides to remain seized of the matter;"),
        ("OP2", "Requests the Office to report on it;"),
        ("OP3", "Encourages States to attend the panel;"),
        ("OP4", "Urges the President to act, and to sum up the debate;"),
        ("OP4(a)", "at once."),
    )
    drawn = redline(
        old,
        new,
        ("PP1", "PP1"),
        ("PP3 PP4", "PP2"),
        ("OP3", "PP3"),
        ("OP5", "OP1"),
        ("OP2", "OP2 OP3"),
        moved=("OP1",),
        transfers=((("OP4", "OP4"), "sum up the debate"),),
    )
    message = "PP2 is read as one paragraph, though an empty line parts it before line 9 of the file"
    doubt = Warning_(code="joined-over-gap", message=message, address="PP2", line=9)
    return replace(
        drawn,
        old=replace(old, warnings=(doubt,), unassigned=("(continued)",)),
        new=replace(new, footnotes=(Footnote(marker="1", address="OP2", text="See A/1."),)),
    )
