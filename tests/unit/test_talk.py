"""What is printed on the terminals of different systems."""

from __future__ import annotations

import ctypes
import io
import sys
from typing import Any

import pytest

from hrcdiff.cli.talk import colour, page


class Terminal(io.StringIO):
    """Somebody looks at it."""

    def isatty(self) -> bool:
        return True


class Console:
    """The functions of Windows for a console; ``mode`` is None for what is no console."""

    def __init__(self, mode: int | None, *, new: bool) -> None:
        self.mode, self.new = mode, new
        self.kernel32 = self
        self.GetStdHandle: Any = lambda number: {-11: 7}[number]

    def GetConsoleMode(self, console: Any, mode: Any) -> int:  # noqa: N802 - as Windows calls it
        assert console.value == 7
        mode._obj.value = self.mode or 0
        return int(self.mode is not None)

    def SetConsoleMode(self, console: Any, mode: int) -> int:  # noqa: N802
        assert console.value == 7
        if self.new:
            self.mode = mode
        return int(self.new)


def watched(monkeypatch: pytest.MonkeyPatch, platform: str) -> Terminal:
    """Standard streams on a terminal of a system.  (No fixture: before the test itself pytest sets its own.)"""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(sys, "stdin", Terminal())
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    return terminal


@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_colour_on_a_terminal(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    watched(monkeypatch, platform)
    assert colour()
    monkeypatch.setenv("NO_COLOR", "1")
    assert not colour()


@pytest.mark.parametrize(
    ("console", "coloured", "after"),
    [
        pytest.param(Console(3, new=True), True, 7, id="turned on"),
        pytest.param(Console(7, new=False), True, 7, id="on already"),
        pytest.param(Console(3, new=False), False, 3, id="too old"),
        pytest.param(Console(None, new=True), False, None, id="no console"),
        pytest.param(object(), False, None, id="not there"),
    ],
)
def test_colour_on_windows_only_where_escapes_are_understood(
    monkeypatch: pytest.MonkeyPatch, console: object, coloured: bool, after: int | None
) -> None:
    watched(monkeypatch, "win32")
    monkeypatch.setattr(ctypes, "windll", console, raising=False)
    assert colour() is coloured
    assert getattr(console, "mode", None) == after


def test_no_pager_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = watched(monkeypatch, "win32")
    page("\u201cline\u201d\n" * 500)
    assert terminal.getvalue() == "\u201cline\u201d\n" * 500


@pytest.mark.skipif(sys.platform == "win32", reason="a shell as others have it")
@pytest.mark.parametrize(("pager", "shown"), [("there-is-no-such-pager", True), ("cat >/dev/null", False)])
def test_a_pager_that_cannot_be_started_loses_nothing(monkeypatch: pytest.MonkeyPatch, pager: str, shown: bool) -> None:
    terminal = watched(monkeypatch, "linux")
    monkeypatch.delenv("MANPAGER", raising=False)
    monkeypatch.setenv("PAGER", pager)
    monkeypatch.setenv("TERM", "xterm")
    page("line\n" * 500)
    assert terminal.getvalue() == ("line\n" * 500 if shown else "")
