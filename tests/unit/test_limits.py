"""Limits, and the environment variables that change them."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from hrcdiff.errors import ReadError
from hrcdiff.limits import limit


def test_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HRCDIFF_MAX_BYTES", raising=False)
    assert limit("MAX_BYTES", 50) == 50


def test_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HRCDIFF_MAX_BYTES", "7")
    assert limit("MAX_BYTES", 50) == 7


@pytest.mark.parametrize("written", ["", "many", "0", "-1", "1.5"])
def test_what_is_no_limit_is_told(written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HRCDIFF_MAX_BYTES", written)
    with pytest.raises(ReadError, match="HRCDIFF_MAX_BYTES"):
        limit("MAX_BYTES", 50)


def test_the_command_keeps_to_it() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "hrcdiff", "show", "54/28"],
        capture_output=True,
        text=True,
        env={**os.environ, "HRCDIFF_MAX_BYTES": "1000"},
        check=False,
    )
    assert done.returncode == 2
    assert "1,000 bytes" in done.stderr
    assert done.stderr.count("\n") == 1
