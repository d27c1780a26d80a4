"""Changes cut at the paragraphs they touch, and slid along equal words: what came or went, wherever the diff cut it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from hrcdiff.findings.view import CONTEXT, plain
from hrcdiff.findings.wordkinds import gerund, infinitive, root
from hrcdiff.lexicon import names_in
from hrcdiff.model import Place
from hrcdiff.patterns import later
from hrcdiff.wording.bodies import HEADS

if TYPE_CHECKING:
    from hrcdiff.findings.view import Change, View
    from hrcdiff.model import Link

_COMMA = ","
_FIRST = re.compile(r"\s+[^\W\d_]{4,}")
_STEM = 6
"""Letters by which two words are held to be forms of one."""
_SMALL = 3
"""Letters than which a word has more that says something by itself."""
_FEW = 4
"""Words of which half say that the rest stands there as well, in other words."""
_HALF = 0.5
_MOST = 0.65


def apart(view: View, change: Change) -> Iterator[Change]:
    """A change as it is, or the words of each paragraph by themselves if it is one of several paragraphs."""
    if change.simple:
        yield change
        return
    link = change.link
    before, row = link.edits[: change.first], link.edits[change.first : change.last]
    for old, op in ((True, "delete"), (False, "insert")):
        words: defaultdict[str, str] = defaultdict(str)
        for edit in row:
            if edit.op == op:
                words[(edit.old if old else edit.new) or ""] += edit.text
        for address, text in words.items():
            at = sum(len(e.text) for e in before if (e.old if old else e.new) == address and e.op in ("equal", op))
            here = Place(address=address, start=at, end=at + len(text))
            partner = next((n if old else o for o, n in link.pairs if address == (o if old else n)), None)
            there = Place(address=partner or (change.new if old else change.old).address, start=0, end=0)
            paragraph = (view.old if old else view.new).get(address)
            own = paragraph.text if paragraph else ""
            yield change._replace(
                simple=True, before=own[max(0, at - CONTEXT) : at], after=own[here.end : here.end + CONTEXT],
                deleted=text if old else "", inserted="" if old else text,
                old=here if old else there, new=there if old else here,
            )  # fmt: skip


def pieces(view: View, link: Link) -> list[Change]:
    """The changes of a link cut at their paragraphs, behind verbs, and where a kept word joins two; kept in the view.

    Those that were of several paragraphs have words on one side alone, and end at offset 0 on the other one.
    """
    found = view.pieces.get(link.id)
    if found is None:
        found = view.pieces[link.id] = []
        for change in view.changes(link):
            if not change.simple:
                found += apart(view, change)
            elif change.deleted and change.inserted:
                moved = passed(view, change)
                for part in moved or at_names(view, _behind_verbs(view, change)):
                    for each in at_joint(part):
                        found += unstitched(view, each) if each.deleted and each.inserted else [each]
            else:
                found.append(change)
    return found


def passed(view: View, change: Change) -> tuple[Change, ...]:
    """A change of which one side has all words of the other behind words that only moved; nothing if it is no such one.

    *[by night, including bells and] {including} lamps {, by night}* takes out *bells and*.
    """
    for old, long, short in ((True, change.deleted, change.inserted), (False, change.inserted, change.deleted)):
        kept = short.strip(" ,")
        if not kept or len(long) <= len(short) or kept not in long:
            continue
        at = f"{long} ".find(f" {kept} ", 1) + 1
        head, tail = (long[:at].strip(" ,"), long[at + len(kept) :]) if at else ("", "")
        others = (c.inserted if old else c.deleted for c in view.changes(change.link) if c is not change)
        if not (head and tail.strip(" ,") and any(said.strip(" ,;") == head for said in others)):
            continue
        here, there = (change.old, change.new) if old else (change.new, change.old)
        spot = there.start + short.find(kept)
        sides = (
            (replace(here, end=here.start + at), replace(there, end=there.start), long[:at]),
            (
                replace(here, start=here.start + at + len(kept)),
                replace(there, start=spot + len(kept), end=spot + len(kept)),
                tail,
            ),
        )
        return tuple(
            change._replace(deleted=said, inserted="", old=mine, new=other)
            if old
            else change._replace(deleted="", inserted=said, old=other, new=mine)
            for mine, other, said in sides
        )
    return ()


def of_several(change: Change) -> bool:
    """Whether a piece is of a change over several paragraphs."""
    if len(change.link.pairs) == 1:
        return False
    whole = change.link.edits[change.first : change.last]
    return len({e.old for e in whole if e.op == "delete"}) > 1 or len({e.new for e in whole if e.op == "insert"}) > 1


def _behind_verbs(view: View, change: Change) -> Change:
    """What a change has behind two verbs of which one stands for the other: *[Noting] {Recognizing that storms,}*."""
    ends: list[int] = []
    for place, paragraphs in ((change.old, view.old), (change.new, view.new)):
        paragraph = paragraphs.get(place.address)
        text = paragraph.text if paragraph else ""
        start = place.start + len(text[place.start : place.end]) - len(text[place.start : place.end].lstrip())
        limbs = view.limbs(paragraph) if paragraph else ()
        end = next((limb.verb_end for limb in limbs if limb.verb_start == start and limb.verb_end <= place.end), None)
        if end is None:
            return change
        ends.append(end)
    old, new = view.text(change.old.address, old=True), view.text(change.new.address, old=False)
    rest = [old[ends[0] : change.old.end], new[ends[1] : change.new.end]]
    same = _THAT.match(rest[0]), _THAT.match(rest[1])
    if same[0] and same[1] and same[0][1] == same[1][1]:
        ends = [end + found.end() for end, found in zip(ends, same, strict=True) if found]
    at_old, at_new = (replace(place, start=end) for place, end in zip((change.old, change.new), ends, strict=True))
    return change._replace(
        deleted=old[at_old.start : at_old.end],
        inserted=new[at_new.start : at_new.end],
        old=at_old,
        new=at_new,
        before=new[max(0, at_new.start - CONTEXT) : at_new.start],
    )


def behind_names(view: View, change: Change) -> tuple[int, int] | None:
    """Where two names end with which both sides begin, one for the other, if one side alone goes on behind a comma.

    *[the Guild of Bakers, in its lamplit halls] {the League of Keepers}*: what came or went is an aside to neither.
    """
    if not (change.simple and change.deleted and change.inserted):
        return None
    if _COMMA not in change.deleted and _COMMA not in change.inserted:
        return None
    ends: list[int] = []
    for old, words, place in ((True, change.deleted, change.old), (False, change.inserted, change.new)):
        start = place.start + len(words) - len(words.lstrip())
        text = view.text(place.address, old=old)
        if not text[start : start + 1].isupper():
            return None
        end = next((b for a, b in names_in(text) if a <= start < b <= place.end), None)
        if end is None or HEADS.isdisjoint(text[start:end].split()):
            return None
        ends.append(end)
    rest = change.deleted[ends[0] - change.old.start :], change.inserted[ends[1] - change.new.start :]
    alone = bool(rest[0].strip()) != bool(rest[1].strip())
    return (ends[0], ends[1]) if alone and max(rest).startswith(_COMMA) else None


def at_names(view: View, change: Change) -> tuple[Change, ...]:
    """A change as it is, or two: a name for another, and what one side has behind it."""
    ends = behind_names(view, change)
    if ends is None:
        return (change,)
    sizes = ends[0] - change.old.start, ends[1] - change.new.start
    names = [replace(place, end=end) for place, end in zip((change.old, change.new), ends, strict=True)]
    rest = [replace(place, start=end) for place, end in zip((change.old, change.new), ends, strict=True)]
    said = change.deleted, change.inserted
    return (
        change._replace(deleted=said[0][: sizes[0]], inserted=said[1][: sizes[1]], old=names[0], new=names[1]),
        change._replace(deleted=said[0][sizes[0] :], inserted=said[1][sizes[1] :], old=rest[0], new=rest[1]),
    )


_LAST = later(
    r"\s+(?P<joint>and|or)\s+(?:[^\s,;]+\s){0,2}(?:of|in|on|to|by|for|from|with|the|an?|its|their|all|any|other|relevant)$"
)
"""The words with which the last item of a list begins that goes on behind them."""


def at_joint(change: Change) -> tuple[Change, ...]:
    """A change as it is, or two: items that one side alone has, and the beginning of the last one, which both have.

    *masons [and members of] {, divers, weavers and those in} old guilds* puts in *, divers, weavers*.
    """
    said = change.deleted, change.inserted
    short, items = said if said[0][:1].isspace() else said[::-1]
    if not (short[:1].isspace() and items.startswith(_COMMA)):
        return (change,)
    found = [_LAST.search(words) for words in said]
    if not (found[0] and found[1]) or found[0]["joint"] != found[1]["joint"]:
        return (change,)
    sizes = found[0].start(), found[1].start()
    if min(sizes) or not max(said, key=len)[: max(sizes)].startswith(_COMMA):
        return (change,)
    places = change.old, change.new
    ends = [replace(place, end=place.start + size) for place, size in zip(places, sizes, strict=True)]
    rest = [replace(place, start=place.start + size) for place, size in zip(places, sizes, strict=True)]
    return (
        change._replace(
            deleted=said[0][: sizes[0]], inserted=said[1][: sizes[1]], old=ends[0], new=ends[1],
            after=max(said, key=len)[max(sizes) :] + change.after,
        ),
        change._replace(deleted=said[0][sizes[0] :], inserted=said[1][sizes[1] :], old=rest[0], new=rest[1]),
    )  # fmt: skip


_THAT = later(r"(?:\s+(?:also|further))?\s+(that|the|of|to)\b")


def unstitched(view: View, change: Change) -> Iterator[Change]:
    """A change as it is, or two, if one side begins with the word that was kept behind it, and the other does not.

    *[bakers and] {keepers, also keepers of bees,} keepers* is *[bakers and] keepers {, also keepers of bees,}*.
    """
    firsts = _kept_first(view, change, old=True), _kept_first(view, change, old=False)
    if (firsts[0] is None) == (firsts[1] is None):
        yield change
        return
    old = firsts[0] is not None
    place, there = (change.old, change.new) if old else (change.new, change.old)
    first = firsts[0] or firsts[1] or ""
    here = replace(place, start=place.start + len(first), end=place.end + len(first))
    point = replace(there, start=there.end, end=there.end)
    before = replace(place, end=place.start)
    said = view.text(place.address, old=old)[here.start : here.end]
    if old:
        yield change._replace(deleted="", old=before)
        yield change._replace(deleted=said, inserted="", old=here, new=point)
    else:
        yield change._replace(inserted="", new=before)
        yield change._replace(deleted="", inserted=said, old=point, new=here)


def _kept_first(view: View, change: Change, *, old: bool) -> str | None:
    """The first word of one side of a change if it stands behind the change as well, with its space."""
    words, place = (change.deleted, change.old) if old else (change.inserted, change.new)
    first = _FIRST.match(words)
    if first is None or first[0] == words:
        return None
    text, end = view.text(place.address, old=old), place.end + len(first[0])
    return first[0] if text[place.end : end] == first[0] and not text[end : end + 1].isalnum() else None


_HINGE = later(
    r"[;:]|,\s+(?:(?:and|or|but)\s+)?(?:to|in|with|by|on|for|of|about|from|through|which|who|that|while|including|"
    r"particularly|especially|notably|[a-z]+s\s+(?:upon|that|the|all|on|to|its|with))\b"
)
"""What goes on with something else behind the last item of a list: *, and to*, *, which*, *, and invites*."""
_QUOTED = later(r"[\u201c\u201d]")
_FURTHER = later(r"\s+(?:and|but)\s")
_STOPS = later(r"\s*(?:[,;.]|$)")


def before_hinge(view: View, change: Change) -> Change | None:
    """What a change has before a comma that ends a list, if it goes on with something else behind it on one side.

    *[and bells, in the field of] {, bells and lamps, to promote} safety* has *[and bells] {, bells and lamps}*; none if
    a side has no such comma and ends with none.
    """
    if not (change.deleted.strip() and change.inserted.strip()):
        return None
    if _COMMA not in change.deleted and _COMMA not in change.inserted:
        return None
    places, sizes = [change.old, change.new], [0, 0]
    cut = False
    for n, (place, said) in enumerate(zip(places, (change.deleted, change.inserted), strict=True)):
        text = view.text(place.address, old=n == 0)
        hinge = _HINGE.search(said)
        if hinge:
            sizes[n], cut = hinge.start(), True
        elif not said or _STOPS.match(text, place.end):
            sizes[n] = len(said)
        elif not (_FURTHER.match(said) and text[: place.start].endswith(_COMMA)):
            return None
    if not cut or not any(sizes) or _QUOTED.search(change.deleted[: sizes[0]] + change.inserted[: sizes[1]]):
        return None
    old, new = (replace(place, end=place.start + size) for place, size in zip(places, sizes, strict=True))
    after = view.text(new.address, old=False)[new.end : new.end + CONTEXT]
    return change._replace(
        old=old, new=new, deleted=change.deleted[: sizes[0]], inserted=change.inserted[: sizes[1]], after=after
    )


def slid(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans that say the same as one that came or went alone: *[law and] law*, *law [and law]*."""
    yield start, end
    first, last = start, end
    while first > 0 and text[first - 1] == text[last - 1]:
        first, last = first - 1, last - 1
        if text[first].isspace():
            yield first, last
    first, last = start, end
    while last < len(text) and text[first] == text[last]:
        first, last = first + 1, last + 1
        if text[last - 1 : last + 1].isalnum() or not text[first : first + 1].isspace():
            continue
        yield first, last


