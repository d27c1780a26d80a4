"""Laws of words: tokens, folding, kept runs, edits; and the slow twins of the fast algorithms."""

from __future__ import annotations

import unicodedata
from itertools import accumulate, combinations, pairwise, permutations, product
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from hrcdiff.alignment.assignment import Matching, best_matching
from hrcdiff.alignment.runs import common_run
from hrcdiff.alignment.tokens import stem, tokenize
from hrcdiff.limbs import limbs, main_clause_end
from hrcdiff.model import Edit
from hrcdiff.order import heaviest_chain, standing
from hrcdiff.text import _FOLD, fold, tokens, word, words
from hrcdiff.wording import edits, lexemes
from hrcdiff.wording.cut import Cut
from hrcdiff.wording.edged import edged
from hrcdiff.wording.engine import Step, kept_runs
from hrcdiff.wording.orders import at_most, orders
from hrcdiff.wording.phrases import NEVER, readable
from hrcdiff.wording.weighted import FINE, heaviest, weight, worth
from tests.property.changes import TEXTS
from tests.property.documents import POOL, clause
from tests.property.mirror import changes

ANY = st.text() | TEXTS | st.integers(0, POOL - 1).map(clause)
FEW = st.lists(st.sampled_from("the of lanterns , bells and".split()), max_size=14)
SIDES = st.lists(ANY, min_size=1, max_size=5)


# --- tokens ----------------------------------------------------------------------------------


@given(ANY)
def test_tokens_join_to_the_text(text: str) -> None:
    assert "".join(tokens(text)) == text
    assert all(tokens(text))


@given(ANY)
def test_lexemes_join_to_the_text(text: str) -> None:
    row = lexemes("PP1", text)
    assert "".join(lexeme.gap + lexeme.text for lexeme in row) == text
    assert all(lexeme.key for lexeme in row)


@given(ANY)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(
    ANY, st.lists(st.text() | st.sampled_from("\u2018\u2019\u201c\u201d\u2013\u2014\u0301\u0338`\u00e9e ")).map("".join)
)
def test_folding_is_looking_up_every_sign(text: str, signs: str) -> None:
    """Signs that most texts have are replaced first, and the paragraphs of a text one by one."""
    whole = unicodedata.normalize("NFKC", f"{text} {signs}").translate(_FOLD)
    assert fold(f"{text} {signs}") == unicodedata.normalize("NFKC", whole).translate(_FOLD)
    assert fold(f"{text} {signs}") == f"{fold(text)} {fold(signs)}"


@given(ANY)
def test_normalising_a_word_twice_changes_nothing(text: str) -> None:
    for token in tokens(text):
        assert word(word(token)) == word(token)


@given(ANY)
def test_a_stem_of_a_stem_never_grows(text: str) -> None:
    for form in words(text):
        assert len(stem(form)) <= len(form)


@given(ANY)
def test_the_matcher_sees_words_where_they_stand(text: str) -> None:
    end = 0
    for token in tokenize(text):
        assert end <= token.start < token.end <= len(text)
        assert not any(char.isspace() for char in text[token.start : token.end])
        end = token.end


@given(ANY)
def test_the_matcher_sees_the_words_that_the_tokens_are(text: str) -> None:
    row = tokens(text)
    ends = [*accumulate(map(len, row))]
    seen = tokenize(text)
    assert [(t.start, t.end) for t in seen] == [
        (end - len(token), end) for token, end in zip(row, ends, strict=True) if token[0].isalnum()
    ]
    assert [t.stem for t in seen] == [stem(form) for form in words(text)]


@given(ANY)
def test_limbs_cover_the_paragraph(text: str) -> None:
    spans = limbs(text)
    assert spans[0][0] == 0
    assert spans[-1][1] == len(text)
    assert all(a < b or not text for a, b in spans)
    assert all(end == start for (_, end), (start, _) in pairwise(spans))
    end = main_clause_end(text)
    assert end is None or 0 < end <= spans[0][1]


# --- kept runs and edits ---------------------------------------------------------------------


def check_runs(old: list[str], new: list[str], runs: list[Step]) -> None:
    """Runs are equal words, in order, and do not overlap."""
    at, place = 0, 0
    for a, b, c, d in runs:
        assert at <= a < b <= len(old)
        assert place <= c < d <= len(new)
        assert old[a:b] == new[c:d]
        at, place = b, d


def longest_common(old: list[str], new: list[str]) -> int:
    row = [0] * (len(new) + 1)
    for one in old:
        above = row
        row = [0]
        for j, other in enumerate(new):
            row.append(above[j] + 1 if one == other else max(row[j], above[j + 1]))
    return row[-1]


