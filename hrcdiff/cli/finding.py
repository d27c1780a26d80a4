"""The commands about all texts: find, family."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hrcdiff.cli.inputs import open_text
from hrcdiff.cli.options import AsJson, Force, Libraries, Output, text_argument
from hrcdiff.cli.searching import searching
from hrcdiff.cli.talk import colour, deliver, page, width
from hrcdiff.errors import UsageError


def find(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="WORDS", help="The phrase to look for.", show_default=False)
    ] = None,
    paragraph: Annotated[
        str | None,
        typer.Option("--paragraph", metavar="TEXT:ADDRESS", help="A paragraph to look for: draft.docx:OP5, 54/28:OP5."),
    ] = None,
    exact: Annotated[bool, typer.Option("--exact", help="Word for word only, nothing reworded.")] = False,
    most: Annotated[
        int, typer.Option("--most", metavar="N", min=0, help="Texts and wordings to list in each place; 0 for all.")
    ] = 5,
    json: AsJson = False,
    output: Output = None,
    library: Libraries = None,
    force: Force = False,
) -> None:
    """Find where words were agreed before: which texts, since when, in which forms."""
    if bool(words) == (paragraph is not None):
        raise UsageError("give the words to look for, or a paragraph with --paragraph TEXT:ADDRESS, and not both")
    if paragraph is not None:
        if exact:
            raise UsageError("--exact is for phrases: a paragraph is always cut into what stands word for word")
        _traced(paragraph, library, json=json, output=output, force=force)
        return
    from hrcdiff.agreed.phrases import find as found_in
    from hrcdiff.renderers.to_found import found_to_json, found_to_terminal

    phrase = " ".join(words or ())
    found = searching(library, (), lambda corpus: found_in(corpus, phrase, exact=exact))
    if json:
        deliver(found_to_json(found), output, force=force)
    elif output:
        deliver(found_to_terminal(found, most=most), output, force=force)
    else:
        page(found_to_terminal(found, most=most, width=width(), colour=colour()))


def _traced(named: str, library: list[Path] | None, *, json: bool, output: Path | None, force: bool) -> None:
    from hrcdiff.agreed.paragraphs import paragraph_of, trace
    from hrcdiff.renderers.to_found import traced_to_json, traced_to_terminal

    text, colon, address = named.rpartition(":")
    if not (text and colon and address.strip()):
        raise UsageError(f"--paragraph {named[:60]}: write a text and an address, such as 54/28:OP5")
    document = open_text(text, library).document()
    paragraph = paragraph_of(document, address)
    traced = searching(library, (), lambda corpus: trace(corpus, document, paragraph))
    if json:
        deliver(traced_to_json(traced), output, force=force)
    elif output:
        deliver(traced_to_terminal(traced), output, force=force)
    else:
        page(traced_to_terminal(traced, width=width(), colour=colour()))


def family(
    text: Annotated[str, text_argument("TEXT")],
    html: Annotated[bool, typer.Option("--html", help="Write the lineage of the family as a page.")] = False,
    json: AsJson = False,
    output: Output = None,
    library: Libraries = None,
    force: Force = False,
) -> None:
    """Find the other versions of a text, with what speaks for each."""
    if html and json:
        raise UsageError("--html and --json together: choose one at a time")
    from hrcdiff.families import family as family_of
    from hrcdiff.renderers.to_family import family_to_json, family_to_terminal

    html = html or (not json and output is not None and output.suffix.lower() in {".html", ".htm"})
    document = open_text(text, library).document()
    found = searching(library, (document,), lambda corpus: family_of(corpus, corpus.held[document.sha256]))
    if html:
        from hrcdiff.cli.tracing import family_page

        family_page(text, found, library, output, force=force)
    elif json:
        deliver(family_to_json(found), output, force=force)
    elif output:
        deliver(family_to_terminal(found), output, force=force)
    else:
        page(family_to_terminal(found, width=width(), colour=colour()))
