"""A redline as amendment instructions, the way the United Nations words them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hrcdiff.instructions import instructions
from hrcdiff.instructions.kinds import heads
from hrcdiff.instructions.reading import joined, shown
from hrcdiff.renderers import columns
from hrcdiff.renderers.columns import Span
from hrcdiff.renderers.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hrcdiff.instructions import Instruction
    from hrcdiff.model import Redline

_NO_BREAK = "\ue000"
"""Stands for a space at which no line may break."""


def instructions_to_text(redline: Redline, drawn: Sequence[Instruction] | None = None, *, width: int = 80) -> str:
    """What to do to the older text so that it becomes the newer one; ``hrcdiff apply`` reads it.

    ``drawn`` are its instructions, if they were drawn already.
    """
    drawn = instructions(redline) if drawn is None else drawn
    if not drawn:
        return "No instruction: the paragraphs of the two texts are the same.\n"
    screen = Screen(width=width, colour=False, gutter=6)
    names = [columns.shown(document.symbol or document.name) for document in (redline.old, redline.new)]
    screen.lines += [(Span(f"Amendments to {names[0]} that turn it into {names[1]}"),)]
    for number, group in enumerate(joined(drawn), 1):
        screen.skip()
        screen.entry(f"{number}.", [Span(_whole(_unbroken(heads(group))))])
        for block in shown(group[-1]):
            screen.skip()
            screen.entry("", [Span(_unbroken(block))])
    return str(screen).replace(_NO_BREAK, " ")


def _whole(text: str) -> str:
    """Text whose lines never begin with one of several numbers: *14, 15 and 16* would be read as a paragraph 14."""
    return re.sub(r" (?=\d{1,3}(?:[,.]|\s(?:and|\()))", _NO_BREAK, text)


def _unbroken(text: str) -> str:
    """Text whose lines never end with a hyphen: *short- and long-term*, read again, would be closed up."""
    return text.replace("- ", f"-{_NO_BREAK}")
