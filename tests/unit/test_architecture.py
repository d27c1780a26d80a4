"""Imports point one way, and nothing grows too long to be read."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("hrcdiff", "benchmarks", "tests")
MODULE_LINES = 600
FUNCTION_LINES = 60


def modules() -> list[tuple[str, str]]:
    """Name and source of each module of the project."""
    paths = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
    return [(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")) for path in paths]


def test_imports_point_one_way(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    status = lint_imports(no_cache=True, no_logo=True)
    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_what_is_imported_is_declared_and_locked() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    wanted = {re.split(r"[<>=~!\[ ]", each)[0] for each in declared}
    makers = packages_distributions()
    used = {
        makers[top][0].lower().replace("_", "-")
        for name, source in modules()
        if name.startswith("hrcdiff/")
        for node in ast.walk(ast.parse(source, name))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for full in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [each.name for each in node.names])
        if (top := full.partition(".")[0]) not in {*sys.stdlib_module_names, "hrcdiff"}
    }
    assert used == wanted
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked = re.split(r"\n(?=\w)", lock)
    assert wanted <= {each.partition("==")[0] for each in locked if "hrcdiff (pyproject.toml)" in each}


def test_no_module_is_too_long() -> None:
    lengths = {name: source.count("\n") for name, source in modules()}
    too_long = [f"{name} has {lines} lines" for name, lines in lengths.items() if lines > MODULE_LINES]
    assert not too_long, f"at most {MODULE_LINES} lines a module: {'; '.join(too_long)}"


def test_no_function_is_too_long() -> None:
    too_long = [
        f"{name}:{node.lineno} {node.name} has {lines} lines"
        for name, source in modules()
        for node in ast.walk(ast.parse(source, name))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or node.lineno) - node.lineno + 1) > FUNCTION_LINES
    ]
    assert not too_long, f"at most {FUNCTION_LINES} lines a function: {'; '.join(too_long)}"


def test_no_module_cites_a_section_of_a_paper_that_is_not_here() -> None:
    bare = re.compile(r"un-resolutions|\bsections? \d+\.\d|\(\d\.\d\)")
    cited = [(name, found[0]) for name, text in modules() if "hrcdiff/" in name and (found := bare.search(text))]
    assert not cited
