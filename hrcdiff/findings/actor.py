"""Actors and addressees: who is asked, who acts, for whose benefit."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from hrcdiff.findings import doers, people
from hrcdiff.findings.addressee import among, asked, kindred, kinds, named
from hrcdiff.findings.counterparts import counterparts
from hrcdiff.findings.items import Difference, Found, data, difference, items
from hrcdiff.findings.likeness import Led, Pair
from hrcdiff.findings.make import Spot, alone, finding, within
from hrcdiff.findings.partners import paired
from hrcdiff.findings.parts import at_names
from hrcdiff.findings.sought import sought
from hrcdiff.findings.view import plain, span
from hrcdiff.lexicon import names_in
from hrcdiff.patterns import later

if TYPE_CHECKING:
    from hrcdiff.findings.addressee import Who
    from hrcdiff.findings.view import Change, View
    from hrcdiff.model import Finding, Link, Paragraph

BESIDE = 8
"""Characters of a change beside the actor that it is about."""
WHOLE = 18
"""Words of an addressee that is told as it is printed."""
SHORT = 9
"""Words up to which a list of addressees is told whole, though most of it stayed."""
OUTSIDE = 3
"""Words of a change beside the name that it is about."""
_BODY = re.compile(
    r"\b(?:Mission|Office|Committee|Commission|Council|Community|Union|Organi[sz]ation|Team|Unit|Bank|Fund|Agency|"
    r"Programme|Government|Forum|Institute|Group|Centre|Authority|Force|Court|Tribunal|Envoy|Representative|Expert|"
    r"Rapporteur|authorities)\b"
)
_NOUN_END = re.compile(r"\b(?:of|for|in|on|to)\b")
"""Where the noun of a name ends that says what it is: a *Code of Conduct for … Mandate Holders* is no holder."""
_AND_THE = later(r"\s(?:and|or) the\s*$")
"""Before a further name: *the Guild of Bakers and the League of Keepers*."""
_AUTHORITIES = re.compile(r"\b[A-Z][a-z]+ authorities\b")
_CONCERNED = frozenset({"State concerned", "country concerned"})
"""Told as a qualifier, *concerned*, that came or went."""
_TABLE = frozenset(entry["name"] for entry in data()["actors"])
_SMALL = frozenset("the of in on for and".split())
_ITS_TEXT = later(r"\s+(?:resolution|decision)s?\b")


def find(view: View) -> Iterator[Finding]:
    """Findings on actors: addressees of verbs first, then one actor in another's place."""
    told = [
        each
        for pair in paired(view)
        for each in (*_addressee(view, pair), *_whose(view, pair), *_with_whom(view, pair))
    ]
    others = [
        each
        for link in view.changed
        for each in (*_replaced(view, link), *_which(view, link), *people.find(view, link), *counterparts(view, link))
    ]
    told += [each for each in others if not _told_by(each, told)]
    yield from told
    yield from (each for each in doers.find(view) if not _told_by(each, told))


def _told_by(one: Finding, told: list[Finding]) -> bool:
    """Whether another finding tells of an actor, in more words or in fewer."""
    return any(
        within(here, there) or within(there, here) for f in told for here, there in ((one.old, f.old), (one.new, f.new))
    )


def _addressee(view: View, pair: Pair) -> Iterator[Finding]:
    """Another addressee of a verb: more of them, fewer, or others; or the same within other limits."""
    one, other = asked(view, *pair.old.key, old=True), asked(view, *pair.new.key, old=False)
    if one is None or other is None:
        return
    old, new = one[1], other[1]
    if not old or not new:
        return
    if old == new and _said(view, one[0], old=True) == _said(view, other[0], old=False):
        return
    lost = _without(old, new | _asked(view, pair, old=False) | _small(view, other[0], old=False))
    won = _without(new, old | _asked(view, pair, old=True) | _small(view, one[0], old=True))
    how = _limited(view, pair, one[0], other[0])
    if how and not (lost or won) and _only_moved(view, pair, one[0], other[0]):
        return
    if lost or won:
        size = "widened" if not lost else "narrowed" if not won else "changed"
        how = size if how in ("", size) else "changed"
    said = _in_print(view, one[0], other[0])
    longest = max(len(side.split()) for side in said)
    if SHORT < longest <= WHOLE and (listed := _listed(*said)):
        detail = listed
    elif longest <= WHOLE:
        detail = " \u2192 ".join(said)
    else:
        gone, come = ", ".join(_each(view, one[0], lost, old=True)), ", ".join(_each(view, other[0], won, old=False))
        detail = "; ".join(filter(None, (f"no longer {gone}" if gone else "", f"now also {come}" if come else "")))
    if how and detail:
        yield finding(view, f"actor.{how}", one[0], other[0], f"addressee: {detail}")


