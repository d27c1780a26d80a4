"""Which paragraphs are versions of each other.

`align` gives the same answer whichever text is called old: the comparison is made in a canonical
direction and mirrored back (``docs/how-it-links.md`` explains the method on an example).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from hrcdiff.alignment.dispute import Rivals, disputed
from hrcdiff.alignment.features import Profile, profiles
from hrcdiff.alignment.matching import match
from hrcdiff.alignment.runs import ONE, OTHER, coded, longest
from hrcdiff.alignment.sides import Match, text
from hrcdiff.alignment.sides import Pairs as IndexPairs
from hrcdiff.alignment.similarity import SCALE, Ranking, Scores
from hrcdiff.alignment.similarity import scores as scores_of
from hrcdiff.alignment.tokens import Tokens
from hrcdiff.model import Evidence, Paragraph
from hrcdiff.order import standing
from hrcdiff.rulings import Pairs, Rulings
from hrcdiff.text import fold

NO_RULINGS = Rulings()
_PHRASES = 3
"""Shared phrases given as evidence."""
_PHRASE_WORDS = 3
"""Words that a shared phrase has at least."""


class Group(NamedTuple):
    """Old and new paragraphs that are one provision, by index."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    matches: tuple[Match, ...]
    """The pairs, heaviest first."""
    moved: bool
    confidence: float
    evidence: Evidence


def align(
    old: Sequence[Paragraph],
    new: Sequence[Paragraph],
    rulings: Rulings = NO_RULINGS,
    *,
    language: str = "en",
    kin: bool = False,
) -> list[Group]:
    """The links between two texts of one language, in the order of the new one.

    ``rulings`` must fit the texts (`hrcdiff.rulings.fitting`).  ``kin`` says that the texts are known to be of one
    series; else that is judged by what they share.
    """
    flipped = _canonical(new) < _canonical(old)
    one, other = (new, old) if flipped else (old, new)
    side_profiles = profiles(one, other, language)
    matches, scores = _matches(one, other, side_profiles, rulings, flipped=flipped, kin=kin)
    groups, ranking = _groups(matches), Ranking(scores)
    stay = _unmoved(groups, one, other)
    out = [
        _group(members, index in stay, ranking, (one, other), side_profiles, flipped)
        for index, members in enumerate(groups)
    ]
    return sorted(out, key=lambda g: (g.new, g.old))


def linked(
    old: Sequence[Paragraph],
    new: Sequence[Paragraph],
    rulings: Rulings = NO_RULINGS,
    *,
    language: str = "en",
    kin: bool = False,
) -> list[tuple[tuple[tuple[int, int], ...], bool]]:
    """What `align` links, without the evidence: the pairs of each link by index, and whether it moved."""
    flipped = _canonical(new) < _canonical(old)
    one, other = (new, old) if flipped else (old, new)
    matches, _ = _matches(one, other, profiles(one, other, language), rulings, flipped=flipped, kin=kin)
    groups = _groups(matches)
    stay = _unmoved(groups, one, other)
    return sorted(
        (tuple(sorted((m.new, m.old) if flipped else (m.old, m.new) for m in members)), index not in stay)
        for index, members in enumerate(groups)
    )


def _matches(
    one: Sequence[Paragraph],
    other: Sequence[Paragraph],
    side_profiles: tuple[list[Profile], list[Profile]],
    rulings: Rulings,
    *,
    flipped: bool,
    kin: bool,
) -> tuple[list[Match], Scores]:
    """The matches of two texts in the canonical direction, and all similarities."""
    pinned, forbidden = (_by_index(pairs, one, other, flipped) for pairs in (rulings.pinned, rulings.forbidden))
    return match(text(one, side_profiles[0]), text(other, side_profiles[1]), pinned, forbidden, kin=kin)


