"""Square brackets of a draft: what is not agreed yet.  Rules look through them; what went in or came out is told here.

`Seen` is a redline as it would be without its brackets, with the way back to the places of the real texts.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from hrcdiff.citations import citations
from hrcdiff.findings.alternatives import Group, chosen, groups, spaced
from hrcdiff.findings.make import alone, point
from hrcdiff.findings.remarks import left_out, remarks, whose, without_names
from hrcdiff.findings.view import View, plain
from hrcdiff.model import Document, Finding, Link, Place, Redline, Transfer
from hrcdiff.patterns import later
from hrcdiff.wording import edits

if TYPE_CHECKING:
    from hrcdiff.findings.make import Spot

_QUOTED = 12
"""Words in brackets that a note quotes."""
_CHANGED = 24
"""The same if some of them stayed."""
_WORD = later(r"[^\W\d_]")
_PIECE = later(r"[^\[\]/\s](?:[^\[\]/]*[^\[\]/\s])?")


class Text(NamedTuple):
    """A paragraph without its brackets."""

    text: str
    at: Sequence[int]
    """Where each character stands in the paragraph as it is."""
    size: int
    """Characters of the paragraph as it is."""
    choices: Sequence[tuple[Group, bool]] = ()
    """Its alternatives, and whether the other text has one of them."""

    def forth(self, offset: int) -> int:
        """An offset of the paragraph as it is, in the text without brackets."""
        return bisect_left(self.at, offset)

    def back(self, start: int, end: int) -> tuple[int, int]:
        """A span of the text without brackets, in the paragraph as it is."""
        first = self.at[start] if start < len(self.at) else self.size
        return (first, self.at[end - 1] + 1) if start < end else (first, first)


class Bracket(NamedTuple):
    """Words in brackets, or several alternatives side by side."""

    address: str
    start: int
    """With its brackets."""
    end: int
    said: str
    inner: tuple[int, int]
    """What it holds, in the text without brackets."""
    alternatives: bool
    whole: bool
    """Whether it holds the whole paragraph."""
    remark: bool
    """Whether it is no text, but what delegations say of it."""
    names: str
    """Whose proposal it is, if it says so."""
    chosen: str
    """Of alternatives the one by which the text is read."""
    there: bool
    """Whether the other text has one of the alternatives."""

    @property
    def spot(self) -> Spot:
        """Where it stands."""
        return self.address, self.start, self.end


class Seen:
    """A redline as if no brackets stood in its texts."""

    def __init__(self, redline: Redline) -> None:
        self._texts = _texts(redline, old=True), _texts(redline, old=False)
        old, new = (
            _document(document, texts) for document, texts in zip((redline.old, redline.new), self._texts, strict=True)
        )
        language = redline.new.language or redline.old.language or "en"
        links = tuple(self._link(link, language) for link in redline.links)
        moved = tuple(self._transfer(transfer, language) for transfer in redline.transfers)
        self.view = View(replace(redline, old=old, new=new, links=links, transfers=moved))
        self._real = View(redline)

    def text(self, address: str, *, old: bool) -> Text:
        """A paragraph without its brackets."""
        return self._texts[not old][address]

    def _link(self, link: Link, language: str) -> Link:
        """A link whose words are compared without brackets."""
        sides = [
            [(address, texts[address].text) for address in addresses]
            for addresses, texts in zip((link.old, link.new), self._texts, strict=True)
        ]
        if all(len(text) == self._texts[n][a].size for n, side in enumerate(sides) for a, text in side):
            return link
        same = len(sides[0]) == len(sides[1]) == 1 and sides[0][0][1] == sides[1][0][1]
        row = edits(sides[0], sides[1], link.pairs, language)
        return replace(link, edits=row, relation="unchanged" if same else link.relation)

    def _transfer(self, transfer: Transfer, language: str) -> Transfer:
        """A run that went elsewhere, without brackets."""
        places: list[Place] = []
        words: list[tuple[str, str]] = []
        for place, texts in zip((transfer.old, transfer.new), self._texts, strict=True):
            text = texts[place.address]
            start, end = text.forth(place.start), text.forth(place.end)
            places.append(replace(place, start=start, end=end))
            words.append((place.address, text.text[start:end]))
        row = edits(words[:1], words[1:], [(words[0][0], words[1][0])], language)
        return replace(transfer, old=places[0], new=places[1], text=words[1][1], edits=row)

    def back(self, found: Finding) -> Finding:
        """A finding at its places in the real texts."""
        old, new = (place and self._back(place, old=side) for place, side in ((found.old, True), (found.new, False)))
        words = [
            self._real.text(place.address, old=side)[place.start : place.end].strip() if place else said
            for place, side, said in ((old, True, found.old_words), (new, False, found.new_words))
        ]
        return replace(found, old=old, new=new, old_words=words[0], new_words=words[1])

    def _back(self, place: Place, *, old: bool) -> Place:
        start, end = self.text(place.address, old=old).back(place.start, place.end)
        return replace(place, start=start, end=end)

    def find(self) -> Iterator[Finding]:
        """What was put in brackets, and what brackets were lifted."""
        for link in self._real.redline.links:
            gone, come = (
                [b for a in addresses for b in _brackets(a, self._real.text(a, old=old), self.text(a, old=old))]
                for addresses, old in ((link.old, True), (link.new, False))
            )
            same = Counter(map(_words, gone)) & Counter(map(_words, come))
            for one, old in ((b, old) for side, old in ((gone, True), (come, False)) for b in _others(side, same)):
                found = self._told(link, one, come if old else gone, old=old)
                if found is not None:
                    yield found

    def _told(self, link: Link, one: Bracket, theirs: list[Bracket], *, old: bool) -> Finding | None:
        """A finding on brackets that one side alone has; none if the other side has others round these words."""
        runs = self._share(one, old=old)
        size = _letters(self.text(one.address, old=old).text[slice(*one.inner)])
        stays = self._kept(runs, old=old)
        if 0 < stays < size:
            drawn = [*self._drawn(one, old=old)]
            if self._kept(drawn, old=old) in (0, size):
                runs, stays = drawn, self._kept(drawn, old=old)
        there: Spot | None = None
        if runs:
            address = runs[0][0]
            spans = [(start, end) for a, start, end in runs if a == address]
            image = self.text(address, old=not old).back(min(spans)[0], max(end for _, end in spans))
            there = (address, *image)
        over = [b for b in theirs if there and b.address == there[0] and b.start < there[2] and there[1] < b.end]
        if over and one.whole:
            return self._opened(one, over, old=old)
        if over:
            return self._resized(one, over[0], old=old) if len(over) == 1 and stays >= size else None
        there = there or point(self._real.change_over(link, *one.spot, old=old), old=old)
        rule = "pair.unbracketed" if old else "pair.bracketed"
        partly = there if old and 2 * stays >= size > stays else None
        note = (self._changed(one, partly) if partly else "") or _note(one, kept=stays >= size, some=stays > 0, old=old)
        return alone(self._real, rule, one.spot, there, note, old=old, source="small words")

    def _changed(self, one: Bracket, there: Spot) -> str:
        """A note on brackets that were lifted with most of their words kept: those in them and what became of them."""
        said = self._real.text(there[0], old=False)[there[1] : there[2]].strip(" ,;")
        if not said or one.remark or one.alternatives or one.whole or one.names:
            return ""
        return f"brackets lifted, words changed: “{_cut(one.said, _CHANGED)}” → “{_cut(said, _CHANGED)}”"

    def _opened(self, one: Bracket, over: list[Bracket], *, old: bool) -> Finding | None:
        """Brackets round a paragraph of which the other side has a few words in brackets, less than half of it."""
        within = [other for other in over if not other.remark]
        if any(other.whole or other.address != within[0].address for other in within) or not within:
            return None
        there = within[0].address
        text = self._real.text(there, old=not old)
        if 2 * sum(_letters(other.said) for other in within) >= _letters(text):
            return None
        rule = "pair.unbracketed" if old else "pair.bracketed"
        said = ", ".join(f"“{_cut(other.said)}”" for other in within)
        note = f"{_round(one, old=old)}, {'in brackets now: ' if old else 'before only '}{said}"
        return alone(self._real, rule, one.spot, (there, 0, len(text)), note, old=old, source="small words")

    def _resized(self, one: Bracket, other: Bracket, *, old: bool) -> Finding | None:
        """Brackets that now hold more of the same words, or less: told of the side that has more in them."""
        if len(_words(one).split()) <= len(_words(other).split()):
            return None
        rule = "pair.unbracketed" if old else "pair.bracketed"
        was, now = (one, other) if old else (other, one)
        note = f"brackets round other words: “{_cut(was.said)}” → “{_cut(now.said)}”"
        return alone(self._real, rule, one.spot, other.spot, note, old=old, source="small words")

    def _share(self, one: Bracket, *, old: bool) -> list[tuple[str, int, int]]:
        """The parts of what brackets hold that the other side has."""
        link = next(ln for ln in self.view.redline.links if one.address in (ln.old if old else ln.new))
        if link.relation == "unchanged":
            runs = [((link.new if old else link.old)[0], *one.inner)]
        else:
            runs = self.view.share(one.address, *one.inner, old=old)
        return [run for run in runs if self._kept([run], old=old)]

    def _drawn(self, one: Bracket, *, old: bool) -> Iterator[tuple[str, int, int]]:
        """The parts that the redline shows as kept, as places of the other side's text without brackets."""
        for address, start, end in self._real.share(one.address, one.start, one.end, old=old):
            there = self.text(address, old=not old)
            run = address, there.forth(start), there.forth(end)
            if self._kept([run], old=old):
                yield run

    def _kept(self, runs: list[tuple[str, int, int]], *, old: bool) -> int:
        """The letters and figures of parts that the other side has."""
        return sum(_letters(self.text(a, old=not old).text[start:end]) for a, start, end in runs)


