"""A command loads what it needs, and nothing that only others need."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OTHERS = (
    "sqlite3 pypdfium2 zipfile webbrowser hrcdiff.agreed hrcdiff.families hrcdiff.index hrcdiff.instructions "
    "hrcdiff.lineage hrcdiff.renderers.docx hrcdiff.schema.from_dict hrcdiff.schema.lineage hrcdiff.verify"
).split()
SCRIPT = """
import sys
from hrcdiff.cli import run
code = run(sys.argv[2:])
sys.exit(code or " ".join(name for name in sys.argv[1].split() if name in sys.modules) or 0)
"""


@pytest.mark.parametrize(
    ("command", "also"),
    [
        ("--version", ["diff_match_patch", "jinja2", "lxml"]),
        ("show 54/28", ["diff_match_patch", "jinja2", "lxml"]),
        ("27/20 54/28", ["jinja2", "lxml"]),
        ("27/20 54/28 --json", ["jinja2", "lxml"]),
        ("27/20 54/28 --html", []),
    ],
)
def test_a_command_loads_nothing_that_only_others_need(command: str, also: list[str], tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, " ".join([*OTHERS, *also]), *command.split()],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr[-500:]


def test_the_package_loads_its_names_when_they_are_asked_for() -> None:
    loaded = "' '.join(name for name in sys.modules if name.startswith('hrcdiff.'))"
    script = f"import sys, hrcdiff; hrcdiff.UsageError; sys.exit({loaded})"
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stderr.split() == ["hrcdiff.errors"]
