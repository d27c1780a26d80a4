"""Which limbs of the old text are which of the new: by the verb that is kept, by shared words, by their place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from hrcdiff.findings.addressee import asked
from hrcdiff.findings.asks import infinitives
from hrcdiff.findings.likeness import LEAST, NEXT, Led, Pair, Places, governs, is_one, limbs_of, own_verb, shared_sizes
from hrcdiff.findings.standing import stems
from hrcdiff.verbs import SEQUENCE, Limb

if TYPE_CHECKING:
    from hrcdiff.findings.view import View


def paired(view: View) -> list[Pair]:
    """Limbs that share most words, and the first limbs of two linked paragraphs; found once for a redline."""
    if view.limb_pairs is None:
        view.limb_pairs = _paired(view, limbs_of(view, old=True), limbs_of(view, old=False))
    return view.limb_pairs


SAME_VERB, SAME_WORDS, BOTH_FIRST, OTHER_ADDRESSEE, IN_ITS_PLACE = range(5)
"""What speaks for a pair, the best first."""


def _paired(view: View, old: list[Led], new: list[Led]) -> list[Pair]:
    """A verb whose words are kept goes with itself, or with the same verb before more of its words.

    Then what shares its words, then the first limbs of two linked paragraphs.
    """
    shared, firsts = shared_sizes(view), _firsts(view, old, new)
    linked = {pair for link in view.changed for pair in link.pairs}
    same = {*_same_verb(view, old, new)}
    again = {ij for ij in (*shared, *firsts) if ij not in same and _again(old[ij[0]], new[ij[1]])}
    same |= again - _later(view, old, new, again, [ij for ij in firsts if ij not in same], shared)
    others, rivals = _by_addressee(view, old, new, same, shared)

    @cache
    def free(i: int, j: int) -> bool:
        """Whether one verb can have become the other."""
        stays = _stays(view, old[i], old=True) or _stays(view, new[j], old=False)
        return not stays and ((i, j) in same or not _led_apart(view, old[i], new[j]))

    candidates = [(OTHER_ADDRESSEE if ij in others else SAME_VERB, False, -shared.get(ij, 0), *ij) for ij in same]
    candidates += [(SAME_WORDS, False, -shared[ij], *ij) for ij in rivals]
    candidates += [
        (SAME_WORDS, not _next_to_both(view, old[i], new[j]), -size, i, j)
        for (i, j), size in shared.items()
        if is_one(old[i], new[j], size, apart=(old[i].address, new[j].address) not in linked) and free(i, j)
    ]
    candidates += [(BOTH_FIRST, False, 0, i, j) for i, j in firsts if (i, j) not in same and free(i, j)]
    candidates += [(IN_ITS_PLACE, False, 0, i, j) for i, j in _in_place(view, old, new) if free(i, j)]
    return [Pair(old[i], new[j]) for i, j in _each_once((i, j) for *_, i, j in sorted(candidates))]


def _next_to_both(view: View, old: Led, new: Led) -> bool:
    """Whether both verbs govern the same first object, seen from either text."""
    return governs(view, old, new, both=True) or governs(view, new, old, old=False, both=True)


def _firsts(view: View, old: list[Led], new: list[Led]) -> list[tuple[int, int]]:
    """The first limbs of two linked paragraphs, by their places in the lists."""
    heads = {led.address: i for i, led in enumerate(old) if led.number == 1}
    others = {led.address: j for j, led in enumerate(new) if led.number == 1}
    return [(heads[o], others[n]) for link in view.changed for o, n in link.pairs if o in heads and n in others]


_FEW = 8
"""Words of a clause that stands as a whole in place of another one."""
_STEM = 4
"""Letters by which two words of such clauses are held to be forms of one."""


def _in_place(view: View, old: list[Led], new: list[Led]) -> Iterator[tuple[int, int]]:
    """Short further limbs of one change that say one thing: *demands that they cease*, *calls for their cessation*."""
    later = ([(i, led) for i, led in enumerate(side) if led.number > 1 and not led.limb.tail] for side in (old, new))
    olds, news = later
    for i, one in olds if news else ():
        link = view.link_at(one.address, old=True)
        here = view.change_at(link, one.address, one.limb.verb_start, old=True) if link else None
        for j, other in news if here and here.simple else ():
            if here and here.new.address == other.address and here.new.start <= other.limb.verb_start < here.new.end:
                sides = _own_stems(view, one, old=True), _own_stems(view, other, old=False)
                fewest = min(map(len, sides))
                if fewest and 2 * len(sides[0] & sides[1]) >= fewest and max(map(len, sides)) <= _FEW:
                    yield i, j


def _own_stems(view: View, led: Led, *, old: bool) -> frozenset[str]:
    """The beginnings of the longer words of a limb behind its verb."""
    words = view.text(led.address, old=old)[led.limb.verb_end : led.limb.end].lower().replace(",", " ").split()
    return frozenset(word.strip(";.")[:_STEM] for word in words if len(word.strip(";.")) > _STEM)


def _each_once(ranked: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Pairs, the best first, of which no end is in one before."""
    used: tuple[set[int], set[int]] = (set(), set())
    for i, j in ranked:
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            yield i, j


def _led_apart(view: View, old: Led, new: Led) -> bool:
    """Whether the words of one limb still follow its own verb in the other, and stand nowhere next to both verbs."""
    own = own_verb(view, old, new) or own_verb(view, new, old, old=False)
    return own and not _next_to_both(view, old, new)


