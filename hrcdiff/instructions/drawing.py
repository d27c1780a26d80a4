"""The redline as amendment instructions.

What is drawn is tried at once: the instructions are applied to the old text, and if they do not give the new
one, coarser ones are drawn, at the coarsest the whole text anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from hrcdiff.findings.view import changes
from hrcdiff.instructions.annexes import annex_act, annex_of, both_annexed, brought_by_paragraphs, without_annexes
from hrcdiff.instructions.kinds import BEGINNING, Instruction, New, Side, blocks, last_letter, together
from hrcdiff.instructions.numbering import figure
from hrcdiff.instructions.ordering import orders
from hrcdiff.instructions.placing import apply
from hrcdiff.instructions.planning import (
    ALONE,
    NOTHING,
    PLAIN,
    UNLISTED,
    Kept,
    Plan,
    planned,
)
from hrcdiff.instructions.reading import read_news, read_one
from hrcdiff.instructions.words import words
from hrcdiff.parsing.labels import AFTER, BULLET

if TYPE_CHECKING:
    from hrcdiff.instructions.placing import Amended
    from hrcdiff.model import Paragraph, Redline


def instructions(redline: Redline) -> tuple[Instruction, ...]:
    """What to do to the old text so that it becomes the new one, in the order of its paragraphs."""
    annexed = bool(annex_of(redline.old) or annex_of(redline.new))
    whole = (annex_act(redline),) if annexed else ()
    main = without_annexes(redline) if annexed else redline
    ways: list[tuple[Redline, int, tuple[Instruction, ...]]] = [
        (main, c, whole) for c in (PLAIN, ALONE, UNLISTED, NOTHING)
    ]
    if both_annexed(redline):
        ways = [(redline, PLAIN, ()), (redline, ALONE, ()), *ways]
    for part, coarse, annex in ways:
        drawn, made, right = _tried(redline, part, coarse, annex)
        if right and (annex or not annexed or brought_by_paragraphs(redline, made)):
            break
    return (*drawn, *_renumbered(redline, made), *annex) if drawn or annex else ()


def _tried(
    redline: Redline, part: Redline, coarse: int, annex: Sequence[Instruction]
) -> tuple[tuple[Instruction, ...], Amended, bool]:
    """Instructions in the plainest order that gives the new text, what they make, and whether it is that text."""
    wanted = [p.text for p in redline.new.paragraphs]
    for drawn in orders([*_drawn(part, planned(part, coarse))], redline.old.paragraphs):
        made = apply(redline.old, (*drawn, *annex))
        if not made.unplaced and [item.text for item in made.items] == wanted:
            return drawn, made, True
    return drawn, made, False


def _renumbered(redline: Redline, made: Amended) -> Iterator[Instruction]:
    """That what stays is numbered or lettered anew, if some of it has another number or letter in the newer text."""
    had = {p.address: figure(p.label) for p in redline.old.paragraphs if p.label and p.part != "preambular"}
    anew = {
        item.depth > 0
        for item, p in zip(made.items, redline.new.paragraphs, strict=False)
        if item.address in had and p.label and had[item.address] != figure(p.label)
    }
    both = ((False, "renumber the paragraphs"), (True, "reletter the subparagraphs"))
    acts = [said for deep, said in both if deep in anew]
    if acts:
        yield Instruction(act="renumber", printed=f"{' and '.join(acts)} accordingly.".capitalize())


def _drawn(redline: Redline, plan: Plan) -> Iterator[Instruction]:
    titles = redline.old.title, redline.new.title
    if titles[1] and titles[0] and titles[0] != titles[1]:
        yield Instruction(act="title", text=titles[1])
    yield from _deletions(redline, plan)
    yield from _moves(redline, plan)
    yield from _in_order(redline, plan)


def _deletions(redline: Redline, plan: Plan) -> Iterator[Instruction]:
    """What goes and is not replaced: a paragraph with its list, unless something of the list stays.

    An item of such a list that is merged into another paragraph is named before.
    """
    paragraphs = redline.old.paragraphs
    stay = {each.old.address for each in plan.kept.values()} | plan.replaced
    whole: set[str] = set()
    for p in paragraphs:
        if p.parent in whole:
            whole.add(p.address)
        elif p.address not in stay:
            below = plan.old.below(p.address)
            if stay.isdisjoint(below):
                whole.add(p.address)
                linked = {address: _named(plan.into, address) for address in below}
                yield from (Instruction(act="delete", address=a, linked=said) for a, said in linked.items() if said)
            chapeau = bool(below) and p.address not in whole
            yield Instruction(act="delete", address=p.address, chapeau=chapeau, linked=_named(plan.into, p.address))


def _named(linked: dict[str, tuple[str, ...]], address: str) -> tuple[str, ...]:
    """What is told of a paragraph's other side, if one phrase can name it."""
    said = linked.get(address, ())
    return said if said and read_one(f"Delete {together(said)}.") else ()