def _only_moved(view: View, pair: Pair, one: Spot, other: Spot) -> bool:
    """Whether the words by which two addressees differ stand behind the other one: *in need of [technical] help*."""
    sides = [(one, pair.old, True), (other, pair.new, False)]
    who = [{*plain(_said(view, spot, old=side)).split()} for spot, _, side in sides]
    behind = [
        {*plain(view.text(spot[0], old=side)[spot[2] : max(spot[2], led.limb.end)]).split()}
        for spot, led, side in sides
    ]
    differ = (who[0] - who[1], who[1] - who[0])
    return differ[0] <= behind[1] - behind[0] and differ[1] <= behind[0] - behind[1]


_WITH_WHOM = sought(
    r"\s+(?P<said>(?:together\s+with|with\s+the\s+(?:support|assistance|help|participation|involvement)\s+of)\s+"
    r"[^,;:]{2,100}?)\s+to\s+(?!the\b|its\b|their\b|an?\b|all\b)[a-z]",
    begins=("together", "with"),
)


def _with_whom(view: View, pair: Pair) -> Iterator[Finding]:
    """Those with whom an addressee is to act, named behind it without a comma, of one text alone."""
    spots = [_beside(view, led, old=side) for led, side in ((pair.old, True), (pair.new, False))]
    for here, there, old in ((spots[0], pair.new, True), (spots[1], pair.old, False)):
        if here is None:
            continue
        text = view.text(here[0], old=old)[here[1] : here[2]]
        if plain(text) in plain(view.text(there.address, old=not old)):
            continue
        what = "removed" if old else "added"
        point = (there.address, there.limb.verb_end, there.limb.verb_end)
        note = f"{text} {what} (cooperation), at “{(pair.old if old else pair.new).limb.addressee}”"
        yield alone(view, f"qualifier.{what}", here, point, note, old=old, source="hedges")


def _beside(view: View, led: Led, *, old: bool) -> Spot | None:
    """Where those are named with whom an addressee is to act."""
    text, who = view.text(led.address, old=old), led.limb.addressee
    start = text.find(who, led.limb.verb_end) if who else -1
    found = _WITH_WHOM.match(text, start + len(who)) if who and start >= 0 else None
    return (led.address, *found.span("said")) if found else None


def _limited(view: View, pair: Pair, one: Spot, other: Spot) -> str:
    """How two addressees differ in the words of their sorts: the more words, the narrower; empty if they do not."""
    texts = [_said(view, spot, old=side) for spot, side in ((one, True), (other, False))]
    known = [
        frozenset().union(*(kinds(words)[1] for words in _all_said(view, pair, old=side))) for side in (True, False)
    ]
    (old, _), (new, _) = (kinds(text) for text in texts)
    gone, come = old - known[1], new - known[0]
    if not gone and not come:
        return ""
    if not gone or not come:
        return "widened" if come else "narrowed"
    words = [{word for part in side for word in part.split()} for side in (gone, come)]
    return "narrowed" if words[0] < words[1] else "widened" if words[1] < words[0] else "changed"


def _said(view: View, spot: Spot, *, old: bool) -> str:
    """The words of a span."""
    address, start, end = spot
    return view.text(address, old=old)[start:end]


def _in_print(view: View, old: Spot, new: Spot) -> tuple[str, str]:
    """Two addressees as the texts name them."""
    one, other = (
        _said(view, spot, old=side).strip(" ,").removeprefix("the ") for spot, side in ((old, True), (new, False))
    )
    return one, other


