"""Links against a truth that is known because the second text was made from the first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks.linkers import LINKERS, Linker
from benchmarks.mutate import OPERATIONS, mutated
from benchmarks.score import Score, score
from benchmarks.tables import Cell, heading, table
from benchmarks.texts import all_texts, limits, plain, unrelated
from hrcdiff.model import Document, Paragraph

RATES = (0.01, 0.05, 0.10, 0.20, 0.40, 0.60)
TEXTS = 8
PEERS = ("greedy Levenshtein > 0.8", "tf-idf")


def report(*, long: bool = False) -> Iterator[str]:
    """The curves of hrcdiff and of two other methods."""
    texts = chosen(None if long else TEXTS)
    remark = (
        f"F1 of the links over {len(texts)} real texts ({sum(len(d.paragraphs) for d in texts):,} paragraphs), each "
        "changed by one operation at the rate of the column: the share of the paragraphs that it touches (for "
        "*reword throughout* the share of the words exchanged in every paragraph). Lightly: 15 % of the words of "
        "such a paragraph are exchanged for words of other paragraphs; heavily: 50 %."
    )
    yield heading("Synthetic truth", remark, *limits())
    for method, linker in LINKERS.items():
        if method == "hrcdiff" or method.startswith(PEERS):
            yield _curve(method, linker, texts)


def chosen(count: int | None) -> list[Document]:
    """Texts to change, evenly over those that are there."""
    texts = all_texts()
    return texts if count is None or len(texts) <= count else [texts[k * len(texts) // count] for k in range(count)]


def strangers(document: Document) -> list[Paragraph]:
    """Paragraphs of texts of other series that are not word for word in this one."""
    own = {plain(p.text) for p in document.paragraphs}
    return [
        p
        for other in all_texts()
        if unrelated(document, other)
        for p in other.paragraphs
        if p.parent is None and plain(p.text) not in own
    ]


def _curve(method: str, linker: Linker, texts: Sequence[Document]) -> str:
    others = {d.name: strangers(d) for d in texts}
    rows: list[list[Cell]] = []
    for name in OPERATIONS:
        scores: list[Score] = []
        for rate in RATES:
            counted = Score()
            for document in texts:
                old, new, truth = mutated(document, name, rate, others[document.name])
                counted += score(linker(old, new).pairs, truth)
            scores.append(counted)
        both = sum(scores, Score())
        rows.append([name, *(s.f1 for s in scores), both.drawn - both.right, both.wanted - both.found, both.wanted])
    head = (method, *(f"{rate:.0%}" for rate in RATES), "false", "missed", "of")
    return table(head, rows)
