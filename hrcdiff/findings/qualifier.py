"""Qualifiers: added, removed, replaced, or moved to other words than those that they attached to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from hrcdiff.findings import bounds, importance, own, standards
from hrcdiff.findings.anchors import at_phrase
from hrcdiff.findings.attachment import (
    FEW,
    WORD,
    ahead_of,
    attached,
    attached_at,
    attached_whole,
    behind_own,
    near,
    opens,
    same_scope,
    weak,
    words_of,
)
from hrcdiff.findings.beside import came_with, doubled, in_its_place, of_ways, widens
from hrcdiff.findings.conditions import behind_thing
from hrcdiff.findings.extent import by_name, family_of, kept_apart, quoted, row
from hrcdiff.findings.items import BRINGS_ITS_WORDS, Found, data, difference, items, of_kind, without_same
from hrcdiff.findings.make import alone, finding, point, trimmed, within
from hrcdiff.findings.mixed import belongs_before, beside_kept
from hrcdiff.findings.partners import paired
from hrcdiff.findings.quantities import said_otherwise
from hrcdiff.findings.replacing import (
    SHORT,
    akin,
    begins_there,
    in_other_form,
    little,
    much_alike,
    other_words,
    partners,
    sense_of,
    thing_kept,
)
from hrcdiff.findings.view import plain
from hrcdiff.findings.wordkinds import adjective, gerund
from hrcdiff.lexicon import A_DATE
from hrcdiff.patterns import later
from hrcdiff.text import NEAR
from hrcdiff.verbs import DIRECTIVE

if TYPE_CHECKING:
    from hrcdiff.findings.view import Change, View
    from hrcdiff.model import Finding, Link, Place

IN_WHOLE_PARAGRAPHS = frozenset({"consent and request", "resources"})
"""Families told in clauses and paragraphs that are new or gone as well."""
_WEIGHTY = ("consent and request", "law")
"""Families by which a change is told, whichever side is of them."""
_STEM = 4
"""Letters by which two words are held to be forms of one."""
_ALIKE = 5
"""Letters by which a word is held to be another form of one that went: *alleged*, *allegations*."""
_NO_HEAD = frozenset("upon their basis with within where when wherever from they such other through".split())
"""Longer words of a phrase that its sense does not hang on."""
_ANOTHER = re.compile(r"\b(?:and|or)\b")
"""What a phrase that stays must have on its other side to attach to something else."""
_LONG = 60
"""Characters of a run that came or went from which *inter alia* within it fell with the words around it."""
_OF = (" of", " with", " to", " for")
"""Ends of a condition whose object was kept."""
_FOLLOW = (("all", "human"), ("one of", "the"))
"""What may go with a single word besides an adjective."""


def find(view: View) -> Iterator[Finding]:
    """Findings on qualifiers."""
    for link in view.changed:
        judged = [*standards.find(view, link), *importance.find(view, link), *bounds.find(view, link)]
        yield from judged
        rows: dict[tuple[str, Place | None, Place | None], Finding] = {}
        for f in _qualifiers(view, link):  # two words of one row are told of its place once
            rows.setdefault((f.rule, f.old, f.new), f)
        for f in rows.values():
            if not any(_within_both(f, other) for other in judged):
                yield f
        yield from _passed(view, link)
        yield from _concerned(view, link)
    for paragraphs, old in ((view.removed, True), (view.added, False)):
        for paragraph in paragraphs:
            for item in items(paragraph.text):
                told = item.entry.weight == "phrase" and item.entry.family in IN_WHOLE_PARAGRAPHS
                if not (told or own.reserves(paragraph, item)):
                    continue
                if view.transfer_of(paragraph.address, item.start, item.end, old=old) is None:
                    found = Found(paragraph.address, item)
                    yield _alone(view, None, found, old=old) if told else own.told(view, found, old=old)


def _within_both(one: Finding, other: Finding) -> bool:
    """Whether a single word is one of those of a phrase that another finding tells of."""
    places = (one.old, other.old), (one.new, other.new)
    named = [within(here, there) for here, there in places if here is not None and here.end > here.start]
    return bool(named) and all(named)


def _qualifiers(view: View, link: Link) -> Iterator[Finding]:
    """Qualifiers with what they became, then those that stand on one side alone."""
    diff = without_same(view, difference(view, link, "qualifier"))
    became = partners(view, link, diff)
    gone = [one for one in diff.old if one not in became and _telling(view, link, one, old=True)]
    came = [one for one in diff.new if one not in became.values() and _telling(view, link, one, old=False)]
    other = dict(akin(view, link, gone, came))
    for one in diff.old:
        partner = became.get(one)
        if partner is None:
            if one in other:
                yield _both(view, "qualifier.replaced", one, other[one])
            elif one in gone:
                yield from _one_sided(view, link, one, old=True)
        elif begins_there(view, one, partner) and much_alike(one, partner):
            continue
        elif partner.item.entry.key != one.item.entry.key:
            yield _both(view, "qualifier.replaced", *_said_of(view, link, one, partner))
        elif (
            one.item.entry.weight != "word"
            and not (near(view, link, one, partner) or same_scope(view, link, one, partner))
            and _both_stand(view, link, one, partner)
        ):
            yield _both(view, "qualifier.moved", one, partner)
    for one in came:
        if one not in other.values():
            yield from _one_sided(view, link, one, old=False)


def _said_of(view: View, link: Link, old: Found, new: Found) -> tuple[Found, Found]:
    """Two qualifiers of which one stands in place of the other, as a note quotes them."""
    one, other = by_name(view, old, old=True), by_name(view, new, old=False)
    return kept_apart(view, link, one, old=True), kept_apart(view, link, other, old=False)


def _one_sided(view: View, link: Link, one: Found, *, old: bool) -> Iterator[Finding]:
    """A qualifier that stands on one side, or the other words that now stand before its last one."""
    there = other_words(view, link, one, old=old)
    if there is None:
        yield _alone(view, link, one, old=old)
        return
    spots = (one.spot, there) if old else (there, one.spot)
    said = [view.text(spot[0], old=side)[spot[1] : spot[2]] for spot, side in zip(spots, (True, False), strict=True)]
    note = f"{said[0]} → {said[1]} ({one.item.entry.family})"
    yield finding(view, "qualifier.replaced", spots[0], spots[1], note, source=one.item.entry.source)


def _both_stand(view: View, link: Link, old: Found, new: Found) -> bool:
    """Whether what a phrase attached to, and what it attaches to now, stand on both sides of a link that stayed."""
    kept = sum(len(edit.text.split()) for edit in link.edits if edit.op == "equal")
    sides = [[plain(text) for text in view.texts(link, old=old)] for old in (True, False)]
    whole = max(sum(len(text.split()) for text in side) for side in sides)
    words = plain(attached(view, old, old=True)), plain(attached(view, new, old=False))
    return 2 * kept >= whole and all(any(said in text for text in side) for side in sides for said in words)


def _passed(view: View, link: Link) -> Iterator[Finding]:
    """A phrase that stays while the next clause, *and to publish*, goes before it, or the reverse."""
    for one, other in pairwise(view.changes(link)):
        if not one.beside(other):
            continue
        went, came = (one.deleted, other.inserted) if one.deleted.strip() else (other.deleted, one.inserted)
        rest = one.inserted + other.deleted if one.deleted.strip() else one.deleted + other.inserted
        if not _ANOTHER.search(went) or plain(went) != plain(came) or plain(rest):
            continue
        old, new = _between_changes(view, one, other, old=True), _between_changes(view, one, other, old=False)
        if old and new:
            yield _both(view, "qualifier.moved", old, new)


def _between_changes(view: View, one: Change, other: Change, *, old: bool) -> Found | None:
    """The phrase that is all that stands between two changes."""
    first, last = (one.old, other.old) if old else (one.new, other.new)
    text = view.text(first.address, old=old)
    for item in items(text):
        entry, found = item.entry, Found(first.address, item)
        end = behind_thing(text, item.end) if opens(found) else item.end
        whole = plain(text[first.end : last.start]) == plain(text[item.start : end])
        if first.end <= item.start and item.end <= last.start and entry.kind == "qualifier" and whole:
            return found if entry.weight == "phrase" else None
    return None


def _telling(view: View, link: Link, one: Found, *, old: bool) -> bool:
    """Whether a qualifier that stands on one side alone is told."""
    return (
        one.item.entry.weight != "place"
        and (not one.item.entry.begin or _rests_on_a_thing(view, link, one, old=old))
        and (
            one.item.entry.family in IN_WHOLE_PARAGRAPHS
            or _softens(view, one, old=old)
            or not (_with_its_clause(view, link, one, old=old) or _with_its_request(view, one, old=old))
        )
        and _stands(view, link, one, old=old)
        and not _reworded(view, link, one, old=old)
        and _elsewhere(view, one, old=old) not in (link.new if old else link.old)
        and not _exchanged(view, link, one, old=old)
        and not doubled(view, link, one, old=old)
        and not in_other_form(view, link, one, old=old)
    )


def _softens(view: View, one: Found, *, old: bool) -> bool:
    """Whether a phrase stands right behind one on consent or resources: *their free consent, as appropriate*."""
    text = view.text(one.address, old=old)
    before = (i for i in items(text) if i.end <= one.item.start and plain(text[i.end : one.item.start]) in ("", "and"))
    return one.item.entry.family == "discretion" and any(
        i.entry.weight == "phrase" and i.entry.family in IN_WHOLE_PARAGRAPHS for i in before
    )


def _rests_on_a_thing(view: View, link: Link, one: Found, *, old: bool) -> bool:
    """Whether a condition rests on something of which nothing else tells, and what it is a condition of stayed."""
    if _rests_on_a_text(view, one, old=old) or _begun(view, one, old=old):
        return False
    of = plain(attached(view, one, old=old)).split()[-1:]
    return any(f" {' '.join(of)} " in f" {plain(text)} " for text in view.texts(link, old=not old))


def _rests_on_a_text(view: View, one: Found, *, old: bool) -> bool:
    """Whether a condition rests on a resolution or a treaty, of which a reference tells."""
    start, end = one.item.start, one.item.whole
    cited = any(c.start < end and start < c.end for c in view.citations(one.address, old=old))
    named = of_kind(view, one.address, "instrument", old=old)
    return cited or any(item.start < end and start < item.end for item in named)


def _begun(view: View, one: Found, *, old: bool) -> bool:
    """Whether the first words of a condition were kept, or what it rests on: it is there in other words."""
    if thing_kept(view, one, old=old):
        return True
    return view.image(one.address, one.item.start, one.item.start + len(one.item.entry.begin), old=old) is not None


def _with_its_clause(view: View, link: Link, one: Found, *, old: bool) -> bool:
    """Whether a condition came or went together with what it is a condition of, and nothing stands there instead."""
    change = view.change_at(link, one.address, one.item.start, old=old)
    if change is None or one.item.entry.weight != "phrase":
        return False
    place, there = (change.old, change.inserted) if old else (change.new, change.deleted)
    if place.address != one.address:
        return False
    text = view.text(one.address, old=old)
    before, after = (plain(text[a:b]) for a, b in ((place.start, one.item.start), (one.item.end, place.end)))
    loose = one.item.entry.family in ("discretion", "examples")
    if loose and min(before.count(" "), after.count(" ")) and place.end - place.start >= _LONG:
        return True  # it fell with the words on both sides of it
    if len(plain(there).split()) > FEW:
        return False
    if _whole_limb(view, place, one, old=old):
        return True
    closed = text[place.end - 1] in ",;" or text[place.end :].lstrip()[:1] in ("", ",", ";", ".")
    return len(before.split()) > FEW and (len(after.split()) > FEW or (not after and closed))


def _with_its_request(view: View, one: Found, *, old: bool) -> bool:
    """Whether a phrase says how to do what the other text asks of nobody: *Requests*, *Welcomes*."""
    if one.item.entry.weight != "phrase":
        return False
    number = view.place(one.address, one.item.start, one.item.end, old=old).limb
    sides = ((p, p.old if old else p.new) for p in paired(view))
    pair = next((p for p, led in sides if led.address == one.address and led.number == number), None)
    if pair is None:
        return False
    mine, theirs = (pair.old, pair.new) if old else (pair.new, pair.old)
    asking = DIRECTIVE | {"decide"}
    return mine.limb.lemma in asking and theirs.limb.lemma not in asking


def _whole_limb(view: View, place: Place, one: Found, *, old: bool) -> bool:
    """Whether what came or went holds the whole clause of a phrase, its verb included."""
    paragraph = (view.old if old else view.new)[one.address]
    return any(
        place.start <= limb.verb_start < one.item.start < limb.end
        and not plain(paragraph.text[min(place.end, limb.end) : limb.end])
        for limb in view.limbs(paragraph)
    )


def _exchanged(view: View, link: Link, one: Found, *, old: bool) -> bool:
    """Whether another phrase of the same sense stands in its place: *inter alia* for *including*."""
    change = view.change_over(link, one.address, one.item.start, one.item.end, old=old)
    said = one.item.entry.begin or one.item.entry.key
    sets = [set(phrases) for phrases in data()["exchanged"] if said in phrases]
    if change is None or not sets:
        return False
    there = (change.inserted if old else change.deleted).lower()
    return any(re.search(rf"\b{phrase}\b", there) for phrase in sets[0] - {said})


def _concerned(view: View, link: Link) -> Iterator[Finding]:
    """*The States*, *the States concerned*: the one qualifier that follows what it attaches to."""
    for change in view.changes(link):
        if change.simple and {change.deleted.strip(), change.inserted.strip()} == {"", "concerned"}:
            what = "removed" if change.deleted.strip() else "added"
            before = " ".join(change.before.split()[-2:])
            spots = trimmed(view, change.old, old=True), trimmed(view, change.new, old=False)
            note = f"concerned {what} (scope), after “{before}”"
            yield finding(view, f"qualifier.{what}", spots[0], spots[1], note, source="small words")


_ASIDE = re.compile(r",\s+[^,;:]+,\s*")
"""What goes with a word between commas: *fully, before the winter,*."""


def _stands(view: View, link: Link, one: Found, *, old: bool) -> bool:
    """Whether an item that came or went is told: a single word only if what it attaches to stays."""
    if one.item.entry.weight == "phrase":
        return True
    if _leading(view, one.address, one.item.start, old=old):
        return False
    return _beside_little(view, link, one, old=old) or beside_kept(view, link, one, old=old)


def _beside_little(view: View, link: Link, one: Found, *, old: bool) -> bool:
    """Whether a single word came or went with an adjective at most, before what it attaches to."""
    change = view.change_at(link, one.address, one.item.start, old=old)
    if change is None or not change.simple or _of_dates(view, one, old):
        return False
    place, text = change.old if old else change.new, view.text(one.address, old=old)
    end = row(text, one, place)[1]
    aside = _ASIDE.fullmatch(text, end, place.end)
    if not (little(change) or (aside and len(text[place.start : end].split()) <= FEW)):
        return False
    rest = [] if aside else text[end : place.end].strip(" ,").split()
    there = (change.inserted if old else change.deleted).split()
    if said_otherwise(one, there):
        return False
    if len(rest) == len(there) == 1 and rest[0][:_STEM].lower() == there[0][:_STEM].lower():
        return True  # *ensuring*, *taking steps to ensure*
    if any(
        word[:_ALIKE] in one.item.entry.key.split()[0] for word in plain(" ".join(there)).split() if len(word) > _ALIKE
    ):
        return False  # *alleged cases*, *allegations of cases*
    if one.item.entry.family == "emphasis" and there and len(plain(_ahead(view, change, one, old=old)).split()) > 1:
        return False  # *discussed relevant issues, including*, where *underlined* stands now
    follows = all(adjective(word) or (one.item.entry.key, word) in _FOLLOW for word in rest)
    return len(rest) <= 1 and follows and not _other_noun(view, change, one)


def _ahead(view: View, change: Change, one: Found, *, old: bool) -> str:
    """What stands before a phrase within its change."""
    paragraph = (view.old if old else view.new)[one.address]
    return paragraph.text[(change.old if old else change.new).start : one.item.start]


def _other_noun(view: View, change: Change, one: Found) -> bool:
    """Whether nothing but adjectives stays behind a single word, and the noun became another one."""
    if one.item.entry.key.endswith("ly") or not all(adjective(word) for word in WORD.findall(change.after)):
        return False
    after = next((c for c in view.changes(change.link) if c.first > change.first), None)
    return after is not None and bool(after.deleted.strip() and after.inserted.strip())


_OF_TWO = later(
    r"(?!\s+(?:parties|sides|States|Governments|countries|of\s+(?:them|which|whom|these|those)|these|those)\b)\s+(?:[\w-]+\s+){1,5}?(?:and|as\s+well\s+as)\s(?!to\b)"
)
"""What *both* announces: *[both] national and regional levels*."""
_OF_DATE = later(rf"\s+of\s+{A_DATE}")


def _of_dates(view: View, one: Found, old: bool) -> bool:
    """*Resolutions 5/1 and 5/2, both of 18 June 2007*, *both by day and by night*: it limits nothing."""
    if one.item.entry.key != "both":
        return False
    text = view.text(one.address, old=old)
    return (_OF_DATE.match(text, one.item.end) or _OF_TWO.match(text, one.item.end)) is not None


def _reworded(view: View, link: Link, one: Found, *, old: bool) -> bool:
    """Whether the head words of a phrase stay in the clause, in another form: *based on consultations with*."""
    if one.item.entry.weight != "phrase":
        return False
    text = view.text(one.address, old=old)
    heads = [
        word
        for word in WORD.finditer(text, one.item.start, one.item.end)
        if word.group().lower() not in _NO_HEAD and len(word.group()) > SHORT
    ]
    return bool(heads) and all(_stays(view, link, one.address, word, old=old) for word in heads)


def _stays(view: View, link: Link, address: str, word: re.Match[str], *, old: bool) -> bool:
    """Whether a word is kept, or stands in another form where the clause was reworded; verbs that lead are none."""
    image = view.image(address, word.start(), word.end(), old=old)
    if image is not None:
        return not _leading(view, image.address, image.start, old=not old)
    change = view.change_at(link, address, word.start(), old=old)
    if change is None or not change.simple:
        return False
    place = change.new if old else change.old
    text = view.text(place.address, old=not old)
    start = max(text.rfind(sign, 0, place.start) for sign in ",;:") + 1
    end = min((at for at in (text.find(sign, place.end) for sign in ",;:") if at >= 0), default=len(text))
    return any(
        _form(word.group(), other.group())
        and _beside(word) & _beside(other)
        and not _leading(view, place.address, other.start(), old=not old)
        and view.image(place.address, other.start(), other.end(), old=not old) is None
        for other in WORD.finditer(text, min(start, place.start), max(end, place.end))
    )


def _leading(view: View, address: str, start: int, *, old: bool) -> bool:
    """Whether a place is within the verb of a limb."""
    limbs = view.limbs((view.old if old else view.new)[address])
    return any(limb.verb_start <= start < limb.verb_end for limb in limbs)


def _beside(word: re.Match[str]) -> set[tuple[str, str]]:
    """The words before and after a word."""
    near = word.string[max(0, word.start() - NEAR) : word.start()]
    before, after = WORD.findall(near), WORD.search(word.string, word.end())
    return {("before", before[-1].lower() if before else "<"), ("after", after.group().lower() if after else ">")}


def _form(one: str, other: str) -> bool:
    """Whether two words are forms of one: *request*, *requests*, *requested*."""
    a, b = sorted((one.lower(), other.lower()), key=len)
    return len(b) - len(a) <= 2 and b.startswith(a)


def _both(view: View, rule: str, old: Found, new: Found) -> Finding:
    """A qualifier that moved, or has another one in its place."""
    one, other = words_of(view, old, old=True), words_of(view, new, old=False)
    if rule.endswith("moved"):
        places = attached(view, old, old=True), attached(view, new, old=False)
        said = [f"\u201c{place}\u201d" for place in places]
        if places[0] == places[1] and (old.item.entry.family in BRINGS_ITS_WORDS or opens(old)):
            # it went with its own words
            text = view.text(new.address, old=False)
            end = text.find(places[1], new.item.end) + len(places[1])
            other = text[new.item.start : max(end, behind_own(text, new))]
            ahead = attached_whole(view, old, old=True), attached_whole(view, new, old=False)
            if ahead[0] == ahead[1]:
                ahead = ahead_of(view, old, old=True), ahead_of(view, new, old=False)
            said = [f"\u201c{place}\u201d" for place in ahead]
        elif _before_both(view, old, *places, old=True):
            said = [f"before both {said[0]} and {said[1]}", f"{said[1]} alone"]
        elif _before_both(view, new, *places[::-1], old=False):
            said = [f"{said[0]} alone", f"before both {said[1]} and {said[0]}"]
        note = f"{other}: moved, from {said[0]} to {said[1]}"
    else:
        rest = _same_end(old, new, one, other)
        one, other = (
            f"{said} {_first_of_row(view, found, old=side)}"
            if found.item.entry.weight == "phrase" and (opens(found) or said.endswith(_OF))
            else said.removesuffix(rest)
            for said, found, side in ((one, old, True), (other, new, False))
        )
        note = f"{one} → {other} ({_sense(old, new)})"
        note += f", at “{rest.strip()}”" if rest else _where(view, old, new)
    spots = old.spot, new.spot
    if rule.endswith("moved"):  # with what it is of
        ends = behind_own(view.text(old.address, old=True), old), behind_own(view.text(new.address, old=False), new)
        spots = (*old.spot[:2], ends[0]), (*new.spot[:2], ends[1])
    return finding(view, rule, *spots, note, source=old.item.entry.source)


_JOINT_OF_TWO = later(r"(?:^|[\s,])(?:and|or|as\s+well\s+as)\s")


def _before_both(view: View, one: Found, first: str, second: str, *, old: bool) -> bool:
    """Whether a phrase stands before two things that *and* joins: *protect, where appropriate, lamps and bells*."""
    text = view.text(one.address, old=old)
    at = text.find(first, one.item.end)
    there = text.find(second, at + len(first)) if at >= 0 else -1
    if there < 0 or text[one.item.end : at].strip(" ,") not in ("", "the", "a", "an", "their", "its"):
        return False
    joined = _JOINT_OF_TWO.search(text, at + len(first), there) is not None
    verbs = (limb.verb_start for limb in view.limbs((view.old if old else view.new)[one.address]))
    return joined and ";" not in text[at:there] and not any(at <= start < there for start in verbs)


_GOES_ON = later(r",\s+(?P<next>[\w-]+)[^;:.]*?\s(?:and|or)\s")


def _first_of_row(view: View, one: Found, *, old: bool) -> str:
    """What stands behind an opening phrase; an ellipsis stands for the others of a row: *with States, bodies and …*."""
    words, text = attached(view, one, old=old), view.text(one.address, old=old)
    at = text.find(words, one.item.end)
    others = _GOES_ON.match(text, at + len(words)) if at >= 0 else None
    return f"{words} \u2026" if others and not weak(others["next"]) and not gerund(others["next"]) else words


def _where(view: View, old: Found, new: Found) -> str:
    """What two phrases of one sense attach to, if they stand apart: *from* one thing *to* another."""
    if sense_of(old) is None or sense_of(old) != sense_of(new):
        return ""
    spots = attached(view, old, old=True), attached(view, new, old=False)
    link = view.link_at(old.address, old=True)
    here = view.change_at(link, old.address, old.item.start, old=True) if link else None
    there = view.change_at(link, new.address, new.item.start, old=False) if link else None
    return f", from “{spots[0]}” to “{spots[1]}”" if here is not there and spots[0] != spots[1] else ""


def _sense(old: Found, new: Found) -> str:
    """The weightier family of two phrases; of *namely* and *including* what became of their list."""
    closed = [found.item.entry.key in data()["closed_lists"] for found in (old, new)]
    if closed[0] != closed[1]:
        return "a closed list is now open" if closed[0] else "an open list is now closed"
    families = [found.item.entry.family for found in (old, new)]
    if {*families} == {"scope", "degree"}:
        return "scope"  # *most*, *some*
    return next((family for family in _WEIGHTY if family in families), families[0])


def _same_end(old: Found, new: Found, one: str, other: str) -> str:
    """What two conditions both rest on: *in compliance with*, *consistent with* the rules."""
    begins = old.item.entry.begin, new.item.entry.begin
    rest = one[len(begins[0]) :]
    return rest if all(begins) and rest == other[len(begins[1]) :] else ""


def _alone(view: View, link: Link | None, one: Found, *, old: bool) -> Finding:
    """A qualifier that stands on one side alone; without a link its paragraph does."""
    one = quoted(view, link, one, old=old)
    entry = one.item.entry
    bare = _without_its_noun(view, link, one, old=old) if link else None
    if bare:
        return bare
    change = view.change_at(link, one.address, one.item.start, old=old) if link else None
    what = "removed" if old else "added"
    clause = link is not None and _with_its_clause(view, link, one, old=old)
    where = ", with its clause" if clause else "" if link else ", with its paragraph"
    joined = came_with(view, change, one, old=old) if change else ""
    if joined:
        note = f"{words_of(view, one, old=old)} {what}, with its words ({entry.family}): “{joined}”"
        return alone(view, f"qualifier.{what}", one.spot, point(change, old=old), note, old=old, source=entry.source)
    instead = in_its_place(change, one, old=old)
    sense = "scope" if widens(change, one) else of_ways(change, one, old=old) or family_of(view, one, old=old)
    at = _past_its_aside(view, change, one, old=old) or belongs_before(view, change, one, old=old)
    at = at or at_phrase(view, one, old=old)
    words = words_of(view, one, old=old)
    place = f", at “{at}”" if words.casefold() not in at.casefold() else ""
    note = f"{words} {what}{where} ({sense}){place}{instead}"
    there = _elsewhere(view, one, old=old)
    note += f"; the {'new' if old else 'old'} text has it in {there}" if there else ""
    return alone(view, f"qualifier.{what}", one.spot, point(change, old=old), note, old=old, source=entry.source)


def _without_its_noun(view: View, link: Link, one: Found, *, old: bool) -> Finding | None:
    """The words of a phrase that came or went before those at its end that stayed: *all necessary* assistance."""
    entry = one.item.entry
    if entry.weight != "phrase" or entry.begin or entry.family not in IN_WHOLE_PARAGRAPHS:
        return None
    words, others = [*WORD.finditer(view.text(one.address, old=old), one.item.start, one.item.end)], []
    if len(words[-1].group()) <= SHORT:
        return None
    for word in words:
        image = view.image(one.address, word.start(), word.end(), old=old)
        if image is None or image.address not in (link.new if old else link.old):
            others.append(word)
    if not others or others != words[: len(others)] or others == words:
        return None
    spot, rest = (one.address, one.item.start, others[-1].end()), one.item.end
    text, change = view.text(one.address, old=old), view.change_at(link, one.address, one.item.start, old=old)
    what = "removed" if old else "added"
    note = f"{text[spot[1] : spot[2]]} {what} ({entry.family}), at “{text[spot[2] : rest].strip()}”"
    return alone(view, f"qualifier.{what}", spot, point(change, old=old), note, old=old, source=entry.source)


def _elsewhere(view: View, one: Found, *, old: bool) -> str | None:
    """The paragraph that has resources that went, in whatever words: *adequate* and lasting *resources*."""
    words = one.item.entry.key.split()
    if one.item.entry.weight != "phrase" or one.item.entry.begin or words[1:] != ["resources"]:
        return None
    pattern = re.compile(rf"\b{words[0]}\b(?:[\s,]+[\w-]+){{0,4}}?\s+resources\b")
    for paragraph in view.document(old=not old).paragraphs:
        match = pattern.search(paragraph.text)
        if match and view.image(paragraph.address, match.start(), match.end(), old=not old) is None:
            return paragraph.address
    return None


def _past_its_aside(view: View, change: Change | None, one: Found, *, old: bool) -> str:
    """What a word belongs to behind an aside that came or went with it."""
    place = (change.old if old else change.new) if change else None
    text = view.text(one.address, old=old)
    if place is None or one.item.entry.weight == "phrase" or not _ASIDE.fullmatch(text, one.item.end, place.end):
        return ""
    return attached_at(text, one.item.start, place.end, phrase=False)
