"""An amendment document to instructions: a small grammar of what the UN writes in them.

A printed instruction is read in three steps: its quotations become ``⟦0⟧``, the paragraphs that it names
``⟪0⟫``, and what is left is a chain of clauses (`hrcdiff.instructions.clauses`).  An instruction with a
clause that is not understood is not guessed at: it is ``unread`` as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from hrcdiff.instructions.brought import bare, dequoted, news, unquoted
from hrcdiff.instructions.clauses import State, understood
from hrcdiff.instructions.kinds import Instruction, New, blocks, heads, together
from hrcdiff.instructions.references import REFERENCE, addresses
from hrcdiff.parsing.labels import BIS
from hrcdiff.parsing.shapes import instructs

_NUMBERED = re.compile(r"(?P<number>\d{1,3})\.\s+")
_LETTERED = re.compile(r"\([a-z]{1,3}\)\s+")


def read(paragraphs: Iterable[str]) -> tuple[Instruction, ...]:
    """The instructions of an amendment document, in order; what follows ``reading:`` belongs to its instruction."""
    waiting = _printed(paragraphs)
    out: list[Instruction] = []
    count = 0
    while waiting:
        told, content = waiting.pop(0)
        acts = list(_read(told, content))
        count += 1
        out += [replace(act, printed=told, number=count) for act in acts]
        if content and not _brings(told, acts):
            begins = next((n for n, text in enumerate(content) if instructs(text)), len(content))
            for rest in content[:begins]:
                count += 1
                out.append(Instruction(act="unread", printed=_unnumbered(rest), number=count))
            waiting[:0] = _printed(content[begins:])
    return tuple(out)


def _printed(paragraphs: Iterable[str]) -> list[tuple[str, list[str]]]:
    """The instructions as they are printed, without their numbers, and the paragraphs that follow each."""
    printed: list[tuple[str, list[str]]] = []
    numbered = 0
    heading = ""
    for text in paragraphs:
        number = _NUMBERED.match(text)
        if _names_only(text):
            heading = text.strip(" .:;,")
        elif _opens(text, number, numbered, first=not printed):
            numbered = int(number["number"]) if number else numbered
            told = _unnumbered(text)
            printed.append((f"In {heading[0].lower() + heading[1:]}, {told}" if _needs(told, heading) else told, []))
        elif printed:
            printed[-1][1].append(text)
        else:
            printed.append((_unnumbered(text), []))
    return printed


def _unnumbered(text: str) -> str:
    """An instruction without its number or letter."""
    label = _NUMBERED.match(text) or _LETTERED.match(text)
    return text[label.end() :] if label else text


def _brings(told: str, acts: list[Instruction]) -> bool:
    """Whether the paragraphs after an instruction are its own; others are not passed over in silence."""
    takes = any(act.act in ("text", "insert", "title") for act in acts)
    return told.rstrip().endswith(":") or (takes and not unquoted(told)[1])


def joined(drawn: Iterable[Instruction]) -> Iterator[list[Instruction]]:
    """Instructions in the groups in which they are printed, each of which is read again as what it holds."""
    group: list[Instruction] = []
    for one in drawn:
        if group and _joins(group, one) and list(_read(heads([*group, one]), [])) == [*group, one]:
            group.append(one)
            continue
        if group:
            yield group
        group = [one]
    if group:
        yield group


def _joins(group: list[Instruction], one: Instruction) -> bool:
    """Whether an instruction is on words of the same paragraph, or deletes one as the others do."""
    first = group[0]
    if first.act != one.act or len(group) >= MOST:
        return False
    if one.act == "delete":
        plain = not (first.linked or one.linked or first.chapeau or one.chapeau)
        named = together([each.address for each in (*group, one)])
        return plain and named is not None and named.count(",") < MOST_NAMED
    return one.act == "words" and (first.address, first.chapeau) == (one.address, one.chapeau)


MOST = 40
"""Changes of one paragraph, and paragraphs that go, that are printed as one instruction."""
MOST_NAMED = 8
"""Commas between the paragraphs that one instruction names."""


def read_one(told: str) -> Instruction | None:
    """The one act of a printed instruction; None if it has another number of them."""
    found = list(_read(told, []))
    return found[0] if len(found) == 1 else None


def read_news(printed: Iterable[str], level: int) -> tuple[New, ...]:
    """The paragraphs that an instruction brings, as `shielded` prints them; the first is this deep."""
    return news([shielded(text) for text in printed], None, level)


def shown(one: Instruction) -> tuple[str, ...]:
    """The paragraphs that an instruction brings, as they are printed: quoted where they would be read otherwise."""
    if one.act != "annex":
        return tuple(map(shielded, blocks(one)))
    return tuple(f"\u201c{row}\u201d" if _misread(row) else row for row in blocks(one))


def _misread(row: str) -> bool:
    """Whether a line of an annex would be read as an instruction, or without the marks that quote it."""
    return instructs(row) or _names_only(row) or dequoted(row) != row


def shielded(text: str) -> str:
    """A paragraph as an instruction prints it: quoted if it would otherwise not be read as it is."""
    return text if bare(text) == text else f"\u201c{text}\u201d"


def _opens(text: str, number: re.Match[str] | None, last: int, *, first: bool) -> bool:
    """Whether a block is an instruction; where the first one has a number, each has the next."""
    if first:
        return instructs(text)
    if last:
        return bool(number) and int(number["number"]) == last + 1 and instructs(text)  # type: ignore[index]
    return instructs(text)


def _names_only(text: str) -> bool:
    """Whether a block is a heading that names one paragraph."""
    return REFERENCE.fullmatch(text.strip(" .:;,")) is not None


def _needs(told: str, heading: str) -> bool:
    return bool(heading) and REFERENCE.search(unquoted(told)[0]) is None


_OURS = dict.fromkeys(map(ord, "⟦⟧⟪⟫"), " ")
"""Signs of the skeleton; no amendment needs them."""
_NOISE = re.compile(
    r"\b(?:the\s+)?(?:existing\s+|following\s+|new\s+)?(?:words?|phrases?|terms?|expressions?|text|sentences?|clauses?|"
    r"passages?|comma|punctuation)\s*[:,]?\s*(?=⟦|from ⟦)",
    re.IGNORECASE,
)


_NEW_NUMBER = re.compile(
    r"(\b(?:new|additional|further)\s+(?:preambular\s+|operative\s+)?(?:sub-?)?paragraphs?)"
    rf"(?:(?:,\s*|\s+and\s+|\s+to\s+|\s*)(?:\d{{1,3}}(?:\s?(?:{BIS}))?\b|\([a-z]{{1,4}}\)))+",
    re.IGNORECASE,
)
"""The numbers that new paragraphs will have: they are numbered anew all the same."""


_LINES = re.compile(
    r"(?:\bthe\s+)?\b(?:first|second|third|fourth|fifth|sixth|last|penultimate)\s+(?:line|sentence|clause|part)\s+of\s+"
    r"|,?\s*(?:\bin\s+)?(?:the\s+)?\b(?:first|second|third|fourth|fifth|sixth|last|penultimate)\s+(?:line|sentence)(?=,)"
    r"|,?\s*\blines?\s+\d{1,2}(?:\s*(?:-|and|to)\s*\d{1,2})?(?=,)",
    re.IGNORECASE,
)
"""Lines and sentences: pages break lines otherwise, and words that stand more than once are refused all the same."""


def _told_number(new: re.Match[str] | None) -> str:
    """The first number of the new paragraphs: ``5 bis``; empty if none is told."""
    found = re.search(rf"\d{{1,3}}(?:\s?(?:{BIS}))?", new.group()[len(new.group(1)) :]) if new else None
    return re.sub(r"(\d)\s?([a-z])", r"\1 \2", found.group()) if found else ""


def _read(told: str, content: list[str]) -> Iterator[Instruction]:
    """The acts of one printed instruction; one that is unread if a clause is not understood."""
    skeleton, quotes = unquoted(told.translate(_OURS))
    skeleton = _LINES.sub("", _NOISE.sub("", " ".join(skeleton.split())))
    new = _NEW_NUMBER.search(skeleton)
    skeleton = _NEW_NUMBER.sub(r"\1", skeleton)
    places: list[tuple[tuple[str, ...], bool]] = []

    def place(match: re.Match[str]) -> str:
        places.append((addresses(match), bool(match["chapeau"])))
        return f"⟪{len(places) - 1}⟫"

    skeleton = REFERENCE.sub(place, skeleton)
    state = State(quotes, places, content, _told_number(new))
    at = 0
    while at < len(skeleton):
        if skeleton[at] == " ":
            at += 1
            continue
        match = understood(skeleton, at, state)
        if match is None:
            yield Instruction(act="unread")
            return
        at = match.end()
    yield from state.out or [Instruction(act="unread")]
