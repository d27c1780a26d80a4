"""Plain Markdown tables."""

from __future__ import annotations

from collections.abc import Sequence

Cell = str | int | float


def table(head: Sequence[str], rows: Sequence[Sequence[Cell]]) -> str:
    """A Markdown table whose columns line up; all but the first are set to the right."""
    cells = [[_shown(cell) for cell in row] for row in (head, *rows)]
    widths = [max(3, *(len(row[column]) for row in cells)) for column in range(len(head))]
    lines = [_line(row, widths) for row in cells]
    rule = "|".join(f" {'-' * (w - 1)}{'-' if k == 0 else ':'} " for k, w in enumerate(widths))
    return "\n".join([lines[0], f"|{rule}|", *lines[1:]])


def heading(title: str, *remarks: str) -> str:
    """A heading with the sentences that say how to read the table below it."""
    return "\n\n".join([f"### {title}", *remarks])


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    padded = [c.ljust(w) if k == 0 else c.rjust(w) for k, (c, w) in enumerate(zip(row, widths, strict=True))]
    return f"| {' | '.join(padded)} |"


def _shown(cell: Cell) -> str:
    if isinstance(cell, float):
        return f"{cell:.3f}"
    return f"{cell:,}" if isinstance(cell, int) else cell.replace("|", "\\|")
