"""What an instruction is, and how it is worded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from hrcdiff.parsing.labels import AFTER, to_letter, to_roman

if TYPE_CHECKING:
    from hrcdiff.model import Part

Act = Literal["words", "text", "delete", "insert", "move", "title", "annex", "renumber", "unread"]
"""``words`` within a paragraph, its whole ``text``, or a paragraph as such; ``unread`` is not understood.

``annex`` brings a whole one, a heading or a paragraph with its number to each of ``new``; to ``end`` of the text or
``over`` the one that is there, which without ``new`` goes.
"""
Side = Literal["over", "after", "before", "start", "end"]

_LETTER = rf"\([a-z]+\)(?:\s(?:{AFTER}))?"
_NAME = re.compile(rf"(PP|OP)(\d+(?:\s(?:{AFTER}))?)((?:{_LETTER})*)")
_TWIN = re.compile(rf"(?P<name>{_NAME.pattern})#(?P<which>[2-9])(?P<below>(?:{_LETTER})*)")
_IN_SECTION = re.compile(rf"(?P<section>[IVXLC]+)\.(?P<name>{_NAME.pattern})")
_LABEL = re.compile(_LETTER)
PARTS: dict[str, Part] = {"PP": "preambular", "OP": "operative"}
BEGINNING = ""
"""The address that stands for the beginning of the text."""
EVERYWHERE = "*"
"""The address that stands for all paragraphs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class New:
    """A paragraph that an instruction brings."""

    text: str
    part: Part | None = None
    """None: that of the paragraph beside it."""
    depth: int = 0
    """0 for a paragraph, 1 for a sub-paragraph (a), 2 for (i)."""
    label: str = field(default="", compare=False)
    """Of a sub-paragraph, as it is printed: ``(n)``, ``(a) bis``, ``c.``; empty if it is to be counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Instruction:
    """One act; a printed instruction can hold several."""

    act: Act
    address: str = BEGINNING
    """Of the paragraph in the draft; of an insertion, of the paragraph beside which it goes.  ``PP-1`` is the last."""
    also: tuple[str, ...] = ()
    """Of a new text: further paragraphs in whose place it stands; it stands where the first one stood."""
    linked: tuple[str, ...] = ()
    """Told for the reader: what a deleted paragraph is merged into, what a new one comes from."""
    chapeau: bool = False
    """Whether the paragraph is meant without its sub-paragraphs."""
    quoted: str = ""
    """Words of the draft."""
    upto: str = ""
    """Where they end, if only beginning and end are quoted."""
    text: str = ""
    """What takes their place or goes beside them; the new text of a paragraph; the new title."""
    side: Side = "over"
    """Of words and of paragraphs: in the place of what is named, beside it, or at an end of the paragraph."""
    beside: str = ""
    """Words next to which the quoted ones stand, if they stand more than once."""
    every: bool = False
    """Whether all places are meant."""
    anchor: str = BEGINNING
    """Of a move: the paragraph beside which it goes."""
    anchor_chapeau: bool = False
    becomes: New | None = None
    """Of a move: the kind of paragraph that it becomes, if another; its text is empty."""
    new: tuple[New, ...] = ()
    """What is inserted; of a new text, the paragraphs after the first, as deep as they are below it."""
    label: str = field(default="", compare=False)
    """Of a new text that is a sub-paragraph, as it is printed."""
    printed: str = field(default="", compare=False)
    """As the amendment document has it, without the paragraphs that it brings."""
    number: int = field(default=0, compare=False)
    """Of the printed instruction, from 1; 0 if it was drawn from a redline."""

    def __str__(self) -> str:
        return " ".join([head(self), *(f"“{block}”" for block in blocks(self))])


def depth(address: str) -> int:
    """How deep a paragraph is: ``OP3(b)(ii)`` is 2, ``OP3(b) bis`` 1."""
    return len(_LABEL.findall(address))


def called(address: str, *, chapeau: bool = False) -> str:
    """``operative paragraph 4 (b)``, ``the chapeau of operative paragraph 4``, ``the second operative paragraph 4``"""
    match, twin = _NAME.fullmatch(address), _TWIN.fullmatch(address)
    section = _IN_SECTION.fullmatch(address)
    name = f"paragraph {address}"
    if match:
        name = f"{PARTS[match[1]]} paragraph {match[2]} {_apart(match[3])}".strip()
    elif twin:
        name = f"the {NUMERALS[int(twin['which'])]} {called(twin['name'])}"
        name = f"subparagraph {_apart(twin['below'])} of {name}" if twin["below"] else name
    elif section:
        name = f"{called(section['name'])} of section {section['section']}"
    elif address.endswith("+") and _NAME.fullmatch(address[:-1]):
        name = f"the closing words of {called(address[:-1])}"
    return f"the chapeau of {name}" if chapeau else name


def _apart(labels: str) -> str:
    """``(b) (ii)``"""
    return " ".join(_LABEL.findall(labels))


def together(addresses: Sequence[str]) -> str | None:
    """``operative paragraphs 14 (o) and 14 (t)``, ``2 and 6 to 9``; None if one phrase cannot name them."""
    found = [_NAME.fullmatch(address) for address in addresses]
    matches = [match for match in found if match]
    if len(addresses) == 1 or len(matches) < len(found) or len({match[1] for match in matches}) != 1:
        return called(addresses[0]) if len(addresses) == 1 else None
    *first, last = _runs([f"{match[2]} {_apart(match[3])}".strip() for match in matches])
    return f"{PARTS[matches[0][1]]} paragraphs {', '.join(first)}{' and ' if first else ''}{last}"


def _runs(names: Sequence[str]) -> Iterator[str]:
    """Names of paragraphs, three or more numbers in a row as ``6 to 9``; no letters may stand among them."""
    plain = all(name.isdecimal() for name in names)
    keys = [int(name) - at if plain else at for at, name in enumerate(names)]
    for _, places in groupby(range(len(names)), key=keys.__getitem__):
        run = [names[at] for at in places]
        yield from [f"{run[0]} to {run[-1]}"] if len(run) > 2 else run


def head(one: Instruction) -> str:
    """The instruction without the paragraphs that it brings."""
    name = (together((one.address, *one.also)) if one.also else None) or called(one.address, chapeau=one.chapeau)
    said = together(one.linked) if one.linked else None
    match one.act:
        case "words":
            return f"In {name}, {_on_words(one)}."
        case "text":
            return f"Replace {name} by the following{_several(one)}:"
        case "delete":
            return f"Delete {name}{f' (merged into {said})' if said else ''}."
        case "title":
            return "Replace the title by the following:"
        case "annex":
            if not one.new:
                return "Delete the annex."
            where = "Replace the annex by" if one.side == "over" else "At the end of the text, add"
            return f"{where} the following annex:"
        case "insert":
            where = "At the beginning" if one.address == BEGINNING else f"{one.side.capitalize()} {name}"
            source = f" (from {said})" if said else ""
            return f"{where}, insert {_news(one.new, one.address)}{source}, reading:"
        case "move":
            place = "to the beginning"
            if one.anchor != BEGINNING:
                verb = "follow" if one.side == "after" else "precede"
                place = f"to {verb} {called(one.anchor, chapeau=one.anchor_chapeau)}"
            return f"Move {name} {place}{f', as {_kind(one.becomes, one.anchor)}' if one.becomes else ''}."
        case _:
            return one.printed


def heads(ones: Sequence[Instruction]) -> str:
    """Several instructions in one sentence: on words of one paragraph, or to delete paragraphs of one part."""
    first, last = ones[0], ones[-1]
    if len(ones) == 1:
        return head(first)
    if first.act == "delete":
        return f"Delete {together([one.address for one in ones])}."
    name = called(first.address, chapeau=first.chapeau)
    return f"In {name}, {'; '.join(map(_on_words, ones[:-1]))}; and {_on_words(last)}."


def _on_words(one: Instruction) -> str:
    """What becomes of the words quoted: replaced, deleted, or others put in beside them."""
    if one.side in ("after", "before"):
        return f"{one.side} “{one.quoted}”, insert “{one.text}”"
    return f"replace “{one.quoted}” by “{one.text}”" if one.text else f"delete “{one.quoted}”"


def blocks(one: Instruction) -> tuple[str, ...]:
    """The paragraphs that an instruction brings, sub-paragraphs with a label."""
    if one.act in ("title", "annex"):
        return (one.text,) if one.act == "title" else tuple(new.text for new in one.new)
    news, deep = one.new, depth(one.address)
    if one.act == "text":
        if deep and not one.label:
            one = replace(one, label=last_letter(one.address))
        first = New(text=one.text, depth=deep, label=one.label if deep else "")
        news = (first, *(replace(new, depth=new.depth + deep) for new in one.new))
    counts: list[int] = []
    out: list[str] = []
    for new in news:
        counts = [*counts[: new.depth], *[0] * (new.depth - len(counts))]
        counts = [*counts[: new.depth - 1], counts[new.depth - 1] + 1] if new.depth else []
        printed = new.label or label(new.depth, counts[-1]) if new.depth else ""
        out.append(f"{printed} {new.text}".lstrip())
    return tuple(out)


def last_letter(address: str) -> str:
    """The letter of a sub-paragraph as its degree has it: ``(c)`` of ``OP1(c)``, ``b.`` of ``OP1(a)(i)(b)``."""
    letters = _LABEL.findall(address)
    return _printed(letters[-1], len(letters))


def label(level: int, number: int) -> str:
    """The letter or numeral of a sub-paragraph as it is printed: ``(a)``, ``(i)``, ``a.``, ``i.``."""
    return _printed(f"({to_letter(number) if level % 2 else to_roman(number)})", level)


def _printed(letter: str, level: int) -> str:
    """A letter in brackets as its degree has it: ``a.`` for the third."""
    return f"{letter.strip('()')}." if level > BRACKETED and letter.endswith(")") else letter


BRACKETED = 2
"""Degrees whose letters stand in brackets."""
NUMERALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
DEGREES = NUMERALS[1:5]
_KINDS: dict[str | None, str] = {
    "preambular": "preambular paragraph", "operative": "operative paragraph", "annex": "annex paragraph",
    None: "paragraph",
}  # fmt: skip


def _kind(new: New, beside: str) -> str:
    """What a paragraph is; its degree is told where *subparagraph* alone could be another."""
    if new.depth:
        plain = new.depth == 1 and depth(beside) < 2
        return "a subparagraph" + ("" if plain else f" of the {DEGREES[min(new.depth, len(DEGREES)) - 1]} degree")
    return f"{'an' if new.part in ('operative', 'annex') else 'a'} {_KINDS[new.part]}"


_COUNTS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def _several(one: Instruction) -> str:
    """`` two paragraphs``, if a new text is more than one."""
    count = 1 + sum(new.depth == 0 for new in one.new)
    kind = "subparagraphs" if depth(one.address) else "paragraphs"
    return f" {_COUNTS[count - 2] if count - 2 < len(_COUNTS) else count} {kind}" if count > 1 else ""


def _news(new: tuple[New, ...], beside: str) -> str:
    """``a new operative paragraph``, ``the following new subparagraphs``"""
    first = new[0]
    many = sum(one.depth == first.depth for one in new) > 1
    kind = _kind(first, beside).partition(" ")[2]
    return f"the following new {kind.replace('paragraph', 'paragraphs', 1)}" if many else f"a new {kind}"
