"""What one verb asks for in several infinitives: *to report, and to publish*; one that came, went or stayed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from hrcdiff.findings import acts, deeds, phrased, verbrows
from hrcdiff.findings.chapeau import chapeau
from hrcdiff.findings.efforts import became_aim
from hrcdiff.findings.likeness import Led
from hrcdiff.findings.make import alone, finding, within
from hrcdiff.findings.sought import BLANK, sought
from hrcdiff.findings.standing import Passage, of_others, standing
from hrcdiff.findings.taken import taken_up
from hrcdiff.findings.wordkinds import act_kind, infinitive, root
from hrcdiff.patterns import later
from hrcdiff.text import NEAR, first_words
from hrcdiff.verbs import DIRECTIVE

if TYPE_CHECKING:
    from hrcdiff.findings.make import Spot
    from hrcdiff.findings.view import Change, View
    from hrcdiff.model import Finding, Link, Paragraph, Place

KEPT = 0.3
"""Share of an infinitive with its words that is kept if it is the same in other words."""
LOST = 0.1
"""The same of one that is lost, where no more than that share of another stayed."""
STAYS = 0.5
"""The same of one that stayed, so that the clause did."""
ALIKE = 0.34
"""Share of the longer words of two infinitives that are one in other words."""
BEGINS = 6
"""Longer words with which an infinitive begins."""
FEW = 3
"""The same that say too little to be found again."""
TOGETHER = 4
"""Fifths of the longer words of an infinitive that the other side has near each other if it says the same."""
NEXT_TO = 2
"""How many times as far apart as here they may stand there, counted in longer words."""
MANY = 20
"""Infinitives of one side that may share a word by which one is known."""
SAID = 25
"""Words of an infinitive that a note quotes."""
_STEM = 5
"""Letters by which longer words are compared."""
_VERB = r"\s+(?:(?:not|also|further|better|[a-z]+ly)\s+)?(?P<verb>[a-z-]+)\b"
_TO = re.compile(
    r"(?=[,;:]\s|an|or|as|in\s|al|fu|[Tt]o\s)"
    r"(?P<sign>[,;:]\s+)?(?P<and>\b(?:and|or|as well as)\s+)?(?:(?:in (?:so doing|doing so)),?\s+)?"
    r"(?:(?:also|further)\s+)?"
    rf"\b(?P<to>[Tt]o){_VERB}"
)
_BARE = re.compile(rf"[Tt]o(?<!\w..){_VERB}")
"""The same without what stands before it."""
_ACT = re.compile(r"\s*(?P<act>[a-z-]+)(?:\s+(?:an?|the|its|their))?\s*$")
"""One verb put in the place of another, with the article behind it."""
_JOINED = (",", "a", "o")
"""How *and*, *or* and a comma begin."""
_PURPOSE = re.compile(r"\b(?:in order|so as)\s+$")
_FOR = frozenset("allow enable help serve support".split())
"""Verbs that behind a comma alone say what for: *a report, to support the keepers*."""
_GOES_ON = later(r"^to\s+(?:continue|seek|strive|endeavour),[^,]*$")
"""*to continue, with the keepers, to develop*: one infinitive."""
_JOINTS = ("and", "or", "but", "while")
_SIGNS = f"{BLANK};."
_WORD = re.compile(r"[^\W\d_]{5,}")
_WORDS = re.compile(r"[^\W\d_]+")
_DOING = re.compile(r"\b([a-z]+)ing ([a-z]+)")


class Ask(NamedTuple):
    """An infinitive with its words, one of several under one verb."""

    address: str
    start: int
    """Where *to* stands, or what joins it."""
    end: int
    verb_start: int
    verb_end: int
    text: str
    led: str
    """The verb that it is under, as written; empty in a lettered item."""
    asks: bool
    """Whether that verb asks or decides."""


def find(view: View) -> Iterator[Finding]:
    """Infinitives that came into a series under one verb that stayed, or went out of it, and stand nowhere else."""
    stand = {(row.old, row.ask) for row in elsewhere(view)}
    told = _alone(view)
    others = _in_their_places(view, told)
    for one, other, change in dict.fromkeys(others.values()):
        yield from acts.another(view, change, one, other)
    for old, ask in told:
        if (old, ask) not in stand and (old, ask) not in others:
            yield _told(view, ask, old=old)
    for link in view.changed:
        yield from acts.decided(view, link)
        for change in view.changes(link):
            yield from _in_change(view, change, told)


def _in_change(view: View, change: Change, told: list[tuple[bool, Ask]]) -> Iterator[Finding]:
    """What one change does to what is asked, but for infinitives of which another finding tells."""
    exchanged = [*_exchanged(view, change)] or [*deeds.exchanged(view, change)]
    exchanged = exchanged or [*phrased.exchanged(view, change, lambda old: _near_change(view, change, old=old))]
    yield from exchanged
    if exchanged or not change.simple:
        return
    texts = change.deleted, change.inserted
    sides = [(True, *texts), (False, *texts[::-1])]
    if all(map(acts.may_ask, texts)):
        heads = [_heads_in(view, change, old=old) for old in (True, False)]
        if (
            [len(side) for side in heads] == [1, 1]
            and (True, heads[0][0]) not in told
            and (False, heads[1][0]) not in told
        ):
            yield from acts.replaced(view, change, heads[0][0], heads[1][0])
    for old, text, others in sides:
        if text:
            yield from _on_side(view, change, told, (text, others), old=old)


def _on_side(
    view: View, change: Change, told: list[tuple[bool, Ask]], texts: tuple[str, str], *, old: bool
) -> Iterator[Finding]:
    """What one side of a change, of which the text comes first, does to what is asked there."""
    text, others = texts
    more = not others.strip(_SIGNS) and " and" in text and "to" in text
    if more or ("ing" in text and others):
        for series in _near_change(view, change, old=old):
            rest = [ask for ask in series if (old, ask) not in told]
            yield from acts.of_effort(view, change, rest, old=old)
    elif became_aim(text, others):
        for series in _near_change(view, change, old=old):
            yield from acts.as_aim(view, change, series, old=old)
    elif verbrows.may_be_purpose(text, others):
        near = _near_change(view, change, old=old)
        purposes = [f for series in near for f in verbrows.became_purpose(view, change, series, old=old)]
        yield from purposes
        if purposes:
            return
    for spot, thing in verbrows.left(view, change, old=old) if text[:2].lstrip()[:1] in _JOINED else ():
        yield from _left(view, change, spot, thing, old=old)
    said = acts.verbs_of(view, change, text, others, old=old)
    common = "to " in text and "to " not in others
    for series in _near_change(view, change, old=old) if said or common else ():
        if said:
            yield from acts.shared(view, change, [ask for ask in series if (old, ask) not in told], said, old=old)
        if common:
            rest = [ask for ask in series[1:] if (old, ask) not in told]
            yield from acts.before_common(view, change, rest, old=old)


def _left(view: View, change: Change, spot: Spot, thing: str, *, old: bool) -> Iterator[Finding]:
    """That a verb of a row is no longer asked for of the object of that row, or newly."""
    for series in _near_change(view, change, old=old):
        ask = next((ask for ask in series if ask.asks and ask.start <= spot[1] < ask.end), None)
        if ask:
            yield acts.one_sided(view, ask, spot, None, f"to {thing}", old=old)


def _heads_in(view: View, change: Change, *, old: bool) -> list[Ask]:
    """The infinitives of which the verb stands in a change."""
    place = change.old if old else change.new
    every = (ask for series in _near_change(view, change, old=old) for ask in series)
    return [ask for ask in every if place.start <= ask.verb_start < place.end]


def _near_change(view: View, change: Change, *, old: bool) -> list[list[Ask]]:
    """The infinitives of the clause in which one side of a change stands."""
    place = change.old if old else change.new
    clauses = all_series((view.old if old else view.new)[place.address], view)
    return [series for series in clauses if series and series[0].start < place.end and place.start <= series[-1].end]


def _exchanged(view: View, change: Change) -> Iterator[Finding]:
    """One act asked in the place of another, before the same words: *to guarantee* and *to facilitate access to it*.

    Only of acts that the table keeps apart: others may be the same in another word.
    """
    if not (change.simple and change.deleted and change.inserted):
        return
    old = _act(change.deleted, change.old)
    new = _act(change.inserted, change.new) if old else None
    kinds = [act_kind(act[0]) if act else None for act in (old, new)]
    if not (old and new and None not in kinds and kinds[0] != kinds[1]):
        return
    if len(_WORD.findall(change.after)) and _heads(view, old[1], old=True) and _heads(view, new[1], old=False):
        note = f"asked: {old[0]} → {new[0]}"
        yield finding(view, "verb.ask-changed", old[1], new[1], note, source="addressee")


def _act(words: str, place: Place) -> tuple[str, Spot] | None:
    """The one infinitive of some words, with an article at most, and where it stands."""
    found = _ACT.match(words)
    if found is None:
        return None
    return found["act"], (place.address, place.start + found.start("act"), place.start + found.end("act"))


def _heads(view: View, spot: Spot, *, old: bool) -> bool:
    """Whether an infinitive is one of those that a clause or a chapeau asks for or decides."""
    paragraph = (view.old if old else view.new)[spot[0]]
    return any(
        ask.verb_start == spot[1] and ask.asks and (ask.led or chapeau(view, spot[0], old=old) is not None)
        for series in all_series(paragraph, view)
        for ask in series
    )


class Elsewhere(NamedTuple):
    """An infinitive of one text that stands under another verb of the other."""

    old: bool
    ask: Ask
    led: Led
    """The limb of which it was one of several things asked."""
    passage: Passage


def elsewhere(view: View) -> list[Elsewhere]:
    """The infinitives that a clause has on the other side which another infinitive or limb led before."""
    if view.asks_elsewhere is None:
        alone_here = _alone(view)
        found = (
            (side, ask, standing(view, old=not side).of(view, ask.address, ask.start, ask.end))
            for side, ask in alone_here
        )
        rows = (Elsewhere(side, ask, led, at) for side, ask, at in found if at and (led := led_of(view, ask, old=side)))
        view.asks_elsewhere = [row for row in (*rows, *_carried(view)) if _asked(view, row)]
    return view.asks_elsewhere


def _carried(view: View) -> Iterator[Elsewhere]:
    """The infinitives that a transfer carried whole from a clause of one paragraph into one of another."""
    for transfer in view.redline.transfers:
        for here, there, old in ((transfer.old, transfer.new, True), (transfer.new, transfer.old, False)):
            passage = _passage(view, there, old=not old) if here.address != there.address else None
            if passage is None:
                continue
            for ask in (
                ask for series in _series((view.old if old else view.new)[here.address], view) for ask in series
            ):
                led = led_of(view, ask, old=old) if here.start <= ask.verb_start and ask.end <= here.end else None
                if led:
                    yield Elsewhere(old, ask, led, passage)


def _passage(view: View, place: Place, *, old: bool) -> Passage | None:
    """A place with the verb that governs it, if it stands behind one."""
    paragraph = (view.old if old else view.new)[place.address]
    for number, limb in enumerate(view.limbs(paragraph), 1):
        if limb.verb_end <= place.start < limb.end:
            led = Led(paragraph.address, number, limb, paragraph.part)
            at = paragraph.address, limb.verb_start, limb.verb_end
            return Passage(led, paragraph.address, place.start, place.end, at, frozenset())
    return None


def led_of(view: View, ask: Ask, *, old: bool) -> Led | None:
    """The limb that an infinitive is asked under; of a lettered item that of its chapeau."""
    paragraph = (view.old if old else view.new)[ask.address]
    if not ask.led:
        return chapeau(view, ask.address, old=old)
    limbs = view.limbs(paragraph)
    number = next(n for n, limb in enumerate(limbs, 1) if ask.start < limb.end)
    return Led(ask.address, number, limbs[number - 1], paragraph.part)


def _asked(view: View, row: Elsewhere) -> bool:
    """Whether a clause asks for an infinitive, of nobody else."""
    passage, lemma = row.passage, row.passage.led.limb.lemma
    text, here = (view.text(a, old=s) for a, s in ((passage.address, not row.old), (row.ask.address, row.old)))
    wanted = root(here[row.ask.verb_start : row.ask.verb_end])
    said = {root(word) for word in _WORDS.findall(text[passage.start : passage.end])}
    asking = lemma in DIRECTIVE or lemma == "decide"
    return row.ask.asks and asking and wanted in said and not of_others(row.led.limb, passage.led.limb)


def _alone(view: View) -> list[tuple[bool, Ask]]:
    """The infinitives that stand in one text alone, as far as its link goes, by side; found once."""
    if view.asks_alone is None:
        view.asks_alone = _found_alone(view)
    return view.asks_alone


def _found_alone(view: View) -> list[tuple[bool, Ask]]:
    """The infinitives that `_alone` gives."""
    out: list[tuple[bool, Ask]] = []
    for link in view.changed:
        gone, come = _unkept(view, link, old=True), _unkept(view, link, old=False)
        same = _reworded(gone, come), _reworded(come, gone)
        for asks, reworded, old in ((gone, same[0], True), (come, same[1], False)):
            texts = [change.inserted if old else change.deleted for change in view.changes(link)] if asks else []
            there = frozenset(stem for text in texts for stem in _stems(text))
            doing = frozenset(pair for text in texts for pair in _DOING.findall(text.lower()))
            others = (
                [_stems(view.text(address, old=not old)) for address in (link.new if old else link.old)] if asks else []
            )
            for ask in asks:
                known = ask in reworded or _elsewhere(ask, there) or _doing(ask) & doing
                if not known and not any(_together(_stems(ask.text), other) for other in others):
                    out.append((old, ask))
    return out


def _in_their_places(view: View, told: list[tuple[bool, Ask]]) -> dict[tuple[bool, Ask], tuple[Ask, Ask, Change]]:
    """Of the infinitives that stand in one text alone those that took the place of another one, with both of them.

    *to pursue her efforts, in fulfilment of her mandate* and *to take concrete measures in the fulfilment of his
    mandate, and to enhance support*: the first thing that a verb asks became another, before words that stayed.
    """
    out: dict[tuple[bool, Ask], tuple[Ask, Ask, Change]] = {}
    for old, ask in told:
        link = view.link_at(ask.address, old=old) if ask.led and ask.asks else None
        change = view.change_at(link, ask.address, ask.verb_start, old=old) if link else None
        if change is None or not change.simple or not _first(view, ask, change, old=old):
            continue
        for other in (series[0] for series in _near_change(view, change, old=not old)):
            if (
                other.led
                and other.asks
                and _first(view, other, change, old=not old)
                and _one(view, ask, other, old=old)
            ):
                out[old, ask] = (ask, other, change) if old else (other, ask, change)
    return out


def _first(view: View, ask: Ask, change: Change, *, old: bool) -> bool:
    """Whether an infinitive is the first one of its clause, and a change has its verb, but not its *to*."""
    place = change.old if old else change.new
    series = [series[0] for series in _near_change(view, change, old=old)]
    return ask in series and ask.start < place.start <= ask.verb_start < place.end


def _one(view: View, ask: Ask, other: Ask, *, old: bool) -> bool:
    """Whether two infinitives share a longer word behind their verbs, of which neither is asked on the other side."""
    for mine, theirs, side in ((ask, other, old), (other, ask, not old)):
        verb = root(view.text(mine.address, old=side)[mine.verb_start : mine.verb_end])
        text, series = view.text(theirs.address, old=not side), all_series(_paragraph(view, theirs, old=not side), view)
        if any(verb == root(text[each.verb_start : each.verb_end]) for asks in series for each in asks):
            return False
    shared = view.share(ask.address, ask.verb_end, ask.end, old=old)
    texts = (view.text(a, old=not old)[start:end] for a, start, end in shared if other.verb_end <= start < other.end)
    return any(map(_WORD.search, texts))


def _paragraph(view: View, ask: Ask, *, old: bool) -> Paragraph:
    return (view.old if old else view.new)[ask.address]


def _doing(ask: Ask) -> frozenset[tuple[str, str]]:
    """An infinitive as a participle would begin, *making advice* for *to make advice*, with the word behind it."""
    words = _WORDS.findall(ask.text[ask.verb_start - ask.start :].lower())[:2]
    return frozenset({(words[0].removesuffix("e"), words[1])} if len(words) > 1 else ())


def _elsewhere(ask: Ask, there: frozenset[str]) -> bool:
    """Whether an infinitive begins with words that the link has changed on the other side."""
    begins = _stems(ask.text)[:BEGINS]
    return len(begins) > FEW and sum(word in there for word in begins) >= STAYS * len(begins)


def _together(mine: list[str], other: list[str]) -> bool:
    """Whether nearly all longer words of an infinitive stand near each other in a text, in whatever order."""
    wanted = frozenset(mine)
    need = -(-len(wanted) * TOGETHER // 5)
    places = [at for at, stem in enumerate(other) if stem in wanted] if len(wanted) >= FEW else []
    reach = NEXT_TO * len(mine)
    return any(
        len({other[at] for at in places[n : n + reach] if at - first < reach}) >= need for n, first in enumerate(places)
    )


def _stems(text: str) -> list[str]:
    """The beginnings of the longer words of a text."""
    return [word.lower()[:_STEM] for word in _WORD.findall(text)]


def _reworded(asks: list[Ask], others: list[Ask]) -> set[Ask]:
    """The infinitives of which one on the other side is the same in other words.

    A word of very many infinitives tells none of them from the rest, so that the time grows with their number alone.
    """
    words = [frozenset(_stems(other.text)) for other in others]
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index, stems in enumerate(words):
        for stem in stems:
            places[stem].append(index)
    out: set[Ask] = set()
    for ask in asks:
        mine = frozenset(_stems(ask.text))
        shared = Counter(index for stem in mine if len(places.get(stem, ())) <= MANY for index in places.get(stem, ()))
        if any(size >= ALIKE * max(1, min(len(mine), len(words[index]))) for index, size in shared.items()):
            out.add(ask)
    return out


def _unkept(view: View, link: Link, *, old: bool) -> list[Ask]:
    """The infinitives of one side whose words the other side has not, beside others that it has."""
    out: list[Ask] = []
    for address in link.old if old else link.new:
        paragraph = (view.old if old else view.new)[address]
        marks = _marks(view, paragraph, old=old)
        for series in _series(paragraph, view) if marks.find(0) >= 0 else ():
            kept = [sum(marks[ask.verb_start : ask.end]) / max(1, ask.end - ask.verb_start) for ask in series]
            led = [all(marks[ask.verb_start : ask.verb_end]) for ask in series]
            if not _goes_with(view, link, series[0], old=old):
                continue
            if (
                max(kept) >= STAYS
                or any(stays and _core_stays(ask, marks) for stays, ask in zip(led, series, strict=True))
                or sum(stays and share >= KEPT for stays, share in zip(led, kept, strict=True)) > 1
            ):
                out += [ask for ask, stays, share in zip(series, led, kept, strict=True) if share < KEPT and not stays]
            elif max(kept) >= KEPT:
                before = kept.index(max(kept))  # behind it, what was asked may go on in other words
                rows = list(zip(series, led, kept, strict=True))[:before]
                out += [ask for ask, stays, share in rows if share < LOST and not stays and ask.asks]
    return out


_INSTANCE = later(r",?\s+(?:including|such\s+as|in\s+particular|particularly|especially|notably|through)\s")
_CORE = 3
"""Longer words of an infinitive before what is said to be among the rest, or by what means."""


def _core_stays(ask: Ask, marks: bytearray) -> bool:
    """Whether an infinitive stayed but for an instance or a means: *to keep lamps out of schools, including by …*."""
    cut = _INSTANCE.search(ask.text)
    end = ask.start + cut.start() if cut else 0
    if end <= ask.verb_end or len(_WORD.findall(ask.text[ask.verb_end - ask.start : end - ask.start])) < _CORE:
        return False
    return sum(marks[ask.verb_start : end]) >= STAYS * (end - ask.verb_start)


def _goes_with(view: View, link: Link, ask: Ask, *, old: bool) -> bool:
    """Whether the other side has infinitives as well, if no verb asks for these: else they tell what a noun is."""
    if ask.asks or not ask.led or acts.DECIDES.match(ask.led):
        return True
    there = view.new if old else view.old
    return any(series for address in (link.new if old else link.old) for series in all_series(there[address], view))


def _marks(view: View, paragraph: Paragraph, *, old: bool) -> bytearray:
    """A one for each character of a paragraph that the other side has."""
    marks = bytearray(len(paragraph.text))
    for run in view.images[not old].get(paragraph.address, ()):
        marks[run.start : run.end] = b"\x01" * (run.end - run.start)
    return marks


def _series(paragraph: Paragraph, view: View) -> list[list[Ask]]:
    """The infinitives of each clause of a paragraph, if there are several."""
    if paragraph.text.count("to") + paragraph.text.count("To") < 2:
        return []
    return [series for series in all_series(paragraph, view) if len(series) > 1]


def all_series(paragraph: Paragraph, view: View) -> list[list[Ask]]:
    """The infinitives of each clause of a paragraph."""
    limbs = view.limbs(paragraph)
    first = limbs[0].start if limbs else len(paragraph.text)
    clauses = [(0, first, "", True)] if first else []
    clauses += [(b.verb_end, b.end, b.phrase, b.lemma in DIRECTIVE or b.lemma == "decide") for b in limbs]
    return [
        [Ask(paragraph.address, *each, led, asks) for each in infinitives(paragraph.text, start, end)]
        for start, end, led, asks in clauses
    ]


@lru_cache(maxsize=8192)
def infinitives(text: str, start: int, end: int) -> tuple[tuple[int, int, int, int, str], ...]:
    """The infinitives of a clause that *and* joins, each as far as the next: *to hold A, to publish B and to C*.

    One behind a comma alone counts if another with *and* follows: else it says what for.
    """
    if text.find("to", start, end) < 0 and text.find("To", start, end) < 0:
        return ()
    found = [*_infinitives(text, start, end)]
    last = max((i for i, match in enumerate(found) if match["and"]), default=0)
    heads: list[re.Match[str]] = []
    for i, match in enumerate(found):
        held = bool(heads) and heads[-1] is not found[i - 1]
        sign = match["sign"] or ""
        inner = held and sign[:1] != ";" and (not sign or _enabled(text, start, found[i - 1].start("to")))
        comma = match["sign"] and i < last and match["verb"] not in _FOR and not _GOES_ON.match(_between(heads, match))
        joined = comma or (match["and"] and not inner)
        if (not heads or joined) and not _PURPOSE.search(text, max(start, match.start("to") - NEAR), match.start("to")):
            heads.append(match)
    ends = [*(match.start() for match in heads[1:]), end][: len(heads)]
    out: list[tuple[int, int, int, int, str]] = []
    for match, until in zip(heads, ends, strict=True):
        begin = match.start("to")
        said = _unjoined(text[begin:until])
        out.append((begin, begin + len(said), match.start("verb"), match.end("verb"), said))
    return tuple(out)


def _infinitives(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Each *to* with a verb, and what stands before it: looked for only behind the *to* that comes before."""
    behind = start
    for bare in _BARE.finditer(text, start, end):
        if infinitive(bare["verb"]) and (match := _TO.search(text, behind, end)):
            yield match
        behind = bare.end()


