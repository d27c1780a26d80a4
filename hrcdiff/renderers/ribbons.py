"""The map: old paragraphs on the left, new ones on the right, ribbons between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hrcdiff.findings.structure import across, went
from hrcdiff.text import spaced

if TYPE_CHECKING:
    from hrcdiff.model import Document, Link, Redline

WIDTH = 120
HEIGHT = 1000
LEFT = (8.0, 22.0)
RIGHT = (98.0, 112.0)
STUB = 14.0
GAP = 3.0
PART_GAP = 14.0
LEAST_WORDS = 8
"""A shorter paragraph is drawn as if it had so many words."""


class Bar(NamedTuple):
    """A paragraph."""

    address: str
    fate: str
    """``linked``, ``gone`` or ``new``."""
    x: float
    width: float
    y: float
    height: float

    @property
    def stub(self) -> str | None:
        """A ribbon that ends in nowhere, of a paragraph without a partner."""
        if self.fate == "linked":
            return None
        near, far = (LEFT[1], LEFT[1] + STUB) if self.fate == "gone" else (RIGHT[0], RIGHT[0] - STUB)
        return f"M{near:g} {self.y:g}L{far:g} {self.y + self.height / 2:.1f}L{near:g} {self.y + self.height:.1f}Z"


class Ribbon(NamedTuple):
    """An old paragraph that became a new one."""

    old: str
    new: str
    link: Link
    path: str
    level: int
    """How much changed: 0 for nothing, 4 for nearly all."""
    went: str
    """``moved``, ``crossed``, ``into an annex``; empty if it stayed."""


class Map(NamedTuple):
    """All of it, in units of a box ``WIDTH`` by ``HEIGHT``."""

    bars: tuple[Bar, ...]
    ribbons: tuple[Ribbon, ...]
    box: str = f"0 0 {WIDTH} {HEIGHT}"

    @property
    def stubs(self) -> dict[str, str]:
        """By fate the ribbons that end in nowhere, in one path."""
        paths: dict[str, str] = {}
        for bar in self.bars:
            if stub := bar.stub:
                paths[bar.fate] = paths.get(bar.fate, "") + stub
        return paths


def drawn(redline: Redline) -> Map:
    """The map of a redline."""
    weights = _weights(redline.old), _weights(redline.new)
    scale = min(_scale(redline.old, weights[0]), _scale(redline.new, weights[1]))
    old = _bars(redline.old, weights[0], scale, LEFT, frozenset(redline.removed), "gone")
    new = _bars(redline.new, weights[1], scale, RIGHT, frozenset(redline.added), "new")
    parted = across(redline)
    ribbons = [
        Ribbon(
            old=o, new=n, link=link, path=_path(old[o], new[n]), level=_level(link), went=went(link, [(o, n)], parted)
        )
        for link in redline.links
        for o, n in link.pairs
    ]
    ribbons.sort(key=lambda ribbon: bool(ribbon.went))
    return Map(bars=(*old.values(), *new.values()), ribbons=tuple(ribbons))


def _weights(document: Document) -> list[int]:
    return [max(LEAST_WORDS, spaced(p.text)) for p in document.paragraphs]


def _gaps(document: Document) -> list[float]:
    """The space before each paragraph."""
    parts = [p.part for p in document.paragraphs]
    gap = min(GAP, HEIGHT / 4 / max(1, len(parts)))
    return [0.0 if i == 0 else gap if parts[i - 1] == part else PART_GAP for i, part in enumerate(parts)]


def _scale(document: Document, weights: list[int]) -> float:
    return (HEIGHT - sum(_gaps(document))) / max(1, sum(weights))


def _bars(
    document: Document,
    weights: list[int],
    scale: float,
    sides: tuple[float, float],
    alone: frozenset[str],
    fate: str,
) -> dict[str, Bar]:
    y = 0.0
    bars: dict[str, Bar] = {}
    for paragraph, weight, gap in zip(document.paragraphs, weights, _gaps(document), strict=True):
        y += gap
        bars[paragraph.address] = Bar(
            address=paragraph.address,
            fate=fate if paragraph.address in alone else "linked",
            x=sides[0],
            width=sides[1] - sides[0],
            y=round(y, 1),
            height=round(weight * scale, 1),
        )
        y += weight * scale
    return bars


def _path(old: Bar, new: Bar) -> str:
    left, right = LEFT[1], RIGHT[0]
    middle = (left + right) / 2
    top, bottom = old.y, round(old.y + old.height, 1)
    other_top, other_bottom = new.y, round(new.y + new.height, 1)
    return (
        f"M{left:g} {top:g}C{middle:g} {top:g} {middle:g} {other_top:g} {right:g} {other_top:g}"
        f"V{other_bottom:g}C{middle:g} {other_bottom:g} {middle:g} {bottom:g} {left:g} {bottom:g}Z"
    )


def _level(link: Link) -> int:
    if all(edit.op == "equal" for edit in link.edits):
        return 0
    kept = (link.evidence.kept_old + link.evidence.kept_new) / 2
    return 1 if kept >= 0.85 else 2 if kept >= 0.6 else 3 if kept >= 0.35 else 4
