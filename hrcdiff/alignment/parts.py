"""What was split off or merged in: left-over paragraphs, and limbs without a home."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from hrcdiff.alignment.conditions import (
    OUT_OF_ORDER,
    STRAY,
    SURE,
    WORDS,
    only_annexed,
    several_words,
    strays,
    taken_over,
    task_and_product,
)
from hrcdiff.alignment.features import HEAD_WORDS, Profile
from hrcdiff.alignment.runs import common_run
from hrcdiff.alignment.sides import Match, Text, partners, unchanged
from hrcdiff.alignment.similarity import Scores, cosine, dot, overlap
from hrcdiff.alignment.tokens import Tokens
from hrcdiff.limbs import asks, limbs
from hrcdiff.model import Paragraph

PART_SIMILARITY = 1_700
"""What a left-over paragraph needs in common with the unexplained rest of another."""
PART_GAIN = 5
"""Per cent of that other paragraph that it must explain anew."""
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
LIMB_RUN = 8
"""Words of the run that ties a limb without a home to a left-over paragraph."""
LIMB_SHARE = 40
"""Per cent of the limb that the run must cover."""
ASK_SHARE = 80
"""Per cent of an infinitive that the run must cover, from its verb on: *to amend the Harbour Act of 2014*."""
ASK_WORDS = 8
"""Words before it in the other paragraph at most: its verb, and whom it asks."""
CROSSING_OWN = 38
"""Per cent of its own that a part which crosses must find in the other, if it does not begin with what they share."""
REST_SHARE = 30
"""Per cent of both paragraphs, if what their partners leave of both is the same."""
NAMES_BESIDE = 1
"""Content words that they may share besides: they share names."""
REST_LIKE = 5_000
"""Similarity of what is left of both."""


def parts(old: Text, new: Text, found: Scores, links: list[Match], chain: set[tuple[int, int]]) -> list[Match]:
    """Left-over paragraphs that were split off, or merged into, a paragraph that is linked already.

    The one that explains most comes first, sub-paragraphs of a partner before those of another list; another part of
    the same paragraph must explain what is left then.
    """
    forward, backward = partners(links)
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
        members = forward[i] if free_is_new else backward[j]
        shared = len(members) > 1  # it gave parts already, or was given some
        if key not in taken and (not shared or _explained(old, new, (i, j), found[i, j], forward, backward)):
            taken.add(key)
            members.append(j if free_is_new else i)
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
    if unchanged(old, new, i, forward[i]) if i in forward else unchanged(new, old, j, backward[j]):
        return None
    if i in forward:
        free, host, known = new.profiles[j], old.profiles[i], [new.profiles[k].weights for k in forward[i]]
    else:
        free, host, known = old.profiles[i], new.profiles[j], [old.profiles[k].weights for k in backward[j]]
    left = set(host.weights).difference(*known)
    if left.isdisjoint(free.weights) or task_and_product(old, new, i, j):
        return None
    anew = _word_anew(old, i, new, forward[i], j) if i in forward else _word_anew(new, j, old, backward[j], i)
    rest = {run: host.weights[run] for run in left}
    similarity = cosine(dot(free.weights, rest), free.norm, sum(w * w for w in rest.values()))
    gain = overlap(free.weights, rest) * 100 // (host.mass or 1)
    if similarity >= TAKEN_OVER and gain >= TAKEN_SHARE and _long_run(old, new, i, j):
        return -gain, -similarity
    if not anew or (score < SURE and not several_words(old, new, i, j)):
        return None
    if score < LIKE and sum(rest.values()) * 100 < host.mass * LEFT:
        return None
    if similarity < PART_SIMILARITY or gain < PART_GAIN:
        return None
    if old.paragraphs[i].part != new.paragraphs[j].part and not taken_over(old, new, i, j):
        own = overlap(free.weights, rest) * 100 >= free.mass * CROSSING_OWN
        if _stray_part(old, new, pair, score) or not (own or _begins(free.tokens, host.tokens)):
            return None
    return -gain, -similarity


def _word_anew(one: Text, host: int, other: Text, mates: Sequence[int], free: int) -> bool:
    """Whether a paragraph has a word, names included, of the other that its partners lack; openings say nothing."""
    lost = said(one, host).difference(*(said(other, k) for k in mates))
    return not lost.isdisjoint(said(other, free))


def said(text: Text, at: int) -> set[str]:
    """All words of a paragraph after its opening that say something."""
    tokens = text.profiles[at].tokens
    after = bisect_left(tokens.starts, len(text.paragraphs[at].opening or ""))
    return {s for s, function in zip(tokens.stems[after:], tokens.functions[after:], strict=True) if not function}


def _long_run(old: Text, new: Text, i: int, j: int) -> bool:
    """Whether two paragraphs share a run of words that nobody writes twice, names and symbols or not."""
    return common_run(old.profiles[i].tokens.stems, new.profiles[j].tokens.stems)[0] >= LONG_RUN


def _begins(free: Tokens, host: Tokens) -> bool:
    """Whether the longest run that a paragraph shares with another stands in its head, and not in some clause of it."""
    return common_run(free.stems, host.stems)[1] < HEAD_WORDS


def _stray_part(old: Text, new: Text, pair: tuple[int, int], score: int) -> bool:
    """Whether a part would cross between preamble and operative part without words enough of its own."""
    return score < OUT_OF_ORDER or len(old.content[pair[0]] & new.content[pair[1]]) < WORDS


def shared_rests(old: Text, new: Text, found: Scores, links: list[Match], chain: set[tuple[int, int]]) -> list[Match]:
    """Pairs of paragraphs that both have partners, if these leave of both a good part, names, and the same.

    *Reaffirming the Charter* and *Reaffirming the Covenants and the Declarations*, of which the Covenants went from the
    second to the first.  Names are no transfer, as a clause would be.
    """
    forward, backward = partners(links)
    linked = {(m.old, m.new) for m in links}
    both = [p for p, score in found.items() if score >= STRAY and p[0] in forward and p[1] in backward]
    out: list[Match] = []
    for i, j in sorted(pair for pair in both if pair not in linked):
        if len(old.content[i] & new.content[j]) > NAMES_BESIDE:
            continue
        one, other = old.profiles[i], new.profiles[j]
        left = _left(one, [new.profiles[k] for k in forward[i]])
        if sum(left.values()) * 100 < one.mass * REST_SHARE:
            continue
        rests = left, _left(other, [old.profiles[k] for k in backward[j]])
        if overlap(*rests) * 100 < max(one.mass, other.mass) * REST_SHARE or task_and_product(old, new, i, j):
            continue
        if cosine(dot(*rests), *(sum(w * w for w in rest.values()) for rest in rests)) >= REST_LIKE:
            out.append(Match(i, j, found[i, j], "part", (i, j) in chain))
    return out


def _left(one: Profile, mates: Sequence[Profile]) -> dict[int, int]:
    """The runs of a paragraph that none of its partners has, with their weights."""
    return {run: one.weights[run] for run in set(one.weights).difference(*(mate.weights for mate in mates))}


def tied_limbs(old: Text, new: Text, found: Scores, links: list[Match], chain: set[tuple[int, int]]) -> list[Match]:
    """Limbs that have no home with the partner of their paragraph and stand, in good part, elsewhere."""
    out: list[Match] = []
    forward, backward = partners(links)
    for i, j in _homeless(old, new, forward, set(backward)):
        out.append(Match(i, j, found.get((i, j), 0), "limb", (i, j) in chain))
    for j, i in _homeless(new, old, backward, set(forward) | {m.old for m in out}):
        out.append(Match(i, j, found.get((i, j), 0), "limb", (i, j) in chain))
    return out


def _homeless(one: Text, other: Text, partners: dict[int, list[int]], linked: set[int]) -> list[tuple[int, int]]:
    free = {j: [*_runs_of(profile.tokens.stems)] for j, profile in enumerate(other.profiles) if j not in linked}
    runs = set(chain.from_iterable(free.values()))
    hosts = [i for i in sorted(partners) if not unchanged(one, other, i, partners[i])] if runs else []
    holding = [i for i in hosts if not runs.isdisjoint(_runs_of(one.profiles[i].tokens.stems))]
    clauses = [(i, *clause) for i in holding for clause in _clauses(one, i)]
    tied = runs.intersection(chain.from_iterable(_runs_of(limb.stems) for _, limb, _ in clauses))
    where: defaultdict[_Run, list[int]] = defaultdict(list)
    for j, row in free.items() if tied else ():
        for run in tied.intersection(row):
            where[run].append(j)
    out: list[tuple[int, int]] = []
    taken: set[int] = set()
    for i, limb, asked in clauses if tied else ():
        holders = sorted({j for run in tied.intersection(_runs_of(limb.stems)) for j in where[run]} - taken)
        best = _home(limb, one.paragraphs[i], partners[i], other, holders, asked) if holders else None
        if best is not None:
            taken.add(best)
            out.append((i, best))
    return out


def _clauses(side: Text, at: int) -> list[tuple[Tokens, bool]]:
    """The limbs of a paragraph that has several, and its infinitives, as far as they are long enough to be found."""
    text, profile = side.paragraphs[at].text, side.profiles[at]
    spans = limbs(text, profile.language)
    found = [(profile.tokens.between(*span), False) for span in spans if len(spans) > 1]
    found += [(profile.tokens.between(*span), True) for span in asks(text, spans, profile.language)]
    return [(limb, asked) for limb, asked in found if len(limb) >= LIMB_RUN]


_Run = tuple[str, ...]


def _runs_of(stems: Sequence[str]) -> Iterator[_Run]:
    """All runs of the length that ties a limb to a paragraph."""
    return zip(*(stems[n:] for n in range(LIMB_RUN)), strict=False)


def _home(
    limb: Tokens, paragraph: Paragraph, partners: list[int], other: Text, holders: list[int], asked: bool
) -> int | None:
    """The one left-over paragraph of the same part that holds a long run of the limb; of an infinitive, nearly all."""
    need = max(LIMB_RUN, -(-len(limb) * LIMB_SHARE // 100))
    found: list[tuple[int, int, Sequence[str]]] = []
    for j in holders:
        if other.paragraphs[j].part != paragraph.part:
            continue
        stems = other.profiles[j].tokens.stems
        size, at, there = common_run(limb.stems, stems)
        if asked:
            whole = at <= 1 and there <= ASK_WORDS and size * 100 >= len(limb) * ASK_SHARE
        else:
            whole = at <= 1 and there == 0 and size * 100 >= len(stems) * LIMB_SHARE  # with its verb: no mere name
        if size >= need and (whole or (not asked and sum(limb.names[at : at + size]) * 2 < size)):
            found.append((size, j, limb.stems[at : at + size] if whole else limb.stems))
    if not found:
        return None
    length, best, run = max(found, key=lambda f: (f[0], -f[1]))
    rivals = [f for f in found if f[0] == length]
    at_home = max(common_run(run, other.profiles[j].tokens.stems)[0] for j in partners)
    return best if len(rivals) == 1 and at_home * 2 <= length else None
