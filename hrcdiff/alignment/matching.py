"""From similarities to links: the one-to-one backbone first, then what was split off or merged in.

A pair needs less evidence where it keeps the order of the text, and more where it crosses between
preamble and operative part or leaves its chapeau.  The best one-to-one links come from a matching of
greatest weight; a paragraph left over is attached where it explains what the partners of another
paragraph leave unexplained.
"""

from __future__ import annotations

from bisect import bisect, bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress
from typing import Literal

from hrcdiff.alignment.assignment import best_matching
from hrcdiff.alignment.features import Profile, features
from hrcdiff.alignment.similarity import SCALE, Ranking, Scores, cosine, dot, overlap, scores
from hrcdiff.alignment.tokens import Tokens, stem
from hrcdiff.lexicon import FUNCTION_WORDS, stock_words
from hrcdiff.limbs import limbs, main_clause_end
from hrcdiff.model import Paragraph
from hrcdiff.order import heaviest_chain
from hrcdiff.text import Word
from hrcdiff.verbs import verbs

Reason = Literal["pair", "part", "limb", "pin"]

FLOOR = 1_000
"""Below this similarity (of 10,000) two paragraphs have only stock phrases in common."""
IN_ORDER = 1_500
"""What a link needs if it keeps the order of the text."""
OUT_OF_ORDER = 2_000
"""What a link needs if it does not."""
STRAY = 3_000
"""What a link needs between a sub-paragraph and what is not under its chapeau's partner."""
CROSSING = 85
"""Per cent of its similarity that counts for a link between preamble and operative part."""
ORDER_BONUS = 115
"""Per cent of its similarity that counts for a link that keeps the order."""
PART_SIMILARITY = 1_700
"""What a left-over paragraph needs in common with the unexplained rest of another."""
LEFT = 25
"""Per cent of a paragraph: one of which less is left beside its partner has hardly a part to give away; what is like
it is mostly another provision in the same words.  Judged by reading the splits and merges of 138 pairs."""
LIKE = 2500
"""Similarity that a part of so little needs."""
TAKEN_OVER = 2_500
"""What the unexplained rest of a paragraph needs in common with one that was taken over with a long run of words."""
TAKEN_SHARE = 20
"""Per cent of that paragraph that it must explain anew."""
LONG_RUN = 16
"""Words of that run."""
PART_GAIN = 5
"""Per cent of that other paragraph that it must explain anew."""
LIMB_RUN = 8
"""Words of the run that ties a limb without a home to a left-over paragraph."""
LIMB_SHARE = 40
"""Per cent of the limb that the run must cover."""


CONTENT = 20
"""Per cent of the content words of the shorter paragraph that any link needs."""
SURE = 2_200
"""Below this similarity a link must rest on several words, and not on one phrase."""
WORDS = 8
"""Content words that are several, names apart; half of those of a short paragraph will do."""
FEW = 5
"""Content words that are a few."""
RARE_WORDS = 3
"""Rare content words that are several."""
RARE = 3
"""A word is rare if it stands in at most so many paragraphs of either text."""
SAME_START = 8
"""Words with which both may begin instead."""
STRONG = 4_500
"""A link of at least this similarity counts for kinship."""
KIN = 10
"""Per cent of both texts, as a geometric mean, that must stand in strong links; below, they are strangers."""
MANY = 12
"""Links that are too many for chance, if they are half of a text."""
SHARED_LANGUAGE = 3_500
"""What a link between strangers needs."""
OWN_WORDS = 6
"""Content words, the formulae's own apart, that strangers must share in a link."""
PREFERENCE = 120
"""Per cent: a weak pair is no link if one of the two has so much more in common with another."""
UNRIVALLED = 60
"""Per cent of the similarity of a pair in order: if the other of the two has nothing so near besides, it is a link."""
OTHER_ADDRESSEE = 80
"""Per cent of its similarity that counts for two requests put to two named addressees."""
LONE = 1_150
"""What two paragraphs without a link need, if each is like the other alone."""
LONE_RIVAL = 40
"""Per cent of their similarity that anything else may reach with one of them.  Judged by reading 107 such pairs."""
LONE_WAY = 3
"""Places by which such a pair may lie off from a pair of neighbours."""
SIBLINGS = 10
"""Content words that two sub-paragraphs without a link must share, if their chapeaux are versions of each other."""
SIBLING = 600
"""Similarity that they need besides."""
SIBLING_SHARE = 33
"""Per cent of the content words of the shorter of the two.  Judged by reading the ten such pairs of 124 comparisons."""
MOST_CELLS = 4_000_000
"""Product of the words of two paragraphs beyond which no common run is looked for."""
MAIN_SHARE = 5
"""Per cent of a main clause that must stand in the other paragraph, if it has a clause under it."""