@given(FEW, FEW)
def test_kept_runs_are_common_and_as_many_as_can_be(old: list[str], new: list[str]) -> None:
    runs = kept_runs(old, new)
    check_runs(old, new, runs)
    assert sum(b - a for a, b, _, _ in runs) == longest_common(old, new)


@given(st.data())
def test_kept_runs_of_long_texts_with_few_words_in_common_are_as_many_as_can_be(data: st.DataObject) -> None:
    old, new = (
        data.draw(st.lists(st.sampled_from(["the", "State", ",", *own]), min_size=52, max_size=70))
        for own in (["Office", "shall", "it"], ["Council", "may", "they"])
    )
    runs = kept_runs(old, new)
    check_runs(old, new, runs)
    assert sum(b - a for a, b, _, _ in runs) == longest_common(old, new)
    assert kept_runs(new, old) == [(c, d, a, b) for a, b, c, d in runs]


@given(FEW, FEW)
def test_kept_runs_mirror(old: list[str], new: list[str]) -> None:
    assert kept_runs(new, old) == [(c, d, a, b) for a, b, c, d in kept_runs(old, new)]


@given(FEW, FEW)
def test_readable_runs_are_common_and_no_long_run_is_given_up(old: list[str], new: list[str]) -> None:
    before = kept_runs(old, new)
    after = readable(old, new, before)
    check_runs(old, new, after)
    said = [[w for w in old[a:b] if w.isalpha()] for a, b, _, _ in before]
    assert sum(b - a for a, b, _, _ in after) >= sum(len(run) for run in said if len(run) >= NEVER)


@given(FEW, FEW)
def test_readable_runs_mirror(old: list[str], new: list[str]) -> None:
    forth, back = readable(old, new, kept_runs(old, new)), readable(new, old, kept_runs(new, old))
    assert back == [(c, d, a, b) for a, b, c, d in forth]


@given(FEW, FEW)
def test_what_stays_at_the_edge_of_an_exchange_is_common_and_mirrors(old: list[str], new: list[str]) -> None:
    found = edged(old, new, [])
    assert all(old[a:b] == new[c:d] != [] for a, b, c, d in found)
    assert edged(new, old, []) == [(c, d, a, b) for a, b, c, d in found]


@given(FEW, FEW)
def test_the_second_opinion_is_the_heaviest_there_is(old: list[str], new: list[str]) -> None:
    runs = heaviest(old, new)
    assert runs is not None
    check_runs(old, new, runs)
    assert worth(old, new, runs) == heaviest_worth(old, new)


def heaviest_worth(old: list[str], new: list[str]) -> int:
    """The greatest weight of a common subsequence less its fines, by trying every last pair."""
    best: dict[tuple[int, int], int] = {}
    for i, one in enumerate(old):
        for j, other in enumerate(new):
            if one == other:
                before = [total - FINE for (a, b), total in best.items() if a < i and b < j]
                first = -FINE if i or j else 0
                best[i, j] = weight(one) + max([first, best.get((i - 1, j - 1), first), *before])
    ends = (len(old) - 1, len(new) - 1)
    nothing = -FINE if old or new else 0
    return max([nothing, *(total - (FINE if pair != ends else 0) for pair, total in best.items())])


@given(FEW, FEW)
def test_the_second_opinion_mirrors(old: list[str], new: list[str]) -> None:
    assert heaviest(new, old) == [(c, d, a, b) for a, b, c, d in heaviest(old, new) or []]


@given(SIDES, SIDES)
def test_edits_mirror(old: list[str], new: list[str]) -> None:
    before = [(f"PP{n}", text) for n, text in enumerate(old)]
    after = [(f"OP{n}", text) for n, text in enumerate(new)]
    pairs = {(a, b) for a, _ in before for b, _ in after}
    forth, back = edits(before, after, pairs), edits(after, before, {(b, a) for a, b in pairs})
    assert changes(back, mirrored=True) == changes(forth)


@given(st.lists(FEW, min_size=2, max_size=4), FEW, st.booleans())
def test_no_order_keeps_more_than_it_can(parts: list[list[str]], row: list[str], merged: bool) -> None:
    """Those of which less may be expected than another keeps are left out, and would have been chosen by nobody."""
    sides = [("A", " ".join(row))], [(f"B{k}", " ".join(part)) for k, part in enumerate(parts)]
    old, new = sides[::-1] if merged else sides
    for one, other in orders(*([Cut(*each) for each in side] for side in (old, new))):
        keys = ([key for cut in side for key in cut.keys] for side in (one, other))
        assert sum(b - a for a, b, _, _ in kept_runs(*keys)) <= at_most(one, other)
    pairs = {(a, b) for a, _ in old for b, _ in new}
    with patch("hrcdiff.wording.at_most", return_value=len(row) + sum(map(len, parts))):
        every = edits(old, new, pairs)
    assert edits(old, new, pairs) == every


