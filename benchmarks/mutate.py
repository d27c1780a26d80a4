"""Texts with a known history: real paragraphs changed by known operations.

A text is cut into units: a paragraph with the sub-paragraphs below it.  Operations work on units, the
addresses are given anew at the end, and each item remembers the old paragraphs that it comes from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from benchmarks.score import Pair
from hrcdiff.lexicon import opening
from hrcdiff.model import Document, Paragraph, Part
from hrcdiff.text import tokens

LIGHT = 0.15
"""Share of the words of a paragraph that light rewording exchanges."""
HEAVY = 0.5
LONGEST_RUN = 4
"""Words are exchanged in runs of one to so many."""
SHORTEST_HALF = 8
"""Words of each half of a paragraph that is split."""
OPENINGS: dict[Part, tuple[str, ...]] = {
    "preambular": ("Recognizing", "Noting", "Recalling", "Emphasizing", "Bearing in mind", "Reaffirming"),
    "operative": ("Stresses", "Calls upon States to ensure", "Encourages", "Requests the Office to note", "Notes"),
    "annex": ("Notes",),
}


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph and where it comes from."""

    text: str
    origins: frozenset[str] = frozenset()
    """Addresses in the old text."""
    depth: int = 0
    """0 for a paragraph, 1 for (a), 2 for (i)."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph with what is below it."""

    part: Part
    head: Item
    below: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """What an operation may use."""

    rate: float
    """Share of the units, or of the words, that it touches."""
    random: Random
    strangers: Sequence[Paragraph]
    """Paragraphs of texts of other series."""
    vocabulary: Sequence[Sequence[str]] = field(default=())
    """Words of the text's own paragraphs, in order."""


Units = list[Unit]
Operation = Callable[[Units, Task], Units]


# --- from documents and back -----------------------------------------------------------------


def units(document: Document) -> Units:
    """The units of a document; each item comes from itself."""
    out: Units = []
    depth: dict[str, int] = {}
    for p in document.paragraphs:
        depth[p.address] = depth.get(p.parent, 0) + 1 if p.parent else 0
        item = Item(p.text, frozenset([p.address]), min(depth[p.address], 2))
        if item.depth and out:
            out[-1] = replace(out[-1], below=(*out[-1].below, item))
        else:
            out.append(Unit(p.part, replace(item, depth=0)))
    return out


def build(name: str, listed: Units) -> tuple[Document, frozenset[Pair]]:
    """The document of some units, and its true links to the old text."""
    paragraphs: list[Paragraph] = []
    truth: set[Pair] = set()
    for part, letters in (("preambular", "PP"), ("operative", "OP"), ("annex", "A1.")):
        for number, unit in enumerate((u for u in listed if u.part == part), 1):
            address = [f"{letters}{number}", "", ""]
            count = [0, 0, 0]
            for item in (unit.head, *unit.below):
                depth = min(item.depth, 1 if not address[1] else 2)
                count[depth] += 1
                if depth:
                    count[depth + 1 :] = [0] * (2 - depth)
                    address[depth] = f"{address[depth - 1]}({_letter(depth, count[depth])})"
                parent = address[depth - 1] if depth else None
                paragraphs.append(_paragraph(unit.part, address[depth], parent, item.text))
                truth |= {(origin, address[depth]) for origin in item.origins}
    return Document(name=name, sha256="0" * 64, language="en", paragraphs=tuple(paragraphs)), frozenset(truth)


def _letter(depth: int, number: int) -> str:
    return f"{'ai'[depth - 1]}{number}"


def _paragraph(part: Part, address: str, parent: str | None, text: str) -> Paragraph:
    found = opening(text)
    label = address.rpartition("(")[2].rstrip(")") if parent else address.lstrip("OP") if part == "operative" else None
    return Paragraph(
        address=address, part=part, label=label, parent=parent, opening=found.phrase if found else None, text=text
    )


# --- operations ------------------------------------------------------------------------------


