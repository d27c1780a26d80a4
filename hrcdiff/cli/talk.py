"""What is printed: results to standard output, talk to standard error, long results through a pager."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


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


def deliver(content: str, output: Path | None, *, force: bool) -> None:
    """To a file if one is named, else to standard output."""
    if output is None:
        put(content)
        return
    from hrcdiff.output import write

    write(output, content, force=force)


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
