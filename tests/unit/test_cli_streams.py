"""Devices, pipes, and standard streams that are closed or full: an answer of one line, and no waiting."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from hrcdiff.cli import run
from hrcdiff.errors import ReadError, WriteError
from hrcdiff.output import write
from hrcdiff.readers import load
from tests.unit.test_cli import A, C, elsewhere, refused, small

__all__ = ["elsewhere", "small"]

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither devices nor pipes in its folders")


def shell(line: str) -> tuple[int, str, str]:
    """What a line of bash gives, in which ``hrcdiff`` is the command."""
    command = f'hrcdiff() {{ "{sys.executable}" -m hrcdiff "$@"; }}; {line}'
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, env=env, timeout=60, check=False)
    return done.returncode, done.stdout, done.stderr


# --- what is read ----------------------------------------------------------------------------


def test_process_substitution_is_read_once(small: Path) -> None:
    code, out, err = shell(f"hrcdiff <(cat {small}) {small} --summary")
    assert (code, err) == (0, "")
    assert "Newer text" in out
    assert shell(f"hrcdiff show /dev/stdin <{small}")[0] == 0
    assert shell(f"cat {small} | hrcdiff show /dev/stdin")[0] == 0


def test_what_can_be_read_once_is_read_once_for_a_lineage() -> None:
    seed = ROOT / "seeds" / "A_HRC_RES_27_20.txt"
    pipe = f"<(cat {seed})"
    for line in (
        f"history - OP1 <{seed}",
        f"history {pipe} OP1 54/28",
        f"family {pipe} --html --force",
        f"{pipe} 54/28 --csv",
    ):
        code, out, err = shell(f"hrcdiff {line}")
        assert code == 0, err
        assert out


@pytest.mark.parametrize("words", [("show",), ("verify",), ("library", "add"), ("find", "--paragraph"), (C,)])
@pytest.mark.parametrize("device", ["/dev/zero", "./fifo"])
def test_devices_and_pipes_are_refused(capsys: pytest.CaptureFixture[str], words: tuple[str, ...], device: str) -> None:
    os.mkfifo("fifo")
    refused(capsys, *words, device + (":OP1" if "--paragraph" in words else ""))


@pytest.mark.parametrize("option", ["--links", "--verb-scale"])
@pytest.mark.parametrize("device", ["/dev/zero", "./fifo"])
def test_settings_are_read_from_files(capsys: pytest.CaptureFixture[str], option: str, device: str) -> None:
    os.mkfifo("fifo")
    assert "not a file" in refused(capsys, A, C, option, device)


def test_a_pipe_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hrcdiff.readers.MAX_BYTES", 100)
    ours, theirs = os.pipe()
    os.write(theirs, b"x" * 200)
    with pytest.raises(ReadError, match="more than 100 bytes"):
        load(Path(f"/dev/fd/{ours}"))
    os.close(ours)
    os.close(theirs)


def test_no_standard_input(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert "standard input is closed" in refused(capsys, "-", C)


# --- what is written -------------------------------------------------------------------------


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("device", ["/dev/null", "fifo"])
def test_nothing_is_written_over_a_device(device: str, force: bool) -> None:
    os.mkfifo("fifo")
    with pytest.raises(WriteError, match="is a device or a pipe"):
        write(Path(device), "text", force=force)
    assert not Path(device).is_file()


def test_a_pipe_named_as_output_is_refused_at_once() -> None:
    _, out, err = shell("{ hrcdiff 27/20 54/28 --json -o /dev/stdout; echo $? >&2; } | cat")
    assert err.endswith("leave -o out for standard output\n2\n")
    assert out == ""


def test_a_link_stays_and_what_it_leads_to_is_replaced(tmp_path: Path) -> None:
    target, link = tmp_path / "a.txt", tmp_path / "b.txt"
    target.write_text("old", encoding="utf-8")
    link.symlink_to(target)
    write(link, "new", force=True)
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "new"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("words", ["27/20 54/28 --json", "show 54/28", "library list", "--version", "find --help"])
def test_a_full_output_is_told(words: str) -> None:
    code, _, err = shell(f"hrcdiff {words} >/dev/full")
    assert (code, err) == (2, "hrcdiff: standard output cannot be written: No space left on device\n")


def test_a_closed_output_is_told() -> None:
    code, _, err = shell("hrcdiff 27/20 54/28 --json >&-")
    assert (code, err) == (2, "hrcdiff: standard output is closed: name a file with -o\n")


@pytest.mark.parametrize("lost", ["2>&-", "2>/dev/full"])
def test_messages_that_nobody_can_read_change_nothing(lost: str) -> None:
    if "full" in lost and not Path("/dev/full").exists():
        pytest.skip("this system has no device that is always full")
    assert shell(f"hrcdiff 27/20 54/28 --html -o page.html {lost}")[:2] == (0, "page.html\n")
    assert shell(f"hrcdiff nope nope {lost}")[:2] == (2, "")
    assert shell(f"hrcdiff 27/20 54/28 18/L.24/Rev.1 {lost} | head -1")[0] == 0
    assert shell(f"hrcdiff 27/20 54/28 <&- >&- {lost}")[0] == 2


def test_a_reader_who_leaves_is_no_error() -> None:
    assert shell("set -o pipefail; hrcdiff 27/20 54/28 --json | head -c 10") == (0, '{\n  "schem', "")


class Gone(io.StringIO):
    """A pipe whose reader has left, as Windows tells it."""

    def write(self, _: str) -> int:
        raise OSError(22, "Invalid argument")


@pytest.mark.parametrize(("platform", "code"), [("win32", 0), ("linux", 2)])
def test_windows_has_its_own_word_for_a_reader_who_leaves(
    platform: str, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(sys, "stdout", Gone())
    assert run(["--version"]) == code


def test_too_little_memory_is_told(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr("hrcdiff.cli.application", full)
    assert "not enough memory" in refused(capsys, "show", C)
