"""Two texts laid into one: what both have in the same order is kept, the rest is taken out, put in or moved.

Both texts are rows of atoms: labels, runs of words, marks of footnotes, and the mark that ends a paragraph.
The heaviest set of common atoms that keeps the order of both is kept; between two that are kept stand first
the atoms of the old text and then those of the new one.  So, whatever is kept, leaving out what was put in
gives the old text and leaving out what was taken out the new one, paragraph marks included: a split is a mark
that was put in, a merge one that was taken out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Literal

from hrcdiff.order import heaviest_chain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hrcdiff.model import Edit
    from hrcdiff.renderers.docx.blocks import Block, Note

Fate = Literal["keep", "del", "ins", "from", "to"]
Kind = Literal["label", "tab", "text", "note", "mark"]
LEAST = 3
"""Words that are shown as moved by themselves; fewer are taken out and put in."""
_WEIGHT = 8
"""Of a character of text against a mark, a label or a footnote."""


@dataclass(slots=True, eq=False)
class Atom:
    """The smallest thing with one fate."""

    kind: Kind
    text: str
    block: Block
    italic: bool = False
    start: int = 0
    """Offset in the text of its block."""
    note: Note | None = None
    fate: Fate = "keep"
    other: Atom | None = None
    """The atom of the other text that it is kept or moved with."""
    move: int | None = None
    """Number of the move that it is part of."""
    place: int = 0
    """Among the atoms of its text."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Blocks of both texts that are one, and the edits that lead from these to those."""

    pairs: tuple[tuple[str, str], ...]
    """Keys of blocks; the addresses of the edits are keys too."""
    edits: tuple[Edit, ...]
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Strip:
    """A paragraph of the woven text: its atoms, the last of which is the mark."""

    atoms: tuple[Atom, ...]
    block: Block
    """Whose style it has; a kept one has that of the new text."""

    @property
    def mark(self) -> Atom:
        """The paragraph's mark."""
        return self.atoms[-1]

    @property
    def inserted(self) -> bool:
        """Whether all of it was put in."""
        return all(atom.fate == "ins" for atom in self.atoms)


@dataclass(slots=True)
class _Text:
    """One of the two texts."""

    blocks: dict[str, Block]
    words: dict[str, list[Atom]] = field(default_factory=dict)
    atoms: list[Atom] = field(default_factory=list)
    of: dict[str, dict[Kind, list[Atom]]] = field(default_factory=dict)
    """Atoms by block and kind."""

    def cuts(self, key: str) -> set[int]:
        """Offsets at which a block must be cut."""
        block = self.blocks[key]
        return {*block.italic, *(note.start for note in block.notes)}

    def add(self, key: str, text: str) -> Atom:
        """The next words of a block."""
        words, block = self.words.setdefault(key, []), self.blocks[key]
        start = words[-1].start + len(words[-1].text) if words else 0
        atom = Atom("text", text, block, block.italic[0] <= start < block.italic[1], start)
        words.append(atom)
        return atom

    def finish(self) -> None:
        """Labels, footnotes and marks around the words, and the row of all."""
        for key, block in self.blocks.items():
            row = [Atom("label", block.label, block), Atom("tab", "\t", block)] if block.label else []
            left = list(block.notes)
            for atom in self.words.get(key, ()):
                while left and left[0].start <= atom.start:
                    row.append(Atom("note", "", block, note=left.pop(0)))
                row.append(atom)
            row += [Atom("note", "", block, note=note) for note in left]
            row.append(Atom("mark", "\n", block))
            self.of[key] = {kind: [*atoms] for kind, atoms in _by_kind(row)}
            self.atoms += row
        for place, atom in enumerate(self.atoms):
            atom.place = place


def _by_kind(row: Iterable[Atom]) -> Iterator[tuple[Kind, Iterator[Atom]]]:
    return groupby(sorted(row, key=lambda atom: atom.kind), key=lambda atom: atom.kind)


def weave(old: Sequence[Block], new: Sequence[Block], ties: Sequence[Tie]) -> tuple[Strip, ...]:
    """The paragraphs of both texts as one text."""
    before, after = _Text({b.key: b for b in old}), _Text({b.key: b for b in new})
    for tie in ties:
        _cut(tie, before, after)
    for text in (before, after):
        for key, block in text.blocks.items():
            if key not in text.words:
                _alone(text, key, block.text)
        text.finish()
    _decide(ties, before, after)
    return tuple(_eased([*_strips(_laid(before.atoms, after.atoms))]))


def alone(blocks: Sequence[Block]) -> tuple[Strip, ...]:
    """A text by itself, with nothing to be changed."""
    text = _Text({b.key: b for b in blocks})
    for key, block in text.blocks.items():
        _alone(text, key, block.text)
    text.finish()
    return tuple(_strips(text.atoms))


