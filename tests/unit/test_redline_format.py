"""What ``docs/redline-format.md`` shows is what hrcdiff does."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from hrcdiff import compare
from hrcdiff.model import Redline
from hrcdiff.parsing import parse
from hrcdiff.readers import read_file
from hrcdiff.renderers.to_json import to_json
from hrcdiff.schema.to_dict import redline_to_dict

PAGE = (Path(__file__).resolve().parents[2] / "docs/redline-format.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """The code of a language on the page."""
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture
def example(tmp_path: Path) -> Redline:
    """The redline of the two texts on the page."""
    paths = [tmp_path / "old.txt", tmp_path / "new.txt"]
    for path, text in zip(paths, blocks("text"), strict=True):
        path.write_text(text, encoding="utf-8")
    return compare(*(parse(read_file(path)) for path in paths))


def test_example_is_what_hrcdiff_draws(example: Redline) -> None:
    (shown,) = (json.loads(block) for block in blocks("json"))
    drawn = redline_to_dict(example)["links"]
    assert len(drawn) == 2
    assert shown == drawn[0]


def test_code_on_the_page_runs(example: Redline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "redline.json").write_text(to_json(example), encoding="utf-8")
    programs = blocks("python")
    assert len(programs) == 2
    for program in programs:
        exec(compile(program, "docs/redline-format.md", "exec"), {})
