"""Links and redlines against what careful readers drew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from benchmarks import wordings
from benchmarks.gold import Gold, council_pairs, further_pairs, seed_pairs
from benchmarks.linkers import LINKERS, Drawn, word_peers
from benchmarks.score import Pair, Score, forked, score, total
from benchmarks.tables import Cell, heading, table
from benchmarks.texts import NO_FURTHER_TEXTS
from hrcdiff.comparison import compare
from hrcdiff.model import Redline

LINK_HEAD = ("links", "F1", "precision (right/drawn)", "recall (found/wanted)", "false moves", "transfers")
FORK_HEAD = ("splits and merges", "splits: precision", "recall", "merges: precision", "recall")
WORD_HEAD = (
    "words",
    "phantom runs ≥ 6 in a link",
    "≥ 15 anywhere",
    "≥ 6 anywhere",
    "confetti",
    "words kept",
)


@cache
def redline(index: int) -> Redline:
    """The redline of an annotated pair; each is drawn once."""
    pair = _pairs()[index]
    return compare(pair.old, pair.new)


@cache
def _pairs() -> tuple[Gold, ...]:
    return (*seed_pairs(), *council_pairs(), *further_pairs())


def report() -> Iterator[str]:
    """The tables, one by one."""
    if not _pairs():
        yield heading("Links against annotations by hand", f"Not measured: {NO_FURTHER_TEXTS}.")
        return
    sets = {
        "bundled texts": seed_pairs(),
        "adopted resolutions": council_pairs(),
        "further resolutions, annotated once": further_pairs(),
    }
    for name, pairs in sets.items():
        drawn = {method: [link(p.old, p.new) for p in pairs] for method, link in {**LINKERS, **word_peers()}.items()}
        yield _links(name, pairs, drawn)
        yield _forks(name, pairs, drawn)
    yield _each()
    yield _words()


def transferred(gold: Gold) -> frozenset[Pair]:
    """Pairs of paragraphs between which hrcdiff finds a transfer."""
    drawn = redline(_pairs().index(gold)).transfers
    return frozenset((t.old.address, t.new.address) for t in drawn)


def link_score(gold: Gold, drawn: Drawn, transfers: frozenset[Pair] = frozenset()) -> Score:
    """Links of one pair of texts; a clause that only moved on may be a transfer as well."""
    plain = score(drawn.pairs, gold.must, gold.may)
    either = len((gold.parts & transfers) - drawn.pairs)
    return Score(plain.right, plain.drawn, plain.found + either, plain.wanted)


def _links(name: str, pairs: Sequence[Gold], drawn: dict[str, list[Drawn]]) -> str:
    rows: list[list[Cell]] = []
    wanted = sum(len(p.transfers) for p in pairs)
    for method, found in drawn.items():
        ours = [transferred(p) if method == "hrcdiff" else frozenset() for p in pairs]
        counted = total(map(link_score, pairs, found, ours))
        moves = sum(len(d.moved - p.must - p.may) for p, d in zip(pairs, found, strict=True))
        flagged = sum(len(d.moved) for d in found)
        got = sum(len(p.transfers & t) for p, t in zip(pairs, ours, strict=True))
        rows.append([method, counted.f1, *counted.rates(), f"{moves}/{flagged}", f"{got}/{wanted}" if wanted else "–"])
    return (
        heading(f"Links, {name}: {len(pairs)} pairs annotated by reading")
        + "\n\n"
        + table(LINK_HEAD, sorted(rows, key=lambda r: -float(r[1])))
    )


def _forks(name: str, pairs: Sequence[Gold], drawn: dict[str, list[Drawn]]) -> str:
    rows: list[list[Cell]] = []
    for method, found in drawn.items():
        cells: list[Cell] = [method]
        for end in (0, 1):
            cells += total(fork_score(p, d.pairs, end) for p, d in zip(pairs, found, strict=True)).rates()
        rows.append(cells)
    return heading(f"Splits and merges, {name}") + "\n\n" + table(FORK_HEAD, rows)


def fork_score(gold: Gold, pairs: frozenset[Pair], end: int) -> Score:
    """Links that belong to a split (end 0) or a merge (end 1)."""
    mine, true = forked(pairs, end), forked(gold.must, end)
    return Score(len(mine & (gold.must | gold.may)), len(mine), len(true & pairs), len(true))


def _each() -> str:
    rows: list[list[Cell]] = []
    for index, gold in enumerate(_pairs()):
        drawn = LINKERS["hrcdiff"](gold.old, gold.new)
        transfers = transferred(gold)
        counted = link_score(gold, drawn, transfers)
        rows.append(
            [
                gold.name,
                counted.f1,
                *counted.rates(),
                _named(drawn.pairs - gold.must - gold.may),
                _named(gold.must - drawn.pairs - (gold.parts & transfers)),
                len(redline(index).transfers),
            ]
        )
    head = ("hrcdiff", "F1", "precision", "recall", "false links", "missed links", "transfers drawn")
    return heading("hrcdiff, pair by pair") + "\n\n" + table(head, rows)


def _named(pairs: frozenset[Pair]) -> str:
    return ", ".join(f"{a}→{b}" for a, b in sorted(pairs)) or "–"


def _words() -> str:
    drawn = [redline(index) for index in range(len(_pairs()))]
    painted = {"hrcdiff": [wordings.hrcdiff(r) for r in drawn]}
    painted |= {name: [wordings.repainted(r, engine) for r in drawn] for name, engine in wordings.ENGINES.items()}
    rows: list[list[Cell]] = [
        [
            name,
            sum(p.within(wordings.SHORT) for p in each),
            *(
                f"{sum(p.anywhere(size) for p in each)} ({sum(p.anywhere(size, names=False) for p in each)})"
                for size in (wordings.LONG, wordings.SHORT)
            ),
            f"{sum(p.confetti[0] for p in each)} ({sum(p.confetti[1] for p in each)})",
            sum(p.kept for p in each),
        ]
        for name, each in painted.items()
    ]
    remark = (
        "All paint the same links and transfers, those of hrcdiff; only the comparison of the words differs. "
        "Within a link, runs that are names are left out; elsewhere the count without them is in brackets. Goals: 0 "
        "within a link, 0 of 15 words or more. Confetti: between two changes of words (beside a change of punctuation, "
        "or of *also* and *further*, alone: a comma that went should not take the *and* behind it along)."
    )
    return heading(f"Words, {len(drawn)} redlines", remark) + "\n\n" + table(WORD_HEAD, rows)