_BETWEEN = re.compile(r"\s*(?:,\s*(?:and\s+|as\s+well\s+as\s+)?|\s(?:and|as\s+well\s+as)\s)\s*")


_OWN_PARTS = re.compile(r"^(?:including\s+)?(?:(?:the|its|their)\s+)?")
"""How one of a list begins that is named as a part of the one before: *the Guild, including its keepers*."""


def _listed(old: str, new: str) -> str:
    """What came to a list of addressees and what left it, if some stayed and each of those names an actor."""
    sides = [[_OWN_PARTS.sub("", part) for part in _BETWEEN.split(side) if part] for side in (old, new)]
    gone, come = ([p for p in one if p not in other] for one, other in (sides, sides[::-1]))
    if len(gone) == len(sides[0]) or not all(named(part) for part in (*gone, *come)):
        return ""
    if len(gone) == len(come) == 1:
        return f"{gone[0]} \u2192 {come[0]}, beside others"
    parts = (("no longer", gone), ("now also", come))
    return "; ".join(f"{what} {', '.join(names)}" for what, names in parts if names)


def _without(names: frozenset[str], others: frozenset[str]) -> list[str]:
    """Actors that are not among others; one that the table does not know may be named there in other words."""
    return sorted(n for n in names - others if n in _TABLE or not kindred(n, others - _TABLE))


_OF_MANDATE = later(r"\s+on\s+[^,;:]+")
_JOINS_NEXT = later(r"\s+(?:and|or|as\s+well\s+as)(?:\s+(?:the|other|all|relevant))*\s*$")
_ONE = ("Expert", "Rapporteur", "Representative", "Adviser")


def _each(view: View, spot: Spot, names: list[str], *, old: bool) -> Iterator[str]:
    """Actors of an addressee, those of one mandate with what it is on, and *other* where it is said of them."""
    said = _said(view, spot, old=old)
    actors = [i for i in items(said) if i.entry.kind == "actor"]
    for name in names:
        here = next((i for i in actors if i.entry.key == name), None)
        start = here.start if here else said.find(name)
        more = name
        before = said[: here.end if here else max(start, 0)].removesuffix(name)
        if here and name.endswith(_ONE) and (on := _OF_MANDATE.match(said, here.end)):
            end = min([i.start for i in actors if here.end < i.start < on.end()], default=on.end())
            more += _JOINS_NEXT.sub("", said[here.end : end]).rstrip()
        yield f"other {more}" if before.endswith("other ") else more


_WHICH_ONES = sought(
    r",?\s*(?:compliant\s+with|in\s+a\s+position\s+to|in\s+need\s+of|affected\s+by|parties\s+to|"
    r"that\s+(?:have|are|do|wish|continue)\b)[^,;:]*,?\s*",
    holds=("compliant", "position", "need", "affected", "parties", "that"),
    begins=("compliant", "in", "affected", "parties", "that"),
)
"""What says which of several actors are meant."""


def _which(view: View, link: Link) -> Iterator[Finding]:
    """Actors that are told more narrowly, or less: *institutions*, *institutions compliant with the Principles*."""
    for change in view.changes(link):
        gone, come = change.deleted.strip(), change.inserted.strip()
        if not change.simple or bool(gone) == bool(come) or not _WHICH_ONES.fullmatch(gone or come):
            continue
        place, paragraphs = (change.old, view.old) if gone else (change.new, view.new)
        text = paragraphs[place.address].text
        who = next((i for i in items(text) if i.entry.kind == "actor" and 0 <= place.start - i.end <= 1), None)
        image = view.image(place.address, who.start, who.end, old=bool(gone)) if who else None
        if who is None or image is None or not text[who.start : who.end].endswith("s"):
            continue
        end = place.start + len(text[place.start : place.end].rstrip(" ,"))
        longer, shorter = (place.address, who.start, end), (image.address, image.start, image.end)
        old, new = (longer, shorter) if gone else (shorter, longer)
        said = f"{_said(view, old, old=True)} \u2192 {_said(view, new, old=False)}"
        yield finding(view, f"actor.{'widened' if gone else 'narrowed'}", old, new, said)


