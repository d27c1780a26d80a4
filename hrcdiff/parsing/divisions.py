"""Sections, parts and annexes: the divisions within which numbers start again.

A heading makes a division only if addresses need it: where the numbering restarts, at an annex, or where
the organ line is repeated (composite resolutions, parts A and B under one number).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from hrcdiff.lexicon import pattern
from hrcdiff.parsing.labels import roman, to_roman
from hrcdiff.patterns import later
from hrcdiff.text import letters

_SECTION = re.compile(
    r"(?:(?:Part|Section|Chapter)\s+)?(?P<roman>[IVX]{1,6})(?:[.:]\s*(?:\S.*)?)?"
    r"|(?P<letter>[A-H])(?:\.\s+(?P<heading>[A-Z].*)|\.?)"
)
_ARTICLE = later(r"Article\s+(?P<number>\d{1,3})\b.{0,120}", re.IGNORECASE)
LONGEST_HEADING = 200
"""Characters; a longer line is text."""


def heads(text: str) -> bool:
    """Whether a line may be the heading of a section."""
    return _SECTION.fullmatch(text) is not None


@dataclass(slots=True)
class Divisions:
    """Where in a composite text the reader is."""

    language: str = "en"
    annexes: int = 0
    part: str = ""
    """Letter of a part of a composite resolution."""
    inner: str = ""
    """Roman numeral of a section, or division of an annex."""

    @property
    def prefix(self) -> str:
        """What stands before addresses: ``II``, ``B``, ``A1.III``; empty in a simple text."""
        outer = f"A{self.annexes}" if self.annexes else self.part
        return f"{outer}.{self.inner}" if outer and self.inner else outer or self.inner

    def annex(self, text: str) -> bool:
        """Enter the annex that this line opens, if it opens one."""
        if not pattern("annex", self.language).fullmatch(text):
            return False
        self.annexes += 1
        self.inner = ""
        return True

    def section(self, text: str, *, restarts: bool, begun: bool, divided: bool) -> bool:
        """Enter the section that this line opens, if it opens one.

        ``restarts`` says that the next number is 1, ``begun`` that there were numbers before, ``divided`` that a
        section behind the first one restarts: where none does, the heading of the first one makes no address.
        """
        article = _ARTICLE.fullmatch(text) if self.annexes else None
        if article:
            self.inner = f"Art{article.group('number')}"
            return True
        match = _SECTION.fullmatch(text)
        if not match or not restarts:
            return False
        name = match.group("roman") or match.group("letter")
        if not begun and not self.annexes:
            if name not in {"I", "A"}:
                return False
            if not divided:
                return True
        if match.group("letter") and not self.annexes:
            self.part, self.inner = name, ""
        else:
            self.inner = name
        return True

    def goes_on(self, text: str) -> bool:
        """Enter the section whose numbers go on from those of the one before: II after I, where III starts again."""
        match = _SECTION.fullmatch(text)
        inner, name = self.inner.lower(), match["roman"] if match else None
        value = roman(inner) if inner and not self.annexes else None
        if not name or value is None or name.lower() != to_roman(value + 1):
            return False
        self.inner = name
        return True

    def next_part(self) -> None:
        """A repeated organ line without a letter above it: the next part of a composite text, AA after Z."""
        number = 0
        for letter in self.part or "A":
            number = 26 * number + ord(letter) - ord("A") + 1
        self.part = letters(number + 1).upper()
        self.inner = ""
