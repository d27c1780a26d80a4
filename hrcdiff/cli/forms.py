"""The forms in which a redline is delivered, and what fits them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hrcdiff.cli.talk import (
    MOST,
    MOST_ABREAST,
    Target,
    colour,
    deliver,
    deliver_markdown,
    print_text,
    put_raw,
    show_in_browser,
    talk,
    width,
    wrapped,
)
from hrcdiff.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from hrcdiff.model import Document, Redline
    from hrcdiff.texts import Text

_NARROWED = ("html", "markdown", "stat", "ledger", "redline")
"""Forms that ``--only`` narrows."""
_SIDED = ("html", "redline")
_AGREED = ("html", "json", "markdown", "summary", "redline")
"""Forms that tell what ``--agreed`` found."""
_SCALED = ("html", "json", "markdown", "ledger", "summary", "redline")
"""Forms that tell what the scale of verbs says."""
_ANSWERED = ("ledger", "summary", "redline")
"""Forms that hold the answer of the rollover test, where a person reads them."""


class Word(NamedTuple):
    """Which Word file is wanted: tracked changes, unless one of the others is asked for."""

    clean: bool = False
    two_column: bool = False
    onto: Text | None = None
    """The older text, if the changes are to be written into its own file."""
    author: str | None = None


class Wanted(NamedTuple):
    """How a redline is to be delivered.

    ``only`` narrows what is shown; ``check`` stands in for a form when none is asked for.
    """

    form: str
    """``redline`` is the terminal's; each of the others has an option of its name."""
    to: Target = Target()
    only: str | None = None
    check: str | None = None
    sides: bool = False
    """Old words beside new ones."""
    opened: bool = False
    """Shown in the browser as well."""
    word: Word = Word()
    agreed: bool = False
    """Whether what was put in is looked for in other texts."""
    scaled: bool = False
    """Whether a scale of verbs was given."""


def refuse_idle(form: str, shapes: Mapping[str, bool], author: str | None) -> None:
    """UsageError for options of the Word file that mean nothing without it, or nothing together."""
    asked = [f"--{name}" for name, wanted in shapes.items() if wanted]
    named = [*asked, *(["--author"] if author is not None else [])]
    if named and form != "docx":
        raise UsageError(
            f"{' and '.join(named)} without --docx: add it, or leave {'it' if len(named) == 1 else 'them'} out"
        )
    if len(asked) > 1:
        raise UsageError(f"{' and '.join(asked)} together: choose one at a time")
    if author is not None and asked in (["--clean"], ["--two-column"]):
        raise UsageError(f"--author with {asked[0]}: that file has no tracked changes")
    if author is not None and not author.strip():
        raise UsageError("--author names nobody: give a name, or leave it out")


def fitting(wanted: Wanted) -> None:
    """UsageError if something is asked for that the form cannot show."""
    scaled = (*_SCALED, "docx") if wanted.word.two_column else _SCALED
    for option, asked, forms in (
        ("only", wanted.only, _NARROWED),
        ("side-by-side", wanted.sides, _SIDED),
        ("agreed", wanted.agreed, _AGREED),
        ("verb-scale", wanted.scaled, scaled),
    ):
        test = wanted.form == "redline" and wanted.check
        if asked and (test or wanted.form not in forms):
            what = "check rollover" if test else wanted.form
            raise UsageError(f"--{option} has no effect on --{what}: leave one of the two out")


def deliver_as(redline: Redline, wanted: Wanted) -> None:
    """Print the redline, or write it, in the form that is wanted."""
    _DELIVER.get(wanted.form, _as_text)(redline, wanted)


def passes(redline: Redline, wanted: Wanted) -> bool:
    """Whether the check that was asked for holds; if not, and what was printed does not say so, a line that does."""
    from hrcdiff.findings.ledgers import rollover
    from hrcdiff.renderers.to_ledgers import FAILS

    if rollover(redline).holds:
        return True
    if wanted.to.path is not None or wanted.form not in _ANSWERED:
        talk(f"hrcdiff: {FAILS[0].lower()}{FAILS[1:]}")
    return False


def _as_html(redline: Redline, wanted: Wanted) -> None:
    from hrcdiff.output import report_path
    from hrcdiff.renderers.headline import answered
    from hrcdiff.renderers.html import to_html

    page = to_html(redline, only=wanted.only, sides=wanted.sides)
    path = wanted.to.write(page, report_path(redline.old.name, redline.new.name, "html"))
    put_raw(f"{path.as_posix()}\n")
    talk(*wrapped(answered(redline)), *(f"warning: {w.message}" for w in redline.warnings), *_odd_texts(redline))
    if wanted.opened:
        show_in_browser(path)