_HOLDER = re.compile(r"\s+(?P<of>of\s+(?:the\s+)?)")
_OWN = re.compile(r"\bits\b")


def _whose(view: View, pair: Pair) -> Iterator[Finding]:
    """An attitude that was the organ's own and is another's: *its commitment*, *the commitment of States*."""
    one, other = _holder(view, pair.old, old=True), _holder(view, pair.new, old=False)
    if one is None or other is None or pair.old.limb.verb != pair.new.limb.verb or one[1] == other[1]:
        return
    what = pair.old.limb.verb.split()[-1]
    yield finding(view, "actor.changed", one[0], other[0], f"whose {what}: {one[1]} → {other[1]}")


def _holder(view: View, led: Led, *, old: bool) -> tuple[Spot, str] | None:
    """Where it is said whose attitude a verb such as *renews* brings, and whose it is."""
    text = view.text(led.address, old=old)
    own = _OWN.search(text, led.limb.verb_start, led.limb.verb_end)
    if own:
        return (led.address, own.start(), own.end()), view.organ
    of = _HOLDER.match(text, led.limb.verb_end)
    actor = of and next((i for i in items(text) if i.entry.kind == "actor" and i.start == of.end()), None)
    return ((led.address, of.start("of"), actor.end), actor.entry.key) if of and actor else None


def _small(view: View, spot: Spot, *, old: bool) -> frozenset[str]:
    """Actors named without their capitals: *federal member states*."""
    words = span((view.old if old else view.new)[spot[0]].text, view.place(*spot, old=old))
    return frozenset(
        name for name in ("States", "Member States", "Governments") if re.search(rf"\b{name.lower()}\b", words)
    )


def _asked(view: View, pair: Pair, *, old: bool) -> frozenset[str]:
    """The actors that the limbs on one side of the link address, or name as some of those."""
    return frozenset().union(
        *(who[1] for who in _all_asked(view, pair, old=old)),
        *(named(words) for words in _all_said(view, pair, old=old)),
    )


def _all_said(view: View, pair: Pair, *, old: bool) -> Iterator[str]:
    """The words that name them, and those behind them that name some of them."""
    for spot, _ in _all_asked(view, pair, old=old):
        yield _said(view, spot, old=old)
        some = among(view.text(spot[0], old=old), spot[2])
        if some:
            yield some


def _all_asked(view: View, pair: Pair, *, old: bool) -> Iterator[Who]:
    """Whom the limbs on one side of the link address, each in its place."""
    address = (pair.old if old else pair.new).address
    link = view.link_at(address, old=old)
    paragraphs = view.old if old else view.new
    for each in (link.old if old else link.new) if link else (address,):
        for number in range(1, len(view.limbs(paragraphs[each])) + 1):
            who = asked(view, each, number, old=old)
            if who:
                yield who


def _replaced(view: View, link: Link) -> Iterator[Finding]:
    """One actor in another's place, in a change that is little more than the two names."""
    diff = difference(view, link, "actor")
    grown = _grown(view, diff)
    for one, other in grown:
        if not _of_another(view, one, other):
            yield finding(view, "actor.replaced", one.spot, other.spot, _printed(view, one, other))
    yield from _renamed(view, link)
    told = {each for pair in grown for each in pair}
    beside = [_by_change(view, link, side, told, old=old) for side, old in ((diff.old, True), (diff.new, False))]
    for place, (change, ones) in beside[0].items():
        others = beside[1][place][1] if place in beside[1] else []
        if not change.simple or len(ones) != 1 or len(others) != 1:
            continue
        (one,), (other,) = ones, others
        if _adopted(view.old, one) or _adopted(view.new, other) or one.item.entry.key == other.item.entry.key:
            continue
        if _of_another(view, one, other):
            continue
        if _little_more(change.deleted, one) and _little_more(change.inserted, other):
            said = _printed(view, one, other)
            yield finding(view, "actor.replaced", one.spot, other.spot, said)


