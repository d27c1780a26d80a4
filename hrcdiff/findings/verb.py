"""Main verbs: changed, stronger or weaker as sources see it, demoted to a tail, gone or new."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from hrcdiff.findings.addressee import asked, together
from hrcdiff.findings.make import Spot, finding
from hrcdiff.findings.scale import TAKES_NOUN, Scale
from hrcdiff.verbs import SEQUENCE, Limb

if TYPE_CHECKING:
    from hrcdiff.findings.view import View
    from hrcdiff.model import Finding

LEAST = 20
"""Characters that two limbs share at least to be one."""
APART = 0.5
"""The same of two limbs whose paragraphs are not linked."""
SHARE = 0.3
"""Share of the shorter limb that two limbs have in common at least."""


_ITEM_VERB = re.compile(r"(?:To|That)\s+(?:[a-z]+ly\s+)?\w+")
"""How a lettered item begins that is asked for or decided."""
_DECIDED = re.compile(r"That\s[^;:]{1,120}?\b(?:shall|will|should|must|may)\s+(?:[a-z]+ly\s+)?\w+")
"""The same, as far as the verb of what is decided: *That the Working Group shall invite*."""


_FORMS = frozenset({"", "e", "s", "es", "ing", "ed"})


class Led(NamedTuple):
    """A limb of a paragraph."""

    address: str
    number: int
    limb: Limb
    part: str


class Pair(NamedTuple):
    """A limb and what it became."""

    old: Led
    new: Led


def find(view: View, scale: Scale) -> Iterator[Finding]:
    """Findings on verbs."""
    old, new = _led(view, old=True), _led(view, old=False)
    pairs = paired(view)
    for pair in pairs:
        yield from _compared(view, scale, pair)
    taken = {p.old[:2] for p in pairs}, {p.new[:2] for p in pairs}
    for pair, item in _out_of_a_list(view, taken):
        taken[0].add(pair.old[:2])
        taken[1].add(pair.new[:2])
        yield from _compared(view, scale, pair, f", {item}")
    for pair, item, spots in _under_another(view):
        yield from _compared(view, scale, pair, f", {item}", spots)
    for pair in _carried(view, old, new, taken):
        yield from _compared(view, scale, pair)
    for pair, names in _parted(view, pairs, old, new, taken):
        yield from _compared(view, scale, pair, f", for {names}")
    for led in old:
        if led[:2] not in taken[0] and _telling(view, scale, led, old=True) and not _in_other_form(view, led, old=True):
            yield _alone(view, scale, led, old=True)
    for led in new:
        if (
            led[:2] not in taken[1]
            and _telling(view, scale, led, old=False)
            and not _in_other_form(view, led, old=False)
        ):
            yield _alone(view, scale, led, old=False)
    yield from _items(view, scale, taken[0], old=True)
    yield from _items(view, scale, taken[1], old=False)


def _carried(
    view: View, old: list[Led], new: list[Led], taken: tuple[set[tuple[str, int]], set[tuple[str, int]]]
) -> list[Pair]:
    """Limbs of a merge or split whose words stand in a limb that has a partner already: one verb for several."""
    several = {a for link in view.changed if len(link.pairs) > 1 for a in link.old}
    others = {a for link in view.changed if len(link.pairs) > 1 for a in link.new}
    places = {p for link in view.changed for p in link.pairs}
    best: list[tuple[int, int, int]] = []
    for (i, j), size in _shared(view, old, new).items():
        one, other = old[i], new[j]
        free = one[:2] not in taken[0], other[:2] not in taken[1]
        linked = one.address in several and other.address in others and (one.address, other.address) in places
        tails = one.limb.tail or other.limb.tail
        if not linked or free[0] == free[1] or tails or not _one(one, other, size):
            continue
        kept = _own_verb(view, one, other), _own_verb(view, other, one, old=False)
        if any(kept):  # it leads its words in another form, and came from no other verb
            taken[0].update([one[:2]] * kept[0])
            taken[1].update([other[:2]] * kept[1])
            continue
        governs = _governs(view, one, other) if free[0] else _governs(view, other, one, old=False)
        if (
            (governs or one.limb.lemma == other.limb.lemma)
            and not _relative(view, one, other)
            and not _relative(view, other, one, old=False)
        ):
            best.append((-size, i, j))
    out: list[Pair] = []
    for _, i, j in sorted(best):
        if old[i][:2] not in taken[0] or new[j][:2] not in taken[1]:
            taken[0].add(old[i][:2])
            taken[1].add(new[j][:2])
            out.append(Pair(old[i], new[j]))
    return out


def _parted(
    view: View, pairs: list[Pair], old: list[Led], new: list[Led], taken: tuple[set[tuple[str, int]], ...]
) -> Iterator[tuple[Pair, str]]:
    """Addressees of a limb that now have a verb of their own for the same: *urges A and B*, *requests A, and urges B*.

    With their names, and the reverse.
    """
    for one in (True, False):
        alone = [led for led in (new if one else old) if led[:2] not in taken[one]]
        for pair in pairs:
            before, after = (pair.old, pair.new) if one else (pair.new, pair.old)
            were, are = asked(view, *before[:2], old=one), asked(view, *after[:2], old=not one)
            group = together(view, *after[:2], old=not one)
            for led in alone:
                who = asked(view, *led[:2], old=not one)
                if led.address != after.address or led.number not in group or not (who and were and are):
                    continue
                if who[1] and who[1] <= were[1] - are[1]:
                    taken[one].add(led[:2])
                    yield Pair(before, led) if one else Pair(led, before), ", ".join(sorted(who[1]))


_RELATIVE = re.compile(r"\b(?:which|who|whom|whose|while|as)\s*$")


def _relative(view: View, mine: Led, theirs: Led, *, old: bool = True) -> bool:
    """Whether the words of a limb stand in a relative clause of the other, which its verb does not govern."""
    text = (view.new if old else view.old)[theirs.address].text
    starts = [
        start
        for address, start, _ in view.share(mine.address, mine.limb.verb_end, mine.limb.end, old=old)
        if address == theirs.address and theirs.limb.verb_end <= start < theirs.limb.end
    ]
    return bool(starts) and _RELATIVE.search(text[: min(starts)]) is not None


NEXT = 60
"""Characters behind a verb within which something is kept of what it governs."""


def _governs(view: View, mine: Led, theirs: Led, *, old: bool = True, both: bool = False) -> bool:
    """Whether the other limb has something of what stands next to a verb, and not just an aside behind it.

    *Both*: next to its own verb.
    """
    end = min(mine.limb.verb_end + NEXT, mine.limb.end)
    last = theirs.limb.verb_end + NEXT if both else theirs.limb.end
    return any(
        address == theirs.address and theirs.limb.verb_end <= start < last and at - start >= LEAST
        for address, start, at in view.share(mine.address, mine.limb.verb_end, end, old=old)
    )


OWN = 4
"""Words before kept words among which the verb that led them is looked for."""


def _own_verb(view: View, mine: Led, theirs: Led, *, old: bool = True) -> bool:
    """Whether the words of a limb still follow its own verb within the other: *Reaffirming it, recalling all of*."""
    text = (view.new if old else view.old)[theirs.address].text
    runs = [
        (start, end)
        for address, start, end in view.share(mine.address, mine.limb.verb_end, mine.limb.end, old=old)
        if address == theirs.address and theirs.limb.verb_end <= start < theirs.limb.end
    ]
    starts = {min(runs)[0], max(runs, key=lambda run: run[1] - run[0])[0]} if runs else set()
    return any(_has_form(mine.limb, text[theirs.limb.verb_end : start].lower().split()[-OWN:]) for start in starts)


def _has_form(limb: Limb, words: list[str]) -> bool:
    """Whether one of some words is a form of a verb, or of the noun that it expresses: *supporting*, *its support*."""
    verb = limb.verb.split()
    roots = {limb.lemma.split()[0], *([verb[-1]] if verb[0] in TAKES_NOUN else [])}
    return any(
        word.startswith(root) and word[len(root) :].strip(",;") in _FORMS
        for word in words
        for root in (root.removesuffix("e") for root in roots)
    )


def _led(view: View, *, old: bool) -> list[Led]:
    """The limbs of all paragraphs that changed, came or went."""
    linked = [(view.old if old else view.new)[a] for link in view.changed for a in (link.old if old else link.new)]
    alone = view.removed if old else view.added
    return [Led(p.address, i, limb, p.part) for p in (*linked, *alone) for i, limb in enumerate(view.limbs(p), 1)]


def paired(view: View) -> list[Pair]:
    """Limbs that share most words, and the first limbs of two linked paragraphs; found once for a redline."""
    if view.limb_pairs is None:
        view.limb_pairs = _paired(view, _led(view, old=True), _led(view, old=False))
    return view.limb_pairs


def _paired(view: View, old: list[Led], new: list[Led]) -> list[Pair]:
    """A verb whose words are kept goes with itself, or with the same verb before more of its words.

    Then what shares its words, then the first limbs.
    """
    shared = _shared(view, old, new)
    linked = {pair for link in view.changed for pair in link.pairs}
    firsts = {led.address: j for j, led in enumerate(new) if led.number == 1}
    heads = {led.address: i for i, led in enumerate(old) if led.number == 1}
    opens = [(heads[o], firsts[n]) for link in view.changed for o, n in link.pairs if o in heads and n in firsts]
    same = {*_same_verb(view, old, new), *(ij for ij in (*shared, *opens) if _again(old[ij[0]], new[ij[1]]))}
    others, rivals = _by_addressee(view, old, new, same, shared)
    stays = [_stays(view, led, old=True) for led in old], [_stays(view, led, old=False) for led in new]
    candidates = [(3 if ij in others else 0, -shared.get(ij, 0), *ij) for ij in same]
    candidates += [(1, -shared[ij], *ij) for ij in rivals]
    own = {
        (i, j)
        for i, j in {*shared, *opens} - same
        if (_own_verb(view, old[i], new[j]) or _own_verb(view, new[j], old[i], old=False))
        and not _governs(view, old[i], new[j], both=True)
    }
    free = [ij for ij in shared if not stays[0][ij[0]] and not stays[1][ij[1]] and ij not in own]
    candidates += [
        (1, -shared[i, j], i, j)
        for i, j in free
        if _one(old[i], new[j], shared[i, j], apart=(old[i].address, new[j].address) not in linked)
    ]
    candidates += [(2, 0, i, j) for i, j in opens if (i, j) not in same | own and not stays[0][i] and not stays[1][j]]
    out: list[Pair] = []
    used_old: set[int] = set()
    used_new: set[int] = set()
    for _, _, i, j in sorted(candidates):
        if i not in used_old and j not in used_new:
            used_old.add(i)
            used_new.add(j)
            out.append(Pair(old[i], new[j]))
    return out


def _same_verb(view: View, old: list[Led], new: list[Led]) -> list[tuple[int, int]]:
    """Limbs in whose verbs the edits keep a word other than *also*."""
    places = _Places(new)
    out: list[tuple[int, int]] = []
    for i, one in enumerate(old):
        for address, start, end in view.share(one.address, one.limb.verb_start, one.limb.verb_end, old=True):
            for j, other in places.over(address, start, end):
                first, last = max(start, other.limb.verb_start), min(end, other.limb.verb_end)
                if first < last and _verb_word(view.new[address].text[first:last], other.limb):
                    out.append((i, j))
    return out


def _by_addressee(
    view: View, old: list[Led], new: list[Led], same: set[tuple[int, int]], shared: dict[tuple[int, int], int]
) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """Limbs of one verb that ask two, where another limb asks one of these for the same; and those with that other.

    *Urges A to …* is *Requests A to …* then, and not *urges B to …*.
    """
    who = [asked(view, *led[:2], old=True) for led in old], [asked(view, *led[:2], old=False) for led in new]
    names = [[each[1] if each else frozenset() for each in side] for side in who]
    alike = {
        (i, j)
        for (i, j), size in shared.items()
        if names[0][i] and names[0][i] == names[1][j] and _one(old[i], new[j], size, apart=True)
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


class _Places:
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


def _shared(view: View, old: list[Led], new: list[Led]) -> dict[tuple[int, int], int]:
    """How many characters two limbs share, by their places in the lists."""
    shared: dict[tuple[int, int], int] = {}
    places = _Places(new)
    for i, one in enumerate(old):
        for address, start, end in view.share(one.address, one.limb.verb_end, one.limb.end, old=True):
            for j, other in places.over(address, start, end):
                common = min(end, other.limb.end) - max(start, other.limb.verb_end)
                if common > 0:
                    shared[i, j] = shared.get((i, j), 0) + common
    return shared


def _one(old: Led, new: Led, size: int, *, apart: bool = False) -> bool:
    """Whether two limbs are one by the size of what they share; in paragraphs apart, half of the shorter."""
    shorter = min(led.limb.end - led.limb.verb_end for led in (old, new))
    return size >= min(LEAST, shorter) and size >= (APART if apart else SHARE) * shorter


def chapeau(view: View, address: str, *, old: bool) -> Led | None:
    """The limb whose verb governs a lettered item, *Calls upon States: (a) To …*; None if it has a verb of its own."""
    paragraphs = view.old if old else view.new
    paragraph = paragraphs[address]
    limbs = view.limbs(paragraph)
    if not paragraph.parent or paragraph.parent not in paragraphs or (limbs and not limbs[0].verb_start):
        return None
    above = paragraphs[paragraph.parent]
    limbs = view.limbs(above)
    return Led(above.address, len(limbs), limbs[-1], above.part) if limbs else chapeau(view, above.address, old=old)


def _out_of_a_list(view: View, taken: tuple[set[tuple[str, int]], ...]) -> Iterator[tuple[Pair, str]]:
    """A lettered item that became a paragraph with a verb, or the other way round: the verb of its chapeau counts.

    Items that are things, and not what is to be done, have no share in that verb.
    """
    for link in view.changed:
        for a, b in link.pairs if len(link.pairs) == 1 else ():
            above = chapeau(view, a, old=True), chapeau(view, b, old=False)
            item = view.old[a] if above[0] else view.new[b]
            if (above[0] is None) == (above[1] is None) or not _ITEM_VERB.match(item.text):
                continue
            alone = (view.new[b] if above[0] else view.old[a]).address
            limbs = view.limbs(view.new[b] if above[0] else view.old[a])
            if not limbs or limbs[0].verb_start or (alone, 1) in taken[1 if above[0] else 0]:
                continue
            own = Led(alone, 1, limbs[0], (view.new[b] if above[0] else view.old[a]).part)
            if above[0] is not None:
                yield Pair(above[0], own), f"out of the list of {above[0].address}"
            elif above[1] is not None:
                yield Pair(own, above[1]), f"into the list of {above[1].address}"


def _under_another(view: View) -> Iterator[tuple[Pair, str, tuple[Spot, Spot]]]:
    """A lettered item that went under another chapeau: what *Calls upon* asked for, *Urges* asks for now.

    With the places where the item begins, old and new.
    """
    linked = {pair for link in view.redline.links for pair in link.pairs}
    for link in view.changed:
        for a, b in link.pairs if len(link.pairs) == 1 else ():
            above = chapeau(view, a, old=True), chapeau(view, b, old=False)
            begins = _ITEM_VERB.match(view.old[a].text), _ITEM_VERB.match(view.new[b].text)
            if above[0] and above[1] and begins[0] and begins[1]:
                if (above[0].address, above[1].address) in linked:
                    continue
                where = f"from the list of {above[0].address} to that of {above[1].address}"
                yield Pair(above[0], above[1]), where, ((a, 0, begins[0].end()), (b, 0, begins[1].end()))


def _items(view: View, scale: Scale, taken: set[tuple[str, int]], *, old: bool) -> Iterator[Finding]:
    """Lettered items that came or went under a chapeau that stayed, or that an item left with its verb."""
    alone = view.removed if old else view.added
    addresses = {p.address for p in alone}
    for paragraph in alone:
        above = chapeau(view, paragraph.address, old=old)
        if above is None or ({above.address, paragraph.parent} & addresses and above[:2] not in taken):
            continue
        if not _asks(scale, above):
            continue
        begins = _DECIDED.match(paragraph.text) or _ITEM_VERB.match(paragraph.text)
        if begins is None:
            continue
        kind = scale.kind(scale.key(above.limb))
        note = f"item {'gone' if old else 'new'}, under {above.limb.phrase}: {begins.group()}" + f" ({kind})"
        spot = paragraph.address, begins.start(), begins.end()
        rule = f"verb.limb-{'gone' if old else 'new'}"
        yield finding(view, rule, spot if old else None, None if old else spot, note, source="1.5")


def _compared(
    view: View, scale: Scale, pair: Pair, where: str = "", spots: tuple[Spot, Spot] | None = None
) -> Iterator[Finding]:
    one, other = pair.old.limb, pair.new.limb
    old, new = spots or (_verb(pair.old), _verb(pair.new))
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


def _verb(led: Led) -> tuple[str, int, int]:
    return led.address, led.limb.verb_start, led.limb.verb_end


def _in_other_form(view: View, led: Led, *, old: bool) -> bool:
    """Whether the change at a verb has it in another form on the other side: *and recognizing*, *and recognizes*."""
    link = next((x for x in view.changed if led.address in (x.old if old else x.new)), None)
    place = led.limb.verb_start, led.limb.verb_end
    change = view.change_over(link, led.address, *place, old=old) if link else None
    if change is None:
        return False
    return _has_form(led.limb, (change.inserted if old else change.deleted).lower().split())


def _telling(view: View, scale: Scale, led: Led, *, old: bool) -> bool:
    """A limb alone is told in a linked paragraph; in one that came or went, if it asks or decides something."""
    if led.address not in (view.redline.removed if old else view.redline.added):
        return True
    return _asks(scale, led)


def _asks(scale: Scale, led: Led) -> bool:
    """Whether an operative limb asks for something or decides it."""
    return led.part == "operative" and scale.bands.get(scale.key(led.limb), "-")[0] in "DI"


def _alone(view: View, scale: Scale, led: Led, *, old: bool) -> Finding:
    what = "tail" if led.limb.tail else "limb"
    kind = scale.kind(scale.key(led.limb))
    paragraph = led.address in (view.redline.removed if old else view.redline.added)
    where = ", with its paragraph" if paragraph else ""
    rule = f"verb.{what}-{'gone' if old else 'new'}"
    clause = "subordinate clause" if led.limb.tail else "clause"
    note = f"{clause} {'gone' if old else 'new'}{where}: {led.limb.phrase}" + (f" ({kind})" if kind else "")
    spot = _verb(led)
    return finding(view, rule, spot if old else None, None if old else spot, note, source="1.5")