def _as_docx(redline: Redline, wanted: Wanted) -> None:
    from hrcdiff.output import report_path
    from hrcdiff.renderers import docx
    from hrcdiff.renderers.headline import answered

    word = wanted.word
    author = docx.AUTHOR if word.author is None else word.author
    if word.clean:
        which, data = "-clean", docx.to_clean_docx(redline.new)
    elif word.two_column:
        which, data = "-two-column", docx.to_column_docx(redline)
    elif word.onto:
        which, data = "-onto", docx.onto_docx(redline, word.onto.data, word.onto.shown, author)
    else:
        which, data = "", docx.to_docx(redline, author)
    name = report_path(redline.old.name, redline.new.name, "docx")
    path = wanted.to.write(data, name.with_name(f"{name.stem}{which}.docx"))
    put_raw(f"{path.as_posix()}\n")
    documents = (redline.new,) if word.clean or word.onto else (redline.old, redline.new)
    left = [line for document in documents for line in _left_out(document)]
    talk(*wrapped(answered(redline)), *(f"warning: {w.message}" for w in redline.warnings), *_odd_texts(redline), *left)


def _left_out(document: Document) -> list[str]:
    """What a text has, or should have, that is not in its Word file."""
    from hrcdiff.renderers.docx import unprinted
    from hrcdiff.renderers.phrases import counted, listed

    loose = unprinted(document)
    lost = [note for note in document.footnotes if note.text is None and note not in loose]
    out: list[str] = []
    if lost:
        places = listed([f"{note.marker} at {note.address}" for note in lost])
        out.append(f"{document.name}: the source has lost the words of footnote {places}; the Word file has it empty")
    if loose:
        out.append(f"{document.name}: {counted(len(loose), 'footnote')} without a place in the text left out")
    if document.unassigned:
        count = counted(document.tally.unassigned, "character")
        out.append(f"{document.name}: {count} that found no place left out ('hrcdiff show' lists them)")
    return [f"warning: {line}" for line in out]


def _as_json(redline: Redline, wanted: Wanted) -> None:
    from hrcdiff.renderers.to_json import to_json

    deliver(to_json(redline), wanted.to)


def _as_markdown(redline: Redline, wanted: Wanted) -> None:
    from hrcdiff.renderers.to_markdown import redline_to_markdown

    deliver_markdown(redline_to_markdown(redline, only=wanted.only), wanted.to)
    tell(redline, rulings=False)


def _as_text(redline: Redline, wanted: Wanted) -> None:
    from hrcdiff.renderers.to_ledgers import as_text

    columns, coloured = (80, False) if wanted.to.path else (width(MOST_ABREAST if wanted.sides else MOST), colour())
    what = wanted.check if wanted.form == "redline" and wanted.check else wanted.form
    if what == "instructions":
        _as_instructions(redline, wanted, columns)
        return
    text = as_text(redline, what, wanted.only, width=columns, colour=coloured, sides=wanted.sides)
    print_text(text, wanted.to)
    if what != "redline":
        tell(redline, rulings=what != "summary")


def _as_instructions(redline: Redline, wanted: Wanted, columns: int) -> None:
    from hrcdiff.instructions import instructions, untold
    from hrcdiff.renderers.to_instructions import instructions_to_text

    drawn = instructions(redline)
    print_text(instructions_to_text(redline, drawn, width=columns), wanted.to)
    tell(redline)
    talk(*(f"warning: {line}" for line in untold(redline, drawn)))


def tell(redline: Redline, *, rulings: bool = True) -> None:
    """What the form itself does not say: rulings that were not followed, texts that a library's index does not know."""
    from hrcdiff.rulings import MISFIT, NO_EFFECT

    talk(*_odd_texts(redline))
    if rulings:
        talk(*(f"warning: {each.message}" for each in redline.warnings if each.code in (MISFIT, NO_EFFECT)))


def _odd_texts(redline: Redline) -> list[str]:
    from hrcdiff.texts import NOT_AS_INDEXED

    found = (each for document in (redline.old, redline.new) for each in document.warnings)
    return [f"warning: {each.message}" for each in found if each.code == NOT_AS_INDEXED]


_DELIVER: dict[str, Callable[[Redline, Wanted], None]] = {
    "html": _as_html, "docx": _as_docx, "json": _as_json, "markdown": _as_markdown,
}  # fmt: skip
