"""Which form a result takes: a table of forms for each command, and one way to choose from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hrcdiff.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SUFFIXES = {
    "html": (".html", ".htm"),
    "docx": (".docx",),
    "json": (".json",),
    "markdown": (".md", ".markdown"),
    "csv": (".csv",),
}
"""Forms that have suffixes of their own; each has an option of its name."""
FOREIGN = frozenset(
    {".doc", ".docm", ".eml", ".epub", ".mht", ".mhtml", ".msg", ".odt", ".ods", ".pdf", ".pptx", ".rtf", ".tsv",
     ".xhtml", ".xls", ".xlsm", ".xlsx", ".xml"}
)  # fmt: skip
"""Suffixes of forms that no command writes.  Any other suffix, or none, is plain text."""
_FORM_OF = {suffix: form for form, suffixes in SUFFIXES.items() for suffix in suffixes}


class Forms(NamedTuple):
    """What one command can write."""

    what: str
    """What its result is called where it is refused."""
    forms: tuple[str, ...]
    """Forms with suffixes of their own."""
    plain: str = "text"
    """The form that is taken if neither an option nor a suffix says another."""

    @property
    def suffixes(self) -> str:
        """The suffixes to choose from, in words."""
        *first, last = (".txt", *(SUFFIXES[form][0] for form in self.forms))
        return f"{', '.join(first)} or {last}" if first else last


REDLINE = Forms("report", ("html", "docx", "json", "markdown"), "redline")
LINEAGE = Forms("lineage", ("html", "json", "markdown", "csv"), "grid")
READING = Forms("reading of a text", ("json",))
FOUND = Forms("answer of 'find'", ("json",))
FAMILY = Forms("family", ("html", "json"))
HISTORY = Forms("history", ())
AMENDED = Forms("amended text", ("json",))


def chosen(table: Forms, options: Mapping[str, bool], output: Path | None, *, opened: bool = False) -> str:
    """The one form that the options, or else the suffix of the output, ask for.

    What is to be opened in the browser is the page.  Raises `UsageError` if two forms are asked for, by options or by
    an option and a suffix, or one that the command does not have.
    """
    asked = [form for form, wanted in options.items() if wanted]
    if len(asked) > 1:
        raise UsageError(f"{' and '.join('--' + form for form in asked)} together: choose one at a time")
    suffix = output.suffix.lower() if output else ""
    by_suffix = _FORM_OF.get(suffix)
    if suffix in FOREIGN or (by_suffix and by_suffix not in table.forms):
        raise UsageError(f"no {table.what} can be written as {suffix[1:].upper()}: use {table.suffixes}")
    if asked and by_suffix and by_suffix != asked[0]:
        own = asked[0] in table.forms
        remedy = f"leave --{asked[0]} out, or name a file of its kind" if own else "use .txt"
        raise UsageError(f"--{asked[0]} is not written as {suffix}: {remedy}")
    form = asked[0] if asked else by_suffix or ("html" if opened and not suffix else table.plain)
    if opened and form != "html":
        raise UsageError(f"--open shows the page, not {'--' + asked[0] if asked else suffix}: leave one of the two out")
    return form
