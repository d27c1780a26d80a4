"""Kept runs made readable: no confetti, and edits that begin and end where a clause does.

A minimal difference keeps every *the* and *of* it can; a reader needs phrases.  A short kept run
between two changes is given up: the less it says and the longer the changes around it, the sooner.  A
kept run of six words is never given up.  The semantic clean-up of diff-match-patch is not used: it
compares lengths alone, and swallows kept runs that a reader must see (measured on six pairs of the
seed texts: 0.54 of the words kept, where 0.64 could be).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from hrcdiff.lexicon import FUNCTION_WORDS
from hrcdiff.text import is_han
from hrcdiff.verbs import SEQUENCE
from hrcdiff.wording.engine import Step, joined

NEVER = 6
"""Words of a kept run that is never given up."""
BASE = 0.7
"""Weight up to which a kept run between two changes is always given up: two function words."""
PER_WORD = 0.08
"""Weight that is given up in addition for each word, out or in, of the smaller change beside it."""
PER_FAR = 0.01
"""Weight that is given up in addition for each word that the greater one of two long exchanges has more."""
LONG = 6
"""Words of a long exchange, out and in together."""
MOST_RUNS = 400
"""Kept runs beyond which a paragraph is so long that none is given up."""
MOST = 2.0
"""Weight beyond which a kept run stays: two content words."""
VERY_LONG = 20
"""Words of the smaller change beside a run beyond which it must say more: ``PER_FAR`` for each."""

Among = Callable[[Sequence[str], int, int], int]
"""How good a span of words is that lies as well as another."""
_AND = {"and", "or"}
_EVERYWHERE = ("human", "rights")
"""Two words that stand in every text."""


def weigh(words: Sequence[str], weak: frozenset[str] = FUNCTION_WORDS) -> float | None:
    """How much a run says, punctuation almost nothing, what hyphens join as one word; None if it is never given up.

    *Human rights*, which stand in every text, are one word.
    """
    weight, count, before = 0.0, 0, ""
    for word in words:
        last, before = before, word
        if not word[0].isalnum():
            weight += 0.1
            continue
        count += 1
        if count == NEVER:
            return None
        if last == "-" or (last == _EVERYWHERE[0] and word == _EVERYWHERE[1]):
            weight += 0.1
        else:
            weight += 0.3 if word.lower() in weak else 0.5 if is_han(word[0]) else 1.0
    return weight


def readable(
    old: Sequence[str], new: Sequence[str], runs: Sequence[Step], weak: frozenset[str] = FUNCTION_WORDS
) -> list[Step]:
    """The kept runs that a reader should see, with their edges moved to the edges of clauses."""
    kept = _slid(old, new, list(runs))
    if len(kept) > MOST_RUNS:
        return kept
    said = [weigh(old[a:b], weak) for a, b, _, _ in kept]
    ends = [(0, 0, 0, 0), *kept, (len(old), len(old), len(new), len(new))]
    changed = [spoken(old, b, a) + spoken(new, d, c) for (_, b, _, d), (a, _, c, _) in pairwise(ends)]
    exchanged = [a > b and c > d for (_, b, _, d), (a, _, c, _) in pairwise(ends)]
    while True:
        weakest = _weakest(said, changed, exchanged)
        if weakest is None:
            return _slid(old, new, _apart(old, new, _at_first(old, new, kept)))
        a, b, c, d = kept.pop(weakest)
        del said[weakest]
        changed[weakest] += spoken(old, a, b) + spoken(new, c, d) + changed.pop(weakest + 1)
        exchanged[weakest : weakest + 2] = [True]


def _weakest(said: Sequence[float | None], changed: Sequence[int], exchanged: Sequence[bool]) -> int | None:
    """Index of the run that most deserves to be given up, or None.

    ``said`` is what each of them says, ``changed`` how many words were changed before each and after the last, and
    ``exchanged`` whether these were taken out as well as put in.
    """
    best: tuple[float, int] | None = None
    for k, weight in enumerate(said):
        if weight is None:
            continue
        beside, most = changed[k], changed[k + 1]
        if not (beside and most):
            continue
        if beside > most:
            beside, most = most, beside
        among = beside >= LONG and exchanged[k] and exchanged[k + 1]
        least = MOST + PER_FAR * (beside - VERY_LONG) if beside > VERY_LONG else MOST
        given_up = BASE + PER_WORD * beside + (PER_FAR * (most - beside) if among else 0)
        excess = weight - min(least, given_up)
        if excess <= 0 and (best is None or excess < best[0]):
            best = (excess, k)
    return best[1] if best else _weakest_pair(said, changed, exchanged)


def _weakest_pair(said: Sequence[float | None], changed: Sequence[int], exchanged: Sequence[bool]) -> int | None:
    """As `_weakest`: the first of two runs, with an exchange between them, that together lie between two long ones."""
    best: tuple[float, int] | None = None
    for k, (one, other) in enumerate(pairwise(said)):
        if one is None or other is None or not all(exchanged[k : k + 3]):
            continue
        beside, most = sorted((changed[k], changed[k + 2]))
        if beside < LONG or not changed[k + 1]:
            continue
        excess = one + other - min(MOST, BASE + PER_WORD * beside + PER_FAR * (most - beside))
        if excess <= 0 and (best is None or excess < best[0]):
            best = (excess, k)
    return best[1] if best else None


def spoken(words: Sequence[str], start: int, end: int) -> int:
    """How many words, signs apart, stand from one place to another; what hyphens join is one word."""
    if start == end:
        return 0
    return sum([words[n][0].isalnum() and (n == 0 or words[n - 1] != "-") for n in range(start, end)])


def _slid(old: Sequence[str], new: Sequence[str], kept: list[Step], among: Among | None = None) -> list[Step]:
    """Move each change that is on one side alone to the best of its equivalent places."""
    out = list(kept)
    for k in range(len(out) - 1):
        (a, b, c, d), (e, f, g, h) = out[k], out[k + 1]
        if (b == e) == (d == g):
            continue
        words, start, end = (new, d, g) if b == e else (old, b, e)
        on = end < len(words) and words[start] == words[end]
        if not on and words[start - 1] != words[end - 1]:
            continue
        shift = _best_shift(words, start, end, min(b - a, d - c) - 1, min(f - e, h - g) - 1, among)
        if shift:
            out[k], out[k + 1] = (a, b + shift, c, d + shift), (e + shift, f, g + shift, h)
    return out


def led(old: Sequence[str], new: Sequence[str], kept: Sequence[Step]) -> list[Step]:
    """Kept runs with each change that is on one side alone moved so that it reads like a phrase, if it lies as well."""
    return _slid(old, new, list(kept), _phrase)


def opened(old: Sequence[str], new: Sequence[str], runs: list[Step]) -> list[Step]:
    """Kept runs with the words behind a verb that only *also* or *further* came to, or went from.

    *[Also welcomes the founding] {Welcomes the making} of* is read as *[Also welcomes] {Welcomes} the [founding]
    {making} of*.
    """
    if not runs or not old or not new or (old[0].lower() == new[0].lower() and old[0] != new[0]):
        return runs
    at_start = runs[0][0] == runs[0][2] == 0
    rest = runs[1:] if at_start else runs
    ends = (rest[0][0], rest[0][2]) if rest else (len(old), len(new))
    i = j = 0
    stay: list[tuple[int, int]] = []
    while i < ends[0] and j < ends[1]:
        one, other = old[i].lower(), new[j].lower()
        if one != other and one in SEQUENCE:
            i += 1
        elif one != other and other in SEQUENCE:
            j += 1
        elif one == other:
            stay += [(i, j)] * (old[i] == new[j])
            i, j = i + 1, j + 1
        else:
            break
    if i == j or not any(old[k][0].isalnum() for k, _ in stay):
        return runs
    return joined([*((a, a + 1, c, c + 1) for a, c in stay), *rest])


def _at_first(old: Sequence[str], new: Sequence[str], kept: list[Step]) -> list[Step]:
    """Runs moved to where the same words stand at the other end of what was put beside them, or taken out.

    *[women and] {girls, even small} girls{,} to* is read as *[women and] girls {, even small girls,} to*: what takes
    the place of nothing stands apart from what nothing takes the place of.
    """
    out = [*kept]
    ends = (0, 0, 0, 0), (len(old), len(old), len(new), len(new))
    for k, (a, b, c, d) in enumerate(out):
        before, after = out[k - 1] if k else ends[0], out[k + 1] if k + 1 < len(out) else ends[1]
        gone, come = (before[1], a, b, after[0]), (before[3], c, d, after[2])
        exchanged = (gone[0] < a and come[0] < c) != (b < gone[3] and d < come[3])
        if exchanged and (weigh(old[a:b]) or 0) >= 1:
            first, other = _moved(old, gone, come), _moved(new, come, gone)
            if (first == a) != (other == c):
                out[k] = first, first + b - a, other, other + d - c
    return out


def _moved(words: Sequence[str], own: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> int:
    """Where a run begins that may as well stand at the far end of the change on either side of it.

    Each side is given by the end of the run before, the span of this one, and the start of the next.
    """
    last, start, end, following = own
    size = end - start
    there = other[1] - other[0], other[3] - other[2]
    if there[0] and not there[1] and start - last > size and words[last : last + size] == words[start:end]:
        return last
    if there[1] and not there[0] and following - end > size and words[following - size : following] == words[start:end]:
        return following - size
    return start


def _apart(old: Sequence[str], new: Sequence[str], kept: list[Step]) -> list[Step]:
    """Runs with what stands in an exchange but repeats the words beside it set apart.

    *[mainly in] {chiefly in harbours, including small} harbours, wells* is read as *[mainly] {chiefly} in harbours,
    {including small harbours,} wells*.
    """
    out = [*kept]
    for k in reversed(range(len(out))):
        a, b, c, d = out[k]
        _, i, _, j = out[k - 1] if k else (0, 0, 0, 0)
        if i == a or j == c:
            continue
        come, gone = _repeating(old, (i, a), new, (j, c, d)), _repeating(new, (j, c), old, (i, a, b))
        if come and not gone:
            size, place, shift = come
            out[k : k + 1] = [(a - size, a + shift, place - size, place + shift), (a + shift, b, c + shift, d)]
        elif gone and not come:
            size, place, shift = gone
            out[k : k + 1] = [(place - size, place + shift, c - size, c + shift), (a + shift, b, c + shift, d)]
    return joined(out)


def _repeating(
    one: Sequence[str], change: tuple[int, int], words: Sequence[str], other: tuple[int, int, int]
) -> tuple[int, int, int] | None:
    """What an exchange repeats on its second side: how many words before it stay, its place there, how far it is moved.

    ``change`` is the span on the first side, ``other`` that on the second with the end of the run behind it.  None if
    no words are repeated, or too few of them, or too few would be left behind it.
    """
    begin, start, end = other
    before, following = one[change[1] - 1], words[start]
    places = range(start - 1, begin, -1)
    place = next((k for k in places if words[k] == following and words[k - 1] == before), None)
    if place is None:
        return None
    shift = _best_shift(words, place, start, 0, end - start - 1)
    left = weigh(words[start + shift : end])
    if (weigh(words[start : start + shift]) or 0) < 1 or (left is not None and left < MOST):
        return None
    size = 1
    while size < min(change[1] - change[0], place - begin) and one[change[1] - 1 - size] == words[place - 1 - size]:
        size += 1
    return size, place, shift


def grown(old: Sequence[str], new: Sequence[str], kept: Sequence[Step]) -> list[Step]:
    """Runs with the words that stand beside them on both sides: what was given up left them there."""
    out: list[Step] = []
    i = j = 0
    ends = [(a, c) for a, _, c, _ in kept[1:]] + [(len(old), len(new))]
    for (a, b, c, d), (e, g) in zip(kept, ends, strict=False):
        back = on = 0
        while i < a - back and j < c - back and old[a - back - 1] == new[c - back - 1]:
            back += 1
        while b + on < e and d + on < g and old[b + on] == new[d + on]:
            on += 1
        i, j = b + on, d + on
        out.append((a - back, i, c - back, j))
    return joined(out)


def before_the_end(old: Sequence[str], new: Sequence[str], runs: Sequence[Step]) -> list[Step]:
    """What was put at the end of a paragraph, or taken from it, stands before the sign that ends it.

    *…, in all regions,* that follows *…,* begins with the comma and leaves the last one where it was.
    """
    m, n = len(old), len(new)
    _, b, _, d = runs[-1] if runs else (0, 0, 0, 0)
    if b < m and d < n and old[-1] == new[-1] and not old[-1][0].isalnum():
        return [*runs, (m - 1, m, n - 1, n)]
    out = _slid(old, new, [*runs, (m, m, n, n)])
    return [run for run in out if run[0] < run[1]]


def _best_shift(words: Sequence[str], start: int, end: int, left: int, right: int, among: Among | None = None) -> int:
    """By how much to move the change ``words[start:end]``, at most ``left`` back and ``right`` on.

    ``among`` says which of those that lie as well is best.
    """
    on = right > 0 and words[start] == words[end]
    if not on and not (left > 0 and words[start - 1] == words[end - 1]):
        return 0

    def lies(shift: int) -> tuple[int, int]:
        a, b = start + shift, end + shift
        return _edge(words, a, b), among(words, a, b) if among else 0

    best = (lies(0), 0, 0)
    shift = 0
    while shift < right and words[start + shift] == words[end + shift]:
        shift += 1
        best = max(best, (lies(shift), -shift, shift))
    shift = 0
    while -shift < left and words[start + shift - 1] == words[end + shift - 1]:
        shift -= 1
        best = max(best, (lies(shift), shift, shift))
    return best[2]


def _phrase(words: Sequence[str], start: int, end: int) -> int:
    """Whether a change reads like a phrase: one that *and* leads, and that ends with a word that says something."""
    first, last = words[start].lower(), words[end - 1].lower()
    return first in _AND and last not in FUNCTION_WORDS and last[0].isalnum()


def _edge(words: Sequence[str], start: int, end: int) -> int:
    """How well a change lies: best from a comma to before the next one."""
    score = -1 if end == len(words) and words[end - 1] in ",;." else 0  # the sign that ends a paragraph was there
    first, following = words[start], words[end] if end < len(words) else "."
    if first in ",;" or (first in _AND and following not in _AND):
        score += 2
    if following in ",;.:":
        score += 1
    if start and words[start - 1] in ",;:":
        score += 1
    if words[end - 1] in ",;" and first not in ",;":
        score += 1
    return score