GUEST_SHARE = 38
"""Per cent of a paragraph that stands in the other, before it can count as a clause taken over."""


@dataclass(frozen=True, slots=True)
class Match:
    """One old and one new paragraph that are versions of each other, by index."""

    old: int
    new: int
    score: int
    reason: Reason
    in_order: bool


@dataclass(frozen=True, slots=True)
class Text:
    """One side of a comparison as the matcher sees it."""

    paragraphs: Sequence[Paragraph]
    profiles: Sequence[Profile]
    chapeau: Sequence[int | None]
    """Index of the chapeau of each paragraph."""
    content: Sequence[frozenset[str]]
    """Content words of each paragraph, names apart."""
    spread: Mapping[str, int]
    """In how many paragraphs a content word stands."""


def text(paragraphs: Sequence[Paragraph], profiles: Sequence[Profile]) -> Text:
    """Put a side together."""
    index = {p.address: i for i, p in enumerate(paragraphs)}
    content = [
        _content(profile.tokens, len(paragraph.opening or ""))
        for paragraph, profile in zip(paragraphs, profiles, strict=True)
    ]
    return Text(
        paragraphs,
        profiles,
        [index.get(p.parent) if p.parent else None for p in paragraphs],
        content,
        Counter(word for words in content for word in words),
    )


def _content(tokens: Tokens, opening: int) -> frozenset[str]:
    after = bisect_left(tokens.starts, opening)
    return frozenset(compress(tokens.stems[after:], tokens.telling()[after:]))


Pairs = frozenset[tuple[int, int]]


