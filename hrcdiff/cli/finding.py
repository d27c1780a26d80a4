"""The commands about all texts: find, family."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hrcdiff.cli.choosing import FAMILY, FOUND, chosen
from hrcdiff.cli.inputs import open_text
from hrcdiff.cli.options import AsJson, Force, Libraries, Output, text_argument
from hrcdiff.cli.searching import searched, searching
from hrcdiff.cli.talk import Target, deliver, look, print_text
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
    as_json, to = chosen(FOUND, {"json": json}, output) == "json", Target(output, force)
    if paragraph is not None:
        if exact:
            raise UsageError("--exact is for phrases: a paragraph is always cut into what stands word for word")
        _traced(paragraph, library, json=as_json, to=to)
        return
    from hrcdiff.agreed.phrases import find as found_in
    from hrcdiff.renderers.to_found import found_to_json, found_to_terminal

    phrase = " ".join(words or ())
    found = searching(library, (), lambda corpus: found_in(corpus, phrase, exact=exact))
    to = to.reading(*searched(library, to))
    if as_json:
        deliver(found_to_json(found), to)
    else:
        print_text(found_to_terminal(found, most=most, **look(to)), to)


def _traced(named: str, library: list[Path] | None, *, json: bool, to: Target) -> None:
    from hrcdiff.addresses import paragraph_at
    from hrcdiff.agreed.paragraphs import trace
    from hrcdiff.renderers.to_found import traced_to_json, traced_to_terminal

    text, colon, address = named.rpartition(":")
    if not (text and colon and address.strip()):
        raise UsageError(f"--paragraph {named[:60]}: write a text and an address, such as 54/28:OP5")
    opened = open_text(text, library)
    document = opened.document()
    paragraph = paragraph_at(document, address)
    traced = searching(library, (), lambda corpus: trace(corpus, document, paragraph))
    to = to.reading(opened, *searched(library, to))
    if json:
        deliver(traced_to_json(traced), to)
    else:
        print_text(traced_to_terminal(traced, **look(to)), to)


def family(
    text: Annotated[str, text_argument("TEXT")],
    html: Annotated[bool, typer.Option("--html", help="Write the lineage of the family as a page.")] = False,
    json: AsJson = False,
    output: Output = None,
    library: Libraries = None,
    force: Force = False,
) -> None:
    """Find the other versions of a text, with what speaks for each."""
    from hrcdiff.families import family as family_of
    from hrcdiff.renderers.to_family import family_to_json, family_to_terminal

    form = chosen(FAMILY, {"html": html, "json": json}, output)
    opened = open_text(text, library)
    document = opened.document()
    found = searching(library, (document,), lambda corpus: family_of(corpus, corpus.held[document.sha256]))
    to = Target(output, force).reading(opened)
    to = to.reading(*searched(library, to))
    if form == "html":
        from hrcdiff.cli.tracing import family_page

        family_page(opened, found, library, to)
    elif form == "json":
        deliver(family_to_json(found), to)
    else:
        print_text(family_to_terminal(found, **look(to)), to)