def _by_change(
    view: View, link: Link, found: list[Found], told: set[Found], *, old: bool
) -> dict[int, tuple[Change, list[Found]]]:
    """Actors that a change took out or put in, by the place of the change among the edits."""
    out: dict[int, tuple[Change, list[Found]]] = {}
    for one in found:
        change = view.change_at(link, one.address, one.item.start, old=old)
        if change is not None and one not in told:
            out.setdefault(change.first, (change, []))[1].append(one)
    return out


def _printed(view: View, old: Found, new: Found) -> str:
    """Two actors as the texts name them."""
    sides = ((view.old, old), (view.new, new))
    return " \u2192 ".join(paragraphs[o.address].text[o.item.start : o.item.end] for paragraphs, o in sides)


def _renamed(view: View, link: Link) -> Iterator[Finding]:
    """One body in another's place where the table knows neither: *Assistance Mission*, *Transition Mission*."""
    for change in (part for whole in view.changes(link) for part in at_names(view, whole)):
        if not change.simple:
            continue
        if not change.deleted.strip() or not change.inserted.strip():
            yield from _lengthened(view, change)
            continue
        old = _bodies(view, change, old=True)
        new = _bodies(view, change, old=False) if len(old) == 1 else []
        if len(old) == len(new) == 1 and not _one_body(view, old[0], new[0]):
            words = [
                paragraphs[a].text[start:end]
                for paragraphs, (a, start, end) in ((view.old, old[0]), (view.new, new[0]))
            ]
            yield finding(view, "actor.replaced", old[0], new[0], " → ".join(words))


_NOT_ANOTHER = frozenset("United Nations Human Rights High International Independent Federal Republic".split())
"""Words of a long name that its short name leaves out."""


def _lengthened(view: View, change: Change) -> Iterator[Finding]:
    """A word put into the name of a body, or taken out of it: *Mission*, *Transition Mission*."""
    word = (change.deleted or change.inserted).strip()
    if not re.fullmatch(r"[A-Z][a-z]+", word) or word in _NOT_ANOTHER:
        return
    spots = [
        [
            (place.address, a, b)
            for a, b in names_between(paragraphs[place.address].text, place.start - 1, place.end + 1)
            if a < place.start and place.end < b
        ]
        for place, paragraphs in ((change.old, view.old), (change.new, view.new))
    ]
    if len(spots[0]) != 1 or len(spots[1]) != 1:
        return
    (old,), (new,) = spots
    names = [view.text(a, old=side)[s:e] for (a, s, e), side in ((old, True), (new, False))]
    nouns = [_NOUN_END.split(name, maxsplit=1)[0] for name in names]
    known = any(i.entry.kind in ("actor", "instrument") for name in names for i in items(name))
    if not known and all(_BODY.search(noun) for noun in nouns) and (word in nouns[0]) != (word in nouns[1]):
        yield finding(view, "actor.replaced", old, new, " \u2192 ".join(names))


def _bodies(view: View, change: Change, *, old: bool) -> list[Spot]:
    """Names of bodies that a change touches, if it is little more than a name; of the table's actors none."""
    place, paragraphs = (change.old, view.old) if old else (change.new, view.new)
    text = paragraphs[place.address].text
    touched = names_between(text, place.start, place.end)
    if not touched:
        return []
    inside = sum(len(text[max(a, place.start) : min(b, place.end)].split()) for a, b in touched)
    if len(text[place.start : place.end].split()) - inside > OUTSIDE:
        return []
    known = [(i.start, i.end) for i in items(text) if i.entry.kind in ("actor", "instrument")]
    start = place.start + text.startswith(" ", place.start)
    touched = [(start if _AND_THE.search(text, a, start) else a, b) for a, b in touched]
    return [
        (place.address, a, b)
        for a, b in touched
        if _BODY.search(_NOUN_END.split(text[a:b], maxsplit=1)[0])
        and not any(x < b and a < y and 2 * (y - x) >= b - a for x, y in known)
        and not _adopted_at(text, b)
    ]