def stems(text: str) -> set[str]:
    """The beginnings of the longer words of a text."""
    return {word[:_STEM] for word in plain(text).split() if len(word) > _SMALL}


def said_anew(view: View, change: Change, words: str, *, old: bool) -> bool:
    """Whether other changes of the link have most of the longer words of one side on the other side, in any form.

    Of a few words half will do.
    """
    wanted = stems(words)
    there = view.changed_stems.get((change.link.id, old))
    if there is None:
        there = stems(" ".join(c.inserted if old else c.deleted for c in view.changes(change.link)))
        view.changed_stems[change.link.id, old] = there
    return bool(wanted) and len(wanted & there) >= (_HALF if len(wanted) <= _FEW else _MOST) * len(wanted)


_CLAUSE_ENDS = later(r"[;:]")


def of_another(
    view: View, address: str, start: int, end: int, *, old: bool, ends: re.Pattern[str] = _CLAUSE_ENDS
) -> bool:
    """Whether another of several linked paragraphs has some words, and the other side has them where this one goes on.

    Of two paragraphs that say *all bakers, with the peace of the coast as an aim,* the merged one has it once, in the
    clause in which the words before it were kept.
    """
    link = view.link_at(address, old=old)
    here = (link.old if old else link.new) if link else ()
    text = view.text(address, old=old)
    words = f" {plain(text[start:end])} "
    others = (view.text(each, old=old) for each in here if each != address)
    if not any(words in f" {plain(each)} " for each in others):
        return False
    if not view.said_of_both(address, words, old=old):
        return False
    last = max((run for run in view.images[not old].get(address, ()) if run.end <= start), default=None)
    if last is None or ends.search(text, last.end, start):
        return False
    there, at = view.text(last.to, old=not old), last.at + last.end - last.start
    stop = ends.search(there, at)
    close = stop.start() if stop else len(there)
    limbs = view.limbs((view.new if old else view.old)[last.to])
    close = min([close, *(limb.verb_start for limb in limbs if limb.verb_start >= at)])
    return words in f" {plain(there[at:close])} "