def _unjoined(text: str) -> str:
    """Words without what joins them to the next: signs and *and*."""
    said = text.rstrip(_SIGNS)
    for joint in _JOINTS:
        if said.endswith(joint):
            before = said.removesuffix(joint)
            return said if before[-1:].isalnum() or before.endswith("_") else before.rstrip(_SIGNS)
    return said


_ENABLED = later(r"\b(?:enabl|allow|empower|equip|permit|help)[a-z]{0,4}\s+(?:[^\s,;:]+\s+){1,4}$")
_OBJECT = 60
"""Characters before an infinitive in which it is said who is enabled to do it."""


def _enabled(text: str, start: int, at: int) -> bool:
    """Whether an infinitive says what somebody is enabled to do, which *and to* may go on: it may be asked or not."""
    return _ENABLED.search(text, max(start, at - _OBJECT), at) is not None


def _between(heads: list[re.Match[str]], match: re.Match[str]) -> str:
    """What stands between the infinitive before and this one."""
    return match.string[heads[-1].start("to") : match.start()] if heads else ""


def _told(view: View, ask: Ask, *, old: bool) -> Finding:
    """An infinitive that came or went; under a verb that asks for nothing, no more than that."""
    words = ask.text.split()
    said = first_words(words, SAID)
    here = ask.address, ask.start, ask.end
    rule = f"verb.ask-{'gone' if old else 'new'}"
    note = f"{acts.fate(ask, old=old)}: {said}{taken_up(view, ask, old=old) if ask.asks else ''}"
    return alone(view, rule, here, None, note, old=old, source="each verb")


