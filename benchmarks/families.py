"""Families beside the true series: precision and recall over every text, as pairs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from benchmarks.tables import heading, table
from benchmarks.texts import shared
from hrcdiff.families import family
from hrcdiff.index.corpus import Corpus, open_corpus
from hrcdiff.library import bundled, open_folder

SERIES: tuple[frozenset[str], ...] = tuple(
    frozenset(names.split())
    for names in (
        "18/L.24/Rev.1 27/20 45/32 48/24 51/34 54/28 57/32",
        "36/... 36/29 51/33",
        "36/9 39/9 42/23 45/6 48/10 51/7 54/18 57/19",
        "40/3 43/15 46/5 49/6 52/13 55/7",
        "45/27 48/22 51/38 54/32 57/27",
        "37/27 42/18 45/11 51/24 57/11",
        "40/7 43/11 46/19 52/16 55/4",
        "32/20 35/22 47/5 54/19",
        "37/6 45/9 51/5 57/5",
        "45/34 48/20 51/36 54/34 57/34",
        "32/32 41/12",
        "21/15 42/17",
        "48/9 54/35",
        "A/RES/78/186 A/RES/79/157",
        "A/RES/78/187 A/C.3/80/L.20 A/RES/80/190",
        "A/RES/79/171 A/C.3/80/L.41 A/RES/80/210",
        "A/C.3/80/L.2 A/RES/80/192",
        "A/C.2/80/L.3 A/C.2/80/L.59 A/RES/80/155",
        "A/C.2/80/L.14 A/C.2/80/L.55 A/RES/80/149",
        "A/C.3/80/L.14 A/RES/80/177",
        "A/C.3/80/L.34 A/RES/80/203",
        "A/C.3/80/L.48 A/RES/80/217",
        "A/C.3/80/L.52 A/RES/80/218",
        "A/C.6/80/L.14 A/RES/80/169",
    )
)
"""The series of the real texts and the bundled ones, by reading their titles and what they say they follow."""
AMENDMENTS = frozenset({"A/C.3/80/L.56", "A/C.6/80/L.24"})
"""Two amendments to drafts, which are versions of nothing and are not asked about."""


@cache
def searched(further: Path, *folders: str) -> Corpus:
    """The real texts of some folders and the bundled ones, searched without an index."""
    return open_corpus([*(open_folder(further / "corpora" / name) for name in folders), bundled()], None)


def report() -> Iterator[str]:
    """The table."""
    yield heading("Families")
    further = shared()
    if further is None:
        yield "Without the folder of further texts there is nothing to measure."
        return
    corpus = searched(further, "hrc-en", "un-pdf")
    rows = []
    for name, belongs in (("Human Rights Council", False), ("General Assembly and its committees", True)):
        texts = [
            h for h in corpus.texts if h.name.startswith(("A/RES", "A/C.")) == belongs and h.name not in AMENDMENTS
        ]
        true = wrong = missed = 0
        for held in texts:
            series = next(s for s in SERIES if held.name in s)
            found = {member.held.name for member in family(corpus, held).members}
            true += len(found & series) - 1
            wrong += len(found - series)
            missed += len(series - found)
        precision = true / (true + wrong) if true + wrong else 1.0
        recall = true / (true + missed) if true + missed else 1.0
        rows.append((name, len(texts), true, wrong, missed, f"{precision:.3f}", f"{recall:.3f}"))
    yield table(("texts of", "texts", "members found", "wrong", "missed", "precision", "recall"), rows)
