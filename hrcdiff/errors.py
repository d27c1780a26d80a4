"""Everything that can go wrong, as one tree.

::

    HrcdiffError                 exit code 2 unless said otherwise
    ├── UsageError               words on the command line that do not fit together
    ├── SymbolError              not a UN document symbol; carries the place
    ├── LibraryError             a collection of texts that cannot be used
    │   ├── IndexUnusable        an index that cannot be used; every command works without
    │   ├── UnknownText          no such text; lists near ones
    │   └── AmbiguousText        several texts; lists the choices
    ├── ReadError                a file that cannot be read, or is no text
    │   └── NotAResolution       read, but nothing in it looks like a resolution
    ├── CompareError             two texts that cannot be compared
    ├── WriteError               an output that cannot be written
    └── ProofError               exit code 3: a redline that does not rebuild its texts

Each message is one line that says what is wrong, where, and what to do.  Only the
command line turns them into exit codes.
"""

from __future__ import annotations

EXIT_DONE = 0
EXIT_CHECK_FAILED = 1
EXIT_BAD_INPUT = 2
EXIT_OUR_FAULT = 3


class HrcdiffError(Exception):
    """Base of all errors hrcdiff raises on purpose."""

    exit_code = EXIT_BAD_INPUT

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class UsageError(HrcdiffError):
    """Arguments or options that do not fit together."""


class SymbolError(HrcdiffError):
    """A string that is no UN document symbol.

    ``text`` is what was given, ``at`` the offset of the first character that does not fit, and ``fault`` the
    message without what to write instead.
    """

    def __init__(self, message: str, *, text: str, at: int = 0, fault: str = "") -> None:
        super().__init__(message)
        self.text = text
        self.at = at
        self.fault = fault or message


class LibraryError(HrcdiffError):
    """A folder of texts, or its index, that cannot be used."""


class IndexUnusable(LibraryError):
    """An index that cannot be opened, read or written; ``rebuild`` says whether making it anew would help."""

    def __init__(self, message: str, *, rebuild: bool = False) -> None:
        super().__init__(message)
        self.rebuild = rebuild


class UnknownText(LibraryError):
    """No text of that name; ``near`` are the closest ones there are."""

    def __init__(self, message: str, *, near: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.near = near


class AmbiguousText(LibraryError):
    """More than one text of that name; ``choices`` are what to write instead."""

    def __init__(self, message: str, *, choices: tuple[str, ...]) -> None:
        super().__init__(message)
        self.choices = choices


class ReadError(HrcdiffError):
    """A file that is missing, empty, binary, too large, or not to be opened."""


class NotAResolution(ReadError):
    """A text in which no organ line, no opening phrase and no numbered paragraph was found."""


class CompareError(HrcdiffError):
    """Two texts that cannot be compared, such as texts in different languages."""


class WriteError(HrcdiffError):
    """An output that cannot be written, or that would overwrite somebody's file."""


class ProofError(HrcdiffError):
    """A redline from which one of its two texts cannot be rebuilt: our fault, never shown as a report."""

    exit_code = EXIT_OUR_FAULT
