"""Print the benchmarks as Markdown: ``python -m benchmarks [PART] [--long]``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence

PARTS = ("speed", "readers", "accuracy", "scale", "lineage", "search", "page")
APART = ("constants",)
"""What is measured only when it is asked for."""
ROUNDS = 25


def main(argv: Sequence[str]) -> int:
    """Print the parts asked for, all of them by default."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Speed and accuracy, against peers.")
    parser.add_argument("part", nargs="?", choices=("all", *PARTS, *APART), default="all")
    parser.add_argument("--long", action="store_true", help="all texts, and up to 10,000 paragraphs")
    parser.add_argument("--rounds", type=int, default=ROUNDS, metavar="N", help=f"rounds of the timings ({ROUNDS})")
    options = parser.parse_args(argv)
    try:
        import rapidfuzz  # noqa: F401 - the other methods need it; say so before anything is measured
    except ImportError:
        print("benchmarks: rapidfuzz is not installed; it is among the development tools (make bench)", file=sys.stderr)
        return 2
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    for part in PARTS if options.part == "all" else (options.part,):
        print(f"## {part.capitalize()}\n\nRepeat: `{_command(part, options)}`\n", flush=True)
        for block in _blocks(part, options):
            print(block, end="\n\n", flush=True)
    return 0


def _command(part: str, options: argparse.Namespace) -> str:
    words = ["python -m benchmarks", part]
    words += ["--long"] if options.long else []
    words += [f"--rounds {options.rounds}"] if part in {"speed", "readers"} and options.rounds != ROUNDS else []
    return " ".join(words)


def _blocks(part: str, options: argparse.Namespace) -> Iterator[str]:
    from benchmarks import (
        accuracy,
        constants,
        families,
        lineage,
        page,
        readers,
        scale,
        search,
        speed,
        synthetic,
        unrelated,
    )

    if part == "accuracy":
        yield from accuracy.report()
        yield from synthetic.report(long=options.long)
        yield from unrelated.report(long=options.long)
        return
    if part == "constants":
        yield from constants.report()
        return
    yield speed.machine()
    if part == "speed":
        yield from speed.report(options.rounds)
    elif part == "readers":
        yield from readers.report(options.rounds)
    elif part == "lineage":
        yield from lineage.report()
    elif part == "search":
        yield from families.report()
        yield from search.report(long=options.long)
    elif part == "page":
        yield from page.report()
    else:
        yield from scale.report(long=options.long)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
