"""Rows to paragraphs, by the layout: pitch of the lines, indents, and the place on the page."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

from hrcdiff.lexicon import ORGAN_LINE, opening
from hrcdiff.readers.pdf.regions import Regions
from hrcdiff.readers.pdf.rows import Row

_ENDED = re.compile(r"[,;.:!?\]](?:\s?(?:and|or))?[\"'\u201d\u2019)\]]*(?:\d{1,3}|\*)?$")
_FIELD = re.compile(
    r"(?:Agenda )?[Ii]tems?\s\d[\d\s(),a-z]*|\S+ session|Distr\.?:\s?\w+|Original:\s?\w+|\d{1,2} [A-Z][a-z]+ \d{4}"
    r"|\S+ Committee|United Nations"
)
"""A field of the masthead that is a line of its own."""
_LABEL = re.compile(r"(?:\d{1,3}\.|\(?[a-z]{1,5}\))\s")


@dataclass(slots=True)
class Chunk:
    """Rows that are one paragraph, or the part of one that stands on a page."""

    role: Literal["text", "note", "furniture"]
    rows: list[Row]
    begins: bool = True
    """False if it goes on from the page before."""
    masthead: bool = field(default=False)


class Grouper:
    """Puts the rows of all pages together."""

    def __init__(self, divided: list[Regions], size: float) -> None:
        self.divided = divided
        self.size = size
        self.pitch = _pitch(divided, size)
        margins = [row for regions in divided for row in regions.text if abs(row.size - size) < 0.6]
        self.left = _common([row.left for row in margins])
        self.right = _common([row.right for row in margins], largest=True)
        self.indented, self.spaced = self._habits()

    def run(self, head: int) -> list[list[Chunk]]:
        """The chunks of each page; the first ``head`` rows of the text are the masthead."""
        out: list[list[Chunk]] = []
        note: Chunk | None = None
        last: Chunk | None = None
        for regions in self.divided:
            text = [Chunk("text", group) for group in self._masthead(regions.text[:head])]
            groups = self._groups(regions.text[head:])
            head = max(0, head - len(regions.text))
            for index, group in enumerate(groups):
                begins = index > 0 or bool(text) or last is None or not self._over_page(last.rows, group)
                text.append(Chunk("text", group, begins))
            last = text[-1] if text else last
            chunks = text
            for row in regions.notes:
                if row.marked or note is None:
                    note = Chunk("note", [row])
                    chunks.append(note)
                else:
                    note.rows.append(row)
            chunks += [Chunk("furniture", [row]) for row in regions.furniture]
            out.append(chunks)
        return out

    def _habits(self) -> tuple[bool, bool]:
        """Whether paragraphs begin further right than their other lines, and whether space parts them."""
        inner = deep = wide = 0
        for regions in self.divided:
            for one, other in zip(regions.text, regions.text[1:], strict=False):
                apart = one.base - other.base > self.pitch * 1.25
                if (apart or (_ENDED.search(one.text) and self._short(one, other))) and other.size >= self.size * 0.95:
                    inner += 1
                    deep += other.left > self.left + self.size
                    wide += apart
        return deep * 2 > inner, wide * 2 > inner

    def _groups(self, rows: list[Row]) -> list[list[Row]]:
        groups: list[list[Row]] = []
        for row in rows:
            if groups and not self._begins(groups[-1], row):
                groups[-1].append(row)
            else:
                groups.append([row])
        return groups

    def _begins(self, group: list[Row], row: Row) -> bool:
        """Whether a row begins a paragraph below the rows of another."""
        last = group[-1]
        drop = last.base - row.base
        if ORGAN_LINE.fullmatch(last.text) and len(group) == 1:
            return True
        if drop < 0.5 * row.size:
            return False  # the other half of the same line
        if drop > self._usual(last, row) or abs(row.size - last.size) > 0.12 * last.size:
            return True
        if not self.indented and not self.spaced and _ENDED.search(last.text):
            # The layout shows nothing: the words must.
            return self._short(last, row) or bool(_LABEL.match(row.text)) or opening(row.text) is not None
        step = row.left - last.left
        near = 0.8 * row.size
        if len(group) == 1:
            return step > near and (bool(_ENDED.search(last.text)) or step > 4 * row.size)
        if abs(step) <= near or (last.left > self.left + near and _same_centre(last, row)):
            return False
        return step > 0 or self._short(last, row)

    def _usual(self, last: Row, row: Row) -> float:
        return max(self.pitch * 1.22 * max(last.size, row.size) / self.size, 1.28 * row.size)

    def _short(self, last: Row, row: Row) -> bool:
        """Whether a line ended although the next word would have found room."""
        return last.right + 0.2 * last.size + row.first_word < self.right - 0.1 * last.size

    def _over_page(self, before: list[Row], after: list[Row]) -> bool:
        """Whether the last paragraph of a page goes on with the first one of the next."""
        last, row = before[-1], after[0]
        if abs(row.size - last.size) > 0.06 * last.size:
            return False
        margin = last.left if len(before) > 1 else min(last.left, self.left)
        if abs(row.left - margin) > 0.8 * row.size and abs(row.left - self.left) > 0.8 * row.size:
            return False
        if _LABEL.match(row.text) and _ENDED.search(last.text):
            return False
        if self.indented:
            return not (self._short(last, row) and _ENDED.search(last.text))
        return not _ENDED.search(last.text) and not self._short(last, row)

    def _masthead(self, rows: list[Row]) -> list[list[Row]]:
        """Fields of the masthead, which stands in columns: a line goes on if it was full."""
        groups: list[list[Row]] = []
        rights: dict[int, float] = {}
        for row in rows:
            column = round(row.left / 8)
            rights[column] = max(rights.get(column, 0), row.right)
        for row in rows:
            home = next((g for g in reversed(groups[-4:]) if self._wraps(g[-1], row, rights)), None)
            if home:
                home.append(row)
            else:
                groups.append([row])
        return groups

    def _wraps(self, last: Row, row: Row, rights: dict[int, float]) -> bool:
        drop = last.base - row.base
        if not 0.5 * row.size < drop <= 1.3 * max(row.size, last.size) or abs(row.size - last.size) > 0.6:
            return False
        if row.bold != last.bold or _FIELD.fullmatch(row.text) or _FIELD.fullmatch(last.text):
            return False
        if abs(row.left - last.left) > 2:
            return _hangs(last, row)
        if row.text[0].islower() or last.text[-1] in ":,":
            return True
        return last.right + 0.2 * last.size + row.first_word > rights[round(last.left / 8)] - 1


def _hangs(last: Row, row: Row) -> bool:
    """A title whose second line stands under its first word, not under its number: ``80/217. The …``."""
    return last.left < row.left < last.left + 8 * row.size and bool(re.match(r"(?:S-)?\d{1,3}/\S+\s", last.text))


def _same_centre(last: Row, row: Row) -> bool:
    return abs(last.left + last.right - row.left - row.right) < row.size


def _pitch(divided: list[Regions], size: float) -> float:
    drops: Counter[float] = Counter()
    for regions in divided:
        for one, other in zip(regions.text, regions.text[1:], strict=False):
            drop = one.base - other.base
            if abs(one.size - size) < 0.6 and abs(other.size - size) < 0.6 and 0.9 * size < drop < 3 * size:
                drops[round(drop * 2) / 2] += 1
    usual = [drop for drop, count in drops.items() if count * 4 >= max(drops.values())] if drops else []
    return min(usual, default=1.2 * size)


def _common(values: list[float], *, largest: bool = False) -> float:
    """The margin: the most common value; of the right ends, one of the largest."""
    if not values:
        return 0.0
    if largest:
        return sorted(values)[int(len(values) * 0.9)]
    counts = Counter(round(value / 2) for value in values)
    return counts.most_common(1)[0][0] * 2.0
