"""How long one pair takes: in process, as a whole command, and beside other ways of comparing it."""

from __future__ import annotations

import importlib.util
import os
import struct
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks import linkers, wordings
from benchmarks.tables import Cell, heading, table
from benchmarks.texts import PAIR, ROOT, SEEDS
from benchmarks.timing import (
    PROCESSOR,
    Case,
    children,
    interleaved,
    medians,
    milliseconds,
    once,
    python,
    times,
    versions,
    with_bytecode,
)
from hrcdiff import read
from hrcdiff.comparison import compare
from hrcdiff.proof import prove
from hrcdiff.renderers.html import to_html
from hrcdiff.text import fold, tokens

IMPORTS = "import typer, jinja2, lxml.html, diff_match_patch"
FILES = tuple(ROOT / "seeds" / SEEDS[letter] for letter in "AC")
LABELS = {"parse": "parse both texts", "compare": "link and compare", "prove": "prove", "render": "render as HTML"}
COLD = """
import time
from hrcdiff import read
from hrcdiff.comparison import compare
from hrcdiff.proof import prove
from hrcdiff.renderers.html import to_html
started = time.process_time()
old, new = (read(path) for path in {paths})
parsed = time.process_time()
redline = compare(old, new)
compared = time.process_time()
redline = prove(redline, lambda: old, lambda: new)
proved = time.process_time()
to_html(redline)
print(parsed - started, compared - parsed, proved - compared, time.process_time() - proved)
"""


def report(rounds: int) -> Iterator[str]:
    """The tables, one by one."""
    yield _process(rounds)
    yield _pairs(rounds)
    yield _peers(rounds)
    with tempfile.TemporaryDirectory() as folder:
        yield _commands(rounds, Path(folder))