_ASK_ENDS = later(r"[;:]|\band (?:to|that)\s")
_CONDITION = later(
    r"[\s,]*(?:in|on|with|within|without|under|upon|subject|by|as(?!\s+well)|if|unless|where|when|while|provided\s+that|not|taking|bearing)\s"
)
"""How a condition or manner begins that is set off by commas."""


def condition_lost(view: View, place: Place, words: str, *, old: bool) -> bool:
    """Whether some words are set off as a condition is, and the other side does not say it where this goes on.

    That another of several paragraphs says the same is no reason to leave it out.
    """
    text = view.text(place.address, old=old)
    start = place.start + text[place.start : place.end].find(words.strip(" ,;"))
    if not (text[:start].rstrip().endswith(",") and _CONDITION.match(words)):
        return False
    return not of_another(view, place.address, start, start + len(words.strip(" ,;")), old=old, ends=_ASK_ENDS)


_JOINED_ON = later(r"^(?:and also|and|as well as|in addition to|together with|along with)(?:\s+|$)")
_BEHIND_NAME = later(r"\s(?:in|on|of|by|with|for|from|at|through|to)\s")


def named_beside(view: View, change: Change, words: str, *, old: bool) -> bool:
    """Whether a thing with words behind its name went from beside it: *[lamps and] oil {and lamps in their use}*."""
    named = _BEHIND_NAME.search(words)
    name = plain(_JOINED_ON.sub("", words[: named.start()])) if named else ""
    if len(name) <= _SMALL:
        return False
    others = (c.inserted if old else c.deleted for c in view.changes(change.link) if c is not change)
    return name in (plain(said).removeprefix("and ").removesuffix(" and") for said in others if "and" in said)


_BEHIND_VERB = frozenset("to for with against on in at from".split())
_LONGEST = 2
"""Words of a verb with its preposition."""


def in_ing(view: View, change: Change, words: str, *, old: bool) -> bool:
    """Whether a verb stands in *-ing* in another change of the link, on the other side: *and reply to*, *replying*."""
    verb, *rest = words.split()
    if len(rest) >= _LONGEST or not {*rest} <= _BEHIND_VERB or not infinitive(verb):
        return False
    others = (c.inserted if old else c.deleted for c in view.changes(change.link) if c is not change)
    same = root(verb)
    return any(root(word) == same for said in others if "ing" in said for word in plain(said).split() if gerund(word))
