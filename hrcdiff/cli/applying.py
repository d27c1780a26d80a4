"""``hrcdiff apply``: a draft with its amendments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from hrcdiff.cli.inputs import open_text
from hrcdiff.cli.options import AsJson, Force, Libraries, Output, Tracked, text_argument
from hrcdiff.cli.talk import deliver, talk
from hrcdiff.errors import EXIT_CHECK_FAILED, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from hrcdiff.amending import Result

_UNWRITTEN = {".docx", ".doc", ".odt", ".rtf", ".pdf", ".html", ".htm"}


def apply(
    draft: Annotated[str, text_argument("DRAFT")],
    amendments: Annotated[str, text_argument("AMENDMENTS")],
    json: AsJson = False,
    output: Output = None,
    library: Libraries = None,
    tracked: Tracked = "final",
    force: Force = False,
) -> None:
    """Put amendments into a draft and print the amended text; exit code 1 if not all of it could be done."""
    from hrcdiff.amending import amend

    as_json = json or _asks_for_json(output)
    if draft == amendments == "-":
        raise UsageError("only one of the two texts can come from standard input")
    result = amend(open_text(draft, library, tracked).document(), open_text(amendments, library, tracked).document())
    if as_json:
        from hrcdiff.amending import to_json

        deliver(to_json(result), output, force=force)
    else:
        deliver(result.text, output, force=force)
    talk(*_said(result))
    if result.amended.unplaced or any(warning.code == "not-read-back" for warning in result.warnings):
        raise typer.Exit(EXIT_CHECK_FAILED)


def _asks_for_json(output: Path | None) -> bool:
    suffix = output.suffix.lower() if output else ""
    if suffix in _UNWRITTEN:
        raise UsageError(f"an amended text cannot be written as {suffix[1:].upper()}: use .txt or .json")
    return suffix == ".json"


def _said(result: Result) -> list[str]:
    """What was placed, what was not and why, and what a reader must look at."""
    total = len(result.printed)
    placed = total - len(result.unplaced)
    lines = [f"{placed} of {total} instruction{'s' * (total != 1)} placed"]
    lines += [f"not placed: {one.number}. {one.printed} ({one.reason})" for one in result.unplaced]
    return lines + [f"warning: {warning.message}" for warning in result.warnings]