_REPORT = sought(r"[Tt]o (?:submit|present|report|provide|prepare)\b.*\bsessions?\b", re.DOTALL, holds=("session",))


def told_once(found: list[Finding]) -> list[Finding]:
    """Findings without the infinitives of which others tell: those of a clause that came or went, and reports."""
    clauses = {_place(f) for f in found if f.rule in ("verb.limb-new", "verb.limb-gone")}
    duties = [f for f in found if f.kind == "duty"]
    due = {(side, p.address) for f in duties for side, p in enumerate((f.old, f.new)) if p}
    told = [f for f in duties if f.rule != "duty.changed"]
    pairs = [f for f in found if f.rule in ("pair.added", "pair.removed")]
    return [
        f
        for f in found
        if f.rule not in ("verb.ask-new", "verb.ask-gone")
        or not (
            _place(f) in clauses
            or any(_within(duty, f) for duty in told)
            or any(within(f.old, pair.old) or within(f.new, pair.new) for pair in pairs)
            or (_REPORT.match(f.old_words or f.new_words) is not None and _place(f)[:2] in due)
        )
    ]


def _within(duty: Finding, ask: Finding) -> bool:
    """Whether what is due stands in what is asked for."""
    inner, outer = (duty.old, ask.old) if ask.old else (duty.new, ask.new)
    same = inner is not None and outer is not None and inner.address == outer.address
    return inner is not None and outer is not None and same and outer.start <= inner.start < outer.end


def _place(finding: Finding) -> tuple[int, str, int | None]:
    """The side, the paragraph and the clause of a finding that stands on one side."""
    side, place = (0, finding.old) if finding.old else (1, finding.new)
    return (side, place.address, place.limb) if place else (side, "", None)
