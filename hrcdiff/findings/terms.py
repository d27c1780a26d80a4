"""To whom something is due and when: organs, sessions, periods, the form of the debate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from hrcdiff.findings.figures import each_year, figures
from hrcdiff.findings.sought import sought
from hrcdiff.patterns import later

if TYPE_CHECKING:
    from hrcdiff.findings.figures import Figure

_ORGAN = r"the\s+(?:Human Rights Council|Council|(?:General )?Assembly|Commission)\b"
_BEFORE_ORGANS = ("to", "at", "present", "provide", "brief", "update", "inform")
_TO = later(
    rf"\b(?:{'|'.join(_BEFORE_ORGANS)})\s+(?P<to>{_ORGAN})"
    rf"(?:(?:,?\s+at\s+its\s+\S+\s+session)?,?\s+(?:and|as\s+well\s+as)\s+(?:to\s+)?(?P<and>{_ORGAN}))?"
)
_OWN = re.compile(rf"\s+of\s+(?P<organ>{_ORGAN})")
"""Behind a session, whose it is."""
_ITS = re.compile(rf"(?P<organ>{_ORGAN})(?:,?\s+(?:(?:starting|beginning|commencing)\s+)?[a-z]+)?\s+its\s+$")
"""Before a session of which they say whose it is: *the Council, starting at its ninth session*."""
_ALSO = sought(rf"\s+of\s+{_ORGAN},?\s+and\s+(?:at\s+)?(?:the|its)\s+", begins=("of",))
"""Between two sessions before which one word stands: *from the ninth session of the Council and the tenth session*."""
_DIALOGUE = sought(r"\b(?:(?:enhanced\s+|general\s+)?interactive|enhanced)\s+dialogue\b", holds=("dialogue",))
_LIMIT = re.compile(
    r"\b(?P<limit>before|by|until|prior to|no later than|(?:(?:starting|beginning|commencing)\s+|as\s+)?from|"
    r"(?P<on>(?:starting|beginning|commencing)\s+(?:at|in|with)))\s+(?:the|its|their)\s+$"
)
"""How a session is a limit and not the time itself."""
_REGULARLY = later(r"\bon a regular basis\b|\bat regular intervals\b|\bregularly\b(?!\s+[a-z]+ed\b)")
"""That something is due again and again, and not how often."""
_ONLY_TO = later(r"(?:\s+basis)?,?\s*to\s+")
"""Between a period and the organ to which something is due so often."""
_OF = later(rf" of {_ORGAN}$")


def _organs(clause: str) -> Iterator[tuple[int, str]]:
    """The organs to which a clause has something reported, where they are named."""
    free = 0
    for organ in _NAMED.finditer(clause):
        end = len(clause[: organ.start()].rstrip())
        word = next((word for word in _BEFORE_ORGANS if clause.endswith(word, 0, end)), None)
        match = _TO.match(clause, end - len(word)) if word and free <= end - len(word) else None
        if match:
            free = match.end()
            yield from ((match.start(group), match[group]) for group in ("to", "and") if match[group])


def _short(organ: str) -> str:
    return re.sub(r"\bthe Assembly", "the General Assembly", organ.replace("Human Rights ", ""))


def recipients(clause: str) -> str:
    """To whom something is reported: *the Human Rights Council and the General Assembly*."""
    named: dict[str, str] = {}
    for _, organ in _organs(clause):
        named.setdefault(_short(organ), organ if "Assembly" not in organ else _short(organ))
    return " and ".join(named.values())


def owner(text: str, session: Figure) -> str:
    """The organ whose session it is, where the words behind it say so or those before it, by its short name."""
    own = _OWN.match(text, session.end) or _ITS.search(text[max(0, session.start - 80) : session.start])
    return _short(own["organ"]) if own else ""


def when(clause: str, *, debated: bool, also: str = "") -> str:
    """Sessions, each of its organ if there are two, periods, and the form of the debate, in their order."""
    known = [f for f in figures(clause) if f.what in ("session", "periodicity", "length")]
    organs = [(at, _short(organ)) for at, organ in _organs(clause)]
    owned = {f.start: owner(clause, f) for f in known if f.what == "session"}
    organs = sorted([*organs, *((at, organ) for at, organ in owned.items() if organ)])
    two = len({organ for _, organ in organs}) > 1
    rhythms = len({canonical(figure.text) for figure in known if figure.what == "periodicity"})
    found: list[tuple[int, str]] = []
    limit, last = "", 0
    for figure in known:
        said = figure.text
        if figure.what == "session":
            several = said.lower().endswith("s")  # *at their ninth and tenth sessions, respectively*
            organ = owned[figure.start] or _before(organs, figure.start) if two and not several else ""
            said += f" of {organ}" if organ else ""
        elif figure.what == "periodicity" and two and rhythms > 1:
            organ = _behind(clause, organs, figure.end) or _right_before(clause, organs, figure.start)
            said += f" to {organ}" if organ else ""
        limit = limit if limit and _ALSO.fullmatch(clause, last, figure.start) else _limit(clause, figure.start)
        last = figure.end
        found.append((figure.start, f"{limit} the {said}" if limit else said))
    if debated:
        found += [(match.start(), match.group()) for match in _DIALOGUE.finditer(clause)]
    if "regular" in clause:
        found += [(match.start(), match.group()) for match in _REGULARLY.finditer(clause)]
    parts: dict[str, str] = {}
    for _, text in sorted(found):
        parts.setdefault(canonical(text), text)
    return ", ".join(filter(None, [*parts.values(), also]))


def _before(organs: list[tuple[int, str]], start: int) -> str:
    """The organ that was named last before a session, else the first one."""
    return next((organ for at, organ in reversed(organs) if at < start), organs[0][1])


def _behind(clause: str, organs: list[tuple[int, str]], end: int) -> str:
    """The organ named right behind a period: *annually to the Council and, on a biennial basis, to the Assembly*."""
    return next((organ for at, organ in organs if at >= end and _ONLY_TO.fullmatch(clause, end, at)), "")


def _right_before(clause: str, organs: list[tuple[int, str]], start: int) -> str:
    """The organ named right before a period: *to the Council annually and to the Assembly every two years*."""
    at = next((at for at, _ in reversed(organs) if at < start), None)
    named = _NAMED.match(clause, at) if at is not None else None
    return _short(named.group()) if named and not clause[named.end() : start].strip(" ,") else ""


_NAMED = later(_ORGAN)


def to_each(when: str, other: str) -> str:
    """A time, of which the one period is told of each organ if the other time tells one period of each."""
    organs = [part.rpartition(" to ")[2] for part in other.split(", ") if part.endswith(_TO_ORGANS)]
    parts = when.split(", ")
    once = [part for part in parts if each_year(part) or part.startswith(_EVERY)]
    if len(organs) < _TWO or len(once) != 1 or once[0].endswith(_TO_ORGANS):
        return when
    each = [f"{once[0]} to {organ}" for organ in organs]
    return ", ".join(new for part in parts for new in (each if part == once[0] else [part]))


_TO_ORGANS = (" to the Council", " to the General Assembly", " to the Commission")
_EVERY = ("every ", "each ", "on a ", "biennial", "regular")
_TWO = 2


def _limit(clause: str, start: int) -> str:
    """The word by which a session is a limit: *from*, *before*; nothing if it is the time itself."""
    limit = _LIMIT.search(clause[max(0, start - 40) : start])
    return "" if limit is None else "from" if _on(limit) else limit["limit"]


def canonical(part: str) -> str:
    """A time with what is due every year in one form, to whomever it is due."""
    often, to, organ = part.partition(" to the ")
    return f"annual{to}{organ}" if each_year(often) else "regularly" if _REGULARLY.fullmatch(part) else part


def _on(limit: re.Match[str]) -> bool:
    """Whether a limit is the first time of several."""
    return bool(limit["on"]) or limit["limit"].endswith("from")


def bare(part: str) -> str:
    """A time without the organ whose session it is."""
    return _OF.sub("", part)