def seen(redline: Redline) -> Seen | None:
    """A redline seen without brackets; None if there are none."""
    texts = (p.text for document in (redline.old, redline.new) for p in document.paragraphs)
    return Seen(redline) if any("[" in text or "]" in text for text in texts) else None


def _letters(words: str) -> int:
    """How many characters of some words are no signs and no space."""
    return sum(char.isalnum() for char in words)


def _words(one: Bracket) -> str:
    return plain(one.said)


def _others(side: list[Bracket], same: Counter[str]) -> Iterator[Bracket]:
    """The brackets of one side but for those that the other side has as well."""
    left = Counter(same)
    for one in side:
        if left[_words(one)] > 0:
            left[_words(one)] -= 1
        else:
            yield one


def _note(one: Bracket, *, kept: bool, some: bool, old: bool) -> str:
    """What happened to words in brackets."""
    said = f"“{_cut(one.said)}”{_by(one)}"
    if one.remark:
        return f"remark of delegations {'taken out' if old else 'put in'}, not text: {said}"
    if one.alternatives:
        return _choice(one, kept=kept, some=some, old=old)
    if one.whole:
        return _round(one, old=old)
    if old:
        return f"bracketed text {'kept' if kept else 'changed' if some else 'deleted'}: {said}"
    return f"{'put in brackets' if kept else 'in brackets, in other words' if some else 'new, in brackets'}: {said}"


