"""Words written down as edits, each change with its significance."""

from __future__ import annotations

from collections.abc import Iterable

from hrcdiff.model import Edit, Op
from hrcdiff.wording.cut import Words
from hrcdiff.wording.engine import Step
from hrcdiff.wording.significance import significance

_Piece = tuple[tuple[Op, str | None, str | None], list[str]]
"""What is done with some words, the addresses they have, and the words."""


class _Writer:
    """Collects edits; what is taken out goes before what is put in, up to the next kept word."""

    def __init__(self) -> None:
        self._out: list[Edit] = []
        self._kept: list[_Piece] = []
        self._deleted: list[_Piece] = []
        self._inserted: list[_Piece] = []

    def add(self, op: Op, text: str, old: str | None = None, new: str | None = None) -> None:
        if not text:
            return
        if op == "equal":
            if self._deleted or self._inserted:
                self._flush()
            row = self._kept
        else:
            row = self._deleted if op == "delete" else self._inserted
        kind = (op, old, new)
        if row and row[-1][0] == kind:
            row[-1][1].append(text)
        else:
            row.append((kind, [text]))

    def edits(self) -> tuple[Edit, ...]:
        self._flush()
        return tuple(self._out)

    def _flush(self) -> None:
        """What was kept, and the change after it: what is taken out and put in at one place is one change."""
        self._out += [Edit(op=op, text="".join(words), old=old, new=new) for (op, old, new), words in self._kept]
        if self._deleted or self._inserted:
            gone = [(kind, "".join(words)) for kind, words in self._deleted]
            come = [(kind, "".join(words)) for kind, words in self._inserted]
            self._out += _spaced(gone, come) or _changed(gone, come)
        self._kept, self._deleted, self._inserted = [], [], []


_Change = list[tuple[tuple[Op, str | None, str | None], str]]
"""What is done with some words at one place, their addresses, and the words."""


def _changed(gone: _Change, come: _Change) -> list[Edit]:
    """A change: what goes, then what comes."""
    level = significance("".join([text for _, text in gone]), "".join([text for _, text in come]))
    return [Edit(op=op, text=text, old=old, new=new, significance=level) for (op, old, new), text in (*gone, *come)]


def _spaced(gone: _Change, come: _Change) -> list[Edit]:
    """A change where words stand on one side, and on the other the space alone that is in them before a last sign.

    That space is kept: of *[all] [old] boats* that becomes *all old boats* the brackets go, and no space comes.
    Where the words begin with a space it is that one that stays in the eyes of a reader, and nothing is to be done.
    """
    if len(gone) != 1 or len(come) != 1:
        return []
    ((_, old, _), taken), ((_, _, new), put) = gone[0], come[0]
    words = taken if put.isspace() else put
    at = words.rstrip().rfind(" ")
    if " " not in (taken, put) or at < 1 or words[0] == " " or any(map(str.isalnum, words[at:])):
        return []
    sides = [
        [(kind, text[slice_]) for kind, text in side if text != " "]
        for slice_ in (slice(at), slice(at + 1, None))
        for side in (gone, come)
    ]
    return [
        *_changed(sides[0], sides[1]),
        Edit(op="equal", text=" ", old=old, new=new),
        *_changed(sides[2], sides[3]),
    ]


def written(old: Words, new: Words, steps: Iterable[Step]) -> tuple[Edit, ...]:
    """The edits of two rows of words, written in the order of some steps.

    A step is a kept run; where its span on one side is empty, the words of the other go or come.
    """
    writer = _Writer()
    sides = old.text(), old.places(), new.text(), new.places()
    for a, b, c, d in steps:
        if a < b and c < d:
            _kept(writer, (old, a, b), (new, c, d), sides)
            continue
        for start, end in _stretches(old, a, b) if a < b else ():
            writer.add("delete", sides[0][sides[1][start] : sides[1][end]], old=old.addresses[start])
        for start, end in _stretches(new, c, d) if c < d else ():
            writer.add("insert", sides[2][sides[3][start] : sides[3][end]], new=new.addresses[start])
    return writer.edits()


def _stretches(row: Words, start: int, end: int) -> list[tuple[int, int]]:
    """A span of words, cut where a paragraph ends."""
    if row.addresses[start] == row.addresses[end - 1]:
        return [(start, end)]
    cuts = [k for k in range(start + 1, end) if row.addresses[k] != row.addresses[k - 1]]
    return [*zip([start, *cuts], [*cuts, end], strict=True)]


_Span = tuple[Words, int, int]
_Sides = tuple[str, list[int], str, list[int]]
"""The texts of both sides, each with the places of its words."""


def _kept(writer: _Writer, one: _Span, other: _Span, sides: _Sides) -> None:
    """A run that both have: at once if it is the same to the letter and within a paragraph of each side."""
    (old, a, b), (new, c, d) = one, other
    text, places, twin, others = sides
    said = text[places[a] : places[b]]
    if (
        said == twin[others[c] : others[d]]
        and old.addresses[a] == old.addresses[b - 1]
        and new.addresses[c] == new.addresses[d - 1]
    ):
        writer.add("equal", said, old.addresses[a], new.addresses[c])
        return
    for i, j in zip(range(a, b), range(c, d), strict=True):
        _same(writer, old.addresses[i], new.addresses[j], (old.gaps[i], new.gaps[j]), (old.texts[i], new.texts[j]))


def _same(writer: _Writer, old: str, new: str, *pairs: tuple[str, str]) -> None:
    """White space and a word that both have: kept as far as its characters are the same."""
    for one, other in pairs:
        if one == other:
            writer.add("equal", one, old, new)
        else:
            writer.add("delete", one, old=old)
            writer.add("insert", other, new=new)
