"""Left-over paragraphs that a clause, what they are about, or their number ties to one that has a partner.

On the whole the two have too little in common to be a split or a merge by `hrcdiff.alignment.parts`: they stand on both
sides of the border between preamble and operative part, or what they share is a short ask or a list of names.  These
rules come last and take what no other took, so that they change no link.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import NamedTuple

from hrcdiff.alignment.conditions import ASKED_WITHIN, CLAUSE_WORDS, other_addressee, own_words
from hrcdiff.alignment.features import UNIT, Profile, features
from hrcdiff.alignment.parts import LIMB_RUN, LIMB_SHARE, LONG_RUN
from hrcdiff.alignment.runs import common_run
from hrcdiff.alignment.sides import Match, Text, partners
from hrcdiff.alignment.similarity import Scores, cosine, dot
from hrcdiff.alignment.tokens import Tokens
from hrcdiff.limbs import asks, limbs
from hrcdiff.model import crosses
from hrcdiff.verbs import DIRECTIVE, Limb, verbs

NAMED_SHARE = 50
"""Per cent of a left-over paragraph that must be the names it gave to the other."""
ASKED_WORDS = 4
"""Words, those of names included, that two infinitives must share to ask for the same."""
ASKED_SHARE = 60
"""Per cent of the words of both that these must be."""
ASKED_OWN = 2
"""How many of them no other paragraph of either text has."""
SHORT_WORDS = 4
"""Words, those of names included, of a limb that says in short what a paragraph said."""
SHORT_SHARE = 80
"""Per cent of them that the paragraph must have."""
SHORT_LOST = 40
"""Per cent of them that what the other paragraph is linked with must lack."""
SHORT_HELD = 3
"""Of these, how many the paragraph must have, and one that stands nowhere else."""
CHOSEN_WORDS = 2
"""Content words that what came of one wording of a provision must have from another."""
_ANOTHER = re.compile(r" alt(?: ?\d)?$")
"""What an address has at its end if the paragraph is another wording of the provision with that number."""


class _Open(NamedTuple):
    """A paragraph that has partners, the host, and a left-over one, the guest."""

    one: Text
    """The text of the host."""
    host: int
    other: Text
    """The text of the guest."""
    guest: int
    mates: Sequence[int]
    """The partners of the host."""


def carried(old: Text, new: Text, found: Scores, links: list[Match], chain: set[tuple[int, int]]) -> list[Match]:
    """What the rules of this module tie, one rule after the other; of two that are as near as each other neither."""
    forward, backward = partners(links)
    out: list[Match] = []
    for rule in (_crossed_limb, _named_in_full, _asked_alike, _said_in_short):
        near: defaultdict[tuple[bool, int], list[tuple[int, int, int]]] = defaultdict(list)
        for i, j in found:
            here = i in forward
            if here == (j in backward):
                continue
            size = rule(_Open(old, i, new, j, forward[i]) if here else _Open(new, j, old, i, backward[j]))
            if size:
                near[here, j if here else i].append((size, i, j))
        for _, rows in sorted(near.items()):
            size, i, j = max(rows)
            if sum(each == size for each, *_ in rows) == 1:
                out.append(_tied(old, new, i, j, chain))
                forward[i].append(j)
                backward[j].append(i)
    return out + [_tied(old, new, i, j, chain) for i, j in _alternatives(old, new, forward, backward)]


def _tied(old: Text, new: Text, i: int, j: int, chain: set[tuple[int, int]]) -> Match:
    one, other = old.profiles[i], new.profiles[j]
    return Match(i, j, cosine(dot(one.weights, other.weights), one.norm, other.norm), "limb", (i, j) in chain)


def _led(text: Text, at: int) -> tuple[Limb, ...]:
    """The limbs of a paragraph with their verbs; none in another language than English."""
    return verbs(text.paragraphs[at].text, text.paragraphs[at].part) if text.profiles[at].language == "en" else ()


def _crossed_limb(pair: _Open) -> int:
    """Words of a limb that crossed between preamble and operative part, with its verb, and became a paragraph.

    *…, and encouraging them to strengthen their support for …* and *Encourages the African Union to strengthen their
    support for …*: who is asked may be named only now.
    """
    one, host, other, guest, mates = pair
    if not crosses(one.paragraphs[host].part, other.paragraphs[guest].part):
        return 0
    led, own = _led(one, host), _led(other, guest)
    most = 0
    for limb in led if len(led) > 1 and own else ():
        if limb.lemma != own[0].lemma:
            continue
        words = one.profiles[host].tokens.between(limb.verb_end, limb.end)
        size, at, _ = common_run(words.stems, other.profiles[guest].tokens.stems)
        telling = own_words(one, other, host, guest).intersection(words.stems[at : at + size])
        if size < LIMB_RUN or size * 100 < len(words) * LIMB_SHARE or len(telling) < CLAUSE_WORDS:
            continue
        if max(common_run(words.stems, other.profiles[k].tokens.stems)[0] for k in mates) * 2 <= size:
            most = max(most, size)
    return most


def _named_in_full(pair: _Open) -> int:
    """Words that a paragraph took over from a left-over one, which are what that is about, and stand nowhere else.

    *Commends the contribution of* so many bodies, and *Welcomes the work of* others and of these.  Bodies that are
    asked for something, and not praised, are asked for many things.
    """
    one, host, other, guest, _ = pair
    mine, theirs = one.profiles[host].tokens.stems, other.profiles[guest].tokens.stems
    sure = theirs[ASKED_WITHIN:LONG_RUN]  # in any run that is long enough and begins early enough
    if one.paragraphs[host].part != other.paragraphs[guest].part or not set(mine).issuperset(sure):
        return 0
    size, at, _ = common_run(theirs, mine)
    if size < LONG_RUN or at > ASKED_WITHIN or size * 100 < len(theirs) * NAMED_SHARE:
        return 0
    if any(not led or led[0].lemma in DIRECTIVE for led in (_led(one, host), _led(other, guest))):
        return 0
    run = theirs[at : at + size]
    marks = _within_any(run, size - LIMB_RUN + 1, other.profiles[guest])
    rest = [*one.profiles[:host], *one.profiles[host + 1 :], *other.profiles[:guest], *other.profiles[guest + 1 :]]
    near = (p.tokens.stems for p in rest if p.weights.keys() >= marks)
    return size if all(common_run(run, stems)[0] <= size - LIMB_RUN for stems in near) else 0


def _within_any(run: Sequence[str], least: int, profile: Profile) -> set[int]:
    """The runs in the midst of some words of a paragraph that hold whatever has so many of these words in a row.

    By their numbers; those that are so common that they may weigh nothing are left out.
    """
    midst = chain.from_iterable(features(run[len(run) - least : least]))
    return {number for number in map(profile.numbers.__getitem__, midst) if profile.weights.get(number, 0) >= UNIT}


def _asked_alike(pair: _Open) -> int:
    """Words of an infinitive that asks for what a left-over paragraph asks for, in the same verb, of the same thing.

    *…, and to endorse and implement the Safe Schools Declaration* and *Invites States to endorse the Safe Schools
    Declaration*: words that no other paragraph of either text has tie them.
    """
    one, host, other, guest, _ = pair
    if one.paragraphs[host].part != other.paragraphs[guest].part:
        return 0
    asked, tokens, text = _asked(other, guest), one.profiles[host].tokens, one.paragraphs[host].text
    if len(asked) < ASKED_WORDS or asked.stems[1] not in tokens.stems or other_addressee(one, other, host, guest):
        return 0
    most, want = 0, _said(asked)
    for span in asks(text, limbs(text)):
        words = tokens.between(*span)
        said = _said(words) if words.stems[:2] == asked.stems[:2] else frozenset()
        both = said & want
        if len(both) >= ASKED_WORDS and len(both) * 100 >= max(len(said), len(want)) * ASKED_SHARE:
            own = sum(1 for word in both if _once(one, word) and _once(other, word))
            most = max(most, len(both) if own >= ASKED_OWN else 0)
    return most


def _said_in_short(pair: _Open) -> int:
    """Words of a limb that says in short what a left-over paragraph, led by the same verb, said beside the partner.

    *Recognizing the negative impact of the pandemic, and recognizing also that recovery requires unity*: there were two
    paragraphs, one on what the pandemic did, in many words, and one on the recovery.  Asks have rules of their own.
    """
    one, host, other, guest, mates = pair
    if one.paragraphs[host].part != other.paragraphs[guest].part or all(abs(guest - k) != 1 for k in mates):
        return 0
    led, own = _led(one, host), _led(other, guest)
    if len(led) < 2 or not own or own[0].lemma in DIRECTIVE:
        return 0
    limbs_alike = [limb for limb in led if limb.lemma == own[0].lemma]
    most = 0
    for limb in limbs_alike:
        words = _said(one.profiles[host].tokens.between(limb.verb_end, limb.end))
        lost = words.difference(*(other.profiles[k].tokens.stems for k in mates))
        held = words.intersection(other.profiles[guest].tokens.stems)
        if len(words) < SHORT_WORDS or len(held) * 100 < len(words) * SHORT_SHARE:
            continue
        new = lost & held
        if len(lost) * 100 >= len(words) * SHORT_LOST and len(new) >= SHORT_HELD:
            most = max(most, len(new) if any(_once(one, word) and _once(other, word) for word in new) else 0)
    return most


def _asked(text: Text, at: int) -> Tokens:
    """What a paragraph of one limb asks of somebody, from *to* on; no words if it asks for nothing, or for more."""
    led, tokens = _led(text, at), text.profiles[at].tokens
    if len(led) != 1 or led[0].addressee is None:
        return tokens[:0]
    rest = tokens[bisect_left(tokens.starts, led[0].verb_end + len(led[0].addressee)) :]
    return rest[rest.stems.index("to") :] if "to" in rest.stems else rest[:0]


def _said(words: Tokens) -> frozenset[str]:
    """The words that say something, names included."""
    return frozenset(stem for stem, function in zip(words.stems, words.functions, strict=True) if not function)


def _once(text: Text, word: str) -> bool:
    """Whether a word stands in one paragraph alone, and is no figure."""
    if word[0].isdigit() or text.spread.get(word, 0) > 1:
        return False
    return len([*islice((True for p in text.profiles if word in p.tokens.stems), 2)]) == 1


def _alternatives(
    old: Text, new: Text, forward: Mapping[int, Sequence[int]], backward: Mapping[int, Sequence[int]]
) -> list[tuple[int, int]]:
    """Left-over wordings of one provision (``OP6`` and ``OP6 alt``), each with what came of another of them.

    That must have words of theirs which the other lacks: a wording that was dropped has no part in what came.
    """
    out = list(_wordings(old, new, forward))
    return out + [(i, j) for j, i in _wordings(new, old, backward)]


def _wordings(text: Text, other: Text, links: Mapping[int, Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Paragraphs of a text without a link, and the one partner that the other wordings of them have."""
    if not any(" alt" in p.address for p in text.paragraphs):
        return
    wordings: defaultdict[str, list[int]] = defaultdict(list)
    for at, paragraph in enumerate(text.paragraphs):
        wordings[_ANOTHER.sub("", paragraph.address)].append(at)
    for group in wordings.values():
        came = {partner for at in group for partner in links.get(at, ())}
        known = frozenset[str]().union(*(text.content[at] for at in group if at in links))
        for at in group if len(came) == 1 else ():
            (partner,) = came
            if at not in links and len(text.content[at] & other.content[partner] - known) >= CHOSEN_WORDS:
                yield at, partner
