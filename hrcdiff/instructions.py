"""The redline as amendment instructions, and their application.

*In operative paragraph 4, replace “Requests” by “Encourages”; after operative paragraph 6, insert a new
paragraph, reading: …*  Applied to the old text, the instructions of a redline give the new text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from hrcdiff.errors import CompareError
from hrcdiff.findings.view import Change, changes

if TYPE_CHECKING:
    from hrcdiff.model import Link, Redline

Act = Literal["words", "text", "delete", "insert", "move"]
CONTEXT = 6
"""Words beside a change that an instruction quotes at most to say which place it means."""
_NAME = re.compile(r"(PP|OP)(\d+)((?:\([a-z]+\))*)")
_PART = {"PP": "preambular", "OP": "operative"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Instruction:
    """One instruction."""

    act: Act
    address: str
    """Of the old text; of an insertion, the address that the new paragraph will have."""
    quoted: str = ""
    """Words of the old paragraph, which stand in it once."""
    text: str = ""
    """What takes their place, or the text of a new paragraph."""
    after: str | None = None
    """Where an inserted or moved paragraph goes: address in the new text; None for the beginning."""
    becomes: str | None = None
    """The address that a paragraph has in the new text."""

    def __str__(self) -> str:
        where = "at the beginning" if self.after is None else f"after what will be {called(self.after)}"
        match self.act:
            case "words":
                verb = f"replace “{self.quoted}” by “{self.text}”" if self.text else f"delete “{self.quoted}”"
                return f"In {called(self.address)}, {verb}."
            case "text":
                return f"Replace {called(self.address)} by the following: “{self.text}”"
            case "delete":
                return f"Delete {called(self.address)}."
            case "insert":
                return f"Insert {where} a new paragraph, reading: “{self.text}”"
            case _:
                return f"Move {called(self.address)}: it goes {where}."


def called(address: str) -> str:
    """``operative paragraph 4 (b)``"""
    match = _NAME.fullmatch(address)
    return f"{_PART[match[1]]} paragraph {match[2]} {match[3]}".strip() if match else f"paragraph {address}"


def instructions(redline: Redline) -> tuple[Instruction, ...]:
    """What to do to the old text so that it becomes the new one, in the order of the new text."""
    alone = {link.new[0]: link for link in redline.links if len(link.old) == len(link.new) == 1}
    stay = {link.old[0] for link in alone.values()}
    out = [Instruction(act="delete", address=p.address) for p in redline.old.paragraphs if p.address not in stay]
    last: str | None = None
    for paragraph in redline.new.paragraphs:
        link = alone.get(paragraph.address)
        if link is None:
            out.append(Instruction(act="insert", address=paragraph.address, text=paragraph.text, after=last))
        else:
            new = paragraph.address
            if link.moved:
                out.append(Instruction(act="move", address=link.old[0], after=last, becomes=new))
            out += _within(redline.old.paragraph(link.old[0]).text, paragraph.text, link)
        last = paragraph.address
    return tuple(out)


def _within(old: str, new: str, link: Link) -> list[Instruction]:
    """The changes of one paragraph: word by word if each place can be told, else the whole of it."""
    address = link.old[0]
    if old == new:
        return []
    quotes = [_quoted(old, change) for change in changes(link)]
    plain = [quote for quote in quotes if quote is not None]
    ends = [-1]
    for start, quoted, _ in plain:
        if start < ends[-1]:
            return [Instruction(act="text", address=address, text=new)]
        ends.append(start + len(quoted))
    if len(plain) < len(quotes) or sum(len(quoted) for _, quoted, _ in plain) > len(old) / 2:
        return [Instruction(act="text", address=address, text=new)]
    return [Instruction(act="words", address=address, quoted=quoted, text=text) for _, quoted, text in plain]


def _quoted(text: str, change: Change) -> tuple[int, str, str] | None:
    """Words round a change that stand once in the paragraph, where they begin, and what replaces them."""
    start, end = change.old.start, change.old.end
    for _ in range(CONTEXT):
        quoted = text[start:end]
        if quoted.strip() and quoted == quoted.strip() and _once(text, quoted):
            before, after = text[start : change.old.start], text[change.old.end : end]
            return start, quoted, before + change.inserted + after
        start = _left(text, start)
        end = _right(text, end)
    return None


def _once(text: str, quoted: str) -> bool:
    """Whether words stand once in a text, overlapping places counted."""
    first = text.find(quoted)
    return first >= 0 and text.find(quoted, first + 1) < 0


def _left(text: str, at: int) -> int:
    """The beginning of the word before a place."""
    return text.rstrip()[: max(at - 1, 0)].rfind(" ") + 1 if at else 0


def _right(text: str, at: int) -> int:
    """The end of the word after a place."""
    found = text.find(" ", at + 1)
    return len(text) if found < 0 else found


def apply(paragraphs: Sequence[tuple[str, str]], given: Sequence[Instruction], became: dict[str, str]) -> list[str]:
    """The texts that result; ``became`` names each old paragraph that stays as the new text does.

    Raises `CompareError` if an instruction names words or a paragraph that are not there.
    """
    away = {one.address for one in given if one.act in ("delete", "move")}
    texts = dict(paragraphs)
    missing = [one for one in given if one.act != "insert" and one.address not in texts]
    if missing:
        raise CompareError(f"cannot place: {missing[0]}")
    rewritten = {address: _rewritten(text, [g for g in given if g.address == address]) for address, text in paragraphs}
    order = [(became[address], rewritten[address]) for address, _ in paragraphs if address not in away]
    for one in given:
        if one.act in ("insert", "move"):
            item = (one.becomes or one.address, one.text if one.act == "insert" else rewritten[one.address])
            names = [name for name, _ in order]
            order.insert(0 if one.after is None else names.index(one.after) + 1, item)
    return [text for _, text in order]


def _rewritten(text: str, given: Sequence[Instruction]) -> str:
    """A paragraph after the instructions on its words, each read against the text as it was."""
    for one in given:
        if one.act == "text":
            return one.text
    places = sorted(_places(text, given), reverse=True)
    for start, end, new in places:
        text = text[:start] + new + text[end:]
    return text


def _places(text: str, given: Sequence[Instruction]) -> Iterator[tuple[int, int, str]]:
    for one in given:
        if one.act == "words":
            if not _once(text, one.quoted):
                raise CompareError(f"cannot place: {one}")
            start = text.index(one.quoted)
            yield start, start + len(one.quoted), one.text
