"""What the library that reads PDF takes for one file is watched, and the command ends before it is too much."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hrcdiff import watch
from hrcdiff.readers import read_bytes
from hrcdiff.watch import Watch, memory_now
from tests.unit.pdf_files import LEFT, Ink, Sheet, write

ROOT = Path(__file__).resolve().parents[2]
GOOD = write([Sheet([Ink("Some text", LEFT, 600)])])


def drawn_over_and_over(levels: int) -> bytes:
    """A page that draws a form twice, which draws a form twice, and so on."""
    number = 40
    forms = b""
    for each in range(number, number + levels):
        content = b"/X Do /X Do" if each < number + levels - 1 else b"0 0 1 1 re f"
        inner = b"/Resources << /XObject << /X %d 0 R >> >> " % (each + 1)
        head = b"%d 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 600 700] %s/Length %d >>\nstream\n"
        forms += head % (each, inner, len(content)) + content + b"\nendstream\nendobj\n"
    page = write([Sheet([Ink("Some text", LEFT, 600)], drawn="/X Do")])
    page = page.replace(b"/Resources << /Font", b"/Resources << /XObject << /X 40 0 R >> /Font")
    return page[: page.index(b"xref\n")] + forms + b"trailer << /Root 1 0 R >>\n%%EOF\n"


def packed_in_letters(size: int) -> bytes:
    """A stream that nobody measures: it is packed, and the packed bytes are written in letters."""
    content = zlib.compress(b"BT ET " + b" " * size, 9).hex().encode() + b">"
    head = b"<< /Length %d /Filter [/ASCIIHexDecode /FlateDecode] >>\nstream\n" % len(content)
    start = GOOD.index(b"<< /Length")
    data = GOOD[:start] + head + content + GOOD[GOOD.index(b"\nendstream") :]
    return data[: data.index(b"xref\n")] + b"trailer << /Root 1 0 R >>\n%%EOF\n"


def shown(path: Path, **limits: int) -> tuple[int, str, str]:
    """What the command says of a file."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), **{f"HRCDIFF_{name}": str(value) for name, value in limits.items()}}
    command = [sys.executable, "-m", "hrcdiff", "show", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, env=env, timeout=60, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("data", [drawn_over_and_over(30), packed_in_letters(280_000_000)], ids=["forms", "letters"])
def test_the_command_ends_before_a_file_takes_too_much(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(data)
    said = "hrcdiff: x.pdf takes more than 200,000,000 bytes of memory to open: that is no resolution"
    assert shown(path, MAX_MEMORY=200_000_000) == (2, "", f"{said} (HRCDIFF_MAX_MEMORY sets the limit)\n")


def test_a_file_that_takes_too_long(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(drawn_over_and_over(30))
    code, out, err = shown(path, MAX_SECONDS=1, MAX_MEMORY=4_000_000_000)
    assert (code, out) == (2, "")
    assert "takes more than 1 seconds to open" in err


@pytest.mark.parametrize("name", ["MAX_MEMORY", "MAX_SECONDS"])
def test_what_is_no_limit_is_told(name: str, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(GOOD)
    code, out, err = shown(path, **{name: 0})
    assert (code, out) == (2, "")
    assert err.startswith(f"hrcdiff: HRCDIFF_{name} is '0': give a whole number")


def test_forms_in_forms_are_read_where_they_are_few() -> None:
    assert [line.text for line in read_bytes("x", drawn_over_and_over(5)).lines] == ["Some text"]


# --- the watch -------------------------------------------------------------------------------


@pytest.fixture
def said() -> Iterator[list[str]]:
    """Messages with which the program would have ended."""
    messages: list[str] = []
    watch.arm(messages.append)
    yield messages
    watch.arm(None)


def test_memory_and_time_add_up_over_a_file(said: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    taken = iter([0, 600, 600, 600, *[1100] * 100])
    monkeypatch.setenv("HRCDIFF_MAX_MEMORY", "1000")
    monkeypatch.setattr(watch, "_EVERY", 60)
    monkeypatch.setattr(watch, "memory_now", lambda: next(taken))
    watching = Watch("x.pdf")
    with watching.over():
        pass
    monkeypatch.setattr(watch, "_EVERY", 0.001)
    with watching.over():
        time.sleep(0.2)
    assert len(said) == 1
    assert said[0].startswith("x.pdf takes more than 1,000 bytes of memory")


def test_what_is_given_back_counts_no_longer(said: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    taken = iter([0, 900, 900, 0, 0, *[900] * 100])
    monkeypatch.setenv("HRCDIFF_MAX_MEMORY", "1000")
    monkeypatch.setattr(watch, "_EVERY", 60)
    monkeypatch.setattr(watch, "memory_now", lambda: next(taken))
    watching = Watch("x.pdf")
    for _ in range(2):
        with watching.over():
            pass
    monkeypatch.setattr(watch, "_EVERY", 0.001)
    with watching.over():
        time.sleep(0.05)
    assert said == []


def test_nothing_is_watched_for_those_who_import_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "memory_now", None)
    with Watch("x.pdf").over():
        pass


def test_the_memory_of_the_program_is_known() -> None:
    before = memory_now()
    assert 5_000_000 < before < 20_000_000_000
    held = bytearray(b"x" * 300_000_000)
    assert memory_now() >= before
    del held


class Kernel:
    """The functions of Windows for memory."""

    def __init__(self, known: bool) -> None:
        self.kernel32, self.known = self, known
        self.GetCurrentProcess: Any = lambda: 2**64 - 1

    def K32GetProcessMemoryInfo(self, process: Any, counters: Any, size: int) -> int:  # noqa: N802 - as Windows calls it
        assert process.value == 2**64 - 1
        assert size == counters._obj.cb == 8 + 8 * ctypes.sizeof(ctypes.c_size_t)
        counters._obj.pagefile = 123_456
        return int(self.known)


@pytest.mark.parametrize(("windows", "memory"), [(Kernel(True), 123_456), (Kernel(False), 0), (object(), 0)])
def test_the_memory_of_the_program_on_windows(windows: object, memory: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", windows, raising=False)
    assert memory_now() == memory
