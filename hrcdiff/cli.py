"""The command line: words in, words out, exit codes; nothing else is decided here.

Exit codes: 0 done; 1 done, and a check that was asked for failed; 2 wrong usage or input; 3 our fault.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from hrcdiff import __version__
from hrcdiff.errors import (
    EXIT_BAD_INPUT,
    EXIT_CHECK_FAILED,
    EXIT_DONE,
    EXIT_OUR_FAULT,
    HrcdiffError,
    ProofError,
    SymbolError,
    UsageError,
)

if TYPE_CHECKING:
    from hrcdiff.library import Library
    from hrcdiff.model import Redline
    from hrcdiff.texts import Text

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Compare versions of UN Human Rights Council resolutions, paragraph by paragraph.\n\n"
    "hrcdiff OLD NEW [--html] [--json] compares two texts; each is a symbol (18/L.24/Rev.1, 54/28), "
    "a file, or - for standard input. 'hrcdiff compare --help' lists the options.",
)
library_app = typer.Typer(rich_markup_mode=None, help="The texts that can be named by symbol.")
app.add_typer(library_app, name="library")

COMMANDS = frozenset({"compare", "show", "explain", "library", "verify"})
"""A first word that is one of these is a command; anything else begins a comparison."""
_GLOBAL = frozenset({"-h", "--help", "--version"})

Libraries = Annotated[
    list[Path] | None,
    typer.Option("--library", metavar="DIR", help="Folder of texts to look in first. May be given again."),
]
Rulings = Annotated[
    Path | None,
    typer.Option("--links", metavar="FILE", help="Pinned and forbidden links; else links.toml beside the texts."),
]
Output = Annotated[Path | None, typer.Option("-o", "--output", metavar="PATH", help="File to write.")]
Force = Annotated[bool, typer.Option("--force", help="Overwrite a file that is no report of hrcdiff.")]
Tracked = Annotated[
    Literal["original", "final"],
    typer.Option("--tracked", help="How to read Word files with tracked changes: all rejected, or all accepted."),
]
Only = Annotated[
    Literal["substantive", "verbs", "qualifiers", "actors", "references", "duties", "lists", "structure"] | None,
    typer.Option("--only", help="Narrow the redline to one kind of change."),
]
Check = Annotated[
    Literal["rollover"] | None,
    typer.Option("--check", help="Ask whether it is a technical rollover; exit code 1 if it is none."),
]
Scale = Annotated[
    Path | None,
    typer.Option("--verb-scale", metavar="FILE", help="Another scale of verbs (docs/findings.md)."),
]
AsJson = Annotated[bool, typer.Option("--json", help="JSON, to standard output or to -o.")]


@app.callback(invoke_without_command=True)
def _top(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    if version:
        _print(f"hrcdiff {__version__}\n")
    elif context.invoked_subcommand is None:
        _print(context.get_help() + "\n")


@app.command()
def compare(
    texts: Annotated[list[str], typer.Argument(metavar="OLD NEW", help="Two symbols or files.", show_default=False)],
    html: Annotated[bool, typer.Option("--html", help="Write the report reports/OLD--NEW.html.")] = False,
    json: AsJson = False,
    output: Output = None,
    library: Libraries = None,
    links: Rulings = None,
    tracked: Tracked = "final",
    force: Force = False,
    only: Only = None,
    ledger: Annotated[bool, typer.Option("--ledger", help="Tables of what changed, instead of the redline.")] = False,
    summary: Annotated[bool, typer.Option("--summary", help="A page of plain text, fit for a cable.")] = False,
    instructions: Annotated[
        bool, typer.Option("--instructions", help="Amendment instructions, as the UN words them.")
    ] = False,
    check: Check = None,
    verb_scale: Scale = None,
) -> None:
    """Compare two texts, or a Word file with its tracked changes. The word 'compare' may be left out."""
    from hrcdiff.output import report_path, write

    if len(texts) not in {1, 2}:
        raise UsageError(f"{len(texts)} text{'s' * (len(texts) != 1)} given: hrcdiff compares two, OLD and NEW")
    views = {"--html": html, "--json": json, "--ledger": ledger, "--summary": summary, "--instructions": instructions}
    chosen = [name for name, wanted in views.items() if wanted]
    if len(chosen) > 1:
        raise UsageError(f"{' and '.join(chosen)} together: choose one at a time")
    if texts == ["-", "-"]:
        raise UsageError("only one of the two texts can come from standard input")
    html, json = _form(output, html=html, json=json)
    old, new = _pair(texts, library, tracked)
    redline = _redline(old, new, links, verb_scale)
    if html:
        from hrcdiff.renderers.html import to_html
        from hrcdiff.renderers.phrases import summary as in_words

        path = output or report_path(old.name, new.name, "html")
        write(path, to_html(redline), force=force)
        _print(f"{path.as_posix()}\n")
        _talk(*_wrapped(in_words(redline)), *(f"warning: {w.message}" for w in redline.warnings))
    elif json:
        from hrcdiff.renderers.to_json import to_json

        _deliver(to_json(redline), output, force=force)
    else:
        from hrcdiff.renderers.to_ledgers import as_text

        colour, width = (False, 80) if output else (_colour(), _width())
        asked = {"ledger": ledger, "summary": summary, "instructions": instructions}
        what = next((name for name, wanted in asked.items() if wanted), check)
        text = as_text(redline, what, only, width=width, colour=colour)
        if output:
            write(output, text, force=force)
        else:
            _page(text)
    if check:
        from hrcdiff.findings.ledgers import rollover

        if not rollover(redline).holds:
            raise typer.Exit(EXIT_CHECK_FAILED)


@app.command()
def show(
    text: Annotated[str, typer.Argument(metavar="DOC", help="A symbol or a file.", show_default=False)],
    json: AsJson = False,
    output: Output = None,
    library: Libraries = None,
    tracked: Tracked = "final",
    force: Force = False,
) -> None:
    """Show how a text was read: its paragraphs with their addresses, and every doubt."""
    document = _open(text, library, tracked).document()
    if json:
        from hrcdiff.renderers.to_json import document_to_json

        _deliver(document_to_json(document), output, force=force)
        return
    from hrcdiff.renderers.to_terminal import document_to_terminal

    if output:
        _deliver(document_to_terminal(document), output, force=force)
    else:
        _page(document_to_terminal(document, width=_width(), colour=_colour()))


@app.command()
def explain(
    old: Annotated[str, typer.Argument(metavar="OLD", help="A symbol or a file.", show_default=False)],
    new: Annotated[str, typer.Argument(metavar="NEW", help="A symbol or a file.", show_default=False)],
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="A paragraph: OP8.", show_default=False)],
    library: Libraries = None,
    links: Rulings = None,
) -> None:
    """Say why a paragraph is linked, or why it is not; of both texts, if both have it."""
    from hrcdiff.renderers.to_explanation import explanation

    _print(explanation(_redline(_open(old, library), _open(new, library), links), address, width=_width()))


@app.command()
def verify(
    report: Annotated[Path, typer.Argument(metavar="REPORT", help="A report: page or JSON.", show_default=False)],
) -> None:
    """Prove a report again from what it shows; exit code 1 if it does not hold what it says."""
    from hrcdiff.readers import load
    from hrcdiff.verify import verify as verified

    try:
        found = verified(load(report), report.name)
    except ProofError as error:
        _talk(f"hrcdiff: {report.name} is not what it was: {error.message}")
        raise typer.Exit(EXIT_CHECK_FAILED) from None
    _print(f"{report.name}: both texts rebuild exactly from the {'page' if found.page else 'JSON'}\n")
    for document in (found.redline.old, found.redline.new):
        _print(f"{document.name}  {len(document.paragraphs)} paragraphs  SHA-256 {document.sha256}\n")


@library_app.command("list")
def library_list(library: Libraries = None) -> None:
    """List the texts that can be named, and where each comes from."""
    rows = [
        (e.name, str(e.symbol or ""), e.date or "", e.origin, e.title or "")
        for lib in _libraries(library)
        for e in lib.entries
    ]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(4)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row[:4], widths, strict=True)]
        _print("  ".join([*cells, row[4]]).rstrip() + "\n")


@library_app.command("add")
def library_add(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Texts to keep.", show_default=False)],
    force: Annotated[bool, typer.Option("--force", help="Replace another text of the same symbol.")] = False,
) -> None:
    """Read texts, find their symbols and keep them in your own library."""
    from hrcdiff.collection import add, user_folder

    folder = user_folder()
    failed: list[HrcdiffError] = []
    for file in files:
        try:
            kept = add(folder, file, force=force)
            _print(f"{kept.name}  {kept.message}\n")
        except HrcdiffError as error:
            failed.append(error)
    for each in failed[:-1]:
        _talk(f"hrcdiff: {each.message}")
    if failed:
        raise failed[-1]


@library_app.command("remove")
def library_remove(
    names: Annotated[list[str], typer.Argument(metavar="NAME...", help="Names or symbols.", show_default=False)],
) -> None:
    """Take texts out of your own library."""
    from hrcdiff.collection import remove, user_folder

    for name in names:
        kept = remove(user_folder(), name)
        _print(f"{kept.name}  {kept.message}\n")


@library_app.command("check")
def library_check() -> None:
    """Look whether every text of your own library is there, unchanged and readable; exit code 1 if not."""
    from hrcdiff.collection import check, user_folder

    faults = check(user_folder())
    for fault in faults:
        _print(f"{fault.name}  {fault.message}\n")
    if faults:
        raise typer.Exit(EXIT_CHECK_FAILED)
    _print("all texts are there, unchanged and readable\n")


def _libraries(folders: list[Path] | None) -> tuple[Library, ...]:
    from hrcdiff.collection import user_folder
    from hrcdiff.library import libraries_from
    from hrcdiff.texts import identify

    return libraries_from(folders or [], os.environ, user=user_folder(), identify=identify)


def _open(argument: str, folders: list[Path] | None, tracked: Literal["original", "final"] = "final") -> Text:
    from hrcdiff.texts import open_text

    return open_text(argument, _libraries(folders), tracked=tracked)


def _pair(arguments: list[str], folders: list[Path] | None, tracked: Literal["original", "final"]) -> tuple[Text, Text]:
    """Two texts, or the two states of one."""
    first, *rest = (_open(argument, folders, tracked) for argument in arguments)
    if rest:
        return first, rest[0]
    from hrcdiff.texts import both_states

    return both_states(first)


def _redline(old: Text, new: Text, links: Path | None, verb_scale: Path | None = None) -> Redline:
    """Compared and proved."""
    from hrcdiff.comparison import compare as compared
    from hrcdiff.proof import prove
    from hrcdiff.texts import rulings_on

    one, other = old.document(), new.document()
    if verb_scale:
        from hrcdiff.findings.scale import read as read_scale

    scale = read_scale(verb_scale) if verb_scale else None
    redline = compared(one, other, rulings_on((old, one), (new, other), links), scale)
    return prove(redline, old.again, new.again)


def _form(output: Path | None, *, html: bool, json: bool) -> tuple[bool, bool]:
    """Page or JSON, as the options or the suffix of the output say; UsageError for a format that there is not."""
    suffix = output.suffix.lower() if output and not (html or json) else ""
    if suffix in {".docx", ".doc", ".odt", ".rtf", ".pdf"}:
        raise UsageError(f"no report can be written as {suffix[1:].upper()}: use .html, .json or .txt")
    return html or suffix in {".html", ".htm"}, json or suffix == ".json"


def _deliver(content: str, output: Path | None, *, force: bool) -> None:
    """To a file if one is named, else to standard output."""
    if output is None:
        _print(content)
        return
    from hrcdiff.output import write

    write(output, content, force=force)


def _print(content: str) -> None:
    sys.stdout.write(content)


def _talk(*lines: str) -> None:
    for line in lines:
        sys.stderr.write(line + "\n")


def _wrapped(paragraph: str) -> list[str]:
    import textwrap

    return textwrap.wrap(paragraph, min(_width(), 100), break_long_words=False, break_on_hyphens=False)


def _width() -> int:
    import shutil

    return max(40, min(shutil.get_terminal_size((80, 24)).columns, 120))


def _colour() -> bool:
    """On a terminal, unless NO_COLOR says otherwise (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _page(content: str) -> None:
    """Through a pager if standard output is a terminal and the text is longer than it."""
    import shutil

    if sys.stdout.isatty() and sys.stdin.isatty() and content.count("\n") >= shutil.get_terminal_size().lines:
        import pydoc

        os.environ.setdefault("LESS", "-FRX")
        pydoc.pager(content)
    else:
        _print(content)


def _utf8() -> None:
    """UTF-8 and LF on every system."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")


def run(argv: Sequence[str]) -> int:
    """Run the command line and return the exit code; never a traceback."""
    words = list(argv)
    if any("\0" in word for word in words):
        _talk("hrcdiff: an argument holds a null character: check how the command was written")
        return EXIT_BAD_INPUT
    if words and words[0] not in COMMANDS | _GLOBAL:
        words = ["compare", *words]
    try:
        code = app(words, prog_name="hrcdiff", standalone_mode=False)
        sys.stdout.flush()
    except HrcdiffError as error:
        _talk(f"hrcdiff: {error.message}", *_place(error))
        return error.exit_code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_DONE
    except (KeyboardInterrupt, typer.Abort):
        _talk("hrcdiff: stopped")
        return EXIT_BAD_INPUT
    except Exception as error:  # noqa: BLE001 - the last line of defence: an answer and a code, whatever happens
        return _unexpected(error)
    return code if isinstance(code, int) else EXIT_DONE


def _place(error: HrcdiffError) -> list[str]:
    """The place of a malformed symbol, marked."""
    if not isinstance(error, SymbolError) or not error.at:
        return []
    return ["    " + line for line in error.marked().split("\n")]


def _unexpected(error: Exception) -> int:
    """Usage errors of the command line are the user's; anything else is our fault."""
    message = getattr(error, "format_message", None)
    if callable(message):
        _talk(f"hrcdiff: {str(message()).rstrip('.')} (see 'hrcdiff --help')")
        return EXIT_BAD_INPUT
    if os.environ.get("HRCDIFF_DEBUG"):
        raise error
    name = type(error).__name__
    _talk(f"hrcdiff: internal error: {name}: {error} (HRCDIFF_DEBUG=1 shows where; please report it)")
    return EXIT_OUR_FAULT


def main() -> None:
    """Entry point of the command."""
    _utf8()
    sys.exit(run(sys.argv[1:]))
