"""From the model to plain dicts."""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from hrcdiff.findings.ledgers import LEDGERS
from hrcdiff.findings.tables import tables

if TYPE_CHECKING:
    from collections.abc import Callable

    from hrcdiff.findings.tables import Tables
    from hrcdiff.model import (
        Adoption,
        Agreed,
        Claim,
        Document,
        Edit,
        Finding,
        Link,
        Origin,
        Place,
        Redline,
        Transfer,
        Vote,
    )

DOCUMENT = "hrcdiff.document/1"
REDLINE = "hrcdiff.redline/1"


def document_to_dict(document: Document) -> dict[str, Any]:
    """A document as JSON has it, the fields in the order of the format."""
    return {
        "schema": DOCUMENT,
        "name": document.name,
        "sha256": document.sha256,
        "symbol": document.symbol,
        "title": document.title,
        "kind": document.kind,
        "organ": document.organ,
        "session": document.session,
        "agenda_item": document.agenda_item,
        "date": document.date,
        "language": document.language,
        "masthead": dict(document.masthead),
        "sponsors": [flat(sponsor) for sponsor in document.sponsors],
        "adoption": _adoption_to_dict(document.adoption),
        "paragraphs": [flat(paragraph) for paragraph in document.paragraphs],
        "footnotes": [flat(footnote) for footnote in document.footnotes],
        "headings": [flat(heading) for heading in document.headings],
        "citations": [flat(citation) for citation in document.citations],
        "furniture": list(document.furniture),
        "unassigned": list(document.unassigned),
        "warnings": [flat(warning) for warning in document.warnings],
        "tally": flat(document.tally),
    }


def redline_to_dict(redline: Redline, gathered: Tables | None = None) -> dict[str, Any]:
    """A redline as JSON has it, the fields in the order of the format; its tables if somebody has them already."""
    return {
        "schema": REDLINE,
        "old": document_to_dict(redline.old),
        "new": document_to_dict(redline.new),
        "links": [_link_to_dict(link) for link in redline.links],
        "removed": list(redline.removed),
        "added": list(redline.added),
        "transfers": [_transfer_to_dict(transfer) for transfer in redline.transfers],
        "findings": [_finding_to_dict(finding) for finding in redline.findings],
        "metadata_changes": [flat(change) for change in redline.metadata_changes],
        "footnote_changes": [
            {side: note and flat(note) for side, note in (("old", change.old), ("new", change.new))}
            for change in redline.footnote_changes
        ],
        "summary": flat(redline.summary),
        "proof": redline.proof and {"old": flat(redline.proof.old), "new": flat(redline.proof.new)},
        "warnings": [flat(warning) for warning in redline.warnings],
        **_gathered(redline, gathered or tables(redline)),
        **({"agreed": _agreed_to_dict(redline.agreed)} if redline.agreed else {}),
    }


def _agreed_to_dict(agreed: Agreed) -> dict[str, Any]:
    return {
        "texts": agreed.texts,
        "adopted": agreed.adopted,
        "origins": [origin_to_dict(origin) for origin in agreed.origins],
        "claims": [claim_to_dict(claim) for claim in agreed.claims],
    }


def origin_to_dict(origin: Origin) -> dict[str, Any]:
    """Words, and where they were used before."""
    return flat(origin) | {
        "place": _place_to_dict(origin.place),
        "earliest": origin.earliest and flat(origin.earliest),
        "closest": origin.closest and flat(origin.closest),
    }


def claim_to_dict(claim: Claim) -> dict[str, Any]:
    """A drafter's remark, and whether it holds."""
    return flat(claim) | {
        "place": _place_to_dict(claim.place),
        "missing": list(claim.missing),
        "found": claim.found and flat(claim.found),
    }


def _gathered(redline: Redline, gathered: Tables) -> dict[str, Any]:
    """What is read off the rest: ledgers, concordance, and whether it is a rollover."""
    test = gathered.rollover
    return {
        "ledgers": {
            **{
                name: [i for i, finding in enumerate(redline.findings) if finding.kind in kinds]
                for name, kinds in LEDGERS.items()
            },
            "words": [each._asdict() for each in gathered.words],
            "lowered": [each._asdict() for each in gathered.lowered],
            "concordance": [each._asdict() | {"new": list(each.new)} for each in gathered.concordance],
        },
        "rollover": {"holds": test.holds, "others": [other._asdict() for other in test.others]},
    }


def _finding_to_dict(finding: Finding) -> dict[str, Any]:
    fields = flat(finding)
    fields["old"] = finding.old and _place_to_dict(finding.old)
    fields["new"] = finding.new and _place_to_dict(finding.new)
    return fields


def _place_to_dict(place: Place) -> dict[str, Any]:
    """The number of the limb is left out where there is none."""
    fields = flat(place)
    if place.limb is None:
        del fields["limb"]
    return fields


def flat(value: Any) -> dict[str, Any]:
    """The fields of a dataclass as they are."""
    kind: type = type(value)
    names, values = _fields(kind)
    return dict(zip(names, values(value), strict=True))


@cache
def _fields(kind: type) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """The names of the fields of a dataclass, and what reads all of them off a value."""
    names = tuple(kind.__dataclass_fields__)  # type: ignore[attr-defined]  # of a dataclass
    return names, attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)


def _adoption_to_dict(adoption: Adoption | None) -> dict[str, Any] | None:
    if adoption is None:
        return None
    return flat(adoption) | {"vote": adoption.vote and _vote_to_dict(adoption.vote)}


def _vote_to_dict(vote: Vote) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in flat(vote).items()}


def _link_to_dict(link: Link) -> dict[str, Any]:
    return {
        "id": link.id,
        "old": list(link.old),
        "new": list(link.new),
        "pairs": [list(pair) for pair in link.pairs],
        "relation": link.relation,
        "moved": link.moved,
        "crossed": link.crossed,
        "renumbered": link.renumbered,
        "confidence": link.confidence,
        "significance": link.significance,
        "evidence": flat(link.evidence)
        | {"shared": list(link.evidence.shared), "disputed": list(link.evidence.disputed)},
        "edits": [edit_to_dict(edit) for edit in link.edits],
    }


def _transfer_to_dict(transfer: Transfer) -> dict[str, Any]:
    return {
        "id": transfer.id,
        "old": _place_to_dict(transfer.old),
        "new": _place_to_dict(transfer.new),
        "text": transfer.text,
        "edits": [edit_to_dict(edit) for edit in transfer.edits],
    }


def edit_to_dict(edit: Edit) -> dict[str, Any]:
    """What an edit has not is left out, not null."""
    kind: type = type(edit)
    names, values = _fields(kind)
    return {name: value for name, value in zip(names, values(edit), strict=True) if value is not None}
