"""The forms in which a redline is delivered, and which one the options ask for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from hrcdiff.cli.talk import colour, deliver, page, put, talk, width, wrapped
from hrcdiff.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from hrcdiff.model import Redline

Form = Literal["html", "json", "ledger", "summary", "instructions", "redline"]
"""``redline`` is the terminal's; each of the others has an option of its name."""
_BY_SUFFIX: dict[str, Form] = {".html": "html", ".htm": "html", ".json": "json"}
_UNWRITTEN = {".docx", ".doc", ".odt", ".rtf", ".pdf"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a redline is to be delivered.

    ``only`` narrows what the terminal shows; ``check`` stands in for a form when none is asked for.
    """

    form: Form
    output: Path | None = None
    force: bool = False
    only: str | None = None
    check: str | None = None


def chosen(options: Mapping[Form, bool], output: Path | None) -> Form:
    """The one form that the options, or else the suffix of the output, ask for; UsageError if there is not one."""
    asked = [form for form, wanted in options.items() if wanted]
    if len(asked) > 1:
        raise UsageError(f"{' and '.join('--' + form for form in asked)} together: choose one at a time")
    suffix = output.suffix.lower() if output else ""
    if suffix in _UNWRITTEN and not {"html", "json"} & set(asked):
        raise UsageError(f"no report can be written as {suffix[1:].upper()}: use .html, .json or .txt")
    by_suffix = _BY_SUFFIX.get(suffix)
    return by_suffix if by_suffix and not {"html", "json"} & set(asked) else (asked or ["redline"])[0]


def deliver_as(redline: Redline, wanted: Wanted) -> None:
    """Print the redline, or write it, in the form that is wanted."""
    _DELIVER.get(wanted.form, _as_text)(redline, wanted)


def _as_html(redline: Redline, wanted: Wanted) -> None:
    from hrcdiff.output import report_path, write
    from hrcdiff.renderers.html import to_html
    from hrcdiff.renderers.phrases import summary as in_words

    path = wanted.output or report_path(redline.old.name, redline.new.name, "html")
    write(path, to_html(redline), force=wanted.force)
    put(f"{path.as_posix()}\n")
    talk(*wrapped(in_words(redline)), *(f"warning: {w.message}" for w in redline.warnings))


def _as_json(redline: Redline, wanted: Wanted) -> None:
    from hrcdiff.renderers.to_json import to_json

    deliver(to_json(redline), wanted.output, force=wanted.force)


def _as_text(redline: Redline, wanted: Wanted) -> None:
    from hrcdiff.renderers.to_ledgers import as_text

    columns, coloured = (80, False) if wanted.output else (width(), colour())
    what = wanted.check if wanted.form == "redline" else wanted.form
    text = as_text(redline, what, wanted.only, width=columns, colour=coloured)
    if wanted.output:
        deliver(text, wanted.output, force=wanted.force)
    else:
        page(text)


_DELIVER: dict[Form, Callable[[Redline, Wanted], None]] = {"html": _as_html, "json": _as_json}
