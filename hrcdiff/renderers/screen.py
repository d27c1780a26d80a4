"""What is printed on a terminal: a width, colour or none, and the looks of words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hrcdiff.renderers.columns import Line, Span, abreast, beside, painted, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable

STRONG = "1"
QUIET = "2"
OPENING = "3"
ADDED = "4;38;5;32"
"""Underlined and blue."""
REMOVED = "9;38;5;166"
"""Struck through and vermilion.  Both colours are told apart by all common kinds of sight."""
MOVED = "38;5;133"
"""Violet."""
WARNED = "38;5;172"
"""Orange."""

NARROW = 60
"""Below this width the gutter is small."""
SMALL_GUTTER = 10
NARROWEST = 20
RULE = " │ "
"""Between two texts."""


@dataclass(slots=True)
class Screen:
    """Lines one below the other."""

    width: int
    colour: bool
    gutter: int
    """Columns for addresses and names."""
    sides: bool = False
    """Whether the words of the two texts stand beside each other."""
    brackets: bool = False
    """Whether the texts have square brackets of their own, so that the signs have others."""
    lines: list[Line] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.width = max(self.width, NARROWEST)
        self.gutter = self.gutter if self.width >= NARROW else SMALL_GUTTER

    def skip(self) -> None:
        """An empty line, never two."""
        if self.lines and self.lines[-1]:
            self.lines.append(())

    def heading(self, text: str) -> None:
        """The name of a part of the screen, with a rule."""
        self.skip()
        self.lines += wrap([Span(f"── {text} ──", STRONG)], self.width)
        self.skip()

    def text(self, *spans: Span) -> None:
        """Words over the whole width."""
        self.lines += wrap(spans, self.width)

    def entry(self, label: str, *texts: Iterable[Span]) -> None:
        """Texts one below the other, with a label in the gutter."""
        lines = [line for text in texts for line in wrap(text, self.width - self.gutter)]
        self.lines += beside([Span(label, STRONG)], lines, gutter=self.gutter, width=self.width)

    def pair(self, old: Iterable[Span], new: Iterable[Span]) -> None:
        """Two texts beside each other; on a narrow screen one below the other."""
        if self.width < NARROW:
            for label, text in (("old", old), ("new", new)):
                spans = list(text)
                if spans:
                    self.entry(label, spans)
            return
        half = (self.width - len(RULE)) // 2
        columns = [wrap(text, half) for text in (old, new)]
        self.lines += abreast(*columns, width=half, between=Span(RULE, QUIET))

    def __str__(self) -> str:
        return "".join(f"{painted(line, colour=self.colour)}\n" for line in self.lines)