def _choice(one: Bracket, *, kept: bool, some: bool, old: bool) -> str:
    """What happened to alternatives."""
    each = _PIECE.sub(lambda words: _cut(words[0]), one.said)
    if not old:
        return f"alternatives in brackets: {each}"
    if kept and one.there:
        return f"“{_cut(one.chosen)}” chosen of {each}"
    return f"brackets lifted: {each}" if one.there or some else f"none chosen of {each}"


def _round(one: Bracket, *, old: bool) -> str:
    """What happened to the brackets round a paragraph."""
    return f"{'brackets round the paragraph lifted' if old else 'the paragraph was put in brackets'}{_by(one)}"


def _by(one: Bracket) -> str:
    """Whose proposal words in brackets are, if they say so."""
    return f" (proposed by {one.names})" if one.names else ""


def _cut(words: str, most: int = _QUOTED) -> str:
    """Some words, the first ones if they are many."""
    each = words.split()
    return " ".join(each) if len(each) <= most else f"{' '.join(each[:most])} …"


# --- texts without brackets -------------------------------------------------------------------


def _document(document: Document, texts: dict[str, Text]) -> Document:
    """A document without brackets; its citations are read anew."""
    paragraphs = tuple(replace(p, text=texts[p.address].text) for p in document.paragraphs)
    if all(p.text == q.text for p, q in zip(paragraphs, document.paragraphs, strict=True)):
        return document
    made = replace(document, paragraphs=paragraphs)
    return replace(made, citations=citations(made))


