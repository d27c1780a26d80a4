"""What is printed: results to standard output, talk to standard error, long results through a pager."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from typing import TYPE_CHECKING, NamedTuple, TextIO, TypedDict

from hrcdiff.errors import WriteError
from hrcdiff.renderers.columns import shown

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hrcdiff.texts import Text

_BROKEN_ON_WINDOWS = 22
"""What Windows says (EINVAL) where others say that nobody reads a pipe any more."""


def put(content: str) -> None:
    """A result, to standard output; `WriteError` if there is none, or it takes no more."""
    if sys.stdout is None:
        raise WriteError("standard output is closed: name a file with -o")
    try:
        sys.stdout.write(content)
    except OSError as error:
        raise unwritten(error) from None


def put_all() -> None:
    """What is still held back, to standard output, before the program ends."""
    if sys.stdout is not None:
        try:
            sys.stdout.flush()
        except OSError as error:
            raise unwritten(error) from None


def unwritten(error: OSError) -> OSError | WriteError:
    """What to raise if standard output takes no more: after that nothing is written to it."""
    let_go(sys.stdout)
    if isinstance(error, BrokenPipeError) or (sys.platform == "win32" and error.errno == _BROKEN_ON_WINDOWS):
        return BrokenPipeError()
    return WriteError(f"standard output cannot be written: {error.strerror or error}")


def let_go(stream: TextIO) -> None:
    """Have a stream lead nowhere, so that what it still holds back does no harm when the program ends."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def say(line: str) -> None:
    """A line of a result that quotes names or texts: nothing in it is a command to the terminal."""
    put(shown(line) + "\n")


def put_raw(content: str) -> None:
    """A result as it is, for programs and files; on a terminal nothing in it is a command."""
    put("\n".join(map(shown, content.split("\n"))) if on_terminal(sys.stdout) else content)


def talk(*lines: str) -> None:
    """Lines to standard error, each of them one line, whatever it quotes; where that is closed they are lost."""
    if sys.stderr is None:
        return
    try:
        for line in lines:
            sys.stderr.write(shown(line) + "\n")
        sys.stderr.flush()
    except OSError:
        let_go(sys.stderr)


def on_terminal(stream: TextIO | None) -> bool:
    """Whether a standard stream is there and somebody looks at it."""
    return stream is not None and stream.isatty()


def progress(what: str) -> Callable[[int, int], None]:
    """A count on one line of a terminal, told every so often; nothing where nobody looks."""

    def tell(done: int, of: int) -> None:
        if on_terminal(sys.stderr) and (done == of or done % 25 == 0):
            sys.stderr.write(f"\r{done:,} of {of:,} {what}" + ("\n" if done == of else ""))
            sys.stderr.flush()

    return tell


def working(what: str) -> None:
    """A line that says what takes its time, on a terminal; nothing where nobody looks."""
    if on_terminal(sys.stderr):
        talk(f"hrcdiff: {what} …")


class Target(NamedTuple):
    """Where a result goes."""

    path: Path | None = None
    """The file that was named; else standard output, or the usual place of a report."""
    force: bool = False
    """Whether any file may be overwritten that is no input."""
    inputs: tuple[Path, ...] = ()
    """The files that were read for it."""

    def reading(self, *files: Path | Text | None) -> Target:
        """The same, after these were read."""
        return self._replace(inputs=(*self.inputs, *(_file(each) for each in files if each is not None)))

    def write(self, content: str | bytes, usual: Path | None = None) -> Path:
        """Write to the file that was named, or else to the usual place; the path that was written.

        A line says so where a report of something else was replaced.
        """
        from hrcdiff.output import write

        path = self.path or usual
        if path is None:
            raise ValueError("no file is named, and there is no usual one")
        gone = write(path, content, force=self.force, inputs=self.inputs)
        if gone:
            talk(f"warning: {path.as_posix()} was replaced: it held {gone}")
        return path


def _file(read: Path | Text) -> Path:
    """The file that something was read from; standard input may be one as well."""
    from pathlib import Path

    return read if isinstance(read, Path) else read.path or Path("/dev/stdin")


def deliver(content: str, to: Target) -> None:
    """To a file if one is named, else to standard output."""
    if to.path is None:
        put_raw(content)
    else:
        to.write(content)


