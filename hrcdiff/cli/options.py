"""Options that several commands share."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Literal

import typer

from hrcdiff.errors import UsageError


def _file(path: Path | None) -> Path | None:
    """A file of settings, which may be read more than once: no pipe, and nothing that has no end."""
    try:
        other = path is not None and path.exists() and not path.is_file() and not path.is_dir()
    except (OSError, ValueError):
        other = False  # whoever opens it says why that fails
    if other:
        raise UsageError(f"{path} is a device or a pipe, not a file: write it to a file first")
    return path


def _output(path: str) -> Path:
    """Where a result goes: no folder, whether it is there or not."""
    if path.endswith(_SEPARATORS):
        raise UsageError(f"-o {path} is a folder: name a file in it")
    return Path(path)


_SEPARATORS = tuple(filter(None, (os.sep, os.altsep)))


Texts = Annotated[list[str], typer.Argument(metavar="OLD NEW [NEWER...]", help="Symbols or files.", show_default=False)]
Libraries = Annotated[
    list[Path] | None,
    typer.Option(
        "--library", metavar="DIR", readable=False, help="Folder of texts to look in first. May be given again."
    ),
]
Rulings = Annotated[
    Path | None,
    typer.Option(
        "--links", metavar="FILE", callback=_file, help="Pinned and forbidden links; else links.toml beside the texts."
    ),
]
Output = Annotated[Path | None, typer.Option("-o", "--output", metavar="PATH", parser=_output, help="File to write.")]
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
    typer.Option(
        "--verb-scale",
        metavar="FILE",
        callback=_file,
        help="Another scale of verbs, in the shape of hrcdiff/findings/verb-scale.json.",
    ),
]
Docx = Annotated[bool, typer.Option("--docx", help="Write reports/OLD--NEW.docx, with tracked changes.")]
Clean = Annotated[bool, typer.Option("--clean", help="With --docx: the new text alone.")]
TwoColumn = Annotated[bool, typer.Option("--two-column", help="With --docx: a table old | new | findings.")]
Onto = Annotated[bool, typer.Option("--onto", help="With --docx: write the changes into OLD, a Word file.")]
Author = Annotated[
    str | None,
    typer.Option("--author", metavar="NAME", help="With --docx: whose the tracked changes are.", show_default=False),
]
Csv = Annotated[bool, typer.Option("--csv", help="The versions side by side for a spreadsheet.")]
Base = Annotated[
    str | None,
    typer.Option(
        "--base", metavar="TEXT", help="Compare all versions with this one, and not each with the one before."
    ),
]
InOrder = Annotated[
    bool, typer.Option("--in-order", help="Take the versions in the order given, and not by symbol and date.")
]
AgreedOption = Annotated[
    bool,
    typer.Option("--agreed", help="Say of all that was put in whether it was agreed before, and check claims."),
]
Markdown = Annotated[
    bool, typer.Option("--markdown", "--md", help="Markdown, for mails and issues; a table of several versions.")
]
Instructions = Annotated[bool, typer.Option("--instructions", help="Amendment instructions, as the UN words them.")]
SideBySide = Annotated[bool, typer.Option("--side-by-side", help="Old words left, new words right.")]
AsJson = Annotated[bool, typer.Option("--json", help="JSON, to standard output or to -o.")]


def text_argument(metavar: str) -> typer.models.ArgumentInfo:
    """An argument that names one text."""
    info: typer.models.ArgumentInfo = typer.Argument(metavar=metavar, help="A symbol or a file.", show_default=False)
    return info
