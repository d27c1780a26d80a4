"""What left a row of things that one verb asks for, and a further clause asks for under another verb.

*Calls upon States to keep lamps and bells free of charge* became *Calls upon States to keep lamps free of charge,
while encouraging them to take steps to keep bells at low cost*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hrcdiff.findings.likeness import Led
from hrcdiff.findings.standing import of_others, stems
from hrcdiff.findings.view import plain
from hrcdiff.lexicon import FUNCTION_WORDS
from hrcdiff.patterns import later
from hrcdiff.verbs import DIRECTIVE

if TYPE_CHECKING:
    from hrcdiff.findings.view import Change, View

_ITEM = later(
    r"\s*(?:(?:,|(?:,\s*)?\b(?:and|or|as\s+well\s+as)\b)\s+(?P<last>[^,;:]+?)\s*,?|(?P<first>[^,;:]+?)(?:,|\s+(?:and|or))\s*)"
)
"""An item with what joins it to those before or behind: *and pre-primary*, *bells and*."""
_MOST = 5
"""Words of such an item."""
_WORD = later(r"\s*([a-z][\w-]*)")


def taken_up(view: View, mine: Led, *, old: bool) -> tuple[Led, str] | None:
    """The clause of the other side that asked for a thing which a clause without a partner asks for, and that thing.

    It went from a row there, and stands nowhere else on this side.
    """
    link = view.link_at(mine.address, old=old) if mine.limb.lemma in DIRECTIVE else None
    for change in view.changes(link) if link else ():
        words = change.inserted if old else change.deleted
        if change.simple and words and not (change.deleted if old else change.inserted).strip():
            led = _led(view, mine, change, old=old) if words.count(" ") <= _MOST + 1 else None
            thing = _thing(view, mine, change, words, old=old) if led else ""
            if led and thing:
                return led, thing
    return None


def _led(view: View, mine: Led, change: Change, *, old: bool) -> Led | None:
    """The main clause of the other side that asks for what a change has, of nobody else and with another verb."""
    place = change.new if old else change.old
    paragraph = (view.new if old else view.old)[place.address]
    for number, limb in enumerate(view.limbs(paragraph), 1):
        if limb.verb_end <= place.start < limb.end:
            asks = not limb.tail and limb.lemma in DIRECTIVE and limb.lemma != mine.limb.lemma
            return Led(place.address, number, limb, paragraph.part) if asks and not of_others(limb, mine.limb) else None
    return None


def _thing(view: View, mine: Led, change: Change, words: str, *, old: bool) -> str:
    """The item of a row that is a change, with the word behind it, if a clause asks for it; else empty."""
    found = _ITEM.fullmatch(words)
    item = plain(found["last"] or found["first"]) if found else ""
    if not item or not stems(item):
        return ""
    here = [f" {plain(text)} " for text in view.texts(change.link, old=old)]
    text, who = view.text(mine.address, old=old)[mine.limb.verb_end : mine.limb.end], mine.limb.addressee
    said = f" {plain(text.partition(who)[2] if who else text)} "
    if sum(text.count(f" {item} ") for text in here) != 1 or f" {item} " not in said:
        return ""
    behind = _WORD.match(change.after)
    noun = behind[1] if behind and behind[1] not in FUNCTION_WORDS else ""
    return f"{item} {noun}" if noun and f" {item} {noun} " in said else item
