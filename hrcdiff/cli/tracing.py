"""More than two texts: the lineage of their provisions, and the history of one of them."""

from __future__ import annotations

import sys
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from hrcdiff.cli.choosing import HISTORY, LINEAGE, chosen
from hrcdiff.cli.inputs import libraries, open_text
from hrcdiff.cli.options import Force, InOrder, Libraries, Output, Rulings, Tracked
from hrcdiff.cli.talk import (
    Target,
    deliver,
    deliver_markdown,
    look,
    on_terminal,
    print_text,
    put_raw,
    show_in_browser,
    talk,
    wrapped,
)
from hrcdiff.errors import HrcdiffError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from hrcdiff.families import Family
    from hrcdiff.index.held import Held
    from hrcdiff.lineage import Lineage
    from hrcdiff.model import Document
    from hrcdiff.rulings import Rulings as Ruling
    from hrcdiff.texts import Text

MOST = 60
"""Texts of one lineage."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a lineage is to be made and delivered; ``forms`` says which of the forms were asked for."""

    forms: Mapping[str, bool] = field(default_factory=dict)
    to: Target = field(default_factory=Target)
    base: str | None = None
    in_order: bool = False
    opened: bool = False
    """Shown in the browser as well."""

    @property
    def form(self) -> str:
        """The one form that is wanted; UsageError if there is not one."""
        return chosen(LINEAGE, self.forms, self.to.path, opened=self.opened)


class Traced(NamedTuple):
    """A lineage, and what was read for it."""

    lineage: Lineage
    read: tuple[Text | Path | None, ...]


def refuse(texts: Sequence[str], **options: object) -> None:
    """UsageError for options that are about the redline of two texts, given by their names."""
    given = [
        f"--{name.replace('_', '-')}" for name, value in options.items() if value is not None and value is not False
    ]
    if given:
        raise UsageError(f"{' and '.join(given)} can be had of two texts alone: {len(texts)} texts give a lineage")


def lineage(
    texts: list[str],
    wanted: Wanted,
    library: list[Path] | None,
    links: Path | None,
    tracked: Literal["original", "final"],
) -> None:
    """Trace the provisions of some texts, and deliver what was found."""
    form = wanted.form
    if len(texts) < 2:
        raise UsageError("1 text given: a lineage needs two versions at least")
    drawn = traced(texts, wanted, library, links, tracked)
    path = deliver_as(drawn.lineage, form, wanted.to.reading(*drawn.read))
    if wanted.opened and path:
        show_in_browser(path)


def traced(
    texts: Sequence[str | Text],
    wanted: Wanted,
    library: list[Path] | None,
    links: Path | None,
    tracked: Literal["original", "final"] = "final",
) -> Traced:
    """The lineage of some texts, named or open already, proved against a second reading of them."""
    from hrcdiff.lineage.proof import prove
    from hrcdiff.lineage.tracing import trace

    if len(texts) > MOST:
        raise UsageError(f"{len(texts)} texts given: a lineage holds {MOST} at most")
    if texts.count("-") > 1:
        raise UsageError("only one of the texts can come from standard input")
    opened = [open_text(text, library, tracked) if isinstance(text, str) else text for text in texts]
    documents = [text.document() for text in opened]
    if len(documents) > 1 and all(document == documents[0] for document in documents):
        often = "twice" if len(documents) == 2 else f"{len(documents)} times"
        raise UsageError(f"{opened[0].shown} is given {often}: a lineage needs two versions at least")
    base = _base(wanted.base, texts, documents, library, tracked)
    found: list[Ruling] = []
    ruled = _ruled(opened, documents, links, found)
    drawn = trace(
        documents,
        base=base,
        in_order=wanted.in_order,
        ruled=ruled,
        progress=_progress if on_terminal(sys.stderr) else None,
    )
    if links and not any(found):
        from hrcdiff.rulings import without_effect

        unused = without_effect(links, (document.name for document in drawn.versions))
        drawn = replace(drawn, warnings=(*drawn.warnings, unused))
    again = {id(document): text for document, text in zip(documents, opened, strict=True)}
    first = {document.sha256 + document.name: again[id(document)] for document in reversed(documents)}
    proved = prove(drawn, lambda: [first[d.sha256 + d.name].again() for d in drawn.versions])
    return Traced(proved, (*opened, links))


def _base(
    base: str | None,
    texts: Sequence[str | Text],
    documents: Sequence[Document],
    library: list[Path] | None,
    tracked: Literal["original", "final"],
) -> Document | None:
    """The document that the base names, however it is written; one of the texts."""
    if base is None:
        return None
    if base in texts:
        return documents[list(texts).index(base)]
    document = open_text(base, library, tracked).document()
    for each in documents:
        if each.sha256 == document.sha256:
            return each
    raise UsageError(f"--base {base} is not among the texts: give it as one of them")


def _ruled(
    texts: Sequence[Text], documents: Sequence[Document], links: Path | None, told: list[Ruling]
) -> Callable[[Document, Document], Ruling]:
    """What ``links.toml`` says about two of the texts; ``told`` collects all that it says."""
    from hrcdiff.texts import rulings_on

    found = {id(document): text for document, text in zip(documents, texts, strict=True)}

    def ruled(old: Document, new: Document) -> Ruling:
        told.append(rulings_on((found[id(old)], old), (found[id(new)], new), links))
        return told[-1]

    return ruled


