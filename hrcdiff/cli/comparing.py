"""The commands about one text or two: compare, show, explain, verify."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hrcdiff.cli.choosing import READING, REDLINE, chosen
from hrcdiff.cli.forms import Wanted, Word, deliver_as, fitting, passes, refuse_idle, tell
from hrcdiff.cli.inputs import open_text, pair, proved
from hrcdiff.cli.options import (
    AgreedOption,
    AsJson,
    Author,
    Base,
    Check,
    Clean,
    Csv,
    Docx,
    Force,
    InOrder,
    Instructions,
    Libraries,
    Markdown,
    Only,
    Onto,
    Output,
    Rulings,
    Scale,
    SideBySide,
    Texts,
    Tracked,
    TwoColumn,
    text_argument,
)
from hrcdiff.cli.talk import Target, deliver, look, print_text, put, say, talk, width
from hrcdiff.errors import EXIT_CHECK_FAILED, ProofError

if TYPE_CHECKING:
    from hrcdiff.model import Redline


def compare(
    texts: Texts,
    html: Annotated[bool, typer.Option("--html", help="Write the report reports/OLD--NEW.html.")] = False,
    docx: Docx = False,
    json: AsJson = False,
    markdown: Markdown = False,
    output: Output = None,
    open_: Annotated[bool, typer.Option("--open", help="Write the report and open it in the browser.")] = False,
    library: Libraries = None,
    links: Rulings = None,
    tracked: Tracked = "final",
    force: Force = False,
    only: Only = None,
    side_by_side: SideBySide = False,
    stat: Annotated[bool, typer.Option("--stat", help="A line a paragraph with a bar of change.")] = False,
    ledger: Annotated[bool, typer.Option("--ledger", help="Tables of what changed, instead of the redline.")] = False,
    summary: Annotated[bool, typer.Option("--summary", help="A page of plain text, fit for a cable.")] = False,
    instructions: Instructions = False,
    check: Check = None,
    verb_scale: Scale = None,
    clean: Clean = False,
    two_column: TwoColumn = False,
    onto: Onto = False,
    author: Author = None,
    csv: Csv = False,
    base: Base = None,
    in_order: InOrder = False,
    agreed: AgreedOption = False,
) -> None:
    """Compare two texts, or a Word file with its tracked changes; more than two give the lineage of their provisions.

    The word 'compare' may be left out.
    """
    if len(texts) > 2 or csv or base or in_order:
        from hrcdiff.cli import tracing

        tracing.refuse(
            texts, docx=docx, only=only, side_by_side=side_by_side, stat=stat, ledger=ledger, summary=summary,
            instructions=instructions, check=check, verb_scale=verb_scale, clean=clean, two_column=two_column,
            onto=onto, author=author, agreed=agreed,
        )  # fmt: skip
        forms = {"html": html, "json": json, "markdown": markdown, "csv": csv}
        traced = tracing.Wanted(forms, Target(output, force), base, in_order, open_)
        return tracing.lineage(texts, traced, library, links, tracked)
    asked = {
        "html": html, "docx": docx, "json": json, "markdown": markdown,
        "stat": stat, "ledger": ledger, "summary": summary, "instructions": instructions,
    }  # fmt: skip
    form = chosen(REDLINE, asked, output, opened=open_)
    refuse_idle(form, {"clean": clean, "two-column": two_column, "onto": onto}, author)
    word = Word(clean, two_column, author=author)
    scaled = verb_scale is not None
    wanted = Wanted(form, Target(output, force), only, check, side_by_side, open_, word, agreed, scaled)
    fitting(wanted)
    old, new = pair(texts, library, tracked)
    redline = proved(old, new, links, verb_scale)
    to = wanted.to.reading(old, new, links, verb_scale)
    wanted = wanted._replace(to=to, word=word._replace(onto=old if onto else None))
    return _delivered(_with_agreed(redline, library) if agreed else redline, wanted)


def _with_agreed(redline: Redline, library: list[Path] | None) -> Redline:
    from hrcdiff.cli.searching import with_agreed

    return with_agreed(redline, library)


def _delivered(redline: Redline, wanted: Wanted) -> None:
    """Exit code 1 if the check that was asked for fails."""
    deliver_as(redline, wanted)
    if wanted.check and not passes(redline, wanted):
        raise typer.Exit(EXIT_CHECK_FAILED)


def show(
    text: Annotated[str, text_argument("DOC")],
    json: AsJson = False,
    output: Output = None,
    library: Libraries = None,
    tracked: Tracked = "final",
    force: Force = False,
) -> None:
    """Show how a text was read: its paragraphs with their addresses, and every doubt."""
    form = chosen(READING, {"json": json}, output)
    opened = open_text(text, library, tracked)
    document, to = opened.document(), Target(output, force).reading(opened)
    if form == "json":
        from hrcdiff.renderers.to_json import document_to_json

        deliver(document_to_json(document), to)
        return
    from hrcdiff.renderers.to_terminal import document_to_terminal

    print_text(document_to_terminal(document, **look(to)), to)


def explain(
    old: Annotated[str, text_argument("OLD")],
    new: Annotated[str, text_argument("NEW")],
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="A paragraph: OP8.", show_default=False)],
    library: Libraries = None,
    links: Rulings = None,
    tracked: Tracked = "final",
) -> None:
    """Say why a paragraph is linked, or why it is not; of both texts, if both have it."""
    from hrcdiff.renderers.to_explanation import explanation
    from hrcdiff.rulings import FILE

    redline = proved(*pair([old, new], library, tracked), links)
    put(explanation(redline, address, width=width(), ruling=links.name if links else FILE))
    tell(redline)


def verify(
    report: Annotated[Path, typer.Argument(metavar="REPORT", help="A report: page or JSON.", show_default=False)],
) -> None:
    """Prove a report again from what it shows; exit code 1 if it does not hold what it says."""
    from hrcdiff.readers import load
    from hrcdiff.verify import verify as verified

    try:
        found = verified(load(report), report.name)
    except ProofError as error:
        talk(f"hrcdiff: {report.name} is not what it was: {error.message}")
        raise typer.Exit(EXIT_CHECK_FAILED) from None
    texts = "both texts rebuild" if len(found.documents) == 2 else f"all {len(found.documents)} texts rebuild"
    say(f"{report.name}: {texts} exactly from the {'page' if found.page else 'JSON'}")
    for document in found.documents:
        say(f"{document.name}  {len(document.paragraphs)} paragraphs  SHA-256 {document.sha256}")
    if not found.page:
        say(f"not proved: what else the JSON says, {found.besides}; of a page every character is")
