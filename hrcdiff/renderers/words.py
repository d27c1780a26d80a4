"""The words of a row on a terminal, with their signs or their colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hrcdiff.renderers.columns import Span
from hrcdiff.renderers.screen import ADDED, MOVED, OPENING, QUIET, REMOVED, Screen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hrcdiff.model import Document, Op
    from hrcdiff.renderers.runs import Run

SIGNS: dict[Op, tuple[str, str]] = {"equal": ("", ""), "delete": ("[-", "-]"), "insert": ("{+", "+}")}
BESIDE_BRACKETS: dict[Op, tuple[str, str]] = {**SIGNS, "delete": ("{-", "-}")}
"""The signs in a text that has square brackets: what is negotiated stands in them, *[Welcoming] [Taking note of]*."""
STYLES: dict[Op, str] = {"equal": "", "delete": REMOVED, "insert": ADDED}
SPACES = str.maketrans({" ": "␣", "\u00a0": "⍽"})
"""Signs for white space that is itself the change."""


def of_side(runs: Sequence[Run], side: str) -> list[Run]:
    """The runs of one text alone, with the flags that stand in it; ``side`` is ``old`` or ``new``."""
    other = "insert" if side == "old" else "delete"
    return [
        run._replace(
            flags=tuple(flag for flag in run.flags if flag.side == side), tag=run.tag if side == "old" else None
        )
        for run in runs
        if run.op != other
    ]


def marked(runs: Sequence[Run], screen: Screen) -> Iterator[Span]:
    """The words of a row with their signs, one pair of signs for neighbours of one fate."""
    parts = groups(runs)
    for i, group in enumerate(parts):
        op, text = group[0].op, "".join(run.text for run in group)
        if op != "equal" and text.isspace():
            if not _moved(parts, i):
                yield from _blank(text, op, screen, joins=joins(parts, i))
        else:
            yield from _group(group, screen, after=parts[i - 1][-1] if i else None)


def _moved(parts: Sequence[Sequence[Run]], i: int) -> bool:
    """Whether white space stands in the place of words that have the same at an end: it only moved."""
    op, blank = parts[i][0].op, "".join(run.text for run in parts[i])
    for part in (*parts[max(i - 1, 0) : i], *parts[i + 1 : i + 2]):
        text = "".join(run.text for run in part)
        ends = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        if part[0].op not in ("equal", op) and not text.isspace() and blank in ends:
            return True
    return False


def groups(runs: Sequence[Run]) -> list[list[Run]]:
    """Neighbours of one fate, parted where another paragraph is named."""
    parts: list[list[Run]] = []
    for run in runs:
        if parts and run.tag is None and run.op == parts[-1][0].op:
            parts[-1].append(run)
        else:
            parts.append([run])
    return parts


def _group(group: Sequence[Run], screen: Screen, *, after: Run | None) -> Iterator[Span]:
    """Runs of one fate.  White space at the ends stays outside the signs."""
    op, tag, text = group[0].op, group[0].tag, "".join(run.text for run in group)
    before = len(text) - len(text.lstrip())
    behind = max(before, len(text.rstrip()))
    last = after.text[-1:] if after else ""
    touches = bool(last) and not (before or last.isspace())
    changes = touches and after is not None and "equal" not in (op, after.op)
    parts = changes and screen.colour and last.isalnum() and text[0].isalnum()
    if parts or (tag and last and not last.isspace()):
        yield Span(" ")
    if tag:
        yield from (Span(f"‹{tag}›", QUIET), Span("" if before else " "))
    left, right = signs(op, screen)
    yield Span(text[:before])
    yield Span(left, STYLES[op], breaks=changes)
    at = 0
    for run in group:
        for flag in run.flags:
            yield from (Span(flagged(flag.transfer.id, screen), MOVED), Span(" "))
        yield Span(run.text[max(0, before - at) : max(0, behind - at)], _style(run))
        at += len(run.text)
    yield Span(right, STYLES[op])
    yield Span(text[behind:])


def _style(run: Run) -> str:
    kind = STYLES[run.op]
    if run.transferred:
        kind = ";".join(filter(None, (kind.partition(";")[0], MOVED)))
    return ";".join(filter(None, (OPENING if run.opening else "", kind)))


def joins(parts: Sequence[Sequence[Run]], i: int) -> bool:
    """Whether white space stands where two paragraphs of the other side meet."""
    if not 0 < i < len(parts) - 1:
        return True
    before, after = parts[i - 1][-1], parts[i + 1][0]
    return before.old != after.old if parts[i][0].op == "insert" else before.new != after.new


def _blank(text: str, op: Op, screen: Screen, *, joins: bool) -> Iterator[Span]:
    """White space that came or went; where paragraphs join or part it says nothing."""
    if joins:
        yield Span(" ")
    else:
        yield from signed(text.translate(SPACES), op, screen)


def signs(op: Op, screen: Screen) -> tuple[str, str]:
    """What stands before and behind words of one fate; nothing where colours tell it."""
    if screen.colour:
        return "", ""
    return (BESIDE_BRACKETS if screen.brackets else SIGNS)[op]


def flagged(name: str, screen: Screen) -> str:
    """The name of a transfer where its words begin: ``[T1]``."""
    return f"{{{name}}}" if screen.brackets else f"[{name}]"


def bracketed(*texts: Document) -> bool:
    """Whether one of the texts has square brackets of its own."""
    return any("[" in p.text or "]" in p.text for text in texts for p in text.paragraphs)


def signed(text: str, op: Op, screen: Screen) -> list[Span]:
    """Words with the signs of their fate."""
    left, right = signs(op, screen)
    return [Span(f"{left}{text}{right}", STYLES[op])]