def _moves(redline: Redline, plan: Plan) -> Iterator[Instruction]:
    """The moved paragraphs, each after the one that it follows, and those that become another kind of paragraph."""
    kept = plan.kept
    parents = {p.parent for p in redline.old.paragraphs if p.parent}
    order = [p for p in redline.new.paragraphs if p.address in kept]
    staying = _staying(plan, order)
    for at, p in enumerate(order):
        each = kept[p.address]
        becomes = _becomes(plan, each.old, p)
        if not each.moved and not becomes:
            continue
        anchor, side = BEGINNING, "after"
        before, stays = kept[order[at - 1].address].old if at else None, staying[at]
        if before and not (before.part != p.part and stays and stays.part == p.part):
            anchor = before.address
        elif stays:
            anchor, side = stays.address, "before"
        yield Instruction(
            act="move", address=each.old.address, chapeau=each.old.address in parents, anchor=anchor,
            anchor_chapeau=side == "after" and anchor in parents, side=side, becomes=becomes,  # type: ignore[arg-type]
        )  # fmt: skip


def _staying(plan: Plan, order: Sequence[Paragraph]) -> Sequence[Paragraph | None]:
    """Behind each of the new paragraphs, the next old one that does not move."""
    out: list[Paragraph | None] = []
    stays: Paragraph | None = None
    for p in reversed(order):
        out.append(stays)
        stays = stays if plan.kept[p.address].moved else plan.kept[p.address].old
    return out[::-1]


def _becomes(plan: Plan, old: Paragraph, new: Paragraph) -> New | None:
    one, other = plan.old.level(old.address), plan.new.level(new.address)
    same = old.part == new.part and one == other
    return None if same else New(text="", part=None if other else new.part, depth=other)


def _in_order(redline: Redline, plan: Plan) -> Iterator[Instruction]:
    """The new text from its beginning: words that change, and what is put in."""
    paragraphs = redline.new.paragraphs
    parents = {p.parent for p in redline.old.paragraphs if p.parent}
    waiting: list[New] = []
    source: tuple[str, ...] = ()
    before: Paragraph | None = None
    stood: Paragraph | None = None
    below = _below(plan, paragraphs)
    for at, p in enumerate(paragraphs):
        each = plan.kept.get(p.address)
        if p.address in plan.brought:
            continue
        if each is None:
            new, linked = _new(plan, p), _named(plan.source, p.address)
            apart = waiting and (new.part != waiting[0].part or new.depth < waiting[0].depth)
            if apart or (waiting and linked != source and new.depth <= waiting[0].depth):
                yield _insertion(
                    waiting, before, None, parents, source, _host(plan, stood, waiting[0].depth, below[at])
                )
                waiting = []
            source = source if waiting else linked
            waiting.append(new)
            continue
        if waiting:
            host = _host(plan, stood, waiting[0].depth, below[at])
            yield _insertion(waiting, before, (each.old, p.part), parents, source, host)
            waiting = []
        yield from _within(plan, each)
        before, stood = _as_now(each.old, p.part), p
    if waiting:
        yield _insertion(waiting, before, None, parents, source, _host(plan, stood, waiting[0].depth, 0))