def _process(rounds: int) -> str:
    old, new = (read(str(path)) for path in FILES)
    drawn = prove(compare(old, new), lambda: old, lambda: new)
    steps: dict[str, Case] = {
        "parse": lambda: [read(str(path)) for path in FILES],
        "compare": lambda: compare(old, new),
        "prove": lambda: prove(drawn, lambda: old, lambda: new),
        "render": lambda: to_html(drawn),
    }
    taken = interleaved(steps, rounds)
    warm, least = {n: median(t) for n, t in taken.items()}, {n: t[0] for n, t in taken.items()}
    unseen = _unseen(steps, rounds)
    program = COLD.format(paths=[str(path.relative_to(ROOT).as_posix()) for path in FILES])
    runs = [[1000 * float(t) for t in python("-c", program).split()] for _ in range(max(5, rounds // 4))]
    cold = dict(zip(warm, map(median, zip(*runs, strict=True)), strict=True))
    whole = sum(warm.values())
    rows: list[list[Cell]] = [
        [LABELS[n], f"{warm[n] / whole:.0%}", *map(milliseconds, (warm[n], least[n], unseen[n], cold[n]))] for n in warm
    ]
    rows.append(["all", "100%", *(milliseconds(sum(t.values())) for t in (warm, least, unseen, cold))])
    remark = (
        f"{PAIR[0]} → {PAIR[1]}; processor time, medians of {rounds} interleaved rounds after warm-up. Warm: the same "
        "texts again, as for another form of the report. Unseen: nothing held that was read off a text or a word, as "
        "for two texts in a process that has compared none of these words. Cold: the first time in a "
        "fresh process, imports of other packages in a function included. Goal: all, warm, under 60 ms."
    )
    head = ("in process", "share", "warm, ms", "least, ms", "unseen, ms", "cold, ms")
    return heading("One pair, in process", remark) + "\n\n" + table(head, rows)


def _pairs(rounds: int) -> str:
    """From the files to the page, for each pair of the bundled texts that tells of one text as it grew."""

    def whole(one: str, other: str) -> str:
        old, new = read(one), read(other)
        return to_html(prove(compare(old, new), lambda: old, lambda: new))

    paths = {letter: str(ROOT / "seeds" / name) for letter, name in SEEDS.items()}
    names = {letter: read(path).name for letter, path in paths.items()}
    cases: dict[str, Case] = {
        f"{names[a]} → {names[b]}": lambda a=a, b=b: whole(paths[a], paths[b])  # type: ignore[misc]
        for a, b in ("AB", "BC", "AC", "AD", "DC")
    }
    taken = interleaved(cases, rounds)
    rows: list[list[Cell]] = [[name, *map(milliseconds, (median(t), t[0]))] for name, t in taken.items()]
    remark = "From the files to the page, the same texts again; processor time. Goal: under 60 ms."
    return heading("Pairs of the bundled texts, in process", remark) + "\n\n" + table(("pair", "ms", "least, ms"), rows)


def _unseen(steps: dict[str, Case], rounds: int) -> dict[str, float]:
    """Median milliseconds of each step where all that is held of texts and words was let go before the first one.

    Tables of the language are unbounded and stay; what is held of a text is bounded.
    """
    modules = [module for name, module in sys.modules.items() if name.partition(".")[0] == "hrcdiff"]
    held = {id(f): f for m in modules for f in vars(m).values() if getattr(f, "cache_clear", None)}
    bounded = [f for f in held.values() if f.cache_parameters()["maxsize"] is not None]
    taken: dict[str, list[float]] = {name: [] for name in steps}
    for _ in range(rounds):
        for each in bounded:
            each.cache_clear()
        for name, step in steps.items():
            taken[name].append(once(step, PROCESSOR))
    return {name: median(found) for name, found in taken.items()}


def _peers(rounds: int) -> str:
    old, new = (read(str(path)) for path in FILES)
    rows = [[fold(t) for p in d.paragraphs for t in tokens(p.text) if not t.isspace()] for d in (old, new)]
    cases: dict[str, Case] = {
        "hrcdiff: links, words, transfers": lambda: compare(old, new),
        "hrcdiff: links alone": lambda: linkers.hrcdiff(old, new),
        "difflib on all words (autojunk off)": lambda: wordings.difflib(*rows),
        "diff-match-patch on all words (clock off)": lambda: wordings.diff_match_patch(*rows),
        "greedy Levenshtein > 0.8: links alone": lambda: linkers.greedy(old, new),
        "token sort, assigned: links alone": lambda: linkers.token_sort(old, new),
        "tf-idf, assigned: links alone": lambda: linkers.tf_idf(old, new),
    }
    taken = medians(cases, rounds)
    own = next(iter(taken.values()))
    listed: list[list[Cell]] = [[name, times(t, own), milliseconds(t)] for name, t in taken.items()]
    remark = f"The same pair, parsed already, processor time: {len(rows[0]):,} and {len(rows[1]):,} words and signs."
    return heading("Beside other methods, in process", remark) + "\n\n" + table(("method", "ratio", "ms"), listed)


def _commands(rounds: int, folder: Path) -> str:
    out = folder / "out.html"
    bare = {name: value for name, value in os.environ.items() if not name.startswith("HRCDIFF_")}
    warm = {k: v for k, v in with_bytecode(folder / "bytecode").items() if k in bare or k == "PYTHONPYCACHEPREFIX"}
    words = ("-m", "hrcdiff", *PAIR, "--html", "-o", str(out))
    cases: dict[str, Case] = {}
    for kind, env in (("as here", bare), ("bytecode cached", warm)):
        cases[f"python -c pass, {kind}"] = lambda env=env: python("-c", "pass", env=env)  # type: ignore[misc]
        cases[f"python with the same imports, {kind}"] = lambda env=env: python("-c", IMPORTS, env=env)  # type: ignore[misc]
        cases[f"hrcdiff --html, {kind}"] = lambda env=env: python(*words, env=env)  # type: ignore[misc]
    taken = medians(cases, rounds, children)
    rows: list[list[Cell]] = []
    for name, t in taken.items():
        kind = name.rpartition(", ")[2]
        imports, start = taken[f"python with the same imports, {kind}"], taken[f"python -c pass, {kind}"]
        rows.append([name, times(t, imports), times(t, start), milliseconds(t)])
    remark = (
        f'`python -m hrcdiff {" ".join(PAIR)} --html -o FILE` beside `python -c pass` and `python -c "{IMPORTS}"`; '
        f"processor time, medians of {rounds} interleaved rounds. Goal: less than 2.5 × the same imports."
    )
    head = ("whole command", "to the same imports", "to python -c pass", "ms")
    return heading("One pair, as a whole command", remark) + "\n\n" + table(head, rows)


def bytecode() -> str:
    """Whether Python finds and writes compiled modules of hrcdiff here."""
    modules = sorted((ROOT / "hrcdiff").rglob("*.py"))
    cached = sum(map(_compiled, modules))
    return (
        f"As here: bytecode of {cached} of {len(modules)} modules of hrcdiff is cached, and Python "
        f"{'does not write' if sys.dont_write_bytecode else 'writes'} it"
        f"{' (PYTHONDONTWRITEBYTECODE)' if os.environ.get('PYTHONDONTWRITEBYTECODE') else ''}."
    )


def _compiled(source: Path) -> bool:
    """Whether the compiled module is there and belongs to this source: its header says so."""
    compiled = Path(importlib.util.cache_from_source(str(source)))
    if not compiled.exists():
        return False
    flags, modified, size = struct.unpack("<4xLLL", compiled.read_bytes()[:16])
    found = source.stat()
    return flags == 0 and (modified, size) == (int(found.st_mtime), found.st_size)


def machine() -> str:
    """What the times depend on."""
    packages = ("typer", "jinja2", "lxml", "diff-match-patch", "rapidfuzz")
    return (
        f"Python {sys.version.split()[0]} on {sys.platform}, {os.cpu_count()} cores; {versions(packages)}. {bytecode()}"
    )