@lru_cache(maxsize=256)
def _named(text: str) -> tuple[list[tuple[int, int]], int]:
    """Spans of the names and authorities of a text, and the length of the longest."""
    authorities = _AUTHORITIES.finditer(text) if " authorities" in text else ()
    spans = sorted({*names_in(text), *(match.span() for match in authorities)})
    return spans, max([end - start for start, end in spans], default=0)


def bodies_in(text: str) -> list[tuple[int, int]]:
    """Spans of the names of bodies in a text, which tell in their noun what they are."""
    return [
        (start, end)
        for start, end in _named(text)[0]
        if _BODY.search(_NOUN_END.split(text[start:end], maxsplit=1)[0]) and not _adopted_at(text, end)
    ]


def names_between(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Those of them that a stretch touches: found without asking each, in a text as long as a book."""
    spans, longest = _named(text)
    near = spans[bisect_left(spans, (start - longest, 0)) : bisect_left(spans, (end, 0))]
    return [(a, b) for a, b in near if start < b]


def _one_body(view: View, old: Spot, new: Spot) -> bool:
    """Whether two names are of one body: one is the short form of the other, or they differ in small words alone."""
    words = [
        {w for w in re.findall(r"[^\W\d_]+", paragraphs[a].text[start:end].lower()) if w not in _SMALL}
        for paragraphs, (a, start, end) in ((view.old, old), (view.new, new))
    ]
    return words[0] <= words[1] or words[1] <= words[0]


def _grown(view: View, diff: Difference) -> list[tuple[Found, Found]]:
    """Actors whose name is a part of the other's, and stays: *States*, *Member States*."""
    out: list[tuple[Found, Found]] = []
    for old, mine, theirs in ((True, diff.old, diff.new), (False, diff.new, diff.old)):
        for one in mine:
            image = view.image(one.address, one.item.start, one.item.end, old=old)
            for other in theirs if image else ():
                inside = image and (other.item.start <= image.start and image.end <= other.item.end)
                kinds = {one.item.entry.key, other.item.entry.key}
                if not inside or not image or other.address != image.address:
                    continue
                if len(kinds) == 2 and not kinds & _CONCERNED and not _heads(view, other, old=not old):
                    out.append((one, other) if old else (other, one))
    return out


def _heads(view: View, found: Found, *, old: bool) -> bool:
    """Whether an actor still begins where it began: *special procedures of the Council*, *special procedures and …*."""
    start = found.item.start
    first = view.image(found.address, start, start + 1, old=old)
    there = items(view.text(first.address, old=not old)) if first else ()
    return first is not None and any(i.start == first.start and i.entry == found.item.entry for i in there)


_ITS_REPORT = later(r"\b(?:reports?|study|studies|update|note|summary)\s+(?:of|by|prepared\s+by)\s+(?:the\s+)?$")
_ON = later(r"\s+on\s+(?P<theme>[^,;]+)")
_TELLING = later(r"[^\W\d_]{5,}")


_BEGINS = 3
"""Telling words with which a title begins."""


def _of_another(view: View, old: Found, new: Found) -> bool:
    """Whether the actors are named with two reports whose titles begin otherwise: another report, not actor."""
    themes: list[set[str]] = []
    for found, paragraphs in ((old, view.old), (new, view.new)):
        text = paragraphs[found.address].text
        theme = _ON.match(text, found.item.end)
        if not _ITS_REPORT.search(text, max(0, found.item.start - 40), found.item.start) or theme is None:
            return False
        themes.append({word.lower()[:5] for word in _TELLING.findall(theme["theme"])[:_BEGINS]})
    return all(themes) and not themes[0] & themes[1]


def _adopted(paragraphs: Mapping[str, Paragraph], found: Found) -> bool:
    """Whether an organ is named as the one whose resolution is cited: that is part of the reference."""
    return _adopted_at(paragraphs[found.address].text, found.item.end)


def _adopted_at(text: str, end: int) -> bool:
    """The same of a name that ends here."""
    return bool(_ITS_TEXT.match(text, end))


def _little_more(text: str, found: Found) -> bool:
    """Whether a side of a change is hardly longer than the actor in it."""
    return len(text.strip()) - (found.item.end - found.item.start) <= BESIDE
