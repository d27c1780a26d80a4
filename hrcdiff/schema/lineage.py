"""A lineage as a plain dict, the shape of its JSON, and back; ``docs/lineage-format.md`` explains the format."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, get_args

from hrcdiff.lineage.model import (
    Asked,
    Bond,
    Dispute,
    FlowKind,
    Lineage,
    Reading,
    Run,
    Spot,
    StandingParagraph,
    State,
    Stretch,
    Thread,
    Traced,
    Traits,
    Tributary,
    VersionProof,
    VersionTally,
    Way,
)
from hrcdiff.model import Significance
from hrcdiff.schema.from_dict import document_in, edit_in, warning_in
from hrcdiff.schema.node import Node
from hrcdiff.schema.to_dict import document_to_dict, edit_to_dict, flat

LINEAGE = "hrcdiff.lineage/1"


# --- to a dict -------------------------------------------------------------------------------


def lineage_to_dict(lineage: Lineage) -> dict[str, Any]:
    """A lineage as JSON has it, the fields in the order of the format."""
    return {
        "schema": LINEAGE,
        "base": lineage.base,
        "versions": [_version_to_dict(lineage, version) for version in range(len(lineage.versions))],
        "threads": [
            {"number": thread.number, "readings": [_reading_to_dict(reading) for reading in thread.readings]}
            for thread in lineage.threads
        ],
        "branches": [_bond_to_dict(bond) for bond in lineage.branches],
        "disputes": [
            {"threads": list(dispute.threads), "bonds": [_bond_to_dict(bond) for bond in dispute.bonds]}
            for dispute in lineage.disputes
        ],
        "warnings": [flat(warning) for warning in lineage.warnings],
    }


def _version_to_dict(lineage: Lineage, version: int) -> dict[str, Any]:
    standing = lineage.standing[version] if version < len(lineage.standing) else None
    return {
        "document": document_to_dict(lineage.versions[version]),
        "tally": flat(lineage.tallies[version]),
        "provenance": [
            {"address": each.address, "runs": [{"text": run.text} | flat(run.origin) for run in each.runs]}
            for each in lineage.provenance[version]
        ],
        "standing": None
        if standing is None
        else [{"address": each.address, "stretches": [flat(one) for one in each.stretches]} for each in standing],
        "proof": lineage.proof and flat(lineage.proof[version]),
    }


def _reading_to_dict(reading: Reading) -> dict[str, Any]:
    traits = reading.traits
    return flat(reading) | {
        "edits": [edit_to_dict(edit) for edit in reading.edits],
        "tributaries": [
            {"kind": t.kind, "way": t.way, **flat(t.spot), "thread": t.thread, "text": t.text}
            for t in reading.tributaries
        ],
        "traits": traits
        and {
            "words": traits.words,
            "verbs": [flat(asked) for asked in traits.verbs],
            "qualifiers": list(traits.qualifiers),
            "references": list(traits.references),
        },
    }


def _bond_to_dict(bond: Bond) -> dict[str, Any]:
    return {"old": flat(bond.old), "new": flat(bond.new), "strength": bond.strength}


# --- from a dict -----------------------------------------------------------------------------


def lineage_from_dict(value: object) -> Lineage:
    """The lineage that a dict describes; ReadError names the field that is wrong.

    Whether it is true to its texts is the question of the proof, not of this function.
    """
    node = Node(value)
    node.version(LINEAGE)
    versions = node.each("versions", lambda each: each)
    proofs = tuple(_proof(proof) if (proof := each.maybe(each.node, "proof")) else None for each in versions)
    count = len(versions)
    return Lineage(
        versions=tuple(document_in(each.node("document")) for each in versions),
        base=_place(node, "base", count),
        threads=node.each("threads", lambda each: _thread(each, count)),
        branches=node.each("branches", lambda each: _bond(each, count)),
        disputes=node.each("disputes", lambda each: _dispute(each, count)),
        tallies=tuple(_tally(each.node("tally")) for each in versions),
        provenance=tuple(each.each("provenance", lambda one: _traced(one, count)) for each in versions),
        standing=tuple(each.each("standing", _standing) for each in versions[:-1]),
        warnings=node.each("warnings", warning_in),
        proof=tuple(proof for proof in proofs if proof) if all(proofs) and proofs else None,
    )


def _place(node: Node, name: str, count: int) -> int | None:
    """The place of a version, or null."""
    found = node.maybe(node.whole, name)
    if found is not None and not 0 <= found < count:
        raise node.refusal(f'has {found} under "{name}", where a place in "versions" from 0 to {count - 1} is wanted')
    return found


def _version(node: Node, count: int) -> int:
    found = _place(node, "version", count)
    if found is None:
        raise node.refusal('has null under "version"')
    return found


def _thread(node: Node, count: int) -> Thread:
    readings = node.each("readings", lambda each: _reading(each, count))
    if [reading.version for reading in readings] != list(range(count)):
        raise node.refusal("has not one reading for each version, in their order")
    for reading in readings:
        if reading.against is not None and readings[reading.against].address is None:
            raise node.refusal(f"compares its reading in version {reading.version} with one that is not there")
    return Thread(number=node.whole("number"), readings=readings)


def _reading(node: Node, count: int) -> Reading:
    traits = node.maybe(node.node, "traits")
    return Reading(
        version=_version(node, count),
        address=node.maybe(node.text, "address"),
        state=node.one_of("state", get_args(State)),
        moved=node.flag("moved"),
        crossed=node.flag("crossed"),
        against=_place(node, "against", count),
        kept=node.maybe(node.number, "kept"),
        significance=node.maybe(lambda name: node.one_of(name, get_args(Significance)), "significance"),
        edits=node.each("edits", edit_in),
        tributaries=node.each("tributaries", lambda each: _tributary(each, count)),
        traits=_traits(traits) if traits else None,
    )


def _tributary(node: Node, count: int) -> Tributary:
    return Tributary(
        kind=node.one_of("kind", get_args(FlowKind)),
        way=node.one_of("way", get_args(Way)),
        spot=_spot(node, count),
        thread=node.whole("thread"),
        text=node.text("text"),
    )


def _traits(node: Node) -> Traits:
    return Traits(
        words=node.whole("words"),
        verbs=node.each("verbs", _asked),
        qualifiers=node.texts("qualifiers"),
        references=node.texts("references"),
    )


def _asked(node: Node) -> Asked:
    return Asked(
        phrase=node.text("phrase"),
        verb=node.text("verb"),
        addressee=node.maybe(node.text, "addressee"),
        what=node.text("what"),
        tail=node.flag("tail"),
    )


def _spot(node: Node, count: int) -> Spot:
    return Spot(version=_version(node, count), address=node.text("address"))


def _bond(node: Node, count: int) -> Bond:
    return Bond(
        old=_spot(node.node("old"), count), new=_spot(node.node("new"), count), strength=node.number("strength")
    )


def _dispute(node: Node, count: int) -> Dispute:
    threads = node.wholes("threads")
    if len(threads) != 2:
        raise node.refusal('has not two numbers under "threads"')
    return Dispute(threads=(threads[0], threads[1]), bonds=node.each("bonds", lambda each: _bond(each, count)))


def _tally(node: Node) -> VersionTally:
    return VersionTally(**{field.name: node.whole(field.name) for field in fields(VersionTally)})


def _traced(node: Node, count: int) -> Traced:
    runs = node.each("runs", lambda each: Run(text=each.text("text"), origin=_spot(each, count)))
    return Traced(address=node.text("address"), runs=runs)


def _standing(node: Node) -> StandingParagraph:
    stretches = node.each(
        "stretches", lambda each: Stretch(text=each.text("text"), stands=each.maybe(each.text, "stands"))
    )
    return StandingParagraph(address=node.text("address"), stretches=stretches)


def _proof(node: Node) -> VersionProof:
    return VersionProof(
        sha256=node.text("sha256"),
        paragraphs=node.whole("paragraphs"),
        characters=node.whole("characters"),
        text_sha256=node.text("text_sha256"),
    )
