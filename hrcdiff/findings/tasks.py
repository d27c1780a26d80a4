"""The tasks that a clause gives: who reports what to whom and when, what a mandate or a meeting is on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from hrcdiff.findings import mandates
from hrcdiff.findings.mandates import MANDATE
from hrcdiff.findings.occasion import UPDATE, heads, passages
from hrcdiff.findings.subjects import THEME_SET, THEMED, THEMES, office, short, theme
from hrcdiff.findings.terms import recipients, when
from hrcdiff.patterns import later

if TYPE_CHECKING:
    from hrcdiff.findings.make import Spot
    from hrcdiff.verbs import Limb

ASKS = frozenset({"request", "invite", "decide", "call upon", "encourage", "mandate", "urge"})
"""Verbs under which something is due."""
_IN_ANOTHER = (
    r"\b(?:(?:contained|made|set\s+out|included|outlined|described|presented|given|identified|formulated)\s+in|"
    r"(?:recommendations|conclusions|findings|results|outcomes?|implementation|follow-up)\s+(?:of|in|from|to))\s+"
    r"(?:[a-z'\u2019-]+\s+){0,5}?(?:reports?|stud(?:y|ies)|update|compilation|presentation)\b"
)
"""A report that there is already: *the recommendations contained in the reports*."""
_REPORT = re.compile(
    r"\b(?:to\s+(?!the\b)(?:[a-z]+\s+){0,3}?(?:submit|present|prepare|report|provide|transmit|brief|compile|"
    r"make(?=\s+(?:an?|two|three|regular|annual|oral)\b))|"
    r"by\s+(?:[a-z]+ly\s+)?(?:submitt|present|prepar|provid|transmitt|compil)ing)\b"
    rf"(?>{_IN_ANOTHER}|[^;]){{0,160}}?"
    r"\b(?:(?:annual |comprehensive |oral |written |interim |final |analytical |progress )*"
    r"(?:reports?|update|stud(?:y|ies)|compilation|briefings?(?!\s+(?:notes?|papers?)\b))|"
    r"to\s+the\s+(?:Human Rights )?Council|presentation)\b|"
    r"\bto\s+(?:[a-z]+\s+)?update\s+the\s+(?:Human Rights )?Council\b|"
    r"\bto\s+report\s+(?:annually|(?:each|every)\s+year)\b|"
    r"\bto\s+(?:[a-z]+\s+)?(?:conduct|undertake|carry\s+out)\s+(?:an?|the|its|two|three)\s+(?:[a-z-]+\s+){0,3}?stud(?:y|ies)\b"
)
_ITS_NEXT = (
    r"in\s+(?:his or her|his/her|his|her|its|their)\s+(?:(?:next|future|forthcoming|upcoming|annual)\s+)+reports?\b"
)
_IN_NEXT = re.compile(_ITS_NEXT)
_NEXT = later(
    r"\bto\s+(?!the\b|its\b|their\b|an?\b|all\b)[a-z]+\b(?:(?!,? and to |\b(?:that|which|whom?|as)\b)[^;:]){0,400}?"
    rf"(?<!ed )(?<!made )(?<!given )\b{_ITS_NEXT}"
)
"""*To focus on compensation in her next report*: a part of a report that is due in any case."""
_MEETING = re.compile(
    r"\bto\s+(?:convene|hold|organi[sz]e)\b[^;]{0,120}?"
    r"\b(?:panel|discussions?|meetings?|workshops?|seminars?|forum|(?<!in )(?<!close )consultations?|dialogue)\b"
)
CONSIDERED = "next consideration"
_CONSIDERED = later(
    r"\bto\s+(?:(?:continue|resume)\s+(?:its|the)\s+consideration\b|"
    r"(?:continue\s+to\s+)?consider\s+(?:this|the\s+(?:question|issue|matter|situation|topic|item)|"
    r"(?=(?:(?!,?\sand\sto\s)[^;]){0,200}?\bat\s+its\s+\S+\s+(?:regular\s+)?session\b)))"
)
"""*Decides to continue its consideration of the question at its ninth session*, *to consider it at …*."""
_TASKS = (
    ("report", _REPORT, ("report", "update", "stud", "compilation", "briefing", "Council", "presentation")),
    ("part of a report", _NEXT, ("report",)),
    ("mandate", MANDATE, ("extend", "renew", "establish", "appoint", "terminate", "discontinue")),
    (THEME_SET, THEMED, ("theme", "topic")),
    ("meeting", _MEETING, ("convene", "hold", "organi")),
    (CONSIDERED, _CONSIDERED, ("consider",)),
)
"""Kinds of tasks, in the order in which they are looked for: a clause gives those of one kind.

