"""Dates and duties: sessions, deadlines, periods, amounts; who reports what, to whom, when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from hrcdiff.findings.figures import Figure, alike, figures, is_deadline, value
from hrcdiff.findings.make import Spot, finding, opposite
from hrcdiff.findings.occasion import UPDATE, heads, passages, what_at
from hrcdiff.findings.style import spelled
from hrcdiff.findings.verb import chapeau, paired
from hrcdiff.lexicon import ordinal

if TYPE_CHECKING:
    from hrcdiff.findings.view import Change, View
    from hrcdiff.model import Finding, Place
    from hrcdiff.verbs import Limb

FEW = 4
"""Words of what comes or goes in which a date of its own is told."""
SHORT = 6
"""Words of a change in which one figure stands for the other, whatever stands beside it."""


def find(view: View) -> Iterator[Finding]:
    """Findings on dates, then on duties; a date that a changed duty tells is not told again."""
    old = _all(view, [*(a for link in view.changed for a in link.old), *view.redline.removed], old=True)
    new = _all(view, [*(a for link in view.changed for a in link.new), *view.redline.added], old=False)
    matched = _matched(view, old, new)
    changed = [(one, other, differ) for one, other in matched if any(differ := _differences(one, other))]
    dates = [d for link in view.changed for c in view.changes(link) if c.simple for d in _dates(view, c)]
    within: dict[int, list[Finding]] = {}
    for date in dates:
        told = next((i for i, (one, other, _) in enumerate(changed) if _told_with(date, one, other)), None)
        if told is None:
            yield date
        else:
            within.setdefault(told, []).append(date)
    for i, (one, other, differ) in enumerate(changed):
        back = ", backwards" if any(date.rule == "date.backwards" for date in within.get(i, ())) else ""
        note = f"{_of_whom(one, other)}: {differ[0] or _UNSAID} \u2192 {differ[1] or _UNSAID}{back}"
        yield finding(view, "duty.changed", _spot(one), _spot(other), note, source="7.3")
    gone, come = {_spot(one) for one, _ in matched}, {_spot(other) for _, other in matched}
    for duty in old.values():
        if _spot(duty) not in gone:
            yield finding(view, "duty.lapsed", _spot(duty), None, f"not repeated: {duty.told()}", source="7.3")
    for duty in new.values():
        if _spot(duty) not in come:
            yield finding(view, "duty.new", None, _spot(duty), f"new: {duty.told()}", source="7.3")


_UNSAID = "not said"


def _told_with(date: Finding, old: Duty, new: Duty) -> bool:
    """Whether a date is one of those by which a duty changed."""
    return all(
        place is None or (place.address == duty.address and words in duty.when)
        for place, words, duty in ((date.old, date.old_words, old), (date.new, date.new_words, new))
    )


def _dates(view: View, change: Change) -> Iterator[Finding]:
    old, new = _in(view, change, old=True), _in(view, change, old=False)
    same = [(o, n) for o in old for n in new if o.what == n.what and alike(o, n)]
    old, new = [o for o in old if o not in (s[0] for s in same)], [n for n in new if n not in (s[1] for s in same)]
    for one in old:
        partner = next((n for n in new if n.what == one.what and _one_task(view, change, one, n)), None)
        if partner is None:
            if _few(change.deleted) and not _partly(change.old, one):
                yield _date_alone(view, change, one, old=True)
            continue
        new.remove(partner)
        if not _in_place(view, change, one, partner):
            continue
        yield _date_changed(view, change, one, partner)
    for one in new:
        if _few(change.inserted) and not _partly(change.new, one):
            yield _date_alone(view, change, one, old=False)


def _one_task(view: View, change: Change, old: Figure, new: Figure) -> bool:
    """Whether two sessions can be of one task: that of a report is no partner of that of an oral update."""
    texts = view.old[change.old.address].text, view.new[change.new.address].text
    tasks = {what_at(text, figure.start) for text, figure in zip(texts, (old, new), strict=True)}
    return old.what != "session" or len(tasks) == 1 or None in tasks


def _in_place(view: View, change: Change, old: Figure, new: Figure) -> bool:
    """Whether one figure stands where the other stood: in a short change, or behind the same word.

    In a passage written anew two years may be those of two events.
    """
    if old.what not in ("year", "date") or max(len(change.deleted.split()), len(change.inserted.split())) <= SHORT:
        return True
    before = (
        view.old[change.old.address].text[: old.start].split()[-1:],
        view.new[change.new.address].text[: new.start].split()[-1:],
    )
    return before[0] == before[1]


def _partly(place: Place, figure: Figure) -> bool:
    """Whether a change touches but some of several sessions: *seventy-ninth and eightieth sessions*."""
    several = figure.what == "session" and len(value(figure) or ()) > 1
    return several and not (place.start <= figure.start and figure.end <= place.end)


def _few(words: str) -> bool:
    """Whether a date is most of what comes or goes."""
    return len(words.split()) <= FEW or is_deadline(words)


def _in(view: View, change: Change, *, old: bool) -> list[Figure]:
    """Figures that a change touches; those of citations, and those that went along with other words, apart."""
    place, paragraphs = (change.old, view.old) if old else (change.new, view.new)
    citations = view.document(old=old).citations
    cited = [(c.start, c.end) for c in citations if c.address == place.address and c.kind != "internal"]
    return [
        f
        for f in figures(paragraphs[place.address].text)
        if f.start < place.end and place.start < f.end and not any(a < f.end and f.start < b for a, b in cited)
        and view.transfer_of(place.address, f.start, f.end, old=old) is None
    ]  # fmt: skip


def _date_changed(view: View, change: Change, old: Figure, new: Figure) -> Finding:
    one, other = value(old), value(new)
    back = one is not None and other is not None and len(one) == len(other) and other < one
    rule = "date.backwards" if back else f"date.{old.what}"
    note = f"{old.text} → {new.text}" + (", backwards" if back else "")
    spots = (change.old.address, old.start, old.end), (change.new.address, new.start, new.end)
    return finding(view, rule, spots[0], spots[1], note, source="7.3")


def _date_alone(view: View, change: Change, one: Figure, *, old: bool) -> Finding:
    here: Spot = ((change.old if old else change.new).address, one.start, one.end)
    there = opposite(change, old=old)
    there = (there[0], there[1], there[1]) if there else None
    what = "removed" if old else "added"
    spots = (here, there) if old else (there, here)
    return finding(view, f"date.{what}", spots[0], spots[1], f"{one.text} {what} ({one.what})", source="7.3")


# --- duties ----------------------------------------------------------------------------------

_ASKS = frozenset({"request", "invite", "decide", "call upon", "encourage", "mandate", "urge"})
_REPORT = re.compile(
    r"\b(?:to\s+(?:[a-z]+\s+){0,3}?(?:submit|present|prepare|report|provide|transmit|brief|compile)|"
    r"by\s+(?:[a-z]+ly\s+)?(?:submitt|present|prepar|provid|transmitt|compil)ing)\b[^;]{0,160}?"
    r"\b(?:(?:annual |comprehensive |oral |written |interim |final |analytical |progress )*"
    r"(?:reports?|update|stud(?:y|ies)|compilation|briefings?(?!\s+(?:notes?|papers?)\b))|"
    r"to\s+the\s+(?:Human Rights )?Council|presentation)\b"
)
_NEXT = re.compile(
    r"\bto\s+(?!the\b|its\b|their\b|an?\b|all\b)[a-z]+\b(?:(?!,? and to |\b(?:that|which|whom?|as)\b)[^;:]){0,400}?"
    r"(?<!ed )(?<!made )(?<!given )\bin\s+(?:his or her|his/her|his|her|its|their)\s+"
    r"(?:(?:next|future|forthcoming|upcoming|annual)\s+)+reports?\b"
)
"""*To focus on compensation in her next report*: a part of a report that is due in any case."""
_MANDATE = re.compile(
    r"\bto\s+(?:extend|renew|establish|appoint|terminate|discontinue)\b[^;]{0,120}?"
    r"\b(?:mandates?|Special Rapporteur|Independent Expert|Working Group|commission of inquiry|mission|mechanism)\b"
)
_MEETING = re.compile(
    r"\bto\s+(?:convene|hold|organi[sz]e)\b[^;]{0,120}?"
    r"\b(?:panel|discussions?|meetings?|workshops?|seminars?|forum|consultations?|dialogue)\b"
)
_THEME_SET = "theme of a meeting"
_THEMED = re.compile(
    r"\bthat\s+the\s+(?:theme|topic)\s+of\s+(?:the|its)\s+[^;\u201c]{0,160}?"
    r"\b(?P<what>panel|discussions?|meetings?|seminars?|forum|dialogue)\b"
    r"[^;\u201c]{0,160}?\b(?:will|shall|should|would)\s+be(?=:?,?\s+(?P<theme>\u201c))"
)
"""*Decides that the theme of the panel discussion will be “…”*."""
_TASKS = (
    ("report", _REPORT), ("part of a report", _NEXT), ("mandate", _MANDATE), (_THEME_SET, _THEMED),
    ("meeting", _MEETING),
)  # fmt: skip
_TO = re.compile(
    r"\b(?:to|at|present|provide|brief|update|inform)\s+(?P<to>the\s+(?:Human Rights Council|Council|General Assembly|"
    r"Commission)\b)"
)
_DIALOGUE = re.compile(r"\b(?:(?:enhanced\s+|general\s+)?interactive|enhanced)\s+dialogue\b")
_TO_THE_END = re.compile(r"(?:(?!\s+and (?:to\b|[a-z]+s\b|$)| to (?:enable|provide)\b)[^,;:.]){0,80}(?=[,;:.\s]|$)")
"""What a mandate is about, as far as the next sign."""
_BEFORE = re.compile(r"\b(before|by|until|prior to|no later than|from|as from|starting at)\s+(?:the|its|their)\s+$")
"""How a session is a limit and not the time itself."""


_ORGAN_ITSELF = {"decide": "the organ itself"}


class Duty(NamedTuple):
    """A task that a limb gives."""

    what: str
    address: str
    start: int
    end: int
    who: str
    to: str
    when: str
    words: str = ""
    """What is decided on a mandate, which the rest does not tell."""
    theme: str = ""
    """What a report or meeting is about, as far as its words show it."""
    thing: str = ""
    """What is submitted, if it is no report: *the final draft text*."""

    @property
    def name(self) -> str:
        """What is due, in a word or by its name."""
        return f"submission of {_short(self.thing)}" if self.thing else self.what

    @property
    def about(self) -> str:
        """Its theme as a note has it."""
        return f"\u201c{_short(self.theme)}\u201d" if self.what == _THEME_SET else f"on {_short(self.theme)}"

    def told(self) -> str:
        """``report by the Office to the Council, fifty-sixth session``."""
        about = self.about if self.what == _THEME_SET else ""
        parts = [self.name, about, f"by {self.who}" if self.who else "", f"to {self.to}" if self.to else ""]
        parts += [f"({self.words})"] if self.words else []
        return " ".join(filter(None, parts)) + (f", {self.when}" if self.when else "")


def duties(text: str, address: str, limbs: tuple[Limb, ...]) -> Iterator[tuple[int, Duty]]:
    """The duties of a paragraph with the numbers of their limbs."""
    for number, limb in enumerate(limbs, 1):
        if limb.verb in _ASKS:
            for duty in _tasks(limb, limb.addressee, text[limb.verb_end : limb.end], address, limb.verb_end):
                yield number, duty


def _tasks(limb: Limb, who: str | None, clause: str, address: str, offset: int) -> Iterator[Duty]:
    """The duties that a clause gives, under the verb of a limb; it begins at this offset of its paragraph."""
    for what, pattern in _TASKS:
        match = pattern.search(clause)
        if match is None or (what == "report" and limb.verb == "decide"):
            continue
        if what == "mandate" and limb.verb not in ("decide", "mandate", "request"):  # what others set up is theirs
            continue
        actor = "" if what == _THEME_SET else who or _ORGAN_ITSELF.get(limb.verb, "")
        if what == "report":
            yield from _reports(actor, clause, address, offset, match.span())
            return
        start = offset + match.start()
        given = clause[match.start() :]
        words = _TO_THE_END.match(given, len(match.group())) if what == "mandate" else None
        yield Duty(
            what, address, start, start + len(match.group()), actor, _to(given) if "report" in what else "",
            _when(given, what), given[: words.end()] if words else "",
            _theme(given, len(match.group()), _THEMES[what]) if what in _THEMES else "",
        )  # fmt: skip
        return


_ABOUT = re.compile(
    r"(?P<what>\b(?:reports?|update|stud(?:y|ies)|compilation|briefing))(?:\s+|,[^;:]*?,\s+)on\s+(?P<theme>(?:the|an?)\s|\w)"
)
_MEETING_ON = re.compile(
    r"(?P<what>\b(?:panel|discussions?|meetings?|workshops?|seminars?|forum|consultations?|dialogue))\b[^;]{0,160}?"
    r"\bon\s+(?:the\s+theme(?:\s+of)?[,:]?\s+)?(?P<theme>\u201c|(?!(?:that|the)\s+basis\b|\d)\w)"
)
_THEMES = {"meeting": _MEETING_ON, _THEME_SET: _THEMED}
_QUOTED = re.compile(r"\u201c(?P<said>[^\u201d]+)\u201d")
_THEME_END = re.compile(
    r"[,;:.]|$|\s+(?:and|or)\s+to\s|\s+to\s+(?:be|the\s+(?:Human Rights Council|Council|General Assembly))\b|"
    r"\s+for\s+(?:submission|consideration|presentation)\b|\s+in\s+an?\s+(?:[a-z-]+\s+){0,5}format\b|\s+(?:at|before|by)\s+(?:its|their|the)\s+\S+\s+session\b"
)


def _theme(given: str, end: int, shape: re.Pattern[str] = _ABOUT) -> str:
    """What a report is on: the words behind *report on*, or behind *report, to be submitted to …, on*."""
    about = shape.search(given, 0 if shape is _THEMED else max(0, end - len("consultations")))
    if about is None or about.start("what") > end:
        return ""
    quoted = _QUOTED.match(given, about.start("theme"))
    if quoted:
        return quoted["said"]
    close = _THEME_END.search(given, about.start("theme"))
    return given[about.start("theme") : close.start()] if close else ""


_LONG = 16
"""Words of a theme that are told."""


def _short(theme: str) -> str:
    words = theme.split()
    return " ".join(words) if len(words) <= _LONG else " ".join(words[:_LONG]) + " \u2026"


OTHERS = 3
"""Telling words by which the themes of two meetings differ."""


def _other_theme(old: Duty, new: Duty) -> bool:
    """Whether two reports are about two things: most telling words of one theme are not in the other.

    A meeting has a theme of its own each time, and is told if some words of it differ.
    """
    one, other = ({w for w in _plain(duty.theme).split() if len(w) > SHORT // 2} for duty in (old, new))
    if old.what in _THEMES:
        return bool(one and other) and len(one ^ other) >= OTHERS
    return bool(one and other) and 2 * len(one & other) < min(len(one), len(other))


_ANOTHER = re.compile(
    r",?\s+and\s+to\s+(?!(?:submit|present|report|make|transmit|share|provide|circulate|update|brief|include|do|so)\b)"
    r"[a-z]+|,\s+to\s+(?:convene|organi[sz]e|hold|host|conduct)\b"
)
"""Another thing that is asked for: *and to hold a seminar*, and not *and to present it*."""


def _till_another(given: str) -> str:
    """A request for a report up to the next thing asked for: the dates of that are not its own."""
    another = _ANOTHER.search(given)
    return given[: another.start()] if another else given


def _reports(who: str, clause: str, address: str, offset: int, first: tuple[int, int]) -> Iterator[Duty]:
    """The report that a clause asks for, or the oral update, or both; the first request for one begins here."""
    spots = {head.what: (head.start, head.end) for head in reversed(heads(clause)) if head.what != "meeting"}
    if len(spots) < len((UPDATE, "report")):
        given = _till_another(clause[first[0] :])
        what = next(iter(spots), "report")
        theme = _theme(given, first[1] - first[0])
        thing = "" if spots else _thing(given[: first[1] - first[0]])
        start, end = offset + first[0], offset + first[1]
        yield Duty(what, address, start, end, who, _to(given), _when(given, what), "", theme, thing)
        return
    to = ""
    for what, (start, end) in sorted(spots.items(), key=lambda spot: spot[1]):
        given = passages(clause, what)
        to = _to(given) or (to if " it with " in clause[start:end] else "")  # *to present it with an oral update*
        theme = _theme(clause[start:], end - start)
        yield Duty(what, address, offset + start, offset + end, who, to, _when(given, what), "", theme)


_SUBMITTED = re.compile(
    r"\bto\s+(?:[a-z]+\s+){0,3}?(?:submit|present|prepare|provide|transmit|compile)\s+"
    r"(?P<thing>(?:the|an?|its|his|her|their|any|all|such)\s.+?),?\s+to\s+the\s+(?:Human Rights )?Council$"
)


def _thing(task: str) -> str:
    """What is to be submitted to the Council that is called no report; nothing if that is not said."""
    found = _SUBMITTED.search(task)
    return found["thing"] if found else ""


def _item_duties(view: View, address: str, *, old: bool) -> Iterator[Duty]:
    """The duties of a lettered item, *Requests the Office: (a) To report …*, under the verb of its chapeau."""
    above = chapeau(view, address, old=old)
    if above is None or above.limb.verb not in _ASKS:
        return
    paragraphs = view.old if old else view.new
    who = above.limb.addressee or paragraphs[above.address].text[above.limb.verb_end : above.limb.end].strip(" :,")
    text = paragraphs[address].text
    asked = None if above.limb.verb == "decide" else who
    yield from _tasks(above.limb, asked, text[:1].lower() + text[1:], address, 0)


def _to(clause: str) -> str:
    """To whom something is reported: *the Human Rights Council and the General Assembly*."""
    named = {match["to"].replace("Human Rights ", ""): match["to"] for match in reversed([*_TO.finditer(clause)])}
    return " and ".join(reversed(named.values()))


def _when(clause: str, what: str) -> str:
    """Sessions, periods and the form of the debate, in their order."""
    found: list[tuple[int, str]] = []
    for figure in figures(clause):
        if figure.what in ("session", "periodicity", "length"):
            limit = _BEFORE.search(clause[max(0, figure.start - 30) : figure.start])
            found.append((figure.start, f"{limit[1]} the {figure.text}" if limit else figure.text))
    if "report" in what or what == UPDATE:
        found += [(match.start(), match.group()) for match in _DIALOGUE.finditer(clause)]
    return ", ".join(dict.fromkeys(text for _, text in sorted(found)))


_Key = tuple[str, int, str]
"""A task of a limb: the address, the number of the limb, and the kind of task."""


def _all(view: View, addresses: list[str], *, old: bool) -> dict[_Key, Duty]:
    paragraphs = view.old if old else view.new
    found: dict[_Key, Duty] = {}
    for address in addresses:
        for number, duty in duties(paragraphs[address].text, address, view.limbs(paragraphs[address])):
            found[address, number, duty.what] = duty
        for item in _item_duties(view, address, old=old):
            found[address, 0, item.what] = item
    return found


def _matched(view: View, old: dict[_Key, Duty], new: dict[_Key, Duty]) -> list[tuple[Duty, Duty]]:
    """Duties of one kind whose limbs are one; then those of one link; last what went into a duty matched already."""
    partner = {p.old[:2]: p.new[:2] for p in paired(view)}
    limbs = [(key, (*partner[key[:2]], key[2])) for key in old if key[:2] in partner]
    pairs = [(a, b) for a, b in limbs if b in new]
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


def _one_actor(old: Duty, new: Duty) -> bool:
    """Whether two duties are of one actor, as far as its capitals tell."""
    one, other = ({word.strip(",") for word in duty.who.split() if word[0].isupper()} for duty in (old, new))
    return bool(one & other) or old.who == new.who


def _differences(old: Duty, new: Duty) -> tuple[str, str]:
    """The parts by which two duties differ, as the one and the other has them; empty if they are the same."""
    sides: tuple[list[str], list[str]] = ([], [])
    if _other_theme(old, new):
        _add(sides, old.about, new.about)
    if _plain(old.to) != _plain(new.to):
        _add(sides, f"to {old.to}" if old.to else "", f"to {new.to}" if new.to else "")
    if _plain(_undated(old.words)) != _plain(_undated(new.words)):
        _add(sides, f"({old.words})" if old.words else "", f"({new.words})" if new.words else "")
    if _plain(old.when) != _plain(new.when):
        known = [{_plain(part) for part in duty.when.split(", ")} for duty in (old, new)]
        for side, duty, others in ((sides[0], old, known[1]), (sides[1], new, known[0])):
            told = [part for part in duty.when.split(", ") if part and _plain(part) not in others]
            side += [part for part in told if f"({duty.words})" not in side or part not in duty.words]
    one, other = (", ".join(dict.fromkeys(side)) for side in sides)
    return one, other


def _add(sides: tuple[list[str], list[str]], old: str, new: str) -> None:
    for side, words in zip(sides, (old, new), strict=True):
        if words:
            side.append(words)


def _undated(words: str) -> str:
    """Words without their dates and figures, which are told on their own."""
    for figure in reversed(figures(words)):
        words = words[: figure.start] + words[figure.end :]
    return re.sub(r",?\s+for(?: a)?(?=[\s,]|$)", "", words).strip(" ,")


def _of_whom(old: Duty, new: Duty) -> str:
    """What is due, and from whom, if that is said: ``report by the Office``."""
    words = [{*_plain(duty.who).lower().split()} for duty in (old, new)]
    one, other = (f" by {_office(duty.who)}" if duty.who else "" for duty in (old, new))
    same = words[0] <= words[1] or words[1] <= words[0]
    return f"{new.name}{max(one, other, key=len)}" if same else f"{old.name}{one}, now{other}"


_TITLE = 8
"""Words of a name beyond which what an office is on is left out."""


def _office(who: str) -> str:
    return re.split(r",?\s+on\s+the\s", who, maxsplit=1)[0] if len(who.split()) > _TITLE else who


_SMALL = frozenset("the in on of for to".split())


def _plain(words: str) -> str:
    """An organ by its short name, figures in one spelling, no small words."""
    said = (word for word in words.replace("Human Rights ", "").split() if word not in _SMALL)
    numbers = (f"{ordinal(word)}th" if ordinal(word) else word for word in said)
    return spelled(" ".join(numbers)).lower()


def _spot(duty: Duty) -> Spot:
    return duty.address, duty.start, duty.end