@given(SIDES, SIDES, st.data())
def test_edits_rebuild_every_paragraph_of_both_sides(old: list[str], new: list[str], data: st.DataObject) -> None:
    before = [(f"PP{n}", text) for n, text in enumerate(old)]
    after = [(f"OP{n}", text) for n, text in enumerate(new)]
    every = [(a, b) for a, _ in before for b, _ in after]
    pairs = data.draw(st.just(every) | st.lists(st.sampled_from(every), unique=True))
    row = edits(before, after, pairs)
    for address, text in before:
        assert "".join(e.text for e in row if e.op != "insert" and e.old == address) == text
    for address, text in after:
        assert "".join(e.text for e in row if e.op != "delete" and e.new == address) == text
    for edit in row:
        assert edit.text
        assert (edit.significance is None) == (edit.op == "equal")
        assert edit.op != "equal" or (edit.old, edit.new) in pairs
        assert (edit.old is None) == (edit.op == "insert")
        assert (edit.new is None) == (edit.op == "delete")


def sixes(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[n : n + 6]) for n in range(len(words) - 5)}


@given(st.lists(st.integers(0, 60), min_size=2, max_size=6, unique=True), st.data())
def test_no_run_of_six_words_of_clauses_dealt_out_to_two_paragraphs_is_taken_out_and_put_in(
    numbers: list[int], data: st.DataObject
) -> None:
    """However a split deals them out, as long as each paragraph keeps their order."""
    homes = [data.draw(st.sampled_from(["OP1", "OP2"])) for _ in numbers]
    clauses = [f"lantern{n} {clause(n)}" for n in numbers]
    new = [
        (home, " ".join(c for c, h in zip(clauses, homes, strict=True) if h == home)) for home in dict.fromkeys(homes)
    ]
    pairs = {("OP9", home) for home, _ in new}
    row = edits([("OP9", " ".join(clauses))], new, pairs)
    gone, come = ([sixes(e.text.split()) for e in row if e.op == op] for op in ("delete", "insert"))
    assert not set().union(*gone) & set().union(*come)
    back = edits(new, [("OP9", " ".join(clauses))], {(b, a) for a, b in pairs})
    assert changes(back, mirrored=True) == changes(row)


@given(st.lists(st.integers(0, 60), min_size=2, max_size=7, unique=True), st.data())
def test_no_run_of_six_words_of_clauses_regrouped_in_their_order_is_taken_out_and_put_in(
    numbers: list[int], data: st.DataObject
) -> None:
    """However two or three paragraphs deal them out to two or three others, as long as each keeps their order."""
    clauses = [f"lantern{n} {clause(n)}" for n in numbers]

    def dealt(names: list[str]) -> list[tuple[str, str]]:
        homes = [data.draw(st.sampled_from(names)) for _ in numbers]
        used = data.draw(st.permutations(sorted(set(homes))))
        return [(home, " ".join(c for c, h in zip(clauses, homes, strict=True) if h == home)) for home in used]

    old, new = dealt(["PP1", "PP2", "PP3"]), dealt(["OP1", "OP2", "OP3"])
    pairs = {(a, b) for a, _ in old for b, _ in new}
    row = edits(old, new, pairs)
    gone, come = ([sixes(e.text.split()) for e in row if e.op == op] for op in ("delete", "insert"))
    assert not set().union(*gone) & set().union(*come)
    for side, dropped in (("old", "insert"), ("new", "delete")):
        for address, text in old if side == "old" else new:
            assert "".join(e.text for e in row if e.op != dropped and getattr(e, side) == address) == text
    back = edits(new, old, {(b, a) for a, b in pairs})
    assert changes(back, mirrored=True) == changes(row)


@given(ANY)
def test_edits_of_a_text_and_itself_are_one_that_is_equal(text: str) -> None:
    row = edits([("PP1", text)], [("PP1", text)], {("PP1", "PP1")})
    assert row == ((Edit(op="equal", text=text, old="PP1", new="PP1"),) if text else ())


@given(TEXTS, TEXTS)
def test_unchanged_words_at_either_end_are_shown_unchanged(old: str, new: str) -> None:
    """Six words or more that both texts begin or end with are kept."""
    shared = clause(7)
    for before, after in ((f"{shared} {old}", f"{shared} {new}"), (f"{old} {shared}", f"{new} {shared}")):
        row = edits([("A", before)], [("B", after)], {("A", "B")})
        assert sum(len(e.text.split()) for e in row if e.op == "equal") >= len(shared.split()) - 1


# --- slow twins ------------------------------------------------------------------------------

