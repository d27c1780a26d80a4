"""One case of the scale table in a process of its own: ``python -m benchmarks.scale_case METHOD SIZE``."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from benchmarks import linkers, wordings
from benchmarks.mutate import Item, Unit, build, mutated
from benchmarks.texts import all_texts
from hrcdiff.comparison import compare
from hrcdiff.model import Document, Paragraph
from hrcdiff.text import tokens, words

RATE = 0.2
SPARE = 20
"""One paragraph in so many is kept aside, to be inserted."""
FRESH = 0.3
"""Share of the words that are exchanged where paragraphs have to be made up."""


def texts(size: int) -> tuple[Document, Document]:
    """A text of so many paragraphs and what became of it: real ones, then halves of two with some words exchanged."""
    pool = list({p.text: p for d in all_texts() for p in d.paragraphs if p.parent is None}.values())
    random = Random(f"scale {size}")
    random.shuffle(pool)
    vocabulary = sorted({w for p in pool for w in words(p.text)})
    made = [Unit(p.part, Item(p.text)) for p in pool[: size + size // SPARE]]
    while len(made) < size + size // SPARE:
        one, other = random.sample(pool, 2)
        made.append(Unit(one.part, Item(_recombined(one, other, vocabulary, random))))
    old, _ = build("old", made[:size])
    spare, _ = build("spare", made[size:])
    _, new, _ = mutated(old, "all, lightly reworded", RATE, spare.paragraphs)
    return old, new


def _recombined(one: Paragraph, other: Paragraph, vocabulary: Sequence[str], random: Random) -> str:
    left, right = tokens(one.text), tokens(other.text)
    row = left[: len(left) // 2] + right[len(right) // 2 :]
    return "".join(random.choice(vocabulary) if t[0].isalnum() and random.random() < FRESH else t for t in row)


def flat(document: Document) -> list[str]:
    """All words of a text."""
    return [w for p in document.paragraphs for w in words(p.text)]


METHODS: dict[str, Callable[[Document, Document], object]] = {
    "hrcdiff": compare,
    "links": linkers.hrcdiff,
    "greedy": linkers.greedy,
    "token_sort": linkers.token_sort,
    "tf_idf": linkers.tf_idf,
    "difflib": lambda old, new: wordings.difflib(flat(old), flat(new)),
}


def peak() -> int:
    """Most memory that this process has held, in MB; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if status.exists():  # getrusage would count the parent's memory at the time of the fork
        line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) // 1024
    try:
        import resource
    except ImportError:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 * 1024 if sys.platform == "darwin" else 1024)


def main(method: str, size: str) -> None:
    """Print seconds of processor time and peak memory as JSON."""
    old, new = texts(int(size))
    started = time.process_time()
    METHODS[method](old, new)
    seconds = time.process_time() - started
    print(json.dumps({"seconds": seconds, "megabytes": peak(), "old": len(old.paragraphs), "new": len(new.paragraphs)}))


if __name__ == "__main__":
    main(*sys.argv[1:])
