"""What a pair of paragraphs needs in common to be a link, and what speaks against it; similarities are of 10,000."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from functools import cache, lru_cache
from itertools import compress

from hrcdiff.alignment.features import features
from hrcdiff.alignment.runs import common_run
from hrcdiff.alignment.sides import Partners, Text
from hrcdiff.alignment.similarity import Scores, overlap
from hrcdiff.alignment.tokens import Tokens, stem
from hrcdiff.lexicon import FUNCTION_WORDS, stock_words
from hrcdiff.limbs import main_clause_end
from hrcdiff.patterns import later
from hrcdiff.text import Word
from hrcdiff.verbs import DIRECTIVE, first_limb

IN_ORDER = 1_500
"""What a link needs if it keeps the order of the text."""
OUT_OF_ORDER = 2_000
"""What a link needs if it does not."""
STRAY = 3_000
"""What a link needs between a sub-paragraph and what is not under its chapeau's partner."""
STRONG = 4_500
"""A link of at least this similarity counts for kinship."""
SURE = 2_200
"""Below this similarity a link must rest on several words, and not on one phrase."""
CROSSING = 85
"""Per cent of its similarity that counts for a link between preamble and operative part."""
ORDER_BONUS = 115
"""Per cent of its similarity that counts for a link that keeps the order."""
OTHER_ADDRESSEE = 80
"""Per cent of its similarity that counts for two requests put to two named addressees."""
CONTENT = 20
"""Per cent of the content words of the shorter paragraph that any link needs."""
WORDS = 8
"""Content words that are several, names apart; half of those of a short paragraph will do."""
RARE_WORDS = 3
"""Rare content words that are several."""
NAMED_WORDS = 2
"""Rare content words of two paragraphs that are like nothing else and name the same; words of names that nothing else
has."""
REQUEST_WORDS = 2
"""Rare content words of two requests to one addressee that are like nothing else."""
RARE = 3
"""A word is rare if it stands in at most so many paragraphs of either text."""
SUBJECT = 10
"""A word that stands in more than one of so many paragraphs of both texts is of their subject."""
SUBJECT_WORDS = 2
"""Content words of no such kind that a weak pair must share, if it shares no name."""
SAME_START = 8
"""Words with which both may begin instead."""
ASKED_WITHIN = 8
"""Words before what is asked at most: a verb, and whom it asks."""
PREFERENCE = 120
"""Per cent: a weak pair is no link if one of the two has so much more in common with another."""
MAIN_SHARE = 5
"""Per cent of a main clause that must stand in the other paragraph, if it has a clause under it."""
GUEST_SHARE = 38
"""Per cent of a paragraph that stands in the other, before it can count as a clause taken over."""
WHOLE = 90
"""Per cent of the words of a paragraph after its opening that are one run of the other, if it was taken over whole."""
WHOLE_WORDS = 8
"""Words of that run at least."""
CLAUSE_WORDS = 4
"""Words of it that are neither function words nor part of a name, if it became a clause of the other."""
SHORT = 12
"""Paragraphs: in a text of fewer every word is rare, and every paragraph is like nothing else."""


def short(old: Text, new: Text) -> bool:
    """Whether one of two texts is so short that rarity says nothing."""
    return min(len(old.paragraphs), len(new.paragraphs)) < SHORT


@cache
def stock(language: str) -> frozenset[str]:
    """The words of the formulae that everybody uses."""
    return frozenset(stem(Word(word), language) for word in stock_words(language))


def own_words(old: Text, new: Text, i: int, j: int) -> frozenset[str]:
    """Content words that two paragraphs share, the formulae's own apart."""
    return (old.content[i] & new.content[j]) - stock(old.profiles[i].language)


def rare_names(old: Text, new: Text, i: int, j: int, often: Callable[[str], int]) -> int:
    """How much two paragraphs alone are about what they name, by its words that hardly any other paragraph has.

    0 if that is not so; 1 if they share rare words besides; 2 if several of the names stand nowhere else.  ``often``
    says in how many paragraphs a word stands, of the text that has it oftener.
    """
    rare = [w for w in old.content[i] & new.content[j] if old.spread[w] <= RARE and new.spread[w] <= RARE]
    named = _named(old, i) & _named(new, j) if len(rare) >= NAMED_WORDS else set()
    counts = [often(word) for word in named]
    few = sum(count <= RARE for count in counts)
    return 0 if not few or len(rare) + few < RARE_WORDS else 1 + (counts.count(1) >= NAMED_WORDS)


