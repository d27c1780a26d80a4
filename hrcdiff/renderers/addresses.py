"""Addresses as a reader is told of them: neighbours drawn together, items with their paragraph."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hrcdiff.model import Document, Paragraph


def ranges(addresses: Sequence[str], document: Document) -> str:
    """``OP2(b)–(d), (f), OP5–OP8``: neighbours drawn together, the number of a list told once."""
    paragraphs = {p.address: p for p in document.paragraphs}
    follows = _following(document)
    runs: list[list[str]] = []
    for address in addresses:
        if runs and follows.get(runs[-1][-1]) == address:
            runs[-1].append(address)
        else:
            runs.append([address])
    out: list[str] = []
    above = ""
    for run in runs:
        parent = paragraphs[run[0]].parent or ""
        first, last = (a.removeprefix(parent) if parent else a for a in (run[0], run[-1]))
        joint = ", " if len(run) == 2 else "–"
        said = first if len(run) == 1 else f"{first}{joint}{last}"
        out.append(said if parent == above else f"{parent}{said}")
        above = parent
    return ", ".join(out)


def _following(document: Document) -> dict[str, str]:
    """The next paragraph below the same one, or of the same rank, of each."""
    last: dict[str | None, str] = {}
    out: dict[str, str] = {}
    for paragraph in document.paragraphs:
        before = last.get(paragraph.parent)
        if before is not None:
            out[before] = paragraph.address
        last[paragraph.parent] = paragraph.address
    return out


def with_items(paragraphs: Sequence[Paragraph]) -> list[tuple[Paragraph, int]]:
    """Paragraphs with the number of those below them, which are told with them."""
    parents = {paragraph.address: paragraph.parent for paragraph in paragraphs}
    below: defaultdict[str, int] = defaultdict(int)
    for paragraph in paragraphs:
        above = paragraph.parent
        while above in parents:
            below[above] += 1
            above = parents[above]
    return [(paragraph, below[paragraph.address]) for paragraph in paragraphs if paragraph.parent not in parents]
