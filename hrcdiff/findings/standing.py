"""Where the words of a clause stand that has no partner: under another verb, in a linked paragraph or in a new one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from hrcdiff.findings.chapeau import ITEM_VERB, chapeau
from hrcdiff.findings.likeness import Led, limbs_of
from hrcdiff.findings.view import plain
from hrcdiff.findings.wordkinds import gerund, root

if TYPE_CHECKING:
    from hrcdiff.findings.make import Spot
    from hrcdiff.findings.view import View
    from hrcdiff.verbs import Limb

LEAST = 4
"""Words that two clauses share at least if they are one."""
FEW = 2
"""The same of linked paragraphs, if the other has all words of the one."""
SHARE = 0.6
"""Share of the words of a clause that stand in the other."""
APART = 0.7
"""The same where their paragraphs are not linked."""
FRESH = 0.5
"""Share of these that stood in no other clause there, so that they came from this one; half if none is missing."""
MANY = 20
"""Clauses that may share a word by which one is known."""
COMMON = 6
"""Paragraphs of one text in which a word stands that says what the text is on."""
BEGINS, OF_THESE = 4, 2
"""Words with which a clause begins, and how many of them the other must have."""
SAID = 6
"""Words of a clause that a note quotes."""
LED = 4
"""Words at most between a verb, or what joins to its object, and the words of a clause."""
WINDOW = 2
"""How much longer than a clause the words may be that have it."""
_JOINT = re.compile(r",|\b(?:and|or|as well as)\b")
_STEM = 5
"""Letters by which words are compared."""
_WORD = re.compile(r"[^\W\d_]{4,}|\d+")
_PLAIN = frozenset(
    "that this with their which from into have been including human right state other also such these those upon as "
    "well under within through where there shall should would could unite natio inter".split()
)
"""Words, by their beginnings, that say nothing of one clause."""


class Passage(NamedTuple):
    """A clause with the verb that governs it; a lettered item has that of its chapeau."""

    led: Led
    address: str
    start: int
    end: int
    at: Spot
    """Where a finding on its verb stands."""
    stems: frozenset[str]


@lru_cache(maxsize=8192)
def stems(text: str) -> tuple[str, ...]:
    """The beginnings of the words of a clause that say something of it, in order."""
    return tuple(dict.fromkeys(chain.from_iterable(map(_of_word, text.split()))))


@lru_cache(maxsize=32768)
def _of_word(said: str) -> tuple[str, ...]:
    """The same of a word with the signs at it."""
    found = [root(word)[:_STEM] for word in _WORD.findall(said)]
    return tuple([stem for stem in found if stem not in _PLAIN])


def standing(view: View, *, old: bool) -> Standing:
    """The clauses of one side, gathered when first asked for: several families of rules look in them."""
    if not view.standing:
        common = _common(view)
        view.standing = (Standing(view, common, old=False), Standing(view, common, old=True))
    return view.standing[old]


def _common(view: View) -> set[str]:
    """The beginnings of words that many paragraphs of either text have."""
    common: set[str] = set()
    for text in (view.document(old=True), view.document(old=False)):
        counts = Counter(chain.from_iterable(stems(p.text) for p in text.paragraphs))
        common.update(stem for stem, size in counts.items() if size > COMMON)
    return common


class Standing:
    """The clauses of one side that changed, came or went, found by their words.

    The view holds them, and they do not hold the view: both are let go of at once.
    """

    def __init__(self, view: View, common: set[str], *, old: bool) -> None:
        self.old = old
        self.passages = [*_limbs(view, old=old), *_items(view, old=old)]
        self._common = common
        self._by_stem: defaultdict[str, list[int]] = defaultdict(list)
        self._by_lemma: defaultdict[str, list[Led]] = defaultdict(list)
        for index, passage in enumerate(self.passages):
            for stem in passage.stems:
                self._by_stem[stem].append(index)

    def of(self, view: View, address: str, start: int, end: int) -> Passage | None:
        """The clause that has the words of a span of the other side, and had them from no other one."""
        words = stems(view.text(address, old=not self.old)[start:end])
        rows = [row for row in map(self._by_stem.get, words) if row]
        rare = [row for row in rows if len(row) <= MANY]
        mine = frozenset(words) - self._common
        least = SHARE * len(mine)
        enough = least - (len(rows) - len(rare))  # a clause with fewer of the rare ones cannot have so many of all
        shared = Counter(chain.from_iterable(rare))
        for _, index in sorted([(-size, index) for index, size in shared.items() if size >= enough]):
            passage = self.passages[index]
            both = passage.stems & mine
            if len(both) >= least and self._has(view, passage, (address, start, end), words, mine, both):
                return passage
        return None

    def limbs_near(self, lemma: str, text: str) -> list[Led]:
        """The limbs with a verb; where very many have it, those that share a word with a text that few clauses have."""
        if not self._by_lemma:
            for passage in self.passages:
                if passage.address == passage.led.address:
                    self._by_lemma[passage.led.limb.lemma].append(passage.led)
        limbs = self._by_lemma.get(lemma, [])
        if len(limbs) <= MANY:
            return limbs
        rows = (self._by_stem.get(stem, ()) for stem in stems(text))
        near = (self.passages[index] for index in sorted({n for row in rows if len(row) <= MANY for n in row}))
        return [each.led for each in near if each.address == each.led.address and each.led.limb.lemma == lemma]

    def _has(
        self,
        view: View,
        passage: Passage,
        spot: Spot,
        words: tuple[str, ...],
        mine: frozenset[str],
        both: frozenset[str],
    ) -> bool:
        """Whether a clause has most words of a span, those with which it begins, and most of these anew.

        ``mine`` are its words that few paragraphs have, ``both`` those of them that the clause has.
        """
        address, start, end = spot
        link = view.link_at(passage.address, old=self.old)
        there = () if link is None else link.new if self.old else link.old
        if link is None and view.link_at(address, old=not self.old) is None:
            return False
        linked = address in there
        if not linked and len(both) < APART * len(mine):
            return False
        if len(both) < LEAST and not (linked and len(both) >= FEW and passage.stems.issuperset(words)):
            return False
        if sum(stem in passage.stems for stem in words[:BEGINS]) < OF_THESE:
            return False
        if not _object(view.text(passage.address, old=self.old)[passage.start : passage.end], words, end - start):
            return False
        known: set[str] = set()
        for other in there:
            text = view.text(other, old=not self.old)
            known.update(stems(text[:start] + " " + text[end:] if other == address else text))
        return len(both - known) >= (FRESH / 2 if passage.stems.issuperset(words) else FRESH) * len(both)


def _object(text: str, words: tuple[str, ...], size: int) -> bool:
    """Whether a verb governs some words in its clause: they stand at its beginning, or are joined to what does."""
    found = [(match.start(), root(match.group())[:_STEM]) for match in _WORD.finditer(text)]
    starts = [at for at, stem in found if stem in words[:BEGINS]]
    wanted = {*words}

    def held(at: int) -> int:
        """How many of the words stand behind a place."""
        return len({stem for place, stem in found if at <= place < at + WINDOW * size} & wanted)

    best = max(starts, key=lambda at: (held(at), -at), default=0)
    before = _JOINT.split(text[:best])[-1].split()
    return len(before) <= LED


def _limbs(view: View, *, old: bool) -> list[Passage]:
    """The limbs of one side, but for those that only subordinate participles lead."""
    out: list[Passage] = []
    for led in limbs_of(view, old=old):
        text = view.text(led.address, old=old)
        at = led.address, led.limb.verb_start, led.limb.verb_end
        if not led.limb.tail:
            words = frozenset(stems(text[led.limb.verb_end : led.limb.end]))
            out.append(Passage(led, led.address, led.limb.verb_end, led.limb.end, at, words))
    return out


def _items(view: View, *, old: bool) -> list[Passage]:
    """The lettered items of one side, as far as their chapeau governs them."""
    linked = [(view.old if old else view.new)[a] for link in view.changed for a in (link.old if old else link.new)]
    out: list[Passage] = []
    for paragraph in (*linked, *(view.removed if old else view.added)):
        if not paragraph.parent:
            continue
        begins = ITEM_VERB.match(paragraph.text)
        first = "".join(paragraph.text.split(maxsplit=1)[:1])
        above = chapeau(view, paragraph.address, old=old) if begins or gerund(first) else None
        if above is not None:
            limbs = view.limbs(paragraph)
            end = limbs[0].verb_start if limbs else len(paragraph.text)
            at = paragraph.address, 0, begins.end() if begins else len(first)
            out.append(Passage(above, paragraph.address, 0, end, at, frozenset(stems(paragraph.text[:end]))))
    return out


def said(text: str) -> str:
    """The first words of a clause, as a note quotes them."""
    words = text.strip(" ,;:.").split()
    return " ".join(words[:SAID]).rstrip(",") + (" …" if len(words) > SAID else "")


def of_others(one: Limb, other: Limb) -> bool:
    """Whether two limbs ask others: *civil society*, *States*."""
    who = [{*plain(limb.addressee or "").split()} - {"the", "all", "of", "and", "to"} for limb in (one, other)]
    return all(who) and not who[0] & who[1] and not any(each <= {"it", "them", "him", "her"} for each in who)
