"""A lineage as a table for those who work in tables: Markdown and CSV, a row a thread and a column a version.

The shape is that of the four-column document of trilogues: the texts of all versions side by side, in the order of
the newest one; what is no longer in it follows.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from hrcdiff.renderers import grid
from hrcdiff.renderers.columns import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hrcdiff.lineage.model import Lineage, Reading, Thread

MARK = "\ufeff"
"""Tells spreadsheets that the file is UTF-8."""
_FORMULA = re.compile(r"[\s\ufeff\ufffd]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
"""How a cell begins that a spreadsheet may take for a formula."""


def lineage_to_markdown(lineage: Lineage) -> str:
    """A heading, the versions, and the table; cells hold state, address and text."""
    called = grid.names(lineage)
    lines = [f"# {_inline(lineage.versions[-1].title or 'Lineage')}", ""]
    for number, (name, figures) in enumerate(zip(called, lineage.tallies, strict=True)):
        base = ", the base" if number == lineage.base else ""
        counts = grid.tally(figures, first=number == 0 and lineage.base is None)
        lines.append(f"{number + 1}. **{_inline(name)}**{base}: {_inline(counts)}")
    lines += ["", _inline(grid.summary(lineage)), ""]
    lines += [f"> {_inline(warning.message)}" for warning in lineage.warnings] + [""] * bool(lineage.warnings)
    lines.append(f"| thread | {' | '.join(map(_inline, called))} |")
    lines.append(f"| ---: | {' | '.join('---' for _ in called)} |")
    for thread in _rows(lineage):
        cells = [_markdown(lineage, reading, called) for reading in thread.readings]
        lines.append(f"| {thread.number} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def lineage_to_csv(lineage: Lineage) -> str:
    """For each version three columns: address, what became of it, text.  No cell can be taken for a formula."""
    called = grid.names(lineage)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    heads = (f"{name} {what}" for name in called for what in ("address", "change", "text"))
    writer.writerow(["thread", *map(safe, heads)])
    for thread in _rows(lineage):
        cells = [safe(cell) for reading in thread.readings for cell in _cells(lineage, reading, called)]
        writer.writerow([thread.number, *cells])
    return MARK + out.getvalue()


def safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe goes before what looks like one."""
    clean = shown(cell)
    return f"'{clean}" if _FORMULA.match(clean) else clean


def _rows(lineage: Lineage) -> Iterator[Thread]:
    here, gone = grid.standing(lineage)
    yield from here
    yield from gone


def _cells(lineage: Lineage, reading: Reading, called: Sequence[str]) -> tuple[str, str, str]:
    text = grid.paragraph(lineage, reading).text if reading.address is not None else ""
    return reading.address or "", grid.state(lineage, reading, called), text


def _markdown(lineage: Lineage, reading: Reading, called: Sequence[str]) -> str:
    address, state, text = _cells(lineage, reading, called)
    head = " ".join(
        filter(None, (f"**{_inline(address)}**" if address else "", f"*{_inline(state)}*" if state else ""))
    )
    return "<br>".join(filter(None, (head, _inline(text))))


def _inline(text: str) -> str:
    """A text on one line in which nothing is markup."""
    return re.sub(r"([\\`*_{}\[\]<>#|~])", r"\\\1", shown(text).strip())