def formula_alone(old: Text, new: Text, pair: tuple[int, int], score: int) -> bool:
    """Whether two paragraphs share a formula alone, which is rare only because a text is short."""
    if score >= STRONG or not short(old, new) or own_words(old, new, *pair):
        return False
    one, other = old.profiles[pair[0]].tokens.stems, new.profiles[pair[1]].tokens.stems
    return common_run(one, other)[0] * 2 < min(len(one), len(other))


def weigh(old: Text, new: Text, pair: tuple[int, int], score: int, chain: set[tuple[int, int]]) -> int:
    if old.paragraphs[pair[0]].part != new.paragraphs[pair[1]].part:
        score = score * CROSSING // 100
    return score * ORDER_BONUS // 100 if pair in chain else score


def enough_words(old: Text, new: Text, i: int, j: int) -> bool:
    """Whether two paragraphs share more than a frame of function words.

    In a short text such a frame is as rare as anything else.
    """
    need = min(len(old.content[i]), len(new.content[j])) * CONTENT // 100
    return len(old.content[i] & new.content[j]) >= need or old.paragraphs[i].text == new.paragraphs[j].text


def several_words(old: Text, new: Text, i: int, j: int) -> bool:
    """Whether two paragraphs share enough content words for a weak similarity to mean something."""
    shared = old.content[i] & new.content[j]
    rare = 0
    if not short(old, new):
        rare = sum(1 for word in shared if old.spread[word] <= RARE and new.spread[word] <= RARE)
    shorter, longer = sorted((len(old.content[i]), len(new.content[j])))
    several = len(shared) >= min(WORDS, -(-shorter // 2))
    if len(shared) < RARE_WORDS:  # half of very little: the longer one must have no more to say
        several = several and len(shared) * 100 >= longer * CONTENT
    return rare >= RARE_WORDS or several or same_start(old, new, i, j)


def subject_alone(old: Text, new: Text, pair: tuple[int, int], score: int) -> bool:
    """Whether two paragraphs share, in one run, what their texts are about, and hardly a word besides.

    *The realization of human rights obligations relating to the enjoyment of a safe … environment* stands in one
    paragraph of three of its text; what is to be done about it makes the provision.
    """
    i, j = pair
    if score >= STRAY or min(len(old.content[i]), len(new.content[j])) < WORDS or same_start(old, new, i, j):
        return False
    most = [max(RARE, len(side.paragraphs) // SUBJECT) for side in (old, new)]
    shared = old.content[i] & new.content[j]
    own = [word for word in shared if old.spread[word] <= most[0] or new.spread[word] <= most[1]]
    if len(own) >= SUBJECT_WORDS or _named(old, i) & _named(new, j):
        return False
    one, other = old.profiles[i].tokens.stems, new.profiles[j].tokens.stems
    size, at, _ = common_run(one, other)
    return len(shared.difference(one[at : at + size])) < SUBJECT_WORDS


def _named(text: Text, at: int) -> set[str]:
    """The words of the names in a paragraph, figures apart."""
    tokens = text.profiles[at].tokens
    return {stem for stem in compress(tokens.stems, tokens.names) if not stem[0].isdigit()}


def same_start(old: Text, new: Text, i: int, j: int) -> bool:
    """Whether two paragraphs begin with the same words, verb and object."""
    one, other = old.profiles[i].tokens.stems, new.profiles[j].tokens.stems
    return len(one) >= SAME_START and one[:SAME_START] == other[:SAME_START]


_ANYBODY = frozenset(
    "State States Member Government Governments parties stakeholders actors authorities community society "
    "countries".split()
)
_QUANTITY = frozenset("all any each every other relevant".split())


@lru_cache(maxsize=4096)
def _asked(text: str) -> frozenset[str]:
    """Words that say whom an operative paragraph asks for something; none if that is nobody in particular.

    States, Governments and stakeholders are addressed in many words that mean the same.
    """
    limb = first_limb(text, "operative", DIRECTIVE)
    who = limb.addressee if limb else None
    words = frozenset(word.strip(",") for word in (who or "").split())
    return frozenset() if words & _ANYBODY else words - FUNCTION_WORDS - _QUANTITY


def other_addressee(old: Text, new: Text, i: int, j: int) -> bool:
    """Whether two operative paragraphs ask two different organs or mandates for something."""
    one, other = old.paragraphs[i], new.paragraphs[j]
    if not (one.part == other.part == "operative" and old.profiles[i].language == "en"):
        return False
    asked = _asked(one.text)
    return bool(asked) and bool(of_other := _asked(other.text)) and asked.isdisjoint(of_other)


def same_request(old: Text, new: Text, i: int, j: int) -> bool:
    """Whether two operative paragraphs ask one organ or mandate for something in a few words that nothing else has."""
    one, other = old.paragraphs[i], new.paragraphs[j]
    if not (one.part == other.part == "operative" and old.profiles[i].language == "en"):
        return False
    rare = [w for w in old.content[i] & new.content[j] if old.spread[w] <= RARE and new.spread[w] <= RARE]
    return len(rare) >= REQUEST_WORDS and bool(_asked(one.text) & _asked(other.text))


def addressed(old: Text, new: Text, pair: tuple[int, int], score: int) -> int:
    """The similarity of two paragraphs, less if they ask two different addressees."""
    return score * OTHER_ADDRESSEE // 100 if score < STRONG and other_addressee(old, new, *pair) else score


_UNDER = later(
    r"\breports? (?:(?:due |required )?under|on the implementation of) the (?:[A-Z]\w+ )*(?=Co(?:nvention|venant)\b)"
)
_TREATY = later(
    r"\bCo(?:nvention|venant) (?:on|against|for)"
    r"(?: (?!and (?:the|its)\b)(?:(?:the|of|and|with|on|against) )*[A-Z][\w-]*)+"
)


@lru_cache(maxsize=4096)
def _treaties(text: str) -> tuple[str, ...]:
    """The treaties that a paragraph names, without *International*; none if it is not about reports under one."""
    if not (" Convention " in text or " Covenant " in text) or not _UNDER.search(text):
        return ()
    return tuple(_TREATY.findall(text))


def other_treaty(old: Text, new: Text, i: int, j: int) -> bool:
    """Whether two paragraphs are about a State's reports under two treaties: each treaty has its own committee."""
    one = _treaties(old.paragraphs[i].text)
    other = _treaties(new.paragraphs[j].text) if one else ()
    return bool(other) and not any(a.startswith(b) or b.startswith(a) for a in one for b in other)


NOTED = frozenset("take note acknowledge appreciate recall welcome".split())
"""Lemmas of the verbs with which a paragraph speaks of what is there."""
_TASKS = frozenset("request decide invite".split())
_REPORT = re.compile(
    r"\W+(?:\w+ ){0,2}?(?:the|its|her|his|their) (?:[\w-]+ ){0,3}?(?:reports?|stud(?:y|ies)|summary)\b"
)


@lru_cache(maxsize=4096)
def _stage(text: str, part: str) -> str | None:
    """Whether a paragraph asks for work (``task``) or speaks of a report that is there (``product``)."""
    limb = first_limb(text, part, _TASKS | NOTED)
    if limb and limb.lemma in _TASKS:
        return "task"
    noted = limb and limb.lemma in NOTED and _REPORT.match(text, limb.verb_end)
    return "product" if noted else None


def task_and_product(old: Text, new: Text, i: int, j: int) -> bool:
    """Whether one paragraph asks for work and the other takes note of a report: they share a subject alone.

    As a whole the one may have become the other; a *part* of the one is never the other.
    """
    if old.profiles[i].language != "en":
        return False
    one, other = old.paragraphs[i], new.paragraphs[j]
    return {_stage(one.text, one.part), _stage(other.text, other.part)} == {"task", "product"}


def only_annexed(old: Text, new: Text, pair: tuple[int, int], score: int) -> bool:
    """Whether one of two paragraphs stands in an annex, a text of its own, and the other in the resolution."""
    annexed = old.paragraphs[pair[0]].part == "annex", new.paragraphs[pair[1]].part == "annex"
    return annexed[0] != annexed[1] and score < STRONG


def _after_opening(text: Text, at: int) -> Tokens:
    """The words of a paragraph after its opening."""
    tokens = text.profiles[at].tokens
    return tokens[bisect_left(tokens.starts, len(text.paragraphs[at].opening or "")) :]


def _whole(old: Text, new: Text, i: int, j: int) -> tuple[Tokens, int, int] | None:
    """A run that is nearly all that one of two paragraphs says after its opening, and where it begins in both."""
    one, other = _after_opening(old, i), _after_opening(new, j)
    size, at, there = common_run(one.stems, other.stems)
    if size < WHOLE_WORDS or size * 100 < min(len(one), len(other)) * WHOLE:
        return None
    return one[at : at + size], at, there


def taken_over(old: Text, new: Text, i: int, j: int) -> bool:
    """Whether all that one of two paragraphs says after its opening stands in the other, as a clause of it."""
    run = _whole(old, new, i, j)
    return run is not None and sum(run[0].telling()) >= CLAUSE_WORDS


def same_object(old: Text, new: Text, i: int, j: int) -> bool:
    """Whether all that one of two paragraphs says after its opening is what the other says first."""
    run = _whole(old, new, i, j)
    return run is not None and max(run[1:]) <= 1


def thin(old: Text, new: Text, pair: tuple[int, int], score: int) -> bool:
    """Whether two paragraphs have names in common and hardly a word besides: *the report of* two bodies."""
    few = score < STRAY and len(old.content[pair[0]] & new.content[pair[1]]) < 2
    return few and not same_object(old, new, *pair)


def outdone(found: Scores, pair: tuple[int, int], chosen: Partners) -> bool:
    """Whether one of two paragraphs that keep no order, or are a weak pair, is more like the partner of its neighbour.

    Then it is a part of that partner, split off or merged in where it stands, and not the other that moved or came.
    """
    i, j = pair
    if found[pair] >= STRONG:
        return False
    forward, backward = chosen
    rivals = [found.get((one, j), 0) for beside in (j - 1, j + 1) for one in backward.get(beside, ())]
    rivals += [found.get((i, other), 0) for beside in (i - 1, i + 1) for other in forward.get(beside, ())]
    return max(rivals, default=0) > found[pair]


def spurned(score: int, best: int) -> bool:
    """Whether a weak pair is only what was left when a better partner was taken."""
    return score < STRAY and best * 100 > score * PREFERENCE


def clause_only(old: Text, new: Text, i: int, j: int) -> bool:
    """Whether two paragraphs share nothing but a clause that is subordinate to the main verb of one.

    *Requests the Office to liaise with States* that turns up as *Requests a report …, and to liaise with
    States* is no version of that request: its words were transferred.  A paragraph all of which the
    other says besides is no less a version of it than one half of a merger.
    """
    if old.profiles[i] is new.profiles[j]:  # the same words
        return False
    for host, guest, h, g in ((old, new, i, j), (new, old, j, i)):
        end = main_clause_end(host.paragraphs[h].text, host.profiles[h].language)
        if end is None:
            continue
        own, other = host.profiles[h], guest.profiles[g]
        if overlap(own.weights, other.weights) * 100 < other.mass * GUEST_SHARE:
            continue
        stems = own.tokens.between(0, end).stems[1:]
        runs = {own.numbers[feature] for row in features(stems) for feature in row}
        main = {run: own.weights[run] for run in runs if run in own.weights}
        apart = overlap(main, other.weights) * 100 < sum(main.values()) * MAIN_SHARE
        if apart and not _said_besides(host, guest, h, g):
            return True
    return False


def _said_besides(host: Text, guest: Text, h: int, g: int) -> bool:
    """Whether all that a paragraph says is the second of two *that*-clauses: *Reaffirms that …, and that …*."""
    run = _whole(host, guest, h, g)
    if run is None or run[2] or not run[1] or run[0].stems[0] != "that":
        return False
    return _after_opening(host, h).stems[run[1] - 1] == "and" and sum(run[0].telling()) >= CLAUSE_WORDS


def strays(old: Text, new: Text, pair: tuple[int, int], chosen: set[tuple[int, int]]) -> bool:
    """Whether a sub-paragraph is paired with something outside the list it belongs to."""
    above = old.chapeau[pair[0]], new.chapeau[pair[1]]
    if above == (None, None):
        return False
    if above[0] is None or above[1] is None:
        items = (old, pair[0], new, pair[1]) if above[1] is None else (new, pair[1], old, pair[0])
        return not _asks_alike(*items)
    return (above[0], above[1]) not in chosen


def _asks_alike(one: Text, item: int, other: Text, paragraph: int) -> bool:
    """Whether an item of a list became a paragraph, or a paragraph an item, that asks for the same in the same words.

    *(c) To promote the right of women …* under *Calls upon States:* is *Also calls upon States to promote the right of
    women …*: the item begins in the words that stand after the verb and the addressee.
    """
    begins, stems = one.profiles[item].tokens.stems[:SAME_START], other.profiles[paragraph].tokens.stems
    if len(begins) < SAME_START:
        return False
    return any(stems[at : at + SAME_START] == begins for at in range(1, ASKED_WITHIN + 1))