def nearest(
    old: Sequence[Paragraph], new: Sequence[Paragraph], address: str, *, of_old: bool, language: str
) -> list[tuple[str, float]]:
    """The paragraphs of the other text that are most like one paragraph, best first, with their similarity."""
    mine, theirs = (old, new) if of_old else (new, old)
    one, other = profiles(mine, theirs, language)
    index = next(i for i, p in enumerate(mine) if p.address == address)
    found = Ranking(scores_of([one[index]], other, 1)).of_old[0]
    return [(theirs[j].address, score / SCALE) for score, j in sorted(found, key=lambda f: (-f[0], f[1]))]


def _by_index(pairs: Pairs, one: Sequence[Paragraph], other: Sequence[Paragraph], flipped: bool) -> IndexPairs:
    """Ruled pairs of addresses as indices in the canonical direction."""
    first, second = ({p.address: i for i, p in enumerate(side)} for side in (one, other))
    return frozenset((first[b], second[a]) if flipped else (first[a], second[b]) for a, b in pairs)


def _canonical(paragraphs: Sequence[Paragraph]) -> list[tuple[str, str, str]]:
    return [(p.text, p.address, p.part) for p in paragraphs]


def _groups(matches: Sequence[Match]) -> list[list[Match]]:
    """Matches that share a paragraph belong together; the heaviest comes first."""
    parent: dict[tuple[str, int], tuple[str, int]] = {}

    def root(node: tuple[str, int]) -> tuple[str, int]:
        while parent.setdefault(node, node) != node:
            node = parent[node]
        return node

    for each in matches:
        parent[root(("old", each.old))] = root(("new", each.new))
    groups: defaultdict[tuple[str, int], list[Match]] = defaultdict(list)
    for each in matches:
        groups[root(("old", each.old))].append(each)
    return [sorted(g, key=lambda m: (-m.score, m.old, m.new)) for g in groups.values()]


def _unmoved(groups: list[list[Match]], old: Sequence[Paragraph], new: Sequence[Paragraph]) -> set[int]:
    """Groups that keep the order, so that those that do not have the fewest words.

    A group stands where one of its pairs keeps the order of the others: of a merge, one paragraph may have come
    from elsewhere.
    """

    def words(group: list[Match]) -> int:
        texts = [old[i].text for i in {m.old for m in group}] + [new[j].text for j in {m.new for m in group}]
        return sum(text.count(" ") + 1 for text in texts)

    return set(standing([([(m.old, m.new) for m in group], words(group)) for group in groups]))


def _group(
    members: list[Match],
    stays: bool,
    ranking: Ranking,
    sides: tuple[Sequence[Paragraph], Sequence[Paragraph]],
    side_profiles: tuple[list[Profile], list[Profile]],
    flipped: bool,
) -> Group:
    first = members[0]
    mine, theirs = {m.old for m in members}, {m.new for m in members}
    rivals = Rivals(
        [each for each in ranking.of_old[first.old] if each[1] not in theirs],
        [each for each in ranking.of_new[first.new] if each[1] not in mine],
    )
    rival, where = _runner_up(rivals)
    tokens = side_profiles[0][first.old].tokens, side_profiles[1][first.new].tokens
    share = [
        _share(side_profiles[0], side_profiles[1], mine, theirs),
        _share(side_profiles[1], side_profiles[0], theirs, mine),
    ]
    if flipped:
        share.reverse()
    named = None
    if where is not None:
        side = "new" if (where[0] == "new") != flipped else "old"
        named = f"{side} {sides[0 if where[0] == 'old' else 1][where[1]].address}"
    evidence = Evidence(
        score=first.score / SCALE,
        shared=_phrases(tokens, (sides[0][first.old].text, sides[1][first.new].text)),
        in_order=stays,
        runner_up=named,
        runner_up_score=rival / SCALE if named else None,
        kept_old=share[0],
        kept_new=share[1],
        pinned=any(m.reason == "pin" for m in members),
        disputed=disputed(first, rivals, *sides, moved=not stays),
    )
    old, new = tuple(sorted(mine)), tuple(sorted(theirs))
    matches = tuple(members)
    if flipped:
        old, new = new, old
        matches = tuple(Match(m.new, m.old, m.score, m.reason, m.in_order) for m in members)
    same = len(old) == len(new) == 1 and sides[0][first.old].text == sides[1][first.new].text
    confidence = 1.0 if same else _confidence(first.score, rival)
    return Group(old, new, matches, not stays, confidence, evidence)