# --- cutting ---------------------------------------------------------------------------------


def _alone(text: _Text, key: str, words: str) -> None:
    points = sorted({0, len(words), *(cut for cut in text.cuts(key) if 0 < cut < len(words))})
    for start, end in pairwise(points):
        text.add(key, words[start:end])


def _cut(tie: Tie, before: _Text, after: _Text) -> None:
    """The edits of a tie as atoms, cut where an opening ends or a footnote hangs."""
    at: tuple[dict[str, int], dict[str, int]] = ({}, {})
    for edit in tie.edits:
        points = {0, len(edit.text)}
        for key, text, reached in ((edit.old, before, at[0]), (edit.new, after, at[1])):
            if key is not None:
                start = reached.get(key, 0)
                reached[key] = start + len(edit.text)
                points |= {cut - start for cut in text.cuts(key) if start < cut < start + len(edit.text)}
        ordered = sorted(points)
        for start, end in pairwise(ordered):
            words = edit.text[start:end]
            one = before.add(edit.old, words) if edit.old is not None else None
            other = after.add(edit.new, words) if edit.new is not None else None
            if one and other:
                one.other, other.other = other, one


# --- what is kept, what is moved -------------------------------------------------------------

_Pair = tuple[Atom, Atom]


def _decide(ties: Sequence[Tie], before: _Text, after: _Text) -> None:
    """Give each atom its fate."""
    common = [(tie, _common(tie, before, after)) for tie in ties]
    kept = _chain(pair for tie, pairs in common if not tie.moved for pair in pairs)
    staying = {one.place for one, _ in kept}, {other.place for _, other in kept}
    number = 0
    for tie, pairs in common:
        left = pairs if tie.moved else [p for p in pairs if p not in kept and p[0].kind == "text"]
        chain = _chain(left)
        for run in _runs([pair for pair in left if pair in chain], staying):
            if sum(len(one.text.split()) for one, _ in run) >= LEAST or run[-1][0].kind == "mark":
                number += 1
                for one, other in run:
                    one.fate, other.fate = "from", "to"
                    one.other, other.other = other, one
                    one.move = other.move = number
    for one, other in kept:
        one.other, other.other = other, one
    together = {atom for pair in kept for atom in pair}
    for text, fate in ((before, "del"), (after, "ins")):
        for atom in text.atoms:
            if atom not in together and atom.move is None:
                atom.fate, atom.other = fate, None  # type: ignore[assignment]  # one of the two fates


def _common(tie: Tie, before: _Text, after: _Text) -> list[_Pair]:
    """Everything of a tie that is in both texts, in the order of the old one."""
    found = [
        (atom, atom.other)
        for key in dict.fromkeys(o for o, _ in tie.pairs)
        for atom in before.words.get(key, ())
        if atom.other is not None
    ]
    for o, n in tie.pairs:
        one, other = before.of[o], after.of[n]
        found += [(one["mark"][0], other["mark"][0])]
        if "label" in one and "label" in other:
            found.append((one["tab"][0], other["tab"][0]))
            if one["label"][0].text == other["label"][0].text:
                found.append((one["label"][0], other["label"][0]))
        found += _notes(one.get("note", []), other.get("note", []))
    return sorted(found, key=lambda pair: (pair[0].place, pair[1].place))


def _notes(old: Sequence[Atom], new: Sequence[Atom]) -> list[_Pair]:
    """Footnotes of the same words, and then those that are left, each with the next."""
    left = list(new)
    pairs: list[_Pair] = []
    for same in (True, False):
        for one in old:
            if any(one is taken for taken, _ in pairs):
                continue
            fits = (x for x in left if x.note and one.note and (x.note.mark, same) == (one.note.mark, same))
            other = next((x for x in fits if not same or _text(x) == _text(one)), None)
            if other is not None:
                left.remove(other)
                pairs.append((one, other))
    return pairs


def _text(atom: Atom) -> str:
    return atom.note.text if atom.note else ""


def _chain(pairs: Iterable[_Pair]) -> dict[_Pair, None]:
    """The heaviest pairs that keep the order of both texts, in that order."""
    named = {(one.place, other.place): (one, other) for one, other in pairs}
    weighted = [(i, j, _weight(one)) for (i, j), (one, _) in named.items()]
    return {named[key]: None for key in sorted(heaviest_chain(weighted))}


def _weight(atom: Atom) -> int:
    return _WEIGHT * len(atom.text) if atom.kind == "text" else 1 + (atom.kind == "mark")


def _runs(pairs: Sequence[_Pair], staying: tuple[set[int], set[int]]) -> Iterator[list[_Pair]]:
    """What moved together: from one paragraph to one other, with nothing between that stays."""
    run: list[_Pair] = []
    for one, other in pairs:
        if run:
            last, there = run[-1]
            between = range(last.place, one.place), range(there.place, other.place)
            broken = any(place in staying[side] for side in (0, 1) for place in between[side])
            if broken or last.block is not one.block or there.block is not other.block:
                yield run
                run = []
        run.append((one, other))
    if run:
        yield run


