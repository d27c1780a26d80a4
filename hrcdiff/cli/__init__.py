"""The command line: words in, words out, exit codes; nothing else is decided here.

Exit codes: 0 done; 1 done, and a check that was asked for failed; 2 wrong usage or input; 3 our fault.
"""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Annotated

import typer

from hrcdiff import __version__, watch
from hrcdiff.cli.talk import in_utf8, put, put_all, talk, unwritten
from hrcdiff.errors import (
    EXIT_BAD_INPUT,
    EXIT_DONE,
    EXIT_OUR_FAULT,
    HrcdiffError,
    UnknownText,
    WriteError,
)

_HOMES = {
    "compare": "comparing",
    "show": "comparing",
    "explain": "comparing",
    "verify": "comparing",
    "apply": "applying",
    "history": "tracing",
    "find": "finding",
    "family": "finding",
    "library": "collecting",
}
"""Each command, in the order of the help, and the module that has it, loaded when the command is called."""
COMMANDS = frozenset(_HOMES)
"""A first word that is one of these is a command; anything else begins a comparison."""
_GLOBAL = frozenset({"-h", "--help", "--version"})


def application(commands: Iterable[str] = _HOMES) -> typer.Typer:
    """The command line as typer knows it, with these commands alone: to describe each of them takes its time."""
    app = typer.Typer(
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        help="Compare versions of UN Human Rights Council resolutions, paragraph by paragraph.\n\n"
        "hrcdiff OLD NEW [--html] [--json] compares two texts; each is a symbol (18/L.24/Rev.1, 54/28), "
        "a file, or - for standard input. More than two give the lineage of their provisions. "
        "'hrcdiff compare --help' lists the options.",
    )
    app.callback(invoke_without_command=True)(_top)
    for name in commands:
        found = getattr(import_module(f"hrcdiff.cli.{_HOMES[name]}"), name)
        if isinstance(found, typer.Typer):
            app.add_typer(found, name=name)
        else:
            app.command()(found)
    return app


def _top(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    if version:
        put(f"hrcdiff {__version__}\n")
    elif context.invoked_subcommand is None:
        put(context.get_help() + "\n")


def run(argv: Sequence[str]) -> int:
    """Run the command line and return the exit code; never a traceback."""
    words = list(argv)
    if any("\0" in word for word in words):
        talk("hrcdiff: an argument holds a null character: check how the command was written")
        return EXIT_BAD_INPUT
    if words[:1] == ["help"]:
        words = [*words[1:], "--help"]
    if words and words[0] not in COMMANDS | _GLOBAL:
        words = ["compare", *words]
    try:
        app = application(words[:1] if words and words[0] in COMMANDS else _HOMES)
        code = app(words, prog_name="hrcdiff", standalone_mode=False)
        put_all()
    except HrcdiffError as error:
        talk(f"hrcdiff: {error.message}{_command_meant(argv, error)}")
        return error.exit_code
    except BrokenPipeError:
        return EXIT_DONE
    except MemoryError:
        talk("hrcdiff: there is not enough memory for this: close other programs, or give shorter texts")
        return EXIT_BAD_INPUT
    except (KeyboardInterrupt, typer.Abort):
        talk("hrcdiff: stopped")
        return EXIT_BAD_INPUT
    except Exception as error:  # noqa: BLE001 - the last line of defence: an answer and a code, whatever happens
        return _unexpected(error)
    return code if isinstance(code, int) else EXIT_DONE


def _command_meant(argv: Sequence[str], error: HrcdiffError) -> str:
    """A command that the first word may have been meant for."""
    if not isinstance(error, UnknownText) or not argv or argv[0] in COMMANDS:
        return ""
    from difflib import get_close_matches

    near = get_close_matches(argv[0], sorted(COMMANDS), n=1, cutoff=0.7)
    return f" (or did you mean the command '{near[0]}'?)" if near else ""


def _unexpected(error: Exception) -> int:
    """Usage errors of the command line are the user's, as is an output that is full; anything else is our fault."""
    if isinstance(error, OSError) and error.filename is None:  # from the help, which is printed by typer
        full = unwritten(error)
        if isinstance(full, BrokenPipeError):
            return EXIT_DONE
        talk(f"hrcdiff: {full}")
        return EXIT_BAD_INPUT
    message = getattr(error, "format_message", None)
    if callable(message):
        command = getattr(getattr(error, "ctx", None), "command_path", "hrcdiff")
        talk(f"hrcdiff: {_unknown_option(error) or str(message()).rstrip('.')} (see '{command} --help')")
        return EXIT_BAD_INPUT
    if os.environ.get("HRCDIFF_DEBUG"):
        raise error
    name = type(error).__name__
    talk(f"hrcdiff: internal error: {name}: {error} (HRCDIFF_DEBUG=1 shows where; please report it)")
    return EXIT_OUR_FAULT


def _unknown_option(error: Exception) -> str:
    """What to say of an option that there is not, with one that may have been meant; nothing of another error."""
    option, known = getattr(error, "option_name", None), getattr(error, "possibilities", None)
    if not isinstance(option, str) or known is None:
        return ""
    from difflib import get_close_matches

    near = get_close_matches(option, known, n=1, cutoff=0.7)
    return f"there is no option {option}" + (f": did you mean {near[0]}?" if near else "")


def _end(message: str) -> None:
    """End at once, from whatever thread: a library cannot be stopped in the middle of a file.

    Nothing is half-written then: files are read before others are written.
    """
    talk(f"hrcdiff: {message}")
    with contextlib.suppress(WriteError, BrokenPipeError):
        put_all()
    os._exit(EXIT_BAD_INPUT)


def main() -> None:
    """What the program does; its entry point is `hrcdiff.__main__`."""
    in_utf8()
    watch.arm(_end)
    code = run(sys.argv[1:])
    with contextlib.suppress(WriteError, BrokenPipeError):
        put_all()  # what was printed before an error
    gc.freeze()  # Python would look through all that was made once more before it lets go of it
    sys.exit(code)
