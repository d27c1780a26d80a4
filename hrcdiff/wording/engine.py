"""The one place that calls diff-match-patch.

Words are coded as single characters, so that its algorithm cuts between words and nowhere else.  They are
the first there are, of which Python keeps 256 ready; without line mode and clean-ups the algorithm only asks
whether two are the same.  Its clock is off (``Diff_Timeout = 0``): a result that depends on the speed of the
machine is none.  `hrcdiff.wording.phrases` says why its clean-ups are not used.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain, pairwise
from typing import Any, cast

from hrcdiff.order import heaviest_chain

Step = tuple[int, int, int, int]
"""A kept run: half-open span in the old words, half-open span in the new ones."""

MOST_CELLS = 4_000_000
"""Product of the words of two stretches beyond which only their ends are compared."""
_FEW_CELLS = 2_500
"""Product of the words of two stretches beyond which only the words that both have are compared."""
_LONG = 400
"""Words; longer texts are first cut at words that stand once in each (patience)."""


@cache
def _engine() -> Any:
    from diff_match_patch import diff_match_patch

    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    return engine


def kept_runs(old: Sequence[str], new: Sequence[str]) -> list[Step]:
    """Runs of words that stay, in order, so that as many words as possible stay.

    ``kept_runs(new, old)`` is the mirror image: the comparison is made in one canonical direction.
    """
    if list(old) > list(new):
        return [(c, d, a, b) for a, b, c, d in _anchored(new, old, 0, 0)]
    return _anchored(old, new, 0, 0)


def _anchored(old: Sequence[str], new: Sequence[str], i: int, j: int) -> list[Step]:
    if min(len(old), len(new)) <= _LONG:
        return _runs(old, new, i, j)
    anchors = _anchors(old, new)
    if not anchors:
        return _runs(old, new, i, j)
    runs: list[Step] = []
    a = b = 0
    for x, y in [*anchors, (len(old), len(new))]:
        runs += _runs(old[a:x], new[b:y], i + a, j + b)
        if x < len(old):
            runs.append((i + x, i + x + 1, j + y, j + y + 1))
        a, b = x + 1, y + 1
    return joined(runs)


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Words that stand once in each text, as long as they keep their order."""
    places: list[dict[str, int]] = []
    for side in (old, new):
        found: dict[str, int] = {}
        for index, word in enumerate(side):
            found[word] = -1 if word in found else index
        places.append(found)
    once = [(i, places[1][w]) for w, i in places[0].items() if i >= 0 and places[1].get(w, -1) >= 0]
    return sorted(heaviest_chain((i, j, 1) for i, j in once))


def _runs(old: Sequence[str], new: Sequence[str], i: int, j: int) -> list[Step]:
    cells = len(old) * len(new)
    if cells > MOST_CELLS:
        return _ends(old, new, i, j)
    runs = _of_shared(old, new) if cells > _FEW_CELLS else _equal(_difference(*_coded(old, new)))
    return [(i + a, i + b, j + c, j + d) for a, b, c, d in runs]


_Difference = list[tuple[int, str]]
"""What diff-match-patch returns: -1 for deleted, 0 for equal, 1 for inserted, and the coded words."""


def _coded(old: Iterable[str], new: Iterable[str]) -> tuple[str, str]:
    """Words as single characters."""
    one, other = [*old], [*new]
    codes = {word: chr(number) for number, word in enumerate(dict.fromkeys(chain(one, other)))}
    return "".join(map(codes.__getitem__, one)), "".join(map(codes.__getitem__, other))


def _difference(old: str, new: str) -> _Difference:
    return cast(_Difference, _engine().diff_main(old, new, False))


def _equal(difference: _Difference) -> list[Step]:
    """Where both sides of a difference have the same words."""
    runs: list[Step] = []
    i = j = 0
    for op, text in difference:
        size = len(text)
        if op == 0:
            runs.append((i, i + size, j, j + size))
        i += size if op <= 0 else 0
        j += size if op >= 0 else 0
    return runs


def _of_shared(old: Sequence[str], new: Sequence[str]) -> list[Step]:
    """The kept runs, found among the words that both have: no other can stay, and a search takes less without."""
    both = set(old).intersection(new)
    places = [[k for k, word in enumerate(side) if word in both] for side in (old, new)]
    rows = (map(side.__getitem__, row) for side, row in zip((old, new), places, strict=True))
    kept: list[Step] = []
    for a, b, c, d in _equal(_difference(*_coded(*rows))):
        one, other = places[0][a:b], places[1][c:d]
        if one[-1] - one[0] == other[-1] - other[0] == b - a - 1:
            kept.append((one[0], one[-1] + 1, other[0], other[-1] + 1))
        else:
            kept += [(m, m + 1, n, n + 1) for m, n in zip(one, other, strict=True)]
    kept = joined(kept)
    return _moved(*_coded(old, new), kept) if _may_move(old, new, kept) else kept


def _moved(old: str, new: str, kept: list[Step]) -> list[Step]:
    """Kept runs as the engine moves them, so that there are fewer."""
    out: _Difference = []
    i = j = 0
    for a, b, c, d in [*kept, (len(old), len(old), len(new), len(new))]:
        out += [step for step in ((-1, old[i:a]), (1, new[j:c]), (0, old[a:b])) if step[1]]
        i, j = b, d
    _engine().diff_cleanupMerge(out)
    return _equal(out)


def _may_move(old: Sequence[str], new: Sequence[str], kept: list[Step]) -> bool:
    """Whether a change on one side alone begins or ends with the whole run behind it, or before it."""
    for (a, b, _, d), (e, f, g, _) in pairwise(kept):
        change = [*new[d:g]] if b == e else [*old[b:e]] if d == g else []
        if change and (change[a - b :] == [*old[a:b]] or change[: f - e] == [*old[e:f]]):
            return True
    return False


def _ends(old: Sequence[str], new: Sequence[str], i: int, j: int) -> list[Step]:
    """What two long stretches have in common at their beginning and at their end, and no more."""
    most = min(len(old), len(new))
    start = next((k for k in range(most) if old[k] != new[k]), most)
    end = next((k for k in range(most - start) if old[-1 - k] != new[-1 - k]), most - start)
    runs = [(i, i + start, j, j + start), (i + len(old) - end, i + len(old), j + len(new) - end, j + len(new))]
    return joined([run for run in runs if run[1] > run[0]])


def joined(runs: Iterable[Step]) -> list[Step]:
    """Runs, in order, those that go on in both texts as one."""
    out: list[Step] = []
    for run in runs:
        if out and out[-1][1] == run[0] and out[-1][3] == run[2]:
            out[-1] = (out[-1][0], run[1], out[-1][2], run[3])
        else:
            out.append(run)
    return out
