"""What every test may use: Hypothesis profiles, golden files, other programs, and the skips told."""

from __future__ import annotations

import difflib
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from hypothesis.database import DirectoryBasedExampleDatabase

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = Path(__file__).parent / "golden"
NO_FURTHER_TEXTS = "no folder of further texts beside the checkout; HRCDIFF_SHARED names one"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

settings.register_profile("default", deadline=None, derandomize=True, database=None, max_examples=50)
settings.register_profile(
    "nightly",
    deadline=None,
    derandomize=False,
    max_examples=1_000,
    print_blob=True,
    database=DirectoryBasedExampleDatabase(ROOT / ".hypothesis" / "examples"),  # what failed once is tried first
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write the golden files instead of comparing")


# --- skipped tests ---------------------------------------------------------------------------


def skipped_tests(config: pytest.Config) -> Sequence[pytest.TestReport | pytest.CollectReport]:
    """Reports of the tests that were skipped, from all workers."""
    terminal = config.pluginmanager.get_plugin("terminalreporter")
    return terminal.stats.get("skipped", []) if terminal else []


def reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    """Why it was skipped, in the words of the skip."""
    why = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return why.removeprefix("Skipped: ")


def forbidden_skips(config: pytest.Config) -> int:
    """Under ``HRCDIFF_NO_SKIPS=1`` no test may be skipped; only further texts may be missing."""
    if os.environ.get("HRCDIFF_NO_SKIPS") != "1":
        return 0
    return sum(reason(report) != NO_FURTHER_TEXTS for report in skipped_tests(config))


def pytest_sessionfinish(session: pytest.Session) -> None:
    if session.exitstatus == pytest.ExitCode.OK and forbidden_skips(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    found: dict[str, dict[str, set[str]]] = {}
    for report in skipped_tests(config):
        file, _, test = report.nodeid.partition("::")
        found.setdefault(reason(report), {}).setdefault(file, set()).add(test.partition("[")[0] or "all")
    if found:
        terminalreporter.section("skipped")
    for why, files in sorted(found.items()):
        terminalreporter.write_line(f"{why}:")
        for file, tests in sorted(files.items()):
            terminalreporter.write_line(f"  {file}: {', '.join(sorted(tests))}")
    if forbidden := forbidden_skips(config):
        terminalreporter.write_line(f"HRCDIFF_NO_SKIPS=1: this run fails for {forbidden} of them", red=True)


# --- golden files ----------------------------------------------------------------------------


class Golden:
    """Compares a text or bytes with ``tests/golden/<name>``; ``make accept`` writes the file."""

    def __init__(self, *, accept: bool) -> None:
        self.accept = accept

    def __call__(self, name: str, actual: str | bytes) -> None:
        __tracebackhide__ = True
        got = actual.encode("utf-8") if isinstance(actual, str) else actual
        path = GOLDEN / name
        if self.accept:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(got)
        elif not path.exists():
            pytest.fail(f"tests/golden/{name} is not there yet: `make accept` writes it")
        elif path.read_bytes() != got:
            pytest.fail(f"{difference(name, path.read_bytes(), got)}\n`make accept` takes it as it is now")


def difference(name: str, wanted: bytes, got: bytes) -> str:
    """The first lines that differ, or the sizes if the files are not text."""
    try:
        old, new = (data.decode("utf-8").splitlines() for data in (wanted, got))
    except UnicodeDecodeError:
        return f"tests/golden/{name}: {len(wanted)} bytes wanted, {len(got)} other bytes got"
    diff = list(difflib.unified_diff(old, new, f"tests/golden/{name}", "got", lineterm=""))
    rest = [f"… and {len(diff) - 60} lines more"] if len(diff) > 60 else []
    return "\n".join([*(line[:300] for line in diff[:60]), *rest]) or f"tests/golden/{name}: line ends differ"


@pytest.fixture
def golden(pytestconfig: pytest.Config) -> Golden:
    return Golden(accept=bool(pytestconfig.getoption("--accept")))


# --- what a machine may lack -----------------------------------------------------------------


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of further texts and annotations; for tests marked ``shared``."""
    folder = Path(os.environ.get("HRCDIFF_SHARED") or ROOT.parent / "shared")
    if not (folder / "corpora").is_dir():
        pytest.skip(NO_FURTHER_TEXTS)
    return folder


@pytest.fixture(scope="session")
def chromium() -> Path:
    """A Chromium browser; for tests marked ``browser``."""
    named = os.environ.get("HRCDIFF_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, BROWSERS)), None) or playwrights_own()
    if not found or not Path(found).exists():
        pytest.skip("no Chromium on the path; HRCDIFF_CHROMIUM names one")
    return Path(found)


def playwrights_own() -> str | None:
    """The browser that ``playwright install chromium`` fetched, whether or not it is there."""
    from playwright.sync_api import Error, sync_playwright

    try:
        with sync_playwright() as playwright:
            return playwright.chromium.executable_path
    except Error:
        return None


@pytest.fixture(scope="session")
def soffice() -> Path:
    """LibreOffice; for tests marked ``office``."""
    found = os.environ.get("HRCDIFF_SOFFICE") or shutil.which("soffice") or shutil.which("libreoffice")
    if not found or not Path(found).exists():
        pytest.skip("no LibreOffice on the path; HRCDIFF_SOFFICE names one")
    return Path(found)
