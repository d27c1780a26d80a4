"""What hrcdiff wrote itself: told by its marks, and never read as a resolution.

A Word file with tracked changes is one all the same, as is a text that was amended: they can be read, and are.
"""

from __future__ import annotations

from collections.abc import Collection

from hrcdiff import marks
from hrcdiff.errors import ReadError

PROVED = frozenset({"lineage", "redline"})
"""The kinds of report that hold all they need to be proved again."""


def refuse_page(text: str, shown: str) -> None:
    """ReadError if a web page is a report."""
    if marks.PAGE.search(text[: marks.AT_START]):
        raise ReadError(_proves(shown))


def refuse_text(text: str, shown: str) -> None:
    """ReadError if plain text is JSON or Markdown of ours."""
    kind = schema_of(text)
    if kind in PROVED:
        raise ReadError(_proves(shown))
    if kind or text[-marks.AT_END :].rstrip().endswith(marks.MARKDOWN.strip()):
        raise ReadError(_printed(shown))


def refuse_table(styles: Collection[str], shown: str) -> None:
    """ReadError if the styles of a Word file's paragraphs are those of our table of two columns."""
    if marks.COLUMNS.issubset(styles):
        raise ReadError(_printed(shown))


def schema_of(text: str) -> str | None:
    """What a JSON file of ours holds: ``redline``; None for any other text."""
    found = marks.JSON.match(text.removeprefix("\ufeff"))
    return found[1] if found else None


def _proves(shown: str) -> str:
    return f"{shown} is a report of hrcdiff, and no text: name the texts themselves ('hrcdiff verify' proves it again)"


def _printed(shown: str) -> str:
    return f"{shown} is what hrcdiff wrote about a text, and no text: name the text itself"
