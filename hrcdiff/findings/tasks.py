"""The tasks that a clause gives: who reports what to whom and when, what a mandate or a meeting is on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from hrcdiff.findings.figures import figures
from hrcdiff.findings.occasion import UPDATE, heads, passages

if TYPE_CHECKING:
    from hrcdiff.findings.make import Spot
    from hrcdiff.verbs import Limb

ASKS = frozenset({"request", "invite", "decide", "call upon", "encourage", "mandate", "urge"})
"""Verbs under which something is due."""
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
"""Kinds of tasks, in the order in which they are looked for: a clause gives those of one kind."""
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
"""Who is to do what no addressee is named for."""
_MANDATING = ("decide", "mandate", "request")
"""Verbs that set up, extend or end a mandate."""
_ABOUT = re.compile(
    r"(?P<what>\b(?:reports?|update|stud(?:y|ies)|compilation|briefing))(?:\s+|,[^;:]*?,\s+)on\s+(?P<theme>(?:the|an?)\s|\w)"
)
_MEETING_ON = re.compile(
    r"(?P<what>\b(?:panel|discussions?|meetings?|workshops?|seminars?|forum|consultations?|dialogue))\b[^;]{0,160}?"
    r"\bon\s+(?:the\s+theme(?:\s+of)?[,:]?\s+)?(?P<theme>\u201c|(?!(?:that|the)\s+basis\b|\d)\w)"
)
THEMES = {"meeting": _MEETING_ON, _THEME_SET: _THEMED}
"""How the theme is said of tasks that are no reports."""
_QUOTED = re.compile(r"\u201c(?P<said>[^\u201d]+)\u201d")
_THEME_END = re.compile(
    r"[,;:.]|$|\s+(?:and|or)\s+to\s|\s+to\s+(?:be|the\s+(?:Human Rights Council|Council|General Assembly))\b|"
    r"\s+for\s+(?:submission|consideration|presentation)\b|\s+in\s+an?\s+(?:[a-z-]+\s+){0,5}format\b|\s+(?:at|before|by)\s+(?:its|their|the)\s+\S+\s+session\b"
)


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
    def spot(self) -> Spot:
        """Where it is asked for."""
        return self.address, self.start, self.end

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
        if limb.verb in ASKS:
            for duty in tasks(limb, limb.addressee, text[limb.verb_end : limb.end], address, limb.verb_end):
                yield number, duty


def tasks(limb: Limb, who: str | None, clause: str, address: str, offset: int) -> Iterator[Duty]:
    """The duties that a clause gives, under the verb of a limb; it begins at this offset of its paragraph."""
    for what, pattern in _TASKS:
        first = pattern.search(clause)
        if first is None or not _gives(limb.verb, what):
            continue
        actor = "" if what == _THEME_SET else who or _ORGAN_ITSELF.get(limb.verb, "")
        if what == "report":
            yield from _reports(actor, clause, address, offset, first.span())
        else:
            yield _task(what, actor, clause, address, offset, first.span())
        return


def _gives(verb: str, what: str) -> bool:
    """Whether a verb gives such a task: no report is decided, and a mandate that others set up is theirs."""
    return verb != "decide" if what == "report" else what != "mandate" or verb in _MANDATING


def _task(what: str, who: str, clause: str, address: str, offset: int, first: tuple[int, int]) -> Duty:
    """A task that is no report of its own; the words that give it stand here in the clause."""
    said, size = clause[first[0] :], first[1] - first[0]
    words = _TO_THE_END.match(said, size) if what == "mandate" else None
    return Duty(
        what, address, offset + first[0], offset + first[1], who,
        to=_to(said) if "report" in what else "", when=_when(said, what), words=said[: words.end()] if words else "",
        theme=_theme(said, size, THEMES[what]) if what in THEMES else "",
    )  # fmt: skip


def _theme(said: str, end: int, shape: re.Pattern[str] = _ABOUT) -> str:
    """What a report is on: the words behind *report on*, or behind *report, to be submitted to …, on*."""
    about = shape.search(said, 0 if shape is _THEMED else max(0, end - len("consultations")))
    if about is None or about.start("what") > end:
        return ""
    quoted = _QUOTED.match(said, about.start("theme"))
    if quoted:
        return quoted["said"]
    close = _THEME_END.search(said, about.start("theme"))
    return said[about.start("theme") : close.start()] if close else ""


_LONG = 16
"""Words of a theme that are told."""


def _short(theme: str) -> str:
    """The first words of a theme."""
    words = theme.split()
    return " ".join(words) if len(words) <= _LONG else " ".join(words[:_LONG]) + " \u2026"


_ANOTHER = re.compile(
    r",?\s+and\s+to\s+(?!(?:submit|present|report|make|transmit|share|provide|circulate|update|brief|include|do|so)\b)"
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
        what = next(iter(spots), "report")
        yield Duty(
            what, address, offset + first[0], offset + first[1], who, to=_to(said), when=_when(said, what),
            theme=_theme(said, size), thing="" if spots else _thing(said[:size]),
        )  # fmt: skip
        return
    to = ""
    for what, (start, end) in sorted(spots.items(), key=lambda spot: spot[1]):
        said = passages(clause, what)
        to = _to(said) or (to if " it with " in clause[start:end] else "")  # *to present it with an oral update*
        theme = _theme(clause[start:], end - start)
        yield Duty(what, address, offset + start, offset + end, who, to=to, when=_when(said, what), theme=theme)


_SUBMITTED = re.compile(
    r"\bto\s+(?:[a-z]+\s+){0,3}?(?:submit|present|prepare|provide|transmit|compile)\s+"
    r"(?P<thing>(?:the|an?|its|his|her|their|any|all|such)\s.+?),?\s+to\s+the\s+(?:Human Rights )?Council$"
)


def _thing(task: str) -> str:
    """What is to be submitted to the Council that is called no report; nothing if that is not said."""
    found = _SUBMITTED.search(task)
    return found["thing"] if found else ""


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
