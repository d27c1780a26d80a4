"""One case of the lineage table in a process of its own: ``python -m benchmarks.lineage_case VERSIONS PARAGRAPHS``."""

from __future__ import annotations

import json
import sys
import time

from benchmarks.lineage import history, scores, traced
from benchmarks.scale_case import peak


def main(count: str, size: str) -> None:
    """Print seconds of processor time, peak memory and scores as JSON."""
    known = history(int(count), int(size))
    started = time.process_time()
    lineage = traced(known)
    seconds = time.process_time() - started
    figures = {"seconds": f"{seconds:.1f}", "megabytes": peak(), "threads": len(lineage.threads)}
    print(json.dumps(figures | scores(lineage, known)))


if __name__ == "__main__":
    main(*sys.argv[1:])
