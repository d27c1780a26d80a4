"""Limbs without a partner whose words live on: after the same verb elsewhere, or after another one of their link."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from hrcdiff.alignment.runs import common_run
from hrcdiff.findings.likeness import NEXT, Led, only_an_aim
from hrcdiff.findings.scale import TAKES_NOUN
from hrcdiff.findings.standing import of_others, standing
from hrcdiff.lexicon import FUNCTION_WORDS, stock_words
from hrcdiff.patterns import later
from hrcdiff.text import fold
from hrcdiff.verbs import DIRECTIVE, subordinate

if TYPE_CHECKING:
    from hrcdiff.findings.view import View

RUN = 5
"""Words in a row that two limbs share if they are one."""
TELLING = 2
"""How many of them say something and belong to no formula; the same of an object that stays."""
KEPT = 3
"""The same of words that were kept after another verb."""
FIRST = 1
"""Words between a verb and that run at most."""
BEFORE = 10
"""The same of words that were kept: whom it asks, and to do what."""
PUT_IN = 4
"""Words that may have been put into an object which stays."""
_NEAR = 120
"""Characters that hold the first words of a limb."""
AT_FIRST = 8
"""How many these are."""
_SIGNS = str.maketrans(dict.fromkeys(",;.", " "))
_STARTS = [(i, j) for i in range(FIRST + 1) for j in range(FIRST + 1)]
"""At which words of two limbs that run may begin."""
_CLAUSE_END = re.compile(r"[,;:]")
_JOINS = re.compile(r"^\s*(?:of|on|for|in|to)\s+")
_LONGER = re.compile(r"[^\W\d_]{5,}")
_WORD = later(r"[\w\u2019'-]+")


class _Words(NamedTuple):
    """The words after the verb of a limb, in small letters, with their spans in the paragraph."""

    said: list[str]
    spans: list[tuple[int, int]]
    telling: list[bool]
    """Which of them say something: no function words, figures, names or words of formulae."""


def _words(view: View, led: Led, *, old: bool) -> _Words:
    text = view.text(led.address, old=old)
    found = [*_WORD.finditer(text, led.limb.verb_end, led.limb.end)]
    words = [match.group() for match in found]
    telling = [w[0].islower() and w not in FUNCTION_WORDS and w not in stock_words() for w in words]
    return _Words([w.lower() for w in words], [match.span() for match in found], telling)


def again(view: View, mine: Led, *, old: bool) -> Led | None:
    """The limb of the other side that has the verb of one, in any form, and its object; None if several may be that.

    They begin with words in a row that stand once in each text, or all that the shorter one says is what the longer one
    says first; words that were kept are those of another limb.
    """
    if mine.limb.tail:
        return None
    found: list[tuple[int, Led]] = []
    first = _first(view, mine, old=old)
    text = view.text(mine.address, old=old)[mine.limb.verb_end : mine.limb.end]
    for other in standing(view, old=not old).limbs_near(mine.limb.lemma, text):
        begins = _first(view, other, old=not old)
        if _in_order(first[:PUT_IN], begins) or _in_order(begins[:PUT_IN], first) or _may_be_one(first, begins):
            size = _shared(view, mine, other, old=old)
            if size:
                found.append((size, other))
    most = max((size for size, _ in found), default=0)
    best = [other for size, other in found if size == most]
    return best[0] if len(best) == 1 else None


def _first(view: View, led: Led, *, old: bool) -> list[str]:
    """The first words after the verb of a limb, in small letters."""
    limb = led.limb
    return _said(view.text(led.address, old=old), limb.verb_end, min(limb.verb_end + _NEAR, limb.end))[:AT_FIRST]


@lru_cache(maxsize=8192)
def _said(text: str, start: int, end: int) -> list[str]:
    """The words of a part of a text, in small letters."""
    return text[start:end].lower().translate(_SIGNS).split()


def _may_be_one(one: list[str], other: list[str]) -> bool:
    """Whether two limbs may begin with one run of words, or one have all that the other says, if they begin so."""
    if any(one[i : i + RUN] == other[j : j + RUN] for i, j in _STARTS):
        return True
    shorter, longer = (one, other) if len(one) <= len(other) else (other, one)
    return _in_order(shorter, longer[: len(shorter) + PUT_IN])


def _in_order(words: list[str], among: list[str]) -> bool:
    """Whether words stand among others, in their order."""
    rest = iter(among)
    for word in words:  # noqa: SIM110  (several times as fast as all())
        if word not in rest:
            return False
    return True


def _shared(view: View, mine: Led, other: Led, *, old: bool) -> int:
    """How many words in a row two limbs share that have one verb and one object; none if they have not."""
    if not _one_verb(mine, other) or of_others(mine.limb, other.limb):
        return 0
    sides = (mine, old), (other, not old)
    whole = [_said(view.text(led.address, old=side), led.limb.verb_end, led.limb.end) for led, side in sides]
    if not _may_be_one(*whole):
        return 0
    words, theirs = _words(view, mine, old=old), _words(view, other, old=not old)
    size, here, there = common_run(words.said, theirs.said)
    runs = (mine, words, here, old), (other, theirs, there, not old)
    if not size or any(_stayed(view, led, each, at, size, old=side) for led, each, at, side in runs):
        return 0
    if _one_object(words, theirs):
        return size
    begins = size >= RUN and max(here, there) <= FIRST and sum(words.telling[here : here + size]) >= TELLING
    return size if begins and all(_once(view, led, each, at, size, old=side) for led, each, at, side in runs) else 0


def _one_verb(mine: Led, other: Led) -> bool:
    """Whether two limbs have one verb: *Notes with interest*, *Noting*; *expresses deep concern*, *its concern*."""
    one, two = mine.limb, other.limb
    return one.lemma not in TAKES_NOUN or bool({*one.verb.split()[1:]} & {*two.verb.split()[1:]})


def _stayed(view: View, led: Led, words: _Words, at: int, size: int, *, old: bool) -> bool:
    """Whether something of a run of words was kept, and so for another limb."""
    return bool(view.share(led.address, words.spans[at][0], words.spans[at + size - 1][1], old=old))


def _once(view: View, led: Led, words: _Words, at: int, size: int, *, old: bool) -> bool:
    """Whether a run of words stands once in its text."""
    run = view.text(led.address, old=old)[words.spans[at][0] : words.spans[at + size - 1][1]]
    return view.folded[not old].count(fold(run).casefold()) == 1


def _one_object(one: _Words, other: _Words) -> bool:
    """Whether all that the shorter of two limbs says is said first by the other, in its order."""
    shorter, longer = sorted((one.said, other.said), key=len)
    own = sum(w not in FUNCTION_WORDS and w not in stock_words() and not w[0].isdigit() for w in shorter)
    return own >= TELLING and _in_order(shorter, longer[: len(shorter) + PUT_IN])


def participle(view: View, mine: Led, *, old: bool) -> tuple[Led, str] | None:
    """The subordinate clause in whose place a limb stands before the same object, and that object's first words.

    *, further recognizing the need to mend the quays* and *, and notes the quays*; where a participle asks for
    something it is a limb of its own.
    """
    link = view.link_at(mine.address, old=old)
    further = link is not None and not mine.limb.tail and mine.number > 1
    change = view.change_at(link, mine.address, mine.limb.verb_start, old=old) if link and further else None
    if change is None or not change.simple:
        return None
    here, there = (change.old, change.new) if old else (change.new, change.old)
    text = view.text(there.address, old=not old)
    clause = subordinate(text, there.start - text[: there.start].endswith(","))
    said = _CLAUSE_END.split(change.after, maxsplit=1)[0]
    near = here.end - mine.limb.verb_end, there.end - clause.verb_end if clause else -1
    if clause is None or min(near) < 0 or max(near) > NEXT or len(_LONGER.findall(said)) < TELLING:
        return None
    return Led(there.address, 0, clause, mine.part), _JOINS.sub("", said)


def kept_after(view: View, mine: Led, *, old: bool) -> tuple[Led, str] | None:
    """The limb that asked, with another verb, for what one asks now in kept words, and these words.

    *Calls upon States to build roads, and to allocate resources to schools in remote areas* and *Urges States to fund
    schools in remote areas, and to …*: both ask, and the words stand near to the verb that has no partner.
    """
    if mine.limb.tail or mine.limb.lemma not in DIRECTIVE:
        return None
    for other, start, end in _kept(view, mine, old=old):
        limb = other.limb
        if limb.tail or limb.lemma not in DIRECTIVE or limb.lemma == mine.limb.lemma or of_others(limb, mine.limb):
            continue
        words = _words(view, mine, old=old)
        inside = [n for n, span in enumerate(words.spans) if start <= span[0] and span[1] <= end]
        if len(inside) < RUN or inside[0] > BEFORE or sum(words.telling[n] for n in inside) < KEPT:
            continue
        there = view.image(mine.address, start, end, old=old)
        if there and only_an_aim(view, mine, other, there.start, old=old):
            continue
        if _once(view, mine, words, inside[0], len(inside), old=old):
            return other, view.text(mine.address, old=old)[start:end]
    return None


def _kept(view: View, mine: Led, *, old: bool) -> Iterator[tuple[Led, int, int]]:
    """What a limb has of kept words, each run with the limb in which it stands on the other side."""
    for address, start, end in view.share(mine.address, mine.limb.verb_end, mine.limb.end, old=old):
        paragraph = (view.new if old else view.old)[address]
        for number, limb in enumerate(view.limbs(paragraph), 1):
            here = view.image(address, start, end, old=not old) if limb.verb_end <= start and end <= limb.end else None
            if here is not None and here.address == mine.address:
                yield Led(address, number, limb, paragraph.part), here.start, here.end
