"""Lists: items that came into an enumeration or went out of it; ``rearranged.py`` has those that moved in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from hrcdiff.findings import resumed, swaps
from hrcdiff.findings.asks import all_series
from hrcdiff.findings.coordination import Item, Stretch, of_a_body, stretch
from hrcdiff.findings.heads import exchanged, whole
from hrcdiff.findings.items import items as phrases
from hrcdiff.findings.items import of_kind
from hrcdiff.findings.make import alone, finding, point, trimmed
from hrcdiff.findings.parts import before_hinge, in_ing, named_beside, of_several, pieces, said_anew, stems
from hrcdiff.findings.rearranged import MANNER, Side, moves, reordered
from hrcdiff.findings.sought import sought
from hrcdiff.findings.view import CONTEXT, plain
from hrcdiff.findings.wordkinds import adjective, infinitive
from hrcdiff.lexicon import names_in
from hrcdiff.model import Place
from hrcdiff.patterns import later
from hrcdiff.text import first_words

if TYPE_CHECKING:
    from hrcdiff.findings.view import Change, View
    from hrcdiff.model import Finding

_DANGLING = frozenset(
    "the a an its their his her all any other of in to by through with for on at from particular".split()
)
"""Words with which no instance ends."""
_INSTANCE_WORDS = 60
"""Words of an instance that is told."""
_MEANS_WORDS = 15
"""The same of a means or a manner."""
_SHORT_INSTANCE = 4
"""Words of an instance that is told wherever it ends."""
_WEAK = 4
"""Letters of words that two items may share and still be two."""


def find(view: View) -> Iterator[Finding]:
    """Findings on lists: changes that are nothing but items with their commas."""
    for link in view.changed:
        changes = [*pieces(view, link)]
        yield from swaps.find(view, changes)
        rows = [_sides(view, part) for part in whole(view, changes)]
        sides = [row for row in rows if not of_several(row[0].change)]
        moved_within = list(moves(sides))
        yield from reordered(view, moved_within)
        moved = {item for move in moved_within for item in (move.gone, move.come)}
        moved |= {item for gone, come in sides for item in _kept(gone, come)}
        for gone, come in rows:
            if of_several(gone.change) and _said_beyond(view, gone, come):
                continue
            told = _of_row(view, gone, come, moved)
            yield from told or _before_hinge(view, gone.change, moved)


def _before_hinge(view: View, change: Change, moved: set[Item]) -> list[Finding]:
    """Findings on what a change has before a comma that ends its list, where it goes on with something else."""
    cut = before_hinge(view, change)
    sides = _sides(view, cut) if cut else None
    if sides is None or any(side.stretch and side.stretch.head for side in sides):
        return []
    return _of_row(view, *sides, moved)


def _of_row(view: View, gone: Side, come: Side, moved: set[Item]) -> list[Finding]:
    """Findings on the two sides of a change."""
    told: list[Finding] = []
    if not _led(view, gone, come) and _told_apart(gone, come, moved):
        told = [*_told(view, gone, moved), *_told(view, come, moved)]
    if not told:
        told = [*_instance(view, gone, come), *_beside_others(view, gone, come, moved)]
    return told or [*_described(view, gone, come)]


def _said_beyond(view: View, gone: Side, come: Side) -> bool:
    """Whether words of one of several paragraphs that became one stand on the other side: another had them as well."""
    side = come if gone.blank else gone
    link, words = side.change.link, plain(side.text[side.place.start : side.place.end])
    theirs = [view.text(address, old=not side.old) for address in (link.new if side.old else link.old)]
    return any(words in plain(text) for text in theirs)


def _kept(gone: Side, come: Side) -> Iterator[Item]:
    """Items that both sides of a change have, be it with other capitals: *bakers*, *Bakers, keepers of the coast*."""
    if gone.stretch and come.stretch:
        keys = {item.key for item in gone.items} & {item.key for item in come.items}
        yield from (item for item in (*gone.items, *come.items) if item.key in keys)


_BY = ("including", "such as", "especially", "notably", "namely", "particular")
"""Letters of which some stand in every instance."""
_INSTANCE = re.compile(
    r"\s*,?\s*(?:and\s+|or\s+)?(?P<by>including|such as|especially|notably|namely|particularly|in particular)\s+"
    r"(?P<what>[^;:]+?),?\s*"
)
"""*including the freedom of expression*: what is said to be among the rest, of one item or of several."""
_THAT = ", and that "
"""Before a further statement behind an instance: *, including bells, and that lamps burn*."""
_CLAUSE_OR_TITLE = later(r"^that\s|^[^\u201c]*\u201d")
"""What is no instance: a clause, *in particular that lamps burn*, and the end of a title."""
_JOINED = later(r"(?:^|(?<=\s))(?:and|or)\b(?=\s|$)")
_OF = ("of ", "to ")
_CONJUNCTION = 4
"""Letters of a conjunction with its space."""
_CLOSED = later(r"\s*(?:[,;.)\u2019\u201d]|$|and\b|or\b|as well as\b)")


def _instance(view: View, gone: Side, come: Side) -> Iterator[Finding]:
    """An instance that was taken away from what it belongs to, or added to it, where nothing else changed."""
    for side, other in ((gone, come), (come, gone)):
        if not side.blank:
            yield from _instance_of(view, side, other)


def _beside_others(view: View, gone: Side, come: Side, moved: set[Item]) -> Iterator[Finding]:
    """Items with their own *and* or comma, in whose place words stand that share nothing with them."""
    for side, other in ((gone, come), (come, gone)):
        if side.blank or other.blank or side.stretch is None or not side.stretch.certain:
            continue
        said, there = ((one.change.deleted if one.old else one.change.inserted).strip() for one in (side, other))
        joined = _JOINED.match(said) is not None, _JOINED.search(said, max(0, len(said) - _CONJUNCTION)) is not None
        if (
            joined[0] == joined[1]
            or _holds_limb(view, side)
            or stems(said) & stems(there)
            or said_anew(view, side.change, said, old=side.old)
        ):
            continue
        last = side.items[-1].text.split()[-1]
        if adjective(last) or side.items[0].text.startswith(_OF) or (joined[0] and _JOINED.match(there)):
            continue
        if joined[0] and not _CLOSED.match(side.text, side.place.end):
            continue
        yield from _told(view, side, moved)


_SHARED = 0.25
"""Share of the words of an instance that what stands in its place may have."""


def _instance_of(view: View, side: Side, other: Side) -> Iterator[Finding]:
    """An instance of one side; if others words stand in its place, whole and of another thing."""
    text, there = side.change.deleted, side.change.inserted
    text, there = (text, there) if side.old else (there, text)
    if not any(map((text + side.text[side.place.start : side.place.end]).__contains__, _BY)):
        return
    place, text, asked = _up_to_another(view, side, text)
    if not other.blank and (begin := _behind_moved(view, side, text)):
        place, text = replace(place, start=place.start + begin), text[begin:]
    found = _INSTANCE.fullmatch(text)
    if found is None or found["what"].split()[-1] in _DANGLING or len(text.split()) > _INSTANCE_WORDS:
        return
    if _holds_limb(view, side) or _CLAUSE_OR_TITLE.search(found["what"]):
        return
    if len(found["what"].split()) > _SHORT_INSTANCE and not (text.endswith(",") or _CLOSED.match(side.text, place.end)):
        return
    if not other.blank and not (text.endswith(",") or _CLOSED.match(side.text, place.end)):
        return
    if not other.blank and len(stems(text) & stems(there)) > _SHARED * len(stems(text)):
        return
    if said_anew(view, side.change, found["what"], old=side.old):
        return
    cited = any(place.start <= c.start < place.end for c in view.citations(place.address, old=side.old))
    if cited or view.stands_anew(side.change, found["what"], old=side.old):
        return
    what = "removed" if side.old else "added"
    beside = replace(other.place, end=other.place.start) if asked else other.place
    places = (place, beside) if side.old else (beside, place)
    spots = trimmed(view, places[0], old=True), trimmed(view, places[1], old=False)
    here = side.place.address, place.start + found.start("by"), place.start + found.end("what")
    clause = resumed.clause_behind(view, side.change, here, old=side.old)
    part = [clause] if clause else resumed.said_by_another(view, side.change, here, old=side.old)
    if part is not None:
        yield from part
        return
    said = text.strip(" ,;.")
    first = found["what"].split()[0]
    if first in MANNER:
        words = said.split()
        said = first_words(words, _MEANS_WORDS)
        sense = "a means" if first in ("by", "through") else "scope" if found["by"] == "including" else "emphasis"
        yield finding(view, f"qualifier.{what}", *spots, f"{what}: “{said}” ({sense})", source="hedges")
    else:
        yield finding(view, f"list.{what}", *spots, f"{what}: “{said}”")


def _up_to_another(view: View, side: Side, text: str) -> tuple[Place, str, bool]:
    """One side of a change up to a further statement or thing asked, and whether it is such a thing that was cut."""
    place = side.place
    further = text.find(_THAT)
    if further > 0:
        place, text = replace(place, end=place.start + further), text[:further]
    asked = _asked_behind(view, side, place) if " to " in text else None
    if asked is not None:
        place, text = replace(place, end=asked), side.text[place.start : asked]
    joint = _COMMA_AND.search(text) if _FURTHER_ASK.match(side.text, place.end) else None
    if joint:  # *in her work[, including through lamps, and] to ring bells*
        place = replace(place, end=place.start + joint.start() + 1)
        text = text[: joint.start() + 1]
    return place, text, asked is not None


def _asked_behind(view: View, side: Side, place: Place) -> int | None:
    """Where a further thing that is asked begins in a change, *, including by A, and to do B*; None without one."""
    for series in all_series((view.old if side.old else view.new)[place.address], view):
        for ask in series[1:]:
            if place.start < ask.start < place.end:
                joint = _BEFORE_ASK.search(side.text, place.start, ask.start)
                return joint.start() if joint and joint.start() > place.start else None
    return None


_BEFORE_ASK = later(r",?\s+(?:and|or|as\s+well\s+as)\s+$")
_LAST_INSTANCE = later(r",\s+(?:including|especially|particularly|in particular)\s[^,;:]+$")
_JOINED_ITEM = later(r",?\s+(?:and|or)\s+(?:the\s+)?(?P<item>[^,;:]+)")
_ITEM_WORDS = 4
"""Words of an item that moved, behind which an instance came or went."""


def _behind_moved(view: View, side: Side, text: str) -> int | None:
    """Where an instance begins behind an item that only moved: *{children and} divers [and children, also in war]*."""
    last = _LAST_INSTANCE.search(text)
    item = _JOINED_ITEM.fullmatch(text, 0, last.start()) if last else None
    if last is None or item is None or item["item"].count(" ") >= _ITEM_WORDS:
        return None
    return last.start() if view.stands_anew(side.change, item["item"], old=side.old) else None


_WORD_OF_LIST = r"[^\W\d_][\w-]*"
_BOTH = "and"
_DESCRIBES = re.compile(
    rf"\s*(?:both\s+)?(?P<what>{_WORD_OF_LIST}(?:,\s+{_WORD_OF_LIST})*,?\s+{_BOTH}\s+(?P<last>{_WORD_OF_LIST}))(?:\s+(?P<noun>\w+)|\s*$)"
)
"""*both financial and human resources*: adjectives, and the noun if it is not behind them."""


def _described(view: View, gone: Side, come: Side) -> Iterator[Finding]:
    """Adjectives joined by *and* before a noun that stood alone, or went away from it."""
    texts = gone.change.deleted, come.change.inserted
    for side, text, other in ((gone, texts[0], texts[1]), (come, texts[1], texts[0])):
        found = _DESCRIBES.match(text) if _BOTH in text else None
        if found is None or (found["noun"] is None and other.strip()):
            continue
        after = (side.change.after if found["noun"] is None else other).split()
        if not after or found["noun"] not in (None, after[0].strip(",;.")) or not after[0][:1].isalpha():
            continue
        words = [word for word in re.findall(_WORD_OF_LIST, found["what"]) if word != "and"]
        if not all(adjective(word) or word == "human" for word in words) or adjective(after[0]):
            continue
        place = side.place
        here = place.address, place.start + found.start("what"), place.start + found.end("what")
        there = point(side.change, old=side.old)
        what = "removed" if side.old else "added"
        note = f"{what}: “{found['what']}”, at “{after[0].strip(',;.')}”"
        yield alone(view, f"list.{what}", here, there, note, old=side.old)


def _sides(view: View, change: Change) -> tuple[Side, Side]:
    """What a change takes out and what it puts in."""
    gone, come = change.deleted, change.inserted
    ends = _verb_end(gone), _verb_end(come)
    if ends[0] and ends[1]:  # *bakers [are] [, keepers and masters have been]*: the verb is of all of them
        gone, come = gone[: ends[0].start()], come[: ends[1].start()]
    blank = _only_marks(gone), _only_marks(come)
    texts = view.text(change.old.address, old=True), view.text(change.new.address, old=False)
    return (
        Side(change, True, texts[0], _stretch(view, texts[0], change, gone, old=True, alone=blank[1]), blank[0]),
        Side(change, False, texts[1], _stretch(view, texts[1], change, come, old=False, alone=blank[0]), blank[1]),
    )


_VERB_END = later(r"(?:^|\s)(?:is|are|was|were|(?:has|have)(?:\s+been)?)\s*$")
_VERBS = ("is", "are", "was", "were", "has", "have", "been")


def _verb_end(text: str) -> re.Match[str] | None:
    """The verb with which some words end that is of all items before it."""
    return _VERB_END.search(text) if text.rstrip().endswith(_VERBS) else None


def _stretch(view: View, text: str, change: Change, said: str, *, old: bool, alone: bool) -> Stretch | None:
    """The items of one side of a change; what the title of a resolution has that came or went with it is none."""
    if not said.strip(" ;."):
        return None
    place = change.old if old else change.new
    if place.start + len(said) < place.end:
        place = Place(address=place.address, start=place.start, end=place.start + len(said))
    for i in of_kind(view, place.address, "instrument", old=old):
        if i.start < place.start and place.end < i.end:
            return None  # a part of its name, of which a reference tells
    end = _next_limb(view, place, old=old) if alone else None
    found = stretch(text, place.start, place.end if end is None else end, alone=alone)
    if found is None:
        return None
    cited = [c for c in view.citations(place.address, old=old) if place.start <= c.start < place.end]
    kept = tuple(item for item in found.items if not any(_OF_TITLE.match(text[c.end : item.start]) for c in cited))
    return found._replace(items=kept) if kept else None


_AND_TO = later(r",\s+and\s+to\s+(?:[a-z]+ly\s+)?(?P<verb>[a-z]+)\b")
_JOINS_LIMB = later(r",?\s*(?:\b(?:and|but)\b\s*)?$")


def _next_limb(view: View, place: Place, *, old: bool) -> int | None:
    """Where in a change a further clause or ask begins: *and bells, and invites …*, *and bells, and to …*."""
    paragraph = (view.old if old else view.new)[place.address]
    starts = (limb.verb_start for limb in view.limbs(paragraph) if place.start < limb.verb_start < place.end)
    first = next(starts, None)
    joint = _JOINS_LIMB.search(paragraph.text, place.start, first) if first is not None else None
    if first is None:
        asked = _AND_TO.search(paragraph.text, place.start, place.end)
        joint = asked if asked and infinitive(asked["verb"]) else None
    return joint.start() if joint and paragraph.text[place.start : joint.start()].strip(" ,") else None


_OF_TITLE = sought(r",?\s+(?:on|entitled|concerning|regarding)\s[^;]*$", begins=("on", "ent", "conc", "reg"))
"""Between a resolution and words of its title."""


_ABBREVIATION = re.compile(r"\([A-Z][A-Z0-9][\w-]{0,10}\)")
"""*(CODECO)* behind a name says nothing that the name does not."""


def _only_marks(text: str) -> bool:
    """Whether a text is no more than commas, *and*, *or* and abbreviations of what stands before them."""
    if "(" in text:
        text = _ABBREVIATION.sub("", text)
    return all(word.strip(",;.") in ("", "and", "or") for word in text.split())


def _told_apart(gone: Side, come: Side, moved: set[Item]) -> bool:
    """Whether one side is items and the other nothing, or both are items of a longer list that share no word."""
    if gone.blank or come.blank:
        return True
    left = [[item for item in side.items if item not in moved] for side in (gone, come)]
    listed = any(_comma(side) for side in (gone, come)) or all(_name_alone(side) for side in left)
    listed = listed or not all(left)  # an item that stood there stands elsewhere in the list
    if not listed and not exchanged(come.change, gone.text, come.text):
        return False
    known = all(
        side.stretch and (side.stretch.certain or not kept) for side, kept in zip((gone, come), left, strict=True)
    )
    if known and all(len(items) == 1 and of_a_body(items[0].text) for items in left):
        return True  # of one name in which a word changed the rest is kept
    return known and (not _words(left[0]) & _words(left[1]) or _others(left[0], left[1]))


def _name_alone(items: list[Item]) -> bool:
    """Whether what a side has is one name: *the Law on Bells*."""
    text = f"in {items[0].text}" if len(items) == 1 else ""
    begin = len("in the ") if text.startswith("in the ") else len("in ")
    return any(span == (begin, len(text)) for span in names_in(text))


def _others(gone: list[Item], come: list[Item]) -> bool:
    """Whether items that share a word are of other things: *local and foreign bakers*, *foreign keepers*.

    One whose words all stand in the other is the same in other words: *safety of boats*, *boat safety*.
    """
    heads = [{item.key.split()[-1][: _WEAK + 1] for item in side if " " in item.key} for side in (gone, come)]
    words = [_words(side) for side in (gone, come)]
    return all(heads) and not heads[0] & heads[1] and not (words[0] <= words[1] or words[1] <= words[0])


def _comma(side: Side) -> bool:
    """Whether a comma within its paragraph stands beside a side: a list of two is more often reworded."""
    place = side.place
    before, after = side.text[: place.start].rstrip(), side.text[place.end :].strip()
    body = side.text[place.start : place.end].strip()
    return before.endswith(",") or "," in (body[:1], body[-1:]) or (after.startswith(",") and after != ",")


def _words(items: Iterable[Item]) -> set[str]:
    """The beginnings of the longer words of items."""
    return {word[: _WEAK + 1] for item in items for word in item.key.split() if len(word) > _WEAK}


def _led(view: View, gone: Side, come: Side) -> bool:
    """Whether a main verb stands in the change, *and urges*, and no item before it."""
    for side, other in ((gone, come), (come, gone)):
        if _holds_limb(view, side) and not (other.blank and _next_limb(view, side.place, old=side.old) is not None):
            return True
    return False


def _holds_limb(view: View, side: Side) -> bool:
    """Whether a main verb stands in what a change takes out or puts in."""
    place = side.place
    start, end = place.start, place.end
    if start == end:
        return False
    for limb in view.limbs((view.old if side.old else view.new)[place.address]):
        if start <= limb.verb_start < end:
            return True
    return False


_COMMA_AND = later(r"[,;]\s+(?:and|or)\s*$")
_FURTHER_ASK = later(r"\s*to\s+[a-z]")


def _before_clause(side: Side) -> bool:
    """Whether the comma and the *and* behind one item join a clause and no item: *the adoption of [rules, and] to*."""
    place, text = side.place, side.text
    if len(side.items) != 1 or _FURTHER_ASK.match(text, place.end) is None:
        return False
    before, said = text[max(0, place.start - CONTEXT) : place.start].split()[-1:], text[place.start : place.end].split()
    alone = before and before[0].isalpha() and not {before[0], said[0]} & {"and", "or", "as"} and said[0][0] != ","
    return bool(alone) and _COMMA_AND.search(text, place.start, place.end) is not None


def _told(view: View, side: Side, moved: set[Item]) -> Iterator[Finding]:
    """What a side adds or removes, but for the items that only moved."""
    if side.stretch is None or not side.stretch.certain or _before_clause(side):
        return
    place = side.place
    runs: list[list[Item]] = []
    last = None
    for item in side.items:
        stayed = view.stands(place.address, item.text, old=side.old)
        stayed = stayed or view.said_of_both(place.address, item.text, old=side.old)
        if item not in moved and not stayed and resumed.but_for_limits(view, side, item):
            yield from resumed.limit(view, side, item)
            last = None
        elif item not in moved and not stayed:
            if last is None:
                runs.append([])
            runs[-1].append(item)
            last = item
        else:
            last = None
    runs = [run for run in runs if not (_in_other_forms(view, side, run) or _with_more(view, side, run))]
    if not runs:
        return
    what = "removed" if side.old else "added"
    here = trimmed(view, place, old=side.old)
    left = {*re.findall(r"[\w-]+", side.text[side.items[-1].end : place.end])} - {"and", "or"}
    cut = _holds_limb(view, side) or any(e.search(side.text, place.start, place.end) for e in (_VERB_END, _AND_TO))
    of_next = left and all(map(adjective, left))  # adjectives of an item that stays
    if cut or of_next or sum(map(len, runs)) < len(side.items):
        here = place.address, runs[0][0].start, runs[-1][-1].end
    said, noun = "; ".join(side.text[run[0].start : run[-1].end] for run in runs), _noun_of_last(side, runs)
    note = f"{what}: “{said}”" if _beside_a_name(side, runs) else f"{what} in a list: {said}"
    note += f", at “{noun}”" if noun else ""
    note += _stands_elsewhere(view, side, runs)
    there = point(side.change, old=side.old)
    yield alone(view, f"list.{what}", here, there, note, old=side.old)


_FORMS = 2
"""Longer words by which items are held to stand in another change."""


def _in_other_forms(view: View, side: Side, run: list[Item]) -> bool:
    """Whether all longer words of items stand in some form in one other change of the link, on the other side alone.

    *National origin, ethnicity* is *national or ethnic origin* at the end of the list.
    """
    link, words = view.link_at(side.place.address, old=side.old), _words(run)
    if link is None or len(run) < _FORMS or len(words) < _FORMS:
        return False
    for other in view.changes(link):
        there, mine = (other.inserted, other.deleted) if side.old else (other.deleted, other.inserted)
        place = other.old if side.old else other.new
        apart = not (place.start <= side.place.start and side.place.end <= place.end)
        if apart and len(there) > _WEAK and words <= _stems(there) - _stems(mine):
            return True
    return False


def _stems(text: str) -> set[str]:
    """The beginnings of the longer words of a text."""
    return {word[: _WEAK + 1] for word in plain(text).split() if len(word) > _WEAK}


def _with_more(view: View, side: Side, run: list[Item]) -> bool:
    """Whether an item has but words behind it that it had not, *lamps in use*, or is a verb that stood in *-ing*."""
    said = side.text[run[0].start : run[-1].end]
    return "," not in said and any(one(view, side.change, said, old=side.old) for one in (named_beside, in_ing))


_TELLING = 2
"""Words of an item that is looked for in other paragraphs."""


def _stands_elsewhere(view: View, side: Side, runs: list[list[Item]]) -> str:
    """Where the other text has items that came or went and that neither has anywhere else: *now in OP4*."""
    found: set[str] = set()
    for item in (item for run in runs for item in run):
        if len(item.key.split()) < _TELLING or phrases(item.text):
            return ""
        there = _alone_with(view, item.text, old=not side.old)
        if there is None or _alone_with(view, item.text, old=side.old) is None:
            return ""
        if _a_theme(view.text(there, old=not side.old), item.text):
            return ""
        found.add(there)
    link = view.link_at(side.place.address, old=side.old)
    own = (link.new if side.old else link.old) if link else ()
    if len(found) != 1 or found & {*own}:
        return ""
    return f"; {'now' if side.old else 'before'} in {found.pop()}"


_THEME = later(
    r"\b(?:notes?|papers?|reports?|stud(?:y|ies)|guid(?:ance|elines?)|resolutions?|decisions?|panels?|discussions?|"
    r"debates?|meetings?|seminars?|workshops?|conferences?|summits?|consultations?|documents?|comments?|"
    r"recommendations?|agreements?|conventions?|treat(?:y|ies)|protocols?|declarations?|mandates?|rapporteurs?|"
    r"representatives?|experts?|working\s+groups?|briefings?|updates?|publications?|theme|question|topic)\s+"
    r"(?:[^\s,;:]+\s+){0,6}?(?:on|about|regarding|concerning|of|entitled)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""Before what a document or a meeting is on: *the guidance note on the*."""