def _some(eligible: Sequence[int], task: Task) -> list[int]:
    """Indices touched: the rate of those that can be, rounded up or down by chance."""
    wanted = task.rate * len(eligible)
    count = int(wanted) + (task.random.random() < wanted % 1)
    return sorted(task.random.sample(list(eligible), min(count, len(eligible))))


def _exchange(text: str, share: float, task: Task) -> str:
    """The text with a share of its words exchanged for words of other paragraphs; the first word stays."""
    cut = tokens(text)
    places = [k for k, token in enumerate(cut) if token[0].isalnum()][1:]
    left = round(share * len(places))
    free = set(range(len(places)))
    while left > 0 and free:
        start = task.random.choice(sorted(free))
        donor = task.random.choice(task.vocabulary)
        run = [k for k in range(start, min(start + task.random.randint(1, LONGEST_RUN), len(places))) if k in free]
        run = run[: min(left, len(donor))]
        begin = task.random.randrange(len(donor) - len(run) + 1)
        for k, word in zip(run, donor[begin : begin + len(run)], strict=True):
            cut[places[k]] = word
        free -= set(run)
        left -= len(run)
    return "".join(cut)


def _reworded(unit: Unit, share: float, task: Task) -> Unit:
    head, *below = (replace(i, text=_exchange(i.text, share, task)) for i in (unit.head, *unit.below))
    return replace(unit, head=head, below=tuple(below))


def light(listed: Units, task: Task) -> Units:
    """Exchange a few words of some units."""
    chosen = _some(range(len(listed)), task)
    return [_reworded(u, LIGHT, task) if k in chosen else u for k, u in enumerate(listed)]


def heavy(listed: Units, task: Task) -> Units:
    """Exchange half of the words of some units."""
    chosen = _some(range(len(listed)), task)
    return [_reworded(u, HEAVY, task) if k in chosen else u for k, u in enumerate(listed)]


def throughout(listed: Units, task: Task) -> Units:
    """Exchange a share of the words of every unit."""
    return [_reworded(u, task.rate, task) for u in listed]


def move(listed: Units, task: Task) -> Units:
    """Put some units elsewhere in their part."""
    chosen = _some(range(len(listed)), task)
    out = [u for k, u in enumerate(listed) if k not in chosen]
    for k in task.random.sample(chosen, len(chosen)):
        _put(out, listed[k], task)
    return out


def _put(out: Units, unit: Unit, task: Task) -> None:
    places = [k for k, u in enumerate(out) if u.part == unit.part]
    at = task.random.randint(places[0], places[-1] + 1) if places else len(out)
    out.insert(at, unit)


def shuffle(listed: Units, task: Task) -> Units:
    """Put a window of consecutive units into another order."""
    size = min(len(listed), max(2, round(task.rate * len(listed))))
    start = task.random.randint(0, len(listed) - size)
    window = listed[start : start + size]
    return [*listed[:start], *task.random.sample(window, size), *listed[start + size :]]


def split(listed: Units, task: Task) -> Units:
    """Cut some paragraphs in two at a comma near the middle; the second half opens anew."""
    chosen = _some([k for k, u in enumerate(listed) if not u.below and _middle(u.head.text)], task)
    out: Units = []
    for k, unit in enumerate(listed):
        if k not in chosen:
            out.append(unit)
            continue
        at = _middle(unit.head.text)
        first, second = unit.head.text[:at], re.sub(r"^,?\s*(?:and\s+)?", "", unit.head.text[at:])
        verb = task.random.choice(OPENINGS[unit.part])
        out.append(replace(unit, head=replace(unit.head, text=first + _end(unit.part))))
        out.append(replace(unit, head=replace(unit.head, text=f"{verb} {second}")))
    return out


def _middle(text: str) -> int:
    """Offset of the comma nearest to the middle that leaves enough on either side; 0 if there is none."""
    commas = [m.start() for m in re.finditer(r", (?=[a-z])", text)]
    commas = [c for c in commas if min(text[:c].count(" "), text[c:].count(" ") - 1) >= SHORTEST_HALF]
    return min(commas, key=lambda c: abs(2 * c - len(text)), default=0)


