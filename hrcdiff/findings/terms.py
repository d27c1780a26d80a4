"""To whom something is due and when: organs, sessions, periods, the form of the debate."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hrcdiff.findings.figures import each_year, figures

_ORGAN = r"the\s+(?:Human Rights Council|Council|General Assembly|Commission)\b"
_TO = re.compile(
    rf"\b(?:to|at|present|provide|brief|update|inform)\s+(?P<to>{_ORGAN})"
    rf"(?:(?:,?\s+at\s+its\s+\S+\s+session)?,?\s+(?:and|as\s+well\s+as)\s+(?:to\s+)?(?P<and>{_ORGAN}))?"
)
_DIALOGUE = re.compile(r"\b(?:(?:enhanced\s+|general\s+)?interactive|enhanced)\s+dialogue\b")
_LIMIT = re.compile(
    r"\b(?P<limit>before|by|until|prior to|no later than|(?:(?:starting|beginning|commencing)\s+|as\s+)?from|"
    r"(?P<on>(?:starting|beginning|commencing)\s+(?:at|in|with)))\s+(?:the|its|their)\s+$"
)
"""How a session is a limit and not the time itself."""
_OF = re.compile(r" of (?:the )?(?:Human Rights Council|Council|General Assembly|Commission)$")


def _organs(clause: str) -> Iterator[tuple[int, str]]:
    """The organs to which a clause has something reported, where they are named."""
    for match in _TO.finditer(clause):
        for group in ("to", "and"):
            if match[group]:
                yield match.start(group), match[group]


def _short(organ: str) -> str:
    return organ.replace("Human Rights ", "")


def recipients(clause: str) -> str:
    """To whom something is reported: *the Human Rights Council and the General Assembly*."""
    named: dict[str, str] = {}
    for _, organ in _organs(clause):
        named.setdefault(_short(organ), organ)
    return " and ".join(named.values())


def when(clause: str, *, debated: bool, also: str = "") -> str:
    """Sessions, each of its organ if there are two, periods, and the form of the debate, in their order."""
    organs = [*_organs(clause)]
    two = len({_short(organ) for _, organ in organs}) > 1
    found: list[tuple[int, str]] = []
    for figure in figures(clause):
        if figure.what in ("session", "periodicity", "length"):
            said = figure.text
            if two and figure.what == "session":
                before = [organ for at, organ in organs if at < figure.start] or [organs[0][1]]
                said += f" of {_short(before[-1])}"
            limit = _LIMIT.search(clause[max(0, figure.start - 40) : figure.start])
            found.append((figure.start, f"{'from' if _on(limit) else limit['limit']} the {said}" if limit else said))
    if debated:
        found += [(match.start(), match.group()) for match in _DIALOGUE.finditer(clause)]
    parts: dict[str, str] = {}
    for _, text in sorted(found):
        parts.setdefault(canonical(text), text)
    return ", ".join(filter(None, [*parts.values(), also]))


def canonical(part: str) -> str:
    """A time with what is due every year in one form."""
    return "annual" if each_year(part) else part


def _on(limit: re.Match[str]) -> bool:
    """Whether a limit is the first time of several."""
    return bool(limit["on"]) or limit["limit"].endswith("from")


def bare(part: str) -> str:
    """A time without the organ whose session it is."""
    return _OF.sub("", part)
