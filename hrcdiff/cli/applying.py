"""``hrcdiff apply``: a draft with its amendments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from hrcdiff.cli.choosing import AMENDED, chosen
from hrcdiff.cli.inputs import open_text
from hrcdiff.cli.options import AsJson, Force, Libraries, Output, Tracked, text_argument
from hrcdiff.cli.talk import Target, deliver, talk
from hrcdiff.errors import EXIT_CHECK_FAILED, UsageError

if TYPE_CHECKING:
    from hrcdiff.amending import Result


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
    from hrcdiff.amending import amend, to_json

    form = chosen(AMENDED, {"json": json}, output)
    if draft == amendments == "-":
        raise UsageError("only one of the two texts can come from standard input")
    one, other = (open_text(text, library, tracked) for text in (draft, amendments))
    result, to = amend(one.document(), other.document()), Target(output, force).reading(one, other)
    deliver(to_json(result) if form == "json" else result.text, to)
    talk(*_said(result))
    if result.amended.unplaced or any(warning.code == "not-read-back" for warning in result.warnings):
        raise typer.Exit(EXIT_CHECK_FAILED)


def _said(result: Result) -> list[str]:
    """What was placed, what was not and why, and what a reader must look at."""
    total = len(result.printed)
    placed = total - len(result.unplaced)
    lines = [f"{placed} of {total} instruction{'s' * (total != 1)} placed"]
    lines += [f"not placed: {one.number}. {one.printed} ({one.reason})" for one in result.unplaced]
    return lines + [f"warning: {warning.message}" for warning in result.warnings]
