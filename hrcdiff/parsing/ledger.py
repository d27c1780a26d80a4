"""Who has which character: nothing twice, nothing lost."""

from __future__ import annotations

import re
from collections import Counter
from typing import Literal

from hrcdiff.model import Tally
from hrcdiff.source import Source, Strand

Role = Literal["paragraphs", "labels", "footnotes", "metadata", "headings", "furniture"]

_MARKED = re.compile(b"\x01\x01*")


def _visible(text: str) -> int:
    """Number of characters that are not white space; a line break aside, spaces alone are printable white space."""
    line = text.replace("\n", " ")
    return len(text) - line.count(" ") if line.isprintable() else len("".join(text.split()))


class Ledger:
    """Books each character of a source to one role."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._taken = bytearray(source.markup)
        self._counts: Counter[str] = Counter()

    def take(self, role: Role, strand: Strand) -> str:
        """Book the characters of a strand and return its text.

        Raises ValueError if one of them is booked already: a fault of the parser.
        """
        for start, end in strand.spans():
            if self._taken.find(1, start, end) >= 0:
                raise ValueError(f"characters {start} to {end} are booked twice, the second time as {role}")
            self._taken[start:end] = b"\x01" * (end - start)
        text = strand.text
        self._counts[role] += len(text) - text.count(" ")
        return text

    def close(self) -> tuple[Tally, tuple[str, ...]]:
        """The counts, and the words that nobody took, a string for each run of a line."""
        text, taken = self._source.text, self._taken
        total = _visible(text)
        markup = _visible("".join([text[m.start() : m.end()] for m in _MARKED.finditer(self._source.markup)]))
        left: list[str] = []
        missing = 0
        if total != markup + sum(self._counts.values()):
            for line in re.finditer(r"[^\n]+", text):
                run = "".join(text[i] if not taken[i] else "\0" for i in range(*line.span()))
                for piece in run.split("\0"):
                    if piece.strip():
                        left.append(" ".join(piece.split()))
                        missing += sum(map(len, piece.split()))
        tally = Tally(total=total, markup=markup, unassigned=missing, **self._counts)
        if tally.total != sum(self._counts.values()) + markup + missing:
            raise ValueError("the characters of the source do not add up")
        return tally, tuple(left)
