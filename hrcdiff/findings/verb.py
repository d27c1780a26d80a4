"""Main verbs: changed, stronger or weaker as sources see it, demoted to a tail, gone or new."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from hrcdiff.findings.chapeau import ITEM_VERB, chapeau, out_of_a_list, under_another
from hrcdiff.findings.likeness import Key, Led, Pair, has_form, limbs_of
from hrcdiff.findings.make import Spot, alone, finding
from hrcdiff.findings.partners import paired
from hrcdiff.findings.scale import Scale
from hrcdiff.findings.sharing import carried, parted
from hrcdiff.verbs import Limb

if TYPE_CHECKING:
    from hrcdiff.findings.view import View
    from hrcdiff.model import Finding

_DECIDED = re.compile(r"That\s[^;:]{1,120}?\b(?:shall|will|should|must|may)\s+(?:[a-z]+ly\s+)?\w+")
"""How a lettered item begins that is decided, as far as its verb: *That the Working Group shall invite*."""


def find(view: View, scale: Scale) -> Iterator[Finding]:
    """Findings on verbs."""
    old, new = limbs_of(view, old=True), limbs_of(view, old=False)
    pairs = paired(view)
    for pair in pairs:
        yield from _compared(view, scale, pair)
    taken = {p.old.key for p in pairs}, {p.new.key for p in pairs}
    for pair, item in out_of_a_list(view, taken):
        taken[0].add(pair.old.key)
        taken[1].add(pair.new.key)
        yield from _compared(view, scale, pair, f", {item}")
    for pair, item, spots in under_another(view):
        yield from _compared(view, scale, pair, f", {item}", spots)
    for pair in carried(view, old, new, taken):
        yield from _compared(view, scale, pair)
    for pair, names in parted(view, pairs, old, new, taken):
        yield from _compared(view, scale, pair, f", for {names}")
    for limbs, known, side in ((old, taken[0], True), (new, taken[1], False)):
        for led in limbs:
            if led.key not in known and _telling(view, scale, led, old=side):
                yield _alone(view, scale, led, old=side)
    yield from _items(view, scale, taken[0], old=True)
    yield from _items(view, scale, taken[1], old=False)


def _items(view: View, scale: Scale, taken: set[Key], *, old: bool) -> Iterator[Finding]:
    """Lettered items that came or went under a chapeau that stayed, or that an item left with its verb."""
    paragraphs = view.removed if old else view.added
    addresses = {p.address for p in paragraphs}
    for paragraph in paragraphs:
        above = chapeau(view, paragraph.address, old=old)
        if above is None or ({above.address, paragraph.parent} & addresses and above.key not in taken):
            continue
        if not _asks(scale, above):
            continue
        begins = _DECIDED.match(paragraph.text) or ITEM_VERB.match(paragraph.text)
        if begins is None:
            continue
        kind = scale.kind(scale.key(above.limb))
        note = f"item {'gone' if old else 'new'}, under {above.limb.phrase}: {begins.group()} ({kind})"
        spot = paragraph.address, begins.start(), begins.end()
        yield alone(view, f"verb.limb-{'gone' if old else 'new'}", spot, None, note, old=old, source="1.5")


def _compared(
    view: View, scale: Scale, pair: Pair, where: str = "", spots: tuple[Spot, Spot] | None = None
) -> Iterator[Finding]:
    """What there is to tell of two limbs that are one: at their verbs, if no other places are named."""
    one, other = pair.old.limb, pair.new.limb
    old, new = spots or (_at_verb(pair.old), _at_verb(pair.new))
    keys = scale.key(one), scale.key(other)
    changed = keys[0] != keys[1] and not _other_adverbs(one, other)
    verdict = scale.compare(*keys) if changed else None
    note = f"{one.phrase} → {other.phrase}" + (f" ({verdict.note})" if verdict else "") + where
    source = verdict.source if verdict else "4.3"
    label = verdict.label if verdict else None
    if one.tail != other.tail:
        rule = "verb.demoted" if other.tail else "verb.promoted"
        how = "main verb is now subordinate" if other.tail else "subordinate verb is now a main verb"
        yield finding(view, rule, old, new, f"{how}: {note}", source=source, label=label)
    elif changed:
        yield finding(view, "verb.changed", old, new, note, source=source, label=label)
    elif set(one.modifiers) != set(other.modifiers):
        yield finding(view, "verb.modifier", old, new, f"{one.phrase} → {other.phrase}", source="3.5")


def _other_adverbs(one: Limb, other: Limb) -> bool:
    """Whether two limbs have one verb, each with an adverb of its own, which no source ranks."""
    own = ({*limb.modifiers} - {"once again"} for limb in (one, other))
    return one.verb == other.verb and all(own)


def _at_verb(led: Led) -> Spot:
    return led.address, led.limb.verb_start, led.limb.verb_end


def _in_other_form(view: View, led: Led, *, old: bool) -> bool:
    """Whether the change at a verb has it in another form on the other side: *and recognizing*, *and recognizes*."""
    link = view.link_at(led.address, old=old)
    place = led.limb.verb_start, led.limb.verb_end
    change = view.change_over(link, led.address, *place, old=old) if link else None
    if change is None:
        return False
    return has_form(led.limb, (change.inserted if old else change.deleted).lower().split())


def _telling(view: View, scale: Scale, led: Led, *, old: bool) -> bool:
    """A limb alone is told in a linked paragraph; in one that came or went, if it asks or decides something."""
    linked = led.address not in (view.redline.removed if old else view.redline.added)
    return (linked or _asks(scale, led)) and not _in_other_form(view, led, old=old)


def _asks(scale: Scale, led: Led) -> bool:
    """Whether an operative limb asks for something or decides it."""
    return led.part == "operative" and scale.bands.get(scale.key(led.limb), "-")[0] in "DI"


def _alone(view: View, scale: Scale, led: Led, *, old: bool) -> Finding:
    """A limb that has no partner."""
    what = "tail" if led.limb.tail else "limb"
    kind = scale.kind(scale.key(led.limb))
    paragraph = led.address in (view.redline.removed if old else view.redline.added)
    where = ", with its paragraph" if paragraph else ""
    clause = "subordinate clause" if led.limb.tail else "clause"
    note = f"{clause} {'gone' if old else 'new'}{where}: {led.limb.phrase}" + (f" ({kind})" if kind else "")
    return alone(view, f"verb.{what}-{'gone' if old else 'new'}", _at_verb(led), None, note, old=old, source="1.5")
