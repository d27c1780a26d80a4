"""The index: how fast it is built, how large it is, how long a question takes, at 54, 4,000 and 40,000 texts.

Further texts are the real ones with half of their paragraphs reworded lightly (`benchmarks.mutate`), a tenth
of them at 40,000 texts, each under a number of its own; so a family has a version in every copy.  They are
put into the index as documents: reading files is measured apart.  All times are of the processor.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from statistics import median

from benchmarks.mutate import mutated
from benchmarks.tables import heading, table
from benchmarks.texts import shared
from hrcdiff import read
from hrcdiff.agreed.origins import origins, subject
from hrcdiff.agreed.phrases import find
from hrcdiff.families import family
from hrcdiff.index.corpus import Corpus, corpus_of, open_corpus
from hrcdiff.index.held import Held
from hrcdiff.index.refresh import made_anew, refresh
from hrcdiff.index.store import File, Store, open_store
from hrcdiff.library import bundled, open_folder
from hrcdiff.model import Document

SIZES = (54, 4_000)
LONG = 40_000
ROUNDS = 3
REWORDED = {LONG: 0.1}
HALF = 0.5
"""Share of the paragraphs that are reworded, at most sizes."""
PHRASE = "with the consent of the States concerned"
RARE = "the independence of the judiciary"
_BATCH = 200
MANY = 1_000
"""Texts beyond which each question is asked once."""


@dataclass(frozen=True, slots=True)
class Built:
    """An index of some size, and what it took."""

    store: Store
    corpus: Corpus
    seconds: float
    megabytes: float
    passages: int
    places: int


def report(*, long: bool) -> Iterator[str]:
    """The tables."""
    yield heading("Index")
    further = shared()
    if further is None:
        yield "Without the folder of further texts there is nothing to multiply."
        return
    yield _files(further)
    real = [read(path) for path in sorted((further / "corpora" / "hrc-en").glob("*.txt"))]
    building, asking = [], []
    for size in (*SIZES, *((LONG,) if long else ())):
        with tempfile.TemporaryDirectory() as place:
            built = _built(Path(place) / "language.sqlite", real, size)
            building.append(
                (
                    f"{size:,}",
                    built.places,
                    built.passages,
                    f"{size / built.seconds:,.0f}",
                    f"{built.megabytes:,.1f}",
                    f"{built.megabytes * 1000 / size:,.1f}",
                )
            )
            asking.append((f"{size:,}", *(f"{ms:,.0f}" for ms in _asked(built.corpus))))
            built.store.close()
    yield table(("texts", "paragraphs", "different", "texts a second", "MB", "KB a text"), building)
    yield heading(
        "Questions", "Milliseconds, the median of three (once at 4,000 and more), in a process that has the texts open."
    )
    yield table(("texts", "phrase, exact", "rare phrase", "phrase, near too", "paragraph", "family"), asking)


def _files(further: Path) -> str:
    """Reading files and keeping them: what ``hrcdiff library index`` does."""
    rows = []
    for name in ("hrc-en", "un-pdf"):
        library = open_folder(further / "corpora" / name)
        with tempfile.TemporaryDirectory() as place:
            store = made_anew(Path(place) / "language.sqlite", lambda _: None)
            first = _timed(lambda: refresh(store, [library]))  # noqa: B023 - used at once
            again = _timed(lambda: refresh(store, [library]))  # noqa: B023 - used at once
            searched = _timed(lambda: open_corpus([library, bundled()], store))  # noqa: B023 - used at once
            plain = _timed(lambda: open_corpus([library, bundled()], None))  # noqa: B023 - used at once
            count = len(library.entries)
            store.close()
        rows.append((name, count, f"{count / first:,.0f}", *(f"{s * 1000:,.0f}" for s in (again, searched, plain))))
    head = ("files", "texts", "texts a second, read and kept", "ms, nothing new", "ms to open", "ms without an index")
    return table(head, rows)


def _timed(job: Callable[[], object]) -> float:
    start = time.process_time()
    job()
    return time.process_time() - start


def _built(path: Path, real: Sequence[Document], size: int) -> Built:
    store = open_store(path, "benchmark", write=True)
    assert store is not None
    seconds = 0.0
    known: list[str] = []
    for start in range(0, size, _BATCH):
        batch = [_version(real, number, REWORDED.get(size, HALF)) for number in range(start, min(start + _BATCH, size))]
        known += [text.sha256 for text in batch]

        def put(batch: Sequence[Document] = batch) -> None:
            with store.change():
                for text in batch:
                    store.put_text(text)
                    store.put_file(text.sha256, File(1, 1, False, text.sha256))

        seconds += _timed(put)
    counts = store.counts()
    facts = store.facts(set(known))
    held = [Held(name=f.symbol or "", symbol=f.symbol, origin="benchmark", facts=f) for f in facts.values()]
    corpus = corpus_of(sorted(held, key=lambda each: each.order), [store])
    store.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    return Built(store, corpus, seconds, path.stat().st_size / 1e6, counts["passage"], counts["place"])


def _version(real: Sequence[Document], number: int, rate: float) -> Document:
    """A real text, or a lightly reworded one under another number."""
    text, draw = real[number % len(real)], number // len(real)
    if draw == 0:
        return text
    _, new, _ = mutated(text, "reword lightly", rate, (), draw)
    return replace(
        text,
        name=f"{text.name} {draw}",
        symbol=f"A/HRC/RES/{100 + draw}/{number % len(real) + 1}",
        sha256=sha256(f"{number}".encode()).hexdigest(),
        paragraphs=tuple(
            replace(new_p, address=old_p.address, part=old_p.part, parent=old_p.parent)
            for new_p, old_p in zip(new.paragraphs, text.paragraphs, strict=True)
        ),
    )


def _asked(corpus: Corpus) -> list[float]:
    """Milliseconds of each question."""
    seed = read("54/28")
    others = corpus.without([seed.sha256])
    paragraph = seed.paragraph("OP10").text
    of = next(held for held in corpus.texts if held.symbol == "A/HRC/RES/57/32")
    jobs: tuple[Callable[[], object], ...] = (
        lambda: find(corpus, PHRASE, exact=True),
        lambda: find(corpus, RARE),
        lambda: find(corpus, PHRASE),
        lambda: origins(subject(others, "OP10", paragraph, "en")),
        lambda: family(corpus, of),
    )
    rounds = ROUNDS if len(corpus.texts) < MANY else 1
    return [1000 * median(_timed(job) for _ in range(rounds)) for job in jobs]
