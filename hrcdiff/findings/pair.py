"""Pairs of words that drafters do not interchange: violations and abuses, people and peoples, and/or, not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from hrcdiff.findings.items import data, items
from hrcdiff.findings.make import finding, trimmed
from hrcdiff.findings.sought import sought
from hrcdiff.model import Place
from hrcdiff.patterns import later
from hrcdiff.text import NEAR

if TYPE_CHECKING:
    from hrcdiff.findings.make import Spot
    from hrcdiff.findings.view import Change, View
    from hrcdiff.model import Finding

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")


@cache
def _pairs() -> tuple[tuple[str, frozenset[str], frozenset[str], str, str], ...]:
    pairs: list[dict[str, Any]] = data()["pairs"]
    return tuple((p["name"], _lower(p["a"]), _lower(p["b"]), p["note"], p["source"]) for p in pairs)


@cache
def _paired() -> frozenset[str]:
    """All words of the pairs."""
    return frozenset().union(*(a | b for _, a, b, _, _ in _pairs()))


def opposed(one: str, other: str) -> bool:
    """Whether two words are the two sides of a pair."""
    words = {one.lower()}, {other.lower()}
    return any((words[0] <= a and words[1] <= b) or (words[0] <= b and words[1] <= a) for _, a, b, _, _ in _pairs())


def _lower(words: list[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in words)


def find(view: View) -> Iterator[Finding]:
    """Findings on pairs and on negation."""
    for link in view.changed:
        pairs: list[Finding] = []
        for change in view.changes(link):
            if change.simple and change.small:
                told = _slash(view, change) or list(_pair(view, change))
                pairs += told if told and not _fixed(view, change) else ()
                yield from _negation(view, change)
        yield from _as_one(view, pairs)


_SENSE = re.compile(r"\(.*\)$")


def _as_one(view: View, pairs: list[Finding]) -> Iterator[Finding]:
    """Findings on one pair round a word that stayed as one: *promote and protect* → *respect, protect and fulfil*."""
    last: Finding | None = None
    for pair in pairs:
        both = last and _round_one_word(view, last, pair)
        if last and not both:
            yield last
        last = both or pair
    if last:
        yield last


def _round_one_word(view: View, one: Finding, other: Finding) -> Finding | None:
    """Two findings on one pair as one, if a single word stands between them in both texts."""
    senses = _SENSE.search(one.note), _SENSE.search(other.note)
    if not (senses[0] and senses[1] and senses[0][0] == senses[1][0]):
        return None
    spots: list[Spot] = []
    words: list[str] = []
    for first, last, old in ((one.old, other.old, True), (one.new, other.new, False)):
        if first is None or last is None or first.address != last.address:
            return None
        text = view.text(first.address, old=old)
        if not _ONE.fullmatch(text, first.end, last.start):
            return None
        spots.append(trimmed(view, Place(address=first.address, start=first.start, end=last.end), old=old))
        words.append(text[spots[-1][1] : spots[-1][2]])
    note = f"{words[0]} → {words[1]} {senses[0][0]}"
    both = finding(view, "pair.replaced", spots[0], spots[1], note)
    return replace(both, source=one.source)


_ONE = later(r"[\s,]*[\w'\u2019-]+[\s,]*")
"""A word that stands between two others, with commas round it at most."""


_TITLE = sought(r"\bHeads? of State (?:and|or) (?:of )?Government\b", holds=("of State",))
"""What is said either way of the same people: in the name of their meeting it limits nothing."""


def _fixed(view: View, change: Change) -> bool:
    """Whether a change is within a title that is written with *and* and with *or*."""
    sides = (
        (view.text(change.old.address, old=True), change.old),
        (view.text(change.new.address, old=False), change.new),
    )
    return all(
        any(
            m.start() <= place.start and place.end <= m.end()
            for m in _TITLE.finditer(text, max(0, place.start - NEAR), place.end + NEAR)
        )
        for text, place in sides
    )


def _slash(view: View, change: Change) -> list[Finding]:
    """*and/or*, of which *and* or *or* was left, or the reverse."""
    if "/" not in view.text(change.old.address, old=True) and "/" not in view.text(change.new.address, old=False):
        return []
    words: list[str] = []
    spots: list[Spot] = []
    for place, old in ((change.old, True), (change.new, False)):
        address, start, end = trimmed(view, place, old=old)
        text = view.text(address, old=old)
        while start and not text[start - 1].isspace():
            start -= 1
        while end < len(text) and not text[end].isspace():
            end += 1
        spots.append(trimmed(view, Place(address=address, start=start, end=end), old=old))
        words.append(text[spots[-1][1] : spots[-1][2]].lower())
    if "and/or" not in words or not {*words} & {"and", "or"}:
        return []
    note = f"{words[0]} → {words[1]} (and/or: scope)"
    return [finding(view, "pair.replaced", spots[0], spots[1], note, source="small words")]


def _words(text: str) -> list[str]:
    """The words of a text; *people's* counts as *people*, as *peoples'* does as *peoples*."""
    return [word[:-2] if word.endswith(("'s", "\u2019s")) else word for word in _WORD.findall(text)]


def _pair(view: View, change: Change) -> Iterator[Finding]:
    """A word of a pair in place of the other, or put in or taken out beside it."""
    old, new = (_words(text.lower()) for text in (change.deleted, change.inserted))
    touched = {*old, *new}
    if touched.isdisjoint(_paired()):
        return
    for name, a, b, note, source in _pairs():
        if touched.isdisjoint(a) and touched.isdisjoint(b):
            continue
        for one, other in ((a, b), (b, a)):
            if _replaced(old, new, one, other):
                went = " → ".join(next(w for w in words if w in side) for words, side in ((old, one), (new, other)))
                yield _told(view, "pair.replaced", change, f"{_described(change, went)} ({name}: {note})", source)
            elif _joined(change, one, other) and not _elsewhere(view, change):
                what = "removed" if change.deleted.strip() else "added"
                words = (change.deleted or change.inserted).strip(" ,;")
                yield _told(view, f"pair.{what}", change, f"{words} {what} ({name}: {note})", source)


def _described(change: Change, went: str) -> str:
    """The two words of a pair with the capitalised adjective that both have: *Indigenous communities*, *… Peoples*."""
    beside = _ADJECTIVE.search(change.before)
    if beside is None:
        return went
    printed = {word.lower(): word for text in (change.deleted, change.inserted) for word in _WORD.findall(text)}
    return " → ".join(f"{beside[0].strip()} {printed.get(word, word)}" for word in went.split(" → "))


_ADJECTIVE = later(r"\b(?!(?:The|All|Member|United)\b)[A-Z][a-z]+(?:ous|al|ic|an)\s*$")


def _replaced(old: list[str], new: list[str], one: frozenset[str], other: frozenset[str]) -> bool:
    """One word of the pair went, the other came, and the rest of the change is the same but for *and*."""
    gone, come = [w for w in old if w in one], [w for w in new if w in other]
    if len(gone) != 1 or len(come) != 1 or set(new) & one or set(old) & other:
        return False
    rest = [[w for w in words if w not in one | other | {"and", "or"}] for words in (old, new)]
    return rest[0] == rest[1]


def _joined(change: Change, one: frozenset[str], other: frozenset[str]) -> bool:
    """*and abuses* put in or taken out beside *violations*, which stays."""
    words = _words((change.deleted or change.inserted).lower())
    alone = not (change.deleted.strip() and change.inserted.strip())
    if not alone or len(words) != 2 or words[0] not in ("and", "or") or words[1] not in other:
        return False
    near = _words(change.before.lower())[-2:]
    return bool(one & set(near))


def _elsewhere(view: View, change: Change) -> bool:
    """Whether the word that came or went did the reverse at another place of the link: it only moved."""
    word = _words((change.deleted or change.inserted).lower())[-1]
    others = (c.inserted if change.deleted.strip() else c.deleted for c in view.changes(change.link))
    return any(word in _words(text.lower()) for text in others)


def _negation(view: View, change: Change) -> Iterator[Finding]:
    """A negation that comes or goes alone: two words of change at most."""
    texts = [_without_numero(text, change.after) for text in (change.deleted, change.inserted)]
    said = " ".join(texts).lower()
    if not any(letters in said for letters in _negations()):
        return
    old, new = (_words(text.lower()) for text in texts)
    few = len(old) <= 2 and len(new) <= 2
    sides = [_negated(text) for text in texts]
    prefixed = _prefixed(change.deleted, change.inserted) != _prefixed(change.inserted, change.deleted)
    if (few and sides[0] != sides[1]) or prefixed:
        yield _told(view, "pair.negation", change, _denied(change), "small words")


def _denied(change: Change) -> str:
    """What is said with a negation and without: *at a reasonable cost → at no cost*; of a whole phrase that it went."""
    old, new = change.deleted.strip(), change.inserted.strip()
    if not (old and new) and len((old or new).split()) > 1:
        return f"{(old or new).strip(' ,;')} {'removed' if old else 'added'} (negation)"
    before, behind = _LAST.search(change.before), _NEXT.match(change.after)
    first, last = (found[0] if found else "" for found in (before, behind))
    sides = (" ".join(f"{first}{said}{last}".split()) for said in (change.deleted, change.inserted))
    return f"{' → '.join(sides)} (negation)"


_LAST = later(r"[\w'\u2019-]+\s*$")
_NEXT = later(r"\s*[\w'\u2019-]+")
"""The words next to a change."""


@cache
def _negations() -> tuple[str, ...]:
    """The words that negate, and what does at the beginning of a word."""
    return (*data()["negation"]["phrases"], "non-")


def _negated(text: str) -> bool:
    return any(word in _negations() for word in _words(_unqualified(text).lower()))


_NUMERO = later(r"\bNos?\.?(?=\s*\d)")
"""What stands before the number of a general comment."""


def _without_numero(text: str, after: str) -> str:
    """A stretch with signs in the place of *No.* before a number, which may stand behind the stretch."""
    if "No" not in text:
        return text
    return _NUMERO.sub(lambda found: "#" * len(found[0]), text + after[:3])[: len(text)]


def _prefixed(text: str, other: str) -> bool:
    """Whether a text is another with *non-* before one of its words: *non-State actors*."""
    said = text.strip().lower()
    return _NON.search(said) is not None and _NON.sub("", said) == other.strip().lower()


_NON = re.compile(r"\bnon-")


def _unqualified(text: str) -> str:
    """Words without the phrases of condition in them: *without delay* is no negation."""
    for item in reversed(items(text)):
        if item.entry.kind == "qualifier":
            text = text[: item.start] + text[item.end :]
    return text


def _told(view: View, rule: str, change: Change, note: str, source: str) -> Finding:
    """A finding on the whole of a change."""
    spots = trimmed(view, change.old, old=True), trimmed(view, change.new, old=False)
    return finding(view, rule, spots[0], spots[1], note, source=source)
