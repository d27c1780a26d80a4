"""What is printed: results to standard output, talk to standard error, long results through a pager."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hrcdiff.texts import Text


def put(content: str) -> None:
    """A result, to standard output."""
    sys.stdout.write(content)


def talk(*lines: str) -> None:
    """Lines to standard error."""
    for line in lines:
        sys.stderr.write(line + "\n")


def progress(what: str) -> Callable[[int, int], None]:
    """A count on one line of a terminal, told every so often; nothing where nobody looks."""

    def tell(done: int, of: int) -> None:
        if sys.stderr.isatty() and (done == of or done % 25 == 0):
            sys.stderr.write(f"\r{done:,} of {of:,} {what}" + ("\n" if done == of else ""))
            sys.stderr.flush()

    return tell


@dataclass(frozen=True, slots=True)
class Target:
    """Where a result goes."""

    path: Path | None = None
    """The file that was named; else standard output, or the usual place of a report."""
    force: bool = False
    """Whether any file may be overwritten that is no input."""
    inputs: tuple[Path, ...] = ()
    """The files that were read for it."""

    def reading(self, *files: Path | Text | None) -> Target:
        """The same, after these were read."""
        return replace(self, inputs=(*self.inputs, *(_file(each) for each in files if each is not None)))

    def write(self, content: str | bytes, usual: Path | None = None) -> Path:
        """Write to the file that was named, or else to the usual place; the path that was written."""
        from hrcdiff.output import write

        path = self.path or usual
        if path is None:
            raise ValueError("no file is named, and there is no usual one")
        write(path, content, force=self.force, inputs=self.inputs)
        return path


def _file(read: Path | Text) -> Path:
    """The file that something was read from; standard input may be one as well."""
    from pathlib import Path

    return read if isinstance(read, Path) else read.path or Path("/dev/stdin")


def deliver(content: str, to: Target) -> None:
    """To a file if one is named, else to standard output."""
    if to.path is None:
        put(content)
    else:
        to.write(content)


def deliver_markdown(content: str, to: Target) -> None:
    """Markdown to a file bears a mark that no reader sees; what is to be pasted bears none."""
    from hrcdiff.output import MARKDOWN_MARK

    deliver(content if to.path is None else content + MARKDOWN_MARK, to)


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


def colour() -> bool:
    """On a terminal, unless NO_COLOR says otherwise (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


class Look(TypedDict):
    """How a text for a person is set."""

    width: int
    colour: bool


def look(to: Target) -> Look:
    """As wide and as bright as the terminal; in a file the same everywhere."""
    return Look(width=width(), colour=colour()) if to.path is None else Look(width=80, colour=False)


def page(content: str) -> None:
    """Through a pager if standard output is a terminal and the text is longer than it."""
    if sys.stdout.isatty() and sys.stdin.isatty() and content.count("\n") >= shutil.get_terminal_size().lines:
        import pydoc

        os.environ.setdefault("LESS", "-FRX")
        pydoc.pager(content)
    else:
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