# --- one row ---------------------------------------------------------------------------------


def _laid(old: Sequence[Atom], new: Sequence[Atom]) -> list[Atom]:
    """Both rows as one; of what is kept, the atom of the new text stands."""
    out: list[Atom] = []
    i = j = 0
    while i < len(old) or j < len(new):
        gone, come = i, j
        while i < len(old) and old[i].fate != "keep":
            i += 1
        while j < len(new) and new[j].fate != "keep":
            j += 1
        out += _gap(old[gone:i], new[come:j], begun=bool(out) and out[-1].kind != "mark")
        if j < len(new):
            out.append(new[j])
        i, j = i + 1, j + 1
    return out


def _gap(gone: Sequence[Atom], come: Sequence[Atom], *, begun: bool) -> Iterator[Atom]:
    """What stands between two atoms that are kept, so that the pieces of one paragraph stay together."""
    one, other = _parted(gone, begun=begun), _parted(come, begun=begun)
    yield from (*one[0], *other[0])
    yield from _by_part(one[1], other[1])
    yield from (*one[2], *other[2])


def _by_part(gone: Sequence[Atom], come: Sequence[Atom]) -> Iterator[Atom]:
    """Whole paragraphs of both texts, each with those of its part: of the preamble before operative ones."""
    left, right = _paragraphs(gone), _paragraphs(come)
    while left or right:
        first = left if left and (not right or left[0][-1].block.rank <= right[0][-1].block.rank) else right
        yield from first.pop(0)


def _paragraphs(atoms: Sequence[Atom]) -> list[list[Atom]]:
    rows: list[list[Atom]] = [[]]
    for atom in atoms:
        rows[-1].append(atom)
        if atom.kind == "mark":
            rows.append([])
    return rows[:-1]


def _parted(atoms: Sequence[Atom], *, begun: bool) -> tuple[Sequence[Atom], Sequence[Atom], Sequence[Atom]]:
    """The rest of the paragraph that has begun, whole paragraphs, and the beginning of one that goes on."""
    marks = [place for place, atom in enumerate(atoms) if atom.kind == "mark"]
    if not marks:
        return (atoms, (), ()) if begun else ((), (), atoms)
    first = marks[0] if begun else 0
    return atoms[:first], atoms[first : marks[-1] + 1], atoms[marks[-1] + 1 :]


def _strips(atoms: Sequence[Atom]) -> Iterator[Strip]:
    return (Strip(tuple(row), row[-1].block) for row in _paragraphs(atoms))


# --- for LibreOffice -------------------------------------------------------------------------


def _eased(strips: list[Strip]) -> list[Strip]:
    """The same text so that LibreOffice reads it as Word does.

    Where an insertion ends a paragraph that stays and the next paragraph is wholly inserted, LibreOffice makes
    one insertion of both and loses the mark between them when that is rejected.
    """
    out: list[Strip] = []
    place = 0
    while place < len(strips):
        strip, fresh = strips[place], _fresh(strips, place + 1)
        place += 1
        if not fresh or strip.mark.fate != "keep" or len(strip.atoms) < 2 or strip.atoms[-2].fate != "ins":
            out.append(strip)
            continue
        tail = _tail(strip)
        gone = [atom for atom in tail if atom.fate != "ins"]
        added = Atom("mark", "\n", strip.block, fate="ins")
        if gone:  # what was taken out stands last
            come = [atom for atom in tail if atom.fate == "ins"]
            out.append(Strip((*strip.atoms[: -1 - len(tail)], *come, *gone, strip.mark), strip.block))
        elif fresh[-1].block.style == strip.block.style:  # the mark that stays is the last one
            out.append(Strip((*strip.atoms[:-1], added), strip.block))
            out += fresh[:-1]
            out.append(Strip((*fresh[-1].atoms[:-1], strip.mark), fresh[-1].block))
            place += len(fresh)
        else:  # the mark is put in and taken out
            out.append(Strip((*strip.atoms[:-1], added), strip.block))
            out.append(Strip((Atom("mark", "\n", strip.block, fate="del", other=strip.mark.other),), strip.block))
    return out


def _fresh(strips: list[Strip], place: int) -> list[Strip]:
    """The paragraphs from a place on that are wholly inserted."""
    end = place
    while end < len(strips) and strips[end].inserted:
        end += 1
    return strips[place:end]


def _tail(strip: Strip) -> list[Atom]:
    """What stands between the last words that stay and the mark, if none of it moved."""
    row = [*strip.atoms[:-1]]
    while row and row[-1].fate in ("ins", "del"):
        row.pop()
    return [*strip.atoms[len(row) : -1]]
