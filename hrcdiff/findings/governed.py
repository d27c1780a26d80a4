"""What is asked in the same words under another verb: of a merge or split, of an item that left its list.

*Urges A to repair it, and to ring it*, then *Urges A to repair it, and invites A to ring it*; an item under *Calls
upon* that *Encourages* asks for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from hrcdiff.findings.asks import STAYS, Ask, all_series, led_of
from hrcdiff.findings.chapeau import ITEM_VERB
from hrcdiff.findings.likeness import Key, Led, Pair
from hrcdiff.findings.make import listed
from hrcdiff.findings.standing import of_others, said
from hrcdiff.findings.subjects import doer
from hrcdiff.verbs import DIRECTIVE

if TYPE_CHECKING:
    from hrcdiff.findings.make import Spot
    from hrcdiff.findings.view import View
    from hrcdiff.model import Link, Paragraph

LEAST = 12
"""Characters that are kept at least of what is asked."""
QUOTED = 3
"""Things asked that a note quotes."""


class Governed(NamedTuple):
    """Two verbs, of which one asks for what the other one asked for."""

    pair: Pair
    words: str
    """What is asked, as a note quotes it, and where it is now, if its paragraphs are not linked."""
    spots: tuple[Spot, Spot]


def under_others(view: View, told: set[tuple[Key, Key]]) -> Iterator[Governed]:
    """Pairs of verbs that are not told yet, with what stands under the one in the old text and the other in the new."""
    found: defaultdict[tuple[Key, Key], list[tuple[Pair, str, tuple[Spot, Spot]]]] = defaultdict(list)
    order = [{address: n for n, address in enumerate(side)} for side in (view.old, view.new)]
    for address in _old_addresses(view):
        for ask in _asked(view, view.old[address]):
            other = _kept_ask(view, ask)
            pair = _pair(view, ask, other) if other else None
            if other is None or pair is None or (pair.old.key, pair.new.key) in told:
                continue
            words = said(view.text(address, old=True)[ask.start : ask.end])
            spots = _spot(view, ask, pair.old, old=True), _spot(view, other, pair.new, old=False)
            found[pair.old.key, pair.new.key].append((pair, words, spots))
    for rows in found.values():
        quoted = [f"\u201c{words}\u201d" for _, words, _ in rows[:QUOTED]]
        more = [f"{len(rows) - QUOTED} more"] if len(rows) > QUOTED else []
        pair, _, spots = min(rows, key=lambda row: _first(order, row[2]))
        link = view.link_at(spots[0][0], old=True)
        where = "" if link and spots[1][0] in link.new else f", now in {spots[1][0]}"
        if of_others(pair.old.limb, pair.new.limb):
            where += f", now of {doer(pair.new.limb.addressee or '')} and not of {doer(pair.old.limb.addressee or '')}"
        yield Governed(pair, listed([*quoted, *more]) + where, spots)


def _first(order: Sequence[Mapping[str, int]], spots: tuple[Spot, Spot]) -> tuple[int, ...]:
    """By what the first of several places is found, whichever text is the older one."""
    places = sorted((side[address], start) for side, (address, start, _) in zip(order, spots, strict=True))
    return (sum(paragraph for paragraph, _ in places), sum(start for _, start in places), *chain(*places))


def _old_addresses(view: View) -> Iterator[str]:
    """The old operative paragraphs whose words may stand under another verb now: not one clause that became one."""
    carried = {transfer.old.address for transfer in view.redline.transfers}
    brought = {transfer.new.address for transfer in view.redline.transfers}
    for link in view.changed:
        several = _several(view, link) or not brought.isdisjoint(link.new)
        for address in link.old:
            if view.old[address].part == "operative" and (several or address in carried):
                yield address
    for paragraph in view.removed:
        if paragraph.part == "operative" and paragraph.address in carried:
            yield paragraph.address


def _several(view: View, link: Link) -> bool:
    """Whether a link has several clauses on one side, or a lettered item."""
    sides = [[view.old[a] for a in link.old], [view.new[a] for a in link.new]]
    if any(len(side) > 1 or side[0].parent for side in sides):
        return True
    return any(len(view.limbs(side[0])) > 1 for side in sides)


def _asked(view: View, paragraph: Paragraph) -> Iterator[Ask]:
    """The things that the clauses of a paragraph ask for or decide, and those of the chapeau that governs it."""
    for series in all_series(paragraph, view):
        for ask in series:
            if ask.asks and (ask.led or paragraph.parent):
                yield ask


def _kept_ask(view: View, ask: Ask) -> Ask | None:
    """The thing asked in the new text that has the verb of an old one; most words of the longer are in both."""
    there = view.image(ask.address, ask.verb_start, ask.verb_end, old=True)
    if there is None:
        return None
    others = _asked(view, view.new[there.address])
    other = next((o for o in others if o.verb_start == there.start), None)
    if other is None:
        return None
    runs = view.share(ask.address, ask.verb_start, ask.end, old=True)
    kept = sum(max(0, min(end, other.end) - max(start, other.start)) for at, start, end in runs if at == other.address)
    longest = max(each.end - each.verb_start for each in (ask, other))
    return other if kept >= max(LEAST, STAYS * longest) else None


def _pair(view: View, ask: Ask, other: Ask) -> Pair | None:
    """The verbs that lead two things asked, if they are two verbs."""
    one, new = led_of(view, ask, old=True), led_of(view, other, old=False)
    if one is None or new is None or one.limb.lemma == new.limb.lemma:
        return None
    asking = all(led.limb.lemma in DIRECTIVE or led.limb.lemma == "decide" for led in (one, new))
    return Pair(one, new) if asking else None


def _spot(view: View, ask: Ask, led: Led, *, old: bool) -> Spot:
    """Where a finding stands: at the verb, or at the beginning of a lettered item."""
    if ask.address == led.address:
        return led.address, led.limb.verb_start, led.limb.verb_end
    begins = None if ask.start else ITEM_VERB.match(view.text(ask.address, old=old))
    return ask.address, ask.start, begins.end() if begins else ask.verb_end
