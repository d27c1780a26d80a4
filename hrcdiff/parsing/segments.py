"""Lines to blocks: where each paragraph begins, and which lines go on.

A number begins an operative paragraph if it fits the sequence; a sub-label if it fits its list; an
opening phrase begins a preambular paragraph, and an operative one whose number was lost.  Whatever
begins nothing belongs to the block before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal, TypeVar

from hrcdiff.lexicon import opening, organ_line, pattern
from hrcdiff.parsing.attributions import attributed
from hrcdiff.parsing.bracketed import left_open, opened
from hrcdiff.parsing.divisions import LONGEST_HEADING, Divisions, heads
from hrcdiff.parsing.labels import BULLET, INSERTED, LETTERED, Nesting, before, drafted, number, odd, sub, values
from hrcdiff.parsing.running import closed, ended, inline, inside_quotes, opens_list, refers
from hrcdiff.parsing.shapes import instructs, opens_decision
from hrcdiff.source import Line, Strand

Kind = Literal["preambular", "operative", "sub", "continuation", "annex", "heading"]

_SOFT_WIDTH = 100
"""Lines of a file whose breaks are all soft are shorter than this; one paragraph to a line is longer."""
_PREAMBULAR = ("PP", "P.P", "PREAMB")
_SEMICOLONS = (";", "\u061b", "\uff1b")
_BRACKET_OR_COLON = re.compile(r"[(\[:]")
_FRONT = 60
"""Characters at the beginning of a line in which the sign of an attribution stands."""
_WRAPPED_SHARE = 0.1
"""Where more than this share of the lines break off in mid-sentence, a line need not be a whole paragraph."""
_SHORT_LINE = 0.8
"""A wrapped line that is shorter than this share of the usual width ends a paragraph."""


@dataclass(slots=True)
class Block:
    """A paragraph or heading in the making."""

    kind: Kind
    strands: list[Strand]
    line: int
    label: Strand | None = None
    number: str | None = None
    """The number or the path of labels that addresses it."""
    printed: str | None = None
    section: str = ""
    marks: list[Strand] = field(default_factory=list)
    """Whose proposal it is, as the draft says in front of it."""
    bullet: bool = False
    """Whether a bullet stood before its first line."""
    restored: bool = False
    step: int = 1
    """How far its label lies behind the one before it in the list: 1 in sequence, 2 over a gap, 0 twice the same."""
    joined_at: list[Line] = field(default_factory=list)
    """Lines that were joined over a gap."""
    over_pages: list[Line] = field(default_factory=list)
    """Lines that were joined over the end of a page."""

    @property
    def said(self) -> str:
        """The text so far."""
        return " ".join(strand.text for strand in self.strands)

    @property
    def ended(self) -> bool:
        """Whether the text so far could be a whole paragraph."""
        return ended(self.strands[-1].text)


def is_soft(lines: list[Line]) -> bool:
    """Whether the line breaks of a file are only wraps: most end in mid-sentence, and half of them are short."""
    if len(lines) < 4:
        return False
    wrapped = pairwise([*lines, lines[-1]])
    open_ends = sum(1 for line, after in wrapped if not after.gap and not ended(line.text))
    middle = sorted(len(line.text) for line in lines)[len(lines) // 2]
    return middle < _SOFT_WIDTH and open_ends * 2 > len(lines)


def is_whole(lines: list[Line]) -> bool:
    """Whether each line of a file is a whole paragraph, so that no blank line is needed between them.

    In such a file hardly any line ends in mid-sentence: its breaks are not soft.
    """
    return sum(1 for line in lines if not ended(line.text)) <= len(lines) * _WRAPPED_SHARE


def _behind_bracket(text: str) -> int:
    """Where the label of an item begins: ``[(f) To refrain …]`` has a bracket that closes behind its words."""
    return 1 if text.startswith("[(") and not text.startswith(")]", text.find(")")) else 0


T = TypeVar("T")


def _ahead(found: list[T | None]) -> list[T | None]:
    """For each place the next thing found after it."""
    out: list[T | None] = []
    following: T | None = None
    for each in reversed(found):
        out.append(following)
        following = each if each is not None else following
    return out[::-1]


def instructions(lines: list[Line]) -> list[Block]:
    """The paragraphs of a document that amends another, as they stand: they are no provisions.

    A blank line parts them; without one an instruction begins its own, and so does what follows a colon, or,
    where no blank line is in the text at all, whatever follows the end of a sentence.
    """
    blocks: list[Block] = []
    parted = any(line.gap for line in lines[1:])
    told = False
    marks = 0
    for line in lines:
        last = blocks[-1].strands[-1].text if blocks else ""
        ends = line.page is None and blocks and blocks[-1].ended and not _quoted_on(last, marks > 0, line.text)
        begins = ends and (not parted or (told and last.endswith(":")) or instructs(line.text))
        if blocks and not line.gap and not begins:
            blocks[-1].strands.append(line.strand)
        else:
            blocks.append(Block("annex", [line.strand], line.number))
            told, marks = instructs(line.text), 0
        marks += line.text.count("\u201c") - line.text.count("\u201d")
    return blocks


def _quoted_on(last: str, quoted: bool, text: str) -> bool:
    """Whether a line goes on after a comma: in a small letter, or in quotation marks that are still open."""
    return last[-1] in ",\u060c\uff0c" and (text[0].islower() or (quoted and not opening(text)))


class Segmenter:
    """Reads lines one by one; `blocks` is the result."""

    def __init__(self, lines: list[Line], language: str = "en") -> None:
        self.language = language
        self.small = bool(lines) and lines[0].text[0].islower()
        self.marks: dict[int, Strand] = {}
        """Attributions, by the index of the line that they were taken off."""
        self.lines = lines = [self._unattributed(index, line) for index, line in enumerate(lines)]
        self.soft = is_soft(lines)
        self.whole = is_whole(lines)
        self.blocks: list[Block] = []
        self.number = 0
        self.nesting = Nesting(self.language)
        self.divisions = Divisions(language)
        self.index = 0
        self.organ_line, self.part_line = organ_line(language), pattern("part_line", language)
        self.width = max(map(len, (line.text for line in lines)), default=0)
        self.numbers = [self._number_of(line) for line in lines]
        self._take_odd_numbers()
        self.numbered_preamble = 0
        self.among_bullets = False
        """Whether the paragraph that opens the list of bullets may itself be one of several with bullets."""
        self.next_number = _ahead([found[0] if found else None for found in self.numbers])
        self.last_restart = self._last_restart()
        labels = sub(language)
        self.subs = [labels.match(line.text, _behind_bracket(line.text)) for line in lines]
        self.next_sub = _ahead([match[match.lastindex or 0] if match else None for match in self.subs])

    def run(self) -> list[Block]:
        """All blocks, in order."""
        for index, line in enumerate(self.lines):
            self.index = index
            if not self._goes_on(line) and not (
                self._division(line)
                or self._drafted(line)
                or self._counted(line)
                or self._numbered(line)
                or self._sub(line)
                or self._bulleted(line)
                or self._preambular(line)
                or self._unnumbered(line)
                or self._loose(line)
            ):
                self._join(line)
        return self.blocks

    def _goes_on(self, line: Line) -> bool:
        """Whether the layout says that a paragraph goes on over the end of a page."""
        if line.page is None or line.gap or not self.blocks:
            return False
        self.blocks[-1].over_pages.append(line)
        self._join(line)
        return True

    @property
    def _last(self) -> Block | None:
        return self.blocks[-1] if self.blocks else None

    def _ended(self) -> bool:
        last = self._last
        return last is None or last.kind == "heading" or ended(last.strands[-1].text)

    def _boundary(self, line: Line) -> bool:
        """Whether the layout allows a new paragraph here."""
        return line.gap > 0 or not self.soft or line.bullet or self._last is None

    def _add(self, kind: Kind, line: Line, cut: int = 0, **more: str | int | None) -> bool:
        kept = left_open(line.text[:cut]) if cut and line.text[0] == "[" else 0
        strand = (line.strand.without([(kept, cut)]) if kept else line.strand.cut(cut)).strip()
        label = line.strand.cut(kept, cut).strip() if cut else None
        self.blocks.append(
            Block(kind, [strand], line.number, label=label, section=self.divisions.prefix, bullet=line.bullet, **more)  # type: ignore[arg-type]
        )
        self._mark()
        return True

    def _mark(self) -> None:
        """Note what was taken off the line that was just read."""
        if self.index in self.marks:
            self.blocks[-1].marks.append(self.marks.pop(self.index))

    def _unattributed(self, index: int, line: Line) -> Line:
        """A line without the name of the delegation whose proposal the paragraph is that it opens."""
        found = attributed(line.text, self.language) if _BRACKET_OR_COLON.search(line.text, 0, _FRONT) else None
        if not found or not any(self._opens(found[2], part) for part in ("preambular", "operative")):
            return line
        start, end, _ = found
        self.marks[index] = line.strand.cut(start, end).strip()
        return replace(line, strand=line.strand.without([(start, end)]), italic=(), raised=())

    def _division(self, line: Line) -> bool:
        """A line that opens an annex, a section or the next part of a composite text, or says *Operative part*."""
        if not self.divisions.annexes and (not self.blocks or self._ended()) and self.part_line.fullmatch(line.text):
            return self._add("heading", line)
        if not self.blocks or not self._ended() or not self._boundary(line) or len(line.text) > LONGEST_HEADING:
            return False
        if self.organ_line.fullmatch(line.text) and line.text[0].isalpha():
            if self._last and self._last.kind != "heading":
                self._to_first_part()
                self.divisions.next_part()
            self.number, self.nesting = 0, Nesting(self.language)
            return self._add("heading", line)
        begun = bool(self.number or self.divisions.prefix)
        organ = self._organ_follows()
        restarts = self.next_number[self.index] == 1 or organ
        if not restarts and self.divisions.goes_on(line.text):
            return self._add("heading", line)
        divided = organ or self.index < self.last_restart
        if (begun and self.divisions.annex(line.text)) or self.divisions.section(
            line.text, restarts=restarts, begun=bool(self.number), divided=divided
        ):
            if self.divisions.part and not self.divisions.annexes:
                self._to_first_part()
            self.number, self.nesting = 0, Nesting(self.language)
            return self._add("heading", line)
        return False

    def _last_restart(self) -> int:
        """Index of the last heading of a section behind some numbers at which they start again; -1 if none does."""
        first = next((index for index, found in enumerate(self.numbers) if found), len(self.lines))
        starts = [index for index, line in enumerate(self.lines) if self.next_number[index] == 1 and heads(line.text)]
        return max((index for index in starts if index > first), default=-1)

    def _organ_follows(self) -> bool:
        return any(self.organ_line.fullmatch(line.text) for line in self.lines[self.index + 1 : self.index + 4])

    def _to_first_part(self) -> None:
        """What came before the second part of a composite text is part A."""
        if not self.divisions.part or self.divisions.part == "B":
            for block in self.blocks:
                block.section = block.section or "A"

    def _drafted(self, line: Line) -> bool:
        """A paragraph that a drafter labelled: ``[PP.4]``, ``OP5 bis``."""
        match = drafted(line.text)
        if not match or not (self._boundary(line) or self._ended()):
            return False
        kind: Kind = "preambular" if match.group("part").upper().startswith(_PREAMBULAR) else "operative"
        if match.group("loose") and not self._opens(line.text[match.end() :], kind):
            return False
        number = " ".join(filter(None, (match.group("number"), (match.group("after") or "").lower())))
        if kind == "operative":
            self.number = int(match.group("number"))
        self.nesting = Nesting(self.language)
        printed = line.text[left_open(line.text[: match.end()]) : match.end()].strip()
        return self._add(kind, line, match.end(), number=number, printed=printed)

    def _number_of(self, line: Line) -> tuple[int, int, bool] | None:
        """Number, length of the label, and whether its verb must prove it: its point was lost, or a bracket opens."""
        bracket = line.text.startswith("[")
        match = number(self.language).match(line.text, bracket)
        if not match or match.end() >= len(line.text):
            return None
        return int(match[match.lastindex or 0]), match.end(), match.lastgroup == "glued" or bracket

    def _take_odd_numbers(self) -> None:
        """Numbers in another dress, ``I.``, ``(1)`` or ``a)``, where no paragraph has a usual one.

        Only the verb of an operative paragraph shows that they are numbers; each must follow the one before it,
        and what a colon opens is a list.
        """
        usual = zip(self.lines, self.numbers, strict=True)
        if any(found and self._opens(line.text[found[1] :], "operative") for line, found in usual):
            return
        style, last = "", 0
        for index, line in enumerate(self.lines):
            found = odd(line.text)
            if not found or (style and found.style != style) or last + 1 not in found.values:
                continue
            after_colon = index > 0 and opens_list(self.lines[index - 1].text)
            if self._opens(line.text[found.end :], "operative") and (style or not after_colon):
                style, last = found.style, last + 1
                self.numbers[index] = last, found.end, False

    def _counted(self, line: Line) -> bool:
        """A preambular paragraph with a number: ``1. Recalling``, ``(a) Recalling``."""
        if self.number or self.divisions.annexes or not (self._boundary(line) and self._ended()):
            return False
        found = None if self.nesting.open else odd(line.text)
        if not found or self.numbered_preamble + 1 not in found.values or (self._last and opens_list(self._last.said)):
            return False
        rest = line.text[found.end :]
        if not self._opens(rest, "preambular") or self._opens(rest, "operative"):
            return False
        self.numbered_preamble += 1
        self.nesting = Nesting(self.language)
        number = str(self.numbered_preamble)
        return self._add("preambular", line, found.end, number=number, printed=line.text[: found.end].strip())

    def _opens(self, text: str, part: str) -> bool:
        """Whether a text begins with an opening phrase of this part, in brackets or not."""
        begins = opened(text, self.language, small=self.small)
        return begins is not None and begins.opens(part)

    def _numbered(self, line: Line) -> bool:
        found = self.numbers[self.index]
        if not found or INSERTED.match(line.text):
            return self._inserted(line)
        value, cut, glued = found
        if self.divisions.annexes:
            fits = value == self.number + 1 and self._ended() and not glued
        elif value == self.number + 1:
            fits = self._ended() and self._boundary(line) and not glued and bool(self.blocks)
            fits = fits or self._opens(line.text[cut:], "operative")
        else:
            fits = not glued and self._opens(line.text[cut:], "operative") and self._out_of_sequence(line, value)
        if not fits:
            return False
        self.number, self.nesting = value, Nesting(self.language)
        return self._add(
            "annex" if self.divisions.annexes else "operative", line, cut, number=str(value), printed=str(value)
        )

    def _out_of_sequence(self, line: Line, value: int) -> bool:
        """Whether a number that skips or repeats may begin a paragraph with an operative opening."""
        if value > self.number and self._ended() and self._boundary(line):
            return True
        last = self._last
        if last is None or inside_quotes(last.said):
            return False
        return closed(last.strands[-1].text) or (self._boundary(line) and (self._ended() or line.gap > 0))

    def _inserted(self, line: Line) -> bool:
        """A paragraph put in after a numbered one: ``5 bis. Decides``."""
        match = INSERTED.match(line.text)
        if not match or int(match.group("number")) not in {self.number, self.number + 1} or not self._ended():
            return False
        self.number, self.nesting = int(match.group("number")), Nesting(self.language)
        number = f"{match.group('number')} {match.group('after').lower()}"
        return self._add("operative", line, match.end(), number=number, printed=number)

    def _sub(self, line: Line) -> bool:
        last = self._last
        if last is None or last.kind == "heading":
            return False
        if self._lettered(line, last):
            return True
        match = self.subs[self.index]
        if not match or not (self._ended() or self._boundary(line)):
            return False
        label, following, step = match[match.lastindex or 0], self.next_sub[self.index], 1
        if label.endswith(".") and not self._dotted(line, last, label, following):
            return False
        depth = self.nesting.place(label, following) if match.start() == 0 or self._ended() else None
        if depth is None:
            stray = self._stray(line, last, label, line.text[match.end() :])
            if stray is None:
                return False
            depth, step = stray
        printed = match[0].strip()
        return self._add("sub", line, match.end(), number=self.nesting.path(depth), printed=printed, step=step)

    def _dotted(self, line: Line, last: Block, label: str, following: str | None) -> bool:
        """Whether ``a.`` may be a label: in its list, or first where a list begins or ``b.`` follows."""
        if not self._ended() or not self._boundary(line):
            return False
        places = values(label, self.language)
        after = values(following, self.language) if following else {}
        going = any(places.get(kind) == value + 1 for _, kind, value in self.nesting.open)
        begins = opens_list(last.strands[-1].text) or any(after.get(kind) == 2 for kind in places)
        return going or (begins and 1 in places.values())

    def _stray(self, line: Line, last: Block, label: str, rest: str) -> tuple[int, int] | None:
        """Depth and step of a label out of its sequence; None where it may be running text."""
        if not self._begins_item(line, last, rest):
            return None
        places = values(label, self.language)
        if inline(last.said, before(label)):
            return None
        opens = opens_list(last.strands[-1].text)
        if last.kind == "continuation" and 1 in places.values():
            self.nesting, opens = Nesting(self.language), True
        return self.nesting.place_stray(label, self.next_sub[self.index], opens=opens)

    def _begins_item(self, line: Line, last: Block, rest: str) -> bool:
        """Whether the words around a label allow that it begins an item, whatever its place in the list."""
        if not self._ended() or inside_quotes(last.said) or refers(rest, self.language):
            return False
        done = closed(last.strands[-1].text)
        if self._large(rest) or rest[0] in '["\u201c\u00ab':
            return done or self._boundary(line)
        return done and self._boundary(line)

    def _lettered(self, line: Line, last: Block) -> bool:
        """A sub-paragraph put in after another: ``(a) bis``."""
        match = LETTERED.match(line.text, _behind_bracket(line.text))
        if not match or not self._begins_item(line, last, line.text[match.end() :]):
            return False
        depth = self.nesting.insert(match["label"], " ".join((match["after"] or match["within"]).lower().split()))
        if depth is None:
            return False
        printed = match[0].strip()
        return self._add("sub", line, match.end(), number=self.nesting.path(depth), printed=printed)

    def _bulleted(self, line: Line) -> bool:
        """An item without a letter, in the list that a paragraph opens: ``- To light the lamps;``.

        Where every paragraph has a bullet, one that opens as a paragraph does is no item.
        """
        last = self._last
        if last is None or not line.bullet or last.kind in {"heading", "continuation"}:
            return False
        if last.printed != BULLET and not (opens_list(last.strands[-1].text) or self._breaks_off(last)):
            return False
        if last.printed != BULLET:
            told = last.kind == "sub" or self._opens(last.strands[0].text, last.kind)
            self.among_bullets = last.bullet or not told
        if self.among_bullets and any(self._opens(line.text, part) for part in ("preambular", "operative")):
            return False
        depth = self.nesting.bullet()
        return depth is not None and self._add("sub", line, number=self.nesting.path(depth), printed=BULLET)

    def _breaks_off(self, last: Block) -> bool:
        """Whether a paragraph that breaks off goes on as a list: its bullet is one of several."""
        if last.ended or last.bullet:
            return False
        after = zip(self.lines[self.index + 1 :], self.numbers[self.index + 1 :], strict=True)
        return next((line.bullet for line, number in after if line.bullet or number), False)

    def _preambular(self, line: Line) -> bool:
        if self.number or self.divisions.annexes:
            return False
        if not self._opens(line.text, "preambular") or not (self._ended() or (not self.soft and line.gap)):
            return False
        if line.text[0].islower() and not (self._boundary(line) or self._after_short_line()):
            return False
        self.nesting = Nesting(self.language)
        return self._add("preambular", line)

    def _unnumbered(self, line: Line) -> bool:
        """An operative paragraph without its number: lost, or never there."""
        if self.divisions.annexes or not self._opens(line.text, "operative"):
            return False
        if not (self._ended() and self._boundary(line)):
            return False
        following = self.next_number[self.index]
        if following == self.number + 2:
            self.number, self.nesting = self.number + 1, Nesting(self.language)
            return self._add("operative", line, number=str(self.number), restored=True)
        if following is None and self.number and line.gap and self._goes_on_numbering():
            self.number, self.nesting = self.number + 1, Nesting(self.language)
            return self._add("operative", line, number=str(self.number), restored=True)
        if following is None and (self.number == 0 or self._last is None or self._last.printed is None):
            self.number, self.nesting = self.number + 1, Nesting(self.language)
            return self._add("operative", line, number=str(self.number))
        return False

    def _goes_on_numbering(self) -> bool:
        """Whether the last paragraph is a numbered one, or under one, that another must follow."""
        last = self._last
        return last is not None and last.label is not None and last.strands[-1].text.endswith(_SEMICOLONS)

    def _after_short_line(self) -> bool:
        """Whether the line before is so short that the wrapped paragraph ended with it."""
        return bool(self.index) and len(self.lines[self.index - 1].text) < self.width * _SHORT_LINE

    def _large(self, text: str) -> bool:
        """Whether a text begins as a paragraph may: with a capital, where the language has them there."""
        return text[0].isupper() or (self.language in {"ar", "ru", "zh"} and text[0].isalpha())

    def _loose(self, line: Line) -> bool:
        """Text that begins nothing known but stands apart."""
        last = self._last
        if last is None:
            if opens_decision(line):
                self.number = 1
                return self._add("operative", line, number="1")
            return self._add("preambular", line)
        if self._flush_left(line, last):
            return self._add("continuation", line)
        if not (self._ended() and self._boundary(line) and line.gap) or self.soft:
            return False
        looks_so = self._large(line.text) and not ended(line.text) and len(line.text) < LONGEST_HEADING
        if looks_so and (self.divisions.annexes or self.number or last.kind != "preambular"):
            return self._add("heading", line)
        if self.divisions.annexes:
            return self._add("annex", line)
        if last.kind == "sub" and line.text[0].islower():
            return self._add("continuation", line)
        if last.kind == "preambular" and not self.number and self._large(line.text):
            return self._add("preambular", line)
        return False

    def _flush_left(self, line: Line, last: Block) -> bool:
        """Whether a line without a gap before it is the paragraph that goes on after the last item of its list."""
        if not self.whole or line.gap or last.kind != "sub" or not last.strands[-1].text.endswith(_SEMICOLONS):
            return False
        if not line.text[0].islower() or not ended(line.text):
            return False
        after = zip(self.subs[self.index + 1 :], self.numbers[self.index + 1 :], strict=True)
        return not next((bool(label) for label, number in after if label or number), False)

    def _join(self, line: Line) -> None:
        last = self.blocks[-1]
        last.strands.append(line.strand)
        self._mark()
        if line.gap:
            last.joined_at.append(line)
