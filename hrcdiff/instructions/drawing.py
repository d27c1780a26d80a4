"""The redline as amendment instructions.

What is drawn is tried at once: the instructions are applied to the old text, and if they do not give the new
one, coarser ones are drawn, at the coarsest the whole text anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hrcdiff.findings.view import Change, changes
from hrcdiff.instructions.kinds import BEGINNING, Instruction, New, Side, blocks
from hrcdiff.instructions.placing import apply
from hrcdiff.instructions.quoting import located, spans_of
from hrcdiff.instructions.reading import read_news, read_one

if TYPE_CHECKING:
    from hrcdiff.model import Link, Paragraph, Redline

CONTEXT = 6
"""Words beside a change that an instruction quotes at most to say which place it means."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """A paragraph of the new text that an old one became."""

    link: Link
    old: Paragraph


def instructions(redline: Redline) -> tuple[Instruction, ...]:
    """What to do to the old text so that it becomes the new one: what goes, what moves, then in the new order."""
    wanted = [p.text for p in redline.new.paragraphs]
    for coarse in range(3):
        drawn = tuple(_drawn(redline, coarse))
        made = apply(redline.old, drawn)
        if not made.unplaced and [item.text for item in made.items] == wanted:
            return drawn
    return drawn


def _drawn(redline: Redline, coarse: int) -> Iterator[Instruction]:
    """``coarse``: 1 takes lists of sub-paragraphs out and puts them in anew, 2 all paragraphs."""
    titles = redline.old.title, redline.new.title
    if titles[1] and titles[0] and titles[0] != titles[1]:
        yield Instruction(act="title", text=titles[1])
    kept = _kept(redline, coarse)
    stay = {each.old.address for each in kept.values()}
    parents = {p.parent for p in redline.old.paragraphs if p.parent}
    whole: set[str] = set()
    for p in redline.old.paragraphs:
        if p.address in stay or p.parent in whole:
            whole |= {p.address} if p.parent in whole else set()
            continue
        below = [q.address for q in redline.old.paragraphs if _above(redline.old.paragraphs, q, p.address)]
        if stay.isdisjoint(below):
            whole.add(p.address)
        yield Instruction(act="delete", address=p.address, chapeau=bool(below) and p.address not in whole)
    yield from _moves(redline, kept, parents)
    yield from _in_order(redline, kept, parents)


def _kept(redline: Redline, coarse: int) -> dict[str, _Kept]:
    """By new address, the paragraphs that one old paragraph became."""
    if coarse > 1:
        return {}
    alone = {link.new[0]: link for link in redline.links if len(link.old) == len(link.new) == 1}
    kept = {new: _Kept(link, redline.old.paragraph(link.old[0])) for new, link in alone.items()}
    if not coarse:
        return kept
    listed = {p.address for d in (redline.old, redline.new) for p in d.paragraphs if p.parent}
    listed |= {p.parent for d in (redline.old, redline.new) for p in d.paragraphs if p.parent}
    return {new: each for new, each in kept.items() if new not in listed and each.old.address not in listed}


def _moves(redline: Redline, kept: dict[str, _Kept], parents: set[str]) -> Iterator[Instruction]:
    """The moved paragraphs, each after the one that it follows, and those that become another kind of paragraph."""
    order = [p for p in redline.new.paragraphs if p.address in kept]
    for at, p in enumerate(order):
        each = kept[p.address]
        becomes = _becomes(redline, each.old, p)
        if not each.link.moved and not becomes:
            continue
        anchor, side = BEGINNING, "after"
        before = kept[order[at - 1].address].old if at else None
        stays = next((kept[q.address].old for q in order[at + 1 :] if not kept[q.address].link.moved), None)
        if before and not (before.part != p.part and stays and stays.part == p.part):
            anchor = before.address
        elif stays:
            anchor, side = stays.address, "before"
        yield Instruction(
            act="move", address=each.old.address, chapeau=each.old.address in parents, anchor=anchor,
            anchor_chapeau=side == "after" and anchor in parents, side=side, becomes=becomes,  # type: ignore[arg-type]
        )  # fmt: skip


def _becomes(redline: Redline, old: Paragraph, new: Paragraph) -> New | None:
    one, other = level(redline.old.paragraphs, old), level(redline.new.paragraphs, new)
    same = old.part == new.part and one == other
    return None if same else New(text="", part=None if other else new.part, depth=other)


def _above(paragraphs: Sequence[Paragraph], paragraph: Paragraph, address: str) -> bool:
    """Whether a paragraph stands under another, at whatever depth."""
    return paragraph.parent is not None and (
        paragraph.parent == address
        or any(_above(paragraphs, p, address) for p in paragraphs if p.address == paragraph.parent)
    )


def level(paragraphs: Sequence[Paragraph], paragraph: Paragraph) -> int:
    """How many chapeaux a paragraph stands under."""
    parents = {p.address: p.parent for p in paragraphs}
    count, above = 0, paragraph.parent
    while above is not None:
        count, above = count + 1, parents.get(above)
    return count


def _in_order(redline: Redline, kept: dict[str, _Kept], parents: set[str]) -> Iterator[Instruction]:
    """The new text from its beginning: words that change, and what is put in."""
    paragraphs = redline.new.paragraphs
    waiting: list[New] = []
    before: Paragraph | None = None
    for p in paragraphs:
        each = kept.get(p.address)
        if each is None:
            deep = level(paragraphs, p)
            new = New(text=p.text, part=p.part, depth=deep, label=_label(p) if deep else "")
            if waiting and (new.part != waiting[0].part or new.depth < waiting[0].depth):
                yield from _insertion(waiting, before, None, parents)
                waiting = []
            waiting.append(new)
            continue
        if waiting:
            yield from _insertion(waiting, before, (each.old, p.part), parents)
            waiting = []
        yield from _within(each.old.text, p.text, each.link, each.old.address in parents)
        before = each.old
        before_part = p.part
        before = _as_now(before, before_part)
    if waiting:
        yield from _insertion(waiting, before, None, parents)


def _as_now(old: Paragraph, part: str) -> Paragraph:
    """An old paragraph in the part in which it now stands."""
    return replace(old, part=part)  # type: ignore[arg-type]


def _insertion(
    new: Sequence[New], before: Paragraph | None, following: tuple[Paragraph, str] | None, parents: set[str]
) -> Iterator[Instruction]:
    """New paragraphs beside their neighbour: the one before them, unless it is of another part."""
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
    yield Instruction(
        act="insert", address=address, side=_side(side), new=tuple(new),
        chapeau=address in parents and side == "after",
    )  # fmt: skip


def _label(paragraph: Paragraph) -> str:
    """The letter that a sub-paragraph has in the new text; empty if it has none that an instruction could carry."""
    printed = paragraph.label or ""
    return printed if re.fullmatch(r"\([a-z]{1,4}\)", printed) else ""


def _counted(new: Sequence[New]) -> list[New]:
    """New paragraphs, lettered from (a) if they would not be read again with the letters that they have."""
    given = Instruction(act="insert", address="OP1", new=tuple(replace(one, part=None) for one in new))
    back = read_news(blocks(given), new[0].depth)
    same = [(one.text, one.depth) for one in back] == [(one.text, one.depth) for one in new]
    return list(new) if same else [replace(one, label="") for one in new]


def _side(side: str) -> Side:
    return "before" if side == "before" else "after"


def _within(old: str, new: str, link: Link, chapeau: bool) -> list[Instruction]:
    """The changes of one paragraph: word by word if each place can be told, else the whole of it."""
    address = link.old[0]
    whole = [Instruction(act="text", address=address, text=new, chapeau=chapeau)]
    if old == new:
        return []
    quotes = [_quoted(old, change) for change in changes(link)]
    plain = [quote for quote in quotes if quote is not None]
    if len(plain) < len(quotes) or sum(len(quoted) for quoted, _ in plain) > len(old) / 2:
        return whole
    words = [
        Instruction(act="words", address=address, quoted=quoted, text=text, chapeau=chapeau) for quoted, text in plain
    ]
    return words if _gives(old, new, words) and all(read_one(str(one)) == one for one in words) else whole


def _gives(old: str, new: str, words: Sequence[Instruction]) -> bool:
    """Whether instructions on words, read against the old text, give the new one."""
    places = [located(old, one) for one in words]
    found = [place for each in places if isinstance(each, list) for place in each]
    if len(found) < len(words):
        return False
    text, last = old, len(old) + 1
    for place in sorted(found, reverse=True):
        if place.end > last or (place.end == last and place.start == place.end):
            return False
        text = text[: place.start] + place.text + text[place.end :]
        last = place.start
    return text == new


def _quoted(text: str, change: Change) -> tuple[str, str] | None:
    """Words round a change that stand once in the paragraph, and what replaces them."""
    start, end = change.old.start, change.old.end
    for _ in range(CONTEXT):
        quoted = text[start:end]
        replaced = text[start : change.old.start] + change.inserted + text[change.old.end : end]
        if (
            quoted.strip()
            and quoted == quoted.strip()
            and replaced == replaced.strip()
            and len(spans_of(text, quoted)) == 1
        ):
            return quoted, replaced
        start = _left(text, start)
        end = _right(text, end)
    return None


def _left(text: str, at: int) -> int:
    """The beginning of the word before a place."""
    return text.rstrip()[: max(at - 1, 0)].rfind(" ") + 1 if at else 0


def _right(text: str, at: int) -> int:
    """The end of the word after a place."""
    found = text.find(" ", at + 1)
    return len(text) if found < 0 else found
