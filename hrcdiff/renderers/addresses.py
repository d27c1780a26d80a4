"""Addresses as a reader is told of them: neighbours drawn together, items with their paragraph."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from hrcdiff.patterns import later

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from hrcdiff.model import Document, Paragraph


def ranges(addresses: Sequence[str], document: Document) -> str:
    """``OP2(b)–(d), (f), OP5–OP8``: neighbours drawn together, the number of a list told once."""
    return ", ".join(said for said, _ in drawn_together(addresses, document))


def drawn_together(addresses: Sequence[str], document: Document) -> list[tuple[str, str]]:
    """The parts of `ranges`, each with the first address in it."""
    paragraphs = {p.address: p for p in document.paragraphs}
    follows = _following(document)
    runs: list[list[str]] = []
    for address in addresses:
        if runs and follows.get(runs[-1][-1]) == address:
            runs[-1].append(address)
        else:
            runs.append([address])
    out: list[tuple[str, str]] = []
    above = ""
    for run in runs:
        parent = paragraphs[run[0]].parent or ""
        first, last = (a.removeprefix(parent) if parent else a for a in (run[0], run[-1]))
        joint = ", " if len(run) == 2 else "–"
        said = first if len(run) == 1 else f"{first}{joint}{last}"
        out.append((said if parent == above else f"{parent}{said}", run[0]))
        above = parent
    return out


_NUMBERED = later(r"(?P<part>[A-Z]+)(?P<number>\d+)")


def neighbours(addresses: Sequence[str]) -> str:
    """``OP2, OP5–OP8, OP9(a)``: three numbers or more in a row drawn together, whichever text they are of."""
    runs: list[list[str]] = []
    follows = ""
    for address in dict.fromkeys(addresses):
        if address == follows:
            runs[-1].append(address)
        else:
            runs.append([address])
        found = _NUMBERED.fullmatch(address)
        follows = f"{found['part']}{int(found['number']) + 1}" if found else ""
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(run) for run in runs)


def but_for_items(addresses: Sequence[str], fated: Set[str], document: Document) -> str:
    """``OP5–OP8, OP17 but for (a)``: the same of what shares a fate, and which items of a paragraph do not share it."""
    spared: defaultdict[str, list[str]] = defaultdict(list)
    for paragraph in document.paragraphs:
        if paragraph.parent and paragraph.parent in addresses and paragraph.address not in fated:
            spared[paragraph.parent].append(paragraph.address)
    whole = [address for address in addresses if address not in spared]
    partly = [f"{each} but for {ranges(items, document).removeprefix(each)}" for each, items in spared.items()]
    return ", ".join([*([ranges(whole, document)] if whole else []), *partly])


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