Each with letters of which some stand in every clause that gives one.
"""
ITSELF = "the organ itself"
_ORGAN_ITSELF = {"decide": ITSELF}
"""Who is to do what no addressee is named for."""
_MANDATING = ("decide", "mandate", "request")
"""Verbs that set up, extend or end a mandate."""


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
    """What is decided on a mandate: what is done, *extend*."""
    theme: str = ""
    """What a report or meeting is about, as far as its words show it."""
    thing: str = ""
    """What it is, if it is no report: *the final draft text*, *mandate of the Board*."""
    kind: str = ""
    """What kind of report or meeting: *analytical study*, *panel discussion*."""
    titled: bool = False
    """Whether its theme is a title in quotes."""
    years: str = ""
    """Of a meeting, or several of one kind, the years that are named with it: *in 2023 and in 2024*."""

    @property
    def spot(self) -> Spot:
        """Where it is asked for."""
        return self.address, self.start, self.end

    @property
    def name(self) -> str:
        """What is due, in a word or by its name."""
        if self.what == "mandate":
            return self.thing
        return f"submission of {short(self.thing)}" if self.thing else self.kind or self.what

    @property
    def about(self) -> str:
        """Its theme as a note has it."""
        if self.what == THEME_SET or self.titled:
            return f"\u201c{short(self.theme)}\u201d"
        return f"on {short(self.theme)}" if self.theme else ""

    def told(self) -> str:
        """``report by the Office to the Council, fifty-sixth session, on the lamps``."""
        if self.what == "mandate":
            return mandates.told(self.name, self.words, self.when) + (f", by {office(self.who)}" if self.who else "")
        size = next((part for part in self.when.split(", ") if self.what == "meeting" and part.endswith("-day")), "")
        when = ", ".join(part for part in self.when.split(", ") if part != size)
        name = f"{size} {self.name}".strip()
        parts = [name, f"by {office(self.who)}" if self.who else "", f"to {self.to}" if self.to else ""]
        if self.what == THEME_SET:
            parts.insert(1, self.about)
        about = self.about if self.what != THEME_SET else ""
        when = ", ".join(filter(None, (when, self.years)))
        lead = " ".join(filter(None, parts)) + (f", {when}" if when else "")
        return lead + (f"{',' if when else ''} {about}" if about else "")


def duties(text: str, address: str, limbs: tuple[Limb, ...]) -> Iterator[tuple[int, Duty]]:
    """The duties of a paragraph with the numbers of their limbs."""
    for number, limb in enumerate(limbs, 1):
        if limb.verb in ASKS:
            for duty in tasks(limb, limb.addressee, text[limb.verb_end : limb.end], address, limb.verb_end):
                yield number, duty


def tasks(limb: Limb, who: str | None, clause: str, address: str, offset: int) -> Iterator[Duty]:
    """The duties that a clause gives, under the verb of a limb; it begins at this offset of its paragraph."""
    yield from _asked(limb, who, clause, address, offset)
    if limb.verb == "decide" and ("report" in clause or "update" in clause):
        yield from _decided(clause, address, offset)


_SHALL = later(r"\b(?:shall|will|should)(?=\s+(?:[a-z]+\s+){0,2}?(?:report|submit|present|provide|prepare|update)\b)")
_WHO = later(
    r"(?:\b(?:that|and|request|invite|ask)|,)\s+(?P<who>the\s+[^,;:]{2,120}?)\s*$|"
    r"\b(?:which|who|during\s+which\s+the\s+[^,;:]{2,80}?)\s*$|(?P<on>,(?:\s+and)?)\s*$"
)
"""Before the request for a report that is decided: of whom it is, or that it is of the one whose mandate is decided."""
_MODAL = later(r"\s+(?:shall|will|should|may)\s")
"""Behind whom something else is decided first: *the Board shall hold a session and shall report*."""


def _decided(clause: str, address: str, offset: int) -> Iterator[Duty]:
    """The report that is decided: *that the Board shall report annually*, *to extend the mandate …, and to report*."""
    asked = _SHALL.sub(lambda modal: "to".ljust(len(modal.group())), clause)
    first = _REPORT.search(asked)
    said = _WHO.search(asked, 0, first.start()) if first else None
    if first is None or said is None:
        return
    mandate = MANDATE.search(clause, 0, first.start())
    whose = mandates.object_of(clause[mandate.start() : first.start()] + ";") if mandate else ""
    theirs = f"the {whose.partition(' of the ')[2]}" if " of the " in whose else ""
    who = _MODAL.split(said["who"] or "", maxsplit=1)[0] or theirs
    if who:
        yield from _reports(who, asked, address, offset, first.span())


def _asked(limb: Limb, who: str | None, clause: str, address: str, offset: int) -> Iterator[Duty]:
    """The duties that a clause gives but for a report that is decided."""
    for what, pattern, letters in _TASKS:
        if not (_gives(limb.verb, what) and any(map(clause.__contains__, letters))):
            continue
        first = pattern.search(clause) if what != "part of a report" or _IN_NEXT.search(clause) else None
        if first is None or (what == "report" and _means(limb.verb, clause, first.start())):
            continue
        actor = "" if what == THEME_SET else who or _ORGAN_ITSELF.get(limb.verb) or _far_before(clause, first.start())
        if what == "report":
            yield from _reports(actor, clause, address, offset, first.span())
            meeting = _beside(clause, first.span())
            if meeting:
                yield _task("meeting", actor, clause, address, offset, meeting)
        else:
            yield _task(what, actor, clause, address, offset, first.span())
        return


_WITH_MANY = later(
    r"\s+(?P<who>the\s(?:(?!\b(?:to|that|of\s+the\s+[a-z]+)\b)[^,;:]){2,120}?),\s+in\s+(?:(?:close|full|direct)\s+)?(?:consultation|cooperation|coordination|"
    r"collaboration|conjunction|partnership)\s+with\s(?:(?!,\s+(?:and\s+)?(?:not\s+)?to\s)[^;:])*,\s+(?:not\s+)?"
)
"""*The Office, in consultation with …, |to report*: somebody with whom a long list of others is to be consulted."""


def _far_before(clause: str, start: int) -> str:
    """Who is to do what stands here, behind a list too long for the name of an addressee; empty if none is named."""
    found = _WITH_MANY.fullmatch(clause, 0, start) if clause.endswith((", ", ", not "), 0, start) else None
    return found["who"] if found else ""


def _means(verb: str, clause: str, start: int) -> bool:
    """Whether a report is but a means, *including by submitting reports*, of which nobody says when it is due."""
    if not clause.startswith("by ", start) or when(clause[start:], debated=False):
        return False
    return verb != "request" or clause[:start].endswith("including ")


def _beside(clause: str, report: tuple[int, int]) -> tuple[int, int] | None:
    """The meeting that a clause asks for beside a report: *to hold a panel, and to submit a report on it*."""
    for meeting in _MEETING.finditer(clause):
        before = clause[: meeting.start()]
        joined = re.search(r"(?:,\s+|\band\s+)$", before) is not None
        if meeting.end() <= report[0] or (joined and report[1] <= meeting.start()):
            return meeting.span()
    return None


def _gives(verb: str, what: str) -> bool:
    """Whether a verb gives such a task: no report is decided, and a mandate that others set up is theirs."""
    if what in ("report", CONSIDERED):
        return (verb == "decide") == (what == CONSIDERED)
    return what != "mandate" or verb in _MANDATING


def _task(what: str, who: str, clause: str, address: str, offset: int, first: tuple[int, int]) -> Duty:
    """A task that is no report of its own; the words that give it stand here in the clause."""
    said, size = clause[first[0] :], first[1] - first[0]
    if what == "mandate":
        then = _THEN_REPORTS.search(said, size)
        said = said[: then.start()] if then else said
        return Duty(
            what, address, offset + first[0], offset + first[1], "" if who == ITSELF else who,
            to="", when=when(said, debated=False, also=mandates.renewable(said)), words=mandates.act_of(said),
            thing=mandates.object_of(said),
        )  # fmt: skip
    if what == "meeting":
        said = _till_report(said, size)
    elif what == CONSIDERED:  # and not *its annual programme of work*
        said = said[: said.find("session") + len("session")]
    about = theme(said, size, what) if what in THEMES else ""
    return Duty(
        what, address, offset + first[0], offset + first[1], who,
        to=recipients(said) if "report" in what else "", when=when(said, debated="report" in what),
        theme=about, titled=bool(about) and f"\u201c{about}\u201d" in said,
        kind=_kind(said[:size], said[size:]) if what == "meeting" else "",
        years=_years(said, size) if what == "meeting" else "",
    )  # fmt: skip


_IN_YEAR = later(
    r"\b(?:panel|discussion|meeting|workshop|seminar|forum|consultation|dialogue)s?\s+(?P<year>in\s+20\d\d)\b"
)


_ANOTHER_YEAR = later(r",?\s+and\s+(?:an?|another|one)\s+(?:[a-z-]+\s+){0,4}")
"""Between two meetings of one kind: *a seminar in 2023 [and a one-day] seminar in 2024*."""


def _years(said: str, size: int) -> str:
    """The years that stand right behind a meeting and others of its kind: *a seminar in 2023 and a seminar in 2024*."""
    years: list[str] = []
    end = 0
    for match in _IN_YEAR.finditer(said) if " in 20" in said else ():
        if not (
            _ANOTHER_YEAR.fullmatch(said, end, match.start()) if years else match.start() <= size + len(" discussion")
        ):
            break
        years.append(match["year"])
        end = match.end()
    return " and ".join(filter(None, (", ".join(years[:-1]), *years[-1:])))


_THEN_REPORTS = later(
    r"(?:\b(?:annual|regular|biennial)\s+)?\breporting\b|"
    r"\b(?:to|shall|will|should|who|which|that)\s+(?:[a-z]+\s+){0,3}?(?:report|submit|present|request)s?\b"
)
"""Behind a mandate what is due from its holder, whose dates are not those of the mandate."""
_REPORTED = re.compile(
    r",?\s+and\s+to\s+(?:[a-z]+\s+){0,2}?(?:submit|present|prepare|report|provide|transmit|compile)\b"
)


def _till_report(said: str, size: int) -> str:
    """What is said of a meeting up to the report on it, whose session is its own."""
    report = _REPORTED.search(said, size)
    return said[: report.start()] if report else said


_OF_A_KIND = frozenset(
    "analytical summary comprehensive interim final preliminary follow-up thematic joint panel expert high-level "
    "intersessional regional".split()
)
_NOUN = re.compile(
    r"((?:[a-z-]+\s+){0,4})(reports?|stud(?:y|ies)|compilation|summary|panels?|discussions?|meetings?|workshops?|"
    r"seminars?|forum|consultations?|dialogue|presentation)$"
)
_UPDATED = re.compile(r"\bto\s+(?:[a-z]+\s+)?update\s+the\s+(?:Human Rights )?Council$")


def _kind(task: str, behind: str = "") -> str:
    """What is due with the words that say of what kind: *summary report*, *panel discussion*."""
    found = _NOUN.search(task)
    if found is None:
        return ""
    goes_on = re.match(r"\s+(?:report|discussions?|meetings?)\b", behind) if found[2] in ("summary", "panel") else None
    words = [*(word for word in found[1].split() if word in _OF_A_KIND), found[2]]
    return " ".join(words) + (goes_on.group() if goes_on else "")


_SAID = later(r"\boral\s+(?:report|presentation|briefing)s?$")


_ALOUD = later(r"\boral(?:ly)?\b")
_TOLD_IN = later(r"\b(?:updates?|briefings?)\b")
_ORALLY = 60
"""Characters behind an update in which it may be said that it is given orally."""


def _kind_of(what: str, clause: str, start: int, end: int) -> str:
    """What is due with the words that say of what kind; of an update nothing if it is an oral one, as most are."""
    if what == "report":
        return _kind(clause[start:end], clause[end:])
    said = _SAID.search(clause, start, end)
    if said:
        return said.group()
    noun = _TOLD_IN.search(clause, start, end)
    behind = re.split("[,;:]", clause[end : end + _ORALLY], maxsplit=1)[0]
    return "" if noun is None or _ALOUD.search(clause, start, end) or "orally" in behind else noun.group()


_GIVEN = {"brief": "briefing", "update": "update"}
_GIVING = later(r"\bto\s+(?:[a-z]+\s+){0,3}?(?P<verb>report|brief|update)\b")


def _unnamed(task: str) -> str:
    """What is due by its verb, *to brief the Council*, or by a noun that is none of a report's, *presentation*."""
    verb = _GIVING.match(task)
    return _GIVEN.get(verb["verb"], "") if verb else _kind(task)


