"""The second opinion on which words stay, against a slow and obvious twin."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from hrcdiff.wording.weighted import FINE, heaviest, weight, worth

WORDS = st.lists(st.sampled_from(["the", "of", "States", "rights", ",", "and", "wells"]), max_size=6)


def best_worth(old: list[str], new: list[str]) -> int:
    """The greatest worth of any common subsequence, by trying all of them; each change between costs a fine."""
    ends = (len(old), len(new))
    best = -FINE if old or new else 0

    def go(i: int, j: int, last: tuple[int, int], total: int) -> None:
        nonlocal best
        best = max(best, total - (FINE if (i, j) != ends else 0))
        for a in range(i, len(old)):
            for b in range(j, len(new)):
                if old[a] == new[b]:
                    fine = 0 if last == (a - 1, b - 1) else FINE
                    go(a + 1, b + 1, (a, b), total + weight(old[a]) - fine)

    go(0, 0, (-1, -1), 0)
    return best


@given(WORDS, WORDS)
def test_nothing_is_worth_more(old: list[str], new: list[str]) -> None:
    runs = heaviest(old, new)
    assert runs is not None
    assert worth(old, new, runs) == best_worth(old, new)


@given(WORDS, WORDS)
def test_what_stays_is_in_both_texts_in_order(old: list[str], new: list[str]) -> None:
    runs = heaviest(old, new) or []
    assert all(old[a:b] == new[c:d] for a, b, c, d in runs)
    assert all(x[1] <= y[0] and x[3] <= y[2] for x, y in pairwise(runs))


@given(WORDS, WORDS)
def test_the_mirrored_question_has_the_mirrored_answer(old: list[str], new: list[str]) -> None:
    assert [(c, d, a, b) for a, b, c, d in heaviest(new, old) or []] == heaviest(old, new)