def _texts(redline: Redline, *, old: bool) -> dict[str, Text]:
    """The paragraphs of one text without brackets."""
    mine, other = (redline.old, redline.new) if old else (redline.new, redline.old)
    beyond = {p.address: p.text for p in other.paragraphs}
    theirs: dict[str, str] = {}
    for link in redline.links:
        said = " ".join(beyond[a] for a in (link.new if old else link.old))
        theirs.update(dict.fromkeys(link.old if old else link.new, said))
    return {p.address: _text(p.text, theirs.get(p.address, "")) for p in mine.paragraphs}


def _text(text: str, theirs: str) -> Text:
    """A paragraph without its brackets; of alternatives the one that the other text has, else the first."""
    if "[" not in text and "]" not in text:
        return Text(text, range(len(text)), len(text))
    left = [char not in "[]" for char in text]
    choices: list[tuple[Group, bool]] = []
    for group in groups(text, theirs):
        taken = chosen(group, theirs)
        start, end = taken or group.each[0]
        choices.append((group, taken is not None))
        for at in range(group.start, group.end):
            left[at] = start <= at < end
    for start, end in (*((a, b) for a, b, _ in whose(text)), *remarks(text)):
        left[start:end] = [False] * (end - start)
    apart = {n for n in _joints(text) if not any(group.start <= n < group.end for group, _ in choices)}
    stays = [n for n, stay in enumerate(left) if stay or n in apart]
    tidy = [n for k, n in enumerate(stays) if not _needless(text, stays, k)]
    if not tidy:
        return Text(text, range(len(text)), len(text))
    return Text("".join(" " if n in apart else text[n] for n in tidy), tidy, len(text), choices)


def _joints(text: str) -> Iterator[int]:
    """Where brackets set close hold two words between which a space is to stand when they are lifted: *[old][new]*."""
    at = text.find("][")
    while at >= 0:
        if spaced(text[at - 1 : at]) and spaced(text[at + 2 : at + 3]):
            yield at
        at = text.find("][", at + 1)


def _needless(text: str, at: list[int], k: int) -> bool:
    """Whether a space stands beside brackets that are gone, and before a sign or another space."""
    if not text[at[k]].isspace():
        return False
    last, following = k + 1 == len(at), text[at[k + 1]] if k + 1 < len(at) else ""
    beside = k == 0 or last or at[k + 1] != at[k] + 1 or at[k - 1] != at[k] - 1
    return beside and (k == 0 or last or following in " ,;.:")


def _brackets(address: str, text: str, clean: Text) -> Iterator[Bracket]:
    """The brackets of a paragraph; those that are never closed hold all up to its end."""
    choices = {(group.start, group.end): there for group, there in clean.choices}
    said_of_it = {*remarks(text)}
    behind = left_out(text, sorted(said_of_it), " ")
    spans = [*choices]
    spans += [s for s in _pairs(text) if not any(a <= s[0] and s[1] <= b for a, b in choices)]
    for start, end in sorted(spans):
        alternatives, remark = (start, end) in choices, (start, end) in said_of_it
        inside = text[start:end]
        said = inside if alternatives else (inside if remark else without_names(inside)).strip("[]").strip(" ,")
        if _WORD.search(said):
            inner = clean.forth(start), clean.forth(end)
            whole = not (alternatives or remark or text[:start].strip(" ") or behind[end:].strip(" ;,."))
            names = "" if alternatives or remark else ", ".join(names for _, _, names in whose(inside))
            taken, there = clean.text[slice(*inner)].strip(), choices.get((start, end), False)
            yield Bracket(address, start, end, said, inner, alternatives, whole, remark, names, taken, there)


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    """Where brackets open and close."""
    open_: list[int] = []
    for at, char in enumerate(text):
        if char == "[":
            open_.append(at)
        elif char == "]":
            yield (open_.pop() if open_ else 0), at + 1
    for at in open_:
        yield at, len(text)