_IN_REPORT = later(
    r"(?:,?\s+to\s+the\s+(?:Human Rights )?Council)?,?\s+"
    r"(?P<said>in\s+(?:his or her|his|her|its|their)\s+(?:[a-z]+\s+){0,2}reports?)\b"
)
"""Behind an update, that it is a part of a report."""


_ANOTHER = re.compile(
    r",?\s+and\s+to\s+(?!(?:the|its|all|submit|present|report|make|transmit|share|provide|circulate|update|brief|include|do|so)\b)"
    r"[a-z]+|,\s+to\s+(?:convene|organi[sz]e|hold|host|conduct)\b"
)
"""Another thing that is asked for: *and to hold a seminar*, and not *and to present it*."""


def _till_another(said: str) -> str:
    """A request for a report up to the next thing asked for: the dates of that are not its own."""
    another = _ANOTHER.search(said)
    return said[: another.start()] if another else said


def _reports(who: str, clause: str, address: str, offset: int, first: tuple[int, int]) -> Iterator[Duty]:
    """The report that a clause asks for, or the oral update, or both; the first request for one begins here."""
    spots = {head.what: (head.start, head.end) for head in reversed(heads(clause)) if head.what != "meeting"}
    if not {UPDATE, "report"} <= spots.keys():
        said, size = _till_another(clause[first[0] :]), first[1] - first[0]
        updated = _UPDATED.search(said[:size]) is not None
        what = UPDATE if updated else next(iter(spots), "report")
        start, end = first if updated else spots.get(what, first)
        submitted = _IN_ITS_REPORT.fullmatch(clause, start, end) if what == "report" and spots else None
        thing = _that(submitted["thing"], clause[:start]) if submitted else "" if spots else _thing(said[:size])
        kind = _kind_of(what, clause, start, end) if spots or updated else "" if thing else _unnamed(said[:size])
        kind = kind or ("" if spots or updated or thing or "report" in clause else "submission")
        times = when(said, debated=True)
        within = _IN_REPORT.match(clause, end) if what == UPDATE else None
        inside = within["said"] if within else f"in the {submitted['report']}" if submitted else ""
        yield Duty(
            what, address, offset + first[0], offset + first[1], who,
            to=recipients(said), when=", ".join(filter(None, (inside, times))),
            theme=theme(said, size), thing=thing, kind=kind,
        )  # fmt: skip
        return
    to = ""
    for what, (start, end) in sorted(spots.items(), key=lambda spot: spot[1]):
        said = passages(clause, what)
        to = recipients(said) or (to if " it with " in clause[start:end] else "")  # *to present it with an oral update*
        yield Duty(
            what, address, offset + start, offset + end, who, to=to, when=when(said, debated=True),
            theme=theme(clause[start:], end - start),
            kind=_kind_of(what, clause, start, end),
        )  # fmt: skip


