"""Duties that came, lapsed or changed, and dates, of which a changed duty tells as well: each is told once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from hrcdiff.findings import counts, dated, dates, limits, mandates
from hrcdiff.findings.chapeau import chapeau
from hrcdiff.findings.delivered import received, standing_meeting
from hrcdiff.findings.make import finding, listed
from hrcdiff.findings.occasion import UPDATE
from hrcdiff.findings.partners import paired
from hrcdiff.findings.style import spelled
from hrcdiff.findings.subjects import LONG_FORM, THEME_SET, THEMES, doer, short
from hrcdiff.findings.tasks import ASKS, CONSIDERED, ITSELF, Duty, duties, tasks
from hrcdiff.findings.terms import bare, canonical, to_each
from hrcdiff.lexicon import ordinal
from hrcdiff.patterns import later

if TYPE_CHECKING:
    from hrcdiff.findings.view import View
    from hrcdiff.model import Finding, Paragraph


_Key = tuple[str, int, str]
"""A task of a limb: the address, the number of the limb, 0 for that of a chapeau, and the kind of task."""


_Duties = dict[_Key, Duty]


def find(view: View) -> Iterator[Finding]:
    """Findings on dates, then on duties; a date that a changed duty tells is not told again."""
    old = _all(view, [*(a for link in view.changed for a in link.old), *view.redline.removed], old=True)
    new = _all(view, [*(a for link in view.changed for a in link.new), *view.redline.added], old=False)
    if any(d.what == CONSIDERED for d in old.values()) and any(d.what == CONSIDERED for d in new.values()):
        old, new = (_without_closing(duties) for duties in (old, new))
    old, new = ({key: d for key, d in duties.items() if d.what != CONSIDERED or d.when} for duties in (old, new))
    matched = _matched(view, old, new)
    found = [d for link in view.changed for d in dates.of_link(view, link)]
    found += dates.at_ends(view)
    differing = ((one, other, _lasting(view, one, other, found)) for one, other in matched)
    changed = [each for each in differing if any(each[2])]
    within: dict[int, list[Finding]] = {}
    gone, come = {one.spot for one, _ in matched}, {other.spot for _, other in matched}
    lapsed = [d for d in old.values() if d.spot not in gone and not _but_permitted(view, d, old=True)]
    fresh = [d for d in new.values() if d.spot not in come and not _but_permitted(view, d, old=False)]
    for one, other in _kept(lapsed, fresh):
        lapsed.remove(one)
        fresh.remove(other)
        note = f"kept, now in {other.address}: {_told(view, other)}"
        yield finding(view, "duty.changed", one.spot, other.spot, note)
    for date in found:
        if _with_its_duty(date, lapsed, fresh):
            continue
        told = next((i for i, (one, other, _) in enumerate(changed) if _told_with(date, one, other)), None)
        if told is None:
            yield date
        else:
            within.setdefault(told, []).append(date)
    yield from _changed(view, changed, within)
    for duty in lapsed:
        note = f"not repeated: {_told(view, duty)}{_since(view, duty, old=True)}"
        yield finding(view, "duty.lapsed", duty.spot, None, note)
    for duty in fresh:
        note = f"new: {_told(view, duty)}{_since(view, duty, old=False)}"
        yield finding(view, "duty.new", None, duty.spot, note)
    for each, side in ((old, True), (new, False)):
        yield from dated.find(view, each.values(), old=side)


_BOUND = later(r"(?:shall|will|should)\s+(?P<first>[a-z]+)")


def _but_permitted(view: View, duty: Duty, *, old: bool) -> bool:
    """Whether the other text has the same words behind *may*, so that the change of the modal verb tells of it."""
    address, start, end = duty.spot
    bound = _BOUND.match(view.text(address, old=old), start, end)
    there = view.image(address, *bound.span("first"), old=old) if bound else None
    return there is not None and view.text(there.address, old=not old).endswith("may ", 0, there.start)


def _kept(lapsed: list[Duty], fresh: list[Duty]) -> list[tuple[Duty, Duty]]:
    """Duties of one office without a partner that differ in nothing: they stand in paragraphs that are not linked."""
    out: list[tuple[Duty, Duty]] = []
    for one in lapsed:
        others = (d for d in fresh if d.what == one.what and all(d is not taken for _, taken in out))
        other = next((d for d in others if _one_office(one, d) and not any(_differences(one, d))), None)
        if other:
            out.append((one, other))
    return out


def _one_office(old: Duty, new: Duty) -> bool:
    """Whether two duties, due at a time or on a mandate, are of one office by its name, however long it is said."""
    one, other = ({*_plain(doer(duty.who)).lower().split()} - LONG_FORM for duty in (old, new))
    named = all(re.search("[A-Z]", duty.who) for duty in (old, new)) and bool(one and other)
    return bool(old.when and (old.to or old.theme)) and named and (one <= other or other <= one)


def _with_its_duty(date: Finding, lapsed: list[Duty], fresh: list[Duty]) -> bool:
    """Whether a session came or went with a task that came or went, in whose words it is told: *to be held at …*."""
    if " to be " not in f" {date.note}" or date.rule not in ("date.added", "date.removed"):
        return False
    place, words = (date.old, date.old_words) if date.rule == "date.removed" else (date.new, date.new_words)
    duties = lapsed if date.rule == "date.removed" else fresh
    return any(place is not None and place.address == duty.address and words in duty.when for duty in duties)


def _without_closing(duties: _Duties) -> _Duties:
    """Duties but for the next session of the organ itself, which is a date where both texts have one."""
    return {key: duty for key, duty in duties.items() if duty.what != CONSIDERED}


def _told(view: View, duty: Duty) -> str:
    """A duty, and that the organ itself has it by its name."""
    return duty.told().replace(f" by {ITSELF}", f" by {view.organ}")


def _since(view: View, duty: Duty, *, old: bool) -> str:
    """That what one side asks for was delivered since, where the other text takes note of it, or is held each year."""
    if named := standing_meeting(view, duty, old=old):
        return f"; the {'new' if old else 'old'} text names it in {named}"
    where = received(view, duty, old=old)
    return f"; delivered: see {where}" + ("" if old else " of the old text") if where else ""


_Changed = tuple[Duty, Duty, tuple[str, str]]


def _changed(view: View, changed: list[_Changed], within: dict[int, list[Finding]]) -> Iterator[Finding]:
    """Duties of which parts differ, with the dates that each tells; several that changed alike are told once."""
    told: set[int] = set()
    for i, (one, other, differ) in enumerate(changed):
        if i in told:
            continue
        alike = [
            n for n, (a, b, same) in enumerate(changed) if same == differ and (a.spot, b.spot) != (one.spot, other.spot)
        ]
        into = [n for n in alike if changed[n][1].spot == other.spot]
        out_of = [n for n in alike if changed[n][0].spot == one.spot]
        told |= {*into, *out_of}
        back = any(date.rule == "date.backwards" for n in (i, *into, *out_of) for date in within.get(n, ()))
        of = _of_whom(one, other).replace(f" by {ITSELF}", f" by {view.organ}")
        several = _several(
            _among(view.old, [one, *(changed[n][0] for n in into)]),
            _among(view.new, [other, *(changed[n][1] for n in out_of)]),
        )
        kinds = _kinds(one, other)
        of, parts = (kinds + of, _but_for(one, other, differ)) if kinds else (of, differ)
        said = several + (_became(*parts) if any(parts) else "") + (", backwards" if back else "")
        note = (
            said if all(side.startswith(of) for side in parts) else f"{of}{'' if several or not said else ': '}{said}"
        )
        note = note.removesuffix(": ")
        yield finding(view, "duty.changed", one.spot, other.spot, note)


def _kinds(old: Duty, new: Duty) -> str:
    """``report → oral update``, if that is what became of it; else nothing."""
    if old.what == "mandate" or _sort(old) == _sort(new):
        return ""
    return f"{old.kind or old.what} \u2192 {new.kind or new.what}"


def _but_for(old: Duty, new: Duty, differ: tuple[str, str]) -> tuple[str, str]:
    """The parts by which two duties differ without their kinds, which come first."""
    one, other = (
        side.removeprefix(duty.kind or duty.what).removeprefix(", ")
        for side, duty in zip(differ, (old, new), strict=True)
    )
    return one, other


def _among(paragraphs: Mapping[str, Paragraph], duties: list[Duty]) -> tuple[int, list[str]]:
    """How many duties there are, and where they stand, in the order of the text."""
    places = {duty.address for duty in duties}
    return len(duties), [address for address in paragraphs if address in places]


def _several(*sides: tuple[int, list[str]]) -> str:
    """That several duties became one, or one several, and where they stand."""
    old, new = (
        "one" if number == 1 else f"{_NUMBER.get(number, number)} ({listed(places)})" for number, places in sides
    )
    return f", {old} \u2192 {new}: " if old != new else ""


_NUMBER = {2: "two", 3: "three", 4: "four"}


def _became(old: str, new: str) -> str:
    """What the parts became by which two duties differ; on one side nothing may be said of them."""
    return f"{old} \u2192 {new}" if old and new else f"now said: {new}" if new else f"no longer said: {old}"


def _lasting(view: View, old: Duty, new: Duty, found: list[Finding]) -> tuple[str, str]:
    """The parts by which two duties differ; how long a meeting lasts in the words of its text: *one day*, *two-day*.

    What one of the dates that were found tells of that is no part.
    """
    differ = _differences(old, new)
    named = next((f"to {a.to}" for a, b in ((old, new), (new, old)) if _its_own(view, a, b)), "")
    if named:
        first, second = (", ".join(part for part in side.split(", ") if part != named) for side in differ)
        differ = first, second
    if old.what != "meeting" or not ("-" in differ[0] or "-" in differ[1]):
        return differ
    one, other = (side.split(", ") if side else [] for side in differ)
    told = {(f.old_words, f.new_words) for f in found if f.rule == "date.length"}
    for mine, theirs, there in (
        (one, other, view.text(new.address, old=False)),
        (other, one, view.text(old.address, old=True)),
    ):
        for part in [*mine]:
            said = counts.lasts(there, part)
            if said and (counts.one_length(part, said) or {(part, said), (said, part)} & told):
                mine.remove(part)
            elif said:
                theirs.append(said)
    return ", ".join(one), ", ".join(other)


def _its_own(view: View, duty: Duty, other: Duty) -> bool:
    """Whether one of two reports alone names the organ whose texts these are, and both are due at a session: its own.

    *To present it with an oral update at its sixtieth session*; *to submit it to the Council at its sixtieth session*.
    """
    sessions = all("session" in due.when for due in (duty, other))
    return sessions and bool(duty.to) and not other.to and _plain(duty.to) == _plain(view.organ)


def _told_with(date: Finding, old: Duty, new: Duty) -> bool:
    """Whether a date is one of those by which a duty changed."""
    return all(
        place is None or (place.address == duty.address and limits.bare(words) in duty.when)
        for place, words, duty in ((date.old, date.old_words, old), (date.new, date.new_words, new))
    )


_TELLING = 3
"""Letters than which a telling word has more."""
STEM = 6
"""Letters by which two words are held to be forms of one."""
FIRST = 2
"""Telling words that stand before a theme, so that it is on something else."""
OTHERS = 3
"""Telling words by which the themes of two meetings differ."""


def _abouts(old: Duty, new: Duty) -> tuple[str, str]:
    """Two themes as a note has them; without the words that both begin with, if that is all it would quote."""
    if old.what == THEME_SET or old.about != new.about:
        return old.about, new.about
    one, other = old.theme.split(), new.theme.split()
    same = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    first, second = (short(" ".join(words[max(same - 1, 0) :])) for words in (one, other))
    return _goes_on(old, first), _goes_on(new, second)


def _goes_on(duty: Duty, rest: str) -> str:
    """What is left of a theme as a note has it."""
    return f"\u201c\u2026 {rest}\u201d" if duty.titled else f"on \u2026 {rest}"


_LIGHT = frozenset(
    "progress made status state states implementation situation question issue issues matter matters activity "
    "activities work effort efforts step steps action actions measure measures taken follow-up following findings "
    "results outcome outcomes discussion discussions information update developments present resolution human "
    "rights related relating regard with their form summary panel annual including particular this that these "
    "those which such same also manner thereof respect respective relevant various further between among from "
    "into through other".split()
)
"""Words by which the theme of a report is no other one."""


def _other_theme(old: Duty, new: Duty) -> bool:
    """Whether two reports are about two things: most telling words of one theme are not in the other.

    Or what they are on became another thing, of whatever the rest is, or something else is what they are on: *the
    impact of storms on*.  A meeting has a theme of its own each time, and is told if some words of it differ.
    """
    if not (old.theme and new.theme) or old.theme == new.theme:
        return False
    one, other = ({w for w in _plain(duty.theme).split() if len(w) > _TELLING} for duty in (old, new))
    if old.what in THEMES and len(one ^ other) >= OTHERS:
        return bool(one and other)
    if bool(one and other) and 2 * len(one & other) < min(len(one), len(other)):
        return old.what not in THEMES
    return _on_another(old.theme, new.theme)


def _on_another(old: str, new: str) -> bool:
    """Whether a word of a theme stands in the place of another one, or several stand before all of it."""
    one, other = (_telling_stems(theme) for theme in (old, new))
    gone, come = [w for w in one if w not in other], [w for w in other if w not in one]
    if gone and come:
        return True
    grown, more = (other, come) if come else (one, gone)
    return len(more) >= FIRST and grown[0] == more[0]


def _telling_stems(theme: str) -> list[str]:
    """The beginnings of the words of a theme that say what it is on."""
    words = (word.strip("\u2019'") for word in re.findall(r"[a-z][\w\u2019'-]*", theme.lower()))
    return [word[:STEM] for word in words if len(word) > _TELLING and word not in _LIGHT]


def _item_duties(view: View, address: str, *, old: bool) -> Iterator[Duty]:
    """The duties of a lettered item, *Requests the Office: (a) To report …*, under the verb of its chapeau."""
    above = chapeau(view, address, old=old)
    if above is None or above.limb.verb not in ASKS:
        return
    paragraphs = view.old if old else view.new
    who = above.limb.addressee or paragraphs[above.address].text[above.limb.verb_end : above.limb.end].strip(" :,")
    text = paragraphs[address].text
    asked = None if above.limb.verb == "decide" else who
    yield from tasks(above.limb, asked, text[:1].lower() + text[1:], address, 0)


def _all(view: View, addresses: list[str], *, old: bool) -> _Duties:
    """The duties of some paragraphs of one side."""
    paragraphs = view.old if old else view.new
    found: _Duties = {}
    for address in addresses:
        for number, duty in duties(paragraphs[address].text, address, view.limbs(paragraphs[address])):
            found[address, number, duty.what] = duty
        for item in _item_duties(view, address, old=old):
            found[address, 0, item.what] = item
    return found


def _matched(view: View, old: _Duties, new: _Duties) -> list[tuple[Duty, Duty]]:
    """Duties of one kind whose limbs are one; then those of one link; last what went into a duty matched already."""
    partner = {p.old.key: p.new.key for p in paired(view)}
    limbs = [(key, (*partner[key[:2]], key[2])) for key in old if key[:2] in partner]
    pairs = [(a, b) for a, b in limbs if b in new]
    pairs += _written_or_oral(limbs, old, new)
    for again in (False, True):
        done = {a for a, _ in pairs}, {b for _, b in pairs}
        for link in view.changed:
            here = [key for key in old if key[0] in link.old]
            there = [key for key in new if key[0] in link.new]
            for a, b in ((a, b) for a in here for b in there if old[a].what == new[b].what):
                free = a not in done[0], b not in done[1]
                if (any(free) and _one_actor(old[a], new[b])) if again else all(free):
                    pairs.append((a, b))
                    done[0].add(a)
                    done[1].add(b)
    return [(old[a], new[b]) for a, b in pairs]


def _written_or_oral(limbs: list[tuple[_Key, _Key]], old: _Duties, new: _Duties) -> Iterator[tuple[_Key, _Key]]:
    """A report that became an oral report, or the other way round, where neither limb asks for another."""
    for a, b in limbs:
        what = {"report": UPDATE, UPDATE: "report"}.get(a[2])
        other = (*b[:2], what or "")
        if what and b not in new and other in new and (*a[:2], what) not in old:
            oral = old[a] if what == "report" else new[other]
            if oral.kind.startswith("oral report") or _one_task(old[a], new[other]):
                yield a, other


def _one_task(old: Duty, new: Duty) -> bool:
    """Whether a report and an oral update are due from one office at one time, on one thing or to one organ."""
    same = _plain(old.who) == _plain(new.who) and _plain(old.when) == _plain(new.when)
    return same and bool(old.when) and (_plain(old.theme) == _plain(new.theme) or _plain(old.to) == _plain(new.to))


def _one_actor(old: Duty, new: Duty) -> bool:
    """Whether two duties are of one actor, as far as its capitals tell."""
    one, other = ({word.strip(",") for word in duty.who.split() if word[0].isupper()} for duty in (old, new))
    return bool(one & other) or old.who == new.who


def _differences(old: Duty, new: Duty) -> tuple[str, str]:
    """The parts by which two duties differ, as the one and the other has them; empty if they are the same."""
    sides: tuple[list[str], list[str]] = ([], [])
    if old.what == "mandate":
        if not mandates.one_object(old.thing, new.thing):
            _add(sides, old.thing, new.thing)
        if not mandates.one_act(old.words, new.words):
            _add(sides, mandates.done(old.words), mandates.done(new.words))
    elif _sort(old) != _sort(new):
        _add(sides, old.kind or old.what, new.kind or new.what)
    if _plain(old.to) != _plain(new.to):
        _add(sides, f"to {old.to}" if old.to else "", f"to {new.to}" if new.to else "")
    parts = [to_each(one.when, other.when).split(", ") for one, other in ((old, new), (new, old))]
    known = [{_time(part) for part in side} for side in parts]
    if known[0] != known[1]:
        for side, mine, others in ((sides[0], parts[0], known[1]), (sides[1], parts[1], known[0])):
            side += [_at(part, others) for part in mine if part and _time(part) not in others]
    if _other_theme(old, new):
        for side, about in zip(sides, _abouts(old, new), strict=True):
            side.insert(0 if new.what == THEME_SET else len(side), about)
    one, other = (", ".join(dict.fromkeys(side)) for side in sides)
    return one, other


def _at(part: str, others: set[str]) -> str:
    """A session with *at*, if in the place of it the other text has it as a limit: *before the ninth session*."""
    bound = part.endswith(" session") and any(other.endswith(f" {_time(part)}") for other in others)
    return f"at the {part}" if bound else part


_WHOSE = ("high-level", "intersessional")
"""Words that make another sort of a meeting."""


def _sort(duty: Duty) -> str:
    """What sort of report or meeting is due: *a panel discussion* is a panel."""
    kind = re.sub(r"s$", "", duty.kind or duty.what)
    if duty.what != "meeting":
        return kind
    *words, last = re.sub(r"\bpanel discussion$", "panel", kind).split()
    return " ".join([*(word for word in words if word in _WHOSE), last])


def _time(part: str) -> str:
    """A time by what it is compared: *annual* and *annually* are one, and whose session it is does not matter."""
    return _plain(bare(canonical(part))).removeprefix("a ").removeprefix("period ")


def _add(sides: tuple[list[str], list[str]], old: str, new: str) -> None:
    """Put what is said on either side of one part with the rest."""
    for side, words in zip(sides, (old, new), strict=True):
        if words:
            side.append(words)


def _of_whom(old: Duty, new: Duty) -> str:
    """What is due, and from whom, if that is said: ``report by the Office``."""
    if new.what == "mandate":
        return max(old.name, new.name, key=len) if mandates.one_object(old.thing, new.thing) else "mandate"
    words = [{*_plain(duty.who).lower().split()} for duty in (old, new)]
    one, other = (f" by {_office(duty.who)}" if duty.who else "" for duty in (old, new))
    same = words[0] <= words[1] or words[1] <= words[0] or any({"mandate", "holder"} == each for each in words)
    name = "" if _kinds(old, new) else _one_name(old.name, new.name) or new.kind or new.what
    return f"{name}{max(one, other, key=len)}" if same else f"{name}{one}, now{other}"


def _one_name(old: str, new: str) -> str:
    """What two names of a duty have in common: *panel discussion*, of one that is intersessional now."""
    one, other = sorted((old, new), key=len)
    if other == one or other.startswith(f"{one} "):
        return other
    return one if other.endswith(f" {one}") else ""


_TITLE = 8
"""Words of a name beyond which what an office is on is left out."""


def _office(who: str) -> str:
    """A long name without what the office is on, and without how and with whom it acts."""
    name = doer(who)
    return re.split(r",?\s+on\s+the\s", name, maxsplit=1)[0] if len(name.split()) > _TITLE else name


_SMALL = frozenset("the in on of for to".split())


def _plain(words: str) -> str:
    """An organ by its short name, figures in one spelling, no small words."""
    said = (word for word in words.replace("Human Rights ", "").split() if word not in _SMALL)
    numbers = (f"{ordinal(word)}th" if ordinal(word) else word for word in said)
    return spelled(" ".join(numbers)).lower()