_BEFORE_THEME = 80
"""Characters in which that stands."""


def _a_theme(text: str, words: str) -> bool:
    """Whether a text has some words as what a document or a meeting is on, and not as a thing of its own."""
    at = text.find(words)
    return at > 0 and _THEME.search(text[max(0, at - _BEFORE_THEME) : at]) is not None


def _alone_with(view: View, words: str, *, old: bool) -> str | None:
    """The one paragraph of a text that has some words; None if there are several, or none."""
    found = [*islice(view.paragraphs_with(plain(words), old=old), 2)]
    return found[0] if len(found) == 1 else None


def _beside_a_name(side: Side, runs: list[list[Item]]) -> bool:
    """Whether what comes or goes stands beside a name and is no further one: *the Keeper, the elder of two, to*."""
    first, last = runs[0][0], runs[-1][-1]
    behind = side.text[last.end :]
    return (
        first is last
        and first.text.startswith("the ")
        and re.search(r"[A-Z]\w*,\s$", side.text[max(0, first.start - 30) : first.start]) is not None
        and re.match(r",\s(?:to|which|who|whose|has|have|is|in|on|of|for|from)\b", behind) is not None
    )


_BARE_ADVERB = sought(r"(?:^|[ ,;])(?:otherwise|\w+ly)$", holds=("otherwise", "ly"))
_NEXT_WORD = later(r"\s+([\w-]+)")


def _noun_of_last(side: Side, runs: list[list[Item]]) -> str:
    """The noun that the last item shares with others, and that neither came nor went with it; else empty."""
    last = runs[-1][-1]
    head = side.stretch.head if side.stretch and last == side.items[-1] else ""
    if not head and _BARE_ADVERB.search(last.text) and (word := _NEXT_WORD.match(side.text, last.end)):
        head = word[1] if adjective(word[1]) else ""  # *racially and otherwise discriminatory*
    return head
