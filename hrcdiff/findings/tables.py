"""All tables over a redline, read off it together: the page draws them and holds them as data besides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hrcdiff.findings.ledgers import concordance, lowered, rollover
from hrcdiff.findings.view import View
from hrcdiff.findings.words import unnamed

if TYPE_CHECKING:
    from hrcdiff.findings.ledgers import Lowered, Passage, Rollover
    from hrcdiff.findings.words import Unnamed
    from hrcdiff.model import Redline


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """What can be gathered from a redline beside its findings."""

    words: tuple[Unnamed, ...]
    """Substantive changes that no finding names."""
    lowered: tuple[Lowered, ...]
    concordance: tuple[Passage, ...]
    rollover: Rollover


def tables(redline: Redline) -> Tables:
    """The tables of a redline."""
    view = View(redline)
    return Tables(
        words=unnamed(redline, view),
        lowered=lowered(redline, view),
        concordance=concordance(redline),
        rollover=rollover(redline),
    )
