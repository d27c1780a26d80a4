"""Main verbs: changed, stronger or weaker as sources see it, demoted to a tail, gone or new."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from hrcdiff.findings.asks import Elsewhere, elsewhere
from hrcdiff.findings.chapeau import ITEM_VERB, chapeau, out_of_a_list, under_another
from hrcdiff.findings.delivered import received
from hrcdiff.findings.governed import under_others
from hrcdiff.findings.lasting import again, kept_after, participle
from hrcdiff.findings.likeness import LEAST, Key, Led, Pair, Taken, has_form, kept_verb, kept_within, limbs_of
from hrcdiff.findings.make import Spot, alone, finding
from hrcdiff.findings.partners import paired
from hrcdiff.findings.parts import stems
from hrcdiff.findings.scale import Scale
from hrcdiff.findings.sharing import carried, parted
from hrcdiff.findings.standing import Passage, Standing, of_others, said, standing
from hrcdiff.findings.takenup import taken_up
from hrcdiff.findings.tasks import duties
from hrcdiff.patterns import later
from hrcdiff.text import first_words
from hrcdiff.verbs import DIRECTIVE, Limb, without_sequence

if TYPE_CHECKING:
    from hrcdiff.findings.view import View
    from hrcdiff.model import Finding

_DECIDED = later(r"That\s[^;:]{1,120}?\b(?:shall|will|should|must|may)\s+(?:[a-z]+ly\s+)?\w+")
"""How a lettered item begins that is decided, as far as its verb: *That the Working Group shall invite*."""


def find(view: View, scale: Scale) -> Iterator[Finding]:
    """Findings on verbs."""
    old, new = limbs_of(view, old=True), limbs_of(view, old=False)
    pairs = paired(view)
    for pair in pairs:
        yield from _compared(view, scale, pair)
    taken = {p.old.key for p in pairs}, {p.new.key for p in pairs}
    told = {(pair.old.key, pair.new.key) for pair in pairs}
    for pair, where, spots in _matched(view, pairs, old, new, taken):
        told.add((pair.old.key, pair.new.key))
        yield from _compared(view, scale, pair, where, spots)
    for row in under_others(view, told):
        told.add((row.pair.old.key, row.pair.new.key))
        taken[0].add(row.pair.old.key)
        taken[1].add(row.pair.new.key)
        yield from _compared(view, scale, row.pair, f", for {row.words}", row.spots)
    yield from _without_partner(view, scale, old, new, taken, told)
    yield from _asked_elsewhere(view, scale, told)


def _matched(
    view: View, pairs: list[Pair], old: list[Led], new: list[Led], taken: Taken
) -> Iterator[tuple[Pair, str, tuple[Spot, Spot] | None]]:
    """Verbs that are one beside those of the limbs that are, with what a note says of them and where it stands."""
    for pair, item, spots in out_of_a_list(view, taken):
        taken[0].add(pair.old.key)
        taken[1].add(pair.new.key)
        yield pair, f", {item}", spots
    for pair, item, spots in under_another(view):
        yield pair, f", {item}", spots
    for pair in carried(view, old, new, taken):
        yield pair, "", None
    for pair, names in parted(view, pairs, old, new, taken):
        yield pair, f", for {names}", None


def _keys(led: Led, passage: Passage, *, old: bool) -> tuple[Key, Key]:
    """The limbs of two clauses, the older one first."""
    return (led.key, passage.led.key) if old else (passage.led.key, led.key)


def _asked_elsewhere(view: View, scale: Scale, told: set[tuple[Key, Key]]) -> Iterator[Finding]:
    """One of several things asked under a verb that another one asks for: each two verbs are told once."""
    for row in elsewhere(view):
        keys = _keys(row.led, row.passage, old=row.old)
        if keys not in told:
            told.add(keys)
            clause = Clause(row.led, (row.ask.address, row.ask.start, row.ask.end), _at_verb(row.led))
            yield from _now_under(view, scale, row.passage, clause, old=row.old)


def _without_partner(
    view: View, scale: Scale, old: list[Led], new: list[Led], taken: Taken, told: set[tuple[Key, Key]]
) -> Iterator[Finding]:
    """Limbs and lettered items that nothing has told of: their words stand under another verb, or came or went."""
    there = standing(view, old=False), standing(view, old=True)
    sides = ((old, taken[0], there[0], True), (new, taken[1], there[1], False))
    with_partner = [[led for led in limbs if led.key in known] for limbs, known, _, _ in sides]
    left = [
        [led for led in limbs if led.key not in known and _telling(view, scale, led, partnered, old=side)]
        for (limbs, known, _, side), partnered in zip(sides, reversed(with_partner), strict=True)
    ]
    under: list[dict[Key, tuple[Clause, Passage]]] = [{}, {}]
    for (_, _, others, side), alone_here, found in zip(sides, left, under, strict=True):
        for led in alone_here:
            clause = Clause(led, (led.address, _object(view, led, old=side), led.limb.end), _at_verb(led))
            passage = None if led.limb.tail else _governing(view, scale, clause, others, old=side)
            if passage is not None:
                found[led.key] = clause, passage
    claimed = [{passage.led.key for _, passage in found.values()} for found in reversed(under)]
    for row in elsewhere(view):
        if _is_all_of(view, row):
            claimed[row.old].add(row.passage.led.key)
    gone: list[list[Led]] = [[], []]
    for index, (_, known, others, side) in enumerate(sides):
        for led in left[index]:
            if led.key in under[index]:
                clause, passage = under[index][led.key]
                told.add(_keys(led, passage, old=side))
                if side or passage.led.key not in under[0] or under[0][passage.led.key][1].led.key != led.key:
                    yield from _now_under(view, scale, passage, clause, old=side)
            elif led.key not in claimed[index] and not _goes_on(view, led, old=side):
                gone[index].append(led)
        yield from _items(view, scale, known, others, old=side)
    yield from _gone(view, scale, (gone[0], gone[1]), taken, told)


def _gone(
    view: View, scale: Scale, left: tuple[list[Led], list[Led]], taken: Taken, told: set[tuple[Key, Key]]
) -> Iterator[Finding]:
    """Limbs that came or went; of one that lives on its verb alone is told, and nothing if that is the same."""
    sides = ((True, left[0]), (False, left[1]))
    lives: set[tuple[bool, Key]] = set()
    pairs: dict[Pair, str] = {}
    for side, limbs in sides:
        for led in limbs:
            other = again(view, led, old=side)
            if other is not None:
                lives |= {(side, led.key), (not side, other.key)}
                if other.key not in taken[side]:
                    pair = Pair(led, other) if side else Pair(other, led)
                    pairs[pair] = "" if _linked(view, pair) else f", now in {pair.new.address}"
    for side, limbs in sides:
        for led in limbs:
            if (side, led.key) not in lives and (_asks(scale, led) or not _kept_verb(view, led, old=side)):
                there = participle(view, led, old=side) or kept_after(view, led, old=side)
                there = there or taken_up(view, led, old=side)
                if there is None:
                    yield _alone(view, scale, led, old=side)
                else:
                    pairs[Pair(led, there[0]) if side else Pair(there[0], led)] = f", for “{said(there[1])}”"
    for pair, where in pairs.items():
        if (pair.old.key, pair.new.key) not in told:
            yield from _compared(view, scale, pair, where)


def _kept_verb(view: View, led: Led, *, old: bool) -> bool:
    """Whether a paragraph of a split or merge begins with a verb that was kept, so that its words alone are others."""
    limb, link = led.limb, view.link_at(led.address, old=old)
    if limb.start or link is None or len(link.pairs) < 2:
        return False
    there = view.image(led.address, limb.verb_start, limb.verb_end, old=old)
    if there is None:
        return False
    others = view.limbs((view.new if old else view.old)[there.address])
    other = next((each for each in others if each.verb_start == there.start), None)
    return other is not None and other.verb == limb.verb and set(other.modifiers) == set(limb.modifiers)


def _linked(view: View, pair: Pair) -> bool:
    """Whether the paragraphs of two limbs are linked."""
    link = view.link_at(pair.old.address, old=True)
    return link is not None and pair.new.address in link.new


def _is_all_of(view: View, row: Elsewhere) -> bool:
    """Whether an infinitive has most of what a clause of the other side governs, so that its verb tells of both."""
    passage = row.passage
    start = _object(view, passage.led, old=not row.old)
    return passage.end - max(start, passage.start) >= _MOST * (passage.led.limb.end - start)


_MOST = 0.6
"""Share of a clause that an infinitive of the other side has, if it is told as that."""
_WHOLE = 0.7
"""Share of a clause that another one has, if its verb is left out as the same one."""


def _goes_on(view: View, led: Led, *, old: bool) -> bool:
    """Whether the words of a limb stand under the same verb, said once: *takes note of it and of its findings*."""
    limb = led.limb
    kept = 0
    for address, start, end in view.share(led.address, limb.verb_end, limb.end, old=old):
        there = (view.new if old else view.old)[address]
        over = next((other for other in view.limbs(there) if other.verb_end <= start < other.end), None)
        kept += end - start if over and over.verb == limb.verb else 0
    return kept >= _WHOLE * (limb.end - limb.verb_end)


class Clause(NamedTuple):
    """Words of one side without a partner, with the verb that governs them and the place to tell of it."""

    led: Led
    words: Spot
    at: Spot


def _object(view: View, led: Led, *, old: bool) -> int:
    """Where that begins which a verb governs, behind the addressee if it has one."""
    who, text = led.limb.addressee, view.text(led.address, old=old)
    at = text.find(who, led.limb.verb_end) if who else -1
    return led.limb.verb_end if at < 0 or who is None else at + len(who)


def _governing(view: View, scale: Scale, clause: Clause, there: Standing, *, old: bool) -> Passage | None:
    """The clause that has the words of one without a partner; in paragraphs apart, if both are of one kind."""
    passage = there.of(view, *clause.words)
    if passage is None or view.stands(
        clause.words[0], view.text(*clause.at[:1], old=old)[slice(*clause.at[1:])], old=old
    ):
        return None
    one, other = clause.led.limb, passage.led.limb
    texts = view.text(clause.words[0], old=old), view.text(passage.address, old=not old)
    words = texts[0][clause.words[1] : clause.words[2]], texts[1][passage.start : passage.end]
    if has_form(other, words[0].lower().split()) or has_form(one, words[1].lower().split()) or of_others(one, other):
        return None
    if (one.lemma in DIRECTIVE) != (other.lemma in DIRECTIVE) and _asks_on(view, clause.led, passage.led, old=old):
        return None
    kinds = {scale.bands.get(scale.key(limb), "-")[0] for limb in (one, other)}
    return passage if len(kinds) == 1 or not _apart(view, clause, passage, old=old) else None


def _asks_on(view: View, led: Led, other: Led, *, old: bool) -> bool:
    """Whether that of two limbs which asks for something does so in both texts.

    *Requests the Office to report* is no *Takes note* then: it *requests it to go on, and takes note of the report*.
    """
    asks, side = (led, old) if led.limb.lemma in DIRECTIVE else (other, not old)
    return view.stands(asks.address, without_sequence(asks.limb.phrase), old=side)


def _apart(view: View, clause: Clause, passage: Passage, *, old: bool) -> bool:
    """Whether the paragraphs of two clauses are not linked."""
    link = view.link_at(clause.words[0], old=old)
    return link is None or passage.address not in (link.new if old else link.old)


def _now_under(view: View, scale: Scale, passage: Passage, clause: Clause, *, old: bool) -> Iterator[Finding]:
    """The verb of words that stand under another one now, or stood; nothing if that is the same verb."""
    where = f", for “{said(_kept_words(view, clause.words, old=old))}”"
    if _apart(view, clause, passage, old=old):
        where += f", now in {passage.address}" if old else f", from {passage.address}"
    pair = Pair(clause.led, passage.led) if old else Pair(passage.led, clause.led)
    if pair.old.limb.lemma != pair.new.limb.lemma:
        yield from _compared(view, scale, pair, where, (clause.at, passage.at) if old else (passage.at, clause.at))


_AND = later(r"^\W*(?:and|or|as well as)?\s+")
_KEPT = 12
"""Characters of a clause that are kept, with which a note may begin to quote it."""


def _kept_words(view: View, words: Spot, *, old: bool) -> str:
    """A clause as far as a note quotes it: from its first kept words on, if none of those that it would quote are."""
    address, start, end = words
    text = view.text(address, old=old)
    runs = [
        (max(start, run.start), min(end, run.end)) for run in view.images[not old].get(address, ()) if run.end > start
    ]
    begins = start + len(text[start:end]) - len(text[start:end].lstrip())
    quoted = begins + len(said(text[start:end]).removesuffix(" …"))
    if any(first < quoted and text[first:last].strip(" ,;") for first, last in runs):
        return text[start:end]
    kept = next((text[first:end] for first, last in sorted(runs) if last - first >= _KEPT), text[start:end])
    return _AND.sub("", kept)


def _items(view: View, scale: Scale, taken: set[Key], there: Standing, *, old: bool) -> Iterator[Finding]:
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
        at = paragraph.address, begins.start(), begins.end()
        clause = Clause(above, (paragraph.address, 0, len(paragraph.text)), at)
        passage = _governing(view, scale, clause, there, old=old)
        if passage is not None:
            yield from _now_under(view, scale, passage, clause, old=old)
            continue
        kind = scale.kind(scale.key(above.limb))
        note = f"item {'gone' if old else 'new'}, under {above.limb.phrase}: {begins.group()} ({kind})"
        spot = paragraph.address, begins.start(), begins.end()
        yield alone(view, f"verb.limb-{'gone' if old else 'new'}", spot, None, note, old=old, source="each verb")


def _compared(
    view: View, scale: Scale, pair: Pair, where: str = "", spots: tuple[Spot, Spot] | None = None
) -> Iterator[Finding]:
    """What there is to tell of two limbs that are one: at their verbs, if no other places are named."""
    one, other = pair.old.limb, pair.new.limb
    old, new = spots or (_at_verb(pair.old), _at_verb(pair.new))
    keys = scale.key(one), scale.key(other)
    changed = keys[0] != keys[1] and not _other_adverbs(one, other) and not _in_its_noun(one, other)
    verdict = scale.judge(one, other) if changed else None
    became = f"{without_sequence(one.phrase)} → {without_sequence(other.phrase)}"
    note = became + (f" ({verdict.note})" if verdict else "") + where
    source = verdict.source if verdict else "addressee"
    label = verdict.label if verdict else None
    if one.tail != other.tail:
        if pair.old.part == pair.new.part == "preambular" and not changed:
            return  # *while noting*, *and noting*: there a main verb has the same form
        rule = "verb.demoted" if other.tail else "verb.promoted"
        how = "main verb is now subordinate" if other.tail else "subordinate verb is now a main verb"
        yield finding(view, rule, old, new, f"{how}: {note}", source=source, label=label)
    elif changed and _carried_out(view, scale, keys, (old, new)):
        yield finding(view, "duty.done", old, new, f"carried out: {became}{where}")
    elif changed:
        yield finding(view, "verb.changed", old, new, note + _but_for(view, pair, where), source=source, label=label)
    elif set(one.modifiers) != set(other.modifiers):
        firmer = scale.firmer(one, other)
        note = became + (f" ({firmer.note})" if firmer else "") + where
        yield finding(view, "verb.modifier", old, new, note, source="sequence", label=firmer and firmer.label)


def _but_for(view: View, pair: Pair, where: str) -> str:
    """What a change of verbs does not reach, since one of them leads it in both texts; empty if that is nothing."""
    if still := kept_verb(view, pair.old, pair.new, old=True):
        return f"; the new text still has \u201c{still}\u201d"
    if before := kept_verb(view, pair.new, pair.old, old=False):
        return f"; the old text has \u201c{before}\u201d already"
    return _led_as_well(view, pair) if not where or "\u201c" in where else ""  # else it says whom the verb asks


def _led_as_well(view: View, pair: Pair) -> str:
    """The clause with other words that the replaced verb leads in the other text; empty if there is none."""
    for one, other in paired(view):
        if one.address != pair.old.address or other.address != pair.new.address:
            continue
        same = one.limb.lemma == other.limb.lemma and (one, other) != pair
        if same and not any(end - start >= LEAST for start, end in kept_within(view, one, other, old=True)):
            if one.key == pair.old.key:
                return f"; the new text also has \u201c{_quoted(view, other, old=False)}\u201d"
            if other.key == pair.new.key:
                return f"; the old text also has \u201c{_quoted(view, one, old=True)}\u201d"
    return ""


_FEW = 12
"""Words of a clause that is quoted with its verb."""


def _quoted(view: View, led: Led, *, old: bool) -> str:
    """The first words of a clause, with its verb."""
    words = _SIGNS.split(view.text(led.address, old=old)[led.limb.verb_start : led.limb.end], maxsplit=1)[0].split()
    return first_words(words, _FEW)


_SIGNS = later(r"[,;:.]")


_GIVES = frozenset(("request", "invite", "decide", "mandate"))
_RECEIVES = frozenset(("A0", "P1", "P2", "P3"))
"""Bands of the verbs with which an organ takes up what was done."""
_PRODUCT = later(
    r"\b(?P<said>conven|hold|organi|establ|appoin|creat|launch|elabor|option|semin|panel|worksh|consult|forum)",
    re.IGNORECASE,
)
"""What is asked for and then done, by its beginning: *to convene*, *the convening*."""
_REPORT = later(
    r"^\W*(?:of\s+)?(?:the|its|his|her|their|an?)\s+(?:[a-z-]+\s+){0,3}?(?:reports?|stud(?:y|ies)|oral\s+updates?)\b"
)
_OBJECT = 90
"""Characters behind a verb in which it is said what is taken up."""


def _carried_out(view: View, scale: Scale, keys: tuple[str, str], spots: tuple[Spot, Spot]) -> bool:
    """Whether the earlier text asks for a report or a meeting and the later one takes it up: no verb changed."""
    order = view.order
    if not order:
        return False
    (asks, takes), (asked, taken) = (keys, spots) if order > 0 else (keys[::-1], spots[::-1])
    if asks.split()[0] not in _GIVES or scale.bands.get(takes) not in _RECEIVES:
        return False
    before = view.text(asked[0], old=order > 0)
    after = view.text(taken[0], old=order < 0)[taken[2] : taken[2] + _OBJECT]
    if _REPORT.search(after):
        limbs = view.limbs((view.old if order > 0 else view.new)[asked[0]])
        return any(received(view, duty, old=order > 0) for _, duty in duties(before, asked[0], limbs))
    there = {match["said"].lower() for match in _PRODUCT.finditer(after)}
    return any(match["said"].lower() in there for match in _PRODUCT.finditer(before))


def _other_adverbs(one: Limb, other: Limb) -> bool:
    """Whether two limbs have one verb, each with an adverb of its own, which no source ranks."""
    own = ({*limb.modifiers} - {"once again"} for limb in (one, other))
    return one.verb == other.verb and all(own)


def _in_its_noun(one: Limb, other: Limb) -> bool:
    """Whether two limbs have one verb, one of them in its noun: *supports*, *expresses its support for*."""
    return any(a.verb == f"express {b.verb}" for a, b in ((one, other), (other, one)))


def _at_verb(led: Led) -> Spot:
    return led.address, led.limb.verb_start, led.limb.verb_end


def _in_other_form(view: View, led: Led, partnered: Sequence[Led], *, old: bool) -> bool:
    """Whether the change at a verb has it in another form on the other side: *and recognizing*, *and recognizes*.

    ``partnered`` are the limbs of that side that have a partner, and so are no form of this one.
    """
    link = view.link_at(led.address, old=old)
    place = led.limb.verb_start, led.limb.verb_end
    change = view.change_over(link, led.address, *place, old=old) if link else None
    if change is None:
        return False
    there, words = (change.new, change.inserted) if old else (change.old, change.deleted)
    said = words.lower().split()
    for other in partnered if has_form(led.limb, said) else ():
        if other.address == there.address and there.start <= other.limb.verb_start < there.end:
            for word in {*other.limb.phrase.lower().split()}.intersection(said):
                said.remove(word)
    return has_form(led.limb, said)


def _telling(view: View, scale: Scale, led: Led, partnered: Sequence[Led], *, old: bool) -> bool:
    """A limb alone is told in a linked paragraph; in one that came or went, if it asks, decides or condemns."""
    linked = led.address not in view.unlinked[not old]
    return (linked or _asks(scale, led) or _judges(scale, led)) and not _in_other_form(view, led, partnered, old=old)


def _asks(scale: Scale, led: Led) -> bool:
    """Whether an operative limb asks for something or decides it."""
    return led.part == "operative" and scale.bands.get(scale.key(led.limb), "-")[0] in "DI"


_JUDGING = frozenset(("N4", "N5"))
"""Bands of the verbs that condemn or deplore."""


def _judges(scale: Scale, led: Led) -> bool:
    """Whether an operative limb condemns or deplores something."""
    return led.part == "operative" and not led.limb.tail and scale.bands.get(scale.key(led.limb)) in _JUDGING


_SAID_STILL = 0.55
"""Share of the telling words of a clause that a paragraph has if most of what it said stands there."""
_SAYS = 6
"""Telling words of such a clause at least."""


def _words_stand(view: View, led: Led, *, old: bool) -> str:
    """That most words of the first limb of a paragraph, which came or went, stand in one linked paragraph; else empty.

    Of *Stresses that A is the ground of B* and *Recognizes that A is a ground* that became *Recognizes that A is the
    ground of B* the first verb went, and what it said did not.
    """
    link = view.link_at(led.address, old=old)
    if link is None or len(link.pairs) < 2 or led.limb.tail or led.number > 1:  # of a further limb words may be chance
        return ""
    words = {*stems(view.text(led.address, old=old)[led.limb.verb_end : led.limb.end])}
    for address in (link.new if old else link.old) if len(words) >= _SAYS else ():
        if len(words & {*stems(view.text(address, old=not old))}) >= _SAID_STILL * len(words):
            return f"; most of its words {'stand' if old else 'stood'} in {address}"
    return ""


def _alone(view: View, scale: Scale, led: Led, *, old: bool) -> Finding:
    """A limb that has no partner."""
    what = "tail" if led.limb.tail else "limb"
    kind = scale.kind(scale.key(led.limb))
    paragraph = led.address in view.unlinked[not old]
    where = ", with its paragraph" if paragraph else ""
    clause = "subordinate clause" if led.limb.tail else "clause"
    note = f"{clause} {'gone' if old else 'new'}{where}: {led.limb.phrase}" + (f" ({kind})" if kind else "")
    note += _words_stand(view, led, old=old)
    return alone(
        view, f"verb.{what}-{'gone' if old else 'new'}", _at_verb(led), None, note, old=old, source="each verb"
    )