def _progress(done: int, count: int) -> None:
    """One line on a terminal, gone when all is done."""
    if count > 10:
        end = f"\r{' ' * 40}\r" if done == count else ""
        sys.stderr.write(f"\rcomparing two by two: {done} of {count}{end}")
        sys.stderr.flush()


# --- delivery --------------------------------------------------------------------------------


def deliver_as(drawn: Lineage, form: str, to: Target) -> Path | None:
    """Print the lineage, or write it, in the form that is wanted: html, json, markdown, csv, or grid.

    The path of the page, if it is one.
    """
    if form == "html":
        return _as_html(drawn, to)
    {"json": _as_json, "markdown": _as_markdown, "csv": _as_csv}.get(form, _as_grid)(drawn, to)
    return None


def _as_html(drawn: Lineage, to: Target) -> Path:
    from hrcdiff.output import lineage_path
    from hrcdiff.renderers import grid
    from hrcdiff.renderers.lineage_page import lineage_to_html

    oldest, newest = drawn.versions[0].name, drawn.versions[-1].name  # as a redline of them is named
    path = to.write(lineage_to_html(drawn), lineage_path(oldest, newest, "html"))
    put_raw(f"{path.as_posix()}\n")
    talk(*wrapped(grid.summary(drawn)), *(f"warning: {w.message}" for w in drawn.warnings))
    return path


def _as_json(drawn: Lineage, to: Target) -> None:
    from hrcdiff.renderers.to_json import lineage_to_json

    deliver(lineage_to_json(drawn), to)


def _as_markdown(drawn: Lineage, to: Target) -> None:
    from hrcdiff.renderers.lineage_tables import lineage_to_markdown

    deliver_markdown(lineage_to_markdown(drawn), to)


def _as_csv(drawn: Lineage, to: Target) -> None:
    from hrcdiff.renderers.lineage_tables import lineage_to_csv

    deliver(lineage_to_csv(drawn), to)


def _as_grid(drawn: Lineage, to: Target) -> None:
    from hrcdiff.renderers.lineage_terminal import lineage_to_terminal

    print_text(lineage_to_terminal(drawn, **look(to)), to)


# --- one provision ---------------------------------------------------------------------------


def history(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A symbol or a file.", show_default=False)],
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="A paragraph of it: OP10.", show_default=False)],
    others: Annotated[
        list[str] | None,
        typer.Argument(metavar="[TEXT...]", help="Its other versions; else those found in the library."),
    ] = None,
    output: Output = None,
    library: Libraries = None,
    links: Rulings = None,
    tracked: Tracked = "final",
    force: Force = False,
    in_order: InOrder = False,
) -> None:
    """Print one provision's readings through all versions: what changed, who is asked what, when it was absent."""
    from hrcdiff.addresses import paragraph_at
    from hrcdiff.renderers.lineage_history import history_to_terminal

    chosen(HISTORY, {}, output)
    opened = open_text(text, library, tracked)
    document = opened.document()
    wanted = paragraph_at(document, address).address
    found = others or _family(document, text, library)
    texts: list[str | Text] = [opened, *(other for other in found if other != text)]
    drawn, read = traced(texts, Wanted(in_order=in_order), library, links, tracked)
    version = next(n for n, each in enumerate(drawn.versions) if each.sha256 == document.sha256)
    thread = next(t for t in drawn.threads if t.readings[version].address == wanted)
    to = Target(output, force).reading(*read)
    print_text(history_to_terminal(drawn, thread, version, **look(to)), to)


def _family(document: Document, text: str, library: list[Path] | None) -> list[str]:
    """The other versions in the library; UsageError if there is none."""
    from hrcdiff.cli.searching import searching
    from hrcdiff.families import family

    found = searching(library, (document,), lambda corpus: family(corpus, corpus.held[document.sha256]))
    others = others_of(found, library, without=document)
    if not others:
        raise UsageError(f"no other version of {text} in the library: name its versions after the address")
    return others


def others_of(found: Family, library: list[Path] | None, *, without: Document) -> list[str]:
    """How to call the other members of a family, in its order: by symbol or name, or by path where that means another.

    What is not in a library is left out.
    """
    return [
        called
        for member in found.members
        if member.held.facts.sha256 != without.sha256 and (called := _called(member.held, library))
    ]


def _called(held: Held, library: list[Path] | None) -> str | None:
    """A way to name a text that leads to its very bytes."""
    from hashlib import sha256

    from hrcdiff.readers import load

    name = held.symbol or held.name
    with suppress(HrcdiffError):
        if sha256(open_text(name, library).data).hexdigest() == held.facts.sha256:
            return name
    for entry in (entry for each in libraries(library) for entry in each.entries):
        with suppress(HrcdiffError):
            if sha256(load(entry.path)).hexdigest() == held.facts.sha256:
                return str(entry.path)
    return None


def family_page(text: Text, found: Family, library: list[Path] | None, to: Target) -> None:
    """The lineage of a family as a page; UsageError if it has no other version."""
    document = text.document()
    others = others_of(found, library, without=document)
    member = any(m.held.facts.sha256 == document.sha256 for m in found.members)
    texts: list[str | Text] = [*([text] if member else []), *others]
    if len(texts) < 2:
        raise UsageError(
            f"{text.shown} is the only version of its family in the library: add others with 'hrcdiff library add', "
            "or name a folder with --library"
        )
    drawn = traced(texts, Wanted(), library, None)
    deliver_as(drawn.lineage, "html", to.reading(*drawn.read))