INDEX = st.integers(0, 4)
WEIGHTS = st.dictionaries(st.tuples(INDEX, INDEX), st.integers(-2, 6), max_size=14)


@given(WEIGHTS)
def test_the_best_matching_weighs_what_the_best_of_all_matchings_weighs(weights: dict[tuple[int, int], int]) -> None:
    found = best_matching(weights)
    assert len({i for i, _ in found}) == len({j for _, j in found}) == len(found)
    assert all(weights[pair] > 0 for pair in found)
    best = max(sum(max(0, weights.get((i, j), 0)) for i, j in enumerate(order)) for order in permutations(range(5)))
    assert sum(weights[pair] for pair in found) == best


@given(WEIGHTS)
def test_the_best_matching_does_not_depend_on_the_order_of_its_input(weights: dict[tuple[int, int], int]) -> None:
    assert best_matching(dict(reversed(weights.items()))) == best_matching(weights)


@given(WEIGHTS, st.sets(st.tuples(INDEX, INDEX), max_size=5))
def test_the_best_matching_without_some_pairs_is_that_of_the_others(
    weights: dict[tuple[int, int], int], dropped: set[tuple[int, int]]
) -> None:
    others = {pair: weight for pair, weight in weights.items() if pair not in dropped}
    assert Matching(weights).without(dropped).pairs() == best_matching(others)


def is_chain(pairs: tuple[tuple[int, int], ...]) -> bool:
    ordered = sorted(pairs)
    return all(a < c and b < d for (a, b), (c, d) in pairwise(ordered))


@given(st.dictionaries(st.tuples(INDEX, INDEX), st.integers(1, 5), max_size=9))
def test_the_heaviest_chain_weighs_what_the_heaviest_of_all_chains_weighs(weights: dict[tuple[int, int], int]) -> None:
    found = heaviest_chain((i, j, weight) for (i, j), weight in weights.items())
    assert is_chain(tuple(found))
    chains = (c for size in range(len(weights) + 1) for c in combinations(weights, size) if is_chain(c))
    assert sum(weights[pair] for pair in found) == max(sum(weights[pair] for pair in chain) for chain in chains)


@given(st.dictionaries(st.tuples(INDEX, INDEX), st.integers(1, 5), max_size=9))
def test_the_heaviest_chain_does_not_depend_on_the_order_of_its_input(weights: dict[tuple[int, int], int]) -> None:
    rows = [(i, j, weight) for (i, j), weight in weights.items()]
    assert heaviest_chain(rows[::-1]) == heaviest_chain(rows)


@given(FEW, FEW)
def test_the_common_run_is_the_longest_that_there_is(one: list[str], other: list[str]) -> None:
    size, at, there = common_run(one, other)
    assert one[at : at + size] == other[there : there + size]
    runs = {tuple(one[a:b]) for a in range(len(one)) for b in range(a + 1, len(one) + 1)}
    runs &= {tuple(other[a:b]) for a in range(len(other)) for b in range(a + 1, len(other) + 1)}
    assert size == max(map(len, runs), default=0)
    places = ((a, b) for a in range(len(one)) for b in range(len(other)))
    equal = [(a, b) for a, b in places if one[a : a + size] == other[b : b + size] and len(one[a : a + size]) == size]
    assert (at, there) == (equal[0] if size else (0, 0))


@st.composite
def groups(draw: st.DrawFn) -> list[tuple[list[tuple[int, int]], int]]:
    """Groups of pairs that share no place: of one with one, one with several, and several with several."""
    sides = draw(st.permutations(range(7))), draw(st.permutations(range(7)))
    out: list[tuple[list[tuple[int, int]], int]] = []
    while sides[0] and sides[1]:
        old, new = ([side.pop() for _ in range(min(len(side), draw(st.integers(1, 3))))] for side in sides)
        pairs = sorted((i, j) for i in old for j in new)
        chosen = draw(st.lists(st.sampled_from(pairs), min_size=1, max_size=4, unique=True))
        out.append((chosen, draw(st.integers(1, 9))))
    return out


@given(groups())
def test_the_groups_that_stand_weigh_what_the_heaviest_that_keep_the_order_weigh(
    groups: list[tuple[list[tuple[int, int]], int]],
) -> None:
    found = standing(groups)
    assert is_chain(tuple(found.values()))
    assert all(pair in groups[number][0] for number, pair in found.items())
    every = product(*([None, *pairs] for pairs, _ in groups))
    chains = (c for c in every if is_chain(tuple(pair for pair in c if pair)))
    best = max(sum(w for (_, w), pair in zip(groups, c, strict=True) if pair) for c in chains)
    assert sum(groups[number][1] for number in found) == best
    again = standing([(pairs[::-1], weight) for pairs, weight in groups])
    assert sum(groups[number][1] for number in again) == best
