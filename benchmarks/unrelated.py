"""Links between texts of different series, which should be few and real shared language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from random import Random

from benchmarks.linkers import LINKERS
from benchmarks.tables import Cell, heading, table
from benchmarks.texts import all_texts, limits, plain, share_kept, short, unrelated
from hrcdiff.alignment import align
from hrcdiff.model import Document, Paragraph

PAIRS = 150
LISTED = 25
START = 90
"""Characters of a paragraph that are listed."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A link between texts of different series."""

    old_text: str
    new_text: str
    old: Paragraph
    new: Paragraph
    score: float
    moved: bool

    @property
    def kept(self) -> float:
        """Share of the words of the shorter paragraph, function words apart, that stand in the other."""
        return share_kept(self.old, self.new)


def pairs(count: int) -> list[tuple[Document, Document]]:
    """Pairs of texts whose titles have little in common; the same each time."""
    found = [pair for pair in combinations(all_texts(), 2) if unrelated(*pair)]
    return sorted(Random("unrelated").sample(found, min(count, len(found))), key=lambda p: (p[0].name, p[1].name))


def links(old: Document, new: Document) -> list[Drawn]:
    """The links of one pair."""
    return [
        Drawn(short(old), short(new), old.paragraphs[m.old], new.paragraphs[m.new], m.score / 10_000, group.moved)
        for group in align(old.paragraphs, new.paragraphs)
        for m in group.matches
    ]


def report(*, long: bool = False) -> Iterator[str]:
    """How many links there are, and those that have least in common."""
    listed = pairs(10 * PAIRS if long else PAIRS)
    if not listed:
        return
    paragraphs = sum(len(d.paragraphs) for pair in listed for d in pair) / 2
    drawn = [link for pair in listed for link in links(*pair)]
    remark = f"{len(listed)} pairs of texts whose titles have little in common. Goal: under 1 link per 100 paragraphs."
    rows: list[list[Cell]] = []
    for method, linker in LINKERS.items():
        count = len(drawn) if method == "hrcdiff" else sum(len(linker(*pair).pairs) for pair in listed)
        rows.append([method, f"{100 * count / paragraphs:.2f}", count, f"{paragraphs:,.0f}"])
    yield (
        heading("Unrelated texts", remark, *limits())
        + "\n\n"
        + table(("links", "per 100 paragraphs", "links", "paragraphs (mean of both sides)"), rows)
    )
    yield _by_kind(drawn)
    yield _list(drawn, None if long else LISTED)


def _by_kind(drawn: list[Drawn]) -> str:
    kinds = {"the same words": 0, "≥ 80 %": 0, "60–80 %": 0, "40–60 %": 0, "< 40 %": 0}
    for link in drawn:
        same = plain(link.old.text) == plain(link.new.text)
        limits = (link.kept >= 0.8, link.kept >= 0.6, link.kept >= 0.4, True)
        kinds[list(kinds)[0 if same else 1 + limits.index(True)]] += 1
    unlike = len({frozenset((plain(d.old.text), plain(d.new.text))) for d in drawn})
    rows: list[list[Cell]] = [[name, count] for name, count in kinds.items()]
    rows.append(["different pairs of wordings, all in all", unlike])
    return table(("content words of the shorter paragraph that stand in the other", "links"), rows)


def _list(drawn: list[Drawn], count: int | None) -> str:
    """The links with least in common, each pair of wordings once."""
    once = {frozenset((plain(d.old.text), plain(d.new.text))): d for d in reversed(drawn)}
    weakest = sorted(once.values(), key=lambda d: (d.kept, d.score, d.old_text, d.new_text))[:count]
    rows: list[list[Cell]] = [
        [
            f"{d.old_text} {d.old.address} → {d.new_text} {d.new.address}",
            f"{d.score:.2f}",
            f"{d.kept:.2f}",
            f"{d.old.text[:START]} … → {d.new.text[:START]} …",
        ]
        for d in weakest
    ]
    return table(("hrcdiff's links with least in common", "similarity", "words shared", "begin"), rows)
