"""Large files: what is none of ours is known soon, and what takes its time says so on a terminal."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from hrcdiff import readers, texts
from hrcdiff.cli import inputs, run
from hrcdiff.source import Source
from tests.unit.test_talk import Terminal


def test_a_long_file_that_is_no_resolution_is_known_by_its_beginning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    read: list[int] = []
    whole = readers.read_bytes

    def told(name: str, data: bytes, **more: Any) -> Source:
        read.append(len(data))
        return whole(name, data, **more)

    monkeypatch.setattr(texts, "read_bytes", told)
    Path("log.txt").write_text("x y z word here\n" * 200_000, encoding="utf-8")
    assert run(["show", "log.txt"]) == 2
    assert "log.txt: by its first 512,000 bytes this is not the text of a resolution" in capsys.readouterr().err
    assert read == [512_000 // 16 * 16]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_long_resolution_is_read_whole(tmp_path: Path, encoding: str) -> None:
    path, again = tmp_path / "long.txt", "again " * 400
    lines = "".join(f"{n}. Requests the “keepers” of lamp {n} to light it {again};\n\n" for n in range(1, 901))
    path.write_text(f"The Human Rights Council,\n\n{lines}", encoding=encoding)
    assert path.stat().st_size > 2_000_000
    assert len(texts.open_text(str(path), ()).document().paragraphs) == 900


def test_long_work_is_told_on_a_terminal_and_nowhere_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(inputs, "_LARGE", 1000)
    monkeypatch.setattr(inputs, "_MANY", 100)
    assert run(["27/20", "54/28", "--stat"]) == 0
    assert capsys.readouterr().err == ""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert run(["27/20", "54/28", "--stat"]) == 0
    said = terminal.getvalue().splitlines()
    assert [line.split(",")[0] for line in said] == [
        "hrcdiff: reading 27/20", "hrcdiff: reading 54/28", "hrcdiff: comparing 21 paragraphs with 39 …",
        "hrcdiff: rebuilding both texts from what was found", "hrcdiff: writing it down …",
    ]  # fmt: skip


def test_few_paragraphs_that_are_long_are_told_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(inputs, "_LONG", 1000)
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert run(["27/20", "54/28", "--stat"]) == 0
    assert "hrcdiff: comparing 21 paragraphs with 39 …" in terminal.getvalue()
