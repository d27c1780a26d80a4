"""hrcdiff compares versions of UN Human Rights Council resolutions and draws the redline.

::

    from hrcdiff import compare, read, render

    redline = compare(read("18/L.24/Rev.1"), read("54/28"))
    html = render(redline, "html")

`read` takes a symbol or the path of a file, `compare` two documents; a redline that comes out of
`compare` is proved: both texts were rebuilt from it.  The types are in `hrcdiff.model`.

`trace` follows the provisions of one resolution through any number of versions::

    lineage = trace([read("18/L.24/Rev.1"), read("27/20"), read("54/28")])
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, overload

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from hrcdiff.lineage import Lineage
    from hrcdiff.model import Document, Redline

__all__ = ["__version__", "compare", "read", "render", "trace"]

__version__ = "0.1.0"


def read(text: str | Path, libraries: Sequence[str | Path] = ()) -> Document:
    """The document that a symbol, a short name or a path stands for.

    ``libraries`` are folders of texts, searched before ``HRCDIFF_LIBRARY`` and the bundled texts.
    Raises subclasses of `hrcdiff.errors.HrcdiffError`.
    """
    import os
    from pathlib import Path

    from hrcdiff.collection import user_folder
    from hrcdiff.library import libraries_from
    from hrcdiff.texts import identify, open_text

    folders = [Path(folder) for folder in libraries]
    return open_text(str(text), libraries_from(folders, os.environ, user=user_folder(), identify=identify)).document()


def compare(old: Document, new: Document) -> Redline:
    """The redline of two documents, proved against them.

    Raises `hrcdiff.errors.CompareError` if they cannot be compared.
    """
    from hrcdiff.comparison import compare as compared
    from hrcdiff.proof import prove

    return prove(compared(old, new), lambda: old, lambda: new)


def trace(documents: Sequence[Document], *, base: Document | None = None, in_order: bool = False) -> Lineage:
    """The lineage of several versions, proved against them; the types are in `hrcdiff.lineage.model`.

    The versions are put in order by symbol and date unless ``in_order`` says that they are.  ``base`` is the version
    to compare all others with; without it each is compared with the one before.
    Raises `hrcdiff.errors.CompareError` if they are not in one language.
    """
    from hrcdiff.lineage import trace as traced

    return traced(documents, base=base, in_order=in_order)


@overload
def render(redline: Redline, form: Literal["html", "json", "markdown", "terminal"] = "html") -> str: ...


@overload
def render(redline: Redline, form: Literal["docx"]) -> bytes: ...


def render(redline: Redline, form: Literal["html", "json", "markdown", "terminal", "docx"] = "html") -> str | bytes:
    """The redline as a page, as JSON, as Markdown, or as plain text for a terminal of 80 columns.

    ``docx`` is a Word file with tracked changes, as bytes.
    """
    if form == "docx":
        from hrcdiff.renderers.docx import to_docx

        return to_docx(redline)
    if form == "html":
        from hrcdiff.renderers.html import to_html

        return to_html(redline)
    if form == "json":
        from hrcdiff.renderers.to_json import to_json

        return to_json(redline)
    if form == "markdown":
        from hrcdiff.renderers.to_markdown import redline_to_markdown

        return redline_to_markdown(redline)
    from hrcdiff.renderers.to_terminal import redline_to_terminal

    return redline_to_terminal(redline)
