"""Findings, made the same way by every family of rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from hrcdiff.model import Finding, Place

if TYPE_CHECKING:
    from hrcdiff.findings.view import Change, View
    from hrcdiff.model import FindingKind

SOURCES = {
    "each verb": "UN Editorial Manual, resolutions: each operative paragraph has its verb",
    "sequence": "of the adverbs with a verb only also and further mark a mere sequence",
    "addressee": "drafting practice: the addressee of a verb",
    "hedges": "hedges and qualifiers met in Council resolutions since 2011",
    "small words": "drafting practice: small words over which drafters negotiate",
    "verb scale": "verb scale: no published ranking",
}
"""On what rules rest that have no reason in `REASONS`; names of the verb scale stand for themselves."""

REASONS = {
    "actor": "drafting practice: who is to act, and whose commitment it is, is negotiated by name",
    "date": "a date or figure says from when, until when, how often, how long or how much",
    "duty": "a report, a meeting or a mandate is due as the text states it",
    "list": "what a list names is covered by name, and what it leaves out is not",
    "reference": "a text builds on the resolutions, reports and instruments that it names",
    "reference.internal": "a paragraph is named by its number, which must still be that of the same paragraph",
    "reference.internal-lost": "a paragraph is named by its number, which must still be that of the same paragraph",
    "structure.crossed": "the preamble says why, the operative part decides and asks",
    "structure.moved": "the place of a provision among the others",
    "structure.split": "one provision has become several",
    "structure.merged": "several provisions have become one",
    "structure.regrouped": "several provisions have become several others",
    "structure.promoted": "an item stands under the verb above it, a paragraph has its own",
    "structure.demoted": "an item stands under the verb above it, a paragraph has its own",
    "structure.title": "the title says what the text is on",
    "structure.heading": "a heading says what the paragraphs under it are on",
}
"""Why a reader is told, by rule or else by kind, where no source says it; these go before `SOURCES`."""

RULES = (
    "verb.changed", "verb.modifier", "verb.demoted", "verb.promoted", "verb.limb-gone", "verb.limb-new",
    "verb.tail-gone", "verb.tail-new", "verb.ask-gone", "verb.ask-new", "verb.ask-changed",
    "qualifier.added", "qualifier.removed", "qualifier.replaced", "qualifier.moved",
    "modality.changed", "modality.added", "modality.removed", "actor.changed", "actor.widened", "actor.narrowed",
    "actor.replaced", "reference.added", "reference.dropped", "reference.updated", "reference.replaced",
    "reference.internal", "reference.internal-lost", "date.session", "date.date", "date.year", "date.length",
    "date.periodicity", "date.amount", "date.backwards", "date.added", "date.removed", "duty.new", "duty.lapsed",
    "duty.changed", "duty.done", "list.added", "list.removed", "list.reordered", "pair.replaced", "pair.added",
    "pair.removed", "pair.negation", "pair.bracketed", "pair.unbracketed",
    "structure.crossed", "structure.moved", "structure.split", "structure.merged", "structure.regrouped",
    "structure.promoted", "structure.demoted", "structure.title", "structure.heading",
)  # fmt: skip
"""All rules; ``docs/findings.md`` says of each when it fires, ``tests/cases`` shows it."""

Spot = tuple[str, int, int]
"""Address and span."""


def finding(
    view: View, rule: str, old: Spot | None, new: Spot | None, note: str, *, source: str = "", label: str | None = None
) -> Finding:
    """A finding whose kind is the first word of its rule; a place gets the number of its limb."""
    kind: FindingKind = rule.partition(".")[0]  # type: ignore[assignment]  # the names of rules begin so
    here, there = view.place(*old, old=True) if old else None, view.place(*new, old=False) if new else None
    gone = view.old[here.address].text[here.start : here.end].strip() if here else ""
    come = view.new[there.address].text[there.start : there.end].strip() if there else ""
    return Finding(
        kind=kind, rule=rule, old=here, new=there, old_words=gone, new_words=come,
        label=label, note=note, source=REASONS.get(rule) or REASONS.get(kind) or SOURCES.get(source, source),
    )  # fmt: skip


class Placed(Protocol):
    """What stands somewhere in a paragraph: a place, a citation, a duty."""

    @property
    def address(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def spot(placed: Placed) -> Spot:
    """Where something stands."""
    return placed.address, placed.start, placed.end


def alone(view: View, rule: str, here: Spot, there: Spot | None, note: str, *, old: bool, source: str = "") -> Finding:
    """A finding on what stands on one side, with the place on the other side where it would stand, if there is one."""
    one, other = (here, there) if old else (there, here)
    return finding(view, rule, one, other, note, source=source)


def within(one: Placed | None, other: Placed | None) -> bool:
    """Whether something stands within something else; what is nowhere does not."""
    return (
        one is not None
        and other is not None
        and one.address == other.address
        and other.start <= one.start <= one.end <= other.end
    )


def trimmed(view: View, place: Place, *, old: bool) -> Spot:
    """A place without white space, commas and semicolons at its ends."""
    text = view.text(place.address, old=old)
    start, end = place.start, place.end
    while start < end and text[start] in " ,;\u00a0":
        start += 1
    while end > start and text[end - 1] in " ,;\u00a0":
        end -= 1
    return place.address, start, end


def opposite(change: Change | None, *, old: bool) -> Spot | None:
    """Where a change is on the other side of an item: a point if nothing stands there."""
    if change is None:
        return None
    place = change.new if old else change.old
    return place.address, place.start, place.end if change.small else place.start


def point(change: Change | None, *, old: bool) -> Spot | None:
    """The point on the other side of an item at which its change stands."""
    there = opposite(change, old=old)
    return (there[0], there[1], there[1]) if there else None


def listed(places: list[str]) -> str:
    """Addresses as a list: *PP4, OP6 and OP11*."""
    return " and ".join(filter(None, (", ".join(places[:-1]), places[-1])))