_IN_ITS_REPORT = later(
    r"to\s+(?:[a-z]+\s+){0,3}?(?:submit|present|provide|transmit)\s+"
    r"(?P<thing>(?:the|those|these|such|an?|its|his|her|their|any|all)\s"
    r"(?:(?!\b(?:reports?|updates?|stud(?:y|ies)|and)\b)[^;:])+?),?\s+"
    r"(?:to\s+the\s+(?:(?:Human Rights )?Council|(?:General )?Assembly),?\s+)?"
    r"in\s+(?:his or her|his|her|its|their)\s+"
    r"(?P<report>(?:next|future|forthcoming|upcoming|annual)\s+(?:[a-z]+\s+)?reports?)"
)
"""*To submit those elements to the Council in his next report*: what is due is a part of it."""
_THOSE = later(r"(?:those|these|such)\s+(?P<noun>[a-z]+)")


def _that(thing: str, before: str) -> str:
    """A thing as it was named before, if it is named as known: *those elements*, *elements to be considered in …*."""
    known = _THOSE.fullmatch(thing)
    named = re.search(rf"\b{known['noun']}\b[^;:]*?(?=,?\s+and\s*$)", before) if known else None
    return named.group() if named else thing


_SUBMITTED = re.compile(
    r"\bto\s+(?:[a-z]+\s+){0,3}?(?:submit|present|prepare|provide|transmit|compile)\s+"
    r"(?P<thing>(?:the|an?|its|his|her|their|any|all|such)\s.+?),?\s+to\s+the\s+"
    r"(?:(?:Human Rights )?Council|(?:General )?Assembly)\b"
)


def _thing(task: str) -> str:
    """What is to be submitted to the Council that is called no report; nothing if that is not said."""
    found = _SUBMITTED.search(task)
    return found["thing"] if found else ""