def _same_verb(view: View, old: list[Led], new: list[Led]) -> list[tuple[int, int]]:
    """Limbs in whose verbs the edits keep a word other than *also*."""
    places = Places(new)
    out: list[tuple[int, int]] = []
    for i, one in enumerate(old):
        for address, start, end in view.share(one.address, one.limb.verb_start, one.limb.verb_end, old=True):
            for j, other in places.over(address, start, end):
                first, last = max(start, other.limb.verb_start), min(end, other.limb.verb_end)
                if first < last and _verb_word(view.text(address, old=False)[first:last], other.limb):
                    out.append((i, j))
    return out


def _later(
    view: View,
    old: list[Led],
    new: list[Led],
    again: set[tuple[int, int]],
    firsts: list[tuple[int, int]],
    shared: dict[tuple[int, int], int],
) -> set[tuple[int, int]]:
    """Limbs of one verb of which one is a later clause, while the first object stayed next to another first verb.

    *Welcomes the report, and takes note of its findings* is *Takes note of the report* with its first verb changed.
    """
    heads = [(i, j) for i, j in firsts if (i, j) not in again and (i, j) in shared]
    return {
        (a, b)
        for i, j in heads
        for a, b in again
        if (a == i) != (b == j)
        and shared[i, j] > 2 * shared.get((a, b), 0) - LEAST
        and old[a].address == old[i].address
        and new[b].address == new[j].address
        and _first_stays(view, old[i], new[j], shared.get((a, b), 0))
        and not _alike(view, old[a], old[i], old=True)
        and not _alike(view, new[b], new[j], old=False)
    }


_SIGN = 2
"""Characters that two clauses share if that is no more than the sign at their end."""


def _first_stays(view: View, old: Led, new: Led, size: int) -> bool:
    """Whether the object of one first verb is that of the other; or much of it, if a later clause has none of it.

    ``size`` is what that clause shares, in characters.
    """
    return _same_object(view, old.limb.verb_end, old, new) or (size <= _SIGN and _carries(view, old, new))


def _carries(view: View, old: Led, new: Led) -> bool:
    """Whether an act that one of two limbs asks for stands in the other one, with words behind it.

    *Encourages the Guild to adopt rules on lamps* became *Notes the efforts of the Guild to adopt rules on nets*.
    """
    for mine, theirs, side in ((old, new, True), (new, old, False)):
        text = view.text(mine.address, old=side)
        for _, _, start, _, _ in infinitives(text, mine.limb.verb_end, mine.limb.end):
            there = view.image(mine.address, start, start + LEAST, old=side)
            if there and there.address == theirs.address and theirs.limb.verb_end <= there.start < theirs.limb.end:
                return True
    return False


_ALIKE = 0.5
"""Share of the words of a clause that an earlier one has if both take up things of one kind: another report."""


def _alike(view: View, one: Led, first: Led, *, old: bool) -> bool:
    """Whether a later clause is on things of the same kind as the first one; not where it is the first one."""
    if one is first:
        return False
    words = [
        frozenset(stems(view.text(led.address, old=old)[led.limb.verb_end : led.limb.end])) for led in (one, first)
    ]
    return len(words[0] & words[1]) >= _ALIKE * len(words[0])


_BEHIND = 5
"""Characters between a verb and its object: *of*, *the*."""


def _same_object(view: View, end: int, old: Led, new: Led) -> bool:
    """Whether the words right behind one verb, which ends here, stand right behind the other one."""
    return any(
        address == new.address and 0 <= start - new.limb.verb_end <= _BEHIND and at - start >= LEAST
        for address, start, at in view.share(old.address, end, min(end + NEXT, old.limb.end), old=True)
    ) and any(
        address == old.address and 0 <= start - end <= _BEHIND
        for address, start, _ in view.share(
            new.address, new.limb.verb_end, min(new.limb.verb_end + NEXT, new.limb.end), old=False
        )
    )


def _by_addressee(
    view: View, old: list[Led], new: list[Led], same: set[tuple[int, int]], shared: dict[tuple[int, int], int]
) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """Limbs of one verb that ask two, where another limb asks one of these for the same; and those with that other.

    *Urges A to …* is *Requests A to …* then, and not *urges B to …*.
    """
    who = [asked(view, *led.key, old=True) for led in old], [asked(view, *led.key, old=False) for led in new]
    names = [[each[1] if each else frozenset() for each in side] for side in who]
    alike = {
        (i, j)
        for (i, j), size in shared.items()
        if names[0][i] and names[0][i] == names[1][j] and is_one(old[i], new[j], size, apart=True)
    }
    others: set[tuple[int, int]] = set()
    rivals: set[tuple[int, int]] = set()
    for i, j in same:
        if names[0][i] and names[1][j] and not names[0][i] & names[1][j]:
            mine = {(a, b) for a, b in alike if a == i or b == j}
            others |= {(i, j)} if mine else set()
            rivals |= mine
    return others, rivals


def _again(old: Led, new: Led) -> bool:
    """Whether two limbs are led by one verb: *Also welcomes*, *Welcomes also*; a tail is no main clause."""
    return old.limb.verb == new.limb.verb and old.limb.tail == new.limb.tail


def _verb_word(text: str, limb: Limb) -> bool:
    """Whether words hold the verb of a limb or its complement, not just its adverbs."""
    words = {*limb.phrase.lower().split()} - {*limb.modifiers, *SEQUENCE, "with", "its", "their", "once", "again"}
    return bool(words & {*text.lower().split()})


def _stays(view: View, led: Led, *, old: bool) -> bool:
    """Whether the words of a verb are kept whole: it came from no other verb and became none."""
    return view.image(led.address, led.limb.verb_start, led.limb.verb_end, old=old) is not None