def _end(part: Part) -> str:
    return "," if part == "preambular" else ";"


def merge(listed: Units, task: Task) -> Units:
    """Join some paragraphs with the next one."""
    able = [k for k in range(len(listed) - 1) if _joins(listed[k], listed[k + 1])]
    out: Units = []
    chosen, skip = _some(able, task), False
    for k, unit in enumerate(listed):
        if skip:
            skip = False
        elif k in chosen:
            following = listed[k + 1].head
            text = unit.head.text.rstrip(" ,;.:") + ", and " + following.text[:1].lower() + following.text[1:]
            out.append(replace(unit, head=Item(text, unit.head.origins | following.origins)))
            skip = True
        else:
            out.append(unit)
    return out


def _joins(one: Unit, other: Unit) -> bool:
    return one.part == other.part and not one.below and not other.below


def promote(listed: Units, task: Task) -> Units:
    """Make some preambular paragraphs operative."""
    return _cross(listed, task, "preambular", "operative")


def demote(listed: Units, task: Task) -> Units:
    """Make some operative paragraphs preambular."""
    return _cross(listed, task, "operative", "preambular")


def _cross(listed: Units, task: Task, start: Part, end: Part) -> Units:
    chosen = _some([k for k, u in enumerate(listed) if u.part == start and not u.below], task)
    out = [u for k, u in enumerate(listed) if k not in chosen]
    for k in chosen:
        text = listed[k].head.text
        found = opening(text)
        rest = text[len(found.phrase) :].strip() if found else text
        text = f"{task.random.choice(OPENINGS[end])} {rest.rstrip(' ,;.')}{_end(end)}"
        _put(out, Unit(end, replace(listed[k].head, text=text)), task)
    return out


def delete(listed: Units, task: Task) -> Units:
    """Leave some units out."""
    chosen = _some(range(len(listed)), task)
    return [u for k, u in enumerate(listed) if k not in chosen]


def insert(listed: Units, task: Task) -> Units:
    """Put in paragraphs of texts of other series."""
    out = list(listed)
    count = len(_some(range(len(listed)), task))
    for p in task.random.sample(list(task.strangers), min(count, len(task.strangers))):
        _put(out, Unit(p.part, Item(p.text)), task)
    return out


def _all_of(*operations: Operation) -> Operation:
    def run(listed: Units, task: Task) -> Units:
        for operation in operations:
            share = task if operation in {light, heavy} else replace(task, rate=task.rate / 6)
            listed = operation(listed, share)
        return listed

    return run


_STRUCTURE = (delete, insert, split, merge, promote, demote, move)

OPERATIONS: dict[str, Operation] = {
    "reword lightly": light,
    "reword heavily": heavy,
    "reword throughout": throughout,
    "move": move,
    "shuffle": shuffle,
    "split": split,
    "merge": merge,
    "promote": promote,
    "demote": demote,
    "delete": delete,
    "insert": insert,
    "all, lightly reworded": _all_of(light, *_STRUCTURE),
    "all, heavily reworded": _all_of(heavy, *_STRUCTURE),
}


def mutated(
    document: Document, name: str, rate: float, strangers: Sequence[Paragraph], draw: int = 0
) -> tuple[Document, Document, frozenset[Pair]]:
    """The text, what an operation makes of it, and the true links; the same for the same arguments."""
    listed = units(document)
    vocabulary = [[t for t in tokens(p.text) if t[0].isalnum()] for p in document.paragraphs]
    random = Random(f"{document.name} {name} {rate} {draw}")
    task = Task(rate, random, strangers, [v for v in vocabulary if len(v) >= LONGEST_RUN])
    new, truth = build(f"{name} {rate:.0%}", OPERATIONS[name](listed, task))
    return document, new, truth