def match(
    old: Text, new: Text, pinned: Pairs = frozenset(), forbidden: Pairs = frozenset(), *, kin: bool = False
) -> tuple[list[Match], Scores]:
    """All links between two texts, and the similarities they were chosen from.

    Pinned pairs are links, and their paragraphs have no others but by pins; forbidden pairs are none.
    ``kin`` says that the texts are known to be of one series.
    """
    found = {p: s for p, s in scores(old.profiles, new.profiles, FLOOR).items() if p not in forbidden}
    found = {p: _addressed(old, new, p, s) for p, s in found.items()}
    fixed = [Match(i, j, found.get((i, j), 0), "pin", False) for i, j in sorted(pinned)]
    held = {i for i, _ in pinned}, {j for _, j in pinned}
    found = {(i, j): s for (i, j), s in found.items() if (i, j) in pinned or not (i in held[0] or j in held[1])}
    chain = heaviest_chain((i, j, score * score // SCALE) for (i, j), score in found.items())
    pairs = _main_pairs(old, new, {p: s for p, s in found.items() if p not in pinned}, chain)
    ranking = Ranking(found)
    long = min(len(old.paragraphs), len(new.paragraphs)) >= RARE * 4  # in a short text there is little else to be like
    alone = {p for p in pairs & chain if long and _unrivalled(p, ranking)}
    pairs = {p for p in pairs if p in alone or not spurned(found[p], ranking.best(*p))}
    links = [Match(i, j, found[i, j], "pair", (i, j) in chain) for i, j in sorted(pairs)]
    links += _parts(old, new, found, links, chain)
    links += [m for m in _limbs(old, new, found, links, chain) if (m.old, m.new) not in forbidden]
    links += _lone(old, new, ranking, links, chain) if long else []
    links += [m for m in _siblings(old, new, links, chain) if (m.old, m.new) not in forbidden]
    links = [m for m in links if m.old not in held[0] and m.new not in held[1]]
    if not kin and _strangers(old, new, links):
        links = [m for m in links if _shared_language(old, new, m)]
    links += fixed
    return sorted(links, key=lambda m: (m.old, m.new)), found


def _strangers(old: Text, new: Text, links: Sequence[Match]) -> bool:
    """Whether two texts have so little in common that a weak link between them is chance.

    Texts of which half is linked, however weakly, are no strangers.
    """
    if len(links) >= MANY and len(links) * 2 >= min(len(old.paragraphs), len(new.paragraphs)):
        return False
    strong = [link for link in links if link.score >= STRONG]
    share = [
        sum(len(side.paragraphs[i].text) for i in places) * 100 / max(1, sum(len(p.text) for p in side.paragraphs))
        for side, places in ((old, {m.old for m in strong}), (new, {m.new for m in strong}))
    ]
    return share[0] * share[1] < KIN * KIN


def _shared_language(old: Text, new: Text, link: Match) -> bool:
    """Whether a link between strangers is language that they share, and no formula that everybody uses."""
    language = old.profiles[link.old].language
    stock = {stem(Word(word), language) for word in stock_words(language)}
    own = (old.content[link.old] & new.content[link.new]) - stock
    return link.score >= SHARED_LANGUAGE and len(own) >= OWN_WORDS


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
    limbs = verbs(text, "operative")
    who = limbs[0].addressee if limbs else None
    words = frozenset(word.strip(",") for word in (who or "").split())
    return frozenset() if words & _ANYBODY else words - FUNCTION_WORDS - _QUANTITY


def other_addressee(old: Text, new: Text, i: int, j: int) -> bool:
    """Whether two operative paragraphs ask two different organs or mandates for something."""
    one, other = old.paragraphs[i], new.paragraphs[j]
    if not (one.part == other.part == "operative" and old.profiles[i].language == "en"):
        return False
    asked = _asked(one.text), _asked(other.text)
    return bool(asked[0] and asked[1] and not asked[0] & asked[1])


def _addressed(old: Text, new: Text, pair: tuple[int, int], score: int) -> int:
    """The similarity of two paragraphs, less if they ask two different addressees."""
    return score * OTHER_ADDRESSEE // 100 if score < STRONG and other_addressee(old, new, *pair) else score


def weigh(old: Text, new: Text, pair: tuple[int, int], score: int, chain: set[tuple[int, int]]) -> int:
    if old.paragraphs[pair[0]].part != new.paragraphs[pair[1]].part:
        score = score * CROSSING // 100
    return score * ORDER_BONUS // 100 if pair in chain else score


def _backbone(old: Text, new: Text, found: Scores, chain: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """The one-to-one links; sub-paragraphs are judged again when their chapeaux are settled."""
    weights: dict[tuple[int, int], int] = {}
    for pair, score in found.items():
        if not enough_words(old, new, *pair) or (score < SURE and not several_words(old, new, *pair)):
            continue
        if only_annexed(old, new, pair, score) or (pair not in chain and thin(old, new, pair, score)):
            continue
        weight = weigh(old, new, pair, score, chain)
        if weight >= (IN_ORDER if pair in chain else OUT_OF_ORDER):
            weights[pair] = weight * weight // SCALE
    chosen = best_matching(weights)
    dropped = {pair for pair in chosen if strays(old, new, pair, chosen) and found[pair] < STRAY}
    dropped |= {pair for pair in chosen - chain if outdone(found, pair, chosen)}
    return best_matching({p: w for p, w in weights.items() if p not in dropped}) - dropped if dropped else chosen


def only_annexed(old: Text, new: Text, pair: tuple[int, int], score: int) -> bool:
    """Whether one of two paragraphs stands in an annex, a text of its own, and the other in the resolution."""
    annexed = old.paragraphs[pair[0]].part == "annex", new.paragraphs[pair[1]].part == "annex"
    return annexed[0] != annexed[1] and score < STRONG


def thin(old: Text, new: Text, pair: tuple[int, int], score: int) -> bool:
    """Whether two paragraphs have names in common and hardly a word besides: *the report of* two bodies."""
    return score < STRAY and len(old.content[pair[0]] & new.content[pair[1]]) < 2


def outdone(found: Scores, pair: tuple[int, int], chosen: set[tuple[int, int]]) -> bool:
    """Whether one of two paragraphs that keep no order has more in common with the partner of its neighbour.

    Then it is a part of that partner, split off or merged in where it stands, and not the other that moved.
    """
    i, j = pair
    if found[pair] >= STRONG:
        return False
    beside_new = {one for one, other in chosen if abs(other - j) == 1}
    beside_old = {other for one, other in chosen if abs(one - i) == 1}
    rivals = [found.get((one, j), 0) for one in beside_new] + [found.get((i, other), 0) for other in beside_old]
    return max(rivals, default=0) > found[pair]


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
    if min(len(old.paragraphs), len(new.paragraphs)) >= RARE * 4:  # in a shorter text every word is rare
        rare = sum(1 for word in shared if old.spread[word] <= RARE and new.spread[word] <= RARE)
    shorter, longer = sorted((len(old.content[i]), len(new.content[j])))
    several = len(shared) >= min(WORDS, -(-shorter // 2))
    if len(shared) < RARE_WORDS:  # half of very little: the longer one must have no more to say
        several = several and len(shared) * 100 >= longer * CONTENT
    return rare >= RARE_WORDS or several or _same_start(old.profiles[i].tokens.stems, new.profiles[j].tokens.stems)


def _same_start(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two paragraphs begin with the same words, verb and object."""
    return len(one) >= SAME_START and one[:SAME_START] == other[:SAME_START]


def _main_pairs(old: Text, new: Text, found: Scores, chain: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """The backbone without pairs that share a subordinate clause alone: these would stand in the way of others."""
    able = dict(found)
    while True:
        pairs = _backbone(old, new, able, chain)
        clauses = {pair for pair in pairs if clause_only(old, new, *pair)}
        if not clauses:
            return pairs
        able = {pair: score for pair, score in able.items() if pair not in clauses}


def spurned(score: int, best: int) -> bool:
    """Whether a weak pair is only what was left when a better partner was taken."""
    return score < STRAY and best * 100 > score * PREFERENCE


def _unrivalled(pair: tuple[int, int], ranking: Ranking) -> bool:
    """Whether one of two paragraphs is like nothing besides, whatever the other is like."""
    score, *_ = (s for s, j in ranking.of_old[pair[0]] if j == pair[1])
    return any(rival * 100 <= score * UNRIVALLED for rival in ranking.rivals(*pair))


def _lone(old: Text, new: Text, ranking: Ranking, links: list[Match], chain: set[tuple[int, int]]) -> list[Match]:
    """Pairs of little in common whose paragraphs have no link, and are like each other and nothing else."""
    forward, backward = _partners(links)
    linked = {(m.old, m.new) for m in links}
    beside = sorted(linked)
    out: list[Match] = []
    for i in range(len(old.paragraphs)):
        score, j = max(ranking.of_old.get(i, [(0, 0)]), key=lambda r: (r[0], -r[1]))
        if i in forward or score < LONE or j in backward or old.paragraphs[i].part != new.paragraphs[j].part:
            continue
        if max(ranking.rivals(i, j)) * 100 > score * LONE_RIVAL or not enough_words(old, new, i, j):
            continue
        if not several_words(old, new, i, j) and not ((i, j) in chain and _fits(old, new, i, j, score, linked)):
            continue
        if strays(old, new, (i, j), linked) or not _near(beside, i, j) or clause_only(old, new, i, j):
            continue
        out.append(Match(i, j, score, "pair", (i, j) in chain))
    return out


def _siblings(old: Text, new: Text, links: list[Match], chain: set[tuple[int, int]]) -> list[Match]:
    """Items without a link of two lists that are versions of each other, in so many words.

    In a list that was carried over an item is expected again, and in other order; the words of those that have a
    partner are not asked.
    """
    forward, backward = _partners(links)
    items: defaultdict[int | None, list[int]] = defaultdict(list)
    for j, above in enumerate(new.chapeau):
        if j not in backward:
            items[above].append(j)
    shared: dict[tuple[int, int], int] = {}
    for i, above in enumerate(old.chapeau):
        if above is None or i in forward:
            continue
        for j in (j for listed in forward.get(above, ()) for j in items.get(listed, ())):
            both = len(old.content[i] & new.content[j])
            if both >= SIBLINGS and both * 100 >= min(len(old.content[i]), len(new.content[j])) * SIBLING_SHARE:
                shared[i, j] = both
    out: list[Match] = []
    for i, j in sorted(best_matching(shared)):
        one, other = old.profiles[i], new.profiles[j]
        score = cosine(dot(one.weights, other.weights), one.norm, other.norm)
        if score >= SIBLING:
            out.append(Match(i, j, score, "pair", (i, j) in chain))
    return out


def _fits(old: Text, new: Text, i: int, j: int, score: int, linked: set[tuple[int, int]]) -> bool:
    """Whether a pair stands right beside another link, with a few words in common."""
    beside = {(i - 1, j - 1), (i + 1, j + 1)} & linked
    return bool(beside) and score >= IN_ORDER and len(old.content[i] & new.content[j]) >= FEW


def _near(beside: Sequence[tuple[int, int]], i: int, j: int) -> bool:
    """Whether a pair lies near the pair before it or after it."""
    at = bisect(beside, (i, j))
    return any(abs(other - j) <= LONE_WAY for _, other in beside[max(0, at - 1) : at + 1])


def clause_only(old: Text, new: Text, i: int, j: int) -> bool:
    """Whether two paragraphs share nothing but a clause that is subordinate to the main verb of one.

    *Requests the Office to liaise with States* that turns up as *Requests a report …, and to liaise with
    States* is no version of that request: its words were transferred.
    """
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
        if overlap(main, other.weights) * 100 < sum(main.values()) * MAIN_SHARE:
            return True
    return False


def strays(old: Text, new: Text, pair: tuple[int, int], chosen: set[tuple[int, int]]) -> bool:
    """Whether a sub-paragraph is paired with something outside the list it belongs to."""
    above = old.chapeau[pair[0]], new.chapeau[pair[1]]
    if above == (None, None):
        return False
    return above[0] is None or above[1] is None or (above[0], above[1]) not in chosen


def _partners(links: Sequence[Match]) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    forward: defaultdict[int, list[int]] = defaultdict(list)
    backward: defaultdict[int, list[int]] = defaultdict(list)
    for link in links:
        forward[link.old].append(link.new)
        backward[link.new].append(link.old)
    return forward, backward


def _parts(old: Text, new: Text, found: Scores, links: list[Match], chain: set[tuple[int, int]]) -> list[Match]:
    """Left-over paragraphs that were split off, or merged into, a paragraph that is linked already.

    The one that explains most comes first, sub-paragraphs of a partner before those of another list; another part of
    the same paragraph must explain what is left then.
    """
    forward, backward = _partners(links)
    linked = {(m.old, m.new) for m in links}
    candidates: list[tuple[bool, tuple[int, int], int, int, bool]] = []
    for (i, j), score in found.items():
        free_is_new = i in forward
        if free_is_new != (j in backward) and not only_annexed(old, new, (i, j), score):
            explained = _explained(old, new, (i, j), score, forward, backward)
            if explained:
                chapeau = new.chapeau[j] if free_is_new else old.chapeau[i]
                beside = (i, chapeau) in linked if free_is_new else (chapeau, j) in linked
                stray = chapeau is not None and not beside and strays(old, new, (i, j), linked)
                candidates.append((stray, explained, i, j, free_is_new))
    taken: set[tuple[bool, int]] = set()
    out: list[Match] = []
    for *_, i, j, free_is_new in sorted(candidates):
        key = (free_is_new, j if free_is_new else i)
        partners = forward[i] if free_is_new else backward[j]
        shared = len(partners) > 1  # it gave parts already, or was given some
        if key not in taken and (not shared or _explained(old, new, (i, j), found[i, j], forward, backward)):
            taken.add(key)
            partners.append(j if free_is_new else i)
            out.append(Match(i, j, found[i, j], "part", (i, j) in chain))
    return out


def _explained(
    old: Text,
    new: Text,
    pair: tuple[int, int],
    score: int,
    forward: Mapping[int, Sequence[int]],
    backward: Mapping[int, Sequence[int]],
) -> tuple[int, int] | None:
    """What a left-over paragraph explains of another that its partners do not; None if it is no part of it.

    Per cent of the other, and the similarity to what they leave, both negative: the most comes first.
    """
    i, j = pair
    if i in forward:
        free, host, known = new.profiles[j], old.profiles[i], [new.profiles[k] for k in forward[i]]
    else:
        free, host, known = old.profiles[i], new.profiles[j], [old.profiles[k] for k in backward[j]]
    rest = {run: w for run, w in host.weights.items() if not any(run in k.weights for k in known)}
    similarity = cosine(dot(free.weights, rest), free.norm, sum(w * w for w in rest.values()))
    gain = overlap(free.weights, rest) * 100 // (host.mass or 1)
    if similarity >= TAKEN_OVER and gain >= TAKEN_SHARE and _long_run(old, new, i, j):
        return -gain, -similarity
    if score < SURE and not several_words(old, new, i, j):
        return None
    if score < LIKE and sum(rest.values()) * 100 < host.mass * LEFT:
        return None
    part = similarity >= PART_SIMILARITY and gain >= PART_GAIN and not _stray_part(old, new, pair, score)
    return (-gain, -similarity) if part else None


def _long_run(old: Text, new: Text, i: int, j: int) -> bool:
    """Whether two paragraphs share a run of words that nobody writes twice, names and symbols or not."""
    return common_run(old.profiles[i].tokens.stems, new.profiles[j].tokens.stems)[0] >= LONG_RUN


def _stray_part(old: Text, new: Text, pair: tuple[int, int], score: int) -> bool:
    """Whether a part would cross between preamble and operative part without words enough of its own."""
    if old.paragraphs[pair[0]].part == new.paragraphs[pair[1]].part:
        return False
    return score < OUT_OF_ORDER or len(old.content[pair[0]] & new.content[pair[1]]) < WORDS


def _limbs(old: Text, new: Text, found: Scores, links: list[Match], chain: set[tuple[int, int]]) -> list[Match]:
    """Limbs that have no home with the partner of their paragraph and stand, in good part, elsewhere."""
    out: list[Match] = []
    forward, backward = _partners(links)
    for i, j in _homeless(old, new, forward, set(backward)):
        out.append(Match(i, j, found.get((i, j), 0), "limb", (i, j) in chain))
    for j, i in _homeless(new, old, backward, set(forward) | {m.old for m in out}):
        out.append(Match(i, j, found.get((i, j), 0), "limb", (i, j) in chain))
    return out


def _homeless(one: Text, other: Text, partners: dict[int, list[int]], linked: set[int]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    taken = set(linked)
    where: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for j, profile in enumerate(other.profiles):
        if j not in taken:
            for run in _runs_of(profile.tokens.stems):
                where[run].append(j)
    for i in sorted(partners):
        spans = limbs(one.paragraphs[i].text, one.profiles[i].language)
        if len(spans) < 2:
            continue
        for start, end in spans:
            limb = one.profiles[i].tokens.between(start, end)
            holders = sorted({j for run in _runs_of(limb.stems) for j in where.get(run, ()) if j not in taken})
            best = _home(limb, one.paragraphs[i], partners[i], other, holders) if holders else None
            if best is not None:
                taken.add(best)
                out.append((i, best))
    return out


def _runs_of(stems: Sequence[str]) -> set[tuple[str, ...]]:
    """All runs of the length that ties a limb to a paragraph."""
    return set(zip(*(stems[n:] for n in range(LIMB_RUN)), strict=False))


def _home(limb: Tokens, paragraph: Paragraph, partners: list[int], other: Text, holders: list[int]) -> int | None:
    """The one left-over paragraph of the same part that holds a long run of the limb."""
    need = max(LIMB_RUN, -(-len(limb) * LIMB_SHARE // 100))
    found: list[tuple[int, int]] = []
    for j in holders:
        if other.paragraphs[j].part != paragraph.part:
            continue
        size, at, _ = common_run(limb.stems, other.profiles[j].tokens.stems)
        if size >= need and sum(limb.names[at : at + size]) * 2 < size:
            found.append((size, j))
    if not found:
        return None
    length, best = max(found, key=lambda f: (f[0], -f[1]))
    rivals = [f for f in found if f[0] == length]
    at_home = max(common_run(limb.stems, other.profiles[j].tokens.stems)[0] for j in partners)
    return best if len(rivals) == 1 and at_home * 2 <= length else None


def common_run(one: Sequence[str], other: Sequence[str]) -> tuple[int, int, int]:
    """The longest run of words that both have: its length, and where it begins in each; the first of equals."""
    if len(one) * len(other) > MOST_CELLS:
        return 0, 0, 0
    best = end = end_other = 0
    where: defaultdict[str, list[int]] = defaultdict(list)
    for j, word in enumerate(other):
        where[word].append(j)
    previous: dict[int, int] = {}
    for i, word in enumerate(one):
        current: dict[int, int] = {}
        for j in where.get(word, ()):
            size = current[j] = previous.get(j - 1, 0) + 1
            if size > best:
                best, end, end_other = size, i + 1, j + 1
        previous = current
    return best, end - best, end_other - best
