"""Square brackets of a draft: what is not agreed yet.  Rules look through them; what went in or came out is told here.

`Seen` is a redline as it would be without its brackets, with the way back to the places of the real texts.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from hrcdiff.citations import citations
from hrcdiff.findings.figures import figures
from hrcdiff.findings.items import data
from hrcdiff.findings.make import alone, point
from hrcdiff.findings.numbers import COUNT
from hrcdiff.findings.standing import stems
from hrcdiff.findings.view import View, plain
from hrcdiff.lexicon import opening, ordinal
from hrcdiff.model import Document, Finding, Link, Place, Redline, Transfer
from hrcdiff.parsing.attributions import NAMES, delegations
from hrcdiff.patterns import later
from hrcdiff.wording import edits

if TYPE_CHECKING:
    from hrcdiff.findings.make import Spot

_PIECE = r"[^\[\]/]{1,40}"
_ALTERNATIVES = later(rf"\[{_PIECE}(?:/{_PIECE})+\]|\[{_PIECE}\](?:\s*/?\s*\[{_PIECE}\])+")
"""*[Urges] [Encourages]*, *[Urges/Encourages]*."""
_WHOSE = later(
    rf"\s+[\u2013\u2014-]\s+(?P<behind>{NAMES}?)\s*(?=\]|$)|(?<=\[)\s*(?P<before>{NAMES}?)\s?:\s*(?=[^\s\]])"
)
"""Beside words in brackets, whose proposal they are: *– CHN, EU*, *Norway: and the bells*."""
_CODES = later(r"[A-Z]{2,}(?:(?:,\s*|/|\s+and\s+|\s+)[A-Z]{2,})*")
_STANCE = (
    r"(?i:(?:to be |(?:propose|want)[sd]? to )?(?:delet(?:ed?|ion)|retain(?:ed|s)?|ke(?:ep|pt)|maintain(?:ed|s)?|"
    r"reinstated?|reserv(?:es?|ed|ation)|support(?:s|ed)?|oppos(?:es?|ed))|del)\.?"
)
_SAYS = r"\s*[:\u2013\u2014-]\s*"
_REMARK = later(rf"\[\s*(?:{_STANCE}{_SAYS}(?P<behind>{NAMES}?)|(?P<before>{NAMES}?){_SAYS}{_STANCE})\s*\]")
"""What delegations say of a paragraph in it, and no text: *[deleted - USA, RUS]*, *[Chad: retain]*."""
_MORE = later(r"\s*(?:,|(?:and|or|as well as|including|in particular)\b)|.*,\s*$", re.IGNORECASE)
"""Words that stand beside others in brackets, and not in their place."""
_PREPOSITION = later(r"(?:\s+(?:of|to|that|on|upon|for|with|at))?")
"""What an opening phrase leaves out of the verb."""
_COUNT = later(COUNT, re.IGNORECASE)
_QUOTED = 12
"""Words in brackets that a note quotes."""
_WORD = later(r"[^\W\d_]")


class Text(NamedTuple):
    """A paragraph without its brackets."""

    text: str
    at: Sequence[int]
    """Where each character stands in the paragraph as it is."""
    size: int
    """Characters of the paragraph as it is."""

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
        first, last = one.inner
        text = self.text(one.address, old=old).text
        other = (run for run in self._share(one, old=old) if run[2] > run[1])
        runs = [run for run in other if _letters(self.text(run[0], old=not old).text[run[1] : run[2]])]
        size = _letters(text[first:last])
        stays = sum(_letters(self.text(a, old=not old).text[start:end]) for a, start, end in runs)
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
        note = _note(one, kept=stays >= size, some=stays > 0, old=old)
        return alone(self._real, rule, one.spot, there, note, old=old, source="small words")

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
            return [((link.new if old else link.old)[0], *one.inner)]
        return self.view.share(one.address, *one.inner, old=old)


def seen(redline: Redline) -> Seen | None:
    """A redline seen without brackets; None if there are none."""
    texts = (p.text for document in (redline.old, redline.new) for p in document.paragraphs)
    return Seen(redline) if any("[" in text or "]" in text for text in texts) else None


def without_names(words: str) -> str:
    """Words in brackets without those whose proposal they are."""
    return _left_out(words, ((start, end) for start, end, _ in _whose(words)), "")


def _whose(text: str) -> Iterator[tuple[int, int, str]]:
    """The places in a text that say whose proposal words in brackets are, and the names."""
    for found in _WHOSE.finditer(text):
        names = found["behind"] or found["before"] or ""
        if delegations(names) or (found["behind"] and _CODES.fullmatch(names)):
            yield *found.span(), names


def _remarks(text: str) -> Iterator[tuple[int, int]]:
    """The places in a text that are remarks of delegations."""
    for found in _REMARK.finditer(text):
        names = found["behind"] or found["before"] or ""
        if delegations(names) or _CODES.fullmatch(names):
            yield found.span()


def _left_out(text: str, spans: Iterable[tuple[int, int]], sign: str) -> str:
    """A text in which each character of some places is a sign, or nothing."""
    at, out = 0, ""
    for start, end in spans:
        out, at = out + text[at:start] + sign * (end - start), end
    return out + text[at:]


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
        return f"a remark of delegations, not text, was {'taken out' if old else 'put in'}: {said}"
    if one.alternatives and old and kept:
        return f"of the alternatives {one.said}, “{one.chosen}” was chosen"
    if one.alternatives:
        return f"{'brackets lifted' if old else 'alternatives in brackets'}: {one.said}"
    if one.whole:
        return _round(one, old=old)
    if old:
        return f"brackets lifted, words {'kept' if kept else 'changed' if some else 'dropped'}: {said}"
    return f"{'put in brackets' if kept else 'in brackets, in other words' if some else 'new, in brackets'}: {said}"


def _round(one: Bracket, *, old: bool) -> str:
    """What happened to the brackets round a paragraph."""
    return f"{'brackets round the paragraph lifted' if old else 'the paragraph was put in brackets'}{_by(one)}"


def _by(one: Bracket) -> str:
    """Whose proposal words in brackets are, if they say so."""
    return f" (proposed by {one.names})" if one.names else ""


def _cut(words: str) -> str:
    """Some words, the first ones if they are many."""
    each = words.split()
    return " ".join(each) if len(each) <= _QUOTED else f"{' '.join(each[:_QUOTED])} …"


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
    for group in _groups(text):
        chosen = _chosen(group, theirs)
        for at in range(group.start, group.end):
            left[at] = chosen[0] <= at < chosen[1]
    for start, end in (*((a, b) for a, b, _ in _whose(text)), *_remarks(text)):
        left[start:end] = [False] * (end - start)
    stays = [n for n, stay in enumerate(left) if stay]
    tidy = [n for k, n in enumerate(stays) if not _needless(text, stays, k)]
    return Text("".join(text[n] for n in tidy), tidy, len(text)) if tidy else Text(text, range(len(text)), len(text))


def _needless(text: str, at: list[int], k: int) -> bool:
    """Whether a space stands beside brackets that are gone, and before a sign or another space."""
    if not text[at[k]].isspace():
        return False
    last, following = k + 1 == len(at), text[at[k + 1]] if k + 1 < len(at) else ""
    beside = k == 0 or last or at[k + 1] != at[k] + 1 or at[k - 1] != at[k] - 1
    return beside and (k == 0 or last or following in " ,;.:")


class _Group(NamedTuple):
    """Alternatives side by side."""

    start: int
    end: int
    each: tuple[tuple[int, int], ...]
    text: str


def _groups(text: str) -> Iterator[_Group]:
    """Verbs or modal verbs, figures of one kind, or more and fewer of the same words, of which one is to be chosen."""
    for found in _ALTERNATIVES.finditer(text):
        said = _left_out(found[0], ((a, b) for a, b, _ in _whose(found[0])), " ")
        pieces = re.finditer(r"[^\[\]/\s]+(?:\s+[^\[\]/\s]+)*", said)
        each = tuple((found.start() + m.start(), found.start() + m.end()) for m in pieces)
        words = [text[a:b] for a, b in each]
        if len(each) > 1 and (all(map(_verb, words)) or _figures(words) or _same_words(words)):
            yield _Group(*found.span(), each, text)


def _verb(words: str) -> bool:
    """Whether words are a verb that leads a clause, or a modal verb."""
    raised = words[:1].upper() + words[1:]
    first = opening(raised)
    leads = first is not None and _PREPOSITION.fullmatch(raised.removeprefix(first.phrase))
    return bool(leads) or words.lower() in data()["modals"]["phrases"]


def _figures(each: list[str]) -> bool:
    """Whether words are numbers, or sessions, or dates, all of them."""
    kinds = {_figure(words) for words in each}
    return len(kinds) == 1 and None not in kinds


def _figure(words: str) -> str | None:
    """What kind of figure some words are; None if they say more."""
    found = figures(words)
    if len(found) == 1 and found[0].text == words:
        return found[0].what
    return "number" if ordinal(words) is not None or _COUNT.fullmatch(words) else None


def _same_words(each: list[str]) -> bool:
    """Whether one has all the words of another, *adopt* and *consider adopting*, and none stands beside others."""
    said = [{*stems(words)} for words in each]
    among = any(one < other for one in said if one for other in said)
    return among and not any(_MORE.match(words) for words in each)


def _chosen(group: _Group, theirs: str) -> tuple[int, int]:
    """The alternative by which a clause is read, the longest that is there: the same when the texts change places."""
    there = f" {plain(theirs)} "
    both = [span for span in group.each if f" {plain(group.text[slice(*span)])} " in there]
    said = {span: plain(group.text[slice(*span)]) for span in both}
    return min(both, key=lambda span: (-len(said[span].split()), said[span])) if both else group.each[0]


def _brackets(address: str, text: str, clean: Text) -> Iterator[Bracket]:
    """The brackets of a paragraph; those that are never closed hold all up to its end."""
    groups = [*_groups(text)]
    remarks = {*_remarks(text)}
    behind = _left_out(text, sorted(remarks), " ")
    spans = [(group.start, group.end) for group in groups]
    spans += [s for s in _pairs(text) if not any(a <= s[0] and s[1] <= b for a, b in spans)]
    for start, end in sorted(spans):
        alternatives = any((group.start, group.end) == (start, end) for group in groups)
        inside = text[start:end]
        remark = (start, end) in remarks
        said = inside if alternatives else (inside if remark else without_names(inside)).strip("[]").strip(" ,")
        if _WORD.search(said):
            inner = clean.forth(start), clean.forth(end)
            whole = not (alternatives or remark or text[:start].strip(" ") or behind[end:].strip(" ;,."))
            names = "" if alternatives or remark else ", ".join(names for _, _, names in _whose(inside))
            chosen = clean.text[slice(*inner)].strip()
            yield Bracket(address, start, end, said, inner, alternatives, whole, remark, names, chosen)


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
