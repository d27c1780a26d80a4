"""The report of the README's example is what the tool makes today."""

from __future__ import annotations

from pathlib import Path

from hrcdiff.cli import run
from tests.conftest import Golden

ROOT = Path(__file__).parents[2]
EXAMPLE = "reports/18-L.24-Rev.1--54-28.html"


def test_the_committed_report_is_made_again_byte_for_byte(golden: Golden, tmp_path: Path) -> None:
    made = tmp_path / "report.html"
    assert run(["18/L.24/Rev.1", "54/28", "--html", "-o", str(made)]) == 0
    golden(f"../../{EXAMPLE}", made.read_bytes())


def test_the_readme_links_to_what_there_is() -> None:
    import re

    readme = (ROOT / "README.md").read_text("utf-8")
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", readme):
        assert (ROOT / target).exists(), target
