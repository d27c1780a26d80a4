"""One verb for several limbs, and the reverse: what was merged under it, and whom it asked that has its own now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from hrcdiff.findings.addressee import asked, together
from hrcdiff.findings.likeness import (
    LEAST,
    Led,
    Pair,
    Taken,
    governs,
    is_one,
    kept_within,
    only_an_aim,
    own_verb,
    shared_sizes,
)
from hrcdiff.findings.standing import of_others
from hrcdiff.patterns import later

if TYPE_CHECKING:
    from hrcdiff.findings.view import View

_SIGN = 2
"""Characters of a kept run that is no more than a sign between words."""
_RELATIVE = later(r"\b(?:which|who|whom|whose|while|(?<!as well )as)\s*$")
"""What opens a clause of its own; *as well as* only joins another object."""


def carried(view: View, old: list[Led], new: list[Led], taken: Taken) -> list[Pair]:
    """Limbs of a merge or split whose words stand in a limb that has a partner already: one verb for several."""
    linked = {pair for link in view.changed if len(link.pairs) > 1 for pair in link.pairs}
    best: list[tuple[int, int, int]] = []
    if not linked:
        return []
    for (i, j), size in shared_sizes(view).items():
        one, other = old[i], new[j]
        free = one.key not in taken[0], other.key not in taken[1]
        if (one.address, other.address) not in linked or free[0] == free[1]:
            continue
        if one.limb.tail or other.limb.tail or of_others(one.limb, other.limb):
            continue
        if not (is_one(one, other, size) or _next_to(view, one, other, merged=free[0])):
            continue
        if _a_name_alone(view, one, other, old=True) or _a_name_alone(view, other, one, old=False):
            continue
        kept = own_verb(view, one, other), own_verb(view, other, one, old=False)
        if any(kept):  # it leads its words in another form, and came from no other verb
            taken[0].update([one.key] * kept[0])
            taken[1].update([other.key] * kept[1])
        elif _under_one_verb(view, one, other, merged=free[0]):
            best.append((-size, i, j))
    out: list[Pair] = []
    for _, i, j in sorted(best):
        if old[i].key not in taken[0] or new[j].key not in taken[1]:
            taken[0].add(old[i].key)
            taken[1].add(new[j].key)
            out.append(Pair(old[i], new[j]))
    return out


def _a_name_alone(view: View, mine: Led, theirs: Led, *, old: bool) -> bool:
    """Whether a limb has no more of another one than whom that one asks: *commending the Guild*, *calling on it*."""
    who = theirs.limb.addressee
    at = view.text(theirs.address, old=not old).find(who, theirs.limb.verb_end) if who else -1
    if who is None or at < 0:
        return False
    runs = [(start, end) for start, end in kept_within(view, mine, theirs, old=old) if end - start > _SIGN]
    return bool(runs) and all(end - 1 <= at + len(who) for _, end in runs)


def _under_one_verb(view: View, one: Led, other: Led, *, merged: bool) -> bool:
    """Whether the verb of an old or new limb leads the words of the other one as well, or both have the same verb."""
    led = governs(view, one, other) if merged else governs(view, other, one, old=False)
    return (
        (led or one.limb.lemma == other.limb.lemma)
        and not _relative(view, one, other, old=True)
        and not _relative(view, other, one, old=False)
        and not _aim(view, one, other, old=True)
        and not _aim(view, other, one, old=False)
    )


def _next_to(view: View, one: Led, other: Led, *, merged: bool) -> bool:
    """Whether words of another limb stand right behind the verb that has no partner, however much it has beside them.

    Or both paragraphs begin with one verb, which was only repeated.
    """
    repeated = one.number == other.number == 1 and one.limb.lemma == other.limb.lemma
    led = governs(view, one, other) if merged else governs(view, other, one, old=False)
    return led or repeated


def _relative(view: View, mine: Led, theirs: Led, *, old: bool) -> bool:
    """Whether the words of a limb stand in a relative clause of the other, which its verb does not govern."""
    text = view.text(theirs.address, old=not old)
    runs = kept_within(view, mine, theirs, old=old)
    return bool(runs) and _RELATIVE.search(text[: min(runs)[0]]) is not None


def _aim(view: View, mine: Led, theirs: Led, *, old: bool) -> bool:
    """Whether the first words of a limb are in the other one no more than what another thing is to serve."""
    runs = [start for start, end in kept_within(view, mine, theirs, old=old) if end - start >= LEAST]
    return bool(runs) and only_an_aim(view, mine, theirs, min(runs), old=old)


def parted(view: View, pairs: list[Pair], old: list[Led], new: list[Led], taken: Taken) -> Iterator[tuple[Pair, str]]:
    """Addressees of a limb that now have a verb of their own for the same: *urges A and B*, *requests A, and urges B*.

    With their names; then the reverse, addressees that had one.
    """
    for came, limbs, known in ((True, new, taken[1]), (False, old, taken[0])):
        alone: defaultdict[str, list[Led]] = defaultdict(list)
        for led in limbs:
            if led.key not in known:
                alone[led.address].append(led)
        for pair in pairs:
            before, after = (pair.old, pair.new) if came else (pair.new, pair.old)
            if after.address not in alone:
                continue
            were, are = asked(view, *before.key, old=came), asked(view, *after.key, old=not came)
            group = together(view, *after.key, old=not came)
            for led in alone[after.address]:
                who = asked(view, *led.key, old=not came)
                if led.number in group and who and were and are and who[1] and who[1] <= were[1] - are[1]:
                    known.add(led.key)
                    yield Pair(before, led) if came else Pair(led, before), ", ".join(sorted(who[1]))
