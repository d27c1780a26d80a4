"""Two documents to one redline: link, compare the words, find transfers, count, prove."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from hrcdiff import footnotes, metadata, transfers
from hrcdiff.alignment import NO_RULINGS, Group, align
from hrcdiff.errors import CompareError
from hrcdiff.family import same_family, same_title
from hrcdiff.findings import judge, overlong
from hrcdiff.findings.scale import Scale
from hrcdiff.lexicon import LANGUAGES, date_in_words, without_sequence
from hrcdiff.model import (
    Document,
    Link,
    Paragraph,
    Redline,
    Relation,
    Summary,
    Transfer,
    Warning_,
    crosses,
    is_amendment,
)
from hrcdiff.rulings import Rulings, fitting
from hrcdiff.wording import edits
from hrcdiff.wording.significance import most

BESIDE_TITLE = 3
"""Words beside the title of a resolution in a run that is no transfer."""


def compare(old: Document, new: Document, rulings: Rulings = NO_RULINGS, scale: Scale | None = None) -> Redline:
    """The redline of two documents, without its proof (`hrcdiff.proof.prove` makes it).

    ``scale`` says what sources think of the force of verbs; the one that ships with hrcdiff if it is left out.

    Raises `CompareError` if the documents are in different languages, or if one of them amends a draft.
    """
    if old.language and new.language and old.language != new.language:
        tongues = [LANGUAGES.get(code, code) for code in (old.language, new.language)]
        raise CompareError(
            f"{old.name} is in {tongues[0]} and {new.name} in {tongues[1]}: compare texts in the same language"
        )
    _refuse_amendments(old, new)
    with _uncollected():
        return judge(_drawn(old, new, rulings), scale)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the collector of cycles: a comparison makes many objects and no cycles, and the collector would look
    through all of them again and again, and once more as soon as it may: it is told that they are old.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            if not gc.get_freeze_count():  # what a program froze for its own ends stays frozen
                gc.freeze()
                gc.unfreeze()
            gc.enable()


def _drawn(old: Document, new: Document, rulings: Rulings) -> Redline:
    """The redline before its changes are judged."""
    language = new.language or old.language or "en"
    rulings = fitting(rulings, [p.address for p in old.paragraphs], [p.address for p in new.paragraphs])
    groups = align(old.paragraphs, new.paragraphs, rulings, language=language, kin=same_title(old, new))
    links = tuple(
        _link(number, group, old.paragraphs, new.paragraphs, language) for number, group in enumerate(groups, 1)
    )
    linked_old = {address for link in links for address in link.old}
    linked_new = {address for link in links for address in link.new}
    removed = tuple(p.address for p in old.paragraphs if p.address not in linked_old)
    added = tuple(p.address for p in new.paragraphs if p.address not in linked_new)
    found = transfers.find(old.paragraphs, new.paragraphs, links, language)
    found = tuple(t for t in found if not _title_alone(t, old) and not _title_alone(t, new))
    summary = _summary(old, new, links, removed, added, found)
    return Redline(
        old=old,
        new=new,
        links=links,
        removed=removed,
        added=added,
        transfers=found,
        metadata_changes=metadata.changed(old, new),
        footnote_changes=footnotes.changed(old, new, links),
        summary=summary,
        warnings=(*_warnings(old, new, summary), *rulings.warnings),
    )


def _title_alone(transfer: Transfer, document: Document) -> bool:
    """Whether a run of words is little more than the title of the text, which any of its paragraphs may name."""
    title = (document.title or "").casefold().strip()
    words = transfer.text.casefold()
    return bool(title) and title in words and len(words.replace(title, "", 1).split()) <= BESIDE_TITLE


def _refuse_amendments(old: Document, new: Document) -> None:
    """Instructions are no resolution: they can be compared with other instructions alone."""
    amending = [document for document in (old, new) if is_amendment(document)]
    if len(amending) == 1:
        base = dict(amending[0].masthead).get("symbol_of_base")
        raise CompareError(
            f"{amending[0].name} is an amendment{f' to {base}' if base else ''} and no resolution: "
            "'hrcdiff apply DRAFT AMENDMENTS' makes the amended text"
        )


def _link(number: int, group: Group, old: Sequence[Paragraph], new: Sequence[Paragraph], language: str) -> Link:
    before, after = [old[i] for i in group.old], [new[j] for j in group.new]
    addresses = tuple([p.address for p in before]), tuple([p.address for p in after])
    pairs = sorted([(m.old, m.new) for m in group.matches])
    named = tuple([(old[i].address, new[j].address) for i, j in pairs])
    row = edits([(p.address, p.text) for p in before], [(p.address, p.text) for p in after], named, language)
    changes = [e.significance for e in row if e.significance and e.text.strip()]
    return Link(
        id=f"L{number}",
        old=addresses[0],
        new=addresses[1],
        pairs=named,
        relation=_relation(before, after),
        moved=group.moved,
        crossed=any(crosses(old[i].part, new[j].part) for i, j in pairs),
        renumbered=addresses[0] != addresses[1],
        confidence=group.confidence,
        significance=most(changes),
        evidence=group.evidence,
        edits=row,
    )


def _relation(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> Relation:
    if len(old) == len(new) == 1:
        return "unchanged" if old[0].text == new[0].text else "reworded"
    if len(old) == 1:
        return "split"
    return "merged" if len(new) == 1 else "regrouped"


def _summary(
    old: Document,
    new: Document,
    links: Sequence[Link],
    removed: Sequence[str],
    added: Sequence[str],
    found: Sequence[Transfer],
) -> Summary:
    same, reason = same_family(old, new, links)

    verbs_old, verbs_new = (
        {p.address: without_sequence(p.opening, document.language or "en") for p in document.paragraphs}
        for document in (old, new)
    )

    def count(relation: str) -> int:
        return sum(1 for link in links if link.relation == relation)

    return Summary(
        same_family=same,
        family_reason=reason,
        old_paragraphs=len(old.paragraphs),
        new_paragraphs=len(new.paragraphs),
        carried_old=len(old.paragraphs) - len(removed),
        carried_new=len(new.paragraphs) - len(added),
        unchanged=count("unchanged"),
        reworded=count("reworded"),
        split=count("split"),
        merged=count("merged"),
        regrouped=count("regrouped"),
        moved=sum(1 for link in links if link.moved),
        crossed=sum(1 for link in links if link.crossed),
        removed=len(removed),
        added=len(added),
        transfers=len(found),
        openings_changed=sum(1 for link in links if _opening_changed(link, verbs_old, verbs_new)),
    )


def _opening_changed(link: Link, old: dict[str, str], new: dict[str, str]) -> bool:
    """``old`` and ``new`` give openings without *also* and *further*, which only mark a sequence."""
    return len(link.old) == len(link.new) == 1 and old[link.old[0]] != new[link.new[0]]


def _warnings(old: Document, new: Document, summary: Summary) -> tuple[Warning_, ...]:
    out: list[Warning_] = []
    language = new.language or old.language
    if language not in (None, "en"):
        out.append(
            Warning_(
                code="no-rules-for-language",
                message=f"the texts are in {LANGUAGES.get(language, language)}: findings on words and house style are "
                "told in English alone, so every change of words counts as substantive, and none has a finding",
            )
        )
    if old.date and new.date and new.date < old.date:
        out.append(
            Warning_(
                code="order",
                message=f"{new.name}, given as the newer text, is dated {date_in_words(new.date)}, before {old.name} "
                f"of {date_in_words(old.date)}: perhaps they were given in the wrong order",
            )
        )
    if language in (None, "en"):
        out += (*overlong.warnings(old), *overlong.warnings(new))
    if not summary.same_family:
        out.append(
            Warning_(
                code="different-families",
                message=f"{old.name} and {new.name} belong to different families ({summary.family_reason}): "
                "what they share is shared language, not a history",
            )
        )
    return (*out, *_cut_off(old, new), *_cut_off(new, old), *_left_over(old), *_left_over(new))


def _cut_off(one: Document, other: Document) -> Iterator[Warning_]:
    """Whether a text ends in the middle of a sentence, or has no operative part where the other one has."""
    parts = [{p.part for p in document.paragraphs} for document in (one, other)]
    end = one.paragraphs[-1].text.rstrip()[-1:] if one.paragraphs else ""
    if "preambular" in parts[0] and "operative" not in parts[0] and "operative" in parts[1]:
        message = f"{one.name} has no operative part: perhaps it is cut off"
    elif not one.adoption and (end.isalnum() or (end == "," and "operative" in parts[0])):
        message = f"{one.name} ends within a sentence, at {one.paragraphs[-1].address}: perhaps it is cut off"
    else:
        return
    yield Warning_(code="cut-off", message=message)


_MUCH = 2000
"""Characters that found no place in a text, from which on that is more than a line here and there."""


def _left_over(one: Document) -> Iterator[Warning_]:
    """Whether much of a file is no part of the text that was read, as where it holds a second one."""
    size = sum(map(len, one.unassigned))
    if size >= _MUCH:
        begin = " ".join(one.unassigned[0].split()[:_BEGIN])
        message = f"{size:,} characters of {one.name} found no place in the text and are not compared: “{begin} …”"
        yield Warning_(code="left-over", message=message)


_BEGIN = 8
"""Words of them that are quoted."""