def deliver_markdown(content: str, to: Target) -> None:
    """Markdown to a file bears a mark that no reader sees; what is to be pasted bears none."""
    from hrcdiff.marks import MARKDOWN

    deliver(content if to.path is None else content + MARKDOWN, to)


def print_text(content: str, to: Target) -> None:
    """A text for a person: to a file if one is named, else through a pager."""
    if to.path is None:
        page(content)
    else:
        to.write(content)


def wrapped(paragraph: str) -> list[str]:
    """Lines no wider than the terminal."""
    import textwrap

    return textwrap.wrap(paragraph, min(width(), 100), break_long_words=False, break_on_hyphens=False)


MOST = 120
"""Columns that are still readable."""
MOST_ABREAST = 200
"""The same of two texts beside each other."""


def width(most: int = MOST) -> int:
    """Columns of the terminal, within what is readable."""
    return max(40, min(shutil.get_terminal_size((80, 24)).columns, most))


_STANDARD_OUTPUT = -11
_ESCAPES = 0x0004
"""STD_OUTPUT_HANDLE and ENABLE_VIRTUAL_TERMINAL_PROCESSING of the Windows console."""


def colour() -> bool:
    """On a terminal that can show it, unless NO_COLOR says otherwise (https://no-color.org)."""
    if not on_terminal(sys.stdout) or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return sys.platform != "win32" or _escapes_on_windows()


def _escapes_on_windows() -> bool:
    """Have the console of Windows take escapes for colours; False if it cannot, and would print them."""
    import ctypes

    try:
        kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - known to type checkers on Windows alone
        kernel.GetStdHandle.restype = ctypes.c_void_p
        console, mode = ctypes.c_void_p(kernel.GetStdHandle(_STANDARD_OUTPUT)), ctypes.c_uint32()
        if not kernel.GetConsoleMode(console, ctypes.byref(mode)):
            return False
        return bool(mode.value & _ESCAPES or kernel.SetConsoleMode(console, mode.value | _ESCAPES))
    except (AttributeError, OSError):
        return False


class Look(TypedDict):
    """How a text for a person is set."""

    width: int
    colour: bool


def look(to: Target) -> Look:
    """As wide and as bright as the terminal; in a file the same everywhere."""
    return Look(width=width(), colour=colour()) if to.path is None else Look(width=80, colour=False)


def page(content: str) -> None:
    """Through a pager if standard output is a terminal and the text is longer than it.

    Not on Windows, whose pager knows neither colours nor the quotation marks of the texts.
    """
    watched = on_terminal(sys.stdout) and on_terminal(sys.stdin) and sys.platform != "win32"
    if watched and content.count("\n") >= shutil.get_terminal_size().lines:
        import pydoc

        os.environ.setdefault("LESS", "-FRX")
        chosen = os.environ.get("MANPAGER", os.environ.get("PAGER"))
        if chosen and os.environ.get("TERM") not in ("dumb", "emacs"):
            _page_with(chosen, content)
        else:
            pydoc.pager(content)
    else:
        put(content)


_NOT_STARTED = (126, 127)
"""What a shell says of a program that it cannot start, or that is not there."""


def _page_with(pager: str, content: str) -> None:
    """Through the pager that the user named; plainly if that cannot be started."""
    import subprocess

    shell = subprocess.Popen(pager, shell=True, stdin=subprocess.PIPE)
    with contextlib.suppress(OSError, KeyboardInterrupt), shell.stdin or contextlib.nullcontext() as pipe:
        if pipe:
            pipe.write(content.encode("utf-8", "replace"))
    while True:
        try:
            code = shell.wait()
            break
        except KeyboardInterrupt:  # for the pager, which goes on
            continue
    if code in _NOT_STARTED:
        put(content)


def show_in_browser(path: Path) -> None:
    """The page in the browser; if none can be started, a line that says so."""
    import webbrowser

    try:
        shown = webbrowser.open(path.resolve().as_uri())
    except (OSError, webbrowser.Error):
        shown = False
    if not shown:
        talk(f"hrcdiff: no browser could be started: open {path.as_posix()} yourself")


def in_utf8() -> None:
    """UTF-8 and LF on every system."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")
