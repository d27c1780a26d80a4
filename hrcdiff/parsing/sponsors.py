"""Lists of sponsors: by names, not by separators.

The asterisk of a State that is no member stands before the comma, after it, or after the last
colon; names hold parentheses and begin in lower case.  What an asterisk means its note says: that the State is no
member, or on behalf of whom it tables the draft.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from hrcdiff.lexicon import pattern, table
from hrcdiff.model import Footnote, Sponsor

Marked = tuple[str, tuple[str, ...]]
"""A name, and the asterisks behind it."""

_COMMA = re.compile(r"[,\u060c\u3001\uff0c]")
_BRACKET = re.compile(r"[()]")
_STARS = re.compile(r"\*+")
_AND = re.compile(
    r"(?<!Bosnia)(?<!Trinidad)(?<!Antigua)(?<!Saint Kitts)(?<!Saint Vincent)(?<!Tome)(?<!Tom\u00e9)(?<!Great Britain)"
    r"\s+and\s+(?=[A-Z\u00c0-\u00de])"
)
"""The word before the last name of a list, in English, but not the one inside of a State's name."""


_MARKS = "0123456789\u00b9\u00b2\u00b3*\u2020" + "".join(map(chr, range(0x2070, 0x207A)))
"""What refers to a note."""
_NOBODY = frozenset("none nil aucun aucune ninguno ninguna нет 无".split())
"""What stands where nobody voted so."""
_INVERTED = re.compile(r"(?:the )?[A-Z][\w' \u2019-]* of(?: the)?")
"""What databases set behind a name and a comma: *Bolivia, Plurinational State of*."""


def tail(language: str = "en") -> re.Pattern[str]:
    """What follows the list, with an asterisk that belongs to the last name."""
    return pattern("sponsors", language)


def is_list(text: str) -> bool:
    """Whether a text has a comma that stands in no brackets."""
    return len(_between(_COMMA, text)) > 1


def _between(separator: re.Pattern[str], text: str) -> list[str]:
    """The pieces between separators that stand in no brackets: the next bracket after one closes none."""
    brackets = _BRACKET.finditer(text)
    following = next(brackets, None)
    pieces: list[str] = []
    start = 0
    for match in separator.finditer(text):
        while following and following.start() < match.end():
            following = next(brackets, None)
        if following is None or following.group() == "(":
            pieces.append(text[start : match.start()])
            start = match.end()
    return [*pieces, text[start:]]


def parse(text: str, language: str = "en") -> tuple[Sponsor, ...]:
    """The sponsors named before the kind of document, in order; a star is that of a State that is no member."""
    return starred(marked(text, language))


def starred(names: Sequence[Marked]) -> tuple[Sponsor, ...]:
    """The sponsors of some names, as long as nothing is known of the notes of their asterisks."""
    stars = any(marks for _, marks in names)
    return tuple(Sponsor(name=name, member=(not marks) if stars else None) for name, marks in names)


def marked(text: str, language: str = "en") -> list[Marked]:
    """The names before the kind of document, in order, each with its asterisks: ``("Iraq", ("*",))``."""
    end = tail(language).search(text)
    names = _names(text[: end.start()] if end else text, language)
    last = _STARS.findall(text[end.start() : end.start("kind")]) if end else []
    if last and names:
        names[-1] = (names[-1][0], (*names[-1][1], *last))
    return names


def noted(
    sponsors: Sequence[Sponsor], names: Sequence[Marked], notes: Iterable[Footnote], language: str
) -> tuple[Sponsor, ...]:
    """The sponsors with what the notes of their asterisks say; one that has no note is that of a State no member.

    ``names`` are those from which ``sponsors`` were read, as ``marked`` gives them.
    """
    speaks = pattern("on_behalf", language)
    whom: dict[str, str] = {}
    members: set[str] = set()
    for note in notes:
        told = speaks.fullmatch(note.text) if note.address == "sponsors" and note.text else None
        if told:
            whom[note.marker] = told["whom"]
            members |= {note.marker} if told["also"] is None else set()
    if not whom or len(names) != len(sponsors):
        return tuple(sponsors)
    apart = [any(mark not in members for mark in marks) for _, marks in names]
    return tuple(
        replace(
            sponsor,
            member=not outside if any(apart) else None,
            on_behalf_of=next((whom[mark] for mark in marks if mark in whom), None),
        )
        for sponsor, (_, marks), outside in zip(sponsors, names, apart, strict=True)
    )


def states(text: str, language: str = "en") -> tuple[str, ...]:
    """The names of a list, such as that of the States that voted in favour."""
    names = (name.rstrip(_MARKS).rstrip() for name, _ in _names(text, language))
    return tuple(name for name in names if name[:1].isalpha() and name.casefold() not in _NOBODY)


def _names(text: str, language: str) -> list[Marked]:
    """Names, each with its asterisks."""
    pieces = [piece.strip() for piece in _between(_COMMA, text)]
    if language == "en":
        pieces = [name for piece in pieces for name in _between(_AND, piece)]
    names: list[Marked] = []
    conjunction = re.compile(rf"^(?:{table(language)['conjunctions']})\s+")
    for piece in pieces:
        before = _STARS.match(piece)
        if before and names:
            names[-1] = (names[-1][0], (*names[-1][1], before.group()))
        own = tuple(_STARS.findall(piece, len(piece.rstrip("* ")))) if piece.endswith("*") else ()
        name = conjunction.sub("", piece.strip("* ").strip())
        if name and names and _INVERTED.fullmatch(name):
            names[-1] = (f"{names[-1][0]}, {name}", (*names[-1][1], *own))
        elif name:
            names.append((name, own))
    return names
