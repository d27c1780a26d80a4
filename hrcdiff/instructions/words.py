"""The changes of one paragraph as instructions on words: each quotes what stands once, and tells its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from hrcdiff.instructions.kinds import Instruction, Side
from hrcdiff.instructions.quoting import Place, located, spans_of
from hrcdiff.instructions.reading import read_one

if TYPE_CHECKING:
    from hrcdiff.findings.view import Change

MOST = 16
"""Changes of one paragraph that are told one by one; where there are more, its whole text is replaced."""
CONTEXT = 6
"""Words beside a change that an instruction quotes at most to say which place it means."""
TELLING = 4
"""Characters that a quotation has at least: *a* or a comma alone is looked for in vain."""


def words(one: Instruction, old: str, new: str, found: Sequence[Change]) -> list[Instruction]:
    """Instructions that make of one text the other, empty if a place is vague; ``one`` names the paragraph."""
    if len(found) > MOST:
        return []
    ends = [0, *(change.old.end for change in found)], [*(change.old.start for change in found[1:]), len(old)]
    out: list[Instruction] = []
    for change, free in zip(found, zip(*ends, strict=False), strict=False):
        said = next(_said(one, old, change, free), None)
        if said is None:
            return []
        out.append(said)
    quoted = sum(len(each.quoted) for each in out if each.side == "over")
    return out if quoted <= len(old) / 2 and _gives(old, new, out) and all(map(_read, out)) else []


def _read(one: Instruction) -> bool:
    """Whether an instruction is read as it is worded."""
    return read_one(str(one)) == one


def _said(one: Instruction, text: str, change: Change, free: tuple[int, int]) -> Iterator[Instruction]:
    """Ways to tell a change, the plainest first; ``free`` is the room between the changes before and after it."""
    start, end, put = change.old.start, change.old.end, change.inserted
    wanted = text[:start] + put + text[end:]
    out = text[start:end]
    lead = len(out) - len(out.lstrip())
    trail = len(out.rstrip())
    ways: list[tuple[str, str, Side]] = []
    if not put.strip():
        ways = [(out.strip(), "", "over")]
    elif not out.strip():
        ways = list(_beside(text, change, free))
    elif (out[:lead], out[trail:]) == (put[: len(put) - len(put.lstrip())], put[len(put.rstrip()) :]):
        ways = [(out.strip(), put.strip(), "over")]
    for quoted, said, side in (*ways, *_in_context(text, change)):
        each = replace(one, quoted=quoted, text=said, side=side)
        if _telling(quoted) and len(spans_of(text, quoted)) == 1 and _made(text, [each]) == wanted:
            yield each


def _telling(quoted: str) -> bool:
    return len(quoted) >= TELLING and any(char.isalnum() for char in quoted)


def _beside(text: str, change: Change, free: tuple[int, int]) -> Iterator[tuple[str, str, Side]]:
    """Words put in after others, or before those with which the paragraph begins."""
    said = change.inserted.strip()
    if not any(char.isalnum() for char in said):
        return
    end = len(text[: change.old.start].rstrip())
    start = end
    for _ in range(CONTEXT):
        start = _left(text, start)
        if start >= free[0]:
            yield text[start:end], said, "after"
    start = len(text) - len(text[change.old.end :].lstrip())
    end = start
    for _ in range(CONTEXT):
        end = _right(text, end)
        if end <= free[1]:
            yield text[start:end], said, "before"


def _in_context(text: str, change: Change) -> Iterator[tuple[str, str, Side]]:
    """Words round a change, and what replaces them."""
    start, end = change.old.start, change.old.end
    for _ in range(CONTEXT):
        quoted = text[start:end]
        said = text[start : change.old.start] + change.inserted + text[change.old.end : end]
        if quoted == quoted.strip() and said == said.strip():
            yield quoted, said, "over"
        start, end = _left(text, start), _right(text, end)


def _gives(old: str, new: str, given: Sequence[Instruction]) -> bool:
    """Whether instructions on words, read against the old text, give the new one and do not meet."""
    places = sorted(place for one in given for place in _located(old, one))
    meet = any(b.start < a.end or (a.end == b.start and b.start == b.end) for a, b in pairwise(places))
    return not meet and _made(old, given) == new


def _located(text: str, one: Instruction) -> list[Place]:
    found = located(text, one)
    return [] if isinstance(found, str) else found


def _made(text: str, given: Sequence[Instruction]) -> str:
    """A text with the changes that instructions on it tell."""
    for place in sorted((place for one in given for place in _located(text, one)), reverse=True):
        text = text[: place.start] + place.text + text[place.end :]
    return text


def _left(text: str, at: int) -> int:
    """The beginning of the word before a place."""
    return text.rstrip()[: max(at - 1, 0)].rfind(" ") + 1 if at else 0


def _right(text: str, at: int) -> int:
    """The end of the word after a place."""
    found = text.find(" ", at + 1)
    return len(text) if found < 0 else found