def _confidence(score: int, rival: int) -> float:
    """From 0 to 1: half for what the two have in common, half for the lead over the next candidate.

    A similarity of one half counts as full: reworded provisions rarely reach more.
    """
    common = min(1.0, score / (SCALE / 2))
    lead = (score - rival) / score if score > rival else 0.0
    return round(0.5 * common + 0.5 * lead, 2)


def _runner_up(rivals: Rivals) -> tuple[int, tuple[str, int] | None]:
    """Similarity of the next best partner of the heaviest pair, and which paragraph that is; of equals an old one."""
    found = [(score, False, -j) for score, j in rivals.of_old] + [(score, True, -i) for score, i in rivals.of_new]
    if not found:
        return 0, None
    score, is_old, place = max(found)
    return score, ("old" if is_old else "new", -place)


def _share(one: list[Profile], other: list[Profile], mine: set[int], theirs: set[int]) -> float:
    """Share of the weight of some paragraphs that stands in some others."""
    if len(mine) == len(theirs) == 1 and one[next(iter(mine))] is other[next(iter(theirs))]:
        return 1.0 if one[next(iter(mine))].mass else 0.0
    held = [other[k].weights for k in theirs]
    runs = held[0].keys() if len(held) == 1 else set().union(*held)
    total = sum(one[k].mass for k in mine)
    found = sum(sum(map(each.__getitem__, each.keys() & runs)) for each in (one[k].weights for k in mine))
    return round(found / total, 3) if total else 0.0


def _same(tokens: tuple[Tokens, Tokens], texts: tuple[str, str], at: int, there: int, size: int) -> tuple[int, int]:
    """The longest part of a run of alike words with the same ones: *the lamps* of *protecting*, *protect the lamps*."""
    rows = [
        [
            text[a : a + letters]
            for a, letters in zip(words.starts[k : k + size], words.sizes[k : k + size], strict=True)
        ]
        for words, text, k in zip(tokens, texts, (at, there), strict=True)
    ]
    if rows[0] == rows[1]:
        return at, at + size
    best = start = end = at
    for n, (one, other) in enumerate(zip(*rows, strict=True)):
        if one != other and fold(one).casefold() != fold(other).casefold():
            start = at + n + 1
        elif at + n + 1 - start > end - best:
            best, end = start, at + n + 1
    return best, end


def _phrases(tokens: tuple[Tokens, Tokens], texts: tuple[str, str]) -> tuple[str, ...]:
    """The longest runs of words that both paragraphs have, as the first of them has them."""
    text, words = texts[0], tokens[0]
    functions = words.functions
    if texts[0] == texts[1]:
        told = len(words) >= _PHRASE_WORDS and not all(functions)
        return (text[words.starts[0] : words.end(-1)],) if told else ()
    left, right = coded(words.stems, tokens[1].stems)
    out: list[str] = []
    for _ in range(_PHRASES):
        size, at, there = longest(left, right)
        if size < _PHRASE_WORDS or all(functions[at : at + size]):
            break
        first, last = _same(tokens, texts, at, there, size)
        if last - first >= _PHRASE_WORDS and not all(functions[first:last]):
            out.append(text[words.starts[first] : words.end(last - 1)])
        left = left[:at] + ONE * size + left[at + size :]  # now unlike any other
        right = right[:there] + OTHER * size + right[there + size :]
    return tuple(out)
