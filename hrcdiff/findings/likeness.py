"""What limbs of the two texts have in common: shared words, a verb in another form, the words that a verb governs."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from hrcdiff.findings.scale import TAKES_NOUN
from hrcdiff.patterns import later
from hrcdiff.text import first_words
from hrcdiff.verbs import Limb

if TYPE_CHECKING:
    from hrcdiff.findings.view import View

Key = tuple[str, int]
"""The address of a paragraph, and the number of a limb in it."""
Taken = tuple[set[Key], set[Key]]
"""The old limbs and the new ones of which a finding tells already, or which have a partner."""
LEAST = 20
"""Characters that two limbs share at least to be one."""
APART = 0.5
"""The same of two limbs whose paragraphs are not linked."""
SHARE = 0.3
"""Share of the shorter limb that two limbs have in common at least."""
NEXT = 60
"""Characters behind a verb within which something is kept of what it governs."""
OWN = 4
"""Words before kept words among which the verb that led them is looked for."""
_FORMS = frozenset({"", "e", "s", "es", "ing", "ed"})
"""Endings of a verb, its last *e* apart."""


class Led(NamedTuple):
    """A limb of a paragraph."""

    address: str
    number: int
    limb: Limb
    part: str

    @property
    def key(self) -> Key:
        """By what it is known among the limbs of its text."""
        return self.address, self.number


class Pair(NamedTuple):
    """A limb and what it became."""

    old: Led
    new: Led


def kept_within(view: View, mine: Led, theirs: Led, *, old: bool, end: int | None = None) -> list[tuple[int, int]]:
    """Where the words behind the verb of a limb, as far as an end, stand behind the verb of another one."""
    last = mine.limb.end if end is None else end
    return [
        (start, at)
        for address, start, at in view.share(mine.address, mine.limb.verb_end, last, old=old)
        if address == theirs.address and theirs.limb.verb_end <= start < theirs.limb.end
    ]


def governs(view: View, mine: Led, theirs: Led, *, old: bool = True, both: bool = False) -> bool:
    """Whether the other limb has something of what stands next to a verb, and not just an aside behind it.

    *Both*: next to its own verb.
    """
    end = min(mine.limb.verb_end + NEXT, mine.limb.end)
    last = theirs.limb.verb_end + NEXT if both else theirs.limb.end
    runs = kept_within(view, mine, theirs, old=old, end=end)
    return any(start < last and at - start >= LEAST for start, at in runs)


_AIM = later(r"\b(?:with\s+(?:the\s+aim\s+of|a\s+view\s+to)|in\s+order\s+to|so\s+as\s+to)\b[^,;:]*$")
"""What stands before what something is to serve."""


def only_an_aim(view: View, mine: Led, theirs: Led, at: int, *, old: bool) -> bool:
    """Whether kept words at a place of the other limb say there what another thing is to serve, but not in their own.

    *Calls upon States to ensure that all are paid*, and *urges States to mend the lamps with the aim of paying all*.
    """
    if _AIM.search(view.text(theirs.address, old=not old), theirs.limb.verb_end, at) is None:
        return False
    here = view.kept_at(theirs.address, at, at + 1, old=not old)
    if here is None or here[0] != mine.address:
        return False
    return _AIM.search(view.text(mine.address, old=old), mine.limb.verb_end, here[1]) is None


def own_verb(view: View, mine: Led, theirs: Led, *, old: bool = True) -> bool:
    """Whether the words of a limb still follow its own verb within the other: *Reaffirming it, recalling all of*."""
    text = view.text(theirs.address, old=not old)
    runs = kept_within(view, mine, theirs, old=old)
    starts = {min(runs)[0], max(runs, key=lambda run: run[1] - run[0])[0]} if runs else set()
    return any(has_form(mine.limb, text[theirs.limb.verb_end : start].lower().split()[-OWN:]) for start in starts)


def has_form(limb: Limb, words: list[str]) -> bool:
    """Whether one of some words is a form of a verb, or of the noun that it expresses: *supporting*, *its support*."""
    verb = limb.verb.split()
    roots = {limb.lemma.split()[0], *([verb[-1]] if verb[0] in TAKES_NOUN else [])}
    return any(
        word.startswith(root) and word[len(root) :].strip(",;") in _FORMS
        for word in words
        for root in (root.removesuffix("e") for root in roots)
    )


_JOINED = later(
    r"(?:,|\band|\bbut|\bwhile|\bas\s+well\s+as)\s+(?:(?:also|further)\s+)?(?P<said>(?P<first>[a-z]+)(?P<rest>(?:\s+[a-z]+){0,3}?))\s*$"
)
"""A further verb before words, with what belongs to it: *and taking note of its*."""
_SAID = 12
"""Words of a clause that is quoted with its verb."""


def kept_verb(view: View, mine: Led, theirs: Led, *, old: bool) -> str:
    """A part of what a verb led that follows it on the other side as well, with that verb; empty if there is none.

    *Taking note of the report and of its findings* became *Welcoming the report and taking note of its findings*.
    """
    text, begins = view.text(theirs.address, old=not old), mine.limb.lemma.split()[0].removesuffix("e")
    if text.find(begins, theirs.limb.verb_end) < 0:
        return ""
    for address, start, end in view.share(mine.address, mine.limb.verb_end, mine.limb.end, old=old):
        if address != theirs.address or start <= theirs.limb.verb_end or end - start < LEAST:
            continue
        before = _JOINED.search(text, max(theirs.limb.verb_end, start - NEXT), start)
        if before is None or not has_form(mine.limb, [before["first"]]):
            continue
        if {*mine.limb.verb.split()[1:]} <= {*before["rest"].split()}:
            words = _ENDS.split(text[before.start("said") :], maxsplit=1)[0].split()
            return first_words(words, _SAID)
    return ""


_ENDS = later(r"[,;:.]")


def limbs_of(view: View, *, old: bool) -> list[Led]:
    """The limbs of all paragraphs that changed, came or went, gathered once."""
    if old not in view.led:
        linked = [(view.old if old else view.new)[a] for link in view.changed for a in (link.old if old else link.new)]
        alone = view.removed if old else view.added
        paragraphs = (*linked, *alone)
        view.led[old] = [Led(p.address, i, limb, p.part) for p in paragraphs for i, limb in enumerate(view.limbs(p), 1)]
    return view.led[old]


class Places:
    """The limbs of each paragraph, in order, with their places in the list."""

    def __init__(self, limbs: list[Led]) -> None:
        self._limbs: defaultdict[str, list[tuple[int, Led]]] = defaultdict(list)
        for place, led in enumerate(limbs):
            self._limbs[led.address].append((place, led))
        self._ends = {
            address: [*accumulate((max(led.limb.end, led.limb.verb_end) for _, led in here), max)]
            for address, here in self._limbs.items()
        }

    def over(self, address: str, start: int, end: int) -> Iterator[tuple[int, Led]]:
        """Those that a span of a paragraph can touch."""
        here = self._limbs.get(address, [])
        for at in range(bisect_right(self._ends.get(address, []), start), len(here)):
            if here[at][1].limb.verb_start >= end:
                return
            yield here[at]


def shared_sizes(view: View) -> dict[tuple[int, int], int]:
    """How many characters two limbs share, by their places in what `limbs_of` gathers; found once for a redline."""
    if view.shared_sizes is None:
        view.shared_sizes = _shared_sizes(view)
    return view.shared_sizes


def _shared_sizes(view: View) -> dict[tuple[int, int], int]:
    """The sizes that `shared_sizes` gives."""
    shared: dict[tuple[int, int], int] = {}
    places = Places(limbs_of(view, old=False))
    for i, one in enumerate(limbs_of(view, old=True)):
        for address, start, end in view.share(one.address, one.limb.verb_end, one.limb.end, old=True):
            for j, other in places.over(address, start, end):
                common = min(end, other.limb.end) - max(start, other.limb.verb_end)
                if common > 0:
                    shared[i, j] = shared.get((i, j), 0) + common
    return shared


def is_one(old: Led, new: Led, size: int, *, apart: bool = False) -> bool:
    """Whether two limbs are one by the size of what they share; in paragraphs apart, half of the shorter."""
    shorter = min(led.limb.end - led.limb.verb_end for led in (old, new))
    return size >= min(LEAST, shorter) and size >= (APART if apart else SHARE) * shorter