def _below(plan: Plan, paragraphs: Sequence[Paragraph]) -> list[int]:
    """From each new paragraph on, the degree of the next one that stays; 0 if none does."""
    out: list[int] = []
    for p in reversed(paragraphs):
        out.append(plan.new.level(p.address) if p.address in plan.kept else out[-1] if out else 0)
    return out[::-1]


def _host(plan: Plan, stood: Paragraph | None, depth: int, following: int) -> Paragraph | None:
    """The old paragraph, as deep as what is put in, whose list ends with the one that stood before it.

    None if there is none, or if the list goes on behind.
    """
    if stood is None or following > depth:
        return None
    found = (address for address in plan.new.above(stood.address) if plan.new.level(address) == depth)
    kept = plan.kept.get(next(found, ""))
    return _as_now(kept.old, kept.new.part) if kept else None


def _new(plan: Plan, paragraph: Paragraph) -> New:
    """A paragraph of the new text as an instruction brings it."""
    deep = plan.new.level(paragraph.address)
    return New(text=paragraph.text, part=paragraph.part, depth=deep, label=_label(paragraph) if deep else "")


def _as_now(old: Paragraph, part: str) -> Paragraph:
    """An old paragraph in the part in which it now stands."""
    return replace(old, part=part)  # type: ignore[arg-type]


def _insertion(
    new: Sequence[New],
    before: Paragraph | None,
    following: tuple[Paragraph, str] | None,
    parents: set[str],
    source: tuple[str, ...],
    host: Paragraph | None,
) -> Instruction:
    """New paragraphs beside their neighbour: the one before them with its list, unless it is of another part."""
    before = host or before
    fits = before is not None and before.part == new[0].part
    address, side = BEGINNING, "after"
    beside: Paragraph | None = None
    if following and not fits and (before is None or following[1] == new[0].part):
        beside, side = following[0], "before"
    elif before:
        beside = before
    if beside:
        address = beside.address
    new = _counted(new)
    if new[0].depth:
        new = [replace(one, part=None) for one in new]
    chapeau = address in parents and side == "after" and beside is not host
    return Instruction(act="insert", address=address, side=_side(side), new=tuple(new), chapeau=chapeau, linked=source)


_CARRIED = re.compile(rf"\([a-z]{{1,4}}\)(?:\s(?:{AFTER}))?|[a-z]{{1,4}}\.")


def _label(paragraph: Paragraph) -> str:
    """The letter that a sub-paragraph has in the new text, by its place if a bullet stands there; empty if it has none
    that an instruction could carry."""
    printed = last_letter(paragraph.address) if paragraph.label == BULLET else paragraph.label or ""
    return printed if _CARRIED.fullmatch(printed) else ""


def _counted(new: Sequence[New]) -> list[New]:
    """New paragraphs, lettered from (a) if they would not be read again with the letters that they have."""
    given = Instruction(act="insert", address="OP1", new=tuple(replace(one, part=None) for one in new))
    back = read_news(blocks(given), new[0].depth)
    same = [(one.text, one.depth) for one in back] == [(one.text, one.depth) for one in new]
    return list(new) if same else [replace(one, label="") for one in new]


def _side(side: str) -> Side:
    return "before" if side == "before" else "after"


def _within(plan: Plan, each: Kept) -> list[Instruction]:
    """The changes of one paragraph: word by word if each place can be told, else the whole of it."""
    link, old, new, address = each.link, each.old.text, each.new.text, each.old.address
    if old == new:
        return []
    if len(link.old) + len(link.new) > 2:
        return [_replaced(plan, each)]
    one = Instruction(act="words", address=address, chapeau=each.chapeau)
    return words(one, old, new, changes(link)) or [_replaced(plan, each)]


def _replaced(plan: Plan, each: Kept) -> Instruction:
    """A new text, with what else it replaces and brings."""
    first = _new(plan, each.new)
    more = tuple(replace(_new(plan, p), part=None) for p in each.more)
    one, *rest = _counted([replace(first, part=None), *more])
    return Instruction(
        act="text", address=each.old.address, also=each.also, chapeau=each.chapeau, text=one.text,
        new=tuple(replace(new, depth=new.depth - first.depth) for new in rest), label=one.label,
    )  # fmt: skip
