"""Working numbers: a draft that still has a paragraph *5 bis* keeps its numbers until somebody says to renumber.

*bis* is taken away when the text is agreed (UN Editorial Manual, paragraphs and subparagraphs).  Up to then the room
speaks of OP5 bis and OP6, and what is put in behind OP5 bis is OP5 ter.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from hrcdiff.parsing.labels import AFTER, BIS, letter, to_letter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hrcdiff.instructions.items import Item

_TAIL = re.compile(rf"(?P<number>\d+|\((?P<letter>[a-z]{{1,4}})\))(?:\s(?P<after>{AFTER}))?")
_ORDER = ("", *BIS.split("|"))
_Number = tuple[str, str]
"""A number or letter, and what is put after it."""


def standing(items: Sequence[Item]) -> list[Item]:
    """The paragraphs; those of a series with working numbers have the numbers that they keep."""
    out = list(items)
    series: defaultdict[object, list[int]] = defaultdict(list)
    for at, key in enumerate(lists(items)):
        item = items[at]
        if not (item.plain or item.label) and (item.depth or item.part == "operative"):
            series[key if item.depth else item.section].append(at)
    for row in series.values():
        given = _given([items[at].address for at in row])
        for at, number in zip(row, given or (), strict=False):
            out[at] = replace(items[at], label=_printed(*number))
    return out


def lists(items: Sequence[Item]) -> list[int]:
    """For each paragraph, where the list begins in which it stands; the paragraphs themselves are one list."""
    begun: list[int] = []
    out: list[int] = []
    for at, item in enumerate(items):
        begun = [*begun[: item.depth + 1], *[at] * (item.depth + 1 - len(begun))]
        out.append(begun[item.depth])
    return out


def _given(addresses: Sequence[str | None]) -> list[_Number] | None:
    """The numbers of a series, of which new paragraphs have no address; None if it is to be counted anew."""
    found = [_TAIL.fullmatch(a, _start(a)) if a else None for a in addresses]
    above = {a[: _start(a)] for a in addresses if a}
    if len(above) != 1 or any(bool(a) != bool(match) for a, match in zip(addresses, found, strict=True)):
        return None
    kept = [(match["number"], match["after"] or "") if match else None for match in found]
    if not any(number and number[1] for number in kept):
        return None
    last = max(at for at, number in enumerate(kept) if number)
    out: list[_Number] = []
    for at, number in enumerate(kept):
        one = number or _next(out, ends=at > last)
        if one is None:
            return None
        out.append(one)
    return out if len(set(out)) == len(out) and out == sorted(out, key=_place) else None


def _start(address: str) -> int:
    """Where the last number or letter of an address begins."""
    return max(address.rfind("("), address.rfind("OP") + 2)


def _next(before: Sequence[_Number], *, ends: bool) -> _Number | None:
    """The number of a new paragraph behind others: *5 bis* among them, *6* where none follows."""
    if not before:
        return None
    number, after = before[-1]
    if ends:
        return str(int(number) + 1) if number.isdecimal() else f"({to_letter((letter(number[1:-1]) or 0) + 1)})", ""
    at = _ORDER.index(after) + 1 if after in _ORDER else len(_ORDER)
    return (number, _ORDER[at]) if at < len(_ORDER) else None


def _place(number: _Number) -> tuple[int, int]:
    said, after = number
    value = int(said) if said.isdecimal() else letter(said[1:-1]) or 0
    return value, _ORDER.index(after) if after in _ORDER else len(_ORDER)


def _printed(number: str, after: str) -> str:
    joined = f"{number} {after}".strip()
    return f"{joined}." if number.isdecimal() else joined
