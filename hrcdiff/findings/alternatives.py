"""Alternatives of a draft in brackets, *[Urges] [Encourages]*, *[until][unless]*, and the one that was taken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from hrcdiff.findings.figures import figures
from hrcdiff.findings.items import data
from hrcdiff.findings.numbers import COUNT
from hrcdiff.findings.remarks import left_out, remarks, whose
from hrcdiff.findings.standing import stems
from hrcdiff.findings.view import plain
from hrcdiff.findings.wordkinds import adjective
from hrcdiff.lexicon import opening, ordinal
from hrcdiff.parsing.attributions import delegations
from hrcdiff.patterns import later

_BRACKET = later(r"\[([^\[\]]{1,240})\]")
_JOINT = later(r"\s*/?\s*")
"""What may stand between the brackets of two alternatives."""
_SLASH = later(r"\s*/\s*")
_SHORT = 40
"""Characters of words that may be alternatives though there is space between their brackets."""
_MANY = 8
"""Alternatives to which another one is held up."""
_MORE = later(r"\s*(?:,|(?:and|or|as well as|including|in particular)\b)|.*,\s*$", re.IGNORECASE)
"""Words that stand beside others in brackets, and not in their place."""
_INFINITIVE = later(r"to [a-z]+(?!\w)(?!.* (?:and|or)$)")
_PREPOSITION = later(r"(?:\s+(?:of|to|that|on|upon|for|with|at))?")
"""What an opening phrase leaves out of the verb."""
_COUNT = later(COUNT, re.IGNORECASE)
_LETTER = later(r"[^\W\d_]")
_NEAR = 60
"""Characters on either side of alternatives, among which the words next to them stand."""


class Group(NamedTuple):
    """Alternatives side by side."""

    start: int
    """With their brackets."""
    end: int
    each: tuple[tuple[int, int], ...]
    """Where their words stand, without names."""
    text: str

    def words(self, span: tuple[int, int]) -> str:
        """The words of one of them, in small letters and without signs."""
        return plain(self.text[slice(*span)])


class _Piece(NamedTuple):
    """What stands in one pair of brackets."""

    start: int
    end: int
    inner: tuple[int, int]
    text: str

    @property
    def words(self) -> str:
        return self.text[slice(*self.inner)]


def groups(text: str, theirs: str) -> Iterator[Group]:
    """Words of which one is to be chosen.

    Set close, *[until][unless]*, they are any words but such as the other text has both, one behind the other; with
    space between them, verbs, modal verbs or infinitives, figures of one kind, or more and fewer of the same words.
    In one pair of brackets, *[a dialogue / a panel]*, the same holds of a slash without space and with it.
    """
    run: list[_Piece] = []
    taken = {*remarks(text)}
    there = f" {plain(theirs)} "
    for found in _BRACKET.finditer(text):
        if found.span() in taken:
            continue
        one = _Piece(*found.span(), _inner(text, *found.span(1)), text)
        if run and not _beside(run, one, there):
            yield from _group(run, there)
            run = []
        run.append(one)
    yield from _group(run, there)


def chosen(group: Group, theirs: str) -> tuple[int, int] | None:
    """The alternative that is there, if any, between the same words if it can be, the longest; the same both ways."""
    there = f" {plain(theirs)} "
    both = {span: said for span in group.each if f" {(said := group.words(span))} " in there}
    if len(both) < 2:
        return next(iter(both), None)
    before = plain(group.text[max(0, group.start - _NEAR) : group.start]).split()[-1:]
    behind = plain(group.text[group.end : group.end + _NEAR]).split()[:1]

    def fits(said: str) -> int:
        """How many of the words next to it stand next to it there."""
        return sum(f" {' '.join(row)} " in there for row in ([*before, said], [said, *behind]) if len(row) == 2)

    return min(both, key=lambda span: (-fits(both[span]), -len(both[span].split()), both[span]))


def _inner(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the words in brackets stand, without names and space."""
    said = left_out(text[start - 1 : end + 1], ((a, b) for a, b, _ in whose(text[start - 1 : end + 1])), " ")[1:-1]
    return end - len(said.lstrip()), start + len(said.rstrip())


def _group(run: list[_Piece], there: str) -> Iterator[Group]:
    """Several pieces side by side, or the parts of one piece."""
    if len(run) > 1:
        yield Group(run[0].start, run[-1].end, tuple(one.inner for one in run), run[0].text)
    elif run and "/" in run[0].words:
        one = run[0]
        cuts = [(m.start(), m.end()) for m in _SLASH.finditer(one.text, *one.inner)]
        starts = [one.inner[0], *(end for _, end in cuts)]
        each = [*zip(starts, [*(start for start, _ in cuts), one.inner[1]], strict=True)]
        words = [one.text[a:b] for a, b in each]
        apart = all(one.text[a] == " " == one.text[b - 1] and b - a > 2 for a, b in cuts)
        free = apart and _exclusive(words) and not delegations(one.words)
        if all(words) and (free or _alike(words) or _one_there(words, there)):
            yield Group(one.start, one.end, tuple(each), one.text)


def _one_there(each: list[str], there: str) -> bool:
    """Whether words are adjectives of which the other text has one: *specific/particular*."""
    return sum(f" {words} " in there for words in each) == 1 and all(map(_bare_adjective, each))


def _bare_adjective(word: str) -> bool:
    """Whether words are one adjective in small letters."""
    return word.isalpha() and word.islower() and adjective(word)


def _beside(run: list[_Piece], one: _Piece, there: str) -> bool:
    """Whether words in brackets are one more of several alternatives."""
    last = run[-1]
    joint = one.text[last.end : one.start]
    if not _JOINT.fullmatch(joint) or "/" in last.words + one.words:
        return False
    if not joint.isspace() and _exclusive([last.words, one.words]) and (joint or _closed_up(last, one)):
        return f" {plain(last.words)} {plain(one.words)} " not in there
    words = [each.words for each in run[-_MANY:]]
    if max(map(len, [*words, one.words])) > _SHORT:
        return False
    return _alike([words[-1], one.words]) or any(_same_words([each, one.words]) for each in words)


def _exclusive(each: list[str]) -> bool:
    """Whether words are such that they can stand in the place of each other, and do not go on from each other."""
    return all(_LETTER.search(words) and not _MORE.match(words) and words[-1].isalnum() for words in each)


def _closed_up(last: _Piece, one: _Piece) -> bool:
    """Whether two words would run together if both stayed."""
    return spaced(last.text[last.end - 2]) and spaced(one.text[one.start + 1])


def spaced(sign: str) -> bool:
    """Whether a sign is one of a word, in a script that sets words apart."""
    return sign.isalnum() and not "\u2e80" <= sign <= "\uffef"


def _alike(each: list[str]) -> bool:
    """Whether words are verbs that lead a clause, infinitives, figures of a kind, or more and fewer of the same."""
    if max(map(len, each)) > _SHORT:
        return False
    return all(map(_verb, each)) or all(map(_INFINITIVE.match, each)) or _figures(each) or _same_words(each)


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
