"""Lists of sponsors: by names, not by separators.

The asterisk of a State that is no member stands before the comma, after it, or after the last
colon; names hold parentheses and begin in lower case (``un-resolutions.md``, section 1.3).
"""

from __future__ import annotations

import re

from hrcdiff.model import Sponsor

TAIL = re.compile(
    r":\s*\*?\s*(?P<kind>(?:revised\s+)?draft\s+(?:resolution|decision)|amendments?\s+to\s+draft\s+resolution\s+(?P<base>\S+))"
    r"\s*$",
    re.IGNORECASE,
)
"""What follows the list, with an asterisk that belongs to the last name."""

_COMMA = re.compile(r",(?![^(]*\))")


def parse(text: str) -> tuple[Sponsor, ...]:
    """The sponsors named before the kind of document, in order."""
    tail = TAIL.search(text)
    last_starred = bool(tail) and "*" in text[tail.start() : tail.start("kind")] if tail else False
    pieces = [piece.strip() for piece in _COMMA.split(text[: tail.start()] if tail else text)]
    names: list[tuple[str, bool]] = []
    for piece in pieces:
        if piece.startswith("*") and names:
            names[-1] = (names[-1][0], True)
        name = re.sub(r"^and\s+", "", piece.strip("* ").strip())
        if name:
            names.append((name, piece.endswith("*")))
    if last_starred and names:
        names[-1] = (names[-1][0], True)
    stars = any(starred for _, starred in names)
    return tuple(Sponsor(name=name, member=(not starred) if stars else None) for name, starred in names)
